"""The whole job: documents in, verdicts in SQLite, from every source.

What is expected of the three founding studies is what issue 2 says of them; the page
that names them is a sample of the package and, where it lies beside the checkout, the
second of the seeds.
"""

import json
import socket

import pytest

from tests.commands import SAMPLE, SAMPLES, VIEWS, dump, rows, snapshot_records
from tests.conftest import SHARED
from tests.eutils import serve
from verifier.pubmed import record_lines
from verifier.pubmed.local import build_from_lines

SEED = SHARED / "seeds" / "001_352b804de7e725fe.txt"
PAGES = [SAMPLE, SEED]

# Study, verdict, and how the titles begin of real studies to be shown beside it.
FOUNDING = {
    "Noppers 2011": (
        "misdescribed",
        ("Ketamine for the treatment of chronic non-cancer pain",),
    ),
    "Sorensen 2015": (
        "rejected",
        (
            "Pain analysis in patients with fibromyalgia.",
            "Fibromyalgia--are there different mechanisms in the processing of pain?",
            "Absence of long-term analgesic effect from a short-term S-ketamine",
        ),
    ),
    "Maher 2023": (
        "rejected",
        (
            "Intravenous Ketamine Infusions for Neuropathic Pain Management",
            "Maintenance IV Ketamine Therapy in the Fibromyalgia Patient",
        ),
    ),
}


@pytest.fixture(params=PAGES, ids=["sample", "seed"])
def page(request):
    """A page that names the three founding studies."""
    if not request.param.is_file():
        pytest.skip("../shared is not on this machine")
    return request.param


@pytest.fixture
def empty_pubmed(tmp_path):
    """A local PubMed with a record of something else, and no other."""
    path = tmp_path / "empty.sqlite"
    line = '{"pmid": "1", "title": "Bats of Borneo", "year": 1931}'
    assert build_from_lines([line], path) == 1
    return path


