"""How much work reading a text is, counted instead of timed: the same on any machine.

Counted are the calls of functions, and the characters that patterns and automata are
let loose on: all that they are given, or as many as the longest match can have where
they may only match at one place. What is read again and again shows as growth that is
faster than that of the text.
"""

import importlib
import pkgutil
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from types import ModuleType

import verifier
from verifier.literals import Forms, Literals, Sieve

_READING = ("mentions", "references", "studies", "claims", "designs")
_READING += ("surnames", "sizes")
_ASKED_OF_MATCHES = tuple(
    f"verifier.sizes.{module}" for module in ("forms", "reading", "vetoes")
)


class Steps:
    """The work done so far."""

    def __init__(self) -> None:
        self.number = 0

    def __call__(self, frame, event, argument) -> None:
        """A function is called."""
        if event in {"call", "c_call"}:
            self.number += 1


@cache
def _widest(pattern: re.Pattern[str]) -> int:
    """The length of the longest match that there can be."""
    return re._parser.parse(pattern.pattern, pattern.flags).getwidth()[1]


class _Counted:
    """A pattern whose work is counted."""

    def __init__(self, pattern: re.Pattern[str], steps: Steps) -> None:
        self._pattern = pattern
        self._steps = steps
        self._widest = _widest(pattern)

    def __getattr__(self, name):
        method = getattr(self._pattern, name)
        if name not in {"search", "match", "fullmatch", "finditer", "findall"}:
            return method

        def counted(text, start=0, end=sys.maxsize):
            given = max(0, min(end, len(text)) - start)
            at_one_place = name in {"match", "fullmatch"}
            self._steps.number += min(given, self._widest) if at_one_place else given
            return method(text, start, end)

        return counted


class _CountedAutomaton:
    def __init__(self, automaton, steps: Steps) -> None:
        self._automaton = automaton
        self._steps = steps

    def find_matches_as_indexes(self, text, *, overlapping=False):
        self._steps.number += len(text)
        return self._automaton.find_matches_as_indexes(text, overlapping=overlapping)


@cache
def _modules() -> tuple[ModuleType, ...]:
    found = pkgutil.walk_packages(verifier.__path__, "verifier.")
    names = [one.name for one in found if one.name.split(".")[1] in _READING]
    return tuple(map(importlib.import_module, names))


def patterns_of_reading() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Every pattern that the modules of reading keep by a name."""
    for module in _modules():
        for name, value in vars(module).items():
            kept = value.patterns if isinstance(value, Forms) else (value,)
            for pattern in kept:
                if isinstance(pattern, re.Pattern):
                    yield f"{module.__name__}.{name}", pattern


@contextmanager
def _counting(steps: Steps) -> Iterator[None]:
    """While it lasts, what the modules of reading look for is counted."""
    undo: list[tuple[object, str, object]] = []

    def put(owner: object, name: str, value: object) -> None:
        undo.append((owner, name, getattr(owner, name)))
        setattr(owner, name, value)

    for module in _modules():
        for name, value in list(vars(module).items()):
            # `sizes` asks of a match which of its patterns it is of.
            asked = module.__name__ in _ASKED_OF_MATCHES
            if isinstance(value, re.Pattern) and not asked:
                put(module, name, _Counted(value, steps))
            elif isinstance(value, Forms):
                patterns = [_Counted(pattern, steps) for pattern in value.patterns]
                put(value, "patterns", patterns)
            owner = value._sieve if isinstance(value, Forms) else value
            if isinstance(owner, Literals | Sieve) and not isinstance(
                owner._automaton, _CountedAutomaton
            ):
                put(owner, "_automaton", _CountedAutomaton(owner._automaton, steps))
    try:
        yield
    finally:
        for owner, name, value in reversed(undo):
            setattr(owner, name, value)


def count_steps(work: Callable[[], object]) -> int:
    """The steps that the work takes."""
    steps = Steps()
    with _counting(steps):
        before = sys.getprofile()
        sys.setprofile(steps)
        try:
            work()
        finally:
            sys.setprofile(before)
    return steps.number
