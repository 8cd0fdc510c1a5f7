"""Puts together what the parts of one sentence say of a study. Pure."""

import re
from collections.abc import Sequence
from dataclasses import replace

from verifier.mentions.cochrane import COCHRANE, is_judged
from verifier.mentions.issues import is_set_apart, owner_of, tells_of_another
from verifier.mentions.layout import Layout
from verifier.mentions.parts import (
    GOES_ON,
    ITS_YEAR,
    NOTHING,
    Parts,
    find_parts,
    from_around,
)
from verifier.mentions.words import Part
from verifier.mentions.years import is_ahead, lone_year, year_of_study
from verifier.models import Mention, MentionKind, Span
from verifier.surnames import is_plain_word

_REACH = 250  # characters over which the parts of one telling may be spread


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
    main, extra = find_parts(layout.text, sentence, acronyms, crowded=crowded)
    main = main if crowded else from_around(layout, sentence, main, others)
    if main is NOTHING and not extra:
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
                told.append(_mention(layout, sentence, Parts(trial=main.trial)))
            if main.group and others[0].authors:
                # Where they work: no study of its own is dated by the sentence.
                group = _mention(layout, sentence, Parts(group=main.group))
                told.append(replace(group, year=None))
            if main.title and others[0].authors:
                told.append(_mention(layout, sentence, Parts(title=main.title)))
    kept = [t for t in told if not any(t.overlaps(m) for m in named)]
    return named, kept


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


def _of_named(
    text: str, parts: Parts, named: Sequence[Mention]
) -> tuple[Parts, list[Parts]]:
    """The parts that may be said of those named, and those of another study."""
    parts = _without_tellers(text, parts, named)
    return _without_others(text, parts, named[0]) if len(named) == 1 else (parts, [])


def _without_others(
    text: str, parts: Parts, named: Mention
) -> tuple[Parts, list[Parts]]:
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
        parts, apart = replace(parts, trial=None), [Parts(trial=parts.trial)]
    within = parts.journal and named.start <= parts.journal.start < named.end
    others_paper = (
        within and parts.people and parts.people[0].value not in named.authors
    )
    if parts.journal and (others_paper or parts.journal.value in named.authors):
        parts = replace(parts, journal=None)
    if parts.cochrane and named.authors and is_judged(text, *reach):
        parts = replace(parts, cochrane=None)
    journal = parts.journal and _anothers_journal(text, parts.journal, named)
    if journal:
        parts = replace(parts, journal=None)
        apart += [Parts(journal=journal)] if journal.year is not None else []
    return parts, apart


def _anothers_journal(text: str, journal: Part, named: Mention) -> Part | None:
    """The journal, with the year told behind it, if it printed another study."""
    behind = ITS_YEAR.match(text, journal.end)
    year = int(behind["year"]) if behind else None
    journal = replace(journal, year=year) if year else journal
    # in print a year later it is still the same paper
    far = year and named.year and abs(named.year - year) > 1
    if journal.end <= named.start:
        told = journal.year and named.year not in {None, journal.year}
        another = told and _TURNS.search(text, journal.end, named.start) is not None
    else:
        another = journal.start >= named.end and bool(
            far
            or tells_of_another(text, named.end, journal.start)
            or is_set_apart(text, named.start)
        )
    return journal if another else None


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
        and GOES_ON.match(text, person.end) is not None
    )


def _without_tellers(text: str, parts: Parts, named: Sequence[Mention]) -> Parts:
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


def _alone(layout: Layout, sentence: Span, parts: Parts) -> list[Mention]:
    """What names a study by itself, where nobody can tell to whom the rest belongs."""
    alone = [
        Parts(trial=parts.trial) if parts.trial else None,
        Parts(title=parts.title) if parts.title else None,
        Parts(group=parts.group) if parts.group else None,
    ]
    return [_mention(layout, sentence, part) for part in alone if part]


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
    layout: Layout, telling: Mention, parts: Parts, named: Sequence[Mention]
) -> Mention:
    """The telling, on its first part alone where its whole span holds others."""
    if not any(telling.overlaps(mention) for mention in named):
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


def _mention(layout: Layout, sentence: Span, parts: Parts) -> Mention:
    text, stated = layout.text, parts.stated
    near = [p for p in stated if abs(p.start - stated[0].start) <= _REACH]
    start, end = min(p.start for p in near), max(p.end for p in near)
    dated = [part.year for part in stated if part.year]
    if parts.journal and not any(part.year for part in parts.people):
        # "went there in 1970 and published in Doe's Journal in 1972"
        behind = ITS_YEAR.match(text, parts.journal.end, sentence[1])
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
        journal=journal or (COCHRANE if parts.cochrane else ""),
        title=parts.title.value if parts.title else "",
        acronym=parts.trial.value if parts.trial else "",
        group=group.value if group else "",
    )
