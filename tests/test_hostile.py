"""Hostile documents and hostile answers, through the whole command.

What a reader makes of a single bad document is tested in test_documents_hostile.py;
here the job as a whole stays within time and memory, says one line of each, judges the
good page beside them, and lets nothing reach terminal, report or SQL.
"""

import io
import json
import os
import subprocess
import sys
import time
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from tests import invented
from tests.commands import EMAIL, ROOT, SAMPLE, rows
from tests.disturbed import KEY
from tests.eutils import serve
from tests.eutils.failures import bomb
from verifier.pubmed.local import build_from_lines

GOOD = invented.studies(4)
# Kilobytes and seconds of processor time that a run may take: what it takes for one
# small page is 150 MB and 2 s; the largest document that is read has 50 MB.
MOST_MEMORY, MOST_SECONDS = 1_500_000, 60
CONTROL = "\x1b[31m\x9b2J\x07\x00\r\u202e"


@pytest.fixture(scope="module")
def server():
    known = invented.vocabulary(GOOD)
    with serve(
        invented.records(GOOD), vocabulary=known, flood_bytes=256 << 20
    ) as running:
        yield running
    assert not running.problems


def run(server, folder, *arguments):
    """The command in a process of its own: status, outputs, memory, time."""
    inherited = {k: v for k, v in os.environ.items() if not k.startswith("NCBI_")}
    with (folder / "out").open("wb") as out, (folder / "err").open("wb") as err:
        process = subprocess.Popen(
            [sys.executable, "-m", "verifier", *map(str, arguments)],
            cwd=folder, stdout=out, stderr=err,
            env={**inherited, "PYTHONPATH": str(ROOT), "NCBI_EMAIL": EMAIL,
                 "NCBI_API_KEY": KEY, "ENTREZ_URL": server.url},
        )  # fmt: skip
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    texts = [(folder / name).read_bytes().decode() for name in ("out", "err")]
    assert usage.ru_maxrss < MOST_MEMORY
    assert usage.ru_utime + usage.ru_stime < MOST_SECONDS
    return process.returncode, *texts


def check_text(*texts):
    """Nothing in them moves a cursor, rings a bell or turns text round."""
    for text in texts:
        assert [c for c in text if not (c.isprintable() or c == "\n")] == []
        assert "Traceback" not in text


def docx(body, name="word/document.xml"):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, body)
    return stream.getvalue()


ENTITIES = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
XXE = (
    '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY f SYSTEM "file:///etc/passwd">]>'
    "<d><w:p xmlns:w='w'><w:r><w:t>A trial by &f; (2011)</w:t></w:r></w:p></d>"
)
WORDS = "A trial by Doe et al. (2011) told of ketamine. "
BAD = {
    "entities.docx": lambda: docx(
        f'<!DOCTYPE d [<!ENTITY a0 "lol">{ENTITIES}]><d>&a9;</d>'
    ),
    "external.docx": lambda: docx(XXE),
    "zip-bomb.docx": lambda: docx(bytes(300 << 20)),
    "gzip.html": lambda: bomb(64 << 20),
    "deep.html": lambda: b"<div><ul><li><b>" * 50_000 + WORDS.encode(),
    "unclosed.html": lambda: b"<p " * 500_000,
    "deep.md": lambda: b"> " * 50_000 + WORDS.encode() + b"[" * 50_000,
    "one-line.txt": (WORDS * 60_000).encode,
    "no-space.txt": lambda: b"x" * (8 << 20),
    "brackets.txt": lambda: b"(" * (1 << 20),
    "numbers.txt": lambda: b"2011, " * 200_000,
    "names.txt": ("Doe, " * 100_000 + "(2011)").encode,
    "bytes.html": lambda: bytes(range(256)) * 4_000,
    "empty.pdf": lambda: b"%PDF-1.7\n%%EOF",
    "no.docx": lambda: b"PK\x03\x04" + b"\xff" * 1_000,
    "deep.json": lambda: b"[" * 1_000_000,
    "bomb.bib": lambda: b"@article{" * 50_000,
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_document_costs_bounded_memory_and_time(server, tmp_path, name):
    """The good page beside it is judged as if it were alone."""
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "good.md").write_text(invented.page(GOOD), "utf-8")
    (pages / name).write_bytes(BAD[name]())
    status, out, err = run(server, tmp_path, "run", "pages")
    assert status in {0, 3}, err
    check_text(out, err)
    assert "root:" not in out + err
    found = rows(
        tmp_path / "verifier.db",
        "select verdict from findings where document like '%good.md'",
    )
    assert len(found) == len(GOOD)
    assert "unchecked" not in {row["verdict"] for row in found}
    left = rows(tmp_path / "verifier.db", "select text from documents")
    assert not any("root:x:" in row["text"] for row in left)


