"""What is asked again, and when. Pure: rows and times in, decisions out."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Literal

# What a night owes a finding: a search from the start, a look at its record, nothing.
Due = Literal["ask", "recheck", "nothing"]

_HAS_RECORD = frozenset({"confirmed", "misdescribed", "retracted"})


@dataclass(frozen=True, slots=True)
class Schedule:
    """Days until a verdict is asked again.

    ``rejected`` widens: PubMed may index the paper next week, hardly after a year.
    Verdicts that have a record watch it for retractions and late corrections.
    ``ambiguous`` holds for what was looked for and need not be in PubMed, too.
    """

    rejected: tuple[int, ...] = (1, 2, 4, 7, 14, 30)
    ambiguous: int = 30
    confirmed: int = 30
    misdescribed: int = 30
    retracted: int = 90


def due(row: Mapping[str, Any], now: datetime, schedule: Schedule, program: str) -> Due:
    """What the finding of this row is owed at this time by this program."""
    if row["program"] != program or row["verdict"] == "unchecked" or row["stale"]:
        return "ask"
    days = _days(row, schedule)
    if days is None:
        return "nothing"
    age = now - datetime.fromisoformat(row["checked_at"])
    if row["wanting"] and not _is_young(age, _days_wanting(row)):
        return "ask"
    if _is_young(age, days):
        return "nothing"
    return "recheck" if row["verdict"] in _HAS_RECORD else "ask"


def _is_young(age: timedelta, days: float) -> bool:
    """So many days have not passed.

    A clock that was set back must not keep a finding from being asked again; a cron
    job that starts some minutes earlier than yesterday is still a day later.
    """
    return timedelta(days=-1) < age < timedelta(days=days, hours=-2)


def _days_wanting(row: Mapping[str, Any]) -> float:
    """A day, then as long as it has been wanting: the same answer may come for ever."""
    since = datetime.fromisoformat(row["wanting_since"])
    waited = datetime.fromisoformat(row["checked_at"]) - since
    return max(1.0, waited / timedelta(days=1))


def stamp(moment: datetime) -> str:
    """The moment as the database spells times: UTC, ISO 8601, whole seconds."""
    return moment.astimezone(UTC).isoformat(timespec="seconds")


def _days(row: Mapping[str, Any], schedule: Schedule) -> int | None:
    if row["verdict"] == "rejected":
        step = max(int(row["rejections"]), 1) - 1
        return schedule.rejected[min(step, len(schedule.rejected) - 1)]
    if row["verdict"] == "unverifiable" and row["existence"] == "not found":
        return schedule.ambiguous  # a preprint may come out in a journal
    return {
        "ambiguous": schedule.ambiguous,
        "confirmed": schedule.confirmed,
        "misdescribed": schedule.misdescribed,
        "retracted": schedule.retracted,
    }.get(str(row["verdict"]))
