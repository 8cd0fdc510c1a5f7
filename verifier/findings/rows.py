"""Findings as rows of the SQLite file. Pure: values in, plain dictionaries out."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby
from operator import attrgetter
from typing import Any

from verifier.deciding.statuses import notices
from verifier.models import (
    Alternative,
    Document,
    Evidence,
    Finding,
    Found,
    Mention,
    NamedStudy,
    Query,
    Record,
    Unanswered,
)

Row = dict[str, Any]

# Characters on either side of a mention whose change makes the study a changed one.
_CONTEXT = 300


def text_hash(text: str) -> str:
    """The SHA-256 of a text, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def content_hash(document: Document) -> str:
    """A hash of all that is read of a document: links and headings, not text alone."""
    return text_hash(repr(replace(document, name="")))


def finding_id(document: str, key: str) -> str:
    """The name of a finding: stable while document name and study key are."""
    return text_hash(f"{document}\0{key}")[:12]


def context_hash(study: NamedStudy, text: str) -> str:
    """A hash of the text around every mention of a study, and of what is claimed."""
    around = [
        text[max(0, m.start - _CONTEXT) : m.end + _CONTEXT] for m in study.mentions[:20]
    ]
    return text_hash("\0".join(around))[:16]


def study_hash(study: NamedStudy) -> str:
    """A hash of what is asked and compared of a study, wherever it stands.

    A study of the same hash gets the same finding from the same source, but for what
    its page says over and over: an edit elsewhere is no reason to ask anew.
    """
    mentions = sorted({repr(_unplaced(mention)) for mention in study.mentions})
    claims = replace(study.claims, topic=replace(study.claims.topic, theme=()))
    asked = replace(study, document="", mentions=(), claims=claims)
    return text_hash(repr((asked, mentions)))[:16]


def _unplaced(mention: Mention) -> Mention:
    """The mention without its place in the text."""
    reference = mention.reference and replace(mention.reference, start=0, end=0)
    return replace(
        mention, start=0, end=0, sentence=(0, 0), line=0, reference=reference
    )


def record_hash(record: Record) -> str:
    """A hash of all that a verdict may rest on; not of dates of housekeeping."""
    return text_hash(repr(replace(record, status="", date_revised="")))[:16]


def finding_row(finding: Finding, text: str) -> Row:
    """Everything about a finding but when and by which run it was made."""
    study, record = finding.study, finding.record
    return {
        "finding_id": finding_id(study.document, study.key),
        "document": study.document,
        "key": study.key,
        "study": study.label,
        "authors": _json(study.authors),
        "year": study.year,
        "claims": _json(claims_object(study)),
        "verdict": finding.verdict,
        "existence": finding.existence,
        "match_confidence": _rounded(finding.confidence),
        **_record_columns(record),
        "publication_status": finding.publication_status,
        "notices": _json(notices(record) if record else ()),
        "agreements": _json(dict(finding.agreements)),
        "disagreements": _json(
            [
                {"claim": d.claim, "stated": d.stated, "found": d.found}
                for d in finding.disagreements
            ]
        ),
        "reason": finding.reason,
        "alternatives": _json([_alternative(a) for a in finding.alternatives]),
        "searches": _json(_searches(finding)),
        "complete": int(finding.complete),
        "source": finding.source,
        "context": context_hash(study, text),
        "asked": study_hash(study),
        "record": record_hash(record) if record else None,
        "wanting": finding.wanting or None,
    }


def is_unfinished(finding: Finding) -> bool:
    """Something failed on the way to it: it stands, and the next run asks again."""
    failed = (a for a in finding.answers if isinstance(a, Unanswered))
    return not all(answer.inconclusive for answer in failed)


