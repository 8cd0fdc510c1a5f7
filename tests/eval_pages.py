"""Measures the reading of the labelled health pages in ``tests/pages``.

    python -m tests.eval_pages             the two thirds that rules are tuned on
    python -m tests.eval_pages --held      the third that stays untouched
    python -m tests.eval_pages --verbose   also every miss and every wrong find

Per form of ``PATTERNS.md``: found, missed, wrongly found. For claims: precision and
recall of design and sample size on the study that they are labelled for. The labels
are described in ``tests/pages/README.md``.

A label is found when a named study says the same *there*: one of its mentions lies
over the label's words and carries, after joining, its surnames in order and its year,
or its identifier, or, without those, its title, journal, acronym or group. A web page
cited as if it were a study is read well when no paper is made of it. Wrongly found is
a study that PubMed would be asked for and that no label means.
"""

import json
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from verifier.deciding.queries import is_askable
from verifier.documents import read_document
from verifier.models import Document, Mention, NamedStudy
from verifier.names import fold, fold_name
from verifier.reading import read

PAGES = Path(__file__).parent / "pages"
Row = dict[str, Any]
Span = tuple[int, int]

# Forms whose parts are spread over a sentence or a block: what is found may stand on
# another part than the words that the label quotes.
SPREAD = frozenset({3, 4, 5, 6, 14, 15, 21, 22, 27, 31, 34})
BY_IDENTIFIER = {12: ("doi",), 13: ("registry",), 17: ("pmid",), 20: ("pmid", "pmcid")}
WEB_PAGE = 35
# Designs that say no more than that people were treated.
TRIALS = frozenset({"clinical trial", "controlled trial"})
_TRIAL_WORDS = re.compile(r"trial|pilot")


@dataclass
class Page:
    """One page with its labels and with what was read out of it."""

    file: str
    rows: list[Row]
    lookalikes: list[str]
    document: Document
    studies: list[NamedStudy]

    def __post_init__(self) -> None:
        self.folded, self.offsets = fold_text(self.document.text)

    @property
    def is_everyday(self) -> bool:
        """Its writer was asked for everyday wordings, not for varied ones."""
        return self.file[1:2] == "-"

    def spans(self, words: str) -> list[Span]:
        """Everywhere these words stand in the text, whatever the spacing."""
        wanted = fold_text(words)[0]
        found, at = [], self.folded.find(wanted)
        while at >= 0:
            end = self.offsets[at + len(wanted) - 1] + 1
            found.append((self.offsets[at], end))
            at = self.folded.find(wanted, at + 1)
        return found


def fold_text(text: str) -> tuple[str, list[int]]:
    """The text without spaces, marks of emphasis and case, and where each letter was.

    Curly and straight quotes and all dashes compare equal; square brackets around
    the number of a note are the reader's choice.
    """
    letters, offsets = [], []
    for offset, letter in enumerate(text):
        category = unicodedata.category(letter)
        if letter in "*_[]" or category in ("Cf", "Cc") or letter.isspace():
            continue
        plain = "-" if category == "Pd" else letter
        plain = {"‘": "'", "’": "'", "“": '"', "”": '"', "´": "'"}.get(plain, plain)
        letters += plain.lower()
        offsets += [offset] * len(plain.lower())
    return "".join(letters), offsets


def read_pages(*, held: bool) -> list[Page]:
    """The labelled pages, each read the way a run reads it."""
    labels = PAGES / ("labels-held.jsonl" if held else "labels-tune.jsonl")
    pages = []
    for line in labels.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        document = read_document(PAGES / row["file"])
        studies = read(document)
        pages.append(
            Page(row["file"], row["studies"], row["lookalikes"], document, studies)
        )
    return pages


# ------------------------------------------------------------- does it match a label?


def _same_names(study: NamedStudy, row: Row) -> bool:
    wanted = [fold_name(name) for name in row["authors"]]
    return [fold_name(name) for name in study.authors[: len(wanted)]] == wanted


