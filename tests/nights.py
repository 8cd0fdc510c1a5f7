"""A year of nights in moments: the pipeline over a loopback server, by a clock of ours.

What the command line adds to it (lock, log, printing) is tested through `Command`.
"""

from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from pathlib import Path

from tests.clocks import Clock
from verifier.deciding.parameters import shipped_parameters
from verifier.documents import find_documents
from verifier.entrez.answers import Answers
from verifier.entrez.client import Entrez
from verifier.entrez.transport import Transport
from verifier.findings.schedule import Schedule, stamp
from verifier.findings.store import Store
from verifier.news import load_news
from verifier.pipeline import Night, Tally, verify
from verifier.report import reading, select

EMAIL = "curator@example.org"
PARAMETERS = lru_cache(shipped_parameters)
FIRST_NIGHT = datetime(2026, 1, 5, 2, tzinfo=UTC)


@dataclass
class Played:
    """What one night did: its tally, what it had to tell, what it asked."""

    tally: Tally
    news: object
    requests: int
    terms: list[str] = field(default_factory=list)


@dataclass
class Nights:
    """The same job on the same database, night after night."""

    folder: Path
    server: object
    pages: Path
    now: datetime = FIRST_NIGHT
    program: str = "1 parameters entrez complete"
    reader: str = "1"
    schedule: Schedule = field(default_factory=Schedule)

    @property
    def db(self) -> Path:
        return self.folder / "verifier.db"

    @contextmanager
    def source(self):
        """PubMed as the job asks it, with a cache that lives in the job's time."""
        clock = Clock()
        transport = Transport(
            EMAIL, "", self.server.url, clock=clock, sleep=clock.sleep, patience=2
        )
        kept = Answers(self.folder / "cache", transport.origin, self.now.timestamp)
        with Entrez(transport, kept) as source:
            yield source

    def play(self, after: timedelta = timedelta(days=1)) -> Played:
        """The next night, so long after the last one."""
        self.now += after
        before = len(self.server.log)
        with Store.open(self.db) as store, self.source() as source:
            run_id = store.begin_run(source.name, stamp(self.now))
            night = Night(
                run_id=run_id,
                now=self.now,
                schedule=self.schedule,
                parameters=PARAMETERS(),
                reader=self.reader,
                program=self.program,
            )
            tally = verify(find_documents([str(self.pages)]), source, store, night)
            store.finish_run(run_id, {"finished_at": stamp(self.now)})
            with reading(self.db) as db:
                news = load_news(db)
            store.reported(stamp(self.now))
        asked = list(self.server.log)[before:]
        return Played(
            tally, news, len(asked), [logged.request.get("term") for logged in asked]
        )

    def rows(self, sql: str, *arguments: object) -> list[dict]:
        """The rows of a query over the database."""
        with reading(self.db) as db:
            return select(db, sql, arguments)

    def verdicts(self) -> dict[str, str]:
        """What is shown of every study, by its name."""
        return {
            row["study"]: row["verdict"]
            for row in self.rows("select study, verdict from findings")
        }
