"""Of which study each sentence of a block speaks, also without naming it. Pure.

A sentence goes on about the study in focus ("this trial", "They recruited"), brings in
another, or tells of one that is named only later.
"""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from verifier.claims.late_names import Naming, only_cites, told_before
from verifier.claims.places import NOBODY, Passage, Placed
from verifier.claims.turns import (
    STUDY,
    brings_another,
    comes_in,
    find_many,
    goes_back,
    is_of_both,
    leads_up,
    names_another,
    tells_on,
    touches_on,
)
from verifier.models import Mention
from verifier.sizes.numbers import WORD

_A_STUDY = re.compile(
    r"(?:both |the two |all )?(?:groups|arms)\b|(?:une?|una?|eine?|einer) "
    r"|(?:in )?an? (?!\d{4}|second|third"
    r"|further|later|recent|newer|different|similar|separate|previous|follow-up)",
    re.IGNORECASE,
)
# "Doe found so in 2001. In the observational study, 50 women were tracked."
_IN_THE_STUDY = re.compile(
    r"\W*in the (?:(?!same\b|other|first|second|third|latter|former|new|larg|bigg"
    r"|small|earli|older|later|previous|original|main|\w{2,}est\b|\d)"
    rf"[a-z][a-z-]*,? ){{0,3}}{STUDY},"
)
# "Doe asked so in 1979. Their analysis of earlier trials said no": Doe's.
_THEIR_OWN = re.compile(
    rf"\W*(?:in )?(?:their|his|her) (?:[\w-]+,? ){{0,3}}?(?:meta-analysis|{STUDY})\b"
)
# "That observational study is why the Doe panel (2010) …": of the one before.
_SUBJECT_BEFORE = re.compile(
    rf"\W*(?:this|that|the same)\s(?:[\w'’-]+,?\s){{0,3}}?{STUDY}\s"
    r"(?:is|was|has|had|led|made|prompted|moved|persuaded|changed)\b"
)
# "It was a randomised trial.1": said of the study in focus, whose note follows.
_SAYS_OF_IT = re.compile(
    r"\W*(?:it|this|they|(?:this|the|that) (?:study|trial|review|work|paper))"
    r" (?:was|were|is|had|used|took|enrol|recruit|random|follow|includ|pooled|compar)"
)
_OF_TWO = re.compile(
    r"\W*(?:but |and |in )?the (?:(?P<first>former)|latter)\b"
    r"|\W*(?:but |and |in )?the (?:(?P<one>first)|second)(?: one| of (?:them|these"
    r"|the two))?"
    r" (?:was|is|had|has|used|took|gave|found|looked|included|enrolled|followed"
    r"|pooled)\b"
)
_COUNT = re.compile(
    rf"(?:all |the |of |in )?(?:\d[\d,]*|{WORD})\b(?:[ -][\w-]+){{0,5}}? ?"
    r"(?:studies|trials|rcts|reviews|papers|articles)\b",
    re.IGNORECASE,
)
# "It covers 19 trials. Across those trials, 1,683 people …" is still told of it.
_MANY_COUNTED = re.compile(
    rf"\b(?:\d{{1,4}}|{WORD}) (?:[\w-]+ ){{0,3}}?(?:studies|trials|rcts)\b"
)
_IN_THEM = re.compile(
    r"\W*(?:(?:across|in|among|over|from) )?(?:all (?:of )?)?(?:these|those|the) "
    r"(?:[\w-]+ )?(?:trials|studies)\b"
)
# One paper may tell of several: "Across three experiments, 200 students …".
_OF_ONE_PAPER = re.compile(
    r"\W*(?:across|in|over) (?:its |the |their )?(?:two|three|four|five|six|seven)"
    r"(?: [\w-]+)? experiments\b"
)
_IN_BRACKETS = re.compile(r"[\s(\[]*[(\[]\s*(?:see |e\.g\. ?|source: ?)?")
_CLOSING = re.compile(r"[\s\w.,;:&]{0,40}[)\]][\s.]*")
# "Your doctor may order a survey. See Doe (2012)": of nobody's study.
_TO_READERS = re.compile(r"\b(?:your?|our|my)\b")
# So many sentences before it may be told of a study that is then named.
_MOST_PENDING = 4
# A sentence that opens with "these studies" within so many characters leaves the one.
_OPENING = 24
# So many sentences may follow without a word that points back.
_NEXT = 2
# Notes and brackets stand at the end of what they are about.
_CITING = ("reference", "parenthetical")


def _is_subject(lowered: str, start: int, mention: Mention) -> bool:
    """Whether the sentence is about the mention rather than touching on it."""
    before = lowered[start : min(mention.start, start + 60)]
    return mention.start - start <= 48 and not (
        touches_on(before) or _SUBJECT_BEFORE.match(before)
    )


