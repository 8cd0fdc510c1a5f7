from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier.designs import DESIGNS, compare_design, find_designs
from verifier.models import PublicationType, Record

RCT = "randomized controlled trial"


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("A randomized controlled trial", [RCT]),
        ("two randomised controlled trials", [RCT]),
        ("a randomised, placebo-controlled pilot study", [RCT]),
        ("an RCT of ketamine", [RCT]),
        ("a double-blind, placebo-controlled trial", [RCT]),
        ("a placebo‑controlled, double‑blind study", [RCT]),
        ("a double-blind study", ["clinical trial"]),
        ("a phase 2b dose-finding trial", ["clinical trial"]),
        ("a 2015 trial", ["clinical trial"]),
        ("a non-randomised controlled trial", ["controlled trial"]),
        ("an open-label trial", ["open-label trial"]),
        ("a double-blind crossover trial", ["crossover trial"]),
        ("a cross-over study", ["crossover trial"]),
        ("a pilot study", ["pilot study"]),
        ("They looked at the records of 2,410 women.", ["retrospective study"]),
        ("She looked at the records.", []),
        ("She looked at the records of the parish.", []),
        ("Pooling the results of 14 trials, he saw none.", ["meta-analysis"]),
        ("a lab study on human cells", ["in vitro study"]),
        ("It kills germs in a test tube.", ["in vitro study"]),
        ("The firm surveyed 400 dentists.", ["survey"]),
        ("They surveyed the damage.", []),
        ("the people of the POUNDS LOST trial (Doe, 2009)", ["clinical trial"]),
        ("Ask for your trial (30 days).", []),
        ("They searched MEDLINE and CINAHL.", ["systematic review"]),
        ("After systematically reviewing the literature", ["systematic review"]),
        ("She reviewed the efficacy of garlic.", ["review"]),
        ("She reviewed the safety of garlic in 40 patients.", []),
        ("Pooling data from 360 patients in six trials", ["meta-analysis"]),
        ("Data from seven small trials were pooled.", ["meta-analysis"]),
        ("trial data from the nineties", []),
        ("the Clinical Trials Register", []),
        ("a cohort of 17 patients treated with garlic", []),
        ("a cohort of 17 patients treated with garlic and followed", ["cohort study"]),
        ("the cohort of patients randomized to it", ["randomized controlled trial"]),
        ("a systematic analysis of the ubiquitome; a systematic study of women", []),
        ("a systematic follow-up study of 12 children", ["longitudinal study"]),
        ("a systematic literature analysis", ["systematic review"]),
        ("a cohort of 12,000 nurses", ["cohort study"]),
        ("in tumour-bearing mice", ["animal study"]),
        ("using obese young rats", ["animal study"]),
        ("in nurses and mice", []),
        ("It did not work in mice.", ["animal study"]),
        ("It worked, but not in mice.", []),
        ("It worked, and not only in mice.", ["animal study"]),
        ("in a mouse model of colitis", ["animal study"]),
        ("in an in vitro wound model", ["in vitro study"]),
        ("in a cross-sectional sample", ["cross-sectional study"]),
        ("from retrospective hospital records", ["retrospective study"]),
        ("the protocol for a small, open trial", ["protocol"]),
        ("They published the plan of a randomised phase II study", ["protocol"]),
        (
            "a phase III trial, whose plan was laid out in BMC Cancer",
            ["clinical trial", "protocol"],
        ),
        (
            "They published a plan for a diet in a randomised trial.",
            ["randomized controlled trial"],
        ),
        ("The plan is in its third year.", []),
        ("He published a plan for dinner, and the plan was set out in detail.", []),
        ("Reviewing 42 papers, she found none.", ["review"]),
        ("It was reviewed in two papers.", []),
        ("They describe a woman of 52 whose hair went grey.", ["case report"]),
        ("They reported a patient satisfaction of 90%.", []),
        ("a trial period of 30 days, then trial by jury", []),
        ("The laboratory work takes a lab technician ten days.", ["in vitro study"]),
        ("Interventional work takes ten days.", []),
        (
            "a systematic review and meta-analysis",
            ["systematic review", "meta-analysis"],
        ),
        ("a Cochrane review", ["systematic review"]),
        ("a systematic literature review", ["systematic review"]),
        ("meta-analyses", ["meta-analysis"]),
        ("a metaanalysis", ["meta-analysis"]),
        ("a pooled analysis", ["meta-analysis"]),
        ("a narrative review", ["narrative review"]),
        ("the review by Noppers", ["review"]),
        ("a literature review", ["review"]),
        ("who reviewed 49 studies", ["review"]),
        ("meta-analytic reviews", ["meta-analysis"]),
        ("in a double-blind design", ["clinical trial"]),
        ("a scoping review", ["scoping review"]),
        ("an umbrella review", ["umbrella review"]),
        ("this case report", ["case report"]),
        ("a case study", ["case report"]),
        ("described the case of a 45-year-old man", ["case report"]),
        ("in the case of a relapse", []),
        ("they were randomly assigned to yoga", [RCT]),
        ("a case series", ["case series"]),
        ("a series of 12 patients", ["case series"]),
        ("a prospective cohort study", ["cohort study"]),
        ("a case-control study", ["case-control study"]),
        ("a cross-sectional survey", ["cross-sectional study"]),
        ("a national survey of nurses", ["survey"]),
        ("a retrospective chart review", ["retrospective study"]),
        ("an observational study", ["observational study"]),
        ("a longitudinal study", ["longitudinal study"]),
        ("an animal study", ["animal study"]),
        ("a study", []),
        ("an in vitro study", ["in vitro study"]),
        ("a letter to the editor", ["letter"]),
        ("a letter in the Lancet by Doe", ["letter"]),
        ("a letter of the alphabet", []),
        ("the study was observational", ["observational study"]),
        ("an editorial", ["editorial"]),
        ("the study protocol", ["protocol"]),
        ("it sets out how a review on health literacy will be done", ["protocol"]),
        ("a practice guideline", ["guideline"]),
        ("a clinical care standard for low back pain", ["guideline"]),
        ("the standard of care for low back pain", []),
        ("the Ford review", ["review"]),
        ("the 9-month review", []),
        ("we went back through the charts of", ["retrospective study"]),
        ("leafing back through the old charts of 64", ["retrospective study"]),
        ("the charts hang on the wall", []),
        ("the skin of arthritic rats", ["animal study"]),
        ("they reviewed 13 trials", ["review"]),
        ("A review of 12 randomised trials", ["review", RCT]),
        ("Please review your options", []),
        ("Patient reviews", []),
        ("Sign up for a free trial", []),
        ("trial and error", []),
        ("we studied blind patients", []),
        # Chance in plain words, adjectives by themselves, other languages.
        ("clubs were tossed into two heaps by lot", [RCT]),
        ("the choice being made at random", [RCT]),
        ("given oil or water by the toss of a coin", [RCT]),
        ("the order being random", [RCT]),
        ("names picked at random from the register", []),
        ("double-blind, placebo-controlled, n = 30", [RCT]),
        ("64 nurses; randomised, 12 weeks", [RCT]),
        ("45 cats\tprospective, NOT randomized", ["longitudinal study"]),
        ("a small pilot", ["pilot study"]),
        ("It was open label.", ["open-label trial"]),
        ("a Cochrane team", ["systematic review"]),
        ("a sys review", ["systematic review"]),
        ("the society's position stand", ["guideline"]),
        ("a cross-sectional look", ["cross-sectional study"]),
        ("eine Metaanalyse", ["meta-analysis"]),
        ("una revisión sistemática", ["systematic review"]),
        ("die randomisierte Studie", [RCT]),
        ("a case-crossover study", []),
        # What it is said not to be.
        ("this was not a randomised trial", []),
        ("it was no trial at all", []),
        ("an audit rather than an experiment", []),
        ("not only a pilot study", ["pilot study"]),
        ("we wrote that it was open label; it was not.", []),
        ("17 trials, most of them crossover", ["clinical trial"]),
        # Nothing but the word, between full stops; how chance decided, elsewhere.
        ("they treated twelve. Pilot. No controls.", ["pilot study"]),
        ("Pilot your way through it", []),
        ("a cluster-randomised trial", [RCT]),
        ("a non-inferiority trial", ["clinical trial"]),
        ("the superiority of yoga in this trial", ["clinical trial"]),
        ("experiments on rats", ["animal study"]),
        ("gave 24 male rats the oil", ["animal study"]),
        ("the mice were fed the oil", ["animal study"]),
        ("mice and rats carry it", []),
        ("reviewed the charts of 212 patients", ["retrospective study"]),
        ("reviewed the files and the plans", []),
        ("an online survey", ["survey"]),
        ("an expert consensus", ["guideline"]),
        ("SR + MA of RCTs", ["systematic review", RCT]),
        ("they retrospectively compared it in 63 horses", ["retrospective study"]),
        ("a joint consensus with the college", ["guideline"]),
        ("the consensus was weak", []),
        ("60 pacientes repartidos al azar", [RCT]),
        ("40 patients tirés au sort", [RCT]),
        ("Die Gruppen wurden ausgelost", [RCT]),
        ("40 of them were randomised trials", []),
        ("40 were randomised by computer", [RCT]),
        ("observational data on 8,212 workers", ["observational study"]),
        ("in-depth interviews with nurses", ["qualitative study"]),
        ("a quasi-randomised trial", ["controlled trial"]),
        ("a quasi-experimental study", ["controlled trial"]),
        ("its open-label extension", ["open-label trial"]),
        ("they reported on six cases", ["case series"]),
        ("an in-vitro paper", ["in vitro study"]),
        ("a cell study", ["in vitro study"]),
        ("a petri-dish experiment", ["in vitro study"]),
        ("a sickle cell study", []),
        ("a stem cell study", []),
        ("it was tested on rabbits", ["animal study"]),
        ("the clinical trials unit", []),
        ("the editorial team", []),
        ("a letter from your doctor", []),
        ("the pilot said", []),
        ("an overview of our services", []),
        ("a case of hepatitis in a 55-year-old woman", ["case report"]),
        ("a letter followed", ["letter"]),
        ("was it a crossover trial?", []),
        ("observational work among nurses", ["observational study"]),
        # In people, too: in mouths and on skins.
        ("an in vivo study of sealants", []),
        ("an uncontrolled trial", ["open-label trial"]),
        ("an uncontrolled study", []),
        # Who pools many trials has not run them all; of two or three they may have.
        ("they pooled 14 randomised trials", ["meta-analysis"]),
        ("they pooled twelve small trials", ["meta-analysis"]),
        ("they put ten trials together", ["meta-analysis"]),
        ("they pulled together 48 studies", ["meta-analysis"]),
        ("they pooled individual data from 25 trials", ["meta-analysis"]),
        ("they pooled three trials", ["clinical trial"]),
        ("they reviewed the field", ["review"]),
        ("skin cells grown in a dish", ["in vitro study"]),
        ("it killed cancer cells in the lab", ["in vitro study"]),
        ("in the laboratory, it stopped E. coli", ["in vitro study"]),
        ("they slept in the lab", []),
        ("Doe 2010 (rat), Roe 2012 (human)", ["animal study"]),
        ("Cell Metab: mice.", ["animal study"]),
        ("Dogs, cats, mice and men.", []),
        ("Doe 2010 (pilot; n = 30)", ["pilot study"]),
        ("a single-arm pilot", ["pilot study"]),
        ("after institutional review board approval", []),
        ("prospectively; nobody was randomised", []),
    ],
)
def test_designs_are_found_under_the_names_that_texts_give_them(text, keys):
    found = find_designs(text)
    assert [key for _, _, key in found] == keys


