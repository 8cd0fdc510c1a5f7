"""What keeps an unattended job in order: a look at everything it needs, and tidying.

Functions take paths and times and give values; the command line shows them.
"""

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryFile
from typing import Literal

from sqlite_utils import Database

from verifier.documents.page_store import FILE as PAGES
from verifier.entrez.answers import FILE, RECORD_LASTS, SEARCH_LASTS
from verifier.findings.backups import arriving, copy_all
from verifier.findings.readers import reading
from verifier.findings.schedule import stamp
from verifier.findings.schema import is_foreign, is_ours, is_outdated, is_too_new
from verifier.pubmed.store import is_local_pubmed
from verifier.sources import SourceError

# Free space below which a night may end halfway (judgement: a large folder's database
# and cache are some hundred megabytes).
ENOUGH_SPACE = 500 * 2**20

State = Literal["ok", "look", "wrong"]


class OperationError(Exception):
    """Something could not be done; the message says why, in one line."""


@dataclass(frozen=True, slots=True)
class Check:
    """What was looked at, how it is, and what to do where it is not well."""

    about: str
    state: State
    found: str
    advice: str = ""


@dataclass(frozen=True, slots=True)
class Pruned:
    """How many rows are too old to be of use, and the bytes the files lost."""

    runs: int = 0
    changes: int = 0
    searches: int = 0
    records: int = 0
    pages: int = 0
    freed: int = 0


# ------------------------------------------------------------------------ doctor


def examine(
    db: Path, cache: Path, now: datetime, reach: Callable[[], str], *, is_local: bool
) -> Iterator[Check]:
    """Every thing that a run needs, one after the other; ``reach`` asks the source.

    ``is_local``: it asks nobody outside this machine.
    """
    yield check_database(db)
    yield check_lock_folder(db)
    yield check_clock(db, now)
    yield check_cache(cache)
    yield check_space(db)
    yield check_source(reach, is_local=is_local)


def check_database(db: Path) -> Check:
    """The file is whole, and of a shape that this program knows."""
    about = "database"
    if not db.exists():
        return Check(about, "ok", f"{db} is not there yet; the first run creates it")
    try:
        with reading(db) as connection:
            said = connection.execute("pragma quick_check(1)").fetchone()[0]
            state, what, advice = _kind(connection)
    except sqlite3.OperationalError as error:  # it may be whole
        return Check(about, "wrong", f"{db} cannot be read: {error}", _GIVE_RIGHTS)
    except sqlite3.Error as error:
        return Check(about, "wrong", f"{db}: {error}", _RESTORE)
    if said != "ok":
        return Check(about, "wrong", f"{db} is damaged: {said}", _RESTORE)
    return Check(about, state, f"{db} {what}, {_megabytes(db.stat().st_size)}", advice)


def _kind(connection: sqlite3.Connection) -> tuple[State, str, str]:
    """Whether a run can use the file, what it is, and what to do about it."""
    tables = Database(connection)
    if is_foreign(tables):
        local = is_local_pubmed(connection)
        what = "is a local PubMed" if local else "holds the tables of another program"
        return "wrong", what, "name another file with --db"
    if is_too_new(tables):
        return "wrong", "was made by a newer program", "update verifier"
    if is_outdated(tables):
        return (
            "ok",
            "is of an older version; the next run migrates it beside a copy",
            "",
        )
    return "ok", "is whole", ""


_GIVE_RIGHTS = "see who may read it, and who else is using it"
_RESTORE = "move the file away; put a backup in its place, or run again from scratch"


def check_lock_folder(db: Path) -> Check:
    """Database and lock can be written."""
    folder = db.absolute().parent
    problem = _why_not_writable(folder)
    if not problem and db.exists() and not os.access(db, os.W_OK):
        problem = f"{db} is read-only"
    if problem:
        return Check("folder", "wrong", problem, "give the user of the job the right")
    return Check("folder", "ok", f"{folder} can be written")


def check_clock(db: Path, now: datetime) -> Check:
    """The time is not before what has been stored already."""
    newest = ""
    if db.exists():
        try:
            with reading(db) as connection:
                sql = (
                    "select max(at) from (select max(started_at) as at from runs"
                    " union all select max(checked_at) from findings)"
                )
                newest = connection.execute(sql).fetchone()[0] or ""
        except sqlite3.Error:
            newest = ""  # the check of the database says what is wrong with it
    if newest and datetime.fromisoformat(newest) > now + timedelta(minutes=5):
        found = f"it is {stamp(now)}, and something was stored at {newest}"
        return Check("clock", "wrong", found, "set the clock, best by NTP")
    return Check("clock", "ok", f"it is {stamp(now)}")


def check_cache(cache: Path) -> Check:
    """The cache can be written; without it everything is asked every night."""
    folder = cache if cache.exists() else cache.absolute().parent
    if problem := _why_not_writable(folder):
        advice = f"make {cache} a folder that the user of the job may write"
        return Check("cache", "look", problem, advice)
    file = cache / FILE
    size = _megabytes(file.stat().st_size) if file.exists() else "empty"
    return Check("cache", "ok", f"{cache} can be written, {size}")


def check_space(db: Path) -> Check:
    """There is room for a night."""
    folder = db.absolute().parent
    while not folder.exists():
        folder = folder.parent
    free = shutil.disk_usage(folder).free
    found = f"{_megabytes(free)} free at {folder}"
    if free < ENOUGH_SPACE:
        advice = f"free some space: {_megabytes(ENOUGH_SPACE)} is on the safe side"
        return Check("disk", "look", found, advice)
    return Check("disk", "ok", found)


