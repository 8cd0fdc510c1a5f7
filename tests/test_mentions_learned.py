"""What no form tells is weighed: which names and years go together, which do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import estimate_pairs
from verifier.documents.text import read_text
from verifier.mentions import find_mentions
from verifier.mentions.layout import Layout
from verifier.mentions.learned import find_learned, weights
from verifier.mentions.pairs import find_names, find_years, pair_up

# No finder of a form takes these; each is worded as a page has it.
LEARNED = [
    (
        "Lüdtke and Rutten criticized 2008 the choice of the eight largest trials.",
        ("Lüdtke", 2008),
    ),
    (
        (
            "Two papers in the New England Journal of Medicine in 1975, by "
            "Donald Smith and by Harry Ziel and William Finkle, link it to cancer."
        ),
        ("Smith", 1975),
    ),
    ("Davies & Read, 2019. Addict Behav. They reviewed 24 studies.", ("Davies", 2019)),
    ("The 2019 update by Carnes's group looked wider.", ("Carnes", 2019)),
    (
        (
            "Kelley et al. tried 10:00 in one English school (Front. Hum. Neuro. 11, "
            "588; 2017): illness fell by half."
        ),
        ("Kelley", 2017),
    ),
    (
        "A small study by Krishna and Rao from 2015, often quoted, took weeks.",
        ("Krishna", 2015),
    ),
    (
        "The Fiatarone study of nursing home residents (1994, NEJM, 100 people).",
        ("Fiatarone", 1994),
    ),
    (
        (
            "In 2012, Townsend & Pitchford said that babies were slimmer, but they "
            "only asked 155 parents."
        ),
        ("Townsend", 2012),
    ),
    (
        "John Smith, a lawyer and epidemiologist, had pointed out in 2006 it works.",
        ("Smith", 2006),
    ),
    (
        (
            "Doe and colleagues gave it to 24 women. They ran a trial in men, too. It "
            "came out in 1998."
        ),
        ("Doe", 1998),
    ),
]

# Whom a list names with the one that is found.
LISTS = [
    (
        "The fullest count was by Jiang, Guan, Guo and Wei in 2024, who pooled 17.",
        ("Jiang", "Guan", "Guo", "Wei"),
    ),
    (
        (
            "Around the same time Wilmink and Quick went through the literature (1998)"
            " and said it straight out: we cannot prevent these."
        ),
        ("Wilmink", "Quick"),
    ),
    (
        "The meta-analysis of Pittler, Brown and Ernst: nine were usable. CMAJ, 2007.",
        ("Pittler", "Brown", "Ernst"),
    ),
    (
        (
            "She got wheezing; Krantz, Dart and Mehler described her in Pharmacotherapy"
            " in 2002."
        ),
        ("Krantz", "Dart", "Mehler"),
    ),
]

NOT_LEARNED = [
    (
        "The team, led by Dr Jane Doe of an institute in Ayr, recruited 94 women at"
        " three hospitals between 2017 and 2019."
    ),
    "Dr Paul Denholm, GP, MRCGP 1996.",
    "Karen Oduya founded the practice in Leeds in 2014.",
    "Priya Raman won the Fairbairn award in 2019 for her reporting.",
    "Photo: Marco Bellini, 2021.",
    "“It changed my life,” says Theresa Marsh, patient since 2017.",
    "Our co-founder Jonas Lindqvist qualified in 2008 and joined us in 2015.",
    "Kofi Mensah ran the London marathon in 2016.",
    "The Human Medicines Regulations 2012 apply.",
    "John Smith, the former senator, had pointed out in 2006 that people sue.",
    "Doe and colleagues gave it to 24 women. Half of them slept. That was in May 1998.",
    "Copyright Hartwell Clinic 2022. Last reviewed by Anna Lowe, May 2023.",
]


def learned(text, told=()):
    document = read_text(text.encode(), "page.txt")
    layout = Layout(document)
    return list(find_learned(layout, [(0, len(document.text))], told))


@pytest.mark.parametrize(("text", "study"), LEARNED)
def test_a_name_and_a_year_go_together_by_what_is_around_them(text, study):
    assert study in {(m.authors[0], m.year) for m in learned(text)}


@pytest.mark.parametrize("text", NOT_LEARNED)
def test_people_with_years_are_no_authors(text):
    assert learned(text) == []


@pytest.mark.parametrize(("text", "study"), LEARNED)
def test_the_reader_has_them(text, study):
    found = find_mentions(read_text(text.encode(), "page.txt"))
    assert study in {(m.authors[0], m.year) for m in found if m.authors}


def test_what_is_told_is_not_learned_again():
    """An author whose study has its year, and a year that is a study's, are taken."""
    text = LEARNED[0][0]
    (mention,) = learned(text)
    assert learned(text, [mention]) == []


def pairs_of(text):
    document = read_text(text.encode(), "page.txt")
    shown, layout = document.text, Layout(document)
    years = list(find_years(shown, [(0, len(shown))]))
    names = list(find_names(shown, 0, len(shown)))
    return [
        (shown[slice(*pair.name.surname)], pair.own[:-1], pair.features)
        for pair in pair_up(layout, names, years)
    ]


FAR = "\n\n" + "They slept well and ate little of anything. " * 8 + "\n\n"


@given(st.sampled_from(LEARNED), st.sampled_from(NOT_LEARNED))
def test_what_stands_far_away_weighs_nothing(row, other):
    """A pair shows the same, whatever the page has farther from it than its reach."""
    alone, beside = pairs_of(row[0]), pairs_of(row[0] + FAR + other)
    assert beside[: len(alone)] == alone


def test_weights_are_those_of_the_labelled_pages():
    """The file is what the command writes: the same weights, from the same pages."""
    cases = estimate_pairs.read_cases()
    known = weights()
    made = estimate_pairs.estimate(cases, start=known)
    heavy = {feature for feature, weight in known.items() if abs(weight) >= 0.15}
    assert heavy <= made.keys()
    assert max(abs(made.get(f, 0) - known[f]) for f in heavy) < 0.05
    assert estimate_pairs.data() == estimate_pairs.stated()["data"]


@pytest.mark.parametrize(("text", "authors"), LISTS)
def test_whom_a_list_names_along_are_authors_too(text, authors):
    found = find_mentions(read_text(text.encode(), "page.txt"))
    assert {m.authors for m in found if m.authors} == {authors}