def test_a_design_is_found_where_it_stands():
    text = "İn the Randomised Controlled Trial by Doe"
    ((start, end, _),) = find_designs(text)
    assert text[start:end] == "Randomised Controlled Trial"


def test_every_row_refers_to_rows_and_says_its_source():
    for row in DESIGNS.values():
        assert set(row.broader) <= set(DESIGNS), row.key
        assert row.source
        assert row.families


TYPES = {
    kind.name: kind for row in DESIGNS.values() for kind in row.publication_types
} | {"Journal Article": PublicationType("D016428", "Journal Article")}


def record(title="Ketamine for pain", *types, **facts):
    return Record(
        pmid="1",
        title=title,
        publication_types=tuple(TYPES[name] for name in types),
        **facts,
    )


SILENT = record(
    year=2005,
    abstract="Women with pain were given ketamine at home and kept a diary of it for a "
    "month. " * 8,
)
NOPPERS = record(
    "Absence of long-term analgesic effect from a short-term S-ketamine infusion on "
    "fibromyalgia pain: a randomized, prospective, double blind, active "
    "placebo-controlled trial",
    "Randomized Controlled Trial",
)
LIVER = record(
    "Drug-induced liver injury following a repeated course of ketamine treatment for "
    "chronic pain in CRPS type 1 patients: a report of 3 cases",
    "Randomized Controlled Trial",
)
RATS = record(
    "Effect of laser on wounds in diabetic rats",
    abstract="Thirty-two rats were divided into four groups.",
    mesh=("Animals", "Rats, Wistar"),
)
CELLS = record(
    "Curcumin inhibits cancer cells in vitro",
    abstract="Cells were incubated with curcumin.",
    mesh=("In Vitro Techniques",),
)
COHORT = record(
    "Coffee and gout in men: a prospective study",
    abstract="We followed 45,869 men for 12 years.",
    mesh=("Cohort Studies", "Prospective Studies"),
)
PHASE_1 = record(
    "X in leukaemia",
    "Clinical Trial, Phase I",
    abstract="X is new. We did a phase I study of X in relapsed leukaemia. "
    + "It was well tolerated by most patients. " * 15,
)
DOCKED = record(
    year=2017,
    abstract="The acid was docked to the factor that guards cells against stress. "
    * 10,
)
HOLOBIONT = record(
    "Plants and microbes",
    "Review",
    year=2018,
    abstract="Microbes that compete shape what grows on roots; we review what is known "
    "of it. " * 9,
)
PASTRAK = record(
    "Systematic Review of the Use of Intravenous Ketamine for Fibromyalgia", "Review"
)


