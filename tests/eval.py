"""Everything that is measured, each section printed as it is finished: ``make eval``.

    python -m tests.eval             fixed samples, a few minutes
    python -m tests.eval --full      everything that is labelled
    python -m tests.eval --held      also the untouched third of the pages, as totals
    python -m tests.eval --only pages,linkage
    python -m tests.eval --check     fail where a figure falls below its floor
    python -m tests.eval --update    raise the floors to a little below what is measured

Floors lie in ``tests/floors.json`` beside the hash of the data that they were measured
on. ``--update`` lowers none of them without ``--allow-regression``. What needs
``../shared/data`` is left out where that is absent. The reliability diagram is written
to ``cache/reliability.svg``.
"""

import argparse
import json
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests import (
    disagreements,
    eval_hallmark,
    eval_hands,
    eval_linkage,
    eval_mentions,
    eval_pages,
    eval_passages,
    eval_references,
    eval_whole,
)
from tests.floors import Figure, Measured, raised, shortfalls
from tests.labelled import DATA, RECORDS, ROOT, data_hash, open_world
from tests.prose import paragraphs
from tests.reliability import picture
from verifier.deciding.calibration import Judged
from verifier.mentions import find_mentions
from verifier.models import Document

FLOORS = Path(__file__).parent / "floors.json"
PICTURE = ROOT / "cache" / "reliability.svg"
_REPEATED = 20  # 48 pages are soon read; 1 MB takes long enough to be timed
_YEARS = re.compile(r"\b(?:19|20)\d\d(?=[a-z]?\b)")


