"""Records and their index in one SQLite file: opening, writing, looking up.

    records  id → packed record; the id is the PMID, negative where there is none
    gone     ids that a bulk file deleted
    runs     the parts of the index, each made by one file or by merging some
    blocks   run, first key → postings (`verifier.pubmed.postings`)
    moved    number → first run that knows that a record was replaced or deleted
    numbers  number in the index → id, where that is no number of 31 bits
    files    which bulk files are in, with what they brought
    facts    dictionary, format, description, number of records, last run

``serial`` orders bulk files as NLM does. A record or a deletion never gives way to an
earlier one, so that a file that was broken and is read after its successors does no
harm.

A file adds a run to the index and changes nothing that is there; runs are merged later
(`Store.tidy`), in steps of which each may be the last. What is there of a key is what
all runs hold of it, less what `moved` makes void.

One writer, any number of readers (write-ahead log). Everything that belongs together
is written in one transaction, so that a killed writer leaves the store as it was
before its last file.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, Self

import numpy as np

from verifier.models import Record
from verifier.pubmed.index import EVERY, FORMAT, Condition, index_terms, row_id
from verifier.pubmed.packing import Packer, fields_of, train
from verifier.pubmed.postings import (
    ANY_YEAR,
    MOST_RECORDS,
    NOBODY,
    Block,
    Filter,
    Gatherer,
    Moved,
    Numbers,
    Postings,
    hash_term,
    key_range,
    merge,
    sorted_once,
    without,
)

_SCHEMA = """
BEGIN IMMEDIATE;
CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS files (
    serial INTEGER PRIMARY KEY, name TEXT NOT NULL, is_update INTEGER NOT NULL,
    records INTEGER NOT NULL, deleted INTEGER NOT NULL, newest TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS records (
    id INTEGER PRIMARY KEY, serial INTEGER NOT NULL, packed BLOB NOT NULL
);
CREATE TABLE IF NOT EXISTS gone (id INTEGER PRIMARY KEY, serial INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS runs (run INTEGER PRIMARY KEY, bytes INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS blocks (
    run INTEGER NOT NULL, first INTEGER NOT NULL, data BLOB NOT NULL
);
CREATE UNIQUE INDEX IF NOT EXISTS blocks_by_key ON blocks (run, first);
CREATE TABLE IF NOT EXISTS moved (
    number INTEGER PRIMARY KEY, run INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS numbers (
    number INTEGER PRIMARY KEY, id INTEGER NOT NULL UNIQUE
);
INSERT OR IGNORE INTO facts VALUES ('format', %d);
COMMIT;
"""
_LAST_KEY = (1 << 63) - 1
# Bytes of blocks; as much is written again before what they held is free.
_MERGED_AT_ONCE = 64 << 20
_FEWEST_STEPS = 16
# Runs are merged after an update where the older one is not this much larger: a record
# is then merged a few times a year, and a word looked up in a few runs.
_GROWTH = 3
_NUMBERED = 1 << 31  # ids from here on, and negative ones, have numbers from here on
_IDS_AT_ONCE = 500  # below SQLite's limit on parameters, also in old builds
TRAINING_RECORDS = 2_000  # with 5,000, records take 1 % less


Row = tuple[int, bytes]  # id, packed record


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


def is_local_pubmed(db: sqlite3.Connection) -> bool:
    """The file was made here, by whatever version. Nothing is written to see that."""
    try:
        known = db.execute("SELECT value FROM facts WHERE name = 'format'").fetchone()
    except sqlite3.OperationalError:  # there is no such table, or another one
        return False
    return known is not None


def _has_tables(db: sqlite3.Connection) -> bool:
    return db.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone() is not None


class Store:
    """One open store. Close it, or use it as a context manager."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        self.packer = Packer(self.dictionary())
        self._filter = Filter()
        self._moved: tuple[int, Moved] = (-1, Moved(()))
        self._first: tuple[object, Numbers] = (None, NOBODY)
        # The upper levels of the trees of a store of all of PubMed, and what is read
        # again and again; with SQLite's own 2 MB, records take half as long again.
        connection.execute("PRAGMA cache_size = -65536")

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
            if _has_tables(db) and not is_local_pubmed(db):
                raise StoreError(f"{path}: no local PubMed; name another file")
            # A page holds a whole block: a build takes 2 % less time, and the store 1 %
            # less room, than with SQLite's own 4,096 bytes.
            db.execute("PRAGMA page_size = 16384")
            db.execute("PRAGMA journal_mode = WAL")
            db.execute("PRAGMA synchronous = NORMAL")
            db.executescript(_SCHEMA % FORMAT)
            store = cls(db)
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
        held = list(last.items())
        for start in range(0, len(held), MOST_RECORDS):
            some = held[start : start + MOST_RECORDS]
            gatherer = Gatherer()
            for id_, record in some:
                terms = index_terms(fields_of(record))
                gatherer.add(self._number(id_), record.years, terms)
            rows = [(id_, self.packer.pack(record)) for id_, record in some]
            self.put_rows([sorted(rows)], gatherer.blocks(), serial)

    def put_rows(
        self, parts: Iterable[Sequence[Row]], blocks: Sequence[Block], serial: int
    ) -> None:
        """Hold these records, each once, where nothing later is known of them.

        ``blocks`` index them all.
        """
        run = self._next_run()
        passed: list[int] = []
        for rows in parts:
            ids = [id_ for id_, _ in rows]
            later = set(self._later(ids, serial))
            passed += later
            new = [row for row in rows if row[0] not in later]
            self._forget([id_ for id_, _ in new], run)
            self._db.executemany(
                "INSERT INTO records VALUES (?, ?, ?)",
                ((id_, serial, packed) for id_, packed in new),
            )
            self.set_fact("records", self.size + len(new))
        if passed:
            blocks = without(blocks, map(self._number, passed))
        self._add_run(run, blocks)

    def delete(self, ids: Sequence[int], serial: int = 0) -> None:
        """Hold the records of these rows no more, unless they came later."""
        if not ids:
            return
        later = set(self._later(ids, serial))
        gone = [id_ for id_ in ids if id_ not in later]
        self._forget(gone, self._next_run())
        self._db.executemany(
            "INSERT OR REPLACE INTO gone VALUES (?, ?)", ((i, serial) for i in gone)
        )

    def _later(self, ids: Sequence[int], serial: int) -> Iterator[int]:
        """Those of these rows that a later file has written or deleted."""
        for table in ("records", "gone"):
            yield from (
                id_
                for id_, known in self._held("id, serial", table, ids)
                if known > serial
            )

    def _held(
        self, columns: str, table: str, ids: Sequence[int]
    ) -> Iterator[tuple[Any, ...]]:
        """These columns of those of these rows that exist.

        The records of a new bulk file have PMIDs where there is nothing yet, which one
        look tells.
        """
        between = f"SELECT 1 FROM {table} WHERE id BETWEEN ? AND ? LIMIT 1"  # noqa: S608 - a literal of this class
        if ids and self._db.execute(between, [min(ids), max(ids)]).fetchone():
            yield from self._select(columns, table, ids)

    def _forget(self, ids: Sequence[int], run: int) -> None:
        """Remove what is there of these rows; earlier runs say nothing of them."""
        old = [id_ for (id_,) in self._held("id", "records", ids)]
        self._db.executemany("DELETE FROM records WHERE id = ?", ((i,) for i in old))
        self._db.executemany(
            "INSERT OR REPLACE INTO moved VALUES (?, ?)",
            ((self._number(i), run) for i in old),
        )
        self.set_fact("records", self.size - len(old))

    def _number(self, id_: int) -> int:
        """What the index calls this row."""
        if 0 <= id_ < _NUMBERED:
            return id_
        find = "SELECT number FROM numbers WHERE id = ?"
        if row := self._db.execute(find, [id_]).fetchone():
            return int(row[0])
        self._db.execute(
            "INSERT INTO numbers SELECT coalesce(max(number) + 1, ?), ? FROM numbers",
            [_NUMBERED, id_],
        )
        return self._number(id_)

    def _ids(self, numbers: Numbers) -> list[int]:
        """The rows that the index calls so, in order."""
        find = "SELECT id FROM numbers WHERE number = ?"
        return [
            number
            if number < _NUMBERED
            else int(self._db.execute(find, [number]).fetchone()[0])
            for number in numbers.tolist()
        ]

    # ---------------------------------------------------------------------- runs

    def _next_run(self) -> int:
        run = int(self.fact("run") or 0) + 1
        self.set_fact("run", run)
        return run

    def _add_run(self, run: int, blocks: Sequence[Block]) -> None:
        """The run has these blocks too."""
        if not blocks:
            return
        self._db.executemany(
            "INSERT INTO blocks VALUES (?, ?, ?)",
            ((run, first, data) for first, data in blocks),
        )
        self._db.execute(
            "INSERT INTO runs VALUES (?1, ?2)"
            " ON CONFLICT (run) DO UPDATE SET bytes = bytes + ?2",
            [run, sum(len(data) for _, data in blocks)],
        )

    def tidy(self) -> None:
        """One run holds the whole index: a word is looked up in every run there is."""
        runs = self._runs()
        if len(runs) > 1 or self._db.execute("SELECT 1 FROM moved LIMIT 1").fetchone():
            self._merge(runs)

    def condense(self) -> None:
        """The last runs are merged, as many as are not much smaller than those before.

        So that they stay few, without writing all of PubMed anew for every update.
        """
        sizes = self._db.execute("SELECT run, bytes FROM runs ORDER BY run").fetchall()
        total, due = 0, len(sizes)
        for place in range(len(sizes) - 1, -1, -1):
            if total * _GROWTH >= sizes[place][1]:
                due = place
            total += sizes[place][1]
        if len(sizes) - due > 1:
            self._merge([run for run, _ in sizes[due:]])

    def _runs(self) -> list[int]:
        rows = self._db.execute("SELECT run FROM runs ORDER BY run").fetchall()
        return [run for (run,) in rows]

    def _merge(self, runs: Sequence[int]) -> None:
        """One run holds what these held, which are all or the last ones.

        In steps from key to key; the runs lose what the new one has only after that,
        and what two of them hold counts once.
        """
        whole = runs == self._runs()
        with self.transaction():
            target = self._next_run()
        (total,) = self._db.execute("SELECT sum(bytes) FROM runs").fetchone()
        steps = max(_FEWEST_STEPS, -(-total // _MERGED_AT_ONCE))
        edges = [(_LAST_KEY + 1) * step // steps for step in range(steps + 1)]
        for low, end in pairwise(edges):
            moved = self._moves()
            with self.transaction():
                pieces = [
                    (run, data)
                    for run in runs
                    for data in self._blocks(run, low, end - 1)
                ]
                self._add_run(target, list(merge(pieces, low, end - 1, moved)))
                for run in runs:
                    self._drop_blocks(run, end)
        with self.transaction():
            for table in ("runs", "blocks"):
                self._db.executemany(
                    f"DELETE FROM {table} WHERE run = ?",  # noqa: S608 - both are literals
                    ((run,) for run in runs),
                )
            if whole:
                self._db.execute("DELETE FROM moved WHERE run <= ?", [target])

    def _drop_blocks(self, run: int, end: int) -> None:
        """The run loses its blocks that hold nothing from this key on."""
        self._db.execute(
            "DELETE FROM blocks WHERE run = ?1 AND first < "
            "(SELECT max(first) FROM blocks WHERE run = ?1 AND first <= ?2)",
            [run, min(end, _LAST_KEY)],
        )

    def _blocks(self, run: int, low: int, high: int) -> list[bytes]:
        """The blocks of a run that may hold keys from ``low`` to ``high``."""
        rows = self._db.execute(
            "SELECT data FROM blocks WHERE run = ?1 AND first <= ?3 AND first >= "
            "coalesce((SELECT max(first) FROM blocks WHERE run = ?1 AND first <= ?2),"
            " ?2) ORDER BY first",
            [run, low, high],
        ).fetchall()
        return [data for (data,) in rows]

    def _moves(self) -> Moved:
        """What runs say that is void by now."""
        version = int(self.fact("run") or 0)
        if self._moved[0] != version:
            pairs = self._db.execute("SELECT number, run FROM moved").fetchall()
            self._moved = version, Moved(pairs)
        return self._moved[1]

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

    def matching(
        self,
        conditions: Sequence[Condition],
        years: tuple[int, int] = ANY_YEAR,
        row: int | None = None,
        most: int | None = None,
    ) -> tuple[int, list[int]]:
        """How many rows fulfil all conditions in these years; at most so many of them.

        Those that fulfil most alternatives of a condition come first, rare ones before
        all; then by number. ``conditions`` are those of `index.conditions`, ``years``
        of `index.window`; ``row`` is the only row that counts, or None for any.
        """
        if row is not None and not conditions and years == ANY_YEAR:
            there = [id_ for (id_,) in self._select("id", "records", [row])]
            return len(there), there
        if years[0] > years[1]:
            return 0, []
        with self._reading():
            moved = self._moves()
            runs = [(run, moved.void(run)) for run in self._runs()]

            def lists(term: str) -> list[Postings]:
                """What each run holds of this term in these years."""
                low, high = key_range(hash_term(term), years)
                found = [
                    Postings.between(self._blocks(run, low, high), low, high, void)
                    for run, void in runs
                ]
                return [one for one in found if len(one)]

            # An author and year is asked for alone, and then with words.
            first, *rest = conditions or [((EVERY,),)]
            known = first, years, self._moved[0]
            if self._first[0] != known:
                found = self._fulfilling(first, lists)
                self._first = known, _united([one for held in found for one in held])
            numbers = self._first[1]
            weights = np.zeros(len(numbers))
            for condition in rest if len(first) == 1 else (first, *rest):
                if not len(numbers):
                    break
                found = self._fulfilling(condition, lists)
                own = self._filter.weigh(numbers, found)
                numbers, weights = numbers[own > 0], (weights + own)[own > 0]
            if row is None:
                first_ones = np.argsort(-weights, kind="stable")[:most]
                return len(numbers), self._ids(numbers[first_ones])
            there = [id_ for id_ in self._ids(numbers) if id_ == row]
            return len(there), there

    def _fulfilling(
        self, condition: Condition, lists: Callable[[str], list[Postings]]
    ) -> list[list[Postings]]:
        """The numbers that fulfil each alternative of a condition, in lists."""
        found = []
        for first, *others in condition:
            held = lists(first)
            for term in others:
                held = [Postings.of(self._filter.common(_united(held), lists(term)))]
            found.append(held)
        return found

    @contextmanager
    def _reading(self) -> Iterator[None]:
        """All that is read inside is of one moment."""
        if self._db.in_transaction:
            yield
            return
        self._db.execute("BEGIN")
        try:
            yield
        finally:
            self._db.execute("COMMIT")


def _united(lists: Sequence[Postings]) -> Numbers:
    if not lists:
        return NOBODY
    return sorted_once(np.concatenate([one.numbers() for one in lists]))
