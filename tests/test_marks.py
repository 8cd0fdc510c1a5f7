"""What a mark closes is told of the study that its entry names, signed or not."""

import pytest

from verifier.documents import read_document
from verifier.reading import read

ENTRIES = """
## References

1. Doe J, Roe P, Poe K, et al. On backs. Arch Intern Med 2007;167:1892-8.
2. Moe C, Noe S, et al. On knees. Arch Intern Med 2006;166:450-457.
3. Eur J Pain 2016;3:1-4.
4. PMID: 32926799
"""

PAGES = [
    # All of an item is told of the study whose mark closes it.
    (
        (
            "- GERAC. It had 1,162 patients in Germany. A half got better.[1]\n"
            "- A pragmatic RCT. It had 298 patients. No difference at week 8.[2]\n"
        ),
        {"Doe": (2007, {1162}, ""), "Moe": (2006, {298}, "randomized")},
    ),
    # Where it goes on behind the mark, or has two, what is counted before the first.
    (
        "- It had 70 patients. Pain fell.[1] We are open on Mondays.\n",
        {"Doe": (2007, {70}, "")},
    ),
    (
        "- It had 70 patients. Pain fell.[1] So it did in Ayr.[2]\n",
        {"Doe": (2007, {70}, ""), "Moe": (2006, set(), "")},
    ),
    # A mark behind a number, where a line ends.
    (
        "No difference was seen in 298 patients at week 8 (2).\n\nPain fell (1).\n",
        {"Moe": (2006, {298}, "")},
    ),
    # An entry that names nobody is of the study that its mark closes.
    (
        "Loe et al., 2016: as good as ibuprofen in 40 people.[3]\n",
        {"Loe": (2016, {40}, "")},
    ),
    (
        "Loe and colleagues tested 60 people. Pain fell by half.[3]\n",
        {"Loe": (2016, {60}, "")},
    ),
    # Not where another study is told of, or where the years differ.
    (
        "Loe et al. found relief in 40 people. A later trial found none.[3]\n",
        {"Loe": (None, {40}, "")},
    ),
    ("Loe et al. (2011) found relief in 40 people.[3]\n", {"Loe": (2011, set(), "")}),
]


# A list without a heading, some entries of which say too little to be known by.
UNHEADED = """
---

1. Anvers M, Allin C, Borg A. A keyhole operation against long-term tablets. 2001.
2. Patton MG, Arcer M, Tamber A, et al. The same operation for chest trouble. 2000.
3. Patton MG, Herb F. Mesh or suture: a randomized comparison. World J Surg 2009.
4. Tanner S, et al. Osaka City Med J 2013;59:1-7.
5. Gall F, Cirell A, et al. Scand J Surg 2017;106:299-304.
"""
COUNTED = [
    (
        "They weighed 153 patients after the band.⁵\n",
        {"Gall": (2017, {153}, "")},
    ),
    # What is left out before them is counted, and read.
    (
        (
            "He operated on 168 people.¹ Then came chests: 39 people had such"
            " trouble.² The same Patton came back with a randomised comparison"
            " (n = 132).³\n"
        ),
        {
            "Anvers": (2001, {168}, ""),
            "Patton": (2009, {132}, "randomized"),
        },
    ),
    (
        (
            "A trial of 102 patients was small.⁴ It is 60% in the trial by Gall and"
            " colleagues,⁵ for which 240 patients were drawn into one arm.\n"
        ),
        {"Tanner": (2013, {102}, "clinical trial"), "Gall": (2017, {240}, "")},
    ),
]


@pytest.mark.parametrize(("page", "told"), COUNTED)
def test_marks_count_the_items_of_a_list(page, told, tmp_path):
    path = tmp_path / "page.md"
    path.write_text(page + UNHEADED, encoding="utf-8")
    found = {
        (study.authors[0], study.year): study.claims
        for study in read(read_document(path))
    }
    for name, (year, counts, design) in told.items():
        claims = found[name, year]
        assert {size.count for size in claims.sample_sizes} == counts
        assert claims.design.startswith(design)


@pytest.mark.parametrize(("page", "told"), PAGES)
def test_what_a_mark_closes_is_told_of_its_entry(page, told, tmp_path):
    path = tmp_path / "page.md"
    path.write_text(f"# Evidence\n\n{page}{ENTRIES}", encoding="utf-8")
    studies = {s.authors[0]: s for s in read(read_document(path)) if s.authors}
    for name, (year, sizes, design) in told.items():
        study = studies[name]
        assert study.year == year
        assert {size.count for size in study.claims.sample_sizes} == sizes
        assert study.claims.design.startswith(design)
        assert bool(design) == bool(study.claims.design)


