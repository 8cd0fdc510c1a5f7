"""Which words with capitals name a journal, and what only prints news. Pure."""

import re

from verifier.mentions.words import MONTH, WORD, YEAR
from verifier.references.journals import (
    ONE_WORD,
    SHORT_JOURNALS,
    is_abbreviation,
    is_catalogued,
    is_listed_journal,
)
from verifier.surnames import NOT_NAMES, UPPER, is_somebody

# What the journals of a family are called by behind its name: "JAMA Neurology".
_FIELDS = (
    r"(?:Aging|Biology|Cancer|Cardiology|Case Reports|Clinical Evidence|Communications"
    r"|Dermatology|Diabetes (?:and|&) Endocrinology|Digital Health"
    r"|Evidence-Based Medicine|Gastroenterology(?: (?:and|&) Hepatology)?|Genetics"
    r"|Global Health|Haematology|Healthy Longevity|Immunology|Infectious Diseases"
    r"|Internal Medicine|Medicine|Mental Health|Metabolism|Microbiology|Network Open"
    r"|Neurology|Neuroscience|Nutrition(?:, Prevention (?:and|&) Health)?|Oncology|Open"
    r"|Ophthalmology|Otolaryngology|Facial Plastic Surgery|Pediatrics"
    r"|Planetary Health|Psychiatry|Public Health"
    r"|Respiratory Medicine|Rheumatology|Surgery"
    rf"|Reviews\s{UPPER}\w+(?:\s(?:(?:and|&)\s)?{UPPER}\w+){{0,3}})"
)
KNOWN = (
    rf"(?:(?:The\s|the\s)?(?:(?:JAMA|BMJ|Lancet|Nature)(?:\s{_FIELDS})?|NEJM|PNAS|eLife"
    r"|N(?:ew)?\sEngl(?:and)?\sJ(?:ournal)?(?:\sof)?\sMed(?:icine)?"
    rf"|P[Ll][Oo]S\s(?:[Oo][Nn][Ee]|medicine|{_FIELDS})"
    r"|Scientific Reports|Cochrane Database(?: of Systematic Reviews)?"
    r"|Science (?:Translational Medicine|Advances|Immunology|Signaling)"
    r"|Cell (?:Metabolism|Reports(?: Medicine)?|Stem Cell)"
    rf"|(?:{UPPER}[\w’'&-]{{1,20}}\s){{0,4}}Journal of (?:the\s)?{WORD}(?:\s(?:(?:of"
    rf"|and|the|in|for|on|&)\s){{0,3}}{WORD}){{0,7}}"
    rf"|(?:Annals|Archives|Proceedings|Acta) (?:of (?:the )?)?{WORD}(?:\s(?:(?:of|and"
    rf"|the|in|for|on|&)\s){{0,3}}{WORD}){{0,6}}"
    rf"|(?:{UPPER}[\w’'&-]{{1,20}}\s(?:(?:&|and)\s(?!Journal))?){{1,5}}Journal))"
)
# Of these some stand in every name that the pattern knows.
KNOWN_LETTERS = (
    *("Engl J", "Engl\nJ", "England J", "England\nJ"),
    *("JAMA", "NEJM", "BMJ", "ournal", "Lancet", "PLo", "PLO", "Plo", "PlO"),
    *("PNAS", "Nature", "Scientific Rep", "eLife", "Cochrane Data", "Annals"),
    *("Archives", "Proceedings", "Acta", "Science ", "Cell "),
)
_KNOWN_ONLY = re.compile(KNOWN)
# Of these names of journals ten and more of 2.6 million authors bear each, of the
# others, such as ``Sleep`` and ``Headache``, five at most.
_ALSO_SURNAMES = frozenset("Blood Bone Brain Burns Cornea Gut Lung Pain".split())
ONE_WORDS = "|".join(sorted(ONE_WORD))
KNOWN_OR_ONE_WORD = (*KNOWN_LETTERS, *sorted(ONE_WORD))
_JOURNAL_ENDS = (
    *("Medicine", "Medical", "Review", "Reviews", "Research", "Science", "Sciences"),
    *("Letters", "Reports", "Therapy", "Nutrition", "Psychiatry", "Surgery"),
    *("Care", "Open", "Clinics", "Practice", "Therapeutics", "Disorders", "Archives"),
    *("Bulletin", "Education", "Advances", "Communications", "Investigation"),
    *("Metabolism", "ology", "iatry", "iatrics", "Health", "Journal", "Disease"),
    "Diseases",
)
_JOURNAL_STARTS = (
    *("Journal", "Annals", "Archives", "Nature Human", "Nature Reviews", "Nature Comm"),
    *("Nature Neuro", "Nature Aging", "Nature Food", "Nature Metab", "Nature Mental"),
)
# Institutions run studies and publish reports; journals bear such names only where
# another word says that they are journals.
_INSTITUTE = re.compile(
    r"\b(?:Universit(?:y|ies)|Institutes?|Hospitals?|Clinic|Foundation|Association"
    r"|Society|Department|Ministry|Council)\b"
)
# "American Association for Cancer Research", "Institute of Physiotherapy"
OF_BODY = re.compile(
    r"\b(?:Association|Society|Institutes?|Department|Dept|School|College|Academy|Cent(?:er|re)"
    r"|Faculty|Foundation|Federation|Board|Division|Unit|Professor|Chair|Fellow|Master"
    r"|Bachelor|Diploma|degree|MSc|BSc|PhD)\s(?:for|of|in|on)\s(?:the\s)?(?:[A-Z]\w+\s(?:and|&)\s)?\Z"
)
# What prints news and no studies.
_NEWSPAPER = re.compile(
    r"(?:\b(?:Times|Post|Mail|Guardian|Telegraph|Herald|Tribune|Gazette|Chronicle"
    r"|Observer|Mirror|Express|Independent|Magazine|News|Newsweek|Forbes|Vogue|Economist"
    r"|Atlantic|Globe|Standard|Digest|Today|Huffpost|HuffPost|Wired|Cosmopolitan"
    r"|New Yorker|New Scientist|Scientific American|National Geographic"
    r"|Wall Street Journal|Irish Examiner|Inquirer|YouTube|Facebook"
    r"|Instagram)\Z|\A(?:Men|Women|Runner)[’']s (?:Health|World)\Z"
    r"|\A(?:The )?(?:Daily|Sunday) )"
)
_ISSUED = re.compile(
    r"\b(?:Journals?|Proceedings|Annals|Archives|Bulletin|Transactions|Reports?|Records"
    r"|Reviews?|Letters|Medicine|Acta|BMJ|JAMA)\b"
)
_OPENERS = frozenset(
    "american british european "
    "african asian canadian chinese japanese german french new "
    "clinical current review reviews case research england".split()
)

