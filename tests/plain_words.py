"""Writes what is nobody's surname, and surnames that look so, out of ../shared/data.

    python -m tests.plain_words

A word is *plain* that titles and abstracts have in small letters, and that hardly one
of the authors of the same records is called by. A surname is *borne* though it ends
like an adjective ("Duncan", "Bansal") where four times as many authors are called so
as titles and abstracts have it before a noun ("Danish women").
"""

import json
import lzma
import re
import sys
from collections import Counter

from tests.labelled import RECORDS
from verifier.surnames.plain import BORNE, PLAIN
from verifier.surnames.reading import ends_like_adjective

FEWEST = 10  # records that have a word in small letters
_RARE = 200  # times that a word is written small for one author who is called so
FEWEST_AUTHORS = 5
_OFTENER = 4
_WORD = re.compile(r"(?<![\w'’-])[a-z]{4,22}(?![\w'’])")
_CAPITALISED = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{2,22}(?= [a-z])")
_PARTS = re.compile(r"[\s-]")


def main() -> None:
    """Each file holds each word once, in order."""
    if not RECORDS.exists():
        sys.exit("../shared/data is absent: nothing to count")
    small: Counter[str] = Counter()
    capitalised: Counter[str] = Counter()
    surnames: Counter[str] = Counter()
    with lzma.open(RECORDS, "rt", encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            text = f"{record['title']} {record['abstract'] or ''}"
            small.update(set(_WORD.findall(text)))
            capitalised.update(map(str.lower, set(_CAPITALISED.findall(text))))
            for surname, _, initials in record["authors"]:
                if initials != "collective":
                    surnames.update(_PARTS.split(surname.lower()))
    plain = {
        word
        for word, times in small.items()
        if times >= FEWEST and surnames[word] * _RARE <= times
    }
    borne = {
        name
        for name, times in surnames.items()
        if times >= FEWEST_AUTHORS
        and times > _OFTENER * (capitalised[name] + small[name])
        and ends_like_adjective(name)
    }
    for path, words in ((PLAIN, plain), (BORNE, borne)):
        path.write_text("\n".join(sorted(words)) + "\n", encoding="utf-8")
        print(f"{len(words):,} words in {path.name}")


if __name__ == "__main__":
    main()
