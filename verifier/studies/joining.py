"""Which mentions of a document mean the same study. Pure.

Mentions are joined on what they say themselves: an identifier, an entry of the page's
own reference list, the leading surnames with the year, a title, an acronym. Doubt
keeps them apart: two findings about one study cost less than one about two.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence

from verifier.mentions.issues import is_set_apart, tells_of_another
from verifier.models import (
    Document,
    Mention,
)
from verifier.names import fold
from verifier.studies.entries import Group, join_entries
from verifier.studies.mention_facts import (
    NO_ENTRY,
    Facts,
    contradict,
    may_be_same_journal,
    merge,
    read_facts,
    same_authors,
)
from verifier.studies.stories import carried_on
from verifier.words import STOP_WORDS

# With how many studies of one surname and year a new mention is compared; a page
# that has more is a bibliography, whose entries differ by identifier or title.
_MOST_RIVALS = 40

# All that may stand between a name and a number or acronym that belongs to it.
_BESIDE = re.compile(
    r"(?:[\s,;:()\[\]–—-]|\.\s|['’]s|\b(?:trial|study|doi|pmid|pmcid|pubmed|id"
    r"|available"
    r"|at|registered|registration|number|no|identifier|clinicaltrials\.gov|by|the)\b"
    r"|https?://|(?:dx\.)?doi\.org/)*",
    re.IGNORECASE,
)
_LONGEST_GAP = 48
# Titles are quoted without their subtitle; so many first words tell them apart.
_TELLING_WORDS, _FEWEST_WORDS = 6, 3
# Several papers share these; then they say nothing.
_SHARED = ("group", "journal")
_ANOTHER = re.compile(
    r"(?:another|other|previous|prior|earlier|several|many|some|numerous|most|two|three"
    r"|few|recent|further|more|various)\b",
    re.IGNORECASE,
)
_IT_WAS = re.compile(
    r"\W*(?:note that |in fact,? |mind you,? |so |but |and )?(?:it|this|that(?: one)?"
    r"|(?:the|this|his|her|their) (?:paper|study|trial|review|report|work|article"
    r"|analysis"
    r"|research|survey)) (?:was|is) (?:only |just |also |really |no more than )?"
    r"(?:an?|the)?\s*",
    re.IGNORECASE,
)
_NEXT_SENTENCE = 400


def join_mentions(document: Document, mentions: Sequence[Mention]) -> list[Group]:
    """The studies that the mentions mean, by first mention; they come in order."""
    return _Joiner(document, mentions).join()


class _Joiner:
    """Takes the mentions of one document and puts each to the study it means."""

    def __init__(self, document: Document, mentions: Sequence[Mention]) -> None:
        self.text = document.text
        self.blocks = sorted(document.blocks, key=lambda block: block.start)
        self.block_starts = [block.start for block in self.blocks]
        self.mentions = mentions
        self.facts = [read_facts(mention) for mention in mentions]
        self.going_on = carried_on(document, mentions)
        self.groups: list[Group] = []
        self.group_of: dict[int, int] = {}
        self.by_number: dict[tuple[str, str], int] = {}
        self.by_entry: dict[tuple[int, int], int] = {}
        self.by_name: dict[tuple[str, int | None], list[int]] = defaultdict(list)
        self.by_surname: dict[str, list[int]] = defaultdict(list)
        self.by_words: dict[tuple[str, ...], int | None] = {}

    def join(self) -> list[Group]:
        """The studies by first mention, the mentions of each in order.

        What says most comes first: reference entries, dated names, undated names,
        and last what only stands beside a name.
        """
        for i, first in list(self.going_on.items()):
            self._tell_together(i, first)
        for i in sorted(range(len(self.mentions)), key=self._rank):
            told = i in self.going_on
            self._put(i, self.group_of[self.going_on[i]] if told else self._find(i))
        groups = [self.groups[self.group_of[i]] for i in range(len(self.mentions))]
        join_entries(self.text, self.blocks, self.mentions, groups)
        for group in self.groups:
            group.members.sort()
        return sorted(
            (group for group in self.groups if group.members),
            key=lambda group: group.members[0],
        )

    def _tell_together(self, i: int, first: int) -> None:
        """Both mentions of one story know what either says, unless they disagree."""
        one, other = self.facts[first], self.facts[i]
        years = {one.year, other.year} - {None}
        if len(years) > 1 or contradict(one, other):
            del self.going_on[i]
        else:
            self.facts[first] = self.facts[i] = merge(one, other)

    def _rank(self, i: int) -> tuple[int, int]:
        if i in self.going_on:
            return self._rank(self.going_on[i])[0], i
        mention, facts = self.mentions[i], self.facts[i]
        if mention.reference or mention.kind == "reference":
            return 0, i
        if not facts.surnames:
            return 3, i
        if facts.year is not None or facts.numbers:
            return 1, i
        return 2, i

    def _find(self, i: int) -> int | None:
        """The study among those known that the mention means."""
        mention, facts = self.mentions[i], self.facts[i]
        entry = mention.reference
        if entry and (entry.start, entry.end) in self.by_entry:
            return self.by_entry[entry.start, entry.end]
        for number in facts.numbers:
            group = self.by_number.get(number)
            if group is not None and self._may_be(group, facts):
                return group
        if facts.surnames:
            dated = facts.year is not None
            return self._dated(i, facts) if dated else self._undated(i, facts)
        if mention.kind == "unnamed":
            found = self._under_heading(i)
            return self._described(i) if found is None else found
        for words in _words(mention, facts):
            if words[-1] == "any" and facts.year is not None:
                continue
            group = self.by_words.get(words)
            if words[-1] == "any" and group is not None and not self._recalls(i, group):
                continue
            if group is not None and self._fits(group, facts):
                return group
        return self._beside(i)

    def _recalls(self, i: int, group: int) -> bool:
        """Whether a journal alone means the study in it: one without authors, or "the".

        Two people may have published in one journal.
        """
        mention = self.mentions[i]
        before = self.text[max(0, mention.start - 5) : mention.start].lower()
        return not self.groups[group].facts.surnames or before.endswith(
            ("the ", "this ", "that ")
        )

    def _may_be(self, group: int, facts: Facts) -> bool:
        """Whether names and year leave it open that a shared number is right."""
        known = self.groups[group].facts
        names = not (known.surnames and facts.surnames) or (
            known.surnames[0] == facts.surnames[0]
        )
        return names and (None in {known.year, facts.year} or known.year == facts.year)

    def _fits(self, group: int, facts: Facts) -> bool:
        known = self.groups[group].facts
        return self._may_be(group, facts) and not contradict(known, facts)

    def _dated(self, i: int, facts: Facts) -> int | None:
        fitting = [
            g
            for g in self.by_name[facts.surnames[0], facts.year][-_MOST_RIVALS:]
            if same_authors(self.groups[g].facts, facts)
            and not contradict(self.groups[g].facts, facts)
        ]
        same = [g for g in fitting if self.groups[g].facts.suffix == facts.suffix]
        if same:
            return same[0] if len(same) == 1 else self._recalled(i, same)
        loose = [
            g for g in fitting if not self.groups[g].facts.suffix or not facts.suffix
        ]
        return loose[0] if len(loose) == 1 else None

    def _recalled(self, i: int, groups: Sequence[int]) -> int | None:
        """Of several studies of one name and year, whose title the sentence recalls.

        Where it recalls none better than another, those that a list has are set apart.
        """
        sentence = fold(self.text[slice(*self.mentions[i].sentence)])
        words = set(sentence.split()) - STOP_WORDS
        recalled = {g: len(words & self.groups[g].facts.title) for g in groups}
        most = max(recalled.values())
        best = [g for g in groups if recalled[g] == most]
        unlisted = [g for g in groups if not self.groups[g].facts.entry]
        if len(best) == 1:
            return best[0]
        return unlisted[0] if unlisted else None

    def _undated(self, i: int, facts: Facts) -> int | None:
        """The only study of that name, else the one mentioned last before."""
        fitting = [
            g
            for g in self.by_surname[facts.surnames[0]][-_MOST_RIVALS:]
            if same_authors(self.groups[g].facts, facts)
            and not contradict(self.groups[g].facts, facts)
            and not self._printed_elsewhere(g, self.mentions[i].journal)
        ]
        if not fitting:
            return None
        if len(fitting) < 2:
            return fitting[0]
        marked = self._marked(i)
        if marked in fitting:
            return marked
        nearest, group = max((self._last_before(g, i), g) for g in fitting)
        return group if nearest >= 0 else None

    def _printed_elsewhere(self, group: int, journal: str) -> bool:
        """Whether the study has a journal, and by no spelling this one."""
        known = self.groups[group].journals
        return bool(journal and known) and not any(
            may_be_same_journal(journal, one) for one in known
        )

    def _marked(self, i: int) -> int | None:
        """The study that the next mark into the list points to, in one sentence."""
        if i + 1 == len(self.mentions):
            return None
        name, mark = self.mentions[i], self.mentions[i + 1]
        within = mark.start <= name.sentence[1] + len(".[1]")
        return self.group_of.get(i + 1) if mark.kind == "reference" and within else None

    def _last_before(self, group: int, i: int) -> int:
        return max((j for j in self.groups[group].members[-50:] if j < i), default=-1)

    def _beside(self, i: int) -> int | None:
        """The study whose name stands next to a number, acronym, journal or place."""
        mention, facts = self.mentions[i], self.facts[i]
        for j in (i - 1, i + 1):
            if not 0 <= j < len(self.mentions) or not self.facts[j].surnames:
                continue
            other = self.mentions[j]
            first, last = (other, mention) if j < i else (mention, other)
            gap = last.start - first.end
            touching = gap <= _LONGEST_GAP and _BESIDE.fullmatch(
                self.text, first.end, max(first.end, last.start)
            )
            between = self.text[first.end : last.start]
            apart = "\n" in between
            if first.kind == "reference" and last.acronym and "." in between:
                continue  # "… in one trial [1]. The FROST study …"
            if apart and (j > i or self._opens_item(last)):
                continue  # a number or a journal does not wait for the next paragraph
            behind = j < i and self.text[mention.start - 1 : mention.start] in {
                "(",
                "[",
            }
            loosely = behind or not (facts.numbers or mention.acronym or facts.title)
            alone = (
                loosely
                and other.sentence == mention.sentence
                and self._alone(j)
                and not self._turns_away(first, last)
            )
            group = self.group_of.get(j)
            if is_set_apart(self.text, first.start):
                continue  # "Unlike Doe et al. (2010), ORION enrolled women"
            if group is None or not (touching or alone):
                continue
            if self._fits(group, facts):
                return group
        return None

    def _opens_item(self, mention: Mention) -> bool:
        """Whether an item of a list begins with the mention."""
        at = bisect_right(self.block_starts, mention.start) - 1
        return (
            at >= 0
            and self.blocks[at].kind == "item"
            and self.blocks[at].start == mention.start
        )

    def _turns_away(self, first: Mention, last: Mention) -> bool:
        """Whether the words between two mentions go on to another study."""
        between = self.text[first.end : last.start].rstrip()
        return (
            tells_of_another(self.text, first.end, last.start)
            or is_set_apart(self.text, first.start)
            or (bool(first.group) and between.endswith(";"))  # others did the rest
        )

    def _under_heading(self, i: int) -> int | None:
        """The one study of the heading above, where its section opens with the i-th.

        Under "Systematic review by Doe (2011)", "A review of several trials" is that.
        """
        mention = self.mentions[i]
        at = bisect_right(self.block_starts, mention.start) - 1
        if at < 1 or self.blocks[at - 1].kind != "heading":
            return None
        block, heading = self.blocks[at], self.blocks[at - 1]
        if mention.sentence[0] > block.start or _ANOTHER.match(mention.surface):
            return None
        named = {
            self.group_of[j]
            for j in range(max(0, i - 8), i)
            if heading.start <= self.mentions[j].start < heading.end
            and self.mentions[j].kind != "unnamed"
        }
        return named.pop() if len(named) == 1 else None

    def _described(self, i: int) -> int | None:
        """The study told of last, where "it was" the kind of study that is named."""
        mention = self.mentions[i]
        opening = self.text[mention.sentence[0] : mention.start]
        if i == 0 or not _IT_WAS.fullmatch(opening):
            return None
        other = self.mentions[i - 1]
        near = 0 <= mention.sentence[0] - other.sentence[1] <= _NEXT_SENTENCE
        named = (
            near
            and other.kind != "unnamed"
            and "\n" not in self.text[other.end : mention.start]
        )
        return self.group_of.get(i - 1) if named else None

    def _alone(self, j: int) -> bool:
        """Whether no other study is named in the sentence of the j-th mention."""
        sentence, group = self.mentions[j].sentence, self.group_of.get(j)
        return all(
            self.mentions[k].sentence != sentence
            or not self.facts[k].surnames
            or self.group_of.get(k) == group
            for k in range(max(0, j - 2), min(len(self.mentions), j + 3))
        )

    def _put(self, i: int, group: int | None) -> None:
        mention, facts = self.mentions[i], self.facts[i]
        if group is None:
            group = len(self.groups)
            self.groups.append(Group(facts))
            if facts.surnames:
                self.by_surname[facts.surnames[0]].append(group)
                self.by_name[facts.surnames[0], facts.year].append(group)
        else:
            known = self.groups[group].facts
            merged = merge(known, facts)
            self.groups[group].facts = merged
            self._note_names(known, merged, group)
        self.groups[group].members.append(i)
        if mention.journal:
            self.groups[group].journals.add(mention.journal)
        self.group_of[i] = group
        for number in facts.numbers:
            self.by_number.setdefault(number, group)
        if mention.reference:
            entry = mention.reference
            self.by_entry.setdefault((entry.start, entry.end), group)
        if mention.kind != "unnamed":
            for words in _words(mention, facts):
                first = self.by_words.setdefault(words, group)
                if first != group and words[0] in _SHARED:
                    self.by_words[words] = None

    def _note_names(self, known: Facts, merged: Facts, group: int) -> None:
        """The study is known by the names and the year that are new of it."""
        if merged.surnames and not known.surnames:
            self.by_surname[merged.surnames[0]].append(group)
            self.by_name[merged.surnames[0], merged.year].append(group)
        elif merged.surnames and merged.year != known.year:
            self.by_name[merged.surnames[0], merged.year].append(group)


def _words(mention: Mention, facts: Facts) -> list[tuple[str, ...]]:
    """What a mention without names and numbers calls its study by, surest first."""
    entry = mention.reference or NO_ENTRY
    title = fold(mention.title or entry.title).split()
    journal = fold(mention.journal or entry.journal)
    year = str(facts.year or "")
    keys = [
        # "UK BEAM" is BEAM
        ("acronym", fold(mention.acronym).removeprefix("uk ").removeprefix("us ")),
        ("title", *title[:_TELLING_WORDS]) if len(title) >= _FEWEST_WORDS else (),
        ("registry", facts.known.registry),
        ("group", fold(mention.group), year) if year else (),
        ("journal", journal, year) if journal else (),
        ("journal", journal, "any") if journal else (),
    ]
    return [key for key in keys if len(key) > 1 and key[1]]
