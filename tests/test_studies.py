from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.marked_pages import page
from verifier.documents.html import read_html
from verifier.documents.markdown import read_markdown
from verifier.models import Document, Identifiers, Mention, Reference
from verifier.reading import read
from verifier.studies import name_studies


def studies_of(text, change=lambda mentions: mentions):
    document, mentions = page(text)
    return name_studies(document, change(mentions))


def surfaces(studies):
    return {one.key: [m.surface for m in one.mentions] for one in studies}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "[[Noppers et al. (2011)]] saw relief. Later, [[Noppers et al. 2011]] won.",
            {"noppers-2011": ["Noppers et al. (2011)", "Noppers et al. 2011"]},
        ),
        (
            "[[Noppers et al. (2011)]] saw relief, as [[Noppers et al.]] say.",
            {"noppers-2011": ["Noppers et al. (2011)", "Noppers et al."]},
        ),
        (
            "[[Sörensen et al. (1995)]] and [[Sorensen et al. (1995)]].",
            {"sorensen-1995": ["Sörensen et al. (1995)", "Sorensen et al. (1995)"]},
        ),
        (
            "[[Doe (2014a)]] and [[Doe (2014b)]] and [[Doe (2014a)]].",
            {"doe-2014a": ["Doe (2014a)", "Doe (2014a)"], "doe-2014b": ["Doe (2014b)"]},
        ),
        (
            "[[Doe et al. (1995)]], [[Doe et al. (1997)]]; trial by [[Doe et al.]].",
            {
                "doe-1995": ["Doe et al. (1995)"],
                "doe-1997": ["Doe et al. (1997)", "Doe et al."],
            },
        ),
        ("[[Doe et al.]] saw relief.", {"doe": ["Doe et al."]}),
        (
            "[[Doe et al.]] saw relief. Then [[Doe et al. (2011)]] did.",
            {"doe-2011": ["Doe et al.", "Doe et al. (2011)"]},
        ),
        (
            "[[Doe and Roe (2011)]] or [[Doe and Poe (2011)]].",
            {"doe-2011": ["Doe and Roe (2011)"], "doe-2011-b": ["Doe and Poe (2011)"]},
        ),
        (
            "[[Doe and Roe (2011)]] or [[Doe et al. (2011)]].",
            {"doe-2011": ["Doe and Roe (2011)"], "doe-2011-b": ["Doe et al. (2011)"]},
        ),
        (
            "[[Doe, Roe and Poe (2011)]]; [[Doe, Roe et al. (2011)]]; [[Doe 2011]].",
            {
                "doe-2011": [
                    "Doe, Roe and Poe (2011)",
                    "Doe, Roe et al. (2011)",
                    "Doe 2011",
                ]
            },
        ),
    ],
)
def test_mentions_with_the_same_leading_surnames_and_year_are_one_study(text, expected):
    assert surfaces(studies_of(text)) == expected


def test_a_year_said_twice_is_one_study():
    (study,) = studies_of("In 1995, [[Doe et al. (1995)]] saw relief.")
    assert (study.year, study.label) == (1995, "Doe 1995")


def test_unnamed_studies_stay_apart_under_keys_that_follow_their_sentence():
    text = "In {{one study}} pain fell. In {{another study}}, and {{a trial}}, it rose."
    one, two, three = studies_of(text)
    assert len({one.key, two.key, three.key}) == 3
    assert one.key.startswith("unnamed-")
    assert three.key == f"{two.key}-b"
    before = studies_of("Something else was said. " + text)
    assert [s.key for s in before] == [one.key, two.key, three.key]


ENTRY = Reference(
    start=60,
    end=110,
    authors=("Noppers", "Niesters", "Dahan"),
    et_al=True,
    year=2011,
    title="Absence of long-term analgesic effect",
    journal="Eur J Pain",
    volume="15",
    issue="9",
    pages="942-9",
    doi="10.1016/j.ejpain.2011.03.008",
)


