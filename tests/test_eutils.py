"""The loopback E-utilities answers, limits and fails over HTTP as NCBI does.

What its terms find is in ``tests/eutils/test_search.py``.
"""

import contextlib
import io
import json
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from xml.etree import ElementTree as ET

import httpx
import pytest
from Bio import Entrez
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from tests.eutils import FAILURES, Entry, Options, Server, serve
from tests.eutils.articles import article_set
from tests.eutils.fixtures import ENTRIES, RECORDS
from verifier.entrez.efetch import read_records
from verifier.models import Author, Record


@contextlib.contextmanager
def client(server: Server, **options) -> Iterator[httpx.Client]:
    # No certificates are needed here, and reading them takes 40 ms a client.
    with httpx.Client(base_url=server.url, timeout=10, verify=False, **options) as http:
        yield http


def search(server: Server, term: str, **params: str) -> dict:
    data = {"db": "pubmed", "term": term, "retmode": "json", **params}
    with client(server) as http:
        answer = http.post("esearch.fcgi", data=data)
    return json.loads(answer.text, strict=False)["esearchresult"]


def fetch(server: Server, ids: str, **params: str) -> httpx.Response:
    with client(server) as http:
        return http.post("efetch.fcgi", data={"db": "pubmed", "id": ids, **params})


# --------------------------------------------------------------------------- records


def test_a_retraction_appears(eutils: Server) -> None:
    """A record can be retracted and added to while the server runs."""
    eutils.library.retract("80000001", "80000099")
    (record,) = read_records(fetch(eutils, "80000001").content)
    assert "D016441" in [kind.ui for kind in record.publication_types]
    assert record.corrections[0].ref_type == "RetractionIn"
    eutils.library.add(Record("80000099", "Retraction: a trial"))
    assert search(eutils, "retraction trial[ti]")["idlist"] == ["80000099"]
    eutils.library.remove("80000099")
    assert search(eutils, "80000099[pmid]")["count"] == "0"


# --------------------------------------------------------------------------- esearch


def test_get_and_post_agree(eutils: Server) -> None:
    """Query string and form are one."""
    params = {"db": "pubmed", "term": "wang[1au] AND honey[ti]", "retmode": "json"}
    with client(eutils) as http:
        got = http.get("esearch.fcgi", params=params).content
        posted = http.post("esearch.fcgi", data=params).content
    assert got == posted


def test_json_and_xml_agree(eutils: Server) -> None:
    """Both forms say the same of a widened search."""
    term = 'honey[ti] AND zzqq[ti] AND "body battery"[ti]'
    listed = search(eutils, term)
    with client(eutils) as http:
        body = http.post("esearch.fcgi", data={"db": "pubmed", "term": term}).content
    tree = ET.fromstring(body)
    assert tree.findtext("Count") == listed["count"]
    assert tree.findtext("QueryTranslation") == listed["querytranslation"]
    missing = [e.text for e in tree.findall("ErrorList/PhraseNotFound")]
    assert missing == listed["errorlist"]["phrasesnotfound"]
    warned = [e.text for e in tree.findall("WarningList/QuotedPhraseNotFound")]
    assert warned == listed["warninglist"]["quotedphrasesnotfound"]


def test_clean_answers_have_no_lists(eutils: Server) -> None:
    """errorlist and warninglist are there only where there is something to say."""
    assert {"errorlist", "warninglist"}.isdisjoint(search(eutils, "honey[ti]"))
    nothing = search(eutils, "honey[ti] AND 1999:1999[dp]")
    assert "errorlist" not in nothing
    assert nothing["warninglist"]["outputmessages"] == ["No items found."]
    ignored = search(eutils, "honey[foo]")
    assert ignored["errorlist"] == {"phrasesnotfound": [], "fieldsnotfound": []}


@pytest.fixture(scope="module")
def crowd() -> Iterator[Server]:
    """More records of one surname than a search can list."""
    records = [
        Record(str(n), "Rice.", authors=(Author("Wang", "L", "L"),), years=(2020,))
        for n in range(1, 10_102)
    ]
    with serve(records) as server:
        yield server