@pytest.fixture
def nobody():
    """An address at which nothing listens."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    return f"http://127.0.0.1:{port}/entrez/eutils/"


@pytest.fixture
def pubmed():
    """A loopback E-utilities over the records of the snapshot."""
    with serve(snapshot_records()) as server:
        yield server
        assert not server.problems


def founding(db):
    """The findings of the founding studies, by name, JSON columns read."""
    found = {}
    for row in rows(db, "select * from findings"):
        if row["study"] in FOUNDING:
            assert row["study"] not in found
            found[row["study"]] = row | {
                name: json.loads(row[name])
                for name in ("alternatives", "disagreements", "searches")
            }
    assert set(found) == set(FOUNDING)
    return found


def verdicts(found):
    return {study: row["verdict"] for study, row in found.items()}


def lacks(row, closest):
    """The beginnings of titles with which no alternative of the finding begins."""
    shown = [other["title"] for other in row["alternatives"]]
    return [c for c in closest if not any(title.startswith(c) for title in shown)]


EXPECTED = {study: verdict for study, (verdict, _) in FOUNDING.items()}


# ------------------------------------------------------------------ the findings


def test_the_founding_studies_are_judged_from_the_snapshot(command, page):
    done = command("run", page)
    assert done.status == 0
    found = founding("verifier.db")
    assert verdicts(found) == EXPECTED
    for study, (verdict, closest) in FOUNDING.items():
        assert lacks(found[study], closest) == [], study
        assert found[study]["complete"] == 0
        if verdict == "rejected":
            assert found[study]["searches"]
            assert "provisional" in found[study]["reason"]


def test_noppers_is_no_systematic_review(command, page):
    command("run", page)
    noppers = founding("verifier.db")["Noppers 2011"]
    assert (noppers["first_author"], noppers["publication_year"]) == ("Noppers", 2011)
    assert noppers["match_confidence"] >= 0.90
    assert [
        d["stated"] for d in noppers["disagreements"] if d["claim"] == "design"
    ] == ["systematic review"]


def test_the_closest_studies_are_found_and_not_invented(command, page):
    """Every alternative is a record of the snapshot, each of them once."""
    known = {record.title for record in snapshot_records()}
    command("run", page)
    for row in founding("verifier.db").values():
        shown = [other["title"] for other in row["alternatives"]]
        assert len(set(shown)) == len(shown)
        assert set(shown) <= known


def test_only_the_second_seed_names_studies(command, shared):
    command("run", shared / "seeds")
    found = rows("verifier.db", "select document, study, verdict from findings")
    named = [row for row in found if row["verdict"] != "unverifiable"]
    assert sorted(row["study"] for row in named) == sorted(FOUNDING)
    assert {row["document"] for row in named} == {str(SEED)}
    unnamed = {row["document"] for row in found} - {str(SEED)}
    assert str(shared / "seeds" / "000_910de813c656b06e.txt") in unnamed


def test_an_emptied_pubmed_knows_no_alternatives(command, page, empty_pubmed):
    done = command("run", page, "--local", empty_pubmed)
    assert done.status == 0
    for row in founding("verifier.db").values():
        assert row["verdict"] == "rejected"
        assert row["complete"] == 0
        assert row["alternatives"] == []


def test_a_server_that_is_down_makes_nothing_rejected(command, page, nobody):
    command.through(nobody)
    done = command("run", page)
    assert done.status == 3
    found = founding("verifier.db")
    assert set(verdicts(found).values()) == {"unchecked"}
    assert (
        rows("verifier.db", "select 1 from findings where verdict = 'rejected'") == []
    )
    (run,) = rows("verifier.db", "select * from runs")
    assert (run["exit_status"], run["unchecked"]) == (
        3,
        len(rows("verifier.db", "select 1 from findings where verdict = 'unchecked'")),
    )


def test_what_was_unchecked_is_asked_again(command, page, nobody, pubmed):
    command.through(nobody)
    command("run", page)
    command.through(pubmed.url)
    assert command("run", page).status == 0
    assert verdicts(founding("verifier.db")) == EXPECTED


def test_entrez_gives_the_same_verdicts_and_means_them(command, page, pubmed):
    command.through(pubmed.url)
    assert command("run", page).status == 0
    found = founding("verifier.db")
    assert verdicts(found) == EXPECTED
    for study, (_, closest) in FOUNDING.items():
        assert lacks(found[study], closest) == [], study
        assert found[study]["complete"] == 1
        assert "provisional" not in found[study]["reason"]


@pytest.mark.parametrize(
    ("journal", "verdict"),
    [("Eur J Pain", "rejected"), ("Annals of Herbal Wisdom", "unverifiable")],
)
def test_of_a_journal_that_pubmed_does_not_hold_nothing_is_called_fake(
    command, pubmed, tmp_path, journal, verdict
):
    page = tmp_path / "list.txt"
    page.write_text(
        "# Fibromyalgia\n\nReferences\n\n1. Noppers PQ, Niesters T. Pain and tender"
        f" points in fibromyalgia. {journal}. 2018;4(2):12-19.\n"
    )
    command.through(pubmed.url)
    assert command("run", page).status == 0
    (found,) = rows("verifier.db", "select * from findings")
    assert (found["study"], found["verdict"]) == ("Noppers 2018", verdict)
    searched = [s["query"] for s in json.loads(found["searches"])]
    assert any(journal in query for query in searched) == (verdict == "unverifiable")


def test_both_sources_agree_on_every_sample(command, pubmed, monkeypatch):
    """A verdict depends on what was answered, not on who answered.

    Words that no record of this small PubMed holds make its answers inconclusive, so
    that a study may be unchecked there which the local source could decide. Sample
    sizes that the snapshot notes down are not in what PubMed answers: here neither
    has them.
    """
    monkeypatch.setattr(record_lines, "_sizes", lambda _noted: ())
    sql = "select finding_id, study, verdict, reason from findings order by finding_id"
    command("run", SAMPLES, "--db", "local.db")
    command.through(pubmed.url)
    command("run", SAMPLES, "--db", "entrez.db")
    local, entrez = rows("local.db", sql), rows("entrez.db", sql)
    assert [row["finding_id"] for row in entrez] == [r["finding_id"] for r in local]
    other = [
        (ours["study"], ours["verdict"], theirs["verdict"], theirs["reason"])
        for ours, theirs in zip(local, entrez, strict=True)
        if ours["verdict"] != theirs["verdict"]
        and "did not search for" not in theirs["reason"]
    ]
    assert other == []


# ------------------------------------------------------------------ a second time


def test_a_second_run_changes_nothing_but_the_runs(command):
    first = command("run", SAMPLES)
    before = dump("verifier.db")
    second = command("run", SAMPLES)
    assert dump("verifier.db") == before
    assert before["findings"]
    assert len(rows("verifier.db", "select * from runs")) == 2
    assert second.status == first.status == 0
    assert "5 documents" in first.out
    assert second.out == ""  # there is no news


def test_a_second_run_asks_nothing(command, page, pubmed):
    command.through(pubmed.url)
    command("run", page)
    asked = len(pubmed.log)
    assert asked > 0
    before = dump("verifier.db")
    assert command("run", page).status == 0
    assert len(pubmed.log) == asked
    assert dump("verifier.db") == before
    last = rows("verifier.db", "select * from runs order by run_id")[-1]
    assert last["requests"] == 0


def test_answers_are_kept_apart_from_findings(command, page, pubmed):
    """A database that was lost is rebuilt out of the cache."""
    command.through(pubmed.url)
    command("run", page, "--db", "first.db")
    asked = len(pubmed.log)
    command("run", page, "--db", "second.db")
    assert len(pubmed.log) == asked
    sql = "select * from findings order by finding_id"
    left_out = ("checked_at", "run_id")
    first, second = (
        [{k: v for k, v in row.items() if k not in left_out} for row in rows(db, sql)]
        for db in ("first.db", "second.db")
    )
    assert first == second
    (run,) = rows("second.db", "select * from runs")
    assert run["requests"] == 0
    assert run["cache_hits"] > 0


def test_another_source_is_asked_everything(command, page, pubmed):
    """Whoever sets NCBI_EMAIL after a first try is not left with its answers."""
    command("run", page)
    command.through(pubmed.url)
    done = command("run", page)
    assert "unchanged" not in done.out
    sql = "select distinct source from findings where verdict != 'unverifiable'"
    assert rows("verifier.db", sql) == [{"source": "entrez"}]


# -------------------------------------------------------------------- the contract


def test_every_span_is_its_surface(command):
    paths = [SAMPLES, *([SHARED / "seeds"] if SHARED.is_dir() else [])]
    command("run", *paths)
    sql = """
        select m.surface, substr(d.text, span_start + 1, span_end - span_start) as text
        from mentions m join documents d using (document)
    """
    found = rows("verifier.db", sql)
    assert len(found) > 50
    assert [row for row in found if row["surface"] != row["text"]] == []


def test_every_mention_and_evidence_belongs_to_a_finding(command):
    command("run", SAMPLES)
    for view in ("mentions", "evidence"):
        sql = f"select finding_id from {view} except select finding_id from findings"
        assert rows("verifier.db", sql) == []
    sql = "select finding_id from findings except select finding_id from mentions"
    assert rows("verifier.db", sql) == []


def test_nothing_is_left_half_written_beside_the_database(command, tmp_path):
    command("run", SAMPLE)
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "verifier.db",
        "verifier.db.lock",
    ]
    assert set(VIEWS) == {
        row["name"]
        for row in rows(
            "verifier.db", "select name from sqlite_master where type = 'view'"
        )
    }
