"""News briefs that name the study only in their last line. Pure.

"… a large study found. SOURCE: Pediatrics, online June 7, 2019": what the brief calls
a study, without a name, is the one that its source line names.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from verifier.claims.places import Placed
from verifier.designs import is_plural
from verifier.models import Document

_SOURCE_LINE = re.compile(r"\W{0,4}SOURCES?\s?:[^\n]{0,80}\Z", re.IGNORECASE)
# "Previous research", "another trial": not what the brief is about.
_OF_OTHERS = re.compile(
    r"(?:previous|earlier|other|another|past|prior|older|several|many|some|most|more"
    r"|recent|similar|two|three|future|further)\b",
    re.IGNORECASE,
)


_BRINGS_IN = re.compile(r"(?:in )?(?:an?|one)\b", re.IGNORECASE)
_LONGEST = 100  # characters of a source line up to the journal


def of_briefs(document: Document, placed: Sequence[Placed]) -> list[Placed]:
    """The mentions, those without a name given to the study that a brief ends with."""
    ordered = sorted(placed, key=lambda one: one.mention.start)
    nameless = {one.study for one in ordered} - {
        one.study for one in ordered if one.mention.kind != "unnamed"
    }
    begins = [0, *(b.start for b in document.blocks if b.kind == "heading")]
    meant: dict[int, int] = {}
    done = 0
    for line, studies in _source_lines(document.text, ordered).items():
        begin = max(done, begins[bisect_right(begins, line) - 1])
        done = line
        if len(studies) > 1:
            continue
        told = [one for one in ordered if begin <= one.mention.start < line]
        meant |= dict.fromkeys(_told_of(told, nameless), next(iter(studies)))
    if not meant:
        return list(placed)
    return [Placed(meant.get(one.study, one.study), one.mention) for one in placed]


def _told_of(told: Sequence[Placed], nameless: AbstractSet[int]) -> Iterator[int]:
    """The studies without a name that are the one of the brief: none brought in later.

    "A study" opens the brief; "researchers" go on about it.
    """
    for i, one in enumerate(told):
        surface = one.mention.surface
        if (
            one.study in nameless
            and not (i and _BRINGS_IN.match(surface))
            and not _OF_OTHERS.match(surface)
            and not is_plural(surface.lower())
        ):
            yield one.study


def _source_lines(text: str, placed: Sequence[Placed]) -> dict[int, set[int]]:
    """Where lines that say "SOURCE:" begin, with the studies that each names."""
    lines: dict[int, set[int]] = {}
    for one in placed:
        start = one.mention.start
        if one.mention.kind == "unnamed":
            continue
        line = text.rfind("\n", max(0, start - _LONGEST), start) + 1
        if _SOURCE_LINE.match(text, line, start):
            lines.setdefault(line, set()).add(one.study)
    return lines
