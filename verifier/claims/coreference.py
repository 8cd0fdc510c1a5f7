"""Of which study each sentence of a block speaks, also without naming it. Pure.

A sentence goes on about the study in focus ("this trial", "They recruited"), brings in
another, or tells of one that is named only later.
"""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from verifier.claims.places import NOBODY, Passage, Placed
from verifier.literals import Literals
from verifier.models import Mention
from verifier.sizes import PEOPLE
from verifier.sizes.numbers import WORD

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
    r"|fue|era|es un|se trata|il s['’]agi|c['’]était|es war|es handelt|in dieser|an der"
    r"|altogether|in (?:total|all|the end)|as an?|of"
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
        *(
            "took part",
            "analysed",
            "analyzed",
            "matched",
            "completed",
            "finished",
            "dropped out",
            "dropout",
        ),
        *("volunteer", "placebo", "blind", "-mask", "open-label", "open label"),
        *("followed", "crossover", "cross-over", "pilot", "arms", "n =", "n="),
        *("trials", "studies", "sample", "rct", "cohort", "observational", "feasib"),
        *("retrospective", "case series", "meta-analys", "systematic"),
        *(f" {noun.removesuffix('?')}" for noun in PEOPLE.split("|")),
    )
)
_LEAVES = re.compile(
    r"\b(?:our|we|us|you|your|employs?|founded|opened|sold|costs?|prices?|another"
    r"|(?<!in the )others?|elsewhere|nowadays|today|each year|a year"
    r"|every year|in general|across the (?:country|world)|nationwide|worldwide"
    r"|more than"
    r" half of all|one in \w+|\d in \d+|£|\$|€)\b|[£$€]|\?\s*$"
)
_A_STUDY = re.compile(
    r"(?:both |the two |all )?(?:groups|arms)\b|(?:une?|una?|eine?|einer) "
    r"|(?:in )?an? (?!\d{4}|second|third"
    r"|further|later|recent|newer|different|similar|separate|previous|follow-up)",
    re.IGNORECASE,
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
# "That observational study is why the Doe panel (2010) …": of the one before.
_SUBJECT_BEFORE = re.compile(
    rf"\W*(?:this|that|the same)\s(?:[\w'’-]+,?\s){{0,3}}?{_STUDY}\s"
    r"(?:is|was|has|had|led|made|prompted|moved|persuaded|changed)\b"
)
_SENTENCE_END = re.compile(r"[.!?]")
# A study that has been told of is named only now: "They reported it in the Lancet".
_OPENS_LATE = re.compile(
    r"\W*(?:then,? )?(?:(?:in|on) (?:[a-z]+ )?\d{4},? )?"
    r"(?:(?:it|they|he|she|all this|die ergebnisse|die studie|los resultados"
    r"|el estudio|les résultats|l['’]étude)\b|(?:this|that|these|her|his|their|its)\s"
    r"|see\b|the\s(?:findings?|results?|work|papers?|stud(?:y|ies)|trials?|authors?"
    r"|research\w*|teams?|investigators?|scientists?|lead|first|senior|details|full"
    r"|whole|report|data|article|review|analysis|survey|experiment|pilot)\b"
    r"(?!\s(?:of|by|from)\b))"
)
_TELLS_WHERE = re.compile(
    r"\b(?:appear\w*|publi\w+|veröffentlich\w+|erschien\w*|report\w*|ran|run|came|out|issue|journal|led|headed"
    r"|conducted|written|authors?|called|titled|entitled|wrote|described|posted"
    r"|presented|paper|work|carried|was in|were in|is in|is by|was by|see|findings"
    r"|results)\b|['’]s in\b"
)
# Told of first: "That was Doe and colleagues, in the Lancet", "That one (Doe, 2018)".
_THAT_WAS = re.compile(
    r"\W*(?:(?:[Tt]hat|[Tt]his|[Aa]ll that)(?:['’]s| was| is)\s"
    r"(?:from |by |in |the (?:whole|gist|upshot|result|finding|work|message) of )?"
    r"(?:the )?(?=[A-Z])"
    r"|(?:[Tt]hat|[Tt]his) (?:one|study|trial|paper|work|review|meta-analysis) ?[(\[])"
)
# What else stands in a sentence that only says where a study is: "Lancet, May 2018."
_OF_CITATION = frozenset(
    "ahead al and at by doi epub et first from in issue no of on online or p pp print "
    "published pubmed see the vol".split()
)
_A_WORD = re.compile(r"[^\W\d_][\w'’-]*")
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
_OF_TWO = re.compile(r"\W*(?:but |and |in )?the (?:(?P<first>former)|latter)\b")
_OF_BOTH = re.compile(
    rf"\W*both\s(?:of them\s|{_STUDY}s?\s|trials\s|studies\s)?(?:are|were)\s"
)
_COUNT = re.compile(
    rf"(?:all |the |of |in )?(?:\d[\d,]*|{WORD})\b(?:[ -][\w-]+){{0,5}}? ?"
    r"(?:studies|trials|rcts|reviews|papers|articles)\b",
    re.IGNORECASE,
)
_OPENS_WITHIN = 8  # characters: a quotation mark and the word
_IN_BRACKETS = re.compile(r"[\s(\[]*[(\[]\s*(?:see |e\.g\. ?|source: ?)?")
_CLOSING = re.compile(r"[\s\w.,;:&]{0,40}[)\]][\s.]*")
# "Thirty nurses ate kiwis. Their sleep got better (Doe 2012)": they took part; those
# of whom it is said what they are or do today did not.
_OF_THOSE = re.compile(
    r"\W*(?:they|their|it|its|he|she|his|her|both groups|those (?:who|on|given|in)"
    r"|(?:half|most|some|none|all) of them|that['’]s all"
    rf"|(?:this|that|the same) (?:[\w-]+ ){{0,2}}?(?:{_STUDY}|{_PEOPLE})"
    r"|the (?:[\w-]+ )?(?:researchers|investigators|authors|scientists|team|findings"
    r"|results|participants|subjects|volunteers|reviewers))\b"
)
# A noun said again: "… 25 insomniacs. The insomniacs fell asleep (Doe 2012)."
_THE_SAME = re.compile(r"\W*(?:the|these|those) (?P<who>[a-z]{4,})\b")
_IN_GENERAL = re.compile(
    r"\b(?:have|has|are|is|do|does|can|may|will|live|suffer|get|use|take|every|often"
    r"|many|most)\b"
)
# "Your doctor may order a survey. See Doe (2012)": of nobody's study.
_TO_READERS = re.compile(r"\b(?:your?|our|my)\b")
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
    r"|\bsomeone else['’]s\b|\b(?:they|he|she|we|who|(?:group|team|authors))"
    r" (?:also|later|then|(?:has|have) since|went on to|has also|have also)"
    r" (?:did|ran|published|conducted|led|carried out|wrote|run|do|done|tried) an?\b"
    r"|^\W*(?:(?:and|but|then|also|plus|meanwhile|later|elsewhere),? )?a follow-on\b"
)
_ANOTHER_CUE = Literals(
    (
        *"other older earlier later newer bigger larger smaller second third".split(),
        *"follow separate different further previous little someone eine".split(),
        *(" new ", "the 1", "the 2", "un autre", "une ", "nouvel", "otr", "nuev"),
        *("altr", " also ", " then ", " since ", "went on to"),
    )
)
_COMES_IN = re.compile(
    r"\W*(?:(?:and|but|then|also|plus|meanwhile"
    r"|elsewhere),? )?an? (?:[\w'’-]+,? ){0,4}?"
    r"(?:study|trial|review|analysis|meta-analysis|rct|survey|cohort|experiment|pilot"
    r"|audit)\b(?:\s\(|[^.;]{0,60}?\b(?:from|found|finds|showed|shows|reports?|reported|says"
    r"|said|saw|suggests?|concluded|by|pooling|published)\b)"
)
_ASIDE = re.compile(
    r"\b(?:like|unlike|compared|than|as in|similar|consistent|contrast|agree\w*|as did"
    r"|confirm\w*|support\w*|echo\w*|in line|built|building|following|replicat\w+)\b"
)
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
        _ASIDE.search(before) or _SUBJECT_BEFORE.match(before)
    )


