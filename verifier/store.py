"""The SQLite file that a run leaves, through sqlite-utils; a transaction a document.

Readers are never blocked: the file is in WAL mode, and a transaction is short.
"""

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from verifier.models import Document, Finding
from verifier.rows import (
    Row,
    content_hash,
    finding_row,
    mention_rows,
    text_hash,
    weight_rows,
)
from verifier.schema import migrate

# Columns that say when and by which run: they alone do not make a finding news.
_WHEN = frozenset({"checked_at", "run_id", "since", "rejections", "program"})


class StoreError(Exception):
    """The database cannot be used; the message says what to do, in one line."""


@dataclass(frozen=True, slots=True)
class Change:
    """A verdict that is not what it was; ``before`` is None for a new study."""

    document: str
    finding_id: str
    study: str
    before: str | None
    after: str | None
    why: str


@dataclass(frozen=True, slots=True)
class Stored:
    """What the file says of one document: hashes, reader, and findings.

    ``sha256`` is the text's, ``content`` that of all that was read (`content_hash`).
    """

    sha256: str
    content: str
    reader: str
    findings: Mapping[str, Row]


class Store:
    """Reads and writes the findings of one SQLite file."""

    def __init__(self, db: Database) -> None:
        self._db = db

    @classmethod
    @contextmanager
    def open(cls, path: Path) -> Iterator["Store"]:
        """The store at ``path``, created or migrated as needed.

        Raises StoreError where the file cannot be opened, read or written.
        """
        try:
            db = Database(sqlite3.connect(path, timeout=30, isolation_level=None))
        except sqlite3.Error as error:
            raise StoreError(_advice(path, error)) from None
        try:
            db.execute("pragma journal_mode = wal")
            db.execute("pragma synchronous = full")
            migrate(db)
            yield cls(db)
        except sqlite3.Error as error:
            raise StoreError(_advice(path, error)) from None
        finally:
            db.close()

    # ------------------------------------------------------------------- runs

    def begin_run(self, source: str, at: str) -> int:
        """The number of a new run."""
        with self._db.atomic():
            self._db.table("run").insert({"source": source, "started_at": at})
            return int(self._db.execute("select max(run_id) from run").fetchone()[0])

    def finish_run(self, run_id: int, counts: Mapping[str, Any]) -> None:
        """The run is over, with these columns of its row."""
        with self._db.atomic():
            self._db.table("run").update(run_id, dict(counts))

    def count_verdicts(self, documents: Sequence[str]) -> dict[str, int]:
        """How many findings of these documents have each verdict."""
        sql = (
            "select verdict, count(*) from findings"
            " where document in (select value from json_each(?)) group by verdict"
        )
        return dict(self._db.execute(sql, [json.dumps(documents)]).fetchall())

    def count_mentions(self, documents: Sequence[str]) -> int:
        """How many mentions these documents hold."""
        sql = (
            "select count(*) from mentions"
            " where document in (select value from json_each(?))"
        )
        return int(self._db.execute(sql, [json.dumps(documents)]).fetchone()[0])

    # -------------------------------------------------------------- documents

    def document(self, name: str) -> Stored | None:
        """What is stored of the document of that name."""
        row = self._db.execute(
            "select sha256, content, reader from document where name = ?", [name]
        ).fetchone()
        if row is None:
            return None
        found = self._db.query("select * from finding where document = ?", [name])
        return Stored(*row, {r["finding_id"]: r for r in found})

    def touch(self, name: str, at: str) -> None:
        """The document was seen, unchanged: noted to the day, so that a second run of
        the same day writes nothing.
        """
        with self._db.atomic():
            self._see(name, at)

    def _see(self, name: str, at: str) -> None:
        self._db.execute(
            "update document set last_seen = ?1"
            " where name = ?2 and substr(last_seen, 1, 10) < substr(?1, 1, 10)",
            [at, name],
        )

    def save(
        self,
        document: Document,
        findings: Sequence[Finding],
        *,
        run_id: int,
        at: str,
        program: str,
        reader: str,
    ) -> list[Change]:
        """The document's findings are those given; says which verdicts changed.

        What is the same as before is not written again.
        """
        before = self.document(document.name)
        known = before.findings if before else {}
        moved = before is None or (before.content, before.reader) != (
            content_hash(document),
            reader,
        )
        changed_text = before is not None and before.sha256 != text_hash(document.text)
        changes: list[Change] = []
        with self._db.atomic():
            self._save_document(document, reader, before, at)
            kept = set()
            for finding in findings:
                row = finding_row(finding, document.text)
                row |= {"program": program, "checked_at": at, "run_id": run_id}
                kept.add(row["finding_id"])
                old = known.get(row["finding_id"])
                changes += _change(old, row, changed_text=changed_text)
                self._save_finding(finding, document, row, old, moved or not old)
            for identity in sorted(known.keys() - kept):
                changes.append(_vanished(known[identity]))
                self._forget(identity)
            self._db.table("change").insert_all(
                [
                    {
                        "run_id": run_id,
                        "at": at,
                        "document": c.document,
                        "finding_id": c.finding_id,
                        "study": c.study,
                        "before": c.before,
                        "after": c.after,
                        "why": c.why,
                    }
                    for c in changes
                ]
            )
        return changes

    def _save_document(
        self,
        document: Document,
        reader: str,
        before: Stored | None,
        at: str,
    ) -> None:
        content = content_hash(document)
        if before and (before.content, before.reader) == (content, reader):
            self._see(document.name, at)
            return
        row = {
            "name": document.name,
            "title": document.title,
            "text": document.text,
            "sha256": text_hash(document.text),
            "content": content,
            "reader": reader,
            "last_seen": at,
        }
        if before:
            self._db.table("document").update(document.name, row)
        else:
            self._db.table("document").insert(row | {"first_seen": at})

    def _save_finding(
        self,
        finding: Finding,
        document: Document,
        row: Row,
        old: Row | None,
        moved: bool,  # noqa: FBT001 - private
    ) -> None:
        identity = row["finding_id"]
        same = old is not None and all(
            old[name] == value for name, value in row.items() if name not in _WHEN
        )
        again = old is not None and old["verdict"] == row["verdict"]
        row["since"] = old["since"] if old and again else row["checked_at"]
        row["rejections"] = 0
        if row["verdict"] == "rejected":
            row["rejections"] = 1 + (old["rejections"] if old and again else 0)
        self._db.table("finding").upsert(row, pk="finding_id")
        if not same:
            self._replace("weight", identity, weight_rows(finding))
        if not same or moved:
            self._replace("mention", identity, mention_rows(finding, document))

    def _replace(self, table: str, identity: str, rows: Any) -> None:  # noqa: ANN401
        self._db.execute(f"delete from {table} where finding_id = ?", [identity])  # noqa: S608 - our own table names
        self._db.table(table).insert_all(rows)

    def _forget(self, identity: str) -> None:
        for table in ("finding", "mention", "weight"):
            self._db.execute(f"delete from {table} where finding_id = ?", [identity])  # noqa: S608 - our own table names


