"""Fetched pages, kept in one SQLite file so that an unchanged page costs a 304.

A file that cannot be opened, read or written costs a warning and the savings, never
the run.
"""

import logging
import sqlite3
import zlib
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

from sqlite_utils import Database

from verifier.documents.limits import MAX_BYTES
from verifier.documents.visits import Page

FILE = "pages.db"
_COLUMNS = {
    "address": str,
    "content_type": str,
    "etag": str,
    "last_modified": str,
    "body": bytes,
    "fetched_at": str,
}

_log = logging.getLogger(__name__)


class PageStore:
    """Pages by address. Only pages that a server can confirm are worth keeping."""

    def __init__(self, path: Path | None) -> None:
        """Open the file; ``None`` keeps pages for as long as this object lives."""
        self._path = path
        self._database = self._open()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._database:
            self._database.close()

    def get(self, address: str) -> Page | None:
        """The page, if it was kept."""
        if not self._database:
            return None
        try:
            rows = self._database.table("pages").rows_where("address = ?", [address])
            for row in rows:
                return Page(
                    content_type=str(row["content_type"]),
                    body=_unpacked(row["body"]),
                    etag=str(row["etag"]),
                    last_modified=str(row["last_modified"]),
                )
        except (sqlite3.Error, zlib.error, TypeError) as error:
            self._give_up("read", error)
        return None

    def put(self, address: str, page: Page) -> None:
        """Keep the page, unless the server gave nothing to ask for changes with."""
        if not self._database or not (page.etag or page.last_modified):
            return
        row = {
            "address": address,
            "content_type": page.content_type,
            "etag": page.etag,
            "last_modified": page.last_modified,
            "body": zlib.compress(page.body),
            "fetched_at": datetime.now(UTC).isoformat(timespec="seconds"),
        }
        try:
            self._database.table("pages").upsert(row, pk="address")
        except sqlite3.Error as error:
            self._give_up("written", error)

    def _open(self) -> Database | None:
        database = None
        try:
            if self._path:
                self._path.parent.mkdir(parents=True, exist_ok=True)
                database = Database(self._path)
            else:
                database = Database(memory=True)
            database.table("pages").create(_COLUMNS, pk="address", if_not_exists=True)
        except (OSError, sqlite3.Error) as error:
            if database:
                database.close()
            self._warn("opened", error)
            return None
        return database

    def _give_up(self, done: str, error: Exception) -> None:
        self._warn(done, error)
        if self._database:
            self._database.close()
        self._database = None

    def _warn(self, done: str, error: Exception) -> None:
        """Say once that the run goes on without the file."""
        _log.warning(
            "the pages kept in %s cannot be %s (%s); going on without. "
            "Deleting the file loses nothing but time.",
            self._path,
            done,
            error,
        )


def _unpacked(body: bytes) -> bytes:
    """No more than could have been kept, whatever somebody wrote into the file."""
    unpacker = zlib.decompressobj()
    return unpacker.decompress(body, MAX_BYTES)
