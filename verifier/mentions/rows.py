"""Tables that tell of a study a row: its author in one cell, its year in another. Pure.

What a column holds its heading says, so that a cell needs no form of its own: under
"Lead author" a surname stands alone, and a bare year under "Year" is the study's.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from operator import attrgetter

from verifier.mentions.identifiers import compatible, merge
from verifier.mentions.journal_names import is_journal
from verifier.mentions.layout import Layout
from verifier.mentions.persons import NOT_PERSONS
from verifier.mentions.words import ANY_YEAR
from verifier.models import Block, Document, Mention, Span
from verifier.surnames import LIST_OF_NAMES, PLACES, could_be_surname, read_names

_OF_STUDY = re.compile(
    r"(?:(?:lead|first|main|principal)\s)?(?:author|investigator|researcher|scientist)s?"
    r"(?:\s\(?s\))?(?:(?:\s(?:and|&)|,|\s/)\s?(?:year|date|journal))*|study|studies"
    r"|(?:clinical\s)?trial|reference|citation|paper|publication|source|who|by\swhom",
    re.IGNORECASE,
)
_OF_YEAR = re.compile(
    r"(?:publication\s|pub\.\s)?(?:year|date)(?:\sof\spublication)?|published|when|yr",
    re.IGNORECASE,
)
_OF_JOURNAL = re.compile(
    r"journal|published\sin|where\s(?:published|it\sappeared)|source|publication",
    re.IGNORECASE,
)
_SIGNED = re.compile(
    rf"\s*(?:(?:Drs?|Prof(?:essor)?)\.?\s){{0,2}}(?P<names>{LIST_OF_NAMES})"
    r"(?P<et_al>,?\s(?:et\sal\b\.?|and\s(?:colleagues|others)|&\sco(?:lleagues)?\.?))?"
    r"(?=\s*(?:[\d(\[,.;:/–—-]|\Z))"
)
_YEAR = re.compile(rf"(?<!\d){ANY_YEAR}(?!\d)")
_BARE_YEAR = re.compile(rf"\D{{0,20}}({ANY_YEAR})\D{{0,20}}")
_NOBODY = PLACES | NOT_PERSONS | {"cochrane", "own", "our", "study", "trial", "none"}


@dataclass(frozen=True, slots=True)
class _Columns:
    """Which cell of a row says whose the study is, which its year and its journal."""

    study: int
    year: int | None
    journal: int | None


def told_in_rows(layout: Layout, mentions: Iterable[Mention]) -> list[Mention]:
    """The mentions; of a row that names a study part by part, one with its parts."""
    ordered = sorted(mentions, key=attrgetter("start"))
    starts = [mention.start for mention in ordered]
    told: list[Mention] = []
    gone: set[int] = set()
    for table in _tables(layout.document):
        columns = _read_headings(layout.text, table[0])
        if columns is None:
            continue
        for row in table[1:]:
            low, high = bisect_left(starts, row[0][0]), bisect_left(starts, row[-1][1])
            study = _read_row(layout, row, columns, ordered[low:high])
            if study:
                told.append(study)
                gone.update(
                    place
                    for place in range(low, high)
                    if not ordered[place].authors or ordered[place].overlaps(study)
                )
    return [*told, *(m for place, m in enumerate(ordered) if place not in gone)]


def _tables(document: Document) -> Iterator[list[list[Span]]]:
    """Tables of two rows and more, as the spans of their cells."""
    for is_cell, blocks in groupby(document.blocks, key=lambda b: b.kind == "cell"):
        if is_cell:
            rows = list(_rows(document.text, blocks))
            if len(rows) > 1:
                yield rows


def _rows(text: str, cells: Iterable[Block]) -> Iterator[list[Span]]:
    row: list[Span] = []
    for cell in cells:
        if row and "\n" in text[row[-1][1] : cell.start]:
            yield row
            row = []
        row.append((cell.start, cell.end))
    yield row


def _read_headings(text: str, cells: Sequence[Span]) -> _Columns | None:
    """What the columns hold, where one of them says whose the study is."""
    words = [text[slice(*cell)].strip(" *:") for cell in cells]
    study = _first(_OF_STUDY, words)
    if study is None:
        return None
    return _Columns(study, _first(_OF_YEAR, words), _first(_OF_JOURNAL, words, study))


def _first(
    meant: re.Pattern[str], words: Sequence[str], other_than: int | None = None
) -> int | None:
    return next(
        (
            place
            for place, word in enumerate(words)
            if place != other_than and meant.fullmatch(word)
        ),
        None,
    )


def _read_row(
    layout: Layout, cells: Sequence[Span], columns: _Columns, inside: Sequence[Mention]
) -> Mention | None:
    """The study of the row, where no mention inside has its author and year."""
    if columns.study >= len(cells) or any(
        m.reference or (m.year and (m.authors or m.title)) for m in inside
    ):
        return None
    text, (start, end) = layout.text, cells[columns.study]
    signed = _SIGNED.match(text, start, end)
    year = _year_of(text, cells, columns)
    if signed is None or year is None or is_journal(signed["names"]):
        return None
    et_al = signed["et_al"] is not None
    names = read_names(signed["names"], bracketed=True, et_al=et_al)
    if names.group or not names.surnames or not _is_somebody(names.surnames[0]):
        return None
    begin, stop = signed.start("names") + names.start, signed.end()
    found = Mention(
        start=begin,
        end=stop,
        surface=text[begin:stop],
        kind="narrative",
        sentence=layout.sentence(begin, stop),
        line=layout.line(begin),
        authors=names.surnames,
        et_al=et_al,
        year=year,
        journal=_journal_of(text, cells, columns),
    )
    for other in inside:
        if not other.authors and compatible(found.identifiers, other.identifiers):
            found = replace(
                found,
                journal=found.journal or other.journal,
                acronym=found.acronym or other.acronym,
                identifiers=merge(found.identifiers, other.identifiers),
            )
    return found


def _year_of(text: str, cells: Sequence[Span], columns: _Columns) -> int | None:
    """The year in its own column, else the only one in the study's cell."""
    if columns.year is not None and columns.year < len(cells):
        bare = _BARE_YEAR.fullmatch(text, *cells[columns.year])
        return int(bare[1]) if bare else None
    years = _YEAR.findall(text, *cells[columns.study])
    return int(years[0]) if len(years) == 1 else None


def _journal_of(text: str, cells: Sequence[Span], columns: _Columns) -> str:
    if columns.journal is None or columns.journal >= len(cells):
        return ""
    words = text[slice(*cells[columns.journal])].strip()
    return words if is_journal(words) else ""


def _is_somebody(surname: str) -> bool:
    return could_be_surname(surname) and surname.lower() not in _NOBODY
