from time import process_time

import pytest

from tests.marked_pages import page
from verifier.claims import read_claims
from verifier.models import Block, Document, Mention, Participants, SampleSize


def claims_of(text, title=""):
    """Claims by surname, every surname taken for one study."""
    document, mentions = page(text, title)
    studies = {}
    for mention in mentions:
        key = mention.authors[0] if mention.authors else mention.surface
        studies.setdefault(key, []).append(mention)
    claims = read_claims(document, list(studies.values()))
    return dict(zip(studies, claims, strict=True))


FOUNDING = """\
# How Ketamine Therapy Treats Chronic Pain Caused By Fibromyalgia
## [[Systematic Review by Noppers et al. (2011)]]
A review of multiple clinical trials showed that ketamine infusions provided relief \
for people with chronic pain conditions, usually just a few hours to a few days. \
This study highlights ketamine’s potential.
## Randomized Controlled Trial by [[Sorensen et al. (2015)]]
In this double-blind study, 24 fibromyalgia patients were given either ketamine or a \
placebo. However, like in the review by [[Noppers et al.]], the pain relief wore off.
## Case Report by [[Maher et al. (2023)]]
This case report followed a 68-year-old woman who tried infusions. While this is just \
one example, some patients may benefit.
These studies provide strong evidence in 900 patients that ketamine can offer relief.
"""


def test_a_heading_that_names_a_study_owns_the_paragraphs_under_it():
    title = "How Ketamine Therapy Treats Chronic Pain Caused By Fibromyalgia"
    text = FOUNDING.replace(
        "[[Systematic Review by Noppers et al. (2011)]]",
        "Systematic Review by [[Noppers et al. (2011)]]",
    )
    claims = claims_of(text, title)
    noppers, sorensen, maher = (
        claims[name] for name in ("Noppers", "Sorensen", "Maher")
    )
    assert noppers.design == "systematic review"
    assert noppers.sample_sizes == ()
    assert noppers.blinding == ""
    assert sorensen.design == "randomized controlled trial"
    assert sorensen.blinding == "double-blind"
    assert sorensen.sample_sizes == (SampleSize(24),)
    assert maher.design == "case report"
    assert maher.participants == Participants(68, "female")
    assert maher.sample_sizes == ()
    assert (noppers.year, sorensen.year, maher.year) == (2011, 2015, 2023)
    for one in (noppers, sorensen, maher):
        assert one.topic.page == (
            "ketamine",
            "therapy",
            "treats",
            "chronic",
            "pain",
            "caused",
            "fibromyalgia",
        )
    assert {"ketamine", "infusions", "chronic", "pain"} <= set(noppers.topic.sentence)
    assert not {"noppers", "sorensen", "maher"} & {
        *noppers.topic.sentence,
        *noppers.topic.heading,
        *sorensen.topic.heading,
    }


# ----------------------------------------------------------- designs and whose they are

RCT = "randomized controlled trial"


