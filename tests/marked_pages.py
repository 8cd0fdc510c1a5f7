"""Pages written by hand, with the mentions in them marked up, for the tests.

``[[Doe et al. (2011)]]`` is a mention; ``((Doe et al., 2011))`` one in brackets (the
round brackets stay in the text); ``{{one study}}`` an unnamed one. A line that begins
with ``# `` or ``## `` is a heading, one with ``| `` a table row of cells, ``* `` an
item; every other line is a paragraph.
"""

import re
from itertools import pairwise

from verifier.models import Block, Document, Mention

_MARKED = re.compile(
    r"\[\[(?P<told>.+?)\]\]|\{\{(?P<unnamed>.+?)\}\}|<<(?P<inside>.+?)>>"
)
_STOP = re.compile(r"(?<!al)(?<!\bvs)(?<!\bDr)[.!?]['\"”’)]*\s+(?=[A-Z0-9“\"(])|\n")
_YEAR = re.compile(r"\b((?:19|20)\d\d)([a-z])?\b")
_SURNAME = re.compile(r"\b[A-ZÀ-Þ][\w-]+(?:['’](?!s\b)\w+)?")


def page(text, title="", name="page"):
    """The document of a marked text, and its mentions in order."""
    plain, mentions = [], []
    at = last = 0
    for match in _MARKED.finditer(text):
        plain.append(text[last : match.start()])
        at += match.start() - last
        surface = match.group(match.lastgroup)
        mentions.append((at, at + len(surface), surface, match.lastgroup))
        plain.append(surface)
        at += len(surface)
        last = match.end()
    plain.append(text[last:])
    blocks, stripped, shifts = _blocks("".join(plain))
    found = []
    for start, end, surface, kind in mentions:
        shift = sum(width for offset, width in shifts if offset <= start)
        found.append(_mention(stripped, start - shift, end - shift, surface, kind))
    return Document(name, stripped, title, tuple(blocks)), found


def _blocks(text):
    blocks, lines, shifts, at, gone = [], [], [], 0, 0
    for line in text.split("\n"):
        mark = re.match(r"#{1,6} |\| |\* ", line)
        width = mark.end() if mark else 0
        if width:
            shifts.append((at + gone, width))
            gone += width
        body = line[width:]
        level = width - 1 if line.startswith("#") else 0
        kind = {"#": "heading", "|": "cell", "*": "item"}.get(
            line[0] if width else "", "paragraph"
        )
        if kind == "cell":
            begin = at
            for cell in body.split(" | "):
                blocks.append(Block("cell", begin, begin + len(cell)))
                begin += len(cell) + 3
        elif body.strip():
            blocks.append(Block(kind, at, at + len(body), level))
        lines.append(body)
        at += len(body) + 1
    return blocks, "\n".join(lines), shifts


def _mention(text, start, end, surface, kind):
    cuts = [0, *(m.end() for m in _STOP.finditer(text)), len(text)]
    sentence = next((a, b) for a, b in pairwise(cuts) if a <= start < b)
    year = _YEAR.search(surface)
    unnamed = kind == "unnamed"
    return Mention(
        start=start,
        end=end,
        surface=surface,
        kind={"told": "narrative", "inside": "parenthetical"}.get(kind, "unnamed"),
        sentence=(sentence[0], max(end, sentence[1])),
        line=text.count("\n", 0, start) + 1,
        authors=() if unnamed else tuple(_SURNAME.findall(surface)),
        et_al="et al" in surface or "colleagues" in surface,
        year=int(year[1]) if year and not unnamed else None,
        suffix=(year[2] or "") if year and not unnamed else "",
    )
