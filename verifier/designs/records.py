"""A stated design against what a record shows of its own. Pure."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from verifier.designs.abstracts import (
    is_uncontrolled,
    is_whole,
    may_be_allocated,
    stated_designs,
)
from verifier.designs.phrases import designs_at, designs_between, is_plural
from verifier.designs.table import DESIGNS, is_special_case
from verifier.literals import Literals
from verifier.models import Agreement, PublicationType, Record
from verifier.names import lower
from verifier.sizes import PEOPLE


@dataclass(frozen=True, slots=True)
class _Sign:
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


def _type_signs(kinds: Iterable[PublicationType]) -> list[_Sign]:
    """The designs among the types, the most special one first."""
    signs = [
        _Sign(key, kind.name)
        for kind in kinds
        if (key := _BY_UI.get(kind.ui) or _BY_NAME.get(kind.name.lower(), ""))
    ]
    return sorted(signs, key=lambda sign: -len(DESIGNS[sign.key].broader))


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
# A "review of 184 cases" looks through a hospital's own records.
_OF_CASES = re.compile(
    r" (?:of|in) (?:our |the )?(?:\d+|\w+) (?:\w+ )?(?:cases|patients)"
)
_TITLE_RANDOM = re.compile(
    r"(?<!non-)(?<!non )(?<!mendelian )\brandomi[sz]ed\b"
    r"(?![^.:]{0,200}\b(?:trials|studies)\b)"
)
_POOLS = {"review", "systematic review", "meta-analysis", "umbrella review",
          "scoping review", "narrative review", "guideline"}  # fmt: skip


def _title_signs(title: str) -> Iterator[_Sign]:
    """Designs named by a title; in "a review of trials" it is the review's."""
    lowered = lower(title)
    found = [
        (*_named(lowered, start, end, key), title[start:end], lowered[start:end])
        for start, end, key in designs_between(lowered, 0, len(lowered))
    ]
    for key, pattern in (("case series", _TITLE_CASES), ("protocol", _PROTOCOL)):
        if told := pattern.search(lowered):
            found.append((key, True, title[told.start() : told.end()], ""))
    if not found and (random := _TITLE_RANDOM.search(lowered)):
        shown = title[random.start() : random.end()]
        found.append(("randomized controlled trial", True, shown, ""))
    keys = {key for key, plain, _, _ in found if plain}
    pools = keys & _POOLS
    for key, plain, shown, phrase in found:
        if "protocol" in keys and key != "protocol":
            continue
        if pools and key not in _POOLS and key not in {"case report", "case series"}:
            continue
        if key not in _POOLS and phrase and is_plural(phrase):
            continue
        yield _Sign(key, f"title: {shown}", plain=plain)


def _named(title: str, start: int, end: int, key: str) -> tuple[str, bool]:
    """The design that these words of a title name, and whether plainly."""
    if key == "review" and _OF_CASES.match(title, end):
        return "retrospective study", True
    if key == "review" and (_BESIDE.search(title, 0, start) or _A_CASE.search(title)):
        return key, False
    return key, not (
        _CLINICAL.search(title, start, end)
        or _SOME_ANIMALS.match(title, start, end)
        or (key == "guideline" and _GUIDED.search(title[:start]))
    )


# Journals that print one kind of paper only.
_JOURNALS = (
    ("systematic review", re.compile(r"\bcochrane database (?:of )?syst")),
    ("case report", re.compile(r"\bcase rep(?:orts?)?\b|\bcases journal\b")),
)


def _journal_signs(record: Record) -> Iterator[_Sign]:
    for name in (record.journal, record.journal_abbreviation):
        for key, pattern in _JOURNALS:
            if pattern.search(name.lower()):
                yield _Sign(key, f"journal: {name}")


def _heading_signs(record: Record) -> Iterator[_Sign]:
    headings = {heading.split("/")[0].strip("* ") for heading in record.mesh}
    for heading in sorted(headings):
        if key := _BY_HEADING.get(heading):
            yield _Sign(key, f"MeSH: {heading}", plain=False)
    as_topic = any(heading.endswith("as Topic") for heading in headings)
    for heading in ("Double-Blind Method", "Single-Blind Method", "Random Allocation"):
        if heading in headings:
            # Whoever was drawn for a survey is indexed under "Random Allocation" too.
            told = heading != "Random Allocation" or _may_be_allocated(record)
            plain = told and not as_topic
            yield _Sign("controlled trial", f"MeSH: {heading}", plain=plain)
    if "Animals" in headings and "Humans" not in headings:
        yield _Sign("animal study", "MeSH: Animals, without Humans", plain=False)


