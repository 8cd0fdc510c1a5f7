"""HTML pages as browsers take them: what is text, and in which blocks."""

import pytest

from verifier.documents.html import read_html
from verifier.models import Document


def page(source: str | bytes) -> Document:
    return read_html(source.encode() if isinstance(source, str) else source, "page")


def blocks(document: Document) -> list[tuple[str, str]]:
    return [(b.kind, document.text[b.start : b.end]) for b in document.blocks]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        # inline tags do not part words; block tags and <br> do
        ("Doe <i>et al.</i> (<b>2011</b>)", "Doe et al. (2011)"),
        ("<p>ke<b>ta</b>mine", "ketamine"),
        ("ket<wbr>amine", "ketamine"),
        ("one<div>two</div>three", "one\n\ntwo\n\nthree"),
        ("<p>A trial<br>of ketamine", "A trial of ketamine"),
        ("<p>It works.<br>Doe 2011", "It works.\nDoe 2011"),
        ("<p>a<br><br>b", "a\nb"),
        # white space is as a browser shows it
        ("<p> Doe\n\t et   al. </p>", "Doe et al."),
        ("<p>Doe&nbsp;et&#160;al.", "Doe et al."),
        ("<pre>one\ntwo.\nthree</pre>", "one two.\nthree"),
        # character references, decoded and not
        ("S&ouml;rensen &amp; Doe &lt;2011&gt;", "Sörensen & Doe <2011>"),
        ("&#83;&#xF6;r &#146;x&#146; &copy 2011", "Sör ’x’ © 2011"),
        ("&notanentity; &", "¬anentity; &"),
        ("&#99999999999999999999; &#0; &#xD800;", "� � �"),
        # what looks alike is alike
        ("fibro&shy;myalgia", "fibromyalgia"),
        ("zero&#8203;width&#xFEFF;", "zerowidth"),
        ("N&#8209;methyl&#8208;D", "N-methyl-D"),
        ("Mun&#771;oz and Mun<b>&#771;</b>oz", "Muñoz and Muñoz"),
        ("â€œyesâ€\x9d SÃ¶rensen 8â€“12", "“yes” Sörensen 8–12"),
        # tag soup
        (
            "<p>one<p>two<ul><li>three<li>four</ul>five",
            "one\n\ntwo\n\nthree\nfour\n\nfive",
        ),
        ("1 < 2 <3 and a<!-- no --->b<!>c<?no?>d</>", "1 < 2 <3 and abcd</>"),
        ('<p title="a > b" class=it\'s>x', "x"),
        ("<b>x<p>y</b>z", "x\n\nyz"),
        ("<P>UPPER</P><BR/>x", "UPPER\n\nx"),
        ("text <a hre", "text"),
        ("<q>yes</q>", "“yes”"),
        # what no reader sees
        ("<script>if (a<b) x</script>a<style>b{}</style>c<noscript>d</noscript>", "ac"),
        ("<nav><ul><li>Home</ul></nav>x", "x"),
        ("<p hidden>no</p><p style='display: none'>no</p>x", "x"),
        ("<p>x<span class='sr-only'>(new tab)</span>", "x"),
        ("<div class='cookie-consent-banner'>We use<div>x</div></div>text", "text"),
        ("<div id=onetrust-banner-sdk>We use cookies</div>text", "text"),
        ("<div class='informed-consent-info'>Doe 2011</div>", "Doe 2011"),
        ("<div class=accordion-body style='display:none'>Doe</div>", "Doe"),
        ("<div role=navigation>Home</div>x", "x"),
        ("<form><label>Email <input></label><button>Go</button></form>x", "x"),
        ("<select><option>a<option>b</select>x", "x"),
        ("<template><p>no</template>x<svg><text>no</text></svg>", "x"),
        ("<header><ul><li>Home</ul><h1>Ketamine</h1></header>x", "Ketamine\n\nx"),
        ("x<footer>Copyright 2020</footer>", "x"),
        ("<ol class=breadcrumbs><li>Home</ol>x", "x"),
        ("x<div id=comments><p>Great! Doe (2011)</div>", "x"),
        ("x <a href='#cite_ref-1'>↑</a>y", "x y"),
        # what looks like it and is seen
        ("<form><h1>Server form</h1><p>Doe (2011)</form>", "Server form\n\nDoe (2011)"),
        ("<nav><a>x</a><main><p>Never closed</main>", "Never closed"),
        ("<article><footer>Doe 2011</footer></article>", "Doe 2011"),
        ("<aside>Note: Doe 2011</aside>", "Note: Doe 2011"),
        ("<body class='nav-open cookie-bar'>x", "x"),
        ("<details><summary>More</summary>Doe 2011</details>", "More\n\nDoe 2011"),
    ],
)
def test_text_is_what_a_reader_sees(source, text):
    assert page(source).text == text


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (
            "<h2>Trial by Doe (2011)</h2><p>In it<ul><li>one<li><p>two</ul>",
            [
                ("heading", "Trial by Doe (2011)"),
                ("paragraph", "In it"),
                ("item", "one"),
                ("item", "two"),
            ],
        ),
        (
            "<table><tr><th>Study<th>Year<tr><td>Doe<td><p>2011</table>x",
            [
                ("cell", "Study"),
                ("cell", "Year"),
                ("cell", "Doe"),
                ("cell", "2011"),
                ("paragraph", "x"),
            ],
        ),
        (
            (
                "<h3>References</h3><ol><li>Doe J. Pain 2011<li>Roe R.</ol>"
                "<h4>Further</h4><p>Poe P, 2013</p><h3>About us</h3><p>Since 2011"
            ),
            [
                ("heading", "References"),
                ("reference", "Doe J. Pain 2011"),
                ("reference", "Roe R."),
                ("heading", "Further"),
                ("reference", "Poe P, 2013"),
                ("heading", "About us"),
                ("paragraph", "Since 2011"),
            ],
        ),
        (
            "<p><strong>Sources:</strong></p><p>Doe 2011<br>Roe 2012</p><p>Team",
            [
                ("heading", "Sources:"),
                ("reference", "Doe 2011"),
                ("reference", "Roe 2012"),
                ("paragraph", "Team"),
            ],
        ),
        (
            (
                "<div class='article-references' style='display:none'><p>Doe 2011</div>"
                "<p>Roe 2012"
            ),
            [("reference", "Doe 2011"), ("paragraph", "Roe 2012")],
        ),
        (
            "<footer>(c)<h4>Sources</h4><ul><li>Doe 2011</ul></footer>",
            [("heading", "Sources"), ("reference", "Doe 2011")],
        ),
        (
            "<h2><button>View references</button></h2><ul><li>Doe 2011</ul>",
            [("heading", "View references"), ("reference", "Doe 2011")],
        ),
        (
            (
                "<h2>Sources</h2><ul><li>Doe J (2011). T.<br><a href=/x>doi.org/10</a>"
                "<li>Roe</ul>"
            ),
            [
                ("heading", "Sources"),
                ("reference", "Doe J (2011). T. doi.org/10"),
                ("reference", "Roe"),
            ],
        ),
        (
            "<h2>Sources</h2><p>Doe J (2011). T.<br>https://doi.org/10<br>Roe R (2012)",
            [
                ("heading", "Sources"),
                ("reference", "Doe J (2011). T. https://doi.org/10"),
                ("reference", "Roe R (2012)"),
            ],
        ),
        (
            "<h2>Literaturverzeichnis</h2><ul><li>Doe 2011</ul>",
            [("heading", "Literaturverzeichnis"), ("reference", "Doe 2011")],
        ),
    ],
)
def test_blocks(source, expected):
    assert blocks(page(source)) == expected


