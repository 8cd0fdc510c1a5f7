"""The parts of a sample: its arms, and what was left of the whole. Pure."""

import re
from collections.abc import Collection, Iterator, Sequence

from verifier.literals import matches_at
from verifier.models import SampleSize
from verifier.sizes.nouns import PEOPLE
from verifier.sizes.numbers import (
    DIGITS,
    MOST_PEOPLE,
    NUMBER,
    SMALL_SHARE,
    WORDS,
    FoundSize,
    is_year,
    value_of,
)

# "234 of the 320 handed in usable diaries": the whole and what was left of it.
_OF_ALL = re.compile(
    rf"(?P<number>{NUMBER}) (?:out )?of the (?:first |original |initial )?"
    rf"(?P<all>{DIGITS})(?![\d%.]"
    rf"|\s?(?:trials"
    r"|stud|paper|per ?cent|%))"
)
# "20 of 402 in the other group"
_OF_GROUP = re.compile(
    rf"(?P<number>{NUMBER}) (?:out )?of (?P<all>{DIGITS}) (?:(?:{PEOPLE}) )?"
    r"(?:in|on) the (?:[\w-]+ ){1,3}?(?:group|arm)\b"
)
_KEPT_ON = re.compile(
    r"[^.;,]{0,20}?\s(?:handed|returned|completed|finished|came back|were analy"
    r"|remained|stayed|still"
    r"|answered|could be|were left|took)"
)
# "128 went to probiotic and 118 to placebo"
_TO_EACH = re.compile(
    rf"(?P<number>{NUMBER}) (?:(?:[a-z]+ ){{0,3}}?(?P<how>to|got|given|received)"
    rf"|(?:{PEOPLE}) (?P<where>on|in|taking|using)) (?:the )?"
    r"[a-z][\w -]{1,30}?(?:,? (?:and|vs?\.?|versus|against)|,)"
    rf"(?= (?P<other>{NUMBER}) (?:(?P=how)|(?P=where)) )"
)
_TO_EACH_CUE = re.compile(r" (?:to|on|in|got|given|received|taking|using) ")
# "251 women were given oils and 262 were not"
_RESPECTIVELY = re.compile(
    rf"(?P<number>{NUMBER}) and (?P<other>{NUMBER}) (?:{PEOPLE}),? respectively\b"
)
_AND_NOT = re.compile(
    rf"(?P<number>{NUMBER}) (?:(?:{PEOPLE}) )?(?P<did>were|did|had"
    rf"|got) [^.;\d]{{0,40}}?"
    rf"\band (?P<other>{NUMBER}) (?:were|did|had|got)(?: not|n['’]t)\b"
)


def parts_between(
    lowered: str, stretch: str, places: Sequence[int], start: int
) -> Iterator[FoundSize]:
    """Arms of "128 to yoga and 118 to rest", the whole and part of "234 of the 320".

    Numbers stand at the places in the stretch, which begins at ``start``.
    """
    end = start + len(stretch)
    of_arms, of_all = _TO_EACH_CUE.search(stretch), " of the " in stretch
    in_turn = "respectively" in stretch
    of_not = " not" in stretch or "n't" in stretch or "n’t" in stretch
    for match in (
        *matches_at(_TO_EACH, lowered, places if of_arms else (), end),
        *matches_at(_AND_NOT, lowered, places if of_not else (), end),
        *matches_at(_RESPECTIVELY, lowered, places if in_turn else (), end),
    ):
        if min(value_of(match["number"]), value_of(match["other"])) < 2:
            continue
        for group in ("number", "other"):
            arm = SampleSize(value_of(match[group]), "per_arm")
            if arm.count <= MOST_PEOPLE and not is_year(match[group]):
                yield FoundSize(*match.span(group), arm)
    of_group = " of " in stretch and (" group" in stretch or " arm" in stretch)
    for match in matches_at(_OF_GROUP, lowered, places if of_group else (), end):
        arm = SampleSize(value_of(match["all"]), "per_arm")
        if arm.count > SMALL_SHARE and not is_year(match["all"]):
            yield FoundSize(match.start("all"), match.end(), arm)
    for match in matches_at(_OF_ALL, lowered, places if of_all else (), end):
        whole, part = value_of(match["all"]), value_of(match["number"])
        if not is_year(match["all"]) and whole > part > SMALL_SHARE:
            yield FoundSize(match.start("all"), match.end(), SampleSize(whole))
            if _KEPT_ON.match(lowered, match.end(), end):
                yield FoundSize(*match.span(), SampleSize(part, "analysed"))


