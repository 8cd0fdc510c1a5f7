"""PubMed as a source: right answers, honest doubts, few requests."""

import random
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.clocks import Clock
from tests.eutils import FAILURES, serve
from tests.eutils.fixtures import ENTRIES
from verifier.answers import Answers
from verifier.batches import MOST_LISTED
from verifier.entrez import Entrez, open_entrez
from verifier.models import Author, Found, Query, Record, Unanswered
from verifier.replies import SearchReply
from verifier.sources import FatalError, TransientError
from verifier.terms import fits
from verifier.transport import BREAKER, TRIES, Transport

LIMIT = 200
KEY = "0123456789abcdef0123456789abcdef0123"


def connect(server, folder=None, **options):
    """A source over a running server, whose pauses take no time."""
    clock = Clock()
    options = {"clock": clock, "sleep": clock.sleep, "patience": 0.5, **options}
    transport = Transport("curator@example.org", KEY, server.url, **options)
    return Entrez(transport, Answers(folder, transport.origin))


@pytest.fixture
def source(eutils):
    with connect(eutils) as entrez:
        yield entrez


def asked(server, endpoint="esearch"):
    name = "term" if endpoint == "esearch" else "id"
    return [logged.request.get(name) for logged in server.log.of(endpoint)]


def ask(source, query, **options):
    return source.search([query], LIMIT, **options)[query]


TRIAL = Query(authors=("noorlander",), years=(2011, 2011))
NOBODY = Query(authors=("nobodyatall",), years=(2011, 2011))
NOT_THEN = Query(authors=("noorlander",), years=(1950, 1950))


# ------------------------------------------------------------------------ answers


def test_a_search_lists_what_pubmed_has(source):
    answer = ask(source, TRIAL)
    assert answer == Found(TRIAL, 1, ("80000001",), answer.url)
    assert "noorlander%5B1au%5D" in answer.url
    [record] = source.fetch(answer.pmids).values()
    assert record == ENTRIES[0].record


def test_nothing_found_is_a_plain_zero(source):
    assert ask(source, NOT_THEN, alone=True).count == 0


def test_a_name_that_pubmed_does_not_know_is_inconclusive(source):
    """It says so in the list of phrases not found, whatever it counts."""
    answer = ask(source, NOBODY, alone=True)
    assert isinstance(answer, Unanswered)
    assert answer.inconclusive
    assert "nobodyatall" in answer.reason


def test_a_split_name_is_inconclusive(source):
    """PubMed searches for the part that it knows, and lists what that finds."""
    query = Query(authors=("noorlander unknownson",), years=(2011, 2011))
    assert isinstance(ask(source, query, alone=True), Unanswered)


@pytest.mark.parametrize(
    ("query", "pmids"),
    [
        (Query(pmid="80000001"), ("80000001",)),
        (Query(pmid="0080000001"), ("80000001",)),
        (Query(pmid="79999999"), ()),
        (Query(doi="10.9999/JIP.2011.03.008"), ("80000001",)),
        # Found by PubMed all the same, since it drops the punctuation.
        (Query(doi="10.9999/jip-2011-03-008"), ()),
    ],
)
def test_a_number_finds_its_own_record_or_none(source, query, pmids):
    answer = ask(source, query, alone=True)
    assert (answer.count, answer.pmids) == (len(pmids), pmids)


@pytest.mark.parametrize(
    "query",
    [Query(), Query(pmid="PMC1"), Query(pmid="-1"), Query(authors=("?",)),
     Query(words=(("word" * 3000,),))],
)  # fmt: skip
def test_what_cannot_be_asked_is_not_asked(source, eutils, query):
    answer = ask(source, query)
    assert isinstance(answer, Unanswered)
    assert answer.inconclusive
    assert not eutils.log


def test_numbers_that_are_none_are_not_sent(source, eutils):
    """E-utilities would read PMC1 as PMID 1."""
    assert source.fetch(["PMC1", "-1", "x", "", "1 2", "007", "80000001"]).keys() == {
        "80000001"
    }
    assert asked(eutils, "efetch") == ["80000001"]


def test_words_that_pubmed_does_not_know_are_asked_without(source, eutils):
    """An alternative that no record has changes nothing."""
    query = Query(words=(("ketamine", "zzyzx"), ("fibromyalgia",)))
    answer = ask(source, query)
    assert "80000001" in answer.pmids
    assert "zzyzx" not in asked(eutils)[-1]
    hopeless = Query(words=(("zzyzx",), ("fibromyalgia",)))
    assert isinstance(ask(source, hopeless), Unanswered)


