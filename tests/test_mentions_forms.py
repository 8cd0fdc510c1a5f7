"""Every form in which health pages name studies, by its number in PATTERNS.md.

``left alone`` says that a form is not extracted on purpose, ``unnamed`` that it is
found and names no study that could be looked up.
"""

import pytest

from verifier.mentions import find_mentions
from verifier.models import Document, Link

REFERENCES = """

References
1. Doe J, Roe P. Ketamine in pain. J Pain. 2011;12(3):45-50.
2. Poe A, Moe B. Sleep and pain. Pain. 2012;15:1-9.
"""
PARTS = ("authors", "year", "journal", "title", "acronym", "group", "kind")


def mentions(text, **parts):
    return find_mentions(Document(name="page", text=text, **parts))


FORMS = [
    (1, "relief[1]" + REFERENCES, {"kind": "reference"}),
    (1, "loss1,2 in trials" + REFERENCES, {"kind": "reference"}),
    (2, "In one study, half of them slept.", {"kind": "unnamed"}),
    (2, "Recent trials have shown relief.", {"kind": "unnamed"}),
    (2, "A large study in 2010 settled it.", {"kind": "unnamed", "year": 2010}),
    (2, "Studies have shown relief.", {"kind": "unnamed"}),
    (2, "In a study, researchers found relief.", {"kind": "unnamed"}),
    (2, "A systematic review and meta-analysis found relief.", {"kind": "unnamed"}),
    (3, "Jane Doe, M.D., of X Hospital and colleagues saw it.", {"authors": ("Doe",)}),
    (3, "The lead author, Prof Jane Doe, agrees.", {"authors": ("Doe",)}),
    (3, "A trial led by Jane Doe found relief.", {"authors": ("Doe",)}),
    (3, "Jane Doe, who led the study, agrees.", {"authors": ("Doe",)}),
    (
        3,
        "“It works,” said Jane Doe, one of the study's authors.",
        {"authors": ("Doe",)},
    ),
    (4, "Stanford researchers found relief.", {"group": "Stanford"}),
    (4, "In a Tufts trial, weight fell.", {"group": "Tufts"}),
    (4, "A Japanese study found relief.", {"kind": "unnamed", "group": ""}),
    (
        4,
        "Researchers at the University of Ghent found relief.",
        {"group": "University of Ghent"},
    ),
    (5, "It is in the March 2 issue of JAMA.", {"journal": "JAMA"}),
    (
        5,
        "The study was published online on May 22, 2020, in the journal PLoS One.",
        {"journal": "PLoS One", "year": 2020},
    ),
    (5, "The paper appeared last month in The Lancet.", {"journal": "The Lancet"}),
    (6, "It was published in the journal PLoS One.", {"journal": "PLoS One"}),
    (
        7,
        "The paper “Ketamine infusions for pain in adults” says so.",
        {"title": "Ketamine infusions for pain in adults"},
    ),
    (8, "The STAR*D trial found relief.", {"acronym": "STAR*D", "kind": "acronym"}),
    (8, "In STEP 1, people lost weight.", {"acronym": "STEP 1"}),
    (8, "PREDIMED showed fewer strokes.", {"acronym": "PREDIMED"}),
    (8, "SELECT, with 17,604 participants, is larger.", {"acronym": "SELECT"}),
    (8, "StatinWISE, a trial of 200 patients, agrees.", {"acronym": "StatinWISE"}),
    (8, "The Framingham Heart Study goes on.", {"acronym": "Framingham Heart Study"}),
    (9, "Doe ET. AL. (2012) found relief.", {"authors": ("Doe",), "year": 2012}),
    (10, "Doe and others found it in 2013.", {"authors": ("Doe",), "year": 2013}),
    (
        11,
        "It was shown (Doe J, Roe P. Ketamine in pain. J Pain. 2011;12(3):45-50) here.",
        {"authors": ("Doe", "Roe"), "year": 2011, "kind": "reference"},
    ),
    (12, "See doi: 10.1001/jama. 2019.1234 there.", {"kind": "identifier"}),
    (13, "It is NCT01234567.", {"kind": "identifier"}),
    (
        14,
        "in 1986 Jane Doe, MD, and John Roe, MD, described it.",
        {"authors": ("Doe", "Roe"), "year": 1986},
    ),
    (
        14,
        "Jane Doe and John Roe showed in 1994 that it helps.",
        {"authors": ("Doe", "Roe"), "year": 1994},
    ),
    (
        15,
        "“Sleep and pain in nurses”, by Jane Doe and J. Roe, appeared in Pain in 2015.",
        {
            "authors": ("Doe", "Roe"),
            "title": "Sleep and pain in nurses",
            "journal": "Pain",
            "year": 2015,
        },
    ),
    (16, "SOURCE: JAMA, 2005;293:1082-1088", {"journal": "JAMA", "year": 2005}),
    (
        16,
        "SOURCE: Nature, news release, April 2, 2025",
        {"journal": "Nature", "year": 2025},
    ),
    (17, "PubMed ID: 12345678", {"kind": "identifier"}),
    (
        19,
        "The American College of Physicians, in its 2017 guideline, agrees.",
        {"group": "American College of Physicians", "year": 2017},
    ),
    (
        22,
        "The 2020 Cochrane review by Doe found little.",
        {"authors": ("Doe",), "year": 2020},
    ),
    (22, "Cochrane (2017) found little.", {"group": "Cochrane", "year": 2017}),
    (22, "Cochrane looked at this in 2020.", {"group": "Cochrane", "year": 2020}),
    (
        23,
        "(Doe, Roe, Poe, Moe & Coe, 2014a)",
        {"authors": ("Doe", "Roe", "Poe", "Moe", "Coe"), "year": 2014},
    ),
    (24, "As in the Okonkwo trial, it helped.", {"authors": ("Okonkwo",)}),
    (25, "Dr. Doe's chart review is unpublished.", {"authors": ("Doe",), "year": None}),
    (26, "A 2020 study used magnesium.", {"kind": "unnamed", "year": 2020}),
    (
        27,
        "A 2022 cohort study in Thorax found it.",
        {"journal": "Thorax", "year": 2022},
    ),
    (28, "According to Doe (2014), it works.", {"authors": ("Doe",), "year": 2014}),
    (29, "Dr Doe's 2012 study is small.", {"authors": ("Doe",), "year": 2012}),
    (
        30,
        "It helps (Reilly & Taylor; Fenwick-Haroun).",
        {"authors": ("Reilly", "Taylor")},
    ),
    (
        31,
        "It helps (Pain Med 2009 April 22; epub ahead of print).",
        {"journal": "Pain Med", "year": 2009},
    ),
    (
        31,
        "It helps (Headache 2018 June; online first).",
        {"journal": "Headache", "year": 2018},
    ),
    (36, "Para Doe et al. (2019), ayuda.", {"authors": ("Doe",), "year": 2019}),
]


