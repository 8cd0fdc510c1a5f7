"""What each endpoint answers, in the words and layout that were recorded.

FACTS.md sections 2 to 6; the item numbers in comments are those of its recordings.
"""

import json
import re
from collections.abc import Callable, Sequence
from html import escape
from typing import Any

from tests.eutils.articles import article_set
from tests.eutils.entries import Entry
from tests.eutils.library import Library
from tests.eutils.messages import JSON, TEXT, XML, Answer, Request
from tests.eutils.search import Result
from tests.eutils.summaries import summary, summary_xml

LIMIT = 9_999
RETSTART_ERROR = (
    "Exception:\n'retstart' cannot be larger than 9998. For PubMed, ESearch can only "
    "retrieve the first 9,999 records matching the query. To obtain more than 9,999 "
    "PubMed records, consider using EDirect that contains additional logic to batch "
    "PubMed search results automatically so that an arbitrary number can be retrieved. "
    "For details see https://www.ncbi.nlm.nih.gov/books/NBK25499/"
)
_PROLOG = '<?xml version="1.0" encoding="UTF-8" ?>\n'
_DTD = "https://eutils.ncbi.nlm.nih.gov/eutils/dtd"
_DOCTYPES = {
    "eSearchResult": ("eSearchResult", "esearch 20060628", "20060628/esearch.dtd"),
    # The name in this DOCTYPE is not that of the root element: FACTS.md 2.5.
    "eFetchResult": ("eEfetchResult", "efetch 20131226", "20131226/efetch.dtd"),
    "eSummaryResult": (
        "eSummaryResult",
        "esummary v1 20041029",
        "20041029/esummary-v1.dtd",
    ),
    "ePostResult": ("ePostResult", "epost 20090526", "20090526/epost.dtd"),
    "eInfoResult": ("eInfoResult", "einfo 20190110", "20190110/einfo.dtd"),
}
_ROOTS = {
    "esearch": "eSearchResult",
    "efetch": "eFetchResult",
    "esummary": "eSummaryResult",
    "epost": "ePostResult",
    "einfo": "eInfoResult",
}
_FETCH_TYPES = {"", "xml", "native", "full", "null", "medline", "abstract", "uilist"}
# The first columns of EInfo's field list (FACTS.md 8); term counts are empty.
_FIELDS = (
    ("ALL", "All Fields"),
    ("UID", "UID"),
    ("TITL", "Title"),
    ("MESH", "MeSH Terms"),
    ("JOUR", "Journal"),
    ("PDAT", "Date - Publication"),
    ("EDAT", "Date - Entry"),
    ("VOL", "Volume"),
    ("PAGE", "Pagination"),
    ("PTYP", "Publication Type"),
    ("TIAB", "Title/Abstract"),
    ("FAUT", "Author - First"),
    ("FULL", "Author"),
    ("PID", "Publisher ID"),
)


def xml(root: str, inner: str, gap: str = "\n") -> bytes:
    """An XML answer with the declaration and DOCTYPE of its root."""
    name, public, system = _DOCTYPES[root]
    doctype = f'<!DOCTYPE {name} PUBLIC "-//NLM//DTD {public}//EN" "{_DTD}/{system}">'
    return f"{_PROLOG}{doctype}{gap}<{root}>{inner}</{root}>\n".encode()


def errors(endpoint: str, *messages: str, status: int = 200) -> Answer:
    """One or several ERROR elements under an endpoint's root."""
    inner = "".join(f"\n\t<ERROR>{escape(m, quote=False)}</ERROR>" for m in messages)
    return Answer(xml(_ROOTS[endpoint], f"{inner}\n"), status)


def compact(value: object) -> bytes:
    """Minified JSON and a line feed, as the application sends it."""
    text = json.dumps(value, separators=(",", ":"), ensure_ascii=False)
    return f"{text}\n".encode()


# ------------------------------------------------------------------------ esearch


def esearch(request: Request, library: Library) -> Answer:
    """Count, numbers, translation and warnings of a term."""
    if request.get("db") != "pubmed":
        return search_error(request, f"Invalid db name specified: {request.get('db')}")
    if request.number("retstart", 0) >= LIMIT:
        return search_error(request, f"Search Backend failed: {RETSTART_ERROR}")
    result = library.search(_dated(request), request.get("webenv"))
    if result.error:
        return search_error(request, f"Search Backend failed: {result.error}")
    return search_answer(request, result, library)


