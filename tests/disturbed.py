"""Nights on which something goes wrong, and what must be the same all the same."""

from contextlib import contextmanager
from dataclasses import dataclass, field

from tests.clocks import Clock
from tests.commands import dump, rows
from tests.nights import EMAIL, Nights
from verifier.entrez.answers import Answers
from verifier.entrez.client import Entrez
from verifier.entrez.transport import BREAKER, TRIES, Transport

DAY = 86_400.0
KEY = "0123456789abcdef0123456789abcdef0123"
# Requests that are sent at most where none is answered.
HOPELESS = BREAKER * TRIES
# Columns that say by which run and when, which differ between any two runs.
WHEN = frozenset({"run_id", "at", "checked_at", "first_seen", "last_seen"})
# Neighbours shown beside a rejection, and whether it is provisional, depend on searches
# that may be lost without harm to the verdict; the next night makes them up.
HOW = frozenset(
    "searches alternatives wanting complete reason match_confidence".split()
)


@dataclass
class Disturbed(Nights):
    """Nights by one clock, which is the server's as well, in the name of one key.

    ``patience`` is in seconds of the real world: what a stalled answer costs a test.
    """

    clock: Clock = field(default_factory=Clock)
    patience: float = 10.0
    largest_body: int = 1 << 20
    began: float = 0.0

    @property
    def took(self) -> float:
        """Seconds of the last night, by its clock."""
        return self.clock.now - self.began

    @contextmanager
    def source(self):
        self.clock.now += DAY
        self.began = self.clock.now
        transport = Transport(
            EMAIL,
            KEY,
            self.server.url,
            clock=self.clock,
            sleep=self.clock.sleep,
            patience=self.patience,
            largest_body=self.largest_body,
        )
        kept = Answers(self.folder / "cache", transport.origin, self.now.timestamp)
        with Entrez(transport, kept) as source:
            yield source


def standing(db, ignored=WHEN):
    """Everything that the views show but runs and changes, each row once, in order."""
    views = dump(db)
    views.pop("changes")
    return {view: sorted(map(repr, _without(found, ignored)))
            for view, found in views.items()}  # fmt: skip


def history(db):
    """What the changes come to: of each finding what it was at first and is at last."""
    first, last = {}, {}
    for change in dump(db)["changes"]:
        first.setdefault(change["finding_id"], change["before"])
        last[change["finding_id"]] = change["after"]
    return {finding: (first[finding], last[finding]) for finding in first}


def findings(db):
    """The findings by number, without what says when and how they came about."""
    shown = _without(rows(db, "select * from findings"), WHEN | HOW)
    return {row["finding_id"]: row for row in shown}


def _without(found, names):
    return [{k: v for k, v in row.items() if k not in names} for row in found]


def differences(disturbed, undisturbed):
    """Where findings are neither what they are undisturbed nor unchecked."""
    assert disturbed.keys() == undisturbed.keys()
    return [
        (row["study"], column, undisturbed[number][column], value)
        for number, row in disturbed.items()
        if row["verdict"] != "unchecked"
        for column, value in row.items()
        if value != undisturbed[number][column]
    ]
