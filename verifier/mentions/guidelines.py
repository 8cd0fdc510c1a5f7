"""Societies, agencies and panels whose guideline or statement is named. Pure.

A body is told by a word of its name ("Society", "Council"). Initials may stand for
anything: they are a body where they are a known one, or where a guideline of theirs
is dated.
"""

import re

from verifier.mentions.abbreviations import ABBREVIATIONS
from verifier.mentions.words import YEAR, Part
from verifier.surnames import UPPER, is_group

_GUIDELINE = (
    r"(?:guidelines?|recommendations?|position\s(?:statement|paper|stand)"
    r"|scientific\sstatement|statement|consensus(?:\s(?:statement|report|paper))?"
    r"|guidance|standards\sof\scare|criteria|classification|clinical\sreport"
    r"|policy(?:\sstatement)?|rapid\srecommendations?\spanel|practice\sparameters?"
    r"|practice\sbulletin|clinical\sstandards?|position|leaflet|advisory|report)"
)
_WORD = rf"{UPPER}[\w’'&.-]{{0,25}}"
_NAME = rf"{_WORD}(?:\s(?:(?:of|for|on|and|the|&|de|della|für)\s){{0,2}}{_WORD}){{1,9}}"
_INITIALS = r"[A-Z]{3,8}(?:/[A-Z]{3,8}){0,3}"
# In "the APA 2019 guideline" it is a name of one word, in "And APA" of the last.
_BODY = re.compile(
    rf"(?<![\w/’'-])(?:(?P<name>{_NAME})|(?P<short>{_INITIALS}))(?![\w/])"
)
_ONE_OF_INITIALS = re.compile(rf"{_INITIALS}(?:\s(?:and|&)\s(?:the\s)?{_INITIALS})?")
# Its short form in brackets, with the number of the guideline: "(SIGN 117)".
_BRACKET = r"(?:\s\([A-Z/-]{2,14}(?:,?\s[^()]{1,30})?\))?"
_WORDS_BETWEEN = (
    rf"(?:(?:{YEAR}|[a-z][\w-]{{0,19}}|[A-Z]{{1,4}}\d{{1,4}}"
    rf"|[A-Z][a-z]+(?=\s(?:of|[Gg]uide))),?\s){{0,6}}?"
)
# Behind the name: "’s 2019 guideline", "(AUA) guideline, amended in 2023", and
# "…, which issued a position statement in 2017"
_ITS_GUIDELINE = re.compile(
    rf"(?:[’']s?)?{_BRACKET}\)?,?\s(?:\(?(?P<y>{YEAR})\)?,?\s)?"
    rf"(?:(?:which|who)\s\w{{3,12}}ed\s(?:an?\s)?)?{_WORDS_BETWEEN}(?i:{_GUIDELINE})\b"
    rf"(?:[^.;()]{{0,40}}?[\s(](?P<y2>{YEAR})\b)?"
)
# Initials that no list knows may be those of an illness: "POR based upon criteria".
_PLAINLY_ITS = re.compile(
    rf"(?:[’']s)?\s(?:(?P<y>{YEAR})\s)?(?:(?!\w+ed\b)[a-z][\w-]{{1,19}}\s){{0,2}}?"
    r"(?:guidelines?|guidance|recommendations?|consensus|leaflet|advisory|bulletin"
    rf"|position\s(?:statement|paper|stand)|policy)\b(?:[^.;()]{{0,40}}?[\s(](?P<y2>{YEAR})\b)?"
)
_GUIDELINE_OF = re.compile(
    rf"\b(?:(?P<y>{YEAR})\s)?(?:[a-z-]{{3,20}}\s){{0,3}}?(?i:{_GUIDELINE})"
    rf"(?:\s(?:from|in|of|\()\s?(?P<y2>{YEAR})\)?,?)?"
    r"\s(?:(?:were|was|issued|published|released|developed|written|updated)\s){0,2}"
    r"(?:from|by|of)\s(?:the\s)?\Z"
)
_IN_ITS = re.compile(
    rf"\b[Ii]n\s(?:its|their|the)\s(?:(?P<y>{YEAR})\s)?(?:[a-z-]+\s){{0,3}}?"
    rf"(?i:{_GUIDELINE})(?:\sof\s(?P<y2>{YEAR}))?,?\s(?:the\s)?\Z"
)
# "the International Agency for Research on Cancer, in 2010, put it down as"
_STATED = re.compile(
    rf"{_BRACKET}(?:,\sin\s{YEAR},|\sin\s{YEAR}|,\swhose\s[a-z]+)?,?\s(?P<did>put|said"
    r"|says|advised|advises|recommends?|recommended|suggests?|concluded|classified"
    r"|warned|warns|published|updated|issued|agreed|backs|backed|states|stated|called"
    r"|calls|asks|asked|told|tells|lowered|raised|revised|endorsed|did\sso|looked\sat"
    r"|changed|grades?|graded|rates?|rated)\b"
)
# What the deed itself dates, and not only the words said.
_ISSUED = re.compile(
    r"recommend|advis|publish|updat|issu|endors|revis|told|did|look|chang"
)
_IN_YEAR = re.compile(rf"\bin\s(?:{UPPER}[a-z]+\s)?({YEAR})\b")
_IN_WHICH_YEAR = re.compile(rf"[^.;()]{{0,80}}?\bin\s(?:{UPPER}[a-z]+\s)?({YEAR})\b")
# Behind the name: "(2012, revised)", "(NG59, 2016)", and "CKS, last revised in 2021"
_DATED = re.compile(
    rf"(?:{_BRACKET}\s\((?:[A-Z]{{1,4}}\s?\d{{1,4}},\s)?(?P<y>{YEAR})\b"
    rf"|(?:\sCKS)?,\s(?:last\s)?(?:revised|updated)\s(?:in\s)?(?:[A-Z][a-z]+\s)?"
    rf"(?P<y2>{YEAR})\b|,\s(?P<y3>{YEAR})(?=\s?[.;:)]|\Z)"
    rf"|\s\([A-Z]{{2,8}}\s(?i:{_GUIDELINE})[^()]{{0,30}}?(?P<y4>{YEAR})\))"
)
_OPENING_YEAR = re.compile(rf"\W*In\s(?:{UPPER}[a-z]+\s)?({YEAR}),?\s")
# Bodies that state what is known of an illness; firms and charities state much else.
_MEDICAL = re.compile(
    r"\b(?:Society|Academy|College|Association|Agency|Organi[sz]ation|Task Force|Group"
    r"|Network|Institute|Committee|Council|Panel|Collegium|Federation|Initiative"
    r"|Health England)\b"
)
_YEAR_FIRST = re.compile(rf"\b(?P<y>{YEAR})\s\Z")
# They only begin the sentence: "And the ACG".
_OPENER = re.compile(
    r"(?:The|An?|And|But|So|Yet|Or|Also|Per|See|In|For|By|From|Now|Then|When|While|If"
    r"|Since|Both|Even|Only|Our|As|That|This|Under|Unlike|Like|To"
    r"|(?:Guidelines?|Guidance|Recommendations?|Statement)\s(?:of|from|by))\s(?:the\s)?"
)


