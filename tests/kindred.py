"""How many papers of a year are by one person and on one topic, in PubMed and here.

    python -m tests.kindred

Two files of NLM's baseline among the records of ../shared/data hold all that PubMed
took in over some weeks; what a year holds in all is known. A paper whose first author
has the same name and first initial, and whose title shares words of 26 bits, is mostly
by the same person. Of those in the same journal, which came in together, nearly all
are seen; of others only the share of the year that the file holds.
"""

import json
import lzma
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import log2
from typing import NamedTuple

from tests.labelled import RECORDS, read_mentions
from verifier.names import fold_name
from verifier.words import topic_stems

# Citations of the year in PubMed (its counts by year of publication, rounded).
WINDOWS = {
    ("pubmed20n0014", 1977): 258_000,
    ("pubmed20n0014", 1979): 272_000,
    ("pubmed21n1298", 2021): 1_770_000,
}
BITS = 26


class Paper(NamedTuple):
    """What of a record tells by whom, when and on what it is."""

    pmid: str
    year: int
    name: str
    initial: str
    journal: str
    stems: frozenset[str]
    source: str


def main() -> None:
    """Print the rates of the windows and of the labelled records, a paper."""
    papers = list(_papers())
    seen = Counter(stem for paper in papers for stem in paper.stems)
    bits = {stem: log2(len(papers) / count) for stem, count in seen.items()}
    print("of a paper, those of its year by the same person on its topic")
    for (file, year), whole in WINDOWS.items():
        own = [p for p in papers if file in p.source and p.year == year]
        near, far, chance = _rates(own, own, bits)
        share = len(own) / whole
        rate = near + max(0.0, far - chance) / share
        print(f"  {year}, {share:.1%} of the year seen  {rate:.3f}")
    cited = {case.pmid for case in read_mentions() if not case.held}
    near, far, chance = _rates([p for p in papers if p.pmid in cited], papers, bits)
    print(f"  cited ones, in the labelled records  {near + far - chance:.3f}")


def _papers() -> Iterable[Paper]:
    with lzma.open(RECORDS, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            last, first, initials = [*(row["authors"] or [[""]])[0], "", ""][:3]
            yield Paper(
                row["pmid"],
                row["year"],
                fold_name(last),
                (first or initials)[:1],
                row["journal"],
                frozenset(topic_stems(row["title"])),
                row["source"] or "",
            )


def _rates(
    papers: Sequence[Paper], among: Sequence[Paper], bits: Mapping[str, float]
) -> tuple[float, float, float]:
    """Of a paper: those in its journal, those elsewhere, and how many by chance.

    Who has another initial is another person; of those who have the same, a twelfth of
    as many, as two people have the same one that often.
    """
    by_name = defaultdict(list)
    for paper in among:
        by_name[paper.name, paper.year].append(paper)
    near = far = strangers = 0
    for paper in papers:
        for other in by_name[paper.name, paper.year] if paper.name else ():
            shared = sum(bits[stem] for stem in paper.stems & other.stems)
            if other.pmid == paper.pmid or shared < BITS:
                continue
            same = other.initial == paper.initial
            beside = bool(paper.journal) and other.journal == paper.journal
            near += same and beside
            far += same and not beside
            strangers += not same
    return near / len(papers), far / len(papers), strangers / 12 / len(papers)


if __name__ == "__main__":
    main()
