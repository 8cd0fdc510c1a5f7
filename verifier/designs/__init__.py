"""Study designs: in texts, and a stated one against a record. Pure.

`table` has the designs as rows; `phrases` finds them in texts, by their names, by
`deeds` and by `plans`, but for what `vetoes` knows, and `blinding` who was blinded;
`abstracts` reads what an abstract states of its own study, `signs` all that a record
shows of it, `silences` what a record does not say, and `records` compares.
"""

from verifier.designs.blinding import blinding_between
from verifier.designs.deeds import is_hint
from verifier.designs.phrases import (
    designs_between,
    find_designs,
    is_plural,
    is_verbal,
    may_be_of_one,
)
from verifier.designs.records import compare_design
from verifier.designs.table import DESIGNS, is_special_case

__all__ = [
    "DESIGNS",
    "blinding_between",
    "compare_design",
    "designs_between",
    "find_designs",
    "is_hint",
    "is_plural",
    "is_special_case",
    "is_verbal",
    "may_be_of_one",
]
