"""Every way in which the server fails on demand, each under a name.

`FAILURES` is what tests parametrize over. Wording and status are those of ENTREZ.md
section 2 and FACTS.md section 2; the hostile ones at the end are nobody's recording.
"""

import json
import re
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from tests.eutils import answers
from tests.eutils.articles import DOCTYPE, article, article_set
from tests.eutils.entries import Entry
from tests.eutils.library import Library
from tests.eutils.messages import HTML, JSON, TEXT, XML, Answer, Request
from tests.eutils.search import EMPTY_TERM, UNAVAILABLE

# What a client must make of it: ask again; never again; stop the whole run; an answer
# that decides nothing; an answer that is good all the same.
Meaning = Literal["transient", "permanent", "fatal", "inconclusive", "harmless"]


@dataclass(frozen=True, slots=True)
class Situation:
    """One request about to fail: what was asked and what honesty would answer."""

    request: Request
    library: Library
    honest: Callable[[], Answer]
    base: str


Play = Callable[[Situation], Answer]


@dataclass(frozen=True, slots=True)
class Failure:
    """A named way to fail, where it can occur and what it means to a client."""

    name: str
    meaning: Meaning
    endpoints: frozenset[str]
    play: Play

    def fits(self, endpoint: str) -> bool:
        """Whether this endpoint can fail in this way."""
        return endpoint in self.endpoints


EVERYWHERE = frozenset({"esearch", "efetch", "esummary", "epost", "einfo", "ecitmatch"})
_FAILURES: dict[str, Failure] = {}
FAILURES: Mapping[str, Failure] = _FAILURES


def _failure(
    meaning: Meaning, *endpoints: str, name: str = ""
) -> Callable[[Play], Play]:
    def register(play: Play) -> Play:
        called = name or play.__name__
        where = frozenset(endpoints) or EVERYWHERE
        _FAILURES[called] = Failure(called, meaning, where, play)
        return play

    return register


# ------------------------------------------------------------------- the gateway


def rate_limit_body(caller: str, count: int, limit: int) -> bytes:
    """Echoes the key, or the caller's address; numbers are strings."""
    echo = json.dumps(caller)
    return (
        f'{{"error":"API rate limit exceeded","api-key":{echo},'
        f'"count":"{count}","limit":"{limit}"}}\n'
    ).encode()


def rate_limited_answer(
    caller: str, count: int, limit: int, retry_after: int | None
) -> Answer:
    """429 as the gateway sends it, whatever retmode was asked."""
    after = (("Retry-After", str(retry_after)),) if retry_after is not None else ()
    body = rate_limit_body(caller, count, limit)
    return Answer(body, 429, "application/json", "gateway", after)


def invalid_key_answer(key: str) -> Answer:
    """400 with the key in the body."""
    body = (
        f'{{"error":"API key invalid","api-key":{json.dumps(key)},"type":"invalid",'
        '"status":"unknown"}'
    )
    return Answer(body.encode(), 400, "application/json", "gateway")


@_failure("transient")
def rate_limited(s: Situation) -> Answer:
    """429 without Retry-After."""
    return rate_limited_answer(s.request.caller, 4, 3, None)


@_failure("transient")
def rate_limited_retry_after(s: Situation) -> Answer:
    """429 with Retry-After: 2."""
    return rate_limited_answer(s.request.caller, 17, 3, 2)


@_failure("transient")
def rate_limited_retry_after_date(s: Situation) -> Answer:
    """429 whose Retry-After is a date of the past, as HTTP allows."""
    answer = rate_limited_answer(s.request.caller, 5, 3, None)
    date = ("Retry-After", "Wed, 21 Oct 2015 07:28:00 GMT")
    return replace(answer, headers=(date,))


@_failure("transient")
def rate_limited_with_status_200(s: Situation) -> Answer:
    """The body of a 429 under status 200, as one client reports."""
    return replace(rate_limited(s), status=200)


@_failure("fatal")
def key_invalid(s: Situation) -> Answer:
    """400; the key is echoed."""
    return invalid_key_answer(s.request.get("api_key"))


