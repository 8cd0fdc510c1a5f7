"""How the authors that a text names compare with those of a record. Pure.

Every comparison returns one of its `LEVELS`, as those of `comparisons` do.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from verifier.deciding.levels import CANNOT_BE_SEEN, NOT_STATED
from verifier.models import Author, NamedStudy, Record
from verifier.names import fold, fold_name, is_variable, spellings


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
    others = _initials_of(own)
    if letters[:1] == others[:1]:
        may_be_short = bool(stated and printed)
    else:
        whole = _SHORT_FOR.get(study.given.partition(" ")[0].lower(), "")
        may_be_short = letters[:1] in others or others[:1] in set(whole)
    return CANNOT_BE_SEEN if may_be_short else _compare_initials(letters, others)


def is_signed_by(study: NamedStudy, record: Record) -> bool:
    """All whom the text names are among the authors, two of them or one by given name.

    Pages tell of those who lead a group as well, and these sign last.
    """
    people = [(author_key(a.last), a) for a in record.authors if a.last]
    signed = [
        [a for key, a in people if _is_same_author(named, key)]
        for named in study.authors
    ]
    if len(signed) > 1:
        return all(signed)
    letters = _initials(study.given)
    return any(
        _compare_initials(letters, _initials_of(a)).startswith("same")
        for own in signed
        for a in own
    )


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


def given_form(given: str) -> str:
    """How a given name is written: as a "name", as "initials", or as one "initial".

    >>> given_form("Jane M"), given_form("J M"), given_form("J")
    ('name', 'initials', 'initial')
    """
    if _written_out(given):
        return "name"
    return "initials" if len(_initials(given)) > 1 else "initial"


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


def _initials_of(author: Author) -> str:
    return fold(author.initials).replace(" ", "") or _initials(author.fore)


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
    listed, whole = [a.last for a in record.authors if a.last], record.authors_complete
    # Of a list that was cut, as many can be looked for as it shows; it had more.
    sought = others if whole else others[: max(0, len(listed) - 1)]
    names = list(map(author_key, listed)) if sought else []
    found = sum(any(_is_same_author(o, n) for n in names) for o in sought)
    if found < len(sought) and not (whole and _is_part(names, study)):
        return "some are missing" if found else "none of them"
    known = len(listed) if listed and not study.et_al else len(record.authors)
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
