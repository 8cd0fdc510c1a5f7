"""Designs and sizes as pages put them: prose, lists and tables, one study or two.

Each row is a piece of Markdown and, for each first author, the design claimed (none
asked for where the text leaves it open) and all the sizes.
"""

import pytest

from verifier.documents import read_document
from verifier.reading import read

WORDINGS = [
    # the entries of one paragraph are no remarks on its first
    (
        (
            "Okafor, Phillips and Tran [1] followed 60 women after irradiation. In the "
            "registry of Lim et al. [2] men got a blockade.\n\n**Literature**\n\n"
            "[1] Seminars in Radiation Oncology 2021; 31: 242–249\n"
            "[2] Lim J et al., Cancer Science 2021; 12: 3, a trial in 900 men\n"
        ),
        {"Okafor": (None, {60})},
    ),
    # what a colon says of a study may stand behind its journal and year
    (
        (
            "- **Okafor and colleagues (The Oncologist, 2021)**: a meta-analysis of "
            "published trials in prostate cancer, with 168 patients in all."
        ),
        {"Okafor": ("meta-analysis", {168})},
    ),
    (
        (
            "- Okafor and colleagues, Spine (2021): a survey of nurses, with 68 "
            "answers from surgeons, and a trial by Lind (2019) in 90 women."
        ),
        {"Okafor": ("survey", set()), "Lind": (None, {90})},
    ),
    # a trial whose plan is in print is told of by its protocol
    (
        (
            "A Chinese phase III trial, whose plan was laid out in BMC Cancer (Okafor "
            "2021), set out to recruit 616 patients."
        ),
        {"Okafor": ("protocol", {616})},
    ),
    (
        (
            "Researchers have set up a trial in which fifty women are to be randomised "
            "to weights. Their plan is in Medicine (Okafor 2021)."
        ),
        {"Okafor": ("protocol", set())},
    ),
    # "Their 2019 trial" is no trial by Mr Their
    (
        (
            "It falls to bits in weeks. This has been described by Okafor and "
            "colleagues in the Journal of Shoulder and Elbow Surgery. Their 2019 "
            "randomised controlled trial covered eight elderly women."
        ),
        {"Okafor": ("randomized controlled trial", {8})},
    ),
    # what is announced, and no more, is told in the next sentence
    (
        (
            '"They told my dad he was too old." A randomised controlled trial from '
            "Portugal says otherwise. Okafor and co-workers compared 155 patients "
            "(2019)."
        ),
        {"Okafor": ("randomized controlled trial", {155})},
    ),
    (
        (
            "Can it settle on screws? Okafor with two co-workers thinks it may: in a "
            "retrospective cohort study in Neurosurgical Focus (2003) they describe "
            "62 women."
        ),
        {"Okafor": ("cohort study", {62})},
    ),
    # an entry that is cited in full within a sentence neither begins nor ends it
    (
        (
            "We have been asked about the English trial in nearly 10,000 patients "
            "(Okafor SE, Bruce J, Hossain A, et al. N Engl J Med 2020;383:1848–59). "
            "It did not reduce fractures."
        ),
        {"Okafor": ("clinical trial", {10000})},
    ),
    (
        (
            "That is the conclusion of Okafor AR et al., BMJ 2017;356:i6583, an "
            "individual participant data meta-analysis (11,321 participants)."
        ),
        {"Okafor": ("meta-analysis", {11321})},
    ),
    # patients are no co-authors
    (
        (
            "Okafor and Lind pooled eleven studies with 887 patients in the European "
            "Journal of Orthodontics in 2020."
        ),
        {"Okafor": ("meta-analysis", {11, 887})},
    ),
    (
        "The most quoted trial is Okafor & Lind, 2014, in which 136 men lay in light.",
        {"Okafor": ("clinical trial", {136})},
    ),
    (
        (
            "Okafor et al. (2018) ran a crossover trial. Thirty-two cyclists "
            "rode twice, once with each drink."
        ),
        {"Okafor": ("crossover trial", {32})},
    ),
    (
        (
            "In a double-blind, placebo-controlled trial by Okafor et al. "
            "(2018), 61 nurses took drops or dummy drops for a month. Six "
            "left early."
        ),
        {"Okafor": ("randomized controlled trial", {61})},
    ),
    (
        (
            "Okafor et al. (2018) followed 12,400 women for nine years. It "
            "was a cohort study, so cause and effect stay open."
        ),
        {"Okafor": ("cohort study", {12400})},
    ),
    (
        ("Okafor and Lind (2018) asked 840 teachers to fill in a questionnaire."),
        {"Okafor": (None, {840})},
    ),
    (
        (
            "The case report by Okafor et al. (2018) is about a man of 61 who "
            "ate liquorice every day."
        ),
        {"Okafor": ("case report", set())},
    ),
    (
        (
            "Okafor et al. (2018) pooled 14 randomised trials (2,310 "
            "patients) in a meta-analysis."
        ),
        {"Okafor": ("meta-analysis", {14, 2310})},
    ),
    (
        (
            "One randomised trial (Okafor et al., 2018) gave 90 men yoga or "
            "stretching; a cohort study (Lind et al., 2019) followed 4,000 "
            "men."
        ),
        {
            "Okafor": ("randomized controlled trial", {90}),
            "Lind": ("cohort study", {4000}),
        },
    ),
    (
        ("Okafor et al. (2018) had 90 patients. Lind et al. (2019) had 45."),
        {"Okafor": (None, {90}), "Lind": (None, {45})},
    ),
    (
        (
            "Okafor et al. (2018) recruited 90 patients, of whom 81 finished. "
            "In the placebo group 30 got better."
        ),
        {"Okafor": (None, {81, 90})},
    ),
    (
        ("Okafor's 2018 retrospective study looked back at 310 charts."),
        {"Okafor": ("retrospective study", {310})},
    ),
    (
        ("According to Okafor (2018), who ran a pilot study in 18 adults, it is safe."),
        {"Okafor": ("pilot study", {18})},
    ),
    (
        ("Systematic review: Okafor et al. (2018). 22 trials, 3,901 participants."),
        {"Okafor": ("systematic review", {3901, 22})},
    ),
    (
        ("Okafor et al. (2018) is a systematic review of 22 trials."),
        {"Okafor": ("systematic review", {22})},
    ),
    (
        ("Okafor et al. (2018), an open-label study in 25 children, saw less itching."),
        {"Okafor": ("open-label trial", {25})},
    ),
    (
        ("Okafor et al. (2018) – RCT, n=132, 12 weeks."),
        {"Okafor": ("randomized controlled trial", {132})},
    ),
    (
        ("RCT (Okafor et al., 2018; n = 132): no difference."),
        {"Okafor": ("randomized controlled trial", {132})},
    ),
    (
        ("Okafor et al. (2018) randomised 132 adults to gum (66) or no gum (66)."),
        {"Okafor": (None, {66, 132})},
    ),
    (
        ("Okafor et al. (2018) enrolled 132 adults. Another trial had 40 people."),
        {"Okafor": (None, {132})},
    ),
    (
        ("Okafor et al. (2018) found relief in mice."),
        {"Okafor": ("animal study", set())},
    ),
    (
        ("In a laboratory study, Okafor et al. (2018) put cells in a dish with honey."),
        {"Okafor": ("in vitro study", set())},
    ),
    (
        (
            "A cross-sectional survey of 2,200 dentists (Okafor et al., 2018) "
            "found bad backs."
        ),
        {"Okafor": (None, {2200})},
    ),
    (
        (
            "Okafor et al. (2018) compared 112 patients with 224 healthy "
            "controls in a case-control study."
        ),
        {"Okafor": ("case-control study", {112, 224})},
    ),
    (
        ("Okafor et al. (2018) studied 56 people with tinnitus; half got the device."),
        {"Okafor": (None, {56})},
    ),
    (
        ("In Okafor et al. (2018), a narrative review, nothing was counted."),
        {"Okafor": ("narrative review", set())},
    ),
    (
        ("Okafor et al. (2018) interviewed 24 mothers for a qualitative study."),
        {"Okafor": ("qualitative study", {24})},
    ),
    (
        ("Our clinic has treated 3,000 patients. Okafor et al. (2018) had 30."),
        {"Okafor": (None, {30})},
    ),
    (
        (
            "Okafor et al. (2018) had 30 patients. In 2020, 21 million adults "
            "had depression."
        ),
        {"Okafor": (None, {30})},
    ),
    (
        (
            "Okafor et al. (2018) gave 30 patients drops. We have seen 200 "
            "people since then."
        ),
        {"Okafor": (None, {30})},
    ),
    (
        ("Okafor et al. (2018) ran a three-arm trial with 150 patients, 50 per group."),
        {"Okafor": ("clinical trial", {50, 150})},
    ),
    (
        ("Of the 150 patients in the trial by Okafor et al. (2018), 12 dropped out."),
        {"Okafor": ("clinical trial", {150})},
    ),
    (
        ("Okafor et al. (2018) took 1,046 twins, a nationwide registry study."),
        {"Okafor": ("observational study", {1046})},
    ),
    (
        (
            "## Randomised trial by Okafor et al. (2018)\n\nSixty-four bakers "
            "slept with or without a mask for four weeks. Fifty-nine handed "
            "in their diaries."
        ),
        {"Okafor": ("randomized controlled trial", {64, 59})},
    ),
    (
        (
            "## Okafor et al. (2018)\n\nDesign: cohort study. Participants: "
            "4,120 men. Follow-up: 8 years."
        ),
        {"Okafor": ("cohort study", {4120})},
    ),
    (
        (
            "In Jena 212 patients lay in the scanner. Anna Okafor, first name on the "
            "paper, pleads for treatment. The Lancet had it in 2018."
        ),
        {"Okafor": (None, {212})},
    ),
    (
        (
            "- Study: Okafor et al., Gut, 2018\n- Design: cohort study\n"
            "- Participants: 4,120 men\n- Result: mixed\n\n"
            "- Study: Lind et al., Gut, 2019\n- Design: randomised trial\n"
            "- Participants: 64 men\n"
        ),
        {
            "Okafor": ("cohort study", {4120}),
            "Lind": ("randomized controlled trial", {64}),
        },
    ),
    (
        (
            "| Study | Design | n | Result |\n|---|---|---|---|\n| Okafor "
            "2018 | RCT | 88 | positive |\n| Lind 2019 | cohort study | 1,204 "
            "| mixed |"
        ),
        {
            "Okafor": ("randomized controlled trial", {88}),
            "Lind": ("cohort study", {1204}),
        },
    ),
    (
        (
            "- Okafor et al. 2018: 88 patients, randomised, no effect\n- Lind "
            "et al. 2019: 1,204 patients, cohort, some effect"
        ),
        {"Okafor": (None, {88}), "Lind": (None, {1204})},
    ),
    (
        (
            "Okafor et al. (2018), with 88 patients, and Lind et al. (2019), "
            "with 140, disagree."
        ),
        {"Okafor": (None, {88}), "Lind": (None, {140})},
    ),
    # Told first, named after.
    (
        (
            "Eighty-four women with sore knees got broth or stock by lot; 79 "
            "finished. (Okafor et al., 2018.)"
        ),
        {"Okafor": ("randomized controlled trial", {84, 79})},
    ),
    (
        (
            "A team gave 57 nurses drops. It was a randomised trial. The work "
            "was led by Okafor et al. (2018) and appeared in the Lancet."
        ),
        {"Okafor": ("randomized controlled trial", {57})},
    ),
    (
        (
            "Ninety men took part in a survey. Their complaints were confirmed by "
            "Okafor et al. (2018)."
        ),
        {"Okafor": (None, set())},
    ),
    (
        (
            "Lind et al. (2019) saw 12 people. An Iranian meta-analysis pooling 14 "
            "RCTs found two kilos. [Okafor 2018]"
        ),
        {"Lind": (None, {12}), "Okafor": ("meta-analysis", {14})},
    ),
    # In focus until another comes in.
    (
        (
            "Okafor et al. (2018) tried it. RCT, 30 patients. And a meta-analysis "
            "from Taiwan with 453 participants found small effects."
        ),
        {"Okafor": ("randomized controlled trial", {30})},
    ),
    (
        (
            "Okafor et al. (2018) burnt pigs. An older one from the same lab "
            "compared water and ice (17 pigs)."
        ),
        {"Okafor": (None, set())},
    ),
    (
        (
            "Okafor et al. (2018) followed 41 patients and said yes.1 Later "
            "follow-ups, of 269 shoulders, were less kind."
        ),
        {"Okafor": (None, {41})},
    ),
    # Arms, told in words or sentence by sentence.
    (
        (
            "Okafor et al. (2018) took 146 patients. Seventy had the tear "
            "trimmed. Seventy-six had the noise."
        ),
        {"Okafor": (None, {146, 70, 76})},
    ),
    (
        (
            "Okafor et al. (2018): 18 studies, 27,231 participants. Lind and seven "
            "Norwegians (2019) agree."
        ),
        {"Okafor": (None, {18, 27231}), "Lind": (None, set())},
    ),
    # Entries of a list, with a remark in brackets or with fields of their own.
    (
        (
            "# References\n\n"
            "Okafor, E., & Lind, B. (2018). Naps and recall. Sleep, 12(1), 1-9. "
            "[A cohort study of 212 nurses.]\n\n"
            "Ahn, C., & Berg, D. (2019). Naps and mood. Sleep, 13(2), 11-19. "
            "[PubMed]\n"
        ),
        {"Okafor": ("cohort study", {212}), "Ahn": (None, set())},
    ),
    (
        (
            "**Title:** Naps and recall in shift workers\n"
            "**Authors:** Okafor E, Lind B, Ahn C\n"
            "**Journal:** Sleep Medicine\n"
            "**Year:** 2018\n"
            "**PubMed ID:** 33999133\n"
            "**Nurses:** 212\n"
        ),
        {"Okafor": (None, {212})},
    ),
    # Told behind the entry, in its own item; behind a list's entry stand numbers.
    (
        (
            "- Okafor E, Lind B, Ahn C. Naps and recall in nurses. J Sleep Res 2018. "
            "(48 nurses, four groups.)\n"
            "- Berg D, Ahn C, Roe P. Naps and mood. Sleep 2019. Nine RCTs, 247 adults\n"
        ),
        {"Okafor": (None, {48}), "Berg": (None, {247, 9})},
    ),
    # Told first, and named only then: by a citation that says no more than where, by
    # "That was …". What opens with "that study" is told of the one before.
    (
        "A retrospective cohort of 122,007 patients. Okafor et al., Lancet 2018.",
        {"Okafor": ("cohort study", {122007})},
    ),
    (
        (
            "Fifty nurses napped in a crossover trial. That was Okafor and colleagues, "
            "in the Lancet, 2018."
        ),
        {"Okafor": ("crossover trial", {50})},
    ),
    (
        (
            "Okafor et al. (2018) watched 212 nurses. That cohort study is the reason "
            "why Lind et al. (2019) began to count naps."
        ),
        {"Okafor": ("cohort study", {212}), "Lind": (None, set())},
    ),
    (
        (
            "Okafor et al. (2018) and Lind et al. (2019) are about naps. The former "
            "had 17 patients. The latter had 90 nurses."
        ),
        {"Okafor": (None, {17}), "Lind": (None, {90})},
    ),
    (
        (
            "A Japanese team did nearly the same: forty in-patients, in a crossover "
            "trial. That one (Okafor et al., 2018) was not long."
        ),
        {"Okafor": ("crossover trial", {40})},
    ),
    (
        (
            "Okafor et al. (2018) watched 253 nurses. The number analysed was 252. "
            "Wards were randomised: 130 nurses in the one, 123 in the others."
        ),
        {"Okafor": (None, {253, 252, 130, 123})},
    ),
    # Trials that are pooled are no study of their own.
    (
        (
            "Okafor et al. (2018) and Lind et al. (2019) disagree. Ahn et al. (2020) "
            "was kinder: ten trials, six hundred and ninety-nine children, no more."
        ),
        {"Ahn": (None, {10, 699}), "Okafor": (None, set())},
    ),
    (
        (
            "In 2018 Okafor et al. (2018), working with Lind et al. (2016), pulled "
            "together 36 randomised trials, with 8,480 nurses."
        ),
        {"Okafor": (None, {36, 8480}), "Lind": (None, set())},
    ),
    # What a bracket at the end cites is the study told of before it.
    (
        (
            "In a US emergency department study, 323 patients were given naproxen, and "
            "after a week nothing had changed (Okafor et al., 2015)."
        ),
        {"Okafor": (None, {323})},
    ),
    # Another study comes in, by a citation in brackets or as the next of the same team.
    (
        (
            "Okafor et al. (2018): 18 studies, 27,231 participants. A Swedish study "
            "(unpublished, n = 80) is still going on."
        ),
        {"Okafor": (None, {18, 27231})},
    ),
    (
        (
            "Okafor et al. (2018) watched 212 nurses. They also ran a randomised trial "
            "with 61 nurses."
        ),
        {"Okafor": (None, {212})},
    ),
    # A header of a column that names those counted.
    (
        (
            "| Study | Design | How many dogs |\n"
            "| --- | --- | --- |\n"
            "| Okafor et al. 2018 | crossover trial | 24 |\n"
            "| Lind et al. 2019 | cohort study | 1,200 |\n"
        ),
        {"Okafor": ("crossover trial", {24}), "Lind": ("cohort study", {1200})},
    ),
    # What was done tells of a design where none is named.
    (
        "Okafor et al. (2018) looked back at the records of 3,412 patients.",
        {"Okafor": ("retrospective study", {3412})},
    ),
    (
        "Okafor et al. (2018) sent a questionnaire to 1,000 GPs; 412 replied.",
        {"Okafor": ("survey", {1000, 412})},
    ),
    (
        "Okafor et al. (2018) searched five databases and found 14 trials.",
        {"Okafor": ("systematic review", {14})},
    ),
    (
        "In a review, Okafor et al. (2018) searched five databases: 14 trials.",
        {"Okafor": ("review", {14})},
    ),
    (
        "Okafor et al. (2018) is a single case: a woman of 54.",
        {"Okafor": ("case report", set())},
    ),
    (
        "Okafor et al. (2018) studied mice, not people.",
        {"Okafor": ("animal study", set())},
    ),
    (
        "Okafor et al. (2018) assigned 16 clinics (1,340 patients) at random.",
        {"Okafor": ("randomized controlled trial", {1340})},
    ),
    # A noun is one after any article, and before what it did.
    (
        "A later US survey, Okafor et al. (2018), heard of 20 mishaps.",
        {"Okafor": ("survey", set())},
    ),
    # Both of two, and each of them.
    (
        (
            "Okafor et al. (2018) had 58 patients. Lind et al. (2019) had 90 patients."
            " Both were randomised trials."
        ),
        {
            "Okafor": ("randomized controlled trial", {58}),
            "Lind": ("randomized controlled trial", {90}),
        },
    ),
    (
        "Okafor et al. (2018) had 58 patients. Both groups were randomised.",
        {"Okafor": ("randomized controlled trial", {58})},
    ),
    # Who was counted stands behind the people, or needs no noun.
    (
        "Okafor et al. (2018) saw children (987 of them) and adults.",
        {"Okafor": (None, {987})},
    ),
    (
        "Okafor et al. (2018) compared 310 men with 620 who had never smoked.",
        {"Okafor": (None, {310, 620})},
    ),
    (
        "Okafor et al. (2018) tell of a man of 61 who ate liquorice.",
        {"Okafor": (None, set())},
    ),
    (
        "Okafor et al. (2018) took in 15 trials (716 men) and 7 studies (2,914).",
        {"Okafor": (None, {15, 716, 7, 2914})},
    ),
    (
        "Okafor et al. (2018) asked 300 of them how they cope.",
        {"Okafor": (None, {300})},
    ),
    (
        "In all, 5,011 people over 65 answered Okafor et al. (2018).",
        {"Okafor": (None, {5011})},
    ),
    # What stands in a bracket is of the study before it.
    (
        (
            "Unlike the trial by Okafor et al. (2018; n = 120), that of Lind et al. "
            "(2019) had 5,600 patients."
        ),
        {"Okafor": (None, {120}), "Lind": (None, {5600})},
    ),
    # A study without a name that another is held against.
    (
        (
            "A cohort study of 6,000 Danes is often quoted, but the trial by Okafor "
            "et al. (2018) in 96 Danes found nothing."
        ),
        {"Okafor": ("clinical trial", {96})},
    ),
    (
        (
            "A cohort study of 6,000 Danes found no harm, but it was small (Okafor et "
            "al., 2018)."
        ),
        {"Okafor": ("cohort study", {6000})},
    ),
    # A named one goes before the nameless one told of till then.
    (
        (
            "A Canadian trial reached the same result. Finns then tried fake surgery "
            "(the trial by Okafor et al., 2018, with 146 patients)."
        ),
        {"Okafor": ("clinical trial", {146})},
    ),
    (
        (
            "In one study, doctors gave 87 children tape or a pad. After six weeks "
            "there was no difference. (Okafor et al., 2018.)"
        ),
        {"Okafor": (None, {87})},
    ),
    (
        (
            "Okafor et al. (2018) followed 120 French adults. As an observational "
            "study, it could not show a cause."
        ),
        {"Okafor": ("observational study", {120})},
    ),
    # They stand beside a study, unless it is said to be one.
    (
        "What Okafor et al. (2018) wrote is a letter to the editor.",
        {"Okafor": ("letter", set())},
    ),
    # Another study comes in, though by no name.
    (
        (
            "Okafor et al. (2018) studied 85 nurses. A review in 2020 counted it among"
            " the best."
        ),
        {"Okafor": (None, {85})},
    ),
    # The rest of a comparison, and those who took part again.
    (
        "Okafor et al. (2018) had 291 women with a stillbirth and 733 without.",
        {"Okafor": (None, {291, 733})},
    ),
    (
        "Okafor et al. (2018) came out at 40 without any trouble.",
        {"Okafor": (None, set())},
    ),
    (
        "Okafor et al. (2018) took 556 of the same kids off peanut for a year.",
        {"Okafor": (None, {556})},
    ),
    # Remarks under the fields of an entry that stands alone.
    (
        (
            "Title: Diet and endometriosis\nAuthors: Okafor M, Venza M, Lazzaro S\n"
            "Journal: Minerva Chirurgica\nYear: 2018\nPubMed ID: 23334113\n\n"
            "207 women went gluten free. So take Okafor's study with some salt."
        ),
        {"Okafor": (None, {207})},
    ),
    # The paragraph below one that is no more than a citation.
    (
        "Okafor et al. (2018), Sleep Medicine.\n\nSome 62 nurses were recruited.",
        {"Okafor": (None, {62})},
    ),
    (
        "Okafor et al. (2018), Sleep Medicine.\n\nWe have treated some 62 nurses.",
        {"Okafor": (None, set())},
    ),
    (
        (
            "Okafor et al. (2018), Sleep Medicine, is well known to us all.\n\n"
            "Some 62 nurses were recruited."
        ),
        {"Okafor": (None, set())},
    ),
    # How many studies a review took in names no study of its own.
    (
        (
            "Okafor et al. (2018) brought the Cochrane review up to date. Into it went "
            "22 trials, in which 12,455 children were randomised."
        ),
        {"Okafor": ("systematic review", {22, 12455})},
    ),
    (
        ("Okafor et al. (2018) saw 40 women. A study of 60 Swedes found the opposite."),
        {"Okafor": (None, {40})},
    ),
    # In other languages what is told next goes back, too.
    (
        (
            "El mejor ensayo es el de Okafor et al. (2018). Fue un ensayo aleatorizado "
            "con 2,571 pacientes."
        ),
        {"Okafor": ("randomized controlled trial", {2571})},
    ),
]


