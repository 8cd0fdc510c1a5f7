"""Floors under measured figures: what was reached is not lost unnoticed. Pure.

A floor is a little below what was measured (for errors: a little above), and holds for
the data whose hash stands beside it; figures of other data are not compared. Raising a
floor is part of the change that earns it; lowering one has to be asked for.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

# Figures that are better the smaller they are.
_ERRORS = ("error", "Brier score", "called absent", "is named", "false alarms")
# A sample's figures move a little with changes that mean nothing, speed with the
# machine and whatever else runs on it.
_SLACK = 0.002
_SPEED_KEPT = 0.4

Bounds = dict[str, dict[str, float]]


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured number; the name says of what, after the section's name."""

    name: str
    value: float

    @property
    def is_error(self) -> bool:
        """Smaller is better."""
        return any(word in self.name for word in _ERRORS)

    @property
    def bound(self) -> float:
        """The bound to set: a little worse than what was measured."""
        if self.name.endswith("MB/s"):
            return round(self.value * _SPEED_KEPT, 1)
        if self.is_error:
            return round(self.value + _SLACK, 3)
        return round(max(0.0, self.value - _SLACK), 3)

    def is_worse_than(self, bound: float) -> bool:
        """It is on the wrong side of its bound."""
        return self.value > bound if self.is_error else self.value < bound


@dataclass(frozen=True, slots=True)
class Measured:
    """The figures of one section and the hash of the data they come from."""

    section: str
    data: str
    figures: Sequence[Figure]


def shortfalls(measured: Sequence[Measured], floors: Mapping) -> Iterator[str]:
    """One line for every figure that is worse than its floor, or has none."""
    for part in measured:
        known = floors.get(part.section)
        if known is None or known["data"] != part.data:
            yield f"{part.section}: no floors for these data; run with --update"
            continue
        for figure in part.figures:
            bound = known["bounds"].get(figure.name)
            if bound is None:
                yield f"{part.section}: {figure.name}: no floor; run with --update"
            elif figure.is_worse_than(bound):
                side = "above" if figure.is_error else "below"
                yield (
                    f"{part.section}: {figure.name} is {figure.value:.4f}, "
                    f"{side} {bound}"
                )


def raised(
    measured: Sequence[Measured], floors: Mapping, *, allow_regression: bool = False
) -> dict:
    """The floors after this measurement; none is lowered unless that is allowed.

    Figures of other data than before start anew.
    """
    after = dict(floors)
    for part in measured:
        known = floors.get(part.section, {})
        same = known.get("data") == part.data
        old = known.get("bounds", {}) if same else {}
        new = {f.name: f.bound for f in part.figures}
        if not allow_regression:
            for figure in part.figures:
                if figure.name in old and not _is_better(figure, old[figure.name]):
                    new[figure.name] = old[figure.name]
        after[part.section] = {"data": part.data, "bounds": old | new}
    return after


def _is_better(figure: Figure, old: float) -> bool:
    return figure.bound < old if figure.is_error else figure.bound > old