def test_a_numbered_claim_and_its_entry_are_one_study_with_the_facts_of_both():
    text = "In {{one trial}} of 24 patients, pain fell.\nAnd [[Noppers et al. (2011)]]."

    def tie(mentions):
        first, second = mentions
        entry = Mention(
            start=60,
            end=110,
            surface="…",
            kind="reference",
            sentence=(60, 110),
            line=3,
            authors=ENTRY.authors,
            et_al=True,
            year=2011,
            reference=ENTRY,
        )
        return [replace(first, reference=ENTRY), second, entry]

    (study,) = studies_of(text, tie)
    assert study.authors == ("Noppers", "Niesters", "Dahan")
    assert study.et_al
    assert (study.year, study.volume, study.issue, study.pages) == (
        2011,
        "15",
        "9",
        "942-9",
    )
    assert study.identifiers.doi == "10.1016/j.ejpain.2011.03.008"
    assert study.claims.journal == "Eur J Pain"
    assert study.claims.title == "Absence of long-term analgesic effect"
    assert [s.count for s in study.claims.sample_sizes] == [24]
    assert study.key == "noppers-2011"


def with_numbers(*numbers):
    def change(mentions):
        return [
            replace(mention, identifiers=known)
            for mention, known in zip(mentions, numbers, strict=True)
        ]

    return change


NONE = Identifiers()


@pytest.mark.parametrize(
    ("text", "numbers", "groups"),
    [
        (
            "[[Doe et al. (2011)]] and [[Doe et al. (2011)]].",
            (Identifiers(pmid="1"), Identifiers(pmid="2")),
            [1, 1],
        ),
        (
            "[[Doe et al. (2011)]] and [[Doe et al. (2011)]].",
            (Identifiers(pmid="1"), NONE),
            [2],
        ),
        (
            "[[Doe et al. (2011)]] and [[Roe et al. (2012)]].",
            (Identifiers(pmid="1"), Identifiers(pmid="1")),
            [1, 1],
        ),
        (
            "See [[doi 10.1/A]]. Again: [[doi 10.1/a]].",
            (Identifiers(doi="10.1/A"), Identifiers(doi="10.1/a")),
            [2],
        ),
        (
            "[[Doe et al. (2011)]] (PMID: [[123]]) saw relief.",
            (NONE, Identifiers(pmid="123")),
            [2],
        ),
        (
            "[[Doe et al. (2011)]] saw relief. PMID [[123]] is about mice.",
            (NONE, Identifiers(pmid="123")),
            [1, 1],
        ),
        (
            "[[Doe et al. (2011)]] ([[NCT01234567]]) saw relief.",
            (NONE, Identifiers(registry="NCT01234567")),
            [2],
        ),
        (
            "[[Doe et al. (2011)]] saw hardly any use ([[doi 10.1/a]]).\n[[Roe 2001]].",
            (NONE, Identifiers(doi="10.1/a"), NONE),
            [2, 1],
        ),
        (
            "Hardly any use ([[doi 10.1/a]]).\n[[Roe 2001]].",
            (Identifiers(doi="10.1/a"), NONE),
            [1, 1],
        ),
        (
            "[[Doe et al. (2011)]] saw relief. Now [[NCT01234567]] recruits.",
            (NONE, Identifiers(registry="NCT01234567")),
            [1, 1],
        ),
    ],
)
def test_numbers_join_and_part_mentions(text, numbers, groups):
    def change(mentions):
        return [
            m if m.authors[:1] in {("Doe",), ("Roe",)} else replace(m, authors=())
            for m in with_numbers(*numbers)(mentions)
        ]

    assert [len(s.mentions) for s in studies_of(text, change)] == groups


def test_a_registry_number_beside_a_name_is_stored_with_the_study():
    def change(mentions):
        name, number = mentions
        known = Identifiers(registry="NCT01234567")
        return [name, replace(number, authors=(), identifiers=known)]

    (study,) = studies_of("[[Doe et al. (2011)]] ([[NCT01234567]]) saw relief.", change)
    assert study.identifiers.registry == "NCT01234567"
    assert study.label == "Doe 2011"