def search_answer(request: Request, result: Result, library: Library) -> Answer:
    """A result as esearch shows the page of it that was asked for."""
    start, asked = request.number("retstart", 0), request.number("retmax", 20)
    if request.get("rettype") == "count":
        return _count_only(request, result)
    messages = []
    if start + asked > LIMIT:
        asked = LIMIT - start
        messages.append(
            f"Restrictions achieved. start and count adjusted to {start}, {asked}"
        )
    if not result.count:
        messages.append("No items found.")
    history = None
    if request.get("usehistory") in {"y", "true"}:
        history = library.remember(result.pmids, request.get("webenv"))
    page = _sorted(request, result, library)[start : start + asked]
    render = _search_json if request.json else _search_xml
    return render(result, page, start, messages, history)


def search_error(request: Request, message: str) -> Answer:
    """A hard error of esearch; its JSON holds line feeds unescaped (item 124)."""
    if not request.json:
        return errors("esearch", message)
    quoted = message.replace("\\", "\\\\").replace('"', '\\"')
    body = (
        '{"header":{"type":"esearch","version":"0.3"},'
        f'"esearchresult":{{"ERROR":"{quoted}"}}}}\n'
    )
    return Answer(body.encode(), 200, JSON)


def _dated(request: Request) -> str:
    """The term, with the date parameters written into it as the server does."""
    term = request.get("term")
    first, last = request.get("mindate"), request.get("maxdate")
    if not (term.strip() and first and last):  # both bounds are needed
        return term
    tag = {"edat": "edat", "mdat": "mdat"}.get(request.get("datetype"), "dp")
    return f"({term}) AND {first}:{last}[{tag}]"


def _sorted(request: Request, result: Result, library: Library) -> Sequence[str]:
    order = request.get("sort").lower().replace("+", " ").replace("_", " ")
    keys: dict[str, Callable[[Entry], Any]] = {
        "pub date": lambda e: -(e.record.year or 0),
        "author": lambda e: (
            e.record.authors[0].name.lower() if e.record.authors else ""
        ),
        "journalname": lambda e: e.record.journal.lower(),
        "journal": lambda e: e.record.journal.lower(),
    }
    if order not in keys:
        return result.pmids
    with library.lock:
        held = library.corpus.entries
        return sorted(result.pmids, key=lambda pmid: keys[order](held[int(pmid)]))


def _count_only(request: Request, result: Result) -> Answer:
    """The count and nothing else: every diagnostic is gone (items 1 and 118)."""
    if request.json:
        answer = {"header": _HEADER, "esearchresult": {"count": str(result.count)}}
        return Answer(compact(answer), 200, JSON)
    inner = f"\n\t<Count>{result.count}</Count>\n"
    return Answer(xml("eSearchResult", inner))


_HEADER = {"type": "esearch", "version": "0.3"}


def _search_json(
    result: Result,
    page: Sequence[str],
    start: int,
    messages: list[str],
    history: tuple[str, int] | None,
) -> Answer:
    found: dict[str, object] = {
        "count": str(result.count),
        "retmax": str(len(page)),
        "retstart": str(start),
    }
    if history:
        found |= {"querykey": str(history[1]), "webenv": history[0]}
    found |= {
        "idlist": list(page),
        "translationset": [{"from": f, "to": t} for f, t in result.translations],
        "querytranslation": result.translation,
    }
    if result.phrases_not_found or result.fields_not_found or result.unknown_tag:
        found["errorlist"] = {
            "phrasesnotfound": list(result.phrases_not_found),
            "fieldsnotfound": list(result.fields_not_found),
        }
    if messages or result.quoted_not_found:
        found["warninglist"] = {
            "phrasesignored": [],
            # Escaped once more than it was sent: item 123.
            "quotedphrasesnotfound": [
                escape(phrase, quote=False) for phrase in result.quoted_not_found
            ],
            "outputmessages": messages,
        }
    answer = {"header": _HEADER, "esearchresult": found}
    return Answer(compact(answer), 200, JSON)


def _search_xml(
    result: Result,
    page: Sequence[str],
    start: int,
    messages: list[str],
    history: tuple[str, int] | None,
) -> Answer:
    # Two layouts of white space were recorded: FACTS.md 3.9.
    dense = bool(history) or len(page) < result.count or not page
    mark = "\n" if dense else "\n\t"
    numbers = "".join(f"{mark}<Id>{pmid}</Id>" for pmid in page)
    id_list = f"<IdList>{numbers}\n</IdList>" if page else "<IdList/>"
    env = ""
    if history:
        env = f"<QueryKey>{history[1]}</QueryKey><WebEnv>{history[0]}</WebEnv>"
    translations = "".join(
        f"<Translation>     <From>{_text(a)}</From>     <To>{_text(b)}</To>"
        "    </Translation>"
        for a, b in result.translations
    )
    head = (
        f"<Count>{result.count}</Count><RetMax>{len(page)}</RetMax>"
        f"<RetStart>{start}</RetStart>{env}"
    )
    tail = (
        _listed("TranslationSet", translations)
        + f"<QueryTranslation>{_text(result.translation)}</QueryTranslation>"
        + _error_list(result)
        + _warning_list(result, messages)
    )
    if dense:
        return Answer(xml("eSearchResult", f"{head}{id_list}{tail}"))
    return Answer(xml("eSearchResult", f"\n{head}\n{id_list}\n{tail}\n\n"))


