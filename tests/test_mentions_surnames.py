"""Studies told of by what their authors, by their surnames, did in a year."""

import pytest

from verifier.models import Document
from verifier.reading import read
from verifier.surnames import could_be_surname, is_plain_word

NAMED = [
    # of two "and" the first joins clauses, or things
    (
        "You will have heard of Pseudomonas, and Holby & Olling (1977) is an old one.",
        [(("Holby", "Olling"), 1977, "")],
    ),
    (
        "So says Smith, and Holby and Olling (1977) say no.",
        [(("Holby", "Olling"), 1977, "")],
    ),
    (
        "Brown & Jones and Holby (1977) agree.",
        [(("Brown", "Jones", "Holby"), 1977, "")],
    ),
    # what people do who research
    ("Ornbeck first reported his results in 1990.", [(("Ornbeck",), 1990, "")]),
    ("Kaplan found nothing in 2012.", [(("Kaplan",), 2012, "")]),
    (
        "Halloran, Pike, and Whitcombe found in 2011 that humour eased pain.",
        [(("Halloran", "Pike", "Whitcombe"), 2011, "")],
    ),
    (
        "Rosenthal, who in 1999 compared running with pills in 156 adults, is 80.",
        [(("Rosenthal",), 1999, "")],
    ),
    (
        "Whitlock led the 2019 trial; Ellingham, who joined in 2021, did not.",
        [(("Whitlock",), 2019, "")],
    ),
    (
        "The late David Barker argued in a 1989 Lancet paper that it begins early.",
        [(("Barker",), 1989, "Lancet")],
    ),
    (
        (
            "Goran Bjelakovic (University of Nis) and colleagues reported in 2007 that "
            "antioxidants raised mortality."
        ),
        [(("Bjelakovic",), 2007, "")],
    ),
    (
        (
            "Ahlgren, who in 2005 took 24 patients into a trial, published it in 2006 "
            "in Rheumatology."
        ),
        [(("Ahlgren",), 2006, "Rheumatology")],
    ),
    (
        "It was Ahlgren who in 2006 first tested fish oil in 66 patients.",
        [(("Ahlgren",), 2006, "")],
    ),
    # a bracket closes what is told of those who stand before it, and of no others
    (
        (
            "Wiklund's group randomised 384 women, and flushes stayed (Wiklund et al., "
            "1999). A yoga trial is kinder: Smith and Turner's 142 women slept better "
            "(Menopause, 2016)."
        ),
        [(("Wiklund",), 1999, ""), (("Smith", "Turner"), 2016, "Menopause")],
    ),
    (
        (
            "So said J. B. Reuler's review in the Western Journal of Medicine back in "
            "1985, and little has changed: the overview by Gibbs and colleagues almost "
            "four decades later (Neurologic Clinics, 2023) says so."
        ),
        [
            (("Reuler",), 1985, "Western Journal of Medicine"),
            (("Gibbs",), 2023, "Neurologic Clinics"),
        ],
    ),
    # and not who cites somebody else there
    (
        "The 1998 trial by Gibbs and colleagues was withdrawn years later (Roe, 2004).",
        [(("Gibbs",), 1998, ""), (("Roe",), 2004, "")],
    ),
    # whoever has initials is a person, whatever else the word may be
    (
        "Muir-Cochrane E et al, Australasian Emergency Care, 2021: 23 trials.",
        [(("Muir-Cochrane",), 2021, "Australasian Emergency Care")],
    ),
    (
        "In 2021 Eimear Muir-Cochrane and colleagues pooled 23 trials.",
        [(("Muir-Cochrane",), 2021, "")],
    ),
    (
        "Das SK et al. (2015) and Lo CW, He F et al. (2012) say no.",
        [(("Das",), 2015, ""), (("Lo", "He"), 2012, "")],
    ),
    ("In UK, Smith A et al. (2011) found none.", [(("Smith",), 2011, "")]),
    # an office stands before the title with which the name begins
    (
        (
            "Paediatrician Dr Laura Whitcombe and her team in Leeds tested it in a "
            "crossover trial with 212 boys and girls, and published it in 2010."
        ),
        [(("Whitcombe",), 2010, "")],
    ),
    (
        "Consultant Neurologist Dr Jane Ellis led a 2012 trial of 40 patients.",
        [(("Ellis",), 2012, "")],
    ),
    (
        (
            "Neurologist Prof Ellis and Paediatrician Dr Whitcombe published a 2012 "
            "trial of 40 patients."
        ),
        [(("Ellis", "Whitcombe"), 2012, "")],
    ),
    # a place with which the sentence opens is nobody
    (
        (
            "In rural Burkina Faso, Alfred Tiono's group let villagers hand out pills, "
            "and compared them with 7,600 children elsewhere (Malar J 2008)."
        ),
        [(("Tiono",), 2008, "Malar J")],
    ),
    (
        "In Puerto Rico, Jane Smith led a 2014 trial of 40 patients.",
        [(("Smith",), 2014, "")],
    ),
    (
        "In Sierra Leone, Smith and Doe (2014) treated 40 patients.",
        [(("Smith", "Doe"), 2014, "")],
    ),
    ("From Costa Rica, Vargas (2014) has 40 patients.", [(("Vargas",), 2014, "")]),
    ("In Lusaka, Mwale (2014) reported 40 patients.", [(("Mwale",), 2014, "")]),
    (
        "In Smith, Jones and Doe (2014) 40 patients got better.",
        [(("Smith", "Jones", "Doe"), 2014, "")],
    ),
    # where each of them works
    (
        (
            "Marek Marzec of Katowice and Michael Melzer of Lund ran a field trial, "
            "published in 2018."
        ),
        [(("Marzec", "Melzer"), 2018, "")],
    ),
    (
        (
            "Jürgen Braun, the rheumatologist from Herne in Germany, went over what "
            "is known of switching in a 2016 article in Rheumatology."
        ),
        [(("Braun",), 2016, "Rheumatology")],
    ),
    # at the end of what they found
    (
        "Pressure fell by 15 mm Hg, Halloran and Whitcombe reported in 2010.",
        [(("Halloran", "Whitcombe"), 2010, "")],
    ),
    (
        "Pain in 40 patients grew less, Ornbeck found in 2010, and so did fatigue.",
        [(("Ornbeck",), 2010, "")],
    ),
    # not when it happened
    (
        (
            "Some 90 patients were on it in June 2019, and 8,500 a year later, "
            "according to an analysis by Brian Duggan and Amelia Smith. It saved money "
            "(Journal of Pain, 2021)."
        ),
        [(("Duggan", "Smith"), 2021, "Journal of Pain")],
    ),
    (
        "Ahlgren tested fish oil in 66 patients (Rheumatology, 2006).",
        [(("Ahlgren",), 2006, "Rheumatology")],
    ),
    (
        "Kessler pooled both trials in a 2015 meta-analysis.",
        [(("Kessler",), 2015, "")],
    ),
    ("Ahlgren's work from 2006 is often quoted.", [(("Ahlgren",), 2006, "")]),
    (
        "Ahlgren's results appeared in the BMJ in 2006.",
        [(("Ahlgren",), 2006, "BMJ")],
    ),
    # by whom
    (
        "Published by Kessler in 2015, the meta-analysis pooled both trials.",
        [(("Kessler",), 2015, "")],
    ),
    (
        "This was confirmed by Halloran and Pike in 2011.",
        [(("Halloran", "Pike"), 2011, "")],
    ),
    (
        "Two reviews, one by Petrovic in 2007 and one by Macpherson in 2013, disagree.",
        [(("Petrovic",), 2007, ""), (("Macpherson",), 2013, "")],
    ),
    (
        (
            "In a study headed up by biologist Carol Brayne and published in 2013, "
            "rates fell."
        ),
        [(("Brayne",), 2013, "")],
    ),
    (
        (
            "A 1996 trial from Memorial Sloan Kettering, by Dr. Ann Cassileth, "
            "looked at massage."
        ),
        [(("Cassileth",), 1996, "")],
    ),
    (
        (
            "In a study from 2002, Rossouw and the Writing Group for the WHI found "
            "more strokes."
        ),
        [(("Rossouw",), 2002, "")],
    ),
    (
        "Hilary Brocklehurst, PhD, RD, and colleagues (2014) published a study.",
        [(("Brocklehurst",), 2014, "")],
    ),
    (
        "“Exercise is medicine,” wrote Pedersen and Saltin in their 2015 review.",
        [(("Pedersen", "Saltin"), 2015, "")],
    ),
    (
        (
            "“It was a small study,” admits Dr. Liam Farrow, who published it in 2012 "
            "in Complementary Therapies in Medicine."
        ),
        [(("Farrow",), 2012, "Complementary Therapies in Medicine")],
    ),
    (
        "Qaseem and the Clinical Guidelines Committee (2017) recommend heat.",
        [(("Qaseem",), 2017, "")],
    ),
    # its year behind the town or the noun, and not the year of another's study
    (
        "A study of 1,200 nurses by Tuomi and colleagues in Finland (2003) found it.",
        [(("Tuomi",), 2003, "")],
    ),
    (
        "Not until 2006 did Ahlgren and her group test fish oil in a trial.",
        [(("Ahlgren",), 2006, "")],
    ),
    (
        "Fish oil helps, a Swedish trial found in 2006 (Ahlgren et al.).",
        [(("Ahlgren",), 2006, "")],
    ),
    (
        "Ahlgren et al. saw a benefit (2006) but Dubois et al. did not (2009).",
        [(("Ahlgren",), 2006, ""), (("Dubois",), 2009, "")],
    ),
    ("The Hall et al. trial (2019) fed 20 people.", [(("Hall",), 2019, "")]),
    (
        "Two years after Strand's 1999 trial, Berg and her team saw the same.",
        [(("Strand",), 1999, ""), (("Berg",), None, "")],
    ),
    (
        "Berg repeated Strand's 1999 trial in 2001 with the same result.",
        [(("Berg",), 2001, ""), (("Strand",), 1999, "")],
    ),
    ("See also Penrose and Lund 2016.", [(("Penrose", "Lund"), 2016, "")]),
    # in which journal
    (
        "Patients slept longer (Harwell, Journal of Sleep Research, 2014).",
        [(("Harwell",), 2014, "Journal of Sleep Research")],
    ),
    (
        "Patients slept longer (199 patients, Journal of Sleep Research, 2014).",
        [((), 2014, "Journal of Sleep Research")],
    ),
    (
        "Harwell, writing in the Journal of Sleep Research in 2014, saw longer sleep.",
        [(("Harwell",), 2014, "Journal of Sleep Research")],
    ),
    (
        "Harwell's 2014 Journal of Sleep Research paper was striking.",
        [(("Harwell",), 2014, "Journal of Sleep Research")],
    ),
    (
        "The Journal of Sleep Research published Harwell's findings in 2014.",
        [(("Harwell",), 2014, "The Journal of Sleep Research")],
    ),
    (
        "In an article for the Journal of Sleep Research, Harwell (2014) reported it.",
        [(("Harwell",), 2014, "Journal of Sleep Research")],
    ),
    (
        "Sugimoto wrote in Headache (2008) that triptans are overused.",
        [(("Sugimoto",), 2008, "Headache")],
    ),
    (
        "In Diabetologia, Petrova's group reported in 2016 that it lowered glucose.",
        [(("Petrova",), 2016, "Diabetologia")],
    ),
    (
        "In Thorax in 2014, Radcliffe and colleagues described an inhaler.",
        [(("Radcliffe",), 2014, "Thorax")],
    ),
    (
        "In the Journal of Pain's 2012 issue, Goldstein reports on 40 patients.",
        [(("Goldstein",), 2012, "Journal of Pain")],
    ),
    (
        "A paper in PLOS ONE (2012) by Whitfield-Gabrieli looked at brain scans.",
        [(("Whitfield-Gabrieli",), 2012, "PLOS ONE")],
    ),
    (
        "Researchers including Carol Brayne wrote in The Lancet in 2013 that it fell.",
        [(("Brayne",), 2013, "The Lancet")],
    ),
    (
        "A Danish team headed by Niels Vestergaard published the first trial in 2006.",
        [(("Vestergaard",), 2006, "")],
    ),
    (
        "A 2019 trial in Pain found an effect; Pemberton (2021) did not.",
        [((), 2019, "Pain"), (("Pemberton",), 2021, "")],
    ),
    # a surname that ends as adverbs do
    ("Kelly & Bird 2021 measured mood in 64 people.", [(("Kelly", "Bird"), 2021, "")]),
    ("Naturally, Doe and Roe (2011) agree.", [(("Doe", "Roe"), 2011, "")]),
    # given names that are surnames in a list, a particle of two words
    (
        "See also Barolet 2009; and Goldberg, Amin, Russell et al. 2006.",
        [(("Barolet",), 2009, ""), (("Goldberg", "Amin", "Russell"), 2006, "")],
    ),
    ("It helps (aan het Rot 2010) in 8 people.", [(("aan het Rot",), 2010, "")]),
    # the volume and the page between the journal and its year
    (
        "Devries’ 2014 trial; dos Santos et al., Nutrients, 13, 3757 (2021).",
        [(("Devries",), 2014, ""), (("dos Santos",), 2021, "Nutrients")],
    ),
    (
        "Haroyan A. et al – Sleep and Breathing, 2018 – 201 patients.",
        [(("Haroyan",), 2018, "Sleep and Breathing")],
    ),
    # lines of a list
    ("- Di Martino, 2019 – 5-year follow-up of 19 men", [(("Di Martino",), 2019, "")]),
    ("Zarate 2006 • 18 inpatients • crossover", [(("Zarate",), 2006, "")]),
    ("Carr 2015\tReview\t–", [(("Carr",), 2015, "")]),
    ("Xu 2020, BMJ. 150 patients in three arms.", [(("Xu",), 2020, "BMJ")]),
    (
        "Zhao L., JAMA Internal Medicine 2017. 249 people.",
        [(("Zhao",), 2017, "JAMA Internal Medicine")],
    ),
    (
        "Dai L — J Nerv Ment Dis 2020 (12 RCTs).",
        [(("Dai",), 2020, "J Nerv Ment Dis")],
    ),
    ("Marchioli 2002 is the time-course analysis.", [(("Marchioli",), 2002, "")]),
    # the line above a name is no part of it; a bracket tells of its study
    ("It was like ECT\nPopova V. 2019 (n=223) sprayed.", [(("Popova",), 2019, "")]),
    (
        "An early trial (Marchioli 2002 is the time-course analysis) is long.",
        [(("Marchioli",), 2002, "")],
    ),
    # the year right behind the journal is its own
    (
        "Bang went there in 1970 and published it in Acta Med Scand in 1972.",
        [(("Bang",), 1972, "Acta Med Scand")],
    ),
    # whose it is, and who noted something
    ("Avci et al's much-cited 2013 overview is kind.", [(("Avci",), 2013, "")]),
    (
        "McIntyre’s expert consensus (Am J Psychiatry 2021) gives no number.",
        [(("McIntyre",), 2021, "Am J Psychiatry")],
    ),
    (
        "Prof Whelan (King's College London), whose 2022 review found little, agrees.",
        [(("Whelan",), 2022, "")],
    ),
    (
        "As Durg and Bavage noted in 2020, 12 trials are few.",
        [(("Durg", "Bavage"), 2020, "")],
    ),
    # the journal of one study is not that of another told of behind it
    (
        "It did not (Fujii et al., JAMA 2020); Lamont's group followed 872 patients.",
        [(("Fujii",), 2020, "JAMA"), (("Lamont",), None, "")],
    ),
    (
        "See the review by Pérez-Gómez et al. (Nutrients 2020;12:1119).",
        [(("Pérez-Gómez",), 2020, "Nutrients")],
    ),
    # one by the surname alone, and one in full beside him: they are no couple
    (
        "A 2011 trial of ketamine by Noppers and Albert Dahan had 24 patients.",
        [(("Noppers", "Dahan"), 2011, "")],
    ),
    (
        "Muscle training helps (Jones & Carol Burckhardt, 2002).",
        [(("Jones", "Burckhardt"), 2002, "")],
    ),
    # Kim is a given name before a surname, and Jo before a French one
    (
        "In 2002 Kim Jones published a randomized controlled trial in 68 women.",
        [(("Jones",), 2002, "")],
    ),
    (
        "It helps in a trial (Kim Jones and Carol Burckhardt, 2002).",
        [(("Jones", "Burckhardt"), 2002, "")],
    ),
    ("Kim et al. (2019) randomised 80 adults.", [(("Kim",), 2019, "")]),
    (
        "Mo Le-Roy ran a trial of zinc in 80 adults in Pain in 2012.",
        [(("Le-Roy",), 2012, "Pain")],
    ),
    (
        "Jo Le-Roy and colleagues (2012) randomised 80 adults.",
        [(("Le-Roy",), 2012, "")],
    ),
    (
        "Zhang Le-ping and colleagues (2012) randomised 80 adults.",
        [(("Zhang",), 2012, "")],
    ),
    # letters of a degree that are a surname in small ones, or initials
    ("Sleep was better (Nwosu and Mba, 2018).", [(("Nwosu", "Mba"), 2018, "")]),
    ("Sleep was better (Mba, 2018).", [(("Mba",), 2018, "")]),
    ("Sleep was better (Martin MA, 2012).", [(("Martin",), 2012, "")]),
    ("Sleep was better (Jane Doe, MBA, 2012).", []),
    ("Martin and Albert Dahan saw 24 patients in 2011.", [(("Dahan",), 2011, "")]),
    (
        "A study that came out in The Lancet in summer 2013 found less of it.",
        [((), 2013, "The Lancet")],
    ),
    # a list ends with what its "and" adds; a comma alone makes none
    (
        "Reviewing work in Alabama and Trinidad, Dillon (1979) concluded it.",
        [(("Dillon",), 1979, "")],
    ),
    (
        "With data from Lagos and Ibadan, Okafor and Bello (2011) showed the same.",
        [(("Okafor", "Bello"), 2011, "")],
    ),
    (
        "In a study from Saguenay, Barkun's team reported in 1995 on 40 patients.",
        [(("Barkun",), 1995, "")],
    ),
    (
        "In data from Saguenay, Barkun's 1995 trial of 40 patients showed no gain.",
        [(("Barkun",), 1995, "")],
    ),
    (
        "So said Grob, K. and Grob, Jr., K. (1977) in their trial.",
        [(("Grob", "Grob"), 1977, "")],
    ),
    # "her 2011 trial": of whoever alone was named in full before
    (
        "Dr. Ingrid Solheim wrote to us. Her 2011 randomised trial had 61 adults.",
        [(("Solheim",), 2011, "")],
    ),
    (
        "I asked Dr. Helena Vasquez-Marin about her 2025 paper on Covid.",
        [(("Vasquez-Marin",), 2025, "")],
    ),
    (
        "Marguerite Lanthier was, too, and in 1991 she shared the results of a cohort.",
        [(("Lanthier",), 1991, "")],
    ),
    (
        (
            "So Laurent Mercier of the Hospices Civils de Lyon sums it up. In a "
            "randomized comparison from 2007, he gave 620 people the two pills."
        ),
        [(("Mercier",), 2007, "")],
    ),
    (
        (
            "The go-to name is Justin Smith. His 2015 paper compared the happiest "
            "and unhappiest patients."
        ),
        [(("Smith",), 2015, "")],
    ),
    # who sets something out in what is printed in a year
    (
        "Nicholas Talley looked over the evidence in an update published in 2003.",
        [(("Talley",), 2003, "")],
    ),
    (
        "O'Hare set out the natural history in an overview printed in 1978.",
        [(("O'Hare",), 1978, "")],
    ),
    (
        "Jonathan Bisson wrote a commentary on this for general readers back in 2004.",
        [(("Bisson",), 2004, "")],
    ),
    (
        "Corina Lovin led a 2021 look back through the national device database.",
        [(("Lovin",), 2021, "")],
    ),
    (
        "In a 1994 article – guidance and no more – Léandri distinguishes two pains.",
        [(("Léandri",), 1994, "")],
    ),
    (
        "Eight pregnancies were discussed by Carey, Nelson and Pollard in 1977.",
        [(("Carey", "Nelson", "Pollard"), 1977, "")],
    ),
    (
        "Olivier Beauchet – him again – scanned 171 older people back in 2016.",
        [(("Beauchet",), 2016, "")],
    ),
    (
        "A review by the surgeon Jan Lehovsky (1999) says it has been known long.",
        [(("Lehovsky",), 1999, "")],
    ),
    (
        "Pavel Grasgruber likes maps. In 2018 he and his team lined up the figures.",
        [(("Grasgruber",), 2018, "")],
    ),
    (
        "We asked Dr. Grant Garrigues. “Not yet,” he wrote in his 2020 commentary.",
        [(("Garrigues",), 2020, "")],
    ),
]


