"""Entries of reference lists, and the remarks and fields that belong to them. Pure."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from verifier.claims.places import NOBODY, Placed
from verifier.models import Block, Mention
from verifier.sizes import PEOPLE

_LABEL = re.compile(
    r"(?:[\W\d_]*|\W*(?:sources?|references?|citation|study|from|see|via)\W*)$",
    re.IGNORECASE,
)
_LONGEST_LABEL = 24
_OPENS_FIELDS = re.compile(
    r"\W*(?:title|authors?|paper|journal|study|source|citation|reference|trial)\s*[:\t]"
)
ANY_FIELD = re.compile(r"[\W_]*[a-z]+(?: [a-z]+){0,3}\s*[:\t]")
# Further fields of an entry whose other fields are labelled.
_TOLD = (
    rf"(?:design|sample(?: size)?|{PEOPLE}|how many|size|methods?|n|(?:study )?type)"
    r"\s*[:\t]"
)
FIELD = re.compile(rf"[\W_]*{_TOLD}")
_INNER_FIELD = re.compile(rf"\b{_TOLD}")
# A remark on the entry, in brackets at its end: longer than "[PubMed]".
_ANNOTATION = re.compile(r"\[(?:[^\[\]\s]{1,30}\s){2}[^\[\]]{0,400}\]\W*")
# "Doe, Lancet 1990. RCT; 48 pts": behind the year what it was, in a word.
_DESIGN_TOLD = re.compile(
    r"\b(?:19|20)\d\d[a-z]?\)?[.:]\W{1,4}(?=(?:rct|(?:randomi[sz]ed|controlled|clinical"
    r"|open(?:-label)?|crossover|double-blind|controlled|pilot|cohort|observational"
    r"|systematic|case) (?:controlled )?(?:trial|study|review|series|report)|cohort"
    r"|meta-analysis|review|pilot|survey)[;,.]|n\s?=\s?\d)"
)
# What a page tells behind the entry in its own item: "… 2017. Nine trials, 247 cases";
# not the next one of its paragraph, with its number.
_REMARK = re.compile(
    r"(?!\W{1,3}\d{1,3}[\]).]\s)(?:[.;,]|\W{1,3}[(\[–—-])\s{0,2}(?!doi|pmid|pmc|https?|www|epub|e-pub|accessed"
    r"|available|retrieved|pubmed|full text|abstract|cited|vol|pp?\.)[a-z\d][^\n]{14,}"
)
# What of an entry may be left unread behind its last part.
_ENTRY_REMAINDER = 80


def is_entry(text: str, mention: Mention) -> bool:
    """Whether the mention is an entry that stands in a list, not a note in the text."""
    entry = mention.reference
    if mention.kind != "reference":
        return False
    if entry and not entry.start <= mention.start < entry.end:
        return False
    line = text.rfind("\n", max(0, mention.start - _LONGEST_LABEL), mention.start) + 1
    if not line and mention.start > _LONGEST_LABEL:
        return False
    return bool(_LABEL.match(text, line, mention.start))


def opens_fields(lowered: str, block: Block) -> bool:
    """Whether the block is the first field of an entry that is told in fields."""
    return _OPENS_FIELDS.match(lowered, block.start, block.end) is not None


class Entries:
    """Where the entries of reference lists stand, and which of them is annotated."""

    def __init__(self, text: str, entries: Sequence[Placed]) -> None:
        self.spans = [(one.mention.start, one.mention.end) for one in entries]
        self.starts = [start for start, _ in self.spans]
        self.studies = [one.study for one in entries]
        # Entries that follow each other are a list; prose after its last is not its.
        self.joined = [
            start - end <= _ENTRY_REMAINDER and "\n\n" not in text[end:start].strip(" ")
            for (_, end), (start, _) in pairwise(self.spans)
        ]

    def at(self, block: Block) -> int:
        """The number of the entry that the block is a part of, or `NOBODY`."""
        if not self.starts:
            return NOBODY
        i = bisect_right(self.starts, block.start) - 1
        return i if i >= 0 and block.start < self.spans[i][1] else NOBODY

    def is_labelled(self, i: int, lowered: str) -> bool:
        """Whether the entry is a block of fields: "Title: ... Authors: ..."."""
        return _OPENS_FIELDS.match(lowered, *self.spans[i]) is not None

    def told_from(self, i: int, end: int, lowered: str) -> int:
        """Where in its block, which ends there, what is told of the entry begins."""
        start, rest = self.spans[i]
        if not self.is_labelled(i, lowered):
            if FIELD.match(lowered, rest, end):
                return rest
            if design := _DESIGN_TOLD.search(lowered, start, end):
                return design.end()
            alone = i + 1 == len(self.starts) or self.starts[i + 1] >= end
            if alone and _REMARK.match(lowered, rest, end):
                return rest
            opened = lowered.rfind("[", start, end)
            remark = opened >= 0 and _ANNOTATION.fullmatch(lowered, opened, end)
            return opened if remark else end
        if ANY_FIELD.match(lowered, rest, end):
            return rest
        field = _INNER_FIELD.search(lowered, start, rest)
        return field.start() if field else end

    def annotated(self, i: int) -> int:
        """The study of an entry that stands alone, as above a remark on it."""
        before = i > 0 and self.joined[i - 1]
        after = i < len(self.joined) and self.joined[i]
        return NOBODY if before or after else self.studies[i]
