"""The loopback server: real HTTP/1.1 over a library of records.

Keep-alive of four seconds and forty requests, chunked bodies, gzip to clients that ask
for it, headers as they were recorded (FACTS.md section 1).
"""

import gzip
import ipaddress
import os
import socket
import struct
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from email.utils import formatdate
from functools import cached_property, lru_cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from tests.eutils import answers, failures
from tests.eutils.citations import ecitmatch
from tests.eutils.entries import Entry
from tests.eutils.index import Corpus
from tests.eutils.library import Library
from tests.eutils.limiter import Limiter
from tests.eutils.log import Log, Logged
from tests.eutils.messages import HTML, Answer, Request
from tests.eutils.script import Predicate, Script
from verifier.models import Record

ENDPOINTS: dict[str, Callable[[Request, Library], Answer]] = {
    "esearch.fcgi": answers.esearch,
    "efetch.fcgi": answers.efetch,
    "esummary.fcgi": answers.esummary,
    "epost.fcgi": answers.epost,
    "einfo.fcgi": answers.einfo,
    "ecitmatch.cgi": ecitmatch,
}
ROOT = "/entrez/eutils/"
# 414 was reported past some 300 PMIDs by GET, which is about this many characters.
LONGEST_URL = 3_000
LARGEST_FORM = 16 << 20
_CHUNK = 1 << 16
_bomb = lru_cache(maxsize=2)(failures.bomb)


@dataclass(frozen=True, slots=True)
class Options:
    """How strict the server is, and how far its hostile answers go.

    ``rate_limit`` refuses what exceeds 3 (10) requests a second by ``clock``;
    ``retry_after`` is sent with the refusal if it is a number. A key in
    ``invalid_keys`` is refused, and so is an empty one. ``vocabulary`` is that of
    `index.Corpus`: what PubMed would know although none of the records has it.
    """

    host: str = "127.0.0.1"
    port: int = 0
    clock: Callable[[], float] = time.monotonic
    rate_limit: bool = False
    retry_after: int | None = None
    invalid_keys: frozenset[str] = frozenset({"invalid"})
    report_unknown_tags: bool = False
    vocabulary: frozenset[str] = frozenset()
    stall_seconds: float = 60
    drip_pause: float = 0.05
    drip_bytes: int = 1_200
    flood_bytes: int = 256 << 20
    bomb_bytes: int = 256 << 20


class Server:
    """A running loopback E-utilities, until `close`."""

    def __init__(self, records: Iterable[Record | Entry], options: Options) -> None:
        self.options = options
        self.library = Library(
            Corpus(records, options.vocabulary), options.report_unknown_tags
        )
        self.log = Log()
        self.script = Script()
        self.limiter = Limiter(options.clock, enforced=options.rate_limit)
        self.problems: list[BaseException] = []
        self.closing = threading.Event()
        self.connections: set[socket.socket] = set()
        self._order = threading.Lock()
        self._http = _Http((_loopback(options.host), options.port), self)
        self._thread = threading.Thread(
            target=self._http.serve_forever, kwargs={"poll_interval": 0.02}
        )
        self._thread.start()

    @property
    def origin(self) -> str:
        """Scheme, address and port."""
        host, port = self._http.server_address[:2]
        return f"http://{f'[{host}]' if ':' in str(host) else host}:{port}"

    @property
    def url(self) -> str:
        """The base address of E-utilities: what ``ENTREZ_URL`` is set to."""
        return f"{self.origin}{ROOT}"

    @property
    def records(self) -> list[Record]:
        """Everything held now, in ascending order of number."""
        return self.library.records

    def fail(
        self,
        name: str,
        *,
        times: int | None = None,
        when: Predicate | None = None,
        endpoint: str = "",
    ) -> None:
        """Fail in this way (see `FAILURES`), as many times as said, or always."""
        self.script.fail(name, times=times, when=when, endpoint=endpoint)

    def heal(self) -> None:
        """Answer honestly from now on."""
        self.script.heal()

    def answer(self, request: Request, connection: int) -> Answer:
        """What this request is answered; it is logged and counted on the way."""
        with self._order:  # so that log and script see one order of arrival
            logged = Logged(self.options.clock(), request, connection)
            self.log.append(logged)
            count = self.limiter.count(request.caller)
            failure = self.script.next(request)
        refusal = self._refused(request, count)
        if refusal is not None:
            logged.status = refusal.status
            return refusal
        limit = self.limiter.limit(keyed=bool(request.get("api_key")))

        def honest() -> Answer:
            return self._honest(request)

        if failure is None:
            answer = honest()
        else:
            logged.failure = failure.name
            situation = failures.Situation(request, self.library, honest, self.origin)
            answer = failure.play(situation)
        logged.status = answer.status
        if answer.via == "application":
            window = (
                ("X-RateLimit-Limit", str(limit)),
                ("X-RateLimit-Remaining", str(max(0, limit - count))),
            )
            answer = replace(answer, headers=(*answer.headers, *window))
        return answer

    def _refused(self, request: Request, count: int) -> Answer | None:
        """What the gateway or the Apache in front of it refuses."""
        if len(request.path) > LONGEST_URL:
            situation = failures.Situation(request, self.library, Answer, self.origin)
            return failures.uri_too_large(situation)
        keys = request.all("api_key")
        if any(not key or key in self.options.invalid_keys for key in keys):
            return failures.invalid_key_answer(keys[-1])
        limit = self.limiter.limit(keyed=bool(keys))
        if self.limiter.enforced and count > limit:
            return failures.rate_limited_answer(
                request.caller, count, limit, self.options.retry_after
            )
        return None

    def _honest(self, request: Request) -> Answer:
        for name, endpoint in ENDPOINTS.items():
            if name.partition(".")[0] == request.endpoint:
                return endpoint(request, self.library)
        if request.path.startswith("/misuse/"):
            return failures.blocked_answer()
        body = b"<html><head><title>404 Not Found</title></head></html>\n"
        return Answer(body, 404, HTML, "apache")

    def close(self) -> None:
        """Stop, and drop every connection; raise what went wrong inside."""
        self.closing.set()
        self._http.shutdown()
        for connection in list(self.connections):
            try:
                connection.shutdown(socket.SHUT_RDWR)
            except OSError:
                continue  # the client was faster
        self._http.server_close()
        self._thread.join()
        if self.problems:
            raise AssertionError("the loopback server failed") from self.problems[0]


