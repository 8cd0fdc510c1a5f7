"""Researchers named in prose by a surname alone: ``Doe's 2014 trial``. Pure."""

import re

from verifier.literals import Form, Forms, Sifted
from verifier.mentions.persons import NOT_PERSONS, SURNAME
from verifier.mentions.roles_and_verbs import (
    DID,
    RESEARCHED,
    TEAM_OR_TRADE,
    TEAMS,
    VERB,
)
from verifier.mentions.words import FIRST_NOUN, NOUN, NOUN_STEMS, YEAR, Part
from verifier.surnames import (
    UPPER,
    could_be_surname,
    read_names,
)

_LOOSE_STEMS = ("pilot", "crossover", "series", "meta", "follow-up", "one", "thing")
_LISTED = (
    rf"(?P<p>{SURNAME}(?>(?:,\s{SURNAME}){{0,6}})(?>(?:,?\s(?:and|&)\s{SURNAME})?))"
    rf"(?![\w’'-]|\s(?:{UPPER}|University|et\b|and\b|&))"
)
_OWNER = rf"(?P<p>{SURNAME}(?:,\s{SURNAME}){{0,6}}?(?:,?\s(?:and|&)\s{SURNAME})?)['’]s"
SURNAMES = Forms(
    # "the 2020 review by Doe", "a trial led by Doe and published in 2011"
    Form(
        (" by ",),
        re.compile(
            rf"{FIRST_NOUN},?\s(?:(?:was|is|of\s{YEAR},|from\s{YEAR},?)\s)?"
            rf"(?:{DID}\s)?by\s(?!(?:Dr|Prof|Mr|Mrs|Ms)\b){_LISTED}"
            rf"(?:[^.;]{{0,40}}?\b(?:in|published)\s(?P<y>{YEAR})\b)?"
        ),
        besides=NOUN_STEMS,
    ),
    # "Doe, whose 1984 trial"
    Form(
        (" whose ",),
        re.compile(
            rf"{_LISTED},?\swhose\s(?:(?P<y>{YEAR})\s)?"
            rf"(?:[\w-]{{2,20}}\s){{0,3}}?{NOUN}\b"
        ),
        besides=NOUN_STEMS,
    ),
    # "back in 1969, Doe, Roe and Poe fed 65 people"
    Form(
        ("n 19", "n 20"),
        re.compile(
            rf"[Ii](?<!\w.)n\s(?P<y>{YEAR}),?\s(?P<p>{SURNAME}(?>(?:,\s{SURNAME}){{0,6}}),?\s"
            rf"(?:and|&)"
            rf"\s{SURNAME})\s(?:{VERB})\b(?=[^.;]{{0,60}}?{RESEARCHED.pattern})"
        ),
    ),
    # "according to Doe in 2014"
    Form(
        ("ccording to ",),
        re.compile(rf"[Aa](?<!\w.)ccording\sto\s{_LISTED},?\sin\s(?P<y>{YEAR})\b"),
    ),
    # whose study it is: "Doe’s landmark 2014 trial" and the like
    Form(
        ("'s ", "’s "),
        re.compile(
            rf"(?<![\w’'.-]){_OWNER}\s(?:(?P<y>{YEAR})\s)?"
            rf"(?:[\w-]{{2,20}}\s){{0,3}}?(?:(?P<y2>{YEAR})\s"
            rf"(?:[\w-]{{2,20}}\s){{0,3}}?)?"
            rf"(?:trial|study|review|meta-analysis|paper|overview|survey|experiments?"
            rf"|cohort"
            rf"|case\s(?:report|series)|chart\sreview|RCT)\b(?!\s(?:room|cent|group"
            rf"|team|of"
            rf"\s[A-Z]))(?:\s\((?P<y3>{YEAR})\)|(?:\s(?:of|from|in)|,|,\salso)\s"
            rf"(?P<y4>{YEAR})\b)?"
        ),
        besides=(*NOUN_STEMS, "overview", "case"),
    ),
    # "Doe's team treated 233 people", "a 2014 trial from Doe's lab"
    Form(
        ("'s ", "’s "),
        re.compile(
            rf"(?<![\w’'.-]){_OWNER}\s(?:own\s|research\s)?(?:team|group|lab)\b"
            rf"(?=[^.;]{{0,60}}?\b(?:{VERB}|summed|did|reviewed)\b)"
            rf"(?:[^.;]{{0,90}}?\bin\s(?P<y>{YEAR})\b)?"
        ),
        besides=TEAMS,
    ),
    # "Doe's heart failure pilot", "Doe's older one", "Doe's '18 trial"
    Form(
        ("'s ", "’s "),
        re.compile(
            rf"(?<![\w’'.-]){_OWNER}\s(?:['’](?P<yy>\d\d)\s|(?P<y>{YEAR})\s)?"
            rf"(?:[\w-]{{2,20}}\s){{0,3}}?(?:(?P<y2>{YEAR})\s(?:[\w-]{{2,20}}\s){{0,3}}?)?"
            rf"(?:trial|study|review|paper|pilot|crossover"
            rf"|series|meta|follow-up|experiment|(?:older|later|newer|earlier|other|small"
            rf"|first|second|new|old|big|own|[A-Z]\w+)\s(?:one|thing))\b"
            rf"(?!\s(?:room|cent|group|team))"
        ),
        besides=(*NOUN_STEMS, *_LOOSE_STEMS),
    ),
    # a team, its town or its year, and behind a colon what it did
    Form(
        ("'s ", "’s "),
        re.compile(
            rf"(?<![\w’'.-]){_OWNER}\s(?:own\s|research\s)?(?:team|group|lab)\b"
            rf"(?:\sin\s(?:(?P<y>{YEAR})|{UPPER}\w+))?(?=\s?[:(–—])"
        ),
        besides=TEAMS,
    ),
    Form(
        ("'s ", "’s "),
        re.compile(
            rf"\b(?:(?P<y>{YEAR})\s)?(?:[\w-]{{2,20}}\s){{0,3}}?{NOUN}\s(?:from|by|in"
            rf"|at)"
            rf"\s{_OWNER}\s(?:own\s|research\s)?(?:team|group|lab)\b"
        ),
        besides=TEAMS,
    ),
    # "Doe's in 2000 put the question to nurses"
    Form(
        ("'s in ", "’s in "),
        re.compile(rf"(?<![\w’'.-]){_OWNER}\sin\s(?P<y>{YEAR})\s[a-z]+\b"),
    ),
    # "psychiatrists under von Doe", "the group around Doe"
    Form(
        (" under ", " around "),
        re.compile(rf"{TEAM_OR_TRADE}\s(?:under|around)\s{_LISTED}"),
    ),
)


def find_bare_surnames(
    text: str, start: int, end: int, sifted: Sifted
) -> list[list[Part]]:
    """The surnames to which the sentence ascribes a study, where only surnames do."""
    for pattern in sifted.possible(SURNAMES):
        for match in pattern.finditer(text, start, end):
            names = read_names(match["p"], bracketed=False, et_al=False)
            words = {word.lower() for word in match["p"].split()}
            if names.doubtful or names.group or words & NOT_PERSONS:
                continue
            alone = len(names.surnames) == 1
            if alone and not could_be_surname(names.surnames[0]):
                continue
            year = next((v for k, v in match.groupdict().items() if v and k != "p"), "")
            year = f"20{year}" if len(year) == len("18") else year
            return [
                [
                    Part(*match.span("p"), name, int(year) if year else None)
                    for name in names.surnames
                ]
            ]
    return []
