"""What an abstract states of its own study, so plainly that it can contradict. Pure.

An abstract speaks of other studies as well: earlier trials, trials that are needed.
Here counts only what it says that was done, by its authors, in this study.
"""

import re
from collections.abc import Iterator

from verifier.designs.phrases import designs_at, is_plural
from verifier.literals import Literals, Sieve

# Whose study is meant, up to where the name of its design may begin.
_THIS = re.compile(
    r"\b(?:this|our|the (?:present|current)) "
    r"(?:(?:study|work|research|paper|article) )?"
    r"(?:(?:was|is|reports|describes|presents) )?(?:designed as |conducted as )?"
    r"(?:an? |the results of an? )?"
    r"|\b(?:we|the authors?|i) (?:have |then |here |herein |also )?(?:conducted"
    r"|performed|did|undertook|carried[ -]out|designed|report|reported|present"
    r"|describe|completed) (?:on )?(?:the (?:results|findings) of )?(?:an?|our|the) "
    r"|\b(?:study )?(?:design|type|setting)(?: of (?:the )?study| and setting"
    r"|, setting)?(?: ?[.:]| was| is) {1,2}(?:this (?:was|is) )?(?:an? )?"
    r"|\bmethods?(?: and (?:materials|patients|procedures))? ?[:.] {0,2}"
    r"(?:this (?:was|is) )?(?:in )?(?:an? )?"
    r"|\b(?:was|were) (?:\w+ )?(?:by|in|through|using) (?:means of )?(?:an?|our) "
)
# What comes between: "this single-center, retrospective study".
_WORD = re.compile(r"[\w-]+,? (?:and )?")
_NO_ADJECTIVE = re.compile(
    r"(?:of|in|to|for|with|by|was|were|is|are|the|from|that|which|who|on|at|as|or|than"
    r"|between|after|during|previous|prior|earlier|recent|other|future|larger?|further"
    r"|published|first)\b"
)
_WORDS_BETWEEN = 4
# "A cross-sectional study was carried out among 670 mothers." Begun with its letter,
# not with what stands before it, the search takes a third of the time.
_AN_OWN = re.compile(r"a(?:(?<=\Aa)|(?<=[.:;)\]]a)|(?<=[.:;)\]] a))n? ")
_WAS_DONE = re.compile(
    r"(?: (?:of|in|on|among|with|at|from|using|involving|including|that|which"
    r"|comprising|design)\b[^.;]{0,120}?)? (?:was|were|has been) (?:\w+ )?(?:conducted"
    r"|performed|undertaken|carried[ -]out|done|designed|used|made|adopted|employed"
    r"|completed|implemented|applied)\b"
)
# Groups of patients are "cohorts" in trials too, and "records" may be of anything.
_TOO_BARE = re.compile(
    r"cohorts?|literature survey|(?:pooled )?analys[ei]s|in [\w -]+|comparison"
    r"|systematic (?!.*review).*"
)
# What is reviewed may be one's own records.
_OF_OTHER_THINGS = re.compile(
    r" (?:of|on) (?:[\w-]+ ){0,4}?(?:data|databases?|records?"
    r"|charts?|patients|cases|registry|images|notes)\b"
)
# People have things measured in laboratories, too.
_TAKING_PART = re.compile(
    r"\b(?:participants|volunteers|athletes|students|players|runners|patients"
    r"|healthy (?:[\w-]+ )?(?:subjects|controls|adults|men|women|males|females))\b"
)
_NO_DESIGN_OF_ONE = frozenset({"protocol", "guideline", "letter", "editorial"})

