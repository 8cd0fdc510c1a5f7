"""How fast text is read, beside eyecite and beside one regular expression, in one run.

eyecite (https://github.com/freelawproject/eyecite) does for court opinions what is done
here for health pages, and is the peer of `find_mentions`; naming the studies and
binding the claims to them comes on top. Times are processor times of one core.
"""

import json
import random
import re
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from eyecite import get_citations

from tests import eval_mentions
from tests.prose import prose, surname
from verifier.documents.text import read_text
from verifier.mentions import find_mentions
from verifier.studies import name_studies

_AUTHOR_YEAR = re.compile(
    r"[A-Z][a-z]+ (?:et al\. |and [A-Z][a-z]+ )?\((?:19|20)\d\d\)"
)
_ROUNDS = 5
_SIZES = (1, 10, 50)
_MANY = 100_000


@dataclass(frozen=True, slots=True)
class Speeds:
    """Megabytes a second of the same text."""

    finding: float
    naming: float
    both: float
    peer: float
    pattern: float


@dataclass(frozen=True, slots=True)
class Cost:
    """What one page took, in a process of its own."""

    megabytes: float
    mentions: int
    studies: int
    seconds: float
    memory: float


def texts() -> dict[str, str]:
    """A megabyte of each kind of text; citations only where the labelled ones are."""
    found = {"plain health prose": prose(1)}
    if eval_mentions.DATA.exists():
        cited = "\n\n".join(eval_mentions.sentences().values())
        found["sentences full of citations"] = cited[:1_000_000]
    return found


def beside_peer(text: str) -> Speeds:
    """The same text read by us, by eyecite and by one pattern; the best rounds."""
    page = read_text(text.encode(), "page.txt")
    mentions = find_mentions(page)
    size = len(text.encode()) / 1e6
    finding = size / _least(lambda: find_mentions(page))
    naming = size / _least(lambda: name_studies(page, mentions))
    get_citations(text[:1000])  # builds its automaton once
    return Speeds(
        finding,
        naming,
        1 / (1 / finding + 1 / naming),
        size / _least(lambda: get_citations(text), rounds=1),
        size / _least(lambda: _AUTHOR_YEAR.findall(text)),
    )


def _least(work: Callable[[], object], rounds: int = _ROUNDS) -> float:
    """Processor seconds of the best round."""
    spent = []
    for _ in range(rounds):
        started = time.process_time()
        work()
        spent.append(time.process_time() - started)
    return min(spent)


def crowded(mentions: int) -> str:
    """A page of so many mentions, all of different names."""
    chance = random.Random(0)
    names = (surname(chance, syllables=6) for _ in range(mentions))
    return "\n\n".join(
        f"It helps a little ({name} et al., {1990 + n % 30})."
        for n, name in enumerate(names)
    )


def growth() -> Iterator[Cost]:
    """Ever longer pages of prose, and then a page of very many mentions."""
    for what in (*(f"prose {size}" for size in _SIZES), f"crowded {_MANY}"):
        done = subprocess.run(
            [sys.executable, "-m", "tests.bench.reading", what],
            check=True,
            capture_output=True,
            text=True,
        )
        yield Cost(*json.loads(done.stdout))


def _cost(text: str) -> Cost:
    started = time.process_time()
    page = read_text(text.encode(), "page.txt")
    mentions = find_mentions(page)
    studies = name_studies(page, mentions)
    return Cost(
        len(text.encode()) / 1e6,
        len(mentions),
        len(studies),
        time.process_time() - started,
        resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    )


def show() -> None:
    """Prints it all."""
    for kind, text in texts().items():
        found = beside_peer(text)
        print(f"megabytes of {kind} a second, on one core")
        print(f"  finding mentions             {found.finding:7.2f}")
        print(f"  naming studies, with claims  {found.naming:7.2f}")
        print(f"  both                         {found.both:7.2f}")
        print(
            f"  eyecite's get_citations      {found.peer:7.2f}"
            f"  (finding is {found.finding / found.peer:.1f} times as fast)"
        )
        print(f"  one author-year pattern      {found.pattern:7.2f}")
    print(
        "    MB  mentions   studies   seconds   MB/s   MB of memory, from file to end"
    )
    for cost in growth():
        print(
            f"{cost.megabytes:6.1f} {cost.mentions:9,} {cost.studies:9,}"
            f" {cost.seconds:9.1f} {cost.megabytes / cost.seconds:6.2f}"
            f" {cost.memory:9,.0f}"
        )


if __name__ == "__main__":
    kind, _, size = sys.argv[1].partition(" ")
    made = {"prose": lambda: prose(float(size)), "crowded": lambda: crowded(int(size))}
    cost = _cost(made[kind]())
    print(json.dumps([getattr(cost, name) for name in Cost.__slots__]))
