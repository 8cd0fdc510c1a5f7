"""How much a database has grown, and how much it had to say that was new.

News are what has become true and what the database is for: counted in bytes of values
as SQLite stores them, without the cost of rows, indexes and pages. They are

- every value of a row that is new: of a page, a study and its mentions, its evidence
  (comparison by comparison), a change, a run;
- every value of such a row that is not what it was, and that value alone;

but not

- when and by which run or program something was found or seen (`WHEN`), which is
  rewritten in place;
- what a night without PubMed makes of a finding and its evidence, nor that it becomes
  again what it was: it is compared with what it was when it was last answered. (The
  rows of `changes` which tell of that night are news: DESIGN.md wants every change.)
- anything that is rewritten as it was, or removed.
"""

import json
import sqlite3
import tempfile
from collections import Counter
from contextlib import closing
from pathlib import Path

from tests.commands import rows

WHEN = frozenset(
    "checked_at run_id since rejections program stale wanting_since last_seen"
    " reported_at".split()
)
# A small page shows growth of kilobytes.
_PAGE = 512
_KEYS = {
    "document": ("name",),
    "finding": ("finding_id",),
    "mention": ("finding_id", "ordinal"),
    "waterfall": ("finding_id",),
    "sighting": ("document",),
    "change": ("change_id",),
    "run": ("run_id",),
}


class Told:
    """What a database has said so far."""

    def __init__(self, db):
        self._said = {table: _contents(db, table) for table in _KEYS}

    def news(self, db):
        """Bytes of what it says that it did not say before, by table."""
        news = Counter()
        sql = "select finding_id from finding where verdict = 'unchecked'"
        unanswered = {(row["finding_id"],) for row in rows(db, sql)}
        for table in _KEYS:
            said, now = self._said[table], _contents(db, table)
            if table in {"finding", "waterfall"}:
                now |= {key: said[key] for key in unanswered & said.keys()}
            for key, row in now.items():
                news[table] += _new_bytes(table, said.get(key), row)
            self._said[table] = now
        return +news


def _contents(db, table):
    """Its rows by key."""
    found = rows(db, f"select * from {table}")
    return {tuple(row[name] for name in _KEYS[table]): row for row in found}


def _new_bytes(table, old, row):
    if old == row:
        return 0
    if table == "waterfall":
        before = _steps(old) if old else set()
        return sum(len(step.encode()) for step in _steps(row) - before)
    return sum(
        _size(value)
        for name, value in row.items()
        if not old or (name not in WHEN and old[name] != value)
    )


def _steps(row):
    """The evidence, comparison by comparison."""
    return {
        json.dumps([record, *step], ensure_ascii=False)
        for record, steps in json.loads(row["evidence"])
        for step in steps
    }


def _size(value):
    """Bytes of one value in a record of SQLite (fileformat2, section 2.1)."""
    if value is None or value in (0, 1):
        return 0
    if isinstance(value, int):
        bits = (value if value >= 0 else ~value).bit_length() + 1
        return next(n for n in (1, 2, 3, 4, 6, 8) if bits <= 8 * n)
    return 8 if isinstance(value, float) else len(value.encode())


def in_use(db):
    """Bytes of the file's pages that hold something."""
    with closing(sqlite3.connect(db)) as connection:
        return _in_use(connection)


def copied(db):
    """Bytes of a fresh copy, whose pages are full."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copy.db"
        with closing(sqlite3.connect(":memory:")) as connection:
            connection.execute("attach ? as original", [str(db)])
            connection.execute(f"pragma original.page_size = {_PAGE}")
            connection.execute("vacuum original into ?", [str(copy)])
        with closing(sqlite3.connect(copy)) as connection:
            assert connection.execute("pragma page_size").fetchone() == (_PAGE,)
            return _in_use(connection)


def _in_use(connection):
    number, free, size = (
        connection.execute(f"pragma {name}").fetchone()[0]
        for name in ("page_count", "freelist_count", "page_size")
    )
    return (number - free) * size
