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
a time, 47 to 63 µs each, where reading a record takes 33 to 57 µs. Here a file's terms
are hashed, sorted and packed as arrays. Among records made as
`tests/bench/generator.py` makes them, the index takes 386 bytes a record of a million
and 320 of ten million (FTS5: 247). Candidates for an author, a year and twelve words
take 0.35 ms among ten million at the median and 2.5 ms at the 99th percentile (FTS5:
0.33 and 14 ms), for Wang 1.2 and 2.9 ms (FTS5: 5 and 14.5 ms), on the same busy
machine.
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
from verifier.pubmed.packing import ITEM, PART, Fields
from verifier.pubmed.postings import ANY_YEAR, FIRST_YEAR, LAST_YEAR, year_code
from verifier.references.journals import without_series

# Grows whenever a record gets other terms, or terms other hashes: an older store
# cannot be used then.
FORMAT = 4
# The term that every record has: with years alone, it is asked for.
EVERY = "every:"
# Up to a comma, a semicolon or a dash of any length.
_FIRST_PAGE = re.compile(rb"(?>(?:[^-,;\xe2]|\xe2(?!\x80[\x90-\x95]))*)")
# A journal's place, its subtitle, its name in another language.
_BESIDE_NAME = re.compile(rb"\s*\([^)]*\)|\s+[:=]\s.*")
_APOSTROPHE = re.compile("['`\u00b4\u02b9\u02bc\u2018\u2019\u201b\u2032]")
# Patterns that begin with one letter or class, and not with a repetition or a choice,
# are looked for without a try at every place.
_FOREIGN = re.compile(rb"([\x80-\xff][\x80-\xff]*+)")
# What follows the last author is empty and counts as one more.
_LAST_NAME = re.compile(rb"\x1d([^\x1e\x1d]*)")
_GRAVE, _STRAIGHT = (
    b"`'"  # apostrophes, as numbers: that is how bytes find them fastest
)
_SIGMA = "\u03a3".encode()
_EVERY = EVERY.encode()
# ASCII as `names.fold` folds it; bytes of other letters stay as they are.
_FOLDED = bytes(
    c if chr(c).isalnum() or c > 127 else ord(" ") for c in bytes(range(256)).lower()
)


def index_terms(fields: Fields) -> bytes:
    """All terms that the record is found under in each of its years.

    Separated by spaces; some more than once.
    """
    (
        _, title, authors, _, journal, abbreviation, issn, _, _, volume, _, pages, doi,
        pmcid, _, _, types, _, abstract, *_,
    ) = fields  # fmt: skip
    title = _folded(title)
    names = list(map(_part, _names(authors)))
    single = (
        (b"f:", names[0] if names else b""),
        (b"v:", _part(volume)),
        (b"g:", _part(_first_page(pages))),
        (b"d:", _doi(doi)),
        (b"c:", _pmcid(pmcid)),
    )
    return b" ".join(
        [
            title,
            _folded(abstract),
            _EVERY,
            _type_terms(types),
            _journal_terms(journal, abbreviation, issn),
            _all_of(b"t:", title.split()),
            _all_of(b"a:", [name for name in names if name] if b"" in names else names),
            *[kind + value for kind, value in single if value],
        ]
    )


def _all_of(kind: bytes, values: list[bytes]) -> bytes:
    """The terms of this kind that have these values."""
    return kind + (b" " + kind).join(values) if values else b""


def _words(text: str) -> list[str]:
    """The folded words in order."""
    return _text(_folded(_bytes(text))).split()


def _folded(text: bytes) -> bytes:
    """The folded words in order, with any number of spaces between.

    ``Parkinson's`` is found as PubMed has it, ``parkinson`` and ``s``, and as
    `names.fold` has it, ``parkinsons``. In abstracts time matters: nearly all letters
    are ASCII, and the others come again and again.
    """
    if not text.isascii():
        if text.find(_SIGMA) >= 0:  # lower case of a capital sigma depends on its word
            text = _bytes(_text(text).lower())
        parts = _FOREIGN.split(text)
        parts[1::2] = map(_folded_run, parts[1::2])
        text = b"".join(parts)
    if _GRAVE in text:
        text = text.replace(b"`", b"'")
    if _STRAIGHT in text:
        joined = b" ".join(_with_apostrophes(text)).replace(b"'", b"")
        text = text.replace(b"'", b" ") + b" " + joined
    return text.translate(_FOLDED)