def _is_count(mention: Mention) -> bool:
    """Whether it only says how many studies there were: "Into it went 22 trials"."""
    return mention.kind == "unnamed" and _COUNT.match(mention.surface) is not None


def _counts_studies(lowered: str, start: int, end: int) -> bool:
    """Whether the sentence says how many studies were pooled or reviewed."""
    return (
        any(
            lowered.find(noun, start, end) >= 0
            for noun in ("studies", "trials", "rcts")
        )
        and _MANY_COUNTED.search(lowered, start, end) is not None
    )


_Told = tuple[int, int, tuple[Placed, ...]]


def _with_mentions(
    spans: Sequence[tuple[int, int]], inside: Sequence[Placed]
) -> list[_Told]:
    """Sentences, each with the mentions that begin in it."""
    told: list[_Told] = []
    at = 0
    for start, end in spans:
        begin = at
        while at < len(inside) and inside[at].mention.start < end:
            at += 1
        told.append((start, end, tuple(inside[begin:at])))
    return told


class Thread:
    """The sentences of one block, read one by one, and what they are about.

    ``current`` is the study in focus, ``owner`` that of the heading above; ``pending``
    are sentences that tell of a study not named yet; ``since`` counts those that have
    told of nothing known. ``nameless`` are studies that have no name anywhere. ``pair``
    are the studies named last, of which "the latter" may be one; ``pools`` says that
    the last sentence counted studies.
    """

    def __init__(
        self,
        text: str,
        lowered: str,
        nameless: AbstractSet[int],
        owner: int,
        current: int,
    ) -> None:
        self.text = text
        self.lowered = lowered
        self.nameless = nameless
        self.owner = owner
        self.current = current
        self.since = 0
        self.pending: list[tuple[int, int]] = []
        self.pair: list[int] = []
        self.pools = False

    def passages(
        self, spans: Sequence[tuple[int, int]], inside: Sequence[Placed]
    ) -> Iterator[Passage]:
        """The sentences, each with the study of which it speaks."""
        told = [
            one
            for one in _with_mentions(spans, inside)
            if one[2] or not self.lowered[one[0] : one[1]].isspace()
        ]
        for i, (start, end, named) in enumerate(told):
            cited = self._cited(told[i], told[i + 1]) if i + 1 < len(told) else NOBODY
            if cited != NOBODY:
                # What led up to it is told of the same one.
                for span in self.pending:
                    if tells_on(self.text, self.lowered, *span):
                        yield Passage(*span, owner=cited)
                self.pending = []
                yield Passage(start, end, owner=cited)
            elif (
                named
                and not all(_is_count(one.mention) for one in named)
                and not self._is_one_of_two(start, end, named)
            ):
                yield from self._naming(start, end, named)
            else:
                yield from self._following(start, end)

    def _naming(self, start: int, end: int, named: tuple[Placed, ...]) -> list[Passage]:
        """A sentence that names studies, after those that it gives a name to."""
        current = self.current
        nameless = all(one.study in self.nameless for one in named)
        passages = []
        if not nameless and self.pending:
            study = next(o.study for o in named if o.study not in self.nameless)
            passages = [
                Passage(*span, owner=study)
                for span in self._given_name(start, end, named)
                if not _TO_READERS.search(self.lowered, *span)
            ]
        self.pending = [(start, end)] if nameless else []
        if current != NOBODY and self._means_current(start, end, named):
            return [*passages, Passage(start, end, owner=current)]
        if self._says_of_current(start, named):
            passages.append(Passage(start, end, owner=current))
        passages.append(Passage(start, end, named, self._aside(start, named)))
        before = self.pair[-1:]
        self.pair = list(dict.fromkeys(one.study for one in named))
        if len(self.pair) == 1 and self.pair != before:
            self.pair = [*before, *self.pair]
        self.since = 0
        self.pools = _counts_studies(self.lowered, start, end)
        self.current = self._next(start, named)
        return passages

    def _following(self, start: int, end: int) -> list[Passage]:
        """A sentence that names no study: it may go on about the one in focus."""
        current = self.current
        if one_of_two := _OF_TWO.match(self.lowered, start, end):
            if len(self.pair) != 2:
                return []  # of one that was not found
            is_first = one_of_two["first"] or one_of_two["one"]
            study = self.pair[0 if is_first else 1]
            return [Passage(start, end, owner=study)]
        if len(self.pair) == 2 and is_of_both(self.lowered, start, end):
            return [Passage(start, end, owner=study) for study in self.pair]
        if current not in {NOBODY, self.owner} and comes_in(self.lowered, start, end):
            self.current = self.owner
            self.pending = [(start, end)]
            return []
        if current in self.nameless or current == NOBODY:
            self.pending = [*self.pending[1 - _MOST_PENDING :], (start, end)]
        many = find_many(self.lowered, start, end) if current != NOBODY else None
        if _OF_ONE_PAPER.match(self.lowered, start, end) or (
            self.pools and _IN_THEM.match(self.lowered, start, end)
        ):
            many = None
        if many and many.start() - start < _OPENING:
            self.current = NOBODY
            self.pending = []
        goes_on = (
            current != NOBODY
            and not many
            and (
                current == self.owner
                or goes_back(self.text, self.lowered, start, end)
                or _OF_ONE_PAPER.match(self.lowered, start, end)
                or (self.pools and _IN_THEM.match(self.lowered, start, end))
                or (
                    self.since < _NEXT and tells_on(self.text, self.lowered, start, end)
                )
            )
        )
        self.since = 0 if goes_on else self.since + 1
        if not goes_on:
            self.pair = []  # of what is told in between, one may be "the latter"
        self.pools = goes_on and _counts_studies(self.lowered, start, end)
        if many or current in {NOBODY, *self.nameless}:
            return [Passage(start, end, owner=current)] if goes_on else []
        return [Passage(start, end, owner=current, loose=not goes_on)]

    def _is_one_of_two(self, start: int, end: int, named: Sequence[Placed]) -> bool:
        """Whether "The second was a cohort study" says what one of two was."""
        return (
            len(self.pair) == 2
            and all(one.study in self.nameless for one in named)
            and _OF_TWO.match(self.lowered, start, end) is not None
        )

    def _aside(self, start: int, named: Sequence[Placed]) -> int:
        """The study that the sentence goes on about while it touches on another."""
        current = self.current
        studies = {one.study for one in named}
        subject = named[0].mention
        before = self.lowered[start : subject.start]
        if brings_another(before) or names_another(self.text, start, subject.start):
            return NOBODY
        if (subject.authors or subject.acronym) and leads_up(before):
            return NOBODY
        is_aside = (
            current not in {NOBODY, *self.nameless}
            and current not in studies
            and len(studies) == 1
            and (current == self.owner or subject.kind not in _CITING)
            and not _is_subject(self.lowered, start, subject)
        )
        return current if is_aside else NOBODY

    def _cited(self, told: _Told, then: _Told) -> int:
        """The study cited for a sentence by the next: "(Doe 2012.)", and no more."""
        start, end, named = then
        if not named or len({one.study for one in named}) > 1:
            return NOBODY
        if any(one.study not in self.nameless for one in told[2]):
            return NOBODY
        first, last = named[0].mention, named[-1].mention
        inside = self.lowered.startswith(("(", "["), first.start)  # brackets and all
        opened = _IN_BRACKETS.fullmatch(
            self.lowered, start, first.start + 1 if inside else first.start
        )
        if first.kind == "unnamed" or not opened:
            return NOBODY
        closed = _CLOSING.fullmatch(
            self.lowered, last.end - 1 if inside else last.end, end
        )
        return named[0].study if closed else NOBODY

    def _given_name(
        self, start: int, end: int, named: Sequence[Placed]
    ) -> Sequence[tuple[int, int]]:
        """The sentences before it that tell of the study to which it gives a name."""
        if len({one.study for one in named} - self.nameless) > 1:
            return ()
        naming = Naming(self.text, self.lowered, start, end, named, self.pending)
        if only_cites(naming):
            return self.pending if self.current in {NOBODY, self.owner} else ()
        return told_before(naming)

    def _says_of_current(self, start: int, named: Sequence[Placed]) -> bool:
        """Whether "It was a small trial.1" is said of the study spoken of before."""
        return (
            self.current != NOBODY
            and all(one.mention.kind == "reference" for one in named)
            and self.current not in {one.study for one in named}
            and _SAYS_OF_IT.match(self.lowered, start) is not None
        )

    def _means_current(self, start: int, end: int, named: Sequence[Placed]) -> bool:
        """Whether "They gave it to 708 people in a trial" tells of the same trial."""
        text = self.text
        if any(one.mention.kind != "unnamed" for one in named):
            return False
        if not (self.since or self.pools) and _IN_THE_STUDY.match(
            self.lowered, start, end
        ):
            return len(named) == 1 and not comes_in(self.lowered, start, end)
        if not self.since and _THEIR_OWN.match(self.lowered, start, end):
            return len(named) == 1 and not comes_in(self.lowered, start, end)
        return all(
            _A_STUDY.match(text, one.mention.start, one.mention.end) for one in named
        ) and (
            goes_back(self.text, self.lowered, start, end)
            and not comes_in(self.lowered, start, end)
        )

    def _next(self, start: int, named: Sequence[Placed]) -> int:
        """The study that a following "this trial" would refer to."""
        studies = {one.study for one in named}
        if len(studies) > 1:
            return self.owner
        (study,) = studies
        if self.owner in {NOBODY, study}:
            return study
        subject = _is_subject(self.lowered, start, named[0].mention)
        return study if subject else self.current
