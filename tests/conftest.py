"""Fixtures that more than one test file uses."""

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.commands import Command
from tests.eutils import Server, serve
from tests.eutils.fixtures import ENTRIES

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture
def eutils() -> Iterator[Server]:
    """A loopback E-utilities over the curated records, without a rate limit."""
    with serve(ENTRIES, stall_seconds=20) as server:
        yield server


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of shared reference material; tests are skipped where it is not."""
    if not SHARED.is_dir():
        pytest.skip("../shared is not on this machine")
    return SHARED


@pytest.fixture
def command(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Iterator[Command]:
    """`verifier` on this machine alone: no settings from outside, an empty folder."""
    for name in ("NCBI_EMAIL", "NCBI_API_KEY", "ENTREZ_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    signals = (signal.SIGINT, signal.SIGTERM)
    before = [signal.getsignal(number) for number in signals]
    yield Command(capsys, monkeypatch)
    for number, handler in zip(signals, before, strict=True):
        signal.signal(number, handler)
