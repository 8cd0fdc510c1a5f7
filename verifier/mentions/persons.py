"""Persons as prose names them, and which of their words is the surname. Pure.

In full with titles and degrees, ``Prof Jane A. Doe, PhD``, by a title and a surname, or
by initials; and by a surname alone where nothing but a person fits.
"""

import re
from collections.abc import Sequence

from verifier.mentions.words import Part
from verifier.references.journals import is_catalogued
from verifier.surnames import (
    DEGREES,
    FIRST_OF_TWO,
    MONTHS,
    NO_LAST_WORDS,
    NOT_NAMES,
    PLACES,
    UPPER,
    are_statisticians,
    begins_with_given_name,
    is_eastern_surname,
    is_given_in_english,
    is_given_name,
    is_plain_word,
    is_thing,
    read_names,
)

TITLE = r"(?>(?:(?:Drs?|Prof|Professor|Doctor|Sir|Dame|Mrs?|Ms)\.?\s){0,2})"
_JOINT = r"(?:['’‘](?!s\b)|[-‐‑])[^\W\d_]{1,30}"
NAME = rf"{UPPER}(?>(?:[^\W\d_]{{1,30}}|{_JOINT})(?:{_JOINT}){{0,9}})"
PARTICLES = (
    r"(?>(?:(?:van|von|de|den|der|del|della|di|da|dos|du|la|le|ten|ter|el|al|bin|N[ií]c?"
    r"|Mac|[OÓ])\s){0,3})"
)
# "Paediatrician Dr Jane Doe": a title is within nobody's name, and begins it.
OFFICE_TITLE = r"(?:Drs?|Prof(?:essor)?)\b"
NO_TITLE = rf"(?!{OFFICE_TITLE})"
# Of four words at most: "Mohd Wajid Ali Khan".
FULL_NAME = (
    rf"{NAME}(?:\s(?>(?:{UPPER}\.\s?){{1,3}})|\s)(?>(?:{UPPER}\.\s?)?){PARTICLES}"
    rf"{NO_TITLE}{NAME}(?>(?:\s(?:{PARTICLES}){NO_TITLE}{NAME}){{0,2}})"
    rf"(?!\s{OFFICE_TITLE})"
)
_DEGREE_LIST = rf"(?>(?:(?:,\s?|\s)(?:{DEGREES}|Jr\.?|Sr\.?|II|III)(?![\w])){{0,4}})"
PERSON = (
    rf"(?:{TITLE}{FULL_NAME}|(?:Dr|Prof|Professor|Doctor)\.?\s(?:(?:Van|De|Von|Di"
    rf"|Del|Le|La)\s)?"
    rf"{PARTICLES}{NAME}"
    # "J. Doe", "R. Jane Doe"
    rf"|(?:{UPPER}\.\s?){{1,3}}{PARTICLES}{NAME}(?>(?:\s{PARTICLES}{NAME})?))"
    rf"{_DEGREE_LIST}"
)
# "Jane Doe of Lund and Ann Roe of Graz": where each of them works.
_OF_TOWN = (
    rf"(?:\s(?:of|from|in)\s{UPPER}[\w’'-]{{2,20}}(?:\s{UPPER}[\w’'-]{{2,20}}){{0,2}})?"
)
# "Jane Doe and senior author Ann Roe"
_AS_AUTHOR = (
    r"(?:(?:the\s|its\s)?(?:first|lead|senior|last|corresponding)\s"
    r"(?:author|investigator),?\s)?"
)
_AND_PERSON = re.compile(
    rf"{_OF_TOWN}(?:,?\s(?:and|&)|,)\s{_AS_AUTHOR}(?:(?:an?\s)[a-z][^.,;]{{2,30}},\s(?:and\s)?)?"
    rf"(?:{UPPER}[a-z]{{4,20}}\s(?={OFFICE_TITLE}))?(?P<p>{PERSON})"
)
# The last person before a comma or "and"; one given name at most is skipped over.
_PERSON_AND = re.compile(
    rf"(?<![\w’'-])(?P<p>{PERSON}){_OF_TOWN}(?:,?\s(?:and|&)|,)\s{_AS_AUTHOR}\Z"
)
# "In rural Burkina Faso", Jane Doe's group: where, and not who
REGIONAL = (
    r"(?:(?:rural|urban|remote|inner|upper|lower|central|mainland|nearby|coastal|highland"
    r"|neighbou?ring|tropical|north[a-z-]{0,12}|south[a-z-]{0,12}|eastern|western)\s){0,2}"
)
_SETTING = re.compile(
    rf"(?:\A|[^\w\s]\s{{0,2}}|\n)(?:In|At|From|Across)\s(?:the\s)?{REGIONAL}"
    rf"(?P<place>{UPPER}[^\W\d_]{{1,20}}(?:\s{UPPER}[^\W\d_]{{1,20}}){{0,2}})\Z"
)
_DEGREES_LAST = re.compile(rf"{_DEGREE_LIST}\Z")
_DOCTORS = frozenset("dr drs prof professor doctor".split())
# Surnames that are small words: of people only behind what these are given.
_SMALL_SURNAMES = frozenset("an he may so".split())
_MOST_PEOPLE = 12
_WORDS_OF_TWO = 3
# No given name, so only where nothing but a person fits.
SURNAME = rf"{PARTICLES}(?:(?:De|Del|Di|Van|Von|El|Al|Le|La|Ó|Mac)\s)?{NAME}"
NOT_PERSONS = frozenset(
    "university college hospital memorial "
    "institute school clinic center centre medical medicine "
    "health national american british european canadian international association "
    "society journal department research royal general foundation academy council "
    "global burden therapy treatment disease syndrome pain study trial review news "
    "press times post york london street avenue united states kingdom cochrane lancet "
    "nature science".split()
)

