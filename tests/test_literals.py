"""Literals let through every text that their patterns have something to find in."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.eval_pages import PAGES
from verifier.documents import read_document
from verifier.literals import Form, Forms, Literals, Sieve, word_begun
from verifier.mentions import (
    bare_surnames,
    full_names,
    institutions,
    journals,
    trials,
    years,
)
from verifier.mentions.layout import Layout

_WORDS = Literals(("beta", "eta"))
_FORMS = Forms(
    Form(("alpha", "a b"), re.compile("1")),
    Form(("beta",), re.compile("2"), besides=("gamma", "alpha")),
    Form(("gamma", "eta"), re.compile("3")),
)
_SIEVE = Sieve(_WORDS, _FORMS)


@given(st.lists(st.sampled_from(["alpha", "beta", "gamma", "eta", "a", " b", "ß"])))
def test_a_sieve_holds_what_its_literals_alone_would_tell(pieces):
    """Also where one literal lies within another, or belongs to several forms."""
    text = "".join(pieces)
    sifted = _SIEVE.sift(text)
    assert sifted.holds(_WORDS) == any(word in text for word in _WORDS.strings)
    assert sifted.possible(_FORMS) == _FORMS.possible(text)
    assert sifted.possible(_FORMS) == [
        form.pattern
        for form in _FORMS.forms
        if any(word in text for word in form.literals)
        and (not form.besides or any(word in text for word in form.besides))
    ]


_WAYS = ("study", "studies", "[Ss]eries?", "trials?", "[Tt]able", r"in\s+vitro")


@given(
    st.lists(
        st.sampled_from(
            [*"stuvyié_-S.", "study", "studies", "series", "Series", "trial", "Table",
             "in vitro", " ", "\n"]
        )
    )
)  # fmt: skip
def test_a_begun_word_is_found_where_the_edge_of_a_word_would_find_it(pieces):
    """Wherever the same ways are found behind the edge of a word, and as far."""
    text = "".join(pieces)
    found = re.finditer(word_begun(*_WAYS), text)
    plain = re.finditer(rf"\b(?:{'|'.join(_WAYS)})", text)
    assert [match.span() for match in found] == [match.span() for match in plain]


def _sentences():
    labels = (PAGES / "labels-tune.jsonl").read_text(encoding="utf-8").splitlines()
    for file in (json.loads(line)["file"] for line in labels):
        layout, at = Layout(read_document(PAGES / file)), 0
        while at < len(layout.text):
            low, high = layout.sentence(at)
            yield layout.text[low : low + 1200]
            at = max(at + 1, high)


@pytest.mark.parametrize(
    "forms",
    [
        full_names.PEOPLE,
        bare_surnames.SURNAMES,
        journals.JOURNALS,
        institutions.OF_PLACES,
        trials.PROPER_NAMES,
        years._STUDY_YEARS,
    ],
)
def test_no_page_has_what_a_form_would_find_but_for_its_second_literals(forms):
    """What a form needs besides its first literals stands in all that it matches.

    But for "a study in Gut": the noun that it needs stands before what it matches.
    """
    lost = [
        (words, form.pattern.pattern)
        for words in _sentences()
        for form in forms.forms
        if form.besides
        and not form.pattern.pattern.startswith(" in ")
        and not any(word in words for word in form.besides)
        and any(word in words for word in form.literals)
        and form.pattern.search(words)
    ]
    assert not lost
