"""What stands with capitals where authors, titles and numbers may, and is a thing."""

import pytest

from verifier.deciding.queries import is_askable
from verifier.mentions import find_mentions
from verifier.models import Block, Document
from verifier.reading import read


def asked(text):
    """The studies of the text for which PubMed would be asked."""
    page = Document("page", text, blocks=(Block("paragraph", 0, len(text)),))
    return [study.label for study in read(page) if is_askable(study)]


@pytest.mark.parametrize(
    "text",
    [
        # the parts of a plan, and of what grades evidence
        "Aim, Setting, and Participants: this cohort study followed 900 nurses.",
        (
            "In 12 trials we used the Grading of Recommendations Assessment, "
            "Development and Evaluation."
        ),
        (
            "The trial used the International Classification of Diseases, Tenth "
            "Revision, Clinical Modification."
        ),
        "Methods/Principal FindingsWe conducted a trial of 40 nurses.",
        # instruments
        (
            "The 60 patients filled in the Leeds Fatigue Questionnaire, Norton Sleep "
            "Inventory, and York Anxiety Scale."
        ),
        "The 90 patients of the trial answered the Worry, Anxiety, and Stress Scale.",
        "The Marvin, Lindt, and Tegel questionnaires were given to 30 patients.",
        "Growth in 12 trials was investigated by Cell Growth Kit.",
        "In 40 patients the Norwood Ankle Score showed no change.",
        # tests and curves, by the names of their statisticians
        "The study used Friedman, Kruskal-Wallis, and Mann-Whitney tests.",
        "In 55 patients the survival analysis of Kaplan Meyer was in favour of tea.",
        # metals, beings and makers
        "The study measured Zn, Cu and Mg in 40 patients.",
        "In 30 patients of the study Cd, Pb, and Hg were low.",
        "The study found Fabaceae, Ebenaceae, and Burseraceae in 40 samples.",
        "The screws (Smith & Nephew) were tried in 40 patients.",
        # as many as are counted just before are of what is counted
        "A trial of 60 patients compared two new inhalers (Brizo and Tavelo).",
        "The survey was done in 80 women of three towns, Arno, Belo and Corvo.",
        "The study asked people of two states in India (Odisha and Kerala).",
        "In 30 trials several parameters including Jitter and Hoarse were worse.",
        # where somebody took a degree, and whose thesis it is
        "The study nurse has a BSc Physiotherapy (Brunel, 2003).",
        "Of a study: Joost de Wit's PhD thesis on pea protein (Wageningen, 2020).",
        # a film: nobody is called by such a word
        "Her story is told in the film of the study, Numbers (2021).",
        # what is compared or followed by something does neither itself
        "In 30 patients Menta Dulcis, compared to placebo, was better.",
        (
            "In 30 patients of the trial sleep was improved by Tilden and Biltam "
            "compared to placebo."
        ),
        # letters that stand for words, numbers, states
        "The study of 90 patients (Delta-AGR, Delta-NLR and Delta-APR) was small.",
        "In 40 women P-adrenaline and P-noradrenaline were measured in the trial.",
        "Results of the trials are out. Four AMI doses were compared in 40 patients.",
        "The 40 women of the trial were seen at Northfield, Inc. (Marina, Georgia).",
        # members of peoples and kinds
        "In 3 trials tea helped blacks, Hispanics, and others.",
        # where papers are found
        "We searched for papers published in PubMed before March 2020.",
        # months
        "The trial ran in one hospital (March-May 2019, n = 46).",
        "A qualitative study (February–July 2019) asked 30 nurses.",
        "Blood of 40 patients was drawn at baseline (April-May, 2020).",
        # what is searched, and up to when
        "Data sources for 30 trials: MEDLINE, Embase 2020.",
        "Trials were sought in Ovid MEDLINE (1946 to May Week 2 2010).",
        "PubMed, Embase, and Cochrane Library databases were searched up to June 2019.",
        "The databases of Embase and Cochrane Central Register were searched in 2021.",
        "We searched the Cochrane Sleep Group's Trials Register (18 October 2019).",
        # a sickness and its year
        "The plan for Novel Coronavirus (2019-nCoV) was tried in 40 patients.",
        # where a study was done that is the page's own
        "This study was conducted at Norwood University (Leeds) in 2017.",
        (
            "The cross-sectional study was conducted at Arno Hospital, Italy, from 1st "
            "January to 30th June, 2018."
        ),
    ],
)
def test_what_is_listed_or_dated_like_authors_may_be_a_thing(text):
    assert asked(text) == []


