"""What stands before a year like an author and is a firm, a work or an award."""

import pytest

from verifier.documents.markdown import read_markdown
from verifier.mentions import find_mentions
from verifier.models import Document


def dated_authors(document):
    """Who is read as the author of what year, wherever PubMed would be asked."""
    return {(m.authors, m.year) for m in find_mentions(document) if m.authors}


@pytest.mark.parametrize(
    "text",
    [
        # who took a picture, pays, sells, or signs a letter with a town
        "Photographs by Oren Zilber (2018)",
        # letters behind a name, and where they were earned
        "Dr Helen Aldous, PsyD (2009), chartered since 2011.",
        "Team: J. Osei RN (2001), MSc Nursing (2012). Study morning: 16 May 2021.",
        "Our serious injury team (led by Priya Lockwood, LLB 2003) goes about it.",
        "Our reviewer holds a PhD in plant physiology (Wageningen, 2009).",
        "by Annegret Hülsmann, Diplom-Oecotrophologin (Gießen, 1996).",
        "Dr. Susan Field has passed her exam (FRCS Orth, 2021), we hear.",
        "I am no doctor (I have a BSc, Stirling, 1984, and a lot of tea).",
        "M.Ost (2010), Postgraduate Certificate in Osteopathy (2014)",
        # whose children they are, and whose praise
        "JonoW, RVN 2012, dad of Ottilie (2018) and Max (2022)",
        "Our daughters, Ada (2014) and Ben (2016), love it.",
        '* "Randy told me it was my gallbladder, not my back" (Deb S., 2018)',
        'He took it for a month. "Life-changing!" says Martha (2022).',
        '"I sleep again", says Thomas (2021), from Bath.',
        "I like the one of Brandt (Bio-Preis 2020).",
        "A scan. Credit: Jake Ormerod / Northmoor (2018).",
        "A pendulum is shown overleaf (drawing: R. Sykes 2012).",
        "Video: TED-Ed (2017).",
        "Funding: Eastman Bequest (2014)",
        "It goes back to a pedometer sold by Yamasa (1965).",
        "Who is right? — Edith P., Halifax (2020)",
        # where somebody speaks, who made a film or music
        "A nice graph (Knobbe 2018, YouTube).",
        "It ran ahead of SupplySide West (2020, virtual).",
        "Paul Newton (Foxton, 2022) said so.",
        'Film: "Magic Pills" (Ananda More, 2018).',
        'Music: "Slow Burn" – Kaito Hayashi (2019).',
        # magazines, medicines by their brand, books and cases in court
        "Forbes (2019) called it the best.",
        "Tylenol (1955) came first, Advil (1984) next.",
        "I read Oliver Sacks' Migraine (1970) twice.",
        "He told of it in Anatomy of an Illness (Norton, 1979).",
        "Ingham et al. v. Johnson & Johnson et al. (Mo. Ct. App. 2020) was cut.",
        # awards and ranks
        "Voted Top 10 by Healthy Living (2023).",
        "Named best clinic by Tatler (2021), we are proud.",
        "Rated No. 1 by Trustwell (2022).",
        "It was crowned Drink of the Year by Barfly (2020).",
        "We are an ISFM Cat Friendly Clinic (Gold, 2018).",
        "Eco-Schools Award (Silver, 2019).",
        # what a firm found out about its wares, what it makes and sells
        "In-house study, Verdant Labs 2020, n = 30, data on file.",
        "This rests upon an internal survey (Lindenhof 2022, n = 214).",
        "In our user trial (Verdant, 2021) 91% of 512 women felt calmer.",
        "In a consumer study (Glowwell 2020) 87% of 64 women saw fewer lines.",
        "Some brands contain xylitol (Neurontin Oral Solution, Pfizer 2011).",
        "Sales rose 51% in a year (Holland & Barrett 2021).",
        "The market was worth $692 million (Grandview, 2023).",
        "Sources: Snopes (2021), Reuters (2021).",
        # laws and notices of offices
        "It is illegal here (Cosmetic Products Regulation 2009).",
        "The agency (Drug Safety Update, 2024) has warned of liver injury.",
        # books, and who is quoted from them
        'A "studied herb", says Bob Hay, author of The Root Cure (Rodale, 2018).',
        "- James Nestor - Breath (2020)",
        "A groundnut stew, from my book Jollof & Joy (2018).",
        "The natural pair (Gold Medal, Natural Products Expo 2020).",
        "- Matthew Walker: Why We Sleep (Penguin, 2017)",
        "“Train hard, eat like an adult.” — Dan John, Never Let Go (2009)",
        "“Eat food.” – Michael Pollan (2008)",
        # where and when somebody qualified
        "You will see Mr Ade Carr FRCS (Edin 2003) or Jane Lox, MBBS (London 1999).",
        "By Laura Henn BVSc MRCVS (Bristol 2006), and Lena Falk, MD (Lund, 2004).",
        "Dr. Anil Mehta, BDS (Birm) 1998, MSc (King's, 2007), sees you here.",
        "The practice of Dr Neil Ostry, DC (Palmer, 1998) · Voted Best of the Bay 2019",
        "Paul Ostry MD (Ann Arbor, 1996) is the author of Needles (Light Press, 2017).",
        "Tomás Hrubý, MSc (2012), is co-author of the students' handbook of backs.",
        # a heading in capitals
        "Ask us\n\n“CAN I SKIP THE TRIAL IF MY TUMOUR HAS VANISHED?”\n\nPerhaps.",
        # what a title goes on to in its bracket
        "She lent me Gary Trent (The Case Against Sugar, 2016).",
        "She was paid for it, we hear (New York Courier, 2015).",
        # who made or translated a work, who plays in it, who is no researcher
        "Watch it (dir. Tom Norton, 2009) and weep.",
        "It is the journey of the self, tr. Easton (1985).",
        "We thank Mrs. Möller (2019), who sent us a card.",
        "Thanks to Mr Paul Lindt (2021) for the lift.",
        "Janet W. (2021): it works.",
        "“Best clinic in town.” – P. Harding (2022)",
        "The actor Paul Norman (2003) lent his face to the campaign.",
        "Speakers: Ernest Choi, Kathleen Coy (2020 Volunteer of the Year).",
        "The trials failed; the actor Paul Norman (2003) sold the vitamin.",
        "The trials were paid for by Gelata AG (2013), who make it.",
        "It is against the law of Heilkunde (1939).",
        "They raised $2.1m (Andersen Horvath 2019) for their trials.",
        "Nova Nordvik's 2022 annual report speaks of shortages.",
        "The Guardian (2017) and the Lamp (2018) ran nice pieces.",
        "Colgate-Palmolive (2018) sells a charcoal paste.",
        "It was named a Top 100 Hospital by Truven (2018).",
        "Some 300 users were asked (GfK 2020).",
        "SaraP (2021): my bf uses it.",
        "Text: M. Vogel (2021). Guest: Dr. Naomi Feld (2019).",
        "Product\t2021\t2022\nSolgar\t12.99\t13.99",
        # whose patent, whose wares, what is on sale
        "U.S. Patent 6,039,737 (Dyer 2000).",
        "The table was built for them (Axiom Worldwide, 2004).",
        '"Best in Byron, hands down" Josh, Google review, Aug 2022',
        'Winner of "Best nutrition podcast of 2022".',
        '"Three falls in 2021, none in 2022" — Priyanka, Leeds',
        "“Back on the golf course in 11 weeks” - John T., Nov 2022",
        "So the court found (3d Cir. 2023), and a shop opened (St. Giles. 2021).",
        "Prices (2023)",
        "Linda Ferrant, MSN, RN (2021) planned the course.",
        # letters behind a name, a training, a customer
        "Rick Santoro, RN, CHRN (2007), has run our night desk since 2004.",
        "Posted by Aidan Lee, osteopath and herbalist (BOst 2004).",
        "“Best staff in Florida.” (Ramona, 2022)",
        "“Changed my life!” (T. Ellison, 2018)",
        # a journal
        "It was printed in Pain and Therapy (2019) and nobody noticed.",
        # who tells of studies and does none
        "John Smith, a lawyer, had pointed out in 2006 that people sue.",
        "John Smith, a reporter from Leeds, found in 2006 that 30 people died.",
        # who found out that a paper was false
        "It was withdrawn in July 2021 after student Jack Lawson found copied text.",
        "It was retracted in 2010 when journalist Brian Dear showed false data.",
        "In 2018 the Global Burden of Disease researchers reported on drinking.",
    ],
)
def test_a_house_a_work_or_an_award_is_no_author(text):
    assert dated_authors(Document("page", text)) == set()


