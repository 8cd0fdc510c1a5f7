"""``python -m tests.soak``: a year of nights over a changing folder, in minutes.

By a clock of our own, against the loopback server: pages are written, edited and
deleted, papers retracted and indexed, PubMed is out of order on some nights. The last
nights are quiet, as long as the schedule lets a verdict stand. At the end

- every finding is what a job that begins that day finds (`different` is empty);
- the database has grown since the first night by less than the news (`tests.grown`),
  both the pages in use of the file as it lies and what a fresh copy of it would take;
- no request was sent without need: each search names only studies that were due by
  what the database said before the night, in one of the spellings that a wider search
  tries, and a night with nothing due sends none.
"""

import argparse
import json
import random
import re
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

from tests import invented
from tests.disturbed import Disturbed, findings
from tests.eutils import FAILURES, serve
from tests.grown import Told, copied, in_use
from verifier.findings.schedule import Schedule, due
from verifier.names import spellings

FATAL = sorted(name for name, f in FAILURES.items() if f.meaning == "fatal")
# What takes time of the real world is left to the tests of failures.
SLOW = {"stalled", "slow_body", "endless_body", "gzip_bomb"}
PASSING = sorted(FAILURES.keys() - set(FATAL) - SLOW)

_NAME = re.compile(r"(\w+)\[(?:1au|au)\]")


@dataclass
class Year:
    """What happened, and what it cost."""

    events: Counter = field(default_factory=Counter)
    due: Counter = field(default_factory=Counter)
    requests: Counter = field(default_factory=Counter)
    needless: list = field(default_factory=list)
    failed: int = 0
    silent_nights: int = 0
    news: Counter = field(default_factory=Counter)
    in_use: list = field(default_factory=list)
    copied: list = field(default_factory=list)
    fresh: int = 0
    different: list = field(default_factory=list)

    @property
    def grown(self):
        """Bytes that the file has in use more than after the first night."""
        return self.in_use[-1] - self.in_use[0]

    @property
    def grown_copied(self):
        """Bytes that a copy has more than one made after the first night."""
        return self.copied[-1] - self.copied[0]


