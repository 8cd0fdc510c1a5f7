"""Words of which abbreviated journal names are made. Pure.

The most frequent ones of biomedicine, as ISO 4 and the NLM catalogue shorten them. A
name in a bibliography need not be made of these; they only settle doubts, such as
whether ``Rev.`` ends a title or belongs to a journal's name.
"""

import re

_WORDS = """
abstr acad acta acc addit adv agric allergy altern am an anaesth anal anat anesth anesthesiol ann
annu annals antimicrob antivir appl aquat arch arq assoc atmos aust behav ber biochem
biochim bioeng bioinform biol biom biomed biomol biophys biosci biostat biotech
biotechnol bmc bot br braz brit bull bus can cancer cardiol cardiovasc cell cent chem
chim chin chir chromatogr cir circ clim clin coll commun comp compr comput conf contemp
crit crop crystallogr cult curr cyt cytol dent dermatol des dev dev diabet diagn dig dis
discov disord drug ecol econ educ electron emerg endocrinol eng entomol environ enzymol
epidemiol ergon erg essays eur evid evol exp expr fed fertil fish food forensic front
gastroenterol gen genet genom geogr geol geophys geriatr gerontol ges gut gynecol
gynaecol haematol health harb heart hematol hepatol hist hosp hum hydrol hyg hypertens image
imaging immun immunol immunother ind infect inf inform inhal inj inorg inst int integr
intell interact intern interv invasive invest investig ir isr ital j jpn kidney lab
lancet lang laryngol lett leuk libr lipid ltd magn manag mar mass mat mater math mech
med membr mem ment metab meteorol method methods metr microb microbiol microbiota microsc
mil min miner mol monogr morphol mov muscle mutat mycol nanotechnol nat natl nephrol nerv
neurobiol neurochem neuroendocrinol neurol neuropathol neurophysiol neuropsychiatr
neuropsychol neuroradiol neurorehabil neurosci neurosurg notes nov nucl nucleic numer
nurs nutr obes obstet occup oceanogr oecol oncol ophthalmol ophthal opin opt oral org
organomet orthod orthop osteoarthr otol otolaryngol otorhinolaryngol paediatr pain
palliat pap parasit parasitol pathog pathol patient pediatr percept perinat pers perspect
pestic pharm pharmacol pharmacother philos photochem photosynth phys physician physiol
physiother phytochem phytopathol planet plant plast pol policy polym popul pract pregnancy
prenat prev prim probl proc process prod prof prog prosthet protein proteom protoc
psychiatr psychiatry psychol psychopharmacol psychosom psychother publ pulm qual quant
quat radiat radic radiol rea reanim reg regen rehabil rel relat ren rep reprod res resist
respir rev rheum rheumatol rinsho risk rom rural russ saf scand schizophr sci scr synth sect
seed semin sens ser serv sex shock signal skelet sleep soc sociol soil spec spectrom
spectrosc spine sports stand stat stem steroid stud subst suppl surg surv symp syndr
syst teach tech technol ther theor thorac thromb thyroid tissue top tox toxicol trans
transfus transgenic transl transm transplant transp trauma traumatol trends trop tuberc
tumor ultrasound univ urol usa vasc vet vib violence virol vis vitr wildl wkly wound z
zool zh zhonghua
"""
ABBREVIATIONS = frozenset(_WORDS.split())
_WORD = re.compile(r"[^\W\d_]+")


def is_abbreviation(word: str) -> bool:
    """Whether a word is one of which abbreviated journal names are made."""
    return word.strip(".,").lower() in ABBREVIATIONS