@_failure("transient")
def forwarding_error(s: Situation) -> Answer:
    """500 with JSON on any request, the address echoed."""
    body = (
        f'{{"error":"error forwarding request","api-key":"{s.request.caller}",'
        '"type":"ip",\n"status":"ok"}\n'
    )
    return Answer(body.encode(), 500, "application/json", "gateway")


@_failure("permanent")
def uri_too_large(s: Situation) -> Answer:
    """414 with an XHTML page from Apache."""
    body = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html PUBLIC '
        '"-//W3C//DTD XHTML 1.0 Strict//EN"\n  '
        '"http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">\n'
        '<html xmlns="http://www.w3.org/1999/xhtml" lang="en" xml:lang="en">\n'
        "<head>\n<title>Submitted URI too large!</title>\n</head>\n<body>\n"
        "<h1>Submitted URI too large!</h1>\n<h2>Error 414</h2>\n</body>\n</html>\n"
    )
    return Answer(body.encode(), 414, HTML, "apache")


# -------------------------------------------------------------------- 5xx, pages


def _diagnostic(status: int) -> Play:
    def play(s: Situation) -> Answer:
        body = (
            f"<head> <title>NCBI/eutils202 - WWW Error {status} Diagnostic</title>"
            "</head> <body> <h1>Server Error</h1> <p>Your request could not be "
            "processed due to a problem on our Web server.</p> "
            f"<p>{s.request.path[:200]}</p></body>\n"
        )
        return Answer(body.encode(), status, "text/html", "apache")

    return play


for _status in (500, 502, 503, 504):
    _failure("transient", name=f"html_{_status}")(_diagnostic(_status))


@_failure("transient")
def unable_to_route(s: Situation) -> Answer:
    """500 in plain text from the router in front."""
    body = (
        "Unable to route request!\n\nservice name: /http/service/ratecontrol\ndtab:\n\n"
        "base dtab:\n\noverride dtab:\n"
    )
    return Answer(body.encode(), 500, "text/plain", "apache")


@_failure("transient")
def unable_to_route_with_status_200(s: Situation) -> Answer:
    """The same text where its status was not noted down."""
    return replace(unable_to_route(s), status=200)


@_failure("transient")
def maintenance_page(s: Situation) -> Answer:
    """An HTML page under status 200."""
    body = (
        b"<!DOCTYPE html>\n<html><head><title>NCBI - Scheduled maintenance</title>"
        b"</head><body><h1>We are down for maintenance</h1></body></html>\n"
    )
    return Answer(body, 200, HTML, "apache")


def blocked_answer() -> Answer:
    """The page that a blocked address is sent to."""
    body = (
        b'<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN">\n<html><head><title>'
        b"NCBI - WWW Error Blocked Diagnostic</title></head><body><h1>Access denied"
        b"</h1></body></html>\n"
    )
    return Answer(body, 200, HTML, "apache")


@_failure("fatal")
def blocked(s: Situation) -> Answer:
    """302 to the page for blocked addresses, which answers 200."""
    target = ("Location", f"{s.base}/misuse/abuse.shtml")
    return Answer(b"", 302, HTML, "apache", (target,))


@_failure("fatal")
def blocked_page(s: Situation) -> Answer:
    """The same page where something else was asked, without a redirect."""
    return blocked_answer()


# ----------------------------------------------------------- errors in the answer


@_failure("transient", "efetch")
def viewer_timeout(s: Situation) -> Answer:
    """400, and yet a second try succeeds."""
    message = " Error: External viewer error: Empty Response. Bytes read: 0 Status: "
    return answers.errors("efetch", f"{message}Timeout", status=400)


@_failure("permanent", "efetch")
def id_list_empty(s: Situation) -> Answer:
    """400: no usable id."""
    message = "ID list is empty! Possibly it has no correct IDs."
    return answers.errors("efetch", message, status=400)


@_failure("permanent", "efetch")
def supplied_id_empty(s: Situation) -> Answer:
    """200 with an error: the id parameter is empty."""
    return answers.errors("efetch", "Supplied id parameter is empty.")


@_failure("permanent", "efetch")
def web_env_required(s: Situation) -> Answer:
    """400: neither id nor history."""
    return answers.errors("efetch", "WebEnv parameter is required", status=400)


