"""The SQLite file is a contract: its views, its transactions, its errors."""

import json
import sqlite3
from contextlib import closing
from typing import get_args

import pytest

from tests.commands import SAMPLE, SAMPLES, VIEWS, dump, rows
from verifier import models
from verifier.findings.store import Stamp, Store, StoreError
from verifier.reading import read

# DESIGN.md section 4: these columns, in this order; more may follow.
COLUMNS = {
    "findings": "finding_id document study authors year claims verdict"
    " match_confidence pmid doi title first_author journal publication_year"
    " publication_types publication_status disagreements reason alternatives searches"
    " complete source checked_at run_id decided_by decision_reason",
    "mentions": "finding_id document span_start span_end line surface sentence kind",
    "documents": "document title text sha256 first_seen last_seen",
    "evidence": "finding_id pmid comparison level weight",
    "changes": "run_id at document study before after why",
    "runs": "run_id started_at finished_at exit_status source documents mentions"
    " findings unchecked requests cache_hits",
}
JSON_COLUMNS = {
    "authors": list,
    "claims": dict,
    "publication_types": list,
    "disagreements": list,
    "alternatives": list,
    "searches": list,
}
CLAIMS = set(
    "design sample_size journal title topic year blinding participants".split()
)


def columns(db, view):
    with closing(sqlite3.connect(db)) as connection:
        cursor = connection.execute(f"select * from {view} limit 0")
        return [column[0] for column in cursor.description]


@pytest.fixture
def db(tmp_path):
    return tmp_path / "verifier.db"


@pytest.mark.parametrize("view", COLUMNS)
def test_the_columns_of_the_contract_come_first(db, view):
    with Store.open(db):
        pass
    wanted = COLUMNS[view].split()
    assert columns(db, view)[: len(wanted)] == wanted


def test_opening_again_changes_nothing(db):
    with Store.open(db):
        pass
    before = rows(db, "select * from sqlite_master order by name")
    with Store.open(db):
        pass
    assert rows(db, "select * from sqlite_master order by name") == before


def test_a_view_that_was_dropped_or_altered_is_restored(db):
    with Store.open(db):
        pass
    before = columns(db, "findings")
    with closing(sqlite3.connect(db)) as connection:
        connection.execute("drop view findings")
        connection.execute("create view findings as select 1 as one")
        connection.execute("drop view runs")
        connection.commit()
    with Store.open(db):
        pass
    assert columns(db, "findings") == before
    assert columns(db, "runs")


@pytest.mark.parametrize(
    "content", [b"text, not SQLite", b"SQLite format 3\0" + b"?" * 99]
)
def test_what_is_no_database_is_one_line_of_advice(db, content):
    db.write_bytes(content)
    with pytest.raises(StoreError) as caught, Store.open(db):
        pass
    assert str(db) in str(caught.value)
    assert "\n" not in str(caught.value)
    assert db.read_bytes() == content


def test_a_folder_that_is_not_there_is_one_line_of_advice(tmp_path):
    with (
        pytest.raises(StoreError, match="folder and permissions"),
        Store.open(tmp_path / "no" / "verifier.db"),
    ):
        pass


def test_a_full_disk_leaves_no_half_document(command, monkeypatch):
    def full(*_arguments):
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr("verifier.findings.store.mention_rows", full)
    done = command("run", SAMPLE)
    assert done.status == 2
    assert "free some space" in done.err.splitlines()[-1]
    assert "Traceback" not in done.err
    for view, found in dump("verifier.db").items():
        assert found == [], view
    monkeypatch.undo()


def test_readers_are_not_blocked_by_a_writer_nor_block_it(command, db):
    command("run", SAMPLE)
    with closing(sqlite3.connect(db, timeout=0)) as reader:
        reader.execute("begin")
        before = reader.execute("select count(*) from findings").fetchone()
        assert command("run", SAMPLES).status == 0
        assert reader.execute("select count(*) from findings").fetchone() == before
        reader.rollback()
        after = reader.execute("select count(*) from findings").fetchone()
    assert after > before


