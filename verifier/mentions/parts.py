"""What one sentence says of a study, part by part. Pure.

Each part has its finder: people, trial, title, journal, institution. Here they are
asked, in one order, for what of it the sentence holds.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from verifier.literals import Literals, Sieve, Sifted
from verifier.mentions.bare_surnames import SURNAMES, find_bare_surnames
from verifier.mentions.cochrane import find_cochrane, find_reviewers
from verifier.mentions.dated_journals import DATE_WORDS, DATES
from verifier.mentions.full_names import PEOPLE, find_company, find_people
from verifier.mentions.guidelines import find_guidelines
from verifier.mentions.institutions import (
    INSTITUTION_WORDS,
    OF_PLACES,
    POOLERS,
    find_institutions,
)
from verifier.mentions.issues import tells_of_another
from verifier.mentions.journal_names import journal_name
from verifier.mentions.journals import (
    JOURNALS,
    SOURCE_WORDS,
    find_journals,
)
from verifier.mentions.layout import Layout
from verifier.mentions.persons import PERSON, name_words, people_at
from verifier.mentions.roles_and_verbs import is_byline, is_outsider
from verifier.mentions.theirs import find_theirs
from verifier.mentions.titles import find_title
from verifier.mentions.trials import PROPER_NAMES, trials_between
from verifier.mentions.words import MONTH, NOUN, YEAR, Part
from verifier.mentions.workers import COMMERCE_WORDS, find_workers
from verifier.mentions.years import AHEAD_WORDS, is_to_come
from verifier.models import Mention, Span
from verifier.surnames import NOT_NAMES, UPPER

# What is to come may be registered, and is then known by its name.
_REGISTERED = re.compile(r"\b[A-Z]{3,6}\d{8}")
# Literals of the nouns, the societies' papers and the years: far cheaper than patterns.
_CAPITAL = re.compile(UPPER)
_QUOTES = Literals(("“", '"', "‘", " '"))
_GUIDELINE_STEMS = Literals(
    (
        *("uideline", "ecommendation", "tatement", "onsensus", "osition paper"),
        *("Society", "Agency", "Organi", "Task Force", "Academy", "College of"),
        *("Association", "uidance", "tandards of", "riteria", "dvice", "ulletin"),
        *("Council", "Committee", "lassification", "eaflet", "policy", "Network"),
        *(
            "Institute",
            "NICE",
            "USPSTF",
            "ollegium",
            "Federation",
            " CKS",
            "Group (",
            "Health England",
        ),
    )
)
# What the finders ask of a sentence before they let a pattern loose on it.
_SIEVE = Sieve(
    *(_QUOTES, _GUIDELINE_STEMS, PEOPLE, SURNAMES, JOURNALS, SOURCE_WORDS, DATES),
    *(DATE_WORDS, PROPER_NAMES, INSTITUTION_WORDS, POOLERS, OF_PLACES, COMMERCE_WORDS),
    AHEAD_WORDS,
)
_SMALL_WORDS = frozenset("of and the in for & on to".split())
_NOUN_NEAR = 20  # characters behind an institution in which its study is called one
_MOST = 1200  # characters of a sentence that are looked at
# Behind a journal: "in 2015", "paper of 2015".
ITS_YEAR = re.compile(
    rf"(?:\s{NOUN})?(?:,|\s(?:in|of|from))?\s(?:{MONTH}\s)?\(?(?P<year>{YEAR})\b(?!\s?[-–])"
)
# A title that begins with a list: "Decompression, Reduction, and Repair of the Spine".
GOES_ON = re.compile(r"\s(?:of|in|for|with|as|to|on|versus|vs)\b")


@dataclass(frozen=True, slots=True)
class Parts:
    """What a sentence says of one study, part by part."""

    people: Sequence[Part] = ()
    trial: Part | None = None
    title: Part | None = None
    journal: Part | None = None
    group: Part | None = None
    cochrane: Part | None = None

    @property
    def stated(self) -> list[Part]:
        """The parts that are there, the most telling first."""
        others = (self.trial, self.title, self.journal, self.cochrane, self.group)
        stated = [part for part in others if part]
        if self.people:
            whole = replace(self.people[0], end=self.people[-1].end)
            stated.insert(0, whole)
        return stated


NOTHING = Parts()


def has_names(words: str) -> bool:
    """Whether the sentence has a capital that its beginning does not explain."""
    first = words.split(maxsplit=1)[0] if words.strip() else ""
    if first.lower() not in NOT_NAMES or (len(first) > 1 and first.isupper()):
        return True  # an opening quotation mark, too, makes it no plain word
    rest = words[words.index(first) + len(first) :]
    return not rest.islower() and _CAPITAL.search(rest) is not None


def find_parts(
    text: str, sentence: Span, acronyms: Sequence[Span], *, crowded: bool
) -> tuple[Parts, list[Parts]]:
    """The parts that belong together, and those of further studies.

    ``crowded``: the sentence names several by their authors, so that nobody else is
    looked for.
    """
    start, end = sentence[0], min(sentence[1], sentence[0] + _MOST)
    words = text[start:end]
    if not has_names(words):
        return NOTHING, []
    sifted = _SIEVE.sift(words)
    journals = [] if crowded else find_journals(text, start, end, sifted)
    trials = trials_between(text, acronyms, start, end, sifted)
    quoted = sifted.holds(_QUOTES) or words[0] == "'"
    title = find_title(text, start, end) if quoted else None
    groups = _groups(text, (start, end), sifted, journals)
    cochrane = find_cochrane(text, start, end) if "Cochrane" in words else None
    people = (
        []
        if crowded
        else _people(text, (start, end), sifted, journals, title, cochrane)
    )
    if not (people or journals or trials or title or groups or cochrane):
        return NOTHING, []
    people = _researchers(text, (start, end), people, journals, title)
    if is_to_come(words, sifted):
        people, groups = [], []
        trials = trials if _REGISTERED.search(words) else []
    apart = _of_others(text, people, groups)
    groups = [g for g in groups if all(g.start != other.start for other in apart)]
    extra = [Parts(people=further) for further in people[1:]]
    extra += [Parts(group=group) for group in apart]
    extra += [Parts(journal=other) for other in journals[1:]]
    extra += [Parts(trial=trial) for trial in trials if len(trials) > 1]
    extra += [Parts(group=group) for group in groups if len(groups) > 1]
    main = Parts(
        people=people[0] if people else (),
        trial=trials[0] if len(trials) == 1 else None,
        title=title,
        journal=journals[0] if journals else None,
        group=groups[0] if len(groups) == 1 else None,
        cochrane=cochrane,
    )
    return main, extra


def _people(
    text: str,
    stretch: Span,
    sifted: Sifted,
    journals: Sequence[Part],
    title: Part | None,
    cochrane: Part | None,
) -> Sequence[Sequence[Part]]:
    """Those whom the first finder that finds anybody takes for a study's people."""
    places = name_words(text, *stretch)
    printed = any(journal.year for journal in journals)
    return (
        find_people(text, *stretch, sifted)
        or find_bare_surnames(text, places, *stretch, sifted)
        or (title and find_company(text, *stretch, title))
        or (cochrane and find_reviewers(text, *stretch))
        or find_workers(text, places, *stretch, sifted, printed=printed)
    )


