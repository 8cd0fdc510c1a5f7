"""The records behind the server, changeable while it runs, and its search history."""

import threading
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from tests.eutils.entries import Entry
from tests.eutils.index import Corpus
from tests.eutils.search import Result, evaluate
from verifier.models import Correction, PublicationType, Record

RETRACTED = PublicationType("D016441", "Retracted Publication")


@dataclass
class Library:
    """A corpus under a lock, and the result sets that WebEnv names."""

    corpus: Corpus
    report_unknown_tags: bool = False
    histories: dict[str, dict[int, tuple[str, ...]]] = field(default_factory=dict)
    lock: threading.RLock = field(default_factory=threading.RLock)
    _opened: int = 0

    @property
    def records(self) -> list[Record]:
        """Everything held now, in ascending order of number."""
        with self.lock:
            return [entry.record for _, entry in sorted(self.corpus.entries.items())]

    def add(self, *records: Record | Entry) -> None:
        """Take these records in, instead of older ones of the same numbers."""
        with self.lock:
            for record in records:
                self.corpus.add(record)

    def remove(self, *pmids: str) -> None:
        """Withdraw these numbers."""
        with self.lock:
            for pmid in pmids:
                self.corpus.remove(int(pmid))

    def retract(self, pmid: str, notice: str = "", *, lagging: bool = False) -> None:
        """Mark a record as retracted; ``lagging`` shows the link before the type."""
        with self.lock:
            entry = self.corpus.entries[int(pmid)]
            record = entry.record
            link = Correction("RetractionIn", notice, "retraction notice")
            types = record.publication_types
            if not lagging and RETRACTED not in types:
                types = (*types, RETRACTED)
            record = replace(
                record, corrections=(*record.corrections, link), publication_types=types
            )
            self.corpus.add(replace(entry, record=record))

    def get(self, pmid: int) -> Entry | None:
        """The entry of a number, if there is one."""
        with self.lock:
            return self.corpus.entries.get(pmid)

    def search(self, term: str, web_env: str = "") -> Result:
        """What the term finds, with the numbered results of a WebEnv at hand."""
        with self.lock:
            sets = self.histories.get(web_env, {})
            history = {n: frozenset(map(int, pmids)) for n, pmids in sets.items()}
            return evaluate(
                term,
                self.corpus,
                history=history,
                report_unknown_tags=self.report_unknown_tags,
            )

    def remember(self, pmids: Iterable[str], web_env: str = "") -> tuple[str, int]:
        """The WebEnv and query key under which these numbers are kept."""
        with self.lock:
            if web_env not in self.histories:
                self._opened += 1
                web_env = f"MCID_{self._opened:024x}"
                self.histories[web_env] = {}
            key = len(self.histories[web_env]) + 1
            self.histories[web_env][key] = tuple(pmids)
            return web_env, key

    def forget(self) -> None:
        """Let every WebEnv expire."""
        with self.lock:
            self.histories.clear()
