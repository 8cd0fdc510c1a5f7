"""The levels that the comparisons of a study with a record may have. Pure."""

from collections.abc import Mapping

from verifier.deciding.figures import FIGURES, NONE_OF_THEM, SHARED_LEVELS
from verifier.deciding.topics import ABSTRACT, ABSTRACT_WORDS, TOPIC_LEVELS

# By the document; in the record. Neither weighs anything, nor is it a disagreement.
NOT_STATED = "not stated"
CANNOT_BE_SEEN = "cannot be seen"

# Of each comparison, from best to worst.
LEVELS: Mapping[str, tuple[str, ...]] = {
    "identifier": ("same number", "another number"),
    "first author": (
        "first author",
        "similar spelling",
        "among the authors",
        "another first author",
        "names no author",
        "not an author",
    ),
    "given name": (
        "same given name",
        "same initials",
        "same initial",
        "another given name",
    ),
    "co-authors": (
        "all of them",
        "as many as stated",
        "fewer than stated",
        "only one author",
        "more than stated",
        "more than the one stated",
        "some are missing",
        "none of them",
    ),
    "year": ("same year", "one year off", "two years off", "another year"),
    "title": ("same title", "nearly the same", "similar", "another title"),
    **TOPIC_LEVELS,
    ABSTRACT: tuple(name for _, name in ABSTRACT_WORDS),
    FIGURES: (*(name for _, name in SHARED_LEVELS), NONE_OF_THEM),
    "journal": ("same journal", "like journal", "another journal"),
    "pages": ("same volume and page", "same volume", "another volume"),
    "design": ("agrees", "near", "conflicts"),
    "sample size": (
        "the same thousands",
        "the same hundreds",
        "agrees",
        "near",
        "conflicts",
    ),
    "blinding": ("agrees", "conflicts"),
    "acronym": ("in the title", "not in the title"),
}