@pytest.mark.parametrize(("form", "text", "expected"), FORMS)
def test_each_form_is_extracted_with_its_parts(form, text, expected):
    first = mentions(text)[0]
    assert {part: getattr(first, part) for part in expected} == expected


def test_a_paper_known_by_its_link_alone_has_its_number():
    (mention,) = mentions(
        "Read this.", links=(Link(0, 9, "https://pubmed.ncbi.nlm.nih.gov/12345678"),)
    )
    assert mention.identifiers.pmid == "12345678"


LEFT_ALONE = [
    "Ketamine is safe in adults",  # a heading may be a title; nothing tells
    "(Doe & Roe) and (Terms & Conditions)",  # surnames alone, nobody else named
    "Dr. Jane Doe believes that it works.",
    "We offer a free clinical trial. Enroll in a study today.",
    "Read our customer reviews. Start your 30 day trial.",
    "“I feel like a new person in my own body”, says Mary, 45.",
    "An MRI study. A DNA study. A Phase III trial.",
    "As seen in the New York Times in 2019.",
    "We follow the advice of the American Society of Ketamine Physicians.",
]


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_what_names_no_study_is_left_alone(text):
    assert [m.surface for m in mentions(text) if m.kind != "unnamed"] == []


def test_a_surname_comes_back_to_a_study_that_the_page_names():
    text = "Doe et al. (2011) saw it. The Doe monkeys slept (Doe). Doe found more."
    assert [m.authors for m in mentions(text)] == [("Doe",)] * 4


def test_a_word_of_the_page_is_no_surname_for_another_that_lies_within_it():
    text = (
        "Otto et al. (2011) found that it helps. Cotton et al. (2012) did not."
        "\n\nCotton, like linen, lets the skin breathe. Wear cotton or wool in bed."
    )
    assert [m.year for m in mentions(text)] == [2011, 2012]


def test_a_sentence_may_tell_of_two_trials():
    text = "Here is SYGMA 1, a trial in 3,849 patients, and ASCEND, a trial in 890."
    assert [m.acronym for m in mentions(text)] == ["SYGMA 1", "ASCEND"]


def test_prose_completes_the_mention_that_its_sentence_makes():
    (mention,) = mentions(
        "The study, published in JAMA Psychiatry by Doe et al. in 2021."
    )
    assert (mention.authors, mention.journal) == (("Doe",), "JAMA Psychiatry")
    assert mention.year == 2021


def test_an_unnamed_study_beside_a_named_one_is_the_named_one():
    text = "In a recent study of nurses, Doe et al. (2011) found relief."
    assert [m.kind for m in mentions(text)] == ["narrative"]


LONE_YEARS = [
    ("Duke researchers told us in 2019 how walking helps: a study.", 2019),
    ("A Harvard study (60 people, 2019): no effect.", 2019),
    ("The APHRODITE trial had said as much back in 2008.", 2008),
    ("The SPRINT trial, with the journal Gut, came on Boxing Day 2013.", 2013),
    ("Researchers at Leiden University, founded 1975, followed 300 people.", None),
    ("The Mayo Clinic study, whose head retired in 2015, found nothing.", None),
    ("A Harvard study found that in 2020, before the pandemic, people slept.", None),
    ("A Harvard study by Jane Doering predicts that 40% will be ill in 2040.", None),
    ("A Harvard study compared people's diets with those of 1970.", None),
    ("A Harvard study followed nurses enrolled in 1976.", None),
    ("A Harvard study followed people from 1990 on.", None),
    ("In a Harvard study, people took 2000 IU a day.", None),
    ("In a Harvard study, the budget was 2000 dollars each.", None),
    ("A Harvard study used data collected in 1999.", None),
    ("A Harvard study used the 2010 census.", None),
    ("A Stanford study of survivors of the 2011 earthquake found stress.", None),
    ("The drug, approved in 1997, failed in a Stanford study.", None),
    ("Since the law of 1996, a Stanford study found, smoking fell.", None),
    ("Stanford researchers began in 2008 and later did a trial.", None),
]


@pytest.mark.parametrize(("text", "year"), LONE_YEARS)
def test_the_only_year_of_a_sentence_is_the_study_s_where_it_dates_it(text, year):
    found = find_mentions(Document(name="page", text=text))
    assert {mention.year for mention in found if mention.kind != "unnamed"} == {year}
