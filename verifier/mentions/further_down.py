"""Journals named further down in the paragraph that tells of a study. Pure.

Where a page names a study and then tells what it found, the journal often closes the
telling by itself: in a bracket, between marks, or as "It's in PNAS". No word of a study
leads up to it there; what makes it that study's is that no other is told of before it.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain
from operator import methodcaller

from verifier.literals import matches_at
from verifier.mentions.catalogued import CALLED_JOURNAL, end_of_name
from verifier.mentions.cochrane import COCHRANE
from verifier.mentions.issues import is_set_apart, tells_of_another
from verifier.mentions.journal_names import is_journal, journal_name
from verifier.mentions.words import MONTH, NOUN, YEAR
from verifier.models import Document, Mention
from verifier.references.journals import (
    SHORT_JOURNALS,
    is_abbreviated,
    is_single_word_journal,
)
from verifier.surnames import UPPER

_NAME = (
    rf"(?P<j>(?:e|npj\s)?{UPPER}[\w&’'-]{{0,25}}\.?"
    rf"(?:\s(?:(?:of|and|the|in|for|&)\s){{0,2}}{UPPER}[\w&’'-]{{0,25}}\.?){{0,8}}?)"
)
# What may stand behind a journal: numbers, a month, an identifier.
_NUMBERS = rf"(?:[\s,.;:()\d–-]|\be\d|PMC|PMID|[Dd][Oo][Ii]|{MONTH}){{1,60}}"
_CLOSED = (
    rf"{_NAME}(?P<numbers>[,.;:]?\s{_NUMBERS})?(?P<more>[;,]\s[^()\[\]\n]{{1,60}})?"
    r"\.?\s?[)\]]"
)
# Alone in a bracket: "(Front Pharmacol, 8:259)", "[J Pain]"
_BRACKETED = re.compile(
    rf"[(\[]\s?(?:(?P<y>{YEAR}),\s)?(?:in\s)?(?:[Tt]he\s)?{_CLOSED}"
)
# At the end of a bracket, behind a size or a design: "(14 adults; J Psychiatr Res)"
_LAST_IN_BRACKET = re.compile(rf"[;,]\s{_CLOSED}")
# Between marks, behind the study: ", J Investig Clin Dent →", ", a review in Gut,"
_BETWEEN = re.compile(
    r"(?:[,;:.]|(?<=\.)|\s[–—-]|,\s(?:an?|the|their)\s(?:[\w-]{2,20}\s){0,3}?"
    rf"(?:paper|article|review|report|meta-analysis)\s(?:in|for))\s(?:the\s)?{_NAME}"
    rf"(?P<numbers>)(?=[,;:)]|\s[–—→-]|\s\d|\.\s|\.?(?:\Z|\n))"
)
# "It’s in PNAS", "Also in the New England Journal of Medicine."; begins with the letter
# that is searched for.
_STANDS_IN = re.compile(
    r"[IAP](?:(?<=[.!?]\s.)|(?<=\n.))(?:(?<=I)t(?:[’']s|\sis|\swas)|(?<=A)lso"
    r"|(?<=P)ublished|(?<=A)ppeared)\sin"
    rf"\s(?:the\s)?{_NAME}(?P<numbers>)(?=[,;:.)](?:\s|\Z)|\s\(|\s?\Z|\n)"
)
# With its numbers, by itself: "… in weight. JAMA Intern Med 180(11):1491-1499."
_NUMBERED = re.compile(rf"(?<=[.!?)]\s){_NAME}(?P<numbers>[,.;]?\s{_NUMBERS})")
# A sentence by itself, with its year: "Fewer fell ill. Circulation 2019."
_ALONE = re.compile(
    rf"(?:(?<=[.!?]\s)|(?<=\n)){_NAME}(?P<numbers>)(?=,?\s\(?{YEAR}\)?\.?(?:\s|\Z))"
)
# "Doe’s 2010 Circulation meta-analysis"
_OWN = re.compile(
    rf"(?:[’']s?)?\s(?:{YEAR}\s)?{_NAME}(?P<numbers>)\s(?:{NOUN}|meta-analysis)\b"
)
# "Doe’s earlier dose-ranging study" is Doe's.
_THEIRS = re.compile(rf"(?:[’']s?)\s(?:[\w-]{{2,20}}\s){{0,4}}?{NOUN}\b")
# The year of the issue, behind the journal and its numbers.
_ITS_YEAR = re.compile(
    rf"[,.;:]?\s[\d\s.,;:()–-]{{0,30}}?(?<!\d)(?P<year>{YEAR})(?![\d–-])"
)
# What Cochrane calls its reviews: "(12 studies, CD013514)".
_OF_COCHRANE = re.compile(r"CD(?<!\w..)\d{6}\b")
# Behind any name these are the volume and the page of an issue: "57(5): 712".
_ISSUE = re.compile(r"\d(?:\(\d{1,3}\))?\s?[:,]\s?e?\d")
# "A yoga trial is kinder: Doe and Roe's women": the sentence is of another study.
_OPENS_ANOTHER = re.compile(
    r"[.!?]\s(?:An?|One)\s(?:[\w-]{2,20},?\s){0,4}?(?:trial|study|cohort|survey|RCT)\b"
)
_OF_STUDY = re.compile(rf"\b{NOUN}\Z")
# Where a sentence may begin, and with it those that stand by themselves.
_OPENS = re.compile(rf"[.!?)\n](?:\s|(?<=\n))(?=[en]|{UPPER})")
_APART = {"unnamed", "reference"}
_place = methodcaller("start", "j")
_FAR = 700  # characters within which what is told of a study ends
_NEAR = 110  # characters behind a name within which marks alone set a journal apart


class Sections:
    """How far a document tells of a study that it names at some offset."""

    def __init__(self, document: Document) -> None:
        self._blocks = sorted(document.blocks, key=lambda block: block.start)
        self._starts = [block.start for block in self._blocks]
        self._text = document.text

    def is_heading(self, offset: int) -> bool:
        """Whether a heading holds the offset."""
        at = bisect_right(self._starts, offset) - 1
        return at >= 0 and self._blocks[at].kind == "heading"

    def paragraph_end(self, offset: int) -> int:
        """Where the paragraph ends, or the first one below where a heading names it."""
        at = bisect_right(self._starts, offset) - 1
        if at < 0:
            end = self._text.find("\n", offset)
            return end if end >= 0 else len(self._text)
        below = at + 1
        if self._blocks[at].kind == "heading" and below < len(self._blocks):
            at += self._blocks[below].kind == "paragraph"
        return max(self._blocks[at].end, offset)

    def end_of(self, offset: int) -> int:
        """Where in the paragraph ends what is told of a study named at the offset."""
        return min(self.paragraph_end(offset), offset + _FAR)


class _Closings:
    """What closes a telling in a stretch of text: found once, asked for many times."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.start, self.end = start, end
        low = max(0, start - len(". "))
        opened = [match.end() for match in _OPENS.finditer(text, low, end)]
        opened = opened[bisect_left(opened, start) :]
        found = [
            match
            for match in chain(
                _BRACKETED.finditer(text, start, end),
                _LAST_IN_BRACKET.finditer(text, start, end),
                matches_at(_STANDS_IN, text, opened, end),
                matches_at(_ALONE, text, opened, end),
                matches_at(_NUMBERED, text, opened, end),
            )
            if (match.re is not _NUMBERED or _ISSUE.search(match["numbers"]))
            and _names_journal(match, sure=True)
        ]
        self._found = sorted(found, key=_place)
        self._places = [_place(match) for match in self._found]
        self._sure = {
            match
            for match in found
            if match.re in (_STANDS_IN, _ALONE) or _names_journal(match, sure=False)
        }
        self._cochrane = [m.start() for m in _OF_COCHRANE.finditer(text, start, end)]

    def first_journal(self, start: int, stop: int) -> re.Match[str] | None:
        """The first journal between the offsets; at the first of them any will do."""
        for i in range(bisect_left(self._places, start), len(self._places)):
            match = self._found[i]
            if self._places[i] >= stop:
                break
            within = start <= match.start() and match.end() <= stop
            if within and (match in self._sure or match.start() == start):
                return match
        return None

    def is_of_cochrane(self, start: int, stop: int) -> bool:
        """Whether the number of a Cochrane review stands between the offsets."""
        i = bisect_left(self._cochrane, start)
        return i < len(self._cochrane) and self._cochrane[i] + len("CD013514") <= stop


