"""What the finders of prose share: words for studies, years, a found part. Pure."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

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


def read_forms(
    forms: Iterable[Form], text: str, start: int, end: int
) -> Iterator[re.Match[str]]:
    """What the forms find in ``text[start:end]``, form by form."""
    words = text[start:end]
    for form in forms:
        for literal in form.literals:
            if literal in words:
                yield from form.pattern.finditer(text, start, end)
                break
