"""Lists of names as prose writes them, and the surnames in them. Pure.

Whether those listed did a study, `workers` and others tell by what stands around.
"""

import re
from collections.abc import Sequence

from verifier.mentions.persons import NAME, TITLE, name_words
from verifier.surnames import (
    DEGREES,
    NOT_NAMES,
    PLACES,
    UPPER,
    are_statisticians,
    are_things,
    begins_with_given_name,
    could_be_surname,
    is_given_alone,
    is_given_name,
    is_group,
    is_surname_beside_others,
    is_surname_first,
)

PARTICLE = (
    r"(?:(?:van|von|de|den|der|del|della|di|da|dos|du|la|le|ten|ter|el|al|bin)\s"
    r"|(?:Van|Von|De|Del|Di|Du|El|Al|Le|La|Ó|Mac)\s)"
)
INITIAL = rf"{UPPER}\.(?>(?:[- ]?{UPPER}\.){{0,2}})\s?"
# "Jane Doe", "J. B. Doe", "Doe JB", "van der Doe": one element of a list.
_TOKEN = rf"(?:{UPPER}\.(?>(?:[- ]?{UPPER}\.){{0,2}})|{NAME}|{UPPER}{{1,3}}(?![\w’'-]))"
_DEGREES = rf"(?>(?:,?\s(?:{DEGREES}|BDS|DVM|FRCS|M\.B\.|B\.Ch\.)(?!\w)){{0,3}})"
ELEMENT = (
    rf"{TITLE}(?>{PARTICLE}{{0,3}}){_TOKEN}"
    rf"(?>(?:\s(?>{PARTICLE}{{0,3}})(?!(?:{DEGREES})(?!\w)){_TOKEN}){{0,4}}){_DEGREES}"
)
_AND = r"(?:,?\s(?:and|&|y|et|und|e|en|och|i)\s(?:(?:the|an?)\s[a-z]{4,16}\s)?|\s?/\s?)"
LIST = re.compile(
    rf"(?<![\w’'.@-])(?P<all>{ELEMENT}"
    rf"(?:(?>(?:[,;]\s{ELEMENT}){{2,11}})(?>(?:{_AND}{ELEMENT})?)"
    rf"|(?>(?:[,;]\s{ELEMENT})?){_AND}{ELEMENT}"
    rf"|(?:(?<=MD)|(?<=PhD)|(?<=M\.D\.)),\s{ELEMENT}))"
    rf"(?![\w’'-]|\s?[&/]\s?{UPPER}|\s(?:and|et)\s{UPPER})"
    rf"|(?<=\()(?P<pair>{ELEMENT}[,;]\s{ELEMENT})(?=[.)])"
)
_BIG_PARTICLES = frozenset("Van Von De Del Di Du El Al Le La".split())
JOINS = frozenset(("and", "&", "y", "et", "und", "e", "en", "och", "i", "/"))
JOINED = re.compile(_AND)
_SPLIT = re.compile(rf"{_AND}|[,;]\s")
_DEGREE = re.compile(rf"(?:,?\s(?:{DEGREES}|BDS|DVM|FRCS)(?!\w)){{1,4}}|\A{TITLE}")
DEGREE_ALONE = re.compile(rf",\s(?={DEGREES}(?!\w))")
_A_PARTICLE = re.compile(PARTICLE.replace(r"\s", ""))
_TRAILING = re.compile(rf"\s{UPPER}{{1,3}}\.?\Z")
_LEADING = re.compile(rf"(?:{INITIAL}\s?){{1,4}}")
# "At Lund, Doe and Roe": where, and not who
_PLACED = re.compile(r"\b(?:[Ii]n|[Aa]t|[Ff]rom|near|around|across)\s(?:the\s)?\Z")
_LIST_BEFORE = 120  # characters of a list on either side of one of its names


