"""Headings that say of which design all studies under them are. Pure.

Under "Randomised controlled trials" every item that opens with a study is one, if it
says nothing else of itself.
"""

import re

from verifier.claims.places import NOBODY, Passage
from verifier.designs import designs_between, is_plural

# "Clinical trials", "Reviews" and "Guidelines" stand over all sorts of papers.
_CLOSE = frozenset(
    {
        *("randomized controlled trial", "crossover trial", "meta-analysis"),
        *("systematic review", "animal study", "in vitro study", "case series"),
        *("cohort study", "case-control study", "cross-sectional study"),
        *("observational study", "retrospective study"),
    }
)
# What else such a heading may say: what was studied, but nothing of other studies.
_REST = re.compile(
    r"[\W\d]*(?:(?:the|our|key|selected|published|main|recent|all|human|evidence"
    r"|results|from|in) ){0,4}@(?: (?:of|on|in|with|for|about)(?: [\w'’-]+){1,5})?\W*"
)
_TWO_KINDS = re.compile(r"[,/&+]|\b(?:and|or|versus|vs|not|needed|why|what|how|no)\b")
_LONGEST = 80
_OPENING = re.compile(r"[^\w]{0,4}")
CASE_SERIES, CASE_REPORT = "case series", "case report"


def design_of_heading(lowered: str, start: int, end: int) -> str:
    """The design of the studies under a heading, or nothing."""
    if end - start > _LONGEST or _TWO_KINDS.search(lowered, start, end):
        return ""
    found = list(designs_between(lowered, start, end))
    if len(found) != 1:
        return ""
    first, last, key = found[0]
    phrase = lowered[first:last]
    around = f"{lowered[start:first]}@{lowered[last:end]}"
    if key not in _CLOSE or not is_plural(phrase) or not _REST.fullmatch(around):
        return ""
    return CASE_REPORT if key == CASE_SERIES else key


def opens_with_study(lowered: str, passage: Passage) -> int:
    """The one study that a passage is about and opens with, or `NOBODY`."""
    studies = {one.study for one in passage.named}
    if len(studies) != 1 or passage.owner != NOBODY:
        return NOBODY
    first = passage.named[0]
    opened = first.mention.kind != "unnamed" and _OPENING.fullmatch(
        lowered, passage.start, first.mention.start
    )
    return first.study if opened else NOBODY
