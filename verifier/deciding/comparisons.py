"""How one named study compares with one record: a level per attribute. Pure.

Every function returns one of the levels of `LEVELS`, ordered from best to worst.
"not stated" (by the document) and "cannot be seen" (in the record) weigh nothing and
are no disagreement.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from rapidfuzz.distance import DamerauLevenshtein

from verifier.deciding.journals import (
    is_like_journal,
    is_same_journal,
    journal_names,
)
from verifier.deciding.parameters import Parameters
from verifier.deciding.queries import first_page
from verifier.deciding.topics import (
    ABSTRACT,
    ABSTRACT_WORDS,
    TOPIC_LEVELS,
    Context,
    compare_abstract,
    compare_topics,
    read_context,
)
from verifier.designs import compare_design
from verifier.models import NamedStudy, Record
from verifier.names import fold, fold_name, is_variable, spellings
from verifier.sizes import compare_size, rarest_in_common
from verifier.words import topic_stems

NOT_STATED = "not stated"
CANNOT_BE_SEEN = "cannot be seen"

LEVELS: Mapping[str, tuple[str, ...]] = {
    "identifier": ("same number", "another number"),
    "first author": (
        "first author",
        "similar spelling",
        "among the authors",
        "another first author",
        "names no author",
        "not an author",
    ),
    "given name": (
        "same given name",
        "same initials",
        "same initial",
        "another given name",
    ),
    "co-authors": (
        "all of them",
        "as many as stated",
        "fewer than stated",
        "only one author",
        "more than stated",
        "more than the one stated",
        "some are missing",
        "none of them",
    ),
    "year": ("same year", "one year off", "two years off", "another year"),
    "title": ("same title", "nearly the same", "similar", "another title"),
    **TOPIC_LEVELS,
    ABSTRACT: tuple(name for _, name in ABSTRACT_WORDS),
    "journal": ("same journal", "like journal", "another journal"),
    "pages": ("same volume and page", "same volume", "another volume"),
    "design": ("agrees", "near", "conflicts"),
    "sample size": (
        "the same thousands",
        "the same hundreds",
        "agrees",
        "near",
        "conflicts",
    ),
    "blinding": ("agrees", "conflicts"),
    "acronym": ("in the title", "not in the title"),
}


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
    context = read_context(study, parameters)
    topics: Sequence[tuple[str, ...]] = [()] * len(records)
    if context:
        topics = compare_topics(context, records, parameters)
        firsts = columns[asked.index("first author")] if study.authors else ()
        abstracts = _compare_abstracts(context, records, firsts)
        topics = [(*t, a) for t, a in zip(topics, abstracts, strict=True)]
    unstated = dict.fromkeys(_STATED, NOT_STATED)
    known: dict[tuple[Any, ...], Mapping[str, str]] = {}
    found = []
    for alike in zip(*columns, topics, strict=True):
        if alike not in known:
            *own, topic = alike
            seen = {n: t for n, t in zip(_TOPICS, topic, strict=False) if t}
            known[alike] = unstated | dict(zip(asked, own, strict=True)) | seen
        found.append(known[alike])
    return found


_TOPICS = (*TOPIC_LEVELS, ABSTRACT)
# To read the abstracts of all others takes longer than everything else.
_WORTH_READING = frozenset({"first author", "similar spelling"})


def _compare_abstracts(
    context: Context, records: Sequence[Record], firsts: Sequence[str]
) -> list[str]:
    """The level of `ABSTRACT` for every record; ``firsts`` are those of authors."""
    worth = [first in _WORTH_READING for first in firsts] or [True] * len(records)
    return [
        compare_abstract(context, record) if is_worth else ""
        for record, is_worth in zip(records, worth, strict=True)
    ]


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


def compare_first_author(study: NamedStudy, record: Record) -> str:
    """The first surname of the text against the record's authors."""
    if not study.authors:
        return NOT_STATED
    stated = spellings(study.authors[0])
    first = author_key(record.authors[0].name) if record.authors else ""
    if likeness := _likeness(stated, first):
        return likeness
    if study.given and first and _is_turned_round(study, record):
        return "first author"
    # What has no other spelling, as most names, needs no look one by one.
    others = [author_key(a.last or a.collective) for a in record.authors[1:]]
    if not set(stated).isdisjoint(others) or (
        is_variable(",".join(others)) and any(_is_one_of(stated, o) for o in others)
    ):
        return "among the authors"
    if not first and not any(others):
        return "names no author" if record.authors_complete else CANNOT_BE_SEEN
    # Of a list that was cut, the first name is still the first author's.
    return "not an author" if record.authors_complete else "another first author"


