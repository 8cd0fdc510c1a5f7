"""Arguments, exit statuses, one-line errors: what scripts and cron rely on."""

import json
import os
import signal
import sqlite3
import stat
import subprocess
import sys
import tomllib
from importlib.resources import files

import click
import pytest

from tests.commands import (
    EMAIL,
    ROOT,
    SAMPLE,
    SAMPLES,
    all_commands,
    rows,
    snapshot_records,
    unprivileged,
)
from tests.eutils import serve
from tests.eutils.fixtures import ENTRIES
from verifier import __version__, report
from verifier.lock import hold
from verifier.pubmed.local import build_from_lines

KEY = "0123456789abcdef" * 2
# The page of the samples without a study by name costs nothing to run.
QUIET = "Nothing is studied here.\n"


@pytest.fixture
def quiet(tmp_path):
    """A document that names no study."""
    path = tmp_path / "quiet.txt"
    path.write_text(QUIET, encoding="utf-8")
    return path


def one_line(text):
    """It is one line, from this program, and no traceback."""
    return text.count("\n") == 1 and text.startswith("verifier: ")


def in_a_process(*arguments, cwd, environment=(), **options):
    """`python -m verifier` in a process of its own."""
    inherited = {k: v for k, v in os.environ.items() if not k.startswith("NCBI_")}
    return subprocess.Popen(
        [sys.executable, "-m", "verifier", *map(str, arguments)],
        cwd=cwd,
        env={**inherited, "PYTHONPATH": str(ROOT), **dict(environment)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        **options,
    )


# ------------------------------------------------------------------- exit statuses


def test_0_everything_was_asked(command):
    assert command("run", SAMPLES).status == 0


@pytest.mark.parametrize("verdicts", ["rejected", "retracted, rejected", "rejected,"])
def test_1_a_verdict_that_was_named_occurred(command, verdicts):
    done = command("run", SAMPLES, "--fail-on", verdicts)
    assert done.status == 1
    (run,) = rows("verifier.db", "select exit_status from runs")
    assert run["exit_status"] == 1


def test_a_verdict_of_another_document_is_not_this_runs(command, quiet):
    command("run", SAMPLES)
    assert command("run", quiet, "--fail-on", "rejected").status == 0


def test_a_verdict_named_that_did_not_occur_is_no_failure(command, quiet):
    assert command("run", quiet, "--fail-on", ",".join(report.VERDICTS)).status == 0


CONFIGURATIONS = {
    "source = 3": "source takes a text",
    "source = ['local']": "source takes a text",
    "source = 'pubmed'": "auto, entrez or local",
    "source = 'entrez'": "NCBI_EMAIL",
    "api_key = 'secret'": "NCBI_API_KEY",
    "emial = 'a@b.org'": "unknown setting 'emial'",
    "email = 'nobody'": "no e-mail address",
    "entrez_url = 'ftp://host/'": "http(s)",
    "entrez_url = 'http://[::1'": "http(s)",
    "local = '/no/such/file'": "/no/such/file",
    "[schedule]\nrejected = []": "rejected takes a list of days",
    "[schedule]\nrejected = [true]": "whole days",
    "[schedule]\nconfirmed = 0": "whole days",
    "[schedule]\nweekly = 7": "[schedule] takes",
    "source = ": "not valid TOML",
}


@pytest.mark.parametrize("toml", CONFIGURATIONS)
def test_2_a_wrong_setting_is_named_and_nothing_is_done(command, tmp_path, toml):
    (tmp_path / "verifier.toml").write_text(toml, encoding="utf-8")
    done = command("run", SAMPLE)
    assert done.status == 2
    assert CONFIGURATIONS[toml] in done.err
    assert one_line(done.err)
    assert done.out == ""
    assert not (tmp_path / "verifier.db").exists() or not rows(
        "verifier.db", "select * from runs"
    )


def test_2_a_configuration_that_is_not_text(command, tmp_path):
    (tmp_path / "settings.toml").write_bytes(b"email = '\xff'")
    done = command("run", SAMPLE, "--config", "settings.toml")
    assert done.status == 2
    assert one_line(done.err)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["run"], "Missing argument"),
        (["pubmed", "build"], "(try `verifier pubmed build --help`)"),
        (["run", "nowhere.txt"], "nowhere.txt: no such file or folder"),
        (["run", ""], "no such file or folder"),
        (["run", SAMPLE, "--nonsense"], "--nonsense"),
        (["run", SAMPLE, "--source", "google"], "google"),
        (["run", SAMPLE, "--source", "entrez"], "NCBI_EMAIL"),
        (["run", SAMPLE, "--config", "nowhere.toml"], "nowhere.toml"),
        (["run", SAMPLE, "--local", "nowhere.sqlite"], "nowhere.sqlite"),
        (["run", SAMPLE, "--fail-on", "fake"], "'fake' is no verdict"),
        (["run", SAMPLE, "--db", "no/such/folder/v.db"], "no/such/folder"),
        (["run", SAMPLE, "--db", "."], "is a directory"),
        (["findings"], "verifier.db does not exist"),
        (["explain", "abc"], "verifier.db does not exist"),
        (["changes"], "verifier.db does not exist"),
        (["changes", "--since", "yesterday"], "yesterday"),
        (["findings", "--verdict", "fake"], "fake"),
        (["look"], "look"),
    ],
)
def test_2_bad_usage_is_one_line(command, arguments, said):
    done = command(*arguments)
    assert done.status == 2
    assert said in done.err
    assert one_line(done.err)
    assert done.out == ""


