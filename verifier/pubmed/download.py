"""PubMed's bulk files, fetched politely: one at a time, paced, resumed, checked.

NLM keeps them in ``baseline/`` and ``updatefiles/``, each file with its ``.md5``. A
file appears under its name only when it is whole and its checksum agrees; until then
it grows as ``.part``, from which the next run goes on.
"""

import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import httpx
import tenacity

from verifier.pacing import Pacer
from verifier.pubmed.files import DamagedFileError, check_md5, serial

T = TypeVar("T")

DEFAULT_URL = "https://ftp.ncbi.nlm.nih.gov/pubmed/"
FOLDERS = ("baseline", "updatefiles")
INTERVAL = 0.37  # as for E-utilities (ENTREZ.md section 1)
TRIES = 5
LONGEST_PAUSE = 60.0
LARGEST_LISTING = 16 << 20
LARGEST_MD5 = 4096
LARGEST_FILE = 2 << 30  # the largest of 2026 takes 0.1 GB
_LINK = re.compile(r'href="(pubmed\d\dn\d{4,5}\.xml\.gz)"')
_BUSY = {408, 429, 500, 502, 503, 504}


class DownloadError(Exception):
    """The files cannot be fetched or kept; the message is one line."""


class _BusyError(Exception):
    """The server asks to come again, perhaps after so many seconds."""

    def __init__(self, reason: str, seconds: float = 0.0) -> None:
        super().__init__(reason)
        self.seconds = seconds


@dataclass(frozen=True, slots=True)
class Fetched:
    """One file is dealt with: ``problem`` says why it is not there."""

    file: str
    problem: str
    done: int
    files: int


def download(
    base_url: str,
    folder: Path,
    progress: Callable[[Fetched], None] = lambda _: None,
    *,
    clock: Callable[[], float] = time.monotonic,
    sleep: Callable[[float], None] = time.sleep,
) -> tuple[Fetched, ...]:
    """Every file that the server lists lies in the folder, but for those returned.

    Files that are there are not asked for again. Raises DownloadError where the server
    does not list its files, or the folder cannot be written.
    """
    if not base_url.startswith(("https://", "http://")):
        raise DownloadError("the address of PubMed's files is no web address")
    with httpx.Client(
        headers={"User-Agent": "verifier", "Accept-Encoding": "identity"},
        timeout=httpx.Timeout(60.0, connect=15.0),
        trust_env=not base_url.startswith(("http://127.", "http://[::1]")),
    ) as client:
        pacer = Pacer(INTERVAL, clock, sleep)
        server = _Server(client, base_url.rstrip("/") + "/", pacer, sleep)
        try:
            return tuple(_fetch_all(server, folder, progress))
        except OSError as error:
            reason = error.strerror or type(error).__name__
            raise DownloadError(f"{folder}: {reason}") from None


def _fetch_all(
    server: "_Server", folder: Path, progress: Callable[[Fetched], None]
) -> Iterator[Fetched]:
    """Those that could not be fetched."""
    wanted = [(kind, name) for kind in FOLDERS for name in server.listing(f"{kind}/")]
    for done, (kind, name) in enumerate(wanted, start=1):
        (folder / kind).mkdir(parents=True, exist_ok=True)
        problem = _fetch(server, f"{kind}/{name}", folder / kind / name)
        fetched = Fetched(name, problem, done, len(wanted))
        progress(fetched)
        if problem:
            yield fetched


def _fetch(server: "_Server", address: str, target: Path) -> str:
    """The file is there and whole; else why it is not."""
    if target.is_file():
        return ""
    part = target.with_name(target.name + ".part")
    beside = part.with_name(part.name + ".md5")
    try:
        beside.write_bytes(server.small(f"{address}.md5", LARGEST_MD5))
        server.large(address, part)
        try:
            check_md5(part)
        except DamagedFileError:
            # What an interrupted run left may be of another version: once from anew.
            part.unlink()
            server.large(address, part)
            check_md5(part)
    except (DownloadError, DamagedFileError) as error:
        return str(error)
    beside.replace(target.with_name(target.name + ".md5"))
    part.replace(target)
    return ""


class _Server:
    """Requests to the server, each tried several times."""

    def __init__(
        self,
        client: httpx.Client,
        base_url: str,
        pacer: Pacer,
        sleep: Callable[[float], None],
    ) -> None:
        self._client = client
        self._base = base_url
        self._pacer = pacer
        self._sleep = sleep

    def listing(self, address: str) -> list[str]:
        """The names of the bulk files in this folder, in NLM's order."""
        page = self.small(address, LARGEST_LISTING).decode("utf-8", "replace")
        names = {name for name in _LINK.findall(page) if serial(name) is not None}
        return sorted(names, key=lambda name: serial(name) or 0)

    def small(self, address: str, largest: int) -> bytes:
        """The whole answer, of at most so many bytes."""

        def attempt() -> bytes:
            with self._client.stream("GET", self._base + address) as response:
                _demand(response, address, {200})
                body = b""
                for block in response.iter_raw():
                    body += block
                    if len(body) > largest:
                        raise DownloadError(f"{address}: larger than any real one")
                return body

        return self._tried(address, attempt)

    def large(self, address: str, part: Path) -> None:
        """The answer is in this file, to which what is missing was added."""

        def attempt() -> None:
            size = part.stat().st_size if part.is_file() else 0
            headers = {"Range": f"bytes={size}-"} if size else {}
            url = self._base + address
            with self._client.stream("GET", url, headers=headers) as response:
                if response.status_code == 416:  # nothing is missing, or all is wrong
                    return
                _demand(response, address, {200, 206})
                goes_on = response.status_code == 206
                with part.open("ab" if goes_on else "wb") as stream:
                    for block in response.iter_raw():
                        if stream.tell() > LARGEST_FILE:
                            raise DownloadError(f"{address}: larger than any real one")
                        stream.write(block)

        self._tried(address, attempt)

    def _tried(self, address: str, attempt: Callable[[], T]) -> T:
        def paced() -> T:
            self._pacer.wait()
            return attempt()

        retrying = tenacity.Retrying(
            retry=tenacity.retry_if_exception_type((_BusyError, httpx.TransportError)),
            stop=tenacity.stop_after_attempt(TRIES),
            wait=_pause,
            sleep=self._sleep,
            reraise=True,
        )
        try:
            return retrying(paced)
        except (_BusyError, httpx.HTTPError, httpx.InvalidURL) as error:
            reason = str(error).splitlines()[:1] or [type(error).__name__]
            raise DownloadError(f"{address}: {reason[0]}") from None


def _demand(response: httpx.Response, address: str, wanted: set[int]) -> None:
    status = response.status_code
    if status in _BUSY:
        after = response.headers.get("Retry-After", "")
        seconds = float(after) if after.isascii() and after.isdigit() else 0.0
        raise _BusyError(f"the server answers {status}", seconds)
    if status not in wanted:
        raise DownloadError(f"{address}: the server answers {status}")


def _pause(state: tenacity.RetryCallState) -> float:
    """One, two, four seconds …, or as long as the server asks."""
    error = state.outcome.exception() if state.outcome else None
    asked = error.seconds if isinstance(error, _BusyError) else 0.0
    return min(LONGEST_PAUSE, max(asked, 2.0 ** (state.attempt_number - 1)))
