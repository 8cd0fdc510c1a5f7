"""Where a study was done, told of in prose; and where nobody studied anything."""

import pytest

from verifier.mentions import find_mentions
from verifier.models import Document

ASCRIBED = [
    # before the institution: who, or what, and what they did there
    (
        "Work done at Wageningen University in 2014 showed that it helps.",
        "Wageningen University",
        2014,
    ),
    (
        "Work from the University of Exeter, published in 2018, suggests as much.",
        "University of Exeter",
        2018,
    ),
    (
        "Academics at Swansea University asked 300 patients to keep a diary.",
        "Swansea University",
        None,
    ),
    (
        "The trial, run from the University of Aberdeen, compared the two.",
        "University of Aberdeen",
        None,
    ),
    (
        "A trial carried out by the National Cancer Institute in 2011 enrolled 53,000.",
        "National Cancer Institute",
        2011,
    ),
    (
        "Led by the University of Birmingham, the trial enrolled 1,000 women in 2010.",
        "University of Birmingham",
        2010,
    ),
    (
        "Colleagues at the University of Pittsburgh repeated it with 90 patients.",
        "University of Pittsburgh",
        None,
    ),
    (
        "A group of doctors at Haukeland University Hospital tested it on 60 in 2015.",
        "Haukeland University Hospital",
        2015,
    ),
    # behind it: what it did itself
    (
        "In 2010 the Cleveland Clinic compared the operations in 150 patients.",
        "Cleveland Clinic",
        2010,
    ),
    (
        "The Karolinska Institute in Stockholm gave it to 90 patients in 2017.",
        "Karolinska Institute",
        2017,
    ),
    (
        "The National Institutes of Health ran a feeding study in 2019.",
        "National Institutes of Health",
        2019,
    ),
    ("Johns Hopkins tested it on 36 volunteers in 2006.", "Johns Hopkins", 2006),
    # where it was done
    (
        "At the University of Copenhagen, researchers put 32 men on the diet.",
        "University of Copenhagen",
        None,
    ),
    (
        "At Duke University, 156 people with depression took part in a study.",
        "Duke University",
        None,
    ),
    ("A study at Ohio State found the reverse in 2013.", "Ohio State", 2013),
    ("A UCL team tested it on 43 adults in 2017.", "UCL", 2017),
    ("A Munich lab found the same in vitro.", "Munich", None),
]
NOT_ASCRIBED = [
    "She studied medicine at the University of Bristol and qualified in 1998.",
    "Our surgeons trained at Harvard and the Mayo Clinic in 2001.",
    "Harvard Medical School says that most adults need seven hours, in 2020.",
    "The Mayo Clinic recommended a glass of water before each meal in 2019.",
    "The University of Utah Hospital was named the best in 2021.",
    "At the University Hospital, parking costs $5 (2022).",
    "St Thomas’ Hospital opened its pain clinic in 2004.",
    # those who treat
    "The surgeons at St Mary’s Hospital were named the best in 2021.",
    "The nurses at the Mayo Clinic went on strike in 2022.",
    # a country wrote no study
    "A 2012 trial from New Zealand found nothing.",
    "A 2012 trial from South Korea found nothing.",
]
TO_COME = [
    "The University of Oslo will start a trial of the drug in 2027.",
    "A trial at the University of Leeds is due to begin in 2028.",
    "Research in 2027 at the University of Ulm will test the vaccine in adults.",
    "In 2028 the Mayo Clinic plans to compare the operations in 150 patients.",
    "Results of the Harvard study are expected in 2029.",
    "A trial by Dr Angela Moss will start in 2027.",
    "The paper is due out in The Lancet in 2027.",
    "Stanford researchers hope to report on 300 patients in 2028.",
]


def mentions(text):
    return find_mentions(Document(name="page", text=text))


@pytest.mark.parametrize(("text", "group", "year"), ASCRIBED)
def test_an_institution_is_that_of_the_study_done_there(text, group, year):
    assert (group, year) in [(m.group, m.year) for m in mentions(text)]


def names_a_study(mention):
    return mention.authors or ((mention.group or mention.journal) and mention.year)


@pytest.mark.parametrize("text", NOT_ASCRIBED)
def test_an_institution_that_studied_nothing_names_no_study(text):
    assert [m.surface for m in mentions(text) if names_a_study(m)] == []


@pytest.mark.parametrize("text", TO_COME)
def test_what_is_to_be_done_in_a_year_is_no_study_of_that_year(text):
    assert [m.surface for m in mentions(text) if names_a_study(m)] == []


@pytest.mark.parametrize(
    "text",
    [
        "A trial at the University of Leeds in 2019 found that it will help.",
        "The University of Leeds trial, published in 2019, will change practice.",
        "A 2019 study by the University of Leeds will surprise few.",
    ],
)
def test_what_has_been_done_keeps_its_year_whatever_is_to_come(text):
    assert [m.year for m in mentions(text) if m.group] == [2019]


def test_where_the_authors_of_a_study_work_is_no_further_study_of_its_year():
    text = "Robyn Smith’s 2007 trial at RMIT University gave 43 men a diet."
    assert [m.authors for m in mentions(text) if names_a_study(m)] == [("Smith",)]


def test_an_institute_that_published_a_report_is_no_journal():
    text = "The National Institutes of Health published a study in 2019."
    assert [m.journal for m in mentions(text)] == [""]
