"""Study designs named in a text, by their noun phrases. Pure."""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from verifier.designs.table import DESIGNS
from verifier.literals import Literals, matches_at
from verifier.names import lower

# Words that open a noun phrase about a design. Hyphens may be missing or spaces.
_OPENERS = (
    r"(?:cluster[- ]|non[- ]?|quasi[- ]?)?randomi[sz]ed|quasi[- ]experimental"
    r"|(?:non[- ]?inferi|superi)ority|equivalence"
    r"|randomly|(?:double|single|triple)[- ]blind(?:ed)?"
    r"|(?:placebo|sham|active|well|vehicle|waitlist)[- ]controlled|controlled"
    r"|uncontrolled|cross[- ]?over|open[- ]?label(?:led|ed)?|open|unblinded|blinded"
    r"|pilot|feasibility|exploratory|proof[- ]of[- ]concept|pragmatic|phase|clinical"
    r"|meta-?analytic(?:al)?|multi[- ]?cent(?:er|re)|prospective|retrospective"
    r"|observational|cohort|case[- ]control(?:led)?|cross[- ]?sectional"
    r"|longitudinal|follow[- ]?up|population(?:[- ]based)?|nationwide"
    r"|epidemiologic(?:al)?|registry|ecological"
    r"|real[- ]world|twin|prevalence|systematic|cochrane(?! \w+ers?\b)|narrative"
    r"|scoping|mapping|umbrella|rapid|mini|literature|chart|records?|animal|mouse"
    r"|rat|rodent"
    r"|pre[- ]?clinical|cell[- ]culture|petri[- ]dish|in[- ]vitro|in[- ]vivo"
    r"|test[- ]tube|lab(?:oratory)?"
    r"|single[- ]arm"
    r"|(?:two|three|four|multi)[- ]arm(?:ed)?|qualitative|questionnaire|interview"
    r"|intervention(?:al)?|parallel[- ]group"
    r"|dose[- ](?:finding|ranging|escalation)|placebo"
)
_HEADS = (
    r"(?:trial|review|overview|experiment|survey|rct|cohort|series|audit|design"
    r"|extension"
    r"|comparison)s?|one\b|look\b|work\b"
    r"|stud(?:y|ies)|meta[- ]?analys[ei]s|analys[ei]s|crossovers?"
)
_NO_FILLER = (
    r"(?!(?:of|in|to|for|with|by|was|were|is|are|the|an?|from|that|which|who|on|at"
    r"|as|or|but|not|it|this|these|those|had|has|have|than|between|after|during)\b)"
)
# How chance decided who got what, in plain words; drawing a sample is another matter.
_CHANCE = (
    r"(?:assigned|allocated|allotted|divided|split|sorted|put|placed|given|got|tossed"
    r"|shared out|drawn|made|decided|grouped|sent|went) "
    r"(?:[\w-]+ |\([^()]{1,30}\) ){0,7}?"
    r"(?:(?:by|at) (?:random|chance|lots?|computer|lottery)\b(?! (?:from|times))"
    r"|by (?:the )?(?:toss|flip) of a coin|by coin)"
    r"|random(?:ly)? (?:sorted|put|placed|given|drawn into|allotted|chosen to)"
    # Not "chance decided who came back"
    r"|(?:let|left it to|had) (?:pure |blind )?(?:chance|the computer|a computer"
    r"|a (?:coin|lottery|draw|die)|(?:sealed )?envelopes|the luck of the draw)"
    r" (?:to )?decide (?:who|which|what|whether)\b"
    r"|(?:chance|(?:a|the) (?:lottery|draw|computer|coin(?: toss)?|throw of a die))"
    r" decided (?:who|which)(?: [\w,-]+){0,5}? (?:got|would|had|took|was given"
    r"|were given|received)\b"
    r"|left (?:it )?to chance (?:who|which)|(?:flip(?:ped|ping)|threw) a coin"
    r"|by lot (?:in|to)|by drawing lots"
    r"|in random order|order (?:being|was|were) random(?:i[sz]ed)?"
    r"|chosen at random (?:for|to)|drew lots|lots were drawn|toss(?:ed|ing)? a coin"
    r"|by the (?:flip|toss) of a coin"
)
# Of a design nothing but its adjective: in a cell, or between commas.
_ALONE = (
    r"(?:(?<![^\t\n])|(?<=[,;:(\u2013\u2014.] )|(?<=\())(?:retrospective|prospective"
    r"|observational|randomi[sz]ed|cross-?over|open[- ]label|rct|pilot|feasibility"
    r"|registry"
    r"|case series|retrospectively)(?=[,.;)\t]|$)"
)
# What was done, by which a design is told without its name. Who sifts "6,455 records"
# has them from a database of papers.
_RECORDS = (
    r"(?:[\w'’,-]+ ){0,5}?(?:(?<!\d )(?<!unique )(?<!thousands of )records|charts"
    r"|case notes|medical notes|files|notes of)"
)
# "data from 360 patients in twelve trials"
_RESULTS = (
    r"(?:trial )?(?:results|data|findings|figures|numbers) (?:of|from) (?:all )?"
    r"(?:the )?(?:\d[\d,]* (?:[\w-]+ )?(?:patients|people|women|men|children|adults) "
    r"(?:in|from) )?"
    rf"(?:{_NO_FILLER}[\w,-]+ ){{0,4}}?(?:studies|trials|rcts|experiments)"
)
_DATABASES = (
    r"(?:databases|medline|pubmed|embase|cinahl|psycinfo|scopus|web of science"
    r"|the cochrane library|(?:the|medical|scientific) literature)"
)
_VERMIN = (
    r"(?:mice|rats|rodents|hamsters|gerbils|zebrafish|fruit flies|rabbits|guinea pigs"
    r"|monkeys|macaques)"
)
_OF_PEOPLE = (
    r"(?:(?:the|all|some|over|about|more than|nearly|almost|its|their) ){0,2}"
    r"(?:\d[\d,]*|patients|people|women|men|children|mothers"
    r"|every (?:patient|baby|child|person))"
)
_FIVE_OR_MORE = (
    r"(?:[5-9]|\d{2,4}|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six"
    r"|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-[a-z]{3,5})?"
    r"|(?:a |two |three |four )?dozen)"
)
_DEEDS = {
    "retrospective study": (
        rf"look(?:ed|ing|s)? back (?:at|through|over|on) {_RECORDS}"
        r"|look(?:ed|ing|s)? back (?:at|through|over|on) (?:\w+ )?\d[\d,]* "
        r"(?:[\w-]+ ){0,3}?(?:patients|cases|operations|procedures|births|admissions"
        r"|deliveries|children|women|men)"
        r"|(?:dug|digging|pulled|pulling|trawled|trawling|sift(?:ed|ing)|went back over"
        rf"|going back over) (?:(?:through|over|out|up) )?{_RECORDS}"
        r"|(?:went|gone|going|dug|combed|sifted|trawled|leafed|looked) (?:back )?"
        r"(?:through|into|over) (?:[\w'’-]+ ){0,3}?(?:archives?|case files|case books)"
        r"\b"
        rf"|look(?:ed|ing) (?:at|through|over) {_RECORDS} (?:of|from) {_OF_PEOPLE}"
        r"|(?:went|gone|going|(?:comb|sift|trawl|leaf|thumb|pag)(?:ed|ing)) (?:back )?"
        r"through "
        rf"{_RECORDS}"
        r"|reviewed their (?:own )?(?:charts|records|case notes|files)"
        r"|reviewed (?:the |all )?(?:\w+ )?(?:charts|records|case notes|files) "
        r"(?:of|from|for)"
        r"|(?:reviewed|examined|analy[sz]ed|studied|searched|pulled|checked) "
        r"(?:[\w'’-]+ ){0,3}?(?:medical|health|hospital|clinic|patient|dental|birth"
        r"|case) (?:records|charts|notes|files)"
    ),
    "review": (
        r"(?:took|takes?|taking) stock of (?:what|the (?:evidence|research|literature"
        r"|field))|(?:summ(?:ed|ing) up|summari[sz](?:ed|es|ing)"
        r"|weigh(?:ed|s|ing)(?: up)?"
        r"|survey(?:ed|s|ing)|went through|read their way through) (?:all )?"
        r"(?:the (?:[\w-]+ ){0,2}?(?:evidence|literature|research)"
        r"|what (?:is|was|has been) (?:known|written|published))\b"
        r"|"
        rf"review(?:ed|ing) (?:{_NO_FILLER}[\w,-]+ ){{0,2}}"
        r"(?:studies|trials|papers|articles)"
        rf"|reviewing (?:{_NO_FILLER}[\w,-]+ ){{1,4}}?(?:evidence|research|literature)"
        r"|(?:survey of (?:the|available|published) (?:[\w-]+ ){0,2}?"
        r"(?:field|literature|evidence|research)|literature survey)\b"
        r"|review(?:ed|ing|s) (?:all )?(?:of )?the (?:[\w-]+ ){0,2}?"
        r"(?:evidence|research|literature|field)\b"
        # Who reviewed the safety of a drug in patients looked through their records.
        r"|review(?:ed|ing|s) the (?:[\w-]+ )?(?:efficacy|effects?|effectiveness|safety"
        r"|benefits?|role) of\b(?![^.;]{0,80}(?:\d|\bpatients|\bcases))"
    ),
    "meta-analysis": (
        r"(?:crunch(?:ed|ing) the numbers (?:from|of)"
        r"|(?:add(?:ed|ing) up|merg(?:ed|ing)|tall(?:ied|ying)) "
        r"(?:all )?(?:the )?(?:[\w-]+ )?(?:results|data|numbers|figures|findings) "
        r"(?:of|from)) (?:all )?(?:the )?"
        rf"{_FIVE_OR_MORE} (?:{_NO_FILLER}[\w-]+,? ){{0,3}}?(?:trials|studies|rcts)\b|"
        rf"(?:pool|lump|combin)(?:ed|ing|s) (?:together )?(?:the )?{_RESULTS}"
        # Two or three trials are as often pooled by those who ran them.
        r"|(?:pool(?:ed|ing|s)(?: together)?|(?:put|pulled|gathered) together) "
        r"(?:(?:individual )?(?:participant |patient )?data from )?(?:all )?(?:the )?"
        rf"{_FIVE_OR_MORE} (?:{_NO_FILLER}[\w-]+,? ){{0,3}}?(?:trials|studies|rcts)\b"
        rf"|(?:put|pulled) {_FIVE_OR_MORE} (?:{_NO_FILLER}[\w-]+,? ){{0,3}}?"
        r"(?:trials|studies|rcts) together\b"
        rf"|(?:the )?{_RESULTS} (?:\([^()]{{1,40}}\) )?(?:were|was) (?:then )?"
        r"(?:pooled|lumped|combined)"
    ),
    "systematic review": (
        r"(?:comb(?:ed|ing)|scour(?:ed|ing)|trawl(?:ed|ing)|hunt(?:ed|ing)|sift(?:ed|ing))"
        rf" (?:through )?(?:[\w-]+,? ){{0,2}}?{_DATABASES}|"
        rf"search(?:ed|ing|es) (?:of )?(?:[\w-]+,? ){{0,3}}?{_DATABASES}"
        r"|systematically (?:review|search)(?:ed|ing) (?:[\w-]+ ){0,4}?"
        r"(?:literature|evidence|studies|trials|research)"
    ),
    "survey": (
        r"(?:asked|had|got|let) (?:[\w-]+ ){0,2}?\d[\d,]* (?:[\w-]+ ){1,4}?(?:to )?"
        r"(?:fill (?:in|out)|filled (?:in|out)|complete|answer) (?:an? |the |their )?"
        r"(?:[\w-]+ ){0,2}?(?:questionnaires?|surveys?)"
        r"|handed out (?:[\w-]+ ){0,2}?(?:questionnaires|survey forms)|"
        r"(?:sent|posted|mailed|e-?mailed) (?:out )?(?:an? |the |their )?(?:[\w-]+ )?"
        r"questionnaires?|questionnaires? (?:was|were) (?:sent|posted|mailed|e-?mailed)"
        r"|(?:surveyed|polled) (?:[\w-]+ ){0,2}?\d[\d,]*"
    ),
    "case report": (
        r"(?:lone|solitary) case of|(?:story|history|tale) of (?:an?|one) "
        r"(?:[\w-]+,? ){0,2}?(?:woman|man|girl|boy|baby|patient|teenager)"
        r"(?: (?:of|aged) \w+|, (?:\d+|aged)| who\b)"
        r"|single case(?! stud| report| series| design)"
        r"|case of (?:[\w-]+ ){1,4}in an? (?:[\w-]+ ){0,2}?\d{1,3}[- ]year"
        r"|case of (?:an? |one )(?:[\w-]+ ){0,2}?"
        r"(?:\d{1,3}|[a-z]{3,9})[- ]year"
        r"|(?:describ|report)(?:e|es|ed|ing)?(?: on)? (?:an?|one) "
        r"(?:[\w-]+,? ){0,3}?(?:woman|man|girl|boy|baby|patient|teenager)"
        r"(?:,| (?:of|aged|in (?:her|his)|with|who|whose))"
    ),
    "in vitro study": (
        r"(?:in|using) (?:an? )?in[- ]vitro (?:[\w-]+ ){0,2}?models?"
        r"|in (?:a |the )?(?:test[- ]tubes?|petri[- ]dish(?:es)?|cell cultures?)"
        r"|cultured (?:[\w-]+ ){0,2}?cells"
        r"|cells (?:(?:grown|growing|kept|cultured|raised) )?in (?:a |the )?(?:petri )?"
        r"(?:dish(?:es)?|lab(?:oratory)?|flasks?|glass)\b"
        # People sleep and run in laboratories too.
        r"|in the lab(?:oratory)?(?=,? [^.;()]{0,50}?\b(?:cells|bacteria|e\. coli|virus"
        r"|fung(?:us|i)|yeasts?|tissue|enzymes?)\b)"
    ),
    "case series": (
        r"(?:describ|report|present|wrote up|collect)(?:e|es|ed|ing)?(?: on)? "
        r"(?:a handful of|a clutch of|a string of|a few) "
        r"(?:[\w-]+ ){0,2}?(?:cases|patients)"
    ),
    "animal study": (
        rf"(?:in|on|using|of|to|fed|gave|studied|injected|treated|tested|evaluated)"
        rf"(?: (?!and\b|or\b){_NO_FILLER}[\w-]+){{0,2}}? {_VERMIN}"
        r"|(?:in|using) (?:an? |the )?(?:animal|mouse|rat|murine|rodent) "
        r"(?:[\w-]+ ){0,2}?models?"
        r"|(?:mice|rats) (?:were|was|that were|which were|got|received|had)"
        rf"|(?<=[:(,;\u2013\u2014] ){_VERMIN}(?=[.,;)]|$)"
        rf"|(?<=\()(?:{_VERMIN}|rat|mouse)(?=[,;)])"
    ),
}
_DEED = {key: re.compile(phrase) for key, phrase in _DEEDS.items()}
# Drawn by lot in Spanish and Portuguese, French, German, Polish and Dutch.
_CHANCE_ABROAD = (
    r"al azar|ao acaso|aleatoriamente|au hasard|(?:tir[ée]e?s?|tirage) au sort"
    r"|nach dem zufall(?:sprinzip)?|ausgelost|per los(?:entscheid)?\b"
    r"|zufällig (?:auf|zu|ver|ein)\w+|losowo|willekeurig"
)
_PRINTS = (
    r"(?:published|printed|laid out|set out) (?:only )?(?:the|its|their|a) "
    r"(?:(?:study|trial) )?"
)
_PUT_IN_PRINT = (
    r"(?:publish(?:ed|es)?|print(?:ed)?|la(?:id|ys?) out|sets? out|describe[sd]?"
    r"|present(?:ed|s)?|outline[sd]?|detail(?:ed|s)|drew up|drawn up|spel(?:led|t) out"
    r"|unveiled|wrote up|sketched(?: out)?|reported|announced|explain(?:ed|s)?) "
    r"(?:only )?(?:the|its|their|his|her|an?) "
)
_STUDY_PLANNED = r"(?:trial|study|review|survey|experiment|comparison)"
_FIXED = (
    rf"{_CHANCE}|{_CHANCE_ABROAD}|{_ALONE}"
    r"|cross[- ]sectional (?:setting|data|sample)"
    r"|retrospective (?:[\w-]+ )?(?:records|charts|data)"
    r"|srs? ?(?:\+|&|/|and) ?mas?|(?:retro|pro)spectively (?:compared|reviewed"
    r"|analy[sz]ed|studied|looked|examined|evaluated|assessed|followed)"
    r"|double[- ](?:blind|mask)(?:ed)?,? (?:and )?placebo[- ]controlled"
    r"|placebo[- ]controlled,? (?:and )?double[- ](?:blind|mask)(?:ed)?"
    r"|cochrane(?:['\u2019]s)? (?:team|group|authors?|reviewers?|collaboration|update"
    r"|summary|researchers)|for the cochrane (?:library|collaboration)"
    r"|meta-?an[aá]l(?:isis|yse[ns]?|izy?|iza)|revisi[oó]n sistem[aá]tica"
    r"|revue syst[eé]matique|systematische übersicht\w*|przegląd systematyczny"
    r"|(?:ensayos?|essais?|studien?|estudios?|próba|badanie) (?:[^\W\d_]+ )?"
    r"(?:aleatori[sz]ad|randomi[sz])\w*|randomi(?:siert|zowan|sé|zzat)\w*"
    r"|sys\.? reviews?|position stands?|pilot|network meta\b(?!-)|practice bulletins?"
    r"|standards of (?:medical )?care|consensus(?= (?:of|with|by|from|among) |[.,;)]|$)"
    r"|(?:animal|mouse|rat|cell culture|test[- ]tube|in[- ]vitro) (?:work|papers?|data"
    r"|evidence|research|tests?|findings|results)"
    r"|(?<!stem )(?<!sickle )(?<!blood )(?<!mast )(?<!germ )(?<! t )(?<! b )(?<!red )"
    r"(?<!white )(?<!basal )(?<!immune )cell (?:stud(?:y|ies)|work|experiments?)"
    r"|observational (?:data|evidence|work|research)"
    r"|(?:was|is|were) (?:[\w-]+,? and )?(?:unblinded|not blinded|open[- ]label"
    r"|uncontrolled)"
    r"|case[- ](?:reports?|stud(?:y|ies)|series|histor(?:y|ies)|controls?)"
    r"|reports? of (?:a|one|two|three|four|five|six|seven|eight|nine|ten|\d+) "
    r"(?:\w+ )?cases?"
    r"|series of (?:\w+ )?(?:cases|patients)"
    r"|(?:describ|report|present)\w* (?:the|a) case of"
    r"|(?:describ|report|present)\w* (?:on )?(?:two|three|four|five|six"
    r"|\d+) (?:\w+ )?cases"
    r"|meta[- ]?(?:analys[ei]s|regressions?)|pooled analys[ei]s|rcts?"
    r"|overviews? of (?:systematic )?reviews|reviews? of reviews"
    r"|evidence synthes[ei]s|mini[- ]?reviews?"
    r"|randomly (?:assigned|allocated|divided|split)|(?:were|was) randomi[sz]ed"
    r"(?! (?:[a-z-]+ )?(?:trials|studies|rcts)\b)"
    r"|randomi[sz]ed \d[\d,]*|cluster[- ]randomi[sz]ed|randomi[sz]ed one\b"
    r"|(?<!them )(?<!which )(?<!were )randomi[sz]ed(?=[,;)])|randomi[sz]ed "
    r"(?:[\w-]+ ){0,3}to"
    r"|protocols? for (?:an?|the|this|that|our|their|his|her) "
    r"(?:[\w-]+,? ){0,10}?(?:trial|study|review|survey)"
    r"|(?:study|trial|review|research) protocols?|protocol (?:of|for) an?"
    r"|(?:is|was) (?:only |just )?an? protocol"
    # A plan in print: others have plans for dinner.
    rf"|{_PRINTS}(?:plans?|blueprints?|protocols?)"
    r" (?:in (?:19|20)\d\d )?(?:of|for) (?:an?|the|their|its)"
    r" (?:(?!(?:in|with|as|of) )[\w-]+,? ){0,8}?(?:trial|study|review)"
    rf"|{_PRINTS}(?:plan|blueprint|protocol)(?: so far)?(?=[:.;])"
    # "Set out the FRAILMar protocol in 2021: a randomized trial"; but diets and cures
    # have protocols, too.
    rf"|{_PUT_IN_PRINT}(?:[\w-]+ ){{0,3}}?"
    r"(?:(?:study|trial) (?:protocol|plan|blueprint)"
    r"|(?:protocol|blueprint|game plan)"
    rf"(?:(?: in (?:19|20)\d\d)?: an? (?:[\w-]+,? ){{0,5}}?{_STUDY_PLANNED}"
    r"| (?:of|for) (?:an?|the|their|its|this)"
    rf" (?:(?!(?:in|with|as|of) )[\w-]+,? ){{0,8}}?{_STUDY_PLANNED}))"
    r"|(?:paper|article|report|publication|it|this|that|one) (?:is|was) "
    r"(?:so far )?(?:only|just|merely|no more than) (?:the|an?) (?:\w+ )?"
    r"(?:plan|blueprint|protocol)(?=[:;.,)]| (?:of|for) (?:an?|the|this|that|their)\b)"
    # How it will be done is told before it is done.
    rf"|how (?:(?:the|an?|their|this) (?:[\w-]+,? ){{0,5}}?{_STUDY_PLANNED}"
    r"(?: (?:of|on|in|for) [^.;:,]{2,80}?)? will be"
    r" (?:run|done|conducted|carried out|performed)|they (?:will|plan to|mean to|intend"
    r" to|would) (?:go about|run|conduct|carry out) (?:an?|the|their) "
    rf"(?:[\w-]+,? ){{0,5}}?{_STUDY_PLANNED})"
    rf"|{_PUT_IN_PRINT}(?:rationale(?: and|,| &) (?:the )?)?design of "
    r"(?:an?|the|their) "
    rf"(?:(?!(?:in|with|as|of) )[\w-]+,? ){{0,8}}?{_STUDY_PLANNED}"
    # Who will be enrolled has not been.
    rf"|(?:announce[sd]?|outline[sd]?|describe[sd]?|present(?:ed|s)?) (?:an?|the|their)"
    rf" (?:[\w-]+,? ){{0,5}}?{_STUDY_PLANNED}(?:, an? (?:[\w-]+,? ){{0,5}}?"
    rf"{_STUDY_PLANNED})?,? (?:that|which) (?:(?:will|is (?:going )?to|aims to|intends"
    r" to|plans to|hopes to|is set to) (?:recruit|enrol|include|randomi|sign up|involve"
    r"|follow|compare|test|start|begin)\w*|is (?:yet to|still to|about to) "
    r"(?:start|begin|be))"
    r"|(?:whose|their|its|the) plan (?:is|was) in\b(?! (?:its|their|an?|place|detail"
    r"|action|effect)\b)(?=[^.;()]{2,60}\()"
    r"|(?:whose|their|its|the) plan (?:is|was|has been) (?:laid out|published"
    r"|set out|printed|described)(?= in (?!place|detail|full))"
    r"|(?:practice |clinical )?guidelines?|(?:clinical )?care standards?"
    r"|consensus (?:statement|conference|paper|panel)"
    r"|position (?:statement|paper)|letters? to the editor|research letters?"
    r"|letters?(?= in | by | from (?!your|our|my|a\b|the (?:doctor|hospital|clinic))"
    r"| about | to the | followed\b| appeared\b| \()|editorials?(?! (?:team|board"
    r"|staff|polic|office|guideline"
    r"|standard|process|content|independen|director|calendar))"
    r"|commentar(?:y|ies)|viewpoints?"
    r"|opinion (?:piece|article|paper)"
    r"|(?:study|research|work|findings) (?:was|were|is|are) (?:\w+ )?observational"
    r"|(?:was|is) (?:only |also |purely )?(?:retrospective|observational"
    r"|cross-sectional"
    r"|open[- ]label|uncontrolled|longitudinal|qualitative)\b"
    r"|open[- ]label(?:led)?(?=[,.;)\"\u201d\u2019]|$)|longitudinal(?=[,;])"
    r"|(?:online|web[- ]based|internet|postal|mail(?:ed)?|telephone|phone|household"
    r"|e-?mail) (?:surveys?|questionnaires?|polls?)"
    r"|in[- ]depth interviews|focus groups?|cohorts?|trials?|reviews?|overviews?"
    r"|surveys?|cross[- ]?over"
)
# At the ends of words, where none of the many alternatives fits, none is tried.
_PHRASE, _PHRASE_OR_DEED = (
    re.compile(
        rf"(?<!\w)(?=[a-z])(?!(?<=case-)cross)(?:(?:{_OPENERS})"
        rf"(?:[\s,/-]+{_NO_FILLER}[\w'’]+){{0,8}}?[\s,/-]+(?:{_HEADS})"
        rf"|{fixed})(?![^\W\d_])"
    )
    for fixed in (_FIXED, "|".join((*_DEEDS.values(), _FIXED)))
)
_PLAIN_CUES = (
    *("archive", "case books", " back at", " back over", "stock of", "evidence"),
    *("known", "numbers", "added up", "adding up", "merg", "tall", "story of"),
    *("histor", "tale of", "handful", "clutch of", "string of", "a few "),
)
_DEED_CUE = Literals(
    (
        *_PLAIN_CUES,
        *"records charts notes files reviewed database literature uestionnaire".split(),
        *"mice rats rodents hamster gerbil zebrafish rabbits guinea macaques".split(),
        "monkeys",
        *("single case", "case of", "fruit flies", "describ", "report", "surveyed"),
        *(
            "polled",
            "pool",
            "together",
            "cells",
            "in the lab",
            "(rat",
            "(mouse",
            "lump",
            "combin",
            "reviewing",
            "reviews",
            "survey of",
            "literature survey",
            "test tube",
            "test-tube",
        ),
        *("petri", "model", "culture", "systematically", "medline", "pubmed", "embase"),
        *("cinahl", "psycinfo", "scopus", "web of science", "cochrane library"),
    )
)
# Nearly every phrase holds one of these; most sentences hold none.
_CUE = Literals(
    (
        *_PLAIN_CUES,
        "decide",
        *"trial review overview study studi nalysis nalyses report rct survey".split(),
        *"cohort guidel protocol letter editorial comment series crossover".split(),
        *"cross-over case experiment synthes consensus position viewpoint".split(),
        *"opinion focus histor regress audit design comparison random mice".split(),
        *"registry rats rodents retrospective observational cross-sectional".split(),
        *"longitudinal open-label uncontrolled qualitative prospective plan".split(),
        *"work look bulletin standard feasib meta blueprint".split(),
        *"cochrane pilot coin lots unblinded controlled computer".split(),
        *"records charts notes files rcts databases literature questionnaire".split(),
        *"medline pubmed embase cinahl psycinfo scopus model systematically".split(),
        *"zebrafish hamsters gerbils flies tube petri cultur describ poll".split(),
        *"rabbits guinea monkeys macaques animal vitro".split(),
        *(
            "open label",
            "quasi",
            "depth interview",
            "in the lab",
            "cells ",
            "(rat",
            "(mouse",
            "reviewed",
            "not blinded",
            "metaan",
            "revisi",
            "revue",
            "übersicht",
            "przegl",
            "aleatori",
            " chance",
            " lot",
            "azar",
            "acaso",
            "ausgelost",
            "hasard",
            "au sort",
            "zufall",
            "zufällig",
            "per los",
            "losowo",
            "willekeurig",
            "sr + ma",
            "sr/ma",
            "sr & ma",
            "sr and ma",
            "spectively",
            "sys. review",
            "sys review",
        ),
    )
)
# "review" and its like are designs after these words, not in "review your options".
_BARE = re.compile(r"(?:trial|review|overview|survey|pilot)s?$")
_NOUN_BEFORE = re.compile(
    r"(?:\b(?:an?|the|this|that|their|its|his|her|our|in|another|one|first|recent"
    r"|later|earlier|new|previous|large|larger|small|smaller|major|landmark|\d+"
    r"|latest|which|each|both|two|three|four|five|several|multiple|many|human|and"
    r"|us|u\.s\.|uk|big|bigger|huge|famous|key|main|only|older|similar|good)"
    # "the Ford review", "a Danish survey"
    r"|\b(?:an?|the) (?!free\b)[a-z][\w'’-]*(?<!s)"
    r"|\b[a-z]{2,9}(?:ish|ian|ese|ean|can|man|ench|utch)"
    r"|['’]s|[- ]arm|\w{3,}ed|\d{4}"
    r"|\b(?!patient)[a-z]+(?:al|ic|ive|ary|ent|wide))[\s-]+$"
)
# Of other trades, and "in review", "on trial".
_NO_STUDY = re.compile(
    r"\b(?:time|field|switch|peer|book|film|product|customer|internal|ethic(?:s|al)"
    r"|annual|medications?|medicines?|typical|average|median|usual"
    r"|performance|criminal|court|murder|airline|bomber|fighter|drone|in|on|under|for"
    r"|bone|skeletal|skeleton|radiographic|metastatic|land|soil|building)"
    r"\s$"
)
_NOUN_AFTER = re.compile(
    r"\s+(?:of|by|from|article|paper|published|in|on|found|show|was|is|had|has)\b"
    r"|\s\([a-z'’-]+(?: et al\.?| (?:and|&) [a-z'’-]+)?,? (?:19|20)\d\d\b"
)
# "Trial period", "trial by jury", "a review of the film", "the pilot flew".
_OF_OTHER_TRADES = re.compile(
    r"\s(?:periods?|packs?|size|offer|version|subscription|membership|lawyer|balloon"
    r"|stages?|leads?|stimulation|implants?|electrodes?"
    r"|data (?:of|from)|by jury|and error|runs?|episode|season|flew|light|said"
    r"|landed|announced|scheme"
    r"|licen[cs]e|whale|plant|boards?\b|committees?\b"
    r"|(?:of|on) (?:your|our|amazon|google|trustpilot|the (?:menu|law|plane|century)"
    r"|(?:an?|the|this|his|her|their) (?:[a-z]+ )?(?:films?|books?|novel|play|product"
    r"|page)))\b"
)
_STANDS_ALONE = re.compile(_ALONE)
# What a study is said not to be.
_DENIED = re.compile(
    r"(?:\bnot|n['\u2019]t|\bnever|\bnor|\brather than|\binstead of|\bfar from"
    r"|\bhardly)(?: (?:an?|the|been|be|really|truly|properly|actually|even|yet|any|one"
    r"|to))*\s(?!(?:only|just|merely)\b)(?:[\w-]+ )?$"
    r"|\b(?:no|zero|without an?|lacks? an?|mostly|largely|nobody|no ?one|none) $"
    r"|\bof (?:them|which|these) (?:were |was |being )?(?:an? |all )?$"
)
# Where trials are written down before they begin: "the Clinical Trials Register".
_REGISTER = re.compile(
    r"\s(?:regist(?:ry|ries|er|ers|rations?)|units?|offices?|coordinators?|networks?)\b"
)
# A cohort is followed; who is treated is a group of patients.
_TREATED_GROUP = re.compile(
    r" of (?:[\w,-]+ ){1,4}?(?:(?:treated|given|receiving|undergoing|put on"
    r"|operated on|randomi[sz]ed)|who (?:were (?:treated|given|put|randomi[sz]ed)"
    r"|received|underwent))\b"
    r"(?![^.;]{0,80}\b(?:follow|track|years))"
)
# Which of them is which, "in vitro and in vivo studies" do not say.
_OF_TWO_KINDS = re.compile(
    r"\b(?:in vitro|in vivo|animal|human|mouse|(?:pre-?)?clinical)"
    r" (?:and|or|as well as) $"
)
# "It did not help in mice" was seen in mice; "not in mice" was not.
_PLACE = re.compile(r"(?:in|on|using) ")
_NOT_THERE = re.compile(
    r"\b(?:not|n['\u2019]t|never|nor|than|instead of)(?: (?:yet|even))? $"
)
# "was open label; it was not"
_TAKEN_BACK = re.compile(
    r"[;,:\u2013\u2014]\s(?:but |and )?(?:it|that) (?:was|is)"
    r"(?:n['\u2019]t| not)\s?[.;(]|\?"
)
# "Laboratory work takes ten days": what people do all day.
_NOT_DESIGN = re.compile(
    r"(?:free|clinical practice) trial|peer reviews?$"
    r"|^(?!observational|mouse|rat\b|"
    r"animal|cell\b|test tube|in vitro|laboratory|lab\b).* work$"
)
_DASHES = re.compile(r"[\s,/‐‑–-]+")


