"""Where and when a work appeared: year, volume, issue, pages, identifiers. Pure."""

import re
from dataclasses import dataclass
from urllib.parse import unquote

from verifier.literals import Form, Literals

YEAR = r"(?:1[89]|20)\d\d"
MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|"
    r"Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?|"
    r"Spring|Summer|Autumn|Fall|Winter"
    # and as Spain shortens December
    r"|dic)"
)
# How one begins, shortened or not, where English is written.
MONTH_BEGUN = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
_DAY = r"(?:\d{1,2}(?:st|nd|rd|th)?)"
_DASH = r"[-\u2010-\u2015\u2212\u2500]"
DATE = (
    rf"(?:{YEAR}[a-z]?(?:[,\s]{{1,2}}{MONTH}\.?(?:\s?{_DASH}\s?{MONTH}\.?)?"
    rf"(?:\s{_DAY})?(?:\s?{_DASH}\s?{_DAY})?)?"
    rf"|{YEAR}(?:\s\d{{1,2}}){{1,2}}(?=;)"
    rf"|(?:{_DAY}\s)?{MONTH}\.?(?:\s{_DAY})?,?\s{YEAR})"
)
_VOLUME = (
    r"(?:\d{1,5}(?:[\s-]?[A-Z](?!\w))?(?:[-\u2010-\u2015/]\d{1,4})?"
    r"|[A-Z]{1,2}-?\d{1,4}|[IVXLC]{1,7}(?![a-z])|i{1,3}(?=\s?:)|Suppl\.?\s?\d{0,3})"
)
_ISSUE = r"(?:\(\(?[^()]{1,60}\)?\)|\[[^][]{1,40}\])"
_PAGE = (
    r"(?:[A-Za-z]{0,8}[.:]?\d[\dA-Za-z.]{0,20}(?<![.])|[ivxlc]{1,6}(?![a-z])|[A-Z]\d+)"
)
_PAGES = (
    rf"(?P<pages>{_PAGE}(?:\s?{_DASH}{{1,2}}\s?[A-Za-z]{{0,5}}\.?\d[\dA-Za-z.]{{0,20}}(?<![.]))?"
    rf"(?:,\s?\d+{_DASH}\d+)?)"
)
_PP = r"(?:(?:(?i:pp?|pages?|pgs?|p\.p|article no|article|art\.?)|S(?=\.))\b\.?\s?)?"
_VOL_WORD = r"(?:(?i:vol(?:ume)?)\b\.?\s?)?"
_NUMBER = (
    rf"(?P<volume>{_VOLUME})"
    rf"(?:\s?,?\s?(?P<issue>{_ISSUE})"
    rf"|,?\s(?i:no|issue|iss|number|nr)\b\.?\s?(?P<issue2>[\w\u2010-\u2015-]{{1,12}})"
    rf"|,?\s(?P<issue3>(?i:suppl(?:ement)?\b\.?|pt\.?|part)\s?[\w.]{{0,6}})"
    rf"|\.(?P<issue4>\d{{1,4}}(?:[-\u2013]\d{{1,2}})?)(?!\d))?"
)

# Where a volume may start; journals are sometimes glued to it: ``Nature463:763``.
_FREE = r"(?:(?<![\w.(£$€])|(?<=[a-z])(?=\d{1,4}\s?[:(])|(?<=[a-z]\.)(?=\d{1,4}[:,(]))"

