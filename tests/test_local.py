"""The local source answers queries as PubMed would."""

import gzip
import json
import lzma
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.postings import index_of
from verifier.models import (
    Author,
    Correction,
    Found,
    PublicationType,
    Query,
    Record,
    SampleSize,
    Unanswered,
    Usage,
)
from verifier.names import fold
from verifier.pubmed.index import _words, conditions, row_id
from verifier.pubmed.local import (
    Local,
    build_from_file,
    build_from_lines,
    open_snapshot,
)
from verifier.pubmed.packing import Packer, train
from verifier.pubmed.record_lines import BadLineError, read_records
from verifier.pubmed.store import Store, StoreError
from verifier.sources import FatalError

FACTS = Path(__file__).resolve().parents[2] / "shared" / "facts"

RCT = PublicationType("D016449", "Randomized Controlled Trial")
RECORDS = (
    Record(
        "11",
        "Ketamine in fibromyalgia: don't infuse α-blockers",
        (Author("Sörensen", "J", "J"), Author("Graven-Nielsen", "T", "T")),
        journal="European journal of pain",
        journal_abbreviation="Eur. J. Pain",
        year=2011,
        years=(2010, 2011),
        volume="15",
        pages="942-9",
        doi="10.1016/J.EJPAIN.2011.03.008",
        pmcid="PMC123",
        publication_types=(RCT,),
        abstract="Twenty-four patients.",
    ),
    Record(
        "12",
        "Chronic pain",
        (Author("O'Brien", "K", "K"), Author(collective="The PAIN Group")),
        year=2011,
        years=(2011,),
        pages="e12",
        abstract="Ketamine was not given.",
    ),
    Record("13", "No year at all", (Author("Sorensen", "X", "X"),)),
    Record("", "Without a number", (Author("Gupta"),), doi="10.52965/001c.89640"),
)


@pytest.fixture(scope="module")
def source():
    with Store.create(None) as store:
        store.put(RECORDS)
        yield Local(store)


@pytest.mark.parametrize(
    ("query", "keys"),
    [
        (Query(pmid="11"), ["11"]),
        (Query(pmid="14"), []),
        (Query(pmid="0011"), ["11"]),
        (Query(pmid="11", authors=("obrien",)), []),
        (Query(doi="10.1016/j.ejpain.2011.03.008"), ["11"]),
        (Query(doi="10.1016/j.ejpain"), []),
        (Query(doi="10.52965/001C.89640"), ["doi:10.52965/001c.89640"]),
        (Query(pmcid="pmc123"), ["11"]),
        (Query(authors=("sorensen",)), ["11", "13"]),
        (Query(authors=("soren",)), []),
        (Query(authors=("sorensen",), years=(2010, 2010)), ["11"]),
        (Query(authors=("sorensen",), years=(2012, 2013)), []),
        (Query(authors=("sorensen",), years=(2013, 2009)), []),
        (Query(authors=("sorensen",), years=(0, 10**9)), ["11"]),
        (Query(authors=("graven nielsen",)), []),
        (Query(authors=("graven nielsen",), author_position="any"), ["11"]),
        (Query(authors=("nielsen",), author_position="any"), []),
        (Query(authors=("sorensen", "graven nielsen")), ["11"]),
        (Query(authors=("graven nielsen", "sorensen")), []),
        (Query(authors=("obrien",), years=(2011, 2011)), ["12"]),
        (Query(authors=("the pain group",), author_position="any"), ["12"]),
        (Query(years=(2011, 2011)), ["11", "12"]),
        (Query(words=(("ketamine",),)), ["11", "12"]),
        (Query(words=(("ketamine",),), title_only=True), ["11"]),
        (Query(words=(("ketamine",), ("patients", "chronic"))), ["12", "11"]),
        (Query(words=(("ketamine",), ("patients", "aspirin"))), ["11"]),
        (Query(words=(("dont",),)), ["11"]),
        (Query(words=(("α",),)), ["11"]),
        (Query(words=(("twenty four",),)), ["11"]),
        (Query(words=(("four twenty",),)), []),
        (Query(words=(("t infuse", "nothing"),)), ["11"]),
        (Query(words=(("blockers twenty",),)), []),
        (Query(words=(("don",), ("t",))), ["11"]),
        (Query(words=(("twenty", "nothing"),), years=(2010, 2010)), ["11"]),
        (Query(words=((), ("ketamine",))), []),
        (Query(publication_type="randomized controlled trial"), ["11"]),
        (Query(publication_type="Clinical Trial"), ["11"]),
        (Query(publication_type="Review"), []),
        (Query(journal="Eur J Pain"), ["11"]),
        (Query(journal="European Journal of Pain"), ["11"]),
        (Query(journal="Pain"), []),
        (Query(journal="eur j pain", volume="15", first_page="942"), ["11"]),
        (Query(volume="15", first_page="9"), []),
        (Query(first_page="E12"), ["12"]),
    ],
    ids=repr,
)
def test_a_query_finds_the_records_that_fit_all_of_it(source, query, keys):
    """Every condition that is set must hold; who has most of the words comes first."""
    answer = source.search([query], 10)[query]
    assert (answer.count, answer.pmids) == (len(keys), tuple(keys))


