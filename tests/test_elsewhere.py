"""What PubMed need not hold is looked up, and not called fake where it is missing."""

import pytest

from tests.commands import rows
from verifier.documents.bibliographies import read_bibtex, read_csl, read_ris
from verifier.references import parse_reference
from verifier.studies.elsewhere import (
    listed_elsewhere,
    numbered_elsewhere,
    told_elsewhere,
)

BOOK, THESIS, TALK = "a book", "a thesis", "a talk or a poster"
PREPRINT, DATA = "a preprint", "a data set, or the register of a trial"
UNPLACED = "cited without a journal"


@pytest.mark.parametrize(
    ("entry", "kind"),
    [
        ("Adler, R. (1990). Living with pain: A guide. New York: Delta.", BOOK),
        ("Adler R. Insomnia: assessment and care. Guilford Press; 1993.", BOOK),
        ("Adler R. The nap book. London: Allen Lane; 2017.", BOOK),
        ("Adler R, Bose K. No more nights awake. Rev. ed. Wiley, 1996.", BOOK),
        ("Adler R. Insomnia. In: Roe J, ed. Medicine. Elsevier; 2011:201-15.", BOOK),
        ("Sleep Council. (2013). Manual of sleep (5th ed.). Arlington, VA: SC.", BOOK),
        ("World Health Organization. Young people. Geneva: WHO; 2014.", BOOK),
        ("Okoye T. Sleep at sea. PhD thesis, University of Leeds, 2015.", THESIS),
        ("Okoye, T. (2015). Sleep at sea [Doctoral dissertation, Leeds].", THESIS),
        ("Brandt, L. (2019). Naps [Conference presentation]. Sleep Days, Bonn.", TALK),
        ("Lee K. Naps. Presented at: Thoracic Congress; May 2018; Rome.", TALK),
        ("Doe J. Better naps. medRxiv 2021.03.04.21252531.", PREPRINT),
        ("Doe J, Roe K. Naps in nurses [preprint]. 2021.", PREPRINT),
        ("Brody JE. A good night. The New York Times. May 4, 2016.", UNPLACED),
        ("Centers for Sleep. Sleep and its disorders. 2020.", UNPLACED),
        ("Tanaka H. (2011). Naps and mood.", UNPLACED),
        # Papers of journals, however little is said of them.
        ("Tanaka H. Naps and mood. J Sleep Res 2011;20:1-9.", ""),
        ("Tanaka H. Naps and mood. Sleep. 2011.", ""),
        ("Tanaka H. Naps and mood. The Lancet. 2011.", ""),
        ("Tanaka H. Naps: a thesis reconsidered. Pain. 2011;9:1-4.", ""),
        ("Tanaka H. The press and sleep. J Sleep Res. 2011;20:7.", ""),
        ("Tanaka H. Naps and mood. 2011;20(4):1-9.", ""),
        ("Tanaka H. Naps and mood. PMID: 123456", ""),
    ],
)
def test_an_entry_tells_what_is_no_paper_of_a_journal(entry, kind):
    assert listed_elsewhere(parse_reference(entry), entry) == kind


