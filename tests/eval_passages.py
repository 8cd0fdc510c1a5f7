"""Measures single passages of health pages, from text to verdict.

    python -m tests.eval_passages [--kept] [--verbose]

Writers who knew no line of the program were each given sixty to eighty records of
``../shared/data``, and wrote of every one the passage in which such a page would tell
of it (``tests/passages``; on those of ``kept.jsonl`` nothing was tuned, and nobody has
read them). Two in three are right in all they say; in one of seven each, the kind of
study or the number of those who took part was made wrong on purpose. Those from
c9 on invented eight studies each as well. What is counted is told in
`tests.eval_whole`.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.eval_whole import Case, describe, is_amiss, paired, report
from tests.labelled import RECORDS, open_world
from verifier.deciding.parameters import shipped_parameters
from verifier.deciding.resolution import resolve
from verifier.documents import READERS
from verifier.reading import read

FOLDER = Path(__file__).parent / "passages"
READ, KEPT = FOLDER / "read.jsonl", FOLDER / "kept.jsonl"


def main(arguments: Sequence[str]) -> None:
    """Print the figures, and with --verbose whatever is not as its label has it."""
    if not RECORDS.exists():
        sys.exit("../shared/data is absent: nothing to measure on")
    cases = list(decide_passages(KEPT if "--kept" in arguments else READ))
    for line in report([case for case, _ in cases]):
        print(line)
    if "--verbose" in arguments:
        for case, text in cases:
            if is_amiss(case):
                print(f"{describe(case)}\n    {text}\n")


def decide_passages(path: Path) -> Iterator[tuple[Case, str]]:
    """Every study that the passages name, labelled or found, with its passage."""
    world, parameters = open_world(), shipped_parameters()
    for line in path.read_text(encoding="utf-8").splitlines():
        passage = json.loads(line)
        name = f"{passage['hand']}-{passage['pmid'] or passage['author']}.md"
        page = f"# {passage['title']}\n\n{passage['text']}\n"
        studies = read(READERS[".md"](page.encode(), name))
        findings = list(resolve(studies, world, parameters))
        for case in paired(name, [passage], findings):
            yield case, passage["text"]


if __name__ == "__main__":
    main(sys.argv[1:])
