"""Journals named further down in the paragraph that tells of a study. Pure.

Where a page names a study and then tells what it found, the journal often closes the
telling by itself: in a bracket, between marks, or as "It's in PNAS". No word of a study
leads up to it there; what makes it that study's is that no other is told of before it.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from verifier.mentions.catalogued import CALLED_JOURNAL, SHORT_JOURNALS
from verifier.mentions.issues import is_set_apart, tells_of_another
from verifier.mentions.journal_names import (
    is_journal,
    is_single_word_journal,
    journal_name,
)
from verifier.mentions.words import MONTH, NOUN, YEAR
from verifier.models import Document, Mention
from verifier.references.journals import is_abbreviated
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
_OF_COCHRANE = re.compile(r"\bCD\d{6}\b")
# Behind any name these are the volume and the page of an issue: "57(5): 712".
_ISSUE = re.compile(r"\d(?:\(\d{1,3}\))?\s?[:,]\s?e?\d")
_OF_STUDY = re.compile(rf"\b{NOUN}\Z")
_SHORTEST = 3  # letters of a journal's name
_COCHRANE = "Cochrane Database of Systematic Reviews"
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

    def end_of(self, offset: int) -> int:
        """Where the paragraph ends, or the first one below where a heading names it."""
        at = bisect_right(self._starts, offset) - 1
        if at < 0:
            end = self._text.find("\n", offset, offset + _FAR)
            return end if end >= 0 else min(len(self._text), offset + _FAR)
        below = at + 1
        if self._blocks[at].kind == "heading" and below < len(self._blocks):
            at += self._blocks[below].kind == "paragraph"
        end = max(self._blocks[at].end, offset)
        return min(end, offset + _FAR)


def place_in_journals(
    document: Document, mentions: Sequence[Mention]
) -> Iterator[Mention]:
    """The mentions, those without a journal with the one that closes their telling."""
    text, sections = document.text, Sections(document)
    printed: dict[str, set[int | None]] = defaultdict(set)
    for mention in mentions:
        if mention.authors and (mention.journal or mention.reference):
            printed[mention.authors[0]].add(mention.year)
    barren: dict[str, int] = {}  # how far nothing was found behind an author's name
    for i, mention in enumerate(mentions):
        if not _may_lack(mention) or {mention.year, None} & printed[mention.authors[0]]:
            yield mention
            continue
        stop = sections.end_of(mention.end)
        stop = _next_study(mentions, i, stop)
        known = barren.get(mention.authors[0], 0)
        first = _first_journal(text, mention, stop, known)
        if first is None:
            barren[mention.authors[0]] = max(known, stop)
        placed = _printed_in(text, mention, first, stop)
        if placed is not mention:
            printed[mention.authors[0]].add(mention.year)
        yield placed


def _may_lack(mention: Mention) -> bool:
    return bool(mention.authors) and not (
        mention.journal or mention.reference or mention.kind == "reference"
    )


def _next_study(mentions: Sequence[Mention], i: int, stop: int) -> int:
    """Where another study than the i-th is named, if before ``stop``."""
    for j in range(i + 1, len(mentions)):
        if mentions[j].start >= stop:
            break
        if not _same(mentions[i], mentions[j]):
            return mentions[j].start
    return stop


def _same(mention: Mention, other: Mention) -> bool:
    """Whether nothing says that the other mention is of another study."""
    return other.authors[:1] in ((), mention.authors[:1]) and other.kind not in {
        "unnamed",
        "reference",
    }


def _printed_in(
    text: str, mention: Mention, first: re.Match[str] | None, stop: int
) -> Mention:
    """The mention with the first journal up to ``stop`` that is set apart there."""
    if first is None and _OF_COCHRANE.search(text, mention.end, stop):
        return replace(mention, journal=_COCHRANE)
    theirs = _THEIRS.match(text, mention.end)
    told = theirs.end() if theirs else mention.end
    if first is None or tells_of_another(text, told, first.start("j")):
        return mention
    dated = _ITS_YEAR.match(text, first.end("j"), stop)
    year = first.groupdict().get("y") or (dated and dated["year"])
    if mention.year and year and abs(mention.year - int(year)) > 1:
        return mention  # another study's
    journal = first["j"].rstrip(".")
    return replace(
        mention, journal=journal, year=mention.year or (int(year) if year else None)
    )


def _first_journal(
    text: str, mention: Mention, stop: int, barren: int
) -> re.Match[str] | None:
    """The journal set apart behind the mention, where none is known up to ``barren``.

    A name that comes again and again does not have the same words read each time.
    """
    start = mention.end
    if is_set_apart(text, mention.start):
        return None
    own = _OWN.match(text, start, stop)
    if own and _names_journal(own, sure=True):
        return own
    # "Doe J, et al. Brain, awad409": the names close what reads like a sentence
    closes = mention.sentence[1] <= start + 1
    near = min(stop, start + _NEAR, stop if closes else mention.sentence[1])
    patterns = (
        (_BRACKETED, stop),
        (_LAST_IN_BRACKET, stop),
        (_STANDS_IN, stop),
        (_ALONE, stop),
        (_NUMBERED, stop),
        (_BETWEEN, near),
    )
    stretches = [(start, stop)]
    if barren - start > 2 * _NEAR:
        stretches = [(start, start + _NEAR), (barren - _NEAR, stop)]
    found = [
        match
        for pattern, end in patterns
        for first, last in stretches
        for match in pattern.finditer(text, first, min(last, end))
        if (pattern is not _NUMBERED or _ISSUE.search(match["numbers"]))
        and _names_journal(
            match, sure=pattern in (_STANDS_IN, _ALONE) or match.start() == start
        )
    ]
    return min(found, key=lambda match: match.start("j"), default=None)


def _names_journal(match: re.Match[str], *, sure: bool) -> bool:
    """Whether the words are a journal's name; ``sure``: no field of work is meant.

    Without numbers "(Internal Medicine)" may be where somebody works.
    """
    name, numbers = match["j"].replace(".", ""), match["numbers"] or ""
    if not journal_name(name):
        return False
    if _ISSUE.search(numbers) or name in SHORT_JOURNALS:
        return True
    more = match.groupdict().get("more")
    sure = (
        (sure and not more)
        or any(map(str.isdigit, numbers))
        or _OF_STUDY.search(match.string, max(0, match.start() - 20), match.start())
        is not None
    )
    if " " not in name:
        return sure and is_single_word_journal(name)
    return is_journal(name) and (
        sure
        or is_abbreviated(name)
        or name.startswith("J ")
        or CALLED_JOURNAL.search(name) is not None
    )