@pytest.mark.parametrize(
    ("params", "listed", "message"),
    [
        ({}, 20, ""),
        ({"retmax": "9999"}, 9999, ""),
        ({"retmax": "20000"}, 9999, "adjusted to 0, 9999"),
        ({"retstart": "9990", "retmax": "10"}, 9, "adjusted to 9990, 9"),
        ({"retstart": "9998", "retmax": "1"}, 1, ""),
        ({"retmax": "0"}, 0, ""),
    ],
)
def test_lists_end_at_9999(
    crowd: Server, params: dict[str, str], listed: int, message: str
) -> None:
    """The count is whole, the list is cut, and a message says so."""
    result = search(crowd, "wang[1au]", **params)
    assert result["count"] == "10101"
    assert len(result["idlist"]) == listed == int(result["retmax"])
    messages = result.get("warninglist", {}).get("outputmessages", [])
    assert (message in " ".join(messages)) if message else not messages


def test_retstart_beyond_the_limit_is_invalid_json(crowd: Server) -> None:
    """The error holds a raw line feed, as recorded."""
    data = {"db": "pubmed", "term": "wang", "retmode": "json", "retstart": "9999"}
    with client(crowd) as http:
        text = http.post("esearch.fcgi", data=data).text
    with pytest.raises(ValueError, match="control character"):
        json.loads(text)
    error = json.loads(text, strict=False)["esearchresult"]["ERROR"]
    assert error.startswith("Search Backend failed: Exception:\n'retstart' cannot be")


def test_counting_hides_every_diagnostic(eutils: Server) -> None:
    """rettype=count says nothing of dropped words."""
    assert search(eutils, "honey zzqq", rettype="count") == {"count": "2"}


@pytest.mark.parametrize(
    ("params", "error"),
    [
        ({"term": ""}, "Empty Term"),
        ({"term": "(("}, "temporarily unavailable"),
        ({"db": "fleegle"}, "Invalid db name"),
    ],
)
def test_search_errors(eutils: Server, params: dict[str, str], error: str) -> None:
    """Hard errors come with status 200 under the key ERROR."""
    assert error in search(eutils, **{"term": "x", **params})["ERROR"]


def test_history(eutils: Server) -> None:
    """A result set can be searched within and fetched, until it expires."""
    kept = search(eutils, "wang[1au]", usehistory="y")
    env = {"WebEnv": kept["webenv"]}
    assert re.fullmatch("MCID_[0-9a-f]{24}", kept["webenv"])
    assert search(eutils, "#1 AND honey[ti]", **env)["idlist"] == ["80000023"]
    data = {"db": "pubmed", "query_key": kept["querykey"], **env}
    with client(eutils) as http:
        whole = http.post("efetch.fcgi", data=data)
        beyond = http.post("efetch.fcgi", data={**data, "retstart": "9999"})
        eutils.library.forget()
        lost = http.post("efetch.fcgi", data=data)
    assert len(read_records(whole.content)) == 2
    assert (beyond.status_code, lost.status_code) == (400, 200)
    assert b"Unable to obtain query #1" in lost.content


# -------------------------------------------------------------- efetch and the others


def test_every_fixture_is_read_back() -> None:
    """Reading what efetch sends of a record gives the record."""
    for entry in ENTRIES:
        assert read_records(article_set([entry], 1)) == (entry.record,)


def test_every_fixture_is_valid() -> None:
    """What efetch sends follows NLM's document type definition."""
    text = (Path(Entrez.__file__).parent / "DTDs" / "pubmed_250101.dtd").read_text()
    # Formulas are defined in another file, and the fixtures have none.
    formulas = r"<!ENTITY % mathml-in-pubmed.*?%mathml-in-pubmed;"
    definition = etree.DTD(io.StringIO(re.sub(formulas, "", text, flags=re.DOTALL)))
    for entry in ENTRIES:
        tree = etree.fromstring(article_set([entry], 1))
        assert definition.validate(tree), definition.error_log


_WORDS = st.text(
    st.characters(exclude_categories=["C", "Z"], exclude_characters="\ufffe\uffff"),
    min_size=1,
    max_size=12,
)
_PEOPLE = st.builds(Author, last=_WORDS, fore=_WORDS, initials=_WORDS, suffix=_WORDS)


@given(
    st.builds(
        Record,
        pmid=st.integers(1, 10**8).map(str),
        title=_WORDS,
        authors=st.lists(_PEOPLE | st.builds(Author, collective=_WORDS)).map(tuple),
        journal=_WORDS,
        journal_abbreviation=_WORDS,
        volume=_WORDS,
        pages=_WORDS,
        doi=_WORDS,
        vernacular_title=_WORDS,
        abstract=_WORDS,
        mesh=st.lists(_WORDS).map(tuple),
    ),
    st.lists(st.integers(1900, 2029), min_size=1, max_size=2, unique=True),
)
def test_any_record_is_read_back(record: Record, years: list[int]) -> None:
    """Markup characters, accents and other scripts survive the way."""
    dated = {"year": years[0], "years": tuple(sorted(years))}
    record = Record(**{s: getattr(record, s) for s in Record.__slots__} | dated)
    body = article_set([Entry(record)], 1)
    assert body.isascii()
    assert read_records(body) == (record,)


