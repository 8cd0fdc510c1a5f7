"""Bulk files become a store, whatever happens on the way."""

import gzip
import hashlib
import os
import random
import resource
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.eutils.articles import article
from tests.eutils.entries import Entry
from tests.postings import index_of
from verifier.models import Author, Query, Record
from verifier.pubmed.build import _Readers, build, status, update
from verifier.pubmed.files import bulk_files, is_whole, missing, missing_names, serial
from verifier.pubmed.local import Local
from verifier.pubmed.store import Store, StoreError

ROOT = Path(__file__).resolve().parents[1]


def paper(pmid, title="Pain", year=2000, **fields):
    return Record(
        str(pmid),
        title,
        authors=(Author("Smith", "Jo", "J"), Author(f"Name{pmid % 7}", "Al", "A")),
        year=year,
        years=(year,),
        abstract=f"Of {pmid} patients, {pmid * 7 % 100} were better.",
        **fields,
    )


def write_file(path, records=(), deleted=()):
    path.parent.mkdir(parents=True, exist_ok=True)
    inner = "\n".join(article(Entry(record)) for record in records)
    if deleted:
        pmids = "".join(f'<PMID Version="1">{pmid}</PMID>' for pmid in deleted)
        inner += f"<DeleteCitation>{pmids}</DeleteCitation>"
    path.write_bytes(
        gzip.compress(f"<PubmedArticleSet>{inner}</PubmedArticleSet>".encode(), 1)
    )
    return path


def numbered(folder, number, records=(), deleted=()):
    kind = "baseline" if number <= 3 else "updatefiles"
    return write_file(folder / kind / f"pubmed26n{number:04}.xml.gz", records, deleted)


@pytest.fixture
def folder(tmp_path):
    """Three baseline files and two updates, which revise and delete."""
    folder = tmp_path / "bulk"
    numbered(folder, 1, [paper(n) for n in range(1, 150)])
    numbered(folder, 2, [paper(n) for n in range(150, 300)], deleted=[299])
    numbered(folder, 3, [paper(n) for n in (*range(300, 400), 7)])
    numbered(folder, 4, [paper(n, "Revised", 2001) for n in (5, 300)], deleted=[6, 301])
    numbered(folder, 5, [paper(n, "Twice", 2002) for n in (5, 500)], deleted=[300])
    return folder


def dump(path):
    """Everything that a store holds, whatever way it got there."""
    with Store.open(path) as store:
        ids = [id_ for (id_,) in store._db.execute("SELECT id FROM records")]
        rest = [
            store._db.execute(f"SELECT * FROM {table} ORDER BY 1").fetchall()
            for table in ("files", "gone")
        ]
        serials = store._db.execute("SELECT id, serial FROM records").fetchall()
        terms = index_of(store)
        return sorted(store.records(ids)), serials, rest, terms


def titles(path, *ids):
    with Store.open(path) as store:
        return {r.pmid: r.title for _, r in store.records(ids)}


@pytest.mark.parametrize("workers", [0, 2])
def test_the_last_version_of_every_record_is_held(folder, tmp_path, workers):
    """Updates revise, deletions remove, in NLM's order, however many processes read."""
    path = tmp_path / "pubmed.db"
    seen = []
    report = build(folder, path, seen.append, workers)
    assert (report.applied, report.broken, report.missing) == (5, (), ())
    assert titles(path, 5, 6, 7, 299, 300, 301, 302, 500) == {
        "5": "Twice",
        "7": "Pain",
        "302": "Pain",
        "500": "Twice",
    }
    assert [p.file for p in seen] == [f.name for f in bulk_files(folder)]
    assert [p.files_done for p in seen] == [1, 2, 3, 4, 5]
    assert seen[-1].records == report.records == 400 - 4
    assert seen[-1].seconds_left == 0
    with Store.open(path) as store:
        assert store.matching([(("twice",),)]) == (2, [5, 500])
        assert store.matching([(("revised",),)]) == (0, [])


