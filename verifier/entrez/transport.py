"""Requests to NCBI E-utilities: always POST, paced, retried, bounded in size and time.

The API key travels in the request body only: it is in no address, no header, no log
line and no exception. Retries are tenacity's, each waiting for its turn like a first
try.
"""

import ipaddress
import logging
import math
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable, Iterable, Mapping
from typing import Self, TypeVar

import httpx
import tenacity

from verifier.entrez.replies import Endpoint, LaterError, PartialError, classify
from verifier.pacing import Pacer
from verifier.sources import FatalError, PermanentError, TransientError

T = TypeVar("T")

DEFAULT_URL = "https://eutils.ncbi.nlm.nih.gov/entrez/eutils/"
TOOL = "verifier"

# NCBI allows 3 requests a second, 10 with a key; 334 ms still drew refusals in 2026
# (ENTREZ.md section 1, FACTS.md section 2.6).
INTERVAL, INTERVAL_WITH_KEY = 0.37, 0.11
TRIES = 5
# Seconds for one request with all its tries, and for the next piece of an answer.
# Judgement: records of 200 papers take NCBI some seconds.
BUDGET, PATIENCE = 120.0, 40.0
LONGEST_PAUSE = 30.0
# After this many requests in a row that failed in all their tries, none is sent; after
# the second, where not even a connection was made since the beginning: no network, a
# wrong address, or no server.
BREAKER, NEVER_REACHED = 8, 2
# 200 records are about 6 MB, and 259 of them were 3 MB on the wire (item 35).
LARGEST_BODY = 64 * 2**20
# The server closes idle connections after 4 s (FACTS.md section 1.6).
KEEPALIVE = 3.0

_log = logging.getLogger(__name__)


class OversizedError(TransientError):
    """The answer was larger than any real one; not worth a second try."""


class GivenUpError(TransientError):
    """Too many requests failed in a row, or took too long: no more are sent."""


class Transport:
    """One caller's connection to E-utilities.

    Closed with ``close`` or by leaving its context. After a FatalError no further
    request is sent; after ``BREAKER`` exhausted requests in a row none is either, nor
    ``hours`` after the first one.
    """

    def __init__(  # noqa: PLR0913 - what differs between the night and its tests
        self,
        email: str,
        api_key: str = "",
        base_url: str = DEFAULT_URL,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
        interval: float | None = None,
        hours: float = math.inf,
        budget: float = BUDGET,
        patience: float = PATIENCE,
        largest_body: int = LARGEST_BODY,
        http: httpx.BaseTransport | None = None,
    ) -> None:
        url = _checked_url(base_url)
        self.origin = str(url.copy_with(userinfo=b""))
        self._url = url
        self._fields = _identification(email, api_key)
        self._clock, self._sleep = clock, sleep
        self._budget, self._largest = budget, largest_body
        if interval is None:
            interval = INTERVAL_WITH_KEY if "api_key" in self._fields else INTERVAL
        self._pacer = Pacer(interval, clock, sleep)
        self._lock = threading.Lock()
        self._hours, self._ends = hours, 0.0
        self._requests = 0
        self._failures = 0
        self._breaker = NEVER_REACHED
        self._fatal = ""
        # At INFO and DEBUG these two write addresses and headers of every request.
        for name in ("httpx", "httpcore"):
            logging.getLogger(name).setLevel(logging.WARNING)
        self._client = httpx.Client(
            transport=http,
            follow_redirects=False,
            timeout=httpx.Timeout(patience, connect=min(patience, 15.0)),
            limits=httpx.Limits(keepalive_expiry=KEEPALIVE),
            headers={"User-Agent": TOOL, "Accept-Encoding": "gzip"},
            # A proxy of the environment cannot reach this machine's own loopback.
            trust_env=not _is_loopback(url.host),
        )

    @property
    def requests(self) -> int:
        """Requests sent so far, every retry counted."""
        return self._requests

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def ask(
        self,
        endpoint: Endpoint[T],
        fields: Mapping[str, str],
        *,
        splittable: bool = False,
        tries: int = TRIES,
    ) -> T:
        """The answer, after as many tries as tries and time allow.

        ``splittable`` says that the caller can ask for less at once, so that a
        PartialError is left to it, and is no failure.
        """
        self._ends = self._ends or self._clock() + self._hours * 3600
        self._refuse_if_hopeless()
        self._refuse_if_late()
        deadline = self._clock() + self._budget

        def is_worth_another(error: BaseException) -> bool:
            if isinstance(error, OversizedError | GivenUpError):
                return False
            if splittable and isinstance(error, PartialError):
                return False
            return isinstance(error, TransientError)

        def is_enough(state: tenacity.RetryCallState) -> bool:
            out_of_time = self._clock() + state.upcoming_sleep >= deadline
            return out_of_time or state.attempt_number >= tries

        retrying = tenacity.Retrying(
            retry=tenacity.retry_if_exception(is_worth_another),
            stop=is_enough,
            wait=_wait,
            sleep=self._sleep,
            reraise=True,
        )
        try:
            answer: T = retrying(self._attempt, endpoint, fields, deadline)
        except FatalError as error:
            self._fatal = str(error)
            raise
        except (TransientError, PermanentError) as error:
            if not (splittable and isinstance(error, PartialError)):
                with self._lock:
                    self._failures += 1
            raise
        with self._lock:
            self._failures = 0
        return answer

    def _refuse_if_hopeless(self) -> None:
        if self._fatal:
            raise FatalError(self._fatal)
        if self._failures >= self._breaker:
            raise GivenUpError(
                f"PubMed is not answering: {self._failures} requests in a row failed, "
                "so that no more were sent"
            )

    def _refuse_if_late(self) -> None:
        if self._clock() >= self._ends:
            raise GivenUpError(f"the {self._hours:g} hours of this run are used up")

    def _attempt(
        self, endpoint: Endpoint[T], fields: Mapping[str, str], deadline: float
    ) -> T:
        self._refuse_if_late()
        self._pacer.wait()
        # Whoever looks at the clock now may find that it was suspended meanwhile, and
        # the next one would follow too soon.
        self._refuse_if_hopeless()
        with self._lock:
            self._requests += 1
        status, headers, body = self._send(endpoint.name, fields, deadline)
        _log.debug("%s: status %d, %d bytes", endpoint.name, status, len(body))
        try:
            return classify(endpoint, status, headers, body)
        except LaterError as error:
            self._pacer.hold(min(error.pause, self._budget))
            raise

    def _send(
        self, name: str, fields: Mapping[str, str], deadline: float
    ) -> tuple[int, dict[str, str], bytes]:
        failure = ""
        try:
            with self._client.stream(
                "POST", self._url.join(name), data={**fields, **self._fields}
            ) as response:
                self._breaker = BREAKER
                headers = {k.lower(): v for k, v in response.headers.items()}
                chunks = _until(response.iter_raw(), self._clock, deadline)
                encoding = headers.get("content-encoding", "")
                body = _decoded(chunks, encoding, self._largest)
                return response.status_code, headers, body
        except (httpx.ConnectError, httpx.ConnectTimeout) as error:
            failure = _why_unreachable(error)
        except (httpx.HTTPError, httpx.StreamError, httpx.InvalidURL) as error:
            failure = type(error).__name__
            self._breaker = BREAKER
        # Raised here, so that the new error does not hold the old one, whose request
        # has the key in its body.
        raise TransientError(f"no answer from PubMed ({failure})")


