"""The trials and cohorts that a stretch of text names. Pure.

By an acronym (`verifier.mentions.acronyms`) or by a proper name, such as "the Nurses'
Health Study".
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from verifier.literals import Form, Forms, Sifted
from verifier.mentions.words import Part
from verifier.models import Span
from verifier.surnames import UPPER

# Proper names: "the Nurses' Health Study".
PROPER_NAMES = Forms(
    Form(
        ("Study", "Trial", "Project", "Cohort", "Survey", "Initiative"),
        re.compile(
            rf"[Tt](?<!\w.)he\s(?P<a>(?:{UPPER}[\w’'-]{{1,20}}\s(?:(?:of|in|on|for|and|the"
            rf"|to)\s){{0,2}}){{1,7}}(?:Study|Trial|Project|Cohort|Survey|Initiative)"
            r"(?:\s(?:I{1,3}|IV|\d))?)\b"
            # what a study has left behind is used by others
            r"(?!\s(?:Regist|Questionnaire|Scale|Instrument|Short|\d{1,2}[‐-]item))"
        ),
    ),
    Form(
        ("Framingham", "Nurses", "Million", "Burden"),
        re.compile(
            r"(?P<a>Framingham|Nurses[’'] Health|Million Women"
            r"|Global Burden of Disease)"
            r"\s(?:(?:Heart\s)?[Ss]tudy|(?<=Disease\s)(?:researchers|collaborators))\b"
        ),
    ),
)
_GENERIC = frozenset(
    "case clinical trial study sleep phase randomized randomised controlled cohort "
    "pilot research project initiative survey open label double blind placebo new "
    "recent large health national i ii iii iv animal human human's observational "
    "review".split()
)


def trials_between(
    text: str, acronyms: Sequence[Span], start: int, end: int, sifted: Sifted
) -> list[Part]:
    """The trials that a stretch names, each once, in order."""
    found: dict[str, Part] = {}
    first = bisect_left(acronyms, (start, start))
    shown = acronyms[first : bisect_left(acronyms, (end, end), first)]
    patterns = sifted.possible(PROPER_NAMES)
    if not shown and not patterns:
        return []
    for span in shown:
        name = text[slice(*span)]
        found.setdefault(name, Part(*span, name))
    for match in chain.from_iterable(p.finditer(text, start, end) for p in patterns):
        first, last = match.span("a")
        known = any(part.start < last and first < part.end for part in found.values())
        if not known and not _is_generic(match["a"]):
            found.setdefault(match["a"], Part(first, last, match["a"]))
    widest: list[Part] = []
    for part in sorted(found.values(), key=lambda part: (part.start, -part.end)):
        if widest and _APPOSED.fullmatch(text, widest[-1].end, part.start):
            short, whole = sorted((widest[-1], part), key=lambda one: len(one.value))
            if _is_short_for(short.value, whole.value):
                widest[-1] = replace(short, start=widest[-1].start, end=part.end)
                continue
        if not widest or part.start >= widest[-1].end:
            widest.append(part)
    return widest


# Between the two names of one: "QUIET, the Quinapril Ischemic Event Trial".
_APPOSED = re.compile(r",?\s(?:or\s|\()?(?:the\s)?")


def _is_short_for(short: str, name: str) -> bool:
    """Whether the letters of an acronym stand in the name in their order."""
    first, *others = (c for c in short.lower() if c.isalpha())
    letters = iter(name.lower())
    return first == next(letters) and all(c in letters for c in others)


def _is_generic(name: str) -> bool:
    return all(word.lower() in _GENERIC for word in name.split())
