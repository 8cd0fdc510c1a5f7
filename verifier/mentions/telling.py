"""Puts together what the parts of one sentence say of a study. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from verifier.literals import Literals, Sieve
from verifier.mentions.bare_surnames import SURNAMES, find_bare_surnames
from verifier.mentions.cochrane import find_cochrane, find_reviewers, is_judged
from verifier.mentions.full_names import PEOPLE, find_company, find_people
from verifier.mentions.guidelines import find_guidelines
from verifier.mentions.institutions import (
    INSTITUTION_WORDS,
    OF_PLACES,
    POOLERS,
    find_institutions,
)
from verifier.mentions.issues import is_set_apart, owner_of, tells_of_another
from verifier.mentions.journal_names import journal_name
from verifier.mentions.journals import (
    DATE_WORDS,
    DATES,
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
from verifier.mentions.years import (
    AHEAD_WORDS,
    is_ahead,
    is_to_come,
    lone_year,
    year_of_study,
)
from verifier.models import Mention, MentionKind
from verifier.surnames import NOT_NAMES, UPPER, is_plain_word

Span = tuple[int, int]

_COCHRANE_JOURNAL = "Cochrane Database of Systematic Reviews"

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
_REACH = 250  # characters over which the parts of one telling may be spread


@dataclass(frozen=True, slots=True)
class _Parts:
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


_NOTHING = _Parts()


def read_sentence(
    layout: Layout,
    sentence: Span,
    named: Sequence[Mention],
    acronyms: Sequence[Span] = (),
) -> tuple[list[Mention], list[Mention]]:
    """The mentions of ``named``, completed, and those that only the prose makes.

    ``named`` are the mentions that other finders saw in the sentence. Where they are
    one, what prose adds is said of that one; where several, nobody can tell.
    """
    text = layout.text
    named = _with_own_issues(text, named)
    others = [
        m
        for i, m in enumerate(named)
        if not (m.kind == "reference" or m.identifiers.registry)
        and owner_of(text, named, i) is None
    ]
    crowded = len({m.authors[:1] or (m.start,) for m in others}) > 1
    main, extra = _parts(layout.text, sentence, acronyms, crowded=crowded)
    main = main if crowded else _from_around(layout, sentence, main, others)
    if main is _NOTHING and not extra:
        return named, []
    main, apart = _of_named(text, main, others)
    extra = [*extra, *apart]
    told = [_mention(layout, sentence, parts) for parts in extra]
    if main.stated:
        telling = _mention(layout, sentence, main)
        marks = [m for m in named if m.kind == "reference"]
        pointed_to = {m.reference.start for m in marks if m.reference}
        if len(pointed_to) == 1 and not telling.authors:
            telling = replace(telling, reference=marks[0].reference)
        if not (telling.year or extra or any(mention.year for mention in named)):
            telling = replace(telling, year=lone_year(layout.text, *sentence))
        if not others or (not crowded and _conflict(others[0], telling)):
            told.insert(0, _narrowed(layout, telling, main, named))
        elif crowded:
            told += _alone(layout, sentence, main)
        else:
            completed = _complete(layout, others[0], telling)
            named = [completed if m is others[0] else m for m in named]
            if main.trial:
                told.append(_mention(layout, sentence, _Parts(trial=main.trial)))
            if main.group and others[0].authors:
                # Where they work: no study of its own is dated by the sentence.
                group = _mention(layout, sentence, _Parts(group=main.group))
                told.append(replace(group, year=None))
            if main.title and others[0].authors:
                told.append(_mention(layout, sentence, _Parts(title=main.title)))
    kept = [t for t in told if not any(_overlap(t, m) for m in named)]
    return named, kept


def _from_around(
    layout: Layout, sentence: Span, parts: _Parts, named: Sequence[Mention]
) -> _Parts:
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


def _with_own_issues(text: str, named: Sequence[Mention]) -> list[Mention]:
    """The mentions, those without a year with that of the journal that is theirs."""
    completed = list(named)
    for i, issue in enumerate(named):
        owner = owner_of(text, named, i)
        if owner is not None and completed[owner].year is None:
            completed[owner] = replace(
                completed[owner], year=issue.year, journal=issue.journal
            )
    return completed


# Where a sentence goes on to somebody else: "…; Doe (2021) did not".
_TURNS = re.compile(r";\s|,\s(?:but|while|whereas|although|though)\s")
# Behind a journal: "in 2015", "paper of 2015".
_ITS_YEAR = re.compile(
    rf"(?:\s{NOUN})?(?:,|\s(?:in|of|from))?\s(?:{MONTH}\s)?\(?(?P<year>{YEAR})\b(?!\s?[-–])"
)


def _of_named(
    text: str, parts: _Parts, named: Sequence[Mention]
) -> tuple[_Parts, list[_Parts]]:
    """The parts that may be said of those named, and those of another study."""
    parts = _without_tellers(text, parts, named)
    return _without_others(text, parts, named[0]) if len(named) == 1 else (parts, [])


def _without_others(
    text: str, parts: _Parts, named: Mention
) -> tuple[_Parts, list[_Parts]]:
    """The parts that may be said of the named study, and those of another study.

    Who stands within the mention is no further author, and who is its author no
    journal; a journal with a year far from its own, or behind words that turn to
    another study, has another's paper, and so has Cochrane where it judges the study.
    """
    reach = (max(0, named.start - _REACH), named.end + _REACH)
    first = parts.people[0] if parts.people else None
    if (
        first
        and (named.authors or _is_of_title(text, first, named.title))
        and first.value not in named.authors
        and named.start <= first.start < named.end
    ):
        parts = replace(parts, people=())
    apart = []
    if parts.trial and is_set_apart(text, named.start):
        # Another's trial: "Unlike Doe et al. (2010), ORION enrolled women"
        parts, apart = replace(parts, trial=None), [_Parts(trial=parts.trial)]
    within = parts.journal and named.start <= parts.journal.start < named.end
    others_paper = (
        within and parts.people and parts.people[0].value not in named.authors
    )
    if parts.journal and (others_paper or parts.journal.value in named.authors):
        parts = replace(parts, journal=None)
    if parts.cochrane and named.authors and is_judged(text, *reach):
        parts = replace(parts, cochrane=None)
    journal = parts.journal
    behind = _ITS_YEAR.match(text, journal.end) if journal else None
    if journal and behind:
        journal = replace(journal, year=int(behind["year"]))
        far = named.year and abs(named.year - int(behind["year"])) > 1
    else:
        far = False  # in print a year later it is still the same paper
    if journal and journal.end <= named.start:
        told = journal.year and named.year not in {None, journal.year}
        if told and _TURNS.search(text, journal.end, named.start):
            return replace(parts, journal=None), [*apart, _Parts(journal=journal)]
    if (
        journal
        and journal.start >= named.end
        and (
            far
            or tells_of_another(text, named.end, journal.start)
            or is_set_apart(text, named.start)
        )
    ):
        dated = journal.year is not None
        return replace(parts, journal=None), [
            *apart,
            *[_Parts(journal=journal)] * dated,
        ]
    return parts, apart


def _is_of_title(text: str, person: Part, title: str) -> bool:
    """Whether words of a title were taken for somebody: ``Slow Gait Speed``.

    Before its last word stands another word of things, or the title goes on behind; the
    label of a link may name people.
    """
    *_, before, last = title.split() if " " in title else ("", "")
    ends = last == person.value and before[:1].isupper() and is_plain_word(before)
    return ends or (
        is_plain_word(person.value)
        and text[slice(person.start, person.end)] in title
        and _GOES_ON.match(text, person.end) is not None
    )


def _without_tellers(text: str, parts: _Parts, named: Sequence[Mention]) -> _Parts:
    """The parts without people of whom it is told what a study cited behind them found.

    "Jane Doe of X College had 90 people walk (Roe et al., 2015)" names one study.
    """
    first = parts.people[0] if parts.people else None
    told = first and any(_is_told_by(text, first, m) for m in named)
    return replace(parts, people=()) if told else parts


def _is_told_by(text: str, person: Part, named: Mention) -> bool:
    """Whether the mention, in brackets, is the study that the person is told of."""
    return (
        named.kind == "parenthetical"
        and bool(named.authors)
        and person.value not in named.authors
        and person.end <= named.start
        and (person.year in {None, named.year} or named.year is None)
        and not tells_of_another(text, person.end, named.start)
    )


def _alone(layout: Layout, sentence: Span, parts: _Parts) -> list[Mention]:
    """What names a study by itself, where nobody can tell to whom the rest belongs."""
    alone = [
        _Parts(trial=parts.trial) if parts.trial else None,
        _Parts(title=parts.title) if parts.title else None,
        _Parts(group=parts.group) if parts.group else None,
    ]
    return [_mention(layout, sentence, part) for part in alone if part]


def _overlap(one: Mention, other: Mention) -> bool:
    return one.start < other.end and other.start < one.end


def _conflict(mention: Mention, telling: Mention) -> bool:
    """Whether what the prose tells cannot be told of the mention."""
    if mention.authors and telling.authors:
        # "Salgado Costa", of whom another finder has the last word
        names = (telling.authors[0], telling.authors[0].rsplit(maxsplit=1)[-1])
        return not any(name in mention.authors for name in names)
    return any(
        getattr(mention, part)
        and getattr(telling, part)
        and getattr(mention, part) != getattr(telling, part)
        for part in ("journal", "group", "acronym")
    )


def _narrowed(
    layout: Layout, telling: Mention, parts: _Parts, named: Sequence[Mention]
) -> Mention:
    """The telling, on its first part alone where its whole span holds others."""
    if not any(_overlap(telling, mention) for mention in named):
        return telling
    first = parts.stated[0]
    return _stretch(layout, telling, first.start, first.end)


def _complete(layout: Layout, mention: Mention, telling: Mention) -> Mention:
    """The mention with what prose says besides."""
    authors = mention.authors or telling.authors
    if not mention.authors and (telling.title or mention.kind != "identifier"):
        # A journal and a date in brackets stand for what the sentence tells.
        start = min(mention.start, telling.start)
        mention = _stretch(layout, mention, start, max(mention.end, telling.end))
    return replace(
        mention,
        authors=authors,
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


def has_names(words: str) -> bool:
    """Whether the sentence has a capital that its beginning does not explain."""
    first = words.split(maxsplit=1)[0] if words.strip() else ""
    if first.lower() not in NOT_NAMES or (len(first) > 1 and first.isupper()):
        return True  # an opening quotation mark, too, makes it no plain word
    rest = words[words.index(first) + len(first) :]
    return not rest.islower() and _CAPITAL.search(rest) is not None


def _parts(
    text: str, sentence: Span, acronyms: Sequence[Span], *, crowded: bool
) -> tuple[_Parts, list[_Parts]]:
    """The parts that belong together, and those of further studies.

    ``crowded``: the sentence names several by their authors, so that nobody else is
    looked for.
    """
    start, end = sentence[0], min(sentence[1], sentence[0] + 1200)
    words = text[start:end]
    if not has_names(words):
        return _NOTHING, []
    sifted = _SIEVE.sift(words)
    places = [] if crowded else name_words(text, start, end)
    people = (
        []
        if crowded
        else find_people(text, start, end, sifted)
        or find_bare_surnames(text, places, start, end, sifted)
    )
    journals = [] if crowded else find_journals(text, start, end, sifted)
    journal = journals[0] if journals else None
    trials = trials_between(text, acronyms, start, end, sifted)
    quoted = sifted.holds(_QUOTES) or words[0] == "'"
    title = find_title(text, start, end) if quoted else None
    if title and not (people or crowded):
        people = find_company(text, start, end, title)
    groups = find_institutions(text, start, end, sifted)
    if journal:
        groups = [g for g in groups if g.end <= journal.start or journal.end <= g.start]
    if sifted.holds(_GUIDELINE_STEMS):
        groups = _with_guidelines(groups, find_guidelines(text, start, end))
    cochrane = find_cochrane(text, start, end) if "Cochrane" in words else None
    if cochrane and not (people or crowded):
        people = find_reviewers(text, start, end)
    if not (people or crowded):
        printed = any(journal.year for journal in journals)
        people = find_workers(text, places, start, end, sifted, printed=printed)
    if not (people or journals or trials or title or groups or cochrane):
        return _NOTHING, []
    people = [
        p
        for p in people
        if not (
            _are_words_of(p, journals)
            or (title and _are_words_of(p, [title]) and _GOES_ON.match(text, p[-1].end))
        )
    ]
    if people and is_byline(text, start, end):
        people = []
    people = [p for p in people if not is_outsider(text, p[-1].end, end)]
    if is_to_come(words, sifted):
        people, groups = [], []
        trials = trials if _REGISTERED.search(words) else []
    apart = _of_others(text, people, groups)
    groups = [g for g in groups if all(g.start != other.start for other in apart)]
    extra = [_Parts(people=further) for further in people[1:]]
    extra += [_Parts(group=group) for group in apart]
    extra += [_Parts(journal=other) for other in journals[1:]]
    extra += [_Parts(trial=trial) for trial in trials if len(trials) > 1]
    extra += [_Parts(group=group) for group in groups if len(groups) > 1]
    main = _Parts(
        people=people[0] if people else (),
        trial=trials[0] if len(trials) == 1 else None,
        title=title,
        journal=journal,
        group=groups[0] if len(groups) == 1 else None,
        cochrane=cochrane,
    )
    return main, extra


# A title that begins with a list: "Decompression, Reduction, and Repair of the Spine".
_GOES_ON = re.compile(r"\s(?:of|in|for|with|as|to|on|versus|vs)\b")


def _of_others(
    text: str, people: Sequence[Sequence[Part]], groups: Sequence[Part]
) -> list[Part]:
    """The institutions of another study than the people's, with its year if told."""
    if not people:
        return []
    stop, apart = people[0][-1].end, []
    for group in groups:
        if group.start >= stop and tells_of_another(text, stop, group.end + _NOUN_NEAR):
            dated = _ITS_YEAR.match(text, group.end)
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


