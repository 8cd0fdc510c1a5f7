"""Where a number counts no sample: a share, an age, the sick of a year. Pure."""

import re

from verifier.sizes.forms import (
    ACTING,
    AND_WITH,
    BARE,
    COUNTED,
    IN_GROUP,
    LABELLED_N,
    OF_ANYTHING,
    PEOPLE_WITH,
)
from verifier.sizes.numbers import MOST_PEOPLE, SMALL_SHARE, WORD, value_of

# What stands before a number that counts no sample.
NOT_BEFORE = re.compile(
    r"(?:\b(?:type|phase|stage|grade|level|week|day|month|year|step|table|figure|part"
    r"|version|aged?|ages|top|covid|vitamin|chapter|page|no|number|class|every|factor"
    r"|per)"
    r"\.?[\s-]+|\d(?:-|–)|(?<!\d{3})(?<!['’]\d)(?<!:)\d\s?(?:-|–|to|and|or)\s?"
    r"|\d (?:to|or) |(?<!\w)\d+\s+in\s+|\bage (?:of|was)\s+"
    r"|\bemploy(?:s|ed|ing)\s+|\bmatched (?:to|with)\s+"
    r"|\blives? (?:about |some |only )?"
    r"|\b(?:if|imagine|suppose) (?:only |just |about )?"
    r"|\b(?:may|might|would|will|could|should|must) (?:need|take|have|require|want|ask"
    r"|involve|include|enrol|enroll|recruit) (?:about |at least |some )?"
    r"|(?<!more )(?<!less )(?<!fewer )\bthan\s+"
    r"|\b(?:you|i) (?:are|am|were|was) (?:one )?(?:of|among) (?:the )?"
    r"|\b(?:one|two|three) in (?:every )?"
    # how many it would take, and those of no real study
    r"|\brequir\w* (?:an? )?(?:(?:total|minimum|sample|size|of|at least) )+"
    r"|\bplan\w* (?:\w+ment|inclusion|sample|size) of "
    r"|\b(?:estimate|calculate)\w* (?:an?|the) (?:\w+ )?sample(?: size)? of "
    r"|\b(?:hypothetical|simulated|imaginary|virtual|the only)\s"
    r"|\b(?:estimat|reckon|calculat|project|predict)\w* (?:that )?(?:\w+ ){0,2}"
    r"|\b(?:wanted|hoped for|aimed (?:for|at)|sought|target(?:ed| was| of)|were looking"
    r" for)\s(?:to \w+ )?(?:about |at least |some )?"
    r"|\b(?:has|have) (?:already |also )?(?:seen|helped) (?:more than |over |some )?"
    r"|\bneeded to (?:treat|harm) (?:was|is|of|=) (?:about )?"
    r"|\b(?:read|signed|bought|shared) by (?:\w+ ){0,2}"
    r"|\b(?:customer|client|reader|user|consumer)s?['’]? (?:survey|poll)s? of "
    r"|\b(?:town|city|village|country|island|nation|region) of (?:\w+ )?"
    r"|\b(?:people|adults|women|men|those|patients|anyone) (?:over|under|above|below"
    r"|past)\s+"
    # of ages: "patients aged nine to seventeen took part"
    r"|\bage[sd]? (?:from |between )?[\w-]{2,12} (?:to|and|or)\s+"
    # "a man of 61 who ate it daily"
    r"|\b(?:m[ae]n|wom[ae]n|boy|girl|lady|gentleman|person|child|baby|patient) of"
    r"\s+)$"
)
# What follows a number that counts only some of the sample.
_ONLY_SOME = re.compile(
    r"\s*(?:\([^)]{0,40}\)\s*)?(?:(?:had|were|was) (?:been )?(?:left out|excluded"
    r"|removed|missing|hospitali[sz]ed)\b|(?:who )?(?:had |having )?(?:dropped|drop"
    r"|withdrew"
    r"|died"
    r"|responded)\b|(?:discontinued|developed|achieved|improved|relapsed|failed"
    r"|declined|refused|stopped|quit|experienced|reported|complained|showed|worsened"
    r"|did not|didn.t|left|felt|recovered|said|answered|needed|got better)\b"
    r"|\(\d{1,3}(?:\.\d+)?\s?%\))"
)
_CASES_TOLD = re.compile(
    r"(?:\b(?:series of|report\w*(?: of| on)?|describ\w+|present\w+|review\w*(?: of)?"
    r"|stud(?:y|ied|ies)(?: of)?|matched|compared|collected|included?|including"
    r"|treat\w*|examined|investigated|evaluated|analy[sz]ed|assessed|interviewed|saw"
    r"|looked (?:back )?(?:at|over|through)|went (?:back )?(?:through|over)|operated on"
    r"|(?:pull|pick|gather|trac|pool|manag|assembl|follow)\w{1,4}(?: up| out)?"
    r"|(?:drew|put|brought) (?:up|on|together)|based \w+(?: \w+)? on|[.:;]\sof"
    r"|(?:analys[ei]s|survey|sample|records|total|outcomes?|manifestations|findings"
    r"|features|results|experience|management) of"
    r"|(?:conducted|performed|based|carried out|interviews|data|information|experience"
    r"|report\w*|look)"
    r" (?:on|in|from|with|of)|turned up|identified|with|such)"
    r" (?:(?:the|our|all|some|about|around|over|nearly|almost|roughly|more than) )?"
    r"|[(:,]\s?|^)$"
)
_CASES_STRUCK = re.compile(
    r"\s(?:against|vs?\b|versus|compared|occurred|were (?:seen|recorded|reported)|per\b"
    r"|a year)"
)
# Who is still looked for has not taken part, nor has who has it or takes it today.
_NOT_YET = re.compile(
    r"\s(?:(?:must|need to|have to|would have to) (?:be|have)\b"
    r"|have (?:already |now )?(?:been (?:treated|given)|used|tried|bought|read)\b"
    r"|(?:in (?:(?!who)\w+ ){1,3})?(?:have|live with|suffer from) (?:it|this)\b"
    r"|(?:are |is |were )?(?:wanted|sought|needed|planned|to be)\b"
    r"|(?:is|are) (?:now |still |currently |also )?(?:under ?way|ongoing|in progress)\b"
    r"|(?:will be|are being) (?:recruit|enrol|asked|randomi|invited|followed|sought))"
)
# How many there are of the sick, not of a sample.
EVERY_YEAR = re.compile(
    r"(?:\s(?:are|is|die|get|have|has|suffer|live|develop)\b[^.;,]{0,40}?)?"
    r"\s(?:(?:every|each|a|per) (?:year|month|week|day)"
    r"(?! (?:after|before|later|on|from|into|earlier|apart)\b)|per (?:study|trial))\b"
    r"|\s(?:out of|in) every\b"
)
# How many it would take: "a group of 24 adults should be enough to see it".
_WOULD_DO = re.compile(
    r"(?:\s(?:[\w-]+ ){0,2}?[a-z]+)?\s(?:(?:should|would) (?:permit|allow|suffice"
    r"|be (?:enough|sufficient|needed|required))"
    r"|(?:is|are|was|were) (?:enough|sufficient|required|needed) to)\b"
)
_OF_STUDIES = re.compile(
    r"[\s)]*(?:(?!(?:in|from|for|to|at|by|with|of|and|or)\b)[a-z-]+ ){0,4}?"
    r"(?:stud(?:y|ies)|trials?"
    r"|articles?|rcts?|papers|records|publications|citations|abstracts|eyes|limbs"
    r"|knees|joints|samples)\b"
)
# "Of 13 randomized, placebo-controlled studies" none was randomised.
_WHICH_STUDIES = re.compile(
    r"(?:,? (?!(?:in|from|for|to|at|by|and)\b)[a-z-]+){0,4}?,? "
    r"(?:studies|trials|rcts)\b"
)
_ALL = re.compile(
    r"\b(?:(?:all|(?:study|trial|series|survey|cohort|analysis|sample)"
    r" (?:of|in|with|on)) (?:of )?(?:the )?|(?:half|most|none|any|majority|thirds?"
    r"|quarters?|per ?cent) of (?:the |these |those ))$|% of (?:the |these |those )$"
)
# "a trial with 240 participants said so": it was the trial that said it.
_GOVERNED = re.compile(r"\b(?:with|of|among) $")
_AND_CONTROLS = re.compile(
    r",? (?:and|with|versus|vs\.?) [\d,]{1,9} (?:[a-z]+ ){0,2}controls"
)
# What befell some of a group: they are no arm.
_OUTCOME = re.compile(
    r"\b(?:deaths?|died|events?|attacks?|cases|infections?|injur\w+|strokes?|falls?"
    r"|fell"
    r"|fractures?|relaps\w+|improv\w+|better|worse|cured?|recover\w+|heal\w+|colds?"
    r"|sick|ill|respon\w+|episodes?|cavities|remission|pregnan\w+|dropp\w+|points?)\b"
)
# "We randomised 126 adults: 84 got capsules" has no field "adults".
_GOES_ON = re.compile(r"[\w,]\s$")
# "One in three people", "1 of 10 adults": a share, not a sample.
_SHARE = re.compile(rf"(?:\d|\b(?:{WORD})) (?:of|in|out of)(?: every)? $")
# "15 out of 20 women said so": of so many; but "95 out of 100" is a percentage.
_OUT_OF = re.compile(
    r"(?<![\d.,])(?!1\b|one\b)(?:\d{1,5}|[a-z]{3,12}) out of (?:the )?$"
)
_OUT_AFTER = re.compile(r" out of (?:the |a total of )?\d")
_OF_RATES = frozenset((10, 100, 1000, 10_000, 100_000, 1_000_000))
# "Several hundred people", "half a dozen".
_SCALES_ALONE = frozenset(("hundred", "thousand", "dozen"))
_HALF = re.compile(r"\bhalf $")
_HAS = re.compile(r"\b(?:has|have|with) (?:about |some |over |more than )?$")
_STAFF = re.compile(r"\b(?:staff|employees|members)$")
_OF_PRACTICE = re.compile(r"\b(?:doctors|nurses|gps|dentists|surgeons|therapists)$")
# Plants, genes and words have them, too.
_ALSO_OF_THINGS = frozenset(("families", "members", "heads"))
# Judgement: "a study of 3 …" is as often about things as about people.
_FEWEST_OF_ANY_NOUN = 8