def _same_acronym(study: NamedStudy, row: Row) -> bool:
    return fold(study.acronym) == fold(row["acronym"])


def _same_years(study: NamedStudy, row: Row) -> bool:
    suffix = row.get("suffix")
    return (row.get("year") in (None, study.year)) and suffix in (None, study.suffix)


def _alternatives(row: Row, key: str) -> list[str]:
    value = row.get(key) or []
    return [value] if isinstance(value, str) else value


def _same_journal(study: NamedStudy, row: Row) -> bool:
    stated = {study.claims.journal, *(m.journal for m in study.mentions)}
    bare = {re.sub(r"^the ", "", fold(journal)) for journal in stated if journal}
    return any(
        re.sub(r"^the ", "", fold(j)) in bare for j in _alternatives(row, "journal")
    )


def _same_title(study: NamedStudy, row: Row) -> bool:
    wanted = fold(row["title"])
    return any(
        fold(title).startswith(wanted)
        or (len(fold(title)) >= 20 and wanted.startswith(fold(title)))
        for title in (study.claims.title, *(m.title for m in study.mentions))
        if title
    )


def _same_group(study: NamedStudy, row: Row) -> bool:
    wanted = fold(row["group"])
    groups = {study.group, *(m.group for m in study.mentions), *study.authors}
    return any(wanted in fold(g) or fold(g) in wanted for g in groups if fold(g))


def _same_identifier(study: NamedStudy, row: Row, keys: Iterable[str]) -> bool:
    return any(
        key in row
        and re.sub(r"\W", "", row[key]).lower()
        in re.sub(r"\W", "", getattr(study.identifiers, key)).lower()
        for key in keys
        if getattr(study.identifiers, key)
    )


def says_the_same(study: NamedStudy, row: Row) -> bool:
    """The study carries the parts that make a label of this form."""
    if row["kind"] == "unnamed":
        return not is_askable(study)
    if row["form"] in BY_IDENTIFIER:
        return _same_identifier(study, row, BY_IDENTIFIER[row["form"]])
    return _same_years(study, row) and _same_parts(study, row)


def _same_parts(study: NamedStudy, row: Row) -> bool:
    """The first of these that is labelled decides; an adjective ("a Danish study")
    leaves nothing to compare.
    """
    for key, same in (
        ("authors", _same_names),
        ("acronym", _same_acronym),
        ("journal", _same_journal),
        ("title", _same_title),
        ("group", _same_group),
    ):
        if row.get(key):
            return same(study, row)
    return True


def _over(mention: Mention, spans: list[Span], *, spread: bool) -> bool:
    reach = [(mention.start, mention.end)]
    if spread:
        reach.append(mention.sentence)
    return any(
        start < until and since < end for start, end in spans for since, until in reach
    )


def match_row(page: Page, row: Row) -> list[NamedStudy]:
    """The named studies that say at the label's words what the label says."""
    spans = page.spans(row["surface"])
    if not spans:
        return []
    anywhere = row["form"] in BY_IDENTIFIER or row["form"] == 34
    spread = row["form"] in SPREAD
    return [
        study
        for study in page.studies
        if says_the_same(study, row)
        and (anywhere or any(_over(m, spans, spread=spread) for m in study.mentions))
    ]


def is_read(page: Page, row: Row) -> bool:
    """The label is found; a web page, when it is not taken for a paper."""
    if row["form"] != WEB_PAGE:
        return bool(match_row(page, row))
    spans = page.spans(row["surface"])
    return bool(spans) and not any(
        is_askable(study) and any(_over(m, spans, spread=False) for m in study.mentions)
        for study in page.studies
    )


def _is_labelled(study: NamedStudy, page: Page) -> bool:
    """Some label of the page means this study, wherever its mentions stand."""
    for row in page.rows:
        if row["kind"] == "unnamed" or row["form"] == WEB_PAGE:
            continue
        if row.get("authors") and study.authors:
            first = fold_name(study.authors[0]) == fold_name(row["authors"][0])
            if first and (study.year is None or _same_years(study, row)):
                return True
        elif says_the_same(study, row):
            return True
        if _same_identifier(study, row, ("doi", "pmid", "pmcid", "registry")):
            return True
    return False


