"""Plain text -> `Document`: paragraphs, headings and lists by their looks."""

import re
from collections.abc import Iterator, Sequence

from verifier.documents.assembly import (
    LINE_GAP,
    PARAGRAPH_GAP,
    Assembly,
)
from verifier.documents.decoding import decode, looks_binary
from verifier.documents.limits import DocumentError
from verifier.documents.listing import is_list_heading
from verifier.models import Document

LINE_END = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_BULLET = re.compile(r"\s*(?:[-*+•·▪◦–—o]\s+|\(?\d{1,3}[.)]\s+|\[\d{1,3}\]\s*)\S")
_MARK = re.compile(r"\s*(?:[-*+•·▪◦–—o]\s+)")
_FIRST_WORD = re.compile(r"\s*\S{0,60}")
_UNDERLINE = re.compile(r"\s*(?:={3,}|-{3,}|\*{3,}|_{3,}|~{3,})\s*")
_HEADING_LENGTH = 100
_HEADING_WORDS = 14
# Lines broken by an editor or mailer are at most this long; longer lines are whole
# paragraphs. Judgement.
_WRAPPED = range(40, 132)
_RAGGED = 6


def read_text(data: bytes, name: str, declared: str = "") -> Document:
    """The document that a text file holds."""
    text = decode(data, declared)
    if looks_binary(text):
        raise DocumentError(f"{name}: not text (binary data)")
    assembly = Assembly(name)
    for chunk in chunks(lines_of(text)):
        _read_chunk(chunk, assembly)
    return assembly.document()


def lines_of(text: str) -> list[str]:
    """The lines of a text, whatever ends them."""
    return LINE_END.sub("\n", text).split("\n")


def chunks(lines: Sequence[str]) -> Iterator[list[str]]:
    """Runs of lines between blank ones."""
    chunk: list[str] = []
    for line in lines:
        if line and not line.isspace():
            chunk.append(line)
        elif chunk:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _read_chunk(chunk: list[str], assembly: Assembly) -> None:
    """Add the blocks that these lines form."""
    alone = len(chunk) == 1
    if not alone and _UNDERLINE.fullmatch(chunk[1]):
        _add(assembly, chunk[0], heading=True)
        chunk = chunk[2:]
    told = [line for line in chunk if not _UNDERLINE.fullmatch(line)]
    paragraphs = list(unwrapped(told)) if told else []
    for number, paragraph in enumerate(paragraphs):
        following = paragraphs[number + 1] if number + 1 < len(paragraphs) else ""
        stands_over = len(following) > _HEADING_LENGTH or is_list_heading(paragraph)
        heading = (alone or stands_over) and looks_like_heading(
            paragraph, in_list=assembly.in_list
        )
        _add(
            assembly,
            paragraph,
            heading=heading,
            gap=LINE_GAP if number else PARAGRAPH_GAP,
        )


def _add(
    assembly: Assembly, text: str, *, heading: bool, gap: str = PARAGRAPH_GAP
) -> None:
    if heading:
        assembly.start("heading", 2, gap=gap)
    elif mark := _MARK.match(text):
        assembly.start("item", gap=gap)
        text = text[mark.end() :]
    else:
        kind = "item" if _BULLET.match(text) else "paragraph"
        assembly.start("item" if kind == "item" else "paragraph", gap=gap)
    assembly.add(text)
    assembly.end()


def looks_like_heading(line: str, *, in_list: bool) -> bool:
    """Whether a line that stands alone is a heading: short, and no sentence.

    Within a reference list only a few words without a number are one.
    """
    if len(line) > 2 * _HEADING_LENGTH or _MARK.match(line):
        return False
    line = line.strip()
    words = len(line.split())
    if in_list:
        return (
            words <= 6 and not any(c.isdigit() for c in line) and line[-1] not in ".,"
        )
    if is_list_heading(line):
        return True
    if line[-1] in ".,;!" or len(line) > _HEADING_LENGTH or words > _HEADING_WORDS:
        return False
    if line[-1] == ":" and words > 5:
        return False
    return line[0].isalnum() or line[0] in "“\"'‘(["


def unwrapped(chunk: Sequence[str]) -> Iterator[str]:
    """The paragraphs of these lines: what an editor has wrapped is joined again.

    A line was wrapped if the first word of the next would not have fitted on it.
    """
    width = max(map(len, chunk))
    parts: list[str] = []
    for line in chunk:
        if parts and (_BULLET.match(line) or not _runs_on(parts[-1], line, width)):
            yield " ".join(parts)
            parts = []
        parts.append(line.strip())
    yield " ".join(parts)


def _runs_on(line: str, following: str, width: int) -> bool:
    start = _FIRST_WORD.match(following)
    word = start[0].strip() if start else ""
    if width in _WRAPPED and len(line) + 1 + len(word) > width - _RAGGED:
        return True
    return word[:1].islower() and line[-1:] not in ".!?:;"
