"""Institutions and societies to which prose ascribes a study or a guideline. Pure."""

import re
from itertools import chain

from verifier.literals import Form, Forms, Literals, Sifted
from verifier.mentions.words import NOUN, WORD, YEAR, Part
from verifier.surnames import NOT_NAMES, PLACES, UPPER

_INSTITUTION_WORD = (
    r"(?:University|College|Hospital|Institutes?|School|Clinic|Center|Centre|Foundation"
    r"|Academy|Society|Medicine|Polytechnic|Université|Universität|Karolinska)"
)
_SHORT_INSTITUTION = (
    r"(?:Harvard|Stanford|Yale|Oxford|Cambridge|Tufts|Duke|Cornell|Emory|Princeton"
    r"|Columbia|Johns Hopkins|Mayo Clinic|Cleveland Clinic|UCLA|UCSF|MIT|NIH|CDC|Penn"
    r"|Vanderbilt|Northwestern|Georgetown|McGill|Karolinska|Brown|Dartmouth|Baylor"
    r"|Mass General|Kaiser Permanente|Imperial College|King[’']s College)"
)
_INSTITUTION = (
    rf"(?:{WORD}\s(?:(?:of|at|and|for|&|the)\s){{0,2}}){{0,6}}{_INSTITUTION_WORD}(?:\s"
    rf"(?:of|for|in|at)\s(?:the\s)?{WORD}(?:\s(?:and\s)?{WORD}){{0,3}})?"
)
# Every institution that the patterns know has one of these in its name.
INSTITUTION_WORDS = Literals(
    (
        *("Universit", "College", "Hospital", "Institute", "School", "Clinic"),
        *("Center", "Centre", "Foundation", "Academy", "Society", "Medicine"),
        "Polytechnic",
        *("Karolinska", "Harvard", "Stanford", "Yale", "Oxford", "Cambridge", "Tufts"),
        *("Duke", "Cornell", "Emory", "Princeton", "Columbia", "Johns Hopkins"),
        *("UCLA", "UCSF", "MIT", "NIH", "CDC", "Penn", "Vanderbilt", "Northwestern"),
        *("Georgetown", "McGill", "Brown", "Dartmouth", "Baylor", "Mass General"),
        "Kaiser Permanente",
        "Collaborat",
        "Consortium",
        "Investigators",
        "Trialists",
    )
)
_WORKERS = (
    r"(?:researchers|scientists|investigators|doctors|experts|team|group|work"
    r"|physicians"
    r"|psychologists|epidemiologists|surgeons|nurses|nutritionists|study|teams)"
)
_OF_INSTITUTION = (
    # "researchers at the University of X", "a study by Harvard"
    re.compile(
        rf"\b(?i:{_WORKERS}|{NOUN})\s(?:(?:were|was|conducted|performed|done|published"
        rf"|out"
        rf"|led)\s){{0,3}}(?:at|from|of|by|in)\s(?:researchers\s(?:at|from)\s)?(?:the"
        rf"\s)?"
        rf"(?P<i>{_INSTITUTION}|{_SHORT_INSTITUTION}(?![\w]))"
    ),
    # "University of X researchers", "a Harvard study"
    re.compile(
        rf"(?P<i>{_INSTITUTION}|\b{_SHORT_INSTITUTION})(?:[’']s?)?\s"
        rf"(?:(?!and|or|for)[a-z-]{{2,20}}\s){{0,2}}"
        rf"(?:researchers|scientists|investigators|team|lab|group|doctors|vets|experts"
        rf"|[a-z]{{4,14}}(?:ologists|icians|iatrists|arians)|{NOUN})\b"
    ),
    # "the Cholesterol Treatment Trialists’ Collaboration pooled"
    re.compile(
        rf"(?P<i>(?:{WORD}[’']?\s(?:(?:of|on|for|and|in)\s(?:the\s)?)?){{1,6}}"
        rf"(?:Collaboration|Collaborators|Consortium|Investigators|Trialists))"
        rf"(?:\s\([A-Z]{{2,8}}\))?,?\s(?:has\s|have\s|also\s)?(?:pooled|reported"
        rf"|found|analy[sz]ed|followed|combined|showed|published|examined|looked)\b"
    ),
    # "vets at the Univ. of X reviewed", "the University of X is testing one"
    re.compile(
        rf"(?P<i>(?:Univ\.|University|Hospital|Institute|College)\s(?:of\s)?{WORD}"
        rf"(?:\s{WORD})?)\s(?:is\stesting|tested|reviewed|followed|looked|found|ran)\b"
    ),
)
# "a Tufts trial", "Heidelberg researchers": any name will do before these words.
_PLACE_NAME = rf"(?P<i>{UPPER}(?<![\w-].)[a-z]{{2,14}}(?:\s{UPPER}[a-z]{{2,14}})?)\s"
OF_PLACES = Forms(
    Form(
        (" study", " trial", " team", " group", " lab", " pair"),
        re.compile(rf"{_PLACE_NAME}(?P<one>study|trial|team|group|lab|pair)\b"),
    ),
    # "P&G scientists", "LSU scientists", "Texas A&M"
    Form(
        (" scientists", " researchers"),
        re.compile(r"(?P<i>[A-Z][A-Z&]{1,5})\s(?:scientists|researchers)\b"),
    ),
    Form(
        (" from ", " by the "),
        re.compile(
            rf"\b{NOUN}\s(?:of\s[^.;]{{3,60}}?\s)?(?:from|by\sthe)\s"
            rf"(?P<i>[A-Z][A-Z&]{{2,6}}\b|{UPPER}[\w&]+(?:\s{UPPER}[\w&]+){{1,4}})"
        ),
    ),
    Form(
        (" researchers", " scientists", " investigators"),
        re.compile(rf"{_PLACE_NAME}(?:researchers|scientists|investigators)\b"),
    ),
)
# A headline leaves the article out: "…, Aarhus trial finds".
_FINDS = re.compile(
    r"\s(?:finds|shows|suggests|says|reveals|concludes|reports|hints)\b"
)
_ARTICLE = re.compile(
    rf"\b(?:[Aa]n?|[Oo]ne|[Aa]nother|[Tt]he)\s(?:{YEAR}\s|recent\s|new\s|large\s|small"
    rf"\s){{0,2}}\Z"
)
_NATIONALITY = re.compile(
    r"(?:.{0,}(?:ese|ish|ian|ean|can|man|ench|elgian|wiss|utch|reek|raeli|hai|orwegian"
    r"|ari)"
    r"|Phase|Case|Lead|Chief|Senior|Other|Many|Health|Medical|Animal|Human|Sleep|Some"
    r"|Clinical|Pilot|Randomi[sz]ed|Cohort|Alzheimer|Cochrane|Framingham|Open)\Z"
)


