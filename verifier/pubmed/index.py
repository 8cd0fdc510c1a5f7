"""What a record is found under, and what a query asks for, as index terms. Pure.

A term is a folded word of title or abstract, or a kind, a colon and a value:

    t:ketamine   word of the title
    f:maher      first author              a:maher     any author
    p:d016449    publication type          j:eur_j_pain  journal
    v:15 g:942   volume, first page        d:<hash>    DOI        c:12345  PMC number
    every:       every record

Every term is kept apart by year (`verifier.pubmed.postings`): a record stands under
each of its terms in each of its years. Nearly all questions state a year or a few, and
then a word's postings are a fiftieth of what they are in all. The years of one term
are neighbours, so that a window of years is one read.

The index is our own because FTS5 could not be filled fast enough: it takes one row at
a time, 47 to 63 µs each, where reading a record takes 61 µs. Here a file's terms are
hashed, sorted and packed as arrays. Among records made as `tests/bench/generator.py`
makes them, the index takes 386 bytes a record of a million and 320 of ten million
(FTS5: 247). Candidates for an author, a year and twelve words take 0.35 ms among ten
million at the median and 2.5 ms at the 99th percentile (FTS5: 0.33 and 14 ms), for Wang
1.2 and 2.9 ms (FTS5: 5 and 14.5 ms), on the same busy machine.
Phrases, which are rarely asked for, are looked up in the records found
(`has_phrases`).
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from hashlib import blake2b

from verifier.models import Query, Record
from verifier.names import fold
from verifier.publication_types import identify, narrower
from verifier.pubmed.postings import ANY_YEAR, FIRST_YEAR, LAST_YEAR, year_code

# Grows whenever a record gets other terms, or terms other hashes: an older store
# cannot be used then.
FORMAT = 3
# The term that every record has: with years alone, it is asked for.
EVERY = "every:"
_AFTER_FIRST_PAGE = re.compile("[-\u2010-\u2015,;].*", re.DOTALL)
_IN_PARENTHESES = re.compile(r"\s*\([^)]*\)")
_APOSTROPHES = "'`\u00b4\u02b9\u02bc\u2018\u2019\u201b\u2032"
_APOSTROPHE = re.compile(f"[{_APOSTROPHES}]")
_FOREIGN = re.compile(r"[^\x00-\x7f]+")
# ASCII as `names.fold` folds it; bytes of other letters stay as they are.
_FOLDED = bytes(
    c if chr(c).isalnum() or c > 127 else ord(" ") for c in bytes(range(256)).lower()
)


def index_terms(record: Record) -> bytes:
    """All terms that the record is found under in each of its years.

    Separated by spaces; some more than once.
    """
    title = _folded(record.title)
    others = [EVERY, *_author_terms(record)]
    others += [_type_term(t.name, t.ui) for t in record.publication_types]
    others += _journal_terms(record.journal, record.journal_abbreviation, record.issn)
    others += _terms("v", record.volume)
    others += _terms("g", _first_page(record.pages))
    if record.doi:
        others.append(_doi_term(record.doi))
    if record.pmcid:
        others.append(_pmcid_term(record.pmcid))
    return b" ".join(
        [
            title,
            _folded(record.abstract),
            *[b"t:" + word for word in title.split()],
            " ".join(others).encode(),
        ]
    )


def _words(text: str) -> list[str]:
    """The folded words in order."""
    return _folded(text).decode("utf-8", "surrogatepass").split()


def _folded(text: str) -> bytes:
    """The folded words in order, with any number of spaces between.

    ``Parkinson's`` is found as PubMed has it, ``parkinson`` and ``s``, and as
    `names.fold` has it, ``parkinsons``. In abstracts time matters: nearly all letters
    are ASCII, and the others come again and again.
    """
    for mark in [mark for mark in _APOSTROPHES if mark in text]:
        text = text.replace(mark, "'")
    if "'" in text:
        joined = " ".join([word for word in text.split() if "'" in word])
        text = text.replace("'", " ") + " " + joined.replace("'", "")
    if "\u03a3" in text:  # lower case of a capital sigma depends on its word
        text = text.lower()
    if not text.isascii():
        text = _FOREIGN.sub(_without_marks, text)
    return text.encode("utf-8", "surrogatepass").translate(_FOLDED)


def _without_marks(run: re.Match[str]) -> str:
    return _folded_run(run[0])


@lru_cache(65536)
def _folded_run(letters: str) -> str:
    """The letters as `names.fold` folds them within a word: it strips the ends."""
    return fold(f"a{letters}a")[1:-1]


def has_phrases(query: Query) -> bool:
    """Some word of the query folds to several, which must stand side by side.

    The index knows no order: what it finds must be looked at with `holds_words`.
    """
    return any(" " in fold(word) for group in query.words for word in group)


def holds_words(query: Query, record: Record) -> bool:
    """Of every group of words, the record has one in its title or in its abstract."""
    parts = [record.title] if query.title_only else [record.title, record.abstract]
    held = {word for part in parts for word in _words(part)}
    return all(
        any(_holds(fold(word), held, parts) for word in group) for group in query.words
    )


def _holds(word: str, held: set[str], parts: Iterable[str]) -> bool:
    if " " not in word:
        return word in held
    if not held.issuperset(word.split()):
        return False
    spellings = (f" {spelled(part)} " for part in parts for spelled in (fold, _apart))
    return any(f" {word} " in spelling for spelling in spellings)


def _apart(text: str) -> str:
    return fold(_APOSTROPHE.sub(" ", text))


# What is asked of the index: of every group, one alternative must hold, and of an
# alternative all terms.
Condition = tuple[tuple[str, ...], ...]


def conditions(query: Query) -> tuple[Condition, ...]:
    """The query as terms, apart from its PMID and its years; () where nothing is left.

    >>> conditions(Query(authors=("maher",), words=(("pain", "low dose"),)))
    ((('f:maher',),), (('pain',), ('low', 'dose')))

    A word that folds to several is taken as all of them: see `has_phrases`.
    """
    return tuple(_conditions(query))


def window(query: Query) -> tuple[int, int]:
    """The years of the query as keys have them; the first is the larger for none."""
    if query.years is None:
        return ANY_YEAR
    first, last = max(query.years[0], FIRST_YEAR), min(query.years[1], LAST_YEAR)
    return (year_code(first), year_code(last)) if first <= last else (1, 0)


def row_id(key: str) -> int | None:
    """The row of the record with this key; negative where it has no PMID.

    None for what cannot be the key of a record.
    """
    if key.isascii() and key.isdigit() and len(key) < 19:
        return int(key)
    if key.startswith("doi:"):
        return -1 - int.from_bytes(_hash(key).digest()[:7])
    return None


def _author_terms(record: Record) -> list[str]:
    names = [n for a in record.authors if (n := _joined(a.name))]
    terms = ["a:" + name for name in names]
    if record.authors and (first := _joined(record.authors[0].name)):
        terms.append("f:" + first)
    return terms


def _joined(name: str) -> str:
    """The folded name as a part of one term."""
    if name.isascii() and name.isalpha():
        return name.lower()
    return _folded_name(name)


@lru_cache(65536)
def _folded_name(name: str) -> str:
    return fold(name).replace(" ", "_")


def _terms(kind: str, value: str) -> list[str]:
    return [f"{kind}:{joined}"] if (joined := _joined(value)) else []


@lru_cache(65536)
def _journal_terms(title: str, abbreviation: str, issn: str) -> tuple[str, ...]:
    """Title and abbreviation, with and without what is in parentheses, and ISSN."""
    names = {title, abbreviation, issn}
    names |= {_IN_PARENTHESES.sub("", name) for name in names}
    return tuple({f"j:{joined}" for name in names if (joined := _joined(name))})


@lru_cache(4096)
def _type_term(name: str, ui: str = "") -> str:
    return "p:" + _joined(ui or identify(name) or name)


def _first_page(pages: str) -> str:
    return _AFTER_FIRST_PAGE.sub("", pages)


def _doi_term(doi: str) -> str:
    return "d:" + _hash(doi.strip().lower()).hexdigest()


def _pmcid_term(pmcid: str) -> str:
    return "c:" + _joined(pmcid.strip().lower().removeprefix("pmc").lstrip("0"))


def _hash(text: str) -> "blake2b":
    # Among 40 million texts, 8 bytes give two the same hash once in 20,000 stores.
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8)


def _conditions(query: Query) -> Iterator[Condition]:
    if query.doi:
        yield ((_doi_term(query.doi),),)
    if query.pmcid:
        yield ((_pmcid_term(query.pmcid),),)
    kinds = [
        "f" if query.author_position == "first" else "a",
        *"a" * len(query.authors),
    ]
    names = [name for author in query.authors if (name := _joined(author))]
    for kind, name in zip(kinds, names, strict=False):
        yield ((f"{kind}:{name}",),)
    for group in query.words:
        yield tuple(_word_condition(group, title_only=query.title_only))
    if query.publication_type:
        types = narrower(identify(query.publication_type))
        yield (
            (_type_term(query.publication_type),),
            *((_type_term("", ui),) for ui in types),
        )
    for kind, value in (
        ("j", query.journal),
        ("v", query.volume),
        ("g", _first_page(query.first_page)),
    ):
        yield from ((((term,),)) for term in _terms(kind, value))


def _word_condition(
    words: Iterable[str], *, title_only: bool
) -> Iterator[tuple[str, ...]]:
    for word in words:
        if parts := fold(word).split():
            yield tuple([f"t:{p}" if title_only else p for p in parts])
