"""Where studies are named, and the pieces of a document that speak of them. Pure."""

from dataclasses import astuple, dataclass

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
    ``loose``: no word points back to the owner, whose topic it may tell, and no more.
    ``counted`` are cells of a table under a heading that says how many took part.
    """

    start: int
    end: int
    named: tuple[Placed, ...] = ()
    owner: int = NOBODY
    headings: tuple[tuple[int, int], ...] = ()
    counted: tuple[tuple[int, int], ...] = ()
    loose: bool = False


def is_name(mention: Mention) -> bool:
    """Whether a study can be told by it: "researchers at Harvard" is any of theirs."""
    return mention.kind != "unnamed" and not (
        mention.group
        and not mention.year
        and mention.kind == "narrative"
        and (not mention.journal or mention.journal.startswith(mention.group))
        and not (mention.authors or mention.title)
        and not (mention.acronym or any(astuple(mention.identifiers)))
    )