def test_a_count_is_exact_when_more_match_than_may_be_listed(source):
    """The limit cuts the list, never the count."""
    query = Query(years=(2010, 2011))
    answer = source.search([query], 1)[query]
    assert (answer.count, answer.pmids, answer.truncated) == (2, ("11",), True)


PRINTED_AND_CALLED = """
The Science of the total environment | Science of the Total Environment
Arthritis care & research | Arthritis Care and Research
JAMA otolaryngology-- head & neck surgery | JAMA Otolaryngology–Head and Neck Surgery
Orthopaedics & traumatology : OTSR | Orthopaedics and Traumatology
AJR. American journal of roentgenology | American Journal of Roentgenology
The Journal of bone and joint surgery. American volume | Journal of Bone & Joint Surgery
Suid-Afrikaanse tydskrif = South African journal | Suid-Afrikaanse Tydskrif
Lancet (London, England) | The Lancet
"""


@pytest.mark.parametrize("names", PRINTED_AND_CALLED.strip().splitlines())
def test_a_journal_is_found_as_people_call_it(names):
    printed, called = names.split(" | ")
    other = Record("2", "Pain", journal="The Lancet. Neurology")
    with Store.create(None) as store:
        store.put([Record("1", "Pain", journal=printed), other])
        query = Query(journal=called)
        assert Local(store).search([query], 10)[query].pmids == ("1",)


@pytest.mark.parametrize(
    "query", [Query(), Query(pmid="PMC1"), Query(authors=("?",)), Query(journal="-")]
)
def test_a_query_that_asks_nothing_is_unanswered(source, query):
    """Nothing asked is not nothing found."""
    answer = source.search([query], 5)[query]
    assert isinstance(answer, Unanswered)
    assert answer.inconclusive


def test_fetched_records_are_those_put_in(source):
    """Records come back equal; keys that do not exist are left out."""
    keys = [r.key for r in RECORDS]
    assert source.fetch([*keys, "999", "PMC1", ""]) == dict(
        zip(keys, RECORDS, strict=True)
    )


def test_asking_costs_nothing(source):
    """A local source sends no requests."""
    assert source.usage == Usage()


texts = st.text(max_size=30)
names = st.builds(Author, texts, texts, texts, texts, texts)
records = st.builds(
    Record,
    pmid=st.integers(1, 10**8).map(str),
    title=texts,
    authors=st.lists(names, max_size=4).map(tuple),
    authors_complete=st.booleans(),
    journal=texts,
    year=st.none() | st.integers(1800, 2030),
    years=st.lists(st.integers(1800, 2030), max_size=3).map(tuple),
    pages=texts,
    doi=texts,
    publication_types=st.lists(st.builds(PublicationType, texts, texts)).map(tuple),
    mesh=st.lists(texts).map(tuple),
    abstract=texts,
    corrections=st.lists(st.builds(Correction, texts, texts, texts)).map(tuple),
    sizes=st.lists(st.builds(SampleSize, st.integers(0, 9999))).map(tuple),
    is_book=st.booleans(),
)


@given(records)
def test_packing_keeps_every_record_as_it_is(record):
    """What is unpacked equals what was packed, to the last field."""
    packer = Packer(b"")
    assert packer.unpack(packer.pack(record)) == record


@given(st.lists(st.tuples(records, st.booleans()), max_size=8))
def test_a_deleted_or_replaced_record_leaves_no_trace_in_the_index(steps):
    """After any puts and deletions the index holds the terms of the last versions."""
    with Store.create(None) as store, Store.create(None) as fresh:
        held = {}
        for record, stays in steps:
            store.put([record])
            held[record.key] = record
            if not stays:
                store.delete([row_id(record.key)])
                del held[record.key]
        fresh.put(held.values())
        assert store.size == fresh.size == len(held)
        assert index_of(store) == index_of(fresh)


