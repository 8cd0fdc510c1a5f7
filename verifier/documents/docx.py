"""DOCX -> `Document`: the XML parts of the zip read as a stream, within limits.

python-docx builds the whole tree of every part and leaves out footnotes and tracked
changes; a file of a few kilobytes can unpack to gigabytes. Element names are those of
ECMA-376, part 1, chapter 17.
"""

import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import IO

from lxml import etree

from verifier.documents.assembly import (
    CELL_GAP,
    LINE_GAP,
    PARAGRAPH_GAP,
    Assembly,
)
from verifier.documents.limits import DocumentError, megabytes
from verifier.models import Document

_MAX_PART = 256 * 1024 * 1024
_MAX_MEMBERS = 20_000
_MEMBER = b"PK\x01\x02"

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_R_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_MC_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_DC_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_HEADING = re.compile(r"heading\s?([1-9])|(title)$", re.IGNORECASE)
_FIELD_LINK = re.compile(r'\s*HYPERLINK\s+"([^"]{1,2000})"')
_HEADING_LENGTH = 120


@dataclass(slots=True)
class _Parts:
    """What other parts of the file say about the main one."""

    links: dict[str, str] = field(default_factory=dict)
    levels: dict[str, int] = field(default_factory=dict)
    lists: dict[str, str] = field(default_factory=dict)
    numbered: set[str] = field(default_factory=set)


def read_docx(data: bytes, name: str) -> Document:
    """The document in a Word file, with its footnotes and endnotes at the end."""
    if data.count(_MEMBER) > _MAX_MEMBERS:
        raise DocumentError(f"{name}: too many files inside it")
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return _Reader(archive, name).read()
    except zipfile.BadZipFile as error:
        raise DocumentError(f"{name}: not a Word file, or a broken one") from error
    except etree.XMLSyntaxError as error:
        raise DocumentError(f"{name}: broken XML inside it ({error.msg})") from error


class _Limited:
    """A member of the zip that ends in an error when it unpacks to too much."""

    def __init__(self, file: IO[bytes], name: str) -> None:
        self._file = file
        self._name = name
        self._left = _MAX_PART

    def read(self, size: int = -1) -> bytes:
        """The next bytes."""
        data = self._file.read(size if 0 <= size <= 1 << 20 else 1 << 20)
        self._left -= len(data)
        if self._left < 0:
            raise DocumentError(
                f"{self._name}: unpacks to more than {megabytes(_MAX_PART)}"
            )
        return data