def test_processes_make_no_difference(folder, tmp_path):
    """One process or three: the same store."""
    build(folder, tmp_path / "one.db", workers=0)
    build(folder, tmp_path / "many.db", workers=3)
    assert dump(tmp_path / "one.db") == dump(tmp_path / "many.db")


def test_a_second_build_has_nothing_to_do(folder, tmp_path):
    path = tmp_path / "pubmed.db"
    build(folder, path, workers=0)
    before = dump(path)
    assert build(folder, path, workers=0).applied == 0
    assert dump(path) == before


def test_an_update_applies_later_files_only(folder, tmp_path):
    """A file that was broken at the time is left to the next build."""
    path = tmp_path / "pubmed.db"
    late = folder / "updatefiles" / "pubmed26n0005.xml.gz"
    late.rename(tmp_path / "late")
    broken = folder / "baseline" / "pubmed26n0002.xml.gz"
    whole = broken.read_bytes()
    broken.write_bytes(whole[:-50])
    build(folder, path, workers=0)
    (tmp_path / "late").rename(late)
    broken.write_bytes(whole)
    assert update(folder, path, workers=0).applied == 1
    assert update(folder, path, workers=0).applied == 0
    assert status(path).missing == ("pubmed26n0002",)
    assert build(folder, path, workers=0).applied == 1
    build(folder, tmp_path / "at once.db", workers=0)
    once, late_ = dump(tmp_path / "at once.db"), dump(path)
    assert once[0] == late_[0]
    assert once[3] == late_[3]


def test_an_update_needs_a_store(folder, tmp_path):
    with pytest.raises(StoreError, match="no such local PubMed"):
        update(folder, tmp_path / "none.db")


def test_a_file_that_comes_late_undoes_nothing_later(folder, tmp_path):
    """What an update revised or deleted stays so when an old file is read at last."""
    path = tmp_path / "pubmed.db"
    first = folder / "baseline" / "pubmed26n0001.xml.gz"
    first.rename(tmp_path / "away")
    report = build(folder, path, workers=0)
    assert report.missing == ("pubmed26n0001",)
    assert not status(path).complete
    (tmp_path / "away").rename(first)
    build(folder, path, workers=0)
    assert titles(path, 5, 6, 7) == {"5": "Twice", "7": "Pain"}
    assert status(path).complete


@pytest.mark.parametrize(
    ("contents", "reason"),
    [
        (b"", "not a set of articles"),
        (b"<html>" * 99, "not a whole gzip file"),
        (gzip.compress(b"<html></html>"), "not a set of articles"),
        (gzip.compress(b"<PubmedArticleSet><PubmedArticle>"), "has no end"),
        (gzip.compress(bytes(range(256)) * 999)[:-99], "cut short"),
        (
            gzip.compress(random.Random(1).randbytes(3_000_000))[:-99],
            "not a set of articles",
        ),
        (gzip.compress(b"<PubmedArticleSet>" + b" " * 9_999_999)[:-9], "cut short"),
        (b"\x1f\x8b" + b"\xff" * 99, "not a whole gzip file"),
    ],
)
@pytest.mark.parametrize("workers", [0, 2])
def test_a_broken_file_is_named_and_the_rest_built(
    folder, tmp_path, contents, reason, workers
):
    """Bad bytes cost their own file only."""
    (folder / "baseline" / "pubmed26n0002.xml.gz").write_bytes(contents)
    seen = []
    report = build(folder, tmp_path / "pubmed.db", seen.append, workers)
    assert report.applied == 4
    [(name, why)] = report.broken
    assert name == "pubmed26n0002.xml.gz"
    assert reason in why
    assert "\n" not in why
    assert [p.problem for p in seen if p.problem] == [why]
    assert not status(tmp_path / "pubmed.db").complete


def test_a_file_that_cannot_be_opened_is_named(folder, tmp_path):
    link = folder / "baseline" / "pubmed26n0009.xml.gz"
    link.symlink_to(link)
    report = build(folder, tmp_path / "pubmed.db", workers=0)
    assert report.applied == 5


