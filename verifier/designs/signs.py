"""What a record shows of its own design: types, title, journal, headings, abstract."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from verifier.designs.abstracts import (
    is_of_participants,
    may_be_allocated,
    stated_designs,
)
from verifier.designs.deeds import is_hint
from verifier.designs.phrases import designs_at, designs_between, is_plural
from verifier.designs.table import DESIGNS, POOLS, TRIAL_KINDS, TRIALS
from verifier.headings import part_headings
from verifier.literals import Literals
from verifier.models import PublicationType, Record
from verifier.names import lower


@dataclass(frozen=True, slots=True)
class Sign:
    """What in a record speaks for a design, and whether it speaks plainly."""

    key: str
    shown: str
    plain: bool = True


_BY_UI = {
    kind.ui: row.key
    for row in DESIGNS.values()
    for kind in row.publication_types
    if kind.ui
}
_BY_NAME = {
    kind.name.lower(): row.key
    for row in DESIGNS.values()
    for kind in row.publication_types
}
_BY_HEADING = {heading: row.key for row in DESIGNS.values() for heading in row.mesh}


def _type_signs(kinds: Iterable[PublicationType]) -> list[Sign]:
    """The designs among the types, the most special one first."""
    signs = [
        Sign(key, kind.name)
        for kind in kinds
        if (key := _BY_UI.get(kind.ui) or _BY_NAME.get(kind.name.lower(), ""))
    ]
    return sorted(signs, key=lambda sign: -len(DESIGNS[sign.key].broader))


def _without_cases(types: list[Sign], record: Record) -> list[Sign]:
    """The types, without that of cases beside a trial whose abstract randomizes."""
    keys = {sign.key for sign in types}
    if "randomized controlled trial" not in keys or "random" not in lower(
        record.abstract
    ):
        return types
    return [sign for sign in types if sign.key not in {"case report", "case series"}]


# "a report of 3 cases" and "in a patient": titles of cases that never say "case".
_TITLE_CASES = re.compile(
    r"\b(?:(?:an? )?(?:case )?report of|report on) (?:an?|one|two|three|four|five|six"
    r"|seven|eight|nine|ten|\d+) (?:\w+ )?(?:cases?|patients?)\b"
    r"|\b(?:two|three|four|five|six|\d+) case reports\b"
)
# Words for one's own cases: what is reviewed beside them is the literature on them.
_A_CASE = re.compile(
    r"\b(?:an?|one|two|three|four|five|six|new|rare|recent|personal|own|unusual|\d+)"
    r" (?:new |rare |unusual |clinical )?cases?\b(?! (?:reports|series|stud|control))"
    r"|\bcases? (?:presentation|and review)|\breport of (?:a )?case\b|\band case\b"
)
_BESIDE = re.compile(r"(?:\band|\bwith|&|\bplus) (?:an? |the )?$")
# "External validity of a randomized trial" is mostly looked into by another study.
_LOOKED_INTO = re.compile(
    r"\b(?:validity|representativeness|generali[sz]ability|applicability|feasibility"
    r"|ethics|costs?|recruitment|participa\w+|retention|enrol\w+|attrition|adherence"
    r"|barriers|lessons|experiences?|views|perceptions)\b[^.:]{0,60}?\b(?:of|in|to|into"
    r"|for|from|on) (?:an?|the) $"
)
# A "clinical study" may follow patients or treat them.
_CLINICAL = re.compile(r"\bclinical(?: and \w+)? stud")
# "In mice" says what was studied. "In obese mice" may stand beside patients in a title,
# and a review may be about the "colours of mice".
_SOME_ANIMALS = re.compile(
    r"(?:of |to |\w+ (?:[\w-]+ )+)(?:mice|rats|rodents|hamsters)$"
)
# What a study goes by or looks at: "adherence to the guideline", not "a guideline for".
_GUIDED = re.compile(
    r"\b(?:to|of|with|by|after|before|under|per|using|applying|following|against|from)"
    r" (?:[^\s.:]{1,30} ){0,8}\Z"
)
_PROTOCOL = re.compile(
    r"\bprotocol (?:of|for) (?:[\w/-]+ ){0,8}?(?:trial|study|review|meta-analysis)\b"
    r"|\b(?:trial|study|review|analysis) protocol\b"
)
# The plan of a trial by another name; its results may be printed with it.
_DESIGN_ALONE = re.compile(
    r"\brationale\b[^.]{0,40}?\bdesigns?\b|\bdesigns?\b[^.]{0,20}?\brationale\b"
    r"|\bdesign of (?:an?|the) [^.]{0,120}?\b(?:trial|study)\b"
    r"|\b(?:study|trial)[ -]design\b|\bdesign,? (?:and )?methods\b"
)
# Hospitals, valleys and methods are "case studies", too: of 70 titles with one whose
# type is known 11 are of patients.
_ANY_CASE = re.compile(r"\bcase stud(?:y|ies)\b")
# A "review of 184 cases" looks through a hospital's own records.
_OF_CASES = re.compile(
    r" (?:of|in) (?:our |the )?(?:\d+|\w+) (?:\w+ )?(?:cases|patients)"
)
# What a title is about stands before the design that it names for itself: "databases
# in systematic reviews: a survey", "a randomized study of same day review".
_SEGMENT = re.compile(r"[:.?!]\s|\s[-\u2013\u2014]\s")
_OPENING = re.compile(r"(?:an? |the )?\Z")
# Seen "from a bacteriological viewpoint"; "in mice and humans".
_SEEN_FROM = re.compile(
    r"\b(?:from|in|of|by|with|to|on|under) (?:[^\s.:]{1,30} ){0,4}\Z"
)
_HUMANS = re.compile(r"\b(?:humans|patients|women|men|children|volunteers)\b")
_TITLE_RANDOM = re.compile(
    r"(?<!non-)(?<!non )(?<!mendelian )\brandomi[sz]ed\b"
    r"(?![^.:]{0,200}\b(?:trials|studies)\b)"
)
# Each with what it cannot do without.
_OF_TITLES = (
    ("case series", True, "rep", _TITLE_CASES),
    ("protocol", True, "protocol", _PROTOCOL),
    ("protocol", False, "design", _DESIGN_ALONE),
)


def _title_signs(title: str) -> Iterator[Sign]:
    """Designs named by a title; in "a review of trials" it is the review's."""
    lowered = lower(title)
    named = list(designs_between(lowered, 0, len(lowered)))
    own = [place for place in named if _is_own(lowered, *place)]
    found = [
        (*_named(lowered, start, end, key), title[start:end], lowered[start:end])
        for start, end, key in named
        if not _is_topic(lowered, (start, end, key), own)
    ]
    for key, plain, cue, pattern in _OF_TITLES:
        if cue in lowered and (told := pattern.search(lowered)):
            found.append((key, plain, title[told.start() : told.end()], ""))
    if not found and (random := _TITLE_RANDOM.search(lowered)):
        shown = title[random.start() : random.end()]
        found.append(("randomized controlled trial", True, shown, ""))
    keys = {key for key, plain, _, _ in found if plain}
    only = keys & {"protocol"}
    if not only and keys & POOLS:
        only = POOLS | {"case report", "case series"}
    for key, plain, shown, phrase in found:
        if only and key not in only:
            continue
        if key not in POOLS and phrase and is_plural(phrase):
            continue
        yield Sign(key, f"title: {shown}", plain=plain)


