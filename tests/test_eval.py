"""The measuring itself: picture, floors, thinner worlds, and where data lack."""

import json
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import eval as evaluation
from tests.eval_hallmark import Together, _author, to_bibtex
from tests.eval_linkage import Part, best
from tests.floors import Figure, Measured, raised, shortfalls
from tests.labelled import ClosedWorld
from tests.reliability import picture
from verifier.deciding.calibration import Judged, bins
from verifier.documents import read_document
from verifier.models import Claims, Finding, Found, NamedStudy, Query
from verifier.pubmed.local import build_from_lines

judgements = st.lists(
    st.builds(Judged, st.floats(0, 1), st.booleans(), st.floats(0.1, 4)),
    min_size=1,
)

# --------------------------------------------------------------------------- picture


@given(st.dictionaries(st.text("ab<&>\"' é", min_size=1), judgements, min_size=1))
def test_the_picture_is_well_formed_and_shows_every_set(sets):
    drawn = ET.fromstring(picture(sets))
    circles = drawn.iter("{http://www.w3.org/2000/svg}circle")
    assert len(list(circles)) == sum(len(list(bins(j))) for j in sets.values())


# ---------------------------------------------------------------------------- floors

FLOORS = {"pages": {"data": "d1", "bounds": {"recall": 0.9, "calibration error": 0.02}}}


def measured(recall=0.95, error=0.01, data="d1"):
    figures = [Figure("recall", recall), Figure("calibration error", error)]
    return [Measured("pages", data, figures)]


@pytest.mark.parametrize(
    ("found", "lines"),
    [
        (measured(), []),
        (measured(recall=0.89), ["pages: recall is 0.8900, below 0.9"]),
        (measured(error=0.03), ["pages: calibration error is 0.0300, above 0.02"]),
        (measured(data="d2"), ["pages: no floors for these data; run with --update"]),
        (
            [Measured("pages", "d1", [Figure("speed, MB/s", 5.0)])],
            ["pages: speed, MB/s: no floor; run with --update"],
        ),
    ],
)
def test_a_figure_worse_than_its_floor_is_one_line(found, lines):
    assert list(shortfalls(found, FLOORS)) == lines


def test_floors_rise_with_what_is_measured_and_never_sink():
    after = raised(measured(recall=0.97, error=0.5), FLOORS)
    assert after["pages"]["bounds"] == {"recall": 0.968, "calibration error": 0.02}


def test_floors_sink_where_that_is_asked_for():
    after = raised(measured(recall=0.5, error=0.5), FLOORS, allow_regression=True)
    assert after["pages"]["bounds"] == {"recall": 0.498, "calibration error": 0.502}


def test_floors_of_other_data_start_anew():
    after = raised(measured(recall=0.5, data="d2"), FLOORS)
    assert after["pages"] == {
        "data": "d2",
        "bounds": {"recall": 0.498, "calibration error": 0.012},
    }


def test_what_was_not_measured_keeps_its_floor():
    assert raised([], FLOORS) == FLOORS
    only = [Measured("pages", "d1", [Figure("recall", 0.95)])]
    assert raised(only, FLOORS)["pages"]["bounds"]["calibration error"] == 0.02


@given(st.sampled_from(["recall", "Brier score", "MB/s"]), st.floats(0, 1))
def test_what_was_just_measured_is_never_below_its_new_floor(name, value):
    found = [Measured("pages", "d", [Figure(name, value)])]
    assert not list(shortfalls(found, raised(found, {})))


def test_the_floors_of_the_project_name_sections_that_exist():
    floors = json.loads(evaluation.FLOORS.read_text(encoding="utf-8"))
    assert set(floors) <= {section.name for section in evaluation.SECTIONS}


# --------------------------------------------------------------------------- command


def section(name, figures, *paths):
    return evaluation.Section(name, lambda _: iter(figures), paths)


@pytest.fixture
def here(tmp_path, monkeypatch):
    """An evaluation of one figure, with floors and picture of its own."""
    data = tmp_path / "data"
    data.write_text("x")
    figures = [Figure("recall", 0.95)]
    monkeypatch.setattr(evaluation, "FLOORS", tmp_path / "floors.json")
    monkeypatch.setattr(evaluation, "SECTIONS", (section("one", figures, data),))
    return figures


