"""What a reply of NCBI E-utilities means: an answer, or one of three kinds of error.

Status alone does not tell: limits come as 200, outages as 400 (ENTREZ.md section 2).
Pure. No message repeats any part of a body, since bodies echo the key, the caller's
address and the query.
"""

import email.utils
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, NoReturn, TypeVar

from verifier.sources import FatalError, PermanentError, TransientError

T = TypeVar("T")

# FACTS.md section 2.6: wait at least this long where 429 names no time.
LIMIT_PAUSE = 2.0

_KEY_REFUSED = (
    "NCBI refuses the API key: correct NCBI_API_KEY, or unset it and go on at the "
    "slower pace"
)
_BLOCKED = (
    "NCBI has blocked this address: stop asking, and write to "
    "eutilities@ncbi.nlm.nih.gov with the tool and email that this program sends"
)
_MOVED = (
    "the address of E-utilities redirects: ENTREZ_URL must name the final address, "
    "beginning with https://"
)
_NOT_THERE = "no E-utilities answer at this address: check ENTREZ_URL and any proxy"


class LaterError(TransientError):
    """The server wants no request before ``pause`` seconds have passed."""

    def __init__(self, message: str, pause: float) -> None:
        super().__init__(message)
        self.pause = pause


class PartialError(TransientError):
    """The server did not send all of what was asked: less at once may succeed."""


class ViewerError(PartialError):
    """The server ran out of time collecting records."""


@dataclass(frozen=True, slots=True)
class Endpoint(Generic[T]):
    """A program of E-utilities and how its answers are read.

    ``read`` raises TransientError for a body that is not a whole answer.
    """

    name: str
    read: Callable[[bytes], T]


@dataclass(frozen=True, slots=True)
class SearchReply:
    """What esearch listed. ``complaints`` are words that it says it did not search.

    ``unsound`` says in one line why the answer proves nothing; empty where it does.
    ``translation`` is the query as the server understood it.
    """

    count: int
    ids: tuple[str, ...]
    translation: str = ""
    complaints: tuple[str, ...] = ()
    unsound: str = ""


def classify(
    endpoint: Endpoint[T], status: int, headers: Mapping[str, str], body: bytes
) -> T:
    """The answer in a reply; raises what the reply means where it is none.

    Order of ENTREZ.md section 2: status, empty, HTML, top-level ``error``, ``ERROR``,
    then parsing and the expected root (``endpoint.read``). ``headers`` have
    lower-case names.
    """
    _check_status(endpoint.name, status, headers)
    if status < 400 and not body.strip():
        raise TransientError("PubMed sent an empty answer")
    _check_html(body)
    _check_stated(status, body)
    if status >= 400:
        raise PermanentError(f"PubMed refused the request (status {status})")
    return endpoint.read(body)


def read_search(body: bytes) -> SearchReply:
    """The result of esearch in JSON, with everything that makes it doubtful."""
    result = _json(body).get("esearchresult")
    if not isinstance(result, dict):
        raise TransientError("PubMed sent something other than a search result")
    ids = result.get("idlist", [])
    count = result.get("count")
    numbers = [count, *ids] if isinstance(ids, list) else [None]
    if not all(isinstance(n, str) and re.fullmatch(r"[0-9]{1,12}", n) for n in numbers):
        raise TransientError("PubMed sent a broken search result")
    complaints, unsound = _doubts(result)
    translation = result.get("querytranslation")
    return SearchReply(
        count=int(str(count)),
        ids=tuple(dict.fromkeys(ids)),
        translation=translation if isinstance(translation, str) else "",
        complaints=complaints,
        unsound=unsound,
    )


def whole_list(retmax: int) -> Endpoint[SearchReply]:
    """Esearch for up to ``retmax`` hits, where fewer than it counts are no answer.

    One that says itself why it proves nothing is left to the caller.
    """

    def read(body: bytes) -> SearchReply:
        reply = read_search(body)
        is_whole = len(reply.ids) == min(reply.count, retmax)
        if not (is_whole or reply.unsound or reply.complaints):
            raise PartialError(f"PubMed listed {len(reply.ids)} of {reply.count} hits")
        return reply

    return Endpoint(ESEARCH.name, read)


def read_size(body: bytes) -> int:
    """How many records PubMed says it has, in an answer of einfo."""
    result = _json(body).get("einforesult")
    about = result.get("dbinfo") if isinstance(result, dict) else None
    # An object in the design of 2013, now in a list (FACTS.md section 5).
    about = about[0] if isinstance(about, list) and about else about
    count = about.get("count") if isinstance(about, dict) else None
    if not (isinstance(count, str) and re.fullmatch(r"[0-9]{1,12}", count)):
        raise TransientError("PubMed sent something other than its description")
    return int(count)


ESEARCH = Endpoint("esearch.fcgi", read_search)
EINFO = Endpoint("einfo.fcgi", read_size)


# ------------------------------------------------------------------ what went wrong


def _check_status(name: str, status: int, headers: Mapping[str, str]) -> None:
    if 300 <= status < 400:
        _raise_redirected(name, status, headers.get("location", ""))
    if status == 429:
        raise LaterError("PubMed's request limit was reached", _pause(headers))
    if status >= 500:
        pause = _pause(headers) if "retry-after" in headers else 0.0
        raise LaterError(f"PubMed is out of order (status {status})", pause)
    if status in {401, 403, 404, 407}:
        raise FatalError(f"{_NOT_THERE} (status {status})")
    if status in {413, 414}:
        raise PermanentError("the request was too long for PubMed")
    if status in {408, 425}:
        raise TransientError(f"PubMed did not wait for the request (status {status})")
    if status < 200:
        raise TransientError(f"PubMed sent an unknown status ({status})")