@pytest.mark.parametrize(
    ("text", "designs"),
    [
        ("A randomized trial by [[Doe et al. (2011)]] was small.", {"Doe": RCT}),
        ("[[Doe et al. (2011)]] conducted a randomised trial.", {"Doe": RCT}),
        ("[[Doe’s 2011]] systematic review found none.", {"Doe": "systematic review"}),
        ("A cohort study (<<Doe et al., 2011>>) found more.", {"Doe": "cohort study"}),
        ("In an open-label trial, [[Doe (2011)]] saw relief.",
         {"Doe": "open-label trial"}),
        (
            "[[Doe (2011)]] ran a randomized trial, while [[Roe (2012)]] did a review.",
            {"Doe": RCT, "Roe": "review"},
        ),
        (
            "A meta-analysis (<<Doe, 2011>>) and a case report (<<Roe, 2012>>) agree.",
            {"Doe": "meta-analysis", "Roe": "case report"},
        ),
        (
            "In a randomized trial (<<Doe, 2011>>; <<Roe, 2012>>) pain fell.",
            {"Doe": "", "Roe": ""},
        ),
        ("[[Doe (2011)]] said that more randomized trials are needed.", {"Doe": ""}),
        ("[[Doe (2011)]] sees a need for a large randomised trial.", {"Doe": ""}),
        ("[[Doe (2011)]] pooled 12 randomized trials.", {"Doe": "meta-analysis"}),
        ("[[Doe (2011)]] pooled two randomized trials.", {"Doe": ""}),
        (
            "[[Doe (2011)]] and [[Roe (2012)]] were pooled with randomised trials.",
            {"Doe": "", "Roe": ""},
        ),
        ("[[Doe (2011)]] randomly assigned 24 women to yoga or rest.", {"Doe": RCT}),
        ("[[Doe (2011)]] gave it to 24 men, who were randomised.", {"Doe": RCT}),
        (
            "A review by [[Doe (2011)]] says how patients were randomised.",
            {"Doe": "review"},
        ),
        ("[[Doe (2011)]] ran two randomized trials.", {"Doe": RCT}),
        (
            "Randomized trials (<<Doe, 2011>>; <<Roe, 2012>>) found less pain.",
            {"Doe": RCT, "Roe": RCT},
        ),
        # Who reviewed the trials is cited so as well: PMID 18757972, 19185342.
        (
            "That is few compared with other trials (<<Doe, 2011>>; <<Roe, 2012>>).",
            {"Doe": "", "Roe": ""},
        ),
        (
            "It did so in two randomized trials (<<Doe, 2011>>; <<Roe, 2012>>).",
            {"Doe": RCT, "Roe": RCT},
        ),
        ("This matters for clinical trials (<<Doe, 2011>>).", {"Doe": ""}),
        ("Our pilot study follows [[Doe (2011)]].", {"Doe": ""}),
        (
            "[[Doe (2011)]] wrote a review of 12 randomized trials.",
            {"Doe": "review"},
        ),
        (
            "[[Doe (2011)]] saw pain. This double-blind crossover trial was short.",
            {"Doe": "crossover trial"},
        ),
        (
            "[[Doe (2011)]] looked at pain. Cohort studies are common in this field.",
            {"Doe": ""},
        ),
        (
            "The trial by [[Doe (2011)]] was small. It was a randomised trial.",
            {"Doe": RCT},
        ),
        (
            "One trial set off a scare. Then came [[Doe (2011)]]: a meta-analysis.",
            {"Doe": "meta-analysis"},
        ),
        (
            "[[Doe (2011)]] saw relief. In {{another randomized trial}}, pain rose.",
            {"Doe": "", "another randomized trial": RCT},
        ),
    ],
)  # fmt: skip
def test_a_design_binds_to_the_study_whose_phrase_it_stands_in(text, designs):
    assert {name: one.design for name, one in claims_of(text).items()} == designs


# ------------------------------------------------------------- sizes and whose they are