def counts_nobody(match: re.Match[str], before: str, after: str, start: int) -> bool:
    """Whether the match of a form, between these words, counts no sample of people.

    The stretch that is read begins at ``start``.
    """
    form, value = match.re, value_of(match["number"])
    if (
        _has_no_field(match, start)
        or (form in BARE and _OF_STUDIES.match(after))
        or (form is ACTING and _WHICH_STUDIES.match(after))
        or not 2 <= value <= MOST_PEOPLE
        or NOT_BEFORE.search(before)
        or _is_share(match["number"], before)
        or _is_staff(match, before)
        or _befell(match, before, after)
    ):
        return True
    of_anything = form in OF_ANYTHING or (
        form is COUNTED and (match["many"] or match["people"] in _ALSO_OF_THINGS)
    )
    if of_anything and value < _FEWEST_OF_ANY_NOUN:
        return True
    return form not in BARE and form is not ACTING and _are_only_some(before, after)


def _has_no_field(match: re.Match[str], start: int) -> bool:
    """Whether a label is none: a sentence goes on, or counts nobody before it."""
    lowered, at = match.string, match.start()
    if match.re is LABELLED_N:
        return _GOES_ON.match(lowered, max(start, at - 2), at) is not None
    return match.re is AND_WITH and not PEOPLE_WITH.search(
        lowered, max(start, at - 80), at
    )


