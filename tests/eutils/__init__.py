"""A loopback E-utilities server that is no kinder than NCBI's.

In tests: ``with serve(records) as server: …`` and `FAILURES`. By hand:
``python -m tests.eutils --port 8080``. Without HTTP: ``evaluate(term, records)``.
"""

from tests.eutils.entries import Entry
from tests.eutils.failures import FAILURES, Failure
from tests.eutils.index import Corpus
from tests.eutils.search import Result, evaluate
from tests.eutils.server import Options, Server, serve

__all__ = [
    "FAILURES",
    "Corpus",
    "Entry",
    "Failure",
    "Options",
    "Result",
    "Server",
    "evaluate",
    "serve",
]