def check_source(reach: Callable[[], str], *, is_local: bool) -> Check:
    """The source answers, and refuses neither key nor address."""
    try:
        return Check("source", "ok", reach())
    except SourceError as error:
        advice = (
            "name another one with --local, or build it: verifier pubmed --help"
            if is_local
            else "check network, proxy and ENTREZ_URL; the next run asks again"
        )
        return Check("source", "wrong", str(error), advice)


def _why_not_writable(folder: Path) -> str:
    """Why nothing can be written there, after trying; empty where it can."""
    try:
        with TemporaryFile(dir=folder):
            return ""
    except OSError as error:
        return f"{folder} cannot be written: {error.strerror}"


# ------------------------------------------------------------------------ backup


def back_up(db: Path, target: Path) -> Path:
    """Where a copy of the database lies now: at ``target``, or in that folder.

    Also while a run writes. Raises OperationError.
    """
    if not db.exists():
        raise OperationError(f"{db} does not exist")
    if target.is_dir():
        target /= db.name
    if target.exists() and target.samefile(db):
        raise OperationError(f"{target} is the database itself")
    if not _is_replaceable(target):
        raise OperationError(
            f"{target} is there already, and no earlier backup; name another file"
        )
    try:
        # What turns out to be half new, half old, is given up before it arrives.
        with arriving(target) as copy, reading(db) as source:
            copy_all(source, copy)
    except sqlite3.Error as error:
        raise OperationError(f"{db} cannot be copied to {target}: {error}") from None
    except OSError as error:
        raise OperationError(f"{target}: {error.strerror}") from None
    return target


def _is_replaceable(target: Path) -> bool:
    """Nothing is there, or nothing in it, or findings that nobody is using."""
    if not target.exists():
        return True
    if not target.is_file() or target.stat().st_size == 0:
        return target.is_file()
    try:
        with reading(target) as there:
            is_backup = is_ours(Database(there))
    except sqlite3.Error:
        return False
    # A log that is left beside it would be taken for that of the copy.
    return is_backup and not target.with_name(f"{target.name}-wal").exists()


# ------------------------------------------------------------------------- prune

# The last verdict before a night of failures stays: news are told by it.
_OLD_CHANGES = """
    from change where at < ?1 and change_id not in (
        select max(change_id) from change where after is not 'unchecked'
        group by finding_id
    ) and coalesce(run_id, 0) not in (
        select run_id from run where reported_at is null
    )
"""
_OLD_RUNS = """
    from run where started_at < ?1 and reported_at is not null
    and run_id not in (select run_id from finding where run_id is not null)
"""
_OLD_SEARCHES = "from searches where asked_at < ?1"
_OLD_PAGES = "from pages where fetched_at < ?1"
_OLD_RECORDS = "from records where asked_at < ?1 or (body is null and asked_at < ?2)"


def prune(db: Path, cache: Path, now: datetime, days: int, *, dry_run: bool) -> Pruned:
    """Runs, changes and fetched pages of more than so many days ago are gone, and
    answers that are too old to be used; a dry run only counts them.

    Findings, decisions and documents stay. Raises OperationError.
    """
    before = stamp(now - timedelta(days=days))
    seconds = now.timestamp()
    searches, records = seconds - SEARCH_LASTS, seconds - RECORD_LASTS
    rows: list[tuple[str, tuple[object, ...]]] = [
        (_OLD_CHANGES, (before,)),
        (_OLD_RUNS, (before,)),
    ]
    answers: list[tuple[str, tuple[object, ...]]] = [
        (_OLD_SEARCHES, (searches,)),
        (_OLD_RECORDS, (records, searches)),
    ]
    pages: list[tuple[str, tuple[object, ...]]] = [(_OLD_PAGES, (before,))]
    counts, freed = [], 0
    for file, parts in ((db, rows), (cache / FILE, answers), (cache / PAGES, pages)):
        found, lost = _delete(file, parts, dry_run=dry_run)
        counts += found
        freed += lost
    changes, runs, old_searches, old_records, old_pages = counts
    return Pruned(runs, changes, old_searches, old_records, old_pages, freed)


def _delete(
    file: Path, parts: Sequence[tuple[str, tuple[object, ...]]], *, dry_run: bool
) -> tuple[list[int], int]:
    """How many rows each part concerns, and the bytes that the file lost with them."""
    if not file.exists():
        return [0] * len(parts), 0
    size = file.stat().st_size
    try:
        with closing(
            sqlite3.connect(file, timeout=30, isolation_level=None)
        ) as connection:
            found = [
                int(connection.execute(f"select count(*) {part}", values).fetchone()[0])
                for part, values in parts
            ]
            if not dry_run and any(found):
                connection.execute("begin immediate")
                for part, values in parts:
                    connection.execute(f"delete {part}", values)
                connection.execute("commit")
                connection.execute("vacuum")
                connection.execute("pragma wal_checkpoint(truncate)")
    except sqlite3.Error as error:
        raise OperationError(f"{file}: {error}") from None
    return found, max(0, size - file.stat().st_size)


def _megabytes(size: int) -> str:
    return f"{size / 2**20:,.1f} MB"
