"""BibTeX, RIS and CSL-JSON -> `Document`: every entry is a reference, field by field.

The document's text is the bibliography as a reader would print it, one entry a block.
"""

import json
import logging
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

import rispy  # type: ignore[import-untyped]  # ships no types
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares.names import (
    InvalidNameError,
    parse_single_name_into_parts,
    split_multiple_persons_names,
)
from bibtexparser.model import Block, Entry, ParsingFailedBlock
from pylatexenc.latex2text import (  # type: ignore[import-untyped]  # ships no types
    LatexNodes2Text,
)

from verifier.documents.assembly import Assembly
from verifier.documents.cleaning import tidy
from verifier.documents.decoding import decode
from verifier.documents.limits import DocumentError, megabytes
from verifier.models import Document, Elsewhere, Reference

# What it cannot read is named by us, with the file and on one line.
logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)
_log = logging.getLogger(__name__)

_YEAR = re.compile(r"(?<!\d)(1[5-9]\d\d|20\d\d)(?!\d)")
_DOI = re.compile(r"10\.\d{4,9}/\S+")
_PMID = re.compile(r"\bPMID:?\s{0,3}(\d{1,8})\b")
_PMCID = re.compile(r"\bPMC\d{1,8}\b")
_DASHES = re.compile(r"\s*[-–—]+\s*")
_CUT = re.compile(r"(?:and\s+)?(?:others|et\.?\s+al\.?|…|\.\.\.)", re.IGNORECASE)
_INLINE_TAG = re.compile(r"</?(?:i|b|em|strong|sub|sup|span|sc|nc)\b[^<>]{0,99}>")
_LONGEST_FIELD = 4000
# LaTeX is turned into text at about 0.2 MB a second.
_MAX_BIBTEX = 8 * 1024 * 1024

_LATEX_TO_TEXT = LatexNodes2Text(math_mode="text", keep_comments=True)


def read_bibtex(data: bytes, name: str) -> Document:
    """The bibliography in a BibTeX or BibLaTeX file."""
    if len(data) > _MAX_BIBTEX:
        limit = megabytes(_MAX_BIBTEX)
        raise DocumentError(f"{name}: more BibTeX than is read ({limit})")
    entries = []
    for block in parse_string(decode(data)).blocks:
        entry: Block = block
        if isinstance(block, ParsingFailedBlock):  # a key or field given twice
            entry = block.ignore_error_block or block
        if isinstance(entry, Entry):
            fields = {f.key.lower(): str(f.value) for f in entry.fields}
            told = _bibtex_reference(entry.key, fields)
            entries.append(_of_type(told, entry.entry_type))
        elif isinstance(entry, ParsingFailedBlock):
            line = (entry.start_line or 0) + 1
            _log.warning("%s: the entry at line %d cannot be read", name, line)
    return _document(entries, name, "BibTeX")


def read_ris(data: bytes, name: str) -> Document:
    """The bibliography in a RIS file."""
    text = "\n".join(decode(data).splitlines())
    try:
        entries = rispy.loads(text, skip_unknown_tags=True)
    except (OSError, ValueError, KeyError, rispy.parser.ParseError) as error:
        raise DocumentError(f"{name}: not RIS, or broken ({error})") from error
    told = [
        _of_type(_ris_reference(entry), str(entry.get("type_of_reference", "")))
        for entry in entries
    ]
    return _document(told, name, "RIS")


def read_csl(data: bytes, name: str) -> Document:
    """The bibliography in a CSL-JSON file."""
    try:
        content = json.loads(decode(data))
    except ValueError as error:
        raise DocumentError(f"{name}: not JSON ({error})") from error
    items = content.get("items", [content]) if isinstance(content, dict) else content
    if not isinstance(items, list) or not any(map(_is_csl_item, items)):
        raise DocumentError(f"{name}: JSON, but no CSL-JSON bibliography")
    entries = [
        _of_type(_csl_reference(item), str(item["type"]))
        for item in items
        if _is_csl_item(item)
    ]
    return _document(entries, name, "CSL-JSON")


