"""Whether a stretch of text holds any of some words: asked of all at once. Pure.

A pattern of forty alternatives tries each of them at every letter. Where it begins
with, or cannot do without, one of a few words, those are looked for first.
"""

from collections.abc import Iterable

from ahocorasick_rs import AhoCorasick


class Literals:
    """Strings that are looked for together, in one pass."""

    def __init__(self, literals: Iterable[str]) -> None:
        self._automaton = AhoCorasick(literals)

    def occur_in(self, text: str) -> bool:
        """Whether any of them stands in the text, also within a word."""
        return bool(self._automaton.find_matches_as_indexes(text))

    def numbers_in(self, text: str) -> set[int]:
        """Which of them stand in the text, by the order in which they were given."""
        found = self._automaton.find_matches_as_indexes(text, overlapping=True)
        return {number for number, _, _ in found}
