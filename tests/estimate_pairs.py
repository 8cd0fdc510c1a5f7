"""Estimates the weights of `mentions.learned`: ``python -m tests.estimate_pairs``.

    python -m tests.estimate_pairs            writes verifier/mentions/pairs.json
    python -m tests.estimate_pairs --unseen   each hand's pages by the others' weights

A pair of a name and a year is a case; it is one of a study where a label of its page
has that first author and that year. The weights are those of a logistic regression with
a Gaussian prior. Pages: the tuning part of tests/pages; tests/hands, tests/whole and
tests/passages, whose writers (each a hand of its own, who knew no line of the reader)
noted first authors and years.
"""

import json
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from tests.eval_pages import PAGES
from tests.labelled import data_hash
from verifier.documents import READERS, read_document
from verifier.mentions import learned
from verifier.mentions.layout import Layout
from verifier.mentions.pairs import Pair, find_names, find_years, pair_up
from verifier.models import Document
from verifier.names import fold_name

HANDS, WHOLE = PAGES.parent / "hands", PAGES.parent / "whole"
PASSAGES = PAGES.parent / "passages" / "read.jsonl"
WEIGHTS = Path(learned.__file__).parent / "pairs.json"
PRECISION = 1.0  # of the prior: recall and precision hardly change from 1 to 4
FEWEST = 4  # pairs that a feature stands beside
SMALLEST = 0.1  # nats of a weight that is kept
Label = tuple[str, int | None]


@dataclass(frozen=True, slots=True)
class Case:
    """A pair of one page, and whether its page's labels have it."""

    page: int
    hand: str
    pair: Pair
    text: str
    holds: bool


def main(arguments: Sequence[str]) -> None:
    cases = read_cases()
    if "--unseen" in arguments:
        show_unseen(cases)
        return
    weights = estimate(cases)
    WEIGHTS.write_text(as_json(weights, cases), encoding="utf-8")
    print(f"{len(weights)} weights from {len(cases)} pairs")


def as_json(weights: dict[str, float], cases: Sequence[Case]) -> str:
    """The file of weights, the heaviest first."""
    content = {
        "made_by": "python -m tests.estimate_pairs",
        "data": data(),
        "pairs": len(cases),
        "of studies": sum(case.holds for case in cases),
        "weights": dict(
            sorted(weights.items(), key=lambda item: (-abs(item[1]), item))
        ),
    }
    return json.dumps(content, ensure_ascii=False, indent=0) + "\n"


def data() -> str:
    """A short hash of the labels."""
    return data_hash(
        PAGES / "labels-tune.jsonl",
        HANDS / "labels.jsonl",
        WHOLE / "labels.jsonl",
        PASSAGES,
    )


def stated() -> dict[str, object]:
    """What the file of weights says of itself."""
    return dict(json.loads(WEIGHTS.read_text(encoding="utf-8")))


def read_cases() -> list[Case]:
    """Every pair of every labelled page."""
    pages = [*_tuning_pages(), *_pages_of_hands(), *_whole_pages(), *_passages()]
    return [
        case
        for number, (document, hand, labels) in enumerate(pages)
        for case in _cases(number, hand, document, labels)
    ]


def _tuning_pages():
    for line in (PAGES / "labels-tune.jsonl").read_text(encoding="utf-8").splitlines():
        page = json.loads(line)
        labels: set[Label] = set()
        for row in page["studies"]:
            if row.get("authors") and row.get("year"):
                labels.add((row["authors"][0], row["year"]))
        name = page["file"]
        hand = name[0] if name[1] == "-" else "varied"
        yield read_document(PAGES / name), hand, labels


def _pages_of_hands():
    for line in (HANDS / "labels.jsonl").read_text(encoding="utf-8").splitlines():
        page = json.loads(line)
        labels = {(author, year) for author, year in page["studies"]}
        hand = page["file"].partition("-")[0][:2]
        yield read_document(HANDS / page["file"]), hand, labels


def _whole_pages():
    for line in (WHOLE / "labels.jsonl").read_text(encoding="utf-8").splitlines():
        page = json.loads(line)
        labels = {(s["author"], s["year"]) for s in page["studies"] if s["year"]}
        hand = f"whole {page['file'][:2]}"
        yield read_document(WHOLE / page["file"]), hand, labels


