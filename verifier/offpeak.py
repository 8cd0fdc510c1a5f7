"""Large runs wait for the hours in which NCBI wants them.

NCBI asks that large jobs run at weekends, or on weekdays between 21:00 and 05:00
US Eastern time; more than 100 requests were once called large (ENTREZ.md section 1).
"""

import logging
import time
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from verifier.models import Answer, Query, Record, Usage
from verifier.sources import Source

EASTERN = ZoneInfo("America/New_York")
_OPENS, _CLOSES = 21, 5
# Requests that are sent at any hour.
SMALL = 100
# A clock may jump and a laptop sleep meanwhile: it is looked at this often.
_NAP = 300.0

_log = logging.getLogger(__name__)


def is_off_peak(moment: datetime) -> bool:
    """NCBI welcomes large jobs at this moment."""
    there = moment.astimezone(EASTERN)
    return there.weekday() >= 5 or not _CLOSES <= there.hour < _OPENS


def next_off_peak(moment: datetime) -> datetime:
    """When large jobs are welcome: this moment, or 21:00 of its day over there."""
    if is_off_peak(moment):
        return moment
    there = moment.astimezone(EASTERN)
    opening = there.replace(hour=_OPENS, minute=0, second=0, microsecond=0)
    return opening.astimezone(UTC)


def _now() -> datetime:
    return datetime.now(UTC)


class OffPeak:
    """A source that, once it has sent ``SMALL`` requests, waits for off-peak hours."""

    def __init__(
        self,
        source: Source,
        now: Callable[[], datetime] = _now,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._source = source
        self._now = now
        self._sleep = sleep

    @property
    def name(self) -> str:
        """One word for the database."""
        return self._source.name

    @property
    def description(self) -> str:
        """One line for people: what was asked, how complete it is."""
        return self._source.description

    @property
    def complete(self) -> bool:
        """Whether no hit means that PubMed has no such record."""
        return self._source.complete

    @property
    def world(self) -> int:
        """Records that a study may be."""
        return self._source.world

    @property
    def usage(self) -> Usage:
        """Requests and cache hits since the source was opened."""
        return self._source.usage

    def reach(self) -> str:
        """One line that says that the source answers, at any hour."""
        return self._source.reach()

    def search(
        self, queries: Iterable[Query], limit: int, *, alone: bool = False
    ) -> Mapping[Query, Answer]:
        """An answer to every query, at an hour at which it may be asked."""
        self._wait()
        return self._source.search(queries, limit, alone=alone)

    def fetch(
        self, keys: Iterable[str], *, fresh: bool = False
    ) -> Mapping[str, Record]:
        """The records of these keys, at an hour at which they may be asked for."""
        self._wait()
        return self._source.fetch(keys, fresh=fresh)

    def _wait(self) -> None:
        if self._source.usage.requests < SMALL:
            return
        now = self._now()
        opening = next_off_peak(now)
        if now < opening:
            hour = opening.strftime("%Y-%m-%d %H:%M")
            _log.info("a large run: waiting for NCBI's off-peak hours (%s UTC)", hour)
        while (left := (next_off_peak(now) - now) / timedelta(seconds=1)) > 0:
            self._sleep(min(left, _NAP))
            now = self._now()
