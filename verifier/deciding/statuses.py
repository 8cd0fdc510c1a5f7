"""Whether a publication still stands, by UI and cross-reference, never by label. Pure.

Sources: ENTREZ.md section 2; MeSH publication characteristics D016441 (Retracted
Publication), D016440 (Retraction of Publication), D000075742 (Expression of Concern),
D016425 (Published Erratum), D016439 (Corrected and Republished Article).
"""

from verifier.models import PublicationStatus, Record

RETRACTED_UI = "D016441"
_NOTICE_UIS = frozenset({"D016440", "D000075742", "D016425"})


def publication_status(record: Record) -> PublicationStatus:
    """Retracted counts before everything else; a notice is not the paper itself."""
    uis = {t.ui for t in record.publication_types}
    links = {c.ref_type for c in record.corrections}
    if RETRACTED_UI in uis or "RetractionIn" in links:
        return "retracted"
    if uis & _NOTICE_UIS or links & {"RetractionOf", "ExpressionOfConcernFor"}:
        return "notice"
    if "ExpressionOfConcernIn" in links:
        return "expression of concern"
    if links & {"ErratumIn", "CorrectedandRepublishedIn", "UpdateIn"}:
        return "corrected"
    return "ok" if record.corrections_known else "unknown"


def notices(record: Record) -> tuple[str, ...]:
    """The PMIDs of the notices that changed the record's standing."""
    kinds = {
        "RetractionIn",
        "ExpressionOfConcernIn",
        "ErratumIn",
        "RetractedandRepublishedIn",
        "CorrectedandRepublishedIn",
    }
    return tuple(c.pmid for c in record.corrections if c.ref_type in kinds and c.pmid)
