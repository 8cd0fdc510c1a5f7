"""Where the sentences of a block begin and end. Pure."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise

from verifier.claims.places import Placed
from verifier.mentions.layout import sentence_ends
from verifier.models import Mention


def find_sentences(
    text: str, start: int, end: int, placed: Sequence[Placed]
) -> list[tuple[int, int]]:
    """The sentences of a block. Those of mentions are taken from the mentions.

    An entry that is cited in full within a sentence neither begins nor ends one.
    """
    cuts = {start, end, *sentence_ends(text, start, end)}
    if not placed:
        return list(pairwise(sorted(cuts)))
    known = sorted(
        (max(first, start), min(last, end))
        for first, last in {one.mention.sentence for one in placed}
    )
    within = {one.mention.sentence for one in placed if _is_within(one.mention)}
    for first, last in {one.mention.sentence for one in placed} - within:
        cuts |= {max(first, start), min(last, end)}
    points = sorted(cuts)
    for first, last in known:
        inside = slice(bisect_right(points, first), bisect_left(points, last))
        cuts.difference_update(points[inside])
    return list(pairwise(sorted(cuts)))


def _is_within(mention: Mention) -> bool:
    """Whether it is an entry, whose end need not be that of a sentence."""
    first, last = mention.sentence
    return mention.kind == "reference" and (first, last) == (mention.start, mention.end)
