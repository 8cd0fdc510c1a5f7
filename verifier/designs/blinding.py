"""Who was blinded, as a text says it. Pure."""

import re
from collections.abc import Iterator

_BLINDING = re.compile(
    r"\b(triple|double|single)[- ]?(?:blind(?:ed)?|mask(?:ed)?)\b"
    r"|\b(?:(open)[- ]?label(?:led|ed)?|(un)blinded|(open) (?:trial|study))\b"
)
# "Six double-blind trials" are pooled, and tell nothing of who pooled them.
_OF_MANY = re.compile(r"[\w\s,-]{0,40}?\s(?:trials|studies|rcts|experiments)\b")

# "Three months of open-label treatment, then a blinded phase": neither is all of it.
_A_BLIND_PART = re.compile(
    r"(?<!un)blind(?:ed)? (?:[\w-]+ ){0,2}?(?:phase|period|part|stage|withdrawal)\b"
)
# "Open-label oestrogen" is what some took; of a stage or an arm it is not of the study.
_OF_THE_STUDY = re.compile(
    r"\s*(?:[,;.:)\]\u2013\u2014/-]|$|(?:and|but|with|in|at|for)\b"
    r"|(?:[\w-]+,? ){0,4}?(?:trial|study|rct|experiment|comparison|design|fashion"
    r"|manner|test|pilot|protocol|survey|programme|program)\b)"
)


def blinding_between(lowered: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """Where a stretch of lower-case text names a blinding, and which."""
    if all(lowered.find(word, start, end) < 0 for word in ("blind", "mask", "open")):
        return
    for match in _BLINDING.finditer(lowered, start, end):
        if _OF_MANY.match(lowered, match.end(), end):
            continue
        kind = match.group(1)
        if not kind and (
            _A_BLIND_PART.search(lowered, start, end)
            or not _OF_THE_STUDY.match(lowered, match.end(), end)
        ):
            continue
        yield match.start(), f"{kind}-blind" if kind else "open"
