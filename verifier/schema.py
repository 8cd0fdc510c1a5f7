"""The SQLite file: tables, and the views that other people's scripts rely on.

DESIGN.md section 4 is the contract. Tables bear singular names and may change through
a new migration; views bear plural names and only grow.
"""

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

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


_VIEWS = {
    "findings": """
        select f.finding_id, f.document, f.study, f.authors, f.year, f.claims,
            coalesce(d.verdict, f.verdict) as verdict, f.match_confidence,
            case when d.verdict is null then f.pmid else coalesce(d.pmid, f.pmid) end
                as pmid,
            f.doi, f.title, f.first_author, f.journal, f.publication_year,
            f.publication_types, f.publication_status, f.disagreements, f.reason,
            f.alternatives, f.searches, f.complete, f.source, f.checked_at, f.run_id,
            d.decided_by, d.reason as decision_reason,
            f.existence, f.agreements, f.notices, f.verdict as computed_verdict
        from finding f
        left join decision d on d.finding_id = f.finding_id and d.context = f.context
    """,
    "mentions": """
        select finding_id, document, span_start, span_end, line, surface, sentence, kind
        from mention
    """,
    "documents": """
        select name as document, title, text, sha256, first_seen, last_seen
        from document
    """,
    "evidence": "select finding_id, pmid, comparison, level, weight from weight",
    "changes": """
        select run_id, at, document, study, before, after, why, finding_id from change
    """,
    "runs": """
        select run_id, started_at, finished_at, exit_status, source, documents,
            mentions, findings, unchecked, requests, cache_hits
        from run
    """,
}


def migrate(db: Database) -> None:
    """The file has this program's tables and views."""
    fresh = {v.name: _squeeze(v.schema) for v in db.views}
    if migrations.pending(db):
        migrations.apply(db)
    wanted = {
        name: _squeeze(f"CREATE VIEW {name} AS {q}") for name, q in _VIEWS.items()
    }
    if any(fresh.get(name) != sql for name, sql in wanted.items()):
        with db.atomic():
            for name, sql in wanted.items():
                db.execute(f"drop view if exists {name}")
                db.execute(sql)


def _squeeze(sql: str) -> str:
    return " ".join(sql.split())
