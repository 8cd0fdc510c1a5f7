"""Requests are paced, retried and bounded, whatever the server does."""

import gzip
import socket
import ssl
import threading
import time
from contextlib import suppress

import httpx
import pytest

from tests.clocks import Clock
from tests.eutils import FAILURES, serve
from tests.eutils.fixtures import ENTRIES
from verifier.entrez.client import EFETCH
from verifier.entrez.replies import ESEARCH
from verifier.entrez.transport import (
    BREAKER,
    INTERVAL,
    INTERVAL_WITH_KEY,
    NEVER_REACHED,
    TRIES,
    Transport,
)
from verifier.pacing import Pacer
from verifier.sources import FatalError, PermanentError, TransientError

EMAIL, KEY = "curator@example.org", "0123456789abcdef0123456789abcdef0123"
SEARCH = {"db": "pubmed", "term": "(noorlander[1au])", "retmode": "json"}
FETCH = {"db": "pubmed", "id": "80000001", "retmode": "xml"}
FOUND = b'{"esearchresult":{"count":"1","idlist":["7"],"querytranslation":"x"}}'


class Recorder(httpx.BaseTransport):
    """Plays these responses, one a request, the last one for ever."""

    def __init__(self, clock, *responses):
        self.clock, self.responses = clock, list(responses)
        self.starts, self.requests = [], []

    def handle_request(self, request):
        self.starts.append(self.clock())
        request.read()
        self.requests.append(request)
        played = self.responses[0]
        if len(self.responses) > 1:
            self.responses.pop(0)
        if isinstance(played, Exception):
            raise played
        status, headers, body = played
        stream = httpx.ByteStream(body)  # unread, as from a socket
        return httpx.Response(status, headers=headers, stream=stream)


OK = (200, {}, FOUND)
BUSY = (429, {}, b'{"error":"API rate limit exceeded","api-key":"1","limit":"3"}')
DOWN = (502, {}, b"")


def playing(*responses, key="", **options):
    """A transport over these responses, with a clock that only sleeping moves."""
    clock = Clock()
    http = Recorder(clock, *responses)
    transport = Transport(
        EMAIL, key, "https://example.org/e", clock=clock, sleep=clock.sleep, http=http,
        **options,
    )  # fmt: skip
    return transport, http, clock


def live(server, **options):
    """A transport over a running server, whose pauses take no time."""
    clock = Clock()
    options = {"clock": clock, "sleep": clock.sleep, "patience": 1.0, **options}
    return Transport(EMAIL, KEY, server.url, **options)


# ----------------------------------------------------------------------- requests


def test_a_request_is_a_form_in_a_post_that_names_the_caller():
    transport, http, _ = playing(OK, key=KEY)
    transport.ask(ESEARCH, SEARCH)
    [request] = http.requests
    assert (request.method, str(request.url)) == (
        "POST",
        "https://example.org/e/esearch.fcgi",
    )
    form = dict(httpx.QueryParams(request.content.decode()))
    assert form == {**SEARCH, "tool": "verifier", "email": EMAIL, "api_key": KEY}


def test_no_key_is_sent_where_there_is_none():
    """An empty one is an error to NCBI."""
    transport, http, _ = playing(OK, key="  ")
    transport.ask(ESEARCH, SEARCH)
    assert b"api_key" not in http.requests[0].content


@pytest.mark.parametrize("email", ["", "nobody", "root@localhost", "ROOT@example.org"])
def test_a_caller_without_an_address_is_refused_before_any_request(email):
    with pytest.raises(FatalError, match="NCBI_EMAIL"):
        Transport(email)


@pytest.mark.parametrize("url", ["", "eutils.ncbi.nlm.nih.gov", "ftp://x/", "http://"])
def test_an_address_that_is_none_is_refused_before_any_request(url):
    with pytest.raises(FatalError, match="ENTREZ_URL"):
        Transport(EMAIL, base_url=url)


# ------------------------------------------------------------------------- pacing


