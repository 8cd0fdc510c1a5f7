"""The command line: arguments, wiring, exit status.

The only place that builds a network client or opens a database.
"""

import io
import json
import logging
import os
import signal
import sys
from collections.abc import (
    Callable,
    Collection,
    Iterable,
    Iterator,
    Mapping,
    Sequence,
)
from contextlib import ExitStack, closing, contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from types import FrameType
from typing import NoReturn

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from verifier import __version__, logs, report
from verifier.commands import (
    CACHE,
    CONFIG,
    DATABASE,
    JSON,
    backup,
    changes,
    decide,
    explain,
    findings,
    print_json,
    print_lines,
    prune,
    undecide,
)
from verifier.decisions import DecisionError
from verifier.documents import find_documents
from verifier.entrez import open_entrez
from verifier.local import Local, open_snapshot
from verifier.lock import LockedError, hold
from verifier.news import News, load_news, machine_rows, show_news
from verifier.offpeak import OffPeak
from verifier.operations import Check, OperationError, examine
from verifier.parameters import Parameters, shipped_parameters
from verifier.pipeline import Night, Tally, verify
from verifier.schedule import stamp
from verifier.settings import Settings, SettingsError, environment, load_settings
from verifier.sources import Source, SourceError
from verifier.store import Store, StoreError

# Exit statuses of `run` (DESIGN.md section 5).
FINISHED, FAILED_ON, BAD_USAGE, UNCHECKED, LOCKED = 0, 1, 2, 3, 4
# Stopped by a signal, as shells report it.
STOPPED = 130
# A mistake of this program (EX_SOFTWARE of sysexits.h).
CRASHED = 70

_log = logging.getLogger(__name__)

_HOW_TO_SWITCH = (
    "Its rejections are provisional. To ask PubMed itself:"
    " NCBI_EMAIL=you@example.org make verify"
)