def _mention(layout: Layout, sentence: Span, parts: _Parts) -> Mention:
    text, stated = layout.text, parts.stated
    near = [p for p in stated if abs(p.start - stated[0].start) <= _REACH]
    start, end = min(p.start for p in near), max(p.end for p in near)
    dated = [part.year for part in stated if part.year]
    if parts.journal and not any(part.year for part in parts.people):
        # "went there in 1970 and published in Doe's Journal in 1972"
        behind = _ITS_YEAR.match(text, parts.journal.end, sentence[1])
        dated = [int(behind["year"])] if behind else dated
    year = dated[0] if dated else year_of_study(text, *sentence)
    if year and is_ahead(text, *sentence, year):
        year = None
    kind: MentionKind = "acronym" if stated[0] is parts.trial else "narrative"
    journal = parts.journal.value if parts.journal else ""
    group = parts.group or parts.cochrane
    return Mention(
        start=start,
        end=end,
        surface=text[start:end],
        kind=kind,
        sentence=sentence,
        line=layout.line(start),
        authors=tuple(part.value for part in parts.people),
        year=year,
        journal=journal or (_COCHRANE_JOURNAL if parts.cochrane else ""),
        title=parts.title.value if parts.title else "",
        acronym=parts.trial.value if parts.trial else "",
        group=group.value if group else "",
    )
