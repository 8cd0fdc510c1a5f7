"""Who the one person of a case report is: age and sex, as a text says them. Pure."""

import re
from collections.abc import Iterator

from verifier.models import Participants

_AGED = re.compile(
    r"(?<![\d.–-])(\d{1,3})[\s-]*(?:years?|yrs?)[\s-]*old[\s,]+(?:[\w-]+\s+){0,3}?"
    r"(wom[ae]n|females?|lady|girls?|mother|m[ae]n|males?|gentleman|boys?|father"
    r"|patient|adult|person|veteran|athlete|nurse)\b"
    r"|\b(wom[ae]n|female|lady|girl|man|male|gentleman|boy|patient)"
    r"(?:,)? aged (\d{1,3})\b(?! ?(?:to|-|–|and|or))"
)
_FEMALE = frozenset("woman women female females lady girl girls mother".split())
_MALE = frozenset("man men male males gentleman boy boys father".split())
_YOUNGEST, _OLDEST = 0, 120
NO_ONE = Participants()


def participants_between(
    lowered: str, start: int, end: int
) -> Iterator[tuple[int, Participants]]:
    """Ages with the sex of the one person they are told of."""
    if lowered.find("old", start, end) < 0 and lowered.find("aged", start, end) < 0:
        return
    for match in _AGED.finditer(lowered, start, end):
        age = int(match.group(1) or match.group(4))
        who = match.group(2) or match.group(3)
        sex = "female" if who in _FEMALE else "male" if who in _MALE else ""
        if _YOUNGEST <= age <= _OLDEST:
            yield match.start(), Participants(age, sex)
