"""That a record says nothing of what a stated design cannot do without. Pure."""

import re

from verifier.designs.abstracts import is_uncontrolled, is_whole, may_be_allocated
from verifier.designs.signs import Sign, Signs, leaves_chance_open, read_own
from verifier.designs.table import REVIEWED, SEARCHING, TRIAL_KINDS, TRIALS, excludes
from verifier.models import Record
from verifier.names import lower
from verifier.sizes import PEOPLE


def told_unallocated(stated: str, record: Record, signs: Signs) -> str:
    """What speaks against chance, where title and abstract say nothing of chance.

    Of 242 records typed as randomized trials, most of the 1970s, 30 % do not say
    "random", but one only is silent on chance and states another design.
    """
    if stated not in TRIALS or leaves_chance_open(record):
        return ""
    if any(
        sign.key in TRIALS and sign.plain and sign.shown != "MeSH: Random Allocation"
        for sign in (*signs.named, *signs.headings)
    ):
        return ""
    for sign in (*read_own(record.abstract), *signs.named):
        if sign.plain and excludes(stated, sign.key):
            return sign.shown
    text = f"{lower(record.title)} {lower(record.abstract)}"
    if place := is_uncontrolled(text):
        shown = f"{record.title} {record.abstract}"[slice(*place)]
        if stated != "controlled trial" or "random" not in shown:
            return f"abstract: {shown}"
    return ""


# Since the 1990s whoever randomizes, or searches the literature, says so in a whole
# abstract. Of 89 records since then that are typed as randomized trials seven do not,
# five of which were none; of 94 typed as systematic reviews or meta-analyses all do.
_TOLD_FROM = 1990
# Wider than `_ON_PAPERS` of `records`: any word that may tell of a search is enough.
_ANY_PAPERS = re.compile(
    r"review|meta-?\s?analy|pooled|literature|systematic|articles|publications"
    r"|published|medline|pubmed|embase|cochrane|\bsearch|overview|re-?analysis|combined"
    r"|\b\d+ (?:\w+ ){0,3}?(?:studies|trials)\b|random[- ]effects"
    r"|individual (?:patient |participant )?data"
)
# What is typed a review speaks of reviews, and of what was published, in any case. Of
# 114 abstracts typed as systematic reviews or meta-analyses one has none of these, of
# 2,385 that are typed as reviews and no more 1,528.
_ANY_SEARCH = re.compile(
    r"meta-?\s?(?:analy|regress|synth)|pool(?:ed|ing)|systematic|medline|pubmed|embase"
    r"|cochrane|psycinfo|cinahl|web of science|scopus|databases?\b|\bsearch"
    r"|combined (?:data|analysis|estimate|results|evidence)|heterogeneity"
    r"|(?:random|fixed)[- ]effects?|effect sizes?|synthesi[sz]|quantitative|aggregat"
    r"|individual (?:patient|participant) data|overview of|odds ratio|relative risk"
    r"|risk ratio|confidence interval|\b95% ?ci|\b(?:\d+|[a-z]+teen|[a-z]+ty|two|three"
    r"|four|five|six|seven|eight|nine|ten|eleven|twelve) (?:[\w-]+ ){0,4}(?:studies"
    r"|trials|rcts|cohorts|articles|papers|publications|comparisons)\b|included studies"
    r"|studies (?:were|that|meeting|included)|published (?:studies|trials|data"
    r"|literature)|eligible|literature review|review(?:ed)? (?:of )?(?:the )?literature"
)
# Of 4,097 abstracts typed as trials, and 1,500 of cohorts and the like, each has one.
_ANYBODY = re.compile(
    rf"\b(?:{PEOPLE}|patient|participant|subject|person|child|human|populations?"
    r"|cohorts?|groups?|trials?|random\w*|placebo\w*|blind\w*|animals?|cattle"
    r"|neonat\w+|pregnan\w+|enrol\w*|recruit\w*|consecutive|consent|survey\w*"
    r"|follow(?:ed)?[- ]?up|hospital\w*|clinics?|m[ae]n|wom[ae]n|boy|girl"
    r"|infant|mother|male|female|case|control|schools?"
    r"|eye|tooth|knee|hip)\b|\bn ?="
)
# Cells and tissue at work outside of those they came from, or in animals.
AT_THE_BENCH = re.compile(
    r"\bin vitro\b(?! (?:fertili|matur))|\bex vivo\b|\bxeno(?:graft|transplant)"
    r"|\bcell lines?\b|\bcultured\b|\bmice\b|\bmouse\b|\bmurine\b|\brats?\b"
    r"|\banimal model"
)
# Mice may be "in a trial", cells not.
_OF_CELLS = re.compile(
    r"\bin vitro\b|\bex vivo\b|\bxenograft|\bcell lines?\b|\bcultured\b"
)
# Whoever took part beside what stood at the bench. Trials in the plural, cells, and
# cancer that is human are no sign of it. Of 4,801 whole abstracts of work at the bench
# 1,530 have none of these, and not one of those is typed as a trial.
_ANYBODY_BESIDE = re.compile(
    r"\b(?:patients|participants?|volunteer\w*|persons?|people|m[ae]n|wom[ae]n|boys?"
    r"|girls?|child|children|adults?|infants?|newborns?|neonat\w+|babies|mothers?"
    r"|fathers?|parents|students|adolescents|individuals?|subjects?|donors?|humans"
    r"|consent\w*|enrol\w*|recruit\w*|random\w*|placebo|cohorts?|cases?|hospital\w*"
    r"|biops\w+|pregnan\w+|male|female|healthy|outpatients?|controls were"
    r"|(?:(?<!no )(?:clinical|pilot|controlled|this|our|the|a)"
    r"|phase (?:[1-4]|i{1,3}|iv)[ab]?) trial"
    r"|dogs?|cats?|cattle|cows?|pigs?|piglets|horses?|sheep|calves|chickens?|broilers?"
    r"|animals|farm\w*|fields?|plots?)\b|\bpatient\b(?!-derived)"
)
# What is looked at once is not followed.
_FOLLOWED = re.compile(
    r"\bfollow(?:ed|ing|s)?[- ]?(?:up|for|them|over|until)\b|\bfollow-?ups?\b"
    r"|\bfollowed\b|\bcohorts?\b|\blongitudinal|\b(?:pro|retro)spective|\bbaseline\b"
    r"|\b(?:years|months|weeks|days) (?:later|after|before)|\bincidence\b|\bregist"
    r"|\bover time\b|\bpanel\b|\bwaves?\b"
)
_WITH_PEOPLE = {
    *TRIAL_KINDS,
    *("cohort study", "case-control study", "cross-sectional study"),
    *("qualitative study", "case report", "case series"),
}
_MOSTLY_BY_CHANCE = {"Clinical Trial, Phase III", "Adaptive Clinical Trial"}
_NOT_BY_CHANCE = {"clinical trial", "controlled trial", "crossover trial"}


