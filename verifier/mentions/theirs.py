"""Studies that a pronoun ascribes to whoever was named last: ``Her 2011 trial``. Pure.

``Dr Jane Doe wrote to us. Her 2011 trial …``: the sentence has the study and its year,
the words before it have whose it is. Only where one person, and no other, is named in
full in the same block, within two sentences, can "her" be told.
"""

import re

from verifier.literals import matches_at
from verifier.mentions.layout import Layout
from verifier.mentions.persons import PERSON, name_words, people_at
from verifier.mentions.roles_and_verbs import LAY, LIFE, NO_RESEARCH, VERB, is_outsider
from verifier.mentions.words import COUNTED, MONTH, NOUN, PIECE, YEAR, Part
from verifier.models import Span
from verifier.surnames import begins_with_given_name, is_plain_word

_WORDS = r"(?:[\w’'-]{2,24},?\s)"
# What nobody but a researcher has; a report, a review or a survey anybody may write.
_STRONG = (
    r"(?:stud(?:y|ies)(?!\s(?:tour|trip|group|visit|leave))|trials?|papers?|cohort|RCT"
    r"|experiments?|meta-analys[ei]s|chart\sreviews?|case\s(?:series|reports?|study)"
    r"|(?:systematic|literature|narrative|scoping)\sreview|results)"
)
_STUDY = (
    rf"(?:{NOUN}|{PIECE}|comparison|pilot)\b(?![’'-]|\s(?:runs?|rounds?|projects?|degree"
    r"|grant|award|prize|fellow\w*|tours?|trips?|leave|period|visit)\b)"
)
_DONE = r"(?:(?:was\s)?(?:first\s)?(?:published|printed|reported|done|conducted)\s)?"
# "Her 2011 trial", "his landmark randomised trial of 2011", "her study, published in
# May 2011"
_OWN = re.compile(
    rf"\b[Hh](?:is|er)\s(?:{_WORDS}{{0,3}}?(?P<y>{YEAR})\s{_WORDS}{{0,5}}?{_STUDY}"
    rf"|{_WORDS}{{0,5}}?{_STUDY},?\s{_DONE}(?:in|from|of)\s(?:{MONTH}\s)?(?P<of>{YEAR})\b)"
)
# "in 2011 she compared", "In a randomised comparison from 2011, he gave 620 people"
_DID = re.compile(
    rf"\b[Ii]n\s(?:(?:{MONTH}\s)?(?P<y>{YEAR}),?|an?\s(?:{_WORDS}{{0,6}}?{_STUDY}\s"
    rf"(?:(?:from|of)|(?:published|reported)\sin)\s(?P<of>{YEAR})"
    rf"|(?P<its>{YEAR})\s{_WORDS}{{0,5}}?{_STUDY}),)"
    rf"\ss?he\s(?:(?:also|then|first)\s)?(?:{VERB}|shared|presented|led|set\sout|took"
    r"|(?P<company>and\s(?:his|her)\s(?:research\s)?(?:team|group|colleagues|co-?workers"
    r"|co-?authors|students)\s[a-z]{3,12}))\b(?P<what>[^.;]{0,140})"
)
_TOLD = re.compile(rf"\b{_STRONG}\b|{COUNTED}")
# What a team goes through together: "he and his team lined up figures from".
_DATA = re.compile(r"\b(?:data|figures|records|samples|scans|rates|tests|results)\b")
_PRONOUN = re.compile(r"\b(?:[Hh](?:is|er|e)|[Ss]he)\s")
_YEAR = re.compile(rf"\b{YEAR}\b")
_PERSON = re.compile(rf"(?<![\w’'-])(?P<p>{PERSON})")
_TITLED = re.compile(r"(?:Drs?|Prof|Professor|Doctor)\b")
# Patients and the family have their ages and their whose; a house has its place.
_NO_RESEARCHER = re.compile(
    r"\b(?:[Mm]y|[Oo]ur|[Hh]is|[Hh]er|Mrs?|Ms|Miss|Lord|Lady|Baroness|Sir|Dame|[Pp]atient"
    r"|[Mm]other|[Ff]ather|[Ff]riend|[Aa]uthor)\.?,?\s(?:\w+,?\s)?\Z"
)
_AGED = re.compile(r",\s(?:aged\s)?\d\d\b|,?\s\(\d\d\)|,\san?\s\d\d-year")
# Other trades than research, told anywhere between the name and the pronoun or before.
_TRADE = re.compile(
    r"\b(?:[Ll]awyer|[Aa]ttorney|[Ss]olicitor|[Jj]ournalist|[Rr]eporter|[Cc]olumnist"
    r"|[Bb]logger|[Bb]roadcaster|[Pp]olitician|[Ss]enator|[Mm]inister|[Ss]ecretary|[Mm]ayor"
    r"|[Gg]overnor|[Pp]resident|[Cc]hef|[Aa]ctor|[Aa]ctress|[Ss]inger|MP|QC|KC|[Cc]hampion"
    r"|[Cc]ampaigner|[Aa]ctivist|[Cc]omedian|[Ii]nfluencer|[Nn]ovelist|[Pp]oet|[Pp]layer"
    r"|[Ff]ootballer|[Pp]ainter|[Aa]rtist|[Cc]oach)\b"
)
_OPENER = re.compile(
    r"(?:And|As|At|But|By|For|From|Here|In|Later|Like|Now|On|So|Take|Then|Unlike|With"
    r"|When|While|Yet)\s"
)
# Towns have no work: "the work of Jane Doe".
_PLACED = re.compile(
    r"\b(?:(?<!work\s)(?<!research\s)(?<!papers\s)(?<!studies\s)of|at|in|from|near|for|the)"
    r"\s(?:the\s)?\Z"
)
_OTHERS = re.compile(r"\bet\sal\b|\b(?:colleagues|co-?workers|co-?authors)\b")
_ART = re.compile(
    r"\b(?:book|novel|film|memoir|album|song|painting|exhibition|podcast|column|play)\b"
)


