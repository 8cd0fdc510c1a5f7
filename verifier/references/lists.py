"""Entries of bibliographies, found where documents keep them. Pure.

Five places, each searched once: entries that the file format gives; blocks that the
reader marked as references; labelled fields (``Title: …``, ``Authors: …``); in text
without blocks, the part under a heading such as "References"; and running text, where
an entry gives itself away by the numbers of an issue (``2005;293:1082-1088``). Every
window that is looked at is bounded, so time grows with the text.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest

from verifier.models import Document, Reference
from verifier.references.authors import GROUP, LOWER, UPPER
from verifier.references.entries import parse_reference
from verifier.references.imprints import year_of
from verifier.references.journals import names_journal
from verifier.references.labelled import find_labelled, parse_labelled

_WINDOW = 900  # characters before an issue's numbers in which its entry may begin
_TAIL = 240  # characters after them in which its identifiers may follow
_SHORTEST = 12  # an entry, as `JAMA 2005;1:1`
_LONGEST_TITLE = 400
_MOST_STARTS = 8  # author lists tried before the numbers of one issue

# Numbers of an issue as they stand in running text.
_DASH = r"[-\u2010-\u2015]"
_NUMBERS = re.compile(
    r"(?<!\d)\d{1,4}(?:"
    r"(?<=(?:19|20)\d\d)[a-z]?(?:\s[A-Z][a-z]{2,8}\.?(?:[-\u2013][A-Z][a-z]{2,8})?)?"
    r"(?:\s\d{1,2})?\s?[;,]\s?\d{1,4}(?:-?[A-Z])?(?:\sSuppl\.?(?:\s\d{1,2})?)?"
    r"(?:\s?\([^()\n]{1,24}\))?\s?:\s?[A-Za-z]{0,8}\d+"
    r"|(?<=(?:19|20)\d\d),\s\d{1,4}(?:\(\d{1,3}\))?,\s[A-Z]?\d+"
    r"|\s?\(\d{1,4}[^()\n]{0,12}\)\s?[:,]\s?(?:pp?\.?\s?)?[A-Za-z]{0,2}\d+"
    r"|(?:\.\d{1,3})?,?\s\((?:19|20)\d\d\)\s?[:,]\s?(?:pp?\.?\s?)?[A-Za-z]?\d+"
    r"|,\sno\.\s\d{1,3}\s?[,(]\s?(?:19|20)\d\d\)?[:,]\s?(?:pp?\.?\s?)?[A-Za-z]?\d+"
    r"|,\s(?:(?:pp?\.|pages?)\s[A-Za-z]?\d+|[a-z]\d{3,8}\b)"
    rf"|\s?[:,]\s?\d{{1,6}}\s?{_DASH}\s?\d{{2,6}}(?!\d)"
    r")"
)
_REST_OF_NUMBERS = re.compile(
    rf"(?:\.?\d{{1,6}}){{0,2}}(?:\s?{_DASH}\s?[A-Za-z]?\d{{1,6}})?,?(?:\s?\(?(?:19|20)\d\d\)?)?"
    r"(?:[.;,]?\s{0,2}(?:\[?e-?pub[^.\n]{0,40}\.?"
    r"|doi:?\s?(?:https?://[\w.]{1,20}/)?10\.\S{1,120}"
    r"|https?://(?:dx\.)?doi\.org/10\.\S{1,120}"
    r"|PMID:?\s?\d{1,9}|PMCID:?\s?PMC\d{1,9})){0,6}",
    re.IGNORECASE,
)
# Words with which sentences begin, and neither names nor journals.
_OPENERS = (
    r"(?:As|In|See|By|And|Study|Review|Source|From|According|Dr|Prof|On|At|Since|For|"
    r"Of|Published|Also|While|When|Both)\b"
)
_OPENER = re.compile(rf"(?:{_OPENERS}[.,:]?\s|[{LOWER}]+\s)+")
_AUTHOR_START = re.compile(
    r"(?:(?<=[\s(\[“\"])|^)"
    r"(?:(?:van|von|de|del|di|da|dos|la|le|der|den|ten|el|al)\s){0,2}"
    rf"(?!{_OPENERS})[{UPPER}][\w'’‐-]{{1,30}}(?:\s[{UPPER}][\w'’‐-]{{0,30}}[{LOWER}])?"
    rf"(?:\s[{UPPER}][{UPPER}.‐-]{{0,6}}(?=[,.;:(]|\s(?:and|&|et)\b)|,\s[{UPPER}]\.)"
)
_JOURNAL_WORD = (
    rf"(?:[{UPPER}][\w&'’.:‐-]{{0,30}}|of|and|the|in|for|on|&|\([A-Z][\w ]{{1,30}}\))"
)
_JOURNAL = re.compile(rf"[{UPPER}][\w&'’.:‐-]{{0,30}}(?:\s{_JOURNAL_WORD}){{0,9}}")
# Beside authors and a volume, a journal may be printed as ``PloS one``.
_SIGNED_JOURNAL = re.compile(
    rf"(?:[{UPPER}]|[a-z][A-Z])\S{{0,30}}(?: [^\s,;!?]{{1,30}}){{0,11}}"
)
_JOURNAL_BEFORE = re.compile(rf"{_JOURNAL.pattern}[,.;]?\s?$")
_LEADER = re.compile(r"\s{0,40}(?:[Ss](?:OURCES?|ources?)\s?:\s{0,9})?")
_HEADING = re.compile(
    r"^[ \t#*_=\d.]{0,8}"
    r"(?:(?:selected|key|scientific|medical|further|article|cited|list of) )?"
    r"(?:references?|bibliography|sources|works cited|literature(?: cited)?|citations|"
    r"reading|footnotes|endnotes|reference list|references and (?:notes|links|sources)"
    r"|references cited|sources and references)[ \t:*_=]{0,6}$",
    re.IGNORECASE | re.MULTILINE,
)
_ITEM = re.compile(
    r"(?m)^[ \t]{0,9}(?:\[\d{1,4}\]|\(\d{1,4}\)|\d{1,4}[.)]|[•*·▪-])[ \t]{0,9}(?=\S)"
)
_NUMBERED = re.compile(r"(?:(?<=\s)|^)(?:\[(\d{1,3})\]|(\d{1,3})[.)])\s{1,3}(?=\S)")
_BLANK = re.compile(r"\n[ \t]{0,40}\n")
_LINE = re.compile(r"\n")
# A year, and what else a line must hold to be an entry without issue numbers.
_YEAR = re.compile(r"(?<![\d/.-])(?:19|20)\d\d(?!\d)")
# Initials, or et al., before the bracket of a year: more than a sentence has.
_INITIALS_BEFORE = re.compile(rf"(?:\b[{UPPER}]{{1,4}}|\bet al)\.?,?\s?\($")
_AFTER_BRACKET = re.compile(rf"[a-z]?\)\s(?=[{UPPER}])")
# What follows the year in brackets where authors, not a sentence, stand before it.
_AFTER_YEAR = re.compile(
    rf"[a-z]?[^()\n]{{0,20}}\)(?:\.\s(?=[{UPPER}\"“])|[,.]?\s(?=[\"“‘']))"
)
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December|Spring|Summer|Autumn|Fall|Winter|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct"
    r"|Nov|Dec)\.?"
)
_MONTH_BEFORE = re.compile(rf"{_MONTH}\s(?:\d{{1,2}},\s)?$")
_WEB_PAGE = re.compile(r"\b(?:Accessed|Retrieved|Last|Viewed|Updated|Reviewed)\b")
_TITLE_AND_LINK = re.compile(
    rf"\s{{0,9}}(?P<title>[\"“]?[{UPPER}\d][^\n]{{8,250}}?)[,.]?[\"”]?[,.]?\s{_MONTH}\s"
    r"(?P<year>(?:19|20)\d\d)[,.]?\s\(?(?P<url>(?:https?://|www\.)\S{4,300})"
)
_SOURCE_LINE = re.compile(
    r"^[ \t]{0,9}S(?:OURCE|ource)S?\s?:\s{0,9}(?P<rest>[^\n]{6,500})$", re.MULTILINE
)
_PART_END = re.compile(r";\s+(?=[A-Z])|\.\s+(?=[A-Z])|$")
_LINK = re.compile(r"https?://|www\.")


def find_references(document: Document) -> tuple[Reference, ...]:
    """Every bibliographic entry of the document, in order, with its span in the text.

    Entries that the file format gave come as they are; no two of the others overlap.
    """
    found = _Spans()
    for reference in document.entries:
        found.add(reference)
    for search in (
        _in_fields,
        _in_blocks,
        _in_parts,
        _in_prose,
        _in_source_lines,
        _in_lines,
    ):
        for reference in search(document, found):
            found.add(reference)
    return found.in_order()


class _Spans:
    """References by position; tells what is taken already."""

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._found: list[Reference] = []

    def add(self, reference: Reference) -> None:
        place = bisect_right(self._starts, reference.start)
        self._starts.insert(place, reference.start)
        self._found.insert(place, reference)

    def covers(self, start: int, end: int) -> bool:
        """Whether any reference shares a character with the span."""
        place = bisect_right(self._starts, end - 1)
        return place > 0 and self._found[place - 1].end > start

    def end_before(self, position: int) -> int:
        """Where the last reference that starts before the position ends."""
        place = bisect_right(self._starts, position)
        return self._found[place - 1].end if place else 0

    def in_order(self) -> tuple[Reference, ...]:
        return tuple(self._found)


def _parse(text: str, start: int, end: int) -> Reference:
    """The entry at ``text[start:end]``, without the space around it."""
    leader = _LEADER.match(text, start, end)
    start = leader.end() if leader else start
    part = text[start:end].rstrip()
    return replace(parse_reference(part), start=start, end=start + len(part))


# ------------------------------------------------------------ marked by the reader


def _in_blocks(document: Document, found: _Spans) -> Iterator[Reference]:
    """Blocks marked as entries; what closes a page is no entry for standing there."""
    linked = [link.start for link in document.links]
    for block in document.blocks:
        if block.kind != "reference" or found.covers(block.start, block.end):
            continue
        if spans := list(_run_of_entries(document.text, block.start, block.end)):
            for start, end in spans:
                yield _parse(document.text, start, end)
            continue
        reference = _parse(document.text, block.start, block.end)
        link = bisect_left(linked, block.start)
        points = link < len(linked) and linked[link] < block.end
        if block.label or points or _states_work(reference, document.text):
            yield replace(reference, label=block.label or reference.label)


def _states_work(reference: Reference, text: str) -> bool:
    """Whether more than a title, or a title and an address, is stated."""
    return bool(
        reference.authors
        or (reference.journal and reference.volume)
        or (reference.doi or reference.pmid or reference.pmcid)
        or _LINK.search(text, reference.start, reference.end)
        or not _YEAR.search(text, reference.start, reference.end)
    )


def _run_of_entries(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Spans of numbered entries that stand one behind the other in one block."""
    marks = list(_NUMBERED.finditer(text, start, end))
    if len(marks) < 2:
        return
    expected = int(marks[0][1] or marks[0][2])
    starts = []
    for mark in marks:
        if int(mark[1] or mark[2]) == expected:
            starts.append(mark.start())
            expected += 1
    if len(starts) > 1 and starts[0] - start < 3:
        yield from zip(starts, [*starts[1:], end], strict=True)


