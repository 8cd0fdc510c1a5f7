"""Queries in PubMed's words, and the same test on a record."""
# ruff: noqa: E501 - a row of a table stays one line

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.eutils import evaluate
from tests.eutils.fixtures import ENTRIES
from verifier.models import Author, Query, Record
from verifier.terms import (
    fits,
    may_fit,
    names_it,
    pmid,
    pubmed_term,
    pubmed_url,
    shares_a_request,
    without_words,
)

TERMS = [
    (Query(authors=("noppers",), years=(2011, 2011)), "(noppers[1au] AND 2011:2011[dp])"),
    (Query(authors=("noppers",), author_position="any"), "(noppers[au])"),
    (Query(authors=("a", "b"), years=(2010, 2013)), "(a[1au] AND b[au] AND 2010:2013[dp])"),
    # As folded by names.fold_name, or not yet.
    (Query(authors=("O'Brien",)), "(obrien[1au])"),
    (Query(authors=("Graven-Nielsen",)), "(graven nielsen[1au])"),
    (Query(authors=("Graven‐Nielsen",)), "(graven nielsen[1au])"),
    (Query(authors=("van de Kamp",)), "(van de kamp[1au])"),
    (Query(authors=("Müller",)), "(muller[1au])"),
    # What would be an operator, a tag, a range or a wildcard is none.
    (Query(authors=('Smith"[au] OR cancer* #1 (x):&|/',)), "(smith au or cancer 1 x[1au])"),
    (Query(words=(("ketamine", "esketamine"), ("pain",))), "((ketamine[tiab] OR esketamine[tiab]) AND pain[tiab])"),
    (Query(words=(("meta-analysis",),), title_only=True), '("meta analysis"[ti])'),
    (Query(words=(("pain", "Pain", "*"),)), "(pain[tiab])"),
    (Query(publication_type='Systematic "Review"', years=(2010, 2012)), '(2010:2012[dp] AND "Systematic Review"[pt])'),
    (Query(journal='J "Pain"', volume="12 (3)", first_page="e1-9"), '("J Pain"[ta] AND 12 3[vi] AND e1 9[pg])'),
        (Query(journal="The American Journal of Roentgenology"), '("ajr am j roentgenol"[ta])'),
    (Query(doi='10.1002/(SICI)1097"'), '"10.1002/(SICI)1097"[doi]'),
    (Query(pmcid="pmc 12345"), "PMC12345[pmcid]"),
    (Query(pmcid="PMC12345.2"), "PMC12345[pmcid]"),
    (Query(pmid="0123"), "(123[pmid])"),
    # Nothing to search for.
    (Query(), ""),
    (Query(authors=("'",)), ""),
    (Query(authors=("", "smith")), ""),
    (Query(pmid="PMC123"), ""),
    (Query(doi='" "'), ""),
    (Query(pmcid="PMC"), ""),
]  # fmt: skip


@pytest.mark.parametrize(("query", "term"), TERMS)
def test_a_query_in_pubmeds_words(query, term):
    assert pubmed_term(query) == term


@pytest.mark.parametrize(
    ("number", "read"),
    [
        ("123", "123"), (" 123 ", "123"), ("000123", "123"), ("41257673", "41257673"),
        ("", ""), ("0", ""), ("-1", ""), ("PMC123", ""), ("12a", ""), ("1 2", ""),
        ("1234567890", ""), ("١٢٣", ""),
    ],
)  # fmt: skip
def test_only_a_number_is_a_pmid(number, read):
    """E-utilities would take -1 and PMC1 for PMID 1."""
    assert pmid(Query(pmid=number)) == read


def test_people_see_the_same_search():
    query = Query(doi="10.1/a b&c#d")
    parts = urlsplit(pubmed_url(query))
    assert parts.netloc == "pubmed.ncbi.nlm.nih.gov"
    assert parse_qs(parts.query) == {"term": [pubmed_term(query)]}
    assert pubmed_url(Query(pmid="12")) == "https://pubmed.ncbi.nlm.nih.gov/12/"


_text = st.text(max_size=30)


@given(_text, _text, _text)
def test_no_text_of_a_document_breaks_out_of_its_place(author, word, journal):
    """Brackets, quotes and parentheses of the term are those of its own grammar."""
    query = Query(
        authors=(author,), words=((word, "pain"),), journal=journal, years=(2011, 2011)
    )
    term = pubmed_term(query)
    assert re.fullmatch(r'|\(([^\[\]"]*\[1au\] AND )?2011:2011\[dp\] AND .*\)', term)
    outside = re.sub(r'"[^"]*"', "", term)
    assert '"' not in outside
    assert set(re.findall(r"\[(.*?)\]", outside)) <= {"1au", "dp", "tiab", "ta"}
    assert (
        outside.count("(")
        == outside.count(")")
        == (0 if not term else 1 + ("OR" in outside))
    )


@given(_text)
def test_no_doi_breaks_out_of_its_quotes(doi):
    term = pubmed_term(Query(doi=doi))
    assert not term or re.fullmatch(r'"[^"]+"\[doi\]', term)