_BEHIND_NAME = re.compile(
    r"\son\s(?:Christmas|New\sYear|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
    rf"|\s(?:in\s|on\s|of\s)?(?:{MONTH})(?=[\s.,;]|\Z)|\s(?=\d)|[.:]\s|,\s(?!and|&)"
    r"(?=[a-z])"
)
_SMALL_LAST = re.compile(r"\s(?:in|on|for|the|a|of|and)\Z")
_DATE = re.compile(rf"{MONTH}|{YEAR}|[\d\W]+")


# "CKD stage G3", "tumours of grade G3", "in stages G2 and G3"
_GRADED = re.compile(
    r"\b(?:stages?|graded?|grades|categor(?:y|ies)|class|CKD|KDIGO|tumou?rs?|cancers?"
    r"|carcinomas?)\b[^.;()\n]{0,16}\Z",
    re.IGNORECASE,
)


def is_grade(text: str, first: int, stop: int) -> bool:
    """Whether the letter and number there grade an illness: G3 is a journal, too."""
    return (
        text[stop - 1].isdigit()
        and stop - first == len("G3")
        and _GRADED.search(text, max(0, first - 30), first) is not None
    )


def journal_name(name: str) -> str:
    """The name without what follows it; nothing where no journal is meant."""
    name = _BEHIND_NAME.split(name, maxsplit=1)[0].rstrip(" .,;:’'")
    name = _SMALL_LAST.sub("", name)
    first = name.split()[0].strip(".,").lower() if name else ""
    if first == "the" and name.count(" "):
        first = name.split()[1].lower()
    words = name.split()
    known = len(words) > 1 and is_catalogued(name)
    if ", " in name and not known:
        name = _without_people(name)
    if first in NOT_NAMES and not (known or (len(words) > 2 and first in _OPENERS)):
        return ""
    if name in SHORT_JOURNALS:
        return name
    if _DATE.fullmatch(name) or len(name) < 3:
        return ""
    if _INSTITUTE.search(name) and not _ISSUED.search(name):
        return ""
    if _NEWSPAPER.search(name):
        return ""
    return name.removesuffix("’s").removesuffix("'s")


def _without_people(name: str) -> str:
    """The journal without who did the study: ``Pain, Doe & Roe``."""
    journal, _, people = name.partition(", ")
    words = [word for word in people.split() if word not in ("&", "and")]
    alone = is_listed_journal(journal) and all(map(is_somebody, words))
    return journal if alone else name


def is_journal(phrase: str) -> bool:
    """Whether the whole phrase is the name of a journal, short or in full."""
    words = phrase.split()
    if len(words) < 2:
        return False
    if words[0] in ONE_WORD and words[1] in ("&", "and"):
        return True
    if is_catalogued(phrase):
        return True
    telling = sum(is_abbreviation(word) or word in ONE_WORD for word in words)
    return (
        telling == len(words)
        or telling >= 2
        or _KNOWN_ONLY.fullmatch(phrase) is not None
        or (_is_like_journal(phrase) and "&" not in phrase)
    )


def is_known(journal: str) -> bool:
    """Whether a name behind "a study in" is a journal's for its form alone."""
    words = journal.split()
    return (
        len(words) == 1
        or words[0] == "npj"
        or _KNOWN_ONLY.fullmatch(journal) is not None
        or _is_like_journal(journal)
    )


def _is_like_journal(name: str) -> bool:
    return name.endswith(_JOURNAL_ENDS) or name.startswith(_JOURNAL_STARTS)


def also_surname(journal: str) -> bool:
    """Whether a journal is called by a word that is a surname as well."""
    return journal in _ALSO_SURNAMES
