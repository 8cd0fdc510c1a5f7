"""Where the sentences of a block begin and end. Pure."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise

from verifier.claims.places import Placed

_STOP = re.compile(
    r"[.!?\n](?:(?<=\n)\s*\n|(?<!\n)[\"'”’)\]]*\s+(?=[\"'“‘(\[]?[^\W_a-z]))"
)
_ABBREVIATIONS = frozenset(
    "al dr drs prof profs mr mrs ms vs fig figs no nos vol pp eg ie st jr sr ca cf "
    "approx dept univ inc med res".split()
)
_ABBREVIATION = re.compile(
    rf"(?:\b(?:{'|'.join(sorted(_ABBREVIATIONS))}|e\.g|i\.e)|(?<![\w.])\w|\.\w)$"
)
_A_WORD = max(map(len, _ABBREVIATIONS)) + 1  # so many letters are none of these
# "said yes, mostly.1 Later follow-ups were less kind"
_GLUED_NOTE = re.compile(
    r"[.!?](?<=[^\W\d_]{3}.)\[?\d{1,2}(?:[,–-]\d{1,2}){0,4}\]?\s+"
    r"(?=[\"“‘(]?[^\W\d_a-zß-öø-ÿ])"
)


def find_sentences(
    text: str, lowered: str, start: int, end: int, placed: Sequence[Placed]
) -> list[tuple[int, int]]:
    """The sentences of a block. Those of mentions are taken from the mentions."""
    cuts = {start, end}
    for match in _STOP.finditer(text, start, end):
        if not _is_abbreviated(
            lowered[max(start, match.start() - _A_WORD - 1) : match.start()]
        ):
            cuts.add(match.end())
    if not placed:
        return list(pairwise(sorted(cuts)))
    known = sorted(
        (max(first, start), min(last, end))
        for first, last in {one.mention.sentence for one in placed}
    )
    for first, last in known:
        cuts |= {first, last}
    points = sorted(cuts)
    for first, last in known:
        inside = slice(bisect_right(points, first), bisect_left(points, last))
        cuts.difference_update(points[inside])
    cuts.update(note.end() for note in _GLUED_NOTE.finditer(text, start, end))
    points = sorted(cuts)
    return list(pairwise(points))


def _is_abbreviated(before: str) -> bool:
    """Whether what stands before a full stop ends with an abbreviation."""
    word = before[before.rfind(" ") + 1 :]
    if word.isalpha():  # as nearly always
        return len(word) == 1 or word in _ABBREVIATIONS
    return _ABBREVIATION.search(before) is not None