WORDINGS += [
    (
        "There is a series of six patients, described by Okafor et al. (2018).",
        {"Okafor": ("case series", {6})},
    ),
    (
        (
            "Every cook tried both in a crossover trial. That was the Leeds study of "
            "2018 (Okafor et al.), with 22 cooks."
        ),
        {"Okafor": ("crossover trial", {22})},
    ),
    (
        "Okafor et al. (2018) sent a survey to 56 cooks; 31 wrote back.",
        {"Okafor": ("survey", {56, 31})},
    ),
    (
        "Okafor et al. (2018) tried a pill and a cream; there were 50 of each.",
        {"Okafor": (None, {50})},
    ),
    (
        "The second, by Okafor et al. (2018), had 311 and a control group.",
        {"Okafor": (None, {311})},
    ),
    (
        "In the trial by Okafor et al. (2018) all 18 of them felt better.",
        {"Okafor": ("clinical trial", {18})},
    ),
    # in whose bracket it stands, or right behind it
    (
        "It works in men (Okafor, 2018, n = 30) and women (Lind, 2014, n = 44).",
        {"Okafor": (None, {30}), "Lind": (None, {44})},
    ),
    (
        "It works in dogs (Okafor et al., 2018; 38 patients) and in cats (Lind, 2013).",
        {"Okafor": (None, {38}), "Lind": (None, set())},
    ),
    (
        (
            "While a pilot study (Lind, 2011) had looked hopeful, the full trial "
            "(Okafor, 2018) of 430 patients was a let-down."
        ),
        {"Okafor": ("clinical trial", {430}), "Lind": ("pilot study", set())},
    ),
    (
        "Men (Lind, 2011) and women (Okafor, 2018) differ; 40 cooks told us so.",
        {"Okafor": (None, set()), "Lind": (None, set())},
    ),
    # of all that are named in one breath
    (
        "Okafor (2018) and Lind (2014) were both randomised trials.",
        {
            "Okafor": ("randomized controlled trial", set()),
            "Lind": ("randomized controlled trial", set()),
        },
    ),
    (
        "Meta-analyses by Okafor (2018; 9 trials) and Lind (2014; 17 trials) differ.",
        {"Okafor": ("meta-analysis", {9}), "Lind": ("meta-analysis", {17})},
    ),
    (
        "Okafor et al. (2018) enrolled 26 of their own patients in a pilot study.",
        {"Okafor": ("pilot study", {26})},
    ),
    # of a body without a year the next sentence gives the authors
    (
        (
            "Last year the Cochrane Collaboration published a review of 38 trials. The "
            "authors were lukewarm (Okafor et al., 2018)."
        ),
        {"Okafor": ("systematic review", {38})},
    ),
    (
        (
            "Researchers at King's College London asked 3,007 cooks what they ate. "
            "Their paper (Okafor, 2018) is free."
        ),
        {"Okafor": (None, {3007})},
    ),
    (
        "Researchers at King's College London employ 300 cooks. Okafor (2018) is free.",
        {"Okafor": (None, set())},
    ),
    (
        "Cochrane reviewers saw 79 trials with 4,112 cooks (Okafor et al., 2018).",
        {"Okafor": ("systematic review", {79, 4112})},
    ),
    # so many as are named in brackets
    (
        "There are 2 open trials (Okafor 2018, n=12; Lind 2012, n=25) so far.",
        {"Okafor": (None, {12}), "Lind": (None, {25})},
    ),
    (
        "A pooling of 12 open trials (Okafor 2018) shows that.",
        {"Okafor": (None, {12})},
    ),
    # one subject, then the next
    (
        "Lind (2005) had 302 patients, Okafor (2018) had fewer.",
        {"Lind": (None, {302}), "Okafor": (None, set())},
    ),
    (
        "In the end 302 patients took part, Okafor (2018) wrote.",
        {"Okafor": (None, {302})},
    ),
    (
        "Okafor (2018) lost 42 of 400 patients, against 20 of 402 in the other group.",
        {"Okafor": (None, {400, 402})},
    ),
    (
        "Okafor (2018) presented a poster. It described 17 cases.",
        {"Okafor": ("case series", {17})},
    ),
    (
        "It is a cohort (Okafor, 2018); a trial would need 50,000 people.",
        {"Okafor": ("cohort study", set())},
    ),
    (
        "Okafor's team reviewed the evidence (Okafor et al., 2018).",
        {"Okafor": ("review", set())},
    ),
    # told first, then cited
    (
        (
            "The meta-analysis came out in 2018. It pools data of 18 trials with 5,000 "
            "patients (Okafor et al., 2018)."
        ),
        {"Okafor": ("meta-analysis", {18, 5000})},
    ),
    (
        "Sixteen cooks sat there. That's the whole of Okafor's study (Okafor, 2018).",
        {"Okafor": (None, {16})},
    ),
    (
        "Some 4,000 cooks do it. They are often ill (Okafor, 2018).",
        {"Okafor": (None, set())},
    ),
    (
        "In 1999 a chef fed 40 cooks leeches. It is an old idea (Okafor, 2018).",
        {"Okafor": (None, set())},
    ),
    (
        "Sixty cooks now work there. They get no pay (Okafor, 2018).",
        {"Okafor": (None, set())},
    ),
    (
        "A trial in 30 cooks found nothing. Ginger is a root (Okafor, 2018).",
        {"Okafor": (None, set())},
    ),
    (
        "It was in a letter to the Lancet, where Okafor asked about it (Okafor, 2018).",
        {"Okafor": ("letter", set())},
    ),
    (
        "A consensus panel of the Society, chaired by Okafor (2018), agrees.",
        {"Okafor": ("guideline", set())},
    ),
    # said again with an article
    (
        "A team let 25 cooks sing at work. The cooks slept better (Okafor, 2018).",
        {"Okafor": (None, {25})},
    ),
    (
        "There are 25 cooks at our club. The soup is cold (Okafor, 2018).",
        {"Okafor": (None, set())},
    ),
    (
        "Okafor et al. (2018) gave 68 cooks a walk and a further 70 got a leaflet.",
        {"Okafor": (None, {68, 70})},
    ),
    (
        "Okafor et al. (2018): 92 to yoga, 91 to singing, 45 to a book.",
        {"Okafor": (None, {92, 91, 45})},
    ),
    (
        "Not one of the 15 trials in the review by Okafor (2018) was long.",
        {"Okafor": ("review", {15})},
    ),
    (
        "One of the 15 trials on the shelf is that of Okafor (2018).",
        {"Okafor": (None, set())},
    ),
    # Those are of a study whom the next citation closes, unless it counts its own.
    (
        "In Lagos 112 cooks were fed leeches. Sleep got better (Okafor, 2018).",
        {"Okafor": (None, {112})},
    ),
    (
        (
            "In Lagos 112 cooks were fed leeches. The queue grew. "
            "Sleep got better (Okafor, 2018; it was a pilot study)."
        ),
        {"Okafor": ("pilot study", {112})},
    ),
    (
        (
            "In Lagos 112 cooks were fed leeches. In 36 nurses sleep got better "
            "(Okafor, 2018)."
        ),
        {"Okafor": (None, {36})},
    ),
    (
        (
            "In Lagos 112 cooks were fed leeches. Other studies were smaller. "
            "Sleep got better (Okafor, 2018)."
        ),
        {"Okafor": (None, set())},
    ),
    (
        "In Lagos about 40,000 cooks fell ill. Sleep got better (Okafor, 2018).",
        {"Okafor": (None, set())},
    ),
    # another's study comes in that is not known
    (
        "Okafor (2018) gave 68 cooks a walk. Dhakal's registry report had 348 cooks.",
        {"Okafor": (None, {68})},
    ),
    (
        "Lagos General treated 141 cases of gout; Okafor's team wrote of them in 2018.",
        {"Okafor": (None, {141})},
    ),
    (
        "Okafor (2018) saw 30 cooks aged nine to seventeen taking part.",
        {"Okafor": (None, {30})},
    ),
    (
        "Okafor (2018) went through the notes of 46 patients.",
        {"Okafor": ("retrospective study", {46})},
    ),
    # the plan of a trial is not the trial
    (
        (
            "Okafor et al. (2018) have published the plan of a trial, not its results: "
            "120 adults with gout are to be divided by chance into three groups."
        ),
        {"Okafor": ("protocol", {120})},
    ),
    (
        "Okafor (2018) laid out the blueprint in 2018 for a randomized trial in Lagos.",
        {"Okafor": ("protocol", set())},
    ),
    (
        "Okafor (2018) published the protocol of the DO SLEEP randomised trial.",
        {"Okafor": ("protocol", set())},
    ),
    (
        (
            "Okafor et al. (2018) have published only the plan so far: 160 adults are "
            "to be drawn by lot into two groups."
        ),
        {"Okafor": ("protocol", set())},
    ),
    (
        (
            "Okafor and her team set out the FRAILGUT protocol in 2018: a randomized "
            "trial in 114 people, 38 of them frail."
        ),
        {"Okafor": ("protocol", {114})},
    ),
    (
        "Okafor (2018) published the rationale and design of a trial in Lagos.",
        {"Okafor": ("protocol", set())},
    ),
    (
        "Okafor (2018) described how the randomised trial will be run in Lagos.",
        {"Okafor": ("protocol", set())},
    ),
    (
        (
            "Okafor (2018) outlined the SLEEP trial, a randomised study that aims to "
            "recruit 200 people."
        ),
        {"Okafor": ("protocol", {200})},
    ),
    ("Okafor (2018) described a protocol for weaning.", {"Okafor": (None, set())}),
    # of a school or a village, not of a patient
    (
        (
            "Okafor and others (2018) presented it as a case study, drawing on two "
            "in-depth interviews and a focus group with seven teachers."
        ),
        {"Okafor": ("qualitative study", {7})},
    ),
    # chance, charts, papers and patients in lay words
    (
        "Okafor (2018) drew lots to decide who of 60 women got the cream.",
        {"Okafor": ("randomized controlled trial", {60})},
    ),
    (
        "Okafor (2018) let chance decide which of 80 patients got which pill.",
        {"Okafor": ("randomized controlled trial", {80})},
    ),
    (
        "Okafor (2018) went through the archive of a hospital and found 45 patients.",
        {"Okafor": ("retrospective study", {45})},
    ),
    (
        "Okafor (2018) looked back at 230 patients who had the operation.",
        {"Okafor": ("retrospective study", {230})},
    ),
    (
        "Okafor (2018) sifted 6,455 records and included 494 studies.",
        {"Okafor": (None, {494})},
    ),
    (
        "Okafor (2018) scoured the medical literature for trials of zinc.",
        {"Okafor": ("systematic review", set())},
    ),
    (
        "Okafor (2018) crunched the numbers from 18 trials.",
        {"Okafor": ("meta-analysis", {18})},
    ),
    (
        "Okafor (2018) took stock of what is known about zinc.",
        {"Okafor": ("review", set())},
    ),
    (
        "Okafor (2018) asked 500 nurses to fill in a questionnaire.",
        {"Okafor": ("survey", {500})},
    ),
    (
        "Okafor (2018) described a handful of cases.",
        {"Okafor": ("case series", set())},
    ),
    (
        "Okafor (2018) tells the story of a woman of 54 who lost her sight.",
        {"Okafor": ("case report", set())},
    ),
    # what is analysed once more had the people, though not this design
    (
        "Okafor (2018) re-analysed a randomised trial of 720 people with gout.",
        {"Okafor": (None, {720})},
    ),
    # what stands behind the colon says what was done
    (
        (
            "Obi Okafor and colleagues put a ledger to it in 2018 (Gut): a costing "
            "study that tracked 140 patients through their treatment."
        ),
        {"Okafor": (None, {140})},
    ),
    (
        "Okafor (2018) saw no gain from the drug: a trial by Lind (2019) in 90 did.",
        {"Okafor": (None, set()), "Lind": ("clinical trial", set())},
    ),
    (
        (
            "The Dido trial (Okafor HR et al, 1996) was a double-blind affair: 640 "
            "patients took either pill."
        ),
        {"Okafor": ("clinical trial", {640})},
    ),
    # the study of which the sentence before told
    (
        (
            "Who used it lost more, a team led by Okafor found in 2001. In the "
            "observational study, which assigned nobody, 50 women were tracked."
        ),
        {"Okafor": ("observational study", {50})},
    ),
    # the news rests on a study, and who found it is told next
    (
        (
            "Walks may calm gout, according to a randomised trial. Okafor et al. "
            "wrote in 2018 that pain went away."
        ),
        {"Okafor": ("randomized controlled trial", set())},
    ),
    (
        (
            "A randomised trial in 2,713 people could not settle it. Obi Okafor and "
            "others wrote in 2018 that the results were mixed."
        ),
        {"Okafor": ("randomized controlled trial", {2713})},
    ),
    (
        (
            "Walks may calm gout, a phase III clinical trial by Lagos clinics has "
            "shown. Okafor et al. wrote in 2018 that pain went away."
        ),
        {"Okafor": ("clinical trial", set())},
    ),
    (
        (
            "Walks may calm gout, a cohort study suggests. Okafor et al. wrote in "
            "2018 of a trial in which pain went away."
        ),
        {"Okafor": ("clinical trial", set())},
    ),
    # what was pooled or read is not what pooled or read it
    (
        (
            "Okafor (2018) pooled six studies, only one of them a randomized trial "
            "and four of them retrospective."
        ),
        {"Okafor": ("meta-analysis", {6})},
    ),
    (
        "Scientists reviewing test-tube and animal evidence (Okafor, 2018) agree.",
        {"Okafor": ("review", set())},
    ),
    (
        "So runs the survey of the field by Okafor (Sleep, 2018).",
        {"Okafor": ("review", set())},
    ),
    (
        (
            "Okafor et al. (2018) pooled ten studies: 291 patients with trial leads. "
            "Infection was rare at the trial stage."
        ),
        {"Okafor": ("meta-analysis", {10, 291})},
    ),
]


