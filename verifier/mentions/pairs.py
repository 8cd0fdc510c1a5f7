"""A name and a year that stand near each other, and what tells whose year it is. Pure.

What surrounds the two is told as features: words with their place. Whether they are a
study's author and year is for `learned` to weigh; the finders of the forms know nothing
of this. A pair's features rest on the sentence of its name, on the words between name
and year and on a few beside either: on nothing farther away than `REACH`.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from verifier.mentions.layout import Layout
from verifier.mentions.persons import NOT_PERSONS
from verifier.mentions.words import ANY_YEAR
from verifier.models import Span
from verifier.names import fold_name
from verifier.surnames import (
    MONTHS,
    NOT_NAMES,
    PLACES,
    TITLES,
    UPPER,
    could_be_surname,
    is_given_name,
    is_surname_first,
)

REACH = 250  # characters between a name and a year
_CLOSE = 130  # characters between the two that are read word for word
_MOST_YEARS = 3  # the nearest ones of a name
_PARTICLE = (
    r"(?:van|von|de|den|der|del|della|di|da|dos|la|le|el|ten|ter|bin|al"
    r"|Van|Von|De|Del|Di|Da|La|Le|El)"
)
_WORD = rf"{UPPER}[^\W\d_]{{0,30}}(?>(?:[-‐‑’'][^\W\d_]{{1,30}}){{0,3}})"
_RUN = re.compile(
    rf"{UPPER}(?<![\w’'.@/-].)[^\W\d_]{{0,30}}(?>(?:[-‐‑’'][^\W\d_]{{1,30}}){{0,3}})"
    rf"(?>(?:\.?\s(?:{_PARTICLE}\s){{0,2}}{_WORD}){{0,4}})"
)
_PARTICLES_BEFORE = re.compile(rf"(?:(?<!\w){_PARTICLE}\s){{1,2}}\Z")
_TOKEN = re.compile(r"\S+")
_IS_PARTICLE = re.compile(rf"{_PARTICLE}\Z")
_INITIALS = re.compile(rf"{UPPER}{{1,3}}\Z")
_POSSESSIVE = re.compile(r"['’]s\Z")
_EVERY_YEAR = re.compile(rf"(?<![\w.,/$£€-]){ANY_YEAR}(?=[a-d]?\b)(?![.,]\d|%|-\d)")
_PIECE = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*|\d+|[^\w\s]")
_BESIDE = 40  # characters of the words right before and behind


@dataclass(frozen=True, slots=True)
class Name:
    """A run of capitalised words that could be a person's name: ``text[start:end]``.

    ``surname`` is where its last name stands, ``words`` how many the run has; ``title``
    ("dr") stands before it, ``initials`` behind.
    """

    start: int
    end: int
    surname: Span
    words: int
    title: str
    initials: bool
    possessive: bool
    given: bool


@dataclass(frozen=True, slots=True)
class Pair:
    """A name, where the year beside it stands, and what the text around them shows.

    ``own`` is shown of the name and its sentence, ``features`` of the two together.
    """

    name: Name
    year: int
    own: tuple[str, ...]
    features: tuple[str, ...]


def find_names(text: str, start: int, end: int) -> Iterator[Name]:
    """The runs of capitalised words in the stretch that could be a person's name."""
    for match in _RUN.finditer(text, start, end):
        name = None if _opens(text, match) else _read_run(text, match)
        if name:
            yield name


def _opens(text: str, match: re.Match[str]) -> bool:
    """Whether the run is a word that has its capital from opening a sentence."""
    start, end = match.span()
    if text[end : end + 1] != " " or not text[end + 1 : end + 2].islower():
        return False
    before = text[max(0, start - 3) : start].rstrip(' "“*(')
    if before and before[-1] not in ".!?:•\n":
        return False
    return " " not in match[0] and not _AUTHORS_DO.match(text, end)


# What follows an author who opens a sentence alone.
_AUTHORS_DO = re.compile(
    r"\s(?:et|and|y|e|und|group|team|stud(?:y|ies)|trials?|papers?|reviews?|has|had|led"
    r"|own|pooled|found|show(?:s|ed)|report(?:s|ed)|random\w{1,9}|gave|compared|follow"
    r"ed|tested|looked|concluded|wrote)\b"
)


