"""What replies of E-utilities mean: a row for every failure that is known."""
# ruff: noqa: E501 - a row of a table stays one line

import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier.entrez.client import EFETCH
from verifier.entrez.replies import (
    ESEARCH,
    LaterError,
    ViewerError,
    classify,
    read_search,
)
from verifier.sources import (
    FatalError,
    PermanentError,
    SourceError,
    TransientError,
)

KEY = "0123456789abcdef0123456789abcdef0123"
PAGE = "<!DOCTYPE html>\n<html><head><title>{}</title></head><body/></html>"
EMPTY_SET = "<?xml version='1.0'?><PubmedArticleSet></PubmedArticleSet>"


def gateway(error, **more):
    return json.dumps({"error": error, "api-key": KEY, **more}) + "\n"


def fetch_error(*texts):
    errors = "".join(f"<ERROR>{text}</ERROR>" for text in texts)
    return (
        '<?xml version="1.0" encoding="UTF-8" ?>\n<!DOCTYPE eEfetchResult PUBLIC '
        '"-//NLM//DTD efetch 20131226//EN" "https://eutils.ncbi.nlm.nih.gov/eutils/dtd'
        f'/20131226/efetch.dtd">\n<eFetchResult>{errors}</eFetchResult>\n'
    )


def search_error(text):
    return '{"header":{},"esearchresult":{"ERROR":"' + text + '"}}\n'


BACKEND = "Search Backend failed: "

FAILURES = [
    # (what happened, endpoint, status, body, what it means)
    ("429, key echoed", ESEARCH, 429, gateway("API rate limit exceeded"), LaterError),
    ("429 under status 200", EFETCH, 200, gateway("API rate limit exceeded"), LaterError),
    ("key invalid", EFETCH, 400, gateway("API key invalid", type="invalid"), FatalError),
    ("key empty", ESEARCH, 400, '{"error":"API key invalid","api-key":""}', FatalError),
    ("gateway cannot forward", ESEARCH, 500, gateway("error forwarding request"), TransientError),
    ("the same under 200", ESEARCH, 200, gateway("error forwarding request"), TransientError),
    ("viewer timeout", EFETCH, 400, fetch_error(" Error: External viewer error: Empty Response. Bytes read: 0 Status: Timeout"), ViewerError),
    ("no usable id", EFETCH, 400, fetch_error("ID list is empty! Possibly it has no correct IDs."), PermanentError),
    ("id parameter empty", EFETCH, 200, fetch_error("Supplied id parameter is empty."), PermanentError),
    ("neither id nor history", EFETCH, 400, fetch_error("WebEnv parameter is required"), PermanentError),
    ("history lost", EFETCH, 200, fetch_error("Unable to obtain query #1"), TransientError),
    ("history evicted, two errors", EFETCH, 200, fetch_error("Cannot retrieve history data. retstart: 12000", "because of: NCBI C++ Exception:"), TransientError),
    ("history out of range", EFETCH, 400, fetch_error("Cannot retrieve history data: OUT OF RANGE. Parameter retstart=1"), PermanentError),
    ("retstart too large", EFETCH, 400, fetch_error("Search backend cannot retrieve history data. Reason: Exception: 'retstart' cannot be larger than 9998."), PermanentError),
    ("retstart too large, raw newline in JSON", ESEARCH, 200, search_error(BACKEND + "Exception:\n'retstart' cannot be larger than 9998."), PermanentError),
    ("unsupported rettype", EFETCH, 200, "", TransientError),
    ("white space", ESEARCH, 200, " \n", TransientError),
    ("retmode=json gives plain text", EFETCH, 200, "30049270\n", TransientError),
    ("backend down", ESEARCH, 200, search_error(BACKEND + "Search is temporarily unavailable. Please try again later."), TransientError),
    ("backend down, in XML", ESEARCH, 200, f"<?xml version='1.0'?><eSearchResult><ERROR>{BACKEND}…</ERROR></eSearchResult>", TransientError),
    ("database gone", ESEARCH, 200, search_error(BACKEND + "Database is not supported: pubmed"), TransientError),
    ("no address", ESEARCH, 200, search_error(BACKEND + "Couldn't resolve #PMQuerySrv"), TransientError),
    ("no connection", ESEARCH, 200, search_error(BACKEND + "Unable to open connection to #PMQuerySrv"), TransientError),
    ("empty term", ESEARCH, 200, search_error(BACKEND + "An error occurred. Details: Empty Term in the request"), PermanentError),
    ("unknown database", ESEARCH, 200, search_error("Invalid db name specified: fleegle"), PermanentError),
    ("ERROR beside the result, raw newlines", ESEARCH, 200, '{"linksets":[],"ERROR":"NCBI C++ Exception:\n  Read failed: EOF\n"}', TransientError),
    ("unknown error under 400", EFETCH, 400, fetch_error("Something new"), PermanentError),
    ("unknown error under 200", EFETCH, 200, fetch_error("Something new"), TransientError),
    ("parameter omitted", EFETCH, 400, "Mandatory parameter: db - is omitted", PermanentError),
    ("blocked, after a redirect", ESEARCH, 200, PAGE.format("NCBI - WWW Error Blocked Diagnostic"), FatalError),
    ("web tier error", ESEARCH, 500, "<head> <title>NCBI/eutils202 - WWW Error 500 Diagnostic</title></head>", TransientError),
    ("no route", EFETCH, 500, "Unable to route request!\n\nservice name: /http", TransientError),
    ("no route, under 200", EFETCH, 200, "Unable to route request!\n", TransientError),
    ("bad gateway", ESEARCH, 502, "", TransientError),
    ("unavailable", ESEARCH, 503, PAGE.format("503"), TransientError),
    ("gateway timeout", EFETCH, 504, PAGE.format("504"), TransientError),
    ("maintenance", ESEARCH, 200, PAGE.format("Scheduled maintenance"), TransientError),
    ("XHTML with a prolog", EFETCH, 200, '<?xml version="1.0"?>\n' + PAGE.format("?"), TransientError),
    ("URI too large", EFETCH, 414, PAGE.format("Submitted URI too large!"), PermanentError),
    ("a proxy refuses", ESEARCH, 403, PAGE.format("Forbidden"), FatalError),
    ("nothing at this address", ESEARCH, 404, PAGE.format("Not Found"), FatalError),
    ("request timeout", EFETCH, 408, "", TransientError),
    ("a status of no answer", EFETCH, 103, "", TransientError),
    ("prolog only", EFETCH, 200, '<?xml version="1.0" ?>\n', TransientError),
    ("truncated XML", EFETCH, 200, EMPTY_SET[:-9], TransientError),
    ("truncated JSON", ESEARCH, 200, '{"header":{"type":"esearch"},"esearchresult":{"cou', TransientError),
    ("another program's answer", ESEARCH, 200, '{"header":{},"einforesult":{"dblist":[]}}', TransientError),
    ("no count", ESEARCH, 200, '{"esearchresult":{"idlist":[]}}', TransientError),
    ("ids that are no numbers", ESEARCH, 200, '{"esearchresult":{"count":"1","idlist":["x"]}}', TransientError),
    ("entities of its own", EFETCH, 200, '<?xml version="1.0"?><!DOCTYPE PubmedArticleSet [<!ENTITY a "b">]>' + EMPTY_SET[21:], TransientError),
]  # fmt: skip


