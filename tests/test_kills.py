"""Interrupted anywhere: the next run leaves what an undisturbed one would have left.

The command runs in a process of its own and is killed with SIGKILL at moments drawn
with a seed, over the whole length of a run. ``VERIFIER_KILLS=200`` kills more often.
"""

import os
import random
import select
import signal
import sqlite3
import subprocess
import sys
import time
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest

from tests import invented
from tests.clocks import Clock
from tests.commands import EMAIL, ROOT, rows
from tests.disturbed import KEY, Disturbed, differences, findings, history, standing
from tests.eutils import serve
from verifier.entrez.transport import INTERVAL_WITH_KEY
from verifier.lock import hold

KILLS = int(os.environ.get("VERIFIER_KILLS", "5"))
# Kills of one job before it is left alone; then another job begins from nothing.
IN_A_ROW = 4
NAMED = invented.studies(60)


@pytest.fixture(scope="module")
def server():
    with serve(
        invented.records(NAMED), vocabulary=invented.vocabulary(NAMED)
    ) as running:
        yield running
    assert not running.problems


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    folder = tmp_path_factory.mktemp("job") / "pages"
    folder.mkdir()
    for name, text in invented.pages(NAMED, each=2):
        (folder / name).write_text(text, "utf-8")
    return folder


# The same command, which kills itself as SQLite begins its n-th statement: most of them
# are inside a transaction.
BY_STATEMENT = """
import os, signal, sqlite3, sys
from verifier.cli import main
last, done, connect = int(sys.argv.pop(1)), [0], sqlite3.connect
def count(_):
    done[0] += 1
    if done[0] == last:
        os.kill(os.getpid(), signal.SIGKILL)
def traced(*arguments, **options):
    connection = connect(*arguments, **options)
    connection.set_trace_callback(count)
    return connection
sqlite3.connect = traced
try:
    main()
finally:
    sys.stderr.write(f"{done[0]} statements")
"""