@pytest.mark.parametrize(
    ("source", "labels"),
    [
        ("<ol class=references><li>Doe 2011<li>Roe 2012</ol>", ["1", "2"]),
        ("<h2>References</h2><ol start=4><li>Doe<li>Roe</ol>", ["4", "5"]),
        (
            "<h2>References</h2><p>1. Doe 2011<p>[2] Roe 2012<p>3 Poe 2013",
            ["1", "2", "3"],
        ),
        ("<h2>References</h2><p><sup>1</sup>Doe 2011<p><sup>2</sup> Roe", ["1", "2"]),
        ("<ol><li id=cite_note-5><a href='#x'>^</a> Doe 2011</ol>", ["1"]),
        ("<h2>Footnotes</h2><p>* Doe 2011", ["*"]),
        ("<h2>Notes</h2><table><tr><td>1.<td>Doe<tr><td>2.<td>Roe</table>", ["1", "2"]),
        ("<h2>Notes</h2><dl><dt>7<dd>Doe 2011</dl>", ["7"]),
    ],
)
def test_entries_carry_their_number_and_start_after_it(source, labels):
    document = page(source)
    entries = [b for b in document.blocks if b.kind == "reference"]
    assert [b.label for b in entries] == labels
    assert document.text[entries[0].start :].startswith("Doe")


