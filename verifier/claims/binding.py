"""Which study a stretch of a passage speaks of. Pure.

A stretch belongs to the study in whose noun phrase or verb it stands, else to the
only study of its clause, else to the nearest by the order of subject and bracket;
where that leaves it open, to none.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from verifier.claims.places import NOBODY, Passage, Placed
from verifier.claims.spoken_of import spoken_of
from verifier.models import Mention

# Clause boundaries: what stands on either side may be about different studies.
_CLAUSE = re.compile(
    r"\t|[;:,\s](?:(?<=;)|(?<=:)\s|(?<=\s)(?:[–—]|while|whereas|whilst|but|although"
    r"|though)"
    r"\s|(?<=,)\s(?:while|whereas|whilst|but|although|though|and|yet|however|then"
    r"|in contrast)\s)"
)
_COMMA = re.compile(
    r"\t|[,;:]\s(?!who|which|(?:in|for|of|on|to|from|by) wh|where|with\b)|\s[–—]\s"
)
# "The trial in men of Doe", but not "a trial tells nothing of Doe".
_BY = re.compile(
    r"(?:\s?\([^()]{0,20}\bn\s?=\s?\d[^()]{0,20}\))?"
    r"(?:(?:(?!\b(?:but|while|whereas|whilst|such as|like|including)\b|, and the\b)"
    r"[^.;()]){0,80}?"
    r"\b(?:by|from)|(?:\s(?:in|with|on|among|for)(?:\s[\w-]+){1,4}?)?\sof)"
    r"\s+(?:the\s+|a team led by\s+)?"
    r"(?:(?:dr|drs|prof|professor|doctor|lead author|author|researchers?)\.?,?\s+)*"
    r"(?:(?!(?:with|on|about|to|for|is|was|has|had)\b)[\w.'’-]+\s+){0,3}$"
    # "The most quoted trial is Doe 2014"
    r"|\s(?:is|was|remains|comes from|came from)\s(?:(?:that|the one)\s(?:of|by)\s)?$"
    r"|\s*[:,(–—-]?\s*$"
)
_IN_BRACKETS = re.compile(
    r"[^.;()]{0,80}[(\[]\s*(?:see |e\.g\.,? |by |[^;)]{0,30}, )?$"
)
_THEIRS = re.compile(
    r"\s*\(?(?:\d{4}[a-z]?)?\)?\s?(?:[,:–—-]?\s*|[,:–—-]\s(?:only |just )?an?\s"
    r"(?:(?!(?:of|to|on|in|for|from|about|by|with)\b)[a-z]+\s){0,2})$"
)
_POSSESSIVE = re.compile(
    r"(?:['’]s?)?,?\s*\(?(?:\d{4}[a-z]?)?\)?,?\s*(?:(?!(?:and|or|in|an?|the|team"
    r"|group|lab|colleagues)\b)"
    r"[\w-]+\s+){0,3}$"
)
_ENDS_POSSESSIVE = re.compile(r"['’]s?\s*\(?(?:\d{4}[a-z]?)?\)?$")
_AT_NOTE = re.compile(r"(?:\s(?:of|in|with|on|among)\s[^.;:(),]{0,50})?[(\[]?\s*$")
# A journal has studies in it, an institution at it: "a pilot study at Doe University".
_AT = re.compile(r"[^.;()]{0,80}?\b(?:in|at)\s+(?:the\s+)?(?:journal\s+)?$")
# Brackets and note numbers stand after what is said of the study.
_BEFORE = {"parenthetical": _IN_BRACKETS, "reference": _AT_NOTE}
_APPOSED = re.compile(r"\W*(?:\d{4}|['’]\d\d)?\W*[:,\u2013\u2014-]\W*(?:an? |the )?")
_BRACKET = 120  # characters within which a bracket closes
_LONG_BRACKET = 300  # that of one which may hold others, and studies in it
_CHAINED = re.compile(r"\s*[,;]?\s*(?:(?:and|&|see|also|e\.g\.|but|cf\.)[\s,]*){0,3}")
# "Trials by Doe (2014; 9 men) and Roe": what brackets add does not part them.
_CHAINED_MORE = re.compile(rf"(?:[;,:]\s[^()\[\];.]{{1,30}})?[)\]]?{_CHAINED.pattern}")
# "As seen in trials (Doe 2008; Roe 2010)" cites whoever reviewed them as well, which
# "two trials (Doe; Roe)" and "trials (Doe; Roe) found" do not.
_SEEN_IN = re.compile(
    r"\b(?:in|from|with|to|of|by|across|for|including)\s"
    r"(?:(?!(?:two|three|four|five|six|both|these)\b)[a-z-]+,?\s){0,6}$"
)
_SUCH_AS = re.compile(
    r",?\s\(?(?:such as|like|including|e\.g\.|for example|for instance|notably"
    r"|among them),?\s(?:(?:that|those) (?:of|by) )?$"
)
# Of both it is said: "Doe (2014) and Roe (2016) were randomised trials."
_WERE = re.compile(r"[\s,)]*(?:were|are) (?:both |all |each )?(?:[\w-]+ )?$")
# "The trial (Doe 2014) of 60 men": the noun goes on behind its bracket.
_BEHIND_BRACKET = re.compile(
    r"[^\w()\[\]]*[)\]],? (?:of|with|in|on|among|involving|covering|had|has|enrolled"
    r"|recruited|followed|included|randomi[sz]ed|tracked|tested|studied|asked|gave"
    r"|surveyed|pooled|looked at) "
    r"(?:(?:the|only|just|about|around|some|over|more than|nearly|almost) )*$"
)
_DID = re.compile(
    r"[\s,)]*(?:who\s+|also\s+|have\s+|has\s+|had\s+|later\s+|then\s+|recently\s+"
    r"|\(?\d{4}\)?,?\s+)*"
    r"(?:conducted|conduct|performed|carried out|published|ran|did|reported|undertook"
    r"|completed|wrote|led|described|presented|report|describe|was|is|used|in)\s+"
    r"(?:on\s+|up\s+)?(?:the results of\s+|findings from\s+)?(?:an?|the|their|its)?\s*"
    r"(?:[\w-]+\s+){0,2}$"
)
# Trials that are reviewed by somebody are not theirs.
_POOLED_BY = re.compile(
    r"[^.;()]{0,60}?\b(?:reviewed|pooled|cited|included|analy[sz]ed|combined|collected"
    r"|summari[sz]ed|criticised) (?:by|in)\b"
)
_NEXT_NAME = re.compile(r",\s$")
_ONE_CLAUSE = re.compile(r"[^.;:()\t]{0,80}")
_RAN = re.compile(
    r"[\s,)]*(?:(?:who|also|have|has|had|later|then)\s+)*(?:conducted|performed|ran|did"
    r"|carried out|undertook|completed)\s+(?:[\w-]+\s+){0,2}$"
)


def _own_phrase(lowered: str, start: int, end: int, mention: Mention) -> bool:
    """Whether the design at ``[start:end]`` is grammatically the mention's own."""
    if mention.start <= start and end <= mention.end:
        return True
    if "\t" in lowered[end : mention.start] or "\t" in lowered[mention.end : start]:
        return False  # in another cell of the row
    if end <= mention.start:
        phrase = _BEFORE.get(mention.kind, _BY)
        placed = not mention.authors and (mention.journal or mention.group)
        return mention.start - end <= 100 and bool(
            phrase.fullmatch(lowered, end, mention.start)
            or (placed and _AT.fullmatch(lowered, end, mention.start))
        )
    if not 0 <= start - mention.end <= 60 or mention.kind in _BEFORE:
        return False
    theirs = _THEIRS
    if lowered.startswith(("'", "’"), mention.end) or _ENDS_POSSESSIVE.search(
        lowered, max(mention.start, mention.end - 8), mention.end
    ):
        theirs = _POSSESSIVE
    return bool(
        theirs.fullmatch(lowered, mention.end, start)
        or _DID.fullmatch(lowered, mention.end, start)
    )