@_failure("permanent", "efetch")
def history_beyond_cap(s: Situation) -> Answer:
    """400: the 9,999 limit binds history too."""
    message = (
        "Search backend cannot retrieve history data. Reason: Exception: 'retstart' "
        "cannot be larger than 9998. For PubMed, ESearch can only retrieve the first "
        "9,999 records matching the query."
    )
    return answers.errors("efetch", message, status=400)


@_failure("permanent", "efetch")
def history_out_of_range(s: Situation) -> Answer:
    """400: retstart behind the end of the set."""
    message = (
        "Cannot retrieve history data: OUT OF RANGE. Parameter retstart=1 + 1 is "
        "greater than number of records available in history. History includes 1 IDs."
    )
    return answers.errors("efetch", message, status=400)


@_failure("transient", "efetch", "esummary")
def history_lost(s: Situation) -> Answer:
    """200: the WebEnv has expired."""
    return answers.errors(s.request.endpoint, "Unable to obtain query #1")


@_failure("transient", "efetch")
def history_evicted(s: Situation) -> Answer:
    """200 with two errors, one of them a C++ exception."""
    return answers.errors(
        "efetch",
        "Cannot retrieve history data. query_key: 1, WebEnv: MCID_0, retstart: 0",
        "Can't fetch uids from history because of: NCBI C++ Exception:\n    Error: "
        'UNK_MODULE(CException::eInvalid) "UNK_FILE", line 18446744073709551615',
    )


@_failure("permanent", "efetch")
def database_omitted(s: Situation) -> Answer:
    """400 in plain text."""
    return Answer(b"Mandatory parameter: db - is omitted", 400, TEXT)


def _backend(message: str) -> Play:
    def play(s: Situation) -> Answer:
        return answers.search_error(s.request, f"Search Backend failed: {message}")

    return play


_BACKEND: Mapping[str, tuple[Meaning, str]] = {
    "backend_unavailable": (
        "transient",
        UNAVAILABLE,
    ),
    "backend_without_pubmed": ("transient", "Database is not supported: pubmed"),
    "backend_without_address": (
        "transient",
        "Couldn't resolve #PMQuerySrv_2_0?dbaf=pubmed, the address table is empty.",
    ),
    "backend_unreachable": (
        "transient",
        "Unable to open connection to #PMQuerySrv?dbaf=pubmed",
    ),
    "backend_empty_term": (
        "permanent",
        EMPTY_TERM,
    ),
    "backend_retstart": ("permanent", answers.RETSTART_ERROR),
}
for _name, (_meaning, _message) in _BACKEND.items():
    _failure(_meaning, "esearch", name=_name)(_backend(_message))


@_failure("transient", "esearch", "esummary")
def cxx_exception(s: Situation) -> Answer:
    """200, JSON with ERROR beside the result, and raw line feeds (item 181)."""
    body = (
        b'{"linksets":[],"ERROR":"NCBI C++ Exception:\n  TXCLIENT('
        b"CException::eUnknown) ... CTxRawClientImpl::readAll() --- Read failed: EOF\n"
        b'  (the other side has unexpectedly closed connection)"}\n'
    )
    return Answer(body, 200, JSON)


# ------------------------------------------------------------------ broken bodies


@_failure("transient")
def empty_body(s: Situation) -> Answer:
    """200 and zero bytes."""
    return replace(s.honest(), body=b"", status=200)


@_failure("transient")
def blank_body(s: Situation) -> Answer:
    """200 and white space."""
    return replace(s.honest(), body=b"\n \n", status=200)


@_failure("transient", "efetch", "esearch", "esummary")
def prolog_only(s: Situation) -> Answer:
    """200 and an XML declaration."""
    return Answer(b'<?xml version="1.0" encoding="UTF-8" ?>\n')


