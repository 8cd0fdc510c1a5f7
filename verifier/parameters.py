"""The estimated numbers of the decision: weights, frequencies, word vectors.

`parameters.json` and `vectors.npz` are written by ``make parameters``
(tests/estimate.py) from labelled citations and records, and name their data by hash.
Everything else in the core takes `Parameters` as an argument and reads no file.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import log2

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class WordVectors:
    """A direction for each stem: words used in the same company point the same way.

    ``matrix`` has one row of length one per stem of ``index``.
    """

    index: Mapping[str, int]
    matrix: Floats

    def rows(self, stems: Iterable[str]) -> Floats:
        """The vectors of the stems that have one, in order: shape (stems, length)."""
        known = [self.index[s] for s in stems if s in self.index]
        return self.matrix[known]


@dataclass(frozen=True, slots=True)
class Parameters:
    """Match weights in bits (log2 of m over u) and what they rest on.

    ``weights[comparison][level]`` is the weight of a level. ``surnames`` gives the
    share of records whose first author has that folded surname, ``words`` the share of
    titles with that stem; names and words left out are rarer than ``rare_surname`` and
    ``rare_word``. ``prior_none`` is the prior probability that a named study is in no
    record of a complete source. ``rivalry`` says how much of a bit each doubling of
    the records that share surname and year by chance takes away.
    """

    weights: Mapping[str, Mapping[str, float]]
    surnames: Mapping[str, float]
    rare_surname: float
    words: Mapping[str, float]
    rare_word: float
    prior_none: float
    rivalry: float
    vectors: WordVectors
    version: str

    def surname_frequency(self, key: str) -> float:
        """Share of records whose first author bears this folded surname."""
        return self.surnames.get(key, self.rare_surname)

    def word_frequency(self, word_stem: str) -> float:
        """Share of titles that hold a word of this stem."""
        return self.words.get(word_stem, self.rare_word)

    def surname_rarity(self, key: str) -> float:
        """Bits that a first author of this surname tells."""
        return -log2(self.surname_frequency(key))


def parse_parameters(text: str, vectors: WordVectors) -> Parameters:
    """The parameters that a JSON file of ``make parameters`` states."""
    stated = json.loads(text)
    return Parameters(
        weights=stated["weights"],
        surnames=stated["surnames"],
        rare_surname=stated["rare_surname"],
        words=stated["words"],
        rare_word=stated["rare_word"],
        prior_none=stated["prior_none"],
        rivalry=stated["rivalry"],
        vectors=vectors,
        version=stated["version"],
    )


@cache
def shipped_parameters() -> Parameters:
    """The parameters that come with the program."""
    folder = files("verifier")
    with (folder / "vectors.npz").open("rb") as file:
        stored = np.load(file, allow_pickle=False)
        stems = str(stored["stems"]).split()
        matrix = stored["matrix"].astype(np.float32)
    matrix /= np.maximum(np.linalg.norm(matrix, axis=1, keepdims=True), 1e-9)
    vectors = WordVectors({stem: i for i, stem in enumerate(stems)}, matrix)
    text = (folder / "parameters.json").read_text(encoding="utf-8")
    return parse_parameters(text, vectors)
