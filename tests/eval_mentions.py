"""Measures `find_mentions` on labelled sentences of open-access articles.

    python -m tests.eval_mentions            recall and speed
    python -m tests.eval_mentions --misses   also what was missed
    python -m tests.eval_mentions --sample   300 extractions to judge by eye

The data stay in ``../shared/data``; nothing of them is kept here.
"""

import gzip
import hashlib
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from verifier.mentions import find_mentions
from verifier.models import Document, Mention
from verifier.names import fold_name

DATA = Path(__file__).parents[2] / "shared" / "data" / "mentions-dev.jsonl.gz"
JUDGED = Path(__file__).parent / "judged_mentions.jsonl"
SEED = 20261122
KINDS = ("author_year_xref", "year_xref")
_SURNAMES = re.compile(r",|&|\band\b|\bet\b\.?\s*\bal\b|\bothers\b|\bcolleagues\b")

Row = dict[str, Any]


def read_rows() -> Iterator[Row]:
    """The labelled rows whose surface stands in their sentence with a year."""
    with gzip.open(DATA, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row["kind"] in KINDS and row["start"] >= 0:
                yield row


def sentences() -> dict[str, str]:
    """Every sentence of the data once, by the id of its first row."""
    texts: dict[str, str] = {}
    with gzip.open(DATA, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            texts.setdefault(row["text"], row["id"])
    return {row_id: text for text, row_id in texts.items()}


def draw_sample(size: int = 300) -> list[tuple[str, str, Mention]]:
    """Extractions that a fixed seed draws: those whose hashes come first.

    Most extractions keep their hash when the finder changes, so that few must be
    judged anew.
    """
    drawn = []
    for row_id, text in sentences().items():
        for mention in find_mentions(Document(name="row", text=text)):
            if mention.kind != "unnamed":
                key = f"{SEED}:{row_id}:{mention.start}:{mention.end}"
                rank = hashlib.sha256(key.encode()).hexdigest()
                drawn.append((rank, row_id, text, mention))
    drawn.sort(key=lambda item: item[0])
    return [item[1:] for item in drawn[:size]]


def show_sample() -> None:
    """Prints the sample with its judgements so far, in the order of the draw."""
    judged = {}
    if JUDGED.is_file():
        for line in JUDGED.read_text().splitlines():
            row = json.loads(line)
            judged[row["id"], row["start"], row["end"]] = row["right"]
    for row_id, text, m in draw_sample():
        verdict = judged.get((row_id, m.start, m.end), "?")
        before, after = text[max(0, m.start - 40) : m.start], text[m.end : m.end + 25]
        names = ", ".join(m.authors) or m.group or m.journal or m.acronym or m.title
        sha = hashlib.sha256(text.encode()).hexdigest()[:16]
        shown = f"{before}⟦{m.surface}⟧{after}".replace("\n", " ")
        print(verdict, row_id, m.start, m.end, sha, f"| {shown} | {names} {m.year}")


def is_right(mention: Mention, row: Row) -> bool:
    """The mention's names are the label's leading ones, all that the surface names."""
    if mention.year != row["year"]:
        return False
    names = mention.authors or (mention.group.removeprefix("The "),)
    found = [fold_name(name) for name in names]
    label = [fold_name(name.removeprefix("The ")) for name in row["authors"]]
    surface = row["surface"]
    if found == label[: len(found)]:
        return bool(mention.group) or len(found) >= _names_in(surface) or mention.et_al
    # The surface may spell a name unlike the reference list; the surface then counts.
    spelt = fold_name(row["text"][max(0, row["start"] - 30) : row["end"]])
    named = [name for name in map(fold_name, _SURNAMES.split(surface)) if name]
    return (
        len(found) == max(1, _names_in(surface))
        and all(name in spelt for name in found)
        and bool(named)
        and found[0].endswith(re.sub(r"\W*\b\d{4}\b.*| [a-z]$", "", named[0]))
        and found[0].split()[-1] in (label[0] if label else "").split()
    )


def _names_in(surface: str) -> int:
    head = re.split(r"\bet\b\.?\s*al|\d{4}", surface)[0]
    return sum(bool(fold_name(part)) for part in re.split(r",|&|\band\b", head))


def match_row(mentions: list[Mention], row: Row) -> str:
    """``right``, ``wrong`` or ``missed``: what became of one label."""
    near = [m for m in mentions if m.start < row["end"] and row["start"] < m.end]
    if any(is_right(mention, row) for mention in near):
        return "right"
    return "wrong" if near else "missed"


def measure_speed(texts: list[str]) -> float:
    """Megabytes of text a second, all sentences as one page, best of three."""
    page = Document(name="page", text="\n\n".join(texts))
    best = 0.0
    for _ in range(3):
        started = time.process_time()
        find_mentions(page)
        spent = time.process_time() - started
        best = max(best, len(page.text.encode()) / 1e6 / spent)
    return best


def main(arguments: list[str]) -> None:
    """Prints recall by kind and the speed."""
    if "--sample" in arguments:
        show_sample()
        return
    found: dict[str, list[Mention]] = {}
    outcomes: Counter[tuple[str, str]] = Counter()
    shown = 0
    for row in read_rows():
        text = row["text"]
        if text not in found:
            found[text] = find_mentions(Document(name="row", text=text))
        outcome = match_row(found[text], row)
        outcomes[row["kind"], outcome] += 1
        if outcome != "right" and "--misses" in arguments:
            shown += 1
            low = max(0, row["start"] - 60)
            names = [
                (m.authors, m.group, m.year)
                for m in found[text]
                if m.start < row["end"] + 5 and row["start"] - 5 < m.end
            ]
            print(
                outcome,
                row["authors"][:3],
                row["year"],
                "|",
                text[low : row["end"] + 20].replace("\n", " "),
                "|",
                names,
            )
    for kind in KINDS:
        right = outcomes[kind, "right"]
        total = sum(count for (k, _), count in outcomes.items() if k == kind)
        print(
            f"{kind}: {right}/{total} right, recall {right / total:.4f}, "
            f"wrong {outcomes[kind, 'wrong']}, missed {outcomes[kind, 'missed']}"
        )
    right = sum(count for (_, o), count in outcomes.items() if o == "right")
    total = sum(outcomes.values())
    print(f"all: {right}/{total}, recall {right / total:.4f}")
    print(f"speed: {measure_speed(list(found)):.1f} MB/s of citation-dense text")


if __name__ == "__main__":
    main(sys.argv[1:])
