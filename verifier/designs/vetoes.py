"""Where words for a design name none: denied, of another trade, or a register. Pure."""

import re

from verifier.models import Span

# Of a design nothing but its adjective: in a cell, or between commas.
ALONE = (
    r"(?:(?<![^\t\n])|(?<=[,;:(\u2013\u2014.] )|(?<=\())(?:retrospective|prospective"
    r"|observational|randomi[sz]ed|cross-?over|open[- ]label|rct|pilot|feasibility"
    r"|registry"
    r"|case series|retrospectively)(?=[,.;)\t]|$)"
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
_STANDS_ALONE = re.compile(ALONE)
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
_BESIDE = 24  # characters before a phrase that may tell what it is


def names_none(lowered: str, stretch: Span, phrase: Span) -> bool:
    """Whether the phrase, where it stands in the stretch of text, names no design."""
    (start, end), (first, last) = stretch, phrase
    words = lowered[first:last]
    denied = _NOT_THERE if _PLACE.match(words) else _DENIED
    if (
        denied.search(lowered, max(start, first - 32), first)
        or _TAKEN_BACK.match(lowered, last, end)
        or _REGISTER.match(lowered, last, end)
    ):
        return True
    if words == "cohort" and _TREATED_GROUP.match(lowered, last, end):
        return True
    return _BARE.fullmatch(words) is not None and _is_plain(lowered, stretch, phrase)


def _is_plain(lowered: str, stretch: Span, phrase: Span) -> bool:
    """Whether a word like "review" stands there as it does in any text."""
    (start, end), (first, last) = stretch, phrase
    before = lowered[max(start, first - _BESIDE) : first]
    if _NO_STUDY.search(before) or _OF_OTHER_TRADES.match(lowered, last, end):
        return True
    return not (
        _NOUN_BEFORE.search(before)
        or _NOUN_AFTER.match(lowered, last)
        or _STANDS_ALONE.match(lowered, first)
    )


def of_two_kinds(lowered: str, start: int, first: int) -> bool:
    """Whether studies of two kinds are told of: "in vitro and" animal studies."""
    before = lowered[max(start, first - _BESIDE) : first]
    return _OF_TWO_KINDS.search(before) is not None
