"""A journal that closes what is told of a study is that study's journal."""

import pytest

from tests.test_stories import APART
from verifier.documents.markdown import read_markdown
from verifier.models import Document
from verifier.reading import read


def told(page):
    studies = read(read_markdown(page.encode(), "page.md"))
    named = [s for s in studies if {m.kind for m in s.mentions} != {"unnamed"}]
    return [(*s.authors[:1], s.year, s.claims.journal) for s in named]


CLOSING = [
    # in a bracket of its own, at the end of what is told
    (
        (
            "Bergam 2011: 24 people were given 600 mg or placebo. It nearly wiped out "
            "fear. (Neuropsychopharmacology, 36, 1219.)"
        ),
        ("Bergam", 2011, "Neuropsychopharmacology"),
    ),
    (
        (
            "Yinger J and Xinger H (2008) compared it with metformin in 36 adults. The "
            "fall was as large (Metabolism 57(5): 712-717)."
        ),
        ("Yinger", 2008, "Metabolism"),
    ),
    (
        "## Trial: Basarian et al. (2010)\n\nIt was stopped early. (NEJM.)",
        ("Basarian", 2010, "NEJM"),
    ),
    # at the end of a bracket that says something else first
    (
        "In one trial (Shechton et al, 2018; 14 adults; J Psychiatr Res), it helped.",
        ("Shechton", 2018, "J Psychiatr Res"),
    ),
    # between marks
    (
        "* *Schlagen et al., 2019* – 207 adults, J Investig Clin Dent → not worse",
        ("Schlagen", 2019, "J Investig Clin Dent"),
    ),
    (
        "Juhlin and others’ 2018 meta-analysis, Nutrients, covered 78,529 children.",
        ("Juhlin", 2018, "Nutrients"),
    ),
    (
        "* Jianger (2023), Lancet Public Health",
        ("Jianger", 2023, "Lancet Public Health"),
    ),
    (
        "It made no difference (Butzkueven H, Ponsonby A-L, et al. *Brain*, awad409).",
        ("Butzkueven", None, "Brain"),
    ),
    # as a sentence
    (
        (
            "## Jastrebov et al., 2022\n\nIt took in 2,539 adults. Also in the *New "
            "England Journal of Medicine*."
        ),
        ("Jastrebov", 2022, "New England Journal of Medicine"),
    ),
    (
        "Changer et al. (2015) asked 12 people to read. It’s in PNAS. All slept worse.",
        ("Changer", 2015, "PNAS"),
    ),
    (
        (
            "## Patelin et al. 2013\n\nThere were 78 patients. The paper appeared in "
            "the *American Journal of Sports Medicine*."
        ),
        ("Patelin", 2013, "American Journal of Sports Medicine"),
    ),
    (
        (
            "### Moreauville et al., 2003\n\nIn this prospective study of 71 dogs, "
            "published in the Veterinary Record, two drugs worked."
        ),
        ("Moreauville", 2003, "Veterinary Record"),
    ),
    (
        (
            "## Zhaong L, et al.\n\nPublished in JAMA Intern Med (2017;177:508), this "
            "study randomly assigned 249 people."
        ),
        ("Zhaong", 2017, "JAMA Intern Med"),
    ),
    # by itself, with its numbers but no year
    (
        (
            "Doeringer et al. (2019) fed eight men. It was a careful study. Cell Metab "
            "31(2):92-104."
        ),
        ("Doeringer", 2019, "Cell Metab"),
    ),
    # with the numbers of the issue behind what was told
    (
        (
            "### The UK BEAMER Trial (2004)\n\nUK BEAMER enrolled 1,334 patients. "
            "Exercise won. BMJ 2004;329:1377."
        ),
        (2004, "BMJ"),
    ),
    (
        (
            "* **NIP trial.** Sarah Lenser of the University of Auckland and her "
            "colleagues assigned 1,364 women. *N Engl J Med* 2019; 380: 325-34."
        ),
        ("Lenser", 2019, "N Engl J Med"),
    ),
    (
        (
            "An older trial by Fritscher and others took 131 dogs to four doses. J Vet "
            "Intern Med 2010;24:1020-6."
        ),
        ("Fritscher", 2010, "J Vet Intern Med"),
    ),
    # with more in its bracket, or the year before it
    (
        "Orlicher and colleagues’ 2013 paper (JAMA Intern Med; 73,308 people) was big.",
        ("Orlicher", 2013, "JAMA Intern Med"),
    ),
    (
        "Portenoi’s earlier dose-ranging study had looked hopeful (2012, J Pain).",
        ("Portenoi", 2012, "J Pain"),
    ),
    # between the name and the study
    (
        "Compare Michael Michar’s 2010 Circulation meta-analysis: no risk at all.",
        ("Michar", 2010, "Circulation"),
    ),
    ("Koxer’s PNAS study of 24 volunteers in 2014 is real.", ("Koxer", 2014, "PNAS")),
    # with the year, which nothing else has
    (
        "Robertson LA et al. J Physiol 593.18 (2015) pp 4285–4301. Twenty-one men.",
        ("Robertson", 2015, "J Physiol"),
    ),
    (
        "Seredar 2022 (12 studies, 1915 people, CD013514). Nothing.",
        ("Seredar", 2022, "Cochrane Database of Systematic Reviews"),
    ),
    # as the label of a link to the paper
    (
        (
            "## Wildinger et al., 2021\n\n1,961 adults took it. ([NEJM](https://doi.org/"
            "10.1056/NEJMoa2032183))"
        ),
        ("Wildinger", 2021, "NEJM"),
    ),
    (
        (
            "* Paszyn et al., 2023: 189 adults, [Frontiers in Public Health]"
            "(https://doi.org/10.3389/fpubh.2023.1199728) → no worse"
        ),
        ("Paszyn", 2023, "Frontiers in Public Health"),
    ),
]