def test_json_columns_hold_what_the_contract_says(command):
    command("run", SAMPLES)
    for row in rows("verifier.db", "select * from findings"):
        for name, kind in JSON_COLUMNS.items():
            assert isinstance(json.loads(row[name]), kind), name
        assert set(json.loads(row["claims"])) <= CLAIMS
        for other in json.loads(row["alternatives"]):
            assert {
                "pmid", "title", "first_author", "year", "match_confidence", "why"
            } <= set(other)  # fmt: skip
        for search in json.loads(row["searches"]):
            assert {"query", "count", "url"} <= set(search)
        for conflict in json.loads(row["disagreements"]):
            assert set(conflict) == {"claim", "stated", "found"}


def test_words_and_numbers_are_those_of_the_contract(command):
    command("run", SAMPLES)
    found = dump("verifier.db")
    kinds = get_args(models.MentionKind)
    assert {row["kind"] for row in found["mentions"]} <= set(kinds)
    for row in found["findings"]:
        assert row["verdict"] in get_args(models.Verdict)
        assert row["complete"] in {0, 1}
        confidence = row["match_confidence"]
        assert confidence is None or 0 <= confidence <= 1
        assert row["checked_at"].endswith("+00:00")
        # Whoever is confirmed is named, and surely.
        if row["verdict"] == "confirmed":
            assert confidence >= 0.90
            assert row["pmid"] or row["doi"]
            assert json.loads(row["disagreements"]) == []
        if row["verdict"] == "misdescribed":
            assert json.loads(row["disagreements"])


def test_a_rejection_shows_the_searches_it_rests_on(command):
    command("run", SAMPLES)
    sql = "select study, searches from findings where verdict = 'rejected'"
    found = rows("verifier.db", sql)
    assert found
    for row in found:
        searches = json.loads(row["searches"])
        assert searches, row["study"]
        assert all(isinstance(search["count"], int) for search in searches)


def test_what_is_gone_from_a_page_is_gone_from_the_findings(command, tmp_path):
    page = tmp_path / "page.txt"
    page.write_text("Noppers et al. (2011). Sörensen et al. (1995).\n", "utf-8")
    command("run", page)
    page.write_text("Sörensen et al. (1995).\n", "utf-8")
    command("run", page)
    found = dump("verifier.db")
    assert [row["study"] for row in found["findings"]] == ["Sörensen 1995"]
    assert {row["surface"] for row in found["mentions"]} == {"Sörensen et al. (1995)"}
    identities = {row["finding_id"] for row in found["findings"]}
    assert {row["finding_id"] for row in found["evidence"]} <= identities
    assert found["documents"][0]["text"].startswith("Sörensen")


def test_the_views_that_are_tested_are_all_there_are(db):
    with Store.open(db):
        pass
    names = rows(db, "select name from sqlite_master where type = 'view'")
    assert {row["name"] for row in names} >= set(VIEWS) == set(COLUMNS)


def test_an_older_sqlite_reads_the_views(db):
    with Store.open(db):
        pass
    views = rows(db, "select sql from sqlite_master where type = 'view'")
    of_sqlite_3_38 = "->"
    assert views
    assert not [view for view in views if of_sqlite_3_38 in view["sql"]]


OUTAGE = models.Unanswered(models.Query(), "no connection")
DROPPED = models.Unanswered(models.Query(), "words dropped", inconclusive=True)


@pytest.mark.parametrize(
    ("answers", "again"), [((), 0), ((DROPPED,), 0), ((DROPPED, OUTAGE), 1)]
)
def test_what_failed_on_the_way_to_a_finding_is_asked_again(db, answers, again):
    """Its closest studies, say; an answer that would be the same again is not."""
    document = models.Document("page", "A trial by Noppers et al. (2011).")
    (study,) = read(document)
    finding = models.Finding(study, "misdescribed", "found", answers=answers)
    with Store.open(db) as store:
        store.save(document, [finding], Stamp(1, "2026-01-01T00:00:00+00:00", "p", "r"))
    assert rows(db, "select stale from finding") == [{"stale": again}]
