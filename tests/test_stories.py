"""News tells of one study in several sentences; they are read as one."""

import pytest

from verifier.models import Block, Document
from verifier.reading import read

STORIES = [
    (
        "who found it, and in the next paragraph where they write of it",
        (
            "Risk was lower, Dr. Annika Tybrand of Rigsby in Copenhagen and her "
            "colleagues found.\n\nOne extra cup did it, they write in the Journal of "
            "Internal Medicine."
        ),
        [(("Tybrand",), None, "Journal of Internal Medicine")],
    ),
    (
        "a study in a journal, how large it was and who led it",
        (
            "A 1999 study in JAMA found that coffee helps. That study, of 46,008 men, "
            "was led by Michael Leitzelt of the Harvard School of Public Health."
        ),
        [(("Leitzelt",), 1999, "JAMA")],
    ),
    (
        "their report of a year, in a journal",
        (
            "Lindqvar and co-workers read the records of 2,640 patients who came in "
            "1995. Their 1999 report in Epilepsia said that one drug was enough."
        ),
        [(("Lindqvar",), 1999, "Epilepsia")],
    ),
    (
        "the study of those just named, and when it was published",
        (
            "Lindqvar and colleagues compared 19 children with 14. In the open, "
            "controlled study, published in 2001, they had fewer symptoms."
        ),
        [(("Lindqvar",), 2001, "")],
    ),
    (
        "a report from the trial just named, and its year",
        (
            "Remember the EUCLID trial of lisinopril? A 1998 report from it asks "
            "whether a gene changes how well the drug works."
        ),
        [((), 1998, "")],
    ),
    (
        "a survey that appeared",
        (
            "Weissgerber and her colleagues asked 11,730 workers about their skin. The "
            "survey appeared in Dermatology in 2011."
        ),
        [(("Weissgerber",), 2011, "Dermatology")],
    ),
    (
        "a report that the study is compared with, then its lead author",
        (
            "A study published Tuesday in the journal Annals of Internal Medicine "
            "suggests it. It comes two years after the World Health Organization's "
            "2021 report.\n\nLead author Dr. Silke Oberhauerin used a list."
        ),
        [
            (("Oberhauerin",), None, "Annals of Internal Medicine"),
            ((), 2021, ""),
        ],
    ),
    (
        "a bracket at the end of the paragraph says where it stands",
        (
            "Bees learn, according to a study by Scarlett Hovarthy of Melbourne. They "
            "chose right in 100 trials (Science Advances, DOI: 10.1126/sciadv.aav0999)."
        ),
        [(("Hovarthy",), None, "Science Advances")],
    ),
    (
        "whose trial it is, the sentence before tells",
        (
            "Ted Kaptchukov disagrees. In his trial of 80 people, published in PLoS "
            "ONE in December 2010, they knew."
        ),
        [(("Kaptchukov",), 2010, "PLoS ONE")],
    ),
    (
        "the first to show it, in a paper of a year",
        (
            "Takemitsuo, a chemist at Yale, was the first to show, in a 2007 paper in "
            "the journal Nature, that it is so."
        ),
        [(("Takemitsuo",), 2007, "Nature")],
    ),
    (
        "a day is no part of the journal that came out on it",
        (
            "Henry Beecherman published it in the Journal of the American Medical "
            "Association on Christmas Eve, 1955."
        ),
        [(("Beecherman",), 1955, "Journal of the American Medical Association")],
    ),
    (
        "two universities",
        "A Stanford study found relief. The Yale study, of 300 men, did not.",
        [((), None, ""), ((), None, "")],
    ),
    (
        "a study, where it was published, who led it",
        (
            "Vitamins do not prolong life, a new study suggests. The study, published "
            "Wednesday in JAMA Network Open, followed 400,000 adults.\n\n“We found no "
            "evidence,” said lead author Dr. Erica Loftgren, of the National Cancer "
            "Institute. Loftgren and her colleagues analyzed data from three cohorts."
        ),
        [(("Loftgren",), None, "JAMA Network Open")],
    ),
    (
        "an institution, the head of the team, the journal",
        (
            "According to researchers at Duke University, walking helps. The team, led "
            "by William Kraussen, assigned 150 people to four groups. Their findings "
            "appear in the journal Diabetologia."
        ),
        [(("Kraussen",), None, "Diabetologia")],
    ),
    (
        "an institution, the journal in the next sentence, its first author",
        (
            "Harvard researchers have linked red meat to diabetes. In the study, which "
            "appeared in the American Journal of Clinical Nutrition on Oct. 19, 2023, "
            "they tracked 216,695 participants. First author Jane Guing said so."
        ),
        [(("Guing",), 2023, "American Journal of Clinical Nutrition")],
    ),
    (
        "two papers of one person, each with its year",
        (
            "A trial led by Dr. Mark Sigterd found relief. The results were published "
            "in Pain in 2009. Dr. Sigterd's team reported liver problems in 2011."
        ),
        [(("Sigterd",), 2009, "Pain"), (("Sigterd",), 2011, "")],
    ),
    (
        "a journal that is a sentence by itself",
        "Webberly and Hewitt pooled eight reviews. Half fewer. J Orthop Res, Oct 2018.",
        [(("Webberly", "Hewitt"), 2018, "J Orthop Res")],
    ),
    (
        "the journal and its date in a bracket behind the names",
        "A meta-analysis, Hadiq et al 2021 (J Pain 2021; 21:179), found small drops.",
        [(("Hadiq",), 2021, "J Pain")],
    ),
    (
        "a title between the names and the bracket",
        (
            "A review by Hussainer and Cohner, “Clinical Effects of Regular Dry Sauna "
            "Bathing” (J Pain, 2018), included 40 studies."
        ),
        [(("Hussainer", "Cohner"), 2018, "J Pain")],
    ),
    (
        "a title, and in the next sentence who wrote it",
        (
            "The article is entitled “Lavender oil and anxiety: a randomised trial”. "
            "It was written by Siegfried Kasperer and published by the journal Pain in "
            "2010."
        ),
        [(("Kasperer",), 2010, "Pain")],
    ),
    (
        "who led the research, told behind the name",
        (
            "A study of 12,388 pensioners was reported in Neurology in 2023. Prof "
            "Zahid Ismailer, of Calgary, who led the research, was surprised."
        ),
        [(("Ismailer",), 2023, "Neurology")],
    ),
    (
        "who led something else",
        (
            "A study of 12,388 pensioners was reported in Neurology in 2023. Prof "
            "Zahid Ismailer, who led an older trial, was surprised."
        ),
        [((), 2023, "Neurology"), (("Ismailer",), None, "")],
    ),
    (
        "a bracket of another year",
        "Hadiq et al. 2021 (J Pain 2014; 21:179) found small drops.",
        [(("Hadiq",), 2021, ""), ((), 2014, "J Pain")],
    ),
    (
        "another study in the sentence that goes on",
        (
            "Doe et al. (2011) ran a trial. The findings are in line with a 2017 "
            "meta-analysis in the European Journal of Pain."
        ),
        [(("Doe",), 2011, ""), ((), 2017, "European Journal of Pain")],
    ),
    (
        "a bracket that ends what is told of a trial",
        "JELICO, with 18,645 adults, found fewer strokes (Yokohara 2007).",
        [(("Yokohara",), 2007, "")],
    ),
    (
        "a trial's name by itself, then who ran it",
        (
            "TREATED – the trial that got the headlines. Lowell and colleagues at UC, "
            "JAMA Internal Medicine 2020. 116 adults ate from noon to eight."
        ),
        [(("Lowell",), 2020, "JAMA Internal Medicine")],
    ),
    (
        "a trial told of, and then who else did one",
        (
            "The TREATED trial gave 116 adults a window of eight hours and found no "
            "more than a kilogram. Lowell and colleagues (2021) found two."
        ),
        [((), None, ""), (("Lowell",), 2021, "")],
    ),
    (
        "who led it, behind the name",
        (
            "In a trial of 254 survivors, reported in the Journal of Clinical Oncology "
            "by a team in Leiden, it worked. Vera Atemans, who led it, was glad."
        ),
        [(("Atemans",), None, "Journal of Clinical Oncology")],
    ),
    (
        "many studies, and one that was published",
        (
            "More than 70 studies have been carried out. The largest review was "
            "published in Pain in 2019."
        ),
        [((), 2019, "Pain")],
    ),
]