def find_designs(text: str) -> list[tuple[int, int, str]]:
    """Where a text names study designs, in order: (start, end, key of `DESIGNS`).

    >>> find_designs("A systematic review of 12 randomised trials.")
    [(2, 19, 'systematic review'), (26, 43, 'randomized controlled trial')]
    """
    return list(designs_between(lower(text), 0, len(text)))


def designs_between(
    lowered: str, start: int, end: int
) -> Iterator[tuple[int, int, str]]:
    """As `find_designs`, for a stretch of a text already in lower case."""
    stretch = lowered[start:end]
    if phrase := _phrase_in(stretch):
        phrases = phrase.finditer(lowered, start, end)
        yield from _told(phrases, lowered, start, end)


def designs_at(lowered: str, places: Iterable[int]) -> Iterator[tuple[int, int, str]]:
    """Those that begin at one of these places: for an abstract, a third of the time."""
    if phrase := _phrase_in(lowered):
        end = len(lowered)
        phrases = matches_at(phrase, lowered, places, end)
        yield from _told(phrases, lowered, 0, end)


@lru_cache(maxsize=16)
def _phrase_in(words: str) -> re.Pattern[str] | None:
    """The pattern for all that the words may hold; deeds seldom are among it.

    An abstract is asked three times in turn.
    """
    if not _CUE.occur_in(words):
        return None
    return _PHRASE_OR_DEED if _DEED_CUE.occur_in(words) else _PHRASE


