"""Study designs named in a text, by their noun phrases. Pure."""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from verifier.designs.deeds import (
    DEED_CUE,
    DEEDS,
    NO_FILLER,
    PLAIN_CUES,
    deed_of,
    is_hint,
)
from verifier.designs.plans import PLANNED
from verifier.designs.table import DESIGNS
from verifier.designs.vetoes import ALONE, names_none, of_two_kinds
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
# Drawn by lot in Spanish and Portuguese, French, German, Polish and Dutch.
_CHANCE_ABROAD = (
    r"al azar|ao acaso|aleatoriamente|au hasard|(?:tir[ée]e?s?|tirage) au sort"
    r"|nach dem zufall(?:sprinzip)?|ausgelost|per los(?:entscheid)?\b"
    r"|zufällig (?:auf|zu|ver|ein)\w+|losowo|willekeurig"
)
_FIXED = (
    rf"{_CHANCE}|{_CHANCE_ABROAD}|{ALONE}"
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
    rf"|{PLANNED}"
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
        rf"(?:[\s,/-]+{NO_FILLER}[\w'’]+){{0,8}}?[\s,/-]+(?:{_HEADS})"
        rf"|{fixed})(?![^\W\d_])"
    )
    for fixed in (_FIXED, "|".join((*DEEDS.values(), _FIXED)))
)
# Nearly every phrase holds one of these; most sentences hold none.
_CUE = Literals(
    (
        *PLAIN_CUES,
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
    return _PHRASE_OR_DEED if DEED_CUE.occur_in(words) else _PHRASE


def _told(
    phrases: Iterable[re.Match[str]], lowered: str, start: int, end: int
) -> Iterator[tuple[int, int, str]]:
    """What these phrases of a stretch of text name."""
    for match in phrases:
        first, last, phrase = match.start(), match.end(), match.group()
        if names_none(lowered, (start, end), (first, last)):
            continue
        if is_plural(phrase) and of_two_kinds(lowered, start, first):
            continue
        if key := _classify(phrase):
            yield first, last, key


@lru_cache(maxsize=65536)
def _classify(phrase: str) -> str:
    """The design that a noun phrase names, or nothing."""
    if deed := deed_of(phrase):
        return deed
    words = _DASHES.sub(" ", phrase).strip()
    if _NOT_DESIGN.search(words):
        return ""
    return next(
        (row.key for row in DESIGNS.values() if _row_pattern(row.key).search(words)), ""
    )


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
    one = _SINGULAR_IN_S.search(phrase) or deed_of(phrase) or phrase.endswith("lots")
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