@pytest.mark.parametrize(
    ("ids", "returned"),
    [
        ("80000002,80000001", ["80000002", "80000001"]),  # in the order of the request
        ("80000001,99999999,80000002", ["80000001", "80000002"]),  # unknown: left out
        ("99999999", []),
        ("-1", ["1"]),
        ("PMC80000001", ["80000001"]),
        ("80000001 ", ["80000001"]),
        (",80000001", ["80000001"]),
    ],
)
def test_efetch_ids(eutils: Server, ids: str, returned: list[str]) -> None:
    """Ids are coerced, unknown ones omitted, order is kept."""
    articles = [r for r in read_records(fetch(eutils, ids).content) if not r.is_book]
    assert [record.pmid for record in articles] == returned


@pytest.mark.parametrize(
    ("data", "status", "words"),
    [
        ({"id": ""}, 200, "Supplied id parameter is empty."),
        ({"id": "0"}, 400, "ID list is empty!"),
        ({}, 400, "WebEnv parameter is required"),
        ({"id": "1", "db": ""}, 400, "Mandatory parameter: db - is omitted"),
        ({"id": "1", "rettype": "nonsense"}, 200, ""),
        ({"id": "1", "retmode": "json"}, 200, "1\n"),
    ],
)
def test_efetch_without_articles(
    eutils: Server, data: dict[str, str], status: int, words: str
) -> None:
    """The errors and oddities of efetch, with their recorded status."""
    with client(eutils) as http:
        answer = http.post("efetch.fcgi", data={"db": "pubmed", **data})
    assert answer.status_code == status
    assert words in answer.text if words else not answer.content


def test_esummary_keeps_unknown_numbers(eutils: Server) -> None:
    """A number without record has its place and an error."""
    data = {"db": "pubmed", "id": "80000018,99999999", "retmode": "json"}
    with client(eutils) as http:
        result = http.post("esummary.fcgi", data=data).json()["result"]
    assert result["uids"] == ["80000018", "99999999"]
    assert "Retracted Publication" in result["80000018"]["pubtype"]
    assert result["99999999"]["error"] == "cannot get document summary"


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("ann mum|2008|4|e117|hearn|k|", "ann mum|2008|4|e117||k|80000011"),
        ("j invent pain|2011|15|942|noorlander i|k|", "…|80000001"),
        # a wrong author does not prevent a match
        (
            "j invent pain|2011|15|942|nobody|k|",
            "j invent pain|2011|15|942||k|80000001",
        ),
        ("fake journal|2000|1|1|nobody|k|", "…|NOT_FOUND;INVALID_JOURNAL"),
        ("ann mum|1804|1|1|nobody|k|", "…|NOT_FOUND"),
        ("ann mum|2021|17|||k|", "…|AMBIGUOUS 80000023,80000024"),
        # without a journal
        ("|2011|15|942|noorlander|k|", "…|80000001"),
    ],
)
def test_ecitmatch(eutils: Server, line: str, answer: str) -> None:
    """One line for a citation, matched leniently."""
    with client(eutils) as http:
        data = {"db": "pubmed", "retmode": "xml", "bdata": line}
        said = http.post("ecitmatch.cgi", data=data).text
    assert said.rsplit("|", 1)[1].strip() == answer.rsplit("|", 1)[1]
    assert answer.startswith("…") or said.strip() == answer


def test_ecitmatch_stops_early(eutils: Server) -> None:
    """After a journal-less miss nothing more is answered."""
    lines = "ann mum|2008|4|||a|\r|1804|1|1|x|b|\rj invent pain|2011|15|942||c|"
    with client(eutils) as http:
        data = {"db": "pubmed", "bdata": lines}
        said = http.post("ecitmatch.cgi", data=data).text
    assert said == "ann mum|2008|4|||a|80000011\n"


