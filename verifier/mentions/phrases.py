"""Whether the words around a noun speak of a study that they do not name. Pure.

The noun is one for studies or for those who make them. What stands before it (how
many, which, whose), what it is of and what is said of it tell "in one small trial" and
"studies in animals suggest" from a trial that one may join and the study of a house.
"""

import re

ANCHOR = re.compile(
    r"(?:[Ss]tud(?:y|ies)|STUD(?:Y|IES)|[Tt]rials?|[Rr](?:eviews?|esearch(?:ers)?"
    r"|eports?)|[Cc]ase\s(?:[Rr]eports?|[Ss]eries)"
    r"|[Mm]eta-?\s?[Aa]nalys[ie]s|[Ss]cientists|[Ii]nvestigators|[Ss]urveys?"
    r"|RCTs?|[Aa](?:nalys[ie]s|udits?)|[Ee]xperiments?|[Pp]apers?|[Pp]ilots?"
    r"|[Ee]ditorials?|[Oo]verviews?|teams?|groups?|[Ee]xperts|[Ff]indings|[Ee]vidence"
    r"|doctors|surgeons|vets|[a-z]{4,14}(?:ologists|icians|iatrists)"
    r"|[Ee]studios?|[Ee]nsayos?|[Éé]tudes?|[Ee]ssais|Studien?|Untersuchung(?:en)?|[Ss]tudi[oër]?"
    r"|[Ee]studos?|[Oo]nderzoek(?:en)?|[Bb]ada(?:ń|nia|nie)|[Ss]tudier)\b"
)
# Of these a quantity alone tells that a study is told of.
_ABROAD = re.compile(
    r"estudios?|ensayos?|études?|essais|studien?|untersuchung(?:en)?|studi[oër]?|estudos?"
    r"|onderzoek(?:en)?|bada(?:ń|nia|nie)|studier"
)
_SO_MANY = re.compile(
    r"\b(?i:un[ao]?|dos|tres|(?:vari|algun|much|divers|numeros|otr|poc|nuev)[ao]s|otr[ao]"
    r"|recientes|une|deux|trois|plusieurs|quelques|certain(?:e?s)|nombreuses|diverses"
    r"|d[’']autres|des|eine[rs]?|einige|mehrere[nr]?|viele|zahlreiche|neue(?:re)?"
    r"|kleine(?:re)?|gro(?:ß|ss)e|größere|verschiedene|andere|weitere|wenige|zwei|drei"
    r"|aktuelle|alcun[ie]|diversi|molti|numerosi|vari|altri|due|tre|recenti|pochi|um"
    r"|alguns|vários|muitos|outros|een|enkele|verschillende|meerdere|recente|twee"
    r"|kilka|wiele|niektóre|liczne|nowe|inne|flera|några|många|två|flere|nogle|mange)"
    r"\s(?:[^\W\d_]{3,15}\s)?\Z"
)
_YEAR = r"(?:19[5-9]\d|20\d\d)"
_ARTICLES = frozenset(
    "one a an another some several many numerous multiple few two three four five six "
    "seven eight nine ten".split()
)
_DETERMINERS = _ARTICLES | frozenset(
    "eleven twelve dozens hundreds number handful variety recent "
    "previous prior other new newer early earlier most various countless emerging "
    "preliminary clinical animal human scientific medical current growing available "
    "existing large small smaller "
    "larger subsequent follow-up more limited laboratory observational "
    "double-blind randomized randomised independent different modern systematic open "
    "uncontrolled placebo-controlled single brief short tiny good further additional "
    "second third first last latest similar separate related respectable decent "
    "population-based european american danish swedish largest biggest longest best "
    "newest earliest only scores plenty heaps lots".split()
)
# Nouns after which no verb is needed: nobody offers "several observational studies".
_PLAIN = (
    *("stud", "trial", "rct", "meta", "case report", "case series", "research"),
    *("survey", "experiment"),
)
_COMPOUND = re.compile(
    r"[-\s](?:cent(?:er|re)s?|periods?|groups?|days?|teams?|designs?|nurses?|rooms?"
    r"|halls?"
    r"|guides?|skills|drugs?|participants?|medication|versions?|offers?|size|packs?"
    r"|kits?"
    r"|lessons?|class|memberships?|subscriptions?|plans?|funding|grants?|department"
    r"|facility"
    r"|institute|assistants?|abroad|leave|fees?|programmes?|programs?|run|lawyers?"
    r"|court"
    r"|judge|by\s[A-Z])\b"
)
# After these words somebody's study is meant, or the one told of before.
_REFERRING = frozenset("this that these those its our their his her my your".split())
# After these words the page points at a study that it has spoken of already, or the
# noun belongs to another phrase.
_POINTING = _REFERRING | frozenset(
    "the each no any every such of for by with and or to in on from at as is are was "
    "were be but if".split()
)
_POINTED_AT = _POINTING - frozenset("and but as that if in of by is are".split())
_FINDING = frozenset(
    f"{stem}{ending}"
    for stems, endings in (
        ("show report reveal confirm hint support test suggest", ",s,ed,ing"),
        ("find indicate demonstrate conclude compare examine evaluate", ",s,d"),
        ("observe provide illuminate investigate", ",s,d"),
        ("indicat demonstrat conclud compar examin evaluat observ", "ed,ing"),
        ("provid illuminat investigat", "ed,ing"),
        ("highlight point link finding look", ",s,ed,ing"),
        ("found shown showed published noted involving discovered", ""),
        ("established identified prove proved proven proves back", ""),
    )
    for stem in stems.split()
    for ending in endings.split(",")
)
# What stands between such a noun and its verb: "studies in animals", "trials done in
# the 1990s", "researchers in New Zealand".
_OF_WHAT = (
    r"(?:,?\s(?:in|at|on|of|from|with|by|into|using|involving|comparing|looking|done"
    r"|conducted|published|carried|spanning|to)\s(?:[^\s,.;:()]{1,24}\s){0,7}?"
    r"[^\s,.;:()]{1,24}|\s(?:so\sfar|to\sdate|thus\sfar|until\snow))?"
)
_BARE_FINDS = re.compile(
    rf"{_OF_WHAT},?\s(?:(?:(?:have|has|had|also|now|that|recently|consistently|clearly"
    r"|even)\s){0,3}"
    r"(?:show|suggest|f(?:ind|ound)|demonstrat|indicat|report|confirm|reveal|prove"
    r"|conclud|support|discover|hint|back|establish|identif|observ|link|say|said|think"
    r"|believ|know|agree|disagree|ask|gave|give|warn|argue|follow|test|compar|stud|look"
    r"|point)[a-z]{0,6}\b"
    r"|(?:have|has|had)\s(?!to\b|not\b|never\b|yet\b)(?:\w{2,12}ly\s)?(?:been|come"
    r"|had|gone|produced|given|led|put|tried|[a-z]{3,14}ed)\b|were\s"
    r"|(?:is|are)\s(?:also\s|still\s)?(?:mixed|conflicting|promising|inconsistent"
    r"|contradictory|divided|inconclusive|encouraging|small|clear|limited)\b)"
)
# What people of a country did, who are named by no more than that.
_NATIVES_DID = re.compile(
    rf"{_OF_WHAT},?\s(?:who\s|then\s|also\s|first\s|recently\s|have\s|had\s){{0,2}}"
    r"(?:found|shown?|showed|discovered|developed|tested|tried|asked|gave|given|put"
    r"|treated|used|compared|looked|linked|identified|reported|studied|examined"
    r"|measured|tracked|followed|randomi[sz]ed|fed|did|done|ran|concluded|pooled"
    r"|analy[sz]ed|reviewed|surveyed|recruited|noticed|described|observed|scanned"
    r"|published|say|believe|think|said|warned?|f[ie]nd|suggest)\b"
)
# One takes part in such a study, or is offered it; nobody reports its findings.
_OFFERS = (
    "enrol", "participa", "join", "sign", "schedul", "free", "leave", "customer",
    "patient", "sleep", "need", "run", "conduct", "start", "offer", "undergo", "order",
    "submit",
)  # fmt: skip
# One reads such a study as well; then what it says is told.
_READS = ("read", "write", "writing")
_SAYING = re.compile(
    r",?\s(?:that|which|where|showing|saying|suggesting|claiming|finding)\b"
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|did|do|does|can|may|might|could|will|would"
    r"|seems?"
    r"|says?|finds?|found|shows?|shown|gave|put|took|went|came|saw|made|set|ran|led"
    r"|began"
    r"|held|disagrees?|agrees?|hints?|suggests?|supports?|links?|points?|exists?"
    r"|describes?"
    r"|reports?|reaches|looks?|tells?|needs?|uses?|compares?|[a-z]{3,}ed)\b"
)
_CLAUSE_END = re.compile(r"[.:;!?]\s|,\s")
YEAR_AFTER = re.compile(
    rf",?\s(?:(?:published|conducted|done|carried out|reported|followed|came|appeared"
    rf"|was done)\s)?(?:in|from|of)?\s?"
    rf"(?:(?:early|late)\s|[A-Z][a-z]{{2,8}},?\s)?\(?({_YEAR})\b(?!\s?[-–]\s?\d)"
)
YEAR_WITHIN = re.compile(rf"\b({_YEAR})\b")
_PREPOSITIONS = ("in", "from", "to", "by", "of", "per")
_FOREIGN = re.compile(
    r"\b(?!Public|Clinic|Asthmatic|Diabetic|Arthritic|Pelvic|Basic|Atopic|Celtic"
    r"|Gothic)"
    r"[A-Z][a-z]{1,9}(?:ic|ese|ish|ian|ean|can|man|ench|iss|utch|eek|aeli|hai|gian)\b"
)
RESEARCHERS = ("researchers", "scientists", "investigators")
# Of these one hears without a study as well, unless they are those of a country.
_PRACTISE = ("doctors", "surgeons", "vets", "ologists", "icians", "iatrists")
_PROFESSIONS = (*RESEARCHERS, *_PRACTISE)
_NATIVE = re.compile(rf"{_FOREIGN.pattern}\s\Z")
_PART_OF = re.compile(
    r"[MmSsAaNnLl](?<!\w.)(?:(?<=[Mm])(?:ost|uch|any)|(?<=[Ss])ome|(?<=[Aa])ll"
    r"|(?<=[Nn])one|(?<=[Ll])ittle)\sof\sthe\s"
    r"(?:\w+\s)?\Z"
)
# "dozens of studies", "a whole heap of research"
_QUANTITY = re.compile(
    r"\b(?i:an?\s(?:\w{2,10}\s){0,2})?(?i:dozens|hundreds|thousands|scores|decades|plenty"
    r"|heaps?|lots?|wealth|body|host|raft|string|bunch|couple|pile|mountain)\sof\s"
    r"(?:(?!the\b)[\w-]{2,20}\s){0,2}\Z"
)
# "according to test-tube studies", "we know from studies that", "In experiments with"
_FROM_WHICH = re.compile(
    r"(?:\b[Aa]ccording\sto|\b(?:seen|shown|known|know|learned|learnt|prove[dn]"
    r"|tested|confirmed|demonstrated|found)\s(?:in|from|by)|\A\W?In)\s"
    r"(?:(?!the\b|our\b|your\b|their\b|his\b|her\b|its\b|th[eo]se\b|this\b)"
    r"[\w-]{2,20}\s){0,2}\Z"
)
_GOES_ON = re.compile(r",|\s(?:in|on|of|with|that|show\w*|suggest\w*)\b|[.;]")
# "There have been a few small trials"
_THERE_ARE = re.compile(
    r"[Tt](?<!\w.)here(?:['’]s|\s(?:is|are|was|were|has|have|had))"
    r"(?:\s(?:been|also|now|already|even|still|only|just))*\s(?:the\s)?\Z"
)
_NONE = frozenset(("no", "any", "without", "every", "each", "neither"))
# "a review of 24 studies": what it is of makes it one, whatever else is said.
_OF_PAPERS = re.compile(
    r"\sof\s(?:(?:the|all|many|several|some|more|than|over|almost|about|nearly|available"
    r"|existing|published|earlier|previous|recent|medical|scientific|relevant|other"
    r"|[\d,]{1,6}|[a-z]{2,9}(?:-[a-z]{3,5})?)\s){0,4}(?:studies|trials|evidence|research"
    r"|literature|papers|RCTs|data|reviews)\b"
)
_SURVEYS = ("review", "meta", "analys", "overview")
_PLURAL = re.compile(r"(?:ies|s|research|evidence)\Z", re.IGNORECASE)
_LETTERED = re.compile(r"(?:[A-Z]\.){2,4}")  # "U.S."
_COUNT = re.compile(r"[1-9]\d{1,2}")  # "12 trials"; not "phase 3", not a year
_PUNCTUATION = " ,;:.\"'“”‘’()[]"


