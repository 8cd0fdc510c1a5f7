"""PubMed XML as efetch sends it -> records, parsed by Bio.Entrez.

Bio.Entrez looks for a document type definition of the year that the server names,
downloads it where it has none, and wants a home directory to keep it in. Here it gets
the newest definition that comes with it, whatever the server names, and can download
nothing (ENTREZ.md section 5).
"""

import html
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

from Bio import Entrez

from verifier.models import Author, Correction, PublicationType, Record
from verifier.sources import TransientError

_ENTREZ_HOME = Path(Entrez.__file__).parent
# Importing the parser creates folders in the home directory unless told of another
# place. Where Bio.Entrez is installed the folders exist, so that nothing is written.
Entrez.local_cache = str(_ENTREZ_HOME.parents[1])  # type: ignore[assignment] # as documented

from Bio.Entrez.Parser import DataHandler  # noqa: E402 - after the line above

# Raised whenever the same XML becomes another record: cached records are read anew.
MAPPING = 1


def read_records(body: bytes) -> tuple[Record, ...]:
    """The records of an article set, in its order.

    Raises TransientError for anything that is not a whole article set.
    """
    tree = _parse(body)
    articles = _list(tree.get("PubmedArticle"))
    books = _list(tree.get("PubmedBookArticle"))
    return tuple(r for r in (*map(_article, articles), *map(_book, books)) if r.pmid)


# --------------------------------------------------------------------------- parsing

_PROLOG = re.compile(
    rb"\A\s*(?P<declaration><\?xml[^>]{0,200}\?>)?(?:\s|<!--.{0,2000}?-->)*"
    rb"(?:<!DOCTYPE\s[^\[\]>]{0,500}>)?(?:\s|<!--.{0,2000}?-->)*"
    rb"(?=<PubmedArticleSet[\s/>])",
    re.DOTALL,
)


def _parse(body: bytes) -> Mapping[str, Any]:
    prolog = _PROLOG.match(body)
    if prolog is None:
        raise TransientError("PubMed sent something other than an article set")
    declaration = prolog["declaration"] or b'<?xml version="1.0"?>'
    doctype = b'<!DOCTYPE PubmedArticleSet SYSTEM "%s">' % _newest_dtd().encode()
    handler: Any = _Handler(validate=False, escape=True, ignore_errors=True)  # type: ignore[no-untyped-call] # Biopython has no types
    try:
        tree = handler.read(BytesIO(declaration + doctype + body[prolog.end() :]))
    except Exception as error:  # noqa: BLE001 - on bad XML Biopython raises anything
        raise TransientError(
            f"PubMed sent broken XML ({type(error).__name__})"
        ) from None
    if not isinstance(tree, Mapping):
        raise TransientError("PubMed sent something other than an article set")
    return tree


class _Handler(DataHandler):
    """Biopython's parser without a way to the network or to other files."""

    def open_dtd_file(self, filename: str) -> BinaryIO:
        path = _ENTREZ_HOME / "DTDs" / Path(filename).name
        if not path.is_file():
            raise ValueError("the XML refers to a file that does not come with it")
        return path.open("rb")

    def verify_security(self, url: str, verify_hostname: bool = True) -> None:  # noqa: FBT001, FBT002 - Biopython's signature
        """Every address is as good as another: none is opened."""

    def elementDecl(self, name: str, model: tuple[Any, ...]) -> None:  # noqa: N802 - Biopython's name
        """Elements may stand where another year's definition has them."""
        super().elementDecl(name, model)  # type: ignore[no-untyped-call] # same
        if name in self.constructors:
            kind, (_, *others) = self.constructors[name]
            self.constructors[name] = (kind, (None, *others))


@cache
def _newest_dtd() -> str:
    known = (_ENTREZ_HOME / "DTDs").glob("pubmed_*.dtd")
    return max((p.name for p in known), key=_year_first)


def _year_first(name: str) -> str:
    """Sortable: ``pubmed_250101.dtd`` of 2025."""
    return name.removeprefix("pubmed_")


# ---------------------------------------------------------------------- the mapping


def _article(article: Mapping[str, Any]) -> Record:
    citation = _map(article.get("MedlineCitation"))
    paper = _map(citation.get("Article"))
    journal = _map(paper.get("Journal"))
    issue = _map(journal.get("JournalIssue"))
    author_list = paper.get("AuthorList")
    numbers = _list(_map(article.get("PubmedData")).get("ArticleIdList"))
    printed = _years(_map(issue.get("PubDate")))
    electronic = [y for d in _list(paper.get("ArticleDate")) for y in _years(_map(d))]
    return Record(
        pmid=_text(citation.get("PMID")),
        title=_text(paper.get("ArticleTitle")),
        authors=_authors(_list(author_list)),
        authors_complete=_attribute(author_list, "CompleteYN") != "N",
        journal=_text(journal.get("Title")),
        journal_abbreviation=_text(journal.get("ISOAbbreviation"))
        or _text(_map(citation.get("MedlineJournalInfo")).get("MedlineTA")),
        issn=_text(journal.get("ISSN")),
        year=next(iter([*printed, *electronic]), None),
        years=tuple(sorted({*printed, *electronic})),
        volume=_text(issue.get("Volume")),
        issue=_text(issue.get("Issue")),
        pages=_text(_map(paper.get("Pagination")).get("MedlinePgn")),
        doi=_identifier(numbers, "doi") or _location(paper),
        pmcid=_identifier(numbers, "pmc"),
        language=_text(next(iter(_list(paper.get("Language"))), "")),
        vernacular_title=_text(paper.get("VernacularTitle")),
        publication_types=_types(_list(paper.get("PublicationTypeList"))),
        mesh=tuple(
            _text(_map(m).get("DescriptorName"))
            for m in _list(citation.get("MeshHeadingList"))
        ),
        abstract=_abstract(_map(paper.get("Abstract"))),
        status=_attribute(citation, "Status"),
        date_revised=_date(_map(citation.get("DateRevised"))),
        corrections=_corrections(_list(citation.get("CommentsCorrectionsList"))),
    )