_Place = tuple[int, int, str]


def _is_own(title: str, start: int, end: int, key: str) -> bool:
    """Whether a title names here how its own study was done, if any was."""
    return (
        key not in POOLS | _BESIDE_POOLS
        and not is_plural(title[start:end])
        and _named(title, start, end, key)[1]
        and not title.startswith(" design", end)
    )


_BESIDE_POOLS = {"case report", "case series", "protocol", "letter", "editorial"}


def _is_topic(title: str, pool: _Place, own: Iterable[_Place]) -> bool:
    """Whether reviews are what a study looks at that a title names more closely."""
    start, end, key = pool
    if key not in POOLS:
        return False
    apart = _SEGMENT.search(title, end)
    return any(
        (apart is not None and one[0] >= apart.end())
        or (
            one[1] <= start
            and _OPENING.match(title[: one[0]])
            and not _SEGMENT.search(title, one[1], start)
        )
        for one in own
    )


def _named(title: str, start: int, end: int, key: str) -> tuple[str, bool]:
    """The design that these words of a title name, and whether plainly."""
    if key == "review" and _OF_CASES.match(title, end):
        return "retrospective study", True
    if key == "review" and (_BESIDE.search(title, 0, start) or _A_CASE.search(title)):
        return key, False
    return key, not (
        (key not in TRIALS and _CLINICAL.search(title, start, end))
        or _SOME_ANIMALS.match(title, start, end)
        or _ANY_CASE.match(title, start, end)
        or (key == "animal study" and _HUMANS.search(title))
        or (key == "editorial" and _SEEN_FROM.search(title[:start]))
        or (key in POOLS and is_hint(title[start:end]))
        or (key == "guideline" and _GUIDED.search(title[:start]))
        or (key in TRIAL_KINDS and _LOOKED_INTO.search(title[:start]))
    )