# Numbers that may be arms of a trial: their sum tells.
_ARM = re.compile(
    rf"(?<![\w.,$€£¥#/‐‑–-])(?:\d{{1,3}}(?:,\d{{3}})+|\d{{1,6}}|{WORDS})(?![\d%]"
    rf"|[.,]\d|:\d|\s?(?:%"
    r"|per ?cent"
    r"|years?|weeks?|months?|days?|hours?|minutes?|mg|mcg|ml|kg|gm|g|points?|sites?"
    r"|cent"
    r"(?:er"
    r"|re)s?|hospitals?|units?|countries|clinics?)\b)"
)
_MOST_ARMS, _ARM_GAP = 5, 90
# Judgement: below this two numbers too often make up a third by chance.
_SMALLEST_SUM = 20
_SMALLEST_PAIR = 100  # of two that do not follow each other


def arms_between(
    lowered: str, start: int, end: int, totals: Collection[int]
) -> Iterator[FoundSize]:
    """Numbers that follow each other and add up to a total: the arms of the trial."""
    numbers = [
        (match.start(), match.end(), value_of(match[0]))
        for match in _ARM.finditer(lowered, start, end)
        if not is_year(match[0])
    ][:40]
    done = 0
    for first in range(len(numbers)):
        for count in range(2, _MOST_ARMS + 1):
            arms = numbers[first : first + count]
            if first < done or len(arms) < count or arms[-1][0] - arms[0][1] > _ARM_GAP:
                break
            whole = sum(value for _, _, value in arms)
            if (
                count > 2
                and (pair := arms[0][2] + arms[-1][2]) in totals
                and pair >= _SMALLEST_PAIR
                and min(arms[0], arms[-1], key=_worth)[2] > 1
            ):
                done = first + count
                for begin, stop, value in (arms[0], arms[-1]):
                    yield FoundSize(begin, stop, SampleSize(value, "per_arm"))
            elif (
                whole >= _SMALLEST_SUM
                and whole in totals
                and min(arms, key=_worth)[2] > 1
            ):
                done = first + count
                for begin, stop, value in arms:
                    yield FoundSize(begin, stop, SampleSize(value, "per_arm"))


def _worth(arm: tuple[int, int, int]) -> int:
    return arm[2]


_AND = re.compile(r"\s+and\s+$|,\s+$|,\s+and\s+$")
_SEXES = re.compile(
    r"\b(?:women|men|females?|males?|boys|girls|controls|children|nurses|doctors)$"
)
# "13 female and 11 male patients" have one noun, and one person is no size: the other
# half of a sample that is told by its sexes.
_SEX = r"(?:wom[ae]n|m[ae]n|(?:fe)?males?|boys?|girls?)"
_OF_ONE_SEX = re.compile(rf"{NUMBER} (?:[a-z]{{1,20}} )?{_SEX}(?!\w)")
_OTHERS_BEFORE = re.compile(rf"(?P<number>{NUMBER}|\ban?) {_SEX} and $")
_ONE_AFTER = re.compile(rf",? and (?:one|1|an?) (?:[a-z]{{1,20}} )?{_SEX}(?!\w)")
_REACH = 40


def summed(lowered: str, found: Sequence[FoundSize]) -> list[FoundSize]:
    """The same, with "24 women and 6 men" as the thirty people they are."""
    told: list[FoundSize] = []
    sums = -1  # how many there are up to the last sum: a third part is not added to it
    for one in found:
        if told and len(told) != sums and _are_halves(lowered, told[-1], one):
            told[-1] = _sum(told[-1], one)
            sums = len(told)
            continue
        halved = _with_other_half(lowered, one)
        told.append(halved or one)
        sums = len(told) if halved else sums
    return told


def _are_halves(lowered: str, one: FoundSize, other: FoundSize) -> bool:
    return bool(
        _AND.match(lowered[one.end : other.start])
        and _SEXES.search(lowered[one.start : one.end])
        and (
            _SEXES.search(lowered[other.start : other.end])
            or _OF_ONE_SEX.match(lowered, other.start)
        )
    )


def _sum(one: FoundSize, other: FoundSize) -> FoundSize:
    role = other.size.role if one.size.role == "stated" else one.size.role
    count = one.size.count + other.size.count
    return FoundSize(one.start, other.end, SampleSize(count, role))


def _with_other_half(lowered: str, one: FoundSize) -> FoundSize | None:
    """The size with those of the other sex, where they were not counted as people."""
    if not _OF_ONE_SEX.match(lowered, one.start):
        return None
    if before := _OTHERS_BEFORE.search(lowered, max(0, one.start - _REACH), one.start):
        number = before["number"]
        start, end, others = before.start(), one.end, value_of(number) or 1
    elif after := _ONE_AFTER.match(lowered, one.end):
        start, end, others = one.start, after.end(), 1
    else:
        return None
    count = one.size.count + others
    return FoundSize(start, end, SampleSize(count, one.size.role))
