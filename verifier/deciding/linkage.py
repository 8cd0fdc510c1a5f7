"""Record linkage: how probable it is that each record, or none, is the study. Pure.

Fellegi and Sunter's model (DESIGN.md section 3): every comparison's level adds its
match weight, the log2 of how much likelier it is under a match than by chance. The
records compete with each other and with "none of these", which gains with the number
of records that share the study's first author and year by chance alone.
"""

from collections.abc import Iterable, Mapping, Sequence
from math import log2

from verifier.deciding.authors import given_form, is_group_name
from verifier.deciding.comparisons import compare, is_namesake
from verifier.deciding.levels import CANNOT_BE_SEEN, NOT_STATED
from verifier.deciding.parameters import Parameters
from verifier.deciding.queries import expected_records
from verifier.models import (
    Candidate,
    Evidence,
    Linkage,
    NamedStudy,
    Record,
    Step,
)
from verifier.names import fold_name

# How many more papers PubMed holds by the same first author, of the same year and on
# the same topic, than the records of the estimate, which are mostly those that somebody
# cited. By the files of NLM's baseline among them it is 3, 11 and 24 times as many
# (`python -m tests.kindred`): few cases, and those who publish most weigh most in them.
# By judgement near the lowest; twice as many would be one bit.
KIN_OF_PUBMED = 5.0
# In sources thinner than that nothing was measured: a handful of records, all that one
# holds, is no reason to take the only one by that name for the study.
_KIN_MEASURED = 1 / 16
# Records in PubMed: EInfo's count of 2026-10-08 (cassettes/FACTS.md section 5).
PUBMED_RECORDS = 41_257_673


def link(
    study: NamedStudy,
    records: Iterable[Record],
    parameters: Parameters,
    world: int = PUBMED_RECORDS,
) -> Linkage:
    """Candidates best first, with probabilities that add up to one with "none"."""
    records = list(records)
    levels = compare(study, records, parameters)
    return compete(study, records, levels, parameters, world)


def compete(
    study: NamedStudy,
    records: Sequence[Record],
    levels: Sequence[Mapping[str, str]],
    parameters: Parameters,
    world: int,
) -> Linkage:
    """The same of records whose ``levels`` were compared before, in their order."""
    none = none_evidence(study, levels, parameters, world)
    none_weight = sum(e.weight for e in none)
    weights = (
        parameters.weights_of_several
        if is_one_of_several(study, levels)
        else parameters.weights
    )
    # Records that compare alike have the same levels, which are weighed once.
    alike = {id(own): own for own in levels}
    weighed = _Weighed(weights)
    steps = {place: weighed.steps(own) for place, own in alike.items()}
    totals = {place: sum([s.weight for s in own]) for place, own in steps.items()}
    sums = [totals[id(own)] for own in levels]
    top = max([none_weight, *sums])
    scale = sum(2 ** (t - top) for t in [none_weight, *sums])
    candidates = [
        Candidate(record, total, 2 ** (total - top) / scale, steps[id(own)])
        for record, own, total in zip(records, levels, sums, strict=True)
    ]
    candidates.sort(key=lambda c: (-c.probability, -c.weight, c.record.key))
    return Linkage(tuple(candidates), 2 ** (none_weight - top) / scale, none)


def is_one_of_several(study: NamedStudy, levels: Sequence[Mapping[str, str]]) -> bool:
    """More than one record bears the study's name and year, or its letter says so.

    They are mostly by one person and on one topic: name and topic then tell less than
    where a record is the only one.
    """
    return bool(study.suffix) or sum(map(is_namesake, levels)) > 1


# Circumstances that make "none of these" more or less likely, with what each means.
NONE_LEVELS = {
    "known by topic": "known by its topic only",
    "known by topic and journal": "known by its topic and journal",
    "known by page": "known by its page's topic only",
    "known by page and journal": "known by its page's topic and journal",
    "known by title": "known by its title",
    "known by title and journal": "known by its title and journal",
    "one of several": "one of several, says the letter after the year",
    "rare surname": "a rare surname",
    "two seen": "2",
    "three to five seen": "3 to 5",
    "six or more seen": "6 or more",
}