def test_a_journal_told_in_the_sentence_of_one_named_study_is_its_journal():
    def change(mentions):
        name, journal = mentions
        return [name, replace(journal, authors=(), journal="Eur J Pain", year=2011)]

    text = (
        "[[Noppers and colleagues]] wrote in [[the European Journal of Pain in 2011]]."
    )
    (study,) = studies_of(text, change)
    assert (study.label, study.claims.journal) == ("Noppers 2011", "Eur J Pain")


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["Doe", "Roe", "Ng"]),
            st.sampled_from([None, 2011, 2012]),
            st.sampled_from(["", "a", "b"]),
            st.sampled_from(["", "1", "2"]),
            st.sampled_from(["narrative", "unnamed"]),
        ),
        max_size=12,
    )
)
def test_every_mention_is_in_one_study_and_every_key_is_unique(rows):
    mentions = [
        Mention(
            start=10 * i,
            end=10 * i + 5,
            surface="xxxxx",
            kind=kind,
            sentence=(10 * i, 10 * i + 9),
            line=1,
            authors=() if kind == "unnamed" else (name,),
            year=None if kind == "unnamed" else year,
            suffix=suffix if year and kind != "unnamed" else "",
            identifiers=Identifiers(pmid="" if kind == "unnamed" else pmid),
        )
        for i, (name, year, suffix, pmid, kind) in enumerate(rows)
    ]
    document = Document("d", "xxxxx yyy " * len(rows))
    studies = name_studies(document, mentions)
    assert sorted(m.start for s in studies for m in s.mentions) == [
        m.start for m in mentions
    ]
    assert len({s.key for s in studies}) == len(studies)
    assert studies == name_studies(document, mentions[::-1])
    for study in studies:
        names = {m.authors for m in study.mentions}
        years = {(m.year, m.suffix) for m in study.mentions if m.year}
        assert len(names) == 1
        assert len({year for year, _ in years}) <= 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "## Review by [[Doe et al. (2011)]]\n{{A review}} of several trials.",
            {"doe-2011": ["Doe et al. (2011)", "A review"]},
        ),
        (
            "## Review by [[Doe et al. (2011)]]\nPain fell. {{A review}} says more.",
            {"doe-2011": ["Doe et al. (2011)"], "unnamed": ["A review"]},
        ),
        (
            "## Review by [[Doe et al. (2011)]]\n{{Another review}} says more.",
            {"doe-2011": ["Doe et al. (2011)"], "unnamed": ["Another review"]},
        ),
        (
            "[[Doe et al. (2011)]] saw relief. It was {{an observational study}}.",
            {"doe-2011": ["Doe et al. (2011)", "an observational study"]},
        ),
        (
            "[[Doe et al. (2011)]] saw relief. Then came {{an observational study}}.",
            {"doe-2011": ["Doe et al. (2011)"], "unnamed": ["an observational study"]},
        ),
    ],
)
def test_a_study_is_called_by_its_kind_where_the_page_has_just_named_it(text, expected):
    found = surfaces(studies_of(text))
    assert {key.split("-")[0] if "unnamed" in key else key: surface
            for key, surface in found.items()} == expected  # fmt: skip


def test_a_named_study_has_no_unnamed_mention():
    """An unnamed study cannot be looked up; one that is named somewhere can."""
    text = "[[Doe et al. (2011)]] saw relief. It was {{an observational study}}."
    (study,) = studies_of(text)
    assert [mention.kind for mention in study.mentions] == ["narrative", "narrative"]


def told_of(**facts):
    """The second mention tells no name, only these facts."""

    def change(mentions):
        first, second = mentions
        return [first, replace(second, authors=(), **facts)]

    return change


@pytest.mark.parametrize(
    ("text", "facts", "count"),
    [
        ("[[Doe (2011)]] won. It was published in [[Pain]].", {"journal": "Pain"}, 1),
        ("[[Doe (2011)]] won. Yoga was praised in [[Pain]].", {"journal": "Pain"}, 2),
        (
            "[[Doe (2011)]] won. It was published in [[Pain in 2012]].",
            {"journal": "Pain", "year": 2012},
            2,
        ),
        ("[[Doe (2011)]] ran the [[RELIEF]] trial.", {"acronym": "RELIEF"}, 2),
        ("The trial of [[Doe (2011)]] ([[RELIEF]]) won.", {"acronym": "RELIEF"}, 1),
    ],
)
def test_a_journal_or_acronym_belongs_to_the_study_it_is_said_of(text, facts, count):
    assert len(studies_of(text, told_of(**facts))) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("[[Tufts researchers]] saw relief. “It works,” said lead author [[Doe]].", 1),
        ("[[Tufts researchers]] saw relief. “It works,” said our nurse [[Doe]].", 2),
    ],
)
def test_a_lead_author_is_that_of_the_study_told_of(text, count):
    def change(mentions):
        group, author = mentions
        return [replace(group, authors=(), group="Tufts"), author]

    assert len(studies_of(text, change)) == count