def _form_at(study: NamedStudy, page: Page) -> int:
    """The form of the label that the study's words lie over; 0 beside every label."""
    for row in page.rows:
        spans = page.spans(row["surface"])
        if any(_over(mention, spans, spread=False) for mention in study.mentions):
            return int(row["form"])
    return 0


def over_lookalikes(study: NamedStudy, page: Page) -> list[str]:
    """The look-alikes that the study's mentions lie over."""
    labelled = [span for row in page.rows for span in page.spans(row["surface"])]
    return [
        words
        for words in page.lookalikes
        if any(
            _over(mention, [span], spread=False)
            for mention in study.mentions
            for span in page.spans(words)
            if not any(s < span[1] and span[0] < e for s, e in labelled)
        )
    ]


# ----------------------------------------------------------------------------- claims


def group_rows(rows: list[Row]) -> list[list[Row]]:
    """The labels of a page put together by the study that they are about."""
    groups: list[list[Row]] = []
    for row in rows:
        if row["kind"] == "unnamed":
            continue
        home = [g for g in groups if any(_same_study(row, other) for other in g)]
        merged = [row] + [other for group in home for other in group]
        groups = [group for group in groups if group not in home] + [merged]
    return groups


def _same_study(one: Row, other: Row) -> bool:
    if "study" in one and one.get("study") == other.get("study"):
        return True
    if any(one.get(k) and one.get(k) == other.get(k) for k in ("doi", "pmid", "pmcid")):
        return True
    if one.get("authors") and other.get("authors"):
        years = {one.get("year"), other.get("year")} - {None}
        again = one.get("again") or other.get("again")
        return (
            fold_name(one["authors"][0]) == fold_name(other["authors"][0])
            and len(years) < 2
            and one.get("suffix") == other.get("suffix")
            and bool(again or one.get("year"))
        )
    return False


