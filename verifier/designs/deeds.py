"""Designs told by what was done: "looked back over the records of". Pure."""

import re
from functools import lru_cache

from verifier.literals import Literals

# What no noun phrase goes on with.
NO_FILLER = (
    r"(?!(?:of|in|to|for|with|by|was|were|is|are|the|an?|from|that|which|who|on|at"
    r"|as|or|but|not|it|this|these|those|had|has|have|than|between|after|during)\b)"
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
    rf"(?:{NO_FILLER}[\w,-]+ ){{0,4}}?(?:studies|trials|rcts|experiments)"
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
DEEDS = {
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
        rf"review(?:ed|ing) (?:{NO_FILLER}[\w,-]+ ){{0,2}}"
        r"(?:studies|trials|papers|articles)"
        rf"|reviewing (?:{NO_FILLER}[\w,-]+ ){{1,4}}?(?:evidence|research|literature)"
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
        rf"{_FIVE_OR_MORE} (?:{NO_FILLER}[\w-]+,? ){{0,3}}?(?:trials|studies|rcts)\b|"
        rf"(?:pool|lump|combin)(?:ed|ing|s) (?:together )?(?:the )?{_RESULTS}"
        # Two or three trials are as often pooled by those who ran them.
        r"|(?:pool(?:ed|ing|s)(?: together)?|(?:put|pulled|gathered) together) "
        r"(?:(?:individual )?(?:participant |patient )?data from )?(?:all )?(?:the )?"
        rf"{_FIVE_OR_MORE} (?:{NO_FILLER}[\w-]+,? ){{0,3}}?(?:trials|studies|rcts)\b"
        rf"|(?:put|pulled) {_FIVE_OR_MORE} (?:{NO_FILLER}[\w-]+,? ){{0,3}}?"
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
        rf"(?: (?!and\b|or\b){NO_FILLER}[\w-]+){{0,2}}? {_VERMIN}"
        r"|(?:in|using) (?:an? |the )?(?:animal|mouse|rat|murine|rodent) "
        r"(?:[\w-]+ ){0,2}?models?"
        r"|(?:mice|rats) (?:were|was|that were|which were|got|received|had)"
        rf"|(?<=[:(,;\u2013\u2014] ){_VERMIN}(?=[.,;)]|$)"
        rf"|(?<=\()(?:{_VERMIN}|rat|mouse)(?=[,;)])"
    ),
}
_DEED = {key: re.compile(phrase) for key, phrase in DEEDS.items()}
PLAIN_CUES = (
    *("archive", "case books", " back at", " back over", "stock of", "evidence"),
    *("known", "numbers", "added up", "adding up", "merg", "tall", "story of"),
    *("histor", "tale of", "handful", "clutch of", "string of", "a few "),
)
DEED_CUE = Literals(
    (
        *PLAIN_CUES,
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


@lru_cache(maxsize=65536)
def deed_of(phrase: str) -> str:
    """The design that is told by what was done, or nothing."""
    return next((key for key, told in _DEED.items() if told.fullmatch(phrase)), "")


def is_hint(phrase: str) -> bool:
    """Whether what was done goes with more than the one design that it hints at.

    Who reviewed trials may have written a review of any kind.
    """
    return bool(deed_of(phrase))
