"""Mentions of whom a study is ascribed to where nothing else names it. Pure."""

from collections.abc import Sequence

from verifier.mentions.layout import Layout
from verifier.models import Mention, Span


def ascribed(
    layout: Layout,
    span: Span,
    authors: tuple[str, ...],
    year: int | None,
    journal: str = "",
) -> Mention:
    """The mention of the study of those at the span."""
    return Mention(
        start=span[0],
        end=span[1],
        surface=layout.text[slice(*span)],
        kind="narrative",
        sentence=layout.sentence(*span),
        line=layout.line(span[0]),
        authors=authors,
        year=year,
        journal=journal,
        weighed=True,
    )


def beside(mentions: Sequence[Mention], told: Mention) -> list[Mention]:
    """The mentions with that one.

    "A Japanese team", found in its sentence by nobody's name, is theirs.
    """
    kept = (
        m for m in mentions if m.kind != "unnamed" or m.sentence[0] != told.sentence[0]
    )
    return [*kept, told]
