"""Sample sizes: how texts state them, and how a stated one fits a record. Pure.

`numbers` and `nouns` are the words, `forms` the wordings, `roles` what a number counts,
`vetoes` which count no sample, `parts` the arms of a trial, `pooled` the studies of a
review, `abroad` other languages; `reading` puts them together, and `records` compares.
"""

from verifier.sizes.nouns import PEOPLE
from verifier.sizes.numbers import FoundSize, word_number
from verifier.sizes.parts import arms_between
from verifier.sizes.reading import counted_in, find_sizes, sizes_between
from verifier.sizes.records import compare_size, judge_size, rarest_in_common

__all__ = [
    "PEOPLE",
    "FoundSize",
    "arms_between",
    "compare_size",
    "counted_in",
    "find_sizes",
    "judge_size",
    "rarest_in_common",
    "sizes_between",
    "word_number",
]
