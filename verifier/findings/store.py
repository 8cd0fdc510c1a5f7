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

from verifier.findings.backups import write_backup
from verifier.findings.changes import (
    Change,
    Page,
    changes_between,
    decided,
    rejections,
    vanished,
)
from verifier.findings.rows import (
    Row,
    content_hash,
    context_hash,
    finding_id,
    finding_row,
    is_unfinished,
    mention_rows,
    study_hash,
    text_hash,
    waterfall_row,
)
from verifier.findings.schema import (
    SchemaError,
    demand_own,
    is_outdated,
    migrate,
    newest_version,
)
from verifier.models import Document, Finding, NamedStudy


class StoreError(Exception):
    """The database cannot be used; the message says what to do, in one line."""


@dataclass(frozen=True, slots=True)
class Stored:
    """What the file says of one document: hashes, reader, and findings.

    ``sha256`` is the text's, ``content`` that of all that was read (`content_hash`),
    ``fingerprint`` that of the bytes of the file, where they were read.
    """

    sha256: str
    content: str
    reader: str
    fingerprint: str
    findings: Mapping[str, Row]


@dataclass(frozen=True, slots=True)
class Stamp:
    """By which run, when, by which program and by which reader something was found."""

    run_id: int
    at: str
    program: str
    reader: str


