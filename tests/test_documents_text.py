"""Plain text and Markdown: blocks by their looks, characters as a reader sees them."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier.documents.cleaning import clean, tidy
from verifier.documents.decoding import decode
from verifier.documents.limits import DocumentError
from verifier.documents.markdown import read_markdown
from verifier.documents.text import read_text
from verifier.models import Document


def blocks(document: Document) -> list[tuple[str, str]]:
    return [(b.kind, document.text[b.start : b.end]) for b in document.blocks]


PAGE = """\ufeffKetamine for Fibromyalgia\r
\r
Several studies back up the idea, here are the key findings:\r
\r
Systematic Review by Noppers et al. (2011)\r
\r
A review of trials showed relief.\r
\r
Is Ketamine Safe?\r
\r
- dizzy\r
- nauseous\r
\r
References\r
\r
1. Noppers I, et al. Pain 2011\r
2. Roe R. A trial. 2012\r
"""


def test_blocks_of_a_page_in_plain_text():
    document = read_text(PAGE.encode(), "page.txt")
    assert document.title == "Ketamine for Fibromyalgia"
    assert blocks(document) == [
        ("heading", "Ketamine for Fibromyalgia"),
        ("paragraph", "Several studies back up the idea, here are the key findings:"),
        ("heading", "Systematic Review by Noppers et al. (2011)"),
        ("paragraph", "A review of trials showed relief."),
        ("heading", "Is Ketamine Safe?"),
        ("item", "dizzy"),
        ("item", "nauseous"),
        ("heading", "References"),
        ("reference", "Noppers I, et al. Pain 2011"),
        ("reference", "Roe R. A trial. 2012"),
    ]
    assert [b.label for b in document.blocks[-2:]] == ["1", "2"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # wrapped by an editor: one paragraph, words parted by one space
        (
            (
                "In this double-blind study by Sorensen et\nal. (2015), 24 pain"
                " patients were\ngiven either ketamine or a placebo."
            ),
            [
                (
                    "In this double-blind study by Sorensen et al. (2015), 24 pain"
                    " patients were given either ketamine or a placebo."
                )
            ],
        ),
        # a line a paragraph
        ("It works.\nIt does not.", ["It works.", "It does not."]),
        ("Mental Health\nKetamine", ["Mental Health", "Ketamine"]),
        # a heading right above its text
        ("Methods\n" + "Words " * 40, ["Methods", ("Words " * 40).strip()]),
        ("Title\n=====\nText\n-----\nMore", ["Title", "Text", "More"]),
        ("one\u2028two.\x0cThree\x85four", ["one two.", "Three four"]),
        ("", []),
        (" \n\t\n\x00", []),
    ],
)
def test_lines_that_belong_together(text, expected):
    assert [words for _, words in blocks(read_text(text.encode(), "x"))] == expected


def test_headings_stand_over_their_paragraphs_without_blank_lines():
    long = "A review of multiple clinical trials showed that it works for many. " * 3
    text = f"Review by Doe (2011)\n{long}\nTrial by Roe (2012)\n{long}\nThe end"
    document = read_text(text.encode(), "x")
    assert [kind for kind, _ in blocks(document)] == [
        "heading",
        "paragraph",
        "heading",
        "paragraph",
        "paragraph",
    ]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Randomized Controlled Trial by Sorensen et al. (2015)", "heading"),
        ("6. Transparent Pricing", "heading"),
        ("What to do next?", "heading"),
        ("It works.", "paragraph"),
        ("Call us today!", "paragraph"),
        (("Most people tolerate ketamine pretty well, but there are some side effects"
         " that you should know of before you begin"), "paragraph"),
        ("- dizzy", "item"),
        ("https://doi.org/10.1000/1.", "paragraph"),
    ],
)  # fmt: skip
def test_a_short_line_alone_is_a_heading_unless_it_is_a_sentence(line, kind):
    assert [k for k, _ in blocks(read_text(line.encode(), "x"))] == [kind]


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("Sörensen".encode(), "Sörensen"),
        ("\ufeffSörensen".encode(), "Sörensen"),
        ("Sörensen’s".encode("utf-16"), "Sörensen’s"),
        ("Sörensen’s trial".encode("utf-16-le"), "Sörensen’s trial"),
        ("Sörensen’s trial".encode("utf-16-be"), "Sörensen’s trial"),
        ("\ufeffSörensen".encode("utf-32-be"), "Sörensen"),
        ("Sörensen’s trial of “ketamine” – naïve".encode("cp1252"),
         "Sörensen’s trial of “ketamine” – naïve"),
        # one stray byte in a page of UTF-8, and a page cut in a character
        ("Sörensen, Müller, Núñez, Øye, Łuczak ".encode() + b"\x93good\x94",
         "Sörensen, Müller, Núñez, Øye, Łuczak “good”"),
        ("Sörensen, Müller, Núñez’s”".encode()[:-1], "Sörensen, Müller, Núñez’sâ€"),
        (("Исследование боли и кетамина при фибромиалгии. " * 9).encode("cp1251"),
         "Исследование боли и кетамина при фибромиалгии. " * 9),
    ],
)  # fmt: skip
def test_encodings_are_told_apart(data, text):
    assert decode(data) == text


def test_zero_bytes_are_no_text():
    with pytest.raises(DocumentError, match=r"^a\.txt: not text"):
        read_text(b"\x7fELF\x02\x01\x01\x00\x00\x01\x02\x03" * 50, "a.txt")


@given(st.text())
def test_cleaned_text_is_nfc_and_stays_as_it_is(text):
    once = tidy(text)
    assert unicodedata.is_normalized("NFC", once)
    assert once == " ".join(once.split())
    assert not set(once) & set("\u00ad\u200b\ufeff\u2011\u00a0\x00\x7f")


@given(st.text(alphabet=st.characters(min_codepoint=0x20, max_codepoint=0x7E)))
def test_ascii_is_left_alone(text):
    assert clean(text) == text


def test_thousands_of_marks_on_a_letter_are_cut():
    assert len(clean("a" + "\u0301\u0323" * 100_000)) < 100


@given(
    st.text(
        alphabet=st.sampled_from(
            "aé.1[]()\n\r \t-*#`_<>&;:\u0301\u200b\u00a0References"
        ),
        max_size=200,
    )
)
def test_blocks_never_overlap_and_hold_no_line_end(text):
    for read in (read_text, read_markdown):
        document = read(text.encode(), "x")
        end = 0
        for block in document.blocks:
            assert end <= block.start < block.end <= len(document.text)
            inside = document.text[block.start : block.end]
            assert inside == " ".join(inside.split())
            end = block.end


MARKDOWN = """---
title: "Ketamine: the facts"
---
Relief
======

