"""Gathers what the sentences of one passage say of one study. Pure.

A page tells who did a study in one sentence, where it was printed in the next, and
when in a third. What the finders took of it are parts; here those that complement each
other become one: a journal goes to whom is told of before it (or right behind), with
its date. Every journal goes with one study at most; where another study is turned to
between the two, or another year is told, they stay apart.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from verifier.mentions.ascribed import ascribed, beside
from verifier.mentions.doers import Doers
from verifier.mentions.early_dates import date_from_before
from verifier.mentions.late_dates import date_later
from verifier.mentions.layout import Layout
from verifier.mentions.owners import (
    APART,
    FAR,
    LEADS_ON,
    Owners,
    is_placed,
    is_same_journal,
    turns_away,
)
from verifier.mentions.pairs import Name
from verifier.mentions.printed import Printed, find_printed
from verifier.mentions.signed_titles import sign_titles
from verifier.mentions.words import NOUN, YEAR
from verifier.models import Identifiers, Mention, Reference, Span
from verifier.names import fold_name

_LONGEST = 3000  # characters that are looked through at once

# "same journal, 2012": the one named last.
_SAME = re.compile(
    rf"\b(?P<j>[Ss]ame\sjournal)\b(?:[\s,;(]{{1,3}}(?:in\s)?"
    rf"(?:[A-Z]\w{{2,8}}\.?\s(?:\d{{1,2}},\s)?)?(?P<y>{YEAR}))?"
)
# "the same team repeated it": another study of those named before.
_SAME_TEAM = re.compile(
    r"\b[Ss]ame\s(?:\w+\s)?(?:authors?|teams?|groups?|researchers?|people|scientists"
    r"|lab|investigators?|folks|lot)\b"
)
# "Doe was the first author and the year was 1986"
_AND_WHEN = re.compile(
    rf"(?:,|\s(?:and|in))?\s(?:(?:the\syear(?:\swas)?|it\swas|in|of)\s){{0,2}}\(?(?P<y>{YEAR})\b"
)
# "The paper, “Title”, is in J Physiol": of those told of before.
_THE_PAPER = re.compile(
    rf"\W{{0,2}}(?:The|Their|His|Her|This|That)\s(?:\w+\s)?{NOUN}\b(?!\s(?:by|from|of)\b)"
)
# A source line is of the whole brief: `studies.entries` knows of which study.
_SOURCE = re.compile(r"\bS(?:OURCE|ource)S?\s?:[^.]{0,60}\Z")
_CENTURY = re.compile(r"19|20|['’][0-29]\d")
_CELL_YEAR = re.compile(rf"(?:^|\t)(?P<y>{YEAR})(?=\t|$)")


def gather(
    layout: Layout, references: Sequence[Reference], mentions: Sequence[Mention]
) -> list[Mention]:
    """The mentions, those that tell of one study in one passage made complete.

    ``references`` are the entries of the document's list.
    """
    listed = [reference for reference in references if reference.authors]
    gaps = _gaps(len(layout.text), listed)
    ordered = sorted(mentions, key=lambda m: (m.start, m.end))
    doers = Doers(layout)
    gathered: list[Mention] = []
    done, last = 0, ""
    for line in _lines(layout, gaps):
        here: list[Mention] = []
        while done < len(ordered) and ordered[done].start < line[1]:
            mention = ordered[done]
            done += 1
            (here if mention.start >= line[0] else gathered).append(mention)
        passage = _Passage(layout, doers, line, here, last)
        gathered += passage.gather()
        last = passage.last
    every = sorted([*gathered, *ordered[done:]], key=lambda m: (m.start, m.end))
    return [_tied(mention, listed) for mention in every]


def _tied(mention: Mention, listed: Sequence[Reference]) -> Mention:
    """One put together here, with the entry of the list that has it as an author's.

    Pages tell of who led a study; its list has the first author first.
    """
    if not mention.weighed or mention.reference or not mention.journal:
        return mention
    names = {fold_name(name) for name in mention.authors}
    fitting = [
        entry
        for entry in listed
        if mention.year in {None, entry.year}
        and is_same_journal(mention.journal, entry.journal)
        and names & {fold_name(name) for name in entry.authors}
    ]
    return replace(mention, reference=fitting[0]) if len(fitting) == 1 else mention


def _gaps(length: int, entries: Sequence[Reference]) -> Iterator[Span]:
    """The spans of the text that no entry of a list covers."""
    done = 0
    for entry in sorted(entries, key=lambda entry: entry.start):
        if entry.start > done:
            yield done, entry.start
        done = max(done, entry.end)
    if done < length:
        yield done, length


def _lines(layout: Layout, gaps: Iterable[Span]) -> Iterator[Span]:
    """The lines of the text that are no entries of a list, in order.

    A longer one is cut where a sentence ends.
    """
    text = layout.text
    for start, end in gaps:
        begin = start
        while begin < end:
            stop = text.find("\n", begin, end)
            stop = end if stop < 0 else stop
            if stop - begin > _LONGEST:
                stop = max(layout.sentence(begin + _LONGEST)[0], begin + 1)
            if stop > begin:
                yield begin, stop
            begin = stop + text.startswith("\n", stop)


def _is_citation(m: Mention) -> bool:
    """Whether a bracket cites by author and year: its journal is in the list."""
    return m.kind == "parenthetical" and bool(m.authors and m.year)


class _Passage:
    """One line of the text with the mentions in it, which are put together."""

    def __init__(
        self,
        layout: Layout,
        doers: Doers,
        line: Span,
        mentions: Sequence[Mention],
        last: str,
    ) -> None:
        self.layout = layout
        self.doers = doers
        self.text = layout.text
        self.line = line
        self.mentions = list(mentions)
        self.last = last  # the journal named last in the line before

    def gather(self) -> list[Mention]:
        """The mentions with what the passage says besides, and those it makes."""
        printed = self._printed()
        for k, journal in enumerate(printed):
            before = printed[k - 1].stop if k else self.line[0]
            behind = printed[k + 1].start if k + 1 < len(printed) else self.line[1]
            self._place(journal, max(before, journal.start - FAR), behind)
        for place, surname in self.doers.first_authors(*self.line):
            self._put_first(place, surname, printed)
        signed = sign_titles(self.layout, self.line, self.mentions)
        dated = date_later(self.layout, self.doers, self.line, signed)
        return date_from_before(self.text, self.line, dated)

    def _put_first(self, place: Span, surname: str, printed: Sequence[Printed]) -> None:
        """Whoever is called the first author is that of the study told of last."""
        told = [
            m
            for m in sorted(self.mentions, key=lambda m: m.start)
            if m.start < place[0]
            and m.kind not in APART
            and (m.journal or m.title or m.group)
        ]
        since = told[-1].start if told else self.line[0]
        issues = [j for j in printed if since <= j.start < place[0] and j.year]
        # An institution's study has its parts from what goes on: see `studies.stories`.
        if any(m.group for m in told) and not (told[-1].authors or told[-1].group):
            return
        said = issues[-1].stop if issues else told[-1].end if told else place[0]
        if turns_away(self.text, said, place[0]):
            return
        if (
            issues
            and self._bare(issues[-1]) is None
            and not self._has_owner(issues[-1])
        ):
            self._add(place, (surname,), issues[-1], issues[-1].year, None)
            return
        # "Doe and his colleagues" may be anybody's team; before "et al." is the first.
        if not told or surname in told[-1].authors or " et al" in told[-1].surface:
            return
        last = told[-1]
        dated = _AND_WHEN.match(self.text, place[1])
        year = int(dated["y"]) if dated else None
        self.mentions = [
            replace(
                m,
                authors=(surname, *m.authors),
                et_al=True,
                year=m.year or year,
                weighed=True,
            )
            if m is last or (last.authors and m.authors == last.authors)
            else m
            for m in self.mentions
        ]

    def _printed(self) -> list[Printed]:
        """The journals of the passage, each at one place.

        What names nothing and has no year tells of none, nor what only cites.
        """
        last, self.last = self.last, ""
        if all(map(_is_citation, self.mentions)) and (
            self.mentions or not _CENTURY.search(self.text, *self.line)
        ):
            return []
        found = [
            journal
            for journal in find_printed(self.layout, *self.line)
            if not _SOURCE.search(self.text, self.line[0], journal.start)
            and not any(
                m.kind == "reference" and m.authors and m.start <= journal.start < m.end
                for m in self.mentions
            )
        ]
        told = self.text.find("ame journal", *self.line) >= 0
        same = _SAME.search(self.text, *self.line) if told else None
        if same:
            before = [j.name for j in found if j.start < same.start()]
            name = before[-1] if before else last
            if name:
                year = int(same["y"]) if same["y"] else None
                found.append(Printed(*same.span("j"), same.end(), name, year))
                found.sort(key=lambda j: j.start)
        self.last = found[-1].name if found else ""
        return found

    # ------------------------------------------------------ whose study is in a journal

    def _place(self, journal: Printed, low: int, high: int) -> None:
        """Give the journal to whom the study in it is ascribed."""
        bare = self._bare(journal)
        listed = bare is not None and self.mentions[bare].kind == "reference"
        if (bare is None or listed) and self._has_owner(journal):
            self._date(journal)
            self._sign_trial(journal)
            return
        if not journal.sure and not self._is_lacking(journal):
            return
        year = journal.year or self._year_of_row()
        if bare is not None:
            year = self.mentions[bare].year or year
        owners = Owners(self.layout, self.doers, self.line, self.mentions)
        who = owners.of(journal, year, low, high, bare)
        if bare is not None and self.mentions[bare].group and who is not None:
            begin = self.layout.sentence(journal.start)[0]
            who = who if who.start >= begin else None
        if who is None:
            self._repeat(journal, year, bare)
        elif who.mention is not None:
            self._complete(who.mention, journal, year, bare)
        elif who.name is not None:
            self._make(who.name, journal, year, bare)

    def _bare(self, journal: Printed) -> int | None:
        """The mention that says no more than the journal, and its date."""
        for i, m in enumerate(self.mentions):
            if (
                m.start < journal.stop
                and journal.start < m.end
                and m.journal
                and not (m.authors or m.acronym)
                and (not m.title or _THE_PAPER.match(self.text, m.sentence[0]))
                and (m.identifiers == Identifiers() or m.kind == "reference")
                and m.kind != "unnamed"
            ):
                return i
        return None

    def _has_owner(self, journal: Printed) -> bool:
        """Whether a mention has the journal for its own already."""
        return any(
            self._has(m, journal) and (m.authors or m.acronym or m.group or m.title)
            for m in self.mentions
        )

    def _has(self, m: Mention, journal: Printed) -> bool:
        return (
            m.kind != "unnamed"
            and is_same_journal(m.journal, journal.name)
            and (
                m.sentence[0] <= journal.start < m.sentence[1]
                or m.start <= journal.start < m.end
            )
        )

    def _is_lacking(self, journal: Printed) -> bool:
        """Whether authors stand in the journal's sentence, and have no journal yet."""
        return any(
            m.authors
            and not m.journal
            and m.kind not in APART
            and m.sentence[0] <= m.start <= journal.start < m.sentence[1]
            for m in self.mentions
        )

    def _date(self, journal: Printed) -> None:
        """Date the mention that has the journal, but no year, by that of the issue."""
        for i, m in enumerate(self.mentions):
            if (
                journal.year
                and m.year is None
                and m.authors
                and m.kind not in APART
                and is_same_journal(m.journal, journal.name)
                and m.sentence[0] <= journal.start <= m.end + FAR
            ):
                self.mentions[i] = replace(m, year=journal.year)

    def _sign_trial(self, journal: Printed) -> None:
        """Give the trial in the journal those by whom it is told to be right behind."""
        end = self.layout.sentence(journal.start)[1]
        for i, m in enumerate(self.mentions):
            if m.authors or not m.acronym or not self._has(m, journal):
                continue
            for name in self.doers.between(journal.stop, end, self.line):
                between = self.text[journal.stop : name.start]
                if between.endswith("by ") and LEADS_ON.fullmatch(between):
                    authors, _, _ = self.doers.authors_at(name, self.line)
                    self.mentions[i] = replace(m, authors=authors, weighed=True)
                break

    def _year_of_row(self) -> int | None:
        """The year that a cell of the row is."""
        row = self.text[slice(*self.line)]
        if "\t" not in row:
            return None
        years = _CELL_YEAR.findall(row)
        return int(years[0]) if len(years) == 1 else None

    # --------------------------------------------------------------- what it comes to

    def _complete(
        self, i: int, journal: Printed, year: int | None, bare: int | None
    ) -> None:
        """Give a mention the journal and, where it has none, the year."""
        m = self._signed(self.mentions[i], journal)
        whole = self.mentions[bare].journal if bare is not None else ""
        name = whole if whole.startswith(journal.name) else journal.name
        self.mentions[i] = told = replace(
            m,
            journal=m.journal if is_placed(m) else name,
            year=m.year or year,
            weighed=m.weighed
            or (m.year is None and year is not None)
            or journal.start >= m.sentence[1],
        )
        self._sign(bare, told, journal.start)

    def _signed(self, m: Mention, journal: Printed) -> Mention:
        """A trial with the authors who are named right behind its journal."""
        if m.authors or m.start > journal.start:
            return m
        for i, other in enumerate(self.mentions):
            between = self.text[journal.stop : other.start]
            if (
                other.authors
                and other.start >= journal.stop
                and other.kind not in APART
                and other.year in {None, m.year, journal.year}
                and not (other.journal or other.acronym)
                and re.fullmatch(r"[\s,;:()\d–-]{1,30}(?:by\s)?", between)
            ):
                self.mentions[i] = replace(other, acronym=m.acronym)
                return replace(m, authors=other.authors, et_al=other.et_al)
        return m

    def _sign(self, bare: int | None, told: Mention, stop: int) -> None:
        """Where journal or title alone were mentions, they are of the study told of."""
        for i, m in enumerate(self.mentions):
            titled = m.title and told.end <= m.start < stop and not m.reference
            if i == bare or (titled and not (m.authors or m.acronym or m.group)):
                self.mentions[i] = replace(
                    m,
                    authors=told.authors,
                    et_al=told.et_al,
                    acronym=told.acronym,
                    journal=m.journal or told.journal,
                    year=told.year,
                    suffix=told.suffix,
                    weighed=True,
                )

    def _make(
        self, name: Name, journal: Printed, year: int | None, bare: int | None
    ) -> None:
        """Add the mention of the one named, with the journal."""
        authors, (start, end), own = self.doers.authors_at(name, self.line)
        self._add((start, end), authors, journal, year or own, bare)

    def _repeat(self, journal: Printed, year: int | None, bare: int | None) -> None:
        """Where "the same team" did it, it is another study of those named last."""
        said = _SAME_TEAM.search(self.text, *self.line)
        if said is None or said.start() > journal.stop + 60:
            return
        before = [m for m in self.mentions if m.authors and m.start < said.start()]
        if before:
            self._add(said.span(), before[-1].authors, journal, year, bare)

    def _add(
        self,
        span: Span,
        authors: tuple[str, ...],
        journal: Printed,
        year: int | None,
        bare: int | None,
    ) -> None:
        """Add the mention of those at the span, and sign the journal's with it."""
        told = ascribed(self.layout, span, authors, year, journal.name)
        self._sign(bare, told, journal.start)
        self.mentions = beside(self.mentions, told)
