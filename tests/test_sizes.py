import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier.models import Record, SampleSize
from verifier.sizes import compare_size, find_sizes, judge_size, word_number


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("two", 2),
        ("nineteen", 19),
        ("twenty-four", 24),
        ("fiftythree", 53),  # PMID 25579720
        ("a hundred and twenty", 120),
        ("one hundred ninety-six", 196),
        ("twelve hundred", 1200),
        ("one thousand two hundred and four", 1204),
        ("a dozen", 12),
        ("two dozen", 24),
    ],
)
def test_numbers_in_words_have_their_value(words, value):
    assert word_number(words) == value


@pytest.mark.parametrize(
    ("text", "sizes"),
    [
        # Digits and words, with all that may stand between number and people.
        ("24 fibromyalgia patients were given either drug", [(24, "stated")]),
        ("twenty-four healthy male volunteers", [(24, "stated")]),
        ("Fiftythree HD patients were switched", [(53, "stated")]),
        ("a hundred and twenty women were enrolled", [(120, "enrolled")]),
        ("1,204 adults with back pain", [(1204, "stated")]),
        ("1 204 adults with back pain", [(1204, "stated")]),
        ("a 24-patient trial", [(24, "stated")]),
        ("19:30 winter swimmers: 8 men in a sauna", [(8, "stated")]),
        ("N = 1,204", [(1204, "stated")]),
        ("a sample of 55, mostly women", [(55, "stated")]),
        ("24 women and 6 men took part", [(30, "enrolled")]),
        ("nineteen men and one woman with heart failure", [(20, "stated")]),
        ("13 female and 11 male patients took part", [(24, "enrolled")]),
        ("one woman and nineteen men were recruited", [(20, "enrolled")]),
        ("24 women, 6 men and 5 children", [(30, "stated"), (5, "stated")]),
        ("of 59 treatment-resistant schizophrenic patients", [(59, "stated")]),
        ("105 study subjects were randomized", [(105, "randomised")]),
        ("some 960 people in treatment for anorexia", [(960, "stated")]),
        ("in 2,300 male applicators who belong to a cohort", [(2300, "stated")]),
        ("patients aged 18 to 65 years who had a fracture", []),
        ("two reviewers who knew of nothing", []),
        ("sat 120 younger and older people down", [(120, "stated")]),
        ("two runs of patients, 325 in each, were compared", [(325, "per_arm")]),
        ("(n = 71) with treatment doses of study drugs", [(71, "stated")]),
        ("Of those treated in 1979, 310 came for X-rays", [(310, "stated")]),
        ("64 hospital records", [(64, "stated")]),
        ("blood of 48 schizophrenics on haloperidol", [(48, "stated")]),
        ("18 minipigs with sore knees", [(18, "stated")]),
        # Cases that are gone through, by whatever name; not those that befell some.
        ("they pulled 412 cases out of the registry", [(412, "stated")]),
        ("based that advice on 61 such cases", [(61, "stated")]),
        ("RESULTS: Of 928 cases of melanoma, a third died", [(928, "stated")]),
        ("looked back over 1,800 breast cancers", [(1800, "stated")]),
        ("they picked 128 epidural abscesses", [(128, "stated")]),
        ("there were 88 hip fractures in five years", []),
        ("264 surgical clinics sent back their answers", [(264, "stated")]),
        ("in 12 clinics 264 beds were free", []),
        ("28 younger and older observers judged shapes", [(28, "stated")]),
        ("two blinded observers judged the scans", []),
        (
            "data were available for 297 out of 500 (59%) participating children",
            [(500, "stated")],
        ),
        ("it was cured in 52 of 61 (85.2%) patients", []),
        ("237 vaccination clinic participants", [(237, "stated")]),
        ("12 clinics with patients", []),
        ("the case notes: 120 case notes of twins", [(120, "stated")]),
        ("we weighed 153 patients a year after it", [(153, "stated")]),
        ("it strikes 153 patients a year", []),
        ("took 180 old soldiers with arthritic knees", [(180, "stated")]),
        ("with 18,645 Japanese on statins", [(18645, "stated")]),
        ("in 2006, 123 vets, and it was better", [(123, "stated")]),
        ("47 trials, 3515 ppts", [(47, "studies"), (3515, "stated")]),
        ("329. [282 randomised]", [(282, "randomised")]),
        ("a 24-week-old infant, 60 years old", []),
        ("a study of 23,681 Greeks", [(23681, "stated")]),
        ("5 of 18 patients", [(18, "stated")]),
        ("234 of the 320 handed in diaries", [(234, "analysed"), (320, "stated")]),
        ("378 analysed of 444 randomised", [(378, "analysed"), (444, "randomised")]),
        ("it ended with 131 dogs", [(131, "stated")]),
        ("in 116 consecutive cases.", [(116, "stated")]),
        ("in a review of some 450 cases of colitis", [(450, "stated")]),
        ("over 2000 patients", [(2000, "stated")]),
        ("Roe (2016) in 117.", [(117, "stated")]),
        ("Roe (2016) in 20% of them", []),
        ("one of the ten largest families", []),
        ("two families and four members", []),
        ("twelve families", [(12, "stated")]),
        ("a two-part staff-led class", []),
        ("a total of 6,572,189 genes", []),
        ("2.9 million deaths in children", []),
        ("requires a total sample of 30 participants", []),
        ("to calculate a sample size of 1,388 people", []),
        ("up to 50 participants per study", []),
        ("a hypothetical 500-person sample", []),
        ("the only two studies", []),
        ("the small sample precluded 78 statistical comparisons", []),
        ("A group of 24 adults should suffice to show it.", []),
        ("25,000 units a week", []),
        # Roles.
        ("40 patients were randomly assigned to yoga or rest", [(40, "randomised")]),
        (
            "Of 106 patients screened, 56 were randomised and 50 completed",
            [(106, "screened"), (56, "randomised"), (50, "analysed")],
        ),
        ("we enrolled 40 men (20 per group)", [(40, "enrolled"), (20, "per_arm")]),
        ("a randomised trial of 58 people", [(58, "stated")]),
        ("we randomised 58 people", [(58, "randomised")]),
        ("12 patients in each group", [(12, "per_arm")]),
        ("two groups of 12", [(12, "per_arm")]),
        ("12 patients were assigned to ketamine", [(12, "per_arm")]),
        ("511 joined", [(511, "enrolled")]),
        ("an open-label trial in 890.", [(890, "stated")]),
        ("did the same with 97 in a randomised trial", [(97, "stated")]),
        ("a group of 50 recruits", [(50, "stated")]),
        ("25,871 U.S. adults", [(25871, "stated")]),
        ("a study of eight subjects showed", [(8, "stated")]),
        ("942 Danish footballers", [(942, "stated")]),
        ("randomised 691 grown-ups to lozenges", [(691, "randomised")]),
        ("it recruited 2,029 of a planned 2,954", [(2029, "enrolled")]),
        ("enrolled 251 and only 103 finished", [(251, "enrolled"), (103, "analysed")]),
        ("the islanders, 194 of them, walked", [(194, "stated")]),
        ("eighty in all", [(80, "stated")]),
        ("319 infants, 254 of them assessed", [(319, "stated"), (254, "stated")]),
        ("99 in the tilted group, the rest as usual", [(99, "per_arm")]),
        (
            "251 women were given oils and 262 were not",
            [(251, "per_arm"), (262, "per_arm")],
        ),
        (
            "32 patients on berberine vs 11 on placebo",
            [(32, "per_arm"), (11, "per_arm")],
        ),
        ("Dogs: 436, placebo-controlled", [(436, "stated")]),
        ("57 ten-year-olds", [(57, "stated")]),
        ("twenty-two shoulders", [(22, "stated")]),
        ("in parallel groups of twenty, five minutes each", [(20, "per_arm")]),
        ("nine adult studies", [(9, "studies")]),
        ("Seventeen of 25 studies could be pooled", [(17, "studies")]),
        ("39 Studien mit 20.827 Patienten", [(39, "studies"), (20827, "stated")]),
        ("16 essais et 1 093 patientes", [(16, "studies"), (1093, "stated")]),
        ("10 ensayos con 577 participantes", [(10, "studies"), (577, "stated")]),
        ("objęło 60 pacjentów", [(60, "stated")]),
        ("the placebo group (n = 30)", [(30, "per_arm")]),
        (
            "a review of 12 randomised trials with 1,009 women",
            [(12, "studies"), (1009, "stated")],
        ),
        ("seven studies were included", [(7, "studies")]),
        ("a meta-analysis of 25 RCTs found none", [(25, "studies")]),
        # Whoever takes part, whatever they do for a living; few of an unknown kind no.
        ("23 potters drank it", [(23, "stated")]),
        ("60 hygienists and 40 sportsmen", [(60, "stated"), (40, "stated")]),
        ("three potters drank it", []),
        ("of 36 newly diagnosed type 2 diabetics", [(36, "stated")]),
        ("1,016 six- and seven-year-olds", [(1016, "stated")]),
        (
            "Danish. Cases: 5,589. Controls: 55,890.",
            [(5589, "stated"), (55890, "stated")],
        ),
        # What became of them.
        (
            "126 were randomised 2:1 and 118 completed it",
            [(126, "randomised"), (118, "analysed")],
        ),
        (
            "78 people, of whom 71 (91 per cent) lasted",
            [(78, "stated"), (71, "stated")],
        ),
        ("149 patients, 76 of whom got it", [(149, "stated"), (76, "stated")]),
        ("265 got the placebo patch", [(265, "per_arm")]),
        ("174 were allocated by computer", [(174, "stated")]),
        ("the number analysed was 252.", [(252, "analysed")]),
        ("followed 57 more, for a year", [(57, "enrolled")]),
        ("sixteen studies, 929 taking part", [(16, "studies"), (929, "enrolled")]),
        ("530 adults, 257 of them to pills", [(530, "stated"), (257, "stated")]),
        ("the 835 who could be looked at", [(835, "stated")]),
        ("SR + MA of RCTs: k = 20; N = 1162", [(20, "studies"), (1162, "stated")]),
        ("agreement was good, k = 0.8", []),
        ("two sprained ankles", []),
        ("60 sprained ankles", [(60, "stated")]),
        ("more than half a million Britons", [(500_000, "stated")]),
        ("over a million older adults", [(1_000_000, "stated")]),
        ("it costs a million dollars", []),
        ("62% of the 150 women felt better", [(150, "stated")]),
        ("62 of the 150 women felt better", [(150, "stated")]),
        ("a trial with 240 participants said the same", [(240, "stated")]),
        ("two of the patients said so, 30 patients reported pain", []),
        ("it had 103 cases and 192 controls", [(103, "stated"), (192, "stated")]),
        ("pooling 58 studies from around the world", [(58, "studies")]),
        ("followed 95 of those children", [(95, "enrolled")]),
        (
            "47 in the NAC group and 45 with no treatment",
            [(47, "per_arm"), (45, "per_arm")],
        ),
        ("reunió seis ensayos con 9,001 personas", [(6, "studies"), (9001, "stated")]),
        ("ont suivi 107 bébés à Bristol", [(107, "stated")]),
        # Numbers in the words of other languages, those of one word.
        ("dio nopal a ocho pacientes", [(8, "stated")]),
        ("zwölf Studien mit dreißig Frauen", [(12, "studies"), (30, "stated")]),
        ("douze essais", [(12, "studies")]),
        ("treinta y cinco pacientes, vingt-cinq femmes", []),
        # Not sizes.
        ("60 biomarkers, 24 painkillers, 30 regimens and 12 letters", []),
        ("of 12 reviewers", []),
        ("the hospital employs 10,000 people", []),
        ("each matched to four controls", []),
        ("a study of 61 firms", []),
        ("29 potentially relevant trials", []),
        ("millions of people and 21 million adults", []),
        ("patients aged 18 to 65", []),
        ("65-year-old women", []),
        ("type 2 diabetes patients", []),
        ("in phase 3 patients", []),
        ("1 in 5 adults", []),
        ("works for 1 of 3 people", []),
        ("pain in one out of ten women", []),
        ("50% of patients, or 24 percent of adults", []),
        ("in 2015 patients were told", []),
        ("30 mg patients took", []),
        ("after 12 weeks patients felt better", []),
        ("three patients dropped out", []),
        ("two patients (8%)", []),
        ("20 to 30 patients", []),
        ("4 per 1000 women", []),
        ("$200 patients pay", []),
        ("a study of 2012.", []),
        ("seven deaths among our patients", []),
        ("619 articles were retrieved", []),
        ("a trial of 3 drugs", []),
        ("two studies by Doe", []),
        ("hundreds of patients", []),
        ("substantial 3 inter-individual variation", []),
        ("covid-19 patients", []),
        ("four of the ten papers warned of it", []),
        ("sixty children wanted", []),
        ("40 cases against 21", []),
        ("12 deaths in the placebo group, 9 in the other", []),
        ("more than 90 scientists tracked folks", []),
        ("an RCT in 10 practices", []),
        # Steps on the way, and how many there are of the sick.
        ("of 2,340 papers found, they included 23", [(23, "studies")]),
        ("included 17 of 860 papers", [(17, "studies")]),
        (
            "screened 900 people and enrolled 150",
            [(900, "screened"), (150, "enrolled")],
        ),
        ("invited 1,900 women", [(1900, "screened")]),
        ("64 men, 12 men having dropped out", [(64, "stated")]),
        ("estimate that 40,000 people are ill", []),
        ("estimated the effect in 40 patients", [(40, "stated")]),
        ("12,000 patients are treated every year", []),
        ("treats 4,000 patients a year", []),
        ("one in 300 children", []),
        ("25 patients must be treated", []),
        ("2,000 patients have been treated this way", []),
        ("2,000 patients have been followed", [(2000, "stated")]),
        ("read by 40,000 people", []),
        ("in a town of 20,000 people", []),
        ("300,000 women in France have it", []),
        ("300 women in France who have it", [(300, "stated")]),
        # a year, or a number of which nothing is counted, takes no other's noun
        ("Doe 2002 looked at seven trials", [(7, "studies")]),
        ("Doe 2002 put forty-five men on it", [(45, "stated")]),
        ("Doe 2002 tested twenty patients", [(20, "stated")]),
        ("if 100 people took it", []),
        ("one paper, four to books and one to a friend", []),
        ("several hundred people, half a dozen women", []),
        ("a hundred people, a dozen women", [(100, "stated"), (12, "stated")]),
        ("the firm has 40 staff", []),
        ("40 staff took part", [(40, "enrolled")]),
        ("there live 3,500 people", []),
        ("it treats 1.3 million people a year", []),
        ("26 of her own patients", [(26, "stated")]),
        ("50 of each", [(50, "per_arm")]),
        ("the 240 mums-to-be", [(240, "stated")]),
        ("four Norwegian fishermen", [(4, "stated")]),
        ("they polled 506 and got no answer", [(506, "stated")]),
        ("every baby, 4,122 in number", [(4122, "stated")]),
        (
            "It had 811 people; 645 of them were there.",
            [(811, "stated"), (645, "stated")],
        ),
        ("It has 300 shops. 120 of them were shut.", []),
        ("12 men got 3 g and 13 got nothing", [(12, "stated"), (13, "per_arm")]),
        ("the clinic sees 90 patients a day", []),
        ("90 patients took it twice a day", [(90, "stated")]),
        ("the clinic has 12 doctors", []),
        ("12 doctors in all", [(12, "stated")]),
        ("a trial may need 3,000 people", []),
        ("you are one of the 200,000 people on it", []),
        ("she was one of 40 people on it", [(40, "stated")]),
        ("three people out of every hundred", []),
        ("2,344 replies", [(2344, "stated")]),
        ("3,664 sent the form back", [(3664, "stated")]),
        ("80 in an eight-week trial", []),
        # of so many, but no rate
        ("15 out of 20 women slept better", [(20, "stated")]),
        ("nine out of 20 women slept better", [(20, "stated")]),
        ("95 out of 100 women sleep well", []),
        ("9 out of 10 dentists agree", []),
        ("4 out of 5 patients improved", []),
        ("1 out of 12 women has it", []),
        ("gave it to 25 humans", [(25, "stated")]),
        ("a trial took in 354 (that of Doe)", [(354, "stated")]),
        ("it enrolled 354 (12%) of them", []),
        (
            "screened 900 smokers, randomised 412 and analysed 377.",
            [(900, "screened"), (412, "randomised"), (377, "analysed")],
        ),
        ("found 900 papers and analysed 377.", [(900, "studies")]),
        (
            "273 people with new colds and 281 with old colds",
            [(273, "stated"), (281, "stated")],
        ),
        ("273 people with new colds and two with rashes", [(273, "stated")]),
        ("22 of 45 quit smoking", [(45, "stated")]),
        ("13 patients out of 52", [(52, "stated")]),
        ("in 3 of 12 dishes", []),
        ("4 of 5 got better", []),
        (
            "147 athletes; only 97 of them could be evaluated",
            [(147, "stated"), (97, "stated")],
        ),
        ("but only 41 were ever randomised", [(41, "randomised")]),
        ("56 and 58 patients respectively", [(56, "per_arm"), (58, "per_arm")]),
        (
            "40 students for the first test and 88 for the second",
            [(40, "stated"), (88, "stated")],
        ),
        ("she has seen more than 4,000 patients", []),
        ("they had treated 40 patients", [(40, "stated")]),
        ("12k adults", [(12_000, "stated")]),
        ("1.2m adults", [(1_200_000, "stated")]),
        ("two million Swedes", [(2_000_000, "stated")]),
        ("a race of 10k runners", []),
        ("a study with 300 participants is under way", []),
        ("a customer survey of 2,000 users", []),
        ("the number needed to treat was 60 patients", []),
    ],
)
def test_sample_sizes_are_told_from_other_numbers(text, sizes):
    found = [(f.size.count, f.size.role) for f in find_sizes(text)]
    assert found == sizes


