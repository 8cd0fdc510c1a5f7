"""The nouns of the program: frozen values, no behaviour beyond derived properties.

Pure; imports nothing of ours. An empty string, an empty tuple and ``None`` mean
"not stated" or "not known", never "known to be absent".
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

# --------------------------------------------------------------------- documents

BlockKind = Literal["heading", "paragraph", "item", "cell", "reference"]
Span = tuple[int, int]  # offsets in the text of a document, or in a part of it


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text that belongs together: ``text[start:end]`` of its document.

    ``level`` is 1..6 for headings and 0 elsewhere. ``reference`` marks an entry of a
    bibliography; ``label`` is the number or key it goes by there (``"12"``), if any.
    """

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    label: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """The text ``[start:end]`` of a document points at ``url``."""

    start: int
    end: int
    url: str


# What PubMed need not hold, and how a sentence calls it.
Elsewhere = Literal[
    "",
    "a book",
    "a thesis",
    "a report",
    "a talk or a poster",
    "a preprint",
    "a data set, or the register of a trial",
    "cited without a journal",
]


@dataclass(frozen=True, slots=True)
class Reference:
    """The bibliographic facts that one entry of a bibliography states.

    ``start``/``end`` span the entry in the document's text. ``authors`` are surnames
    (or group names) in order, as written; ``et_al`` says that the list was cut.
    ``web_page`` marks what is cited by its address and the day it was looked at: no
    paper, whatever its form. ``elsewhere`` is what a file's own type of entry says
    that it is, when that is no journal's paper.
    """

    start: int
    end: int
    authors: tuple[str, ...] = ()
    et_al: bool = False
    year: int | None = None
    title: str = ""
    journal: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    doi: str = ""
    pmid: str = ""
    pmcid: str = ""
    label: str = ""
    web_page: bool = False
    elsewhere: Elsewhere = ""


@dataclass(frozen=True, slots=True)
class Document:
    """What a reader sees of one document, with its block structure and links.

    ``name`` identifies it across runs (its path as given, or its address). All offsets
    count characters of ``text``. ``notes`` marks superscript or linked numbers that
    point into the reference list, as (start, end) spans; ``emphasis`` marks what is
    set in italics, as titles are. ``entries`` are references that the file format
    gives field by field (BibTeX, RIS, CSL-JSON).
    """

    name: str
    text: str
    title: str = ""
    blocks: tuple[Block, ...] = ()
    links: tuple[Link, ...] = ()
    notes: tuple[Span, ...] = ()
    entries: tuple[Reference, ...] = ()
    emphasis: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A document that could not be read, and why, in one line for people."""

    name: str
    reason: str


# ----------------------------------------------------------------- named studies

MentionKind = Literal[
    "narrative", "parenthetical", "reference", "identifier", "acronym", "unnamed"
]


@dataclass(frozen=True, slots=True)
class Identifiers:
    """Numbers that name one publication; ``registry`` names a trial, not a paper."""

    doi: str = ""
    pmid: str = ""
    pmcid: str = ""
    registry: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """One occurrence of a study in a document's text: ``text[start:end] == surface``.

    ``authors`` are surnames as written, in order. ``suffix`` is the letter of
    ``2014a``. ``group`` is an institution or society named instead of a person.
    ``reference`` is the entry of the page's own list that the mention is or points to.
    ``weighed``: no form tells that name, year and journal go together, but all around
    makes it likely.
    """

    start: int
    end: int
    surface: str
    kind: MentionKind
    sentence: Span
    line: int
    authors: tuple[str, ...] = ()
    et_al: bool = False
    year: int | None = None
    suffix: str = ""
    identifiers: Identifiers = Identifiers()
    journal: str = ""
    title: str = ""
    acronym: str = ""
    group: str = ""
    reference: Reference | None = None
    weighed: bool = False

    def overlaps(self, other: "Mention") -> bool:
        """Whether the two share words of the text."""
        return self.start < other.end and other.start < self.end


SizeRole = Literal[
    "stated", "screened", "enrolled", "randomised", "analysed", "per_arm", "studies"
]


@dataclass(frozen=True, slots=True)
class SampleSize:
    """A number of people (or, with role ``studies``, of pooled studies).

    ``about`` says that the text rounds or bounds it ("more than 300 patients").
    """

    count: int
    role: SizeRole = "stated"
    about: bool = False


@dataclass(frozen=True, slots=True)
class Participants:
    """Who a case or trial is about: age in years, sex ``female``/``male``."""

    age: int | None = None
    sex: str = ""


@dataclass(frozen=True, slots=True)
class Topic:
    """Content words around a mention, folded, most telling scope first.

    ``sentence``: the sentences that name or describe the study; ``heading``: headings
    above it; ``page``: the document's title; ``theme``: what the document says over
    and over.
    """

    sentence: tuple[str, ...] = ()
    heading: tuple[str, ...] = ()
    page: tuple[str, ...] = ()
    theme: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Claims:
    """What a document states of a study, as far as PubMed could confirm it.

    ``design`` is a key of ``designs.DESIGNS``; ``blinding`` one of ``open``,
    ``single-blind``, ``double-blind``, ``triple-blind``; ``figures`` are the numbers
    told of it, as `figures.figures_in` gives them.
    """

    design: str = ""
    sample_sizes: tuple[SampleSize, ...] = ()
    blinding: str = ""
    participants: Participants = Participants()
    journal: str = ""
    title: str = ""
    year: int | None = None
    topic: Topic = Topic()
    figures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NamedStudy:
    """What the mentions of one document agree on about one study.

    ``key`` is unique within the document and stable while the document's text around
    the mentions is. ``given`` is the first author's given name, or initials.
    ``volume``, ``pages`` and the like come from a reference entry.
    ``elsewhere`` is what the text calls it, when PubMed need not hold such a thing.
    """

    document: str
    key: str
    mentions: tuple[Mention, ...]
    claims: Claims
    authors: tuple[str, ...] = ()
    et_al: bool = False
    year: int | None = None
    suffix: str = ""
    identifiers: Identifiers = Identifiers()
    volume: str = ""
    issue: str = ""
    pages: str = ""
    acronym: str = ""
    group: str = ""
    elsewhere: Elsewhere = ""
    given: str = ""

    @property
    def label(self) -> str:
        """``Noppers 2011``: how the study is called in lists and reports."""
        known = self.identifiers
        who = (
            (self.authors[0] if self.authors else "")
            or self.acronym
            or self.group
            or (known.doi and f"doi:{known.doi}")
            or (known.pmid and f"PMID {known.pmid}")
            or known.pmcid
            or known.registry
            or (self.claims.title and f"“{self.claims.title[:60]}”")
            or self.claims.journal
            or "unnamed"
        )
        return f"{who} {self.year}{self.suffix}" if self.year else who


# ----------------------------------------------------------------------- records


@dataclass(frozen=True, slots=True)
class Author:
    """A person (``last``, ``fore``, ``initials``, ``suffix``) or a group."""

    last: str = ""
    fore: str = ""
    initials: str = ""
    suffix: str = ""
    collective: str = ""

    @property
    def name(self) -> str:
        """Surname, or the group's name."""
        return self.last or self.collective