def _told(
    phrases: Iterable[re.Match[str]], lowered: str, start: int, end: int
) -> Iterator[tuple[int, int, str]]:
    """What these phrases of a stretch of text name."""
    for match in phrases:
        first, last, phrase = match.start(), match.end(), match.group()
        denied = _NOT_THERE if _PLACE.match(phrase) else _DENIED
        if denied.search(lowered, max(start, first - 32), first) or _TAKEN_BACK.match(
            lowered, last, end
        ):
            continue
        if _REGISTER.match(lowered, last, end) or (
            phrase == "cohort" and _TREATED_GROUP.match(lowered, last, end)
        ):
            continue
        before = lowered[max(start, first - 24) : first]
        if _OF_TWO_KINDS.search(before) and is_plural(phrase):
            continue
        if _BARE.fullmatch(phrase) and (
            _NO_STUDY.search(before) or _OF_OTHER_TRADES.match(lowered, last, end)
        ):
            continue
        if _BARE.fullmatch(phrase) and not (
            _NOUN_BEFORE.search(before)
            or _NOUN_AFTER.match(lowered, last)
            or _STANDS_ALONE.match(lowered, first)
        ):
            continue
        if key := _classify(phrase):
            yield first, last, key


@lru_cache(maxsize=65536)
def _classify(phrase: str) -> str:
    """The design that a noun phrase names, or nothing."""
    if deed := _deed(phrase):
        return deed
    words = _DASHES.sub(" ", phrase).strip()
    if _NOT_DESIGN.search(words):
        return ""
    return next(
        (row.key for row in DESIGNS.values() if _row_pattern(row.key).search(words)), ""
    )