@dataclass(frozen=True, slots=True)
class Decision:
    """A person's verdict on a finding; ``pmid`` is the record that the study is."""

    finding_id: str
    verdict: str
    pmid: str
    reason: str
    decided_by: str
    at: str


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
            demand_own(db)
            db.execute("pragma journal_mode = wal")
            db.execute("pragma synchronous = full")
            if is_outdated(db):
                name = f"{path.name}.before-{newest_version()}.bak"
                write_backup(db.conn, path.with_name(name))
            migrate(db)
            yield cls(db)
        except sqlite3.Error as error:
            raise StoreError(_advice(path, error)) from None
        except SchemaError as error:
            raise StoreError(f"{path} {error}") from None
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

    def reported(self, at: str) -> None:
        """People have been told of all that has changed until now."""
        with self._db.atomic():
            self._db.execute(
                "update run set reported_at = ? where reported_at is null", [at]
            )

    def count_verdicts(self, documents: Sequence[str]) -> dict[str, int]:
        """How many findings of these documents have each verdict."""
        sql = (
            "select verdict, count(*) from findings"
            " where document in (select value from json_each(?)) group by verdict"
        )
        return dict(self._db.execute(sql, [json.dumps(documents)]).fetchall())

    def reasons_unchecked(self, documents: Sequence[str]) -> dict[str, int]:
        """Why findings of these documents are unchecked, most frequent reason first."""
        sql = (
            "select reason, count(*) from findings where verdict = 'unchecked'"
            " and document in (select value from json_each(?))"
            " group by reason order by count(*) desc, reason"
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
            "select sha256, content, reader, coalesce(fingerprint, '') from document"
            " left join sighting on document = name where name = ?",
            [name],
        ).fetchone()
        if row is None:
            return None
        found = self._db.query(
            "select f.*, d.verdict as decided, d.pmid as decided_pmid,"
            " d.context as decided_context from finding f"
            " left join decision d using (finding_id) where f.document = ?",
            [name],
        )
        sha256, content, reader, fingerprint = row
        by_id = {r["finding_id"]: r for r in found}
        return Stored(sha256, content, reader, fingerprint, by_id)

    def see(self, fingerprints: Mapping[str, str], at: str) -> None:
        """These documents were seen, with these bytes, and hold nothing new.

        Noted to the day, so that a second run of the same day writes nothing.
        """
        with self._db.atomic():
            for name, fingerprint in fingerprints.items():
                self._see(name, fingerprint, at)

    def _see(self, name: str, fingerprint: str, at: str) -> None:
        self._db.execute(
            "insert into sighting (document, fingerprint, last_seen)"
            " values (?1, ?2, ?3)"
            " on conflict (document) do update set fingerprint = ?2, last_seen = ?3,"
            " unreadable = null, unreadable_since = null"
            " where fingerprint is not ?2 or unreadable is not null"
            " or substr(last_seen, 1, 10) < substr(?3, 1, 10)",
            [name, fingerprint, at],
        )

    def is_news_that_unreadable(self, name: str, reason: str, at: str) -> bool:
        """The document cannot be read, and that was not so, or not so, before."""
        row = self._db.execute(
            "select unreadable from sighting where document = ?", [name]
        ).fetchone()
        if row and row[0] == reason:
            return False
        with self._db.atomic():
            self._db.execute(
                "insert into sighting (document, last_seen, unreadable,"
                " unreadable_since) values (?1, ?3, ?2, ?3)"
                " on conflict (document) do update set fingerprint = null,"
                " last_seen = ?3, unreadable = ?2, unreadable_since = ?3",
                [name, reason, at],
            )
        return True

    def save(
        self,
        document: Document,
        findings: Sequence[Finding],
        stamp: Stamp,
        *,
        kept: Sequence[NamedStudy] = (),
        fingerprint: str = "",
    ) -> list[Change]:
        """The document's findings are those given, and those that its ``kept`` studies
        had already; says which verdicts changed.

        What is the same as before is not written again.
        """
        before = self.document(document.name)
        known = before.findings if before else {}
        content = content_hash(document)
        moved = before is None or (before.content, before.reader) != (
            content,
            stamp.reader,
        )
        page: Page = "changed"
        if before is None:
            page = "new"
        elif fingerprint == before.fingerprint != "" or before.content == content:
            page = "same"
        changes: list[Change] = []
        with self._db.atomic():
            self._save_document(document, stamp, before)
            self._see(document.name, fingerprint, stamp.at)
            changes += self._save_findings(document, findings, stamp, known, page)
            studies = {
                finding_id(document.name, study.key): study
                for study in (*(f.study for f in findings), *kept)
            }
            if moved:
                changes += self._move(document, kept, known, page)
                self._save_mentions(document, studies)
            else:
                otherwise = {
                    identity: study
                    for identity, study in studies.items()
                    if known.get(identity, {}).get("asked") != study_hash(study)
                }
                self._save_mentions(document, otherwise)
            gone = sorted(known.keys() - studies.keys())
            changes += [vanished(known[identity], page) for identity in gone]
            self._forget(gone)
            self._save_changes(changes, stamp.run_id, stamp.at)
        return changes

    def _save_changes(
        self, changes: Sequence[Change], run_id: int | None, at: str
    ) -> None:
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

    def _save_document(
        self, document: Document, stamp: Stamp, before: Stored | None
    ) -> None:
        content = content_hash(document)
        if before and (before.content, before.reader) == (content, stamp.reader):
            return
        row = {
            "name": document.name,
            "title": document.title,
            "text": document.text,
            "sha256": text_hash(document.text),
            "content": content,
            "reader": stamp.reader,
        }
        if before:
            self._db.table("document").update(document.name, row)
        else:
            self._db.table("document").insert(row | {"first_seen": stamp.at})

    def _save_findings(
        self,
        document: Document,
        findings: Sequence[Finding],
        stamp: Stamp,
        known: Mapping[str, Row],
        page: Page,
    ) -> list[Change]:
        rows: list[Row] = []
        changes: list[Change] = []
        for finding in findings:
            row = finding_row(finding, document.text)
            row |= {
                "program": stamp.program,
                "checked_at": stamp.at,
                "run_id": stamp.run_id,
                "stale": int(is_unfinished(finding)),
            }
            old = known.get(row["finding_id"])
            changes += changes_between(old, row, page)
            again = old is not None and old["verdict"] == row["verdict"]
            row["since"] = old["since"] if old and again else row["checked_at"]
            row["wanting_since"] = _wanting_since(old, row)
            row["rejections"] = rejections(old, row)
            rows.append(row)
        self._db.table("finding").upsert_all(rows, pk="finding_id")
        self._save_evidence(findings)
        return changes

    def _save_evidence(self, findings: Sequence[Finding]) -> None:
        """What these findings rest on, in place of what they rested on before."""
        rows = [waterfall_row(f) for f in findings if f.evidence]
        held = {row["finding_id"] for row in rows}
        every = {finding_id(f.study.document, f.study.key) for f in findings}
        self._delete("waterfall", sorted(every - held))
        self._db.conn.executemany(
            "insert into waterfall (finding_id, evidence)"
            " values (:finding_id, :evidence)"
            " on conflict (finding_id) do update set evidence = excluded.evidence"
            " where evidence is not excluded.evidence",
            rows,
        )

    def _save_mentions(
        self, document: Document, studies: Mapping[str, NamedStudy]
    ) -> None:
        rows = [r for study in studies.values() for r in mention_rows(study, document)]
        self._delete("mention", list(studies))
        self._insert("mention", rows)

    def _move(
        self,
        document: Document,
        kept: Sequence[NamedStudy],
        known: Mapping[str, Row],
        page: Page,
    ) -> list[Change]:
        """These studies stand elsewhere in their document, or among other words."""
        changes: list[Change] = []
        for study in kept:
            old = known[finding_id(document.name, study.key)]
            new = {**old, "context": context_hash(study, document.text)}
            self._db.execute(
                "update finding set context = ? where finding_id = ?",
                [new["context"], old["finding_id"]],
            )
            changes += changes_between(old, new, page)
        return changes

    def _insert(self, table: str, rows: Sequence[Row]) -> None:
        """These rows, which all have the same columns, are there too."""
        if rows:
            marks = ", ".join("?" * len(rows[0]))
            sql = f"insert into {table} ({', '.join(rows[0])}) values ({marks})"  # noqa: S608 - our own table and column names
            self._db.conn.executemany(sql, [tuple(row.values()) for row in rows])

    def _delete(self, table: str, findings: Sequence[str]) -> None:
        sql = (
            f"delete from {table} where finding_id in (select value from json_each(?))"  # noqa: S608 - our own table names
        )
        self._db.execute(sql, [json.dumps(findings)])

    def _forget(self, findings: Sequence[str]) -> None:
        for table in ("finding", "mention", "waterfall"):
            self._delete(table, findings)

    # ------------------------------------------------------------------- rechecks

    def with_record(self, documents: Sequence[str]) -> list[Row]:
        """The findings of these documents that rest on a record, longest unchecked
        first.
        """
        sql = (
            "select finding_id, pmid, doi, record, verdict, program, stale, checked_at,"
            " existence, rejections, wanting, wanting_since from finding"
            " where coalesce(pmid, doi) is not null"
            " and document in (select value from json_each(?))"
            " order by checked_at, finding_id"
        )
        return list(self._db.query(sql, [json.dumps(documents)]))

    def rechecked(
        self, same: Sequence[str], changed: Sequence[str], run_id: int, at: str
    ) -> None:
        """The records of these findings are the same, those of others are not.

        What has changed is to be asked again from the start, by this run or the next.
        """
        with self._db.atomic():
            self._db.execute(
                "update finding set checked_at = ?, run_id = ?"
                " where finding_id in (select value from json_each(?))",
                [at, run_id, json.dumps(same)],
            )
            self._db.execute(
                "update finding set stale = 1"
                " where finding_id in (select value from json_each(?))",
                [json.dumps(changed)],
            )

    # ------------------------------------------------------------------ decisions

    def decide(self, decision: Decision) -> Change | None:
        """A person's decision stands from now on; says what it changed, if anything.

        Raises KeyError where there is no such finding.
        """
        with self._db.atomic():
            old = self._finding(decision.finding_id)
            row = {
                "finding_id": old["finding_id"],
                "verdict": decision.verdict,
                "pmid": decision.pmid or None,
                "reason": decision.reason,
                "decided_by": decision.decided_by,
                "decided_at": decision.at,
                "context": old["context"],
                **_record_shown(old, decision.pmid),
            }
            self._db.table("decision").upsert(row, pk="finding_id")
            return self._person_changed(old, decision.at)

    def undecide(self, identity: str, at: str) -> Change | None:
        """The program's verdict stands again; says what that changed, if anything."""
        with self._db.atomic():
            old = self._finding(identity)
            self._db.execute("delete from decision where finding_id = ?", [identity])
            return self._person_changed(old, at)

    def is_decided(self, identity: str) -> bool:
        """A person has decided about this finding."""
        sql = "select 1 from decision where finding_id = ?"
        return self._db.execute(sql, [identity]).fetchone() is not None

    def _finding(self, identity: str) -> Row:
        rows = self._db.query(
            "select f.*, d.verdict as decided, d.pmid as decided_pmid,"
            " d.context as decided_context from finding f"
            " left join decision d using (finding_id) where f.finding_id = ?",
            [identity],
        )
        for row in rows:
            return row
        raise KeyError(identity)

    def _person_changed(self, old: Row, at: str) -> Change | None:
        changes = decided(old, self._finding(old["finding_id"]))
        self._save_changes(changes, None, at)
        return changes[0] if changes else None


