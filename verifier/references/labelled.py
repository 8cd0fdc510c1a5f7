"""Works described field by field: ``Title: …``, ``Authors: …``, ``Journal: …``. Pure.

A label stands at the start of a line, before a colon, a tab or the end of the line, or
within a line before a colon. Its value runs to the next label or the end of the line.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from verifier.models import Reference
from verifier.references.authors import read_authors
from verifier.references.imprints import take_identifiers, year_of

_LONGEST_VALUE = 1500
_LABEL = re.compile(
    r"(?:(?<=\n)|(?<=\s)(?=[A-Z][\w ]{3,20}:)|^)[ \t]{0,9}"
    r"(?P<key>(?:article |study |paper )?title|authors?(?:\(s\))?|journal(?: name)?"
    r"|source|(?:article )?(?:publication )?(?:year|date)|published"
    r"|(?:pubmed|pmc) ?id|pmid|pmcid|doi|volume|issue|pages?)"
    r"[ \t]{0,9}(?::\s{0,9}|\t\s{0,9}|\n\s{0,9})(?=\S)",
    re.IGNORECASE,
)
# What else a release states below: "Method of research", "Funding".
_FIELD = re.compile(r"[A-Z][\w ()/-]{2,40}(?:\t|:\s)")
_TITLES = (
    re.compile(r"itle(?<=[Tt]itle)[ \t]{0,9}[:\t\n]"),
    re.compile(r"ITLE(?<=[Tt]ITLE)[ \t]{0,9}[:\t\n]"),
)


@dataclass(frozen=True, slots=True)
class Labelled:
    """The labelled values of one work, and the span they stand in."""

    start: int
    end: int
    values: dict[str, str]


def find_labelled(text: str) -> Iterator[Labelled]:
    """Runs of at least three different labels with a title, each a work."""
    if not any(title.search(text) for title in _TITLES):
        return
    run: list[re.Match[str]] = []
    for label in _LABEL.finditer(text):
        if run and not _continues(text, run, label):
            yield from _work(text, run)
            run = []
        run.append(label)
    yield from _work(text, run)


def _continues(text: str, run: list[re.Match[str]], label: re.Match[str]) -> bool:
    """Whether the label belongs to the same work as those before it."""
    last = run[-1]
    if label.start() - last.end() > _LONGEST_VALUE:
        return False
    _, *between = text[last.end() : label.start()].strip().split("\n")
    return all(map(_FIELD.match, between)) and _key(label) not in map(_key, run)


def _key(label: re.Match[str]) -> str:
    return label["key"].lower().removesuffix("(s)").split()[-1].rstrip("s")


def _work(text: str, run: list[re.Match[str]]) -> Iterator[Labelled]:
    if len(run) < 3:
        return
    last = text.find("\n", run[-1].end(), run[-1].end() + _LONGEST_VALUE)
    end = last if last >= 0 else min(len(text), run[-1].end() + _LONGEST_VALUE)
    ends = [label.start() for label in run[1:]] + [end]
    values = {
        _key(label): text[label.end() : stop].strip().partition("\n")[0]
        for label, stop in zip(run, ends, strict=True)
    }
    if "title" in values and len(values.keys() - {"title"}) > 1:
        yield Labelled(run[0].start("key"), end, values)


def parse_labelled(text: str, work: Labelled) -> Reference:
    """The reference that the labelled values state."""
    values = work.values
    authors = read_authors(values.get("author", "").rstrip(". ") + ". (1900)")
    dates = (values[key] for key in ("year", "date", "published") if key in values)
    identified = take_identifiers(text[work.start : work.end])
    number = values.get("id", values.get("pmid", ""))
    return Reference(
        start=work.start,
        end=work.end,
        authors=authors.surnames,
        et_al=authors.et_al,
        year=year_of(next(dates, "")),
        title=values["title"].removesuffix("."),
        journal=values.get("journal") or values.get("name") or values.get("source", ""),
        volume=values.get("volume", ""),
        issue=values.get("issue", ""),
        pages=values.get("page", ""),
        doi=identified.doi,
        pmid=identified.pmid or (number if number.isdigit() else ""),
        pmcid=identified.pmcid,
    )
