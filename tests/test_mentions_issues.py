"""A journal and a date in brackets are those of the study told of there."""

import pytest

from verifier.models import Block, Document
from verifier.reading import read


def told_in(text):
    """What the text names: authors, year, journal, acronym or group of each study."""
    document = Document("page", text, blocks=(Block("paragraph", 0, len(text)),))
    return [
        (study.authors, study.year, study.claims.journal, study.acronym or study.group)
        for study in read(document)
        if {mention.kind for mention in study.mentions} != {"unnamed"}
    ]


ONE_STUDY = [
    # what a science is called nobody is; a particle may have a capital
    (
        "A review led by Dušan Gömöry (Biologia, 2021) looks back over 40 years.",
        (("Gömöry",), 2021, "Biologia", ""),
    ),
    (
        "A critical look by Baumard and Le Gall (Cortex, 2021) blames the tests.",
        (("Baumard", "Le Gall"), 2021, "Cortex", ""),
    ),
    # a journal that no catalogue has, shortened
    (
        "Nielsen and colleagues (Magnes Res 2010) followed 100 adults for seven weeks.",
        (("Nielsen",), 2010, "Magnes Res", ""),
    ),
    # journals called by a word that means something else
    (
        "Zhang et al. found that people with good sleep lived longer (Sleep, 2022).",
        (("Zhang",), 2022, "Sleep", ""),
    ),
    (
        "Hartmann et al. (Gut 2019) treated 82 patients with peppermint oil.",
        (("Hartmann",), 2019, "Gut", ""),
    ),
    (
        "Blood sugar fell in the study by Costello and others (Nutrients, 2016).",
        (("Costello",), 2016, "Nutrients", ""),
    ),
    # with the numbers of the issue
    (
        "Hartmann and co-workers gave peppermint oil to 82 people (Gut. 2019;68:1-9).",
        (("Hartmann",), 2019, "Gut", ""),
    ),
    (
        "A trial of 64 runners (J Pain Res, 2018; 11: 1-9) by Okafor and colleagues.",
        (("Okafor",), 2018, "J Pain Res", ""),
    ),
    (
        "Okafor et al. taped 64 runners (J Pain Res, 2018; 11: 1-9).",
        (("Okafor",), 2018, "J Pain Res", ""),
    ),
    # behind "in", with the year in brackets or between commas
    (
        "In Brain, 2012, Moreau and two colleagues described 12 patients.",
        (("Moreau",), 2012, "Brain", ""),
    ),
    (
        "Osei and co-workers found in a trial of men in Thorax (2014) that it helps.",
        (("Osei",), 2014, "Thorax", ""),
    ),
    (
        "Osei et al. – Lancet 2021 – gave 5,000 people a polypill.",
        (("Osei",), 2021, "Lancet", ""),
    ),
    # names without "et al." before the bracket, or in it
    (
        (
            "A study (Burton C, Chandler C, Moraska A. Massage therapy and tension "
            "headaches. Am J Public Health 2002) had four people."
        ),
        (("Burton", "Chandler", "Moraska"), 2002, "Am J Public Health", ""),
    ),
    (
        "Doe and Roe, Lancet 1977, challenged 43 men with rising doses.",
        (("Doe", "Roe"), 1977, "Lancet", ""),
    ),
    (
        "Doe and Roe, Blood, 1977, challenged 43 men with rising doses.",
        (("Doe", "Roe"), 1977, "Blood", ""),
    ),
    (
        "Doe and Roe, Am J Med 1977, challenged 43 men with rising doses.",
        (("Doe", "Roe"), 1977, "Am J Med", ""),
    ),
    (
        "Also Burton, JOSPT 2022, 118 trials and 9710 participants, says the same.",
        (("Burton",), 2022, "JOSPT", ""),
    ),
    (
        "No difference (Burton D, Kitic CM, Fell J. Med Sci Sports Exerc 2015).",
        (("Burton", "Kitic", "Fell"), 2015, "Med Sci Sports Exerc", ""),
    ),
    (
        "Sleep and work got better. (Burton, Barnes, Ong, J Appl Psychol. 2021)",
        (("Burton", "Barnes", "Ong"), 2021, "J Appl Psychol", ""),
    ),
    (
        "Burton (Clin Nutr, 2012) gave 40 elderly patients vitamin D.",
        (("Burton",), 2012, "Clin Nutr", ""),
    ),
    (
        "Kowalski M, Nowak P (Cephalalgia 2014) treated 70 patients with riboflavin.",
        (("Kowalski", "Nowak"), 2014, "Cephalalgia", ""),
    ),
    (
        "Little came of Abbasi's trial (J Res Med Sci 2012) in 46 elderly people.",
        (("Abbasi",), 2012, "J Res Med Sci", ""),
    ),
    (
        "Vitamin D prevented no falls in 409 women (Uusi-Rasi, JAMA Intern Med 2015).",
        (("Uusi-Rasi",), 2015, "JAMA Intern Med", ""),
    ),
    (
        "Ferracioli-Oda et al., PLoS One 2013;8(5):e63773, pooled 19 studies.",
        (("Ferracioli-Oda",), 2013, "PLoS One", ""),
    ),
    (
        "Ferracioli-Oda's meta-analysis of 1,683 subjects: PLoS One 2013;8(5):e63773.",
        (("Ferracioli-Oda",), 2013, "PLoS One", ""),
    ),
    # a group is the author
    (
        "The Cholesterol Treatment Trialists' Collaboration (Lancet, 2022) had data.",
        ((), 2022, "Lancet", "Cholesterol Treatment Trialists' Collaboration"),
    ),
    (
        "The GBD 2019 Collaborators estimated it in The Lancet in 2020.",
        ((), 2020, "The Lancet", "GBD 2019 Collaborators"),
    ),
    (
        "The ISIS-2 Collaborative Group randomised 17,187 patients (Lancet, 1988).",
        ((), 1988, "Lancet", "ISIS-2 Collaborative Group"),
    ),
    (
        "The Cochrane Skin Group reviewed 77 trials in 2017.",
        ((), 2017, "Cochrane Database of Systematic Reviews", "Cochrane"),
    ),
    # one of them is named with the others behind her
    (
        "Mah and her co-author Tyler Pitre wrote in BMC Medicine in 2021 of trials.",
        (("Mah",), 2021, "BMC Medicine", ""),
    ),
    (
        "Jan Simonet, with Ann Lee, Al Moore and Bo Noyce, ran a trial in Pain (2022).",
        (("Simonet",), 2022, "Pain", ""),
    ),
    (
        "In 2015 Jane Doe, with John Roe, compared two creams in 40 people with gout.",
        (("Doe",), 2015, "", ""),
    ),
    (
        "Delgado, alongside Ines Prieto, ran a trial that appeared in Thorax in 2014.",
        (("Delgado",), 2014, "Thorax", ""),
    ),
    ("Mah, with Pitre, pooled three trials in 2021.", (("Mah",), 2021, "", "")),
    # names with initials, a journal and a year, and no more of an entry
    (
        "Golomb BA, Evans MA. Am J Cardiovasc Drugs 2008 listed adverse effects.",
        (("Golomb", "Evans"), 2008, "Am J Cardiovasc Drugs", ""),
    ),
    (
        "Ferrari G, Costa L. Pediatrics 2011 found that zinc shortened 90 colds.",
        (("Ferrari", "Costa"), 2011, "Pediatrics", ""),
    ),
    # a university is no person
    ("Yale's 2018 trial of ketamine in 60 patients failed.", ((), 2018, "", "Yale")),
    # a trial's short name, in the sentence or in the bracket
    (
        "In the CARDIA cohort of 4,000 adults, Zhang et al. saw no harm (Sleep, 2022).",
        (("Zhang",), 2022, "Sleep", "CARDIA"),
    ),
    (
        "A series of n-of-1 trials (StatinWISE, BMJ 2021) in 200 people found little.",
        ((), 2021, "BMJ", "StatinWISE"),
    ),
    (
        "PREDIMED (Estruch, NEJM, 2018) randomised 7,447 people.",
        (("Estruch",), 2018, "NEJM", "PREDIMED"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), ONE_STUDY)
def test_names_and_the_journal_in_brackets_are_one_study(text, expected):
    assert told_in(text) == [expected]


COCHRANE = "Cochrane Database of Systematic Reviews"
NO_JOURNAL = [
    ("The trial was published by Doe et al. (2012).", ""),
    ("The result reported in Doe et al. (2012) was better sleep.", ""),
    ("A Cochrane review includes the trial of Doe et al. (2012) in 48 children.", ""),
    ("Doe et al. (2012) was excluded from the Cochrane review.", ""),
    ("According to Cochrane, Doe et al. (2012) is of low quality.", ""),
    ("The Cochrane review by Doe et al. (2012) includes 12 trials.", COCHRANE),
    ("According to the Cochrane review by Doe et al. (2012), tea helps.", COCHRANE),
    # behind the authors, a bracket may name the drug or the town
    ("Ketamine was given by Doe et al. (Ketamine, 2012) in a trial.", ""),
    ("Ketamine was given by Doe et al. (Leiden, 2012) in a trial.", ""),
    ("Ketamine was given by Doe et al. (Gut, 2012) in a trial.", "Gut"),
    # a grade of an illness
    ("Doe et al. followed 90 adults at CKD stage G3 in 2012.", ""),
    ("Doe et al. treated 90 tumours of grade G3 in 2012.", ""),
    ("Doe et al. saw 90 adults with CKD G2 and G3 in 2012.", ""),
    ("Doe et al. published a study of maize in G3 in 2012.", "G3"),
    # what is studied and has a journal of its name
    ("Doe et al. described damage in Cartilage in 2012 in 40 adults.", ""),
    ("Doe et al. found changes in Genes in 2012 in 40 adults.", ""),
    ("Doe et al. had their trial of 40 adults printed in Genes in 2012.", "Genes"),
    ("Doe et al., Dermatitis 2012;23:100-5, had 40 adults.", "Dermatitis"),
]


@pytest.mark.parametrize(("text", "journal"), NO_JOURNAL)
def test_neither_its_author_nor_who_judges_it_is_its_journal(text, journal):
    assert told_in(text) == [(("Doe",), 2012, journal, "")]


APART = [
    (
        "It was given by Doe et al. (Dahan, 2012), a randomised trial.",
        [(("Doe",), None, "", ""), (("Dahan",), 2012, "", "")],
    ),
    (
        "Smith et al. found that zinc helps; a later trial (Lancet 2014) did not.",
        [(("Smith",), None, "", ""), ((), 2014, "Lancet", "")],
    ),
    (
        "Hartmann et al. saw a benefit, but a larger trial (Gut, 2019) found none.",
        [(("Hartmann",), None, "", ""), ((), 2019, "Gut", "")],
    ),
    (
        "Zhang et al. disagree with an earlier study (Sleep, 2012).",
        [(("Zhang",), None, "", ""), ((), 2012, "Sleep", "")],
    ),
    (
        "Whitcombe et al. cite a trial of 300 people (BMJ, 2018).",
        [(("Whitcombe",), None, "", ""), ((), 2018, "BMJ", "")],
    ),
    (
        "Tanaka and colleagues repeated the experiment of Kowalski (Cephalalgia 2014).",
        [(("Tanaka",), None, "", ""), ((), 2014, "Cephalalgia", "")],
    ),
    (
        "Estruch and colleagues saw it, two trials have since (BMJ 2015; BMJ 2018).",
        [(("Estruch",), None, "", ""), ((), 2015, "BMJ", ""), ((), 2018, "BMJ", "")],
    ),
    (
        "Nielsen et al. had 100, whereas Abbasi's trial (J Res Med Sci 2012) had 46.",
        [(("Nielsen",), None, "", ""), (("Abbasi",), 2012, "J Res Med Sci", "")],
    ),
    (
        "Sato et al. saw benefit (Sleep, 2010), Tanaka et al. none (Headache, 2008).",
        [(("Sato",), 2010, "Sleep", ""), (("Tanaka",), 2008, "Headache", "")],
    ),
    (
        "Osei et al. gave it to 500 people, as Mensah's group had to 300 (BMJ 2010).",
        [(("Osei",), None, "", ""), (("Mensah",), 2010, "BMJ", "")],
    ),
    (
        "Osei et al. reviewed 12 trials, the largest of which (BMJ 2010) had 300.",
        [(("Osei",), None, "", ""), ((), 2010, "BMJ", "")],
    ),
    (
        "Osei et al. could not repeat what had been found before (BMJ 2010).",
        [(("Osei",), None, "", ""), ((), 2010, "BMJ", "")],
    ),
    (
        "Osei et al. mention an editorial (BMJ 2010) on polypills.",
        [(("Osei",), None, "", ""), ((), 2010, "BMJ", "")],
    ),
    (
        "Unlike Doe (2010), the JAMA paper of 2015 found no effect of zinc.",
        [(("Doe",), 2010, "", ""), ((), 2015, "JAMA", "")],
    ),
    (
        "Doe et al. gave zinc in 2010; a review in the BMJ in 2014 pooled ten trials.",
        [(("Doe",), 2010, "", ""), ((), 2014, "BMJ", "")],
    ),
    (
        "Contrary to Derry et al., the meta-analysis in Pain (2019) favoured the drug.",
        [(("Derry",), None, "", ""), ((), 2019, "Pain", "")],
    ),
    (
        "The ISIS Collaboration pooled 27 trials; Doe et al. (BMJ 2008) listed harms.",
        [((), None, "", "ISIS Collaboration"), (("Doe",), 2008, "BMJ", "")],
    ),
    (
        "Sato (Sleep 2010) and Tanaka (Headache 2008) both found a benefit.",
        [(("Sato",), 2010, "Sleep", ""), (("Tanaka",), 2008, "Headache", "")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), APART)
def test_the_journal_of_another_study_is_not_the_first_one_s(text, expected):
    assert told_in(text) == expected


@pytest.mark.parametrize(
    ("text", "authors"),
    [
        ("Most of 40 patients with scalds healed well (Burns, 2015).", ("Burns",)),
        ("Runners sleep longer than others (Van de Pol, 2011).", ("Van de Pol",)),
        ("Melatonin (Sleep, 2014) showed an effect in 40 patients.", ()),
        ("The Women's Health Project (JAMA, 2012) enrolled 400 women.", ()),
        (
            "Pacing helps some of them (Pacing and Clinical Electrophysiology, 1996).",
            (),
        ),
    ],
)
def test_a_word_before_the_year_is_an_author_only_where_none_else_is_meant(
    text, authors
):
    assert {names for names, *_ in told_in(text)} == {authors}


@pytest.mark.parametrize(
    "text",
    [
        "Our cardiologist Dr. Peter Jones, MD (Harvard 1998) will answer questions.",
        "Our own Dr. Jane Smith, PhD (Stanford, 2011), runs trials.",
        "Researchers at Oxford will begin the MAGNAP trial in 2027.",
        "Patients with Crohn ran a trial of meals in 2014.",
        "Doe ran a randomised trial in Dermatitis patients in 2012.",
        "She ran a randomised trial in Stroke patients in 2012.",
    ],
)
def test_a_degree_a_plan_and_patients_are_no_study(text):
    assert told_in(text) == []
