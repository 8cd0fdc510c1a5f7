"""Dates the study of one who is called its author by a sentence before. Pure.

News tell first what was found, and when it was reported; last who led the study.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from verifier.mentions.issues import tells_of_another
from verifier.mentions.owners import APART, FAR, brings_another
from verifier.mentions.roles_and_verbs import ROLE
from verifier.mentions.words import MONTH, YEAR
from verifier.models import Mention, Span

# "the study, which was published in May 2014", "doctors reported in September 2011"
_REPORTED_IN = re.compile(
    r"\b(?:published|printed|released|reported|announced|appeared|came\sout)"
    rf"\s(?:online\s)?(?:back\s)?in\s(?:(?:early|late)\s)?(?:{MONTH}\s(?:of\s)?)?"
    rf"(?P<y>{YEAR})\b(?!\s?[-–]\s?\d)"
)
_AUTHOR = re.compile(ROLE)
_BESIDE = 80  # characters from a name to what its bearer is to the study


def date_from_before(
    text: str, line: Span, mentions: Sequence[Mention]
) -> list[Mention]:
    """The mentions of a line, those of a study's author with the year told before.

    Where another study of the line has a year, nobody can tell whose the date is.
    """
    if any(m.year and m.kind not in APART for m in mentions):
        return list(mentions)
    return [_with_year(text, line, m) if _is_undated(m) else m for m in mentions]


def _is_undated(m: Mention) -> bool:
    return bool(m.authors) and not (m.journal or m.reference) and m.kind not in APART


def _with_year(text: str, line: Span, m: Mention) -> Mention:
    """The mention with the one year before it in which something was reported."""
    low, high = max(m.sentence[0], m.start - _BESIDE), m.end + _BESIDE
    if not _AUTHOR.search(text, low, min(high, m.sentence[1])):
        return m
    begin = max(line[0], m.start - FAR)
    dates = list(_REPORTED_IN.finditer(text, begin, m.start))
    if (
        len(dates) != 1
        or tells_of_another(text, dates[0].end(), m.start)
        or brings_another(text, dates[0].end(), m.start)
    ):
        return m
    return replace(m, year=int(dates[0]["y"]), weighed=True)