def _is_count(mention: Mention) -> bool:
    """Whether it only says how many studies there were: "Into it went 22 trials"."""
    return mention.kind == "unnamed" and _COUNT.match(mention.surface) is not None


def _brings_another(words: str) -> bool:
    """Whether they speak of a study that is not the one told of before."""
    return _ANOTHER_CUE.occur_in(words) and _ANOTHER.search(words) is not None


def is_of_both(lowered: str, start: int, end: int) -> bool:
    """Whether the sentence is about both studies named before: "Both were blinded"."""
    return (
        lowered.find("both ", start, start + _OPENS_WITHIN) >= 0
        and _OF_BOTH.match(lowered, start, end) is not None
    )


def opens_back(opening: str) -> bool:
    """Whether the paragraph goes on about the study told of before it."""
    if _OPENS_BACK.match(opening):
        return True
    found = _THEY_FOUND.search(opening)
    return found is not None and not _SENTENCE_END.search(opening, 0, found.start())


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
    are the studies named last, of which "the latter" may be one.
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
                    if self._tells_on(*span):
                        yield Passage(*span, owner=cited)
                self.pending = []
                yield Passage(start, end, owner=cited)
            elif named and not all(_is_count(one.mention) for one in named):
                yield from self._naming(start, end, named)
            else:
                yield from self._following(start, end)

    def _naming(self, start: int, end: int, named: tuple[Placed, ...]) -> list[Passage]:
        """A sentence that names studies, after those that it gives a name to."""
        current = self.current
        nameless = all(one.study in self.nameless for one in named)
        passages = []
        if not nameless and self.pending and self._names_late(start, end, named):
            study = next(o.study for o in named if o.study not in self.nameless)
            passages = [
                Passage(*span, owner=study)
                for span in self.pending
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
        self.current = self._next(start, named)
        return passages

    def _following(self, start: int, end: int) -> list[Passage]:
        """A sentence that names no study: it may go on about the one in focus."""
        current = self.current
        if len(self.pair) == 2 and (
            one_of_two := _OF_TWO.match(self.lowered, start, end)
        ):
            study = self.pair[0 if one_of_two["first"] else 1]
            return [Passage(start, end, owner=study)]
        if len(self.pair) == 2 and is_of_both(self.lowered, start, end):
            return [Passage(start, end, owner=study) for study in self.pair]
        if current not in {NOBODY, self.owner} and self._comes_in(start, end):
            self.current = self.owner
            self.pending = [(start, end)]
            return []
        if current in self.nameless or current == NOBODY:
            self.pending = [*self.pending[1 - _MOST_PENDING :], (start, end)]
        many = self._many(start, end) if current != NOBODY else None
        if many and many.start() - start < _OPENING:
            self.current = NOBODY
            self.pending = []
        goes_on = (
            current != NOBODY
            and not many
            and (
                current == self.owner
                or self._goes_back(start, end)
                or (self.since < _NEXT and self._tells_on(start, end))
            )
        )
        self.since = 0 if goes_on else self.since + 1
        return [Passage(start, end, owner=current)] if goes_on else []

    def _aside(self, start: int, named: Sequence[Placed]) -> int:
        """The study that the sentence goes on about while it touches on another."""
        current = self.current
        studies = {one.study for one in named}
        subject = named[0].mention
        if _brings_another(self.lowered[start : subject.start]):
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

    def _names_late(self, start: int, end: int, named: Sequence[Placed]) -> bool:
        """Whether the sentence gives a name to the study told of before it."""
        if len({one.study for one in named} - self.nameless) > 1:
            return False
        before = self.lowered[start : named[0].mention.start]
        that_was = _THAT_WAS.match(self.text, start, end)
        other = _ASIDE.search(before) or _OTHER_NAME.search(self.text, start, end)
        if that_was or other:
            return that_was is not None
        if _LED_IT.search(self.lowered, start, end):
            return True
        if self._cites_back(start, end, {one.mention.kind for one in named}):
            return True
        if self._only_cites(start, end, named):
            return self.current in {NOBODY, self.owner}
        return bool(_OPENS_LATE.match(self.lowered, start, end)) and bool(
            _TELLS_WHERE.search(self.lowered, start, end)
        )

    def _cites_back(self, start: int, end: int, kinds: AbstractSet[str]) -> bool:
        """Whether "Their sleep got better.1" goes on about those told of before."""
        if kinds == {"reference"}:
            return self._goes_back(start, end)
        before = self.lowered[slice(*self.pending[-1])]
        if kinds != {"parenthetical"} or _IN_GENERAL.search(before):
            return False
        again = _THE_SAME.match(self.lowered, start, end)
        return bool(
            _OF_THOSE.match(self.lowered, start, end)
            or (again and f" {again['who']} " in before)
        )

    def _only_cites(self, start: int, end: int, named: Sequence[Placed]) -> bool:
        """Whether the sentence says where a study stands, and nothing else."""
        outside, last = [], start
        for one in named:
            outside.append(self.text[last : max(last, one.mention.start)])
            last = max(last, one.mention.end)
        words = _A_WORD.findall(" ".join([*outside, self.text[last:end]]))
        return all(not word[0].islower() or word in _OF_CITATION for word in words)

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
        return bool(back) and not _OTHER_NAME.search(self.text, start, end)

    def _tells_on(self, start: int, end: int) -> bool:
        """Whether the sentence goes on about what was done in the study just named."""
        return (
            _TELLS_ON.occur_in(self.lowered[start:end])
            and not _LEAVES.search(self.lowered, start, end)
            and not _OTHER_NAME.search(self.text, start, end)
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
