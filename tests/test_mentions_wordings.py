"""Wordings in which the web names studies, by form, and what only looks like them.

Each row is one way of putting a form of PATTERNS.md, thought of after the labelled
pages showed how far the first wordings were from all; some mention of the text carries
the parts.
"""

import pytest

from verifier.mentions import find_mentions
from verifier.models import Document

WORDINGS = [
    # who is called by a second given name, and who opens a list
    (
        3,
        "In 2002, R. Michael Gallagher and two colleagues ran a trial in 284 people.",
        {"authors": ("Gallagher",), "year": 2002},
    ),
    (
        3,
        "In a 2021 review, Randy J. Nelson, Jacob Bumgarner and two others read 25.",
        {"authors": ("Nelson", "Bumgarner"), "year": 2021},
    ),
    (
        3,
        "Good news. Cassell, Furst and co-workers in 1979 tested six patients' blood.",
        {"authors": ("Cassell", "Furst"), "year": 1979},
    ),
    (
        3,
        "Beatty, Orbelo and friends looked into it in 2003, testing 47 people with MS.",
        {"authors": ("Beatty", "Orbelo"), "year": 2003},
    ),
    (
        3,
        "Jennifer Temple and her crew published a trial in 77 teenagers in 2017.",
        {"authors": ("Temple",), "year": 2017},
    ),
    (
        3,
        "Webb and Thadepalli's 1979 randomized, placebo-controlled trial had 21 men.",
        {"authors": ("Webb", "Thadepalli"), "year": 1979},
    ),
    (
        3,
        "Three infants were mildly sick (Baltimore & Hammerschlag, 1977); one died.",
        {"authors": ("Baltimore", "Hammerschlag"), "year": 1977},
    ),
    (
        3,
        "In 2002 the Danish neurologist Lars Bendtsen published a trial in migraine.",
        {"authors": ("Bendtsen",), "year": 2002, "journal": ""},
    ),
    # in their own report, whatever town the first is called like
    (
        3,
        (
            "In their 1978 report in the American Journal of Roentgenology, Cleveland,"
            " Gilsanz and Wilkinson could describe only five children."
        ),
        {"authors": ("Cleveland", "Gilsanz", "Wilkinson"), "year": 1978},
    ),
    (
        3,
        "For her 2016 study, Bancroft recruited 64 gardeners.",
        {"authors": ("Bancroft",), "year": 2016},
    ),
    # a comparison by somebody, of people
    (
        3,
        "In a small 1994 comparison by Canseco Villarreal, 30 students were treated.",
        {"authors": ("Villarreal",), "year": 1994},
    ),
    (
        3,
        "A head-to-head 2005 comparison by Kowalczyk tried two sprays in 60 children.",
        {"authors": ("Kowalczyk",), "year": 2005},
    ),
    # surnames that are small words, behind what these people are given
    (
        3,
        (
            "In a trial described in Frontiers in Endocrinology in 2021, Sik Yu So and"
            " Tor Savidge explored how estrogens act on the bowel."
        ),
        {"authors": ("So", "Savidge"), "year": 2021},
    ),
    (
        3,
        "In a review in Hypertension in 2011, Feng He and Ann Roe compared 31 trials.",
        {"authors": ("He", "Roe"), "year": 2011},
    ),
    # of two syllables that are given none is a surname
    (
        3,
        "In 2014 Ji Hoon Park and colleagues tested 60 adults.",
        {"authors": ("Park",), "year": 2014},
    ),
    # a journal with a dash in its name
    (
        3,
        (
            "Research published in JAMA Otolaryngology–Head & Neck Surgery in 2020"
            " looked back through the charts of 629 adults."
        ),
        {"journal": "JAMA Otolaryngology–Head & Neck Surgery", "year": 2020},
    ),
    # of four words of a name the last is the surname
    (
        3,
        "The best is a review by Mohd Wajid Ali Khan and co-workers (2021) on albumin.",
        {"authors": ("Khan",), "year": 2021},
    ),
    (
        3,
        "A team from Karl Franzens, led by Jane Doe, reported in 1993 on 40 patients.",
        {"authors": ("Doe",), "year": 1993},
    ),
    # no town has work that is read
    (
        3,
        "I know the work of Harald Kessling. His 1991 study followed 1,140 people.",
        {"authors": ("Kessling",), "year": 1991},
    ),
    # the first by the surname alone, the second in full
    (
        3,
        "In 2003 Sleight and Salim Yusuf published a trial of ramipril in 297 men.",
        {"authors": ("Sleight", "Yusuf"), "year": 2003},
    ),
    # who did something to so many in a year
    (
        3,
        "A trio, Doe, Roe and Poe, who in 1979 shone it at ten men; some opened up.",
        {"authors": ("Doe", "Roe", "Poe"), "year": 1979},
    ),
    (
        3,
        "Jane Doe, who in 2001 wrote an overview for the American Journal of Medicine.",
        {
            "authors": ("Doe",),
            "year": 2001,
            "journal": "American Journal of Medicine",
        },
    ),
    (
        3,
        "Researchers led by Franz published it in the American Heart Journal in 1979.",
        {
            "authors": ("Franz",),
            "year": 1979,
            "journal": "American Heart Journal",
        },
    ),
    # two capitals make a trial's name, and so that of the paper beside it
    (
        3,
        "The DiDi trial (Figulla HR et al, 1996) had 640 patients.",
        {"authors": ("Figulla",), "year": 1996, "acronym": "DiDi"},
    ),
    # journals that only their year brings in, and words that are nobody's name
    (
        3,
        "In a 2021 comparison in Stereotactic and Functional Neurosurgery it fell.",
        {"journal": "Stereotactic and Functional Neurosurgery", "year": 2021},
    ),
    (
        3,
        "Writing in Wellcome Open Research in 2021, the partners of it say so.",
        {"authors": (), "journal": "Wellcome Open Research", "year": 2021},
    ),
    (
        3,
        "The European Journal of Hybrid Imaging in 2021 printed a single case of it.",
        {"journal": "The European Journal of Hybrid Imaging", "year": 2021},
    ),
    (
        3,
        "The 2023 volume of the Annual Review of Biomedical Engineering has a review.",
        {"journal": "Annual Review of Biomedical Engineering", "year": 2023},
    ),
    (
        3,
        (
            "It is a study in the International Journal of Environmental Research and"
            " Public Health (2018)."
        ),
        {"authors": (), "year": 2018},
    ),
    (
        3,
        "From the Roswell Park institute in Buffalo, a 1979 report in Chest: rare.",
        {"authors": (), "journal": "Chest", "year": 1979},
    ),
    # one word behind "et al." is the journal, whatever it is
    (
        12,
        "The study of Tursi et al. (Minerva, 2017) had 29 patients.",
        {"authors": ("Tursi",), "year": 2017, "journal": "Minerva"},
    ),
    # whose review it is, and where that stands
    (
        29,
        "Both can be found in Ahmed and Hincke's review in Tissue Engineering (2010).",
        {
            "authors": ("Ahmed", "Hincke"),
            "year": 2010,
            "journal": "Tissue Engineering",
        },
    ),
    (
        14,
        (
            "Drugs made on demand? Thirteen authors, BMC Neuroscience, 2018, a review. "
            "First author Oksana Polesskaya."
        ),
        {"authors": ("Polesskaya",), "year": 2018, "journal": "BMC Neuroscience"},
    ),
    # one surname of two people, and surnames that are first names as well
    (
        25,
        "Harriet and Nicholas Cunniffe told her story in Cephalalgia in 2019.",
        {"authors": ("Cunniffe", "Cunniffe"), "year": 2019},
    ),
    (
        25,
        "Martin, Scott and Jahng randomised 80 adults in 2014.",
        {"authors": ("Martin", "Scott", "Jahng"), "year": 2014},
    ),
    (
        11,
        "A Korean one, Kim & Seo 2019, in the Journal of Pain, had 128 children.",
        {"authors": ("Kim", "Seo"), "year": 2019, "journal": "Journal of Pain"},
    ),
    # where somebody works has no co-workers, and a study has its authors
    (
        10,
        "Jane Whitlock of Wake Forest and her co-workers randomised 80 adults.",
        {"authors": ("Whitlock",)},
    ),
    (
        10,
        "The Whitehall Study of Marmot and colleagues (2018) had 30 men.",
        {"authors": ("Marmot",), "year": 2018},
    ),
    # Who leads is meant, and not the town, the house or the month that stands by.
    (
        25,
        "A London group led by May (1999) cautioned that 11 of 17 PET studies had it.",
        {"authors": ("May",), "year": 1999},
    ),
    (
        25,
        "People lost weight, a Duke University team led by Gadde found in 2001.",
        {"authors": ("Gadde",), "year": 2001},
    ),
    (
        25,
        "Italian allergists led by Valle compared 19 ragweed sufferers with 14 others.",
        {"authors": ("Valle",), "year": None},
    ),
    (
        25,
        "Ivashkin's Russian group (2003) split 100 ulcer patients evenly.",
        {"authors": ("Ivashkin",), "year": 2003},
    ),
    (
        25,
        (
            "In a cohort study from Johns Hopkins that enrolled men, Patel's team "
            "(2020) found that cancer came back in 7.5 percent."
        ),
        {"authors": ("Patel",), "year": 2020},
    ),
    (
        25,
        "VanderVeen's quantitative synthesis of the literature (2021) says otherwise.",
        {"authors": ("VanderVeen",), "year": 2021},
    ),
    (
        25,
        (
            "In a 2021 case report from Fukuoka, Kushima, Ishii and Fujita gave it to "
            "nine patients."
        ),
        {"authors": ("Kushima", "Ishii", "Fujita"), "year": 2021},
    ),
    (
        25,
        (
            "In their 2021 review for the Journal of Pathology, Kockx, McCleland and "
            "Koeppen go over the hurdles."
        ),
        {
            "authors": ("Kockx", "McCleland", "Koeppen"),
            "journal": "Journal of Pathology",
        },
    ),
    (
        25,
        "In a 2019 commentary in Epilepsy Currents, Libor Velíšek weighs that study.",
        {"authors": ("Velíšek",), "journal": "Epilepsy Currents", "year": 2019},
    ),
    (
        25,
        (
            "It may treat stroke, Helena Domin of the Maj Institute of Pharmacology in "
            "Krakow wrote in 2021."
        ),
        {"authors": ("Domin",), "year": 2021},
    ),
    (
        5,
        (
            "In the 1998 study 'Antiproteinuric efficacy of fosinopril after renal "
            "transplantation', 28 recipients took it."
        ),
        {
            "title": (
                "Antiproteinuric efficacy of fosinopril after renal transplantation"
            ),
            "year": 1998,
        },
    ),
    (
        10,
        "A cluster trial by Hong et al. (PLoS NTD, 2013) had 12 villages.",
        {"authors": ("Hong",), "year": 2013},
    ),
    # What happened to patients in a year is no publication.
    (
        10,
        "Leary and co-workers read of 2,640 young patients who attended in 1995.",
        {"authors": ("Leary",), "year": None},
    ),
    # East Asian names, with the surname first and with the surname last
    (
        25,
        "A Korean group under Kim Sung-ho stood 212 children in front of it in 2010.",
        {"authors": ("Kim",), "year": 2010},
    ),
    (
        10,
        "There, Lin Mei-Hua and her group collected 265 families (Gut, 2005).",
        {"authors": ("Lin",), "et_al": True},
    ),
    (
        10,
        (
            "In a 2021 review in Aging and Disease, Wen-Wen Wang and co-authors went "
            "over candidate compounds."
        ),
        {"authors": ("Wang",), "year": 2021},
    ),
    (
        10,
        "In a 2021 review in Aging and Disease, Huirun Yang and co-authors saw 40 men.",
        {"authors": ("Yang",), "year": 2021},
    ),
    (
        25,
        "In 2014 Park Ji-hye and Choi Min-jun randomized 80 adults.",
        {"authors": ("Park", "Choi"), "year": 2014},
    ),
    (
        25,
        "A trial led by Sung-ho Kim in 2014 randomized 80 adults.",
        {"authors": ("Kim",), "year": 2014},
    ),
    (
        25,
        "A trial led by Mao Ou-Yang in 2014 randomized 80 adults.",
        {"authors": ("Ou-Yang",), "year": 2014},
    ),
    (
        10,
        "Edwardsen and her Leicester colleagues handed desks to 146 people.",
        {"authors": ("Edwardsen",), "et_al": True},
    ),
    (
        9,
        (
            "Marklunder et al pooled 30 cohorts, 68,659 people. Higher meant fewer "
            "heart attacks. Circulation 2019."
        ),
        {"authors": ("Marklunder",), "journal": "Circulation", "year": 2019},
    ),
    (
        25,
        (
            "A newer look is that of Barbette, whose team in Montreal went through 57 "
            "trials."
        ),
        {"authors": ("Barbette",)},
    ),
    (
        30,
        "A Danish trial of 1,006 women is kinder (Schierbeckel, BMJ).",
        {"authors": ("Schierbeckel",), "journal": "BMJ"},
    ),
    (
        29,
        "Radeskin and Zuckermann's 2015 commentary on media is two pages long.",
        {"authors": ("Radeskin", "Zuckermann"), "year": 2015},
    ),
    (
        14,
        (
            "Amy Orbener & Andrew Prybil went through 355,358 teenagers and found "
            "little (Nature Human Behaviour 2019)."
        ),
        {"authors": ("Orbener", "Prybil"), "journal": "Nature Human Behaviour"},
    ),
    (
        25,
        "Pope et al. (2000) saw none. Pope had done an earlier one in 1998.",
        {"authors": ("Pope",), "year": 1998},
    ),
    (
        8,
        "ARRIVE, by Gazian and colleagues: 12,546 people at moderate risk.",
        {"acronym": "ARRIVE"},
    ),
    (
        6,
        "The old one is Peikertson from 1996, Cephalalgia, 81 ppl, 600mg citrate.",
        {"authors": ("Peikertson",), "year": 1996},
    ),
    (
        29,
        "Beauchampson's 2005 letter to Nature named the oil.",
        {"authors": ("Beauchampson",), "year": 2005},
    ),
    (
        10,
        "Elsayedi and coworkers reviewed them in 2014 (Mediators of Inflammation).",
        {
            "authors": ("Elsayedi",),
            "year": 2014,
            "journal": "Mediators of Inflammation",
        },
    ),
    (
        36,
        "In Iran, Shadkami and col. (2010) studied 139 children.",
        {"authors": ("Shadkami",), "year": 2010, "et_al": True},
    ),
    (
        6,
        "Work on mice by a team from New York agrees (Cell, doi.org/b8xn).",
        {"journal": "Cell"},
    ),
    (
        6,
        "A team scanned 16 children (Scientific Reports, vol 7, p 44566).",
        {"journal": "Scientific Reports"},
    ),
    (
        22,
        "The Prokopidas meta-analysis (Nutrition Reviews, 2023) had 10 trials.",
        {"authors": ("Prokopidas",), "year": 2023},
    ),
    (
        10,
        "Doener, Roedig and others (2012) found that 40 patients got better.",
        {"authors": ("Doener", "Roedig"), "year": 2012, "et_al": True},
    ),
    (
        10,
        "Elsewhere, Roedig and others (2012) found that 40 patients got better.",
        {"authors": ("Roedig",), "year": 2012},
    ),
    (
        23,
        "The Kesslin–Ingrup–Vossen (2017) model was tested in 40 patients.",
        {"authors": ("Kesslin", "Ingrup", "Vossen"), "year": 2017},
    ),
    (
        28,
        "García Marquina (2014) gave 40 patients a placebo.",
        {"authors": ("García Marquina",), "year": 2014},
    ),
    (
        3,
        (
            "Risk was lower, Dr. Annika Tybrand of Rigsby in Copenhagen and her "
            "colleagues found."
        ),
        {"authors": ("Tybrand",)},
    ),
    (
        3,
        (
            "Risk was lower, Dr. Annika Tybrand of Rigsby in Copenhagen and her "
            "colleagues report in the Journal of Internal Medicine."
        ),
        {"authors": ("Tybrand",), "journal": "Journal of Internal Medicine"},
    ),
    (
        14,
        (
            "In 1997 two Germans, Gunver Kienlein and Helmut Kiener, went back to the "
            "papers, and wrote in the Journal of Clinical Epidemiology that they erred."
        ),
        {"authors": ("Kienlein", "Kiener"), "year": 1997},
    ),
    (
        31,
        "A trial of 40 patients found no effect (Am J Psychiatry; 2012).",
        {"journal": "Am J Psychiatry", "year": 2012},
    ),
    (
        30,
        "The gel was tested (Carlisler and Bensonby; Oseiko et al.).",
        {"authors": ("Carlisler", "Bensonby")},
    ),
    (
        30,
        "The dose matters (see Devliner et al., Kellerby & Dowden).",
        {"authors": ("Kellerby", "Dowden")},
    ),
    (30, "It helped in one trial (Whitmorer).", {"authors": ("Whitmorer",)}),
    (30, "Low doses work (Stokesby, in press).", {"authors": ("Stokesby",)}),
    (
        14,
        "A trial: B. H. Krishnar, P. Paler, G. K. Palby and others, Puducherry.",
        {"authors": ("Krishnar", "Paler", "Palby"), "et_al": True},
    ),
    (
        29,
        "Nairby's own 2021 follow-up was small.",
        {"authors": ("Nairby",), "year": 2021},
    ),
    (
        3,
        (
            "Michael Lincott, M.D., vice chair for research at the clinic, led the "
            "work, which came out in the New England Journal of Medicine."
        ),
        {"authors": ("Lincott",), "journal": "New England Journal of Medicine"},
    ),
    (
        4,
        "A group at the Icahn School of Medicine at Mount Sinai read 46 papers.",
        {"group": "Icahn School of Medicine at Mount Sinai"},
    ),
    (
        14,
        "In 2008 George Du Tout, MD, Isaac Katzen, MD, and others compared 5,171 kids.",
        {"authors": ("Du Tout", "Katzen"), "year": 2008},
    ),
    (
        4,
        (
            "The Lipid Trialists’ Collaboration pooled 19 double-blind trials with "
            "123,940 participants."
        ),
        {"group": "Lipid Trialists’ Collaboration"},
    ),
    (
        8,
        "In the US VITAL study, healthy adults over 50 broke just as many bones.",
        {"acronym": "VITAL"},
    ),
    (
        8,
        "A follow-up (LEAP-On) took 556 of the same kids off peanut for a year.",
        {"acronym": "LEAP-On"},
    ),
    (
        8,
        "It came from the Women’s Health Initiative (WHI), a huge American trial.",
        {"acronym": "WHI"},
    ),
    (8, "It might help (COVID-OUT trial, 1,126 people).", {"acronym": "COVID-OUT"}),
    (
        8,
        "A big trial in New York schools, CariedAway, has just finished.",
        {"acronym": "CariedAway"},
    ),
    (
        19,
        "The American Academy of Pediatrics, in its 2019 clinical report, says no.",
        {"group": "American Academy of Pediatrics", "year": 2019},
    ),
    (
        22,
        "The largest review so far was by Cochrane in 2019.",
        {"group": "Cochrane", "year": 2019},
    ),
    (
        27,
        "A 2022 review in Nature Reviews Endocrinology by Krista Varadian agrees.",
        {
            "journal": "Nature Reviews Endocrinology",
            "year": 2022,
            "authors": ("Varadian",),
        },
    ),
    (
        10,
        (
            "The 1998 Lancet paper of Andrew Wakeford and 12 colleagues was retracted "
            "in 2010."
        ),
        {"authors": ("Wakeford",), "year": 1998},
    ),
    (
        6,
        "Their meta-analysis, in EClinicalMedicine, covers five studies.",
        {"journal": "EClinicalMedicine"},
    ),
    (
        19,
        (
            "The Society for Nutrition published a guideline in 2019 on oils.5 The "
            "Psychology Association has none."
        ),
        {"group": "Society for Nutrition", "year": 2019},
    ),
    (
        6,
        "A BMJ review by Ferrante et al. pooled 33 trials with 5,318 people.",
        {"authors": ("Ferrante",), "journal": "BMJ"},
    ),
    (
        3,
        (
            "Glen Jefferson, a professor of neuroscience at University College London, "
            "and his team asked 24 people to look into a deep red light."
        ),
        {"authors": ("Jefferson",)},
    ),
    (
        31,
        "Sleep improved in 20 basketball players (J Athl Train, Nov-Dec 2012).",
        {"journal": "J Athl Train", "year": 2012},
    ),
    (
        6,
        "In the Journal of Orthopaedic & Sports Physical Therapy, a review agrees.",
        {"journal": "Journal of Orthopaedic & Sports Physical Therapy"},
    ),
    (
        27,
        "In a 2018 review of the evidence in Mayo Clinic Proceedings, saunas did well.",
        {"journal": "Mayo Clinic Proceedings", "year": 2018},
    ),
    (
        8,
        "Our own trial of diet in glioma, DIET-G, has opened at five hospitals.",
        {"acronym": "DIET-G"},
    ),
    (
        8,
        "Her phase 3 study, Exenatide-PD3, has since recruited 194 people.",
        {"acronym": "Exenatide-PD3"},
    ),
    (
        8,
        "Then came PACE. In this Australian trial, 1,652 people took part.",
        {"acronym": "PACE"},
    ),
    (8, "The trial, known as WalkBack, is over.", {"acronym": "WalkBack"}),
    (8, "The UK-ROPE study (2018) followed 305 men.", {"acronym": "UK-ROPE"}),
    (
        8,
        "One is ASPREE, which randomly assigned 19,114 healthy people to aspirin.",
        {"acronym": "ASPREE"},
    ),
    (
        23,
        "According to a review (van der Gaagen et al., 2020), it works.",
        {"authors": ("van der Gaagen",), "year": 2020},
    ),
    (
        3,
        "First author Dr Mary Ni Lochlan from the department spoke of the study.",
        {"authors": ("Ni Lochlan",)},
    ),
    (
        4,
        "Researchers from the American Cancer Society followed 900,000 adults.",
        {"group": "American Cancer Society"},
    ),
    (
        14,
        "And in 2008 Ada Vallborg and Carl Hazelmere wrote an editorial on four myths.",
        {"authors": ("Vallborg", "Hazelmere"), "year": 2008},
    ),
    (
        14,
        (
            "Ada Vallborg and Eva Roe, both Norwegian, did a trial with 301 mothers "
            "and published it in 2003."
        ),
        {"authors": ("Vallborg", "Roe"), "year": 2003},
    ),
    (
        9,
        "It helps (Gouwser, Georgopoulou, Mellorby, McKuney y Naumova, 2019).",
        {
            "authors": ("Gouwser", "Georgopoulou", "Mellorby", "McKuney", "Naumova"),
            "year": 2019,
        },
    ),
    (
        9,
        "Finchley, G. W., Straussen, C., & Cavanaugh, K. (2023) say the same.",
        {"authors": ("Finchley", "Straussen", "Cavanaugh"), "year": 2023},
    ),
    (
        14,
        "Ada Vallborg, Carlton Hazelmere and Gabor Juridas saw 50 patients.",
        {"authors": ("Vallborg", "Hazelmere", "Juridas")},
    ),
    (
        14,
        "Muirhead, Robbins, McLarty, Dalby and Belcher ran a pilot in 22 patients.",
        {"authors": ("Muirhead", "Robbins", "McLarty", "Dalby", "Belcher")},
    ),
    (
        3,
        "Ali Gordjani-Nejad kept 15 people up all night and gave one big dose.",
        {"authors": ("Gordjani-Nejad",)},
    ),
    (
        3,
        "Dr Chirag Vyasar, who led the work, was pleased with the trial.",
        {"authors": ("Vyasar",)},
    ),
    (
        18,
        "Lewison G, Marston L, Duffield L et al. (2021) found it.",
        {"authors": ("Lewison", "Marston", "Duffield"), "year": 2021},
    ),
    (
        25,
        "Redvine's heart failure pilot had 70 patients.",
        {"authors": ("Redvine",)},
    ),
    (
        9,
        "Lanberg et. al. '15 pooled 27 trials.",
        {"authors": ("Lanberg",), "year": 2015},
    ),
    (
        5,
        "It helped a little. JACC Feb 23 2021.",
        {"journal": "JACC", "year": 2021},
    ),
    (
        5,
        "Fewer infections: J Orthop Res, Oct 2018.",
        {"journal": "J Orthop Res", "year": 2018},
    ),
    (
        2,
        "One earlier study had been inconclusive.",
        {"kind": "unnamed"},
    ),
    (
        2,
        "For patients who read English: one study found no whitening at all.",
        {"kind": "unnamed"},
    ),
    (
        2,
        "A few trials have tested cold showers.",
        {"kind": "unnamed"},
    ),
    (
        2,
        "Research shows that it helps.",
        {"kind": "unnamed"},
    ),
    (
        2,
        "According to one study, it helps.",
        {"kind": "unnamed"},
    ),
    (
        2,
        "Scientists have discovered that mice sleep longer.",
        {"kind": "unnamed"},
    ),
    (
        2,
        "Early research is promising.",
        {"kind": "unnamed"},
    ),
    (
        2,
        "A handful of small trials were encouraging.",
        {"kind": "unnamed"},
    ),
    (
        2,
        "Other trials were less kind.",
        {"kind": "unnamed"},
    ),
    (
        2,
        "Two randomised trials disagree.",
        {"kind": "unnamed"},
    ),
    (
        2,
        "Laboratory studies hint at an effect.",
        {"kind": "unnamed"},
    ),
    (
        2,
        "A growing body of research supports this.",
        {"kind": "unnamed"},
    ),
    (
        2,
        "In a trial last year, patients slept better.",
        {"kind": "unnamed"},
    ),
    (
        2,
        "Some research has linked it to cramps.",
        {"kind": "unnamed"},
    ),
    (
        2,
        "A small trial gave hope.",
        {"kind": "unnamed"},
    ),
    (
        2,
        "Most studies have been done in rats.",
        {"kind": "unnamed"},
    ),
    (
        2,
        "One trial compared it with placebo.",
        {"kind": "unnamed"},
    ),
    (
        2,
        "A recent study says otherwise.",
        {"kind": "unnamed"},
    ),
    (
        2,
        "Newer studies disagree.",
        {"kind": "unnamed"},
    ),
    (
        2,
        "Evidence from three trials is weak.",
        {"kind": "unnamed"},
    ),
    (
        2,
        (
            "Nobody has studied it properly, though two small trials were done in "
            "the nineties."
        ),
        {"kind": "unnamed"},
    ),
    (
        2,
        "Researchers have known for years that light matters.",
        {"kind": "unnamed"},
    ),
    (
        2,
        "Observational studies point the other way.",
        {"kind": "unnamed"},
    ),
    (
        2,
        "Most of the research has been done in men.",
        {"kind": "unnamed"},
    ),
    (
        2,
        "A meta-analysis of eleven trials came out flat.",
        {"kind": "unnamed"},
    ),
    (
        2,
        "Scientists say that gum helps.",
        {"kind": "unnamed"},
    ),
    (
        3,
        (
            "Study leader Ferdinand Lindström-Ames, MD, PhD, of the Johns Hopkins "
            "School, said the effect was strong."
        ),
        {"authors": ("Lindström-Ames",)},
    ),
    (
        3,
        (
            "“We were surprised,” said senior author Dr. Marta Kowalczyk-Ruiz, a "
            "neurologist at Charité."
        ),
        {"authors": ("Kowalczyk-Ruiz",)},
    ),
    (
        3,
        "The study's lead author is Dr Anne van Houten.",
        {"authors": ("van Houten",)},
    ),
    (
        3,
        "Professor Ines Duarte, who led the trial, said so.",
        {"authors": ("Duarte",)},
    ),
    (
        3,
        (
            "The research team, headed by Peter O'Malley of Trinity College, "
            "followed 300 nurses."
        ),
        {"authors": ("O'Malley",)},
    ),
    (
        3,
        "“It works,” says Tomoko Hayashi, PhD, the paper's first author.",
        {"authors": ("Hayashi",)},
    ),
    (
        3,
        "The trial's principal investigator, Dr. Samuel Adjei, called it a milestone.",
        {"authors": ("Adjei",)},
    ),
    (
        3,
        "Lead investigator Jean-Luc Moreau told reporters that more work is needed.",
        {"authors": ("Moreau",)},
    ),
    (
        3,
        "Co-author Prof Ewa Nowak added that the effect faded.",
        {"authors": ("Nowak",)},
    ),
    (
        3,
        (
            "Researchers led by Kim Min-jun at Seoul National University gave 50 "
            "women kimchi."
        ),
        {"authors": ("Kim",)},
    ),
    (
        3,
        (
            "Dr. Hanna Lindqvist and her team at Uppsala University tested the "
            "spray in 120 children."
        ),
        {"authors": ("Lindqvist",)},
    ),
    (
        3,
        "Maria Oduya, M.D., Ph.D., who directed the research, cautions against it.",
        {"authors": ("Oduya",)},
    ),
    (
        3,
        (
            "The findings come from a group around Prof. Karl Biedermann in Vienna, "
            "whose trial ran for a year."
        ),
        {"authors": ("Biedermann",)},
    ),
    (
        3,
        "Corresponding author Li Wei of Peking University said the drug was safe.",
        {"authors": ("Wei",)},
    ),
    (
        3,
        "The work was done by neurologist Fatima El-Sayed and her colleagues in Cairo.",
        {"authors": ("El-Sayed",)},
    ),
    (
        3,
        "A team led by cardiologist Ruth McAllister reported the results.",
        {"authors": ("McAllister",)},
    ),
    (
        3,
        (
            "Study author Greta Holm, RN, of Aarhus University Hospital, said "
            "nurses were pleased."
        ),
        {"authors": ("Holm",)},
    ),
    (
        3,
        "Chief investigator Professor Dame Sally Whitcombe presented the trial.",
        {"authors": ("Whitcombe",)},
    ),
    (
        3,
        "Trial leader Dr Nkechi Eze said in a statement that it worked.",
        {"authors": ("Eze",)},
    ),
    (
        3,
        "Anders Bergqvist, lead researcher and professor of surgery at Lund, said.",
        {"authors": ("Bergqvist",)},
    ),
    (
        3,
        "The study, whose lead author was Pilar Gómez-Rey, ran for two years.",
        {"authors": ("Gómez-Rey",)},
    ),
    (
        3,
        "The trial was run by Dr. Owen Pritchard of Cardiff.",
        {"authors": ("Pritchard",)},
    ),
    (
        3,
        (
            "“It surprised us all,” Ingrid Solheim, the trial's lead investigator, "
            "told reporters."
        ),
        {"authors": ("Solheim",)},
    ),
    (
        3,
        (
            "The study was led by epidemiologist Rafael Quintero-Vega at the "
            "University of Chile."
        ),
        {"authors": ("Quintero-Vega",)},
    ),
    (
        3,
        (
            "Prof Helen Achterberg, senior author of the paper, said doctors should "
            "take note."
        ),
        {"authors": ("Achterberg",)},
    ),
    (
        3,
        "First author Yuto Kimura, a PhD student, did the measurements.",
        {"authors": ("Kimura",)},
    ),
    (
        3,
        "Dr Amara Nwosu of the Royal Free Hospital, who led the study, is cautious.",
        {"authors": ("Nwosu",)},
    ),
    (
        3,
        "Its principal investigator, Lars Bjerregaard, MD, expects results next year.",
        {"authors": ("Bjerregaard",)},
    ),
    (
        3,
        "said co-author Marie-Claude Tremblay, PhD, of Laval University.",
        {"authors": ("Tremblay",)},
    ),
    (
        3,
        "The group of Professor Dieter Hallmann in Graz ran the trial.",
        {"authors": ("Hallmann",)},
    ),
    (
        3,
        "The leader of the study, Dr Fay Mortimer, is hopeful.",
        {"authors": ("Mortimer",)},
    ),
    (
        3,
        "Study co-leader Prof. Ian Baptiste agrees.",
        {"authors": ("Baptiste",)},
    ),
    (
        3,
        "“We saw it at once,” said Dr. Rui Tavares, who ran the trial in Porto.",
        {"authors": ("Tavares",)},
    ),
    (
        4,
        "A Korean study found fewer colds.",
        {"kind": "unnamed"},
    ),
    (
        4,
        "Scientists from the Karolinska Institute report that it works.",
        {"group": "Karolinska Institute"},
    ),
    (
        4,
        "A study out of Ohio State University found the same.",
        {"group": "Ohio State University"},
    ),
    (
        4,
        "Yale scientists took blood from 20 men.",
        {"group": "Yale"},
    ),
    (
        4,
        "A Brazilian trial came to the same end.",
        {"kind": "unnamed"},
    ),
    (
        4,
        "The University of Leeds study used saliva.",
        {"group": "University of Leeds"},
    ),
    (
        4,
        "Investigators at Massachusetts General Hospital found no link.",
        {"group": "Massachusetts General Hospital"},
    ),
    (
        4,
        "In an Oxford trial, pain fell.",
        {"group": "Oxford"},
    ),
    (
        4,
        "A Gothenburg trial had 80 women.",
        {"group": "Gothenburg"},
    ),
    (
        4,
        "Scientists at the University of Tromsø fed mice on it.",
        {"group": "University of Tromsø"},
    ),
    (
        4,
        "A team from Leiden University Medical Center reports the same.",
        {"group": "Leiden University Medical Center"},
    ),
    (
        4,
        "Johns Hopkins researchers are not so sure.",
        {"group": "Johns Hopkins"},
    ),
    (
        4,
        "A Swedish registry study saw it too.",
        {"kind": "unnamed"},
    ),
    (
        4,
        "An Australian team is recruiting.",
        {"kind": "unnamed"},
    ),
    (
        4,
        "Norwegian researchers asked 300 nurses.",
        {"kind": "unnamed"},
    ),
    (
        4,
        "Psychologists at the University of Sussex asked 90 students.",
        {"group": "University of Sussex"},
    ),
    (
        4,
        "An Edinburgh study of 200 twins says so.",
        {"group": "Edinburgh"},
    ),
    (
        5,
        "The results appear in the June 3 edition of Neurology.",
        {"journal": "Neurology"},
    ),
    (
        5,
        "The study appeared online Monday in the Annals of Internal Medicine.",
        {"journal": "Annals of Internal Medicine"},
    ),
    (
        5,
        "The paper, published Jan. 14 in Gut, is free to read.",
        {"journal": "Gut"},
    ),
    (
        5,
        "Their report in this week's BMJ says so.",
        {"journal": "BMJ"},
    ),
    (
        5,
        "The work is described in the September issue of Sleep Health.",
        {"journal": "Sleep Health"},
    ),
    (
        5,
        "The findings were published on 12 March 2019 in The Lancet Psychiatry.",
        {"year": 2019, "journal": "The Lancet Psychiatry"},
    ),
    (
        5,
        "Results were released on Tuesday by the journal Thorax.",
        {"journal": "Thorax"},
    ),
    (
        5,
        "The trial, out last week in Nature Medicine, had 60 people.",
        {"journal": "Nature Medicine"},
    ),
    (
        5,
        "It will appear in the 5 May issue of the European Heart Journal.",
        {"journal": "European Heart Journal"},
    ),
    (
        5,
        (
            "The analysis was printed in the winter 2011 issue of Acta "
            "Dermato-Venereologica."
        ),
        {"year": 2011, "journal": "Acta Dermato-Venereologica"},
    ),
    (
        5,
        "The study ran in JAMA Pediatrics on April 4.",
        {"journal": "JAMA Pediatrics"},
    ),
    (
        5,
        "First published online April 2, 2020, in Frontiers in Psychiatry.",
        {"year": 2020, "journal": "Frontiers in Psychiatry"},
    ),
    (
        5,
        "The report appeared in the May 2019 issue of Sleep Medicine.",
        {"year": 2019, "journal": "Sleep Medicine"},
    ),
    (
        5,
        "It was published last Thursday in Nature Medicine.",
        {"journal": "Nature Medicine"},
    ),
    (
        5,
        "It came out online on 4 August 2021 in Lancet Rheumatology.",
        {"year": 2021, "journal": "Lancet Rheumatology"},
    ),
    (
        5,
        "The trial was published in the New England Journal of Medicine in March 2015.",
        {"year": 2015, "journal": "New England Journal of Medicine"},
    ),
    (
        5,
        "Published in JAMA Surgery this month, the study followed 90 people.",
        {"journal": "JAMA Surgery"},
    ),
    (
        5,
        "In the autumn 2018 issue of Pain Management Nursing, they say so.",
        {"year": 2018, "journal": "Pain Management Nursing"},
    ),
    (
        5,
        "It is in this month's Journal of Sports Sciences.",
        {"journal": "Journal of Sports Sciences"},
    ),
    (
        5,
        "Published in the January 2014 issue of Headache, it caused a stir.",
        {"year": 2014, "journal": "Headache"},
    ),
    (
        6,
        "The work was published in the journal Sleep & Breathing.",
        {"journal": "Sleep & Breathing"},
    ),
    (
        6,
        "A study published in Obesity Reviews looked at this.",
        {"journal": "Obesity Reviews"},
    ),
    (
        6,
        "Writing in the Journal of Hand Therapy, the authors disagree.",
        {"journal": "Journal of Hand Therapy"},
    ),
    (
        6,
        "A report in the British Journal of Nutrition says so.",
        {"journal": "British Journal of Nutrition"},
    ),
    (
        6,
        "The findings appear in Scientific Reports.",
        {"journal": "Scientific Reports"},
    ),
    (
        6,
        "The results have been accepted by the journal Menopause.",
        {"journal": "Menopause"},
    ),
    (
        6,
        "according to a paper in Cell Metabolism.",
        {"journal": "Cell Metabolism"},
    ),
    (
        6,
        "The study can be read in Pediatric Obesity.",
        {"journal": "Pediatric Obesity"},
    ),
    (
        6,
        "Their study, in the journal Vaccine, was small.",
        {"journal": "Vaccine"},
    ),
    (
        6,
        "Results were published in Acta Paediatrica.",
        {"journal": "Acta Paediatrica"},
    ),
    (
        6,
        "The journal Burns carried the story.",
        {"journal": "Burns"},
    ),
    (
        6,
        "A trial in the journal Complementary Therapies in Clinical Practice used oil.",
        {"journal": "Complementary Therapies in Clinical Practice"},
    ),
    (
        6,
        "The work was printed in the Scandinavian Journal of Primary Health Care.",
        {"journal": "Scandinavian Journal of Primary Health Care"},
    ),
    (
        6,
        (
            "Their findings, published in Environmental Health Perspectives, made "
            "headlines."
        ),
        {"journal": "Environmental Health Perspectives"},
    ),
    (
        7,
        "“Varicose veins, floor mats and the shop assistant” is the counter-argument.",
        {"title": "Varicose veins, floor mats and the shop assistant"},
    ),
    (
        7,
        'Also worth reading: "Sleep debt in night nurses and its cost".',
        {"title": "Sleep debt in night nurses and its cost"},
    ),
    (
        7,
        (
            "Then there is “Magnesium and cramps in pregnancy: a placebo-controlled "
            "trial”."
        ),
        {"title": "Magnesium and cramps in pregnancy: a placebo-controlled trial"},
    ),
    (
        7,
        "See “Knitting and the ageing brain” for more.",
        {"title": "Knitting and the ageing brain"},
    ),
    (
        7,
        "The paper “Does honey help a cough?” caused a stir.",
        {"title": "Does honey help a cough?"},
    ),
    (
        7,
        (
            "A paper with the title “Kefir and constipation in nursing homes” is "
            "often quoted."
        ),
        {"title": "Kefir and constipation in nursing homes"},
    ),
    (
        7,
        (
            "“Walking backwards after a knee replacement: a pilot randomised trial” "
            "had 24 patients."
        ),
        {
            "title": "Walking backwards after a knee replacement: "
            "a pilot randomised trial"
        },
    ),
    (
        7,
        (
            'Another one, "Prunes versus psyllium in chronic constipation", is free '
            "to read."
        ),
        {"title": "Prunes versus psyllium in chronic constipation"},
    ),
    (
        7,
        "Have a look at “The cost of snoring in couples over fifty”.",
        {"title": "The cost of snoring in couples over fifty"},
    ),
    (
        7,
        "The article is called “Vinegar, sugar and the time of day”.",
        {"title": "Vinegar, sugar and the time of day"},
    ),
    (
        8,
        "Then came HYVET, which enrolled 3,845 people over eighty.",
        {"acronym": "HYVET"},
    ),
    (
        8,
        "In HYVET, which enrolled 3,845 people over eighty, treatment saved lives.",
        {"acronym": "HYVET"},
    ),
    (
        8,
        "A Chinese trial used village doctors; look for STEP-HTN.",
        {"acronym": "STEP-HTN"},
    ),
    (
        8,
        "BabyREST is still going on.",
        {"acronym": "BabyREST"},
    ),
    (
        8,
        (
            "EXCITE was the first big trial of tying down the good arm: 222 people "
            "took part. RATULS, a randomised trial in 770, tried robots. VERSE (124 "
            "patients) used games."
        ),
        {"acronym": "VERSE"},
    ),
    (
        8,
        (
            "EXCITE was the first big trial of tying down the good arm: 222 people "
            "took part."
        ),
        {"acronym": "EXCITE"},
    ),
    (
        8,
        "VERSE (124 patients) used games.",
        {"acronym": "VERSE"},
    ),
    (
        8,
        "The LEAP trial fed peanuts to 640 infants.",
        {"acronym": "LEAP"},
    ),
    (
        8,
        "LEAP fed peanuts to 640 infants.",
        {"acronym": "LEAP"},
    ),
    (
        8,
        "Results from FOURIER and ODYSSEY were similar.",
        {"acronym": "FOURIER"},
    ),
    (
        8,
        "The trial known as DiRECT put 306 people on shakes.",
        {"acronym": "DiRECT"},
    ),
    (
        8,
        "In the DiRECT study, half lost weight.",
        {"acronym": "DiRECT"},
    ),
    (
        8,
        "ASPREE found no benefit of aspirin in 19,114 older adults.",
        {"acronym": "ASPREE"},
    ),
    (
        8,
        "The FINGER study showed this.",
        {"acronym": "FINGER"},
    ),
    (
        8,
        "Trials such as SCORED and EMPEROR-Reduced helped.",
        {"acronym": "SCORED"},
    ),
    (
        8,
        "ORBITA-2 randomised 301 patients to stent or sham.",
        {"acronym": "ORBITA-2"},
    ),
    (
        8,
        "WHI, a trial in 16,608 women, was stopped early.",
        {"acronym": "WHI"},
    ),
    (
        8,
        "We are waiting for the results of PROTECT-UK.",
        {"acronym": "PROTECT-UK"},
    ),
    (
        8,
        "The ongoing SENSOR trial will tell.",
        {"acronym": "SENSOR"},
    ),
    (
        8,
        "KEYNOTE-024 (n = 305) settled it.",
        {"acronym": "KEYNOTE-024"},
    ),
    (
        8,
        "The largest, VITAL, gave it to 25,871 Americans.",
        {"acronym": "VITAL"},
    ),
    (
        8,
        "- SMART-HEART: 2,400 nurses, 5 years",
        {"acronym": "SMART-HEART"},
    ),
    (
        8,
        "A pilot called CALMED-2 had 40 men.",
        {"acronym": "CALMED-2"},
    ),
    (
        8,
        "COMET is due to report in 2026.",
        {"acronym": "COMET"},
    ),
    (
        8,
        "CORONARY (4,752 patients) compared the two.",
        {"acronym": "CORONARY"},
    ),
    (
        8,
        "The ongoing BALANCE-2 trial compares both.",
        {"acronym": "BALANCE-2"},
    ),
    (
        8,
        "PROMISE (10,003 people with chest pain) found no difference.",
        {"acronym": "PROMISE"},
    ),
    (
        8,
        "SCOT-HEART followed 4,146 Scots for five years.",
        {"acronym": "SCOT-HEART"},
    ),
    (
        8,
        "In the UK, BESTTINE tested it.",
        {"acronym": "BESTTINE"},
    ),
    (
        8,
        "The second trial, VICTAS, stopped after 501 patients.",
        {"acronym": "VICTAS"},
    ),
    (
        8,
        "The VITAMINS randomised clinical trial was negative.",
        {"acronym": "VITAMINS"},
    ),
    (
        8,
        "See also CITRIS-ALI, a smaller trial.",
        {"acronym": "CITRIS-ALI"},
    ),
    (
        8,
        "LOVIT: 872 patients, 35 hospitals.",
        {"acronym": "LOVIT"},
    ),
    (
        8,
        "A trial called STEP-UP had 60 men.",
        {"acronym": "STEP-UP"},
    ),
    (
        8,
        "The EAGLES study of 8,144 smokers is reassuring.",
        {"acronym": "EAGLES"},
    ),
    (
        8,
        "OPTIMISE II is still recruiting.",
        {"acronym": "OPTIMISE II"},
    ),
    (
        8,
        "LIFE-2 gave it to 1,204 people.",
        {"acronym": "LIFE-2"},
    ),
    (
        8,
        "The results of the FLAIR trial are due in 2026.",
        {"acronym": "FLAIR"},
    ),
    (
        8,
        "In the SHARP study 9,270 people with kidney disease took part.",
        {"acronym": "SHARP"},
    ),
    (
        8,
        "JUPITER, published in 2008, had 17,802 people.",
        {"acronym": "JUPITER"},
    ),
    (
        8,
        "The largest study, ASPREE, ran for five years.",
        {"acronym": "ASPREE"},
    ),
    (
        8,
        "TRANSCEND was stopped early for lack of benefit.",
        {"acronym": "TRANSCEND"},
    ),
    (
        8,
        "Two trials, CANOE and KAYAK, disagree.",
        {"acronym": "CANOE"},
    ),
    (
        8,
        "Neither CANOE nor KAYAK found a benefit.",
        {"acronym": "KAYAK"},
    ),
    (
        8,
        "Next came ARRIVE (6,106 women).",
        {"acronym": "ARRIVE"},
    ),
    (
        8,
        "ARRIVE randomised 6,106 women.",
        {"acronym": "ARRIVE"},
    ),
    (
        8,
        "The trial, ARRIVE, had 6,106 women.",
        {"acronym": "ARRIVE"},
    ),
    (
        8,
        "The UK's ORION-4 is under way.",
        {"acronym": "ORION-4"},
    ),
    (
        9,
        "Noppers et al. [2011] looked at it.",
        {"authors": ("Noppers",), "year": 2011},
    ),
    (
        9,
        "As Noppers et al noted in 2011, it helps.",
        {"authors": ("Noppers",), "year": 2011},
    ),
    (
        9,
        "A 2011 review by Noppers et al. agrees.",
        {"authors": ("Noppers",), "year": 2011},
    ),
    (
        9,
        "A 2019 case series by Shannon et al. had 72 patients.",
        {"authors": ("Shannon",), "year": 2019},
    ),
    (
        9,
        "Noppers and al. (2011)",
        {"authors": ("Noppers",), "year": 2011},
    ),
    (
        9,
        "Jones et al11 say so.",
        {"authors": ("Jones",)},
    ),
    (
        9,
        "In 2014, de la Cruz-Ibáñez et al. gave it to 40 women.",
        {"authors": ("de la Cruz-Ibáñez",), "year": 2014},
    ),
    (
        9,
        "It was led by Helen Tilbrook and published in 2011.",
        {"authors": ("Tilbrook",), "year": 2011},
    ),
    (
        9,
        "Kowalska et al. had 80 dancers (2016).",
        {"authors": ("Kowalska",)},
    ),
    (
        9,
        "Kowalska et al.’s 2016 trial had 80 dancers.",
        {"authors": ("Kowalska",), "year": 2016},
    ),
    (
        9,
        "Kowalska, et al. 2016, had 80 dancers.",
        {"authors": ("Kowalska",), "year": 2016},
    ),
    (
        9,
        "As Kowalska et al (2016) put it, rest is best.",
        {"authors": ("Kowalska",), "year": 2016},
    ),
    (
        9,
        "Kowalska et al. (2016) gave it to 80 dancers; 74 came back.",
        {"authors": ("Kowalska",), "year": 2016},
    ),
    (
        9,
        "Kowalska et al. (2016) studied some 1.2 million women.",
        {"authors": ("Kowalska",), "year": 2016},
    ),
    (
        9,
        "Kowalska et al. (2016): n = 1 024.",
        {"authors": ("Kowalska",), "year": 2016},
    ),
    (
        9,
        "Kowalska et al. (2016) tested it in two dozen people.",
        {"authors": ("Kowalska",), "year": 2016},
    ),
    (
        9,
        "Of 102 randomised, 94 completed the trial by Kowalska et al. (2016).",
        {"authors": ("Kowalska",), "year": 2016},
    ),
    (
        9,
        (
            "In the trial by Kowalska et al. (2016), 128 went to probiotic and 118 "
            "to placebo."
        ),
        {"authors": ("Kowalska",), "year": 2016},
    ),
    (
        9,
        "Kowalska et al. (2016) pooled nineteen trials with 2,101 people.",
        {"authors": ("Kowalska",), "year": 2016},
    ),
    (
        9,
        "Kowalska et al. (2016) ran a trial in 253 Finns.",
        {"authors": ("Kowalska",), "year": 2016},
    ),
    (
        9,
        "Kowalska et al. (2016) looked back at the notes of 61 patients.",
        {"authors": ("Kowalska",), "year": 2016},
    ),
    (
        9,
        "Kowalska et al. (2016). Sample: 61 dancers, 30 of them on the drug.",
        {"authors": ("Kowalska",), "year": 2016},
    ),
    (
        10,
        "Noppers and coworkers (2011) found it.",
        {"authors": ("Noppers",), "year": 2011},
    ),
    (
        10,
        "Noppers and his team found it in 2011.",
        {"authors": ("Noppers",), "year": 2011},
    ),
    (
        10,
        "In 2011 Noppers and seven others found it.",
        {"authors": ("Noppers",), "year": 2011},
    ),
    (
        10,
        "Noppers with colleagues tried it in 2011.",
        {"authors": ("Noppers",), "year": 2011},
    ),
    (
        10,
        "Noppers and a dozen colleagues found it in 2011.",
        {"authors": ("Noppers",), "year": 2011},
    ),
    (
        10,
        "Noppers and her co-authors found it in 2011.",
        {"authors": ("Noppers",), "year": 2011},
    ),
    (
        10,
        "Noppers & co-workers gave it to 24 women in 2011.",
        {"authors": ("Noppers",), "year": 2011},
    ),
    (
        10,
        "Kowalska and associates gave it to 80 dancers in 2016.",
        {"authors": ("Kowalska",), "year": 2016},
    ),
    (
        10,
        "Kowalska's team gave it to 80 dancers in 2016.",
        {"authors": ("Kowalska",), "year": 2016},
    ),
    (
        10,
        "Kowalska and three colleagues (2016) asked dancers.",
        {"authors": ("Kowalska",), "year": 2016},
    ),
    (
        10,
        "In 2016, Kowalska and her group asked dancers.",
        {"authors": ("Kowalska",), "year": 2016},
    ),
    (
        14,
        "In 1954 John Lilly, MD, and Jay Shurley, MD, built the first tank.",
        {"authors": ("Lilly", "Shurley"), "year": 1954},
    ),
    (
        14,
        "In 1976 the dentists Ulf Ekberg and Inga Strand tried gum.",
        {"authors": ("Ekberg", "Strand"), "year": 1976},
    ),
    (
        14,
        (
            "Back in 1989, Paul Ridker, MD, and Eva Holmqvist, RN, tested aspirin "
            "in nurses."
        ),
        {"authors": ("Ridker", "Holmqvist"), "year": 1989},
    ),
    (
        14,
        "Robert Ader and Nicholas Cohen, in 1975, taught rats to be ill.",
        {"authors": ("Ader", "Cohen"), "year": 1975},
    ),
    (
        14,
        "It was in 1991 that Oliver Smithers and Ana Lopez measured it.",
        {"authors": ("Smithers", "Lopez"), "year": 1991},
    ),
    (
        14,
        (
            "In 2003, Michael Babyak and James Blumenthal gave 156 people either "
            "exercise or pills."
        ),
        {"authors": ("Babyak", "Blumenthal"), "year": 2003},
    ),
    (
        14,
        "Ulrike Lange and Tom Fairweather reported in 2012 that it fails.",
        {"authors": ("Lange", "Fairweather"), "year": 2012},
    ),
    (
        14,
        "In 1999 Carl Peter, a surgeon, and Anna Bloom published 12 cases.",
        {"authors": ("Peter", "Bloom"), "year": 1999},
    ),
    (
        14,
        "Jane Hartigan and Wen Zhou (2016) measured it in runners.",
        {"authors": ("Hartigan", "Zhou"), "year": 2016},
    ),
    (
        14,
        "Jane Hartigan, MD, and Wen Zhou, PhD (2016), measured it.",
        {"authors": ("Hartigan", "Zhou"), "year": 2016},
    ),
    (
        14,
        "During 1962 Martin Ødegård and Lise Vik weighed 400 babies.",
        {"authors": ("Ødegård", "Vik"), "year": 1962},
    ),
    (
        14,
        "Carl Ohlin, a dentist, and Greta Ohlin, a nurse, described 14 cases in 1968.",
        {"authors": ("Ohlin", "Ohlin"), "year": 1968},
    ),
    (
        14,
        "In 2004 Naomi Feldstein, PhD, asked 400 teachers about their sleep.",
        {"authors": ("Feldstein",), "year": 2004},
    ),
    (
        14,
        "Way back in 1951 Arne Dahl and Rolf Eide put 12 soldiers in a cold room.",
        {"authors": ("Dahl", "Eide"), "year": 1951},
    ),
    (
        14,
        "Naomi Feldstein and Omar Haddad (2004) asked 400 teachers.",
        {"authors": ("Feldstein", "Haddad"), "year": 2004},
    ),
    (
        14,
        "Naomi Feldstein, MD, and Omar Haddad, MD, published their series in 2004.",
        {"authors": ("Feldstein", "Haddad"), "year": 2004},
    ),
    (
        14,
        "In 1932 Ida Krogh, MD, and Nils Holm, MD, gave liver to 20 patients.",
        {"authors": ("Krogh", "Holm"), "year": 1932},
    ),
    (
        14,
        (
            "Ida Krogh and Nils Holm, two Danish doctors, gave liver to 20 patients "
            "in 1932."
        ),
        {"authors": ("Krogh", "Holm"), "year": 1932},
    ),
    (
        15,
        (
            "Giuseppe Cascio Rizzo, Fabrizio Paolucci and Alessandro Altavilla "
            "wrote up a 54-year-old man in “Daith piercing in a case of chronic "
            "migraine: a possible vagal modulation” (Frontiers in Neurology, 2017)."
        ),
        {"authors": ("Cascio Rizzo", "Paolucci", "Altavilla"), "year": 2017},
    ),
    (
        15,
        (
            "Writing in Sleep Medicine in 2009, Jeffrey Wang, Brian O'Reilly and "
            'Ragnar Venkataraman showed in "Efficacy of oral iron in patients with '
            'restless legs syndrome and a low-normal ferritin" that tablets help.'
        ),
        {"authors": ("Wang", "O'Reilly", "Venkataraman"), "year": 2009},
    ),
    (
        15,
        (
            'In an article headed "Honey, steam and salt water: what parents try '
            'first", Leopoldina Vrána and Ewan Macintosh-Bell describe in Child '
            "Health Notes (2015) what 318 families do."
        ),
        {
            "authors": ("Vrána", "Macintosh-Bell"),
            "year": 2015,
            "journal": "Child Health Notes",
        },
    ),
    (
        15,
        (
            "“Music in the dentist's chair” by Ola Bergström and Nia Price came out "
            "in the British Dental Journal in 2014."
        ),
        {"authors": ("Bergström", "Price"), "year": 2014},
    ),
    (
        15,
        (
            "Ola Bergström, Nia Price and Tom Achebe's paper “Music in the "
            "dentist's chair” (British Dental Journal, 2014) had 60 patients."
        ),
        {"authors": ("Bergström", "Price", "Achebe"), "year": 2014},
    ),
    (
        15,
        (
            "In 2014 the British Dental Journal carried “Music in the dentist's "
            "chair” by Ola Bergström and Nia Price."
        ),
        {"authors": ("Bergström", "Price"), "year": 2014},
    ),
    (
        15,
        (
            "Ola Bergström and Nia Price published “Music in the dentist's chair” "
            "in the British Dental Journal in 2014."
        ),
        {
            "authors": ("Bergström", "Price"),
            "year": 2014,
            "journal": "British Dental Journal",
        },
    ),
    (
        15,
        (
            "The authors of “Music in the dentist's chair”, Ola Bergström and Nia "
            "Price, wrote in the British Dental Journal in 2014 that it helped."
        ),
        {"authors": ("Bergström", "Price"), "year": 2014},
    ),
    (
        15,
        (
            "Ola Bergström and Nia Price's “Music in the dentist's chair” appeared "
            "in 2014 in the British Dental Journal."
        ),
        {"authors": ("Bergström", "Price"), "year": 2014},
    ),
    (
        15,
        (
            "Ola Bergström and colleagues, in “Music in the dentist's chair”, "
            "published in 2014 in the British Dental Journal, say yes."
        ),
        {"authors": ("Bergström",), "year": 2014},
    ),
    (
        15,
        (
            "In “Snoring, spouses and sleep: a survey”, published in Sleep & "
            "Breathing in 2013, Ewa Lis and Tom Grady asked 300 couples."
        ),
        {"authors": ("Lis", "Grady"), "year": 2013},
    ),
    (
        15,
        (
            "Ewa Lis, Tom Grady and Ann Poe looked at 300 couples in “Snoring, "
            "spouses and sleep” (Sleep & Breathing, 2013)."
        ),
        {"authors": ("Lis", "Grady", "Poe"), "year": 2013},
    ),
    (
        15,
        (
            "Nadia Brandt and Luca Ferro reported in Obesity Facts in 2012, under "
            "the title “Breakfast, bread and the waist”, that nothing changes."
        ),
        {"authors": ("Brandt", "Ferro"), "year": 2012},
    ),
    (
        15,
        (
            "In 2012 Nadia Brandt, Luca Ferro and Ann Poe published “Breakfast, "
            "bread and the waist” in Obesity Facts."
        ),
        {"authors": ("Brandt", "Ferro", "Poe"), "year": 2012},
    ),
    (
        15,
        (
            "Nadia Brandt's article “Breakfast, bread and the waist” came out in "
            "Obesity Facts in 2012."
        ),
        {"authors": ("Brandt",), "year": 2012},
    ),
    (
        16,
        "SOURCE: Gut, 2014;63:12-18",
        {"year": 2014, "journal": "Gut"},
    ),
    (
        16,
        "Source: Journal of Sleep Research, May 4, 2019",
        {"year": 2019, "journal": "Journal of Sleep Research"},
    ),
    (
        16,
        "SOURCES: Mayo Clinic; Annals of Neurology, June 2019",
        {"year": 2019, "journal": "Annals of Neurology"},
    ),
    (
        16,
        "Story source: Pain Medicine, 2020; 21: 120-131.",
        {"year": 2020, "journal": "Pain Medicine"},
    ),
    (
        19,
        "American Academy of Neurology (2019): try it first.",
        {"year": 2019, "group": "American Academy of Neurology"},
    ),
    (
        19,
        (
            "According to the 2022 guideline of the European Stroke Organisation, "
            "it is safe."
        ),
        {"year": 2022, "group": "European Stroke Organisation"},
    ),
    (
        19,
        "The guideline of the German Society of Neurology (2020) says no.",
        {"year": 2020, "group": "German Society of Neurology"},
    ),
    (
        19,
        "NICE (2021) recommends it.",
        {"year": 2021, "group": "NICE"},
    ),
    (
        19,
        "In 2019 the American Geriatrics Society updated its criteria.",
        {"year": 2019, "group": "American Geriatrics Society"},
    ),
    (
        19,
        "World Health Organization, 2020 guideline on sitting.",
        {"year": 2020, "group": "World Health Organization"},
    ),
    (
        19,
        "The Endocrine Society guideline from 2018 says no.",
        {"year": 2018, "group": "Endocrine Society"},
    ),
    (
        19,
        "The British Society of Gastroenterology (2021) advises against it.",
        {"year": 2021, "group": "British Society of Gastroenterology"},
    ),
    (
        19,
        "NICE guideline CG184 (2014) says wait.",
        {"year": 2014, "group": "NICE"},
    ),
    (
        19,
        "A 2017 position statement of the American Diabetes Association says so.",
        {"year": 2017, "group": "American Diabetes Association"},
    ),
    (
        19,
        "The World Health Organization recommended it in 2020.",
        {"year": 2020, "group": "World Health Organization"},
    ),
    (
        19,
        "European League Against Rheumatism, 2016 recommendations: exercise first.",
        {"year": 2016, "group": "European League Against Rheumatism"},
    ),
    (
        19,
        "The 2019 guidelines of the European Society of Cardiology say so.",
        {"year": 2019, "group": "European Society of Cardiology"},
    ),
    (
        19,
        (
            "Guidelines issued by the Infectious Diseases Society of America in "
            "2012 say so."
        ),
        {"year": 2012, "group": "Infectious Diseases Society of America"},
    ),
    (
        21,
        (
            "Do naps help? Results from a bakery. June 2016. "
            "https://sleepjournal.example/naps"
        ),
        {"year": 2016, "title": "Do naps help? Results from a bakery"},
    ),
    (
        22,
        (
            "The 2021 Cochrane review by Spinks, Glasziou and Del Mar covers 29 "
            "trials with 15,337 people."
        ),
        {"authors": ("Spinks", "Glasziou", "Del Mar"), "year": 2021},
    ),
    (
        22,
        "The 2014 Cochrane overview by Pollock goes wider.",
        {"authors": ("Pollock",), "year": 2014},
    ),
    (
        22,
        "A Cochrane review from 2018 by Roberts and Tan covers 12 trials.",
        {"authors": ("Roberts", "Tan"), "year": 2018},
    ),
    (
        22,
        "Cochrane authors (Roberts and 5 others, 2018) pooled 12 trials.",
        {"authors": ("Roberts",), "year": 2018},
    ),
    (
        22,
        "In 2018 a Cochrane review (Roberts, Tan and Wu) found nothing.",
        {"authors": ("Roberts", "Tan", "Wu"), "year": 2018},
    ),
    (
        22,
        "Roberts and Tan's 2018 Cochrane review found nothing.",
        {"authors": ("Roberts", "Tan"), "year": 2018},
    ),
    (
        22,
        "A systematic review for Cochrane by Roberts in 2018 found nothing.",
        {"authors": ("Roberts",), "year": 2018},
    ),
    (
        22,
        "A Cochrane review in 2018 found nothing.",
        {"year": 2018, "group": "Cochrane"},
    ),
    (
        22,
        "Cochrane (2018) found nothing.",
        {"year": 2018, "group": "Cochrane"},
    ),
    (
        22,
        "Cochrane updated its review in 2018.",
        {"year": 2018, "group": "Cochrane"},
    ),
    (
        22,
        "The Cochrane review of 2018, by Roberts, Tan and Wu, pooled 12 trials.",
        {"authors": ("Roberts", "Tan", "Wu"), "year": 2018},
    ),
    (
        22,
        "The latest Cochrane update (2018, Roberts and others) found nothing.",
        {"authors": ("Roberts",), "year": 2018},
    ),
    (
        22,
        "Cochrane's verdict of 2018 (Roberts, Tan) is clear.",
        {"authors": ("Roberts", "Tan"), "year": 2018},
    ),
    (
        22,
        "For Cochrane, Roberts and Tan pooled 12 trials in 2018.",
        {"authors": ("Roberts", "Tan"), "year": 2018},
    ),
    (
        22,
        "Cochrane's 2017 look at it by Opiyo and Achieng found 9 trials.",
        {"authors": ("Opiyo", "Achieng"), "year": 2017},
    ),
    (
        22,
        "A 2017 Cochrane meta-analysis found nine trials.",
        {"year": 2017, "group": "Cochrane"},
    ),
    (
        22,
        "The Cochrane reviewers Opiyo and Achieng (2017) found nine trials.",
        {"authors": ("Opiyo", "Achieng"), "year": 2017},
    ),
    (
        22,
        "The 2017 Cochrane review of nine trials (Opiyo, Achieng) is clear.",
        {"authors": ("Opiyo", "Achieng"), "year": 2017},
    ),
    (
        22,
        "According to a Cochrane review published in 2017, it helps.",
        {"year": 2017, "group": "Cochrane"},
    ),
    (
        22,
        "A Cochrane team led by Mabel Osei pooled 12 trials in 2016.",
        {"authors": ("Osei",), "year": 2016},
    ),
    (
        22,
        "Osei and colleagues wrote the 2016 Cochrane review.",
        {"authors": ("Osei",), "year": 2016},
    ),
    (
        22,
        "The Cochrane Library's 2016 review by Osei and four others has 12 trials.",
        {"authors": ("Osei",), "year": 2016},
    ),
    (
        23,
        "It works (Doe 2011, Roe 2012).",
        {"authors": ("Roe",), "year": 2012},
    ),
    (
        23,
        "It works (see Doe et al. 2011; Roe & Poe 2014a).",
        {"authors": ("Roe", "Poe"), "year": 2014},
    ),
    (
        23,
        "It works [Doe and Roe, 2011].",
        {"authors": ("Doe", "Roe"), "year": 2011},
    ),
    (
        23,
        "It works (e.g., Vásquez-Iñárritu & O'Toole, 2011, 2013).",
        {"authors": ("Vásquez-Iñárritu", "O'Toole"), "year": 2013},
    ),
    (
        23,
        "It works (Van den Berg, 2011).",
        {"authors": ("Van den Berg",), "year": 2011},
    ),
    (
        24,
        (
            "The O'Shaughnessy measurements are those on the card. O'Shaughnessy et "
            "al. (2009) had 230 adults."
        ),
        {"authors": ("O'Shaughnessy",), "year": 2009},
    ),
    (
        24,
        "Tavares et al. (2014) had 40 men. The Tavares results are often quoted.",
        {"authors": ("Tavares",), "year": 2014},
    ),
    (
        25,
        "A study by Professor Håkansson used flour.",
        {"authors": ("Håkansson",)},
    ),
    (
        25,
        "The Zieliński experiment used flour.",
        {"authors": ("Zieliński",)},
    ),
    (
        25,
        "The Meyer-Lindqvist survey asked bakers.",
        {"authors": ("Meyer-Lindqvist",)},
    ),
    (
        25,
        "Dr Prue Oakley's case series is small.",
        {"authors": ("Oakley",)},
    ),
    (
        25,
        "In Dr. Yamaguchi's trial nobody fell.",
        {"authors": ("Yamaguchi",)},
    ),
    (
        25,
        "The chart review of Dr. Fontaine is not published.",
        {"authors": ("Fontaine",)},
    ),
    (
        25,
        "Professor De Wolf's twin study is old.",
        {"authors": ("De Wolf",)},
    ),
    (
        25,
        "The O'Hara audit looked at notes.",
        {"authors": ("O'Hara",)},
    ),
    (
        25,
        "Dr. Ferrante's chart review covers 60 patients.",
        {"authors": ("Ferrante",)},
    ),
    (
        25,
        "A chart review by Dr. Ferrante covers 60 patients.",
        {"authors": ("Ferrante",)},
    ),
    (
        25,
        "The Ferrante-Lowe study is bigger.",
        {"authors": ("Ferrante-Lowe",)},
    ),
    (
        25,
        "Professor Ota's crossover study is under way.",
        {"authors": ("Ota",)},
    ),
    (
        25,
        "The trial of Dr Van den Bosch was small.",
        {"authors": ("Van den Bosch",)},
    ),
    (
        25,
        "The Mortimer experiment was never repeated.",
        {"authors": ("Mortimer",)},
    ),
    (
        25,
        "Dr Mortimer's audit of 300 files is in the drawer.",
        {"authors": ("Mortimer",)},
    ),
    (
        26,
        "A 2020 study that followed bakers says so.",
        {"kind": "unnamed"},
    ),
    (
        26,
        "One trial from 2016 had 43 babies.",
        {"kind": "unnamed"},
    ),
    (
        26,
        "A study done in 2016 had 43 babies.",
        {"kind": "unnamed"},
    ),
    (
        26,
        "In 2016, a small trial tried it.",
        {"kind": "unnamed"},
    ),
    (
        26,
        "Another 2016 paper says no.",
        {"kind": "unnamed"},
    ),
    (
        26,
        "A 2016 survey of 300 dentists said no.",
        {"kind": "unnamed"},
    ),
    (
        26,
        "A 2019 trial put it to the test.",
        {"kind": "unnamed"},
    ),
    (
        26,
        "One study from 2019 disagrees.",
        {"kind": "unnamed"},
    ),
    (
        26,
        "A survey in 2019 found the same.",
        {"kind": "unnamed"},
    ),
    (
        27,
        "A 2018 case series in Stroke had 17 patients.",
        {"year": 2018, "journal": "Stroke"},
    ),
    (
        27,
        (
            "A 2015 randomised trial in Lancet Neurology and a 2018 case series in "
            "Stroke are about starting early. The latter had 17 patients."
        ),
        {"year": 2018, "journal": "Stroke"},
    ),
    (
        27,
        (
            "A 2015 randomised trial in Lancet Neurology and a 2018 case series in "
            "Stroke are about starting early. The latter had 17 patients."
        ),
        {"year": 2015, "journal": "Lancet Neurology"},
    ),
    (
        27,
        "A 2019 review in Sports Medicine says no.",
        {"year": 2019, "journal": "Sports Medicine"},
    ),
    (
        27,
        "A cohort study in Gut in 2014 followed 900 men.",
        {"year": 2014, "journal": "Gut"},
    ),
    (
        27,
        "A cohort study (Gut, 2014) followed 900 men.",
        {"year": 2014, "journal": "Gut"},
    ),
    (
        27,
        "A 2014 Gut study followed 900 men.",
        {"year": 2014, "journal": "Gut"},
    ),
    (
        27,
        "In 2014, a trial in the Journal of Physiotherapy gave tape to 90 people.",
        {"year": 2014, "journal": "Journal of Physiotherapy"},
    ),
    (
        27,
        "A 2014 meta-analysis from the European Journal of Pain pooled 12 trials.",
        {"year": 2014, "journal": "European Journal of Pain"},
    ),
    (
        27,
        (
            "A randomised trial published in 2014 in Osteoarthritis and Cartilage "
            "had 90 people."
        ),
        {"year": 2014, "journal": "Osteoarthritis and Cartilage"},
    ),
    (
        27,
        "A 2014 pilot study in Complementary Therapies in Medicine had 90 people.",
        {"year": 2014, "journal": "Complementary Therapies in Medicine"},
    ),
    (
        27,
        "A 2011 pilot trial in Headache had 20 patients.",
        {"year": 2011, "journal": "Headache"},
    ),
    (
        27,
        (
            "A 2011 retrospective study in the American Journal of Surgery had 20 "
            "patients."
        ),
        {"year": 2011, "journal": "American Journal of Surgery"},
    ),
    (
        27,
        "A 2011 network meta-analysis in PLOS Medicine ranked them.",
        {"year": 2011, "journal": "PLOS Medicine"},
    ),
    (
        27,
        "One 2011 cohort study in BMJ Open followed 900 men.",
        {"year": 2011, "journal": "BMJ Open"},
    ),
    (
        27,
        "A 2011 double-blind trial in Phytotherapy Research used 60 nurses.",
        {"year": 2011, "journal": "Phytotherapy Research"},
    ),
    (
        27,
        "In a 2011 case series in Burns, 20 patients healed.",
        {"year": 2011, "journal": "Burns"},
    ),
    (
        28,
        "According to Okafor and Lindgren (2014), it works.",
        {"authors": ("Okafor", "Lindgren"), "year": 2014},
    ),
    (
        28,
        "According to Dr. Okafor (2014), it works.",
        {"authors": ("Okafor",), "year": 2014},
    ),
    (
        28,
        "According to Okafor in 2014, it works.",
        {"authors": ("Okafor",), "year": 2014},
    ),
    (
        28,
        "According to van Rijn (2014), it works.",
        {"authors": ("van Rijn",), "year": 2014},
    ),
    (
        28,
        "According to van der Meer & Okoro (2011), it works.",
        {"authors": ("van der Meer", "Okoro"), "year": 2011},
    ),
    (
        28,
        "According to Lundqvist and others (2011), it works.",
        {"authors": ("Lundqvist",), "year": 2011},
    ),
    (
        29,
        "Okafor's landmark 2014 trial says so.",
        {"authors": ("Okafor",), "year": 2014},
    ),
    (
        29,
        "In her 2014 study, Dr. Okafor found more.",
        {"authors": ("Okafor",), "year": 2014},
    ),
    (
        29,
        "Dr Okafor's study of 2014 had 40 men.",
        {"authors": ("Okafor",), "year": 2014},
    ),
    (
        29,
        "Professor Nils Åkerman's 2014 cohort says so.",
        {"authors": ("Åkerman",), "year": 2014},
    ),
    (
        29,
        "Okafor's trial (2014) says so.",
        {"authors": ("Okafor",), "year": 2014},
    ),
    (
        29,
        "De Jong's 2014 meta-analysis says so.",
        {"authors": ("De Jong",), "year": 2014},
    ),
    (
        29,
        "Okafor and Lindgren's 2014 paper says so.",
        {"authors": ("Okafor", "Lindgren"), "year": 2014},
    ),
    (
        29,
        "The 2014 study by Dr. Okafor had 40 men.",
        {"authors": ("Okafor",), "year": 2014},
    ),
    (
        29,
        "A 2014 trial from Okafor's lab had 40 men.",
        {"authors": ("Okafor",), "year": 2014},
    ),
    (
        29,
        "Dr Lundqvist's 2011 crossover trial had 30 men.",
        {"authors": ("Lundqvist",), "year": 2011},
    ),
    (
        29,
        "Petra Lundqvist's 2011 survey had 300 men.",
        {"authors": ("Lundqvist",), "year": 2011},
    ),
    (
        29,
        "Lundqvist's 2011 paper says so.",
        {"authors": ("Lundqvist",), "year": 2011},
    ),
    (
        29,
        "O'Connell's 2011 meta-analysis says so.",
        {"authors": ("O'Connell",), "year": 2011},
    ),
    (
        30,
        "It may pass (Adler-Vasquez). It may not (Reed & Holt; Marsh).",
        {"authors": ("Reed", "Holt")},
    ),
    (
        30,
        "The second view is rarer (Montero-Marin; Dunning & Ford).",
        {"authors": ("Dunning", "Ford")},
    ),
    (
        31,
        "It is safe (Clin J Pain 2014 May; epub).",
        {"year": 2014, "journal": "Clin J Pain"},
    ),
    (
        31,
        "It is safe (Br J Sports Med, 2014 June 3).",
        {"year": 2014, "journal": "Br J Sports Med"},
    ),
    (
        31,
        "It is safe (Gut 2014;63:12).",
        {"year": 2014, "journal": "Gut"},
    ),
    (
        31,
        "It is safe (BMJ Open, May 2014).",
        {"year": 2014, "journal": "BMJ Open"},
    ),
    (
        31,
        "(Pediatrics 2011 Jan 3; epub ahead of print) shows it.",
        {"year": 2011, "journal": "Pediatrics"},
    ),
    (
        31,
        "It worked (Int J Sports Med 2011 Nov; online first).",
        {"year": 2011, "journal": "Int J Sports Med"},
    ),
    (
        31,
        "It worked (Lancet Oncol, June 2011).",
        {"year": 2011, "journal": "Lancet Oncol"},
    ),
    (
        36,
        "L'équipe de Lefèvre-Okonjo et al. (2021) a résumé les essais.",
        {"authors": ("Lefèvre-Okonjo",), "year": 2021},
    ),
    (
        36,
        "La revue de Wieland et al. (2017) reste la plus complète.",
        {"authors": ("Wieland",), "year": 2017},
    ),
    (
        36,
        "Die Gruppe um Lefèvre-Okonjo et al. (2021) fand das auch.",
        {"authors": ("Lefèvre-Okonjo",), "year": 2021},
    ),
    (
        36,
        "Eine Metaanalyse von Wieland und Kollegen (2017) sagt das.",
        {"authors": ("Wieland",), "year": 2017},
    ),
    (
        36,
        "El ensayo de Pérez-Ruiz y cols. (2017) dice que no.",
        {"authors": ("Pérez-Ruiz",), "year": 2017},
    ),
    (
        36,
        "Un estudio de García et al. (2017) dice que no.",
        {"authors": ("García",), "year": 2017},
    ),
    (
        36,
        "Les travaux de Morin et coll. (2017) le montrent.",
        {"authors": ("Morin",), "year": 2017},
    ),
    (
        36,
        "Nach Krüger et al. (2017) hilft es.",
        {"authors": ("Krüger",), "year": 2017},
    ),
    (
        36,
        "Wie Krüger et al. (2017) zeigen, hilft es.",
        {"authors": ("Krüger",), "year": 2017},
    ),
    (
        36,
        "Uno studio di Rossi et al. (2017) lo conferma.",
        {"authors": ("Rossi",), "year": 2017},
    ),
    (
        36,
        "O ensaio de Sousa et al. (2017) confirma.",
        {"authors": ("Sousa",), "year": 2017},
    ),
    (
        36,
        "Het onderzoek van De Boer et al. (2017) bevestigt dit.",
        {"authors": ("De Boer",), "year": 2017},
    ),
    (
        36,
        "Dans l'essai de Morin et al. (2017), 40 femmes ont dormi.",
        {"authors": ("Morin",), "year": 2017},
    ),
    (
        36,
        "D'après Morin et al. (2017), cela aide.",
        {"authors": ("Morin",), "year": 2017},
    ),
    (
        36,
        "Una revisión de Soto, Vega y Ruiz (2019) resume los ensayos.",
        {"authors": ("Soto", "Vega", "Ruiz"), "year": 2019},
    ),
    (
        36,
        "Müller und Schmidt (2018) fanden nichts.",
        {"authors": ("Müller", "Schmidt"), "year": 2018},
    ),
    (
        36,
        "Laut Müller, Schmidt und Weiß (2018) hilft es.",
        {"authors": ("Müller", "Schmidt", "Weiß"), "year": 2018},
    ),
    (
        36,
        "Enligt Berg m.fl. (2018) hjälper det.",
        {"authors": ("Berg",), "year": 2018},
    ),
    (
        36,
        "Selon Petit et Grand (2018), oui.",
        {"authors": ("Petit", "Grand"), "year": 2018},
    ),
    (
        36,
        "Los autores Soto et al. (2019) lo niegan.",
        {"authors": ("Soto",), "year": 2019},
    ),
    (
        36,
        "Die Studie von Wieland et al. (2017) zeigt das.",
        {"authors": ("Wieland",), "year": 2017},
    ),
    (
        36,
        "D'après une revue de Lambert et al. (2018), non.",
        {"authors": ("Lambert",), "year": 2018},
    ),
    (
        36,
        "Según un ensayo de Ortega y colaboradores (2018), sí.",
        {"authors": ("Ortega",), "year": 2018},
    ),
    (
        36,
        "Die Arbeitsgruppe von Schäfer et al. (2018) sah das anders.",
        {"authors": ("Schäfer",), "year": 2018},
    ),
    (
        36,
        "Schäfer und Mitarbeiter (2018) sahen das anders.",
        {"authors": ("Schäfer",), "year": 2018},
    ),
    (
        36,
        "Secondo Bianchi e coll. (2018) funziona.",
        {"authors": ("Bianchi",), "year": 2018},
    ),
    (
        36,
        "W badaniu Nowak i wsp. (2018) było inaczej.",
        {"authors": ("Nowak",), "year": 2018},
    ),
    (
        36,
        "De studie van Jansen et al. (2018) telde 80 mensen.",
        {"authors": ("Jansen",), "year": 2018},
    ),
    (
        36,
        "Em estudo de Silva et al. (2018), 40 mulheres dormiram melhor.",
        {"authors": ("Silva",), "year": 2018},
    ),
    (
        36,
        "Hansen et al. (2018) fant det samme.",
        {"authors": ("Hansen",), "year": 2018},
    ),
    (
        36,
        "Dubois et Martin (2018) ont suivi 40 enfants.",
        {"authors": ("Dubois", "Martin"), "year": 2018},
    ),
    # whose colleagues they are, where a place stands between
    (
        3,
        "Doe, from Ayr in Ontario, and three co-authors asked 139 patients in 2019.",
        {"authors": ("Doe",), "year": 2019},
    ),
    (
        3,
        (
            "In 2012 Doe, of Duke University in Durham, North Carolina, and her"
            " colleagues tested it."
        ),
        {"authors": ("Doe",), "year": 2012},
    ),
    (
        3,
        (
            "Dr. Eva Lonn, from a university in Hamilton, Ontario, and colleagues went"
            " on with the trial in 2005."
        ),
        {"authors": ("Lonn",), "year": 2005},
    ),
    (
        3,
        "In 2012, Roe, Poe, and colleagues tested it.",
        {"authors": ("Roe", "Poe"), "year": 2012},
    ),
    # journals called by their letters
    (
        2,
        "Kox et al PNAS 2014: 24 volunteers took part.",
        {"authors": ("Kox",), "year": 2014, "journal": "PNAS"},
    ),
    # journals that only the catalogue knows
    (6, "A Clin Rheumatol paper followed 40 people.", {"journal": "Clin Rheumatol"}),
    (
        6,
        "A trial, in short: Sports Medicine, March 2019.",
        {"journal": "Sports Medicine"},
    ),
    (6, "Trials, ten of them (Am J Prev Med, August).", {"journal": "Am J Prev Med"}),
    (6, "Un estudio está en JAMA Network Open.", {"journal": "JAMA Network Open"}),
    # and one that it knows no more than the end of
    (
        6,
        "A review in European Journal of Nutrition dated December 2020 took 13 trials.",
        {"journal": "European Journal of Nutrition", "year": 2020},
    ),
    # and with the year said of it
    (
        6,
        "This one is from Diseases of the Nervous System, 1977, so bear with it.",
        {"journal": "Diseases of the Nervous System", "year": 1977},
    ),
    (
        6,
        "It was a case report that I found in Respirology Case Reports, dated 2021.",
        {"journal": "Respirology Case Reports", "year": 2021},
    ),
    (
        6,
        "Over at ESMO Open, a 2021 article walks you through how a drug was judged.",
        {"journal": "ESMO Open", "year": 2021},
    ),
    # whose surname has two words
    (
        6,
        (
            "In laboratory experiments described in Environmental Pollution in 2021, "
            "Carolina Salgado Costa and her co-authors exposed tadpoles to it."
        ),
        {"authors": ("Costa",), "journal": "Environmental Pollution", "year": 2021},
    ),
    # what somebody says of a study is no title
    (
        25,
        (
            "“The silent language of plants” is how Sangita Kumar and her co-authors "
            "put it when they presented it in the journal Database in 2014."
        ),
        {"authors": ("Kumar",), "year": 2014, "title": ""},
    ),
    # a trial by its two names
    (
        15,
        (
            "Let's talk about QUIET, the Quinapril Ischemic Event Trial, whose results "
            "came out in 2001."
        ),
        {"acronym": "QUIET", "year": 2001},
    ),
    # what its journal, its bracket or the next sentence says to be a title
    (
        25,
        (
            'Please read "Opioid treatment for people experiencing homelessness," out '
            "in Drug and Alcohol Dependence in 2021."
        ),
        {
            "title": "Opioid treatment for people experiencing homelessness",
            "journal": "Drug and Alcohol Dependence",
            "year": 2021,
        },
    ),
    (
        25,
        (
            "In 'Emergent sustainability in open property regimes' (PNAS, 2018), the "
            "authors put forward a theory."
        ),
        {
            "title": "Emergent sustainability in open property regimes",
            "journal": "PNAS",
            "year": 2018,
        },
    ),
    (
        25,
        (
            "'Trandolapril reduces the incidence of fibrillation', said the title of a "
            "1999 paper on patients with a weakened heart."
        ),
        {"title": "Trandolapril reduces the incidence of fibrillation", "year": 1999},
    ),
    (
        25,
        (
            'The headline says it all: "Planned Ritalin trial for tots heads into '
            'uncharted waters." That 2001 news report has no results of its own.'
        ),
        {
            "title": "Planned Ritalin trial for tots heads into uncharted waters",
            "year": 2001,
        },
    ),
    (
        25,
        (
            "Method paper — Psychopharmacology, 1977: “Mass fragmentographic analysis "
            "of clomipramine in human plasma.”"
        ),
        {
            "title": "Mass fragmentographic analysis of clomipramine in human plasma",
            "journal": "Psychopharmacology",
            "year": 1977,
        },
    ),
    # the American way: comma and stop within the marks
    (
        25,
        (
            'A paper published in Medicine in 2021, "Effects of omalizumab in '
            "children with asthma: A protocol for systematic review and "
            'meta-analysis," sets out how its authors intend to find the evidence.'
        ),
        {
            "title": (
                "Effects of omalizumab in children with asthma: A protocol for "
                "systematic review and meta-analysis"
            ),
            "journal": "Medicine",
            "year": 2021,
        },
    ),
    (
        25,
        (
            "“A review of pathophysiology and neuropsychiatric manifestations of "
            "COVID-19,” which appeared in the Journal of Neurology in 2021, gathered "
            "case reports."
        ),
        {
            "title": (
                "A review of pathophysiology and neuropsychiatric manifestations of "
                "COVID-19"
            ),
            "journal": "Journal of Neurology",
            "year": 2021,
        },
    ),
    (
        25,
        (
            'A 1977 paper in the Journal of Clinical Ultrasound, "Ultrasonic '
            'evaluation of the superior mesenteric artery," reported on twelve people.'
        ),
        {
            "title": "Ultrasonic evaluation of the superior mesenteric artery",
            "journal": "Journal of Clinical Ultrasound",
            "year": 1977,
        },
    ),
    (
        25,
        (
            'In "Heat wraps for chronic neck pain in nurses," Jane Doe and John Roe '
            "reported on 12 nurses (Pain, 2011)."
        ),
        {
            "title": "Heat wraps for chronic neck pain in nurses",
            "authors": ("Doe", "Roe"),
            "journal": "Pain",
            "year": 2011,
        },
    ),
    # and its journal in a bracket behind, by its whole name
    (
        25,
        (
            "It started with “De novo domestication of wild species to create crops "
            "with increased resilience and nutritional value” (Current Opinion in "
            "Plant Biology, 2021), which laid out a plan."
        ),
        {
            "title": (
                "De novo domestication of wild species to create crops with increased "
                "resilience and nutritional value"
            ),
            "journal": "Current Opinion in Plant Biology",
            "year": 2021,
        },
    ),
    # the first sentence of a title of two, and both who described something
    (
        25,
        (
            "It was an article of 2003 entitled “Statins: new data in secondary "
            "prevention. Pravastatin and simvastatin are the best-assessed statins.”"
        ),
        {"title": "Statins: new data in secondary prevention", "year": 2003},
    ),
    (
        13,
        "Aude Garin and Florent Bavozet described in BMJ Case Reports (2019) a coma.",
        {"authors": ("Garin", "Bavozet"), "year": 2019, "journal": "BMJ Case Reports"},
    ),
    # who did it when and where it was printed, in one relative clause
    (
        14,
        (
            "I had it from Brennan and Ashworth, who in 1991 in The Practitioner sent "
            "half of 96 newly diagnosed men and women for a stroll."
        ),
        {"authors": ("Brennan", "Ashworth"), "year": 1991},
    ),
    # the land where they did it
    (
        3,
        (
            "In the United States, Ravi Thadhani and colleagues reported in the "
            "American Journal of Nephrology in 2018 on 432 patients."
        ),
        {"authors": ("Thadhani",), "journal": "American Journal of Nephrology"},
    ),
    (
        3,
        "In the Czech Republic, Novak and Hora (2011) followed 40 patients.",
        {"authors": ("Novak", "Hora"), "year": 2011},
    ),
    (
        3,
        "In Smith, Jones and Roe (2011), 40 patients were followed.",
        {"authors": ("Smith", "Jones", "Roe"), "year": 2011},
    ),
    # a journal's last word is nobody beside its authors
    (
        1,
        "Simopoulos, Pain Physician, 1999: a single case, a gentleman of 77.",
        {"authors": ("Simopoulos",), "year": 1999, "journal": "Pain Physician"},
    ),
    (
        1,
        "For this: Morishita and Ueda, J Orthop Sports Phys Ther 2014, 48 runners.",
        {"authors": ("Morishita", "Ueda"), "journal": "J Orthop Sports Phys Ther"},
    ),
]
LOOK_ALIKES = [
    "A team led by Paul found their dog, and 20 people cheered.",
    "Ben and Ada Doe, who in 1979 opened a shop with two children, sell oils.",
    # where a team works, whatever it is called
    "Back in 1993 a team from Albert Einstein in the Bronx asked 40 patients.",
    "In 1993 a team at Albert Einstein reported on a trial of 40 patients.",
    "Researchers from Albert Einstein gave 40 patients aspirin in a trial in 1993.",
    'It said "Tots head into uncharted waters." That 2001 newspaper article is lost.',
    'Such is "The way that we should all walk each day," in the words of a nurse.',
    "She has a Diploma in Orthopaedic Nursing, 1976, and is proud of it.",
    # a town that has lent trials its name
    "The Portsmouth trials ran a dozen years, and 505 patients took part in them.",
    "Doe and Roe, who in 1991 in The Hague sent flowers to patients, are friends.",
    # who printed a book, where a thesis was handed in, a newspaper, a town
    'The study guide is McCaffery\'s "Pain: Clinical Manual" (Mosby, 1999).',
    "Of trials I wrote in my own MD thesis (Dundee, 1978), which nobody has found.",
    "In court or in studies: the Ledger's 2022 series on ambulance delays is online.",
    "It is by his colleagues in Siena, whose review of trials from 2014 is good.",
    # parts of a journal's name, the journal itself, and a first word before its comma
    "A trial was small. Journal of Nutrition, Health & Aging, 2021.",
    "Stiff, jumpy legs with a fever came to a surgeon, who wrote a review in 2017.",
    "Diane, Neogynon and Lyndiol were the pills of a trial.",
    (
        "“It is only observational,” said Prof. Kwame Adjei, who heads the sleep "
        "centre at Surrey and had no part in the study."
    ),
    "The BBC’s Inside Health (2 June 2022) on waiting lists.",
    "The clinic is run by two partners (Carlisler and Bensonby).",
    "Our cities (London and Leeds) have pools; in one study (Denmark) they did not.",
    # where the news comes from, and who somebody is
    "CHICAGO (Newswire) - Aspirin does not help, a trial of 400 people showed.",
    "LONDON — Aspirin does not help, a randomised trial of 400 people showed.",
    "Jane Doe, PhD, who had no part in the trial of 400 people, agreed.",
    "Ask one of the nurses (Sarah or Kelly), in press rooms (Reuters) too.",
    "Dr. Doe, a surgeon at Beaumont Hospital in Michigan, and colleagues play chess.",
    "In a 2016 study funded by Ocean Spray, 373 women drank juice.",
    "Our doctor, who trained in Sports Medicine, is fond of studies.",
    "She holds a degree in Public Health and has read every trial.",
    "Dr Keay has received speaker fees from Theramax (2021).",
    "Her book, Hot Stuff (Harbour Press, 2020), is £9.99.",
    "Order our leaflet Diet and Parkinson's (2022), free, code B065.",
    "These statements have not been evaluated (DSHEA, 1994). Pharmacy 1-888-555-0175.",
    "The German Otto Warbling, who won the Nobel Prize in 1931, noticed sugar.",
    "Other Lakeshore authors are Alison Selleck, Mary Terrison and Ben Butlerow.",
    "Related stories: Climbing stairs after 60 (May 3, 2022).",
    "BackCare charity: helpline 0300 555 0114",
    "Got a question? Email us. This page may be reused under CC BY 4.0.",
    "Reviewed by Dr. Anna Miller, MD (2023).",
    "Medically reviewed by Anna Miller (2023)",
    "Photo by Jane Doe (2019).",
    "Site by Pixel & Plough 2023.",
    "Haddad & Spoonley 2024. Paid subscriptions from six a month.",
    "She wrote Lift Heavy, Sleep Well (Harpley & Rowe, 2021).",
    "Tape tested here: Hostage Strip (2022), $27.",
    "Berocca Zest (2014) is a trade mark.",
    "Sertraline is 1.02 a box (Drug Tariff Nov 2023).",
    "Unit written by Morgan and Bevan, 2022.",
    "Headteachers' conference, Harrogate, 2023. The author was born in Hull in 1961.",
    "Smith & Nephew and ResMed supply masks to this unit.",
    "Omron M3 (2021 model), from £45.",
    "The AVERT people wrote to us.",
    "Our NHS clinic found a new home in 2019.",
    "The FDA found no problems in 2020.",
    "WHO showed concern in 2019.",
    "CPAP was the first big step.",
    "“You will feel the difference in a week or two” is what we tell people.",
    "“Best clinic in the north of England” is what they call us.",
    "She was on the BBC in 2019.",
    "In NHS hospitals, 300 patients wait.",
    "In IBS, patients often bloat.",
    "Dr. Anil Sethi, GP partner, reviewed this page in May 2021.",
    "Rated “Excellent” by 300 patients in 2022.",
    "EMDR was tested here in 2019 with 40 patients.",
    "Our HIIT PLUS class has 20 people.",
    "The NEXT DAY: sleep. ORDER NOW (20 people already did).",
    "DHEA (25 mg) is sold in shops. TSH (2 people had it) was high.",
    "Marie Curie and Pierre Curie isolated radium in 1898.",
    "In 1985 Jane Doe and John Roe founded the clinic.",
    "In 2012 Ilse K. and Tom B. got engaged.",
    "Alexander Fleming discovered penicillin in 1928.",
    "In 2019, Apple and Google launched an app.",
    "Prof. Jane Doe of Harvard, born in 1950, gave a talk in Berlin in 2019.",
    "The museum in Lyon, 2012.",
    "“Healing Hands of Hull and District” opened in 2011.",
    "The US Congress (1996) passed HIPAA.",
    "Elon Musk and Jeff Bezos tried it in 2021.",
    "Photo: Jane Doe, 2019. Illustration by John Roe, 2020.",
    "Winner of the Health Book Award 2019.",
    (
        "In her book “The Healing Power of Cold Water and Breath”, Mary Jones "
        "tells her story."
    ),
    "Read “Five ways to sleep better tonight” on our blog.",
    "Join our “Mindfulness for beginners: an eight-week course” in May.",
    "The Olympic Games in Paris, 2024.",
    "Hospital Clínic, Barcelona, 2019.",
    "The conference in Vienna, June 2018, drew 400 doctors.",
    "On 3 May 2019 Dr. Smith joined the practice.",
    "The Francis Report (2013) changed nursing.",
    "A case before the High Court (Smith v Jones, 2014).",
    "The Equality Act (2010) protects you.",
    "Our Peloton Bike+ (2022) is in room 4.",
    "The NHS Long Term Plan, published in January 2019, says so.",
    "Karen and Dave 2021 were our best walkers.",
    "Founded by Dr. Maria Lindqvist in 2004.",
    "Dr. Maria Lindqvist, MBBS, joined us from Leeds in 2016.",
    "The Tour de France, July 2019.",
    "Ask Dr Khan about our 2023 study group.",
    "In Smith v Jones (2014) the court disagreed.",
    "Our trial offer ends in May 2024.",
    "BOOK NOW: 300 patients treated in 2022!",
    "Philips Lumea (2021) and Braun Silk (2020) are hair removers.",
    "The 2012 London Olympics drew 11,000 athletes.",
    "Professor Jane Doe, who founded the clinic in 1999, retired in 2014.",
    "“Feel better in thirty days or your money back” is our promise.",
    "Wilson & Sons 2019 Ltd. printed it.",
    "The film “Fat, Sick and Nearly Dead” (2010) made juice famous.",
    "As of 2023, 9 million Britons have asthma.",
    "The World Health Organization was founded in 1948.",
    "The American Heart Association was set up in 1924.",
    "Photograph by Mary Poole, 2018.",
    "A case study of our own: Anna, 34, came to us in 2019.",
    "MRI and PET scans of 40 patients hang in the hall.",
    "Room A (2 patients) is closed.",
    "ADHD (20 children in our school) is common.",
    "In IBSD, patients bloat.",
    # Signs, scales, cells and drugs in capitals, around which studies are told.
    "The placebo-controlled trial found a rise in IL-6, CXCL8 and CRP.",
    "No difference in PISQ-12 scores was seen in this randomised trial.",
    "GSEA showed that it acts on adhesion.",
    "PCNSL compared with DLBCL grew slower in the trial.",
    "They randomized 92 women to EES (n = 46) or PES (n = 46).",
    "The tonic reduced MSF in 29 patients of the trial.",
    "Results of the RT-PCR confirmed it in the randomised group.",
    "The gene (also known as SRSF2) was tested in a trial.",
    "We studied patients with MITF. This study was blinded.",
    "In previous studies, PCSKA was shown to rise.",
    "METHOD: A placebo-controlled trial was run.",
    "ConclusionsThis trial shows that it helps.",
    "Of 1,108 with DTCA, 221 men were older in that trial.",
    "Forced volume in tests (FVIT) is told. FVIT was better in the trial of 60 men.",
    "Databases such as EMBASE (from 1946) were searched for trials.",
    "The HEPA filter was tested with 20 people.",
    "Our ZEPHYR mattress is used by 3,000 people.",
    "SPF 50 in 2019.",
    "ISO 9001 since 2011.",
    "The ketogenic diet, 1921.",
    "NICE weather in 2019.",
    "She graduated from Oxford in 2009 and studied in Boston.",
    "Julia Roberts and Tom Hanks starred in 2011.",
    "The Mortimer Hospital was opened in 2009.",
    "LIFE IS SHORT (20 people know).",
    "In 2016 Dr Osei joined us from Accra.",
    "A KAYAK trip for 20 people costs £40.",
    "The Duke of Kent opened it in 2012.",
    "In 2012 Nadia Brandt and Luca Ferro won the cup.",
    "Dr Tavares runs the clinic in Porto since 2014.",
    "The FLAIR magazine (2019).",
    "Edinburgh, August 2019: festival.",
    "The European Parliament agreed in 2019.",
    "Nadia Brandt (2012 champion) swims daily.",
    "See our guide “Breakfast, bread and the waist in ten steps”.",
    "Cochrane lived in Wales (1909-1988).",
    "The University of Sussex was founded in 1961.",
    "Roe & Doe v. Health Board (2016) set a precedent.",
    "In Montgomery v Lanarkshire Health Board [2015] the judges said so.",
    "The Human Tissue Act, 2004, covers it.",
    "Regulation (EU) 2017/745 applies.",
    "The Care Quality Commission (2019) rated us Good.",
    "Ofsted, 2018.",
    "The Advertising Standards Authority ruled in 2016 that the claim was misleading.",
    "The FDA warned the company in 2019.",
    "The European Commission approved it in 2021.",
    "Withings BPM Core (2019), £199.",
    "Fitbit Charge 5 (2021).",
    "Therabody Theragun Pro, 2020 model.",
    "iPhone 12 (2020) or later.",
    "Dexcom G6 (Dexcom, 2018) is covered.",
    "Breville Smart Oven 2021.",
    "Oral-B iO (2020) is loud.",
    "Text: Maya Lindgren, 2021.",
    "Words: Tom Fairley. Pictures: Ana Ruiz, 2019.",
    "Illustration © Jo Malone 2018.",
    "Design: Wolf & Crane 2020.",
    "Website by Hart & Co, 2019.",
    "Translated by Eva Novak, 2017.",
    "Cover photo: Lars Holm (2015).",
    "Interview with Dr Sofia Mendes, March 2019.",
    "As told to Peter Vance in 2018.",
    "Dr Sofia Mendes (GMC 1234567) qualified in 2004.",
    "Dr Mendes, born in Lisbon in 1971, trained at King's.",
    "Sofia Mendes won bronze in 2012.",
    "In 2008 Mark Ward had a heart attack.",
    "My uncle Frank (2015 hip replacement) swears by it.",
    "Anna, 34, Leeds (2019): “Worked for me.”",
    "Thanks to Priya and Sam 2020.",
    "Coach Mendes, 2016 Olympian.",
    "Team GB, Rio 2016.",
    "Our 2019 survey of 300 customers found that they like it.",
    "Customer survey, March 2021, 412 replies.",
    "In our own study of 40 clients, most felt better.",
    "A study by our team in 2020 had 30 clients.",
    "The book The Salt Fix (2017) is fun.",
    "Michael Pollan's 2008 book In Defense of Food.",
    "Oliver Sacks's Awakenings (1973).",
    "Super Size Me (2004) was a film.",
    "TED talk, 2013.",
    "Panorama, BBC One, May 2018.",
    "The Guardian, 4 May 2019.",
    "Daily Mail (2017).",
    "As the New York Times wrote in 2019, it is a fad.",
    "Bayer & Co 1899.",
    "Reckitt & Colman bought it in 1938.",
    "Merck, 2012.",
    "GSK's 2014 fine was £297 million.",
    "Nestlé's 2018 report says so.",
    "Novo Nordisk (2023) raised prices.",
    "Founded by Marks & Spencer in 1884.",
    "Version 2.1 (May 2020), ratified by the Clinical Governance Group (2020).",
    "Policy CG-14 (2018).",
    "Trust guideline 2019/14.",
    "BNF 78 (2019).",
    "ICD-10 (1992) lists it.",
    "DSM-5 (2013) calls it a disorder.",
    "The Glasgow Coma Scale (1974).",
    "EQ-5D (1990).",
    "The Barthel Index, 1965.",
    "World Sleep Day 2023.",
    "World Congress of Neurology, Kyoto, 2017.",
    "Presented at ASCO 2019.",
    "The 2018 Berlin Marathon.",
    "Wimbledon 2019.",
    "Glastonbury 2017.",
    "Cop26 (2021).",
    "In 2018 there were 7,000 cases of measles.",
    "Between 2010 and 2015, 3 million people moved.",
    "Census 2021.",
    "ONS (2020).",
    "Statista, 2021.",
    "Public Health England 2019 data.",
    "NHS Digital (2019): 1 in 5 adults.",
    "Harley Street Clinic (2014).",
    "St Thomas' Hospital, 2016.",
    "The Royal Free (1828).",
    "King's Fund, 2018.",
    "Cancer Research UK 2019.",
    "Mind, 2020.",
    "Diabetes UK (2019) runs a helpline.",
    "Windsor Castle, 1992.",
    "Hurricane Katrina (2005).",
    "Covid-19 (2020) changed that.",
    "SARS 2003.",
    "The Great Smog (1952).",
    "Chernobyl, 1986.",
    "He studied under Freud in 1920.",
    "Pasteur (1822-1895) was first.",
    "Lister, 1867, used carbolic acid.",
    "Jenner's 1796 boy was eight.",
    "Hippocrates (460 BC).",
    "Pope Francis visited in 2015.",
    "Queen Victoria (1853) had chloroform.",
    "Call Karen on 2019 or Dave on 2020.",
    "Flat 3, 2011 Hill Road.",
    "Ref: KJ-2019-B.",
    "Invoice Smith 2020.",
    "She and her team recruited 412 women aged 45 to 60.",
    "She and her colleagues (2018) recruited 412 women.",
    "He and his colleagues found in 2018 that 30 men slept better.",
    "They and two colleagues (2018) found it.",
    "VAT 2018.",
    "Lot 2021 (Batch Kent 2022).",
    "In a study, AstraZeneca, the maker of the drug, paid patients.",
    "For the study, MyFitnessPal, an app, was used to log meals.",
    "In the study, HEPA, UV and carbon filters were compared.",
    "In the trial, DEET, picaridin and citronella were tried.",
    "Before the study, HIPAA, a privacy law, was explained to everyone.",
    "In the study, ALDH, an enzyme, was measured.",
    "The study was HUGE, they say.",
    "The trial used an app called MoodGYM, which teaches skills.",
    "The study tested a drug known as MitoQ, made in a lab.",
    "In a study of a gene called BRCA, mutations were found.",
    "In the trial, pain was scored on a scale called WOMAC, from 0 to 100.",
    "In the study quality of life (EORTC) improved.",
    "In the study acetaminophen (APAP) did little.",
    "Follow-up after surgery (TURP) took a year.",
    "Extension cords (USBC) are sold here.",
    "SUMMARY. In this study we saw 30 people.",
    "WARNING. This trial is not finished.",
    "OMRON, the maker, funded the study.",
    "In 2019 a study in sports medicine, Leiden, found little.",
    "A team led by Hargreave ran on, and the patients waited.",
    "He said 'Nobody should take so many tablets at once', and 28 recipients nodded.",
    "A trial was done. People feel better from CoQ10, says the shop.",
]


