"""What stands beside a study without being told of it. Pure.

A design may be wished for, be another's that the study is set against, cite the study
or be cited by it. With its noun phrase goes the size in it: "called for a trial of 500
people".
"""

import re
from collections.abc import Iterator, Sequence

from verifier.claims.binding import Binder
from verifier.claims.places import NOBODY, Passage
from verifier.claims.spoken_of import is_data_of
from verifier.models import Mention

# Between a verb and its noun stand an article and adjectives.
_NOUN = (
    r"(?:(?!(?:in|from|by|after|on|of|with|to|their|his|her|its|this|that|they|it|and"
    r"|was|were)\b)[\w'’-]+,? ){0,5}$"
)
# What is wished for, planned or denied is no design of a study.
_NOT_SO = re.compile(
    r"\b(?:no|proposed|planned|upcoming|ongoing|our|my|not an?|lack of|without|need for"
    r"|needed|future|more(?! recent)|further|larger|other|another|previous"
    r"|earlier|(?:from|than|with|to) an (?:older|earlier))\s+(?:[\w-]+,?\s+)?$"
    r"|\b(?:need|call)s?\s+for\b[^.;]*$"
)
_PLACE = re.compile(r"(?:in|on|using) ")  # "no effect in mice" was seen in mice
_WISHED = re.compile(
    r"\b(?:(?:call|ask)(?:s|ed|ing)? for|need(?:s|ed)?(?: for)?|plan(?:s|ned|ning)?"
    r"|recommend(?:s|ed|ing)?|advis(?:es?|ed|ing)|try|consider|propos(?:es?|ed|ing)"
    r"|hop(?:es?|ed|ing)|want(?:s|ed)?"
    r"|(?:money|funds|funding|plans|permission|approval)|urg(?:es?|ed|ing)|await(?:s"
    r"|ed)?|suggest(?:s|ed|ing)?|requires?"
    r"|wish(?:es|ed)?|prepar(?:es?|ing)|intend(?:s|ed)?|recruiting|demand(?:s|ed)?"
    r"|(?:is|are) (?:now |currently )?(?:running|conducting|leading|starting)"
    r"|(?:should|must|could|needs to|has to|ought to) be \w+ in|argued? that only)"
    r"(?: for)?(?: to (?:\w+|carry out|set up|repeat \w+ in|test \w+ in))?"
    r"(?: that)? (?!the\b)" + _NOUN
)
# "A Swiss trial is planned", "only a trial could tell": there is none yet.
_IS_WISHED = re.compile(
    r"\s(?:(?:is|are|was|were) (?:now |still |also |being )*(?:planned|needed|wanted"
    r"|due|called for|under way|underway|recruiting|enrolling)|will|would|should"
    r"|could (?!not\b|only\b)|needs?|costs?)\b"
)
_TREATED = (
    r"cit(?:es?|ed|ing)|quot(?:es?|ed|ing)|critici[sz](?:es?|ed|ing)|mention(?:s|ed)"
    r"|discuss(?:es|ed|ing)|dismiss(?:es|ed|ing)|contradict(?:s|ed|ing)?"
    r"|refut(?:es?|ed|ing)|question(?:s|ed)|doubt(?:s|ed)|challeng(?:es|ed)"
    r"|overturn(?:s|ed)|prais(?:es|ed)|faulted|attack(?:s|ed)|ignor(?:es|ed|ing)"
    r"|mock(?:s|ed|ing)|ridicul(?:es|ed|ing)"
    r"|(?:sa(?:ys?|id)|ma(?:kes?|de)) (?:little|nothing|much|no use|a lot) (?:of|about)"
    r"|(?:speaks?|spoke|tells?|told|knows|knew) (?:nothing |little |only )?(?:of|about)"
)
# Before another's: "Doe criticised a trial", "unlike the cohort", "was cited in two".
_OF_ANOTHER = re.compile(
    rf"\b(?:{_TREATED}|(?:dis)?agree[sd]? with|as in|in line with"
    r"|similar to|consistent with|compared (?:to|with)|same \w+ as"
    r"|point(?:s|ed|ing)? to|(?:respon[ds]e?(?:s|ed|ing)?|repl(?:y|ies|ied|ying)) to"
    r"|(?:inspired|prompted|triggered)(?: by)?|led to|refer(?:s|red|ring)? to"
    r"|cannot replace|went on to (?:run|lead|do|conduct|publish)|under|despite"
    r"|according to|follow[- ]up (?:to|on|of)"
    r"|buil(?:d|ds|t|ding) (?:up)?on|unlike|contrary to|in contrast (?:to|with)"
    r"|comment(?:s|ed|ing|ary)? on"
    r"|(?:was|were|is|are|been|be) (?:(?:\w+ly|later|since|also|then|now) )*"
    rf"(?:(?:{_TREATED}|confirmed|repeated|replicated|borne out|followed|superseded"
    r"|stopped(?: early)?) (?:in|by|after)))"
    r" " + _NOUN
)
# Of what is analysed once more, the design is not that of the new paper.
_REANALYSED = re.compile(
    r"\b(?:re-?analy[sz](?:is of|ed|ing|es)|looked again at)"
    r"(?: (?:the )?(?:data|results|records) (?:of|from))? " + _NOUN
)
# "Has been included in three reviews", "is the smallest trial in the meta-analysis".
_POOLED_IN = re.compile(
    r"\b(?:was|were|is|are|been|be|one of)\b[^.;,]{0,30}?\b(?:study|studies|trials?"
    r"|papers?|included|covered|excluded|left out) (?:in|from|by|of) " + _NOUN
)
# "It helps, according to a trial." ends on the study of which the next sentence tells.
_RESTS_ON = re.compile(r"\baccording to an? (?:[\w-]+,? ){0,5}$")
_CLOSES = re.compile(r"[.!]?\s*")
_POOLS = re.compile("review|meta")
# Behind another's, up to the study: "A review has dismissed Doe", "included the trial
# of Doe"; and "inspired by Doe".
_TREATS = re.compile(
    rf"[^.;:]{{0,100}}?\b(?:(?:{_TREATED}|confirm(?:s|ed)|repeat(?:s|ed)|includ(?:es"
    rf"|ed)"
    r"|exclud(?:es|ed)|left out|leaves out|refer(?:s|red) to|replicat(?:es|ed))"
    r" (?:the (?:[\w-]+ ){0,3}?(?:of|by|from|in) )?"
    rf"|(?:{_TREATED}|inspired|prompted|triggered|stressed|called for|replicated"
    r"|repeated|reproduced|confirmed|borne out|demanded) (?:by|in|at) "
    r"|(?:based|modelled|built) on )(?:the )?$"
    r"|[^.;:,]{0,60}?\s(?!based)\w{3,}ed (?:about )?$"
)
_TREATS_IT = re.compile(
    rf"[^.;:,]{{0,50}}?\b(?:{_TREATED}|confirm(?:s|ed)|repeat(?:s|ed)|doubted) "
    r"(?:it|them|this|these)\b"
)
# "Guidelines cite a trial (Doe 2012)": the trial is Doe's, not what cites it.
_CITES = re.compile(
    r"\s(?:(?:also|often|now|has|have) )*(?:cit|quot|mention|rel[iy]|rest|point)"
    r"(?:es|ed|s|e|ied|y)?(?: on| to)? (?:an?|one|the)\b"
)
# "Had Doe (2012) been a trial": it was none.
_SUPPOSED = re.compile(r"\b(?:had|if|unless|were|should)\s$")
_SUPPOSED_IT = re.compile(r"\)?\s(?:only )?(?:been|were|had|was|be|a|an)\b")
# Before what came later than the study, or what it says of studies in general.
_APART = re.compile(r"\W*(?:before|since|until|after|following)\s$")
_APART_GOES_ON = re.compile(r",| there ")
_AS_IT_SAYS = re.compile(
    r",? (?:note|explain|point out|remind|say|write|argue|put it|observe"
    r"|admit)(?:s|ed)?\b"
)
# "Following a pilot in 20 people, Doe": a step on the way to the study.
_STEP_BEFORE = re.compile(
    r"\W*(?:following|after|before) (?!\w+ing\b)(?:[\w'’-]+ ){0,4}$"
)
_INDEFINITE = re.compile(r"\b(?:an?|our|my|any|another)\s(?:[\w-]+\s)?$")
_EARLIER = re.compile(r"\b(?:earlier|previous|first|older)\b")
# "Compared with the 2010 trial, in which 300 took part, Doe": said of the other one.
_SET_AGAINST = re.compile(
    r"\W*(?:compared (?:with|to)|(?:un)?like|in contrast (?:to|with)|contrary to"
    r"|according to|following|despite|inspired by|in response to|as a follow-up to) "
    r"(?:an?|the|another|one|his|her|their|our|this|that|earlier|previous|other) "
    r"(?:[\w-]+ ){0,4}?(?:stud(?:y|ies)|trials?|reviews?|work|survey|paper|analysis"
    r"|cohort|report|experiment)\b(?! (?:of|by) $)[^.;]{0,120},\s$"
)
# "Two of the three had 30 people; the third, by Doe, had more."
_THE_LAST = re.compile(
    r"[,;:\u2013\u2014-] (?:and |but |while )?(?:the (?:second|third|fourth|fifth|last"
    r"|other|next|latest)|another)(?: one| study| trial)?,? (?:by|from|that of) "
    r"(?:\w+ )?$"
)
# "The leaflet, read by 300 people, quotes Doe": who quotes is not who is quoted.
_CITING = re.compile(
    rf"\b(?:{_TREATED}|inspired) (?:the (?:[\w-]+ ){{0,2}}?(?:of|by|from) )?$"
)
# "One study (n=24) found some, another (Doe 2012)": what opens is not Doe's.
_ONE_AND_ANOTHER = re.compile(
    r"(?P<one>\W*(?:in )?(?:an?|one|the first|some) (?:[\w-]+ ){0,4}?"
    r"(?:stud(?:y|ies)|trials?|reviews?|survey|paper|analysis|experiment|cohort)\b"
    r"[^.;]{0,140}?[,;]\s)(?:(?:but|and|while|whereas|whilst|though|although|yet) )?"
    r"(?:in )?(?:another|(?:an?|the) (?:second|other|further|(?:much |far )?(?:larger"
    r"|bigger|smaller|later|newer|longer|better|older|earlier|more recent)))\b"
    r"[^.;,]{0,80}[(\[]?$"
)
# "A trial of 60 men saw none, in line with those of Doe": its findings are its own.
_LIKENED = re.compile(
    r"\b(?:in (?:line|keeping|agreement|accordance) with|(?:consistent|comparable) with"
    r"|similar to|than(?= th(?:at|ose)\b)|compares? (?:favou?rably|well) (?:with|to)) "
)
_TO_RESEARCH = re.compile(
    r"[^.;()]{0,60}?\b(?:others|findings|results|reports?|stud(?:y|ies)|trials?"
    r"|research|work|data|evidence|literature)\b[^.;()]{0,60}[(\[]?(?:see |e\.g\.,? )?"
)
_TO_NAME = re.compile(r"[^.;:,()]{0,60}")
# "As recommended by Doe, we kept a diary": a deed after another's model.
_AFTER_MODEL = re.compile(
    r"\bas (?:(?:\w+ly|first|also) )?(?:recommended|proposed|suggested|advised"
    r"|advocated|outlined|specified|defined|described (?:previously|before|elsewhere"
    r"|earlier)|(?:previously|originally|earlier) described)"
    r" ?(?:(?:by|in) (?:[^.;:()]{1,60} and )?(?:the |dr\.? )*|[(\[](?:see )?|,? )$"
)
_IN_THEIR_OWN = re.compile(r"\W*(?:in (?:an?|the|their|his|her|its)|who|whose)\b")
_LIKE_OTHERS = re.compile(
    r"\bas (?:\w+ly )?(?:described|reported|done|used|shown|explained|noted)"
    r" (?:by|in) $"
)
_WE_DID = re.compile(r"\b(?:we|our)\b")
# "A trial of the diet devised by Doe": it was the diet that was Doe's.
_MADE_BY = re.compile(
    r"(?P<made>[\w-]+) (?:(?:that |which )?(?:was|were|is|been) )?(?:\w+ly |first )?"
    r"(?:developed|devised|invented|introduced|created|pioneered|coined|validated"
    r"|translated|designed) by (?:dr\.? |prof\w*\.? |the )*$"
)
_A_STUDY = re.compile(
    r"(?:study|trial|review|survey|experiment|rct|analysis|cohort|research|project)$"
)
# "Boys right-handed by the Edinburgh Inventory (Doe 1971) took part": amid a sentence
# a bracket is for the word before it.
_INSTRUMENT = re.compile(
    r"\b(?:the|using|with|by|on|per) (?!an? |their |his |her |its )(?:[\w'’-]+ ){0,6}"
    r"(?:inventory|scale|index|checklist|criteria|questionnaire|battery)"
    r"(?: \([^()]{1,40}\))?[ ,]*[(\[]?(?:see |e\.g\.,? )?$"
)
_AMID = re.compile(r"[)\]]? (?:[a-z]|\()")
# "What worked in mice had no effect, Doe found": the mice were another's.
_SET_OFF = re.compile(
    r"\W*(?:although|though|while|whereas|unlike|what|despite|even if)\b[^.;,]*"
)
_ONLY_NEXT = re.compile(r"\s*[:,–—-]?\s*")
_OURS = re.compile(
    r"\b(?:our|my(?! (?:answer|view|advice|guess|favou?rite|opinion|pick)\b)"
    r"|we (?:will|would|compare\w*|treat\w*|have (?:treated|helped|seen)"
    r"|see|saw|help\w*|include\w*|enrol\w*|recruit\w*|used?|start\w*|plan|run))"
    r"\b[^.;:,()]*(?:\((?:n\s?=\s?)?)?$|\bwe (?:have |had |also )?$"
    r"|(?<!phase )(?<!type )(?<!stage )(?<!part )\bi (?:have |had "
    r"|also )?(?:[a-z]{2,}ed"
    r"|gave|sent|know|told|saw|ran|see|treat|teach|taught)\b[^.;:,()]*$"
)
_OF_OURS = re.compile(
    r" (?:of|in|among|with) (?:our|my)\b|,? we\b(?! (?:see|learn|find|read|know|are))"
    r"| (?:of|among) (?:[\d,]+ )?readers\b| (?:who|that) (?:\w+ ){1,2}(?:our|my)\b"
)
_WE_ACT = re.compile(r",? we \w+ed\b")
_PRESENT = re.compile(r"\b(?:present|current) $")
_OURS_IS = re.compile(r"\b(?:our|my) (?:[\w-]+ ){0,2}$")
_REACH = 80
_OUR_REACH = 70
# "a survey of 5,000 adults", up to what was done with it
_ASKED = re.compile(r" (?:of|with|among|covering) [^,;.()]{0,60}")
# A noun phrase goes on to the next sign, with the size in it or in brackets after it.
_REST = re.compile(
    r"[^.;:,()\t]{0,60}(?:\([^()]{1,30}\))?"
    r"(?:, (?:in )?which (?:had|has|was|were|took|included|enrolled)[^.;:()\t]{0,60})?"
)


