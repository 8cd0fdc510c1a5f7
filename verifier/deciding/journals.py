"""Whether two names are those of one journal. Pure."""

import re

from verifier.models import Record
from verifier.names import fold


def journal_names(record: Record) -> list[str]:
    """What a record's journal is called: one may have a name in two languages."""
    names = (*record.journal.split(" = "), record.journal_abbreviation)
    return [name for name in names if name]


_SMALL_WORDS = frozenset("the of and for in on a an de der la et und".split())


def is_same_journal(stated: str, printed: str) -> bool:
    """Two spellings of one journal: equal, or each word abbreviating the other's.

    >>> is_same_journal("Eur. J. Pain", "European journal of pain (London, England)")
    True
    """
    one = _journal_words(stated)
    other = _journal_words(printed)
    if not one or not other:
        return False
    if one == other or _acronym(one, other) or _acronym(other, one):
        return True
    if _explained(one, other) or _explained(other, one):
        return True
    if len(one) != len(other):
        return False
    return all(_abbreviates(a, b) for a, b in zip(one, other, strict=True))


def _abbreviates(one: str, other: str) -> bool:
    """Whether one word is short for the other: its beginning, or ``natl``."""
    short, long = sorted((one, other), key=len)
    return long.startswith(short) or _CONTRACTED.get(short) == long


_CONTRACTED = {"natl": "national", "intl": "international", "dept": "department"}


def is_like_journal(stated: str, printed: str) -> bool:
    """One name begins like the other, or half of its words stand in the other.

    >>> is_like_journal("Acta Cryst", "Acta Crystallogr D Biol Crystallogr")
    True
    """
    one, other = sorted((_journal_words(stated), _journal_words(printed)), key=len)
    if not one:
        return False
    shared = sum(any(a.startswith(b) or b.startswith(a) for b in other) for a in one)
    return shared * 2 > len(one) or shared == len(one)


def _journal_words(name: str) -> list[str]:
    bare = re.sub(r"\([^)]*\)", " ", name).split(":")[0]
    words = _COUNTRY.sub("", fold(bare)).split()
    known = " ".join([w for w in words if w not in _SMALL_WORDS])
    return _CALLED.get(known, known).split()


# What people call a journal whose name is longer.
_CALLED = {
    "new england journal": "new england journal medicine",
    "cochrane": "cochrane database systematic reviews",
    "cochrane library": "cochrane database systematic reviews",
    "cochrane database": "cochrane database systematic reviews",
}
# What of a name is mostly left out: "Proc. Natl. Acad. Sci. U.S.A."
_COUNTRY = re.compile(r" (?:u s a|usa|of the united states(?: of america)?)\Z")


def _explained(short: list[str], words: list[str]) -> bool:
    """The one word begins a name that goes on with what its letters stand for.

    "MMWR. Morbidity and mortality weekly report"
    """
    return len(short) == 1 and words[:1] == short and _acronym(short, words[1:])


def _acronym(short: list[str], words: list[str]) -> bool:
    """The one word is made of the first letters, those of a country left out."""
    letters = "".join(w[0] for w in words)
    return len(short) == 1 < len(words) and (
        short[0] == letters or (len(short[0]) > 3 and letters.startswith(short[0]))
    )
