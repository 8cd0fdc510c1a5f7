"""Institutions and societies to which prose ascribes a study or a guideline. Pure."""

import re

from verifier.mentions.words import NOUN, WORD, YEAR, Form, Part, read_forms
from verifier.surnames import NOT_NAMES, UPPER, is_group

_INSTITUTION_WORD = (
    r"(?:University|College|Hospital|Institutes?|School|Clinic|Center|Centre|Foundation"
    r"|Academy|Medicine|Polytechnic|Université|Universität|Karolinska)"
)
_SHORT_INSTITUTION = (
    r"(?:Harvard|Stanford|Yale|Oxford|Cambridge|Tufts|Duke|Cornell|Emory|Princeton"
    r"|Columbia|Johns Hopkins|Mayo Clinic|Cleveland Clinic|UCLA|UCSF|MIT|NIH|CDC|Penn"
    r"|Vanderbilt|Northwestern|Georgetown|McGill|Karolinska|Brown|Dartmouth|Baylor"
    r"|Mass General|Kaiser Permanente|Imperial College|King[’']s College)"
)
_INSTITUTION = rf"(?:{WORD}\s(?:(?:of|at|and|for|&|the)\s){{0,2}}){{0,6}}{_INSTITUTION_WORD}(?:\s(?:of|for|in|at)\s(?:the\s)?{WORD}(?:\s(?:and\s)?{WORD}){{0,3}})?"
_WORKERS = r"(?:researchers|scientists|investigators|doctors|experts|team|group)"
_INSTITUTIONS = (
    Form(
        (
            "niversit",
            "ollege",
            "ospital",
            "nstitute",
            "School",
            "Clinic",
            "Cent",
            "oundation",
            "cademy",
            "edicine",
            "Polyt",
            "Karol",
            "arvard",
            "tanford",
            "Yale",
            "xford",
            "ambridge",
            "Tufts",
            "Duke",
            "ornell",
            "Emory",
            "rinceton",
            "olumbia",
            "Hopkins",
            "UC",
            "MIT",
            "NIH",
            "CDC",
            "Penn",
            "anderbilt",
            "orthwestern",
            "eorgetown",
            "McGill",
            "Brown",
            "artmouth",
            "Baylor",
            "Mass Gen",
            "Kaiser",
        ),
        re.compile(
            rf"\b(?i:{_WORKERS}|{NOUN})\s(?:were\s|was\s)?(?:conducted\s|performed\s|done\s|published\s|out\s|led\s)?(?:at|from|of|by|in)\s(?:researchers\s(?:at|from)\s)?(?:the\s)?(?P<i>{_INSTITUTION}|{_SHORT_INSTITUTION}(?![\w]))"
        ),
    ),
    Form(
        (
            "niversit",
            "ollege",
            "ospital",
            "nstitute",
            "School",
            "Clinic",
            "Cent",
            "oundation",
            "cademy",
            "edicine",
            "Polyt",
            "Karol",
            "arvard",
            "tanford",
            "Yale",
            "xford",
            "ambridge",
            "Tufts",
            "Duke",
            "ornell",
            "Emory",
            "rinceton",
            "olumbia",
            "Hopkins",
            "UC",
            "MIT",
            "NIH",
            "CDC",
            "Penn",
            "anderbilt",
            "orthwestern",
            "eorgetown",
            "McGill",
            "Brown",
            "artmouth",
            "Baylor",
            "Mass Gen",
            "Kaiser",
        ),
        re.compile(
            rf"(?P<i>{_INSTITUTION}|\b{_SHORT_INSTITUTION})(?:[’']s?)?\s(?:(?!and|or|for)[a-z-]{{2,20}}\s){{0,2}}(?:researchers|scientists|investigators|{NOUN})\b"
        ),
    ),
    Form(
        (
            " study",
            " trial",
        ),
        re.compile(
            rf"\b(?:[Aa]n?|[Oo]ne|[Tt]he)\s(?:{YEAR}\s|recent\s|new\s|large\s|small\s){{0,2}}(?P<i>{UPPER}[a-z]{{3,14}})\s(?:study|trial)\b"
        ),
    ),
)
_NATIONALITY = re.compile(
    r"(?:.{2,}(?:ese|ish|ian|ean|can|man|ench|elgian|wiss|utch|reek|raeli|hai|orwegian|ari)"
    r"|Phase|Case|Clinical|Pilot|Randomi[sz]ed|Cohort|Alzheimer|Cochrane|Framingham|Open)\Z"
)


def find_institution(text: str, start: int, end: int) -> Part | None:
    """The institution to which the sentence ascribes a study."""
    for match in read_forms(_INSTITUTIONS, text, start, end):
        name = match["i"].removeprefix("The ").strip()
        if name.lower() in NOT_NAMES or _NATIONALITY.fullmatch(name):
            continue
        return Part(match.end("i") - len(name), match.end("i"), name)
    return None


_GUIDELINE = r"(?:guidelines?|recommendations|position\s(?:statement|paper)|scientific\sstatement|consensus(?:\sstatement)?)"
_GUIDELINES = (
    re.compile(
        rf"(?P<g>{WORD}(?:\s(?:(?:of|for|on|and|the|&)\s){{0,2}}{WORD}){{0,8}})(?:[’']s?)?(?:\s\([A-Z/]{{2,10}}\))?\s(?:(?:{YEAR}|[a-z-]{{2,20}})\s){{0,4}}?{_GUIDELINE}\b"
    ),
    re.compile(
        rf"\b{_GUIDELINE}\s(?:(?:were|was|issued|published|released|developed)\s){{0,2}}(?:from|by|of)\s(?:the\s)?(?P<g>{WORD}(?:\s(?:(?:of|for|on|and|the|&)\s){{0,2}}{WORD}){{0,8}})"
    ),
)


def find_guideline(text: str, start: int, end: int) -> Part | None:
    """The society whose guideline or statement the sentence names."""
    for pattern in _GUIDELINES:
        for match in pattern.finditer(text, start, end):
            name = match["g"].removeprefix("The ").strip()
            if is_group(name):
                return Part(match.end("g") - len(name), match.end("g"), name)
    return None
