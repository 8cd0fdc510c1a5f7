"""Records and their index in one SQLite file: opening, writing, looking up.

    records  id → packed record; the id is the PMID, negative where there is none
    terms    FTS5 over `index.index_terms`, without content, positions or sizes
    files    which bulk files are in, with what they brought
    facts    dictionary, format, description, number of records

One writer, any number of readers (write-ahead log). Everything that belongs together
is written in one transaction, so that a killed writer leaves the store as it was
before its last file.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import Self

from verifier.models import Record
from verifier.pubmed.index import FORMAT, index_terms, row_id
from verifier.pubmed.packing import Packer, train

_SCHEMA = """
CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS files (
    name TEXT PRIMARY KEY, kind TEXT NOT NULL, records INTEGER NOT NULL,
    deleted INTEGER NOT NULL, newest TEXT NOT NULL, applied_at TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS records (id INTEGER PRIMARY KEY, packed BLOB NOT NULL);
CREATE VIRTUAL TABLE IF NOT EXISTS terms USING fts5(
    text, content='', columnsize=0, detail=none,
    tokenize="ascii tokenchars ':_'"
);
"""
_IDS_AT_ONCE = 500  # below SQLite's limit on parameters, also in old builds
TRAINING_RECORDS = 5_000


class StoreError(Exception):
    """The store cannot be used; the message is one line."""


@contextmanager
def _failing_as(what: str) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        raise StoreError(f"{what} ({error})") from None


class Store:
    """One open store. Close it, or use it as a context manager."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        self.packer = Packer(self._dictionary())

    # ------------------------------------------------------------------- opening

    @classmethod
    def open(cls, path: Path) -> Self:
        """The existing store at this path, for reading only."""
        if not path.is_file():
            raise StoreError(f"{path}: no such local PubMed")
        location = f"{path.resolve().as_uri()}?mode=ro"
        with _failing_as(f"{path}: not a local PubMed"), ExitStack() as undo:
            db = sqlite3.connect(location, uri=True, check_same_thread=False)
            undo.callback(db.close)
            store = cls(db)
            store._demand_format(path)
            undo.pop_all()
        return store

    @classmethod
    def create(cls, path: Path | None, *, description: str = "") -> Self:
        """The store at this path for writing, made if need be; None: in memory."""
        location = ":memory:" if path is None else path
        with _failing_as(f"{path}: cannot be written"), ExitStack() as undo:
            db = sqlite3.connect(location, isolation_level=None)
            undo.callback(db.close)
            db.execute("PRAGMA journal_mode = WAL")
            db.execute("PRAGMA synchronous = NORMAL")
            db.executescript(_SCHEMA)
            store = cls(db)
            if store.fact("format") is None:
                store.set_fact("format", FORMAT)
            store._demand_format(path)
            if description:
                store.set_fact("description", description)
            undo.pop_all()
        return store

    def _demand_format(self, path: Path | None) -> None:
        if self.fact("format") != FORMAT:
            raise StoreError(f"{path}: made by another version; build it again")

    def close(self) -> None:
        """End use of the file."""
        self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # --------------------------------------------------------------------- facts

    def fact(self, name: str) -> int | str | bytes | None:
        """What the store notes under this name."""
        row = self._db.execute("SELECT value FROM facts WHERE name = ?", [name])
        found: tuple[int | str | bytes] | None = row.fetchone()
        return found[0] if found else None

    def set_fact(self, name: str, value: int | str | bytes) -> None:
        """Note a value under this name."""
        self._db.execute("INSERT OR REPLACE INTO facts VALUES (?, ?)", [name, value])

    def _dictionary(self) -> bytes:
        try:
            known = self.fact("dictionary")
        except sqlite3.OperationalError:  # no table of facts: a file of another kind
            return b""
        return known if isinstance(known, bytes) else b""

    @property
    def size(self) -> int:
        """The number of records."""
        return int(self.fact("records") or 0)

    # ------------------------------------------------------------------- writing

    def learn(self, samples: Sequence[Record]) -> None:
        """Compress from now on as suits these; only while the store is empty."""
        if self.size == 0 and (dictionary := train(samples)):
            self.set_fact("dictionary", dictionary)
            self.packer = Packer(dictionary)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All writes inside happen, or none of them."""
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")

    def put(self, records: Iterable[Record]) -> None:
        """Hold these records; the last one of a key wins, also over an older one."""
        last = {record.key: record for record in records}
        rows = [(id_, r) for key, r in last.items() if (id_ := row_id(key)) is not None]
        # FTS5 writes its buffer out each time that ids do not ascend.
        rows.sort(key=lambda row: row[0])
        self.delete(id_ for id_, _ in rows)
        self._db.executemany(
            "INSERT INTO records VALUES (?, ?)",
            ((id_, self.packer.pack(record)) for id_, record in rows),
        )
        self._db.executemany(
            "INSERT INTO terms (rowid, text) VALUES (?, ?)",
            ((id_, index_terms(record)) for id_, record in rows),
        )
        self.set_fact("records", self.size + len(rows))

    def delete(self, ids: Iterable[int]) -> int:
        """Hold the records of these rows no more; the number that were there."""
        old = sorted((row_id(r.key), index_terms(r)) for r in self.records(ids))
        self._db.executemany(
            "INSERT INTO terms (terms, rowid, text) VALUES ('delete', ?, ?)", old
        )
        self._db.executemany("DELETE FROM records WHERE id = ?", ((i,) for i, _ in old))
        self.set_fact("records", self.size - len(old))
        return len(old)

    # ---------------------------------------------------------------- looking up

    def records(self, ids: Iterable[int]) -> Iterator[Record]:
        """The records of those of these rows that exist, in no order."""
        wanted = list(ids)
        for start in range(0, len(wanted), _IDS_AT_ONCE):
            part = wanted[start : start + _IDS_AT_ONCE]
            marks = ",".join("?" * len(part))
            sql = f"SELECT packed FROM records WHERE id IN ({marks})"  # noqa: S608 - marks only
            with closing(self._db.execute(sql, part)) as rows:
                found = rows.fetchall()
            for (packed,) in found:
                yield self.packer.unpack(packed)

    def matching(
        self, expression: str, row: int | None, limit: int
    ) -> tuple[int, list[int]]:
        """How many rows match, and the first ``limit`` of them by number.

        ``expression`` is an FTS5 expression or "", ``row`` one row or None for any.
        """
        conditions: list[str] = []
        values: list[str | int] = []
        if expression:
            conditions.append("terms MATCH ?")
            values.append(expression)
        if row is not None:
            conditions.append("rowid = ?")
            values.append(row)
        table = "terms" if expression else "records"
        matches = f"FROM {table} WHERE {' AND '.join(conditions)}"
        # One more than asked for tells whether there is anything left to count.
        rows = self._db.execute(
            f"SELECT rowid {matches} LIMIT ?", [*values, limit + 1]
        ).fetchall()
        if len(rows) <= limit:
            return len(rows), [row_ for (row_,) in rows]
        (count,) = self._db.execute(f"SELECT count(*) {matches}", values).fetchone()
        return count, [row_ for (row_,) in rows[:limit]]
