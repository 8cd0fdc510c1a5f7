"""One run at a time: who waits, who leaves, who takes over."""

import os
import re
import signal
import subprocess
import sys

import pytest

from tests.clocks import Clock
from verifier.lock import LockedError, hold

# Holds the lock, says so, and waits to be killed.
HOLDER = """
import sys, pathlib
from verifier.lock import hold
with hold(pathlib.Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def lock(tmp_path):
    return tmp_path / "verifier.db.lock"


@pytest.fixture
def holder(lock):
    """Another process that holds the lock."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(lock)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def test_a_second_run_is_told_who_holds_the_lock_and_since_when(lock, holder):
    with pytest.raises(LockedError) as refused, hold(lock):
        pass
    said = str(refused.value)
    assert f"process {holder.pid} on " in said
    assert re.search(r"since \d{4}-\d\d-\d\d \d\d:\d\d:\d\d", said)
    assert "\n" not in said


def test_a_second_run_waits_as_long_as_it_was_told(lock, holder):
    clock = Clock()
    with pytest.raises(LockedError), hold(lock, 10, clock, clock.sleep):
        pass
    assert sum(clock.slept) == pytest.approx(10)


def test_a_second_run_starts_as_soon_as_the_first_has_ended(lock, holder):
    clock = Clock()

    def sleep(seconds):
        clock.sleep(seconds)
        holder.stdin.close()
        holder.wait()

    with hold(lock, 600, clock, sleep):
        assert len(clock.slept) == 1


def test_the_lock_of_a_dead_owner_is_taken_over(lock, holder):
    holder.send_signal(signal.SIGKILL)
    holder.wait()
    assert str(holder.pid) in lock.read_text(encoding="utf-8")
    with hold(lock):
        assert f"process {os.getpid()} on" in lock.read_text(encoding="utf-8")


def test_a_lock_that_was_freed_names_nobody(lock):
    with hold(lock):
        pass
    assert lock.read_text(encoding="utf-8") == ""


def test_a_lock_file_with_anything_in_it_is_no_trouble(lock, holder):
    lock.write_bytes(b"\xff\x1b[31m\n\nmany\nlines" + b"x" * 10_000)
    with pytest.raises(LockedError) as refused, hold(lock):
        pass
    assert str(refused.value).isprintable()
    assert len(str(refused.value)) < 700