A trial by *Doe* et&nbsp;al. (**2011**)[^1] and
[another](https://doi.org/10.1000/2).<sup>2</sup>

## Trial by Roe (2012)

* one
* two

| Study | Year |
|-------|------|
| Poe   | 2013 |

[^1]: Doe J. Pain 2011.
"""


def test_markdown_is_read_as_rendered():
    document = read_markdown(MARKDOWN.encode(), "page.md")
    assert document.title == "Ketamine: the facts"
    assert blocks(document) == [
        ("heading", "Relief"),
        (
            "paragraph",
            "A trial by Doe et al. (2011)[1] and another.2",
        ),
        ("heading", "Trial by Roe (2012)"),
        ("item", "one"),
        ("item", "two"),
        ("cell", "Study"),
        ("cell", "Year"),
        ("cell", "Poe"),
        ("cell", "2013"),
        ("reference", "Doe J. Pain 2011."),
    ]
    assert document.blocks[-1].label == "1"
    assert [document.text[a:b] for a, b in document.notes] == ["[1]", "2"]
    assert [link.url for link in document.links if link.url[0] != "#"] == [
        "https://doi.org/10.1000/2"
    ]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("+++\ntitle = 'A'\n+++\n# B", "A"),
        ("# B\n\ntext", "B"),
        ("text\n\n## C", "C"),
        ("---\n\ntext", ""),
    ],
)
def test_markdown_title(text, title):
    assert read_markdown(text.encode(), "x").title == title


def test_the_minutes_of_an_episode_are_lines_and_no_list_of_references():
    """Typed line by line, as sites for podcasts show them."""
    notes = b"## Show notes\n\n00:00 Hello\n04:12 Doe 2015, in rats\n1:02:03 Bye\n"
    document = read_markdown(notes, "x.md")
    shown = [(b.kind, document.text[b.start : b.end]) for b in document.blocks]
    assert shown == [
        ("heading", "Show notes"),
        ("paragraph", "00:00 Hello"),
        ("paragraph", "04:12 Doe 2015, in rats"),
        ("paragraph", "1:02:03 Bye"),
    ]


def test_each_entry_of_a_bibliography_is_a_line_however_it_was_typed():
    entries = (
        "Doe, J.A., Roe, P. et al. (2019) *JAMA Netw Open*, 2(12), e1916910.\n"
        "Moe, A., Noe, B. (2001) On colds, which few avoid: what to\n"
        "Do about them. *BMJ*, 323, pp. 485-486.\n"
        "Poe K. On naps. *Sleep*. 2018;1:2-3\n"
    )
    document = read_markdown(f"## Sources\n\n{entries}".encode(), "x.md")
    shown = [document.text[b.start : b.end] for b in document.blocks[1:]]
    assert [entry.split()[0] for entry in shown] == ["Doe,", "Moe,", "Poe"]


def test_a_bold_line_stays_a_line_above_what_is_typed_below_it():
    document = read_markdown(b"**Sleep**\nDoe J. Naps. **Bold** words\ngo on.", "x.md")
    shown = [document.text[b.start : b.end] for b in document.blocks]
    assert shown == ["Sleep", "Doe J. Naps. Bold words go on."]
    assert document.blocks[0].kind == "heading"
