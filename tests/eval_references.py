"""Field accuracy of parse_reference on the labelled entries of refs-dev.

Run ``python -m tests.eval_references [--part tuned|held|all] [--misses FIELD]``.

An entry counts for a field only where the value of that field occurs in its text
(publishers' short forms have neither title nor authors). Right means equal after
folding: no accents, no punctuation, lower case. The surname list is right if every
surname is, in order, as far as the entry prints them.

What is held against the parser are the fields as the citing article tags them; where
a row has none, the PubMed record it is labelled with, for year, volume and journal.
A third of the citing articles, by a hash of their number, is held back from tuning.
"""

import argparse
import gzip
import hashlib
import json
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

DATA = Path(__file__).parents[2] / "shared" / "data" / "refs-dev.jsonl.gz"
TARGETS = {"surnames": 0.95, "year": 0.95, "title": 0.95, "journal": 0.95}
FIELDS = (*TARGETS, "volume", "issue", "page", "doi")


def rows(part: str) -> Iterator[dict]:
    with gzip.open(DATA, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            held = hashlib.sha256(str(row["citing"]).encode()).digest()[0] % 3 == 0
            if part == "all" or held == (part == "held"):
                yield row


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
    values: dict[str, object] = {
        "surnames": [name for name in names if f" {name} " in plain],
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


def measure(part: str) -> tuple[Counter, Counter, dict[str, list], float]:
    asked: Counter = Counter()
    right: Counter = Counter()
    misses: dict[str, list] = {field: [] for field in FIELDS}
    everything = list(rows(part))
    started = time.process_time()
    read = [parse_reference(row["text"]) for row in everything]
    seconds = time.process_time() - started
    for row, reference in zip(everything, read, strict=True):
        got = parsed(reference)
        for field, want in stated(row).items():
            for group in ("all", row["text_kind"], style(row["text"])):
                asked[group, field] += 1
                right[group, field] += got[field] == want
            if got[field] != want:
                misses[field].append((row, want, got[field]))
    return asked, right, misses, len(everything) / seconds


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--part", choices=("tuned", "held", "all"), default="tuned")
    parser.add_argument("--misses", choices=FIELDS, help="print misses of one field")
    parser.add_argument("--sample", type=int, default=40)
    options = parser.parse_args()
    if not DATA.exists():
        print(f"{DATA.name}: not here, nothing measured")
        return 0
    asked, right, misses, speed = measure(options.part)
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
