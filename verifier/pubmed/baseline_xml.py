"""Records from NLM's bulk XML, one PubmedArticle at a time.

There are two readers of an article, and a test holds them equal on whole files.
`record_of_element` walks the element tree and is the rule. `fields_of_layout`
(`verifier.pubmed.layout`) is for articles that are laid out as NLM does.

No entity beyond XML's own five is ever resolved. Pure, except for `read_articles`,
which reads the stream that it is given.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, NamedTuple

from ahocorasick_rs import BytesAhoCorasick
from lxml import etree

from verifier.models import Author, Correction, PublicationType, Record
from verifier.pubmed.layout import fields_of_layout, may_be_odd
from verifier.pubmed.packing import (
    PMID,
    REVISED,
    YEARS,
    Fields,
    fields_of,
    plain_of,
    record_of,
    years_of,
)

# Twenty times the longest article seen (thousands of authors and affiliations).
LONGEST_ARTICLE = 64_000_000
_BLOCK = 1 << 18  # what fits the processor's cache is read twice as fast
_PMID = re.compile(r"[1-9][0-9]{0,17}")
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")


class BrokenXMLError(ValueError):
    """The XML is not what NLM publishes; the message says so in one line."""


@dataclass(frozen=True, slots=True)
class Deleted:
    """PubMed has no record of this PMID any more."""

    pmid: int


class Version(NamedTuple):
    """One version of a record: a PMID may occur with several in one file."""

    fields: Fields
    number: int

    @property
    def pmid(self) -> int:
        """Its PMID."""
        return int(self.fields[PMID])

    @property
    def years(self) -> tuple[int, ...]:
        """The years of the record."""
        return years_of(self.fields[YEARS])

    @property
    def date_revised(self) -> bytes:
        """When it was revised last."""
        return self.fields[REVISED]

    @property
    def record(self) -> Record:
        """The record that has these fields."""
        return record_of(plain_of(self.fields))


# ------------------------------------------------------------------------ streams

_START = re.compile(rb"<PubmedArticleSet(?:\s[^>]*)?>")
_OPENING = re.compile(
    rb"\s*<(PubmedArticle|PubmedBookArticle|DeleteCitation|DeleteDocument)(?:\s[^>]*)?>"
)
_END = re.compile(rb"\s*</PubmedArticleSet>\s*\Z")
_DELETED = re.compile(rb"<PMID\b[^>]*>\s*([0-9]+)\s*</PMID>")
_ARTICLE_ENDS = BytesAhoCorasick([b"</PubmedArticle>"])


def read_articles(stream: BinaryIO) -> Iterator[Version | Deleted]:
    """All records of a bulk file, and the PMIDs that it deletes, in its order.

    Raises BrokenXMLError where the stream is no whole PubmedArticleSet. Books, which
    no bulk file held so far, are passed over.
    """
    for kind, item, odd in _items(stream):
        if kind == b"PubmedArticle":
            yield parse_article(item, odd=odd)
        elif kind == b"DeleteCitation":
            for pmid in _DELETED.findall(item):
                yield Deleted(int(pmid))


def _items(stream: BinaryIO) -> Iterator[tuple[bytes, bytes, bool]]:
    """Every child of the set with its name, cut out of the stream.

    And whether it, or one that was read with it, `may_be_odd`.
    """
    text = stream.read(_BLOCK)
    start = _START.search(text)
    if start is None:
        raise BrokenXMLError("not a set of articles")
    at = start.end()
    while True:
        # All at once, which takes a tenth of looking for one after the other.
        ends = [end for _, _, end in _ARTICLE_ENDS.find_matches_as_indexes(text)]
        odd = may_be_odd(text)
        while opening := _OPENING.match(text, at):
            end = _end(opening, text, ends)
            if end < 0:
                break
            yield opening[1], text[opening.start(1) - 1 : end], odd
            at = end
        # As much again as is held, so that even what has no end is read in proportion.
        if not (block := stream.read(max(_BLOCK, len(text) - at))):
            break
        if len(text) - at > LONGEST_ARTICLE:
            raise BrokenXMLError("an article has no end within reach")
        text, at = text[at:] + block, 0
    if not _END.match(text, at):
        raise BrokenXMLError("the set of articles has no end")


def _end(opening: re.Match[bytes], text: bytes, article_ends: list[int]) -> int:
    """Where the element that opens there ends; negative where the text has no end."""
    if opening[1] == b"PubmedArticle":
        place = bisect_left(article_ends, opening.end())
        return article_ends[place] if place < len(article_ends) else -1
    closing = b"</%s>" % opening[1]
    end = text.find(closing, opening.end())
    return end + len(closing) if end >= 0 else -1


def parse_article(xml: bytes, *, odd: bool = True) -> Version:
    """The record of one PubmedArticle, by whichever reader fits it."""
    fields = fields_of_layout(xml, odd=odd)
    return Version(*(fields or _fields_of_element(_element(xml))))


def _element(xml: bytes) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        huge_tree=True,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(xml, parser)
    except etree.XMLSyntaxError as error:
        reason = str(error).splitlines()[0]
        raise BrokenXMLError(f"an article is not well-formed: {reason}") from None


# ------------------------------------------------------------------ reading a tree


def record_of_element(article: etree._Element) -> tuple[Record, int]:
    """The record that a PubmedArticle element holds, and its PMID's version.

    Raises BrokenXMLError where it has no PMID.
    """
    pmid = article.find("MedlineCitation/PMID")
    if pmid is None or not _PMID.fullmatch(_text(pmid)):
        raise BrokenXMLError("an article has no PMID")
    number = pmid.get("Version", "")
    return _record(article), int(number) if number.isdecimal() else 1


def _fields_of_element(article: etree._Element) -> tuple[Fields, int]:
    record, number = record_of_element(article)
    return fields_of(record), number


def _record(article: etree._Element) -> Record:
    paper = article.find("MedlineCitation/Article")
    if paper is None:
        raise BrokenXMLError("an article is empty")
    people = paper.find("AuthorList")
    printed = _years(_all(paper, "Journal/JournalIssue/PubDate/*"))
    electronic = _years(_all(paper, "ArticleDate/Year"))
    return Record(
        pmid=_first(article, "MedlineCitation/PMID"),
        title=_first(paper, "ArticleTitle"),
        authors=_authors(_all(paper, "AuthorList/Author")),
        authors_complete=people is None or people.get("CompleteYN") != "N",
        journal=_first(paper, "Journal/Title"),
        journal_abbreviation=_first(paper, "Journal/ISOAbbreviation")
        or _first(article, "MedlineCitation/MedlineJournalInfo/MedlineTA"),
        issn=_first(paper, "Journal/ISSN"),
        year=next(iter([*printed, *electronic]), None),
        years=tuple(sorted({*printed, *electronic})),
        volume=_first(paper, "Journal/JournalIssue/Volume"),
        issue=_first(paper, "Journal/JournalIssue/Issue"),
        pages=_first(paper, "Pagination/MedlinePgn"),
        doi=_identifier(article, "doi") or _location(paper),
        pmcid=_identifier(article, "pmc"),
        language=_first(paper, "Language"),
        vernacular_title=_first(paper, "VernacularTitle"),
        publication_types=tuple(
            PublicationType(_attribute(t, "UI"), _text(t))
            for t in _all(paper, "PublicationTypeList/PublicationType")
        ),
        mesh=tuple(
            _first(heading, "DescriptorName")
            for heading in _all(article, "MedlineCitation/MeshHeadingList/MeshHeading")
        ),
        abstract="\n".join(map(_labelled, _all(paper, "Abstract/AbstractText"))),
        status=_attribute(article[0], "Status"),
        date_revised=_date(article.find("MedlineCitation/DateRevised")),
        corrections=_corrections(article),
    )


def _all(element: etree._Element, path: str) -> list[etree._Element]:
    return element.findall(path)


def _first(element: etree._Element, path: str) -> str:
    return _text(element.find(path))


def _text(element: etree._Element | None) -> str:
    """What a reader sees: without inline tags, single spaces."""
    return "" if element is None else _spaced("".join(map(str, element.itertext())))


def _attribute(element: etree._Element, name: str) -> str:
    return _spaced(element.get(name, ""))


def _spaced(text: str) -> str:
    return " ".join(text.split())


def _years(dates: Iterable[etree._Element]) -> list[int]:
    stated = " ".join(_text(d) for d in dates if d.tag in {"Year", "MedlineDate"})
    return [int(year) for year in _YEAR.findall(stated)]


def _date(date: etree._Element | None) -> str:
    if date is None:
        return ""
    parts = [_first(date, part) for part in ("Year", "Month", "Day")]
    return "-".join(part.zfill(2) for part in parts if part)


def _authors(people: Iterable[etree._Element]) -> tuple[Author, ...]:
    """Those that stand: ``ValidYN="N"`` marks a name that was corrected since."""
    authors = (
        Author(
            last=_first(person, "LastName"),
            fore=_first(person, "ForeName"),
            initials=_first(person, "Initials"),
            suffix=_first(person, "Suffix"),
            collective=_first(person, "CollectiveName"),
        )
        for person in people
        if person.get("ValidYN") != "N"
    )
    return tuple(author for author in authors if author.name)


def _identifier(article: etree._Element, kind: str) -> str:
    # Only the article's own list: those in ReferenceList are other papers'.
    numbers = _all(article, "PubmedData/ArticleIdList/ArticleId")
    return next((_text(n) for n in numbers if n.get("IdType") == kind), "")


def _location(paper: etree._Element) -> str:
    """The DOI among the electronic locations."""
    return next(
        (
            _text(place)
            for place in _all(paper, "ELocationID")
            if place.get("EIdType") == "doi" and place.get("ValidYN") != "N"
        ),
        "",
    )


def _labelled(part: etree._Element) -> str:
    label = _attribute(part, "Label")
    return f"{label}: {_text(part)}" if label else _text(part)


def _corrections(article: etree._Element) -> tuple[Correction, ...]:
    return tuple(
        Correction(
            ref_type=_attribute(link, "RefType"),
            pmid=_first(link, "PMID"),
            source=_first(link, "RefSource"),
        )
        for link in _all(
            article, "MedlineCitation/CommentsCorrectionsList/CommentsCorrections"
        )
    )
