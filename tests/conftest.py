"""Fixtures that more than one test file uses."""

from collections.abc import Iterator
from pathlib import Path

import pytest

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
