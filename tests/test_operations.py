"""What keeps the job in order: doctor, backups, tidying, migrations, the log."""

import json
import os
import resource
import shutil
import sqlite3
import subprocess
import sys
from contextlib import ExitStack, closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.commands import (
    EMAIL,
    ROOT,
    SAMPLE,
    dump,
    rows,
    snapshot_records,
    unprivileged,
)
from tests.eutils import serve
from verifier import logs, operations
from verifier.documents.page_store import FILE as PAGES
from verifier.documents.page_store import PageStore
from verifier.documents.visits import Page
from verifier.entrez.answers import FILE, RECORD_LASTS, SEARCH_LASTS, Answers, Kept
from verifier.findings.backups import write_backup
from verifier.findings.readers import reading
from verifier.findings.schedule import stamp
from verifier.findings.schema import newest_version
from verifier.findings.store import Store
from verifier.models import Record
from verifier.operations import check_clock, check_database, check_space, prune
from verifier.pubmed.local import build_from_lines

DB = Path("verifier.db")
NOW = datetime(2026, 11, 22, 8, tzinfo=UTC)
SCHEMAS = Path(__file__).parent / "schemas"
KEY = "0123456789abcdef0123456789abcdef0123"


def released(version, path):
    """A database as a release of the program left it."""
    script = (SCHEMAS / f"schema-{version}.sql").read_text(encoding="utf-8")
    with closing(sqlite3.connect(path)) as db:
        db.executescript(script)


def integrity(path):
    with closing(sqlite3.connect(path)) as db:
        return db.execute("pragma integrity_check").fetchone()[0]


@pytest.fixture
def pubmed():
    with serve(snapshot_records()) as server:
        yield server
        assert not server.problems


# ------------------------------------------------------------------------- doctor


def states(command, *arguments):
    done = command("doctor", "--json", *arguments)
    checks = [json.loads(line) for line in done.out.splitlines()]
    return done.status, {check["about"]: check for check in checks}


def test_a_healthy_job_is_told_so_at_the_cost_of_one_request(command, pubmed):
    command.through(pubmed.url, KEY)
    command("run", SAMPLE)
    before = len(pubmed.log)
    status, checks = states(command)
    assert status == 0
    assert {check["state"] for check in checks.values()} == {"ok"}
    assert [logged.endpoint for logged in list(pubmed.log)[before:]] == ["einfo"]
    assert f"{len(snapshot_records())} records" in checks["source"]["found"]


def test_the_doctor_of_a_fresh_machine_writes_nothing(command, tmp_path):
    status, checks = states(command)
    assert status == 0
    assert "not there yet" in checks["database"]["found"]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("failure", "said"),
    [("key_invalid", "NCBI_API_KEY"), ("html_503", "503"), ("blocked", "blocked")],
)
def test_a_source_that_does_not_answer_is_said(command, pubmed, failure, said):
    command.through(pubmed.url, KEY)
    pubmed.fail(failure)
    status, checks = states(command)
    assert status == 1
    assert len(pubmed.log) == 1
    assert checks["source"]["state"] == "wrong"
    assert said in checks["source"]["found"]
    assert checks["source"]["advice"]
    assert KEY not in json.dumps(checks)


def test_a_wrong_configuration_is_said_with_what_is_right(command, monkeypatch):
    monkeypatch.setenv("NCBI_EMAIL", "nobody")
    status, checks = states(command)
    assert status == 1
    assert "no e-mail address" in checks["configuration"]["found"]


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"this is no database at all, but longer than a header is", "not a database")],
)
def test_a_file_that_is_no_database_is_said(tmp_path, content, said):
    path = tmp_path / "broken.db"
    path.write_bytes(content * 20)
    check = check_database(path)
    assert check.state == "wrong"
    assert said in check.found
    assert "backup" in check.advice


def test_a_damaged_database_is_said(command):
    command("run", SAMPLE)
    data = bytearray(DB.read_bytes())
    for place in range(4096 * 3, len(data), 4096):
        data[place : place + 64] = b"\xff" * 64
    DB.write_bytes(data)
    assert check_database(DB).state == "wrong"


