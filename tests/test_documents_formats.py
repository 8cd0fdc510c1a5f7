"""PDF, DOCX, BibTeX, RIS and CSL-JSON: real files, and pieces of files.

``tests/files/columns.pdf`` was made with ReportLab (two columns, running heads,
superscripts, a link), ``leaflet.docx`` with python-docx.
"""

import io
import json
import zipfile
from pathlib import Path

import pytest

from verifier.documents import DocumentError, read_document, read_documents
from verifier.documents.bibliographies import read_bibtex, read_csl, read_ris
from verifier.documents.docx import read_docx
from verifier.documents.pdf import read_pdf
from verifier.documents.pdf_layout import Line, Paragraph, _pieces, _words
from verifier.models import Document, Reference

FILES = Path(__file__).parent / "files"


def blocks(document: Document) -> list[tuple[str, str]]:
    return [(b.kind, document.text[b.start : b.end]) for b in document.blocks]


def words(document: Document, spans) -> list[str]:
    return [document.text[start:end] for start, end in spans]


# ------------------------------------------------------------------------- PDF


@pytest.fixture(scope="module")
def columns() -> Document:
    return read_document(FILES / "columns.pdf")


def test_a_pdf_has_the_title_and_headings_that_it_shows(columns):
    assert columns.title == "Ketamine for fibromyalgia: patient information"
    headings = [text for kind, text in blocks(columns) if kind == "heading"]
    assert headings[:3] == [
        "Ketamine for Fibromyalgia",
        "Systematic Review by Noppers et al. (2011)",
        "Randomized Controlled Trial by Sorensen et al. (2015)",
    ]
    assert headings[-1] == "References"


def test_a_pdf_is_read_column_by_column_without_running_heads(columns):
    parts = [text[:6] for kind, text in blocks(columns) if text.startswith("Part ")]
    assert parts == [f"Part {n}" for n in range(1, 8)]
    assert "Patient information" not in columns.text
    assert "Page 1" not in columns.text


def test_paragraphs_of_a_pdf_are_whole(columns):
    assert (
        "paragraph",
        (
            "In this double-blind study, 24 fibromyalgia patients were given either"
            " ketamine or a placebo. The patients who received ketamine experienced a"
            " notable drop in their pain levels during the infusion and right after."
            " However, like in the review by Noppers et al., the pain relief wore off"
            " within a day (full text).2,3"
        ),
    ) in blocks(columns)


def test_raised_numbers_and_links_of_a_pdf(columns):
    assert words(columns, columns.notes) == ["1", "2,3"]
    (link,) = columns.links
    assert columns.text[link.start : link.end] == "full text"
    assert link.url == "https://doi.org/10.1000/182"


def test_entries_of_a_pdf_are_one_block_each(columns):
    entries = [b for b in columns.blocks if b.kind == "reference"]
    assert [b.label for b in entries] == ["1", "2", "3"]
    assert columns.text[entries[1].start : entries[1].end] == (
        "Graven-Nielsen T, Aspegren Kendall S, Henriksson KG, et al. Ketamine reduces"
        " muscle pain, temporal summation, and referred pain in fibromyalgia patients."
        " Pain 2000;85(3):483-91."
    )


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["A ran-", "domised trial"], "A randomised trial"),
        (["a double-", "blind trial"], "a double-blind trial"),
        (["by Graven-", "Nielsen et al."], "by Graven-Nielsen et al."),
        (["in 2011-", "2012 we"], "in 2011-2012 we"),
        (["pages 12 -", "15"], "pages 12 - 15"),
        (["one", "two"], "one two"),
        (["soft\u00ad", "ware"], "software"),
        (["a cross-talk of cross-", "talk"], "a cross-talk of cross-talk"),
        (["fibromyalgia is fibro-", "myalgia"], "fibromyalgia is fibromyalgia"),
    ],
)
def test_words_parted_at_line_ends_are_whole_again(lines, text):
    drawn = [Line([(line, "")], 0, 100, 0, 10, bold=False) for line in lines]
    paragraph = Paragraph(drawn, 0)
    pieces = _pieces(paragraph, _words([paragraph]))
    assert "".join(piece for piece, _style in pieces) == text


@pytest.mark.parametrize(
    "data",
    [b"", b"%PDF-1.7\n", b"not a pdf", (FILES / "columns.pdf").read_bytes()[:2500]],
)
def test_a_broken_pdf_says_so(data):
    with pytest.raises(DocumentError, match=r"^a\.pdf: not a PDF, or a broken one$"):
        read_pdf(data, "a.pdf")


def test_a_pdf_without_text_says_so():
    drawing = (FILES / "columns.pdf").read_bytes()
    head, _, _ = drawing.partition(b"stream")
    with pytest.raises(DocumentError, match=r"^a\.pdf: "):
        read_pdf(head, "a.pdf")