@pytest.mark.parametrize(("text", "expected"), WORDINGS)
def test_designs_and_sizes_are_read_however_they_are_put(tmp_path, text, expected):
    page = tmp_path / "page.md"
    page.write_text(text, encoding="utf-8")
    document = read_document(page)
    studies = read(document)
    told = {study.authors[0]: study.claims for study in studies if study.authors}
    claimed = {
        name: (
            told[name].design if design else None,
            {size.count for size in told[name].sample_sizes},
        )
        for name, (design, _) in expected.items()
        if name in told
    }
    assert claimed == expected


@pytest.mark.parametrize(
    "text",
    [
        "Okafor et al. (2018) had counted 17 trials, most of them crossover.",
        "Okafor et al. (2018) wrote a paper; it was not a randomised trial.",
        "Okafor et al. (2018) call for a larger randomised trial.",
        "We wrote that Okafor et al. (2018) was open label; it was not.",
        "Okafor et al. (2018) found 582 trials; the typical trial gave no detail.",
        "A small pilot trial has been planned in cooks (Okafor et al., 2018).",
        # made of X-rays
        "Okafor et al. (2018) begin with a patient and plead for the bone survey.",
    ],
)
def test_a_design_denied_or_wished_for_is_no_design(tmp_path, text):
    page = tmp_path / "page.md"
    page.write_text(text, encoding="utf-8")
    document = read_document(page)
    (study,) = read(document)
    assert study.claims.design == ""


