"""Comparing, weighing and deciding: tables of real cases, and what always holds."""

from dataclasses import replace
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verifier.deciding.agreements import compare_claims
from verifier.deciding.alternatives import closest_studies
from verifier.deciding.authors import (
    compare_coauthors,
    compare_first_author,
    compare_given_name,
)
from verifier.deciding.comparisons import (
    compare,
    compare_journal,
    compare_pages,
    compare_title,
    compare_year,
)
from verifier.deciding.levels import CANNOT_BE_SEEN
from verifier.deciding.linkage import (
    PUBMED_RECORDS,
    count_rivals,
    is_one_of_several,
    link,
    none_levels,
    rivalry,
)
from verifier.deciding.parameters import parse_parameters, shipped_parameters
from verifier.deciding.statuses import publication_status
from verifier.deciding.topics import TOPIC_LEVELS
from verifier.deciding.verdicts import decide, is_absent, is_settled
from verifier.models import (
    Author,
    Candidate,
    Claims,
    Correction,
    Found,
    Identifiers,
    Linkage,
    Mention,
    NamedStudy,
    PublicationType,
    Query,
    Record,
    SampleSize,
    Step,
    Topic,
    Unanswered,
)
from verifier.names import fold_words
from verifier.words import beginning_of_all, stem, stems_in, topic_stems

PARAMETERS = shipped_parameters()
UNSEEN = "cannot be seen"
KETAMINE = Topic(
    sentence=("ketamine", "infusion", "fibromyalgia", "pain", "relief"),
    page=("ketamine", "chronic", "pain", "fibromyalgia"),
)


def study(*authors: str, year: int | None = 2011, et_al: bool = True, **more):
    claims, kind = (
        more.pop("claims", Claims(topic=KETAMINE)),
        more.pop("kind", "narrative"),
    )
    mention = Mention(0, 5, "Doe et", kind, (0, 5), 1, authors, et_al, year)
    return NamedStudy(
        "page.txt", "key", (mention,), claims, authors, et_al, year, **more
    )


def record(*authors: str | Author, year: int = 2011, title: str = "", **more) -> Record:
    return Record(
        pmid=more.pop("pmid", "1"),
        title=title or "Ketamine infusion for fibromyalgia pain: a trial",
        authors=tuple(Author(last=a) if isinstance(a, str) else a for a in authors),
        year=year,
        years=more.pop("years", (year,)),
        **more,
    )


AT_THE_FOOT = Claims(journal="Pain", topic=Topic(page=("ketamine", "pain")))
NOPPERS = record("Noppers", "Niesters", "Dahan", pmid="21482474", status="MEDLINE")


@pytest.mark.parametrize(
    ("stated", "printed", "level"),
    [
        ("Noppers", ["Noppers", "Dahan"], "first author"),
        ("Sorensen", ["Sörensen"], "first author"),
        ("Herman Pontzer", ["Pontzer"], "first author"),
        ("Soerensen", ["Sørensen"], "first author"),
        ("O\u2019Brien", ["OBrien"], "first author"),
        ("Kamp", ["van de Kamp"], "first author"),
        ("de Carvalho", ["Freire de Carvalho"], "first author"),
        ("Nopers", ["Noppers"], "similar spelling"),
        ("Maher", ["Ferreira", "Maher"], "among the authors"),
        ("Li", ["Lu"], "not an author"),
        ("Smith", ["Noppers", "Dahan"], "not an author"),
        ("K", ["M"], "not an author"),
    ],
)
def test_first_authors_are_compared_by_any_of_their_spellings(stated, printed, level):
    assert compare_first_author(study(stated), record(*printed)) == level


@pytest.mark.parametrize(
    ("given", "fore", "level"),
    [
        ("Peihong", "Ma", "first author"),
        ("Peihong", "Maria", "not an author"),
        ("", "Ma", "not an author"),
    ],
)
def test_a_record_may_have_the_given_name_for_the_surname(given, fore, level):
    turned = record(Author(last="Peihong", fore=fore))
    assert compare_first_author(study("Ma", given=given), turned) == level


@pytest.mark.parametrize(
    ("stated", "printed", "level"),
    [
        ("Chengdi", ("Chengdi", "C"), "same given name"),
        ("Xiaoming", ("Xiao-Ming", "XM"), "same given name"),
        ("Michael", ("K Michael", "KM"), "same given name"),
        ("Jane R.", ("Jane", "J"), "same given name"),
        ("JK", ("Justin K", "JK"), "same initials"),
        ("J. K.", ("", "JK"), "same initials"),
        ("J", ("Justin K", "JK"), "same initial"),
        ("Justin", ("", "JK"), "same initial"),
        ("Jiajia", ("Chengdi", "C"), "another given name"),
        ("CH", ("", "CL"), "another given name"),
        ("Y", ("Zhengyang", "Z"), "another given name"),
        # One may be short for the other, or the one that is used.
        ("Jim", ("James", "J"), "cannot be seen"),
        ("Bill", ("William", "W"), "cannot be seen"),
        ("Peggy A.", ("", "MA"), "cannot be seen"),
        ("Bill", ("Robert", "R"), "another given name"),
        ("Michael", ("", "KM"), "cannot be seen"),
        ("Jane", ("", ""), "cannot be seen"),
        ("", ("Jane", "J"), "not stated"),
    ],
)
def test_given_names_are_compared_as_far_as_either_side_has_them(
    stated, printed, level
):
    named = study("Yu", given=stated)
    assert compare_given_name(named, record(Author("Yu", *printed))) == level


