"""The command line: the program's commands, and how each of them ends."""

import io
import logging
import signal
import sys
from collections.abc import Callable
from types import FrameType
from typing import NoReturn

import click

from verifier import __version__, logs, report
from verifier.commands.endings import (
    BAD_USAGE,
    CRASHED,
    FINISHED,
    LOCKED,
    STOPPED,
    Stop,
)
from verifier.commands.evaluation import evaluate
from verifier.commands.findings import changes, decide, explain, findings, undecide
from verifier.commands.output import warn
from verifier.commands.pubmed import pubmed
from verifier.commands.runs import run
from verifier.commands.upkeep import backup, doctor, prune
from verifier.findings.decisions import DecisionError
from verifier.findings.store import StoreError
from verifier.lock import LockedError
from verifier.operations import OperationError
from verifier.pubmed.download import DownloadError
from verifier.pubmed.store import StoreError as LocalStoreError
from verifier.settings import SettingsError, environment
from verifier.sources import SourceError

_log = logging.getLogger(__name__)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="verifier")
def cli() -> None:
    """Check the studies that health pages name against PubMed.

    `verifier run pages/` reads documents, looks up every study they name, and leaves
    verdicts with their evidence in a SQLite file. The other commands read that file.
    """


for command in (
    run, findings, explain, changes, decide, undecide, doctor, backup, prune, pubmed,
    evaluate,
):  # fmt: skip
    cli.add_command(command)


def _stop(_signal: int, _frame: FrameType | None) -> NoReturn:
    raise Stop


def main() -> None:
    """Run the command line; every expected failure is one line and a status."""
    _accept_any_text()
    secrets = (environment().get("NCBI_API_KEY", "").strip(),)
    with logs.writing(quiet=True, secrets=secrets):
        sys.exit(_status_of(lambda: cli(prog_name="verifier", standalone_mode=False)))


_EXPECTED = (
    LockedError, SettingsError, StoreError, SourceError, report.ReportError,
    DecisionError, OperationError, LocalStoreError, DownloadError,
)  # fmt: skip


def _status_of(command: Callable[[], object]) -> int | str | None:
    """The exit status of a command, whatever becomes of it."""
    status: int | str | None = BAD_USAGE
    try:
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, _stop)
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
        context = error.ctx if isinstance(error, click.UsageError) else None
        named = context.command_path if context else "verifier"
        warn(f"{said} (try `{named} --help`)")
    except _EXPECTED as error:
        warn(str(error))
        status = LOCKED if isinstance(error, LockedError) else BAD_USAGE
    except Stop:
        warn("interrupted; what was finished is stored")
        status = STOPPED
    except OSError as error:
        warn(f"{error.filename or 'I/O'}: {error.strerror or error}")
    except Exception:  # noqa: BLE001 - no traceback may go around the log
        _log.critical("this should not happen; please report it:", exc_info=True)
        status = CRASHED
    return status


def _accept_any_text() -> None:
    """Letters that a terminal's encoding lacks are escaped, and end no run."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
