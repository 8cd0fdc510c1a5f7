"""Sample sizes: how texts state them, and how a stated one fits a record. Pure."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, combinations

from verifier.designs import lower
from verifier.literals import Form, Forms, Literals, matches_at
from verifier.models import Agreement, Record, SampleSize, SizeRole

# ------------------------------------------------------------------ number words

_UNITS = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen"
        " fourteen fifteen sixteen seventeen eighteen nineteen".split()
    )
}
_TENS = {
    word: 10 * value
    for value, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2
    )
}
_SCALES = {"dozen": 12, "hundred": 100, "thousand": 1000}
_WORD = "|".join(sorted((*_UNITS, *_TENS, *_SCALES), key=len, reverse=True))
# "forty, five of them" are two numbers, "four hundred and five" is one.
_WORDS = (
    rf"(?:an? )?(?:{_WORD})\b(?:(?:[\s-]|(?:(?<=hundred)|(?<=thousand))(?:,\s|\sand\s))"
    rf"(?:{_WORD})\b){{0,8}}+"
)


def word_number(words: str) -> int:
    """The value of an English number in words.

    >>> word_number("twenty-four"), word_number("a hundred and twenty")
    (24, 120)
    """
    total = current = 0
    for word in re.findall(r"[a-z]+", words):
        if word in _UNITS:
            current += _UNITS[word]
        elif word in _TENS:
            current += _TENS[word]
        elif word in _SCALES:
            current = (current or 1) * _SCALES[word]
            if word == "thousand":
                total, current = total + current, 0
    return total + current


# --------------------------------------------------------------------- the forms

_DIGITS = r"\d{1,3}(?:[,\u00a0\u202f\u2009 ]\d{3}){1,3}(?!\d)|\d{1,9}(?!\d)"
_NUMBER = rf"(?<![\w.,$€£¥/#‐‑–-])(?:{_DIGITS}|{_WORDS})(?![\d%])"
_NUMBER_FIRST = f"(?P<number>{_NUMBER})"
# Where one may begin: first the letter that is searched for, then all it must be.
_NUMBER_STARTS = re.compile(
    r"[\dadefhnostz](?<![\w.,$€£¥/#‐‑–-].)"
    rf"(?<=(?=\d|(?:an? )?(?:{_WORD})\b).)"
)
_PEOPLE = (
    r"patients?|participants?|people|persons?|individuals?|adults?|women|men"
    r"|volunteers?|subjects?|children|adolescents?|teen(?:ager)?s|veterans?"
    r"|students?|cases|sufferers|respondents?|outpatients?|inpatients?|infants"
    r"|babies|newborns|neonates|nurses|survivors|athletes|smokers|nonsmokers|males"
    r"|females|boys|seniors|users|controls|mothers|fathers|employees|workers"
    r"|residents|runners|caregivers|carers|physicians|doctors|clinicians|surgeons"
    r"|dentists|therapists|midwives|americans|twins|mice|rats|members|pupils|players"
    r"|drivers|teachers|parents|couples|households|families|recruits|conscripts"
    r"|soldiers|cadets|sailors|farmers|miners|pilots|dancers|musicians|singers"
    r"|swimmers|cyclists|riders|rowers|footballers|commuters|donors|siblings"
    r"|relatives|villagers|prisoners|inmates|schoolchildren|kids|toddlers|youngsters"
    r"|pensioners|retirees|widows|widowers|customers|consumers|buyers|eaters"
    r"|drinkers|sleepers|walkers|vapers|diabetics|asthmatics|insomniacs|migraineurs"
    r"|firefighters|hairdressers|bakers|waiters|monks|vegetarians|vegans|servants"
    r"|staff|crew|dogs|cats|horses|ponies|mares|cows|monkeys|macaques|rabbits"
    r"|piglets|hamsters|pregnancies|births|zealanders|australians|canadians|britons"
    r"|scots|finns|swedes|norwegians|danes|germans|austrians|italians|spaniards"
    r"|greeks|turks|iranians|indians|koreans|thais|brazilians|mexicans|europeans"
    r"|in-patients|out-patients|pairs|dyads|heads|marathoners|trotters|thoroughbreds"
    r"|foals|premies|schoolkids|schoolboys|schoolgirls"
    r"|asians|lecturers|librarians|readers|listeners|subscribers|folks?|tots|grown-ups"
    r"|teens|youths?|undergrads|undergraduates|freshmen|graders|preschoolers|learners"
    r"|sprinters|jumpers|lifters|joggers|hikers|climbers|skiers|amateurs|gymnasts"
    r"|rugby players|gamers|astronauts|cooks|chefs|cleaners|truckers|shoppers"
    r"|snorers|stutterers|hypertensives|celiacs|coeliacs|epileptics|alcoholics"
    r"|ladies|girls|lads|elders|elderly|octogenarians|nonagenarians|pts|mums|moms|dads"
    r"|grandmothers|carriers|bilinguals|novices|healthy controls|claimants|trainees"
    r"|interns|paramedics|pharmacists|physios|professionals|executives|officers"
    r"|knees|shoulders|eyes|teeth|hips|ankles|elbows|wrists|implants|molars|heels"
    r"|warts|wounds|ulcers|feet|ears|limbs|hands|tendons|kittens|puppies|calves|sheep"
    r"|pigs|goats|chickens|hens|guinea pigs|rodents|parrots|birds"
)
# "twenty under-fives", "57 ten-year-olds", "155 obese Japanese"
_OTHER_PEOPLE = (
    r"(?:[a-z]+|\d{1,2})-(?:agers|goers|timers|year-olds)|(?:under|over)-\w+s"
    r"|(?:japanese|chinese|vietnamese|portuguese|swiss|dutch|danish|french|irish)"
    r"(?=\s(?:in|who|with|were|took|aged)\b|[,.;:)]|$)"
)
_OTHER_LETTERS = (
    *("-agers", "-goers", "-timers", "-olds", "under-", "over-", "japanese", "chinese"),
    *("vietnamese", "portuguese", "swiss", "dutch", "danish", "french", "irish"),
)
# The people and the pooled studies of pages in other languages of Europe.
_LEUTE = (
    r"patient(?:en|innen|es|er)|pati[eë]nten|pacientes?|pazienti|pacjent(?:ów|ek)"
    r"|chorych"
    r"|proband(?:en|innen)|teilnehm(?:er|ern|erinnen|ende[n]?)|personen|menschen|frauen"
    r"|männern?|kindern?|erwachsenen?|freiwilligen?|deelnemers|mensen|vrouwen|mannen"
    r"|kinderen|deltagare|personer|kvinnor|kvinder|mænd|barn|børn|personnes|femmes"
    r"|hommes|enfants|adultes|volontaires|sujets|norvégiens|étudiants|participantes"
    r"|personas|mujeres|hombres|niños|niñas|adultos|adultas|voluntari[oaie]s?|enfermos"
    r"|enfermas|sujetos|estudiantes|partecipanti|persone|donne|uomini|bambini|adulti"
    r"|soggetti|pessoas|mulheres|homens|crianças|osób|uczestników|kobiet|mężczyzn"
    r"|dzieci|dorosłych|ochotników|podróżnych"
)
_STUDIEN = (
    r"studien|essais|études|ensayos|estudios|studi|trial clinici|estudos|ensaios"
    r"|bada(?:ń|nia)|prób|onderzoeken|studier"
)
_ZAHL = (
    r"(?<![\w.,$€£/–-])(?:\d{1,3}(?:[.\u00a0\u202f\u2009 ]\d{3})+|\d{1,6})(?![\d%,])"
)
_FOREIGN = re.compile(
    rf"(?P<number>{_ZAHL})\s(?:(?!(?:bis|de|a|et|und|y|e|i|jahre|ans"
    rf"|años)\b)[^\W\d_]+\s)"
    rf"{{0,2}}?(?P<people>{_LEUTE}|(?P<studies>{_STUDIEN}))(?!\w)"
)
_FOREIGN_LETTERS = Literals(
    "patienten patientin patientes patienter patiënt pacient pazient pacjent chorych "
    "proband teilnehm personen personer personas personnes persone mensch frau männer "
    "kinder erwachsen freiwillig deelnemers mensen vrouw mannen deltagare kvin barn "
    "børn femmes hommes enfants adultes adulto adulta adulti volontair voluntari sujet "
    "norvég étudiant participantes mujeres hombres niñ enfermos enfermas estudi "
    "partecip donne uomini bambini soggetti pessoas mulheres homens crianças osób "
    "uczestnik kobiet mężczyzn dzieci dorosłych ochotnik podróżn studien studier "
    "essais "
    "études ensayos estudos ensaios bada prób onderzoek".split()
)
# Words that cannot stand between a number and the people it counts.
_GAP = (
    r"(?!(?:of|in|on|to|per|for|and|or|with|by|from|at|out|than|more|less|fewer|times?"
    r"|among|our|their|deaths|events|cases of|episodes|injections"
    r"|percent|per ?cent|years?|months?|weeks?|days?|hours?|minutes?|seconds?|old|mg"
    r"|ml|mcg|kg|gm|g|grams?|milligrams?|million|billion|thousands|hundreds|dozens"
    r"|points?|sessions?|infusions?|doses?|treatments?|studies|study|trials?|reviews?"
    r"|sites?|cent(?:er|re)s?|hospitals?|clinics?|countries|groups?|arms?|were|was|had"
    r"|have|has|who|that|the|these|those|all|both|each|am|pm|mm|cm|degrees?|visits?"
    r"|follow|scientists|researchers|experts|tracked|asked|gave|phase|am|quarters"
    r"|thirds?|in|units?|iu|capsules|tablets|calories|steps"
    r"|metres"
    r"|meters|feet|drops|m|km|cent|euros?|dollars|pounds)\b)"
)
_COUNTED = re.compile(
    rf"(?P<number>{_NUMBER})"
    rf"(?P<gap>(?:[\s-]+{_GAP}(?:u\.[sk]\.|[a-z][\w'’]*)(?:[-–‑][\w'’]+)*,?){{0,5}}?)"
    rf"(?:\s+|(?<=\d)-|(?<=\d) -)(?P<people>{_PEOPLE}|{_OTHER_PEOPLE})(?![a-z])"
    r"(?! (?:studies|trials|rcts|papers|reviews|data|medicine|health|cent(?:er|re)s)\b)"
)
# Plurals that a study may be of without their being its sample.
_THINGS = (
    r"(?!(?:units|capsules|tablets|calories|steps|drops|euros|dollars|pounds|drugs"
    r"|medicines|medications|supplements|products|foods|therapies|diets"
    r"|devices|techniques|types|brands|samples|questions|tests|variables|factors"
    r"|exercises|genes|markers|interventions|strategies|methods|models|outcomes"
    r"|symptoms|diseases|conditions|cities|dose\w*|herbs|oils|items|scales|tools"
    r"|rcts|trials|studies|articles|papers|publications|reports|reviews|datasets"
    r"|cohorts|practices|surgeries|hospitals|clinics|schools|clubs|teams|villages"
    r"|homes|wards|nurseries|towns|districts|provinces|states|nations|languages|regions"
    r"|companies|brands|hours|nights|mornings|scientists|researchers|experts|cases"
    r"|photographs|diaries|scans|letters|pages|words|lines|minutes|weeks|days|classes"
    r"|lessons|visits|meals|bottles|sachets|breaths|needles|bags|cups|glasses"
    r"|percentages|points|others|ways|forms|kinds|thirds|its|phases)\b)"
)
# "a study of 23,681 Greeks": after such words any plural counts the sample.
_STUDY_OF = re.compile(
    r"\b(?:study|trial|survey|cohort|sample|analysis|series|test|experiment|rct|poll"
    r"|followed|tracked|recruited|enrolled|studied|tested|assigned|treated|asked"
    r"|randomi[sz]ed|surveyed|interviewed)"
    r"(?: (?:of|in|on|with|among|involving|covering|which followed|that followed))? "
    rf"(?P<number>{_NUMBER})"
    rf"(?:[\s-]+{_GAP}(?:u\.[sk]\.|[a-z][\w'’]*)(?:-[\w'’]+)*){{0,3}}?"
    rf"[\s-]+{_GAP}{_THINGS}(?P<people>[a-z]{{3,}}s)(?![a-z])(?<!ss)"
)
# "511 joined", "97 were randomised": a number that does what people do.
_ACTING = re.compile(
    rf"(?P<number>{_NUMBER}) (?P<people>(?:joined|took part|enrolled|signed up"
    r"|participated|completed|finished|came back|handed in|answered|replied|returned"
    r"|at the end|gave complete|had complete|stuck with|stuck it|saw it through|made it"
    r"|lasted|agreed|consented|entered|counted|in the (?:final|end)|signed on"
    r"|volunteered|started|stayed|remained)"
    r"|(?:analy[sz]ed|randomi[sz]ed|assessed|screened|included|recruited|treated"
    r"|evaluable)"
    r"(?=\s*(?:[,.;:)/\t\n]|$|at |of |to |and |in |by |\d))|of (?:them"
    r"|whom) (?:finally )?(?:assessed"
    r"|analy[sz]ed|seen|measured|completed|finished)|in the analys[ei]s"
    r"|(?:of (?:them|these"
    r"|whom) |who |that )?(?:were|was)"
    r" (?:finally |eventually |then )?(?:randomi[sz]ed|enrolled|recruited|included"
    r"|analy[sz]ed|screened|randomly|left for|measured|assessed|followed|treated|seen"
    r"|matched"
    r"|in the (?:final )?analysis))(?![a-z])"
)
_LETTER_N = re.compile(rf"\bn\s?[=:]\s?(?P<number>{_DIGITS})(?![\d%]|\.\d)")
# "Dogs: 436", as a field of a labelled entry
_LABELLED_N = re.compile(
    r"\b(?:participants|patients|people|dogs|cats|horses|women|subjects"
    r"|sample(?: size)?"
    rf"|enrolled|randomi[sz]ed): (?P<number>{_DIGITS})(?![\d%\u2013-]|\.\d)"
)
_SAMPLE_OF = re.compile(
    rf"\b(?:sample(?: size)?|total|cohort|group|population) of "
    rf"(?:(?:just|only) )?(?P<number>{_DIGITS}|{_WORDS})\b(?!\s?%|[\d-]|\.\d)"
    r"(?=\s*(?:[,.;:)(]|$|(?:were|was|with|in|who|and|from|completed|took|aged|by|at|to"
    r"|for|participated|joined|is|are|had)\b))"
)
# "Doe had 90 patients, Roe had 45."
_HAD = re.compile(
    rf"\b(?:(?:had|has) (?:only |just |about |another )?"
    rf"|with (?=\d))(?P<number>{_NUMBER})"
    r"(?=\s?(?:[:;)(\u2013\u2014]|,\s(?!\d)|\.\s|\.?$)| at the end\b| in (?:it|all)\b)"
    r"(?!,\d)"
)
_PER_GROUP = re.compile(
    rf"(?P<number>{_NUMBER}) (?:(?:per|in each|in either|in both) (?:of (?:the )?)?"
    r"(?:\w+ )?(?:group|arm)s?|each way\b|apiece\b|on (?:each|either) side\b)"
)
# "did the same with 97 in a randomised trial"
_ELLIPTIC = re.compile(
    rf"\b(?:with|among) (?P<number>{_NUMBER}) in (?:an?|the|their) "
    r"(?:[\w-]+ ){0,3}?(?:trial|study)\b"
)
# "an open-label trial in 890."
_TRIAL_IN = re.compile(
    rf"\b(?:trial|study|survey|cohort|test) (?:in|of|with) (?P<number>{_NUMBER})"
    r"(?=\s?(?:[.;,)]|$))(?!,\d)"
)
# "99 in the tilted group", "31 were in the control arm"
_IN_GROUP = re.compile(
    rf"(?P<number>{_NUMBER}) (?:(?:were|was) )?(?:in|to|on) (?:the|a|an) "
    r"(?:[\w-]+ ){1,3}?(?:group|arm)\b(?=\s?[,.;:)]|$| (?:and|versus|vs) )"
)
# What befell some of a group: they are no arm.
_OUTCOME = re.compile(
    r"\b(?:deaths?|died|events?|attacks?|cases|infections?|injur\w+|strokes?|falls?"
    r"|fell"
    r"|fractures?|relaps\w+|improv\w+|better|worse|cured?|recover\w+|heal\w+|colds?"
    r"|sick|ill|respon\w+|episodes?|cavities|remission|pregnan\w+|dropp\w+|points?)\b"
)
# "recruited 2,029 of a planned 2,954", "enrolled 251 and only 103 finished"
_VERBED = re.compile(
    r"\b(?:recruited|enrolled|randomi[sz]ed|allotted|signed up|took in|took on"
    r"|followed up|followed|treated|tracked|tested|examined|interviewed|scanned"
    r"|enlisted|studied"
    r"|re-?tested) (?:only |just |some |about )?"
    rf"(?P<number>{_NUMBER})(?=\s?(?:[.;)]|$|,(?!\d)|and |but "
    r"|of (?:an?|the|them|whom)\b|to (?!\d)|with |from |at |by |across |in (?!\d)))"
)
# "eighty in all"
_IN_ALL = re.compile(
    rf"(?P<number>{_NUMBER}),? (?:in (?:all|total)|altogether|all told)(?![a-z])"
)
# "islanders, 194 of them"
_OF_THEM = re.compile(
    rf"(?:(?<=[a-z]s, )|(?<=people, ))(?P<number>{_DIGITS}|{_WORDS}) "
    r"(?:of them(?= ?[,.;:)])|strong\b)"
)
_GROUPS_OF = re.compile(
    rf"\b(?:groups?|arms?) of (?:(?:about|only) )?(?P<number>{_DIGITS}|{_WORDS})\b"
)
_POOLED = re.compile(
    rf"(?P<number>{_NUMBER})"
    r"(?:[\s-]+(?!(?:of|in|to|the|that|and|more|years?|weeks?|months?)\b)"
    r"[a-z][\w'’]*(?:[-–‑][\w'’]+)*,?){0,5}?"
    r"[\s-]+(?P<people>trials|studies|rcts|articles|papers|publications|reviews"
    r"|meta-analyses|comparisons)(?![a-z])"
)
# Stretches without any of these state no size. Years of citations are not among them.
# What is searched for begins with what is rare; where it stands is looked at after.
_CUE = re.compile(
    r"\d(?:(?<![\w.,]\d)[\d,]*(?:\s[a-z\d]|\s?-[a-z])"
    r"|(?<=\b(?:of|in)\s\d)|(?<=\b(?:with)\s\d)|(?<=\bhad\s\d))"
    r"|[=:](?:(?<=\bn.)|(?<=\bn\s.))"
)
_NUMBER_WORDS = Literals((*_UNITS, *_TENS, *_SCALES))

# What stands before a number that counts no sample.
_NOT_BEFORE = re.compile(
    r"(?:\b(?:type|phase|stage|grade|level|week|day|month|year|step|table|figure|part"
    r"|version|aged?|ages|top|covid|vitamin|chapter|page|no|number|class|every|factor"
    r"|per)"
    r"\.?[\s-]+|\d(?:-|–)|(?<!\d{3})(?<!['’]\d)\d\s?(?:-|–|to|and|or|out of)\s?"
    r"|\d (?:to|or) |(?<!\w)\d+\s+in\s+|\bage (?:of|was)\s+"
    r"|\b(?:people|adults|women|men|those|patients|anyone) (?:over|under|above|below"
    r"|past)"
    r"\s+)$"
)
# Before these the number is one of the text's own round or bounding figures.
_APPROXIMATE = re.compile(
    r"\b(?:about|around|approximately|roughly|nearly|almost|over|more than|at least"
    r"|some|up to|fewer than|less than|under|close to|as many as|upwards? of|circa"
    r"|another)\s+$"
)
# What follows a number that counts only some of the sample.
_ONLY_SOME = re.compile(
    r"\s*(?:\([^)]{0,40}\)\s*)?(?:(?:who )?(?:had )?(?:dropped|drop|withdrew|died"
    r"|responded)\b|(?:discontinued|developed|achieved|improved|relapsed|failed"
    r"|declined|refused|stopped|quit|experienced|reported|complained|showed|worsened"
    r"|did not|didn.t|left|felt|recovered|said|answered|needed|got better)\b"
    r"|\(\d{1,3}(?:\.\d+)?\s?%\))"
)
_CASES_TOLD = re.compile(
    r"(?:\b(?:series of|report\w*(?: of| on)?|describ\w+|present\w+|review\w*(?: of)?"
    r"|stud(?:y|ied|ies)(?: of)?|matched|compared|collected|included?|including"
    r"|identified|with)"
    r" (?:the |our |all )?|[(:,]\s?|^)$"
)
_CASES_STRUCK = re.compile(
    r"\s(?:against|vs?\b|versus|compared|occurred|were (?:seen|recorded|reported)|per\b"
    r"|a year)|\.$"
)
# Who is still looked for has not taken part.
_NOT_YET = re.compile(
    r"\s(?:(?:are |is |were )?(?:wanted|sought|needed|planned|to be)\b"
    r"|(?:will be|are being) (?:recruit|enrol|asked|randomi|invited|followed|sought))"
)
_OF_STUDIES = re.compile(
    r"[\s)]*(?:[a-z-]+ ){0,4}?(?:stud(?:y|ies)|trials?|articles?|rcts?|papers|records"
    r"|publications|citations|abstracts|eyes|limbs|knees|joints|samples)\b"
)
# Publications looked at on the way to those that a review includes.
_NOT_INCLUDED = re.compile(
    r"[^.,;]{0,30}?\s(?:(?:were|was) (?:initially )?(?:found|obtained)"
    r"|(?:(?:were|was) )?(?:initially )?(?:retrieved|identified|screened|excluded))\b"
)
_ALL = re.compile(
    r"\b(?:all|(?:study|trial|series|survey|cohort|analysis|sample) (?:of|in|with|on))"
    r" (?:of )?(?:the )?$"
)
_ARM_AFTER = re.compile(
    r"[^.;(,\d]{0,24}?\b(?:(?:in|for) each|per|each) (?:\w+ )?(?:group|arm)\b"
    r"|\s+(?:(?:were|was) )?(?:randomly )?(?:assigned|allocated|randomi[sz]ed) to "
    r"(?:receive )?(?!(?:either|one|receive either|two|three|four|different)\b)"
    r"(?![^.;]{0,60}\b(?:or|versus|vs)\b)"
    r"|\s+(?:received|got|in) (?:the )?(?:placebo|control|sham|active|treatment"
    r"|intervention)\b(?! (?:or|and))"
)
_ARM_BEFORE = re.compile(
    r"\bgroups of\s+$|\b(?:groups?|arms?)\s*\(\s*$|\beach (?:group|arm)[^.;]{0,20}$"
)
_ROLES: tuple[tuple[SizeRole, re.Pattern[str], re.Pattern[str]], ...] = (
    (
        "randomised",
        re.compile(
            r"\b(?:randomi[sz]ed|randomly (?:assigned|allocated))"
            r"(?! (?:[\w-]+ )?(?:trial|stud|comparison))[^.,;]{0,12}$"
        ),
        re.compile(
            r"[^.,;(]{0,60}?\b(?:randomi[sz]ed|randomly (?:assigned|allocated|divided"
            r"|split))\b(?! (?:controlled |clinical )*(?:trial|stud))"
        ),
    ),
    (
        "screened",
        re.compile(r"\b(?:screened|screening|assessed for eligibility)[^.,;]{0,16}$"),
        re.compile(
            r"[^.,;(]{0,20}?\s(?:(?:were|was) )?(?:initially )?"
            r"(?:screened|assessed for eligibility|invited|approached)\b"
        ),
    ),
    (
        "analysed",
        re.compile(r"\b(?:analy[sz]ed|analysis (?:of|included))[^.,;]{0,16}$"),
        re.compile(
            r"[^.,;(]{0,30}?\s(?:(?:were|was) )?(?:finally )?(?:analy[sz]ed|evaluable"
            r"|included in the (?:final )?analys|completed|finished)"
        ),
    ),
    (
        "enrolled",
        re.compile(
            r"\b(?:enrol(?:l(?:ed|ing))?|recruited|recruiting|included|including"
            r"|involved|involving|followed|following|enlisted)[^.,;]{0,16}$"
        ),
        re.compile(
            r"[^.,;(]{0,30}?\s(?:(?:were|was) )?(?:enrolled|recruited|included"
            r"|took part|participated|signed up|joined)\b"
        ),
    ),
)
_ROLE_STEMS = Literals(
    (
        *("random", "screen", "assessed", "invited", "approached", "analy", "evaluab"),
        *("complet", "finish", "enrol", "recruit", "includ", "involv", "follow"),
        *("enlist", "took part", "participated", "signed up", "joined"),
    )
)
_MOST_PEOPLE = 10_000_000  # more than the largest cohorts have
_MOST_STUDIES = 100_000
# "One in three people", "1 of 10 adults": a share, not a sample.
_SHARE = re.compile(rf"(?:\d|\b(?:{_WORD})) (?:of|in|out of)(?: every)? $")
_SMALL_SHARE = 10
# Judgement: "a study of 3 …" is as often about things as about people.
_FEWEST_OF_ANY_NOUN = 8


# "Seventeen of 25 studies could be pooled"; "four of the ten papers warned of it".
_PART_OF = re.compile(rf"(?P<number>{_NUMBER}) of (?:the |these |those )?$")
_WERE_POOLED = re.compile(
    r"[^.;,]{0,20}?\s(?:(?:could be|were) (?:pooled|included|combined|used)|made it"
    r"|qualified|met\b|made the cut)"
)


@dataclass(frozen=True, slots=True)
class FoundSize:
    """A sample size and where its number stands."""

    start: int
    end: int
    size: SampleSize


def _value(number: str) -> int:
    if number[0].isdigit():
        return int(re.sub(r"\D", "", number)[:12])
    return word_number(number)


def _is_year(number: str) -> bool:
    return len(number) == 4 and number.isdigit() and 1900 <= int(number) <= 2100


def _role(before: str, after: str) -> SizeRole:
    if _ARM_AFTER.match(after) or _ARM_BEFORE.search(before):
        return "per_arm"
    if not _ROLE_STEMS.occur_in(f"{before} {after}"):
        return "stated"
    for role, _, behind in _ROLES:
        if behind.match(after):
            return role
    for role, ahead, _ in _ROLES:
        if ahead.search(before):
            return role
    return "stated"


# The forms in which people are counted. Where a form rests on a verb, that verb
# stands after the number; of "n = 24" and the like the number needs no people.
_BARE = (
    *(_LETTER_N, _SAMPLE_OF, _TRIAL_IN, _HAD, _ELLIPTIC, _PER_GROUP, _GROUPS_OF),
    _LABELLED_N,
    *(_IN_GROUP, _VERBED, _IN_ALL, _OF_THEM),
)
# Tuples: to look up in a set, all the code of a pattern is hashed.
_OF_ANYTHING = (_STUDY_OF, _TRIAL_IN, _HAD, _VERBED, _IN_GROUP)
_OF_ARMS = (_PER_GROUP, _GROUPS_OF, _IN_GROUP)
# Each with a few letters of which some stand in every stretch that has the form.
_STUDY_LETTERS = (
    *("stud", "trial", "surve", "cohort", "sampl", "analys", "series", "test", "rct"),
    *("poll", "experim", "ed "),
)
_COUNTS = Forms(
    Form(
        [*(re.split(r"s\?|\(", w)[0] for w in _PEOPLE.split("|")), *_OTHER_LETTERS],
        _COUNTED,
    ),
    Form(_STUDY_LETTERS, _STUDY_OF),
    Form(
        (
            "ed",
            "took part",
            "signed up",
            "randomly",
            "came back",
            "handed in",
            "the end",
            "complete",
            "stuck",
            "saw it",
            "made it",
            "in the end",
            "in the final",
            "in the analys",
            "entered",
        ),
        _ACTING,
    ),
    Form(("n=", "n =", "n:", "n :"), _LETTER_N),
    Form(
        (
            *("ants:", "ents:", "ople:", "dogs:", "cats:", "rses:", "omen:", "ects:"),
            *("size:", "mple:", "lled:", "ised:", "ized:"),
        ),
        _LABELLED_N,
    ),
    Form(("sampl", "total", "cohort", "group", "popul"), _SAMPLE_OF),
    Form(_STUDY_LETTERS, _TRIAL_IN),
    Form(("trial", "study"), _ELLIPTIC),
    Form(("had ", "has ", "with "), _HAD),
    Form(("group", "arm", "each way", "apiece", "er side", "ch side"), _PER_GROUP),
    Form(("group", "arm"), _IN_GROUP),
    Form(("ed ", "took in ", "took on ", "signed up "), _VERBED),
    Form(("in all", "in total", "altogether", "all told"), _IN_ALL),
    Form((" of them", " strong"), _OF_THEM),
    Form(("group", "arm"), _GROUPS_OF),
)
_POOLED_LETTERS = (
    *("trials", "studies", "rcts", "articles", "papers", "publications", "reviews"),
    *("analyses", "comparisons"),
)
# "234 of the 320 handed in usable diaries": the whole and what was left of it.
_OF_ALL = re.compile(
    rf"(?P<number>{_NUMBER}) (?:out )?of the (?:first |original |initial )?"
    rf"(?P<all>{_DIGITS})(?![\d%.]"
    rf"|\s?(?:trials"
    r"|stud|paper|per ?cent|%))"
)
_KEPT_ON = re.compile(
    r"[^.;,]{0,20}?\s(?:handed|returned|completed|finished|came back|were analy"
    r"|remained|stayed|still"
    r"|answered|could be|were left|took)"
)
# "128 went to probiotic and 118 to placebo"
_TO_EACH = re.compile(
    rf"(?P<number>{_NUMBER}) (?:(?:[a-z]+ ){{0,3}}?(?P<how>to|got|given|received)"
    rf"|(?:{_PEOPLE}) (?P<where>on|in|taking|using)) (?:the )?"
    r"[a-z][\w -]{1,30}?(?:,? (?:and|vs?\.?|versus|against)|,) "
    rf"(?P<other>{_NUMBER}) (?:(?P=how)|(?P=where)) "
)
_TO_EACH_CUE = re.compile(r" (?:to|on|in|got|given|received|taking|using) ")
# "251 women were given oils and 262 were not"
_AND_NOT = re.compile(
    rf"(?P<number>{_NUMBER}) (?:(?:{_PEOPLE}) )?(?P<did>were|did|had"
    rf"|got) [^.;\d]{{0,40}}?"
    rf"\band (?P<other>{_NUMBER}) (?:were|did|had|got)(?: not|n['’]t)\b"
)
_MILLION = re.compile(
    rf"(?<![\w.,$€£])(?P<number>\d{{1,2}}(?:\.\d{{1,2}})?) million (?:[a-z]+ ){{0,2}}?"
    rf"(?:{_PEOPLE})(?![a-z])"
)
# Numbers that may be arms of a trial: their sum tells.
_ARM = re.compile(
    rf"(?<![\w.,$€£¥#/‐‑–-])(?:\d{{1,3}}(?:,\d{{3}})+|\d{{1,6}}|{_WORDS})(?![\d%]"
    rf"|[.,]\d|:\d|\s?(?:%"
    r"|per ?cent"
    r"|years?|weeks?|months?|days?|hours?|minutes?|mg|mcg|ml|kg|gm|g|points?|sites?"
    r"|cent"
    r"(?:er"
    r"|re)s?|hospitals?|units?|countries|clinics?)\b)"
)
_MOST_ARMS, _ARM_GAP = 5, 90
# Judgement: below this two numbers too often make up a third by chance.
_SMALLEST_SUM = 20
_SMALLEST_PAIR = 100  # of two that do not follow each other


def sizes_between(lowered: str, start: int, end: int) -> Iterator[FoundSize]:
    """The sample sizes that a stretch of lower-case text states, in no fixed order."""
    stretch = lowered[start:end]
    cue = " million " in stretch or _CUE.search(lowered, start, end)
    if not cue and not _NUMBER_WORDS.stand_in(stretch):
        return
    places = [match.start() for match in _NUMBER_STARTS.finditer(lowered, start, end)]
    taken = {one.start: one for one in _rarely_put(lowered, stretch, places, start)}
    for form in _COUNTS.possible(stretch):
        for match in (
            matches_at(form, lowered, places, end)
            if form.pattern.startswith(_NUMBER_FIRST)
            else form.finditer(lowered, start, end)
        ):
            at = match.start("number")
            if at not in taken and (found := _people(lowered, match, start, end)):
                taken[at] = found
    yield from _summed(lowered, sorted(taken.values(), key=lambda found: found.start))
    if _FOREIGN_LETTERS.occur_in(stretch):
        yield from _foreign(lowered, places, end, taken)
    if not any(some in stretch for some in _POOLED_LETTERS):
        return
    for match in matches_at(_POOLED, lowered, places, end):
        if match.start() not in taken and (pooled := _studies(lowered, match, start)):
            yield pooled


def _foreign(
    lowered: str, places: Sequence[int], end: int, taken: Collection[int]
) -> Iterator[FoundSize]:
    """Sizes as German, French, Spanish, Polish and their neighbours state them."""
    for match in matches_at(_FOREIGN, lowered, places, end):
        count = _value(match["number"])
        if match.start() in taken or _is_year(match["number"]):
            continue
        if 2 <= count <= _MOST_PEOPLE:
            role: SizeRole = "studies" if match["studies"] else "stated"
            yield FoundSize(match.start(), match.end(), SampleSize(count, role))


def _rarely_put(
    lowered: str, stretch: str, places: Sequence[int], start: int
) -> Iterator[FoundSize]:
    """Sizes in millions, arms of "128 to yoga and 118 to rest", "234 of the 320".

    Numbers stand at the places in the stretch, which begins at ``start``.
    """
    end = start + len(stretch)
    if " million " in stretch:
        for match in _MILLION.finditer(lowered, start, end):
            count = round(float(match["number"]) * 1_000_000)
            if count <= _MOST_PEOPLE:
                yield FoundSize(*match.span(), SampleSize(count, about=True))
    of_arms, of_all = _TO_EACH_CUE.search(stretch), " of the " in stretch
    of_not = " not" in stretch or "n't" in stretch or "n’t" in stretch
    for match in (
        *matches_at(_TO_EACH, lowered, places if of_arms else (), end),
        *matches_at(_AND_NOT, lowered, places if of_not else (), end),
    ):
        for group in ("number", "other"):
            arm = SampleSize(_value(match[group]), "per_arm")
            if 2 <= arm.count <= _MOST_PEOPLE and not _is_year(match[group]):
                yield FoundSize(*match.span(group), arm)
    for match in matches_at(_OF_ALL, lowered, places if of_all else (), end):
        whole, part = _value(match["all"]), _value(match["number"])
        if not _is_year(match["all"]) and whole > part > _SMALL_SHARE:
            yield FoundSize(match.start("all"), match.end(), SampleSize(whole))
            if _KEPT_ON.match(lowered, match.end(), end):
                yield FoundSize(*match.span(), SampleSize(part, "analysed"))


def _people(
    lowered: str, match: re.Match[str], start: int, end: int
) -> FoundSize | None:
    """The size that a match of one of the forms states, if it counts a sample."""
    number, form = match.group("number"), match.re
    value = _value(number)
    first = match.start("number")
    stop = match.end("number") if form is _ACTING else match.end()
    ahead = match.start() if form is _LETTER_N else first
    before = lowered[max(start, ahead - 40) : ahead]
    after = lowered[stop : min(end, stop + 80)]
    if form in _BARE and _OF_STUDIES.match(after):
        return None
    share = value <= _SMALL_SHARE and _SHARE.search(before)
    if share or not 2 <= value <= _MOST_PEOPLE or _NOT_BEFORE.search(before):
        return None
    befell = bool(_NOT_YET.match(after))
    if form is _IN_GROUP:
        befell = bool(befell or _OUTCOME.search(before) or _OUTCOME.search(after))
    elif form is _COUNTED and match["people"] == "cases":
        befell = not _CASES_TOLD.search(before) or bool(_CASES_STRUCK.match(after))
    if befell or (form in _OF_ANYTHING and value < _FEWEST_OF_ANY_NOUN):
        return None
    some = form not in _BARE and form is not _ACTING and _ONLY_SOME.match(after)
    if some and not _ALL.search(before):
        return None
    of_people = form is _COUNTED and before.endswith("of ")
    if _is_year(number) and form is not _LETTER_N and not of_people:
        return None
    told = lowered[stop : match.end()] if form is _ACTING else after
    if form is _VERBED:  # its role is the verb before it
        told = ""
    role: SizeRole = "per_arm" if form in _OF_ARMS else _role(before, told)
    about = bool(_APPROXIMATE.search(before))
    return FoundSize(first, match.end(), SampleSize(value, role, about=about))


def _studies(lowered: str, match: re.Match[str], start: int) -> FoundSize | None:
    """The number of pooled studies that a match states, if it is one."""
    number = match.group("number")
    before = lowered[max(start, match.start() - 24) : match.start()]
    of_authors = lowered.startswith((" by ", " from "), match.end())
    if _is_year(number) or _NOT_BEFORE.search(before) or of_authors:
        return None
    if _NOT_INCLUDED.match(lowered, match.end()):
        return None
    value = _value(number)
    if part := _PART_OF.search(before):
        if not _WERE_POOLED.match(lowered, match.end()):
            return None
        value = _value(part["number"])
    if not 2 <= value <= _MOST_STUDIES:
        return None
    about = bool(_APPROXIMATE.search(before))
    size = SampleSize(value, "studies", about=about)
    return FoundSize(match.start(), match.end(), size)


def arms_between(
    lowered: str, start: int, end: int, totals: Collection[int]
) -> Iterator[FoundSize]:
    """Numbers that follow each other and add up to a total: the arms of the trial."""
    numbers = [
        (match.start(), match.end(), _value(match[0]))
        for match in _ARM.finditer(lowered, start, end)
        if not _is_year(match[0])
    ][:40]
    done = 0
    for first in range(len(numbers)):
        for count in range(2, _MOST_ARMS + 1):
            arms = numbers[first : first + count]
            if first < done or len(arms) < count or arms[-1][0] - arms[0][1] > _ARM_GAP:
                break
            whole = sum(value for _, _, value in arms)
            if (
                count > 2
                and (pair := arms[0][2] + arms[-1][2]) in totals
                and pair >= _SMALLEST_PAIR
                and min(arms[0], arms[-1], key=_worth)[2] > 1
            ):
                done = first + count
                for begin, stop, value in (arms[0], arms[-1]):
                    yield FoundSize(begin, stop, SampleSize(value, "per_arm"))
            elif (
                whole >= _SMALLEST_SUM
                and whole in totals
                and min(arms, key=_worth)[2] > 1
            ):
                done = first + count
                for begin, stop, value in arms:
                    yield FoundSize(begin, stop, SampleSize(value, "per_arm"))


def _worth(arm: tuple[int, int, int]) -> int:
    return arm[2]


def counted_in(lowered: str, start: int, end: int) -> FoundSize | None:
    """The number that opens a cell under "People" or "n"."""
    found = re.compile(rf"\s*(?:n\s?=\s?)?(?P<number>{_DIGITS})(?!\s?%|\.\d)").match(
        lowered, start, end
    )
    if found is None or not 2 <= _value(found["number"]) <= _MOST_PEOPLE:
        return None
    size = SampleSize(_value(found["number"]))
    return FoundSize(found.start("number"), found.end("number"), size)


_AND = re.compile(r"\s+and\s+$|,\s+$|,\s+and\s+$")
_SEXES = re.compile(
    r"\b(?:women|men|females?|males?|boys|girls|controls|children|nurses|doctors)$"
)


def _summed(lowered: str, found: Sequence[FoundSize]) -> Iterator[FoundSize]:
    """The same, with "24 women and 6 men" as the thirty people they are."""
    skip = -1
    for i, one in enumerate(found):
        if i == skip:
            continue
        other = found[i + 1] if i + 1 < len(found) else None
        if (
            other
            and _SEXES.search(lowered[one.start : one.end])
            and _SEXES.search(lowered[other.start : other.end])
            and _AND.match(lowered[one.end : other.start])
        ):
            skip = i + 1
            count = one.size.count + other.size.count
            role = other.size.role if one.size.role == "stated" else one.size.role
            yield FoundSize(one.start, other.end, SampleSize(count, role))
        else:
            yield one


def find_sizes(text: str) -> list[FoundSize]:
    """The sample sizes a text states, in order of their place.

    >>> [f.size for f in find_sizes("We randomised 24 fibromyalgia patients.")]
    [SampleSize(count=24, role='randomised', about=False)]
    """
    lowered = lower(text)
    return sorted(
        sizes_between(lowered, 0, len(lowered)), key=lambda found: found.start
    )


# ------------------------------------------------------------- against a record

# Judgement: authors and editors round, and abstracts count late exclusions apart.
_NEAR = 0.02
_ABOUT = 0.25
# Judgement: a trial seldom loses more than a third of those who entered.
_KEPT = 2 / 3
_MOST_PARTS = 12


def _show(size: SampleSize) -> str:
    words = {"per_arm": "per arm", "studies": "studies", "stated": "participants"}
    return f"{size.count} {words.get(size.role, size.role)}"


@lru_cache(maxsize=4096)
def _totals(record: Record) -> tuple[tuple[SampleSize, ...], tuple[SampleSize, ...]]:
    """Everything the record says of its size, and the sizes it states plainly.

    Numbers of people without a role are plain only where none has one.
    """
    texts = (record.title, record.abstract)
    read = [found.size for text in texts for found in find_sizes(text)]
    counts = {size.count for size in read if size.role != "studies"}
    abstract = lower(record.abstract)
    arms = arms_between(abstract, 0, len(abstract), counts)
    read += [found.size for found in arms]
    exact = [*record.sizes, *(size for size in read if not size.about)]
    pooled = [size for size in exact if size.role == "studies"]
    people = [s for s in exact if s.role not in {"studies", "stated", "per_arm"}]
    if not people:
        people = [s for s in exact if s.role == "stated"]
    return (*record.sizes, *read), (*people, *pooled)


def compare_size(stated: Sequence[SampleSize], record: Record) -> tuple[Agreement, str]:
    """How stated sample sizes fit those of a record, and what the record says.

    One size that fits is enough, whatever its role: pages seldom say which they
    mean. A conflict needs a record that states a size of that kind, none near.
    """
    if not stated:
        return "not stated", ""
    known, plain = _totals(record)
    levels = [_one_size(size, known, plain) for size in stated]
    order: tuple[Agreement, ...] = (
        "agrees",
        "near",
        "conflicts",
        "cannot be checked",
    )
    return min(levels, key=lambda level: order.index(level[0]))


def _one_size(
    stated: SampleSize, known: Sequence[SampleSize], plain: Sequence[SampleSize]
) -> tuple[Agreement, str]:
    studies = stated.role == "studies"
    alike = [size for size in known if (size.role == "studies") == studies]
    margin = _ABOUT if stated.about else _NEAR
    for size in alike:
        if size.count == stated.count and "per_arm" in {size.role, stated.role}:
            same = size.role == stated.role
            return ("agrees" if same else "near"), _show(size)
        if size.count == stated.count:
            return "agrees", _show(size)
    parts = _parts(stated, alike)
    if parts:
        return "near", " + ".join(map(str, parts))
    for size in alike:
        if _close(stated.count, size.count, margin):
            return "near", _show(size)
    against = [s for s in plain if (s.role == "studies") == studies]
    entered = [s for s in against if s.role in {"stated", "enrolled", "randomised"}]
    if entered and stated.role not in {"screened", "per_arm"}:
        against = entered
    rivals = list(_rivals(stated, against))
    if stated.about or not rivals or len(rivals) < len(against):
        return "cannot be checked", ""
    return "conflicts", ", ".join(dict.fromkeys(_show(size) for size in rivals))


def _parts(stated: SampleSize, alike: Sequence[SampleSize]) -> tuple[int, ...]:
    """Sizes of the record of which the stated one may be the sum, if any are."""
    if stated.role == "studies":
        return ()
    counts = [size.count for size in alike[:_MOST_PARTS]]
    arms = tuple(s.count for s in alike[:_MOST_PARTS] if s.role == "per_arm")
    sums = chain([arms], combinations(counts, 2), [tuple(counts)])
    return next((p for p in sums if len(p) > 1 and sum(p) == stated.count), ())


def _close(one: int, other: int, margin: float) -> bool:
    return abs(one - other) <= margin * max(one, other)


def _rivals(stated: SampleSize, against: Iterable[SampleSize]) -> Iterator[SampleSize]:
    """The record's sizes that cannot hold beside the stated one."""
    for size in against:
        few_lost = size.count < stated.count and size.count >= _KEPT * stated.count
        if size.role == "per_arm" or stated.role == "per_arm":
            possible = max(size.count, stated.count) >= 1.5 * min(
                size.count, stated.count
            ) and (size.count > stated.count) == (stated.role == "per_arm")
        elif size.role == "screened" or stated.role == "screened":
            possible = (size.count > stated.count) == (size.role == "screened")
        elif size.role == "analysed" or stated.role == "analysed":
            possible = few_lost
        else:
            possible = False
        if not possible:
            yield size