@pytest.mark.parametrize(
    ("doi", "kind"),
    [
        ("10.1101/2021.01.01.425001", PREPRINT),
        ("10.1101/123456", PREPRINT),
        ("10.21203/rs.3.rs-12345/v1", PREPRINT),
        ("10.2139/ssrn.123456", PREPRINT),
        ("10.31234/osf.io/abcde", PREPRINT),
        ("10.48550/arXiv.2101.00001", PREPRINT),
        ("10.17605/OSF.IO/5ABCD", DATA),
        ("10.5281/zenodo.123456", DATA),
        ("10.1186/ISRCTN12345678", DATA),
        ("10.1007/978-3-030-12345-6", BOOK),
        ("10.1007/978-3-030-12345-6_7", BOOK),
        ("10.1016/B978-0-12-345678-9.00001-2", BOOK),
        ("10.1017/CBO9780511000000", BOOK),
        # Journals, also those of a house that runs a server of preprints
        ("10.1101/gad.123.4", ""),
        ("10.1101/cshperspect.a012345", ""),
        ("10.1097/00006842-197905000-00004", ""),
        ("10.1016/j.pain.2010.11.014", ""),
        ("10.1186/s12883-015-0404-3", ""),
        ("", ""),
    ],
)
def test_a_doi_tells_by_whom_it_was_given(doi, kind):
    assert numbered_elsewhere(doi) == kind


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("A preprint by Doe et al. (2021) followed 40 people.", PREPRINT),
        ("Doe et al. (medRxiv, 2021) followed 40 people.", PREPRINT),
        ("a paper not yet peer-reviewed, by Doe and others (2021)", PREPRINT),
        ("Doe's doctoral thesis (2015) followed 40 nurses", THESIS),
        ("(Doe, 2015, unpublished dissertation)", THESIS),
        ("Doe et al. presented it at the heart congress in 2019", TALK),
        ("(Doe 2019, conference abstract)", TALK),
        ("(Solberg 2018, oral presentation)", TALK),
        ("(Doe, 2019; poster)", TALK),
        ("Doe's 2017 book makes much of it", BOOK),
        ("Doe (2017) wrote a popular book on it", BOOK),
        # What is said of a paper, and what others say.
        ("Doe et al. (2021) reviewed 40 trials, peer-reviewed all.", ""),
        ("the thesis of Doe et al. (2012) is that sleep heals", ""),
        ("Doe et al. (2012) presented new data on sleep", ""),
        ("a book of recipes cites Doe et al. (2012)", ""),
        ("Doe et al. (2012) talked to 40 women", ""),
    ],
)
def test_the_words_beside_its_name_tell_what_it_is(words, kind):
    assert told_elsewhere(words) == kind


@pytest.mark.parametrize(
    ("read", "text", "kind"),
    [
        (read_bibtex, "@book{a, author={Doe, J}, title={Naps}, year=2011}", BOOK),
        (read_bibtex, "@phdthesis{a, author={Doe, J}, title={Naps}}", THESIS),
        (read_bibtex, "@inproceedings{a, title={Naps}, booktitle={Sleep 2011}}", TALK),
        (read_bibtex, "@article{a, title={Naps}, journal={Pain}}", ""),
        (read_ris, "TY  - CHAP\nAU  - Doe, J\nTI  - Naps\nER  - \n", BOOK),
        (read_ris, "TY  - JOUR\nAU  - Doe, J\nTI  - Naps\nJO  - Pain\nER  - \n", ""),
        (read_csl, '[{"type": "thesis", "title": "Naps"}]', THESIS),
        (read_csl, '[{"type": "article-journal", "title": "Naps"}]', ""),
    ],
)
def test_a_file_tells_by_the_type_of_its_entry(read, text, kind):
    (entry,) = read(text.encode(), "x").entries
    assert entry.elsewhere == kind


PAGE = """# Ketamine for fibromyalgia

As {name} says, ketamine helps.{more}

## References

{entry}
"""


@pytest.mark.parametrize(
    ("entry", "more", "verdict"),
    [
        ("Sorensen, B. (2015). Ketamine and you. London: Penguin.", "", "unverifiable"),
        ("Sorensen, B. (2015). Ketamine and you.", "", "unverifiable"),
        # Told as a study of people, it is expected in PubMed.
        (
            "Sorensen, B. (2015). Ketamine and you.",
            " The randomized trial by Sorensen et al. (2015) had 24 patients.",
            "rejected",
        ),
        ("Sorensen B. Ketamine and you. J Pain Relief 2015;4:1-9.", "", "rejected"),
    ],
)
def test_only_what_pubmed_would_hold_is_rejected(
    tmp_path, command, entry, more, verdict
):
    page = tmp_path / "page.md"
    name = "Sorensen et al. (2015)"
    page.write_text(PAGE.format(name=name, more=more, entry=entry), "utf-8")
    command("run", page)
    (row,) = rows("verifier.db", "select * from findings")
    assert row["verdict"] == verdict
    if verdict == "unverifiable":
        assert row["reason"].startswith("not found in PubMed, which need not hold it")