@pytest.mark.parametrize(
    "text",
    [
        'The sum of both was called "Burden of Sleep Symptoms" (BSS) in 30 patients.',
        'The study used the "Parents\' Early Sense of Security" questionnaire.',
        'A modified "Rapid Response Nurses Survey" survey was used in the study.',
        'In 2018 they held a workshop titled "Better Therapies for Sleep and Pain".',
        'The study used a process so called "Comprehensive House Evaluation Round".',
        'A modified "Rapid Response Nurses Poll" was handed out in the study.',
        'A new screening tool, "Screening of the Older Nurse", was tried in 30 nurses.',
        'The "Rapid Response Nurses Poll" was used in the study.',
        '"The silent language of plants" is how the biologists put it.',
        '"Great coffee for the price of a bus ticket," the review reads.',
        'His review of it, "Great coffee for the price of a ticket," got 12 likes.',
        'An article in the New York Times, "Ten Ways to Beat Stress," lists naps.',
        '"Relief for nurses of all ages with neck pain," said Jane Doe of 12 nurses.',
        'The "aromatic" strain of mice, and the induced losses in the "other" strain.',
    ],
)
def test_what_is_called_by_a_name_in_quotation_marks_may_be_no_paper(text):
    assert asked(text) == []


@pytest.mark.parametrize(
    "text",
    [
        (
            "The online version of this article (doi:10.1186/s00000-015-0001-1) "
            "contains supplementary material."
        ),
        (
            "Supplementary Information: The online version contains supplementary "
            "material available at 10.1007/s00000-021-00001-1."
        ),
        "Supplemental Material https://doi.org/10.23641/asha.10000001.",
    ],
)
def test_a_page_s_own_number_names_no_other_study(text):
    assert asked(text) == []


@pytest.mark.parametrize(
    ("text", "label"),
    [
        # surnames that are words for things stay surnames
        ("Test et al. (2011) gave 30 patients tea.", "Test 2011"),
        ("Cox et al. (2011) gave 30 patients tea.", "Cox 2011"),
        ("Scale (2011) gave 30 patients tea.", "Scale 2011"),
        ("Young and Black (2012) gave 30 patients tea.", "Young 2012"),
        ("Li and He (2012) gave 30 patients tea.", "Li 2012"),
        ("Mann and Whitney (1947) compared two samples.", "Mann 1947"),
        ("A trial of 30 women led by Jane Test was published in 2011.", "Test 2011"),
        ("Nation and Passion (2012) gave 30 patients tea.", "Nation 2012"),
        ("Two trials (Doe & Roe 2012) had 30 patients.", "Doe 2012"),
        ("For two weeks, Doe and Roe (2012) gave 30 patients tea.", "Doe 2012"),
        ("Doe and others (2012) gave 30 patients tea.", "Doe 2012"),
        ("Jane Doe, of Leeds, compared tea with milk in 30 patients.", "Doe"),
        ("Ten Kate and Six (2012) gave 30 patients tea.", "Ten Kate 2012"),
        # titles of papers
        (
            'The paper entitled "Burden of Sleep Symptoms in Old Nurses" (BSS) is new.',
            "“Burden of Sleep Symptoms in Old Nurses”",
        ),
        # who did the searching, and where a study came from
        ("Cochrane reviewers searched six databases in 2019.", "Cochrane 2019"),
        ("A 2019 Cochrane review searched MEDLINE for 12 trials.", "Cochrane 2019"),
        ("A 2022 survey by Norwood Health asked 400 nurses.", "Norwood Health 2022"),
        (
            "A 2017 study conducted at Norwood University found 30 patients calmer.",
            "Norwood University 2017",
        ),
        # a number behind a year may be of another citation
        ("Sleep was calm (Doe, 2019; 30 women).", "Doe 2019"),
        ("See https://doi.org/10.1186/s00000-015-0001-1.", None),
        ("[This corrects the article DOI: 10.1016/j.a.2018.06.003.][This", None),
    ],
)
def test_what_is_an_author_s_stays_so(text, label):
    assert (asked(text)[:1] == [label]) if label else len(asked(text)) == 1


def test_a_doi_ends_before_the_bracket_that_closes_around_it():
    text = (
        "[See DOI: 10.1016/j.abcde.2018.06.003.][See DOI: 10.1016/j.abcde.2018.07.004.]"
    )
    found = find_mentions(Document("page", text))
    assert [m.identifiers.doi for m in found] == [
        "10.1016/j.abcde.2018.06.003",
        "10.1016/j.abcde.2018.07.004",
    ]