def claims_of(tmp_path, text):
    """The design and the sizes claimed of each study that is named in the text."""
    page = tmp_path / "page.md"
    page.write_text(text, encoding="utf-8")
    document = read_document(page)
    return {
        study.label: (
            study.claims.design,
            {size.count for size in study.claims.sample_sizes},
        )
        for study in read(document)
    }


BRIEF = """# Acid drugs and bones

A large retrospective study found more fractures.

Researchers looked at 851,631 children. {more}

SOURCE: Pediatrics, online June 7, 2019.
"""


@pytest.mark.parametrize(
    ("more", "sizes"),
    [
        ("The drugs cannot be blamed for sure.", {851631}),
        # What the brief brings in besides is not what its source line names.
        ("A study of 60 Swedes saw nothing.", {851631}),
        ("Previous studies had 400 patients.", {851631}),
    ],
)
def test_a_brief_tells_of_the_study_in_its_source_line(tmp_path, more, sizes):
    told = claims_of(tmp_path, BRIEF.format(more=more))
    assert told["Pediatrics 2019"] == ("retrospective study", sizes)


def test_a_source_line_that_names_two_studies_ends_no_brief(tmp_path):
    text = BRIEF.format(more="").rstrip(".\n") + "; The Lancet, May 3, 2019."
    told = claims_of(tmp_path, text)
    assert told["Pediatrics 2019"] == ("", set())