def _with_apostrophes(text: bytes) -> Iterator[bytes]:
    at = text.find(b"'")
    while at >= 0:
        end = text.find(b" ", at)
        end = len(text) if end < 0 else end
        yield text[text.rfind(b" ", 0, at) + 1 : end]
        at = text.find(b"'", end)


@lru_cache(65536)
def _folded_run(run: bytes) -> bytes:
    """The letters as `names.fold` folds them within a word: it strips the ends."""
    parts = _APOSTROPHE.split(_text(run))
    return _bytes("'".join(fold(f"a{letters}a")[1:-1] for letters in parts))


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
        # Among 40 million texts, 7 bytes give two the same once in 90 stores.
        return -1 - int.from_bytes(blake2b(_bytes(key), digest_size=8).digest()[:7])
    return None


def _names(authors: bytes) -> list[bytes]:
    """The last name or the group's name of each author as `packing` has them."""
    names = _LAST_NAME.findall(ITEM + authors)[:-1]
    if b"" in names:
        people = [author.split(PART) for author in authors.split(ITEM)[:-1]]
        return [one[0] or (one[4] if len(one) > 4 else b"") for one in people]
    return names


def _part(value: bytes) -> bytes:
    """The folded value as a part of one term."""
    if value.isalnum():  # of ASCII
        return value.lower()
    return _bytes(fold(_text(value)).replace(" ", "_")) if value else b""


def _joined(name: str) -> str:
    """The folded name as a part of one term."""
    return _text(_part(_bytes(name)))


@lru_cache(65536)
def _journal_terms(title: bytes, *names: bytes) -> bytes:
    """Title and abbreviation, whole and as people shorten them, and ISSN."""
    called = {title, *names, _bytes(without_series(_text(title)))}
    called |= {_BESIDE_NAME.sub(b"", name) for name in called}
    return b" ".join([b"j:" + key for name in called if (key := _journal(name))])


def _journal(name: bytes) -> bytes:
    """The folded name without the words that one leaves out and another writes."""
    words = _part(name.strip()).split(b"_")
    return b"_".join([w for w in words if w not in _LEFT_OUT] or words)


_LEFT_OUT = frozenset({b"the", b"and"})


@lru_cache(4096)
def _type_terms(types: bytes) -> bytes:
    named = [one.split(PART) for one in types.split(ITEM)[:-1]]
    terms = [_type_term(_text(name), _text(ui)) for ui, name in named]
    return _bytes(" ".join(terms))


def _type_term(name: str, ui: str = "") -> str:
    return "p:" + _joined(ui or identify(name) or name)


def _first_page(pages: bytes) -> bytes:
    found = _FIRST_PAGE.match(pages)
    return found[0] if found else b""


def _doi(doi: bytes) -> bytes:
    if not doi.isascii():
        doi = _bytes(_text(doi).lower())
    return doi.strip().lower().replace(b" ", b"_")


def _pmcid(pmcid: bytes) -> bytes:
    if not pmcid:
        return b""
    return _part(pmcid.strip().lower().removeprefix(b"pmc").lstrip(b"0"))


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _text(letters: bytes) -> str:
    return letters.decode("utf-8", "surrogatepass")


def _conditions(query: Query) -> Iterator[Condition]:
    if query.doi:
        yield (("d:" + _text(_doi(_bytes(query.doi))),),)
    if query.pmcid:
        yield (("c:" + _text(_pmcid(_bytes(query.pmcid))),),)
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
        ("j", _journal(_bytes(query.journal))),
        ("v", _part(_bytes(query.volume))),
        ("g", _part(_first_page(_bytes(query.first_page)))),
    ):
        if value:
            yield ((f"{kind}:{_text(value)}",),)


def _word_condition(
    words: Iterable[str], *, title_only: bool
) -> Iterator[tuple[str, ...]]:
    for word in words:
        if parts := fold(word).split():
            yield tuple([f"t:{p}" if title_only else p for p in parts])
