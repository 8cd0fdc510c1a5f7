"""Words of biomedicine that are nobody's surname. Pure.

Written by `python -m tests.plain_words`: what 500,412 records have in small letters in
ten titles and abstracts or more, and what hardly one of their authors is called by.
"""

from functools import cache
from pathlib import Path

PLAIN = Path(__file__).with_name("plain.txt")


@cache
def _plain_words() -> frozenset[str]:
    return frozenset(PLAIN.read_text(encoding="utf-8").split())


def is_plain_word(word: str) -> bool:
    """Whether a word is one of biomedicine, and nobody's surname."""
    return word.lower() in _plain_words()
