"""How the corrupted citations of HALLMARK fare, category by category.

    python -m tests.eval_hallmark [--misses]

The entries with ``source`` = ``pubmed`` of ``../shared/data/hallmark``, each as a
BibTeX file of its own through the program's own reading and deciding, over all records
of ../shared/data and the benchmark's own true entries. A corrupted entry is detected
when it is not confirmed, a valid one a false alarm when it is not.
"""

import json
import re
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.labelled import DATA, RECORDS, ClosedWorld, open_world
from verifier.deciding.parameters import shipped_parameters
from verifier.deciding.resolution import resolve
from verifier.documents import read_document
from verifier.models import Answer, Finding, Found, NamedStudy, Query, Record, Usage
from verifier.pubmed.local import build_from_lines
from verifier.reading import read

ENTRIES = DATA / "hallmark" / "test_crossdomain_matched.jsonl"
TRUE_ENTRIES = DATA / "hallmark" / "raw_crossdomain_matched_valid.jsonl"
FILES = (ENTRIES, TRUE_ENTRIES)
VALID = "valid"


class Together:
    """Several closed sources as one, of which the first that knows a record counts."""

    name, description, complete, usage = "local", "", True, Usage()

    def __init__(self, *sources: ClosedWorld) -> None:
        self._sources = sources
        self.world = sum(source.world for source in sources)

    def search(self, queries, limit, *, alone=False) -> Mapping[Query, Answer]:
        queries = list(queries)
        all_answers = [s.search(queries, limit, alone=alone) for s in self._sources]
        return {q: _merge(q, [a[q] for a in all_answers], limit) for q in queries}

    def fetch(self, keys, *, fresh=False) -> Mapping[str, Record]:
        keys = list(keys)
        found: dict[str, Record] = {}
        for source in reversed(self._sources):
            found |= source.fetch(keys, fresh=fresh)
        return found


def _merge(query: Query, answers: Sequence[Answer], limit: int) -> Answer:
    found = [a for a in answers if isinstance(a, Found)]
    if not found:
        return answers[0]
    keys = list(dict.fromkeys(key for answer in found for key in answer.pmids))
    unseen = sum(answer.count - len(answer.pmids) for answer in found)
    return Found(query, len(keys) + unseen, tuple(keys[:limit]), found[0].url)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the benchmark: its category, its text as BibTeX, what was done."""

    key: str
    category: str
    bibtex: str
    explanation: str

    @property
    def is_valid(self) -> bool:
        """Nothing was corrupted."""
        return self.category == VALID


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an entry."""

    entry: Entry
    study: NamedStudy | None
    finding: Finding | None

    @property
    def verdict(self) -> str:
        """The verdict, or that nothing was read."""
        return self.finding.verdict if self.finding else "not read"

    @property
    def is_detected(self) -> bool:
        """A reader is told that something is wrong, or that it is not known."""
        return self.verdict != "confirmed"


def read_entries() -> list[Entry]:
    """The entries of the benchmark that were made from PubMed."""
    return [
        Entry(
            row["bibtex_key"],
            row["hallucination_type"] or VALID,
            to_bibtex(row["bibtex_type"], row["bibtex_key"], row["fields"]),
            row["explanation"],
        )
        for row in map(json.loads, ENTRIES.read_text(encoding="utf-8").splitlines())
        if row["source"] == "pubmed"
    ]


def to_bibtex(kind: str, key: str, fields: Mapping[str, str]) -> str:
    """An entry as BibTeX; what BibTeX would take for markup is escaped."""
    lines = "".join(
        f"  {name} = {{{value if name in _VERBATIM else _escape(value)}}},\n"
        for name, value in fields.items()
    )
    return f"@{kind}{{{key},\n{lines}}}\n"


_VERBATIM = frozenset({"doi", "url"})


def _escape(value: str) -> str:
    return re.sub(r"([%&#_$])", r"\\\1", value)


