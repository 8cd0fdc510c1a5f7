"""What a page talks about against what a record's title talks about. Pure.

Shared words count with their rarity. Related words (``heart`` and ``cardiac``) count
through word vectors learned from titles and abstracts (`parameters.Words`).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import log2

import numpy as np
import numpy.typing as npt

from verifier.models import NamedStudy, Record
from verifier.parameters import Parameters
from verifier.words import topic_stems

Floats = npt.NDArray[np.float32]

# Lower bounds of the levels; the estimate of their weights settles what they mean.
# Bits: the summed rarity (-log2 of the share of titles) of the shared words.
WORD_LEVELS: tuple[tuple[float, str], ...] = (
    (42.0, "42 bits or more"),
    (32.0, "32 to 42 bits"),
    (24.0, "24 to 32 bits"),
    (18.0, "18 to 24 bits"),
    (14.0, "14 to 18 bits"),
    (10.0, "10 to 14 bits"),
    (6.0, "6 to 10 bits"),
    (0.1, "under 6 bits"),
    (-1.0, "no word"),
)
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
    "field of the sentence": tuple(name for _, name in KINSHIP_LEVELS),
    "field of the page": tuple(name for _, name in KINSHIP_LEVELS),
}
# Levels at which words alone show that page and record share a topic.
_TELLING = frozenset(name for bound, name in WORD_LEVELS if bound >= 10)


@dataclass(frozen=True, slots=True)
class Context:
    """The words around a study, ready to be compared with many records."""

    sentence: frozenset[str]
    page: frozenset[str]
    near: Floats
    sentence_field: Floats
    page_field: Floats


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
        sentence_field=_field(sentence, parameters),
        page_field=_field(page, parameters),
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


@lru_cache(maxsize=65536)
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
    bits = {"words of the sentence": 0.0, "words of the page": 0.0}
    for word in title:
        rarity = -log2(parameters.word_frequency(word))
        if word in context.sentence:
            bits["words of the sentence"] += rarity
        if word in context.page:
            bits["words of the page"] += rarity
    return {
        name: _level(value, WORD_LEVELS)
        for name, value in bits.items()
        if (context.sentence if name.endswith("sentence") else context.page)
    }


def _kinships(
    context: Context, titles: Sequence[Sequence[str]], parameters: Parameters
) -> list[dict[str, str]]:
    """The vector comparisons, for all titles in a few matrix products."""
    vectors = parameters.known
    known = [[w for w in title if w in vectors.index] for title in titles]
    starts = np.cumsum([0, *(len(words) for words in known)])
    words = [word for title in known for word in title]
    if not words or not len(context.near):
        return [{} for _ in titles]
    rows = vectors.rows(words)
    rarity = np.array(
        [-log2(parameters.word_frequency(w)) for w in words], dtype=np.float32
    )
    nearest = np.clip((rows @ context.near.T).max(axis=1), 0, 1) * rarity
    scaled = rows * rarity[:, None]
    levels: list[dict[str, str]] = []
    for start, end in pairwise(starts):
        if start == end:
            levels.append({})
            continue
        related = float(nearest[start:end].sum() / rarity[start:end].sum())
        field = _unit(scaled[start:end].sum(axis=0))
        found = {"related words": _level(related, KINSHIP_LEVELS)}
        for name, other in (
            ("field of the sentence", context.sentence_field),
            ("field of the page", context.page_field),
        ):
            if len(other):
                found[name] = _level(float(field @ other), KINSHIP_LEVELS)
        levels.append(found)
    return levels


def _field(words: Sequence[str], parameters: Parameters) -> Floats:
    """The direction in which the words point together; empty where none is known."""
    vectors = parameters.known
    known = [w for w in words if w in vectors.index]
    if not known:
        return np.zeros(0, dtype=np.float32)
    rarity = np.array(
        [-log2(parameters.word_frequency(w)) for w in known], dtype=np.float32
    )
    return _unit(rarity @ vectors.rows(known))


def _unit(vector: Floats) -> Floats:
    length = float(np.sqrt(vector @ vector))
    return vector / np.float32(length) if length else vector


def _level(value: float, levels: Sequence[tuple[float, str]]) -> str:
    return next((name for bound, name in levels if value >= bound), levels[-1][1])


def _stems(words: Sequence[str]) -> tuple[str, ...]:
    return topic_stems(" ".join(words))
