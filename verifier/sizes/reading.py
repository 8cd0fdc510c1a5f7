"""The sample sizes that a stretch of text states. Pure."""

import re
from collections.abc import Iterator, Sequence

from verifier.literals import matches_at
from verifier.models import SampleSize, SizeRole
from verifier.names import lower
from verifier.sizes.abroad import FOREIGN_LETTERS, sizes_abroad
from verifier.sizes.forms import (
    ACTING,
    AND_WITH,
    BARE,
    COUNTED,
    COUNTS,
    CUE,
    IN_GROUP,
    INCLUDED_OF,
    LABELLED_N,
    LETTER_K,
    LETTER_N,
    MILLION,
    OF_ANYTHING,
    OF_ARMS,
    PEOPLE_WITH,
    POOLED,
    POOLED_LETTERS,
    THOUSANDS,
    VERBED,
)
from verifier.sizes.numbers import (
    DIGITS,
    MOST_PEOPLE,
    NUMBER,
    NUMBER_FIRST,
    NUMBER_STARTS,
    NUMBER_WORDS,
    SMALL_SHARE,
    WORD,
    FoundSize,
    is_year,
    value_of,
    word_number,
)
from verifier.sizes.parts import parts_between, summed
from verifier.sizes.roles import role_of

# What stands before a number that counts no sample.
_NOT_BEFORE = re.compile(
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
# Before these the number is one of the text's own round or bounding figures.
_APPROXIMATE = re.compile(
    r"\b(?:about|around|approximately|roughly|nearly|almost|over|more than|at least"
    r"|some|up to|fewer than|less than|under|close to|as many as|upwards? of|circa"
    r"|another)\s+$"
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
    r"|looked (?:back )?at|went (?:back )?(?:through|over)"
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
_EVERY_YEAR = re.compile(
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
# Publications looked at on the way to those that a review includes.
_NOT_INCLUDED = re.compile(
    r"[^.,;]{0,30}?\s(?:(?:were|was) (?:initially )?(?:found|obtained)"
    r"|(?:(?:were|was) )?(?:initially )?(?:retrieved|identified|screened|excluded))\b"
)
# "Of 2,340 papers found, Doe included 23."
_OF = re.compile(r"\bof (?:the |some |about |more than )?$")
_FOUND = re.compile(
    r" (?:they |he |she )?(?:found|turned up|retrieved|obtained)(?:,| by| at first)"
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
_MOST_STUDIES = 100_000
# "One in three people", "1 of 10 adults": a share, not a sample.
# "We randomised 126 adults: 84 got capsules" has no field "adults".
_GOES_ON = re.compile(r"[\w,]\s$")
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
# "Seventeen of 25 studies could be pooled"; "four of the ten papers warned of it".
_PART_OF = re.compile(
    rf"(?P<pooled>\b(?:included|kept|pooled|used) (?:only |just )?)?"
    rf"(?P<number>{NUMBER}) of (?:the |these |those )?$"
)
_WERE_POOLED = re.compile(
    r"[^.;,]{0,20}?\s(?:(?:could be|were) (?:pooled|included|combined|used)|made it"
    r"|qualified|met\b|made the cut)"
)


# "A review of 12 trials by Doe": the review is Doe's.
_REVIEW_OF = re.compile(r"\b(?:review|analysis|overview|synthesis) of (?:the |all )?$")
# "Not one of the 15 trials in the review": it has fifteen.
_IN_REVIEW = re.compile(
    r" (?:in|of) (?:the|this|that|their|his|her) (?:[\w-]+ )?"
    r"(?:review|meta-analysis|analysis)\b| (?:that )?(?:reviewed|pooled|included) by\b"
)


def sizes_between(lowered: str, start: int, end: int) -> Iterator[FoundSize]:
    """The sample sizes that a stretch of lower-case text states, in no fixed order."""
    stretch = lowered[start:end]
    abroad = FOREIGN_LETTERS.occur_in(stretch)
    cue = " million " in stretch or CUE.search(lowered, start, end)
    if not cue and not abroad and not NUMBER_WORDS.stand_in(stretch):
        return
    places = [match.start() for match in NUMBER_STARTS.finditer(lowered, start, end)]
    rare = (
        *_millions(lowered, start, end),
        *parts_between(lowered, stretch, places, start),
    )
    taken = {one.start: one for one in rare}
    for form in COUNTS.possible(stretch):
        for match in (
            matches_at(form, lowered, places, end)
            if form.pattern.startswith(NUMBER_FIRST)
            else form.finditer(lowered, start, end)
        ):
            at = match.start("number")
            if at not in taken and (found := _people(lowered, match, start, end)):
                taken[at] = found
    yield from summed(lowered, sorted(taken.values(), key=lambda found: found.start))
    if abroad:
        yield from sizes_abroad(lowered, places, start, end, taken)
    for match in _pools(lowered, stretch, places, start):
        if match.start() not in taken and (pooled := _studies(lowered, match, start)):
            yield pooled


def _pools(
    lowered: str, stretch: str, places: Sequence[int], start: int
) -> Iterator[re.Match[str]]:
    """Where a stretch may count pooled studies."""
    end = start + len(stretch)
    if any(some in stretch for some in POOLED_LETTERS):
        yield from matches_at(POOLED, lowered, places, end)
        yield from INCLUDED_OF.finditer(lowered, start, end)
    if "k=" in stretch or "k =" in stretch:
        yield from LETTER_K.finditer(lowered, start, end)


_ABBREVIATED = re.compile(r"\d ?(?:k|mn?) ")
_PARTS_OF_MILLION = {"half": 0.5, "a quarter of": 0.25}


def _millions(lowered: str, start: int, end: int) -> Iterator[FoundSize]:
    """Sizes of cohorts in millions or "k", which are always rounded."""
    stretch = lowered[start:end]
    if " million " not in stretch and not _ABBREVIATED.search(stretch):
        return
    found = [
        (match, round(_of_million(match) * 1_000_000))
        for match in MILLION.finditer(lowered, start, end)
    ]
    found += [
        (match, round(float(match["number"]) * 1000))
        for match in THOUSANDS.finditer(lowered, start, end)
    ]
    for match, count in found:
        if count <= MOST_PEOPLE and not _EVERY_YEAR.match(lowered, match.end()):
            yield FoundSize(*match.span(), SampleSize(count, about=True))


def _of_million(match: re.Match[str]) -> float:
    """How many millions a match of `MILLION` states."""
    if match["word"]:
        return word_number(match["word"])
    return float(match["number"] or _PARTS_OF_MILLION.get(match["part"], 1))


def _people(
    lowered: str, match: re.Match[str], start: int, end: int
) -> FoundSize | None:
    """The size that a match of one of the forms states, if it counts a sample."""
    number, form = match.group("number"), match.re
    value = value_of(number)
    first = match.start("number")
    stop = match.end("number") if form is ACTING else match.end()
    ahead = match.start() if form is LETTER_N else first
    before = lowered[max(start, ahead - 40) : ahead]
    after = lowered[stop : min(end, stop + 80)]
    named = max(start, match.start() - 2)
    no_field = (
        form is LABELLED_N and _GOES_ON.match(lowered, named, match.start())
    ) or (
        form is AND_WITH
        and not PEOPLE_WITH.search(
            lowered, max(start, match.start() - 80), match.start()
        )
    )
    if (
        no_field
        or (form in BARE and _OF_STUDIES.match(after))
        or (form is ACTING and _WHICH_STUDIES.match(after))
    ):
        return None
    out_of = before.endswith((" out of ", " out of the "))
    share = (value <= SMALL_SHARE and _SHARE.search(before)) or (
        out_of and (value in _OF_RATES or not _OUT_OF.search(before))
    )
    vague = number in _SCALES_ALONE or _HALF.search(before)
    if (
        vague
        or share
        or _is_staff(match, before)
        or not 2 <= value <= MOST_PEOPLE
        or _NOT_BEFORE.search(before)
    ):
        return None
    befell = any(
        one.match(after) for one in (_NOT_YET, _EVERY_YEAR, _WOULD_DO, _OUT_AFTER)
    )
    if form is IN_GROUP:
        befell = bool(befell or _OUTCOME.search(before) or _OUTCOME.search(after))
    elif form is COUNTED and match["people"] == "cases":
        compared = (
            _CASES_TOLD.search(before)
            or _AND_CONTROLS.match(after)
            or "consecutive" in match["gap"]
        )
        befell = not compared or bool(_CASES_STRUCK.match(after))
    of_anything = form in OF_ANYTHING or (
        form is COUNTED and (match["many"] or match["people"] in _ALSO_OF_THINGS)
    )
    if befell or (of_anything and value < _FEWEST_OF_ANY_NOUN):
        return None
    some = form not in BARE and form is not ACTING and _ONLY_SOME.match(after)
    whole = any(one.search(before) for one in (_ALL, _OUT_OF)) or (
        _GOVERNED.search(before) and not after.startswith(" (")
    )
    if some and not whole:
        return None
    of_people = form is COUNTED and before.endswith("of ")
    about = bool(_APPROXIMATE.search(before))
    if is_year(number) and not (form is LETTER_N or of_people or about):
        return None
    told = lowered[stop : match.end()] if form is ACTING else after
    if form is VERBED:  # its role is the verb before it
        told = ""
    role: SizeRole = "per_arm" if form in OF_ARMS else role_of(before, told)
    return FoundSize(first, match.end(), SampleSize(value, role, about=about))


def _is_staff(match: re.Match[str], before: str) -> bool:
    """Whether they work somewhere: "the lab has 40 staff"."""
    has = _HAS.search(before)
    who = match.group()
    owned = has is not None and has.group().startswith(("has", "have"))
    return has is not None and bool(
        _STAFF.search(who) or (owned and _OF_PRACTICE.search(who))
    )


def _studies(lowered: str, match: re.Match[str], start: int) -> FoundSize | None:
    """The number of pooled studies that a match states, if it is one."""
    number = match.group("number")
    before = lowered[max(start, match.start() - 24) : match.start()]
    of_authors = lowered.startswith(" by ", match.end()) and not _REVIEW_OF.search(
        before
    )
    if is_year(number) or _NOT_BEFORE.search(before) or of_authors:
        return None
    found = _FOUND.match(lowered, match.end()) and _OF.search(before)
    if found or _NOT_INCLUDED.match(lowered, match.end()):
        return None
    value = value_of(number)
    if part := _PART_OF.search(before):
        if part["pooled"] or _WERE_POOLED.match(lowered, match.end()):
            value = value_of(part["number"])
        elif not _IN_REVIEW.match(lowered, match.end()):
            return None
    if not 2 <= value <= _MOST_STUDIES:
        return None
    about = bool(_APPROXIMATE.search(before))
    size = SampleSize(value, "studies", about=about)
    return FoundSize(match.start(), match.end(), size)


_OPENS_CELL = re.compile(rf"\s*(?:n\s?=\s?)?(?P<number>{DIGITS})(?!\s?%|\.\d)")


def counted_in(lowered: str, start: int, end: int) -> FoundSize | None:
    """The number that opens a cell under "People" or "n"."""
    found = _OPENS_CELL.match(lowered, start, end)
    if found is None or not 2 <= value_of(found["number"]) <= MOST_PEOPLE:
        return None
    size = SampleSize(value_of(found["number"]))
    return FoundSize(found.start("number"), found.end("number"), size)


def find_sizes(text: str) -> list[FoundSize]:
    """The sample sizes a text states, in order of their place.

    >>> [f.size for f in find_sizes("We randomised 24 fibromyalgia patients.")]
    [SampleSize(count=24, role='randomised', about=False)]
    """
    lowered = lower(text)
    return sorted(
        sizes_between(lowered, 0, len(lowered)), key=lambda found: found.start
    )
