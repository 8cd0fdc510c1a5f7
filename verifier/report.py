"""Findings as text that reads well in a terminal and in a cron mail. SQLite -> text.

Reads only, from a connection that the command line opens (`reading`). Whatever comes
from a document or a server is stripped of control characters before it is shown.
"""

import json
import sqlite3
import textwrap
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from verifier.findings import readers

Row = dict[str, Any]

# Worst first: what an editor has to act on stands at the top.
VERDICTS = (
    "retracted",
    "rejected",
    "misdescribed",
    "ambiguous",
    "unchecked",
    "confirmed",
    "unverifiable",
)
_MARGIN = 15
# Columns of the views that hold JSON text (DESIGN.md section 4).
_JSON = frozenset(
    "agreements alternatives authors claims disagreements notices publication_types"
    " searches".split()
)


class ReportError(Exception):
    """There is nothing to report from; the message says why, in one line."""


def printable(text: str) -> str:
    """The text on one line, without characters that would act on a terminal."""
    if not text.isprintable():
        text = "".join(" " if unicodedata.category(c)[0] == "C" else c for c in text)
    return " ".join(text.split())


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """The database at ``path``, open for reading; nobody is blocked meanwhile.

    Raises ReportError where it is not there or cannot be read.
    """
    if not path.exists():
        raise ReportError(f"{path} does not exist; `verifier run` creates it")
    try:
        with readers.reading(path) as db:
            db.row_factory = sqlite3.Row
            yield db
    except sqlite3.Error as error:
        raise ReportError(f"{path} cannot be read: {error}") from None


def select(
    db: sqlite3.Connection, sql: str, arguments: Sequence[object] = ()
) -> list[Row]:
    """The rows of a query over the views."""
    return [dict(row) for row in db.execute(sql, arguments)]


def plain(row: Row) -> Row:
    """The row with what its JSON columns hold, for other programs."""
    return {
        name: json.loads(value) if name in _JSON and value else value
        for name, value in row.items()
    }


_FINDINGS = """
    select f.*, (select min(line) from mentions m where m.finding_id = f.finding_id)
        as line
    from findings f
"""


def load_findings(
    db: sqlite3.Connection, verdicts: Sequence[str] = (), document: str = ""
) -> list[Row]:
    """Findings with the line of their first mention, by document and place.

    Only those with one of the verdicts, if any are given, and of documents whose name
    holds ``document``.
    """
    return select(
        db,
        f"{_FINDINGS} where instr(document, ?2)"  # noqa: S608 - our own words
        " and (?1 = '[]' or verdict in (select value from json_each(?1)))"
        " order by document, line, finding_id",
        [json.dumps(verdicts), document],
    )


def load_documents(db: sqlite3.Connection, documents: Sequence[str]) -> list[Row]:
    """The findings of these documents, in the order of `load_findings`."""
    return select(
        db,
        f"{_FINDINGS}"  # noqa: S608 - our own words
        " where document in (select value from json_each(?))"
        " order by document, line, finding_id",
        [json.dumps(documents)],
    )


def load_by_number(db: sqlite3.Connection, numbers: Sequence[str]) -> list[Row]:
    """The findings with these numbers, in the order of `load_findings`."""
    return select(
        db,
        f"{_FINDINGS}"  # noqa: S608 - our own words
        " where finding_id in (select value from json_each(?))"
        " order by document, line, finding_id",
        [json.dumps(numbers)],
    )


def load_finding(db: sqlite3.Connection, wanted: str, shortest: int = 1) -> Row:
    """The finding of this id, or whose study bears that name; or whose id begins so,
    where at least the ``shortest`` number of characters is given.

    Raises ReportError where it is none, or several.
    """
    wanted = wanted.strip()
    if not wanted:
        raise ReportError("which finding? See `verifier findings`")
    rows = select(
        db,
        f"{_FINDINGS} where finding_id = ?1 or study = ?1 collate nocase"
        " or length(?1) >= ?2 and substr(finding_id, 1, length(?1)) = ?1"
        " order by document",
        [wanted, shortest],
    )
    if not rows:
        name = printable(wanted)
        if len(wanted) < shortest:
            name = f"is named {name}, and of a number it takes {shortest} characters"
        raise ReportError(f"no finding {name}; see `verifier findings`")
    if len(rows) > 1:
        ids = ", ".join(row["finding_id"] for row in rows[:5])
        raise ReportError(f"{printable(wanted)} is the name of several findings: {ids}")
    return rows[0]


# --------------------------------------------------------------------- findings


def show_findings(rows: Iterable[Row], *, unverifiable: bool = True) -> Iterator[str]:
    """One paragraph per finding, grouped by document."""
    document = None
    for row in rows:
        if row["verdict"] == "unverifiable" and not unverifiable:
            continue
        if row["document"] != document:
            document = row["document"]
            yield ""
            yield printable(document)
        yield from show_finding(row)


def show_finding(row: Row) -> Iterator[str]:
    """The verdict, what it is about, why, and the record or the closest ones."""
    head = f"  {row['verdict'].upper():{_MARGIN - 2}}{printable(row['study'])}"
    where = f"line {row['line']}" if row["line"] else ""
    yield f"{head}  ({', '.join(filter(None, [where, row['finding_id']]))})"
    if row["decided_by"]:
        yield from _indented(
            f"decided by {row['decided_by']}: {row['decision_reason']}"
        )
    yield from _indented(_sentence(row))
    if row["title"]:
        yield from _indented(f"= {cite(row)}")
    for other in json.loads(row["alternatives"] or "[]"):
        yield from _indented(f"~ {cite(other)}: {other['why']}")


