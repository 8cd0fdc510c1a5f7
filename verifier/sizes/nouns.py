"""What is counted where a text states a size, and what never is. Pure.

A new word for those who take part is one alternative here.
"""

# Those of any study, then of all ages, in work and at play, by nation, and animals.
PERSONS = (
    r"patients?|participants?|people|persons?|humans|individuals?|volunteers?"
    r"|subjects?|cases"
    r"|controls|respondents?|outpatients?|inpatients?|out-patients|in-patients"
    r"|survivors|donors|recipients|victims|claimants|members|folks?|ppl|pts|ppts|heads|pairs|dyads|couples"
    r"|households|families|adults?|women|men|guys|blokes|males|females|ladies|girls"
    r"|boys|lads"
    r"|children|schoolchildren|kids|schoolkids|schoolboys|schoolgirls|infants|babies"
    r"|newborns|neonates|premies|tots|toddlers|youngsters|twins|siblings|adolescents?"
    r"|teenagers|teens|youths?|seniors|elderly|oldies|pensioners|octogenarians"
    r"|nonagenarians|grown-ups|parents|mothers|fathers|mums|moms|dads|relatives|widows"
    r"|pregnancies|births|sufferers|smokers|nonsmokers|drinkers|users|diabetics"
    r"|asthmatics|insomniacs|schizophrenics|psychotics|anorexics|bulimics|dyslexics"
    r"|paraplegics|tetraplegics|quadriplegics|atopics|narcoleptics|depressives|addicts"
    r"|hemophiliacs|haemophiliacs|migraineurs|hypertensives|celiacs|coeliacs|epileptics"
    r"|alcoholics|veterans?|vets|students?|undergrads|undergraduates|freshmen|pupils"
    r"|trainees|novices|nurses|doctors|gps|friends|colleagues|medics|physicians"
    r"|clinicians|surgeons|dentists"
    r"|therapists|midwives|paramedics|physios|interns|carers|caregivers|employees"
    r"|workers|staff|personnel|referrals|crew|servants|teachers|drivers|officers"
    r"|soldiers|recruits"
    r"|conscripts|cadets|sailors|pilots|astronauts|farmers|executives|professionals"
    r"|cooks|chefs|monks|nuns|fishermen|policemen|firemen|residents|inmates|retirees"
    r"|athletes|amateurs|gymnasts|runners"
    r"|cyclists|swimmers|riders|rowers|walkers|players|dancers|singers|bilinguals"
    r"|vegans"
    r"|americans|mexicans|cubans|africans|koreans|chileans|moroccans|jamaicans|afghans"
    r"|europeans|germans|britons|brits|scots|finns|swedes|danes|czechs|slovaks"
    r"|serbs|croats|spaniards|greeks|turks|arabs|israelis|iraqis|pakistanis|thais"
    r"|filipinos|latinos|hispanics|aussies|mice|rats|dogs|puppies|cats|kittens"
    r"|horses|ponies|mares|foals|thoroughbreds|cows|calves|sheep|goats|pigs|minipigs|piglets"
    r"|lambs|ewes|heifers|baboons|ferrets|foxes|gerbils"
    r"|chickens|hens|birds|parrots|rabbits|guinea pigs|rodents|monkeys|macaques"
)
# What of people is counted in their place, if it is not few.
PARTS = (
    "knees|shoulders|eyes|ears|teeth|molars|implants|hips|ankles|elbows|wrists|hands"
    "|feet|heels|limbs|tendons|warts|wounds|ulcers|vertebrae|biopsies"
    "|specimens|charts|deliveries|admissions|hospital records|medical records"
    "|patient records|case notes|case files"
)
PEOPLE = f"{PERSONS}|{PARTS}"
# Bakers, pharmacists and librarians too: words for people are made with these endings.
# What else ends so, and is counted on health pages.
_NO_AGENTS = (
    "answers assessors assists authors barriers binders blisters borders boundaries "
    "bumpers burgers burners cancers centers chambers chapters characters chargers "
    "checkers clusters co-authors co-workers computers consists containers coolers "
    "corners counters covers coworkers crackers dealers delivers diapers differs "
    "dinners disasters disorders dispensers drawers dryers encounters enhancers "
    "enters ethers examiners exists experts fasteners feathers fevers fibers fighters "
    "filters fingers fists flowers folders founders freezers gingers gutters hammers "
    "heaters hers inhalers insists interviewers isomers ladders lasers layers levers "
    "lighters liters livers lowers makers manners manufacturers masters matters "
    "medians meridians mists mixers monomers numbers offers orders "
    "organisers organizers others outliers parameters peppers pillars planners "
    "pointers polymers posters powders powers primers printers processors promoters "
    "providers publishers purifiers quarters radians raters razors receivers "
    "relievers reminders removers reporters researchers resists reviewers rivers "
    "rollers scanners scientists semesters sensors servers showers slippers softeners "
    "spacers speakers spiders stabilisers stabilizers stickers strollers suffers "
    "summers suppers sweaters sweeteners tapers thinners timers tokens toners towers "
    "tracers trackers transfers transporters triggers trimesters tubers tumblers "
    "twists ulcers viewers vouchers wafers waters winters wipers wonders wrappers "
    "wrists writers zippers"
).split()
_NO_AGENT_ENDINGS = (
    "blockers|boosters|fillers|killers|letters|listers|markers|meters|papers|pacemakers"
    "|lists|agonists"
)
AGENTS = (
    rf"(?!(?:[a-z]{{1,20}}-)?(?:{'|'.join(_NO_AGENTS)}"
    rf"|[a-z]{{0,20}}(?:{_NO_AGENT_ENDINGS}))\b)"
    r"(?:[a-z]{1,20}-)?[a-z]{2,20}(?:ers|ists|ians|goers"
    r"|(?<!regi)(?<!speci)(?<!abdo)men)\b"
)
AGENT_LETTERS = ("ers", "ists", "ians", "men")
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
    r"|companies|firms|brands|hours|nights|mornings|scientists|researchers|experts"
    r"|cases"
    r"|photographs|diaries|scans|letters|pages|words|lines|minutes|weeks|days|classes"
    r"|lessons|visits|meals|bottles|sachets|breaths|needles|bags|cups|glasses"
    r"|percentages|points|others|ways|forms|kinds|thirds|its|phases)\b)"
)
# "twenty under-fives", "57 ten-year-olds", "155 obese Japanese"
OTHER_PEOPLE = (
    r"(?:[a-z]{1,20}|\d{1,2})-(?: (?:and|to|or) (?:[a-z]{1,20}|\d{1,2})-)?"
    r"(?:agers|goers|timers|year-olds)|(?:under|over)-\w{1,20}s"
    r"|(?:japanese|chinese|vietnamese|portuguese|swiss|dutch|danish|french|irish)"
    r"(?=\s(?:in|on|who|with|were|took|aged)\b|[,.;:)]|$)"
    # "2,300 applicators who": it is people who go on so, but for "patients aged …"
    rf"|{THINGS}(?!(?:years|months|type|groups|arms|institutions|positives|centers"
    r"|centres|facilities|investigators|reviewers|[a-z]{0,20}(?:tes|tus)) )"
    r"[a-z]{3,20}s(?= who\b)"
    # "264 surgical clinics sent back their answers"
    r"|[a-z]{3,20}s(?= (?:sent back|wrote back|replied|filled in)\b)"
)
OTHER_LETTERS = (
    *("-agers", "-goers", "-timers", "-olds", "under-", "over-", "japanese", "chinese"),
    *("vietnamese", "portuguese", "swiss", "dutch", "danish", "french", "irish"),
    *("s who", "s sent back", "s wrote back", "s replied", "s filled in"),
)
# Words that cannot stand between a number and the people it counts.
GAP = (
    r"(?!(?:of|in|on|to|per|for|and|or|with|by|from|at|out|than|more|less|fewer|times?"
    r"|part|stage|fold|item|step|largest|biggest|smallest|oldest|youngest|highest"
    r"|lowest"
    r"|among|our|their|deaths|events|cases of|episodes|injections"
    r"|percent|per ?cent|years?|months?|weeks?|days?|hours?|minutes?|seconds?|mg"
    r"|ml|mcg|kg|gm|g|grams?|milligrams?|million|billion|thousands|hundreds|dozens"
    r"|points?|sessions?|infusions?|doses?|treatments?(?!-(?:resist|refract|na[iï]ve|seek))"
    # "105 study subjects" took part
    r"|studies|(?:study|trial)(?! (?:subjects|participants|patients|volunteers)\b)"
    r"|trials|reviews?"
    # "237 clinic participants" did as well
    r"|sites?|(?:cent(?:er|re)|hospital|clinic)(?:s\b|(?! (?:patients|participants"
    r"|outpatients|inpatients|staff|workers|employees|nurses|doctors|physicians|attendees"
    r"|attenders|visitors|clients|users)\b))"
    r"|countries|groups?|arms?|were|was|had"
    r"|have|has|who|that|the|these|those|all|both|each|am|pm|mm|cm|degrees?|visits?"
    r"|follow|scientists|researchers|experts|tracked|asked|gave|phase|am|quarters"
    r"|thirds?|in|units?|iu|capsules|tablets|calories|steps"
    r"|metres"
    r"|meters|feet|drops|m|km|cent|euros?|dollars|pounds)\b)"
)