def test_a_database_of_another_age_is_told_apart(tmp_path):
    path = tmp_path / "old.db"
    released(1, path)
    assert "migrates" in check_database(path).found
    with Store.open(path):
        pass
    assert "whole" in check_database(path).found
    with closing(sqlite3.connect(path)) as db:
        db.execute(
            "insert into _sqlite_migrations (migration_set, name, applied_at)"
            " values ('verifier', 'm999_from_the_future', '2030')"
        )
        db.commit()
    assert check_database(path).state == "wrong"


def test_a_clock_before_what_was_stored_is_said(command):
    command("run", SAMPLE)
    now = datetime.now(UTC)
    assert check_clock(DB, now).state == "ok"
    check = check_clock(DB, now - timedelta(days=400))
    assert check.state == "wrong"
    assert "clock" in check.advice


def test_a_full_disk_is_said_before_the_night(tmp_path, monkeypatch):
    monkeypatch.setattr(operations, "ENOUGH_SPACE", 1 << 60)
    assert check_space(tmp_path / "verifier.db").state == "look"


# ------------------------------------------------------------------ rights to read


@contextmanager
def only_reading(folder):
    """What the folder holds may be read and no more, as by another user."""
    folder.chmod(0o555)
    for path in folder.iterdir():
        path.chmod(0o444)
    try:
        with unprivileged():
            yield
    finally:
        folder.chmod(0o755)
        for path in folder.iterdir():
            path.chmod(0o644)


@pytest.fixture
def others(command):
    """A folder of somebody else, with a database; pytest's own are not for all."""
    command("run", SAMPLE)
    with TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copy(DB, folder)
        yield folder


def test_who_may_read_only_reads_as_well(command, others):
    """Nothing is left beside the file, to which its owner could not write."""
    db, mine = others / DB.name, others.parent / f"{others.name}.copy"
    wanted = [command(*words) for words in (["findings"], ["changes"])]
    explained = command("explain", "Sorensen 2015")
    with only_reading(others):
        assert [command(w, "--db", db) for w in ("findings", "changes")] == wanted
        assert command("explain", "Sorensen 2015", "--db", db) == explained
        assert command("backup", mine, "--db", db).status == 0
        assert check_database(db).state == "ok"
        assert command("undecide", "Sorensen 2015", "--db", db).status == 2
    assert dump(mine) == dump(DB)
    mine.unlink()
    assert [path.name for path in others.iterdir()] == [DB.name]


def test_who_may_read_only_sees_what_a_run_has_just_written(command, others):
    db = others / DB.name
    with closing(sqlite3.connect(db, isolation_level=None)) as writer:
        writer.execute("update finding set study = 'Newest 2026'")
        with only_reading(others):
            assert "Newest 2026" in command("findings", "--db", db).out
            assert check_database(db).state == "ok"
        # As a run that was killed leaves it, where only the log was kept.
        for ending in ("", "-wal"):
            shutil.copy(f"{db}{ending}", others / f"killed.db{ending}")
    with only_reading(others):
        done = command("findings", "--db", others / "killed.db")
        check = check_database(others / "killed.db")
    assert done.status == 2
    assert "killed.db-wal" in done.err
    assert len(done.err.splitlines()) == 1
    assert check.state == "wrong"
    assert "move" not in check.advice


def test_what_is_written_to_while_it_is_read_without_a_lock_is_not_told(others):
    db = others / DB.name
    stack = ExitStack()
    with only_reading(others):
        stack.enter_context(reading(db))
    with closing(sqlite3.connect(db, isolation_level=None)) as writer:
        writer.execute("update finding set study = 'Newest 2026'")
    with pytest.raises(sqlite3.OperationalError, match="try again"):
        stack.close()


# ------------------------------------------------------------------------- backup


def test_a_backup_is_whole_while_a_run_writes(command, tmp_path):
    command("run", SAMPLE)
    with closing(sqlite3.connect(DB, isolation_level=None)) as writer:
        writer.execute("begin immediate")
        writer.execute("update finding set reason = 'half done'")
        assert command("backup", "copy.db").status == 0
        writer.execute("rollback")
    assert integrity("copy.db") == "ok"
    assert dump("copy.db") == dump(DB)
    assert not list(tmp_path.glob("copy.db-*"))