def _may_be_allocated(record: Record) -> bool:
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
    r" (?:assigned|allocated|divided|received|selected to))\b"
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
_TELLING_OF_A_CASE = Literals(
    f"{who} {tells}" for who in "ei" for tells in ("report", "describe", "present")
)


def _abstract_signs(abstract: str) -> Iterator[_Sign]:
    lowered = lower(abstract)
    own = (found.end() for found in _OWN.finditer(lowered))
    for start, end, key in designs_at(lowered, own):
        if not is_plural(lowered[start:end]):
            yield _Sign(key, f"abstract: {abstract[start:end]}", plain=False)
    if _DATABASES.occur_in(lowered) and (found := _SEARCHED.search(lowered)):
        shown = abstract[found.start() : found.end()]
        yield _Sign("systematic review", f"abstract: {shown}", plain=False)
    elif "random" in lowered and (found := _RANDOMISED.search(lowered)):
        shown = abstract[found.start() : found.end()]
        yield _Sign("randomized controlled trial", f"abstract: {shown}", plain=False)
    if told := _QUALITATIVE.search(lowered):
        shown = abstract[told.start() : told.end()]
        yield _Sign("qualitative study", f"abstract: {shown}", plain=False)
    if _TELLING_OF_A_CASE.occur_in(lowered) and (found := _ONE_CASE.search(lowered)):
        shown = abstract[found.start() : found.end()]
        yield _Sign("case report", f"abstract: {shown}", plain=False)


def _excludes(stated: str, found: str) -> bool:
    """Whether one study cannot be both."""
    pair = {stated, found}
    if pair == {"narrative review", "systematic review"}:
        return True
    if pair == {"narrative review", "meta-analysis"}:
        return True
    if pair & {"letter"} or ("guideline" in pair and pair & _POOLS - {"guideline"}):
        return False  # a letter can carry a small study; guidelines rest on reviews
    if pair == {"case series"} | (pair - {"case series"}) and any(
        "observational" in DESIGNS[key].families for key in pair
    ):
        return False  # a series of cases is an observational study
    return DESIGNS[stated].families.isdisjoint(DESIGNS[found].families)


def _near(stated: str, found: str) -> bool:
    """Whether one paper may be both, though neither implies the other."""
    return not _excludes(stated, found) and "letter" not in {stated, found}


@dataclass(frozen=True, slots=True)
class _Signs:
    """What a record shows of its design: by name, by headings, by its abstract."""

    named: tuple[_Sign, ...]
    headings: tuple[_Sign, ...]
    abstract: tuple[_Sign, ...]


@lru_cache(maxsize=4096)
def _read_signs(record: Record) -> _Signs:
    """The signs of a record, which is compared with many studies."""
    return _Signs(
        named=(
            *_type_signs(record.publication_types),
            *_title_signs(record.title),
            *_journal_signs(record),
        ),
        headings=tuple(_heading_signs(record)),
        abstract=tuple(_abstract_signs(record.abstract)),
    )


@lru_cache(maxsize=4096)
def _read_own(abstract: str) -> tuple[_Sign, ...]:
    """What an abstract so states of its own study that it can contradict."""
    return tuple(
        _Sign(key, f"abstract: {abstract[start:end]}")
        for key, (start, end) in stated_designs(lower(abstract)).items()
    )


# Who or what was studied, where it leaves no doubt: animals of the laboratory, cells.
_RODENTS = re.compile(
    r"\b(?:rats?|mice|mouse|murine|rodents?|zebrafish|guinea[ -]pigs?|hamsters?)\b"
)
_GLASS = re.compile(r"\bin vitro\b(?! (?:fertili|matur))")
_PERSONS = re.compile(
    r"\b(?:patients?|participants?|volunteers?|women|men|children|adults|people|persons"
    r"|clinical|trial|trials)\b"
)
_TRIALS = {"randomized controlled trial", "controlled trial", "crossover trial"}
# Headings of who was looked at and not allocated.
_LOOKED_AT = ("cohort study", "retrospective study", "case-control study",
              "cross-sectional study")  # fmt: skip


