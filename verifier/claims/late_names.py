"""Whether a sentence gives a name to the study that was told of before it. Pure.

"They reported it in the Lancet", "That was Doe and colleagues", "(Doe 2012.)".
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from verifier.claims.places import Placed
from verifier.claims.turns import (
    STUDY,
    TELLERS,
    brings_another,
    find_many,
    goes_back,
    names_another,
    touches_on,
)
from verifier.sizes import sizes_between


@dataclass(frozen=True, slots=True)
class Naming:
    """The sentence ``text[start:end]``, which names studies after some that name none.

    ``lowered`` is the text in small letters, ``pending`` are those before it.
    """

    text: str
    lowered: str
    start: int
    end: int
    named: Sequence[Placed]
    pending: Sequence[tuple[int, int]]


def told_before(naming: Naming) -> Sequence[tuple[int, int]]:
    """The sentences before it that tell of the study to which it gives a name."""
    if _is_attributed(naming):
        return naming.pending[-1:]
    return naming.pending if _names_late(naming) else _closes_telling(naming)


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
    "ahead al and at by colleagues doi epub et first from in issue no of on online or "
    "p pp print published pubmed see the vol".split()
)
_A_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_LED_IT = re.compile(
    r"\bwho (?:led|ran|headed|heads|leads|wrote|did|conducted|designed|oversaw)"
    r" (?:the (?:work|study|trial|research|team|project|review|survey)|it|this|that)\b"
    r"|\b(?:lead|first|senior|study|corresponding) (?:author|investigator|researcher)"
    r"|\b(?:first|last) (?:name|author|named) (?:on|of) (?:the|that|their) (?:paper"
    r"|work|study|report|article)"
    r"|\bprincipal investigator|\b(?:carried|published|printed|ran) (?:it|them)\b"
    r"|\b(?:her|his|their) (?:own )?(?:paper|study|trial|work|report|results|findings)"
)
# "Thirty nurses ate kiwis. Their sleep got better (Doe 2012)": they took part; those
# of whom it is said what they are or do today did not.
_OF_THOSE = re.compile(
    r"\W*(?:they|their|it|its|he|she|his|her|both groups|those (?:who|on|given|in)"
    r"|(?:half|most|some|none|all) of them|that['’]s all"
    rf"|(?:this|that|the same) (?:[\w-]+ ){{0,2}}?(?:{STUDY}|{TELLERS})"
    r"|the (?:[\w-]+ )?(?:researchers|investigators|authors|scientists|team|findings"
    r"|results|participants|subjects|volunteers|reviewers))\b"
)
# A noun said again: "… 25 insomniacs. The insomniacs fell asleep (Doe 2012)."
_THE_SAME = re.compile(r"\W*(?:the|these|those) (?P<who>[a-z]{4,})\b")
_IN_GENERAL = re.compile(
    r"\b(?:have|has|are|is|do|does|can|may|will|every|often|many|most|now"
    r"|(?<!did not )(?<!to )(?:live|suffer|get|use|take))\b"
)
_TODAY = re.compile(
    r"\W*(?:it|they|he|she) (?:is (?!an? (?:[\w-]+ )?(?:trial|study|review))|are|has"
    r"|have|gets?|do|does|can|may|will)\b"
)


# "A randomised trial from Portugal says otherwise. Doe and others compared 155
# patients": what is announced, and no more, is told next.
_ANNOUNCED = re.compile(
    rf"\W*(?:but |and |yet |luckily,? )?an? (?:[\w-]+,? ){{0,6}}{STUDY}\b"
    r"[^.;:,]{0,40}? (?:(?:says?|said|suggests?|shows?|showed|found|tells?|told)"
    r" (?:otherwise|so|why|how|more|us more|the opposite|differently|another story"
    r"|a different (?:story|tale))|disagrees?d?|begs? to differ|(?:has|had|gives?|gave"
    r"|offers?) (?:an?|the|some|one) (?:answer|hint|clue|hope|idea)|settle[sd]? (?:it"
    r"|this|that)|looked into (?:it|this|that))[.:!]?\s*"
)


def _is_announced(naming: Naming) -> bool:
    """Whether the sentence opens with who did what the one before it announces."""
    first = naming.named[0].mention
    return (
        first.kind == "narrative"
        and bool(first.authors)
        and not naming.lowered[naming.start : first.start].strip()
        and _ANNOUNCED.fullmatch(naming.lowered, *naming.pending[-1]) is not None
    )


# "…, a clinical trial has shown. Doe and others reported in 2021 …": the news first,
# what it rests on at its end, who found it next.
_RESTS_ON = re.compile(
    rf"(?:\b(?:in|according to) an? (?:[\w-]+,? ){{0,6}}?{STUDY}"
    rf"|, an? (?:[\w-]+,? ){{0,6}}?{STUDY}(?: (?:by|of|from|in|at) [^.,;:]{{1,80}})?"
    r" (?:has |have |now )?(?:shown?|shows|showed|indicates?|indicated|suggests?"
    r"|suggested|found|finds|reports|reported|says))[.!]\s*\Z"
)
# "A trial in 2,713 people could not settle it. Doe wrote that the results were mixed."
_OPENS_WITH = re.compile(rf"\W*an? (?:[\w-]+,? ){{0,6}}?{STUDY}\b")
_ITS_RESULTS = re.compile(
    r"[^.;:]{0,60}? (?:that|how) (?:the|their|these|its) (?:[\w-]+ )?"
    r"(?:results|findings|trial|study|data|evidence|outcome)\b"
)
_LONGEST_END = 200
_GIVEN_NAMES = re.compile(
    r"\W*(?:(?!(?:In|At|By|But|And|Yet|For|When|While|Unlike|Like|However|The|Both)\b)"
    r"[A-Z][\w.'’-]*\s){0,3}"
)
_REPORTS = re.compile(
    r"\)?,?(?: (?:in|of|at|from) [^.;:()]{1,40}?)?"
    r" (?:reports?|reported|wrote|writes?|sa(?:y|ys|id)|found|finds?|noted?|notes"
    r"|concluded?|concludes|explained|explains?|describe[sd]?|observed)\b"
)
_A_STUDY_OF_ITS_OWN = re.compile(
    rf"\b(?:an?|another|their|his|her) (?:[\w-]+,? ){{0,4}}?{STUDY}\b"
)


def _is_attributed(naming: Naming) -> bool:
    """Whether the sentence opens with who found what the one before it ends on."""
    lowered, end, before = naming.lowered, naming.end, naming.pending[-1]
    first = naming.named[0].mention
    return (
        first.kind == "narrative"
        and bool(first.authors)
        and _GIVEN_NAMES.fullmatch(naming.text, naming.start, first.start) is not None
        and (reports := _REPORTS.match(lowered, first.end, end)) is not None
        and not _A_STUDY_OF_ITS_OWN.search(lowered, first.end, end)
        and bool(
            _RESTS_ON.search(
                lowered, max(before[0], before[1] - _LONGEST_END), before[1]
            )
            or (
                _OPENS_WITH.match(lowered, *before)
                and _ITS_RESULTS.match(lowered, reports.end(), end)
            )
        )
    )


def _names_late(naming: Naming) -> bool:
    """Whether the sentence gives a name to what the one before it tells of."""
    text, lowered, start, end = naming.text, naming.lowered, naming.start, naming.end
    that_was = _THAT_WAS.match(text, start, end)
    aside = touches_on(lowered[start : naming.named[0].mention.start])
    if that_was or aside or names_another(text, start, end):
        return that_was is not None
    return bool(
        _is_announced(naming)
        or _LED_IT.search(lowered, start, end)
        or _cites_back(naming)
        or (
            _OPENS_LATE.match(lowered, start, end)
            and _TELLS_WHERE.search(lowered, start, end)
        )
    )


def _cites_back(naming: Naming) -> bool:
    """Whether "Their sleep got better.1" goes on about those told of before."""
    lowered, sentence = naming.lowered, (naming.start, naming.end)
    kinds = {one.mention.kind for one in naming.named}
    if kinds == {"reference"}:
        return goes_back(naming.text, lowered, *sentence)
    told = lowered[slice(*naming.pending[-1])]
    if (
        kinds != {"parenthetical"}
        or _IN_GENERAL.search(told)
        or _TODAY.match(lowered, *sentence)
    ):
        return False
    again = _THE_SAME.match(lowered, *sentence)
    return bool(
        _OF_THOSE.match(lowered, *sentence) or (again and f" {again['who']} " in told)
    )


# "(Druschel, 2014; a prospective study)" closes what is told; so does "(Doe 2012)."
_OPENED = re.compile(r"[(\[](?:see |e\.g\. ?|source: ?|from )?$", re.IGNORECASE)
_CLOSED = re.compile(r"[^()\[\]]{0,90}[)\]][\s.)\]]*|[\s.)\]]*")


def _closes_telling(naming: Naming) -> Sequence[tuple[int, int]]:
    """The sentences before it that tell of the study that is cited at its end.

    "In Essex 12 youths were followed. Their spines went straight (Doe 2012)": those
    of whom nothing is cited where they are counted took part in what is cited next,
    unless the sentence with the citation counts its own.
    """
    text, lowered, start, end = naming.text, naming.lowered, naming.start, naming.end
    first, last = naming.named[0].mention, naming.named[-1].mention
    kinds = {one.mention.kind for one in naming.named}
    in_brackets = kinds == {"parenthetical"} and (
        text[first.start] in "(["
        or _OPENED.search(text, max(start, first.start - 12), first.start)
    )
    marks = kinds == {"reference"}
    closed = (in_brackets or marks) and _CLOSED.fullmatch(text, last.end, end)
    # "Their pressure fell by 15 mm Hg, Doe and Roe reported in 2003, and …"
    reported = (
        kinds == {"narrative"}
        and bool(first.authors)
        and text.endswith(", ", start, first.start)
        and _REPORTS.match(lowered, first.end, end) is not None
    )
    if not (
        (closed or reported)
        and not names_another(text, start, first.start)
        and not touches_on(lowered[start : first.start])
        and not brings_another(lowered[start : first.start])
        and not _IN_GENERAL.search(lowered, start, first.start)
        and not _counts_people(lowered, start, first.start)
    ):
        return ()
    for i, span in enumerate(naming.pending):
        if _counts_people(lowered, *span):
            told = naming.pending[i:]
            return () if any(_is_of_another(text, lowered, *s) for s in told) else told
    return ()


def _counts_people(lowered: str, start: int, end: int) -> bool:
    """Whether the sentence says exactly how many took part."""
    return any(
        not found.size.about and found.size.role != "studies"
        for found in sizes_between(lowered, start, end)
    )


def _is_of_another(text: str, lowered: str, start: int, end: int) -> bool:
    """Whether the sentence tells of people in general, or of a study named else."""
    return bool(
        _IN_GENERAL.search(lowered, start, end)
        or names_another(text, start, end)
        or find_many(lowered, start, end)
    )


def only_cites(naming: Naming) -> bool:
    """Whether the sentence says where a study stands, and nothing else."""
    last, outside = naming.start, []
    for one in naming.named:
        if one.mention.weighed:
            continue  # it goes from a name to a year, with whatever is between
        outside.append(naming.text[last : max(last, one.mention.start)])
        last = max(last, one.mention.end)
    words = _A_WORD.findall(" ".join([*outside, naming.text[last : naming.end]]))
    return all(not word[0].islower() or word in _OF_CITATION for word in words)
