"""Studies that no form tells: a name and a year that go together by all around. Pure.

The finders know the forms that pages use; every new hand writes others. What no finder
took is weighed here: each name beside a free year is a `pairs.Pair`, the weights of
whose features say how likely the two are a study's first author and year. The weights
(`pairs.json`, to be read and reviewed) are estimated from labelled pages by ``python
-m tests.estimate_pairs``, which also shows what they find on pages of a hand that they
have not seen.
"""

import json
import math
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files

from verifier.mentions.issues import tells_of_another
from verifier.mentions.journal_names import is_journal
from verifier.mentions.layout import Layout
from verifier.mentions.name_lists import find_list_of
from verifier.mentions.owners import NEW_STUDY
from verifier.mentions.pairs import (
    Name,
    Pair,
    find_names,
    find_years,
    pair_up,
)
from verifier.mentions.roles_and_verbs import is_lay
from verifier.mentions.vetoes import is_in_book
from verifier.mentions.words import MONTH
from verifier.mentions.years import is_of_what_is_told
from verifier.models import Mention, Span
from verifier.names import fold_name
from verifier.references.journals import is_single_word_journal
from verifier.surnames import DEGREES, UPPER, is_credential, is_plain_word

# Estimated with the weights: see the table that tests.estimate_pairs prints.
SURE = 0.65
_NEAR = 160  # characters within which nine in ten of those found stand


@cache
def weights() -> Mapping[str, float]:
    """The weight of each feature that has one, in nats; "" is that of every pair."""
    path = files("verifier.mentions") / "pairs.json"
    return dict(json.loads(path.read_text(encoding="utf-8"))["weights"])


def probabilities(
    pairs: Iterable[Pair], by: Mapping[str, float]
) -> Iterator[tuple[float, Pair]]:
    """How likely each pair is the first author and the year of a study."""
    own: tuple[str, ...] = ()
    of_name = 0.0
    for pair in pairs:
        if pair.own is not own:
            own, of_name = (
                pair.own,
                by.get("", 0.0) + sum(by[f] for f in pair.own if f in by),
            )
        score = of_name + sum(by[f] for f in pair.features if f in by)
        yield 1 / (1 + math.exp(-max(-40.0, min(40.0, score)))), pair


def find_learned(
    layout: Layout, gaps: Iterable[Span], told: Sequence[Mention]
) -> Iterator[Mention]:
    """The mentions that no form tells, beside those that are ``told``."""
    text = layout.text
    years = list(find_years(text, gaps))
    free = _free(layout, years, told)
    names = _names_near(text, free) if free else []
    if not names:
        return
    pairs = (
        pair
        for pair in pair_up(layout, names, years, _dated_authors(told))
        if not (_is_word(text, pair.name) or _is_no_author(layout, pair))
    )
    dated = frozenset(free)
    for pair in choose(pairs, weights()):
        if pair.year in dated:
            yield _mention(layout, pair)


def _is_word(text: str, name: Name) -> bool:
    """Whether the only word of the name is one that nobody is called by."""
    alone = name.words == 1 and not (name.title or name.initials)
    return alone and is_plain_word(text[slice(*name.surname)])


# "Jane Doe took part in a study published in 2012.", "ran the London marathon in 2016".
_TOOK_PART = re.compile(
    r"\btook\spart\sin\s(?:an?|the|one)\b|\bcampaign|\b(?:sales|profits|revenues"
    r"|marathon|triathlon|championships?|medals?)\b"
)


# "The house is old. It was in 1998.", "Who ran one? It came out in 1998.": the sentence
# right before says what "it" is.
_OF_IT = re.compile(
    rf"\s{{0,3}}(?:It|That|They)\s(?:(?P<happened>w(?:as|ere)\s(?:back\s)?in\s(?:{MONTH}\s)?)"
    r"|[^.;:()]{0,60})\Z"
)
# Whoever is told of goes on with "their trial".
_THEIRS = re.compile(r"\b(?:s?he|they|his|her|their)\b", re.IGNORECASE)


def _is_no_author(layout: Layout, pair: Pair) -> bool:
    """Whether it is said that somebody did no research, or not in that year."""
    text, end = layout.text, pair.name.end
    return (
        _TOOK_PART.search(text, end, pair.year + 24) is not None
        or is_lay(text, end)
        or (end < pair.year and _is_of_what_came_between(layout, pair))
    )


def _is_of_what_came_between(layout: Layout, pair: Pair) -> bool:
    """Whether "it" had its year, and is what stands between it and the name."""
    text = layout.text
    told, (start, _) = (
        layout.sentence(pair.name.surname[0])[1],
        layout.sentence(pair.year),
    )
    between = text[told:start] if told < start else ""
    of_it = _OF_IT.match(text, start, pair.year) if between.strip() else None
    if of_it is None:
        return False
    turned = NEW_STUDY.search(between) or tells_of_another(between, 0, len(between))
    return bool(of_it["happened"] or (turned and not _THEIRS.search(between)))


