"""The text of a PDF with its layout, in a process of its own.

``python -m verifier.documents.pdf_layout <in.pdf >out.json``. PDF parsers can be made
to take any time and memory; a process can be stopped (``pdf.py`` does). Output is
``{"title": …, "blocks": [[kind, level, [[text, style], …]], …]}`` where a style is
empty, ``^`` for raised text, or the address that the text links to.

Lines are put together in the order in which the file draws them, which is the order
of reading in nearly all files: column by column, box by box. Guessing it from the
places on the page alone (pdfminer's own layout analysis) ran columns into each other
and tore apart headings of two lines.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from statistics import median
from typing import Any

from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LTChar, LTContainer, LTPage
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import resolve1
from pdfminer.utils import decode_text

MEMORY = 1024 * 1024 * 1024
SECONDS = 60
PAGES = 2000

_RAISED_SIZE = 0.85  # of the line's type size
_RAISED_BY = 0.15
_WORD_GAP = 0.15  # of the type size: where words are parted by place alone
_LARGER = 1.12  # a heading's type against the body's
_HEADING_LENGTH = 160
_EDGE = 0.08  # of the page's height: where running heads and page numbers stand
_NUMBERED = re.compile(r"\s*(?:\[\d{1,3}\]|\(?\d{1,3}[.)])\s*\S|\s*[•·▪●○■‣–]\s*\S")
_SENTENCE_END = re.compile(r"[.!?:;][”\"')\]]*\s*$")
_SENTENCE_START = re.compile(r"\s*[“\"'‘]?(?:[^\W\d_]|\d)")
_WORD_AT_END = re.compile(r"([^\W\d_]+)-$")
_WORD_AT_START = re.compile(r"[^\W\d_]+")
_NO_TITLE = re.compile(
    r"untitled|microsoft word|\.(?:docx?|pdf|indd|tex)\b|^\s*$", re.IGNORECASE
)
# First halves of compounds that keep their hyphen where a line ends in them.
_COMPOUND = frozenset(
    "double single triple placebo meta follow long short low high non self well cross"
    " dose evidence open age peer case mid half full one two three four five six eight"
    " ten twelve twenty thirty forty fifty sixty year month week day sub anti post pre"
    " re co health pain opioid drug treatment".split()
) - {"sub", "anti", "re", "co", "pre", "post", "mid"}


@dataclass(slots=True)
class Line:
    """One line of type: pieces of (text, style), its box and size."""

    pieces: list[tuple[str, str]]
    x0: float
    x1: float
    y: float
    size: float
    bold: bool

    @property
    def text(self) -> str:
        """The line without styles."""
        return "".join(text for text, _ in self.pieces)


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together."""

    lines: list[Line]
    page: int
    edge: bool = False

    @property
    def text(self) -> str:
        """The lines, one under the other."""
        return "\n".join(line.text for line in self.lines)


@dataclass(slots=True)
class Words:
    """How often words and compounds occur: what a line-end hyphen is judged by."""

    plain: Counter[str] = field(default_factory=Counter)
    compounds: Counter[str] = field(default_factory=Counter)


def layout(data: bytes) -> dict[str, object]:
    """Title and blocks of a PDF, running heads left out."""
    document = PDFDocument(PDFParser(BytesIO(data)))
    paragraphs = list(_paragraphs(document))
    body = _body_size(paragraphs)
    paragraphs = _joined(_without_running_heads(paragraphs))
    words = _words(paragraphs)
    blocks = [
        [*_kind(paragraph, body), _pieces(paragraph, words)] for paragraph in paragraphs
    ]
    return {"title": _title(document), "blocks": blocks}


def _paragraphs(document: PDFDocument) -> Iterator[Paragraph]:
    """The paragraphs of every page, in the order in which they are drawn."""
    resources = PDFResourceManager()
    device = PDFPageAggregator(resources, laparams=None)
    interpreter = PDFPageInterpreter(resources, device)
    for number, page in enumerate(PDFPage.create_pages(document)):
        if number >= PAGES:
            return
        interpreter.process_page(page)
        drawn = device.get_result()
        lines = _lines(drawn, _links(page))
        for box in _boxes(lines):
            for group in _split(box):
                yield Paragraph(group, number, _at_edge(group, drawn))


def _title(document: PDFDocument) -> str:
    for info in document.info:
        raw = resolve1(info.get("Title"))
        if isinstance(raw, bytes):
            title = decode_text(raw)
            if not _NO_TITLE.search(title):
                return title[:300]
    return ""


Box = tuple[float, float, float, float]


def _links(page: PDFPage) -> list[tuple[Box, str]]:
    """The rectangles of a page that open an address."""
    found: list[tuple[Box, str]] = []
    for annotation in resolve1(page.annots) or []:
        values = resolve1(annotation)
        action = resolve1(values.get("A")) if isinstance(values, dict) else None
        uri = resolve1(action.get("URI")) if isinstance(action, dict) else None
        box = resolve1(values.get("Rect")) if uri else None
        if isinstance(uri, bytes) and isinstance(box, list) and len(box) == 4:
            a, b, c, d = (float(resolve1(value)) for value in box)
            place = (min(a, c), min(b, d), max(a, c), max(b, d))
            found.append((place, uri.decode("utf-8", "replace")))
        if len(found) > 1000:
            break
    return found