def is_ours(lowered: str, passage: Passage, start: int, end: int) -> bool:
    """Whether the page speaks of itself just there: "our clinic saw 300 women"."""
    before = lowered[max(passage.start, start - _OUR_REACH) : start]
    return bool(_OURS.search(before) or _OF_OURS.match(lowered, end, passage.end))


def is_wished(lowered: str, passage: Passage, start: int, end: int) -> bool:
    """Whether the design there is wished for, planned, denied or another one's."""
    before = lowered[max(passage.start, start - _OUR_REACH) : start]
    none = _NOT_SO.search(before) and not _PLACE.match(lowered, start)
    return bool(none or _IS_WISHED.match(lowered, end, passage.end))


def stretches_of_others(
    lowered: str,
    passage: Passage,
    binder: Binder,
    designs: Sequence[tuple[int, int, str]],
) -> list[tuple[int, int]]:
    """Where a passage tells of what is none of its studies, whole noun phrases long."""
    found = list(_told_apart(lowered, passage))
    ends = [one.mention.start for one in passage.named]
    for start, end, _ in reversed(designs):
        if _is_reanalysed(lowered, passage, binder, start, end):
            found.append((start, end))  # whoever took part is counted again
            ends.append(start)
        elif lowered.endswith("survey", start, end) and is_data_of(lowered, start):
            # of whoever has its data, those who answered it are not all
            asked = _ASKED.match(lowered, end, passage.end)
            found.append((start, asked.end() if asked else end))
            ends.append(start)
        elif _is_of_another(lowered, passage, binder, start, end):
            rest = _REST.match(lowered, end, passage.end)
            last = rest.end() if rest else end
            found.append((start, min((last, *(at for at in ends if at >= end)))))
        else:
            ends.append(start)
    return found


