"""A short soak: ten nights over forty pages, with a schedule to match.

The year itself is ``make soak``.
"""

import pytest

from tests.soak import SHORT, Soak, show


@pytest.mark.parametrize("seed", [0, 1])
def test_the_truth_of_the_day_after_ten_nights(tmp_path, seed):
    soak = Soak(tmp_path, nights=10, documents=40, schedule=SHORT, seed=seed)
    year = soak.play()
    print("\n".join(show(soak, year, 0)))
    assert year.different == []
    assert year.needless == []
    assert year.events.total() > 0
    assert year.requests["new or changed page"] > 0
    assert year.requests["rejected, asked again"] > 0


def test_a_verdict_that_is_not_the_truth_would_be_seen(tmp_path, monkeypatch):
    """The soak can fail: a job that never looks again is caught."""
    never = SHORT.__class__(
        rejected=(999,), ambiguous=999, confirmed=999, misdescribed=999, retracted=999
    )
    soak = Soak(tmp_path, nights=12, documents=40, schedule=SHORT, seed=3)
    soak.schedule = never
    assert soak.play().different