# How it was done: of 586 abstracts with such a crossover, and 364 with a randomised
# design, fashion or manner, two are of reviews.
_IN_A = (
    r"\b(?:in|using|used|with|by|was|were|through|employing|followed) (?:an? |this )?"
    r"(?:[\w/-]+,? (?:and )?){0,6}?"
)
# What was done, by which a design is told; each with what it cannot do without.
_DEEDS = (
    (
        "retrospective study",
        Literals(
            ("retrospective", "records", "charts", "notes", "files", "re reviewed")
        ),
        re.compile(
            r"\b(?:was|were|been|we|authors|and|have|has) (?:\w+ )?retrospectively "
            r"(?:and \w+ )?(?:reviewed|analy[sz]ed|studied|evaluated|examined|assessed"
            r"|investigated|identified|compared|collected|included|looked)"
            r"|\b(?:reviewed|analy[sz]ed|studied|evaluated|examined|assessed"
            r"|investigated|collected) retrospectively\b"
            r"|\bretrospective (?:chart |medical |clinical |case |cohort |records? )?"
            r"(?:review|analysis|study|series|evaluation) of (?:an? |the |our |all "
            r"|medical |clinical |hospital )*(?:consecutive|records?|charts?|series"
            r"|patients|cases"
            r"|\d[\d,]* (?:\w+ ){0,3}(?:patients|cases|children|women|men))"
            r"|\b(?:medical|hospital|case|clinical|patients?['’]?) "
            r"(?:records|charts|notes|files)(?: of[^.;]{0,80}?)? were (?:\w+ )?"
            r"(?:reviewed|examined|analy[sz]ed|searched|studied)"
            r"|\b(?:we|authors) (?:\w+ )?reviewed (?:the |all )?(?:\w+ ){0,2}?"
            r"(?:records|charts|case notes|files)\b"
            # Of 159 abstracts with these words none is of a trial.
            r"|(?<!reported )(?<!published )\b(?:patients|cases)\b"
            r"(?:(?!literature|reported|publi|previous|papers)[^.;]){0,110}? "
            r"were reviewed\b"
        ),
    ),
    (
        "crossover trial",
        Literals(("cross-over", "crossover")),
        re.compile(
            rf"{_IN_A}(?:double-blind(?:ed)?|single-blind(?:ed)?|placebo[- ]controlled"
            r"|randomi[sz]ed|within-subjects?|counter-?balanced),? "
            r"(?:[\w/-]+,? (?:and )?){0,5}?cross-?over,? "
            r"(?:design|fashion|manner|trial|study|protocol|experiment)\b"
        ),
    ),
    (
        "randomized controlled trial",
        Literals((" design", " fashion", " manner")),
        re.compile(
            rf"{_IN_A}(?<!non-)(?<!non )(?<!quasi-)randomi[sz]ed,? "
            r"(?:[\w/-]+,? (?:and )?){0,5}?(?:design|fashion|manner)\b"
        ),
    ),
    (
        "case-control study",
        Literals(("cases and ",)),
        re.compile(
            r"\b\d[\d,]* (?:[\w-]+ ){0,3}?cases and "
            r"\d[\d,]* (?:[\w-]+ ){0,4}?controls\b"
            r"(?=.{0,2000}\bodds ratios?\b)"
        ),
    ),
    (
        "observational study",
        Literals(("registry", "registries")),
        re.compile(
            r"\b(?:data|information|cases|patients|records)\b[^.;]{0,60}?\b(?:from|in"
            r"|by|of) (?:the |an? )(?:[\w-]+ ){0,5}?"
            r"(?:cancer|tumou?r|national|nationwide|birth|patient|clinical|disease|regional|population|population-based"
            r"|hospital|health|death) (?:[\w-]+ ){0,2}?registr(?:y|ies)\b"
        ),
    ),
    (
        "review",
        Literals(("review", "overview", "chapter", "summari")),
        re.compile(
            r"\b(?:this|the present|our) (?:[\w-]+ ){0,3}?(?:review|overview|chapter)"
            r" (?:article |paper |will |also |aims to |attempts to |seeks to )*"
            r"(?:summari[sz]|discuss|focus|provid|describ|highlight|cover|examin|outlin"
            r"|address|explor|present|consider|critically|analy[sz]|deals"
            r"|is (?:to|about|focus))\w*"
            r"|\b(?:aim|purpose|goal|objective) of th(?:is|e present|e current) "
            r"(?:[\w-]+ )?(?:review|overview)\b"
            r"|\b(?:we|i) (?:here |herein |briefly |also )?(?:review|summari[sz]e) "
            r"(?:the|recent|current|what|our current|available|published) "
            r"(?:[\w-]+ ){0,4}?(?:literature|evidence|knowledge|advances|data"
            r"|progress|findings|studies|understanding|developments?)"
        ),
    ),
    (
        "case report",
        Literals(("case", "-old", " old ", "patient", "wom", "man ", "boy ", "girl ")),
        re.compile(
            # Of 377 abstracts that open with these words, and 156 with those of the
            # next pattern, whose type is known, all but three are of cases.
            r"\A(?:background:? |case(?: report| description| presentation)?:? "
            r"|introduction:? )?an? "
            r"(?:\d{1,2}[- ](?:year|yr|month|week|day)s?[- ]old )?"
            # "a discussion about patients' needs"
            r"(?:(?!(?:about|of|with|in|for|between|on|to|and|by|from)\b)"
            r"[\w-]+,? ){0,3}?"
            r"(?:patient|man|woman|boy|girl|male|female|infant|child|neonate|newborn)\b"
            r"(?=[^.]{0,200}\b(?:presented|had|developed|was|is"
            r"|underwent|suffered|with|who)\b)"
        ),
    ),
    (
        "case report",
        Literals(("case", "year old", "-old")),
        re.compile(
            r"\bin an? \d{1,2}[- ]year[- ]old (?:[\w-]+ ){0,3}?(?:male|female|man"
            r"|woman|boy|girl|patient|child|adolescent)\b|"
            r"\b(?:we|i|authors|author|here|herein) (?:here |herein |now )?(?:report"
            r"|describe|present)s? (?:here |herein )?(?:an? |the |one |two |three )"
            r"(?:[\w-]+ ){0,3}?cases? (?:of|in|with|report)\b"
            r"|\b(?:we|i|authors|author) (?:here |herein )?"
            r"(?:report|describe|present)s? (?:on )?an? (?:[\w-]+,? ){0,3}?"
            r"(?:\d{1,3}|[a-z]+)-(?:year|month|week|day)-old\b"
            r"|\b(?:the|a) case of an? [^.;]{3,100}? is "
            r"(?:reported|described|presented)"
        ),
    ),
)
_CUES = Sieve(*(cue for _, cue, _ in _DEEDS))


