"""Entries as efetch sends them: PubMed XML in ASCII, with numeric references."""

import re
from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from tests.eutils.entries import Entry
from verifier.models import Author, Correction, Record

DOCTYPE = (
    "<!DOCTYPE PubmedArticleSet PUBLIC "
    '"-//NLM//DTD PubMedArticle, 1st January 2026//EN" '
    '"https://dtd.nlm.nih.gov/ncbi/pubmed/out/pubmed_260101.dtd">'
)
_PAGES = re.compile(r"(\w+)[-\u2010-\u2015](\w+)$")


def article_set(found: Iterable[Entry], asked: int) -> bytes:
    """The whole answer of efetch; an empty set has one line feed per number asked."""
    articles = "".join(article(entry) for entry in found) or "\n" * (asked - 1)
    text = (
        f'<?xml version="1.0" ?>\n{DOCTYPE}\n'
        f"<PubmedArticleSet>\n{articles}</PubmedArticleSet>"
    )
    return ascii_xml(text)


def ascii_xml(text: str) -> bytes:
    """The text in ASCII: efetch has sent numeric references since December 2022."""
    return re.sub(r"[^\x00-\x7f]", lambda c: f"&#x{ord(c[0]):x};", text).encode()


def article(entry: Entry) -> str:
    """The PubmedArticle or PubmedBookArticle element of an entry."""
    return _book(entry) if entry.record.is_book else _article(entry)


def _element(name: str, text: str, attributes: str = "") -> str:
    return f"<{name}{attributes}>{escape(text)}</{name}>" if text else ""


def _article(entry: Entry) -> str:
    record = entry.record
    electronic = entry.electronic or "".join(
        f"{year}-01-01" for year in entry.electronic_years
    )
    model = "Print-Electronic" if electronic else "Print"
    title = entry.title_markup or escape(record.title)
    status = f" Status={quoteattr(record.status)}" if record.status else ""
    return (
        f'<PubmedArticle><MedlineCitation{status} Owner="NLM">'
        f'<PMID Version="1">{record.pmid}</PMID>'
        f"{_date('DateRevised', record.date_revised)}"
        f'<Article PubModel="{model}">{_journal(entry)}'
        f"<ArticleTitle>{title}</ArticleTitle>{_pagination(record.pages)}"
        + _element("ELocationID", record.doi, ' EIdType="doi" ValidYN="Y"')
        + _abstract(entry)
        + _authors(
            record.authors,
            entry.invalid_authors,
            complete=record.authors_complete,
        )
        + _element("Language", record.language)
        + _types(record)
        + _element("VernacularTitle", record.vernacular_title)
        + _date("ArticleDate", electronic, ' DateType="Electronic"')
        + "</Article>"
        + _journal_info(record)
        + _corrections(record.corrections)
        + _headings(record)
        + "</MedlineCitation><PubmedData>"
        + _history(entry)
        + "<PublicationStatus>ppublish</PublicationStatus><ArticleIdList>"
        + _identifiers(entry)
        + "</ArticleIdList></PubmedData></PubmedArticle>"
    )


def _journal(entry: Entry) -> str:
    record = entry.record
    issn = _element("ISSN", record.issn, ' IssnType="Print"')
    volume, issue = _element("Volume", record.volume), _element("Issue", record.issue)
    return (
        f'<Journal>{issn}<JournalIssue CitedMedium="Internet">{volume}{issue}'
        f"<PubDate>{_pub_date(entry)}</PubDate></JournalIssue>"
        + _element("Title", record.journal)
        + _element("ISOAbbreviation", record.journal_abbreviation)
        + "</Journal>"
    )


def _pub_date(entry: Entry) -> str:
    if entry.pub_date:
        return entry.pub_date
    years = entry.print_years
    if len(years) > 1:
        return f"<MedlineDate>{years[0]} Dec-{years[-1]} Jan</MedlineDate>"
    return "".join(_element("Year", str(year)) for year in years)


def _date(name: str, date: str, attributes: str = "") -> str:
    if not date:
        return ""
    parts = zip(("Year", "Month", "Day"), date.split("-"), strict=False)
    inner = "".join(f"<{unit}>{value}</{unit}>" for unit, value in parts)
    return f"<{name}{attributes}>{inner}</{name}>"


def _pagination(pages: str) -> str:
    if not pages:
        return ""
    match = _PAGES.match(pages)
    ends = ""
    if match:
        first, last = match.groups()
        last = first[: len(first) - len(last)] + last
        ends = _element("StartPage", first) + _element("EndPage", last)
    return f"<Pagination>{ends}{_element('MedlinePgn', pages)}</Pagination>"


def _abstract(entry: Entry) -> str:
    text = entry.abstract_markup or _element("AbstractText", entry.record.abstract)
    return f"<Abstract>{text}</Abstract>" if text else ""


