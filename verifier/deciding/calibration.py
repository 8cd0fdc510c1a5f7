"""Does confidence mean what it says? Calibration as figures and as a table. Pure.

A `Judged` is one confidence with what was true, and how much it counts.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

BINS = 10


@dataclass(frozen=True, slots=True)
class Judged:
    """A confidence, whether it was justified, and its weight in the mix."""

    said: float
    true: bool
    mass: float = 1.0


@dataclass(frozen=True, slots=True)
class Bin:
    """The judged whose confidence lies in one tenth: means and their mass."""

    low: float
    count: int
    mass: float
    said: float
    true: float


def bins(judged: Sequence[Judged]) -> Iterator[Bin]:
    """The tenths of confidence that are not empty, lowest first."""
    for number in range(BINS):
        inside = [j for j in judged if min(int(j.said * BINS), BINS - 1) == number]
        mass = sum(j.mass for j in inside)
        if mass:
            said = sum(j.said * j.mass for j in inside) / mass
            true = sum(j.true * j.mass for j in inside) / mass
            yield Bin(number / BINS, len(inside), mass, said, true)


def calibration_error(judged: Sequence[Judged]) -> float:
    """Expected calibration error: mean distance of confidence and truth, by mass."""
    total = sum(j.mass for j in judged)
    return sum(abs(b.said - b.true) * b.mass for b in bins(judged)) / total


def brier_score(judged: Sequence[Judged]) -> float:
    """The mean squared distance of confidence and truth, by mass."""
    total = sum(j.mass for j in judged)
    return sum(j.mass * (j.said - j.true) ** 2 for j in judged) / total


def table(judged: Sequence[Judged]) -> Iterator[str]:
    """For each tenth of confidence: how many, what was said, how often it was true."""
    yield "    confidence   studies   said   true"
    for found in bins(judged):
        bar = "#" * round(found.true * 30)
        yield (
            f"    {found.low:.1f} to {found.low + 1 / BINS:.1f} {found.count:>9,}"
            f"  {found.said:.3f}  {found.true:.3f} |{bar:30}|"
        )
