"""Answers of PubMed kept between runs, in one SQLite file.

A search is kept under the term it asked and the server it asked, a record under its
PMID, each with the time of asking; key, address of the caller and name of the tool are
no part of it, and failures are not kept. A file that cannot be opened, read or written
costs a warning and the savings, never the run.
"""

import json
import logging
import sqlite3
import threading
import time
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from verifier.entrez.efetch import MAPPING
from verifier.models import Record
from verifier.pubmed.packing import plain_bytes, record_of

FILE = "answers.sqlite"
_DAY = 86_400.0
# PubMed may index tomorrow what it lacks today, and what a search lists today may lack
# the one paper that was meant: less than a night, or `schedule` would ask in vain. What
# it has changes less often; less than the days after which `schedule` looks for
# retractions.
SEARCH_LASTS, RECORD_LASTS = 20 * 3600.0, 25 * _DAY
# A record of another shape was kept by another version of the program.
_SHAPE = f"{MAPPING} " + " ".join(field.name for field in fields(Record))
_TABLES = """
CREATE TABLE IF NOT EXISTS searches (
    origin TEXT NOT NULL, term TEXT NOT NULL, asked_at REAL NOT NULL,
    count INTEGER NOT NULL, pmids TEXT NOT NULL, batched INTEGER NOT NULL,
    PRIMARY KEY (origin, term)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS records (
    origin TEXT NOT NULL, pmid TEXT NOT NULL, asked_at REAL NOT NULL,
    shape TEXT NOT NULL, body BLOB,
    PRIMARY KEY (origin, pmid)
);
"""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Kept:
    """A search as it was answered; ``batched`` as in `models.Found`."""

    count: int
    pmids: tuple[str, ...]
    batched: bool = False


class Answers:
    """The answers of one server. Safe to use from several threads."""

    def __init__(
        self, folder: Path | None, origin: str, clock: Callable[[], float] = time.time
    ) -> None:
        self._origin = origin
        self._clock = clock
        self._lock = threading.RLock()
        self._path = folder / FILE if folder else None
        self._database = self._open()
        self._writable = self._database is not None

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            if self._database:
                self._database.close()
            self._database = None

    def search(self, term: str, limit: int, *, alone: bool) -> Kept | None:
        """What this term found, if that is fresh and lists enough for ``limit``."""
        rows = self._read(
            "SELECT CAST(asked_at AS REAL), CAST(count AS INTEGER), pmids, batched"
            " FROM searches"
            " WHERE origin = ? AND term = ?",
            (self._origin, term),
        )
        for asked_at, count, listed, batched in rows:
            pmids = _pmids(listed)
            if pmids is None or not self._is_fresh(asked_at, SEARCH_LASTS):
                continue
            if (alone and batched) or len(pmids) < min(count, limit):
                continue
            return Kept(count, pmids[:limit], bool(batched))
        return None

    def keep_searches(self, answers: Mapping[str, Kept]) -> None:
        """Keep what these terms found, just now."""
        now = self._clock()
        self._write(
            "INSERT OR REPLACE INTO searches VALUES (?, ?, ?, ?, ?, ?)",
            [
                (self._origin, term, now, k.count, json.dumps(k.pmids), k.batched)
                for term, k in answers.items()
            ],
        )

    def records(self, pmids: Sequence[str]) -> dict[str, Record | None]:
        """The fresh ones of these records; None for a number that PubMed lacks."""
        found: dict[str, Record | None] = {}
        rows = self._read(
            "SELECT CAST(pmid AS TEXT), CAST(asked_at AS REAL), body FROM records"
            " WHERE origin = ? AND shape = ?"
            " AND pmid IN (SELECT value FROM json_each(?))",
            (self._origin, _SHAPE, json.dumps(list(pmids))),
        )
        for pmid, asked_at, body in rows:
            lasts = SEARCH_LASTS if body is None else RECORD_LASTS
            record = _record(body)
            if self._is_fresh(asked_at, lasts) and (record or body is None):
                found[pmid] = record
        return found

    def keep_records(self, records: Mapping[str, Record | None]) -> None:
        """Keep these records, just read; None for a number that PubMed lacks."""
        now = self._clock()
        self._write(
            "INSERT OR REPLACE INTO records VALUES (?, ?, ?, ?, ?)",
            [
                (self._origin, pmid, now, _SHAPE, _body(record))
                for pmid, record in records.items()
            ],
        )

    # ------------------------------------------------------------------- the file

    def _is_fresh(self, asked_at: float, lasts: float) -> bool:
        """Neither too old nor, after the clock was put back, from the future."""
        return -_DAY <= self._clock() - asked_at <= lasts

    def _open(self) -> sqlite3.Connection | None:
        if self._path is None:
            return None
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            database = sqlite3.connect(
                self._path, timeout=10, isolation_level=None, check_same_thread=False
            )
            try:
                database.execute("PRAGMA journal_mode = WAL")
                database.execute("PRAGMA synchronous = NORMAL")
                database.executescript(_TABLES)
            except sqlite3.Error:
                database.close()
                raise
        except (OSError, sqlite3.Error) as error:
            self._warn("opened", error)
            return None
        return database

    def _read(self, sql: str, values: tuple[object, ...]) -> list[tuple[Any, ...]]:
        with self._lock:
            if self._database is None:
                return []
            try:
                return self._database.execute(sql, values).fetchall()
            except sqlite3.Error as error:
                self._warn("read", error)
                self.close()
                return []

    def _write(self, sql: str, rows: Iterable[tuple[object, ...]]) -> None:
        """All rows or none; after a failure nothing more is written in this run."""
        with self._lock:
            if self._database is None or not self._writable:
                return
            try:
                with closing(self._database.cursor()) as cursor:
                    cursor.execute("BEGIN IMMEDIATE")
                    cursor.executemany(sql, rows)
                    cursor.execute("COMMIT")
            except sqlite3.Error as error:
                self._warn("written", error)
                self._writable = False
                if self._database.in_transaction:
                    self._database.rollback()

    def _warn(self, done: str, error: Exception) -> None:
        """Say once that the run goes on without the cache."""
        _log.warning(
            "the answers kept in %s cannot be %s (%s); going on without. "
            "Deleting the file loses nothing but time.",
            self._path,
            done,
            error,
        )


def _pmids(listed: object) -> tuple[str, ...] | None:
    try:
        pmids = json.loads(str(listed))
    except ValueError:
        return None
    return tuple(map(str, pmids)) if isinstance(pmids, list) else None


def _body(record: Record | None) -> bytes | None:
    return None if record is None else zlib.compress(plain_bytes(record))


def _record(body: object) -> Record | None:
    """The record in the bytes; None where they are damaged or there are none."""
    if not isinstance(body, bytes):
        return None
    try:
        return record_of(zlib.decompress(body))
    except (zlib.error, ValueError, TypeError, IndexError):
        return None