# Journals that print one kind of paper only.
_JOURNALS = (
    ("systematic review", re.compile(r"\bcochrane database (?:of )?syst")),
    ("case report", re.compile(r"\bcase rep(?:orts?)?\b|\bcases journal\b")),
)


def _journal_signs(record: Record) -> Iterator[Sign]:
    for name in (record.journal, record.journal_abbreviation):
        for key, pattern in _JOURNALS:
            if pattern.search(name.lower()):
                yield Sign(key, f"journal: {name}")


def _heading_signs(record: Record) -> Iterator[Sign]:
    headings = {heading.split("/")[0].strip("* ") for heading in record.mesh}
    for heading in sorted(headings):
        if key := _BY_HEADING.get(heading):
            yield Sign(key, f"MeSH: {heading}", plain=False)
    as_topic = any(heading.endswith("as Topic") for heading in headings)
    for heading in ("Double-Blind Method", "Single-Blind Method", "Random Allocation"):
        if heading in headings:
            # Whoever was drawn for a survey is indexed under "Random Allocation" too.
            told = heading != "Random Allocation" or leaves_chance_open(record)
            plain = told and not as_topic
            yield Sign("controlled trial", f"MeSH: {heading}", plain=plain)
    if "Animals" in headings and "Humans" not in headings:
        yield Sign("animal study", "MeSH: Animals, without Humans", plain=False)


def leaves_chance_open(record: Record) -> bool:
    """Whether the record leaves it open that chance decided who got what."""
    text = f"{lower(record.title)} {lower(record.abstract)}"
    return not record.abstract or may_be_allocated(text)


