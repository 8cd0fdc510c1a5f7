"""Which queries share a search, when its answer is doubted, and whose record is whose."""
# ruff: noqa: E501 - a row of a table stays one line

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier.entrez.batches import (
    CLAUSES,
    LONGEST,
    MOST_LISTED,
    doubts,
    halves,
    misread,
    phrase,
    plan,
    sort_out,
    union,
    unknown_words,
)
from verifier.entrez.replies import SearchReply
from verifier.models import Author, Query, Record


def by(name, first=2011, last=2011, words=(), position="first"):
    return Query(
        authors=(name,), years=(first, last), words=words, author_position=position
    )


PAIR = (by("noppers"), by("maher", words=(("ketamine", "opioid"),)))
READ = "noppers[Author - First] AND 2011/01/01:2011/12/31[Date - Publication] OR Maher[Author - First]"

_names = st.sampled_from(["smith", "wang", "maher", "noppers", "ng"])
_spans = st.tuples(st.integers(2000, 2015), st.integers(0, 3))
_words = st.sampled_from([(), (("pain",),), (tuple(f"w{n}" * 9 for n in range(40)),)])
_clauses = st.builds(
    lambda name, span, words: by(name, span[0], span[0] + span[1], words),
    _names, _spans, _words,
)  # fmt: skip
_anytime = st.builds(lambda name: Query(authors=(name,), words=(("pain",),)), _names)
_numbers = st.builds(lambda n: Query(doi=f"10.1/{n}"), st.integers(0, 500))


@given(st.lists(_clauses | _anytime | _numbers, max_size=120, unique=True))
def test_every_query_has_its_place_among_others_of_its_kind(queries):
    planned = plan(queries)
    assert sorted(map(repr, queries)) == sorted(repr(q) for b in planned for q in b)
    for batch in planned:
        assert len(batch) <= CLAUSES
        assert len(batch) == 1 or len(union(batch)) <= LONGEST
        assert len({bool(q.doi) for q in batch}) == 1
        windows = [(q.authors[0], q.years or (0, 9999)) for q in batch if q.authors]
        for i, (name, (first, last)) in enumerate(windows):
            for other, (start, end) in windows[i + 1 :]:
                assert name != other or last + 1 < start or end + 1 < first


@given(st.integers(2, 60))
def test_halves_end_at_single_queries(size):
    batch = tuple(by(f"n{n}") for n in range(size))
    one, other = halves(batch)
    assert one + other == batch
    assert one
    assert other


@pytest.mark.parametrize(
    ("reply", "doubted"),
    [
        (SearchReply(2, ("1", "2"), READ), False),
        (SearchReply(0, (), READ), False),
        # A name that PubMed does not have is one that it may say so of.
        (SearchReply(1, ("1",), READ, ("noppers",)), False),
        (SearchReply(1, ("1",), READ, ('"noppers"[1au]',)), False),
        (SearchReply(1, ("1",), "Maher[Author - First]", ("noppers",)), False),
        (SearchReply(1, ("1",), "Maher[Author - First]"), True),
        (SearchReply(1, ("1",), READ, ("opioid",)), True),
        (SearchReply(1, ("1",), READ, ("noppers maher",)), True),
        (SearchReply(1, ("1",), READ, unsound="ignored a field"), True),
        (SearchReply(3, ("1", "2"), READ), True),
        (SearchReply(1, ("1", "2"), READ), True),
        (SearchReply(MOST_LISTED, tuple(map(str, range(MOST_LISTED))), READ), True),
        (SearchReply(1, ("1",), f"{READ} OR noppers[All Fields]"), True),
        (SearchReply(1, ("1",), ""), True),
    ],
)
def test_a_shared_answer_is_doubted_unless_it_lists_everything(reply, doubted):
    """ENTREZ.md section 4, third condition."""
    assert doubts(PAIR, reply) == doubted


def test_a_number_may_be_unknown():
    batch = (Query(doi="10.1/ab(c)"), Query(doi="10.1/d"))
    complaint = '"10.1/ab(c)"[doi]'
    assert not doubts(batch, SearchReply(0, (), "…", (complaint,)))
    assert doubts(batch, SearchReply(0, (), "…", ('"10.1/other"[doi]',)))


def test_unknown_words_are_told_from_unknown_names():
    complaints = ("noppers", '"body battery"[tiab]', "opioid")
    assert unknown_words(PAIR, complaints) == {"body battery", "opioid"}
    assert phrase(' "Body  Battery"[tiab] ') == "body battery"


def test_a_surname_that_is_split_is_a_misreading():
    double = (by("graven nielsen"),)
    whole = "Graven Nielsen[Author - First] AND 2011[Date - Publication]"
    full = '"Graven, Nielsen"[Full Author Name] OR graven nielsen[Author]'
    split = "nielsen[Author - First] AND 2011[Date - Publication]"
    assert not misread(double, SearchReply(1, ("1",), whole))
    assert not misread(double, SearchReply(1, ("1",), full))
    assert misread(double, SearchReply(264, (), split))


def record(pmid, *names, year=2011, title="Ketamine"):
    authors = tuple(Author(name, "A", "A") for name in names)
    return Record(pmid, title, authors, year=year, years=(year,))


@pytest.mark.parametrize(
    ("records", "found"),
    [
        (
            [record("1", "Noppers"), record("2", "Maher")],
            {"noppers": ("1",), "maher": ("2",)},
        ),
        ([record("1", "Noppers", "Maher")], {"noppers": ("1",), "maher": ()}),
        # A keyword may have matched: whoever else could it be?
        ([record("1", "Maher", title="Sleep")], {"noppers": (), "maher": ("1",)}),
        ([record("1", "Nöppers")], {"noppers": ("1",), "maher": ()}),
        ([record("1", "Noppers", year=2012)], {"noppers": ("1",), "maher": ()}),
        ([record("1", "Noppers"), record("2", "Nobody")], None),
        ([record("1", "Noppers", year=1999)], None),
        ([], {"noppers": (), "maher": ()}),
    ],
)
def test_records_go_to_the_query_they_fit_and_none_is_left_over(records, found):
    sorted_out = sort_out(PAIR, {r.pmid: r for r in records})
    named = sorted_out and {q.authors[0]: pmids for q, pmids in sorted_out.items()}
    assert named == found