@pytest.mark.parametrize(
    ("source", "notes"),
    [
        ("relief<sup>1</sup> and loss<sup>5,6&ndash;8</sup>", ["1", "5,6–8"]),
        ("relief<sup><a href='#cite_note-1'>[1]</a></sup>", ["[1]"]),
        ("relief [<a href='#r1'>1</a>], <a href='#r12'>12</a>", ["[1]", "12"]),
        ("so <a href='https://x.example/p#r3'>3</a>, <a href=#n>*</a>", ["3", "*"]),
        ("so<a href=#r4><sup>4</sup></a>", ["4"]),
        ("in 1999<sup>1</sup>", ["[1]"]),
        ("in 1999.<sup>1</sup>", ["1"]),
        ("see<sup>*</sup>", ["*"]),
        (
            "1<sup>st</sup>, 10<sup>9</sup>, m<sup>2</sup>, I<sup>2</sup>",
            [],
        ),
        ("<a href='https://x.example/1'>1</a>", []),
    ],
)
def test_raised_and_linked_numbers_are_notes(source, notes):
    document = page("<p>" + source)
    assert [document.text[start:end] for start, end in document.notes] == notes


def test_a_number_raised_after_a_year_does_not_lengthen_the_year():
    assert page("in 1999<sup>12</sup>, 10<sup>9</sup>").text == "in 1999[12], 10⁹"


@pytest.mark.parametrize(
    ("source", "links"),
    [
        (
            (
                "S&shy;ee <a href=' https://doi.org/10.1/x?a&copy=2&amp;b '>the <b>"
                "trial</b></a>."
            ),
            [("the trial", "https://doi.org/10.1/x?a&copy=2&b")],
        ),
        ("a<a href=/x> b </a>c", [("b", "/x")]),
        ("<a href=/x><img alt=no></a>", []),
        ("<a href=/x>one<a href=/y>two</a>", [("one", "/x"), ("two", "/y")]),
        ("<a href=/x><h2>T</h2><p>U</p></a>", [("T", "/x"), ("U", "/x")]),
        ("<a name=x>y</a>", []),
    ],
)
def test_links_stand_on_the_words_they_stand_on(source, links):
    document = page(source)
    assert [(document.text[k.start : k.end], k.url) for k in document.links] == links


@pytest.mark.parametrize(
    ("source", "title"),
    [
        ("<title>A &amp;\n B</title><h1>C</h1>", "A & B"),
        ("<meta property='og:title' content='A'><h1>C</h1>", "A"),
        ("<h2>D</h2><h1>C <i>c</i></h1>", "C c"),
        ("<h2>D</h2>", "D"),
        ("<p>x", ""),
    ],
)
def test_title(source, title):
    assert page(source).title == title


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("utf-8", "utf-8"),
        ("iso-8859-1", "utf-8"),  # wrong, and common
        ("windows-1252", "windows-1252"),
        ("iso-8859-1", "windows-1252"),  # what browsers take it for
        ("utf-8", "windows-1252"),  # wrong the other way
        ("nonsense", "utf-8"),
        ("zip", "utf-8"),  # a Python codec, no character set
        ("utf-16", "utf-8"),
        ("koi8-r", "utf-8"),
        ("utf-8", "utf-16"),
    ],
)
def test_declared_character_sets_are_believed_only_where_they_fit(declared, encoding):
    words = "Sörensen’s trial — “good” " * 20
    source = f"<meta charset='{declared}'><p>{words}"
    assert page(source.encode(encoding)).text == words.strip()


def test_other_alphabets_by_declaration():
    source = "<meta charset=windows-1251><p>Исследование боли, 2011"
    assert page(source.encode("cp1251")).text == "Исследование боли, 2011"


def test_microdata_is_text_and_its_machinery_is_not():
    source = (
        "<div itemscope itemtype='https://schema.org/ScholarlyArticle'>"
        "<meta itemprop=datePublished content=2011><span itemprop=author>Doe</span> "
        "<time itemprop=datePublished datetime=2011>2011</time>"
        "<script type='application/ld+json'>{\"a\": 1}</script></div>"
    )
    assert page(source).text == "Doe 2011"
