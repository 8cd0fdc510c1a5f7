"""The text of a PDF with its layout, in a process of its own.

``python -m verifier.documents.pdf_layout <in.pdf >out.json``. PDF parsers can be made
to take any time and memory; a process can be stopped (``pdf.py`` does). Output is
``{"title": …, "blocks": [[kind, level, [[text, style], …]], …]}`` where a style is
empty, ``^`` for raised text, or the address that the text links to.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from io import BytesIO
from statistics import median

from pdfminer.high_level import extract_pages
from pdfminer.layout import LAParams, LTChar, LTPage, LTTextBox, LTTextLine
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import resolve1
from pdfminer.utils import decode_text

MEMORY = 1024 * 1024 * 1024
SECONDS = 60
PAGES = 2000

_RAISED_SIZE = 0.85  # of the line's type size
_RAISED_BY = 0.15
_LARGER = 1.12  # a heading's type against the body's
_HEADING_LENGTH = 160
_EDGE = 0.08  # of the page's height: where running heads and page numbers stand
_NUMBERED = re.compile(r"\s*(?:\[\d{1,3}\]|\(?\d{1,3}[.)])\s*\S|\s*[•·▪●○■‣–]\s*\S")
_SENTENCE_END = re.compile(r"[.!?:;][”\"')\]]*\s*$")
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
    links = [_links(page) for page in _first_pages(PDFPage.create_pages(document))]
    paragraphs: list[Paragraph] = []
    pages = extract_pages(BytesIO(data), maxpages=PAGES, laparams=LAParams())
    for number, page in enumerate(pages):
        page_links = links[number] if number < len(links) else []
        paragraphs.extend(_paragraphs(page, number, page_links))
    paragraphs = _joined(_without_running_heads(paragraphs))
    body = _body_size(paragraphs)
    words = _words(paragraphs)
    blocks = [
        [*_kind(paragraph, body), _pieces(paragraph, words)] for paragraph in paragraphs
    ]
    return {"title": _title(document), "blocks": blocks}


def _first_pages(pages: Iterable[PDFPage]) -> Iterator[PDFPage]:
    for number, page in enumerate(pages):
        if number >= PAGES:
            return
        yield page


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


def _paragraphs(
    page: LTPage, number: int, links: list[tuple[Box, str]]
) -> Iterator[Paragraph]:
    for box in page:
        if not isinstance(box, LTTextBox):
            continue
        lines = [_line(line, links) for line in box]
        lines = [line for line in lines if line.text.strip()]
        middle = (box.y0 + box.y1) / 2
        edge = not page.height * _EDGE < middle - page.y0 < page.height * (1 - _EDGE)
        for group in _split(lines):
            yield Paragraph(group, number, edge)


def _line(line: LTTextLine, links: list[tuple[Box, str]]) -> Line:
    chars = [char for char in line if isinstance(char, LTChar)]
    size = median(char.size for char in chars) if chars else 0.0
    base = median(char.y0 for char in chars) if chars else 0.0
    pieces: list[tuple[str, str]] = []
    style = ""
    for item in line:
        text = getattr(item, "get_text", lambda: "")().replace("\n", " ")
        if isinstance(item, LTChar):
            style = _style(item, size, base, links)
        if pieces and pieces[-1][1] == style:
            pieces[-1] = (pieces[-1][0] + text, style)
        else:
            pieces.append((text, style))
    bold = sum("bold" in char.fontname.lower() for char in chars) * 2 > len(chars)
    return Line(pieces, line.x0, line.x1, line.y0, size, bold)


def _style(char: LTChar, size: float, base: float, links: list[tuple[Box, str]]) -> str:
    x, y = (char.x0 + char.x1) / 2, (char.y0 + char.y1) / 2
    for (left, bottom, right, top), url in links:
        if left <= x <= right and bottom <= y <= top:
            return url
    raised = char.y0 - base > size * _RAISED_BY
    return "^" if raised and char.size < size * _RAISED_SIZE else ""


# ------------------------------------------------------------------- paragraphs


def _split(lines: list[Line]) -> Iterator[list[Line]]:
    """The paragraphs of one box: by indents, short last lines and numbers."""
    if not lines:
        return
    left = min(line.x0 for line in lines)
    right = max(line.x1 for line in lines)
    indented = [line.x0 - left > line.size * 0.8 for line in lines]
    hanging = sum(indented) * 2 > len(lines) and not indented[0]
    group = [lines[0]]
    for before, line, inset in zip(lines, lines[1:], indented[1:], strict=False):
        short = right - before.x1 > 0.12 * (right - left)
        ended = short and _SENTENCE_END.search(before.text) is not None
        begins = (
            _NUMBERED.match(line.text) is not None
            or abs(line.size - before.size) > 0.08 * before.size
            or (line.bold != before.bold and (short or before.bold))
            or (hanging and not inset)
            or (not hanging and inset and _is_flush(before, left))
            or (ended and not inset)
        )
        if begins:
            yield group
            group = []
        group.append(line)
    yield group


def _is_flush(line: Line, left: float) -> bool:
    return line.x0 - left <= line.size * 0.8


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
    return (
        abs(last.size - first.size) < 0.05 * max(last.size, 1)
        and last.bold == first.bold
        and not _SENTENCE_END.search(last.text)
        and first.text.lstrip()[:1].islower()
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
