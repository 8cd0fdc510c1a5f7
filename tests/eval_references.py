"""Field accuracy of parse_reference on the labelled entries of refs-dev.

Run ``python -m tests.eval_references [--part tuned|held|all] [--records]
[--misses FIELD]``.

An entry counts for a field only where the value of that field occurs in its text
(publishers' short forms have neither title nor authors). Right means equal after
folding: no accents, no punctuation, lower case. The surname list is right if every
surname is, in order, as far as the entry prints them.

What is held against the parser are the fields as the citing article tags them. Rows
without tagged fields (all of ``raw_short``, a quarter of ``raw``) are measured only
with ``--records``, against the PubMed record they are labelled with: apart, because a
record spells names and titles its own way (a surname that the entry misspells cannot
be held against the parser, so that of the surnames only the first is compared).

A third of the citing articles, by a hash of their number, is held back from tuning.
"""

import argparse
import gzip
import hashlib
import json
import lzma
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from verifier.models import Reference
from verifier.names import fold, fold_name
from verifier.references import parse_reference

SHARED = Path(__file__).parents[2] / "shared" / "data"
DATA = SHARED / "refs-dev.jsonl.gz"
RECORDS = SHARED / "records.jsonl.xz"
TARGETS = {"surnames": 0.95, "year": 0.95, "title": 0.95, "journal": 0.95}
FIELDS = (*TARGETS, "volume", "issue", "page", "doi")


def rows(part: str) -> Iterator[dict]:
    with gzip.open(DATA, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            held = hashlib.sha256(str(row["citing"]).encode()).digest()[0] % 3 == 0
            if part == "all" or held == (part == "held"):
                yield row


def records_of(pmids: set[str]) -> dict[str, dict]:
    found = {}
    with lzma.open(RECORDS, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.partition('"pmid":"')[2].partition('"')[0] in pmids:
                record = json.loads(line)
                found[record["pmid"]] = record
    return found


def with_records(everything: list[dict]) -> None:
    """Rows without tagged fields get those of their record, marked as such."""
    bare = [row for row in everything if not row["fields"]]
    records = records_of({str(row["pmid"]) for row in bare})
    for row in bare:
        record = records.get(str(row["pmid"]))
        if not record:
            continue
        plain = f" {fold(row['text'])} "
        names = [record["journal"], record["iso_abbrev"]]
        printed = [name for name in names if f" {fold(name or '')} " in plain]
        row["text_kind"] += ", record"
        row["fields"] = {
            "authors": record["authors"],
            "title": record["title"],
            "journal": max(printed, key=len, default=""),
            "year": record["year"],
            "volume": record["volume"],
            "issue": record["issue"],
            "fpage": re.split(r"[-\u2013]", record["pages"] or "")[0],
            "doi": record["doi"],
        }


def style(text: str) -> str:
    """A guess at the style of an entry, by its punctuation alone."""
    if re.search(r"\b(?:19|20)\d\d[^;]{0,12};\s?\d", text):
        return "Vancouver, year;volume"
    if re.match(r".{3,600}?\((?:19|20)\d\d\w?\)\.\s.*\d\(\d+\),", text):
        return "APA"
    if re.search(r"\((?:19|20)\d\d\w?\)", text[: len(text) // 2 + 20]):
        return "(year) after the authors"
    if re.search(r"\((?:19|20)\d\d\)[\s.,]*$", text):
        return "Nature, (year) last"
    if re.search(r"(?:19|20)\d\d[\s.]*$", text):
        return "year last"
    return "other"


def stated(row: dict) -> dict[str, object]:
    """The labelled values that the entry's text shows."""
    fields = row["fields"] or {}
    text, plain = row["text"], f" {fold(row['text'])} "
    names = [fold_name(a[0]) for a in fields.get("authors", ()) if a[0]]
    surnames = [name for name in names if f" {name} " in plain]
    if "record" in row["text_kind"]:
        surnames = surnames[:1] if names[:1] == surnames[:1] else []
    values: dict[str, object] = {
        "surnames": surnames,
        "doi": fields["doi"].lower() if fields.get("doi") else "",
        "year": fields.get("year") or "",
    }
    if str(values["doi"]) not in text.lower():
        values["doi"] = ""
    if str(values["year"]) not in text:
        values["year"] = ""
    for name, key in (
        ("title", "title"),
        ("journal", "journal"),
        ("volume", "volume"),
        ("issue", "issue"),
        ("page", "fpage"),
    ):
        value = fold(str(fields.get(key) or ""))
        values[name] = value if value and value in plain else ""
    return {name: value for name, value in values.items() if value}


def parsed(reference: Reference) -> dict[str, object]:
    return {
        "surnames": [fold_name(name) for name in reference.authors],
        "year": reference.year or "",
        "title": fold(reference.title),
        "journal": fold(reference.journal),
        "volume": fold(reference.volume),
        "issue": fold(reference.issue),
        "page": fold(re.split(r"[-\u2010-\u2015\u2212]", reference.pages)[0]),
        "doi": reference.doi.lower(),
    }


def measure(
    part: str, *, records: bool = False
) -> tuple[Counter, Counter, dict[str, list], float]:
    asked: Counter = Counter()
    right: Counter = Counter()
    misses: dict[str, list] = {field: [] for field in FIELDS}
    everything = list(rows(part))
    if records:
        with_records(everything)
    started = time.process_time()
    read = [parse_reference(row["text"]) for row in everything]
    seconds = time.process_time() - started
    for row, reference in zip(everything, read, strict=True):
        got = parsed(reference)
        if "record" in row["text_kind"]:
            got["surnames"] = got["surnames"][:1]
        for field, want in stated(row).items():
            kind = row["text_kind"]
            tagged = ("all", style(row["text"])) if "record" not in kind else ()
            for group in (kind, *tagged):
                asked[group, field] += 1
                right[group, field] += got[field] == want
            if got[field] != want:
                misses[field].append((row, want, got[field]))
    return asked, right, misses, len(everything) / seconds


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--part", choices=("tuned", "held", "all"), default="tuned")
    parser.add_argument("--misses", choices=FIELDS, help="print misses of one field")
    parser.add_argument("--records", action="store_true", help="measure bare rows too")
    parser.add_argument("--sample", type=int, default=40)
    options = parser.parse_args()
    if not DATA.exists():
        print(f"{DATA.name}: not here, nothing measured")
        return 0
    asked, right, misses, speed = measure(options.part, records=options.records)
    groups = sorted({group for group, _ in asked}, key=lambda g: (g != "all", g))
    print(f"refs-dev, part {options.part}; a field counts where the text shows it")
    print(f"{'':<26}" + "".join(f"{field:>17}" for field in FIELDS))
    for group in groups:
        cells = [
            f"{right[group, f] / asked[group, f]:>9.4f} /{asked[group, f]:>6}"
            if asked[group, f]
            else f"{'-':>17}"
            for f in FIELDS
        ]
        print(f"{group:<26}" + "".join(cells))
    print(f"{speed:,.0f} entries/s on one core")
    if options.misses:
        chosen = misses[options.misses]
        random.Random(1).shuffle(chosen)
        for row, want, got in chosen[: options.sample]:
            print(
                f"\n[{row['text_kind']}] {row['text']}\n   want {want}\n   got  {got}"
            )
    return 0


if __name__ == "__main__":
    sys.exit(main())