class Binder:
    """Decides of which study in one passage a stretch of it speaks."""

    def __init__(self, lowered: str, passage: Passage) -> None:
        self.lowered = lowered
        self.passage = passage
        self.named = spoken_of(lowered, passage.named)
        self.starts = [one.mention.start for one in self.named]
        self.studies = {one.study for one in self.named}
        owners = self.studies | ({passage.owner} - {NOBODY})
        self.divided = bool(self.named) and len(owners) > 1
        pattern = _COMMA if passage.owner != NOBODY else _CLAUSE
        self.cuts = (
            [
                match.start()
                for match in pattern.finditer(lowered, passage.start, passage.end)
                if not self._inside_citation(match.start())
                and not self._inside_bracket(match.start())
            ]
            if self.divided
            else []
        )

    def inside_name(self, at: int) -> bool:
        """Whether the offset lies in the words that name a study."""
        i = bisect_left(self.starts, at + 1) - 1
        if i < 0 or self.named[i].mention.kind not in {"narrative", "parenthetical"}:
            return False
        return at < self.named[i].mention.end

    def inside_acronym(self, at: int) -> bool:
        """Whether the offset lies in the name of a trial: the 2 of "PRESSURE 2"."""
        i = bisect_left(self.starts, at + 1) - 1
        if i < 0 or not self.named[i].mention.acronym:
            return False
        acronym = self.named[i].mention.acronym.lower()
        first = self.lowered.rfind(
            acronym, max(0, at - len(acronym)), at + len(acronym)
        )
        return first >= 0 and first < at < first + len(acronym)

    def follows_name(self, at: int) -> bool:
        """Whether nothing stands between a name and the offset: "Lan 2015: 27 RCTs"."""
        i = bisect_left(self.starts, at) - 1
        return i >= 0 and bool(
            _APPOSED.fullmatch(self.lowered, self.named[i].mention.end, at)
        )

    def cites_several(self, at: int) -> bool:
        """Whether a bracket opens there that names studies: "2 trials (Doe; Roe)"."""
        if not self.lowered.startswith(" (", at):
            return False
        closed = self.lowered.find(")", at, min(at + _BRACKET, self.passage.end))
        return len({one.study for one in self._within(at, max(at, closed))}) > 1

    def _inside_citation(self, at: int) -> bool:
        """Whether the offset parts nothing: within a name, or "Doe; Roe" in a chain."""
        i = bisect_left(self.starts, at + 1) - 1
        if self.inside_name(at):
            return True
        if not 0 <= i < len(self.named) - 1:
            return False
        gap = self.named[i].mention.end, self.named[i + 1].mention.start
        return bool(_CHAINED.fullmatch(self.lowered, *gap))

    def _inside_bracket(self, at: int) -> bool:
        """Whether a bracket is open that names no study behind the offset."""
        opened = self.lowered.rfind("(", self.passage.start, at)
        if opened < 0 or self.lowered.rfind(")", opened, at) >= 0:
            return False
        closed = self.lowered.find(")", at, min(at + _BRACKET, self.passage.end))
        return closed >= 0 and not self._within(at, closed)

    def clause(self, at: int) -> tuple[int, int]:
        """The clause around an offset."""
        i = bisect_left(self.cuts, at + 1)
        first = self.cuts[i - 1] if i else self.passage.start
        last = self.cuts[i] if i < len(self.cuts) else self.passage.end
        return first, last

    def _within(self, first: int, last: int) -> Sequence[Placed]:
        """The first mentions of a clause: enough to see whether they differ."""
        i, j = bisect_left(self.starts, first), bisect_left(self.starts, last)
        return self.named[i : min(j, i + 50)]

    def own(self, start: int, end: int, *, plural: bool = False) -> set[int]:
        """The studies whose own noun phrase or verb the stretch belongs to.

        Several only where they are named in one breath: "trials by Doe and Roe".
        Of several trials only who ran them, not who pooled them, is the author.
        """
        i = bisect_left(self.starts, start)
        if plural:
            return self._own_trials(i, start, end)
        for k in (i - 1, i):
            if self._is_own(k, start, end) and not (k == i and self._ends(end, i)):
                return self.chain(k) if k == i else {self.named[k].study}
        return set()

    def _ends(self, end: int, i: int) -> bool:
        """Whether the i-th name opens the next: "Doe had 302 patients, Roe had 60"."""
        if not i or self.named[i - 1].mention.kind in _BEFORE:
            return False
        before, name = self.named[i - 1].mention, self.named[i].mention
        return name.kind == "narrative" and bool(
            _NEXT_NAME.fullmatch(self.lowered, end, name.start)
            and _ONE_CLAUSE.fullmatch(self.lowered, before.end, end)
        )

    def _own_trials(self, i: int, start: int, end: int) -> set[int]:
        if self._is_own(i, start, end) and not _POOLED_BY.match(
            self.lowered, end, self.named[i].mention.start
        ):
            chain = self.chain(i, _CHAINED_MORE)
            cited = self.named[i].mention.kind == "parenthetical"
            if len(chain) > 1 and not (
                cited and _SEEN_IN.search(self.lowered, max(0, start - 60), start)
            ):
                return chain
        if i < len(self.named) and _SUCH_AS.fullmatch(
            self.lowered, end, self.named[i].mention.start
        ):
            return self.chain(i)
        if i and start - self.named[i - 1].mention.end < 60:
            before = self.named[i - 1]
            if _RAN.fullmatch(self.lowered, before.mention.end, start):
                return {before.study}
            if _WERE.fullmatch(self.lowered, before.mention.end, start):
                return self.chain_up_to(i - 1)
        return set()

    def _is_own(self, k: int, start: int, end: int) -> bool:
        return 0 <= k < len(self.named) and _own_phrase(
            self.lowered, start, end, self.named[k].mention
        )

    def study(self, start: int, end: int) -> int:
        """The study that the stretch is about, or `NOBODY` where that is open."""
        if not self.divided:
            return next(iter(self.studies), self.passage.owner)
        own = self.own(start, end)
        if own:
            return own.pop() if len(own) == 1 else NOBODY
        bracketed = self._bracketed(start)
        return self._by_clause(start) if bracketed == NOBODY else bracketed

    def _by_clause(self, start: int) -> int:
        """The study that the clause around an offset is about."""
        first, last = self.clause(start)
        inside = self._within(first, last)
        studies = {one.study for one in inside}
        if len(studies) == 1:
            return studies.pop()
        if not studies:
            return self._carried(first)
        return self._nearest(inside, start)

    def _bracketed(self, at: int) -> int:
        """The study in whose bracket it stands, or right behind it."""
        i = bisect_left(self.starts, at) - 1
        before = self.named[i] if i >= 0 else None
        opened = self._opened(at)
        if opened >= 0:
            if before and before.mention.end > opened:
                return before.study
            closed = self.lowered.find(")", at, min(at + _BRACKET, self.passage.end))
            studies = {one.study for one in self._within(at, max(at, closed))}
            if not studies and closed >= 0:  # "A trial (n = 77) by Doe"
                studies = self.own(opened, closed + 1)
            return studies.pop() if len(studies) == 1 else NOBODY
        if (
            before
            and before.mention.kind in _BEFORE
            and _BEHIND_BRACKET.fullmatch(self.lowered, before.mention.end, at)
        ):
            return before.study
        return NOBODY

    def _opened(self, at: int) -> int:
        """Where the bracket opens that the offset lies in; negative where none does."""
        closed = 0
        for i in range(at - 1, max(self.passage.start, at - _LONG_BRACKET) - 1, -1):
            if self.lowered[i] == ")":
                closed += 1
            elif self.lowered[i] == "(":
                if not closed:
                    return i
                closed -= 1
        return -1

    def _carried(self, first: int) -> int:
        """A clause without a study goes on about the clause before it."""
        if self.passage.owner != NOBODY:
            return self.passage.owner
        if first == self.passage.start:
            return NOBODY
        if self.lowered[first] == "\t":  # what a row is about stands in its first cell
            begin, end = self.clause(self.passage.start)
            studies = {one.study for one in self._within(begin, end)}
            return studies.pop() if len(studies) == 1 else NOBODY
        begin, end = self.clause(first - 1)
        studies = {one.study for one in self._within(begin, end)}
        return studies.pop() if len(studies) == 1 else NOBODY

    def _nearest(self, inside: Sequence[Placed], at: int) -> int:
        """Subjects stand before what is said of them, brackets after it."""
        bracketed = {one.mention.kind in _BEFORE for one in inside}
        before = [one for one in inside if one.mention.start < at]
        if before and not any(
            one.mention.kind in _BEFORE for one in inside[len(before) - 1 :]
        ):
            return before[-1].study
        if bracketed == {True}:
            i = bisect_left(self.starts, at)
            if i >= len(self.named):
                return NOBODY
            chain = self.chain(i)
            return chain.pop() if len(chain) == 1 else NOBODY
        return NOBODY

    def around(self, first: int, last: int) -> Iterator[tuple[int, int]]:
        """A stretch without the names of studies in it."""
        i = max(0, bisect_left(self.starts, first) - 1)
        while i < len(self.starts) and self.starts[i] < last:
            mention = self.named[i].mention
            if mention.kind != "unnamed" and mention.end > first:
                if mention.start > first:
                    yield first, mention.start
                first = mention.end
            i += 1
        if first < last:
            yield first, last

    def in_one_breath(self) -> tuple[int, ...]:
        """The studies of the passage in order, if they are named in one breath."""
        if not 2 <= len(self.studies) <= 3 or len(self.chain(0)) < len(self.studies):
            return ()
        return tuple(dict.fromkeys(one.study for one in self.named))

    def chain_up_to(self, i: int) -> set[int]:
        """The studies named in one breath up to the i-th mention, if several."""
        first = i
        while first and _CHAINED_MORE.fullmatch(
            self.lowered,
            self.named[first - 1].mention.end,
            self.named[first].mention.start,
        ):
            first -= 1
        studies = {one.study for one in self.named[first : i + 1]}
        return studies if len(studies) > 1 else set()

    def chain(self, i: int, chained: re.Pattern[str] = _CHAINED) -> set[int]:
        """The studies named in one breath with the i-th mention, from there on."""
        studies = {self.named[i].study}
        for one, other in pairwise(self.named[i : i + 50]):
            between = self.lowered[one.mention.end : other.mention.start]
            if not chained.fullmatch(between):
                break
            studies.add(other.study)
        return studies
