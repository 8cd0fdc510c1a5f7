"""Answers are kept between runs, and losing them costs no more than time."""

import logging
import os
import sqlite3
import threading

import pytest

from tests.eutils.fixtures import ENTRIES
from verifier.entrez.answers import (
    FILE,
    RECORD_LASTS,
    SEARCH_LASTS,
    Answers,
    Kept,
)
from verifier.findings.schedule import Schedule

ORIGIN = "https://example.org/eutils/"
RECORD = ENTRIES[0].record


class Days:
    """A clock that is set by hand."""

    now = 1_800_000_000.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Days()


@pytest.fixture
def kept(tmp_path, clock):
    answers = Answers(tmp_path, ORIGIN, clock)
    yield answers
    answers.close()


def test_a_search_is_found_again_by_the_next_run(tmp_path, clock, kept):
    kept.keep_searches({"(a[1au])": Kept(3, ("1", "2", "3"))})
    kept.close()
    later = Answers(tmp_path, ORIGIN, clock)
    assert later.search("(a[1au])", 200, alone=True) == Kept(3, ("1", "2", "3"))
    assert later.search("(b[1au])", 200, alone=True) is None
    later.close()


@pytest.mark.parametrize("answer", [Kept(0, ()), Kept(1, ("1",))])
def test_a_search_serves_for_less_than_a_night(kept, clock, answer):
    """PubMed may index the paper tomorrow, beside others that a search finds today."""
    kept.keep_searches({"t": answer})
    clock.now += SEARCH_LASTS - 1
    assert kept.search("t", 200, alone=True) == answer
    clock.now += 2
    assert kept.search("t", 200, alone=True) is None


def test_every_step_of_the_schedule_asks_pubmed_anew():
    """What is kept never stands in the way of what is due."""
    schedule = Schedule()
    assert min(schedule.rejected) * 86_400 > SEARCH_LASTS
    assert schedule.confirmed * 86_400 > RECORD_LASTS


def test_an_answer_from_the_future_is_not_fresh(kept, clock):
    """The clock was put back."""
    kept.keep_searches({"t": Kept(0, ())})
    kept.keep_records({"1": RECORD})
    clock.now -= 3 * 86_400
    assert kept.search("t", 200, alone=True) is None
    assert kept.records(["1"]) == {}


@pytest.mark.parametrize(
    ("answer", "limit", "listed"),
    [
        (Kept(5, ("1", "2")), 2, ("1", "2")),
        (Kept(5, ("1", "2")), 1, ("1",)),
        (Kept(5, ("1", "2")), 3, None),
        (Kept(2, ("1", "2")), 200, ("1", "2")),
    ],
)
def test_a_list_that_was_cut_serves_no_longer_wish(kept, answer, limit, listed):
    kept.keep_searches({"t": answer})
    found = kept.search("t", limit, alone=True)
    assert (found and found.pmids) == listed


def test_what_shared_a_request_does_not_stand_for_a_question_asked_alone(kept):
    kept.keep_searches({"t": Kept(0, (), batched=True)})
    assert kept.search("t", 200, alone=False) == Kept(0, (), batched=True)
    assert kept.search("t", 200, alone=True) is None


def test_records_are_kept_whole_and_absent_ones_for_less(kept, clock):
    records = {entry.record.pmid: entry.record for entry in ENTRIES}
    kept.keep_records({**records, "5": None})
    numbers = [*records, "5", "6"]
    assert kept.records(numbers) == {**records, "5": None}
    clock.now += SEARCH_LASTS + 1
    assert kept.records(numbers) == records
    clock.now += RECORD_LASTS
    assert kept.records(numbers) == {}


def test_servers_do_not_share_answers(tmp_path, clock, kept):
    """A test server's answers are never taken for NCBI's."""
    kept.keep_searches({"t": Kept(0, ())})
    kept.keep_records({"1": RECORD})
    other = Answers(tmp_path, "http://127.0.0.1/", clock)
    assert other.search("t", 200, alone=False) is None
    assert other.records(["1"]) == {}
    other.close()


