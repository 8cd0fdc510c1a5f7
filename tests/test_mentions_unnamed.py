"""Studies that a page speaks of without a name, and what only sounds like one."""

import pytest

from verifier.mentions import find_mentions
from verifier.models import Document

TOLD = [
    # many at once, with what they were of before the verb
    ("Studies of twins suggest that genes play a part.", "Studies of twins suggest"),
    ("Studies done in the 1990s showed it safe.", "Studies done in the 1990s showed"),
    (
        "Trials involving thousands of women have shown that the vaccine works.",
        "Trials involving thousands of women have shown",
    ),
    ("Experiments in rats showed less pain.", "Experiments in rats showed"),
    (
        "Research published last year suggests a link.",
        "Research published last year suggests",
    ),
    ("Evidence from twins shows little.", "Evidence from twins shows"),
    ("Studies have been carried out in men.", "Studies have been"),
    (
        "Reviews of the research have come to no conclusion.",
        "Reviews of the research have come",
    ),
    ("Trials so far have been small.", "Trials so far have been"),
    ("Research to date has focused on women.", "Research to date has focused"),
    ("Backed by 12 published clinical studies.", "12 published clinical studies"),
    ("Research is mixed.", "Research is mixed"),
    ("Dozens of studies have examined the diet.", "Dozens of studies"),
    ("There’s been a heap of research.", "a heap of research"),
    ("There have been a few small studies, but they conflict.", "a few small studies"),
    ("Recent findings suggest that it may harm.", "Recent findings"),
    # where something is known from
    ("It works, according to test-tube studies.", "studies"),
    ("We know from studies that women wait longer.", "studies"),
    ("In experiments with mice, it slowed the tumours.", "experiments"),
    # the one of its kind
    ("In the largest trial so far, 1,400 took the drug.", "largest trial"),
    ("The only trial in humans had 12 participants.", "only trial"),
    ("The best study we have followed 80 for five years.", "best study"),
    # what a review is of makes it one
    ("A review of 24 studies, most of them small, did not settle it.", "A review"),
    ("A case report described a woman whose liver failed.", "A case report"),
    ("I read a study that said coffee is fine.", "a study"),
    # people of a country
    ("Japanese doctors tried cold water.", "Japanese doctors"),
    ("Australian doctors who asked 1,940 families found hives.", "Australian doctors"),
    ("Danish cardiologists have shown as much.", "Danish cardiologists"),
    # another language around it
    ("Varios estudios han mostrado lo mismo.", "Varios estudios"),
    ("Un estudio italiano con 20 mujeres apuntaba a lo mismo.", "Un estudio"),
    ("Mehrere Studien zeigen jedoch wenig.", "Mehrere Studien"),
    ("Eine kleinere Untersuchung aus Korea fand nichts.", "Eine kleinere Untersuchung"),
    ("Quelques études allemandes sont plus optimistes.", "Quelques études"),
    ("Alcuni studi suggeriscono che sia efficace.", "Alcuni studi"),
    ("Vários estudos mostraram que funciona.", "Vários estudos"),
    ("Verschillende onderzoeken laten het zien.", "Verschillende onderzoeken"),
    ("Kilka badań wykazało, że pomaga.", "Kilka badań"),
    ("Flera studier visar att det hjälper.", "Flera studier"),
]
NOT_TOLD = [
    "No large studies have been done in pregnant women.",
    "No studies have been done in pregnant women.",
    "There have been no large studies of the supplement.",
    "Studies have yet to be done.",
    "Studies have not been done in children.",
    "Join a trial that tests a new drug.",
    "Write a review of your stay, or read a review on our site.",
    "A review of your tablets is free.",
    "Some doctors say so, and our cardiologists have a clinic.",
    "Japanese doctors earn more.",
    "Our yoga studio opened in May, beside a recording studio.",
    "Die Studie wurde abgebrochen.",
    "Studies are expensive.",
    "Trials are run in phases.",
]


def surfaces(text):
    return [m.surface for m in find_mentions(Document(name="page", text=text))]


@pytest.mark.parametrize(("text", "surface"), TOLD)
def test_a_study_without_a_name_is_found_as_unnamed(text, surface):
    (mention,) = find_mentions(Document(name="page", text=text))
    assert (mention.surface, mention.kind) == (surface, "unnamed")


@pytest.mark.parametrize("text", NOT_TOLD)
def test_what_no_study_is_told_of_is_none(text):
    assert surfaces(text) == []


def test_earlier_studies_stand_beside_the_one_that_the_sentence_names():
    text = (
        "Previous studies have suggested that it protects, so the finding should not be"
        " ignored, wrote Jorge Wong, M.D., and David Conen, M.D., of the institute."
    )
    assert surfaces(text)[0] == "Previous studies"


def test_earlier_studies_that_brackets_name_are_those():
    text = "Earlier studies have shown that it helps (Crowell & Davis; Noehren & Roe)."
    assert "Earlier studies" not in surfaces(text)
