"""The figures that a page tells of a study against those of a record's abstract. Pure.

Where a person has several papers on one subject in a year, their titles say the same;
what each of them counted and measured does not.
"""

from verifier.deciding.scales import scale
from verifier.figures import shared_figures
from verifier.models import NamedStudy, Record

FIGURES = "figures told"
# Lower bounds in bits of what the figures tell that the abstract has.
SHARED_LEVELS: tuple[tuple[float, str], ...] = (
    (16.0, "16 bits or more"),
    (8.0, "8 to 16 bits"),
    (4.5, "5 to 8 bits"),
    (0.0, "3 bits"),
)
NONE_OF_THEM = "none of them"
# Bits that a shared figure tells, by its significant digits: of 61,662 abstracts one in
# eleven holds a given one of the figures of one digit (10, 30, 0.5) that they tell, one
# in thirty of those of two, one in 700 of three and hardly any of more (counted once,
# on 2026-11-24, by occurrences).
_BITS = {1: 3.5, 2: 5.0, 3: 9.5}
_RARE = 12.0


def compare_figures(study: NamedStudy, record: Record) -> str:
    """The level of what page and abstract both tell; "" where nothing is to be seen.

    Numbers of people are compared by themselves, with the role they have.
    """
    sizes = {str(size.count) for size in study.claims.sample_sizes}
    told = tuple(f for f in study.claims.figures if f not in sizes)
    if not told or not record.abstract:
        return ""
    shared = shared_figures(told, record.abstract)
    return _scale(sum(map(_bits, shared))) if shared else NONE_OF_THEM


def _bits(figure: str) -> float:
    return _BITS.get(len(figure.replace(".", "").strip("0")), _RARE)


_scale = scale(SHARED_LEVELS)
