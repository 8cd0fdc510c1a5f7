"""NCBI's off-peak hours, and large runs that wait for them."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier.models import Usage
from verifier.offpeak import EASTERN, SMALL, OffPeak, is_off_peak, next_off_peak


def eastern(text):
    return datetime.fromisoformat(text).replace(tzinfo=EASTERN)


@pytest.mark.parametrize(
    ("moment", "opening"),
    [
        # A Wednesday.
        (eastern("2026-01-07T04:59:59"), "2026-01-07T04:59:59"),
        (eastern("2026-01-07T05:00:00"), "2026-01-07T21:00:00"),
        (eastern("2026-01-07T12:30:00"), "2026-01-07T21:00:00"),
        (eastern("2026-01-07T20:59:59"), "2026-01-07T21:00:00"),
        (eastern("2026-01-07T21:00:00"), "2026-01-07T21:00:00"),
        # The weekend is free; Friday noon and Monday noon are not.
        (eastern("2026-01-10T12:00:00"), "2026-01-10T12:00:00"),
        (eastern("2026-01-11T23:59:00"), "2026-01-11T23:59:00"),
        (eastern("2026-01-12T12:00:00"), "2026-01-12T21:00:00"),
        (eastern("2026-01-09T12:00:00"), "2026-01-09T21:00:00"),
        # Summer time: 13:00 UTC is 09:00 there, in winter 08:00.
        (datetime(2026, 7, 1, 13, tzinfo=UTC), "2026-07-01T21:00:00"),
        (datetime(2026, 7, 1, 8, 59, tzinfo=UTC), "2026-07-01T04:59:00"),
        (datetime(2026, 1, 7, 8, 59, tzinfo=UTC), "2026-01-07T03:59:00"),
    ],
)
def test_large_jobs_are_welcome_at(moment, opening):
    assert next_off_peak(moment) == eastern(opening)


moments = st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1)).map(  # noqa: DTZ001
    lambda naive: naive.replace(tzinfo=UTC)
)


@given(moments)
def test_nobody_waits_longer_than_a_working_day(moment):
    opening = next_off_peak(moment)
    assert is_off_peak(opening)
    assert timedelta(0) <= opening - moment <= timedelta(hours=16)


class Asked:
    """A source that has sent so many requests, and notes when it is asked."""

    def __init__(self, requests, clock):
        self.usage = Usage(requests=requests)
        self.clock = clock
        self.times = []

    def search(self, queries, limit, *, alone=False):
        self.times.append(self.clock())
        return {}

    def fetch(self, keys, *, fresh=False):
        self.times.append(self.clock())
        return {}


class Wall:
    """A clock on the wall that only sleeping moves."""

    def __init__(self, now):
        self.now = now

    def __call__(self):
        return self.now

    def sleep(self, seconds):
        self.now += timedelta(seconds=seconds)


NOON = eastern("2026-01-07T12:00:00")


@pytest.mark.parametrize(
    ("requests", "start", "asked"),
    [
        (0, NOON, NOON),
        (SMALL - 1, NOON, NOON),
        (SMALL, NOON, eastern("2026-01-07T21:00:00")),
        (SMALL, eastern("2026-01-07T22:00:00"), eastern("2026-01-07T22:00:00")),
        (5000, eastern("2026-01-10T12:00:00"), eastern("2026-01-10T12:00:00")),
    ],
)
def test_large_runs_wait_and_small_ones_do_not(requests, start, asked):
    clock = Wall(start)
    inner = Asked(requests, clock)
    source = OffPeak(inner, clock, clock.sleep)
    source.search([], 10)
    source.fetch(["1"])
    assert inner.times == [asked, asked]


def test_a_laptop_that_slept_meanwhile_goes_on_when_it_may():
    """The wait is measured by the clock on the wall, not by seconds slept."""
    clock = Wall(NOON)
    naps = []

    def sleep(seconds):
        naps.append(seconds)
        clock.now += timedelta(hours=5)  # suspended

    OffPeak(Asked(SMALL, clock), clock, sleep).search([], 10)
    assert len(naps) == 2
