"""How well the program does on citations that somebody has labelled.

One JSON object a line. ``text`` names the study, ``title`` is that of its page, and
``pmid`` is the record that is meant, null where PubMed has none. Where the text names
several studies, ``start`` and ``end`` say which one is labelled; ``"reference": true``
says that the text is an entry of a reference list.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from verifier.deciding.calibration import Judged, brier_score, calibration_error, table
from verifier.models import Block, Document, Finding, NamedStudy
from verifier.reading import read

# Verdicts that say of a record that it is the study.
NAMING = frozenset({"confirmed", "misdescribed", "retracted"})
LONGEST_LINE = 8_000_000
_LONGEST_TEXT = 1_000_000
_KINDS = {
    "text": str, "title": str, "pmid": str, "start": int, "end": int, "reference": bool
}  # fmt: skip


class LabelError(ValueError):
    """A line is no labelled citation; the message says why in one line."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A citation and the record it means; no study where none is read out of it."""

    study: NamedStudy | None
    pmid: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """A labelled citation with its finding, where it was asked about."""

    pmid: str
    finding: Finding | None

    @property
    def verdict(self) -> str:
        """What was said of the study; empty where the text names none."""
        return self.finding.verdict if self.finding else ""

    @property
    def best(self) -> str:
        """The key of the record named, else of the most probable one."""
        return best_record(self.finding) if self.finding else ""

    @property
    def is_named(self) -> bool:
        """Some record is said to be the study."""
        return self.verdict in NAMING

    @property
    def is_right(self) -> bool:
        """The labelled record is the one named, or the most probable one."""
        return bool(self.pmid) and self.best == self.pmid

    @property
    def is_listed(self) -> bool:
        """The labelled record is named, or among those listed."""
        others = self.finding.alternatives if self.finding else ()
        listed = {other.record.pmid for other in others}
        return (self.is_named and self.is_right) or self.pmid in listed


def best_record(finding: Finding) -> str:
    """The key of the record named, else of the most probable one."""
    if finding.record:
        return finding.record.key
    return next((e.record for e in finding.evidence if e.record != "none"), "")


# ------------------------------------------------------------------------- reading


def read_labelled(lines: Iterable[str]) -> Iterator[Labelled]:
    """The labelled citations of all lines that are not blank, in order.

    Raises LabelError with the number of the first line that is none.
    """
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            yield _labelled(_row(line))
        except LabelError as error:
            raise LabelError(f"line {number}: {error}") from None


def _row(line: str) -> dict[str, Any]:
    if len(line) > LONGEST_LINE:
        raise LabelError("it is too long")
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        raise LabelError("not JSON") from None
    if not isinstance(row, dict):
        raise LabelError("not a JSON object")
    if type(row.get("pmid")) is int:
        row["pmid"] = str(row["pmid"])
    for key, kind in _KINDS.items():
        # True is an int to `isinstance`.
        if row.get(key) is not None and type(row[key]) is not kind:
            raise LabelError(f"{key} is no {kind.__name__}")
    if "pmid" not in row:
        raise LabelError("it has no pmid; null says that PubMed has no such study")
    if row["pmid"] and not row["pmid"].isdecimal():
        raise LabelError("pmid is no number")
    if not 0 < len(row.get("text") or "") <= _LONGEST_TEXT:
        raise LabelError("it has no text, or one that is too long")
    return row


def _labelled(row: dict[str, Any]) -> Labelled:
    text = row["text"]
    block = Block("reference" if row.get("reference") else "paragraph", 0, len(text))
    document = Document("", text, row.get("title") or "", (block,))
    start, end = row.get("start") or 0, row.get("end") or len(text)
    meant = [
        study
        for study in read(document)
        if any(
            m.start < end and m.end > start and m.kind != "unnamed"
            for m in study.mentions
        )
    ]
    # Which of several studies the label is for, nobody has said.
    return Labelled(meant[0] if len(meant) == 1 else None, row["pmid"] or "")


# ------------------------------------------------------------------------- judging


def judge(
    labelled: Iterable[Labelled],
    resolve: Callable[[Sequence[NamedStudy]], Sequence[Finding]],
) -> list[Outcome]:
    """What ``resolve`` finds out about each labelled citation, in order."""
    cases = list(labelled)
    findings = iter(resolve([case.study for case in cases if case.study]))
    return [Outcome(c.pmid, next(findings) if c.study else None) for c in cases]


def figures(outcomes: Sequence[Outcome]) -> dict[str, float]:
    """Counts, and shares of what could be asked; shares of nothing are left out."""
    asked = [o for o in outcomes if o.finding and o.verdict != "unchecked"]
    real = [o for o in asked if o.pmid]
    absent = [o for o in asked if not o.pmid]
    named = [o for o in asked if o.is_named]
    judged = calibration(outcomes)
    counts = {
        "citations": len(outcomes),
        "no single study read": sum(o.finding is None for o in outcomes),
        "unchecked": sum(o.verdict == "unchecked" for o in outcomes),
        "in PubMed": len(real),
        "not in PubMed": len(absent),
    }
    shares = {
        "right record named": _share(real, lambda o: o.is_named and o.is_right),
        "right record named or listed": _share(real, lambda o: o.is_listed),
        "of those named, right": _share(named, lambda o: o.is_right),
        "in PubMed, but rejected": _share(real, lambda o: o.verdict == "rejected"),
        "not in PubMed, and rejected": _share(
            absent, lambda o: o.verdict == "rejected"
        ),
        "not in PubMed, but a record named": _share(absent, lambda o: o.is_named),
        "calibration error": calibration_error(judged) if judged else None,
        "Brier score": brier_score(judged) if judged else None,
    }
    known = {name: value for name, value in shares.items() if value is not None}
    return {**counts, **known}


def calibration(outcomes: Sequence[Outcome]) -> list[Judged]:
    """The confidence in the best record of each, and whether it is the labelled one."""
    return [
        Judged(o.finding.confidence or 0.0, o.is_right)
        for o in outcomes
        if o.finding and o.verdict not in {"unchecked", "unverifiable"}
    ]


def _share(some: Sequence[Outcome], holds: Callable[[Outcome], bool]) -> float | None:
    return sum(map(holds, some)) / len(some) if some else None


def show(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """The figures as lines, with the reliability of each tenth of confidence."""
    for name, value in figures(outcomes).items():
        yield f"{name:<34} " + (
            f"{value:>8,}" if type(value) is int else f"{value:8.4f}"
        )
    if judged := calibration(outcomes):
        yield ""
        yield from table(judged)