def _text(text: str) -> str:
    return escape(text, quote=False)


def _listed(name: str, inner: str) -> str:
    return f"<{name}>{inner}</{name}>" if inner else f"<{name}/>"


def _error_list(result: Result) -> str:
    phrases = result.phrases_not_found
    inner = "".join(f"<PhraseNotFound>{_text(p)}</PhraseNotFound>" for p in phrases)
    inner += "".join(
        f"<FieldNotFound>{_text(f)}</FieldNotFound>" for f in result.fields_not_found
    )
    return _listed("ErrorList", inner) if inner or result.unknown_tag else ""


def _warning_list(result: Result, messages: list[str]) -> str:
    inner = "".join(
        f"<QuotedPhraseNotFound>{_text(p)}</QuotedPhraseNotFound>"
        for p in result.quoted_not_found
    )
    inner += "".join(f"<OutputMessage>{m}</OutputMessage>" for m in messages)
    return f"<WarningList>{inner}</WarningList>" if inner else ""


# ---------------------------------------------------------------- efetch, esummary


def coerced(text: str) -> int:
    """The number the server makes of an id: ``-1`` is 1, ``PMC123`` is 123 (4.6)."""
    digits = re.search(r"\d{1,18}", text)
    return int(digits[0]) if digits else 0


def asked_ids(request: Request) -> list[str]:
    """The ids of all ``id`` parameters, in order, without the empty ones."""
    ids = (part.strip() for value in request.all("id") for part in value.split(","))
    return [i for i in ids if i]


def efetch(request: Request, library: Library) -> Answer:
    """The records of the ids, in their order; what PubMed lacks is left out."""
    if not request.get("db"):
        return Answer(b"Mandatory parameter: db - is omitted", 400, TEXT)  # item 182
    ids = asked_ids(request)
    if not ids and request.all("id"):
        return errors("efetch", "Supplied id parameter is empty.")
    if not ids:
        ids_or_error = _from_history(request, library, "efetch")
        if isinstance(ids_or_error, Answer):
            return ids_or_error
        ids = ids_or_error
    numbers = [n for n in map(coerced, ids) if n]
    if not numbers:
        return errors(
            "efetch", "ID list is empty! Possibly it has no correct IDs.", status=400
        )
    return _fetched(request, library, numbers)


def _fetched(request: Request, library: Library, numbers: list[int]) -> Answer:
    kind, mode = request.get("rettype").lower(), request.get("retmode").lower()
    found = [entry for n in numbers if (entry := library.get(n))]
    if kind not in _FETCH_TYPES:
        return Answer(b"", 200, TEXT)  # item 173: zero bytes
    if mode == "json":  # item 174
        return Answer("".join(f"{n}\n" for n in numbers).encode(), 200, TEXT)
    if mode in {"text", "asn.1"}:
        if kind == "uilist":
            lines = [entry.record.pmid for entry in found]
        else:
            lines = [f"PMID: {e.record.pmid}  {e.record.title}" for e in found]
        return Answer("\n".join(lines).encode(), 200, TEXT)
    return Answer(article_set(found, len(numbers)), 200, XML)


def _from_history(
    request: Request, library: Library, endpoint: str
) -> list[str] | Answer:
    """The page of a result set that WebEnv and query_key name."""
    if not request.get("webenv"):
        return errors(endpoint, "WebEnv parameter is required", status=400)
    key = request.number("query_key", 1)
    start, size = request.number("retstart", 0), request.number("retmax", 10_000)
    kept = library.histories.get(request.get("webenv"), {}).get(key)
    if kept is None:
        return errors(endpoint, f"Unable to obtain query #{key}")
    if start >= LIMIT:
        reason = RETSTART_ERROR.replace("\n", " ").partition(" To obtain")[0]
        message = f"Search backend cannot retrieve history data. Reason: {reason}"
        return errors(endpoint, message, status=400)
    if start >= len(kept):
        message = (
            "Cannot retrieve history data: OUT OF RANGE. Parameter retstart="
            f"{start} + 1 is greater than number of records available in history. "
            f"History includes {len(kept)} IDs."
        )
        return errors(endpoint, message, status=400)
    return list(kept[start : min(start + size, LIMIT)])