def _told_by_subject(stated: str, record: Record, signs: _Signs) -> list[_Sign]:
    """What record and headings agree on, where no type names the design.

    Rats or cells in the title are no patients; who was followed, and by the headings
    is a cohort, was not allocated.
    """
    title, abstract = lower(record.title), lower(record.abstract)
    headings = {sign.key: sign for sign in signs.headings}
    typed = any(not sign.shown.startswith("title") for sign in signs.named)
    if typed or not abstract:
        return []
    if stated in _TRIALS:
        told = [headings[key] for key in _LOOKED_AT if key in headings]
        if told and not _ON_TRIAL.search(f"{title} {abstract}"):
            return told
    if "random" in abstract or "random" in title or _PERSONS.search(title):
        return []
    if "animal study" in headings and _RODENTS.search(title):
        told = [headings["animal study"]]
    elif "in vitro study" in headings and _GLASS.search(title):
        told = [headings["in vitro study"]]
    else:
        return []
    return told if _contradicts(stated, told[0]) else []


def _contradicts(stated: str, sign: _Sign) -> bool:
    """Whether a sign excludes a design; rats may have been "in a trial"."""
    loose = stated == "clinical trial" and sign.key == "animal study"
    return _excludes(stated, sign.key) and not loose


# What leaves a statement of the abstract in doubt, by the family of what is claimed:
# a trial, a review, what was done in the laboratory.
_ON_TRIAL = re.compile(
    r"random(?!ly selected)|placebo|allocat|assigned|\btrial\b"
    r"|\bphase (?:[1-4]|i{1,3}|iv)[ab]?\b|intervention group"
)
_ON_PAPERS = re.compile(
    r"\bmeta-?analy|\bmedline|\bpubmed|\bembase|\bcochrane|\bsystematic|\barticles\b"
    r"|(?<!retrospective )(?<!chart )(?<!records )(?<!record )\breviews?\b(?! board)"
    r"|\bpublished (?:[\w-]+ )?(?:stud|trial|report|data|case)"
    r"|\b(?:literature|publications?|papers)\b[^.]{0,60}?\b(?:search|identif|includ"
    r"|analy)|\b(?:search|survey|analys)\w*\b[^.]{0,60}?\b(?:literature"
    r"|publications?|papers)\b"
)
_ON_ANIMALS = re.compile(
    r"\b(?:animals?|rats?|mice|mouse|murine|in vitro|cells?|rabbits?|dogs?|pigs?)\b"
)
_ON_PEOPLE = re.compile(
    r"\bfollow(?:ed|[- ]?up)\b|\bcohort|\bparticipants\b|\benrol|\bbaseline\b|\bsurvey"
    r"|\bquestionnaires?\b|\binterview"
)
_ON_A_CASE = re.compile(r"\bpatients?\b|-old\b|\bcases?\b|\bwom[ae]n\b|\bm[ae]n\b")
_FOLLOWING = ("cohort study", "longitudinal study", "cross-sectional study",
              "observational study")  # fmt: skip
_TRIAL_KINDS = _TRIALS | {"clinical trial", "open-label trial"}
_IN_LABORATORIES = {"animal study", "in vitro study"}
_IN_DOUBT = {
    **dict.fromkeys(_TRIAL_KINDS, _ON_TRIAL),
    **dict.fromkeys(_POOLS - {"guideline"}, _ON_PAPERS),
    "animal study": _ON_ANIMALS,
    "in vitro study": _ON_ANIMALS,
    **dict.fromkeys(_FOLLOWING, _ON_PEOPLE),
    "case report": _ON_A_CASE,
    "case series": _ON_A_CASE,
}
# What an abstract calls itself it is, though PubMed has another type for it.
_OF_ITSELF = _POOLS - {"guideline"} | {
    *("cohort study", "retrospective study", "case-control study"),
    "cross-sectional study",
}
# Nothing that an abstract states of patients contradicts these.
_NO_STUDY = {"protocol", "guideline", "letter", "editorial"}


def _told_by_abstract(stated: str, record: Record) -> list[_Sign]:
    """What the abstract states of its own study, where all of it is against."""
    own = [] if stated in _NO_STUDY else list(_read_own(record.abstract))
    if not own or not all(_contradicts(stated, sign) for sign in own):
        return []
    text = f"{lower(record.title)} {lower(record.abstract)}"
    doubt = _IN_DOUBT.get(stated)
    if doubt is _ON_TRIAL and any(sign.key in _POOLS for sign in own):
        return own  # reviews speak of the trials they review
    return [] if doubt and doubt.search(text) else own


