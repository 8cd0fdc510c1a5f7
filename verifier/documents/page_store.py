"""Fetched pages, kept in one SQLite file so that an unchanged page costs a 304."""

import zlib
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlite_utils import Database

from verifier.documents.visits import Page


class PageStore:
    """Pages by address. Only pages that a server can confirm are worth keeping."""

    def __init__(self, path: Path | None) -> None:
        """Open the file; ``None`` keeps pages for as long as this object lives."""
        self._database = Database(path) if path else Database(memory=True)
        self._pages = self._database.table("pages")
        self._pages.create(
            {
                "address": str,
                "content_type": str,
                "etag": str,
                "last_modified": str,
                "body": bytes,
                "fetched_at": str,
            },
            pk="address",
            if_not_exists=True,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._database.close()

    def get(self, address: str) -> Page | None:
        """The page, if it was kept."""
        rows = self._pages.rows_where("address = ?", [address])
        for row in rows:
            return Page(
                content_type=row["content_type"],
                body=zlib.decompress(row["body"]),
                etag=row["etag"],
                last_modified=row["last_modified"],
            )
        return None

    def put(self, address: str, page: Page) -> None:
        """Keep the page, unless the server gave nothing to ask for changes with."""
        if not (page.etag or page.last_modified):
            return
        self._pages.upsert(
            {
                "address": address,
                "content_type": page.content_type,
                "etag": page.etag,
                "last_modified": page.last_modified,
                "body": zlib.compress(page.body),
                "fetched_at": datetime.now(UTC).isoformat(timespec="seconds"),
            },
            pk="address",
        )