@dataclass(frozen=True, slots=True)
class Scope:
    """How much is measured."""

    full: bool = False
    held: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the evaluation: what it measures and on which files."""

    name: str
    measure: Callable[[Scope], Iterator[Figure]]
    files: tuple[Path, ...]

    @property
    def is_possible(self) -> bool:
        """Its data are here."""
        return all(path.exists() for path in self.files)


def say(line: str = "") -> None:
    """A line at once, also into a pipe."""
    print(line, flush=True)


# -------------------------------------------------------------------------- reading


def measure_pages(scope: Scope) -> Iterator[Figure]:
    """The labelled health pages: forms, claims, look-alikes."""
    say("tuning set of tests/pages")
    pages = eval_pages.read_pages(held=False)
    measured = eval_pages.measure_pages(pages)
    eval_pages.show(measured, verbose=False)
    speed = eval_mentions.measure_speed([p.document.text for p in pages] * _REPEATED)
    say(f"{speed:.1f} MB/s of their text, on one core")
    yield Figure("text of pages, MB/s", speed)
    plain = eval_mentions.measure_speed(list(paragraphs(megabytes=1)))
    say(f"{plain:.1f} MB/s of plain prose that names a study every kilobyte")
    yield Figure("plain prose, MB/s", plain)
    yield from _page_figures("tuned", measured)
    if scope.held:
        held = eval_pages.read_pages(held=True)
        everyday = [page for page in held if page.is_everyday]
        for name, pages in (("untouched", held), ("untouched, everyday", everyday)):
            for figure in _page_figures(name, eval_pages.measure_pages(pages)):
                say(f"{figure.name:<52} {figure.value:.4f}")
                yield figure


def measure_hands(_: Scope) -> Iterator[Figure]:
    """Pages by hands that nothing was tuned on."""
    for name, value in eval_hands.figures().items():
        say(f"{name:<24} {value:.4f}")
        yield Figure(name, value)


def measure_disagreements(_: Scope) -> Iterator[Figure]:
    """Conflicts of design and size between made records and what is said of them."""
    for name, value in disagreements.figures().items():
        say(f"{name:<24} {value:.4f}")
        yield Figure(name, value)


def _page_figures(name: str, measured: eval_pages.Measured) -> Iterator[Figure]:
    found, missed, wrong = (
        sum(counts.values())
        for counts in (measured.found, measured.missed, measured.wrong)
    )
    yield Figure(f"{name}: recall", found / max(found + missed, 1))
    yield Figure(f"{name}: precision", found / max(found + wrong, 1))
    for claim, score in measured.claims.items():
        right = score.right
        yield Figure(f"{name}: {claim}, recall", right / max(right + score.missed, 1))
        yield Figure(f"{name}: {claim}, precision", right / max(right + score.wrong, 1))
    taken = measured.lookalikes_found / max(measured.lookalikes, 1)
    yield Figure(f"{name}: look-alikes left alone", 1 - taken)


def measure_mentions(_: Scope) -> Iterator[Figure]:
    """Author-year mentions of labelled sentences, and the speed of reading."""
    labels = defaultdict(list)
    for row in eval_mentions.read_rows():
        labels[row["text"]].append(row)
    outcomes: Counter[tuple[str, str]] = Counter()
    precise: Counter[bool] = Counter()
    for text, rows in labels.items():
        found = find_mentions(Document(name="row", text=text))
        outcomes.update(
            (row["kind"], eval_mentions.match_row(found, row)) for row in rows
        )
        if _is_accounted_for(text, rows):
            precise.update(
                any(eval_mentions.is_right(mention, row) for row in rows)
                for mention in found
                if mention.authors and mention.year
            )
    say("form                found   wrong  missed  recall")
    for kind in eval_mentions.KINDS:
        right, wrong, missed = (
            outcomes[kind, what] for what in ("right", "wrong", "missed")
        )
        recall = right / max(right + wrong + missed, 1)
        say(f"{kind:<16} {right:>8,} {wrong:>7,} {missed:>7,}  {recall:.4f}")
        yield Figure(f"{kind}, recall", recall)
    precision = precise[True] / max(precise.total(), 1)
    say(
        f"where every year is labelled: {precise[True]:,} right, {precise[False]:,} "
        f"wrongly found, precision {precision:.4f}"
    )
    yield Figure("precision where every year is labelled", precision)
    yield from _judged_by_eye()
    speed = eval_mentions.measure_speed(list(labels))
    say(f"{speed:.1f} MB/s of text full of citations, on one core")
    yield Figure("text full of citations, MB/s", speed)


def _is_accounted_for(text: str, rows: Sequence[eval_mentions.Row]) -> bool:
    """Every year of the sentence lies in a label."""
    return all(
        any(row["start"] <= year.start() < row["end"] for row in rows)
        for year in _YEARS.finditer(text)
    )


def _judged_by_eye() -> Iterator[Figure]:
    judged = {
        (row["id"], row["start"], row["end"]): row["right"]
        for line in eval_mentions.JUDGED.read_text(encoding="utf-8").splitlines()
        for row in [json.loads(line)]
    }
    sample = [(row, m.start, m.end) for row, _, m in eval_mentions.draw_sample()]
    right = sum(judged.get(key, False) for key in sample)
    unjudged = sum(key not in judged for key in sample)
    share = right / max(len(sample), 1)
    say(
        f"of {len(sample)} extractions drawn by a fixed seed {right} are right by eye, "
        f"{unjudged} not yet judged: precision at least {share:.4f}"
    )
    yield Figure("precision by eye", share)


def measure_references(scope: Scope) -> Iterator[Figure]:
    """Fields of the labelled reference entries, the held third."""
    part = "all" if scope.full else "held"
    asked, right, _, speed = eval_references.measure(part)
    kinds = sorted({kind for kind, _ in asked if kind in {"all", "raw", "rendered"}})
    fields = eval_references.FIELDS
    say(f"refs-dev, part {part}; a field counts where the text shows it")
    say(f"{'':<10}" + "".join(f"{field:>17}" for field in fields))
    for kind in kinds:
        cells = [
            f"{right[kind, f] / max(asked[kind, f], 1):>9.4f} /{asked[kind, f]:>6}"
            for f in fields
        ]
        say(f"{kind:<10}" + "".join(cells))
    say(f"{speed:,.0f} entries a second on one core")
    for field in fields:
        share = right["all", field] / max(asked["all", field], 1)
        yield Figure(field, share)


# ------------------------------------------------------------------------- deciding


_JUDGED: dict[str, Sequence[Judged]] = {}


def measure_linkage(scope: Scope) -> Iterator[Figure]:
    """The right record, false confirmations and calibration, on the held third."""
    world = open_world()
    for name in eval_linkage.READERS:
        number = 1 << 40 if scope.full else eval_linkage.SAMPLE
        results = eval_linkage.evaluate(eval_linkage.draw(name, number), world)
        say(f"linkage of {name}: {len(results):,} studies of the held third")
        for line in eval_linkage.report(results):
            say(line)
        _JUDGED[name] = eval_linkage.judge(results)
        for figure, value in eval_linkage.figures(results).items():
            yield Figure(f"{name}: {figure}", value)


def measure_density(scope: Scope) -> Iterator[Figure]:
    """Whether confidence stays calibrated as the store fills up."""
    world = open_world()
    number = 1 << 40 if scope.full else eval_linkage.SUBSAMPLE
    cases = eval_linkage.draw("mentions", number)
    say(f"the same {len(cases):,} mentions in a part of the store, rivals thinned")
    say("  part       right   of named   deceived   calibration   true cases")
    for sparse in (16, 4, 1):
        results = eval_linkage.evaluate(cases, world, sparse)
        found = eval_linkage.figures(results)
        say(
            f"  1/{sparse:<4} {found['right record named']:>9.4f}"
            f" {found['of those named, right']:>10.4f}"
            f" {found['record taken out: another is named']:>10.4f}"
            f" {found['calibration error']:>13.4f}"
            f" {found['calibration error, true cases']:>12.4f}"
        )
        _JUDGED[f"mentions, 1/{sparse} of the store"] = eval_linkage.judge(results)
        yield Figure(f"1/{sparse}: calibration error", found["calibration error"])


def measure_hallmark(_: Scope) -> Iterator[Figure]:
    """The corrupted citations of HALLMARK that were made from PubMed."""
    outcomes = eval_hallmark.decide_entries(eval_hallmark.read_entries())
    for line in eval_hallmark.report(outcomes):
        say(line)
    for figure, value in eval_hallmark.figures(outcomes).items():
        yield Figure(figure, value)


def measure_whole(_: Scope) -> Iterator[Figure]:
    """Pages that name records, rightly and wrongly, from their text to verdicts."""
    for name, folder in (("tuned", eval_whole.PAGES), ("kept", eval_whole.KEPT)):
        cases = list(eval_whole.decide_pages(folder))
        say(f"{name}: {len({case.page for case in cases})} pages")
        for line in eval_whole.report(cases):
            say(line)
        for figure, value in eval_whole.figures(cases).items():
            yield Figure(f"{name}: {figure}", value)


def measure_passages(_: Scope) -> Iterator[Figure]:
    """Passages that tell of one record each, rightly and wrongly."""
    for name, path in (("tuned", eval_passages.READ), ("kept", eval_passages.KEPT)):
        cases = [case for case, _ in eval_passages.decide_passages(path)]
        say(f"{name}: {len(cases)} studies")
        for line in eval_whole.report(cases):
            say(line)
        for figure, value in eval_whole.figures(cases).items():
            if not figure.startswith("made up"):  # nothing is, there
                yield Figure(f"{name}: {figure}", value)


# ------------------------------------------------------------------------- together

_PAGES = tuple(sorted((Path(__file__).parent / "pages").glob("*.*")))
_MENTIONS = DATA / "mentions-dev.jsonl.gz"
_REFERENCES = DATA / "refs-dev.jsonl.gz"
_WHOLE = tuple(sorted(eval_whole.PAGES.rglob("*.*")))
SECTIONS = (
    Section("pages", measure_pages, _PAGES),
    Section("hands", measure_hands, (eval_hands.LABELS,)),
    Section("disagreements", measure_disagreements, (Path(disagreements.__file__),)),
    Section("mentions", measure_mentions, (_MENTIONS,)),
    Section("references", measure_references, (_REFERENCES,)),
    Section("hallmark", measure_hallmark, (RECORDS, *eval_hallmark.FILES)),
    Section("linkage", measure_linkage, (RECORDS, _MENTIONS, _REFERENCES)),
    Section("whole", measure_whole, (RECORDS, *_WHOLE)),
    Section(
        "passages",
        measure_passages,
        (RECORDS, eval_passages.READ, eval_passages.KEPT),
    ),
    Section("density", measure_density, (RECORDS, _MENTIONS)),
)


def measure(sections: Sequence[Section], scope: Scope) -> Iterator[Measured]:
    """The figures of each section whose data are here, printed as they come."""
    for section in sections:
        say(f"\n=== {section.name}")
        if not section.is_possible:
            say("../shared/data is absent: not measured")
            continue
        started = time.monotonic()
        figures = list(section.measure(scope))
        say(f"({time.monotonic() - started:.0f} s)")
        data = data_hash(*section.files) + "-full" * scope.full
        yield Measured(section.name, data, figures)
    if _JUDGED:
        PICTURE.write_text(picture(_JUDGED), encoding="utf-8")
        say(f"\nreliability diagram: {PICTURE.relative_to(ROOT)}")


def main(arguments: Sequence[str]) -> int:
    """Measure, and compare with the floors where asked to."""
    options = _parse(arguments)
    sections = [s for s in SECTIONS if not options.only or s.name in options.only]
    measured = list(measure(sections, Scope(options.full, options.held)))
    floors = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    if options.update:
        floors = raised(measured, floors, allow_regression=options.allow_regression)
        FLOORS.write_text(json.dumps(floors, indent=1) + "\n", encoding="utf-8")
    if not options.check:
        return 0
    short = list(shortfalls(measured, floors))
    say("\n" + "\n".join(short or ["no figure is below its floor"]))
    return bool(short)


def _parse(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.eval")
    add = parser.add_argument
    add("--full", action="store_true", help="all that is labelled, not samples")
    add("--held", action="store_true", help="also the untouched pages, as totals")
    add("--only", type=lambda names: names.split(","), default=[], metavar="SECTION,…")
    add("--check", action="store_true", help="fail below a floor")
    add("--update", action="store_true", help="raise the floors to what is measured")
    add("--allow-regression", action="store_true", help="let --update lower floors")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
