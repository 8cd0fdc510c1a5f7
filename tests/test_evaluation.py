"""`verifier eval`: the program measured on somebody's own labelled citations."""

import json

import pytest

from tests.commands import snapshot_records
from tests.eutils import serve
from verifier.evaluation import LabelError, figures, judge, read_labelled
from verifier.models import Finding

TITLE = "Ketamine for fibromyalgia"
# Three that the snapshot holds, one that nobody wrote, one that is no citation.
ROWS = [
    {
        "text": "The Pastrak et al. (2021) review of ketamine infusions found little.",
        "title": TITLE,
        "pmid": "34984054",
    },
    {
        "text": "Sörensen J, Bengtsson A, Bäckman E, Henriksson KG, Bengtsson M. Pain"
        " analysis in patients with fibromyalgia. Effects of intravenous morphine,"
        " lidocaine, and ketamine. Scand J Rheumatol. 1995;24(6):360-5.",
        "pmid": 8610220,
        "reference": True,
    },
    {
        "text": "Smith et al. (1901) differ from Noppers et al. (2011).",
        "title": TITLE,
        "pmid": "21482474",
        "start": 31,
        "end": 52,
    },
    {"text": "Whitcombe et al. (2017) saw it too.", "title": TITLE, "pmid": None},
    {"text": "In one study, patients slept better.", "pmid": "1"},
]


def lines(rows):
    return "".join(json.dumps(row) + "\n" for row in rows)


@pytest.fixture
def labelled(tmp_path):
    path = tmp_path / "labelled.jsonl"
    path.write_text(lines(ROWS), encoding="utf-8")
    return path


def measured(command, *arguments):
    done = command("eval", *arguments, "--json")
    assert done.status == 0, done.err
    return json.loads(done.out)


def test_what_is_right_is_counted(command, labelled):
    found = measured(command, labelled)
    assert found["citations"] == 5
    assert found["no single study read"] == 1
    assert (found["in PubMed"], found["not in PubMed"]) == (3, 1)
    assert found["right record named or listed"] == 1
    assert found["of those named, right"] == 1
    assert found["not in PubMed, but a record named"] == 0
    assert 0 <= found["calibration error"] <= 1


def test_a_wrong_label_lowers_the_figures(command, labelled):
    """The same citations, said to mean other records."""
    wrong = [row | {"pmid": 1} for row in ROWS]
    labelled.write_text(lines(wrong), encoding="utf-8")
    found = measured(command, labelled)
    assert found["right record named or listed"] == 0
    assert found["of those named, right"] == 0
    assert found["calibration error"] > 0.5


def test_several_files_are_one_set(command, labelled, tmp_path):
    (tmp_path / "more.jsonl").write_text("\n" + lines(ROWS[:1]), encoding="utf-8")
    assert measured(command, labelled, "more.jsonl")["citations"] == 6


def test_people_get_a_table_with_the_reliability_of_confidence(command, labelled):
    done = command("eval", labelled)
    assert done.status == 0
    assert "right record named or listed" in done.out
    assert "confidence   studies   said   true" in done.out
    assert "snapshot" in done.err


def test_what_could_not_be_asked_counts_for_nothing(command, labelled):
    with serve(snapshot_records()) as server:
        server.fail("html_500")
        command.through(server.url)
        found = measured(command, labelled)
    assert found["unchecked"] == 4
    assert "right record named" not in found


BAD = {
    "nonsense": "not JSON",
    "[" * 100_000: "not JSON",
    "[]": "not a JSON object",
    '{"text": "x"}': "no pmid",
    '{"pmid": 1}': "no text",
    '{"text": "", "pmid": 1}': "no text",
    '{"text": 3, "pmid": 1}': "text is no str",
    '{"text": "x", "pmid": "PMC1"}': "pmid is no number",
    '{"text": "x", "pmid": true}': "pmid is no str",
    '{"text": "x", "pmid": 1, "start": "0"}': "start is no int",
    '{"text": "x", "pmid": 1, "reference": 1}': "reference is no bool",
}


@pytest.mark.parametrize("bad", BAD, ids=range(len(BAD)))
def test_a_line_that_is_no_label_is_named(bad):
    with pytest.raises(LabelError, match=BAD[bad]) as raised:
        list(read_labelled([lines(ROWS[:1]), bad]))
    assert str(raised.value).startswith("line 2: ")


def test_a_file_that_cannot_be_read_is_one_line(command, tmp_path):
    (tmp_path / "binary.jsonl").write_bytes(b"\xff")
    (tmp_path / "bad.jsonl").write_text("{}", encoding="utf-8")
    for name in ("binary.jsonl", "bad.jsonl", "nowhere.jsonl"):
        done = command("eval", name)
        assert done.status == 2
        assert done.err.startswith("verifier: ")
        assert done.err.count("\n") == 1
        assert name in done.err


def test_nothing_labelled_has_no_shares():
    found = figures(judge([], lambda _: []))
    assert set(found.values()) == {0}
    assert "calibration error" not in found


def test_every_finding_goes_to_its_citation():
    """Also where studies in between are not asked about."""

    def resolve(studies):
        return [Finding(study, "rejected", "not found") for study in studies]

    outcomes = judge(read_labelled([lines([row]) for row in ROWS]), resolve)
    names = [o.finding and o.finding.study.label for o in outcomes]
    assert names[0] == "Pastrak 2021"
    assert names[2:] == ["Noppers 2011", "Whitcombe 2017", None]