@pytest.mark.parametrize(("key", "gap"), [("", INTERVAL), (KEY, INTERVAL_WITH_KEY)])
def test_requests_start_apart_whoever_asks(key, gap):
    transport, http, _ = playing(OK, key=key)
    for _ in range(4):
        transport.ask(ESEARCH, SEARCH)
    gaps = [b - a for a, b in zip(http.starts, http.starts[1:], strict=False)]
    assert gaps == pytest.approx([gap] * 3)


def test_threads_share_the_pace():
    """Real time, since it is the server that counts."""
    options = {"clock": time.monotonic, "sleep": time.sleep, "interval": 0.03}
    with serve(ENTRIES) as server, live(server, **options) as transport:
        threads = [
            threading.Thread(target=transport.ask, args=(ESEARCH, SEARCH))
            for _ in range(8)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(server.log) == 8
        assert server.log.busiest(0.09) <= 4


def test_a_sleeper_that_wakes_late_shortens_nobodys_gap():
    """The turn is taken when it comes, not when it was promised."""
    clock = Clock()
    pacer = Pacer(1.0, clock, lambda seconds: clock.sleep(seconds + 5))
    pacer.wait()
    pacer.wait()
    late = clock.now
    pacer.wait()
    assert clock.now - late >= 1.0


def test_retries_wait_their_turn_too():
    transport, http, _ = playing(DOWN, DOWN, OK)
    transport.ask(ESEARCH, SEARCH)
    gaps = [b - a for a, b in zip(http.starts, http.starts[1:], strict=False)]
    assert len(gaps) == 2
    assert 1 <= gaps[0] <= 2 <= gaps[1] <= 3


@pytest.mark.parametrize(("headers", "least"), [({}, 2), ({"Retry-After": "9"}, 9)])
def test_a_limit_holds_up_everybody(headers, least):
    """Another thread's next request waits as well: the limit is shared."""
    refused = (429, headers, BUSY[2])
    transport, http, _ = playing(refused, OK)
    transport.ask(ESEARCH, SEARCH)
    assert http.starts[1] - http.starts[0] >= least
    assert transport.requests == 2


# ----------------------------------------------------------------- tries and time


def test_five_tries_then_the_last_error():
    transport, http, _ = playing(DOWN)
    with pytest.raises(TransientError, match="502"):
        transport.ask(ESEARCH, SEARCH)
    assert len(http.starts) == TRIES == 5


def test_an_error_that_lasts_is_not_tried_again():
    transport, http, _ = playing((414, {}, b"<html></html>"))
    with pytest.raises(PermanentError):
        transport.ask(ESEARCH, SEARCH)
    assert len(http.starts) == 1


def test_the_time_of_one_request_is_bounded_whatever_the_server_asks_for():
    transport, http, clock = playing((503, {"Retry-After": "86400"}, b""), budget=60)
    with pytest.raises(TransientError):
        transport.ask(ESEARCH, SEARCH)
    assert clock.now <= 60
    assert len(http.starts) == 1


def test_a_broken_connection_is_tried_again():
    transport, _, _ = playing(httpx.ReadError("x"), httpx.ConnectTimeout("x"), OK)
    assert transport.ask(ESEARCH, SEARCH).ids == ("7",)


def test_after_a_fatal_error_nothing_is_sent():
    invalid = (400, {}, b'{"error":"API key invalid","api-key":"x"}')
    transport, http, _ = playing(invalid)
    for _ in range(3):
        with pytest.raises(FatalError, match="NCBI_API_KEY"):
            transport.ask(ESEARCH, SEARCH)
    assert len(http.starts) == 1


def test_after_many_exhausted_requests_in_a_row_nothing_is_sent():
    transport, http, _ = playing(DOWN)
    for _ in range(BREAKER):
        with pytest.raises(TransientError, match="502"):
            transport.ask(ESEARCH, SEARCH)
    with pytest.raises(TransientError, match="not answering"):
        transport.ask(ESEARCH, SEARCH)
    assert len(http.starts) == BREAKER * TRIES


def test_refusals_in_a_row_end_the_asking_as_well():
    """A server that answers 400 to everything is not asked 2,000 times."""
    transport, http, _ = playing((400, {}, b"Mandatory parameter"))
    for _ in range(BREAKER):
        with pytest.raises(PermanentError):
            transport.ask(ESEARCH, SEARCH)
    with pytest.raises(TransientError, match="not answering"):
        transport.ask(ESEARCH, SEARCH)
    assert len(http.starts) == BREAKER


REFUSED = httpx.ConnectError("refused")


def test_where_nothing_listens_the_night_ends_soon():
    """Two requests with all their tries: half a minute, not two."""
    transport, http, clock = playing(REFUSED)
    for _ in range(NEVER_REACHED):
        with pytest.raises(TransientError, match="ConnectError"):
            transport.ask(ESEARCH, SEARCH)
    with pytest.raises(TransientError, match="not answering"):
        transport.ask(ESEARCH, SEARCH)
    assert len(http.starts) == NEVER_REACHED * TRIES
    assert clock.now - http.starts[0] < 60


def _caused_by(cause):
    error = httpx.ConnectError("failed")
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (_caused_by(ssl.SSLCertVerificationError("self-signed")), "not trusted"),
        (_caused_by(socket.gaierror(-2, "unknown")), "name is not known"),
        (_caused_by(_caused_by(ConnectionRefusedError())), "nothing listens"),
        (_caused_by(OSError("unreachable")), "ConnectError"),
        (httpx.ConnectTimeout("slow"), "ConnectTimeout"),
    ],
)
def test_a_server_that_cannot_be_reached_is_named_with_the_cause(error, said):
    transport, _, _ = playing(error)
    with pytest.raises(TransientError, match=said):
        transport.ask(ESEARCH, SEARCH)