@pytest.mark.parametrize(
    ("stated", "authors", "level"),
    [
        # of another than the first author
        ("Jane Maher", [Author("Ferreira", "Paul"), Author("Maher", "Chris")], UNSEEN),
        ("Mfotie Njoya", [Author("Mfotie Njoya", "Emmanuel", "E")], UNSEEN),
        ("Peihong Ma", [Author("Peihong", "Ma", "M")], "same given name"),
    ],
)
def test_a_given_name_is_that_of_the_first_author(stated, authors, level):
    given, surname = stated.split()
    named = study(surname, given=given)
    assert compare_given_name(named, record(*authors)) == level


def test_of_two_namesakes_the_given_name_tells_who_is_meant():
    jane, john = (
        record(Author("Wang", name, name[0]), pmid=pmid)
        for name, pmid in (("Jiajia", "1"), ("Chengdi", "2"))
    )
    open_question = link(study("Wang"), [jane, john], PARAMETERS)
    assert open_question.candidates[0].probability < 0.6
    told = link(study("Wang", given="Chengdi"), [jane, john], PARAMETERS)
    assert told.candidates[0].record is john
    assert told.candidates[0].probability > 0.8


def test_a_name_that_a_cut_list_lacks_is_not_the_first():
    """Sources that list six of nine authors say who is the first, and no more."""
    cut = record("Noppers", "Dahan", authors_complete=False)
    assert compare_first_author(study("Sarton"), cut) == "another first author"
    unknown = record(authors_complete=False)
    assert compare_first_author(study("Sarton"), unknown) == "cannot be seen"
    assert compare_first_author(study("Sarton"), record()) == "names no author"


@pytest.mark.parametrize(
    ("stated", "et_al", "printed", "level"),
    [
        (["Doe"], True, ["Doe", "Roe", "Poe"], "as many as stated"),
        (["Doe"], True, ["Doe", "Roe"], "fewer than stated"),
        (["Doe"], True, ["Doe"], "only one author"),
        (["Doe", "Roe"], True, ["Doe", "Roe", "Poe"], "all of them"),
        (["Doe", "Roe"], True, ["Doe", "Roe"], "fewer than stated"),
        (["Doe", "Roe"], False, ["Doe"], "only one author"),
        (["Doe", "Roe"], False, ["Doe", "Roe"], "all of them"),
        (["Doe", "Roe"], False, ["Doe", "Roe", "Poe"], "more than stated"),
        (["Doe", "Roe", "Poe"], False, ["Doe", "Roe", "Poe", "Moe"], "all of them"),
        (["Doe", "Roe"], False, ["Doe", "Poe"], "none of them"),
        (["Doe", "Roe", "Poe"], False, ["Doe", "Poe", "Moe"], "some are missing"),
        (["Doe"], False, ["Doe"], "as many as stated"),
        (["Doe", "EPIC Consortium"], False, ["Doe"], "as many as stated"),
        (["EPIC Consortium"], False, [Author(collective="EPIC")], "as many as stated"),
        (["Doe", "Roe", "Poe"], False, ["Doe", "Roe"], "fewer than stated"),
    ],
)
def test_coauthors_and_their_number(stated, et_al, printed, level):
    named = study(*stated, et_al=et_al)
    assert compare_coauthors(named, record(*printed)) == level


@pytest.mark.parametrize(
    ("stated", "et_al", "printed", "level"),
    [
        (["Doe"], True, ["Doe", "Roe"], "as many as stated"),
        (["Doe"], True, ["Doe"], "cannot be seen"),
        (["Doe"], False, ["Doe"], "more than the one stated"),
        (["Doe", "Roe"], False, ["Doe"], "cannot be seen"),
        (["Doe", "Roe"], False, ["Doe", "Roe"], "more than stated"),
        (["Doe", "Roe"], False, ["Doe", "Poe", "Moe"], "none of them"),
        (["Doe", "Roe"], True, ["Doe", "Roe"], "all of them"),
        (["Doe", "Roe", "Poe"], False, ["Doe", "Roe"], "all of them"),
        (["Doe", "Roe", "Poe"], False, ["Doe", "Moe"], "none of them"),
    ],
)
def test_a_list_that_was_cut_had_more_than_it_shows(stated, et_al, printed, level):
    named = study(*stated, et_al=et_al, kind="parenthetical")
    cut = record(*printed, authors_complete=False)
    assert compare_coauthors(named, cut) == level


@pytest.mark.parametrize(
    ("kind", "printed", "level"),
    [
        # "Doe 2010, JAMA": who tells of one says nothing of others,
        ("narrative", ["Doe"], "as many as stated"),
        ("narrative", ["Doe", "Roe", "Poe"], "as many as stated"),
        # "(Doe, 2010)" is a citation, which would where a scientist wrote it.
        ("parenthetical", ["Doe"], "as many as stated"),
        ("parenthetical", ["Doe", "Roe", "Poe"], "more than the one stated"),
    ],
)
def test_one_author_of_a_sentence_need_not_be_the_only_one(kind, printed, level):
    named = study("Doe", et_al=False, kind=kind)
    assert compare_coauthors(named, record(*printed)) == level


