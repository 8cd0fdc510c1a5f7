"""Whatever the text, mentions stand where they say, and time grows with the text."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verifier.mentions import find_mentions
from verifier.models import Document

PIECES = [
    "Doe", "van der", "O’Brien", "et al.", "and colleagues", " (2011)", "2011a", ", ",
    "; ", "(", ")", "[1]", "[2-4]", " & ", "\n", "\n\n", ". ", "study", "trial", "In ",
    "10.1001/jama.1", "doi: ", "PMID: ", "12345678", "NCT01234567", "“", "”", '"',
    "JAMA", "published in ", "Dr. ", "Jane Doe", ", MD, ", "’s ", "lead author ",
    "STAR*D", "University of ", "Cochrane review", "References\n", "1. ", "¹", "\u00a0",
    "é", "\x00",
]  # fmt: skip
UNITS = [
    "A ", "Aa, ", "(", "Aaaa & ", "et al. ", "2011 ", "10.1234/", "Jane Doe ", '"',
    "study by ", "In 2011 Jane Doe, ", "a", "Jane Doe, MD, ", "the Journal of ",
    "van de ", "(Aa & Bb; ", "“Aaaa of bbb ", "a study in the ", "University of ",
    "ABCD-EF ", "published in the ", "1999, ", "Cochrane ", "lead author ",
    "Aa 2011a, 2012b, ", "guideline of the ", "(1,2", "A.", "\n", "Aa\n", "Xx Yy’s ",
]  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=6)), max_size=40))
def test_every_mention_stands_in_the_text_inside_its_sentence(pieces):
    text = "".join(pieces)
    found = find_mentions(Document(name="page", text=text))
    assert [m.start for m in found] == sorted(m.start for m in found)
    for mention in found:
        assert text[mention.start : mention.end] == mention.surface != ""
        assert mention.sentence[0] <= mention.start < mention.sentence[1]
        assert mention.line == text.count("\n", 0, mention.start) + 1


def _seconds(text):
    started = time.process_time()
    find_mentions(Document(name="page", text=text))
    return time.process_time() - started


@pytest.mark.parametrize("unit", UNITS)
def test_no_text_takes_long(unit):
    """Twice the text takes about twice the time: nothing backtracks without bound."""
    short, long = (unit * (size // len(unit)) for size in (40_000, 80_000))
    assert _seconds(long) < 4 * _seconds(short) + 0.5


def test_a_page_of_many_mentions_takes_time_in_proportion():
    page = "\n\n".join(f"It helps (Doe{n} et al., 2011)." for n in range(100))
    text = page.replace("0", "a").replace("1", "b").replace("bb", "11")
    few = _seconds(text * 10)
    assert _seconds(text * 100) < 20 * few + 0.5