# ---------------------------------------------------------------- labelled fields


def _in_fields(document: Document, found: _Spans) -> Iterator[Reference]:
    for work in find_labelled(document.text):
        if not found.covers(work.start, work.end):
            yield parse_labelled(document.text, work)


# --------------------------------------------------------------- under a heading


def _in_parts(document: Document, found: _Spans) -> Iterator[Reference]:
    """Entries under "References", where no reader has marked them already."""
    if document.blocks:
        return
    text = document.text
    headings = list(_HEADING.finditer(text))
    for heading, following in zip_longest(headings, headings[1:]):
        end = following.start() if following else len(text)
        for start, stop in _entries_of(text, heading.end(), end):
            if stop - start >= _SHORTEST and not found.covers(start, stop):
                reference = _parse(text, start, stop)
                if _is_entry(reference):
                    yield reference


def _entries_of(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Spans of the entries in a part: at numbers, else at blank lines, else lines."""
    items = [item.start() for item in _ITEM.finditer(text, start, end)]
    if len(items) > 1:
        for position, stop in zip(items, [*items[1:], end], strict=True):
            blank = _BLANK.search(text, position, stop)
            yield position, blank.start() if blank else stop
        return
    gaps = _BLANK if _BLANK.search(text[start:end].strip()) else _LINE
    position = start
    for gap in gaps.finditer(text, start, end):
        yield position, gap.start()
        position = gap.end()
    yield position, end


def _is_entry(reference: Reference) -> bool:
    """Whether a line states enough to be an entry of a bibliography."""
    if reference.end - reference.start < _SHORTEST:
        return False
    if reference.doi or reference.pmid or reference.pmcid:
        return True
    if reference.label and reference.title:
        return bool(reference.authors) or reference.title.count(" ") >= 3
    return bool(
        reference.year
        and (reference.authors or reference.journal)
        and (reference.title or reference.volume)
    )


# ------------------------------------------------------------------ running text


def _in_prose(document: Document, found: _Spans) -> Iterator[Reference]:
    text = document.text
    for numbers in _NUMBERS.finditer(text):
        if found.covers(numbers.start(), numbers.end()):
            continue
        reference = _around(text, numbers, found.end_before(numbers.start()))
        if reference:
            yield reference


def _around(text: str, numbers: re.Match[str], free: int) -> Reference | None:
    """The entry whose numbers these are, if there is one around them."""
    line = text.rfind("\n", max(0, numbers.start() - _WINDOW), numbers.start()) + 1
    begin = max(line, free, numbers.start() - _WINDOW)
    rest = _REST_OF_NUMBERS.match(text, numbers.end(), numbers.end() + _TAIL)
    end = rest.end() if rest else numbers.end()
    if begin == line:
        opener = _OPENER.match(text, begin, end)
        opened = opener and _AUTHOR_START.match(text, opener.end())
        whole = _parse(text, opener.end() if opener and opened else begin, end)
        signed = whole.authors or (whole.year and _fills(text, whole))
        if whole.title and _holds(whole) and signed:
            return whole
    before = text[begin : numbers.start()]
    for start in _starts(before):
        reference = _parse(text, begin + start, end)
        if reference.authors and _holds(reference):
            return reference
    return _without_authors(text, numbers, begin, end)


def _fills(text: str, reference: Reference) -> bool:
    """Whether an entry without authors is all that stands on its line."""
    line = text[reference.start : reference.end + 4]
    return "\n" in line or reference.end + 4 > len(text) or line[0] in '"“'


def _holds(reference: Reference) -> bool:
    """Whether what was read as title and journal can be that."""
    if len(reference.title) > _LONGEST_TITLE:
        return False
    shape = _SIGNED_JOURNAL if reference.authors and reference.volume else _JOURNAL
    return shape.fullmatch(reference.journal) is not None


def _starts(before: str) -> Iterator[int]:
    """Where in the text before the numbers the author list may begin."""
    for count, start in enumerate(_AUTHOR_START.finditer(before)):
        if count == _MOST_STARTS:
            return
        yield start.start()


def _without_authors(
    text: str, numbers: re.Match[str], begin: int, end: int
) -> Reference | None:
    """A journal and the numbers of one of its issues, nothing else."""
    begin = max(begin, numbers.start() - 120)
    journal = _JOURNAL_BEFORE.search(text[begin : numbers.start()])
    if not journal:
        return None
    if ";" not in numbers[0] and not any(map(names_journal, journal[0].split())):
        return None
    opener = _OPENER.match(journal[0])
    start = begin + journal.start() + (opener.end() if opener else 0)
    reference = _parse(text, start, end)
    return reference if reference.journal and reference.year else None


# ------------------------------------------------------------------- whole lines


def _in_source_lines(document: Document, found: _Spans) -> Iterator[Reference]:
    """Journals with a date on the line with which a news brief names its sources."""
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
    journal = part.partition(",")[0]
    year = _YEAR.search(part)
    if year and _JOURNAL.fullmatch(journal) and not GROUP.search(journal):
        read = parse_reference(part)
        yield replace(
            Reference(start, start + len(part)),
            journal=journal,
            year=int(year[0]),
            volume=read.volume,
            issue=read.issue,
            pages=read.pages,
        )


def _in_lines(document: Document, found: _Spans) -> Iterator[Reference]:
    """Entries without the numbers of an issue, each a line of its own."""
    text = document.text
    done = 0
    for year in _YEAR.finditer(text):
        if year.start() < done:
            continue
        start = text.rfind("\n", max(0, year.start() - _WINDOW), year.start()) + 1
        stop = text.find("\n", year.end(), year.end() + _WINDOW)
        end = stop if stop >= 0 else len(text)
        if end - start > _WINDOW or found.covers(start, end):
            continue
        for reference in _linked_titles(text, start, end) or _signed(text, year, end):
            yield reference
            done = end


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


def _signed(text: str, year: re.Match[str], end: int) -> Iterator[Reference]:
    """The entry that fills the line of this year and begins with its authors."""
    start = text.rfind("\n", 0, year.start()) + 1
    if text[year.start() - 1 : year.start()] == "(":
        initials = _INITIALS_BEFORE.search(text, year.start() - 9, year.start())
        if not (
            _AFTER_YEAR.match(text, year.end(), end)
            or (initials and _AFTER_BRACKET.match(text, year.end(), end))
        ):
            return
    elif text[year.end() : end].strip(" .") or not _MONTH_BEFORE.search(
        text, max(start, year.start() - 20), year.start()
    ):
        return
    if _OPENER.match(text, start, end):
        return
    reference = _parse(text, start, end)
    if not (reference.authors and reference.title and reference.year):
        return
    if _JOURNAL.fullmatch(reference.journal) or _LINK.search(text, start, end):
        yield reference
