"""What a page talks about against what a record's title talks about. Pure.

Shared words count with their rarity. Related words (``heart`` and ``cardiac``) count
through word vectors learned from titles and abstracts (`parameters.Words`).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log2

import numpy as np
import numpy.typing as npt

from verifier.deciding.parameters import Parameters, Words
from verifier.deciding.scales import scale
from verifier.models import NamedStudy, Record
from verifier.words import stems_in, topic_stems

Floats = npt.NDArray[np.float32]
Frequencies = npt.NDArray[np.float64]
Places = npt.NDArray[np.intp]

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
# Bits that a word must tell for a page that says it often to be about it: any health
# page is about patients, care and treatment.
_THEMATIC = 5.0
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
# Of the abstract the words that its title has not: bits that those tell which the
# study's own passage shares. Among 63,000 records with an abstract one in 150 of other
# papers by the same person has 34 or more, of those told of one in four (counted
# once, on 2026-11-23, with the read pages and passages).
ABSTRACT_WORDS: tuple[tuple[float, str], ...] = (
    (46.0, "46 bits or more"),
    (34.0, "34 to 46 bits"),
    (24.0, "24 to 34 bits"),
    (16.0, "16 to 24 bits"),
    (8.0, "8 to 16 bits"),
    (2.0, "2 to 8 bits"),
    (0.0, "hardly a word"),
)
ABSTRACT = "words of the abstract"
# Bits that a passage must tell beyond the title for its words to be looked for there
# (judgement).
_WORTH_LOOKING = 16.0
# Comparisons of what page and record are about.
ABOUT = frozenset({*TOPIC_LEVELS, ABSTRACT})
# Comparisons and levels at which words alone show that page and record share a topic.
SHARED_TOPIC = frozenset(
    (comparison, name)
    for comparison in ("words of the sentence", "words of the page")
    for bound, name in WORD_LEVELS
    if bound >= 5
)


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
    theme = [w for w in _stems(topic.theme) if _telling(w, parameters) >= _THEMATIC]
    page = tuple(dict.fromkeys((*_stems(topic.page), *theme)))
    if not sentence and not page:
        return None
    around = tuple(dict.fromkeys((*sentence, *page)))
    words = parameters.known
    rows = [words.index[word] for word in around if word in words.index]
    near = words.matrix[rows]
    return Context(
        sentence={word: _telling(word, parameters) for word in sentence},
        page={word: _telling(word, parameters) for word in page},
        near=near,
        whole=_directions(near * _shares(words.frequencies[rows])[:, None], [0])[0]
        if rows
        else near,
    )


def compare_topics(
    context: Context, records: Sequence[Record], parameters: Parameters
) -> list[tuple[str, ...]]:
    """The levels of `TOPIC_LEVELS` for every record; "" where there is nothing to see.

    Both orders are kept.
    """
    titles = [title_stems(record) for record in records]
    sentence, page = context.sentence, context.page
    return list(
        zip(
            [_word_level(sentence, title) for title in titles],
            [_word_level(page, title) for title in titles],
            *_vector_levels(context, titles, parameters.known),
            strict=True,
        )
    )


def compare_abstract(context: Context, record: Record) -> str:
    """The level of `ABSTRACT_WORDS`; "" where there is no abstract to see.

    Nor is there anything to see where the title has said all that the passage says.
    """
    if not record.abstract or not context.sentence:
        return ""
    untold = context.sentence.keys() - set(title_stems(record))
    if sum(context.sentence[word] for word in untold) < _WORTH_LOOKING:
        return ""
    shared = stems_in(untold, record.abstract)
    return _abstract_scale(sum(context.sentence[word] for word in shared))


def title_stems(record: Record) -> tuple[str, ...]:
    """The content words of a record's title."""
    return topic_stems(f"{record.title} {record.vernacular_title}")


def _word_level(around: Mapping[str, float], title: Sequence[str]) -> str:
    """The level of what the words that a title shares tell."""
    if not title or not around:
        return ""
    shared = [around[word] for word in title if word in around]
    return _word_scale(sum(shared) if shared else -1.0)


