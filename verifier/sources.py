"""What a source of PubMed records is, and how asking it can fail.

    SourceError
    ├── TransientError   try again later: outage, limit, broken body
    ├── PermanentError   this request can never be answered
    └── FatalError       no request of this run can be answered (bad key, blocked)

A `Source` never lets the first two escape: they become `Unanswered` answers. A
`FatalError` does escape; the caller marks what was not asked as unchecked.
"""

from collections.abc import Iterable, Mapping
from typing import Protocol

from verifier.models import Answer, Query, Record, Usage


class SourceError(Exception):
    """A source could not answer. The message is one line and holds no secret."""


class TransientError(SourceError):
    """The same request may succeed later."""


class PermanentError(SourceError):
    """The same request will fail again."""


class FatalError(SourceError):
    """The source answers nothing in this run: refused, blocked, out of order."""


class Source(Protocol):
    """Answers queries with records, in batches.

    ``complete``: the source holds all of PubMed, so that a search without hits says
    that PubMed has no such record.
    """

    @property
    def name(self) -> str:
        """One word for the database: ``entrez`` or ``local``."""
        ...

    @property
    def description(self) -> str:
        """One line for people: what was asked, how complete it is."""
        ...

    @property
    def complete(self) -> bool:
        """Whether no hit means that PubMed has no such record."""
        ...

    @property
    def world(self) -> int:
        """Records that a study may be: all of PubMed's, or all of a closed set's."""
        ...

    @property
    def usage(self) -> Usage:
        """Requests and cache hits since this source was opened."""
        ...

    def reach(self) -> str:
        """One line that says that the source answers; it is asked once.

        Raises SourceError where it does not.
        """
        ...

    def search(
        self, queries: Iterable[Query], limit: int, *, alone: bool = False
    ) -> Mapping[Query, Answer]:
        """An answer to every query, each listing at most ``limit`` record keys.

        ``alone`` forbids sharing a request between queries: only an answer to a
        question asked alone can prove that nothing matches.
        """
        ...

    def fetch(
        self, keys: Iterable[str], *, fresh: bool = False
    ) -> Mapping[str, Record]:
        """The records of these keys; keys that PubMed does not have are left out.

        ``fresh`` asks anew for what is known from before.
        Raises TransientError where some records could not be read: a missing key
        always means a record that does not exist.
        """
        ...
