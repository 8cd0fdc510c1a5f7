"""Studies named by authors and year, by numbers, by links and by note marks."""

import pytest

from verifier.mentions import find_mentions
from verifier.mentions.joining import link_title
from verifier.models import Document, Identifiers, Link

REFERENCES = """

References

1. Doe J, Roe P. Ketamine in pain. J Pain. 2011;12(3):45-50.
2. Poe A, Moe B, Coe C. Sleep and pain. Pain. 2012;15:1-9.
3. Zoe K. Trial of diet. JAMA. 2015;300(2):100-8. doi:10.1001/jama.2015.1
4. Joe T, Loe S. Fasting. Lancet. 2016;387:22-30.
"""


def mentions(text, **parts):
    return find_mentions(Document(name="page", text=text, **parts))


def told(text):
    """Authors and year, as ``Doe, Roe 2011a``, of what is not left unnamed."""
    return [
        f"{', '.join(m.authors) or m.group} {m.year or ''}{m.suffix}".strip()
        for m in mentions(text)
        if m.kind != "unnamed"
    ]


AUTHORS_AND_YEAR = [
    ("Systematic Review by Noppers et al. (2011)", ["Noppers 2011"]),
    ("Relief was brief (Noppers et al., 2011).", ["Noppers 2011"]),
    ("Doe et. al. (2011) and Roe ET. AL. 2012", ["Doe 2011", "Roe 2012"]),
    ("In 1995, Doe et al. (1995) said so.", ["Doe 1995"]),
    ("Doe et\u00a0al.\u00a0(2011) said so.", ["Doe 2011"]),
    ("Doe et al.,[12] said so.", ["Doe"]),
    ("Noppers et al.'s 2011 study found relief.", ["Noppers 2011"]),
    ("Noppers et al’s (2011) study found relief.", ["Noppers 2011"]),
    ("Dr Doe’s 2012 study found relief.", ["Doe 2012"]),
    ("Doe & Roe's (2011) criteria were met.", ["Doe, Roe 2011"]),
    ("According to Doe (2014), it works.", ["Doe 2014"]),
    ("As Doe and Roe (2014) write, it works.", ["Doe, Roe 2014"]),
    ("Doe, Roe and Poe (2011) agree.", ["Doe, Roe, Poe 2011"]),
    (
        "It works (Doe et al., 2011, 2012a; Roe & Poe 2014).",
        ["Doe 2011", "Doe 2012a", "Roe, Poe 2014"],
    ),
    ("It works (Doe et al., 2006a,b).", ["Doe 2006a", "Doe 2006b"]),
    ("It works (see Doe, 2014 for a review).", ["Doe 2014"]),
    ("It works (e.g., Doe 2014; Roe, 2015).", ["Doe 2014", "Roe 2015"]),
    ("Doe and colleagues reported in 2015 that", ["Doe 2015"]),
    ("In a 2015 trial of 24 patients, Doe and colleagues saw it.", ["Doe 2015"]),
    ("Doe and 12 colleagues (2013) saw it.", ["Doe 2013"]),
    ("Doe and others, 2013, saw it.", ["Doe 2013"]),
    ("Jane Doe and her team found relief in 2014.", ["Doe 2014"]),
    ("However, like in the review by Noppers et al., it wore off.", ["Noppers"]),
    ("Doe et al., J Pain 2011, saw it.", ["Doe 2011"]),
    ("Dr. Doe studied mice between 2001 and 2004. Doe et al. agree.", ["Doe"] * 2),
]
NAMES = [
    ("van der Berg et al. (2011)", ["van der Berg 2011"]),
    ("(D’Angelo & O'Brien, 2014)", ["D’Angelo, O'Brien 2014"]),
    ("Müller-Lüdenscheidt et al. 2011", ["Müller-Lüdenscheidt 2011"]),
    ("Graven‑Nielsen et al. (2000)", ["Graven‑Nielsen 2000"]),
    ("(al-Ghazali and al-Azawi, 1990)", ["al-Ghazali, al-Azawi 1990"]),
    ("(Ó Lochlainn et al., 2011)", ["Ó Lochlainn 2011"]),
    ("(Zhou Q. et al., 2015; Zanke C.D. et al., 2014)", ["Zhou 2015", "Zanke 2014"]),
    ("DOE ET AL. (2012)", ["DOE 2012"]),
    ("(Doe Jr. et al., 2012)", ["Doe 2012"]),
    ("(He et al., 2016; An & New, 2011)", ["He 2016", "An, New 2011"]),
    ("(Peel, Kuys & Klein, 2011)", ["Peel, Kuys, Klein 2011"]),
    ("(World Health Organization, 2011)", ["World Health Organization 2011"]),
    (
        "(Centers for Disease Control and Prevention, 2007)",
        ["Centers for Disease Control and Prevention 2007"],
    ),
    (
        "(American Psychiatric Association [APA], 2013)",
        ["American Psychiatric Association 2013"],
    ),
    ("the ventral striatum (VEGF; Plate et al, 1992)", ["Plate 1992"]),
    ("In Vitaceae, Jiang et al. (2019) saw it.", ["Jiang 2019"]),
    ("In Boston, Doe and Roe (2010) saw it.", ["Doe, Roe 2010"]),
    ("Die Übersichtsarbeit von Krüger et al. (2019) zeigt", ["Krüger 2019"]),
    ("Según Tomas-Carus et al. (2008), el ejercicio", ["Tomas-Carus 2008"]),
    ("la rassegna di Sethi e Richter (2017)", ["Sethi, Richter 2017"]),
]
LOOK_ALIKES = [
    "Johnson & Johnson's 2021 vaccine was approved.",
    "It happened in May 2019.",
    "In March (2019) it rained.",
    "See Figure 2 (2011).",
    "He moved to Boston (2011).",
    "We opened in Austin, Texas (2015).",
    "Jane Doe (1950-2010) was a nurse.",
    "Dr. Jane Doe (born 1950) founded the clinic in 1985.",
    "Last reviewed on May 3, 2019 by Jane Doe, MD.",
    "In 2020, 21 million adults in the US had depression.",
    "Copyright © 2020 Pain Clinic. All rights reserved.",
    "Roe v. Wade (1973) was overturned.",
    "Call 555-2019. It costs $2011.",
    "Sponsored by Pfizer (2021).",
    "The Affordable Care Act (2010) changed this.",
    "Windows 10 (2015) runs on it.",
    "Jenny M., March 2018: worked for me!!",
    "Dr. Joshi believes that ketamine resets it.",
    "Our clinic is led by Dr. Jane Doe.",
    "This article was written by Jane Doe.",
    "Jane Doe, MD, is a board-certified anesthesiologist who has published widely.",
    "Smile & Co 2021",
    "Published: January 5, 2021. Updated June 2022.",
    "Ketamine was synthesized in 1962 by Calvin Stevens.",
]


