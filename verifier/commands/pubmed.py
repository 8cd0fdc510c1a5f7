"""`verifier pubmed`: a copy of PubMed on this machine, fetched, built, kept up."""

import json
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import asdict
from pathlib import Path

import click

from verifier.commands.options import CONFIG, JSON
from verifier.commands.output import Bar, duration, print_lines, progress_bar, warn
from verifier.lock import hold
from verifier.pubmed import build as bulk
from verifier.pubmed.download import DEFAULT_URL, Fetched, download
from verifier.pubmed.files import bulk_files
from verifier.pubmed.local import build_from_file
from verifier.pubmed.record_lines import BadLineError
from verifier.report import printable
from verifier.settings import SettingsError, environment, load_settings

DEFAULT = Path("pubmed.db")
# All that could be done has been done, but a file is broken or could not be fetched.
INCOMPLETE = 1

_LOCAL = click.option(
    "--local",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The local PubMed.  [default: what verifier.toml says, else pubmed.db]",
)
_FOLDER = click.argument(
    "folder", type=click.Path(exists=True, file_okay=False, path_type=Path)
)


@click.group()
def pubmed() -> None:
    """Keep all of PubMed on this machine.

    `download` fetches NLM's files (over 31 GB), `build` makes them into one SQLite
    file, `update` adds the files of the days since. `verifier run` looks studies up
    there where it is told so: with `--local pubmed.db`, or `local = "pubmed.db"` in
    verifier.toml, and without NCBI_EMAIL or with `--source local`.

    \b
    Exit status:
      0  done
      1  done, but a file is broken or could not be fetched; it is named
      2  bad usage, or nothing could be done
      4  another build or update of the same file is at work
    """  # noqa: D301 - the backspace keeps the lines of the list apart


@pubmed.command(name="download")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--url",
    default=DEFAULT_URL,
    show_default=True,
    help="Where `baseline/` and `updatefiles/` lie.",
)
def download_(folder: Path, url: str) -> None:
    """Fetch PubMed's baseline and update files into FOLDER.

    One file at a time. What is there already is not fetched again, and what was
    interrupted goes on where it was.
    """
    started = time.monotonic()
    with progress_bar() as bar:

        def show(fetched: Fetched) -> None:
            if fetched.problem:
                warn(f"{fetched.file}: {printable(fetched.problem)}")
            done, files = fetched.done, fetched.files
            left = (time.monotonic() - started) * (files - done) / done
            bar(fetched.file, done, files, f"about {duration(left)} left")

        failed = download(url, folder, show)
    there = len(bulk_files(folder))
    click.echo(f"{there:,} files in {folder}; {len(failed):,} could not be fetched")
    sys.exit(INCOMPLETE if failed else 0)


@pubmed.command()
@click.argument("folder", type=click.Path(exists=True, path_type=Path))
@_LOCAL
@CONFIG
def build(folder: Path, local: Path | None, config: Path | None) -> None:
    """Make the files in FOLDER into a local PubMed.

    FOLDER holds `pubmedYYnNNNN.xml.gz` files: the baseline, and update files in a
    folder `updatefiles`, as `verifier pubmed download` leaves them. Files that are in
    already are passed over, so that a build that was interrupted goes on. Instead of a
    folder, a file of records as JSON lines is taken, packed (.gz, .xz) or not.
    """
    path = _local(local, config)
    if folder.is_file():
        with _alone(path):
            count = _build_from_file(folder, path)
        click.echo(f"{count:,} records in {path}")
        return
    if not bulk_files(folder):
        raise SettingsError(f"{folder}: no files pubmedYYnNNNN.xml.gz there")
    _apply(bulk.build, folder, path)


@pubmed.command()
@_FOLDER
@_LOCAL
@CONFIG
def update(folder: Path, local: Path | None, config: Path | None) -> None:
    """Add the update files in FOLDER that are newer than all that are in."""
    _apply(bulk.update, folder, _local(local, config))


@pubmed.command()
@_LOCAL
@CONFIG
@JSON
def status(
    local: Path | None,
    config: Path | None,
    as_json: bool,  # noqa: FBT001 - a flag
) -> None:
    """Say what the local PubMed holds, and whether that is all of PubMed."""
    path = _local(local, config)
    found = bulk.status(path)
    if as_json:
        print_lines([json.dumps(asdict(found))])
    else:
        print_lines(_show_status(path, found))


def _show_status(path: Path, found: bulk.Status) -> Iterator[str]:
    each = found.size / max(found.records, 1)
    yield f"local PubMed  {path}"
    yield f"records       {found.records:,}"
    yield f"newest        {found.newest or 'not known'}"
    yield f"files         {_files(found)}"
    yield f"missing       {', '.join(found.missing) or 'none'}"
    yield f"on disk       {found.size / 2**20:,.1f} MB, {each:,.0f} bytes a record"
    complete = "yes: rejections are final" if found.complete else _why_partial(found)
    yield f"complete      {complete}"


def _files(found: bulk.Status) -> str:
    if not found.files:
        return "none: built from lines of records"
    ends = f"{found.first_file} to {found.last_file}"
    return f"{found.files:,}, {found.updates:,} of them updates: {ends}"


def _why_partial(found: bulk.Status) -> str:
    if not found.files:
        why = "it was not built from PubMed's own files"
    elif found.missing:
        why = "files are missing"
    else:
        why = "no update file says where the baseline ends"
    return f"no: rejections are provisional, for {why}"


# ------------------------------------------------------------------------ building


def _local(local: Path | None, config: Path | None) -> Path:
    """The local PubMed that is meant."""
    offline = {"source": "local", "local": local}
    return load_settings(config, environment(), offline).local or DEFAULT


def _alone(path: Path) -> AbstractContextManager[None]:
    """Nobody else writes to the local PubMed meanwhile."""
    return hold(path.with_name(f"{path.name}.lock"))


Apply = Callable[[Path, Path, Callable[[bulk.Progress], None]], bulk.Report]


def _apply(apply: Apply, folder: Path, path: Path) -> None:
    """Files become records, with a bar; what is broken is named at once."""
    with _alone(path), progress_bar() as bar:
        report = apply(folder, path, lambda done: _show(done, bar))
    if report.missing:
        warn(
            f"missing, so that rejections are provisional: {', '.join(report.missing)}"
        )
    click.echo(
        f"{report.applied:,} files added; {report.records:,} records in {path};"
        f" {len(report.broken):,} files could not be read"
    )
    sys.exit(INCOMPLETE if report.broken else 0)


def _show(done: bulk.Progress, bar: Bar) -> None:
    if done.problem:
        warn(f"{done.file}: {printable(done.problem)}")
    bar(
        f"{done.records:,} records, files",
        done.files_done,
        done.files,
        f"about {duration(done.seconds_left)} left",
    )


def _build_from_file(file: Path, path: Path) -> int:
    """The number of records in the store, into which those of the file have come."""
    try:
        return build_from_file(file, path)
    except BadLineError as error:
        raise SettingsError(f"{file}: {error}") from None
