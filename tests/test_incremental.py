"""A night asks what is due and nothing else, and tells what is new and nothing else."""

import hashlib
import os
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.eutils import serve
from tests.eutils.fixtures import ENTRIES
from tests.nights import Nights
from verifier import pipeline
from verifier.findings.schedule import stamp
from verifier.findings.store import Stamp, Store
from verifier.models import (
    Author,
    Document,
    Finding,
    Record,
)

DAY = timedelta(days=1)
CONFIRMED = (
    "A randomized trial of 24 patients by Noorlander et al. (2011, PMID 80000001) gave"
    " ketamine for fibromyalgia.\n"
)
REJECTED = "A trial by Zwartveld et al. (2014) gave ketamine for fibromyalgia.\n"
OTHER = "A trial by Zwartveld et al. (2016) gave midazolam for fibromyalgia.\n"
FOUND = Record(
    "80009001",
    "Ketamine for fibromyalgia: a trial.",
    authors=(Author("Zwartveld", "Jan", "J"),),
    journal="Journal of invented pain",
    journal_abbreviation="J Invent Pain",
    year=2014,
    years=(2014,),
)


@pytest.fixture
def server():
    with serve(ENTRIES, vocabulary=frozenset({"zwartveld"})) as running:
        yield running
        assert not running.problems


@pytest.fixture
def nights(tmp_path, server):
    pages = tmp_path / "pages"
    pages.mkdir()
    return Nights(tmp_path, server, pages)


@pytest.fixture
def parsed(monkeypatch):
    """The names of the documents that were parsed for the studies they name."""
    names = []

    def read(document):
        names.append(document.name.rpartition("/")[2])
        return reading(document)

    reading = pipeline.read
    monkeypatch.setattr(pipeline, "read", read)
    return names


def write(nights, name, text):
    (nights.pages / name).write_text(f"# Ketamine for fibromyalgia\n\n{text}", "utf-8")


def told(played):
    return {
        (row["study"], row["before"], row["verdict"], row["why"])
        for row in (*played.news.findings, *played.news.own)
    }


# ------------------------------------------------------------------- what is asked


def test_a_night_with_nothing_due_parses_and_asks_nothing(nights, parsed):
    write(nights, "a.md", CONFIRMED)
    write(nights, "b.md", "Nothing is named here.\n")
    assert nights.play().requests > 0
    parsed.clear()
    second = nights.play()
    assert second.requests == 0
    assert parsed == []
    assert second.tally.unchanged == 2
    assert not second.news


def test_only_the_changed_document_is_parsed_again(nights, parsed):
    write(nights, "a.md", CONFIRMED)
    write(nights, "b.md", CONFIRMED)
    nights.play()
    parsed.clear()
    write(nights, "b.md", CONFIRMED + "A new sentence at the end.\n")
    nights.play()
    assert parsed == ["b.md"]


def test_a_file_that_was_only_touched_is_not_parsed(nights, parsed):
    write(nights, "a.md", CONFIRMED)
    nights.play()
    parsed.clear()
    write(nights, "a.md", CONFIRMED)  # another time, the same bytes
    nights.play()
    assert parsed == []


