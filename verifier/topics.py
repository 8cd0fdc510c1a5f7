"""What a page talks about against what a record's title talks about. Pure.

Shared words count with their rarity. Related words (``heart`` and ``cardiac``) count
through word vectors learned from titles and abstracts (`parameters.Words`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log2

import numpy as np
import numpy.typing as npt

from verifier.models import NamedStudy, Record
from verifier.parameters import Parameters
from verifier.words import topic_stems

Floats = npt.NDArray[np.float32]

# A word of a title stands among the dozen or two that surround a mention by chance
# about this many bits more often than in a title: only the rest of its rarity tells.
_CHANCE = 4.0
# Lower bounds of the levels, in bits: the rarity (-log2 of the share of titles) of the
# shared words, less chance. The estimate of their weights settles what they mean.
WORD_LEVELS: tuple[tuple[float, str], ...] = (
    (44.0, "44 bits or more"),
    (34.0, "34 to 44 bits"),
    (26.0, "26 to 34 bits"),
    (20.0, "20 to 26 bits"),
    (15.0, "15 to 20 bits"),
    (11.0, "11 to 15 bits"),
    (8.0, "8 to 11 bits"),
    (5.0, "5 to 8 bits"),
    (2.0, "2 to 5 bits"),
    (0.0, "under 2 bits"),
    (-1.0, "no word"),
)
# Bits that a word of no rarity has in the mean of a text's words.
_ANY_WORD = 0.1
# A title is about its rarest words; the others are found related anywhere.
_TITLE_WORDS = 5
# Cosines between -1 and 1; the mean over a title's words of the nearest word around.
KINSHIP_LEVELS: tuple[tuple[float, str], ...] = (
    (0.8, "very close"),
    (0.7, "close"),
    (0.6, "rather close"),
    (0.5, "half way"),
    (0.4, "rather far"),
    (0.3, "far"),
    (0.2, "very far"),
    (-1.0, "unrelated"),
)
# Cosine of title and surroundings, each the mean of its words by their rarity.
WHOLE_LEVELS: tuple[tuple[float, str], ...] = (
    (0.9, "0.9 or more"),
    (0.8, "0.8 to 0.9"),
    (0.7, "0.7 to 0.8"),
    (0.6, "0.6 to 0.7"),
    (0.5, "0.5 to 0.6"),
    (0.4, "0.4 to 0.5"),
    (0.3, "0.3 to 0.4"),
    (0.2, "0.2 to 0.3"),
    (-1.0, "under 0.2"),
)
TOPIC_LEVELS = {
    "words of the sentence": tuple(name for _, name in WORD_LEVELS),
    "words of the page": tuple(name for _, name in WORD_LEVELS),
    "related words": tuple(name for _, name in KINSHIP_LEVELS),
    "topic as a whole": tuple(name for _, name in WHOLE_LEVELS),
}
# Levels at which words alone show that page and record share a topic.
_TELLING = frozenset(name for bound, name in WORD_LEVELS if bound >= 5)


@dataclass(frozen=True, slots=True)
class Context:
    """The words around a study, ready to be compared with many records.

    ``sentence`` and ``page`` give the bits that each word tells where a title has it,
    ``near`` the vectors of all of them, ``whole`` their mean of length one.
    """

    sentence: Mapping[str, float]
    page: Mapping[str, float]
    near: Floats
    whole: Floats


def read_context(study: NamedStudy, parameters: Parameters) -> Context | None:
    """The study's surroundings, or None where the text tells of no topic.

    A study whose title is stated is compared by its title instead.
    """
    topic = study.claims.topic
    if study.claims.title:
        return None
    sentence = _stems((*topic.sentence, *topic.heading))
    page = _stems(topic.page)
    if not sentence and not page:
        return None
    around = tuple(dict.fromkeys((*sentence, *page)))
    known = [word for word in around if word in parameters.known.index]
    near = parameters.known.rows(known)
    return Context(
        sentence={word: _telling(word, parameters) for word in sentence},
        page={word: _telling(word, parameters) for word in page},
        near=near,
        whole=_directions(near * _shares(known, parameters)[:, None], [0])[0]
        if known
        else near,
    )


def compare_topics(
    context: Context, records: Sequence[Record], parameters: Parameters
) -> list[tuple[str, ...]]:
    """The levels of `TOPIC_LEVELS` for every record; "" where there is nothing to see.

    Both orders are kept.
    """
    titles = [title_stems(record) for record in records]
    kinships = _kinships(context, titles, parameters)
    wholes = _wholes(context, titles, parameters)
    sentence, page = context.sentence, context.page
    return [
        (_word_level(sentence, title), _word_level(page, title), kinship, whole)
        for title, kinship, whole in zip(titles, kinships, wholes, strict=True)
    ]


def shares_topic(level: str) -> bool:
    """The level of a word comparison says that the topic is shared."""
    return level in _TELLING


def title_stems(record: Record) -> tuple[str, ...]:
    """The content words of a record's title."""
    return topic_stems(f"{record.title} {record.vernacular_title}")


