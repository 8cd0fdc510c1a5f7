"""A stated design against what a record shows of its own. Pure."""

import re
from collections.abc import Iterable, Iterator

from verifier.designs.phrases import designs_between, is_plural
from verifier.designs.signs import (
    Sign,
    Signs,
    leaves_chance_open,
    read_abstract,
    read_own,
    read_signs,
)
from verifier.designs.silences import (
    AT_THE_BENCH,
    told_by_silence,
    told_unallocated,
    told_unfollowed,
)
from verifier.designs.table import (
    POOLS,
    REVIEWED,
    SEARCHING,
    TRIAL_KINDS,
    TRIALS,
    excludes,
    is_special_case,
)
from verifier.models import Agreement, Record
from verifier.names import lower

# Who or what was studied, where it leaves no doubt: animals of the laboratory, cells.
_RODENTS = re.compile(
    r"\b(?:rats?|mice|mouse|murine|rodents?|zebrafish|guinea[ -]pigs?|hamsters?)\b"
)
_GLASS = re.compile(r"\bin vitro\b(?! (?:fertili|matur))")
_PERSONS = re.compile(
    r"\b(?:patients?|participants?|volunteers?|women|men|children|adults|people|persons"
    r"|clinical|trial|trials)\b"
)
# Headings of who was looked at and not allocated.
_LOOKED_AT = ("cohort study", "retrospective study", "case-control study",
              "cross-sectional study")  # fmt: skip


def _told_by_subject(stated: str, record: Record, signs: Signs) -> list[Sign]:
    """What record and headings agree on, where no type names the design.

    Rats or cells in the title are no patients; who was followed, and by the headings
    is a cohort, was not allocated.
    """
    title, abstract = lower(record.title), lower(record.abstract)
    headings = {sign.key: sign for sign in signs.headings}
    typed = any(not sign.shown.startswith("title") for sign in signs.named)
    if typed or not abstract:
        return []
    if stated in TRIALS:
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


def _contradicts(stated: str, sign: Sign) -> bool:
    """Whether a sign excludes a design; rats may have been "in a trial"."""
    loose = stated == "clinical trial" and sign.key == "animal study"
    return excludes(stated, sign.key) and not loose


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
_IN_LABORATORIES = {"animal study", "in vitro study"}
_IN_DOUBT = {
    **dict.fromkeys(TRIAL_KINDS, _ON_TRIAL),
    **dict.fromkeys(POOLS - {"guideline"}, _ON_PAPERS),
    "animal study": _ON_ANIMALS,
    "in vitro study": _ON_ANIMALS,
    **dict.fromkeys(_FOLLOWING, _ON_PEOPLE),
    "case report": _ON_A_CASE,
    "case series": _ON_A_CASE,
}
# What an abstract calls itself it is, though PubMed has another type for it.
_OF_ITSELF = POOLS - {"guideline"} | {
    *("cohort study", "retrospective study", "case-control study"),
    "cross-sectional study",
}
# What was not done yet when it was written: "differences will be compared".
_WILL_BE = re.compile(
    r"\b(?:patients?|participants?|subjects?|children|adolescents|adults|women|men"
    r"|people|individuals|differences|outcomes?|measures?|measurements?|data|groups?"
    r"|assessments?|interviews|primary|secondary|trial|study|we)\b[^.;]{0,80}? will "
    r"(?:be (?:\w+ly )?(?:randomi|allocat|assign|recruit|includ|compar|assess|measur"
    r"|enrol|invit|analy|evaluat|collect|follow|conduct|perform|examin|calculat"
    r"|used|undertaken|carried)|undergo|recruit|enrol|randomi|receive|complete)\w*"
)
# Nothing that an abstract states of patients contradicts these.
_NO_STUDY = {"protocol", "guideline", "letter", "editorial"}


def _told_by_abstract(stated: str, record: Record) -> list[Sign]:
    """What the abstract states of its own study, where all of it is against."""
    own = [] if stated in _NO_STUDY else list(read_own(record.abstract))
    if not own or not all(_contradicts(stated, sign) for sign in own):
        return []
    text = f"{lower(record.title)} {lower(record.abstract)}"
    doubt = _IN_DOUBT.get(stated)
    if doubt is _ON_TRIAL and any(sign.key in POOLS for sign in own):
        return own  # reviews speak of the trials they review
    return [] if doubt and doubt.search(text) else own


_BESIDE_A_CASE = re.compile(
    r"\b(?:brief|short) (?:re|over)view\b|\boverview of"
    r"|\breview\w* (?:[\w-]+ ){0,4}literature|\bliterature review"
    r"|\b(?:and|with an?) review (?:of|its|their|the)\b"
)


def _near(stated: str, found: str) -> bool:
    """Whether one paper may be both, though neither implies the other."""
    return not excludes(stated, found) and "letter" not in {stated, found}


def _is_outdone(sign: Sign, against: Iterable[Sign]) -> bool:
    """Whether a sign against says the same more closely: a review, narrative at that.

    What is prospective may be a trial or a cohort; the heading for cohorts decides.
    """
    return any(
        (one.key != sign.key and is_special_case(one.key, sign.key))
        or (one.key, sign.key) == ("cohort study", "longitudinal study")
        for one in against
    )