def stated_designs(lowered: str) -> dict[str, tuple[int, int]]:
    """The designs that an abstract in lower case states of its study, and where."""
    places: dict[str, tuple[int, int]] = {}
    for start, end, key in _statements(lowered):
        places.setdefault(key, (start, end))
    return places


def _statements(lowered: str) -> Iterator[tuple[int, int, str]]:
    for start, end, key in designs_at(lowered, _places(lowered)):
        if _is_of_this(lowered, start, end, key):
            yield start, end, key
    starts = (found.end() for found in _AN_OWN.finditer(lowered))
    for start, end, key in designs_at(lowered, starts):
        if _is_of_this(lowered, start, end, key) and _WAS_DONE.match(lowered, end):
            yield start, end, key
    held = _CUES.sift(lowered)
    for key, cue, deed in _DEEDS:
        if held.holds(cue) and (found := deed.search(lowered)):
            yield found.start(), found.end(), key


def _places(lowered: str) -> Iterator[int]:
    """Where the name of one's own design may begin."""
    for found in _THIS.finditer(lowered):
        place = found.end()
        yield place
        for _ in range(_WORDS_BETWEEN):
            word = _WORD.match(lowered, place)
            if not word or _NO_ADJECTIVE.match(lowered, place):
                break
            place = word.end()
            yield place


def _is_of_this(lowered: str, start: int, end: int, key: str) -> bool:
    phrase = lowered[start:end]
    return not (
        is_plural(phrase)
        or _TOO_BARE.fullmatch(phrase)
        or key in _NO_DESIGN_OF_ONE
        or is_of_participants(phrase, lowered)
        or ("review" in key and _OF_OTHER_THINGS.match(lowered, end))
    )


def is_of_participants(phrase: str, lowered: str) -> bool:
    """Whether a "laboratory study" is of people, by an abstract in lower case."""
    return "laboratory" in phrase and _TAKING_PART.search(lowered) is not None


# ------------------------------------------------------------------------ allocation

