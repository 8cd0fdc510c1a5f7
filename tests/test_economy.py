"""How few requests a whole job takes, from pages to verdicts, over the loopback server.

Absence is concluded from no shared request (ENTREZ.md section 4): every study that is
in no record, or under another year, is asked for alone, and its closest ones too.
"""

from collections import Counter
from dataclasses import replace
from itertools import chain

import pytest

from tests import invented
from tests.clocks import Clock
from tests.disturbed import Disturbed, findings
from tests.eutils import serve
from verifier.names import spellings


def job(folder, server, clock):
    return Disturbed(folder, server, folder / "pages", clock=clock)


@pytest.mark.parametrize(
    ("number", "all_exist", "most"),
    [(1, True, 3), (10, True, 4), (1_000, True, 200), (1_000, False, 400)],
)
def test_so_many_named_studies_take_so_few_requests(tmp_path, number, all_exist, most):
    """Cold; and none where the answers are kept though the database is lost."""
    named = invented.studies(number)
    if all_exist:
        named = [replace(study, kind="real") for study in named]
    (tmp_path / "pages").mkdir()
    for name, text in invented.pages(named, each=5):
        (tmp_path / "pages" / name).write_text(text, "utf-8")
    names = invented.vocabulary(named)
    known = frozenset(chain.from_iterable(map(spellings, names)))
    clock = Clock()
    with serve(invented.records(named), vocabulary=known, clock=clock) as server:
        cold = job(tmp_path, server, clock)
        assert cold.play().requests == len(server.log) <= most
        found = Counter(row["verdict"] for row in findings(cold.db).values())
        assert found.total() == number
        assert (found["confirmed"] == number) == all_exist
        server.log.clear()
        cold.db.unlink()
        warm = job(tmp_path, server, clock)
        warm.play()
        assert len(server.log) == 0
