"""Institutions and societies to which prose ascribes a study or a guideline. Pure."""

import re
from itertools import chain

from verifier.literals import Form, Forms, Literals, Sifted, matches_at
from verifier.mentions.words import (
    COUNTED,
    FIRST_NOUN,
    NOUN,
    NOUN_STEMS,
    WORD,
    YEAR,
    Part,
)
from verifier.surnames import COUNTRIES, NOT_NAMES, PLACES, UPPER

_INSTITUTION_WORD = (
    r"(?:Universit(?:y|ies)|College|Hospitals?|Institutes?|School|Clinic|Centers?|Centres?|Foundation"
    r"|Academy|Society|Medicine|Polytechnic|Université|Universität|Karolinska)"
)
_SHORT_INSTITUTION = (
    r"(?:Harvard|Stanford|Yale|Oxford|Cambridge|Tufts|Duke|Cornell|Emory|Princeton"
    r"|Columbia|Johns Hopkins|Mayo Clinic|Cleveland Clinic|UCLA|UCSF|MIT|NIH|CDC|Penn"
    r"|Vanderbilt|Northwestern|Georgetown|McGill|Karolinska|Brown|Dartmouth|Baylor"
    r"|Mass General|Kaiser Permanente|Imperial College|King[’']s College|Texas A&M"
    r"|UCL|NYU|LSE|UNSW|ETH Zurich"
    r"|(?:Penn|Ohio|Michigan|Iowa|Oregon|Florida|Arizona|Kansas|Colorado|NC|Georgia"
    r"|Wayne|Kent) State)"
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
        *(
            "UCL",
            "NYU",
            "LSE",
            "UNSW",
            "ETH Zurich",
            "Kaiser Permanente",
            "Texas A&M",
            " State",
            "Univ.",
        ),
    )
)
POOLERS = Literals(
    (
        *("Collaborat", "Consortium", "Investigators", "Trialists", "Study Group"),
        *("Writing Group", "Trial Group"),
    )
)
_WORKERS = (
    r"(?:researchers|scientists|investigators|doctors|experts|teams?|group|work|study"
    r"|collaboration|academics|colleagues|nurses|surgeons|vets|physiotherapists|staff"
    r"|nutritionists|clinicians|lab|laboratory|[a-z]{3,14}(?:ologists|icians|iatrists"
    r"|arians))"
)
_NAMED = re.compile(
    rf"(?!(?:A|An|And|According|Another|At|But|By|Doctors|Experts|For|From|Her"
    rf"|His|In|Its|Led|One|Our|Research|Researchers|Scientists|Since|Study|Surgeons|The"
    rf"|Their|To|Two|When|While|With|Work)\s)(?P<i>{_INSTITUTION}|{_SHORT_INSTITUTION}"
    rf"|Univ\.\sof\s{WORD}(?:\s{WORD})?)(?!\w)"
)
# It begins with the letter that is searched for, then looks behind it.
_CAPITAL = re.compile(rf"{UPPER}(?<![\w’'-].)")
# Who, and not what, stands before "of Leiden University".
_PERSON_OF = re.compile(
    rf"(?:(?!{_INSTITUTION_WORD}|Institutes?\b|Department|Ministry|Faculty){WORD}\s)"
    rf"{{1,6}}(?:at|of)\s(?:the\s)?(?=[^,]*{_INSTITUTION_WORD})"
)
# "researchers at the", "a study by", "the trial, run from the", "Led by a team of the"
_STUDIED_AT = re.compile(
    rf"\b(?i:{_WORKERS}|{NOUN}),?\s(?:(?:were|was|been|also)\s){{0,2}}(?:(?:done"
    r"|carried\sout|led|run|conducted|performed|published|headed|organi[sz]ed|out"
    rf"|coordinated|based|reported)\s)?(?:in\s{YEAR}\s)?(?:at|from|of|by|in|with)\s"
    rf"(?:(?:an?\s|the\s)?{_WORKERS}\s(?:at|from|of)\s)?(?:the\s)?\Z"
    r"|\b(?:Led|Run|Conducted|Carried\sout|Done|Performed|Headed|Coordinated)\s"
    rf"(?:by|at|from)\s(?:(?:an?\s|the\s)?{_WORKERS}\s(?:at|from|of)\s)?(?:the\s)?\Z"
)
# Where a study was done that is told of already, or is the page's own: a site.
_SITE = re.compile(
    rf"\b(?:[Tt]his|[Tt]he|[Oo]ur)\s(?:[\w-]{{2,20}}\s){{0,5}}?{NOUN},?\s(?:was|were)\s"
    r"(?:also\s)?(?:conducted|carried\sout|performed|done)\s(?:at|in)\s(?:the\s)?\Z"
)
# "University of X researchers", "a Harvard study"
_WHOSE = re.compile(
    rf"(?:[’']s?)?\s(?:{YEAR}\s)?(?:(?!and|or|for)[a-z-]{{2,20}}\s){{0,2}}(?:researchers"
    rf"|scientists|investigators|team|lab|group|doctors|vets|experts|surgeons"
    rf"|[a-z]{{3,14}}(?:ologists|icians|iatrists|arians|itionists)|{NOUN})\b"
)
# "the Mayo Clinic in Y compared", "At X University, 156 people took part". What is done
# there is no study before something is counted, tested or written.
_STUDIES = (
    r"(?:followed|tracked|compared|tested|found|showed|shown|reported|enrolled|recruited"
    r"|ran|randomi[sz]ed|analy[sz]ed|examined|studied|investigated|surveyed|pooled"
    r"|reviewed|looked|measured|scanned|gave|asked|observed|demonstrated|published"
    r"|repeated|conducted|carried\sout|is\stesting|discovered|linked|monitored"
    r"|interviewed|assigned|screened|put)"
)
_STUDIED = re.compile(rf"\b{_STUDIES}\b")
_WHICH_STUDIED = re.compile(
    rf"(?:,?\s(?:in|at)\s{UPPER}\w+(?:\s{UPPER}\w+)?,?|\s\([A-Z]{{2,8}}\))?,?\s(?:which\s"
    r"|who\s)?(?:(?:has|have|also|then|first|later|recently|since|in\s\d{4})\s){0,3}"
    rf"{_STUDIES}\b(?=(?P<what>[^.;]{{0,120}}))"
)
# Those who treat do much else: of them something of a study must be told.
_STAFF = re.compile(
    r"(?i:doctors|nurses|surgeons|staff|teams?|group|experts|colleagues|vets|clinicians"
    r"|physiotherapists|[a-z]{3,14}(?:icians|ologists|iatrists))\b"
)
_DEED = re.compile(rf"{COUNTED}|\b(?:{NOUN}|{_STUDIES}|reveal\w*|suggest\w*|say)\b")
_AT = re.compile(r"\bAt\s(?:the\s)?\Z")
_THERE = re.compile(rf"(?:\sin\s{UPPER}\w+)?,\s(?=(?P<what>[^.;]{{0,120}}))")
OF_STUDY = re.compile(
    rf"{COUNTED}|\b(?:{NOUN}|{_WORKERS}|placebo|randomi[sz]ed|methods?|device|drugs?"
    rf"|treatments?|operations?|patients?|mice|rats|that|records|scans?|volunteers"
    rf"|people|women|men|children|adults|whether|how)\b"
)
# Groups that sign papers, as the Cholesterol Treatment Trialists’ Collaboration does,
# before the bracket of a journal or what they did.
_POOLED = re.compile(
    rf"(?P<i>{WORD}[’']?\s(?:(?:of|on|for|and|in)\s(?:the\s)?)?"
    rf"(?:(?:{WORD}|\d{{4}})[’']?\s(?:(?:of|on|for|and|in)\s(?:the\s)?)?){{0,6}}?"
    rf"(?:Collaboration|Collaborators|Consortium|Investigators|Trialists"
    rf"|(?:Collaborative|Study|Writing|Trial(?:ists[’'])?)\sGroup))\b"
    rf"(?:\s\([A-Z]{{2,8}}\))?(?:[’']s?\s(?:[a-z\d][\w-]{{1,20}}\s){{0,3}}?{NOUN}"
    rf"|\s[(\[](?:[^()\n]{{0,60}}\s)?{YEAR}\b"
    r"|,?\s(?:has\s|have\s|also\s|then\s)?(?:pooled|reported|found|analy[sz]ed|followed"
    r"|combined|showed|published|examined|looked|estimated|randomi[sz]ed|reviewed|gave"
    r"|enrolled|recruited|compared|wrote|assigned|studied|tested|treated|measured))\b"
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
        (" from ", " by the ", " at "),
        re.compile(
            rf"{FIRST_NOUN}\s(?:of\s[^.;]{{3,60}}?\s)?(?:from|at|by\sthe)\s"
            rf"(?P<i>[A-Z][A-Z&]{{2,6}}\b|{UPPER}[\w&]+(?:\s{UPPER}[\w&]+){{1,4}})"
        ),
        besides=NOUN_STEMS,
    ),
    # "a 2022 survey by Trillium Health"
    Form(
        (" by ",),
        re.compile(
            rf"{FIRST_NOUN}\sby\s(?P<i>(?:{UPPER}[\w&]+\s){{1,3}}(?P<firm>Health|Healthcare"
            r"|Analytics|Insights|Polling))\b"
        ),
        besides=NOUN_STEMS,
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
        places = [match.start() for match in _CAPITAL.finditer(text, start, end)]
        for match in matches_at(_NAMED, text, places, end):
            person = _PERSON_OF.match(match["i"])
            place = match.start("i") + (person.end() if person else 0)
            if _is_studied_at(text, start, (place, match.end("i")), end):
                name = text[place : match.end("i")]
                bare, _, town = name.partition(" in ")
                name = bare if town.lower() in PLACES else name
                found[place] = Part(place, place + len(name), name)
    if sifted.holds(POOLERS):
        for match in _POOLED.finditer(text, start, end):
            name = match["i"].removeprefix("The ")
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
        if (match.groupdict().get("firm") or _is_place(match["i"])) and not any(
            part.start < match.end("i") and match.start("i") < part.end
            for part in found.values()
        ):
            found[match.start("i")] = Part(*match.span("i"), match["i"])
    return sorted(found.values(), key=lambda part: part.start)


def _is_studied_at(text: str, start: int, place: tuple[int, int], end: int) -> bool:
    """Whether the words around say that a study was done at the place, or by it."""
    first, stop = place
    if _SITE.search(text, max(start, first - 120), first) and not _STUDIED.search(
        text, stop, end
    ):
        return False
    at = _STUDIED_AT.search(text, max(start, first - 90), first)
    if at and (not _STAFF.match(at[0]) or _DEED.search(text, start, end)):
        return True
    if _WHOSE.match(text, stop, end):
        return True
    done = _WHICH_STUDIED.match(text, stop, end)
    if not done and _AT.search(text, max(start, first - 8), first):
        done = _THERE.match(text, stop, end)
    return done is not None and OF_STUDY.search(done["what"]) is not None


def _is_place(name: str) -> bool:
    """Whether the name is a town's or an institution's: a country wrote no study."""
    words = name.split()
    first, last = words[0], words[-1]
    return name.lower() not in _COUNTRIES and (
        name.lower() in PLACES
        or not (
            first.lower() in NOT_NAMES
            or last.lower() in NOT_NAMES
            or _NATIONALITY.fullmatch(last)
        )
    )


_COUNTRIES = COUNTRIES | {
    *("new zealand", "south africa", "south korea", "saudi arabia", "hong kong"),
    *("sri lanka", "costa rica", "northern ireland", "united kingdom", "united states"),
    *("north america", "south america", "latin america", "the netherlands"),
    *("western australia", "czech republic", "puerto rico", "great britain"),
}