@dataclass(frozen=True, slots=True)
class PublicationType:
    """A MeSH publication type: match by ``ui``, show ``name``."""

    ui: str
    name: str


@dataclass(frozen=True, slots=True)
class Correction:
    """A link between publications: ``ref_type`` as PubMed spells it."""

    ref_type: str
    pmid: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """A publication as PubMed describes it.

    ``years`` holds every year that counts as the year of publication (print and
    electronic), ascending; ``year`` is the print year, else the electronic one.
    ``authors_complete`` is false where the list is known to be cut.
    ``corrections_known`` is false where the source does not carry corrections and
    retractions. ``pmid`` is empty for a record whose number is not known, and
    ``pmid_seen`` false where the number was noted down unchecked.
    ``sizes`` are sample sizes noted down with the record (the shipped snapshot has no
    abstracts).
    """

    pmid: str
    title: str
    authors: tuple[Author, ...] = ()
    authors_complete: bool = True
    journal: str = ""
    journal_abbreviation: str = ""
    issn: str = ""
    year: int | None = None
    years: tuple[int, ...] = ()
    volume: str = ""
    issue: str = ""
    pages: str = ""
    doi: str = ""
    pmcid: str = ""
    language: str = ""
    vernacular_title: str = ""
    publication_types: tuple[PublicationType, ...] = ()
    mesh: tuple[str, ...] = ()
    abstract: str = ""
    status: str = ""
    date_revised: str = ""
    corrections: tuple[Correction, ...] = ()
    corrections_known: bool = True
    sizes: tuple[SampleSize, ...] = ()
    pmid_seen: bool = True
    is_book: bool = False

    @property
    def key(self) -> str:
        """PMID, or ``doi:…`` where the number is not known."""
        return self.pmid or f"doi:{self.doi}"


# ----------------------------------------------------------------------- queries

AuthorPosition = Literal["first", "any"]