def test_epost_and_einfo(eutils: Server) -> None:
    """Ids can be posted, and PubMed described."""
    with client(eutils) as http:
        posted = http.post("epost.fcgi", data={"db": "pubmed", "id": "1,80000001"})
        tree = ET.fromstring(posted.content)
        env, key = tree.findtext("WebEnv"), tree.findtext("QueryKey")
        data = {"db": "pubmed", "WebEnv": env, "query_key": key}
        fetched = http.post("efetch.fcgi", data=data)
        info = http.get("einfo.fcgi", params={"db": "pubmed", "retmode": "json"}).json()
    assert len(read_records(fetched.content)) == 2
    assert info["einforesult"]["dbinfo"][0]["count"] == str(len(RECORDS))


# ---------------------------------------------------------------- transport, limits


def test_only_loopback_is_bound() -> None:
    """An address that others could reach is refused."""
    for host in ("0.0.0.0", "192.0.2.1", "::"):
        with (
            pytest.raises(ValueError, match="not a loopback address"),
            serve(host=host),
        ):
            pass


def test_connections_are_kept_for_forty_requests(eutils: Server) -> None:
    """Keep-alive, chunked, gzip for whoever asks."""
    with client(eutils) as http:
        answers = [http.get("einfo.fcgi") for _ in range(45)]
    assert len({logged.connection for logged in eutils.log}) == 2
    assert answers[0].headers["Keep-Alive"] == "timeout=4, max=40"
    assert answers[0].headers["Content-Encoding"] == "gzip"
    with client(eutils, headers={"Accept-Encoding": "identity"}) as http:
        plain = http.get("einfo.fcgi")
    assert plain.headers["Vary"] == "Accept-Encoding"
    assert plain.content == answers[0].content


def test_long_addresses_are_refused(eutils: Server) -> None:
    """GET has a length limit, POST has not."""
    params = {"db": "pubmed", "id": ",".join(["80000001"] * 400)}
    with client(eutils) as http:
        assert http.get("efetch.fcgi", params=params).status_code == 414
        assert http.post("efetch.fcgi", data=params).status_code == 200