def test_folders_that_lead_nowhere_end(server, tmp_path):
    """Loops of links, pipes, devices and names of control characters."""
    pages = tmp_path / "pages"
    deep = pages / "a" / "b"
    deep.mkdir(parents=True)
    (pages / "good.md").write_text(invented.page(GOOD), "utf-8")
    (deep / "loop").symlink_to(pages)
    (pages / "itself.md").symlink_to(pages / "itself.md")
    (pages / "gone.md").symlink_to("/nowhere/at/all.md")
    (pages / "zero.txt").symlink_to("/dev/zero")
    os.mkfifo(pages / "pipe.txt")
    odd = pages / "\x1b[2J\x9b31m\u202e\n'; drop table finding; --<b>.md"
    odd.write_text(invented.page(GOOD[:1]), "utf-8")
    (pages / os.fsdecode(b"\xff\xfe.md")).write_text("Nothing.\n", "utf-8")
    status, out, err = run(server, tmp_path, "run", "pages")
    assert status in {0, 3}, err
    check_text(out, err)
    db = tmp_path / "verifier.db"
    assert len(rows(db, "select 1 from findings")) == len(GOOD) + 1
    check_text(*run(server, tmp_path, "findings")[1:])
    check_text(*run(server, tmp_path, "changes")[1:])


def test_what_is_hostile_in_a_page_reaches_no_terminal(command, tmp_path):
    """Titles, names and claims with escapes, markup and SQL, shown by every command."""
    act = CONTROL.replace("\x00", "")  # with it, the page would be taken for a picture
    nasty = f"{act}'); drop table finding; --&lt;script>alert(1)&lt;/script><b>"
    (tmp_path / "a.html").write_text(
        f"<title>{nasty}</title><h1>{nasty}</h1>"
        f"<p>A trial of 24 patients by Doe et al. (2011) told of ketamine {nasty}.</p>"
        f"<p>A trial by O{act}'Brien'-- et al. (2012) was called &ldquo;{nasty} pain"
        f"&rdquo;; one by Roe; delete from finding; et al. (2013) told {act} it.</p>",
        "utf-8",
    )
    done = [command("run", "a.html")]
    found = rows("verifier.db", "select finding_id from findings")
    assert found
    done += [command("findings"), command("changes"), command("findings", "--json")]
    done += [command("explain", row["finding_id"]) for row in found]
    done += [command("explain", nasty), command("run", "a.html")]
    for outcome in done:
        check_text(outcome.out, outcome.err)
    for line in done[3].out.splitlines():
        json.loads(line)
    assert rows("verifier.db", "select finding_id from findings") == found


def test_what_is_hostile_in_a_record_reaches_no_terminal(command, tmp_path):
    """PubMed is no more trusted than a page."""
    study = replace(GOOD[0], kind="real")
    nasty = f"{CONTROL}<b>'; drop table finding; --"
    line = {
        "pmid": study.pmid,
        "title": f"{nasty} {study.record.title}",
        "authors": [[study.surname, nasty, "A"], [nasty, "B", "B"]],
        "year": study.year, "iso_abbrev": nasty, "abstract": nasty * 10,
        "pages": nasty, "volume": nasty, "doi": f"10.1/{nasty}",
    }  # fmt: skip
    assert build_from_lines([json.dumps(line)], tmp_path / "nasty.sqlite") == 1
    page = invented.page([study, replace(study, surname="Nobody")])
    (tmp_path / "a.md").write_text(page, "utf-8")
    local = ("--local", tmp_path / "nasty.sqlite", "--source", "local")
    done = [command("run", "a.md", *local), command("findings"), command("changes")]
    found = rows("verifier.db", "select finding_id, alternatives, title from findings")
    assert any("drop table" in f"{row['title']}{row['alternatives']}" for row in found)
    done += [command("explain", row["finding_id"]) for row in found]
    for outcome in done:
        check_text(outcome.out, outcome.err)


# ------------------------------------------------------------------ hostile answers


@pytest.mark.parametrize("failure", ["gzip_bomb", "endless_body"])
def test_an_answer_without_end_costs_bounded_memory(server, tmp_path, failure):
    """256 MB each, again and again: none is read to its end."""
    server.heal()
    server.fail(failure)
    (tmp_path / "good.md").write_text(invented.page(GOOD), "utf-8")
    began = time.monotonic()
    status, out, err = run(server, tmp_path, "run", "good.md")
    server.heal()
    assert status == 3
    check_text(out, err)
    assert time.monotonic() - began < 2 * MOST_SECONDS
    found = rows(tmp_path / "verifier.db", "select verdict from findings")
    assert {row["verdict"] for row in found} == {"unchecked"}


@pytest.mark.parametrize(
    "failure",
    [
        "entity_bomb", "external_entity", "redirected_elsewhere",
        "redirected_in_circles", "bad_bytes", "broken_gzip",
    ],
)  # fmt: skip
def test_a_hostile_answer_leaves_studies_unchecked(command, tmp_path, failure):
    """It is followed nowhere, opens no file, and nothing of it is stored."""
    with serve(invented.records(GOOD), vocabulary=invented.vocabulary(GOOD)) as server:
        server.fail(failure)
        command.through(server.url, KEY)
        (tmp_path / "good.md").write_text(invented.page(GOOD), "utf-8")
        done = command("run", "good.md")
        paths = {logged.request.path for logged in server.log}
    assert done.status == 3
    check_text(done.out, done.err)
    assert all(path.startswith("/entrez/eutils/e") for path in paths)
    found = rows("verifier.db", "select verdict from findings")
    assert "unchecked" in {row["verdict"] for row in found}
    assert {row["verdict"] for row in found} <= {"unchecked", "rejected"}
    for path in Path.cwd().rglob("*"):
        if path.is_file():
            assert b"root:x:" not in path.read_bytes()


def test_the_sample_is_within_the_bounds(server, tmp_path):
    """What a page without malice takes, for comparison."""
    assert run(server, tmp_path, "run", SAMPLE)[0] in {0, 3}
