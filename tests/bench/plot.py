"""How lookups grow with the store, as an SVG of two logarithmic axes."""

from collections.abc import Mapping, Sequence
from math import log10

from tests.bench.lookups import Timing

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 780, 400, 64, 270, 40, 48
SHOWN = {
    "author, year, topic": "#1b6ca8",
    "Wang, year, topic": "#c2410c",
    "any author, four years, topic": "#4d7c0f",
}
_LOW, _HIGH = -2.0, 1.5  # 0.01 ms to 30 ms
_TICKS = (0.01, 0.1, 1, 10)


def growth(timings: Mapping[int, Sequence[Timing]]) -> str:
    """Medians as full lines, 99th percentiles as broken ones, one colour a question."""
    sizes = sorted(timings)
    parts = _frame(sizes)
    ends: list[tuple[float, str, str]] = []
    for kind, colour in SHOWN.items():
        found = [next(t for t in timings[n] if t.kind == kind) for n in sizes]
        for values, label, dashes in (
            ([t.median for t in found], kind, ""),
            ([t.p99 for t in found], f"{kind}, 99 %", ' stroke-dasharray="5 4"'),
        ):
            style = f'fill="none" stroke="{colour}" stroke-width="2"'
            places = [
                (_x(size, sizes), _y(value))
                for size, value in zip(sizes, values, strict=True)
            ]
            parts += _line(places, style, dashes)
            ends.append((places[-1][1], f"{label}: {values[-1]:.2g}", colour))
    inner = "\n".join([*parts, *_labels(ends)])
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
        'font-family="sans-serif" font-size="12">\n'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>\n{inner}\n</svg>\n'
    )


def _x(size: float, sizes: Sequence[int]) -> float:
    span = log10(sizes[-1] / sizes[0]) or 1
    return LEFT + (WIDTH - LEFT - RIGHT) * log10(size / sizes[0]) / span


def _y(milliseconds: float) -> float:
    share = (log10(max(milliseconds, 10**_LOW)) - _LOW) / (_HIGH - _LOW)
    return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * share


def _frame(sizes: Sequence[int]) -> list[str]:
    right = WIDTH - RIGHT
    parts = [
        _text(LEFT, 22, "Milliseconds to the candidates, by records in the store"),
    ]
    for tick in _TICKS:
        y = _y(tick)
        where = f'x1="{LEFT}" x2="{right}" y1="{y:.1f}" y2="{y:.1f}"'
        parts.append(f'<line {where} stroke="#ddd"/>')
        parts.append(_text(LEFT - 8, y + 4, f"{tick:g}", ' text-anchor="end"'))
    y = HEIGHT - BOTTOM + 20
    parts += [
        _text(_x(size, sizes), y, f"{size:,}", ' text-anchor="middle"')
        for size in sizes
    ]
    return parts


def _text(x: float, y: float, text: str, style: str = "") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}"{style}>{text}</text>'


def _line(places: Sequence[tuple[float, float]], style: str, dashes: str) -> list[str]:
    joined = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
    return [
        f'<polyline points="{joined}" {style}{dashes}/>',
        *(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" {style}/>' for x, y in places),
    ]


def _labels(ends: Sequence[tuple[float, str, str]]) -> list[str]:
    """A label beside the end of each line, none on top of another."""
    parts, lowest = [], 0.0
    for y, text, colour in sorted(ends):
        lowest = max(y + 4, lowest + 14)
        parts.append(_text(WIDTH - RIGHT + 8, lowest, text, f' fill="{colour}"'))
    return parts
