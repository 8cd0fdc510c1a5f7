"""Journals by name: the words of which names are made, and whether two are one. Pure.

The words are the most frequent ones of biomedicine, as ISO 4 and the NLM catalogue
shorten them. A name in a bibliography need not be made of these; they only settle
doubts, such as whether ``Rev.`` ends a title or belongs to a journal's name.
"""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from verifier.names import fold

_WORDS = """
abstr acad acc acta addit adv agric allergy altern am anaesth anal anat anesth
anesthesiol ann annals annu antimicrob antivir appl aquat arch arq arterioscler asia
assoc atmos aust behav ber biochem biochim bioeng bioinform biol biom biomech biomed
biomol biophys bioprocess biosci biostat biosyst biotech biotechnol bmc bot br braz
brit bull cardiol cardiovasc cent chem chim chin chir chromatogr cir circ clim clin
cochrane cogn coll commun comp compr comput cond conf contemp crit crystallogr curr
cyt cytol database dent dermatol des dev diabet diagn dig dis discov disord ecol econ
ed educ electron emerg endocrinol eng engl entomol environ enzymol epidemiol erg ergon
eur evid evol exp expr fed fertil front gastroenterol gen genet genom geogr geol
geophys geriatr gerontol ges gynaecol gynecol haematol harb hematol hepatol hist hosp
hum hydrol hyg hypertens immun immunol immunother ind inf infect inform inhal inj
inorg inst int integr interdiscip interv invest investig ir isr ital j jpn laryngol
lett leuk libr magn manag mar mat mater math mech med mem membr ment metab meteorol
metr microb microbiol microbiota microsc mil miner mol monogr morphol mov mutat mycol
nanomed nanotechnol nat natl nephrol nerv neurobiol neurochem neuroendocrinol neurol
neuropathol neurophysiol neuropsychiatr neuropsychol neuroradiol neurorehabil neurosci
neurosurg nov nucl nucleic numer nurs nutr obes obstet occup oceanogr oecol oncol
ophthal ophthalmol opin opt org organomet orthod orthop osteoarthr otol otolaryngol
otorhinolaryngol pac paediatr palliat pap parasit parasitol pathog pathol pediatr
percept perinat pers perspect pestic pharm pharmacol pharmacother philos photochem
photosynth phys physiol physiother phytochem phytopathol plast pol polym popul pract
prenat prev prim probl proc prod prof prog prosthet proteom protoc psychiatr psychol
psychopharmacol psychosom psychother publ pulm qual quant quat radiat radic radiol rea
reanim reg regen rehabil relat ren rep reprod res respir rev rheum rheumatol rinsho
russ saf scand schizophr sci scr sect semin sens ser serv soc sociol spec spectrom
spectrosc stat stud subst suppl surg surv symp syndr synth syst tech technol theor
ther thorac thromb tox toxicol trans transfus transgenic transl transm transplant
traumatol trends trop tuberc ultrasound univ urol usa vasc vet vib virol vis vitr
wildl wkly z zh zhonghua zool
"""
ABBREVIATIONS = frozenset(_WORDS.split())
# Called by one word that means nothing else.
SHORT_JOURNALS = frozenset(
    "JACC CMAJ JVIM JPSP AJCN BJOG BJGP MMWR JAMA NEJM BMJ PNAS EClinicalMedicine "
    "eBioMedicine EBioMedicine eLife JAVMA AJOG JCEM JCO JNCI QJM BJSM BJA BJP "
    "MJA NZMJ AJSM JOSPT MSSE JBJS JAHA JAAD JACI JBMR JNNP AJPM G3 mBio mSphere "
    "mSystems iScience eNeuro F1000Research ALTEX JASN JAIDS JAAPA CJEM APMIS JBC JAGS "
    "CJASN AJRCCM JMIR".split()
)
# What PubMed calls those that it does not know by their initials.
_INITIALS = {
    "AJCN": "Am J Clin Nutr",
    "AJOG": "Am J Obstet Gynecol",
    "AJPM": "Am J Prev Med",
    "AJRCCM": "Am J Respir Crit Care Med",
    "AJSM": "Am J Sports Med",
    "BJA": "Br J Anaesth",
    "BJGP": "Br J Gen Pract",
    "BJSM": "Br J Sports Med",
    "CJASN": "Clin J Am Soc Nephrol",
    "JAAD": "J Am Acad Dermatol",
    "JACC": "J Am Coll Cardiol",
    "JACI": "J Allergy Clin Immunol",
    "JAGS": "J Am Geriatr Soc",
    "JAHA": "J Am Heart Assoc",
    "JAIDS": "J Acquir Immune Defic Syndr",
    "JASN": "J Am Soc Nephrol",
    "JAVMA": "J Am Vet Med Assoc",
    "JBC": "J Biol Chem",
    "JBJS": "J Bone Joint Surg Am",
    "JBMR": "J Bone Miner Res",
    "JCEM": "J Clin Endocrinol Metab",
    "JCO": "J Clin Oncol",
    "JMIR": "J Med Internet Res",
    "JNCI": "J Natl Cancer Inst",
    "JNNP": "J Neurol Neurosurg Psychiatry",
    "JOSPT": "J Orthop Sports Phys Ther",
    "JPSP": "J Pers Soc Psychol",
    "JVIM": "J Vet Intern Med",
    "MJA": "Med J Aust",
    "MMWR": "MMWR Morb Mortal Wkly Rep",
    "MSSE": "Med Sci Sports Exerc",
    "NEJM": "N Engl J Med",
    "NZMJ": "N Z Med J",
    "PNAS": "Proc Natl Acad Sci U S A",
}
# Journals called by one word that also means something else.
ONE_WORD = frozenset(
    "Allergy Anesthesia Anesthesiology Appetite Arthritis Atherosclerosis Blood Brain "
    "Cancer Cell Cephalalgia Chest Circulation Diabetes Diabetologia Epilepsia "
    "Gastroenterology Gut Headache Heart Hepatology Hypertension Immunity JAMA BMJ "
    "Lancet Maturitas Medicine Menopause Movement Nature Nephron Neurology Neuron "
    "Neuropsychopharmacology Nutrients Nutrition Obesity Ophthalmology Pain "
    "Pediatrics Psychopharmacology Psychosomatics Radiology Rheumatology Science "
    "Sleep Spine Stroke Thorax Thyroid Toxins Vaccine Cureus Cells Biomedicines "
    "Antioxidants Medicina PeerJ Heliyon Foods Molecules Vaccines "
    "Addiction Acupuncture Phytomedicine Burns Lupus Retina Cornea Birth Midwifery "
    "Physiotherapy Trials Bone Surgery Contraception Dermatology Urology "
    "Neurosurgery Metabolism Endocrinology Pharmacotherapy Resuscitation "
    "Mindfulness Lung "
    # more that PubMed holds, of which nobody is called so and no plain thing
    "Anaesthesia Andrologia Andrology Angiology Arthroscopy Autism Autophagy "
    "Biochemistry Bioinformatics Biomarkers Biomaterials Biomolecules "
    "Brachytherapy Carcinogenesis Cardiology Chemosphere Chemotherapy "
    "Climacteric Cognition Cutis Cytokine Cytometry Cytotherapy Demography "
    "Dysphagia Echocardiography Endoscopy Epidemiology Epigenetics Ergonomics "
    "EuroIntervention Europace Fitoterapia Genomics Geriatrics Gerodontology "
    "Gerontologist Gerontology GeroScience Haematologica Haemophilia Helicobacter "
    "HemaSphere Hematology Histopathology Immunology "
    "Immunotherapy Infection Inflammopharmacology Laryngoscope "
    "Leukemia Microbiome Microorganisms Microsurgery Mycopathologia Mycoses "
    "Nanomedicine Neonatology Nephrology Nervenarzt Neurocase Neuroendocrinology "
    "Neuroepidemiology NeuroImage Neuromodulation Neuropharmacology "
    "Neuropsychobiology Neuropsychologia Neuropsychology Neuroradiology "
    "NeuroRehabilitation NeuroReport Neuroscience Neurospine Neurotherapeutics "
    "Neurotoxicology Odontology OncoImmunology Oncologist Oncology "
    "Oncotarget Ophthalmologica Orthopedics Pancreatology Parasitology "
    "Pathology Pharmaceuticals Pharmaceutics PharmacoEconomics Pharmacology "
    "Pharmacopsychiatry Phlebology Psychogeriatrics "
    "Psychoneuroendocrinology Psychopathology Psychophysiology Pulmonology "
    "RadioGraphics Radiography Respiration Respirology Rhinology Seizure "
    "Theranostics Toxicology Toxicon Transfusion Transplantation Tumori "
    "Virology Xenotransplantation "
    # and of other sciences of life, or printed elsewhere
    "Anaesthesist Apoptosis Arthroplasty Autoimmunity Biochimie BioDrugs "
    "Bioengineering BioEssays BioFactors Biogerontology Biologicals Biomacromolecules "
    "Biomedica Biometrics Biometrika Biopolymers Biosensors Biostatistics "
    "BioTechniques BJUI ChemMedChem ChemSusChem Chromosoma "
    "Cryobiology Cytologia Cytopathology Dermatologica Diagnostics "
    "Differentiation Ecotoxicology Electrophoresis Epidemics Epigenomics Euphytica "
    "Experientia Extremophiles Genetica Genetics GigaScience "
    "Glycobiology Harefuah Hepatogastroenterology Hereditas Heredity Histochemistry "
    "Immunobiology Immunogenetics Intervirology Lakartidningen Läkartidningen "
    "Mediastinum Metabolomics Metallomics Microbiology Microcirculation "
    "Minerva Mutagenesis Mycologia Mycorrhiza Nanomaterials Nanoscale Nanotechnology "
    "Nanotoxicology Naturwissenschaften Neoplasma Neurogenetics Neurohospitalist "
    "Neuroimmunomodulation Neurologist Neuropathology Neuropediatrics Neuropeptides "
    "Neuroscientist Oecologia Oncogenesis Pathobiology Pharmacogenetics "
    "Pharmacogenomics Phytochemistry Phytopathology Planta "
    "Proteomes Proteomics Protoplasma Psicothema Psycho-Oncology Psychometrika "
    "Reproduction Retrovirology Sensors SpringerPlus Strabismus "
    "Strahlentherapie Synapse Talanta Teratology Theriogenology Unfallchirurg "
    "Urolithiasis Virulence Zootaxa".split()
)
# Journals called by a word for what is studied and seldom spoken of as journals: they
# are meant where something is printed in them, in italics and in brackets.
PLAIN_WORDS = frozenset(
    "Cancers Cartilage Cerebellum Cortex Dermatitis Genes Genome Hernia Hippocampus "
    "Injury Knee Metabolites Oncogene Pancreas Pathogens Placenta Platelets Polymers "
    "Steroids Viruses".split()
)
# Titles of several words, in small letters, out of two files of NLM's baseline, and the
# abbreviation behind a tab; written by `python -m tests.catalogue`.
CATALOGUE = Path(__file__).with_name("catalogue.txt")


