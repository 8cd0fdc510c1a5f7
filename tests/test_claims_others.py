"""A design or size told beside a study is not the study's, however near it stands.

Each row is a sentence about Doe, with the design and the sizes that it tells of Doe's
study. Numbers of those screened are left out.
"""

import pytest

from verifier.models import Block, Document
from verifier.reading import read

RCT = "randomized controlled trial"
RETRO = "retrospective study"
DOE = "Doe et al. (2012)"

NOBODYS = [
    "Two authors of {} went on to run the 2014 trial, which had 240 patients.",
    "After reading {} I emailed 300 friends.",
    "The results of {} are confirmed. Although we reported six cases, it helps.",
    # wished for, planned, to come
    "{} called for a large trial.",
    "{} say a randomised trial is now needed.",
    "{} plan a randomised trial.",
    "{} recommend a trial of 500 patients.",
    "{} wrote that it would need a trial of at least 400 people to be sure.",
    "{} hope to run a placebo-controlled trial next.",
    "{} suggested that a cohort study could settle the matter.",
    "{} found no effect, and a bigger trial is being planned.",
    "The work of {} should be repeated in a randomised trial.",
    "{} are now recruiting for a trial.",
    "{} argue that only a trial can tell.",
    "Whether it works must await a proper trial (Doe et al., 2012).",
    "The need for a randomised trial was stressed by {}.",
    "The head of the clinic, who wrote {}, is running a pilot study.",
    "It is listed in the Trial Register kept by {}.",
    "Sixty women will be given the leaflet developed by {}.",
    # done after its model, or with what it made
    "As recommended by {}, we kept a diary and sent out a survey.",
    "As proposed by {}, enrolment of 12 patients per group was enough.",
    "We ran a randomised trial in 60 women, as suggested by {}.",
    "As described by {}, we divided 60 women at random.",
    "Sixty women joined a pilot, as previously described (Doe et al., 2012).",
    "A randomised trial of 60 women tested the diet devised by {}.",
    "Sixty boys left-handed on the Kempton scale (Doe et al., 2012) were asked.",
    "All records of the ward were reviewed by {}.",
    "We planned enrolment of 12 people per group, as proposed by Roe [54] and {}.",
    "That is more than in our study (n = 27), as in {}.",
    # of one that is told beside it
    "The care of these 11 adults was better than that of the women seen by {}.",
    "In this trial, we used a higher dose than is usual (Doe et al., 2012).",
    "The present trial used a higher dose than is usual (Doe et al., 2012).",
    "A trial in 60 women saw no effect, in line with the work of {}.",
    "A 2015 trial in 60 women had results similar to those of {}.",
    "A trial of 60 women is in line with earlier results (Doe et al., 2012).",
    "It was seen in vitro and in animal and human studies (Doe et al., 2012).",
    # what the study led to, speaks of, or is set against
    "The findings of {} led to a large clinical trial.",
    "{} inspired a randomised trial in Norway.",
    "{} cannot replace a proper clinical trial.",
    "Critics of {} point to a cohort study of 12,000 nurses.",
    "{} criticised a trial of 40 men for its short follow-up.",
    "{} disagree with a meta-analysis of six trials.",
    "{} cite a survey in which 900 women said they used it.",
    "{} published a re-analysis of a trial from the nineties.",
    "{} responded to a letter about their data.",
    "Contrary to a 2009 cohort study, {} found no link.",
    "Unlike the cohort of Roe, {} found no effect.",
    "In reply to a trial that had found nothing, {} wrote of the dose.",
    "Building on a pilot study of 12 patients, {} tested a higher dose.",
    "Inspired by a case report, {} asked whether it was true.",
    "As in an earlier cohort study, {} found no link.",
    "In line with a meta-analysis from Spain, {} saw no effect.",
    "{} reached the same conclusion as a Cochrane review.",
    "Unlike a case series, {} had controls.",
    "A retrospective study would not have the strength of {}.",
    # what speaks of the study
    "{} is one of the studies in a meta-analysis of 2019.",
    "Our review of the research begins with {}.",
    "In this review we discuss {}.",
    "Next month we start a pilot study based on {}.",
    "A systematic review has since dismissed {}.",
    "A later meta-analysis left out {} because its groups were unequal.",
    "The finding of {} was confirmed in a randomised trial of 300 women.",
    "The result of {} has not been repeated in a trial.",
    "Guidelines cite {}, but a later trial of 900 men contradicts it.",
    "A criminal trial followed {}.",
    "A cohort of new mothers has discovered {}.",
    "The members' survey asked about {}.",
    "{} advise a trial of magnesium for a month.",
    "Under the guidelines, {} should have asked for consent.",
    # a sentence that opens with another study, or with who cites this one
    "According to a Cochrane review, {} made too much of it.",
    "Compared with the 2010 trial, in which 300 people took part, {} was small.",
    "As a follow-up to the mouse work, {} tested an oil.",
    "One study (n=24) found a benefit, another (Doe et al., 2012) did not.",
    "In one trial 82 men saw no effect, but a larger one (Doe et al., 2012) differs.",
    "All 12 members of the board signed the letter, citing {}.",
    "The cohort, which began with 5,209 residents, inspired {}.",
    "This survey of our customers (n = 213) bears out what {} found.",
    "Two of the three trials had fewer than 30 people; the third, by {}, is new.",
    "The team behind {} now has money for a trial in 2,500 women.",
    "This is a review of {}, a book for parents.",
    "The trial was mocked in {}.",
    "A clinical trial needs volunteers, say {}.",
    "There was a review of her new book, and {} read it.",
    "A survey of 900 readers shows you don't believe {}.",
    "The review in the paper said little of {}.",
    "A cohort study knows nothing of {}.",
    "If {} had been a randomised trial, we might believe it.",
    "We'd rather have {} than ten reviews.",
    # of nobody's study
    "Your doctor may order a case-control analysis. See {}.",
    "On the islands live about 3,500 people, all of them slim (Doe et al., 2012).",
    "Sixteen people here have it. They cough at night (Doe et al., 2012).",
    "With 1,200 employees the firm that paid for {} is no minnow.",
    "Several thousand people and half a dozen doctors came to hear {}.",
    # of other trades
    "The trial period is over, and the pilot flew home, before {} was out.",
    "Trial by jury is slow; a review of the film is in {}.",
    "The customer reviews mention {}.",
    "Interventional work takes ten days, as {} explain.",
    "The paper of {} is still in review.",
    "The ethics review of {} took a year.",
    "They rode a time trial as in {}.",
    "It grew in field trials (Roe, 2008; Doe et al., 2012).",
    "The airline pilot in {} was tired.",
    "Peer review found nothing wrong with {}.",
    # before and after it, and in general
    "Following {}, a company ran a survey of 800 customers.",
    "Before {} there was only a case report.",
    "Since {}, three trials with 450 patients have been published.",
    "In a randomised trial, people are assigned by chance, as {} explain.",
]

