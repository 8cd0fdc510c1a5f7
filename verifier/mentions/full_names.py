"""Researchers named in full in prose: ``lead author, Prof Jane Doe``. Pure."""

import re
from dataclasses import replace

from verifier.literals import Form, Forms, Sifted, matches_at, word_begun
from verifier.mentions.journal_names import KNOWN, KNOWN_OR_ONE_WORD, ONE_WORDS
from verifier.mentions.name_lists import find_list_of
from verifier.mentions.persons import (
    FULL_NAME,
    NAME,
    PARTICLES,
    PERSON,
    TITLE,
    people_at,
)
from verifier.mentions.roles_and_verbs import (
    DID_STEMS,
    FIRST_DID,
    IN_PAPER_OF,
    LEADING_STEMS,
    LIFE,
    NO_RESEARCH,
    NO_RESEARCHER,
    REPORTING_STEMS,
    RESEARCHED,
    ROLE,
    ROLES,
    SETS_OUT,
    STUDY_OR_TEAM,
    TEAM_FROM,
    TEAM_OR_TRADE,
    TOLD,
    VERB,
    VERB_STEMS,
    tells_of_research,
)
from verifier.mentions.words import (
    COUNTED,
    FIRST_NOUN,
    NOUN,
    NOUN_STEMS,
    NOUNS,
    PIECE,
    PIECES,
    PRINTED,
    YEAR,
    Part,
)
from verifier.surnames import DEGREES, UPPER