def test_rounded_and_bounding_numbers_are_marked():
    (more,) = find_sizes("more than 1,000 patients")
    (exact,) = find_sizes("exactly 1,000 patients")
    assert (more.size.about, exact.size.about) == (True, False)


def record(abstract="", sizes=(), title="Ketamine for pain"):
    return Record(pmid="1", title=title, abstract=abstract, sizes=sizes)


SCREENED = record("Of 106 patients screened, 56 were randomised and 50 completed.")
ARMS = record(
    "404 patients were randomised to 20 mg/d (n = 101) or 30 mg/d (n = 101) of "
    "aripiprazole, placebo (n = 103), or 6 mg/d of risperidone (n = 99)."
)
UNSURE = ("cannot be checked", "")
NOPPERS = record(sizes=(SampleSize(24, "randomised"), SampleSize(12, "per_arm")))


@pytest.mark.parametrize(
    ("stated", "found", "agreement", "shown"),
    [
        ([SampleSize(24)], NOPPERS, "agrees", "24 randomised"),
        ([SampleSize(24, "enrolled")], NOPPERS, "agrees", "24 randomised"),
        ([SampleSize(12)], NOPPERS, "near", "12 per arm"),
        ([SampleSize(31)], NOPPERS, "conflicts", "24 randomised"),
        # Numbers that add up to a total are its arms.
        (
            [SampleSize(128)],
            record("In all, 246 were randomised, 128 to yoga and 118 to rest."),
            "near",
            "128 per arm",
        ),
        # Nor are those of all arms counted once more with the arms, nor arms twice.
        ([SampleSize(808)], ARMS, "conflicts", "404 randomised"),
        ([SampleSize(1212)], ARMS, "conflicts", "404 randomised"),
        ([SampleSize(202)], ARMS, "near", "101 + 101"),
        # Two sizes for one paper, both true.
        ([SampleSize(106)], SCREENED, "agrees", "106 screened"),
        ([SampleSize(50)], SCREENED, "agrees", "50 analysed"),
        ([SampleSize(24)], SCREENED, "conflicts", "56 randomised"),
        ([SampleSize(24, "per_arm")], SCREENED, "cannot be checked", ""),
        ([SampleSize(24), SampleSize(56)], SCREENED, "agrees", "56 randomised"),
        # Not in the abstract proves nothing; another size there does.
        ([SampleSize(24)], record("Pain fell."), "cannot be checked", ""),
        ([SampleSize(24)], record("Three patients died."), "cannot be checked", ""),
        (
            [SampleSize(24)],
            record("We randomised 106 patients with pain."),
            "conflicts",
            "106 randomised",
        ),
        # Sums of arms, rounding, bounds.
        (
            [SampleSize(24)],
            record("12 men took A; 12 women took B."),
            "near",
            "12 + 12",
        ),
        ([SampleSize(1000)], record("In 1,009 women."), "near", "1009 participants"),
        (
            [SampleSize(300, about=True)],
            record("We randomised 316 men."),
            "near",
            "316 randomised",
        ),
        (
            [SampleSize(300, about=True)],
            record("We randomised 24 men."),
            "conflicts",
            "24 randomised",
        ),
        # Analysed may be fewer than entered, but not by half.
        (
            [SampleSize(60)],
            record("50 patients completed the trial."),
            "cannot be checked",
            "",
        ),
        (
            [SampleSize(600)],
            record("50 patients completed the trial."),
            "conflicts",
            "50 analysed",
        ),
        # People and studies are different things to count.
        (
            [SampleSize(12, "studies")],
            record("We included 12 trials in 24 patients."),
            "agrees",
            "12 studies",
        ),
        (
            [SampleSize(12, "studies")],
            record("We randomised 24 patients."),
            "cannot be checked",
            "",
        ),
        (
            [SampleSize(12, "studies")],
            record("Seven trials were included."),
            "conflicts",
            "7 studies",
        ),
        # Rounded to hundreds without saying so.
        ([SampleSize(4000)], record("In 3,811 women."), "near", "3811 participants"),
        (
            [SampleSize(4000)],
            record("In 3,311 women."),
            "conflicts",
            "3311 participants",
        ),
        ([SampleSize(40)], record("In 38 women."), "conflicts", "38 participants"),
        # What befell some of them is no size, and a heading glued to one hides none.
        (
            [SampleSize(94)],
            record(
                "RESULTSNinety-four patients came. Healing was achieved in 37 patients."
            ),
            "agrees",
            "94 participants",
        ),
        (
            [SampleSize(94)],
            record("Healing was achieved in 37 patients."),
            "cannot be checked",
            "",
        ),
        # What the record counts, but not as people; those left when some were lost.
        (
            [SampleSize(345)],
            record("We reviewed 345 letters. 42 patients had complications."),
            "cannot be checked",
            "",
        ),
        (
            [SampleSize(345)],
            record("For 345 weeks we saw patients. 42 patients had complications."),
            "conflicts",
            "42 participants",
        ),
        (
            [SampleSize(24, "studies")],
            record("We included 26 studies, 24 of which were randomised."),
            "cannot be checked",
            "",
        ),
        (
            [SampleSize(90)],
            record("Ninety-seven patients were enrolled. Seven withdrew."),
            "cannot be checked",
            "",
        ),
        (
            [SampleSize(91)],
            record("Ninety-seven patients were enrolled. Seven withdrew."),
            "conflicts",
            "97 enrolled",
        ),
        # The number stands in the record, in words that are not read as a size.
        (
            [SampleSize(69)],
            record("After placebo 69 of 115 eligible patients were randomised."),
            "cannot be checked",
            "",
        ),
        (
            [SampleSize(69)],
            record("In all, 115 patients came (mean age 69 years; 69% women; P = 69)."),
            "conflicts",
            "115 participants",
        ),
        # Cases and their controls, apart and summed.
        *(
            (
                [SampleSize(stated)],
                record(
                    "A study was conducted on 88 incident cases of carcinoma and 176 "
                    "age- sex- and neighbourhood-matched controls."
                ),
                agreement,
                shown,
            )
            for stated, agreement, shown in (
                (88, "agrees", "88 participants"),
                (176, "agrees", "176 participants"),
                (264, "near", "88 + 176"),
                (412, "conflicts", "88 participants, 176 participants"),
            )
        ),
        # Studies are counted by one as trials, by another as articles.
        (
            [SampleSize(10, "studies")],
            record("1 prospective and 9 retrospective studies were included."),
            "near",
            "9 studies",
        ),
        (
            [SampleSize(22, "studies")],
            record("Eight trials and fourteen cohort studies were included."),
            "near",
            "8 + 14",
        ),
        (
            [SampleSize(9, "studies")],
            record("We found a total of 1241 studies. A total of 9 were identified."),
            "cannot be checked",
            "",
        ),
        # Words without a space between them.
        (
            [SampleSize(24, "studies")],
            record("No pooling was done.24 trials with 900 patients were selected."),
            "agrees",
            "24 studies",
        ),
        # However round, nobody says so of less than half or more than twice as many;
        # but "over 100" is said of any more, and so may be of what came of it.
        (
            [SampleSize(2100, about=True)],
            record("15 reports studying 8954 men from 2012 to 2019 were identified."),
            "conflicts",
            "8954 participants",
        ),
        ([SampleSize(1000, about=True)], record("We followed 8954 men."), *UNSURE),
        ([SampleSize(300, about=True)], record("We followed 580 men."), *UNSURE),
        (
            [SampleSize(30, about=True)],
            record("We followed 580 men; relief was achieved in 28 (5%)."),
            *UNSURE,
        ),
        # A record that only rounds: of all it is about, not of all the sick there are.
        (
            [SampleSize(450, about=True)],
            record("In a review of over 3,000 cases of amebiasis, 95% were colitis."),
            "conflicts",
            "3000 participants",
        ),
        (
            [SampleSize(1400)],
            record("Up to 400 women were recruited."),
            "conflicts",
            "400 enrolled",
        ),
        ([SampleSize(561)], record("Up to 400 women were recruited."), *UNSURE),
        ([SampleSize(2600)], record("We surveyed over 1,000 physicians."), *UNSURE),
        ([SampleSize(45)], record("About 350,000 persons in Peru have it."), *UNSURE),
        # One who tells the sexes apart tells a part of those the record has.
        ([SampleSize(4)], record("16 riders took part (12 men, 4 women)."), *UNSURE),
        ([SampleSize(9)], record("Nine cases were seen in 8 women."), *UNSURE),
        # Lists of those in one sentence, counted together; and pairs, one by one.
        (
            [SampleSize(4)],
            record(
                "Sera of two patients with melanoma, one with "
                "sarcoma, and one with carcinoma."
            ),
            *UNSURE,
        ),
        (
            [SampleSize(848)],
            record(
                "Of 424 patients on haloperidol, 243 with "
                "risperidone, and 181 with olanzapine."
            ),
            *UNSURE,
        ),
        (
            [SampleSize(71)],
            record(
                "A total of 38 candidates and 33 donors were seen; "
                "of 33 patients five had died."
            ),
            *UNSURE,
        ),
        (
            [SampleSize(1578)],
            record(
                "A quota sampling was used to recruit 789 pairs "
                "of disabled adults and their carers; 700 "
                "adults replied."
            ),
            *UNSURE,
        ),
        (
            [SampleSize(90)],
            record("We asked 60 adults. In 30 the rash was gone."),
            "conflicts",
            "60 participants",
        ),
        (
            [SampleSize(3)],
            record(
                "Only three of the nine patients went home; nine patients were treated."
            ),
            *UNSURE,
        ),
        # All with the controls, wherever those are told; who are no outcome.
        (
            [SampleSize(8866)],
            record(
                "Of 18,309 patients 1268 incident cases were "
                "seen, matched to 7598 control subjects."
            ),
            *UNSURE,
        ),
        (
            [SampleSize(16)],
            record(
                "Hormone rose in 4 of 8 children with goitre; a "
                "decrease was observed in 8 control children."
            ),
            *UNSURE,
        ),
        (
            [SampleSize(75)],
            record(
                "Hormone rose in 4 of 8 children with goitre; a "
                "decrease was observed in 8 control children."
            ),
            "conflicts",
            "8 participants",
        ),
        # Three of six hundred.
        ([SampleSize(3)], record("648 patients."), "cannot be checked", ""),
        ([SampleSize(3)], record("24 patients."), "conflicts", "24 participants"),
        ([], NOPPERS, "not stated", ""),
    ],
)
def test_a_stated_size_is_held_against_those_of_the_record(
    stated, found, agreement, shown
):
    assert compare_size(stated, found) == (agreement, shown)