def claims_object(study: NamedStudy) -> Row:
    """The claims as the contract spells them, with only what is stated."""
    claims = study.claims
    who = claims.participants
    topic = dict.fromkeys(
        (*claims.topic.heading, *claims.topic.sentence, *claims.topic.page)
    )
    stated = {
        "design": claims.design,
        "sample_size": [
            {"count": s.count, "role": s.role} for s in claims.sample_sizes
        ],
        "journal": claims.journal,
        "title": claims.title,
        "topic": list(topic)[:20],
        "year": study.year,
        "blinding": claims.blinding,
        "participants": {k: v for k, v in (("age", who.age), ("sex", who.sex)) if v},
    }
    return {key: value for key, value in stated.items() if value}


def mention_rows(study: NamedStudy, document: Document) -> Iterable[Row]:
    """One row per mention of the study."""
    identity = finding_id(study.document, study.key)
    for ordinal, mention in enumerate(study.mentions):
        start, end = mention.sentence
        yield {
            "finding_id": identity,
            "ordinal": ordinal,
            "document": document.name,
            "span_start": mention.start,
            "span_end": mention.end,
            "line": mention.line,
            "surface": mention.surface,
            "sentence": document.text[start:end],
            "kind": mention.kind,
        }


def waterfall_row(finding: Finding) -> Row:
    """The waterfall of a finding in one row."""
    return {
        "finding_id": finding_id(finding.study.document, finding.study.key),
        "evidence": packed_evidence(finding.evidence),
    }


def packed_evidence(evidence: Iterable[Evidence]) -> str:
    """JSON ``[[record, [[comparison, level, weight], ...]], ...]``, in order."""
    packed = [
        [record, [[e.comparison, e.level, round(e.weight, 3)] for e in own]]
        for record, own in groupby(evidence, key=attrgetter("record"))
    ]
    return json.dumps(packed, ensure_ascii=False, separators=(",", ":"))


def _record_columns(record: Record | None) -> Row:
    if record is None:
        names = "pmid doi title first_author journal publication_year".split()
        return {**dict.fromkeys(names), "publication_types": "[]"}
    return {
        "pmid": record.pmid or None,
        "doi": record.doi or None,
        "title": record.title,
        "first_author": record.authors[0].name if record.authors else None,
        "journal": record.journal or record.journal_abbreviation or None,
        "publication_year": record.year,
        "publication_types": _json([t.name for t in record.publication_types]),
    }


def _alternative(alternative: Alternative) -> Row:
    record = alternative.record
    return {
        "pmid": record.pmid or None,
        "doi": record.doi or None,
        "title": record.title,
        "first_author": record.authors[0].name if record.authors else None,
        "year": record.year,
        "match_confidence": _rounded(alternative.probability),
        "why": alternative.why,
    }


def _searches(finding: Finding) -> list[Row]:
    return [
        {
            "query": describe_query(answer.query),
            "count": answer.count if isinstance(answer, Found) else None,
            "url": answer.url or None,
            **({} if isinstance(answer, Found) else {"failed": answer.reason}),
        }
        for answer in finding.answers
    ]


def describe_query(query: Query) -> str:
    """The query in words: ``first author noppers, 2011, words ketamine or pain``."""
    numbers = (("PMID", query.pmid), ("DOI", query.doi), ("PMCID", query.pmcid))
    parts = [f"{name} {value}" for name, value in numbers if value]
    if query.authors:
        role = "first author" if query.author_position == "first" else "author"
        parts.append(f"{role} {query.authors[0]}")
        parts += [f"author {name}" for name in query.authors[1:]]
    if query.years:
        first, last = query.years
        parts.append(str(first) if first == last else f"{first} to {last}")
    place = "title words" if query.title_only else "words"
    parts += [f"{place} {' or '.join(group)}" for group in query.words]
    for name, value in (
        ("type", query.publication_type),
        ("journal", query.journal),
        ("volume", query.volume),
        ("page", query.first_page),
    ):
        if value:
            parts.append(f"{name} {value}")
    return ", ".join(parts)


def _rounded(number: float | None) -> float | None:
    return None if number is None else round(number, 4)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
