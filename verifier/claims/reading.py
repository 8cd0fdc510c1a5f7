"""What a document claims of each study it names. Pure.

Every design, size, blinding and age in a passage is bound to one study or to none:
where it cannot be decided which study is meant, nothing is claimed. A new kind of
claim is a field of `_Heard`, a finder, and rows in the test table.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from verifier.claims.binding import Binder
from verifier.claims.briefs import of_briefs
from verifier.claims.headings import design_of_heading, opens_with_study
from verifier.claims.others import is_ours, is_wished, stretches_of_others
from verifier.claims.participants import NO_ONE, participants_between
from verifier.claims.passages import find_passages
from verifier.claims.places import NOBODY, Passage, Placed
from verifier.claims.pointers import reviews_pointed_to
from verifier.claims.shared import is_of_each, sizes_in_turn, told_of_both
from verifier.claims.subjects import Subjects
from verifier.claims.turns import is_of_both
from verifier.designs import (
    blinding_between,
    designs_between,
    is_hint,
    is_plural,
    is_special_case,
    is_verbal,
    may_be_of_one,
)
from verifier.figures import figures_in
from verifier.models import (
    Claims,
    Document,
    Mention,
    Participants,
    SampleSize,
)
from verifier.names import lower
from verifier.sizes import FoundSize, arms_between, counted_in, sizes_between

# They stand beside a study far oftener than they are it: "the guideline rests on Doe".
_BESIDE = frozenset({"guideline", "letter", "editorial", "protocol"})
_IS_ONE = re.compile(
    r"\b(?:is|was|are|were|it['’]s|that['’]s|as|called|wrote(?: in)?|in(?= an? )|issued"
    r"|published|this|that|its|their|whose)\s(?:(?:really|only|just|no more than)\s)?"
    r"(?:an?\s|the\s)?(?:[\w-]+,?\s){0,3}$"
)
# Of a protocol that is itself in print, as others are only kept to.
_WAS_PRINTED = re.compile(
    r"[^.;]{0,60}?\b(?:has|have|was|were|is|are) (?:been )?(?:\w+ly )?(?:described"
    r"|published|reported|detailed|given)\b[^.;,()]{0,30}(?:\bby |[(\[])"
)
# "Doe et al. have published the plan of a trial": theirs, as the verb says.
_IN_PRINT = re.compile(
    r"(?:publish|print|la(?:id|ys?) out|sets? out|describe|present|outline|detail"
    r"|dr[ae]w|spel|unveil|wrote up|sketch|report|announce|explain|how )"
)
# Not of a patient: "a case study, drawing on a diary and two interviews".
_ANY_CASE = re.compile(r"case stud(?:y|ies)\b")
_ASKED_AROUND = re.compile(
    r"\binterviews?\b|\bfocus groups?\b|\bqualitative\b|\bobservations? (?:of|in) class"
    r"|\bfield ?notes\b|\bdocument analysis\b|\bthematic\b"
)
_THEY_HAVE = re.compile(r"[\s,)]*(?:(?:have|has|had|also|then|only|first|now) ){0,3}")
# "A small pilot trial has been planned": there is none yet.
_PLANNED = re.compile(r" (?:is|was|(?:has|have) been) (?:now |still |being )*planned\b")
_TO_BE_DONE = re.compile(r"\b(?:(?:is|are|were|was) to|will|would|shall) be $")
# Somebody may run two trials; who pools them says so.
_POOLING = re.compile(
    r"\b(?:review|cochrane|meta|together|overview|(?:re)?analy[sz]|pool|combin|includ"
    r"|search|summar|added|collect|gather|look(?:ed|s) at|evaluat|identif|cover"
    r"|across|synthes|compar|data from|evidence|drew|found \d|took in|tak(?:es|ing) in"
    r"|put\b|brought|lump|held\b|counts? |counted|weigh|sift|total|tall(?:y|ied)|trawl"
    r"|went through|crunch|based on|\bsums?\b)"
)
_POINTING = re.compile(r"\W*(?:this|that|the same)\s(?:\w+\s)?")
# "Helgerud and seven Norwegians": who signed it, not who took part.
# Who is never a co-author: "pooled 11 studies with 887 patients".
_STUDIED = ("patients", "participants", "volunteers", "people", "subjects", "children")
_CO_AUTHORS = re.compile(r"\b(?:and|with|&|plus) $")
_COLLEAGUES = re.compile(r"[\w-]{1,12} (?:colleagues|co-?workers|co-?authors)\b")
_HINTED = 40
_ONE_OF = re.compile(r"\bone of (?:[\w-]+ ){1,5}$")
_POOLED_BY = re.compile(
    r"[^.;,]{0,30}?\b(?:pooled|included|reviewed|covered|cited|analy[sz]ed|in (?:the|a)"
    r" (?:[\w-]+ )?(?:review|meta-analysis))\b"
)
# People cycle and sleep in laboratories; only where none are counted it is cells.
_IN_A_LAB = re.compile(r"lab(?:oratory)?\b")
_REACH = 70
_RUNNING = re.compile(r"\b(?:ran|did|led|run|conducted|performed|out|did|of|for|by) $")
_WITH_PEOPLE = 40  # characters between "18 studies" and "27,231 people"
_VERBAL, _HINT, _BY_HEADING = 2, 3, 4
_MOST_SIZES = 8
_MOST_PASSAGES = 12  # in which the arms of one study are looked for
# Judgement: fewer than ten, beside four times as many, are some of them.
_FEW, _MANY = 10, 4


@dataclass(slots=True)
class _Heard:
    """What has been heard of one study so far.

    Ranks of designs: 0 in its own noun phrase, 1 elsewhere, 2 by what was done, 3 by
    what hints at one, 4 by the heading above.
    """

    designs: list[tuple[int, str]] = field(default_factory=list)
    sizes: dict[SampleSize, None] = field(default_factory=dict)
    blinding: str = ""
    participants: Participants = NO_ONE
    passages: list[tuple[int, int]] = field(default_factory=list)


class _Reader:
    """Reads one document's passages into what is heard of each study."""

    def __init__(
        self, document: Document, lowered: str, studies: Sequence[Sequence[Mention]]
    ) -> None:
        self.lowered = lowered
        self.heard = [_Heard() for _ in studies]
        self.subjects = Subjects(document, lowered, studies)
        self.of_groups = {
            study
            for study, mentions in enumerate(studies)
            if any(one.group for one in mentions)
            and not any(one.authors for one in mentions)
        }
        self.by_heading: dict[tuple[int, int], str] = {}

    def read(self, passage: Passage) -> None:
        binder = Binder(self.lowered, passage)
        self.subjects.read(passage, binder)
        if passage.loose:
            return
        start, end = passage.start, passage.end
        designs = list(designs_between(self.lowered, start, end))
        others = stretches_of_others(self.lowered, passage, binder, designs)
        self._designs(
            passage,
            binder,
            [one for one in designs if not _overlaps(one[0], one[1], others)],
        )
        in_turn = list(sizes_in_turn(self.lowered, binder))
        for study, found in in_turn:
            self._count(study, found)
        shared = [(one.start, one.end) for _, one in in_turn]
        for found in self._told(passage, binder, [*others, *shared]):
            if is_of_each(self.lowered, found.end, end):
                for study in binder.in_one_breath():
                    self._count(study, found)
            self._count(binder.study(found.start, found.end), found)
        for cell in passage.counted:
            if one := counted_in(self.lowered, *cell):
                self._count(binder.study(one.start, one.end), one)
        if not binder.divided:
            heard = self.heard[binder.study(start, end)]
            if len(heard.passages) < _MOST_PASSAGES:
                heard.passages.append((start, end))
        self._blinding(passage, binder)

    def _told(
        self, passage: Passage, binder: Binder, others: Sequence[tuple[int, int]]
    ) -> Iterator[FoundSize]:
        """The sizes in a passage that are of its studies, not of what is beside."""
        sizes = list(sizes_between(self.lowered, passage.start, passage.end))
        people = sorted(one.start for one in sizes if one.size.role != "studies")
        for found in sizes:
            start, end = found.start, found.end
            if (
                _overlaps(start, end, others)
                or is_ours(self.lowered, passage, start, end)
                or binder.inside_acronym(start)
                or self._signed(binder, start, end)
            ):
                continue
            if found.size.role != "studies" or self._pooled(
                passage, binder, found, people
            ):
                yield found

    def _signed(self, binder: Binder, at: int, end: int) -> bool:
        """Whether the number is of co-authors: "Doe and twelve colleagues"."""
        joined = _CO_AUTHORS.search(self.lowered, at - 6, at) is not None
        studied = self.lowered[at:end].endswith(_STUDIED)
        return joined and bool(
            (binder.inside_name(at) and not studied)
            or _COLLEAGUES.match(self.lowered, at, at + _HINTED)
        )

    def _pooled(
        self, passage: Passage, binder: Binder, found: FoundSize, people: Sequence[int]
    ) -> bool:
        """Whether so many studies were pooled by one; ``people`` are counted where."""
        start, end = found.start, found.end
        if binder.cites_several(end):
            return False
        # "18 studies, 27,231 people": who counts both pools them.
        after = bisect_right(people, end)
        with_people = (
            after < len(people)
            and people[after] - end < _WITH_PEOPLE
            and not _RUNNING.search(self.lowered, start - 14, start)
        )
        return bool(
            with_people
            or self.lowered.startswith("(", start - 1)
            or self._pools(binder.study(start, end))
            or binder.follows_name(start)
            or _POOLING.search(self.lowered, passage.start, passage.end)
        )

    def _blinding(self, passage: Passage, binder: Binder) -> None:
        """Remembers who was blinded, and who the one person of a case was."""
        start, end = passage.start, passage.end
        for at, blinding in blinding_between(self.lowered, start, end):
            study = binder.study(at, at + len(blinding))
            if study != NOBODY and not self.heard[study].blinding:
                self.heard[study].blinding = blinding
        for at, who in participants_between(self.lowered, start, end):
            study = binder.study(at, at)
            if study != NOBODY and self.heard[study].participants == NO_ONE:
                self.heard[study].participants = who

    def _pools(self, study: int) -> bool:
        """Whether the study has been called a review, of whatever kind."""
        return study != NOBODY and any(
            "review" in key or key == "meta-analysis"
            for _, key in self.heard[study].designs
        )

    def _count(self, study: int, found: FoundSize) -> None:
        if study == NOBODY or len(self.heard[study].sizes) >= _MOST_SIZES:
            return
        sizes = self.heard[study].sizes
        if found.size.count not in {size.count for size in sizes}:
            sizes.setdefault(found.size)

    def _sizes(self, heard: _Heard) -> tuple[SampleSize, ...]:
        """The sizes heard, and the arms that add up to one of them."""
        totals = {size.count for size in heard.sizes if size.role != "studies"}
        sizes = _without_remnants(heard.sizes)
        for start, end in _joined(heard.passages) if totals else ():
            for arm in arms_between(self.lowered, start, end, totals):
                if arm.size.count not in {size.count for size in sizes}:
                    sizes.setdefault(arm.size)
        return tuple(sizes)

    def _designs(
        self,
        passage: Passage,
        binder: Binder,
        designs: Sequence[tuple[int, int, str]],
    ) -> None:
        for study, key in reviews_pointed_to(self.lowered, binder):
            self.heard[study].designs.append((0, key))
        self._by_heading(passage)
        pooled_until = -1
        of_both = is_of_both(self.lowered, passage.start, passage.end)
        for start, end, told in designs:
            phrase = self.lowered[start:end]
            key = self._of_case(passage, phrase) or told
            if _is_to_be_done(self.lowered, start, end) or (
                _IN_A_LAB.match(phrase) and self._counts_people(passage)
            ):
                continue
            plural = is_plural(phrase) and not (
                of_both or self._is_one_of(passage, start, end)
            )
            own, plural = self._own(passage, binder, (start, end, key), plural=plural)
            before = self.lowered[max(passage.start, start - _REACH) : start]
            if "review" in key or key == "meta-analysis":
                pooled_until = end + 80
            elif start < pooled_until and plural:
                continue
            if not own and (
                plural
                or (
                    key in _BESIDE
                    and not _IS_ONE.search(before)
                    and binder.study(start, end) not in self.of_groups
                )
                or is_wished(self.lowered, passage, start, end)
                or is_ours(self.lowered, passage, start, end)
            ):
                continue
            several = plural or told_of_both(self.lowered, binder, start)
            if len(own) > 1 and not (several or is_hint(phrase)):
                continue
            for study in own or {binder.study(start, end)} - {NOBODY}:
                rank = _rank(phrase, own=bool(own))
                if not self.subjects.is_named(study):
                    # Told of before its name: what led up to it may be another's.
                    rank = max(rank, _VERBAL)
                self.heard[study].designs.append((rank, key))

    def _of_case(self, passage: Passage, phrase: str) -> str:
        """What a "case study" is where people were asked about what is no patient."""
        if _ANY_CASE.fullmatch(phrase) and _ASKED_AROUND.search(
            self.lowered, passage.start, passage.end
        ):
            return "qualitative study"
        return ""

    def _counts_people(self, passage: Passage) -> bool:
        """Whether the passage says how many took part."""
        sizes = sizes_between(self.lowered, passage.start, passage.end)
        return any(found.size.role != "studies" for found in sizes)

    def _by_heading(self, passage: Passage) -> None:
        """Remembers what the heading says of all studies that items open with."""
        if not passage.headings:
            return
        start, end = above = passage.headings[0]
        if above not in self.by_heading:
            self.by_heading = {above: design_of_heading(self.lowered, start, end)}
        study = opens_with_study(self.lowered, passage)
        if study != NOBODY and (key := self.by_heading[above]):
            self.heard[study].designs.append((_BY_HEADING, key))

    def _own(
        self,
        passage: Passage,
        binder: Binder,
        design: tuple[int, int, str],
        *,
        plural: bool,
    ) -> tuple[set[int], bool]:
        """The studies whose own design it is, and whether it is told of several."""
        start, end, key = design
        own = binder.own(start, end, plural=plural)
        if plural and not own and may_be_of_one(self.lowered[start:end]):
            plural, own = False, binder.own(start, end)
        if key == "protocol":
            next_named = bisect_left(binder.starts, end)
            own |= {
                one.study
                for one in binder.named[next_named : next_named + 3]
                if _WAS_PRINTED.fullmatch(self.lowered, end, one.mention.start)
            }
            if _IN_PRINT.match(self.lowered, start):
                own |= {
                    one.study
                    for one in binder.named[:next_named][-1:]
                    if _THEY_HAVE.fullmatch(self.lowered, one.mention.end, start)
                }
        if not plural and self._points_back(passage, start):
            own = {passage.owner}
        return own or set(told_of_both(self.lowered, binder, start)), plural

    def _is_one_of(self, passage: Passage, start: int, end: int) -> bool:
        """Whether "one of the largest trials" speaks of a single one."""
        first = max(passage.start, start - _REACH)
        return _ONE_OF.search(self.lowered, first, start) is not None and not (
            _POOLED_BY.match(self.lowered, end, passage.end)
        )

    def _points_back(self, passage: Passage, start: int) -> bool:
        """Whether "That observational study" opens the sentence: not what follows."""
        opening = self.lowered[passage.start : start]
        return passage.owner != NOBODY and _POINTING.fullmatch(opening) is not None

    def claims(self, study: int, mentions: Sequence[Mention]) -> Claims:
        """What was heard of a study, with what its mentions carry themselves."""
        heard = self.heard[study]
        title = journal = ""
        year = None
        for one in mentions:
            title = title or one.title
            journal = journal or one.journal
            year = year or one.year
        for entry in (one.reference for one in mentions if one.reference):
            title = title or entry.title
            journal = journal or entry.journal
            year = year or entry.year
        return Claims(
            design=_narrowest(heard.designs),
            sample_sizes=self._sizes(heard),
            blinding=heard.blinding,
            participants=heard.participants,
            journal=journal,
            title=title,
            year=year,
            topic=self.subjects.topic(study, title, journal),
            figures=self._figures(study),
        )

    def _figures(self, study: int) -> tuple[str, ...]:
        spans = self.subjects.stretches(study)
        return figures_in(" ".join(self.lowered[start:end] for start, end in spans))