def _change(old: Row | None, new: Row, *, changed_text: bool) -> list[Change]:
    """The change of one finding's verdict or record, with its cause."""
    if old and (old["verdict"], old["pmid"]) == (new["verdict"], new["pmid"]):
        return []
    if old is None:
        why = "document changed" if changed_text else "new document"
    elif old["context"] != new["context"]:
        why = "document changed"
    elif old["source"] != new["source"]:
        why = "source changed"
    elif old["program"] != new["program"]:
        why = "program changed"
    else:
        why = "PubMed changed"
    return [
        Change(
            new["document"],
            new["finding_id"],
            new["study"],
            old["verdict"] if old else None,
            new["verdict"],
            why,
        )
    ]


def _vanished(old: Row) -> Change:
    return Change(
        old["document"],
        old["finding_id"],
        old["study"],
        old["verdict"],
        None,
        "document changed",
    )


def _advice(path: Path, error: sqlite3.Error) -> str:
    """One line: what is wrong with the file, and what to do about it."""
    text = str(error).splitlines()[0] if str(error) else type(error).__name__
    if "not a database" in text or "malformed" in text:
        return f"{path} is not a usable database ({text}); move it away and run again"
    if "full" in text:
        return f"{path}: the disk is full; free some space and run again"
    if "locked" in text or "busy" in text:
        return f"{path} is locked by another program; close it and run again"
    if "readonly" in text or "unable to open" in text:
        return f"{path} cannot be written ({text}); check folder and permissions"
    return f"{path}: {text}"
