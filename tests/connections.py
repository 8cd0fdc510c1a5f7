"""A source over a running loopback server, as the tests of Entrez ask it."""

from tests.clocks import Clock
from verifier.entrez.answers import Answers
from verifier.entrez.client import Entrez
from verifier.entrez.transport import Transport

LIMIT = 200
KEY = "0123456789abcdef0123456789abcdef0123"


def connect(server, folder=None, **options):
    """A source over a running server, whose pauses take no time."""
    clock = Clock()
    options = {"clock": clock, "sleep": clock.sleep, "patience": 20.0, **options}
    transport = Transport("curator@example.org", KEY, server.url, **options)
    return Entrez(transport, Answers(folder, transport.origin))


def asked(server, endpoint="esearch"):
    name = "term" if endpoint == "esearch" else "id"
    return [logged.request.get(name) for logged in server.log.of(endpoint)]


def ask(source, query, **options):
    return source.search([query], LIMIT, **options)[query]