def _without_remnants(sizes: Iterable[SampleSize]) -> dict[SampleSize, None]:
    """The sizes, without the two of 250 participants that something befell."""
    most = max((one.count for one in sizes if one.role != "studies"), default=0)
    return {
        one: None
        for one in sizes
        if one.role != "stated" or one.count >= _FEW or one.count * _MANY > most
    }


def _joined(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans, those that follow each other as one: arms may take two sentences."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(set(spans)):
        if joined and start - joined[-1][1] <= 1:
            joined[-1] = joined[-1][0], end
        else:
            joined.append((start, end))
    return joined


def _overlaps(start: int, end: int, stretches: Sequence[tuple[int, int]]) -> bool:
    """Whether it lies in one of the stretches, if only in part."""
    return any(first < end and start < last for first, last in stretches)


def _is_to_be_done(lowered: str, start: int, end: int) -> bool:
    """Whether the study is planned, or chance is to decide in one that is."""
    before = lowered[max(0, start - 12) : start]
    return bool(_PLANNED.match(lowered, end) or _TO_BE_DONE.search(before))


def _rank(phrase: str, *, own: bool) -> int:
    """How surely the phrase tells of a study's design: 0 is best."""
    if is_hint(phrase):
        return _HINT
    if is_verbal(phrase):
        return _VERBAL
    return 0 if own else 1


def _narrowest(designs: Sequence[tuple[int, str]]) -> str:
    """The design of the best rank, or a special case of it told elsewhere.

    A hint makes no design a narrower one.
    """
    if not designs:
        return ""
    if (0, "protocol") in designs:
        return "protocol"  # of a trial, which is told of as well
    best = min(designs, key=lambda one: one[0])[1]
    for rank, key in designs:
        if rank != _HINT and is_special_case(key, best):
            best = key
    return best


def read_claims(
    document: Document, studies: Sequence[Sequence[Mention]]
) -> list[Claims]:
    """What the document claims of each of its studies, in the same order.

    Each study is given as its mentions. All studies of the document belong in one
    call, since what is said of one is not said of another.
    """
    lowered = lower(document.text)
    placed = [
        Placed(study, mention)
        for study, mentions in enumerate(studies)
        for mention in mentions
    ]
    reader = _Reader(document, lowered, studies)
    for passage in find_passages(document, lowered, of_briefs(document, placed)):
        reader.read(passage)
    return [reader.claims(i, mentions) for i, mentions in enumerate(studies)]
