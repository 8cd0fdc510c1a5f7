"""What is counted where a text states a size, and what never is. Pure.

A new word for those who take part is one alternative here.
"""

PEOPLE = (
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
OTHER_PEOPLE = (
    r"(?:[a-z]+|\d{1,2})-(?:agers|goers|timers|year-olds)|(?:under|over)-\w+s"
    r"|(?:japanese|chinese|vietnamese|portuguese|swiss|dutch|danish|french|irish)"
    r"(?=\s(?:in|who|with|were|took|aged)\b|[,.;:)]|$)"
)
OTHER_LETTERS = (
    *("-agers", "-goers", "-timers", "-olds", "under-", "over-", "japanese", "chinese"),
    *("vietnamese", "portuguese", "swiss", "dutch", "danish", "french", "irish"),
)
# Words that cannot stand between a number and the people it counts.
GAP = (
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
# Plurals that a study may be of without their being its sample.
THINGS = (
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