def is_theirs(words: str) -> bool:
    """Whether the words have a pronoun for a person, and a year."""
    return _PRONOUN.search(words) is not None and _YEAR.search(words) is not None


def find_theirs(layout: Layout, sentence: Span) -> Part | None:
    """Whose study, of which year, a pronoun of the sentence tells of."""
    text = layout.text
    told = _told(text, sentence) if is_theirs(text[slice(*sentence)]) else None
    if told is None:
        return None
    start, stop, year, sure = told
    low = _two_before(layout, sentence, start)
    person = _last_person(text, low, start)
    if person is None or _OTHERS.search(text, person.end, start):
        return None
    titled = _TITLED.match(text, person.start) is not None
    if not titled and (not sure or _TRADE.search(text, low, start)):
        return None
    if is_outsider(text, person.end, start):
        return None
    return Part(start, stop, person.value, year)


def _told(text: str, sentence: Span) -> tuple[int, int, int, bool] | None:
    """Where a pronoun's study is told of, its year, and whether it is surely one."""
    start, end = sentence
    if _ART.search(text, start, end):
        return None
    own = _OWN.search(text, start, end)
    if own:
        sure = _TOLD.search(text, start, end) is not None
        return own.start(), own.end(), int(own["y"] or own["of"]), sure
    for did in _DID.finditer(text, start, end):
        what = did["what"]
        together = did["company"] and _DATA.search(what)
        research = did["of"] or did["its"] or together or _TOLD.search(what)
        if research and not (LIFE.search(did[0]) or NO_RESEARCH.search(what)):
            year = did["y"] or did["of"] or did["its"]
            return did.start(), did.start("what"), int(year), True
    return None


def _two_before(layout: Layout, sentence: Span, start: int) -> int:
    """Where the second sentence before begins, or the line."""
    low = sentence[0]
    for _ in range(2):
        if low and layout.text[low - 1 : low] != "\n":
            low = layout.sentence(low - 1)[0]
    return max(low, layout.text.rfind("\n", 0, start) + 1)


def _last_person(text: str, low: int, high: int) -> Part | None:
    """The one person in full between the offsets; nothing where there are several."""
    sure: dict[str, Part] = {}
    other: dict[str, Part] = {}
    places = [p for p in name_words(text, low, high) if not _OPENER.match(text, p)]
    for match in matches_at(_PERSON, text, places, high):
        people = people_at(text, match.span("p"), low, high)
        if len(people) > 1:
            return None
        for person in people:
            words = text[slice(*match.span("p"))].split()
            if _TITLED.match(words[0]) or begins_with_given_name(words):
                sure.setdefault(person.value, person)
            elif not _PLACED.search(text, max(low, person.start - 18), person.start):
                other.setdefault(person.value, person)
    found = list({**other, **sure}.values())
    if len(found) != 1:
        return None
    person = found[0]
    first = text[person.start : person.end].split(maxsplit=1)[0]
    if not sure and (is_plain_word(first) or is_plain_word(person.value)):
        return None
    near = max(low, person.start - 40)
    if (
        LAY.search(text, near, person.start)
        or _NO_RESEARCHER.search(text, near, person.start)
        or _AGED.match(text, person.end)
    ):
        return None
    return person