def test_a_list_that_was_cut_says_so(source):
    query = Query(words=(("ketamine",),))
    whole = ask(source, query)
    assert whole.count > 1
    some = source.search([query], 1)[query]
    assert (some.count, len(some.pmids), some.truncated) == (whole.count, 1, True)


def test_numbers_share_a_request(source, eutils):
    """Each gets the record that carries it, and no other."""
    dois = [entry.record.doi for entry in ENTRIES if entry.record.doi]
    queries = [Query(doi=doi) for doi in dict.fromkeys([*dois, "10.9999/none"])]
    for query, answer in source.search(queries, LIMIT).items():
        own = [e.record.pmid for e in ENTRIES if e.record.doi == query.doi]
        assert sorted(answer.pmids) == sorted(own), query
    assert len(asked(eutils)) == 1


def test_a_pmcid_finds_its_own_record(source):
    for entry in ENTRIES:
        if entry.record.pmcid:
            answer = ask(source, Query(pmcid=entry.record.pmcid), alone=True)
            assert answer.pmids == (entry.record.pmid,)


def test_a_number_that_finds_too_much_proves_nothing(eutils):
    many = [
        replace(ENTRIES[0].record, pmid=str(n), doi="10.1/a.b") for n in range(1, 31)
    ]
    with serve(many) as server, connect(server) as source:
        answer = ask(source, Query(doi="10.1/a-b"), alone=True)
        assert isinstance(answer, Unanswered)
        assert "too many" in answer.reason


def test_a_search_read_as_another_one_is_no_answer(eutils, monkeypatch):
    """No list of complaints shows it, only PubMed's own words for the search."""

    def translated(*_):
        return SearchReply(1, ("80000001",), "noor[Author] AND lander[All Fields]")

    with connect(eutils) as source:
        monkeypatch.setattr(source, "_search", translated)
        answer = ask(source, TRIAL)
        assert isinstance(answer, Unanswered)
        assert answer.inconclusive


def test_identical_questions_are_asked_once(source, eutils):
    source.search([TRIAL, TRIAL, TRIAL], LIMIT, alone=True)
    assert len(asked(eutils)) == 1


@pytest.mark.parametrize(
    "name", sorted(n for n, f in FAILURES.items() if f.meaning == "inconclusive")
)
def test_an_answer_that_misleads_is_no_answer(eutils, name):
    """Neither a finding nor an absence is read out of it."""
    eutils.fail(name)
    queries = [
        TRIAL,
        Query(authors=("visser",), author_position="any", years=(2011, 2011)),
    ]
    for alone in (True, False):
        with connect(eutils) as source:
            for query, answer in source.search(queries, LIMIT, alone=alone).items():
                extra = name == "extra_record"  # is dropped, and the rest is good
                assert isinstance(answer, Found if extra else Unanswered), query


@pytest.mark.parametrize(
    "name", sorted(n for n, f in FAILURES.items() if f.meaning == "harmless")
)
def test_an_odd_answer_is_an_answer_all_the_same(eutils, name):
    eutils.fail(name)
    with connect(eutils) as source:
        assert ask(source, TRIAL).pmids == ("80000001",)
        assert source.fetch(["80000001"])["80000001"] == ENTRIES[0].record


def test_it_says_what_it_is(eutils, tmp_path):
    url = eutils.url.removesuffix("/")
    with open_entrez("curator@example.org", "", url, tmp_path / "cache") as source:
        assert (source.name, source.complete) == ("entrez", True)
        assert source.world > 40_000_000
        assert source.description == f"PubMed through NCBI Entrez ({url}/), complete"
        assert ask(source, TRIAL).count == 1
    assert (tmp_path / "cache" / "answers.sqlite").is_file()


def test_records_held_in_memory_are_bounded(eutils, monkeypatch):
    monkeypatch.setattr("verifier.entrez._HELD", 5)
    numbers = [entry.record.pmid for entry in ENTRIES]
    with connect(eutils) as source:
        assert source.fetch(numbers).keys() == set(numbers)
        assert len(source._held) == 5
        assert source.fetch(numbers).keys() == set(numbers)