def _dated_authors(told: Iterable[Mention]) -> frozenset[str]:
    """Whose study has a year already, or who is only named along."""
    return frozenset(
        fold_name(name)
        for mention in told
        for name in mention.authors[0 if mention.year else 1 :]
    )


def choose(pairs: Iterable[Pair], by: Mapping[str, float]) -> list[Pair]:
    """The likely pairs of which neither part has a likelier partner, in order."""
    scored = list(probabilities(pairs, by))
    best: dict[tuple[str, int], float] = defaultdict(float)
    for score, pair in scored:
        for part in (("name", pair.name.start), ("year", pair.year)):
            best[part] = max(best[part], score)
    return [
        pair
        for score, pair in scored
        if score > SURE
        and score == best["name", pair.name.start] == best["year", pair.year]
    ]


def _free(layout: Layout, years: Sequence[int], told: Iterable[Mention]) -> list[int]:
    """The years that no mention has for its own, and in which a study may be dated.

    A year is a mention's that stands in it, or in its sentence and is its year.
    """
    text, taken = layout.text, set()
    for mention in told:
        if mention.kind == "unnamed":
            continue
        own = str(mention.year)
        low, high = min(mention.start, mention.sentence[0]), mention.sentence[1]
        for at in years[bisect_left(years, low) : bisect_left(years, high)]:
            if mention.start <= at < mention.end or text[at : at + 4] == own:
                taken.add(at)
    return [
        at
        for at in years
        if not (
            at in taken
            or _is_of_another(text, max(0, at - 24), at)
            or is_of_what_is_told(text, at)
            or _is_of_book(layout, at)
        )
    ]


# "*The Guide to Sleep* (Yellow Kite, 2023)": who printed it, and when
_HOUSE_AND_YEAR = re.compile(rf"\((?P<house>{UPPER}[^()]{{1,40}}),\s\Z")


def _is_of_book(layout: Layout, at: int) -> bool:
    """Whether the year is that of a book, whose publisher stands in its bracket."""
    text = layout.text
    printed = _HOUSE_AND_YEAR.search(text, max(0, at - 48), at)
    if printed is None:
        return False
    house = printed["house"]
    if is_journal(house) or is_single_word_journal(house):
        return False
    return is_in_book(layout, printed.start("house"))


def _is_of_another(text: str, low: int, at: int) -> bool:
    """Whether the words before a year say that it is no study's."""
    letters = _WORD_BEFORE.search(text, low, at)
    return _OF_ANOTHER.search(text, low, at) is not None or bool(
        letters and is_credential(letters[1])
    )


_WORD_BEFORE = re.compile(r"\b([\w.]+),?\s[(\[]?\Z")
# "since 2010", "between 2017 and 2019", "GP, MRCGP 1996", "patients who came in 1995":
# no study's year.
_OF_ANOTHER = re.compile(
    rf"(?:\bsince\s|\bbetween\s(?:\d{{4}}\sand\s)?|\bwho\s(?:\w{{2,12}}\s)?in\s"
    rf"|\b(?:{DEGREES}|[MF]RC[A-Z]{{1,5}}),?\s)\Z"
)


def _names_near(text: str, years: Sequence[int]) -> list[Name]:
    """The names within reach of the years, each once, in order."""
    names: list[Name] = []
    done = 0
    for year in years:
        low, high = max(done, year - _NEAR), min(len(text), year + _NEAR)
        while low > done and not text[low - 1].isspace():
            low -= 1
        high = min(x for x in (text.find(" ", high), len(text)) if x >= high)
        names += find_names(text, low, high)
        done = max(high, names[-1].end if names else 0)
    return names


def _mention(layout: Layout, pair: Pair) -> Mention:
    """The mention of the study, from the name to the year where one sentence has both.

    Whom a list names with the one of the pair are its authors, too.
    """
    text, (start, end) = layout.text, pair.name.surname
    low, high = layout.sentence(start)
    listed = find_list_of(text, (start, end), low, high)
    authors = listed[1] if listed else (text[start:end],)
    start, end = listed[0] if listed else (start, end)
    if low <= pair.year < high:
        start, end = min(start, pair.year), max(end, pair.year + 4)
    return Mention(
        start=start,
        end=end,
        surface=text[start:end],
        kind="narrative",
        sentence=layout.sentence(start, end),
        line=layout.line(start),
        authors=authors,
        year=int(text[pair.year : pair.year + 4]),
        weighed=True,
    )
