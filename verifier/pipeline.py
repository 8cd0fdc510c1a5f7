"""The stages in order, over batches of documents; no rules of its own.

documents -> mentions -> studies -> queries -> records -> linkage -> findings -> store
"""

import hashlib
import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from verifier.deciding.parameters import Parameters
from verifier.deciding.resolution import resolve
from verifier.documents import DocumentError, DocumentFile
from verifier.findings.rows import (
    Row,
    content_hash,
    finding_id,
    record_hash,
    study_hash,
)
from verifier.findings.schedule import Schedule, due, stamp
from verifier.findings.store import Stamp, Store, Stored
from verifier.models import Document, NamedStudy, Unreadable
from verifier.reading import read
from verifier.sources import FatalError, Source, TransientError

# Studies resolved together: enough to share requests, few enough to lose little when
# the process is killed.
BATCH = 500
# Characters of text held meanwhile: pages may name no study at all.
_HELD = 20_000_000
# Records looked at together: one efetch (ENTREZ.md section 1).
_RECHECKED_TOGETHER = 200
# Pages held while more are fetched, a second apart: what a run that is killed loses.
_FETCHED_TOGETHER = 200
# Documents noted together as seen, in one transaction.
_SEEN_TOGETHER = 500

_log = logging.getLogger(__name__)

Input = DocumentFile | Document | Unreadable


@dataclass(frozen=True, slots=True)
class Reading:
    """A document with the studies it names: those to ask about, and the others."""

    document: Document
    fingerprint: str
    asked: Sequence[NamedStudy]
    kept: Sequence[NamedStudy]


@dataclass(slots=True)
class Tally:
    """What a run has done so far, for the progress line and the summary.

    ``documents`` are the names of those that could be read, ``new`` and ``unchanged``
    the numbers of those never seen before and of those that were left alone.
    ``postponed`` findings stand as they were because their record could not be looked
    at; ``why_postponed`` says why.
    """

    documents: list[str] = field(default_factory=list)
    new: int = 0
    unchanged: int = 0
    studies: int = 0
    rechecked: int = 0
    postponed: int = 0
    why_postponed: str = ""
    unreadable: list[Unreadable] = field(default_factory=list)
    newly_unreadable: list[Unreadable] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Night:
    """What one run works with: its number, its clock's time, its rules and versions."""

    run_id: int
    now: datetime
    schedule: Schedule
    parameters: Parameters
    reader: str
    program: str

    def owes(self, row: Row) -> str:
        """What the finding of this row is owed tonight."""
        return due(row, self.now, self.schedule, self.program)

    @property
    def stamp(self) -> Stamp:
        """What is noted beside everything found tonight."""
        return Stamp(self.run_id, stamp(self.now), self.program, self.reader)


def verify(
    documents: Iterable[Input],
    source: Source,
    store: Store,
    night: Night,
    progress: Callable[[Tally], None] = lambda _: None,
) -> Tally:
    """Every document's due studies have a new finding in the store.

    Records come first: what has become of one decides which studies are due.
    """
    tally = Tally()
    for inputs in _together(documents):
        _recheck([item.name for item in inputs], source, store, night, tally)
        for batch in _batches(_counted(inputs, store, night, tally, progress)):
            _resolve_and_save(batch, source, store, night)
    progress(tally)
    return tally


def _together(documents: Iterable[Input]) -> Iterator[list[Input]]:
    """All files at once, of which none is open yet; fetched pages in batches."""
    batch: list[Input] = []
    fetched = characters = 0
    for item in documents:
        batch.append(item)
        fetched += not isinstance(item, DocumentFile)
        characters += len(item.text) if isinstance(item, Document) else 0
        if fetched >= _FETCHED_TOGETHER or characters >= _HELD:
            yield batch
            batch, fetched, characters = [], 0, 0
    if batch:
        yield batch


def _counted(
    inputs: Iterable[Input],
    store: Store,
    night: Night,
    tally: Tally,
    progress: Callable[[Tally], None],
) -> Iterator[Reading]:
    """What is due of these documents, with progress shown."""
    for reading in _due(inputs, store, night, tally):
        tally.studies += len(reading.asked) + len(reading.kept)
        progress(tally)
        yield reading


# ---------------------------------------------------------------------- rechecks