def test_a_checksum_beside_the_file_must_agree(folder, tmp_path):
    first = folder / "baseline" / "pubmed26n0001.xml.gz"
    second = folder / "baseline" / "pubmed26n0002.xml.gz"
    third = folder / "baseline" / "pubmed26n0003.xml.gz"
    digest = hashlib.md5(first.read_bytes()).hexdigest()
    first.with_name(first.name + ".md5").write_text(f"MD5({first.name})= {digest}\n")
    second.with_name(second.name + ".md5").write_text(f"{digest}  {second.name}\n")
    third.with_name(third.name + ".md5").write_text("what?")
    report = build(folder, tmp_path / "pubmed.db", workers=0)
    assert dict(report.broken) == {
        second.name: "differs from its .md5",
        third.name: "its .md5 holds no checksum",
    }


def test_the_highest_version_within_a_file_counts(tmp_path):
    """PubMed keeps older versions of some records beside the last one."""
    folder = tmp_path / "bulk"
    path = numbered(folder, 1, [paper(1, "Second"), paper(1, "First")])
    text = gzip.decompress(path.read_bytes()).decode()
    path.write_bytes(
        gzip.compress(text.replace('Version="1"', 'Version="2"', 1).encode())
    )
    build(folder, tmp_path / "pubmed.db")
    assert titles(tmp_path / "pubmed.db", 1) == {"1": "Second"}


def test_the_status_says_what_is_in(folder, tmp_path):
    path = tmp_path / "pubmed.db"
    numbered(folder, 5, [paper(9, date_revised="2026-02-03")])
    build(folder, path, workers=0)
    found = status(path)
    assert (found.files, found.updates, found.records) == (5, 2, 396)
    assert (found.first_file, found.last_file) == (
        "pubmed26n0001.xml.gz",
        "pubmed26n0005.xml.gz",
    )
    assert found.newest == "2026-02-03"
    assert found.size == path.stat().st_size
    assert found.complete


@pytest.mark.parametrize(
    ("files", "whole"),
    [
        ([], False),
        ([(2600001, False)], False),
        ([(2600001, False), (2600002, True)], True),
        ([(2600001, False), (2600003, True)], False),
        ([(2600002, True)], False),
        ([(2500001, False), (2600001, False), (2600002, True)], False),
    ],
)
def test_a_set_is_whole_where_no_number_is_missing_up_to_an_update(files, whole):
    """Without an update file nobody knows how many files the baseline has."""
    assert is_whole(files) is whole


def test_missing_files_are_told_as_ranges():
    assert missing([2600002, 2600005]) == [2600001, 2600003, 2600004]
    assert missing_names([2600002, 2600005]) == (
        "pubmed26n0001",
        "pubmed26n0003 to 0004",
    )
    assert missing_names([]) == ()


def test_only_bulk_files_count(tmp_path):
    for name in ("pubmed26n0001.xml.gz.md5", "README.txt", "pubmed26n001.xml.gz"):
        (tmp_path / name).touch()
    (tmp_path / "pubmed26n0002.xml.gz").mkdir()
    assert bulk_files(tmp_path) == []
    assert serial("pubmed27n0001.xml.gz") > serial("pubmed26n9999.xml.gz")


# --------------------------------------------------------------------------- deaths

KILLED = """
import os, signal, sys
from pathlib import Path
from verifier.pubmed import build as module
from verifier.pubmed.store import Store

def traced(path, **options):
    store = create(path, **options)
    if sys.argv[4] == "ms":
        signal.setitimer(signal.ITIMER_REAL, int(sys.argv[3]) / 1000)
        return store
    left = [int(sys.argv[3])]
    def count(statement):
        left[0] -= 1
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)
    store._db.set_trace_callback(count)
    return store

if __name__ == "__main__":
    create, Store.create = Store.create, traced
    module.build(Path(sys.argv[1]), Path(sys.argv[2]), workers=int(sys.argv[5]))
"""