def place_in_journals(
    document: Document, mentions: Sequence[Mention]
) -> Iterator[Mention]:
    """The mentions, those without a journal with the one that closes their telling."""
    text, sections = document.text, Sections(document)
    printed: dict[str, set[int | None]] = defaultdict(set)
    for mention in mentions:
        if mention.authors and (mention.journal or mention.reference):
            printed[mention.authors[0]].add(mention.year)
    # "Doe's group randomised 384 women (Doe et al., 1999)": so is what is told of.
    dated = {
        (m.authors[0], m.sentence): m.year for m in mentions if m.authors and m.year
    }
    closings = _Closings(text, 0, 0)
    for mention, other in zip(mentions, _others_behind(mentions), strict=True):
        if not _may_lack(mention) or {mention.year, None} & printed[mention.authors[0]]:
            yield mention
            continue
        start = mention.end
        if not closings.start <= start < closings.end:
            closings = _Closings(text, start, sections.paragraph_end(start))
        stop = min(closings.end, start + _FAR)
        stop = stop if other is None else min(stop, mentions[other].start)
        year = mention.year or dated.get((mention.authors[0], mention.sentence))
        placed = _printed_in(text, mention, year, closings, stop)
        if placed is not mention:
            printed[mention.authors[0]].add(mention.year)
        yield placed