def find_institutions(text: str, start: int, end: int, sifted: Sifted) -> list[Part]:
    """The institutions, or their towns, to which the sentence ascribes studies."""
    found: dict[int, Part] = {}
    if sifted.holds(INSTITUTION_WORDS):
        for pattern in _OF_INSTITUTION:
            for match in pattern.finditer(text, start, end):
                name = _of_place(match["i"]).removeprefix("The ").strip()
                place = match.end("i") - len(name)
                found.setdefault(place, Part(place, match.end("i"), name))
    matches = (p.finditer(text, start, end) for p in sifted.possible(OF_PLACES))
    for match in chain.from_iterable(matches):
        place = match.start("i")
        if match.groupdict().get("one") and not (
            _ARTICLE.search(text, max(start, place - 24), place)
            or _FINDS.match(text, match.end(), end)
        ):
            continue
        if _is_place(match["i"]) and not any(
            part.start < match.end("i") and match.start("i") < part.end
            for part in found.values()
        ):
            found[match.start("i")] = Part(*match.span("i"), match["i"])
    return sorted(found.values(), key=lambda part: part.start)


def _of_place(name: str) -> str:
    """The institution alone in ``Dr. Jane Doe at Leiden University``."""
    before, _, after = name.rpartition(" at ")
    return name if not before or re.search(_INSTITUTION_WORD, before) else after


def _is_place(name: str) -> bool:
    words = name.split()
    first, last = words[0], words[-1]
    return name.lower() in PLACES or not (
        first.lower() in NOT_NAMES
        or last.lower() in NOT_NAMES
        or _NATIONALITY.fullmatch(last)
    )
