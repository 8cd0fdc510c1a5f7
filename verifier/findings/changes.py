"""What became of a verdict, and why. Pure: rows of `finding` in, changes out."""

from dataclasses import dataclass
from typing import Literal

from verifier.findings.rows import Row


@dataclass(frozen=True, slots=True)
class Change:
    """A verdict that is not what it was; ``before`` is None for a new study."""

    document: str
    finding_id: str
    study: str
    before: str | None
    after: str | None
    why: str


# What became of the document that names a study.
Page = Literal["new", "changed", "same"]


# A page that is the same, and names another study, is read otherwise.
_CAUSES: dict[Page, str] = {
    "new": "new document",
    "changed": "document changed",
    "same": "program changed",
}


def changes_between(old: Row | None, new: Row, page: Page) -> list[Change]:
    """The change of one finding's verdict or record, if there is one, with its cause.

    ``old`` is None for a new finding; it bears the decision on it too (`in_force`).
    """
    if old is None:
        return [_change(new, None, new["verdict"], _CAUSES[page])]
    now = {**old, **new}
    if in_force(old) == in_force(now):
        return []
    return [_change(new, in_force(old)[0], in_force(now)[0], _cause(old, now, page))]


def decided(old: Row, new: Row) -> list[Change]:
    """The change that a person made of one finding, if it is one."""
    if in_force(old) == in_force(new):
        return []
    return [_change(new, in_force(old)[0], in_force(new)[0], "person decided")]


def vanished(old: Row, page: Page) -> Change:
    """The document names the study no longer."""
    return _change(old, in_force(old)[0], None, _CAUSES[page])


def in_force(row: Row) -> tuple[str, str | None]:
    """Verdict and record that are shown: a person's, while the text is the same."""
    if row["decided"] and row["decided_context"] == row["context"]:
        return row["decided"], row["decided_pmid"]
    return row["verdict"], row["pmid"]


def rejections(old: Row | None, new: Row) -> int:
    """How often in a row the study was rejected; a night of failures does not count."""
    earlier = 0
    if old and old["verdict"] in {"rejected", "unchecked"}:
        earlier = int(old["rejections"] or 0) if old["asked"] == new["asked"] else 0
    if new["verdict"] == "rejected":
        return earlier + 1
    return earlier if new["verdict"] == "unchecked" else 0


def _cause(old: Row, new: Row, page: Page) -> str:
    # Databases of schema 1 did not note what was asked.
    is_other_study = old["asked"] not in {None, new["asked"]}
    if page == "changed" and (is_other_study or old["context"] != new["context"]):
        return "document changed"
    if old["source"] != new["source"]:
        return "source changed"
    if is_other_study or old["program"] != new["program"]:
        return "program changed"
    return "PubMed changed"


def _change(row: Row, before: str | None, after: str | None, why: str) -> Change:
    return Change(row["document"], row["finding_id"], row["study"], before, after, why)