class Soak:
    """A folder of pages, a PubMed, and a job that runs every night."""

    def __init__(self, folder, nights, documents, schedule, seed=0):
        self.dice = random.Random(seed)
        self.length, self.schedule = nights, schedule
        self.quiet = max(*schedule.rejected, schedule.ambiguous, schedule.confirmed,
                         schedule.misdescribed, schedule.retracted) + 1  # fmt: skip
        known = invented.studies(documents + documents // 2)
        self.studies = {study.surname.lower(): study for study in known}
        self.pages = {}
        self.folder = folder
        (folder / "pages").mkdir()
        (folder / "job").mkdir()
        (folder / "fresh").mkdir()
        self.absent = [s for s in known if s.kind == "invented"]
        self.present = [s for s in known if s.kind != "invented"]
        self.known = known
        self.documents = documents
        self.numbers = iter(range(10**9))
        self.year = Year()

    # ------------------------------------------------------------------ what happens

    def write(self, name):
        """A page of some studies."""
        named = self.dice.sample(self.known, self.dice.randint(0, 3))
        text = invented.page(named, f"Note {next(self.numbers)}.")
        self.pages[name] = named
        (self.folder / "pages" / name).write_text(text, "utf-8")

    def begin(self):
        for number in range(self.documents):
            self.write(f"{number:05}.md")

    def happen(self, night, server):
        """What changes before this night; nothing of it in the quiet end."""
        server.heal()
        if night == 0 or night > self.length - self.quiet:
            return
        dice, happened = self.dice, self.year.events
        for _ in range(dice.choice([0, 0, 0, 1, 3])):
            happened["pages edited"] += 1
            self.write(dice.choice(sorted(self.pages)))
        if dice.random() < 0.2:
            happened["pages added"] += 1
            self.write(f"new-{night:05}.md")
        if dice.random() < 0.1 and self.present:
            happened["papers retracted"] += 1
            study = self.present.pop(dice.randrange(len(self.present)))
            server.library.retract(study.pmid)
        if dice.random() < 0.2 and self.absent:
            happened["papers indexed"] += 1
            study = self.absent.pop(dice.randrange(len(self.absent)))
            server.library.add(study.record)
        trouble = dice.random()
        if trouble < 0.05:
            happened["nights of outage"] += 1
            server.fail(dice.choice(["html_503", "maintenance_page", *FATAL]))
        elif trouble < 0.2:
            happened["nights of failures"] += 1
            server.script.by_chance(dice.uniform(0.1, 0.5), night, PASSING)

    # ------------------------------------------------------------------ what is needed

    def causes(self, job):
        """Why which study may be asked about tonight, by surname; and rechecks."""
        asked, recheck = {}, 0
        unread = {}
        if not job.db.exists():
            return dict.fromkeys(self.studies, "new or changed page"), 0
        later = job.now + timedelta(days=1)
        rows = job.rows("select f.*, s.fingerprint from finding f join sighting s"
                        " on s.document = f.document")  # fmt: skip
        for row in rows:
            name = json.loads(row["authors"])[0].lower()
            owed = due(row, later, job.schedule, job.program)
            if owed == "recheck":
                recheck += 1
                asked.setdefault(name, "record looked at again")
            elif owed == "ask":
                verdict = "stale" if row["stale"] else row["verdict"]
                asked[name] = f"{verdict}, asked again"
            unread.setdefault(row["document"], set()).add(name)
        for page, named in self.pages.items():
            path = str(self.folder / "pages" / page)
            for study in named:
                name = study.surname.lower()
                if name not in unread.get(path, ()):
                    asked[name] = "new or changed page"
        spelled = {
            key: cause for name, cause in asked.items() for key in spellings(name)
        }
        return spelled | asked, recheck

    def account(self, server, before, asked, recheck):
        """Every request has a cause; those that have none are `needless`."""
        year = self.year
        for logged in list(server.log)[before:]:
            if logged.failure:
                year.failed += 1
            if logged.endpoint == "efetch":
                year.requests["records read"] += 1
                if not asked and not recheck:
                    year.needless.append(logged.request.get("id"))
                continue
            term = logged.request.get("term").lower()
            named = self.studies.keys() & set(_NAME.findall(term))
            for name in named:
                cause = asked.get(name)
                if cause is None:
                    year.needless.append(term)
                year.requests[cause or "no cause"] += 1 / len(named)
            if not named:
                year.requests["closest real studies"] += 1
                if not asked:
                    year.needless.append(term)

    # ------------------------------------------------------------------------ the year

    def play(self, progress=lambda _: None):
        """The year: its events, costs, and what is not as it should be at its end."""
        year = self.year
        known = invented.vocabulary(self.known)
        with serve(invented.records(self.known), vocabulary=known) as server:
            pages = self.folder / "pages"
            job = Disturbed(self.folder / "job", server, pages, schedule=self.schedule)
            self.begin()
            for night in range(self.length):
                self.happen(night, server)
                asked, recheck = self.causes(job)
                year.due.update(asked.values())
                before = len(server.log)
                job.play()
                year.silent_nights += len(server.log) == before
                year.in_use.append(in_use(job.db))
                if not night:
                    year.copied.append(copied(job.db))
                    told = Told(job.db)
                else:
                    year.news += told.news(job.db)
                self.account(server, before, asked, recheck)
                del server.log._logged[:]
                progress(night)
            year.copied.append(copied(job.db))
            server.heal()
            fresh = Disturbed(self.folder / "fresh", server, pages, now=job.now)
            fresh.play()
            year.different = compare(findings(job.db), findings(fresh.db))
            year.fresh = in_use(fresh.db)
        return year


def compare(job, fresh):
    """Findings whose verdict or record are not the truth of the day."""
    return [
        (number, (job.get(number) or {}).get("verdict"),
         (fresh.get(number) or {}).get("verdict"))
        for number in sorted(job.keys() | fresh.keys())
        if job.get(number) != fresh.get(number)
    ]  # fmt: skip


def show(soak, year, seconds):
    """The figures as lines."""
    yield f"{soak.length} nights, {len(soak.pages)} pages at the end, {seconds:.0f} s"
    for name, count in sorted(year.events.items()):
        yield f"  {count:8} {name}"
    yield f"  {year.silent_nights:8} nights without a request"
    yield "Studies due, and requests (a shared one in parts), by cause:"
    for cause in sorted(set(year.requests) | set(year.due), key=str):
        yield f"  {year.due[cause]:8} {year.requests[cause]:9.1f} {cause}"
    yield f"  {'':8} {year.failed:9} of these requests failed"
    yield f"  {'':8} {len(year.needless):9} without need"
    yield (
        f"Database: {year.in_use[0]:,} bytes in use after the first night, grown by"
        f" {year.grown:,}, as a copy by {year.grown_copied:,}; a fresh one has"
        f" {year.fresh:,}"
    )
    yield f"News: {year.news.total():,} bytes"
    for table, size in year.news.most_common():
        yield f"  {size:9,} {table}"
    yield f"Findings that differ from those of a fresh job: {len(year.different)}"


def main():
    """Play, print the figures, and leave with 1 where something is wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak")
    parser.add_argument("--nights", type=int, default=365)
    parser.add_argument("--documents", type=int, default=2_000)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        began = time.monotonic()
        schedule = Schedule() if options.nights > 120 else SHORT
        soak = Soak(Path(folder), options.nights, options.documents, schedule,
                    options.seed)  # fmt: skip
        year = soak.play(lambda night: sys.stderr.write(f"\rnight {night + 1} "))
        sys.stderr.write("\r")
        print("\n".join(show(soak, year, time.monotonic() - began)))
    wrong = year.needless[:5] + year.different[:5]
    print("\n".join(map(str, wrong)))
    has_grown = max(year.grown, year.grown_copied) >= year.news.total()
    return 1 if wrong or has_grown else 0


# For a few nights: everything is due again within four of them.
SHORT = replace(
    Schedule(),
    rejected=(1, 2, 3),
    ambiguous=3,
    confirmed=3,
    misdescribed=3,
    retracted=3,
)

if __name__ == "__main__":
    sys.exit(main())