# ------------------------------------------------------------------------ DOCX

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def docx(body: str, **parts: str) -> bytes:
    """A Word file of these parts; ``__`` in a name stands for a folder."""
    members = {"word/document.xml": f"<w:document {W}><w:body>{body}</w:body>"}
    members["word/document.xml"] += "</w:document>"
    members |= {f"word/{name}.xml": text for name, text in parts.items()}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return buffer.getvalue()


def p(*runs: str) -> str:
    return "<w:p>" + "".join(runs) + "</w:p>"


def r(text: str, properties: str = "") -> str:
    return (
        f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'
    )


def test_a_word_file_has_the_blocks_it_shows():
    document = read_document(FILES / "leaflet.docx")
    assert document.title == "Ketamine: a leaflet"
    assert blocks(document) == [
        ("heading", "Ketamine for Fibromyalgia"),
        ("heading", "Systematic Review by Noppers et al. (2011)"),
        ("paragraph", "It showed short-term relief.1 See the paper."),
        ("heading", "What patients say"),
        ("item", "less pain"),
        ("item", "better sleep"),
        ("cell", "Study"),
        ("cell", "Year"),
        ("cell", "Sorensen"),
        ("cell", "2015"),
        ("heading", "References"),
        ("reference", "Noppers I, et al. Expert Opin Pharmacother 2010;11:2417-29."),
        ("reference", "Roe R. Pain 2012;1:2-9."),
    ]
    assert [b.label for b in document.blocks[-2:]] == ["1", "2"]
    assert words(document, document.notes) == ["1"]
    assert [link.url for link in document.links] == ["https://doi.org/10.1000/182"]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (
            p(r("Noppers "), r("et al.", "<w:i/>"), r(" (2011)")),
            "Noppers et al. (2011)",
        ),
        (p(r("ket"), r("amine")), "ketamine"),
        (p(r("a"), "<w:r><w:tab/></w:r>", r("b")), "a b"),
        (p(r("N"), "<w:r><w:noBreakHyphen/></w:r>", r("methyl")), "N-methyl"),
        (p(r("seen"), r("hidden", "<w:vanish/>")), "seen"),
        (p(r("kept"), "<w:del><w:r><w:delText>x</w:delText></w:r></w:del>"), "kept"),
        (p("<w:ins>" + r("new") + "</w:ins>"), "new"),
        (p("<w:sdt><w:sdtContent>" + r("cited") + "</w:sdtContent></w:sdt>"), "cited"),
        (p(r("one")) + p(r("two")), "one\n\ntwo"),
    ],
)
def test_runs_of_a_word_file_are_one_text(body, text):
    assert read_docx(docx(body), "x").text == text


def test_footnotes_stand_at_the_end_under_the_number_they_are_shown_with():
    body = p(
        r("Relief"),
        '<w:r><w:footnoteReference w:id="7"/></w:r>',
        r(" and more in 2011"),
        '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
        '<w:footnoteReference w:id="5"/></w:r>',
    )
    notes = (
        f"<w:footnotes {W}>"
        f'<w:footnote w:type="separator" w:id="-1">{p(r("----"))}</w:footnote>'
        f'<w:footnote w:id="5">{p(r("Roe R. Pain 2012."))}</w:footnote>'
        f'<w:footnote w:id="7">{p(r("Doe J. Pain 2011."))}</w:footnote></w:footnotes>'
    )
    document = read_docx(docx(body, footnotes=notes), "x")
    assert document.text == (
        "Relief1 and more in 2011[2]\n\nRoe R. Pain 2012.\n\nDoe J. Pain 2011."
    )
    entries = [b for b in document.blocks if b.kind == "reference"]
    assert [b.label for b in entries] == ["2", "1"]
    assert words(document, document.notes) == ["1", "[2]"]


def test_linked_fields_are_links():
    body = p(
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText> HYPERLINK "https://doi.org/10.1000/1" </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
        r("Doe 2011"),
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
        r(" is here"),
    )
    document = read_docx(docx(body), "x")
    (link,) = document.links
    assert document.text[link.start : link.end] == "Doe 2011"


# --------------------------------------------------------------- bibliographies


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (
            r'author = {Noppers, I and S{\"o}rensen, J. and others}, year = 2011',
            {"authors": ("Noppers", "Sörensen"), "et_al": True, "year": 2011},
        ),
        (
            "author = {Anna van der Berg and {WHO Working Group} and de la Cruz, M.}",
            {"authors": ("van der Berg", "WHO Working Group", "de la Cruz")},
        ),
        (
            r"author = {Nu{\~n}ez, A and {\L}uczak, B and {\O}ye, I and Bo{\v{s}}njak}",
            {"authors": ("Nuñez", "Łuczak", "Øye", "Bošnjak")},
        ),
        (
            r"title = {The {K}etamine trial: 5 \% \& more --- {\'e}tude}",
            {"title": "The Ketamine trial: 5 % & more — étude"},
        ),
        (
            'journal = "Pain", volume = 1, number = 2, pages = {1--9}, date = {2011}',
            {"journal": "Pain", "volume": "1", "issue": "2", "pages": "1-9",
             "year": 2011},
        ),
        (
            "doi = {https://doi.org/10.1000/182}, note = {PMID: 123; PMC456}",
            {"doi": "10.1000/182", "pmid": "123", "pmcid": "PMC456"},
        ),
        ("eprint = {123}, eprinttype = {pubmed}", {"pmid": "123"}),
        ("booktitle = {Handbook}", {"journal": "Handbook"}),
    ],
)  # fmt: skip
def test_bibtex_fields(fields, expected):
    title = "" if fields.startswith("title") else "title = {T}, "
    source = "@article{doe2011, " + title + fields + "}"
    (entry,) = read_bibtex(source.encode(), "x").entries
    assert {key: getattr(entry, key) for key in expected} == expected
    assert entry.label == "doe2011"


