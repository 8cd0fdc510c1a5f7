"""The command line: arguments, wiring, exit status.

The only place that builds a network client or opens a database.
"""

import json
import signal
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import FrameType
from typing import Any, NoReturn

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from verifier import __version__, report
from verifier.documents import read_documents
from verifier.entrez import open_entrez
from verifier.local import Local, open_snapshot
from verifier.lock import LockedError, hold
from verifier.parameters import shipped_parameters
from verifier.pipeline import Night, Tally, verify
from verifier.schedule import stamp
from verifier.settings import Settings, SettingsError, environment, load_settings
from verifier.sources import Source, SourceError
from verifier.store import Store, StoreError

# Exit statuses of `run` (DESIGN.md section 5).
FINISHED, FAILED_ON, BAD_USAGE, UNCHECKED, LOCKED = 0, 1, 2, 3, 4

_DATABASE = click.option(
    "--db",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("verifier.db"),
    show_default=True,
    help="The SQLite file with the findings.",
)
_JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON lines.")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="verifier")
def cli() -> None:
    """Check the studies that health pages name against PubMed.

    `verifier run pages/` reads documents, looks up every study they name, and leaves
    verdicts with their evidence in a SQLite file. The other commands read that file.
    """


@cli.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@_DATABASE
@click.option(
    "--source",
    type=click.Choice(["auto", "entrez", "local"]),
    help="Where to look studies up. auto: Entrez where NCBI_EMAIL is set, else the"
    " local PubMed.  [default: auto]",
)
@click.option(
    "--local",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The local PubMed (see `verifier pubmed`); without it, the shipped snapshot.",
)
@click.option(
    "--cache",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder for stored answers.  [default: cache]",
)
@click.option(
    "--config",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Settings.  [default: verifier.toml, where there is one]",
)
@click.option(
    "--fail-on",
    metavar="VERDICT,...",
    default="",
    help="Leave with status 1 where one of these verdicts occurs.",
)
@_JSON
def run(  # noqa: PLR0913, PLR0917 - the options of the contract
    paths: tuple[str, ...],
    db: Path,
    source: str | None,
    local: Path | None,
    cache: Path | None,
    config: Path | None,
    fail_on: str,
    as_json: bool,  # noqa: FBT001 - a flag
) -> None:
    r"""Verify the studies that the documents at PATH... name.

    PATH is a file or a folder. What has not changed since the last run and is not due
    to be asked again is left alone.

    \b
    Exit status:
      0  finished, everything has been asked
      1  finished, and a verdict named in --fail-on occurred
      2  bad usage or configuration, nothing done
      3  finished, but some studies are unchecked
      4  another run holds the lock
    """
    verdicts = _checked_verdicts(fail_on)
    settings = load_settings(
        config, environment(), {"source": source, "local": local, "cache": cache}
    )
    with ExitStack() as stack:
        stack.enter_context(hold(db.with_name(f"{db.name}.lock")))
        store = stack.enter_context(Store.open(db))
        chosen = stack.enter_context(open_source(settings))
        click.echo(f"Source: {chosen.description}", err=True)
        progress = stack.enter_context(_progress())
        tally = _run(paths, chosen, store, settings, progress)
    for unreadable in tally.unreadable:
        _warn(f"{report.printable(unreadable.name)}: {unreadable.reason}")
    rows = report.load_findings(db)
    if as_json:
        _print_json(rows)
    else:
        _print_summary(rows, tally, db)
    sys.exit(_status(rows, verdicts))


def _run(
    paths: Sequence[str],
    source: Source,
    store: Store,
    settings: Settings,
    progress: Callable[[Tally], None],
) -> Tally:
    """One run, with its row in `runs`."""
    parameters = shipped_parameters()
    now = datetime.now(UTC)
    run_id = store.begin_run(source.name, stamp(now))
    night = Night(
        run_id=run_id,
        now=now,
        schedule=settings.schedule,
        parameters=parameters,
        reader=__version__,
        program=f"{__version__} {parameters.version} {source.name}",
    )
    tally = verify(read_documents(paths), source, store, night, progress)
    store.finish_run(
        run_id,
        {
            "finished_at": stamp(datetime.now(UTC)),
            "documents": tally.documents,
            "mentions": tally.mentions,
            "findings": tally.studies,
            "unchecked": store.count_unchecked(),
            "requests": source.usage.requests,
            "cache_hits": source.usage.cache_hits,
            "exit_status": UNCHECKED if store.count_unchecked() else FINISHED,
        },
    )
    return tally


@contextmanager
def open_source(settings: Settings) -> Iterator[Source]:
    """The source that the settings choose."""
    if settings.chosen_source == "entrez":
        with open_entrez(
            email=settings.email,
            api_key=settings.api_key.reveal(),
            base_url=settings.entrez_url,
            cache=settings.cache,
        ) as entrez:
            yield entrez
    elif settings.local:
        with closing(Local.open(settings.local)) as local:
            yield local
    else:
        with closing(open_snapshot()) as snapshot:
            yield snapshot