@lru_cache(4096)
def _likeness(stated: tuple[str, ...], first: str) -> str:
    """The level of a first author whose name alone tells it, "" for another."""
    if first and (_is_one_of(stated, first) or _is_half_of(stated[0], first)):
        return "first author"
    return "similar spelling" if _is_similar(stated[0], first) else ""


def _is_turned_round(study: NamedStudy, record: Record) -> bool:
    """Whether the record has the first author's given name for the surname.

    ``Peihong Ma`` is there as Peihong M; that both names agree leaves no doubt.
    """
    first = record.authors[0]
    given, surname = fold_name(study.given), fold_name(study.authors[0])
    return fold_name(first.last) == given and fold_name(first.fore) == surname


def compare_given_name(study: NamedStudy, record: Record) -> str:
    """The given name, or the initials, of the first author against the record's.

    Of two names written out that begin alike one may be short for the other, as Bill
    is for William.
    """
    if not study.given:
        return NOT_STATED
    if compare_first_author(study, record) != "first author":
        return CANNOT_BE_SEEN
    own = record.authors[0]
    stated, printed = _written_out(study.given), _written_out(own.fore)
    if stated & printed or _is_turned_round(study, record):
        return "same given name"
    if stated and stated <= _written_out(own.last):  # half of a double surname
        return CANNOT_BE_SEEN
    letters = _initials(study.given)
    others = fold(own.initials).replace(" ", "") or _initials(own.fore)
    if letters[:1] == others[:1]:
        may_be_short = bool(stated and printed)
    else:
        whole = _SHORT_FOR.get(study.given.partition(" ")[0].lower(), "")
        may_be_short = letters[:1] in others or others[:1] in set(whole)
    return CANNOT_BE_SEEN if may_be_short else _compare_initials(letters, others)


# What people are called by whose given names begin with another letter: of William,
# Robert, Richard … (common English short forms).
_SHORT_FOR = dict(
    pair.split(":")
    for pair in (
        "bill:w bob:r bobby:r dick:r ted:et ned:e tony:a gene:e drew:a fred:a sandy:a "
        "kit:c betty:e beth:e liz:e lisa:e tina:c becky:r peggy:m polly:m nell:eh "
        "nancy:a kate:c kathy:c"
    ).split()
)


def _compare_initials(stated: str, printed: str) -> str:
    """The level of the initials of given names, in order."""
    if not stated or not printed:
        return CANNOT_BE_SEEN
    if stated[0] != printed[0]:
        return "another given name"
    if len(stated) == 1 or len(printed) == 1:
        return "same initial"
    return "same initials" if stated[1] == printed[1] else "another given name"


def _written_out(given: str) -> set[str]:
    """The given names that are more than initials, each alone and all as one."""
    names = [fold(name) for name in given.split() if not name.isupper()]
    names = [name.replace(" ", "") for name in names]
    return {name for name in (*names, "".join(names)) if len(name) > 1}


def _initials(given: str) -> str:
    """The first letters of given names, of which "JK" stands for two."""
    names = fold(given).split()
    return "".join(names) if given.isupper() else "".join([n[0] for n in names])


def compare_coauthors(study: NamedStudy, record: Record) -> str:
    """The further surnames of the text, and their number, against the record's.

    Groups are left out of both: sources list them in many ways.
    """
    if not study.authors or not record.authors:
        return NOT_STATED if not study.authors else CANNOT_BE_SEEN
    return (
        "as many as stated"
        if _is_of_lead_alone(study)
        else _compare_lists(study, record)
    )