@dataclass(frozen=True, slots=True)
class Query:
    """A source-neutral question: every condition that is set must hold.

    ``pmid``, ``doi``, ``pmcid`` name one publication. ``authors`` are folded surnames
    (``names.fold_name``), each of which must occur: the first one at
    ``author_position``, the others anywhere; alternatives of one author are separate
    queries. ``years`` is an inclusive window over print and electronic dates.
    ``words`` is a conjunction of alternatives: of every group at least one folded
    word must occur in title or abstract (``title_only``: in the title).
    ``publication_type`` is a MeSH publication type by name. ``journal`` is a title or
    abbreviation; ``volume`` and ``first_page`` as printed.
    """

    pmid: str = ""
    doi: str = ""
    pmcid: str = ""
    authors: tuple[str, ...] = ()
    author_position: AuthorPosition = "first"
    years: tuple[int, int] | None = None
    words: tuple[tuple[str, ...], ...] = ()
    title_only: bool = False
    publication_type: str = ""
    journal: str = ""
    volume: str = ""
    first_page: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """A conclusive answer: ``count`` publications match, ``pmids`` are their keys.

    Where ``count`` exceeds the limit asked for, ``pmids`` lists only some of them.
    ``batched`` says that the answer was sorted out of an answer to several queries at
    once: what it lists is there, but that it lists nothing proves nothing.
    ``ranked`` says that those with most, and the rarest, of the words asked for come
    first. ``url`` shows the same search to a person; empty where there is none.
    """

    query: Query
    count: int
    pmids: tuple[str, ...]
    url: str = ""
    batched: bool = False
    ranked: bool = False

    @property
    def truncated(self) -> bool:
        """There are more matches than are listed."""
        return self.count > len(self.pmids)


@dataclass(frozen=True, slots=True)
class Unanswered:
    """The source could not be asked, or answered inconclusively. Never a zero.

    ``inconclusive``: it did answer, and would answer the same again (words dropped,
    tags unknown), so that asking again tomorrow is of little use.
    """

    query: Query
    reason: str
    url: str = ""
    inconclusive: bool = False


Answer = Found | Unanswered


@dataclass(frozen=True, slots=True)
class Usage:
    """What a source has cost so far: requests sent, answers taken from the cache."""

    requests: int = 0
    cache_hits: int = 0


# ----------------------------------------------------------------------- findings

Verdict = Literal[
    "confirmed",
    "misdescribed",
    "retracted",
    "ambiguous",
    "rejected",
    "unverifiable",
    "unchecked",
]
Existence = Literal["found", "ambiguous", "not found", "unchecked"]
Agreement = Literal["agrees", "near", "conflicts", "not stated", "cannot be checked"]
PublicationStatus = Literal[
    "ok", "corrected", "expression of concern", "retracted", "notice", "unknown"
]


@dataclass(frozen=True, slots=True)
class Evidence:
    """One comparison's level and match weight (log2 of m over u) for one record.

    ``record`` is a record key, or ``none`` for "none of these".
    """

    record: str
    comparison: str
    level: str
    weight: float


class Step(NamedTuple):
    """One comparison's level and match weight, for every record that has them."""

    comparison: str
    level: str
    weight: float


@dataclass(frozen=True, slots=True)
class Candidate:
    """A record considered for a study: its total weight and match probability.

    ``steps`` are those of its waterfall, the same object for all records that compare
    alike.
    """

    record: Record
    weight: float
    probability: float
    steps: tuple[Step, ...] = ()

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The steps as this record's own."""
        return tuple(Evidence(self.record.key, *step) for step in self.steps)


@dataclass(frozen=True, slots=True)
class Linkage:
    """All candidates of one study, best first, and the probability of none of them."""

    candidates: tuple[Candidate, ...] = ()
    none_probability: float = 1.0
    none_evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Disagreement:
    """The document states one thing of the study; the record shows another."""

    claim: str
    stated: str
    found: str


@dataclass(frozen=True, slots=True)
class Alternative:
    """A real study that the author of the page may have meant, and why."""

    record: Record
    probability: float
    why: str


@dataclass(frozen=True, slots=True)
class Finding:
    """The verdict on one named study, with everything it rests on.

    ``wanting`` says in one line why ``alternatives`` may lack some; empty where a
    search that found none has been read to its end.
    """

    study: NamedStudy
    verdict: Verdict
    existence: Existence
    confidence: float | None = None
    record: Record | None = None
    publication_status: PublicationStatus | None = None
    agreements: Mapping[str, Agreement] = field(default_factory=dict)
    disagreements: tuple[Disagreement, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    answers: tuple[Answer, ...] = ()
    complete: bool = False
    source: str = ""
    reason: str = ""
    wanting: str = ""