POOLED = record("11 studies involving 2830 patients were included.")


@pytest.mark.parametrize(
    ("stated", "agreement"),
    [
        # That as many studies were pooled excuses no other people, nor the reverse.
        ([SampleSize(9400), SampleSize(11, "studies")], "conflicts"),
        ([SampleSize(2830), SampleSize(31, "studies")], "conflicts"),
        ([SampleSize(2830), SampleSize(11, "studies")], "agrees"),
        ([SampleSize(9400), SampleSize(2830)], "agrees"),
        # Those of two groups make up the whole; some of them do not.
        ([SampleSize(1130), SampleSize(1700)], "near"),
        ([SampleSize(1130), SampleSize(900)], "conflicts"),
        # Who was analysed is among those enrolled.
        ([SampleSize(1700, "enrolled"), SampleSize(1130, "analysed")], "conflicts"),
        ([], "not stated"),
    ],
)
def test_people_are_judged_apart_from_pooled_studies(stated, agreement):
    assert judge_size(stated, POOLED)[0] == agreement


ROLES = st.sampled_from(["stated", "screened", "enrolled", "randomised", "analysed"])
SIZES = st.builds(SampleSize, st.integers(2, 5000), ROLES)


@given(st.lists(SIZES, min_size=1, max_size=4), st.data())
def test_a_size_that_the_record_has_never_conflicts(sizes, data):
    found = record(sizes=tuple(sizes))
    stated = data.draw(st.sampled_from(sizes))
    assert compare_size([stated], found)[0] == "agrees"


@given(st.text(alphabet="24 ,.()n=%-patienswomd", max_size=200))
def test_any_text_is_read_without_a_fault(text):
    for found in find_sizes(text):
        assert 0 <= found.start < found.end <= len(text)
        assert found.size.count >= 2