def test_a_backup_goes_into_a_folder_under_the_same_name(command, tmp_path):
    command("run", SAMPLE)
    (tmp_path / "copies").mkdir()
    for _ in range(2):  # also in place of the one before
        done = command("backup", "copies")
        assert done.status == 0
        assert "copied to copies/verifier.db " in done.out
    assert dump("copies/verifier.db") == dump(DB)


def make_other(path, what):
    """A file that is no database of findings."""
    if what == "local":
        build_from_lines(['{"pmid": "1"}'], path)
    elif what == "theirs":
        with closing(sqlite3.connect(path)) as db:
            db.execute("create table finding (a)")
    elif what == "pipe":
        os.mkfifo(path)
    else:
        path.write_text(what * 99, "utf-8")


def identity(path):
    status = path.lstat()
    return status.st_ino, status.st_size, status.st_mtime_ns


@pytest.mark.parametrize("what", ["Notes.\n", "local", "theirs", "pipe"])
@pytest.mark.parametrize("target", ["copy.db", "copies"])
def test_a_backup_replaces_nothing_but_a_backup(command, tmp_path, what, target):
    command("run", SAMPLE)
    (tmp_path / "copies").mkdir()
    real = tmp_path / ("copies/verifier.db" if target == "copies" else target)
    make_other(real, what)
    before = identity(real), sorted(tmp_path.rglob("*"))
    done = command("backup", target)
    assert done.status == 2
    assert f"{real.name} is there already" in done.err
    assert len(done.err.splitlines()) == 1
    assert (identity(real), sorted(tmp_path.rglob("*"))) == before


def test_a_file_without_anything_in_it_may_become_a_backup(command, tmp_path):
    command("run", SAMPLE)
    (tmp_path / "copy.db").touch()
    assert command("backup", "copy.db").status == 0
    assert dump("copy.db") == dump(DB)


def test_a_backup_for_which_there_is_no_room_leaves_nothing(command, tmp_path):
    command("run", SAMPLE)
    before = sorted(tmp_path.iterdir())
    done = subprocess.run(
        [sys.executable, "-m", "verifier", "backup", "copy.db"],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (65_536, 65_536)),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize("target", ["verifier.db", "missing/copy.db"])
def test_a_backup_that_cannot_be_made_harms_nothing(command, target):
    command("run", SAMPLE)
    before = dump(DB)
    done = command("backup", target)
    assert done.status == 2
    assert len(done.err.splitlines()) == 1
    assert dump(DB) == before


def test_an_older_backup_stays_where_a_newer_one_fails(tmp_path):
    target = tmp_path / "copy.db"
    target.write_bytes(b"the backup of yesterday")
    (tmp_path / "copy.db.part-journal").write_bytes(b"what a killed one left")
    with closing(sqlite3.connect(tmp_path / "x.db")) as broken:
        (tmp_path / "x.db").write_bytes(b"not a database, whatever its name may say")
        with pytest.raises(sqlite3.Error):
            write_backup(broken, target)
    assert target.read_bytes() == b"the backup of yesterday"
    assert not list(tmp_path.glob("*.part*"))


# -------------------------------------------------------------------------- prune


@pytest.fixture
def old(tmp_path, command):
    """A database with a run of long ago, and a cache with stale and fresh answers."""
    command("run", SAMPLE)
    long_ago = stamp(NOW - timedelta(days=500))
    with closing(sqlite3.connect(DB)) as db:
        db.execute(
            "insert into run (run_id, started_at, reported_at) values (900, ?1, ?1)",
            [long_ago],
        )
        db.execute(
            "insert into run (run_id, started_at) values (901, ?)", [long_ago]
        )  # never told
        finding = db.execute("select min(finding_id) from finding").fetchone()[0]
        for run, identity in ((900, finding), (901, finding), (900, "gone")):
            db.execute(
                "insert into change (run_id, at, finding_id, after)"
                " values (?, ?, ?, 'x')",
                [run, long_ago, identity],
            )
        db.execute("update change set change_id = -change_id where after = 'x'")
        db.commit()
    for age in (0.0, SEARCH_LASTS + 60, RECORD_LASTS + 60):
        moment = NOW.timestamp() - age
        kept = Answers(tmp_path / "cache", "here", lambda moment=moment: moment)
        kept.keep_searches({f"term {age}": Kept(0, ())})
        kept.keep_records({f"{age}": Record("1", "A title"), f"{age} none": None})
        kept.close()
    with PageStore(tmp_path / "cache" / PAGES) as pages:
        for address in ("old", "new"):
            pages.put(address, Page("text/html", b"x", etag="1"))
    with closing(sqlite3.connect(tmp_path / "cache" / PAGES)) as db, db:
        db.execute("update pages set fetched_at = ? where address = 'old'", [long_ago])


