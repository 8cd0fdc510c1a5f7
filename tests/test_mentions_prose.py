"""Researchers, journals, titles and trials in everyday prose, and their look-alikes."""

import pytest

from verifier.mentions import find_mentions
from verifier.models import Document

NAMED = [
    # 3: what somebody is, where and with whom, stands between the name and the deed
    (
        "Two years later Michael Stone of Columbia University repeated the experiment.",
        {"authors": ("Stone",)},
    ),
    (
        "Emma Lindholm (Lund University, Sweden) and colleagues enrolled 402 women.",
        {"authors": ("Lindholm",)},
    ),
    (
        (
            "Prof Hugh Montrose, who was not paid for the work, and three colleagues "
            "at UCL randomised 120 climbers to nitrate or placebo."
        ),
        {"authors": ("Montrose",)},
    ),
    (
        (
            "Yana Petrova of the University of Nottingham, who looked at the records, "
            "came up with lower figures in the BMJ."
        ),
        {"authors": ("Petrova",), "journal": "BMJ"},
    ),
    ("Jane Doe (UCLA) followed 40 patients.", {"authors": ("Doe",)}),
    # 3: by whom
    (
        "A study by psychologist Robert Emery showed that it lasted.",
        {"authors": ("Emery",)},
    ),
    ("Work by Simon Baxter has shown the same.", {"authors": ("Baxter",)}),
    (
        "The research, by Prof. Amara Diallo, involved 800 schoolchildren.",
        {"authors": ("Diallo",)},
    ),
    (
        "It was tested by Gunnar Eide, a Norwegian GP, in 62 patients with gout.",
        {"authors": ("Eide",)},
    ),
    (
        "Led by Dr. Susanna Meyer, the group asked 900 people what they ate.",
        {"authors": ("Meyer",)},
    ),
    # 3: what they are of the study
    (
        "One of the researchers, Dr Ellen Hughes, says the team was surprised.",
        {"authors": ("Hughes",)},
    ),
    (
        "Then Bronwyn Griffin, PhD, its first author, told a conference of it.",
        {"authors": ("Griffin",)},
    ),
    (
        "The scientists, Rosa Blanco and Juan Prado, report that it works.",
        {"authors": ("Blanco", "Prado")},
    ),
    (
        "It was Dr. Joan Whitaker who first showed that aspirin helps.",
        {"authors": ("Whitaker",)},
    ),
    (
        "The new work comes from the lab of Stanford biologist Rajiv Menon.",
        {"authors": ("Menon",)},
    ),
    (
        "Dr Fiona MacAllister’s group in Glasgow has shown that the vaccine protects.",
        {"authors": ("MacAllister",)},
    ),
    # 5 and 6
    (
        "This trial was published back in 1998 in Spine.",
        {"journal": "Spine", "year": 1998},
    ),
    ("Nutrition Journal carried it.", {"journal": "Nutrition Journal"}),
    ("BMJ Open carried the results.", {"journal": "BMJ Open"}),
    ("The results are in PLOS ONE.", {"journal": "PLOS ONE"}),
    ("It came out in PLOS One (May 21, 2025).", {"journal": "PLOS One", "year": 2025}),
    (
        "The team’s study has limits, they note in Pediatrics.",
        {"journal": "Pediatrics"},
    ),
    (
        "The Journal of Headache and Pain reports that 1 in 6 have migraine.",
        {"journal": "The Journal of Headache and Pain"},
    ),
    (
        "So says a paper in Osteoarthritis and Cartilage.",
        {"journal": "Osteoarthritis and Cartilage"},
    ),
    (
        "A paper in Clinical Rehabilitation compared the two.",
        {"journal": "Clinical Rehabilitation"},
    ),
    (
        "A trial (International Journal of Sport Nutrition and Metabolism) found gain.",
        {"journal": "International Journal of Sport Nutrition and Metabolism"},
    ),
    (
        "Scientists describe the new test in Science Translational Medicine.",
        {"journal": "Science Translational Medicine"},
    ),
    (
        "The results were published by the journal Brain, Behavior, and Immunity.",
        {"journal": "Brain, Behavior, and Immunity", "authors": ()},
    ),
    (
        "In the Journal of Sleep Medicine, Doe and others saw it (Doe et al. 2017).",
        {"authors": ("Doe",), "journal": "Journal of Sleep Medicine"},
    ),
    # 7
    (
        "Published as ‘Fasting in adults with obesity: a pilot trial’, it drew notice.",
        {"title": "Fasting in adults with obesity: a pilot trial"},
    ),
    (
        "The research (“Omega-3 fatty acids and dry eye disease”) made waves.",
        {"title": "Omega-3 fatty acids and dry eye disease"},
    ),
    # 8
    ("El programa PREEMPT sumó 1.384 adultos.", {"acronym": "PREEMPT"}),
    ("What flipped everything was LEAP.", {"acronym": "LEAP"}),
    ("In ORBITA, stents did no better than a sham procedure.", {"acronym": "ORBITA"}),
]
LOOK_ALIKES = [
    # who speaks of another's study
    (
        "Commenting on the research, Dr Peter Nash of the University of Bristol said "
        "larger trials were needed."
    ),
    "Dr Lena Ross of the University of Kent found the results convincing.",
    "Dr Lena Ross, a lecturer at the University of Kent, reviewed the evidence for us.",
    "Anna Reed, from Leeds, asked the clinic whether the study was safe.",
    # a thing and its short form
    "We used Body Mass Index (BMI), measured as weight by height, in 30 children.",
    # who does something else with many
    "Minister Jane Doe gave 300 nurses a bonus.",
    "Chef Jamie Oliver asked 40 children to cook.",
    "Our chief scientist Dr. Emil Roth developed it at the University of Bonn.",
    # what prints no studies
    "He was quoted in the Wall Street Journal in 2019.",
    "The story was published in the Guardian in May 2021.",
    "An article in the Daily Mail in 2018 claimed that kale cures all.",
    "A 2018 report in New South Wales found more cases.",
    # a place in the brain
    "Activity in the DLPFC was as before without the noise of a sham experiment.",
    # a headline, a wish, an offer
    "The headline “Coffee kills cancer, say scientists” went round the world.",
    "The ACME trial membership ends in 14 days.",
]


def mentions(text):
    return find_mentions(Document(name="page", text=text))


@pytest.mark.parametrize(("text", "expected"), NAMED)
def test_a_study_is_named_in_everyday_prose(text, expected):
    read = [{part: getattr(m, part) for part in expected} for m in mentions(text)]
    assert expected in read


def names_something_to_ask_for(mention):
    dated = mention.year and (mention.journal or mention.group)
    return bool(mention.authors or mention.title or mention.acronym or dated)


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_what_only_reads_like_a_study_is_none(text):
    assert [m.surface for m in mentions(text) if names_something_to_ask_for(m)] == []
