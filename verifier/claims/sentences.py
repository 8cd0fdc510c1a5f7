"""Where the sentences of a block begin and end. Pure."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise

from verifier.claims.places import Placed
from verifier.mentions.layout import sentence_ends


def find_sentences(
    text: str, start: int, end: int, placed: Sequence[Placed]
) -> list[tuple[int, int]]:
    """The sentences of a block. Those of mentions are taken from the mentions."""
    cuts = {start, end, *sentence_ends(text, start, end)}
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
    return list(pairwise(sorted(cuts)))