def _is_share(number: str, before: str) -> bool:
    """Whether the number is a round word, a half, or says out of how many."""
    value = value_of(number)
    if number in _SCALES_ALONE or _HALF.search(before):
        return True
    if value <= SMALL_SHARE and _SHARE.search(before):
        return True
    out_of = before.endswith((" out of ", " out of the "))
    return out_of and (value in _OF_RATES or not _OUT_OF.search(before))


def _is_staff(match: re.Match[str], before: str) -> bool:
    """Whether they work somewhere: "the lab has 40 staff"."""
    has = _HAS.search(before)
    who = match.group()
    owned = has is not None and has.group().startswith(("has", "have"))
    return has is not None and bool(
        _STAFF.search(who) or (owned and _OF_PRACTICE.search(who))
    )


def _befell(match: re.Match[str], before: str, after: str) -> bool:
    """Whether those counted are planned, the sick of a year, or struck by something."""
    if any(one.match(after) for one in (_NOT_YET, EVERY_YEAR, _WOULD_DO, _OUT_AFTER)):
        return True
    if match.re is IN_GROUP:
        return bool(_OUTCOME.search(before) or _OUTCOME.search(after))
    if match.re is COUNTED and match["people"] == "cases":
        compared = (
            _CASES_TOLD.search(before)
            or _AND_CONTROLS.match(after)
            or "consecutive" in match["gap"]
        )
        return not compared or _CASES_STRUCK.match(after) is not None
    return False


def _are_only_some(before: str, after: str) -> bool:
    """Whether what follows was so of some of a sample, and not of all."""
    if not _ONLY_SOME.match(after):
        return False
    whole = any(one.search(before) for one in (_ALL, _OUT_OF)) or (
        _GOVERNED.search(before) and not after.startswith(" (")
    )
    return not whole
