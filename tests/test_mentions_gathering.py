"""What the sentences of one passage say of one study is put together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier.documents import READERS
from verifier.mentions import find_mentions
from verifier.models import Document
from verifier.reading import read


def named(text: str) -> list[tuple[tuple[str, ...], int | None, str]]:
    """Authors or acronym, year and journal of the studies that the text names."""
    return [
        (study.authors or (study.acronym,), study.year, study.claims.journal)
        for study in read(Document("page", text))
        if any(mention.kind != "unnamed" for mention in study.mentions)
    ]


TOGETHER = [
    (
        "the year of the sentence before",
        (
            "In 1977 only eight patients could be found in all that was written."
            " That year Cremers, Philipsen and Mali added a woman of nineteen, in the"
            " Journal of Laryngology and Otology."
        ),
        [
            (
                ("Cremers", "Philipsen", "Mali"),
                1977,
                "Journal of Laryngology and Otology",
            )
        ],
    ),
    (
        "who leads it, and when it was reported in the sentence before",
        (
            "Boys bled less, doctors at nine hospitals reported in September 2011. The"
            " open-label trial, whose principal investigator was hematologist Rosalind"
            " Aldersgate, enrolled 93 boys."
        ),
        [(("Aldersgate",), 2011, "")],
    ),
    (
        "its senior author, and when it was published",
        (
            "Those with the most NRF2 lived less, according to the study, which was"
            ' published in May 2014. "It is turned against us," said senior author'
            " Dr. Mireia Castellanos, an oncologist."
        ),
        [(("Castellanos",), 2014, "")],
    ),
    (
        "a journal whose study is at work, and who found it",
        (
            "Research published in 2012 in Spine followed 340 patients after an"
            " operation. Dr. Felisa Sánchez-Mariscal and her team found that X-rays"
            " did not match their quality of life."
        ),
        [(("Sánchez-Mariscal",), 2012, "Spine")],
    ),
    (
        "its senior author along with its first",
        (
            "In an opinion piece (Current Treatment Options in Oncology, 2021), Shukaib"
            " Arslan and senior author Ibrahim Aldoss argue for a choice."
        ),
        [(("Arslan", "Aldoss"), 2021, "Current Treatment Options in Oncology")],
    ),
    (
        "its sole author",
        (
            "Hyun Ho Park, sole author of a 2021 overview in Archives of Pharmacal"
            " Research, brought together what is known."
        ),
        [(("Park",), 2021, "Archives of Pharmacal Research")],
    ),
    (
        "the year of the report on what was told of before",
        (
            "Mercadante's team took on 156 people with cancer and picked out 47. Some"
            " simply had more of it. In the 2002 report, the second group needed less."
        ),
        [(("Mercadante",), 2002, "")],
    ),
    (
        "when they wrote of it, told last",
        (
            "Mortimer and Jones went through U.S. death rates in young children, five"
            " years at a time, from 1900 to 1974. Had the earlier trend merely"
            " continued, 4,000 deaths would have been expected; there were 52, they"
            " wrote in 1979."
        ),
        [(("Mortimer", "Jones"), 1979, "")],
    ),
    (
        "when the pair reported it",
        (
            "Sundberg and Lowe gave zinc lozenges to 65 students. Colds were shorter by"
            " two days, the pair reported in 1988."
        ),
        [(("Sundberg", "Lowe"), 1988, "")],
    ),
    (
        "when she wrote of herself is no date of a study",
        "Jane Doe treated 40 children in Kenya. It changed me, she wrote in 2012.",
        [(("Doe",), None, "")],
    ),
    (
        "when it was announced, and whose students did it",
        (
            "Rain gardens can clean street runoff, a press release announced in June"
            " 2013. Environmental engineer Teresa Nakagawa-Reyes and her students"
            " monitored 38 roadside plots over four winters."
        ),
        [(("Nakagawa-Reyes",), 2013, "")],
    ),
    (
        "when its release is from",
        (
            "Yoga eases back pain, according to a September 2016 news release."
            " Therapist Mina Stallard-Cruz and her colleagues enrolled 95 adults."
        ),
        [(("Stallard-Cruz",), 2016, "")],
    ),
    (
        "what was released then is no study of whose team feasted",
        "The app was released in May 2019. Jane Doe and her team had a party.",
        [(("Doe",), None, "")],
    ),
    (
        "those whose work is like others', where the pair wrote",
        (
            "A few cases are known from reports like that of Smith and Heaton. Writing"
            " in Cutis in 1979, the pair described three women whose nails split."
        ),
        [(("Smith", "Heaton"), 1979, "Cutis")],
    ),
    (
        "who wrote it after testing it",
        (
            "One capsule can open the airways for twelve hours, Falliers wrote in 1979"
            " after testing a slow version in eighteen adults with asthma."
        ),
        [(("Falliers",), 1979, "")],
    ),
    (
        "two sentences before, and another year between, are too far",
        (
            "In 1977 only eight patients could be found. Most were seen in 1950 or in"
            " 1960. That year Cremers, Philipsen and Mali added a woman of nineteen, in"
            " the Journal of Laryngology and Otology."
        ),
        [
            (
                ("Cremers", "Philipsen", "Mali"),
                None,
                "Journal of Laryngology and Otology",
            )
        ],
    ),
    (
        "who wrote it up",
        (
            "Some itched after chloroquine when Olatunde wrote up six typical patients"
            " in 1977 and divided the reaction into three stages."
        ),
        [(("Olatunde",), 1977, "")],
    ),
    (
        "who reported it, right behind the journal",
        (
            "In a randomised controlled trial published in 1977 in Acta Chirurgica"
            " Scandinavica, Holm reported that feeding through a vein has its place."
        ),
        [(("Holm",), 1977, "Acta Chirurgica Scandinavica")],
    ),
    (
        "one of three surnames that is a given name as well",
        (
            "That gap has shrunk, according to Joseph, Chassan and Koch, who compared"
            " deaths in a multicentre study (Annals of Neurology, 1978)."
        ),
        [(("Joseph", "Chassan", "Koch"), 1978, "Annals of Neurology")],
    ),
    (
        "the country in a journal's name",
        (
            "Professor Sunil Wimalawansa thought so. He gave it to 72 women for four"
            " years and measured their bones (American Journal of Medicine, 1998)."
        ),
        [(("Wimalawansa",), 1998, "American Journal of Medicine")],
    ),
    (
        "a journal with commas in its name",
        (
            "Sertel, Bakar & Şimşek 2017, African Journal of Traditional, Complementary"
            " and Alternative Medicines. 60 patients were put into three groups."
        ),
        [
            (
                ("Sertel", "Bakar", "Şimşek"),
                2017,
                (
                    "African Journal of Traditional, Complementary and Alternative"
                    " Medicines"
                ),
            )
        ],
    ),
    (
        "the people of a group by its place",
        (
            "Later the New York group of Kepler, Meredith and Widmann, more cheerful,"
            " wrote in Current Opinion in Pediatrics that most youngsters do well."
        ),
        [(("Kepler", "Meredith", "Widmann"), None, "Current Opinion in Pediatrics")],
    ),
    (
        "two surnames right before the journal",
        "For conversation, Goldman & Mathis in the European Spine Journal (2010).",
        [(("Goldman", "Mathis"), 2010, "European Spine Journal")],
    ),
    (
        "surnames before the journal of a study that they reviewed it in",
        (
            "How it chooses was reviewed by van den Berg, Sintaha and Lam in the"
            " European Spine Journal (2018): calcium first."
        ),
        [(("van den Berg", "Sintaha", "Lam"), 2018, "European Spine Journal")],
    ),
    (
        "a word of time before two surnames",
        (
            "When Okonkwo and Bell went through 530 earache consultations (Br J Gen"
            " Pract, 2011) they found two serious causes."
        ),
        [(("Okonkwo", "Bell"), 2011, "Br J Gen Pract")],
    ),
    (
        "a journal and its year that open the telling",
        (
            "Neurological Research, 2002: a woman of thirty, twins. On day eight the"
            " sight blurs. The doctors, Zunker and colleagues, looked through the skull"
            " with every wave they had."
        ),
        [(("Zunker",), 2002, "Neurological Research")],
    ),
    (
        "which volume of a journal, and how long ago",
        (
            "Five people are in the textbooks thanks to Jack Zigler and Henry Bohlman."
            " The cases appeared in the Journal of Bone and Joint Surgery, American"
            " volume, as long ago as 1987."
        ),
        [(("Zigler", "Bohlman"), 1987, "Journal of Bone and Joint Surgery")],
    ),
    (
        "the first of several, behind the journal",
        (
            "Four doctors have set it out in the International Journal of Molecular"
            " Sciences. Louisa Liu, the first of them, lists the trials. Their overview"
            " is from 2024 and hard going."
        ),
        [(("Liu",), 2024, "International Journal of Molecular Sciences")],
    ),
    (
        "a journal at work, behind what it carried",
        (
            "In Houston, Livorsi and co-workers went through the charts of 35 people."
            " A year on, most were cured. The Journal of Infection carried it in 2008."
        ),
        [(("Livorsi",), 2008, "Journal of Infection")],
    ),
    (
        "a journal's name that is a field's as well, at work",
        (
            "It was measured by Kristine Belesova of the London School of Hygiene."
            " With partners in Nouna, Burkina Faso, she laid a tape around the arms of"
            " 975 children. Environmental Health ran her findings in 2017."
        ),
        [(("Belesova",), 2017, "Environmental Health")],
    ),
    (
        "whose name stands first, and what carried it",
        (
            "Beijing scientists came up with 40 genes. Yimian Ma's name stands first on"
            " the article, which the Journal of Experimental Botany carried in 2012."
        ),
        [(("Ma",), 2012, "Journal of Experimental Botany")],
    ),
    (
        "who is its first author, and the year of the paper behind it",
        (
            "Their overview appeared in the Journal of Experimental Botany, and it"
            " compared 33 genes. Jörg Bohlmann is its first author. The paper is from"
            " 1998, and students are still told to start with it."
        ),
        [(("Bohlmann",), 1998, "Journal of Experimental Botany")],
    ),
    (
        "who wrote it as first author, and when it dates from",
        (
            "The answer came in 45 trials put together by four researchers with Wanas"
            " as first author. “Safe,” concluded the meta-analysis, which is free to"
            " read at BMC Cardiovascular Disorders and dates from 2020."
        ),
        [(("Wanas",), 2020, "BMC Cardiovascular Disorders")],
    ),
    (
        "nothing but who and when, in different sentences",
        (
            "In Geneva, Marc Licker's team drew lots among 38 people before their chest"
            " operation. With the epidural the heart's brake came back sooner. The work"
            " dates from 1994, and our own anaesthetist still brings it up."
        ),
        [(("Licker",), 1994, "")],
    ),
    (
        "one of a pair right before its journal, beside what is a given name as well",
        "To talk, Goldman & Gregory in the American Journal of Psychotherapy (2010).",
        [(("Goldman",), 2010, "American Journal of Psychotherapy")],
    ),
    (
        "a pair that says something in its journal",
        (
            "They do that no more. But van den Berg and Boermeester, in Curr Opin Crit"
            " Care from 2023, say a normal diet gets you home quicker."
        ),
        [(("van den Berg", "Boermeester"), 2023, "Curr Opin Crit Care")],
    ),
    (
        "who was with others",
        (
            "Another wrote the overview: Zhengyang Yu with Wang and Zhang in the"
            " International Journal of Molecular Sciences, also 2018."
        ),
        [
            (
                ("Yu", "Wang", "Zhang"),
                2018,
                "International Journal of Molecular Sciences",
            )
        ],
    ),
    (
        "a list that explains, with its dated journal",
        (
            "Hargreaves, Mutua and Stone explained how in 2005 in the Philosophical"
            " Transactions of the Royal Society B."
        ),
        [(("Hargreaves", "Mutua", "Stone"), 2005, "Philosophical Transactions")],
    ),
    (
        "a pair behind a conjunction",
        (
            "When Okonkwo and Bell went through 530 consultations (Br J Gen Pract,"
            " 2011) they found two serious causes."
        ),
        [(("Okonkwo", "Bell"), 2011, "Br J Gen Pract")],
    ),
    (
        "whose review it is that something is found in",
        (
            "An account can be found in Ahmed and Hincke's review in Tissue"
            " Engineering Part B (2010)."
        ),
        [(("Ahmed", "Hincke"), 2010, "")],
    ),
    (
        "who was the author",
        (
            "In 2000 the journal Transplantation printed a case where a new kidney"
            " went downhill. It came back. Gallay was the author, if you want it."
        ),
        [(("Gallay",), 2000, "Transplantation")],
    ),
    (
        "past the reviews that a review is of",
        (
            "Eduardo Franco and colleagues did something handy in 2019: a review of"
            " reviews. They put together thirty-one Cochrane reviews about shoulders."
            " Sao Paulo Medical Journal, it is free online."
        ),
        [
            (("Franco",), 2019, "Sao Paulo Medical Journal"),
            (("",), None, "Cochrane Database of Systematic Reviews"),
        ],
    ),
    (
        "past the city",
        (
            "Vinogradov and co, San Francisco, Biological Psychiatry 2009. Fifty-six"
            " outpatients were randomly given training or games."
        ),
        [(("Vinogradov",), 2009, "Biological Psychiatry")],
    ),
    (
        "a journal of two things",
        (
            "Since Petrucci et al. it is four months. Their trial in the Bone & Joint"
            " Journal (2014) saw no more broken rods."
        ),
        [(("Petrucci",), 2014, "Bone & Joint Journal")],
    ),
    (
        "a journal of three things, and nothing else in its sentence",
        (
            "Feng and colleagues looked at 5,642 people. The odds were higher in one"
            " kind. Journal of Nutrition, Health & Aging, 2021. Buy no turmeric."
        ),
        [(("Feng",), 2021, "Journal of Nutrition, Health & Aging")],
    ),
    (
        "journals called by one word of their own",
        (
            "The study of Tursi et al. (Minerva, 2017) had 29 persons. Hatakeyama and"
            " colleagues put kernels under the microscope (Planta 2018)."
        ),
        [(("Tursi",), 2017, "Minerva"), (("Hatakeyama",), 2018, "Planta")],
    ),
    (
        "who is called the first author, of the study told of last: a title's",
        (
            "Katara and three colleagues drained an abscess in a boy, and published it"
            " in the Journal of Pediatric Surgery in 2004. And “Surgical management of"
            " abdominal tuberculosis”, from J Gastrointest Surg, 2002, went back over"
            " eighteen patients. Hassan is the first name on it."
        ),
        [
            (("Katara",), 2004, "Journal of Pediatric Surgery"),
            (("Hassan",), 2002, "J Gastrointest Surg"),
        ],
    ),
    (
        "who is called the first author, of the study told of last: a hospital's",
        (
            "(Those numbers: Marcus and Tishler's overview in J Urol.) People quote"
            " the randomised trial from the National Children's Hospital of Costa Rica."
            " Of 22 patients all went into remission. Lobo-Sanahuja was the first"
            " author and the year was 1986."
        ),
        [
            (("Marcus", "Tishler"), None, "J Urol"),
            (("Lobo-Sanahuja",), 1986, ""),
        ],
    ),
    (
        "when the report came out, told at the end; a place first, and who",
        (
            "In China, Shen and Chen randomly assigned 40 people over sixty to"
            " anesthesia with or without acupuncture. Changes were smaller with the"
            " needles. The report dates from 2012 and has not been repeated."
        ),
        [(("Shen", "Chen"), 2012, "")],
    ),
    (
        "two names before their co-workers, led up to",
        "You'll find Li, Passias and co-workers. They asked 83. It is from 2009.",
        [(("Li", "Passias"), 2009, "")],
    ),
    (
        "a trial in a journal, and by whose team",
        (
            "PRIME-HCC is a small phase Ib study, announced in BMC Cancer in 2021 by"
            " David Pinato's team, that will give two immune drugs ahead of surgery."
        ),
        [(("Pinato",), 2021, "BMC Cancer")],
    ),
    (
        "one in full, and with whom",
        (
            "Olivier Beauchet, working with Allali, Annweiler and Verghese, scanned 171"
            " people for a study (Pain Medicine, 2016)."
        ),
        [(("Beauchet", "Allali", "Annweiler", "Verghese"), 2016, "Pain Medicine")],
    ),
    (
        "an initial before a journal is not of it",
        (
            "I am often sent Carrowell's trial (Carrowell DM, Hughes P. J Manipulative"
            " Physiol Ther, 2012): 118 adults."
        ),
        [(("Carrowell", "Hughes"), 2012, "J Manipulative Physiol Ther")],
    ),
    (
        "what it was, behind the year",
        "Maral root oil (leaves). Skała 2016, lab work: 62 compounds in the oils.",
        [(("Skała",), 2016, "")],
    ),
    (
        "a plain word that opens a line is nobody",
        (
            "A schoolboy:\n\nFourteen, sore low back, high fever. Int J Urol, 2006;"
            " Arai was the lead author."
        ),
        [(("Arai",), 2006, "Int J Urol")],
    ),
    (
        "who opens a sentence behind that of the journal",
        (
            "In 1985 radiologists wrote in the journal Radiology about six children. "
            "Three of them had large glands. Bassoni and colleagues pleaded for a scan."
        ),
        [(("Bassoni",), 1985, "Radiology")],
    ),
    (
        "who wrote in it, right before it",
        "Remember the man Korovell wrote about in the European Spine Journal (2000).",
        [(("Korovell",), 2000, "European Spine Journal")],
    ),
    (
        "a journal of which the first words are one as well",
        (
            "Not the same Kobaya, whose 2012 trial in Supportive Care in Cancer gave "
            "90 patients ginger."
        ),
        [(("Kobaya",), 2012, "Supportive Care in Cancer")],
    ),
    (
        "a surname that ends like an adjective",
        (
            "At the institute, Dickran Kazandjian tried avelumab. COVID-19 stopped the "
            "study after four patients (The Oncologist, 2021)."
        ),
        [(("Kazandjian",), 2021, "Oncologist")],
    ),
    (
        "a journal called by one word, which nobody is called by",
        "Evanson and three colleagues cut hair (Psychoneuroendocrinology, 2019).",
        [(("Evanson",), 2019, "Psychoneuroendocrinology")],
    ),
    (
        "the journal closes the telling in a bracket",
        (
            "Dr Ana Lindqvist and her team at Lund gave 81 people zinc. Fewer of them "
            "fell ill than on placebo. (World J Urol, 2014)"
        ),
        [(("Lindqvist",), 2014, "World J Urol")],
    ),
    (
        "a surname that is no word of the page opens the sentence",
        "Karanikas in Vienna treated 36 women and got nothing. Thyroid, January 2008.",
        [(("Karanikas",), 2008, "Thyroid")],
    ),
    (
        "whose finding, and in a bracket where",
        "It came late: Kwokin's Mendelian analysis (Sci Rep 2016) found no link.",
        [(("Kwokin",), 2016, "Sci Rep")],
    ),
    (
        "a name in full, and her paper",
        (
            "You mean Resia Pretorin. Her first paper on it was in Cardiovascular "
            "Diabetology in 2021, and it had eleven patients."
        ),
        [(("Pretorin",), 2021, "Cardiovascular Diabetology")],
    ),
    (
        "the one whose name is first on it, behind the journal",
        "It was in Nature Medicine in 2023 (Witkowska is the first name on it).",
        [(("Witkowska",), 2023, "Nature Medicine")],
    ),
    (
        "a list of people, the journal behind it",
        (
            "A big trial by Ulrike Senterin, Jonathan Elliard and Tanja Zimmerli came "
            "out in the Journal of Veterinary Internal Medicine in 2015."
        ),
        [
            (
                ("Senterin", "Elliard", "Zimmerli"),
                2015,
                "Journal of Veterinary Internal Medicine",
            )
        ],
    ),
    (
        "the journal named last is the same one",
        (
            "Espinova et al. (Pain, 2012) saw relief in 40 people.\nKubacki and "
            "colleagues gave 30 people a placebo (same journal, 2014)."
        ),
        [(("Espinova",), 2012, "Pain"), (("Kubacki",), 2014, "Pain")],
    ),
    (
        "the same one as farther above is anybody's guess",
        (
            "Espinova et al. (Pain, 2012) saw relief in 40 people.\nSo it went on.\n"
            "Kubacki and colleagues gave 30 people a placebo (same journal, 2014)."
        ),
        [(("Espinova",), 2012, "Pain"), (("Kubacki",), 2014, "")],
    ),
    (
        "another study of the same team",
        (
            "Jarred Youngman's team gave ten women 4.5 mg a day. (Pain Medicine, 2009.)"
            " Four years on, the same researchers repeated it in 31 women. (Arthritis "
            "& Rheumatism, February 2013.)"
        ),
        [
            (("Youngman",), 2009, "Pain Medicine"),
            (("Youngman",), 2013, "Arthritis & Rheumatism"),
        ],
    ),
    (
        "a row: the year, who, how many, and in a bracket where",
        "1999\tAnderssen\tChicago\t178\tas good as pills (NEJM)",
        [(("Anderssen",), 1999, "NEJM")],
    ),
    (
        "a group signs",
        (
            "It was tested in the Navy on 151 men, TRTT Research Group, JAMA "
            "Otolaryngol Head Neck Surg, 2019, and was no better."
        ),
        [(("TRTT Research Group",), 2019, "JAMA Otolaryngol Head Neck Surg")],
    ),
    (
        "Cochrane, and by whom",
        "The best overview (Cochrane, April 2019, by Helen Worthing) has 35 trials.",
        [(("Worthing",), 2019, "Cochrane Database of Systematic Reviews")],
    ),
    (
        "a trial, where it was printed, and whose it was",
        (
            "The PLACIDON trial gave 2,941 people a mix of strains. It made no "
            "difference. Lancet 2013;382:1249–57, Allenby et al."
        ),
        [(("Allenby",), 2013, "Lancet")],
    ),
    (
        "who led it, and who was first author",
        (
            "Jorge Chavarrin and his colleagues reported in JAMA Urology in 2020 that "
            "diet matters. Feiby Nassanov was first author."
        ),
        [(("Nassanov", "Chavarrin"), 2020, "JAMA Urology")],
    ),
    (
        "the authors, and in the next sentence the title and the journal",
        (
            "Llion Robertson and others from Brisbane showed that it blunts gains. The "
            "paper, “Post-exercise cold water immersion attenuates signalling in "
            "muscle”, is in J Physiol 593:4285 (2015)."
        ),
        [(("Robertson",), 2015, "J Physiol")],
    ),
    (
        "the journal by itself and its numbers behind the telling",
        (
            "Chris Streetham, a psychiatrist at Boston University, put walkers in a "
            "scanner. Their mood was better. [J Altern Complement Med. 2010 Nov; "
            "16(11):1145-52]"
        ),
        [(("Streetham",), 2010, "J Altern Complement Med")],
    ),
    (
        "the year in which one did it",
        "Dr Jim Henriksen at Portland did one in 2006, 123 vets. J Am Acad Audiol.",
        [(("Henriksen",), 2006, "J Am Acad Audiol")],
    ),
    (
        "the month and the year behind the journal",
        "Paige NM and ten colleagues pooled 26 trials for JAMA in April 2017.",
        [(("Paige",), 2017, "JAMA")],
    ),
    (
        "a surname in a journal, and another of the year after",
        (
            "Yeah. Reginsterre in the Lancet 2001, 212 patients for 3 yrs. And "
            "Pavelkova did the same in Prague the year after (Arch Intern Med 2002)."
        ),
        [(("Reginsterre",), 2001, "Lancet"), (("Pavelkova",), 2002, "Arch Intern Med")],
    ),
    (
        "a journal that only its short words tell",
        "Low mood\tprobiotics\tKazemirov (Clin Nutr 2019), 110 patients",
        [(("Kazemirov",), 2019, "Clin Nutr")],
    ),
    (
        "with stops in its name",
        "Zeidanov F (Wake Forest), J. Neurosci. Nov 18, 2015; 75 healthy volunteers",
        [(("Zeidanov",), 2015, "J. Neurosci")],
    ),
    (
        "the year of an issue in short",
        "P.P. Hujoelen studied flossing in 808 children. (J Dent Res '06.)",
        [(("Hujoelen",), 2006, "J Dent Res")],
    ),
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [row[1:] for row in TOGETHER],
    ids=[row[0] for row in TOGETHER],
)
def test_parts_in_different_sentences_name_one_study(text, expected):
    assert named(text) == expected


APART = [
    (
        "when others stand right before the journal",
        (
            "Civan and Brown (2018) hold that each was domesticated on its own; Choi"
            " and Purugganan, in G3 the same year, say that there was only one."
        ),
        [(("Civan", "Brown"), 2018, ""), (("Choi", "Purugganan"), None, "G3")],
    ),
    (
        "when something else was",
        (
            "Shen and Chen randomly assigned 40 people. Another team tried it again."
            " That was in 2012."
        ),
        [(("Shen", "Chen"), None, "")],
    ),
    (
        "people by their trade are nobody by name",
        "Surgeons in India went in through a keyhole (Journal of Sleep, 2004).",
        [(("",), 2004, "Journal of Sleep")],
    ),
    (
        "who works where another team did it",
        (
            "It is in JAMA of July 5, 2022: 1,933 infants. A team at Leeds counted "
            "125,000 children. Doerman and colleagues saw fewer cases."
        ),
        [(("",), 2022, "JAMA"), (("Doerman",), None, "")],
    ),
    (
        "the town where a clinic is",
        (
            "A 2012 paper in Sleep Medicine Reviews, from a clinic in Szczecin, "
            "Poland, followed 35 young people."
        ),
        [(("",), 2012, "Sleep Medicine Reviews")],
    ),
    (
        "a study that has not been told of",
        "Doerman et al. (2011) saw relief. A 2018 randomised trial in JAMA did not.",
        [(("Doerman",), 2011, ""), (("",), 2018, "JAMA")],
    ),
    (
        "another year",
        "In 2009 Hadiq et al. found less pain. Cold works, too. (J Pain, 2014)",
        [(("Hadiq",), 2009, ""), (("",), 2014, "J Pain")],
    ),
    (
        "who comments",
        "A study appeared in Pain in 2014. “Great,” says Dr. Jane Hartwell of Leeds.",
        [(("",), 2014, "Pain")],
    ),
    (
        "whose physio it is",
        "My physio, Stuart Lennoxton, likes it. It helped (J Pain, 2014).",
        [(("",), 2014, "J Pain")],
    ),
    (
        "a word of the page that opens the sentence",
        "Cherry is sour. Eat cherry daily. Cherry had helped (J Pain, 2014).",
        [(("",), 2014, "J Pain")],
    ),
    (
        "a word before a colon",
        "Response: 54% felt well on yoga. It was in JAMA Psychiatry in 2020.",
        [(("",), 2020, "JAMA Psychiatry")],
    ),
    (
        "an initial and a surname",
        "Drops cost 5.49 in Bootham (2022). Ward sister: J. Quigg; clerk: M. Devlin.",
        [],
    ),
    (
        "another paragraph",
        "Dr Ana Lindqvist and her team gave zinc.\n\nTea may help (J Pain, 2014).",
        [(("Lindqvist",), None, ""), (("",), 2014, "J Pain")],
    ),
    (
        "an institute's name",
        "Dr. Jane Hartwell chairs the American Association for Cancer Research.",
        [],
    ),
    (
        "readers who were told something",
        (
            "Dr Jane Hartwell had won a prize of four million euros, and told readers"
            " of Annals of Oncology what she had bought."
        ),
        [],
    ),
    (
        "the place where somebody worked, told before the journal",
        (
            "With partners in Nouna, Burkina Faso, she measured 975 children."
            " Environmental Health ran her findings in 2017."
        ),
        [],
    ),
    (
        "several who may have written what is dated",
        (
            "Dr Jane Hartwell's team drew lots among 38 people. Dr Ana Lindqvist's team"
            " drew blood. The work dates from 1994, and is still read."
        ),
        [],
    ),
    (
        "who is asked about it",
        (
            "Is that the last word? No, said Anneke Brandt, our senior dietitian. The"
            " review came out in Nutrients in 2018."
        ),
        [(("",), 2018, "Nutrients")],
    ),
    (
        "the rest of a journal's name",
        (
            "The study was published in the journal Alzheimer's & Dementia: Diagnosis,"
            " Assessment & Disease Monitoring in 2019."
        ),
        [(("",), 2019, "Alzheimer's & Dementia")],
    ),
    (
        "an editor",
        "Dr. Jane Hartwell has been an editor of the Journal of Pain since 2005.",
        [],
    ),
    (
        "what a trial is in",
        "Doerman et al. (2014) pooled trials in Breast Cancer.",
        [(("Doerman",), 2014, "")],
    ),
    (
        "a new team opens the sentence of the journal",
        (
            "Ariza's team followed 331 cases and found 20 with an infected spine."
            " And a pair of doctors, writing in Tropical Doctor (2009), had a man"
            " of 45 in whom it had moved on."
        ),
        [(("Ariza",), None, ""), (("",), 2009, "Tropical Doctor")],
    ),
]


@pytest.mark.parametrize(
    ("text", "expected"), [row[1:] for row in APART], ids=[row[0] for row in APART]
)
def test_what_is_told_of_others_stays_apart(text, expected):
    assert named(text) == expected


def test_what_is_put_together_over_sentences_says_so():
    text = "Karanikas et al. treated 36 women. They got nothing. (Thyroid, 2008)"
    mentions = find_mentions(Document("page", text))
    assert [m.weighed for m in mentions] == [True, True]
    text = "Karanikas et al. (Thyroid, 2008) treated 36 women."
    assert not any(m.weighed for m in find_mentions(Document("page", text)))


PIECES = st.sampled_from(
    "Doerman|Jane Hartwell|Roe's| et al.| and |(J Pain)|Gut, 2012|. |\n|\t|2014|same "
    "journal|Cochrane review|, |the same team|In Pain |A trial".split("|")
)


@given(st.lists(PIECES, max_size=25).map("".join))
def test_a_mention_spans_its_own_words(text):
    mentions = find_mentions(Document("page", text))
    for mention in mentions:
        assert text[mention.start : mention.end] == mention.surface
        assert mention.sentence[0] <= mention.start
    assert mentions == sorted(mentions, key=lambda m: (m.start, m.end))


def test_who_led_a_study_is_one_of_those_whom_the_list_has():
    text = (
        "A chain blanket helped. “It is the pressure,” said Mats Adlerson, the lead "
        "investigator. The trial appeared in the Journal of Clinical Sleep Medicine "
        "in September 2020.\n\nSources\n\n"
        "Ekholmen, B., Spulber, S., & Adlerson, M. (2020). A randomized study of "
        "chain blankets for insomnia. Journal of Clinical Sleep Medicine, 16(9), "
        "1567–1577."
    )
    assert named(text) == [
        (
            ("Ekholmen", "Spulber", "Adlerson"),
            2020,
            "Journal of Clinical Sleep Medicine",
        )
    ]


@pytest.mark.parametrize(
    ("text", "authors"),
    [
        (
            "Compared to Pilates, Jones and colleagues (2002) found it better",
            ("Jones",),
        ),
        ("For people new to Yoga, Carson and colleagues (2010) ran it", ("Carson",)),
        ("Unlike drugs like Lyrica, Jones and colleagues (2002) tried it", ("Jones",)),
        ("When it comes to Botox, Jones and her team (2002) tried it", ("Jones",)),
        ("Allergic to Penicillin, Jones and colleagues (2002) wrote of it", ("Jones",)),
        ("After those exposed to Zika, Jones and others (2002) saw it", ("Jones",)),
        ("People come to Lourdes, Jones, and colleagues (2002) found", ("Jones",)),
        ("In women inspired by Pilates, Jones et al. (2002) found it", ("Jones",)),
        ("The cheapest was Reiki, Jones and co-workers (2002) found", ("Jones",)),
        # what leads up to people
        ("According to Li, Passias and co-workers (2009) it helps", ("Li", "Passias")),
        ("In a trial by Li, Passias and others (2009) it helped", ("Li", "Passias")),
        ("It was then that Li, Passias and others (2009) saw", ("Li", "Passias")),
    ],
)
def test_what_a_sentence_opens_with_up_to_the_comma_is_no_author(text, authors):
    assert [found[0] for found in named(f"{text} in 24 patients.")] == [authors]


@pytest.mark.parametrize(
    "text",
    [
        "A team compared Pilates and Reiki in Pain Medicine (2012) in 90 adults.",
        "What is known about Pilates and Reiki in Pain Medicine (2012) is little.",
        "Ninety adults who did Pilates and Reiki in Pain Medicine (2012) got better.",
        "Doctors at Penn and Doe in Pain Medicine (2014) ran a study of 90 adults.",
        "How it works was reviewed by Penn and Yale in Pain Medicine (2014).",
        "In two towns, Boston and Chicago in Pain Medicine (2014), it helped.",
        "By word of mouth, Yale and Doe in Pain Medicine (2014).",
        "For wrinkles, Lyrica and Botox in Pain Medicine (2014) are new.",
        "She ran. Then Hopscotch and Jones in Pain Medicine (2014). We like hopscotch.",
        "We like it. So, Jones and Hopscotch in Pain Medicine (2014). No hopscotch.",
    ],
)
def test_two_treatments_or_universities_before_a_journal_are_no_authors(text):
    assert not [found for found in named(text) if found[0] != ("",)]


@pytest.mark.parametrize(
    "text",
    [
        "By Ingeborg Noppers. This article was published in May 2011.",
        "Reviewed by Dr. Jane Doe of Lund. This review was published in 2019.",
        "Jane Doe, a nurse, had pain all her life. Her story was published in 2012.",
        "Jane Doe of Lund has had pain for years. Her report came out in 2012.",
    ],
)
def test_who_wrote_a_page_or_is_its_story_did_no_study(text):
    assert not [found for found in named(text) if found[0] != ("",)]


@pytest.mark.parametrize(
    ("text", "authors"),
    [
        (
            (
                "Noppers and colleagues ran it in Pain in 2011. The editorial beside it"
                " urges caution; Roe was the author."
            ),
            ("Noppers",),
        ),
        (
            (
                "Noppers and colleagues ran it in Pain in 2011. A letter came soon; Roe"
                " was the first author."
            ),
            ("Noppers",),
        ),
        (
            (
                "Noppers and colleagues ran a randomized trial in Pain in 2011. The"
                " second trial came from Oslo; Roe was the lead author."
            ),
            ("Noppers",),
        ),
        (
            (
                "Noppers and colleagues wrote of it in Pain in 2011. A Danish review"
                " says otherwise. Roe was the first author."
            ),
            ("Noppers",),
        ),
        (
            (
                "Noppers et al. (Pain, 2011) gave it to 24 patients. In another trial,"
                " of which Roe was the lead author, it failed."
            ),
            ("Noppers",),
        ),
        (
            "Noppers et al. (Pain, 2011) gave it to 24 patients. Roe was lead author.",
            ("Noppers",),
        ),
        (
            (
                "Dahan and his colleagues wrote of 24 patients in Pain in 2011. Noppers"
                " was the first author."
            ),
            ("Noppers", "Dahan"),
        ),
    ],
)
def test_who_wrote_something_else_is_not_the_first_author_of_the_study(text, authors):
    assert authors in [found[0] for found in named(text)]


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("Pain Medicine carried the protocol in 2009.", None),
        ("Pain Medicine published the study protocol in 2009.", None),
        ("Pain Medicine published the trial’s protocol in 2009.", None),
        ("Pain Medicine had its own view in 2014.", None),
        ("Pain Medicine had this to say in 2014.", None),
        ("Pain Medicine published the retraction in 2014.", None),
        ("Pain Medicine published the response to the trial in 2014.", None),
        ("Pain Medicine printed a letter about it in 2014.", None),
        ("Pain Medicine took the paper down in 2014.", None),
        ("Nature Medicine ran the story in 2014.", None),
        ("Pain Medicine carried it in 2011.", 2011),
        ("Pain Medicine had their first report in 2011.", 2011),
        ("Pain Medicine carried the drip in 2011.", 2011),
    ],
)
def test_what_a_journal_did_dates_a_study_where_it_carried_the_study(text, year):
    told = "Noppers and colleagues gave ketamine by drip to 24 patients at random."
    dated = {found[0]: found[1] for found in named(f"{told} {text}")}
    assert dated[("Noppers",)] == year


@pytest.mark.parametrize(
    ("text", "authors", "year"),
    [
        (
            "In the same year Dr Jane Hartwell's team reported on 40 people.",
            "Hartwell",
            2009,
        ),
        ("Five years later Roe and colleagues gave it to 60 people.", "Roe", 2014),
        ("A year earlier Roe and colleagues had given it to 60 people.", "Roe", 2008),
        (
            "A few weeks later, Roe and colleagues gave it to 60 people.",
            "Roe",
            2009,
        ),
        (
            "\n\nFive years later the team of Jane Roe reported on 60 people.",
            "Roe",
            2014,
        ),
        (
            "In that same year came a randomised trial in Pain by Jane Roe's team.",
            "Roe",
            2009,
        ),
        ("A trial was laid out the same year in Pain by Roe and others.", "Roe", 2009),
        # Who was seen again, and what somebody else's year is told for.
        ("Five years later Doe and colleagues saw them again.", "Doe", 2009),
        ("Two of 40 died. Roe and colleagues saw them two years later.", "Roe", None),
        (
            "The clinic closed in 2012. A year later Roe and colleagues gave it to 60.",
            "Roe",
            None,
        ),
        # For whom else time went by, and what had not come by then.
        (
            (
                "Some felt better a few weeks later, unlike those in the randomised"
                " trial by Roe and colleagues in the European Journal of Pain."
            ),
            "Roe",
            None,
        ),
        (
            (
                "\n\nA year later my mother was in pain. Her doctor knew the randomised"
                " trial by Roe and colleagues in the European Journal of Pain."
            ),
            "Roe",
            None,
        ),
        (
            (
                "Five years later it was in use everywhere, and the trial by Roe and"
                " colleagues in the European Journal of Pain was read."
            ),
            "Roe",
            None,
        ),
        (
            (
                "In the same year my mother fell ill; the trial by Roe and colleagues"
                " in the European Journal of Pain was read to her."
            ),
            "Roe",
            None,
        ),
        ("Five years later Roe's trial in Pain was still to come.", "Roe", None),
        ("A year later Roe and colleagues were busy with 60 people.", "Roe", None),
        (
            f"{'They lay on a sofa. ' * 60}A year later Roe and others saw 60 people.",
            "Roe",
            None,
        ),
        (
            "Roe and colleagues counted 60 people; Poe's team did so the same year.",
            "Roe",
            None,
        ),
    ],
)
def test_whom_the_text_puts_years_behind_another_is_dated_by_it(text, authors, year):
    told = {
        found[0][0]: found[1]
        for found in named(f"Doe et al. (2009) gave garlic to 40 people. {text}")
    }
    assert told[authors] == year


@pytest.mark.parametrize(
    ("text", "authors", "year"),
    [
        # Who leads something else is not the first of this one.
        (
            (
                "Doe and Roe wrote in JAMA in 2003 that garlic helps. Poe is lead"
                " author of a new book on garlic."
            ),
            ("Doe", "Roe"),
            2003,
        ),
        (
            (
                "In JAMA in 2003, a trial of 40 people was published by Doe and"
                " co-workers. Green was lead author of the guideline."
            ),
            ("Doe",),
            2003,
        ),
        # A trial is held before it is printed; a number of people is no year.
        (
            (
                "In a trial of 40 people published in JAMA, Doe and co-workers tested"
                " garlic. The trial was in 2003, the paper came three years later."
            ),
            ("Doe",),
            None,
        ),
        (
            (
                "Doe and co-workers tested garlic in 40 people (Lancet). The study"
                " is from 2003 patients in Lund."
            ),
            ("Doe",),
            None,
        ),
        (
            (
                "Doe and co-workers tested garlic in 40 people (Lancet). The report"
                " is from 2003."
            ),
            ("Doe",),
            2003,
        ),
        (
            (
                "Doe and colleagues gave it to 24 women. In the 2002 report by others,"
                " it was dear."
            ),
            ("Doe",),
            None,
        ),
        # What was in a year is anything but the telling in a journal.
        (
            (
                f"Doe and colleagues gave it to 24 women. {'They lay on a sofa. ' * 15}"
                "It was published two years later, in 1999."
            ),
            ("Doe",),
            1999,
        ),
        (
            (
                f"Doe and colleagues gave it to 24 women. {'They lay on a sofa. ' * 15}"
                "Their case was published in 2002."
            ),
            ("Doe",),
            2002,
        ),
        (
            (
                f"Doe and colleagues gave it to 24 women. {'They lay on a sofa. ' * 15}"
                "That was 2002."
            ),
            ("Doe",),
            None,
        ),
        (
            (
                "Doe and colleagues ran it in 24 women (Lancet). Most had fallen ill"
                " years before. That was in 1998."
            ),
            ("Doe",),
            None,
        ),
        (
            "Doe and colleagues told of it in the Lancet. That was in 1998, and so on.",
            ("Doe",),
            1998,
        ),
        (
            "Doe and colleagues gave it to 24 women. The house is old. It was in 1998.",
            ("Doe",),
            None,
        ),
        # Something else came out, or nobody can tell.
        (
            (
                "Doe and colleagues gave it to 24 women. Our clinic has a leaflet. It"
                " was published in 1998."
            ),
            ("Doe",),
            None,
        ),
        (
            (
                "Doe and colleagues gave it to 24 women. Who ran a trial in men? It"
                " came out in 1998."
            ),
            ("Doe",),
            None,
        ),
        (
            (
                "Doe and colleagues gave it to 24 women. "
                f"{'They lay on a sofa. ' * 30}It came out in 1998."
            ),
            ("Doe",),
            None,
        ),
        (
            "By Jane Doe and colleagues. This article was published in May 1998.",
            ("Doe",),
            None,
        ),
    ],
)
def test_what_closes_a_telling_is_told_of_its_study_only(text, authors, year):
    assert [found[:2] for found in named(text)] == [(authors, year)]


_PAPER = "“Exercise and ageing of the human brain: a review”"


@pytest.mark.parametrize(
    ("text", "authors", "year"),
    [
        # Behind the title.
        (
            (
                f"In 2015 the Lancet ran {_PAPER}, in which Margaret Delacroix and a"
                " colleague made the case for walking."
            ),
            ("Delacroix",),
            2015,
        ),
        (
            f"The paper {_PAPER}, which Jane Frenette and others wrote in 2024.",
            ("Frenette",),
            2024,
        ),
        (f"See {_PAPER}, the piece Sheena Doe wrote for eLife.", ("Doe",), None),
        (f"The paper {_PAPER}, whose author is Jane Doe, is old.", ("Doe",), None),
        (f"{_PAPER}, a trial in 20 men by Eldrup's group, is old.", ("Eldrup",), None),
        # Before it.
        (
            (
                f"There is Christian J. Silva's piece for Pain, with the proud title"
                f" {_PAPER}. It appeared in 2005 and was read."
            ),
            ("Silva",),
            2005,
        ),
        (
            (
                "The surgeon Walter Reinisch and the nurse Josef Smolen, both in Graz,"
                f" had published {_PAPER} in a supplement."
            ),
            ("Reinisch", "Smolen"),
            None,
        ),
        (
            (
                "It happens (Lapus & Baker, “A late complication of appendicitis”"
                ", 2010)."
            ),
            ("Lapus", "Baker"),
            2010,
        ),
        # In the next sentences.
        (
            f"The paper {_PAPER} is good. Jane and Ann Kriss wrote it in 2000.",
            ("Kriss",),
            2000,
        ),
        (
            (
                f"{_PAPER} is a paper I love. It was written by Jane Doe. It dates from"
                " 1998."
            ),
            ("Doe",),
            1998,
        ),
        (f"{_PAPER} is a paper I love. It came out in 1998.", (), 1998),
        # When it was printed.
        (f"The paper {_PAPER} is good. It was first published in May 2005.", (), 2005),
        (f"The paper {_PAPER} is good. That was 2005.", (), 2005),
        (f"The paper {_PAPER} is good. It was 2005.", (), None),
        (f"The paper {_PAPER}, from 2021, is good.", (), 2021),
        (f"The paper {_PAPER} dates from 1998 and is good.", (), 1998),
        (f"The paper {_PAPER} has data from 1998 to 2004.", (), None),
        # Who reads it, comments on it or writes of something else.
        (f"See {_PAPER}, the subject of a letter by Jane Doe.", (), None),
        (f"The paper {_PAPER} was attacked by Jane Doe.", (), None),
        (f"The paper {_PAPER} was sent to me by Jane Doe.", (), None),
        (f"The paper {_PAPER} was good. Jane Doe wrote this blog.", (), None),
        (f"The paper {_PAPER}, which Jane Doe had praised, is old.", (), None),
    ],
)
def test_who_wrote_what_is_titled_is_its_author(text, authors, year):
    document = READERS[".md"](f"# Ageing\n\n{text}\n".encode(), "x.md")
    titled = [m for m in find_mentions(document) if m.title]
    assert {(m.authors, m.year) for m in titled} == {(authors, year)}
