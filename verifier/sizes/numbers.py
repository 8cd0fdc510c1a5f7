"""Numbers as English texts write them, and a size that one of them states. Pure."""

import re
from dataclasses import dataclass

from verifier.literals import Literals
from verifier.models import SampleSize

_UNITS = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen"
        " fourteen fifteen sixteen seventeen eighteen nineteen".split()
    )
}
_TENS = {
    word: 10 * value
    for value, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2
    )
}
_SCALES = {"dozen": 12, "hundred": 100, "thousand": 1000}
# Without their hyphen: sources lose it at the end of a line.
_GLUED = {
    f"{ten}{unit}": _TENS[ten] + _UNITS[unit]
    for ten in _TENS
    for unit in _UNITS
    if 0 < _UNITS[unit] < 10
}
_VALUES = {**_UNITS, **_TENS, **_GLUED}
WORD = "|".join(sorted((*_VALUES, *_SCALES), key=len, reverse=True))
# "forty, five of them" are two numbers, "four hundred and five" is one.
WORDS = (
    rf"(?:an? )?(?:{WORD})\b"
    r"(?>(?:(?:[\s-]|(?:(?<=hundred)|(?<=thousand))(?:,\s|\sand\s))"
    rf"(?:{WORD})\b){{0,8}})"
)
# No part of "6,572,189" is a number of its own.
DIGITS = r"(?>\d{1,3}(?:[,\u00a0\u202f\u2009 ]\d{3}){1,3}(?!\d)|\d{1,9}(?!\d))"
# "19:30" is a minute.
NUMBER = rf"(?<![\w.,$€£¥/#‐‑–-])(?<!\d:)(?:{DIGITS}|{WORDS})(?![\d%])"
NUMBER_FIRST = f"(?P<number>{NUMBER})"
# Where one may begin: first the letter that is searched for, then all it must be.
NUMBER_STARTS = re.compile(
    r"[\dadefhnostz](?<![\w.,$€£¥/#‐‑–-].)"
    rf"(?<=(?=\d|(?:an? )?(?:{WORD})\b).)"
)
NUMBER_WORDS = Literals((*_VALUES, *_SCALES))
MOST_PEOPLE = 10_000_000  # more than the largest cohorts have
SMALL_SHARE = 10


@dataclass(frozen=True, slots=True)
class FoundSize:
    """A sample size and where its number stands."""

    start: int
    end: int
    size: SampleSize


def word_number(words: str) -> int:
    """The value of an English number in words.

    >>> word_number("twenty-four"), word_number("a hundred and twenty")
    (24, 120)
    """
    total = current = 0
    for word in re.findall(r"[a-z]+", words):
        if word in _VALUES:
            current += _VALUES[word]
        elif word in _SCALES:
            current = (current or 1) * _SCALES[word]
            if word == "thousand":
                total, current = total + current, 0
    return total + current


def value_of(number: str) -> int:
    """The value of a number in digits or words, as a text writes it."""
    if number[0].isdigit():
        return int(re.sub(r"\D", "", number)[:12])
    return word_number(number)


def is_year(number: str) -> bool:
    """Whether the number is written as a year of our time is."""
    return len(number) == 4 and number.isdigit() and 1900 <= int(number) <= 2100
