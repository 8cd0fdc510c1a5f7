"""One run at a time on one database: an advisory lock that dies with its owner."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class LockedError(Exception):
    """Another run holds the lock; the message says which."""


@contextmanager
def hold(path: Path) -> Iterator[None]:
    """The lock file at ``path`` is ours while the block runs.

    The kernel frees the lock when its owner dies, so that a lock left behind by a
    killed run is simply taken over. Raises LockedError where it is held, OSError where
    the file cannot be written.
    """
    with path.open("a+", encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            owner = " ".join(file.read(200).split()) or "another process"
            raise LockedError(f"another run holds {path}: {owner}") from None
        file.truncate(0)
        file.write(f"process {os.getpid()}")
        file.flush()
        yield
        file.truncate(0)
