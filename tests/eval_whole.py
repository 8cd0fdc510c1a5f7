"""Measures whole runs: pages as health sites print them, from text to verdict.

    python -m tests.eval_whole [--kept] [--verbose]

Writers who knew no line of the program were given records of ../shared/data and wrote
pages that name them (``tests/whole``; on those in ``kept`` nothing was tuned). Most of
what a page tells of a study is right. Some was made wrong on purpose: its design, its
size, its year or its first author; and some studies are invented. ``labels.jsonl`` says
which. Each page is read and decided over all 500,412 records, taken for all there is.

A *real* study is told rightly; *spared* it is not rejected, *misdescribed* where
a conflict is told that is none. A wrong design or size is *told* where the record is
named and this conflict with it. *Made up* is what was invented or put to another author
or year; *confirmed* it is taken for real. *Beside them* stands whatever is rejected or
said to be misdescribed though its page names no such study.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.eval_hands import is_by
from tests.eval_linkage import NAMING
from tests.labelled import RECORDS, open_world
from verifier.deciding.parameters import shipped_parameters
from verifier.deciding.resolution import resolve
from verifier.documents import read_document
from verifier.models import Finding
from verifier.reading import read

PAGES = Path(__file__).parent / "whole"
KEPT = PAGES / "kept"
REAL = "true"
MADE_UP = frozenset({"invented", "author", "year"})
# What a page tells wrongly of a record, and which comparison has to say so.
CONFLICTS = {"design": "design", "size": "sample size"}
Label = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Case:
    """A study that a page names, by its label, its finding, or both."""

    page: str
    label: Label | None
    finding: Finding | None

    @property
    def kind(self) -> str:
        """What the label says of it; "beside" where there is none."""
        return str(self.label["kind"]) if self.label else "beside"

    @property
    def outcome(self) -> str:
        """The verdict; whether it is about another record, or lists the labelled."""
        if self.finding is None:
            return "not read"
        if self.label is None:
            return str(self.finding.verdict)
        if self.finding.verdict in NAMING:
            is_other = _key(self.finding) != self.label["pmid"]
            return str(self.finding.verdict) + ", another" * is_other
        listed = {a.record.pmid for a in self.finding.alternatives}
        return str(self.finding.verdict) + ", listed" * (self.label["pmid"] in listed)

    @property
    def is_told(self) -> bool:
        """What is wrong in a record's design or size is told."""
        told = {d.claim for d in self.finding.disagreements} if self.finding else set()
        return self.outcome == "misdescribed" and CONFLICTS.get(self.kind) in told

    @property
    def is_false_alarm(self) -> bool:
        """A conflict is told where none was made."""
        return self.outcome == "misdescribed" and not (
            self.is_told or self.kind in MADE_UP
        )


def main(arguments: Sequence[str]) -> None:
    """Print the figures, and with --verbose whatever is not as its label has it."""
    if not RECORDS.exists():
        sys.exit("../shared/data is absent: nothing to measure on")
    cases = list(decide_pages(KEPT if "--kept" in arguments else PAGES))
    for line in report(cases):
        print(line)
    if "--verbose" in arguments:
        print("\n".join(describe(case) for case in cases if is_amiss(case)))


def decide_pages(folder: Path) -> Iterator[Case]:
    """Every study that the pages of a folder name, labelled or found."""
    world, parameters = open_world(), shipped_parameters()
    for line in (folder / "labels.jsonl").read_text(encoding="utf-8").splitlines():
        page = json.loads(line)
        studies = read(read_document(folder / page["file"]))
        findings = list(resolve(studies, world, parameters))
        yield from paired(page["file"], page["studies"], findings)