@pytest.mark.parametrize(
    ("stated", "years", "level"),
    [
        (2011, (2010, 2011), "same year"),
        (2012, (2011,), "one year off"),
        (2015, (1995,), "another year"),
        (None, (2011,), "not stated"),
        (2011, (), "cannot be seen"),
    ],
)
def test_print_and_electronic_year_both_count(stated, years, level):
    assert compare_year(study("Doe", year=stated), record("Doe", years=years)) == level


@pytest.mark.parametrize(
    ("stated", "printed", "level"),
    [
        ("Eur J Pain", "European journal of pain (London, England)", "same journal"),
        ("JAMA", "Journal of the American Medical Association", "same journal"),
        ("Plant Physiol.", "Plant Physiology", "same journal"),
        (
            "Proceedings of the National Academy of Sciences",
            "Proc. Natl. Acad. Sci. U.S.A.",
            "same journal",
        ),
        ("New England Journal", "The New England journal of medicine", "same journal"),
        ("Cochrane Library", "Cochrane Database Syst Rev", "same journal"),
        ("Cochrane", "Trials", "another journal"),
        ("MMWR", "MMWR. Morbidity and mortality weekly report", "same journal"),
        ("MMWR", "MMWR Morb Mortal Wkly Rep", "same journal"),
        (
            "PNAS",
            "Proceedings of the National Academy of Sciences of the United States",
            "same journal",
        ),
        ("AJCN", "The American journal of clinical nutrition", "same journal"),
        ("PLoS NTD", "PLoS neglected tropical diseases", "same journal"),
        ("JAMA IM", "JAMA network open", "another journal"),
        ("JAMA", "JAMA neurology", "like journal"),
        ("Acta Cryst", "Acta Crystallogr D Biol Crystallogr", "like journal"),
        ("The Lancet", "Pain", "another journal"),
        ("", "Pain", "not stated"),
        (
            "Chinese Journal of Integrated Traditional and Western Medicine",
            (
                "Zhongguo Zhong xi yi jie he za zhi = Chinese journal of integrated "
                "traditional and Western medicine"
            ),
            "same journal",
        ),
    ],
)
def test_journals_are_one_through_abbreviations(stated, printed, level):
    named = study("Doe", claims=Claims(journal=stated))
    assert compare_journal(named, record("Doe", journal=printed)) == level


def test_the_name_of_its_journal_is_no_claim_of_another_title():
    journal = "Archivos de la Sociedad Espanola de Oftalmologia"
    named = study("Noppers", claims=Claims(title="Archivos de la Sociedad Española"))
    found = replace(NOPPERS, journal=journal)
    assert compare_claims(named, found)[0]["title"] == "conflicts"
    named = study("Noppers", claims=Claims(title=journal))
    agreements, disagreements = compare_claims(named, found)
    assert agreements["title"] == "not stated"
    assert not disagreements


@pytest.mark.parametrize(
    ("stated", "printed", "level"),
    [
        ("Ketamine for pain.", "Ketamine for Pain", "same title"),
        (
            "Chronic pain of adults: ketamine infusions",
            "Ketamine infusion for chronic pain in adults",
            "nearly the same",
        ),
        ("Ketamine for pain", "Soy isoflavones and hot flushes", "another title"),
    ],
)
def test_titles_are_one_despite_case_and_endings(stated, printed, level):
    named = study("Doe", claims=Claims(title=stated))
    assert compare_title(named, record("Doe", title=printed)) == level


@pytest.mark.parametrize(
    ("volume", "pages", "level"),
    [
        ("15", "942-9", "same volume and page"),
        ("15", "1-9", "same volume"),
        ("16", "942-9", "another volume"),
        ("", "", "not stated"),
    ],
)
def test_volume_and_first_page_go_together(volume, pages, level):
    printed = record("Doe", volume="15", pages="942-949")
    assert compare_pages(study("Doe", volume=volume, pages=pages), printed) == level


# ----------------------------------------------------------------------- linkage


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["Noppers", "Sarton", "Wang"]), st.integers(1990, 2020)
        ),
        max_size=6,
    )
)
def test_probabilities_of_all_records_and_of_none_add_up_to_one(rivals):
    records = [
        record(name, year=year, pmid=str(i)) for i, (name, year) in enumerate(rivals)
    ]
    linkage = link(study("Noppers"), records, PARAMETERS)
    total = linkage.none_probability + sum(c.probability for c in linkage.candidates)
    assert total == pytest.approx(1)
    probabilities = [c.probability for c in linkage.candidates]
    assert probabilities == sorted(probabilities, reverse=True)


def test_two_equal_candidates_share_the_probability():
    twins = [record("Noppers", "Dahan", "Roe", pmid=p) for p in ("1", "2")]
    first, second = link(study("Noppers"), twins, PARAMETERS).candidates
    assert first.probability == pytest.approx(second.probability)
    assert first.probability <= 0.5


def test_without_candidates_none_is_certain():
    assert link(study("Noppers"), [], PARAMETERS).none_probability == 1


def test_author_and_year_alone_never_confirm():
    """The most certain name and year leave a study of no stated topic open."""
    bare = study("Noppers", claims=Claims())
    linkage = link(bare, [NOPPERS], PARAMETERS, world=1000)
    assert not is_settled(bare, linkage, ())


