"""Polite visits to web servers, one after the other.

robots.txt is obeyed (RFC 9309), requests to one host are spaced out, an unchanged
page costs a 304, and no answer may be larger, or take longer, than ``Manners`` says.
"""

import logging
import re
import ssl
import time
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple, Protocol, Self
from urllib.parse import urljoin

import httpx
from protego import Protego

from verifier import __version__
from verifier.documents.limits import MAX_BYTES, megabytes
from verifier.documents.places import Place, RefusedError, UnreachableError, place_of

_log = logging.getLogger(__name__)

_ROBOT = "verifier"  # what robots.txt calls us
_REDIRECTS = 5
_ROBOTS_BYTES = 500 * 1024  # what RFC 9309 asks a crawler to read at least
_LONGEST_WAIT = 60.0  # seconds that a server may ask us to wait


@dataclass(frozen=True, slots=True)
class Manners:
    """How pages are asked for.

    ``contact`` is an address or page where the people who run this can be reached;
    it goes into the User-Agent. ``pause`` is the least time between the starts of two
    requests to one host, ``patience`` the most time for one page, both in seconds.
    ``private`` allows addresses that are not public.
    """

    contact: str
    pause: float = 1.0
    patience: float = 120.0
    max_bytes: int = MAX_BYTES
    private: bool = False

    @property
    def agent(self) -> str:
        """The User-Agent."""
        return (
            f"verifier/{__version__} (checks the studies a page names; {self.contact})"
        )


@dataclass(frozen=True, slots=True)
class Page:
    """An answer, with what is needed to ask whether it has changed."""

    content_type: str
    body: bytes
    etag: str = ""
    last_modified: str = ""


class Pages(Protocol):
    """Pages of earlier runs, by address."""

    def get(self, address: str) -> Page | None:
        """The page, if it was kept."""
        ...

    def put(self, address: str, page: Page) -> None:
        """Keep the page."""
        ...


class Clock(NamedTuple):
    """Where time comes from."""

    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep


