"""Record linkage: how probable it is that each record, or none, is the study. Pure.

Fellegi and Sunter's model (DESIGN.md section 3): every comparison's level adds its
match weight, the log2 of how much likelier it is under a match than by chance. The
records compete with each other and with "none of these", which gains with the number
of records that share the study's first author and year by chance alone.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log2

from verifier.comparisons import (
    CANNOT_BE_SEEN,
    NOT_STATED,
    compare,
    is_group_name,
    is_namesake,
)
from verifier.models import (
    Candidate,
    Evidence,
    Linkage,
    NamedStudy,
    Record,
    Step,
)
from verifier.names import fold_name
from verifier.parameters import Parameters
from verifier.queries import expected_records

# Records in PubMed: EInfo's count of 2026-10-08 (cassettes/FACTS.md section 5).
PUBMED_RECORDS = 41_257_673


@dataclass(frozen=True, slots=True)
class Weighed:
    """A record compared with a study: the levels, what they weigh, their sum."""

    record: Record
    levels: Mapping[str, str]
    steps: tuple[Step, ...]
    total: float


def weigh(
    study: NamedStudy, records: Sequence[Record], parameters: Parameters
) -> list[Weighed]:
    """Each record on its own, whatever the others are."""
    compared = compare(study, records, parameters)
    # Records that compare alike have the same levels, which are weighed once.
    steps = {
        place: _steps(levels, parameters)
        for place, levels in {id(levels): levels for levels in compared}.items()
    }
    totals = {place: sum([s.weight for s in own]) for place, own in steps.items()}
    return [
        Weighed(record, levels, steps[id(levels)], totals[id(levels)])
        for record, levels in zip(records, compared, strict=True)
    ]


def link(
    study: NamedStudy,
    records: Iterable[Record],
    parameters: Parameters,
    world: int = PUBMED_RECORDS,
) -> Linkage:
    """Candidates best first, with probabilities that add up to one with "none"."""
    return compete(study, weigh(study, list(records), parameters), parameters, world)


def compete(
    study: NamedStudy, weighed: Sequence[Weighed], parameters: Parameters, world: int
) -> Linkage:
    """The same of records that were weighed before."""
    none = none_evidence(study, [w.levels for w in weighed], parameters, world)
    none_weight = sum(e.weight for e in none)
    top = max([none_weight, *(w.total for w in weighed)])
    scale = sum(2 ** (t - top) for t in [none_weight, *(w.total for w in weighed)])
    candidates = [
        Candidate(w.record, w.total, 2 ** (w.total - top) / scale, w.steps)
        for w in weighed
    ]
    candidates.sort(key=lambda c: (-c.probability, -c.weight, c.record.key))
    return Linkage(tuple(candidates), 2 ** (none_weight - top) / scale, none)


# Circumstances that make "none of these" more or less likely, with what each means.
NONE_LEVELS = {
    "known by topic": "known by its topic only",
    "known by title": "known by its title",
    "known by title and journal": "known by its title and journal",
    "one of several": "one of several, says the letter after the year",
}


def none_evidence(
    study: NamedStudy,
    levels: Sequence[Mapping[str, str]],
    parameters: Parameters,
    world: int,
) -> tuple[Evidence, ...]:
    """What speaks for "none of these": how many studies are in no record at all, and
    how many records would bear that name and year whatever the study.
    """
    known = [
        Evidence(
            "none", "a study of no record", NONE_LEVELS[name], parameters.none[name]
        )
        for name in none_levels(study)
    ]
    if not study.authors:
        return tuple(known)
    rivals = count_rivals(study, levels, parameters, world)
    level = f"about {rivals:,.0f}" if rivals >= 1 else "hardly one"
    # One of so many, each as likely at first: the prior of each falls by as much.
    rivalry = Evidence("none", "records of that name and year", level, log2(1 + rivals))
    return (*known, rivalry)


def none_levels(study: NamedStudy) -> tuple[str, ...]:
    """The circumstances of `NONE_LEVELS` that hold for a study."""
    first = "known by title" if study.claims.title else "known by topic"
    if study.claims.title and study.claims.journal:
        first = "known by title and journal"
    return (first, "one of several") if study.suffix else (first,)


def count_rivals(
    study: NamedStudy,
    levels: Sequence[Mapping[str, str]],
    parameters: Parameters,
    world: int,
) -> float:
    """Records of the source with those authors and that year: seen, or expected.

    Where a search was narrowed, or the source is a part of PubMed, more of them exist
    than were seen.
    """
    seen = sum(map(is_namesake, levels))
    first, *others = study.authors
    keys = [first, *(name for name in others if not is_group_name(name))]
    years = (study.year, study.year) if study.year else None
    expected = expected_records([*map(fold_name, keys)], years, parameters, world)
    return max(float(seen), expected)


def _steps(levels: Mapping[str, str], parameters: Parameters) -> tuple[Step, ...]:
    """The waterfall of these levels: every comparison that could be made."""
    weights = parameters.weights
    return tuple(
        [
            Step(name, level, weights[name][level])
            for name, level in levels.items()
            if level not in _SILENT
        ]
    )


_SILENT = frozenset({NOT_STATED, CANNOT_BE_SEEN})