# What an abstract says of its own study, in so many words, stands behind these.
_OWN = re.compile(
    r"\b(?:this|our|present|current|conducted|performed|did|undertook|carried out|is"
    r"|was|report|design(?:ed as)?:?|methods?:?|in) (?:(?:an?|the|our|this)?\s)?"
)
_RANDOMISED = re.compile(
    r"\b(?:patients|participants|subjects|women|men|children|adults|volunteers|were"
    r"|was|we|been)\b[^.;]{0,60}?(?<!non-)(?<!non)\b(?:randomi[sz]ed|randomly"
    r" (?:\w+ )?(?:assigned|allocated|allotted|divided|split|received|selected to)"
    r"|(?:assigned|allocated|allotted|divided|split) (?:\w+ )?(?:randomly|at random))\b"
    r"(?! (?:controlled |clinical )*(?:trials|studies))"
)
_SEARCHED = re.compile(
    r"\b(?:searched|search of|searches of|databases?)\b[^.]{0,80}\b(?:medline|pubmed"
    r"|embase|cochrane)|\b(?:medline|pubmed|embase)\b[^.]{0,80}\bsearch"
)
# Beside a trial, whose abstract tells of who was randomised, as well.
_QUALITATIVE = re.compile(
    r"\bqualitative (?:interview|stud|data|analys|research|method|design|descript)\w*"
    r"|\bthematic(?:ally)? analy\w+|\bsemi-?structured interviews?|\bfocus groups?"
    r"|\bgrounded theory\b"
)
_ONE_CASE = re.compile(
    r"\b(?:we|i) (?:report|describe|present) (?:an?|the|one|two|three|\d) [^.]{0,60}?"
    r"\b(?:case|cases|patients?|woman|man|boy|girl|infant|male|female)\b"
    r"|\bwe (?:report|describe|present) the case\b"
)


# What the patterns above cannot do without: they are tried at many places in vain.
_DATABASES = Literals(("medline", "pubmed", "embase", "cochrane"))
_OF_WORDS = Literals(
    ("qualitative", "thematic", "structured interview", "focus group", "grounded theor")
)
_TELLING_OF_A_CASE = Literals(
    f"{who} {tells}" for who in "ei" for tells in ("report", "describe", "present")
)


def _abstract_signs(abstract: str) -> Iterator[Sign]:
    abstract = part_headings(abstract)
    lowered = lower(abstract)
    own = (found.end() for found in _OWN.finditer(lowered))
    for start, end, key in designs_at(lowered, own):
        phrase = lowered[start:end]
        if not is_plural(phrase) and not is_of_participants(phrase, lowered):
            yield Sign(key, f"abstract: {abstract[start:end]}", plain=False)
    if _DATABASES.occur_in(lowered) and (found := _SEARCHED.search(lowered)):
        shown = abstract[found.start() : found.end()]
        yield Sign("systematic review", f"abstract: {shown}", plain=False)
    elif "random" in lowered and (found := _RANDOMISED.search(lowered)):
        shown = abstract[found.start() : found.end()]
        yield Sign("randomized controlled trial", f"abstract: {shown}", plain=False)
    if _OF_WORDS.occur_in(lowered) and (told := _QUALITATIVE.search(lowered)):
        shown = abstract[told.start() : told.end()]
        yield Sign("qualitative study", f"abstract: {shown}", plain=False)
    if _TELLING_OF_A_CASE.occur_in(lowered) and (found := _ONE_CASE.search(lowered)):
        shown = abstract[found.start() : found.end()]
        yield Sign("case report", f"abstract: {shown}", plain=False)


@dataclass(frozen=True, slots=True)
class Signs:
    """What a record shows of its design: by name, by headings."""

    named: tuple[Sign, ...]
    headings: tuple[Sign, ...]


@lru_cache(maxsize=4096)
def read_signs(record: Record) -> Signs:
    """The signs of a record, which is compared with many studies."""
    return Signs(
        named=(
            *_without_cases(_type_signs(record.publication_types), record),
            *_title_signs(record.title),
            *_journal_signs(record),
        ),
        headings=tuple(_heading_signs(record)),
    )


@lru_cache(maxsize=4096)
def read_abstract(abstract: str) -> tuple[Sign, ...]:
    """The designs that an abstract names as if they were its study's own."""
    return tuple(_abstract_signs(abstract))


@lru_cache(maxsize=4096)
def read_own(abstract: str) -> tuple[Sign, ...]:
    """What an abstract so states of its own study that it can contradict."""
    abstract = part_headings(abstract)
    return tuple(
        Sign(key, f"abstract: {abstract[start:end]}")
        for key, (start, end) in stated_designs(lower(abstract)).items()
    )