# Chance that did not decide who was given what, or not in this study: always "random".
_OTHER_CHANCE = re.compile(
    r"\b(?:non|un)-?\s?randomi[sz]\w+|\bnot randomi[sz]ed"
    r"|\brandom(?:ly)?[ -](?:effects?|forests?|sampl\w+|errors?"
    r"|(?:select\w+|chosen)\b(?! (?:to|for)\b)"
    r"|digit|survival|walk|coefficients?|variation|blood|plasma|urine"
    r"|(?:\w+ )?(?:plasma |blood )?glucose|intercepts?|stratified sampl\w+)"
    r"|\bmendelian randomi[sz]ation|\bat random from\b"
    r"|\brandomi[sz]ed,? (?:[\w-]+,? ){0,5}?(?:trials?|stud(?:y|ies)|investigations?)"
    r"(?: [\w-]+){0,12}? (?:will be|should|must|need(?:ed)?"
    r"|required|warranted|necessary|justified|lacking)\b"
    # "A randomised trial to assess" may be this one.
    r"|\brandomi[sz]ed,? (?:[\w-]+,? ){0,5}?(?:trials|studies) (?:[\w-]+ ){0,12}?"
    r"to (?:confirm|determine|evaluate|assess|establish|prove|verify)\b"
    r"|\b(?:need(?:s|ed)?|call|warrants?|awaits?|requires?|only be (?:drawn|\w+ed)"
    r"|future|further|absence of|lack of|until|previous|prior|earlier|no|few) "
    r"(?:for |from |in |by |an? |large |larger |further |future |more |well-designed "
    r"|prospective[, ]+|properly |the |and |controlled |double-blind |multicenter )*"
    r"randomi[sz]ed"
    # Those of others: "another randomised trial", "from randomised trials"; but "two
    # randomised trials" and "randomised, placebo-controlled studies" may be one's own.
    r"|\banother randomi[sz]ed"
    r"|(?<!\btwo )(?<!\bthree )(?<!\bboth )(?<!\bthese )(?<!\bour )(?<!\d )"
    r"\brandomi[sz]ed,? (?:(?!placebo|double|sham|cross|parallel)[\w-]+,? ){0,5}?"
    r"(?:trials|studies)\b"
)
_CHANCE = re.compile(
    r"random|placebo|blind(?:ed|ing)?\b|\bmask(?:ed|ing)\b|cross(?:ed)?[- ]?over"
    r"|\bsham\b|\ballocat|\ballotted\b|\bassigned\b|\bby lot\b|\blots\b|\bcoin\b"
    r"|\balternat(?:ely|ion)\b|latin square|\bsplit-(?:face|mouth|body)|\bdummy\b"
    r"|\bazar\b|\benvelopes?\b|\b(?:drew|drawn|drawing)\b(?! (?:from|blood))"
)
_CHANCE_CUE = Literals(
    (
        *"random placebo blind mask sham allocat allotted assigned alternat".split(),
        *"cross lot coin split- dummy azar envelope drew draw".split(),
        "latin square",
    )
)
# Two courses of treatment were at least compared, whoever decided on them.
_COMPARED = re.compile(
    r"\bcontrols?\b|(?<!ised )(?<!ized )\bcontrolled (?:trial|stud)|\bversus\b|\bvs\b"
    r"|\barms?\b|\bcompar(?:ed|ing|ison|ative)\b|\bgroups?\b|\bdivided\b"
)


def may_be_allocated(lowered: str) -> bool:
    """Whether title and abstract leave it open that chance decided who got what."""
    if not _CHANCE_CUE.occur_in(lowered):
        return False
    if "random" in lowered:
        lowered = _OTHER_CHANCE.sub(" ", lowered)
    return bool(_CHANCE.search(lowered))


# Treated one as all, or by what their doctors chose.
_UNCONTROLLED = re.compile(
    r"\bsingle[- ]arm(?:ed)?\b(?! of)|\bone-arm(?:ed)? (?:trial|stud)"
    r"|\bnon-?(?:comparative|controlled),? (?:[\w-]+,? ){0,3}?(?:trial|stud|series)"
    r"|\buncontrolled,? (?:[\w-]+,? ){0,3}?(?:trial|stud|series|prospective|pilot"
    r"|observation)"
    r"|\bwithout (?:an? )?control group\b|\bno control group\b"
    r"|\bnon-?randomi[sz]ed\b(?! (?:trials|studies|controlled trials|clinical trials))"
    r"|\bnot randomi[sz]ed\b"
    r"|\bnot an? (?:[\w-]+ ){0,2}?controlled (?:[\w-]+ ){0,2}?(?:trial|study)\b"
)
_ALL_ALIKE = re.compile(
    r"\b(?:a|this|the|our|in) (?:[\w/-]+,? ){0,4}?phase (?:i|1)(?:a|b)?[, ]"
    r"(?:[\w-]+,? ){0,4}?(?:trial|study)\b"
    r"|\b(?:dose[- ]escalation|dose[- ]finding) (?:trial|study|phase|part|cohorts?)"
    r"|\bmaxim(?:um|al)[- ]tolerated dose\b"
    r"|\bconsecutive (?:\w+ ){0,4}?(?:patients|cases|series|procedures|children|women"
    r"|men)\b|\bour (?:[\w-]+ ){0,3}?experience\b"
    r"|\bour (?:first|initial|own) (?:\w+ )?(?:\d+|\w+) (?:\w+ ){0,3}?(?:patients|cases"
    r"|procedures)\b"
)
# An abstract of so many characters tells what was done, and who was compared with whom;
# unless PubMed cut it, as it did until the end of the 1990s, and says so.
_TELLS_ALL = 600
_CUT = "truncated at"


def is_whole(lowered: str) -> bool:
    """Whether an abstract in lower case tells all of how the study was done."""
    return len(lowered) >= _TELLS_ALL and _CUT not in lowered[-80:]


def is_uncontrolled(lowered: str) -> tuple[int, int] | None:
    """Where an abstract says that nobody was compared, or nobody by chance.

    Only asked where nothing speaks of chance.
    """
    if found := _UNCONTROLLED.search(lowered):
        return found.span()
    told_all = is_whole(lowered) and not _COMPARED.search(lowered)
    found = _ALL_ALIKE.search(lowered) if told_all else None
    return found.span() if found else None
