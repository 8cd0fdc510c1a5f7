"""Settings: command line over environment over ``verifier.toml``.

The API key is held in a `Secret`, whose text shows nowhere by accident.
"""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from verifier.findings.schedule import Schedule

EUTILS = "https://eutils.ncbi.nlm.nih.gov/entrez/eutils/"
# In which one run sends requests, so that the next night's begins on time (judgement).
HOURS = 20
SourceName = Literal["auto", "entrez", "local"]


class SettingsError(Exception):
    """A setting is wrong; the message names it and says what is right."""


@dataclass(frozen=True, slots=True)
class Secret:
    """A text that prints as stars; ``reveal`` is its one way out."""

    _text: str

    def reveal(self) -> str:
        """The secret itself, for the request body and nothing else."""
        return self._text

    def __bool__(self) -> bool:
        return bool(self._text)

    def __repr__(self) -> str:
        return "Secret(***)" if self._text else "Secret()"

    __str__ = __repr__


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run works with."""

    source: SourceName = "auto"
    email: str = ""
    api_key: Secret = Secret("")
    entrez_url: str = EUTILS
    local: Path | None = None
    cache: Path = Path("cache")
    off_peak: bool = False
    hours: int = HOURS
    schedule: Schedule = field(default_factory=Schedule)

    @property
    def chosen_source(self) -> Literal["entrez", "local"]:
        """``auto`` means Entrez where an e-mail address is set, else local PubMed."""
        if self.source == "auto":
            return "entrez" if self.email else "local"
        return self.source


_KEYS = frozenset(
    {"source", "email", "entrez_url", "local", "cache", "off_peak", "hours", "schedule"}
)


def load_settings(
    config: Path | None,
    environment: Mapping[str, str],
    arguments: Mapping[str, Any],
) -> Settings:
    """The settings in force. ``arguments`` that are None were not given.

    Raises SettingsError where a file, a key or a value is wrong.
    """
    stated = _read_config(config)
    for key, name in (
        ("email", "NCBI_EMAIL"),
        ("api_key", "NCBI_API_KEY"),
        ("entrez_url", "ENTREZ_URL"),
    ):
        if value := environment.get(name, "").strip():
            stated[key] = value
    stated |= {key: value for key, value in arguments.items() if value is not None}
    email = stated.get("email", "")
    if email and ("@" not in email or any(c.isspace() for c in email)):
        raise SettingsError(f"NCBI_EMAIL is no e-mail address: {email!r}")
    settings = Settings(
        source=stated.get("source", "auto"),
        email=email,
        api_key=_checked_key(stated.get("api_key", "")),
        entrez_url=_checked_url(stated.get("entrez_url", EUTILS)),
        local=Path(stated["local"]) if stated.get("local") else None,
        cache=Path(stated.get("cache", "cache")),
        off_peak=bool(stated.get("off_peak", False)),
        hours=stated.get("hours", HOURS),
        schedule=_schedule(stated.get("schedule", {})),
    )
    if settings.source not in {"auto", "entrez", "local"}:
        raise SettingsError(f"source is auto, entrez or local, not {settings.source!r}")
    if settings.chosen_source == "entrez" and not settings.email:
        raise SettingsError(
            "NCBI asks for an e-mail address: set NCBI_EMAIL=you@example.org"
        )
    return settings


def _read_config(config: Path | None) -> dict[str, Any]:
    path = config or Path("verifier.toml")
    if config is None and not path.exists():
        return {}
    try:
        stated = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SettingsError(f"{path} cannot be read: {error.strerror}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path} is not valid TOML: {error}") from None
    if "api_key" in stated:
        raise SettingsError(
            f"{path}: keep the key out of files; set NCBI_API_KEY in the environment"
        )
    if unknown := sorted(stated.keys() - _KEYS):
        known = ", ".join(sorted(_KEYS))
        raise SettingsError(f"{path}: unknown setting {unknown[0]!r}; known: {known}")
    if not isinstance(stated.get("off_peak", False), bool):
        raise SettingsError(f"{path}: off_peak is true or false")
    hours = stated.get("hours", HOURS)
    if type(hours) is not int or hours <= 0:  # True is no number
        raise SettingsError(f"{path}: hours takes whole hours above 0")
    for key in sorted(stated.keys() - {"schedule", "off_peak", "hours"}):
        if not isinstance(stated[key], str):
            raise SettingsError(f"{path}: {key} takes a text in quotes")
    return stated


def _schedule(stated: object) -> Schedule:
    known = {f.name for f in fields(Schedule)}
    if not isinstance(stated, Mapping) or not stated.keys() <= known:
        raise SettingsError(f"[schedule] takes {', '.join(sorted(known))}")
    values: dict[str, Any] = {}
    for name, value in stated.items():
        days = value if name == "rejected" else [value]
        if not isinstance(days, list) or not days:
            raise SettingsError(f"[schedule] {name} takes a list of days")
        if not all(type(d) is int and d > 0 for d in days):  # True is no number
            raise SettingsError(f"[schedule] {name} takes whole days above 0")
        values[name] = tuple(days) if name == "rejected" else value
    return Schedule(**values)


def _checked_key(key: str) -> Secret:
    if key and not (key.isascii() and key.isalnum()):
        raise SettingsError("NCBI_API_KEY holds characters that no NCBI key has")
    return Secret(key)


def _checked_url(url: str) -> str:
    try:
        parts = urlsplit(url)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise SettingsError("ENTREZ_URL must be an http(s) address")
    if parts.username or parts.password or parts.query:
        raise SettingsError("ENTREZ_URL must hold no user, password or query")
    return url if url.endswith("/") else f"{url}/"


def environment() -> Mapping[str, str]:
    """The process's environment."""
    return os.environ
