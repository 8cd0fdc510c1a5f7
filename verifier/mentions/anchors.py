"""Where it is worth looking: stretches of text around cheap literal strings. Pure.

Searching a literal costs about half a nanosecond a character, a pattern that may begin
with many letters a hundred times that. Patterns therefore run only near an anchor.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from verifier.mentions.layout import Layout

Span = tuple[int, int]

_YEAR = re.compile(r"(?:1[89]|20)\d\d")
# "In 1984 Barry Marshall …" names a study without a word for one.
_YEAR_AND_NAME = re.compile(r"n (?:19|20)\d\d,? [A-Z]")
# "SELECT, with 17,604 participants"
_ACRONYM_AND_SIZE = re.compile(r"[A-Z]{4}(?:[A-Z]|-\d)*+, (?:with|in) \d")
_MORE_AUTHORS = (
    "et al", "et. al", "Et al", "Et Al", "ET AL", "ET. AL", "Et. al", "et  al", "et\xa0al",
    "et.al", "etal", "et\nal", "olleagues", "oworkers", "o-workers", "and others", "& others", "ssociates",
    "ollaborat", "oauthors", "o-authors", "o-investigators", "and his ", "and her ",
    "and their ", "and a team", "and team", "& team", "olaboradores", "y col", "e col",
    "et col", "ses collègues", "Kollegen", "Mitarbeiter", "u.a.", "u. a.", " & al",
)  # fmt: skip
# A page's words for studies, their authors and where they appear.
_STUDY_WORDS = (
    "tudy", "tudies", "rial", "eview", "esearch", "nalys", "cientists", "nvestigator",
    "urvey", "ase report", "xperiment", " report", " audit", " paper", "ublished", "ournal", "issue of",
    "uthor", "ochrane", "SOURCE", "Source:", "uideline", "RCT", "wrote up", "ppeared", "cohort", "“", ' "', '\n"', "articipants", " patients", "recruiting", "randomi", "STAR*D", "PREDIMED",
    "STEP ", "SUSTAIN", "SURMOUNT", "edition of",
    "JAMA", "Lancet", "BMJ", "NEJM", "led by", "M.D.", "MD,", "PhD,", "Ph.D.",
    "Dr. ", "Dr ", "consensus", "position statement", "recommendations",
)  # fmt: skip
_BEFORE, _AFTER = 320, 90


def near_authors(text: str, gaps: Iterable[Span]) -> Iterator[Span]:
    """Spans in which names with "et al." or a year may stand; none overlap."""
    for start, end in gaps:
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
        for word in _STUDY_WORDS:
            place = text.find(word, start, end)
            while place >= 0:
                low, high = layout.sentence(place + len(word) - 1)
                found.add((max(low, start), min(high, end)))
                place = text.find(word, max(high, place + 1), end)
        for pattern in (_YEAR_AND_NAME, _ACRONYM_AND_SIZE):
            for match in pattern.finditer(text, start, end):
                low, high = layout.sentence(match.start())
                found.add((max(low, start), min(high, end)))
    return sorted(found)


def _places(text: str, words: Sequence[str], start: int, end: int) -> list[int]:
    places = []
    for word in words:
        place = text.find(word, start, end)
        while place >= 0:
            places.append(place)
            place = text.find(word, place + 1, end)
    return places
