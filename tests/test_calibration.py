"""Calibration: what was said against what was true."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier.deciding.calibration import (
    Judged,
    bins,
    brier_score,
    calibration_error,
    table,
)

JUDGED = st.builds(
    Judged, st.floats(0, 1), st.booleans(), st.floats(0.01, 100, allow_nan=False)
)


@pytest.mark.parametrize(
    ("judged", "error", "brier"),
    [
        ([Judged(1.0, true=True), Judged(0.0, true=False)], 0, 0),
        ([Judged(1.0, true=False)], 1, 1),
        ([Judged(0.5, true=True), Judged(0.5, true=False)], 0, 0.25),
        ([Judged(0.75, true=True)] * 3 + [Judged(0.75, true=False)], 0, 0.1875),
        ([Judged(0.9, true=True), Judged(0.9, true=False, mass=9)], 0.8, 0.73),
    ],
)
def test_the_measures_are_what_their_definitions_say(judged, error, brier):
    """Worked by hand."""
    assert calibration_error(judged) == pytest.approx(error)
    assert brier_score(judged) == pytest.approx(brier)


@given(st.lists(JUDGED, min_size=1))
def test_both_measures_lie_between_0_and_1_and_nothing_is_lost(judged):
    assert -1e-9 <= calibration_error(judged) <= 1 + 1e-9
    assert -1e-9 <= brier_score(judged) <= 1 + 1e-9
    assert sum(b.count for b in bins(judged)) == len(judged)
    assert len(list(table(judged))) == 1 + len(list(bins(judged)))