@pytest.mark.parametrize(("text", "expected"), [*AUTHORS_AND_YEAR, *NAMES])
def test_authors_and_years_are_read_in_every_spelling(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_look_alikes_name_no_study(text):
    assert told(text) == []


NUMBERS = [
    ("doi:10.1001/jama.2005.293.", {"doi": "10.1001/jama.2005.293"}),
    (
        "https://doi.org/10.1016/S0140-6736(17)30297-1.",
        {"doi": "10.1016/s0140-6736(17)30297-1"},
    ),
    ("(10.1001/jama.2005.293)", {"doi": "10.1001/jama.2005.293"}),
    ("10.1001%2Fjama.2005.293", {"doi": "10.1001/jama.2005.293"}),
    ("doi: 10.1001/jama. 2019.1234", {"doi": "10.1001/jama.2019.1234"}),
    ("10.1016/j.jagp.2020. 05.004", {"doi": "10.1016/j.jagp.2020.05.004"}),
    (
        "doi:10.1016/j.pain.2009.03.009. We saw 24",
        {"doi": "10.1016/j.pain.2009.03.009"},
    ),
    (
        "https://www.nejm.org/doi/full/10.1056/NEJMoa1200303/full?x=1",
        {"doi": "10.1056/nejmoa1200303"},
    ),
    ("PMID: 12345678", {"pmid": "12345678"}),
    ("PMID12345678", {"pmid": "12345678"}),
    ("PubMed ID: 1234567", {"pmid": "1234567"}),
    ("https://pubmed.ncbi.nlm.nih.gov/12345678/", {"pmid": "12345678"}),
    ("PMCID: PMC123456", {"pmcid": "PMC123456"}),
    ("www.ncbi.nlm.nih.gov/pmc/articles/PMC123456/", {"pmcid": "PMC123456"}),
    (
        "PMID: 12345678; PMCID: PMC123456; doi:10.1/x",
        {"pmid": "12345678", "pmcid": "PMC123456"},
    ),
    ("NCT01234567", {"registry": "NCT01234567"}),
    ("ISRCTN12345678", {"registry": "ISRCTN12345678"}),
    ("EudraCT 2004-000446-20", {"registry": "2004-000446-20"}),
    ("ACTRN12605000000000", {"registry": "ACTRN12605000000000"}),
    ("ChiCTR-TRC-12002000", {"registry": "ChiCTR-TRC-12002000"}),
    ("DRKS00001234", {"registry": "DRKS00001234"}),
]


@pytest.mark.parametrize(("text", "expected"), NUMBERS)
def test_numbers_are_identifiers_of_one_study(text, expected):
    (mention,) = mentions(text)
    assert mention.kind == "identifier"
    assert mention.identifiers == Identifiers(**expected)


def test_a_number_behind_a_mention_is_its_own():
    (mention,) = mentions("Doe et al., 2011; doi: 10.1001/jama.2019.1; PMID 12345678")
    assert mention.surface == "Doe et al., 2011"
    assert mention.identifiers == Identifiers(
        doi="10.1001/jama.2019.1", pmid="12345678"
    )


def test_a_trial_registration_stays_apart_from_the_paper():
    paper, trial = mentions("Doe et al. (2011), NCT01234567, found relief.")
    assert paper.identifiers == Identifiers()
    assert trial.identifiers.registry == "NCT01234567"


def test_whose_linked_title_it_is_is_weighed_for_it_may_be_a_book():
    title = "The new science of sleep and dreams"
    text = f"Matthew Walker's {title} (2017) is worth a read."
    links = (Link(17, 17 + len(title), "https://www.example.com/walker"),)
    (linked,) = [m for m in mentions(text, links=links) if m.year]
    assert (linked.authors, linked.year, linked.weighed) == (("Walker",), 2017, True)


def test_a_link_on_a_mention_gives_it_the_identifier():
    links = (Link(0, 17, "https://pubmed.ncbi.nlm.nih.gov/12345678/"),)
    (mention,) = mentions("Doe et al. (2011) found relief.", links=links)
    assert (mention.authors, mention.identifiers.pmid) == (("Doe",), "12345678")


def test_a_link_behind_a_mention_belongs_to_it():
    links = (Link(19, 25, "https://doi.org/10.1001/jama.2019.1"),)
    (mention,) = mentions("Doe et al. (2011) [PubMed] found relief.", links=links)
    assert mention.identifiers.doi == "10.1001/jama.2019.1"


def test_a_link_on_unnamed_words_names_the_study():
    links = (Link(3, 12, "https://doi.org/10.1016%2Fj.pain.2009.03.009"),)
    (mention,) = mentions("In one study, ketamine helped.", links=links)
    assert (mention.kind, mention.surface) == ("identifier", "one study")
    assert mention.identifiers.doi == "10.1016/j.pain.2009.03.009"


@pytest.mark.parametrize(
    ("label", "authors"),
    [
        (
            "Danese, van der Bon and Peyrin-Biroulet",
            ("Danese", "van der Bon", "Peyrin-Biroulet"),
        ),
        ("Greece, Italy and Spain", ()),
        ("Ketamine, Pain and Depression", ()),
    ],
)
def test_the_authors_may_be_the_text_of_a_link(label, authors):
    links = (Link(0, len(label), "https://doi.org/10.1001/jama.2019.1"),)
    (mention,) = mentions(f"{label} found relief.", links=links)
    assert mention.authors == authors
    assert bool(mention.title) == (not authors)


def test_the_last_word_of_a_linked_title_is_no_author():
    label = "“Cognitive” Criteria in Older Adults With Slow Gait Speed"
    text = f"{label} (2024) looked through all 106 published studies."
    links = (Link(0, len(label), "https://doi.org/10.1093/gerona/glae038"),)
    (mention,) = [m for m in mentions(text, links=links) if m.title]
    assert mention.authors == ()


LINKED = [
    # what is told of it, whose it is and where it was printed tell it from a book
    (
        "Validation of PROMIS in Patients With Articular Cartilage Defects of the Knee",
        "The form: {} (that's a mouthful, 2020) ran it on 275 patients.",
        ((), 2020),
    ),
    (
        "Treatment of migraine headaches",
        "J. D. Bartleson's {} (1999) makes the case that it is undertreated.",
        (("Bartleson",), 1999),
    ),
    (
        '"Neck pain. Primary care work-up of acute and chronic symptoms"',
        "I run through the list in {} from the journal Geriatrics.",
        ((), None),
    ),
]


@pytest.mark.parametrize(("label", "text", "expected"), LINKED)
def test_a_linked_title_may_be_shown_by_what_stands_beside(label, text, expected):
    start = text.index("{")
    links = (Link(start, start + len(label), "https://x.example/1"),)
    found = [m for m in mentions(text.format(label), links=links) if m.title]
    assert [(m.authors, m.year) for m in found] == [expected]


NO_LINKED_TITLES = [
    ("Why We Sleep", "Matthew Walker's {} (2017) is on the shelf."),
    ("How to treat a migraine at home", "J. D. Doe's {} (1999) is a blog post."),
    ("The Joy of Cooking at Home", "We like the book {} (2014), say our patients."),
]


@pytest.mark.parametrize(("label", "text"), NO_LINKED_TITLES)
def test_the_linked_title_of_a_book_or_a_post_is_none(label, text):
    start = text.index("{")
    links = (Link(start, start + len(label), "https://x.example/1"),)
    assert [m for m in mentions(text.format(label), links=links) if m.title] == []


def test_a_journal_goes_as_far_as_its_italics():
    text = "Doe and her colleagues, writing in the Czech journal Ceska gynekologie."
    start = text.index("Ceska")
    italics = ((start, start + len("Ceska gynekologie")),)
    found = [m.journal for m in mentions(text, emphasis=italics) if m.authors]
    assert found == ["Ceska gynekologie"]


def test_a_linked_title_is_a_title():
    text = "Ketamine infusions for chronic pain: a randomised trial"
    (mention,) = mentions(text, links=(Link(0, len(text), "https://x.example/1"),))
    assert mention.title == text


def entries(text):
    """Surface and label of the entry for each mark in the text."""
    return [
        (m.surface, m.reference.label)
        for m in mentions(text + REFERENCES)
        if m.kind == "reference" and m.end <= len(text)
    ]


MARKS = [
    ("It gives relief[1] and sleep [2, 3].", [("1", "1"), ("2", "2"), ("3", "3")]),
    ("It gives sleep [2-4].", [("2-4", "2"), ("2-4", "3"), ("2-4", "4")]),
    ("It gives relief1 and stops sleep loss2,3.", [("1", "1"), ("2", "2"), ("3", "3")]),
    ("It has been used in 1999.1 It helps.", [("1", "1")]),
    ("It gives relief¹ and sleep²,³.", [("¹", "1"), ("²", "2"), ("³", "3")]),
    ("It gives relief (1) and sleep (3,4).", [("1", "1"), ("3", "3"), ("4", "4")]),
    ("It gives relief[9].", []),
    ("Covid19 and omega3 and vitamin B1 are words.", []),
]


@pytest.mark.parametrize(("text", "expected"), MARKS)
def test_marks_point_to_entries_that_exist(text, expected):
    assert entries(text) == expected


def test_a_mark_on_a_mention_gives_it_the_entry():
    first = mentions("Doe et al.[1] saw relief." + REFERENCES)[0]
    assert (first.authors, first.kind) == (("Doe",), "narrative")
    assert first.reference is not None
    assert first.reference.title == "Ketamine in pain"


@pytest.mark.parametrize("text", ["Doe & Roe (2011) saw it.", "It works (Zoe, 2015)."])
def test_authors_and_year_find_their_entry(text):
    first = mentions(text + REFERENCES)[0]
    assert first.reference is not None
    assert first.reference.year == first.year


def test_an_entry_of_another_year_is_not_taken():
    assert mentions("It works (Zoe, 2014)." + REFERENCES)[0].reference is None


def test_every_entry_is_a_mention_of_its_own():
    found = [m for m in mentions(REFERENCES) if m.kind == "reference"]
    assert [m.year for m in found] == [2011, 2012, 2015, 2016]
    assert found[2].identifiers.doi == "10.1001/jama.2015.1"
    assert all(m.reference is not None for m in found)


def test_sentence_and_line_are_those_of_the_mention():
    text = "First line.\nSecond by Doe et al. (2011) it is. Third."
    (mention,) = mentions(text)
    assert mention.line == 2
    assert text[slice(*mention.sentence)] == "Second by Doe et al. (2011) it is."


@pytest.mark.parametrize(
    ("label", "title"),
    [
        ("Ketamine for fibromyalgia: a trial", "Ketamine for fibromyalgia: a trial"),
        ("Sleep is good medicine for nurses.", "Sleep is good medicine for nurses"),
        ("What nurses who wake see at night", "What nurses who wake see at night"),
        # What the page itself tells, with the link laid over it.
        ("Three cases were described in 2011", ""),
        ("Sleep has long been shown to heal", ""),
        ("Sleep has been shown to heal", ""),
        ("Doctors found that sleep heals", ""),
        ("World Neurosurgery published that case in 2017", ""),
        ("read the study here", ""),
        ("Read more", ""),
    ],
)
def test_the_text_of_a_link_is_a_title_where_it_reads_like_one(label, title):
    assert link_title(label) == title