def find_guidelines(text: str, start: int, end: int) -> list[Part]:
    """The bodies whose guideline or statement the sentence names, each once."""
    found: dict[str, Part] = {}
    for match in _BODY.finditer(text, start, end):
        first, last = _without_opener(text, *match.span())
        name = re.sub(r"[’']s?\Z", "", text[first:last])
        last = first + len(name)
        if name in found or not (is_group(name) or _are_initials(name)):
            continue
        if text[first - 1 : first] == "(" and is_group(name) and found:
            continue  # the short form of the name before it
        told = _told_of(text, (first, last), (start, end))
        if told is not None:
            found[name] = Part(first, last, name, told or None)
    return list(found.values())


def _without_opener(text: str, first: int, last: int) -> tuple[int, int]:
    """Where the name stands without a word that only begins the sentence."""
    opener = _OPENER.match(text, first, last)
    if opener:
        first = opener.end()
    return first, last


def _are_initials(name: str) -> bool:
    """Whether the name is written in capitals alone, and stands for no illness."""
    parts = re.split(r"\W|\band\b", name)
    return _ONE_OF_INITIALS.fullmatch(name) is not None and not any(
        part in ABBREVIATIONS and not is_group(part) for part in parts
    )


def _told_of(text: str, body: tuple[int, int], within: tuple[int, int]) -> int | None:
    """The year of what is told of as the body's guideline: 0 where none is stated.

    Nothing where no guideline is told of.
    """
    (first, last), (start, end) = body, within
    name = text[first:last]
    before = max(start, first - 90)
    ahead = _IN_ITS.search(text, before, first) or _GUIDELINE_OF.search(
        text, before, first
    )
    behind = (_ITS_GUIDELINE if is_group(name) else _PLAINLY_ITS).match(text, last, end)
    year = _stated_year(ahead) or _stated_year(behind)
    year = year or _stated_year(_YEAR_FIRST.search(text, before, first))
    dated = _stated_year(_DATED.match(text, last, end))
    if ahead or behind:
        return year or dated if is_group(name) or year else None
    if not is_group(name) or not (_MEDICAL.search(name) or name.isupper()):
        return None
    return dated or _year_of_deed(text, body, within)


def _stated_year(match: re.Match[str] | None) -> int:
    """The year among the groups of a match, 0 without one."""
    years = match.groupdict().values() if match else ()
    return next((int(year) for year in years if year), 0)


def _year_of_deed(
    text: str, body: tuple[int, int], within: tuple[int, int]
) -> int | None:
    """The year in which the body said or did what the sentence tells of it."""
    (first, last), (start, end) = body, within
    told = _STATED.match(text, last, end)
    if told is None:
        return None
    dated = _IN_YEAR.search(told[0]) or (
        _ISSUED.match(told["did"]) and _IN_WHICH_YEAR.match(text, told.end(), end)
    )
    if dated is None and text[start:first].strip() and _ISSUED.match(told["did"]):
        dated = _OPENING_YEAR.match(text, start, first)
    return int(dated[1]) if dated else 0
