"""Studies that a page speaks of without naming them: ``in one study``. Pure."""

import re
from collections.abc import Sequence

from verifier.literals import Literals
from verifier.mentions.layout import Layout
from verifier.mentions.words import Part
from verifier.models import Mention

ANCHOR = re.compile(
    r"(?:[Ss]tud(?:y|ies)|STUD(?:Y|IES)|[Tt]rials?|[Rr](?:eviews?|esearch(?:ers)?"
    r"|eports?)"
    r"|[Mm]eta-?\s?[Aa]nalys[ie]s|[Ss]cientists|[Ii]nvestigators|[Ss]urveys?"
    r"|[Cc]ase [Rr]eports?"
    r"|RCTs?|[Aa](?:nalys[ie]s|udits?)|[Ee]xperiments?|[Pp]apers?|[Pp]ilots?"
    r"|[Ee]ditorials?|[Oo]verviews?|teams?|groups?|[Ee]xperts)\b"
)
_STEMS = Literals(
    "tud TUD rial eview esearch eport nalys cientists nvestigators urvey RCT udit "
    "xperiment aper ilot ditorial verview team group xperts".split()
)
_YEAR = r"(?:19[5-9]\d|20\d\d)"
_DETERMINERS = frozenset(
    "one a an another some several many numerous multiple few two three four five six "
    "seven eight nine ten eleven twelve dozens hundreds number handful variety recent "
    "previous prior other new newer early earlier most various countless emerging "
    "preliminary clinical animal human scientific medical current growing available "
    "existing large small smaller "
    "larger subsequent follow-up more limited laboratory observational "
    "double-blind randomized randomised independent different modern systematic open "
    "uncontrolled placebo-controlled single brief short tiny good further additional "
    "second third first last latest similar separate related respectable decent "
    "population-based european american danish swedish".split()
)
# Nouns after which no verb is needed: nobody offers "several observational studies".
_PLAIN = ("stud", "trial", "rct", "meta", "case report", "research", "survey")
_COMPOUND = re.compile(
    r"[-\s](?:cent(?:er|re)s?|periods?|groups?|days?|teams?|designs?|nurses?|rooms?"
    r"|halls?"
    r"|guides?|skills|drugs?|participants?|medication|versions?|offers?|size|packs?"
    r"|kits?"
    r"|lessons?|class|memberships?|subscriptions?|plans?|funding|grants?|department"
    r"|facility"
    r"|institute|assistants?|abroad|leave|fees?|programmes?|programs?|run|lawyers?"
    r"|court"
    r"|judge|by\s[A-Z])\b"
)
_ARTICLES = frozenset(
    "one a an another some several many numerous multiple few two three four five six "
    "seven eight nine ten".split()
)
# After these words the page points at a study that it has spoken of already, or the
# noun belongs to another phrase.
_POINTING = frozenset(
    "this that these those the its our their his her my your each no any every such of "
    "for by with and or to in on from at as is are was were be but if".split()
)
# After these words somebody's study is meant, or the one told of before.
_REFERRING = frozenset("this that these those its our their his her my your".split())
_FINDING = frozenset(
    f"{stem}{ending}"
    for stems, endings in (
        ("show report reveal confirm hint support test suggest", ",s,ed,ing"),
        ("find indicate demonstrate conclude compare examine evaluate", ",s,d"),
        ("observe provide illuminate investigate", ",s,d"),
        ("indicat demonstrat conclud compar examin evaluat observ", "ed,ing"),
        ("provid illuminat investigat", "ed,ing"),
        ("highlight point link finding look", ",s,ed,ing"),
        ("found shown showed published noted involving discovered", ""),
        ("established identified prove proved proven proves back", ""),
    )
    for stem in stems.split()
    for ending in endings.split(",")
)
_BARE_FINDS = re.compile(
    # "researchers in New Zealand found"
    r"(?:\s(?:in|from|at)\s(?:the\s)?[A-Z][\w.]{1,20}(?:\s[A-Z]\w{1,20}){0,3})?\s(?:(?:have|has|had|also|now|that|recently|consistently|clearly|even)\s){0,3}"
    r"(?:show|suggest|f(?:ind|ound)|demonstrat|indicat|report|confirm|reveal|prove"
    r"|conclud|support|discover|hint|back|establish|identif|observ|link|say|said|think"
    r"|believ|know|agree|disagree|ask|gave|give|warn|argue|follow|test|compar|stud|look"
    r"|point)[a-z]{0,6}\b"
)
# One takes part in such a study, or is offered it; nobody reports its findings.
_OFFERS = (
    "enrol", "participa", "join", "sign", "schedul", "free", "write", "writing",
    "leave", "read", "customer", "patient", "sleep", "need", "run", "conduct", "start",
    "offer", "undergo", "order", "submit",
)  # fmt: skip
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|did|do|does|can|may|might|could|will|would"
    r"|seems?"
    r"|says?|finds?|found|shows?|shown|gave|put|took|went|came|saw|made|set|ran|led"
    r"|began"
    r"|held|disagrees?|agrees?|hints?|suggests?|supports?|links?|points?|exists?"
    r"|describes?"
    r"|reports?|reaches|looks?|tells?|needs?|uses?|compares?|[a-z]{3,}ed)\b"
)
_OWN_CLAUSE = re.compile(
    r"(?:;|,\s(?:and|but|while|whereas|although|though|yet|so)|\s(?:and|but)|:)\s"
    r"(?:in\s)?\Z"
)
_CLAUSE_END = re.compile(r"[.:;!?]\s|,\s")
_YEAR_AFTER = re.compile(
    rf",?\s(?:(?:published|conducted|done|carried out|reported|followed|came|appeared"
    rf"|was done)\s)?(?:in|from|of)?\s?"
    rf"(?:(?:early|late)\s|[A-Z][a-z]{{2,8}},?\s)?\(?({_YEAR})\b(?!\s?[-–]\s?\d)"
)
_YEAR_WITHIN = re.compile(rf"\b({_YEAR})\b")
_PREPOSITIONS = ("in", "from", "to", "by", "of", "per")
_FOREIGN = re.compile(
    r"\b(?!Public|Clinic|Asthmatic|Diabetic|Arthritic|Pelvic|Basic|Atopic|Celtic"
    r"|Gothic)"
    r"[A-Z][a-z]{1,9}(?:ic|ese|ish|ian|ean|can|man|ench|iss|utch|eek|aeli|hai|gian)\b"
)
_PEOPLE = ("researchers", "scientists", "investigators")
_NATIVE = re.compile(rf"{_FOREIGN.pattern}\s\Z")
_PART_OF = re.compile(
    r"[MmSsAaNnLl](?<!\w.)(?:(?<=[Mm])(?:ost|uch|any)|(?<=[Ss])ome|(?<=[Aa])ll"
    r"|(?<=[Nn])one|(?<=[Ll])ittle)\sof\sthe\s"
    r"(?:\w+\s)?\Z"
)
_PLURAL = re.compile(r"(?:ies|s|research)\Z", re.IGNORECASE)
_LETTERED = re.compile(r"(?:[A-Z]\.){2,4}")  # "U.S."
_PUNCTUATION = " ,;:.\"'“”‘’()[]"