def _word_level(around: Mapping[str, float], title: Sequence[str]) -> str:
    """The level of what the words that a title shares tell."""
    if not title or not around:
        return ""
    shared = [around[word] for word in title if word in around]
    return _level(sum(shared) if shared else -1.0, WORD_LEVELS)


def _telling(word: str, parameters: Parameters) -> float:
    """The bits that a shared word tells: its rarity, less what is due to chance."""
    return _bits(parameters.word_frequency(word))


@lru_cache(maxsize=65536)
def _bits(frequency: float) -> float:
    return max(0.0, -log2(frequency) - _CHANCE)


def _kinships(
    context: Context, titles: Sequence[Sequence[str]], parameters: Parameters
) -> list[str]:
    """The vector comparisons, for all titles together."""
    vectors = parameters.known
    # Every word that has a vector has a frequency.
    index, frequency = vectors.index, vectors.stems.__getitem__
    known = [
        sorted([word for word in title if word in index], key=frequency)[:_TITLE_WORDS]
        for title in titles
    ]
    words = [word for title in known for word in title]
    if not words or not len(context.near):
        return [""] * len(titles)
    places = {word: place for place, word in enumerate(dict.fromkeys(words))}
    of_words = [places[word] for word in words]
    bits = np.array([_bits(frequency(w)) for w in places], dtype=np.float32)
    # Squared: among some thirty words around, one that is half related is always found.
    cosines = _nearest(vectors.rows(places), context.near)
    near = np.clip(cosines, 0, 1) ** 2 * bits
    rarity, nearest = bits[of_words], near[of_words]
    lengths = [len(title) for title in known if title]
    starts = np.cumsum([0, *lengths[:-1]])
    totals = np.add.reduceat(rarity, starts).tolist()
    related = np.add.reduceat(nearest, starts).tolist()
    shares = (
        r / total if total else 0.0 for r, total in zip(related, totals, strict=True)
    )
    return [_level(next(shares), KINSHIP_LEVELS) if title else "" for title in known]


def _wholes(
    context: Context, titles: Sequence[Sequence[str]], parameters: Parameters
) -> list[str]:
    """The direction in which each title points, against that of the surroundings."""
    vectors = parameters.known
    known = [[word for word in title if word in vectors.index] for title in titles]
    words = [word for title in known for word in title]
    if not words or not len(context.near):
        return [""] * len(titles)
    weighted = vectors.rows(words) * _shares(words, parameters)[:, None]
    starts = np.cumsum([0, *(len(title) for title in known if title)][:-1])
    cosines = iter((_directions(weighted, starts) @ context.whole).tolist())
    return [_level(next(cosines), WHOLE_LEVELS) if title else "" for title in known]


def _directions(
    weighted: Floats, starts: Sequence[int] | npt.NDArray[np.intp]
) -> Floats:
    """The sums of the rows from each start to the next, scaled to length one."""
    sums = np.add.reduceat(weighted, starts)
    lengths = np.linalg.norm(sums, axis=1, keepdims=True)
    directions: Floats = sums / np.maximum(lengths, 1e-9)
    return directions


def _shares(words: Sequence[str], parameters: Parameters) -> Floats:
    """How much each word has to say in a mean: its bits, and a little for any word."""
    told = [_telling(word, parameters) + _ANY_WORD for word in words]
    return np.array(told, dtype=np.float32)


def _nearest(rows: Floats, near: Floats) -> Floats:
    """The cosine of each row with the nearest of the others.

    In products too small for OpenBLAS to share out among its threads (up to 2^18
    multiplications): their waiting took twice the time of all comparisons together.
    """
    step = max(1, 2**18 // near.size)
    parts = [rows[i : i + step] @ near.T for i in range(0, len(rows), step)]
    return np.concatenate([part.max(axis=1) for part in parts])


def _level(value: float, levels: Sequence[tuple[float, str]]) -> str:
    for bound, name in levels:
        if value >= bound:
            return name
    return levels[-1][1]


def _stems(words: Sequence[str]) -> tuple[str, ...]:
    return topic_stems(" ".join(words))
