"""Recorded E-utilities traffic: the fake answers in its shape, the client reads it.

The recordings lie in ``../shared/cassettes`` and are not part of the project; where
they are absent these tests are skipped.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import httpx
import pytest

from tests.conftest import SHARED
from tests.eutils import FAILURES, Server, evaluate, serve
from tests.eutils.fixtures import ENTRIES
from verifier.entrez.client import EFETCH
from verifier.entrez.replies import ESEARCH, Endpoint, LaterError, ViewerError, classify
from verifier.models import Author, Record
from verifier.sources import (
    FatalError,
    PermanentError,
    SourceError,
    TransientError,
)

CASSETTES = SHARED / "cassettes" / "items"

pytestmark = pytest.mark.skipif(
    not CASSETTES.is_dir(), reason="../shared/cassettes is not on this machine"
)


@dataclass(frozen=True)
class Item:
    """One recorded exchange."""

    folder: Path

    @property
    def number(self) -> int:
        return int(self.folder.name.partition("-")[0])

    @cached_property
    def request(self) -> dict[str, Any]:
        return json.loads((self.folder / "request.json").read_text("utf-8"))

    @cached_property
    def response(self) -> dict[str, Any]:
        return json.loads((self.folder / "response.json").read_text("utf-8"))

    @cached_property
    def body(self) -> bytes:
        files = sorted(self.folder.glob("body.*"))
        return files[0].read_bytes() if files else b""

    @property
    def status(self) -> int:
        """As recorded; where nobody noted it, 200, which tells a client least."""
        return self.response["status"] or 200

    @property
    def headers(self) -> dict[str, str]:
        recorded = self.response.get("headers") or {}
        return {name.lower(): str(value) for name, value in recorded.items()}

    @property
    def params(self) -> dict[str, str]:
        return dict([*self.request["params"], *self.request["body_params"]])

    @property
    def json(self) -> dict[str, Any]:
        return json.loads(self.body, strict=False)


ITEMS = (
    {item.number: item for item in map(Item, sorted(CASSETTES.iterdir()))}
    if CASSETTES.is_dir()
    else {}
)


def numbered(*numbers: int) -> Any:
    """Parametrizes over items; those that are not present are left out."""
    present = [n for n in numbers if n in ITEMS or not ITEMS]
    names = [ITEMS[n].folder.name if n in ITEMS else str(n) for n in present]
    return pytest.mark.parametrize("number", present, ids=names)


# --------------------------------------------------- the client reads the recordings

# Answers of esearch in JSON, the one form that the client asks for: how many hits and
# how many listed, and which words the server owns up to not having searched.
SEARCHES: dict[int, tuple[int, int, tuple[str, ...]]] = {
    109: (1, 1, ()),
    110: (3, 3, ()),
    112: (1, 1, ()),
    117: (0, 0, ()),
    118: (0, 0, ()),
    119: (5, 0, ('"body battery"[tiab]',)),
    121: (0, 0, ("the",)),
    122: (195441, 9, ()),
    123: (
        0,
        0,
        ('"BMJ Simulation &amp;amp; Technology Enhanced Learning"[jour]',),
    ),
    126: (153321, 0, ()),
    128: (1212, 0, ()),
    129: (8185, 0, ("zzzqqqxyzzy",)),
    134: (603, 20, ()),
}
# Failures, whichever endpoint they came from. A class stands for its subclasses too.
ERRORS: dict[int, type[SourceError]] = {
    66: FatalError,  # key invalid
    67: FatalError,
    68: PermanentError,  # neither id nor WebEnv
    69: PermanentError,  # id is empty
    70: ViewerError,  # 400, and yet worth another try
    71: PermanentError,
    72: PermanentError,  # invalid uid
    73: PermanentError,  # 414
    81: PermanentError,  # invalid db
    82: TransientError,  # epost, which the client does not use
    85: TransientError,  # esummary, which the client does not use
    111: LaterError,  # 429
    113: PermanentError,  # invalid db
    114: TransientError,  # einfo, which the client does not use
    124: PermanentError,  # retstart, with a raw line feed in the JSON
    162: LaterError,
    163: LaterError,
    164: TransientError,  # the gateway cannot forward
    165: FatalError,  # key empty
    166: ViewerError,
    167: PermanentError,  # history out of range
    168: PermanentError,  # history beyond the cap
    171: PermanentError,  # no usable id
    175: TransientError,  # backend failures
    176: TransientError,
    177: TransientError,
    178: PermanentError,  # empty term
    179: PermanentError,
    180: TransientError,
    181: TransientError,
    182: PermanentError,  # no db
    183: TransientError,  # no route
    184: TransientError,  # 500 in HTML
    185: FatalError,  # blocked
    # The client keeps no history, so that these two only must not pass for an answer.
    169: SourceError,
    170: SourceError,
}
# Answers of efetch that hold no article set: plain text twice, and one whose
# declaration the redaction of the recording has broken.
NOT_ARTICLES = (58, 172, 174)


def _first_numbers(body: bytes) -> list[str]:
    """The PMID of each record, read without an XML parser."""
    pattern = rb"<(?:MedlineCitation|BookDocument)\b[^>]*>\s*<PMID[^>]*>(\d+)</PMID>"
    return [number.decode() for number in re.findall(pattern, body)]


@pytest.mark.parametrize("item", ITEMS.values(), ids=lambda item: item.folder.name)
def test_every_recording_is_an_answer_or_a_typed_error(item: Item) -> None:
    """No body passes for what it is not, and no error repeats a body."""
    for endpoint in (ESEARCH, EFETCH):
        answer, said = _classified(endpoint, item)
        for secret in ("\n", "REDACTED", "192.0.2.1", "2001:db8", "MCID_"):
            assert secret not in said
        if said:
            continue
        if endpoint is ESEARCH:
            assert item.number in SEARCHES
        else:
            assert item.response["kind"] == "efetch"
            assert [r.pmid for r in answer] == _first_numbers(item.body)


def _classified(endpoint: Endpoint[Any], item: Item) -> tuple[Any, str]:
    """The answer, or what the error says."""
    try:
        return classify(endpoint, item.status, item.headers, item.body), ""
    except SourceError as error:
        return None, str(error)


@numbered(*SEARCHES)
def test_recorded_searches(number: int) -> None:
    """Counts, lists, and what the server says it dropped."""
    item = ITEMS[number]
    reply = classify(ESEARCH, item.status, item.headers, item.body)
    assert (reply.count, len(reply.ids), reply.complaints) == SEARCHES[number]
    assert not reply.unsound


@numbered(*ERRORS)
def test_recorded_failures(number: int) -> None:
    """Each failure is the kind of error that says whether to ask again."""
    item = ITEMS[number]
    for endpoint in (ESEARCH, EFETCH):
        with pytest.raises(ERRORS[number]):
            classify(endpoint, item.status, item.headers, item.body)


def test_every_recorded_failure_is_in_the_table() -> None:
    """A new recording of a failure asks for a row."""
    failures = {n for n, i in ITEMS.items() if i.response["kind"] == "error"}
    assert failures == ERRORS.keys() & ITEMS.keys()


@pytest.mark.parametrize(
    "item",
    [i for i in ITEMS.values() if i.response["kind"] == "efetch"],
    ids=lambda item: item.folder.name,
)
def test_recorded_articles(item: Item) -> None:
    """Every record is read, in order, whatever the year of its DTD."""
    if item.number in NOT_ARTICLES:
        with pytest.raises(TransientError):
            classify(EFETCH, item.status, item.headers, item.body)
        return
    records = classify(EFETCH, item.status, item.headers, item.body)
    assert [record.pmid for record in records] == _first_numbers(item.body)
    for record, element in zip(records, _articles(item.body), strict=True):
        if not record.is_book:
            _agrees(record, element)


def _articles(body: bytes) -> list[ET.Element]:
    """The articles and then the books of a set, read by the standard library."""
    root = ET.fromstring(re.sub(rb"<!DOCTYPE[^>]*>", b"", body))
    return [*root.iter("PubmedArticle"), *root.iter("PubmedBookArticle")]


def _agrees(record: Record, article: ET.Element) -> None:
    """What the client reads is what stands at the direct paths of the article."""

    def text(path: str) -> str:
        found = article.find(path)
        return " ".join("".join(found.itertext()).split()) if found is not None else ""

    paper = "MedlineCitation/Article"
    issue = f"{paper}/Journal/JournalIssue"
    dates = article.findall(f"{issue}/PubDate")
    dates += article.findall(f"{paper}/ArticleDate")
    years = {int(y) for d in dates for y in re.findall(r"\d{4}", _year_text(d))}
    people = [
        a.findtext("LastName") or a.findtext("CollectiveName") or ""
        for a in article.findall(f"{paper}/AuthorList/Author")
        if a.get("ValidYN") != "N"
    ]
    types = article.findall(f"{paper}/PublicationTypeList/PublicationType")
    links = article.findall("MedlineCitation/CommentsCorrectionsList/*")
    own = article.findall("PubmedData/ArticleIdList/ArticleId")
    dois = [i.text for i in own if i.get("IdType") == "doi"]
    dois += [
        e.text
        for e in article.findall(f"{paper}/ELocationID")
        if e.get("EIdType") == "doi"
    ]
    assert record.title == text(f"{paper}/ArticleTitle")
    assert record.journal == text(f"{paper}/Journal/Title")
    assert record.volume == text(f"{issue}/Volume")
    assert record.pages == text(f"{paper}/Pagination/MedlinePgn")
    assert set(record.years) == years
    assert [a.name for a in record.authors] == [" ".join(p.split()) for p in people]
    assert [t.ui for t in record.publication_types] == [t.get("UI", "") for t in types]
    assert [c.ref_type for c in record.corrections] == [
        link.get("RefType") for link in links
    ]
    assert [c.pmid for c in record.corrections] == [
        link.findtext("PMID", "") for link in links
    ]
    assert record.doi == (dois[0] if dois else "")


def _year_text(date: ET.Element) -> str:
    return f"{date.findtext('Year', '')} {date.findtext('MedlineDate', '')}"


# ------------------------------------------------------ the fake has the same shape


@pytest.fixture(scope="module")
def fake() -> Iterator[Server]:
    """The curated records behind HTTP."""
    with serve(ENTRIES) as server:
        yield server


def _asked(server: Server, program: str, **data: str) -> httpx.Response:
    # No certificates are needed here, and reading them takes 40 ms a client.
    with httpx.Client(base_url=server.url, verify=False) as http:
        return http.post(program, data={"db": "pubmed", **data})


def _titled(*titles: str, **fields: Any) -> list[Record]:
    return [Record(str(n), title, **fields) for n, title in enumerate(titles, 1)]


# Records for which a recorded term finds on the fake what it found in PubMed: not how
# many, but with the same translation and the same complaints.
REPLAYS: dict[int, list[Record]] = {
    18: _titled("A", doi="10.1038/s41598-020-61892-5"),
    19: _titled("A", doi="10.1007/s10548-018-0650-y"),
    21: _titled("A"),
    77: _titled("A"),
    109: _titled("MLH1 and G67E"),
    110: _titled("PTEN and D326N"),
    112: _titled("A", doi="10.1146/annurev-neuro-071013-014030"),
    117: _titled("A", mesh=("Atherosclerosis",), years=(1999,)),
    119: _titled(
        "Wearable smartwatches: Oura, Garmin, WHOOP, Apple Watch, a readiness score, "
        "a recovery score, and training readiness"
    ),
    121: _titled("The asthma"),
    122: _titled("Asthma"),
    123: _titled("A", journal="BMJ simulation & technology enhanced learning"),
    126: _titled("A", mesh=("Asthma",)),
    134: _titled("A", authors=(Author("Darwin", "C", "C"),)),
}


@numbered(*REPLAYS)
def test_recorded_terms_are_understood_alike(number: int) -> None:
    """The fake translates a term as PubMed did, and complains of the same."""
    item = ITEMS[number]
    with serve(REPLAYS[number]) as server:
        params = item.params | {"db": "pubmed"}
        answer = _asked(server, "esearch.fcgi", **params)
    if params.get("retmode") != "json":
        recorded, played = ET.fromstring(item.body), ET.fromstring(answer.content)
        for path in ("QueryTranslation", "ErrorList", "WarningList"):
            shown = [_outline(tree.find(path)) for tree in (recorded, played)]
            assert shown[0] == shown[1]
        return
    recorded = item.json["esearchresult"]
    played = json.loads(answer.text, strict=False)["esearchresult"]
    for key in ("querytranslation", "errorlist", "warninglist"):
        assert played.get(key) == recorded.get(key)
    # The sources trimmed some of the answers: what is there must be there alike.
    assert recorded.keys() <= played.keys()
    for key, value in recorded.items():
        assert type(value) is type(played[key])


def _outline(element: ET.Element | None) -> list[tuple[str, str]]:
    found = [] if element is None else element.iter()
    return [(e.tag, (e.text or "").strip()) for e in found]


@numbered(109, 110)
def test_search_keys_come_in_the_recorded_order(fake: Server, number: int) -> None:
    """A plain answer has these keys, in this order, minified, with a line feed."""
    body = _asked(fake, "esearch.fcgi", term="honey[ti]", retmode="json").content
    recorded = ITEMS[number]
    assert list(json.loads(body)) == list(recorded.json)
    keys = list(json.loads(body)["esearchresult"])
    assert keys == list(recorded.json["esearchresult"])
    assert body.endswith(b"}}\n")
    assert b": " not in body.replace(b"querytranslation", b"")[:60]


@numbered(1, 3, 11, 18, 21, 25, 75)
def test_search_xml_begins_alike(fake: Server, number: int) -> None:
    """Declaration, DOCTYPE and the order of elements are those of the recording."""
    item = ITEMS[number]
    terms = {
        1: {"rettype": "count"},
        3: {"retmax": "1"},
        18: {"retmax": "10000"},
        21: {"term": "[aid]", "retmax": "10000"},
        25: {"term": "abcXYZ"},
        75: {"usehistory": "y"},
    }
    data = {"term": "honey[ti]", **terms.get(number, {})}
    body = _asked(fake, "esearch.fcgi", **data).content
    assert body.split(b"<eSearchResult>")[0] == item.body.split(b"<eSearchResult>")[0]
    shown = [[child.tag for child in ET.fromstring(b)] for b in (body, item.body)]
    assert shown[0] == shown[1]


def _paths(element: ET.Element, above: str = "") -> set[str]:
    """Every element and attribute below, as a path."""
    here = f"{above}/{element.tag}"
    attributes = {f"{here}@{name}" for name in element.attrib}
    return {here} | attributes | {p for child in element for p in _paths(child, here)}


def test_articles_have_only_recorded_elements(fake: Server) -> None:
    """The fake invents no element and no attribute."""
    recorded: set[str] = set()
    for item in ITEMS.values():
        if item.response["kind"] == "efetch" and item.number not in NOT_ARTICLES:
            for article in _articles(item.body):
                recorded |= _paths(article)
    ids = ",".join(record.pmid for record in fake.records)
    sent = _asked(fake, "efetch.fcgi", id=ids).content
    markup = re.compile(r"/(?:i|sub|sup|b|u)$")
    own = {p for a in _articles(sent) for p in _paths(a) if not markup.search(p)}
    assert own <= recorded


@numbered(53, 157)
def test_article_sets_begin_alike(fake: Server, number: int) -> None:
    """Declaration without encoding, then the DOCTYPE, of the newest year."""
    item = ITEMS[number]
    ids = "99999999" if number == 157 else "80000001"
    sent = _asked(fake, "efetch.fcgi", id=ids).content

    def dateless(body: bytes) -> bytes:
        head, mark, rest = body.partition(b"<PubmedArticleSet>\n")
        head = re.sub(rb"20\d\d|pubmed_\d+", b"", head)
        return head + mark + rest[: 0 if number == 53 else None]

    assert dateless(sent) == dateless(item.body)
    assert b"pubmed_260101.dtd" in sent
    assert sent.isascii()
    assert sent.endswith(b"</PubmedArticleSet>")


@numbered(18, 37)
def test_headers_have_recorded_names(fake: Server, number: int) -> None:
    """A normal answer carries these headers and no others."""
    program, data = {
        18: ("esearch.fcgi", {"term": "honey[ti]"}),
        37: ("efetch.fcgi", {"id": "80000027"}),
    }[number]
    answer = _asked(fake, program, **data)
    assert {name.lower() for name in answer.headers} == set(ITEMS[number].headers)
    for name in ("content-type", "server", "cache-control", "keep-alive"):
        assert answer.headers[name] == ITEMS[number].headers[name]


# Failures of the fake and the recordings they repeat.
TWINS = {
    "rate_limited": 162,
    "key_invalid": 66,
    "forwarding_error": 164,
    "viewer_timeout": 70,
    "id_list_empty": 171,
    "supplied_id_empty": 69,
    "web_env_required": 68,
    "history_beyond_cap": 168,
    "history_out_of_range": 167,
    "history_lost": 170,
    "database_omitted": 182,
    "unable_to_route": 183,
    "backend_without_pubmed": 175,
    "backend_without_address": 176,
    "backend_empty_term": 178,
    "backend_retstart": 124,
    "uri_too_large": 73,
    "html_500": 184,
    "blocked_page": 185,
    "cxx_exception": 181,
}


@pytest.mark.parametrize("name", TWINS)
def test_failures_repeat_their_recordings(fake: Server, name: str) -> None:
    """Status, and what a client can go by in the body, are as recorded."""
    item = ITEMS.get(TWINS[name])
    if item is None:
        pytest.skip(f"recording {TWINS[name]} is not there")
    endpoint = "efetch" if FAILURES[name].fits("efetch") else "esearch"
    fake.heal()
    fake.fail(name, times=1)
    form = {"term": "x", "id": "1", **_form(item)}
    answer = _asked(fake, f"{endpoint}.fcgi", **form)
    if item.response["status"]:
        assert answer.status_code == item.status
    assert _telling(answer.content) == _telling(item.body)


def _form(item: Item) -> dict[str, str]:
    return {"retmode": "json"} if item.params.get("retmode") == "json" else {}


def _telling(body: bytes) -> object:
    """What a client goes by: the title of a page, the errors, the keys of JSON."""
    text = body.decode()
    if title := re.search(r"<title>(.*?)</title>", text, re.IGNORECASE):
        return title[1]
    if text.startswith("{"):
        data = json.loads(text, strict=False)
        echoes = {"api-key", "count"}
        return _plain({k: v for k, v in data.items() if k not in echoes})
    if stated := re.findall(r"<ERROR>(.*?)</ERROR>", text, re.DOTALL):
        return stated
    return text.strip()


def _plain(value: Any) -> Any:
    """JSON without what follows a peer's address, which differs each time."""
    if isinstance(value, dict):
        return {k: _plain(v) for k, v in value.items()}
    return re.split(r"\)?, peer:|\)?$", value)[0] if isinstance(value, str) else value


