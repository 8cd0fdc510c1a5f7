"""Signs what is named by its title with those who are said to have written it. Pure.

`signatures` has the wordings; here is told how far behind a title they may stand.
"""

from collections.abc import Sequence
from dataclasses import replace

from verifier.mentions.layout import Layout
from verifier.mentions.owners import APART, turns_away
from verifier.mentions.signatures import (
    Signature,
    find_later_signature,
    find_signature,
    year_behind,
)
from verifier.models import Mention, Span

_FURTHER = 2  # sentences behind the title's


def sign_titles(
    layout: Layout, line: Span, mentions: Sequence[Mention]
) -> list[Mention]:
    """The mentions of a line, those of titles with who wrote what is called so."""
    return [
        _signed(layout, line, mentions, m)
        if m.title and not (m.authors or m.reference)
        else m
        for m in mentions
    ]


def _signed(
    layout: Layout, line: Span, mentions: Sequence[Mention], titled: Mention
) -> Mention:
    place = layout.text.find(titled.title, *titled.sentence)
    if place < 0 or titled.group or titled.kind in APART:
        return titled
    end = place + len(titled.title)
    signed = find_signature(layout, (place, end))
    signed = signed or _signed_later(layout, line, mentions, titled)
    year = titled.year or year_behind(layout, end)
    if signed is None:
        return titled if year == titled.year else replace(titled, year=year)
    return replace(
        titled,
        authors=signed.authors,
        et_al=signed.et_al,
        year=year or signed.year,
        weighed=True,
    )


def _signed_later(
    layout: Layout, line: Span, mentions: Sequence[Mention], titled: Mention
) -> Signature | None:
    """Who wrote it, as one of the two sentences behind has it."""
    begin = stop = titled.sentence[1]
    for _ in range(_FURTHER):
        start, stop = layout.sentence(min(stop + 1, line[1] - 1))
        if (
            start < begin
            or stop > line[1]
            or turns_away(layout.text, begin, start)
            or any(m.title and begin <= m.start < start for m in mentions)
        ):
            return None
        signed = find_later_signature(layout, (start, stop))
        if signed:
            return signed
    return None