_SOURCE = click.option(
    "--source",
    type=click.Choice(["auto", "entrez", "local"]),
    help="Where to look studies up. auto: Entrez where NCBI_EMAIL is set, else the"
    " local PubMed.  [default: auto]",
)
_LOCAL = click.option(
    "--local",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The local PubMed (see `verifier pubmed`); without it, the shipped snapshot.",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="verifier")
def cli() -> None:
    """Check the studies that health pages name against PubMed.

    `verifier run pages/` reads documents, looks up every study they name, and leaves
    verdicts with their evidence in a SQLite file. The other commands read that file.
    """


@cli.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@DATABASE
@_SOURCE
@_LOCAL
@CACHE
@CONFIG
@click.option(
    "--fail-on",
    metavar="VERDICT,...",
    default="",
    help="Leave with status 1 where one of these verdicts occurs.",
)
@click.option(
    "--wait",
    type=click.FloatRange(min=0),
    default=0,
    metavar="SECONDS",
    help="Wait so long for another run to end, instead of leaving with status 4.",
)
@click.option(
    "--off-peak",
    is_flag=True,
    default=None,
    help="After 100 requests, go on in NCBI's off-peak hours only: at weekends, or"
    " from 21:00 to 05:00 US Eastern time.",
)
@click.option(
    "--log-format",
    type=click.Choice(["text", "json"]),
    default="text",
    help="How the log on standard error is written.  [default: text]",
)
@click.option("--debug", is_flag=True, help="Log every step, without secrets.")
@JSON
def run(  # noqa: PLR0913, PLR0917 - the options of the contract
    paths: tuple[str, ...],
    db: Path,
    source: str | None,
    local: Path | None,
    cache: Path | None,
    config: Path | None,
    fail_on: str,
    wait: float,
    off_peak: bool | None,  # noqa: FBT001 - a flag
    log_format: logs.LogFormat,
    debug: bool,  # noqa: FBT001 - a flag
    as_json: bool,  # noqa: FBT001 - a flag
) -> None:
    """Verify the studies that the documents at PATH... name.

    PATH is a file or a folder. What has not changed since the last run and is not due
    to be asked again is left alone. Prints what is new since the last run: nothing
    when nothing is.

    \b
    Exit status:
      0  finished, everything has been asked
      1  finished, and a verdict named in --fail-on occurred
      2  bad usage or configuration, nothing done
      3  finished, but some studies are unchecked
      4  another run holds the lock
    """  # noqa: D301 - the backspace keeps the lines of the list apart
    _check_paths(paths)
    failing = _checked_verdicts(fail_on)
    stated = {"source": source, "local": local, "cache": cache, "off_peak": off_peak}
    settings = load_settings(config, environment(), stated)
    with ExitStack() as stack:
        quiet = log_format == "text" and not debug and not sys.stderr.isatty()
        log = stack.enter_context(
            logs.writing(
                log_format,
                debug=debug,
                quiet=quiet,
                secrets=(settings.api_key.reveal(),),
            )
        )
        stack.enter_context(hold(db.with_name(f"{db.name}.lock"), wait))
        store = stack.enter_context(Store.open(db))
        chosen = stack.enter_context(open_source(settings))
        _log.info("Source: %s", chosen.description)
        if not chosen.complete:
            _log.info(_HOW_TO_SWITCH)
            log.tell()
        tally, status = _run(paths, chosen, store, settings, failing)
        with report.reading(db) as findings:
            news = load_news(findings)
            rows = report.load_documents(findings, tally.documents)
        if news or tally.new:
            log.tell()
        _warn_of(tally, store)
        if as_json:
            print_json(machine_rows(news))
        elif news or tally.new:
            _print_summary(news, rows, tally, db)
        elif sys.stdout.isatty():
            print_lines([f"Nothing new; {_summary(tally, len(rows))[:-1]}."])
        store.reported(stamp(datetime.now(UTC)))
        if log_format == "json":
            _log.info("finished", extra=_facts(tally, chosen, status))
    sys.exit(status)


def _facts(tally: Tally, source: Source, status: int) -> dict[str, object]:
    """What the last line of a log for machines says of the run."""
    return logs.facts(
        status=status,
        documents=len(tally.documents),
        new=tally.new,
        unchanged=tally.unchanged,
        rechecked=tally.rechecked,
        postponed=tally.postponed,
        requests=source.usage.requests,
        cache_hits=source.usage.cache_hits,
    )


def _warn_of(tally: Tally, store: Store) -> None:
    """What people have to know besides the findings, where there is such a thing."""
    for unreadable in tally.unreadable:
        is_new = unreadable in tally.newly_unreadable
        _log.log(
            logging.WARNING if is_new else logging.INFO,
            "%s: %s",
            report.printable(unreadable.name),
            unreadable.reason,
        )
    if not tally.documents:
        _log.warning("no documents were found there")
    for reason, count in list(store.reasons_unchecked(tally.documents).items())[:3]:
        _log.warning(
            "%d unchecked, to be asked again by the next run: %s", count, reason
        )
    if tally.postponed:
        _log.warning(
            "%d findings could not be looked at again and stand as they were: %s",
            tally.postponed,
            tally.why_postponed,
        )


def _run(
    paths: Sequence[str],
    source: Source,
    store: Store,
    settings: Settings,
    failing: Collection[str],
) -> tuple[Tally, int]:
    """One run with its row in `runs`: what was done, and the exit status."""
    parameters = shipped_parameters()
    now = datetime.now(UTC)
    run_id = store.begin_run(source.name, stamp(now))
    night = Night(
        run_id=run_id,
        now=now,
        schedule=settings.schedule,
        parameters=parameters,
        reader=__version__,
        program=_program(source, parameters),
    )
    try:
        with _progress() as progress:
            tally = verify(find_documents(paths), source, store, night, progress)
    except _Stop:
        _finish(store, run_id, STOPPED)
        raise
    verdicts = store.count_verdicts(tally.documents)
    status = _status(verdicts, failing)
    if status == FINISHED and tally.postponed:
        status = UNCHECKED
    _finish(
        store,
        run_id,
        status,
        documents=len(tally.documents),
        mentions=store.count_mentions(tally.documents),
        findings=sum(verdicts.values()),
        unchecked=verdicts.get("unchecked", 0),
        postponed=tally.postponed,
        requests=source.usage.requests,
        cache_hits=source.usage.cache_hits,
    )
    return tally, status


def _program(source: Source, parameters: Parameters) -> str:
    """What a verdict depends on besides the document and PubMed itself."""
    extent = "complete" if source.complete else "partial"
    return f"{__version__} {parameters.version} {source.name} {extent}"


def _finish(store: Store, run_id: int, status: int, **counts: int) -> None:
    finished_at = stamp(datetime.now(UTC))
    store.finish_run(
        run_id, {"finished_at": finished_at, "exit_status": status, **counts}
    )


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
            yield OffPeak(entrez) if settings.off_peak else entrez
    elif settings.local:
        with closing(Local.open(settings.local)) as local:
            yield local
    else:
        with closing(open_snapshot()) as snapshot:
            yield snapshot


for command in (findings, explain, changes, decide, undecide, backup, prune):
    cli.add_command(command)


@cli.command()
@DATABASE
@_SOURCE
@_LOCAL
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
    sys.exit(FAILED_ON if any(c.state == "wrong" for c in checks) else FINISHED)


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
    how = f"Entrez, {key}" if settings.chosen_source == "entrez" else "local PubMed"
    yield Check(about, "ok", f"source: {how}")

    def reach() -> str:
        with open_source(settings) as chosen:
            return chosen.reach()

    yield from examine(db, settings.cache, datetime.now(UTC), reach)


def _show_check(check: Check) -> Iterator[str]:
    found = report.printable(check.found)
    yield f"{check.state:6}{check.about:15}{found}"
    if check.advice:
        yield f"{'':21}-> {check.advice}"


# ---------------------------------------------------------------------- printing


def _print_summary(
    news: News, rows: Sequence[report.Row], tally: Tally, db: Path
) -> None:
    """What is new, how things stand, and where the rest of it is."""
    print_lines(
        [
            *show_news(news),
            "",
            _summary(tally, len(rows)),
            *report.show_totals(rows),
            "",
            f"Database: {db}    One finding in full: verifier explain ID --db {db}",
        ]
    )


def _summary(tally: Tally, findings: int) -> str:
    documents = len(tally.documents)
    unchanged = f", {tally.unchanged} of them unchanged" if tally.unchanged else ""
    return (
        f"{documents} document{'' if documents == 1 else 's'}{unchanged};"
        f" {findings} finding{'' if findings == 1 else 's'}:"
    )


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
            bar.update(
                task,
                completed=len(tally.documents),
                description=f"{tally.studies} studies, documents",
            )

        yield show


# ------------------------------------------------------------------- exit status


def _check_paths(paths: Iterable[str]) -> None:
    """Every path is there; addresses are left to whoever reads them."""
    for path in paths:
        if "://" not in path and not os.path.exists(path):  # noqa: PTH110 - any text
            raise SettingsError(f"{report.printable(path)}: no such file or folder")


def _checked_verdicts(stated: str) -> frozenset[str]:
    verdicts = frozenset(v.strip() for v in stated.split(",") if v.strip())
    if unknown := sorted(verdicts - set(report.VERDICTS)):
        raise SettingsError(
            f"--fail-on: {unknown[0]!r} is no verdict; there are"
            f" {', '.join(report.VERDICTS)}"
        )
    return verdicts


def _status(verdicts: Collection[str], failing: Collection[str]) -> int:
    if not set(failing).isdisjoint(verdicts):
        return FAILED_ON
    return UNCHECKED if "unchecked" in verdicts else FINISHED


class _Stop(BaseException):
    """A signal asks the program to end; no library takes it for an error."""


def _stop(_signal: int, _frame: FrameType | None) -> NoReturn:
    raise _Stop


def main() -> None:
    """Run the command line; every expected failure is one line and a status."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _stop)
    _accept_any_text()
    secrets = (environment().get("NCBI_API_KEY", "").strip(),)
    with logs.writing(quiet=True, secrets=secrets):
        sys.exit(_status_of(lambda: cli(standalone_mode=False)))


_EXPECTED = (
    LockedError, SettingsError, StoreError, SourceError, report.ReportError,
    DecisionError, OperationError,
)  # fmt: skip


def _status_of(command: Callable[[], object]) -> int | str | None:
    """The exit status of a command, whatever becomes of it."""
    status: int | str | None = BAD_USAGE
    try:
        command()
        status = FINISHED
    except SystemExit as leave:
        status = leave.code
    except click.exceptions.Exit as leave:
        status = leave.exit_code
    except click.exceptions.NoArgsIsHelpError as usage:
        usage.show()
    except click.ClickException as error:
        said = report.printable(error.format_message())
        _warn(f"{said} (try `verifier --help`)")
    except _EXPECTED as error:
        _warn(str(error))
        status = LOCKED if isinstance(error, LockedError) else BAD_USAGE
    except _Stop:
        _warn("interrupted; what was finished is stored")
        status = STOPPED
    except OSError as error:
        _warn(f"{error.filename or 'I/O'}: {error.strerror or error}")
    except Exception:  # noqa: BLE001 - no traceback may go around the log
        _log.critical("this should not happen; please report it:", exc_info=True)
        status = CRASHED
    return status


def _accept_any_text() -> None:
    """Letters that a terminal's encoding lacks are escaped, and end no run."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
