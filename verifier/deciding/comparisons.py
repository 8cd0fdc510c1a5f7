"""How one named study compares with one record: a level per attribute. Pure.

Every function returns one of the levels of `LEVELS`, ordered from best to worst.
"not stated" (by the document) and "cannot be seen" (in the record) weigh nothing and
are no disagreement.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from verifier.deciding.authors import (
    compare_coauthors,
    compare_first_author,
    compare_given_name,
)
from verifier.deciding.figures import FIGURES, compare_figures
from verifier.deciding.journals import is_like_journal, journal_names
from verifier.deciding.levels import CANNOT_BE_SEEN, NOT_STATED
from verifier.deciding.parameters import Parameters
from verifier.deciding.queries import first_page
from verifier.deciding.topics import (
    ABSTRACT,
    TOPIC_LEVELS,
    compare_abstract,
    compare_topics,
    read_context,
)
from verifier.designs import compare_design
from verifier.models import NamedStudy, Record
from verifier.names import fold
from verifier.references.journals import is_same_journal
from verifier.sizes import compare_size, rarest_in_common
from verifier.words import topic_stems


def compare(
    study: NamedStudy, records: Sequence[Record], parameters: Parameters
) -> list[Mapping[str, str]]:
    """The level of every comparison for every record, in order.

    Records that compare alike, as most do, have the same mapping.
    """
    if not records:
        return []
    # What the document does not state is not asked of every record.
    asked = [name for name in _STATED if _STATED[name](study)]
    columns = [[_COMPARISONS[name](study, r) for r in records] for name in asked]
    firsts = columns[asked.index("first author")] if study.authors else ()
    worth = [first in _WORTH_READING for first in firsts] or [True] * len(records)
    seen: dict[str, Sequence[str]] = {}
    if context := read_context(study, parameters):
        topics = compare_topics(context, records, parameters)
        seen = dict(zip(TOPIC_LEVELS, zip(*topics, strict=True), strict=True))
        seen[ABSTRACT] = [
            compare_abstract(context, r) if w else ""
            for r, w in zip(records, worth, strict=True)
        ]
    if study.claims.figures:
        seen[FIGURES] = [
            compare_figures(study, r) if w else ""
            for r, w in zip(records, worth, strict=True)
        ]
    unstated = dict.fromkeys(_STATED, NOT_STATED)
    known: dict[tuple[Any, ...], Mapping[str, str]] = {}
    found = []
    for _, *levels in zip(records, *columns, *seen.values(), strict=True):
        if (alike := tuple(levels)) not in known:
            told = zip((*asked, *seen), alike, strict=True)
            known[alike] = unstated | {n: level for n, level in told if level}
        found.append(known[alike])
    return found


# To read the abstracts of all others takes longer than everything else.
_WORTH_READING = frozenset({"first author", "similar spelling"})


def is_namesake(levels: Mapping[str, str]) -> bool:
    """The record has the study's first author and, where stated, its year."""
    return (
        levels["first author"] == "first author"
        and levels["given name"] != "another given name"
        and levels["year"] in {"same year", NOT_STATED}
    )


def compare_identifier(study: NamedStudy, record: Record) -> str:
    """A number that the text gives for the study against the record's own."""
    stated = study.identifiers
    pairs = [
        (a, b)
        for a, b in (
            (stated.pmid, record.pmid),
            (stated.doi.lower(), record.doi.lower()),
            (stated.pmcid.upper(), record.pmcid.upper()),
        )
        if a and b
    ]
    if not pairs:
        known = stated.pmid or stated.doi or stated.pmcid
        return CANNOT_BE_SEEN if known else NOT_STATED
    return "same number" if any(a == b for a, b in pairs) else "another number"


def compare_year(study: NamedStudy, record: Record) -> str:
    """The year of the text against the print and electronic years of the record."""
    if study.year is None:
        return NOT_STATED
    if not record.years:
        return CANNOT_BE_SEEN
    distance = min(abs(study.year - year) for year in record.years)
    return ("same year", "one year off", "two years off", "another year")[
        min(distance, 3)
    ]


def compare_title(study: NamedStudy, record: Record) -> str:
    """The title that the text gives against the record's title."""
    stated = study.claims.title
    if not stated:
        return NOT_STATED
    titles = [t for t in (record.title, record.vernacular_title) if t]
    if not titles:
        return CANNOT_BE_SEEN
    return max((_title_level(stated, t) for t in titles), key=_TITLE_ORDER.index)


_TITLE_ORDER = ("another title", "similar", "nearly the same", "same title")


def _title_level(stated: str, printed: str) -> str:
    one, other = fold(stated), fold(printed)
    if one == other or (
        min(len(one), len(other)) > 30
        and (one.startswith(other) or other.startswith(one))
    ):
        return "same title"
    first, second = set(topic_stems(stated)), set(topic_stems(printed))
    if not first or not second:
        return "another title"
    shared = len(first & second)
    if shared >= 0.8 * max(len(first), len(second)):
        return "nearly the same"
    if shared >= 3 and shared >= 0.85 * min(len(first), len(second)):
        return "nearly the same"
    return (
        "similar" if shared >= 0.5 * min(len(first), len(second)) else "another title"
    )