@pytest.mark.parametrize(
    ("endpoint", "status", "body", "meaning"),
    [row[1:] for row in FAILURES],
    ids=[row[0] for row in FAILURES],
)
def test_every_known_failure_has_its_meaning(endpoint, status, body, meaning):
    with pytest.raises(meaning) as caught:
        classify(endpoint, status, {}, body.encode())
    assert KEY not in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("status", "location", "meaning"),
    [
        (302, "https://misuse.ncbi.nlm.nih.gov/error/abuse.shtml", FatalError),
        (301, "https://eutils.ncbi.nlm.nih.gov/entrez/eutils/esearch.fcgi?x", FatalError),
        (302, "http://192.0.2.1/entrez/eutils/esearch.fcgi", TransientError),
        (302, "/login", TransientError),
        (304, "", TransientError),
    ],
)  # fmt: skip
def test_a_redirect_is_an_error_whose_meaning_depends_on_where_it_leads(
    status, location, meaning
):
    with pytest.raises(meaning):
        classify(ESEARCH, status, {"location": location}, b"")


def test_what_to_do_is_said_of_a_fatal_error():
    with pytest.raises(FatalError, match="NCBI_API_KEY"):
        classify(ESEARCH, 400, {}, gateway("API key invalid").encode())
    with pytest.raises(FatalError, match="eutilities@ncbi"):
        classify(ESEARCH, 200, {}, PAGE.format("Blocked Diagnostic").encode())
    with pytest.raises(FatalError, match="ENTREZ_URL"):
        classify(ESEARCH, 404, {}, b"")


@pytest.mark.parametrize(
    ("headers", "pause"),
    [
        ({}, 2.0),
        ({"retry-after": "7"}, 7.0),
        ({"retry-after": "0"}, 2.0),
        ({"retry-after": "soon"}, 2.0),
        ({"retry-after": "-1"}, 2.0),
        ({"retry-after": "Sun, 22 Nov 2026 10:00:30 GMT", "date": "Sun, 22 Nov 2026 10:00:00 GMT"}, 30.0),
        ({"retry-after": "Wed, 21 Oct 2015 07:28:00 GMT", "date": "Sun, 22 Nov 2026 10:00:00 GMT"}, 2.0),
        ({"retry-after": "Wed, 21 Oct 2015 07:28:00 GMT"}, 2.0),
    ],
)  # fmt: skip
def test_retry_after_is_read_as_seconds_or_as_a_date(headers, pause):
    """Never less than the two seconds that NCBI's window needs."""
    with pytest.raises(LaterError) as caught:
        classify(ESEARCH, 429, headers, b"{}")
    assert caught.value.pause == pause