@cache
def _shorts() -> Mapping[str, str]:
    """The abbreviation of every title of the catalogue; of some it is not known."""
    lines = CATALOGUE.read_text(encoding="utf-8").splitlines()
    return dict(line.partition("\t")[::2] for line in lines)


@cache
def catalogue() -> frozenset[str]:
    """Journals by title and by abbreviation, in small letters, with "and" for "&".

    What has a comma before its last "and" is known without it as well.
    """
    names = [name for pair in _shorts().items() for name in pair if " " in name]
    return frozenset([*names, *(name.replace(", and ", " and ") for name in names)])


def is_catalogued(name: str) -> bool:
    """Whether the catalogue holds the journal by this name."""
    return _plain(name) in catalogue()


def _plain(name: str) -> str:
    plain = name.lower().replace("&", "and").replace(".", " ").removeprefix("the ")
    return " ".join(plain.split())


def abbreviated(name: str) -> str:
    """NLM's abbreviation of a journal, where the catalogue has it, else its name.

    >>> abbreviated("American Journal of Roentgenology"), abbreviated("Gut")
    ('ajr am j roentgenol', 'Gut')
    """
    return _shorts().get(_plain(name)) or name


def is_single_word_journal(name: str) -> bool:
    """Whether the word is the name of a journal, whatever else it may mean."""
    return name in ONE_WORD or name in PLAIN_WORDS or name in SHORT_JOURNALS