def surnames_in(phrase: str) -> list[str]:
    """The surnames of a list of people; none where it is of places or things."""
    elements = _SPLIT.split(phrase)
    if phrase.startswith("Johnson & Johnson"):
        return []  # and what they make
    names = [read_element(element) for element in elements]
    if _is_couple(elements):
        names[0] = names[1]
    elif sum(map(str.isalpha, filter(None, names))) > 1:
        # beside surnames "Martin" and "Scott" are surnames, too
        names = [
            n or e * is_surname_beside_others(e)
            for n, e in zip(names, elements, strict=True)
        ]
    if len(names) < 2 or not all(names) or _is_of_places(names, elements):
        return []
    return [] if are_things(elements) or are_statisticians(elements) else names


def _is_couple(elements: Sequence[str]) -> bool:
    """Whether two bear one surname: ``Harriet and Nicholas Doe``.

    The one has to be a given name and nothing else: "Noppers and Albert Dahan" are two
    authors, of whom the first is named by the surname alone.
    """
    first, *others = (element.split() for element in elements)
    return (
        len(first) == len(others) == 1
        and len(others[0]) == len(("Nicholas", "Doe"))
        and is_given_alone(first[0])
        and is_given_name(others[0][0])
        and not is_surname_first(others[0])
    )


def find_list_of(
    text: str, name: tuple[int, int], start: int, end: int
) -> tuple[tuple[int, int], tuple[str, ...]] | None:
    """Where the list of people is that the surname at ``name`` stands in, and theirs.

    ``Doe, Roe and Poe``: nothing where it stands in none that prose makes.
    """
    surname = text[slice(*name)]
    for place in name_words(text, max(start, name[0] - _LIST_BEFORE), name[0] + 1):
        match = LIST.match(text, place, min(end, name[1] + _LIST_BEFORE))
        if match is None or match.end() < name[1] or not JOINED.search(match[0]):
            continue
        names = surnames_in(match[0])
        placed = _PLACED.search(text, max(start, match.start() - 20), match.start())
        first_name = names and _is_couple(_SPLIT.split(match[0]))
        if (surname in names or first_name) and not placed:
            return match.span(), tuple(names)
    return None


def are_in_full(phrase: str) -> bool:
    """Whether everybody in the list is named in full, or by title."""
    elements = [_DEGREE.sub("", e).split() for e in _SPLIT.split(phrase)]
    return all(len(words) > 1 for words in elements) and any(
        begins_with_given_name(words) or "." in words[0] for words in elements
    )


def _is_of_places(names: Sequence[str], elements: Sequence[str]) -> bool:
    """Whether one is a place by itself, or all are: ``Boston MA and Chicago IL``."""
    places = [name.lower() in PLACES for name in names]
    return all(places) or any(
        place and not _TRAILING.search(element)
        for place, element in zip(places, elements, strict=True)
    )


def read_element(element: str) -> str:
    """The surname in one element of a list; nothing where it is no person's."""
    if element.isalpha():
        plain = element.lower() not in NOT_NAMES and not is_group(element)
        return element if plain and could_be_surname(element) else ""
    bare = _DEGREE.sub("", element.strip(" .")).strip(" ,.")
    surname_first = _TRAILING.search(bare) is not None
    bare = _LEADING.sub("", _TRAILING.sub("", bare)).strip(" .")
    words = bare.split()
    if is_surname_first(words):
        return words[0]
    # "Paul IM", "Berlin CM": initials show that a person is meant
    placed = bare.lower() in PLACES
    if not words or is_group(bare) or (placed and not surname_first):
        return ""
    if words[0].lower() in NOT_NAMES and not placed:
        return ""
    # Nothing but a surname stands before initials: "Del Pozo Cruz B".
    first = 0 if surname_first and words[0] in _BIG_PARTICLES else len(words) - 1
    while first > 0 and _A_PARTICLE.fullmatch(words[first - 1]):
        first -= 1
    surname = " ".join(words[first:])
    last = words[-1]
    full = surname_first or len(words) > 1
    if not (could_be_surname(last) or placed or (full and is_given_name(last))):
        return ""
    return surname
