"""How fast bulk files are read and built into a store, beside the peer, in one run.

Times of one core are processor times, which other programs on the machine disturb
less than the clock; how the second core helps is told by the clock.
"""

import gc
import gzip
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path

from isal import igzip

from tests.bench import peer
from verifier.pubmed.baseline_xml import Version, read_articles
from verifier.pubmed.build import read_file
from verifier.pubmed.packing import Packer, train

_COPIES = 3  # of each of the peer's files are built
_SPAN = 40_000_000  # PMIDs
_PMID = re.compile(rb'(<PMID Version="\d+">)(\d+)')
_ROUNDS = 3


@dataclass(frozen=True, slots=True)
class FileRates:
    """Records of one file a second on one core, by what is done with them.

    ``reading`` ends with the fields of a record as they are stored, ``preparing`` with
    packed records and blocks of the index.
    """

    file: str
    records: int
    peer: float
    reading: float
    preparing: float


@dataclass(frozen=True, slots=True)
class BuildCost:
    """One build of all files with so many reading processes beside the writing one."""

    readers: int
    records: int
    seconds: float
    processor_seconds: float
    megabytes: float
    bytes_a_record: float


def file_rates(folder: Path) -> list[FileRates]:
    """The peer and we, file by file, in turns; the best round of each counts."""
    peers = [peer.rates(folder) for _ in range(_ROUNDS)]
    found = []
    for place, path in enumerate(peer.files(folder)):
        records = [v.record for v in _versions(path)]
        packer = Packer(train(records[::6]))
        gc.disable()
        reading = min(
            _seconds(lambda p=path: sum(1 for _ in _versions(p)))
            for _ in range(_ROUNDS)
        )
        preparing = min(
            _seconds(lambda p=path, k=packer: read_file(p, k)) for _ in range(_ROUNDS)
        )
        gc.enable()
        found.append(
            FileRates(
                path.name,
                len(records),
                max(rates[place] for rates in peers),
                len(records) / reading,
                len(records) / preparing,
            )
        )
    return found


def _versions(path: Path) -> Iterator[Version]:
    with igzip.open(path) as stream:
        yield from (v for v in read_articles(stream) if isinstance(v, Version))


def _seconds(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


_BUILD = """
import resource, sys, time
from pathlib import Path
from verifier.pubmed.build import build
started = time.monotonic()
records = build(Path(sys.argv[1]), Path(sys.argv[2]), workers=int(sys.argv[3])).records
print(records, time.monotonic() - started)
# What a process remembers as its own largest size begins with that of its parent.
own = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))
sizes = int(own.split()[1]), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
for who, size in zip((resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN), sizes):
    used = resource.getrusage(who)
    print(used.ru_utime + used.ru_stime, size / 1024)
"""


def build_costs(folder: Path) -> Iterator[BuildCost]:
    """Copies of the peer's files, built by one process and by several.

    As with the peer, the best round counts.
    """
    copies, store = folder / "copies", folder / "built.db"
    if not copies.is_dir():
        _copy(peer.files(folder), copies)
    for readers in (0, 1, 2, 3):
        rounds = [_build(copies, store, readers) for _ in range(_ROUNDS)]
        yield min(rounds, key=attrgetter("processor_seconds"))


def _build(copies: Path, store: Path, readers: int) -> BuildCost:
    store.unlink(missing_ok=True)
    done = subprocess.run(
        [sys.executable, "-c", _BUILD, copies, store, str(readers)],
        check=True,
        capture_output=True,
        text=True,
    )
    records, seconds, own, own_size, others, other_size = map(
        float, done.stdout.split()
    )
    return BuildCost(
        readers,
        int(records),
        seconds,
        own + others,
        own_size + readers * other_size,
        store.stat().st_size / records,
    )


def _copy(files: list[Path], folder: Path) -> None:
    """The files again and again, each time with PMIDs of their own."""
    folder.mkdir()
    for copy in range(_COPIES):
        shift = copy * _SPAN

        def moved(pmid: re.Match[bytes], shift: int = shift) -> bytes:
            return b"%s%d" % (pmid[1], int(pmid[2]) + shift)

        for place, path in enumerate(files, start=1):
            number = copy * len(files) + place
            text = _PMID.sub(moved, gzip.decompress(path.read_bytes()))
            target = folder / f"pubmed26n{number:04}.xml.gz"
            target.write_bytes(gzip.compress(text, 6))
