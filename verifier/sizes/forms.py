"""The wordings in which a number counts a sample. Pure.

A new wording is a pattern with a group ``number``, a row of `COUNTS`, and rows in the
test table. Where it rests on a noun, that is the group ``people``.
"""

import re

from verifier.literals import Form, Forms
from verifier.sizes.nouns import (
    AGENT_LETTERS,
    AGENTS,
    GAP,
    OTHER_LETTERS,
    OTHER_PEOPLE,
    PARTS,
    PEOPLE,
    PERSONS,
    THINGS,
)
from verifier.sizes.numbers import DIGITS, NUMBER, WORD, WORDS

# "2002 tested twenty patients": the nearest number counts them.
NO_NUMBER = rf"(?!(?:{WORD})(?:-(?:{WORD}))?(?![\w-]))"
COUNTED = re.compile(
    rf"(?P<number>{NUMBER})"
    rf"(?P<gap>(?:[\s-]+{GAP}{NO_NUMBER}(?:u\.[sk]\.|type [12]\b"
    # "176 age- and sex-matched controls", "524 eligible and consented women"
    r"|[a-z]+-(?:,? (?:and |or )?[a-z]+-){0,3},? (?:and|or) [a-z]+|eligible and [a-z]+"
    r"|(?:young|old|lean|thin|obese|overweight|male|female|healthy|sick|ill|normal|fit"
    r"|black|white|rich|poor|urban|rural|deaf|depressed|trained)(?:er)? (?:and|or)"
    r" [a-z]+"
    r"|[a-z][\w'’]*)"
    r"(?:[-–‑][\w'’]+)*,?){0,5}?)"
    rf"(?:\s+|(?<=\d)-|(?<=\d) -)(?P<people>{PERSONS}|{OTHER_PEOPLE}"
    rf"|(?P<many>{PARTS}|{AGENTS}))(?![a-z]|-(?!to-be\b)[a-z])"
    r"(?! (?:studies|trials|rcts|papers|reviews|data|medicine|health|cent(?:er|re)s)\b)"
)
# "a study of 23,681 Greeks": after such words any plural counts the sample.
_STUDY_OF = re.compile(
    r"\b(?:study|trial|survey|cohort|sample|analysis|series|test|experiment|rct|poll"
    r"|followed|tracked|recruited|enrolled|studied|tested|assigned|treated|asked"
    r"|randomi[sz]ed|surveyed|interviewed)"
    r"(?: (?:of|in|on|with|among|involving|covering|which followed|that followed))? "
    rf"(?P<number>{NUMBER})"
    rf"(?:[\s-]+{GAP}(?:u\.[sk]\.|[a-z][\w'’]*)(?:-[\w'’]+)*){{0,3}}?"
    rf"[\s-]+{GAP}{THINGS}(?P<people>[a-z]{{3,}}s)(?![a-z])(?<!ss)"
)
# "looked back over 1,800 breast cancers": the ills that are gone through are those
# who have them; what else counts ills tells what befell some.
_ILLS = (
    *("cancers", "carcinomas", "melanomas", "tumors", "tumours", "lymphomas"),
    *("sarcomas", "abscesses", "aneurysms", "fractures", "hernias"),
)
_ILLS_SEEN = re.compile(
    r"\b(?:series of|look(?:ed|ing)? (?:back )?(?:at|over|through)"
    r"|went (?:back )?(?:through|over)|operated on|(?:pull|pick|gather|collect|assembl"
    r"|trac|treat|studi|examin|scann|review|analy[sz]|describ)ed(?: up| out)?)"
    r" (?:(?:the|all|some|about|around|over|nearly|almost|roughly|more than) )?"
    rf"(?P<number>{NUMBER})(?:[\s-]+{GAP}{NO_NUMBER}[a-z][\w'’]*(?:-[\w'’]+)*){{0,3}}?"
    rf"\s(?P<people>{'|'.join(_ILLS)})(?![\w-])"
)
# "511 joined", "97 were randomised": a number that does what people do.
ACTING = re.compile(
    rf"(?P<number>{NUMBER}) (?P<people>(?:joined|took part|taking part|enrolled"
    r"|turned up for|came (?:in )?for"
    r"|signed up|participated|completed|finished|came back|wrote back|handed in"
    r"|answered|replied|replies|sent (?:it|them|the \w+) back|sent back"
    r"|returned|at the end|gave complete|had complete|stuck with|stuck it"
    r"|saw it through|made it|lasted|agreed|consented|entered|counted"
    r"|in the (?:final|end)|signed on|volunteered|started|stayed|remained)"
    r"|(?:analy[sz]ed|randomi[sz]ed|assessed|screened|included|recruited|treated"
    r"|allocated|evaluable)"
    r"(?=\s*(?:[,.;:)\]/\t\n]|$|at |of |to |and |in |by |\d))"
    r"|of (?:them|these|whom) (?:finally |could (?:finally )?be |were )?"
    r"(?:evaluated|assessed|analy[sz]ed|seen|measured"
    r"|completed|finished|got|took|received|lasted|stayed|remained)|who could be"
    r"|in the analys[ei]s|(?:of (?:them|these|whom) |who |that )?(?:had been|were|was)"
    r" (?:finally |eventually |then |ever )?(?:randomi[sz]ed|enrolled|recruited"
    r"|included"
    r"|allocated|allotted|assigned|divided|invited|approached|analy[sz]ed|screened"
    r"|randomly|left for|measured|assessed|followed|treated|seen|matched"
    r"|in the (?:final )?analys[ei]s))(?![a-z])"
)
LETTER_N = re.compile(rf"\bn\s?[=:]\s?(?P<number>{DIGITS})(?![\d%]|\.\d)")
# "Dogs: 436", as a field of a labelled entry
LABELLED_N = re.compile(
    rf"\b(?:(?:number|total) (?:of )?)?"
    rf"(?:{PEOPLE}|sample(?: size)?|enrolled|randomi[sz]ed): "
    rf"(?P<number>{DIGITS})(?![\d%\u2013-]|\.\d)"
)
_SAMPLE_OF = re.compile(
    rf"\b(?:sample(?: size)?|total|cohort|group|population) of "
    rf"(?:(?:just|only) )?(?P<number>{DIGITS}|{WORDS})\b(?!\s?%|[\d-]|\.\d)"
    r"(?=\s*(?:[,.;:)(]|$|(?:were|was|with|in|who|and|from|completed|took|aged|by|at|to"
    r"|for|participated|joined|is|are|had)\b))"
)
# Of the second of two: "Doe (2012) in 90 patients, Roe (2016) in 45".
_BEHIND_NAME = re.compile(
    rf"(?<=\d{{4}}\)),? (?:in|on|with|of) (?P<number>{NUMBER})(?=\s?[.,;)]| and\b)"
)
# Doe (2012) enrolled so many patients, "and Roe (2016), 45."
_THE_SECOND = re.compile(
    rf"\band (?P<number>{NUMBER})(?= (?:for|in) the (?:second|third|other|last|next)\b)"
)
# "22 of 45 quit": of so many; and "13 patients out of 52".
_OF_SO_MANY = re.compile(
    rf"\d (?:out )?of (?P<number>{DIGITS})(?![\d%.]\d)"
    r"(?=\s?(?:[.;,)]|$| who\b| (?:had|got|did|were|was|quit|improved|recovered"
    r"|relapsed|responded|died|dropped|stopped|reported|said|felt|slept|lost|no longer"
    r"|tested|became|completed|finished)\b))"
)
_PEOPLE_OUT_OF = re.compile(
    rf"\b(?:{PEOPLE}) out of (?:a total of )?(?P<number>{DIGITS})(?![\d%.]\d)"
)
# Those who were left of all: "for 297 out of 500 (59%) participating children".
_OF_CHILDREN = re.compile(
    r"\b(?:available|collected|obtained|provided|complete|analy[sz]ed|given|returned)"
    rf" (?:for|from|in|by) {DIGITS} (?:out )?of (?P<number>{DIGITS})"
    rf" \(\d{{1,2}}(?:\.\d+)?\s?%\) (?:[a-z-]+ ){{0,2}}?(?:{PERSONS})(?![a-z])"
)
_GAPPED = re.compile(
    rf"\band (?:[^.;()]|(?<=\bal)\.){{1,60}}\(\d{{4}}[a-z]?\), (?P<number>{NUMBER})"
    r"(?=[.;](?:\s|$)|$)"
)
# "randomised 90 and analysed 84"; "90 people with a rash and 45 without"
_THEN_ANALYSED = re.compile(
    rf"\b(?:randomi[sz]ed|enrolled|recruited|screened|included|treated|invited) "
    rf"{NUMBER}(?: [a-z]+){{0,3}},? (?:and|but) (?:only |finally |then )?"
    rf"(?:analy[sz]ed|assessed) (?P<number>{NUMBER})(?=\s?(?:[.;,)]|$))"
)
AND_WITH = re.compile(rf"\band (?P<number>{NUMBER}) with(?:out)?\b")
PEOPLE_WITH = re.compile(rf"\b(?:{PEOPLE}) with [^.;,()\d]{{1,50}}? $")
# "Doe had 90 patients, Roe had 45."
_HAD = re.compile(
    rf"\b(?:(?:had|has) (?:only |just |about |another )?"
    rf"|with (?=\d))(?P<number>{NUMBER})"
    r"(?=\s?(?:[:;)(\u2013\u2014]|,\s(?!\d)|\.\s|\.?$)"
    r"| and (?:an?|the|only)\b| of (?:them|these)\b| at the end\b| in (?:it|all)\b)"
    r"(?!,\d)"
)
_PER_GROUP = re.compile(
    rf"(?P<number>{NUMBER}) (?:(?:per|in each|in either|in both) (?:of (?:the )?)?"
    r"(?:\w+ )?(?:group|arm)s?|each way\b|apiece\b|(?:of|in) each(?=[.;,)]|$)"
    r"|on (?:each|either) side\b)"
)
# "did the same with 97 in a randomised trial"
_ELLIPTIC = re.compile(
    rf"\b(?:with|among) (?P<number>{NUMBER}) in (?:an?|the|their) "
    r"(?:[\w-]+ ){0,3}?(?:trial|study)\b"
)
# "an open-label trial in 890."
_TRIAL_IN = re.compile(
    rf"\b(?:trial|study|survey|cohort|test|rct) (?:in|of|with) (?P<number>{NUMBER})"
    r"(?=\s?(?:[.;,)]|$))(?!,\d)"
)
# "99 in the tilted group", "31 were in the control arm"
IN_GROUP = re.compile(
    rf"(?P<number>{NUMBER}) (?:(?:were|was) )?(?:in|to|on) (?:the|a|an) "
    r"(?:[\w-]+ ){1,3}?(?:group|arm)\b(?=\s?[,.;:)]|$| (?:and|versus|vs) )"
)
# "recruited 2,029 of a planned 2,954", "enrolled 251 and only 103 finished"
VERBED = re.compile(
    r"\b(?:recruited|enrolled|screened|invited|randomi[sz]ed|allotted|signed up"
    r"|took in|took on"
    r"|followed up|followed|treated|tracked|tested|examined|interviewed|scanned"
    r"|enlisted|studied|traced|polled"
    r"|re-?tested|asked|surveyed|questioned) (?:only |just |some |about )?"
    rf"(?P<number>{NUMBER})(?=\s?(?:[.;)]|$|,(?!\d)|\((?!\d)|and |but "
    r"|of (?:an?|the|them|whom|those|these|their)\b|to (?!\d)|with |from |at |by "
    r"|across |in (?!\d)|more\b))"
)
# "of whom 71 finished"
_OF_WHOM = re.compile(
    rf"\bof (?:whom|these|them),? (?P<number>{NUMBER})(?: \([^()]{{1,30}}\))?"
    r"(?= (?:got|took|received|(?:had been|were) (?:given|treated|randomi[sz]ed"
    r"|analy[sz]ed|followed|seen|assessed|included|left)|completed|finished|lasted"
    r"|stayed|remained"
    r"|came back)\b)"
)
# "265 got the placebo patch": those who got nothing at work are an arm.
_GOT = re.compile(
    rf"(?P<number>{NUMBER}) (?:(?:{PEOPLE}) )?(?:got|had|took|received|used|wore"
    r"|(?:were )?(?:given|put on|assigned to|allocated to|randomi[sz]ed to)|on|to|with)"
    r" (?:an? |the )?(?:placebo|sham|dummy|control|fake|usual care|standard care"
    r"|waiting list|no treatment|nothing)\b"
)
# "58 got ginger drops and 60 got coloured water"
_AND_GOT = re.compile(
    rf"(?:\b(?:and|while|but|whereas)|[,;]) (?P<number>{NUMBER}) (?:received|were given"
    r"|were put on|got (?!better|worse|well|ill|sick|rid|over|no ))"
)
# "The number analysed was 252."
_NUMBER_OF = re.compile(
    rf"\bnumber (?:of (?:{PEOPLE}) )?(?:(?:analy[sz]ed|randomi[sz]ed|enrolled|recruited"
    r"|included|taking part|who took part) )?(?:was|were|is|came to) "
    r"(?:(?:just|only|about|over|under|well|nearly|almost|a little) ){0,2}"
    rf"(?P<number>{NUMBER})(?!\.\d)"
)
# "eighty in all"
_IN_ALL = re.compile(
    rf"(?P<number>{NUMBER}),? (?:in (?:all|total|number)|altogether|all told)(?![a-z])"
)
# "islanders, 194 of them"
_OF_THEM = re.compile(
    rf"(?:(?<=[a-z]s, )|(?<=people, ))(?P<number>{DIGITS}|{WORDS}) "
    r"(?:of them(?= ?[,.;:)]| to | on | in the (?:final |main )?analys)|strong\b)"
)
# Of children, in brackets, "987 of them"; and where there were so many.
_PEOPLE_OF_THEM = re.compile(
    rf"(?:\b(?:{PEOPLE})(?:, | \(|[^.;:\n]{{0,60}}[;:.] )|\ball "
    r"|\bthere were (?:only |just |about |some )?)"
    rf"(?P<number>{NUMBER}) of (?:them|['’]em)"
    r"(?=\s?[,.;:)]|$| \w+ed | felt | got | were | had | let )"
)
# "compared 310 women with 620 who had none", "291 with it and 733 without"
WHO = re.compile(rf"(?P<number>{NUMBER})(?= who\b| without(?:[,.;)]|$))")
# "556 of the same children" took part again.
_SAME = re.compile(
    rf"(?P<number>{NUMBER}) of the (?:same|original|initial|earlier|first) "
    rf"(?:[\w-]+ ){{0,2}}?(?:{PEOPLE})(?![a-z])"
)
# "26 of her own patients"; "a further 70 got nothing"
_OF_HERS = re.compile(
    rf"(?P<number>{NUMBER}) of (?:her|his|their) (?:own )?(?:[\w-]+ )?"
    rf"(?:{PEOPLE})(?![a-z])"
)
_FURTHER = re.compile(
    rf"\b(?:a further|another) (?P<number>{NUMBER})(?= (?:got|were|had|to|on|received"
    r"|without|nothing|no|who|served|acted|did|took|went)\b)"
)
# "37 cohort studies (2,914)": behind the studies stand those in them.
_IN_STUDIES = re.compile(
    rf"\b(?:\d{{1,3}}|{WORD}) (?:[\w-]+ ){{0,2}}?(?:trials|studies|rcts) "
    rf"\((?P<number>{DIGITS})\)"
)
_GROUPS_OF = re.compile(
    rf"\b(?:groups?|arms?) of (?:(?:about|only) )?(?P<number>{DIGITS}|{WORDS})\b"
)
# The forms in which people are counted. Where a form rests on a verb, that verb
# stands after the number; of "n = 24" and the like the number needs no people.
BARE = (
    *(LETTER_N, _SAMPLE_OF, _TRIAL_IN, _HAD, _ELLIPTIC, _PER_GROUP, _GROUPS_OF),
    *(LABELLED_N, _BEHIND_NAME, _GAPPED, _THEN_ANALYSED, AND_WITH),
    *(_THE_SECOND, _OF_SO_MANY, _PEOPLE_OUT_OF, _OF_CHILDREN),
    *(IN_GROUP, VERBED, _IN_ALL, _OF_THEM, _PEOPLE_OF_THEM, _OF_WHOM, _GOT),
    *(_NUMBER_OF, _IN_STUDIES, _SAME, _FURTHER, _AND_GOT),
)
# Tuples: to look up in a set, all the code of a pattern is hashed.
OF_ANYTHING = (
    *(_STUDY_OF, _TRIAL_IN, _BEHIND_NAME, _GAPPED, AND_WITH, _HAD, VERBED, IN_GROUP),
    *(_THE_SECOND, _OF_SO_MANY, _PEOPLE_OUT_OF),
    *(WHO, _ILLS_SEEN),
)
OF_ARMS = (_PER_GROUP, _GROUPS_OF, IN_GROUP, _GOT, _AND_GOT)
# Each with a few letters of which some stand in every stretch that has the form.
_NOUNS = PEOPLE.split("|")
_BEFORE_NUMBER = ("in", "on", "with", "of")
_STUDY_LETTERS = (
    *("stud", "trial", "surve", "cohort", "sampl", "analys", "series", "test", "rct"),
    *("poll", "experim", "ed "),
)
COUNTS = Forms(
    Form(
        [
            *(word.removesuffix("s?") for word in _NOUNS),
            *(*OTHER_LETTERS, *AGENT_LETTERS),
        ],
        COUNTED,
    ),
    Form(_STUDY_LETTERS, _STUDY_OF),
    Form(_ILLS, _ILLS_SEEN),
    Form(
        (
            *(
                "ed",
                " for",
                "took part",
                "taking part",
                "came back",
                "handed in",
                "complete",
            ),
            *("wrote back", "replies", "back"),
            *("stuck", "saw it", "made it", "randomly", "seen", "left for", "in the "),
            *("the end", "of whom", "of them", "of these", "who could be"),
        ),
        ACTING,
    ),
    Form(("n=", "n =", "n:", "n :"), LETTER_N),
    Form(
        [f"{word.removesuffix('?')[-3:]}: " for word in (*_NOUNS, "sample size", "ed")],
        LABELLED_N,
    ),
    Form(("sampl", "total", "cohort", "group", "popul"), _SAMPLE_OF),
    Form(_STUDY_LETTERS, _TRIAL_IN),
    Form(("trial", "study"), _ELLIPTIC),
    Form(
        tuple(f"){comma} {word} " for comma in ("", ",") for word in _BEFORE_NUMBER),
        _BEHIND_NAME,
    ),
    Form(("), ",), _GAPPED),
    Form((" analy", " assessed"), _THEN_ANALYSED),
    Form((" with ",), AND_WITH),
    Form(("the second", "the third", "the other", "the last", "the next"), _THE_SECOND),
    Form((*(f"{digit} of " for digit in range(10)), " out of "), _OF_SO_MANY),
    Form((" out of ",), _PEOPLE_OUT_OF),
    Form(("%) ",), _OF_CHILDREN),
    Form(("had ", "has ", "with "), _HAD),
    Form(
        (
            "group",
            "arm",
            "each way",
            "apiece",
            "er side",
            "ch side",
            "f each",
            "n each",
        ),
        _PER_GROUP,
    ),
    Form(("group", "arm"), IN_GROUP),
    Form(("ed ", "took in ", "took on ", "signed up "), VERBED),
    Form(("in all", "in total", "in number", "altogether", "all told"), _IN_ALL),
    Form((" of them", " strong"), _OF_THEM),
    Form((" of them", " of 'em", " of ’em"), _PEOPLE_OF_THEM),
    Form((" who ", " without"), WHO),
    Form((" of the same ", " of the o", " of the i", " of the e", " of the f"), _SAME),
    Form((" of her ", " of his ", " of their "), _OF_HERS),
    Form(("a further ", "another "), _FURTHER),
    Form(("trials (", "studies (", "rcts ("), _IN_STUDIES),
    Form(("of whom", "of them", "of these"), _OF_WHOM),
    Form(
        (
            *("placebo", "sham", "dummy", "control", "fake", "usual care"),
            *("standard care", "waiting list", "no treatment", "nothing"),
        ),
        _GOT,
    ),
    Form((" got ", " received ", " given ", " put on "), _AND_GOT),
    Form(("number of", "number an", "number ra", "number en"), _NUMBER_OF),
    Form(("group", "arm"), _GROUPS_OF),
)
POOLED = re.compile(
    rf"(?P<number>{NUMBER})"
    r"(?:[\s-]+(?!(?:of|in|to|the|that|and|more|potentially|years?|weeks?|months?"
    r"|statistical|multiple|pairwise)\b)"
    rf"{NO_NUMBER}[a-z][\w'’]*(?:[-–‑][\w'’]+)*,?){{0,5}}?"
    r"[\s-]+(?P<people>trials|studies|rcts|articles|papers|publications|reviews"
    r"|meta-analyses|comparisons)(?![a-z])"
)
POOLED_LETTERS = (
    *("trials", "studies", "rcts", "articles", "papers", "publications", "reviews"),
    *("analyses", "comparisons"),
)
# "Of 2,340 papers found, Doe included 23."
INCLUDED_OF = re.compile(
    rf"\bof (?:{DIGITS}) (?:papers|articles|publications|studies|trials)\b[^;]{{0,60}}?"
    r"\b(?:included|kept|chose|used|pooled|reviewed|analy[sz]ed) (?:only |just )?"
    rf"(?P<number>{NUMBER})(?=\s?(?:[.;)]|$|,(?!\d)))"
)
# "k = 20", as meta-analyses count what they pool
LETTER_K = re.compile(rf"\bk\s?=\s?(?P<number>{DIGITS})(?![\d%]|\.\d)")
MILLION = re.compile(
    r"(?<![\w.,$€£])(?:(?P<number>\d{1,2}(?:\.\d{1,2})?)|(?P<word>one|two|three|four"
    r"|five|six|seven|eight|nine)|(?:(?P<part>half|a quarter of) )?an?)"
    r"(?: million| ?mn?) "
    rf"(?:{GAP}[a-z]+ ){{0,2}}?"
    rf"(?:{PEOPLE})(?![a-z])"
)
# "12k adults", as those write who count on their phones
THOUSANDS = re.compile(
    r"(?<![\w.,$€£])(?P<number>\d{1,3}(?:\.\d)?) ?k (?:[a-z]+ ){0,2}?"
    rf"(?!runners|walkers|athletes)(?:{PEOPLE})(?![a-z])"
)
# Stretches without any of these state no size. Years of citations are not among them.
# What is searched for begins with what is rare; where it stands is looked at after.
CUE = re.compile(
    r"\d(?:(?<![\w.,]\d)[\d,]*(?:\s[a-z\d]|\s?-[a-z]|(?:\.\d)?(?:k|mn?)\s)"
    r"|(?<=\b(?:of|in)\s\d)|(?<=\b(?:with)\s\d)|(?<=\b(?:had|was)\s\d)|(?<=[a-z]:\s\d))"
    r"|[=:](?:(?<=\b[nk].)|(?<=\b[nk]\s.))"
)
