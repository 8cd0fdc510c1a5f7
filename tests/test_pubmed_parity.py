"""The local source and Entrez give the same answers to the same queries.

Both hold the same records: the local one reads them from bulk XML, Entrez asks the
loopback server. What differs on purpose is in `DIFFERENCES`.
"""

import gzip
import random
import string

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.clocks import Clock
from tests.eutils import serve
from tests.eutils.articles import article
from tests.eutils.entries import Entry
from tests.eutils.fixtures import ENTRIES
from verifier.entrez.answers import Answers
from verifier.entrez.client import Entrez
from verifier.entrez.transport import Transport
from verifier.models import Author, Found, PublicationType, Query, Record, Unanswered
from verifier.names import fold
from verifier.pubmed.build import build
from verifier.pubmed.local import Local
from verifier.pubmed.store import Store

SURNAMES = ("Wang", "Kim", "O'Brien", "Graven-Nielsen", "Sørensen", "de la Cruz", "Li")
WORDS = tuple(
    "ketamine pain fibromyalgia chronic trial women low-dose Parkinson's β-blockers "
    "infusion Müller p<0.05 2011".split()
)
TYPES = (
    PublicationType("D016449", "Randomized Controlled Trial"),
    PublicationType("D016430", "Clinical Trial"),
    PublicationType("D016454", "Review"),
    PublicationType("D002363", "Case Reports"),
)
JOURNALS = (
    ("European journal of pain (London, England)", "Eur J Pain"),
    ("Pain", "Pain"),
    ("The Lancet. Neurology", "Lancet Neurol"),
)


def made(chance, pmid):
    """A record drawn from few names and words, so that queries find several."""
    journal, abbreviation = chance.choice(JOURNALS)
    year = chance.randint(2009, 2012)
    online = chance.choice([year - 1, year, year + 1])
    return Record(
        str(pmid),
        " ".join(chance.choices(WORDS, k=4)),
        authors=tuple(
            Author(chance.choice(SURNAMES), "A B", chance.choice("ABC"))
            for _ in range(chance.randint(0, 3))
        ),
        journal=journal,
        journal_abbreviation=abbreviation,
        year=year,
        years=tuple(sorted({year, online})),
        volume=str(chance.randint(1, 3)),
        pages=chance.choice(["942-9", "e12", "12", "S1-4"]),
        doi=f"10.1/x.{pmid}",
        pmcid=f"PMC{pmid}",
        publication_types=(chance.choice(TYPES),),
        abstract=" ".join(chance.choices(WORDS, k=6)),
    )


@pytest.fixture(scope="module")
def records():
    chance = random.Random(20261122)
    curated = [entry for entry in ENTRIES if not entry.record.is_book]
    return [*curated, *(Entry(made(chance, n)) for n in range(1001, 1400))]


@pytest.fixture(scope="module")
def local(records, tmp_path_factory):
    folder = tmp_path_factory.mktemp("bulk")
    xml = "".join(map(article, records))
    (folder / "pubmed26n0001.xml.gz").write_bytes(
        gzip.compress(f"<PubmedArticleSet>{xml}</PubmedArticleSet>".encode())
    )
    build(folder, folder / "pubmed.db")
    source = Local.open(folder / "pubmed.db")
    yield source
    source.close()


@pytest.fixture(scope="module")
def entrez(records):
    with serve(records) as server:
        clock = Clock()
        transport = Transport(
            "curator@example.org", base_url=server.url, clock=clock, sleep=clock.sleep
        )
        with Entrez(transport, Answers(None, transport.origin)) as source:
            yield source


names = st.sampled_from([fold(name) for name in SURNAMES])
plain_words = st.sampled_from(
    [fold(word) for word in WORDS if "'" not in word] + ["low dose", "dose", "zzz"]
)
years = st.tuples(st.integers(2008, 2013), st.integers(0, 3)).map(
    lambda y: (y[0], y[0] + y[1])
)
QUERIES = st.builds(
    Query,
    authors=st.lists(names, max_size=2).map(tuple),
    author_position=st.sampled_from(["first", "any"]),
    years=st.none() | years,
    words=st.lists(
        st.lists(plain_words, min_size=1, max_size=2).map(tuple), max_size=2
    ).map(tuple),
    title_only=st.booleans(),
    publication_type=st.sampled_from(["", "", *(t.name for t in TYPES)]),
    journal=st.sampled_from(["", "", "Eur J Pain", "European Journal of Pain", "Pain"]),
    volume=st.sampled_from(["", "", "1", "2"]),
    first_page=st.sampled_from(["", "", "942", "S1", "9"]),
)


