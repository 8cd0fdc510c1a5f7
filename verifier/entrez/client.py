"""PubMed through NCBI Entrez: queries to terms to records, as few requests as possible.

The cache is asked first, then many queries share a search (`batches`), then what is
left is asked alone. An answer that PubMed itself marks as doubtful is never a zero.
"""

import logging
import math
import threading
from collections import OrderedDict, deque
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Self

from verifier.entrez import batches
from verifier.entrez.answers import Answers, Kept
from verifier.entrez.batches import Batch
from verifier.entrez.efetch import read_records
from verifier.entrez.replies import (
    EINFO,
    Endpoint,
    PartialError,
    SearchReply,
    whole_list,
)
from verifier.entrez.transport import DEFAULT_URL, Transport
from verifier.models import Answer, Found, Query, Record, Unanswered, Usage
from verifier.sources import FatalError, PermanentError, TransientError
from verifier.terms import (
    is_by_number,
    may_fit,
    names_it,
    pmid,
    pubmed_term,
    pubmed_url,
    shares_a_request,
    without_words,
)

EFETCH = Endpoint("efetch.fcgi", read_records)

# Citations in PubMed: 41,257,673 on 2026-10-08 (einfo, item 132 of the recordings).
WORLD = 41_000_000
# ENTREZ.md section 1: more would do, 200 is kinder.
FETCHED_AT_ONCE = 200
# Hits of one DOI or PMCID that are compared with it; more would be no identifier.
_NUMBERED_HITS = 20
_LONGEST_TERM = 8_000
# What every record fits: a search for it that counts none is out of order.
_EVERYTHING = Query(years=(1800, 3000))
# Records held for the linkage that follows; some 100 MB.
_HELD = 20_000
_GHOST = "PubMed lists a record that it does not show"
_STRANGERS = "PubMed answered another question: nothing it lists bears what was asked"

_log = logging.getLogger(__name__)


def open_entrez(
    email: str,
    api_key: str,
    base_url: str = DEFAULT_URL,
    cache: Path | None = None,
    hours: float = math.inf,
) -> "Entrez":
    """PubMed, asked in the name of ``email``, with answers kept in ``cache``.

    No request is sent ``hours`` after the first one.
    """
    transport = Transport(email, api_key, base_url, hours=hours)
    return Entrez(transport, Answers(cache, transport.origin))


