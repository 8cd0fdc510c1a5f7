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
from verifier.mentions.words import MONTH, NOUN
from verifier.models import Document, Mention
from verifier.references.journals import is_abbreviated
from verifier.surnames import UPPER

_NAME = (
    rf"(?P<j>(?:e|npj\s)?{UPPER}[\w&’'-]{{0,25}}\.?"
    rf"(?:\s(?:(?:of|and|the|in|for|&)\s){{0,2}}{UPPER}[\w&’'-]{{0,25}}\.?){{0,8}}?)"
)
# What may stand behind a journal: numbers, a month, an identifier.
_NUMBERS = rf"(?:[\s,.;:()\d–-]|\be\d|PMC|PMID|[Dd][Oo][Ii]|{MONTH}){{1,60}}"
_CLOSED = rf"{_NAME}(?P<numbers>[,.;:]?\s{_NUMBERS})?\.?\s?[)\]]"
# Alone in a bracket: "(Front Pharmacol, 8:259)", "[J Pain]"
_BRACKETED = re.compile(rf"[(\[]\s?(?:in\s)?(?:[Tt]he\s)?{_CLOSED}")
# At the end of a bracket, behind a size or a design: "(14 adults; J Psychiatr Res)"
_LAST_IN_BRACKET = re.compile(rf"[;,]\s{_CLOSED}")
# Between marks, behind the study: ", J Investig Clin Dent →", ", a review in Gut,"
_BETWEEN = re.compile(
    r"(?:[,;:.]|(?<=\.)|\s[–—-]|,\s(?:an?|the|their)\s(?:[\w-]{2,20}\s){0,3}?"
    rf"(?:paper|article|review|report|meta-analysis)\sin)\s(?:the\s)?{_NAME}"
    rf"(?P<numbers>)(?=[,;:)]|\s[–—→-]|\s\d|\.\s|\.?(?:\Z|\n))"
)
# "It’s in PNAS", "Also in the New England Journal of Medicine."
_STANDS_IN = re.compile(
    r"(?:(?<=[.!?]\s)|(?<=\n))(?:It(?:[’']s|\sis|\swas)|Also|Published|Appeared)\sin"
    rf"\s(?:the\s)?{_NAME}(?P<numbers>)(?=[,;:.)](?:\s|\Z)|\s\(|\s?\Z|\n)"
)
# With its numbers, by itself: "… in weight. JAMA Intern Med 180(11):1491-1499."
_NUMBERED = re.compile(rf"(?<=[.!?)]\s){_NAME}(?P<numbers>[,.;]?\s{_NUMBERS})")
# Behind any name these are the volume and the page of an issue: "57(5): 712".
_ISSUE = re.compile(r"\d(?:\(\d{1,3}\))?\s?[:,]\s?e?\d")
_OF_STUDY = re.compile(rf"\b{NOUN}\Z")
_SHORTEST = 3  # letters of a journal's name
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
    for i, mention in enumerate(mentions):
        if not _may_lack(mention) or {mention.year, None} & printed[mention.authors[0]]:
            yield mention
            continue
        stop = sections.end_of(mention.end)
        journal = _journal_in(text, mention, _next_study(mentions, i, stop))
        if journal:
            printed[mention.authors[0]].add(mention.year)
        yield replace(mention, journal=journal) if journal else mention


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


def _journal_in(text: str, mention: Mention, stop: int) -> str:
    """The first journal between the mention and ``stop`` that is set apart there."""
    start = mention.end
    if stop - start < _SHORTEST:
        return ""
    # "Doe J, et al. Brain, awad409": the names close what reads like a sentence
    closes = mention.sentence[1] <= start + 1
    near = min(stop, start + _NEAR, stop if closes else mention.sentence[1])
    patterns = (
        (_BRACKETED, stop),
        (_LAST_IN_BRACKET, stop),
        (_STANDS_IN, stop),
        (_NUMBERED, stop),
        (_BETWEEN, near),
    )
    found = [
        match
        for pattern, end in patterns
        for match in pattern.finditer(text, start, end)
        if (pattern is not _NUMBERED or _ISSUE.search(match["numbers"]))
        and _names_journal(match, sure=pattern is _STANDS_IN or match.start() == start)
    ]
    first = min(found, key=lambda match: match.start("j"), default=None)
    apart = first and (
        is_set_apart(text, mention.start)
        or tells_of_another(text, start, first.start("j"))
    )
    return first["j"].rstrip(".") if first and not apart else ""


def _names_journal(match: re.Match[str], *, sure: bool) -> bool:
    """Whether the words are a journal's name; ``sure``: no field of work is meant.

    Without numbers "(Internal Medicine)" may be where somebody works.
    """
    name, numbers = match["j"].replace(".", ""), match["numbers"] or ""
    if not journal_name(name):
        return False
    if _ISSUE.search(numbers) or name in SHORT_JOURNALS:
        return True
    sure = (
        sure
        or any(map(str.isdigit, numbers))
        or _OF_STUDY.search(match.string, max(0, match.start() - 20), match.start())
        is not None
    )
    if " " not in name:
        return sure and is_single_word_journal(name)
    return is_journal(name) and (
        sure or is_abbreviated(name) or CALLED_JOURNAL.search(name) is not None
    )
