"""Studies named by a number: DOI, PMID, PMCID, trial registries; and by a link. Pure.

Every pattern begins with a literal, so that text without such numbers costs nothing.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from urllib.parse import unquote

from verifier.literals import Literals
from verifier.models import Identifiers

_DOI = re.compile(
    r"10\.\s?\d{4,9}(?:\.\d{1,6})?\s?(?:/|%2[Ff])\s?[^\s\"<>“”|{}]{1,200}"
)
_DOI_BROKEN = re.compile(r"\s[a-z0-9][^\s\"<>“”|{}]{0,100}")
_NUMBERED = re.compile(r"\s\d[\d-]*\.\d")  # "10.1016/j.jagp.2020. 05.004"
_DOI_TAIL = re.compile(
    r"(?:/(?:full(?:text)?|abstract|pdf|epdf|html|meta|summary|references)|\.pdf|\.full"
    r"|[?#&].*)+\Z"
)
_DOI_LEAD = re.compile(
    r"(?:(?:https?://)?[\w.-]{0,40}/(?:[\w.=?&-]{1,30}/){0,4}(?:[\w?&-]{1,20}=)?"
    r"|\b(?:doi|DOI)(?:\.org)?\s?[:=/]?\s?)\Z"
)
# What the page says of itself: "The online version of this article (doi:…) contains".
_OWN = re.compile(
    r"\b(?:[Oo]nline\sversion|[Ss]upplement(?:al|ary)\s(?:[Mm]aterials?|[Ii]nformation|[Dd]ata"
    r"|[Ff]iles?))\b[^.;]{0,90}\Z"
)
_PMID = re.compile(
    r"P(?:MID|ubMed\s?(?:ID|PMID|#)|UBMED\s?ID|mid)\s?[:#=]?\s{0,2}"
    r"(?P<pmid>[1-9]\d{3,7})\b"
)
_PMCID = re.compile(r"PMC(?:ID)?\s?[:#]?\s?(?:PMC\s?)?(?P<pmcid>\d{4,8})\b")
_PUBMED_PAGE = re.compile(
    r"ncbi\.nlm\.nih\.gov/(?:m/)?(?:pubmed/)?(?:\?term=|\?list_uids=)?"
    r"(?P<pmid>[1-9]\d{3,7})\b"
    r"|europepmc\.org/(?:article|abstract)/[Mm][Ee][Dd]/(?P<med>[1-9]\d{3,7})\b"
)
_PMC_PAGE = re.compile(
    r"(?:ncbi\.nlm\.nih\.gov/(?:pmc/)?|europepmc\.org/)articles?/(?:PMC/)?(?:PMC)?"
    r"(?P<pmcid>\d{4,8})\b",
    re.IGNORECASE,
)
_REGISTRIES = Literals(
    "NCT NTR ISRCTN IRCT EudraCT EudraCt EudracT Eudract ACTRN ChiCTR CTRI/20 CRD42 "
    "UMIN DRKS PACTR RBR- KCT JapicCTI TCTR SLCTR/20 jRCT".split()
)
_REGISTRY = re.compile(
    r"20\d\d-5\d{5}-\d\d-\d\d|[NIEACUDPRKJTSj](?:(?<=N)(?:CT\s?0\d{7}|TR\s?\d{3,5})|"
    r"(?<=I)(?:SRCTN\s?\d{8}"
    r"|RCT\s?\d{8,16}N\d{1,3})|(?<=E)udra[Cc][Tt](?:\s(?:[Nn]umber|[Nn]o\.?))?["
    r"\s:#]{0,3}"
    r"20\d\d-\d{6}-\d\d|(?<=A)CTRN\s?\d{14}|(?<=C)(?:hiCTR-?[A-Z-]{0,5}\d{8,10}"
    r"|TRI/20\d\d/\d{2,3}/\d{6}|RD42\d{9,11})|(?<=U)MIN\s?\d{9}|(?<=D)RKS\s?\d{8}"
    r"|(?<=P)ACTR\s?\d{12,16}|(?<=R)BR-\w{6,7}|(?<=K)CT\s?\d{7}|(?<=J)apicCTI-?\d{6}"
    r"|(?<=T)CTR\s?\d{11}|(?<=S)LCTR/20\d\d/\d{3}|(?<=j)RCTs?\d{9,10})\b"
)
_REGISTRY_PREFIX = re.compile(
    r"EudraCT(?:\s(?:number|no\.?))?[\s:#]{0,3}", re.IGNORECASE
)
# Publishers whose addresses hold the DOI, or what makes it.
_MADE_FROM = (
    (
        re.compile(
            r"nature\.com/articles/((?:s4\d|n|[a-z]{3,10}\d{4}|\d)[\w.-]{4,30})"
        ),
        "10.1038/",
    ),
    (re.compile(r"thelancet\.com/\S{0,60}?PII(S[\dX()-]{15,22})"), "10.1016/"),
    (re.compile(r"bmj\.com/content/\d{1,4}/(bmj[.-][\w.-]{5,20})"), "10.1136/"),
)
_TOKEN = re.compile(r"[\w./?=&%#:-]*")
_TOKEN_BEFORE = re.compile(r"[\w./:-]*\Z")
_NOT_WORD_BEFORE = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True)
class Numbered:
    """``text[start:end]`` states the identifiers."""

    start: int
    end: int
    identifiers: Identifiers


def find_numbers(text: str, start: int, end: int) -> list[Numbered]:
    """The identifiers written out in ``text[start:end]``, in order, none twice."""
    found = [
        *_dois(text, start, end),
        *_pages(text, start, end),
        *_numbers(text, start, end),
        *_registrations(text, start, end),
    ]
    found.sort(key=lambda number: (number.start, -number.end))
    kept: list[Numbered] = []
    for number in found:
        if kept and number.start < kept[-1].end:
            continue
        kept.append(number)
    return kept


def _dois(text: str, start: int, end: int) -> Iterator[Numbered]:
    for match in _DOI.finditer(text, start, end):
        begin = match.start()
        if begin and (text[begin - 1].isdigit() or text[begin - 1] == "."):
            continue
        written, stop = match[0], match.end()
        if (rest := _DOI_BROKEN.match(text, stop, end)) and (
            _is_broken(written) or (written[-1] == "." and _NUMBERED.match(rest[0]))
        ):
            tail = rest[0].strip(" .,;:)]")
            if any(c.isdigit() for c in tail):
                written += rest[0]
        written = _trim(written)
        if doi := clean_doi(written):
            lead = _DOI_LEAD.search(text, max(start, begin - 120), begin)
            first = lead.start() if lead else begin
            if _OWN.search(text, max(start, first - 120), first):
                continue
            yield Numbered(first, begin + len(written), Identifiers(doi=doi))


def _is_broken(written: str) -> bool:
    """Whether a space seems to have cut the DOI: nothing numbered follows its slash."""
    suffix = re.split(r"/|%2[Ff]", written, maxsplit=1)[-1]
    return not any(c.isdigit() for c in suffix) or suffix.endswith(("/", "-", "_"))


def _trim(written: str) -> str:
    """The DOI as written, without the punctuation of the sentence around it."""
    closed = written.find("]")
    if closed > 0 and "[" not in written[:closed]:
        written = written[:closed]
    written = written.rstrip(".,;:'’*†]")
    while written.endswith(")") and written.count("(") < written.count(")"):
        written = written[:-1].rstrip(".,;:'’*†]")
    return written


def clean_doi(written: str) -> str:
    """The DOI in lower case, without escapes, spaces and what a page adds to it."""
    doi = re.sub(r"\s", "", unquote(written))
    doi = _trim(_DOI_TAIL.sub("", doi)).lower()
    return doi if "/" in doi[:-1] else ""


def _pages(text: str, start: int, end: int) -> Iterator[Numbered]:
    """Addresses of PubMed and PMC written out."""
    for host in ("ncbi.nlm.nih.gov/", "europepmc.org/"):
        at = text.find(host, start, end)
        while at >= 0:
            before = _TOKEN_BEFORE.search(text, max(start, at - 60), at)
            begin = before.start() if before else at
            address = _TOKEN.match(text, at, min(end, at + 120))
            token = address[0].rstrip(".,;:") if address else ""
            identifiers = read_address(token)
            if identifiers != Identifiers():
                yield Numbered(begin, at + len(token), identifiers)
            at = text.find(host, at + len(host), end)


def _numbers(text: str, start: int, end: int) -> Iterator[Numbered]:
    for match in _PMID.finditer(text, start, end):
        if not _NOT_WORD_BEFORE.match(text[match.start() - 1 : match.start()]):
            yield Numbered(*match.span(), Identifiers(pmid=match["pmid"]))
    for match in _PMCID.finditer(text, start, end):
        if not _NOT_WORD_BEFORE.match(text[match.start() - 1 : match.start()]):
            yield Numbered(*match.span(), Identifiers(pmcid=f"PMC{match['pmcid']}"))


def _registrations(text: str, start: int, end: int) -> Iterator[Numbered]:
    for place in _REGISTRIES.places_in(text[start:end]):
        match = _REGISTRY.match(text, start + place, end)
        if not match or text[match.start() - 1 : match.start()].isalpha():
            continue
        number = re.sub(r"\s", "", _REGISTRY_PREFIX.sub("", match[0]))
        yield Numbered(*match.span(), Identifiers(registry=number))


def read_address(url: str) -> Identifiers:
    """The identifiers that a web address holds; empty ones where it holds none."""
    address = unquote(url[:2000])
    if match := _PMC_PAGE.search(address):
        return Identifiers(pmcid=f"PMC{match['pmcid']}")
    if match := _PUBMED_PAGE.search(address):
        return Identifiers(pmid=match["pmid"] or match["med"])
    if match := _DOI.search(address):
        return Identifiers(doi=clean_doi(match[0]))
    if match := _REGISTRY.search(address):
        return Identifiers(registry=match[0])
    for pattern, prefix in _MADE_FROM:
        if match := pattern.search(address):
            return Identifiers(doi=(prefix + match[1]).lower())
    return Identifiers()


def merge(first: Identifiers, second: Identifiers) -> Identifiers:
    """The first identifiers, completed by the second."""
    missing = {
        f.name: getattr(second, f.name)
        for f in fields(first)
        if not getattr(first, f.name)
    }
    return replace(first, **missing)


def compatible(first: Identifiers, second: Identifiers) -> bool:
    """Whether no kind of number is stated by both."""
    return not any(
        getattr(first, f.name) and getattr(second, f.name) for f in fields(first)
    )
