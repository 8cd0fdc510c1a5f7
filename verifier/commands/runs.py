"""`verifier run`: documents in, findings out."""

import gc
import logging
import sys
from collections.abc import Collection, Iterable, Sequence
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

import click

from verifier import __version__, logs, report
from verifier.commands.endings import FAILED_ON, FINISHED, STOPPED, UNCHECKED, Stop
from verifier.commands.opening import checked_inputs, open_inputs, open_source
from verifier.commands.options import CACHE, CONFIG, DATABASE, JSON, LOCAL, SOURCE
from verifier.commands.output import Bar, print_json, print_lines, progress_bar
from verifier.deciding.parameters import Parameters, shipped_parameters
from verifier.findings.schedule import stamp
from verifier.findings.store import Store
from verifier.lock import hold
from verifier.news import News, load_news, machine_rows, show_news
from verifier.pipeline import Input, Night, Tally, verify
from verifier.settings import Settings, SettingsError, environment, load_settings
from verifier.sources import Source

_HOW_TO_SWITCH = (
    "Its rejections are provisional. To ask PubMed itself:"
    " NCBI_EMAIL=you@example.org make verify"
)

# New objects, some 100 MB; collections of the young, of the middle generation.
_BEFORE_COLLECTING = (1_000_000, 50, 50)
_log = logging.getLogger(__name__)


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="PATH...")
@DATABASE
@SOURCE
@LOCAL
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
    "--allow-private",
    is_flag=True,
    help="Fetch pages from this machine and private networks too.",
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
    inputs: tuple[str, ...],
    db: Path,
    source: str | None,
    local: Path | None,
    cache: Path | None,
    config: Path | None,
    fail_on: str,
    wait: float,
    off_peak: bool | None,  # noqa: FBT001 - a flag
    allow_private: bool,  # noqa: FBT001 - a flag
    log_format: logs.LogFormat,
    debug: bool,  # noqa: FBT001 - a flag
    as_json: bool,  # noqa: FBT001 - a flag
) -> None:
    """Verify the studies that the documents at PATH... name.

    PATH is a file, a folder, the address of a web page or of a sitemap, or a file that
    lists addresses, one a line. Sites are asked politely: robots.txt is obeyed, pages
    of one host are fetched a second apart, and NCBI_EMAIL says whom they may write to.

    What has not changed since the last run and is not due to be asked again is left
    alone. Prints what is new since the last run: nothing when nothing is.

    \b
    Exit status:
      0  finished, everything has been asked
      1  finished, and a verdict named in --fail-on occurred
      2  bad usage or configuration, nothing done
      3  finished, but some studies are unchecked
      4  another run holds the lock
    """  # noqa: D301 - the backspace keeps the lines of the list apart
    paths, addresses = checked_inputs(inputs)
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
            if not settings.local:
                # Nobody chose the few records that ship: that is said every time.
                log.tell()
        documents = stack.enter_context(
            open_inputs(paths, addresses, settings, allow_private=allow_private)
        )
        tally, status = _run(documents, chosen, store, settings, failing)
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
    if not tally.documents and tally.unreadable:
        _log.warning("no document could be read")
    elif not tally.documents:
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
    documents: Iterable[Input],
    source: Source,
    store: Store,
    settings: Settings,
    failing: Collection[str],
) -> tuple[Tally, int]:
    """One run with its row in `runs`: what was done, and the exit status."""
    # Records and evidence refer to nothing in circles: to look for such among millions
    # of them every few hundred takes a quarter of a run.
    gc.set_threshold(*_BEFORE_COLLECTING)
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
        with progress_bar() as bar:
            tally = verify(documents, source, store, night, lambda t: _show(t, bar))
    except Stop:
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


def _show(tally: Tally, bar: Bar) -> None:
    bar(f"{tally.studies} studies, documents", len(tally.documents), None, "")


# ------------------------------------------------------------------- exit status


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