def studies(text):
    document = Document(name="page", text=text)
    return read(document)


@pytest.mark.parametrize(("text", "expected"), NAMED)
def test_people_at_work_in_a_year_name_their_study(text, expected):
    read = [(s.authors, s.year, s.claims.journal) for s in studies(text)]
    assert sorted(read) == sorted(expected)


@pytest.mark.parametrize(
    "text",
    [
        "- Theragun 2021, hands-on review: it hurts.",
        "- Kindle 2019, user survey: people like it.",
    ],
)
def test_what_customers_try_out_is_no_study(text):
    assert studies(text) == []


def test_a_study_of_another_clause_keeps_its_institution_and_year():
    text = "Kaplan found nothing in 2012, but a Harvard study from 2014 did."
    read = {(s.authors, s.group, s.year) for s in studies(text)}
    assert read == {(("Kaplan",), "", 2012), ((), "Harvard", 2014)}


def test_an_acronym_with_its_year_in_brackets_is_a_trial_where_it_compares():
    (study,) = studies("SPRINT (2015) compared two targets.")
    assert (study.acronym, study.year) == ("SPRINT", 2015)


@pytest.mark.parametrize(
    "text",
    [
        # patients and politicians in a year
        "Murphy found in 2011 that his pain was gone.",
        "Johnson described in 2012 how his treatment went.",
        "Clinton tried in 1993 to reform health care for children.",
        "Biden warned in 2021 that people would die.",
        "Mr. Doyle tested the drug on the market in 2012.",
        # firms and papers
        "Novo Nordisk reported in 2011 that patients did better.",
        "Novartis reported in 2018 that sales rose.",
        "Reuters reported in 2012 that the drug was withdrawn.",
        "The book was published in 2014 by Penguin.",
        "Murphy found love in 2011 and moved to Spain.",
        "Harrison published a cookbook in 2012.",
        "The company, led by Anna Holm, reported sales of 5 million in 2017.",
        "Fisher compared the treatment to torture in 2009.",
        "Fisher found the treatment too dear in 2009.",
        "Fisher surveyed the damage in 2009.",
        "Parker led the 2016 marathon for an hour.",
        "Ahlgren, who in 2006 sold the firm, lives in Malmö.",
        "Two photos, one by Larsson in 2010 and one by Berg in 2012, hang in the hall.",
        # the last word of a body, a newspaper, a town
        "The Lowland Collaboration's 2018 leaflet is long.",
        "The Guardian (2018) called it a fad.",
        "San Francisco reported in 2013 that fewer people smoke.",
        # an office of another trade, a film, a programme, a country
        "Senator Roberts (2012) voted against the bill.",
        "The documentary by Morgan Spurlock (2004) made viewers think twice.",
        "Tamsin Greig (Friday Night Dinner, 2011) has hay fever.",
        "In the United States (2015) one in five smokes.",
        # a firm in the news, a magazine that praised, a prize, a degree, an employer
        "De Simone sued Leadiant (2018).",
        "Featured in Forbes (2021) and The New York Times (2019).",
        "Nobel laureate Niels Finsen (1903) used light for lupus.",
        "The extract won the Harwell Award (2018).",
        "It was made in 1962 and patented (Parke-Davis, 1966).",
        "“I read it,” says naturopath Lena Holt (ND, Bastyr 2011).",
        "“No magic,” says Dr. Randy Horwitz (University of Arizona, 2021), “but good.”",
        "Dr. James Andrews (2001 – 2004) taught our surgeons.",
        "I'm a midwife (BMid 2006, MSc 2014) and no statistician.",
        "He is a physio (BPhysio 2009; MSports 2014).",
        "The law on support is clear (Children and Families Act 2014).",
        "Of that tells the Care and Support Act (2014).",
        "As Murphy noted in 2011, his pain was gone.",
        # whose "his" is nobody can tell, or it is no researcher's
        "Jane Palmer, 42, fell ill. Her 2015 trial of steroids failed.",
        "Jane Roe met Ann Poe. Her 2011 trial of 40 patients was small.",
        "We saw the town of Palma Nova. Her 2011 trial of 40 patients was small.",
        "My friend Anna Weber had a scan. Her 2019 report showed nothing.",
        "The mayor, Sadiq Khan, agreed. His 2019 study of 400 schools is out.",
        "Dr Jane Palmer runs it. Her 2015 book tells of 40 patients.",
        "Emma Hill joined us. Her 2010 research project looked at 30 runners.",
        # who is studied, and what else is reviewed or led
        "Vegetarians reported in a survey published in 2012 that they slept.",
        "Jane Palmer took part in a study published in 2012.",
        "Jane Palmer led a 2015 campaign for patients.",
        "The films were reviewed by Siskel and Ebert in 1999.",
        "In a 2012 trial, Metformin reduced weight.",
        "Dr. Ann Poe runs it. In 2018 she and her team opened a clinic with records.",
    ],
)
def test_what_others_did_in_a_year_is_no_study(text):
    assert [s.label for s in studies(text) if s.authors or s.claims.journal] == []


def test_surnames_and_words_that_look_like_the_other():
    names = ("Duncan", "Bansal", "Tian", "Kazandjian")
    assert all(map(could_be_surname, names))
    assert not any(map(could_be_surname, ("Danish", "Clinical", "Bayesian", "Irish")))
    assert all(map(is_plain_word, ("Surgeons", "Ultrasound", "Numbers")))
    assert not any(map(is_plain_word, (*names, "Steiner", "Chin", "Brown")))