@pytest.mark.parametrize(
    ("text", "sizes"),
    [
        ("[[Doe (2011)]] enrolled 24 patients.", {"Doe": [(24, "enrolled")]}),
        (
            "[[Doe (2011)]] treated 24 patients and [[Roe (2012)]] treated 31 adults.",
            {"Doe": [(24, "stated")], "Roe": [(31, "stated")]},
        ),
        (
            "A trial of 24 men (<<Doe, 2011>>) and one of 31 men (<<Roe, 2012>>).",
            {"Doe": [(24, "stated")], "Roe": [(31, "stated")]},
        ),
        (
            "Trials in 24 adults (<<Doe, 2011>>; <<Roe, 2012>>) disagree.",
            {"Doe": [], "Roe": []},
        ),
        # What is told next, without a word that points back; and what is not.
        (
            "[[Doe (2011)]] gave ginger. Seventy women were randomised.",
            {"Doe": [(70, "randomised")]},
        ),
        (
            "[[Doe (2011)]] gave ginger. In 2019, 300 of our patients took it.",
            {"Doe": []},
        ),
        # Arms are told by their sum.
        (
            "[[Doe (2011)]] randomised 126 adults: 84 got capsules and 42 placebo.",
            {"Doe": [(126, "randomised"), (84, "per_arm"), (42, "per_arm")]},
        ),
        (
            "[[Doe (2011)]] saw relief. The trial included forty women.",
            {"Doe": [(40, "enrolled")]},
        ),
        (
            "[[Doe (2011)]] saw relief. About 21 million adults live with pain.",
            {"Doe": []},
        ),
        (
            "[[Doe (2011)]] saw relief. The Poe trial had 90 adults.",
            {"Doe": []},
        ),
        (
            "[[Doe (2011)]] ran two trials with 138 patients.",
            {"Doe": [(138, "stated")]},
        ),
        (
            "[[Doe (2011)]] pooled two trials with 138 patients.",
            {"Doe": [(138, "stated"), (2, "studies")]},
        ),
        (
            "[[Doe (2011)]] saw relief. Our clinic has helped 300 patients.",
            {"Doe": []},
        ),
        (
            "[[Doe (2011)]] saw relief.\nThe researchers recruited 60 volunteers.",
            {"Doe": [(60, "enrolled")]},
        ),
        (
            "[[Doe (2011)]] saw relief.\nWe treat 60 patients a day.",
            {"Doe": []},
        ),
        (
            """## [[Doe (2011)]]
Pain fell in 24 women. Unlike [[Roe (2012)]], who saw 90 women, relief was short.""",
            {"Doe": [(24, "stated")], "Roe": [(90, "stated")]},
        ),
        (
            "## [[Doe (2011)]]\nThe trial had 24 women.\n## Cost\n40 patients pay.",
            {"Doe": [(24, "stated")]},
        ),
        (
            "## [[Doe et al. (2011)]]\n### Results\nAll 24 women felt better.",
            {"Doe": [(24, "stated")]},
        ),
        (
            "| [[Doe 2011]] | RCT | 24 patients\n| [[Roe 2012]] | RCT | 31 patients",
            {"Doe": [(24, "stated")], "Roe": [(31, "stated")]},
        ),
        (
            "* [[Doe 2011]]: 24 patients\n* [[Roe 2012]]: 31 patients",
            {"Doe": [(24, "stated")], "Roe": [(31, "stated")]},
        ),
    ],
)
def test_a_size_binds_to_the_study_it_counts_for_or_to_none(text, sizes):
    found = {
        name: [(size.count, size.role) for size in one.sample_sizes]
        for name, one in claims_of(text).items()
    }
    assert found == sizes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[[Doe (2011)]] report a 68-year-old woman.", Participants(68, "female")),
        ("[[Doe (2011)]] report a 7 year old boy.", Participants(7, "male")),
        ("[[Doe (2011)]] saw a man aged 40 with CRPS.", Participants(40, "male")),
        ("[[Doe (2011)]] saw a 52-year-old patient.", Participants(52, "")),
        ("[[Doe (2011)]] studied women aged 40 to 60.", Participants()),
        ("[[Doe (2011)]] was a 3-year study of men.", Participants()),
    ],
)
def test_age_and_sex_of_a_case_are_claimed(text, expected):
    assert claims_of(text)["Doe"].participants == expected


@pytest.mark.parametrize(
    ("text", "blinding"),
    [
        ("[[Doe (2011)]] ran a double blind trial.", "double-blind"),
        ("[[Doe (2011)]] ran a single-blinded trial.", "single-blind"),
        ("[[Doe (2011)]] ran a triple-masked trial.", "triple-blind"),
        ("[[Doe (2011)]] ran an open-label trial.", "open"),
        ("[[Doe (2011)]] ran a trial in blind patients.", ""),
        (
            "[[Doe (2011)]] gave 90 women pills; some could draw open-label oestrogen.",
            "",
        ),
        ("[[Doe (2011)]] randomised 90 women, open-label, to pills.", "open"),
        ("[[Doe (2011)]] had an open-label stage, then a one-week blinded phase.", ""),
    ],
)
def test_blinding_is_claimed(text, blinding):
    assert claims_of(text)["Doe"].blinding == blinding


