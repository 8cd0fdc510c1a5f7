"""Mentions that come back to a study by a surname alone: ``the Noppers review``. Pure.

A surname alone says too little to name a study, so only those count that the document
has named as an author's before or after.
"""

import re
from collections.abc import Collection, Sequence

from verifier.mentions.layout import Layout
from verifier.mentions.words import NOUN
from verifier.models import Mention
from verifier.names import fold_name
from verifier.surnames import NOT_NAMES, UPPER

_NAME = rf"{UPPER}[^\W\d_]{{1,24}}(?:[-‐‑'’]{UPPER}[^\W\d_]{{1,24}})?"
_RETURNS = re.compile(
    rf"\b[Tt]he\s(?P<the>{_NAME})\s(?:[\w-]{{2,20}}\s){{0,2}}{NOUN}\b"
    rf"|(?<![\w])(?P<own>{_NAME})['’]s?\s(?:[\w-]{{2,20}}\s){{0,3}}{NOUN}\b"
    rf"|[(\[](?:see\s)?(?P<first>{_NAME})(?:\s(?:and|&)\s(?P<second>{_NAME}))?[)\]]"
)


def surnames_of(mentions: Sequence[Mention]) -> frozenset[str]:
    """The folded first surnames of the mentions, but those that are common words."""
    names = {fold_name(m.authors[0]) for m in mentions if m.authors}
    return frozenset(names - NOT_NAMES)


def find_return(
    layout: Layout, sentence: tuple[int, int], known: Collection[str]
) -> Mention | None:
    """The mention by a known surname alone that the sentence makes, if it does."""
    text = layout.text
    for match in _RETURNS.finditer(text, *sentence):
        names = tuple(
            filter(
                None, (match["the"] or match["own"] or match["first"], match["second"])
            )
        )
        if fold_name(names[0]) not in known:
            continue
        start = match.start(
            "the" if match["the"] else "own" if match["own"] else "first"
        )
        stop = match.end("second") if match["second"] else start + len(names[0])
        return Mention(
            start=start,
            end=stop,
            surface=text[start:stop],
            kind="parenthetical" if match["first"] else "narrative",
            sentence=sentence,
            line=layout.line(start),
            authors=names,
            et_al=len(names) == 1,
        )
    return None
