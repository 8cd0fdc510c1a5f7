"""A small curated PubMed of made-up papers, one for each oddity that PubMed has.

Names, titles and numbers are invented; the shapes are those of real records. Each
record says what a correct reading of its XML yields.
"""

from tests.eutils.entries import Entry
from verifier.models import Author, Correction, PublicationType, Record

ARTICLE = PublicationType("D016428", "Journal Article")
TRIAL = PublicationType("D016449", "Randomized Controlled Trial")
REVIEW = PublicationType("D016454", "Review")
SYSTEMATIC = PublicationType("D000078182", "Systematic Review")
CASE = PublicationType("D002363", "Case Reports")
LETTER = PublicationType("D016422", "Letter")
RETRACTED = PublicationType("D016441", "Retracted Publication")
# In 2026 data the same UI is labelled "Retraction Notice": match by UI.
NOTICE = PublicationType("D016440", "Retraction Notice")
CONCERN = PublicationType("D000075742", "Expression of Concern")
ERRATUM = PublicationType("D016425", "Published Erratum")

_PAIN = {"journal": "Journal of invented pain", "journal_abbreviation": "J Invent Pain"}
_LETTERS = {"journal": "Annals of made-up medicine", "journal_abbreviation": "Ann Mum"}


def _person(last: str, fore: str, initials: str = "", suffix: str = "") -> Author:
    return Author(last, fore, initials or fore[0], suffix)


TRIAL_2011 = Record(
    "80000001",
    "Absence of benefit from a short ketamine infusion in fibromyalgia: a randomized "
    "double-blind trial.",
    authors=(
        _person("Noorlander", "Ineke M", "IM"),
        _person("Visser", "Daan", "D"),
        _person("Graven-Holm", "Thea", "T"),
    ),
    year=2011,
    years=(2011,),
    volume="15",
    issue="9",
    pages="942-9",
    doi="10.9999/jip.2011.03.008",
    language="eng",
    publication_types=(ARTICLE, TRIAL),
    mesh=("Fibromyalgia", "Humans", "Ketamine"),
    abstract="Twenty-four patients with fibromyalgia received S(+)-ketamine (n = 12) "
    "or midazolam (n = 12). Pain did not differ (p < 0.05 was significant).",
    status="MEDLINE",
    date_revised="2016-11-25",
    issn="1090-0001",
    **_PAIN,
)