class Entrez:
    """A `sources.Source` that holds all of PubMed."""

    name = "entrez"
    complete = True
    world = WORLD

    def __init__(self, transport: Transport, answers: Answers) -> None:
        self._transport = transport
        self._kept = answers
        self._lock = threading.Lock()
        self._held: OrderedDict[str, Record | None] = OrderedDict()
        self._cache_hits = 0
        self._unknown: frozenset[str] = frozenset()
        self._has_found = False

    @property
    def description(self) -> str:
        """One line for people: what was asked, how complete it is."""
        return f"PubMed through NCBI Entrez ({self._transport.origin}), complete"

    @property
    def usage(self) -> Usage:
        """Requests and cache hits since this source was opened."""
        return Usage(self._transport.requests, self._cache_hits)

    def close(self) -> None:
        """Close the connections and the cache."""
        self._transport.close()
        self._kept.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def search(
        self, queries: Iterable[Query], limit: int, *, alone: bool = False
    ) -> Mapping[Query, Answer]:
        """An answer to every query, each listing at most ``limit`` PMIDs."""
        asked = tuple(dict.fromkeys(queries))
        limit = min(limit, batches.MOST_LISTED)
        answers: dict[Query, Answer] = {
            query: Unanswered(query, reason, inconclusive=True)
            for query in asked
            if (reason := _why_not(query))
        }
        answers |= self._by_pmid([q for q in asked if pmid(q) and q not in answers])
        answers |= self._from_cache(
            [q for q in asked if q not in answers], limit, alone=alone
        )
        left = [q for q in asked if q not in answers]
        shared = [q for q in left if shares_a_request(q) and not alone]
        answers |= self._together(shared, limit)
        for query in left:
            if query not in answers:
                answers[query] = self._alone(query, limit)
        return self._believed({query: answers[query] for query in asked})

    def fetch(
        self, keys: Iterable[str], *, fresh: bool = False
    ) -> Mapping[str, Record]:
        """The records of these PMIDs; those that PubMed does not have are left out.

        ``fresh`` asks anew for what is kept from before.
        """
        numbers = [k for k in keys if k and pmid(Query(pmid=k)) == k]
        known, failure = self._load(numbers, fresh=fresh)
        if failure:
            raise TransientError(failure)
        return {number: record for number, record in known.items() if record}

    def reach(self) -> str:
        """PubMed answers, in one request: how much it holds. Raises SourceError."""
        fields = {"db": "pubmed", "retmode": "json"}
        size = self._transport.ask(EINFO, fields, tries=1)
        return f"PubMed answers and holds {size:,} records"

    # ------------------------------------------------------------------- searching

    def _from_cache(
        self, queries: Sequence[Query], limit: int, *, alone: bool
    ) -> dict[Query, Answer]:
        answers: dict[Query, Answer] = {}
        for query in queries:
            kept = self._kept.search(pubmed_term(query), limit, alone=alone)
            if kept:
                answers[query] = _found(query, kept)
        self._count_hits(len(answers))
        return answers

    def _by_pmid(self, queries: Sequence[Query]) -> dict[Query, Answer]:
        """Fetching a number tells whether it is one, without a search."""
        known, failure = self._load([pmid(q) for q in queries], are_listed=False)
        answers: dict[Query, Answer] = {}
        for query in queries:
            number = pmid(query)
            url = pubmed_url(query)
            if number not in known:
                answers[query] = Unanswered(query, failure, url)
            else:
                pmids = (number,) if known[number] else ()
                answers[query] = Found(query, len(pmids), pmids, url)
        return answers

    def _alone(self, query: Query, limit: int) -> Answer:
        """The answer to one question in a request of its own."""
        url = pubmed_url(query)
        retmax = _NUMBERED_HITS if is_by_number(query) else limit
        try:
            reply = self._search_alone(query, retmax)
            if self._learn((query,), reply):
                reply = self._search_alone(query, retmax)
        except (TransientError, PermanentError) as error:
            return Unanswered(query, str(error), url)
        doubt = _doubt(query, reply)
        if is_by_number(query) and reply.ids:
            return self._numbered(query, reply, doubt)
        if doubt:
            return Unanswered(query, doubt, url, inconclusive=True)
        return self._keep({query: Kept(reply.count, reply.ids)}, limit)[query]

    def _numbered(self, query: Query, reply: SearchReply, doubt: str) -> Answer:
        """The hits that carry the number. One that does outweighs any doubt."""
        known, failure = self._load(reply.ids)
        if None in known.values():
            failure = _GHOST
        found = tuple(n for n, r in known.items() if r and names_it(query, r))
        if reply.count > len(reply.ids):
            doubt = doubt or "PubMed found too many records under this number"
        if found or not (doubt or failure):
            kept = {query: Kept(len(found), found)}
            return self._keep(kept, _NUMBERED_HITS)[query]
        url = pubmed_url(query)
        return Unanswered(query, failure or doubt, url, inconclusive=not failure)

    def _together(self, queries: Sequence[Query], limit: int) -> dict[Query, Answer]:
        """Answers sorted out of shared searches; in halves wherever there is doubt."""
        answers: dict[Query, Answer] = {}
        waiting = deque(batches.plan(queries))
        while waiting:
            # All lists before all records, so that the records share requests too.
            listed: dict[Batch, tuple[str, ...]] = {}
            while waiting:
                # Halves come last, so that failures of one clause are not in a row.
                batch = waiting.popleft()
                if len(batch) == 1:
                    answers[batch[0]] = self._alone(batch[0], limit)
                elif (ids := self._union(batch)) is None:
                    waiting += batches.halves(batch)
                else:
                    listed[batch] = ids
            answers |= self._sorted_out(listed, limit)
            doubtful = [batch for batch in listed if batch[0] not in answers]
            waiting.extend(h for batch in doubtful for h in batches.halves(batch))
        return answers

    def _union(self, batch: Batch) -> tuple[str, ...] | None:
        """All hits of all queries of the batch; None where that is not sure.

        Failures are doubts as well: one clause that PubMed chokes on must not leave
        the others unanswered. That ends soon where PubMed is out of order, since the
        transport gives up.
        """
        try:
            reply = self._search_together(batch)
            if self._learn(batch, reply):
                reply = self._search_together(batch)
        except (TransientError, PermanentError):
            return None
        too_many = reply.count > batches.most_records(batch)
        return None if too_many or batches.doubts(batch, reply) else reply.ids

    def _sorted_out(
        self, listed: Mapping[Batch, tuple[str, ...]], limit: int
    ) -> dict[Query, Answer]:
        """Answers of the batches whose records could all be given to a query."""
        known, failure = self._load([n for ids in listed.values() for n in ids])
        answers: dict[Query, Answer] = {}
        for batch, ids in listed.items():
            if any(number not in known for number in ids):
                answers |= {q: Unanswered(q, failure, pubmed_url(q)) for q in batch}
                continue
            records = {n: record for n in ids if (record := known[n])}
            # A record that is listed and not shown could be anybody's.
            whole = len(records) == len(ids)
            found = batches.sort_out(batch, records) if whole else None
            if found is not None:
                kept = {q: Kept(len(p), p, batched=True) for q, p in found.items()}
                answers |= self._keep(kept, limit)
        return answers

    def _keep(self, found: Mapping[Query, Kept], limit: int) -> dict[Query, Answer]:
        self._kept.keep_searches({pubmed_term(q): kept for q, kept in found.items()})
        return {
            q: _found(q, Kept(kept.count, kept.pmids[:limit], kept.batched))
            for q, kept in found.items()
        }

    def _believed(self, answers: dict[Query, Answer]) -> dict[Query, Answer]:
        """No answer lists a record that PubMed then does not show, or only strangers.

        Strangers bear no name or title word that was asked for, read generously: the
        answer is to another question.

        The records are read here, where they can share requests; whoever fetches them
        next has them for nothing.
        """
        listed = {q: a.pmids for q, a in answers.items() if isinstance(a, Found)}
        known, _ = self._load(number for pmids in listed.values() for number in pmids)
        ghosts = {number for number, record in known.items() if record is None}
        for query, pmids in listed.items():
            url = pubmed_url(query)
            shown = [record for n in pmids if (record := known.get(n))]
            if not ghosts.isdisjoint(pmids):
                answers[query] = Unanswered(query, _GHOST, url)
            elif (
                shown
                and (query.authors or query.title_only)
                and not any(may_fit(query, record) for record in shown)
            ):
                answers[query] = Unanswered(query, _STRANGERS, url, inconclusive=True)
        return answers

    def _search_alone(self, query: Query, retmax: int) -> SearchReply:
        """A list that is not whole is asked for again, and no answer in the end."""
        return self._credible(
            self._transport.ask(
                whole_list(retmax), _search_fields((self._worded(query),), retmax)
            )
        )

    def _search_together(self, batch: Batch) -> SearchReply:
        """A list that is not whole is a doubt, and smaller lists are asked for."""
        most = batches.MOST_LISTED
        fields = _search_fields(map(self._worded, batch), most)
        return self._credible(
            self._transport.ask(whole_list(most), fields, splittable=True)
        )

    def _credible(self, reply: SearchReply) -> SearchReply:
        """The reply, unless PubMed finds nothing whatever it is asked.

        The first zero of a run is believed once a search for everything, or any other,
        has found something.
        """
        if reply.count or self._has_found:
            self._has_found = True
        elif not (reply.unsound or reply.complaints):
            everything = _search_fields((_EVERYTHING,), retmax=1)
            if not self._transport.ask(whole_list(1), everything).count:
                raise FatalError("PubMed's search finds nothing at all: out of order")
            self._has_found = True
        return reply

    def _worded(self, query: Query) -> Query:
        return without_words(query, self._unknown)

    def _learn(self, batch: Batch, reply: SearchReply) -> bool:
        """PubMed named words that it does not know, and leaving them out helps."""
        before = [self._worded(query) for query in batch]
        unknown = self._unknown | batches.unknown_words(batch, reply.complaints)
        if [without_words(query, unknown) for query in batch] == before:
            return False
        self._unknown = unknown
        return True

    # -------------------------------------------------------------------- fetching

    def _load(
        self, pmids: Iterable[str], *, are_listed: bool = True, fresh: bool = False
    ) -> tuple[dict[str, Record | None], str]:
        """The records of these numbers, None where there is none; what failed, if any.

        Numbers that could not be asked for are left out. One that is missing although
        a search listed it is missing by some fault, which is not kept; nor is it
        believed that it was missing before.
        """
        wanted = list(dict.fromkeys(pmids))
        known = {} if fresh else self._known(wanted, are_listed=are_listed)
        missing = [n for n in wanted if n not in known]
        failure = ""
        for start in range(0, len(missing), FETCHED_AT_ONCE):
            some = missing[start : start + FETCHED_AT_ONCE]
            try:
                read = self._read(some, are_listed=are_listed)
            except (TransientError, PermanentError) as error:
                failure = str(error)
                continue
            if len(read) < len(some):
                failure = _GHOST
            self._kept.keep_records(
                {n: r for n, r in read.items() if r or not are_listed}
            )
            known |= read
        self._hold(known)
        return {n: known[n] for n in wanted if n in known}, failure

    def _known(
        self, pmids: Sequence[str], *, are_listed: bool
    ) -> dict[str, Record | None]:
        """What is held in memory or kept in the cache of these numbers."""
        with self._lock:
            known = {n: self._held[n] for n in pmids if n in self._held}
        kept = self._kept.records([n for n in pmids if n not in known])
        cached = {n: r for n, r in kept.items() if r or not are_listed}
        self._count_hits(len(cached))
        return known | cached

    def _read(
        self, pmids: Sequence[str], *, are_listed: bool
    ) -> dict[str, Record | None]:
        """What PubMed has under these numbers, the silent ones asked for twice.

        Those that nobody has listed are then searched for, since silence looks the
        same whether there is no such record or it could not be had; if a search lists
        them they are left out.
        """
        read = self._ask_for(pmids)
        if silent := [n for n in pmids if n not in read]:
            read |= self._ask_for(silent)
        silent = [n for n in pmids if n not in read]
        ghosts = () if are_listed or not silent else self._listed(silent)
        return {number: read.get(number) for number in pmids if number not in ghosts}

    def _listed(self, pmids: Sequence[str]) -> tuple[str, ...]:
        """Those of these numbers that a search for them lists."""
        fields = _search_fields([Query(pmid=n) for n in pmids], len(pmids))
        reply = self._transport.ask(whole_list(len(pmids)), fields)
        return self._credible(reply).ids

    def _ask_for(self, pmids: Sequence[str]) -> dict[str, Record | None]:
        fields = {"db": "pubmed", "id": ",".join(pmids), "retmode": "xml"}
        splittable = len(pmids) > 1
        try:
            records = self._transport.ask(
                _records_of(pmids), fields, splittable=splittable
            )
        except PartialError:
            if not splittable:
                raise
            middle = len(pmids) // 2
            return self._ask_for(pmids[:middle]) | self._ask_for(pmids[middle:])
        strangers = [r.pmid for r in records if r.pmid not in pmids]
        if strangers:
            _log.warning("PubMed sent %d records not asked for", len(strangers))
        return {r.pmid: r for r in records if r.pmid in pmids}

    def _hold(self, records: Mapping[str, Record | None]) -> None:
        with self._lock:
            self._held.update(records)
            while len(self._held) > _HELD:
                self._held.popitem(last=False)

    def _count_hits(self, hits: int) -> None:
        with self._lock:
            self._cache_hits += hits


