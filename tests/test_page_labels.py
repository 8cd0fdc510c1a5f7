"""The labels of ``tests/pages`` fit their pages, whatever the reader makes of them."""

import json
from collections import Counter
from functools import cache

import pytest

from tests.eval_pages import PAGES, Page, group_rows, score_designs, score_sizes
from verifier.designs import DESIGNS
from verifier.documents import read_document
from verifier.models import Claims, NamedStudy, SampleSize

LABELS = ("labels-tune.jsonl", "labels-held.jsonl")
# Texts say these; the reader may or may not have a word for them.
UNLISTED = {
    "audit",
    "case-crossover study",
    "chart review",
    "comparative study",
    "overview",
    "phase I trial",
    "placebo-controlled trial",
    "controlled clinical trial",
    "prospective study",
}


@cache
def rows(labels):
    lines = (PAGES / labels).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


ALL = [row for labels in LABELS for row in rows(labels)]


@pytest.mark.parametrize("row", ALL, ids=lambda row: row["file"])
def test_labelled_words_stand_in_the_text_that_a_reader_sees(row):
    document = read_document(PAGES / row["file"])
    page = Page(row["file"], row["studies"], row["lookalikes"], document, [])
    words = [study["surface"] for study in row["studies"]]
    assert [w for w in words if not page.spans(w)] == []


def test_every_page_is_labelled_once():
    files = [p.name for p in PAGES.iterdir() if p.suffix in {".html", ".md", ".txt"}]
    assert sorted(row["file"] for row in ALL) == sorted(set(files) - {"README.md"})


def test_every_form_stands_often_in_the_set_and_in_the_untouched_third():
    forms = range(1, 37)
    count = {
        labels: Counter(s["form"] for row in rows(labels) for s in row["studies"])
        for labels in LABELS
    }
    assert all(count[LABELS[0]][form] >= 6 for form in forms)
    assert all(count[LABELS[1]][form] >= 3 for form in forms)


def test_labelled_designs_are_designs():
    named = {
        design
        for row in ALL
        for study in row["studies"]
        for key in ("design", "design_may")
        for design in study.get(key, ())
    }
    assert named - UNLISTED <= set(DESIGNS)


def test_labels_of_one_study_are_put_together():
    one = {"form": 9, "kind": "named", "authors": ["Doe"], "year": 2011}
    entry = one | {"form": 11, "doi": "10.1000/1"}
    number = {"form": 12, "kind": "named", "doi": "10.1000/1"}
    later = {"form": 24, "kind": "named", "authors": ["Doe"], "again": True}
    other = one | {"year": 2012}
    assert sorted(map(len, group_rows([one, number, entry, other]))) == [1, 3]
    assert sorted(map(len, group_rows([one, later]))) == [2]


@pytest.mark.parametrize(
    ("design", "sizes", "expected"),
    [
        ("cohort study", (40,), [(1, 0, 0), (1, 0, 0)]),
        ("", (), [(0, 0, 1), (0, 0, 1)]),
        ("case report", (24,), [(0, 1, 1), (0, 1, 1)]),
        ("observational study", (40, 20), [(0, 0, 1), (1, 0, 0)]),
    ],
)
def test_claims_are_right_wrong_or_missed(design, sizes, expected):
    row = {
        "design": ["cohort study"],
        "design_may": ["observational study"],
        "sample_sizes": [{"count": 40, "role": "stated"}],
        "sample_sizes_may": [{"count": 20, "role": "stated"}],
    }
    claims = Claims(design=design, sample_sizes=tuple(map(SampleSize, sizes)))
    study = NamedStudy("page", "key", (), claims)
    scores = [score([row], [study])[0] for score in (score_designs, score_sizes)]
    assert [(s.right, s.wrong, s.missed) for s in scores] == expected