@pytest.mark.parametrize(
    ("query", "shares"),
    [
        (Query(authors=("noppers",), years=(2011, 2011)), True),
        (Query(authors=("noppers", "dahan"), years=(2011, 2011)), True),
        (Query(authors=("smith",), years=(2011, 2011), words=(("pain",),)), True),
        (Query(authors=("smith",), words=(("pain",),)), True),
        (Query(doi="10.1/x"), True),
        (Query(pmcid="PMC1"), True),
        (Query(authors=("graven nielsen",), years=(2011, 2011)), False),
        (Query(authors=("иванов",), years=(2011, 2011)), False),
        (Query(authors=("or",), years=(2011, 2011)), False),
        (Query(authors=("e",), years=(2011, 2011)), False),
        (Query(authors=("noppers",)), False),
        (Query(authors=("noppers",), years=(2011, 2011), journal="Pain"), False),
        (Query(words=(("pain",), ("x",)), years=(2011, 2011), title_only=True), True),
        (Query(words=(("pain",), ("x",)), years=(2011, 2011)), False),
        (Query(words=(("pain",),), years=(2011, 2011), title_only=True), False),
        (Query(words=(("pain",), ("x",)), title_only=True), False),
        (
            Query(
                words=(("pain",), ("x",)),
                years=(2011, 2011),
                title_only=True,
                publication_type="Review",
            ),
            False,
        ),
        (Query(pmid="1"), False),
    ],
)
def test_only_what_a_record_can_be_tested_for_shares_a_request(query, shares):
    assert shares_a_request(query) == shares


def test_an_unknown_alternative_is_left_out_unless_it_is_the_last():
    query = Query(words=(("pain", "zzz"), ("yyy",)))
    asked = without_words(query, frozenset({"zzz", "yyy"}))
    assert asked == Query(words=(("pain",), ("yyy",)))


RECORD = Record(
    "1",
    "Ketamine in fibromyalgia-related pain",
    authors=(Author("Müller-Lüdenscheidt", "Ørjan", "Ø"), Author("O'Brien", "J", "J"), Author(collective="Pain Group")),
    years=(2010, 2011),
    abstract="A randomised trial.",
    doi="10.1000/ABC-1",
    pmcid="PMC77",
)  # fmt: skip


@pytest.mark.parametrize(
    ("query", "strictly", "perhaps"),
    [
        (Query(authors=("muller ludenscheidt",), years=(2011, 2011)), True, True),
        (Query(authors=("muller ludenscheidt",), years=(2009, 2010)), True, True),
        (Query(authors=("muller ludenscheidt",), years=(2012, 2012)), False, True),
        (Query(authors=("muller ludenscheidt",), years=(2014, 2014)), False, False),
        (Query(authors=("muller",), years=(2011, 2011)), False, True),
        (Query(authors=("obrien",), years=(2011, 2011)), False, True),
        (
            Query(authors=("obrien",), author_position="any", years=(2011, 2011)),
            True,
            True,
        ),
        (Query(authors=("pain group",), author_position="any"), True, True),
        (Query(authors=("muller ludenscheidt", "obrien")), True, True),
        (Query(authors=("muller ludenscheidt", "smith")), False, False),
        (
            Query(
                authors=("obrien",),
                author_position="any",
                words=(("pain", "x"), ("trial",)),
            ),
            True,
            True,
        ),
        (
            Query(
                authors=("obrien",),
                author_position="any",
                words=(("trial",),),
                title_only=True,
            ),
            False,
            True,
        ),
        (Query(authors=("smith",)), False, False),
        (
            Query(
                words=(("pain",), ("ketamine",)), title_only=True, years=(2011, 2011)
            ),
            True,
            True,
        ),
        (
            Query(
                words=(("relate",), ("ketamine",)), title_only=True, years=(2011, 2011)
            ),
            False,
            True,
        ),
        (
            Query(
                words=(("trial",), ("ketamine",)), title_only=True, years=(2011, 2011)
            ),
            False,
            False,
        ),
    ],
)
def test_a_record_is_tested_as_pubmed_would_and_more_generously(
    query, strictly, perhaps
):
    assert (fits(query, RECORD), may_fit(query, RECORD)) == (strictly, perhaps)


@pytest.mark.parametrize(
    ("query", "same"),
    [
        (Query(doi="10.1000/abc-1"), True),
        (Query(doi="10.1000/ABC-1 "), True),
        # PubMed drops punctuation, so that this one is found as well.
        (Query(doi="10.1000/abc.1"), False),
        (Query(pmcid="77"), True),
        (Query(pmcid="PMC78"), False),
    ],
)
def test_a_number_names_its_own_record_only(query, same):
    assert names_it(query, RECORD) == same
    assert not names_it(query, Record("2", "no numbers"))


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.record.pmid)
def test_the_local_test_is_at_least_as_generous_as_the_server(entry):
    """What a clause finds on the server, `may_fit` does not deny (ENTREZ.md 4.4)."""
    record = entry.record
    queries = [
        Query(authors=(author.name,), author_position=position, years=(year, year))
        for author in record.authors
        for position in ("first", "any")
        for year in record.years
    ]
    found = 0
    for query in queries:
        result = evaluate(pubmed_term(query), ENTRIES)
        if result.plain and record.pmid in result.pmids:
            found += 1
            assert may_fit(query, record)
            assert fits(query, record), query
    people = [a for a in record.authors if a.last]
    assert found or not people or not record.years