# Types of entries that are no papers of journals: BibTeX's, RIS's and CSL's.
_TYPES: dict[str, Elsewhere] = {
    **dict.fromkeys(
        ("book", "inbook", "incollection", "collection", "booklet", "manual", "mvbook",
         "chap", "edbook", "ebook", "echap", "chapter", "entry-encyclopedia"),
        "a book",
    ),
    **dict.fromkeys(("phdthesis", "mastersthesis", "thesis", "thes"), "a thesis"),
    **dict.fromkeys(
        ("inproceedings", "conference", "proceedings", "conf", "cpaper", "speech",
         "paper-conference"),
        "a talk or a poster",
    ),
    **dict.fromkeys(("techreport", "report", "rprt"), "a report"),
    **dict.fromkeys(("dataset", "data"), "a data set, or the register of a trial"),
}  # fmt: skip


def _of_type(entry: Reference, kind: str) -> Reference:
    return replace(entry, elsewhere=_TYPES.get(kind.lower(), ""))


def _document(entries: Sequence[Reference], name: str, kind: str) -> Document:
    told = [entry for entry in entries if entry.title or entry.authors or entry.doi]
    if not told:
        raise DocumentError(f"{name}: no {kind} entry in it")
    assembly = Assembly(name)
    for entry in told:
        assembly.entry(printed(entry), entry)
    return assembly.document()


def printed(entry: Reference) -> str:
    """The entry as a bibliography would print it."""
    authors = ", ".join(entry.authors) + (", et al" if entry.et_al else "")
    place = entry.volume + (f"({entry.issue})" if entry.issue else "")
    when = ";".join(part for part in (str(entry.year or ""), place) if part)
    when += f":{entry.pages}" if entry.pages else ""
    numbers = [
        f"doi:{entry.doi}" if entry.doi else "",
        f"PMID: {entry.pmid}" if entry.pmid else "",
        entry.pmcid,
    ]
    parts = (authors, entry.title, entry.journal, when, *numbers)
    return " ".join(
        part if part.endswith((".", "?", "!")) else f"{part}." for part in parts if part
    )


# --------------------------------------------------------------------- BibTeX


def _bibtex_reference(key: str, fields: Mapping[str, str]) -> Reference:
    raw_names = fields.get("author", "") or fields.get("editor", "")
    names = [_bibtex_name(name) for name in _bibtex_names(raw_names)]
    plain = {name: _plain(value) for name, value in fields.items() if name in _USED}
    others = " ".join(plain.get(name, "") for name in ("note", "annote", "url"))
    return _reference(
        names,
        year=plain.get("year", "") or plain.get("date", ""),
        title=_with_subtitle(plain),
        journal=plain.get("journal", "")
        or plain.get("journaltitle", "")
        or plain.get("booktitle", ""),
        volume=plain.get("volume", ""),
        issue=plain.get("number", "") or plain.get("issue", ""),
        pages=plain.get("pages", ""),
        doi=plain.get("doi", ""),
        pmid=plain.get("pmid", "")
        or (plain.get("eprint", "") * (plain.get("eprinttype", "") == "pubmed")),
        pmcid=plain.get("pmcid", "") or plain.get("pmc", ""),
        others=others,
        label=key,
    )


_USED = frozenset(
    "year date title subtitle journal journaltitle booktitle volume number issue pages"
    " doi pmid pmcid pmc eprint eprinttype note annote url".split()
)


def _with_subtitle(plain: Mapping[str, str]) -> str:
    parts = (plain.get("title", ""), plain.get("subtitle", ""))
    return ": ".join(part for part in parts if part)


def _bibtex_names(raw: str) -> list[str]:
    """The names as written, LaTeX and all."""
    try:
        return list(split_multiple_persons_names(raw[:200_000]))
    except (InvalidNameError, ValueError):
        return raw[:200_000].split(" and ")


def _bibtex_name(raw: str) -> str:
    """The surname with its particle; the whole name of a group."""
    raw = raw.strip()
    if raw.startswith("{") and raw.find("}") == len(raw) - 1:
        return _plain(raw)
    try:
        name = parse_single_name_into_parts(raw, strict=False)
    except (InvalidNameError, ValueError):
        return _plain(raw.split(",")[0])
    return _plain(" ".join((*name.von, *name.last)))


@lru_cache(maxsize=4096)
def _plain(value: str) -> str:
    """The text that LaTeX would typeset."""
    value = value[:_LONGEST_FIELD]
    if "\\" in value or "$" in value:
        try:
            text: str = _LATEX_TO_TEXT.latex_to_text(value)
        except Exception:  # noqa: BLE001 - broken LaTeX raises anything
            value = value.replace("\\", "").replace("$", "")
        else:
            return text
    value = value.replace("{", "").replace("}", "").replace("~", " ")
    return value.replace("---", "—").replace("--", "–")


