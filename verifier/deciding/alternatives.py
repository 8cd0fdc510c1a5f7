"""The real studies that the author of a page may have meant, and why. Pure."""

from collections.abc import Iterable, Sequence

from verifier.deciding.figures import FIGURES
from verifier.deciding.statuses import publication_status
from verifier.deciding.topics import SHARED_TOPIC
from verifier.models import Alternative, Candidate, NamedStudy, Record, Step

MOST = 3
# A record that is the study with this probability is shown even where it shares no
# more than name and year: the editor sees at once what was not believed.
SHOWN_FROM = 0.05


def closest_studies(
    study: NamedStudy, candidates: Sequence[Candidate], chosen: Record | None = None
) -> tuple[Alternative, ...]:
    """Up to three real studies near the named one, each with its reason.

    What speaks against a record does not count here: the page is known to be wrong
    about something. Studies by the same author and studies of the same kind by others
    both get a place, since the name or the rest may be the slip.
    """

    def rank(candidate: Candidate) -> tuple[float, str]:
        return -closeness(candidate.steps), candidate.record.key

    shown = [
        c
        for c in candidates
        if (c.probability >= SHOWN_FROM or shares_content(c.steps))
        and not (chosen and c.record.key == chosen.key)
    ]
    shown.sort(key=rank)
    same = [c for c in shown if _has_first_author(c)]
    others = [c for c in shown if not _has_first_author(c)]
    picked = same[: MOST - 1] + others[: MOST - min(len(same), MOST - 1)]
    picked += same[MOST - 1 :][: MOST - len(picked)]
    return tuple(
        Alternative(c.record, c.probability, why(study, c))
        for c in sorted(picked, key=rank)
    )


def closeness(steps: Iterable[Step]) -> float:
    """What speaks for a record, without what speaks against it."""
    return sum(max(s.weight, 0.0) for s in steps)


def why(study: NamedStudy, candidate: Candidate) -> str:
    """The likeness in words: ``same first author, 1995 instead of 2015``."""
    levels = {s.comparison: s.level for s in candidate.steps}
    record = candidate.record
    words = [_WORDS[item] for item in levels.items() if item in _WORDS]
    if not SHARED_TOPIC.isdisjoint(levels.items()):
        words.append("same topic")
    if levels.get("first author") in _BY_ANOTHER and record.authors:
        words.append(f"by {record.authors[0].name}")
    if levels.get("year") == "same year":
        words.append(f"also {study.year}")
    elif record.year and study.year:
        words.append(f"{record.year} instead of {study.year}")
    status = publication_status(record)
    if status in {"retracted", "notice", "expression of concern"}:
        words.append(status)
    return ", ".join(words)


_BY_ANOTHER = frozenset({"not an author", "another first author"})
_WORDS = {
    ("identifier", "same number"): "the number in the text",
    ("first author", "first author"): "same first author",
    ("first author", "similar spelling"): "first author of a similar name",
    ("first author", "among the authors"): "the named author is a co-author",
    ("title", "same title"): "same title",
    ("title", "nearly the same"): "nearly the same title",
    ("title", "similar"): "similar title",
    ("journal", "same journal"): "same journal",
    ("design", "agrees"): "same design",
    ("sample size", "the same thousands"): "same size",
    ("sample size", "the same hundreds"): "same size",
    ("sample size", "agrees"): "same size",
    ("blinding", "agrees"): "same blinding",
    ("acronym", "in the title"): "the trial's name",
    (FIGURES, "16 bits or more"): "the same figures",
    (FIGURES, "8 to 16 bits"): "the same figures",
}


def shares_content(steps: Iterable[Step]) -> bool:
    """The record shares more than a name: topic, title, place or number."""
    return not _CONTENT.isdisjoint([step[:2] for step in steps])


_CONTENT = SHARED_TOPIC | {
    ("identifier", "same number"),
    ("title", "same title"),
    ("title", "nearly the same"),
    ("title", "similar"),
    ("pages", "same volume and page"),
    ("acronym", "in the title"),
    (FIGURES, "16 bits or more"),
    (FIGURES, "8 to 16 bits"),
}


def _has_first_author(candidate: Candidate) -> bool:
    return any(s[:2] == ("first author", "first author") for s in candidate.steps)