_KIN = "papers by the same person"
_RIVALRY, _SEEN = "records of that name and year", "seen of them"
_NONE_COMPARISONS = dict.fromkeys(NONE_LEVELS, "a study of no record") | {
    "rare surname": "its first author",
    "two seen": _SEEN,
    "three to five seen": _SEEN,
    "six or more seen": _SEEN,
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
            "none", _NONE_COMPARISONS[name], NONE_LEVELS[name], parameters.none[name]
        )
        for name in none_levels(study, levels, parameters)
    ]
    if not study.authors:
        return tuple(known)
    rivals = count_rivals(study, levels, parameters, world)
    found = (*known, *rivalry(rivals, parameters, world))
    return tuple(sorted(found, key=lambda e: e.comparison == _SEEN))


def rivalry(
    rivals: float, parameters: Parameters, world: int
) -> tuple[Evidence, Evidence]:
    """How much likelier "none" is for all that is like the study by chance, in bits.

    That is what the same person published that year on the topic, which counts for one
    among the records of the estimate, and the ``rivals`` of that name, each of which
    counts for little: few are on the topic. Thinned to a sixteenth, the records of the
    estimate show that both grow with the source: confidence is then 0.002 too low, and
    0.030 where the first is taken to stay as it is (``make eval``, density).
    """
    kin = min(max(world / parameters.records, _KIN_MEASURED), KIN_OF_PUBMED)
    level = f"about {rivals:,.0f}" if rivals >= 1 else "hardly one"
    namesakes = log2(1 + parameters.namesake * rivals / kin)
    return (
        Evidence("none", _KIN, f"{kin:.2g} times those of the estimate", log2(kin)),
        Evidence("none", _RIVALRY, level, namesakes),
    )


def none_levels(
    study: NamedStudy, levels: Sequence[Mapping[str, str]], parameters: Parameters
) -> tuple[str, ...]:
    """The circumstances of `NONE_LEVELS` that hold for a study among these records."""
    known = "known by title" if study.claims.title else "known by topic"
    if not study.claims.title and len(study.claims.topic.sentence) < _OF_A_SENTENCE:
        known = "known by page"
    if study.claims.journal:
        known += " and journal"
    found = [known]
    if study.suffix:
        found.append("one of several")
    if study.authors and parameters.is_rare(fold_name(study.authors[0])):
        found.append("rare surname")
    if study.authors and (several := _count_level(sum(map(is_namesake, levels)))):
        found.append(several)
    return tuple(found)


# Fewer content words tell nothing of a study: "(Doe J, Roe P, JAMA 2003)" at the foot
# of a page, whose topic is then all that is known of it.
_OF_A_SENTENCE = 2


def _count_level(seen: int) -> str:
    if seen <= 1:
        return ""
    if seen == 2:
        return "two seen"
    return "three to five seen" if seen <= 5 else "six or more seen"


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
    if study.given:
        expected *= parameters.called_alike[given_form(study.given)]
    return max(float(seen), expected)


class _Weighed(dict[tuple[str, str], Step]):
    """Steps by comparison and level, each made once: records share most of them."""

    def __init__(self, weights: Mapping[str, Mapping[str, float]]) -> None:
        super().__init__()
        self._weights = weights

    def __missing__(self, item: tuple[str, str]) -> Step:
        name, level = item
        self[item] = step = Step(name, level, self._weights[name][level])
        return step

    def steps(self, levels: Mapping[str, str]) -> tuple[Step, ...]:
        """The waterfall of these levels: every comparison that could be made."""
        return tuple([self[item] for item in levels.items() if item[1] not in _SILENT])


_SILENT = frozenset({NOT_STATED, CANNOT_BE_SEEN})
