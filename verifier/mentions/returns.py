"""Mentions that come back to a study by a surname alone: ``the Noppers review``. Pure.

A surname alone says too little to name a study, so only those count that the document
names as an author's elsewhere, or that stand where nothing but a surname can: before
"trial", or in brackets beside other surnames.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from verifier.literals import Literals
from verifier.mentions.layout import Layout
from verifier.mentions.words import NOUN
from verifier.models import Mention
from verifier.names import fold_name
from verifier.surnames import NOT_NAMES, UPPER, is_group

_REST_OF_NAME = rf"[^\W\d_]{{1,24}}(?:[-‐‑'’]{UPPER}[^\W\d_]{{1,24}})?+"
_NAME = rf"{UPPER}{_REST_OF_NAME}"
_PAIR = rf"{_NAME}(?:(?:,\s{_NAME}){{0,5}}+,?\s(?:and|&)\s{_NAME})?+"
_STUDY = (
    rf"(?:(?:small|large|first|second|later|original|famous|chart)\s){{0,2}}{NOUN}\b"
)
# What a study has; a method or a scale may be called by a name without it.
_THEIRS = (
    r"(?:monkeys|animals|mice|rats|women|men|patients|children|participants|volunteers"
    r"|sample"
    r"|exercises|team|group|authors|data|results|findings|paper)"
)
# "the Noppers trial", "the Colman monkeys"; begins with a literal for speed.
_THE = re.compile(rf"he\s(?P<name>{_NAME})\s(?:(?P<study>{_STUDY})|{_THEIRS}\b)")
# "Noppers’s trial"
_OWN = re.compile(
    rf"(?P<name>{UPPER}(?<!\w.){_REST_OF_NAME})['’]s?\s(?:[\w-]{{2,20}}\s){{0,3}}{NOUN}\b"
)
# Surnames alone in brackets: "(Reilly & Taylor; Fenwick-Haroun)".
_BRACKETS = re.compile(rf"\((?:see\s)?(?P<names>{_PAIR}(?:;\s{_PAIR}){{0,8}}+)\)")
# "Doe found", "Doe & Roe had shown"
_SHOWED = Literals(
    (" found", " showed", " reported", " concluded", " argued", " had shown", " saw ")
)
_SUBJECT = re.compile(
    rf"(?<![\w.])(?P<names>{_NAME}(?:\s(?:and|&)\s{_NAME})?)(?:\s(?:also|had|has|later"
    rf"|first))?\Z"
)
_NAMES = re.compile(_NAME)
_EPONYMS = frozenset(
    "alzheimer parkinson hodgkin crohn huntington framingham cochrane doppler holter "
    "whitehall down internet lancet mediterranean western eastern".split()
)


def surnames_of(mentions: Sequence[Mention]) -> frozenset[str]:
    """The folded first surnames of the mentions, but those that are common words."""
    names = {fold_name(m.authors[0]) for m in mentions if m.authors}
    return frozenset(names - NOT_NAMES)


def find_returns(
    layout: Layout, gaps: Iterable[tuple[int, int]], known: Collection[str]
) -> Iterator[Mention]:
    """The mentions by a surname alone."""
    text = layout.text
    for start, end in gaps:
        for match in _THE.finditer(text, start, end):
            name = match["name"]
            new = match["study"] is not None and _could_be_surname(name)
            if text[match.start() - 1 : match.start()] in ("t", "T") and (
                new or fold_name(name) in known
            ):
                yield _mention(layout, *match.span("name"), (name,))
        if known:
            yield from _subjects(layout, start, end, known)
        for match in _BRACKETS.finditer(text, start, end):
            yield from _in_brackets(layout, match, known)


def _subjects(
    layout: Layout, start: int, end: int, known: Collection[str]
) -> Iterator[Mention]:
    text = layout.text
    for first in _SHOWED.places_in(text[start:end]):
        place = start + first
        match = _SUBJECT.search(text, max(start, place - 60), place)
        if match:
            names = tuple(_NAMES.findall(match["names"]))
            if fold_name(names[0]) in known:
                yield _mention(layout, *match.span("names"), names)


def find_own(
    layout: Layout, sentence: tuple[int, int], known: Collection[str]
) -> Mention | None:
    """The study that the sentence calls a known surname's own."""
    text = layout.text[slice(*sentence)]
    if not known or not ("’" in text or "'" in text):
        return None
    for match in _OWN.finditer(layout.text, *sentence):
        if fold_name(match["name"]) in known:
            return _mention(layout, *match.span("name"), (match["name"],))
    return None


def _could_be_surname(name: str) -> bool:
    return not (
        name.isupper()
        or name.lower() in NOT_NAMES
        or name.lower() in _EPONYMS
        or is_group(name)
        or name.endswith(
            ("ese", "ish", "ian", "ean", "can", "utch", "ench", "ic", "al")
        )
    )


def _in_brackets(
    layout: Layout, match: re.Match[str], known: Collection[str]
) -> Iterator[Mention]:
    """One mention for each part between semicolons, if any of them is trusted."""
    several = ";" in match["names"] and "&" in match["names"]
    offset = match.start("names")
    parts = []
    for part in match["names"].split(";"):
        begin = offset + len(part) - len(part.lstrip())
        offset += len(part) + 1
        parts.append((begin, tuple(_NAMES.findall(part)), part.strip()))
    names = [name for _, listed, _ in parts for name in listed]
    if any(not _could_be_surname(name) for name in names):
        return
    if several or any(fold_name(listed[0]) in known for _, listed, _ in parts):
        for begin, listed, part in parts:
            yield _mention(layout, begin, begin + len(part), listed, bracketed=True)


def _mention(
    layout: Layout,
    start: int,
    end: int,
    names: tuple[str, ...],
    *,
    bracketed: bool = False,
) -> Mention:
    return Mention(
        start=start,
        end=end,
        surface=layout.text[start:end],
        kind="parenthetical" if bracketed else "narrative",
        sentence=layout.sentence(start, end),
        line=layout.line(start),
        authors=names,
        et_al=len(names) == 1,
    )