def _authors(
    valid: tuple[Author, ...],
    invalid: tuple[Author, ...] = (),
    *,
    complete: bool = True,
    kind: str = "",
) -> str:
    if not valid and not invalid:
        return ""
    people = "".join(_author(a, "Y") for a in valid)
    people += "".join(_author(a, "N") for a in invalid)
    flag = "Y" if complete else "N"
    return f'<AuthorList{kind} CompleteYN="{flag}">{people}</AuthorList>'


def _author(author: Author, valid: str) -> str:
    if author.collective:
        inner = _element("CollectiveName", author.collective)
    else:
        inner = (
            _element("LastName", author.last)
            + _element("ForeName", author.fore)
            + _element("Initials", author.initials)
            + _element("Suffix", author.suffix)
        )
    return f'<Author ValidYN="{valid}">{inner}</Author>'


def _types(record: Record) -> str:
    types = "".join(
        _element("PublicationType", kind.name, f" UI={quoteattr(kind.ui)}")
        for kind in record.publication_types
    )
    return f"<PublicationTypeList>{types}</PublicationTypeList>" * bool(types)


def _journal_info(record: Record) -> str:
    abbreviation = record.journal_abbreviation.replace(".", "")
    name = _element("MedlineTA", abbreviation)
    linking = _element("ISSNLinking", record.issn)
    return f"<MedlineJournalInfo>{name}{linking}</MedlineJournalInfo>"


def _corrections(corrections: tuple[Correction, ...]) -> str:
    links = "".join(
        f"<CommentsCorrections RefType={quoteattr(link.ref_type)}>"
        f"<RefSource>{escape(link.source)}</RefSource>"
        + _element("PMID", link.pmid, ' Version="1"')
        + "</CommentsCorrections>"
        for link in corrections
    )
    return f"<CommentsCorrectionsList>{links}</CommentsCorrectionsList>" * bool(links)


def _headings(record: Record) -> str:
    headings = "".join(
        "<MeshHeading>"
        + _element("DescriptorName", heading, ' UI="D000000" MajorTopicYN="N"')
        + "</MeshHeading>"
        for heading in record.mesh
    )
    return f"<MeshHeadingList>{headings}</MeshHeadingList>" * bool(headings)


def _history(entry: Entry) -> str:
    inner = _date("PubMedPubDate", entry.entry_date, ' PubStatus="entrez"')
    return f"<History>{inner}</History>"


def _identifiers(entry: Entry) -> str:
    record = entry.record
    return (
        _element("ArticleId", record.pmid, ' IdType="pubmed"')
        + _element("ArticleId", record.pmcid, ' IdType="pmc"')
        + _element("ArticleId", record.doi, ' IdType="doi"')
        + _element("ArticleId", entry.pii, ' IdType="pii"')
    )


def _book(entry: Entry) -> str:
    """A chapter if it has a book title in ``journal``, else a whole book."""
    record = entry.record
    title = entry.title_markup or escape(record.title)
    editors = _authors(entry.editors, kind=' Type="editors"')
    authors = _authors(
        record.authors,
        entry.invalid_authors,
        complete=record.authors_complete,
        kind=' Type="authors"',
    )
    chapter = bool(record.journal)
    book_title = escape(record.journal) if chapter else title
    return (
        f'<PubmedBookArticle><BookDocument><PMID Version="1">{record.pmid}</PMID>'
        f'<ArticleIdList><ArticleId IdType="bookaccession">NBK{record.pmid}</ArticleId>'
        + _element("ArticleId", record.doi, ' IdType="doi"')
        + "</ArticleIdList><Book><Publisher><PublisherName>A University Press"
        "</PublisherName><PublisherLocation>Leiden (NL)</PublisherLocation></Publisher>"
        f'<BookTitle book="bk">{book_title}</BookTitle>'
        f"<PubDate>{_pub_date(entry)}</PubDate>{editors}"
        + ("" if chapter else authors)
        + "<Medium>Internet</Medium></Book>"
        + (
            f'<ArticleTitle book="bk" part="p1">{title}</ArticleTitle>'
            if chapter
            else ""
        )
        + _element("Language", record.language)
        + (authors if chapter else "")
        + "".join(
            _element("PublicationType", kind.name, f" UI={quoteattr(kind.ui)}")
            for kind in record.publication_types
        )
        + _abstract(entry)
        + "</BookDocument><PubmedBookData>"
        + _history(entry)
        + "<PublicationStatus>ppublish</PublicationStatus><ArticleIdList>"
        + _element("ArticleId", record.pmid, ' IdType="pubmed"')
        + "</ArticleIdList></PubmedBookData></PubmedBookArticle>"
    )
