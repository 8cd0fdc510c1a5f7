"""Whether a stretch of text holds any of some words: asked of all at once. Pure.

A pattern of forty alternatives tries each of them at every letter. Where it begins
with, or cannot do without, one of a few words, those are looked for first.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick, Implementation

_WORD = re.compile(r"\w")


def automaton_of(literals: Iterable[str]) -> AhoCorasick:
    """An automaton with one table for all: three times as fast as the smallest one."""
    return AhoCorasick(literals, implementation=Implementation.DFA)


class Literals:
    """Strings that are looked for together, in one pass."""

    def __init__(self, literals: Iterable[str]) -> None:
        self._automaton = automaton_of(literals)

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
    """A way of putting it, and literals of which one must occur: they cost nothing."""

    literals: Sequence[str]
    pattern: re.Pattern[str]


class Forms:
    """Ways of putting one thing, in the order in which they are tried."""

    def __init__(self, *forms: Form) -> None:
        self._patterns = [form.pattern for form in forms]
        self._automaton = automaton_of(w for form in forms for w in form.literals)
        self._form_of = [
            number for number, form in enumerate(forms) for _ in form.literals
        ]

    def possible(self, words: str) -> list[re.Pattern[str]]:
        """The patterns of the forms of which a literal occurs in the words."""
        found = self._automaton.find_matches_as_indexes(words, overlapping=True)
        forms = {self._form_of[number] for number, _, _ in found}
        return [self._patterns[form] for form in sorted(forms)]

    def read(self, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
        """What they find in ``text[start:end]``, form by form."""
        for pattern in self.possible(text[start:end]):
            yield from pattern.finditer(text, start, end)
