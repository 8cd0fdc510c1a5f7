"""How surnames stand in running text: the grammar, and what only looks like one. Pure.

`grammar` has the parts of patterns, `given_names` the given names, `words` what is no
surname and `things` what is no author; `reading` takes the surnames out of a phrase.
"""

from verifier.surnames.eastern import is_eastern_surname, is_surname_first
from verifier.surnames.given_names import (
    begins_with_given_name,
    is_also_surname,
    is_given_alone,
    is_given_in_english,
    is_given_name,
    is_surname_beside_others,
)
from verifier.surnames.grammar import DEGREES, ELLIPSIS, LIST_OF_NAMES, SPACE, UPPER
from verifier.surnames.plain import is_plain_word
from verifier.surnames.reading import (
    Names,
    could_be_surname,
    is_credential,
    is_somebody,
    read_names,
    start_of_name,
    without_title,
)
from verifier.surnames.things import (
    DATABASES,
    are_statisticians,
    are_things,
    is_thing,
)
from verifier.surnames.words import (
    COUNTRIES,
    FIRST_OF_TWO,
    MONTHS,
    NO_LAST_WORDS,
    NOT_NAMES,
    PLACES,
    TITLES,
    WEEKDAYS,
    is_group,
)

__all__ = [
    "COUNTRIES",
    "DATABASES",
    "DEGREES",
    "ELLIPSIS",
    "FIRST_OF_TWO",
    "LIST_OF_NAMES",
    "MONTHS",
    "NOT_NAMES",
    "NO_LAST_WORDS",
    "PLACES",
    "SPACE",
    "TITLES",
    "UPPER",
    "WEEKDAYS",
    "Names",
    "are_statisticians",
    "are_things",
    "begins_with_given_name",
    "could_be_surname",
    "is_also_surname",
    "is_credential",
    "is_eastern_surname",
    "is_given_alone",
    "is_given_in_english",
    "is_given_name",
    "is_group",
    "is_plain_word",
    "is_somebody",
    "is_surname_beside_others",
    "is_surname_first",
    "is_thing",
    "read_names",
    "start_of_name",
    "without_title",
]
