"""What a run has to say: what is new since people were last told. SQLite -> text.

A verdict is news until a run has printed it, so that nothing is lost with a run that
was killed. A night on which PubMed could not be asked is no news of the studies: what
they were before it is what the next verdict is compared with.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from verifier.report import (
    Row,
    load_by_number,
    printable,
    select,
    show_finding,
)

# Causes that say something about the program rather than about studies or pages.
_OWN_CAUSES = frozenset({"program changed"})


@dataclass(frozen=True, slots=True)
class News:
    """Findings with what they were ``before`` and ``why`` they are that no longer.

    ``own`` are those that differ because the program does; ``gone`` are changes of
    studies that no document names any more; ``since`` is when people were last told.
    """

    findings: Sequence[Row] = ()
    own: Sequence[Row] = ()
    gone: Sequence[Row] = ()
    since: str = ""

    def __bool__(self) -> bool:
        return bool(self.findings or self.own or self.gone)


def load_news(db: sqlite3.Connection) -> News:
    """What has changed since the last run that told of it."""
    last = select(db, "select max(reported_at) as at from run")
    by_finding: dict[str, list[Row]] = {}
    for change in select(
        db,
        "select change.* from change join run using (run_id)"
        " where reported_at is null order by change_id",
    ):
        by_finding.setdefault(change["finding_id"], []).append(change)
    net = [c for c in (_net(db, found) for found in by_finding.values()) if c]
    changed = {c["finding_id"]: c for c in net if c["after"]}
    rows = [
        row | {"before": change["before"], "why": change["why"]}
        for row in load_by_number(db, list(changed))
        if (change := changed[row["finding_id"]])
    ]
    return News(
        findings=[row for row in rows if row["why"] not in _OWN_CAUSES],
        own=[row for row in rows if row["why"] in _OWN_CAUSES],
        gone=[change for change in net if change["after"] is None],
        since=last[0]["at"] or "",
    )


def _net(db: sqlite3.Connection, changes: Sequence[Row]) -> Row | None:
    """All changes of one finding as one; None where they come to nothing."""
    first, last = changes[0], changes[-1]
    before = first["before"]
    if before == "unchecked":
        before = _before_outage(db, first)
    is_back = before == last["after"] and (
        len(changes) > 1 or first["before"] == "unchecked"
    )
    if is_back or (before is None and last["after"] is None):
        return None
    return last | {"before": before}


def _before_outage(db: sqlite3.Connection, change: Row) -> str | None:
    """What the verdict was before PubMed could not be asked; None if there was none."""
    earlier = select(
        db,
        "select after from change where finding_id = ? and change_id < ?"
        " and after is not 'unchecked' order by change_id desc limit 1",
        [change["finding_id"], change["change_id"]],
    )
    return earlier[0]["after"] if earlier else None


def machine_rows(news: News) -> Iterator[Row]:
    """Every piece of news as a flat row; of what is gone, the change alone."""
    yield from news.findings
    yield from news.own
    yield from news.gone


def show_news(news: News) -> Iterator[str]:
    """Findings document by document, then what the program changed, then the gone.

    What nobody could verify is left out, and so is what could not be asked: the
    totals count them.
    """
    document = None
    for row in news.findings:
        if row["verdict"] in {"unverifiable", "unchecked"}:
            continue
        if row["document"] != document:
            document = row["document"]
            yield ""
            yield printable(document)
        head, *rest = show_finding(row)
        yield head
        if row["before"]:
            yield f"               was {row['before']}; {row['why']}"
        yield from rest
    if news.own:
        yield ""
        yield "Judged otherwise because this program has changed, not PubMed:"
        yield from _lines(news.own)
    if news.gone:
        yield ""
        yield "No longer named:"
        yield from _lines(news.gone)


def _lines(rows: Iterable[Row]) -> Iterator[str]:
    for row in rows:
        study, document = printable(row["study"]), printable(row["document"])
        now = f"now {row['verdict']}" if row.get("verdict") else "gone"
        was = f"was {row['before']}" if row["before"] else "new"
        yield f"  {study}: {now}, {was}  ({document}, {row['finding_id']})"
