"""Whether names and a year without brackets are told of as a study is. Pure."""

import re

from verifier.mentions.journal_names import is_journal
from verifier.mentions.words import COUNTED, STUDIED
from verifier.references.journals import SHORT_JOURNALS
from verifier.surnames import (
    UPPER,
)

_COUNTED = (
    r"(?:\d[\d,. ]{0,8}|[a-z]{1,20}(?:[- ][a-z]{1,20})?)\s(?:[\w-]{1,30}\s){0,3}?"
    rf"{STUDIED}\b"
)
# Designs of studies and of nothing else; trials and reviews are also of wares.
_SURE_DESIGN = (
    r"RCTs?|[Mm]eta-?[Aa]nalys[ei]s|[Cc]ohort|[Cc]ase[ -](?:[Cc]ontrol|[Rr]eport"
    r"|[Ss]eries)|[Cc]ross-?(?:over|sectional)|[Oo]bservational|[Oo]pen-label"
    r"|[Rr]etrospective|[Pp]rospective|[Pp]ilot|[Rr]andomi[sz]ed|[Dd]ouble-blind"
    r"|[Ss]ystematic\s[Rr]eview"
)
_DESIGN = (
    rf"(?:{_SURE_DESIGN}|[Tt]rials?|[Ss]tud(?:y|ies)|[Rr]eview|[Ss]eries|[Ss]urvey)"
)
_TOLD_OF = re.compile(
    rf"\s?[(:–—,=•·|-]\s?[^.;()]{{0,50}}?(?:{_COUNTED}|{COUNTED})"
    rf"|\s\((?:JAMA|BMJ|NEJM|Lancet|PLoS|Nature|J\s{UPPER}|{UPPER}[a-z]{{1,12}}\s"
    r"(?:J|Med|Res|Clin|Sci|Rev)\b)[^()]{0,40}\)"
    r"|,\s(?:[\w-]{1,20}\s){0,3}(?:RCT\b"
    r"|(?:trial|study|meta-analysis|experiments?|lab\swork)\s?[:;–—(])"
    rf"|,\s(?:J\s{UPPER}|{UPPER}[a-z]{{1,4}}\sJ\s)"
    r"|,?\s(?:found|showed|shows|reported|reports|tested|compared|randomi[sz]ed|gave"
    r"|followed|pooled|treated|examined|analy[sz]ed|surveyed|reviewed|adds|concluded|looked|measured|asked|studied|enrolled|recruited|says)\b"
    r"|\s(?:\([^()]{4,60}:\s?e?\d[\w–-]{0,12}\),?\s)?who\s[a-z]{2,14}ed\b"
    r"|,\swho\s[a-z]{2,14}ed\b"
    r"|\s(?:was|is)\s(?:an?\s|the\s|also\s|not\s)?(?:[\w-]{1,30}\s)?"
    r"(?:open|paper|double|single|blind|random|trial|study|review|placebo|crossover"
    r"|uncontrolled|small|negative|positive|(?:[\w-]{1,30}\s)?(?:analysis|follow-up"
    r"|re-?analysis|sub-?study|update)\b)"
    rf"|\s(?:had|has)\s(?:only\s|just\s|some\s|about\s)?{_COUNTED}"
    rf"|\.?\s(?:[\w-]{{1,20}}\s){{0,3}}{_DESIGN}[\s,(]{{1,3}}[nN]\s?=\s?\d"
    rf"|\s[(\[](?:{_SURE_DESIGN})\b"
)
_CELL_OR_LABEL = re.compile(
    rf"\s?(?:(?:\n[^\n\t]{{0,40}})?\t[^\n]{{0,120}}?(?:{_COUNTED}|[Rr]andomi|[Tt]rial"
    rf"|[Ss]tudy|[Cc]ohort|[Rr]eview|RCT|[Mm]eta-?analysis|[Rr]etrospective"
    rf"|[Pp]rospective|[Pp]hase\s[I1-3]|[Cc]ase[ -](?:report|series|control)"
    rf"|\b\d\d)"
    rf"|[–—:•·|-]\s[^\n]{{0,100}}?(?:{_COUNTED}|[Tt]rial\b|[Ss]tudy\b|[Cc]ohort"
    rf"|RCT\b|[Rr]eview\b|[Mm]eta-?analysis\b|[Cc]rossover\b))"
)
# What stands before a name and a year that are a heading: "Meta-analysis: Doe 2018".
_HEADED = re.compile(
    r"(?:\A|\n)\W{0,3}(?:\d{1,2}[.)]\s)?(?:(?:The\s)?(?:[\w-]{2,20}\s){0,3}?"
    r"(?:[Ss]tudy|[Tt]rial|RCT|[Rr]eview|[Mm]eta-?analysis|[Ss]eries|[Rr]eport|[Cc]ohort"
    r"|[Ss]urvey|[Ee]xperiment)(?:\sby|\s?[:–—-])\s)?\Z"
)
# The paragraph below tells of a study at once.
_TOLD_BELOW = re.compile(
    rf"(?P<more>\s?[:–—-]\s[^\n]{{1,40}})?\n{{1,2}}[^\n]{{0,100}}?(?:{COUNTED}"
    r"|\b[Tt]his\s(?:[\w-]{2,20}\s){0,6}?(?:paper|study|trial|review|meta-analysis)\b)"
)
_TOLD_WITHIN = 300  # characters
# A bullet of evidence: "RCT (n=24), Doe 2009", "n=24 · RCT · Doe 2009". The design
# alone tells only where it opens what the name closes: "Level II: RCT, Doe 2009."
_COUNT = (
    r"(?:[nN]\s?=\s?\d[\d,.]{0,9}|\d[\d,]{0,9}\s(?:[\w-]{1,20}\s){0,2}?"
    rf"{STUDIED})"
)
_PARTS = r"\s?[,:;·•|–—-]\s"
_IN_BRACKET = r"[^()\[\]\n]{0,40}[)\]]"
_MEASURED = re.compile(
    rf"\b(?:{_DESIGN}(?:\s[a-z-]{{2,15}}){{0,4}}(?:{_PARTS}|\s)"
    rf"(?:[(\[](?:[^()\[\].\n]{{0,30}}?[\s,;])?(?:{_COUNT}|\d[\d,]{{0,9}}\s[a-z]{{3}})"
    rf"{_IN_BRACKET}|{_COUNT}(?:{_IN_BRACKET})?)"
    rf"|{_COUNT}{_PARTS}(?:[A-Za-z-]{{2,20}}\s){{0,3}}{_DESIGN}[)\]]?)(?:{_PARTS}|\s)\Z"
)
_MEASURED_WITHIN = 120
_GRADED = re.compile(
    r"(?:\A|[\n.:;•·✔✓→|]\s?)(?:(?:[Ss]mall|[Ll]arge|[\w-]{2,20}"
    rf"(?:ed|ive|ind|over|label|atic|nal|cal|ot|-controlled)),?\s){{0,4}}{_DESIGN}"
    rf"(?:\s(?:study|trial|review|series)s?)?{_PARTS}\Z"
)
_CLOSED = re.compile(r"\s?(?:[:.;\n·•|–—]|\Z)")
# "see Doe 2013"
_SENT_TO = re.compile(r"\b(?:[Ss]ee(?:\salso)?|cf\.?)\s\Z")
# What firms do not write: "a small article by Doe, 1999, which", "an oldie by Doe,"
_WORK_BY = re.compile(
    r"\b[Aa]n?\s(?:[\w-]{2,14}\s)?(?:article|paper|review|trial|oldie|classic)\sby\s"
    r"(?:[A-Z]\.?\s?){0,3}\Z"
)
# The head of a table that goes from year to year.
_YEARS_IN_ROW = re.compile(r"\t(?:19|20)\d\d\s{0,20}(?:\t|\n|\Z)")
# "Doe 2020, BMJ": where it appeared
_PRINTED_IN = re.compile(
    rf"(?:,\s|\sin\s(?:the\s)?)(?P<journal>{UPPER}[\w&-]{{0,20}}(?:\s(?:(?:of|and|the|in|for|&)\s){{0,2}}"
    rf"{UPPER}[\w&-]{{0,20}}){{0,6}})(?=[.);:*\]]|,\s[a-z\d])"
)
# "Doe 2020 AJCN": nothing between
_SHORT_JOURNAL = re.compile(rf"\s(?:{'|'.join(sorted(SHORT_JOURNALS))})\b")