# Where a word of a name may begin: the letter that is searched for, then the rest.
_CAPITAL = re.compile(
    rf"{UPPER}(?<![\w’'.@-].)(?P<led>"
    r"(?<=(?:an|on|de|en|er|el|la|di|da|os|du|le|in|al)\s.))?"
)
_SMALL_PARTICLES = frozenset(
    "van von de den der del della di da dos du la le ten ter el al bin".split()
)
_LONGEST_PARTICLE = 5
_GLUE = re.compile(r"[\w’'.@-]")


def people_at(text: str, span: tuple[int, int], start: int, end: int) -> list[Part]:
    """The person at ``span`` with those named in one breath with them, in order."""
    people: list[Part] = []
    after: tuple[int, int] | None = span
    while after:
        surname = _surname(text[slice(*after)])
        if not surname:
            break
        people.append(Part(*after, surname))
        further = _AND_PERSON.match(text, after[1], end)
        after = further.span("p") if further else None
    before = span[0]
    while people and len(people) < _MOST_PEOPLE:
        nearer = _PERSON_AND.search(text, max(start, before - 60), before)
        surname = _surname(nearer["p"]) if nearer else ""
        if not nearer or not surname:
            break
        people.insert(0, Part(*nearer.span("p"), surname))
        before = nearer.start("p")
    return people[1:] if _begin_with_place(text, people) else people


def _begin_with_place(text: str, people: Sequence[Part]) -> bool:
    """Whether the first of several is where it was, and a comma parts the others."""
    if len(people) < len(("Burkina Faso", "Jane Doe")):
        return False
    first = people[0]
    joint = text[first.end : people[1].start]
    low = max(0, first.start - 40)
    return joint.strip() == "," and is_setting(text[low : first.end], alone=True)


def is_setting(before: str, *, alone: bool) -> bool:
    """Whether the sentence opens with a place, where the words end before a comma.

    ``In rural Burkina Faso``: a name in full, which is how nobody is cited. ``alone``:
    nothing but the comma joins who stands behind it, so that one word is a place, too.
    """
    opened = _SETTING.search(before)
    words = opened["place"].split() if opened else []
    if not words or begins_with_given_name(words):
        return False
    return alone or (len(words) > 1 and words[0] not in FIRST_OF_TWO)


def name_words(text: str, start: int, end: int) -> list[int]:
    """Where the words begin that may be part of a name, particles included."""
    places: list[int] = []
    for capital in _CAPITAL.finditer(text, start, end):
        if not capital.lastindex:
            places.append(capital.start())
            continue
        place, particles = capital.start(), list[int]()
        while place > start and text[place - 1].isspace():
            word = text[max(start, place - _LONGEST_PARTICLE - 1) : place - 1]
            word = word.split()[-1] if word and not word[-1].isspace() else ""
            place -= len(word) + 1
            if word not in _SMALL_PARTICLES or _GLUE.match(text, place - 1):
                break
            particles.append(place)
        places += [*reversed(particles), capital.start()]
    return places


def _double(person: str) -> str:
    """Both surnames of a person who has two: ``Giuseppe Cascio Rizzo``.

    A second given name is common where English is spoken and seldom printed
    elsewhere; a first name that ends in a vowel and is not common there speaks for
    two surnames.
    """
    words = person.split()
    if len(words) != _WORDS_OF_TWO or not all(
        w[0].isupper() and "." not in w for w in words
    ):
        return ""
    first, second, last = words
    abroad = first[-1] in "aeioíáéó" and not is_given_in_english(first)
    plain = len(second) > len("Ann") and not is_given_name(second) and "-" not in last
    # "Ji Hoon Park": of two syllables that are given
    if not abroad or not plain or is_eastern_surname(last):
        return ""
    return f"{second} {last}"


def _surname(person: str) -> str:
    """The surname of a person named in full; nothing for what is no person."""
    bare = _DEGREES_LAST.sub("", person).rstrip(" ,")
    words = [word.strip(".,").lower() for word in bare.split()]
    if " ".join(words) in PLACES or words == ["johns", "hopkins"]:
        return ""
    if any(word in NOT_PERSONS or word.rstrip("’'s") in NOT_PERSONS for word in words):
        return ""
    if (
        words[-1] in NO_LAST_WORDS
        or is_thing(bare)
        or are_statisticians([bare])
        or is_catalogued(bare)  # the journal "World Neurosurgery"
    ):
        return ""
    titled = words[0] in _DOCTORS
    month = words[0] in MONTHS and is_given_name(words[0])  # "Jan Doe"
    if not titled and words[0] in NOT_NAMES and not month:
        return ""
    names = read_names(bare, bracketed=False, et_al=False)
    if names.group or not names.surnames:
        return ""
    surname = _double(bare) or names.surnames[-1]
    plain = surname.lower() in NOT_NAMES and not _is_small_surname(words)
    return "" if plain and not titled else surname


def _is_small_surname(words: Sequence[str]) -> bool:
    """Whether the last word is a surname, behind what is no other: ``Sik Yu So``."""
    *given, last = words
    return last in _SMALL_SURNAMES and not any(
        word in NOT_NAMES or is_plain_word(word) for word in given
    )
