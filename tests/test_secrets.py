"""The API key reaches no address, log, exception, cache or description."""

import logging
import traceback

import pytest

from tests.clocks import Clock
from tests.eutils import FAILURES, serve
from tests.eutils.fixtures import ENTRIES
from verifier.entrez.answers import Answers
from verifier.entrez.client import Entrez
from verifier.entrez.transport import Transport
from verifier.models import Query
from verifier.sources import SourceError

KEY = "5ec2e7" * 6
EMAIL = "curator@example.org"
QUERIES = [
    Query(authors=("noorlander",), years=(2011, 2011)),
    Query(authors=("visser",), author_position="any", years=(2011, 2011)),
    Query(pmid="80000002"),
]


def everything_said(error):
    """The message of an error and of all errors that it carries along."""
    said = []
    while error is not None:
        said += [str(error), repr(error), repr(vars(error))]
        said += traceback.format_exception(error)
        error = error.__cause__ or error.__context__
    return said


@pytest.mark.parametrize("name", [None, *sorted(FAILURES)])
def test_no_failure_lets_the_key_out(name, tmp_path, caplog, capfd):
    """Everything that is written, after each failure that there is."""
    for logger in ("", "httpx", "httpcore", "verifier"):
        caplog.set_level(logging.DEBUG, logger)
    clock, said = Clock(), []
    options = {"stall_seconds": 1, "bomb_bytes": 1 << 20, "flood_bytes": 1 << 20}
    options |= {"drip_bytes": 100, "drip_pause": 0.001}
    with serve(ENTRIES, **options) as server:
        if name:
            server.fail(name, times=3)
        transport = Transport(
            EMAIL, KEY, server.url, clock=clock, sleep=clock.sleep, patience=0.5,
            largest_body=1 << 19,
        )  # fmt: skip
        with Entrez(transport, Answers(tmp_path, transport.origin)) as source:
            try:
                answers = source.search(QUERIES, 200)
                said += [repr(answers), repr(source.fetch(["80000001"]))]
            except SourceError as error:
                said += everything_said(error)
            said += [repr(source), repr(transport), source.description]
            said += [repr(source.usage)]
        assert server.log
        assert not server.log.keys_in_urls
        assert all(logged.request.get("api_key") == KEY for logged in server.log)
        assert all(logged.request.get("email") == EMAIL for logged in server.log)
        assert all(logged.request.get("tool") == "verifier" for logged in server.log)
        assert not server.problems
    said += [record.getMessage() for record in caplog.records]
    said += [str(record.__dict__) for record in caplog.records]
    said += capfd.readouterr()
    assert KEY not in "\n".join(said)
    for path in tmp_path.iterdir():
        content = path.read_bytes()
        assert KEY.encode() not in content
        assert EMAIL.encode() not in content
    assert EMAIL not in "\n".join(said)


def test_a_key_in_an_error_of_the_network_stays_there():
    """The error that replaces httpx's does not carry its request along."""
    clock = Clock()
    url = "http://127.0.0.1:1/"
    transport = Transport(EMAIL, KEY, url, clock=clock, sleep=clock.sleep)
    with transport, Entrez(transport, Answers(None, "")) as source:
        with pytest.raises(SourceError) as caught:
            source.fetch(["1"])
        assert KEY not in "\n".join(everything_said(caught.value))
        chain = [caught.value]
        while (last := chain[-1].__cause__ or chain[-1].__context__) is not None:
            chain.append(last)
        assert not any(hasattr(error, "request") for error in chain)
