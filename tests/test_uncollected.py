"""The collector of cycles rests while a document is read, and works again after."""

import gc

import pytest

from tests.prose import prose
from verifier.documents.text import read_text
from verifier.mentions import find_mentions
from verifier.studies import name_studies
from verifier.uncollected import uncollected


@uncollected
def at_work(*, fails=False):
    if fails:
        raise ValueError
    return gc.isenabled()


def test_the_collector_rests_during_the_work_and_works_after():
    assert not at_work()
    assert gc.isenabled()


def test_it_works_again_after_an_error():
    with pytest.raises(ValueError):
        at_work(fails=True)
    assert gc.isenabled()


def test_one_that_rested_before_rests_after():
    gc.disable()
    try:
        assert not at_work()
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_reading_leaves_nothing_for_it_to_find():
    page = read_text(prose(0.05).encode(), "page.txt")
    name_studies(page, find_mentions(page))  # patterns compiled at first use
    gc.collect()
    assert name_studies(page, find_mentions(page))
    assert gc.collect() == 0