@pytest.mark.parametrize(
    ("text", "author", "year"),
    [
        ("Forbes (2019) followed 30 women.", "Forbes", 2019),
        # who is told of with a degree, initials like one, and whose children took part
        ("A trial by Jane Doe, PhD (2018) had 80 adults.", "Doe", 2018),
        ("Osei RN (2001) found less pain.", "Osei", 2001),
        ("In the boys Doe (2010) found little pain.", "Doe", 2010),
        ("Fewer had a PhD or children (Doe, 2010).", "Doe", 2010),
        ("Everyone quotes Ramsden 2013 in the BMJ. 458 men.", "Ramsden", 2013),
        ("Great thread, add Liu 2020 AJCN", "Liu", 2020),
        ("My favorite is a small article by Warner, 1999, which errs.", "Warner", 1999),
        ("The film “Magic” cites it (Doe, 2018).", "Doe", 2018),
        ("It follows the analysis by Shang, Egger et al. (2005).", "Shang", 2005),
        ("The Norton Scale was used (Norton, 1962).", "Norton", 1962),
        ("Sicker men fared worse (Norton, 1979).", "Norton", 1979),
        ("It was rated best of all diets (Doe, 2019).", "Doe", 2019),
        ("The protein named leptin by Doe (2019) does it.", "Doe", 2019),
        ("A consumer study (Doe et al., 2020) of 64 women found little.", "Doe", 2020),
        ("In internal medicine, falls were fewer (Doe 2018).", "Doe", 2018),
        ("Gold (2018) found that 30 cats slept.", "Gold", 2018),
        ("The clinic was tested (Gold, 2018) in 300 patients.", "Gold", 2018),
        ("Press (2011) found that 30 women slept better.", "Press", 2011),
        ("The regulation of sleep is hardly understood (Doe, 2009).", "Doe", 2009),
        ("Herbs on the market (Doe, 2011) are seldom pure.", "Doe", 2011),
        ("It may slow Parkinson’s Disease (Doe, 2011).", "Doe", 2011),
        ("“It works.” — Doe et al. (2015)", "Doe", 2015),
        ("They wrote: “Arnica had no effect.” (Doe, 2003)", "Doe", 2003),
        ("“Arnica had no effect.” (Doe, 2010).", "Doe", 2010),
        ("It was retracted in 2010, but Doe (2011) repeated it.", "Doe", 2011),
        ("After Jane Doe found in 2012 that 30 rats slept, all did.", "Doe", 2012),
        ("Ask an MD (Doe, 2011) for pills; 30 women did.", "Doe", 2011),
        ("Jane Doe, a surgeon, gave 30 patients gels in 2006.", "Doe", 2006),
        # a person in full is an author where something of a study is told
        ("Paul Norman (2003) randomised 40 actors to tea.", "Norman", 2003),
        ("It is safe (for a review of sugar, see Doe, 2016).", "Doe", 2016),
        ("Two genomes were alike (ANI Doe, 2016).", "Doe", 2016),
        ("Doe (2020) of Leeds had 30 patients walk.", "Doe", 2020),
        ("Dr. Doe (2016) followed 30 cats.", "Doe", 2016),
        ("Under the act on trials, Doe (2016) followed 30 cats.", "Doe", 2016),
        ("Te Moranga 2012 pooled 30 trials.", "Te Moranga", 2012),
        # a year that heads a line is the year of what the line tells
        ("2020: Doe KM, Roe SS, et al. in JAMA, 252 women.", "Doe", 2020),
        # the page's sentence tells of a colleague, its bracket names the study
        ("Ann Lee of UCL had 90 people walk (Doe et al., 2015).", "Doe", 2015),
        ("In 2005, Doe and the German ESWT group randomised 272.", "Doe", 2005),
        ("The Doe (2011) trial had 30 women.", "Doe", 2011),
        ("Protein was measured by the Doe (1976) method.", "Doe", 1976),
        ("Mothers were asked (MacDonald 2011).", "MacDonald", 2011),
        ("They cite it often (VanderWeele, 2017).", "VanderWeele", 2017),
        ("Kerry, see Cameron 2013.", "Cameron", 2013),
        ("Kreider 2003 = 98 football players, no side effects.", "Kreider", 2003),
        ("Sauna: Laukkonen 2015 (JAMA Int Med), 2,315 men.", "Laukkonen", 2015),
        ("Text: Doe (2021) gave 30 patients gels.", "Doe", 2021),
        # "(c)" counts here, and claims no right
        ("(a) no; (b) no; (c) Doe PA (2016), in 30 patients.", "Doe", 2016),
        ("Tipton 2001 is the paper everybody cites. Six people.", "Tipton", 2001),
        (
            "Cats: see van Doe 2017 (Vet J 251:1175), who calmed 20 cats.",
            "van Doe",
            2017,
        ),
        ("In 1998 chemist Jane Doe showed it in 30 rats.", "Doe", 1998),
        # behind where it was printed, where it was done, and what ends with "no"
        (
            "In a paper in Liver Transplantation, Doe & Roe (2021) examined 40.",
            "Doe",
            2021,
        ),
        (
            "From a man who died at Johannesburg Hospital, Gear (1979) reviewed it.",
            "Gear",
            1979,
        ),
        ("The trials say no. In rural Burkina Faso, Doe (2011) saw.", "Doe", 2011),
    ],
)
def test_beside_such_words_authors_are_still_found(text, author, year):
    found = dated_authors(Document("page", text))
    assert {(authors[0], when) for authors, when in found} == {(author, year)}


