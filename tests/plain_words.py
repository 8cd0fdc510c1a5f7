"""Writes the words of biomedicine that are nobody's surname, out of ../shared/data.

    python -m tests.plain_words

A word is taken that titles and abstracts have in small letters, and that hardly one of
the authors of the same records is called by.
"""

import json
import lzma
import re
import sys
from collections import Counter

from tests.labelled import RECORDS
from verifier.surnames.plain import PLAIN

FEWEST = 10  # records that have a word in small letters
_RARE = 200  # times that a word is written small for one author who is called so
_WORD = re.compile(r"(?<![\w'’-])[a-z]{4,22}(?![\w'’])")
_PARTS = re.compile(r"[\s-]")


def main() -> None:
    """The file holds each word once, in order."""
    if not RECORDS.exists():
        sys.exit("../shared/data is absent: nothing to count")
    small: Counter[str] = Counter()
    surnames: Counter[str] = Counter()
    with lzma.open(RECORDS, "rt", encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            text = f"{record['title']} {record['abstract'] or ''}"
            small.update(set(_WORD.findall(text)))
            for surname, _, initials in record["authors"]:
                if initials != "collective":
                    surnames.update(_PARTS.split(surname.lower()))
    plain = sorted(
        word
        for word, times in small.items()
        if times >= FEWEST and surnames[word] * _RARE <= times
    )
    PLAIN.write_text("\n".join(plain) + "\n", encoding="utf-8")
    print(f"{len(plain):,} words in {PLAIN.name}")


if __name__ == "__main__":
    main()