def _read_run(text: str, match: re.Match[str]) -> Name | None:
    """The person's name in the run, without the words that lead up to it."""
    begin, end = match.span()
    tokens = [(begin + token.start(), token[0]) for token in _TOKEN.finditer(match[0])]
    title = ""
    while tokens and (lead := tokens[0][1].lower().rstrip(".")) in _NO_FIRST:
        title = lead if lead in TITLES else ""
        tokens = tokens[1:]
    last = len(tokens) - 1
    initials = last > 0 and _INITIALS.match(tokens[last][1].rstrip(".")) is not None
    last -= initials
    if last < 0:
        return None
    at, word = tokens[last]
    bare = _POSSESSIVE.sub("", word).rstrip(".")
    if len(bare) < 2 or (bare.isupper() and not initials) or _is_nobody(bare.lower()):
        return None
    possessive = bare != word.rstrip(".")
    first = last
    while first > 0 and _IS_PARTICLE.match(tokens[first - 1][1]):
        first -= 1
    if is_surname_first([*(token for _, token in tokens[:last]), bare]):
        first, at, bare = 0, *tokens[0]
    since = tokens[first][0]
    if first == 0:
        before = _PARTICLES_BEFORE.search(text[max(0, since - 16) : since])
        since -= len(before[0]) if before else 0
    return Name(
        min(since, tokens[0][0]),
        end,
        (since, at + len(bare)),
        last + 1,
        title,
        initials,
        possessive,
        last > 0 and is_given_name(tokens[0][1]),
    )


_NO_FIRST = NOT_NAMES | TITLES
_NOBODY = MONTHS | PLACES | NOT_PERSONS | {"service", "annals", "archives", "call"}


def _is_nobody(word: str) -> bool:
    return all(part in _NOBODY for part in word.split("-")) or word.endswith(
        ("ology", "edicine", "iatrics")
    )


def pair_up(
    layout: Layout,
    names: Sequence[Name],
    years: Sequence[int],
    passed: Collection[str] = (),
) -> Iterator[Pair]:
    """Every name with the few years nearest to it; ``years`` ascend, as names do.

    The folded surnames in ``passed`` are known, and passed over.
    """
    blocks = layout.document.blocks
    begins = [block.start for block in blocks]
    last: Name | None = None
    told: dict[int, tuple[str, ...]] = {}
    for name in names:
        near = _years_near(name, years)
        surname = layout.text[slice(*name.surname)]
        if near and not (passed and fold_name(surname) in passed):
            sentence = layout.sentence(name.surname[0])
            if sentence[0] not in told:
                told = {sentence[0]: _of_sentence(layout.text[slice(*sentence)])}
            at = bisect_right(begins, name.surname[0]) - 1
            block = blocks[at] if at >= 0 else None
            own = (
                *told[sentence[0]],
                *_of_name(layout.text, name, last, sentence),
                f"in={block.kind if block else ''}",
            )
            for rank, year in enumerate(near):
                yield Pair(
                    name,
                    year,
                    own,
                    (
                        f"r={rank}/{len(near)}",
                        f"block={bool(block and block.start <= year < block.end):d}",
                        f"decade={max(1950, int(layout.text[year : year + 4])) // 10}",
                        *_between(layout, name, year),
                    ),
                )
        last = name


def _years_near(name: Name, years: Sequence[int]) -> list[int]:
    """Where the nearest years stand, the nearest first."""
    low = bisect_left(years, name.start - REACH)
    high = bisect_right(years, name.end + REACH)
    near = years[low:high]
    return sorted(near, key=lambda at: _gap(name, at))[:_MOST_YEARS]


def _gap(name: Name, year: int) -> int:
    return year - name.end if year >= name.end else name.start - year - 4


def _of_sentence(words: str) -> tuple[str, ...]:
    """The words of the sentence, each once, without order."""
    found = {piece.lower() for piece in _PIECE.findall(words) if piece[0].isalpha()}
    told, lived = len(found & _OF_STUDIES), len(found & _OF_PEOPLE)
    return (
        f"told={min(told, 4)}",
        f"lived={min(lived, 4)}",
        *(f"s={word}" for word in sorted(found)),
    )


# Words that tell of a study, and words that tell of a person's life or wares.
_OF_STUDIES = frozenset(
    "study studies trial trials review reviews meta-analysis meta analysis paper "
    "research survey cohort rct article published journal found showed reported "
    "randomised randomized participants patients results team researchers authors "
    "colleagues wrote concluded data experiment investigators volunteers followed "
    "enrolled placebo findings report randomly compared analysed pooled looked "
    "tested".split()
)
_OF_PEOPLE = frozenset(
    "said says founder founded born ceo director manager president award edition "
    "copyright reviewed updated author book chapter coach trainer nurse chef writer "
    "editor actor minister judge law act company inc ltd since clinic spokesman "
    "spokeswoman told interview photo photographer owner customer verified star host "
    "podcast film novel career joined appointed retired died qualified graduated "
    "elected season".split()
)