def test_threads_may_share_it(kept):
    def work(number):
        for _ in range(20):
            kept.keep_searches({f"t{number}": Kept(1, (str(number),))})
            assert kept.search(f"t{number}", 9, alone=True).pmids == (str(number),)

    threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(kept.search(f"t{n}", 9, alone=True) for n in range(4))


def test_without_a_folder_nothing_is_kept():
    answers = Answers(None, ORIGIN)
    answers.keep_searches({"t": Kept(0, ())})
    assert answers.search("t", 9, alone=True) is None
    answers.close()


# --------------------------------------------------------------- what goes wrong


def goes_on(answers, caplog):
    """It warns once, in words for people, and neither keeps nor fails."""
    with caplog.at_level(logging.WARNING):
        for _ in range(2):
            answers.keep_searches({"t": Kept(0, ())})
            answers.keep_records({"1": RECORD})
            assert answers.search("t", 9, alone=True) is None
            assert answers.records(["1"]) == {}
    answers.close()
    [warning] = caplog.records
    assert "going on without" in warning.getMessage()


def test_a_file_that_is_no_database_is_left_alone(tmp_path, caplog):
    (tmp_path / FILE).write_bytes(b"not a database, " * 999)
    goes_on(Answers(tmp_path, ORIGIN), caplog)
    assert (tmp_path / FILE).read_bytes().startswith(b"not a database")


def test_a_folder_that_cannot_be_made_is_done_without(tmp_path, caplog):
    (tmp_path / "file").write_text("")
    goes_on(Answers(tmp_path / "file", ORIGIN), caplog)


def test_a_folder_in_the_place_of_the_file_is_done_without(tmp_path, caplog):
    (tmp_path / FILE).mkdir()
    goes_on(Answers(tmp_path, ORIGIN), caplog)


def test_a_database_of_somebody_else_is_done_without(tmp_path, caplog):
    with sqlite3.connect(tmp_path / FILE) as database:
        database.execute("CREATE TABLE searches (something TEXT)")
    database.close()
    answers = Answers(tmp_path, ORIGIN)
    assert answers.search("t", 9, alone=True) is None
    goes_on(answers, caplog)


def test_a_full_disk_keeps_what_was_kept(tmp_path, clock, kept, caplog):
    """Reading goes on after writing has failed."""
    kept.keep_searches({"before": Kept(0, ())})
    pages = kept._database.execute("PRAGMA page_count").fetchone()[0]
    kept._database.execute(f"PRAGMA max_page_count = {pages}")
    with caplog.at_level(logging.WARNING):
        for _ in range(2):
            kept.keep_searches({f"t{n}": Kept(1, ("1",) * 999) for n in range(99)})
    assert len(caplog.records) == 1
    assert kept.search("before", 9, alone=True) == Kept(0, ())
    assert kept.search("t0", 9, alone=True) is None


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_is_read_only_is_done_without(tmp_path, caplog):
    tmp_path.chmod(0o500)
    goes_on(Answers(tmp_path, ORIGIN), caplog)
    tmp_path.chmod(0o700)


@pytest.mark.parametrize(
    "body", [b"", b"x", b"\x78\x9c\x03\x00\x00\x00\x00\x01", "text"]
)
def test_a_damaged_record_is_asked_for_again(kept, body):
    kept.keep_records({"1": RECORD})
    kept._database.execute("UPDATE records SET body = ?", (body,))
    assert kept.records(["1"]) == {}


@pytest.mark.parametrize("pmids", ["", "{", "7", "{}", b"\xff"])
def test_a_damaged_search_is_asked_again(kept, pmids):
    kept.keep_searches({"t": Kept(1, ("1",))})
    kept._database.execute("UPDATE searches SET pmids = ?", (pmids,))
    assert kept.search("t", 9, alone=True) is None


def test_records_of_another_version_are_read_anew(kept):
    kept.keep_records({"1": RECORD})
    kept._database.execute("UPDATE records SET shape = 'other'")
    assert kept.records(["1"]) == {}
