"""How often the right record is named, and whether the confidence means what it says.

    python -m tests.eval_linkage [mentions|journals|references] [--train] [--full]
                                 [--misses]

The held third of the labelled citations (`labelled.is_held`; nothing is estimated from
it), or with ``--train`` the rest, by which thresholds are chosen, over all 500,412
records, read from sentence and page title alone; "journals" are the same mentions, each
with its journal stated as well. Every study is asked twice: as it is,
and with its record taken out of the store, where every confirmation is a false one. In
the mix of both the second weigh what they weigh in the estimate (``share_none`` of
parameters.json: how many studies are in no record at all).
"""

import hashlib
import json
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from importlib.resources import files

from tests.labelled import (
    RECORDS,
    ClosedWorld,
    Labelled,
    open_world,
    read_mentions,
    read_references,
)
from verifier.deciding.calibration import Judged, brier_score, calibration_error, table
from verifier.deciding.parameters import shipped_parameters
from verifier.deciding.resolution import resolve
from verifier.deciding.verdicts import CONFIRMED_FROM
from verifier.models import Answer, Finding, Found, Query, Record, Usage

NAMING = frozenset({"confirmed", "misdescribed", "retracted"})
SAMPLE = 2000
SUBSAMPLE = 1000
_SEED = 1
_EVERYTHING = 1 << 40
READERS = {
    "mentions": read_mentions,
    "journals": partial(read_mentions, journals=True),
    "references": read_references,
}


class Part:
    """A source of which some records do not exist: one in ``sparse`` is kept.

    ``kept`` and ``hidden`` decide for single records; who is kept otherwise hangs on
    a hash of its number. The world shrinks with the records.
    """

    name, description, complete, usage = "local", "", True, Usage()

    def __init__(
        self, source: ClosedWorld, hidden: str = "", kept: str = "", sparse: int = 1
    ) -> None:
        self._source = source
        self._hidden, self._kept, self._sparse = hidden, kept, sparse
        self.world = source.world // sparse

    def exists(self, key: str) -> bool:
        """Whether this record is in the part."""
        return key != self._hidden and (
            key == self._kept or self._sparse == 1 or _is_drawn(key, self._sparse)
        )

    def search(self, queries, limit, *, alone=False) -> Mapping[Query, Answer]:
        # One record less needs one more; of a sparse part all must be seen.
        wide = limit + 1 if self._sparse == 1 else _EVERYTHING
        answers = self._source.search(queries, wide, alone=alone)
        return {q: self._less(a, limit) for q, a in answers.items()}

    def fetch(self, keys, *, fresh=False) -> Mapping[str, Record]:
        return self._source.fetch(filter(self.exists, keys), fresh=fresh)

    def _less(self, answer: Answer, limit: int) -> Answer:
        if not isinstance(answer, Found):
            return answer
        left = tuple(filter(self.exists, answer.pmids))
        gone = len(answer.pmids) - len(left)
        return Found(answer.query, answer.count - gone, left[:limit], answer.url)


@cache
def _is_drawn(key: str, sparse: int) -> bool:
    return int(hashlib.sha256(key.encode()).hexdigest(), 16) % sparse == 0


@dataclass(frozen=True, slots=True)
class Result:
    """One labelled study, its finding as it is and with its record taken out."""

    case: Labelled
    finding: Finding
    without: Finding

    @property
    def is_named(self) -> bool:
        """Some record is said to be the study."""
        return self.finding.verdict in NAMING

    @property
    def is_right(self) -> bool:
        """The record named, or most probable, is the labelled one."""
        return best(self.finding) == self.case.pmid

    @property
    def is_listed(self) -> bool:
        """The labelled record is the one named or among those listed."""
        listed = {a.record.pmid for a in self.finding.alternatives}
        return (self.is_named and self.is_right) or self.case.pmid in listed

    @property
    def is_deceived(self) -> bool:
        """Without its record, another one is said to be the study."""
        return self.without.verdict in NAMING


def best(finding: Finding) -> str:
    """The key of the record named, else of the most probable one."""
    if finding.record:
        return finding.record.key
    return next((e.record for e in finding.evidence if e.record != "none"), "")


def draw(name: str, number: int, *, held: bool = True) -> list[Labelled]:
    """Held cases of a set, or training ones, in an order that is always the same."""
    cases = [c for c in READERS[name]() if c.held == held]
    random.Random(_SEED).shuffle(cases)
    return cases[:number]


def evaluate(
    cases: Sequence[Labelled], world: ClosedWorld, sparse: int = 1
) -> list[Result]:
    """Every case asked as it is and without its record, each by itself.

    In a sparse part of the world the record of the case stays whatever its hash: what
    gets thinner is its rivals.
    """
    parameters = shipped_parameters()
    results = []
    for case in cases:
        there = Part(world, kept=case.pmid, sparse=sparse)
        gone = Part(world, hidden=case.pmid, sparse=sparse)
        findings = [
            resolve([case.study], part, parameters)[0] for part in (there, gone)
        ]
        results.append(Result(case, *findings))
    return results


