"""The SQLite file: tables, and the views that other people's scripts rely on.

DESIGN.md section 4 is the contract. Tables bear singular names and may change through
a new migration; views bear plural names and only grow.
"""

import sqlite3
from contextlib import closing
from itertools import groupby
from operator import itemgetter

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from verifier.findings.rows import packed_evidence
from verifier.models import Evidence

migrations = Migrations("verifier")


@migrations()
def m001_first_tables(db: Database) -> None:
    """Documents, findings, their mentions and evidence, runs, changes, decisions."""
    db.table("run").create(
        {
            "run_id": int,
            "started_at": str,
            "finished_at": str,
            "exit_status": int,
            "source": str,
            "documents": int,
            "mentions": int,
            "findings": int,
            "unchecked": int,
            "requests": int,
            "cache_hits": int,
        },
        pk="run_id",
    )
    db.table("document").create(
        {
            "name": str,
            "title": str,
            "text": str,
            "sha256": str,
            "content": str,
            "reader": str,
            "first_seen": str,
            "last_seen": str,
        },
        pk="name",
        not_null={"text", "sha256", "first_seen", "last_seen"},
    )
    db.table("finding").create(
        {
            "finding_id": str,
            "document": str,
            "key": str,
            "study": str,
            "authors": str,
            "year": int,
            "claims": str,
            "verdict": str,
            "existence": str,
            "match_confidence": float,
            "pmid": str,
            "doi": str,
            "title": str,
            "first_author": str,
            "journal": str,
            "publication_year": int,
            "publication_types": str,
            "publication_status": str,
            "notices": str,
            "agreements": str,
            "disagreements": str,
            "reason": str,
            "alternatives": str,
            "searches": str,
            "complete": int,
            "source": str,
            "context": str,
            "program": str,
            "since": str,
            "rejections": int,
            "checked_at": str,
            "run_id": int,
        },
        pk="finding_id",
        not_null={"document", "key", "study", "verdict", "checked_at"},
    )
    db.table("finding").create_index(["document"])
    db.table("mention").create(
        {
            "finding_id": str,
            "ordinal": int,
            "document": str,
            "span_start": int,
            "span_end": int,
            "line": int,
            "surface": str,
            "sentence": str,
            "kind": str,
        },
        pk=("finding_id", "ordinal"),
    )
    db.table("mention").create_index(["document"])
    db.table("weight").create(
        {
            "finding_id": str,
            "ordinal": int,
            "pmid": str,
            "comparison": str,
            "level": str,
            "weight": float,
        },
        pk=("finding_id", "ordinal"),
    )
    db.table("change").create(
        {
            "change_id": int,
            "run_id": int,
            "at": str,
            "document": str,
            "finding_id": str,
            "study": str,
            "before": str,
            "after": str,
            "why": str,
        },
        pk="change_id",
    )
    db.table("change").create_index(["run_id"])
    db.table("decision").create(
        {
            "finding_id": str,
            "verdict": str,
            "pmid": str,
            "reason": str,
            "decided_by": str,
            "decided_at": str,
            "context": str,
        },
        pk="finding_id",
        not_null={"verdict", "reason", "decided_by", "decided_at", "context"},
    )


@migrations()
def m002_nightly_runs(db: Database) -> None:
    """What an unattended night needs to know: what was seen, asked, told."""
    db.table("sighting").create(
        {
            "document": str,
            "fingerprint": str,
            "last_seen": str,
            "unreadable": str,
            "unreadable_since": str,
        },
        pk="document",
        not_null={"last_seen"},
    )
    db.execute(
        "insert into sighting (document, last_seen)"
        " select name, last_seen from document"
    )
    db.table("document").transform(drop={"last_seen"})
    for column in ("asked", "record"):
        db.table("finding").add_column(column, str)
    db.table("finding").add_column("stale", int, not_null_default=0)
    db.table("run").add_column("postponed", int, not_null_default=0)
    db.table("run").add_column("reported_at", str)
    db.table("change").create_index(["finding_id"])
    db.execute("update run set reported_at = coalesce(finished_at, started_at)")
    for column in ("doi", "title", "first_author", "journal"):
        db.table("decision").add_column(column, str)
    db.table("decision").add_column("publication_year", int)


@migrations()
def m003_what_a_year_of_nights_rewrites(db: Database) -> None:
    """A finding's evidence in one row, rewritten where it lies; what is wanting to it.

    A row for every comparison was more than half of the file, a third of that for
    saying whose it is; and it was written at the end, anew, whenever one changed.
    """
    db.table("waterfall").create(
        {"finding_id": str, "evidence": str},
        pk="finding_id",
        not_null={"evidence"},
    )
    weights = db.execute(
        "select finding_id, pmid, comparison, level, weight from weight"
        " order by finding_id, ordinal"
    )
    for identity, rows in groupby(weights, key=itemgetter(0)):
        packed = packed_evidence(Evidence(*row[1:]) for row in rows)
        db.execute("insert into waterfall values (?, ?)", [identity, packed])
    db.table("weight").drop()
    for column in ("wanting", "wanting_since"):
        db.table("finding").add_column(column, str)