@pytest.mark.parametrize(
    ("named", "absent"),
    [
        (study("Noppers"), True),
        (study(claims=Claims(title="Ketamine for fibromyalgia")), True),
        (study(identifiers=Identifiers(pmid="7")), True),
        (study(volume="12", pages="7-9", year=None), True),
        (study("Noppers", year=None), False),
        (study(claims=Claims(journal="Pain", topic=KETAMINE)), False),
        (study(group="Leiden University", acronym="KETAFIB"), False),
    ],
)
def test_only_what_is_named_well_enough_to_be_found_can_be_absent(named, absent):
    """Two of three papers are not found by journal, year and topic."""
    assert is_absent(named, link(named, [], PARAMETERS)) is absent


@pytest.mark.parametrize(
    ("probability", "against", "absent"),
    [
        # Cited for its method on a page about all else.
        (0.30, (), False),
        (0.30, (Step("year", "one year off", -2.0),), False),
        # The page names the first of many authors, or the journal and nothing else.
        (0.30, (Step("co-authors", "more than stated", -2.0),), False),
        (0.12, (Step("journal", "same journal", 3.0),), False),
        # As improbable as any namesake, or the page says something else of it.
        (0.15, (), True),
        (0.30, (Step("design", "conflicts", -1.1),), True),
        (0.30, (Step("year", "another year", -6.0),), True),
    ],
)
def test_a_probable_namesake_of_that_year_is_not_called_absent(
    probability, against, absent
):
    topic = "words of the page"
    steps = (Step("first author", "first author", 9.0), Step(topic, "no word", -1.0))
    candidate = Candidate(NOPPERS, 0.0, probability, (*steps, *against))
    linkage = Linkage((candidate,), 1 - probability)
    assert is_absent(study("Noppers"), linkage) is absent


@pytest.mark.parametrize(
    ("authors", "given", "journal", "absent"),
    [
        # A page may name those who lead the group, and sign last.
        (("Dahan", "Roe"), "", "Pain", False),
        (("Dahan",), "Albert", "Pain", False),
        (("Dahan",), "A", "Pain", False),
        # One surname is anybody's, and so is another journal's paper.
        (("Dahan",), "", "Pain", True),
        (("Dahan",), "Maria", "Pain", True),
        (("Dahan", "Poe"), "", "Pain", True),
        (("Dahan", "Roe"), "", "Gut", True),
    ],
)
def test_what_those_named_have_signed_in_that_journal_is_not_called_absent(
    authors, given, journal, absent
):
    claims = Claims(journal=journal, topic=KETAMINE)
    named = study(*authors, given=given, claims=claims)
    signed = tuple(
        Author(*n, n[1][0])
        for n in (("Noppers", "Ingeborg"), ("Roe", "Jane"), ("Dahan", "Albert"))
    )
    other = replace(NOPPERS, title="Sleep in swans", authors=signed, journal="Pain")
    assert is_absent(named, link(named, [other], PARAMETERS)) is absent


def test_journal_year_and_topic_confirm_nothing():
    """Among the records that fit them best, one in three is another."""
    named = study(claims=Claims(journal="Pain", topic=KETAMINE))
    linkage = link(named, [replace(NOPPERS, journal="Pain")], PARAMETERS, world=1000)
    assert not is_settled(named, linkage, ())


def test_they_do_where_an_abstract_has_all_that_is_told():
    told = "ketamine infusion fibromyalgia nystagmus midazolam paraesthesia neuralgia"
    told += " allodynia hyperalgesia"
    named = study(claims=Claims(journal="Pain", topic=Topic(tuple(told.split()))))
    title = "Ketamine infusion for fibromyalgia"
    one = replace(NOPPERS, journal="Pain", title=title, abstract=f"On {told}.")
    linkage = link(named, [one], PARAMETERS, world=1000)
    assert is_settled(named, linkage, printed_there(90))
    # Among so many, another shares as much by chance.
    assert not is_settled(named, linkage, printed_there(200_000))


def printed_there(papers):
    """The answer to what the journal printed that shares a word with the passage."""
    query = Query(journal="Pain", years=(2011, 2011), words=(("ketamine",),))
    return [Found(query, papers, ("1",))]


def test_a_common_name_is_weaker_evidence_than_a_rare_one():
    def confidence(name: str) -> float:
        found = record(name, "Roe", "Poe")
        return link(study(name), [found], PARAMETERS).candidates[0].probability

    assert confidence("Noppers") > confidence("Smith") > confidence("Wang")


# ---------------------------------------------------------------------- verdicts

QUERY = Query(authors=("noppers",), years=(2011, 2011))


def verdict(named, *records, answers=None, complete=True):
    linkage = link(named, records, PARAMETERS)
    asked = answers or [Found(QUERY, len(records), tuple(r.pmid for r in records))]
    return decide(named, linkage, asked, source="test", complete=complete)


def test_the_one_record_on_the_subject_is_confirmed():
    finding = verdict(study("Noppers"), NOPPERS)
    assert (finding.verdict, finding.record) == ("confirmed", NOPPERS)
    assert finding.confidence >= 0.90


BARE = Claims()


@pytest.mark.parametrize(
    ("named", "records", "expected", "said"),
    [
        # A page that says no more than name and year is not told apart from what
        # bears both,
        (study("Noppers", claims=BARE), [NOPPERS], "ambiguous", "too little speaks"),
        (study("Noppers", claims=BARE), [NOPPERS, replace(NOPPERS, pmid="2")],
         "ambiguous", "2 records share"),
        (study("Wang", claims=BARE), [record("Wang", "Li", "Roe", "Doe")], "ambiguous",
         "others of that name and year"),
        # and is from what does not.
        (study("Noppers", claims=BARE), [], "rejected", "no such study"),
        (study("Noppers", claims=BARE), [replace(NOPPERS, year=2013, years=(2013,))],
         "rejected", "no such study"),
        (study("Noppers", "Wakefield", claims=BARE, et_al=False), [NOPPERS],
         "rejected", "no such study"),
        (study("Noppers"), [replace(NOPPERS, title="Of mice")],
         "rejected", "no such study"),
    ],
)  # fmt: skip
def test_a_name_and_a_year_alone_reject_no_record_that_bears_both(
    named, records, expected, said
):
    finding = verdict(named, *records)
    assert (finding.verdict, said in finding.reason) == (expected, True)