@pytest.mark.parametrize(
    ("stated", "found", "agreement", "shown"),
    [
        ("systematic review", NOPPERS, "conflicts", "Randomized Controlled Trial"),
        (RCT, NOPPERS, "agrees", "Randomized Controlled Trial"),
        ("clinical trial", NOPPERS, "agrees", "Randomized Controlled Trial"),
        ("case report", NOPPERS, "conflicts", "Randomized Controlled Trial"),
        # A type is evidence, not truth: either reading of this record has its sign.
        (RCT, LIVER, "agrees", "Randomized Controlled Trial"),
        ("case series", LIVER, "agrees", "title: report of 3 cases"),
        ("systematic review", LIVER, "conflicts", "Randomized Controlled Trial"),
        # The type lags behind the title.
        ("systematic review", PASTRAK, "agrees", "title: Systematic Review"),
        ("review", PASTRAK, "agrees", "Review"),
        (RCT, PASTRAK, "conflicts", "Review"),
        ("meta-analysis", PASTRAK, "near", "Review"),
        ("systematic review", record("Ketamine", "Review"), "near", "Review"),
        # Nothing is known, or next to nothing.
        (RCT, record(), "cannot be checked", ""),
        (RCT, record("Ketamine", "Journal Article"), "cannot be checked", ""),
        ("", NOPPERS, "not stated", ""),
        # Kin.
        (RCT, record("Ketamine", "Clinical Trial"), "near", "Clinical Trial"),
        ("pilot study", NOPPERS, "near", "Randomized Controlled Trial"),
        ("case report", record("A case", "Case Reports"), "agrees", "Case Reports"),
        ("case series", record("Cases", "Case Reports"), "near", "Case Reports"),
        ("open-label trial", record("X", "Clinical Trial"), "near", "Clinical Trial"),
        # Titles that name what they review, plan or comment on.
        (
            RCT,
            record("Ketamine: a meta-analysis of randomized controlled trials"),
            "conflicts",
            "title: meta-analysis",
        ),
        # Villages and methods are "case studies", too; a plan goes by other names.
        ("survey", record("Saving water: a case study of Ecuador"),
         "cannot be checked", ""),
        ("case report", record("Saving water: a case study"),
         "agrees", "title: case study"),
        ("protocol", record("Ketamine: rationale and design of a randomised trial"),
         "agrees", "title: rationale and design"),
        (RCT, record("Ketamine: rationale and design of a randomised trial"),
         "agrees", "title: randomised trial"),
        (
            RCT,
            # The plan of a study is told by the study that it plans.
            record("Ketamine: study protocol for a randomised controlled trial"),
            "near",
            "title: study protocol",
        ),
        (
            "case report",
            record("Ketamine and liver injury: case report and review of literature"),
            "agrees",
            "title: case report",
        ),
        (RCT, record("Placing clinical trials into context"), "cannot be checked", ""),
        # What is reviewed beside a case is the literature on it.
        ("case report", record("Psoas abscess: two cases and review of the literature"),
         "cannot be checked", ""),
        ("case report", record("Volvulus after a dance, with a literature review"),
         "cannot be checked", ""),
        ("case report", record("Volvulus after dancing: a literature review"),
         "conflicts", "title: literature review"),
        ("review", record("Psoas abscess: two cases and review of the literature"),
         "agrees", "title: review"),
        (RCT, record("Music for pain: a randomized trial and review of the literature"),
         "agrees", "title: randomized trial"),
        # Who pools the data of patients reviews no charts.
        ("review", record("Tramadol: a meta-analysis of 3453 patients"), "agrees",
         "title: meta-analysis"),
        ("meta-analysis", record("Tramadol: a meta-analysis of 3453 patients"),
         "agrees", "title: meta-analysis"),
        # A clinical study may follow patients or treat them; a pilot may be of rats.
        ("cohort study", record("Graft loss: a clinical study of two cages"),
         "cannot be checked", ""),
        ("clinical trial", record("Graft loss: a clinical study of two cages"),
         "agrees", "title: clinical study"),
        ("in vitro study", record("Bone on titanium: a pilot study"), "near",
         "title: pilot study"),
        # A plan, however it is called one; not how something is done.
        ("clinical trial", record("Dantrolene", abstract="A patient with muscle "
                                  "cramps had tubular aggregates."), "conflicts",
         "abstract: A patient"),
        ("controlled trial", record("Repair", abstract="We present results in a "
                                    "26-year-old male."), "conflicts",
         "abstract: in a 26-year-old male"),
        ("retrospective study", record("Juice", abstract="Using a double-blind, "
                                       "placebo controlled, crossover design."),
         "conflicts",
         "abstract: Using a double-blind, placebo controlled, crossover design"),
        ("cohort study", record("Pills", abstract="They got pills in a double-blind, "
                                "randomized manner."),
         "conflicts", "abstract: in a double-blind, randomized manner"),
        (RCT, record("Tumors", abstract="A total of 150 patients with tumors treated "
                     "in San Francisco were reviewed."), "conflicts",
         "abstract: patients with tumors treated in San Francisco were reviewed"),
        ("retrospective study", record("A randomized, double-blind, phase III clinical "
                                       "study"), "conflicts",
         "title: randomized, double-blind, phase III clinical study"),
        ("protocol", record("Music for fatigue: a protocol for systematic review and "
                            "meta-analysis", abstract="Computer search of databases: "
                            "pubmed, embase, cochrane."),
         "agrees", "title: protocol for systematic review"),
        ("survey", record("External validity of a randomized controlled trial of pills",
                          abstract="We asked in the town."), "cannot be checked", ""),
        (RCT, record("Adherence in a randomized controlled trial of pills"), "agrees",
         "title: randomized controlled trial"),
        (RCT, record("Music for pain: a protocol of randomized controlled trial"),
         "near", "title: protocol of randomized controlled trial"),
        (RCT, record("Stem cells in sepsis: randomized controlled study protocol"),
         "near", "title: study protocol"),
        # What a title is about is not how its own study was done.
        (RCT, record("A workshop plus adapted guidelines can improve asthma: A cluster "
                     "randomised trial"), "agrees", "title: cluster randomised trial"),
        (RCT, record("Randomized Crossover Study Showing Same Day Review Replacing "
                     "Next Day Review to be safe"), "agrees",
         "title: Randomized Crossover"),
        ("cross-sectional study",
         record("Databases in systematic reviews: a cross-sectional study"),
         "agrees", "title: cross-sectional study"),
        ("systematic review", record("Twin study designs: A systematic review"),
         "agrees", "title: systematic review"),
        (RCT, record("The PICO framework to improve searching PubMed"),
         "cannot be checked", ""),
        (RCT, record("[Hospital infections from a bacteriological viewpoint]"),
         "cannot be checked", ""),
        ("clinical trial", record("PIEZO2 mediates pain in mice and humans"),
         "cannot be checked", ""),
        # Headings that a source glued to the words behind them.
        ("cohort study", record("Stroke", abstract="We assessed risk of stroke and "
            "death.DesignProspective cohort study.SettingAll Danish centres."
            "ParticipantsPatients of the Danish Randomized Trial."), "agrees",
         "abstract: Prospective cohort"),
        # Types of the 1970s: not all of a randomised trial is a case.
        ("retrospective study", record("Hydroxyurea", "Case Reports",
            "Randomized Controlled Trial", abstract="This was a double-blind "
            "randomized study."), "conflicts", "Randomized Controlled Trial"),
        ("review", record("Bullous disease", abstract="We describe a case of bullous "
            "disease and review the literature."), "cannot be checked", ""),
        ("clinical trial", record("Avoidance", abstract="This laboratory study had 40 "
            "participants."), "cannot be checked", ""),
        ("survey", record("Talking", abstract="BACKGROUND: A discussion about patient "
            "needs is good. We asked all."), "cannot be checked", ""),
        (RCT, record("A new protocol for sedation: a randomized trial"), "agrees",
         "title: randomized trial"),
        (
            "systematic review",
            record("Laparotomy: a review of 184 cases"),
            "conflicts",
            "title: review",
        ),
        # MeSH and abstracts.
        (
            "systematic review",
            record(mesh=("Double-Blind Method", "Humans")),
            "conflicts",
            "MeSH: Double-Blind Method",
        ),
        (
            "cohort study",
            record(mesh=("Cohort Studies", "Humans")),
            "agrees",
            "MeSH: Cohort Studies",
        ),
        (
            "systematic review",
            record(abstract="We searched MEDLINE and Embase for trials."),
            "agrees",
            "abstract: searched MEDLINE and Embase",
        ),
        (
            RCT,
            record(abstract="Sixty patients were randomly assigned to two drugs."),
            "agrees",
            "abstract: patients were randomly assigned",
        ),
        (
            RCT,
            record("Ketamine", "Review", abstract="Patients were randomised in most."),
            "conflicts",
            "Review",
        ),
        (
            "case report",
            record(abstract="We report a 60-year-old woman with pain."),
            "agrees",
            "abstract: We report a 60-year-old woman",
        ),
        # Whom a trial had randomised were asked afterwards.
        (
            "qualitative study",
            record(abstract="We held qualitative interviews with women randomized."),
            "agrees",
            "abstract: qualitative interviews",
        ),
        # Journals of one kind of paper.
        (
            "systematic review",
            record(journal="The Cochrane database of systematic reviews"),
            "agrees",
            "journal: The Cochrane database of systematic reviews",
        ),
        ("review", record("The coat colours of mice"), "cannot be checked", ""),
        # Rats, cells and a cohort that nobody allocated are no patients of a trial.
        (RCT, RATS, "conflicts", "MeSH: Animals, without Humans"),
        ("systematic review", RATS, "conflicts", "MeSH: Animals, without Humans"),
        ("animal study", RATS, "agrees", "title: in diabetic rats"),
        ("clinical trial", RATS, "cannot be checked", ""),
        (RCT, CELLS, "conflicts", "MeSH: In Vitro Techniques"),
        (RCT, replace(CELLS, title="Culture after in vitro fertilisation"),
         "cannot be checked", ""),
        (RCT, COHORT, "conflicts", "MeSH: Cohort Studies"),
        (RCT, replace(COHORT, abstract="Men were assigned to coffee."), "near",
         "title: prospective study"),
        ("longitudinal study", COHORT, "agrees", "title: prospective study"),
        # A guideline that was followed, rats by chance, a case and what is known of it.
        ("cohort study", record("Treatment before and after implementation of "
         "the NICE guideline on atrial fibrillation"), "cannot be checked", ""),
        ("cohort study", record("Clinical practice guideline for atrial fibrillation"),
         "conflicts", "title: practice guideline"),
        ("animal study", record(abstract="Adult rats were randomly divided into a "
         "control group and three others."), "cannot be checked", ""),
        ("meta-analysis", record(abstract="Adult women were randomly divided "
         "into a control group and three others."), "conflicts",
         "abstract: women were randomly divided"),
        ("retrospective study", record(abstract="Sixty patients were enrolled and "
         "divided randomly into three groups."), "conflicts",
         "abstract: patients were enrolled and divided randomly"),
        ("review", record("Two cases of brain oedema", "Case Reports", abstract="We "
         "describe two cases and review the literature."), "cannot be checked", ""),
        ("review", record("Two cases of brain oedema", "Case Reports", abstract="We "
         "describe two cases."), "conflicts", "Case Reports"),
        # What an abstract states of its own study.
        (RCT, record(abstract="We retrospectively reviewed the medical records of 181 "
         "patients."), "conflicts", "abstract: We retrospectively reviewed"),
        (RCT, record(abstract="A cross sectional study was carried-out among 670 "
         "mothers.", mesh=("Follow-Up Studies",)), "conflicts",
         "abstract: cross sectional study"),
        (RCT, record(abstract="From a single-center, retrospective cohort study we "
         "know more."), "cannot be checked", ""),
        (RCT, record(abstract="This was a single-center, retrospective cohort study "
         "of falls."), "conflicts", "abstract: retrospective cohort"),
        ("systematic review", record(abstract="Based on data obtained from the German "
         "Childhood Cancer Registry, 370 tumours were analysed."), "conflicts",
         "abstract: data obtained from the German Childhood Cancer Registry"),
        ("systematic review", record(abstract="We retrospectively reviewed 12 patients "
         "and searched the literature."), "cannot be checked", ""),
        (RCT, record(abstract="The aim of this paper is told here. We summarize recent "
         "advances."), "conflicts", "abstract: We summarize recent advances"),
        (RCT, record(abstract="Methods: Following institutional review board approval, "
         "hips were treated."), "cannot be checked", ""),
        # Trials are looked at again; earlier ones and those wanted are not this one.
        (RCT, record(abstract="We retrospectively analyzed patients whom "
         "chance had allocated."), "cannot be checked", ""),
        (RCT, record(abstract="Earlier randomized trials had been small. We "
         "retrospectively analyzed 40 patients. Randomized trials are needed."),
         "conflicts", "abstract: We retrospectively analyzed"),
        # A heading stands for matched controls drawn at random, too.
        (RCT, record("Clots: a case-control study", abstract="We matched 172 controls.",
         mesh=("Random Allocation",)), "conflicts", "title: case-control study"),
        (RCT, record("Clots: a case-control study", abstract="Diets were allocated.",
         mesh=("Random Allocation",)), "near", "MeSH: Random Allocation"),
        # Whoever was drawn for a survey is indexed under it as well: PMID 9663926.
        ("survey", record("Renin in men and women", abstract="Renin was measured in "
         "327 men and 383 women who took part in an earlier population survey.",
         mesh=("Cross-Sectional Studies", "Random Allocation")), "near",
         "MeSH: Cross-Sectional Studies"),
        # A review is indexed under what it read, unless its title names that beside it.
        ("cross-sectional study", record("Reported outcomes: A Systematic Review",
         mesh=("Cross-Sectional Studies",)), "conflicts", "title: Systematic Review"),
        ("cohort study", record("Eggs and death: a cohort study and meta-analysis",
         mesh=("Cohort Studies",)), "agrees", "MeSH: Cohort Studies"),
        # Nobody was compared, and chance is not mentioned.
        (RCT, record("Drug X", "Clinical Trial", abstract="In this prospective "
         "single-arm study 40 patients took X."), "conflicts", "abstract: single-arm"),
        (RCT, PHASE_1, "conflicts", "abstract: a phase I study"),
        ("clinical trial", PHASE_1, "agrees", "Clinical Trial, Phase I"),
        (RCT, replace(PHASE_1, abstract=PHASE_1.abstract + " Others had placebo."),
         "near", "Clinical Trial, Phase I"),
        (RCT, replace(PHASE_1, abstract=PHASE_1.abstract[:90]), "near",
         "Clinical Trial, Phase I"),
        # A whole abstract that says nothing of what such a study cannot do without.
        (RCT, SILENT, "conflicts", "an abstract that tells of no randomization"),
        # PubMed has a type for trials in which chance decided; this is another.
        *(
            (RCT, replace(SILENT, publication_types=types), agreement, shown)
            for types, agreement, shown in (
                (PHASE_1.publication_types, "conflicts",
                 "an abstract that tells of no randomization"),
                (NOPPERS.publication_types, "agrees", "Randomized Controlled Trial"),
            )
        ),
        ("meta-analysis", SILENT, "conflicts",
         "an abstract that tells of no literature searched"),
        ("cohort study", SILENT, "cannot be checked", ""),
        # What is typed a review may have searched, and would say so.
        ("meta-analysis", HOLOBIONT, "conflicts",
         "an abstract that tells of no literature searched"),
        ("review", HOLOBIONT, "agrees", "Review"),
        *(
            ("meta-analysis", replace(HOLOBIONT, abstract=HOLOBIONT.abstract + words),
             "near", "Review")
            for words in ("We pooled what they found.", "Twelve field studies agreed.")
        ),
        ("meta-analysis", replace(HOLOBIONT, abstract=HOLOBIONT.abstract[:90]), "near",
         "Review"),
        # Nobody takes part in what a computer does.
        *(
            (key, DOCKED, "conflicts", "an abstract that tells of nobody who took part")
            for key in ("controlled trial", "cohort study", "case report")
        ),
        ("controlled trial", replace(DOCKED, abstract=DOCKED.abstract + "Patients "
         "may gain."), "cannot be checked", ""),
        # Compared, but not by chance.
        (RCT, replace(SILENT, abstract="Ten were treated with rays and twelve with "
         "both. Though this is not a controlled study, both did better."), "conflicts",
         "abstract: not a controlled study"),
        # What an abstract calls itself outweighs its type; its protocol is none yet.
        ("narrative review", record("Pills: facts and myths", "Meta-Analysis", "Review",
         abstract="The purpose of this narrative review is to discuss harm."), "agrees",
         "abstract: narrative review"),
        ("retrospective study", record("Metastases", "Clinical Trial",
         abstract="This was a retrospective study of 60 scans."), "agrees",
         "abstract: retrospective study"),
        ("editorial", record("Transplants today", "Review"), "near", "Review"),
        ("editorial", record("Transplants", "Systematic Review"), "conflicts",
         "Systematic Review"),
        ("case report", record("Yoga: study protocol for a randomised trial"),
         "conflicts", "title: study protocol"),
        ("systematic review", record("Yoga: a study protocol",
         abstract="This systematic review will be the first."), "near",
         "title: study protocol"),
        (RCT, replace(SILENT, year=1975), "cannot be checked", ""),
        (RCT, replace(SILENT, abstract=SILENT.abstract[:90]), "cannot be checked", ""),
        (RCT, replace(SILENT, title="Ketamine or placebo"), "cannot be checked", ""),
        ("systematic review", replace(SILENT, title="Ketamine: published cases"),
         "cannot be checked", ""),
        # What was cut off may have told it; chance has many words.
        (RCT, replace(SILENT, abstract=SILENT.abstract + "(ABSTRACT TRUNCATED AT 250 "
         "WORDS)"), "cannot be checked", ""),
        *(
            (RCT, replace(SILENT, abstract=f"{SILENT.abstract}{words}."),
             "cannot be checked", "")
            for words in (
                "They were divided in two groups by a table of random numbers",
                "Half of them were randomly chosen to receive it",
                "A randomized trial comparing it with vehicle in 60 women is reported",
                "It was double-masked",
                "Who got it was chosen by the toss of a coin",
                "They were allotted to it or to no treatment",
            )
        ),
        (RCT, replace(SILENT, abstract=f"{SILENT.abstract}A sample of women was "
         "randomly selected for interview."), "cannot be checked", ""),
        (RCT, replace(SILENT, abstract=f"{SILENT.abstract}Randomized trials are "
         "needed."), "conflicts", "an abstract that tells of no randomization"),
        # Those of others (PMID 11129121), and one's own (PMID 12817528).
        (RCT, replace(SILENT, abstract=f"{SILENT.abstract}Another randomised trial "
         "showed no effect. It is known from randomised controlled trials."),
         "conflicts", "an abstract that tells of no randomization"),
        (RCT, replace(SILENT, abstract=f"{SILENT.abstract}In two open, randomised "
         "crossover studies women drank it."), "cannot be checked", ""),
        (RCT, replace(SILENT, abstract=f"{SILENT.abstract}In two randomised trials "
         "women drank it."), "cannot be checked", ""),
        ("meta-analysis", replace(SILENT, title="Reanalysis of data on 53,297 women "
         "from 54 studies"), "cannot be checked", ""),
        # One sentence on papers makes no review of people who were followed.
        ("cohort study", replace(SILENT, abstract="Here we summarize the current "
         "findings on coffee in 10,000 civil servants who were followed for 20 years."),
         "cannot be checked", ""),
        ("case series", replace(SILENT, abstract="We here review the literature and "
         "present five patients."), "cannot be checked", ""),
        # A plan may have the type or the name of what is planned (PMID 26702385).
        ("protocol", record("Sports in children", abstract="In this cross-sectional "
         "study differences will be compared between children."), "agrees",
         "abstract: study differences will be compared"),
        ("protocol", record("Sports in children", "Randomized Controlled Trial",
         abstract="Further trials will be needed."), "conflicts",
         "Randomized Controlled Trial"),
        # What is looked at once is not followed (PMID 34095294).
        ("cohort study", record("Germs: a cross-sectional study",
         abstract="We asked 399 students."), "conflicts",
         "title: cross-sectional study"),
        ("cohort study", record("Germs: a cross-sectional study",
         abstract="We asked the cohort of 1970."), "near",
         "title: cross-sectional study"),
        # A heading is no sign of what a trial looked back on (PMID 28374097).
        ("retrospective study", record("Germs", "Randomized Controlled Trial",
         abstract="Wards were randomised.", mesh=("Retrospective Studies",)),
         "conflicts", "Randomized Controlled Trial"),
        ("retrospective study", record("Germs", "Randomized Controlled Trial",
         abstract="A post hoc analysis.", mesh=("Retrospective Studies",)),
         "agrees", "MeSH: Retrospective Studies"),
        # Trials of others, and mice with the cancer of humans (PMID 33685990).
        ("clinical trial", replace(DOCKED, abstract=f"{DOCKED.abstract}Clinical trials "
         "have failed. It shrank xenografts of human cancer in mice."), "conflicts",
         "an abstract that tells of nobody who took part"),
        ("clinical trial", replace(DOCKED, abstract=f"{DOCKED.abstract}It shrank "
         "xenografts in mice; two patients had it."), "cannot be checked",
         ""),
        # What patients gave for work in the laboratory (PMID 30079761), or took.
        ("in vitro study", record("Freezing CD34+ cells of patients", "Clinical Trial",
         abstract="Cultured cells were frozen and engrafted."), "cannot be checked",
         ""),
        ("in vitro study", record("Cells after ketamine", "Clinical Trial",
         abstract="Patients were randomized; cells were cultured."), "conflicts",
         "Clinical Trial"),
        # The plain type says less than the title.
        ("systematic review", record("Sleep: a narrative review", "Review"),
         "conflicts", "title: narrative review"),
        # A letter may carry a small study, a type may lack its number.
        (RCT, record("Ketamine", "Letter"), "cannot be checked", ""),
        (
            RCT,
            Record("1", "K", publication_types=(PublicationType("", "Review"),)),
            "conflicts",
            "Review",
        ),
    ],
)  # fmt: skip
def test_a_stated_design_is_held_against_all_that_a_record_shows(
    stated, found, agreement, shown
):
    assert compare_design(stated, found) == (agreement, shown)


@given(
    st.sampled_from(sorted(DESIGNS)),
    st.sets(st.sampled_from(sorted(TYPES)), max_size=4),
    st.text(max_size=60),
)
def test_a_sign_for_the_stated_design_outweighs_every_other(stated, others, abstract):
    row = DESIGNS[stated]
    title = f"Pain: a {stated}" if not row.publication_types else "Pain"
    own = [kind.name for kind in row.publication_types[:1]]
    found = record(title, *own, *sorted(others), abstract=abstract)
    assert compare_design(stated, found)[0] in {"agrees", "near"}
