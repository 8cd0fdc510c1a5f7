"""The figures of a passage, and which of them an abstract has."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.test_deciding import PARAMETERS, record, study
from verifier.deciding.figures import FIGURES, NONE_OF_THEM, compare_figures
from verifier.deciding.linkage import link
from verifier.documents import READERS
from verifier.figures import figures_in, shared_figures
from verifier.models import Claims, SampleSize, Topic
from verifier.reading import read


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("pain fell by 58% at 12 weeks", ("58", "12")),
        ("1,212 of 10,500,000 people", ("1212", "10500000")),
        ("7,5 % of them, or 7·5 per cent, or 7.5 percent", ("7.5",)),
        ("40mg, 100 ml and 5.5cm", ("40", "100", "5.5")),
        ("a 12-week course at 65–80 years", ("12", "65", "80")),
        # Of any page or paper: years, digits, intervals, levels of significance.
        ("in 2011, 2 of 9 (95% ci; p < 0.05, p = 0.001)", ()),
        # Within names, longer numbers and fractions.
        ("covid-19, mir-874-3p, h1n1, il-17a, 10.1016/j.pain.2011", ()),
        ("on 12/24/2019 at 10.30.15 from 192.168.10.12", ()),
        ("the 21st patient, 16x", ()),
    ],
)
def test_figures_are_numbers_that_tell_one_study_from_another(text, figures):
    assert figures_in(text) == figures


@pytest.mark.parametrize(
    ("told", "text", "shared"),
    [
        (("7.5",), "in 7·5%", {"7.5"}),
        (("7.5",), "in 17.5% or 7.55%", set()),
        (("1212",), "1,212 men", {"1212"}),
        (("1212",), "1212 men", {"1212"}),
        (("12",), "IL-12 and 1.12 and 12.5", set()),
        (("40",), "40 MG", {"40"}),
    ],
)
def test_figures_are_shared_however_they_are_written(told, text, shared):
    assert shared_figures(told, text) == shared


@given(st.text("0123456789.,·-/ ag", max_size=40))
def test_a_text_shares_all_figures_of_its_own(text):
    figures = figures_in(text)
    assert not figures or shared_figures(figures, text) == set(figures)


@pytest.mark.parametrize(
    ("told", "level"),
    [
        (("58",), "5 to 8 bits"),
        (("58", "81.8"), "8 to 16 bits"),
        (("58", "81.8", "12"), "16 bits or more"),
        (("10",), "3 bits"),
        (("33",), NONE_OF_THEM),
        # Numbers of people are compared by themselves.
        (("24", "33"), NONE_OF_THEM),
        (("24",), ""),
        ((), ""),
    ],
)
def test_rare_figures_tell_most(told, level):
    claims = Claims(figures=told, sample_sizes=(SampleSize(24, "stated"),))
    named = study("Noppers", claims=claims)
    abstract = "Of 24 patients 58% slept, 81.8% at 12 weeks; 10 did not."
    assert compare_figures(named, record("Noppers", abstract=abstract)) == level
    assert compare_figures(named, record("Noppers")) == ""


def test_of_two_papers_on_one_subject_the_one_with_the_figures_is_named():
    topic = Topic(("ketamine", "fibromyalgia"))
    named = study("Noppers", claims=Claims(topic=topic, figures=("58", "81.8", "33")))
    told = record("Noppers", pmid="1", abstract="Pain fell by 58% in 81.8%, 33 of 24.")
    other = record("Noppers", pmid="2", abstract="Pain fell by 41% in 63.1%.")
    silent = record("Noppers", pmid="3")
    best, *others = link(named, [silent, other, told], PARAMETERS).candidates
    assert best.record == told
    assert best.probability > 0.9
    shown = {c.record.pmid: dict(s[:2] for s in c.steps) for c in (best, *others)}
    assert shown["1"][FIGURES] == "16 bits or more"
    assert shown["2"][FIGURES] == NONE_OF_THEM
    assert FIGURES not in shown["3"]


def test_figures_are_those_of_the_sentences_that_tell_of_the_study():
    page = (
        b"# Ketamine\n\nNow 15% off.\n\nNoppers et al. (2011) saw pain fall by 58%."
        b" Of the 24 patients 81.8% slept.\n\nRoe et al. (2015) saw 41%.\n"
    )
    first, second = read(READERS[".md"](page, "page.md"))
    assert first.claims.figures == ("58", "24", "81.8")
    assert second.claims.figures == ("41",)
