"""Invented studies by the thousand, and the pages that name them.

Every study has a first author of its own, so that a search says for whom it was made.
Nothing here is anybody's: names are syllables, trials are sentences.
"""

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import product

from verifier.models import Author, PublicationType, Record

FIRST_NUMBER = 60_000_001
_TRIAL = PublicationType("D016449", "Randomized Controlled Trial")
_ARTICLE = PublicationType("D016428", "Journal Article")
_ONSETS = "b d f g h k l m n p r s t v w br dr gr kr pl tr st sv".split()
_VOWELS = "a e i o u aa ee".split()
_ENDS = (
    "berg mark holt dal vik lund sted gaard horst feld brink donk hoven quist".split()
)
_TREATMENTS = "ketamine midazolam lidocaine gabapentin honey yoga melatonin".split()
_CONDITIONS = "fibromyalgia migraine neuralgia insomnia sciatica tinnitus gout".split()


@dataclass(frozen=True, slots=True)
class Study:
    """A study as a page tells of it: true of its record, or not (``kind``).

    ``kind``: real, misdescribed (another design), misdated (a year
    late, so that only a wider search finds it), invented (no record).
    """

    number: int
    surname: str
    year: int
    patients: int
    treatment: str
    condition: str
    kind: str

    @property
    def pmid(self) -> str:
        return str(FIRST_NUMBER + self.number)

    @property
    def record(self) -> Record:
        """What PubMed shows once it has indexed the study."""
        title = f"{self.treatment.title()} for {self.condition}: a randomized trial."
        return Record(
            pmid=self.pmid,
            title=title,
            authors=(
                Author(self.surname, "Ada", "A"),
                Author("Common", "Bea", "B"),
                Author("Usual", "Cleo", "C"),
            ),
            journal="Journal of invented pain",
            journal_abbreviation="J Invent Pain",
            year=self.year,
            years=(self.year,),
            volume="12",
            pages=f"{self.number + 1}-9",
            publication_types=(_ARTICLE, _TRIAL),
            abstract=(
                f"We randomized {self.patients} patients with {self.condition} to"
                f" {self.treatment} or placebo. Pain was less after a week."
            ),
            status="MEDLINE",
            corrections_known=True,
        )

    @property
    def sentence(self) -> str:
        """What a page says of it."""
        is_true = self.kind != "misdescribed"
        year = self.year + (self.kind == "misdated")
        design = "randomized trial" if is_true else "systematic review"
        return (
            f"A {design} of {self.patients} patients by {self.surname} et al."
            f" ({year}) told of {self.treatment} for {self.condition}."
        )


@lru_cache(maxsize=1)
def _surnames() -> Sequence[str]:
    names = [
        f"{a}{b}{c}".capitalize() for a, b, c in product(_ONSETS, _VOWELS, _ENDS)
    ] + [
        f"{a}{b}{c}{d}".capitalize()
        for a, b, c, d in product(_ONSETS, "aeiou", "l n r".split(), _ENDS)
    ]
    names = list(dict.fromkeys(names))
    random.Random(0).shuffle(names)
    return names


def studies(count: int, seed: int = 0) -> list[Study]:
    """So many studies: six of ten real, one each misdescribed and misdated."""
    dice = random.Random(seed)
    kinds = ["real"] * 6 + ["misdescribed"] + ["misdated"] + ["invented"] * 2
    return [
        Study(
            number=number,
            surname=surname,
            year=dice.randint(1995, 2024),
            patients=dice.randint(12, 400),
            treatment=dice.choice(_TREATMENTS),
            condition=dice.choice(_CONDITIONS),
            kind=dice.choice(kinds),
        )
        for number, surname in zip(range(count), _surnames(), strict=False)
    ]


def records(of: Iterable[Study]) -> list[Record]:
    """What PubMed holds: all but the invented ones."""
    return [study.record for study in of if study.kind != "invented"]


def vocabulary(of: Iterable[Study]) -> frozenset[str]:
    """Words that PubMed knows from elsewhere: every surname, so that no hit means none.

    Without it, an unknown surname makes the answer inconclusive.
    """
    return frozenset(study.surname.lower() for study in of)


def page(named: Iterable[Study], *more: str) -> str:
    """A page that names these studies, a paragraph each."""
    return "\n\n".join(["# Pain, week by week", *(s.sentence for s in named), *more])


def pages(of: Sequence[Study], each: int) -> Iterator[tuple[str, str]]:
    """File names and texts that name all of them, so many a page."""
    for first in range(0, len(of), each):
        yield f"{first:05}.md", page(of[first : first + each])


def indexed(study: Study) -> Study:
    """The study, now that PubMed has it."""
    return replace(study, kind="real")
