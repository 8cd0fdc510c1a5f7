"""PubMed XML becomes records, without the network and whatever the XML holds."""
# ruff: noqa: E501 - a row of a table stays one line

import os
import socket
import subprocess
import sys

import pytest

from tests.eutils.articles import article_set
from tests.eutils.fixtures import ENTRIES
from verifier.entrez.efetch import _Handler, read_records
from verifier.models import Author, Correction, PublicationType
from verifier.sources import TransientError

DOCTYPE = (
    '<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle, 1st January {}//EN"'
    ' "https://dtd.nlm.nih.gov/ncbi/pubmed/out/pubmed_{}0101.dtd">'
)


def article(*, paper="", citation="", data="", journal="", authors=""):
    return (
        '<PubmedArticle><MedlineCitation Status="MEDLINE" Owner="NLM">'
        '<PMID Version="1">7</PMID><Article PubModel="Print"><Journal><JournalIssue '
        f'CitedMedium="Print">{journal}</JournalIssue></Journal>{paper}{authors}'
        f"</Article>{citation}</MedlineCitation><PubmedData><PublicationStatus>ppublish"
        f"</PublicationStatus>{data}</PubmedData></PubmedArticle>"
    )


PROLOG = '<?xml version="1.0" ?>\n' + DOCTYPE.format(2026, "26")


def read(xml, prolog=PROLOG):
    body = f"{prolog}<PubmedArticleSet>{xml}</PubmedArticleSet>"
    return read_records(body.encode())


def one(**parts):
    [record] = read(article(**parts))
    return record


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.record.pmid)
def test_what_the_server_sends_of_a_record_is_the_record(entry):
    """Every curated oddity, through XML and back."""
    [read_back] = read_records(article_set([entry], 1))
    assert read_back == entry.record


@pytest.mark.parametrize(
    "prolog",
    [
        "",
        '<?xml version="1.0" ?>',
        '<?xml version="1.0" encoding="utf-8"?>\n<!-- a note -->\n',
        '<?xml version="1.0" ?>' + DOCTYPE.format(2013, "13"),
        '<?xml version="1.0" ?>' + DOCTYPE.format(2026, "26"),
        '<?xml version="1.0" ?>' + DOCTYPE.format(2031, "31"),
        "<!DOCTYPE PubmedArticleSet SYSTEM 'http://192.0.2.1/x.dtd'>",
    ],
)
def test_no_doctype_matters(prolog):
    """Of a year to come, of another host, or none: it is never opened."""
    title = "<ArticleTitle>Pain</ArticleTitle>"
    assert [r.title for r in read(article(paper=title), prolog)] == ["Pain"]


@pytest.mark.parametrize(
    ("markup", "title"),
    [
        ("The <i>TERT</i> gene", "The TERT gene"),
        ("H<sub>2</sub>O &amp; p &lt; 0.05", "H2O & p < 0.05"),
        ("Caf&#xe9;\n   au  lait", "Café au lait"),
        ("[Pain and its relief].", "[Pain and its relief]."),
        ("a &lt;b&gt; c", "a <b> c"),
        ('<mml:math xmlns:mml="http://www.w3.org/1998/Math/MathML"><mml:mi>x</mml:mi></mml:math>', "x"),
        ("", ""),
    ],
)  # fmt: skip
def test_text_is_what_a_reader_sees(markup, title):
    assert one(paper=f"<ArticleTitle>{markup}</ArticleTitle>").title == title


def test_a_title_only_in_another_language_stays_where_it_is():
    record = one(
        paper="<ArticleTitle/><Language>ger</Language><Language>eng</Language>"
        "<VernacularTitle>Schmerz.</VernacularTitle>"
    )
    assert (record.title, record.vernacular_title, record.language) == (
        "",
        "Schmerz.",
        "ger",
    )


@pytest.mark.parametrize(
    ("printed", "electronic", "year", "years"),
    [
        ("<Year>2011</Year><Month>Mar</Month>", "2010", 2011, (2010, 2011)),
        ("<MedlineDate>2010 Dec-2011 Jan</MedlineDate>", "", 2010, (2010, 2011)),
        ("<MedlineDate>1990 May-Jun</MedlineDate>", "", 1990, (1990,)),
        ("<Year>2020</Year><Season>Spring</Season>", "", 2020, (2020,)),
        ("<MedlineDate>Winter</MedlineDate>", "2012", 2012, (2012,)),
        ("", "", None, ()),
    ],
)
def test_every_year_counts_and_the_printed_one_leads(printed, electronic, year, years):
    dated = f"<Year>{electronic}</Year><Month>04</Month><Day>05</Day>"
    date = f'<ArticleDate DateType="Electronic">{dated}</ArticleDate>'
    record = one(
        journal=f"<PubDate>{printed}</PubDate>", paper=date if electronic else ""
    )
    assert (record.year, record.years) == (year, years)