@pytest.mark.parametrize(
    ("text", "label", "design"),
    [
        (
            "A pilot study at Emory University found that it helped.",
            "Emory University",
            "pilot study",
        ),
        (
            "A cohort study from Iran, in the journal Clinical Nutrition, agrees.",
            "Clinical Nutrition",
            "cohort study",
        ),
    ],
)
def test_a_study_at_an_institution_or_in_a_journal_is_that_study(
    tmp_path, text, label, design
):
    assert claims_of(tmp_path, text)[label][0] == design


def test_a_trial_that_is_only_planned_is_no_design_of_the_study_beside_it(tmp_path):
    text = "Okafor et al. (2018) found the same in Australia. A Swiss trial is planned."
    assert claims_of(tmp_path, text)["Okafor 2018"][0] == ""


def test_a_study_told_of_before_is_not_that_of_whoever_is_set_against_it(tmp_path):
    text = "Walks failed in a cohort study. Unlike it, Okafor et al. (2018) saw gains."
    assert claims_of(tmp_path, text)["Okafor 2018"][0] == ""


def test_the_body_of_a_guideline_is_told_of_as_one(tmp_path):
    text = "The Endocrine Society guideline from 2018 says no."
    assert claims_of(tmp_path, text)["Endocrine Society 2018"][0] == "guideline"


