"""What a record is found under, and what a query asks for, as index terms. Pure.

A term is a folded word of title or abstract, or a kind, a colon and a value:

    t:ketamine       word of the title
    f:maher:2017     first author and year       a:maher:2017   any author and year
    y:2017           year                        p:d016449      publication type
    j:eur_j_pain     journal                     v:15  g:942    volume, first page
    d:<hash>         DOI                         c:12345        PMC number

Author and year are one term because they are nearly always asked together, and the
two together are some thousand times rarer than either alone.
"""

import re
from collections.abc import Iterable, Iterator
from hashlib import blake2b

from verifier.models import Query, Record
from verifier.names import fold, fold_name
from verifier.publication_types import identify

# Grows whenever a record gets other terms: an older store cannot be updated then.
FORMAT = 1
_FIRST_PAGE = re.compile(r"[^\s,;\u2010-\u2015-]+")
_fold_once = fold.__wrapped__  # long texts are folded once: no use in caching them


def index_terms(record: Record) -> str:
    """All terms that the record is found under, separated by spaces."""
    title = fold(record.title)
    years = [str(year) for year in record.years]
    terms = [title, _fold_once(record.abstract)]
    terms += [f"t:{word}" for word in title.split()]
    terms += [f"y:{year}" for year in years]
    terms += _author_terms(record, years or [""])
    terms += [_type_term(t.name, t.ui) for t in record.publication_types]
    for journal in {record.journal, record.journal_abbreviation}:
        terms += _terms("j", fold(journal))
    terms += _terms("v", fold(record.volume))
    terms += _terms("g", _first_page(record.pages))
    terms += [_doi_term(record.doi)] if record.doi else []
    terms += [_pmcid_term(record.pmcid)] if record.pmcid else []
    return " ".join(terms)


def expression(query: Query) -> str:
    """The query as an FTS5 expression, apart from its PMID; "" where nothing is left.

    >>> expression(Query(authors=("maher",), years=(2016, 2017)))
    '("f:maher:2016" OR "f:maher:2017")'

    A word that folds to several is taken as all of them, in any order.
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


def _author_terms(record: Record, years: list[str]) -> Iterator[str]:
    for position, author in enumerate(record.authors):
        if name := fold_name(author.name).replace(" ", "_"):
            for year in years:
                yield f"a:{name}:{year}"
                if position == 0:
                    yield f"f:{name}:{year}"


def _terms(kind: str, folded: str) -> list[str]:
    return [f"{kind}:{folded.replace(' ', '_')}"] if folded else []


def _type_term(name: str, ui: str = "") -> str:
    return "p:" + (ui or identify(name) or fold(name).replace(" ", "_")).lower()


def _first_page(pages: str) -> str:
    first = _FIRST_PAGE.search(pages)
    return fold(first.group()) if first else ""


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
    for position, author in enumerate(query.authors):
        first = position == 0 and query.author_position == "first"
        yield _author_condition("f" if first else "a", author, years)
    if years is not None and not query.authors:
        yield _any_of(_quoted(f"y:{year}") for year in _plausible(years))
    for group in query.words:
        yield _any_of(_word_conditions(group, title_only=query.title_only))
    if query.publication_type:
        yield _quoted(_type_term(query.publication_type))
    for kind, value in (
        ("j", fold(query.journal)),
        ("v", fold(query.volume)),
        ("g", _first_page(query.first_page)),
    ):
        yield from map(_quoted, _terms(kind, value))


def _author_condition(kind: str, author: str, years: range | None) -> str:
    name = fold_name(author).replace(" ", "_")
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