ENTRIES: tuple[Entry, ...] = (
    Entry(TRIAL_2011),
    # A review by the same first author in the year before.
    Entry(
        Record(
            "80000002",
            "Ketamine for the treatment of chronic non-cancer pain.",
            authors=(_person("Noorlander", "Ineke M", "IM"), _person("Dorn", "A")),
            year=2010,
            years=(2010,),
            volume="11",
            issue="14",
            pages="2417-29",
            doi="10.9999/mum.2010.515978",
            language="eng",
            publication_types=(ARTICLE, REVIEW),
            mesh=("Chronic Pain", "Ketamine"),
            status="MEDLINE",
            **_LETTERS,
        )
    ),
    # Diacritics, and an electronic year before the print year.
    Entry(
        Record(
            "80000003",
            "Pain analysis in patients with fibromyalgia: effects of intravenous "
            "morphine, lidocaine and ketamine.",
            authors=(
                _person("Sørby", "Jørgen", "J"),
                _person("Bengtsson-Åhl", "Ann", "A"),
            ),
            year=2016,
            years=(2015, 2016),
            volume="24",
            pages="360-5",
            doi="10.9999/jip.2015.0042",
            language="eng",
            publication_types=(ARTICLE, TRIAL),
            mesh=("Fibromyalgia",),
            status="MEDLINE",
            **_PAIN,
        ),
        electronic="2015-11-30",
    ),
    # An electronic year after the print year: a single year in [dp] misses it.
    Entry(
        Record(
            "80000004",
            "Late online publication of an early issue.",
            authors=(_person("Zwart", "Piet", "P"),),
            year=2012,
            years=(2012, 2013),
            volume="3",
            pages="1-4",
            doi="10.9999/jip.2012.0001",
            language="eng",
            publication_types=(ARTICLE,),
            status="PubMed-not-MEDLINE",
            **_PAIN,
        ),
        electronic="2013-02-01",
    ),
    # MedlineDate over one year, and over the turn of a year.
    Entry(
        Record(
            "80000005",
            "Vitamin C and the common cold in a northern village.",
            authors=(_person("Hakala", "Ville", "V"),),
            year=1990,
            years=(1990,),
            volume="7",
            pages="12-20",
            language="eng",
            publication_types=(ARTICLE,),
            status="MEDLINE",
            **_LETTERS,
        ),
        pub_date="<MedlineDate>1990 May-Jun</MedlineDate>",
    ),
    Entry(
        Record(
            "80000006",
            "Winter swimming and low mood.",
            authors=(_person("Hakala", "Ville", "V"),),
            year=2010,
            years=(2010, 2011),
            volume="27",
            pages="101",
            language="eng",
            publication_types=(ARTICLE,),
            status="MEDLINE",
            **_LETTERS,
        ),
        pub_date="<MedlineDate>2010 Dec-2011 Jan</MedlineDate>",
    ),
    # A season.
    Entry(
        Record(
            "80000007",
            "Spring allergies.",
            authors=(_person("Lindgren", "Eva", "E"),),
            year=1999,
            years=(1999,),
            volume="2",
            pages="5-6",
            language="eng",
            publication_types=(PublicationType("D016421", "Editorial"),),
            status="MEDLINE",
            **_LETTERS,
        ),
        pub_date="<Year>1999</Year><Season>Jul-Aug</Season>",
    ),
    # Authors: a group first, a group among people, nobody at all.
    Entry(
        Record(
            "80000008",
            "Effect of a daily walk on blood pressure.",
            authors=(
                Author(collective="DAILY-WALK Study Group"),
                _person("Okafor", "Ngozi", "N"),
            ),
            year=2003,
            years=(2003,),
            volume="361",
            pages="1149-58",
            doi="10.9999/mum.2003.1149",
            language="eng",
            publication_types=(ARTICLE, TRIAL),
            status="MEDLINE",
            **_LETTERS,
        )
    ),
    Entry(
        Record(
            "80000009",
            "Second report on the daily walk.",
            authors=(
                _person("Okafor", "Ngozi", "N"),
                Author(collective="DAILY-WALK Study Group"),
            ),
            year=2005,
            years=(2005,),
            volume="365",
            pages="11-8",
            language="eng",
            publication_types=(ARTICLE,),
            status="MEDLINE",
            **_LETTERS,
        )
    ),
    Entry(
        Record(
            "80000010",
            "News in brief.",
            year=2001,
            years=(2001,),
            volume="1",
            pages="3",
            language="eng",
            publication_types=(PublicationType("D016433", "News"),),
            status="MEDLINE",
            **_LETTERS,
        )
    ),
    # Suffix, particle, apostrophe, U+2010, a surname of one letter, a double surname.
    Entry(
        Record(
            "80000011",
            "Turmeric for knees.",
            authors=(
                _person("O'Hearn", "James C", "JC", "Jr"),
                _person("van de Kemp", "Johanna M", "JM"),
            ),
            year=2008,
            years=(2008,),
            volume="4",
            pages="e117",
            doi="10.9999/mum.2008.117",
            language="eng",
            publication_types=(ARTICLE, TRIAL),
            status="MEDLINE",
            **_LETTERS,
        )
    ),
    Entry(
        Record(
            "80000012",
            "Magnesium and leg cramps: a case report.",
            authors=(
                _person("Smith\u2010Jonas", "Ada", "A"),
                _person("de la Cruz Ibáñez", "María", "M"),
                _person("D'Amico", "Lia", "L"),
            ),
            year=2019,
            years=(2019,),
            volume="12",
            pages="77-80",
            doi="10.9999/mum.2019.77",
            language="eng",
            publication_types=(ARTICLE, CASE),
            status="MEDLINE",
            abstract="A 47-year-old woman had cramps.",
            **_LETTERS,
        )
    ),
    Entry(
        Record(
            "80000013",
            "Names of one letter.",
            authors=(_person("J", "Min", "M"), _person("E", "Xu", "X")),
            year=2018,
            years=(2018,),
            volume="9",
            pages="1",
            language="eng",
            publication_types=(LETTER,),
            status="MEDLINE",
            **_LETTERS,
        )
    ),
    # An author name that was corrected: the wrong one is kept with ValidYN="N".
    Entry(
        Record(
            "80000014",
            "Sleep and shift work.",
            authors=(_person("Müller-Lüdenscheid", "Karl", "K"),),
            year=2014,
            years=(2014,),
            volume="5",
            pages="55-60",
            language="eng",
            publication_types=(ARTICLE,),
            status="MEDLINE",
            **_LETTERS,
        ),
        invalid_authors=(_person("Mueller-Ludenscheid", "Karl", "K"),),
    ),
    # Inline tags, Greek letters, entities; labelled abstract.
    Entry(
        Record(
            "80000015",
            "TERT mutations & TNF-α in CO2-exposed cells when p < 0.05.",
            authors=(_person("Ångström", "Åsa", "Å"),),
            year=2020,
            years=(2020,),
            volume="8",
            pages="10-19",
            doi="10.9999/jip.2020.0010",
            language="eng",
            publication_types=(ARTICLE,),
            abstract="BACKGROUND: Cells grow.\nMETHODS: We used TERT and H2O, n < 30.",
            status="In-Process",
            **_PAIN,
        ),
        title_markup="<i>TERT</i> mutations &amp; TNF-α in CO<sub>2</sub>-exposed "
        "cells when <i>p</i> &lt; 0.05.",
        abstract_markup='<AbstractText Label="BACKGROUND" NlmCategory="BACKGROUND">'
        'Cells grow.</AbstractText><AbstractText Label="METHODS" NlmCategory="METHODS">'
        "We used <i>TERT</i> and H<sub>2</sub>O, n &lt; 30.</AbstractText>",
        pii="181",
    ),
    # A bracketed translated title, and an empty title with the vernacular one only.
    Entry(
        Record(
            "80000016",
            "[Treatment of tinnitus with acupuncture].",
            authors=(_person("Weiß", "Jürgen", "J"),),
            year=2006,
            years=(2006,),
            volume="118",
            pages="201-5",
            language="ger",
            vernacular_title="Behandlung des Tinnitus mit Akupunktur.",
            publication_types=(ARTICLE,),
            status="MEDLINE",
            **_LETTERS,
        )
    ),
    Entry(
        Record(
            "80000017",
            "",
            authors=(_person("Weiß", "Jürgen", "J"),),
            year=2017,
            years=(2017,),
            volume="129",
            pages="9",
            language="ger",
            vernacular_title="Leserbrief.",
            publication_types=(LETTER,),
            status="PubMed-not-MEDLINE",
            **_LETTERS,
        )
    ),
    # A retracted trial and its notice; a retraction that only the link shows so far.
    Entry(
        Record(
            "80000018",
            "Miracle berries cure migraine: a randomized trial.",
            authors=(_person("Fontaine", "Luc", "L"),),
            year=2013,
            years=(2013,),
            volume="6",
            pages="66-9",
            doi="10.9999/mum.2013.66",
            language="eng",
            publication_types=(ARTICLE, TRIAL, RETRACTED),
            corrections=(Correction("RetractionIn", "80000019", "Ann Mum. 2015;8:1"),),
            status="MEDLINE",
            **_LETTERS,
        )
    ),
    Entry(
        Record(
            "80000019",
            "Retraction: Miracle berries cure migraine.",
            year=2015,
            years=(2015,),
            volume="8",
            pages="1",
            language="eng",
            publication_types=(NOTICE,),
            corrections=(Correction("RetractionOf", "80000018", "Ann Mum. 2013;6:66"),),
            status="MEDLINE",
            **_LETTERS,
        )
    ),
    Entry(
        Record(
            "80000020",
            "Miracle berries cure insomnia.",
            authors=(_person("Fontaine", "Luc", "L"),),
            year=2014,
            years=(2014,),
            volume="7",
            pages="12-5",
            language="eng",
            publication_types=(ARTICLE,),
            corrections=(Correction("RetractionIn", "", "Ann Mum. 2026;19:3"),),
            status="MEDLINE",
            **_LETTERS,
        )
    ),
    # An expression of concern, and an erratum.
    Entry(
        Record(
            "80000021",
            "Copper bracelets and rheumatism.",
            authors=(_person("Iqbal", "Sana", "S"),),
            year=2009,
            years=(2009,),
            volume="5",
            pages="1-9",
            language="eng",
            publication_types=(ARTICLE,),
            corrections=(
                Correction("ExpressionOfConcernIn", "80000022", "Ann Mum. 2012;5:9"),
            ),
            status="MEDLINE",
            **_LETTERS,
        )
    ),
    Entry(
        Record(
            "80000022",
            "Expression of concern: Copper bracelets and rheumatism.",
            year=2012,
            years=(2012,),
            volume="5",
            pages="9",
            language="eng",
            publication_types=(CONCERN,),
            corrections=(
                Correction("ExpressionOfConcernFor", "80000021", "Ann Mum. 2009;5:1"),
            ),
            status="MEDLINE",
            **_LETTERS,
        )
    ),
    Entry(
        Record(
            "80000023",
            "Honey for cough in children: a systematic review.",
            authors=(_person("Wang", "Li", "L"), _person("Kim", "Jun", "J")),
            year=2021,
            years=(2021,),
            volume="17",
            pages="230-41",
            doi="10.9999/mum.2021.230",
            language="eng",
            publication_types=(ARTICLE, SYSTEMATIC),
            corrections=(Correction("ErratumIn", "80000024", "Ann Mum. 2021;17:400"),),
            status="MEDLINE",
            **_LETTERS,
        )
    ),
    Entry(
        Record(
            "80000024",
            "Correction to: Honey for cough in children.",
            year=2021,
            years=(2021,),
            volume="17",
            pages="400",
            language="eng",
            publication_types=(ERRATUM,),
            corrections=(Correction("ErratumFor", "80000023", "Ann Mum. 2021;17:230"),),
            status="MEDLINE",
            **_LETTERS,
        )
    ),
    # Namesakes: one surname and year, other subjects.
    Entry(
        Record(
            "80000025",
            "Rice yields under salt stress.",
            authors=(_person("Wang", "Li", "L"),),
            year=2021,
            years=(2021,),
            volume="40",
            pages="5-9",
            language="eng",
            publication_types=(ARTICLE,),
            status="MEDLINE",
            journal="Imaginary agronomy",
            journal_abbreviation="Imag Agron",
        )
    ),
    # A journal that exists twice.
    Entry(
        Record(
            "80000026",
            "A journal of the same name.",
            authors=(_person("Kim", "Jun", "J"),),
            year=1979,
            years=(1979,),
            volume="40",
            pages="5-9",
            language="eng",
            publication_types=(ARTICLE,),
            status="MEDLINE",
            journal="Imaginary agronomy (1979)",
            journal_abbreviation="Imag Agron (1979)",
        )
    ),
    # Books: a chapter with editors of the book, a whole book, one without authors.
    Entry(
        Record(
            "80000027",
            "Restless Legs Syndrome",
            authors=(_person("Goldsmith", "Amy", "A"),),
            journal="Reviews of Imagined Diseases",
            year=1998,
            years=(1998,),
            language="eng",
            publication_types=(REVIEW,),
            abstract="An overview.",
            is_book=True,
        ),
        editors=(_person("Adamson", "Peg", "P"),),
    ),
    Entry(
        Record(
            "80000028",
            "Handbook of Herbal Teas",
            authors=(_person("Teapot", "Russell", "R"),),
            year=2004,
            years=(2004,),
            language="eng",
            is_book=True,
        )
    ),
    Entry(
        Record(
            "80000029",
            "Guideline on Headache",
            year=2012,
            years=(2012,),
            language="eng",
            is_book=True,
        )
    ),
    # A number of few digits, which id=-1 is mistaken for.
    Entry(
        Record(
            "1",
            "Formate assay in body fluids.",
            authors=(Author("Makepeace", "A B", "AB"),),
            authors_complete=False,
            year=1975,
            years=(1975,),
            volume="13",
            issue="2",
            pages="117-26",
            language="eng",
            publication_types=(ARTICLE,),
            mesh=("Formates",),
            status="OLDMEDLINE",
            journal="Biochemical imaginings",
            journal_abbreviation="Biochem Imag",
        )
    ),
)
RECORDS: tuple[Record, ...] = tuple(entry.record for entry in ENTRIES)
