"""Values as levels: the named steps between lower bounds. Pure."""

from bisect import bisect_right
from collections.abc import Callable, Sequence


def scale(levels: Sequence[tuple[float, str]]) -> Callable[[float], str]:
    """What names the level of a value; the lowest bound is below them all."""
    names = [name for _, name in reversed(levels)]
    bounds = [bound for bound, _ in reversed(levels)][1:]
    return lambda value: names[bisect_right(bounds, value)]
