"""How long candidates for an author-year-topic query take, warm, by size of store.

Processor time, which other programs on the machine disturb less than the clock.
"""

import random
import time
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median, quantiles

from verifier.models import Found, Query, Record
from verifier.names import fold, fold_name
from verifier.pubmed.local import Local
from verifier.words import STOP_WORDS

COMMON = ("Wang", "Smith", "Kim")
LIMIT = 200  # as queries.CANDIDATE_LIMIT
_TOPIC = 12  # as queries._TOPIC_WORDS


@dataclass(frozen=True, slots=True)
class Timing:
    """Milliseconds of one kind of question, and what it found."""

    kind: str
    asked: int
    median: float
    p99: float
    slowest: float
    found: float


def questions(
    records: Sequence[Record],
    surname: str = "",
    *,
    topic: bool = True,
    wide: bool = False,
) -> list[Query]:
    """Questions to which these records are an answer."""
    return [
        Query(
            authors=(fold_name(surname or record.authors[0].name),),
            author_position="any" if wide else "first",
            years=(record.year - 1, record.year + 2) if wide else (record.year,) * 2,
            words=(_topic(record),) if topic else (),
        )
        for record in records
        if record.authors and record.year
    ]


def _topic(record: Record) -> tuple[str, ...]:
    """The words of the title, as `queries` takes those of a page's topic."""
    words = dict.fromkeys(fold(record.title).split())
    return tuple([w for w in words if len(w) > 2 and w not in STOP_WORDS][:_TOPIC])


def measure(
    kind: str, source: Local, queries: Sequence[Query], *, fetch: bool
) -> Timing:
    """Each query timed alone, after one round to warm up."""
    for query in queries:
        _ask(source, query, fetch=fetch)
    times, counts = [], []
    for query in queries:
        started = time.process_time()
        counts.append(_ask(source, query, fetch=fetch))
        times.append((time.process_time() - started) * 1000)
    return Timing(
        kind,
        len(times),
        median(times),
        quantiles(times, n=100)[98],
        max(times),
        median(counts),
    )


def _ask(source: Local, query: Query, *, fetch: bool) -> int:
    answer = source.search([query], LIMIT)[query]
    if not isinstance(answer, Found):
        raise TypeError(answer)
    if fetch:
        source.fetch(answer.pmids)
    return answer.count


def lookups(source: Local, ids: Sequence[int], count: int = 1000) -> list[Timing]:
    """All kinds of questions about records drawn from these."""
    chance = random.Random(0)
    drawn = list(
        source.fetch(map(str, chance.sample(ids, min(count, len(ids))))).values()
    )
    kinds = {
        "author, year, topic": questions(drawn),
        **{
            f"{name}, year, topic": questions(drawn[: count // 3], name)
            for name in COMMON
        },
        "any author, four years, topic": questions(drawn, wide=True),
        "author, year": questions(drawn, topic=False),
        **{
            f"{name}, year": questions(drawn[: count // 3], name, topic=False)
            for name in COMMON
        },
        "two title words, years": [
            Query(
                words=tuple((word,) for word in _topic(record)[:2]),
                title_only=True,
                years=(record.year - 1, record.year + 2),
            )
            for record in drawn
            if record.year
        ],
    }
    timings = [
        measure(kind, source, asked, fetch=False) for kind, asked in kinds.items()
    ]
    timings.append(
        measure(
            "the first, with records", source, kinds["author, year, topic"], fetch=True
        )
    )
    return timings
