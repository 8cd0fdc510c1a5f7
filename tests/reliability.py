"""Reliability diagrams as pictures: what `calibration` judges. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from math import sqrt

from verifier.deciding.calibration import Judged, bins, brier_score, calibration_error

_SIDE, _MARGIN, _HEAD = 260, 46, 40


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