def is_listed_journal(name: str) -> bool:
    """Whether a list has the journal, that of single words or the catalogue."""
    return is_single_word_journal(name) or is_catalogued(name)


def is_abbreviated(name: str) -> bool:
    """Whether a name of several words has one of which short names are made."""
    return any(map(is_abbreviation, name.split()[1:]))


def is_abbreviation(word: str) -> bool:
    """Whether a word is one of which abbreviated journal names are made."""
    return word.strip(".,").lower() in ABBREVIATIONS


def names_journal(word: str) -> bool:
    """Whether a word hardly stands but in the name of a journal."""
    return (
        is_abbreviation(word)
        or word.startswith("Journal")
        or (len(word) > 2 and word.isupper())
    )


# --------------------------------------------------- two names of one journal


def spelled_out(name: str) -> str:
    """What PubMed calls a journal that goes by its initials, else its name.

    >>> spelled_out("NEJM"), spelled_out("Gut")
    ('N Engl J Med', 'Gut')
    """
    return _INITIALS.get(name, name)


_SMALL_WORDS = frozenset("the of and for in on an de der la et und".split())


def is_same_journal(stated: str, printed: str) -> bool:
    """Two spellings of one journal: equal, or each word abbreviating the other's.

    >>> is_same_journal("Eur. J. Pain", "European journal of pain (London, England)")
    True
    >>> is_same_journal("Am. J. Roentgenol.", "AJR. American journal of roentgenology")
    True
    """
    called = dict.fromkeys((printed, without_series(printed)))
    one = journal_words(stated)
    return any(_is_same(one, journal_words(name)) for name in called)