def mentions(text):
    return find_mentions(Document(name="page", text=text))


@pytest.mark.parametrize(("form", "text", "expected"), WORDINGS)
def test_each_wording_is_read_with_its_parts(form, text, expected):
    read = [{part: getattr(m, part) for part in expected} for m in mentions(text)]
    assert expected in read


def names_something_to_ask_for(mention):
    if mention.kind == "unnamed":
        return False
    dated = mention.year and (mention.journal or mention.group)
    return bool(mention.authors or mention.title or mention.acronym or dated)


@pytest.mark.parametrize(
    "text",
    [
        "A trial in AIDS patients by Doe et al. (2001) found relief.",
        "Doe et al. (2011) reported a study in AIDS.",
        "A new study in Lung Cancer shows benefit, say Doe et al. (2011).",
        "The review by Doe et al. (2014) of trials in Breast Cancer found nothing.",
        "Doe et al. (2014), a trial in Parkinson’s Disease, found nothing.",
    ],
)
def test_an_illness_is_no_journal_that_a_study_is_in(text):
    (study,) = [mention for mention in mentions(text) if mention.authors]
    assert study.journal == ""


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_what_only_looks_like_a_study_is_none(text):
    assert [m.surface for m in mentions(text) if names_something_to_ask_for(m)] == []