def _why_not(query: Query) -> str:
    """Why a query cannot be asked at all; empty where it can."""
    term = pubmed_term(query)
    if not term:
        return "there is nothing in it that PubMed can search for"
    if len(term) > _LONGEST_TERM:
        return "it is too long for PubMed"
    return ""


def _records_of(pmids: Sequence[str]) -> Endpoint[tuple[Record, ...]]:
    """Efetch, where records of other numbers alone are somebody else's answer."""

    def read(body: bytes) -> tuple[Record, ...]:
        records = EFETCH.read(body)
        if records and not any(r.pmid in pmids for r in records):
            raise TransientError("PubMed sent records that were not asked for")
        return records

    return Endpoint(EFETCH.name, read)


def _search_fields(queries: Iterable[Query], retmax: int) -> dict[str, str]:
    return {
        "db": "pubmed",
        "term": batches.union(queries),
        "retmax": str(retmax),
        "retmode": "json",
        "sort": "relevance",
    }


def _found(query: Query, kept: Kept) -> Found:
    return Found(query, kept.count, kept.pmids, pubmed_url(query), kept.batched)


def _doubt(query: Query, reply: SearchReply) -> str:
    """Why the reply to one query proves nothing; empty where it does."""
    if reply.unsound:
        return reply.unsound
    if reply.complaints:
        phrases = ", ".join(batches.phrase(c)[:60] for c in reply.complaints[:5])
        return f"PubMed did not search for: {phrases}"
    if batches.misread((query,), reply):
        return "PubMed read the search as another one"
    return ""
