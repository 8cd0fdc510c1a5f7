"""Made records, what pages say of them, and which of it a record contradicts.

Titles and abstracts are invented, in the wording of PubMed. Written before the program
was asked, each label by what a careful reader of record and page would say: ``design``
or ``size`` where the record shows that the page is wrong, nothing where the page is
right, looser than the record, or speaks of what the record does not tell.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from verifier.designs import compare_design, find_designs, is_plural
from verifier.models import Record
from verifier.publication_types import publication_types
from verifier.sizes import find_sizes, judge_size

RCT = "Randomized Controlled Trial"
SYSTEMATIC = "Systematic Review"


@dataclass(frozen=True, slots=True)
class Made:
    """A record, and sentences of pages with what of each the record contradicts."""

    title: str
    abstract: str
    said: tuple[tuple[str, str], ...]
    types: tuple[str, ...] = ("Journal Article",)
    mesh: tuple[str, ...] = ()

    @property
    def record(self) -> Record:
        """The record as PubMed would give it."""
        return Record(
            pmid="1",
            title=self.title,
            abstract=self.abstract,
            publication_types=publication_types(self.types),
            mesh=self.mesh,
        )


MADE = (
    Made(
        "Ginger capsules for nausea after day surgery: double-blind randomized trial.",
        "BACKGROUND: Ginger is widely used. METHODS: One hundred and twenty women were "
        "randomly assigned to ginger 1 g or placebo before laparoscopy. RESULTS: "
        "Nausea occurred in 28% of 60 given ginger and in 51% of 60 given placebo.",
        (
            ("a randomised controlled trial with 120 women", ""),
            ("a double-blind trial in 120 patients", ""),
            ("a clinical trial", ""),
            ("a systematic review of ginger", "design"),
            ("a meta-analysis", "design"),
            ("a case report", "design"),
            ("a randomised trial of 520 women", "size"),
            ("a trial with 12 women", "size"),
            ("a cohort study of 1,200 women", "design size"),
        ),
        types=("Journal Article", RCT),
    ),
    Made(
        "Acupuncture for chronic shoulder pain: systematic review and meta-analysis.",
        "We searched MEDLINE, Embase and CENTRAL to March 2019 for randomised trials. "
        "Fourteen trials with 1,318 participants met the inclusion criteria. Pooled "
        "pain scores favoured acupuncture.",
        (
            ("a systematic review of 14 trials", ""),
            ("a meta-analysis of fourteen studies with 1318 patients", ""),
            ("a review", ""),
            ("a review of 41 trials", "size"),
            ("a randomised controlled trial with 1318 patients", "design"),
            ("a clinical trial", "design"),
            ("a meta-analysis of 14 trials with 13,180 people", "size"),
            ("a case series", "design"),
        ),
        types=("Journal Article", "Meta-Analysis", SYSTEMATIC),
    ),
    Made(
        "Coffee intake and incident gout in middle-aged men: a prospective study.",
        "We followed 45,869 men with no history of gout at baseline for 12 years. "
        "We documented 757 incident cases. Risk fell with increasing coffee intake.",
        (
            ("a cohort study of 45,869 men", ""),
            ("a study that followed more than 45,000 men", ""),
            ("a prospective study in 45869 men", ""),
            ("an observational study", ""),
            ("a randomised trial with 45,869 men", "design"),
            ("a placebo-controlled trial", "design"),
            ("a study of 4,586 men", "size"),
            ("a systematic review", "design"),
            ("a laboratory study", "design"),
        ),
        mesh=("Humans", "Male", "Prospective Studies", "Cohort Studies"),
    ),
    Made(
        "Severe hyponatraemia after a detox tea: a case report.",
        "We report a 47-year-old woman who presented with confusion after drinking "
        "large amounts of herbal tea. Her sodium was 108 mmol/l.",
        (
            ("a case report", ""),
            ("a randomised controlled trial", "design"),
            ("a cohort study of 300 women", "design size"),
            ("a systematic review", "design"),
        ),
        types=("Case Reports", "Journal Article"),
    ),
    Made(
        "Effect of low-level laser on wound closure in diabetic rats.",
        "Thirty-two male Wistar rats were made diabetic and divided into four groups. "
        "Laser-treated wounds closed three days earlier.",
        (
            ("an animal study", ""),
            ("an animal study with 32 rats", ""),
            ("a randomised controlled trial with 32 patients", "design"),
            ("a systematic review", "design"),
            ("a case report", "design"),
        ),
        mesh=("Animals", "Rats, Wistar", "Male", "Wound Healing"),
    ),
    Made(
        "Magnesium supplementation for nocturnal leg cramps in older adults.",
        "IMPORTANCE: Cramps are common. DESIGN: Double-blind, placebo-controlled "
        "randomized clinical trial. PARTICIPANTS: 94 adults (mean age 65) completed "
        "the 4-week trial of 102 randomized. RESULTS: There was no difference.",
        (
            ("a randomised trial of 102 adults", ""),
            ("a trial in 94 older adults", ""),
            ("a double-blind study of 94 people", ""),
            ("a study of about 100 adults", ""),
            ("a meta-analysis of 94 adults", "design"),
            ("a trial with 940 adults", "size"),
            ("a trial of 24 adults", "size"),
            ("an observational study", "design"),
        ),
        types=("Journal Article", RCT),
    ),
    Made(
        "Yoga for low back pain.",
        "",
        (
            ("a randomised trial with 320 people", ""),
            ("a systematic review of 12 trials", "design"),
            ("a clinical trial", ""),
        ),
        types=("Journal Article", RCT, "Multicenter Study"),
    ),
    Made(
        "Probiotics in the prevention of antibiotic-associated diarrhoea.",
        "In this trial, 273 children were enrolled; 246 were randomised, 128 to "
        "probiotic and 118 to placebo. Diarrhoea occurred in 8% and 20%.",
        (
            ("a trial of 246 children", ""),
            ("a study with 273 children", ""),
            ("a randomised study of 246 children", ""),
            ("128 children were given the probiotic", ""),
            ("a trial with 2,460 children", "size"),
            ("a trial of 46 children", "size"),
            ("a narrative review", "design"),
        ),
    ),
    Made(
        "Mindfulness-based stress reduction: a narrative review.",
        "This review summarises the literature on mindfulness in primary care.",
        (
            ("a review", ""),
            ("a narrative review", ""),
            ("a randomised controlled trial", "design"),
            ("a systematic review", "design"),
            ("a review of 30 studies", ""),
        ),
        types=("Journal Article", "Review"),
    ),
    Made(
        "Ketamine for complex regional pain: a retrospective chart review of 33 cases.",
        "Records of 33 patients treated between 1998 and 2003 were reviewed. Relief "
        "was complete in 25 patients.",
        (
            ("a retrospective study of 33 patients", ""),
            ("a chart review", ""),
            ("a case series of 33 patients", ""),
            ("a randomised controlled trial", "design"),
            ("a double-blind trial of 33 patients", "design"),
            ("a retrospective study of 330 patients", "size"),
            ("a meta-analysis", "design"),
        ),
        mesh=("Humans", "Retrospective Studies"),
    ),
    Made(
        "Zinc lozenges and the common cold: an updated meta-analysis.",
        "Seven randomised trials with a total of 575 participants were pooled. Colds "
        "were 33% shorter in the zinc groups.",
        (
            ("a meta-analysis of seven trials", ""),
            ("a pooled analysis of 575 people", ""),
            ("a systematic review", ""),
            ("a meta-analysis of 17 trials", "size"),
            ("a randomised trial of 575 people", "design"),
            ("a cohort study", "design"),
        ),
        types=("Journal Article", "Meta-Analysis"),
    ),
    Made(
        "Smartphone use at bedtime and sleep in adolescents: cross-sectional survey.",
        "A total of 9,846 adolescents aged 16-19 years completed the questionnaire.",
        (
            ("a survey of 9,846 teenagers", ""),
            ("a cross-sectional study", ""),
            ("an observational study of nearly 10,000 teenagers", ""),
            ("a randomised trial", "design"),
            ("a survey of 984 teenagers", "size"),
            ("a meta-analysis of 9,846 adolescents", "design"),
        ),
        mesh=("Humans", "Adolescent", "Cross-Sectional Studies"),
    ),
    Made(
        "Efficacy of a topical capsaicin patch in painful diabetic neuropathy.",
        "Patients were randomised 1:1 to capsaicin 8% (n = 186) or placebo (n = 183) "
        "and followed for 12 weeks.",
        (
            ("a randomised trial with 369 patients", ""),
            ("a trial of 186 patients on capsaicin", ""),
            ("a study of 36 patients", "size"),
            ("a study of 3,690 patients", "size"),
            ("a systematic review", "design"),
        ),
        types=("Journal Article", RCT),
    ),
    Made(
        "Long-term use of proton pump inhibitors and hip fracture: a nested "
        "case-control study.",
        "We compared 13,556 cases of hip fracture with 135,386 controls from general "
        "practice records.",
        (
            ("a case-control study", ""),
            ("an observational study of 13,556 patients with hip fracture", ""),
            ("a randomised controlled trial", "design"),
            ("a systematic review", "design"),
            ("a case report", "design"),
        ),
        mesh=("Humans", "Case-Control Studies"),
    ),
    Made(
        "Vitamin D and falls: study protocol for a randomised controlled trial.",
        "BACKGROUND: Falls are common. METHODS: We will recruit 400 adults aged over "
        "70, who will be randomised to vitamin D or placebo.",
        (
            ("the protocol of a randomised trial", ""),
            ("a study protocol", ""),
            ("a meta-analysis", "design"),
            ("a systematic review of vitamin D", "design"),
        ),
        types=("Clinical Trial Protocol", "Journal Article"),
    ),
    Made(
        "Guideline for the management of acute low back pain in primary care.",
        "This guideline updates the recommendations of 2008.",
        (
            ("a guideline", ""),
            ("a randomised trial", "design"),
            ("a case report", "design"),
        ),
        types=("Practice Guideline", "Journal Article"),
    ),
    Made(
        "Peppermint oil for irritable bowel syndrome.",
        "Forty-two children with irritable bowel syndrome were given "
        "enteric-coated peppermint oil capsules or placebo in a randomized, "
        "double-blind controlled trial of two weeks. 75% of those receiving the oil "
        "had less severe pain.",
        (
            ("a randomised controlled trial of 42 children", ""),
            ("a double-blind trial", ""),
            ("a controlled trial with 42 children", ""),
            ("a trial with 142 children", "size"),
            ("a trial in 4,200 children", "size"),
            ("a review of studies", "design"),
        ),
        types=("Clinical Trial", "Journal Article", RCT),
    ),
    Made(
        "Curcumin inhibits proliferation of human colon cancer cells in vitro.",
        "HT-29 cells were incubated with curcumin for 24 to 72 hours. Proliferation "
        "fell in a dose-dependent way.",
        (
            ("a laboratory study", ""),
            ("an in vitro study", ""),
            ("a clinical trial in 72 patients", "design"),
            ("a randomised trial", "design"),
        ),
        mesh=("Humans", "In Vitro Techniques", "Cell Proliferation"),
    ),
    Made(
        "Exercise for depression in adults: an umbrella review of meta-analyses.",
        "Ninety-seven reviews comprising 1,039 trials and 128,119 participants were "
        "included.",
        (
            ("an umbrella review of 97 reviews", ""),
            ("a review with 128,119 participants", ""),
            ("a review of 1,039 trials", ""),
            ("a systematic review", ""),
            ("a randomised trial with 128,119 participants", "design"),
            ("a cohort study", "design"),
        ),
        types=("Journal Article", "Review"),
    ),
    Made(
        "Response to: does glucosamine work?",
        "",
        (
            ("a letter to the editor", ""),
            ("a randomised controlled trial", "design"),
            ("a systematic review", "design"),
        ),
        types=("Letter", "Comment"),
    ),
    Made(
        "Cognitive behavioural therapy for insomnia delivered online: a pilot study.",
        "Twenty-two adults took part in this uncontrolled pilot. Sleep efficiency "
        "improved by 9% after six weeks.",
        (
            ("a pilot study with 22 adults", ""),
            ("a small study of 22 people", ""),
            ("a pilot study of 220 adults", "size"),
            ("a systematic review", "design"),
            ("a meta-analysis of 22 trials", "design"),
        ),
        mesh=("Humans", "Pilot Projects"),
    ),
    Made(
        "Botulinum toxin for chronic migraine: results of two phase 3 trials, pooled.",
        "A total of 1,384 adults were randomized to onabotulinumtoxinA (n=688) or "
        "placebo (n=696).",
        (
            ("trials with 1,384 adults", ""),
            ("a randomised trial of 1384 adults", ""),
            ("a study in 688 patients on the toxin", ""),
            ("a trial with 138 adults", "size"),
            ("a case series", "design"),
        ),
        types=("Journal Article", RCT, "Clinical Trial, Phase III"),
    ),
    Made(
        "Trends in childhood asthma: a nationwide registry study.",
        "We used national registries to identify all 1,018,031 children born in "
        "1997-2013; 64,112 had asthma.",
        (
            ("a registry study of 1,018,031 children", ""),
            ("a study of more than 1,000,000 children", ""),
            ("an observational study", ""),
            ("a randomised trial", "design"),
            ("a study of 10,180 children", "size"),
        ),
        types=("Journal Article", "Observational Study"),
    ),
    Made(
        "Three patients with liver injury after green tea extract.",
        "We describe three women aged 38 to 56 years with acute hepatitis after taking "
        "green tea extract. All recovered.",
        (
            ("a series of three cases", ""),
            ("a case series of 3 patients", ""),
            ("a case report", ""),
            ("a double-blind trial", "design"),
            ("a cohort study", "design"),
            ("a case series of 30 patients", "size"),
        ),
        types=("Case Reports", "Journal Article"),
    ),
    Made(
        "Living with fibromyalgia: a qualitative interview study.",
        "Semi-structured interviews were held with 17 women. Four themes emerged.",
        (
            ("a qualitative study with 17 women", ""),
            ("an interview study", ""),
            ("a randomised controlled trial with 17 women", "design"),
            ("interviews with 170 women", "size"),
            ("a meta-analysis", "design"),
        ),
        mesh=("Humans", "Female", "Qualitative Research"),
    ),
    Made(
        "Spinal manipulation in acute neck pain.",
        "Adults with neck pain were screened (n=504); 272 were randomized to "
        "manipulation, medication or home exercise. At 12 weeks 250 were analysed.",
        (
            ("a randomised trial of 272 adults", ""),
            ("a study that analysed 250 adults", ""),
            ("504 people were screened", ""),
            ("a randomised trial of 2,272 adults", "size"),
            ("a trial of 27 adults", "size"),
            ("a cohort study", "design"),
        ),
        types=("Journal Article", RCT),
    ),
    Made(
        "Herbal medicine in pregnancy.",
        "OBJECTIVE: To describe use of herbal medicines. RESULTS: Use varied widely.",
        (
            ("a survey of 600 women", ""),
            ("a randomised trial", ""),
            ("a systematic review", ""),
        ),
    ),
    Made(
        "Crossover comparison of two CPAP masks in sleep apnoea.",
        "Twenty-one patients used each mask for four weeks in random order "
        "(randomised crossover trial).",
        (
            ("a crossover trial of 21 patients", ""),
            ("a randomised trial with 21 patients", ""),
            ("a trial with 210 patients", "size"),
            ("a case report", "design"),
            ("a review", "design"),
        ),
        mesh=("Humans", "Cross-Over Studies"),
    ),
    Made(
        "Eccentric hamstring training in amateur soccer players: a cluster-randomised "
        "controlled trial.",
        "Forty clubs were randomised. In all, 579 amateur players took part: 292 did "
        "Nordic exercises and 287 trained as usual. Injuries fell.",
        (
            ("579 footballers, their clubs drawn by lot", ""),
            ("an RCT in 579 amateurs; 292 did the exercises", ""),
            ("clubs were allotted at random, 579 players in all", ""),
            ("a trial that randomised 5,790 amateurs", "size"),
            ("a retrospective look at club records, a chart audit", "design"),
            ("put 59 sprinters in a randomised trial", "size"),
        ),
        types=("Journal Article", RCT),
    ),
    Made(
        "Xylitol syrup for dental caries in toddlers: a double-blind randomised trial.",
        "We randomised 108 children aged 9-15 months to xylitol or control syrup; 94 "
        "were analysed.",
        (
            ("tested syrup in 94 toddlers, chosen at random for xylitol", ""),
            ("108 tots started and 94 stayed to the end", ""),
            ("randomly sorted 108 little ones into two groups", ""),
            ("gave 940 toddlers syrup", "size"),
            ("it pooled 94 trials in a meta-analysis", "design"),
            ("a case-control study of 94 kids", "design"),
        ),
        types=("Journal Article", RCT),
    ),
    Made(
        "Magnetic wrist straps for rheumatoid arthritis: randomised double-blind "
        "placebo-controlled crossover trial.",
        "Seventy patients used each of four devices in random order; 65 gave complete "
        "data.",
        (
            ("seventy volunteers, of whom 65 gave complete data; a crossover", ""),
            ("each of 70 patients tried four devices in random order", ""),
            ("double-blind, placebo-controlled, n = 65", ""),
            ("700 grown-ups tried the straps", "size"),
            ("a Cochrane team's systematic review", "design"),
        ),
        mesh=("Humans", "Cross-Over Studies"),
        types=("Journal Article", RCT),
    ),
    Made(
        "Coffee drinking and incident arrhythmia: prospective analysis of a national "
        "cohort.",
        "A total of 386,258 participants were followed for 4.5 years, of whom 16,979 "
        "developed an arrhythmia.",
        (
            ("tracked 386,258 coffee drinkers in a cohort", ""),
            ("observational: 386,258 Britons, nobody was assigned anything", ""),
            ("almost 390,000 coffee lovers, not a randomised trial but a cohort", ""),
            ("followed 38,625 folks", "size"),
            ("randomly allotted 386,258 people to coffee", "design"),
            ("a cohort study that took in 3,862 grown-ups", "size"),
        ),
        mesh=("Humans", "Cohort Studies", "Prospective Studies"),
        types=("Journal Article", "Observational Study"),
    ),
    Made(
        "Psyllium for constipation: systematic review and meta-analysis.",
        "MEDLINE and CENTRAL were searched. Sixteen randomised trials with 1,251 "
        "participants were included.",
        (
            ("a sys review of 16 trials, n = 1,251", ""),
            ("16 RCTs, 1,251 people, pooled in a meta-analysis", ""),
            ("weighed up sixteen trials, with 1,251 folk between them", ""),
            ("61 RCTs, 1,251 people, a meta-analysis", "size"),
            ("put 12,510 adults on psyllium by the toss of a coin", "design size"),
        ),
        types=("Journal Article", SYSTEMATIC, "Meta-Analysis"),
    ),
)


@dataclass(frozen=True, slots=True)
class Compared:
    """One sentence of a page against one record: is there a conflict, was it seen?"""

    made: Made
    said: str
    claim: str
    wrong: bool
    flagged: bool


def compare_all() -> Iterator[Compared]:
    """Every claim of design and of size in the table, compared."""
    for made in MADE:
        record = made.record
        for said, wrong in made.said:
            # Of several trials it is told who pooled them.
            designs = [
                key
                for start, end, key in find_designs(said)
                if not is_plural(said[start:end].lower())
            ]
            sizes = [found.size for found in find_sizes(said)]
            if designs:
                agreement = compare_design(designs[0], record)[0]
                flagged = agreement == "conflicts"
                yield Compared(made, said, "design", "design" in wrong, flagged)
            if sizes:
                flagged = judge_size(sizes, record)[0] == "conflicts"
                yield Compared(made, said, "size", "size" in wrong, flagged)


def figures() -> dict[str, float]:
    """Precision and recall of the conflicts of each claim."""
    counts = Counter((c.claim, c.wrong, c.flagged) for c in compare_all())
    found: dict[str, float] = {}
    for claim in ("design", "size"):
        right = counts[claim, True, True]
        found[f"{claim}, precision"] = right / max(
            right + counts[claim, False, True], 1
        )
        found[f"{claim}, recall"] = right / max(right + counts[claim, True, False], 1)
    return found
