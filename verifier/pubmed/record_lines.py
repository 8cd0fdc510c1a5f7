"""Records from JSON lines, the documented form of evaluation sets and the snapshot.

One JSON object a line. Keys: ``pmid, doi, pmcid, title, vernacular, authors`` (lists
of last name, fore name, initials and, where there is one, suffix; one element for a
group), ``authors_complete, journal, iso_abbrev, issn, year, epub_year, volume, issue,
pages, lang, pubtypes, mesh, abstract, status, date_revised, retracted,
comments_corrections`` (lists of type, PMID, source), ``sample_size, pmid_seen``. An
empty string, an empty list, null and an absent key all mean "not known". Pure.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from verifier.models import (
    Author,
    Correction,
    PublicationType,
    Record,
    SampleSize,
    SizeRole,
)
from verifier.publication_types import RETRACTED, publication_types

# A record of PubMed takes at most some hundred kilobytes, with thousands of authors.
LONGEST_LINE = 8_000_000
_PMID = re.compile(r"[1-9][0-9]{0,17}")
# As the facts name a count of people, and the role that models.py gives it.
_ROLES: Mapping[str, SizeRole] = {
    "screened": "screened",
    "enrolled": "enrolled",
    "randomised": "randomised",
    "analysed": "analysed",
    "per_arm": "per_arm",
    "patients": "stated",
    "stated": "stated",
    "included_studies": "studies",
    "studies": "studies",
}


class BadLineError(ValueError):
    """A line is not a record; the message says why in one line."""


def read_records(lines: Iterable[str]) -> Iterator[Record]:
    """The records of all lines that are not blank, in order.

    Raises BadLineError with the number of the first line that is not a record.
    """
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            record = parse_record(line)
        except BadLineError as error:
            raise BadLineError(f"line {number}: {error}") from None
        yield record


def parse_record(line: str) -> Record:
    """The record that one line describes."""
    if len(line) > LONGEST_LINE:
        raise BadLineError(f"longer than {LONGEST_LINE} characters")
    try:
        fields = json.loads(line)
    except (ValueError, RecursionError):
        raise BadLineError("not a JSON object") from None
    if not isinstance(fields, dict):
        raise BadLineError("not a JSON object")
    try:
        return _record(fields)
    except BadLineError:
        raise
    except (TypeError, ValueError, AttributeError, IndexError, KeyError):
        raise BadLineError("a field has another type than documented") from None


def _record(fields: Mapping[str, Any]) -> Record:
    pmid, doi = _text(fields, "pmid"), _text(fields, "doi")
    if pmid and not _PMID.fullmatch(pmid):
        raise BadLineError("pmid is not a number")
    if not pmid and not doi:
        raise BadLineError("neither pmid nor doi")
    year, epub_year = _year(fields, "year"), _year(fields, "epub_year")
    years = tuple(sorted({y for y in (year, epub_year) if y is not None}))
    retracted = fields.get("retracted")
    corrections = tuple(
        Correction(*map(str, entry)) for entry in fields.get("comments_corrections", ())
    )
    return Record(
        pmid=pmid,
        title=_text(fields, "title"),
        authors=tuple(map(_author, fields.get("authors") or ())),
        authors_complete=fields.get("authors_complete") is not False,
        journal=_text(fields, "journal"),
        journal_abbreviation=_text(fields, "iso_abbrev") or _text(fields, "medline_ta"),
        issn=_text(fields, "issn"),
        year=year if year is not None else epub_year,
        years=years,
        volume=_text(fields, "volume"),
        issue=_text(fields, "issue"),
        pages=_text(fields, "pages"),
        doi=doi,
        pmcid=_text(fields, "pmcid"),
        language=_text(fields, "lang").partition(",")[0],
        vernacular_title=_text(fields, "vernacular"),
        publication_types=_types(fields.get("pubtypes") or (), retracted=retracted),
        mesh=tuple(map(str, fields.get("mesh") or ())),
        abstract=_text(fields, "abstract"),
        status=_text(fields, "status"),
        date_revised=_text(fields, "date_revised"),
        corrections=corrections,
        corrections_known=retracted is not None or bool(corrections),
        sizes=_sizes(fields.get("sample_size") or {}),
        pmid_seen=fields.get("pmid_seen") is not False,
    )


def _text(fields: Mapping[str, Any], key: str) -> str:
    value = fields.get(key)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise TypeError(key)
    return value


def _year(fields: Mapping[str, Any], key: str) -> int | None:
    value = fields.get(key)
    return None if value is None or value == "" else int(value)


def _author(parts: object) -> Author:
    """Who these parts name; what lists of other makers have in other places is mended.

    Of ../shared/data/records.jsonl.xz 6,800 groups have "collective" for initials, and
    10,000 people are ("J H", "", "Kingma") or ("D J van", "", "Veldhuisen").
    """
    if not isinstance(parts, list) or not all(isinstance(p, str) for p in parts):
        raise TypeError("authors")
    if len(parts) == 1:
        return Author(collective=parts[0])
    last, fore, initials, *suffix = parts
    if fore or suffix:
        return Author(*parts)
    if initials == "collective":
        return Author(collective=last)
    if initials in _SUFFIXES:
        name, _, given = last.rpartition(" ")
        return Author(name, "", given, initials) if name else Author(*parts)
    if _SURNAME.match(initials) or (
        _SHORT_SURNAME.fullmatch(initials) and _LETTERS.fullmatch(last)
    ):
        return _turned(last.split(), initials) or Author(*parts)
    return Author(*parts)


_SUFFIXES = frozenset(("Jr", "Sr", "II", "III", "IV", "2nd", "3rd", "4th"))
# Initials have no two small letters in a row, and one where they were Cyrillic ("Yu").
_SURNAME = re.compile(r".*[a-zà-ÿ]{2}")
_SHORT_SURNAME = re.compile(r"[A-Z][a-z]")
_LETTERS = re.compile(r"[A-Z](?: [A-Z])*")
_MOST_GIVEN = 5  # words; whatever is longer is a group that came apart
_PARTICLE = re.compile(r"[a-z]|(?:D[aeiou]|L[ae]|El|Al|V[ao]n)\b")


def _turned(given: Sequence[str], surname: str) -> Author | None:
    """The author, from a list that has what stands before the surname in its place."""
    own = len(given)
    while own > 1 and _PARTICLE.match(given[own - 1]):
        own -= 1
    if not given or own > _MOST_GIVEN or ";" in " ".join(given):
        return None
    initials = "".join([word[0] for word in given[:own]])
    fore = " ".join(given[:own]) if max(map(len, given[:own])) > 1 else ""
    return Author(" ".join((*given[own:], surname)), fore, initials)


def _types(
    labels: Iterable[str], *, retracted: bool | None
) -> tuple[PublicationType, ...]:
    types = publication_types(labels)
    if retracted and all(t.ui != RETRACTED.ui for t in types):
        return (*types, RETRACTED)
    return types


def _sizes(noted: Mapping[str, int | list[int]]) -> tuple[SampleSize, ...]:
    return tuple(
        SampleSize(int(count), _ROLES[key])
        for key, value in noted.items()
        for count in (value if isinstance(value, list) else [value])
    )
