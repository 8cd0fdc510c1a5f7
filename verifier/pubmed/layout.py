"""Articles as NLM lays them out -> the fields of their records, without a tree. Pure.

Regular expressions that follow the order of elements in the DTD and the plain layout
that NLM writes. Where an article deviates by so much as a comment, nothing is said of
it, and its tree decides (`baseline_xml`); a test holds both equal on whole files.
Building the tree alone takes lxml longer than reading, packing and indexing take here
together: 61 µs a record of pubmed20n0014, and 54.

Everything stays bytes, as it is read and as it is stored.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from ahocorasick_rs import BytesAhoCorasick

from verifier.pubmed.packing import FIELD, ITEM, PART, Fields

_HEAD = re.compile(
    rb"""
    <PubmedArticle>[^<]*+
    <MedlineCitation\ Status="([\w-]+)"[^>]*>[^<]*+
    <PMID\ Version="([0-9]+)">([1-9][0-9]{0,17})</PMID>[^<]*+
    (?:<DateCompleted>[^<]*+<Year>\d+</Year>
        [^<]*+<Month>\d+</Month>
        [^<]*+<Day>\d+</Day>[^<]*+</DateCompleted>[^<]*+)?
    (?:<DateRevised>[^<]*+<Year>(\d+)</Year>
        [^<]*+<Month>(\d\d)</Month>
        [^<]*+<Day>(\d\d)</Day>[^<]*+</DateRevised>[^<]*+)?
    <Article\ PubModel="[\w-]+">[^<]*+
    <Journal>[^<]*+
    (?:<ISSN\ IssnType="\w+">([^<]*)</ISSN>[^<]*+)?
    <JournalIssue\ CitedMedium="\w+">[^<]*+
    (?:<Volume>([^<]*)</Volume>[^<]*+)?
    (?:<Issue>([^<]*)</Issue>[^<]*+)?
    <PubDate>[^<]*+
    (?:<Year>([^<]*)</Year>[^<]*+
        (?:<Month>[^<]*</Month>[^<]*+(?:<Day>[^<]*</Day>[^<]*+)?
          |<Season>[^<]*</Season>[^<]*+)?
       |<MedlineDate>([^<]*)</MedlineDate>[^<]*+)
    </PubDate>[^<]*+
    </JournalIssue>[^<]*+
    <Title>([^<]*)</Title>[^<]*+
    <ISOAbbreviation>([^<]*)</ISOAbbreviation>[^<]*+
    </Journal>[^<]*+
    (?:<ArticleTitle>([^<]*(?>(?:<(?!/ArticleTitle>)[^<]*)*))</ArticleTitle>
       |<ArticleTitle/>)[^<]*+
    (?:<Pagination>[^<]*+
        (?:<StartPage>[^<]*</StartPage>[^<]*+)?
        (?:<EndPage>[^<]*</EndPage>[^<]*+)?
        <MedlinePgn>([^<]*)</MedlinePgn>[^<]*+
    </Pagination>[^<]*+)?
    ((?>(?:<ELocationID\ [^>]*>[^<]*</ELocationID>[^<]*+)*))
    (?:<Abstract>[^<]*+
        (?:<AbstractText>([^<]*+)</AbstractText>[^<]*+
            (?:<CopyrightInformation>[^<]*+</CopyrightInformation>[^<]*+)?</Abstract>
          |([^<]*(?>(?:<(?!/Abstract>)[^<]*)*))</Abstract>)
        [^<]*+)?
    (?:<AuthorList\ CompleteYN="([YN])"(?:\ Type="authors")?>)?
    """,
    re.VERBOSE,
)
_LOCATION = re.compile(rb'<ELocationID EIdType="doi" ValidYN="Y">([^<]*)<')
_ABSTRACT_PART = re.compile(
    rb"""
    \s*<AbstractText
    (?:\ Label="([^"<]*)")?(?:\ NlmCategory="[A-Z]*")?
    (?:\ xmlns:mml="[^"]*")?>
    """,
    re.VERBOSE,
)
# One author, up to what may follow a name: how that goes on, nobody asks. Nothing is
# captured of one who is more than last name, fore name and initials.
_PERSON = re.compile(
    rb"""
    <Author (?>(?:
    \ ValidYN="Y"(?:\ EqualContrib="[YN]")?>[^<]*
    <LastName>([^<]*)</LastName>[^<]*
    (?:<ForeName>([^<]*)</ForeName>[^<]*)?
    (?:<Initials>([^<]*)</Initials>[^<]*)?
    (?:<Identifier\ |<AffiliationInfo>|</Author>)
    )?)
    """,
    re.VERBOSE,
)
_AUTHOR = re.compile(
    rb"""
    \s*<Author\ ValidYN="Y"(?:\ EqualContrib="[YN]")?>\s*+
    (?:<LastName>([^<]*)</LastName>\s*+
       (?:<ForeName>([^<]*)</ForeName>\s*+)?
       (?:<Initials>([^<]*)</Initials>\s*+)?
       (?:<Suffix>([^<]*)</Suffix>\s*+)?
      |<CollectiveName>([^<]*)</CollectiveName>\s*+)
    (?:<Identifier\ |<AffiliationInfo>|\Z)
    """,
    re.VERBOSE,
)
_TYPE = re.compile(rb'<PublicationType UI="(\w+)">([^<]*)</PublicationType>')
# From the authors to the end of the paper; other languages, data banks and grants are
# passed over.
_MIDDLE = re.compile(
    rb"""
    [^<]*+<Language>(\w+)</Language>
    [^<]*(?>(?:<(?!PublicationTypeList>)[^<]*)*)
    <PublicationTypeList>([^<]*(?>(?:<(?!/PublicationTypeList>)[^<]*)*))
    </PublicationTypeList>[^<]*+
    (?:<VernacularTitle>([^<]*)</VernacularTitle>[^<]*+)?
    ((?:<ArticleDate\ DateType="\w+">[^<]*+<Year>\d{4}</Year>
        (?:[^<]*+<(?:Month|Day)>\d+</\w+>)*[^<]*+</ArticleDate>[^<]*+)*)
    </Article>
    """,
    re.VERBOSE,
)
_ELECTRONIC_YEAR = re.compile(rb"<Year>(\d{4})<")
_LANDMARK = re.compile(
    rb"<(?:(CommentsCorrectionsList)>|(MeshHeadingList)>|/MedlineCitation>)"
)
_ABBREVIATION = re.compile(rb"<MedlineTA>([^<]*)</MedlineTA>")
_HEADING = re.compile(
    rb"<MeshHeading"
    rb'(?>(?:>\s*<DescriptorName UI="[^>]*>([^<]*)</DescriptorName>)?)'
)
_LINK = re.compile(
    rb"""
    \s*<CommentsCorrections\ RefType="(\w+)">\s*
    <RefSource>([^<]*)</RefSource>\s*
    (?:<PMID\ Version="\d+">(\d+)</PMID>\s*)?
    (?:<Note>[^<]*</Note>\s*)?
    \Z
    """,
    re.VERBOSE,
)
_NUMBERS = re.compile(
    rb"""
    </History>[^<]*+
    <PublicationStatus>\w+</PublicationStatus>[^<]*+
    <ArticleIdList>((?:[^<]*+<ArticleId\ IdType="\w+">[^<]*</ArticleId>)*)[^<]*+
    </ArticleIdList>
    """,
    re.VERBOSE,
)
_NUMBER = re.compile(rb'IdType="(doi|pmc)">([^<]*)<')
_YEAR = re.compile(rb"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_TAG = re.compile(rb"<[^<>\x1c]*>")
# White space beyond ASCII, as `str.isspace` has it, with the byte it begins with.
_WIDE_SPACES = [
    (pattern[0], re.compile(pattern))
    for pattern in (
        b"\xc2[\x85\xa0]",
        b"\xe1\x9a\x80",
        b"\xe2(?:\x80[\x80-\x8a\xa8\xa9\xaf]|\x81\x9f)",
        b"\xe3\x80\x80",
    )
]
# In a list of names; they are looked for in as much time as one of them takes `find`.
_UNPLAIN = BytesAhoCorasick(
    [
        *(bytes([mark]) for mark in b"&\t\n\v\f\r"),
        *(mark + b" " for mark in (b" ", ITEM, PART)),
        *(b" " + mark for mark in (ITEM, PART)),
    ]
)
_LETTERS = {b"lt": b"<", b"gt": b">", b"amp": b"&"}


# Looked for as numbers, since CPython 3.11 first takes bytes for one and formats an
# error; to find several bytes in others, `find` is faster for the same reason.
_LESS, _AND, _LINE, _TAB, _RETURN = b"<&\n\t\r"
_FIELD, _ITEM, _PART = FIELD + ITEM + PART


class _UnusualLayoutError(Exception):
    """The article is laid out in a way that only its tree can tell."""


# One literal each: two together take ten times as long, `bytes.find` twenty times.
_MARKS = [BytesAhoCorasick([mark]) for mark in (b"<!", b"<?")]


def may_be_odd(xml: bytes) -> bool:
    """A comment, an instruction, character data or a separator stands there."""
    return _has_separator(xml) or any(m.find_matches_as_indexes(xml) for m in _MARKS)


def fields_of_layout(xml: bytes, *, odd: bool = True) -> tuple[Fields, int] | None:
    """The fields of a plainly laid out article's record and its PMID's version.

    None where the tree must decide. ``odd`` is false of what not `may_be_odd`, which
    is seen in a tenth of the time for many articles at once.
    """
    try:
        return _fields(xml, odd=odd)
    except (_UnusualLayoutError, UnicodeDecodeError):
        return None


def _has_separator(xml: bytes) -> bool:
    return _FIELD in xml or _ITEM in xml or _PART in xml


def _fields(xml: bytes, *, odd: bool) -> tuple[Fields, int]:
    if odd and _has_separator(xml):
        raise _UnusualLayoutError
    head = _matched(_HEAD, xml, 0)
    (
        status, version, pmid, revised_year, revised_month, revised_day, issn, volume,
        issue, year, period, journal, abbreviation, title, pages, locations, told,
        abstract, complete,
    ) = head.groups(b"")  # fmt: skip
    at, people = head.end(), b""
    if complete:
        people, at = _until(b"</AuthorList>", xml, at)
    middle = _matched(_MIDDLE, xml, at)
    language, types, vernacular, dates = middle.groups(b"")
    corrections, mesh, at = _lists(xml, middle.end())
    numbers = _matched(_NUMBERS, xml, xml.find(b"</History>", at))
    # What stands behind all that is read is no matter; the manuscripts of PubMed
    # Central have an instruction there.
    if odd and may_be_odd(xml[: numbers.end()]):
        raise _UnusualLayoutError
    named = dict(reversed(_NUMBER.findall(numbers[1])))
    doi = named.get(b"doi", b"").strip() or _doi(locations)
    pmcid = named.get(b"pmc", b"")
    abbreviation = abbreviation.strip() or _abbreviation(xml, middle.end(), at)
    (
        title, journal, abbreviation, issn, volume, issue, pages, doi, pmcid,
        vernacular, told, *parts,
    ) = _plain(
        title, journal, abbreviation, issn, volume, issue, pages, doi, pmcid,
        vernacular, told, *(_parts(abstract) if abstract else ()),
    )  # fmt: skip
    printed, years = _years(year or period, dates)
    return [
        pmid,
        title,
        _authors(people),
        b"\x00" if complete == b"N" else b"",
        journal,
        abbreviation,
        issn,
        printed,
        years,
        volume,
        issue,
        pages,
        doi,
        pmcid,
        language,
        vernacular,
        _types(types),
        mesh,
        told or b"\n".join(map(_labelled, parts[::2], parts[1::2])),
        status,
        b"-".join((revised_year, revised_month, revised_day)) if revised_year else b"",
        corrections,
        *[b""] * 4,
    ], int(version)


def _matched(pattern: re.Pattern[bytes], xml: bytes, at: int) -> re.Match[bytes]:
    # A negative place is that of something that was sought and is not there.
    found = pattern.match(xml, at) if at >= 0 else None
    if found is None:
        raise _UnusualLayoutError
    return found


def _until(closing: bytes, xml: bytes, at: int) -> tuple[bytes, int]:
    """What stands before this tag, and where the text goes on after it."""
    end = xml.find(closing, at)
    if end < 0:
        raise _UnusualLayoutError
    return xml[at:end], end + len(closing)


def _plain(*texts: bytes) -> list[bytes]:
    """What a reader sees of each: without inline tags and entities, single spaces."""
    # All at once, since nearly always there is nothing to do.
    text = FIELD.join(texts)
    if _LESS in text:
        text = _TAG.sub(b"", text)
    if _AND in text:
        text = _unescaped(text)
    if not text.isascii():
        text = _with_plain_spaces(text)
    # From behind, as nothing is to be found, in three quarters of the time.
    if text.rfind(b"  ") >= 0 or _LINE in text or _TAB in text or _RETURN in text:
        return [b" ".join(one.split()) for one in text.split(FIELD)]
    return list(map(bytes.strip, text.split(FIELD)))


def _with_plain_spaces(text: bytes) -> bytes:
    """The text with plain spaces only. Raises UnicodeDecodeError where it is none."""
    text.decode()
    for first, spaces in _WIDE_SPACES:
        if first in text:
            text = spaces.sub(b" ", text)
    return text


def _is_plain(items: bytes) -> bool:
    """What stands in this list is as a reader sees it: `_plain` would say the same."""
    if items[:1] == b" " or _UNPLAIN.find_matches_as_indexes(items):
        return False
    return items.isascii() or _with_plain_spaces(items) == items


def _unescaped(text: bytes) -> bytes:
    parts = text.split(b"&")
    for place, part in enumerate(parts[1:], start=1):
        name, _, rest = part.partition(b";")
        if name not in _LETTERS:
            raise _UnusualLayoutError
        parts[place] = _LETTERS[name] + rest
    return b"".join(parts)


def _listed(items: list[bytes]) -> bytes:
    """The items of a list as one field."""
    return ITEM.join(items) + ITEM if items else b""


@lru_cache(16384)
def _years(printed: bytes, dates: bytes) -> tuple[bytes, bytes]:
    """The year, and all years."""
    electronic = b" ".join(_ELECTRONIC_YEAR.findall(dates))
    found = [*_YEAR.findall(printed), *_YEAR.findall(electronic)]
    return (found or [b""])[0], _listed(sorted(set(found)))


def _authors(people: bytes) -> bytes:
    found = _listed(list(map(PART.join, _PERSON.findall(people))))
    if found[:1] != PART and found.find(ITEM + PART) < 0 and _is_plain(found):
        return found
    *parts, left = people.split(b"</Author>")
    if left and not left.isspace():
        raise _UnusualLayoutError
    authors = [_author(_matched(_AUTHOR, part, 0).groups(b"")) for part in parts]
    return _listed([author for author in authors if author])


def _author(names: Iterable[bytes]) -> bytes:
    last, fore, initials, suffix, collective = _plain(*names)
    if not last and not collective:
        return b""
    if suffix or collective:
        return PART.join((last, fore, initials, suffix, collective))
    return PART.join((last, fore, initials))


@lru_cache(4096)
def _types(types: bytes) -> bytes:
    found = _TYPE.findall(types)
    if len(found) != types.count(b"<Pub"):
        raise _UnusualLayoutError
    return _listed([PART.join((ui, *_plain(name))) for ui, name in found])


def _doi(locations: bytes) -> bytes:
    if b"doi" not in locations:
        return b""
    found = _LOCATION.search(locations)
    if found is None and b'ValidYN="N"' not in locations:
        raise _UnusualLayoutError
    return found[1] if found else b""


def _abbreviation(xml: bytes, start: int, end: int) -> bytes:
    found = _ABBREVIATION.search(xml, start, end)
    if found is None:
        raise _UnusualLayoutError
    return found[1]


def _lists(xml: bytes, at: int) -> tuple[bytes, bytes, int]:
    """Corrections and headings, and where the citation ends that may have them."""
    corrections = mesh = b""
    while True:
        mark = _LANDMARK.search(xml, at)
        if mark is None:
            raise _UnusualLayoutError
        if mark[1]:
            links, at = _until(b"</CommentsCorrectionsList>", xml, mark.end())
            corrections = _corrections(links)
        elif mark[2]:
            headings, at = _until(b"</MeshHeadingList>", xml, mark.end())
            mesh = _mesh(headings)
        else:
            return corrections, mesh, mark.end()


def _mesh(headings: bytes) -> bytes:
    found = _listed(_HEADING.findall(headings))
    if found[:1] == ITEM or found.find(ITEM + ITEM) >= 0 or not _is_plain(found):
        raise _UnusualLayoutError
    return found


def _corrections(links: bytes) -> bytes:
    parts = [
        _matched(_LINK, link, 0).groups(b"")
        for link in links.split(b"</CommentsCorrections>")[:-1]
    ]
    return _listed(
        [PART.join((kind, pmid, *_plain(source))) for kind, source, pmid in parts]
    )


def _parts(abstract: bytes) -> Iterator[bytes]:
    """Label and text of each part, in turns."""
    *parts, left = abstract.split(b"</AbstractText>")
    if b"<AbstractText" in left:
        raise _UnusualLayoutError
    for part in parts:
        opening = _matched(_ABSTRACT_PART, part, 0)
        yield opening[1] or b""
        yield part[opening.end() :]


def _labelled(label: bytes, text: bytes) -> bytes:
    return label + b": " + text if label else text