@pytest.mark.parametrize(
    ("text", "expected"), [row[1:] for row in STORIES], ids=[row[0] for row in STORIES]
)
def test_what_goes_on_about_a_study_is_said_of_that_one(text, expected):
    document = Document("news", text)
    studies = read(document)
    named = [s for s in studies if {m.kind for m in s.mentions} != {"unnamed"}]
    assert [(s.authors, s.year, s.claims.journal) for s in named] == expected


APART = [
    "It kept 300 adults awake.\n\nTea calms. The study was published in JAMA in 2019.",
    "The older study was published in Pain in 1999.",
    "The original study was published in Pain in 1999.",
    "The Dutch study was published in Pain in 1999.",
    "The smaller trial appeared in Pain.",
    "The study is at odds with what was published in Pain.",
    "The study was criticised in The Lancet.",
    "The report was widely quoted, not least in The Lancet.",
    "It was reviewed in Nature.",
    "Its results were challenged in a letter in JAMA in 2012.",
    "The study was retracted after an inquiry in The BMJ in 2015.",
    "Their work had earlier been published in Pain in 1998.",
    "This is in line with results in JAMA in 2012.",
    "It is unlike the one published in JAMA in 2012.",
    "It is one of several published in JAMA.",
    "An editorial called it weak. Senior author Paul Grantham of it disagreed.",
    "In an accompanying commentary, lead author Paul Grantham called it weak.",
    "That contradicts another study, lead author Paul Grantham admits.",
    "Lead author Paul Grantham of the ACCORD trial disagreed.",
    "Principal investigator Paul Grantham of the new Leiden trial hopes for more.",
    "Senior researcher Paul Grantham at a rival institute was not surprised.",
]


@pytest.mark.parametrize("sentences", APART)
def test_what_is_said_of_something_else_is_no_part_of_the_study(sentences):
    document = Document("news", f"A Stanford study found little. {sentences}")
    study, *_ = read(document)
    assert (study.group, study.authors, study.claims.journal) == ("Stanford", (), "")


def test_a_story_ends_at_the_next_heading_or_item():
    lines = ["A Stanford study found little.", "Lead author Jane Doering is glad."]
    text = "\n".join(lines)
    second = len(lines[0]) + 1
    for kind, apart in (("paragraph", False), ("item", True), ("heading", True)):
        blocks = (Block("paragraph", 0, second - 1), Block(kind, second, len(text)))
        document = Document("news", text, blocks=blocks)
        studies = read(document)
        assert (studies[0].authors == ()) is apart
