"""How often the right record is named, and whether the confidence means what it says.

``python -m tests.eval_linkage [--refs]``: the held third of the labelled citations
(`labelled.is_held`; nothing is estimated from it) over all 500,412 records, read from
sentence and page title alone. Every study is asked twice: as it is, and with its record
taken out of the store, where every confirmation is a false one.
"""

import random
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tests.labelled import (
    RECORDS,
    ClosedWorld,
    Labelled,
    open_world,
    read_mentions,
    read_references,
)
from verifier.models import Answer, Finding, Found, Query, Record, Usage
from verifier.parameters import shipped_parameters
from verifier.resolution import resolve
from verifier.verdicts import CONFIRMED_FROM

_FOUND = frozenset({"confirmed", "misdescribed", "retracted"})
_SAMPLE = 1500


class Without:
    """A source in which some records do not exist."""

    name, description, complete, usage = "local", "", True, Usage()

    def __init__(self, source: ClosedWorld, hidden: frozenset[str]) -> None:
        self._source, self._hidden = source, hidden
        self.world = source.world

    def search(self, queries, limit, *, alone=False) -> Mapping[Query, Answer]:
        answers = self._source.search(queries, limit + len(self._hidden), alone=alone)
        return {q: self._less(a, limit) for q, a in answers.items()}

    def fetch(self, keys) -> Mapping[str, Record]:
        return self._source.fetch(k for k in keys if k not in self._hidden)

    def _less(self, answer: Answer, limit: int) -> Answer:
        if not isinstance(answer, Found):
            return answer
        left = tuple(k for k in answer.pmids if k not in self._hidden)
        gone = len(answer.pmids) - len(left)
        return Found(answer.query, answer.count - gone, left[:limit], answer.url)


@dataclass(frozen=True, slots=True)
class Result:
    """One labelled study, its finding as it is and with its record taken out."""

    case: Labelled
    finding: Finding
    without: Finding | None

    @property
    def is_right(self) -> bool:
        """The record named, or most probable, is the labelled one."""
        return self.best == self.case.pmid

    @property
    def best(self) -> str:
        record = self.finding.record
        if record:
            return record.pmid
        others = self.finding.alternatives
        return others[0].record.pmid if others else ""

    @property
    def is_listed(self) -> bool:
        """The labelled record is the one named or among those listed."""
        listed = {a.record.pmid for a in self.finding.alternatives}
        return self.is_right or self.case.pmid in listed


def evaluate(cases: Sequence[Labelled], world: ClosedWorld) -> list[Result]:
    """Every case asked as it is and, one by one, without its record."""
    parameters = shipped_parameters()
    findings = resolve([c.study for c in cases], world, parameters)
    return [
        Result(
            case,
            finding,
            resolve([case.study], Without(world, frozenset({case.pmid})), parameters)[
                0
            ],
        )
        for case, finding in zip(cases, findings, strict=True)
    ]


def report(name: str, results: Sequence[Result]) -> Iterator[str]:
    """The figures of one set, as lines."""
    confirmed = [r for r in results if r.finding.verdict in _FOUND]
    right = sum(r.is_right for r in confirmed)
    listed = sum(r.is_listed for r in results)
    false = sum(r.without is not None and r.without.verdict in _FOUND for r in results)
    rejected = sum(r.finding.verdict == "rejected" for r in results)
    total = len(results)
    yield f"{name}: {total:,} studies whose record is in the store"
    yield f"  right record named        {right / total:.4f}"
    yield f"  named or listed           {listed / total:.4f}"
    yield f"  of those named, right     {right / max(len(confirmed), 1):.4f}"
    yield f"  called absent             {rejected / total:.4f}"
    yield f"  record taken out: another is named  {false / total:.4f}"
    pairs = list(_pairs(results))
    yield f"  expected calibration error {calibration_error(pairs):.4f}"
    yield f"  Brier score                {brier(pairs):.4f}"
    yield from reliability(pairs)


def _pairs(results: Sequence[Result]) -> Iterator[tuple[float, bool]]:
    """Confidence and truth of the best record, in both worlds as they weigh."""
    for result in results:
        yield result.finding.confidence or 0.0, result.is_right


def calibration_error(pairs: Sequence[tuple[float, bool]], bins: int = 10) -> float:
    """The mean distance between confidence and truth over equal bins, by their size."""
    error = 0.0
    for low, inside in _binned(pairs, bins):
        del low
        said = sum(p for p, _ in inside) / len(inside)
        true = sum(t for _, t in inside) / len(inside)
        error += abs(said - true) * len(inside) / len(pairs)
    return error


def brier(pairs: Sequence[tuple[float, bool]]) -> float:
    """The mean squared distance between confidence and truth."""
    return sum((p - t) ** 2 for p, t in pairs) / len(pairs)


def reliability(pairs: Sequence[tuple[float, bool]]) -> Iterator[str]:
    """A reliability diagram: for each tenth of confidence, how often it was right."""
    yield "    confidence   studies    said   true"
    for low, inside in _binned(pairs, 10):
        said = sum(p for p, _ in inside) / len(inside)
        true = sum(t for _, t in inside) / len(inside)
        bar = "#" * round(true * 40)
        yield f"    {low:.1f} to {low + 0.1:.1f} {len(inside):>9,}   {said:.3f}  {true:.3f} |{bar:40}|"


def _binned(
    pairs: Sequence[tuple[float, bool]], bins: int
) -> Iterator[tuple[float, list[tuple[float, bool]]]]:
    for number in range(bins):
        inside = [(p, t) for p, t in pairs if min(int(p * bins), bins - 1) == number]
        if inside:
            yield number / bins, inside


def main() -> None:
    """Print the figures of mentions, and with ``--refs`` of references."""
    if not RECORDS.exists():
        sys.exit("../shared/data is absent: nothing to measure on")
    world = open_world()
    read = read_references if "--refs" in sys.argv else read_mentions
    cases = [c for c in read() if c.held]
    random.Random(1).shuffle(cases)
    print(f"confirmed from {CONFIRMED_FROM}")
    results = evaluate(cases[:_SAMPLE], world)
    print("\n".join(report(read.__name__, results)))


if __name__ == "__main__":
    main()
