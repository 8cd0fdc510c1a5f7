"""What one mention says of its study, and whether two can mean the same. Pure."""

import re
from dataclasses import dataclass
from functools import lru_cache

from verifier.models import Identifiers, Mention, Reference
from verifier.names import fold, fold_name
from verifier.references.journals import is_same_journal, journal_words

# Judgement: two spellings of one title share most words of the shorter.
_SAME_TITLE = 0.5
NO_ENTRY = Reference(0, 0)
_NO_NUMBERS = Identifiers()


@dataclass(frozen=True, slots=True)
class Facts:
    """What a mention, with its entry in the reference list, says of its study.

    ``whole``: no further authors follow the surnames; ``cut``: some do. ``entry`` is
    where the page's reference list has it, None where it has not; ``place`` the volume
    and the first page, where both are stated.
    """

    surnames: tuple[str, ...]
    whole: bool
    cut: bool
    entry: tuple[int, int] | None
    place: tuple[str, str] | None
    year: int | None
    suffix: str
    title: frozenset[str]
    known: Identifiers
    numbers: tuple[tuple[str, str], ...]


def _numbers(known: Identifiers) -> tuple[tuple[str, str], ...]:
    """The identifiers that name a publication (a registry number does not)."""
    if known == _NO_NUMBERS:
        return ()
    pairs = (("doi", known.doi), ("pmid", known.pmid), ("pmcid", known.pmcid))
    return tuple((name, value) for name, value in pairs if value)


def read_facts(mention: Mention) -> Facts:
    """What the mention and the entry it points to say of the study."""
    title = mention.title or (mention.reference.title if mention.reference else "")
    return _facts_of(
        mention.authors,
        mention.et_al,
        (mention.year, mention.suffix),
        mention.identifiers,
        title,
        mention.reference,
    )


@lru_cache(maxsize=65536)
def _facts_of(
    authors: tuple[str, ...],
    et_al: bool,  # noqa: FBT001 - a field of the mention, passed on as it is
    date: tuple[int | None, str],
    own: Identifiers,
    title: str,
    reference: Reference | None,
) -> Facts:
    """The facts of a mention; pages repeat the same names hundreds of times."""
    entry = reference or NO_ENTRY
    if len(entry.authors) > len(authors):
        authors, et_al = entry.authors, entry.et_al
    known = Identifiers(
        doi=(own.doi or entry.doi).lower(),
        pmid=own.pmid or entry.pmid,
        pmcid=(own.pmcid or entry.pmcid).upper(),
        registry=own.registry.upper(),
    )
    return Facts(
        surnames=tuple(fold_name(name) for name in authors),
        whole=not et_al and len(authors) > 1,
        cut=et_al,
        entry=(reference.start, reference.end) if reference else None,
        place=_place(entry),
        year=date[0] or entry.year,
        suffix=date[1],
        title=frozenset(fold(title).split()),
        known=known,
        numbers=_numbers(known),
    )


def _place(entry: Reference) -> tuple[str, str] | None:
    first_page = re.split(r"[^\w]", entry.pages.strip(), maxsplit=1)[0]
    return (entry.volume, first_page) if entry.volume and first_page else None


def same_authors(one: Facts, other: Facts) -> bool:
    """Whether one list of surnames begins the other and can mean the same.

    "Doe et al." is not "Doe and Roe" where both stand in the text; beside a reference
    list, which says who the authors are, it may be.
    """
    if len(one.surnames) > len(other.surnames):
        one, other = other, one
    more = len(other.surnames) - len(one.surnames)
    if _are_some(one, other):
        return True
    if other.surnames[: len(one.surnames)] != one.surnames or (more and one.whole):
        return False
    two_for_many = len(other.surnames) == 2 and more and one.cut and other.whole
    return not two_for_many or bool(one.entry or other.entry)


def _are_some(one: Facts, other: Facts) -> bool:
    """Whether two who are named in the text are among those of one entry.

    They are its first author and another: "Munger and Ascherio" of five.
    """
    return (
        len(one.surnames) == 2
        and len(other.surnames) > 2
        and one.whole
        and not one.entry
        and bool(other.entry)
        and one.year == other.year is not None
        and one.surnames[0] == other.surnames[0]
        and one.surnames[1] in other.surnames
    )


def contradict(one: Facts, other: Facts) -> bool:
    """Whether identifiers, places or titles say that these are two publications.

    Two entries of a list are two unless they say the same; one may say less.
    """
    if one is other:
        return False
    there = dict(other.numbers)
    shared = [(value, there[name]) for name, value in one.numbers if name in there]
    if shared:
        return any(value != theirs for value, theirs in shared)
    if one.place and other.place:
        return one.place != other.place
    shorter, common = min(len(one.title), len(other.title)), one.title & other.title
    if shorter and one.entry and other.entry and one.entry != other.entry:
        return len(common) < shorter
    return shorter > 3 and len(common) < _SAME_TITLE * shorter


def may_be_same_journal(one: str, other: str) -> bool:
    """Whether two names may be of one journal: a word in common, or its initials.

    >>> may_be_same_journal("BMJ", "British Medical Journal")
    True
    >>> may_be_same_journal("Maturitas", "J Gerontol A")
    False
    """
    first, second = journal_words(one), journal_words(other)
    starts, others = (
        {word[:3] for word in words} - {"j", "jou"} for words in (first, second)
    )
    return bool(starts & others) or is_same_journal(one, other)


def merge(one: Facts, other: Facts) -> Facts:
    """Everything either says; the first counts where they differ."""
    if one is other:
        return one
    longer = one if len(one.surnames) >= len(other.surnames) else other
    known = merge_identifiers(one.known, other.known)
    return Facts(
        surnames=longer.surnames,
        whole=longer.whole,
        cut=longer.cut,
        entry=one.entry or other.entry,
        place=one.place or other.place,
        year=one.year or other.year,
        suffix=one.suffix or other.suffix,
        title=one.title or other.title,
        known=known,
        numbers=_numbers(known),
    )


def merge_identifiers(one: Identifiers, other: Identifiers) -> Identifiers:
    """Every number that either has; the first one's where they differ."""
    if _NO_NUMBERS in (one, other):
        return other if one == _NO_NUMBERS else one
    return Identifiers(
        doi=one.doi or other.doi,
        pmid=one.pmid or other.pmid,
        pmcid=one.pmcid or other.pmcid,
        registry=one.registry or other.registry,
    )
