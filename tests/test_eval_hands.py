"""What counts as a study that a writer's label means."""

import pytest

from tests.eval_hands import _fits
from verifier.models import Document
from verifier.reading import read

SAID = "Doe et al. (2011, J Pain) gave 40 people ketamine."


@pytest.mark.parametrize(
    ("author", "year", "journal", "found"),
    [
        ("Doe", 2011, "", True),
        ("van Doe", 2011, "", True),
        ("Doe", None, "", True),
        ("Doe", 2012, "J Pain", False),
        ("Roe", 2011, "", False),
        # Without an author it takes the journal; without that, the year alone.
        ("", 2011, "Journal of Pain", True),
        ("", 2011, "Gut", False),
        ("", 2011, "", True),
    ],
)
def test_a_label_is_found_by_author_and_year_or_journal_and_year(
    author, year, journal, found
):
    [study] = read(Document("page", SAID))
    label = {"author": author, "year": year, "journal": journal}
    assert _fits(study, label) is found
