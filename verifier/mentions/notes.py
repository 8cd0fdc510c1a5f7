"""Marks in the text that point into the page's own list: ``relief[1]``. Pure.

Which marks a page uses is told by the page: spans that its format marked as notes and
numbers in square brackets first, then numbers glued to words, then numbers in round
brackets, which mean too many other things to be read beside any of those.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from verifier.literals import matches_at
from verifier.mentions.layout import Layout
from verifier.models import Mention, Reference
from verifier.names import fold_name

_NUMBERS = r"\d{1,3}(?:\s?[,;–‐‑-]\s?\d{1,3}){0,20}"
_SQUARE = re.compile(rf"\[({_NUMBERS})\]")
_ROUND = re.compile(
    rf"\((?:(?<=[^\W\d_][ .”\"’)].)|(?<=[%\d]\..))({_NUMBERS})\)(?=[\s.,;:]|$)"
    # "at week 8 (2)." at the end of a line
    rf"|\((?<=\d\s.)({_NUMBERS})\)(?=\.?(?:\n|$))"
)
_GLUED = re.compile(
    rf"(?<=[a-z][a-z])(?<!covid)({_NUMBERS})(?=[\s.,;:)]|$)"
    rf"|(?<=[a-z)\]%”\"’][.,;:?!])({_NUMBERS})(?=\s|$)"
    rf"|(?<=\d\d\d\d[.,])(\d{{1,2}}(?:[,–-]\d{{1,3}}){{0,8}})(?=\s|$)"
    rf"|(?<=[.,][”\"’])({_NUMBERS})(?=\s|$)"
)
_FIRST_DIGIT = re.compile(r"\d(?<!\d.)")
_RAISED = re.compile(r"[¹²³⁰⁴-⁹](?<=[\w.,;:)\]”].)[¹²³⁰⁴-⁹]*(?:[˒,⁻–-][¹²³⁰⁴-⁹]+)*")
_LEVEL = str.maketrans("¹²³⁰⁴⁵⁶⁷⁸⁹⁻˒", "1230456789-,")
_NUMBER = re.compile(r"(\d{1,3})(?:\s?[–‐‑-]\s?(\d{1,3}))?")
_NOT_NOTES = re.compile(
    r"(?:\b(?:covid|omega|vitamin|type|phase|figure|table|grade|stage|step|version"
    r"|coq|level|week|day|age|aged|part|windows|page)[- ]?|[=<>≥≤±$€£]\s?)\Z",
    re.IGNORECASE,
)
Entries = Mapping[int, Reference]
_MOST_MISSED = 5  # entries that may not have been read: 10⁹ points to none


def find_notes(
    layout: Layout,
    references: Sequence[Reference],
    named: list[Mention],
    gaps: Sequence[tuple[int, int]],
) -> list[Mention]:
    """A mention for each entry that a mark points to.

    A mark that stands on a mention by the same first author gives it the entry
    instead; ``named`` is changed in place.
    """
    entries = _by_number(references) or _by_order(layout, references)
    if not entries:
        return []
    starts = [m.start for m in named]
    notes = []
    for begin, _, numbers in _marks(layout, entries, gaps):
        near = bisect_right(starts, begin) - 1
        for first, stop, number in numbers:
            reference = entries[number]
            if near >= 0 and _belongs(layout.text, named[near], begin, reference):
                named[near] = replace(named[near], reference=reference)
                continue
            notes.append(_mention(layout, first, stop, reference))
    return notes


def _by_number(references: Sequence[Reference]) -> dict[int, Reference]:
    """The entries by the number they go by."""
    numbered: dict[int, Reference] = {}
    for reference in references:
        digits = reference.label.strip("[]().# ")
        if digits.isascii() and digits.isdigit() and len(digits) < 4:
            numbered.setdefault(int(digits), reference)
    return numbered


def _by_order(layout: Layout, references: Sequence[Reference]) -> dict[int, Reference]:
    """The entries counted where none has a label, and no note points beyond the last.

    Such a note, as the format marked it, says that the page has more entries than were
    read, and whichever is missing, those behind it go by other numbers.
    """
    last = len(references)
    beyond = any(
        last < number <= last + _MOST_MISSED
        for start, end in layout.document.notes
        for _, _, number in _read_numbers(layout.text, start, end)
    )
    if beyond or any(reference.label for reference in references):
        return {}
    return dict(enumerate(references, 1))


def _marks(
    layout: Layout, entries: Entries, gaps: Sequence[tuple[int, int]]
) -> Iterable[tuple[int, int, list[tuple[int, int, int]]]]:
    """Start, end and numbers of each mark, in the manner that the page uses."""
    text = layout.text
    marked = [
        (start, end)
        for start, end in layout.document.notes
        if _inside(start, end, gaps)
    ]
    found = list(_resolve(text, marked, entries))
    covered = {span[:2] for span in found}
    for pattern in (_RAISED, _SQUARE, _GLUED, _ROUND):
        if found and pattern is _GLUED:
            continue
        spans = [
            match.span(match.lastindex or 0)
            for gap in gaps
            for match in _find(pattern, text, *gap)
            if not _NOT_NOTES.search(text, max(0, match.start() - 12), match.start())
        ]
        pointed = {number for _, _, numbers in found for _, _, number in numbers}
        for mark in _resolve(text, spans, entries):
            new = {number for _, _, number in mark[2]}
            # Beside another manner, round brackets count for entries it leaves out.
            if mark[:2] not in covered and not (pattern is _ROUND and new & pointed):
                found.append(mark)
    return sorted(found)


def _find(
    pattern: re.Pattern[str], text: str, start: int, end: int
) -> Iterator[re.Match[str]]:
    if pattern is not _GLUED:
        return pattern.finditer(text, start, end)
    digits = (match.start() for match in _FIRST_DIGIT.finditer(text, start, end))
    return matches_at(pattern, text, digits, end)


def _inside(start: int, end: int, gaps: Sequence[tuple[int, int]]) -> bool:
    gap = bisect_right(gaps, (start, end)) - 1
    return any(
        low <= start and end <= high for low, high in gaps[max(0, gap) : gap + 2]
    )


def _resolve(
    text: str, spans: Iterable[tuple[int, int]], entries: Entries
) -> Iterator[tuple[int, int, list[tuple[int, int, int]]]]:
    """The marks all of whose numbers are entries."""
    for start, end in spans:
        numbers = list(_read_numbers(text, start, end))
        if numbers and all(number in entries for _, _, number in numbers):
            yield start, end, numbers


def _read_numbers(text: str, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    for match in _NUMBER.finditer(text[start:end].translate(_LEVEL)):
        first, last = int(match[1]), int(match[2] or match[1])
        low, high = start + match.start(), start + match.end()
        if first <= last < first + 60:
            yield from ((low, high, number) for number in range(first, last + 1))


def _belongs(text: str, mention: Mention, mark: int, reference: Reference) -> bool:
    """Whether the mark stands on the mention, and its entry is by the same author."""
    if mention.reference or not mention.authors or not reference.authors:
        return False
    between = text[mention.end : mark]
    if mark > mention.end and (len(between) > 3 or between.strip(" ,.([’'s")):
        return False
    name, first = fold_name(mention.authors[0]), fold_name(reference.authors[0])
    return name == first or name.split()[-1:] == first.split()[-1:]


def _mention(layout: Layout, start: int, end: int, reference: Reference) -> Mention:
    return Mention(
        start=start,
        end=end,
        surface=layout.text[start:end],
        kind="reference",
        sentence=layout.sentence(start, end),
        line=layout.line(start),
        reference=reference,
    )