def test_many_updates_leave_few_runs_and_lose_nothing():
    """Runs of like size are merged; a replaced record's old terms are gone."""
    updates = [
        [Record(str(n), f"First {n}", year=2000, years=(2000,)), Record("7", f"V{n}")]
        for n in range(10, 50)
    ]
    with Store.create(None) as store, Store.create(None) as fresh:
        for update in updates:
            store.put(update)
            store.condense()
            assert len(store._runs()) <= 6
        fresh.put(record for update in updates for record in update)
        assert index_of(store) == index_of(fresh)
        store.tidy()
        assert len(store._runs()) == 1
        assert index_of(store) == index_of(fresh)


@given(st.text() | st.text("aeiß–éΣσςΑά̈ ﬁ½µ²_-.;İı", max_size=12))
@example("ΟΔΟΣ ΣΣ")
@example("a_b")
def test_words_are_indexed_as_names_folds_them(text):
    """The fast way to fold a text finds the same words as the plain one."""
    plain = "".join(c for c in text if c not in "'`´ʹʼ‘’‛′")
    assert _words(plain) == fold(plain).split()


@given(st.lists(texts, max_size=3).map(tuple), st.lists(texts, max_size=3).map(tuple))
def test_no_query_is_a_syntax_error(authors, words):
    """Whatever a document says, the expression made of it can be asked."""
    query = Query(authors=authors, words=(words,), journal="".join(authors))
    with Store.create(None) as store:
        answer = Local(store).search([query], 5)[query]
        assert isinstance(answer, Found) or answer.inconclusive


def test_a_missing_or_foreign_file_is_refused_in_one_line(tmp_path):
    """Opening what is no store fails once, with the file's name."""
    foreign = tmp_path / "foreign.db"
    foreign.write_bytes(b"%PDF-1.4 not a database" * 100)
    empty = tmp_path / "empty.db"
    empty.touch()
    unfilled = tmp_path / "unfilled.db"
    Store.create(unfilled).close()
    for path in (tmp_path / "missing.db", foreign, empty, unfilled, tmp_path):
        with pytest.raises(FatalError, match=path.name) as caught:
            Local.open(path)
        assert "\n" not in str(caught.value)


def test_a_store_built_from_lines_answers_after_reopening(tmp_path):
    """Enough lines to train a dictionary; the last line of a PMID wins."""
    lines = [
        json.dumps({"pmid": str(n), "title": f"Trial number {n} of many", "year": 2000})
        for n in range(1, 400)
    ]
    lines.append(json.dumps({"pmid": "7", "title": "Corrected", "year": 2001}))
    path = tmp_path / "lines.db"
    assert build_from_lines(lines, path) == 399
    source = Local.open(path)
    query = Query(words=(("trial",),), years=(2000, 2000))
    assert source.search([query], 5)[query].count == 398
    assert source.fetch(["7"])["7"].title == "Corrected"
    assert source.description == "local PubMed of 399 records, partial"
    assert not source.complete
    assert source.world > 40_000_000
    source.close()


def test_a_closed_set_is_a_world_of_its_own(tmp_path):
    """What an evaluation set does not hold does not exist for it."""
    path = tmp_path / "closed.db"
    build_from_lines(['{"pmid": "1", "title": "One"}'], path, whole=True)
    source = Local.open(path)
    assert source.complete
    assert source.world == 1
    source.close()


@pytest.mark.parametrize(
    ("suffix", "opened"), [("", open), (".gz", gzip.open), (".xz", lzma.open)]
)
def test_a_store_is_built_from_a_file_of_lines(tmp_path, suffix, opened):
    """Compressed or not."""
    path = tmp_path / f"records.jsonl{suffix}"
    with opened(path, "wt", encoding="utf-8") as stream:
        stream.write('{"pmid": "1", "title": "Größe"}\n\n{"pmid": "2", "title": "x"}')
    assert build_from_file(path, tmp_path / "built.db") == 2