# ------------------------------------------------------------------------ lines


def _characters(drawn: "LTContainer[Any]", depth: int = 0) -> Iterator[LTChar]:
    """The upright characters, in the order in which they are drawn."""
    for item in drawn:
        if isinstance(item, LTChar):
            if item.upright:
                yield item
        elif isinstance(item, LTContainer) and depth < 20:
            yield from _characters(item, depth + 1)


def _lines(drawn: LTPage, links: list[tuple[Box, str]]) -> list[Line]:
    """Characters that follow each other on one base line; what is drawn twice, once."""
    lines: list[Line] = []
    seen: set[tuple[str, int, int]] = set()
    run: list[LTChar] = []
    for char in _characters(drawn):
        if run and not _follows(run, char):
            _finish(run, links, lines, seen)
            run = []
        run.append(char)
    _finish(run, links, lines, seen)
    return lines


def _finish(
    run: list[LTChar],
    links: list[tuple[Box, str]],
    lines: list[Line],
    seen: set[tuple[str, int, int]],
) -> None:
    if not run:
        return
    line = _line(run, links)
    place = (line.text, round(line.x0), round(line.y))
    if line.text.strip() and place not in seen:
        seen.add(place)
        lines.append(line)


def _follows(run: list[LTChar], char: LTChar) -> bool:
    """Whether the character goes on with the line: to the right, as high or raised."""
    last = run[-1]
    size = max(run[0].size, last.size, char.size, 1.0)
    middle = abs((char.y0 + char.y1) / 2 - (last.y0 + last.y1) / 2)
    return middle < 0.5 * size and char.x0 > last.x0 - 0.1 * size


def _line(run: list[LTChar], links: list[tuple[Box, str]]) -> Line:
    size = median(char.size for char in run)
    base = median(char.y0 for char in run)
    pieces: list[tuple[str, str]] = []
    before: LTChar | None = None
    for char in run:
        style = _style(char, size, base, links)
        text = char.get_text()
        if (
            before
            and char.x0 - before.x1 > _WORD_GAP * size
            and not (text.isspace() or before.get_text().isspace())
        ):
            text = " " + text
        if pieces and pieces[-1][1] == style:
            pieces[-1] = (pieces[-1][0] + text, style)
        else:
            pieces.append((text, style))
        before = char
    bold = sum("bold" in char.fontname.lower() for char in run) * 2 > len(run)
    return Line(pieces, run[0].x0, max(c.x1 for c in run), base, size, bold)


def _style(char: LTChar, size: float, base: float, links: list[tuple[Box, str]]) -> str:
    x, y = (char.x0 + char.x1) / 2, (char.y0 + char.y1) / 2
    for (left, bottom, right, top), url in links:
        if left <= x <= right and bottom <= y <= top:
            return url
    raised = char.y0 - base > size * _RAISED_BY
    return "^" if raised and char.size < size * _RAISED_SIZE else ""


# ------------------------------------------------------------------- paragraphs


def _boxes(lines: list[Line]) -> Iterator[list[Line]]:
    """Lines of one kind of type, one under the other without a larger gap."""
    box: list[Line] = []
    for line in lines:
        if box and not _is_under(box, line):
            yield box
            box = []
        box.append(line)
    if box:
        yield box


def _is_under(box: list[Line], line: Line) -> bool:
    last = box[-1]
    size = max(last.size, line.size, 1.0)
    step = last.y - line.y
    usual = box[0].y - box[1].y if len(box) > 1 else 1.6 * size
    return (
        abs(line.size - last.size) < 0.08 * size
        and line.bold == last.bold
        and 0.5 * size < step < max(1.25 * usual, 0.9 * size)
        and line.x0 < max(one.x1 for one in box[-4:])
        and line.x1 > min(one.x0 for one in box[-4:])
    )


def _split(lines: list[Line]) -> Iterator[list[Line]]:
    """The paragraphs of one box: by indents, short last lines and numbers."""
    left = min(line.x0 for line in lines)
    right = max(line.x1 for line in lines)
    inset = [line.x0 - left > 0.8 * line.size for line in lines]
    # Entries of a reference list hang: the line under one that starts is set in.
    flush = [number for number, is_in in enumerate(inset[:-1]) if not is_in]
    hanging = sum(inset[number + 1] for number in flush) * 2 > len(flush) > 0
    group = [lines[0]]
    for number, line in enumerate(lines[1:], start=1):
        short = right - lines[number - 1].x1 > 0.12 * (right - left)
        listed = _NUMBERED.match(group[0].text) is not None
        ended = short and _SENTENCE_END.search(group[-1].text) is not None
        begins = (
            _NUMBERED.match(line.text) is not None
            or (hanging and not inset[number])
            or (inset[number] and not (hanging or inset[number - 1] or listed))
            or (ended and _SENTENCE_START.match(line.text) is not None)
        )
        if begins:
            yield group
            group = []
        group.append(line)
    yield group


