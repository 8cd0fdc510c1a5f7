"""Does confidence mean what it says? Calibration as figures, as a table, as a picture.

Pure. A `Judged` is one confidence with what was true, and how much it counts.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from math import sqrt

BINS = 10
_SIDE, _MARGIN, _HEAD = 260, 46, 40


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


def picture(sets: Mapping[str, Sequence[Judged]]) -> str:
    """Reliability diagrams side by side as SVG: truth over confidence.

    A disc's area is the share of its tenth, at least as large as can be seen; what
    lies under the diagonal was too sure.
    """
    width = len(sets) * (_SIDE + 2 * _MARGIN)
    height = _SIDE + _HEAD + _MARGIN
    panels = [
        f'<g transform="translate({_MARGIN + at * (_SIDE + 2 * _MARGIN)} {_HEAD})">'
        f"{''.join(_panel(name, judged))}</g>"
        for at, (name, judged) in enumerate(sets.items())
    ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}" font-family="sans-serif" font-size="11">\n'
        f'<rect width="{width}" height="{height}" fill="white"/>\n'
        + "\n".join(panels)
        + "\n</svg>\n"
    )


def _panel(name: str, judged: Sequence[Judged]) -> Iterator[str]:
    side = _SIDE
    yield f'<text y="-22" font-weight="bold">{escape(name)}</text>'
    yield (
        f'<text y="-8">calibration error {calibration_error(judged):.4f}, '
        f"Brier {brier_score(judged):.4f}</text>"
    )
    yield f'<rect width="{side}" height="{side}" fill="none" stroke="#999"/>'
    yield f'<path d="M0 {side}L{side} 0" stroke="#999" stroke-dasharray="4 3"/>'
    for tick in (0.0, 0.5, 1.0):
        at = tick * side
        yield f'<text x="{at}" y="{side + 14}" text-anchor="middle">{tick}</text>'
        yield f'<text x="-5" y="{side - at + 4}" text-anchor="end">{tick}</text>'
    yield (
        f'<text x="{side / 2}" y="{side + 30}" text-anchor="middle">said</text>'
        f'<text x="-28" y="{side / 2}" text-anchor="middle" '
        f'transform="rotate(-90 -28 {side / 2})">true</text>'
    )
    total = sum(j.mass for j in judged)
    for found in bins(judged):
        radius = max(2.5, 22 * sqrt(found.mass / total))
        x, y = found.said * side, (1 - found.true) * side
        yield (
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="#1f6fb2" '
            f'fill-opacity="0.55"><title>{found.count} studies: said {found.said:.3f}, '
            f"true {found.true:.3f}</title></circle>"
        )
