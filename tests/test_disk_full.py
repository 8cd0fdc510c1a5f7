"""Disks, caches and databases that cannot be used: one line, and the next run has all.

A full disk is a limit on the pages of a database, a read-only file a connection that
may only query: the errors of SQLite are the real ones. A limit on the size of files is
the kernel's own.
"""

import os
import resource
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests import invented
from tests.commands import EMAIL, ROOT, rows
from tests.disturbed import KEY, history, standing
from tests.eutils import serve

NAMED = invented.studies(30)
CONNECT = sqlite3.connect


@pytest.fixture(scope="module")
def server():
    known = invented.vocabulary(NAMED)
    with serve(invented.records(NAMED), vocabulary=known) as running:
        yield running
    assert not running.problems


@pytest.fixture
def job(command, server, tmp_path):
    """The command over pages beside it, through the server; and a calm run of it."""
    (tmp_path / "pages").mkdir()
    for name, text in invented.pages(NAMED, each=1):
        (tmp_path / "pages" / name).write_text(text, "utf-8")
    command.through(server.url)
    server.heal()
    calm = command("run", "pages", "--db", "calm.db", "--cache", "calm")
    assert calm.status == 0

    def run(*options):
        return command("run", "pages", *options)

    return run


def one_line(done, *words):
    assert done.err.count("\n") == 1, done.err
    assert done.err.startswith("verifier: ")
    assert "Traceback" not in done.err
    assert all(word in done.err for word in words), done.err


def check_complete(job):
    done = job()
    assert done.status == 0, done.err
    assert standing("verifier.db") == standing("calm.db")
    assert history("verifier.db") == history("calm.db")


def connecting(monkeypatch, name, pragma, **options):
    """From now on databases of this name are opened so."""

    def connect(path, *arguments, **more):
        if not str(path).endswith(name):
            return CONNECT(path, *arguments, **more)
        connection = CONNECT(path, *arguments, **{**more, **options})
        connection.execute(pragma)
        return connection

    monkeypatch.setattr(sqlite3, "connect", connect)


@pytest.mark.parametrize("pages", [1, 10, 30, 35, 40, 45, 50, 60, 80])
def test_a_full_disk_is_one_line_and_the_next_run_completes(job, monkeypatch, pages):
    """Full before there are tables, amid the first document, amid a later one."""
    with monkeypatch.context() as patch:
        connecting(patch, "verifier.db", f"pragma max_page_count = {pages}")
        done = job()
        assert done.status in {0, 2}
        if done.status:
            one_line(done, "the disk is full", "free some space")
    assert rows("verifier.db", "pragma integrity_check") == [{"integrity_check": "ok"}]
    check_complete(job)


@pytest.mark.parametrize("pages", [1, 3, 6, 12])
def test_a_full_cache_costs_a_warning_and_no_verdict(job, monkeypatch, pages):
    with monkeypatch.context() as patch:
        connecting(patch, "answers.sqlite", f"pragma max_page_count = {pages}")
        done = job()
    assert done.status == 0
    assert "Traceback" not in done.err
    assert standing("verifier.db") == standing("calm.db")
    assert job().status == 0


@pytest.mark.parametrize("limit", [4_096, 120_000, 200_000])
def test_files_that_may_not_grow_end_in_one_line(job, server, tmp_path, limit):
    """The kernel refuses to write past a size, as it does under a quota."""
    inherited = {k: v for k, v in os.environ.items() if not k.startswith("NCBI_")}
    done = subprocess.run(
        [sys.executable, "-m", "verifier", "run", "pages", "--cache", "small"],
        check=False, cwd=tmp_path, capture_output=True, text=True, timeout=120,
        env={**inherited, "PYTHONPATH": str(ROOT), "NCBI_EMAIL": EMAIL,
             "NCBI_API_KEY": KEY, "ENTREZ_URL": server.url},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
    )  # fmt: skip
    assert done.returncode in {0, 2}, done.stderr
    assert "Traceback" not in done.stderr
    if done.returncode:
        assert "verifier.db" in done.stderr.splitlines()[-1]
        assert "the disk is full" in done.stderr.splitlines()[-1]
    check_complete(job)


def test_a_read_only_cache_costs_the_savings(job, monkeypatch):
    with monkeypatch.context() as patch:
        connecting(patch, "answers.sqlite", "pragma query_only = 1")
        done = job()
    assert done.status == 0
    assert standing("verifier.db") == standing("calm.db")


@pytest.mark.parametrize(
    "broken", [b"", b"no database", b"SQLite format 3\0" + b"\xff" * 5000, None]
)
def test_a_broken_cache_costs_the_savings(job, tmp_path, broken):
    """Bytes that are no database, half a database, a folder in its place."""
    path = tmp_path / "cache" / "answers.sqlite"
    path.parent.mkdir()
    if broken is None:
        path.mkdir()
    else:
        path.write_bytes(broken)
    done = job()
    assert done.status == 0
    assert "Traceback" not in done.err
    assert standing("verifier.db") == standing("calm.db")


def test_a_cache_cut_short_costs_the_savings(job, tmp_path):
    assert job().status == 0
    path = tmp_path / "cache" / "answers.sqlite"
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    (tmp_path / "verifier.db").unlink()
    done = job()
    assert done.status == 0
    assert standing("verifier.db") == standing("calm.db")


@pytest.mark.parametrize("request_number", [1, 3, 8])
def test_a_database_that_somebody_locks_meanwhile(
    job, server, monkeypatch, request_number
):
    """The run says so in one line; the next one completes."""
    with (
        monkeypatch.context() as patch,
        closing(
            CONNECT("verifier.db", isolation_level=None, check_same_thread=False)
        ) as somebody,
    ):
        connecting(patch, "verifier.db", "select 1", timeout=0.2)
        before = len(server.log)

        def lock(_):
            if len(server.log) - before == request_number:
                somebody.execute("begin exclusive")
            return False

        server.script.fail("html_500", when=lock)
        done = job()
        assert done.status == 2
        one_line(done, "locked by another program")
    server.heal()
    check_complete(job)


def test_a_database_that_is_released_in_time_is_waited_for(job, server):
    with closing(
        CONNECT("verifier.db", isolation_level=None, check_same_thread=False)
    ) as somebody:
        before = len(server.log)

        def lock(_):
            asked = len(server.log) - before
            if asked == 1:
                somebody.execute("begin immediate")
            if asked == 4:
                somebody.execute("rollback")
            return False

        server.script.fail("html_500", when=lock)
        done = job()
        assert len(server.log) - before >= 4
    server.heal()
    assert done.status == 0
    assert standing("verifier.db") == standing("calm.db")


def test_readers_are_not_blocked_and_do_not_block(job, server):
    """A query that is open all the while sees what there was when it began."""
    assert job().status == 0
    for row in rows("verifier.db", "select name from document"):
        with Path(row["name"]).open("a", encoding="utf-8") as page:
            page.write("\n\nA trial by Nobody et al. (2014) told of honey for gout.\n")
    with closing(CONNECT("verifier.db")) as reader:
        reader.execute("begin")
        count = "select count(*) from findings"
        before = reader.execute(count).fetchone()
        assert job().status in {0, 3}
        assert reader.execute(count).fetchone() == before
    assert rows("verifier.db", count)[0]["count(*)"] > before[0]