_PLACE = rf"{_PP}{_PAGES}"
_STATED = rf"{_VOL_WORD}{_NUMBER}"
_UNGLUED = r"(?<![\w.£$€])"
_YEAR_FIRST = r"(?P<year>(?:1(?<!\d.)[89]|20(?<!\d..))\d\d)"
_SEPARATED = (";", ",", ":")
# Tried in order; the first form that occurs wins, the last occurrence of it counts.
# Each with signs of which it cannot do without one.
_FORMS = tuple(
    Form(signs, re.compile(form))
    for signs, form in (
        # Vol. 4, 1982, 33-47
        (
            ("vol", "Vol"),
            (
                rf"{_UNGLUED}[Vv]ol(?:ume|\.)?\s?{_NUMBER},\s(?P<year>{YEAR}),\s{_PLACE}"
                r"(?!\w)"
            ),
        ),
        # 51 (2017), Nr. 2, S. 199-213, as in Germany
        (
            (" S. ",),
            (
                rf"{_UNGLUED}(?P<volume>{_VOLUME}),?\s\((?P<year>{YEAR})\)[,;:.]?\s"
                r"(?:(?:Nr|H|Heft|Bd)\b\.?\s?(?P<issue>\d{1,4})[,;:.]\s)?"
                rf"S\.\s{_PAGES}(?!\w)"
            ),
        ),
        # 2015 Jan 3;7(4 Suppl 1):428-39
        (
            (";", ","),
            rf"(?<!\d)\(?(?P<year>{DATE})\)?\s?[;,]\s?{_STATED}\s?[:;,]\s?{_PLACE}",
        ),
        # 2015;7(4), nothing after
        ((";", ","), rf"(?<!\d)\(?(?P<year>{DATE})\)?\s?[;,]\s?{_STATED}(?!\w)"),
        # 2015. p. 811-6
        (("p.", "ages"), rf"{_YEAR_FIRST}\.\s(?:pp?\.|[Pp]ages)\s?{_PAGES}"),
        # 2013, Issue 12. Art. No.: CD003968
        (
            ("ssue",),
            (
                rf"{_YEAR_FIRST},?\s[Ii]ssue\s(?P<issue>\d{{1,2}})"
                r"(?:[.,]\s(?:Art\.?\sNo\.?:?\s)?(?P<pages>CD\d+))?"
            ),
        ),
        # 9 1991; 113-119
        (
            (";",),
            rf"{_UNGLUED}(?P<volume>\d{{1,4}})\s(?P<year>{YEAR});\s?{_PAGES}",
        ),
        # 2015(6):CD011159; 1995:1655-1662; 2010;(9):CD003227
        (
            (":",),
            (
                rf"{_YEAR_FIRST}(?:\s?;?\s?(?P<issue>{_ISSUE}))?\s?:\s?{_PLACE}"
                r"(?=[\s.,;]*$)"
            ),
        ),
        # (2000) 141:2786-94
        (("(",), rf"\((?P<year>{DATE})\)[.,:;]?\s{_STATED}\s?[:,;]\s?{_PLACE}"),
        # 2014 14:270
        ((":",), rf"{_YEAR_FIRST}\s{_STATED}\s?:\s?{_PLACE}(?!\w)"),
        # 36.4 (2015): 811-816; vol. 36, no. 4 (2015), pp. 811-816; 12 (2010) 1-5
        (("(",), rf"{_UNGLUED}{_STATED},?\s?\((?P<year>{DATE})\)\s?[:,]?\s?{_PLACE}"),
        # vol. 36, no. 4, 2015, pp. 811-816
        ((",",), rf"{_UNGLUED}{_STATED},\s(?P<year>{DATE}),\s?{_PLACE}"),
        # 7 September 2015, pages 4-9
        (
            ("p.", "ages"),
            (
                rf"(?P<year>(?:{_DAY}\s)?{MONTH}\.?(?:\s{_DAY})?,?\s{YEAR}),\s"
                rf"(?:pp?\.|[Pp]ages)\s?{_PAGES}"
            ),
        ),
        # 18, 190-195 (2010); 15: 1695-1699, 1997
        (
            _SEPARATED,
            (
                rf"{_FREE}{_STATED}\s?[:,;]\s?{_PLACE}[.,;]?\s?"
                rf"\(?(?P<year>{DATE})[a-z]?\)?(?!\w)"
            ),
        ),
        # 42(2), 377-381; 35:161-170; vol. 36, no. 4, pp. 811-816
        (
            (*_SEPARATED, "."),
            rf"{_FREE}{_STATED}(?:\s?[:,;]\s?|\.\s){_PLACE}(?!\w)",
        ),
        # 12 1-5
        (
            "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2500",
            rf"{_UNGLUED}{_NUMBER}\s{_PP}(?P<pages>\d+\s?{_DASH}\s?\d+)(?!\w)",
        ),
    )
)
_YEAR_ALONE = re.compile(rf"(?<![\w/.-])\(?(?P<year>{DATE})[a-z]?\)?(?![\w/-])")
_YEAR_IN = re.compile(YEAR)