# Such a pattern might begin at any letter, as far as the search can tell.
_PERSON_FIRST = (f"(?P<p>{PERSON}", f"(?P<p>{TITLE}{FULL_NAME}")
# Where one in full may begin: a name, a title or an initial, and then a name.
_PERSON_START = re.compile(
    rf"{UPPER}(?=\.|[\w'’‘‐‑-]*+\.?\s(?:{UPPER}|[vdltaeb][a-z]{{1,4}}\s))"
    r"(?<=(?!(?:Then|But|And|So|Now|When|Later|Here|In|For|Yet|Still|While|As|After"
    r"|Since|Because|Although|If|By|With|Author|Researcher|Scientist)\s).)"
)
# Behind a year: what is led or written, and is no paper.
_NO_PAPER = (
    r"(?:[\w-]{2,20}\s){0,2}(?:book|novel|memoir|film|documentary|campaign|push|drive|march"
    r"|expedition|tour|lawsuit|petition|protest|workshop|conference|talk|speech|lecture"
    r"|blog|post|column|effort|delegation|strike)\b"
)
# What those who look back look through, or what comes of it.
_SIFTED = (
    rf"(?:{RESEARCHED.pattern}|{COUNTED}"
    r"|\b(?:database|registry|records|charts|literature|evidence)\b)"
)
_IN_OR_SINCE = word_begun("[Ii]n", "[Dd]uring", "as", "from", "[Ss]ince", "by")
_THEIR = word_begun("Her", "His", "Their")
PEOPLE = Forms(
    # "lead author, Prof Jane Doe"; "principal investigator Jane Doe, PhD"
    Form(
        ROLES,
        re.compile(
            rf"(?<![Oo]ur\s)\b{ROLE}(?:\sof\sthe\s(?:\w+\s)?\w+)?,?\s(?:is\s|was\s)?"
            rf"(?:(?:the|a|an)\s)?(?:[a-z][\w-]{{3,20}}\s){{0,2}}?(?P<p>{PERSON})"
        ),
    ),
    # "Jane Doe, MD, of X Hospital, lead author of the study"
    Form(
        ROLES,
        re.compile(rf"(?P<p>{PERSON}),?\s[^.;“”\"]{{0,100}}?\b{ROLE}\b"),
    ),
    # "led by Jane Doe", "conducted by researchers Jane Doe and John Roe"
    Form(
        (" by ",),
        re.compile(
            rf"(?P<did>{FIRST_DID})\sby\s(?:(?:the|a|an)\s)?"
            rf"(?:[a-z][\w-]{{2,20}},?\s){{0,3}}?(?P<p>{PERSON})"
        ),
        besides=DID_STEMS,
    ),
    # "a chart review by Dr. Doe"
    Form(
        (" by ", " from "),
        re.compile(
            rf"{word_begun(*NOUNS, '[Ww]ork')},?\s"
            r"(?:(?!fund|sponsor|support|paid|financ|review)[a-z]\w{2,12}\s){0,2}?"
            rf"{PRINTED}(?:by|from)\s(?>(?:(?:the\s|an?\s)?(?:[a-z][\w-]{{3,20}}\s){{1,3}})?)"
            rf"(?P<p>{PERSON})"
        ),
        besides=(*NOUN_STEMS, "ork "),
    ),
    # "In a small 1994 comparison by Jane Doe, 30 students"
    Form(
        (" by ",),
        re.compile(
            rf"\b(?P<year>{YEAR})\s(?:[\w-]{{2,20}}\s){{0,3}}?(?:comparison|evaluation)"
            rf"\sby\s(?P<p>{PERSON})(?=[^.;]{{0,90}}?(?:{COUNTED}|{RESEARCHED.pattern}))"
        ),
        besides=("comparison", "evaluation"),
    ),
    # "a trial from the clinic in Leeds, by Dr. Doe, looked at"
    Form(
        (", by ",),
        re.compile(
            rf"{FIRST_NOUN}\b[^.;:()“”\"]{{0,80}},\sby\s"
            rf"(?>(?:(?:the\s|an?\s)?(?:[a-z][\w-]{{3,20}}\s){{1,3}})?)(?P<p>{PERSON})"
        ),
        besides=NOUN_STEMS,
    ),
    # "the chart review of Dr. Doe"
    Form(
        (" of Dr", " of Prof"),
        re.compile(
            rf"(?!trial){FIRST_NOUN}\sof\s(?P<p>(?:Dr|Prof|Professor)\.?\s(?:(?:Van|De"
            rf"|Von|Di|Del"
            rf"|Le|La)\s)?{PARTICLES}{NAME})"
        ),
    ),
    # "Jane Doe's trial"
    Form(
        ("'s ", "’s ", "s' ", "s’ "),
        re.compile(
            rf"(?P<p>{PERSON})['’]s?\s(?:(?P<dated>{YEAR})\s)?(?:[\w-]{{1,20}}['’]?\s)"
            rf"{{0,4}}?(?:{NOUN}|case\s(?:report|series|stud(?:y|ies))|(?:own\s)?series"
            rf"|(?:team|(?:research\s)?group|lab(?:oratory)?)\b"
            rf"(?=[^.;]{{0,80}}?\b(?:{VERB}|did|shown)\b))\b"
        ),
        besides=(*NOUN_STEMS, "series", "team", "group", "lab", "case"),
    ),
    # "Jane Doe, M.D., of X Hospital and colleagues reported"
    Form(
        ("M.D", "MD", "Ph", "D.O", "DO", "R.N", "RN", "M.S", "M.P"),
        re.compile(
            rf"(?P<p>{TITLE}{FULL_NAME}(?>(?:,\s?{DEGREES}(?!\w)){{1,3}})),?\s"
            rf"(?:(?!\b(?:is|has|who|was)\b)[^;“”\"]){{0,140}}?"
            rf"\b(?:led\sthe|(?:and|with)\s(?:(?:his|her|their|other|\d+)\s){{0,2}}"
            rf"(?:colleagues|co-?workers"
            rf"|team|co-?authors)|found|reported|showed|described|conducted"
            rf"|demonstrated|compared"
            rf"|examined|randomi[sz]ed|concluded|analy[sz]ed|investigated|observed)\b"
        ),
        besides=REPORTING_STEMS,
    ),
    # "Jane Doe, who led the trial"; "Jane Doe, whose team"
    Form(
        (" who ", " whose "),
        re.compile(
            rf"(?P<p>{PERSON}),?\s(?:[^.;“”\"]{{0,70}}?,\s)?(?:who\s(?:has\s|had\s"
            rf"|also\s)?(?:in\s(?P<dated>{YEAR}),?\s)?(?:led|ran"
            rf"|headed|conducted|oversaw|directed|designed|wrote|co-?led|carried\sout|"
            rf"(?:co-?)?authored)"
            rf"\s(?:an?|the|this|that|one)\s(?:[\w-]{{2,20}}\s){{0,4}}?(?:{NOUN}|{PIECE})"
            rf"|who\s(?:led|ran|did|conducted|published)\s(?:it|this|them)\sin\s{YEAR}"
            rf"|whose\s(?:\w+\s)?(?:(?:team|group|lab)\s(?:also\s)?{VERB}|study|trial"
            rf"|research))\b"
        ),
        besides=LEADING_STEMS,
    ),
    # "It was Jane Doe who first showed"; "comes from the lab of the chemist Jane Doe"
    Form(
        (" who first", " who originally"),
        re.compile(
            rf"(?P<p>{PERSON}),?\swho\s(?:first|originally)\s(?:{VERB}|discovered|did"
            rf"|thought)\b"
        ),
    ),
    Form(
        ("lab of ", "laboratory of ", "group of ", "team of "),
        re.compile(
            rf"{word_begun('[Ll]ab(?:oratory)?', '[Gg]roup', '[Tt]eam')}"
            rf"\sof\s(?:the\s)?(?:{UPPER}[a-z]{{2,14}}\s(?=[a-z]))?(?:[a-z][\w-]{{3,20}}\s){{0,3}}"
            rf"(?P<p>{PERSON})"
        ),
    ),
    # "the study's author, Jane Doe"; "researchers Jane Doe and John Roe"
    Form(
        ("uthor", "esearchers", "nvestigators", "cientists"),
        re.compile(
            rf"\b(?:{NOUN}(?:['’]s)?\sauthors?|(?:[Rr]esearchers|[Ii]nvestigators"
            rf"|[Ss]cientists)),?\s(?:including\s|among\sthem\s)?(?P<p>{PERSON})"
        ),
    ),
    # "Jane Doe of X University and her team"
    Form(
        (" colleagues", "workers", " team", " group", "authors"),
        re.compile(
            rf"(?P<p>{PERSON}),?\s(?:of|at|from)\s[^.;“”\"]{{3,80}}?,?\s(?:and|with)\s"
            rf"(?:(?:his|her|their|the|other|\d+|two|three|four|five|six|seven|eight|nine"
            rf"|ten|several|some)\s){{0,2}}(?:colleagues|co-?workers"
            rf"|team|group|co-?authors)\b"
        ),
    ),
    # "a team under Jane Doe"
    Form(
        ("eam ", "roup ", "esearchers ", "cientists ", "sychiatrists ", "octors "),
        re.compile(
            rf"{TEAM_OR_TRADE}\s(?:under|around|headed\sby|led\sby)\s(?P<p>{PERSON})"
        ),
    ),
    # "In their paper, published in 2014, Jane Doe and John Roe show"
    Form(
        ("In a", "In the", "In his", "In her", "In one", "in a", "in the"),
        re.compile(
            rf"[Ii](?<!\w.)n\s(?:an?|the|their|his|her|one|another)\s[^.;]{{0,30}}?\b"
            rf"(?:{NOUN}|commentary|editorial|overview|viewpoint|perspective)"
            rf"\b[^;]{{0,160}}?,\s"
            rf"(?P<p>{PERSON})(?=(?>(?:,\s{PERSON}){{0,4}})(?:,?\s(?:and|&)"
            rf"\s{PERSON})?\s"
            rf"(?:{VERB}|show|report|find|describe|argue|asked|tried|gave|(?:weigh|review"
            rf"|discus|outline|describe|argue|conclude|report|examine)s(?:e[sd]|ed)?"
            rf"|(?:weigh|outlin|argu|discuss)ed|(?:goes|go|went)\sover"
            rf"|(?:sets?|laid|lays)\sout|takes?\sstock)\b)"
        ),
        besides=(
            *(*NOUN_STEMS, "commentary", "editorial", "overview", "viewpoint"),
            "perspective",
        ),
    ),
    # "Her 2018 study followed 105,000 adults, says Jane Doe"
    Form(
        (" says ", " said "),
        re.compile(
            rf"{_THEIR}\s(?:[\w-]{{2,20}}\s){{0,3}}?{NOUN}\b[^;“”\"]{{0,160}}?,"
            rf"\s(?:says|said)\s(?P<p>{PERSON})"
        ),
        besides=NOUN_STEMS,
    ),
    # "“Title”, by Jane Doe and John Roe"; "…, which Jane Doe and John Roe published"
    Form(
        ("” by ", "”, by ", '" by ', '", by '),
        re.compile(rf"[”\"],?\sby\s(?P<p>{PERSON})"),
    ),
    Form(
        ("which ", "riting in "),
        re.compile(
            rf"(?:\bwhich\s|\b[Ww]riting\sin\s[^;]{{3,70}}?,\s)(?P<p>{PERSON})"
            rf"(?=(?:,?\s(?:and|&)\s{PERSON})?\s(?:{VERB}|wrote|asked|argued"
            rf"|report)\b)"
        ),
        besides=(*VERB_STEMS, "asked", "argued"),
    ),
    # "In 1986 Jane Doe, MD, and John Roe, MD, described"
    Form(
        ("n 19", "n 20", "er 19", "er 20", "y 20", "go as 19", "m 19", "m 20", "g 19"),
        re.compile(
            rf"{_IN_OR_SINCE}\s(?:(?:early|late)\s)?"
            rf"(?:{UPPER}[a-z]{{2,8}}\s)?(?P<year>{YEAR}|19[01]\d),?\s"
            rf"(?:(?:when|that|the|two|a|an)\s)?(?:{UPPER}[a-z]{{2,14}}\s(?=[a-z]))?"
            rf"(?:(?!{NO_RESEARCHER})[a-z][\w-]{{3,20}}\s){{0,3}}?"
            rf"(?P<p>{PERSON})"
            rf"(?=(?P<rest>(?:[^.;]|\.(?=\S)){{0,140}}))"
        ),
    ),
    # "Jane Doe and John Roe showed in 1994"; "Jane Doe, MD, in 1986, reported"
    Form(
        ("n 19", "n 20"),
        re.compile(
            rf"(?P<p>{PERSON})(?:,?\s(?:and|&)\s{PERSON})?,?\s"
            rf"(?:[^.;]{{0,60}}?,\s|[–—]\s[^.;–—]{{2,60}}\s[–—]\s)?"
            rf"(?:(?:first|also|already)\s)?"
            rf"(?:{VERB}\s(?P<what>[^.;]{{1,60}}?\s)?(?:back\s)?in\s(?P<year>{YEAR})"
            rf"|in\s(?P<dated>{YEAR}),?\s{VERB})\b(?=(?P<life>[^.;]{{0,90}}))"
        ),
    ),
    # "Jane Doe of the Institute of Pharmacology in Krakow wrote in 2021"
    Form(
        (" of ", " at ", " from "),
        re.compile(
            rf"(?P<p>{PERSON}),?\s(?:of|at|from)\s(?:the\s)?(?=[^.;,]{{0,60}}?\b"
            rf"(?:Universit|Institut|Hospital|College|Clinic|Cent(?:er|re)\b|School))"
            rf"[^.;,]{{3,90}}?,?\s{VERB}\s(?P<what>[^.;]{{1,60}}?\s)?(?:back\s)?"
            rf"in\s(?P<year>{YEAR})\b(?=(?P<life>[^.;]{{0,90}}))"
        ),
        besides=VERB_STEMS,
    ),
    # a person with an office somewhere, who did this or that to patients
    Form(
        (" at ", " of ", " from "),
        re.compile(
            rf"(?P<p>{PERSON}),\s(?:an?\s|the\s)?[a-z][^.;:,]{{3,60}}?\s(?:at|of"
            rf"|from)\s"
            rf"[^.;:“”\"]{{3,90}}?,\s(?:(?:and|with)\s(?:his|her|their)\s\w{{4,12}}\s)?"
            rf"(?:{VERB}|let|led|took)\s"
            rf"(?=(?P<among>[^.;]{{0,140}}))"
        ),
        besides=(*VERB_STEMS, "let", "led", "took"),
    ),
    # "Jane Doe and John Roe, in 1975, taught rats to be ill"
    Form(
        (" in 19", " in 20"),
        re.compile(
            rf"(?P<p>{PERSON}),?\s(?:and|&)\s{PERSON},\s(?:back\s)?in\s"
            rf"(?P<year>{YEAR}),\s[a-z]+\b(?=(?P<rest>[^.;]{{0,90}}))"
        ),
    ),
    # "Jane Doe and John Roe, who worked at UCLA, let eleven volunteers smoke in 1971"
    Form(
        (" in 19", " in 20"),
        re.compile(
            rf"(?P<p>{PERSON}),?\s(?:and|&)\s{PERSON}(?:,\s[^.;,]{{3,80}},)?\s"
            rf"(?=[a-z]{{2,12}}\s)(?=(?P<among>[^.;]{{0,120}}\sin\s(?P<year>{YEAR})\b"
            rf"[^.;]{{0,90}}))"
        ),
    ),
    # "Jane Doe and John Roe wrote up a patient"
    Form(
        (" wrote up ", " described a "),
        re.compile(
            rf"(?P<p>{PERSON})(?=(?>(?:,\s{PERSON}){{0,6}})(?:,?\s(?:and|&)"
            rf"\s{PERSON})?\s"
            rf"(?:wrote\sup|described\san?)\s)"
        ),
    ),
    # "Jane Doe and John Roe described in BMJ Case Reports"
    Form(
        KNOWN_OR_ONE_WORD,
        re.compile(
            rf"(?P<p>{PERSON})(?:,?\s(?:and|&)\s{PERSON})\s(?:(?:first|also|then)\s)?"
            rf"(?:{VERB}|argued|wrote)\s(?:(?:it|this)\s)?in\s(?:the\s)?(?:journal\s)?"
            rf"(?:{ONE_WORDS}|{KNOWN})(?![\w’'-]|\s{UPPER})"
        ),
        besides=VERB_STEMS,
    ),
    # "Jane Doe at X University conducted a trial"
    Form(
        (
            " conducted ",
            " led ",
            " published ",
            " reported ",
            " ran ",
            " carried ",
            " performed ",
            " authored ",
            " wrote ",
            " tried ",
            " tested ",
            " compared ",
            " gave ",
            " studied ",
            " argued ",
            " suggested ",
            " proposed ",
            " showed ",
            " concluded ",
            " described ",
        ),
        re.compile(
            rf"(?P<p>{PERSON}),?\s[^.;“”\"]{{0,90}}?\b(?:conducted|led|published"
            rf"|reported|ran"
            rf"|carried\sout|performed|authored|wrote|tried|tested|compared|gave"
            rf"|studied|argued|suggested|proposed|showed|concluded|described)\s"
            rf"(?:[^.;“”\"]{{1,60}}?\sin\s|in\s)?"
            rf"(?:an?|the|one|another|two|this|his|her|their)\s"
            rf"(?:[\w-]{{2,20}},?\s){{0,6}}?{NOUN}\b"
        ),
        besides=NOUN_STEMS,
    ),
    # "Jane Doe led a 2021 look back through the records", "Jane Doe wrote a commentary
    # on this in 2004"
    Form(
        (" led a ", " ran a ", " wrote a", " published a", " did a ", " offered a"),
        re.compile(
            rf"(?P<p>{PERSON})(?:,\s[^.;,]{{3,60}},)?\s(?:(?:also|once|then|first)\s)?"
            rf"(?:(?:led|ran|wrote|published|did)\sa\s(?P<dated>{YEAR})\s(?!{_NO_PAPER})"
            rf"(?=[^.;]{{0,140}}?{_SIFTED})|(?:wrote|published|offered)\san?\s"
            rf"(?:[\w-]{{2,20}}\s){{0,3}}?{PIECE}\b[^.;]{{0,100}}?\bin\s(?P<year>{YEAR})\b)"
            r"(?P<life>[^.;]{0,90})"
        ),
        besides=("19", "20"),
    ),
    # "Jane Doe looked over the evidence in an update published in 2003"
    Form(
        (" in a", " in one ", " in his ", " in her ", " in their "),
        re.compile(
            rf"(?P<p>{PERSON})(?:,\s[^.;,]{{3,60}},|\s\([^()]{{3,50}}\))?\s{SETS_OUT}"
            rf"[^.;“”\"]{{0,110}}?{IN_PAPER_OF}"
        ),
        besides=(*NOUN_STEMS, *PIECES),
    ),
)
# Two capitalised words side by side, or a title: without these nobody is named in full.
_SOMEBODY = re.compile(
    rf"{UPPER}(?:[\w’'‐-]*+\.?\s(?:{UPPER}\.\s?|[a-z]{{2,3}}\s){{0,3}}{UPPER}[\w’']"
    rf"|(?<=D)r\b|(?<=P)rof)"
)
# "Our injury team (led by Jane Doe)": whose page it is.
_OWN_STAFF = re.compile(
    r"\b[Oo]ur\s(?:[\w-]{2,20}\s){0,3}(?:teams?|staff|clinic|practice|department|service"
    r"|unit)\s?[(,]?\s?(?:(?:is|are|was)\s)?\Z"
)
_TOGETHER = re.compile(
    rf"(?P<p>{PERSON})(?=(?>(?:,\s{PERSON}){{0,6}}),?\s(?:and|&)\s{PERSON}"
    rf"|(?>(?:,\s{PERSON}){{1,6}})[;)])"
)