def _at_edge(group: list[Line], page: LTPage) -> bool:
    """Whether it stands where running heads and page numbers do."""
    height = (group[0].y - page.y0) / max(page.height, 1.0)
    return not _EDGE < height < 1 - _EDGE


def _joined(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """A paragraph that a column or page cuts in two is one again."""
    whole: list[Paragraph] = []
    for paragraph in paragraphs:
        if whole and _continues(whole[-1].lines[-1], paragraph.lines[0]):
            whole[-1].lines.extend(paragraph.lines)
        else:
            whole.append(paragraph)
    return whole


def _continues(last: Line, first: Line) -> bool:
    start = first.text.lstrip()
    if start.startswith(("http", "www.", "doi")):
        return last.text.rstrip().endswith((":", "at", "from"))
    return (
        abs(last.size - first.size) < 0.05 * max(last.size, 1)
        and last.bold == first.bold
        and not _SENTENCE_END.search(last.text)
        and start[:1].islower()
    )


def _without_running_heads(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """Without lines that stand at the edge of many pages, and page numbers."""
    shapes = Counter(
        shape for shape, _ in {(_shape(p), p.page) for p in paragraphs if p.edge}
    )
    return [
        paragraph
        for paragraph in paragraphs
        if not paragraph.edge
        or not (shapes[_shape(paragraph)] > 1 or paragraph.text.strip(" -–|").isdigit())
    ]


def _shape(paragraph: Paragraph) -> str:
    """The text without what may differ from page to page: short numbers."""
    return re.sub(r"\b\d{1,3}\b", "0", " ".join(paragraph.text.split()))[:200]


# ----------------------------------------------------------------------- blocks


def _body_size(paragraphs: list[Paragraph]) -> float:
    """The type size of most of the text."""
    sizes: Counter[float] = Counter()
    for paragraph in paragraphs:
        for line in paragraph.lines:
            sizes[round(line.size, 1)] += len(line.text)
    return max(sizes, key=lambda size: sizes[size], default=0.0)


def _kind(paragraph: Paragraph, body: float) -> tuple[str, int]:
    text = paragraph.text.strip()
    first = paragraph.lines[0]
    headed = len(text) < _HEADING_LENGTH and not text.endswith((".", ",", ";"))
    if headed and first.size > 1.6 * body:
        return "heading", 1
    if headed and first.size > _LARGER * body:
        return "heading", 2
    if headed and all(line.bold for line in paragraph.lines) and len(text) > 2:
        return "heading", 3
    return ("item", 0) if _NUMBERED.match(text) else ("paragraph", 0)


def _words(paragraphs: list[Paragraph]) -> Words:
    words = Words()
    for paragraph in paragraphs:
        for line in paragraph.lines:
            text = line.text.lower()
            words.plain.update(re.findall(r"[^\W\d_]{2,}", text))
            words.compounds.update(re.findall(r"[^\W\d_]+-[^\W\d_]+", text))
    return words


def _pieces(paragraph: Paragraph, words: Words) -> list[tuple[str, str]]:
    """The lines as one run of text; words parted at line ends are whole again."""
    pieces: list[tuple[str, str]] = []
    for line in paragraph.lines:
        if pieces:
            _join(pieces, line.text, words)
        for text, style in line.pieces:
            pieces.append((text, style))
    return pieces


def _join(pieces: list[tuple[str, str]], following: str, words: Words) -> None:
    """End the line so far: with a space, or in the middle of a word."""
    text, style = pieces[-1]
    text = text.rstrip()
    if text.endswith("\u00ad"):
        pieces[-1] = (text[:-1], style)
    elif not text.endswith(("-", "\u2010", "\u2011")) or text[:-1].endswith((" ", "-")):
        pieces[-1] = (text + " ", style)
    else:
        keep = _keeps_hyphen(text[:-1] + "-", following.lstrip(), words)
        pieces[-1] = (text if keep else text[:-1], style)


def _keeps_hyphen(line: str, following: str, words: Words) -> bool:
    """Whether the hyphen at the end of the line belongs to the word."""
    before, after = _WORD_AT_END.search(line), _WORD_AT_START.match(following)
    if not before or not after or not after[0][0].islower():
        return True
    first, second = before[1].lower(), after[0].lower()
    compound = words.compounds[f"{first}-{second}"]
    if compound or words.plain[first + second]:
        return compound > words.plain[first + second]
    return first in _COMPOUND


def _main() -> int:
    """Answer on standard output; limits keep a hostile file to itself."""
    try:
        import resource  # noqa: PLC0415 - not on every system
    except ImportError:
        pass
    else:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    try:
        answer = layout(sys.stdin.buffer.read())
    except MemoryError:
        answer = {"error": "needs too much memory"}
    except Exception as error:  # noqa: BLE001 - a broken file raises anything
        answer = {"error": f"{type(error).__name__} {error}".strip()}
    json.dump(answer, sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(_main())