def _researchers(
    text: str,
    stretch: Span,
    people: Sequence[Sequence[Part]],
    journals: Sequence[Part],
    title: Part | None,
) -> Sequence[Sequence[Part]]:
    """The people who are no words of a journal or title, and made no page."""
    people = [
        p
        for p in people
        if not (
            _are_words_of(p, journals)
            or (title and _are_words_of(p, [title]) and GOES_ON.match(text, p[-1].end))
        )
    ]
    if people and is_byline(text, *stretch):
        return []
    return [p for p in people if not is_outsider(text, p[-1].end, stretch[1])]


def _groups(
    text: str, stretch: Span, sifted: Sifted, journals: Sequence[Part]
) -> list[Part]:
    """The institutions that are no words of the journal, and issuers of guidelines."""
    groups = find_institutions(text, *stretch, sifted)
    for journal in journals[:1]:
        groups = [g for g in groups if g.end <= journal.start or journal.end <= g.start]
    if sifted.holds(_GUIDELINE_STEMS):
        groups = _with_guidelines(groups, find_guidelines(text, *stretch))
    return groups


def _of_others(
    text: str, people: Sequence[Sequence[Part]], groups: Sequence[Part]
) -> list[Part]:
    """The institutions of another study than the people's, with its year if told."""
    if not people:
        return []
    stop, apart = people[0][-1].end, []
    for group in groups:
        if group.start >= stop and tells_of_another(text, stop, group.end + _NOUN_NEAR):
            dated = ITS_YEAR.match(text, group.end)
            apart.append(replace(group, year=int(dated["year"]) if dated else None))
    return apart


