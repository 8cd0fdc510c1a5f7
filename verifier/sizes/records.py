"""How stated sample sizes fit those that a record states. Pure."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import chain, combinations

from verifier.headings import part_headings
from verifier.models import Agreement, Record, SampleSize
from verifier.names import lower
from verifier.sizes.numbers import DIGITS, NUMBER, WORDS, FoundSize, is_year, value_of
from verifier.sizes.parts import arms_between
from verifier.sizes.reading import find_sizes

# Judgement: authors and editors round, and abstracts count late exclusions apart.
_NEAR = 0.02
_ABOUT = 0.25
# Judgement: however loosely, nobody says "some 2,000" of fewer than half or of more
# than twice as many.
_LOOSELY = 2
_ROUNDED_OFF = 0.15
_POWER_OF_TEN = re.compile("10+")
# Judgement: "4,000 women" are 3,811 to those who round to hundreds without saying so.
_ROUND, _ROUNDED = 100, 0.05
# Judgement: of so many studies one may be counted as a trial or as its two reports.
_SEVERAL = 5
# Judgement: a trial seldom loses more than a third of those who entered.
_KEPT = 2 / 3
_MOST_PARTS = 12
# What a number counts that is no size as we read them, though a page may take it for
# one: "345 charts", "24 of which were randomised". Years, doses and shares are not.
_COUNTED = re.compile(
    rf"{NUMBER}(?= (?:out )?of (?:which|whom|these|them|those|the|our|all"
    rf"|(?:{DIGITS}|{WORDS})(?!\s?%)) ?\b"
    r"| (?:[a-z]{3,} ){0,3}?(?:cases|(?:wo)?men|(?:fe)?males?|people|children)\b"
    r"| (?:[a-z]{3,} ){0,2}?"
    r"(?!(?:weeks|months|years|days|hours|minutes|seconds|points|times|doses|grams"
    r"|units|tablets|capsules|sessions|items|cases|groups|arms|countries|centers"
    r"|centres|hospitals|sites|parts|calories|milligrams|was|is|has|this|versus"
    r"|plus)\b)[a-z]{3,}s\b)"
)
# Where any other number stands it may be of people, in words that we do not read; it
# is none of a share, a dose, an age, a time or a result.
_STANDING = re.compile(
    r"(?<![<>≤≥±/])(?<![<>≤≥±/]\s)(?<!&[lg]t;)(?<!&[lg]t;\s)(?<!\bp=)(?<!\bp\s=\s)"
    r"(?<!\baged\s)(?<!\bage\s)"
    rf"{NUMBER}(?!\s?(?:%|per ?cent|percent|years?|months?|weeks?|days?|hours?|min"
    r"|mg|mcg|ml|kg|g|mm|cm|μg|µg|iu|kda|°|±|points?)(?![a-z])|[.,·:]\d|[-–]\w)"
)
# Between two numbers of one list: "two with melanoma, one with sarcoma, and one".
_LISTED = re.compile(
    r"(?:[^.\d]|\(\d{1,3}(?:\.\d{1,2})?\s?%\)){0,80}?(?:[,+(]|(?<!&[lg]t);"
    r"|\b(?:and|plus)\b)"
    r"\s?(?:and |in |with |the |another |an additional |a further )?(?:n ?= ?)?"
)
_LONGEST_GAP = 90
_MOST_LISTED = 6
# Whoever counts pairs counts two of each.
_PAIRS = re.compile(
    rf"(?P<number>{NUMBER}) (?:[a-z][\w/-]* ){{0,5}}?(?:pairs|couples|dyads|twins)\b"
)
# Whoever counts all counts the controls with the others, wherever those are told.
_CONTROLS = re.compile(rf"(?P<number>{NUMBER}) (?:[a-z][\w-]* ){{0,3}}?controls?\b")
_FEW = 10
_LOST = re.compile(
    rf"(?P<number>{NUMBER})[^.;]{{0,40}}?\b(?:withdr[ae]w|dropped out|lost to|excluded"
    r"|discontinued|did not complete|declined)"
    rf"|\b(?:excluded|lost|withdrawals? of|drop-?outs? of) (?P<other>{NUMBER})"
)


def compare_size(stated: Sequence[SampleSize], record: Record) -> tuple[Agreement, str]:
    """How stated sample sizes fit those of a record, and what the record says.

    One size that fits is enough, whatever its role: pages seldom say which they
    mean. A conflict needs a record that states a size of that kind, none near.
    """
    of_kinds = _of_kinds(stated, record)
    return min(of_kinds, key=_by_fit, default=("not stated", ""))


def judge_size(stated: Sequence[SampleSize], record: Record) -> tuple[Agreement, str]:
    """The same, but that the studies fit which were pooled excuses no other people."""
    of_kinds = _of_kinds(stated, record)
    conflicts = [one for one in of_kinds if one[0] == "conflicts"]
    return min(conflicts or of_kinds, key=_by_fit, default=("not stated", ""))


def rarest_in_common(stated: Sequence[SampleSize], record: Record) -> int:
    """How many the largest of the numbers counts that both state; 0 without one.

    Of a round number a tenth: so many more studies have it.
    """
    known = {(s.count, s.role == "studies") for s in _totals(record)[0]}
    same = [s for s in stated if (s.count, s.role == "studies") in known]
    both = [size.count for size in same if not size.about]
    return max((n if n % _TEN else n // _TEN for n in both), default=0)


_TEN = 10
_FITS: tuple[Agreement, ...] = ("agrees", "near", "conflicts", "cannot be checked")


def _by_fit(level: tuple[Agreement, str]) -> int:
    return _FITS.index(level[0])


def _of_kinds(
    stated: Sequence[SampleSize], record: Record
) -> list[tuple[Agreement, str]]:
    """How the people fit that are stated, and how the pooled studies do."""
    known, plain = _totals(record)
    of_kinds = []
    for studies in (False, True):
        sizes = [size for size in stated if (size.role == "studies") == studies]
        levels = [_one_size(size, known, plain) for size in sizes]
        if whole := _sum_of(sizes, known):
            levels.append(("near", _show(whole)))
        elif all(level == "conflicts" for level, _ in levels):
            levels = [
                ("cannot be checked", "") if _is_told(size, plain, record) else level
                for size, level in zip(sizes, levels, strict=True)
            ]
        if levels:
            of_kinds.append(min(levels, key=_by_fit))
    return of_kinds


def _show(size: SampleSize) -> str:
    words = {"per_arm": "per arm", "studies": "studies", "stated": "participants"}
    return f"{size.count} {words.get(size.role, size.role)}"


@lru_cache(maxsize=4096)
def _totals(record: Record) -> tuple[tuple[SampleSize, ...], tuple[SampleSize, ...]]:
    """Everything the record says of its size, and the sizes it states plainly.

    Numbers of people without a role are plain only where none has one.
    """
    abstract = part_headings(record.abstract)
    told = [
        (found, text) for text in (record.title, abstract) for found in find_sizes(text)
    ]
    read = [found.size for found, _ in told]
    met = [found.size for found, text in told if _is_outcome(found, text)]
    counts = {size.count for size in read if size.role != "studies"}
    abstract = lower(abstract)
    placed = {found.start for found, text in told if text is not record.title}
    arms = arms_between(abstract, 0, len(abstract), counts)
    read += [found.size for found in arms if found.start not in placed]
    exact = [*record.sizes, *(s for s in read if not s.about and s not in met)]
    pooled = [size for size in exact if size.role == "studies"]
    people = [s for s in exact if s.role not in {"studies", "stated", "per_arm"}]
    if not people:
        people = [s for s in exact if s.role == "stated"]
    if not people:  # "over 3,000 cases", "up to 400 mothers"
        people = [one.size for one, text in told if _is_rounded_whole(one, text)]
    return (*record.sizes, *read), (*people, *pooled)


# "healing was achieved in 37 patients": what came of it, and not who took part.
_CAME_OF_IT = re.compile(
    r"\b(?:achieved|occurr(?:ed|ing)|observed|seen|noted|present|detected|confirmed"
    r"|resolved|recurred|develop(?:ed|ing)|died|successful)\s(?:in|by|among)\s\Z"
)


def _is_outcome(found: FoundSize, text: str) -> bool:
    """Whether the number is of those of whom the abstract says what befell them."""
    return (
        found.size.role == "stated"
        and "control" not in text[found.start : found.end]
        and _CAME_OF_IT.search(text, max(0, found.start - 30), found.start) is not None
    )


# "A review of over 3,000 cases"; but 350,000 persons have multiple sclerosis.
_WHOLE_OF = re.compile(
    r"\b(?:review|series|study|survey|analysis|cohort|sample|trial|records|data)"
    r" (?:of|in|with|on|among|from) (?:[a-z]+ ){1,3}\Z",
    re.IGNORECASE,
)
_TOOK_PART = frozenset({"enrolled", "randomised", "analysed"})


def _is_rounded_whole(found: FoundSize, text: str) -> bool:
    """Whether the number is a round one of all who took part."""
    return found.size.about and (
        found.size.role in _TOOK_PART
        or (
            found.size.role == "stated"
            and _WHOLE_OF.search(text, max(0, found.start - 60), found.start)
            is not None
        )
    )


def _one_size(
    stated: SampleSize, known: Sequence[SampleSize], plain: Sequence[SampleSize]
) -> tuple[Agreement, str]:
    studies = stated.role == "studies"
    alike = [size for size in known if (size.role == "studies") == studies]
    rounded = stated.count % _ROUND == 0
    margin = _ABOUT if stated.about else _ROUNDED if rounded else _NEAR
    if studies and stated.count >= _SEVERAL:
        # One article may report two trials, and one trial stand in two articles.
        margin = max(margin, 1 / stated.count)
    for size in alike:
        if size.count == stated.count and "per_arm" in {size.role, stated.role}:
            same = size.role == stated.role
            return ("agrees" if same else "near"), _show(size)
        if size.count == stated.count:
            return "agrees", _show(size)
    parts = _parts(stated, alike)
    if parts:
        return "near", " + ".join(map(str, parts))
    for size in alike:
        if _close(stated.count, size.count, margin):
            return "near", _show(size)
    against = [s for s in plain if (s.role == "studies") == studies]
    entered = [s for s in against if s.role in {"stated", "enrolled", "randomised"}]
    if entered and stated.role not in {"screened", "per_arm"}:
        against = entered
    rivals = list(_rivals(stated, against))
    if (
        not rivals
        or len(rivals) < len(against)
        or _may_be_so_many(stated, known, rivals)
    ):
        return "cannot be checked", ""
    return "conflicts", ", ".join(dict.fromkeys(_show(size) for size in rivals))


def _may_be_so_many(
    stated: SampleSize, known: Iterable[SampleSize], rivals: Iterable[SampleSize]
) -> bool:
    """Whether a size may be loosely said of another, or be that of a few of them."""
    if stated.about and _may_be_meant(stated, known):
        return True
    rounded = [size for size in rivals if size.about]
    if rounded and _may_be_meant(replace(stated, about=True), rounded):
        return True
    # Three people may be told of who are some of six hundred.
    few = stated.count < _FEW and stated.role != "studies"
    return few and min(size.count for size in rivals) > _FEW * stated.count


def _may_be_meant(about: SampleSize, known: Iterable[SampleSize]) -> bool:
    """Whether "some 300" may be loosely said of one of the sizes.

    "Over 100" and "more than 1,000" are said of any number above.
    """
    return _POWER_OF_TEN.fullmatch(str(about.count)) is not None or any(
        _close(about.count, size.count, 1 - 1 / _LOOSELY)
        for size in known
        if (size.role == "studies") == (about.role == "studies")
    )


def _is_told(stated: SampleSize, plain: Iterable[SampleSize], record: Record) -> bool:
    """Whether a record has the number all the same, counting what we do not.

    Of a round one it may have another near it. Or it has those who were lost, so that
    as many were left.
    """
    told = lower(f"{record.title}\n{part_headings(record.abstract)}")
    few_people = stated.count < _FEW and stated.role != "studies"
    counted = _COUNTED if few_people else _STANDING
    numbers = [one[0] for one in counted.finditer(told)]
    if stated.count in _added_up(told):
        return True
    if any(value_of(one) == stated.count for one in numbers) or (
        stated.about
        and any(
            _close(value_of(one), stated.count, _ROUNDED_OFF)
            for one in numbers
            if not is_year(one)
        )
    ):
        return True
    lost = {value_of(one["number"] or one["other"]) for one in _LOST.finditer(told)} - {
        0
    }
    return stated.role != "studies" and any(
        size.count - stated.count in lost
        for size in plain
        if size.role not in {"studies", "per_arm"}
    )


@lru_cache(maxsize=4096)
def _added_up(told: str) -> frozenset[int]:
    """What the numbers of each list add up to, all with controls, and pairs twice."""
    sums = {2 * value_of(one["number"]) for one in _PAIRS.finditer(told)}
    controls = {value_of(one["number"]) for one in _CONTROLS.finditer(told)}
    listed: list[int] = []
    end = 0
    for one in _STANDING.finditer(told):
        if is_year(one[0]):
            continue
        gap = told[end : one.start()]
        if len(gap) > _LONGEST_GAP or not _LISTED.fullmatch(gap):
            listed = []
        number = value_of(one[0])
        listed = [*listed[1 - _MOST_LISTED :], number]
        sums.update(number + others for others in controls)
        end = one.end()
        sums.update(sum(listed[first:]) for first in range(len(listed) - 1))
    return frozenset(sums)


def _parts(stated: SampleSize, alike: Sequence[SampleSize]) -> tuple[int, ...]:
    """Sizes of the record of which the stated one may be the sum, if any are."""
    counts = [size.count for size in alike[:_MOST_PARTS]]
    arms = tuple(s.count for s in alike[:_MOST_PARTS] if s.role == "per_arm")
    # Those of all arms are not counted once more with the arms.
    each = [] if 2 * max(counts, default=0) == sum(counts) else [tuple(counts)]
    sums = chain([arms], combinations(counts, 2), each)
    return next((p for p in sums if len(p) > 1 and sum(p) == stated.count), ())


def _sum_of(
    sizes: Sequence[SampleSize], known: Iterable[SampleSize]
) -> SampleSize | None:
    """The size of the record that those stated add up to: "216 against 432" of 648."""
    # Those enrolled and those analysed are the same people.
    roles = {size.role for size in sizes}
    if len(sizes) < 2 or len(roles) > 1 or any(size.about for size in sizes):
        return None
    total = sum(size.count for size in sizes)
    studies = sizes[0].role == "studies"
    alike = (size for size in known if (size.role == "studies") == studies)
    return next((size for size in alike if size.count == total), None)


def _close(one: int, other: int, margin: float) -> bool:
    return abs(one - other) <= margin * max(one, other)


def _rivals(stated: SampleSize, against: Iterable[SampleSize]) -> Iterator[SampleSize]:
    """The record's sizes that cannot hold beside the stated one."""
    for size in against:
        few_lost = size.count < stated.count and size.count >= _KEPT * stated.count
        if size.role == "per_arm" or stated.role == "per_arm":
            possible = max(size.count, stated.count) >= 1.5 * min(
                size.count, stated.count
            ) and (size.count > stated.count) == (stated.role == "per_arm")
        elif size.role == "screened" or stated.role == "screened":
            possible = (size.count > stated.count) == (size.role == "screened")
        elif size.role == "analysed" or stated.role == "analysed":
            possible = few_lost
        else:
            possible = False
        if not possible:
            yield size