@pytest.mark.parametrize(("page", "expected"), CLOSING)
def test_a_journal_that_closes_the_telling_is_the_study_s(page, expected):
    assert told(page) == [expected]


NOT_ITS_JOURNAL = [
    # a field of work, an illness
    "Doeling et al. (2011) taught it in a department (Internal Medicine).",
    "Doeling et al. (2011) compared yoga with Sports Medicine, Public Health, or rest.",
    "Doeling et al. (2011), a trial in Parkinson’s Disease, found nothing.",
    "Doeling et al. 2011 treated Depression and Anxiety, a problem in Heart Failure.",
    # another study is told of by then
    "Doeling et al. (2011) slept more; a second trial did not. (J Pain.)",
    "Doeling et al. (2011) slept more. Another trial did not. BMJ 2011;329:1377.",
    "Doeling et al. (2011) slept more. Others did not (Roeling 2012, J Pain).",
    "Unlike Doeling et al. (2011), we found nothing. (J Pain.)",
    "## Doeling et al. (2011)\n\nThey slept.\n\n## Read more\n\nIt’s in PNAS.",
    "* Doeling et al. (2011): 30 adults\n* Good to know: it’s in PNAS, too",
    "Doeling, 2011, had 15 runners. Fewer know Beyer (Am J Sports Med 2015): good.",
    "Doeling et al. (2011) taught it (Internal Medicine, Leeds).",
    # what prints news
    "Doeling et al. (2011) slept more. It’s in The Guardian.",
]


@pytest.mark.parametrize("page", NOT_ITS_JOURNAL)
def test_other_names_in_the_paragraph_are_no_journal_of_the_study(page):
    assert told(page)[0] == ("Doeling", 2011, "")


@pytest.mark.parametrize("sentences", APART)
def test_a_journal_of_something_else_is_not_the_named_study_s(sentences):
    page = Document("news", f"Doeling et al. (2011) found little. {sentences}")
    study, *_ = read(page)
    assert (study.year, study.claims.journal) == (2011, "")


HEADED = [
    # names and a year, and below them at once what was done
    (
        "## Meta-analysis: Khanin 2018\n\n93 RCTs (n=8,479) and no signal.",
        ("Khanin", 2018, ""),
    ),
    (
        (
            "### 4. Bronfest 2012 – neck pain\n\nIt’s not the back! But this Annals of "
            "Internal Medicine paper with 272 people showed manipulation to win."
        ),
        ("Bronfest", 2012, "Annals of Internal Medicine"),
    ),
    # the trial or the institution, and below it who did it
    (
        (
            "**The NYU trial (2020)**\nDr. Naomi Simonette, of NYU Langone, and her "
            "team compared yoga and CBT in 226 adults. The study came out on "
            "August 12, 2020, in *JAMA Psychiatry*."
        ),
        ("Simonette", 2020, "JAMA Psychiatry"),
    ),
    (
        (
            "## The ACHIEVER trial\n\nDoes it help? Linder and his colleagues answered "
            "that in *The Lancet* in July 2023. Of 977 adults, half got hearing aids."
        ),
        ("Linder", 2023, "The Lancet"),
    ),
    # the names, and then what their trial is called and where it was printed
    (
        (
            "1. **Lower DA, Wue N, et al. (2020).** In the TREATY trial 116 adults ate "
            "between noon and 8 p.m. It was safe. *JAMA Intern Med* 180(11):1491-9."
        ),
        ("Lower", 2020, "JAMA Intern Med"),
    ),
]
SIGNED = [
    (
        (
            "An Australian study, PrevENT, gave people 10,000 IU. It made no "
            "difference (Butzkueven H, Ponsonby A-L, et al. *Brain*, awad409)."
        ),
        ("Butzkueven", None, "Brain"),
    ),
    (
        (
            "No one knew until a study came out in JAMA Internal Medicine in July. In "
            "it, Rodriguen PJ, Goodwin BM, and colleagues matched 18,386 patients."
        ),
        ("Rodriguen", None, "JAMA Internal Medicine"),
    ),
    (
        "Bissette and co-workers’ BMJ paper from 2006 is what every student learns.",
        ("Bissette", 2006, "BMJ"),
    ),
    (
        "Ask them about Kapurale’s two-year follow-up (Neurosurgery 2016).",
        ("Kapurale", 2016, "Neurosurgery"),
    ),
    (
        (
            "That is what Paul IM, Beiler J, Duda L and Berlin CM wrote in Arch "
            "Pediatr Adolesc Med, December 2007, after a study of 105 children."
        ),
        ("Paul", 2007, "Arch Pediatr Adolesc Med"),
    ),
    (
        (
            "In 2006, Kassandra Mungera and Alberto Ascher at Harvard looked at the "
            "blood of recruits. Those with the most had the lowest risk.[1]\n\n## Notes"
            "\n\n[1] Mungera KL, Levin LI, Hollis BW, Ascher A. Serum levels. JAMA "
            "2006;296(23):2832-8."
        ),
        ("Mungera", 2006, "JAMA"),
    ),
]


