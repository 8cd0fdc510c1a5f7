"""Entries of bibliographies, found where documents keep them. Pure.

Five places, each searched once: entries that the file format gives; blocks that the
reader marked as references; labelled fields (``Title: …``, ``Authors: …``); in text
without blocks, the part under a heading such as "References"; and running text, where
an entry gives itself away by the numbers of an issue (``2005;293:1082-1088``). Every
window that is looked at is bounded, so time grows with the text.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from verifier.models import Block, Document, Reference
from verifier.references.entries import LEVEL
from verifier.references.labelled import find_labelled, parse_labelled
from verifier.references.lines import in_lines, in_source_lines
from verifier.references.prose import in_prose
from verifier.references.runs import in_runs
from verifier.references.spans import LINK, YEAR_WORD, Spans, parse_span

_SHORTEST = 12  # an entry, as `JAMA 2005;1:1`
_FEWEST_GAPS = 3  # between the words of a title: "Week 1" is none
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
_BAR = re.compile(r"\s[|•·]\s")
_MEETING = re.compile(r"\b(?:conference|congress|symposium|meeting)\b", re.IGNORECASE)
_BLANK = re.compile(r"\n[ \t]{0,40}\n")
_LINE = re.compile(r"\n")


def find_references(document: Document) -> tuple[Reference, ...]:
    """Every bibliographic entry of the document, in order, with its span in the text.

    Entries that the file format gave come as they are; no two of the others overlap.
    """
    found = Spans()
    for reference in document.entries:
        found.add(reference)
    for search in (
        _in_fields,
        _in_blocks,
        _in_parts,
        in_source_lines,
        in_prose,
        in_lines,
    ):
        for reference in search(document, found):
            if not _is_notice(document.text, reference):
                found.add(reference)
    numbered = [_numbered(document.text, one) for one in found.in_order()]
    if not any(one.label for one in numbered):
        numbered = list(_in_numbered_lists(document, numbered))
    return tuple(in_runs(document.text, numbered))


# "¹ Doe J. … ² Roe P. …", "[2] Roe P. …": entries that run on in one paragraph.
_NUMBER_BEFORE = re.compile(r"(?:\s|\A)(?:([¹²³⁰⁴-⁹]{1,3})|\[(\d{1,3})\])\s?\Z")


def _numbered(text: str, reference: Reference) -> Reference:
    """The entry with the number that stands right before it."""
    before = text[max(0, reference.start - len(" [123] ")) : reference.start]
    number = None if reference.label else _NUMBER_BEFORE.search(before)
    if number is None:
        return reference
    return replace(reference, label=(number[1] or number[2]).translate(LEVEL))


# What a page says below its list: hours, prices, laws, numbers to call, whose it is.
_NOTICE = re.compile(
    # and what the study named above was like, part by part
    r"\A(?:(?:Study\s)?[Dd]esign|Methods?|Subjects|Participants|Patients|Dose|Results?"
    r"|Outcomes?|Findings|Conclusions?):\s"
    r"|©|[$£€]\s?\d|\d\s?(?:€|zł|kr\b|dólares|dollars)|\bTel\b|\b(?:[Oo]pening\shours"
    r"|[Hh]elpline|[Ff]reephone|[Ee]mail\sus|[Cc]ontact\sus|CC\sBY|[Aa]ll\srights"
    r"|[Rr]elated\s(?:stories|articles|posts|content)|[Rr]ead\smore:|[Ss]hare\s(?:this|on)"
    r"|(?:Image|Photo)\scredit|[Pp]rivacy\s[Pp]olicy|[Ss]ubscribe\sto|[Ff]ollow\sus"
    r"|[Tt]hese\sstatements?\sha(?:s|ve)\snot\sbeen|\(c\)\s(?=\d{4})"
    r"|(?<!\d)(?:1-8\d\d-\d{3}|0\d{2,4}\s\d{3,4})[ -]\d{3,4}(?!\d)"
    r"|[Cc]ite\s[Tt]his\s[Pp]age|[Aa]dditional\sreading:|[Ee]xpert\sopinion"
    r"|Last\sreviewed|Updated\s\d|VAT\sno|ABN\s\d|NIP|GDC\sno|Patent\s[A-Z]{2}\s\d"
    r"|[Ff]undado\sen|[Ff]ounded\sin|Registered\s(?:charity|office))\b"
)


def _is_notice(text: str, reference: Reference) -> bool:
    """Whether a line that was taken for an entry is the page's own small print."""
    return not (reference.doi or reference.pmid or reference.web_page) and (
        _NOTICE.search(text[reference.start : reference.end]) is not None
    )


# ------------------------------------------------------------ marked by the reader


