"""What looks like an author and a year, and is neither: told by its company. Pure.

A shop, a press, a maker, a book or a price stands before a year on every page. Their
names are no help, for any surname may be a firm's; but nothing of a study is told of
them. So names and a year that no "et al." joins must stand where something is.
"""

import re

from verifier.literals import Literals
from verifier.mentions.words import COUNTED
from verifier.surnames import UPPER

# What is told of studies, and hardly in an imprint.
_OF_STUDIES = re.compile(
    rf"{COUNTED}|\b(?:[Rr]andomi[sz]ed|[Pp]lacebo|[Cc]ross-?over"
    r"|[\w-]{0,12}blind(?:ed)?"
    r"|[Cc]ase-control|[Cc]ohorts?|[Rr]etrospective(?:ly)?|[Pp]ilot|RCTs?|[Tt]rials?"
    r"|[Ss]tud(?:y|ies|ied)|[Pp]apers?|[Rr]eview(?:s|ed)?(?!\sby)|[Mm]eta-?analys[ei]s"
    r"|[Mm]eta|[Ss]urvey(?:s|ed)?|[Ff]indings?|found|finds?|show(?:s|ed|n)?|report(?:s"
    r"|ed)?|argu\w{1,6}|suggest\w{0,6}|conclud\w{1,6}|demonstrat\w{1,6}|compar\w{1,6}"
    r"|measur\w{1,8}|observ\w{1,8}"
    r"|describ\w{1,6}|propos\w{1,6}|see|cf|per|(?i:according)|e\.g|cited?|evidence"
    r"|research\w{0,6}"
    r"|experiments?|model\w{0,8}|data|results?|analy[sz]\w{1,8}|journal"
    r"|J\s[A-Z][a-z]{1,20}"
    r"|[A-Z]\w{1,30}[’']s|followed|using|used|based|method\w{0,12}"
    r"|[Éé]tude|estudio|Studie)\b"
)
# What is told of wares and their prices, and of who made what.
_OF_WARES = (
    r"[$£€¥]\s?\d|\d\s?(?:€|zł|kr)\b|\b(?:trade\s?marks?|sale|rebates?|catalogue"
    r"|price\slist|[Oo]ur\s\w{1,20}\s(?:is|are)"
    r"|[Bb]est(?:\s\w{1,20}){1,3}:"
)
_WARE = re.compile(rf"{_OF_WARES})")
_IMPRINT = re.compile(
    rf"{_OF_WARES}|LLC|Ltd|Inc|GmbH|[Aa]wards?|licen[cs]e|(?:[Pp]roduced|written"
    r"|designed|printed|given|supplied|sold|[Ss]ite|[Mm]odule|[Cc]over|[Pp]hotos?"
    r"|[Ii]mage)\s?(?:by|:|as))|[®™©]"
)
_WORK_BEFORE = re.compile(
    rf"(?:\b(?:wrote|author\sof|memoir|novel|book|textbook)\s{UPPER}[^.;()]{{0,60}}"
    rf"|[’']s\s{UPPER}[a-z]{{1,20}}\s|(?:\b{UPPER}{{2,20}}\s){{2,5}})\(?\Z"
)
_WORKS = Literals(("wrote", "author", "memoir", "novel", "book", "'s", "’s"))
# Who answers for the page: "Medically reviewed by Dr. Anna Doe, MD (2023)". Behind "as"
# and inside a sentence the same words cite a review.
_BYLINE_BEFORE = re.compile(
    r"(?:\A|[.!?|•·:]\s)\s{0,9}(?:(?:[Mm]edically|[Cc]linically|[Ss]cientifically|[Ff]act"
    r"|[Ee]xpert|[Ll]ast)[ -])?(?:(?i:reviewed|written|edited|checked|approved|posted"
    r"|compiled|updated|translated|illustrated|photographed|photos?|words|text))"
    rf"\sby:?\s(?:(?:Dr|Prof|Mr|Mrs|Ms)\.?\s)?(?:{UPPER}[\w.’'-]{{0,20}}\s){{0,3}}\Z"
)
_SOLD = re.compile(r"[^.;]{0,12}?\)\s(?:is\s(?:sold|out|my)|\$|£)")
_PRICE_BEFORE = re.compile(r"(?:[$£€]\s?\d[\d.,]{0,12}|\d\s?(?:€|zł|kr))\s?\(?\Z")
_MONTHS = ("Feb", "Apr", "Jul", "Sep", "Sept", "Oct", "Nov", "Dec")
_MONTH_IN = re.compile(
    r"(?:\A|(?<!and)(?<!&)(?<![,&])[\s-])(?:Feb|Apr|Jul|Sept?|Oct|Nov|Dec)\Z"
)
_COUNTED = re.compile(COUNTED)
_BESIDE = 45  # characters within which a ware is told of
_NEAR = 170


def is_imprint(
    text: str,
    names: str,
    span: tuple[int, int],
    sentence: tuple[int, int],
    *,
    bracketed: bool,
    dated: bool,
) -> bool:
    """Whether the names and year at ``span`` are a maker's, a seller's or a work's.

    ``bracketed``: names and year share a bracket; ``dated``: the year has its own.
    """
    first, stop = span
    low, high = max(sentence[0], first - _NEAR), min(sentence[1], stop + _NEAR)
    before = text[max(sentence[0], first - 90) : first]
    if names.endswith(_MONTHS) and _MONTH_IN.search(names):
        return True
    if "by" in before and _BYLINE_BEFORE.search(before):
        return True
    if bracketed:
        work = _WORKS.occur_in(before) or before.rstrip("( ")[-2:].isupper()
        return bool(
            _PRICE_BEFORE.search(before[-20:])
            or (work and _WORK_BEFORE.search(before) and not _OF_STUDIES.search(before))
            or _SOLD.match(text, stop)
        )
    around = f"{text[low:first]} {text[stop:high]}"
    beside = text[max(low, first - _BESIDE) : min(high, stop + _BESIDE)]
    wares = _WARE if dated else _IMPRINT
    if wares.search(beside) and not _COUNTED.search(around):
        return True
    if dated or " " not in names.strip() or _OF_STUDIES.search(around):
        return False
    # A label, "Doe and Roe 2011: …", is told of behind its colon; a bracket or a
    # semicolon goes on with a chain of citations.
    return text[stop : stop + 1] not in (":", ";", ")") and high - low < _NEAR
