"""One run at a time on one database: an advisory lock that dies with its owner."""

import fcntl
import os
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO

# Seconds between two looks at a lock that somebody else holds.
_PATIENCE = 1.0


class LockedError(Exception):
    """Another run holds the lock; the message says which."""


@contextmanager
def hold(
    path: Path,
    wait: float = 0.0,
    clock: Callable[[], float] = time.monotonic,
    sleep: Callable[[float], None] = time.sleep,
) -> Iterator[None]:
    """The lock file at ``path`` is ours while the block runs.

    The kernel frees the lock when its owner dies, so that a lock left behind by a
    killed run is simply taken over. Raises LockedError where it is still held after
    ``wait`` seconds, OSError where the file cannot be written.
    """
    deadline = clock() + wait
    with path.open("a+", encoding="utf-8", errors="replace") as file:
        while not _is_taken(file):
            left = deadline - clock()
            if left <= 0:
                raise LockedError(f"another run holds {path}: {_owner(file)}")
            sleep(min(left, _PATIENCE))
        file.truncate(0)
        file.write(_myself())
        file.flush()
        yield
        file.truncate(0)


def _is_taken(file: TextIO) -> bool:
    """The lock is ours now."""
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _owner(file: TextIO) -> str:
    file.seek(0)
    written = " ".join(file.read(400).split())
    return "".join(c for c in written if c.isprintable()) or "another process"


def _myself() -> str:
    since = datetime.now(UTC).isoformat(sep=" ", timespec="seconds")
    return f"process {os.getpid()} on {socket.gethostname()}, since {since}"
