"""Documents made to break a reader end in text or one line, in bounded time and memory.

Times are generous for a slow machine; what they show is that nothing grows faster
than the document (a quadratic reader would need minutes for these).
"""

import io
import random
import struct
import subprocess
import tracemalloc
import zipfile
import zlib
from pathlib import Path
from time import process_time

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from verifier.documents import READERS, DocumentError, read_documents
from verifier.documents.docx import read_docx
from verifier.documents.files import read_bytes
from verifier.documents.html import read_html
from verifier.documents.limits import MAX_BYTES
from verifier.documents.markdown import read_markdown
from verifier.documents.pdf import read_pdf
from verifier.documents.text import read_text
from verifier.models import Document, Unreadable

FILES = Path(__file__).parent / "files"
N = 40_000


def check(document: Document) -> None:
    """What is true of every document, however it came about."""
    end = 0
    for block in document.blocks:
        assert end <= block.start < block.end <= len(document.text)
        assert "\n" not in document.text[block.start : block.end]
        end = block.end
    for link in document.links:
        assert 0 <= link.start < link.end <= len(document.text)
    for start, stop in document.notes:
        assert 0 <= start < stop <= len(document.text)
    document.text.encode()


def check_ends(reader, data: bytes) -> None:
    outcome = read(reader, data)
    if isinstance(outcome, Document):
        check(outcome)
    else:
        assert outcome.startswith("a.x: ")
        assert "\n" not in outcome


def read(reader, data: bytes) -> Document | str:
    try:
        return read_bytes(reader, data, "a.x")
    except DocumentError as error:
        return str(error)


# ------------------------------------------------------------------------ fuzz

BOUNDED = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
IN_PROCESS = [reader for end, reader in READERS.items() if end != ".pdf"]
SOUP = st.lists(
    st.sampled_from(
        [
            "<", ">", "</", "<p>", "</p>", "<div class='cookie-banner'>", "</div>",
            "<b>", "</b>", "<a href='#r1'>", "<a href=x>", "</a>", "<sup>", "</sup>",
            "<table>", "<tr>", "<td>", "</table>", "<ol class=references>", "</ol>",
            "<li id=cite_note-1>", "<nav>", "</nav>", "<footer>", "<form>", "<button>",
            "<h2>References", "</h2>", "<br>", "<!--", "-->", "<![CDATA[", "<?",
            "<script>", "</script>", "<title>", "<pre>", "<q>", "&amp;", "&#0;", "&#x",
            "&", ";", '"', "'", "=", "1", "[1]", "2011", " ", "\n", "\x00", "e\u0301",
            "\u0301", "\u00ad", "â€œ", "Doe et al.", "\ud800",
        ]
    ),
    max_size=40,
)  # fmt: skip


@BOUNDED
@given(SOUP)
def test_tag_soup_ends_in_text(pieces):
    source = "".join(pieces).encode("utf-8", "surrogatepass")
    check_ends(read_html, source)
    check_ends(read_markdown, source)


@BOUNDED
@given(st.binary(max_size=300))
def test_any_bytes_end_in_text_or_one_line(data):
    for reader in IN_PROCESS:
        check_ends(reader, data)


BIBLIOGRAPHY = (
    rb'@article{a, author={S{\"o}rensen, J and others}, title="T {x}", year=2011}',
    b"TY  - JOUR\nAU  - Doe, J\nTI  - T\nPY  - 2011\nER  - \n",
    b'[{"type":"book","title":"T","author":[{"family":"Doe"}],"issued":{"raw":"2011"}}]',
)


def damaged(data: bytes, seed: int) -> bytes:
    """The bytes with a few of them changed, cut out or doubled."""
    rng = random.Random(seed)
    broken = bytearray(data)
    for _ in range(rng.randint(1, 12)):
        place = rng.randrange(len(broken))
        match rng.randrange(3):
            case 0:
                broken[place] = rng.randrange(256)
            case 1:
                del broken[place : place + rng.randrange(1, 40)]
            case _:
                broken[place:place] = broken[place : place + rng.randrange(1, 40)]
        if not broken:
            break
    return bytes(broken)


@BOUNDED
@given(st.integers(0, 2**32), st.sampled_from(BIBLIOGRAPHY))
def test_damaged_bibliographies_end_in_text_or_one_line(seed, data):
    for reader in IN_PROCESS:
        check_ends(reader, damaged(data, seed))