def _told_apart(lowered: str, passage: Passage) -> Iterator[tuple[int, int]]:
    """Of a sentence what is set against a study, or all where that only dates it."""
    named = [one for one in passage.named if one.mention.kind != "unnamed"]
    if len({one.study for one in named}) != 1:
        return
    name = named[0].mention
    first = passage.start
    before = max(first, name.start - _REACH)
    if (
        passage.owner == NOBODY
        and (likened := _LIKENED.search(lowered, before, name.start))
        and (_TO_NAME if name.kind == "narrative" else _TO_RESEARCH).fullmatch(
            lowered, likened.end(), name.start
        )
    ):
        yield first, likened.start()
    if _is_model(lowered, passage, name):
        yield first, passage.end
    if (
        name.kind == "narrative"
        and lowered.find(" by ", before, name.start) >= 0
        and (made := _MADE_BY.search(lowered, before, name.start))
        and not _A_STUDY.search(made["made"])
    ):
        yield first, name.start
    if name.kind == "narrative" and (
        _SET_AGAINST.fullmatch(lowered, first, name.start)
        or _CITING.search(lowered, before, name.start)
        or _THE_LAST.search(lowered, before, name.start)
    ):
        yield first, name.start
    if name.kind == "parenthetical" and (
        another := _ONE_AND_ANOTHER.fullmatch(lowered, first, name.start)
    ):
        yield first, another.end("one")
    if _APART.fullmatch(lowered, passage.start, name.start) and _APART_GOES_ON.match(
        lowered, name.end, passage.end
    ):
        yield name.end, passage.end
    if _SUPPOSED.search(
        lowered, max(first, name.start - 8), name.start
    ) and _SUPPOSED_IT.match(lowered, name.end, passage.end):
        yield first, passage.end
    if lowered.endswith("as ", passage.start, name.start) and _AS_IT_SAYS.match(
        lowered, name.end, passage.end
    ):
        yield passage.start, passage.end