def test_another_design_or_size_makes_it_misdescribed():
    trial = replace(
        NOPPERS,
        publication_types=(PublicationType("D016449", "Randomized Controlled Trial"),),
        abstract="Twenty-four patients were randomised to ketamine or midazolam.\n"
        "Fibromyalgia pain was relieved by the infusion only.",
    )
    claims = Claims(
        topic=KETAMINE,
        design="systematic review",
        sample_sizes=(SampleSize(106, "randomised"),),
    )
    finding = verdict(study("Noppers", claims=claims), trial)
    assert finding.verdict == "misdescribed"
    assert {d.claim for d in finding.disagreements} == {"design", "sample size"}


@pytest.mark.parametrize(
    ("types", "links", "known", "status"),
    [
        (["D016441"], [], True, "retracted"),
        ([], ["RetractionIn"], True, "retracted"),
        (["D016440"], [], True, "notice"),
        ([], ["RetractionOf"], True, "notice"),
        ([], ["ExpressionOfConcernIn"], True, "expression of concern"),
        ([], ["ErratumIn"], True, "corrected"),
        ([], ["CommentIn"], True, "ok"),
        ([], [], False, "unknown"),
    ],
)
def test_status_is_told_by_number_and_link_not_by_label(types, links, known, status):
    found = replace(
        NOPPERS,
        publication_types=tuple(PublicationType(ui, "any label") for ui in types),
        corrections=tuple(Correction(link, "9") for link in links),
        corrections_known=known,
    )
    assert publication_status(found) == status


def test_a_retracted_study_is_retracted_even_if_all_else_agrees():
    gone = replace(NOPPERS, corrections=(Correction("RetractionIn", "9"),))
    finding = verdict(study("Noppers"), gone)
    assert (finding.verdict, finding.publication_status) == ("retracted", "retracted")


def test_an_outage_is_never_a_verdict():
    """Whatever was found, a question that could not be asked leaves it unchecked."""
    failed = [Found(QUERY, 1, ("21482474",)), Unanswered(Query(pmid="5"), "timeout")]
    assert verdict(study("Noppers"), NOPPERS, answers=failed).verdict == "unchecked"
    assert verdict(study("Noppers"), answers=failed[1:]).verdict == "unchecked"


BY_NUMBER = study(year=None, identifiers=Identifiers(pmid="21482474"))
BY_DOI = study(year=None, identifiers=Identifiers(doi="10.1/x"))
BY_DOI_OF_A_GROUP = replace(BY_DOI, group="RECOVERY Collaborative Group")
BY_TITLE = study(claims=Claims(title="Of moonlight and gout"))
DROPPED_NAME = Unanswered(QUERY, "word dropped", inconclusive=True)
DROPPED_DOI = Unanswered(Query(doi="10.1/x"), "not found", inconclusive=True)
DROPPED_TITLE = Unanswered(Query(words=(("gout",),)), "dropped", inconclusive=True)
NUMBERED = Found(Query(pmid="21482474"), 1, ("21482474",))


@pytest.mark.parametrize(
    ("named", "answers", "is_checked"),
    [
        # A DOI that PubMed lacks is passed over where the name was answered for,
        (study("Noppers"), [Found(QUERY, 0, ()), DROPPED_DOI], True),
        (study("Noppers"), [DROPPED_DOI], False),
        (study("Noppers"), [DROPPED_NAME, DROPPED_DOI], False),
        # a word of the page that PubMed lacks where the number was,
        (BY_DOI_OF_A_GROUP, [NUMBERED, DROPPED_TITLE], True),
        (BY_DOI_OF_A_GROUP, [DROPPED_DOI, DROPPED_TITLE], False),
        (replace(BY_TITLE, identifiers=BY_NUMBER.identifiers),
         [Found(Query(pmid="9"), 0, ()), DROPPED_TITLE], False),
        # and there is nothing else to ask for than the only number given.
        (BY_NUMBER, [NUMBERED], True),
        (BY_DOI, [DROPPED_DOI], True),
        (BY_DOI, [Unanswered(Query(doi="10.1/x"), "timeout")], False),
    ],
)  # fmt: skip
def test_what_pubmed_does_not_know_hinders_where_nothing_else_was_answered_for(
    named, answers, is_checked
):
    finding = verdict(named, answers=answers)
    assert (finding.verdict != "unchecked") is is_checked


