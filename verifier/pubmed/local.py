"""PubMed from a file on this machine: the `Source` over a local store.

It answers from `verifier.pubmed.store`; the shipped snapshot is read into the same
kind of store, in memory, when it is opened.
"""

import gzip
import lzma
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from importlib.resources import files
from itertools import chain, islice
from pathlib import Path
from typing import IO, Self

from verifier.deciding.linkage import PUBMED_RECORDS
from verifier.deciding.queries import NEAREST
from verifier.models import Answer, Found, Query, Record, Unanswered, Usage
from verifier.pubmed.index import (
    conditions,
    has_phrases,
    holds_words,
    row_id,
    window,
)
from verifier.pubmed.packing import DamagedRecordError
from verifier.pubmed.record_lines import LONGEST_LINE, BadLineError, read_records
from verifier.pubmed.store import TRAINING_RECORDS, Store, StoreError
from verifier.sources import FatalError, TransientError
from verifier.terms import pmid, pubmed_url

SNAPSHOT = "records.jsonl"
# So few records are sooner read, at 30 µs each, than a dozen words are looked up: 0.3
# to 7 ms among 10 million records. Those that match are wanted next anyway, all of
# them: these are not ranked.
_FEW = NEAREST
# Records held for the linkage that follows a search; some 50 MB.
_HELD = 10_000
_BATCH = 30_000  # as many as a bulk file of NLM holds


class Local:
    """Answers queries from a store on this machine."""

    name = "local"

    def __init__(self, store: Store) -> None:
        self._store = store
        self._complete = bool(store.fact("complete"))
        self._held: dict[int, Record] = {}
        self._described = str(store.fact("description") or "")

    @classmethod
    def open(cls, path: Path) -> Self:
        """The local PubMed in this file.

        Raises FatalError where there is none, or one without a record: it would find
        every study rejected.
        """
        try:
            store = Store.open(path)
        except StoreError as error:
            raise FatalError(str(error)) from None
        if not store.size:
            store.close()
            raise FatalError(
                f"{path}: holds no record, and can tell nothing; fill it with"
                f" `verifier pubmed build FOLDER --local {path}`"
            )
        return cls(store)

    def close(self) -> None:
        """End use of the file."""
        self._store.close()

    @property
    def description(self) -> str:
        """One line for people: what was asked, how complete it is."""
        extent = "complete" if self._complete else "partial"
        if self._described:
            return f"{self._described.format(count=self._store.size)}, {extent}"
        return f"local PubMed of {self._store.size:,} records, {extent}"

    @property
    def complete(self) -> bool:
        """Whether no hit means that PubMed has no such record."""
        return self._complete

    @property
    def world(self) -> int:
        """The records that compete: a partial set is a sample of all of PubMed."""
        return self._store.size if self._complete else PUBMED_RECORDS

    @property
    def usage(self) -> Usage:
        """Nothing: no request leaves the machine."""
        return Usage()

    def reach(self) -> str:
        """The file is there and can be read."""
        return self.description

    def search(
        self,
        queries: Iterable[Query],
        limit: int,
        *,
        alone: bool = False,  # noqa: ARG002 - every query is asked alone here
    ) -> Mapping[Query, Answer]:
        """An answer to every query, each listing at most ``limit`` record keys."""
        return {query: self._answer(query, limit) for query in dict.fromkeys(queries)}

    def fetch(
        self,
        keys: Iterable[str],
        *,
        fresh: bool = False,  # noqa: ARG002 - the store is all that is known here
    ) -> Mapping[str, Record]:
        """The records of these keys; keys that are not in the store are left out."""
        rows = [row for key in keys if (row := row_id(key)) is not None]
        try:
            return {record.key: record for record in self._records(rows).values()}
        except (sqlite3.Error, DamagedRecordError) as error:
            raise TransientError(f"local PubMed: {error}") from None

    def _answer(self, query: Query, limit: int) -> Answer:
        number, url = pmid(query), pubmed_url(query)
        wanted = number or query.years or conditions(query)
        if (query.pmid and not number) or not wanted:
            reason = "there is nothing in it that can be looked for"
            return Unanswered(query, reason, url, inconclusive=True)
        try:
            count, rows = self._rows(query, int(number) if number else None, limit)
            ranked = any(len(group) > 1 for group in query.words)
            return Found(query, count, self._keys(rows), url, ranked=ranked)
        except (sqlite3.Error, DamagedRecordError) as error:
            return Unanswered(query, f"local PubMed: {error}", url)

    def _rows(
        self, query: Query, row: int | None, limit: int
    ) -> tuple[int, Sequence[int]]:
        """How many rows match, and the first ones: those with most of the words."""
        years = window(query)
        asked = conditions(query)
        few: list[int] = []
        count = _FEW + 1
        if query.words and query.authors:
            of_authors = conditions(replace(query, words=()))
            count, few = self._store.matching(of_authors, years, row, _FEW)
        if count > _FEW:
            if not has_phrases(query):
                return self._store.matching(asked, years, row, limit)
            _, few = self._store.matching(asked, years, row)
        records = self._records(few)
        found = [id_ for id_ in few if holds_words(query, records[id_])]
        return len(found), found[:limit]

    def _records(self, rows: Iterable[int]) -> dict[int, Record]:
        """The records of those of these rows that exist; the latest ones are held."""
        wanted = list(dict.fromkeys(rows))
        found = {row: self._held[row] for row in wanted if row in self._held}
        missing = [row for row in wanted if row not in found]
        if missing:
            if len(self._held) > _HELD:
                self._held.clear()
            read = dict(self._store.records(missing))
            self._held |= read
            found |= read
        return found

    def _keys(self, rows: Sequence[int]) -> tuple[str, ...]:
        nameless = self._records(row for row in rows if row < 0)
        return tuple([str(r) if r >= 0 else nameless[r].key for r in rows])


