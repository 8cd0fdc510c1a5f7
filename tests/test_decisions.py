"""A person's word counts until the page says something else."""

import json

import pytest

from tests.commands import dump, rows
from verifier.findings.decisions import (
    DECIDABLE,
    WITH_RECORD,
    WITHOUT_RECORD,
    DecisionError,
    checked_reason,
    checked_record,
)

DB = "verifier.db"
TEXT = "A trial by Sorensen et al. (2015) gave ketamine for fibromyalgia.\n"


@pytest.fixture
def page(tmp_path, command):
    """A page with one study, verified."""
    path = tmp_path / "page.md"
    path.write_text(f"# Ketamine for fibromyalgia\n\n{TEXT}", "utf-8")
    command("run", path)
    return path


def shown():
    (row,) = rows(DB, "select * from findings")
    return row


def decide(command, *more, verdict="confirmed", reason="the author sent the paper"):
    return command(
        "decide", "Sorensen 2015", "--verdict", verdict, "--reason", reason, *more
    )


def test_a_decision_is_shown_as_a_persons(command, page):
    before = shown()
    done = decide(command, "--pmid", "12345", "--by", "Ann")
    assert done.status == 0
    row = shown()
    assert (row["verdict"], row["pmid"]) == ("confirmed", "12345")
    assert (row["decided_by"], row["decision_reason"]) == (
        "Ann",
        "the author sent the paper",
    )
    assert row["computed_verdict"] == before["verdict"]
    for command_line in (["findings"], ["explain", "Sorensen 2015"]):
        out = command(*command_line).out
        assert "decided by Ann: the author sent the paper" in out
        assert f"by itself, this program says {before['verdict']}" in out
    assert "1 of them decided by a person" in command("findings").out


def test_a_decision_is_a_change_of_its_own_kind_and_no_news(command, page):
    before = shown()["verdict"]
    decide(command, "--pmid", "12345")
    *_, change = rows(DB, "select * from changes")
    assert (change["before"], change["after"]) == (before, "confirmed")
    assert (change["why"], change["run_id"]) == ("person decided", None)
    assert command("run", page).out == ""


def test_the_record_that_was_listed_is_shown_and_no_other(command, page):
    """Title and authors of another record never stand beside the number decided."""
    other = json.loads(shown()["alternatives"])[0]
    decide(command, "--pmid", other["pmid"])
    assert shown()["title"] == other["title"]
    decide(command, "--pmid", "12345")
    row = shown()
    assert (row["title"], row["first_author"], row["doi"]) == (None, None, None)
    assert row["publication_types"] == "[]"
    decide(command, verdict="rejected")
    assert shown()["pmid"] is None


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--verdict", "rejected"], "reason"),
        (["--verdict", "rejected", "--reason", " \n "], "reason"),
        (["--reason", "because"], "--verdict"),
        (["--verdict", "unchecked", "--reason", "because"], "unchecked"),
        (["--verdict", "confirmed", "--reason", "because"], "--pmid"),
        (["--verdict", "confirmed", "--reason", "x", "--pmid", "PMC12"], "PMID"),
        (["--verdict", "rejected", "--reason", "x", "--pmid", "12"], "--pmid"),
    ],
)
def test_a_decision_that_lacks_something_is_refused(command, page, arguments, said):
    before = shown()
    done = command("decide", "Sorensen 2015", *arguments)
    assert done.status == 2
    assert said in done.err
    assert len(done.err.splitlines()) == 1
    assert shown() == before


@pytest.mark.parametrize("words", [["decide", "--verdict", "rejected"], ["undecide"]])
@pytest.mark.parametrize(
    ("length", "also", "said"),
    [
        (0, "", "which finding"),
        (0, " ", "which finding"),
        (1, "", "6 characters"),
        (5, "", "6 characters"),
        (8, "x", "no finding"),
    ],
)
def test_too_little_of_a_number_names_no_finding(
    command, page, words, length, also, said
):
    """Not even where there is only one: a variable of a script may be unset."""
    decide(command, verdict="unverifiable")
    before = dump(DB)
    wanted = shown()["finding_id"][:length] + also
    reason = ["--reason", "x"] if "decide" in words else []
    done = command(*words, wanted, *reason)
    assert done.status == 2
    assert said in done.err
    assert len(done.err.splitlines()) == 1
    assert dump(DB) == before


@pytest.mark.parametrize("length", [6, 99])
def test_enough_of_a_number_names_a_finding(command, page, length):
    wanted = shown()["finding_id"][:length]
    done = command("decide", wanted, "--verdict", "rejected", "--reason", "x")
    assert done.status == 0
    assert command("undecide", wanted).status == 0


def test_it_holds_across_runs_and_changes_elsewhere_on_the_page(command, page):
    filler = "\n\n".join(["A paragraph about something else entirely."] * 20)
    page.write_text(f"{page.read_text('utf-8')}\n\n{filler}\n", "utf-8")
    command("run", page)
    decide(command, verdict="unverifiable")
    page.write_text(f"{page.read_text('utf-8')}\n\nAnother end.\n", "utf-8")
    command("run", page)
    assert shown()["verdict"] == "unverifiable"


def test_it_lapses_when_the_text_around_the_study_changes(command, page):
    computed = shown()["verdict"]
    decide(command, verdict="unverifiable")
    text = page.read_text("utf-8").replace("gave ketamine", "did not give ketamine")
    page.write_text(text, "utf-8")
    command("run", page)
    row = shown()
    assert row["verdict"] == row["computed_verdict"]
    assert row["decided_by"] is None
    *_, change = rows(DB, "select * from changes")
    assert (change["before"], change["why"]) == ("unverifiable", "document changed")
    assert change["after"] == computed


def test_it_is_taken_back(command, page):
    before = shown()
    decide(command, verdict="unverifiable")
    done = command("undecide", "Sorensen 2015")
    assert done.status == 0
    assert shown() == before
    *_, change = rows(DB, "select * from changes")
    assert (change["after"], change["why"]) == (before["verdict"], "person decided")


def test_what_nobody_decided_cannot_be_taken_back(command, page):
    done = command("undecide", "Sorensen 2015")
    assert done.status == 2
    assert "nobody has decided" in done.err


def test_a_name_with_tricks_reaches_no_terminal(command, page):
    decide(command, "--by", "\x1b[31mEve\n\nforged", verdict="unverifiable")
    assert "\x1b" not in command("findings").out
    assert "decided by [31mEve forged" in command("findings").out


# ------------------------------------------------------------------ what may be said


@pytest.mark.parametrize("verdict", DECIDABLE)
def test_every_verdict_names_a_record_or_none(verdict):
    assert (verdict in WITH_RECORD) != (verdict in WITHOUT_RECORD)
    found = {"pmid": "777"}
    if verdict in WITH_RECORD:
        assert checked_record(found, verdict, "") == "777"
        assert checked_record(found, verdict, "0888") == "888"
        with pytest.raises(DecisionError):
            checked_record({"pmid": None}, verdict, "")
    else:
        assert checked_record(found, verdict, "") == ""


@pytest.mark.parametrize("number", ["0", "00", "-1", "1.5", "١٢", "123456789", "12 3"])
def test_what_is_no_pmid_is_refused(number):
    with pytest.raises(DecisionError):
        checked_record({"pmid": None}, "confirmed", number)


def test_a_reason_is_kept_on_one_line():
    assert checked_reason(" seen\nin print ") == "seen in print"
