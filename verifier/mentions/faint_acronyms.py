"""Names in capitals that nothing calls a trial, and that stand as a trial's. Pure.

Genes, scales, cells and headings are in capitals, too, and studies are told around
them: the name must be one that can be spoken, head its sentence or stand behind "in",
and the sentence must speak of a trial.
"""

import re

from verifier.mentions.layout import Layout
from verifier.mentions.trial_words import (
    ABOUT,
    CHAINED,
    COUNT,
    MOST_WORDS,
    OF_TRIAL,
    PEOPLE,
    TRIAL,
)

# What follows the name of a trial that heads its sentence, and there only means it.
_AFTER_HEAD = re.compile(
    # how many took part: "SURMOUNT-1 (n=2,539)", "OPT, 823 women"
    rf"\s?[(:–—]\s?{ABOUT}{COUNT}|[,!]\s{ABOUT}{COUNT}"
    # "In STEP 1, people lost weight"
    rf"|(?<=\d),\s{PEOPLE}\b"
    # with a sentence about it: "SMART. In this double-blind trial", "VITAL? The trial"
    rf"|[.?!]\s(?:In\s)?(?:[Tt]his|The|That)\s(?:[\w-]{{2,20}},?\s){{0,5}}?{TRIAL}\b"
)
_WITH_ITS_PEOPLE = re.compile(rf",\s{ABOUT}{COUNT}")
# What trials do, and much else.
_DOES = re.compile(
    r"\s(?:has\s|also\s|later\s|had\s)?(?:(?:showed|shown|found)\s(?!(?:higher|lower|good"
    r"|excellent|strong|poor|low|high)\b)|compared\s(?!with\b|to\b)|pitted|settled"
    r"|assigned|allocated|split|followed\sup)\b"
)
# Where a name stands that heads its sentence, or a part of it.
_HEADS = re.compile(
    r"(?:\A[\W\d]{0,8}|[;:]\s|\b(?:[Aa]nd|[Bb]ut|[Ww]hile|[Ww]hereas|[Yy]es!?|[Nn]either|nor"
    r"|[Ww]hat\sabout)\s)\Z"
)
# Where people are, or something was tried: "In STEP 1, people lost weight".
_IN = re.compile(r"\b(?:[Ii]n|[Ff]rom)\s(?:the\s)?\Z")
_IN_ENDS = re.compile(r",\s|\s\(|\sonly\s")
# What gives a name to what was told before.
_NAMES = re.compile(
    r"\b(?:called|named|known\sas|dubbed|name\sof|nicknamed)\s[“\"‘'«„]?\Z"
    r"|\b(?:[Rr]esults?|[Ff]indings|[Dd]ata|[Ff]ollow-up|report|publication)\s(?:of"
    r"|from)\s(?:the\s)?\Z|\b(?:look|watch|wait(?:ing)?)\s(?:out\s)?for\s(?:the\s)?"
    r"(?:results?\s(?:of|from)\s)?\Z|\bawait(?:ing|ed|s)?\s(?:the\s)?\Z"
    r"|\bone,\s\Z|\b(?:largest|biggest|first|second|latest|newest|other|next),\s\Z"
    r"|\b(?:namely|notably|especially)\s\Z"
)
# What is waited for goes without saying that it is a trial.
_AWAITED = re.compile(r"\b(?:wait(?:ing)?\sfor|await(?:ing|ed|s)?)\s[^.]{0,24}\Z")
# What follows it there, when the sentence speaks of a trial or counts people.
_TELLS = re.compile(
    r",?\s(?:which\s|that\s)?(?:fed|gave|put|asked|treated|assigned|took|looked|studied"
    r"|failed|missed|met)\b"
)
_FAINT_AFTER = re.compile(
    r"(?:[’']s?)?\s(?:people|team|group|authors|researchers|results|participants)\b"
    r"|,?\s(?:which\s|that\s)?(?:tried|used|had|did|was|is)\b"
    r"|,\s(?:published|presented|reported|run|led|done|stopped|begun)\b"
    r"|\s?[:–—]\s(?![A-Z])|\s\("
)
_OF_TRIALS = re.compile(
    rf"\b(?:[Tt]rials?|[Ss]tudy,|RCTs?|randomi[sz]ed|placebo|double-blind|controlled"
    rf"|sham(?!\sexperiment)|{COUNT})"
)
# A word that can be spoken, of four letters or more: "STEP 1", "MIND-USA"; no "IL-6".
_LIKE_A_NAME = re.compile(r"(?=[^\W\d_]{4})[^-‐‑ ]{0,12}?[AEIOUY]", re.IGNORECASE)
# One of five letters, or of four with a number, as few abbreviations are.
_LONG_NAME = re.compile(r"[A-Z]{5,}(?:[-‐‑][A-Z]{2,})?|[A-Z]{4,}[- ]\d{1,2}")


def is_long(name: str) -> bool:
    """Whether the name has more letters, or other signs, than most abbreviations."""
    return len(name) > 4 or any(not c.isupper() for c in name)


def is_faintly_shown(layout: Layout, start: int, stop: int) -> bool:
    """Whether the sentence speaks of a trial and the name stands as that of one."""
    text, name = layout.text, layout.text[start:stop]
    return bool(
        (_LIKE_A_NAME.match(name) or _WITH_ITS_PEOPLE.match(text, stop, stop + 80))
        and _stands_as_one(layout, start, stop)
        and not _is_short_form(text, name)
    )


def _stands_as_one(layout: Layout, start: int, stop: int) -> bool:
    text = layout.text
    low, high = layout.sentence(start)
    first = max(low, start - 60)
    named = _NAMES.search(text, first, start)
    heads = _HEADS.search(("" if first == low else " ") + text[first:start])
    inside = _IN.search(text, first, start) and _IN_ENDS.match(text, stop)
    if (heads or inside) and _AFTER_HEAD.match(text, stop, stop + 120):
        return True
    if _LONG_NAME.fullmatch(text, start, stop) and (
        (heads and _DOES.match(text, stop, high))
        or (named and _AWAITED.search(text, first, start))
        or (named and CHAINED.match(text, stop, high))
    ):
        return True
    if heads and is_long(text[start:stop]):
        told = _FAINT_AFTER.match(text, stop, high) or _DOES.match(text, stop, high)
    else:
        told = None
    if not (named or inside or told or (heads and _TELLS.match(text, stop, high))):
        return False
    rest = text[max(0, start - 200) : start] + text[stop : min(high, low + MOST_WORDS)]
    return _OF_TRIALS.search(rest) is not None


def _is_short_form(text: str, name: str) -> bool:
    """Whether the page gives it in brackets behind the words that it is short for."""
    at = text.find(f"({name})")
    if at < 0:
        return False
    words = re.findall(r"[^\W_]+", text[max(0, at - 120) : at].lower())[-8:]
    initials = [word[0] for word in words]
    return name[0].lower() in initials[-len(name) :] and not OF_TRIAL & set(words)
