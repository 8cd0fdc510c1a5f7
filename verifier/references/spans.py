"""Places of entries in a text, and the shapes that tell an entry from prose. Pure."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from verifier.literals import Literals
from verifier.models import Reference
from verifier.references.authors import LOWER, UPPER
from verifier.references.entries import parse_reference
from verifier.sizes import PEOPLE

WINDOW = 900  # characters around a number or a year in which its entry may lie
# No name has words such as these.
SENTENCE_WORD = re.compile(
    r"\b(?:such|as|the|are|is|was|were|with|for|from|that|this)\s"
)
YEAR_WORD = re.compile(r"(?:19|20)(?<![\d/.-]\d\d)\d\d(?!\d)")
_CENTURIES = Literals(("19", "20"))
LINK = re.compile(r"https?://|www\.")
# Words with which sentences begin, and neither names nor journals.
OPENERS = (
    r"(?:As|In|See|By|And|Study|Review|Source|From|According|Dr|Prof|On|At|Since|For|"
    r"Of|Published|Also|While|When|Both)\b"
)
OPENER = re.compile(rf"(?:{OPENERS}[.,:]?\s|[{LOWER}]+\s)+")
_JOURNAL_WORD = (
    rf"(?:[{UPPER}][\w&'’.:‐-]{{0,30}}|of|and|the|in|for|on|&|\([A-Z][\w ]{{1,30}}\))"
)
JOURNAL = re.compile(rf"[{UPPER}][\w&'’.:‐-]{{0,30}}(?:\s{_JOURNAL_WORD}){{0,9}}")
_LEADER = re.compile(r"\s{0,40}(?:[Ss](?:OURCES?|ources?)\s?:\s{0,9})?")


# What was done with whom, which a page tells and no title does: "enrolled 1,334
# patients", "116 adults ate", "It found", "and her colleagues assigned".
_MANY = (
    r"(?:\d[\d,.]{0,9}|an?\s(?:dozen|hundred|thousand)|half\sof"
    r"|[a-z]{1,8}(?:teen|ty|ve|ree|our|ix|ine|ight))"
)
TELLS = re.compile(
    r"\b(?:enrolled|assigned|recruited|gave|took|asked|tracked|put|had|were|ate|got"
    r"|included|pooled|halved|cut|lost|gained|wore|drank|rose|fell|followed|studied|tested"
    r"|randomi[sz]ed|compared|split|divided)\s(?:(?:up|about|over|more|than|only|just|nearly"
    rf"|around|by|to|some|in)\s){{0,3}}(?<!\sto\s){_MANY}[\s%](?!years?\b|months?\b|weeks?\b)"
    rf"|{_MANY}\s(?:[\w-]{{1,20}}\s){{0,4}}?(?:{PEOPLE})\s(?:[a-z]{{4,12}}ly\s)?(?:ate|took|had"
    r"|were|got|gave|drank|slept|wore|ran|did|felt|fell|lost|saw|walked)\b"
    r"|\A(?:also\s|then\s)?(?:[a-z]{3,12}ed|found|gave|took|ran|had|did|put|saw|split|slept)\s"
    r"|[.?!]\s(?:It|They|Both|Most|Those|Everyone|Nobody|There|Neither)\s[a-z]"
    r"|\b(?:colleagues|co-?workers|et\sal\.?|others|team)\s(?!in\b|of\b|for\b)[a-z]{3,12}\b"
    r"|\A(?:The|An?|One|Another)\s(?:[\w-]{1,20},?\s){0,6}?(?:study|trial|review|paper)\b"
    r"[^.]{0,80}?\s(?:found|showed|followed|enrolled|took|gave|suggested|reported|concluded)\b"
)


class Spans:
    """References by position; tells what is taken already."""

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._found: list[Reference] = []

    def add(self, reference: Reference) -> None:
        """The reference takes its span."""
        place = bisect_right(self._starts, reference.start)
        self._starts.insert(place, reference.start)
        self._found.insert(place, reference)

    def covers(self, start: int, end: int) -> bool:
        """Whether any reference shares a character with the span."""
        place = bisect_right(self._starts, end - 1)
        return place > 0 and self._found[place - 1].end > start

    def end_before(self, position: int) -> int:
        """Where the last reference that starts before the position ends."""
        place = bisect_right(self._starts, position)
        return self._found[place - 1].end if place else 0

    def in_order(self) -> tuple[Reference, ...]:
        """All of them, by their start."""
        return tuple(self._found)


def years_in(text: str) -> Iterator[re.Match[str]]:
    """Every `YEAR_WORD` of a long text, in order."""
    for place in _CENTURIES.places_in(text):
        if year := YEAR_WORD.match(text, place):
            yield year


def parse_span(text: str, start: int, end: int) -> Reference:
    """The entry at ``text[start:end]``, without the space around it."""
    leader = _LEADER.match(text, start, end)
    start = leader.end() if leader else start
    part = text[start:end].rstrip()
    return replace(parse_reference(part), start=start, end=start + len(part))


def line_around(text: str, position: int) -> tuple[int, int]:
    """Where the line or table cell at the position starts and ends.

    Looked for no farther than `WINDOW`: a longer line is cut there.
    """
    low, high = max(0, position - WINDOW), min(len(text), position + WINDOW)
    start = max(text.rfind("\n", low, position), text.rfind("\t", low, position))
    stops = (text.find("\n", position, high), text.find("\t", position, high))
    return (
        start + 1 if start >= 0 else low,
        min((stop for stop in stops if stop >= 0), default=high),
    )