@settings(
    max_examples=300,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(QUERIES)
def test_both_sources_answer_alike(local, entrez, query):
    """Same count, same PMIDs, same records, same address for people."""
    theirs = entrez.search([query], 900, alone=True)[query]
    ours = local.search([query], 900, alone=True)[query]
    if isinstance(theirs, Unanswered):
        # Meant: words that no record has are an absence here, a doubt there.
        assert isinstance(ours, Unanswered) or ours.count == 0
        return
    assert isinstance(ours, Found)
    assert (ours.count, set(ours.pmids)) == (theirs.count, set(theirs.pmids))
    assert ours.url == theirs.url
    assert local.fetch(ours.pmids) == entrez.fetch(theirs.pmids)


@pytest.mark.parametrize("number", [1001, 1399, 80000001, 80000003])
def test_both_sources_find_the_same_by_number(local, entrez, records, number):
    """By PMID, DOI and PMC number."""
    [record] = [e.record for e in records if e.record.pmid == str(number)]
    for query in (
        Query(pmid=record.pmid),
        Query(pmid=f"00{record.pmid}"),
        Query(doi=record.doi.upper()),
        *([Query(pmcid=record.pmcid)] if record.pmcid else []),
    ):
        for source in (local, entrez):
            answer = source.search([query], 5, alone=True)[query]
            assert (answer.count, answer.pmids) == (1, (record.pmid,)), query
    assert local.fetch([record.pmid]) == entrez.fetch([record.pmid])


# Query, count by Entrez (None: no conclusive answer), count by the local source.
DIFFERENCES = {
    "a name that nobody has is a doubt to PubMed, an absence here": (
        Query(authors=("nobodyatall",), years=(2011, 2011)),
        None,
        0,
    ),
    "a name that PubMed would split and widen is looked for whole here": (
        Query(authors=("wang unknownson",), years=(2011, 2011)),
        None,
        0,
    ),
    "a stop word is no word to PubMed, and one like others here": (
        Query(authors=("noorlander",), years=(2011, 2011), words=(("of",),)),
        None,
        1,
    ),
}


@pytest.mark.parametrize(
    ("query", "theirs", "ours"), DIFFERENCES.values(), ids=DIFFERENCES
)
def test_the_sources_differ_where_it_is_meant(local, entrez, query, theirs, ours):
    """Each difference is a decision."""
    there = entrez.search([query], 900, alone=True)[query]
    here = local.search([query], 900, alone=True)[query]
    assert getattr(there, "count", None) == theirs
    assert getattr(here, "count", None) == ours


def test_only_pubmed_lists_no_more_than_9999():
    """Its count stays exact, so that the rest is known to be missing."""
    many = [Record(str(n), "Pain", year=2011, years=(2011,)) for n in range(1, 10_051)]
    query = Query(years=(2011, 2011))
    with Store.create(None) as store, serve(many) as server:
        store.put(many)
        ours = Local(store).search([query], 20_000)[query]
        with Entrez(
            Transport("curator@example.org", base_url=server.url, interval=0),
            Answers(None, server.url),
        ) as source:
            theirs = source.search([query], 20_000)[query]
    assert (ours.count, len(ours.pmids)) == (10_050, 10_050)
    assert (theirs.count, len(theirs.pmids)) == (10_050, 9_999)


def test_an_apostrophe_is_found_both_ways(local, records):
    """PubMed has ``parkinson s``; who folds names asks for ``parkinsons``."""
    bearing = {
        e.record.pmid
        for e in records
        if "Parkinson's" in f"{e.record.title} {e.record.abstract}"
    }
    for word in ("parkinson", "parkinsons", "parkinson s"):
        query = Query(words=((word,),))
        assert set(local.search([query], 999)[query].pmids) == bearing


@pytest.mark.parametrize("character", sorted(set(string.punctuation)))
def test_no_character_of_a_document_is_an_operator(local, character):
    """The index's own language cannot be spoken from outside."""
    text = f"{character}pain{character}) OR a{character}"
    query = Query(authors=(text,), words=((text,),), journal=text, volume=text)
    answer = local.search([query], 5)[query]
    assert isinstance(answer, Found)
    assert answer.count == 0
