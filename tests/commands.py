"""The command line as tests call it, in this process: statuses, outputs, rows."""

import os
import sqlite3
import sys
from contextlib import closing, contextmanager
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import click
import pytest

from tests.clocks import Clock
from verifier.cli import cli, main
from verifier.entrez.answers import Answers
from verifier.entrez.client import Entrez
from verifier.entrez.transport import Transport
from verifier.pubmed.record_lines import read_records

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT / "verifier" / "samples"
SAMPLE = SAMPLES / "ketamine-for-fibromyalgia.html"
EMAIL = "curator@example.org"


@dataclass(frozen=True)
class Outcome:
    """What a command left: its exit status and what it wrote."""

    status: int
    out: str
    err: str


@dataclass(frozen=True)
class Command:
    """Calls `verifier` with these arguments, in an environment of the test's own."""

    capsys: pytest.CaptureFixture[str]
    monkeypatch: pytest.MonkeyPatch

    def __call__(self, *arguments: object) -> Outcome:
        words = ["verifier", *map(str, arguments)]
        self.monkeypatch.setattr(sys, "argv", words)
        self.capsys.readouterr()
        try:
            main()
            status = 0
        except SystemExit as leave:
            status = leave.code or 0
        return Outcome(status, *self.capsys.readouterr())

    def through(self, url: str, api_key: str = "") -> None:
        """From now on the source is PubMed at this address, asked without waiting."""
        self.monkeypatch.setenv("NCBI_EMAIL", EMAIL)
        self.monkeypatch.setenv("NCBI_API_KEY", api_key)
        self.monkeypatch.setenv("ENTREZ_URL", url)
        self.monkeypatch.setattr("verifier.commands.opening.open_entrez", _swift_entrez)


def _swift_entrez(email, api_key, base_url, cache, hours):
    clock = Clock()
    transport = Transport(
        email, api_key, base_url, clock=clock, sleep=clock.sleep, hours=hours
    )
    return Entrez(transport, Answers(cache, transport.origin))


def all_commands(group=cli, above=""):
    """Every command of the program with its full name, groups before their own."""
    for name, entry in group.commands.items():
        yield f"{above}{name}", entry
        if isinstance(entry, click.Group):
            yield from all_commands(entry, f"{above}{name} ")


@contextmanager
def unprivileged():
    """Root, who may do everything, is somebody else meanwhile."""
    is_root = os.geteuid() == 0
    if is_root:
        os.setresuid(65534, 65534, 0)
    try:
        yield
    finally:
        if is_root:
            os.setresuid(0, 0, 0)


def rows(db, sql, *arguments):
    """The rows of a query, as dictionaries."""
    with closing(sqlite3.connect(db)) as connection:
        connection.row_factory = sqlite3.Row
        return [dict(row) for row in connection.execute(sql, arguments)]


VIEWS = ("findings", "mentions", "documents", "evidence", "changes", "runs")


def dump(db):
    """Everything that the views show, but the runs."""
    return {view: rows(db, f"select * from {view}") for view in VIEWS[:-1]}


def snapshot_records():
    """The records that ship in the package."""
    lines = files("verifier") / "snapshot" / "records.jsonl"
    return list(read_records(lines.read_text(encoding="utf-8").splitlines()))
