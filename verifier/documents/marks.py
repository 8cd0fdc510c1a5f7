"""Links, notes and italics in raw text, and where cleaning puts them. Pure."""

import re
import unicodedata
from dataclasses import dataclass

from verifier.documents.cleaning import clean, tidy

ITALICS = "italics:"
_NOT_A_START = re.compile(r"[\u1161-\u11ff]")


@dataclass(slots=True)
class Mark:
    """A stretch of the raw text of the open block: a link, or a note without a url.

    One in italics has `ITALICS` in place of the address.
    """

    start: int
    end: int
    url: str


def cleaned(raw: str, marks: list[Mark]) -> tuple[str, list[Mark]]:
    """The text as a reader sees it, and the marks where they are in it.

    The text is cleaned between the ends of marks, so that these stay where they
    belong; marks that hold no text are left out.
    """
    if not marks:
        return tidy(raw), []
    places = {
        _boundary(raw, place) for mark in marks for place in (mark.start, mark.end)
    }
    moved: dict[int, int] = {}
    pieces: list[str] = []
    length = last = 0
    space = False  # white space is owed before the next word
    for place in (*sorted(places), len(raw)):
        piece = clean(raw[last:place])
        words = " ".join(piece.split())
        if words:
            if length and (space or piece[0].isspace()):
                pieces.append(" ")
                length += 1
            pieces.append(words)
            length += len(words)
            space = piece[-1].isspace()
        else:
            space = space or bool(piece)
        moved[place] = length
        last = place
    text = "".join(pieces)
    found = []
    for mark in marks:
        start = moved[_boundary(raw, mark.start)]
        end = moved[_boundary(raw, mark.end)]
        start += text[start : start + 1] == " "
        if start < end:
            found.append(Mark(start, end, mark.url))
    return text, found


def _boundary(raw: str, place: int) -> int:
    """The place, or the next one that does not part a letter from its marks."""
    while place < len(raw) and (
        unicodedata.category(raw[place])[0] == "M" or _NOT_A_START.match(raw[place])
    ):
        place += 1
    return place
