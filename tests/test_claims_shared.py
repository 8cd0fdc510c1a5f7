"""Claims of pages that name two or three studies, or say twice which they mean.

Each row is a piece of Markdown and, for each first author, the design claimed (``None``
where it is not asked) and all the sizes.
"""

import pytest

from verifier.documents import read_document
from verifier.reading import read

RCT = "randomized controlled trial"

PAGES = [
    # told of each in turn, or of both at once
    (
        "Two RCTs (Doe 2010; Roe 2012) with 40 and 60 patients compared both.",
        {"Doe": (RCT, {40}), "Roe": (RCT, {60})},
    ),
    (
        "Doe et al. (2010) and Roe et al. (2012) had 40 and 60 older patients.",
        {"Doe": (None, {40}), "Roe": (None, {60})},
    ),
    (
        "Doe (2010), Roe (2012) and Poe (2014) tested 40, 60 and 70 women.",
        {"Doe": (None, {40}), "Roe": (None, {60}), "Poe": (None, {70})},
    ),
    (
        (
            "Doe et al. (2010) and Roe et al. (2012) looked at people between 40 and "
            "60 years of age."
        ),
        {"Doe": (None, set()), "Roe": (None, set())},
    ),
    (
        "Doe (2010), both randomised and blinded, had 40 patients.",
        {"Doe": (None, {40})},
    ),
    (
        (
            "Doe et al. (2010) and Roe et al. (2012), both randomised, had fewer than "
            "50 patients each."
        ),
        {"Doe": (RCT, {50}), "Roe": (RCT, {50})},
    ),
    (
        "Doe (2010), on 70 patients, and Roe (2012), on 130, are the only two.",
        {"Doe": (None, {70}), "Roe": (None, {130})},
    ),
    (
        "Doe et al. (2010) randomised 254 patients, and Roe et al. (2012), 250.",
        {"Doe": (None, {254}), "Roe": (None, {250})},
    ),
    (
        "Doe et al. (2010) enrolled 254 patients, and Roe et al. (2012), 12 May, sang.",
        {"Doe": (None, {254}), "Roe": (None, set())},
    ),
    # in a bracket of its own between the design and its author
    (
        (
            "A retrospective chart review (n = 77) by Doe et al. 2010 came to another "
            "conclusion than a cohort of 9,300 nurses (Roe et al. 2012)."
        ),
        {"Doe": ("retrospective study", {77}), "Roe": ("cohort study", {9300})},
    ),
    # said again behind the name, or in another cell of its row
    (
        "Doe et al. (2010): a dose-response trial in 79 patients who slept badly.",
        {"Doe": ("clinical trial", {79})},
    ),
    (
        (
            "| Study | Design | Patients |\n|---|---|---|\n"
            "| Larsen 2009 | RCT | 84 |\n"
            "| Doe 2010 | Systematic review | 1,120 (9 trials) |\n"
            "| Roe 2012 | Cohort | 4,210 |\n| Olsen 2019 | Open-label | 30 |\n"
        ),
        {"Doe": ("systematic review", {9, 1120}), "Roe": ("cohort study", {4210})},
    ),
    (
        "Doe and co-workers (Acta Tropica, 2010; systematic review) found 117 papers.",
        {"Doe": ("systematic review", {117})},
    ),
    (
        "Doe et al. (2010; a randomised trial, n = 40) saw less pain.",
        {"Doe": ("randomized controlled trial", {40})},
    ),
    (
        "Doe and Roe asked so in 2010. Their meta-analysis of earlier trials said no.",
        {"Doe": ("meta-analysis", set())},
    ),
    (
        (
            "Dialysis staff gave pills to 240 patients who did not take them alone. "
            "Pressure fell by 15 mm Hg, Ross and Koo reported in 2010, and they slept."
        ),
        {"Ross": (None, {240})},
    ),
    # another's, though told beside it
    (
        "Doe (2010) asked so. Her second study, of 400 women, did not.",
        {"Doe": ("", set())},
    ),
    (
        (
            "A Chinese trial of 120 stroke patients, published in 2011 by its makers, "
            "could not be replicated by Doe (2010)."
        ),
        {"Doe": ("", set())},
    ),
    (
        "Doe (2010) asked 30 men. Park 2012 did the same in 28 women. They slept.",
        {"Doe": (None, {30})},
    ),
    (
        (
            "Not to Doe (2010), whose editorial called it trivial, nor to the 400 "
            "readers who answered our poll."
        ),
        {"Doe": ("editorial", set())},
    ),
    (
        (
            "Doe et al. (2010) pooled six RCTs. A society found none. The latter rests"
            " on five papers."
        ),
        {"Doe": (None, {6})},
    ),
    # of a paper that is told of in sentences of its own
    (
        (
            "The classic is Doe et al. (2010). Across three experiments, about 200 "
            "students and 65 patients wrote lists."
        ),
        {"Doe": (None, {200, 65})},
    ),
    (
        (
            "I know Doe et al. (2010). Fine, but that was a retrospective look at "
            "2,100 drivers."
        ),
        {"Doe": ("retrospective study", {2100})},
    ),
    (
        (
            "## Key studies\n\n**Ornish et al., Lancet 1990.** RCT; 48 pts; 1 yr.\n\n"
            "**Esselstyn, J Fam Pract 2014.** Case series; 198 pts on a diet.\n\n"
            "**Wilkins, J Fam Pract 2015.** Case series of headaches.\n"
        ),
        {
            "Ornish": (RCT, {48}),
            "Esselstyn": ("case series", {198}),
            "Wilkins": ("", set()),
        },
    ),
    # of a later state of it, of some of its people, of what was hoped for
    (
        (
            "A review by Doe et al. (2010) took in 114 trials. They updated it in "
            "2014, this time with 202 trials."
        ),
        {"Doe": ("review", {114})},
    ),
    (
        (
            "In the study by Doe et al. (2010), 12 percent of the 250 participants "
            "had rashes. Two participants, both over 70, were hospitalised."
        ),
        {"Doe": (None, {250})},
    ),
    (
        "Doe et al. (2010) tested it in 8 riders and 12 horses.",
        {"Doe": (None, {8, 12})},
    ),
    (
        (
            "The trial by Doe et al. (2010) failed. The researchers wanted 300 "
            "patients. They screened 1,100 and enrolled 96. Only 71 stayed to the end."
        ),
        {"Doe": ("clinical trial", {1100, 96, 71})},
    ),
    # the first and the second of two
    (
        (
            "Doe et al. (2010) described 12 children. Roe et al. (2012) studied "
            "537,303 children. The first was a case series, now retracted. The second "
            "was a cohort study."
        ),
        {"Doe": ("case series", {12}), "Roe": ("cohort study", {537303})},
    ),
    (
        "Doe et al. (2010) described 12 children. The first was a case of rickets.",
        {"Doe": (None, {12})},
    ),
    (
        (
            "The guideline by Doe (2010), which looked at 11 trials, and the study by "
            "Roe (2012) that started it all: just 22 people."
        ),
        {"Doe": ("guideline", {11}), "Roe": (None, {22})},
    ),
    # in a laboratory, cells or people
    (
        "A laboratory study by Doe et al. (2010) put 12 cyclists on rollers.",
        {"Doe": ("", {12})},
    ),
    (
        "A laboratory study by Doe et al. (2010) put honey on skin.",
        {"Doe": ("in vitro study", set())},
    ),
    # under a heading that says of which design all are
    (
        (
            "## Our evidence\n\n### Randomised controlled trials\n\n"
            "- Larsen et al. 2009: 60 women, less pain\n"
            "- Doe et al. 2010: a trial of 70 women\n"
            "- Roe et al. 2012: an editorial\n\n"
            "### Laboratory studies\n\n"
            "- Poe et al. 2014: more collagen\n"
        ),
        {
            "Larsen": (RCT, {60}),
            "Doe": (RCT, {70}),
            "Roe": ("editorial", set()),
            "Poe": ("in vitro study", set()),
        },
    ),
    (
        (
            "## Why we need randomised trials\n\n"
            "Doe et al. (2010) asked 60 women.\n\n"
            "## Animal studies and randomised trials\n\n"
            "Roe et al. (2012) looked at pain.\n\n"
            "## Animal studies\n\n"
            "In people, Poe et al. (2014) found nothing.\n"
        ),
        {"Doe": ("", {60}), "Roe": ("", set()), "Poe": ("", set())},
    ),
    # of the trials that were pooled
    (
        (
            "Doe et al. (2010) is a meta-analysis of 19 studies. Across those trials "
            "1,683 people fell asleep."
        ),
        {"Doe": ("meta-analysis", {19, 1683})},
    ),
    (
        "Doe et al. (2010) gave it to 19 men. Across those trials 1,683 people slept.",
        {"Doe": (None, {19})},
    ),
]


@pytest.mark.parametrize(("text", "expected"), PAGES)
def test_each_study_gets_what_is_told_of_it(tmp_path, text, expected):
    page = tmp_path / "page.md"
    page.write_text(text, encoding="utf-8")
    told = {
        study.authors[0]: study.claims
        for study in read(read_document(page))
        if study.authors
    }
    claimed = {
        name: (
            told[name].design if design is not None else None,
            {size.count for size in told[name].sample_sizes},
        )
        for name, (design, _) in expected.items()
    }
    assert claimed == expected
