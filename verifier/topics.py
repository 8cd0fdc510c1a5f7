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
TOPIC_LEVELS = {
    "words of the sentence": tuple(name for _, name in WORD_LEVELS),
    "words of the page": tuple(name for _, name in WORD_LEVELS),
    "related words": tuple(name for _, name in KINSHIP_LEVELS),
}
# Levels at which words alone show that page and record share a topic.
_TELLING = frozenset(name for bound, name in WORD_LEVELS if bound >= 5)


@dataclass(frozen=True, slots=True)
class Context:
    """The words around a study, ready to be compared with many records.

    ``sentence`` and ``page`` give the bits that each word tells where a title has it.
    """

    sentence: Mapping[str, float]
    page: Mapping[str, float]
    near: Floats


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
    return Context(
        sentence={word: _telling(word, parameters) for word in sentence},
        page={word: _telling(word, parameters) for word in page},
        near=parameters.known.rows(dict.fromkeys((*sentence, *page))),
    )


def compare_topics(
    context: Context, records: Sequence[Record], parameters: Parameters
) -> list[tuple[str, ...]]:
    """The levels of `TOPIC_LEVELS` for every record; "" where there is nothing to see.

    Both orders are kept.
    """
    titles = [title_stems(record) for record in records]
    kinships = _kinships(context, titles, parameters)
    sentence, page = context.sentence, context.page
    return [
        (_word_level(sentence, title), _word_level(page, title), kinship)
        for title, kinship in zip(titles, kinships, strict=True)
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
