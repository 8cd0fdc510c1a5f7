"""Records and their index in one SQLite file: opening, writing, looking up.

    records  id → packed record; the id is the PMID, negative where there is none
    gone     ids that a bulk file deleted
    terms    FTS5 over `index.index_terms`, without content, positions or sizes
    files    which bulk files are in, with what they brought
    facts    dictionary, format, description, number of records

``serial`` orders bulk files as NLM does. A record or a deletion never gives way to an
earlier one, so that a file that was broken and is read after its successors does no
harm.

One writer, any number of readers (write-ahead log). Everything that belongs together
is written in one transaction, so that a killed writer leaves the store as it was
before its last file.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from verifier.models import Record
from verifier.pubmed.index import FORMAT, index_terms, row_id
from verifier.pubmed.packing import Packer, train

_SCHEMA = """
CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS files (
    serial INTEGER PRIMARY KEY, name TEXT NOT NULL, is_update INTEGER NOT NULL,
    records INTEGER NOT NULL, deleted INTEGER NOT NULL, newest TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS records (
    id INTEGER PRIMARY KEY, serial INTEGER NOT NULL, packed BLOB NOT NULL
);
CREATE TABLE IF NOT EXISTS gone (id INTEGER PRIMARY KEY, serial INTEGER NOT NULL);
CREATE VIRTUAL TABLE IF NOT EXISTS terms USING fts5(
    text, content='', columnsize=0, detail=none,
    tokenize="ascii tokenchars ':_'"
);
"""
# FTS5 writes a segment for each bulk file. Merging four at a time, as it does unless
# told otherwise, writes all of PubMed five times over: many at once is for building,
# where `Store.tidy` comes last; few at once keeps a store that is updated daily quick.
BUILDING = {"hashsize": 64 << 20, "automerge": 0, "crisismerge": 256}
UPDATING = {"hashsize": 64 << 20, "automerge": 4, "crisismerge": 16}
_CONFIGURE = "INSERT INTO terms (terms, rank) VALUES (?, ?)"
_MERGE = "INSERT INTO terms (terms, rank) VALUES ('merge', ?)"
_MERGED_AT_ONCE = 4_000  # pages: 16 MB a transaction
_IDS_AT_ONCE = 500  # below SQLite's limit on parameters, also in old builds
TRAINING_RECORDS = 5_000


Row = tuple[int, bytes, str]  # id, packed record, index terms


@dataclass(frozen=True, slots=True)
class AppliedFile:
    """A bulk file that is in the store, with what it brought."""

    serial: int
    name: str
    is_update: bool
    records: int
    deleted: int
    newest: str


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
        self.packer = Packer(self.dictionary())

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

    def configure(self, settings: Mapping[str, int]) -> None:
        """The index writes and merges from now on as BUILDING or UPDATING say."""
        for name, value in settings.items():
            self._db.execute(_CONFIGURE, [name, value])

    # --------------------------------------------------------------------- facts

    def fact(self, name: str) -> int | str | bytes | None:
        """What the store notes under this name."""
        row = self._db.execute("SELECT value FROM facts WHERE name = ?", [name])
        found: tuple[int | str | bytes] | None = row.fetchone()
        return found[0] if found else None

    def set_fact(self, name: str, value: int | str | bytes) -> None:
        """Note a value under this name."""
        self._db.execute("INSERT OR REPLACE INTO facts VALUES (?, ?)", [name, value])

    def dictionary(self) -> bytes:
        """What the records are compressed with; b"" where nothing was learnt."""
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

    def put(self, records: Iterable[Record], serial: int = 0) -> None:
        """Hold these records; the last one of a key wins, also over an older one."""
        last = {id_: r for r in records if (id_ := row_id(r.key)) is not None}
        self.put_rows(
            [(id_, self.packer.pack(r), index_terms(r)) for id_, r in last.items()],
            serial,
        )

    def put_rows(self, rows: Sequence[Row], serial: int) -> None:
        """Hold these records, each once, where nothing later is known of them."""
        later = set(self._later([id_ for id_, _, _ in rows], serial))
        # FTS5 writes its buffer out each time that ids do not ascend.
        new = sorted(row for row in rows if row[0] not in later)
        self._forget([id_ for id_, _, _ in new])
        self._db.executemany(
            "INSERT INTO records VALUES (?, ?, ?)",
            ((id_, serial, packed) for id_, packed, _ in new),
        )
        self._db.executemany(
            "INSERT INTO terms (rowid, text) VALUES (?, ?)",
            ((id_, terms) for id_, _, terms in new),
        )
        self.set_fact("records", self.size + len(new))

    def delete(self, ids: Sequence[int], serial: int = 0) -> None:
        """Hold the records of these rows no more, unless they came later."""
        later = set(self._later(ids, serial))
        gone = [id_ for id_ in ids if id_ not in later]
        self._forget(gone)
        self._db.executemany(
            "INSERT OR REPLACE INTO gone VALUES (?, ?)", ((i, serial) for i in gone)
        )

    def _later(self, ids: Sequence[int], serial: int) -> Iterator[int]:
        """Those of these rows that a later file has written or deleted."""
        for table in ("records", "gone"):
            yield from (
                id_
                for id_, known in self._select("id, serial", table, ids)
                if known > serial
            )

    def _forget(self, ids: Sequence[int]) -> None:
        """Remove what is there of these rows, from the index too."""
        old = [
            (id_, index_terms(self.packer.unpack(packed)))
            for id_, packed in self._select("id, packed", "records", ids)
        ]
        self._db.executemany(
            "INSERT INTO terms (terms, rowid, text) VALUES ('delete', ?, ?)", old
        )
        self._db.executemany("DELETE FROM records WHERE id = ?", ((i,) for i, _ in old))
        self.set_fact("records", self.size - len(old))

    def tidy(self) -> None:
        """Merge the index into one segment, in steps that each may be the last.

        A word is looked up in every segment there is. Merging all takes 4 s a million
        records and makes lookups three times as fast.
        """
        merged = _MERGED_AT_ONCE
        self._db.execute(_MERGE, [-merged])
        before = -2
        # FTS5: a merge that had something to do changes at least two rows.
        while self._db.total_changes - before >= 2:
            before = self._db.total_changes
            self._db.execute(_MERGE, [merged])

    # --------------------------------------------------------------------- files

    def files(self) -> list[AppliedFile]:
        """The bulk files that are in, in NLM's order."""
        rows = self._db.execute("SELECT * FROM files ORDER BY serial")
        return [AppliedFile(*row) for row in rows.fetchall()]

    def note_file(self, file: AppliedFile) -> None:
        """Note that this file is in."""
        values = (
            file.serial,
            file.name,
            file.is_update,
            file.records,
            file.deleted,
            file.newest,
        )
        self._db.execute("INSERT INTO files VALUES (?, ?, ?, ?, ?, ?)", values)

    # ---------------------------------------------------------------- looking up

    def records(self, ids: Iterable[int]) -> Iterator[tuple[int, Record]]:
        """Those of these rows that exist, with their records."""
        for id_, packed in self._select("id, packed", "records", list(ids)):
            yield id_, self.packer.unpack(packed)

    def _select(
        self, columns: str, table: str, ids: Sequence[int]
    ) -> Iterator[tuple[Any, ...]]:
        """These columns of those of these rows that exist, by id in each batch."""
        for start in range(0, len(ids), _IDS_AT_ONCE):
            part = ids[start : start + _IDS_AT_ONCE]
            marks = ",".join("?" * len(part))
            # Both names are literals of this class.
            sql = f"SELECT {columns} FROM {table} WHERE id IN ({marks}) ORDER BY id"  # noqa: S608 - see above
            yield from self._db.execute(sql, part).fetchall()

    def matching(self, expression: str, row: int | None, limit: int) -> list[int]:
        """The first rows that match, by number, at most so many.

        ``expression`` is an FTS5 expression or "", ``row`` one row or None for any.
        """
        matches, values = _matches(expression, row)
        rows = self._db.execute(
            f"SELECT rowid {matches} LIMIT ?", [*values, limit]
        ).fetchall()
        return [found for (found,) in rows]

    def count(self, expression: str, row: int | None) -> int:
        """How many rows match."""
        matches, values = _matches(expression, row)
        (count,) = self._db.execute(f"SELECT count(*) {matches}", values).fetchone()
        return int(count)


def _matches(expression: str, row: int | None) -> tuple[str, list[str | int]]:
    conditions: list[str] = []
    values: list[str | int] = []
    if expression:
        conditions.append("terms MATCH ?")
        values.append(expression)
    if row is not None:
        conditions.append("rowid = ?")
        values.append(row)
    table = "terms" if expression else "records"
    return f"FROM {table} WHERE {' AND '.join(conditions)}", values
