"""Bodies whose guidelines are cited: by name, by initials, by what they did."""

import pytest

from verifier.deciding.queries import is_askable
from verifier.mentions import find_mentions
from verifier.models import Document
from verifier.reading import read


def groups(text):
    """The bodies that the text names as a study is named, each with its year."""
    return {(m.group, m.year) for m in find_mentions(Document("page", text)) if m.group}


@pytest.mark.parametrize(
    ("text", "body"),
    [
        # Initials: of a known body, or with a dated guideline, or giving advice.
        ("The RACGP (2015) advises against scans.", ("RACGP", 2015)),
        ("The KOKSA (2015) recommends rest.", ("KOKSA", 2015)),
        ("The KOKSA 2015 guideline is short.", ("KOKSA", 2015)),
        ("And the ACG 2021 guideline gives a weak yes.", ("ACG", 2021)),
        ("The ACG's 2021 guideline says the same.", ("ACG", 2021)),
        ("The ECEIM consensus statement of 2015 is short.", ("ECEIM", 2015)),
        ("A 2022 EULAR recommendation leaves it open.", ("EULAR", 2022)),
        ("USPSTF, 2021: screen adults aged 45 to 49.", ("USPSTF", 2021)),
        ("ACOG's practice bulletin of 2018 mentions ginger.", ("ACOG", 2018)),
        ("Guidance: the HSE leaflet of 2018.", ("HSE", 2018)),
        ("NICE did so in June 2022.", ("NICE", 2022)),
        ("NICE (NG59, 2016, updated 2020): no opioids.", ("NICE", 2016)),
        # By the words of its name, and what it did.
        (
            "The Sleep Association, which issued a position statement in 2017, agrees.",
            ("Sleep Association", 2017),
        ),
        (
            (
                "The International Agency for Research on Cancer, whose experts looked "
                "at aspartame in 2023, was cautious."
            ),
            ("International Agency for Research on Cancer", 2023),
        ),
        (
            (
                "The American Academy of Pediatrics told parents that in 2000, and "
                "took it back in 2008."
            ),
            ("American Academy of Pediatrics", 2000),
        ),
        (
            "In 2017 the American College of Physicians advised against drugs.",
            ("American College of Physicians", 2017),
        ),
        (
            "The Academy of Dentistry, in a policy revised in 2022, is not sold on it.",
            ("Academy of Dentistry", 2022),
        ),
        (
            "Scottish Intercollegiate Guidelines Network (SIGN guideline 117, 2010).",
            ("Scottish Intercollegiate Guidelines Network", 2010),
        ),
        (
            "Guideline of the European Resuscitation Council, 2021.",
            ("European Resuscitation Council", 2021),
        ),
        # Two bodies that issued it together.
        (
            "The College of Rheumatology and the Arthritis Foundation (2019) say so.",
            ("College of Rheumatology and the Arthritis Foundation", 2019),
        ),
    ],
)
def test_a_body_is_named_with_the_year_of_its_guideline(text, body):
    assert body in groups(text)


@pytest.mark.parametrize(
    "text",
    [
        # Initials of an illness, a test, a file; a body that advises nothing.
        "The ADHD guideline of 2019 runs to 40 pages.",
        "MRI guidance has improved since 2015.",
        "Our BMI (2015) recommendations are below.",
        "The KOKSA (2015) ran well and won two prizes.",
        "The KOKSA leaflet is free.",
        "KOKSA did so well in June 2022.",
        # What a society is, or did as any club does.
        "The European Society of Cardiology held its 2021 congress online.",
        "The World Health Organization was founded in 1948.",
        "Our doctors have been members of the College of Physicians since 2017.",
        "The CDC counted 38 million Americans with diabetes in 2021.",
        "Winner of the 2018 BMA patient information award.",
    ],
)
def test_what_no_guideline_is_told_of_is_none(text):
    document = Document("page", text)
    studies = read(document)
    assert [study.label for study in studies if is_askable(study)] == []