_OPENING = 4  # characters before the first word of a sentence


def find_beside(
    layout: Layout, sentence: tuple[int, int], named: Sequence[Mention]
) -> list[Mention]:
    """The unnamed studies in clauses of their own, beside those that are named."""
    text, start = layout.text, sentence[0]
    return [
        _mention(layout, sentence, told)
        for told in _told_of(text, sentence)
        if (
            told.start - start < _OPENING
            or _OWN_CLAUSE.search(text, max(start, told.start - 12), told.start)
        )
        and not any(_in_clause(text, told, other) for other in named)
    ]


def _in_clause(text: str, mention: Part, other: Mention) -> bool:
    """Whether the other one stands between the mention and the end of its clause."""
    if other.end <= mention.start:
        return False
    between = text[mention.end : other.start]
    return other.start < mention.end or not re.search(
        r"[;.]\s|,\s(?:and|but)\s", between
    )


def find_unnamed(layout: Layout, sentence: tuple[int, int]) -> list[Mention]:
    """The studies that the sentence speaks of without naming them, in order."""
    return [
        _mention(layout, sentence, told) for told in _told_of(layout.text, sentence)
    ]


def _mention(layout: Layout, sentence: tuple[int, int], told: Part) -> Mention:
    return Mention(
        start=told.start,
        end=told.end,
        surface=told.value,
        kind="unnamed",
        sentence=sentence,
        line=layout.line(told.start),
        year=told.year,
    )


