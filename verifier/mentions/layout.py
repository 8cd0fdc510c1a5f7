"""Where an offset of a document's text stands: its sentence, its line. Pure."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property

from verifier.models import Document

# An end of sentence: a full stop and its closing quotes or note numbers, then space.
# What follows decides: a small letter or a digit after "et al." ends nothing.
_STOP = re.compile(r"[.!?…][\"'”’)\]]{0,3}+(?:\[\d[\d,–-]{0,12}\])?+\s+|\n\s*\n\s*")
_ABBREVIATIONS = frozenset(
    "al dr drs prof mr mrs "
    "ms vs v e.g i.e eg ie cf fig figs no vol st ed eds approx ca "
    "resp ref refs p pp etc jr sr incl dept univ".split()
)
_LONGEST = 1200


class Layout:
    """Sentences and lines of one document, worked out when first asked for."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.text = document.text

    @cached_property
    def _line_ends(self) -> list[int]:
        return [match.start() for match in re.finditer("\n", self.text)]

    @cached_property
    def _bounds(self) -> list[int]:
        """Ascending offsets at which a sentence begins, from 0 to the end."""
        text = self.text
        stops = [
            match.end()
            for match in _STOP.finditer(text)
            if text[match.start()] == "\n"
            or _ends_sentence(text, match.start(), match.end())
        ]
        blocks = [edge for b in self.document.blocks for edge in (b.start, b.end)]
        return list(_cut(text, sorted({0, len(text), *stops, *blocks})))

    def line(self, offset: int) -> int:
        """The line of the text, counted from 1, on which the offset stands."""
        return bisect_left(self._line_ends, offset) + 1

    def block_start(self, start: int, end: int) -> int:
        """The beginning of the last block that begins within the span, else its own."""
        bounds = self._bounds
        last = bisect_right(bounds, end - 1) - 1
        return max(start, bounds[last])

    def sentence(self, start: int, end: int | None = None) -> tuple[int, int]:
        """The span of the sentence (or sentences) that hold ``start`` to ``end``.

        A text without full stops is cut all the same, every so many characters.
        """
        bounds = self._bounds
        first = bisect_right(bounds, start) - 1
        last = first + 1
        stop = end or start
        while last < len(bounds) - 1 and bounds[last] < stop:
            last += 1
        low = bounds[first] if first < len(bounds) else len(self.text)
        high = bounds[last] if last < len(bounds) else len(self.text)
        while high > stop and self.text[high - 1].isspace():
            high -= 1
        return low, high


def _cut(text: str, bounds: list[int]) -> Iterator[int]:
    """The bounds, and further ones where two of them are too far apart."""
    before = 0
    for bound in bounds:
        while bound - before > _LONGEST:
            space = text.rfind(" ", before + _LONGEST // 2, before + _LONGEST)
            before = space + 1 if space >= 0 else before + _LONGEST
            yield before
        yield bound
        before = bound


def _ends_sentence(text: str, stop: int, begin: int) -> bool:
    following = text[begin : begin + 1]
    if following.islower() or following in ",;)":
        return False
    if text[stop] != ".":
        return True
    words = text[max(0, stop - 9) : stop].split()
    word = words[-1].lstrip("([“\"'‘") if words else ""
    if word.lower() == "al":
        # "… by Doe et al. The patients": a capital after "al." begins a sentence.
        return following.isupper()
    initial = len(word) == 1 and word.isupper()
    return not initial and word.lower() not in _ABBREVIATIONS