@pytest.mark.parametrize(
    ("et_al", "claims", "verdict_of_it"),
    [
        # "Doe, who moved here in 2011": most likely no study at all.
        (False, Claims(topic=KETAMINE), "unverifiable"),
        (True, Claims(topic=KETAMINE), "unverifiable"),
        (False, Claims(topic=KETAMINE, journal="Pain"), "unverifiable"),
        (True, Claims(topic=KETAMINE, journal="Pain"), "unverifiable"),
        # A case report in Pain: that is one.
        (False, Claims(topic=KETAMINE, journal="Pain", design="case report"),
         "rejected"),
    ],
)  # fmt: skip
def test_what_the_reader_put_together_is_absent_only_if_told_like_a_study(
    et_al, claims, verdict_of_it
):
    named = study("Doe", et_al=et_al, claims=claims)
    one = replace(named.mentions[0], weighed=True)
    found = verdict(replace(named, mentions=(one,)), answers=[Found(QUERY, 0, ())])
    assert found.verdict == verdict_of_it


@pytest.mark.parametrize(
    ("answers", "complete", "said"),
    [
        ([Found(QUERY, 0, ())], True, "in PubMed"),
        ([Found(QUERY, 0, (), batched=True)], True, "provisional, since no search"),
        ([Found(QUERY, 500, ())], True, "provisional, since not all the records"),
        ([Found(QUERY, 0, ()), DROPPED_DOI], True, "provisional, since it gave no"),
        ([Found(QUERY, 0, ())], False, "does not hold all of PubMed; provisional"),
    ],
)
def test_a_rejection_is_final_only_on_a_whole_answer_to_a_question_asked_alone(
    answers, complete, said
):
    finding = verdict(study("Noppers"), answers=answers, complete=complete)
    assert finding.verdict == "rejected"
    assert finding.complete is ("provisional" not in said)
    assert said in finding.reason


def test_closest_studies_name_author_and_subject_with_reasons():
    """The page may be wrong about the year, or about who it was."""
    claims = Claims(topic=KETAMINE, sample_sizes=(SampleSize(24),))
    named = study("Sorensen", year=2015, claims=claims)
    own = record("Sörensen", "Bengtsson", "Roe", year=1995, pmid="2")
    alike = replace(NOPPERS, sizes=(SampleSize(24, "randomised"),))
    stranger = record("Sorensen", year=2015, title="Obesity in men", pmid="3")
    linkage = link(named, [own, alike, stranger], PARAMETERS)
    whys = {a.record.pmid: a.why for a in closest_studies(named, linkage.candidates)}
    assert whys.keys() == {"2", "21482474"}
    assert "same first author" in whys["2"]
    assert "1995 instead of 2015" in whys["2"]
    assert "same size" in whys["21482474"]
    assert "by Noppers" in whys["21482474"]


# -------------------------------------------------------------------- agreements


@pytest.mark.parametrize(
    ("named", "changed", "claim", "agreement"),
    [
        (study("Noppers", year=2012), {}, "year", "conflicts"),
        (study("Noppers", year=2012), {"status": ""}, "year", "near"),
        (study("Noppers", year=2007), {"doi": "10.1/JCO.2007.1.2"}, "year", "near"),
        (study("Nopers"), {}, "authors", "conflicts"),
        (study("Noppers", "Smith"), {}, "authors", "conflicts"),
        (
            study("Noppers", identifiers=Identifiers(pmid="999")),
            {},
            "identifiers",
            "conflicts",
        ),
        (
            study("Noppers", identifiers=Identifiers(doi="10.1/X")),
            {"doi": "10.1/x"},
            "identifiers",
            "agrees",
        ),
        (
            study("Noppers", claims=Claims(journal="The Lancet")),
            {"journal": "Pain"},
            "journal",
            "conflicts",
        ),
        (
            study(
                "Noppers", claims=Claims(title="Ketamine infusion for migraine pain")
            ),
            {"title": "Ketamine infusion for fibromyalgia pain"},
            "title",
            "conflicts",
        ),
        (study("Noppers"), {"journal": "Pain"}, "journal", "not stated"),
        (
            study("Noppers", claims=Claims(journal="Proc. Natl Acad. Sci. USA")),
            {"journal": "PNAS"},
            "journal",
            "agrees",
        ),
        (
            study("Noppers", claims=Claims(journal="Pharmacology")),
            {"journal": "PAIN"},
            "journal",
            "conflicts",
        ),
        # Journals of other languages have a second name, which the record may lack.
        (
            study("Noppers", claims=Claims(journal="Modern Pain Medicine")),
            {"journal": "Zhonghua Tengtong Zazhi", "language": "chi"},
            "journal",
            "cannot be checked",
        ),
        (
            study("Noppers", claims=Claims(journal="Modern Pain Medicine")),
            {"journal": "Zhonghua Tengtong Zazhi", "language": "eng"},
            "journal",
            "conflicts",
        ),
        # One name of several is less than who wrote it, and no contradiction.
        (study("Noppers", et_al=False, kind="parenthetical"), {}, "authors", "near"),
        # The number of a report in Cochrane's register of trials is no other paper's.
        (
            study(
                "Noppers", identifiers=Identifiers(doi="10.1002/central/CN-00853004")
            ),
            {"doi": "10.1/x"},
            "identifiers",
            "not stated",
        ),
        *(
            (
                study("Noppers", claims=Claims(title=f"Pain {one} young people")),
                {"title": f"Pain {other} young people"},
                "title",
                agreement,
            )
            for one, other, agreement in (
                ("and β-endorphin in", "and beta-endorphin in", "near"),
                ("by βγ subunits in", "by betagamma subunits in", "near"),
                ("in 9- to 15-yr-old", "in 9- to 15-year-old", "near"),
                ("and risk for stroke in", "and risk of stroke in", "conflicts"),
                ("and risk of stroke in", "and cause of stroke in", "conflicts"),
                ("of older men and", "of older women and", "conflicts"),
            )
        ),
    ],
)
def test_claims_against_the_record(named, changed, claim, agreement):
    agreements, disagreements = compare_claims(named, replace(NOPPERS, **changed))
    assert agreements[claim] == agreement
    assert (claim in {d.claim for d in disagreements}) is (agreement == "conflicts")


