"""The estimated numbers of the decision: match weights, name and word frequencies.

`parameters.json` is written by ``make parameters`` (tests/estimate.py) from labelled
citations; it names its data by hash. Everything else in the core takes a `Parameters`
as an argument and reads no file.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Parameters:
    """Match weights in bits (log2 of m over u) and the frequencies behind them.

    ``weights[comparison][level]`` is the weight of a level. ``surnames`` gives the
    share of records whose first author has that folded surname, ``words`` the share of
    titles with that stem; names and words left out are rarer than ``rare_surname`` and
    ``rare_word``. ``prior_none`` is the prior probability that a named study is in no
    record of a complete source.
    """

    weights: Mapping[str, Mapping[str, float]]
    surnames: Mapping[str, float]
    rare_surname: float
    words: Mapping[str, float]
    rare_word: float
    prior_none: float
    version: str

    def surname_frequency(self, key: str) -> float:
        """Share of records whose first author bears this folded surname."""
        return self.surnames.get(key, self.rare_surname)

    def word_frequency(self, word_stem: str) -> float:
        """Share of titles that hold a word of this stem."""
        return self.words.get(word_stem, self.rare_word)


def parse_parameters(text: str) -> Parameters:
    """The parameters that a JSON file of ``make parameters`` states."""
    stated = json.loads(text)
    return Parameters(
        weights=stated["weights"],
        surnames=stated["surnames"],
        rare_surname=stated["rare_surname"],
        words=stated["words"],
        rare_word=stated["rare_word"],
        prior_none=stated["prior_none"],
        version=stated["version"],
    )


@cache
def shipped_parameters() -> Parameters:
    """The parameters that come with the program."""
    path = files("verifier").joinpath("parameters.json")
    return parse_parameters(path.read_text(encoding="utf-8"))