@dataclass(slots=True)
class Visitor:
    """One run's visits: connections, robots.txt and pauses per host."""

    manners: Manners
    pages: Pages
    clock: Clock
    _client: httpx.Client | None = None
    _host: tuple[str, str] = ("", "")
    _tls: ssl.SSLContext = field(default_factory=ssl.create_default_context)
    _robots: dict[str, Protego | str] = field(default_factory=dict)
    _next: dict[str, float] = field(default_factory=dict)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._client:
            self._client.close()

    def page(self, address: str) -> Page:
        """The page at an address, from the store where it has not changed."""
        kept = self.pages.get(address)
        asked = address
        for _ in range(_REDIRECTS + 1):
            self._check_robots(asked)
            answer = self._patient_get(asked, kept)
            if isinstance(answer, str):
                asked = urljoin(asked, answer)
                continue
            if answer is None:
                if kept is None:
                    raise RefusedError("unchanged since never: the server is confused")
                return kept
            self.pages.put(address, answer)
            return answer
        raise RefusedError("redirected too often")

    def _check_robots(self, address: str) -> None:
        origin = place_of(address, private=self.manners.private).origin
        if origin not in self._robots:
            self._robots[origin] = self._fetch_robots(origin)
        robots = self._robots[origin]
        if isinstance(robots, str):
            raise RefusedError(f"robots.txt cannot be had, so nothing may be: {robots}")
        if not robots.can_fetch(address, _ROBOT):
            raise RefusedError("robots.txt forbids it")

    def _fetch_robots(self, origin: str) -> Protego | str:
        """The rules of a host, or why it does not say (RFC 9309, 2.3.1)."""
        asked = f"{origin}/robots.txt"
        brief = replace(self.manners, max_bytes=_ROBOTS_BYTES)
        for _ in range(_REDIRECTS + 1):
            try:
                answer = self._get(asked, None, brief, truncate=True)
            except StatusError as error:
                return Protego.parse("") if 400 <= error.status < 500 else str(error)
            except UnreachableError as error:
                return str(error)
            if isinstance(answer, str):
                asked = urljoin(asked, answer)
            elif answer:
                return Protego.parse(answer.body.decode("utf-8", "replace"))
        return Protego.parse("")

    def _patient_get(self, address: str, kept: Page | None) -> Page | str | None:
        """The answer; where the server asks to wait a while, the one after that."""
        try:
            return self._get(address, kept, self.manners)
        except StatusError as error:
            if error.wait is None or error.wait > _LONGEST_WAIT:
                raise
            self.clock.sleep(error.wait)
        return self._get(address, kept, self.manners)

    def _get(
        self,
        address: str,
        kept: Page | None,
        manners: Manners,
        *,
        truncate: bool = False,
    ) -> Page | str | None:
        """A page, the address it has moved to, or nothing where it has not changed."""
        place = place_of(address, private=manners.private)
        self._pause(place)
        _log.debug("GET %r", address)
        headers = {
            "User-Agent": manners.agent,
            "Host": place.netloc,
            "Accept": "text/html, application/xhtml+xml, application/pdf, text/plain,"
            " */*;q=0.5",
            "Accept-Encoding": "gzip, deflate",
        }
        if kept and kept.etag:
            headers["If-None-Match"] = kept.etag
        if kept and kept.last_modified:
            headers["If-Modified-Since"] = kept.last_modified
        try:
            with self._client_for(place).stream(
                "GET",
                place.target,
                headers=headers,
                extensions={"sni_hostname": place.host},
            ) as response:
                return self._answer(response, manners, truncate=truncate)
        except httpx.TimeoutException as error:
            raise UnreachableError("the server does not answer in time") from error
        except (httpx.HTTPError, httpx.InvalidURL, OSError) as error:
            what = " ".join(str(error).split())[:200] or type(error).__name__
            raise UnreachableError(f"the connection failed: {what}") from error

    def _answer(
        self, response: httpx.Response, manners: Manners, *, truncate: bool
    ) -> Page | str | None:
        status = response.status_code
        if status == httpx.codes.NOT_MODIFIED:
            return None
        if status in (301, 302, 303, 307, 308) and "location" in response.headers:
            return response.headers["location"]
        if status != httpx.codes.OK:
            raise StatusError(status, response.headers.get("retry-after", ""))
        body = unpacked(
            self._in_time(response, manners),
            response.headers.get("content-encoding", "").strip().lower(),
            manners.max_bytes,
            truncate=truncate,
        )
        return Page(
            response.headers.get("content-type", "")[:200],
            body,
            response.headers.get("etag", "")[:500],
            response.headers.get("last-modified", "")[:100],
        )

    def _in_time(self, response: httpx.Response, manners: Manners) -> Iterator[bytes]:
        """The raw body, as long as patience lasts."""
        end = self.clock.now() + manners.patience
        for chunk in response.iter_raw():
            if self.clock.now() > end:
                raise UnreachableError(
                    f"the page takes more than {manners.patience:.0f} s"
                )
            yield chunk

    def _pause(self, place: Place) -> None:
        """Wait until this host may be asked again."""
        robots = self._robots.get(place.origin)
        delay = robots.crawl_delay(_ROBOT) if isinstance(robots, Protego) else None
        pause = max(self.manners.pause, min(delay or 0.0, _LONGEST_WAIT))
        wait = self._next.get(place.host, 0.0) - self.clock.now()
        if wait > 0:
            self.clock.sleep(wait)
        self._next[place.host] = self.clock.now() + pause

    def _client_for(self, place: Place) -> httpx.Client:
        """A client whose connections are this host's alone."""
        here = (place.origin, place.ip)
        if self._client is None or self._host != here:
            if self._client:
                self._client.close()
            self._host = here
            self._client = httpx.Client(
                verify=self._tls, trust_env=False, timeout=30.0, follow_redirects=False
            )
        return self._client


class StatusError(RefusedError):
    """The server answers with a status that is no page."""

    def __init__(self, status: int, retry_after: str) -> None:
        reason = httpx.codes.get_reason_phrase(status)
        super().__init__(f"the server answers {status} {reason}".rstrip())
        self.status = status
        waits = status in (429, 503) and re.fullmatch(r"\d{1,6}", retry_after.strip())
        self.wait = float(retry_after) if waits else None


def unpacked(
    chunks: Iterable[bytes], encoding: str, limit: int, *, truncate: bool = False
) -> bytes:
    """The body, at most this long, however small it was packed."""
    if encoding not in ("", "identity", "gzip", "x-gzip", "deflate"):
        raise RefusedError(f"packed in a way that was not asked for: {encoding[:40]}")
    unpacker = zlib.decompressobj(47) if encoding not in ("", "identity") else None
    parts: list[bytes] = []
    length = 0
    try:
        for chunk in chunks:
            room = limit + 1 - length
            part = unpacker.decompress(chunk, room) if unpacker else chunk[:room]
            parts.append(part)
            length += len(part)
            if length > limit:
                if truncate:
                    break
                raise RefusedError(f"more than is read ({megabytes(limit)})")
    except zlib.error as error:
        raise RefusedError(f"broken packing ({error})") from error
    return b"".join(parts)[:limit]