def is_told_of(text: str, stop: int) -> bool:
    """Whether what follows the year tells of a study."""
    return _TOLD_OF.match(text, stop, stop + _TOLD_WITHIN) is not None


def stands_alone(text: str, first: int, stop: int) -> bool:
    """Whether one name and a year without brackets are told of as a study is."""
    if is_told_of(text, stop):
        return True
    low = max(0, first - 40)
    if _SENT_TO.search(text, low, first) or (
        text.startswith(", ", stop) and _WORK_BY.search(text, low, first)
    ):
        return True
    line = text[max(0, first - 4) : first]
    if _YEARS_IN_ROW.match(text, stop):
        return False
    if is_printed(text, stop) or is_graded(text, first, stop):
        return True
    heads = not line.strip(" *•·-–\t") or line.rstrip(" *•·-–\t").endswith("\n")
    headed = _HEADED.search(text, max(0, first - 50), first)
    below = _TOLD_BELOW.match(text, stop, stop + _TOLD_WITHIN) if headed else None
    if headed and below and (headed[0].strip() or not below["more"]):
        return True
    return heads and _CELL_OR_LABEL.match(text, stop, stop + _TOLD_WITHIN) is not None


def is_graded(text: str, first: int, stop: int) -> bool:
    """Whether the design, and how many were studied, stand before: ``RCT (n=24),``."""
    before = text[first - 2 : first - 1]
    if not (before.isdigit() or before in (*",:;·•|–—-)]",)):
        return False
    low = max(0, first - _MEASURED_WITHIN)
    if _MEASURED.search(text, low, first):
        return True
    return (
        _CLOSED.match(text, stop) is not None
        and _GRADED.search(text, low, first) is not None
    )


def is_printed(text: str, stop: int) -> bool:
    """Whether the year is followed by a journal: ``Houston 2008, AJCN``."""
    if _SHORT_JOURNAL.match(text, stop):
        return True
    printed = _PRINTED_IN.match(text, stop, stop + _TOLD_WITHIN)
    return printed is not None and (
        printed["journal"] in SHORT_JOURNALS or is_journal(printed["journal"])
    )