def find_people(text: str, start: int, end: int, sifted: Sifted) -> list[list[Part]]:
    """The people to whom the sentence ascribes a study, as surnames, study by study."""
    patterns = sifted.possible(PEOPLE)
    if not patterns or not _SOMEBODY.search(text, start, end):
        return []
    persons = [match.start() for match in _PERSON_START.finditer(text, start, end)]
    for pattern in patterns:
        found = []
        begins = pattern.pattern.startswith(_PERSON_FIRST)
        for match in (
            matches_at(pattern, text, persons, end)
            if begins
            else pattern.finditer(text, start, end)
        ):
            called = _STUDY_CALLED.match(text, match.end("p"), end)
            first = match.start("p")
            works_at = TEAM_FROM.search(text, max(start, first - 40), first)
            if called or works_at or not _is_ascribed(match, text, start, end):
                continue
            stated = match.groupdict()
            year = stated.get("year") or stated.get("dated")
            people = _with_surnames(
                text, people_at(text, match.span("p"), start, end), start, end
            )
            if people:
                found.append(
                    [replace(p, year=int(year) if year else None) for p in people]
                )
        if found:
            return found if found[0][0].year else found[:1]
    return []


_AND_BEFORE = (" and ", " & ")


def _with_surnames(text: str, people: list[Part], start: int, end: int) -> list[Part]:
    """The people, with who is named by surname before them: ``Doe and Ann Roe``."""
    first = people[0] if people else None
    if first is None or not text[start : first.start].endswith(_AND_BEFORE):
        return people
    place = text.find(first.value, first.start, first.end)
    listed = find_list_of(text, (place, place + len(first.value)), start, end)
    if listed is None or place < 0 or first.value not in listed[1]:
        return people
    (low, high), names = listed
    before = names[: names.index(first.value)]
    return [*(Part(low, high, name) for name in before), *people]