def true_records() -> Iterator[str]:
    """The benchmark's true PubMed entries as lines of records."""
    for line in TRUE_ENTRIES.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        fields = row["fields"]
        if row["source"] == "pubmed":
            names = fields["author"].split(" and ")
            yield json.dumps(
                {
                    "pmid": fields["pmid"],
                    "title": fields["title"],
                    "authors": [_author(name) for name in names],
                    "journal": fields.get("journal", ""),
                    "year": int(fields["year"]),
                    "doi": fields.get("doi", ""),
                }
            )


_SUFFIX = re.compile(r"(?:Jr|Sr|2nd|3rd|4th)\.?")


def _author(name: str) -> list[str]:
    """``Vries PS de``: PubMed's ``de Vries PS``, whose first word was put last."""
    words = name.split()
    words = [words[-1], *words[:-1]]
    suffix = words.pop() if _SUFFIX.fullmatch(words[-1]) else ""
    if len(words) == 1:
        return words
    parts = [" ".join(words[:-1]), "", words[-1]]
    return [*parts, suffix] if suffix else parts


def decide_entries(entries: Iterable[Entry]) -> list[Outcome]:
    """Every entry read and looked up by itself."""
    parameters = shipped_parameters()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        store = folder / "true.sqlite"
        build_from_lines(true_records(), store)
        source = Together(open_world(), ClosedWorld.open(store))
        outcomes = []
        for entry in entries:
            study = _read(entry, folder)
            found = resolve([study], source, parameters)[0] if study else None
            outcomes.append(Outcome(entry, study, found))
    return outcomes


def _read(entry: Entry, folder: Path) -> NamedStudy | None:
    path = folder / f"{entry.key}.bib"
    path.write_text(entry.bibtex, encoding="utf-8")
    document = read_document(path)
    studies = read(document)
    return studies[0] if studies else None


def figures(outcomes: Sequence[Outcome]) -> dict[str, float]:
    """Detection of corrupted entries, of swapped authors, and false alarms."""
    valid = [o for o in outcomes if o.entry.is_valid]
    corrupt = [o for o in outcomes if not o.entry.is_valid]
    swapped = [o for o in corrupt if o.entry.category == "swapped_authors"]
    return {
        "false alarms on valid entries": _share(valid),
        "corrupted entries detected": _share(corrupt),
        "swapped authors detected": _share(swapped),
    }


def _share(outcomes: Sequence[Outcome]) -> float:
    return sum(o.is_detected for o in outcomes) / max(len(outcomes), 1)


def report(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """Verdicts per category, as lines."""
    for name, value in figures(outcomes).items():
        yield f"  {name:<36} {value:.4f}"
    categories = defaultdict(list)
    for outcome in outcomes:
        categories[outcome.entry.category].append(outcome)
    verdicts = sorted({o.verdict for o in outcomes})
    yield f"    {'category':<24}{'':>3} detected" + "".join(
        f"{verdict:>14}" for verdict in verdicts
    )
    for category, some in sorted(categories.items(), key=lambda c: c[0] != VALID):
        counts = Counter(o.verdict for o in some)
        yield f"    {category:<24}{len(some):>3}     {_share(some):.2f}" + "".join(
            f"{counts[verdict] or '-':>14}" for verdict in verdicts
        )


def misses(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """False alarms and what went undetected, with what was said."""
    for outcome in outcomes:
        if outcome.is_detected == outcome.entry.is_valid:
            finding = outcome.finding
            yield f"{outcome.entry.category} {outcome.entry.key}: {outcome.verdict}"
            yield f"    {outcome.entry.explanation}"
            if finding:
                yield f"    {finding.reason} (confidence {finding.confidence})"
                yield f"    agreements {dict(finding.agreements)}"


def main(arguments: Sequence[str]) -> None:
    """Print the table, and with ``--misses`` what went wrong."""
    if not (RECORDS.exists() and ENTRIES.exists()):
        sys.exit("../shared/data is absent: nothing to measure on")
    outcomes = decide_entries(read_entries())
    print("\n".join(report(outcomes)))
    if "--misses" in arguments:
        print("\n".join(misses(outcomes)))


if __name__ == "__main__":
    main(sys.argv[1:])
