"""What a record is found under, and what a query asks for, as index terms. Pure.

A term is a folded word of title or abstract, or a kind, a colon and a value:

    t:ketamine       word of the title
    f:maher:2017     first author and year       a:maher:2017   any author and year
    y:2017           year                        p:d016449      publication type
    j:eur_j_pain     journal                     v:15  g:942    volume, first page
    d:<hash>         DOI                         c:12345        PMC number

Author and year are one term because they are nearly always asked together, and the
two together are some thousand times rarer than either alone. All terms lie in one FTS5
table that keeps no text, no positions and no columns. Measured on 50,000 to 100,000
records made as `tests/bench/generator.py` makes them (bytes a record, and processor
time to add one):

    one FTS5 table, detail=none                   247 B    47 to 63 µs
    the same with detail=column (title apart)     464 B    58 µs
    the same with detail=full (phrases)           560 B    61 µs
    the author terms of the first                  47 B
    a table (author, year, position, id) instead  104 B    12 µs when sorted before

A lookup of author and year takes 12 µs either way; within the one table it meets the
words of the topic without leaving SQLite. The rows are PMIDs, which rise with the
years, so that the words of one year lie close together. Phrases, which are rarely
asked for, are looked up in the records found (`has_phrases`).
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from hashlib import blake2b

from verifier.models import Query, Record
from verifier.names import fold
from verifier.publication_types import identify, narrower

# Grows whenever a record gets other terms: an older store cannot be updated then.
FORMAT = 1
_AFTER_FIRST_PAGE = re.compile("[-\u2010-\u2015,;].*", re.DOTALL)
_IN_PARENTHESES = re.compile(r"\s*\([^)]*\)")
_APOSTROPHES = "'`\u00b4\u02b9\u02bc\u2018\u2019\u201b\u2032"
_APOSTROPHE = re.compile(f"[{_APOSTROPHES}]")
_FOREIGN = re.compile(r"[^\x00-\x7f]+")
# ASCII as `names.fold` folds it; bytes of other letters stay as they are.
_FOLDED = bytes(
    c if chr(c).isalnum() or c > 127 else ord(" ") for c in bytes(range(256)).lower()
)


def index_terms(record: Record) -> str:
    """All terms that the record is found under, each once, separated by spaces."""
    title = _words(record.title)
    years = [str(year) for year in record.years]
    terms = [title, _words(record.abstract)]
    terms += ["t:" + word for word in title.split()]
    terms += ["y:" + year for year in years]
    terms += _author_terms(record, years or [""])
    terms += [_type_term(t.name, t.ui) for t in record.publication_types]
    terms += [f"j:{name}" for name in _journal_names(record) if name]
    terms += _terms("v", record.volume)
    terms += _terms("g", _first_page(record.pages))
    if record.doi:
        terms.append(_doi_term(record.doi))
    if record.pmcid:
        terms.append(_pmcid_term(record.pmcid))
    # FTS5 would drop repetitions too, but there is only one writer to do that.
    return " ".join(set(" ".join(terms).split()))


def _words(text: str) -> str:
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
    folded = text.encode("utf-8", "surrogatepass").translate(_FOLDED)
    return folded.decode("utf-8", "surrogatepass")


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
    held = {word for part in parts for word in _words(part).split()}
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


def expression(query: Query) -> str:
    """The query as an FTS5 expression, apart from its PMID; "" where nothing is left.

    >>> expression(Query(authors=("maher",), years=(2016, 2017)))
    '("f:maher:2016" OR "f:maher:2017")'

    A word that folds to several is taken as all of them: see `has_phrases`.
    """
    return " AND ".join(_conditions(query))


def row_id(key: str) -> int | None:
    """The row of the record with this key; negative where it has no PMID.

    None for what cannot be the key of a record.
    """
    if key.isascii() and key.isdigit() and len(key) < 19:
        return int(key)
    if key.startswith("doi:"):
        return -1 - int.from_bytes(_hash(key).digest()[:7])
    return None


def _author_terms(record: Record, years: list[str]) -> list[str]:
    names = [n for a in record.authors if (n := _joined(a.name))]
    terms = [f"a:{name}:{year}" for name in names for year in years]
    if record.authors and (first := _joined(record.authors[0].name)):
        terms += [f"f:{first}:{year}" for year in years]
    return terms


@lru_cache(65536)
def _joined(name: str) -> str:
    """The folded name as a part of one term."""
    return fold(name).replace(" ", "_")


def _terms(kind: str, value: str) -> list[str]:
    return [f"{kind}:{joined}"] if (joined := _joined(value)) else []


@lru_cache(65536)
def _journal_names_of(title: str, abbreviation: str, issn: str) -> frozenset[str]:
    names = {title, abbreviation, issn}
    names |= {_IN_PARENTHESES.sub("", name) for name in names}
    return frozenset(_joined(name) for name in names)


def _journal_names(record: Record) -> frozenset[str]:
    """Title and abbreviation, with and without what is in parentheses, and ISSN."""
    return _journal_names_of(record.journal, record.journal_abbreviation, record.issn)


def _type_term(name: str, ui: str = "") -> str:
    return "p:" + (ui or identify(name) or _joined(name)).lower()


def _first_page(pages: str) -> str:
    return _AFTER_FIRST_PAGE.sub("", pages)


def _doi_term(doi: str) -> str:
    return "d:" + _hash(doi.strip().lower()).hexdigest()


def _pmcid_term(pmcid: str) -> str:
    return "c:" + pmcid.strip().lower().removeprefix("pmc").lstrip("0")


def _hash(text: str) -> "blake2b":
    # Among 40 million texts, 8 bytes give two the same hash once in 20,000 stores.
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8)


def _conditions(query: Query) -> Iterator[str]:
    if query.doi:
        yield _quoted(_doi_term(query.doi))
    if query.pmcid:
        yield _quoted(_pmcid_term(query.pmcid))
    years = range(query.years[0], query.years[1] + 1) if query.years else None
    kinds = [
        "f" if query.author_position == "first" else "a",
        *"a" * len(query.authors),
    ]
    names = [name for author in query.authors if (name := _joined(author))]
    for kind, name in zip(kinds, names, strict=False):
        yield _author_condition(kind, name, years)
    if years is not None and not names:
        yield _any_of(_quoted(f"y:{year}") for year in _plausible(years))
    for group in query.words:
        yield _any_of(_word_conditions(group, title_only=query.title_only))
    if query.publication_type:
        types = narrower(identify(query.publication_type))
        terms = [
            _type_term(query.publication_type),
            *(_type_term("", ui) for ui in types),
        ]
        yield _any_of(map(_quoted, terms))
    yield from map(_quoted, _terms("j", query.journal))
    yield from map(_quoted, _terms("v", query.volume))
    yield from map(_quoted, _terms("g", _first_page(query.first_page)))


def _author_condition(kind: str, name: str, years: range | None) -> str:
    if years is None:
        return f'"{kind}:{name}:" *'
    return _any_of(_quoted(f"{kind}:{name}:{year}") for year in _plausible(years))


def _plausible(years: range) -> range:
    # A window without bounds would ask for a term for every year there ever was.
    return range(max(years.start, 1500), min(years.stop, 2101))


def _word_conditions(words: Iterable[str], *, title_only: bool) -> Iterator[str]:
    for word in words:
        parts = [_quoted(f"t:{p}" if title_only else p) for p in fold(word).split()]
        if parts:
            yield parts[0] if len(parts) == 1 else f"({' AND '.join(parts)})"


def _any_of(alternatives: Iterable[str]) -> str:
    # No alternative at all can hold; a bare colon is no term of any record.
    return f"({' OR '.join(alternatives) or _quoted(':')})"


def _quoted(term: str) -> str:
    return f'"{term}"'
