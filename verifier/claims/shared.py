"""What one sentence tells of several studies named in one breath. Pure.

"Doe (2010) and Roe (2012), with 40 and 60 patients", "both randomised", "fewer than 50
patients each". Of what one sentence counts once, it stays open whose it is.
"""

import re
from collections.abc import Iterator, Sequence

from verifier.claims.binding import Binder
from verifier.models import SampleSize
from verifier.sizes import PEOPLE, FoundSize
from verifier.sizes.numbers import NUMBER, is_year, value_of

_FEWEST = 2
# Only these may stand between the number and its people: "40 and 60 older men".
_IN_TURN = re.compile(
    rf"(?P<first>{NUMBER})(?:, (?P<second>{NUMBER}),?)? and (?P<last>{NUMBER})"
    rf"(?: [a-z-]{{1,20}}){{0,2}}? (?:{PEOPLE})(?![a-z])(?! (?:per|in each)\b)"
)
_BETWEEN = re.compile(r"\b(?:between|from|aged) $")
_EACH = re.compile(r" each(?=\s?[.,;:)]|$| and\b)")
_BOTH = re.compile(
    r"\b(?:both|all three) (?:of (?:them|which) )?(?:(?:were|are|being) )?(?:an? )?"
    r"(?:[\w-]+,? )?$"
)
_REACH = 50


def sizes_in_turn(lowered: str, binder: Binder) -> Iterator[tuple[int, FoundSize]]:
    """Sizes told in the order of the studies, each with the study that it is of."""
    studies = binder.in_one_breath()
    if not 2 <= len(studies) <= 3:
        return
    first, last = binder.passage.start, binder.passage.end
    if lowered.find(" and ", first, last) < 0:
        return
    for match in _IN_TURN.finditer(lowered, first, last):
        numbers = [one for one in ("first", "second", "last") if match[one]]
        values = [value_of(match[one]) for one in numbers]
        if (
            len(numbers) != len(studies)
            or min(values) < _FEWEST
            or any(is_year(match[one]) for one in numbers)
            or _BETWEEN.search(lowered, max(first, match.start() - 10), match.start())
        ):
            continue
        for study, one, value in zip(studies, numbers, values, strict=True):
            yield study, FoundSize(*match.span(one), SampleSize(value))
        return


def is_of_each(lowered: str, end: int, last: int) -> bool:
    """Whether the size that ends there was that of each: "50 patients each"."""
    return _EACH.match(lowered, end, last) is not None


def told_of_both(lowered: str, binder: Binder, start: int) -> Sequence[int]:
    """The studies of which "both randomised" says what stands there, if several."""
    first = max(binder.passage.start, start - _REACH)
    if len(binder.studies) < 2 or not _BOTH.search(lowered, first, start):
        return ()
    return binder.in_one_breath()
