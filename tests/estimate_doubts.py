"""Estimates the weights of `mentions.doubts`: ``python -m tests.estimate_doubts``.

    python -m tests.estimate_doubts            writes verifier/mentions/doubts.json
    python -m tests.estimate_doubts --unseen   each hand's pages by the others' weights

A mention that is but one name is a case, on the pages of tests/hands whose labels say
of every study who, when and where; it is a study's where its named study has the
author, or the journal and year, of a label. How likely its name and year are is told
by weights of `mentions.learned` from other pages than its own, as on a new page.
"""

import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from tests import estimate_pairs
from tests.estimate_pairs import HANDS
from tests.labelled import data_hash
from verifier.documents import read_document
from verifier.mentions import doubts, find_all_mentions
from verifier.mentions.layout import Layout
from verifier.models import Document, NamedStudy
from verifier.names import fold_name
from verifier.studies import name_studies

WEIGHTS = Path(doubts.__file__).parent / "doubts.json"
PRIOR = 4.0  # precision of the Gaussian prior: 2 to 4 tell most, unseen
FEWEST = 3  # mentions that a feature stands beside
SMALLEST = 0.05  # nats of a weight that is kept
PARTS = 2  # of the pages: each part's pairs are weighed by the other's weights
Label = tuple[str, int | None, str]


@dataclass(frozen=True, slots=True)
class Case:
    """What one mention shows, and whether it is a study's."""

    hand: str
    page: str
    surface: str
    features: frozenset[str]
    holds: bool


def main(arguments: Sequence[str]) -> None:
    if "--unseen" in arguments:
        show_unseen()
        return
    cases = read_cases()
    weights = estimate(cases)
    WEIGHTS.write_text(as_json(weights, cases), encoding="utf-8")
    print(f"{len(weights)} weights from {len(cases)} mentions")


def as_json(weights: dict[str, float], cases: Sequence[Case]) -> str:
    """The file of weights, the heaviest first."""
    ordered = sorted(weights.items(), key=lambda item: (-abs(item[1]), item))
    content = {
        "made_by": "python -m tests.estimate_doubts",
        "data": data(),
        "mentions": len(cases),
        "of studies": sum(case.holds for case in cases),
        "weights": dict(ordered),
    }
    return json.dumps(content, ensure_ascii=False, indent=0) + "\n"


def data() -> str:
    """A short hash of the labels."""
    return data_hash(HANDS / "labels.jsonl")


def stated() -> dict[str, object]:
    """What the file of weights says of itself."""
    return dict(json.loads(WEIGHTS.read_text(encoding="utf-8")))


def read_cases(of_pairs: dict[str, dict[str, float]] | None = None) -> list[Case]:
    """Every single name on the pages that are labelled in full.

    ``of_pairs`` are weights of pairs for each hand; without them the pages are parted
    in two, and the pairs of either are weighed by what the other's pages taught.
    """
    by_part = [] if of_pairs else _weights_of_parts()
    cases: list[Case] = []
    for number, (path, hand, labels) in enumerate(pages()):
        weights = of_pairs[hand] if of_pairs else by_part[number % PARTS]
        cases += _cases(path.name, hand, read_document(path), labels, weights)
    return cases


def pages() -> list[tuple[Path, str, list[Label]]]:
    """The pages whose labels have journals too, with their hands and labels."""
    found = []
    for line in (HANDS / "labels.jsonl").read_text(encoding="utf-8").splitlines():
        page = json.loads(line)
        if all(len(row) == 3 for row in page["studies"]):
            hand = estimate_pairs.hand_of(page["file"])
            labels = [(a, y, journal) for a, y, journal in page["studies"]]
            found.append((HANDS / page["file"], hand, labels))
    return found


def _weights_of_parts() -> list[dict[str, float]]:
    part_of = {path.name: n % PARTS for n, (path, _, _) in enumerate(pages())}
    cases = estimate_pairs.read_cases()
    return [
        estimate_pairs.estimate([c for c in cases if part_of.get(c.file) != part])
        for part in range(PARTS)
    ]