# --------------------------------------------------------------------- failures


def test_an_outage_leaves_questions_unanswered_and_ends_early(eutils):
    eutils.fail("html_502")
    queries = [
        Query(authors=(f"n{a}{b}",), years=(2011, 2011))
        for a in "abcdefghij"
        for b in "klmnopqrst"
    ]
    with connect(eutils) as source:
        answers = source.search(queries, LIMIT)
        assert all(isinstance(a, Unanswered) for a in answers.values())
        assert not any(a.inconclusive for a in answers.values())
        with pytest.raises(TransientError):
            source.fetch(["80000001"])
    assert len(eutils.log) == BREAKER * TRIES


def test_numbers_are_unanswered_while_records_cannot_be_read(eutils):
    eutils.fail("html_502")
    with connect(eutils) as source:
        answer = ask(source, Query(pmid="80000001"))
        assert isinstance(answer, Unanswered)
        assert not answer.inconclusive
        eutils.heal()
        eutils.fail("html_502", endpoint="efetch")
        shared = [TRIAL, Query(authors=("visser",), years=(2011, 2011))]
        numbered = Query(doi="10.9999/jip.2011.03.008")
        answers = [*source.search(shared, LIMIT).values(), ask(source, numbered)]
        assert all(isinstance(a, Unanswered) for a in answers)
        assert not any(a.inconclusive for a in answers)


def test_a_fatal_error_escapes_and_ends_all_asking(eutils):
    eutils.fail("key_invalid")
    with connect(eutils) as source:
        for _ in range(2):
            with pytest.raises(FatalError, match="NCBI_API_KEY"):
                ask(source, TRIAL)
            with pytest.raises(FatalError):
                source.fetch(["80000001"])
    assert len(eutils.log) == 1


def test_failures_are_not_kept(eutils, tmp_path):
    eutils.fail("html_502")
    with connect(eutils, tmp_path) as source:
        assert isinstance(ask(source, TRIAL), Unanswered)
    eutils.heal()
    eutils.fail("phrase_dropped", times=1)
    with connect(eutils, tmp_path) as source:
        assert isinstance(ask(source, TRIAL), Unanswered)
        assert ask(source, TRIAL).pmids == ("80000001",)


def test_a_record_that_is_listed_but_never_shown_makes_no_answer(eutils):
    """PubMed says that there is one: that is no absence."""
    eutils.fail("missing_record")
    with connect(eutils) as source:
        answer = ask(source, TRIAL)
        assert isinstance(answer, Unanswered)
        assert "does not show" in answer.reason


def test_a_missing_record_is_looked_for_again_the_next_night(eutils, tmp_path):
    eutils.fail("missing_record")
    with connect(eutils, tmp_path) as source:
        assert isinstance(ask(source, TRIAL), Unanswered)
    eutils.heal()
    with connect(eutils, tmp_path) as source:
        assert ask(source, TRIAL).pmids == ("80000001",)


def test_a_number_that_pubmed_lacks_is_not_asked_for_every_night(eutils, tmp_path):
    for requests in (2, 0):
        with connect(eutils, tmp_path) as source:
            assert ask(source, Query(pmid="79999999")).count == 0
            assert source.usage.requests == requests


def test_records_left_out_once_are_asked_for_again(eutils):
    eutils.fail("missing_record", times=1)
    with connect(eutils) as source:
        assert len(source.fetch(["80000001", "80000002"])) == 2
    assert len(asked(eutils, "efetch")) == 2


def test_too_many_records_at_once_are_asked_for_in_halves(eutils):
    """As often as the server cannot collect so many, down to one."""
    numbers = [entry.record.pmid for entry in ENTRIES][:16]
    eutils.fail("viewer_timeout", when=lambda r: r.get("id").count(",") >= 4)
    with connect(eutils) as source:
        assert source.fetch(numbers).keys() == set(numbers)
    sizes = [ids.count(",") + 1 for ids in asked(eutils, "efetch")]
    assert sizes == [16, 8, 4, 4, 8, 4, 4]


# ------------------------------------------------------------------ many at once

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
    monkeypatch.setattr("verifier.batches.most_records", lambda batch: 10**9)
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
_FAULTS = [
    name
    for name, failure in FAILURES.items()
    if failure.meaning != "fatal" and name not in _TAKE_TIME
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
