"""Bulk files -> store: some processes read, one writes, each file is one transaction.

Reading a file and preparing its rows and its part of the index takes fifteen times the
processor time of writing them: a reader a core keeps all cores busy, up to three, since
each takes up to 200 MB. It holds the result of one file until the writer takes it; the
writer takes results in NLM's order. Killed at any moment, the store holds whole files
only, and the next build goes on with the rest.
"""

import ctypes
import os
import signal
import sqlite3
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import islice
from multiprocessing import get_context, resource_tracker
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path
from typing import Any, BinaryIO, Self, cast

from isal import igzip, isal_zlib

from verifier.models import Record
from verifier.pubmed.baseline_xml import BrokenXMLError, Deleted, Version, read_articles
from verifier.pubmed.files import (
    BulkFile,
    DamagedFileError,
    bulk_files,
    check_md5,
    is_whole,
    missing_names,
)
from verifier.pubmed.index import index_terms
from verifier.pubmed.packing import Packer, plain_of
from verifier.pubmed.postings import Block, Gatherer
from verifier.pubmed.store import (
    TRAINING_RECORDS,
    AppliedFile,
    Row,
    Store,
    StoreError,
)
from verifier.uncollected import uncollected

MOST_READERS = 3
_FILES_TO_LEARN_FROM = 10
_TOGETHER = 400  # articles
_PART = 2_000  # rows sent at once
# Parameters of glibc's `mallopt`, by their numbers in malloc.h, and bytes.
_TRIM_THRESHOLD, _MMAP_THRESHOLD = -1, -3
_KEPT = 1 << 30
_DAMAGE: tuple[type[Exception], ...] = (
    OSError,
    EOFError,
    isal_zlib.error,  # type: ignore[assignment] # its stub takes the class for one
    BrokenXMLError,
    DamagedFileError,
)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a build is, after one more file. ``problem`` says why it was left out."""

    file: str
    problem: str
    files_done: int
    files: int
    records: int
    seconds: float
    seconds_left: float


@dataclass(frozen=True, slots=True)
class Report:
    """What a build did: files applied, files left out and why, which are not there."""

    applied: int
    broken: tuple[tuple[str, str], ...]
    missing: tuple[str, ...]
    records: int


@dataclass(frozen=True, slots=True)
class Status:
    """What a store holds. ``complete``: all of PubMed up to its newest file."""

    files: int
    updates: int
    first_file: str
    last_file: str
    missing: tuple[str, ...]
    records: int
    newest: str
    size: int
    complete: bool


@dataclass(frozen=True, slots=True)
class Contents:
    """What one bulk file holds: the last version of each record, in parts."""

    count: int
    deleted: Sequence[int]
    newest: str
    rows: Iterable[Sequence[Row]]
    blocks: Sequence[Block]


def build(
    folder: Path,
    store_path: Path,
    progress: Callable[[Progress], None] = lambda _: None,
    workers: int | None = None,
) -> Report:
    """The store holds every bulk file of the folder that can be read.

    Files that are in already are passed over. Raises StoreError where the store cannot
    be written; it then is as it was after its last whole file.
    """
    with Store.create(store_path) as store:
        known = {file.serial for file in store.files()}
        files = [f for f in bulk_files(folder) if f.serial not in known]
        with _writing():
            report = _apply(files, store, progress, workers)
            store.tidy()
        return report


def update(
    folder: Path,
    store_path: Path,
    progress: Callable[[Progress], None] = lambda _: None,
    workers: int | None = None,
) -> Report:
    """The store, which must exist, holds every file later than its last one too."""
    Store.open(store_path).close()
    with Store.create(store_path) as store:
        last = max((file.serial for file in store.files()), default=0)
        files = [f for f in bulk_files(folder) if f.serial > last]
        with _writing():
            report = _apply(files, store, progress, workers)
            store.condense()
        return report


def status(store_path: Path) -> Status:
    """What the store at this path holds."""
    with Store.open(store_path) as store:
        files = store.files()
        return Status(
            files=len(files),
            updates=sum(file.is_update for file in files),
            first_file=files[0].name if files else "",
            last_file=files[-1].name if files else "",
            missing=missing_names(f.serial for f in files),
            records=store.size,
            newest=max((file.newest for file in files), default=""),
            size=store_path.stat().st_size,
            complete=bool(store.fact("complete")),
        )


# ------------------------------------------------------------------------ writing


@contextmanager
def _writing() -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        raise StoreError(f"the local PubMed cannot be written ({error})") from None


@uncollected
def _apply(
    files: Sequence[BulkFile],
    store: Store,
    progress: Callable[[Progress], None],
    workers: int | None,
) -> Report:
    started = time.monotonic()
    _keep_memory()
    sizes = [file.path.stat().st_size for file in files]
    broken: list[tuple[str, str]] = []
    dictionary = _dictionary(store, files)
    with _Readers(dictionary, _reader_count(workers, len(files))) as readers:
        for done, (file, read) in enumerate(readers.read_all(files), start=1):
            problem = ""
            if isinstance(read, Contents):
                _write(store, file, read)
            else:
                problem = str(read)
                broken.append((file.name, problem))
            seconds = time.monotonic() - started
            left = seconds * sum(sizes[done:]) / max(1, sum(sizes[:done]))
            progress(
                Progress(
                    file.name, problem, done, len(files), store.size, seconds, left
                )
            )
    return Report(
        applied=len(files) - len(broken),
        broken=tuple(broken),
        missing=missing_names(f.serial for f in store.files()),
        records=store.size,
    )


def _write(store: Store, file: BulkFile, contents: Contents) -> None:
    with store.transaction():
        store.put_rows(contents.rows, contents.blocks, file.serial)
        store.delete(contents.deleted, file.serial)
        store.note_file(
            AppliedFile(
                file.serial,
                file.name,
                file.is_update,
                contents.count,
                len(contents.deleted),
                contents.newest,
            )
        )
        whole = is_whole((f.serial, f.is_update) for f in store.files())
        store.set_fact("complete", int(whole))


def _dictionary(store: Store, files: Sequence[BulkFile]) -> bytes:
    """What the store compresses with; learnt from files of all years at first."""
    if store.size == 0 and store.dictionary() == b"":
        with store.transaction():
            store.learn(list(_samples(files)))
    return store.dictionary()


def _samples(files: Sequence[BulkFile]) -> Iterator[Record]:
    step = max(1, len(files) // _FILES_TO_LEARN_FROM)
    each = TRAINING_RECORDS // min(_FILES_TO_LEARN_FROM, max(1, len(files)))
    for file in files[::step]:
        with suppress(*_DAMAGE), _opened(file.path) as stream:
            versions = (v for v in read_articles(stream) if isinstance(v, Version))
            yield from (version.record for version in islice(versions, each))


# ------------------------------------------------------------------------ reading


def read_file(path: Path, packer: Packer) -> Contents:
    """What this bulk file holds. Raises DamagedFileError where it cannot be read."""
    held: dict[int, tuple[int, Row]] = {}
    gatherer = Gatherer()
    deleted: set[int] = set()
    newest = b""
    try:
        check_md5(path)
        with _opened(path) as stream:
            for item, packed, terms in _prepared(read_articles(stream), packer):
                id_ = item.pmid
                if isinstance(item, Deleted):
                    held.pop(id_, None)
                    gatherer.discard(id_)
                    deleted.add(id_)
                    continue
                newest = max(newest, item.date_revised)
                if id_ not in held or held[id_][0] <= item.number:
                    held[id_] = (item.number, (id_, packed))
                    gatherer.add(id_, item.years, terms)
                    deleted.discard(id_)
    except _DAMAGE as error:
        raise DamagedFileError(_reason(error)) from None
    rows = sorted(row for _, row in held.values())
    parts = [rows[i : i + _PART] for i in range(0, len(rows), _PART)]
    blocks = gatherer.blocks()
    return Contents(len(rows), sorted(deleted), newest.decode(), parts, blocks)


def _prepared(
    items: Iterator[Version | Deleted], packer: Packer
) -> Iterator[tuple[Version | Deleted, bytes, bytes]]:
    """Each item with its packed record and its terms, empty for what is deleted.

    Some hundred are read, then packed, then folded: what each of these steps looks up
    stays in the processor's cache, which takes a fifth off the time of all.
    """
    while some := list(islice(items, _TOGETHER)):
        fields = [item.fields if isinstance(item, Version) else None for item in some]
        packed = [packer.pack_plain(plain_of(f)) if f else b"" for f in fields]
        terms = [index_terms(f) if f else b"" for f in fields]
        yield from zip(some, packed, terms, strict=True)


def _opened(path: Path) -> BinaryIO:
    return cast("BinaryIO", igzip.open(path))  # type: ignore[no-untyped-call] # no types


def _reason(error: Exception) -> str:
    if isinstance(error, DamagedFileError | BrokenXMLError):
        return str(error)
    if isinstance(error, EOFError):
        return "cut short"
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return "not a whole gzip file"


class _Readers:
    """Processes that each read one file at a time; none of them reads in this one."""

    def __init__(self, dictionary: bytes, count: int) -> None:
        self._dictionary = dictionary
        self._count = count
        self._processes: list[SpawnProcess] = []
        self._idle: deque[Connection] = deque()

    def __enter__(self) -> Self:
        context = get_context("spawn")
        for _ in range(self._count):
            ours, theirs = context.Pipe()
            process = context.Process(
                target=_serve, args=(theirs, self._dictionary), daemon=True
            )
            with _without_interrupts():
                process.start()
            # With our copy closed, either side learns that the other one is dead.
            theirs.close()
            self._processes.append(process)
            self._idle.append(ours)
        return self

    def __exit__(self, *_: object) -> None:
        for connection in self._idle:
            connection.close()
        for process in self._processes:
            process.terminate()
            process.join()

    def read_all(
        self, files: Sequence[BulkFile]
    ) -> Iterator[tuple[BulkFile, Contents | DamagedFileError]]:
        """What each of these files holds, or what is wrong with it, in their order."""
        if not self._count:
            yield from self._read_here(files)
            return
        waiting = deque(files)
        reading: deque[tuple[BulkFile, Connection]] = deque()
        while waiting or reading:
            while waiting and self._idle:
                file, connection = waiting.popleft(), self._idle.popleft()
                connection.send(file.path)
                reading.append((file, connection))
            file, connection = reading.popleft()
            yield file, _received(connection)
            self._idle.append(connection)

    def _read_here(
        self, files: Sequence[BulkFile]
    ) -> Iterator[tuple[BulkFile, Contents | DamagedFileError]]:
        packer = Packer(self._dictionary)
        for file in files:
            yield file, _read(file.path, packer)


@contextmanager
def _without_interrupts() -> Iterator[None]:
    """Processes that are started inside never hear of Ctrl-C, which a terminal sends to
    all of them: this one ends them, and they have nothing to say.
    """
    resource_tracker.ensure_running()  # it is started with the first, and unblocks
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _read(path: Path, packer: Packer) -> Contents | DamagedFileError:
    try:
        return read_file(path, packer)
    except DamagedFileError as error:
        return error


def _received(connection: Connection) -> Contents | DamagedFileError:
    """What a reader sends of one file: its rows follow one part at a time."""
    first = _next(connection)
    if isinstance(first, DamagedFileError):
        return first
    count, deleted, newest, parts, blocks = first
    rows = (_next(connection) for _ in range(parts))
    return Contents(count, deleted, newest, rows, blocks)


def _next(connection: Connection) -> Any:  # noqa: ANN401 - what the reader sends
    try:
        return connection.recv()
    except (EOFError, OSError):
        raise StoreError("a process that reads files died; run it again") from None


def _keep_memory() -> None:
    """What this process frees it keeps for itself, as far as its C library lets it.

    glibc hands large arrays back at once, and the next ones are cleared anew: 2 to 3 %
    of the time, and no less memory at the most.
    """
    if sys.platform == "linux":
        with suppress(AttributeError, OSError):
            adjust = ctypes.CDLL(None).mallopt
            # Without the one, the other would have all that is large handed back.
            if adjust(_MMAP_THRESHOLD, _KEPT):
                adjust(_TRIM_THRESHOLD, _KEPT)


@uncollected
def _serve(connection: Connection, dictionary: bytes) -> None:
    """Read the files that the other end names, until that end is gone."""
    _keep_memory()
    packer = Packer(dictionary)
    with suppress(EOFError, OSError):
        while True:
            contents = _read(connection.recv(), packer)
            if isinstance(contents, DamagedFileError):
                connection.send(contents)
                continue
            parts = list(contents.rows)
            connection.send(
                (
                    contents.count,
                    contents.deleted,
                    contents.newest,
                    len(parts),
                    contents.blocks,
                )
            )
            for part in parts:
                connection.send(part)


def _reader_count(asked: int | None, files: int) -> int:
    """How many processes read: none where one process does it all."""
    if asked is None:
        asked = min(os.cpu_count() or 1, MOST_READERS)
    return min(asked, files) if files > 1 else 0
