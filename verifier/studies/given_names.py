"""The given name, or the initials, of the first author as a page has them. Pure.

"Chengdi Wang's group" and "Wang C, Li J" tell which of a hundred Wangs is meant.
"""

import re
from collections.abc import Iterator, Sequence

from verifier.models import Mention
from verifier.surnames import NOT_NAMES, PLACES, TITLES, is_given_name, is_plain_word

_FAR = 45  # characters before a surname that given names take
_MOST = 3
_INITIALS = re.compile(r"(?:[A-ZÀ-Þ]\.-?){1,3}|[A-ZÀ-Þ]{1,2}|[A-ZÀ-Þ]-[A-ZÀ-Þ]")
_NAME = re.compile(r"[^\W\d_a-z](?:[^\W\d_]|['’.‐‑-](?=[^\W\d_]))*[^\W\d_A-Z]")
_OPENS = "([{“\"'‘«—–"
# "Wang C, Li J", "Wang, C. H.", "Wang C et al."
_BEHIND = re.compile(
    r",?\s(?P<i>[A-Z]{1,3}|[A-Z]\.(?:[\s-]?[A-Z]\.){0,2})"
    r"(?=[,;)\]]|\s(?:et\sal|and\b|&)|\.?\s?\(|\.\s|\Z)"
)


def given_name(text: str, mentions: Sequence[Mention], surname: str) -> str:
    """What stands before or behind the surname where it is mentioned first, or ""."""
    return next((name for name in _given_names(text, mentions, surname) if name), "")


def _given_names(text: str, mentions: Sequence[Mention], surname: str) -> Iterator[str]:
    for mention in mentions:
        spans = [(mention.start, mention.end)]
        if mention.reference:
            spans.append((mention.reference.start, mention.reference.end))
        for start, end in spans:
            place = text.find(surname, start, end)
            if place >= 0:
                low = max(0, place - _FAR, text.rfind("\n", 0, place) + 1)
                yield _before(text[low:place]) or _behind(text, place + len(surname))


def _before(text: str) -> str:
    """The given names at the end of a text: what its last words may be."""
    if not text.endswith((" ", "\u00a0", ".")):
        return ""
    names: list[str] = []
    for word in reversed(text.split()):
        bare = word.lstrip(_OPENS)
        if len(names) == _MOST or not _is_given(bare):
            break
        names.append(bare)
        if bare != word:
            break
    return " ".join(reversed(names))


def _is_given(word: str) -> bool:
    if _INITIALS.fullmatch(word):
        return True
    lowered = word.lower()
    return _NAME.fullmatch(word) is not None and not (
        lowered in NOT_NAMES
        or lowered in PLACES
        or lowered in TITLES
        or (is_plain_word(lowered) and not is_given_name(lowered))
    )


def _behind(text: str, place: int) -> str:
    found = _BEHIND.match(text, place)
    return found["i"] if found else ""
