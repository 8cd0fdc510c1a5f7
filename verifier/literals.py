"""Whether a stretch of text holds any of some words: asked of all at once. Pure.

A pattern of forty alternatives tries each of them at every letter. Where it begins
with, or cannot do without, one of a few words, those are looked for first; those of
many patterns together, in one pass.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache, reduce
from operator import or_

from ahocorasick_rs import AhoCorasick, Implementation

_WORD = re.compile(r"\w")


def automaton_of(literals: Iterable[str]) -> AhoCorasick:
    """An automaton with one table for all: up to three times as fast as a small one."""
    return AhoCorasick(literals, implementation=Implementation.DFA)


def word_begun(*ways: str) -> str:
    r"""Whole words, in one of these ways, as a pattern that begins with a letter.

    Each way begins with a letter or, in square brackets, with one of several. Such a
    pattern is searched for several times as fast as one that begins with ``\b``.
    """
    rests: dict[str, list[str]] = defaultdict(list)
    for way in ways:
        letters, rest = way[1:].split("]", 1) if way[0] == "[" else (way[0], way[1:])
        rests[letters].append(rest)
    branches = (f"(?<=[{some}])(?:{'|'.join(ends)})" for some, ends in rests.items())
    return rf"[{''.join(rests)}](?<!\w.)(?:{'|'.join(branches)})"


class Literals:
    """Strings that are looked for together, in one pass."""

    def __init__(self, literals: Iterable[str]) -> None:
        self.strings = tuple(literals)

    @cached_property
    def _automaton(self) -> AhoCorasick:
        return automaton_of(self.strings)

    def occur_in(self, text: str) -> bool:
        """Whether any of them stands in the text, also within a word."""
        return bool(self._automaton.find_matches_as_indexes(text))

    def stand_in(self, text: str) -> bool:
        """Whether any of them stands in the text as a whole word."""
        return any(
            not _WORD.match(text[start - 1 : start]) and not _WORD.match(text, end)
            for _, start, end in self._automaton.find_matches_as_indexes(
                text, overlapping=True
            )
        )

    def places_in(self, text: str) -> list[int]:
        """Where any of them begins, by where it ends."""
        found = self._automaton.find_matches_as_indexes(text, overlapping=True)
        return [place for _, place, _ in found]


def matches_at(
    pattern: re.Pattern[str], text: str, places: Iterable[int], end: int
) -> Iterator[re.Match[str]]:
    """What the pattern finds before the end, if it can begin nowhere else."""
    done = 0
    for place in places:
        if place >= done and (match := pattern.match(text, place, end)):
            yield match
            done = match.end()


@dataclass(frozen=True, slots=True)
class Form:
    """A way of putting it, and literals of which one must occur: they cost nothing.

    A form that also needs one of some further literals has those ``besides``.
    """

    literals: Sequence[str]
    pattern: re.Pattern[str]
    besides: Sequence[str] = ()


class Forms:
    """Ways of putting one thing, in the order in which they are tried."""

    def __init__(self, *forms: Form) -> None:
        self.forms = forms
        self.patterns = [form.pattern for form in forms]

    @cached_property
    def _sieve(self) -> "Sieve":
        return Sieve(self)

    def possible(self, words: str) -> list[re.Pattern[str]]:
        """The patterns of the forms of which the literals occur in the words."""
        return self._sieve.sift(words).possible(self)


class Sieve:
    """Literals and forms of many kinds, looked for together in one pass.

    Each is a bit, or two for a form that needs two literals.
    """

    def __init__(self, *kinds: Literals | Forms) -> None:
        marks: dict[str, int] = defaultdict(int)
        bits = 0

        def mark(literals: Iterable[str]) -> int:
            nonlocal bits
            bits += 1
            for literal in literals:
                marks[literal] |= 1 << bits
            return 1 << bits

        self.needed: dict[Literals | Forms, list[int]] = {}
        for kind in kinds:
            if isinstance(kind, Literals):
                self.needed[kind] = [mark(kind.strings)]
            else:
                self.needed[kind] = [
                    mark(form.literals) | (mark(form.besides) if form.besides else 0)
                    for form in kind.forms
                ]
        self.of_kind = {
            kind: reduce(or_, needed) for kind, needed in self.needed.items()
        }
        self._automaton = automaton_of(marks)
        self._marks = list(marks.values())

    def sift(self, text: str) -> "Sifted":
        """What of it the text holds."""
        held = 0
        marks = self._marks
        for number, _, _ in self._automaton.find_matches_as_indexes(
            text, overlapping=True
        ):
            held |= marks[number]
        return Sifted(self, held)


class Sifted:
    """Of which literals and forms a stretch of text holds what they need."""

    __slots__ = ("_held", "_sieve")

    def __init__(self, sieve: Sieve, held: int) -> None:
        self._sieve = sieve
        self._held = held

    def holds(self, literals: Literals) -> bool:
        """Whether any of them stands in the text."""
        return bool(self._held & self._sieve.of_kind[literals])

    def possible(self, forms: Forms) -> list[re.Pattern[str]]:
        """The patterns of the forms of which the literals occur, in their order."""
        held = self._held & self._sieve.of_kind[forms]
        if not held:
            return []
        patterns = forms.patterns
        return [patterns[number] for number in _possible(self._sieve, forms, held)]


@lru_cache(maxsize=4096)
def _possible(sieve: Sieve, forms: Forms, held: int) -> list[int]:
    """The places of the forms that need no more than what is held."""
    return [
        number for number, bits in enumerate(sieve.needed[forms]) if held & bits == bits
    ]