@cli.command()
@_DATABASE
@click.option(
    "--verdict", "verdicts", multiple=True, type=click.Choice(report.VERDICTS),
    help="Only these verdicts; may be given again.",
)  # fmt: skip
@click.option("--document", default="", help="Only documents whose name holds this.")
@_JSON
def findings(
    db: Path,
    verdicts: tuple[str, ...],
    document: str,
    as_json: bool,  # noqa: FBT001 - a flag
) -> None:
    """List the findings, document by document."""
    rows = report.load_findings(db, verdicts, document)
    if as_json:
        _print_json(rows)
        return
    _print(report.show_findings(rows))
    _print(["", *report.show_totals(rows)])


@cli.command()
@click.argument("finding")
@_DATABASE
def explain(finding: str, db: Path) -> None:
    """Show the argument behind one finding.

    FINDING is the number that `verifier findings` shows, or the name of the study
    ("Noppers 2011") where only one finding bears it.
    """
    _print(report.explain(db, report.load_finding(db, finding)))


@cli.command()
@_DATABASE
@click.option(
    "--since", default="", help="Only changes from this date on (YYYY-MM-DD)."
)
@_JSON
def changes(db: Path, since: str, as_json: bool) -> None:  # noqa: FBT001 - a flag
    """List what has become of verdicts since, and why."""
    rows = report.select(
        db, "select * from changes where at >= ? order by at, document", [since]
    )
    if as_json:
        _print_json(rows)
    else:
        _print(report.show_changes(rows))


# ---------------------------------------------------------------------- printing


def _print_summary(rows: Sequence[report.Row], tally: Tally, db: Path) -> None:
    """What was found, and where the rest of it is."""
    _print(report.show_findings(rows, unverifiable=False))
    _print(
        [
            "",
            _summary(tally, len(rows)),
            *report.show_totals(rows),
            "",
            f"Database: {db}    One finding in full: verifier explain ID --db {db}",
        ]
    )


def _summary(tally: Tally, findings: int) -> str:
    unchanged = f", {tally.unchanged} of them unchanged" if tally.unchanged else ""
    return f"{tally.documents} documents{unchanged}; {findings} findings:"


def _print(lines: Sequence[str] | Iterator[str]) -> None:
    for line in lines:
        click.echo(line)


def _print_json(rows: Sequence[Mapping[str, Any]]) -> None:
    for row in rows:
        click.echo(json.dumps(row, ensure_ascii=False))


def _warn(message: str) -> None:
    click.echo(f"verifier: {message}", err=True)


@contextmanager
def _progress() -> Iterator[Callable[[Tally], None]]:
    """A progress line on standard error, on a terminal only."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda _: None
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("documents", total=None)

        def show(tally: Tally) -> None:
            done = tally.documents
            bar.update(
                task, completed=done, description=f"{tally.studies} studies, documents"
            )

        yield show


# ------------------------------------------------------------------- exit status


def _checked_verdicts(stated: str) -> frozenset[str]:
    verdicts = frozenset(v.strip() for v in stated.split(",") if v.strip())
    if unknown := sorted(verdicts - set(report.VERDICTS)):
        raise SettingsError(
            f"--fail-on: {unknown[0]!r} is no verdict; there are"
            f" {', '.join(report.VERDICTS)}"
        )
    return verdicts


def _status(rows: Sequence[report.Row], fail_on: frozenset[str]) -> int:
    verdicts = {row["verdict"] for row in rows}
    if verdicts & fail_on:
        return FAILED_ON
    return UNCHECKED if "unchecked" in verdicts else FINISHED


def _interrupted(_signal: int, _frame: FrameType | None) -> NoReturn:
    raise KeyboardInterrupt


def main() -> None:
    """Run the command line; every expected failure is one line and a status."""
    signal.signal(signal.SIGTERM, _interrupted)
    try:
        cli(standalone_mode=False)
    except click.exceptions.Exit as leave:
        sys.exit(leave.exit_code)
    except click.ClickException as error:
        error.show()
        sys.exit(BAD_USAGE)
    except LockedError as error:
        _warn(str(error))
        sys.exit(LOCKED)
    except (SettingsError, StoreError, SourceError, report.ReportError) as error:
        _warn(str(error))
        sys.exit(BAD_USAGE)
    except (KeyboardInterrupt, click.Abort):
        _warn("interrupted; what was finished is stored")
        sys.exit(130)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(FINISHED)
    except OSError as error:
        _warn(f"{error.filename or 'I/O'}: {error.strerror or error}")
        sys.exit(BAD_USAGE)