# "the Isoflavone Clover Extract (ICE) Study": what it is called, and nobody's name
_STUDY_CALLED = re.compile(r"\s\([A-Z][\w-]{1,9}\)\s(?:[Ss]tudy|[Tt]rial|[Cc]ohort)\b")


def _is_ascribed(match: re.Match[str], text: str, start: int, end: int) -> bool:
    """Whether what the match tells of the people is that they did a study."""
    stated = match.groupdict()
    if stated.get("did") and not (
        STUDY_OR_TEAM.search(text, start, end) or RESEARCHED.search(text, start, end)
    ):
        return False  # "Our clinic is led by Dr. Jane Doe"
    if (
        stated.get("did")
        and _OWN_STAFF.search(text, start, match.start("did"))
        and not RESEARCHED.search(text, start, end)
    ):
        return False
    if stated.get("life") and LIFE.search(stated["life"]):
        return False
    what, among = stated.get("what"), stated.get("among")
    if what and (
        NO_RESEARCH.search(what)
        or not (RESEARCHED.search(what) or TOLD.search(match[0]))
    ):
        return False
    if among and not (RESEARCHED.search(among) and not LIFE.search(among)):
        return False
    rest = stated.get("rest")
    return rest is None or tells_of_research(rest, match[0])


def find_company(text: str, start: int, end: int, title: Part) -> list[list[Part]]:
    """Two or more people named together beside the title of a paper."""
    for match in _TOGETHER.finditer(text, start, end):
        if match.end("p") <= title.start or match.start("p") >= title.end:
            people = people_at(text, match.span("p"), start, end)
            if len(people) > 1:
                return [people]
    return []
