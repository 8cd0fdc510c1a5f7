"""Query -> the term that asks PubMed the same, and the same test on a record. Pure.

How PubMed reads a term is in ENTREZ.md section 3. What a term holds is folded to plain
letters and digits first, so that no character of a document is an operator in it.
"""

import re
from dataclasses import replace
from urllib.parse import quote_plus

from verifier.models import Author, Query, Record
from verifier.names import fold, fold_name
from verifier.references.journals import abbreviated

SITE = "https://pubmed.ncbi.nlm.nih.gov/"

_NOT_IN_QUOTES = re.compile(r"[\"\x00-\x20\x7f]+")
# Upper case makes an operator; lower case ought not to, but nobody has promised it.
_OPERATORS = frozenset({"and", "or", "not"})


def pubmed_term(query: Query) -> str:
    """The query in PubMed's words; empty where nothing of it can be searched.

    >>> pubmed_term(Query(authors=("noppers",), years=(2011, 2011)))
    '(noppers[1au] AND 2011:2011[dp])'
    """
    if is_by_number(query):
        number = pmcid(query.pmcid)
        return _quoted(query.doi, "doi") or (f"{number}[pmcid]" if number else "")
    if len(surnames(query)) < len(query.authors) or (query.pmid and not pmid(query)):
        return ""
    parts = [part for part in _parts(query) if part]
    return f"({' AND '.join(parts)})" if parts else ""


def pubmed_url(query: Query) -> str:
    """The page on which a person sees the same search."""
    if pmid(query):
        return f"{SITE}{pmid(query)}/"
    return f"{SITE}?term={quote_plus(pubmed_term(query))}"


def pmid(query: Query) -> str:
    """The number of a query by PMID, without leading zeros; else empty.

    Numbers that cannot be one are left out: E-utilities reads ``PMC1234`` and ``-1234``
    as 1234 (FACTS.md section 4.6).
    """
    found = re.fullmatch(r"0*([1-9][0-9]{0,8})", query.pmid.strip())
    return found[1] if found and query.pmid.isascii() else ""


def is_by_number(query: Query) -> bool:
    """The query is by DOI or PMCID: a search whose hits carry it or do not count."""
    return bool(query.doi or query.pmcid)


def pmcid(number: str) -> str:
    """``PMC1234``, however the number is written; empty where there is none."""
    digits = "".join(re.findall(r"[0-9]", number.partition(".")[0]))
    return digits and f"PMC{digits}"


def surnames(query: Query) -> tuple[str, ...]:
    """The authors as they stand in the term; empty ones are left out."""
    folded = (fold_name(author) for author in query.authors)
    return tuple(name for name in folded if name)


def shares_a_request(query: Query) -> bool:
    """The query may be one clause of many: ENTREZ.md section 4, first condition.

    By number; by single plain surnames within years or words, without which there
    would be too many hits; by words of the title within years, since a record shows
    its title and its years. Other fields keep a query alone.
    """
    others = query.publication_type or query.journal or query.volume or query.first_page
    if query.pmid or others:
        return False
    if is_by_number(query):
        return True
    if not query.authors:
        return query.title_only and len(query.words) > 1 and query.years is not None
    names = surnames(query)
    return (
        bool(query.years or query.words)
        and len(names) == len(query.authors)
        and all(n.isascii() and n.isalpha() and len(n) > 1 for n in names)
        and _OPERATORS.isdisjoint(names)
    )


def without_words(query: Query, unknown: frozenset[str]) -> Query:
    """The same question, put without words that PubMed does not know.

    An alternative that no record has changes nothing and can be left out, unless it is
    the last one.
    """
    words = tuple(
        tuple(w for w in group if fold(w) not in unknown) or group
        for group in query.words
    )
    return query if words == query.words else replace(query, words=words)


# -------------------------------------------------------------- testing a record


def names_it(query: Query, record: Record) -> bool:
    """The record carries the identifier that the query names.

    PubMed drops punctuation of a DOI when searching (FACTS.md section 3.10), so that
    another DOI may be found in its place.
    """
    if query.doi:
        return _same_doi(query.doi, record.doi)
    if query.pmcid:
        return record.pmcid.upper() == pmcid(query.pmcid)
    return True