def _leaves_open(stated: str, sign: Sign) -> bool:
    """Whether a sign for some trial leaves open if chance decided in it.

    PubMed has a type for those in which it did; "Clinical Trial, Phase I" is another.
    So it has for reviews that searched.
    """
    return (stated in SEARCHING and sign.key in REVIEWED) or (
        stated == "randomized controlled trial"
        and sign.key in _NOT_BY_CHANCE
        and sign.shown not in _MOSTLY_BY_CHANCE
    )


def told_by_silence(stated: str, record: Record, signs: Signs) -> str:
    """That an abstract says nothing of what such a study cannot do without."""
    abstract = lower(record.abstract)
    if (
        not is_whole(abstract)
        or (record.year or 0) < _TOLD_FROM
        or any(sign.plain and not _leaves_open(stated, sign) for sign in signs.named)
        or any(sign.plain or sign.key in TRIALS for sign in signs.headings)
    ):
        return ""
    text = f"{lower(record.title)} {abstract}"
    if stated == "randomized controlled trial" and not may_be_allocated(text):
        return "an abstract that tells of no randomization"
    papers = _ANY_SEARCH if signs.named else _ANY_PAPERS
    if stated in SEARCHING and not papers.search(text):
        return "an abstract that tells of no literature searched"
    if stated in _WITH_PEOPLE and _tells_of_nobody(stated, text):
        return "an abstract that tells of nobody who took part"
    return ""


def _tells_of_nobody(stated: str, text: str) -> bool:
    """Whether nobody took part, or nothing but cells and animals of the laboratory."""
    if not _ANYBODY.search(text):
        return True
    bench = _OF_CELLS if stated == "clinical trial" else AT_THE_BENCH
    return bench.search(text) is not None and not _ANYBODY_BESIDE.search(text)


def told_unfollowed(stated: str, record: Record, signs: Signs) -> str:
    """That a study calls itself cross-sectional and tells of nobody followed.

    Of 589 records that do the former 387 do the latter; one of those has a heading for
    what is followed.
    """
    if (
        stated != "cohort study"
        or not record.abstract
        or any(sign.key in {stated, "longitudinal study"} for sign in signs.headings)
        or _FOLLOWED.search(f"{lower(record.title)} {lower(record.abstract)}")
    ):
        return ""
    own = (*signs.named, *read_own(record.abstract))
    once = (sign for sign in own if sign.plain and sign.key == "cross-sectional study")
    return next((sign.shown for sign in once), "")
