"""What the loopback PubMed holds: a record, and what efetch shows beyond a record."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from verifier.models import Author, Record

# Records whose number nobody knows (the shipped snapshot has some) are served under
# made-up numbers above every real one, since PubMed holds nothing without a number.
FIRST_MADE_UP = 90_000_001
_YEAR = re.compile(r"\d{4}")


@dataclass(frozen=True, slots=True)
class Entry:
    """A record as the server stores it.

    The markup fields are inner XML that efetch sends where a `Record` holds plain text
    only: inline tags in ``title_markup`` and ``abstract_markup``, a MedlineDate or
    Season in ``pub_date``. ``electronic`` is the day of electronic publication,
    ``2010-04-05``; without it a second year of the record stands for it.
    ``invalid_authors`` are shown with ``ValidYN="N"``, ``editors`` on books.
    """

    record: Record
    title_markup: str = ""
    abstract_markup: str = ""
    pub_date: str = ""
    electronic: str = ""
    invalid_authors: tuple[Author, ...] = ()
    editors: tuple[Author, ...] = ()
    pii: str = ""
    entered: str = ""

    @property
    def pmid(self) -> int:
        """The number that sets of hits are made of."""
        return int(self.record.pmid)

    @property
    def electronic_years(self) -> tuple[int, ...]:
        """The year of electronic publication, if there is one."""
        if self.electronic:
            return (int(self.electronic[:4]),)
        rest = [y for y in self.record.years if y != self.record.year]
        return (rest[-1],) if rest and self.record.year and not self.pub_date else ()

    @property
    def print_years(self) -> tuple[int, ...]:
        """Every year that the PubDate element names."""
        if self.pub_date:
            return tuple(sorted({int(y) for y in _YEAR.findall(self.pub_date)}))
        rest = set(self.record.years) - set(self.electronic_years)
        return tuple(sorted(rest | ({self.record.year} - {None})))

    @property
    def entry_date(self) -> str:
        """``YYYY-MM-DD`` on which PubMed took the record in."""
        years = (*self.electronic_years, *self.print_years)
        return self.entered or (f"{min(years)}-06-15" if years else "1966-01-01")


def entries(records: Iterable[Record | Entry]) -> list[Entry]:
    """Every record as an entry with a number; the last one of a number wins."""
    numbered: dict[str, Entry] = {}
    unnumbered = FIRST_MADE_UP
    for item in records:
        entry = item if isinstance(item, Entry) else Entry(item)
        if not entry.record.pmid:
            record = replace(entry.record, pmid=str(unnumbered))
            entry = replace(entry, record=record)
            unnumbered += 1
        numbered[entry.record.pmid] = entry
    return list(numbered.values())
