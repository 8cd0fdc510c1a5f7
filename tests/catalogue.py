"""Writes the journals that the reader knows by name, out of two files of NLM's.

    python -m tests.catalogue [FOLDER]

The files are those of the benchmark's peer (`tests.bench.peer`), which the first call
installs into the folder. Names of one word are left out: they mean too much else.
"""

import gzip
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from tests.bench import peer
from verifier.references.journals import CATALOGUE

# A translation, a place or a series behind the name.
_BESIDES = re.compile(r"\s(?:=|:|\().*|[.:]\s.*|\.\Z")


def main() -> None:
    """The file holds each name once, in order."""
    folder = Path(sys.argv[1] if sys.argv[1:] else "cache/bench")
    peer.interpreter(folder)
    names = {name for path in peer.files(folder) for name in _names(path)}
    several = sorted(name for name in names if " " in name)
    CATALOGUE.write_text("\n".join(several) + "\n", encoding="utf-8")
    print(f"{len(several):,} names in {CATALOGUE.name}")


def _names(path: Path) -> Iterator[str]:
    """Titles and abbreviations of the journals of one file."""
    with gzip.open(path) as file:
        for _, element in etree.iterparse(file, tag=("Journal", "MedlineJournalInfo")):
            for tag in ("Title", "MedlineTA"):
                name = _BESIDES.sub("", element.findtext(tag) or "")
                yield name.removeprefix("The ").replace("&", "and").lower()
            element.clear()


if __name__ == "__main__":
    main()
