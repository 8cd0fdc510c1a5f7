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
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from tests.bench import peer
from tests.labelled import RECORDS
from verifier.references.journals import CATALOGUE

# A translation, a place or a series behind the name.
_BESIDES = re.compile(r"\s(?:=|:|\().*|[.:]\s.*|\.\Z")
_PRINTABLE = re.compile(r"(?=.{6,89}\Z)[a-z0-9 ,'’\-éèüöäç]+")
_TYPED = frozenset({"jats_ref", "bg_ref"})


def main() -> None:
    """The file holds each name once, in order."""
    folder = Path(sys.argv[1] if sys.argv[1:] else "cache/bench")
    peer.interpreter(folder)
    names = {name for path in peer.files(folder) for name in _names(path)}
    names |= set(_names_of_records())
    several = sorted(name for name in names if " " in name)
    CATALOGUE.write_text("\n".join(several) + "\n", encoding="utf-8")
    print(f"{len(several):,} names in {CATALOGUE.name}")


def _names(path: Path) -> Iterator[str]:
    """Titles and abbreviations of the journals of one file."""
    with gzip.open(path) as file:
        for _, element in etree.iterparse(file, tag=("Journal", "MedlineJournalInfo")):
            for tag in ("Title", "MedlineTA"):
                yield _plain(element.findtext(tag) or "")
            element.clear()


def _names_of_records() -> Iterator[str]:
    """Titles and abbreviations of the journals of the records."""
    with lzma.open(RECORDS, "rt", encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            if record["record_kind"] not in _TYPED:
                for name in (record["journal"], record["iso_abbrev"]):
                    plain = " ".join(_plain(name).replace(".", " ").split())
                    if _PRINTABLE.fullmatch(plain):
                        yield plain


def _plain(name: str) -> str:
    bare = _BESIDES.sub("", name)
    return bare.removeprefix("The ").replace("&", "and").lower()


if __name__ == "__main__":
    main()