@BOUNDED
@given(st.integers(0, 2**32))
@example(169)  # the XML parser quotes a line end in its message
def test_damaged_word_files_end_in_text_or_one_line(seed):
    data = (FILES / "leaflet.docx").read_bytes()
    check_ends(read_docx, damaged(data, seed))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        xml = archive.read("word/document.xml")
    check_ends(read_docx, word_file(damaged(xml, seed)))


@pytest.mark.parametrize("seed", range(8))
def test_damaged_pdfs_end_in_text_or_one_line(seed):
    check_ends(read_pdf, damaged((FILES / "columns.pdf").read_bytes(), seed))


# ------------------------------------------------------------------- long input


@pytest.mark.parametrize(
    ("reader", "unit"),
    [
        (read_html, "<div>"),
        (read_html, "<ul><li>"),
        (read_html, "<table><td>"),
        (read_html, "<span>"),
        (read_html, "<span></a>"),
        (read_html, "<p><b class=x>"),
        (read_html, "<a href=#>x"),
        (read_html, "<sup>1"),
        (read_html, "word<sup><a href=#r>1</a></sup> "),
        (read_html, "<nav>"),
        (read_html, "<form>"),
        (read_html, "<footer><h2>"),
        (read_html, '<a "\'="'),
        (read_html, "<!--"),
        (read_html, "<script>"),
        (read_html, "<title>"),
        (read_html, "&#1114112"),
        (read_html, "&"),
        (read_html, "a<br>"),
        (read_html, "<meta charset"),
        (read_html, "<pre>x\n"),
        (read_text, "word "),
        (read_text, "a\n"),
        (read_text, "1. \n\n"),
        (read_text, "References\n\n"),
        (read_text, "e\u0301\u0323"),
        (read_text, "â€œ"),
        (read_markdown, "["),
        (read_markdown, "*a_ "),
        (read_markdown, "> "),
        (read_markdown, "![[]()"),
        (read_markdown, "[^1]"),
    ],
)
def test_time_grows_with_the_document_and_not_faster(reader, unit):
    started = process_time()
    check(reader((unit * N).encode(), "x"))
    assert process_time() - started < 30


def test_text_under_a_hundred_thousand_tags_is_not_lost():
    depth = 100_000
    source = "<div>" * depth + "Doe et al. (2011)" + "</div>" * depth + "<p>after"
    assert read_html(source.encode(), "x").text == "Doe et al. (2011)\n\nafter"


def test_a_number_of_a_million_digits_is_no_character():
    source = b"a&#" + b"9" * 1_000_000 + b";b"
    assert read_html(source, "x").text == "a\ufffdb"