def _cases(page, hand, document: Document, labels, of_pairs):
    layout = Layout(document)
    mentions = find_all_mentions(document)
    right = {
        (mention.start, mention.end): _is_labelled(study, labels)
        for study in name_studies(document, mentions)
        for mention in study.mentions
    }
    for mention in doubts.find_asked(document.text, mentions):
        likely = doubts.likelihood(layout, mention, of_pairs)
        yield Case(
            hand,
            page,
            mention.surface,
            frozenset(doubts.features(layout, mention, likely)),
            right.get((mention.start, mention.end), False),
        )


def _is_labelled(study: NamedStudy, labels: Collection[Label]) -> bool:
    """Whether a label has the study's author, or its journal, and no other year."""
    names = [*study.authors, study.group, study.acronym]
    return any(
        (year is None or study.year is None or year == study.year)
        and (
            (bool(author) and _same_name(names, {fold_name(author)}))
            or (year == study.year and same_journal(journal, study.claims.journal))
        )
        for author, year, journal in labels
    )


def _same_name(names: Collection[str], others: Collection[str]) -> bool:
    return any(
        one == other or one.endswith(f" {other}") or other.endswith(f" {one}")
        for one in map(fold_name, filter(None, names))
        for other in others
    )


def same_journal(one: str, other: str) -> bool:
    """Whether every word of the shorter name begins as one of the longer does."""
    first, second = sorted((_words(one), _words(other)), key=len)
    return bool(first) and all(
        any(a.startswith(b[:4]) or b.startswith(a[:4]) for b in second) for a in first
    )


def _words(name: str) -> list[str]:
    words = re.findall("[a-z]+", fold_name(name).replace("nejm", "n engl j med"))
    return [word for word in words if word not in ("the", "of", "and", "in", "for")]


def estimate(cases: Sequence[Case]) -> dict[str, float]:
    """The weight of each feature that is seen often enough and tells enough."""
    seen = Counter(feature for case in cases for feature in case.features)
    kept = sorted(feature for feature, times in seen.items() if times >= FEWEST)
    holds = np.array([case.holds for case in cases], dtype=float)
    rows = [case.features for case in cases]
    found = estimate_pairs.fit(estimate_pairs.as_matrix(rows, kept), holds, PRIOR)
    weights = {
        feature: round(float(weight), 2)
        for feature, weight in zip(kept, found, strict=False)
        if abs(weight) >= SMALLEST
    }
    return {**weights, "": round(float(found[-1]), 2)}


def show_unseen() -> None:
    """For each hand, what weights from all others' pages leave out of its own."""
    pairs = estimate_pairs.read_cases()
    hands = sorted({hand for _, hand, _ in pages()})
    of_pairs = {
        hand: estimate_pairs.estimate([c for c in pairs if c.hand != hand])
        for hand in hands
    }
    cases = read_cases(of_pairs)
    counts: dict[float, Counter[tuple[str, bool]]] = defaultdict(Counter)
    for hand in hands:
        weights = estimate([case for case in cases if case.hand != hand])
        for case in cases:
            if case.hand == hand:
                likely = doubts.as_chance(weights, case.features)
                for bound in BOUNDS:
                    counts[bound][hand, case.holds] += likely <= bound
    print("left out of each hand's single names, of no study + of studies")
    for bound, left in counts.items():
        told = (f"{h} {left[h, False]}+{left[h, True]}" for h in hands)
        sums = [sum(left[h, holds] for h in hands) for holds in (False, True)]
        print(f"{bound:.2f}", *told, f"all {sums[0]}+{sums[1]}")
    for hand in hands:
        own = Counter(case.holds for case in cases if case.hand == hand)
        print(f"{hand}: {own[False]} of no study, {own[True]} of studies")


BOUNDS = (0.1, 0.2, 0.3, 0.4, 0.5)

if __name__ == "__main__":
    main(sys.argv[1:])
