"""Entries as esummary describes them; no abstract, and corrections as references."""

from html import escape

from tests.eutils.entries import Entry
from verifier.models import Author

# The words esummary uses for links between publications (FACTS.md 5.2).
_REFERENCE_TYPES = {
    "RetractionIn": "Retraction in",
    "RetractionOf": "Retraction of",
    "ExpressionOfConcernIn": "Expression of concern in",
    "ErratumIn": "Erratum in",
    "CommentIn": "Comment in",
}


def _text(text: str) -> str:
    return escape(text, quote=False)


def _name(author: Author) -> str:
    parts = (author.last, author.initials, author.suffix)
    return author.collective or " ".join(part for part in parts if part)


def _authors(entry: Entry) -> list[dict[str, str]]:
    return [
        {
            "name": _name(author),
            "authtype": "CollectiveName" if author.collective else "Author",
            "clusterid": "",
        }
        for author in entry.record.authors
    ]


def summary(entry: Entry) -> dict[str, object]:
    """The JSON object of one record, with the keys in their recorded order."""
    record = entry.record
    names = [_name(author) for author in record.authors]
    identifiers = [
        {"idtype": kind, "idtypen": number, "value": value}
        for kind, number, value in (
            ("pubmed", 1, record.pmid),
            ("pmc", 8, record.pmcid),
            ("doi", 3, record.doi),
            ("pii", 4, entry.pii),
        )
        if value
    ]
    references = [
        {
            "refsource": link.source,
            "reftype": _REFERENCE_TYPES.get(link.ref_type, link.ref_type),
            "pmid": int(link.pmid or 0),
            "note": "",
        }
        for link in record.corrections
    ]
    print_years, electronic = entry.print_years, entry.electronic_years
    return {
        "uid": record.pmid,
        "pubdate": str(print_years[0]) if print_years else "",
        "epubdate": str(electronic[0]) if electronic else "",
        "source": record.journal_abbreviation or record.journal,
        "authors": _authors(entry),
        "lastauthor": names[-1] if names else "",
        "title": record.title,
        "sorttitle": record.title.lower().rstrip("."),
        "volume": record.volume,
        "issue": record.issue,
        "pages": record.pages,
        "lang": [record.language or "eng"],
        "nlmuniqueid": "",
        "issn": record.issn,
        "essn": "",
        "pubtype": [kind.name for kind in record.publication_types],
        "recordstatus": "PubMed - indexed for MEDLINE",
        "pubstatus": "4",
        "articleids": identifiers,
        "history": [{"pubstatus": "entrez", "date": f"{entry.entry_date} 00:00"}],
        "references": references,
        "attributes": ["Has Abstract"] if record.abstract else [],
        "pmcrefcount": "",
        "fulljournalname": record.journal,
        "elocationid": f"doi: {record.doi}" if record.doi else "",
        "doctype": "chapter" if record.is_book else "citation",
        "srccontriblist": [],
        "booktitle": record.journal if record.is_book else "",
        "medium": "",
        "edition": "",
        "publisherlocation": "",
        "publishername": "",
        "srcdate": "",
        "reportnumber": "",
        "availablefromurl": "",
        "locationlabel": "",
        "doccontriblist": [],
        "docdate": "",
        "bookname": "",
        "chapter": "",
        "sortpubdate": f"{print_years[0]}/01/01 00:00" if print_years else "",
        "sortfirstauthor": names[0] if names else "",
        "vernaculartitle": record.vernacular_title,
    }


def summary_xml(entry: Entry) -> str:
    """The DocSum element of one record, in the version 1 form."""
    record = entry.record
    years = entry.print_years
    authors = "".join(
        f'\t\t<Item Name="Author" Type="String">{_text(_name(a))}</Item>\n'
        for a in record.authors
    )
    texts = {
        "Source": record.journal_abbreviation or record.journal,
        "Title": record.title,
        "Volume": record.volume,
        "Issue": record.issue,
        "Pages": record.pages,
        "DOI": record.doi,
        "FullJournalName": record.journal,
    }
    items = "".join(
        f'\t<Item Name="{name}" Type="String">{_text(text)}</Item>\n'
        for name, text in texts.items()
    )
    return (
        f"<DocSum>\n\t<Id>{record.pmid}</Id>\n"
        f'\t<Item Name="PubDate" Type="Date">{years[0] if years else ""}</Item>\n'
        f'\t<Item Name="AuthorList" Type="List">\n{authors}\t</Item>\n'
        f"{items}</DocSum>\n"
    )
