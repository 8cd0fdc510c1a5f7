"""The server at its worst: nothing is judged otherwise, only later.

The failures are those of `tests.eutils.FAILURES`: all of ENTREZ.md section 2 and
FACTS.md section 2, and hostile ones. Waiting is done by the clock of the test, which is
the server's too, so that its log shows the pace. ``VERIFIER_FAULTS=200`` plays so many
mixtures instead of a few.
"""

import os
import random
from collections import Counter
from dataclasses import dataclass

import pytest

from tests import invented
from tests.clocks import Clock
from tests.disturbed import HOPELESS, Disturbed, differences, findings, standing
from tests.eutils import FAILURES, serve
from verifier.entrez.transport import BREAKER, BUDGET, INTERVAL_WITH_KEY
from verifier.report import explain, load_by_number, reading

FEW, MANY = 20, 1_000
# Requests that halving takes besides where all of a night's are answered in parts.
HALVING = 26
MIXTURES = int(os.environ.get("VERIFIER_FAULTS", "2"))
# From 21:00 to 05:00 US Eastern: the hours that NCBI leaves to large jobs on a weekday.
NIGHT = 8 * 3600.0
# Failures after which the night goes on; the others end it at once. A single hit of
# another question may happen to fit; where all are such, it is noticed.
PASSING = sorted(
    name
    for name, failure in FAILURES.items()
    if failure.meaning != "fatal" and name != "hits_of_another_question"
)
# Answers that never come, or not in time: a test need not wait long for these. For the
# others a busy machine may; what times out there is asked again at the same virtual
# time at which the server, late, writes down the first one.
SLOW = frozenset({"stalled", "slow_body"})
# How far hostile answers go: past what the client of these tests takes (1 MiB).
SMALL = {
    "stall_seconds": 20, "drip_bytes": 20, "drip_pause": 0.005,
    "flood_bytes": 4 << 20, "bomb_bytes": 4 << 20,
}  # fmt: skip


@dataclass
class World:
    """A server, pages that name studies, and what a job finds where nothing fails."""

    server: object
    clock: Clock
    pages: object
    calm: Disturbed

    def nights(self, folder):
        """A job of its own on these pages; the server is honest, its log empty."""
        self.server.heal()
        self.server.log.clear()
        return Disturbed(folder, self.server, self.pages, clock=self.clock)


def world(folder, number):
    named = invented.studies(number)
    pages = folder / "pages"
    pages.mkdir()
    for name, text in invented.pages(named, each=5):
        (pages / name).write_text(text, "utf-8")
    clock = Clock()
    known = invented.vocabulary(named)
    with serve(
        invented.records(named), vocabulary=known, clock=clock, rate_limit=True, **SMALL
    ) as server:
        calm = Disturbed(folder, server, pages, clock=clock)
        calm.play()
        found = Counter(row["verdict"] for row in findings(calm.db).values())
        assert found.total() == number
        assert found["unchecked"] == 0
        assert min(found[v] for v in ("confirmed", "misdescribed", "rejected")) > 0
        yield World(server, clock, pages, calm)
    assert not server.problems


@pytest.fixture(scope="module")
def few(tmp_path_factory):
    yield from world(tmp_path_factory.mktemp("few"), FEW)


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    yield from world(tmp_path_factory.mktemp("many"), MANY)


def check_pace(server):
    """Never faster than NCBI allows, whatever happened; by the server's own log."""
    assert min(server.log.gaps, default=1) >= INTERVAL_WITH_KEY - 1e-6
    assert server.log.busiest() <= 10
    assert [r for r in server.log if r.status == 429 and not r.failure] == []
    assert server.log.keys_in_urls == []


def check_only_later(world, nights):
    """Nothing is judged otherwise than undisturbed; says what is unchecked."""
    found = findings(nights.db)
    assert differences(found, findings(world.calm.db)) == []
    return [row for row in found.values() if row["verdict"] == "unchecked"]


def check_complete(world, nights):
    """A night later everything is as if nothing had happened."""
    world.server.heal()
    nights.patience = world.calm.patience
    nights.play()
    assert standing(nights.db) == standing(world.calm.db)


@pytest.mark.parametrize("name", sorted(FAILURES))
def test_no_failure_that_lasts_changes_a_verdict(few, tmp_path, name):
    """The night ends after a bounded number of requests, the next one completes it."""
    nights = few.nights(tmp_path)
    nights.patience = 0.1 if name in SLOW else 5.0
    few.server.fail(name)
    asked = nights.play().requests
    unchecked = check_only_later(few, nights)
    check_pace(few.server)
    # What is found out by halving, a list that is never whole, is no failure to the
    # breaker until it is asked alone.
    assert asked <= HOPELESS + HALVING
    assert nights.took <= NIGHT
    if FAILURES[name].meaning == "harmless":
        assert unchecked == []
    check_complete(few, nights)


@pytest.mark.parametrize("seed", range(MIXTURES))
def test_no_mixture_of_failures_changes_a_verdict(many, tmp_path, seed):
    """Up to half of all requests fail, each in its own way, over 1,000 studies."""
    nights = many.nights(tmp_path)
    nights.patience = 1.0
    rate = 0.5 if seed == 0 else random.Random(seed).uniform(0.1, 0.5)
    many.server.script.by_chance(rate, seed, PASSING)
    nights.play()
    unchecked = check_only_later(many, nights)
    check_pace(many.server)
    assert nights.took <= NIGHT
    failed = Counter(r.failure for r in many.server.log if r.failure)
    print(
        f"seed {seed}, rate {rate:.2f}: {failed.total()} of {len(many.server.log)}"
        f" requests failed in {len(failed)} ways, {len(unchecked)} unchecked,"
        f" {nights.took:.0f} s by the clock"
    )
    check_complete(many, nights)


def test_closest_studies_that_could_not_be_looked_for_are_the_next_night(few, tmp_path):
    """Verdicts stand, what is wanting is said; nobody else is asked about again."""
    nights = few.nights(tmp_path)
    few.server.fail("field_not_found", when=lambda r: "[ti]" in r.get("term"))
    nights.play()
    assert check_only_later(few, nights) == []
    wanting = nights.rows("select * from findings where wanting is not null")
    assert {row["verdict"] for row in wanting} > {"misdescribed"}
    with reading(nights.db) as db:
        for row in load_by_number(db, [row["finding_id"] for row in wanting]):
            assert f"not all: {row['wanting']}" in "\n".join(explain(db, row))
    before = {row["study"] for row in wanting if row["verdict"] == "misdescribed"}
    few.server.heal()
    terms = " ".join(filter(None, nights.play().terms)).lower()
    assert standing(nights.db) == standing(few.calm.db)
    surnames = {
        row["study"]: row["study"].split()[0].lower()
        for row in nights.rows("select * from findings where verdict in"
                               " ('confirmed', 'misdescribed')")
    }  # fmt: skip
    assert {s for s, name in surnames.items() if name in terms} == before


@pytest.mark.parametrize("name", ["html_503", "backend_unavailable", "blocked"])
def test_a_hopeless_night_over_a_thousand_studies_ends_early(many, tmp_path, name):
    """The breaker opens: the number of requests does not grow with that of studies."""
    nights = many.nights(tmp_path)
    many.server.fail(name)
    assert nights.play().requests <= HOPELESS
    assert len(check_only_later(many, nights)) == MANY
    assert nights.took <= BREAKER * BUDGET
    check_pace(many.server)
