"""Which stretch of a document speaks of which of its studies. Pure.

A `Passage` is one sentence (or heading, item, table row) together with the mentions
in it and the study that it speaks of without naming it: the one that the heading
above names, or the one that "this trial" refers back to.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from verifier.claims.coreference import Thread
from verifier.claims.entries import (
    ANY_FIELD,
    FIELD,
    Entries,
    is_entry,
    opens_fields,
)
from verifier.claims.places import NOBODY, Passage, Placed, is_name
from verifier.claims.sentences import find_sentences
from verifier.claims.turns import opens_back
from verifier.models import Block, Document
from verifier.sizes import PEOPLE

# Over such a column of a table stand numbers of people, and nothing else.
_COUNT_COLUMN = re.compile(
    rf"\b(?:{PEOPLE}|how many|n|(?:sample )?size|sample|enrolled|randomi[sz]ed"
    r"|number(?: of \w+)?|teilnehmer|probanden|deelnemers|deltagare|pacientes"
    r"|participantes)\b"
)
_LONGEST_ROW = 700
# The page speaks of itself, not of the entry above.
_OURSELVES = re.compile(r"\b(?:we|our|us|you|your|©|copyright|posted|comments?)\b|©")
_LONGEST_CITATION = 500
# All that a citation has besides what names its study.
_BESIDE_NAMES = re.compile(
    r"(?:[\W\d_]|\b(?:in|the|by|from|and|et|al|doi|pmid|vol|pp?|no)\b)*"
)
# Judgement: a section much longer than this is about more than the study that its
# heading names; it also bounds the work under one heading.
_SECTION = 6000


@dataclass(frozen=True, slots=True)
class _Heading:
    """``owner`` is the study that it or the nearest heading above it names.

    ``owned_from`` is where the heading ends that names it.
    """

    level: int
    start: int
    end: int
    owner: int
    owned_from: int


def _rows(document: Document) -> Iterator[Block]:
    """The blocks in order, with the cells of one table row as one block."""
    blocks = document.blocks or (Block("paragraph", 0, len(document.text)),)
    row: Block | None = None
    # By start; of those that start together the longest first.
    outer_first = sorted(blocks, key=attrgetter("end"), reverse=True)
    for block in sorted(outer_first, key=attrgetter("start")):
        if (
            block.kind == "cell"
            and row
            and "\n" not in document.text[row.end : block.start]
        ):
            row = Block("cell", row.start, max(row.end, block.end))
            continue
        if row:
            yield row
        row = block if block.kind == "cell" else None
        if not row:
            yield block
    if row:
        yield row


class _Walk:
    """Walks one document's blocks and remembers of which study was spoken last."""

    def __init__(
        self,
        document: Document,
        lowered: str,
        placed: list[Placed],
        entries: list[Placed],
    ) -> None:
        self.document = document
        self.lowered = lowered
        self.placed = placed
        self.entries = Entries(document.text, entries)
        self.remark_on = self.field_of = NOBODY
        self.field = FIELD
        self.starts = [one.mention.start for one in placed]
        self.stack: list[_Heading] = []
        self.columns: list[bool] | None = None  # of the table, which count people
        self.nameless = {one.study for one in placed} - {
            one.study for one in (*placed, *entries) if is_name(one.mention)
        }
        self.last = NOBODY

    def passages(self) -> Iterator[Passage]:
        for block in _rows(self.document):
            cells = self._cells(block)
            entry = self.entries.at(block)
            if entry != NOBODY:
                self.last = NOBODY
                self.remark_on = self.entries.annotated(entry)
                self.field_of = self.entries.studies[entry]
                labelled = self.entries.is_labelled(entry, self.lowered)
                self.field = ANY_FIELD if labelled else FIELD
                told = self.entries.told_from(entry, block.end, self.lowered)
                if told < block.end:
                    yield Passage(told, block.end, owner=self.field_of)
                continue
            inside = self._inside(block)
            if self._is_field(block, inside):
                yield Passage(block.start, block.end, owner=self.field_of)
                continue
            self.field_of, self.field = self._opens_fields(block, inside), ANY_FIELD
            if block.kind == "heading":
                yield from self._heading(block, inside)
            elif block.kind == "reference":
                self.last = NOBODY
            elif len(cells) > 1 and block.end - block.start < _LONGEST_ROW:
                yield from self._row(block, inside, cells)
            elif self.remark_on != NOBODY and self._is_remark(block, inside):
                yield Passage(block.start, block.end, owner=self.remark_on)
            elif inside or self._owner(block.start) != NOBODY or self.last != NOBODY:
                yield from self._block(block, inside)
            self.remark_on = self._cited_alone(block, inside)

    def _is_field(self, block: Block, inside: Sequence[Placed]) -> bool:
        """Whether the block is a further field of the entry before it."""
        return (
            self.field_of != NOBODY
            and block.kind != "heading"
            and {one.study for one in inside} <= {self.field_of, *self.nameless}
            and self.field.match(self.lowered, block.start, block.end) is not None
        )

    def _opens_fields(self, block: Block, inside: Sequence[Placed]) -> int:
        """The study that a first field, "Study: Doe 2012", alone names, or `NOBODY`."""
        studies = {one.study for one in inside} - self.nameless
        if len(studies) != 1 or block.kind in {"heading", "cell"}:
            return NOBODY
        return studies.pop() if opens_fields(self.lowered, block) else NOBODY

    def _cells(self, block: Block) -> list[tuple[int, int]]:
        """The cells of a row of a table, whose first row tells what is counted."""
        if block.kind != "cell":
            self.columns = None
            return []
        bounds, cells = block.start, []
        for cell in self.document.text[block.start : block.end].split("\t"):
            cells.append((bounds, bounds + len(cell)))
            bounds += len(cell) + 1
        if self.columns is None:
            words = [self.lowered[slice(*cell)].strip() for cell in cells]
            self.columns = [_COUNT_COLUMN.search(word) is not None for word in words]
        return cells

    def _row(
        self, block: Block, inside: Sequence[Placed], cells: list[tuple[int, int]]
    ) -> Iterator[Passage]:
        """All of a row speaks of the study that it names."""
        self.last = NOBODY
        named = [one for one in inside if one.study not in self.nameless]
        if len({one.study for one in named}) == 1:
            inside = named  # its other cells say what it is
        owner = NOBODY if inside else self._owner(block.start)
        if not inside and owner == NOBODY:
            return
        counted = [
            cell
            for cell, counts in zip(cells, self.columns or (), strict=False)
            if counts
        ]
        yield Passage(
            block.start,
            block.end,
            tuple(inside),
            owner,
            headings=self._headings(),
            counted=tuple(counted),
        )

    def _inside(self, block: Block) -> Sequence[Placed]:
        """The mentions that begin in the block."""
        first = bisect_left(self.starts, block.start)
        if first == len(self.starts) or self.starts[first] >= block.end:
            return ()
        return self.placed[first : bisect_left(self.starts, block.end, first)]

    def _cited_alone(self, block: Block, inside: Sequence[Placed]) -> int:
        """The study of a paragraph that has nothing but its title, names or journal."""
        studies = {one.study for one in inside} - self.nameless
        short = block.end - block.start < _LONGEST_CITATION
        if block.kind != "paragraph" or not short or len(studies) != 1:
            return NOBODY
        done, rest = block.start, ""
        for one in inside:
            rest += self.lowered[done : max(done, one.mention.start)]
            done = max(done, one.mention.end)
        rest += self.lowered[done : block.end]
        journals = {one.mention.journal.lower() for one in inside} - {""}
        for journal in sorted(journals, key=len, reverse=True):
            rest = rest.replace(journal, "")
        alone = _BESIDE_NAMES.fullmatch(rest)
        return studies.pop() if alone else NOBODY

    def _is_remark(self, block: Block, inside: Sequence[Placed]) -> bool:
        """Whether the paragraph under an entry that stands alone speaks of it."""
        if {one.study for one in inside} - {self.remark_on, *self.nameless}:
            return False
        opening = self.lowered[block.start : min(block.end, block.start + 90)]
        return not _OURSELVES.search(opening)

    def _heading(self, block: Block, inside: Sequence[Placed]) -> Iterator[Passage]:
        level = block.level or 6
        while self.stack and self.stack[-1].level >= level:
            self.stack.pop()
        above = self._headings() if inside else ()
        studies = {one.study for one in inside}
        if len(studies) == 1:
            owner, owned_from = studies.pop(), block.end
        elif self.stack:
            owner, owned_from = self.stack[-1].owner, self.stack[-1].owned_from
        else:
            owner, owned_from = NOBODY, 0
        self.stack.append(_Heading(level, block.start, block.end, owner, owned_from))
        self.last = NOBODY
        if inside:
            yield Passage(block.start, block.end, tuple(inside), headings=above)

    def _headings(self) -> tuple[tuple[int, int], ...]:
        return tuple((one.start, one.end) for one in reversed(self.stack))

    def _owner(self, at: int) -> int:
        if not self.stack or at - self.stack[-1].owned_from >= _SECTION:
            return NOBODY
        return self.stack[-1].owner

    def _block(self, block: Block, inside: Sequence[Placed]) -> Iterator[Passage]:
        owner = self._closing(block, inside)
        if owner != NOBODY:
            inside = [one for one in inside if one.study == owner]
            self.last = NOBODY
        else:
            owner = self._owner(block.start)
        opening = self.lowered[block.start : min(block.end, block.start + 90)]
        if owner == NOBODY and not opens_back(opening):
            self.last = NOBODY
        current = owner if self.last == NOBODY else self.last
        if not inside and current == NOBODY:
            return
        headings = self._headings()
        spans = find_sentences(self.document.text, block.start, block.end, inside)
        thread = Thread(self.document.text, self.lowered, self.nameless, owner, current)
        for one in thread.passages(spans, inside):
            yield replace(one, headings=headings)
        self.last = NOBODY if thread.current == owner else thread.current

    def _closing(self, block: Block, inside: Sequence[Placed]) -> int:
        """The one study of an item that ends in its mark: all of it is told of that."""
        named = [one for one in inside if one.study not in self.nameless]
        if block.kind != "item" or len({one.study for one in named}) != 1:
            return NOBODY
        behind = self.lowered[named[-1].mention.end : block.end]
        marked = all(one.mention.kind == "reference" for one in named)
        return named[-1].study if marked and not behind.strip(" .)]") else NOBODY


def find_passages(
    document: Document, lowered: str, placed: Sequence[Placed]
) -> Iterator[Passage]:
    """The passages that speak of the document's studies, in order.

    ``lowered`` is the document's text in lower case at the same offsets; ``placed``
    are all its mentions.
    """
    ordered = sorted(placed, key=lambda one: (one.mention.start, one.mention.end))
    listed = {id(one) for one in ordered if is_entry(document.text, one.mention)}
    entries = [one for one in ordered if id(one) in listed]
    told = [one for one in ordered if id(one) not in listed]
    return _Walk(document, lowered, told, entries).passages()