def open_snapshot(folder: Path | None = None) -> Local:
    """The records that ship in the package (or lie in this folder), as a source."""
    shipped = files("verifier") / "snapshot" if folder is None else folder
    store = Store.create(None, description=_SNAPSHOT_DESCRIPTION)
    lines = (shipped / SNAPSHOT).read_text(encoding="utf-8").splitlines()
    fill(store, *_sampled(lines))
    return Local(store)


_SNAPSHOT_DESCRIPTION = (
    "shipped snapshot of {count} PubMed records on ketamine and fibromyalgia"
)


def build_from_lines(
    lines: Iterable[str], store_path: Path, *, whole: bool = False
) -> int:
    """A store of these records (see `record_lines`) at this path; their number.

    ``whole`` says that there are no others: what is not among them does not exist.
    Raises BadLineError where a line is no record, or none is there; the store is then
    as it was before.
    """
    first, rest = _sampled(lines)
    if not first:
        raise BadLineError("no record in it")
    with Store.create(store_path) as store:
        fill(store, first, rest)
        store.set_fact("complete", int(whole))
        return store.size


def build_from_file(path: Path, store_path: Path, *, whole: bool = False) -> int:
    """The same from a file of lines, which may be compressed (``.gz``, ``.xz``).

    Raises BadLineError or StoreError, whose message is one line.
    """
    try:
        with _opened(path) as stream:
            return build_from_lines(_bounded(stream), store_path, whole=whole)
    except (OSError, EOFError, lzma.LZMAError, zlib.error, UnicodeDecodeError) as error:
        reason = str(error).splitlines()[:1] or [type(error).__name__]
        raise StoreError(f"{path}: cannot be read ({reason[0]})") from None
    except sqlite3.Error as error:
        raise StoreError(f"{store_path}: cannot be written ({error})") from None


def _opened(path: Path) -> IO[str]:
    if path.suffix == ".gz":
        return gzip.open(path, "rt", encoding="utf-8")
    if path.suffix == ".xz":
        return lzma.open(path, "rt", encoding="utf-8")
    return path.open(encoding="utf-8")


def _bounded(stream: IO[str]) -> Iterator[str]:
    """The lines, none of which can fill the memory: what is too long is cut there."""
    while line := stream.readline(LONGEST_LINE + 1):
        yield line


def _sampled(lines: Iterable[str]) -> tuple[list[Record], Iterator[Record]]:
    """The first records of these lines, to learn from, and those that follow."""
    records = read_records(lines)
    return list(islice(records, TRAINING_RECORDS)), records


def fill(store: Store, first: Sequence[Record], rest: Iterable[Record]) -> None:
    """The store holds all of these records or, where it fails, none of them.

    Of one key the last one counts.
    """
    records = chain(first, rest)
    with store.transaction():
        store.learn(first)
        while batch := list(islice(records, _BATCH)):
            store.put(batch)
    store.tidy()