def test_a_guideline_that_rests_on_a_study_is_not_its_design(tmp_path):
    text = "The guideline rests on Okafor et al. (2018), who saw 60 patients."
    assert claims_of(tmp_path, text)["Okafor 2018"] == ("", {60})


# What leads up to another study, of which the rest is told; all that is Okafor's.
LED_AWAY = [
    (
        (
            "Okafor and co-workers measured flow in 18 newborns (2006). For smaller "
            "pokes sugar is used: in the SWEETSTAR trial by Lind and Berg (Gut, "
            "2017), 96 babies were randomised to sugar or water."
        ),
        {18},
    ),
    (
        (
            "Okafor and colleagues compared 114 patients from a registry (2016). From "
            "Japan, in that same year, came a randomised trial in Critical Care by "
            "Toshikazu Lind and others: 903 hurt patients, with or without a balloon."
        ),
        {114},
    ),
    (
        (
            "Okafor and colleagues (2018) compared 244 patients on tablets. The "
            "British view is similar. In the Myeloma IX trial, where treatments were "
            "allotted at random, their moods differed (Lind et al., 2011)."
        ),
        {244},
    ),
    (
        (
            "Okafor and Lind (2004) told why the body under-reacts. Some of us have "
            "worse brakes: Chinese researchers led by Hong Berg typed 1,296 injured "
            "people and pooled them with earlier work in a meta-analysis."
        ),
        set(),
    ),
]


@pytest.mark.parametrize(("text", "sizes"), LED_AWAY)
def test_what_is_told_of_the_next_study_is_not_that_of_the_last(tmp_path, text, sizes):
    page = tmp_path / "page.md"
    page.write_text(text, encoding="utf-8")
    (claims,) = (
        study.claims
        for study in read(read_document(page))
        if study.authors[:1] == ("Okafor",)
    )
    assert claims.design in {"", "observational study"}
    assert {size.count for size in claims.sample_sizes} == sizes