def _is_model(lowered: str, passage: Passage, name: Mention) -> bool:
    """Whether the sentence tells of somebody's own deed, done as the study has it."""
    before = max(passage.start, name.start - _REACH)
    if name.kind == "parenthetical" and _AMID.match(lowered, name.end, passage.end):
        return bool(_INSTRUMENT.search(lowered, before, name.start))
    if _IN_THEIR_OWN.match(lowered, name.end, passage.end):
        return False
    return bool(
        _AFTER_MODEL.search(lowered, before, name.start)
        or (
            _LIKE_OTHERS.search(lowered, before, name.start)
            and _WE_DID.search(lowered, passage.start, passage.end)
        )
    )


def _is_of_another(
    lowered: str, passage: Passage, binder: Binder, start: int, end: int
) -> bool:
    """Whether the design there is set beside the studies of its passage.

    "Trial of Doe" and "trial (Doe 2012)" are the study's own against most of it; in "a
    trial, Doe found" the two do but follow each other.
    """
    before = lowered[max(passage.start, start - _REACH) : start]
    then = _named_next(passage, end)
    told = then is not None and then.kind == "narrative"
    if then and (
        _TREATS.fullmatch(lowered, end, then.start)
        if told
        else _CITES.match(lowered, end, then.start)
    ):
        return True
    if then and _is_review_of(lowered, (start, end, then.start), before):
        return True
    if (
        _WE_ACT.match(lowered, end)
        or _PRESENT.search(before)
        or (then and _is_set_off(lowered, passage, then, start, end))
    ):
        return True
    own = bool(binder.own(start, end))
    if own and then and _ONLY_NEXT.fullmatch(lowered, end, then.start):
        own = not told
    ours = _OURS_IS.search(before) or _OF_OURS.match(lowered, end)
    if told and (ours or _IS_WISHED.match(lowered, end)):
        return True
    if (not own or not told) and _WISHED.search(before):
        return True
    return not own and bool(
        (_OF_ANOTHER.search(before) and not _ends_on(lowered, passage, end, before))
        or _IS_WISHED.match(lowered, end)
        or (_POOLS.search(lowered, start, end) and _POOLED_IN.search(before))
        or _TREATS_IT.match(lowered, end, passage.end)
        or _is_step(lowered[passage.start : start], lowered[start:end])
    )