def fits(query: Query, record: Record) -> bool:
    """Author, year and words of the query are those of the record."""
    if query.years and not any(
        query.years[0] <= year <= query.years[1] for year in record.years
    ):
        return False
    names = surnames(query)
    bearers = [{fold_name(a.name)} for a in record.authors]
    if not _has_authors(names, query.author_position == "first", bearers):
        return False
    return _has_words(query, record)


def may_fit(query: Query, record: Record) -> bool:
    """PubMed may have meant this record by the query, reading it generously.

    Any part of a surname counts as the whole, a year may be off by one. Words are not
    looked at beside a name: PubMed also finds them in keywords, which a record does
    not show. Without a name any part of a word of either title counts as the word.
    """
    if (
        query.years
        and record.years
        and not any(
            query.years[0] - 1 <= year <= query.years[1] + 1 for year in record.years
        )
    ):
        return False
    if not query.authors:
        titles = fold(f"{record.title} {record.vernacular_title} {record.journal}")
        run_on = titles.replace(" ", "")
        return all(
            any(fold(word).replace(" ", "") in run_on for word in group)
            for group in query.words
        )
    bearers = [generously(author) for author in record.authors]
    return _has_authors(surnames(query), position_counts=False, bearers=bearers)


def _has_authors(
    names: tuple[str, ...],
    position_counts: bool,  # noqa: FBT001 - the two callers name it
    bearers: list[set[str]],
) -> bool:
    if not names:
        return True
    everyone = set().union(*bearers)
    first = bearers[0] if position_counts and bearers else everyone
    return names[0] in first and all(name in everyone for name in names[1:])


def generously(author: Author) -> set[str]:
    """The spellings of one author that PubMed may index."""
    key = fold_name(author.name)
    return {key, key.replace(" ", ""), *key.split(), *fold_name(author.fore).split()}


def _has_words(query: Query, record: Record) -> bool:
    if not query.words:
        return True
    text = record.title if query.title_only else f"{record.title} {record.abstract}"
    padded = f" {fold(text)} "
    return all(
        any(f" {fold(word)} " in padded for word in group) for group in query.words
    )


def _same_doi(one: str, other: str) -> bool:
    return bool(one) and _quotable(one).casefold() == _quotable(other).casefold()


# ------------------------------------------------------------------ parts of a term


def _parts(query: Query) -> list[str]:
    first = "1au" if query.author_position == "first" else "au"
    tags = [first, *["au"] * len(query.authors)]
    # No quotes: they would ask for a person without initials (ENTREZ.md section 3).
    # A space stands for the hyphen of a double name and binds as well: PubMed turns
    # punctuation into spaces, and the tag holds the words of a phrase together.
    names = [f"{name}[{tag}]" for name, tag in zip(surnames(query), tags, strict=False)]
    field = "ti" if query.title_only else "tiab"
    groups = [_alternatives(group, field) for group in query.words]
    return [
        f"{pmid(query)}[pmid]" if query.pmid else "",
        *names,
        f"{query.years[0]}:{query.years[1]}[dp]" if query.years else "",
        *groups,
        _quoted(query.publication_type, "pt"),
        # By NLM's abbreviation, which PubMed knows however pages call the journal.
        _quoted(abbreviated(query.journal), "ta"),
        _plain(query.volume, "vi"),
        _plain(query.first_page, "pg"),
    ]


def _alternatives(words: tuple[str, ...], field: str) -> str:
    folded = dict.fromkeys(fold(word) for word in words)
    tagged = [
        f'"{word}"[{field}]' if " " in word else f"{word}[{field}]"
        for word in folded
        if word
    ]
    return f"({' OR '.join(tagged)})" if len(tagged) > 1 else "".join(tagged)


def _quoted(text: str, field: str) -> str:
    text = _quotable(text)
    return f'"{text}"[{field}]' if text else ""


def _quotable(text: str) -> str:
    return _NOT_IN_QUOTES.sub(" ", text).strip()


def _plain(text: str, field: str) -> str:
    text = fold(text)
    return f"{text}[{field}]" if text else ""