def test_an_unsigned_number_is_the_number_of_the_study_that_its_mark_closes(tmp_path):
    path = tmp_path / "page.md"
    path.write_text(f"Loe et al. saw 70 people.[4]\n{ENTRIES}", encoding="utf-8")
    pmids = {s.label: s.identifiers.pmid for s in read(read_document(path))}
    assert pmids["Loe"] == "32926799"


def test_entries_of_one_paragraph_go_by_the_raised_numbers_before_them(tmp_path):
    path = tmp_path / "page.md"
    path.write_text(
        "Sleep came sooner in 57 men²\n\nand stress fell in 60 women¹\n\n"
        "¹ Doe J, Roe P. On stress. Arch Intern Med 2007;167:1892-8.\n"
        "² Moe C, Noe S. On sleep. Arch Intern Med 2006;166:450-457.\n",
        encoding="utf-8",
    )
    sizes = {
        study.authors[0]: {size.count for size in study.claims.sample_sizes}
        for study in read(read_document(path))
    }
    assert sizes == {"Doe": {60}, "Moe": {57}}


TABLE = """<h2>Studies</h2><table>
<tr><th>Plant<th>Study<th>Persons<th>Result
<tr><td>Devil's claw<td>Doe S, et al. Arch Intern Med 1999;16:118-29<td>197
<td>more pain-free patients than placebo
<tr><td>Willow<td>Roe et al. 2001<td>78<td>no difference
<tr><td>All<td>our own customers<td>612<td>very satisfied: 88%</table>
"""


RUN = (
    "1 Doe A, Roe L, Poe E et al., 1999. 2 Moe C, Noe S. BMJ 2006;166:450-457. "
    "3 Loe K et al. Pain 2010;6:5-10."
)


@pytest.mark.parametrize(
    ("entries", "of_marks"),
    [
        # The first tells too little to be known as an entry by itself.
        (RUN, {1: "Doe", 2: "Moe", 3: "Loe"}),
        # Two without a number, and three marks: whose they are cannot be counted off.
        (RUN[RUN.index("Moe") :].replace("3 Loe", "Loe"), {}),
        # What was left out is no entry where it tells nothing.
        (RUN.replace("Doe A, Roe L, Poe E et al., 1999", "Back"), {2: "Moe", 3: "Loe"}),
    ],
)
def test_entries_that_run_on_go_by_the_plain_numbers_before_them(
    entries, of_marks, tmp_path
):
    told = [f"<p>Relief of kind {n} was seen.<sup>{n}</sup></p>" for n in (1, 2, 3)]
    path = tmp_path / "page.html"
    path.write_text(f"{''.join(told)}<p><small>{entries}</small></p>", encoding="utf-8")
    marked = {
        mention.surface: study.authors[0]
        for study in read(read_document(path))
        for mention in study.mentions
        if study.authors and mention.surface in "123"
    }
    assert marked == {str(number): name for number, name in of_marks.items()}


def test_a_table_of_evidence_is_no_list_of_works(tmp_path):
    path = tmp_path / "page.html"
    path.write_text(TABLE, encoding="utf-8")
    told = {
        study.label: {size.count for size in study.claims.sample_sizes}
        for study in read(read_document(path))
    }
    assert told == {"Doe 1999": {197}, "Roe 2001": {78}}


BRIEFS = """NEWS OF THE WEEK

ASPIRIN: WOMEN ARE DIFFERENT
CHICAGO (Newswire) - Aspirin does not prevent heart attacks in women, the Women's \
Health Study shows. Nearly 40,000 of them took 100 mg or a dummy pill. In the \
Physicians' Health Study, reported in 1989, it did in men.
SOURCE: New England Journal of Medicine, March 31, 2005.

VITAMIN E FALLS SHORT
Dr. Eva Lonn and colleagues gave it to 9,541 patients.
SOURCE: JAMA, 2005;293:1338-1347.

TEA AND COFFEE
Doe et al. gave 40 people tea. Roe et al. gave 60 people coffee.
SOURCE: Gut, May 3, 2005.

MILK
Moe et al. gave 40 people milk.
SOURCES: Pain, May 3, 2005; Moe University, news release, May 2, 2005.
"""


def test_a_source_line_has_the_journal_of_the_one_study_of_its_brief(tmp_path):
    path = tmp_path / "news.txt"
    path.write_text(BRIEFS, encoding="utf-8")
    journals = {s.label: s.claims.journal for s in read(read_document(path))}
    assert journals["Women's Health Study 2005"] == "New England Journal of Medicine"
    assert journals["Physicians' Health Study 1989"] == ""
    assert journals["Lonn 2005"] == "JAMA"
    assert [journals[name] for name in ("Doe", "Roe", "Gut 2005")] == ["", "", "Gut"]
    assert journals["Moe"] == ""