def _compare_lists(study: NamedStudy, record: Record) -> str:
    others = [name for name in study.authors[1:] if not is_group_name(name)]
    names, whole = _surnames(record), record.authors_complete
    # Of a list that was cut, as many can be looked for as it shows; it had more.
    sought = others if whole else others[: max(0, len(names) - 1)]
    found = sum(any(_is_same_author(o, n) for n in names) for o in sought)
    if found < len(sought) and not (whole and _is_part(names, study)):
        return "some are missing" if found else "none of them"
    known = len(names) if names and not study.et_al else len(record.authors)
    fewest = max(3, len(others) + 2) if study.et_al else len(others) + 1
    if whole and known < fewest:
        return "only one author" if known == 1 else "fewer than stated"
    # Whoever writes out three and more names may stop anywhere: short lists of a
    # page's sources do ("Aisen PS, Schafer K, Grundman M, JAMA 2003" had 14 authors).
    if not study.et_al and len(others) < 2 and known + (not whole) > fewest:
        return "more than stated" if others else "more than the one stated"
    if whole or sought:
        return "all of them" if others else "as many as stated"
    return "as many as stated" if known > 1 and not others else CANNOT_BE_SEEN


def _is_of_lead_alone(study: NamedStudy) -> bool:
    """Whether one author is told of in a sentence, which says of no others.

    "Doe (2010)" in a bracket is a scientist's, who writes "et al." where there are
    others; whoever tells of "Doe 2010, JAMA" or of Doe's trial leaves them out.
    """
    named = [m for m in study.mentions if m.authors]
    return (
        len(study.authors) == 1
        and not study.et_al
        and bool(named)
        and all(m.kind == "narrative" for m in named)
    )


def _is_part(names: Sequence[str], study: NamedStudy) -> bool:
    """All these authors are among the stated ones."""
    return all(any(_is_same_author(o, n) for o in study.authors) for n in names)


_GROUP_NAME = re.compile(
    r"\b(?:group|consortium|investigators?|committee|network|collaborat\w+|initiative"
    r"|project|society|association|centre|center|team|task force|programme?|panel)\b",
    re.IGNORECASE,
)


def is_group_name(name: str) -> bool:
    """The name is that of a group, not of a person.

    >>> is_group_name("EPIC-CVD Consortium"), is_group_name("Groupman")
    (True, False)
    """
    return bool(_GROUP_NAME.search(name))


_GENERATIONS = frozenset({"junior", "jr", "neto", "filho", "sobrinho", "segundo", "ii"})


def _is_same_author(stated: str, printed: str) -> bool:
    """Two spellings of one surname: spaced otherwise, or one half of a double name."""
    if _is_one_of(spellings(stated), printed) or _is_similar(
        fold_name(stated), printed
    ):
        return True
    if fold_name(stated).replace(" ", "") == printed.replace(" ", ""):
        return True
    return _is_half_of(fold_name(stated), printed)


def _is_half_of(one: str, other: str) -> bool:
    """Both end in the same name: ``carvalho`` and ``freire de carvalho``."""
    last = _last_word(one)
    return len(last) > 2 and last == _last_word(other)


def _last_word(name: str) -> str:
    words = [w for w in name.split() if w not in _GENERATIONS]
    return words[-1] if words else ""


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


def _surnames(record: Record) -> list[str]:
    return [author_key(a.last) for a in record.authors if a.last]


def author_key(name: str) -> str:
    """The folded surname or group name of a record's author."""
    # Most names are plain letters: to look for what they were folded to takes longer.
    return name.lower() if name.isascii() and name.isalnum() else fold(name)


def _is_one_of(stated: tuple[str, ...], printed: str) -> bool:
    """One of the stated spellings is one of the printed name's."""
    return printed in stated or (
        is_variable(printed) and not set(stated).isdisjoint(spellings(printed))
    )


def _is_similar(stated: str, printed: str) -> bool:
    """One slip apart, in names long enough for that to mean something."""
    return (
        min(len(stated), len(printed)) >= 5
        and DamerauLevenshtein.distance(stated, printed, score_cutoff=1) == 1
    ) or (
        min(len(stated), len(printed)) >= 9
        and DamerauLevenshtein.distance(stated, printed, score_cutoff=2) == 2
    )


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