class Clock:
    """A clock that stands still until it is told to move."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.mark.parametrize(("key", "limit"), [("", 3), ("a-key", 10)])
def test_rates_are_limited_by_the_second(key: str, limit: int) -> None:
    """More than 3 (10) requests in a second are refused, echoing key or address."""
    clock = Clock()
    data = {"api_key": key} if key else {}
    with serve(ENTRIES, clock=clock, rate_limit=True, retry_after=2) as server:
        with client(server) as http:
            answers = [http.post("einfo.fcgi", data=data) for _ in range(limit + 2)]
            clock.now = 1.0
            later = http.post("einfo.fcgi", data=data)
        assert server.log.busiest() == limit + 2
    assert [a.status_code for a in answers] == [200] * limit + [429, 429]
    assert later.status_code == 200
    refused = answers[-1]
    assert refused.json()["count"] == str(limit + 2)
    assert refused.json()["api-key"] == (key or "127.0.0.1")
    assert refused.headers["Retry-After"] == "2"
    assert "NCBI-SID" not in refused.headers
    assert answers[0].headers["X-RateLimit-Remaining"] == str(limit - 1)


@pytest.mark.parametrize("key", ["invalid", ""])
def test_bad_keys_are_refused(eutils: Server, key: str) -> None:
    """400 whatever was asked, with the key in the body."""
    with client(eutils) as http:
        answer = http.post("efetch.fcgi", data={"db": "pubmed", "api_key": key})
    assert answer.status_code == 400
    assert answer.json()["error"] == "API key invalid"
    assert answer.json()["api-key"] == key


def test_the_log_shows_careless_clients(eutils: Server) -> None:
    """Keys in addresses, missing names and the order of requests can be asserted."""
    with client(eutils) as http:
        http.get("einfo.fcgi", params={"api_key": "secret", "tool": "t"})
        http.post("einfo.fcgi", data={"api_key": "secret", "email": "a@example.org"})
    assert len(eutils.log) == len(eutils.log.of("einfo")) == 2
    assert len(eutils.log.keys_in_urls) == 1
    assert len(eutils.log.without("tool")) == len(eutils.log.without("email")) == 1
    assert len(eutils.log.gaps) == 1


# --------------------------------------------------------------------------- failures


@pytest.fixture(scope="module")
def failing() -> Iterator[Server]:
    """A server whose hostile answers are small."""
    bounds = {"stall_seconds": 0.05, "drip_pause": 0.001, "drip_bytes": 5}
    with serve(ENTRIES, flood_bytes=1 << 18, bomb_bytes=1 << 20, **bounds) as server:
        yield server


_ASKED = {"id": "80000001,80000002", "term": "honey[ti] AND 2021[dp]", "db": "pubmed"}


@pytest.mark.parametrize("name", FAILURES)
def test_every_failure_differs_from_an_honest_answer(
    failing: Server, name: str
) -> None:
    """Each one shows in status, body, headers or connection, and is logged by name."""
    failure = FAILURES[name]
    endpoint = "efetch" if failure.fits("efetch") else "esearch"
    data = _ASKED | ({"retmode": "json"} if endpoint == "esearch" else {})
    shown = []
    for script in (None, name):
        failing.heal()
        if script:
            failing.fail(script, times=1)
        with client(failing) as http:
            try:
                answer = http.post(f"{endpoint}.fcgi", data=data)
                shown.append((answer.status_code, answer.content, _type(answer)))
            except httpx.HTTPError as error:
                shown.append((0, type(error).__name__.encode(), ""))
    assert shown[0][0] == 200
    assert shown[1] != shown[0]
    assert failing.log[-1].failure == name


def _type(answer: httpx.Response) -> str:
    return answer.headers["Content-Type"]


def test_failures_follow_the_script(eutils: Server) -> None:
    """By times, by endpoint, by predicate, in sequence, by chance with a seed."""

    def statuses(count: int, path: str = "einfo.fcgi", **data: str) -> list[int]:
        with client(eutils) as http:
            return [http.post(path, data=data).status_code for _ in range(count)]

    eutils.fail("html_502", times=2)
    assert statuses(3) == [502, 502, 200]
    eutils.fail("html_503", endpoint="epost")
    assert statuses(1) == [200]
    assert statuses(1, "epost.fcgi", db="pubmed", id="1") == [503]
    eutils.heal()
    eutils.fail("html_504", when=lambda request: request.get("db") == "pmc")
    assert (statuses(1), statuses(1, db="pmc")) == ([200], [504])
    eutils.heal()
    eutils.script.sequence(["html_500", None, "rate_limited"])
    assert statuses(4) == [500, 200, 429, 200]
    draws = []
    for _ in range(2):
        eutils.heal()
        eutils.script.by_chance(0.5, seed=7, names=["html_500"])
        draws.append(statuses(20))
    assert draws[0] == draws[1]
    assert set(draws[0]) == {200, 500}


def test_records_change_under_load(eutils: Server) -> None:
    """Many clients may ask while papers appear and vanish."""

    def ask(_: int) -> str:
        return search(eutils, "newcomer[1au] OR wang[1au]")["count"]

    with ThreadPoolExecutor(4) as pool:
        counts = pool.map(ask, range(40))
        for number in range(20):
            newcomer = Author("Newcomer", "N", "N")
            eutils.library.add(Record("80000100", f"{number}", authors=(newcomer,)))
            eutils.library.remove("80000100")
    assert set(counts) <= {"2", "3"}


def test_it_serves_by_hand(tmp_path: Path) -> None:
    """``python -m tests.eutils`` says where it listens, over records of one's own."""
    records = tmp_path / "records.jsonl"
    records.write_text(
        '{"pmid": "7", "title": "Rice", "authors": [["Wang", "L", "L"]]}'
    )
    options = ["--port", "0", "--records", str(records), "--fail", "html_503:1"]
    with subprocess.Popen(
        [sys.executable, "-m", "tests.eutils", *options],
        cwd=Path(__file__).parents[1],
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        said = process.stderr.readline()
        url = said.split()[-1]
        data = {"db": "pubmed", "term": "wang[1au]", "retmode": "json"}
        with httpx.Client(base_url=url, verify=False) as http:
            failed = http.post("esearch.fcgi", data=data)
            answer = http.post("esearch.fcgi", data=data)
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=10)
    assert said.startswith("1 records at http://127.0.0.1:")
    assert failed.status_code == 503
    assert answer.json()["esearchresult"]["idlist"] == ["7"]
    assert process.returncode == 0


def test_a_blocked_caller_is_sent_to_a_page(eutils: Server) -> None:
    """302, then an HTML page under status 200."""
    eutils.fail("blocked", times=1)
    with client(eutils, follow_redirects=True) as http:
        answer = http.get("einfo.fcgi")
    assert answer.status_code == 200
    assert "Blocked Diagnostic" in answer.text


def test_an_inner_error_is_not_swallowed() -> None:
    """A fault of the fake itself fails the test that met it."""
    server = Server(ENTRIES, Options())
    server.fail("html_500", when=lambda _: 1 / 0)
    with client(server) as http:
        assert http.get("einfo.fcgi").status_code == 500
    with pytest.raises(AssertionError, match="loopback server failed"):
        server.close()