def _recheck(
    documents: Sequence[str], source: Source, store: Store, night: Night, tally: Tally
) -> None:
    """Records that are due have been looked at; studies of changed ones are due.

    No search is made. Where a record cannot be had, its finding stands until it can.
    """
    rows = [r for r in store.with_record(documents) if night.owes(r) == "recheck"]
    by_key: dict[str, list[Row]] = {}
    for row in rows:
        by_key.setdefault(row["pmid"] or f"doi:{row['doi']}", []).append(row)
    keys = list(by_key)
    for start in range(0, len(keys), _RECHECKED_TOGETHER):
        some = keys[start : start + _RECHECKED_TOGETHER]
        try:
            hashes = _fresh_hashes(source, some)
        except TransientError as error:
            tally.postponed += sum(len(by_key[key]) for key in some)
            tally.why_postponed = str(error)
            continue
        except FatalError as error:
            tally.postponed += sum(len(by_key[key]) for key in keys[start:])
            tally.why_postponed = str(error)
            return
        same: list[str] = []
        changed: list[str] = []
        for key in some:
            for row in by_key[key]:
                is_same = row["record"] == hashes.get(key)
                (same if is_same else changed).append(row["finding_id"])
        store.rechecked(same, changed, night.run_id, stamp(night.now))
        tally.rechecked += len(same) + len(changed)


def _fresh_hashes(source: Source, keys: Sequence[str]) -> dict[str, str]:
    """What the records are now, by key; those that PubMed has no more are left out."""
    found = source.fetch(keys, fresh=True)
    return {key: record_hash(record) for key, record in found.items()}


# --------------------------------------------------------------------- documents


def _due(
    inputs: Iterable[Input], store: Store, night: Night, tally: Tally
) -> Iterator[Reading]:
    """The documents that are new, changed or hold a study to be asked again."""
    seen: dict[str, str] = {}
    for item in inputs:
        stored = store.document(item.name)
        fingerprint, document = _opened(item, stored, night)
        reading = (
            _reading(document, fingerprint, stored, night)
            if isinstance(document, Document)
            else document
        )
        if isinstance(reading, Unreadable):
            _note_unreadable(reading, store, night, tally)
            continue
        tally.documents.append(item.name)
        tally.new += stored is None
        if reading:
            yield reading
            continue
        tally.unchanged += 1
        seen[item.name] = fingerprint
        if len(seen) >= _SEEN_TOGETHER:
            store.see(seen, stamp(night.now))
            seen = {}
    store.see(seen, stamp(night.now))


def _opened(
    file: Input, stored: Stored | None, night: Night
) -> tuple[str, Document | Unreadable | None]:
    """The file's fingerprint, and its document; None where it need not be parsed."""
    if not isinstance(file, DocumentFile):
        return "", file
    try:
        contents = file.contents()
        fingerprint = hashlib.sha256(contents).hexdigest()
        if (
            stored
            and (stored.fingerprint, stored.reader) == (fingerprint, night.reader)
            and not any(night.owes(r) == "ask" for r in stored.findings.values())
        ):
            return fingerprint, None
        return fingerprint, file.parse(contents)
    except DocumentError as error:
        return "", Unreadable(file.name, error.reason(file.name))


def _reading(
    document: Document, fingerprint: str, stored: Stored | None, night: Night
) -> Reading | Unreadable | None:
    """What the document names; None where all of it is known and nothing is due.

    A page that this program stumbles over costs its own findings, not the night.
    """
    rows = stored.findings if stored else {}
    if (
        stored
        and (stored.content, stored.reader) == (content_hash(document), night.reader)
        and not any(night.owes(row) == "ask" for row in rows.values())
    ):
        return None
    asked: list[NamedStudy] = []
    kept: list[NamedStudy] = []
    try:
        studies = read(document)
    except Exception as error:  # noqa: BLE001 - whatever a hostile page may provoke
        _log.debug("reading %s", document.name, exc_info=True)
        reason = f"this program failed on it ({type(error).__name__}); please report it"
        return Unreadable(document.name, reason)
    for study in studies:
        row = rows.get(finding_id(document.name, study.key))
        known = row is not None and row["asked"] == study_hash(study)
        stands = known and row is not None and night.owes(row) != "ask"
        (kept if stands else asked).append(study)
    return Reading(document, fingerprint, asked, kept)


def _note_unreadable(
    document: Unreadable, store: Store, night: Night, tally: Tally
) -> None:
    tally.unreadable.append(document)
    at = stamp(night.now)
    if store.is_news_that_unreadable(document.name, document.reason, at):
        tally.newly_unreadable.append(document)


def _batches(readings: Iterable[Reading]) -> Iterator[list[Reading]]:
    """The documents with their studies, as many together as are resolved together."""
    batch: list[Reading] = []
    count = characters = 0
    for reading in readings:
        batch.append(reading)
        count += len(reading.asked)
        characters += len(reading.document.text)
        if count >= BATCH or characters >= _HELD:
            yield batch
            batch, count, characters = [], 0, 0
    if batch:
        yield batch


def _resolve_and_save(
    batch: list[Reading], source: Source, store: Store, night: Night
) -> None:
    asked = (study for reading in batch for study in reading.asked)
    findings = iter(resolve(asked, source, night.parameters))
    for reading in batch:
        store.save(
            reading.document,
            [next(findings) for _ in reading.asked],
            night.stamp,
            kept=reading.kept,
            fingerprint=reading.fingerprint,
        )
