"""Which study an entry that names nobody belongs to, once all others are joined. Pure.

A page has the journal, or a number, of a study apart from its name: in the list that a
mark points to, in the source line of a news brief, below a press release.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from verifier.mentions.issues import tells_of_another
from verifier.models import Block, Mention
from verifier.names import fold
from verifier.studies.mention_facts import Facts, contradict, merge
from verifier.studies.stories import closes_brief

_LONGEST_TELLING = 400  # characters from a name to the mark that closes what is told
_MORE_SOURCES = re.compile(r"[^\n]{0,120}?[;.]\s[A-Z]")


@dataclass(slots=True, eq=False)
class Group:
    """Mentions of one study, by their places, and what they say of it together.

    ``journals``: every spelling of its journal that a mention states.
    """

    facts: Facts
    members: list[int] = field(default_factory=list)
    journals: set[str] = field(default_factory=set)


def join_entries(
    text: str,
    blocks: Iterable[Block],
    mentions: Sequence[Mention],
    groups: Sequence[Group],
) -> None:
    """Give entries without authors to their studies; their own groups are empty then.

    ``groups`` has the group of each mention.
    """
    _join_marked(text, mentions, groups)
    _join_sources(text, blocks, mentions, groups)
    _join_imprints(mentions, groups)


def _join_marked(
    text: str, mentions: Sequence[Mention], groups: Sequence[Group]
) -> None:
    """An entry without authors is that of the study whose telling its mark closes.

    ``Doe et al., 2014: as good as ibuprofen.[2]``, and in the list the journal.
    """
    for i, mention in enumerate(mentions):
        entry = mention.reference
        if not i or entry is None or entry.authors:
            continue
        before, (study, listed) = mentions[i - 1], groups[i - 1 : i + 1]
        between = text[before.end : mention.start]
        if (
            text[mention.start : mention.end].strip("[]()").isdigit()
            and study is not listed
            and study.facts.surnames
            and study.facts.entry is None
            and before.kind not in {"reference", "unnamed"}
            and not listed.facts.surnames
            and len(between) <= _LONGEST_TELLING
            and "\n" not in between
            and not tells_of_another(text, before.end, mention.start)
        ):
            _take_in(study, listed)


def _join_sources(
    text: str,
    blocks: Iterable[Block],
    mentions: Sequence[Mention],
    groups: Sequence[Group],
) -> None:
    """A brief's source line has the journal of the one study that it tells of."""
    headings = [block.start for block in blocks if block.kind == "heading"]
    told: dict[int, Group] = {}
    section = 0
    for i, (mention, group) in enumerate(zip(mentions, groups, strict=True)):
        above = bisect_right(headings, mention.start)
        told = told if above == section else {}
        section = above
        if closes_brief(text, mention):
            lacking = [
                one
                for one in told.values()
                if one.facts.year in {group.facts.year, None}
                and _lacks_journal(mentions, one)
            ]
            alone = group.members == [i] and not group.facts.surnames
            more = _MORE_SOURCES.match(text, mention.end) is not None
            if alone and len(lacking) == 1 and not more:
                _take_in(lacking[0], group)
            told = {}
        elif mention.kind not in {"reference", "unnamed"}:
            told[id(group)] = group


def _lacks_journal(mentions: Sequence[Mention], group: Group) -> bool:
    """Whether somebody is named for the study, and nowhere where it stands."""
    own = [mentions[i] for i in group.members]
    return (
        any(m.authors or m.acronym for m in own)
        and not (group.facts.entry or group.facts.numbers)
        and not any(m.journal for m in own)
    )


def _join_imprints(mentions: Sequence[Mention], groups: Sequence[Group]) -> None:
    """An entry without authors is that of the one study told of in its journal.

    So a press release tells who found what where, and ends in title and number.
    """
    unsigned: dict[str, list[Group]] = defaultdict(list)
    signed: dict[str, list[Group]] = defaultdict(list)
    for group in {id(group): group for group in groups}.values():
        told = [mentions[i] for i in group.members]
        journals = {fold(mention.journal) for mention in told} - {""}
        if group.facts.surnames and not group.facts.numbers:
            for journal in journals:
                signed[journal].append(group)
        elif group.facts.numbers and all(m.kind == "reference" for m in told):
            for journal in journals:
                unsigned[journal].append(group)
    for journal, entries in unsigned.items():
        if len(entries) == len(signed[journal]) == 1:
            _take_in(signed[journal][0], entries[0])


def _take_in(study: Group, entry: Group) -> None:
    """The entry's mentions are the study's, unless the two disagree."""
    years = {study.facts.year, entry.facts.year} - {None}
    if len(years) < 2 and not contradict(study.facts, entry.facts):
        study.members += entry.members
        study.facts = merge(study.facts, entry.facts)
        entry.members = []
