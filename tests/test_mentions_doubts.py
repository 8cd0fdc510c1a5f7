"""A single name with the form of a citation is left out where all speaks against it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import estimate_doubts
from verifier.documents.text import read_text
from verifier.mentions import doubts, find_all_mentions, find_mentions
from verifier.mentions.layout import Layout

# Nothing but the form tells of a study.
DOUBTFUL = [
    "Our clinic dogs: Archie (2016) and Nico, who is new.",
    "My children are called Alba (2010) and Nico (2005).",
    "Head office: Anchor Building (1938), Quay Street.",
]

# One name as well, and told of as a study's author, or cited as authors are.
KEPT = [
    ("Lauersen 2014 is the one to know: 25 trials, 26,610 people.", "Lauersen"),
    ("Ziegler (2002) compared it with oxazepam in 202 patients.", "Ziegler"),
    ("Whedon and his team found fewer prescriptions (2018).", "Whedon"),
    ("Chlorophyll was determined according to Arnon (1949).", "Arnon"),
    ("It is wasted in many parts of the world (Willis, 2002).", "Willis"),
    ("Palmer (1975) and Doe et al. (1982) have seen it at work.", "Palmer"),
]


def authors(text):
    document = read_text(text.encode(), "page.txt")
    return [m.authors[0] for m in find_mentions(document) if m.authors]


@pytest.mark.parametrize("text", DOUBTFUL)
def test_a_name_of_which_nothing_is_told_is_no_author(text):
    assert authors(text) == []


@pytest.mark.parametrize(("text", "author"), KEPT)
def test_a_single_author_stays(text, author):
    assert author in authors(text)


@given(st.lists(st.sampled_from([*DOUBTFUL, *(text for text, _ in KEPT)]), max_size=6))
def test_only_single_names_are_left_out(texts):
    """Every other mention is as it was, in its order."""
    document = read_text("\n\n".join(texts).encode(), "page.txt")
    every = find_all_mentions(document)
    asked = {id(mention) for mention in doubts.find_asked(document.text, every)}
    left = doubts.leave_out_doubtful(Layout(document), every)
    assert [m for m in every if id(m) not in asked] == [
        m for m in left if id(m) not in asked
    ]


def test_weights_are_those_of_the_labelled_pages():
    """The file is what the command writes: the same weights, from the same pages."""
    made = estimate_doubts.estimate(estimate_doubts.read_cases())
    known = doubts.doubts()
    heavy = {feature for feature, weight in known.items() if abs(weight) >= 0.15}
    assert heavy <= made.keys()
    assert max(abs(made.get(f, 0) - known[f]) for f in heavy) < 0.05
    assert estimate_doubts.data() == estimate_doubts.stated()["data"]
