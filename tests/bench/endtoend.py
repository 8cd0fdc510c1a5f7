"""Named studies verified a second, from files to findings, with the local source."""

import random
import resource
import sqlite3
import subprocess
import sys
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from verifier.models import Record

_A_PAGE = 10  # studies named on one page


@dataclass(frozen=True, slots=True)
class EndToEnd:
    """Findings of one run of the program, and what they cost."""

    findings: int
    processor_seconds: float
    verdicts: dict[str, int]


def write_pages(folder: Path, records: Sequence[Record]) -> None:
    """Pages that name these records; every fifth name is of somebody else."""
    folder.mkdir(exist_ok=True)
    chance = random.Random(0)
    surnames = [record.authors[0].name for record in records]
    for start in range(0, len(records), _A_PAGE):
        lines = ["# What the studies say", ""]
        for record in records[start : start + _A_PAGE]:
            name = record.authors[0].name
            if chance.random() < 0.2:
                name = chance.choice(surnames)
            title = record.title.rstrip(".")
            lines += [
                f"## Study by {name} et al. ({record.year})",
                "",
                f"In this study {name} et al. ({record.year}) report: {title}.",
                "",
            ]
        (folder / f"page{start:06}.md").write_text("\n".join(lines), encoding="utf-8")


def run(store: Path, pages: Path, database: Path) -> EndToEnd:
    """One run of the program over these pages, in one process."""
    database.unlink(missing_ok=True)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "verifier", "run", pages, "--db", database]
    subprocess.run(
        [*command, "--source", "local", "--local", store],
        check=True,
        capture_output=True,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    with closing(sqlite3.connect(database)) as db:
        rows = db.execute("SELECT verdict, count(*) FROM findings GROUP BY 1")
        verdicts = dict(rows.fetchall())
    return EndToEnd(sum(verdicts.values()), spent, verdicts)