def _passages():
    for line in PASSAGES.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        page = f"# {row['title']}\n\n{row['text']}\n".encode()
        document = READERS[".md"](page, f"{row['hand']}.md")
        yield document, row["hand"], {(row["author"], row["year"])}


def _cases(page: int, hand: str, document: Document, labels: set[Label]):
    text, layout = document.text, Layout(document)
    names = list(find_names(text, 0, len(text)))
    years = list(find_years(text, [(0, len(text))]))
    wanted = {(fold_name(author), year) for author, year in labels}
    for pair in pair_up(layout, names, years):
        holds = any(
            year == int(text[pair.year : pair.year + 4])
            and _same(author, fold_name(text[slice(*pair.name.surname)]))
            for author, year in wanted
        )
        yield Case(page, hand, pair, text, holds)


def _same(one: str, other: str) -> bool:
    """The surnames are the same, but for particles that only one of them has."""
    longer, shorter = sorted((one, other), key=len, reverse=True)
    return longer == shorter or (bool(shorter) and longer.endswith(f" {shorter}"))


def _features(case: Case) -> set[str]:
    return {*case.pair.own, *case.pair.features}


def estimate(
    cases: Sequence[Case], start: Mapping[str, float] = MappingProxyType({})
) -> dict[str, float]:
    """The weight of each feature that is seen often enough and tells enough.

    The loss is convex: from wherever it starts, the search ends at the same weights.
    """
    seen = Counter(feature for case in cases for feature in _features(case))
    kept = sorted(feature for feature, times in seen.items() if times >= FEWEST)
    index = {feature: column for column, feature in enumerate(kept)}
    rows = [sorted({index[f] for f in _features(case) if f in index}) for case in cases]
    ends = np.cumsum([0, *map(len, rows)])
    columns = np.array([column for row in rows for column in row], dtype=np.int32)
    matrix = csr_matrix(
        (np.ones(len(columns)), columns, ends), shape=(len(rows), len(kept))
    )
    sign = np.where([case.holds for case in cases], 1.0, -1.0)

    def loss(at):
        margin = -sign * (matrix @ at[:-1] + at[-1])
        slope = -sign / (1 + np.exp(-np.clip(margin, -50, 50)))
        prior = PRECISION * at[:-1]
        value = np.logaddexp(0, margin).sum() + at[:-1] @ prior / 2
        return value, np.append(matrix.T @ slope + prior, slope.sum())

    found = minimize(
        loss, [start.get(f, 0.0) for f in (*kept, "")], jac=True, method="L-BFGS-B",
        options={"maxiter": 2000, "maxfun": 4000, "ftol": 1e-13, "gtol": 1e-4},
    ).x  # fmt: skip
    weights = {
        feature: round(float(weight), 2)
        for feature, weight in zip(kept, found, strict=False)
        if abs(weight) >= SMALLEST
    }
    return {**weights, "": round(float(found[-1]), 2)}


def show_unseen(cases: Sequence[Case]) -> None:
    """For each hand, what weights estimated from all others' pages find on its own."""
    print(f"likelier than {learned.SURE}, of pairs that the labels have")
    for hand in sorted({case.hand for case in cases}):
        weights = estimate([case for case in cases if case.hand != hand])
        own = [case for case in cases if case.hand == hand]
        studies = {_study(case) for case in own if case.holds}
        found = {
            (_study(case), case.holds)
            for page in {case.page for case in own}
            for case in _chosen([c for c in own if c.page == page], weights)
        }
        right = len({study for study, holds in found if holds})
        print(
            f"{hand:8} {len(studies):4} studies  recall {right / len(studies):.3f}"
            f"  precision {right / max(1, len(found)):.3f}"
        )


def _study(case: Case) -> tuple[int, str, str]:
    text, pair = case.text, case.pair
    surname = fold_name(text[slice(*pair.name.surname)])
    return case.page, surname, text[pair.year : pair.year + 4]


def _chosen(cases: Sequence[Case], weights: dict[str, float]) -> list[Case]:
    chosen = learned.choose([case.pair for case in cases], weights)
    kept = {id(pair) for pair in chosen}
    return [case for case in cases if id(case.pair) in kept]


if __name__ == "__main__":
    main(sys.argv[1:])
