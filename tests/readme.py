"""What the README shows, made by the program itself: `make docs`, checked by `cog`.

Everything is run over the sample pages, from the root of the project, with the shipped
snapshot; the one thing that differs from day to day, the date, is fixed.
"""

import io
import os
import re
import shlex
import sqlite3
import sys
from contextlib import closing, redirect_stderr, redirect_stdout
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from unittest.mock import patch

import click

from verifier.cli import cli, main

PAGE = "verifier/samples/ketamine-for-fibromyalgia.html"
SAMPLES = "verifier/samples"
_DATE = re.compile(r"\b20\d\d-\d\d-\d\d(T[\d:+]+)?\b")
_SETTINGS = ("NCBI_EMAIL", "NCBI_API_KEY", "ENTREZ_URL", "COLUMNS")


def session(command, *, after=""):
    """The command as typed, with all that it writes once ``after`` has been run."""
    folder = Path(mkdtemp())
    if after:
        _run(after, folder)
    written = _run(command, folder).strip("\n")
    lines = [f"$ {command}", *(line.rstrip() for line in written.splitlines())]
    return _fenced("console", lines)


def query(sql):
    """The query, and what it finds after a run over the sample pages."""
    with closing(sqlite3.connect(_samples())) as db:
        cursor = db.execute(sql)
        table = [[c[0] for c in cursor.description]]
        table += [["" if v is None else str(v) for v in row] for row in cursor]
    asked = _fenced("sql", [line.strip("\n") for line in sql.strip().splitlines()])
    return f"{asked}\n{_fenced('text', _columns(table))}"


def usage():
    """What `--help` says of the program and of each of its commands."""
    program = click.Context(
        cli, info_name="verifier", terminal_width=88, **cli.context_settings
    )
    return _fenced("text", "\n\n\n".join(_helps(program)).splitlines())


def _helps(context):
    """The help of a command, and of the commands below it."""
    yield context.command.get_help(context)
    for name, command in getattr(context.command, "commands", {}).items():
        yield from _helps(
            click.Context(command, info_name=name, parent=context, terminal_width=88)
        )


def _run(command, folder):
    """Everything that the command writes, with the database in a folder of its own."""
    database = str(folder / "verifier.db")
    words = [*shlex.split(command), "--db", database]
    bare = {k: v for k, v in os.environ.items() if k not in _SETTINGS}
    written = io.StringIO()
    with (
        patch.dict(os.environ, bare, clear=True),
        patch.object(sys, "argv", words),
        redirect_stdout(written),
        redirect_stderr(written),
    ):
        try:
            main()
        except SystemExit as leave:
            status = leave.code or 0
            if status:
                raise RuntimeError(f"{command}: {written.getvalue()}") from None
    text = written.getvalue().replace(database, "verifier.db")
    return _DATE.sub("2026-11-22", text)


@cache
def _samples():
    """A database of the findings of all sample pages."""
    folder = Path(mkdtemp())
    _run(f"verifier run {SAMPLES}", folder)
    return folder / "verifier.db"


def _columns(table):
    """As ``sqlite3 -header -column`` prints it."""
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    table = [table[0], ["-" * width for width in widths], *table[1:]]
    for row in table:
        cells = (f"{v:{w}}" for v, w in zip(row, widths, strict=True))
        yield "  ".join(cells).rstrip()


def _fenced(language, lines):
    return "\n".join([f"```{language}", *lines, "```", ""])
