"""Where a text sends its readers on to a review. Pure.

"As reviewed by Doe", "(reviewed in Doe 2014)", "for reviews, see Doe and Roe": what
somebody is said to have reviewed is no page's own words for a study, yet its design.
"""

import re
from collections.abc import Iterator

from verifier.claims.binding import Binder
from verifier.literals import Literals

# Up to the name. Whose records were reviewed has written no review.
_REVIEWED = re.compile(
    r"(?:\b(?:as|been|is|are|see|and|trials|studies|papers"
    r"|evidence|literature|research)|[(,]|\b\w+ly)\s?(?:\w+ly )?reviewed "
    r"(?:(?:\w+ly )?(?:by|in|elsewhere(?: by| in)?)|(?<=ly reviewed )(?=[(\[]))"
    r"[\s,]*[(\[]?(?:see |e\.g\.,? |\(|dr\.? |the )*$"
)
_OF_RECORDS = re.compile(r"\b(?:records?|charts?|files|notes|cases|scans|patients)\b")
_SEE = re.compile(
    r"\bfor (?P<kind>(?:[\w-]+,? ){0,4}?(?:reviews?|overviews?|meta-analys[ei]s))\b"
    r"[^.;()]{0,60}?,? see(?: also)?,?[\s:]*[(\[]?(?:e\.g\.,? )?$"
)
_FOR_BEHIND = re.compile(
    r",? for (?P<kind>(?:[\w-]+ ){0,4}?(?:reviews?|overviews?|meta-analys[ei]s))\b"
)
_CUE = Literals(("review", "overview", "meta-analys"))
_REACH = 120


def reviews_pointed_to(lowered: str, binder: Binder) -> Iterator[tuple[int, str]]:
    """Studies that the passage calls reviews so, and reviews of which kind."""
    first, last = binder.passage.start, binder.passage.end
    if not _CUE.occur_in(lowered[first:last]):
        return
    for i, one in enumerate(binder.named):
        at = one.mention.start
        begin = max(first, at - _REACH)
        if one.mention.kind == "unnamed":
            continue
        if told := _REVIEWED.search(lowered, begin, at):
            if not _OF_RECORDS.search(lowered, begin, told.start()):
                yield one.study, _kind(told.group())
        elif told := _SEE.search(lowered, begin, at):
            for study in binder.chain(i):
                yield study, _kind(told["kind"])
        elif told := _FOR_BEHIND.match(lowered, one.mention.end):
            several = told["kind"].endswith(("ws", "es"))
            for study in (several and binder.chain_up_to(i)) or {one.study}:
                yield study, _kind(told["kind"])


def _kind(words: str) -> str:
    """The kind of review that they speak of."""
    if "meta-analys" in words:
        return "meta-analysis"
    return "systematic review" if "systematic" in words else "review"
