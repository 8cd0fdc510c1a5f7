"""Record linkage: how probable it is that each record, or none, is the study. Pure.

Fellegi and Sunter's model (DESIGN.md section 3): every comparison's level adds its
match weight log2(m/u); the prior of one record of a source that holds ``world`` records
is one in ``world``; the probabilities compete with each other and with "none of these".
"""

from collections.abc import Iterable
from math import log2

from verifier.comparisons import CANNOT_BE_SEEN, NOT_STATED, author_key, compare
from verifier.models import Candidate, Evidence, Linkage, NamedStudy, Record
from verifier.names import fold_name
from verifier.parameters import Parameters

# Records in PubMed: EInfo's count of 2026-10-08 (cassettes/FACTS.md section 5).
PUBMED_RECORDS = 41_257_673
# How often the first author of a study is the one that a text names first (m).
_FIRST_AUTHOR_M = 0.95


def link(
    study: NamedStudy,
    records: Iterable[Record],
    parameters: Parameters,
    world: int = PUBMED_RECORDS,
) -> Linkage:
    """Candidates best first, with probabilities that add up to one with "none"."""
    weighed = [(record, weigh(study, record, parameters)) for record in records]
    none = none_evidence(parameters, world)
    none_weight = sum(e.weight for e in none)
    totals = [sum(e.weight for e in evidence) for _, evidence in weighed]
    top = max([none_weight, *totals])
    scale = sum(2 ** (t - top) for t in [none_weight, *totals])
    candidates = [
        Candidate(record, total, 2 ** (total - top) / scale, evidence)
        for (record, evidence), total in zip(weighed, totals, strict=True)
    ]
    candidates.sort(key=lambda c: (-c.probability, -c.weight, c.record.key))
    return Linkage(tuple(candidates), 2 ** (none_weight - top) / scale, none)


def none_evidence(parameters: Parameters, world: int) -> tuple[Evidence, ...]:
    """What speaks for "none of these" before any record is compared.

    In weights relative to one given record of the source: that it is one of ``world``
    records, and how many studies are in no record at all.
    """
    odds = parameters.prior_none / (1 - parameters.prior_none)
    return (
        Evidence("none", "prior: one of all records", f"{world:,}", log2(world)),
        Evidence("none", "prior: in no record", f"{odds:.2f} to 1", log2(odds)),
    )


def weigh(
    study: NamedStudy, record: Record, parameters: Parameters
) -> tuple[Evidence, ...]:
    """The waterfall of one record: every comparison that could be made."""
    return tuple(
        Evidence(
            record.key, name, level, _weight(study, record, name, level, parameters)
        )
        for name, level in compare(study, record, parameters).items()
        if level not in {NOT_STATED, CANNOT_BE_SEEN}
    )


def _weight(
    study: NamedStudy, record: Record, name: str, level: str, parameters: Parameters
) -> float:
    """The level's weight; that of a shared surname depends on how common it is."""
    if name != "first author" or level not in {"first author", "among the authors"}:
        return parameters.weights[name][level]
    key = fold_name(study.authors[0])
    if level == "first author" and record.authors:
        key = author_key(record.authors[0].name)
    rarity = -log2(parameters.surname_frequency(key))
    return rarity + parameters.weights[name][level]
