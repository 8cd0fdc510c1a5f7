"""Entries that run on in one paragraph behind plain numbers: "1 Doe … 2 Roe …". Pure.

A plain number may be anything. It numbers an entry where all entries of a paragraph
stand behind numbers that go up; then what stands behind a number that is left out is
an entry as well, however little it tells.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from verifier.models import Reference
from verifier.references.authors import UPPER
from verifier.references.spans import WINDOW, parse_span

_NUMBER = re.compile(r"(?:(?<=\s)|\A)(\d{1,3})[.):]?\s\Z")
# "Phase 2 Doe J. …"
_COUNTS_ELSE = re.compile(
    r"\b(?:phase|step|type|level|stage|grade|part|week|day)\s\Z", re.IGNORECASE
)
_LONGEST = len("phase 123. ")
_MOST_LEFT_OUT = 3  # entries before one that was read
Numbered = tuple[int, int]  # a number, and where it stands


def in_runs(text: str, references: Sequence[Reference]) -> Iterator[Reference]:
    """The entries in order; those of a run with their numbers, and what it left out."""
    for run in _paragraphs(text, references):
        numbers = [_number_before(text, reference) for reference in run]
        read = [number for number in numbers if number]
        if len(read) == len(run) > 1 and _goes_up([number for number, _ in read]):
            yield from _filled(text, run, read)
        else:
            yield from run


def _paragraphs(
    text: str, references: Sequence[Reference]
) -> Iterator[list[Reference]]:
    run: list[Reference] = []
    for reference in references:
        if run and text.find("\n", run[-1].end, reference.start) >= 0:
            yield run
            run = []
        run.append(reference)
    if run:
        yield run


def _number_before(text: str, reference: Reference) -> Numbered | None:
    """The number right before an entry that has no label, and where it stands."""
    low = max(0, reference.start - _LONGEST)
    found = _NUMBER.search(text, low, reference.start)
    if not found or reference.label or _COUNTS_ELSE.search(text, low, found.start()):
        return None
    return int(found[1]), found.start()


def _goes_up(numbers: Iterable[int]) -> bool:
    return all(0 < b - a <= _MOST_LEFT_OUT + 1 for a, b in pairwise((0, *numbers)))


def _filled(
    text: str, run: Sequence[Reference], read: Sequence[Numbered]
) -> Iterator[Reference]:
    first = run[0].start
    low = max(text.rfind("\n", max(0, first - WINDOW), first) + 1, first - WINDOW, 0)
    before = 0
    for reference, (number, start) in zip(run, read, strict=True):
        yield from _left_out(text, (low, start), range(before + 1, number))
        yield replace(reference, label=str(number))
        low, before = reference.end, number


def _left_out(
    text: str, between: tuple[int, int], numbers: Iterable[int]
) -> Iterator[Reference]:
    """The entries that stand behind these numbers between two that were read."""
    low, high = between
    places = []
    for number in numbers:
        opens = re.compile(rf"(?:(?<=\s)|\A){number}[.):]?\s(?=[{UPPER}])")
        if found := opens.search(text, low, high):
            places.append((number, found.start(), found.end()))
            low = found.end()
    ends = [*(start for _, start, _ in places), high][1:]
    for (number, _, start), end in zip(places, ends, strict=True):
        entry = parse_span(text, start, end)
        if entry.authors and (entry.year or entry.journal or entry.title):
            yield replace(entry, label=str(number))