def test_a_change_that_keeps_size_and_time_is_seen(nights, parsed):
    """A restored backup or a clock that jumps makes times lie; bytes do not."""
    write(nights, "a.md", CONFIRMED)
    page = nights.pages / "a.md"
    before = page.stat()
    nights.play()
    write(nights, "a.md", CONFIRMED.replace("24", "42"))
    os.utime(page, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert page.stat().st_size == before.st_size
    nights.play()
    assert parsed == ["a.md", "a.md"]


def test_a_study_that_did_not_change_is_not_asked_with_its_page(nights):
    """Words elsewhere on the page change nothing about it but its place."""
    write(nights, "a.md", CONFIRMED)
    nights.play()
    write(nights, "a.md", "A sentence before it all.\n\n" + CONFIRMED)
    second = nights.play()
    assert second.requests == 0
    assert not second.news
    (mention,) = nights.rows("select * from mentions")
    (document,) = nights.rows("select text from documents")
    start, end = mention["span_start"], mention["span_end"]
    assert document["text"][start:end] == mention["surface"]


def test_only_the_new_study_of_a_changed_page_is_asked(nights):
    write(nights, "a.md", CONFIRMED)
    nights.play()
    write(nights, "a.md", CONFIRMED + "\n" + REJECTED)
    second = nights.play()
    assert not any("noorlander" in term or "80000001" in term for term in second.terms)
    assert told(second) == {("Zwartveld 2014", None, "rejected", "document changed")}


def test_rejections_are_asked_on_a_widening_schedule(nights):
    write(nights, "a.md", REJECTED)
    asked = [night for night in range(40) if nights.play().requests]
    assert asked == [0, 1, 3, 7, 14, 28]


def test_a_new_program_asks_everything_once(nights):
    write(nights, "a.md", CONFIRMED)
    nights.play()
    nights.program = "2 parameters entrez complete"
    nights.play()
    assert {row["program"] for row in nights.rows("select program from finding")} == {
        nights.program
    }
    assert nights.play().requests == 0


# ----------------------------------------------------------------------- rechecks


def test_a_retraction_is_found_without_a_search_of_the_others(nights, server):
    write(nights, "a.md", CONFIRMED)
    nights.play()
    server.library.retract("80000001", "80000002")
    quiet = [nights.play(DAY).requests for _ in range(29)]
    assert set(quiet) == {0}
    found = nights.play(DAY)
    assert told(found) == {
        ("Noorlander 2011", "confirmed", "retracted", "PubMed changed")
    }


def test_a_record_that_did_not_change_costs_one_request_and_no_news(nights):
    write(nights, "a.md", CONFIRMED)
    write(nights, "b.md", CONFIRMED)
    nights.play()
    again = nights.play(30 * DAY)
    assert again.requests == 1
    assert again.tally.rechecked == 2
    assert not again.news
    checked = nights.rows("select distinct checked_at from findings")
    assert checked == [{"checked_at": stamp(nights.now)}]


def test_a_recheck_that_fails_leaves_the_verdict_and_is_made_up_for(nights, server):
    write(nights, "a.md", CONFIRMED)
    nights.play()
    server.library.retract("80000001", "80000002")
    server.fail("html_503")
    failed = nights.play(30 * DAY)
    assert failed.tally.postponed == 1
    assert failed.tally.why_postponed
    assert not failed.news
    assert nights.verdicts() == {"Noorlander 2011": "confirmed"}
    server.heal()
    assert told(nights.play()) == {
        ("Noorlander 2011", "confirmed", "retracted", "PubMed changed")
    }


def test_ten_thousand_confirmed_studies_are_rechecked_in_sixty_requests(tmp_path):
    """One of them was retracted: it alone is asked about from the start."""
    records = [
        Record(
            str(10_000_000 + number),
            "An invented trial.",
            authors=(Author("Noorlander", "I", "I"),),
            year=2011,
            years=(2011,),
        )
        for number in range(10_000)
    ]
    pages = tmp_path / "pages"
    pages.mkdir()
    with serve(records) as server:
        nights = Nights(tmp_path, server, pages)
        confirm(nights, records)
        assert nights.play().requests == 0
        server.library.retract("10000007")
        night = nights.play(30 * DAY)
        assert night.tally.rechecked == 10_000
        assert night.requests <= 60
        assert night.tally.postponed == 0
        (asked,) = nights.rows("select * from findings where verdict != 'confirmed'")
        assert asked["claims"]
        assert nights.rows("select * from finding where stale = 1") == []


def confirm(nights, records):
    """What a first night would have left of pages that name all these records."""
    reader = nights.reader
    with Store.open(nights.db) as store, nights.source() as source:
        for first in range(0, len(records), 1000):
            some = records[first : first + 1000]
            page = nights.pages / f"{first:05}.txt"
            lines = [f"A trial (PMID {record.pmid}) of ketamine." for record in some]
            page.write_text("\n\n".join(lines), "utf-8")
            (fetched,) = source.fetch([some[0].pmid]).values()
            document = Document(str(page), page.read_text("utf-8"))
            findings = []
            for study in pipeline.read(document):
                record = replace(fetched, pmid=study.identifiers.pmid)
                findings.append(
                    Finding(study, "confirmed", "found", 0.99, record, "ok",
                            source="entrez", complete=True)
                )  # fmt: skip
            assert len(findings) == len(some)
            store.save(
                document,
                findings,
                Stamp(0, stamp(nights.now), nights.program, reader),
                fingerprint=hashlib.sha256(page.read_bytes()).hexdigest(),
            )


# ------------------------------------------------------------------- what is told


def test_a_paper_that_pubmed_indexes_later_is_news(nights, server):
    write(nights, "a.md", REJECTED)
    first = nights.play()
    assert told(first) == {("Zwartveld 2014", None, "rejected", "new document")}
    server.library.add(FOUND)
    (change,) = told(nights.play())
    assert change[:2] == ("Zwartveld 2014", "rejected")
    assert change[2] != "rejected"
    assert change[3] == "PubMed changed"


def test_a_study_that_is_named_no_longer_is_told_once(nights):
    write(nights, "a.md", REJECTED + "\n" + OTHER)
    nights.play()
    write(nights, "a.md", OTHER)
    second = nights.play()
    (gone,) = second.news.gone
    assert (gone["study"], gone["before"]) == ("Zwartveld 2014", "rejected")
    assert gone["why"] == "document changed"
    assert not nights.play().news.gone


def test_a_night_without_pubmed_is_no_news_of_the_studies(nights, server):
    """Asked in vain, a study is unchecked, and then what it was before."""
    write(nights, "a.md", REJECTED)
    nights.play()
    server.fail("html_503")
    failed = nights.play()
    assert nights.verdicts() == {"Zwartveld 2014": "unchecked"}
    assert {row["verdict"] for row in failed.news.findings} == {"unchecked"}
    server.heal()
    healed = nights.play()
    assert nights.verdicts() == {"Zwartveld 2014": "rejected"}
    assert not healed.news
    changes = nights.rows("select before, after, why from changes order by at")
    assert [(c["before"], c["after"]) for c in changes] == [
        (None, "rejected"),
        ("rejected", "unchecked"),
        ("unchecked", "rejected"),
    ]


def test_a_failed_night_does_not_start_the_schedule_anew(nights, server):
    write(nights, "a.md", REJECTED)
    for _ in range(20):
        nights.play()
    (before,) = nights.rows("select rejections from finding")
    nights.schedule = replace(nights.schedule, rejected=(1,))
    server.fail("html_503")
    nights.play()
    server.heal()
    nights.play()
    (after,) = nights.rows("select rejections from finding")
    assert after["rejections"] == before["rejections"] + 1


def test_what_was_first_seen_in_an_outage_is_new_when_it_is_answered(nights, server):
    write(nights, "a.md", REJECTED)
    server.fail("html_503")
    nights.play()
    server.heal()
    assert told(nights.play()) == {
        ("Zwartveld 2014", None, "rejected", "PubMed changed")
    }


def test_verdicts_of_a_new_program_are_told_apart(nights, monkeypatch):
    write(nights, "a.md", REJECTED)
    nights.play()
    nights.program = "2 parameters entrez complete"
    resolve = pipeline.resolve

    def otherwise(*arguments):
        return [
            replace(finding, verdict="ambiguous") for finding in resolve(*arguments)
        ]

    monkeypatch.setattr(pipeline, "resolve", otherwise)
    night = nights.play()
    assert night.news.findings == []
    (own,) = night.news.own
    assert (own["before"], own["verdict"], own["why"]) == (
        "rejected",
        "ambiguous",
        "program changed",
    )


def test_a_program_that_reads_otherwise_did_not_change_the_page(nights, monkeypatch):
    write(nights, "a.md", CONFIRMED + "\n" + REJECTED)
    nights.play()
    nights.reader = "2"
    reading = pipeline.read
    monkeypatch.setattr(pipeline, "read", lambda document: reading(document)[:1])
    night = nights.play()
    (gone,) = night.news.gone
    assert gone["why"] == "program changed"


def test_news_of_a_run_that_was_killed_are_told_by_the_next(nights, monkeypatch):
    write(nights, "a.md", REJECTED)

    def killed(_store, _at):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(Store, "reported", killed)
        with pytest.raises(KeyboardInterrupt):
            nights.play()
    second = nights.play(timedelta(hours=1))
    assert second.requests == 0
    assert told(second) == {("Zwartveld 2014", None, "rejected", "new document")}
    assert not nights.play(timedelta(hours=1)).news


# --------------------------------------------------------------------- unreadable


def test_a_broken_file_is_news_once(nights):
    broken = nights.pages / "a.docx"
    broken.write_bytes(b"no archive")
    assert [u.name for u in nights.play().tally.newly_unreadable] == [str(broken)]
    second = nights.play().tally
    assert second.newly_unreadable == []
    assert len(second.unreadable) == 1


def test_a_page_that_breaks_keeps_its_findings(nights):
    write(nights, "a.md", CONFIRMED)
    nights.play()
    (nights.pages / "a.md").write_bytes(b"\x00" * 64)
    nights.play()
    write(nights, "a.md", CONFIRMED)
    night = nights.play()
    assert nights.verdicts() == {"Noorlander 2011": "confirmed"}
    assert night.tally.unreadable == []


def test_a_page_that_the_program_stumbles_over_stops_no_other(nights, monkeypatch):
    """Its own findings stay as they were; it is tried again every night."""
    write(nights, "a.md", CONFIRMED)
    nights.play()
    reading = pipeline.read

    def read(document):
        if document.name.endswith("b.md"):
            raise RecursionError
        return reading(document)

    with monkeypatch.context() as patch:
        patch.setattr(pipeline, "read", read)
        write(nights, "b.md", CONFIRMED)
        write(nights, "c.md", CONFIRMED)
        night = nights.play()
        assert [u.name for u in night.tally.newly_unreadable] == [
            str(nights.pages / "b.md")
        ]
        assert len(nights.rows("select * from findings")) == 2
        assert nights.play().tally.newly_unreadable == []
    nights.play()
    assert len(nights.rows("select * from findings")) == 3