def _book(article: Mapping[str, Any]) -> Record:
    """A book or a chapter; a chapter's journal is the title of its book."""
    document = _map(article.get("BookDocument"))
    book = _map(document.get("Book"))
    chapter = _text(document.get("ArticleTitle"))
    whole = _text(book.get("BookTitle"))
    lists = [
        authors
        for authors in (
            *_lists(document.get("AuthorList")),
            *_lists(book.get("AuthorList")),
        )
        if _list(authors)
    ]
    # Editors last: those of a book do not write its chapters.
    lists.sort(key=lambda authors: _attribute(authors, "Type") == "editors")
    numbers = [
        *_list(_map(article.get("PubmedBookData")).get("ArticleIdList")),
        *_list(document.get("ArticleIdList")),
    ]
    dates = (document.get("ContributionDate"), book.get("PubDate"))
    years = [y for date in dates for y in _years(_map(date))]
    return Record(
        pmid=_text(document.get("PMID")),
        title=chapter or whole,
        authors=_authors(_list(lists[0])) if lists else (),
        journal=whole if chapter else "",
        year=next(iter(years), None),
        years=tuple(sorted(set(years))),
        volume=_text(book.get("Volume")),
        pages=_text(_map(document.get("Pagination")).get("MedlinePgn")),
        doi=_identifier(numbers, "doi"),
        pmcid=_identifier(numbers, "pmc"),
        language=_text(next(iter(_list(document.get("Language"))), "")),
        vernacular_title=_text(document.get("VernacularTitle")),
        publication_types=_types(_list(document.get("PublicationType"))),
        abstract=_abstract(_map(document.get("Abstract"))),
        date_revised=_date(_map(document.get("DateRevised"))),
        is_book=True,
    )


def _authors(people: Iterable[Any]) -> tuple[Author, ...]:
    """Those that stand: ``ValidYN="N"`` marks a name that was corrected since."""
    authors = (
        Author(
            last=_text(person.get("LastName")),
            fore=_text(person.get("ForeName")),
            initials=_text(person.get("Initials")),
            suffix=_text(person.get("Suffix")),
            collective=_text(person.get("CollectiveName")),
        )
        for person in people
        if isinstance(person, Mapping) and _attribute(person, "ValidYN") != "N"
    )
    return tuple(a for a in authors if a.name)


# Years in ``Year`` and in free text such as ``2010 Dec-2011 Jan``.
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")


def _years(date: Mapping[str, Any]) -> list[int]:
    stated = f"{_text(date.get('Year'))} {_text(date.get('MedlineDate'))}"
    return [int(year) for year in _YEAR.findall(stated)]


def _date(date: Mapping[str, Any]) -> str:
    """``2019-02-08``."""
    parts = [_text(date.get(part)) for part in ("Year", "Month", "Day")]
    return "-".join(part.zfill(2) for part in parts if part)


def _identifier(numbers: Iterable[Any], kind: str) -> str:
    return next((_text(n) for n in numbers if _attribute(n, "IdType") == kind), "")


def _location(paper: Mapping[str, Any]) -> str:
    """The DOI among the electronic locations."""
    return next(
        (
            _text(place)
            for place in _list(paper.get("ELocationID"))
            if _attribute(place, "EIdType") == "doi"
            and _attribute(place, "ValidYN") != "N"
        ),
        "",
    )


def _types(types: Iterable[Any]) -> tuple[PublicationType, ...]:
    return tuple(PublicationType(_attribute(t, "UI"), _text(t)) for t in types)


def _abstract(abstract: Mapping[str, Any]) -> str:
    parts = (
        (_attribute(part, "Label"), _text(part))
        for part in _list(abstract.get("AbstractText"))
    )
    return "\n".join(f"{label}: {text}" if label else text for label, text in parts)


def _corrections(links: Iterable[Any]) -> tuple[Correction, ...]:
    return tuple(
        Correction(
            ref_type=_attribute(link, "RefType"),
            pmid=_text(_map(link).get("PMID")),
            source=_text(_map(link).get("RefSource")),
        )
        for link in links
    )


# ----------------------------------------------------------------- Biopython's values

_TAG = re.compile(r"<[^<>]*>")


def _text(value: object) -> str:
    """What a reader sees: without inline tags and entities, single spaces.

    Biopython escapes the text and leaves the tags, so that ``p < 0.05`` is no tag.
    """
    if not isinstance(value, str):
        return ""
    return " ".join(html.unescape(_TAG.sub("", str(value))).split())


def _attribute(value: object, name: str) -> str:
    attributes = getattr(value, "attributes", None) or {}
    return " ".join(str(attributes.get(name, "")).split())


def _map(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _list(value: object) -> Sequence[Any]:
    if value is None or isinstance(value, str | Mapping):
        return () if value is None else (value,)
    return value if isinstance(value, Sequence) else ()


def _lists(value: object) -> Sequence[Any]:
    """A list of author lists, where there may be one, several or none."""
    if value is None:
        return ()
    several = isinstance(value, Sequence) and any(
        isinstance(item, Sequence) and not isinstance(item, str | Mapping)
        for item in value
    )
    return value if several and isinstance(value, Sequence) else (value,)