def start(server, pages, folder, statement=None):
    """The command, in a process of its own, on a database in this folder."""
    folder.mkdir(exist_ok=True)
    (folder / "verifier.db.lock").unlink(missing_ok=True)
    how = ["-m", "verifier"] if statement is None else ["-c", BY_STATEMENT]
    number = [] if statement is None else [str(statement)]
    inherited = {k: v for k, v in os.environ.items() if not k.startswith("NCBI_")}
    return subprocess.Popen(
        [sys.executable, *how, *number, "run", str(pages)],
        cwd=folder,
        env={
            **inherited, "PYTHONPATH": str(ROOT), "NCBI_EMAIL": EMAIL,
            "NCBI_API_KEY": KEY, "ENTREZ_URL": server.url,
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )  # fmt: skip


def finish(process):
    """What a run that nobody disturbs prints."""
    out, errors = process.communicate(timeout=120)
    assert process.returncode == 0, errors
    return out


def await_lock(process, folder):
    """Return when the command is past its imports: its lock file is there."""
    lock = folder / "verifier.db.lock"
    while not lock.exists() or not lock.stat().st_size:
        assert process.poll() is None, process.stderr.read()
        select.select([], [], [], 0.005)


def kill_after(process, seconds):
    """SIGKILL after so long, unless it ends before; says whether it was killed."""
    try:
        process.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
    process.communicate()
    return process.returncode == -signal.SIGKILL


@pytest.fixture(scope="module")
def calm(server, pages):
    """An undisturbed job, its seconds from the lock on, and its statements."""
    folder = pages.parent / "calm"
    process = start(server, pages, folder)
    await_lock(process, folder)
    began = time.monotonic()
    out = finish(process)
    took = time.monotonic() - began
    assert len(findings(folder / "verifier.db")) == len(NAMED)
    process = start(server, pages, pages.parent / "counted", statement=0)
    _, errors = process.communicate(timeout=120)
    statements = int(errors.split()[-2])
    return folder, took, statements, out


def test_whoever_is_killed_loses_nothing(server, pages, calm):
    dice = random.Random(6)
    calm_folder, took, statements, told = calm
    killed = stored = 0
    for job in range(-(-KILLS // IN_A_ROW)):
        folder = pages.parent / f"job-{job}"
        for kill in range(IN_A_ROW):
            if kill % 2:
                process = start(server, pages, folder)
                await_lock(process, folder)
                killed += kill_after(process, dice.uniform(0, took))
            else:
                process = start(server, pages, folder, dice.randint(1, statements))
                killed += kill_after(process, 120)
            db = folder / "verifier.db"
            if db.exists():
                assert rows(db, "pragma integrity_check")[0]["integrity_check"] == "ok"
                stored += check_whole(db)
        told_before = rows(db, "select 1 from run where reported_at is not null")
        last = finish(start(server, pages, folder))
        assert standing(db) == standing(calm_folder / "verifier.db")
        assert history(db) == history(calm_folder / "verifier.db")
        # News that no run has told are told by the last; what was told is not lost.
        reported = rows(db, "select 1 from run where reported_at is null")
        assert reported == []
        if not told_before:
            assert lines(last) == lines(told)
    print(f"{killed} kills survived over {job + 1} jobs, {stored} documents whole")
    assert killed >= KILLS // 2


def lines(out):
    """What is told of studies: not the number of those that were new tonight."""
    return [line for line in out.splitlines() if "unchanged" not in line
            and "documents" not in line and "Database" not in line]  # fmt: skip


def check_whole(db):
    """Every document that is there has all its findings; says how many there are."""
    try:
        found = rows(
            db,
            "select d.document, count(distinct f.finding_id) as number,"
            " count(m.span_end) as spans from documents d"
            " left join findings f using (document)"
            " left join mentions m using (finding_id) group by 1",
        )
    except sqlite3.OperationalError:  # killed before there were tables
        return 0
    assert all(row["number"] == row["spans"] == 2 for row in found)
    return len(found)


# ---------------------------------------------------------------- clocks and suspension


def night(tmp_path, server, pages, name):
    return Disturbed(tmp_path / name, server, pages)


JUMPS = {
    "back a year": [timedelta(days=1), timedelta(days=-365), timedelta(days=1)],
    "ahead ten years": [timedelta(days=1), timedelta(days=3650), timedelta(days=1)],
    "ahead and back": [timedelta(days=3650), timedelta(days=-3650), timedelta(days=1)],
    "to and fro": [timedelta(hours=h) for h in (30, -40, 50, -60, 70, 24)],
}


@pytest.mark.parametrize("jumps", JUMPS.values(), ids=JUMPS)
def test_a_clock_that_jumps_costs_nothing_but_requests(tmp_path, pages, jumps):
    """Whatever it says, a change of PubMed is seen once the clock is right again."""
    with serve(
        invented.records(NAMED), vocabulary=invented.vocabulary(NAMED)
    ) as server:
        for name in ("jumping", "calm"):
            (tmp_path / name).mkdir()
        jumping = night(tmp_path, server, pages, "jumping")
        for jump in jumps:
            jumping.play(jump)
        retracted = next(s for s in NAMED if s.kind == "real")
        server.library.retract(retracted.pmid)
        jumping.play(timedelta(days=32))
        calm = night(tmp_path, server, pages, "calm")
        calm.play()
        shown = f"{retracted.surname} {retracted.year}"
        assert jumping.verdicts()[shown] == "retracted"
        assert differences(findings(jumping.db), findings(calm.db)) == []
        assert findings(jumping.db).keys() == findings(calm.db).keys()


class Suspended(Clock):
    """A clock whose machine is suspended for hours, at moments drawn with a seed."""

    def __init__(self, seed):
        super().__init__()
        self.dice = random.Random(seed)
        self.times = 0

    def __call__(self):
        if self.dice.random() < 0.05:
            self.times += 1
            self.now += self.dice.uniform(600, 36_000)
        return super().__call__()


@pytest.mark.parametrize("seed", range(3))
def test_a_suspended_laptop_asks_later(tmp_path, pages, server, seed):
    """Time that is up leaves studies unchecked; nothing is made up for by haste."""
    clock = Suspended(seed)
    (tmp_path / "job").mkdir()
    (tmp_path / "calm").mkdir()
    job = replace(night(tmp_path, server, pages, "job"), clock=clock)
    starts = []
    honest = server.options.clock
    object.__setattr__(server.options, "clock", lambda: clock.now)
    before = len(server.log)
    try:
        job.play()
        starts = [logged.at for logged in list(server.log)[before:]]
    finally:
        object.__setattr__(server.options, "clock", honest)
    calm = night(tmp_path, server, pages, "calm")
    calm.play()
    assert clock.times > 0
    assert differences(findings(job.db), findings(calm.db)) == []
    gaps = [b - a for a, b in pairwise(starts)]
    assert min(gaps) >= INTERVAL_WITH_KEY - 1e-6
    job.clock = Clock()
    job.play()
    assert standing(job.db) == standing(calm.db)


def test_a_killed_run_leaves_a_free_lock(server, pages, tmp_path):
    process = start(server, pages, tmp_path)
    await_lock(process, tmp_path)
    process.kill()
    process.communicate()
    with hold(tmp_path / "verifier.db.lock"):
        pass