# ------------------------------------------------------------------------ RIS


def _ris_reference(entry: Mapping[str, Any]) -> Reference:
    def first(*keys: str) -> str:
        for key in keys:
            value = entry.get(key, "")
            value = " ".join(map(str, value)) if isinstance(value, list) else str(value)
            if value:
                return value
        return ""

    names: list[str] = [
        str(name) for name in entry.get("authors") or entry.get("first_authors") or ()
    ]
    start, end = first("start_page"), first("end_page")
    return _reference(
        [name.split(",")[0] for name in names],
        year=first("year", "publication_year", "date"),
        title=first("title", "primary_title"),
        journal=first(
            "secondary_title",
            "journal_name",
            "alternate_title3",
            "alternate_title2",
            "alternate_title1",
        ),
        volume=first("volume"),
        issue=first("number"),
        pages=f"{start}-{end}" if start and end and start != end else start,
        doi=first("doi"),
        others=" ".join(
            first(key) for key in ("accession_number", "notes", "urls", "custom2")
        ),
        label=first("id", "label"),
    )


# ------------------------------------------------------------------- CSL-JSON


def _is_csl_item(item: object) -> bool:
    return (
        isinstance(item, dict)
        and "type" in item
        and any(key in item for key in ("title", "author", "issued", "DOI"))
    )


def _csl_reference(item: Mapping[str, Any]) -> Reference:
    def text(*keys: str) -> str:
        for key in keys:
            value = item.get(key)
            if isinstance(value, list):
                value = value[0] if value else ""
            if isinstance(value, (str, int)) and value != "":
                return _INLINE_TAG.sub("", str(value))
        return ""

    people = item.get("author") or item.get("editor") or ()
    names = [_csl_name(person) for person in people if isinstance(person, dict)]
    return _reference(
        names if isinstance(people, list) else [],
        year=_csl_year(item.get("issued")),
        title=text("title"),
        journal=text("container-title", "container-title-short", "journalAbbreviation"),
        volume=text("volume"),
        issue=text("issue"),
        pages=text("page", "number"),
        doi=text("DOI"),
        pmid=text("PMID"),
        pmcid=text("PMCID"),
        others=text("note") + " " + text("URL"),
        label=text("id", "citation-key"),
    )


def _csl_name(person: Mapping[str, Any]) -> str:
    if person.get("family"):
        keys = ("dropping-particle", "non-dropping-particle", "family")
        return " ".join(str(person[key]) for key in keys if person.get(key))
    return str(person.get("literal", "") or person.get("given", ""))


def _csl_year(issued: object) -> str:
    if not isinstance(issued, dict):
        return str(issued or "")
    return json.dumps(issued.get("date-parts") or issued.get("raw") or issued)[:200]


# ------------------------------------------------------------------------ all


def _reference(
    names: Iterable[str],
    *,
    year: str,
    doi: str,
    pages: str,
    others: str = "",
    pmid: str = "",
    pmcid: str = "",
    **texts: str,
) -> Reference:
    """The entry with every field clean, and what notes say of identifiers."""
    authors = [tidy(name[:300]) for name in names]
    known = [name for name in authors if name and not _CUT.fullmatch(name)]
    in_year = _YEAR.search(year)
    in_doi = _DOI.search(doi) or _DOI.search(others)
    in_pmid = re.search(r"\d{1,8}", pmid) or _PMID.search(others)
    in_pmcid = _PMCID.search(pmcid) or _PMCID.search(others)
    # Names of fields are checked by no type here: not all of them are texts.
    clean: dict[str, Any] = {
        name: tidy(value[:_LONGEST_FIELD]) for name, value in texts.items()
    }
    return Reference(
        0,
        0,
        authors=tuple(known),
        et_al=len(known) < len([name for name in authors if name]),
        year=int(in_year[1]) if in_year else None,
        pages=_DASHES.sub("-", tidy(pages[:100])),
        doi=in_doi[0].rstrip(".,;)}") if in_doi else "",
        pmid=in_pmid[in_pmid.lastindex or 0] if in_pmid else "",
        pmcid=in_pmcid[0] if in_pmcid else "",
        **clean,
    )