def search_body(**result):
    plain = {"count": "1", "retmax": "1", "idlist": ["21"], "querytranslation": "t"}
    return json.dumps({"header": {}, "esearchresult": {**plain, **result}}).encode()


def warnings(**lists):
    none = {"phrasesignored": [], "quotedphrasesnotfound": [], "outputmessages": []}
    return {**none, **lists}


def errors(**lists):
    return {"phrasesnotfound": [], "fieldsnotfound": [], **lists}


@pytest.mark.parametrize(
    ("result", "sound", "complaints"),
    [
        ({}, True, ()),
        ({"warninglist": warnings(outputmessages=["No items found."])}, True, ()),
        (
            {"warninglist": warnings(outputmessages=[
                "Restrictions achieved. start and count adjusted to 0, 9999",
                "No items found.",
            ])}, True, (),
        ),
        ({"warninglist": warnings(outputmessages=["Be careful"])}, False, ()),
        ({"errorlist": errors()}, False, ()),
        ({"errorlist": errors(fieldsnotfound=["1au"])}, False, ()),
        ({"errorlist": errors(phrasesnotfound=["zzz"])}, True, ("zzz",)),
        ({"warninglist": warnings(phrasesignored=["the"])}, True, ("the",)),
        ({"warninglist": warnings(quotedphrasesnotfound=['"x y"[tiab]'])}, True, ('"x y"[tiab]',)),
        ({"errorlist": []}, False, ()),
    ],
)  # fmt: skip
def test_soft_failures_are_told_from_plain_notes(result, sound, complaints):
    """An error list that is there but empty is the trace of an ignored tag."""
    reply = read_search(search_body(**result))
    assert (not reply.unsound, reply.complaints) == (sound, complaints)


def test_an_id_listed_twice_counts_once():
    assert read_search(search_body(idlist=["21", "21"])).ids == ("21",)


@given(st.binary(max_size=300), st.sampled_from([200, 302, 400, 404, 429, 500]))
def test_any_bytes_are_an_error_of_ours_or_an_answer(body, status):
    """Nothing that a server can send raises anything else."""
    for endpoint in (ESEARCH, EFETCH):
        with suppress(SourceError):
            classify(endpoint, status, {}, body)


def recorded(shared, endpoint):
    folder = shared / "cassettes"
    for row in json.loads((folder / "index.json").read_text("utf-8")):
        request = json.loads(
            (folder / "items" / row["dir"] / "request.json").read_text()
        )
        answer = json.loads(
            (folder / "items" / row["dir"] / "response.json").read_text()
        )
        body = folder / "items" / row["dir"] / (answer.get("body_file") or "none")
        if request.get("endpoint") == endpoint and body.is_file():
            yield row, answer, body.read_bytes()


def test_recorded_searches_in_json_are_read(shared):
    """Every recorded JSON answer is read, or refused for what it says of itself."""
    read = []
    for row, answer, body in recorded(shared, "esearch"):
        if not body.lstrip().startswith(b"{"):
            continue
        try:
            classify(ESEARCH, answer["status"] or 200, {}, body)
        except SourceError:
            assert b"ERROR" in body or b'"error"' in body, row["dir"]
        else:
            read.append(row["n"])
    assert {117, 119, 121, 122, 123, 129, 134} <= set(read)


@pytest.mark.parametrize(
    ("number", "sound"),
    [(117, True), (122, True), (134, True), (119, False), (121, False), (123, False), (129, False)],
)  # fmt: skip
def test_recorded_doubts_are_doubted(shared, number, sound):
    [(_, _, body)] = [r for r in recorded(shared, "esearch") if r[0]["n"] == number]
    reply = read_search(body)
    assert (not reply.unsound and not reply.complaints) == sound


def test_recorded_failures_are_refused(shared):
    """No recording of a failure is ever taken for an answer."""
    meanings = {}
    for number, endpoint in [
        (66, "efetch"), (67, "efetch"), (68, "efetch"), (69, "efetch"), (70, "efetch"),
        (167, "efetch"), (168, "efetch"), (170, "efetch"), (171, "efetch"),
        (174, "efetch"), (175, "esearch"), (178, "esearch"), (124, "esearch"),
    ]:  # fmt: skip
        found = [r for r in recorded(shared, endpoint) if r[0]["n"] == number]
        for _, answer, body in found:
            reader = ESEARCH if endpoint == "esearch" else EFETCH
            with pytest.raises(SourceError) as caught:
                classify(reader, answer["status"] or 200, {}, body)
            meanings[number] = type(caught.value)
    assert meanings[66] is meanings[67] is FatalError
    assert meanings[70] is ViewerError
    assert meanings[124] is meanings[178] is meanings[168] is PermanentError
    assert meanings[175] is TransientError