@dataclass(frozen=True, slots=True)
class Imprint:
    """Numbers of one issue and where in the text they stand."""

    start: int
    end: int
    year: int | None = None
    volume: str = ""
    issue: str = ""
    pages: str = ""


def year_of(date: str) -> int | None:
    """The year in a date."""
    found = _YEAR_IN.search(date)
    return int(found.group()) if found else None


_COMMA_DATE = re.compile(rf"({MONTH}\.?\s{_DAY}),(?=\s{YEAR})")


def without_date_commas(text: str) -> str:
    """The text with ``March 2, 2005`` as ``March 2 2005``: no volume, no page."""
    return _COMMA_DATE.sub(r"\1", text)


# "The 2022 position statement": the year is a word of the title.
_OF_TITLE = re.compile(r"(?:\A|[.?!:]\s)(?:The|A|An)\s\(?\Z")
_ARTICLE = len(". The (")


def read_imprint(text: str) -> Imprint | None:
    """The volume, issue, pages and year that stand after a journal's name."""
    for form in _FORMS:
        possible = any(sign in text for sign in form.literals)
        found = list(form.pattern.finditer(text)) if possible else []
        if found:
            return _imprint(found[-1], text)
    years = list(_YEAR_ALONE.finditer(text))
    if years:
        last, year = years[-1], year_of(years[-1]["year"])
        if _OF_TITLE.search(text, max(0, last.start() - _ARTICLE), last.start()):
            return Imprint(len(text), len(text), year)
        return Imprint(last.start(), last.end(), year)
    return None


def _imprint(found: re.Match[str], text: str) -> Imprint:
    parts = found.groupdict()
    year = year_of(parts.get("year") or "")
    if year is None:
        later = _YEAR_ALONE.search(text, found.end())
        year = year_of(later["year"]) if later else None
    issue = next(
        (parts[k] for k in ("issue", "issue2", "issue3", "issue4") if parts.get(k)), ""
    )
    return Imprint(
        start=found.start(),
        end=found.end(),
        year=year,
        volume=(parts.get("volume") or "").strip(),
        issue=(issue or "").strip("()[] "),
        pages=(parts.get("pages") or "").strip(),
    )


# -------------------------------------------------------------------- identifiers

_DOI = re.compile(
    r"(?:(?:https?://)?(?:dx\.)?doi\.org/"
    r"|\bdoi\s?[:.=]?\s?(?:https?://(?:dx\.)?doi\.org/)?"
    r"|https?://[^\s\"<>]{1,150}?/|(?<![\w./]))"
    r"(?P<doi>10\.\s?\d{4,9}(?:/|%2F)(?:\s(?=\S{0,40}\d))?[^\s\"<>“”]{1,200}"
    r"(?:(?<=[a-z]\.)\s\d{3,6}(?=\.?(?:\s|$)))?)",
    re.IGNORECASE,
)
# What a publisher's address has behind the DOI.
_DOI_TAIL = re.compile(
    r"(?:/(?:full(?:text)?|abstract|e?pdf|html|meta|summary|references)|[?#].*)+$"
)
_PMCID = re.compile(r"\b(?:PMCID\s?:?\s?)?(?P<pmcid>PMC\s?\d{3,9})\b")
_PMID = re.compile(
    r"\b(?:PubMed\s?(?:ID|PMID)?|PMID)\s?[:#]?\s?(?P<pmid>\d{4,9})\b", re.IGNORECASE
)
_PMID_URL = re.compile(
    r"(?:pubmed\.ncbi\.nlm\.nih\.gov/|ncbi\.nlm\.nih\.gov/(?:m/)?pubmed/(?:\?term=)?)(?P<pmid>\d{4,9})"
)
_PMC_URL = re.compile(r"/pmc/articles/(?P<pmcid>PMC\d{3,9})")
_NOISE = re.compile(
    r"\[(?:published (?:correction|erratum)|(?:correction|erratum))[^\]]{1,120}\]|"
    r"https?://\S{1,500}|www\.\S{1,300}"
    r"|\[?\b(?i:cited|accessed|retrieved|viewed|last accessed|date accessed)\b:?\s"
    rf"(?:{MONTH}\.\s)?[^.;\]]{{0,40}}(?:\]|\.(?=\s|$)|,?\s(?:from|at)\b:?|;|$)"
    r"|\[(?:PubMed|Google Scholar|CrossRef|Cross Ref|PMC free article|Medline|"
    r"PMC|DOI|Full Text|Free Full Text|Abstract|Web of Science|Internet|Online|"
    r"serial online|electronic resource)\]"
    r"|\(\s?(?:PubMed|Google Scholar|CrossRef)\s?\)"
    r"|\bAvailable (?:from|at|online)\b:?(?: at)?:?"
    r"|\[?\(?\b(?:[Ee]-?pub|[Pp]ublished online|[Aa]dvance online publication)"
    r"(?:\s(?:ahead of print|before print|first))?\b"
    r"(?:[:,]?\s(?:\d{4},?\s)?[A-Z][a-z]{2,8}\.?(?:\s\d{1,2})?(?:,?\s\d{4})?)?\)?\]?"
    r"|\bahead of print\b|(?<!\()\b[Ii]n press\b\.?(?=\s*(?:\d|$))"
    r"|\bPMC?ID\s?:?(?=\s|$|[.;,])|\b(?:doi|DOI)\s?:?(?=\s|$|[.;,])"
    r"|\b(?:Retrieved|Accessed) from\b:?"
)
# Without any of these, in lower case, there is no such noise.
_NOISE_STEMS = Literals(
    (
        *("published", "erratum", "correction", "http", "www.", "cited", "accessed"),
        *("retrieved", "viewed", "pubmed", "google scholar", "crossref", "cross ref"),
        *("pmc", "medline", "doi", "full text", "[abstract", "web of science"),
        *("[internet", "online", "[electronic", "available", "epub", "e-pub"),
        *("ahead of print", "in press", "pmid"),
    )
)


