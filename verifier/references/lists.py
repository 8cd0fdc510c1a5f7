"""Entries of bibliographies, found where documents keep them. Pure.

Four places, each searched once: entries that the file format gives; blocks that the
reader marked as references; the part under a heading such as "References"; and
entries in running text, which give themselves away by the numbers of an issue
(``2005;293:1082-1088``). Every window that is looked at is bounded, so time grows
with the text.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from verifier.models import Document, Reference
from verifier.references.authors import LOWER, UPPER
from verifier.references.entries import parse_reference

_WINDOW = 900  # characters before an issue's numbers in which its entry may begin
_TAIL = 240  # characters after them in which its identifiers may follow

# Numbers of an issue as they stand in running text.
_NUMBERS = re.compile(
    r"(?<!\d)(?:"
    r"(?:19|20)\d\d[a-z]?(?:\s[A-Z][a-z]{2,8}\.?)?(?:\s\d{1,2})?\s?[;,]\s?\d{1,4}"
    r"(?:\s?\([^()\n]{1,24}\))?\s?:\s?[A-Za-z]{0,2}\d+"
    r"|\d{1,4}\s?\(\d{1,4}[^()\n]{0,12}\)\s?[:,]\s?(?:pp?\.?\s?)?[A-Za-z]{0,2}\d+"
    r"|\d{1,4}(?:\.\d{1,3})?,?\s\((?:19|20)\d\d\)\s?[:,]\s?(?:pp?\.?\s?)?[A-Za-z]?\d+"
    r"|\d{1,4}\s?[:,]\s?[A-Za-z]?\d+\s?[-\u2010-\u2015]\s?\d+,?\s?\(?(?:19|20)\d\d\b"
    r"|\d{1,4}\s?[:,]\s?\d{1,6}\s?[-\u2010-\u2015]\s?\d{2,6}(?!\d)"
    r")"
)
_REST_OF_NUMBERS = re.compile(
    r"[\d.]*(?:\s?[-\u2010-\u2015]\s?[A-Za-z]?\d+)?(?:\s?\((?:19|20)\d\d\))?"
    r"(?:[.;,]?\s{0,2}(?:\[?e-?pub[^.\n]{0,40}\.?|doi:?\s?(?:https?://[\w.]+/)?10\.\S+"
    r"|https?://(?:dx\.)?doi\.org/10\.\S+|PMID:?\s?\d+|PMCID:?\s?PMC\d+))*",
    re.IGNORECASE,
)
_AUTHOR_START = re.compile(
    rf"(?:(?<=[\s(\[“\"])|^)(?:(?:van|von|de|del|di|da|dos|la|le|der|den|ten|el|al)\s){{0,2}}"
    rf"[{UPPER}][\w'’‐-]+(?:\s[{UPPER}][\w'’‐-]*[{LOWER}])?"
    rf"(?:\s[{UPPER}][{UPPER}.‐-]{{0,6}}(?=[,.;:(]|\s(?:and|&|et)\b)|,\s[{UPPER}]\.)"
)
_LEADER = re.compile(r"\s*(?:[Ss](?:OURCES?|ources?)\s?:\s*)?")
_JOURNAL_BEFORE = re.compile(
    rf"(?:[{UPPER}][\w&'’.:‐-]*|of|and|the|in|for|on|&|\([A-Z][\w ]+\))"
    rf"(?:\s(?:[{UPPER}][\w&'’.:‐-]*|of|and|the|in|for|on|&|\([A-Z][\w ]+\))){{0,9}}[,.;]?\s?$"
)
_HEADING = re.compile(
    r"^[ \t#*_=\d.]{0,8}(?:selected |key |scientific |medical |further |article |cited |list of )?"
    r"(?:references?|bibliography|sources|works cited|literature(?: cited)?|citations|"
    r"reading|footnotes|endnotes|reference list|references and (?:notes|links|sources)|"
    r"references cited|sources and references)[ \t:*_=]{0,6}$",
    re.IGNORECASE | re.MULTILINE,
)
_ITEM = re.compile(
    r"(?m)^[ \t]*(?:\[\d{1,4}\]|\(\d{1,4}\)|\d{1,4}[.)]|[•*·▪-])[ \t]*(?=\S)"
)
_FIELD = re.compile(
    r"(?mi)^[ \t]*(?P<key>(?:article |study |paper )?title|authors?|journal(?: name)?|source|"
    r"(?:publication )?(?:year|date)|published|pubmed id|pmid|pmcid|doi|volume|issue|pages?)"
    r"[ \t]*:[ \t]*(?P<value>\S[^\n]{0,600})$"
)


def find_references(document: Document) -> tuple[Reference, ...]:
    """Every bibliographic entry of the document, in order, with its span in the text.

    Entries that the file format gave come as they are; no two of the others overlap.
    """
    found = _Spans()
    for reference in document.entries:
        found.add(reference)
    for search in (_in_blocks, _in_fields, _in_parts, _in_prose):
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
    skipped = _LEADER.match(text, start, end)
    start = skipped.end() if skipped else start
    part = text[start:end].rstrip()
    return replace(parse_reference(part), start=start, end=start + len(part))


# ------------------------------------------------------------ marked by the reader


def _in_blocks(document: Document, found: _Spans) -> Iterator[Reference]:
    for block in document.blocks:
        if block.kind != "reference" or found.covers(block.start, block.end):
            continue
        reference = _parse(document.text, block.start, block.end)
        if reference.end > reference.start:
            yield replace(reference, label=block.label or reference.label)


# ---------------------------------------------------------------- labelled fields


def _in_fields(document: Document, found: _Spans) -> Iterator[Reference]:
    """Blocks of the form ``Title: …``, ``Authors: …``, ``Journal: …``."""
    group: list[re.Match[str]] = []
    for field in _FIELD.finditer(document.text):
        between = document.text[group[-1].end() : field.start()] if group else ""
        if between.strip() or _key(field) in map(_key, group):
            yield from _from_fields(group, found)
            group = []
        group.append(field)
    yield from _from_fields(group, found)


def _key(field: re.Match[str]) -> str:
    return field["key"].lower().split()[-1].rstrip("s")


def _from_fields(group: list[re.Match[str]], found: _Spans) -> Iterator[Reference]:
    stated = {_key(field): field["value"].strip() for field in group}
    if len(stated) < 3 or not {"title", "author"} & stated.keys():
        return
    start, end = group[0].start("key"), group[-1].end("value")
    if found.covers(start, end):
        return
    whole = parse_reference(" ".join(field.group().strip() for field in group))
    names = parse_reference(stated.get("author", "") + ". (1900)")
    when = parse_reference(
        stated.get("year") or stated.get("date") or stated.get("published") or ""
    )
    yield replace(
        names,
        start=start,
        end=end,
        year=when.year,
        title=stated.get("title", "").rstrip("."),
        journal=stated.get("journal") or stated.get("name") or stated.get("source", ""),
        volume=stated.get("volume", ""),
        issue=stated.get("issue", ""),
        pages=stated.get("page", ""),
        doi=whole.doi,
        pmid=whole.pmid or stated.get("id", ""),
        pmcid=whole.pmcid,
        label="",
    )


# --------------------------------------------------------------- under a heading


def _in_parts(document: Document, found: _Spans) -> Iterator[Reference]:
    """Entries under "References", one per line or per number."""
    text = document.text
    headings = [b for b in document.blocks if b.kind == "heading"]
    for heading in _HEADING.finditer(text):
        end = _part_end(heading, headings, text)
        for start, stop in _entries_of(text, heading.end(), end):
            if not found.covers(start, stop):
                reference = _parse(text, start, stop)
                if _is_entry(reference):
                    yield reference


def _part_end(heading: re.Match[str], headings: list, text: str) -> int:  # type: ignore[type-arg]
    after = [b.start for b in headings if b.start >= heading.end()]
    return after[0] if after else len(text)


def _entries_of(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Spans of the entries in a part: at numbers, else at blank lines, else lines."""
    items = [item.start() for item in _ITEM.finditer(text, start, end)]
    if len(items) > 1:
        yield from zip(items, [*items[1:], end], strict=True)
        return
    mark = re.compile(r"\n[ \t]*\n")
    if not mark.search(text[start:end].strip()):
        mark = re.compile(r"\n")
    position = start
    for gap in mark.finditer(text, start, end):
        yield position, gap.start()
        position = gap.end()
    yield position, end


def _is_entry(reference: Reference) -> bool:
    """Whether a line states enough to be an entry of a bibliography."""
    if reference.end - reference.start < 12:
        return False
    if reference.doi or reference.pmid or reference.pmcid:
        return True
    if reference.label and reference.title.count(" ") >= 3:
        return True
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
    before = text[begin : numbers.start()]
    for start in _starts(before):
        reference = _parse(text, begin + start, end)
        if reference.journal and reference.authors and len(reference.title) < 400:
            return reference
    journal = _JOURNAL_BEFORE.search(before[-120:])
    if not journal:
        return None
    start = numbers.start() - len(before[-120:]) + journal.start()
    reference = _parse(text, start, end)
    return reference if reference.journal and reference.year else None


def _starts(before: str) -> Iterator[int]:
    """Where in the text before the numbers the author list may begin."""
    for count, start in enumerate(_AUTHOR_START.finditer(before)):
        if count > 8:
            return
        yield start.start()