@pytest.mark.parametrize(
    ("year", "verdict"),
    [(1859, "unverifiable"), (1956, "unverifiable"), (1957, "rejected")],
)
def test_a_paper_of_years_that_pubmed_holds_in_part_is_not_called_fake(
    tmp_path, command, year, verdict
):
    page = tmp_path / "page.md"
    page.write_text(
        f"# Pain\n\nA trial by Sorensen et al. ({year}) gave 24 patients opium.\n",
        "utf-8",
    )
    command("run", page)
    (row,) = rows("verifier.db", "select * from findings")
    assert (row["verdict"], row["existence"]) == (verdict, "not found")
    assert ("printed before 1957" in row["reason"]) == (verdict == "unverifiable")


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        (
            (
                "The randomized trial “Sleeping Well With Chronic Pain in Ayrshire”, a"
                " preprint, had 24 patients."
            ),
            "unverifiable",
        ),
        ("Voted “Best Sleep Clinic of South Ayrshire 2018”.", "unverifiable"),
        (
            (
                "The randomized trial “Sleeping Well With Chronic Pain in Ayrshire” had"
                " 24 patients."
            ),
            "rejected",
        ),
    ],
)
def test_a_title_alone_is_called_fake_where_it_is_told_as_a_study(
    tmp_path, command, text, verdict
):
    page = tmp_path / "page.md"
    page.write_text(f"# Sleep\n\n{text}\n", "utf-8")
    command("run", page)
    (row,) = rows("verifier.db", "select * from findings")
    assert (row["verdict"], row["existence"]) == (verdict, "not found")


@pytest.mark.parametrize(
    ("text", "study", "verdict"),
    [
        (
            "The 2019 update by Carnes's group looked wider.",
            "Carnes 2019",
            "unverifiable",
        ),
        # the journal and the year stand in another sentence, and no people were counted
        (
            "Carnes et al. gave women naps. They felt well. (J Pain, 2008)",
            "Carnes 2008",
            "unverifiable",
        ),
        (
            "Carnes et al. gave 36 women naps. They felt well. (J Pain, 2008)",
            "Carnes 2008",
            "rejected",
        ),
        (
            "Carnes et al. (J Pain, 2008) gave 36 women naps. They felt well.",
            "Carnes 2008",
            "rejected",
        ),
    ],
)
def test_what_the_reader_put_together_is_called_fake_only_if_told_as_a_study(
    tmp_path, command, text, study, verdict
):
    """No form tells that the year is that of the study: a journal and people may."""
    page = tmp_path / "page.md"
    page.write_text(f"# Naps\n\n{text}\n", "utf-8")
    command("run", page)
    (row,) = rows("verifier.db", "select * from findings")
    assert (row["study"], row["verdict"]) == (study, verdict)
    assert ("is likely, and no more" in row["reason"]) == (verdict == "unverifiable")


def test_a_book_that_pubmed_holds_is_found(tmp_path, command):
    """Where something is listed, what it is called is no matter."""
    page = tmp_path / "page.md"
    entry = (
        "Pastrak M. Systematic Review of the Use of Intravenous Ketamine for"
        " Fibromyalgia [preprint]. 2021."
    )
    page.write_text(f"# Ketamine\n\n## References\n\n{entry}\n", "utf-8")
    command("run", page)
    (row,) = rows("verifier.db", "select * from findings")
    assert (row["verdict"], row["pmid"]) == ("confirmed", "34984054")