def test_topic_words_of_the_clause_that_names_the_study_come_first():
    claims = claims_of(
        "[[Doe (2011)]] tested magnesium for migraine, while [[Roe (2012)]] tested "
        "ketamine for fibromyalgia.",
    )
    assert claims["Doe"].topic.sentence[:3] == ("tested", "magnesium", "migraine")
    assert claims["Roe"].topic.sentence[:3] == ("tested", "ketamine", "fibromyalgia")


def test_what_follows_without_a_word_back_is_a_topic_and_no_claim():
    claims = claims_of(
        "[[Doe (2010)]] worked on gout. Your cohort of 400 bakers swears by "
        "albumin. [[Roe (2011)]] slept.",
    )
    assert {"gout", "albumin"} <= set(claims["Doe"].topic.sentence)
    assert (claims["Doe"].design, claims["Doe"].sample_sizes) == ("", ())
    assert "albumin" not in claims["Roe"].topic.sentence


def test_what_leads_up_to_a_study_is_its_topic_unless_told_of_another():
    claims = claims_of(
        "Magnesium may calm a migraine. [[Doe (2011)]] tested it. That trial tested "
        "riboflavin too. [[Roe (2012)]] looked at sleep.",
    )
    assert {"magnesium", "migraine"} <= set(claims["Doe"].topic.sentence)
    assert claims["Roe"].topic.sentence == ("looked", "sleep")


def test_a_theme_is_what_a_page_says_over_and_over():
    (claims,) = claims_of(
        "Ketamine for pain. Ketamine at home. Pain at work. Pain with ketamine: "
        "[[Doe et al. (2011)]] knew. Doe, Doe, Doe!"
    ).values()
    assert claims.topic.theme == ("ketamine", "pain")


def test_names_years_journals_and_designs_are_no_topic():
    (claims,) = claims_of(
        "A randomised controlled trial by [[Doe et al. (2011)]] of ketamine in 2010."
    ).values()
    assert claims.topic.sentence == ("ketamine",)


HOSTILE = (
    "one ",
    "the ",
    "clinical ",
    "randomised ",
    "random-",
    "24 ",
    "111,",
    "9",
    "24 a ",
    "of 24 by ",
    " ",
    "\n",
    ". ",
    ".\n ",
    "(",
    ", and ",
    "68-year-old ",
    "n = ",
    "review of ",
    "é",
    "ﬃ",
    "İ",
)


@pytest.mark.parametrize("unit", HOSTILE)
def test_no_text_makes_reading_slow(unit):
    """A quarter of a million characters take a fraction of a second each; the bound
    only tells linear from quadratic on a busy machine."""
    text = unit * (250_000 // len(unit))
    places = range(0, len(text) - 10, len(text) // 7)
    mentions = [
        Mention(
            start=at,
            end=at + 3,
            surface=text[at : at + 3],
            kind="narrative",
            sentence=(0, len(text)),
            line=1,
            authors=(f"Doe{at}",),
            year=2011,
        )
        for at in places
    ]
    document = Document("d", text, blocks=(Block("paragraph", 0, len(text)),))
    started = process_time()
    read_claims(document, [[mention] for mention in mentions])
    assert process_time() - started < 10


def test_a_page_of_many_studies_takes_time_by_its_length():
    def seconds(count):
        names = [f"Doe{i} et al. (2011)" for i in range(count)]
        text = ", and ".join(f"{name} treated 24 adults in a trial" for name in names)
        mentions, at = [], 0
        for name in names:
            at = text.index(name, at)
            mentions.append(
                Mention(
                    start=at,
                    end=at + len(name),
                    surface=name,
                    kind="narrative",
                    sentence=(0, len(text)),
                    line=1,
                    authors=(name.split()[0],),
                )
            )
        document = Document("d", text, blocks=(Block("paragraph", 0, len(text)),))
        started = process_time()
        claims = read_claims(document, [[mention] for mention in mentions])
        assert all(one.sample_sizes == (SampleSize(24),) for one in claims)
        return process_time() - started

    seconds(100)
    assert seconds(8000) < 30 * seconds(800)
