"""The estimated numbers of the decision: weights, frequencies, word vectors.

`parameters.json` (weights, to be read and reviewed) and `words.npz` (frequencies and
vectors) are written by ``make parameters`` (tests/estimate.py) from labelled citations
and records; the first names the data of both by hash. Everything else in the core takes
`Parameters` as an argument and reads no file.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Words:
    """How common surnames and title words are, and which words keep like company.

    ``surnames`` gives the share of records whose first author has that folded surname,
    ``stems`` the share of titles with that stem; what is left out is rarer than
    ``rare_surname`` and ``rare_stem``. ``index`` gives the row of a stem in ``matrix``,
    whose rows have length one: stems used in the same company point the same way.
    ``frequencies`` are the shares of those stems, by row.
    """

    surnames: Mapping[str, float]
    stems: Mapping[str, float]
    rare_surname: float
    rare_stem: float
    index: Mapping[str, int]
    matrix: Floats
    frequencies: npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Parameters:
    """Match weights in bits (log2 of m over u) and the words they rest on.

    ``weights[comparison][level]`` is the weight of a level; ``weights_of_several`` is
    the same where several records bear the study's name and year. ``none`` is the
    weight of "none of these", by what else is known (`linkage.none_levels`). They were
    estimated on so many ``records``, among which a chance ``namesake`` made "none" as
    likely as this share of what the same person's other papers made it.
    Of two records whose first authors share a surname, and their year, ``called_alike``
    is how often they share the given name too, by how it is written
    (`authors.given_form`).
    """

    weights: Mapping[str, Mapping[str, float]]
    weights_of_several: Mapping[str, Mapping[str, float]]
    none: Mapping[str, float]
    records: int
    namesake: float
    called_alike: Mapping[str, float]
    version: str
    known: Words

    def surname_frequency(self, key: str) -> float:
        """Share of records whose first author bears this folded surname."""
        return self.known.surnames.get(key, self.known.rare_surname)

    def is_rare(self, key: str) -> bool:
        """Hardly a record has a first author of this folded surname."""
        return key not in self.known.surnames

    def word_frequency(self, word_stem: str) -> float:
        """Share of titles that hold a word of this stem."""
        return self.known.stems.get(word_stem, self.known.rare_stem)


def parse_parameters(text: str, known: Words) -> Parameters:
    """The parameters that a JSON file of ``make parameters`` states.

    Their version is a hash of the file: findings by other weights are decided anew.
    """
    stated = json.loads(text)
    return Parameters(
        weights=stated["weights"],
        weights_of_several=stated["weights"] | stated["weights_of_several"],
        none=stated["none"],
        records=stated["records"],
        namesake=stated["namesake"],
        called_alike=stated["called_alike"],
        version=f"estimated {sha256(text.encode()).hexdigest()[:16]}",
        known=known,
    )


def read_words(stored: Mapping[str, npt.NDArray[np.generic]]) -> Words:
    """The frequencies and vectors that ``make parameters`` stored as arrays."""
    records = float(stored["records"])
    surnames = str(stored["surnames"]).split("\n")
    stems = str(stored["stems"]).split()
    # Row by row in memory, since rows are what is asked for.
    matrix = stored["matrix"].astype(np.float32, order="C")
    matrix /= np.maximum(np.linalg.norm(matrix, axis=1, keepdims=True), 1e-9)
    return Words(
        surnames=_shares(surnames, stored["surname_counts"], records),
        stems=_shares(stems, stored["stem_counts"], records),
        rare_surname=float(stored["surname_counts"].min()) / records / 2,
        rare_stem=float(stored["stem_counts"].min()) / records / 2,
        index={stem: i for i, stem in enumerate(stems[: len(matrix)])},
        matrix=matrix,
        frequencies=stored["stem_counts"][: len(matrix)].astype(np.float64) / records,
    )


def _shares(
    names: list[str], counts: npt.NDArray[np.generic], records: float
) -> dict[str, float]:
    return {
        name: float(count) / records for name, count in zip(names, counts, strict=True)
    }


@cache
def shipped_words() -> Words:
    """The words that come with the program."""
    with (files("verifier.deciding") / "words.npz").open("rb") as file:
        return read_words(np.load(file, allow_pickle=False))


@cache
def shipped_parameters() -> Parameters:
    """The parameters that come with the program."""
    text = (files("verifier.deciding") / "parameters.json").read_text(encoding="utf-8")
    return parse_parameters(text, shipped_words())