# Records that the recorded citation lines name, with the facts of those lines.
CITED = [
    Record(
        "2014248",
        "A",
        authors=(Author("Mann", "B J", "BJ"),),
        journal_abbreviation="Proc Natl Acad Sci U S A",
        years=(1991,),
        volume="88",
        pages="3248-52",
    ),
    Record(
        "3026048",
        "B",
        authors=(Author("Palmenberg", "A C", "AC"),),
        journal="Science",
        years=(1987,),
        volume="235",
        pages="182-97",
    ),
    Record(
        "31978945",
        "C",
        authors=(Author("Zhu", "N", "N"),),
        journal_abbreviation="N Engl J Med",
        years=(2020,),
        volume="382",
        pages="727-33",
    ),
    Record(
        "38407394",
        "D",
        authors=(Author("Wood", "R A", "RA"),),
        journal_abbreviation="N Engl J Med",
        years=(2024,),
        volume="390",
        pages="889-99",
    ),
    *(
        Record(
            pmid,
            "E",
            authors=(Author("Zhang", "F", "F"),),
            journal="Nature",
            years=(2020,),
        )
        for pmid in ("33057196", "32076266", "32025019")
    ),
]


@numbered(95, 96, 97, 105, 188, 190, 191)
def test_recorded_citations_are_matched_alike(number: int) -> None:
    """Line for line what ECitMatch answered."""
    item = ITEMS[number]
    with serve(CITED) as server:
        answer = _asked(server, "ecitmatch.cgi", bdata=item.params["bdata"])
    assert answer.text == item.body.decode()


def test_a_fake_without_the_phrase_drops_it_like_pubmed() -> None:
    """The whole of what item 119 shows, without HTTP."""
    if 119 not in ITEMS:
        pytest.skip("recording 119 is not there")
    result = evaluate(ITEMS[119].params["term"], REPLAYS[119])
    assert result.count == 1
    assert result.quoted_not_found == ('"body battery"[tiab]',)