def figures(cases: Sequence[Case]) -> dict[str, float]:
    """The figures, by name."""
    real = [case for case in cases if case.kind == REAL]
    wrong = [case for case in cases if case.kind in CONFLICTS]
    made_up = [case for case in cases if case.kind in MADE_UP]
    told = sum(case.is_told for case in wrong)
    alarms = sum(case.is_false_alarm for case in cases)
    return {
        "real, confirmed": _share(real, "confirmed"),
        "real, named or listed": _share(
            real, "confirmed", "ambiguous, listed", "misdescribed"
        ),
        "real, spared": 1 - _share(real, "rejected", "rejected, listed"),
        "wrong design or size, told": told / max(len(wrong), 1),
        "of conflicts told, true": told / max(told + alarms, 1),
        "made up, not confirmed": 1
        - _share(made_up, "confirmed", "confirmed, another"),
        "made up, rejected": _share(made_up, "rejected", "rejected, listed"),
    }


def report(cases: Sequence[Case]) -> Iterator[str]:
    """What became of each kind of study, and the figures, as lines."""
    kinds = Counter(case.kind for case in cases)
    for kind, number in kinds.most_common():
        outcomes = Counter(case.outcome for case in cases if case.kind == kind)
        said = "; ".join(f"{name} {n}" for name, n in outcomes.most_common())
        yield f"  {kind:<10} {number:>4}  {said}"
    for name, value in figures(cases).items():
        yield f"  {name:<28} {value:.4f}"


def _share(cases: Sequence[Case], *outcomes: str) -> float:
    return sum(case.outcome in outcomes for case in cases) / max(len(cases), 1)


# -------------------------------------------------------------------------- pairing


def paired(
    page: str, labels: Sequence[Label], findings: Sequence[Finding]
) -> Iterator[Case]:
    """Each label with the finding that fits it best, and the findings left over."""
    left = dict(enumerate(findings))
    fits = sorted(
        (
            (-_fit(label, finding), which, place)
            for which, label in enumerate(labels)
            for place, finding in left.items()
            if _fit(label, finding)
        ),
    )
    taken: dict[int, Finding] = {}
    for _, which, place in fits:
        if which not in taken and place in left:
            taken[which] = left.pop(place)
    for which, label in enumerate(labels):
        yield Case(page, label, taken.get(which))
    for finding in left.values():
        yield Case(page, None, finding)


def _fit(label: Label, finding: Finding) -> int:
    """How well a finding fits a label; 0: it is about something else."""
    if label["pmid"] and _key(finding) == label["pmid"]:
        return 5
    study, year = finding.study, label["year"]
    signed = study.authors or study.group or study.acronym
    if not label["author"]:
        return 2 * (year == study.year and not signed)
    if is_by(study, label):
        return 4 if year == study.year else 3 if None in {year, study.year} else 1
    return int(not signed and year is not None and year == study.year)


def _key(finding: Finding) -> str:
    return finding.record.pmid if finding.record else ""


# -------------------------------------------------------------------------- looking


_RIGHT = {
    REAL: {"confirmed"},
    "invented": {"rejected"},
    "author": {"rejected", "rejected, listed", "misdescribed"},
    "year": {"rejected", "rejected, listed", "misdescribed"},
}


def is_amiss(case: Case) -> bool:
    if case.kind in CONFLICTS:
        return not case.is_told
    if case.kind in _RIGHT:
        return case.outcome not in _RIGHT[case.kind]
    return case.outcome.split(",")[0] in {*NAMING, "rejected"}


def describe(case: Case) -> str:
    told = case.label or {}
    said = " ".join(str(told.get(k) or "-") for k in ("author", "year", "pmid", "note"))
    lines = [f"{case.page} {case.kind}: {said} -> {case.outcome}"]
    if case.finding:
        study, claims = case.finding.study, case.finding.study.claims
        sizes = [(size.count, size.role) for size in claims.sample_sizes]
        lines += [
            f"    {study.label} | {study.mentions[0].surface[:120]!r}",
            f"    design {claims.design}, sizes {sizes}, journal {claims.journal!r}",
            f"    {case.finding.confidence} {_key(case.finding)} {case.finding.reason}",
        ]
    return "\n".join(lines)


if __name__ == "__main__":
    main(sys.argv[1:])