class _Reader:
    """Reads the parts of one file into an assembly."""

    def __init__(self, archive: zipfile.ZipFile, name: str) -> None:
        self._archive = archive
        self._name = name
        self._members = set(archive.namelist())
        self._assembly = Assembly(name)
        self._parts = _Parts()
        self._counters: Counter[str] = Counter()
        self._notes: dict[tuple[str, str], str] = {}
        self._cell_gap = ""

    def read(self) -> Document:
        if "word/document.xml" not in self._members:
            raise DocumentError(f"{self._name}: not a Word file, or a broken one")
        self._read_other_parts()
        self._read_blocks("word/document.xml", "")
        for kind in ("footnote", "endnote"):
            self._read_blocks(f"word/{kind}s.xml", kind)
        return self._assembly.document(self._title())

    # ------------------------------------------------------------------- parts

    def _elements(
        self, member: str, tags: tuple[str, ...]
    ) -> Iterator[tuple[str, etree._Element]]:
        """Start and end of every element with one of these tags."""
        if member not in self._members:
            return
        try:
            with self._archive.open(member) as file:
                events = etree.iterparse(
                    _Limited(file, self._name),
                    events=("start", "end"),
                    tag=tags,
                    load_dtd=False,
                    no_network=True,
                    resolve_entities=False,
                    remove_comments=True,
                    remove_pis=True,
                )
                for event, element in events:
                    if element.getroottree().docinfo.doctype:
                        raise DocumentError(
                            f"{self._name}: a document type inside it, as no Word file"
                            " has"
                        )
                    yield event, element
        except (RuntimeError, NotImplementedError, zlib.error) as error:
            raise DocumentError(
                f"{self._name}: a part cannot be unpacked ({error})"
            ) from error

    def _read_other_parts(self) -> None:
        parts = self._parts
        for kind in ("document", "footnotes", "endnotes"):
            for event, element in self._elements(
                f"word/_rels/{kind}.xml.rels", ("{*}Relationship",)
            ):
                if event == "end" and element.get("TargetMode") == "External":
                    key = f"{kind}:{element.get('Id')}"
                    parts.links[key] = element.get("Target", "")
        for event, style in self._elements("word/styles.xml", ("{*}style",)):
            if event == "end":
                key = _attribute(style, "styleId")
                parts.lists[key] = _value(style, "pPr/{*}numPr/{*}numId")
                named = _HEADING.match(_value(style, "name"))
                if named:
                    parts.levels[key] = min(int(named[1] or 1), 6)
        self._read_numbering()

    def _read_numbering(self) -> None:
        """Which lists count, and which only have bullets."""
        counting: set[str] = set()
        for event, element in self._elements(
            "word/numbering.xml", ("{*}abstractNum", "{*}num")
        ):
            if event != "end":
                continue
            if element.tag.endswith("}abstractNum"):
                if _value(element, "lvl/{*}numFmt") == "decimal":
                    counting.add(_attribute(element, "abstractNumId"))
            elif _value(element, "abstractNumId") in counting:
                self._parts.numbered.add(_attribute(element, "numId"))

    def _title(self) -> str:
        for event, element in self._elements("docProps/core.xml", (_DC_TITLE,)):
            if event == "end":
                return element.text or ""
        return ""

    # ------------------------------------------------------------------ blocks

    def _read_blocks(self, member: str, note: str) -> None:
        """Add the paragraphs and cells of one part; of notes, as references."""
        tags = ("{*}p", "{*}tr", "{*}tc", f"{{*}}{note or 'body'}")
        label = ""
        for event, element in self._elements(member, tags):
            kind = element.tag.rpartition("}")[2]
            if event == "start":
                if kind == "tr":
                    self._cell_gap = LINE_GAP
                elif kind == "tc":
                    self._assembly.start("cell", gap=self._cell_gap or LINE_GAP)
                    self._cell_gap = CELL_GAP
                elif kind == note:
                    label = self._notes.get((note, _attribute(element, "id")), "")
                    self._assembly.start("reference", label=label)
            elif kind == "p" and element.tag.startswith((_W, _STRICT)):
                if not note or label:
                    self._read_paragraph(element, note)
                _forget(element)
            elif kind in ("tc", "tr", note):
                self._assembly.end()

    def _read_paragraph(self, paragraph: etree._Element, note: str) -> None:
        if any(a.tag == _MC_FALLBACK for a in paragraph.iterancestors()):
            return
        style = paragraph.find("{*}pPr")
        list_id = ""
        level = 0
        if style is not None:
            named = _value(style, "pStyle")
            level = self._parts.levels.get(named, 0)
            list_id = _value(style, "numPr/{*}numId")
            list_id = list_id or self._parts.lists.get(named, "")
        if not level and not note and _is_bold_line(paragraph):
            level = 4
        if level:
            self._assembly.start("heading", level)
        elif list_id not in ("", "0"):
            self._counters[list_id] += 1
            number = str(self._counters[list_id])
            self._assembly.start(
                "item",
                label=number if list_id in self._parts.numbered else "",
                gap=PARAGRAPH_GAP if number == "1" else LINE_GAP,
            )
        else:
            self._assembly.start("paragraph")
        self._read_runs(paragraph, f"{note}s" if note else "document")
        self._assembly.end()

    def _read_runs(self, paragraph: etree._Element, part: str) -> None:
        """Add the text of a paragraph: depth first, without what is deleted."""
        todo: list[etree._Element | str] = list(reversed(paragraph))
        raised = False
        while todo:
            element = todo.pop()
            if isinstance(element, str):
                self._close(element)
                raised = raised and element != "sup"
                continue
            kind = element.tag.rpartition("}")[2]
            if kind in ("del", "moveFrom", "Fallback", "pPr", "rPr", "p"):
                continue
            if kind == "r":
                if element.find("{*}rPr/{*}vanish") is not None:
                    continue
                raised = _value(element, "rPr/{*}vertAlign") == "superscript"
                if raised:
                    self._assembly.begin_note()
                    todo.append("sup")
            elif kind == "hyperlink":
                self._begin_link(element, part)
                todo.append("a")
            else:
                self._leaf(kind, element, raised=raised)
            todo.extend(reversed(element))

    def _close(self, what: str) -> None:
        if what == "a":
            self._assembly.end_link()
        else:
            self._assembly.end_note()

    def _begin_link(self, element: etree._Element, part: str) -> None:
        url = self._parts.links.get(f"{part}:{element.get(_R_ID)}", "")
        anchor = _attribute(element, "anchor")
        if url or anchor:
            self._assembly.begin_link(f"{url}#{anchor}" if anchor else url)

    def _leaf(self, kind: str, element: etree._Element, *, raised: bool) -> None:
        """Add what one element of a run shows."""
        assembly = self._assembly
        if kind == "t":
            assembly.add(element.text or "")
        elif kind in ("tab", "ptab"):
            assembly.add(" ")
        elif kind == "noBreakHyphen":
            assembly.add("-")
        elif kind in ("br", "cr"):
            assembly.line_break()
        elif kind in ("footnoteReference", "endnoteReference"):
            key = (kind.removesuffix("Reference"), _attribute(element, "id"))
            label = self._notes.setdefault(key, str(len(self._notes) + 1))
            if raised:
                assembly.add(label)
            else:
                assembly.note(label)
        elif kind == "instrText":
            link = _FIELD_LINK.match(element.text or "")
            if link:
                assembly.begin_link(link[1])
        elif kind == "fldChar" and _attribute(element, "fldCharType") == "end":
            assembly.end_link()


def _attribute(element: etree._Element, name: str) -> str:
    return element.get(_W + name) or element.get(_STRICT + name) or ""


def _value(element: etree._Element, path: str) -> str:
    """The ``val`` of the first element at this path below."""
    found = element.find("{*}" + path)
    return "" if found is None else _attribute(found, "val")


def _is_bold_line(paragraph: etree._Element) -> bool:
    """Whether a short paragraph is bold from end to end: a heading by its looks."""
    length = 0
    text = ""
    for run in paragraph.iterfind("{*}r"):
        text = "".join(t.text or "" for t in run.iterfind("{*}t"))
        length += len(text.strip())
        bold = run.find("{*}rPr/{*}b")
        plain = bold is None or _attribute(bold, "val") in ("0", "false")
        if (plain and text.strip()) or length > _HEADING_LENGTH:
            return False
    return length > 2 and not text.rstrip().endswith((".", ",", ";"))


def _forget(paragraph: etree._Element) -> None:
    """Let go of what has been read, so that memory does not grow with the file."""
    paragraph.clear()
    parent = paragraph.getparent()
    if parent is not None and parent.tag in (_W + "body", _STRICT + "body"):
        while paragraph.getprevious() is not None:
            del parent[0]
