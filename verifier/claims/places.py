"""Where studies are named, and the pieces of a document that speak of them. Pure."""

from dataclasses import dataclass

from verifier.models import Mention

NOBODY = -1


@dataclass(frozen=True, slots=True)
class Placed:
    """A mention and the number of the study it belongs to."""

    study: int
    mention: Mention


@dataclass(frozen=True, slots=True)
class Passage:
    """``text[start:end]``; ``headings`` are the headings above it, innermost first.

    ``owner`` is the study spoken of without being named here, or `NOBODY`.
    ``counted`` are cells of a table under a heading that says how many took part.
    """

    start: int
    end: int
    named: tuple[Placed, ...] = ()
    owner: int = NOBODY
    headings: tuple[tuple[int, int], ...] = ()
    counted: tuple[tuple[int, int], ...] = ()
