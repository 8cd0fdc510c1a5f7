"""PubMed as a source: right answers, honest doubts, few requests."""

from dataclasses import replace

import pytest

from tests.connections import LIMIT, ask, asked, connect
from tests.eutils import FAILURES, serve
from tests.eutils.fixtures import ENTRIES
from verifier.entrez.client import open_entrez
from verifier.entrez.replies import SearchReply
from verifier.entrez.transport import BREAKER, TRIES
from verifier.models import Found, Query, Unanswered
from verifier.sources import FatalError, TransientError


@pytest.fixture
def source(eutils):
    with connect(eutils) as entrez:
        yield entrez


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
        monkeypatch.setattr(source, "_search_alone", translated)
        answer = ask(source, TRIAL, alone=True)
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
    monkeypatch.setattr("verifier.entrez.client._HELD", 5)
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


ANY_YEAR = Query(authors=("noorlander",), words=(("ketamine",),))
NUMBERED = Query(doi="10.9999/jip.2011.03.008")


@pytest.mark.parametrize("query", [TRIAL, NOT_THEN, ANY_YEAR, NUMBERED])
def test_a_list_that_is_not_whole_is_asked_for_again(eutils, query):
    """Once is nothing; where it lasts, the question is open tomorrow as well."""
    with connect(eutils) as source:
        truth = ask(source, query, alone=True)
    eutils.fail("count_without_ids", times=1)
    with connect(eutils) as source:
        assert ask(source, query, alone=True) == truth
    eutils.fail("count_without_ids")
    eutils.log.clear()
    with connect(eutils) as source:
        answer = ask(source, query, alone=True)
    assert isinstance(answer, Unanswered)
    assert not answer.inconclusive
    assert len(eutils.log) == TRIES


def test_one_clause_whose_list_is_never_whole_leaves_the_others_answered(eutils):
    """It is found by halving, and asked for again only when alone."""
    names = "visser noppers sorensen jansen bakker mulder smit".split()
    queries = [TRIAL, *(Query(authors=(n,), years=(2011, 2011)) for n in names)]
    eutils.fail("count_without_ids", when=lambda r: "noorlander" in r.get("term"))
    with connect(eutils) as source:
        answers = source.search(queries, LIMIT)
    assert isinstance(answers[TRIAL], Unanswered)
    assert not answers[TRIAL].inconclusive
    failed = [logged for logged in eutils.log if logged.failure]
    assert len(failed) == 3 + TRIES


def test_records_of_other_numbers_are_no_answer(eutils):
    """Once is nothing; where it lasts, that is an outage, and no record is absent."""
    eutils.fail("other_record", times=1)
    with connect(eutils) as source:
        assert source.fetch(["80000001"]) == {"80000001": ENTRIES[0].record}
    eutils.fail("other_record")
    with connect(eutils) as source:
        with pytest.raises(TransientError, match="not asked for"):
            source.fetch(["80000001"])
        number = ask(source, Query(pmid="80000001"))
        assert isinstance(number, Unanswered)
        assert not number.inconclusive


def test_records_that_bear_nothing_of_what_was_asked_are_no_answer(eutils):
    """A server that answers another question rejects nothing by it."""
    eutils.fail("hits_of_another_question")
    for query in (TRIAL, Query(words=(("magnesium",),), title_only=True)):
        with connect(eutils) as source:
            answer = ask(source, query, alone=True)
        assert isinstance(answer, Unanswered)
        assert "another question" in answer.reason


def test_a_fatal_error_escapes_and_ends_all_asking(eutils):
    eutils.fail("key_invalid")
    with connect(eutils) as source:
        for _ in range(2):
            with pytest.raises(FatalError, match="NCBI_API_KEY"):
                ask(source, TRIAL)
            with pytest.raises(FatalError):
                source.fetch(["80000001"])
    assert len(eutils.log) == 1


@pytest.mark.parametrize(
    "query", [TRIAL, Query(pmid="80000001"), Query(words=(("pain",),))]
)
def test_a_search_that_finds_nothing_whatever_it_is_asked_is_out_of_order(query):
    """No study is absent for that: the run ends, and the next one asks."""
    known = frozenset({"noorlander", "pain"})
    with serve([], vocabulary=known) as empty, connect(empty) as source:
        for alone in (True, False):
            with pytest.raises(FatalError, match="finds nothing at all"):
                ask(source, query, alone=alone)


def test_a_zero_is_believed_where_anything_was_found_in_the_same_run(source, eutils):
    assert ask(source, NOT_THEN, alone=True).count == 0
    first = len(asked(eutils))
    assert first == 2
    assert ask(source, replace(NOT_THEN, years=(1951, 1951))).count == 0
    assert len(asked(eutils)) == first + 1


def test_failures_are_not_kept(eutils, tmp_path):
    eutils.fail("html_502")
    with connect(eutils, tmp_path) as source:
        assert isinstance(ask(source, TRIAL), Unanswered)
    eutils.heal()
    eutils.fail("phrase_dropped", times=1)
    with connect(eutils, tmp_path) as source:
        assert isinstance(ask(source, TRIAL), Unanswered)
        assert ask(source, TRIAL).pmids == ("80000001",)


@pytest.mark.parametrize("query", [TRIAL, NUMBERED, Query(pmid="80000001")])
def test_a_record_that_is_listed_but_never_shown_makes_no_answer(
    eutils, tmp_path, query
):
    """PubMed says that there is one: that is no absence, and the next night asks."""
    eutils.fail("missing_record")
    with connect(eutils, tmp_path) as source:
        answer = ask(source, query)
        assert isinstance(answer, Unanswered)
        assert not answer.inconclusive
        assert "does not show" in answer.reason
    eutils.heal()
    with connect(eutils, tmp_path) as source:
        assert ask(source, query).pmids == ("80000001",)


def test_a_number_once_unknown_is_not_so_for_ever(eutils, tmp_path, monkeypatch):
    """A search that lists it outdoes what was kept of it."""
    number = Query(pmid="80000001")
    with connect(eutils, tmp_path) as source:
        monkeypatch.setattr(source, "_listed", lambda _pmids: ())
        eutils.fail("missing_record")
        assert ask(source, number).count == 0
    eutils.heal()
    with connect(eutils, tmp_path) as source:
        assert ask(source, TRIAL).pmids == ("80000001",)
        assert ask(source, number).count == 1


def test_a_number_that_pubmed_lacks_is_not_asked_for_every_night(eutils, tmp_path):
    """Fetched twice, searched for beside a search for everything, then kept."""
    for requests in (4, 0):
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
