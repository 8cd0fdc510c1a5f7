"""Reviews of the Cochrane Collaboration, and who wrote them. Pure."""

import re

from verifier.mentions.persons import SURNAME
from verifier.mentions.words import YEAR, Part
from verifier.surnames import read_names

# The journal in which its reviews appear.
COCHRANE = "Cochrane Database of Systematic Reviews"
# Read in "the 2020 Cochrane review", "Cochrane looked at this in 2020" and the like;
# Jane Muir-Cochrane is somebody else.
_COCHRANE = re.compile(
    r"\bCochrane(?<!-Cochrane)(?:['’]s)?(?=\sin\s(?:19|20)\d\d|[,:]?\s(?:\((?:[^()]{0,40}\s)?(?:19|20)\d\d|(?:19|20)\d\d"
    r"|(?:[\w’'-]+,?\s){0,4}?(?:reviews?|reviewers?|authors?|meta-analys[ei]s|analysis"
    r"|report|team|[Gg]roup|overview|update|verdict|summary|paper|one|evidence|looked"
    r"|found"
    r"|concluded|wrote|says|said|reported|pooled|updated|collected|searched|gathered"
    r"|put"
    r"|combined|published|revisited|asked|counted)\b)|,\s[\w-]+\sand\s)"
)
_LIFE_OF_COCHRANE = re.compile(
    r"\b(?:Archie|founded|born|established|set up|named after|Library is|logo)\b"
)
# What is searched, and who searches: "the Cochrane Library was searched" up to 2019.
_DATABASE = re.compile(
    r"\bCochrane\b[^.;]{0,160}?\b(?:was|were|been|being)\s(?:\w+\s){0,3}"
    r"(?:searched|queried|screened|consulted|explored|scanned)\b"
    r"|\b(?i:search(?:ed|ing|es)?|queried|databases?:?|sources:)\b[^.;]{0,160}?\bCochrane\b"
    r"(?!\s(?:reviews?|authors|reviewers|meta)\b)"
    r"|\bCochrane(?:\s[A-Z][\w’']+){0,4}\sdatabases?\b"
    r"|\bCochrane\sCentral\sRegister\b|\bCENTRAL\b"
)
_OWN_REVIEW = re.compile(
    r"\bCochrane(?:['’]s)?\s(?:[a-z\d-]+\s){0,3}(?:reviews?|reviewers?|authors?|team|group|update|overview)\b"
)
# "Doe (2012) was excluded from the Cochrane review", "a Cochrane review includes the
# trial of Doe (2012)", "according to Cochrane, Doe (2012) …"
_JUDGED_BY_COCHRANE = re.compile(
    r"\b(?:[Aa]ccording\sto|[Ii]ncluded\s(?:in|by)|[Ee]xcluded\s(?:from|by)|[Ll]eft\sout"
    r"\s(?:of|by)|[Pp]ooled\s(?:in|by)|[Cc]ited\s(?:in|by)|[Uu]nlike|[Cc]ontrary\sto)"
    r"\s(?:[a-z\d]+\s){0,3}Cochrane\b(?!\s[a-z]+\sby\b)"
    r"|\bCochrane\s(?:[a-z\d]+\s){0,4}?(?:includ|exclud|dismiss|criticis|criticiz|rejects"
    r"|rejected|left\sout|leaves\sout)[a-z]*\s(?:both\s)?(?:the|this|that|his|her|their)\b"
)
_ANY_YEAR = re.compile(rf"(?<![\d$€£]){YEAR}(?![\d%]|,\d|\s(?:people|patients))")
_CREDITED = (
    rf"(?P<p>{SURNAME}(?>(?:,\s{SURNAME}){{0,8}})(?>(?:,?\s(?:and|&)\s{SURNAME})?))"
)
_REVIEWERS = (
    # "the 2018 Cochrane overview by Doe", "of 2018, by Doe, Roe and Poe"
    re.compile(rf"\bCochrane\b[^.;()]{{0,50}}?\b(?:by|from)\s(?!the\b){_CREDITED}"),
    # the names in brackets behind it
    re.compile(
        rf"\bCochrane\b[^.;()]{{0,60}}?\((?:{YEAR}[,;:]\s)?(?:by\s)?{_CREDITED}"
        rf"(?=[,;)\s])"
    ),
    # "Doe and Roe's 2018 Cochrane review", "Doe & Roe did the Cochrane one"
    re.compile(rf"{_CREDITED}['’]s\s(?:{YEAR}\s)?(?:[a-z]+\s){{0,2}}Cochrane\b"),
    re.compile(
        rf"{_CREDITED}\s(?:did|wrote|led|made|published|updated|authored"
        rf"|carried\sout)\s"
        rf"(?:[^.;]{{0,30}}?\s)?Cochrane\b"
    ),
    # the names behind a comma or a colon
    re.compile(rf"\b(?:[Ff]or\sCochrane,|Cochrane,?\s\(?{YEAR}\)?:)\s{_CREDITED}"),
)


def find_cochrane(text: str, start: int, end: int) -> Part | None:
    """Where the sentence tells of a Cochrane review, with the year nearest to it."""
    match = _COCHRANE.search(text, start, end)
    if match is None or _LIFE_OF_COCHRANE.search(text, start, end):
        return None
    if _DATABASE.search(text, start, end) and not _OWN_REVIEW.search(text, start, end):
        return None
    low, high = max(start, match.start() - 60), min(end, match.end() + 90)
    years = [
        (abs(year.start() - match.start()), year[0])
        for year in _ANY_YEAR.finditer(text, low, high)
    ]
    return Part(*match.span(), "Cochrane", int(min(years)[1]) if years else None)


def is_judged(text: str, start: int, end: int) -> bool:
    """Whether Cochrane judges a study there that somebody else did."""
    return _JUDGED_BY_COCHRANE.search(text, start, end) is not None


def find_reviewers(text: str, start: int, end: int) -> list[list[Part]]:
    """The surnames that the sentence gives the authors of a Cochrane review."""
    for pattern in _REVIEWERS:
        for match in pattern.finditer(text, start, end):
            names = read_names(match["p"], bracketed=False, et_al=False)
            if names.surnames and not names.group and not names.doubtful:
                return [[Part(*match.span("p"), name) for name in names.surnames]]
    return []