def _sentence(row: Row) -> str:
    """The reason, with the confidence where there is one, and what is provisional."""
    reason = str(row["reason"])
    if row["decided_by"]:
        return f"by itself, this program says {row['computed_verdict']}: {reason}"
    if row["verdict"] in {"confirmed", "misdescribed", "retracted"}:
        return f"{reason} (confidence {row['match_confidence']:.2f})"
    return reason


def cite(record: Row) -> str:
    """A record on one line: author, year, title, number."""
    year = record.get("publication_year") or record.get("year") or "(no year)"
    number = f"PMID {record['pmid']}" if record["pmid"] else f"doi:{record['doi']}"
    title = printable(record["title"] or "(no title)").rstrip(".")
    author = printable(record["first_author"] or "(no author)")
    return f"{author} {year}. {title}. {number}"


def _indented(text: str) -> list[str]:
    return textwrap.wrap(
        printable(text),
        width=96,
        initial_indent=" " * _MARGIN,
        subsequent_indent=" " * (_MARGIN + 2),
        break_on_hyphens=False,
    )


def show_totals(rows: Sequence[Row]) -> Iterator[str]:
    """How many findings there are of each verdict, worst first."""
    for verdict in VERDICTS:
        count = sum(row["verdict"] == verdict for row in rows)
        if count:
            by_person = sum(
                row["verdict"] == verdict and bool(row["decided_by"]) for row in rows
            )
            note = f", {by_person} of them decided by a person" if by_person else ""
            provisional = sum(
                row["verdict"] == verdict == "rejected" and not row["complete"]
                for row in rows
            )
            if provisional:
                note += f", {provisional} of them provisional"
            yield f"  {verdict:{_MARGIN - 2}}{count:>6}{note}"


# ---------------------------------------------------------------------- explain


def explain(db: sqlite3.Connection, row: Row) -> Iterator[str]:
    """The argument behind a finding, from the words of the page to the verdict."""
    yield from show_finding(row)
    yield ""
    yield "What the page says"
    for mention in select(
        db,
        "select * from mentions where finding_id = ? order by span_start limit 5",
        [row["finding_id"]],
    ):
        yield from _wrapped(f"line {mention['line']}: “{mention['sentence']}”")
    claims = json.loads(row["claims"])
    for name, value in claims.items():
        yield from _wrapped(f"{name.replace('_', ' ')}: {_plain(value)}")
    yield ""
    yield "What was asked"
    for search in json.loads(row["searches"]):
        yield from _wrapped(f"{search['query']}: {_result(search)}")
        if search["url"]:
            yield f"    {search['url']}"
    # A database of an older version does not say.
    if row.get("wanting"):
        yield from _wrapped(f"closest real studies, not all: {row['wanting']}")
    yield ""
    yield from _waterfall(db, row)
    yield from _agreement(row)


def _result(search: Row) -> str:
    count = search["count"]
    if count is None:
        return f"no answer: {search['failed']}"
    return f"{count:,} record{'' if count == 1 else 's'}"


def _waterfall(db: sqlite3.Connection, row: Row) -> Iterator[str]:
    """Match weights of the leading records, comparison by comparison."""
    evidence = select(
        db, "select * from evidence where finding_id = ?", [row["finding_id"]]
    )
    if not evidence:
        return
    yield "What speaks for and against (in bits: one more is twice as likely)"
    named = _names(row)
    records: dict[str, list[Row]] = {}
    for item in evidence:
        records.setdefault(item["pmid"], []).append(item)
    for record in list(records)[:4]:
        items = records[record]
        page = f"https://pubmed.ncbi.nlm.nih.gov/{record}/"
        name = named.get(record, page if record.isdigit() else f"doi:{record}")
        yield from _wrapped(f"{sum(i['weight'] for i in items):+.1f}  {name}")
        for item in items:
            label = f"{item['comparison']}: {item['level']}"
            yield f"    {item['weight']:+6.1f}  {printable(label)}"


def _names(row: Row) -> dict[str, str]:
    """What the records of a finding are called, by PMID or DOI."""
    known = json.loads(row["alternatives"] or "[]")
    if row["pmid"] or row["doi"]:
        known.append(row)
    cited = {record["pmid"] or record["doi"]: cite(record) for record in known}
    return {"none": "none of these", **cited}


def _agreement(row: Row) -> Iterator[str]:
    stated = {
        claim: level
        for claim, level in json.loads(row["agreements"] or "{}").items()
        if level != "not stated"
    }
    if not stated:
        return
    yield ""
    yield "What is claimed against the record"
    conflicts = {d["claim"]: d for d in json.loads(row["disagreements"] or "[]")}
    for claim, level in stated.items():
        detail = conflicts.get(claim)
        note = f": {detail['stated']} / {detail['found']}" if detail else ""
        yield from _wrapped(f"{claim}: {level}{note}")


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(
        printable(text), width=96, initial_indent="  ", subsequent_indent="    "
    )


def _plain(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(_plain(v) for v in value)
    if isinstance(value, dict):
        return " ".join(str(v) for v in value.values())
    return str(value)


# ---------------------------------------------------------------------- changes


def load_changes(db: sqlite3.Connection, since: str) -> list[Row]:
    """What has become of verdicts from this date or time on, oldest first."""
    return select(
        db, "select * from changes where at >= ? order by at, document, study", [since]
    )


def show_changes(rows: Iterable[Row]) -> Iterator[str]:
    """One line per change: when, what became what, and why."""
    for row in rows:
        before = row["before"] or "new"
        after = row["after"] or "gone"
        yield (
            f"{row['at'][:10]}  {printable(row['study']):30}  {before} -> {after}"
            f"  ({row['why']})  {printable(row['document'])}"
        )
