"""Terms find, drop and translate what PubMed would, without HTTP."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.eutils import Corpus, Entry, Result, evaluate
from tests.eutils.fixtures import ENTRIES, RECORDS, TRIAL_2011
from verifier.models import Author, Record

CORPUS = Corpus(ENTRIES)


def found(term: str) -> set[str]:
    """The last digits of the numbers that a term finds among the fixtures."""
    return {pmid.removeprefix("800000") for pmid in evaluate(term, CORPUS).pmids}


@pytest.mark.parametrize(
    ("term", "numbers"),
    [
        # first author, any author, last author
        ("noorlander[1au]", {"01", "02"}),
        ("visser[1au]", set()),
        ("visser[au]", {"01"}),
        ("graven holm[lastau]", {"01"}),
        ("Okafor[1au]", {"09"}),
        # a group is found by [cn] only
        ("daily walk study group[cn]", {"08", "09"}),
        ("daily walk study group[au]", set()),
        # initials are truncated, quotes switch that off
        ("noorlander i[au]", {"01", "02"}),
        ("noorlander im[au]", {"01", "02"}),
        ('"noorlander"[au]', set()),
        ('"noorlander im"[au]', {"01", "02"}),
        ("o'hearn j[au]", {"11"}),
        ("o'hearn jc jr[au]", {"11"}),
        # the spelling of names: accents, hyphens of any kind, apostrophes, particles
        ("sorby[1au]", {"03"}),
        ("Sørby[1au]", {"03"}),
        ("soerby[1au]", set()),
        ("muller ludenscheid[au]", {"14"}),
        ("Mueller-Ludenscheid[au]", set()),
        ("Graven-Holm[au]", {"01"}),
        ("smith jonas[1au]", {"12"}),
        ("ohearn[au]", {"11"}),
        ("damico[au]", {"12"}),
        ("van de kemp[au]", {"11"}),
        ("kemp[au]", set()),
        ("weiss[1au]", {"16", "17"}),
        # written-out names
        ("noorlander ineke[au]", {"01", "02"}),
        ("wang li[fau]", {"23", "25"}),
        # wildcards end a term and follow at least four letters
        ("noorl*[au]", {"01", "02"}),
        ("noo*[au]", set()),
        ("fibro*[ti]", {"01", "03"}),
    ],
)
def test_author_terms(term: str, numbers: set[str]) -> None:
    """Surnames are found as PubMed spells and tags them."""
    assert found(term) == numbers


@pytest.mark.parametrize(
    ("term", "numbers"),
    [
        ("zwart[1au] AND 2012[dp]", {"04"}),
        ("zwart[1au] AND 2013[dp]", set()),  # electronic later than print
        ("zwart[1au] AND 2013:2013[dp]", {"04"}),
        ("zwart[1au] AND 2013[epdat]", {"04"}),
        ("zwart[1au] AND 2013[ppdat]", set()),
        ("sorby[1au] AND 2015[dp]", {"03"}),  # electronic before print
        ("sorby[1au] AND 2016[dp]", {"03"}),
        ("hakala[1au] AND 2011:2011[dp]", {"06"}),  # 2010 Dec-2011 Jan
        ("hakala[1au] AND 1990:1990[dp]", {"05"}),
        ("noorlander[au] AND 2010:2012[dp]", {"01", "02"}),
        ("noorlander[au] AND 2010/01/01:2010/12/31[dp]", {"02"}),
        (
            'noorlander[au] AND "2010/01/01"[Date - Publication] : "2010"[dp]',
            {"02"},
        ),
        ("1804[dp]", set()),
    ],
)
def test_years(term: str, numbers: set[str]) -> None:
    """A range covers print and electronic dates, a single year not always."""
    assert found(term) == numbers


@pytest.mark.parametrize(
    ("term", "numbers"),
    [
        ("fibromyalgia[mh]", {"01", "03"}),
        ("Fibromyalgia/drug therapy[MeSH Terms]", {"01", "03"}),
        ("systematic review[pt]", {"23"}),
        ("clinical trial[pt]", {"01", "03", "08", "11", "18"}),
        ("j invent pain[ta]", {"01", "03", "04", "15"}),
        ("Journal of invented pain[journal]", {"01", "03", "04", "15"}),
        ("imaginary agronomy[ta]", {"25", "26"}),
        ("1090-0001[ta]", {"01"}),
        ("j invent pain[ta] AND 15[vi] AND 942[pg]", {"01"}),
        ("942-9[pg]", set()),
        ('"10.9999/jip.2011.03.008"[doi]', {"01"}),
        ("10.9999/jip/2011-03-008[aid]", {"01"}),  # punctuation of a DOI is dropped
        ("10.9999/jip.2011.03.008", {"01"}),
        ("80000001[pmid]", {"01"}),
        ("80000001 80000002[uid]", {"01", "02"}),
        ("80000003", {"03"}),
        ('"chronic non-cancer pain"[ti]', {"02"}),
        ("ketamine infusion[ti]", {"01"}),
        ('"ketamine fibromyalgia"[ti:~3]', {"01"}),
        ('"ketamine fibromyalgia"[ti:~1]', set()),
        ("midazolam[tiab]", {"01"}),
        ("midazolam[ti]", set()),
        ("tnf α[ti]", {"15"}),
        # from left to right
        ("ketamine[ti] OR honey[ti] AND systematic review[pt]", {"23"}),
        (
            "ketamine[ti] OR (honey[ti] AND systematic review[pt])",
            {*"01 02 03 23".split()},
        ),
        ("ketamine[ti] NOT fibromyalgia[mh]", {"02"}),
        ("ketamine[ti] & chronic[ti]", {"02"}),
        # without tags
        ("honey cough children", {"23", "24"}),
        ("wang l honey", {"23"}),
        ("the miracle of berries", {"18", "19", "20"}),
    ],
)
def test_other_fields(term: str, numbers: set[str]) -> None:
    """Every field that a query may use, and operators from left to right."""
    assert found(term) == numbers


@pytest.mark.parametrize(
    ("term", "numbers", "phrases", "quoted"),
    [
        # an unknown surname is dropped and its initial searched: 264 hits in 2018
        ("Charles-rawlins J[au]", {"13"}, ("Charles-rawlins",), ()),
        ("noorlander xx[au]", {"01", "02"}, ("xx",), ()),
        ("graven smith[au]", set(), ("graven", "smith"), ()),
        # one unknown tagged word under AND is a zero, and is named
        ("nobodyknows[1au] AND 2011:2011[dp]", set(), ("nobodyknows",), ()),
        # a tagged phrase is split, its unknown word dropped
        ("honey zzqq[tiab]", {"23", "24"}, ("zzqq",), ()),
        # so is a hyphenated heading
        ("fibromyalgia-zzqq[mh]", {"01", "03"}, ("zzqq",), ()),
        # an unknown untagged word vanishes
        ("honey zzqqxyzzy", {"23", "24"}, ("zzqqxyzzy",), ()),
        ("zzqqxyzzy", set(), ("zzqqxyzzy",), ()),
        # a quoted phrase vanishes from an OR and, worse, from an AND
        (
            '(honey[ti] OR "body battery"[tiab])',
            {"23", "24"},
            (),
            ('"body battery"[tiab]',),
        ),
        ('honey[ti] AND "body battery"[ti]', {"23", "24"}, (), ('"body battery"[ti]',)),
        ('"10.9999/nothing"[doi]', set(), (), ('"10.9999/nothing"[doi]',)),
        # an unquoted DOI falls into pieces: 181 is another paper's publisher id
        (
            "10.9999/181[doi]",
            {"15"},
            ("10", "9999"),
            (),
        ),
        # a stop word with a tag zeroes everything
        ("the[tiab] AND honey[tiab]", set(), ("the",), ()),
    ],
)
def test_silent_widening(
    term: str, numbers: set[str], phrases: tuple[str, ...], quoted: tuple[str, ...]
) -> None:
    """What PubMed does not know is dropped, and only the lists tell."""
    result = evaluate(term, CORPUS)
    assert found(term) == numbers
    assert result.phrases_not_found == phrases
    assert result.quoted_not_found == quoted
    assert not result.plain


def test_the_rest_of_pubmed_can_be_known() -> None:
    """A word or surname that only other records have is a plain zero."""
    term = "zzqq[ti] AND nobodyknows[1au] AND network meta-analysis[pt]"
    assert not evaluate(term, CORPUS).plain
    corpus = Corpus(ENTRIES, vocabulary={"zzqq", "nobodyknows"})
    assert evaluate(term, corpus).plain
    assert evaluate(term, corpus).count == 0


@pytest.mark.parametrize("term", ["honey[foo]", "(honey OR cough)[ti]"])
def test_unknown_tags_are_ignored(term: str) -> None:
    """An unknown tag changes nothing but that an empty error list is there."""
    result = evaluate(term, CORPUS)
    assert result.count >= 2
    assert result.unknown_tag
    assert result.fields_not_found == ()
    assert evaluate(term, CORPUS, report_unknown_tags=True).fields_not_found


def test_a_legitimate_zero_is_plain() -> None:
    """No hits and nothing to complain of."""
    result = evaluate("noorlander[1au] AND 1999:1999[dp]", CORPUS)
    assert result.count == 0
    assert result.plain


@pytest.mark.parametrize(
    "term",
    [
        "((",
        "(honey",
        "honey)",
        "honey AND",
        "OR honey",
        "()",
        '"honey',
        "honey[ti",
        "#1",
    ],
)
def test_malformed_terms_fail(term: str) -> None:
    """The search backend fails, and nothing is found."""
    result = evaluate(term, CORPUS)
    assert result.error
    assert result.pmids == ()


def test_too_many_wildcards_fail() -> None:
    """More than 256 in one query are refused."""
    assert evaluate(" OR ".join(["keta*[ti]"] * 257), CORPUS).error
    assert not evaluate(" OR ".join(["keta*[ti]"] * 256), CORPUS).error


@pytest.mark.parametrize(
    ("term", "translation"),
    [
        ("Okafor[au]", "Okafor[Author]"),
        ("honey[tiab]", '"honey"[Title/Abstract]'),
        ('("honey"[tiab] AND "cough"[tiab])', None),
        ("2008[pdat]", "2008/01/01:2008/12/31[Date - Publication]"),
        ("Ann Mum[ta] AND 17[vi]", '"ann mum"[Journal] AND "17"[Volume]'),
        ("10.9999/jip.2011.03.008[aid]", '"10 9999 jip 2011 03 008"[Publisher ID]'),
        ("journal article[pt]", '"journal article"[Publication Type]'),
        ("abcXYZ", "(abcXYZ[All Fields])"),
        ("the[tiab] AND asthma[tiab]", "the[tiab] AND asthma[tiab]"),
        ("[aid]", "[aid]"),
        ("asthma[mh:~3]", "asthma[mh:~3]"),
        ("fibromyalgia[mh:~3]", '"fibromyalgia"[MeSH Terms]'),
        (
            "fibromyalgia",
            '"fibromyalgia"[MeSH Terms] OR "fibromyalgia"[All Fields]',
        ),
        (
            "chronic pain AND 2010[dp]",
            (
                '("chronic pain"[MeSH Terms] OR ("chronic"[All Fields] AND '
                '"pain"[All Fields]) OR "chronic pain"[All Fields]) AND '
                "2010/01/01:2010/12/31[Date - Publication]"
            ),
        ),
    ],
)
def test_translations(term: str, translation: str | None) -> None:
    """The query is given back in the recorded style."""
    expected = translation or '"honey"[Title/Abstract] AND "cough"[Title/Abstract]'
    assert evaluate(term, CORPUS).translation == expected


_PIECES = st.sampled_from(
    'honey[ti] wang[1au] wang li 2021:2021[dp] AND OR NOT ( ) " [ ] * : # & | zz the '
    "2010[dp] [foo] #1 noor* é ' - \x00".split(" ")
)


@given(st.lists(_PIECES, max_size=12).map(" ".join) | st.text(max_size=40))
def test_any_text_is_a_term(term: str) -> None:
    """Whatever is asked gets a result that lists only what is held."""
    result = evaluate(term, CORPUS)
    assert set(result.pmids) <= {record.pmid for record in RECORDS}
    assert not (result.error and result.pmids)


_CLAUSES = st.sampled_from(
    "wang[1au]|2021:2021[dp]|honey[ti]|noorlander[au]|review[pt]|2009:2014[dp]".split(
        "|"
    )
)


@given(_CLAUSES, _CLAUSES)
def test_operators_are_set_operations(one: str, other: str) -> None:
    """AND, OR and NOT of clauses are those of their results."""
    first, second = found(one), found(other)
    assert found(f"({one}) AND ({other})") == first & second
    assert found(f"({one}) OR ({other})") == first | second
    assert found(f"({one}) NOT ({other})") == first - second


# -------------------------------------------------------------------- records change


@given(st.permutations(ENTRIES).map(lambda order: order[:8]))
def test_a_changed_corpus_equals_a_fresh_one(moved: list[Entry]) -> None:
    """Taking records out and in leaves the indexes as if built anew."""
    terms = ["wang[1au]", "honey", "keta*[ti]", "2009:2014[dp]", "fibromyalgia[mh]"]
    corpus = Corpus(ENTRIES)
    before = [evaluate(term, corpus) for term in terms]
    for entry in moved:
        corpus.remove(entry.pmid)
    kept = [entry for entry in ENTRIES if entry not in moved]
    fresh = Corpus(kept)
    for term in terms:
        assert evaluate(term, corpus) == evaluate(term, fresh)
    for entry in moved:
        corpus.add(entry)
    assert [evaluate(term, corpus) for term in terms] == before


def test_records_without_a_number_get_one() -> None:
    """PubMed holds nothing without a number; made-up ones are above all real ones."""
    corpus = Corpus([Record("", "Nameless", authors=(Author("Wang"),))])
    (pmid,) = evaluate("wang[1au]", corpus).pmids
    assert int(pmid) > 90_000_000


def test_results_are_values() -> None:
    """Equal searches give equal results, so that tests may compare them."""
    assert evaluate("honey[ti]", ENTRIES) == evaluate("honey[ti]", list(ENTRIES))
    assert isinstance(evaluate("honey[ti]", [TRIAL_2011]), Result)
