"""What a list of references and its numbers look like, whatever the format. Pure."""

import re

_LIST_HEADING = re.compile(
    r"""(?:\d{1,2}[.)]?\s*|(?:view|show|see|list\s+of|article|page|key|main|selected|
        scientific|medical|clinical|academic|additional|cited|journal|study|numbered|
        peer[- ]reviewed|liste\s+des|список)\s+)*
    (?:references?(?:\s+list)?|sources?|bibliograph(?:y|ie)|citations?|works\s+cited|
       (?:cited\s+)?literature(?:\s+cited)?|research\s+cited|studies(?:\s+cited)?|
       footnotes?|endnotes?|notes?|further\s+reading|reading\s+list|
       literatur(?:verzeichnis|angaben|liste)?|quellen(?:angaben|verzeichnis)?|
       einzelnachweise|fußnoten|références?(?:\s+bibliographiques)?|
       referencias(?:\s+bibliográficas)?|bibliografía|fuentes|
       referências(?:\s+bibliográficas)?|bibliografia|fontes|
       riferimenti(?:\s+bibliografici)?|fonti|note|
       referenties|bronnen|bronvermelding|literatuur(?:lijst)?|
       referenser|källor|referanser|referencer|kilder|litteratur(?:liste)?|
       lähteet|viitteet|kirjallisuus|źródła|piśmiennictwo|
       литература|литературы|источники|источников|参考文献|文献)
    (?:\s*(?:and|&|und|et|y|e|og|och)\s+(?:references?|notes?|sources?|citations?|
       further\s+reading|links|resources|footnotes?|quellen))?
    (?:\s*\(\d+\))?\s*[:.]?""",
    re.IGNORECASE | re.VERBOSE,
)
# What an episode of a podcast is about, minute by minute.
_SHOW_NOTES = re.compile(r"show\s+notes\b", re.IGNORECASE)
LABEL = re.compile(
    r"(?:\[\s*(\w{1,8})\s*\]|\((\d{1,3})\)|(\d{1,3})\s?[.):]|(\d{1,3})(?=\s[^\W\d])"
    r"|([*†‡§¶]{1,3}))\s*"
)
_GLUED_LABEL = re.compile(r"(\d{1,3})\s*")
NUMBER_ALONE = re.compile(r"[\[(]?(\d{1,3})[\]).:]{0,2}")
_ENTRY = re.compile(r"\d|https?:|www\.|doi", re.IGNORECASE)
# "Source: King's College London": one line, of news mostly, and no list.
_ONE_SOURCE = re.compile(r"\s*source\s*:?\s*", re.IGNORECASE)
# Words that a bibliography has in a title now and then, and prose in every sentence.
_OF_PROSE = re.compile(
    r"\b(?:was|were|is|are|has|have|had|said|says|we|you|they|your|our|that|who)\b"
)
_PROSE = 3
# What stands over the columns of a table that tells of studies, and lists no works.
_COLUMN_OF_EVIDENCE = re.compile(
    r"(?:main |key |study )?(?:results?|outcomes?|findings?|conclusions?|designs?"
    r"|participants?|patients?|persons?|people|subjects?|population|sample(?: size)?"
    r"|size|n|numbers?(?: of \w+)?|doses?|dosage|duration|intervention|effects?)\W{0,2}"
    r"|what (?:they|it|was) (?:found|did|showed|done)\W{0,2}",
    re.IGNORECASE,
)
_STATED_IN_CELL = re.compile(
    r"\b(?:1[89]|20)\d\d(?!\d)|https?:|www\.|\bdoi\b|PMID", re.IGNORECASE
)
# Under "Clinical studies" each is told of part by part, and is no entry of a list.
_PART_OF_STUDY = re.compile(
    r"(?:Study\s\d{1,2}:|(?:Study\s)?(?:[Dd]esign|Methods?|Subjects|Participants"
    r"|Patients|Results?|Outcomes?|Findings|Conclusions?):\s)"
)
# "Doe et al. (2003) – in this trial, 45 people took": told of in a list under "Key
# studies", and no entry; an entry has the numbers of an issue or an address.
_TOLD_OF = re.compile(
    r"(?:\d{1,3}[.)]\s{1,3})?[^.;\n]{3,60}?"
    r"(?:\bet al\.?|\b(?:and|&) (?:colleagues|co-?workers|others|team)|\d{4}[a-z]?\)?)"
    r"(?:,? \(?[^()\n]{0,30}\d{4}[a-z]?\)?)? ?[–—:-] (?P<told>.{20,})",
    re.DOTALL,
)
_TELLS = re.compile(
    r"[a-z\d]|[^\n]{0,400}?\b(?:n ?= ?\d|found"
    r"|showed|shows|took|improved|reduced|gained|did|may|were|was|had|is|are|lowered"
    r"|participants|patients|people|adults|women|men|volunteers|trials)\b"
)
_OF_ISSUE = re.compile(
    r"\d ?; ?\d|\) ?: ?e?\d|\bdoi\b|https?:|\bPMID\b|\d:\d", re.IGNORECASE
)
_LONGEST_NOTE = 900
_MARKER = re.compile(
    r"[\[(]*\s*(?:(?:refs?|notes?|fn)\.?\s*)?"
    r"(?:\d{1,3}|[a-z]|[*†‡§¶]{1,3})[\s\d,;:\[\]()–—-]*",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")


def is_told_of(text: str) -> bool:
    """Whether an item of a list tells what a study did, and is no entry."""
    told = _TOLD_OF.match(text, 0, _LONGEST_NOTE)
    return (
        told is not None
        and _TELLS.match(told["told"]) is not None
        and _OF_ISSUE.search(text[:_LONGEST_NOTE]) is None
    )


def is_list_heading(text: str) -> bool:
    """Whether a heading of these words stands over a list of references."""
    text = text.strip()
    return len(text) < 60 and bool(
        _LIST_HEADING.fullmatch(text) and not _SHOW_NOTES.match(text)
    )


def is_marker(text: str, *, linked: bool) -> bool:
    """Whether superscript or linked text is a number that points to a note.

    A letter alone does so only where it is a link.
    """
    text = text.strip()
    if len(text) > 60 or not _MARKER.fullmatch(text):
        return False
    return linked or _DIGIT.search(text) is not None or not text.strip("*†‡§¶")


def is_one_source(text: str) -> bool:
    """Whether the line is "Source:" alone, of news mostly, and heads no list."""
    return _ONE_SOURCE.fullmatch(text) is not None


def is_prose(text: str) -> bool:
    """Whether so much of it is told that the list is over."""
    return len(_OF_PROSE.findall(text)) >= _PROSE


def tells_of_evidence(cell: str) -> bool:
    """Whether a table with such a cell at its head tells of studies part by part."""
    return _COLUMN_OF_EVIDENCE.fullmatch(cell.strip()) is not None


def may_be_entry_of_table(cell: str) -> bool:
    """Whether a cell has what no entry in a table lacks: a year or an address."""
    return _STATED_IN_CELL.search(cell) is not None


def is_part_of_study(text: str) -> bool:
    """Whether a paragraph tells one part of a study: "Methods: ..."."""
    return _PART_OF_STUDY.match(text) is not None


def may_be_entry(text: str) -> bool:
    """Whether it has what no entry lacks: a number or an address."""
    return _ENTRY.search(text) is not None


def typed_label(text: str, label: str, *, raised: bool) -> tuple[str, int]:
    """The number that an entry is typed with, and where the entry itself starts.

    A bare number before a word may be the first word of a title, if the list has its
    own numbers.
    """
    typed = LABEL.match(text) or (_GLUED_LABEL.match(text) if raised else None)
    if not typed or typed.end() >= len(text):
        return label, 0
    bare = typed.re is LABEL and typed[4]
    if bare and label not in ("", bare) and not raised:
        return label, 0
    return next(group for group in (*typed.groups(), "") if group), typed.end()