def _told_unallocated(stated: str, record: Record, signs: _Signs) -> str:
    """What speaks against chance, where title and abstract say nothing of chance.

    Of 242 records typed as randomized trials, most of the 1970s, 30 % do not say
    "random", but one only is silent on chance and states another design.
    """
    if stated not in _TRIALS or _may_be_allocated(record):
        return ""
    if any(
        sign.key in _TRIALS and sign.plain and sign.shown != "MeSH: Random Allocation"
        for sign in (*signs.named, *signs.headings)
    ):
        return ""
    for sign in (*_read_own(record.abstract), *signs.named):
        if sign.plain and _excludes(stated, sign.key):
            return sign.shown
    text = f"{lower(record.title)} {lower(record.abstract)}"
    if place := is_uncontrolled(text):
        shown = f"{record.title} {record.abstract}"[slice(*place)]
        if stated != "controlled trial" or "random" not in shown:
            return f"abstract: {shown}"
    return ""


# Since the 1990s whoever randomizes, or searches the literature, says so in a whole
# abstract. Of 89 records since then that are typed as randomized trials seven do not,
# five of which were none; of 94 typed as systematic reviews or meta-analyses all do.
_TOLD_FROM = 1990
# Wider than `_ON_PAPERS`: any word that a search could be told in is enough.
_ANY_PAPERS = re.compile(
    r"review|meta-?\s?analy|pooled|literature|systematic|articles|publications"
    r"|published|medline|pubmed|embase|cochrane|\bsearch|overview|re-?analysis|combined"
    r"|\b\d+ (?:\w+ ){0,3}?(?:studies|trials)\b|random[- ]effects"
    r"|individual (?:patient |participant )?data"
)
_SEARCHING = {"systematic review", "meta-analysis", "umbrella review", "scoping review"}
# What is typed a review speaks of reviews, and of what was published, in any case. Of
# 114 abstracts typed as systematic reviews or meta-analyses one has none of these, of
# 2,385 that are typed as reviews and no more 1,528.
_ANY_SEARCH = re.compile(
    r"meta-?\s?(?:analy|regress|synth)|pool(?:ed|ing)|systematic|medline|pubmed|embase"
    r"|cochrane|psycinfo|cinahl|web of science|scopus|databases?\b|\bsearch"
    r"|combined (?:data|analysis|estimate|results|evidence)|heterogeneity"
    r"|(?:random|fixed)[- ]effects?|effect sizes?|synthesi[sz]|quantitative|aggregat"
    r"|individual (?:patient|participant) data|overview of|odds ratio|relative risk"
    r"|risk ratio|confidence interval|\b95% ?ci|\b(?:\d+|[a-z]+teen|[a-z]+ty|two|three"
    r"|four|five|six|seven|eight|nine|ten|eleven|twelve) (?:[\w-]+ ){0,4}(?:studies"
    r"|trials|rcts|cohorts|articles|papers|publications|comparisons)\b|included studies"
    r"|studies (?:were|that|meeting|included)|published (?:studies|trials|data"
    r"|literature)|eligible|literature review|review(?:ed)? (?:of )?(?:the )?literature"
)
_REVIEWED = {"review", "narrative review"}
_BESIDE_A_CASE = re.compile(
    r"\breview\w* (?:[\w-]+ ){0,4}literature|\bliterature review"
    r"|\b(?:and|with an?) review (?:of|its|their|the)\b"
)


# Of 4,097 abstracts typed as trials, and 1,500 of cohorts and the like, each has one.
_ANYBODY = re.compile(
    rf"\b(?:{PEOPLE}|patient|participant|subject|person|child|human|populations?"
    r"|cohorts?|groups?|trials?|random\w*|placebo\w*|blind\w*|animals?|cattle"
    r"|neonat\w+|pregnan\w+|enrol\w*|recruit\w*|consecutive|consent|survey\w*"
    r"|follow(?:ed)?[- ]?up|hospital\w*|clinics?|m[ae]n|wom[ae]n|boy|girl"
    r"|infant|mother|male|female|case|control|schools?"
    r"|eye|tooth|knee|hip)\b|\bn ?="
)
_WITH_PEOPLE = {
    *_TRIAL_KINDS,
    *("cohort study", "case-control study", "cross-sectional study"),
    *("qualitative study", "case report", "case series"),
}
_MOSTLY_BY_CHANCE = {"Clinical Trial, Phase III", "Adaptive Clinical Trial"}
_NOT_BY_CHANCE = {"clinical trial", "controlled trial", "crossover trial"}


def _leaves_open(stated: str, sign: _Sign) -> bool:
    """Whether a sign for some trial leaves open if chance decided in it.

    PubMed has a type for those in which it did; "Clinical Trial, Phase I" is another.
    So it has for reviews that searched.
    """
    return (stated in _SEARCHING and sign.key in _REVIEWED) or (
        stated == "randomized controlled trial"
        and sign.key in _NOT_BY_CHANCE
        and sign.shown not in _MOSTLY_BY_CHANCE
    )


