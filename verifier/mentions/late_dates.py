"""Dates a study by a sentence further on that tells when it came out. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from verifier.mentions.ascribed import ascribed, beside
from verifier.mentions.doers import Doers
from verifier.mentions.issues import tells_of_another
from verifier.mentions.layout import Layout
from verifier.mentions.owners import FAR, brings_another
from verifier.mentions.roles_and_verbs import LIFE, RESEARCHED
from verifier.mentions.words import COUNTED, MEANWHILE, MONTH, NOUN, YEAR
from verifier.models import Mention, Span
from verifier.surnames import UPPER

_WRITTEN = (
    rf"(?:{NOUN}|case|piece|essay|observations|work|series|overview|account|text|films"
    r"|story|stories|results)"
)
# "The report dates from 2012", "It came out in 2012", "It is from 2012, and". What only
# "was in 2012" may be anything that happened.
_ITS_DATE = re.compile(
    r"(?<=[.!?]\s)(?:(?P<what>(?:The|Their|His|Her|This|That|These)\s"
    rf"(?:[a-z-]{{2,20}}\s)?{_WRITTEN})|It|That|They)"
    r"\s(?:dates?\s(?:back\s)?(?:from|to)|(?:(?:is|was|were)\s(?:(?:first|finally|only)\s)?"
    rf"(?:published|printed|out)|(?:(?:first|finally|only)\s)?(?:appeared|came\sout))"
    rf"{MEANWHILE}\s(?:back\s)?in"
    # When a trial was held is not when it was printed.
    r"|(?<!trial\s)(?<!study\s)(?<!survey\s)(?:is|are)\s(?:back\s)?(?:in|from)"
    r"|(?P<happened>(?<=That\s)was(?:\s(?:back\s)?in)?|(?<=\sIt\s)was\s(?:back\s)?in))"
    rf"\s(?:{MONTH}\s|the\s(?:spring|summer|autumn|fall|winter)\sof\s)?(?P<y>{YEAR})"
    r"(?=\s?(?:[.;)]|\Z|\n)|(?:,|\sand)\s(?!\d|when\b|to\b))"
)
# "In the 2002 report, the second group needed less": of the one told of before.
_IN_ITS_PAPER = re.compile(
    rf"(?<=[.!?]\s)In\s(?:the|their|his|her|that|this)\s(?P<y>{YEAR})\s"
    rf"(?:report|paper|article|publication|account|write-up),?\s(?!by\b|from\b|of\b|in\b|on\b)"
)
# "there were 52, they wrote in 1979": of those told of before, who wrote it then.
_THEY_WROTE = re.compile(
    r"(?:(?<=[,–—]\s)|(?<=[.!?]\s))(?:[Tt]hey|[Ss]?[Hh]e|[Tt]he\s(?:authors|researchers"
    r"|team|group|pair|duo|two|trio|three|(?:two\s|three\s)?(?:doctors|surgeons"
    r"|physicians|scientists|investigators)))\s(?:(?:also|first|later)\s)?"
    r"(?:wrote|reported|concluded|noted|found|observed)\s(?:(?:back\s)?in|in\s(?:an?|their"
    rf"|his|her)(?=\s\d))\s(?:{MONTH}\s)?(?P<y>{YEAR})(?:\s{_WRITTEN})?(?=\s?[.;)]|\Z|\n)"
)
# Those named before did research, and are none who only write.
_OF_RESEARCH = re.compile(
    rf"{RESEARCHED.pattern}|{COUNTED}|\b\d\d+\s[a-z]{{3,20}}s\b|\b(?:records|charts|rates|data|samples|files)\b"
)
_OF_SELF = re.compile(r"\b(?:[Mm]y|me|us|[Oo]ur|[Ww]e)\b")
_VERB_WITHIN = 30  # characters behind a name
# "Jane Doe's team", "Jane Doe, who signs first, and her co-workers"
_WITH_TEAM = re.compile(
    r"(?:[’']s)?(?:,\swho\s[^.,;]{2,30},)?\s(?:and\s(?:his|her|their)\s)?(?:[a-z]+\s)?"
    r"(?:team|group|co-?workers|colleagues)\b"
)
# "By Jane" Doe, "Reviewed by Dr. Jane" Doe: of the page.
_WRITER = re.compile(
    r"(?:\bBy|\b(?:Written|Reviewed|[Mm]edically\sreviewed|Edited|Checked)(?:\s\w+)?\sby"
    rf"|\b(?:Author|Editor):?)\s(?:{UPPER}[\w.’'-]*\s){{0,3}}\Z"
)


@dataclass(frozen=True, slots=True)
class _Date:
    """When something came out, and where that is told.

    ``named``: what came out is called a paper, and not "it"; ``happened``: it only
    "was" then; ``written``: those told of wrote then.
    """

    place: int
    year: int
    named: bool = False
    happened: bool = False
    written: bool = False


def date_later(
    layout: Layout, doers: Doers, line: Span, mentions: Sequence[Mention]
) -> list[Mention]:
    """The mentions of a line, with the years that it tells after what they name."""
    dated = list(mentions)
    for date in _dates(layout.text, line):
        dated = _with_date(layout, doers, line, dated, date)
    return dated


def _dates(text: str, line: Span) -> Iterator[_Date]:
    for told in _ITS_DATE.finditer(text, *line):
        named, happened = bool(told["what"]), bool(told["happened"])
        yield _Date(told.start(), int(told["y"]), named, happened)
    for told in _IN_ITS_PAPER.finditer(text, *line):
        yield _Date(told.start(), int(told["y"]), named=True)
    for told in _THEY_WROTE.finditer(text, *line):
        yield _Date(told.start(), int(told["y"]), written=True)


def _with_date(
    layout: Layout, doers: Doers, line: Span, mentions: list[Mention], date: _Date
) -> list[Mention]:
    """The mentions, the last before the date with its year."""
    told = [m for m in mentions if m.start < date.place and m.kind != "unnamed"]
    last = max(reversed(told), key=lambda m: m.start, default=None)
    if last is None:
        sure = date.named or date.written
        doer = _doer(layout, doers, line, date) if sure else None
        return beside(mentions, doer) if doer else mentions
    if not _is_dated_by(layout.text, line, last, date):
        return mentions
    return [
        replace(m, year=date.year, weighed=True)
        if m is last
        or (last.authors == m.authors != () and m.year is None and m.start < date.place)
        else m
        for m in mentions
    ]


def _is_dated_by(text: str, line: Span, last: Mention, date: _Date) -> bool:
    """Whether the date is that of the study told of last, which has none yet."""
    return not (
        last.year is not None
        or not (last.authors or last.title)
        or last.reference is not None
        or last.sentence[1] < date.place - FAR
        or tells_of_another(text, last.end, date.place)
        or brings_another(text, last.sentence[1], date.place)
        or _is_writer(text, line, last.start)
        or (date.written and _OF_SELF.search(text, last.end, date.place))
        or (date.happened and not _was_printed(text, last, date.place))
    )


def _was_printed(text: str, last: Mention, place: int) -> bool:
    """Whether what happened, told right before, was that the study was printed."""
    between = text[last.sentence[1] : place]
    return bool(last.journal or last.title) and not between.strip()


def _doer(layout: Layout, doers: Doers, line: Span, date: _Date) -> Mention | None:
    """The study of the only team told of, whose writing is dated there.

    One alone may be whoever wrote the page, checked it or is its story; who writes of
    what was counted has done a study.
    """
    found = list(doers.between(line[0], date.place, line))
    # One who opens a sentence may be found for it and for the verb.
    if len({name.start for name in found}) != 1 or found[0].start < date.place - FAR:
        return None
    start, end = found[0].start, found[0].end
    text = layout.text
    did = _is_of_research if date.written else _has_team
    if _is_writer(text, line, start) or not did(text, end, date.place):
        return None
    authors, span, own = doers.authors_at(found[0], line)
    if own not in {None, date.year}:
        return None
    return ascribed(layout, span, authors, date.year)


def _has_team(text: str, end: int, _: int) -> bool:
    return _WITH_TEAM.match(text, end) is not None


def _is_of_research(text: str, end: int, place: int) -> bool:
    """Whether research is told of up to the place, of one who does not only live."""
    return (
        _OF_RESEARCH.search(text, end, place) is not None
        and LIFE.search(text, end, end + _VERB_WITHIN) is None
        and _OF_SELF.search(text, end, place) is None
    )


def _is_writer(text: str, line: Span, start: int) -> bool:
    """Whether the page is said to be by whoever is named there."""
    return _WRITER.search(text, max(line[0], start - 60), start) is not None
