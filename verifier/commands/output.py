"""What commands write: lines and JSON lines as data, bars on a terminal only."""

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

import click
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from verifier import report

# (what is being done, how many are done, of how many, what else there is to say)
Bar = Callable[[str, int, int | None, str], None]


def print_lines(lines: Iterable[str]) -> None:
    """Write the lines, as far as anybody reads them."""
    try:
        for line in lines:
            click.echo(line)
    except BrokenPipeError:
        # Whoever reads has seen enough, which changes neither work nor exit status.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def print_json(rows: Iterable[report.Row]) -> None:
    """Write the rows as JSON, one a line."""
    print_lines(json.dumps(report.plain(row), ensure_ascii=False) for row in rows)


def warn(message: str) -> None:
    """Write one line to standard error, under the program's name."""
    click.echo(f"verifier: {message}", err=True)


@contextmanager
def progress_bar() -> Iterator[Bar]:
    """A bar on standard error, on a terminal only."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda *_: None
        return
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[more]}"),
    )
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("", total=None, more="")

        def show(doing: str, done: int, total: int | None, more: str) -> None:
            bar.update(
                task,
                description=escape(doing),
                completed=done,
                total=total,
                more=escape(more),
            )

        yield show


def duration(seconds: float) -> str:
    """``90`` as ``2 min``: as precise as an estimate is.

    >>> duration(40), duration(1000), duration(10_000)
    ('40 s', '17 min', '2 h 47 min')
    """
    minutes = round(seconds / 60)
    if minutes >= 60:
        return f"{minutes // 60} h {minutes % 60} min"
    return f"{minutes} min" if seconds >= 100 else f"{seconds:.0f} s"