def _of_name(text: str, name: Name, last: Name | None, sentence: Span) -> Iterator[str]:
    """The form of the name, and what stands right before and behind it."""
    low, high = max(sentence[0], name.start - _BESIDE), name.end + _BESIDE
    before = ["^", *_plain(text[low : name.start])]
    behind = [*_plain(text[name.end : min(high, sentence[1])]), "$"]
    yield from (f"b:{word}" for word in sorted(set(before[-4:])))
    yield from (f"a:{word}" for word in sorted(set(behind[:5])))
    before, behind = before[-2:], behind[:3]
    yield f"bb={' '.join(before)}"
    yield f"aaa={' '.join(behind)}"
    surname = text[slice(*name.surname)]
    yield f"b={before[-1]}"
    yield f"a={behind[0]}"
    yield f"aa={' '.join(behind[:2])}"
    yield f"end={surname[-3:]}"
    yield f"words={min(name.words, 4)}"
    yield f"title={name.title}"
    yield f"form={name.initials:d}{name.possessive:d}{name.given:d}{'-' in surname:d}"
    yield f"could={could_be_surname(surname.rsplit(maxsplit=1)[-1]):d}"
    joint = text[last.end : name.start] if last else ""
    near = last is not None and name.start - last.end < 8
    yield f"joint={_SHAPE.sub('w', joint) if near else 'none'}"


_SHAPE = re.compile(r"\w+")


def _between(layout: Layout, name: Name, year: int) -> Iterator[str]:
    """What stands between the name and the year, and beside the year."""
    text = layout.text
    behind = year >= name.end
    way = "R" if behind else "L"
    low, high = (name.end, year) if behind else (year + 4, name.start)
    words = _plain(text[low:high]) if high - low < _CLOSE else []
    of_name, of_year = layout.sentence(name.surname[0]), layout.sentence(year)
    apart = 0 if of_name == of_year else 1 if _adjoin(of_name, of_year) else 2
    open_at = text.rfind("(", max(0, year - 60), year)
    bracketed = open_at > text.rfind(")", max(0, year - 60), year)
    yield f"way={way}{apart}{bracketed:d}"
    yield f"far={_far(high - low)}"
    yield f"names={min(4, words.count('Name'))}"
    yield f"years={min(3, words.count('year'))}"
    if len(words) < 8:
        yield f"{way}={' '.join(words)}"
    yield from (f"{way}:{word}" for word in sorted(set(words)))
    before = _plain(text[max(0, year - 25) : year])[-2:]
    yield f"before={' '.join(before[-1:])}"
    yield f"before2={' '.join(before)}"
    yield f"bracket={bracketed:d}"
    yield f"apart={apart}{way}"
    yield f"behind={' '.join(_plain(text[year + 4 : year + 24])[:1])}"


def _adjoin(one: Span, other: Span) -> bool:
    """Whether nothing but space parts the two sentences."""
    first, second = sorted((one, other))
    return second[0] - first[1] < 4


def _far(characters: int) -> int:
    return bisect_right((3, 12, 30, 60, 120), characters)


def _plain(words: str) -> list[str]:
    """The words in small letters; names, years and numbers by what they are."""
    return [_plain_word(word) for word in _PIECE.findall(words)]


@lru_cache(maxsize=16384)
def _plain_word(word: str) -> str:
    if word.isdigit():
        return "year" if len(word) == 4 and word[:2] in ("18", "19", "20") else "number"
    small = word.lower()
    return "Name" if word[0].isupper() and small not in NOT_NAMES else small


def find_years(text: str, gaps: Iterable[Span]) -> Iterator[int]:
    """Where years stand in the gaps, ascending."""
    for start, end in gaps:
        for at in sorted(_centuries(text, start, end)):
            if _EVERY_YEAR.match(text, at, end):
                yield at


def _centuries(text: str, start: int, end: int) -> Iterator[int]:
    """Where the first digits of a year stand: they are searched for as letters are."""
    for century in ("18", "19", "20"):
        at = text.find(century, start, end)
        while at >= 0:
            yield at
            at = text.find(century, at + 1, end)
