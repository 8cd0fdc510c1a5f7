"""A short soak: ten nights over forty pages, with a schedule to match.

The year itself is ``make soak``.
"""

from dataclasses import replace

import pytest

from tests.grown import Told
from tests.soak import SHORT, Soak, show
from verifier.findings.store import Stamp, Store
from verifier.models import Document, Evidence, Finding
from verifier.reading import read


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
    # The file as it lies has a page of 4 KiB for each table, too coarse for so few.
    assert 0 < year.grown_copied < year.news.total()


def test_a_verdict_that_is_not_the_truth_would_be_seen(tmp_path, monkeypatch):
    """The soak can fail: a job that never looks again is caught."""
    never = SHORT.__class__(
        rejected=(999,), ambiguous=999, confirmed=999, misdescribed=999, retracted=999
    )
    soak = Soak(tmp_path, nights=12, documents=40, schedule=SHORT, seed=3)
    soak.schedule = never
    assert soak.play().different


def test_growth_without_news_would_be_seen(tmp_path, monkeypatch):
    """A job that notes of every page that it was seen, every night, is caught."""
    see = Store.see

    def noted(store, fingerprints, at):
        store._db.execute("create table if not exists seen (document, at)")
        for name in fingerprints:
            store._db.execute("insert into seen values (?, ?)", [name, at])
        see(store, fingerprints, at)

    monkeypatch.setattr(Store, "see", noted)
    soak = Soak(tmp_path, nights=20, documents=40, schedule=SHORT, seed=0)
    year = soak.play()
    assert year.different == []
    assert year.grown_copied >= year.news.total()


def test_only_what_is_new_is_news(tmp_path):
    """Seen again, out of reach and back: nothing. Another reason: its length."""
    db = tmp_path / "verifier.db"
    document = Document("page", "A trial by Noppers et al. (2011).")
    (study,) = read(document)
    evidence = (Evidence("1", "year", "same year", 3.0),)
    found = Finding(
        study, "confirmed", "found", 0.99, evidence=evidence, reason="it is"
    )
    lost = replace(found, verdict="unchecked", reason="outage", evidence=())

    def night(number, finding):
        with Store.open(db) as store:
            at = f"2026-01-{number:02}T00:00:00+00:00"
            store.save(document, [finding], Stamp(number, at, "p", "r"))

    night(1, found)
    told = Told(db)
    night(2, found)
    assert told.news(db).total() == 0
    night(3, lost)
    night(4, found)
    assert set(told.news(db)) == {"change"}
    night(5, replace(found, reason="as it was"))
    assert told.news(db) == {"finding": len("as it was")}
    step = Evidence("1", "title", "same title", 9.0)
    night(6, replace(found, evidence=(*evidence, step)))
    assert told.news(db)["waterfall"] == len('["1", "title", "same title", 9.0]')
