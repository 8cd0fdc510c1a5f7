"""The sample sizes that a stretch of text states. Pure."""

import re
from collections.abc import Iterator

from verifier.literals import matches_at
from verifier.models import SampleSize, SizeRole
from verifier.names import lower
from verifier.sizes.abroad import FOREIGN_LETTERS, sizes_abroad
from verifier.sizes.forms import (
    ACTING,
    COUNTED,
    COUNTS,
    CUE,
    LETTER_N,
    MILLION,
    OF_ARMS,
    THOUSANDS,
    VERBED,
)
from verifier.sizes.numbers import (
    DIGITS,
    MOST_PEOPLE,
    NUMBER_FIRST,
    NUMBER_STARTS,
    NUMBER_WORDS,
    FoundSize,
    is_year,
    value_of,
    word_number,
)
from verifier.sizes.parts import parts_between, summed
from verifier.sizes.pooled import pooled_between
from verifier.sizes.roles import APPROXIMATE, role_of
from verifier.sizes.vetoes import EVERY_YEAR, counts_nobody


def sizes_between(lowered: str, start: int, end: int) -> Iterator[FoundSize]:
    """The sample sizes that a stretch of lower-case text states, in no fixed order."""
    stretch = lowered[start:end]
    abroad = FOREIGN_LETTERS.occur_in(stretch)
    cue = " million " in stretch or CUE.search(lowered, start, end)
    if not cue and not abroad and not NUMBER_WORDS.stand_in(stretch):
        return
    places = [match.start() for match in NUMBER_STARTS.finditer(lowered, start, end)]
    rare = (
        *_millions(lowered, start, end),
        *parts_between(lowered, stretch, places, start),
    )
    taken = {one.start: one for one in rare}
    for form in COUNTS.possible(stretch):
        for match in (
            matches_at(form, lowered, places, end)
            if form.pattern.startswith(NUMBER_FIRST)
            else form.finditer(lowered, start, end)
        ):
            at = match.start("number")
            if at not in taken and (found := _people(lowered, match, start, end)):
                taken[at] = found
    yield from summed(lowered, sorted(taken.values(), key=lambda found: found.start))
    if abroad:
        yield from sizes_abroad(lowered, places, start, end, taken)
    for pooled in pooled_between(lowered, stretch, places, start):
        if pooled.start not in taken:
            yield pooled


_ABBREVIATED = re.compile(r"\d ?(?:k|mn?) ")
_PARTS_OF_MILLION = {"half": 0.5, "a quarter of": 0.25}


def _millions(lowered: str, start: int, end: int) -> Iterator[FoundSize]:
    """Sizes of cohorts in millions or "k", which are always rounded."""
    stretch = lowered[start:end]
    if " million " not in stretch and not _ABBREVIATED.search(stretch):
        return
    found = [
        (match, round(_of_million(match) * 1_000_000))
        for match in MILLION.finditer(lowered, start, end)
    ]
    found += [
        (match, round(float(match["number"]) * 1000))
        for match in THOUSANDS.finditer(lowered, start, end)
    ]
    for match, count in found:
        if count <= MOST_PEOPLE and not EVERY_YEAR.match(lowered, match.end()):
            yield FoundSize(*match.span(), SampleSize(count, about=True))


def _of_million(match: re.Match[str]) -> float:
    """How many millions a match of `MILLION` states."""
    if match["word"]:
        return word_number(match["word"])
    return float(match["number"] or _PARTS_OF_MILLION.get(match["part"], 1))


def _people(
    lowered: str, match: re.Match[str], start: int, end: int
) -> FoundSize | None:
    """The size that a match of one of the forms states, if it counts a sample."""
    number, form, first = match["number"], match.re, match.start("number")
    stop = match.end("number") if form is ACTING else match.end()
    ahead = match.start() if form is LETTER_N else first
    before = lowered[max(start, ahead - 40) : ahead]
    after = lowered[stop : min(end, stop + 80)]
    if counts_nobody(match, before, after, start):
        return None
    of_people = form is COUNTED and before.endswith("of ")
    about = bool(APPROXIMATE.search(before))
    if is_year(number) and not (form is LETTER_N or of_people or about):
        return None
    told = lowered[stop : match.end()] if form is ACTING else after
    if form is VERBED:  # its role is the verb before it
        told = ""
    role: SizeRole = "per_arm" if form in OF_ARMS else role_of(before, told)
    return FoundSize(
        first, match.end(), SampleSize(value_of(number), role, about=about)
    )


_OPENS_CELL = re.compile(rf"\s*(?:n\s?=\s?)?(?P<number>{DIGITS})(?!\s?%|\.\d)")


def counted_in(lowered: str, start: int, end: int) -> FoundSize | None:
    """The number that opens a cell under "People" or "n"."""
    found = _OPENS_CELL.match(lowered, start, end)
    if found is None or not 2 <= value_of(found["number"]) <= MOST_PEOPLE:
        return None
    size = SampleSize(value_of(found["number"]))
    return FoundSize(found.start("number"), found.end("number"), size)


def find_sizes(text: str) -> list[FoundSize]:
    """The sample sizes a text states, in order of their place.

    >>> [f.size for f in find_sizes("We randomised 24 fibromyalgia patients.")]
    [SampleSize(count=24, role='randomised', about=False)]
    """
    lowered = lower(text)
    return sorted(
        sizes_between(lowered, 0, len(lowered)), key=lambda found: found.start
    )
