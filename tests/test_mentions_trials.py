"""Acronyms that what stands around them shows to be trials, and those that stay out."""

import pytest

from verifier.mentions import find_mentions
from verifier.models import Document


def acronyms(text):
    return {m.acronym for m in find_mentions(Document("page", text)) if m.acronym}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # A prefix of one letter; capitals around small letters; two words.
        ("The X-ACT trial found no difference.", {"X-ACT"}),
        ("T-REX, a Dutch trial, asked the same of 240 patients.", {"T-REX"}),
        ("OUtMATCH (NCT03881696) tried omalizumab.", {"OUtMATCH"}),
        ("A third, CLEAR SYNERGY (NCT03048825), is open.", {"CLEAR SYNERGY"}),
        ("The UK FROST trial settled it.", {"UK FROST"}),
        ("In the US VITAL study nobody noticed.", {"VITAL"}),
        # The sentence after it says what it is.
        ("What about VITAL? The trial gave 25,871 people a pill.", {"VITAL"}),
        # Its follow-up, and those who were in it.
        ("The follow-up, ASPREE-XT, is still going.", {"ASPREE-XT"}),
        ("Men in REDUCE took the drug for four years.", {"REDUCE"}),
        ("REDUCE, from Leeds, added a course: n = 330 recruited.", {"REDUCE"}),
        # Several of which something is said together.
        (
            "LEADER, SUSTAIN-6 and REWIND all pointed the same way.",
            {"LEADER", "SUSTAIN-6", "REWIND"},
        ),
        (
            "VITAL-Cog and CTAB-VITAL, sub-studies with 3,424 and 794 people.",
            {"VITAL-Cog", "CTAB-VITAL"},
        ),
    ],
)
def test_a_trial_is_known_by_what_stands_around_its_name(text, names):
    assert acronyms(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "The X-RAY study is booked for Monday.",
        "The D-DIMER trial test costs nothing.",
        "Doe's 2007 trial at RMIT (43 boys, randomised) found spots.",
        "Patients in NICU had fewer infections.",
        "People in ASEAN lived longer.",
        "My doctor said HRT. The trial of it lasts three months.",
        "The follow-up, MRI, costs extra.",
        "IBS, GERD and IBD all showed up in his family.",
        "SALE NOW (n = 3 left).",
        "WE MOVED (NCT is our bus stop).",
    ],
)
def test_other_words_in_capitals_are_no_trial(text):
    assert acronyms(text) == set()


def test_who_speaks_line_after_line_is_no_trial():
    """A name in capitals before a colon may be a trial's; three times it is not."""
    lines = (
        "SUNITA: There is for one thing. A 2019 review of trials says so.",
        "FRAN: Is there?",
        "SUNITA: The trial of 90 women.",
        "[12:30] SUNITA: That is all there is.",
    )
    assert acronyms("\n\n".join(lines)) == set()


def test_a_trial_whose_name_heads_line_after_line_is_no_speaker():
    text = (
        "ACCORD: 10,251 patients with diabetes took part.\nACCORD: deaths rose.\n"
        "ACCORD: it was stopped.\nIn the ACCORD trial (2008) deaths rose."
    )
    assert acronyms(text) == {"ACCORD"}
    assert acronyms(text.replace("D trial", "D randomised trial")) == {"ACCORD"}