@pytest.mark.parametrize("first", [OK, DOWN])
def test_a_server_that_was_there_is_waited_for_longer(first):
    """A suspended laptop has no network for a while after it wakes."""
    transport, http, _ = playing(first, REFUSED)
    for _ in range(BREAKER + 1):
        with suppress(TransientError):
            transport.ask(ESEARCH, SEARCH)
    with pytest.raises(TransientError, match="not answering"):
        transport.ask(ESEARCH, SEARCH)
    assert len(http.starts) >= (BREAKER - 1) * TRIES


def test_no_request_is_sent_when_the_hours_of_a_run_are_over():
    transport, http, clock = playing(OK, hours=2)
    transport.ask(ESEARCH, SEARCH)
    clock.now += 2 * 3600 - 1
    transport.ask(ESEARCH, SEARCH)
    clock.now += 2
    with pytest.raises(TransientError, match="2 hours of this run are used up"):
        transport.ask(ESEARCH, SEARCH)
    assert len(http.starts) == 2


def test_one_answer_starts_the_count_anew():
    outage = [DOWN] * TRIES * (BREAKER - 1)
    transport, _, _ = playing(*outage, OK, *outage, OK)
    for _ in range(2):
        for _ in range(BREAKER - 1):
            with pytest.raises(TransientError):
                transport.ask(ESEARCH, SEARCH)
        assert transport.ask(ESEARCH, SEARCH).count == 1


# ------------------------------------------------------------------ hostile bodies


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        ({}, b"x" * 20_000),
        ({"Content-Encoding": "gzip"}, gzip.compress(bytes(1_000_000))),
        ({"Content-Encoding": "gzip"}, gzip.compress(FOUND + b" " * 20_000)),
    ],
)
def test_a_body_larger_than_any_real_one_is_dropped_once(headers, body):
    """Packed or not; and it is not asked for again."""
    transport, http, _ = playing((200, headers, body), largest_body=10_000)
    with pytest.raises(TransientError, match="larger"):
        transport.ask(ESEARCH, SEARCH)
    assert len(http.starts) == 1


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("gzip", gzip.compress(FOUND)[:-9]),
        ("gzip", FOUND),
        ("br", FOUND),
        ("gzip, gzip", gzip.compress(gzip.compress(FOUND))),
    ],
)
def test_a_body_that_cannot_be_unpacked_is_a_broken_answer(encoding, body):
    transport, _, _ = playing((200, {"Content-Encoding": encoding}, body), OK)
    assert transport.ask(ESEARCH, SEARCH).count == 1
    assert transport.requests == 2


