"""Blocking: what is asked for a study, from narrow to wide."""

from dataclasses import replace

import pytest

from tests.test_deciding import PARAMETERS, study
from verifier.deciding import queries
from verifier.deciding.linkage import PUBMED_RECORDS
from verifier.models import Claims, Found, Identifiers, Query, Topic


def asked(named):
    return queries.identifying(named, PARAMETERS, PUBMED_RECORDS)


def test_a_rare_name_is_asked_for_by_name_and_year_alone():
    """Few records bear it, and words might miss the one that is meant."""
    assert asked(study("Noppers")) == (Query(authors=("noppers",), years=(2011, 2011)),)


def test_a_name_without_year_is_asked_for_where_few_bear_it_or_a_topic_is_told():
    """A bare Smith would list a hundred thousand papers."""
    bare = Claims()
    few = queries.identifying(study("Noppers", year=None), PARAMETERS, 1_000_000)
    assert few == (Query(authors=("noppers",)),)
    assert asked(study("Smith", year=None, claims=bare)) == ()
    (query,) = asked(study("Smith", year=None))
    assert query.words


def test_a_common_name_is_asked_for_within_the_words_of_the_topic():
    """Thousands of records of 2011 are first-authored by a Wang."""
    (query,) = asked(study("Wang"))
    assert {"ketamine", "fibromyalgia", "pain"} <= set(query.words[0])


def test_a_common_name_is_asked_for_within_its_journal_as_well():
    """A story told in plain words shares none with the title of its record."""
    told = Claims(journal="Pain Medicine")
    by_name = Query(authors=("wang",), years=(2011, 2011))
    within = replace(by_name, journal="Pain Medicine")
    assert within in asked(study("Wang", claims=told))
    found = [Found(by_name, 900, (), batched=False)]
    narrower = queries.narrowed(study("Wang", claims=told), found, PARAMETERS)
    assert within in narrower
    assert not [q for q in asked(study("Noppers", claims=told)) if q.journal]


def test_a_journal_called_by_its_initials_is_asked_for_by_what_pubmed_calls_it():
    by_name, within = asked(study("Wang", claims=Claims(journal="PNAS")))
    assert within == replace(by_name, words=(), journal="Proc Natl Acad Sci U S A")


def test_numbers_in_the_text_are_asked_for_as_well():
    """A number may be the slip, so the name is asked for beside it."""
    named = study("Noppers", identifiers=Identifiers(doi="10.1/x", pmid="7"))
    assert [q for q in asked(named) if q.pmid or q.doi] == [
        Query(pmid="7"),
        Query(doi="10.1/x"),
    ]
    assert len(asked(named)) == 3


@pytest.mark.parametrize(
    ("more", "asked_besides"),
    [
        ({}, 0),
        ({"group": "RECOVERY Collaborative Group"}, 1),
        ({"acronym": "PREDIMED"}, 1),
        ({"claims": Claims(title="Ketamine for pain")}, 1),
    ],
)
def test_a_number_that_stands_alone_is_not_looked_for_by_the_topic_of_its_page(
    more, asked_besides
):
    named = study(identifiers=Identifiers(pmid="7"), **more)
    assert len(asked(named)) == 1 + asked_besides


def test_two_names_without_others_are_asked_for_together():
    (query,) = asked(study("Devereux", "Reichek", et_al=False))
    assert query.authors == ("devereux", "reichek")


def test_a_printed_place_identifies_without_author_or_title():
    named = study(claims=Claims(journal="JAMA"), volume="293", pages="1082-1088")
    (query,) = asked(named)
    assert (query.volume, query.first_page, query.journal) == ("293", "1082", "")


def test_a_journal_is_asked_for_by_the_page_and_the_passage_then_by_the_passage():
    """The page around may be about much else, and be a year behind the online date."""
    topic = Topic(("ketamine", "fibromyalgia"), page=("stem",))
    named = study(claims=Claims(journal="Pain Medicine", topic=topic))
    (narrow,) = asked(named)
    (wide,) = queries.widening(named, PARAMETERS, PUBMED_RECORDS)
    first, second = narrow.words
    assert first == ("stem",)
    assert wide.words == (second,)
    assert set(wide.words[0]) == {"ketamine", "fibromyalgia"}
    assert (narrow.years, wide.years) == ((2011, 2011), (2010, 2013))


def test_widening_asks_for_any_position_other_spellings_and_neighbouring_years():
    wide = queries.widening(study("Sørensen"), PARAMETERS, world=500_000)
    assert [q.authors[0] for q in wide] == ["sorensen", "soerensen"]
    assert {q.author_position for q in wide} == {"any"}
    assert {q.years for q in wide} == {(2010, 2013)}


@pytest.mark.parametrize(
    ("given", "keys"),
    [
        ("", []),
        # PubMed has "Mfotie Njoya" for the surname, and "Peihong" for that of Ma.
        ("Mfotie", ["mfotie noppers", "mfotie"]),
        # and "Salgado Costa", before which the given name stands
        ("Laura Salgado", ["salgado noppers"]),
        ("Laura S.", []),
        # whatever it is: "Dvora Joseph Davey" has "Joseph Davey" for the surname
        ("Laura Joseph", ["joseph noppers"]),
    ],
)
def test_widening_asks_for_what_stands_before_the_surname(given, keys):
    named = replace(study("Noppers"), given=given)
    wide = queries.widening(named, PARAMETERS, PUBMED_RECORDS)
    assert [q.authors[0] for q in wide if q.author_position == "first"] == keys


def test_an_entry_is_looked_for_in_its_place_as_well():
    """Groups have as many names as lists have editors; the page has one number."""
    title = "Effect of enalapril on survival in heart failure. SOLVD Investigators"
    named = study(claims=Claims(title=title), volume="325", pages="293-302", year=1991)
    wide = queries.widening(named, PARAMETERS, PUBMED_RECORDS)
    assert Query(volume="325", first_page="293", years=(1990, 1993)) in wide
    (by_title,) = (q for q in wide if q.title_only)
    words = {word for (word,) in by_title.words}
    assert "enalapril" in words
    assert not words & {"solvd", "investigators"}


def test_the_closest_are_asked_for_by_author_in_any_year_and_by_subject():
    first, *others = queries.closest(study("Noppers"), PARAMETERS)
    assert first.authors == ("noppers",)
    assert first.years is None
    assert all(not q.authors and q.words for q in others)


@pytest.mark.parametrize(
    ("named", "is_askable"),
    [
        (study("Noppers"), True),
        (study(identifiers=Identifiers(pmid="7")), True),
        (study(claims=Claims(title="Ketamine for pain")), True),
        (study(acronym="PREDIMED"), True),
        (study(identifiers=Identifiers(registry="NCT01234567")), False),
        (study(claims=Claims(journal="JAMA"), year=None), False),
    ],
)
def test_what_pubmed_could_answer(named, is_askable):
    assert queries.is_askable(named) is is_askable


def test_only_the_widest_shared_question_is_asked_again_alone():
    """Whatever the narrow question would find, the wide one finds too."""
    narrow = Query(authors=("noppers",), years=(2011, 2011))
    wide = Query(authors=("noppers",), author_position="any", years=(2010, 2013))
    shared = [Found(q, 0, (), batched=True) for q in (narrow, wide)]
    assert queries.decisive(shared) == (wide,)
    confirmed = [shared[0], Found(wide, 0, ())]
    assert queries.decisive(confirmed) == ()


def test_no_question_is_a_bare_surname():
    named = study("Noppers", year=None, claims=Claims())
    assert queries.widening(named, PARAMETERS, PUBMED_RECORDS) == ()
