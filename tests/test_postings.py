"""The postings of the local index, against sets kept in the plainest way."""

from math import log2

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier.pubmed.postings import (
    ANY_YEAR,
    Filter,
    Gatherer,
    Moved,
    Postings,
    hash_term,
    hash_terms,
    key_range,
    merge,
    sorted_once,
    without,
    year_code,
)

LAST_KEY = (1 << 63) - 1
TERMS = ("pain", "a:wang", "t:pain", "é", "x" * 64, "x" * 65, "y" * 70 + "x")
numbers = st.sampled_from([1, 2, 65_535, 65_536, 9_000_000, (1 << 31) + 7])
records = st.tuples(
    st.frozensets(st.sampled_from([1499, 1500, 2000, 2001, 2100, 2101]), max_size=2),
    st.frozensets(st.sampled_from(TERMS), min_size=1),
)
# Later runs replace what earlier ones say of a record.
runs = st.lists(st.dictionaries(numbers, records, min_size=1), min_size=1, max_size=4)


def blocks_of(run):
    gatherer = Gatherer()
    for number, (years, terms) in run.items():
        gatherer.add(number, years, " ".join(terms).encode())
    return gatherer.blocks()


def held(runs):
    """What the last word on every record says of it."""
    return {number: record for run in runs for number, record in run.items()}


def expected(last, term, years):
    first, final = years
    return {
        number
        for number, (own, terms) in last.items()
        if term in terms
        and any(first <= code <= final for code in map(year_code, own or {None}))
    }


def found(pieces, moved, term, years):
    low, high = key_range(hash_term(term), years)
    return {
        number
        for run, data in pieces
        for number in Postings.between([data], low, high, moved.void(run))
        .numbers()
        .tolist()
    }


@given(runs, st.integers(0, LAST_KEY))
def test_runs_hold_what_was_said_last_before_and_after_merging(runs, cut):
    """In any window of years; merged at once or in two steps."""
    pieces = [
        (place, data)
        for place, run in enumerate(runs, start=1)
        for _, data in blocks_of(run)
    ]
    moved = Moved(
        {number: place for place, run in enumerate(runs, start=1) for number in run}
        .items()
    )  # fmt: skip
    whole = [(9, data) for _, data in merge(pieces, 0, LAST_KEY, moved)]
    steps = [
        (9, data)
        for low, high in ((0, cut), (cut + 1, LAST_KEY))
        for _, data in merge(pieces, low, high, moved)
    ]
    codes = [year_code(2000), year_code(2001)]
    for term in TERMS:
        for years in (ANY_YEAR, (0, 0), (codes[0], codes[0]), tuple(codes)):
            right = expected(held(runs), term, years)
            assert found(pieces, moved, term, years) == right
            assert found(whole, moved, term, years) == right
            assert found(steps, moved, term, years) == right


@given(st.dictionaries(numbers, records, min_size=1), st.sets(numbers))
def test_records_can_be_taken_out_of_blocks(run, gone):
    """As if they had never been gathered."""
    kept = {number: record for number, record in run.items() if number not in gone}
    assert without(blocks_of(run), gone) == blocks_of(kept)


@given(runs)
def test_a_gatherer_knows_the_last_of_what_it_is_told(runs):
    gatherer = Gatherer()
    for run in runs:
        for number, (years, terms) in run.items():
            gatherer.add(number, years, " ".join(terms).encode())
    assert gatherer.blocks() == blocks_of(held(runs))
    for number in held(runs):
        gatherer.discard(number)
    assert gatherer.blocks() == []


@given(st.lists(st.text("abé:_", min_size=1, max_size=140), min_size=1, max_size=9))
def test_a_term_has_the_same_hash_wherever_it_stands(terms):
    """Alone or among others; other terms have others."""
    together, _ = hash_terms("  ".join(["", *terms, ""]).encode())
    assert together.tolist() == [hash_term(term) for term in terms]
    assert len(set(together.tolist())) == len(set(terms))


def as_array(values):
    return sorted_once(np.array(list(values), np.uint32))


def postings(values):
    return Postings.of(as_array(values))


@given(
    st.sets(st.integers(0, (1 << 32) - 1)),
    st.lists(st.lists(st.integers(0, (1 << 32) - 1) | numbers)),
)
def test_a_filter_passes_what_some_list_holds(among, lists):
    """Numbers that share a place in its table are told apart."""
    among |= {n ^ (1 << 31) for one in lists for n in one[:2]}
    common = Filter().common(as_array(among), list(map(postings, lists)))
    assert set(common.tolist()) == among & {n for one in lists for n in one}


@given(
    st.sets(st.integers(0, 40), min_size=1),
    st.lists(st.lists(st.sets(st.integers(0, 40)), max_size=2)),
)
def test_what_more_and_rarer_groups_hold_weighs_more(among, groups):
    """A group counts once, and at least one; of two, the one that holds fewer more."""
    numbers = as_array(among)
    lists = [[postings(one) for one in group] for group in groups]
    weights = dict(zip(numbers.tolist(), Filter().weigh(numbers, lists), strict=True))
    lengths = [sum(map(len, group)) for group in groups]
    for number, weight in weights.items():
        holding = [
            1 + log2(max(lengths) / length)
            for group, length in zip(groups, lengths, strict=True)
            if any(number in one for one in group)
        ]
        assert weight == pytest.approx(sum(holding))
