"""Which stretch of a document speaks of which of its studies. Pure.

A `Passage` is one sentence (or heading, item, table row) together with the mentions
in it and the study that it speaks of without naming it: the one that the heading
above names, or the one that "this trial" refers back to.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from operator import attrgetter

from verifier.literals import Literals
from verifier.models import Block, Document, Mention

NOBODY = -1


@dataclass(frozen=True, slots=True)
class Placed:
    """A mention and the number of the study it belongs to."""

    study: int
    mention: Mention


@dataclass(frozen=True, slots=True)
class Passage:
    """``text[start:end]``; ``headings`` are the headings above it, innermost first.

    ``owner`` is the study spoken of without being named here, or `NOBODY`.
    ``counted`` are cells of a table under a heading that says how many took part.
    """

    start: int
    end: int
    named: tuple[Placed, ...] = ()
    owner: int = NOBODY
    is_heading: bool = False
    headings: tuple[tuple[int, int], ...] = ()
    counted: tuple[tuple[int, int], ...] = ()


# --------------------------------------------------------------------- sentences

_STOP = re.compile(
    r"[.!?\n](?:(?<=\n)\s*\n|(?<!\n)[\"'”’)\]]*\s+(?=[\"'“‘(\[]?[^\W_a-z]))"
)
_ABBREVIATIONS = frozenset(
    "al dr drs prof profs mr mrs ms vs fig figs no nos vol pp eg ie st jr sr ca cf "
    "approx dept univ inc med res".split()
)
_ABBREVIATION = re.compile(
    rf"(?:\b(?:{'|'.join(sorted(_ABBREVIATIONS))}|e\.g|i\.e)|(?<![\w.])\w|\.\w)$"
)
_A_WORD = max(map(len, _ABBREVIATIONS)) + 1  # so many letters are none of these


def _is_abbreviated(before: str) -> bool:
    """Whether what stands before a full stop ends with an abbreviation."""
    word = before[before.rfind(" ") + 1 :]
    if word.isalpha():  # as nearly always
        return len(word) == 1 or word in _ABBREVIATIONS
    return _ABBREVIATION.search(before) is not None


def _sentences(
    text: str, lowered: str, start: int, end: int, placed: Sequence[Placed]
) -> list[tuple[int, int]]:
    """The sentences of a block. Those of mentions are taken from the mentions."""
    cuts = {start, end}
    for match in _STOP.finditer(text, start, end):
        if not _is_abbreviated(
            lowered[max(start, match.start() - _A_WORD - 1) : match.start()]
        ):
            cuts.add(match.end())
    if not placed:
        return list(pairwise(sorted(cuts)))
    known = sorted(
        (max(first, start), min(last, end))
        for first, last in {one.mention.sentence for one in placed}
    )
    for first, last in known:
        cuts |= {first, last}
    points = sorted(cuts)
    for first, last in known:
        inside = slice(bisect_right(points, first), bisect_left(points, last))
        cuts.difference_update(points[inside])
    cuts.update(note.end() for note in _GLUED_NOTE.finditer(text, start, end))
    points = sorted(cuts)
    return list(pairwise(points))


# "said yes, mostly.1 Later follow-ups were less kind"
_GLUED_NOTE = re.compile(
    r"[.!?](?<=[^\W\d_]{3}.)\[?\d{1,2}(?:[,–-]\d{1,2}){0,4}\]?\s+"
    r"(?=[\"“‘(]?[^\W\d_a-zß-öø-ÿ])"
)


# ----------------------------------------------------------------------- entries


_LABEL = re.compile(
    r"(?:[\W\d_]*|\W*(?:sources?|references?|citation|study|from|see|via)\W*)$",
    re.IGNORECASE,
)
_LONGEST_LABEL = 24


def is_entry(text: str, mention: Mention) -> bool:
    """Whether the mention is an entry that stands in a list, not a note in the text."""
    entry = mention.reference
    if mention.kind != "reference":
        return False
    if entry and not entry.start <= mention.start < entry.end:
        return False
    line = text.rfind("\n", max(0, mention.start - _LONGEST_LABEL), mention.start) + 1
    if not line and mention.start > _LONGEST_LABEL:
        return False
    return bool(_LABEL.match(text, line, mention.start))


# What of an entry may be left unread behind its last part.
_ENTRY_REMAINDER = 80


class _Entries:
    """Where the entries of reference lists stand, and which of them is annotated."""

    def __init__(self, text: str, entries: Sequence[Placed]) -> None:
        self.spans = [(one.mention.start, one.mention.end) for one in entries]
        self.starts = [start for start, _ in self.spans]
        self.studies = [one.study for one in entries]
        # Entries that follow each other are a list; prose after its last is not its.
        self.joined = [
            start - end <= _ENTRY_REMAINDER and "\n\n" not in text[end:start].strip(" ")
            for (_, end), (start, _) in pairwise(self.spans)
        ]

    def at(self, block: Block) -> int:
        """The number of the entry that the block is a part of, or `NOBODY`."""
        if not self.starts:
            return NOBODY
        i = bisect_right(self.starts, block.start) - 1
        return i if i >= 0 and block.start < self.spans[i][1] else NOBODY

    def is_labelled(self, i: int, lowered: str) -> bool:
        """Whether the entry is a block of fields: "Title: ... Authors: ..."."""
        return _OPENS_FIELDS.match(lowered, *self.spans[i]) is not None

    def annotated(self, i: int) -> int:
        """The study of an entry that stands alone, as above a remark on it."""
        before = i > 0 and self.joined[i - 1]
        after = i < len(self.joined) and self.joined[i]
        return NOBODY if before or after else self.studies[i]


# ------------------------------------------------------------------------ blocks


def _rows(document: Document) -> Iterator[Block]:
    """The blocks in order, with the cells of one table row as one block."""
    blocks = document.blocks or (Block("paragraph", 0, len(document.text)),)
    row: Block | None = None
    # By start; of those that start together the longest first.
    outer_first = sorted(blocks, key=attrgetter("end"), reverse=True)
    for block in sorted(outer_first, key=attrgetter("start")):
        if (
            block.kind == "cell"
            and row
            and "\n" not in document.text[row.end : block.start]
        ):
            row = Block("cell", row.start, max(row.end, block.end))
            continue
        if row:
            yield row
        row = block if block.kind == "cell" else None
        if not row:
            yield block
    if row:
        yield row


# ------------------------------------------------------------------- coreference

_STUDY = (
    r"(?:study|trial|review|report|paper|article|analysis|meta-analysis|research"
    r"|experiment|survey|work|investigation|publication|rct|case|cohort|pilot|one)"
)
_PEOPLE = (
    r"(?:researchers?|investigators?|authors?|scientists?|team|doctors?|findings?"
    r"|results?|participants?|patients?|subjects?|volunteers?|group|sample|data|women"
    r"|men|conclusions?|outcomes?|woman|man|reviewers?)"
)
_BACK = re.compile(
    r"[tihs](?<!\w.)(?:(?<=t)(?:his|he|hat|heir)|(?<=i)ts|(?<=h)(?:is|er)"
    rf"|(?<=s)(?:aid|ame))\s+(?:[\w'’-]+,?\s+){{0,4}}?"
    rf"(?:{_STUDY}|{_PEOPLE})\b"
)
_GOES_ON = re.compile(
    r"\W*(?:[a-z]+(?:ly)?,\s+)?(?:they|he|she|it|participants|patients|subjects"
    r"|volunteers|half|all|both|results|findings|researchers|each|those|overall"
    r"|altogether|in (?:total|all|the end)|of"
    r" (?:these|those|the|them)|among|after|at|compared|eligible|\d+"
    r"|(?:(?:one|two|three|four|five|six|seven|eight|nine|a) hundred|eight|nine|ten"
    r"|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
    r"|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[ -]\w+)?)\b"
)
# "A randomised trial with 140 women." goes on about the title before it.
_FRAGMENT = re.compile(
    rf"\W*an?\s+(?:[\w'’-]+,?\s+){{0,4}}?{_STUDY}\b[^.;]{{0,80}}[.;]?\s*$"
)
# What is told next of a study just named, without a word that points back to it.
_TELLS_ON = Literals(
    (
        *("randomi", "randomly", "assigned", "allocated", "enrolled", "recruited"),
        *("took part", "matched", "completed", "finished", "dropped out", "dropout"),
        *(
            "volunteer",
            "placebo",
            "-blind",
            " blind",
            "-mask",
            "open-label",
            "followed",
        ),
        *("crossover", " men", " women", "patients", "people", "adults", "children"),
        *(" kids", "toddlers", "teens", "folk", "volunteers", "n =", "n=", " pts"),
        *("students", "athletes", "nurses", "players", "seniors", "grown-ups"),
        *("cats", "horses", "eyes", "knees", "shoulders", "teeth", " mothers"),
        *("crossover", "cross-over", "open label", "pilot", "unblinded", "arms"),
        *("participants", "subjects", "babies", "infants", " dogs", " mice", " rats"),
        *("trials", "studies", "sample", "rct", "cohort", "observational", "crossover"),
        *("retrospective", "feasib", "case series", "meta-analys", "systematic"),
    )
)
_LEAVES = re.compile(
    r"\b(?:our|we|us|you|your|employs?|founded|opened|sold|costs?|prices?|another"
    r"|others?|elsewhere|nowadays|today|each year|a year"
    r"|every year|in general|across the (?:country|world)|nationwide|worldwide"
    r"|more than"
    r" half of all|one in \w+|\d in \d+|£|\$|€)\b|[£$€]|\?\s*$"
)
# Over such a column of a table stand numbers of people, and nothing else.
_COUNT_COLUMN = re.compile(
    r"\b(?:people|participants?|patients?|which (?:cats|dogs|horses|people)|how many|n"
    r"|size|sample(?: size)?|subjects|men|women"
    r"|adults"
    r"|volunteers|children|enrolled|randomi[sz]ed|number(?: of \w+)?|teilnehmer"
    r"|probanden"
    r"|deelnemers|deltagare|pacientes|participantes)\b|^n$"
)
_LONGEST_ROW = 700
_A_STUDY = re.compile(
    r"(?:in )?an? (?!\d{4}|second|third|further|later|recent|newer|different|similar"
    r"|separate"
    r"|previous|follow-up)",
    re.IGNORECASE,
)
_OPENS_FIELDS = re.compile(r"\W*(?:title|authors?|paper|journal|study)\s*[:\t]")
_ANY_FIELD = re.compile(r"[\W_]*[a-z]+(?: [a-z]+){0,3}\s*[:\t]")
# Further fields of an entry whose other fields are labelled.
_FIELD = re.compile(
    r"[\W_]*(?:design|sample(?: size)?|people|participants|patients|size|subjects"
    r"|methods?"
    r"|n|type|study type)\s*[:\t]"
)
_OPENS_BACK = re.compile(
    rf"^\W*(?:in\s+|of\s+|during\s+|according to\s+)?(?:this|the|that|their)\s+"
    rf"(?:[\w'’-]+,?\s+){{0,3}}?(?:{_STUDY}|researchers|investigators|authors"
    r"|scientists|participants|team)\b"
)
_THEY_FOUND = re.compile(
    r"the (?<!\w....)(?:researchers|scientists|investigators|authors|team) "
    r"(?:found|say|said|saw|report|reported|conclude|concluded|note|noted|followed"
    r"|recruited|asked|gave|looked|compared|also)\b"
)
_SENTENCE_END = re.compile(r"[.!?]")
# A study that has been told of is named only now: "They reported it in the Lancet".
_OPENS_LATE = re.compile(
    r"\W*(?:(?:it|they|he|she|all this)\b|(?:this|that|these|her|his|their|its)\s"
    r"|see\b|the\s(?:findings?|results?|work|papers?|stud(?:y|ies)|trials?|authors?"
    r"|research\w*|teams?|investigators?|scientists?|lead|first|senior|details|full"
    r"|whole|report|data|article|review|analysis|survey|experiment|pilot)\b"
    r"(?!\s(?:of|by|from)\b))"
)
_TELLS_WHERE = re.compile(
    r"\b(?:appear\w*|publi\w+|report\w*|ran|run|came|out|issue|journal|led|headed"
    r"|conducted|written|authors?|called|titled|entitled|wrote|described|posted"
    r"|presented|paper|work|carried|was in|were in|is in|is by|was by|see|findings"
    r"|results)\b|['’]s in\b"
)
_LED_IT = re.compile(
    r"\bwho (?:led|ran|headed|heads|leads|wrote|did|conducted|designed|oversaw)"
    r" (?:the (?:work|study|trial|research|team|project|review|survey)|it|this|that)\b"
    r"|\b(?:lead|first|senior|study|corresponding) (?:author|investigator|researcher)"
    r"|\bprincipal investigator|\b(?:carried|published|printed|ran) (?:it|them)\b"
    r"|\b(?:her|his|their) (?:own )?(?:paper|study|trial|work|report|results|findings)"
)
# "It was a randomised trial.1": said of the study in focus, whose note follows.
_SAYS_OF_IT = re.compile(
    r"\W*(?:it|this|they|(?:this|the|that) (?:study|trial|review|work|paper))"
    r" (?:was|were|is|had|used|took|enrol|recruit|random|follow|includ|pooled|compar)"
)
_IN_BRACKETS = re.compile(r"[\s(\[]*[(\[]\s*(?:see |e\.g\. ?|source: ?)?")
_CLOSING = re.compile(r"[\s\w.,;:&]{0,40}[)\]][\s.]*")
# So many sentences before it may be told of a study that is then named.
_MOST_PENDING = 4
_NOUNS_OF_MANY = Literals("stud trial review report paper experiment".split())
_MANY = re.compile(
    r"\b(?:these|those|other|another|previous|earlier|several|many|most|some|further"
    r"|more|numerous|such|both|all|two|three|recent|different|additional)\s+"
    r"(?:[\w-]+\s+)?(?:studies|trials|reviews|reports|papers|experiments|study|trial)\b"
)
# "The Reilly trial" is another one than that spoken of; case tells.
_OTHER_NAME = re.compile(
    r"\b[Tt]he (?:[A-Z][\w'’-]+ ){1,3}(?:[a-z-]+ )?"
    r"(?:study|trial|review|cohort|paper)\b"
)
# Another study comes in, though by no name of its own: "And an older one had 17".
_ANOTHER = re.compile(
    r"\b(?:an? (?:(?:even|much) )?(?:older|earlier|later|newer|bigger|larger|smaller"
    r"|second|third|follow-?on|separate|different|further|previous|new)|another"
    r"|the (?:older|earlier|later|newer|bigger|larger|smaller|little|other|previous"
    r"|\d{4})) (?:[\w-]+ ){0,2}?(?:one|version|paper|study|trial|review|update|look"
    r"|attempt|experiment|survey|team|group)\b"
    r"|\b(?:larger|bigger|smaller|newer|later|older|other) (?:ones|studies|trials"
    r"|follow-ups)\b"
    r"|\beine? (?:kleinere|größere|neuere|ältere|weitere|andere|zweite)[rns]?\b"
    r"|\bune? (?:autre|nouvelle?|seconde?)\b|\b(?:un[oa]? )?(?:otr|nuev|altr)[oa]\b"
    r"|\bsomeone else['’]s\b"
    r"|^\W*(?:(?:and|but|then|also|plus|meanwhile|later|elsewhere),? )?a follow-on\b"
)
_ANOTHER_CUE = Literals(
    (
        *"other older earlier later newer bigger larger smaller second third".split(),
        *"follow separate different further previous little someone eine".split(),
        *(
            " new ",
            "the 1",
            "the 2",
            "un autre",
            "une ",
            "nouvel",
            "otr",
            "nuev",
            "altr",
        ),
    )
)
_COMES_IN = re.compile(
    r"\W*(?:(?:and|but|then|also|plus|meanwhile"
    r"|elsewhere),? )?an? (?:[\w'’-]+,? ){0,4}?"
    r"(?:study|trial|review|analysis|meta-analysis|rct|survey|cohort|experiment|pilot"
    r"|audit)\b[^.;]{0,60}?\b(?:from|found|finds|showed|shows|reports?|reported|says"
    r"|said|saw|suggests?|concluded|by|pooling|published)\b"
)
_ASIDE = re.compile(
    r"\b(?:like|unlike|compared|than|as in|similar|consistent|contrast|agree\w*|as did"
    r"|confirm\w*|support\w*|echo\w*|in line|built|building|following|replicat\w+)\b"
)
# The page speaks of itself, not of the entry above.
_OURSELVES = re.compile(r"\b(?:we|our|us|you|your|©|copyright|posted|comments?)\b|©")
# Judgement: a section much longer than this is about more than the study that its
# heading names; it also bounds the work under one heading.
_SECTION = 6000
# A sentence that opens with "these studies" within so many characters leaves the one.
_OPENING = 24
# So many sentences may follow without a word that points back.
_NEXT = 2
# Notes and brackets stand at the end of what they are about.
_CITING = ("reference", "parenthetical")


def _is_subject(lowered: str, start: int, mention: Mention) -> bool:
    """Whether the sentence is about the mention rather than touching on it."""
    before = lowered[start : min(mention.start, start + 60)]
    return mention.start - start <= 48 and not _ASIDE.search(before)


def _brings_another(words: str) -> bool:
    """Whether they speak of a study that is not the one told of before."""
    return _ANOTHER_CUE.occur_in(words) and _ANOTHER.search(words) is not None


def _opens_back(opening: str) -> bool:
    """Whether the paragraph goes on about the study told of before it."""
    if _OPENS_BACK.match(opening):
        return True
    found = _THEY_FOUND.search(opening)
    return found is not None and not _SENTENCE_END.search(opening, 0, found.start())


_Told = tuple[int, int, tuple[Placed, ...]]


@dataclass(slots=True)
class _Focus:
    """What the sentences of a block are about, as they are read one by one.

    ``pending`` are sentences that tell of a study not named yet; ``since`` counts
    those that have told of nothing known.
    """

    owner: int
    current: int
    since: int = 0
    pending: list[tuple[int, int]] = field(default_factory=list)


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


@dataclass(frozen=True, slots=True)
class _Heading:
    """``owner`` is the study that it or the nearest heading above it names.

    ``owned_from`` is where the heading ends that names it.
    """

    level: int
    start: int
    end: int
    owner: int
    owned_from: int


class _Walk:
    """Walks one document's blocks and remembers of which study was spoken last."""

    def __init__(
        self,
        document: Document,
        lowered: str,
        placed: list[Placed],
        entries: list[Placed],
    ) -> None:
        self.document = document
        self.lowered = lowered
        self.placed = placed
        self.entries = _Entries(document.text, entries)
        self.remark_on = self.field_of = NOBODY
        self.field = _FIELD
        self.starts = [one.mention.start for one in placed]
        self.stack: list[_Heading] = []
        self.columns: list[bool] | None = None  # of the table, which count people
        self.nameless = {one.study for one in placed} - {
            one.study for one in (*placed, *entries) if one.mention.kind != "unnamed"
        }
        self.last = NOBODY

    def passages(self) -> Iterator[Passage]:
        for block in _rows(self.document):
            cells = self._cells(block)
            entry = self.entries.at(block)
            if entry != NOBODY:
                self.last = NOBODY
                self.remark_on = self.entries.annotated(entry)
                self.field_of = self.entries.studies[entry]
                rest = self.entries.spans[entry][1]
                labelled = self.entries.is_labelled(entry, self.lowered)
                self.field = _ANY_FIELD if labelled else _FIELD
                if self.field.match(self.lowered, rest, max(rest, block.end)):
                    yield Passage(rest, block.end, owner=self.field_of)
                continue
            if self.field_of != NOBODY and self.field.match(
                self.lowered, block.start, block.end
            ):
                yield Passage(block.start, block.end, owner=self.field_of)
                continue
            self.field_of = NOBODY
            inside = self._inside(block)
            if block.kind == "heading":
                yield from self._heading(block, inside)
            elif block.kind == "reference":
                self.last = NOBODY
            elif len(cells) > 1 and block.end - block.start < _LONGEST_ROW:
                yield from self._row(block, inside, cells)
            elif not inside and self.remark_on != NOBODY:
                yield from self._remark(block)
            elif inside or self._owner(block.start) != NOBODY or self.last != NOBODY:
                yield from self._block(block, inside)
            self.remark_on = NOBODY

    def _cells(self, block: Block) -> list[tuple[int, int]]:
        """The cells of a row of a table, whose first row tells what is counted."""
        if block.kind != "cell":
            self.columns = None
            return []
        bounds, cells = block.start, []
        for cell in self.document.text[block.start : block.end].split("\t"):
            cells.append((bounds, bounds + len(cell)))
            bounds += len(cell) + 1
        if self.columns is None:
            words = [self.lowered[slice(*cell)].strip() for cell in cells]
            self.columns = [_COUNT_COLUMN.search(word) is not None for word in words]
        return cells

    def _row(
        self, block: Block, inside: Sequence[Placed], cells: list[tuple[int, int]]
    ) -> Iterator[Passage]:
        """All of a row speaks of the study that it names."""
        self.last = NOBODY
        owner = NOBODY if inside else self._owner(block.start)
        if not inside and owner == NOBODY:
            return
        counted = [
            cell
            for cell, counts in zip(cells, self.columns or (), strict=False)
            if counts
        ]
        yield Passage(
            block.start,
            block.end,
            tuple(inside),
            owner,
            headings=self._headings(),
            counted=tuple(counted),
        )

    def _inside(self, block: Block) -> Sequence[Placed]:
        """The mentions that begin in the block."""
        first = bisect_left(self.starts, block.start)
        if first == len(self.starts) or self.starts[first] >= block.end:
            return ()
        return self.placed[first : bisect_left(self.starts, block.end, first)]

    def _remark(self, block: Block) -> Iterator[Passage]:
        """The paragraph under an entry that stands alone speaks of it."""
        opening = self.lowered[block.start : min(block.end, block.start + 90)]
        if not _OURSELVES.search(opening):
            yield Passage(block.start, block.end, owner=self.remark_on)

    def _heading(self, block: Block, inside: Sequence[Placed]) -> Iterator[Passage]:
        level = block.level or 6
        while self.stack and self.stack[-1].level >= level:
            self.stack.pop()
        above = self._headings() if inside else ()
        studies = {one.study for one in inside}
        if len(studies) == 1:
            owner, owned_from = studies.pop(), block.end
        elif self.stack:
            owner, owned_from = self.stack[-1].owner, self.stack[-1].owned_from
        else:
            owner, owned_from = NOBODY, 0
        self.stack.append(_Heading(level, block.start, block.end, owner, owned_from))
        self.last = NOBODY
        if inside:
            yield Passage(
                block.start, block.end, tuple(inside), is_heading=True, headings=above
            )

    def _headings(self) -> tuple[tuple[int, int], ...]:
        return tuple((one.start, one.end) for one in reversed(self.stack))

    def _owner(self, at: int) -> int:
        if not self.stack or at - self.stack[-1].owned_from >= _SECTION:
            return NOBODY
        return self.stack[-1].owner

    def _block(self, block: Block, inside: Sequence[Placed]) -> Iterator[Passage]:
        owner = self._owner(block.start)
        opening = self.lowered[block.start : min(block.end, block.start + 90)]
        if owner == NOBODY and not _opens_back(opening):
            self.last = NOBODY
        current = owner if self.last == NOBODY else self.last
        if not inside and current == NOBODY:
            return
        headings = self._headings()
        spans = _sentences(
            self.document.text, self.lowered, block.start, block.end, inside
        )
        told = [
            one
            for one in _with_mentions(spans, inside)
            if one[2] or not self.lowered[one[0] : one[1]].isspace()
        ]
        focus = _Focus(owner, current)
        for i, (start, end, named) in enumerate(told):
            cited = self._cited(told[i], told[i + 1]) if i + 1 < len(told) else NOBODY
            if cited != NOBODY:
                passages = [Passage(start, end, owner=cited)]
                focus.pending = []
            elif named:
                passages = self._naming(start, end, named, focus)
            else:
                passages = self._following(start, end, focus)
            for one in passages:
                yield replace(one, headings=headings)
        self.last = NOBODY if focus.current == owner else focus.current

    def _naming(
        self, start: int, end: int, named: tuple[Placed, ...], focus: _Focus
    ) -> list[Passage]:
        """A sentence that names studies, after those that it gives a name to."""
        current = focus.current
        nameless = all(one.study in self.nameless for one in named)
        passages = []
        if not nameless and focus.pending and self._names_late(start, end, named):
            study = next(o.study for o in named if o.study not in self.nameless)
            passages = [Passage(*span, owner=study) for span in focus.pending]
        focus.pending = [(start, end)] if nameless else []
        if current != NOBODY and self._means_current(start, end, named):
            return [*passages, Passage(start, end, owner=current)]
        if self._says_of_current(start, named, current):
            passages.append(Passage(start, end, owner=current))
        kept = self._aside(start, named, current, focus.owner)
        passages.append(Passage(start, end, named, kept))
        focus.since = 0
        focus.current = self._next(start, named, current, focus.owner)
        return passages

    def _following(self, start: int, end: int, focus: _Focus) -> list[Passage]:
        """A sentence that names no study: it may go on about the one in focus."""
        current = focus.current
        if current not in {NOBODY, focus.owner} and self._comes_in(start, end):
            focus.current = focus.owner
            focus.pending = [(start, end)]
            return []
        if current in self.nameless or current == NOBODY:
            focus.pending = [*focus.pending[1 - _MOST_PENDING :], (start, end)]
        many = self._many(start, end) if current != NOBODY else None
        if many and many.start() - start < _OPENING:
            focus.current = NOBODY
            focus.pending = []
        goes_on = (
            current != NOBODY
            and not many
            and (
                current == focus.owner
                or self._goes_back(start, end)
                or (focus.since < _NEXT and self._tells_on(start, end))
            )
        )
        focus.since = 0 if goes_on else focus.since + 1
        return [Passage(start, end, owner=current)] if goes_on else []

    def _aside(
        self, start: int, named: Sequence[Placed], current: int, owner: int
    ) -> int:
        """The study that the sentence goes on about while it touches on another."""
        studies = {one.study for one in named}
        subject = named[0].mention
        if _brings_another(self.lowered[start : subject.start]):
            return NOBODY
        is_aside = (
            current != NOBODY
            and current not in studies
            and len(studies) == 1
            and (current == owner or subject.kind not in _CITING)
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

    def _names_late(self, start: int, end: int, named: Sequence[Placed]) -> bool:
        """Whether the sentence gives a name to the study told of before it."""
        if len({one.study for one in named} - self.nameless) > 1:
            return False
        before = self.lowered[start : named[0].mention.start]
        if _ASIDE.search(before) or _OTHER_NAME.search(self.document.text, start, end):
            return False
        if _LED_IT.search(self.lowered, start, end):
            return True
        return bool(_OPENS_LATE.match(self.lowered, start, end)) and bool(
            _TELLS_WHERE.search(self.lowered, start, end)
        )

    def _says_of_current(
        self, start: int, named: Sequence[Placed], current: int
    ) -> bool:
        """Whether "It was a small trial.1" is said of the study spoken of before."""
        return (
            current != NOBODY
            and all(one.mention.kind == "reference" for one in named)
            and current not in {one.study for one in named}
            and _SAYS_OF_IT.match(self.lowered, start) is not None
        )

    def _means_current(self, start: int, end: int, named: Sequence[Placed]) -> bool:
        """Whether "They gave it to 708 people in a trial" tells of the same trial."""
        text = self.document.text
        return all(
            one.mention.kind == "unnamed"
            and _A_STUDY.match(text, one.mention.start, one.mention.end)
            for one in named
        ) and (self._goes_back(start, end) and not self._comes_in(start, end))

    def _comes_in(self, start: int, end: int) -> bool:
        """Whether the sentence goes over to another study without naming it."""
        sentence = self.lowered[start:end]
        return _brings_another(sentence) or _COMES_IN.match(sentence) is not None

    def _many(self, start: int, end: int) -> re.Match[str] | None:
        """Where the sentence speaks of several studies."""
        if not _NOUNS_OF_MANY.occur_in(self.lowered[start:end]):
            return None
        return _MANY.search(self.lowered, start, end)

    def _goes_back(self, start: int, end: int) -> bool:
        """Whether the sentence goes on about the study spoken of before it."""
        sentence = self.lowered[start:end]
        back = (
            _GOES_ON.match(sentence)
            or _BACK.search(sentence)
            or _FRAGMENT.match(sentence)
        )
        return bool(back) and not _OTHER_NAME.search(self.document.text, start, end)

    def _tells_on(self, start: int, end: int) -> bool:
        """Whether the sentence goes on about what was done in the study just named."""
        return (
            _TELLS_ON.occur_in(self.lowered[start:end])
            and not _LEAVES.search(self.lowered, start, end)
            and not _OTHER_NAME.search(self.document.text, start, end)
        )

    def _next(
        self, start: int, named: Sequence[Placed], current: int, owner: int
    ) -> int:
        """The study that a following "this trial" would refer to."""
        studies = {one.study for one in named}
        if len(studies) > 1:
            return owner
        (study,) = studies
        if owner in {NOBODY, study}:
            return study
        subject = _is_subject(self.lowered, start, named[0].mention)
        return study if subject else current


def find_passages(
    document: Document, lowered: str, placed: Sequence[Placed]
) -> Iterator[Passage]:
    """The passages that speak of the document's studies, in order.

    ``lowered`` is the document's text in lower case at the same offsets; ``placed``
    are all its mentions.
    """
    ordered = sorted(placed, key=lambda one: (one.mention.start, one.mention.end))
    listed = {id(one) for one in ordered if is_entry(document.text, one.mention)}
    entries = [one for one in ordered if id(one) in listed]
    told = [one for one in ordered if id(one) not in listed]
    return _Walk(document, lowered, told, entries).passages()