def counts(path, *tables):
    return [rows(path, f"select count(*) as n from {t}")[0]["n"] for t in tables]


def test_a_dry_run_removes_nothing(old, tmp_path):
    cache = tmp_path / "cache"
    before = dump(DB), counts(cache / FILE, "searches", "records")
    planned = prune(DB, cache, NOW, 400, dry_run=True)
    assert (dump(DB), counts(cache / FILE, "searches", "records")) == before
    done = prune(DB, cache, NOW, 400, dry_run=False)
    assert (planned.runs, planned.changes) == (done.runs, done.changes)
    assert (planned.searches, planned.records) == (done.searches, done.records)
    assert planned.pages == done.pages == 1


def test_only_what_is_old_and_told_is_removed(old, tmp_path):
    findings = rows(DB, "select * from findings")
    kept = rows(DB, "select * from changes where after is not 'x'")
    done = prune(DB, tmp_path / "cache", NOW, 400, dry_run=False)
    assert (done.runs, done.searches, done.records) == (1, 2, 3)
    assert rows(tmp_path / "cache" / PAGES, "select address from pages") == [
        {"address": "new"}
    ]
    assert [r["run_id"] for r in rows(DB, "select run_id from run")] == [1, 901]
    assert rows(DB, "select * from findings") == findings
    assert rows(DB, "select * from changes where after is not 'x'") == kept
    # What was never told is still to be told.
    assert rows(DB, "select run_id from change where run_id = 901") == [{"run_id": 901}]
    again = prune(DB, tmp_path / "cache", NOW, 400, dry_run=False)
    assert (again.runs, again.changes, again.searches, again.records) == (0, 0, 0, 0)


def test_prune_says_what_it_did(command, old):
    dry = command("prune", "--days", "400", "--dry-run")
    assert dry.status == 0
    assert "1 runs" in dry.out
    assert "would be removed" in dry.out
    assert "freed" in command("prune", "--days", "400").out


# --------------------------------------------------------------------- migrations


@pytest.mark.parametrize("version", range(1, newest_version()))
def test_a_database_of_every_release_is_migrated_beside_a_copy(tmp_path, version):
    path = tmp_path / "verifier.db"
    released(version, path)
    before = dump(path)
    with Store.open(path):
        pass
    assert integrity(path) == "ok"
    after = dump(path)
    for view, old_rows in before.items():
        assert len(after[view]) == len(old_rows)
        for old_row, new_row in zip(old_rows, after[view], strict=True):
            assert old_row.items() <= new_row.items()
    copy = tmp_path / f"verifier.db.before-{newest_version()}.bak"
    assert dump(copy) == before
    assert integrity(copy) == "ok"


def test_a_migrated_database_is_gone_on_with(tmp_path, command):
    """What was told is not told again; the person's decision still holds."""
    released(1, DB)
    text = rows(DB, "select text from documents")[0]["text"]
    Path("page.md").write_text(f"{text}\n", "utf-8")
    assert rows(DB, "select decided_by from findings where study like 'Sorensen%'") == [
        {"decided_by": "ann"}
    ]
    with Store.open(DB):
        pass
    (row,) = rows(DB, "select * from findings where decided_by is not null")
    assert (row["verdict"], row["decision_reason"]) == ("rejected", "asked the author")
    with closing(sqlite3.connect(DB)) as db:
        untold = db.execute("select count(*) from run where reported_at is null")
        assert untold.fetchone() == (0,)


def test_a_present_database_is_not_copied(tmp_path):
    path = tmp_path / "verifier.db"
    for _ in range(2):
        with Store.open(path):
            pass
    assert list(tmp_path.glob("*.bak")) == []