@pytest.mark.parametrize("name", ["NCBI_API_KEY", "NCBI_EMAIL", "ENTREZ_URL"])
def test_2_a_wrong_environment(command, monkeypatch, name):
    monkeypatch.setenv(name, "not what\tit should be")
    done = command("run", SAMPLE)
    assert done.status == 2
    assert one_line(done.err)


def test_3_some_studies_are_unchecked(command):
    with serve(ENTRIES) as server:
        server.fail("html_500")
        command.through(server.url)
        done = command("run", SAMPLE)
    assert done.status == 3
    (run,) = rows("verifier.db", "select * from runs")
    assert run["exit_status"] == 3
    assert run["unchecked"] > 0
    assert run["requests"] > 0
    assert f"unchecked    {run['unchecked']:>6}" in done.out


def test_4_another_run_holds_the_lock(command, tmp_path, quiet):
    with hold(tmp_path / "verifier.db.lock"):
        done = command("run", quiet)
    assert done.status == 4
    assert one_line(done.err)
    assert str(os.getpid()) in done.err
    assert not (tmp_path / "verifier.db").exists()
    assert command("run", quiet).status == 0


def test_the_lock_is_one_databases(command, tmp_path, quiet):
    with hold(tmp_path / "verifier.db.lock"):
        assert command("run", quiet, "--db", "other.db").status == 0


# -------------------------------------------------------------- files and folders


@pytest.mark.parametrize("content", [b"not SQLite\n" * 400, b"SQLite format 3\0" * 99])
def test_a_broken_database_is_one_line_and_stays_as_it_is(command, tmp_path, content):
    (tmp_path / "verifier.db").write_bytes(content)
    for arguments in (["run", SAMPLE], ["findings"], ["explain", "a"], ["changes"]):
        done = command(*arguments)
        assert done.status == 2
        assert "verifier.db" in done.err
        assert done.err.splitlines()[-1].startswith("verifier: ")
        assert "Traceback" not in done.err
    assert (tmp_path / "verifier.db").read_bytes() == content


