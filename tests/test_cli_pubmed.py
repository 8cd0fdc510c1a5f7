"""`verifier pubmed`: a local PubMed is fetched, built, kept up and asked."""

import gzip
import hashlib
import json
import lzma
import os
import pty
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.commands import ROOT, rows
from tests.eutils.articles import article
from tests.eutils.entries import Entry
from tests.websites import Site
from verifier.lock import hold
from verifier.models import Author, Record

PAGE = """References

1. Whitcombe J, Obuya A. Ketamine for sciatica: a randomized trial. 2017. PMID: 1
"""


def paper(pmid, last="Whitcombe"):
    return Record(
        str(pmid),
        "Ketamine for sciatica: a randomized trial",
        authors=(Author(last, "Jo", "J"), Author("Obuya", "Al", "A")),
        year=2017,
        years=(2017,),
    )


def packed(*records):
    inner = "\n".join(article(Entry(record)) for record in records)
    text = f"<PubmedArticleSet>{inner}</PubmedArticleSet>"
    return gzip.compress(text.encode(), 1)


BASELINE = "baseline/pubmed26n0001.xml.gz"
UPDATE = "updatefiles/pubmed26n0002.xml.gz"
LATER = "updatefiles/pubmed26n0003.xml.gz"
BROKEN = b"\x1f\x8bnot gzip"


def write(folder, files):
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder


@pytest.fixture
def bulk(tmp_path):
    """A baseline of one file; updates come later."""
    return write(tmp_path / "bulk", {BASELINE: packed(paper(1), paper(2, "Ma"))})


@pytest.fixture
def page(tmp_path):
    path = tmp_path / "page.txt"
    path.write_text(PAGE, encoding="utf-8")
    return path


def one_line(text):
    return text.count("\n") == 1 and text.startswith("verifier: ")


# -------------------------------------------------------------------------- build


def test_what_is_built_is_asked(command, bulk, page):
    built = command("pubmed", "build", bulk)
    assert (built.status, built.err) == (0, "")
    assert built.out == (
        "1 files added; 2 records in pubmed.db; 0 files could not be read\n"
    )
    done = command("run", page, "--local", "pubmed.db")
    assert "local PubMed of 2 records, partial" in done.err
    (found,) = rows("verifier.db", "select pmid, complete from findings")
    assert found == {"pmid": "1", "complete": 0}


def test_only_the_whole_of_pubmed_makes_a_rejection_final(command, bulk, page):
    """The baseline is whole where an update file follows it."""
    command("pubmed", "build", bulk)
    page.write_text("A trial by Castellano et al. (2014).\n", encoding="utf-8")
    for complete in (0, 1):
        command("run", page, "--local", "pubmed.db")
        (found,) = rows("verifier.db", "select verdict, complete from findings")
        assert found == {"verdict": "rejected", "complete": complete}
        write(bulk, {UPDATE: packed(paper(3, "Lim"))})
        command("pubmed", "update", bulk)


def test_the_local_pubmed_of_verifier_toml_is_built_and_asked(
    command, bulk, page, tmp_path
):
    (tmp_path / "verifier.toml").write_text("local = 'all.sqlite'\n", "utf-8")
    assert command("pubmed", "build", bulk).status == 0
    assert (tmp_path / "all.sqlite").is_file()
    assert "records       2" in command("pubmed", "status").out
    assert "local PubMed of 2 records" in command("run", page).err


def test_a_build_goes_on_where_it_was(command, bulk):
    command("pubmed", "build", bulk)
    write(bulk, {UPDATE: packed(paper(3))})
    assert "1 files added; 3 records" in command("pubmed", "build", bulk).out
    assert "0 files added; 3 records" in command("pubmed", "build", bulk).out


def test_a_broken_file_is_named_and_the_rest_is_built(command, bulk):
    write(bulk, {UPDATE: BROKEN, LATER: packed(paper(3))})
    done = command("pubmed", "build", bulk)
    assert done.status == 1
    first, second = done.err.splitlines()
    assert first.startswith("verifier: pubmed26n0002.xml.gz: ")
    assert "missing" in second
    assert "pubmed26n0002" in second
    assert "3 records" in done.out
    write(bulk, {UPDATE: packed(paper(4))})
    assert command("pubmed", "build", bulk).status == 0
    assert "complete      yes" in command("pubmed", "status").out