@pytest.mark.parametrize(("page", "expected"), HEADED + SIGNED)
def test_a_heading_a_bracket_and_what_is_told_between_name_one_study(page, expected):
    assert told(page) == [expected]


NO_STUDY = [
    "Our nutritionist Ella Brandt (MSc 2011, Wageningen) answers on Mondays.",
    "We were featured in *Irish Country Living*, June 2019.",
    "## Leeds 2018\n\n24 patients came to our study day.",
    "## Autumn 2018\n\nIn this trial offer all classes are half price.",
    "## Wegovy 2024\n\nIt’s here! Ask us for it.",
]


@pytest.mark.parametrize("page", NO_STUDY)
def test_what_a_page_says_of_itself_with_a_year_names_no_study(page):
    assert told(page) == []


TWO = [
    (
        "## The GLAGUV trial\n\nUnlike Doeling et al. (2010), GLAGUV took in adults.",
        [(None, ""), ("Doeling", 2010, "")],
    ),
    (
        (
            "## The GLAGUV trial\n\nIt enrolled 968 adults. Puriel et al. (2016) "
            "looked at the plaques."
        ),
        [(None, ""), ("Puriel", 2016, "")],
    ),
    (
        (
            "Cream is first.(1) In a pooled look at five trials, gel cleared more than "
            "0.1%.(2) In one study (Steingold, J Drugs Dermatol 2016) a third did well."
            "\n\n## Notes\n\n(1) Reynard RV, Yeung H: Care of acne. J Am Acad Dermatol "
            "90:1006-30, 2024\n\n(2) Thibout D, Egan N: Gel 0.3% for acne. J Am Acad "
            "Dermatol 54:242-50, 2006"
        ),
        [
            ("Reynard", 2024, "J Am Acad Dermatol"),
            ("Thibout", 2006, "J Am Acad Dermatol"),
            ("Steingold", 2016, "J Drugs Dermatol"),
        ],
    ),
    (  # another study opens the sentence
        (
            "Wiklund and colleagues randomised 384 women for 16 weeks. A yoga trial "
            "is kinder: Smith and Turner's 142 women, half of them on a waiting list, "
            "slept better after ten weeks (*Menopause*, 2016)."
        ),
        [("Wiklund", None, ""), ("Smith", 2016, "Menopause")],
    ),
]


@pytest.mark.parametrize(("page", "expected"), TWO)
def test_studies_that_stand_beside_each_other_stay_apart(page, expected):
    assert told(page) == expected


def test_a_name_and_a_year_that_lead_to_a_paper_name_it():
    page = (
        "Sources: [Vardin 2010](https://pubmed.ncbi.nlm.nih.gov/20451317/) | "
        "[Clavijan et al., 2017](https://doi.org/10.1016/j.jsxm.2016.11.001) | "
        "[Prices 2017](/prices)"
    )
    studies = read(read_markdown(page.encode(), "page.md"))
    assert [(*s.authors, s.year, s.identifiers.pmid) for s in studies] == [
        ("Vardin", 2010, "20451317"),
        ("Clavijan", 2017, ""),
    ]


def test_the_last_word_of_a_short_journal_is_no_author():
    assert told("It was cold there. Cell Rep Med 2021 — 8 swimmers, 8 controls.") == []
