"""Studies that a page speaks of without naming them: ``in one study``. Pure."""

import re
from collections.abc import Sequence

from verifier.literals import Literals
from verifier.mentions.layout import Layout
from verifier.mentions.phrases import (
    ANCHOR,
    RESEARCHERS,
    YEAR_AFTER,
    YEAR_WITHIN,
    spoken_of,
)
from verifier.mentions.words import Part
from verifier.models import Mention

_STEMS = Literals(
    (
        *("tud", "TUD", "rial", "eview", "esearch", "eport", "nalys", "cientists"),
        *("nvestigators", "urvey", "RCT", "udit", "xperiment", "aper", "ilot"),
        *("ditorial", "verview", "team", "group", "xperts", "inding", "vidence"),
        *("ase report", "ase series", "doctors", "surgeons", "vets", "ologists"),
        *("icians", "iatrists", "nsayo", "ssais", "ntersuchung", "nderzoek", "bada"),
        "Bada",
    )
)
# Those that a sentence sets beside the one it names: "Previous studies have …, wrote
# Jane Doe".
_EARLIER = re.compile(
    r"(?:[Pp]revious|[Ee]arlier|[Oo]ther|[Pp]rior|[Pp]ast)\s(?:\w{2,20}\s)?"
    r"(?:studies|trials|research|reviews|surveys)\b"
)
_OWN_CLAUSE = re.compile(
    r"(?:;|,\s(?:and|but|while|whereas|although|though|yet|so)|\s(?:and|but)|:)\s"
    r"(?:in\s)?\Z"
)
_OPENING = 4  # characters before the first word of a sentence


def find_beside(
    layout: Layout, sentence: tuple[int, int], named: Sequence[Mention]
) -> list[Mention]:
    """The unnamed studies in clauses of their own, beside those that are named."""
    text, start = layout.text, sentence[0]
    return [
        _mention(layout, sentence, told)
        for told in _told_of(text, sentence)
        if (
            told.start - start < _OPENING
            or _OWN_CLAUSE.search(text, max(start, told.start - 12), told.start)
        )
        and not any(
            _in_clause(text, told, other) or _in_bracket(text, told, other)
            for other in named
        )
    ]


def _in_clause(text: str, mention: Part, other: Mention) -> bool:
    """Whether the other one stands between the mention and the end of its clause."""
    if other.end <= mention.start:
        return False
    if other.kind != "parenthetical" and _EARLIER.match(mention.value):
        return other.start < mention.end
    between = text[mention.end : other.start]
    return other.start < mention.end or not re.search(
        r"[;.]\s|,\s(?:and|but)\s", between
    )


# "Doe et al. (2015; a systematic review)" says what Doe's is.
_GOES_ON = re.compile(r"(?:,?\s\d{4}[a-z]?)?;\s(?:an?\s)?")
_CLOSES = re.compile(r"[^()\n]{0,80}\)")


def _in_bracket(text: str, mention: Part, other: Mention) -> bool:
    """Whether the mention goes on in the bracket of the other one."""
    return bool(
        _GOES_ON.fullmatch(text, other.end, mention.start)
        and _CLOSES.match(text, mention.end)
    )


def find_unnamed(layout: Layout, sentence: tuple[int, int]) -> list[Mention]:
    """The studies that the sentence speaks of without naming them, in order."""
    return [
        _mention(layout, sentence, told) for told in _told_of(layout.text, sentence)
    ]


def _mention(layout: Layout, sentence: tuple[int, int], told: Part) -> Mention:
    return Mention(
        start=told.start,
        end=told.end,
        surface=told.value,
        kind="unnamed",
        sentence=sentence,
        line=layout.line(told.start),
        year=told.year,
    )


def _told_of(text: str, sentence: tuple[int, int]) -> list[Part]:
    """The words that speak of each study, with its year."""
    found: list[Part] = []
    for anchor in _anchors(text, *sentence):
        people = anchor[0].lower() in RESEARCHERS
        if found and (people or anchor.start() < found[-1].end):
            continue  # "In one study, researchers found …" is one study
        low = found[-1].end if found else sentence[0]
        span = spoken_of(text, anchor, low, sentence[1])
        if span is None:
            continue
        start, stop = span
        if found and "," not in text[found[-1].end : start]:
            continue  # "a review and meta-analysis", "a review of several trials"
        after = YEAR_AFTER.match(text, stop, sentence[1])
        year = YEAR_WITHIN.search(text, start, stop) or after
        stop = after.end() if after else stop
        found.append(
            Part(start, stop, text[start:stop], int(year[1]) if year else None)
        )
    return found


def _anchors(text: str, start: int, end: int) -> list[re.Match[str]]:
    """The nouns for studies and their makers, in order, each a whole word."""
    found: dict[int, re.Match[str]] = {}
    for place in _STEMS.places_in(text[start:end]):
        first = start + place
        while first > start and text[first - 1].isalnum():
            first -= 1
        if first not in found and (match := ANCHOR.match(text, first, end)):
            found[first] = match
    return [found[first] for first in sorted(found)]
