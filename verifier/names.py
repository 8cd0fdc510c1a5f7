"""Names of people and words of titles, folded so that spellings compare equal. Pure."""

import re
import unicodedata
from functools import lru_cache

# Letters that NFKD leaves alone; the replacements are NLM's (ENTREZ.md section 3).
_LETTERS = str.maketrans(
    {
        "ø": "o",
        "Ø": "o",
        "ł": "l",
        "Ł": "l",
        "đ": "d",
        "Đ": "d",
        "ð": "d",
        "Ð": "d",
        "ß": "ss",
        "æ": "ae",
        "Æ": "ae",
        "œ": "oe",
        "Œ": "oe",
        "ı": "i",
        "þ": "th",
        "Þ": "th",
    }
)
_APOSTROPHES = re.compile("['`\u00b4\u02b9\u02bc\u2018\u2019\u201b\u2032]")
_NOT_WORD = re.compile(r"[^a-z0-9]+")


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """The text in lower-case ASCII: no accents, no apostrophes, single spaces.

    Hyphens and all other punctuation become a space. Letters outside Latin scripts
    are kept as they are decomposed by NFKD, so that they still compare.
    """
    text = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    text = "".join(c for c in text if not unicodedata.combining(c))
    text = _APOSTROPHES.sub("", text).lower()
    if text.isascii():
        return _NOT_WORD.sub(" ", text).strip()
    return " ".join(re.findall(r"\w+", text.replace("_", " ")))


def fold_name(surname: str) -> str:
    """The key under which a surname is compared and looked up.

    >>> fold_name("O'Brien"), fold_name("Graven-Nielsen"), fold_name("Sörensen")
    ('obrien', 'graven nielsen', 'sorensen')
    """
    return fold(surname)
