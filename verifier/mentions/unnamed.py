"""Studies that a page speaks of without naming them: ``in one study``. Pure."""

import re
from collections.abc import Iterator

from verifier.mentions.layout import Layout
from verifier.models import Mention

# Begins with the letter that most of these words share, so that a scan stays cheap.
ANCHOR = re.compile(
    r"[Ss]tud(?:y|ies)\b|[Tt]rials?\b|[Rr]e(?:views?|search(?:ers)?)\b"
    r"|[Mm]eta-?\s?analys[ie]s\b|[Ss]cientists\b|[Ii]nvestigators\b|[Ss]urveys?\b"
    r"|[Cc]ase [Rr]eports?\b|RCTs?\b|[Aa]nalysis\b|[Ee]xperiments?\b|[Pp]apers?\b"
)
_YEAR = r"(?:19[5-9]\d|20\d\d)"
_MODIFIERS = r"(?:[\w’'%,-]{1,25}\s){0,6}?"
_PHRASE = re.compile(
    rf"\b(?P<determiner>one|an?|another|some|several|many|numerous|multiple|few|two"
    rf"|three|four|five|six|seven|eight|nine|ten|dozens of|hundreds of|a (?:number|handful"
    rf"|variety) of|recent|previous|prior|other|new|newer|early|earlier|most|various"
    rf"|countless|emerging|preliminary|clinical|animal|human|scientific|medical|current"
    rf"|growing|available|existing|large|small|subsequent|follow-up)\s"
    rf"(?P<modifiers>{_MODIFIERS})\Z",
    re.IGNORECASE,
)
_POINTING = re.compile(
    r"\b(?:this|that|these|those|the|its|our|their|his|her|my|your|each|no|any|every"
    r"|such|of|for|by|with|and|or|to|in|on|from)\s",
    re.IGNORECASE,
)
_FINDS = re.compile(
    r"\s(?:[\w,’'()-]{1,20}\s){0,7}?(?:have|has|had|also|now|that|which|who|recently)?\s?"
    r"(?:show(?:s|ed|n|ing)?|suggest(?:s|ed|ing)?|f(?:ind(?:s|ings?)?|ound)"
    r"|demonstrat(?:e[sd]?|ing)|indicat(?:e[sd]?|ing)|report(?:s|ed|ing)?"
    r"|confirm(?:s|ed)?|reveal(?:s|ed|ing)?|prove[snd]?|conclud(?:e[sd]?|ing)"
    r"|support(?:s|ed)?|discover(?:s|ed)|back(?:s|ed)?\sup|establish(?:es|ed)"
    r"|identif(?:y|ies|ied)|observ(?:e[sd]?|ing)|link(?:s|ed)|compar(?:e[sd]|ing)"
    r"|examin(?:e[sd]|ing)|investigat(?:e[sd]|ing)|look(?:s|ed)\sat|published"
    r"|involving|evaluat(?:e[sd]|ing)|test(?:ed|ing)|noted|point(?:s|ed)?\sto"
    r"|provid(?:e[sd]?|ing)|highlight(?:s|ed)?|illuminat(?:e[sd]|ing))\b"
)
_BARE_FINDS = re.compile(
    r"\s(?:(?:have|has|had|also|now|that|recently|consistently|clearly|even)\s){0,3}"
    r"(?:show|suggest|f(?:ind|ound)|demonstrat|indicat|report|confirm|reveal|prove"
    r"|conclud|support|discover|back|establish|identif|observ|link|point)[a-z]{0,6}\b"
)
_IN = re.compile(r"\b(?:in|from|to|by|of|per)\s\Z", re.IGNORECASE)
# One takes part in such a study, or is offered it; nobody reports its findings.
_OFFERED = re.compile(
    r"\b(?:enrol\w{0,6}|participat\w{2,4}|join\w{0,3}|sign(?:ing|ed)?\sup|schedul\w{1,3}"
    r"|free|write|leave|read|customer|patient|sleep|need\w{0,3}|run|conduct|start|offer"
    r"|undergo\w{0,3}|order\w{0,3}|submit\w{0,4})\s(?:[\w-]{1,15}\s){0,3}\Z",
    re.IGNORECASE,
)
_YEAR_AFTER = re.compile(
    rf",?\s(?:(?:published|conducted|done|carried out|reported)\s)?(?:in|from|of)?\s?"
    rf"(?:(?:early|late)\s|[A-Z][a-z]{{2,8}},?\s)?\(?({_YEAR})\b(?!\s?[-–]\s?\d)"
)
_YEAR_WITHIN = re.compile(rf"\b({_YEAR})\b")
_PEOPLE = ("researchers", "scientists", "investigators")
_PLURAL = re.compile(r"(?:ies|s|es|research)\Z", re.IGNORECASE)


def find_unnamed(layout: Layout, start: int, end: int) -> Iterator[Mention]:
    """At most one mention a sentence of a study that ``text[start:end]`` leaves unnamed."""
    text = layout.text
    done = start
    for anchor in ANCHOR.finditer(text, start, end):
        if anchor.start() < done or text[anchor.start() - 1 : anchor.start()].isalpha():
            continue
        span = _unnamed_span(text, anchor, max(done, start), end)
        if span is None:
            continue
        sentence = layout.sentence(*span)
        done = sentence[1]
        after = _YEAR_AFTER.match(text, span[1], end)
        within = _YEAR_WITHIN.search(text, *span)
        year = within or after
        stop = after.end() if after else span[1]
        yield Mention(
            start=span[0],
            end=stop,
            surface=text[span[0] : stop],
            kind="unnamed",
            sentence=sentence,
            line=layout.line(span[0]),
            year=int(year[1]) if year else None,
        )


def _unnamed_span(
    text: str, anchor: re.Match[str], low: int, high: int
) -> tuple[int, int] | None:
    """The words that speak of a study around the anchor, or nothing."""
    begin, stop = anchor.span()
    low = max(low, begin - 90, text.rfind("\n", max(0, begin - 90), begin) + 1)
    phrase = _PHRASE.search(text, low, begin)
    if phrase and _POINTING.search(phrase["modifiers"]):
        phrase = None
    if phrase and "," in phrase["modifiers"] and anchor[0].lower() in _PEOPLE:
        phrase = None  # "In recent years, researchers …"
    finds = _FINDS.match(text, stop, min(high, stop + 160))
    if phrase:
        before = text[max(0, phrase.start() - 40) : phrase.start()]
        if _OFFERED.search(before + phrase[0]):
            return None
        if finds or _IN.search(before) or _YEAR_AFTER.match(text, stop, high):
            return phrase.start(), stop
        return None
    if not _PLURAL.search(anchor[0]) or _has_word_before(text, begin):
        return None
    bare = _BARE_FINDS.match(text, stop, min(high, stop + 60))
    return (begin, bare.end()) if bare else None


def _has_word_before(text: str, begin: int) -> bool:
    """Whether the noun is qualified: ``the researchers``, ``our studies``."""
    return _POINTING.search(
        text, max(0, begin - 8), begin
    ) is not None and not _IN.search(text, max(0, begin - 8), begin)
