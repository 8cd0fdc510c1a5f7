"""ECitMatch: citation lines matched leniently, as FACTS.md section 6 describes."""

import re

from tests.eutils.entries import Entry
from tests.eutils.index import journal_keys, normal
from tests.eutils.library import Library
from tests.eutils.messages import TEXT, Answer, Request
from verifier.names import fold


def ecitmatch(request: Request, library: Library) -> Answer:
    """One line of plain text for each line answered, whatever retmode was asked."""
    with library.lock:
        held = list(library.corpus.entries.values())
    answered = []
    for line in re.split(r"[\r\n]+", request.get("bdata").strip()):
        fields = [*line.split("|"), "", "", "", "", "", ""][:6]
        answer, author_used = _match(fields, held)
        if not answer:
            break  # a journal-less line without candidate ends the processing
        if not author_used:
            fields[4] = ""
        answered.append("|".join([*fields, answer]))
    return Answer("".join(f"{line}\n" for line in answered).encode(), 200, TEXT)


def _match(fields: list[str], held: list[Entry]) -> tuple[str, bool]:
    """The answer to one citation, and whether its author served to find it.

    A wrong author does not prevent a match: it only chooses between several.
    """
    journal, year, volume, page, author, _ = fields
    if journal:
        held = [e for e in held if normal(journal) in journal_keys(e.record)]
        if not held:
            return "NOT_FOUND;INVALID_JOURNAL", False
    candidates = [e for e in held if _agrees(e, year, volume, page)]
    stated = f"{fold(author)} "
    named = [
        entry
        for entry in candidates
        if any(
            person.last and stated.startswith(f"{fold(person.last)} ")
            for person in entry.record.authors
        )
    ]
    if not candidates:
        return ("NOT_FOUND" if journal else ""), False
    found = named or candidates
    pmids = [e.record.pmid for e in found]
    if len(pmids) == 1:
        return pmids[0], bool(named)
    if len(pmids) <= 3:
        return f"AMBIGUOUS {','.join(pmids)}", bool(named)
    return f"AMBIGUOUS ({len(pmids)} citations)", bool(named)


def _agrees(entry: Entry, year: str, volume: str, page: str) -> bool:
    record = entry.record
    stated = [bool(year), bool(volume), bool(page)]
    return any(stated) and (
        (not year or year in map(str, record.years))
        and (not volume or volume == record.volume)
        and (not page or page == re.split(r"[-,;]", record.pages, maxsplit=1)[0])
    )