# A trial may be looked back on: "a retrospective analysis of a randomised trial".
_LOOKING_BACK = re.compile(
    r"retrospect|\b(?:records?|charts?)\b|\bpost[- ]?hoc\b|\bre-?analy"
    r"|\bsecondary analys"
)


def _looked_back(record: Record, signs: Signs) -> bool:
    """Whether a heading may call it retrospective, though by its type it is a trial."""
    allocated = any(
        sign.plain and sign.key == "randomized controlled trial" for sign in signs.named
    )
    text = f"{lower(record.title)} {lower(record.abstract)}"
    return not (allocated and record.abstract) or bool(_LOOKING_BACK.search(text))


def _of_this(stated: str, record: Record, signs: Signs) -> tuple[Sign, ...]:
    """The headings that are of the study itself: those of a review are of what it read.

    Unless the title names that design beside it: "a cohort study and meta-analysis".
    """
    if stated == "retrospective study" and not _looked_back(record, signs):
        return tuple(sign for sign in signs.headings if sign.key != stated)
    if not any(
        sign.plain and sign.key in SEARCHING and excludes(stated, sign.key)
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


def _is_reviewed_case(stated: str, sign: Sign, record: Record) -> bool:
    """Whether it may be called a review for what it reviews beside its case."""
    return (
        stated in REVIEWED
        and sign.key in {"case report", "case series"}
        and _BESIDE_A_CASE.search(f"{lower(record.title)} {lower(record.abstract)}")
        is not None
    )


def _is_of_donors(stated: str, sign: Sign, record: Record) -> bool:
    """Whether a trial by its type alone may be work on cells of those who took part."""
    if stated not in _IN_LABORATORIES or sign.key not in TRIAL_KINDS:
        return False
    return (
        not sign.shown.startswith(("title", "MeSH"))
        and AT_THE_BENCH.search(lower(record.abstract)) is not None
        and not leaves_chance_open(record)
    )


def _told_ahead(stated: str, record: Record) -> Iterator[Sign]:
    """That an abstract tells of what is to be done: few call themselves protocols."""
    abstract = lower(record.abstract)
    if stated == "protocol" and (found := _WILL_BE.search(abstract)):
        shown = record.abstract[found.start() : found.end()]
        yield Sign("protocol", f"abstract: {shown}", plain=False)


def _sign_for(stated: str, signs: Iterable[Sign]) -> Sign | None:
    return next((sign for sign in signs if is_special_case(sign.key, stated)), None)


def _is_plan_of(stated: str, sign: Sign, record: Record) -> bool:
    """Whether it is the protocol of a study of that design, which pages tell it by."""
    if sign.key != "protocol" or not sign.plain:
        return False
    title = lower(record.title)
    named = (key for _, _, key in designs_between(title, 0, len(title)))
    own = (one.key for one in read_abstract(record.abstract))
    return any(is_special_case(key, stated) for key in (*named, *own))


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
    signs = read_signs(record)
    headings = _of_this(stated, record, signs)
    told = (*signs.named, *headings)
    plain = [sign for sign in told if sign.plain]
    if sign := _sign_for(stated, plain):  # and the abstract need not be read
        return "agrees", sign.shown
    faint = [sign for sign in told if not sign.plain]
    if not any(sign.plain and excludes(stated, sign.key) for sign in signs.named):
        # That of a review speaks of trials, not of itself.
        faint += read_abstract(record.abstract)
    if not any(sign.key in _NO_STUDY for sign in plain):
        faint += [one for one in read_own(record.abstract) if one.key in _OF_ITSELF]
    faint += _told_ahead(stated, record)
    if sign := _sign_for(stated, faint):
        return "agrees", sign.shown
    if unsaid := (
        told_unallocated(stated, record, signs)
        or told_unfollowed(stated, record, signs)
        or told_by_silence(stated, record, signs)
    ):
        return "conflicts", unsaid
    against = [
        sign
        for sign in plain
        if excludes(stated, sign.key)
        and not _is_of_donors(stated, sign, record)
        and not _is_plan_of(stated, sign, record)
    ]
    against += _told_by_subject(stated, record, signs)
    own = _told_by_abstract(stated, record)
    near = [
        sign
        for sign in (*plain, *faint)
        if (_near(stated, sign.key) or _is_plan_of(stated, sign, record))
        and not _is_outdone(sign, against)
        and not (own and sign.shown.startswith("MeSH"))
    ]
    of_animals = stated in _IN_LABORATORIES and _ON_ANIMALS.search(
        lower(record.abstract)
    )
    if not signs.named and not near and not of_animals:  # who are randomized as well
        named = read_abstract(record.abstract)
        against += [sign for sign in named if excludes(stated, sign.key)]
    against += own
    against = [sign for sign in against if not _is_reviewed_case(stated, sign, record)]
    if against and not any(sign in plain for sign in near):
        return "conflicts", against[0].shown
    return ("near", near[0].shown) if near else ("cannot be checked", "")
