"""Puts together what the parts of one sentence say of a study. Pure."""

import re
from collections.abc import Sequence
from dataclasses import replace

from verifier.mentions.institutions import find_guideline, find_institution
from verifier.mentions.journals import find_journal
from verifier.mentions.layout import Layout
from verifier.mentions.people import find_people
from verifier.mentions.titles import find_title, find_trial
from verifier.mentions.words import MONTH, NOUN, YEAR, Part
from verifier.models import Mention, MentionKind

# "The 2020 Cochrane review", "Cochrane looked at this in 2020", "Cochrane, 2020:"
_COCHRANE = re.compile(
    rf"\b(?:(?P<year>{YEAR})\s)?Cochrane(?:,\s(?P<after>{YEAR})\b|\s(?:(?:systematic|database"
    rf"|library|collaboration)\s){{0,2}}(?:reviews?|reviewers?|authors?|meta-analys[ei]s|analysis"
    rf"|report|team|group|looked|found|concluded|wrote|says|said|reported|pooled)\b)"
    rf"(?:[^.;(]{{0,60}}?\b(?:in|from|of)\s\(?(?P<later>{YEAR}))?"
)
_COCHRANE_JOURNAL = "Cochrane Database of Systematic Reviews"
_STUDY_YEAR = (
    re.compile(rf"\b({YEAR})\s(?:[\w’'*-]{{1,20}},?\s){{0,5}}?{NOUN}\b"),
    re.compile(
        rf"\b{NOUN}\s(?:(?:published|conducted|done|reported|carried\sout)\s)?(?:in|from|of)\s(?:(?:early|late|{MONTH})\s)?({YEAR})\b(?!\s?[-–]|\s(?:to|and)\s\d)"
    ),
    re.compile(
        rf"\bpublished\s(?:\w+\s){{0,2}}(?:in|on)\s(?:{MONTH}\s(?:\d{{1,2}},?\s)?)?({YEAR})\b"
    ),
    re.compile(rf"\b{NOUN}\s\(({YEAR})\)"),
    re.compile(rf"\A\W{{0,3}}(?:Back\s)?[Ii]n\s(?:{MONTH}\s)?({YEAR}),?\s"),
    re.compile(
        rf"\b(?:guidelines?|statement|recommendations)\s(?:\w+\s){{0,3}}(?:in|from|of)?\s?\(?({YEAR})\b"
    ),
    re.compile(
        rf"\b({YEAR})\s(?:[\w-]+\s){{0,4}}(?:guidelines?|statement|recommendations|consensus)"
    ),
)


def _year(text: str, start: int, end: int) -> int | None:
    """The year that the sentence gives a study."""
    sentence = text[start:end]
    for pattern in _STUDY_YEAR:
        match = pattern.search(sentence)
        if match:
            return int(match[1])
    return None


_NOUN = re.compile(
    rf"\b(?:{NOUN}|researchers|scientists|investigators)\b", re.IGNORECASE
)
_TRIAL_NAMES = ("STAR*D", "STEP ", "PREDIMED", "SUSTAIN", "SURMOUNT")
_GUIDELINE = re.compile(
    r"\b(?:guidelines?|recommendations|statement|position paper|consensus)\b"
)
_REACH = 250  # characters over which the parts of one telling may be spread


def read_sentence(
    layout: Layout, sentence: tuple[int, int], named: Sequence[Mention]
) -> tuple[Mention | None, Mention | None]:
    """A mention that the sentence makes in prose, and the one of ``named`` it completes.

    ``named`` are the mentions that other finders saw in the sentence. Where it is one,
    what prose adds is said of that one; where they are several, nobody can tell.
    """
    telling = _tell(layout, sentence)
    marks = [m for m in named if m.kind == "reference"]
    others = [m for m in named if m.kind != "reference"]
    if telling is None or len(others) > 1:
        return None, None
    if len(marks) == 1 and not telling.authors:
        telling = replace(telling, reference=marks[0].reference)
    if not others:
        return telling, None
    return None, _complete(layout, others[0], telling)


def _complete(layout: Layout, mention: Mention, telling: Mention) -> Mention:
    """The mention with what prose says besides."""
    authors = mention.authors or telling.authors
    if not mention.authors and mention.kind != "identifier":
        # A journal and a date in brackets stand for what the sentence tells.
        start = min(mention.start, telling.start)
        mention = _stretch(layout, mention, start, max(mention.end, telling.end))
    return replace(
        mention,
        authors=authors,
        et_al=mention.et_al or (not mention.authors and telling.et_al),
        year=mention.year or telling.year,
        journal=mention.journal or telling.journal,
        title=mention.title or telling.title,
        acronym=mention.acronym or telling.acronym,
        group=mention.group or (telling.group if not authors else ""),
        reference=mention.reference or telling.reference,
    )


def _stretch(layout: Layout, mention: Mention, start: int, end: int) -> Mention:
    surface = layout.text[start:end]
    return replace(
        mention, start=start, end=end, surface=surface, line=layout.line(start)
    )


def _tell(layout: Layout, sentence: tuple[int, int]) -> Mention | None:
    text, (start, end) = layout.text, sentence
    end = min(end, start + 1200)
    words = text[start:end]
    noun = _NOUN.search(words) is not None
    people = find_people(text, start, end)
    journal = None
    journal = find_journal(text, start, end)
    trial = None
    if noun or any(name in words for name in _TRIAL_NAMES):
        trial = find_trial(text, start, end)
    title = find_title(text, start, end) if "“" in words or '"' in words else None
    group = find_institution(text, start, end) if noun else None
    if group and journal and group.start < journal.end and journal.start < group.end:
        group = None
    if group is None and _GUIDELINE.search(words):
        group = find_guideline(text, start, end)
    cochrane = _COCHRANE.search(text, start, end) if "Cochrane" in words else None
    spans: list[Part] = [part for part in (trial, title, journal, group) if part]
    if people:
        spans.insert(0, replace(people[0], end=people[-1].end))
    if cochrane:
        spans.append(Part(*cochrane.span(), "Cochrane"))
    if not spans or not (noun or people or trial or group or cochrane or journal):
        return None
    first = spans[0]
    years = [part.year for part in (*people[:1], journal) if part and part.year]
    dated = cochrane and (cochrane["year"] or cochrane["after"] or cochrane["later"])
    if dated:
        years.append(int(dated))
    year = years[0] if years else _year(text, start, end)
    kind: MentionKind = "acronym" if first is trial else "narrative"
    near = [part for part in spans if abs(part.start - first.start) <= _REACH]
    begin, stop = min(p.start for p in near), max(p.end for p in near)
    return Mention(
        start=begin,
        end=stop,
        surface=text[begin:stop],
        kind=kind,
        sentence=sentence,
        line=layout.line(begin),
        authors=tuple(part.value for part in people),
        et_al=len(people) == 1,
        year=year,
        journal=journal.value if journal else _COCHRANE_JOURNAL if cochrane else "",
        title=title.value if title else "",
        acronym=trial.value if trial else "",
        group=group.value if group else "Cochrane" if cochrane else "",
    )
