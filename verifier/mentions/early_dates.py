"""Dates the study of one who is called its author by a sentence before. Pure.

News tell first what was found, and when it was reported; last who led the study.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from verifier.mentions.issues import tells_of_another
from verifier.mentions.owners import APART, FAR, brings_another
from verifier.mentions.roles_and_verbs import RESEARCHED, ROLE, VERB
from verifier.mentions.words import COUNTED, MONTH, NOUN, YEAR
from verifier.models import Mention, Span
from verifier.surnames import UPPER

# "the study, which was published in May 2014", "doctors reported in September 2011",
# "a statement said in May 2015", "News of the trial broke in 2015"
_REPORTED_IN = re.compile(
    r"\b(?:published|printed|released|issued|reported|announced|appeared|came\sout"
    r"|(?<=release\s)(?:said|stated)|(?<=statement\s)said|made\s(?:the\s)?(?:headlines|news)"
    r"|(?<=trial\s)broke|(?<=study\s)broke)"
    rf"\s(?:online\s)?(?:back\s)?in\s(?:(?:early|late)\s)?(?:{MONTH}\s(?:of\s)?)?"
    rf"(?P<y>{YEAR})\b(?!\s?[-–]\s?\d)"
    rf"|\ban?\s(?:{MONTH}\s)?(?P<of>{YEAR})\s(?:press|news)\s(?:release|statement)\b"
)
_AUTHOR = re.compile(
    rf"{ROLE}|\b(?:led|ran|headed|conducted)\s(?:it\b|(?:the|this|that)\s{NOUN}\b)"
    rf"|\b(?:[Ii]t|[Tt](?:he|his|hat)\s{NOUN})\swas\s(?:led|run|headed|done|conducted)\sby\b"
)
_BESIDE = 80  # characters from a name to what its bearer is to the study
# "Jane Doe and her students monitored 38 plots", right behind what was reported.
_OPENING = re.compile(rf"(?:{UPPER}?[\w’'.-]+\s){{1,5}}")
_TEAM = re.compile(
    r"\s(?:and|with)\s(?:(?:his|her|their)\s)?(?:[a-z]+\s)?(?:colleagues|co-?workers|team"
    rf"|group|lab|students)\s(?:{VERB}|had)\b(?=[^.;]{{0,120}}?(?:{COUNTED}|{RESEARCHED.pattern}"
    r"|\b\d\d+\s(?:[a-z]+\s){0,2}?[a-z]+s\b))"
)


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
    if not (_is_author(text, m) or _opens_with_team(text, m)):
        return m
    begin = max(line[0], m.start - FAR)
    dates = list(_REPORTED_IN.finditer(text, begin, m.start))
    if (
        len(dates) != 1
        or tells_of_another(text, dates[0].end(), m.start)
        or brings_another(text, dates[0].end(), m.start)
    ):
        return m
    return replace(m, year=int(dates[0]["y"] or dates[0]["of"]), weighed=True)


def _is_author(text: str, m: Mention) -> bool:
    low, high = max(m.sentence[0], m.start - _BESIDE), m.end + _BESIDE
    return _AUTHOR.search(text, low, min(high, m.sentence[1])) is not None


def _opens_with_team(text: str, m: Mention) -> bool:
    """Whether the sentence opens with somebody in full whose team did the study."""
    place = text.rfind(m.authors[0], m.sentence[0], m.end)
    opening = text[m.sentence[0] : place]
    return (
        place > m.sentence[0]
        and len(opening) < _BESIDE
        and _OPENING.fullmatch(opening) is not None
        and _TEAM.match(text, place + len(m.authors[0])) is not None
    )
