"""Copies of a database in use: whole or not there at all."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

# Pages copied at a time, so that a run that writes meanwhile hardly waits.
_PAGES = 2_000


def write_backup(source: sqlite3.Connection, target: Path) -> None:
    """The database as it is now, as one file at ``target``.

    Raises sqlite3.Error or OSError; what was at ``target`` before is then still there.
    """
    unfinished = target.with_name(f"{target.name}.part")
    unfinished.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(unfinished)) as copy:
            source.backup(copy, pages=_PAGES)
            # A copy is one file, whatever log the original keeps beside itself.
            copy.execute("pragma journal_mode = delete")
        with unfinished.open("rb") as file:
            os.fsync(file.fileno())
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)