def test_a_database_of_somebody_else_is_not_spoiled(command, tmp_path):
    with sqlite3.connect("verifier.db") as theirs:
        theirs.execute("create table findings (id integer)")
    theirs.close()
    done = command("run", SAMPLE)
    assert done.status == 2
    assert one_line(done.err)
    assert rows("verifier.db", "select * from findings") == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_database_that_cannot_be_written_is_one_line(command, tmp_path, quiet):
    command("run", quiet)
    (tmp_path / "verifier.db").chmod(stat.S_IRUSR)
    done = command("run", quiet)
    assert done.status == 2
    assert one_line(done.err)


def test_a_database_without_the_views_is_one_line(command):
    sqlite3.connect("verifier.db").close()
    (empty := sqlite3.connect("verifier.db")).execute("create table t (id)")
    empty.close()
    done = command("findings")
    assert done.status == 2
    assert one_line(done.err)


def test_what_cannot_be_read_is_said_and_the_rest_is_done(command, tmp_path, quiet):
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "a.docx").write_bytes(b"no archive")
    (folder / "b.txt").write_text(QUIET, encoding="utf-8")
    done = command("run", folder)
    assert done.status == 0
    assert "a.docx" in done.err
    assert "1 document; 0 findings" in done.out


def test_2_a_path_that_may_not_be_looked_at_is_not_said_to_be_missing(
    command, tmp_path
):
    tmp_path.chmod(0o755)
    (tmp_path / "locked").mkdir(0o000)
    with unprivileged():
        done = command("run", "locked/page.html")
    assert done.status == 2
    assert one_line(done.err)
    assert "locked/page.html: Permission denied" in done.err


def test_an_empty_folder_is_said(command, tmp_path):
    (tmp_path / "pages").mkdir()
    done = command("run", "pages")
    assert done.status == 0
    assert "no documents" in done.err


def test_a_name_that_is_not_unicode_does_not_stop_the_run(command, tmp_path):
    page = tmp_path / "pages" / os.fsdecode(b"caf\xe9.txt")
    page.parent.mkdir()
    page.write_text("A trial by Noppers et al. (2011) in fibromyalgia.\n", "utf-8")
    done = command("run", "pages")
    assert done.status == 0
    assert "Noppers 2011" in done.out
    assert command("run", "pages", "--json").status == 0
    assert command("findings").status == 0


# ------------------------------------------------------------------------- output


def test_data_goes_to_standard_output_and_the_rest_to_standard_error(command):
    done = command("run", SAMPLE)
    assert "Source: " in done.err
    assert "Source: " not in done.out
    assert "Noppers 2011" in done.out
    assert "Noppers 2011" not in done.err
    assert "verifier.db" in done.out


def test_the_snapshot_says_that_it_is_partial_and_how_to_do_better(command):
    for _ in range(2):
        done = command("run", SAMPLE)
        assert "snapshot" in done.err
        assert "partial" in done.err
        assert "NCBI_EMAIL=you@example.org make verify" in done.err


def test_whoever_chose_a_partial_pubmed_is_not_told_so_every_night(command, tmp_path):
    path = tmp_path / "part.db"
    snapshot = files("verifier") / "snapshot" / "records.jsonl"
    build_from_lines(snapshot.read_text(encoding="utf-8").splitlines(), path)
    first, second = (command("run", SAMPLE, "--local", path) for _ in range(2))
    assert "partial" in first.err
    assert second.err == ""


def test_entrez_says_that_it_is_asked(command):
    with serve(snapshot_records()) as server:
        command.through(server.url)
        done = command("run", SAMPLE)
    assert "NCBI Entrez" in done.err
    assert "make verify" not in done.err


def test_the_command_line_outdoes_the_environment(command, monkeypatch):
    monkeypatch.setenv("NCBI_EMAIL", EMAIL)
    assert "snapshot" in command("run", SAMPLE, "--source", "local").err


def test_a_run_reports_on_its_own_documents(command, quiet):
    command("run", SAMPLES)
    done = command("run", quiet)
    assert "1 document; 0 findings" in done.out
    assert "Noppers" not in done.out
    assert "Noppers" in command("findings").out