def run(script, *arguments, **options):
    return subprocess.run(
        [sys.executable, script, *map(str, arguments)],
        env={"PYTHONPATH": str(ROOT), "PATH": ""},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        **options,
    )


@pytest.mark.parametrize(
    ("seed", "unit", "most", "workers"),
    [
        (1, "statements", 100, 0),
        (2, "statements", 100, 0),
        (3, "statements", 100, 2),
        (4, "ms", 20, 0),
        (5, "ms", 20, 0),
        (6, "ms", 150, 2),
    ],
)
def test_a_build_killed_again_and_again_ends_in_the_same_store(
    folder, tmp_path, seed, unit, most, workers
):
    """Ended by force at random until a build gets through.

    By kill -9 before a random statement, or by a timer, within writing as well.
    """
    chance = random.Random(seed)
    script, path = tmp_path / "killed.py", tmp_path / "killed.db"
    script.write_text(KILLED)
    kills = 0
    # Each run may live a little longer than the last one, so that there is an end.
    for attempt in range(1, 40):
        moment = chance.randint(1, most * attempt)
        ended = run(script, folder, path, moment, unit, workers)
        if ended.returncode == 0:
            break
        assert ended.returncode in {-signal.SIGKILL, -signal.SIGALRM}, ended.stderr
        kills += 1
    assert ended.returncode == 0
    assert kills >= 2
    build(folder, tmp_path / "undisturbed.db", workers=0)
    assert dump(path) == dump(tmp_path / "undisturbed.db")


FULL = """
import resource, sys
from pathlib import Path
from verifier.pubmed.build import build
from verifier.pubmed.store import StoreError

if __name__ == "__main__":
    try:
        build(Path(sys.argv[1]), Path(sys.argv[2]), workers=0)
    except StoreError as error:
        sys.exit(str(error))
"""


def test_a_reader_leaves_ctrl_c_to_the_process_that_started_it(folder):
    """A terminal sends it to all of them; a traceback of each would be no help."""
    files = bulk_files(folder)
    with _Readers(b"", 2) as readers:
        for process in readers._processes:
            os.kill(process.pid, signal.SIGINT)
        counts = [sum(map(len, read.rows)) for _, read in readers.read_all(files)]
    assert len(counts) == len(files)
    assert all(counts)


def test_a_full_disk_ends_in_one_line_and_an_intact_older_store(folder, tmp_path):
    """No file may grow beyond what the store takes already."""
    script, path = tmp_path / "full.py", tmp_path / "pubmed.db"
    script.write_text(FULL)
    later = folder / "updatefiles"
    later.rename(tmp_path / "later")
    build(folder, path, workers=0)
    before = dump(path)
    (tmp_path / "later").rename(later)
    numbered(folder, 6, [paper(n, "x" * 200) for n in range(1000, 1500)])
    limit = path.stat().st_size + 20_000

    def limited():
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    ended = run(script, folder, path, preexec_fn=limited)
    assert ended.returncode == 1
    assert ended.stderr.startswith("the local PubMed cannot be written")
    assert ended.stderr.count("\n") == 1
    with Store.open(path) as store:
        assert len(store.files()) < 6
        assert {f.name for f in store.files()} >= {row[1] for row in before[2][0]}
    # With room again, the rest is built.
    assert build(folder, path, workers=0).records == 896


def test_a_store_that_cannot_be_made_is_an_error_of_one_line(folder, tmp_path):
    with pytest.raises(StoreError, match="cannot be written"):
        build(folder, tmp_path / "no such folder" / "pubmed.db")


def test_what_was_built_answers_queries(folder, tmp_path):
    build(folder, tmp_path / "pubmed.db", workers=0)
    source = Local.open(tmp_path / "pubmed.db")
    query = Query(authors=("smith", "name3"), years=(2000, 2000))
    assert source.search([query], 3)[query].count == len(
        [n for n in range(1, 400) if n % 7 == 3 and n not in {6, 299, 300, 301}]
    )
    assert source.complete
    source.close()
