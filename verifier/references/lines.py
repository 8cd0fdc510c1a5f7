"""Entries without the numbers of an issue that fill a line of their own. Pure.

What stands around the year decides: authors before it and a title after it, a month
before it and the end of the line after it, or an address.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import product

from verifier.literals import Literals, matches_at
from verifier.models import Document, Reference
from verifier.references.authors import (
    BARE_SURNAMES,
    GROUP,
    UPPER,
    split_surnames,
)
from verifier.references.entries import parse_reference
from verifier.references.imprints import MONTH, year_of
from verifier.references.journals import (
    catalogue,
    is_abbreviated,
    is_listed_journal,
)
from verifier.references.spans import (
    JOURNAL,
    LINK,
    OPENER,
    SENTENCE_WORD,
    TELLS,
    WINDOW,
    YEAR_WORD,
    Spans,
    line_around,
    parse_span,
    years_in,
)

# A year, and what else a line must hold to be an entry without issue numbers.
# Initials, or et al., before the bracket of a year: more than a sentence has.
_INITIALS_BEFORE = re.compile(rf"(?:\b[{UPPER}]{{1,4}}|\bet al)\.?,?\s?\($")
_AFTER_BRACKET = re.compile(rf"[a-z]?\)\s(?=[{UPPER}])")
# What follows the year in brackets where authors, not a sentence, stand before it.
_AFTER_YEAR = re.compile(
    rf"[a-z]?[^()\n]{{0,20}}\)(?:\.\s(?=[{UPPER}\"“])|[,.]?\s(?=[\"“‘']))"
)
_MONTH = rf"{MONTH}\.?"
# What may follow the date that closes an entry: its number, its page, its address.
_CLOSING = re.compile(
    r"[\s.,;]{0,3}(?:(?:Art(?:icle|\.)?\s(?:[Nn]o\.?|[Nn]umber):?\s\w{3,12}"
    r"|(?:[Pp]p?\.|[Pp]ages?)\s[\w–-]{1,15}|(?i:doi|pmid|pmcid)\b\s?:?\s?\S{4,120}"
    r"|https?://\S{4,300})[\s.,;]{0,3}){0,3}$"
)
_DOI = re.compile(r"(?<!\w)[Dd][Oo][Ii]\b\s?:?\s?10\.\d{4}")
_DOI_LETTERS = Literals(map("".join, product("dD", "oO", "iI")))
# "86% had less pain: Doe J, Roe P. …": what the entry that follows is said to show.
_LABEL = re.compile(
    rf"[^\n:“\"]{{3,60}}:\s(?=[{UPPER}][\w’'-]+(?:,\s(?:[{UPPER}]\.|[{UPPER}][a-z]+)"
    rf"|\s[{UPPER}]{{1,3}}[,.]))"
)
_LEADER = 40  # characters in which an entry has its number and its first author
_MONTH_BEFORE = re.compile(rf"{_MONTH}\s(?:\d{{1,2}},?\s)?$")
_WEB_PAGE = re.compile(r"\b(?:Accessed|Retrieved|Last|Viewed|Updated|Reviewed)\b")
_TITLE_AND_LINK = re.compile(
    rf"\s{{0,9}}(?P<title>[\"“]?[{UPPER}\d][^\n]{{8,250}}?)[,.]?[\"”]?[,.]?\s{_MONTH}\s"
    r"(?P<year>(?:19|20)\d\d)[,.]?\s\(?(?P<url>(?:https?://|www\.)\S{4,300})"
)
_SOURCE_LINE = re.compile(
    r"(?:^[ \t]{0,9}|(?<=\.\s))S(?:OURCE|ource)S?\s?:\s{0,9}(?:\S{1,20}/\S{1,40}\s)?"
    r"(?P<rest>(?:(?!\sSOURCE:)[^\n]){6,500})",
    re.MULTILINE,
)
_SOURCE = re.compile(r"S(?:OURCE|ource)S?\s?:")
_NAMES = re.compile(BARE_SURNAMES)
_PART_END = re.compile(r";\s+(?=[A-Z])|\.\s+(?=[A-Z])|$")


def in_source_lines(document: Document, found: Spans) -> Iterator[Reference]:
    """Journals with a date on the line with which a news brief names its sources."""
    if not _SOURCE.search(document.text):
        return
    for line in _SOURCE_LINE.finditer(document.text):
        start = line.start("rest")
        while start < line.end("rest"):
            stop = _PART_END.search(document.text, start, line.end("rest"))
            end = stop.start() if stop else line.end("rest")
            if not found.covers(start, end):
                yield from _dated_journal(document.text, start, end)
            start = stop.end() if stop and stop.end() > start else line.end("rest")


def _dated_journal(text: str, start: int, end: int) -> Iterator[Reference]:
    part = text[start:end].rstrip(" .")
    first, *_ = part.partition(",")
    year = YEAR_WORD.search(part)
    whole = parse_span(text, start, start + len(part))
    if len(whole.authors) > 1 and whole.title and whole.year:
        yield whole
        return
    # "Doe, Leukemia Research 2018;67:17": who signed it stands before.
    later = part[len(first) : year.start()].strip(" ,(") if year else ""
    is_signed = bool(_NAMES.fullmatch(first)) and (
        is_listed_journal(later) and not is_listed_journal(first)
    )
    journal = later if is_signed else first
    if year and JOURNAL.fullmatch(journal) and not GROUP.search(journal):
        read = parse_reference(part)
        yield replace(
            Reference(start, start + len(part)),
            authors=split_surnames(first) if is_signed else (),
            journal=journal,
            year=int(year[0]),
            volume=read.volume,
            issue=read.issue,
            pages=read.pages,
        )


def in_lines(document: Document, found: Spans) -> Iterator[Reference]:
    """Entries without the numbers of an issue, each a line of its own."""
    text = document.text
    end = done = 0
    for year in years_in(text):
        if year.start() >= end:
            start, end = line_around(text, year.start())
            if end - start >= WINDOW or found.covers(start, end):
                done = end
            for reference in _linked_titles(text, start, end) if done < end else ():
                yield reference
                done = end
        if year.start() >= done:
            for reference in _signed(text, year, start, end):
                yield reference
                done = end
    yield from _undated(text, found)


def _undated(text: str, found: Spans) -> Iterator[Reference]:
    """Entries that end in a DOI instead of a date, as papers in press are cited."""
    for doi in matches_at(_DOI, text, _DOI_LETTERS.places_in(text), len(text)):
        start, end = line_around(text, doi.start())
        if found.covers(start, end) or not _CLOSING.match(text, doi.start(), end):
            continue
        reference = parse_span(text, start, end)
        listed = reference.et_al or len(reference.authors) > 1
        if (
            listed
            and reference.authors[0] in text[start : start + _LEADER]
            and reference.title
            and JOURNAL.fullmatch(reference.journal)
        ):
            yield reference


# "Doe J, Roe P, et al": with their initials they open the line.
_NAME = (
    rf"(?:[{UPPER}][\w’'-]{{1,24}}\s){{1,2}}(?:[{UPPER}]{{1,3}}\b\.?"
    rf"|[{UPPER}]\.(?:\s?[{UPPER}]\.){{1,2}})"
)
_LIST = re.compile(
    rf"{_NAME}(?P<second>,\s(?:et\sal|{_NAME}))(?P<third>,\s(?:et\sal|{_NAME}))?"
)
_JOURNAL_LAST = re.compile(
    rf"[.?!]\s(?P<journal>[{UPPER}][\w&-]*(?:\s[\w&-]+){{0,8}})[.,]?\s\Z"
)


def _closes_list(text: str, start: int, year: re.Match[str]) -> bool:
    """Whether authors with initials open the line, and a journal stands by the year.

    Behind three of them anything with capitals is a journal.
    """
    journal = _JOURNAL_LAST.search(text, max(start, year.start() - 90), year.start())
    signed = _LIST.match(text, start, year.start()) if journal else None
    if journal is None or signed is None:
        return False
    name = journal["journal"]
    return (
        signed["third"] is not None
        or is_abbreviated(name)
        or name.lower() in catalogue()
    )


# What the page tells of the study behind its entry: "… 2017. Nine trials, 247 cases".
_TOLD_ON = re.compile(rf"[.,;:]?\s(?=[(\[–—-]|[{UPPER}\d][\w-]{{0,20}}\s)")
_LIST_BEGINS = re.compile(rf"(?:(?<=[.?!:]\s)|(?<=[–—-]\s)|\A){_LIST.pattern}")


def _first_listed(text: str, start: int, year: re.Match[str]) -> int | None:
    """Where in the line the authors begin whose journal stands by the year."""
    for listed in _LIST_BEGINS.finditer(text[start : year.start()]):
        if _closes_list(text, start + listed.start(), year):
            return start + listed.start()
    return None


def _linked_titles(text: str, start: int, end: int) -> list[Reference]:
    """Titles, each with a month and an address, that fill a line from its start."""
    titles = []
    if text.find("http", start, end) < 0 and text.find("www.", start, end) < 0:
        return []
    while titled := _TITLE_AND_LINK.match(text, start, end):
        if not _WEB_PAGE.search(titled["title"]):
            reference = Reference(
                start=titled.start("title"),
                end=titled.end(),
                title=titled["title"].strip('"“”,. '),
                year=year_of(titled["year"]),
            )
            titles.append(reference)
        start = titled.end()
    return titles


def _signed(
    text: str, year: re.Match[str], start: int, end: int
) -> Iterator[Reference]:
    """The entry of this year that begins with its authors, in the line given."""
    span = _span_of_entry(text, year, start, end)
    if span is None or OPENER.match(text, *span):
        return
    start, end = span
    label = _LABEL.match(text, start, year.start())
    start = label.end() if label else start
    reference = parse_span(text, start, end)
    if not (reference.authors and reference.title):
        return
    if reference.year != int(year[0]):
        return  # the year is that of something else on the line
    if SENTENCE_WORD.search(reference.authors[0]) or TELLS.search(reference.title):
        return
    if JOURNAL.fullmatch(reference.journal) or LINK.search(text, start, end):
        yield reference


def _span_of_entry(
    text: str, year: re.Match[str], start: int, end: int
) -> tuple[int, int] | None:
    """How much of the line an entry of this year would take, if it may be one."""
    at, behind = year.span()
    if text[at - 1 : at] == "(":
        initials = _INITIALS_BEFORE.search(text, at - 9, at)
        dated = _AFTER_YEAR.match(text, behind, end) or (
            initials and _AFTER_BRACKET.match(text, behind, end)
        )
        return (start, end) if dated else None
    if _CLOSING.match(text, behind, end):
        closes = not _WEB_PAGE.search(text, start, at) and (
            _MONTH_BEFORE.search(text, max(start, at - 20), at)
            or _closes_list(text, start, year)
        )
        return (start, end) if closes else None
    first = (
        _first_listed(text, start, year) if _TOLD_ON.match(text, behind, end) else None
    )
    return None if first is None else (first, behind)