@pytest.mark.parametrize("reader", [read_text, read_html, read_markdown])
def test_a_line_of_fifty_megabytes_is_read(reader):
    data = b"Doe et al. (2011) found it. " * (50_000_000 // 28)
    started = process_time()
    document = reader(data, "x")
    assert len(document.blocks) == 1
    assert len(document.text) == len(data) - 1
    assert process_time() - started < 60


def test_memory_is_bounded_by_a_few_times_the_document():
    data = b"<p>Doe et al. (2011) found <i>it</i>." * 30_000
    tracemalloc.start()
    read_html(data, "x")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 40 * len(data)


def test_a_page_of_a_hundred_megabytes_is_refused_unread(tmp_path):
    page = tmp_path / "page.html"
    with page.open("wb") as file:
        file.truncate(100 * 1024 * 1024)
    (found,) = read_documents([str(page)])
    limit = MAX_BYTES // 1024 // 1024
    assert found == Unreadable(str(page), f"100 MB is more than is read ({limit} MB)")


# ------------------------------------------------------------------------ bombs

W = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def word_file(document: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", document)
    return buffer.getvalue()


LAUGHS = (
    b'<!DOCTYPE x [<!ENTITY a "ha">'
    + b"".join(
        b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(10)
    )
    + b"]>"
)


@pytest.mark.parametrize(
    ("document", "reason"),
    [
        (LAUGHS + b"<w:document %s><w:p><w:t>&k;</w:t></w:p></w:document>" % W,
         "a document type inside it"),
        (b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><w:document %s><w:p>'
         b"<w:r><w:t>&e;</w:t></w:r></w:p></w:document>" % W,
         "a document type inside it"),
        (b"<w:document %s>" % W + b"<w:tbl>" * N, "broken XML"),
        (b"<w:document %s><w:p>" % W + b"<w:t>" * 200 + b"\xff", "broken XML"),
    ],
)  # fmt: skip
def test_xml_bombs_in_word_files_are_refused(document, reason):
    with pytest.raises(DocumentError, match=reason):
        read_docx(word_file(document), "a.docx")


def test_a_word_file_that_unpacks_to_gigabytes_is_refused():
    pack = zlib.compressobj(9, wbits=-15)
    head = b"<w:document %s><w:body>" % W
    filler = b"<w:p><w:r><w:t>" + b"x" * 1_000_000 + b"</w:t></w:r></w:p>"
    parts = [pack.compress(head)]
    parts += [pack.compress(filler) for _ in range(300)]
    body = b"".join(parts) + pack.flush()
    data = raw_zip(b"word/document.xml", body, len(head) + 300 * len(filler))
    assert len(data) < 1_000_000
    tracemalloc.start()
    with pytest.raises(DocumentError, match=r"^a\.docx: (?:more than|unpacks to)"):
        read_docx(data, "a.docx")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 400_000_000


def raw_zip(name: bytes, body: bytes, size: int) -> bytes:
    """A zip of one deflated member, without the check sum that would take the bytes."""
    fields = (20, 0, 8, 0, 0, 0, len(body), size, len(name))
    local = b"PK\x03\x04" + struct.pack("<HHHHHLLLHH", *fields, 0) + name
    central = b"PK\x01\x02" + struct.pack("<H", 20)
    central += struct.pack("<HHHHHLLLHHHHHLL", *fields, 0, 0, 0, 0, 0, 0) + name
    start = len(local) + len(body)
    end = b"PK\x05\x06" + struct.pack("<HHHHLLH", 0, 0, 1, 1, len(central), start, 0)
    return local + body + central + end


def test_a_word_file_of_a_million_members_is_refused():
    with pytest.raises(DocumentError, match="too many files inside it"):
        read_docx(b"PK\x01\x02" * N, "a.docx")


def pdf(stream: bytes, filters: bytes = b"") -> bytes:
    """A PDF of one page that draws this stream."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        (
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources"
            b"<</Font<</F 5 0 R>>>>>>"
        ),
        b"<</Length %d%s>>stream\n%s\nendstream" % (len(stream), filters, stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    data = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj%s\nendobj\n" % (number, content)
    table = len(data)
    data += b"xref\n0 6\n0000000000 65535 f \n"
    data += b"".join(b"%010d 00000 n \n" % place for place in places)
    return data + b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % table


def test_a_small_pdf_is_read():
    document = read_pdf(
        pdf(b"BT /F 12 Tf 72 700 Td (Doe et al. \\(2011\\)) Tj ET"), "x"
    )
    assert document.text == "Doe et al. (2011)"


def test_a_pdf_that_unpacks_to_gigabytes_is_stopped():
    pack = zlib.compressobj(9)
    stream = b"".join(pack.compress(b" " * 10_000_000) for _ in range(120))
    stream += pack.flush()
    with pytest.raises(DocumentError, match=r"^a\.pdf: [^\n]+$"):
        read_pdf(pdf(stream, b"/Filter/FlateDecode"), "a.pdf")


def test_a_pdf_that_takes_too_long_is_stopped(monkeypatch):
    monkeypatch.setattr("verifier.documents.pdf._SECONDS", 0.01)
    with pytest.raises(DocumentError, match=r"^a\.pdf: takes more than 0.01 s"):
        read_pdf(pdf(b""), "a.pdf")


def test_the_process_that_reads_pdfs_knows_no_secret(monkeypatch):
    monkeypatch.setenv("NCBI_API_KEY", "0123456789abcdef")
    given_environment = {}

    def run(command, **options):
        given_environment.update(options["env"])
        return subprocess.CompletedProcess(command, 0, b'{"title": "", "blocks": []}')

    monkeypatch.setattr(subprocess, "run", run)
    with pytest.raises(DocumentError, match="no text"):
        read_pdf(b"", "a.pdf")
    assert set(given_environment) >= {"PATH", "PYTHONPATH"}
    assert "0123456789abcdef" not in str(given_environment)
