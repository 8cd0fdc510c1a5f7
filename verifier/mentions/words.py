"""What the finders of prose share: words for studies, years, a found part. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from verifier.literals import Literals
from verifier.surnames import UPPER

NOUN = (
    r"(?:study|studies|trials?|chart reviews?|reviews?|meta-analys[ei]s|papers?"
    r"|reports?|articles?|analysis"
    r"|survey|audit|experiments?|research|RCT|cohort|publication|findings|case series)"
)
YEAR = r"(?:19[2-9]\d|20[0-4]\d)"
MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?"
    r"|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember"
    r"|\.)?)"
)
# A word of a name written with capitals: ``Medicine``, ``St.``, ``JAMA``.
WORD = rf"{UPPER}[\w’'&.:-]{{0,25}}"


@dataclass(frozen=True, slots=True)
class Part:
    """``text[start:end]`` states one part; ``value`` is what it comes to."""

    start: int
    end: int
    value: str
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Form:
    """A way of putting it, and literals of which one must occur: they cost nothing."""

    literals: tuple[str, ...]
    pattern: re.Pattern[str]


class Forms:
    """Ways of putting one thing, in the order in which they are tried."""

    def __init__(self, *forms: Form) -> None:
        self._patterns = [form.pattern for form in forms]
        self._literals = Literals(word for form in forms for word in form.literals)
        self._form_of = [
            number for number, form in enumerate(forms) for _ in form.literals
        ]

    def possible(self, words: str) -> list[re.Pattern[str]]:
        """The patterns of the forms of which a literal occurs in the words."""
        found = self._literals.numbers_in(words)
        if not found:
            return []
        return [
            self._patterns[form] for form in sorted({self._form_of[n] for n in found})
        ]

    def read(self, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
        """What they find in ``text[start:end]``, form by form."""
        for pattern in self.possible(text[start:end]):
            yield from pattern.finditer(text, start, end)