def test_json_is_one_object_a_line_with_nothing_packed_twice(command):
    done = command("run", SAMPLE, "--json")
    found = [json.loads(line) for line in done.out.splitlines()]
    assert len(found) == len(rows("verifier.db", "select * from findings"))
    for row in found:
        assert isinstance(row["claims"], dict)
        for name in ("authors", "alternatives", "searches", "disagreements"):
            assert isinstance(row[name], list)
    listed = [json.loads(li) for li in command("findings", "--json").out.splitlines()]
    news = {"before": None, "why": "new document"}
    assert [row | news for row in listed] == found


def test_findings_can_be_narrowed(command):
    command("run", SAMPLES)
    done = command("findings", "--verdict", "rejected", "--document", "supplements")
    assert "REJECTED" in done.out
    assert "CONFIRMED" not in done.out
    assert "ketamine-for-fibromyalgia.html" not in done.out
    assert command("findings", "--document", "%").out.strip() == ""


def test_a_finding_is_explained_by_number_or_name(command):
    command("run", SAMPLE)
    (row,) = rows("verifier.db", "select * from findings where study = 'Sorensen 2015'")
    by_number = command("explain", row["finding_id"])
    assert by_number.status == 0
    assert command("explain", "sorensen 2015").out == by_number.out
    assert command("explain", row["finding_id"][:6]).out == by_number.out
    for heading in (
        "What the page says",
        "What was asked",
        "What speaks for and against",
    ):
        assert heading in by_number.out
    for search in json.loads(row["searches"]):
        assert search["query"].split(",")[0] in by_number.out


@pytest.mark.parametrize("wanted", ["", " ", "%", "nobody 1999", "\x1b[31m"])
def test_a_finding_that_is_not_there_is_one_line(command, wanted):
    command("run", SAMPLE)
    done = command("explain", wanted)
    assert done.status == 2
    assert one_line(done.err)
    assert "\x1b" not in done.err


def test_nothing_names_no_finding_where_there_is_one_alone(command, tmp_path):
    (tmp_path / "page.txt").write_text("A trial by Noppers et al. (2011).\n", "utf-8")
    command("run", "page.txt")
    (row,) = rows("verifier.db", "select finding_id from findings")
    assert command("explain", row["finding_id"][0]).status == 0
    assert command("explain", "").status == 2


def test_changes_say_what_became_of_what(command, tmp_path):
    page = tmp_path / "page.txt"
    page.write_text("A trial by Whitcombe et al. (2017).\n", encoding="utf-8")
    command("run", page)
    page.write_text("Nothing.\n", encoding="utf-8")
    command("run", page)
    lines = command("changes").out.splitlines()
    assert [line.split("  ")[-2] for line in lines] == [
        "(new document)",
        "(document changed)",
    ]
    assert "new -> rejected" in lines[0]
    assert "rejected -> gone" in lines[1]
    assert command("changes", "--since", "2999-01-01").out == ""
    first = json.loads(command("changes", "--json").out.splitlines()[0])
    assert (first["before"], first["after"]) == (None, "rejected")


def test_a_link_that_is_corrected_is_a_change(command, tmp_path):
    """The text is the same; what it points at is not."""
    page = tmp_path / "page.html"
    link = '<p>A <a href="https://pubmed.ncbi.nlm.nih.gov/{}/">trial</a> of 2011.</p>'
    for number in ("21482474", "21546160"):
        page.write_text(link.format(number), encoding="utf-8")
        command("run", page)
        (row,) = rows("verifier.db", "select pmid from findings where pmid not null")
        assert row["pmid"] == number


def test_every_command_has_help(command):
    for name, entry in all_commands():
        assert entry.help, name
        done = command(*name.split(), "--help")
        assert done.status == 0
        assert entry.help.split("\n")[0].split("`")[0] in done.out
        for option in entry.params:
            is_argument = isinstance(option, click.Argument)
            assert is_argument or option.help, f"{name} {option.name}"