def _in_blocks(document: Document, found: Spans) -> Iterator[Reference]:
    """Blocks marked as entries; what closes a page is no entry for standing there."""
    linked = [link.start for link in document.links]
    for block in document.blocks:
        if block.kind != "reference" or found.covers(block.start, block.end):
            continue
        if spans := list(_run_of_entries(document.text, block)) or _parted(
            document.text, block
        ):
            for start, end in spans:
                reference = parse_span(document.text, start, end)
                own = block.label if start == block.start else ""
                yield replace(reference, label=own or reference.label)
            continue
        reference = parse_span(document.text, block.start, block.end)
        link = bisect_left(linked, block.start)
        points = link < len(linked) and linked[link] < block.end
        if block.label or points or _states_work(reference, document.text):
            yield replace(reference, label=block.label or reference.label)


def _states_work(reference: Reference, text: str) -> bool:
    """Whether more than a title, or a title and an address, is stated."""
    signed = reference.authors and not _MEETING.search(reference.authors[0])
    return bool(
        signed
        or (reference.journal and reference.volume)
        or (reference.doi or reference.pmid or reference.pmcid)
        or LINK.search(text, reference.start, reference.end)
        or (
            reference.title.count(" ") >= _FEWEST_GAPS
            and not YEAR_WORD.search(text, reference.start, reference.end)
        )
    )


def _run_of_entries(text: str, block: Block) -> Iterator[tuple[int, int]]:
    """Spans of numbered entries that stand one behind the other in one block."""
    start, end = block.start, block.end
    marks = list(_NUMBERED.finditer(text, start, end))
    labelled = block.label.isdecimal()  # the first number is not in the text
    if len(marks) + labelled < 2:
        return
    expected = int(block.label) + 1 if labelled else int(marks[0][1] or marks[0][2])
    starts = [start] if labelled else []
    for mark in marks:
        if int(mark[1] or mark[2]) == expected:
            starts.append(mark.start())
            expected += 1
    if len(starts) > 1 and starts[0] - start < 3:
        yield from zip(starts, [*starts[1:], end], strict=True)


def _parted(text: str, block: Block) -> list[tuple[int, int]]:
    """Spans of the entries that bars or dots part within one block, if all are such."""
    spans, start = [], block.start
    for bar in _BAR.finditer(text, block.start, block.end):
        spans.append((start, bar.start()))
        start = bar.end()
    spans.append((start, block.end))
    entries = [parse_span(text, *span) for span in spans] if len(spans) > 1 else []
    return spans if entries and all(e.authors and e.year for e in entries) else []


# ------------------------------------------------------------------ numbered lists


def _in_numbered_lists(
    document: Document, read: Sequence[Reference]
) -> Iterator[Reference]:
    """The entries, those of a numbered list with its numbers, and what it left out.

    A page has other numbered lists: only one counts most items of which were read.
    What stands between them is an entry as well, however little it tells.
    """
    starts = {one.start: one for one in read}
    listed: dict[int, Reference] = {}
    for items in _numbered_lists(document.blocks):
        if sum(item.start in starts for item in items) * 2 <= len(items):
            continue
        for item in items:
            known = starts.get(item.start)
            entry = known or parse_span(document.text, item.start, item.end)
            tells = entry.year or entry.journal or entry.title
            if known or (entry.authors and tells):
                listed[item.start] = replace(entry, label=item.label)
    merged = Spans()
    for entry in (*listed.values(), *read):
        if not merged.covers(entry.start, entry.end):
            merged.add(entry)
    yield from merged.in_order()


def _numbered_lists(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Items whose numbers go up one by one."""
    items: list[Block] = []
    for block in blocks:
        if block.kind != "item" or not block.label.isdecimal():
            continue
        if items and int(block.label) != int(items[-1].label) + 1:
            yield items
            items = []
        items.append(block)
    if items:
        yield items


# ---------------------------------------------------------------- labelled fields


def _in_fields(document: Document, found: Spans) -> Iterator[Reference]:
    for work in find_labelled(document.text):
        if not found.covers(work.start, work.end):
            yield parse_labelled(document.text, work)


# --------------------------------------------------------------- under a heading


def _in_parts(document: Document, found: Spans) -> Iterator[Reference]:
    """Entries under "References", where no reader has marked them already."""
    if document.blocks:
        return
    text = document.text
    headings = list(_HEADING.finditer(text))
    for heading, following in zip_longest(headings, headings[1:]):
        end = following.start() if following else len(text)
        for start, stop in _entries_of(text, heading.end(), end):
            if stop - start >= _SHORTEST and not found.covers(start, stop):
                reference = parse_span(text, start, stop)
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
        return bool(reference.authors) or reference.title.count(" ") >= _FEWEST_GAPS
    return bool(
        reference.year
        and (reference.authors or reference.journal)
        and (reference.title or reference.volume)
    )