@cache
def mass_of_none() -> float:
    """What a study without a record weighs against one with a record."""
    text = (files("verifier.deciding") / "parameters.json").read_text(encoding="utf-8")
    share = json.loads(text)["share_none"]
    return float(share / (1 - share))


def judge(results: Sequence[Result], *, mixed: bool = True) -> list[Judged]:
    """Confidence and truth of the best record, where there is one and where not."""
    judged = [Judged(r.finding.confidence or 0.0, r.is_right) for r in results]
    if mixed:
        mass = mass_of_none()
        absent = (r.without.confidence or 0.0 for r in results)
        judged += [Judged(confidence, true=False, mass=mass) for confidence in absent]
    return judged


def figures(results: Sequence[Result]) -> dict[str, float]:
    """The figures of one set, by name."""
    named = [r for r in results if r.is_named]
    right = sum(r.is_right for r in named)
    total = max(len(results), 1)
    mixed, true = judge(results), judge(results, mixed=False)
    return {
        "right record named": right / total,
        "right record named or listed": sum(r.is_listed for r in results) / total,
        "of those named, right": right / max(len(named), 1),
        "called absent": _count(results, "rejected") / total,
        "record taken out: another is named": sum(r.is_deceived for r in results)
        / total,
        "record taken out: rejected": sum(
            r.without.verdict == "rejected" for r in results
        )
        / total,
        "calibration error": calibration_error(mixed),
        "calibration error, true cases": calibration_error(true),
        "Brier score": brier_score(mixed),
        "Brier score, true cases": brier_score(true),
    }


def _count(results: Sequence[Result], verdict: str) -> int:
    return sum(r.finding.verdict == verdict for r in results)


def report(results: Sequence[Result]) -> Iterator[str]:
    """The figures of one set, its forms, its verdicts and its calibration, as lines."""
    for name, value in figures(results).items():
        yield f"  {name:<36} {value:.4f}"
    yield "  by form                     studies   named  listed   right  deceived"
    forms = defaultdict(list)
    for result in results:
        forms[result.case.form].append(result)
    for form, some in sorted(forms.items()):
        found = figures(some)
        yield (
            f"    {form:<22} {len(some):>10,}  {found['right record named']:.4f}  "
            f"{found['right record named or listed']:.4f}  "
            f"{found['of those named, right']:.4f}    "
            f"{found['record taken out: another is named']:.4f}"
        )
        yield from _verdicts(some)
    yield "  reliability, mixed with studies of no record"
    yield from table(judge(results))
    yield "  reliability, studies with a record"
    yield from table(judge(results, mixed=False))


def _verdicts(results: Sequence[Result]) -> Iterator[str]:
    """Precision and recall of each verdict, over the mix.

    Naming the labelled record is right (whether what is said of it conflicts is not
    labelled), rejecting a study whose record is taken out, and calling ambiguous what
    is not named while the record is listed.
    """
    mass = mass_of_none()
    said: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for result in results:
        verdict, other = result.finding.verdict, result.without.verdict
        said[verdict] += 1
        said[other] += mass
        right[verdict] += (result.is_named and result.is_right) or (
            verdict == "ambiguous" and result.is_listed
        )
        right[other] += mass * (other == "rejected")
    for verdict in sorted(said):
        whole = len(results) * (mass if verdict == "rejected" else 1)
        yield (
            f"      {verdict:<14} {said[verdict]:>9,.0f}  "
            f"precision {right[verdict] / said[verdict]:.4f}  "
            f"recall {right[verdict] / whole:.4f}"
        )


def misses(results: Sequence[Result]) -> Iterator[str]:
    """What was named wrongly, called absent, or named without its record."""
    for result in results:
        finding, without = result.finding, result.without
        study = result.case.study
        wrong = result.is_named and not result.is_right
        if wrong or finding.verdict == "rejected" or result.is_deceived:
            what = "wrong" if wrong else finding.verdict
            what += f"; without its record {without.verdict}" * result.is_deceived
            yield f"{what}: {study.label}, label {result.case.pmid}, {result.case.form}"
            named = [f.record for f in (finding, without) if f.record]
            for record in named:
                yield f"    {record.key} {record.year} {record.title[:90]}"
            yield f"    {study.mentions[0].surface[:150]!r} {finding.confidence}"


def main(arguments: Sequence[str]) -> None:
    """Print the figures of one set."""
    if not RECORDS.exists():
        sys.exit("../shared/data is absent: nothing to measure on")
    name = next((name for name in READERS if name in arguments), "mentions")
    held = "--train" not in arguments
    cases = draw(name, _EVERYTHING if "--full" in arguments else SAMPLE, held=held)
    part = "held" if held else "training"
    print(f"{name}: {len(cases):,} {part} studies; confirmed from {CONFIRMED_FROM}")
    results = evaluate(cases, open_world())
    print("\n".join(report(results)))
    if "--misses" in arguments:
        print("\n".join(misses(results)))


if __name__ == "__main__":
    main(sys.argv[1:])
