"""Pieces of text -> a `Document`, with every offset counted in the cleaned text.

Each format tells an `Assembly` what it meets: blocks, text, links, notes. What does
not depend on the format is decided here: cleaning, white space, which blocks are
entries of a reference list, and under which number.
"""

import re
from dataclasses import replace

from verifier.documents.cleaning import tidy
from verifier.documents.limits import MAX_TEXT, DocumentError, megabytes
from verifier.documents.listing import (
    LABEL,
    NUMBER_ALONE,
    is_list_heading,
    is_marker,
    is_one_source,
    is_part_of_study,
    is_prose,
    is_told_of,
    may_be_entry,
    may_be_entry_of_table,
    tells_of_evidence,
    typed_label,
)
from verifier.documents.marks import ITALICS, Mark, cleaned
from verifier.models import Block, BlockKind, Document, Link, Reference

PARAGRAPH_GAP = "\n\n"
LINE_GAP = "\n"
CELL_GAP = "\t"

_GOES_ON = re.compile(
    r"(?i:https?:|www\.|doi|pmid|pmcid|available|retrieved|accessed|epub)|[a-z]"
)
_SENTENCE_ENDS = (".", "!", "?", ":", ";", "]", ")", "”", '"')
_YEAR_BEFORE = re.compile(r"(?:1[89]|20)\d\d$")
_POWER_OR_UNIT = re.compile(
    r"(?:(?<![\w.])10|(?<![^\W\d_])(?:[kcmdµ]?m|ft|in|[IRrχx]))$"
)
_RAISED = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
_AFTER_YEAR = "after a year"
_TITLE_LENGTH = 300
BOLD_LENGTH = 90  # characters of a line that bold type makes a heading
_WORDS = re.compile(r"\w")
_SHORTEST_TITLE = 24


_SHORTEST_NAME = 5  # of a journal or a book; most emphasis is on one word