def _is_reanalysed(
    lowered: str, passage: Passage, binder: Binder, start: int, end: int
) -> bool:
    """Whether a study without a name is analysed once more by the one that has one."""
    first = max(passage.start, start - _REACH)
    return _REANALYSED.search(lowered, first, start) is not None and not binder.own(
        start, end
    )


def _ends_on(lowered: str, passage: Passage, end: int, before: str) -> bool:
    """Whether a sentence of a study that it does not name ends on what it rests on."""
    return (
        passage.owner != NOBODY
        and all(one.mention.kind == "unnamed" for one in passage.named)
        and _RESTS_ON.search(before) is not None
        and _CLOSES.fullmatch(lowered, end, passage.end) is not None
    )


def _is_review_of(lowered: str, at: tuple[int, int, int], before: str) -> bool:
    """Whether "a review of Doe" stands there: "the review of Doe" would be Doe's."""
    start, end, name = at
    return (
        lowered.endswith("review", start, end)
        and lowered[end:name] == " of "
        and _INDEFINITE.search(before) is not None
    )


def _is_set_off(
    lowered: str, passage: Passage, then: Mention, start: int, end: int
) -> bool:
    """Whether "What worked in mice" only leads up to what the next study found."""
    return (
        _PLACE.match(lowered, start) is not None
        and ", " in lowered[end : then.start]
        and _SET_OFF.fullmatch(lowered, passage.start, start) is not None
    )


def _is_step(opening: str, phrase: str) -> bool:
    """Whether a pilot, or an earlier study, led up to what is told next."""
    return _STEP_BEFORE.fullmatch(opening) is not None and bool(
        phrase.startswith("pilot") or _EARLIER.search(opening)
    )


def _named_next(passage: Passage, at: int) -> Mention | None:
    """The first mention of a study behind an offset."""
    return next((one.mention for one in passage.named if one.mention.start >= at), None)
