"""Where it is worth looking: stretches of text around cheap literal strings. Pure.

An automaton finds any number of literals in one pass, at three nanoseconds a character;
a pattern that may begin with many letters costs a hundred. Patterns therefore run only
near an anchor.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from verifier.literals import automaton_of
from verifier.mentions.layout import Layout
from verifier.models import Span

_CENTURIES = ("18", "19", "20")
# "al." stands for every spelling of "et al." with its full stop.
_AL = ("al.", "AL.")
_MORE_AUTHORS = (
    "et al", "ET AL", "olleagues", "oworkers", "o-workers", "nd others",
    "& others", "ssociates", "ollaborators", "oauthors", "o-authors", "nd his ",
    "nd her ", "nd their ", "nd a team", "Kollegen", " cols", " coll.", "collègues",
)  # fmt: skip
# A page's words for studies, their authors and where they appear.
_STUDY_WORDS = (
    "tud", "rial", "eview", "esearch", "nalys", "cientists", "nvestigator", "urvey",
    "xperiment", " report", " audit", " paper", "ublished", "ournal", "issue of",
    "edition of", "uthor", "ochrane", "SOURCE", "Source:", "uideline", "uidance",
    "osition statement", "Society of", "Initiative", ". 19", ". 20", "Agency",
    ", 19", ", 20", " article",
    "Task Force", "RCT", "USPSTF", "ecommendation", "ulletin of", "lassification",
    "wrote up", "ppeared", "cohort", "“", ' "', '\n"', "STAR*D", "PREDIMED", "STEP ",
    "JAMA", "Lancet", "BMJ", "NEJM", "PLOS", "PLoS",
    "led by", "M.D.", "MD,", "PhD,", "onsensus",
    "recruiting", " team", " colleagues", "’s group", "'s group", "s lab", " whose ",
    "Prof", " letter to ",
    " under ", " around ", "overview", "n 19", "n 20", "uring 19", "rom 19",
    "omparison", "rom 20", "ase series", "ase report", "inding", " appear", " by Dr",
    "andomi", " pooled", "rossover", "ditorial", "lacebo", "-blind", " comment",
    " led it", " n = ", " led ", " run by ", " heads ", "the lead", " MD", " PhD",
    "who led", "wrote in ", "rites in ", "riting in ", "rgued in ", "escribed in ",
    "vidence", "ologists ", " ensayo", " essai", "ntersuchung", "nderzoek",
    "Universit", "ynthesis", " bada", "ork by ", " who first",
    *(f" {word} {letter}" for word in ("and", "&", "y", "et", "und")
      for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
)  # fmt: skip
# Who takes part in studies; without a name these are anybody.
_PEOPLE = (
    "articipants", "atients", "olunteers", " women", " people", " babies", "infants",
    " children", " cats", " horses", " teenagers", " undergrads",
)  # fmt: skip
_STUDY_WORDS += (
    " Jan", " Feb", " Mar ", " March", " Apr", " May ", " June", " July", " Aug",
    " Sept", " Oct", " Nov", " Dec", " de 20", " de 19", " lab ", " pair ", " group",
    " doctors ", "Royal College", "Association", "Council", "Committee", "Academy",
    "Health England", " RCT", "NICE", " vets ", " pilot", " meta ", " series",
    " one ", " thing",
)  # fmt: skip
_NEAR_AUTHORS = automaton_of((*_CENTURIES, *_AL, *_MORE_AUTHORS))
_OF_STUDIES = automaton_of((*_STUDY_WORDS, *_PEOPLE))
_SMALLEST = 12  # characters in which a study could be named
_BEFORE, _AFTER = 320, 90


def near_authors(text: str, gaps: Iterable[Span]) -> Iterator[Span]:
    """Spans in which names with "et al." or a year may stand; none overlap."""
    for start, end in gaps:
        if end - start < _SMALLEST:
            continue
        low = high = -1
        for place in sorted(_authors_places(text, start, end)):
            if place - _BEFORE > high:
                if high > low:
                    yield low, high
                low = _word_start(text, max(start, place - _BEFORE, high))
            high = min(end, place + _AFTER)
        if high > low:
            yield low, high


def _authors_places(text: str, start: int, end: int) -> Iterator[int]:
    """Where years, and words for further authors, begin."""
    free = start  # "192019" is one year
    found = _NEAR_AUTHORS.find_matches_as_indexes(text[start:end], overlapping=True)
    for word, first, _ in found:
        place = start + first
        if word < len(_CENTURIES):
            year = text[place : min(place + 4, end)]
            if place >= free and len(year) == 4 and year.isdecimal():
                free = place + 4
                yield place
        elif word >= len(_CENTURIES) + len(_AL) or (
            # "clinical." is no "et al."
            not text[place - 1 : place].isalpha() or _is_glued(text, place)
        ):
            yield place


def _word_start(text: str, offset: int) -> int:
    """The offset, or the beginning of the word that it cuts."""
    while offset > 0 and text[offset - 1 : offset + 1].isalnum():
        offset -= 1
    return offset


def study_sentences(
    layout: Layout, gaps: Iterable[Span], places: Iterable[int] = ()
) -> list[Span]:
    """The sentences that hold a word for a study, or a place, each once, in order.

    A word for people is one for a study where the sentence goes on to name somebody.
    """
    text = layout.text
    found: set[Span] = set()
    within = sorted(places)
    for start, end in gaps:
        if end - start < _SMALLEST:
            continue
        done = nameless = start
        words = _OF_STUDIES.find_matches_as_indexes(text[start:end], overlapping=True)
        for word, _, last in words:
            of_people, place = word >= len(_STUDY_WORDS), start + last
            if place <= done or (of_people and place <= nameless):
                continue
            low, high = layout.sentence(place - 1)
            if of_people and text[low:high].partition(" ")[2].islower():
                nameless = high
                continue
            done = min(high, end)
            found.add((max(low, start), done))
        for place in within[bisect_left(within, start) : bisect_left(within, end)]:
            low, high = layout.sentence(place)
            found.add((max(low, start), min(high, end)))
    return sorted(found)


def _is_glued(text: str, place: int) -> bool:
    """Whether "al." has lost the space that should part it from "et"."""
    return (
        text[place - 2 : place].lower() == "et"
        and not text[place - 3 : place - 2].isalpha()
    )