def compare_journal(study: NamedStudy, record: Record) -> str:
    """The journal of the text against title and abbreviation of the record's."""
    stated = study.claims.journal
    if not stated:
        return NOT_STATED
    printed = journal_names(record)
    if not printed:
        return CANNOT_BE_SEEN
    if any(is_same_journal(stated, name) for name in printed):
        return "same journal"
    like = any(is_like_journal(stated, name) for name in printed)
    return "like journal" if like else "another journal"


def compare_pages(study: NamedStudy, record: Record) -> str:
    """Volume and first page of a reference entry against the record's.

    In another journal they are other numbers.
    """
    if not study.volume and not study.pages:
        return NOT_STATED
    if not record.volume and not record.pages:
        return CANNOT_BE_SEEN
    if compare_journal(study, record) == "another journal":
        return CANNOT_BE_SEEN
    volume = _same_number(study.volume, record.volume)
    page = _same_number(first_page(study.pages), first_page(record.pages))
    if page and volume is not False:
        return "same volume and page"
    if volume:
        return "same volume"
    return "another volume" if volume is False or page is False else CANNOT_BE_SEEN


def _same_number(one: str, other: str) -> bool | None:
    return None if not one or not other else one.lower() == other.lower()


def compare_blinding(study: NamedStudy, record: Record) -> str:
    """The blinding of the text against title, abstract and MeSH terms."""
    stated = study.claims.blinding
    if not stated:
        return NOT_STATED
    found = find_blinding(record)
    if not found:
        return CANNOT_BE_SEEN
    return "agrees" if stated == found else "conflicts"


def find_blinding(record: Record) -> str:
    """The blinding that title, abstract or MeSH terms of a record state, or ""."""
    text = fold(f"{record.title} {record.abstract} {' '.join(record.mesh)}")
    for key, words in _BLINDING:
        if any(word in text for word in words):
            return key
    return ""


_BLINDING = (
    ("triple-blind", ("triple blind", "triple mask")),
    ("double-blind", ("double blind", "double mask", "doubly blind")),
    ("single-blind", ("single blind", "single mask", "assessor blind")),
    ("open", ("open label", "unblinded", "nonblinded")),
)


def compare_acronym(study: NamedStudy, record: Record) -> str:
    """The trial's acronym against the record's title (and abstract)."""
    if not study.acronym:
        return NOT_STATED
    acronym = fold(study.acronym)
    if f" {acronym} " in f" {fold(record.title)} ":
        return "in the title"
    if not record.abstract:
        return "not in the title"
    inside = f" {acronym} " in f" {fold(record.abstract)} "
    return "in the title" if inside else "not in the title"


def _compare_design(study: NamedStudy, record: Record) -> str:
    return _level(compare_design(study.claims.design, record)[0])


# Hardly two studies have the same number of so many people.
_THOUSAND, _HUNDRED = 1000, 100


def _compare_size(study: NamedStudy, record: Record) -> str:
    stated = study.claims.sample_sizes
    agreement = compare_size(stated, record)[0]
    if agreement != "agrees":
        return _level(agreement)
    rarity = rarest_in_common(stated, record)
    if rarity >= _THOUSAND:
        return "the same thousands"
    return "the same hundreds" if rarity >= _HUNDRED else agreement


def _level(agreement: str) -> str:
    return CANNOT_BE_SEEN if agreement == "cannot be checked" else agreement


_COMPARISONS: Mapping[str, Callable[[NamedStudy, Record], str]] = {
    "identifier": compare_identifier,
    "first author": compare_first_author,
    "given name": compare_given_name,
    "co-authors": compare_coauthors,
    "year": compare_year,
    "title": compare_title,
    "journal": compare_journal,
    "pages": compare_pages,
    "design": _compare_design,
    "sample size": _compare_size,
    "blinding": compare_blinding,
    "acronym": compare_acronym,
}
# What of a study each of them needs: without it, the answer is "not stated".
_STATED: Mapping[str, Callable[[NamedStudy], object]] = {
    "identifier": lambda s: (
        s.identifiers.pmid or s.identifiers.doi or s.identifiers.pmcid
    ),
    "first author": lambda s: s.authors,
    "given name": lambda s: s.given,
    "co-authors": lambda s: s.authors,
    "year": lambda s: s.year is not None,
    "title": lambda s: s.claims.title,
    "journal": lambda s: s.claims.journal,
    "pages": lambda s: s.volume or s.pages,
    "design": lambda s: s.claims.design,
    "sample size": lambda s: s.claims.sample_sizes,
    "blinding": lambda s: s.claims.blinding,
    "acronym": lambda s: s.acronym,
}
