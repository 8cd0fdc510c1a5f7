"""Records read from JSON lines, row by row."""

import json

import pytest

from verifier.models import Author, Correction, PublicationType, SampleSize
from verifier.pubmed.record_lines import BadLineError, parse_record, read_records


def record(**fields):
    return parse_record(json.dumps({"pmid": "1", "title": "T"} | fields))


@pytest.mark.parametrize(
    ("fields", "attribute", "expected"),
    [
        ({"authors": [["Noppers", "", "I"]]}, "authors", (Author("Noppers", "", "I"),)),
        ({"authors": [["A Group"]]}, "authors", (Author(collective="A Group"),)),
        (
            {"authors": [["King", "M L", "ML", "Jr"]]},
            "authors",
            (Author("King", "M L", "ML", "Jr"),),
        ),
        # As other makers' lists have them: each row is in ../shared/data.
        (
            {"authors": [["TACT Trialists", "", "collective"]]},
            "authors",
            (Author(collective="TACT Trialists"),),
        ),
        (
            {"authors": [["J H", "", "Kingma"], ["X", "", "Wu"], ["G", "", "O'Hare"]]},
            "authors",
            (
                Author("Kingma", "", "JH"),
                Author("Wu", "", "X"),
                Author("O'Hare", "", "G"),
            ),
        ),
        (
            {"authors": [["Frans Van de", "", "Werf"], ["D de", "", "Zeeuw"]]},
            "authors",
            (Author("Van de Werf", "Frans", "F"), Author("de Zeeuw", "", "D")),
        ),
        (
            {"authors": [["Adams RB", "", "Jr"]]},
            "authors",
            (Author("Adams", "", "RB", "Jr"),),
        ),
        (
            {"authors": [["Wu", "", "XY"], ["Petrov", "", "YuA"], ["Li", "", "Yu"]]},
            "authors",
            (
                Author("Wu", "", "XY"),
                Author("Petrov", "", "YuA"),
                Author("Li", "", "Yu"),
            ),
        ),
        (
            {"authors": [["Rowe I", "", "PhD"], ["Lye DC; Research", "", "Team"]]},
            "authors",
            (Author("Rowe I", "", "PhD"), Author("Lye DC; Research", "", "Team")),
        ),
        ({"authors_complete": False}, "authors_complete", False),
        ({}, "authors_complete", True),
        ({"year": 2011, "epub_year": 2010}, "years", (2010, 2011)),
        ({"year": 2011, "epub_year": 2010}, "year", 2011),
        ({"year": None, "epub_year": 2010}, "year", 2010),
        ({"year": None}, "years", ()),
        ({"iso_abbrev": "", "medline_ta": "Pain"}, "journal_abbreviation", "Pain"),
        ({"lang": "eng,spa"}, "language", "eng"),
        (
            {"pubtypes": ["Retraction of Publication"]},
            "publication_types",
            (PublicationType("D016440", "Retraction Notice"),),
        ),
        (
            {"pubtypes": ["case-report", "Case Reports"]},
            "publication_types",
            (PublicationType("D002363", "Case Reports"),),
        ),
        (
            {"pubtypes": ["Never Heard Of"]},
            "publication_types",
            (PublicationType("", "Never Heard Of"),),
        ),
        (
            {"retracted": True},
            "publication_types",
            (PublicationType("D016441", "Retracted Publication"),),
        ),
        (
            {"retracted": True, "pubtypes": ["Retracted Publication"]},
            "publication_types",
            (PublicationType("D016441", "Retracted Publication"),),
        ),
        ({"retracted": None}, "corrections_known", False),
        ({"retracted": False}, "corrections_known", True),
        (
            {"comments_corrections": [["RetractionIn", "2", "J 2012"]]},
            "corrections",
            (Correction("RetractionIn", "2", "J 2012"),),
        ),
        (
            {"comments_corrections": [["RetractionIn", "2", "J 2012"]]},
            "corrections_known",
            True,
        ),
        (
            {"sample_size": {"randomised": 24, "per_arm": [12, 12]}},
            "sizes",
            (
                SampleSize(24, "randomised"),
                SampleSize(12, "per_arm"),
                SampleSize(12, "per_arm"),
            ),
        ),
        (
            {"sample_size": {"included_studies": 6, "patients": 115}},
            "sizes",
            (SampleSize(6, "studies"), SampleSize(115, "stated")),
        ),
        ({"pmid": None, "doi": "10.1/x"}, "key", "doi:10.1/x"),
        ({"pmid_seen": False}, "pmid_seen", False),
        ({}, "pmid_seen", True),
    ],
)
def test_a_field_means_what_the_documentation_says(fields, attribute, expected):
    """Each documented key gives the field of the record that it stands for."""
    assert getattr(record(**fields), attribute) == expected


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("not json", "not a JSON object"),
        ("[1]", "not a JSON object"),
        ("[" * 100_000, "not a JSON object"),
        ('{"title": "T"}', "neither pmid nor doi"),
        ('{"pmid": "12a"}', "pmid is not a number"),
        ('{"pmid": 12}', "a field has another type"),
        ('{"pmid": "1", "authors": ["Noppers"]}', "a field has another type"),
        ('{"pmid": "1", "authors": [["a","b","c","d","e","f"]]}', "a field has"),
        ('{"pmid": "1", "authors": 3}', "a field has another type"),
        ('{"pmid": "1", "year": "soon"}', "a field has another type"),
        ('{"pmid": "1", "sample_size": {"cats": 3}}', "a field has another type"),
        ('{"pmid": "1", "title": "' + "x" * 8_000_001 + '"}', "longer than"),
    ],
)
def test_a_line_that_is_no_record_is_refused_in_one_line(line, reason):
    """Bad lines raise one exception, whose message fits a line and names the line."""
    with pytest.raises(BadLineError) as caught:
        list(read_records(["", line]))
    message = str(caught.value)
    assert message.startswith(f"line 2: {reason}")
    assert "\n" not in message
    assert len(message) < 200