def _told_by_silence(stated: str, record: Record, signs: _Signs) -> str:
    """That an abstract says nothing of what such a study cannot do without."""
    abstract = lower(record.abstract)
    if (
        not is_whole(abstract)
        or (record.year or 0) < _TOLD_FROM
        or any(sign.plain and not _leaves_open(stated, sign) for sign in signs.named)
        or any(sign.plain or sign.key in _TRIALS for sign in signs.headings)
    ):
        return ""
    text = f"{lower(record.title)} {abstract}"
    if stated == "randomized controlled trial" and not may_be_allocated(text):
        return "an abstract that tells of no randomization"
    papers = _ANY_SEARCH if signs.named else _ANY_PAPERS
    if stated in _SEARCHING and not papers.search(text):
        return "an abstract that tells of no literature searched"
    if stated in _WITH_PEOPLE and not _ANYBODY.search(text):
        return "an abstract that tells of nobody who took part"
    return ""


def _is_outdone(sign: _Sign, against: Iterable[_Sign]) -> bool:
    """Whether a sign against says the same more closely: a review, narrative at that.

    What is prospective may be a trial or a cohort; the heading for cohorts decides.
    """
    return any(
        (one.key != sign.key and is_special_case(one.key, sign.key))
        or (one.key, sign.key) == ("cohort study", "longitudinal study")
        for one in against
    )


def _of_this(stated: str, record: Record, signs: _Signs) -> tuple[_Sign, ...]:
    """The headings that are of the study itself: those of a review are of what it read.

    Unless the title names that design beside it: "a cohort study and meta-analysis".
    """
    if not any(
        sign.plain and sign.key in _SEARCHING and _excludes(stated, sign.key)
        for sign in signs.named
    ):
        return signs.headings
    title = lower(record.title)
    beside = {
        key
        for start, end, key in designs_between(title, 0, len(title))
        if not is_plural(title[start:end])
    }
    return tuple(sign for sign in signs.headings if sign.key in beside)


def _is_reviewed_case(stated: str, sign: _Sign, record: Record) -> bool:
    """Whether it may be called a review for what it reviews beside its case."""
    return (
        stated in _REVIEWED
        and sign.key in {"case report", "case series"}
        and _BESIDE_A_CASE.search(f"{lower(record.title)} {lower(record.abstract)}")
        is not None
    )


def compare_design(stated: str, record: Record) -> tuple[Agreement, str]:
    """How a stated design fits a record, and what in the record says so.

    Any sign for the design outweighs all signs against it, since types lag and are
    sometimes wrong. A conflict needs a plain sign (type, title, blinding heading, or
    what the abstract states of its own study) for a design that excludes the stated
    one; or, of a trial, that nobody was compared, and not a word of chance; or a whole
    abstract without a word of what such a study cannot do without.
    """
    if not stated:
        return "not stated", ""
    signs = _read_signs(record)
    headings = _of_this(stated, record, signs)
    told = (*signs.named, *headings)
    plain = [sign for sign in told if sign.plain]
    faint = [sign for sign in told if not sign.plain]
    if not any(sign.plain and _excludes(stated, sign.key) for sign in signs.named):
        faint += signs.abstract  # that of a review speaks of trials, not of itself
    if not any(sign.key in _NO_STUDY for sign in plain):
        faint += [one for one in _read_own(record.abstract) if one.key in _OF_ITSELF]
    for sign in (*plain, *faint):
        if is_special_case(sign.key, stated):
            return "agrees", sign.shown
    if unsaid := (
        _told_unallocated(stated, record, signs)
        or _told_by_silence(stated, record, signs)
    ):
        return "conflicts", unsaid
    against = [
        sign
        for sign in plain
        if _excludes(stated, sign.key) and not _is_reviewed_case(stated, sign, record)
    ]
    against += _told_by_subject(stated, record, signs)
    own = _told_by_abstract(stated, record)
    near = [
        sign
        for sign in (*plain, *faint)
        if _near(stated, sign.key)
        and not _is_outdone(sign, against)
        and not (own and sign.shown.startswith("MeSH"))
    ]
    of_animals = stated in _IN_LABORATORIES and _ON_ANIMALS.search(
        lower(record.abstract)
    )
    if not signs.named and not near and not of_animals:  # who are randomized as well
        against += [sign for sign in signs.abstract if _excludes(stated, sign.key)]
    against += own
    if against and not any(sign in plain for sign in near):
        return "conflicts", against[0].shown
    return ("near", near[0].shown) if near else ("cannot be checked", "")