@pytest.mark.parametrize(
    ("stated", "listed", "agreement"),
    [
        (("Strau\u03b2",), [("Strauss", "", "A")], "near"),
        (("Baena\u2010González",), [("Baenagonzález", "", "E")], "near"),
        # Given names and surnames exchanged, on the page and in PubMed.
        (("Ann", "Mary"), [("Wild", "Ann", "A"), ("King", "Mary", "M")], "near"),
        (("Izawa", "Oikawa"), [("Izawa", "K", "K"), ("Tetsuo", "Oikawa", "O")], "near"),
        (("Packer", "Massie"), [("M", "Packer", "P"), ("B M", "Massie", "M")], "near"),
        (("De Pauw", "Walsh"), [("De", "Pauw B", "P"), ("Walsh", "TJ", "TJ")], "near"),
        # Somebody else, or the same people in other places.
        (("Ann", "Mary"), [("Wild", "Ann", "A"), ("King", "Jane", "J")], "conflicts"),
        (("Mary", "Ann"), [("Wild", "Ann", "A"), ("King", "Mary", "M")], "conflicts"),
        (("Wild", "King"), [("Wild", "Ann", "A"), ("Poe", "Mary", "M")], "conflicts"),
        (("King",), [("Li", "Wei", "W"), ("Wu", "X", "X")], "conflicts"),
    ],
)  # fmt: skip
def test_names_that_either_side_writes_unlike_people_do(stated, listed, agreement):
    authors = tuple(Author(*names) for names in listed)
    record = replace(NOPPERS, authors=authors)
    assert compare_claims(study(*stated), record)[0]["authors"] == agreement


def test_other_weights_are_another_version():
    """By which stored findings are decided anew."""
    text = files("verifier.deciding").joinpath("parameters.json").read_text("utf-8")
    changed = text.replace('"same journal": ', '"same journal": 1', 1)
    known = PARAMETERS.known
    assert parse_parameters(text, known).version == PARAMETERS.version
    assert parse_parameters(changed, known).version != PARAMETERS.version