def test_a_fall_below_the_floor_fails_the_check(here, capsys):
    assert evaluation.main(["--update", "--check"]) == 0
    here[:] = [Figure("recall", 0.5)]
    assert evaluation.main(["--check"]) == 1
    assert "one: recall is 0.5000, below 0.948" in capsys.readouterr().out
    assert evaluation.main([]) == 0, "measuring alone fails nothing"


def test_a_lower_floor_must_be_asked_for(here):
    evaluation.main(["--update"])
    here[:] = [Figure("recall", 0.5)]
    assert evaluation.main(["--update", "--check"]) == 1
    assert evaluation.main(["--update", "--allow-regression", "--check"]) == 0


def test_where_data_are_absent_it_says_so_and_fails_nothing(
    here, tmp_path, monkeypatch, capsys
):
    absent = section("two", [Figure("recall", 0.0)], tmp_path / "absent")
    monkeypatch.setattr(evaluation, "SECTIONS", (*evaluation.SECTIONS, absent))
    assert evaluation.main(["--update", "--check"]) == 0
    assert "../shared/data is absent: not measured" in capsys.readouterr().out


# ------------------------------------------------------------------ worlds, HALLMARK


def world(folder, pmids, name="world"):
    lines = [
        json.dumps({"pmid": p, "title": "Snoring", "authors": [["Noppers", "", "I"]]})
        for p in pmids
    ]
    path = folder / f"{name}.sqlite"
    build_from_lines(lines, path)
    return ClosedWorld.open(path)


QUERY = Query(authors=("noppers",))


def test_a_record_taken_out_is_neither_found_nor_fetched(tmp_path):
    part = Part(world(tmp_path, ["11", "12", "13"]), hidden="12")
    answer = part.search([QUERY], 2)[QUERY]
    assert (answer.count, answer.pmids) == (2, ("11", "13"))
    assert set(part.fetch(["11", "12"])) == {"11"}


def test_a_thinned_world_keeps_the_case_and_its_share_of_the_others(tmp_path):
    pmids = [str(n) for n in range(100, 900)]
    part = Part(world(tmp_path, pmids), kept="500", sparse=4)
    answer = part.search([QUERY], 1000)[QUERY]
    assert "500" in answer.pmids
    assert 150 < answer.count == len(answer.pmids) < 250
    assert part.world == 200
    assert len(part.search([QUERY], 10)[QUERY].pmids) == 10


def test_worlds_together_list_each_record_once(tmp_path):
    both = Together(
        world(tmp_path, ["11", "12"]), world(tmp_path, ["12", "13"], "other")
    )
    answer = both.search([QUERY], 9)[QUERY]
    assert isinstance(answer, Found)
    assert (answer.count, sorted(answer.pmids)) == (3, ["11", "12", "13"])
    assert set(both.fetch(["11", "13"])) == {"11", "13"}


def test_nothing_named_has_no_best_record():
    assert (
        best(Finding(NamedStudy("d", "k", (), Claims()), "rejected", "not found")) == ""
    )


@pytest.mark.parametrize(
    ("turned", "parts"),
    [
        ("PS Noppers", ["Noppers", "", "PS"]),
        ("Vries PS de", ["de Vries", "", "PS"]),
        ("der Laan SW van", ["van der Laan", "", "SW"]),
        ("DR Jr Jacobs", ["Jacobs", "", "DR", "Jr"]),
        ("Junior WMD Silva", ["Silva Junior", "", "WMD"]),
        ("RECOVERY", ["RECOVERY"]),
    ],
)
def test_turned_names_of_the_benchmark_are_turned_back(turned, parts):
    assert _author(turned) == parts


def test_an_entry_of_the_benchmark_survives_bibtex(tmp_path):
    """Percent signs and ampersands are no markup, underscores of a DOI stay."""
    path = tmp_path / "one.bib"
    fields = {
        "title": "Pain & 50% relief",
        "author": "Ada Noppers and Bo Li",
        "year": "2011",
        "doi": "10.1234/a_b",
    }
    path.write_text(to_bibtex("article", "key1", fields), encoding="utf-8")
    (entry,) = read_document(path).entries
    assert (entry.title, entry.authors) == ("Pain & 50% relief", ("Noppers", "Li"))
    assert (entry.year, entry.doi) == (2011, "10.1234/a_b")