def _may_lack(mention: Mention) -> bool:
    return bool(mention.authors) and not (
        mention.journal or mention.reference or mention.kind == "reference"
    )


def _others_behind(mentions: Sequence[Mention]) -> list[int | None]:
    """Behind each mention that names authors, the place of the next of another study.

    Whatever names nobody may belong to any; what is unnamed or listed is another.
    """
    places: list[int | None] = [None] * len(mentions)
    next_one: int | None = None
    for i in range(len(mentions) - 1, -1, -1):
        mention = mentions[i]
        if next_one is not None:
            other = mentions[next_one]
            same = other.authors[:1] == mention.authors[:1] and other.kind not in _APART
            places[i] = places[next_one] if same else next_one
        if mention.authors or mention.kind in _APART:
            next_one = i
    return places


def _printed_in(
    text: str, mention: Mention, own: int | None, closings: _Closings, stop: int
) -> Mention:
    """The mention with the first journal up to ``stop`` that is set apart there.

    ``own`` is the year that is known of it.
    """
    first = _first_journal(text, mention, closings, stop)
    if first is None and closings.is_of_cochrane(mention.end, stop):
        return replace(mention, journal=COCHRANE)
    if first is None:
        return mention
    theirs = _THEIRS.match(text, mention.end)
    told = theirs.end() if theirs else mention.end
    printed = first.start("j")
    if tells_of_another(text, told, printed) or _OPENS_ANOTHER.search(
        text, told, printed
    ):
        return mention
    dated = _ITS_YEAR.match(text, first.end("j"), stop)
    year = first.groupdict().get("y") or (dated and dated["year"])
    if own and year and abs(own - int(year)) > 1:
        return mention  # another study's
    # The catalogue may know a longer name there, with commas in it.
    whole = text[first.start("j") : end_of_name(text, first.start("j"), stop)]
    journal = max(first["j"].rstrip("."), whole, key=len)
    return replace(
        mention, journal=journal, year=mention.year or (int(year) if year else None)
    )


def _first_journal(
    text: str, mention: Mention, closings: _Closings, stop: int
) -> re.Match[str] | None:
    """The journal set apart behind the mention, up to ``stop``."""
    start = mention.end
    own = _OWN.match(text, start, stop)
    found = own if own and _names_journal(own, sure=True) else None
    if found is None:
        # "Doe J, et al. Brain, awad409": the names close what reads like a sentence
        closes = mention.sentence[1] <= start + 1
        near = min(stop, start + _NEAR, stop if closes else mention.sentence[1])
        between = (
            match
            for match in _BETWEEN.finditer(text, start, near)
            if _names_journal(match, sure=match.start() == start)
        )
        both = (closings.first_journal(start, stop), next(between, None))
        found = min(filter(None, both), key=_place, default=None)
    return found if found and not is_set_apart(text, mention.start) else None


def _names_journal(match: re.Match[str], *, sure: bool) -> bool:
    """Whether the words are a journal's name; ``sure``: no field of work is meant.

    Without numbers "(Internal Medicine)" may be where somebody works.
    """
    name, numbers = match["j"].replace(".", ""), match["numbers"] or ""
    known = name in SHORT_JOURNALS or bool(numbers and _ISSUE.search(numbers))
    single = " " not in name
    if single and not (known or is_single_word_journal(name)):
        return False
    if not journal_name(name):
        return False
    if known:
        return True
    more = match.groupdict().get("more")
    sure = (
        (sure and not more)
        or any(map(str.isdigit, numbers))
        or _OF_STUDY.search(match.string, max(0, match.start() - 20), match.start())
        is not None
    )
    if single:
        return sure
    return is_journal(name) and (
        sure
        or is_abbreviated(name)
        or name.startswith("J ")
        or CALLED_JOURNAL.search(name) is not None
    )