def test_the_version_is_the_packages(command):
    assert command("--version").out == f"verifier, version {__version__}\n"


def test_no_progress_bar_where_there_is_no_terminal(command):
    done = command("run", SAMPLE)
    assert "\x1b" not in done.err + done.out
    assert "\r" not in done.err + done.out


@pytest.mark.parametrize(
    "failure", ["", "key_invalid", "html_500", "forwarding_error", "blocked_page"]
)
def test_the_key_is_in_nothing_that_a_run_leaves(command, tmp_path, caplog, failure):
    caplog.set_level("DEBUG")
    with serve(snapshot_records()) as server:
        if failure:
            server.fail(failure)
        command.through(server.url, KEY)
        done = command("run", SAMPLE, "--debug")
        assert {logged.request.get("api_key") for logged in server.log} == {KEY}
        assert not server.log.keys_in_urls
    assert done.status == (3 if failure else 0)
    left = done.out + done.err + command("findings", "--json").out + caplog.text
    assert KEY not in left
    for path in tmp_path.rglob("*"):
        if path.is_file():
            assert KEY.encode() not in path.read_bytes(), path
    assert any(path.suffix == ".db" for path in tmp_path.iterdir())


# --------------------------------------------------------------- in its own process


def test_a_reader_that_leaves_early_does_not_change_the_status(tmp_path):
    with in_a_process("run", SAMPLES, cwd=tmp_path) as process:
        process.stdout.close()
        errors = process.stderr.read()
    assert process.returncode == 0
    assert "Traceback" not in errors
    assert "Exception" not in errors


@pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_the_run_in_order(tmp_path, stop):
    """One line, no half-written document, a lock that is free again."""
    with serve(snapshot_records(), stall_seconds=60) as server:
        server.fail("stalled")
        environment = {
            "NCBI_EMAIL": EMAIL, "NCBI_API_KEY": KEY, "ENTREZ_URL": server.url
        }  # fmt: skip
        with in_a_process(
            "run", SAMPLE, cwd=tmp_path, environment=environment
        ) as process:
            while not server.log:
                assert process.poll() is None
            process.send_signal(stop)
            errors = process.stderr.read()
    assert process.returncode == 130
    assert one_line(errors)
    assert "interrupted" in errors
    db = tmp_path / "verifier.db"
    assert rows(db, "pragma integrity_check") == [{"integrity_check": "ok"}]
    assert rows(db, "select * from documents") == []
    assert [run["exit_status"] for run in rows(db, "select * from runs")] in (
        [],
        [130],
    )
    with hold(tmp_path / "verifier.db.lock"):
        pass


@pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_before_anything_has_begun_is_one_line(tmp_path, stop):
    """While the program itself is still being read in."""
    (tmp_path / "click.py").write_text(
        "import time; print('reading in', flush=True); time.sleep(60)", "utf-8"
    )
    environment = {"PYTHONPATH": f"{tmp_path}{os.pathsep}{ROOT}"}
    with in_a_process("findings", cwd=tmp_path, environment=environment) as process:
        assert process.stdout.readline() == "reading in\n"
        process.send_signal(stop)
        errors = process.stderr.read()
    assert process.returncode == 130
    assert one_line(errors)


def test_the_installed_command_is_the_module():
    """What `pip install` makes of the entry point obeys signals as early."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["scripts"] == {"verifier": "verifier.__main__:main"}


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_a_terminal_without_the_letters_gets_the_findings(tmp_path, encoding):
    environment = {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    with in_a_process(
        "run", SAMPLES, cwd=tmp_path, environment=environment, errors="replace"
    ) as process:
        out, errors = process.communicate(timeout=60)
    assert process.returncode == 0, errors
    assert "rensen 1995" in out
