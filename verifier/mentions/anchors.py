"""Where it is worth looking: stretches of text around cheap literal strings. Pure.

Searching a literal costs about half a nanosecond a character, a pattern that may begin
with many letters a hundred times that. Patterns therefore run only near an anchor.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from verifier.mentions.layout import Layout

Span = tuple[int, int]

_YEAR = re.compile(r"(?:1[89]|20)\d\d")
# "SELECT, with 17,604 participants"
_ACRONYM_AND_SIZE = re.compile(r"[A-Z]{4}(?:[A-Z]|-\d)*+, (?:with|in) \d")
# "al." stands for every spelling of "et al." with its full stop.
_MORE_AUTHORS = (
    "al.", "AL.", "et al", "ET AL", "olleagues", "oworkers", "o-workers", "nd others",
    "& others", "ssociates", "ollaborators", "oauthors", "o-authors", "nd his ",
    "nd her ", "nd their ", "nd a team", "Kollegen", " cols", " coll.", "collègues",
)  # fmt: skip
_AL = ("al.", "AL.")
# A page's words for studies, their authors and where they appear.
_STUDY_WORDS = (
    "tud", "rial", "eview", "esearch", "nalys", "cientists", "nvestigator",
    "urvey", "xperiment", " report", " audit", " paper", "ublished",
    "ournal", "issue of", "edition of", "uthor", "ochrane", "SOURCE", "Source:",
    "uideline", "RCT", "wrote up", "ppeared", "cohort", "“", ' "', '\n"', "STAR*D",
    "PREDIMED", "STEP ", "JAMA", "Lancet", "led by", "M.D.", "MD,", "PhD,", "onsensus",
    "ecommendations", "recruiting", "n 19", "n 20",
)  # fmt: skip
_SMALLEST = 12  # characters in which a study could be named
_BEFORE, _AFTER = 320, 90


def near_authors(text: str, gaps: Iterable[Span]) -> Iterator[Span]:
    """Spans in which names with "et al." or a year may stand; none overlap."""
    for start, end in gaps:
        if end - start < _SMALLEST:
            continue
        places = [match.start() for match in _YEAR.finditer(text, start, end)]
        places += _places(text, _MORE_AUTHORS, start, end)
        places.sort()
        low = high = -1
        for place in places:
            if place - _BEFORE > high:
                if high > low:
                    yield low, high
                low = _word_start(text, max(start, place - _BEFORE, high))
            high = min(end, place + _AFTER)
        if high > low:
            yield low, high


def _word_start(text: str, offset: int) -> int:
    """The offset, or the beginning of the word that it cuts."""
    while offset > 0 and text[offset - 1 : offset + 1].isalnum():
        offset -= 1
    return offset


def study_sentences(layout: Layout, gaps: Iterable[Span]) -> list[Span]:
    """The sentences that hold a word for a study, each once, in order."""
    text = layout.text
    found: set[Span] = set()
    for start, end in gaps:
        if end - start < _SMALLEST:
            continue
        for word in _STUDY_WORDS:
            place = text.find(word, start, end)
            while place >= 0:
                low, high = layout.sentence(place + len(word) - 1)
                found.add((max(low, start), min(high, end)))
                place = text.find(word, max(high, place + 1), end)
        for match in _ACRONYM_AND_SIZE.finditer(text, start, end):
            low, high = layout.sentence(match.start())
            found.add((max(low, start), min(high, end)))
    return sorted(found)


def _places(text: str, words: Sequence[str], start: int, end: int) -> list[int]:
    places = []
    for word in words:
        place = text.find(word, start, end)
        while place >= 0:
            # "clinical." is no "et al."
            if (
                word not in _AL
                or not text[place - 1 : place].isalpha()
                or _is_glued(text, place)
            ):
                places.append(place)
            place = text.find(word, place + 1, end)
    return places


def _is_glued(text: str, place: int) -> bool:
    """Whether "al." has lost the space that should part it from "et"."""
    return (
        text[place - 2 : place].lower() == "et"
        and not text[place - 3 : place - 2].isalpha()
    )