def test_a_database_of_a_newer_program_is_left_alone(command):
    released(1, DB)
    with closing(sqlite3.connect(DB)) as db:
        db.execute(
            "insert into _sqlite_migrations (migration_set, name, applied_at)"
            " values ('verifier', 'm999_from_the_future', '2030')"
        )
        db.commit()
    before = dump(DB)
    done = command("run", SAMPLE)
    assert done.status == 2
    assert "newer version" in done.err
    assert dump(DB) == before


@pytest.mark.parametrize("table", ["findings", "run", "page"])
def test_a_database_of_another_program_is_left_alone(command, table):
    with closing(sqlite3.connect(DB)) as db:
        db.executescript(f"create table {table} (a); create view seen as select 1")
    before = DB.read_bytes()
    done = command("run", SAMPLE)
    assert done.status == 2
    assert "another program" in done.err
    assert DB.read_bytes() == before
    check = check_database(DB)
    assert check.state == "wrong"
    assert "another program" in check.found
    assert "--db" in check.advice


def test_a_local_pubmed_is_no_database_of_findings(command):
    build_from_lines(['{"pmid": "1"}'], DB)
    before = DB.read_bytes()
    assert command("run", SAMPLE).status == 2
    assert DB.read_bytes() == before
    check = check_database(DB)
    assert check.state == "wrong"
    assert "is a local PubMed" in check.found


@pytest.mark.parametrize("version", [1, 2])
def test_views_that_people_have_added_outlive_a_migration(command, version):
    released(version, DB)
    with closing(sqlite3.connect(DB)) as db:
        db.execute("create view wrong as select study from findings where pmid is null")
        db.execute('create view "my ""own""" as select count(*) as n from wrong')
        db.commit()
    for _ in range(2):
        with Store.open(DB):
            pass
        wrong = rows(DB, "select study from findings where pmid is null")
        assert rows(DB, 'select n from "my ""own"""') == [{"n": len(wrong)}]


# ------------------------------------------------------------------------ the log


def test_a_log_for_machines_is_json_to_the_last_line(command, pubmed):
    command.through(pubmed.url)
    done = command("run", SAMPLE, "--log-format", "json")
    lines = [json.loads(line) for line in done.err.splitlines()]
    assert all({"at", "level", "logger", "message"} <= line.keys() for line in lines)
    last = lines[-1]
    assert last["message"] == "finished"
    assert last["requests"] == len(pubmed.log)
    assert last["documents"] == 1


def test_a_quiet_night_writes_nothing_anywhere(command, pubmed):
    """Cron mails whatever is written, and should have nothing to mail."""
    command.through(pubmed.url)
    first = command("run", SAMPLE)
    assert first.out
    second = command("run", SAMPLE)
    assert (second.status, second.out, second.err) == (0, "", "")


def test_a_night_without_pubmed_says_why(command, pubmed):
    command.through(pubmed.url)
    pubmed.fail("html_503")
    done = command("run", SAMPLE)
    assert done.status == 3
    assert "unchecked, to be asked again by the next run" in done.err
    assert "NCBI Entrez" in done.err


@pytest.mark.parametrize("debug", [(), ("--debug",)])
@pytest.mark.parametrize("form", ["text", "json"])
def test_no_log_shows_the_key(command, pubmed, monkeypatch, debug, form):
    """Not even where the program itself breaks with the key in its hands."""
    command.through(pubmed.url, KEY)

    def broken(*_arguments, **_options):
        raise RuntimeError(f"with {KEY} of {EMAIL}")

    with monkeypatch.context() as patch:
        patch.setattr("verifier.commands.runs.verify", broken)
        crashed = command("run", SAMPLE, "--log-format", form, *debug)
    assert crashed.status == 70
    assert "Traceback" in crashed.err
    pubmed.fail("key_invalid")
    refused = command("run", SAMPLE, "--log-format", form, *debug)
    for done in (crashed, refused):
        assert KEY not in done.out + done.err
    for path in Path().rglob("*"):
        assert path.is_dir() or KEY.encode() not in path.read_bytes()


def test_what_is_held_back_comes_before_what_made_it_speak(capsys):
    with logs.writing(quiet=True):
        logger = logs.logging.getLogger("verifier.test")
        logger.info("first")
        assert capsys.readouterr().err == ""
        logger.warning("second")
    assert capsys.readouterr().err == "first\nverifier: second\n"