@lru_cache(maxsize=65536)
def _deed(phrase: str) -> str:
    """The design that is told by what was done, or nothing."""
    return next((key for key, told in _DEED.items() if told.fullmatch(phrase)), "")


@cache
def _row_pattern(key: str) -> re.Pattern[str]:
    return re.compile(DESIGNS[key].phrase)


_PLURAL = re.compile(r"(?:s|ies|analyses|syntheses)$")
_SINGULAR_IN_S = re.compile(
    r"(?:series|analysis|synthesis|consensus|guidelines|reviewers|authors"
    r"|researchers)$|(?:series|report) of\b"
    r"|^(?:describ|report|present)\w* "
)


def is_plural(phrase: str) -> bool:
    """Whether the phrase speaks of several studies ("randomised trials")."""
    one = _SINGULAR_IN_S.search(phrase) or _deed(phrase) or phrase.endswith("lots")
    return bool(_PLURAL.search(phrase)) and not one


# Several analyses are made in one study, though not several meta-analyses.
_OF_ONE = re.compile(
    r"(?:records|charts|(?<!meta-)(?<!meta )(?<!meta)(?<!pooled )analyses)$"
)


def may_be_of_one(phrase: str) -> bool:
    """Whether a single study may have several of what the phrase names."""
    return _OF_ONE.search(phrase) is not None


_VERBAL = re.compile(
    r"(?:randomly|were|was)\b|.* to$|randomi[sz]ed \d"
    r"|.*(?:random|chance|lots?|computer|lottery|coin|drawn)$"
    r"|.*decided? (?:who|which|what|whether)\b|left .*chance (?:who|which)$"
    r"|by (?:drawing )?lots?\b"
)


def is_verbal(phrase: str) -> bool:
    """Whether the phrase tells what was done rather than naming a design."""
    return bool(_VERBAL.match(phrase) or is_hint(phrase))


def is_hint(phrase: str) -> bool:
    """Whether what was done goes with more than the one design that it hints at.

    Who reviewed trials may have written a review of any kind.
    """
    return bool(_deed(phrase))