class Assembly:
    """A document in the making. ``document`` ends it."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.title = ""
        self.listing = False  # the format says: this is a reference list
        self._chunks: list[str] = []
        self._length = 0
        self._blocks: list[Block] = []
        self._links: list[Link] = []
        self._notes: list[tuple[int, int]] = []
        self._emphasis: list[tuple[int, int]] = []
        self._entries: list[Reference] = []
        self._list_level: int | None = None
        self._first_heading = ""
        self._gap = PARAGRAPH_GAP
        self._marks: list[Mark] = []
        self._open_link: Mark | None = None
        self._open_note: Mark | None = None
        self._open_italics: int | None = None
        self._before_note = ""
        self._number_before = ""
        self._of_evidence, self._numbered_cells = False, 0  # of the table
        self._verbatim = False
        self._new_block("paragraph", 0, "")

    # ------------------------------------------------------------------- blocks

    def start(
        self,
        kind: BlockKind,
        level: int = 0,
        label: str = "",
        gap: str = PARAGRAPH_GAP,
    ) -> None:
        """Text from here on belongs to a new block.

        A paragraph that opens a list item or cell is the item or cell.
        """
        if self._raw_length or self._breaks:
            self.end()
        elif kind == "paragraph" and self._kind in ("item", "cell", "reference"):
            return
        self._new_block(kind, level, label)
        self._gap = gap

    def end(self) -> None:
        """The open block is complete; what follows is a paragraph of its own."""
        for mark in (self._open_link, self._open_note):
            if mark and self._raw_length > mark.start:
                self._marks.append(Mark(mark.start, self._raw_length, mark.url))
        if self._raw_length:
            self._close_block("".join(self._parts))
        for mark in (self._open_link, self._open_note):
            if mark:
                mark.start = 0
        self._new_block("paragraph", 0, "")
        self._gap = PARAGRAPH_GAP

    def heading_text(self) -> str:
        """The text of the open block so far."""
        return tidy("".join(self._parts)[: 4 * _TITLE_LENGTH])

    @property
    def empty(self) -> bool:
        """Nothing has been written into the open block."""
        return not self._raw_length

    def _new_block(self, kind: BlockKind, level: int, label: str) -> None:
        self._kind: BlockKind = kind
        self._level = level
        self._label = label
        self._parts: list[str] = []
        self._raw_length = 0
        self._marks = []
        self._open_italics = None
        self._breaks = 0
        self._all_bold = True
        self.bold = False  # what is added is set in bold

    # --------------------------------------------------------------------- text

    def add(self, text: str) -> None:
        """The open block goes on with this text (any white space is one space)."""
        if text.isspace():
            if self._raw_length:
                self._append(" ")
            return
        if self._breaks:
            self._break_before(text)
        self._append(self._raised(text) if self._open_note else text)

    def _raised(self, text: str) -> str:
        """Raised text as plain text can show it, so that it runs into no number."""
        note = self._open_note
        if note and note.url == _AFTER_YEAR:
            note.url = ""
            if text.lstrip()[:1] not in ("[", "("):
                note.url = "]"
                return "[" + text
        elif _POWER_OR_UNIT.search(self._before_note) and not self._open_link:
            return text.translate(_RAISED)
        return text

    def _append(self, text: str) -> None:
        if not self.bold and self._all_bold:
            self._all_bold = _WORDS.search(text) is None
        self._parts.append(text)
        self._raw_length += len(text)
        if self._length + self._raw_length > MAX_TEXT + MAX_TEXT // 4:
            raise DocumentError(f"{self.name}: more than {megabytes(MAX_TEXT)} of text")

    def line_break(self) -> None:
        """The line ends, and with it the block, unless its sentence runs on."""
        self._breaks += 1

    def _break_before(self, text: str) -> None:
        """A line follows a line, in the same block or in one of its own."""
        parted = self._parts_lines(text.lstrip())
        self._breaks = 0
        if not self._raw_length:
            return
        if parted:
            kind, level = self._kind, self._level
            self.end()
            self._new_block(kind, level, "")
            self._gap = LINE_GAP
        else:
            self._append(" ")

    def _parts_lines(self, text: str) -> bool:
        """Whether a line break before this text ends a block.

        A typed number does, and a heading, or what looks like one, before it; so do
        two breaks or a full stop in running text, and all breaks in a paragraph of
        references, unless the entry goes on with its address. A list item is one
        entry.
        """
        if self._is_bold_line():
            return True
        tail = self._tail(60).rstrip()
        typed = LABEL.match(text)
        if is_list_heading(tail) or (typed and (self.in_list or not typed[4])):
            return True
        if self._kind == "reference" or (self.in_list and self._kind == "item"):
            return False
        if self.in_list and self._kind == "paragraph":
            return not _GOES_ON.match(text)
        return self._breaks > 1 or tail.endswith(_SENTENCE_ENDS)

    def _is_bold_line(self) -> bool:
        """Whether the open paragraph is short and all bold: a heading by its looks."""
        if not self._all_bold or self._kind != "paragraph":
            return False
        text = "".join(self._parts).strip()
        return 2 < len(text) <= BOLD_LENGTH and not text.endswith((".", ",", ";"))

    # ---------------------------------------------------------- links and notes

    def begin_link(self, url: str) -> None:
        """Text from here on points at this address."""
        self.end_link()
        self._open_link = Mark(self._raw_length, 0, url.strip())

    def end_link(self) -> None:
        """The link ends. A number that points into the page is a note, too."""
        link, self._open_link = self._open_link, None
        if not link or self._raw_length <= link.start:
            return
        self._marks.append(Mark(link.start, self._raw_length, link.url))
        if "#" in link.url and not self._open_note:
            inside = self._since(link.start)
            if is_marker(inside, linked=True):
                self._marks.append(Mark(link.start, self._raw_length, ""))

    def begin_note(self) -> None:
        """Text from here on is raised above the line."""
        self.end_note()
        self._before_note = self._tail(8)
        after_year = _YEAR_BEFORE.search(self._before_note) is not None
        self._open_note = Mark(self._raw_length, 0, _AFTER_YEAR if after_year else "")

    def end_note(self) -> None:
        """Raised text ends; a number that is no exponent points to a note."""
        note, self._open_note = self._open_note, None
        if not note or self._raw_length <= note.start:
            return
        if note.url == "]":
            self._append("]")
        linked = any(
            mark.url and mark.url != ITALICS and mark.end > note.start
            for mark in self._marks[-9:]
        )
        if not is_marker(self._since(note.start), linked=linked):
            return
        self._marks.append(Mark(note.start, self._raw_length, ""))

    def begin_emphasis(self) -> None:
        """Text from here on is in italics."""
        self._open_italics = self._raw_length

    def end_emphasis(self) -> None:
        """The italics end; of a single word, or "et al.", nothing is remembered."""
        start, self._open_italics = self._open_italics, None
        if start is None or self._raw_length - start < _SHORTEST_NAME:
            return
        words = self._since(start).strip()
        if " " in words and not words[0].islower():
            self._marks.append(Mark(start, self._raw_length, ITALICS))

    def note(self, text: str) -> None:
        """A number that points to a note stands here."""
        self.begin_note()
        self.add(text)
        self.end_note()

    def _tail(self, count: int) -> str:
        """The last characters of the open block, at least ``count`` if there are."""
        tail = ""
        for part in reversed(self._parts):
            if len(tail) >= count:
                break
            tail = part[-count:] + tail
        return tail

    def _since(self, start: int) -> str:
        """The raw text from this position on, without joining the whole block."""
        parts: list[str] = []
        length = self._raw_length
        for part in reversed(self._parts):
            if length <= start or len(parts) > 200:
                break
            parts.append(part)
            length -= len(part)
        return "".join(reversed(parts))[max(0, start - length) :]

    def entry(self, text: str, reference: Reference) -> None:
        """The next block is this entry of a bibliography, known field by field."""
        self.start("reference", label=reference.label)
        self._verbatim = True
        self.add(text)
        self.end()
        self._verbatim = False
        block = self._blocks[-1]
        self._entries.append(_moved(reference, block.start, block.end))

    # ------------------------------------------------------------------ closing

    def _close_block(self, raw: str) -> None:
        text, marks = cleaned(raw, self._marks)
        if not text:
            return
        kind, level = self._classified(text)
        label, skip = self._label, 0
        if kind == "reference" and not self._verbatim:
            label = label or self._number_before
            label, skip = typed_label(text, label, raised=_starts_raised(marks))
        alone = NUMBER_ALONE.fullmatch(text) if self.in_list else None
        self._number_before = alone[1] if alone else ""
        if self._chunks:
            self._chunks.append(self._gap)
            self._length += len(self._gap)
        offset = self._length
        self._chunks.append(text)
        self._length += len(text)
        self._blocks.append(Block(kind, offset + skip, self._length, level, label))
        self._store_marks(text, marks, offset, skip)

    def _store_marks(
        self, text: str, marks: list[Mark], offset: int, skip: int
    ) -> None:
        for mark in marks:
            start, end = mark.start, mark.end
            if mark.url == ITALICS:
                self._emphasis.append((offset + start, offset + end))
            elif mark.url:
                self._links.append(Link(offset + start, offset + end, mark.url))
            elif start >= skip:
                if text[start - 1 : start] + text[end : end + 1] in ("[]", "()"):
                    start, end = start - 1, end + 1
                self._notes.append((offset + start, offset + end))

    def _classified(self, text: str) -> tuple[BlockKind, int]:
        """Kind and level of the block, reference lists taken into account."""
        kind, level = self._kind, self._level
        if kind in ("paragraph", "item") and is_list_heading(text):
            if is_one_source(text):
                return kind, 0
            kind, level = "heading", 6
        elif self._is_bold_line() and not (self.in_list and may_be_entry(text)):
            kind, level = "heading", 6
        if kind == "heading":
            self._meet_heading(text, level)
            return kind, level
        if kind != "cell":
            self._of_evidence, self._numbered_cells = False, 0
        if kind == "reference" or not self.in_list:
            return kind, 0
        if kind == "cell" and not self._is_cell_of_list(text):
            return kind, 0
        return self._listed(kind, text), 0

    def _is_cell_of_list(self, text: str) -> bool:
        """Whether the cell may be an entry: dated, or behind the next number."""
        self._of_evidence = self._of_evidence or tells_of_evidence(text)
        numbered = self._number_before == str(self._numbered_cells + 1)
        self._numbered_cells += numbered
        return not self._of_evidence and (numbered or may_be_entry_of_table(text))

    def _listed(self, kind: BlockKind, text: str) -> BlockKind:
        """The kind of a block in a reference list."""
        if NUMBER_ALONE.fullmatch(text) or (
            kind == "paragraph" and is_part_of_study(text)
        ):
            # the number of the entry in the next cell or line, or no entry at all
            return kind
        if kind == "paragraph" and is_prose(text):
            self._list_level = None
            return kind
        is_entry = (
            kind == "item"
            or self._number_before
            or any(mark.url != ITALICS for mark in self._marks)
            or may_be_entry(text)
        ) and not (is_told_of(text) and not self._links_title())
        return "reference" if is_entry else kind

    def _links_title(self) -> bool:
        """Whether a title is linked in the block: then it is an entry after all."""
        return any(
            mark.url not in ("", ITALICS) and mark.end - mark.start > _SHORTEST_TITLE
            for mark in self._marks
        )

    def _meet_heading(self, text: str, level: int) -> None:
        if not self._first_heading:
            self._first_heading = text
        if is_list_heading(text):
            self._list_level = level
        elif self._list_level is not None and level <= self._list_level:
            self._list_level = None

    @property
    def in_list(self) -> bool:
        """Whether blocks are entries of a reference list here."""
        return self.listing or self._list_level is not None

    def document(self, title: str = "") -> Document:
        """All that was met, as one value."""
        self.end()
        title = tidy(title[: 4 * _TITLE_LENGTH]) or self._first_heading
        return Document(
            name=self.name,
            text="".join(self._chunks),
            title=title[:_TITLE_LENGTH],
            blocks=tuple(self._blocks),
            links=tuple(sorted(self._links, key=lambda link: (link.start, link.end))),
            notes=tuple(sorted(set(self._notes))),
            entries=tuple(self._entries),
            emphasis=tuple(sorted(set(self._emphasis))),
        )


def _starts_raised(marks: list[Mark]) -> bool:
    return any(not mark.url and mark.start == 0 for mark in marks[:4])


def _moved(reference: Reference, start: int, end: int) -> Reference:
    return replace(reference, start=start, end=end)