def _why_unreachable(error: BaseException) -> str:
    """What a person can look into, where that is known."""
    known = (
        (ssl.SSLCertVerificationError, "its certificate is not trusted"),
        (socket.gaierror, "its name is not known here"),
        (ConnectionRefusedError, "nothing listens at its address"),
    )
    cause: BaseException | None = error
    while cause:
        for kind, reason in known:
            if isinstance(cause, kind):
                return reason
        cause = cause.__cause__ or cause.__context__
    return type(error).__name__


def _checked_url(base_url: str) -> httpx.URL:
    """The address with a closing slash; FatalError where it cannot be one."""
    try:
        url = httpx.URL(base_url.strip().rstrip("/") + "/")
    except httpx.InvalidURL:
        url = httpx.URL("")
    if url.scheme not in {"http", "https"} or not url.host:
        raise FatalError("ENTREZ_URL must be an http:// or https:// address")
    return url


def _identification(email: str, api_key: str) -> dict[str, str]:
    """The fields that name the caller. An empty key is an error to NCBI: not sent."""
    email, api_key = email.strip(), api_key.strip()
    if "@" not in email or email.lower().startswith("root@"):
        raise FatalError(
            "NCBI asks for the address of a person: set NCBI_EMAIL to one, not root@"
        )
    fields = {"tool": TOOL, "email": email}
    return {**fields, "api_key": api_key} if api_key else fields


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"


_backoff = tenacity.wait_exponential_jitter(initial=1, max=LONGEST_PAUSE, jitter=1)


def _wait(state: tenacity.RetryCallState) -> float:
    """Twice as long after each try, from a second; never less than the server asks."""
    error = state.outcome.exception() if state.outcome else None
    asked = error.pause if isinstance(error, LaterError) else 0.0
    return max(_backoff(state), asked)


def _until(
    chunks: Iterable[bytes], clock: Callable[[], float], deadline: float
) -> Iterable[bytes]:
    """The chunks, as long as there is time: a body may come byte by byte."""
    for chunk in chunks:
        if clock() >= deadline:
            raise TransientError("PubMed did not finish its answer in time")
        yield chunk


def _decoded(chunks: Iterable[bytes], encoding: str, largest: int) -> bytes:
    """The body, unpacked, never more than ``largest`` bytes of it in memory."""
    encoding = encoding.strip().lower()
    if encoding not in {"", "identity", "gzip", "x-gzip"}:
        raise TransientError("PubMed sent an answer in an unknown encoding")
    unpack = zlib.decompressobj(wbits=31) if encoding.endswith("gzip") else None
    body = bytearray()
    for chunk in chunks:
        try:
            room = largest + 1 - len(body)
            body += unpack.decompress(chunk, room) if unpack else chunk
        except zlib.error:
            raise TransientError("PubMed sent a broken answer") from None
        if len(body) > largest:
            raise OversizedError("PubMed sent an answer larger than any real one")
    if unpack and body and not unpack.eof:
        raise TransientError("PubMed sent an incomplete answer")
    return bytes(body)
