"""Mentions in the seeds and in labelled sentences, where the shared data are."""

import hashlib
import json
from pathlib import Path

import pytest

from tests import eval_mentions
from verifier.mentions import find_mentions
from verifier.models import Document

SHARED = Path(__file__).parents[2] / "shared"
SEEDS = SHARED / "seeds"
JUDGED = Path(__file__).parent / "judged_mentions.jsonl"


@pytest.mark.skipif(not SEEDS.is_dir(), reason="../shared/seeds is not here")
def test_the_seeds_name_three_studies_and_no_others():
    named = []
    for path in sorted(SEEDS.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        found = find_mentions(Document(name=path.name, text=text))
        named += [(m.authors, m.year) for m in found if m.kind != "unnamed"]
    assert named == [
        (("Noppers",), 2011),
        (("Sorensen",), 2015),
        (("Noppers",), None),
        (("Maher",), 2023),
    ]


@pytest.mark.skipif(
    not eval_mentions.DATA.is_file(), reason="../shared/data is not here"
)
def test_labelled_mentions_are_found_with_surnames_and_year():
    """A fixed tenth of the labels; `python -m tests.eval_mentions` measures all."""
    rows = [row for n, row in enumerate(eval_mentions.read_rows()) if n % 10 == 0]
    right = sum(
        eval_mentions.match_row(
            find_mentions(Document(name="row", text=row["text"])), row
        )
        == "right"
        for row in rows
    )
    assert right / len(rows) >= 0.98


@pytest.mark.skipif(
    not eval_mentions.DATA.is_file(), reason="../shared/data is not here"
)
def test_what_was_judged_right_is_still_extracted():
    """At least 0.98 of 300 extractions were right, and nearly all still stand."""
    judged = [json.loads(line) for line in JUDGED.read_text().splitlines()]
    texts = eval_mentions.sentences()
    assert len(judged) == 300
    assert sum(row["right"] for row in judged) / len(judged) >= 0.98
    standing = 0
    for row in judged:
        text = texts[row["id"]]
        assert hashlib.sha256(text.encode()).hexdigest()[:16] == row["sha"]
        found = find_mentions(Document(name="row", text=text))
        standing += any((m.start, m.end) == (row["start"], row["end"]) for m in found)
    assert standing / len(judged) >= 0.98
