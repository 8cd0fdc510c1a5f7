"""What a page talks about against what a record's title talks about. Pure.

Shared words count with their rarity. Related words (``heart`` and ``cardiac``) count
through word vectors learned from titles and abstracts (`parameters.Words`).
"""

from collections.abc import Sequence
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
    """The words around a study, ready to be compared with many records."""

    sentence: frozenset[str]
    page: frozenset[str]
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
        sentence=frozenset(sentence),
        page=frozenset(page),
        near=parameters.known.rows(dict.fromkeys((*sentence, *page))),
    )


def compare_topics(
    context: Context, records: Sequence[Record], parameters: Parameters
) -> list[dict[str, str]]:
    """The levels of the topic comparisons for every record, in order."""
    titles = [title_stems(record) for record in records]
    kinships = _kinships(context, titles, parameters)
    return [
        _word_levels(context, title, parameters) | kinship
        for title, kinship in zip(titles, kinships, strict=True)
    ]


def shares_topic(level: str) -> bool:
    """The level of a word comparison says that the topic is shared."""
    return level in _TELLING


def title_stems(record: Record) -> tuple[str, ...]:
    """The content words of a record's title."""
    return topic_stems(f"{record.title} {record.vernacular_title}")


def shared_words(context: Context, record: Record) -> tuple[str, ...]:
    """The words that the record's title shares with the page, in its order."""
    around = context.sentence | context.page
    return tuple(word for word in title_stems(record) if word in around)


def _word_levels(
    context: Context, title: Sequence[str], parameters: Parameters
) -> dict[str, str]:
    if not title:
        return {}
    return {
        name: _level(_shared_bits(around, title, parameters), WORD_LEVELS)
        for name, around in (
            ("words of the sentence", context.sentence),
            ("words of the page", context.page),
        )
        if around
    }


def _shared_bits(
    around: frozenset[str], title: Sequence[str], parameters: Parameters
) -> float:
    """What the words that a title shares tell, in bits; -1 where it shares none."""
    shared = [word for word in title if word in around]
    if not shared:
        return -1.0
    return sum(_telling(word, parameters) for word in shared)


def _telling(word: str, parameters: Parameters) -> float:
    """The bits that a shared word tells: its rarity, less what is due to chance."""
    return _bits(parameters.word_frequency(word))


@lru_cache(maxsize=65536)
def _bits(frequency: float) -> float:
    return max(0.0, -log2(frequency) - _CHANCE)


def _kinships(
    context: Context, titles: Sequence[Sequence[str]], parameters: Parameters
) -> list[dict[str, str]]:
    """The vector comparisons, for all titles in a few matrix products."""
    vectors = parameters.known
    # Every word that has a vector has a frequency.
    known = [
        sorted(
            filter(vectors.index.__contains__, title), key=vectors.stems.__getitem__
        )[:_TITLE_WORDS]
        for title in titles
    ]
    words = [word for title in known for word in title]
    if not words or not len(context.near):
        return [{} for _ in titles]
    rows = vectors.rows(words)
    rarity = np.array([_telling(w, parameters) for w in words], dtype=np.float32)
    # Squared: among some thirty words around, one that is half related is always found.
    nearest = np.clip((rows @ context.near.T).max(axis=1), 0, 1) ** 2 * rarity
    lengths = [len(title) for title in known if title]
    starts = np.cumsum([0, *lengths[:-1]])
    totals = np.add.reduceat(rarity, starts).tolist()
    related = np.add.reduceat(nearest, starts).tolist()
    shares = (
        r / total if total else 0.0 for r, total in zip(related, totals, strict=True)
    )
    return [
        {"related words": _level(next(shares), KINSHIP_LEVELS)} if title else {}
        for title in known
    ]


def _level(value: float, levels: Sequence[tuple[float, str]]) -> str:
    return next((name for bound, name in levels if value >= bound), levels[-1][1])


def _stems(words: Sequence[str]) -> tuple[str, ...]:
    return topic_stems(" ".join(words))