def esummary(request: Request, library: Library) -> Answer:
    """Short descriptions; an unknown number keeps its place with an error."""
    ids = asked_ids(request)
    if not ids and request.get("webenv"):
        ids_or_error = _from_history(request, library, "esummary")
        if isinstance(ids_or_error, Answer):
            return ids_or_error
        ids = ids_or_error
    if not ids:
        return errors("esummary", "Neither query_key nor id specified")
    for position, text in enumerate(ids):
        if not text.isdigit():
            message = f"Invalid uid {text} at position= {position}"
            return errors("esummary", message)
    if request.json:
        result: dict[str, object] = {"uids": ids}
        for pmid in ids:
            entry = library.get(int(pmid))
            unknown = {"uid": pmid, "error": "cannot get document summary"}
            result[pmid] = summary(entry) if entry else unknown
        header = {"type": "esummary", "version": "0.3"}
        return Answer(compact({"header": header, "result": result}), 200, JSON)
    inner = "\n"
    for pmid in ids:
        entry = library.get(int(pmid))
        error = f"<ERROR>UID={pmid}: cannot get document summary</ERROR>\n"
        inner += summary_xml(entry) if entry else error
    return Answer(xml("eSummaryResult", f"{inner}\n"))


# ------------------------------------------------------------------- epost, einfo


def epost(request: Request, library: Library) -> Answer:
    """A WebEnv for these ids."""
    if request.get("db") != "pubmed":
        return errors("epost", f"Invalid db name specified: {request.get('db')}")
    ids = [i for i in asked_ids(request) if i.isdigit() and int(i) < 2**64]
    if len(ids) < len(asked_ids(request)) or not ids:
        inner = (  # item 82: two errors
            "\n\t<ERROR>Empty ID list; Nothing to store</ERROR>\n\t<ERROR>Some IDs "
            "have invalid value and were omitted. Maximum ID value "
            f"{2**64 - 1}</ERROR>"
        )
        return Answer(xml("ePostResult", inner, gap=""))
    web_env, key = library.remember(ids[:10_000], request.get("webenv"))
    inner = f"\n\t<QueryKey>{key}</QueryKey>\n\t<WebEnv>{web_env}</WebEnv>\n"
    return Answer(xml("ePostResult", inner, gap=""))


def einfo(request: Request, library: Library) -> Answer:
    """The list of databases, or the fields of PubMed with empty term counts."""
    if not request.get("db"):
        if request.json:
            result: dict[str, object] = {"dblist": ["pubmed"], "dbinfo": []}
            return _einfo_json(result)
        inner = "\n<DbList>\n\n\t<DbName>pubmed</DbName>\n</DbList>\n\n"
        return Answer(xml("eInfoResult", inner))
    count = str(len(library.records))
    if request.json:
        fields = [
            {
                "name": name,
                "fullname": full,
                "description": full,
                "termcount": "",
                "isdate": "Y" if "Date" in full else "N",
                "isnumerical": "N",
                "singletoken": "N",
                "hierarchy": "N",
                "ishidden": "N",
            }
            for name, full in _FIELDS
        ]
        info = {
            "dbname": "pubmed",
            "menuname": "PubMed",
            "description": "PubMed bibliographic record",
            "dbbuild": "Build-2026.10.08.07.12",
            "count": count,
            "lastupdate": "2026/10/08 07:12",
            "fieldlist": fields,
            "linklist": [],
        }
        return _einfo_json({"dbinfo": [info]})
    fields_xml = "".join(
        f"\t\t<Field>\n\t\t\t<Name>{name}</Name>\n\t\t\t<FullName>{full}</FullName>\n"
        f"\t\t\t<TermCount></TermCount>\n\t\t</Field>\n"
        for name, full in _FIELDS
    )
    inner = (
        "\n\t<DbInfo>\n\t<DbName>pubmed</DbName>\n\t<MenuName>PubMed</MenuName>\n"
        f"\t<Count>{count}</Count>\n\t<FieldList>\n{fields_xml}\t</FieldList>\n"
        "\t</DbInfo>\n"
    )
    return Answer(xml("eInfoResult", inner))


def _einfo_json(result: dict[str, object]) -> Answer:
    header = {"type": "einfo", "version": "0.3"}
    return Answer(compact({"header": header, "einforesult": result}), 200, JSON)
