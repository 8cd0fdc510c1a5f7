"""Many questions share a search, and each gets the answer of one asked alone."""

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.connections import LIMIT, ask, asked, connect
from tests.eutils import FAILURES, serve
from verifier.entrez.batches import MOST_LISTED
from verifier.models import Author, Found, Query, Record, Unanswered
from verifier.terms import fits

CORPUS = 1_000


def surname(number):
    """A made-up name, none of which is part of another."""
    letters = "bcdfghjklmnprst"
    return "".join(letters[number // 15**k % 15] + "aeiou"[k] for k in range(4))


def corpus(size=CORPUS, common=0):
    """Papers by as many first authors, four of each, and ``common`` by Ng."""
    dice = random.Random(5)
    records = []
    for number in range(size):
        for nth, year in enumerate((2009, 2011, 2011, 2013)):
            first = Author(surname(number).title(), "Anna B", "AB")
            other = Author(surname(dice.randrange(size)).title(), "C", "C")
            records.append(paper(4 * number + nth + 1, [first, other], year))
    ng = [Author("Ng", "X", "X")]
    return records + [paper(500_000 + n, ng, 2011) for n in range(common)]


def paper(number, authors, year):
    title = f"Pain relief number {number} by ketamine"
    return Record(
        str(number), title, tuple(authors), year=year, years=(year,), journal="J"
    )


def studies(size):
    return [Query(authors=(surname(n),), years=(2011, 2011)) for n in range(size)]


@pytest.mark.parametrize(("size", "most"), [(1, 2), (10, 2), (1_000, 60)])
def test_requests_for_so_many_studies(tmp_path, size, most):
    """Cold, with all their records; and none at all when asked again."""
    with serve(corpus(max(size, 20))) as server:
        with connect(server, tmp_path) as source:
            answers = source.search(studies(size), LIMIT)
            assert all(a.count == 2 for a in answers.values())
            pmids = [n for a in answers.values() for n in a.pmids]
            assert len(source.fetch(pmids)) == 2 * size
            assert source.usage.requests == len(server.log) <= most
        server.log.clear()
        with connect(server, tmp_path) as source:
            again = source.search(studies(size), LIMIT)
            assert again == answers
            assert len(source.fetch(pmids)) == 2 * size
            assert source.usage.requests == len(server.log) == 0
            assert source.usage.cache_hits == 3 * size


def test_what_shared_a_request_says_so_and_is_confirmed_alone():
    with serve(corpus(20)) as server, connect(server) as source:
        absent = Query(authors=(surname(3),), years=(1990, 1990))
        answer = source.search([*studies(5), absent], LIMIT)[absent]
        assert (answer.count, answer.batched) == (0, True)
        assert ask(source, absent, alone=True) == Found(absent, 0, (), answer.url)


def test_one_common_name_does_not_make_everybody_pay():
    """The others are sorted out, and the common one is listed up to the limit."""
    with serve(corpus(60, common=3_000)) as server, connect(server) as source:
        common = Query(authors=("ng",), years=(2011, 2011))
        answers = source.search([*studies(60), common], LIMIT)
        assert (answers[common].count, len(answers[common].pmids)) == (3_000, LIMIT)
        assert all(answers[q].count == 2 for q in studies(60))
        assert len(asked(server)) <= 20
        assert len(asked(server, "efetch")) <= 4


def test_more_than_can_be_listed_is_never_taken_for_all(monkeypatch):
    monkeypatch.setattr("verifier.entrez.batches.most_records", lambda batch: 10**9)
    with serve(corpus(4, common=MOST_LISTED + 1)) as server, connect(server) as source:
        common = Query(authors=("ng",), years=(2011, 2011))
        answers = source.search([*studies(4), common], LIMIT)
        assert answers[common].count == MOST_LISTED + 1
        assert answers[common].truncated


@pytest.mark.parametrize("failure", ["backend_unavailable", "backend_empty_term"])
def test_poisoned_clauses_leave_the_others_answered(failure):
    """However it fails, and although the failures are many."""
    poison = [surname(n) for n in (7, 8, 57, 99)]
    with serve(corpus(100)) as server, connect(server) as source:
        server.fail(failure, when=lambda r: any(p in r.get("term") for p in poison))
        answers = source.search(studies(100), LIMIT)
        unanswered = [
            q.authors[0] for q, a in answers.items() if isinstance(a, Unanswered)
        ]
        assert unanswered == poison


def test_rivals_do_not_share_a_request():
    """Same author and year, other words: a record would not tell whose it is."""
    pain = Query(authors=("ng",), years=(2011, 2011), words=(("pain",),))
    sleep = Query(authors=("ng",), years=(2012, 2012), words=(("ketamine",),))
    with serve(corpus(4, common=30)) as server, connect(server) as source:
        source.search([pain, sleep, *studies(3)], LIMIT)
        assert not any("pain" in term and "ketamine" in term for term in asked(server))


def settle(source, queries, alone):
    """Every query's PMIDs, or None; asked again alone where nothing was proved."""
    answers = dict(source.search(queries, LIMIT, alone=alone))
    for query, answer in answers.items():
        if isinstance(answer, Found) and answer.batched and not answer.count:
            answers[query] = ask(source, query, alone=True)
    return {
        q: None if isinstance(a, Unanswered) else frozenset(a.pmids)
        for q, a in answers.items()
    }


def topics(size):
    """Questions for titles: the number in it is a word."""
    return [
        Query(words=(("pain",), (str(n),)), title_only=True, years=(2011, 2011))
        for n in range(size)
    ]


def test_topics_share_requests():
    with serve(corpus(20)) as server, connect(server) as source:
        together = settle(source, topics(60), alone=False)
        assert len(asked(server)) <= 2 + sum(not found for found in together.values())
        assert together == settle(source, topics(60), alone=True)


@st.composite
def _queries(draw):
    if draw(st.integers(0, 5)) == 0:
        return draw(st.sampled_from(topics(30)))
    names = [surname(n) for n in range(12)] + ["ng", "nobodyatall"]
    spans = [(2011, 2011), (2009, 2013), (1990, 1990), (2012, 2014), None]
    return Query(
        authors=(draw(st.sampled_from(names)),),
        author_position=draw(st.sampled_from(["first", "any"])),
        years=draw(st.sampled_from(spans)),
        words=draw(st.sampled_from([(), (("ketamine", "zzyzx"),), (("sleep",),)])),
    )


@pytest.fixture(scope="module")
def small():
    with serve(corpus(12, common=40), stall_seconds=1) as server:
        yield server


_TAKE_TIME = {"endless_body", "gzip_bomb", "stalled", "slow_body"}
# Titles here are so alike that a stranger's may hold the words asked for.
_UNNOTICED = {"hits_of_another_question"}
_FAULTS = [
    name
    for name, failure in FAILURES.items()
    if failure.meaning != "fatal" and name not in _TAKE_TIME | _UNNOTICED
]


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    queries=st.lists(_queries(), min_size=2, max_size=30, unique=True),
    seed=st.integers(0, 2**32),
    rate=st.sampled_from([0.0, 0.1, 0.5]),
)
def test_sharing_requests_changes_no_answer_whatever_fails(small, queries, seed, rate):
    """An answer is that of a quiet day asked alone, or there is none."""
    small.heal()
    with connect(small) as source:
        truth = settle(source, queries, alone=True)
    small.script.by_chance(rate, seed, _FAULTS)
    with connect(small) as source:
        found = settle(source, queries, alone=False)
    small.heal()
    for query in queries:
        assert found[query] in {truth[query], None}
        if rate == 0:
            assert found[query] == truth[query]


def test_the_truth_of_the_property_above_is_that_of_the_records():
    records = {r.pmid: r for r in corpus(12, common=40)}
    queries = [
        Query(authors=(name,), author_position=position, years=years)
        for name in (surname(1), surname(5), "ng")
        for position in ("first", "any")
        for years in ((2011, 2011), (2009, 2013))
    ]
    with serve(records.values()) as server, connect(server) as source:
        for query, pmids in settle(source, queries, alone=False).items():
            assert pmids == {n for n, r in records.items() if fits(query, r)}
