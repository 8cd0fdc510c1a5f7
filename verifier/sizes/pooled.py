"""How many studies were pooled, as a stretch of text states it. Pure."""

import re
from collections.abc import Iterator, Sequence

from verifier.literals import matches_at
from verifier.models import SampleSize
from verifier.sizes.forms import INCLUDED_OF, LETTER_K, POOLED, POOLED_LETTERS
from verifier.sizes.numbers import NUMBER, FoundSize, is_year, value_of
from verifier.sizes.roles import APPROXIMATE
from verifier.sizes.vetoes import NOT_BEFORE

_MOST_STUDIES = 100_000
# Publications looked at on the way to those that a review includes.
_NOT_INCLUDED = re.compile(
    r"[^.,;]{0,30}?\s(?:(?:were|was) (?:initially )?(?:found|obtained)"
    r"|(?:(?:were|was) )?(?:initially )?(?:retrieved|identified|screened|excluded))\b"
)
# "Of 2,340 papers found, Doe included 23."
_OF = re.compile(r"\bof (?:the |some |about |more than )?$")
_FOUND = re.compile(
    r" (?:they |he |she )?(?:found|turned up|retrieved|obtained)(?:,| by| at first)"
)
# "Seventeen of 25 studies could be pooled"; "four of the ten papers warned of it".
_PART_OF = re.compile(
    rf"(?P<pooled>\b(?:included|kept|pooled|used) (?:only |just )?)?"
    rf"(?P<number>{NUMBER}) of (?:the |these |those )?$"
)
_WERE_POOLED = re.compile(
    r"[^.;,]{0,20}?\s(?:(?:could be|were) (?:pooled|included|combined|used)|made it"
    r"|qualified|met\b|made the cut)"
)


# "A review of 12 trials by Doe": the review is Doe's.
_REVIEW_OF = re.compile(r"\b(?:review|analysis|overview|synthesis) of (?:the |all )?$")
# "Not one of the 15 trials in the review": it has fifteen.
_IN_REVIEW = re.compile(
    r" (?:in|of) (?:the|this|that|their|his|her) (?:[\w-]+ )?"
    r"(?:review|meta-analysis|analysis)\b| (?:that )?(?:reviewed|pooled|included) by\b"
)


def pooled_between(
    lowered: str, stretch: str, places: Sequence[int], start: int
) -> Iterator[FoundSize]:
    """The numbers of pooled studies that a stretch states."""
    for match in _counts(lowered, stretch, places, start):
        if pooled := _studies(lowered, match, start):
            yield pooled


def _counts(
    lowered: str, stretch: str, places: Sequence[int], start: int
) -> Iterator[re.Match[str]]:
    """Where a stretch may count pooled studies."""
    end = start + len(stretch)
    if any(some in stretch for some in POOLED_LETTERS):
        yield from matches_at(POOLED, lowered, places, end)
        yield from INCLUDED_OF.finditer(lowered, start, end)
    if "k=" in stretch or "k =" in stretch:
        yield from LETTER_K.finditer(lowered, start, end)


def _studies(lowered: str, match: re.Match[str], start: int) -> FoundSize | None:
    """The number of pooled studies that a match states, if it is one."""
    number = match.group("number")
    before = lowered[max(start, match.start() - 24) : match.start()]
    of_authors = lowered.startswith(" by ", match.end()) and not _REVIEW_OF.search(
        before
    )
    if is_year(number) or NOT_BEFORE.search(before) or of_authors:
        return None
    found = _FOUND.match(lowered, match.end()) and _OF.search(before)
    if found or _NOT_INCLUDED.match(lowered, match.end()):
        return None
    value = value_of(number)
    if part := _PART_OF.search(before):
        if part["pooled"] or _WERE_POOLED.match(lowered, match.end()):
            value = value_of(part["number"])
        elif not _IN_REVIEW.match(lowered, match.end()):
            return None
    if not 2 <= value <= _MOST_STUDIES:
        return None
    about = bool(APPROXIMATE.search(before))
    size = SampleSize(value, "studies", about=about)
    return FoundSize(match.start(), match.end(), size)
