"""Labelled citations of ../shared/data as named studies, and the records they mean.

Split by citing article: ``TRAIN`` to estimate from, ``HELD`` to report on.
"""

import gzip
import hashlib
import json
import lzma
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from verifier.documents import READERS, read_document
from verifier.models import Block, Document, NamedStudy
from verifier.names import fold_name
from verifier.pubmed import record_lines
from verifier.pubmed.index import FORMAT
from verifier.pubmed.local import Local, build_from_lines
from verifier.reading import read

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT.parent / "shared" / "data"
RECORDS = DATA / "records.jsonl.xz"
# What the hands of tests/passages and tests/whole told of, but for those kept apart.
TOLD = PASSAGES, PAGES = (
    ROOT / "tests" / "passages" / "read.jsonl",
    ROOT / "tests" / "whole" / "labels.jsonl",
)


@dataclass(frozen=True, slots=True)
class Labelled:
    """A study as the program reads it, and the PMID that it is known to mean."""

    study: NamedStudy
    pmid: str
    held: bool
    form: str


class ClosedWorld(Local):
    """The labelled data's store, taken for all there is: a miss is a real miss."""

    complete = True

    @property
    def world(self) -> int:
        """All records there are."""
        return self._store.size


def data_hash(*paths: Path) -> str:
    """A short hash of files."""
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def open_world() -> ClosedWorld:
    """The 500,412 records as a local PubMed, built once into the cache folder."""
    key = data_hash(RECORDS, Path(record_lines.__file__))
    path = ROOT / "cache" / f"labelled-{key}-{FORMAT}.sqlite"
    if not path.exists():
        partial = path.with_suffix(".partial")
        partial.unlink(missing_ok=True)
        with lzma.open(RECORDS, "rt", encoding="utf-8") as lines:
            build_from_lines(lines, partial)
        partial.rename(path)
    return ClosedWorld.open(path)


def is_held(citing: str) -> bool:
    """A third of the citing articles, by hash, is never estimated from."""
    return hashlib.sha256(citing.encode()).digest()[0] % 3 == 0


def read_mentions(
    *, journals: bool = False, of: Container[str] = ()
) -> Iterator[Labelled]:
    """Health mentions with a known page title, read from sentence and title alone.

    ``of`` certain records: those on any topic, with a title or without.
    With ``journals`` those that state none, as if they stated what their article's own
    list of references gives: scientists leave it to the list, other pages do not.
    """
    with gzip.open(DATA / "mentions-dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            is_of_page = row["topic"] == "health" and row["document_title"]
            if (
                (row["pmid"] in of if of else is_of_page)
                and row["kind"] in {"author_year_xref", "year_xref"}
                and row["start"] >= 0
            ) and (study := _study_at(row)):
                form, held = row["kind"], is_held(row["citing"])
                if journals:
                    if study.claims.journal or not row["journal"]:
                        continue
                    claims = replace(study.claims, journal=row["journal"])
                    study, form = replace(study, claims=claims), f"{form}, journal"
                yield Labelled(study, row["pmid"], held, form)


def read_told() -> Iterator[Labelled]:
    """The real studies of tests/passages and tests/whole that are not kept apart."""
    for line in PASSAGES.read_text("utf-8").splitlines():
        row = json.loads(line)
        page = f"# {row['title']}\n\n{row['text']}\n".encode()
        yield from _told_on(READERS[".md"](page, "passage.md"), [row])
    for line in PAGES.read_text("utf-8").splitlines():
        row = json.loads(line)
        page = read_document(PAGES.parent / row["file"])
        yield from _told_on(page, row["studies"])


def _told_on(page: Document, labels: Sequence[dict]) -> Iterator[Labelled]:
    """The studies of a page whose label has that first author and year."""
    meant = {
        (fold_name(label["author"]), label["year"]): label
        for label in labels
        if label["pmid"] and label["author"]
    }
    for study in read(page):
        named = fold_name(study.authors[0]) if study.authors else ""
        if label := meant.get((named, study.year)):
            yield Labelled(study, label["pmid"], held=False, form=label["kind"])


def read_references() -> Iterator[Labelled]:
    """Whole reference entries whose label an independent source confirms."""
    with gzip.open(DATA / "refs-dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row["check"] not in {"agree", "cross_agree"}:
                continue
            document = Document(
                row["id"], row["text"], "", (Block("reference", 0, len(row["text"])),)
            )
            studies = read(document)
            if studies:
                yield Labelled(
                    studies[0], row["pmid"], is_held(row["citing"]), row["text_kind"]
                )


def _study_at(row: dict) -> NamedStudy | None:
    text = row["text"]
    document = Document(
        row["id"], text, row["document_title"], (Block("paragraph", 0, len(text)),)
    )
    for study in read(document):
        for mention in study.mentions:
            inside = mention.start < row["end"] and mention.end > row["start"]
            if inside and study.authors and study.year == row["year"]:
                return study
    return None