def test_an_update_takes_what_is_newer(command, bulk):
    command("pubmed", "build", bulk)
    write(bulk, {UPDATE: packed(paper(3))})
    done = command("pubmed", "update", bulk)
    assert (done.status, done.err) == (0, "")
    assert "1 files added; 3 records" in done.out
    assert "0 files added" in command("pubmed", "update", bulk).out


@pytest.mark.parametrize(
    "pack", [lambda b: b, gzip.compress, lzma.compress], ids=[".jsonl", ".gz", ".xz"]
)
def test_records_as_json_lines_are_built(command, tmp_path, pack, request, page):
    ending = request.node.callspec.id
    name = "records.jsonl" + ending.replace(".jsonl", "")
    row = {"pmid": "1", "title": paper(1).title, "year": 2017}
    row["authors"] = [["Whitcombe", "Jo", "J"], ["Obuya", "Al", "A"]]
    (tmp_path / name).write_bytes(pack(json.dumps(row).encode()))
    done = command("pubmed", "build", name)
    assert (done.status, done.out) == (0, "1 records in pubmed.db\n")
    assert "built from lines" in command("pubmed", "status").out
    command("run", page, "--local", "pubmed.db")
    (found,) = rows("verifier.db", "select pmid from findings")
    assert found == {"pmid": "1"}


# ----------------------------------------------------------------- what can go wrong


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["build"], "Missing argument"),
        (["build", "nowhere"], "nowhere"),
        (["build", "empty"], "no files pubmedYYnNNNN.xml.gz"),
        (["build", "text.txt"], "text.txt: line 1"),
        (["build", "bad.jsonl"], "bad.jsonl: line 1"),
        (["build", "blank.jsonl"], "blank.jsonl: no record"),
        (["build", "bad.jsonl.gz"], "bad.jsonl.gz"),
        (["build", "bad.jsonl.xz"], "bad.jsonl.xz"),
        (["build", "binary.jsonl"], "binary.jsonl"),
        (["build", "bulk", "--local", "text.txt"], "text.txt"),
        (["build", "bulk", "--local", "no/such/folder/p.db"], "no/such/folder"),
        (["update", "bulk"], "pubmed.db: no such local PubMed"),
        (["status"], "pubmed.db: no such local PubMed"),
        (["status", "--local", "text.txt"], "text.txt: not a local PubMed"),
        (["download", "here", "--url", "gopher://x"], "no web address"),
        (["look"], "look"),
    ],
)
def test_2_what_cannot_be_done_is_one_line(command, tmp_path, bulk, arguments, said):
    (tmp_path / "empty").mkdir()
    (tmp_path / "text.txt").write_text("nothing of this kind\n" * 99, "utf-8")
    for name in ("bad.jsonl", "bad.jsonl.gz", "bad.jsonl.xz"):
        (tmp_path / name).write_text("no record\n", "utf-8")
    (tmp_path / "blank.jsonl").write_text("\n", "utf-8")
    (tmp_path / "binary.jsonl").write_bytes(b"\xff\xfe\x00")
    done = command("pubmed", *arguments)
    assert done.status == 2
    assert said in done.err
    assert one_line(done.err)
    assert done.out == ""


def test_2_a_local_pubmed_without_a_record_rejects_no_study(command, bulk, page):
    """Such as is left where every file was broken: it says what to do."""
    write(bulk, {BASELINE: BROKEN})
    assert command("pubmed", "build", bulk).status == 1
    done = command("run", page, "--local", "pubmed.db")
    assert done.status == 2
    assert one_line(done.err)
    assert "pubmed.db: holds no record" in done.err
    assert "verifier pubmed build" in done.err
    assert rows("verifier.db", "select * from runs") == []
    examined = command("doctor", "--local", "pubmed.db")
    assert examined.status == 1
    assert "--local" in examined.out.splitlines()[-1]
    assert "ENTREZ_URL" not in examined.out
    write(bulk, {BASELINE: packed(paper(1))})
    assert command("pubmed", "build", bulk).status == 0
    assert command("run", page, "--local", "pubmed.db").status == 0


