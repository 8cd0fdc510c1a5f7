"""Copies of a database in use: whole or not there at all."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

# Pages copied at a time, so that a run that writes meanwhile hardly waits.
_PAGES = 2_000


# What SQLite may lay beside a file while it writes to it.
_BESIDE = ("", "-journal", "-wal", "-shm")


def write_backup(source: sqlite3.Connection, target: Path) -> None:
    """The database as it is now, as one file at ``target``.

    Raises sqlite3.Error or OSError; what was at ``target`` before is then still there.
    """
    with arriving(target) as copy:
        copy_all(source, copy)


def copy_all(source: sqlite3.Connection, copy: sqlite3.Connection) -> None:
    """All of the one database is in the other; who writes to it hardly waits."""
    source.backup(copy, pages=_PAGES)


@contextmanager
def arriving(target: Path) -> Iterator[sqlite3.Connection]:
    """An empty database, which is one file at ``target`` once the block has ended.

    Where the block fails, nothing is left of it.
    """
    unfinished = target.with_name(f"{target.name}.part")
    _remove(unfinished)
    try:
        with closing(sqlite3.connect(unfinished)) as copy:
            yield copy
            # A copy is one file, whatever log the original keeps beside itself.
            copy.execute("pragma journal_mode = delete")
        with unfinished.open("rb") as file:
            os.fsync(file.fileno())
        unfinished.replace(target)
    finally:
        _remove(unfinished)


def _remove(database: Path) -> None:
    for ending in _BESIDE:
        database.with_name(f"{database.name}{ending}").unlink(missing_ok=True)
