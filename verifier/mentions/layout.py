"""Where an offset of a document's text stands: its sentence, its line. Pure."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property

from verifier.models import Document

# An end of sentence: a full stop and its closing quotes or note numbers, then space.
# What follows decides: a small letter or a digit after "et al." ends nothing. Of the
# ``plain`` stops, between a number or a word without an abbreviation's ending and a
# capital, nothing more needs to be asked; most are such.
_STOP = re.compile(
    r"[.!?…\n](?:(?P<plain>(?:(?<=[a-z]{2}\.)(?<!(?:al|dr|rs|of|eg|ie|cf|ig|gs|no|ol|st"
    r"|ed|ds|ox|ca|sp|ef|fs|tc|cl|pt|iv)\.)(?<!\b(?:jr|mr|ms|pp|sr|vs)\.)|(?<=[!?])"
    r"|(?<=[\d)]\.))\s(?=[A-Z]))"
    r"|(?<=\n)\s*\n\s*"
    r"|(?<!\n)[\"'”’)\]]{0,3}+(?>(?:\[\d[\d,–-]{0,12}\]|\(\d{1,2}(?>(?:[,–-]\d{1,2}){0,5})\)|[¹²³⁰⁴-⁹][¹²³⁰⁴-⁹˒⁻,–-]{0,12}"
    # "fewer symptoms.5 The Society": a number glued to the stop points to a note
    r"|(?:(?<=[^\W\d_]{3}[.!?])|(?<=[.!?][”\"’)]))\d{1,3}(?>(?:[,–-]\d{1,3}){0,4})"
    r"(?=\s+[\"“‘(]?[^\W\d_a-zß-öø-ÿ]))?)\s+)"
)
_ABBREVIATIONS = frozenset(
    "al dr drs prof mr mrs "
    "ms vs v e.g i.e eg ie cf fig figs no vol st ed eds approx ca "
    "resp ref refs p pp etc jr sr incl dept univ".split()
)
_MONTHS = frozenset("Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec".split())
_NEXT_WORD = re.compile(
    r"[\"“‘]?[^\W\d_a-z](?:[^\W\d_A-Z]*[’']?[^\W\d_A-Z]+[\s,]|\s[a-z])"
)
_A_WORD = max(map(len, _ABBREVIATIONS)) + 1  # so many letters are none of these
_LONGEST = 1200
OPEN_AT_MOST = 600  # characters that a bracket may hold
_BRACKET = 60  # characters of a journal and what opens the bracket that it stands in


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
        """Ascending offsets at which sentences begin, and the end of the text."""
        blocks, text = self.document.blocks, self.text
        edges = {edge for b in blocks for edge in (b.start, b.end) if edge < len(text)}
        edges.update((0, len(text)), sentence_ends(text, 0, len(text)))
        return list(_cut(text, sorted(edges)))

    @cached_property
    def _italics(self) -> dict[int, int]:
        """Where words in italics begin, by where they end."""
        return {end: start for start, end in self.document.emphasis}

    def italics_before(self, offset: int) -> int | None:
        """Where the words in italics begin that end at the offset, if any do."""
        return self._italics.get(offset)

    @cached_property
    def _italic_starts(self) -> list[int]:
        return [start for start, _ in self.document.emphasis]

    def italics_within(self, start: int, end: int) -> tuple[tuple[int, int], ...]:
        """The words in italics that begin in the stretch."""
        if not self.document.emphasis:
            return ()
        low = bisect_left(self._italic_starts, start)
        high = bisect_left(self._italic_starts, end)
        return self.document.emphasis[low:high]

    def is_in_italics(self, start: int, end: int) -> bool:
        """Whether italics end with the words, and the year behind is not in them.

        So journals and books are printed, and names of authors are not.
        """
        begin = self.italics_before(end)
        return begin is not None and begin <= start

    def line(self, offset: int) -> int:
        """The line of the text, counted from 1, on which the offset stands."""
        return bisect_left(self._line_ends, offset) + 1

    def block_start(self, start: int, end: int) -> int:
        """The beginning of the last block that begins within the span, else its own."""
        bounds = self._bounds
        return max(start, bounds[bisect_right(bounds, end - 1) - 1])

    def sentence(self, start: int, end: int | None = None) -> tuple[int, int]:
        """The span of the sentence (or sentences) that hold ``start`` to ``end``.

        A text without full stops is cut all the same, every so many characters.
        """
        bounds, text = self._bounds, self.text
        low = bounds[bisect_right(bounds, start) - 1]
        stop = min(max(start + 1, end or start), len(text))
        high = bounds[bisect_left(bounds, stop)]
        while high > stop and text[high - 1].isspace():
            high -= 1
        return low, high


def sentence_ends(text: str, start: int, end: int) -> list[int]:
    """Where sentences end in the stretch and others begin, ascending."""
    return [
        stop
        for match in _STOP.finditer(text, start, end)
        if (stop := match.end()) == end
        or match.lastindex
        or text[match.start()] == "\n"
        or _ends_sentence(text, match.start(), stop)
    ]


def _cut(text: str, bounds: list[int]) -> Iterator[int]:
    """The bounds, and further ones where two of them are too far apart."""
    before = bounds[0]
    for bound in bounds:
        while bound - before > _LONGEST:
            space = text.rfind(" ", before + _LONGEST // 2, before + _LONGEST)
            before = space + 1 if space >= 0 else before + _LONGEST
            yield before
        yield bound
        before = bound


def in_brackets(text: str, offset: int) -> bool:
    """Whether a bracket that opened shortly before the offset is still open."""
    low = max(0, offset - OPEN_AT_MOST)
    low = text.rfind("\n", low, offset) + 1 or low
    opened = max(text.rfind("(", low, offset), text.rfind("[", low, offset))
    if opened < 0:
        return False
    closed = max(text.rfind(")", low, offset), text.rfind("]", low, offset))
    return opened > closed or (
        text.count("(", low, offset) + text.count("[", low, offset)
        > text.count(")", low, offset) + text.count("]", low, offset)
    )


def _is_in_brackets(text: str, stop: int) -> bool:
    low = max(0, stop - _BRACKET)
    return text.rfind("(", low, stop) > text.rfind(")", low, stop)


def _ends_sentence(text: str, stop: int, begin: int) -> bool:
    following = text[begin : begin + 1]
    if following.islower() or following in ",;)":
        return False
    if text[stop] != ".":
        return True
    if stop >= _A_WORD and text[stop - _A_WORD : stop].isalpha():
        return True
    words = text[max(0, stop - 9) : stop].split()
    word = words[-1].lstrip("([“\"'‘") if words else ""
    if word.lower() == "al":
        # "… by Doe et al. The patients": a capital after "al." begins a sentence.
        return following.isupper()
    if following.isdigit() and (word in _MONTHS or _is_in_brackets(text, stop)):
        return False  # "the Jan. 14 issue", "(J Pain Res. 2017)"
    initial = len(word) == 1 and word.isupper()
    abbreviated = initial or word.lower() in _ABBREVIATIONS
    # "It says no. In Leeds", and not "no. A12", "no. ChiCTR00"
    last = word.lower() == "no" and _NEXT_WORD.match(text, begin)
    return bool(last) or not abbreviated
