"""Measure on this machine how fast pages are read, and the local PubMed.

    python -m tests.bench                         100,000 and 1 million records
    python -m tests.bench --only reading          pages alone, beside eyecite
    python -m tests.bench --records 10000000      as many as are asked for

Made-up stores are kept in the folder, so that a second run only measures. The first
run installs the peer there, from the package registry.
"""

import argparse
import json
import random
import sqlite3
import sys
from collections.abc import Sequence
from contextlib import closing
from dataclasses import asdict
from pathlib import Path

from tests.bench import builds, endtoend, peer, reading
from tests.bench.generator import generate_store
from tests.bench.lookups import Timing, lookups
from tests.bench.plot import growth
from verifier.models import Record
from verifier.pubmed.local import Local

PUBMED = 40_000_000
_STUDIES = 5_000


def main() -> int:
    """All is printed; the numbers of the local PubMed lie in the folder too."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench")
    parser.add_argument("--folder", type=Path, default=Path("cache/bench"))
    parser.add_argument("--records", type=int, nargs="*", default=[100_000, 1_000_000])
    parser.add_argument("--plot", type=Path, help="write the growth as SVG")
    parser.add_argument("--only", choices=["reading", "local"])
    arguments = parser.parse_args()
    if arguments.only != "local":
        reading.show()
    if arguments.only != "reading":
        _measure_local(arguments)
    return 0


def _measure_local(arguments: argparse.Namespace) -> None:
    arguments.folder.mkdir(parents=True, exist_ok=True)
    peer.interpreter(arguments.folder)
    _measure_builds(arguments.folder)
    timings = {
        size: _measure_store(arguments.folder, size)
        for size in sorted(arguments.records)
    }
    if arguments.plot:
        arguments.plot.write_text(growth(timings), encoding="utf-8")
    numbers = {size: [asdict(t) for t in found] for size, found in timings.items()}
    results = arguments.folder / "lookups.json"
    results.write_text(json.dumps(numbers, indent=1), encoding="utf-8")


def _measure_builds(folder: Path) -> None:
    print("records a second on one core   peer   reading   and packing, indexing")
    found = builds.file_rates(folder)
    for rates in found:
        print(
            f"{rates.file:28} {rates.peer:7,.0f} {rates.reading:9,.0f} "
            f"({rates.reading / rates.peer:.1f} x) {rates.preparing:7,.0f} "
            f"({rates.preparing / rates.peer:.1f} x)"
        )
    of_peer = sum(r.records for r in found) / sum(r.records / r.peer for r in found)
    print(
        "\nbuild, readers   records/s   records/processor s   of the peer's"
        "   MB at most   B/record"
    )
    for cost in builds.build_costs(folder):
        on_one_core = cost.records / cost.processor_seconds
        print(
            f"{cost.readers:14} {cost.records / cost.seconds:11,.0f} "
            f"{on_one_core:21,.0f} {on_one_core / of_peer:13.1f} x "
            f"{cost.megabytes:12,.0f} "
            f"{cost.bytes_a_record:10,.0f}"
        )
    print(f"40 million records: {cost.bytes_a_record * PUBMED / 1e9:.0f} GB")


def _measure_store(folder: Path, size: int) -> Sequence[Timing]:
    path = folder / f"made-{size}.db"
    generate_store(path, peer.files(folder), size)
    source = Local.open(path)
    drawn = _draw(path, source, _STUDIES)
    print(
        f"\n{size:,} records, {path.stat().st_size / size:.0f} bytes a record\n"
        f"{'milliseconds':34} median     p99  found"
    )
    timings = lookups(source, [int(record.pmid) for record in drawn])
    for t in timings:
        print(f"{t.kind:34} {t.median:6.3f} {t.p99:7.3f} {t.found:6.0f}")
    source.close()
    endtoend.write_pages(folder / f"pages-{size}", drawn)
    run = endtoend.run(path, folder / f"pages-{size}", folder / "findings.db")
    print(
        f"end to end: {run.findings / run.processor_seconds:.0f} named studies a "
        f"processor second ({run.findings:,} in {run.processor_seconds:.1f} s, "
        f"{run.verdicts})"
    )
    return timings


def _draw(path: Path, source: Local, count: int) -> list[Record]:
    """Records with an author whom a page can name, from all over the store."""
    chance = random.Random(0)
    with closing(sqlite3.connect(path)) as db:
        (last,) = db.execute("SELECT max(id) FROM records").fetchone()
    drawn: dict[str, Record] = {}
    while len(drawn) < count:
        keys = [str(chance.randrange(1, last + 1)) for _ in range(1000)]
        drawn |= source.fetch(keys)
    named = [r for r in drawn.values() if r.authors and len(r.authors[0].last) > 2]
    return named[:count]


if __name__ == "__main__":
    sys.exit(main())