def spoken_of(
    text: str, anchor: re.Match[str], low: int, high: int
) -> tuple[int, int] | None:
    """The words around the anchor that speak of a study; nothing where none do."""
    begin, stop = anchor.span()
    low = max(low, begin - 100)
    window, noun = text[low:begin], anchor[0]
    place: int | None = None
    if noun.endswith(_PROFESSIONS) and (native := _NATIVE.search(window)):
        did = _NATIVES_DID.match(text, stop, min(high, stop + 120))
        place = native.start() if did else None
    elif _ABROAD.fullmatch(noun.lower()):
        many = _SO_MANY.search(window)
        place = many.start() if many else None
    elif not noun.endswith(_PRACTISE):
        place = _phrase_start(window, people=noun.lower() in RESEARCHERS)
        if place is None:
            return _bare(text, anchor, window, high)
        place = place if _is_told_of(text, anchor, window, place, high) else None
    return None if place is None else (low + place, stop)


def _bare(
    text: str, anchor: re.Match[str], window: str, high: int
) -> tuple[int, int] | None:
    """The words around a noun that nothing before it determines, or a quantity."""
    begin, stop = anchor.span()
    plain = anchor[0].lower().startswith(_PLAIN)
    if plain and len(window.rpartition("of ")[2].split()) < 3:
        many = _PART_OF.search(window) or _QUANTITY.search(window)
        if many:
            return begin - len(window) + many.start(), stop
    if not _PLURAL.search(anchor[0]):
        return None
    bare = _BARE_FINDS.match(text, stop, min(high, stop + 120))
    if bare and not _is_pointed_at(window):
        return begin, bare.end()
    known = plain and _GOES_ON.match(text, stop, high) and _FROM_WHICH.search(window)
    return (begin, stop) if known else None