# What a person names is shown instead of what the program found, all of it.
_SHOWN = ", ".join(
    f"case when d.verdict is null or d.pmid is f.pmid then f.{column}"
    f" else d.{column} end as {column}"
    for column in "doi title first_author journal publication_year".split()
)
# Scripts read these with the sqlite3 of their system: without the operators -> and
# ->> of SQLite 3.38 (sqlite.org/json1.html), which Ubuntu 22.04 does not have.
_VIEWS = {
    "findings": f"""
        select f.finding_id, f.document, f.study, f.authors, f.year, f.claims,
            coalesce(d.verdict, f.verdict) as verdict,
            case when d.verdict is null or d.pmid is f.pmid then f.match_confidence end
                as match_confidence,
            case when d.verdict is null then f.pmid else d.pmid end as pmid,
            {_SHOWN},
            case when d.verdict is null or d.pmid is f.pmid then f.publication_types
                else '[]' end as publication_types,
            case when d.verdict is null or d.pmid is f.pmid then f.publication_status
                end as publication_status,
            f.disagreements, f.reason,
            f.alternatives, f.searches, f.complete, f.source, f.checked_at, f.run_id,
            d.decided_by, d.reason as decision_reason,
            f.existence, f.agreements, f.notices, f.verdict as computed_verdict,
            d.decided_at, f.wanting
        from finding f
        left join decision d on d.finding_id = f.finding_id and d.context = f.context
    """,  # noqa: S608 - our own column names
    "mentions": """
        select finding_id, document, span_start, span_end, line, surface, sentence, kind
        from mention
    """,
    "documents": """
        select name as document, title, text, sha256, first_seen, last_seen
        from document left join sighting on sighting.document = document.name
    """,
    "evidence": """
        select finding_id, json_extract(record.value, '$[0]') as pmid,
            json_extract(step.value, '$[0]') as comparison,
            json_extract(step.value, '$[1]') as level,
            json_extract(step.value, '$[2]') as weight
        from waterfall, json_each(evidence) as record,
            json_each(record.value, '$[1]') as step
    """,
    "changes": """
        select run_id, at, document, study, before, after, why, finding_id from change
    """,
    "runs": """
        select run_id, started_at, finished_at, exit_status, source, documents,
            mentions, findings, unchecked, requests, cache_hits, postponed
        from run
    """,
}


class SchemaError(Exception):
    """The file is another program's; the message follows the file's name."""


def newest_version() -> int:
    """How many migrations there are: the version of the schema they lead to."""
    with closing(sqlite3.connect(":memory:")) as nothing:
        return len(migrations.pending(Database(nothing)))


def is_ours(db: Database) -> bool:
    """The file holds tables of this program, of whatever version."""
    return bool(migrations.applied(db))


def is_outdated(db: Database) -> bool:
    """The file holds tables of an older program."""
    return is_ours(db) and bool(migrations.pending(db))


def is_too_new(db: Database) -> bool:
    """The file holds tables of a newer program."""
    return len(migrations.applied(db)) + len(migrations.pending(db)) > newest_version()


def is_foreign(db: Database) -> bool:
    """The file holds tables, and none of them was made by this program."""
    others = (t for t in db.table_names() if not t.startswith(("_sqlite_", "sqlite_")))
    return any(others) and not is_ours(db)


def demand_own(db: Database) -> None:
    """The file may be written: it is empty or ours. Nothing is written to see that.

    Raises SchemaError where it has the tables of a newer program, or of another one.
    """
    if is_too_new(db):
        raise SchemaError("was made by a newer version of this program; update it")
    if is_foreign(db):
        raise SchemaError("holds the tables of another program; name another file")


def migrate(db: Database) -> None:
    """The file has this program's tables and views; the views of others are kept."""
    found = {view.name: view.schema for view in db.views}
    wanted = {
        name: _squeeze(f"CREATE VIEW {name} AS {q}") for name, q in _VIEWS.items()
    }
    if migrations.pending(db):
        with db.atomic():
            # SQLite checks views against the tables that they are about.
            for view in db.views:
                view.drop()
            migrations.apply(db)
            for sql in (found | wanted).values():
                db.execute(sql)
    elif any(_squeeze(found.get(name, "")) != sql for name, sql in wanted.items()):
        with db.atomic():
            for name, sql in wanted.items():
                db.execute(f"drop view if exists {name}")
                db.execute(sql)


def _squeeze(sql: str) -> str:
    return " ".join(sql.split())
