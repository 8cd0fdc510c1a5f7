"""What a person may decide about a finding. Pure."""

from verifier.findings.rows import Row

# Verdicts that name a record, and those that name none.
WITH_RECORD = ("confirmed", "misdescribed", "retracted")
WITHOUT_RECORD = ("rejected", "ambiguous", "unverifiable")
DECIDABLE = (*WITH_RECORD, *WITHOUT_RECORD)
_LONGEST_NUMBER = 8


class DecisionError(Exception):
    """A decision is refused; the message says what it lacks."""


def checked_record(finding: Row, verdict: str, pmid: str) -> str:
    """The PMID that a decision stands on: the one given, else the program's own.

    Empty for verdicts without a record. Raises DecisionError.
    """
    if verdict in WITHOUT_RECORD:
        if pmid:
            raise DecisionError(f"{verdict} names no record: leave out --pmid")
        return ""
    chosen = pmid or str(finding["pmid"] or "")
    if not chosen:
        raise DecisionError(
            f"which record is the study? Say it with --pmid N ({verdict})"
        )
    number = chosen.lstrip("0")
    if not (number.isascii() and number.isdigit() and len(number) <= _LONGEST_NUMBER):
        raise DecisionError(f"{chosen!r} is no PMID")
    return number


def checked_reason(reason: str) -> str:
    """The reason on one line. Raises DecisionError where there is none."""
    words = " ".join(reason.split())
    if not words:
        raise DecisionError('a decision needs a reason: --reason "..."')
    return words
