"""Writes the journals that the reader knows by name.

    python -m tests.catalogue [FOLDER]

They are those of two files of NLM's and of the records of ../shared/data. The files
come with the benchmark's peer (`tests.bench.peer`), which the first call installs into
the folder. Of the records those composed from reference entries are left out, whose
journals are as somebody typed them; so are names of one word, which mean too much else.
"""

import gzip
import json
import lzma
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from tests.bench import peer
from tests.labelled import RECORDS
from verifier.references.journals import CATALOGUE, is_same_journal, without_series

# A translation, a place or a series behind the name.
_BESIDES = re.compile(r"\s(?:=|:|\().*|[.:]\s.*|\.\Z")
_PRINTABLE = re.compile(r"(?=.{6,89}\Z)[a-z0-9 ,'’\-éèüöäç]+")
_TYPED = frozenset({"jats_ref", "bg_ref"})


def main() -> None:
    """The file holds each title once, in order, with its commonest abbreviation."""
    folder = Path(sys.argv[1] if sys.argv[1:] else "cache/bench")
    peer.interpreter(folder)
    called = defaultdict(Counter[str])
    for journals in (*map(_journals, peer.files(folder)), _journals_of_records()):
        for name, short in journals:
            called[name][short] += 1
    shorts = {name: _commonest(c) for name, c in called.items() if " " in name}
    pairs = {name: short for name, short in shorts.items() if short not in {"", name}}
    alone = {n for c in called.values() for n in c if " " in n} - {*pairs.values()}
    for name in [name for name, short in shorts.items() if not short]:
        fitting = [n for n in alone if n[0] == name[0] and is_same_journal(n, name)]
        if len(fitting) == 1:
            pairs[name] = fitting[0]
    names = (alone | shorts.keys()) - {*pairs, *pairs.values()}
    lines = sorted([*names, *map("\t".join, pairs.items())])
    CATALOGUE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines):,} journals in {CATALOGUE.name}")


def _commonest(shorts: Counter[str]) -> str:
    return max(shorts, key=lambda short: (short != "", shorts[short], short))


def _journals(path: Path) -> Iterator[tuple[str, str]]:
    """Title and abbreviation of the journal of every paper of one file."""
    with gzip.open(path) as file:
        for _, citation in etree.iterparse(file, tag="MedlineCitation"):
            title = citation.findtext("Article/Journal/Title") or ""
            short = citation.findtext("MedlineJournalInfo/MedlineTA") or ""
            yield _plain(title), _plain(short)
            citation.clear()


def _journals_of_records() -> Iterator[tuple[str, str]]:
    """The same of the records; an abbreviation without a title stands for both."""
    with lzma.open(RECORDS, "rt", encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            if record["record_kind"] not in _TYPED:
                title, short = (
                    " ".join(_plain(record[name]).replace(".", " ").split())
                    for name in ("journal", "iso_abbrev")
                )
                short = short if _PRINTABLE.fullmatch(short) else ""
                yield title if _PRINTABLE.fullmatch(title) else short, short


def _plain(name: str) -> str:
    bare = _BESIDES.sub("", without_series(name))
    return bare.removeprefix("The ").replace("&", "and").lower()


if __name__ == "__main__":
    main()
