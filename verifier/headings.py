"""The headings of abstracts, apart from the words that they were glued to. Pure."""

import re

# "RESULTSNinety-four patients", "was conducted.24 trials": as some sources hand
# abstracts on.
_UNSPACED = re.compile(r"(?<=[a-z]{3}[.;])(?=[A-Z][a-z]|\d)")
_GLUED = re.compile(
    r"(?P<heading>(?:BACKGROUND|OBJECTIVES?|AIMS?|PURPOSE|DESIGN|SETTING|METHODS?"
    r"|PARTICIPANTS|PATIENTS|INTERVENTIONS?|MEASUREMENTS?|RESULTS?|FINDINGS"
    r"|CONCLUSIONS?"
    r"|Background|Objectives?|Aims?|Purpose|Design|Setting|Methods?|Participants"
    r"|Patients|Interventions?|Measurements?|Results?|Findings))(?=[A-Z][a-z]|\d)"
)


def part_headings(abstract: str) -> str:
    """The abstract, its headings apart from the words that they were glued to."""
    return _UNSPACED.sub(" ", _GLUED.sub(r"\g<heading>: ", abstract))