def test_authors_are_people_and_groups_without_withdrawn_names():
    record = one(
        authors='<AuthorList CompleteYN="N">'
        "<Author ValidYN='N'><LastName>Worng</LastName></Author>"
        "<Author ValidYN='Y'><LastName>Wrong</LastName><ForeName>A B</ForeName>"
        "<Initials>AB</Initials><Suffix>Jr</Suffix></Author>"
        "<Author ValidYN='Y'><CollectiveName>The <i>Pain</i> Group</CollectiveName>"
        "</Author><Author ValidYN='Y'><ForeName>Nameless</ForeName></Author>"
        "</AuthorList>"
    )
    assert record.authors == (
        Author("Wrong", "A B", "AB", "Jr"),
        Author(collective="The Pain Group"),
    )
    assert not record.authors_complete


def test_numbers_are_the_articles_own():
    """A reference list holds other papers' numbers."""
    record = one(
        data='<ArticleIdList><ArticleId IdType="pubmed">7</ArticleId>'
        '<ArticleId IdType="doi">10.1/own</ArticleId>'
        '<ArticleId IdType="pmc">PMC7</ArticleId></ArticleIdList><ReferenceList>'
        '<Reference><ArticleIdList><ArticleId IdType="doi">10.1/other</ArticleId>'
        '<ArticleId IdType="pubmed">8</ArticleId></ArticleIdList></Reference>'
        "</ReferenceList>"
    )
    assert (record.pmid, record.doi, record.pmcid) == ("7", "10.1/own", "PMC7")


def test_a_doi_may_stand_among_the_locations():
    locations = (
        '<ELocationID EIdType="pii" ValidYN="Y">S1</ELocationID>'
        '<ELocationID EIdType="doi" ValidYN="N">10.1/old</ELocationID>'
        '<ELocationID EIdType="doi" ValidYN="Y">10.1/new</ELocationID>'
    )
    assert one(paper=locations).doi == "10.1/new"


def test_the_rest_of_a_record():
    record = one(
        journal="<Volume>15</Volume><Issue>9</Issue>",
        paper="<Pagination><StartPage>942</StartPage><MedlinePgn>942-9</MedlinePgn>"
        "</Pagination><Abstract><AbstractText Label='AIM'>To <b>see</b>.</AbstractText>"
        "<AbstractText>More.</AbstractText></Abstract><PublicationTypeList>"
        '<PublicationType UI="D016441">Retracted Publication</PublicationType>'
        "</PublicationTypeList>",
        citation="<DateRevised><Year>2016</Year><Month>1</Month><Day>05</Day>"
        "</DateRevised><MedlineJournalInfo><MedlineTA>Eur J Pain</MedlineTA>"
        "</MedlineJournalInfo><CommentsCorrectionsList><CommentsCorrections "
        'RefType="RetractionIn"><RefSource>Pain. 2012</RefSource><PMID Version="1">9'
        "</PMID></CommentsCorrections><CommentsCorrections RefType='ErratumIn'>"
        "<RefSource>Pain</RefSource></CommentsCorrections></CommentsCorrectionsList>"
        "<MeshHeadingList><MeshHeading><DescriptorName UI='D1'>Pain</DescriptorName>"
        "<QualifierName UI='Q1'>therapy</QualifierName></MeshHeading>"
        "</MeshHeadingList>",
    )
    assert (record.volume, record.issue, record.pages) == ("15", "9", "942-9")
    assert record.abstract == "AIM: To see.\nMore."
    assert record.publication_types == (
        PublicationType("D016441", "Retracted Publication"),
    )
    assert record.corrections == (
        Correction("RetractionIn", "9", "Pain. 2012"),
        Correction("ErratumIn", "", "Pain"),
    )
    assert record.journal_abbreviation == "Eur J Pain"
    assert record.mesh == ("Pain",)
    assert (record.date_revised, record.status) == ("2016-01-05", "MEDLINE")


