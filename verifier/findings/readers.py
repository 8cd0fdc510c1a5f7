"""A database for those who only read it, as well as their rights allow."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

# How a file is read whose log nobody may share.
_ALONE = "immutable=1"


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """The database at ``path``, open for reading; nobody is blocked meanwhile.

    Raises sqlite3.Error where it cannot be read, or was written to while it was read
    without a lock.
    """
    before, way = _state(path), _way(path)
    address = f"{path.resolve().as_uri()}?{way}"
    with closing(sqlite3.connect(address, uri=True, timeout=30)) as db:
        db.execute("pragma query_only = on")
        yield db
    if way == _ALONE and _state(path) != before:
        raise sqlite3.OperationalError("it was written to meanwhile; try again")


def _way(path: Path) -> str:
    """How SQLite is to open it.

    All who use a database with a write-ahead log share a file beside it. Who may write
    opens it for writing: whoever closes it last has to be able to remove both. Who may
    not shall make neither, for the owner could not write to them; he reads the file
    alone, where no log adds to it.
    """
    if os.access(path, os.W_OK) and os.access(path.resolve().parent, os.W_OK):
        return "mode=rw"
    if not _holds(_beside(path, "-wal")) and not _holds(_beside(path, "-journal")):
        return _ALONE
    if _holds(_beside(path, "-wal")) and not _beside(path, "-shm").exists():
        raise sqlite3.OperationalError(
            f"what was written last is in {_beside(path, '-wal').name}, and to read"
            " that takes the right to write there"
        )
    return "mode=ro&readonly_shm=1"


def _beside(path: Path, ending: str) -> Path:
    real = path.resolve()
    return real.with_name(f"{real.name}{ending}")


def _holds(log: Path) -> bool:
    return log.exists() and log.stat().st_size > 0


def _state(path: Path) -> tuple[int, int, bool]:
    """Another one after anything was written."""
    status = path.stat()
    return status.st_mtime_ns, status.st_size, _holds(_beside(path, "-wal"))