def test_gzip_is_unpacked():
    transport, _, _ = playing((200, {"Content-Encoding": "gzip"}, gzip.compress(FOUND)))
    assert transport.ask(ESEARCH, SEARCH).ids == ("7",)


def test_a_body_that_never_ends_is_left_when_time_is_up():
    """However slowly it drips."""
    clock = Clock()

    def dripping():
        while True:
            clock.sleep(10)
            yield b" "

    class Dripping(httpx.BaseTransport):
        def handle_request(self, request):
            return httpx.Response(200, content=dripping())

    transport = Transport(
        EMAIL, clock=clock, sleep=clock.sleep, http=Dripping(), budget=50
    )
    with pytest.raises(TransientError, match="in time"):
        transport.ask(ESEARCH, SEARCH)
    assert clock.now <= 60


# -------------------------------------------------------- against the real server

_RETRIED = [n for n, f in FAILURES.items() if f.meaning == "transient"]
_OVERSIZED = {"endless_body", "gzip_bomb"}
# Only who asked can tell, `Entrez`: see ``test_entrez.py``.
_ANSWERS_TO_OTHERS = {"count_without_ids", "other_record"}


def _endpoint(name):
    return (EFETCH, FETCH) if FAILURES[name].fits("efetch") else (ESEARCH, SEARCH)


@pytest.mark.parametrize(
    "name", sorted(set(_RETRIED) - _OVERSIZED - _ANSWERS_TO_OTHERS)
)
def test_a_passing_failure_costs_a_second_try(name):
    """Every failure that the loopback server knows to pass."""
    options = {"stall_seconds": 4, "drip_pause": 0.01, "drip_bytes": 200}
    with serve(ENTRIES, **options) as server, live(server) as transport:
        server.fail(name, times=1)
        assert transport.ask(*_endpoint(name))
        assert transport.requests == len(server.log) == 2


@pytest.mark.parametrize("name", sorted(_OVERSIZED))
def test_a_flood_is_not_asked_for_again(name):
    options = {"bomb_bytes": 8 << 20, "flood_bytes": 8 << 20}
    with (
        serve(ENTRIES, **options) as server,
        live(server, largest_body=1 << 20) as transport,
    ):
        server.fail(name)
        with pytest.raises(TransientError, match="larger"):
            transport.ask(*_endpoint(name))
        assert len(server.log) == 1


@pytest.mark.parametrize("meaning", ["permanent", "fatal"])
def test_other_failures_are_not_tried_again(meaning):
    kinds = {"permanent": PermanentError, "fatal": FatalError}
    for name in [n for n, f in FAILURES.items() if f.meaning == meaning]:
        with serve(ENTRIES) as server, live(server) as transport:
            server.fail(name)
            with pytest.raises(kinds[meaning]):
                transport.ask(*_endpoint(name))
            assert len(server.log) == 1, name


def test_the_connection_is_used_again_while_it_is_young():
    with serve(ENTRIES) as server, live(server) as transport:
        for _ in range(3):
            transport.ask(ESEARCH, SEARCH)
        assert len({logged.connection for logged in server.log}) == 1


def test_nobody_there_is_a_passing_failure():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}/"
    clock = Clock()
    transport = Transport(EMAIL, base_url=url, clock=clock, sleep=clock.sleep)
    with transport, pytest.raises(TransientError, match="no answer"):
        transport.ask(ESEARCH, SEARCH)
    assert transport.requests == TRIES