@_failure("transient", "efetch", "esearch", "esummary")
def truncated(s: Situation) -> Answer:
    """The honest answer, cut in the middle, complete for HTTP."""
    answer = s.honest()
    return replace(answer, body=answer.body[: len(answer.body) * 2 // 3])


@_failure("transient", "efetch")
def unclosed_set(s: Situation) -> Answer:
    """Whole records, and no end tag of the set."""
    answer = s.honest()
    return replace(answer, body=answer.body.removesuffix(b"</PubmedArticleSet>"))


@_failure("transient", "efetch", "esearch", "esummary")
def bad_bytes(s: Situation) -> Answer:
    """Bytes that are neither UTF-8 nor XML nor JSON."""
    return replace(s.honest(), body=b"\x80\xff\x00\xfe" * 64)


@_failure("transient", "efetch", "esearch", "esummary")
def unexpected_root(s: Situation) -> Answer:
    """A well-formed answer to another question."""
    if s.request.json:
        return Answer(b'{"header":{"type":"einfo","version":"0.3"}}\n', 200, JSON)
    return Answer(answers.xml("eInfoResult", "\n<DbList/>\n"))


@_failure("transient", "esearch", "esummary")
def unexpected_json(s: Situation) -> Answer:
    """Valid JSON of the wrong types."""
    body = b'{"header":[],"esearchresult":null,"result":[]}\n'
    return Answer(body, 200, JSON)


# --------------------------------------------------------------- broken transport


def _delivered(name: str) -> Play:
    def play(s: Situation) -> Answer:
        return replace(s.honest(), delivery=name)  # type: ignore[arg-type]

    return play


for _name in ("reset", "cut", "close", "stall", "drip", "flood", "bomb"):
    _called = {
        "reset": "connection_reset",
        "cut": "connection_cut",
        "close": "connection_closed",
        "stall": "stalled",
        "drip": "slow_body",
        "flood": "endless_body",
        "bomb": "gzip_bomb",
    }[_name]
    _failure("transient", name=_called)(_delivered(_name))


@_failure("transient")
def broken_gzip(s: Situation) -> Answer:
    """A body that says it is compressed and is not."""
    headers = (("Content-Encoding", "gzip"),)
    return replace(s.honest(), headers=headers, via="apache")


# ------------------------------------------------------ answers that mislead


@_failure("inconclusive", "efetch")
def missing_record(s: Situation) -> Answer:
    """The last of several records found is left out; of one, that one."""
    found = _fetched(s)
    return Answer(article_set(found[:-1], 1))


@_failure("inconclusive", "efetch")
def extra_record(s: Situation) -> Answer:
    """The records asked for, and one that nobody asked for."""
    asked = {answers.coerced(i) for i in answers.asked_ids(s.request)}
    others = [e for n, e in s.library.corpus.entries.items() if n not in asked]
    return Answer(article_set([*_fetched(s), *others[:1]], 1))


@_failure("transient", "efetch")
def other_record(s: Situation) -> Answer:
    """One record, of a number that was not asked for."""
    asked = {answers.coerced(i) for i in answers.asked_ids(s.request)}
    others = [e for n, e in s.library.corpus.entries.items() if n not in asked]
    return Answer(article_set(others[:1], 1))


@_failure("harmless", "efetch")
def repeated_record(s: Situation) -> Answer:
    """The first record comes twice, and the order is reversed."""
    found = _fetched(s)[::-1]
    return Answer(article_set([*found, *found[-1:]], 1))


@_failure("harmless", "efetch")
def unknown_dtd(s: Situation) -> Answer:
    """The DTD of a year that nobody has bundled."""
    answer = s.honest()
    body = answer.body.replace(b"pubmed_260101.dtd", b"pubmed_270101.dtd")
    return replace(answer, body=body.replace(b"1st January 2026", b"1st January 2027"))


@_failure("harmless")
def unexpected_content_type(s: Situation) -> Answer:
    """A good answer under a content type that says otherwise."""
    return replace(s.honest(), content_type="text/html")


@_failure("inconclusive", "esearch")
def phrase_dropped(s: Situation) -> Answer:
    """The first piece of the term is dropped, and the answer says so."""
    term = s.request.get("term")
    rest = re.split(r"\s+(?:AND|OR)\s+", term, maxsplit=1)[-1].strip("()")
    result = s.library.search(rest)
    words = re.findall(r"[\w'-]+", term) or ["word"]
    hits = tuple(str(n) for n in sorted(s.library.corpus.entries, reverse=True))
    result = replace(
        result,
        pmids=result.pmids or hits,
        error="",
        phrases_not_found=(words[0],),
    )
    return answers.search_answer(s.request, result, s.library)


@_failure("inconclusive", "esearch")
def hits_of_another_question(s: Situation) -> Answer:
    """One and the same record, whatever is asked."""
    result = s.library.search(s.request.get("term"))
    pmids = (str(max(s.library.corpus.entries)),)
    result = replace(result, pmids=pmids, error="", phrases_not_found=())
    return answers.search_answer(s.request, result, s.library)


@_failure("inconclusive", "esearch")
def field_not_found(s: Situation) -> Answer:
    """A tag is ignored, and the answer says so."""
    result = s.library.search(s.request.get("term"))
    result = replace(result, error="", fields_not_found=("1au",))
    return answers.search_answer(s.request, result, s.library)


@_failure("inconclusive", "esearch")
def quoted_phrase_dropped(s: Situation) -> Answer:
    """A quoted phrase is dropped, and only a warning says so."""
    result = s.library.search(s.request.get("term"))
    dropped = ('"body battery"[tiab]',)
    result = replace(result, error="", quoted_not_found=dropped)
    return answers.search_answer(s.request, result, s.library)


@_failure("transient", "esearch")
def count_without_ids(s: Situation) -> Answer:
    """The count says more than the list holds, though more was asked for."""
    result = s.library.search(s.request.get("term"))
    answer = answers.search_answer(s.request, replace(result, error=""), s.library)
    more = f'"count":"{result.count + 3}"'.encode()
    body = re.sub(rb'"count":"\d+"', more, answer.body)
    more = f"<Count>{result.count + 3}</Count>".encode()
    return replace(answer, body=re.sub(rb"<Count>\d+</Count>", more, body))


def _fetched(s: Situation) -> list[Entry]:
    numbers = [answers.coerced(i) for i in answers.asked_ids(s.request)]
    return [entry for n in numbers if (entry := s.library.get(n))]


# ------------------------------------------------------------------------ hostile


@_failure("transient", "efetch")
def entity_bomb(s: Situation) -> Answer:
    """Entities that expand a billion-fold."""
    levels = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    body = (
        '<?xml version="1.0" ?>\n<!DOCTYPE PubmedArticleSet [<!ENTITY a0 "lol">'
        f"{levels}]>\n<PubmedArticleSet><PubmedArticle>&a9;</PubmedArticle>"
        "</PubmedArticleSet>"
    )
    return Answer(body.encode())


@_failure("transient", "efetch")
def external_entity(s: Situation) -> Answer:
    """Entities that name a local file and an address of this server."""
    articles = "".join(article(entry) for entry in _fetched(s))
    body = (
        '<?xml version="1.0" ?>\n<!DOCTYPE PubmedArticleSet ['
        '<!ENTITY f SYSTEM "file:///etc/passwd">'
        f'<!ENTITY u SYSTEM "{s.base}/fetched-by-entity">]>\n'
        f"<PubmedArticleSet>{articles}</PubmedArticleSet>"
    )
    return Answer(body.replace("<ArticleTitle>", "<ArticleTitle>&f;&u;").encode())


@_failure("harmless", "efetch")
def external_dtd(s: Situation) -> Answer:
    """A good answer whose DTD lies on this server: to be ignored, never fetched."""
    answer = s.honest()
    there = DOCTYPE.replace("https://dtd.nlm.nih.gov", s.base)
    return replace(answer, body=answer.body.replace(DOCTYPE.encode(), there.encode()))


@_failure("transient")
def redirected_elsewhere(s: Situation) -> Answer:
    """302 to an address on another host (TEST-NET, answers to nobody)."""
    target = ("Location", "http://192.0.2.1/entrez/eutils/esearch.fcgi")
    return Answer(b"", 302, HTML, "apache", (target,))


@_failure("transient")
def redirected_in_circles(s: Situation) -> Answer:
    """302 to the same address."""
    target = ("Location", f"{s.base}{s.request.path}")
    return Answer(b"", 302, HTML, "apache", (target,))


def bomb(size: int) -> bytes:
    """A gzip stream that inflates to so many zero bytes."""
    squeeze = zlib.compressobj(9, wbits=31)
    block = bytes(1 << 20)
    parts = [squeeze.compress(block) for _ in range(size >> 20)]
    return b"".join([*parts, squeeze.flush()])


__all__ = ["EVERYWHERE", "FAILURES", "XML", "Failure", "Meaning", "Situation", "bomb"]
