"""The log on standard error: a line for people, or JSON for machines.

Whatever is written through it has the API key blotted out, tracebacks too.
"""

import json
import logging
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Literal

import click

LogFormat = Literal["text", "json"]

_HIDDEN = "***"
# The key with which `run` notes what happened, for whoever reads the log by machine.
_EXTRA = "facts"


class _Discreet(logging.Formatter):
    """Formats a record as ``render`` does, without the secrets it was told."""

    def __init__(self, secrets: tuple[str, ...]) -> None:
        super().__init__()
        self._secrets = tuple(s for s in secrets if s)

    def format(self, record: logging.LogRecord) -> str:
        text = self.render(record)
        for secret in self._secrets:
            text = text.replace(secret, _HIDDEN)
        return text

    def render(self, record: logging.LogRecord) -> str:
        raise NotImplementedError


class _Text(_Discreet):
    """The message; with ``full`` when, how grave and from where as well."""

    def __init__(self, secrets: tuple[str, ...], *, full: bool) -> None:
        super().__init__(secrets)
        self._full = full

    def render(self, record: logging.LogRecord) -> str:
        message = record.getMessage()
        if self._full:
            head = f"{_at(record)} {record.levelname.lower()} {record.name}: "
        else:
            head = "" if record.levelno == logging.INFO else "verifier: "
        lines = [f"{head}{message}"]
        if record.exc_info and (self._full or record.levelno >= logging.CRITICAL):
            lines += "".join(traceback.format_exception(*record.exc_info)).splitlines()
        return "\n".join(lines)


class _Json(_Discreet):
    """One JSON object on a line."""

    def render(self, record: logging.LogRecord) -> str:
        stated = {
            "at": _at(record),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
            **getattr(record, _EXTRA, {}),
        }
        if record.exc_info:
            stated["traceback"] = "".join(traceback.format_exception(*record.exc_info))
        return json.dumps(stated, ensure_ascii=False)


class Log(logging.Handler):
    """Writes to standard error.

    ``quiet`` holds back what goes as it should, until there is something to say
    (`tell`) or something goes wrong: cron mails whatever is written.
    """

    def __init__(self, formatter: logging.Formatter, *, quiet: bool) -> None:
        super().__init__()
        self.setFormatter(formatter)
        self._held: list[str] = []
        self._quiet = quiet

    def emit(self, record: logging.LogRecord) -> None:
        """Write the record, or hold it back."""
        if self._quiet and record.levelno < logging.WARNING:
            self._held.append(self.format(record))
            return
        self._flush()
        click.echo(self.format(record), err=True)

    def tell(self) -> None:
        """Hold nothing back any more."""
        self._quiet = False
        self._flush()

    def _flush(self) -> None:
        held, self._held = self._held, []
        for line in held:
            click.echo(line, err=True)


@contextmanager
def writing(
    log_format: LogFormat = "text",
    *,
    debug: bool = False,
    quiet: bool = False,
    secrets: tuple[str, ...] = (),
) -> Iterator[Log]:
    """Everything that is logged while the block runs goes through one `Log`."""
    formatter = _Json(secrets) if log_format == "json" else _Text(secrets, full=debug)
    log, root = Log(formatter, quiet=quiet), logging.getLogger()
    log.addFilter(_is_ours_or_grave)
    outer, level = [h for h in root.handlers if isinstance(h, Log)], root.level
    for handler in outer:
        root.removeHandler(handler)
    root.addHandler(log)
    root.setLevel(logging.DEBUG if debug else logging.INFO)
    try:
        yield log
    finally:
        root.removeHandler(log)
        root.setLevel(level)
        for handler in outer:
            root.addHandler(handler)


def _is_ours_or_grave(record: logging.LogRecord) -> bool:
    """Libraries tell of more than a night's log should hold, and know no secrets."""
    return record.name.startswith("verifier") or record.levelno >= logging.WARNING


def facts(**stated: object) -> dict[str, object]:
    """Named facts beside a message: ``log.info("…", extra=facts(run=3))``."""
    return {_EXTRA: stated}


def _at(record: logging.LogRecord) -> str:
    moment = datetime.fromtimestamp(record.created, UTC)
    return moment.isoformat(timespec="milliseconds")
