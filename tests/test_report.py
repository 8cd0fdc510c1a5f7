"""Findings as text: what a person reads in a terminal or a mail."""

import json
import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier.report import (
    VERDICTS,
    cite,
    explain,
    plain,
    printable,
    show_changes,
    show_findings,
    show_totals,
)

ROW = {
    "finding_id": "abc123",
    "document": "page.html",
    "study": "Noppers 2011",
    "line": 7,
    "verdict": "confirmed",
    "reason": "PMID 1 is the study",
    "match_confidence": 0.987,
    "title": "Ketamine.",
    "first_author": "Noppers",
    "publication_year": 2011,
    "pmid": "1",
    "doi": None,
    "alternatives": "[]",
    "decided_by": None,
    "decision_reason": None,
    "computed_verdict": "confirmed",
    "complete": 1,
}


def row(**changes):
    return {**ROW, **changes}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("two\nlines\tand a tab", "two lines and a tab"),
        ("\x1b[31mred\x1b[0m", "[31mred [0m"),
        ("over\rwritten", "over written"),
        ("turned \u202earound", "turned around"),
        ("half a \ud800 pair", "half a pair"),
        ("Sörensen – “yes” 漢", "Sörensen – “yes” 漢"),
    ],
)
def test_nothing_in_a_text_acts_on_the_terminal(text, shown):
    assert printable(text) == shown


@given(st.text())
def test_whatever_is_printed_is_one_line_that_can_be_encoded(text):
    shown = printable(text)
    assert len(shown.splitlines()) <= 1
    assert shown.encode("utf-8").decode("utf-8") == shown
    assert printable(shown) == shown


@pytest.mark.parametrize(
    ("record", "cited"),
    [
        (ROW, "Noppers 2011. Ketamine. PMID 1"),
        (
            {"pmid": None, "doi": "10.1/x", "year": 1995, "title": "T",
             "first_author": "Ö"},
            "Ö 1995. T. doi:10.1/x",
        ),
        (
            {"pmid": "2", "year": None, "title": None, "first_author": None},
            "(no author) (no year). (no title). PMID 2",
        ),
    ],
)  # fmt: skip
def test_a_record_is_cited_on_one_line(record, cited):
    assert cite(record) == cited


def test_findings_stand_under_their_document():
    lines = list(
        show_findings([row(), row(finding_id="d4"), row(document="other.html")])
    )
    assert [line for line in lines if line and not line.startswith(" ")] == [
        "page.html",
        "other.html",
    ]
    assert sum("Noppers 2011  (line 7" in line for line in lines) == 3


def test_a_finding_says_verdict_place_reason_confidence_and_record():
    text = "\n".join(show_findings([row()]))
    for part in (
        "CONFIRMED", "line 7", "abc123", "PMID 1 is the study", "confidence 0.99",
        "= Noppers 2011. Ketamine. PMID 1",
    ):  # fmt: skip
        assert part in text


def test_what_a_person_decided_is_said():
    text = "\n".join(show_findings([row(decided_by="ann", decision_reason="seen it")]))
    assert "decided by ann: seen it" in text


def test_the_unnamed_can_be_left_out():
    unnamed = row(verdict="unverifiable", study="unnamed", title=None)
    assert list(show_findings([unnamed], unverifiable=False)) == []
    assert any("UNVERIFIABLE" in line for line in show_findings([unnamed]))


def test_hostile_names_of_documents_and_studies_are_harmless():
    hostile = row(document="a\x1b]0;title\x07.html", study="No\nppers 2011")
    assert not any("\x1b" in line or "\n" in line for line in show_findings([hostile]))


def test_totals_are_in_order_of_urgency():
    found = [row(verdict=v, complete=0) for v in (*VERDICTS, "rejected")]
    lines = [line.split() for line in show_totals(found)]
    assert [words[0] for words in lines] == list(VERDICTS)
    assert lines[VERDICTS.index("rejected")][1:] == [
        "2,",
        "2",
        "of",
        "them",
        "provisional",
    ]
    assert list(show_totals([])) == []


def test_changes_say_what_became_of_what():
    change = {
        "at": "2026-11-22T03:17:00+00:00", "study": "Noppers 2011",
        "document": "page.html", "before": None, "after": "confirmed",
        "why": "new document",
    }  # fmt: skip
    (new,) = show_changes([change])
    (gone,) = show_changes([change | {"before": "confirmed", "after": None}])
    assert "2026-11-22" in new
    assert "new -> confirmed  (new document)  page.html" in new
    assert "confirmed -> gone" in gone


def test_json_columns_are_unpacked_and_others_left_alone():
    packed = {"authors": '["Ö"]', "claims": "{}", "reason": "[1]", "searches": None}
    assert plain(packed) == {
        "authors": ["Ö"], "claims": {}, "reason": "[1]", "searches": None
    }  # fmt: skip


@pytest.mark.parametrize(
    ("search", "shown"),
    [
        ({"count": 0}, "0 records"),
        ({"count": 1}, "1 record"),
        ({"count": 1234}, "1,234 records"),
        ({"count": None, "failed": "PubMed did not search for: zz"},
         "no answer: PubMed did not search for: zz"),
    ],
)  # fmt: skip
def test_a_search_is_shown_with_what_came_of_it(search, shown):
    asked = [{"query": "first author zz, 2011", "url": None, **search}]
    empty = {"claims": "{}", "agreements": "{}", "searches": json.dumps(asked)}
    with sqlite3.connect(":memory:") as db:
        db.execute("create table mentions (finding_id, line, sentence, span_start)")
        db.execute("create table evidence (finding_id)")
        lines = [line.strip() for line in explain(db, row(**empty))]
    db.close()
    assert f"first author zz, 2011: {shown}" in lines