def test_a_title_in_the_text_and_its_entry_are_one_study():
    def change(mentions):
        title, entry = mentions
        words = "Ketamine for pain in the long run"
        return [
            replace(title, authors=(), title=words),
            replace(
                entry,
                kind="reference",
                authors=("Doe",),
                title=f"{words}: a review",
                year=2011,
            ),
        ]

    (study,) = studies_of("See [[the paper]].\nReferences\n[[Doe]]", change)
    assert study.label == "Doe 2011"


def test_what_is_said_under_an_entry_that_stands_alone_is_claimed_of_it():
    def change(mentions):
        return [replace(mention, kind="reference") for mention in mentions]

    text = "[[Doe 2011]]\n\nA randomised trial in 22 players.\n\n[[Roe 2012]]\n"
    text += "[[Poe 2013]]\n\nThe 300 members meet monthly."
    doe, roe, poe = studies_of(text, change)
    assert doe.claims.design == "randomized controlled trial"
    assert [size.count for size in doe.claims.sample_sizes] == [22]
    assert (roe.claims.sample_sizes, poe.claims.sample_sizes) == ((), ())


def test_claims_beside_note_numbers_go_to_their_entries():
    def change(mentions):
        return [
            replace(
                mention,
                kind="reference",
                authors=(),
                reference=Reference(1000 + i, 1010 + i, (name,), year=2011),
            )
            for i, (mention, name) in enumerate(
                zip(mentions, ("Doe", "Roe"), strict=True)
            )
        ]

    text = "A crossover trial[[1]] of 60 women won, and balm was used in 40 men[[2]]."
    doe, roe = studies_of(text, change)
    assert doe.claims.design == "crossover trial"
    assert [size.count for size in doe.claims.sample_sizes] == [60]
    assert roe.claims.design == ""
    assert [size.count for size in roe.claims.sample_sizes] == [40]


def test_a_title_that_opens_an_item_is_not_of_the_authors_of_the_item_before():
    page = (
        "- [Effects of a diet: a randomized trial](https://x.org/4) (Doe and others)\n"
        "- [Low-carb or low-fat: the DIETFUN trial](https://x.org/5), 2018\n"
    )
    document = read_markdown(page.encode(), "page")
    studies = read(document)
    assert [s.year for s in studies if s.authors == ("Doe",)] == [None]


_LIST = "Text.\n\nReferences\n\n"
_WOMEN = "Doe J, Roe K. Vitamin D and bone density in older women. Am J Clin Nutr."


@pytest.mark.parametrize(
    ("first", "second", "count"),
    [
        # Alike but for a word: two papers of one year.
        (f"{_WOMEN} 2015;101:1-9.", f"{_WOMEN} 2015;101:1-9.".replace("wo", ""), 1),
        (f"{_WOMEN} 2015;101:1-9.", f"{_WOMEN} 2015;102:41-9.".replace("wo", ""), 2),
        (f"{_WOMEN} 2015.", f"{_WOMEN} 2015.".replace("wo", ""), 2),
        (
            "Doe J, Roe K. Magnesium for sleep. Sleep. 2014.",
            "Doe J, Roe K. Zinc for sleep. Sleep. 2014.",
            2,
        ),
        # Part I and part II, on other pages.
        (f"{_WOMEN} 2015;101:1-9.", f"{_WOMEN} 2015;101:10-19.", 2),
        # The same entry, once more and with less.
        (f"{_WOMEN} 2015;101:1-9.", f"{_WOMEN} 2015;101:1-9.", 1),
        (f"{_WOMEN} 2015;101:1-9.", f"{_WOMEN} 2015;101:1.", 1),
        (f"{_WOMEN} 2015;101:1-9.", f"{_WOMEN} 2015.", 1),
        (f"{_WOMEN} 2015.", "Doe J, Roe K. Vitamin D and bone density. AJCN. 2015.", 1),
    ],
)
def test_two_entries_of_a_list_are_two_studies_unless_they_say_the_same(
    first, second, count
):
    listed = read(read_markdown(f"{_LIST}1. {first}\n2. {second}\n".encode(), "x.md"))
    assert len(listed) == count