@pytest.mark.parametrize(
    "bullet",
    [
        "✔ RCT (n=228), {} 2016: people weighed less.",
        "• Double-blind RCT (n=92), {} 2016, Maturitas: two pills.",
        "→ Cohort study (n=2,050), {} 2016: people weighed less.",
        "★★★ RCT (n = 24), {} 2016: less pain.",
        "Level 1 evidence: RCT (n=86), {} 2016. Patients slept.",
        "Level II: RCT, {} 2016. Texts keep the weight off.",
        "Level I (RCT, n=24): {} 2016.",
        "n=24 · RCT · {} 2016",
        "RCT – n=24 – {}, 2016",
        "RCT n=24 {} 2016: less pain.",
        "RCT (24 amputees, 3 months), {} 2016: less pain.",
        "Meta-analysis (12 RCTs), {} 2016: less pain.",
        "Prospective cohort, n=128, {} 2016: less pain.",
        "Case series (n=12): {} 2016.",
        "{} 2016 (RCT, n=24): less pain.",
        "{} 2016 RCT (n=24): less pain.",
        "{} 2016. RCT, n=24. Less pain.",
        "[{} 2016, RCT, 228 participants]",
        "Evidence: {} 2016 (RCT)",
        "Diet: RCT (n=60), Roe 2011; cohort (n=24), {} 2016; RCT, Poe 2001.",
    ],
)
def test_a_design_or_a_number_beside_a_name_and_year_tells_of_a_study(bullet):
    names = ("Fjeldsoe", "O'Brien", "van der Berg", "Thomas", "Young")
    for name in names if bullet.startswith("✔") else names[:1]:
        found = find_mentions(Document("page", bullet.format(name)))
        assert (name, 2016, False) in {
            (*m.authors[:1], m.year, m.weighed) for m in found
        }