def test_bibtex_entries_that_are_broken_or_doubled_cost_only_themselves(caplog):
    """One that cannot be read is named, on one line, since nobody checks it."""
    source = (
        "@string{pain = {Pain}}\n@comment{x}\n@article{a, title={One}, journal=pain}\n"
        "@misc{broken, title = {x\n@book{b, title={Two}}\n@book{b, title={Three}}\n"
    )
    entries = read_bibtex(source.encode(), "x").entries
    assert caplog.messages == ["x: the entry at line 4 cannot be read"]
    assert [entry.title for entry in entries] == ["One", "Two", "Three"]
    assert entries[0].journal == "Pain"


RIS = """TY  - JOUR\r
AU  - Noppers, Ingeborg\r
AU  - van der Berg, A.\r
AU  - et al.\r
TI  - Ketamine for pain\r
T2  - Pain\r
PY  - 2010/05/01/\r
VL  - 11\r
IS  - 14\r
SP  - 2417\r
EP  - 2429\r
DO  - 10.1000/182\r
N1  - PMID: 123\r
ER  - \r
\r
TY  - JOUR\r
A1  - Doe, J\r
T1  - 5 years of it\r
JO  - Pain\r
Y1  - 2011\r
ER  - \r
"""


def test_ris_entries_and_the_text_they_are_printed_as():
    document = read_ris(RIS.encode(), "x")
    assert document.text == (
        "Noppers, van der Berg, et al. Ketamine for pain. Pain. 2010;11(14):2417-2429."
        " doi:10.1000/182. PMID: 123.\n\nDoe. 5 years of it. Pain. 2011."
    )
    assert document.entries == (
        Reference(
            0,
            105,
            authors=("Noppers", "van der Berg"),
            et_al=True,
            year=2010,
            title="Ketamine for pain",
            journal="Pain",
            volume="11",
            issue="14",
            pages="2417-2429",
            doi="10.1000/182",
            pmid="123",
        ),
        Reference(
            107, 138, authors=("Doe",), year=2011, title="5 years of it", journal="Pain"
        ),
    )
    assert [(b.kind, b.start, b.end) for b in document.blocks] == [
        ("reference", 0, 105),
        ("reference", 107, 138),
    ]


def test_csl_json_entries():
    item = {
        "id": "x",
        "type": "article-journal",
        "title": "A <i>real</i> trial",
        "author": [
            {"family": "Berg", "given": "A", "non-dropping-particle": "van der"},
            {"literal": "WHO"},
        ],
        "issued": {"date-parts": [["2011", 5]]},
        "container-title": ["Pain"],
        "page": "1–9",
        "DOI": "10.1000/182",
        "PMID": 123,
    }
    for content in ([item], {"items": [item]}, item):
        (entry,) = read_csl(json.dumps(content).encode(), "x").entries
        assert entry.authors == ("van der Berg", "WHO")
        assert (entry.title, entry.journal) == ("A real trial", "Pain")
        assert (entry.year, entry.pages) == (2011, "1-9")
        assert (entry.doi, entry.pmid, entry.label) == ("10.1000/182", "123", "x")


@pytest.mark.parametrize(
    ("read", "data"),
    [
        (read_bibtex, b"no entry"),
        (read_ris, b"no entry"),
        (read_ris, b""),
        (read_csl, b"{"),
        (read_csl, b'{"name": "package"}'),
        (read_csl, b"[1, null]"),
        (read_docx, b""),
        (read_docx, b"PK\x03\x04 no zip"),
    ],
)
def test_files_that_are_something_else_say_so(read, data):
    with pytest.raises(DocumentError, match=r"^a\.x: [^\n]+$"):
        read(data, "a.x")


def test_json_that_is_no_bibliography_is_passed_over_in_folders(tmp_path):
    (tmp_path / "package.json").write_text('{"name": "x"}')
    (tmp_path / "refs.json").write_text('[{"type": "book", "title": "T", "DOI": "x"}]')
    (found,) = read_documents([str(tmp_path)])
    assert found.name.endswith("refs.json")
