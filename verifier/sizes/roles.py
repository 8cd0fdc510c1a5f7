"""Whether a number counts those screened, enrolled, randomised or analysed. Pure."""

import re

from verifier.literals import Literals
from verifier.models import SizeRole

_ARM_AFTER = re.compile(
    r"[^.;(,\d]{0,24}?\b(?:(?:in|for) each|per|each) (?:\w+ )?(?:group|arm)\b"
    r"|\s+(?:(?:were|was) )?(?:randomly )?(?:assigned|allocated|randomi[sz]ed) to "
    r"(?:receive )?(?!(?:either|one|receive either|two|three|four|different)\b)"
    r"(?![^.;]{0,60}\b(?:or|versus|vs)\b)"
    # those "in treatment for anorexia" are no arm
    r"|(?!\sin treatment (?:for|of)\b)"
    r"\s+(?:received|got|in) (?:the )?(?:placebo|control|sham|active|treatment"
    r"|intervention)\b(?! (?:or|and))"
)
_ARM_BEFORE = re.compile(
    r"\bgroups of\s+$|\b(?:groups?|arms?)\s*\(\s*$|\beach (?:group|arm)[^.;]{0,20}$"
)
_ROLES: tuple[tuple[SizeRole, re.Pattern[str], re.Pattern[str]], ...] = (
    (
        "randomised",
        re.compile(
            r"\b(?:randomi[sz]ed|randomly (?:assigned|allocated))"
            r"(?! (?:[\w-]+ )?(?:trial|stud|comparison))[^.,;]{0,12}$"
        ),
        re.compile(
            r"[^.,;(]{0,60}?\b(?:randomi[sz]ed|randomly (?:assigned|allocated|divided"
            r"|split))\b(?! (?:controlled |clinical )*(?:trial|stud))"
        ),
    ),
    (
        "screened",
        re.compile(
            r"\b(?:screened|screening|invited|approached|assessed for eligibility)"
            r"[^.,;]{0,16}$"
        ),
        re.compile(
            r"[^.,;(]{0,20}?\s(?:(?:were|was) )?(?:initially )?"
            r"(?:screened|assessed for eligibility|invited|approached)\b"
        ),
    ),
    (
        "analysed",
        re.compile(r"\b(?:analy[sz]ed|analysis (?:of|included))[^.,;]{0,16}$"),
        re.compile(
            r"[^.,;(]{0,30}?\s(?:(?:were|was) )?(?:finally )?(?:analy[sz]ed|evaluable"
            r"|included in the (?:final )?analys|completed|finished)"
        ),
    ),
    (
        "enrolled",
        re.compile(
            r"\b(?:enrol(?:l(?:ed|ing))?|recruited|recruiting|included|including"
            r"|involved|involving|followed|following|enlisted)[^.,;]{0,16}$"
        ),
        re.compile(
            r"[^.,;(]{0,30}?(?<! and)\s(?:(?:were|was) )?(?:enrolled|recruited|included"
            r"|took part|taking part|participated|signed up|joined)\b"
        ),
    ),
)
_ROLE_STEMS = Literals(
    (
        *("random", "screen", "assessed", "invited", "approached", "analy", "evaluab"),
        *("complet", "finish", "enrol", "recruit", "includ", "involv", "follow"),
        *("enlist", "took part", "taking part", "participated", "signed up", "joined"),
    )
)
# Before these the number is one of the text's own round or bounding figures.
APPROXIMATE = re.compile(
    r"\b(?:about|around|approximately|roughly|nearly|almost|over|more than|at least"
    r"|some|up to|fewer than|less than|under|close to|as many as|upwards? of|circa"
    r"|another)\s+$"
)


def role_of(before: str, after: str) -> SizeRole:
    """What a number counts, by the words before and after it."""
    if _ARM_AFTER.match(after) or _ARM_BEFORE.search(before):
        return "per_arm"
    if not _ROLE_STEMS.occur_in(f"{before} {after}"):
        return "stated"
    for role, _, behind in _ROLES:
        if behind.match(after):
            return role
    for role, ahead, _ in _ROLES:
        if ahead.search(before):
            return role
    return "stated"
