"""Commands that look after an unattended job: doctor, backup, prune."""

import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path

import click

from verifier import operations, report
from verifier.commands.opening import open_source
from verifier.commands.options import CACHE, CONFIG, DATABASE, JSON, LOCAL, SOURCE
from verifier.commands.output import print_lines
from verifier.operations import Check, examine
from verifier.settings import SettingsError, environment, load_settings

# Exit status of `doctor` where something has to be done.
WRONG = 1


@click.command()
@click.argument("target", type=click.Path(path_type=Path), metavar="PATH")
@DATABASE
def backup(target: Path, db: Path) -> None:
    """Copy the database to PATH, also while a run is writing to it.

    The copy is one file, whole or not there at all.
    """
    copy = operations.back_up(db, target)
    size = copy.stat().st_size
    click.echo(f"{db} is copied to {copy} ({size / 2**20:,.1f} MB)")


@click.command()
@DATABASE
@CACHE
@CONFIG
@click.option(
    "--days",
    type=click.IntRange(min=1),
    default=400,
    show_default=True,
    help="Runs, changes and fetched pages are kept for so many days.",
)
@click.option("--dry-run", is_flag=True, help="Only say what would be removed.")
def prune(
    db: Path,
    cache: Path | None,
    config: Path | None,
    days: int,
    dry_run: bool,  # noqa: FBT001 - a flag
) -> None:
    """Remove old runs, changes and pages, and answers too old to be used again.

    Documents, findings and decisions stay.
    """
    offline = {"source": "local", "cache": cache}
    settings = load_settings(config, environment(), offline)
    now = datetime.now(UTC)
    gone = operations.prune(db, settings.cache, now, days, dry_run=dry_run)
    verb = "would be removed" if dry_run else "removed"
    click.echo(
        f"{gone.runs:,} runs, {gone.changes:,} changes, {gone.searches:,} searches,"
        f" {gone.records:,} records and {gone.pages:,} pages {verb}"
        + ("" if dry_run else f"; {gone.freed / 2**20:,.1f} MB freed")
    )


@click.command()
@DATABASE
@SOURCE
@LOCAL
@CACHE
@CONFIG
@JSON
def doctor(
    db: Path,
    source: str | None,
    local: Path | None,
    cache: Path | None,
    config: Path | None,
    as_json: bool,  # noqa: FBT001 - a flag
) -> None:
    """Look at everything that a run needs, and say what to do.

    Configuration, database, folder, clock, cache, disk, and whether the source
    answers: that takes one request. Leaves with status 1 where something is wrong.
    """
    stated = {"source": source, "local": local, "cache": cache}
    checks = list(_examine(stated, config, db))
    if as_json:
        print_lines(json.dumps(asdict(check), ensure_ascii=False) for check in checks)
    else:
        print_lines(chain.from_iterable(map(_show_check, checks)))
    sys.exit(WRONG if any(c.state == "wrong" for c in checks) else 0)


def _examine(
    stated: Mapping[str, object], config: Path | None, db: Path
) -> Iterator[Check]:
    about = "configuration"
    try:
        settings = load_settings(config, environment(), stated)
    except SettingsError as error:
        yield Check(about, "wrong", str(error), "correct this first")
        return
    key = "with an API key" if settings.api_key else "without an API key"
    is_local = settings.chosen_source != "entrez"
    how = "local PubMed" if is_local else f"Entrez, {key}"
    yield Check(about, "ok", f"source: {how}")

    def reach() -> str:
        with open_source(settings) as chosen:
            return chosen.reach()

    now = datetime.now(UTC)
    yield from examine(db, settings.cache, now, reach, is_local=is_local)


def _show_check(check: Check) -> Iterator[str]:
    found = report.printable(check.found)
    yield f"{check.state:6}{check.about:15}{found}"
    if check.advice:
        yield f"{'':21}-> {check.advice}"