def _raise_redirected(name: str, status: int, location: str) -> NoReturn:
    """No redirect is followed: a POST would become a GET, perhaps elsewhere.

    http:// is sent on to https:// for good, with the path kept (FACTS.md section 1.7).
    A blocked caller is sent to a page on misuse. Others may pass.
    """
    path = location.partition("?")[0]
    if re.search(r"misuse|abuse|blocked", path, re.IGNORECASE):
        raise FatalError(_BLOCKED)
    if status in {301, 308} and path.endswith(f"/{name}"):
        raise FatalError(_MOVED)
    raise TransientError("PubMed redirected the request, which is not followed")


def _pause(headers: Mapping[str, str]) -> float:
    """Seconds that ``Retry-After`` asks for: a number, or a date against ``Date``."""
    value = headers.get("retry-after", "").strip()
    if re.fullmatch(r"[0-9]{1,6}", value):
        return max(float(value), LIMIT_PAUSE)
    try:
        until = email.utils.parsedate_to_datetime(value)
        now = email.utils.parsedate_to_datetime(headers.get("date", ""))
        return max((until - now).total_seconds(), LIMIT_PAUSE)
    except (TypeError, ValueError, OverflowError):
        return LIMIT_PAUSE


_HTML = re.compile(rb"\A\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+)?html\b", re.IGNORECASE)


def _check_html(body: bytes) -> None:
    if not _HTML.match(body[:2048]):
        return
    if b"blocked diagnostic" in body[:65536].lower():
        raise FatalError(_BLOCKED)
    raise TransientError("PubMed sent a web page instead of an answer")


def _check_stated(status: int, body: bytes) -> None:
    """Raise what the body itself says went wrong."""
    if body.lstrip()[:1] == b"{":
        data = _json(body)
        if "error" in data:
            _raise_gateway(str(data["error"]))
        inner = next((v for k, v in data.items() if k.endswith("result")), None)
        for part in (data, inner):
            if isinstance(part, dict) and part.get("ERROR"):
                _raise_stated(status, str(part["ERROR"]))
    else:
        stated = b" ".join(_XML_ERROR.findall(body)).decode("utf-8", "replace")
        if stated.strip():
            _raise_stated(status, stated)


# An empty element says that nothing went wrong (FACTS.md section 2.2).
_XML_ERROR = re.compile(rb"<ERROR(?:\s[^>]*)?>([^<]{1,20000})")


def _raise_gateway(stated: str) -> NoReturn:
    """The gateway in front of E-utilities refused (FACTS.md section 1.3)."""
    if "api key" in stated.lower():
        raise FatalError(_KEY_REFUSED)
    if "limit" in stated.lower():
        raise LaterError("PubMed's request limit was reached", LIMIT_PAUSE)
    raise TransientError("PubMed's gateway could not forward the request")


# Errors that the same request will meet again, as far as they are known (ENTREZ.md
# section 2, FACTS.md section 2). Everything else is worth another, bounded, try.
_LASTING = re.compile(
    r"empty term|'retstart' cannot be larger|out of range|invalid db name"
    r"|supplied id parameter is empty|id list is empty|webenv parameter is required"
    r"|invalid uid",
    re.IGNORECASE,
)
_VIEWER = re.compile(r"external viewer error", re.IGNORECASE)
_PASSING = re.compile(
    r"timeout|proxy_stream|search backend failed|couldn't resolve"
    r"|unable to open connection|c\+\+ exception",
    re.IGNORECASE,
)


def _raise_stated(status: int, stated: str) -> NoReturn:
    if _LASTING.search(stated):
        raise PermanentError("PubMed cannot answer this request")
    if _VIEWER.search(stated):
        raise ViewerError("PubMed took too long to collect the records")
    if status >= 400 and not _PASSING.search(stated):
        raise PermanentError(f"PubMed refused the request (status {status})")
    raise TransientError("PubMed's search is out of order")


# --------------------------------------------------------------- reading the answer


def _json(body: bytes) -> dict[str, Any]:
    """The object in the body. Raw newlines inside strings are real (item 124)."""
    try:
        data = json.loads(body.decode("utf-8", "replace"), strict=False)
    except (ValueError, RecursionError):
        data = None
    if not isinstance(data, dict):
        raise TransientError("PubMed sent a broken answer")
    return data


_HARMLESS = re.compile(r"No items found\.|Restrictions achieved\b.*", re.DOTALL)
_LISTS = (
    ("errorlist", "phrasesnotfound"),
    ("errorlist", "fieldsnotfound"),
    ("warninglist", "phrasesignored"),
    ("warninglist", "quotedphrasesnotfound"),
)


def _doubts(result: dict[str, Any]) -> tuple[tuple[str, ...], str]:
    """Phrases not searched, and whatever else makes the answer prove nothing.

    An error list that is there and empty is the only trace that an unknown field tag
    leaves (FACTS.md section 3.6).
    """
    found: list[str] = []
    odd: list[Any] = []
    for group, key in (*_LISTS, ("warninglist", "outputmessages")):
        part = result.get(group)
        items = part.get(key) or [] if isinstance(part, dict) else []
        items = items if isinstance(items, list) else [items]
        if key == "fieldsnotfound":
            odd += items
        elif key == "outputmessages":
            odd += [m for m in items if not _HARMLESS.fullmatch(str(m))]
        else:
            found += [str(item) for item in items]
    if odd:
        return tuple(found), "PubMed did not understand the search"
    if "errorlist" in result and not found:
        return (), "PubMed ignored a field of the search"
    return tuple(found), ""