def _is_told_of(
    text: str, anchor: re.Match[str], window: str, place: int, high: int
) -> bool:
    """Whether the page says something of the study that ``window[place:]`` begins."""
    noun, stop = anchor[0].lower(), anchor.end()
    foreign = _FOREIGN.search(window, place) is not None
    staff = noun.startswith(("team", "group", "expert"))
    before = next(reversed(window[:place].split()), "").lower()
    saying = _SAYING.match(text, stop, high) is not None
    if (
        _is_offered(window, place, () if saying else _READS)
        or (staff and not (foreign or noun == "experts"))
        or before in _NONE
    ):
        return False
    if (
        _THERE_ARE.search(window, 0, place)
        or (noun.startswith(_SURVEYS) and _OF_PAPERS.match(text, stop, high))
        or YEAR_WITHIN.search(window, place)
        or (foreign and not _PLURAL.search(noun))
    ):
        return True  # "a Swiss trial is planned"
    rest = text[stop : min(high, stop + 200)]
    if noun.startswith(_PLAIN) and (_COMPOUND.match(rest) or _VERB.search(rest)):
        return _COMPOUND.match(rest) is None
    return not noun.startswith("report") and (
        before in _PREPOSITIONS
        or _states_finding(rest[:110])
        or YEAR_AFTER.match(text, stop, high) is not None
    )