@contextmanager
def serve(records: Iterable[Record | Entry] = (), **options: Any) -> Iterator[Server]:
    """A loopback E-utilities over these records; see `Options`."""
    server = Server(records, Options(**options))
    try:
        yield server
    finally:
        server.close()


def _loopback(host: str) -> str:
    """The address to bind; anything that others could reach is refused."""
    address = ipaddress.ip_address("127.0.0.1" if host == "localhost" else host)
    if not address.is_loopback:
        raise ValueError(f"{host} is not a loopback address: this server is for tests")
    return str(address)


class _Http(ThreadingHTTPServer):
    """Passes connections on to handlers that know the `Server`."""

    daemon_threads = False
    block_on_close = True
    request_queue_size = 128

    def __init__(self, address: tuple[str, int], owner: Server) -> None:
        self.owner = owner
        if ":" in address[0]:
            self.address_family = socket.AF_INET6
        super().__init__(address, _Handler)

    def server_bind(self) -> None:
        """Bind without the reverse lookup of the host's name, which may be slow."""
        socket.socket.setsockopt(self.socket, socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.socket.bind(self.server_address)
        self.server_address = self.socket.getsockname()
        self.server_name, self.server_port = self.server_address[:2]

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that goes away is none of the server's problems."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 4  # what the server announces as its keep-alive (FACTS.md 1.6)
    disable_nagle_algorithm = True
    server: _Http

    def setup(self) -> None:
        super().setup()
        self.served = 0
        self.owner.connections.add(self.connection)

    def finish(self) -> None:
        self.owner.connections.discard(self.connection)
        super().finish()

    @cached_property
    def owner(self) -> Server:
        return self.server.owner

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 the base's name
        """The log is `Server.log`; nothing is printed."""

    def do_GET(self) -> None:
        self._respond(b"")

    def do_POST(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        if length > LARGEST_FORM:
            self.close_connection = True
            return
        self._respond(self.rfile.read(length))

    def _respond(self, form: bytes) -> None:
        try:
            request = self._request(form)
            answer = self.owner.answer(request, self.client_address[1])
        except Exception as problem:  # noqa: BLE001 raised again when the server closes
            self.owner.problems.append(problem)
            answer = Answer(b"the loopback server failed\n", 500, via="apache")
        self.served += 1
        try:
            self._deliver(answer)
        except OSError:  # the client has gone, as it may
            self.close_connection = True

    def _request(self, form: bytes) -> Request:
        parts = urlsplit(self.path)
        pairs = parse_qsl(parts.query, keep_blank_values=True)
        pairs += parse_qsl(form.decode("utf-8", "replace"), keep_blank_values=True)
        name = parts.path.removeprefix(ROOT)
        known = parts.path.startswith(ROOT) and name in ENDPOINTS
        return Request(
            endpoint=name.partition(".")[0] if known else parts.path,
            method=self.command,
            path=self.path,
            params=tuple((key.lower(), value) for key, value in pairs),
            headers={key.lower(): value for key, value in self.headers.items()},
            client=str(self.client_address[0]),
        )

    # ------------------------------------------------------------- delivery

    def _deliver(self, answer: Answer) -> None:
        if answer.delivery == "stall":
            self.owner.closing.wait(self.owner.options.stall_seconds)
        if answer.delivery in {"stall", "close", "reset"}:
            self._drop(reset=answer.delivery == "reset")
            return
        body, headers = self._encoded(answer)
        head = self._head(answer, headers)
        if answer.delivery == "whole":
            self._send(head, headers, body)
            return
        self.close_connection = True
        self.wfile.write(head)
        if answer.delivery == "cut":
            self.wfile.write(b"%x\r\n%s" % (len(body) + 1, body[: len(body) // 2]))
            self._drop(reset=True)
        elif answer.delivery == "bomb":
            self._write_chunks([body], pause=0)
            self.wfile.write(b"0\r\n\r\n")
        else:
            self._write_chunks(self._endless(answer), self._pause(answer))

    def _pause(self, answer: Answer) -> float:
        return self.owner.options.drip_pause if answer.delivery == "drip" else 0

    def _endless(self, answer: Answer) -> Iterator[bytes]:
        options = self.owner.options
        if answer.delivery == "drip":
            yield from (b" " for _ in range(options.drip_bytes))
        else:
            yield from (b" " * _CHUNK for _ in range(options.flood_bytes // _CHUNK))

    def _write_chunks(self, chunks: Iterable[bytes], pause: float) -> None:
        for chunk in chunks:
            if self.owner.closing.wait(pause) if pause else self.owner.closing.is_set():
                return
            self.wfile.write(b"%x\r\n%s\r\n" % (len(chunk), chunk))

    def _encoded(self, answer: Answer) -> tuple[bytes, list[tuple[str, str]]]:
        """The body on the wire, and the headers that say how it is encoded."""
        wants_gzip = "gzip" in self.headers.get("Accept-Encoding", "")
        if answer.delivery == "bomb":
            return _bomb(self.owner.options.bomb_bytes), [
                ("Content-Encoding", "gzip"),
                ("Transfer-Encoding", "chunked"),
            ]
        if answer.delivery in {"drip", "flood", "cut"}:
            return answer.body, [("Transfer-Encoding", "chunked")]
        if answer.via != "application" or self.request_version == "HTTP/1.0":
            return answer.body, [("Content-Length", str(len(answer.body)))]
        framing = ("Transfer-Encoding", "chunked")
        if wants_gzip:
            packed = gzip.compress(answer.body, 1)
            return packed, [("Content-Encoding", "gzip"), framing]
        return answer.body, [("Vary", "Accept-Encoding"), framing]

    def _send(self, head: bytes, headers: list[tuple[str, str]], body: bytes) -> None:
        if ("Transfer-Encoding", "chunked") in headers:
            pieces = [body[i : i + _CHUNK] for i in range(0, len(body), _CHUNK)]
            body = b"".join(b"%x\r\n%s\r\n" % (len(p), p) for p in pieces)
            body += b"0\r\n\r\n"
        self.wfile.write(head + body)

    def _head(self, answer: Answer, encoding: list[tuple[str, str]]) -> bytes:
        application = answer.via == "application"
        keep = application and self.served < 40 and not self.close_connection
        self.close_connection = not keep
        headers = [
            ("Date", formatdate(usegmt=True)),
            ("Server", "Apache" if answer.via == "apache" else "Finatra"),
            (
                "Strict-Transport-Security",
                "max-age=31536000; includeSubDomains; preload",
            ),
            ("Content-Security-Policy", "upgrade-insecure-requests"),
            *(self._application_headers() if application else ()),
            ("Content-Type", answer.content_type),
            *answer.headers,
            *encoding,
            ("X-UA-Compatible", "IE=Edge"),
            ("X-XSS-Protection", "1; mode=block"),
            ("Connection", "Keep-Alive" if keep else "close"),
            *((("Keep-Alive", "timeout=4, max=40"),) if keep else ()),
        ]
        reason = self.responses.get(answer.status, ("Unknown",))[0]
        lines = [f"HTTP/1.1 {int(answer.status)} {reason}"]
        lines += [f"{name}: {value}" for name, value in headers]
        return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1", "replace")

    @staticmethod
    def _application_headers() -> list[tuple[str, str]]:
        sid = "0000000000000000_0000SID"
        year_on = formatdate(time.time() + 365 * 86_400, usegmt=True)
        exposed = "X-RateLimit-Limit,X-RateLimit-Remaining"
        return [
            ("Referrer-Policy", "origin-when-cross-origin"),
            ("NCBI-SID", sid),
            ("NCBI-PHID", "00000000000000000000000000000000.1.1.m_1"),
            ("Cache-Control", "private"),
            ("Access-Control-Allow-Origin", "*"),
            ("Access-Control-Expose-Headers", exposed),
            (
                "Set-Cookie",
                f"ncbi_sid={sid}; domain=.nih.gov; path=/; expires={year_on}",
            ),
        ]

    def _drop(self, *, reset: bool) -> None:
        """End the connection at once: with RST if ``reset``, else with FIN."""
        self.close_connection = True
        self.owner.connections.discard(self.connection)
        if reset:
            linger = struct.pack("ii", 1, 0)
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
            os.close(self.connection.detach())