@pytest.mark.parametrize(
    "text",
    [
        "Our cohort study (n=24), Award 2016: best clinic.",
        "RCT (n=24), March 2016: people did well.",
        "We ran a pilot study (20 patients), Boston 2009.",
        "Our survey (n=300), Conference 2014. People liked it.",
        "We analysed the trial data (n=24), Windows 2000. It works.",
        "Customer survey (n=240), Marlborough 2016: all liked it.",
        "A large study (n=240), Iceland 2016: it helps.",
        "Product review: Vitamix 2019.",
        # an adverb that opens a sentence
        "Reassuringly, a cohort analysis in Transplantation and Cellular Therapy 2021.",
    ],
)
def test_what_stands_there_instead_of_a_name_is_no_author(text):
    assert dated_authors(Document("page", text)) == set()


def test_a_word_that_the_page_calls_a_journal_is_one_where_it_has_a_date():
    text = "A protocol in the journal Trials (2017) lays out a trial in 600 infants."
    (found,) = find_mentions(Document("page", text))
    assert (found.journal, found.year) == ("Trials", 2017)


def test_a_list_of_authors_may_be_cut_in_its_middle():
    text = "Doe, Roe, Poe-Lee, ... & Moe (2020) tested starch in 40 people."
    (mention,) = find_mentions(Document("page", text))
    assert mention.authors == ("Doe", "Roe", "Poe-Lee", "Moe")
    assert mention.et_al


