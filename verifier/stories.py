"""Which mentions go on about the study told of just before. Pure.

News is told in this order: a study found something; it was published there and then;
"we were surprised", says the lead author. Each of the three names a part of one study.
"""

import re
from collections.abc import Sequence

from verifier.mentions.words import MONTH, NOUN
from verifier.models import Identifiers, Mention

_THE_STUDY = (
    r"(?:it|this|(?:the|their|his|her|its)\s"
    r"(?:(?!other|earlier|previous|first|second|last|latest|next|only|\w+est\b)\w+\s)?"
    r"(?:study|trial|review|findings?|results?|research|paper|work|report|article"
    r"|analysis))"
)
# "It was published in", "In the study, which appeared in", and of no other study
_PUBLISHED = re.compile(
    rf"\W*(?:(?:in|but|and)\s)?{_THE_STUDY}\b(?:(?!\b{NOUN}\b)[^.]){{0,80}}?"
    r"\b(?:published|appear(?:s|ed)|printed|reported|presented|came\sout|is|was|in)\b"
    rf"(?:(?!\b{NOUN}\b)[^.]){{0,60}}",
    re.IGNORECASE,
)
_SEVERAL = re.compile(r"\w*(?:studies|trials|reviews|surveys|experiments|papers)\b")
# Around a journal that is a sentence by itself: a date at most.
_IMPRINT = re.compile(rf"\W*(?:(?:{MONTH}|\d{{1,4}}(?:st|nd|rd|th)?)\W*){{0,3}}")
_LEAD_AUTHOR = re.compile(
    r"\b(?:lead|senior|study|first|principal|corresponding)[ -]"
    r"(?:author|researcher|investigator|scientist)s?,?\s(?:[\w.]{2,10}\s)?\Z"
    r"|\b(?:the|this)\s(?:\w+\s)?(?:team|group|researchers|study|trial|work|research)"
    r",?\s(?:was\s|were\s)?(?:led|headed|conducted)\sby\s(?:[\w.]{2,12}\s){0,2}\Z",
    re.IGNORECASE,
)
_OPENING = 48  # characters before a name that say whose it is
_NEXT_SENTENCE, _SAME_STORY = 400, 800


def carried_on(text: str, mentions: Sequence[Mention]) -> dict[int, int]:
    """For each mention that goes on about another, which one that is.

    No mention is gone on about that goes on itself, nor twice with different names.
    """
    going_on: dict[int, int] = {}
    signed: set[int] = set()
    for i, mention in enumerate(mentions[1:], 1):
        before = mentions[i - 1]
        first = going_on.get(i - 1, i - 1)
        gap = mention.start - before.end
        if before.kind == "reference" or mention.kind == "reference" or gap < 0:
            continue
        if _is_where(text, before, mention) and gap <= _NEXT_SENTENCE:
            going_on[i] = first
        elif _is_lead_author(text, mention) and gap <= _SAME_STORY:
            told = mentions[first]
            if first not in signed and not (told.authors or before.authors):
                going_on[i] = first
                signed.add(first)
    return going_on


def _is_where(text: str, before: Mention, mention: Mention) -> bool:
    """Whether a journal stands where it is said that the study was published."""
    if not mention.journal or mention.authors or mention.identifiers != Identifiers():
        return False
    opening = text[mention.sentence[0] : mention.start]
    if _PUBLISHED.fullmatch(opening):
        return not (before.kind == "unnamed" and _SEVERAL.search(before.surface))
    closing = text[mention.end : mention.sentence[1]]
    alone = before.kind != "unnamed" and _IMPRINT.fullmatch(opening + closing)
    return bool(alone) and "\n" not in text[before.end : mention.start]


def _is_lead_author(text: str, mention: Mention) -> bool:
    """Whether the name is brought in as that of a study told of already."""
    opening = text[max(0, mention.start - _OPENING) : mention.start]
    return bool(mention.authors) and _LEAD_AUTHOR.search(opening) is not None
