"""Words of biomedicine that hardly anybody is called by, and surnames like adjectives.

Written by `python -m tests.plain_words`, out of 500,412 records: what ten titles and
abstracts or more have in small letters two hundred times as often as an author is
called so (Large and Sample among them: alone before a year they are taken for words);
and what authors are called by although it ends as "Danish" and "Mental" do.
"""

from functools import cache
from pathlib import Path

PLAIN = Path(__file__).with_name("plain.txt")
BORNE = Path(__file__).with_name("borne.txt")


@cache
def _words(path: Path) -> frozenset[str]:
    return frozenset(path.read_text(encoding="utf-8").split())


def is_plain_word(word: str) -> bool:
    """Whether a word is one of biomedicine, and hardly anybody's surname."""
    return word.lower() in _words(PLAIN)


def is_borne(surname: str) -> bool:
    """Whether a word that ends like an adjective is a surname all the same."""
    return surname.lower() in _words(BORNE)
