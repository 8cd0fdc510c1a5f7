"""What a night owes a finding, as a table of verdicts and ages."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier.findings.schedule import Schedule, due, stamp

NOW = datetime(2026, 3, 1, 2, tzinfo=UTC)
PROGRAM = "1 parameters entrez complete"
SCHEDULE = Schedule()


def row(
    verdict,
    age,
    rejections=0,
    program=PROGRAM,
    stale=0,
    wanting=None,
    existence="unchecked",
):
    """``wanting``: for how many days it was so when the finding was last made."""
    checked_at = stamp(NOW - timedelta(days=age))
    wanting_since = wanting is not None and stamp(NOW - timedelta(days=age + wanting))
    return {
        "wanting": "words dropped" if wanting_since else None,
        "wanting_since": wanting_since or None,
        "verdict": verdict,
        "existence": existence,
        "checked_at": checked_at,
        "rejections": rejections,
        "program": program,
        "stale": stale,
    }


@pytest.mark.parametrize(
    ("finding", "owed"),
    [
        # What could not be asked is asked again, however short ago it was.
        (row("unchecked", 0), "ask"),
        (row("unchecked", 1), "ask"),
        # A rejection is doubted less and less often.
        (row("rejected", 0.5, rejections=1), "nothing"),
        (row("rejected", 1, rejections=1), "ask"),
        (row("rejected", 1, rejections=2), "nothing"),
        (row("rejected", 2, rejections=2), "ask"),
        (row("rejected", 13, rejections=5), "nothing"),
        (row("rejected", 14, rejections=5), "ask"),
        (row("rejected", 29, rejections=6), "nothing"),
        (row("rejected", 30, rejections=6), "ask"),
        (row("rejected", 29, rejections=99), "nothing"),
        (row("rejected", 30, rejections=99), "ask"),
        # A row of an older program may not have counted.
        (row("rejected", 1, rejections=0), "ask"),
        (row("ambiguous", 29), "nothing"),
        (row("ambiguous", 30), "ask"),
        # What has a record is looked up there, without a search.
        (row("confirmed", 29), "nothing"),
        (row("confirmed", 30), "recheck"),
        (row("misdescribed", 30), "recheck"),
        (row("retracted", 30), "nothing"),
        (row("retracted", 90), "recheck"),
        # Whose closest studies could not be looked for is asked the next night, and
        # after twice as long each time where PubMed would say the same for ever.
        (row("misdescribed", 1, wanting=0), "ask"),
        (row("misdescribed", 0.5, wanting=0), "nothing"),
        (row("misdescribed", 1, wanting=1), "ask"),
        (row("misdescribed", 1, wanting=2), "nothing"),
        (row("misdescribed", 2, wanting=2), "ask"),
        (row("misdescribed", 7, wanting=8), "nothing"),
        (row("misdescribed", 30, wanting=60), "recheck"),
        (row("rejected", 1, rejections=6, wanting=0), "ask"),
        (row("rejected", 30, rejections=6, wanting=60), "ask"),
        # Nothing that PubMed could answer.
        (row("unverifiable", 10_000), "nothing"),
        # A preprint may have come out in a journal since.
        (row("unverifiable", 29, existence="not found"), "nothing"),
        (row("unverifiable", 30, existence="not found"), "ask"),
        # A record that changed, and a program that changed, ask from the start.
        (row("confirmed", 0, stale=1), "ask"),
        (row("confirmed", 0, program="2"), "ask"),
        (row("unverifiable", 0, program="2"), "ask"),
        # A job that cron starts some minutes earlier is still a night later.
        (row("rejected", 1 - 1 / 48, rejections=1), "ask"),
        # The clock was set back: what was stored "tomorrow" is due.
        (row("confirmed", -2), "recheck"),
        (row("rejected", -400, rejections=6), "ask"),
        # An hour of another time zone or of summer time is no such thing.
        (row("confirmed", -1 / 24), "nothing"),
    ],
)
def test_a_night_owes(finding, owed):
    assert due(finding, NOW, SCHEDULE, PROGRAM) == owed


@given(
    verdict=st.sampled_from(["rejected", "ambiguous", "confirmed", "retracted"]),
    age=st.floats(0, 1000),
    longer=st.floats(0, 1000),
    rejections=st.integers(0, 50),
)
def test_what_is_due_stays_due(verdict, age, longer, rejections):
    """Nights that were missed, on holiday or in an outage, put nothing off."""
    young, old = row(verdict, age, rejections), row(verdict, age + longer, rejections)
    if due(young, NOW, SCHEDULE, PROGRAM) != "nothing":
        assert due(old, NOW, SCHEDULE, PROGRAM) == due(young, NOW, SCHEDULE, PROGRAM)


@given(rejections=st.integers(1, 50), age=st.floats(0, 100))
def test_the_schedule_of_rejections_only_widens(rejections, age):
    sooner, later = (
        row("rejected", age, rejections),
        row("rejected", age, rejections + 1),
    )
    if due(later, NOW, SCHEDULE, PROGRAM) == "ask":
        assert due(sooner, NOW, SCHEDULE, PROGRAM) == "ask"


@given(age=st.floats(0, 100), days=st.integers(1, 60))
def test_settings_move_the_day(age, days):
    schedule = Schedule(confirmed=days)
    owed = due(row("confirmed", age), NOW, schedule, PROGRAM)
    if age < days - 0.1:
        assert owed == "nothing"
    if age > days:
        assert owed == "recheck"


def test_times_are_stored_in_utc():
    moment = datetime.fromisoformat("2026-03-01T02:00:00.9+02:00")
    assert stamp(moment) == "2026-03-01T00:00:00+00:00"
