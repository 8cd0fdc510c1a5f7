"""Measures the reading of pages by hands that nothing was tuned on.

    python -m tests.eval_hands

Two writers who knew no line of the reader noted of each of 80 pages (``tests/hands/
kept``) which studies it names: first author (or group, or acronym), year, journal and
sample sizes as the page gives them. A study is found when author and year do not
disagree with the label's, or, where the page names no author, year and journal; it is
right when author and year are as labelled. Everything else that is named is wrong,
even a guideline, which is no study to those writers.
"""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from verifier.claims.places import is_name
from verifier.deciding.journals import is_like_journal
from verifier.documents import read_document
from verifier.models import NamedStudy
from verifier.names import fold_name
from verifier.reading import read
from verifier.references.journals import is_same_journal

KEPT = Path(__file__).parent / "hands" / "kept"
LABELS = KEPT / "labels.jsonl"
Label = dict[str, Any]


def main() -> None:
    """Print the figures."""
    for name, value in figures().items():
        print(f"{name:<24} {value:.4f}")


def figures() -> dict[str, float]:
    """Of all pages: recall, in part and in full, precision, journals and sizes."""
    counts: Counter[str] = Counter()
    for line in LABELS.read_text(encoding="utf-8").splitlines():
        page = json.loads(line)
        studies = read(read_document(KEPT / page["file"]))
        named = [s for s in studies if any(map(is_name, s.mentions))]
        counts.update(_count(page["studies"], named))
    return {
        "found": counts["found"] / counts["labels"],
        "author and year right": counts["right"] / counts["labels"],
        "precision": counts["found"] / (counts["found"] + counts["wrong"]),
        "journal right": counts["journals right"] / counts["journals"],
        "sizes, recall": counts["sizes right"] / counts["sizes"],
        "sizes, precision": counts["sizes right"] / counts["sizes read"],
    }


def _count(labels: Sequence[Label], studies: Sequence[NamedStudy]) -> Counter[str]:
    """What is right and wrong on one page."""
    left = list(studies)
    counts: Counter[str] = Counter()
    for label in labels:
        fitting = [study for study in left if _fits(study, label)]
        best = max(fitting, key=lambda study: _score(study, label), default=None)
        if best:
            left.remove(best)
        if not label["named"]:
            continue
        counts.update(_compare(label, best))
    counts["wrong"] = len(left)
    return counts


def _compare(label: Label, study: NamedStudy | None) -> Iterator[str]:
    """What there is to read in a label, and what of it is read."""
    sizes = set(label["sizes"])
    yield from ["labels", *["journals"] * bool(label["journal"])]
    yield from ["sizes"] * len(sizes)
    if study is None:
        return
    yield "found"
    if label["year"] == study.year and (not label["author"] or is_by(study, label)):
        yield "right"
    if label["journal"] and _in(study, label):
        yield "journals right"
    read_off = {
        size.count for size in study.claims.sample_sizes if size.role != "studies"
    }
    yield from ["sizes read"] * len(read_off)
    yield from ["sizes right"] * len(read_off & sizes)


def _fits(study: NamedStudy, label: Label) -> bool:
    dated = label["year"] in {None, study.year} or study.year is None
    if label["author"] and is_by(study, label):
        return dated
    return label["year"] == study.year and (
        _in(study, label) if label["journal"] else not label["author"]
    )


def _score(study: NamedStudy, label: Label) -> tuple[bool, bool, bool]:
    return is_by(study, label), label["year"] == study.year, _in(study, label)


def is_by(study: NamedStudy, label: Label) -> bool:
    """Whether one of the names is the label's, or either ends in the other."""
    wanted = f" {fold_name(label['author'])}"
    bylines = (*study.authors, study.group, study.acronym)
    names = [f" {fold_name(name)}" for name in bylines if name]
    return any(name.endswith(wanted) or wanted.endswith(name) for name in names)


def _in(study: NamedStudy, label: Label) -> bool:
    """Whether the journal is the label's, however either is shortened."""
    one, other = study.claims.journal, label["journal"]
    return bool(one and other) and (
        is_same_journal(one, other) or is_like_journal(one, other)
    )


if __name__ == "__main__":
    main()
