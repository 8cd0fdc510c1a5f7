"""Which of the studies that a passage names it speaks of. Pure."""

import re
from itertools import pairwise

from verifier.claims.places import Placed, is_name
from verifier.designs import is_plural
from verifier.models import Mention

# "Doe 2012: a trial", "Doe and colleagues (Spine, 2012): a trial".
_COLON = re.compile(
    r"(?:,?\s\(?[^.;:()]{3,80}?,?\s\(?(?=(?:19|20)\d\d))?"
    r"\W{0,2}(?:\d{4}[a-z]?)?\W{0,2}:\s(?:an? |the )?"
)
# "Doe put a ledger to it in 2020: a costing study that tracked 140": no verb follows of
# which another's study could be the subject.
_COLON_FAR = re.compile(r"[^.;:]{0,120}:\s(?:an? |the )?")
_GOES_ON_SO = re.compile(
    r" (?:that|which|in which|where) (?:[a-z]+ly )?(?!(?:[a-z]+ )?(?:agree|disagree"
    r"|confirm|contradict|support|echo))[a-z]+(?:ed|w|t|k|e|n)\b"
)
_COLON_IN = re.compile(r"[^.;:]{0,60}[:\u2013\u2014]\sin\s")
_THEY = re.compile(
    r"[^.;:]{0,60}?\s(?:they|he|she|the (?:team|two|three|group|authors))\s[a-z]{3,}"
)
# "Doe, working with Roe at Monash, pulled together": the work is told of as Doe's.
_COMPANION = re.compile(
    r"\b(?:(?:work|writ|publish|collaborat)(?:ing|ed)|together|along|teamed up|jointly)"
    r" with (?:\w+ ){0,2}$|\balongside (?:\w+ ){0,2}$"
)
# "Doe and Roe used three rounds of a national survey": what theirs has its data from.
_DATA_OF = re.compile(
    r"\b(?:data|rounds?|waves?|cycles?|records|figures|answers|responses|entries)"
    r" (?:of|from|in) (?:(?!(?:and|or|by|with)\b)[\w’'-]+ ){0,3}$"
)
_DATA_SOURCE = re.compile(r"\b(?:survey|cohort|registry|register|panel|census)$")
# "The DiDi trial (Doe 1996)" is Doe's.
_TRIAL_CITED = re.compile(r" (?:trial|study|cohort|survey|registry) [(\[]?")
_BRACKETED = ("parenthetical", "reference")


def is_data_of(lowered: str, start: int) -> bool:
    """Whether the words before say that somebody had data, or rounds, of it."""
    return _DATA_OF.search(lowered, max(0, start - 60), start) is not None


def _is_source(lowered: str, one: Mention, named: tuple[Placed, ...]) -> bool:
    """Whether a survey is what a study named before it in its sentence drew on."""
    return (
        one.kind == "unnamed"
        and _DATA_SOURCE.search(one.surface.lower()) is not None
        and is_data_of(lowered, one.start)
        and any(
            is_name(other.mention) and one.sentence[0] <= other.mention.end <= one.start
            for other in named
        )
    )


def spoken_of(lowered: str, named: tuple[Placed, ...]) -> tuple[Placed, ...]:
    """The studies that are spoken of; all where that would be none.

    Left out are the "ten trials" that another study pooled, companions, where data
    came from, and what is named twice in one breath.
    """
    drawn_on = [one for one in named if _is_source(lowered, one.mention, named)]
    named = tuple(one for one in named if one not in drawn_on)
    kept = tuple(
        one
        for one in named
        if not (
            one.mention.kind == "unnamed" and is_plural(one.mention.surface.lower())
        )
        and not _COMPANION.search(
            lowered, max(0, one.mention.start - 40), one.mention.start
        )
    )
    said_again = {
        id(other) for one, other in pairwise(kept) if _is_apposed(lowered, one, other)
    }
    said_again |= {
        id(one) for one, other in pairwise(kept) if _is_cited_so(lowered, one, other)
    }
    kept = tuple(one for one in kept if id(one) not in said_again)
    others = [one for one in kept if is_name(one.mention)]
    cited = all(one.mention.kind in _BRACKETED for one in others)
    if cited and len({one.study for one in others}) == 1:
        return tuple(others)  # "In a US study, 323 patients … (Doe 2015)"
    return kept or named


def _is_apposed(lowered: str, name: Placed, then: Placed) -> bool:
    """Whether it says again what the name before it is: "Doe 2012: a trial in 79".

    So does "Doe thinks so: in a trial they gave it to 79".
    """
    between = name.mention.end, then.mention.start
    return (
        then.mention.kind == "unnamed"
        and is_name(name.mention)
        and bool(
            _COLON.fullmatch(lowered, *between)
            or (
                _COLON_FAR.fullmatch(lowered, *between)
                and _GOES_ON_SO.match(lowered, then.mention.end)
            )
            or (
                _COLON_IN.fullmatch(lowered, *between)
                and _THEY.match(lowered, then.mention.end)
            )
        )
    )


def _is_cited_so(lowered: str, name: Placed, then: Placed) -> bool:
    """Whether the bracket behind a trial's name tells whose it was, and of what year.

    The name itself has no year but that one.
    """
    return (
        name.mention.kind == "narrative"
        and then.mention.kind == "parenthetical"
        and bool(then.mention.authors)
        and name.mention.year in {None, then.mention.year}
        and lowered.startswith("the ", name.mention.start - 4)
        and _TRIAL_CITED.fullmatch(lowered, name.mention.end, then.mention.start)
        is not None
    )