@dataclass
class Score:
    """Right, wrong and missed claims of one kind."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def __str__(self) -> str:
        precision = _ratio(self.right, self.wrong)
        recall = _ratio(self.right, self.missed)
        return (
            f"right {self.right:4}  wrong {self.wrong:3}  missed {self.missed:3}  "
            f"precision {precision}  recall {recall}"
        )


def _ratio(part: int, rest: int) -> str:
    return f"{part / (part + rest):.3f}" if part + rest else "  -  "


def score_designs(group: list[Row], studies: list[NamedStudy]) -> tuple[Score, str]:
    """How the designs claimed of one labelled study compare with its labels."""
    wanted = [d for row in group for d in _alternatives(row, "design")]
    allowed = wanted + [d for row in group for d in _alternatives(row, "design_may")]
    if any(_TRIAL_WORDS.search(design) for design in allowed):
        allowed += TRIALS
    claimed = {study.claims.design for study in studies if study.claims.design}
    right = bool(claimed & set(wanted))
    # A stated "randomised trial" read as "trial" is a miss, not a falsehood.
    wrong = len(claimed - set(allowed))
    score = Score(int(right), wrong, int(bool(wanted) and not right))
    return score, f"design {sorted(claimed)} for {wanted or allowed}"


def score_sizes(group: list[Row], studies: list[NamedStudy]) -> tuple[Score, str]:
    """How the sizes claimed of one labelled study compare with its labels."""
    wanted = {s["count"] for row in group for s in row.get("sample_sizes", ())}
    may = {s["count"] for row in group for s in row.get("sample_sizes_may", ())}
    claimed = {s.count for study in studies for s in study.claims.sample_sizes}
    score = Score(
        len(claimed & wanted), len(claimed - wanted - may), len(wanted - claimed)
    )
    return score, f"size {sorted(claimed)} for {sorted(wanted)}"


# ---------------------------------------------------------------------------- measure


@dataclass
class Measured:
    """Counts per form, per claim, and what to show of them."""

    found: Counter[int] = field(default_factory=Counter)
    missed: Counter[int] = field(default_factory=Counter)
    wrong: Counter[int] = field(default_factory=Counter)
    lookalikes: int = 0
    lookalikes_found: int = 0
    claims: dict[str, Score] = field(default_factory=lambda: defaultdict(Score))
    notes: list[str] = field(default_factory=list)


def measure_pages(pages: list[Page]) -> Measured:
    """Everything counted over these pages."""
    measured = Measured()
    for page in pages:
        _measure_rows(page, measured)
        _measure_others(page, measured)
        _measure_claims(page, measured)
    return measured


def _measure_rows(page: Page, measured: Measured) -> None:
    for row in page.rows:
        if is_read(page, row):
            measured.found[row["form"]] += 1
            continue
        measured.missed[row["form"]] += 1
        spans = page.spans(row["surface"])
        there = [
            study.label
            for study in page.studies
            if any(_over(mention, spans, spread=False) for mention in study.mentions)
        ]
        why = f"read as {there}" if spans else "words not in the text"
        names = row.get("authors", ""), row.get("year", "")
        measured.notes.append(
            f"missed  {page.file}: form {row['form']} {row['surface']!r} {names}; {why}"
        )


def _measure_others(page: Page, measured: Measured) -> None:
    measured.lookalikes += len(page.lookalikes)
    taken = set()
    for study in page.studies:
        if not is_askable(study):
            continue
        taken |= set(over_lookalikes(study, page))
        if not _is_labelled(study, page):
            measured.wrong[_form_at(study, page)] += 1
            surface = study.mentions[0].surface
            measured.notes.append(f"wrong   {page.file}: {study.label} in {surface!r}")
    measured.lookalikes_found += len(taken)
    measured.notes += [f"alike   {page.file}: {words!r}" for words in sorted(taken)]


def _measure_claims(page: Page, measured: Measured) -> None:
    for group in group_rows(page.rows):
        studies = {s.key: s for row in group for s in match_row(page, row)}
        for claim, score_claim in (("design", score_designs), ("size", score_sizes)):
            score, note = score_claim(group, list(studies.values()))
            total = measured.claims[claim]
            total.right += score.right
            total.wrong += score.wrong
            total.missed += score.missed
            if score.wrong or score.missed:
                unread = "" if studies else " (study not found)"
                measured.notes.append(
                    f"claim   {page.file}: {group[0]['surface']!r}: {note}{unread}"
                )


def show(measured: Measured, *, verbose: bool) -> None:
    """Prints the tables, and with ``verbose`` what they count against the reader."""
    if verbose:
        print("\n".join(measured.notes), end="\n\n")
    print("form   found  missed  wrong  precision  recall")
    forms = sorted({*measured.found, *measured.missed, *measured.wrong})
    for form in forms:
        found, missed = measured.found[form], measured.missed[form]
        wrong = measured.wrong[form]
        name = f"{form:4}" if form else "none"
        print(
            f"{name} {found:7} {missed:7} {wrong:6}      "
            f"{_ratio(found, wrong)}   {_ratio(found, missed)}"
        )
    found, missed, wrong = (
        sum(counts.values())
        for counts in (measured.found, measured.missed, measured.wrong)
    )
    print(
        f" all {found:7} {missed:7} {wrong:6}      "
        f"{_ratio(found, wrong)}   {_ratio(found, missed)}"
    )
    for claim, score in measured.claims.items():
        print(f"{claim:6} {score}")
    print(
        f"look-alikes taken for studies: {measured.lookalikes_found} "
        f"of {measured.lookalikes}"
    )


def main(arguments: list[str]) -> None:
    held = "--held" in arguments
    pages = read_pages(held=held)
    print(f"{len(pages)} pages, {'untouched third' if held else 'tuning set'}")
    show(measure_pages(pages), verbose="--verbose" in arguments)


if __name__ == "__main__":
    main(sys.argv[1:])