@pytest.mark.parametrize(
    ("name", "contents", "error", "reason"),
    [
        ("x.jsonl", b"\xff\xfe{}", StoreError, "cannot be read"),
        ("x.jsonl.gz", gzip.compress(b"{}" * 9999)[:-9], StoreError, "cannot be read"),
        ("x.jsonl.gz", b"{}", StoreError, "cannot be read"),
        ("x.jsonl.xz", b"{}", StoreError, "cannot be read"),
        ("x.jsonl.gz", gzip.compress(b"x" * 99_000_000), BadLineError, "longer than"),
        ("x.jsonl", b'{"pmid": "1"}\n[]', BadLineError, "line 2: not a JSON object"),
        ("x.jsonl", b'{"pmid": "1"}\n' * 30_001 + b"[]", BadLineError, "line 30002"),
        ("x.jsonl", b"", BadLineError, "no record"),
        ("x.jsonl", b" \n\n", BadLineError, "no record"),
        ("x.jsonl.gz", gzip.compress(b""), BadLineError, "no record"),
    ],
)
def test_a_bad_file_of_lines_is_refused_in_one_line(
    tmp_path, name, contents, error, reason
):
    """Bad bytes, a file cut short, a line without end, nothing at all.

    Nothing of it comes into the store, and what would be empty answers no query.
    """
    path, built, older = tmp_path / name, tmp_path / "new.db", tmp_path / "older.db"
    path.write_bytes(contents)
    build_from_lines(['{"pmid": "7", "title": "Before"}'], older)
    for store in (built, older):
        with pytest.raises(error, match=reason) as caught:
            build_from_file(path, store)
        assert "\n" not in str(caught.value)
    with pytest.raises(FatalError):
        Local.open(built)
    with Store.open(older) as store:
        assert (store.size, len(dict(store.records([1, 7])))) == (1, 1)


def test_a_missing_file_of_lines_is_an_error_of_one_line(tmp_path):
    with pytest.raises(StoreError, match="No such file"):
        build_from_file(tmp_path / "none.jsonl", tmp_path / "built.db")


def test_the_dictionary_makes_records_smaller():
    """A dictionary pays for records like those it was trained on."""
    lots = [
        Record(str(n), f"Effects of drug {n} on pain in adults", journal="Pain")
        for n in range(300)
    ]
    plain, trained = Packer(b""), Packer(train(lots))
    assert len(trained.pack(lots[0])) < len(plain.pack(lots[0]))
    assert train(lots[:5]) == b""


def test_the_shipped_snapshot_says_that_it_is_partial():
    """Rejections from the snapshot are provisional."""
    source = open_snapshot()
    assert not source.complete
    assert source.description == (
        "shipped snapshot of 709 PubMed records on ketamine and fibromyalgia, partial"
    )


@pytest.mark.parametrize(
    ("author", "years", "found"),
    [
        ("noppers", (2011, 2011), {"21482474", "21546160"}),
        ("noppers", (2010, 2010), {"20828267"}),
        ("sorensen", (1990, 1999), {"8610220", "9263160"}),
        ("maher", (2017, 2017), {"28067704"}),
        ("gupta", (2023, 2023), {"doi:10.52965/001c.89640"}),
    ],
)
def test_the_snapshot_holds_the_founding_records(author, years, found):
    """The records around the three studies of the founding page are found."""
    query = Query(authors=(author,), years=years)
    assert found <= set(open_snapshot().search([query], 50)[query].pmids)


def test_an_emptied_snapshot_is_a_source_without_records(tmp_path):
    """The snapshot can be taken away; nothing of it is written into the code."""
    (tmp_path / "records.jsonl").write_text("")
    source = open_snapshot(tmp_path)
    query = Query(authors=("noppers",))
    assert source.search([query], 5)[query].count == 0


@pytest.mark.skipif(not FACTS.is_dir(), reason="the facts lie outside the project")
def test_the_snapshot_holds_what_was_written_down():
    """Every fact is in the snapshot; the founding facts win over duplicates."""
    source = open_snapshot()
    for name in ("ketamine-fibromyalgia.jsonl", "founding.jsonl"):
        facts = list(read_records((FACTS / name).read_text("utf-8").splitlines()))
        kept = source.fetch(r.key for r in facts)
        assert len(kept) == len({r.key for r in facts})
        if name == "founding.jsonl":
            assert [kept[r.key].title for r in facts] == [r.title for r in facts]
            assert [kept[r.key].pmid_seen for r in facts] == [
                r.pmid_seen for r in facts
            ]


def test_what_is_asked_of_the_index_is_readable():
    """Every group, of which one must hold."""
    query = Query(authors=("maher",), years=(2016, 2017), words=(("pain", "low dose"),))
    assert conditions(query) == ((("f:maher",),), (("pain",), ("low", "dose")))


def test_where_more_match_than_may_be_listed_those_with_most_words_are(source):
    """Whatever else is asked for; the count is that of all."""
    query = Query(words=(("ketamine", "aspirin", "pain", "chronic"),))
    whole = source.search([query], 10)[query]
    cut = source.search([query], 1)[query]
    assert whole.ranked
    assert cut.pmids == whole.pmids[:1] == ("12",)
    assert cut.count == whole.count > 1
