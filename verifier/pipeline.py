"""The stages in order, over batches of documents; no rules of its own.

documents -> mentions -> studies -> queries -> records -> linkage -> findings -> store
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from verifier.mentions import find_mentions
from verifier.models import Document, NamedStudy, Unreadable
from verifier.parameters import Parameters
from verifier.resolution import resolve
from verifier.rows import content_hash
from verifier.schedule import Schedule, is_due, stamp
from verifier.sources import Source
from verifier.store import Change, Store, Stored
from verifier.studies import name_studies

# Studies resolved together: enough to share requests, few enough to lose little when
# the process is killed.
BATCH = 500
# Characters of text held meanwhile: pages may name no study at all.
_HELD = 20_000_000

Reading = tuple[Document, list[NamedStudy]]


@dataclass(slots=True)
class Tally:
    """What a run has done so far, for the progress line and the summary.

    ``documents`` are the names of those that were read, ``unchanged`` the number of
    them that were left alone.
    """

    documents: list[str] = field(default_factory=list)
    unchanged: int = 0
    studies: int = 0
    unreadable: list[Unreadable] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Night:
    """What one run works with: its number, its clock's time, its rules and versions."""

    run_id: int
    now: datetime
    schedule: Schedule
    parameters: Parameters
    reader: str
    program: str


def read(document: Document) -> list[NamedStudy]:
    """The studies that a document names, with what it claims of them."""
    return name_studies(document, find_mentions(document))


def verify(
    documents: Iterable[Document | Unreadable],
    source: Source,
    store: Store,
    night: Night,
    progress: Callable[[Tally], None] = lambda _: None,
) -> Tally:
    """Every document's due studies have a new finding in the store."""
    tally = Tally()

    def readings() -> Iterator[Reading]:
        for document in _due(documents, store, night, tally):
            studies = read(document)
            tally.studies += len(studies)
            progress(tally)
            yield document, studies

    for batch in _batches(readings()):
        tally.changes += _resolve_and_save(batch, source, store, night)
    progress(tally)
    return tally


def _batches(readings: Iterable[Reading]) -> Iterator[list[Reading]]:
    """The documents with their studies, as many together as are resolved together."""
    batch: list[Reading] = []
    count = characters = 0
    for document, studies in readings:
        batch.append((document, studies))
        count += len(studies)
        characters += len(document.text)
        if count >= BATCH or characters >= _HELD:
            yield batch
            batch, count, characters = [], 0, 0
    if batch:
        yield batch


def _due(
    documents: Iterable[Document | Unreadable], store: Store, night: Night, tally: Tally
) -> Iterator[Document]:
    """The documents that are new, changed or hold a study to be asked again."""
    for document in documents:
        if isinstance(document, Unreadable):
            tally.unreadable.append(document)
            continue
        tally.documents.append(document.name)
        stored = store.document(document.name)
        if stored and _is_fresh(document, stored, night):
            tally.unchanged += 1
            store.touch(document.name, stamp(night.now))
        else:
            yield document


def _is_fresh(document: Document, stored: Stored, night: Night) -> bool:
    return (
        stored.content == content_hash(document)
        and stored.reader == night.reader
        and not any(
            is_due(row, night.now, night.schedule, night.program)
            for row in stored.findings.values()
        )
    )


def _resolve_and_save(
    batch: list[Reading],
    source: Source,
    store: Store,
    night: Night,
) -> list[Change]:
    findings = iter(
        resolve((s for _, studies in batch for s in studies), source, night.parameters)
    )
    changes = []
    for document, studies in batch:
        changes += store.save(
            document,
            [next(findings) for _ in studies],
            run_id=night.run_id,
            at=stamp(night.now),
            program=night.program,
            reader=night.reader,
        )
    return changes
