"""Inverted indexes over entries, one per search field, each built when first asked.

Spellings are folded as NLM folds them (ENTREZ.md section 3): accents are ignored,
hyphens and other punctuation are spaces. An apostrophe vanishes from a name, and
becomes a space in running text: the recorded translation of ``health's`` is
``"health s"[All Fields]``.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from tests.eutils.entries import Entry, entries
from verifier.models import Author, Record
from verifier.names import fold

Hits = set[int] | frozenset[int]

_APOSTROPHES = re.compile("['`\u00b4\u02b9\u02bc\u2018\u2019\u201b\u2032]")
_PAREN = re.compile(r"\s*\([^)]*\)")
_GAP = " \x00 "  # stands between parts of a text, so that no phrase spans them

# MeSH "Clinical Trial" and its narrower publication types: [pt] includes those.
_NARROWER_TYPES = {
    "clinical trial": (
        "adaptive clinical trial",
        "clinical trial phase i",
        "clinical trial phase ii",
        "clinical trial phase iii",
        "clinical trial phase iv",
        "controlled clinical trial",
        "equivalence trial",
        "pragmatic clinical trial",
        "randomized controlled trial",
    ),
    "controlled clinical trial": (
        "equivalence trial",
        "pragmatic clinical trial",
        "randomized controlled trial",
    ),
    "randomized controlled trial": ("equivalence trial", "pragmatic clinical trial"),
    "meta analysis": ("network meta analysis",),
}
# Types that PubMed's index knows whether or not a record here has them.
_KNOWN_TYPES = frozenset(_NARROWER_TYPES).union(
    *_NARROWER_TYPES.values(),
    {
        "case reports",
        "clinical study",
        "comment",
        "comparative study",
        "editorial",
        "evaluation study",
        "expression of concern",
        "guideline",
        "journal article",
        "letter",
        "multicenter study",
        "news",
        "observational study",
        "practice guideline",
        "preprint",
        "published erratum",
        "retracted publication",
        "retraction notice",
        "review",
        "systematic review",
        "validation study",
    },
)


def normal(text: str) -> str:
    """Running text as the index holds it: folded words, single spaces."""
    return fold(_APOSTROPHES.sub(" ", text))


def _author_keys(author: Author) -> Iterator[str]:
    """The spellings that find an author; a leading quote marks the whole name."""
    surname = fold(author.last)
    if not surname:
        return
    initials = fold(author.initials).replace(" ", "")
    suffix = fold(author.suffix)
    yield surname
    for end in range(1, len(initials) + 1):
        yield f"{surname} {initials[:end]}"
    if suffix:
        yield f"{surname} {initials} {suffix}"
    whole = " ".join(part for part in (surname, initials, suffix) if part)
    yield f'"{whole}'


def _full_names(author: Author) -> Iterator[str]:
    fore = fold(author.fore)
    if not fore or len(fore.split()[0]) < 2 or fore == fold(author.initials):
        return
    surname = fold(author.last)
    for given in {fore, fore.split()[0]}:
        yield f"{surname} {given}"
        yield f"{given} {surname}"


def _people(record: Record) -> list[Author]:
    return [author for author in record.authors if author.last]


def _first(record: Record) -> list[Author]:
    return [author for author in record.authors[:1] if author.last]


def _types(record: Record) -> Iterator[str]:
    own = {normal(kind.name) for kind in record.publication_types}
    yield from own
    for broader, narrower in _NARROWER_TYPES.items():
        if own.intersection(narrower):
            yield broader


def journal_keys(record: Record) -> set[str]:
    """Title with and without what stands in parentheses, abbreviation and ISSN."""
    names = {record.journal, record.journal_abbreviation, record.issn}
    names |= {_PAREN.sub("", name) for name in names}
    return {normal(name) for name in names} - {""}


def _headings(record: Record) -> set[str]:
    return {normal(h.split("/")[0]) for h in record.mesh}


def _identifiers(entry: Entry) -> set[str]:
    record = entry.record
    return {normal(i) for i in (record.doi, record.pmcid, entry.pii)} - {""}


def _first_page(record: Record) -> str:
    return normal(re.split(r"[-\u2010-\u2015,;]", record.pages)[0])


# What a field of whole values holds of an entry.
_VALUES: dict[str, Callable[[Entry], Iterable[str]]] = {
    "au": lambda e: (k for a in _people(e.record) for k in _author_keys(a)),
    "1au": lambda e: (k for a in _first(e.record) for k in _author_keys(a)),
    "lastau": lambda e: (k for a in _people(e.record)[-1:] for k in _author_keys(a)),
    # Full names are searchable from 2002 on (ENTREZ.md section 3).
    "fau": lambda e: (
        key
        for author in _people(e.record)
        if (e.record.year or 0) >= 2002
        for key in _full_names(author)
    ),
    "mh": lambda e: _headings(e.record),
    "pt": lambda e: _types(e.record),
    "ta": lambda e: journal_keys(e.record),
    "vi": lambda e: [normal(e.record.volume)],
    "ip": lambda e: [normal(e.record.issue)],
    "pg": lambda e: [_first_page(e.record)],
    "aid": _identifiers,
    "pmc": lambda e: [normal(e.record.pmcid)],
    "la": lambda e: [normal(e.record.language)],
    "sb": lambda e: [
        fold(e.record.status),
        *(["hasabstract"] if e.record.abstract else []),
    ],
}


def _all_text(entry: Entry) -> Iterator[str]:
    record = entry.record
    yield from (record.title, record.vernacular_title, record.abstract)
    yield from record.mesh
    yield from (kind.name for kind in record.publication_types)
    yield from (record.journal, record.journal_abbreviation, record.issn)
    yield from (record.doi, record.pmcid, entry.pii, record.pmid)
    yield from (record.volume, record.issue, record.pages)
    yield from (str(year) for year in record.years)
    for author in record.authors:
        yield f"{fold(author.last)} {author.initials} {author.suffix}"
        yield f"{author.fore} {author.last}"
        yield author.collective


_AUTHOR_FIELDS = ("au", "1au", "lastau")

# What a field of running text holds of an entry, in parts that no phrase spans.
_TEXTS: dict[str, Callable[[Entry], Iterable[str]]] = {
    "ti": lambda e: [e.record.title],
    "tt": lambda e: [e.record.vernacular_title],
    "ab": lambda e: [e.record.abstract],
    "tiab": lambda e: [e.record.title, e.record.abstract],
    "tw": lambda e: [
        e.record.title,
        e.record.abstract,
        *e.record.mesh,
        *(kind.name for kind in e.record.publication_types),
    ],
    "cn": lambda e: [a.collective for a in e.record.authors],
    "all": _all_text,
}


def _single_years(entry: Entry) -> Iterable[int]:
    """A single year misses an electronic date later than print (ENTREZ.md 3)."""
    last_print = max(entry.print_years, default=9999)
    return {*entry.print_years, *(y for y in entry.electronic_years if y <= last_print)}


_YEARS: dict[str, Callable[[Entry], Iterable[int]]] = {
    "dp": lambda e: {*e.print_years, *e.electronic_years, *e.record.years},
    "dp single": _single_years,
    "ppdat": lambda e: e.print_years,
    "epdat": lambda e: e.electronic_years,
}


class Corpus:
    """A set of entries that answers "which of them have this in that field".

    ``vocabulary`` are folded words and surnames that the index knows without any of
    these records having them, as it would if the rest of PubMed stood beside them.
    """

    def __init__(
        self,
        records: Iterable[Record | Entry] = (),
        vocabulary: Iterable[str] = (),
    ) -> None:
        self.vocabulary = frozenset(vocabulary)
        self.entries: dict[int, Entry] = {e.pmid: e for e in entries(records)}
        self._values: dict[str, dict[str, set[int]]] = {}
        self._texts: dict[str, dict[int, str]] = {}
        self._years: dict[str, dict[int, set[int]]] = {}
        self._sorted: dict[str, list[str]] = {}
        self._windows: dict[tuple[str, int, int], Hits] = {}

    def add(self, record: Record | Entry) -> None:
        """Hold this record, instead of an older one of the same number."""
        entry = record if isinstance(record, Entry) else Entry(record)
        self.remove(entry.pmid)
        self.entries[entry.pmid] = entry
        for field, postings in self._values.items():
            for key in self._keys(field, entry):
                postings[key].add(entry.pmid)
        for field, texts in self._texts.items():
            texts[entry.pmid] = self._text(field, entry)
        for field, years in self._years.items():
            for year in _YEARS[field](entry):
                years[year].add(entry.pmid)

    def remove(self, pmid: int) -> None:
        """Hold nothing under this number."""
        self._sorted.clear()
        self._windows.clear()
        entry = self.entries.pop(pmid, None)
        if entry is None:
            return
        for field, postings in self._values.items():
            for key in set(self._keys(field, entry)):
                postings[key].discard(pmid)
                if not postings[key]:
                    del postings[key]
        for texts in self._texts.values():
            del texts[pmid]
        for field, years in self._years.items():
            for year in _YEARS[field](entry):
                years[year].discard(pmid)

    # -------------------------------------------------------------- lookups

    def value(self, field: str, key: str) -> Hits | None:
        """Entries whose field has this whole value; None if the index has it not."""
        hits = self._postings(field).get(key)
        if hits is None and self._is_known(field, key):
            return frozenset()
        return hits

    def _is_known(self, field: str, key: str) -> bool:
        if field == "pt":
            return key in _KNOWN_TYPES
        return (field in _TEXTS or field in _AUTHOR_FIELDS) and key in self.vocabulary

    def starting(self, field: str, prefix: str) -> Hits | None:
        """Entries with a value that begins so; None if there is no such value."""
        postings = self._postings(field)
        if field not in self._sorted:
            self._sorted[field] = sorted(postings)
        keys = self._sorted[field]
        start = bisect_left(keys, prefix)
        end = bisect_left(keys, prefix + "\uffff")
        return set().union(*(postings[k] for k in keys[start:end])) or None

    def phrase(self, field: str, phrase: str) -> Hits | None:
        """Entries in whose text the words stand side by side; None if nowhere."""
        *words, last = phrase.split()
        stem = last.rstrip("*")
        final = self.starting(field, stem) if last != stem else self.value(field, stem)
        if not words or final is None:
            return final
        candidates = final
        for word in words:
            candidates = candidates & (self.value(field, word) or frozenset())
        end = "" if last != stem else " "
        needle = f" {' '.join(words)} {stem}{end}"
        texts = self._field_texts(field)
        return {pmid for pmid in candidates if needle in texts[pmid]} or None

    def near(self, field: str, phrase: str, distance: int) -> Hits | None:
        """Entries where all words stand within so many words of each other."""
        words = phrase.split()
        candidates: Hits = set.intersection(
            *(set(self.value(field, word) or ()) for word in words)
        )
        span = len(words) + distance
        texts = self._field_texts(field)
        return {p for p in candidates if _within(texts[p], set(words), span)} or None

    def years(self, field: str, first: int, last: int) -> Hits:
        """Entries with a date of this kind in the window of years."""
        window = (field, first, last)
        if window not in self._windows:
            if field not in self._years:
                by_year: dict[int, set[int]] = defaultdict(set)
                for pmid, entry in self.entries.items():
                    for year in _YEARS[field](entry):
                        by_year[year].add(pmid)
                self._years[field] = by_year
            known = self._years[field]
            self._windows[window] = frozenset().union(
                *(pmids for year, pmids in known.items() if first <= year <= last)
            )
        return self._windows[window]

    def days(self, field: str, first: str, last: str) -> Hits:
        """Entries taken in (``edat``) or revised (``mdat``) within these days."""
        if field == "mdat":
            dated = {p: e.record.date_revised for p, e in self.entries.items()}
        else:
            dated = {p: e.entry_date for p, e in self.entries.items()}
        return {pmid for pmid, day in dated.items() if first <= day <= last}

    # ------------------------------------------------------------- building

    def _postings(self, field: str) -> dict[str, set[int]]:
        if field not in self._values:
            postings: dict[str, set[int]] = defaultdict(set)
            for pmid, entry in self.entries.items():
                for key in self._keys(field, entry):
                    postings[key].add(pmid)
            self._values[field] = postings
        return self._values[field]

    def _field_texts(self, field: str) -> dict[int, str]:
        if field not in self._texts:
            self._texts[field] = {
                pmid: self._text(field, entry) for pmid, entry in self.entries.items()
            }
        return self._texts[field]

    @staticmethod
    def _text(field: str, entry: Entry) -> str:
        parts = (normal(part) for part in _TEXTS[field](entry))
        return f" {_GAP.join(part for part in parts if part)} "

    def _keys(self, field: str, entry: Entry) -> Iterable[str]:
        if field in _TEXTS:
            return set(self._text(field, entry).split()) - {"\x00"}
        return (key for key in _VALUES[field](entry) if key)


def _within(text: str, words: set[str], span: int) -> bool:
    """Whether all words occur within ``span`` consecutive words of one part."""
    for part in text.split("\x00"):
        tokens = part.split()
        for start in range(len(tokens)):
            if words <= set(tokens[start : start + span]):
                return True
    return False


def is_text(field: str) -> bool:
    """Whether a field holds running text, searched by word and phrase."""
    return field in _TEXTS