@pytest.mark.parametrize(
    "xml",
    [
        "",
        "<html></html>",
        "<?xml version='1.0'?>",
        "<PubmedArticleSet>",
        "<PubmedArticleSet><PubmedArticle></PubmedArticleSet>",
        "<eFetchResult><ERROR>x</ERROR></eFetchResult>",
        '<!DOCTYPE PubmedArticleSet [<!ENTITY a "b">]><PubmedArticleSet/>',
        "<!DOCTYPE PubmedArticleSet SYSTEM 'x' [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><PubmedArticleSet>&a;</PubmedArticleSet>",
        "<PubmedArticleSet>" + "<a>" * 200_000,
    ],
)
def test_anything_else_is_a_broken_answer(xml):
    with pytest.raises(TransientError):
        read_records(xml.encode())


@pytest.mark.parametrize("name", ["pubmed_990101.dtd", "../../secret", "/etc/passwd"])
def test_no_file_but_a_bundled_definition_is_opened(name):
    handler = _Handler(validate=False, escape=True, ignore_errors=True)
    with pytest.raises(ValueError, match="does not come with it"):
        handler.open_dtd_file(name)


def test_elements_that_nobody_knows_are_passed_over():
    """The definition of a later year may add some, or move others about."""
    [record] = read(
        article(
            paper="<New><Deep>x</Deep></New><ArticleTitle>Pain</ArticleTitle>",
            citation="<VernacularTitle>moved</VernacularTitle>",
        )
    )
    assert record.title == "Pain"


def test_depth_and_length_cost_no_more_than_their_size():
    deep = "<ArticleTitle>" + "<i>" * 20_000 + "x" + "</i>" * 20_000 + "</ArticleTitle>"
    assert one(paper=deep).title == "x"
    wide = "<ArticleTitle>" + "< >".replace("<", "&lt;") * 100_000 + "</ArticleTitle>"
    assert one(paper=wide).title.startswith("< ><")


def test_parsing_opens_no_connection(monkeypatch):
    def refuse(*args, **kwargs):
        raise AssertionError

    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr("Bio.Entrez.Parser.urlopen", refuse)
    unknown = '<?xml version="1.0" ?>' + DOCTYPE.format(2099, "99")
    assert len(read(article(), unknown)) == 1


def test_a_home_that_cannot_be_used_is_no_hindrance(tmp_path):
    """Importing Bio.Entrez.Parser would create folders there."""
    home = tmp_path / "file"
    home.write_text("in the way")
    code = (
        "from verifier.entrez.efetch import read_records;"
        "print(len(read_records(b'<PubmedArticleSet></PubmedArticleSet>')))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "HOME": str(home / "below")},
        capture_output=True,
        check=False,
        text=True,
    )
    assert (done.stdout.strip(), done.stderr) == ("0", "")
    assert home.read_text() == "in the way"


def test_every_recorded_article_set_is_read(shared):
    """As many records as the recording holds articles; only one body is damaged."""
    bodies = 0
    for path in sorted((shared / "cassettes" / "items").glob("*/body.xml")):
        body = path.read_bytes()
        if b"<PubmedArticleSet" not in body or b"<?REDACTED" in body:
            continue
        bodies += 1
        records = read_records(body)
        articles = body.count(b"<PubmedArticle>") + body.count(b"<PubmedBookArticle>")
        assert len(records) == articles, path.parent.name
        assert all(r.pmid and (r.title or r.vernacular_title) for r in records)
    assert bodies >= 35


@pytest.mark.parametrize(
    ("folder", "expected"),
    [
        ("135-retracted-wakefield-9500320", {"pmid": "9500320", "year": 1998}),
        ("142-empty-title-german-28304499", {"title": "", "language": "ger"}),
        ("144-medlinedate-151222", {"pmid": "151222"}),
        ("156-book-no-abstract-21413225", {"title": "The Genome", "is_book": True, "journal": "C. elegans II"}),
        ("159-many-refs-38270460", {"pmid": "38270460"}),
    ],
)  # fmt: skip
def test_recorded_oddities(shared, folder, expected):
    body = (shared / "cassettes" / "items" / folder / "body.xml").read_bytes()
    [record] = read_records(body)
    assert {name: getattr(record, name) for name in expected} == expected


def test_a_recorded_retraction_is_seen_both_ways(shared):
    folder = shared / "cassettes" / "items" / "135-retracted-wakefield-9500320"
    [record] = read_records((folder / "body.xml").read_bytes())
    assert "D016441" in {t.ui for t in record.publication_types}
    assert "RetractionIn" in {c.ref_type for c in record.corrections}