def test_capitals_inside_a_word_are_no_trial():
    text = "The preDIVA trial randomised 3,526 patients."
    assert "IVA" not in {m.acronym for m in find_mentions(Document("page", text))}


@pytest.mark.parametrize(
    ("markdown", "found"),
    [
        ("Her *Light on Rowing* (1966) sold well.", set()),
        ("In *Doubert v. Merrell Dow* (1993) rules were set.", set()),
        # a journal and its year beside the study, and "et al." alone in italics
        (
            "Doe and colleagues saw 89 men (*Osteoarthritis and Cartilage*, 2018).",
            {(("Doe",), 2018)},
        ),
        ("Doe *et al.* (2018) saw 89 men.", {(("Doe",), 2018)}),
        ("*Doe and Roe (2018)* saw 89 men.", {(("Doe", "Roe"), 2018)}),
    ],
)
def test_words_in_italics_before_their_year_are_a_work(markdown, found):
    document = read_markdown(markdown.encode(), "page")
    assert dated_authors(document) == found


@pytest.mark.parametrize(
    ("markdown", "found"),
    [
        ("Louise Newman, *The Definitive Guide to Sleep* (Yellow Kite, 2023).", set()),
        ("Kate Moor's *Everything You Need to Know* (Swift, 2022).", set()),
        ("See *The Anti-Inflammation Cookbook* (Amanda Haas, 2015).", set()),
        ("*A Guide to Masks* (J. Okoro, 2019) is back in the library.", set()),
        ("Of the books, mine is *Back Mechanic* (McGill, 2015).", set()),
        # a paper's title has no such capitals, and no one's book leads up to a claim
        ("Jane Roe, *Effects of magnesium on sleep* (Doe, 2011).", {(("Doe",), 2011)}),
        ("*We Know That It Helps* (Doe, 2011).", {(("Doe",), 2011)}),
    ],
)
def test_a_bracket_behind_a_book_has_its_publisher(markdown, found):
    assert dated_authors(read_markdown(markdown.encode(), "page")) == found


@pytest.mark.parametrize(
    ("text", "journal"),
    [
        ("It raised blood pressure (Doe 2022, Circulation).", "Circulation"),
        ("The trial (Doe S, 2022, JAMA) enrolled 1,591.", "JAMA"),
        (
            "That was it (von Doe A, 2003, J Allergy Clin Immunol).",
            "J Allergy Clin Immunol",
        ),
        ("Fewer allergies at age 5 (Doe 2015, NEJM).", "NEJM"),
        ("Doe 2014, Spine: 60 patients, no effect.", "Spine"),
        ("Doe 2008 (Magnes Res) – 40 pts, 3 months.", "Magnes Res"),
        (
            "There, Doe et al 2003 in Military Medicine (n=901) found it.",
            "Military Medicine",
        ),
        ("Does it hurt? Doe et al, J Nutr, 28 studies, 1,358 people", "J Nutr"),
        ("A guideline says so. Doe S et al, Neurology.", "Neurology"),
        ("Sixty took it (Doe 2013; Cardiovasc Drugs Ther).", "Cardiovasc Drugs Ther"),
        ("More lean mass with more protein [Houston 2008, AJCN]", "AJCN"),
        ("Doe, NEJM 2019\t4,744\tRCT", "NEJM"),
        ("Doe 2020\tLancet\t8,474\tmeta-analysis", "Lancet"),
        ("Doe 2020\tStroke units\t8,474\tmeta-analysis", ""),
        ("Doe J et al 2020 Endocr J. Single dose, 10 healthy men.", "Endocr J"),
        ("Doe et al. (2020) Endocr J. Single dose, 10 men.", "Endocr J"),
        ("Doe et al. 2020. Stroke patients took it.", ""),
        ("It was seen by Doe et al, Leeds, in 28 people.", ""),
        ("It helps (Doe 2014, Germany) in 30 people.", ""),
        ("It helps (Doe 2014, Stroke patients) in 30 people.", ""),
        ("It helps (Doe, 2014, Roe, 2015).", ""),
    ],
)
def test_the_journal_may_follow_the_year(text, journal):
    assert find_mentions(Document("page", text))[0].journal == journal