@pytest.mark.parametrize("what", ["bulk", "one.jsonl"])
def test_2_a_database_of_something_else_is_not_built_into(command, bulk, page, what):
    """Neither findings nor what another program keeps changes by a byte."""
    Path("one.jsonl").write_text('{"pmid": "1"}\n', "utf-8")
    command("run", page, "--db", "findings.db")
    with closing(sqlite3.connect("theirs.db")) as theirs:
        theirs.execute("create table facts (name, worth)")
    for name in ("findings.db", "theirs.db"):
        before = Path(name).read_bytes()
        done = command("pubmed", "build", what, "--local", name)
        assert done.status == 2
        assert one_line(done.err)
        assert f"{name}: no local PubMed" in done.err
        assert Path(name).read_bytes() == before
    Path("empty.db").touch()
    assert command("pubmed", "build", what, "--local", "empty.db").status == 0


def test_4_one_build_at_a_time(command, bulk, tmp_path):
    with hold(tmp_path / "pubmed.db.lock"):
        done = command("pubmed", "build", bulk)
    assert done.status == 4
    assert one_line(done.err)
    assert not (tmp_path / "pubmed.db").exists()


def test_without_a_command_it_says_what_there_is(command):
    done = command("pubmed", "--help")
    assert done.status == 0
    for name in ("download", "build", "update", "status"):
        assert f"  {name} " in done.out


# -------------------------------------------------------------------------- status


def test_status_says_what_is_in_and_what_is_missing(command, bulk):
    command("pubmed", "build", bulk)
    write(bulk, {LATER: packed(paper(3))})
    command("pubmed", "build", bulk)
    out = command("pubmed", "status").out
    assert "records       3" in out
    assert "files         2, 1 of them updates" in out
    assert "pubmed26n0001.xml.gz to pubmed26n0003.xml.gz" in out
    assert "missing       pubmed26n0002" in out
    assert "complete      no: rejections are provisional, for files are missing" in out
    stated = json.loads(command("pubmed", "status", "--json").out)
    assert (stated["records"], stated["complete"]) == (3, False)
    assert stated["missing"] == ["pubmed26n0002"]


# ------------------------------------------------------------------------ download


@pytest.fixture
def site(monkeypatch):
    """NLM's server, on this machine."""
    monkeypatch.setattr("verifier.pubmed.download.INTERVAL", 0.0)
    site = Site()
    files = {BASELINE: packed(paper(1)), UPDATE: packed(paper(2))}
    for name, content in files.items():
        digest = hashlib.md5(content).hexdigest()
        site.pages[f"/{name}"] = (200, {}, content)
        site.pages[f"/{name}.md5"] = (200, {}, f"MD5(x)= {digest}\n".encode())
        folder, file = name.split("/")
        site.pages[f"/{folder}/"] = (200, {}, f'<a href="{file}">x</a>'.encode())
    yield site
    site.close()


def test_what_is_fetched_can_be_built(command, site):
    done = command("pubmed", "download", "bulk", "--url", site.base)
    assert (done.status, done.err) == (0, "")
    assert done.out == "2 files in bulk; 0 could not be fetched\n"
    assert command("pubmed", "build", "bulk").status == 0
    assert "complete      yes: rejections are final" in command("pubmed", "status").out


def test_a_file_that_cannot_be_fetched_is_named(command, site):
    del site.pages[f"/{UPDATE}"]
    done = command("pubmed", "download", "bulk", "--url", site.base)
    assert done.status == 1
    assert one_line(done.err)
    assert "pubmed26n0002.xml.gz" in done.err
    assert done.out == "1 files in bulk; 1 could not be fetched\n"


def test_a_server_without_files_is_one_line(command, site):
    site.pages.clear()
    done = command("pubmed", "download", "bulk", "--url", site.base)
    assert done.status == 2
    assert one_line(done.err)


# ------------------------------------------------------------------------ terminals


def test_a_terminal_shows_how_far_it_is_and_how_long_it_will_take(tmp_path, bulk):
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "verifier", "pubmed", "build", str(bulk)],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "120", "TERM": "xterm"},
        stdout=subprocess.PIPE,
        stderr=theirs,
    ) as process:
        os.close(theirs)
        shown = b""
        while chunk := _read(ours):
            shown += chunk
        assert process.wait(timeout=60) == 0
    os.close(ours)
    assert b"2 records, files" in shown
    assert b"left" in shown


def _read(terminal):
    """What was written to a terminal; nothing once it has been left."""
    try:
        return os.read(terminal, 1 << 16)
    except OSError:
        return b""
