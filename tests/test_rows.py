"""Tables whose headings say what a cell holds: whose study a row is, and of when."""

import pytest

from verifier.documents import read_document
from verifier.reading import read


def studies(tmp_path, table):
    """Authors, year and journal of every study that a Markdown table names."""
    path = tmp_path / "page.md"
    path.write_text(f"# What was found\n\n{table}\n", encoding="utf-8")
    return [
        (", ".join(study.authors), study.year, study.claims.journal)
        for study in read(read_document(path))
        if all(mention.kind != "unnamed" for mention in study.mentions)
    ]


ROWS = [
    # A year of its own, before or behind the name; the journal in whichever cell.
    (
        (
            "Year | Lead author | Patients | Finding\n--|--|--|--\n"
            "1999 | Andersson | 178 | as good as standard care (NEJM)\n"
            "2013 | Licciardone | 455 | 50% relief in 63%\n"
        ),
        [("Andersson", 1999, "NEJM"), ("Licciardone", 2013, "")],
    ),
    (
        (
            "Author | Journal | Year | n\n--|--|--|--\n"
            "Doe & Roe | Spine | 2003 | 91\nDr. Moe and colleagues | Gut | 2011 | 40\n"
        ),
        [("Doe, Roe", 2003, "Spine"), ("Moe", 2011, "Gut")],
    ),
    # A cell of a study, in whatever form it names author and year.
    (
        (
            "Study | Who | Result\n--|--|--\n"
            "Schmidt (Tübingen) 2001 | 78 people | better\n"
            "Franco (Cochrane 2023) | 27 trials | no benefit\n"
        ),
        [
            ("Schmidt", 2001, ""),
            ("Franco", 2023, "Cochrane Database of Systematic Reviews"),
        ],
    ),
    # What a cell names by itself stays as it is.
    (
        "Study | n\n--|--\nDoe et al., NEJM 2006 | 225\nRoe and Poe (2012) | 104\n",
        [("Doe", 2006, "NEJM"), ("Roe, Poe", 2012, "")],
    ),
]

NO_STUDIES = [
    # No heading says that the names are of authors, or no year is of the row.
    "Prize | Winner | Year\n--|--|--\nGold | Andersson | 2019\n",
    "Author | Title\n--|--\nAndersson | Backs at work\n",
    # A place, a trial and nobody, under a heading for studies.
    "Study | Year | n\n--|--|--\nLeeds | 2011 | 40\nOur own | 2022 | 612\n",
]


@pytest.mark.parametrize(("table", "told"), ROWS)
def test_a_row_is_one_study(table, told, tmp_path):
    assert studies(tmp_path, table) == told


@pytest.mark.parametrize("table", NO_STUDIES)
def test_other_tables_tell_of_no_study(table, tmp_path):
    assert studies(tmp_path, table) == []