def test_more_is_like_a_study_by_chance_the_more_a_source_holds():
    """The same person's papers count most, and beyond PubMed's no further."""

    def bits(rivals, world):
        return sum(e.weight for e in rivalry(rivals, PARAMETERS, world))

    assert bits(0, PARAMETERS.records) == 0
    assert bits(0, PARAMETERS.records // 4) == pytest.approx(-2)
    assert bits(1, 2 * PARAMETERS.records) < bits(300, 2 * PARAMETERS.records) < 8
    assert bits(1, PUBMED_RECORDS) == bits(1, 2 * PUBMED_RECORDS)
    assert bits(0, 29) == -4  # no thinner source was measured


def test_two_names_have_fewer_rivals_than_one_and_a_rare_one_hardly_any():
    """There are some thousand papers of 2011 by a Gupta, and few with a Bhar."""

    def rivals(*authors):
        named = study(*authors, et_al=len(authors) == 1)
        return count_rivals(named, (), PARAMETERS, PUBMED_RECORDS)

    assert rivals("Gupta") > 100 * rivals("Gupta", "Bhar")
    assert rivals("Gupta", "Bhar") < rivals("Gupta", "Smith") < rivals("Gupta")
    assert rivals("Gupta", "Bhar", "Pain Study Group") == rivals("Gupta", "Bhar")


def test_a_page_number_of_another_journal_is_no_coincidence():
    named = replace(
        study(claims=Claims(title="Ketamine for pain", journal="Pain")),
        volume="11",
        pages="995-998",
    )
    other = record(journal="Nature communications", volume="11", pages="995")
    assert compare_pages(named, other) == CANNOT_BE_SEEN
    assert (
        compare_pages(named, replace(other, journal="Pain")) == "same volume and page"
    )


ALIKE = st.builds(
    lambda authors, year, title: record(*authors, year=year, title=title),
    st.lists(st.sampled_from(["Noppers", "Dahan", "Nopers", ""]), max_size=3),
    st.integers(2009, 2013),
    st.sampled_from(["Ketamine for pain", "Fibromyalgia", "Sleep in mice", "On", "?"]),
)


@given(st.lists(ALIKE, max_size=30))
def test_many_records_are_compared_as_each_alone_and_weighed_by_their_levels(records):
    """Those that compare alike share their levels; what they share is their own."""
    named = study("Noppers")
    together = compare(named, records, PARAMETERS)
    assert together == [compare(named, [one], PARAMETERS)[0] for one in records]
    weights = PARAMETERS.weights
    if is_one_of_several(named, together):
        weights = PARAMETERS.weights_of_several
    candidates = link(named, records, PARAMETERS).candidates
    assert sorted(map(id, records)) == sorted(id(c.record) for c in candidates)
    levels = {id(one): own for one, own in zip(records, together, strict=True)}
    for found in candidates:
        shown = {s.comparison: s.level for s in found.steps}
        assert shown.items() <= levels[id(found.record)].items()
        assert found.weight == sum(weights[s.comparison][s.level] for s in found.steps)


def whole(topic, title):
    named = study("Noppers", claims=Claims(topic=topic))
    [levels] = compare(named, [record("Noppers", title=title)], PARAMETERS)
    return levels["topic as a whole"]


@given(st.permutations(KETAMINE.sentence), st.permutations(KETAMINE.page))
def test_the_topic_as_a_whole_does_not_hang_on_the_order_of_words(sentence, page):
    """And a title of the very words of the page is as close as can be."""
    topic = Topic(sentence=tuple(sentence), page=tuple(page))
    order = list(TOPIC_LEVELS["topic as a whole"])
    titles = [
        "Chronic fibromyalgia pain: relief by ketamine infusion",
        "Physiotherapy after knee surgery",
        "Migration of Arctic terns",
    ]
    levels = [order.index(whole(topic, title)) for title in titles]
    assert levels == sorted(set(levels))
    assert levels[0] == 0
    assert levels[-1] == len(order) - 1


def test_what_a_page_says_over_and_over_is_its_topic_unless_any_page_does():
    named = study(claims=Claims(topic=Topic(theme=("ketamine", "patients"))))
    levels = [
        compare(named, [record("Noppers", title=title)], PARAMETERS)[0]
        for title in ("Ketamine at home", "Patients at home")
    ]
    told = [own["words of the page"] for own in levels]
    assert told[0] not in {"no word", "under 2 bits"}
    assert told[1] == "no word"


@pytest.mark.parametrize(
    ("printed", "abstract", "level"),
    [
        (
            "Doe",
            "Midazolam was the comparator; nystagmus was frequent.",
            "16 to 24 bits",
        ),
        ("Doe", "Midazolam was given.", "2 to 8 bits"),
        ("Doe", "Terns were counted on their way to the Arctic.", "hardly a word"),
        # Nothing to see: no abstract, another's paper.
        ("Doe", "", ""),
        ("Roe", "Midazolam was the comparator; nystagmus was frequent.", ""),
    ],
)
def test_the_abstract_is_looked_through_for_what_its_title_leaves_out(
    printed, abstract, level
):
    topic = Topic(sentence=("ketamine", "midazolam", "comparator", "nystagmus"))
    one = replace(record(printed, title="Ketamine at home"), abstract=abstract)
    [levels] = compare(study("Doe", claims=Claims(topic=topic)), [one], PARAMETERS)
    shown = levels.get("words of the abstract", "")
    assert shown.startswith(level)
    assert bool(shown) is bool(level)


def test_a_title_that_says_all_leaves_nothing_to_look_for():
    topic = Topic(sentence=("ketamine", "home"))
    one = replace(record("Doe", title="Ketamine at home"), abstract="On terns.")
    [levels] = compare(study("Doe", claims=Claims(topic=topic)), [one], PARAMETERS)
    assert "words of the abstract" not in levels


@pytest.mark.parametrize(
    ("named", "others", "several", "circumstances"),
    [
        (study("Noppers"), 0, False, {"known by topic", "rare surname"}),
        (study("Noppers"), 1, True, {"known by topic", "rare surname", "two seen"}),
        (study("Smith"), 4, True, {"known by topic", "three to five seen"}),
        (study("Smith"), 5, True, {"known by topic", "six or more seen"}),
        (study("Smith", suffix="b"), 0, True, {"known by topic", "one of several"}),
        (study(claims=Claims(title="On pain")), 3, False, {"known by title"}),
        (study("Smith", claims=AT_THE_FOOT), 0, False, {"known by page and journal"}),
    ],
)
def test_what_is_known_of_a_study_among_these_records(
    named, others, several, circumstances
):
    """Its namesakes are counted, a record of another year is none of them."""
    name = named.authors[0] if named.authors else ""
    year = named.year or 2011
    records = [record(name, year=year) for _ in range(1 + others)]
    levels = compare(named, [*records, record(name, year=year - 1)], PARAMETERS)
    assert is_one_of_several(named, levels) is several
    assert set(none_levels(named, levels, PARAMETERS)) == circumstances


@pytest.mark.parametrize(
    ("title", "absent"),
    [
        ("Classification of global functional status in rheumatoid arthritis", False),
        ("Perimenopausal bleeding and endometrial hyperplasia", True),
    ],
)
def test_no_study_is_absent_whose_title_its_sentence_tells(title, absent):
    """Whatever is read for its journal: here what the title begins with."""
    words = "classification of global functional status in rheumatoid arthritis"
    claims = Claims(journal="Neurology", topic=Topic(sentence=tuple(words.split())))
    named = study("Hochberg", year=1992, claims=claims)
    printed = record("Hochberg", "Chang", year=1992, title=title, journal="Arthritis")
    assert is_absent(named, link(named, [printed], PARAMETERS)) is absent


def words_of_the_snapshot():
    with (files("verifier") / "snapshot" / "records.jsonl").open("rb") as lines:
        return sorted({word for line in lines for word in fold_words(line.decode())})


@pytest.mark.parametrize("odd", ["dying", "skies", "possibility", "early", "5", ""])
def test_a_stem_is_found_in_a_text_by_what_its_words_begin_with(odd):
    """As by stemming every word; whatever else the text holds."""
    words = [*words_of_the_snapshot(), *odd.split()]
    text = ", ".join(words).title()
    stems = topic_stems(text)
    assert stems_in([*stems, "nosuchstem", "ti"], text) == set(stems)
    for word in words:
        assert word.startswith(beginning_of_all(stem(word)))