@dataclass(frozen=True, slots=True)
class Identified:
    """An entry without its identifiers and links, and the identifiers."""

    text: str
    doi: str = ""
    pmid: str = ""
    pmcid: str = ""

    @property
    def numbered(self) -> bool:
        """A number names the work."""
        return bool(self.doi or self.pmid or self.pmcid)


_LOOKED_AT = re.compile(
    r"\b(?:retrieved|accessed|viewed|cited|last (?:updated|reviewed|modified)|abgerufen"
    r"|zugriff|hämtad|hentet|consulté|consultado|consultato|accesso|geraadpleegd"
    r"|bezocht|acedido|acessado)\b",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"https?://|\bwww\.|\w\.(?:com|org|net|gov|edu|info)\b")


def is_looked_at(text: str) -> bool:
    """Whether an address and the day of looking at it are given."""
    return bool(_ADDRESS.search(text) and _LOOKED_AT.search(text))


def take_identifiers(text: str) -> Identified:
    """The entry's identifiers, and its text without them, links and link labels."""
    doi = _DOI.search(text) if "10." in text else None
    pmid = _PMID.search(text) or _PMID_URL.search(text)
    pmcid = (_PMC_URL.search(text) or _PMCID.search(text)) if "PMC" in text else None
    rest = text
    if doi:
        rest = _DOI.sub(_keep_closing, rest)
    if pmcid:
        rest = _PMCID.sub(" ", rest)
    if pmid:
        rest = _PMID.sub(" ", rest)
    if _NOISE_STEMS.occur_in(rest.lower()):
        rest = _NOISE.sub(" ", rest)
    return Identified(
        rest,
        clean_doi(doi["doi"]) if doi else "",
        pmid["pmid"] if pmid else "",
        pmcid["pmcid"].replace(" ", "") if pmcid else "",
    )


def _keep_closing(found: re.Match[str]) -> str:
    """A space for the DOI, and the bracket that closed around it, if one did."""
    raw = found["doi"].rstrip(".,;:'’")
    return ") " if raw.endswith(")") and raw.count(")") > raw.count("(") else " "


def clean_doi(doi: str) -> str:
    """The DOI itself: decoded, without spaces and what stands around it."""
    doi = "".join(unquote(doi).split())
    doi = _DOI_TAIL.sub("", doi.rstrip(".,;:'’"))
    while doi.endswith((")", "]")) and doi.count("(") + doi.count("[") < (
        doi.count(")") + doi.count("]")
    ):
        doi = doi[:-1].rstrip(".,;:'’")
    return doi