def _telling(word: str, parameters: Parameters) -> float:
    """The bits that a shared word tells: its rarity, less what is due to chance."""
    return max(0.0, -log2(parameters.word_frequency(word)) - _CHANCE)


def _vector_levels(
    context: Context, titles: Sequence[Sequence[str]], words: Words
) -> tuple[list[str], list[str]]:
    """The comparisons by vectors, for all titles together: nearest words, wholes."""
    index = words.index
    known = [[index[word] for word in title if word in index] for title in titles]
    there = [place for place, title in enumerate(known) if title]
    kinships, wholes = [""] * len(titles), [""] * len(titles)
    if there and len(context.near):
        rows = np.array([row for title in known for row in title])
        lengths = np.array([len(known[place]) for place in there])
        near, whole = (
            compare(context, rows, lengths, words) for compare in (_kinships, _wholes)
        )
        for place, kinship, level in zip(there, near, whole, strict=True):
            kinships[place], wholes[place] = kinship, level
    return kinships, wholes


def _kinships(
    context: Context, rows: Places, lengths: Places, words: Words
) -> Iterator[str]:
    """How near the rarest words of each title come to the words around."""
    titles = np.repeat(np.arange(len(lengths)), lengths)
    order = np.lexsort((words.frequencies[rows], titles))
    starts = np.cumsum(lengths) - lengths
    rows = rows[order[np.arange(len(rows)) - starts[titles] < _TITLE_WORDS]]
    places, back = np.unique(rows, return_inverse=True)
    # Squared: among some thirty words around, one that is half related is always found.
    nearest = np.clip(_nearest(words.matrix[places], context.near), 0, 1) ** 2
    rarity = _bits_of(words.frequencies[rows]).astype(np.float32)
    counted = np.minimum(lengths, _TITLE_WORDS)
    starts = np.cumsum(counted) - counted
    total = np.add.reduceat(rarity, starts).tolist()
    related = np.add.reduceat(nearest[back] * rarity, starts).tolist()
    shares = (r / t if t else 0.0 for r, t in zip(related, total, strict=True))
    return map(_kinship_scale, shares)


def _wholes(
    context: Context, rows: Places, lengths: Places, words: Words
) -> Iterator[str]:
    """The direction in which each title points, against that of the surroundings."""
    weighted = words.matrix[rows] * _shares(words.frequencies[rows])[:, None]
    directions = _directions(weighted, np.cumsum(lengths) - lengths)
    return map(_whole_scale, (directions @ context.whole).tolist())


def _directions(
    weighted: Floats, starts: Sequence[int] | npt.NDArray[np.intp]
) -> Floats:
    """The sums of the rows from each start to the next, scaled to length one."""
    sums = np.add.reduceat(weighted, starts)
    lengths = np.linalg.norm(sums, axis=1, keepdims=True)
    directions: Floats = sums / np.maximum(lengths, 1e-9)
    return directions


def _bits_of(frequencies: Frequencies) -> Frequencies:
    """The bits that each of some shared words tells."""
    return np.maximum(0.0, -np.log2(frequencies) - _CHANCE)


def _shares(frequencies: Frequencies) -> Floats:
    """How much each word has to say in a mean: its bits, and a little for any word."""
    return (_bits_of(frequencies) + _ANY_WORD).astype(np.float32)


def _nearest(rows: Floats, near: Floats) -> Floats:
    """The cosine of each row with the nearest of the others.

    In products too small for OpenBLAS to share out among its threads (up to 2^18
    multiplications): their waiting took twice the time of all comparisons together.
    """
    step = max(1, 2**18 // near.size)
    parts = [rows[i : i + step] @ near.T for i in range(0, len(rows), step)]
    return np.concatenate([part.max(axis=1) for part in parts])


_word_scale, _kinship_scale, _whole_scale, _abstract_scale = map(
    scale, (WORD_LEVELS, KINSHIP_LEVELS, WHOLE_LEVELS, ABSTRACT_WORDS)
)


def _stems(words: Sequence[str]) -> tuple[str, ...]:
    return topic_stems(" ".join(words))