def _are_words_of(people: Sequence[Part], names: Sequence[Part]) -> bool:
    """Whether the people are words of a journal's name, Brain, Behavior, or a title."""
    return any(
        people[0].start < name.end and name.start < people[0].end for name in names
    )


def _with_guidelines(groups: list[Part], bodies: list[Part]) -> list[Part]:
    """The institutions, those with a guideline as the bodies that issued it."""
    if not groups:
        return bodies
    return [
        next((b for b in bodies if b.start < g.end and g.start < b.end), g)
        for g in groups
    ]


def from_around(
    layout: Layout, sentence: Span, parts: Parts, named: Sequence[Mention]
) -> Parts:
    """The parts, with a journal that italics tell and whom "his trial" points to."""
    if not parts.journal and (journal := _in_italics(layout, sentence)):
        parts = replace(parts, journal=journal)
    if parts.journal:
        parts = replace(parts, journal=_whole(layout, parts.journal))
    if not (parts.people or named):
        theirs = find_theirs(layout, sentence)
        people = [theirs] if theirs else parts.journal and _meant(layout, sentence)
        parts = replace(parts, people=people) if people else parts
    return parts


# "A study of 68 people in", "published last week in": what stands in italics behind.
_STUDY_IN = re.compile(
    rf"\b(?:{NOUN}|published|printed|reported|appear(?:ed|s|ing)|letter|editorial)\b"
    r"(?:(?!\b(?:book|novel|film|movie|series|episode|memoir)\b)[^.;:()]){0,70}?"
    r"\b(?:in|to)\s(?:the\s)?(?:journal\s)?\Z"
)


def _in_italics(layout: Layout, sentence: Span) -> Part | None:
    """The journal that stands in italics behind a study that the sentence has in it."""
    text = layout.text
    for start, end in layout.italics_within(*sentence):
        name = text[start:end].strip(" ,.")
        before = _STUDY_IN.search(text, max(sentence[0], start - 110), start)
        if before and _is_titled(name) and journal_name(name) == name:
            return Part(start, start + len(name), name)
    return None


def _whole(layout: Layout, journal: Part) -> Part:
    """The journal, whole where italics go on: ``in *Ceska gynekologie*``."""
    for start, end in layout.italics_within(journal.start, journal.start + 1):
        name = layout.text[start:end].strip(" ,.")
        if end > journal.end and journal_name(name) == name:
            return replace(journal, end=start + len(name), value=name)
    return journal


# "In his trial of 80 people, published in Pain": of whom the sentence before tells.
_THEIRS = re.compile(
    rf"\b(?:[Hh]is|[Hh]er)\s(?:(?:own|first|landmark|famous|new|{YEAR})\s){{0,2}}"
    r"(?:study|trial|paper|review|experiment|survey|team|group|lab)\b"
)
_SUBJECT = re.compile(rf"\W{{0,3}}(?P<p>{PERSON})(?![\w’'-])")


def _meant(layout: Layout, sentence: Span) -> Sequence[Part]:
    """The one person in full with whom the sentence before opens, if "his" is said."""
    text, start = layout.text, sentence[0]
    if not start or not _THEIRS.search(text, *sentence):
        return ()
    low, _ = layout.sentence(start - 1)
    subject = _SUBJECT.match(text, low, start)
    if subject is None or "\n" in text[low:start]:
        return ()
    people = people_at(text, subject.span("p"), low, start)
    # They stand outside the sentence; the mention is where the journal is.
    return [replace(p, start=start, end=start) for p in people] * (len(people) == 1)


def _is_titled(name: str) -> bool:
    """Whether all words of a name but the small ones begin with capitals."""
    words = name.split()
    return bool(words) and all(w[0].isupper() or w in _SMALL_WORDS for w in words)
