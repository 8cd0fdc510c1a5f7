"""What the document claims of a study against the one record that it is. Pure.

Linkage asks whether a record is the study; this asks whether the page describes it
rightly, claim by claim. Silence of the page or of the record is never a conflict.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from difflib import SequenceMatcher

from rapidfuzz.distance import DamerauLevenshtein

from verifier.deciding.authors import (
    compare_coauthors,
    compare_first_author,
    is_group_name,
)
from verifier.deciding.comparisons import (
    compare_title,
    find_blinding,
)
from verifier.deciding.journals import is_like_journal, journal_names
from verifier.designs import compare_design
from verifier.models import Agreement, Disagreement, NamedStudy, Record
from verifier.names import fold
from verifier.references.journals import is_same_journal
from verifier.sizes import judge_size

Compared = tuple[Agreement, str, str]
_UNSTATED: Compared = ("not stated", "", "")


def compare_claims(
    study: NamedStudy, record: Record
) -> tuple[dict[str, Agreement], tuple[Disagreement, ...]]:
    """The agreement of each claim, and the conflicts with what each side says."""
    agreements: dict[str, Agreement] = {}
    conflicts = []
    for claim, compare in _CLAIMS.items():
        agreement, stated, found = compare(study, record)
        agreements[claim] = agreement
        if agreement == "conflicts":
            conflicts.append(Disagreement(claim, stated, found))
    return agreements, tuple(conflicts)


def _design(study: NamedStudy, record: Record) -> Compared:
    stated = study.claims.design
    if not stated:
        return _UNSTATED
    agreement, found = compare_design(stated, record)
    return agreement, stated, found


def _sample_size(study: NamedStudy, record: Record) -> Compared:
    sizes = study.claims.sample_sizes
    if not sizes:
        return _UNSTATED
    agreement, found = judge_size(sizes, record)
    return agreement, ", ".join(str(s.count) for s in sizes), found


def _blinding(study: NamedStudy, record: Record) -> Compared:
    stated, found = study.claims.blinding, find_blinding(record)
    if not stated:
        return _UNSTATED
    if not found:
        return "cannot be checked", stated, ""
    if stated == found:
        return "agrees", stated, found
    # A record's abstract may tell of one blinded part of an open trial; only the
    # opposite ends exclude each other.
    opposite = "open" in {stated, found}
    return ("conflicts" if opposite else "near"), stated, found


def _year(study: NamedStudy, record: Record) -> Compared:
    if study.year is None:
        return _UNSTATED
    if not record.years:
        return "cannot be checked", str(study.year), ""
    found = " or ".join(map(str, record.years))
    distance = min(abs(study.year - year) for year in record.years)
    if distance == 0:
        return "agrees", str(study.year), found
    # Sources built from summaries and reference lists carry one of the two dates of
    # a publication, so one year off may be the other date.
    one_date_known = not record.status and len(record.years) == 1
    # Publishers put the year into the number: 10.1200/JCO.1997.15.6.2403.
    numbered = f".{study.year}." in record.doi
    near = numbered or (distance == 1 and one_date_known)
    return ("near" if near else "conflicts"), str(study.year), found


def _journal(study: NamedStudy, record: Record) -> Compared:
    stated = study.claims.journal
    if not stated:
        return _UNSTATED
    printed = journal_names(record)
    if not printed:
        return "cannot be checked", stated, ""
    if any(is_same_journal(stated, name) for name in printed):
        return "agrees", stated, printed[0]
    if any(is_like_journal(stated, name) for name in printed):
        return "near", stated, printed[0]
    # Journals of other languages go by a translated name as well.
    if record.language not in {"", "eng"}:
        return "cannot be checked", stated, printed[0]
    return "conflicts", stated, printed[0]


def _title(study: NamedStudy, record: Record) -> Compared:
    stated = study.claims.title
    # The reader may take the journal for the title.
    if not stated or any(is_same_journal(stated, n) for n in journal_names(record)):
        return _UNSTATED
    level = compare_title(study, record)
    agreement = _TITLE_AGREEMENTS.get(level, "cannot be checked")
    if agreement == "near" and _has_exchanged_word(stated, record.title):
        agreement = "conflicts"
    return agreement, stated, record.title


def _has_exchanged_word(stated: str, printed: str) -> bool:
    """One word of the title is another one, not another form of the same."""
    one, other = (fold(_in_latin(title)).split() for title in (stated, printed))
    changes = [
        change
        for change in SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
        if change[0] != "equal"
    ]
    if len(changes) != 1:
        return False
    _, i, j, k, n = changes[0]
    if j - i != 1 or n - k != 1:
        return False
    first, second = sorted((one[i], other[k]), key=len)
    return (
        len(first) > 1
        and not second.startswith(first)
        and not _abbreviates(first, second)
        and DamerauLevenshtein.normalized_similarity(first, second) < _ALIKE
    )


def _in_latin(text: str) -> str:
    """Greek letters by name: "β-carotene" and "beta-carotene" are one word."""
    return _GREEK.sub(lambda m: unicodedata.name(m[0]).split()[-1].lower(), text)


# Final sigma and accented letters do not stand in titles.
_GREEK = re.compile("[α-ρσ-ωΑ-ΡΣ-Ω]")


def _abbreviates(short: str, word: str) -> bool:
    """Its letters stand in the word in their order, first and last at the ends."""
    letters = iter(word)
    return (
        short[0] == word[0]
        and short[-1] == word[-1]
        and all(letter in letters for letter in short)
    )


# Words more alike than this are forms or slips of one word (judgement).
_ALIKE = 0.7


_TITLE_AGREEMENTS: Mapping[str, Agreement] = {
    "same title": "agrees",
    "nearly the same": "near",
    "similar": "near",
    "another title": "conflicts",
}


def _authors(study: NamedStudy, record: Record) -> Compared:
    """First author and co-authors; a senior author named alone is near."""
    if not study.authors:
        return _UNSTATED
    stated = ", ".join(study.authors) + (" et al." if study.et_al else "")
    shown = ", ".join(a.name for a in record.authors[:6])
    found = shown + (" et al." if len(record.authors) > 6 else "")
    first, others = (
        compare_first_author(study, record),
        compare_coauthors(study, record),
    )
    if first == "not an author" and is_group_name(study.authors[0]):
        return "cannot be checked", stated, found
    if first in {"not an author", "similar spelling"} or others in {
        "some are missing",
        "none of them",
    }:
        known = all(_is_listed(i, name, record) for i, name in enumerate(study.authors))
        return ("near" if known else "conflicts"), stated, found
    if first in {"cannot be seen", "another first author", "names no author"}:
        return "cannot be checked", stated, found
    near = first == "among the authors" or others in {
        "more than stated",
        "more than the one stated",
        "fewer than stated",
        "only one author",
    }
    return ("near" if near else "agrees"), stated, found


def _is_listed(position: int, stated: str, record: Record) -> bool:
    """The record has the author at this position, though not as people write names.

    Lists of authors are broken on either side: given names for surnames, the first
    word of a name, members where the other names their group.
    """
    name = fold(stated.replace("\u03b2", "ß"))  # OCR
    listed = [a for a in record.authors if a.last]
    surnames = [fold(a.last) for a in listed]
    if any(
        name.replace(" ", "") == other.replace(" ", "")
        or f"{other} ".startswith(f"{name} ")
        or f"{name} ".startswith(f"{other} ")
        for other in surnames
    ):
        return True
    if position >= len(listed):
        return len(listed) < len(record.authors)  # of a group
    given = {word for word in fold(listed[position].fore).split() if len(word) > 2}
    return not given.isdisjoint(name.split())


def _identifiers(study: NamedStudy, record: Record) -> Compared:
    """The numbers in the text; one that belongs to another record conflicts."""
    stated = study.identifiers
    pairs = [
        (name, one, other)
        for name, one, other in (
            ("PMID", stated.pmid, record.pmid),
            ("DOI", stated.doi.lower(), record.doi.lower()),
            ("PMCID", stated.pmcid.upper(), record.pmcid.upper()),
        )
        if one and not one.startswith(_OF_CENTRAL)
    ]
    if not pairs:
        return _UNSTATED
    wrong = [(name, one, other) for name, one, other in pairs if other and one != other]
    if wrong:
        name, one, other = wrong[0]
        return "conflicts", f"{name} {one}", f"{name} {other}"
    name, one, other = pairs[0]
    checked = any(o for *_, o in pairs)
    return ("agrees" if checked else "cannot be checked"), f"{name} {one}", other


# Cochrane's register of trials numbers every report itself, beside its publisher.
_OF_CENTRAL = "10.1002/central/"
_AGE = re.compile(r"\b(\d{1,3})[- ]year[s]?[- ]old(?: \w+){0,2}? (\w+)")
_SEX = {
    "woman": "female",
    "female": "female",
    "girl": "female",
    "lady": "female",
    "man": "male",
    "male": "male",
    "boy": "male",
    "gentleman": "male",
}


def _participants(study: NamedStudy, record: Record) -> Compared:
    """Age and sex of a case against those that title and abstract give of one."""
    stated = study.claims.participants
    if stated.age is None or study.claims.design != "case report":
        return _UNSTATED if stated.age is None else ("cannot be checked", "", "")
    text = f"{record.title} {record.abstract}"
    cases = {(int(age), _SEX.get(who.lower(), "")) for age, who in _AGE.findall(text)}
    said = f"{stated.age}-year-old {stated.sex}".strip()
    if not cases:
        return "cannot be checked", said, ""
    fits = any(
        age == stated.age and (not sex or not stated.sex or sex == stated.sex)
        for age, sex in cases
    )
    found = "; ".join(f"{age}-year-old {sex}".strip() for age, sex in sorted(cases))
    return ("agrees" if fits else "conflicts"), said, found


_CLAIMS: Mapping[str, Callable[[NamedStudy, Record], Compared]] = {
    "authors": _authors,
    "year": _year,
    "title": _title,
    "journal": _journal,
    "identifiers": _identifiers,
    "design": _design,
    "sample size": _sample_size,
    "blinding": _blinding,
    "participants": _participants,
}