def _wanting_since(old: Row | None, new: Row) -> str | None:
    """Since when the closest studies have been wanting; None where they are not."""
    if not new["wanting"]:
        return None
    earlier: str | None = old["wanting_since"] if old else None
    return earlier or new["checked_at"]


def _record_shown(row: Row, pmid: str) -> Row:
    """What is known of the record that a person names, from what the program listed."""
    listed = json.loads(row["alternatives"] or "[]")
    known: Row = next((a for a in listed if pmid and a["pmid"] == pmid), {})
    return {
        "doi": known.get("doi"),
        "title": known.get("title"),
        "first_author": known.get("first_author"),
        "journal": None,
        "publication_year": known.get("year"),
    }


def _advice(path: Path, error: sqlite3.Error) -> str:
    """One line: what is wrong with the file, and what to do about it."""
    text = str(error).splitlines()[0] if str(error) else type(error).__name__
    if "not a database" in text or "malformed" in text:
        return f"{path} is not a usable database ({text}); move it away and run again"
    if "full" in text:
        return f"{path}: the disk is full; free some space and run again"
    if "I/O" in text:  # so SQLite calls a limit on the size of files, too
        return f"{path}: {text}; see whether the disk is full or failing, and run again"
    if "locked" in text or "busy" in text:
        return f"{path} is locked by another program; close it and run again"
    if "readonly" in text or "unable to open" in text:
        return f"{path} cannot be written ({text}); check folder and permissions"
    return f"{path}: {text}"