def without_series(title: str) -> str:
    """The name without its series, or without the letters that stand before it.

    >>> without_series("AJR. American journal of roentgenology")
    'American journal of roentgenology'
    >>> without_series("The journals of gerontology. Series B, Psychological sciences")
    'The journals of gerontology'
    >>> without_series("The Lancet. Neurology")  # no part of another journal
    'The Lancet. Neurology'
    """
    head, _, rest = title.partition(". ")
    if "." in rest or not rest[:1].isupper():
        return title
    if " " in head.removeprefix("The "):
        return head
    return rest if head.isupper() else title


def _is_same(one: list[str], other: list[str]) -> bool:
    if not one or not other:
        return False
    if one == other or _acronym(one, other) or _acronym(other, one):
        return True
    if _explained(one, other) or _explained(other, one):
        return True
    if _ends_in_initials(one, other) or _ends_in_initials(other, one):
        return True
    if len(one) != len(other):
        return False
    return all(_abbreviates(a, b) for a, b in zip(one, other, strict=True))


def _abbreviates(one: str, other: str) -> bool:
    """Whether one word is short for the other: its beginning, or ``natl``."""
    short, long = sorted((one, other), key=len)
    return long.startswith(short) or _CONTRACTED.get(short) == long


_CONTRACTED = {"natl": "national", "intl": "international", "dept": "department"}


def journal_words(name: str) -> list[str]:
    """The words of a name in small letters, without place, subtitle and small words."""
    bare = _IN_BRACKETS.sub(" ", name).split(":")[0]
    words = _COUNTRY.sub("", fold(bare)).split()
    known = " ".join([w for w in words if w not in _SMALL_WORDS])
    return _CALLED.get(known, known).split()


_IN_BRACKETS = re.compile(r"\([^)]*\)")
# What people call a journal whose name is longer.
_CALLED = {
    "new england journal": "new england journal medicine",
    "cochrane": "cochrane database systematic reviews",
    "cochrane library": "cochrane database systematic reviews",
    "cochrane database": "cochrane database systematic reviews",
}
# What of a name is mostly left out: "Proc. Natl. Acad. Sci. U.S.A."
_COUNTRY = re.compile(r" (?:u s a|usa|of the united states(?: of america)?)\Z")


_FIRST_AND_LETTERS = 2


def _ends_in_initials(short: list[str], words: list[str]) -> bool:
    """All but the first word of a name may be letters: "PLoS NTD", "JAMA IM"."""
    return (
        len(short) == _FIRST_AND_LETTERS
        and len(words) > _FIRST_AND_LETTERS
        and len(short[0]) > 1
        and short[0] == words[0]
        and short[1] == "".join(word[0] for word in words[1:])
    )


def _explained(short: list[str], words: list[str]) -> bool:
    """The one word begins a name that goes on with what its letters stand for.

    "MMWR. Morbidity and mortality weekly report"
    """
    return len(short) == 1 and words[:1] == short and _acronym(short, words[1:])


def _acronym(short: list[str], words: list[str]) -> bool:
    """The one word is made of the first letters, those of a country left out."""
    letters = "".join(w[0] for w in words)
    return len(short) == 1 < len(words) and (
        short[0] == letters or (len(short[0]) > 3 and letters.startswith(short[0]))
    )
