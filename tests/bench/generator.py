"""Any number of made-up records as PubMed might hold them, the same for every seed.

What is taken from real records (the two baseline files of the peer's wheel): surnames
with their frequencies, numbers of authors, halves of titles (two make a new one),
abstracts, journals, publication types, headings. What is not: years grow by 4 % a
year, as PubMed does since 1975, and PMIDs follow the years, as NLM assigns them, with
one record in seven a year off and one in fifty anywhere.
"""

import gc
import gzip
import random
from bisect import bisect_right
from collections import deque
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import accumulate
from multiprocessing import get_context
from multiprocessing.pool import AsyncResult
from pathlib import Path
from typing import NamedTuple

from verifier.models import Record
from verifier.pubmed.baseline_xml import Version, read_articles
from verifier.pubmed.index import index_terms
from verifier.pubmed.packing import Packer, fields_of
from verifier.pubmed.postings import Block, Gatherer
from verifier.pubmed.store import TRAINING_RECORDS, Row, Store

FIRST_YEAR, LAST_YEAR, GROWTH = 1975, 2025, 1.04
BATCH = 30_000
_YEARS = range(FIRST_YEAR, LAST_YEAR + 1)
_WEIGHTS = [GROWTH ** (year - FIRST_YEAR) for year in _YEARS]
_SPACING = 4  # 10 million records are spread over PubMed's 40 million numbers


def real_records(files: list[Path]) -> list[Record]:
    """The records of these bulk files."""
    found = []
    for path in files:
        with gzip.open(path) as stream:
            versions = (v for v in read_articles(stream) if isinstance(v, Version))
            found += [version.record for version in versions]
    return found


class Text(NamedTuple):
    """Two halves of titles, which make a new one, and an abstract."""

    start: str
    end: str
    abstract: str


class Generator:
    """Makes records of ``total``, batch by batch; the same whoever asks."""

    def __init__(self, real: list[Record], total: int, seed: int = 0) -> None:
        self._real = real
        self._people = [a for r in real for a in r.authors if a.last]
        self._total = total
        self._seed = seed
        self._ends = _year_ends(total)

    def records(self, start: int, stop: int) -> Iterator[tuple[Record, Text]]:
        """The records of a batch by PMID, without their text, and their texts."""
        chance = random.Random(f"{self._seed}:{start}")
        for place in range(start, stop):
            yield self._frame(place, chance), self._text(chance)

    def _text(self, chance: random.Random) -> Text:
        first, last, body = chance.choices(self._real, k=3)
        start, end = first.title.split(), last.title.split()
        return Text(
            " ".join(start[: (len(start) + 1) // 2]),
            " ".join(end[len(end) // 2 :]),
            body.abstract,
        )

    def _frame(self, place: int, chance: random.Random) -> Record:
        frame = chance.choice(self._real)
        year = self._year(place, chance)
        return replace(
            frame,
            pmid=str(1 + place * _SPACING + chance.randrange(_SPACING)),
            title="",
            abstract="",
            authors=tuple(chance.choices(self._people, k=min(len(frame.authors), 30))),
            year=year,
            years=(year - 1, year) if chance.random() < 0.07 else (year,),
            doi=f"10.{chance.randrange(1000, 9999)}/{chance.randrange(10**9)}",
        )

    def _year(self, place: int, chance: random.Random) -> int:
        draw = chance.random()
        if draw < 0.02:
            return chance.choices(_YEARS, _WEIGHTS)[0]
        year = FIRST_YEAR + bisect_right(self._ends, place)
        return year + chance.choice((-1, 1)) if draw < 0.16 else year


def _year_ends(total: int) -> list[int]:
    """The places at which one year ends and the next one begins."""
    shares = accumulate(weight / sum(_WEIGHTS) for weight in _WEIGHTS)
    return [round(share * total) for share in shares][:-1]


# One generator a process: the real records take seconds to read.
_OWN: dict[str, tuple[Generator, Packer]] = {}


def _start(files: list[Path], total: int, dictionary: bytes) -> None:
    gc.disable()
    _OWN["it"] = Generator(real_records(files), total), Packer(dictionary)


@cache
def _title_terms(half: str) -> bytes:
    return index_terms(fields_of(Record("", half)))


@cache
def _abstract_terms(abstract: str) -> bytes:
    return index_terms(fields_of(Record("", "", abstract=abstract)))


def _made(bounds: tuple[int, int]) -> tuple[list[Row], list[Block]]:
    generator, packer = _OWN["it"]
    rows = []
    gatherer = Gatherer()
    for frame, text in generator.records(*bounds):
        title = f"{text.start} {text.end}"
        packed = packer.pack(replace(frame, title=title, abstract=text.abstract))
        # The terms of a record are those of its parts; texts come again and again.
        parts = _title_terms(text.start), _title_terms(text.end)
        rest = index_terms(fields_of(frame))
        terms = b" ".join([*parts, _abstract_terms(text.abstract), rest])
        rows.append((int(frame.pmid), packed))
        gatherer.add(int(frame.pmid), frame.years, terms)
    return rows, gatherer.blocks()


def generate_store(path: Path, files: list[Path], total: int, workers: int = 2) -> None:
    """A store of so many made-up records at this path; it goes on where it stopped."""
    with Store.create(path) as store:
        real = real_records(files)
        if store.size == 0:
            with store.transaction():
                store.learn(real[:: len(real) // TRAINING_RECORDS])
        todo = [
            (start, min(start + BATCH, total))
            for start in range(store.size, total, BATCH)
        ]
        context = get_context("spawn")
        arguments = (files, total, store.dictionary())
        with context.Pool(workers, _start, arguments) as pool:
            waiting = deque(todo)
            made = deque[AsyncResult[tuple[list[Row], list[Block]]]]()
            while waiting or made:
                while waiting and len(made) <= workers:
                    made.append(pool.apply_async(_made, [waiting.popleft()]))
                rows, blocks = made.popleft().get()
                with store.transaction():
                    store.put_rows([rows], blocks, 0)
        store.tidy()