def _phrase_start(window: str, *, people: bool) -> int | None:
    """Where the noun phrase that the window ends with begins: ``in [one large ]``."""
    place, found = len(window), None
    for word in reversed(window.split()[-8:]):
        place = window.rfind(word, 0, place)
        bare = word.strip(_PUNCTUATION).lower()
        if bare in _REFERRING:
            return None
        ends = word[-1] in ".;:)" and not _LETTERED.fullmatch(word)
        if bare in _POINTING or ends or (people and word[-1] == ","):
            break
        counted = _COUNT.fullmatch(bare) is not None
        if bare in _DETERMINERS or counted:
            found = place + len(word) - len(word.lstrip(_PUNCTUATION))
        if bare in _ARTICLES or counted:
            if window.endswith(" a ", 0, place):  # "a few"
                found = place - len("a ")
            break
    return found


def _is_offered(window: str, place: int, besides: tuple[str, ...]) -> bool:
    clause = _CLAUSE_END.split(window[:place])[-1]
    words = [*clause.split()[-5:], window[place : place + 8]]
    return any(word.lower().startswith((*_OFFERS, *besides)) for word in words)


def _is_pointed_at(window: str) -> bool:
    return next(reversed(window.split()), "").lower() in _POINTED_AT


def _states_finding(following: str) -> bool:
    for word in following.split()[:10]:
        if word.strip(_PUNCTUATION).lower() in _FINDING:
            return True
        if word[-1] in ".;":
            return False
    return False
