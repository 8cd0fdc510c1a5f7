"""Whose study is in a journal: who is told of before it, or right behind it. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from verifier.mentions.cochrane import COCHRANE, is_judged
from verifier.mentions.doers import Doers
from verifier.mentions.issues import is_set_apart, tells_of_another
from verifier.mentions.layout import Layout
from verifier.mentions.pairs import Name
from verifier.mentions.printed import Printed
from verifier.mentions.roles_and_verbs import is_outsider
from verifier.mentions.words import NOUN, YEAR
from verifier.models import Identifiers, Mention
from verifier.names import fold
from verifier.references import journals
from verifier.surnames import PLACES

FAR = 500  # characters between who is named and where it was printed
APART = ("unnamed", "reference")
# In the sentence of the journal: a study that has not been told of yet.
NEW_STUDY = re.compile(
    rf"\b(?:[Aa]n?|[Oo]ne|[Tt]wo|[Tt]hree|[Ss]everal|[Tt]he\s{YEAR})\s(?:[\w-]+,?\s){{0,5}}?{NOUN}\b"
)
# Before a journal: what is said of something else that it printed.
_OF_ANOTHER = re.compile(
    r"\b(?:in\sline|at\sodds|consistent|compared?|agrees?|disagrees?|contrasts?)\swith\b"
    r"|\b(?:unlike|contrary\sto|contradict\w*|one\sof|among\sthe|what\s(?:was|has|had)"
    r"|echo(?:es|ed|ing)?|challenged|criticis\w+|criticiz\w+|retracted|quoted|reviewed\sin"
    r"|letters?|editorials?|comment\w{0,6}|corrections?|reply|replies|excluded|included"
    r"|review(?:ed)?\sof\s(?:trials|studies))\b",
    re.IGNORECASE,
)
_NEW_TEAM = re.compile(
    r"\b(?:[Aa]n?|[Aa]nother|[Oo]ther|[Tt]wo)\s(?:[\w-]+\s){0,3}?(?:teams?|groups?|researchers"
    r"|scientists|doctors|surgeons|authors)\b"
)
# Who speaks of a study may be anybody.
_SPEAKS = re.compile(
    r"[“”\"]|\b(?:says?|said|adds|added|tells?|told|explains?|explained|commented|comments"
    r"|thinks?|believes?|warns?|warned|argues?|agrees?|according|recommends?|is|was)\b"
)
_OPENING = 40  # characters within which a sentence is opened by those it is about
# Right behind a journal, before whom the study is by. What was taken is not given back:
# "May 12" may be read as one date or as two words, and twenty of them in many ways.
LEADS_ON = re.compile(
    r"(?>(?:[\s,;:.()–—\[-]|\b(?:by|from|first|lead|author|with|of|the|a|an|team|group|led"
    r"|researchers|Drs?|Prof|Professor|last|this|year|month|week|today|paper|study|trial"
    r"|review|article|in|on|online|that|which|is|was|January|February|March|April|May"
    r"|June|July|August|September|October|November|December|\w{3,4}\.?\s\d{1,2}|\d{1,4})"
    r"(?=\W|\Z))*)(?:[A-Z][\w.]+\s)?\Z"
)
# What others write of a study, or beside it.
_OF_OTHERS = re.compile(
    r"\b(?:editorial|commentary|(?:[Aa]n?|[Tt]he|[Oo]ne|[Oo]ur|[Mm]y)\s(?:[\w-]+\s)?(?:letter"
    r"|reply|response|comment|preview|leaflet|handout|book|guide|guideline|blog|podcast"
    r"|film|column|page|story))\b"
)


@dataclass(frozen=True, slots=True)
class Who:
    """One to whom a study may be ascribed: a mention, or a name that is none yet."""

    start: int
    end: int
    mention: int | None
    name: Name | None = None


@dataclass(frozen=True, slots=True)
class Owners:
    """One line of the text with the mentions in it, of which some did a study."""

    layout: Layout
    doers: Doers
    line: tuple[int, int]
    mentions: Sequence[Mention]

    def of(
        self, journal: Printed, year: int | None, low: int, high: int, bare: int | None
    ) -> Who | None:
        """Who is told of before the journal, or right behind it."""
        begin = self.layout.sentence(journal.start)[0]
        left = self._who_left(journal, year, low, bare)
        if left is not None and left.start >= begin:
            return left
        right = self._who_right(journal, year, high, bare)
        if (
            left
            and left.mention is not None
            and not self.mentions[left.mention].authors
        ):
            return left  # whose trial it is may stand on the right
        return right or left or self._who_after(journal, year, high, bare)

    def _fits(self, i: int, journal: Printed, year: int | None) -> bool:
        """Whether the mention may be of the study in the journal, of that year."""
        m = self.mentions[i]
        return (
            (not is_placed(m) or is_same_journal(m.journal, journal.name))
            and (m.year is None or year is None or abs(m.year - year) < 2)
            and m.reference is None
            and m.identifiers == Identifiers()
        )

    def _all_who(self, low: int, high: int, bare: int | None) -> list[Who]:
        """Everybody named between the offsets who may have done a study."""
        found = [
            Who(m.start, m.end, i)
            for i, m in enumerate(self.mentions)
            if i != bare
            and m.kind not in APART
            and low < m.end <= high
            and (m.authors or m.acronym)
        ]
        for name in self.doers.between(low, high, self.line):
            over = [w for w in found if w.start < name.end and name.start < w.end]
            if all(name.start < w.start and w.end <= name.end for w in over):
                # Those known from elsewhere are named along with others here.
                found = [w for w in found if w not in over]
                found.append(Who(name.start, name.end, None, name))
        return sorted(found, key=lambda w: w.start)

    def _who_left(
        self, journal: Printed, year: int | None, low: int, bare: int | None
    ) -> Who | None:
        """The one named last before the journal."""
        found = self._all_who(low, journal.start, bare)
        if not found:
            return None
        begin = self.layout.sentence(journal.start)[0]
        who = found[-1]
        told = min(begin, self.layout.sentence(who.start)[0])
        known = [
            w
            for w in found
            if w.mention is not None
            and w.start >= told
            and self._fits(w.mention, journal, year)
            and not tells_of_another(self.layout.text, w.end, journal.start)
        ]
        if who.mention is None and known:
            who = known[-1]  # beside one whose study is known, others are named along
        if who.mention is not None and not self._fits(who.mention, journal, year):
            return None
        return None if self._turns(who, journal, begin) else who

    def _turns(self, who: Who, journal: Printed, begin: int) -> bool:
        """Whether another study is turned to between the two."""
        text, stop = self.layout.text, journal.start
        judged = journal.name == COCHRANE and is_judged(
            text, max(self.line[0], who.start - 60), self.line[1]
        )
        return (
            judged
            or is_set_apart(text, who.start)
            or tells_of_another(text, who.end, stop)
            or _OF_ANOTHER.search(text, max(who.end, begin), stop) is not None
            or (
                who.start < begin
                and (
                    NEW_STUDY.search(text, begin, stop) is not None
                    or _NEW_TEAM.search(text, begin, min(stop, begin + _OPENING))
                    is not None
                )
            )
        )

    def _who_right(
        self, journal: Printed, year: int | None, high: int, bare: int | None
    ) -> Who | None:
        """The one named right behind the journal, or in a bracket of its sentence."""
        end = min(high, self.layout.sentence(journal.start)[1])
        found = self._all_who(journal.stop, end, bare)
        if not found:
            return None
        who, text = found[0], self.layout.text
        if who.mention is not None and not self._fits(who.mention, journal, year):
            return None
        between = text[journal.stop : who.start]
        cited = between.endswith("(") and ")" not in between
        if not (cited or LEADS_ON.fullmatch(between)):
            return None
        return None if tells_of_another(text, journal.stop, who.start) else who

    def _who_after(
        self, journal: Printed, year: int | None, high: int, bare: int | None
    ) -> Who | None:
        """The one who opens a sentence behind that of a journal and its year.

        "In 1985 radiologists wrote in Radiology … Doe and colleagues pleaded …" or
        "Spine, 2002: a woman of thirty … The doctors, Doe and colleagues, …": where
        nobody is told of before, and no other study is turned to.
        """
        opens = journal.year and journal.start == self.layout.sentence(journal.start)[0]
        if not (opens if bare is None else self.mentions[bare].year):
            return None
        found = self._all_who(journal.stop, min(high, journal.stop + FAR), bare)
        if not found:
            return None
        who, text = found[0], self.layout.text
        begin = self.layout.sentence(who.start)[0]
        told = self.layout.sentence(journal.start)[1]
        if who.start < told or (
            who.mention is not None
            and (
                self.mentions[who.mention].year not in {None, year}
                or not self._fits(who.mention, journal, year)
            )
        ):
            return None
        turned = (
            who.start - begin > _OPENING
            or _SPEAKS.search(text, begin, min(high, who.end + _OPENING))
            or is_outsider(text, who.end, self.layout.sentence(who.start)[1])
            or is_set_apart(text, who.start)
            or tells_of_another(text, journal.stop, who.start)
            or _OF_ANOTHER.search(text, journal.stop, who.start)
            or NEW_STUDY.search(text, told, who.start)
            or _NEW_TEAM.search(text, told, who.start)
        )
        return None if turned else who


def is_placed(mention: Mention) -> bool:
    """Whether what it has for a journal is one, and no place."""
    return bool(mention.journal) and mention.journal.lower() not in PLACES


def is_same_journal(one: str, other: str) -> bool:
    """Whether two names are of one journal, or one begins the other or ends it."""
    first, second = (fold(name).removeprefix("the ") for name in (one, other))
    return bool(first and second) and (
        first.startswith(second)
        or second.startswith(first)
        or first.endswith(second)
        or journals.is_same_journal(one, other)
    )


def turns_away(text: str, start: int, stop: int) -> bool:
    """Whether another study is turned to, or what somebody said of this one."""
    return tells_of_another(text, start, stop) or brings_another(text, start, stop)


def brings_another(text: str, start: int, stop: int) -> bool:
    """Whether a study that has not been told of comes in, or what others write."""
    return (
        NEW_STUDY.search(text, start, stop) is not None
        or _OF_OTHERS.search(text, start, stop) is not None
    )