@pytest.mark.parametrize(
    ("sentence", "journals"),
    [
        ("Bones grew denser in older women (Doe & Roe, 2015).", ["Bone"]),
        ("Magnesium helped with sleep (Doe & Roe, 2015).", ["Sleep Med"]),
        ("Doe and Roe (2015) tell more.", [""]),
        ("Doe and Roe (2015) tell more in a review.", [""]),
    ],
)
def test_a_name_in_the_text_goes_to_the_entry_that_its_sentence_recalls(
    sentence, journals
):
    """Where it recalls neither, what is told of it is claimed of neither."""
    entries = (
        "1. Doe J, Roe K. Bone density in older women. Bone. 2015;101:1-9.\n"
        "2. Doe J, Roe K. Magnesium for sleep. Sleep Med. 2015;12:31-9.\n"
    )
    text = f"{sentence}\n\nReferences\n\n{entries}"
    studies = read(read_markdown(text.encode(), "x.md"))
    told = [s for s in studies if any(m.start < len(sentence) for m in s.mentions)]
    assert [s.claims.journal for s in told] == journals


def test_an_entry_without_authors_is_that_of_the_one_study_told_of_in_its_journal():
    release = """Cleaning helps, says Dr Tiago Ferragostin, first author of the paper.
In the study, published in European Heart Journal, 107 men were treated.

| Journal | European Heart Journal |
|---|---|
| DOI | 10.1093/eurheartj/ehz9994 |
| Method of Research | Randomized trial |
| Article Title | Periodontal therapy and blood pressure: a randomized trial |
| Article Publication Date | 3-Jul-2019 |
"""
    (study,) = read(read_markdown(release.encode(), "release"))
    assert (study.authors, study.year) == (("Ferragostin",), 2019)
    assert study.identifiers.doi == "10.1093/eurheartj/ehz9994"
    assert study.claims.title.startswith("Periodontal therapy")


def test_an_entry_is_nobody_s_where_two_studies_are_told_of_in_its_journal():
    page = """Doeling et al. (2019, Pain) had 107 men, Roeder et al. (2019, Pain) 9.

Title: Periodontal therapy and pain
Journal: Pain
Year: 2019
DOI: 10.1093/pain/ehz9994
"""
    assert len(read(read_markdown(page.encode(), "page"))) == 3


def test_a_year_that_stands_alone_dates_what_is_told_below_it():
    page = b"<dl><dt>1998</dt><dd>Hulleyan and colleagues randomise 2,763 women (JAMA)."
    page += b"</dd><dt>2012</dt><dd>A trial is kinder (Schierbeckel, BMJ).</dd></dl>"
    page += b"<p>Mansonby and colleagues differ.</p>"
    studies = [s for s in read(read_html(page, "page")) if s.authors]
    assert [(s.authors[0], s.year) for s in studies] == [
        ("Hulleyan", 1998),
        ("Schierbeckel", 2012),
        ("Mansonby", None),
    ]


def test_a_trial_in_the_next_sentence_is_not_the_one_that_a_note_points_to():
    page = (
        "It did little in one trial [1]. The UK FROST study compares 500 patients.\n\n"
        "References\n\n1. Caretten S, Tardifan J. Physiotherapy. Pain 2003;48:829-838\n"
    )
    studies = read(read_markdown(page.encode(), "page.md"))
    assert {(s.authors[:1], s.acronym) for s in studies} == {
        (("Caretten",), ""),
        ((), "UK FROST"),
    }


def test_a_linked_review_is_by_those_who_are_named_behind_it():
    page = (
        "A [meta-analysis in *Heart*](https://doi.org/10.1136/heartjnl-2022-321332) by "
        "Xuejun Yinning and colleagues pools 21 trials.\n"
    )
    (study,) = read(read_markdown(page.encode(), "page.md"))
    assert study.authors == ("Yinning",)
    assert study.identifiers.doi == "10.1136/heartjnl-2022-321332"


@pytest.mark.parametrize(
    ("journal", "studies"),
    [
        ("Maturitas", {"doe", "doe-2016"}),
        ("The Journals of Gerontology", {"doe-2016"}),
        ("JGA", {"doe-2016"}),
        ("J Gerontol A Biol Sci (Bethesda)", {"doe-2016"}),
        ("", {"doe-2016"}),
    ],
)
def test_what_stands_in_another_journal_is_another_study(journal, studies):
    def place(mentions):
        return [
            replace(one, journal="J Gerontol A" if one.year else journal)
            for one in mentions
        ]

    text = "[[Doe et al.]] had 1113 people, [[Doe et al. (2016)]] had 171."
    assert {one.key for one in studies_of(text, place)} == studies