OWN = [
    # of whom they had the data is told of what they drew on, and not how it was done
    (
        "{} used three waves of a long-running national survey to track 12,600 men.",
        "",
        {12600},
    ),
    (
        "{} used data from a national survey of 5,000 men, and tracked 1,200 of them.",
        "",
        {1200},
    ),
    (
        "The survey of our customers was inspired by {}, who randomised 60 men.",
        RCT,
        {60},
    ),
    (
        "A Cochrane review includes the trial of {} in 48 children.",
        "clinical trial",
        {48},
    ),
    ("Following a pilot in 20 people, {} recruited 400.", "", {400}),
    (
        "The authors of a 2015 meta-analysis criticised {} for its small sample of 18.",
        "",
        {18},
    ),
    ("After his earlier open trial, {} randomised 70 people.", RCT, {70}),
    (
        "The trial of {} was stopped early after a review of its data.",
        "clinical trial",
        set(),
    ),
    ("The editors of the review by {} withdrew it.", "review", set()),
    # what opens a sentence and is the study's own
    (
        "According to a prospective study of 5,888 men (Doe et al., 2012), it helps.",
        "longitudinal study",
        {5888},
    ),
    ("Following 300 patients for a decade, {} saw no harm.", "", {300}),
    (
        "Most of it is observational studies, such as {}.",
        "observational study",
        set(),
    ),
    ("The review of {} is of 12 trials.", "review", {12}),
    ("A trial in men of {} failed.", "clinical trial", set()),
    ("{} had been a trial of 30 men.", "clinical trial", {30}),
    ("A review of 12 trials by {} is out.", "review", {12}),
    ("{} is a protocol: the trial in it has yet to begin.", "protocol", set()),
    ("{} gave 58 men drops and 60 got water.", "", {58, 60}),
    ("{} gave 58 men drops and 20 got better.", "", {58}),
    ("Doctors reviewed their own charts (Doe et al., 2012).", RETRO, set()),
    ("My answer is that 11 people took part in {}.", "", {11}),
    ("Two of the three men in it, says {}, had fewer than 30 colds.", "", {3}),
    ("In one study, 82 men saw an effect (Doe et al., 2012).", "", {82}),
    (
        "A trial in 60 men was short, but it was careful (Doe et al., 2012).",
        "clinical trial",
        {60},
    ),
    # what only looks like a model or an invention
    ("As reported by {}, 60 women took part in a randomised trial.", RCT, {60}),
    ("As suggested by {} in a randomised trial of 60 women, it works.", RCT, {60}),
    ("A trial designed by {} in 60 women found nothing.", "clinical trial", {60}),
    ("The diet devised by {} helped in a trial of 60 women.", "clinical trial", {60}),
    (
        "In 60 women it lowered scores on the McGill pain scale (Doe et al., 2012).",
        "",
        {60},
    ),
    (
        "In line with what is known, a trial in 60 women failed (Doe et al., 2012).",
        "clinical trial",
        {60},
    ),
    ("{} saw in a trial of 60 men what agrees with it.", "clinical trial", {60}),
    ("In 60 men it did what is similar to that of pills (Doe et al. 2012).", "", {60}),
    # reviews that readers are sent on to
    ("As recently reviewed by {}, there are few risks.", "review", set()),
    ("There are few risks (reviewed in Doe et al. 2012).", "review", set()),
    ("Its uses have been extensively reviewed (Doe et al., 2012).", "review", set()),
    (
        "It works at random, as systematically reviewed by {}.",
        "systematic review",
        set(),
    ),
    ("It may help (for reviews see Roe 2009; Doe et al., 2012).", "review", set()),
    ("For recent meta-analyses of garlic, see {}.", "meta-analysis", set()),
    ("In few, randomised, trials it failed, as reviewed in {}.", "review", set()),
    (
        "It is worse (see Roe, 2008; Doe, 2012, for more recent meta-analyses).",
        "meta-analysis",
        set(),
    ),
    (
        "What helped in mouse models failed in a trial of 60 men (Doe et al. 2012).",
        "clinical trial",
        {60},
    ),
    ("{} required 60 patients to fast.", "", {60}),
    ("{} saw no effect in a mouse model of colitis.", "animal study", set()),
    ("{} saw no effect in an in vitro wound model.", "in vitro study", set()),
    ("It is worse (Roe, 2008; see Doe, 2012, for a review).", "review", set()),
    ("It is worse (for an overview, see Roe, 2008; Doe, 2012).", "review", set()),
    (
        "A protocol for the trial was published before; {} then randomised 60 women.",
        RCT,
        {60},
    ),
    ("The trials reviewed by {} were small.", "review", set()),
    ("Although it worked in rats, it failed in 200 men (Doe et al. 2012).", "", {200}),
    ("While it did in rats (Doe et al. 2012), men gained none.", "animal study", set()),
    # one of several, and several of one
    ("It did so in rat models (Roe, 2008; Doe, 2012).", "animal study", set()),
    (
        "In one of the largest pragmatic trials, with over 2000 patients, {} saw none.",
        "clinical trial",
        {2000},
    ),
    ("{} is one of the few randomised trials of it.", RCT, set()),
    ("{}, a much larger RCT (n=626), was also short.", RCT, {626}),
    ("{}, an answer to trials of ginger, was short.", "", set()),
    (
        "{} pooled 12 trials; it was one of the trials they included.",
        "meta-analysis",
        {12},
    ),
    ("{} looked at 12 trials; it was one of the trials they included.", "", {12}),
    ("In cross-sectional analyses, {} saw a link.", "cross-sectional study", set()),
    (
        "The protocol for this open trial has been published (Doe et al., 2012).",
        "protocol",
        set(),
    ),
    ("A review of 11 trials by {} saw an effect.", "review", {11}),
    (
        "It failed twice (Doe et al. (2012) on 214 women and Roe (2016) on 117).",
        "",
        {214},
    ),
    (
        "In a trial by Roe (2000) in 397 men and a trial by Doe (2012) in 374, no.",
        "clinical trial",
        {374},
    ),
    ("{} had infections in 116 consecutive cases.", "", {116}),
    ("Sixteen cooks wore it. They slept badly (Doe et al., 2012).", "", {16}),
    ("Twenty cooks cooked. That was the work of {}.", "", {20}),
    # what looks like a wish or another's, and is neither
    (
        "{} ran a randomised trial in 110 smokers; a longer trial, they say, is due.",
        RCT,
        {110},
    ),
    ("In need of better data, {} ran a trial in 110 smokers.", "clinical trial", {110}),
    (
        "{} have completed what they planned, a randomised trial in 75 adults.",
        RCT,
        {75},
    ),
    ("{} suggested in a randomised trial of 60 men that it works.", RCT, {60}),
    (
        "After pooling eight trials in a meta-analysis, {} called for better research.",
        "meta-analysis",
        {8},
    ),
    ("After a 12-week randomised trial in 60 men, {} reported less pain.", RCT, {60}),
    (
        "Following the trial by {}, in which 52 women took part, sales doubled.",
        "clinical trial",
        {52},
    ),
    ("{} confirmed this in a cohort study of 900 women.", "cohort study", {900}),
    ("Guidelines cite a trial of 240 men (Doe et al., 2012).", "clinical trial", {240}),
    (
        "It was confirmed in a randomised trial of 300 women (Doe et al., 2012).",
        RCT,
        {300},
    ),
    ("Sixty patients were included in a pilot study by {}.", "pilot study", {60}),
    ("As {} showed in a randomised trial of 60 men, it works.", RCT, {60}),
    (
        "{} is the only trial that has tested it; 64 people took part.",
        "clinical trial",
        {64},
    ),
]


def told(text: str) -> tuple[str, set[int]]:
    whole = Block("paragraph", 0, len(text))
    document = Document("page", text, blocks=(whole,))
    study = next(one for one in read(document) if one.authors[:1] == ("Doe",))
    sizes = {one.count for one in study.claims.sample_sizes if one.role != "screened"}
    return study.claims.design, sizes


@pytest.mark.parametrize("text", NOBODYS)
def test_what_is_nobodys_or_anothers_is_not_claimed_of_the_study(text):
    assert told(text.format(DOE)) == ("", set())


@pytest.mark.parametrize(("text", "design", "sizes"), OWN)
def test_what_is_told_of_the_study_is_claimed_of_it(text, design, sizes):
    assert told(text.format(DOE)) == (design, sizes)