def _told_of(text: str, sentence: tuple[int, int]) -> list[Part]:
    """The words that speak of each study, with its year."""
    found: list[Part] = []
    for anchor in _anchors(text, *sentence):
        people = anchor[0].lower() in _PEOPLE
        if found and (people or anchor.start() < found[-1].end):
            continue  # "In one study, researchers found …" is one study
        low = found[-1].end if found else sentence[0]
        span = _unnamed_span(text, anchor, low, sentence[1])
        if span is None:
            continue
        start, stop = span
        if found and "," not in text[found[-1].end : start]:
            continue  # "a review and meta-analysis", "a review of several trials"
        after = _YEAR_AFTER.match(text, stop, sentence[1])
        year = _YEAR_WITHIN.search(text, start, stop) or after
        stop = after.end() if after else stop
        found.append(
            Part(start, stop, text[start:stop], int(year[1]) if year else None)
        )
    return found


def _anchors(text: str, start: int, end: int) -> list[re.Match[str]]:
    """The nouns for studies and their makers, in order, each a whole word."""
    found: dict[int, re.Match[str]] = {}
    for place in _STEMS.places_in(text[start:end]):
        first = start + place
        while first > start and text[first - 1].isalnum():
            first -= 1
        if first not in found and (match := ANCHOR.match(text, first, end)):
            found[first] = match
    return [found[first] for first in sorted(found)]


def _unnamed_span(
    text: str, anchor: re.Match[str], low: int, high: int
) -> tuple[int, int] | None:
    """The words that speak of a study around the anchor, or nothing."""
    begin, stop = anchor.span()
    low = max(low, begin - 100)
    window = text[low:begin]
    place = _phrase_start(window, people=anchor[0].lower() in _PEOPLE)
    if place is not None:
        told = _is_told_of(text, anchor, window, place, high)
        return (low + place, stop) if told else None
    of_the = _PART_OF.search(window) if "of" in window else None
    if of_the and anchor[0].lower().startswith(_PLAIN):
        return low + of_the.start(), stop
    bare = _BARE_FINDS.match(text, stop, min(high, stop + 60))
    if bare and anchor[0] in _PEOPLE and (native := _NATIVE.search(window)):
        return low + native.start(), stop
    if bare and _PLURAL.search(anchor[0]) and not _is_pointed_at(window):
        return begin, bare.end()
    return None


def _is_told_of(
    text: str, anchor: re.Match[str], window: str, place: int, high: int
) -> bool:
    """Whether the page says something of the study that ``window[place:]`` begins."""
    noun, stop = anchor[0].lower(), anchor.end()
    foreign = _FOREIGN.search(window, place) is not None
    staff = noun.startswith(("team", "group", "expert"))
    if _is_offered(window, place) or (staff and not (foreign or noun == "experts")):
        return False
    if _YEAR_WITHIN.search(window, place) or (foreign and not _PLURAL.search(noun)):
        return True  # "a Swiss trial is planned"
    rest = text[stop : min(high, stop + 200)]
    if noun.startswith(_PLAIN) and (_COMPOUND.match(rest) or _VERB.search(rest)):
        return _COMPOUND.match(rest) is None
    if noun.startswith("report"):
        return False
    before = window[:place].split()[-1:]
    return (
        (bool(before) and before[0].lower() in _PREPOSITIONS)
        or _states_finding(rest[:110])
        or _YEAR_AFTER.match(text, stop, high) is not None
    )


def _phrase_start(window: str, *, people: bool) -> int | None:
    """Where the noun phrase that the window ends with begins: ``in [one large ]``."""
    place, found = len(window), None
    for word in reversed(window.split()[-8:]):
        place = window.rfind(word, 0, place)
        bare = word.strip(_PUNCTUATION).lower()
        if bare in _REFERRING:
            return None
        ends = word[-1] in ".;:)" and not _LETTERED.fullmatch(word)
        if bare in _POINTING or ends or (people and word[-1] == ","):
            break
        if bare in _DETERMINERS:
            found = place + len(word) - len(word.lstrip(_PUNCTUATION))
        if bare in _ARTICLES:
            break
    return found


def _is_offered(window: str, place: int) -> bool:
    clause = _CLAUSE_END.split(window[:place])[-1]
    words = [*clause.split()[-5:], window[place : place + 8]]
    return any(word.lower().startswith(_OFFERS) for word in words)


def _is_pointed_at(window: str) -> bool:
    return window.split()[-1:] != [] and window.rsplit(maxsplit=1)[-1].lower() in (
        _POINTING - {"and", "but", "as", "that", "if", "in", "of", "by", "is", "are"}
    )


def _states_finding(following: str) -> bool:
    for word in following.split()[:10]:
        if word.strip(_PUNCTUATION).lower() in _FINDING:
            return True
        if word[-1] in ".;":
            return False
    return False
