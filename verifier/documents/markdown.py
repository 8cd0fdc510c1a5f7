"""Markdown -> `Document`, by way of the HTML that a reader would be shown."""

import re

from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from verifier.documents.assembly import Assembly
from verifier.documents.cleaning import tidy
from verifier.documents.decoding import decode, looks_binary
from verifier.documents.html import Page
from verifier.documents.limits import DocumentError
from verifier.documents.text import lines_of, read_text
from verifier.models import Document

# The parser needs about twenty times the text in memory; longer files are no prose.
_MAX_MARKDOWN = 8 * 1024 * 1024
_FRONT_TITLE = re.compile(r"title\s{0,9}[:=]\s{0,9}(.{1,300})", re.IGNORECASE)
_FENCE = re.compile(r"(?:---|\+\+\+)\s*")
_FRONT_LINES = 60
_BOLD = re.compile(r"\s{0,3}(?:\*\*[^*]{2,90}\*\*|__[^_]{2,90}__)[:.]?\s{0,9}")
# "Doe, J.A.", "Doe JA,": with whom the entries of a bibliography begin.
_SIGNED = re.compile(
    r"[^\W\d_a-z][\w’'-]{1,24}(?:\s[^\W\d_a-z][\w’'-]{1,24})?"
    r"(?:,\s(?:[A-Z]\.[ -]?){1,3},?(?=[\s(&])|\s[A-Z]{1,3}(?=[,.]\s))"
)
_ENDED = re.compile(r"(?:[.)\]]|\d|/\S{1,99})[*_]{0,2}\s{0,9}\Z")
_TIMED = re.compile(r"\W{0,3}(?:\d{1,2}:)?\d{1,2}:\d\d\b")


def read_markdown(data: bytes, name: str, declared: str = "") -> Document:
    """The document that a Markdown file is rendered as."""
    if len(data) > _MAX_MARKDOWN:
        return read_text(data, name, declared)
    text = decode(data, declared)
    if looks_binary(text):
        raise DocumentError(f"{name}: not text (binary data)")
    lines = lines_of(text)
    title, start = _front_matter(lines)
    page = Page(Assembly(name))
    page.read(_parser().render("\n".join(_apart(lines[start:]))))
    if title:
        return page.assembly.document(title)
    return page.document()


def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark").enable("table").use(footnote_plugin)


def _apart(lines: list[str]) -> list[str]:
    """The lines, those that stand for themselves broken off from what goes before.

    These are a bold one, each that begins with a minute of a recording, and each entry
    of a bibliography. Many break lines as they type them; Markdown would join them.
    """
    return [
        f"{line}  " if _BOLD.fullmatch(line) or _is_begun(line, following) else line
        for line, following in zip(lines, [*lines[1:], ""], strict=True)
    ]


def _is_begun(line: str, following: str) -> bool:
    """Whether the following line begins something of its own."""
    if _TIMED.match(following):
        return True
    return _SIGNED.match(following) is not None and _ENDED.search(line) is not None


def _front_matter(lines: list[str]) -> tuple[str, int]:
    """The title that front matter gives, and the line after front matter."""
    if not _FENCE.fullmatch(lines[0]):
        return "", 0
    title = ""
    for number, line in enumerate(lines[1:_FRONT_LINES], start=1):
        if line.strip() == lines[0].strip():
            return title, number + 1
        if found := _FRONT_TITLE.match(line):
            title = tidy(found[1]).strip("\"' ")
    return "", 0
