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
# Above the first two planes Unicode has no combining characters. Only what is no plain
# letter is held against their long list: that takes a fourteenth of the time.
_COMBINING = re.compile(
    r"[^\x00-\u02ff](?<=["
    + "".join(c for c in map(chr, range(0x20000)) if unicodedata.combining(c))
    + "])"
)
_NO_LETTER = re.compile(r"\W")
_FOREIGN = re.compile("([^\x00-\x7f]+)")
# Of ASCII: letters in lower case, digits, and a space for all else; other letters, in
# UTF-8, as they are.
_PLAIN = bytes(
    c if chr(c).isalnum() else ord(" ") for c in bytes(range(128)).lower()
) + bytes(range(128, 256))


def lower(text: str) -> str:
    """The text in lower case with plain hyphens and spaces, at the old offsets."""
    for odd, plain in (("\u2010", "-"), ("\u2011", "-"), ("\u00a0", " ")):
        text = text.replace(odd, plain)
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def fold_text(text: str) -> str:
    """The text in lower-case ASCII: no accents, no apostrophes, single spaces.

    Hyphens and all other punctuation become a space. Letters outside Latin scripts
    are kept as they are decomposed by NFKD, so that they still compare.
    """
    if text.isascii() and text.isalnum():
        return text.lower()
    return " ".join(fold_words(text))


def fold_words(text: str) -> list[str]:
    """The words of the folded text."""
    return fold_letters(text).split()


def fold_letters(text: str) -> str:
    """The folded text, with any number of spaces between its words.

    An abstract has a dozen letters that are not ASCII, the same ones again and again:
    they are folded by themselves, which takes a fifth of the time of folding all of it.
    """
    if not text.isascii():
        if "\u03a3" in text:  # lower case of a capital sigma depends on its word
            text = text.lower()
        parts = _FOREIGN.split(text)
        parts[1::2] = map(_fold_foreign, parts[1::2])
        text = "".join(parts)
    letters = text.encode("utf-8", "surrogatepass").translate(_PLAIN, b"'`")
    return letters.decode("utf-8", "surrogatepass")


@lru_cache(maxsize=65536)
def _fold_foreign(letters: str) -> str:
    """Letters that are not ASCII, folded; a space for what is no letter."""
    text = unicodedata.normalize("NFKD", letters.translate(_LETTERS))
    text = _APOSTROPHES.sub("", _COMBINING.sub("", text)).lower()
    return _NO_LETTER.sub(" ", text)


# For names and words, which come again; titles hardly do.
fold = lru_cache(maxsize=65536)(fold_text)


def fold_name(surname: str) -> str:
    """The key under which a surname is compared and looked up.

    >>> fold_name("O'Brien"), fold_name("Graven-Nielsen"), fold_name("Sörensen")
    ('obrien', 'graven nielsen', 'sorensen')
    """
    return fold(surname)


# Particles that belong to a surname but that texts and indexers leave out
# (ENTREZ.md section 3: try with and without).
_PARTICLES = frozenset(
    "al bin da dal de del dela della den der di dos du e el la las le les lo los mac of"
    " san st ten ter van vande vanden vander von zu zum zur y".split()
)
# German and Nordic vowels that one indexer writes as two letters, another as one.
_UMLAUTS = (("ae", "a"), ("oe", "o"), ("ue", "u"), ("aa", "a"))
_VARIABLE = re.compile(" |" + "|".join(two for two, _ in _UMLAUTS))
_MARKED_VOWEL = re.compile("[äöüåøæÄÖÜÅØÆ]")


def is_variable(key: str) -> bool:
    """A folded name has several `spellings`."""
    return bool(_VARIABLE.search(key))


@lru_cache(maxsize=65536)
def spellings(surname: str) -> tuple[str, ...]:
    """Folded keys under which a surname may be indexed, the most likely first.

    >>> spellings("van de Kamp"), spellings("Müller"), spellings("Mueller")
    (('van de kamp', 'kamp', 'vandekamp'), ('muller', 'mueller'), ('mueller', 'muller'))
    """
    key = fold_name(surname)
    if not is_variable(key) and not _MARKED_VOWEL.search(surname):
        return (key,)
    keys = [key]
    if _MARKED_VOWEL.search(surname):
        wide = surname.lower()
        for marked, two in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("å", "aa")):
            wide = wide.replace(marked, two)
        keys.append(fold_name(wide.replace("ø", "oe")))
    keys += [key.replace(two, one) for two, one in _UMLAUTS if two in key]
    words = key.split()
    bare = [w for w in words if w not in _PARTICLES]
    if bare and len(bare) < len(words):
        keys += [" ".join(bare), "".join(words)]
    if len(bare) > 1:
        # Half of a double name; or the first word is a given name that nobody knew.
        keys += [bare[0], bare[-1]]
    return (key, *dict.fromkeys(k for k in keys[1:] if len(k) > 1 and k != key))
