"""What a record's journal is called, and whether a name resembles it. Pure."""

from verifier.models import Record
from verifier.references.journals import journal_words


def journal_names(record: Record) -> list[str]:
    """What a record's journal is called: one may have a name in two languages."""
    names = (*record.journal.split(" = "), record.journal_abbreviation)
    return [name for name in names if name]


def is_like_journal(stated: str, printed: str) -> bool:
    """One name begins like the other, or half of its words stand in the other.

    >>> is_like_journal("Acta Cryst", "Acta Crystallogr D Biol Crystallogr")
    True
    """
    one, other = sorted((journal_words(stated), journal_words(printed)), key=len)
    if not one:
        return False
    shared = sum(any(a.startswith(b) or b.startswith(a) for b in other) for a in one)
    return shared * 2 > len(one) or shared == len(one)
