"""Many queries in one search: which may share one, and whose record is whose. Pure.

A search for ``(A) OR (B)`` whose hits are all listed holds every hit of A and of B
(ENTREZ.md section 4). That a clause got nothing proves nothing: PubMed may have dropped
it. Anything else that does not add up is a doubt, and the queries are asked in halves.
"""

import math
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from verifier.entrez.replies import SearchReply
from verifier.models import Query, Record
from verifier.names import fold
from verifier.terms import (
    fits,
    generously,
    is_by_number,
    may_fit,
    names_it,
    pubmed_term,
    surnames,
)

# ENTREZ.md section 4.2 starts at 50. How long a term may be is not documented; search
# strategies of 10,000 characters are common, and a refusal is met by halving.
CLAUSES = 50
LONGEST = 8_000
# PubMed lists at most so many (FACTS.md section 3.2).
MOST_LISTED = 9_999

Batch = tuple[Query, ...]


def plan(queries: Iterable[Query]) -> list[Batch]:
    """The queries in as few batches as fit, rivals for the same records apart."""
    batches: list[list[Query]] = []
    sizes: list[int] = []
    for query in queries:
        size = len(pubmed_term(query)) + len(" OR ")
        for index, batch in enumerate(batches):
            if (
                len(batch) < CLAUSES
                and sizes[index] + size <= LONGEST
                and _kind(batch[0]) == _kind(query)
                and not any(_are_rivals(query, other) for other in batch)
            ):
                batch.append(query)
                sizes[index] += size
                break
        else:
            batches.append([query])
            sizes.append(size)
    return [tuple(batch) for batch in batches]


def union(queries: Iterable[Query]) -> str:
    """One term for all of them."""
    return " OR ".join(pubmed_term(query) for query in queries)


def halves(batch: Batch) -> tuple[Batch, Batch]:
    """The batch in two."""
    middle = len(batch) // 2
    return batch[:middle], batch[middle:]


def most_records(batch: Batch) -> int:
    """How many hits of a batch are cheaper to read than to ask for in halves.

    Reading 200 costs a request; finding the one clause that is too common costs two
    for every halving. Ten records a clause are read either way.
    """
    return int(10 * len(batch) + 200 * math.log2(max(len(batch), 2)))


def unknown_words(batch: Batch, complaints: Iterable[str]) -> frozenset[str]:
    """The words that PubMed does not know, none of them a surname that was asked."""
    names = {name for query in batch for name in surnames(query)}
    return frozenset(phrase(c) for c in complaints) - names


def phrase(complaint: str) -> str:
    """A phrase of a complaint, folded: ``"Body Battery"[tiab]`` -> ``body battery``."""
    return fold(re.sub(r"\[[^\]]*\]\s*\Z", "", complaint.strip()))


def doubts(batch: Batch, reply: SearchReply) -> bool:
    """The reply does not surely list every hit of every clause (ENTREZ.md 4.3).

    What a clause cannot do without may be unknown to PubMed: a surname, a number, a
    word of a title. Had it been left out instead, there would be hits of nobody.
    """
    tolerated = {name for query in batch for name in surnames(query)}
    tolerated |= {phrase(pubmed_term(q)) for q in batch if is_by_number(q)}
    tolerated |= {fold(w[0]) for q in batch if not q.authors for w in q.words}
    return bool(
        reply.unsound
        or not {phrase(c) for c in reply.complaints} <= tolerated
        or reply.count >= MOST_LISTED
        or reply.count != len(reply.ids)
        or misread(batch, reply)
    )


def misread(batch: Batch, reply: SearchReply) -> bool:
    """PubMed's own words for the search lack a surname, or search all fields for it."""
    known = f" {fold(reply.translation)} "
    unknown = {phrase(c) for c in reply.complaints}
    return "[all fields]" in reply.translation.lower() or not all(
        f" {name} " in known
        for query in batch
        for name in surnames(query)
        if name not in unknown
    )


def sort_out(
    batch: Batch, records: Mapping[str, Record]
) -> dict[Query, tuple[str, ...]] | None:
    """The records of each query, in order; None where a record is nobody's.

    A record goes to the queries that it fits in every respect, else to those that
    PubMed may have meant.
    """
    by_name: dict[str, list[Query]] = defaultdict(list)
    for query in batch:
        by_name[next(iter(surnames(query)), "")].append(query)
    found: dict[Query, list[str]] = {query: [] for query in batch}
    for pmid, record in records.items():
        owners = _owners(by_name, record)
        if owners is None:
            return None
        for query in owners:
            found[query].append(pmid)
    return {query: tuple(pmids) for query, pmids in found.items()}


def _owners(
    by_name: Mapping[str, Sequence[Query]], record: Record
) -> Collection[Query] | None:
    numbered = [q for q in by_name.get("", ()) if is_by_number(q)]
    if numbered:
        # Whoever is found under another DOI was found for its punctuation.
        return [q for q in numbered if names_it(q, record)]
    names = {"", *(name for a in record.authors for name in generously(a))}
    near = list(dict.fromkeys(q for name in names for q in by_name.get(name, ())))
    owners = [q for q in near if fits(q, record)]
    return owners or [q for q in near if may_fit(q, record)] or None


def _kind(query: Query) -> tuple[bool, bool, bool]:
    """DOIs, PMCIDs, names and titles do not share: one has hits by the hundred."""
    return bool(query.doi), bool(query.pmcid), bool(query.authors)


def _are_rivals(one: Query, other: Query) -> bool:
    """Author and year of a record would not tell whose it is."""
    if surnames(one)[:1] != surnames(other)[:1] or not one.authors:
        return False
    if not one.years or not other.years:
        return True
    return one.years[0] - 1 <= other.years[1] and other.years[0] - 1 <= one.years[1]
