"""What the finders of prose share: words for studies, years, a found part. Pure."""

from dataclasses import dataclass

from verifier.literals import word_begun
from verifier.sizes import PEOPLE
from verifier.surnames import UPPER

NOUNS = (
    *("study", "studies", "trials?", "chart reviews?", "reviews?", "meta-analys[ei]s"),
    *("papers?", "reports?", "articles?", "analysis", "survey", "audit"),
    *("experiments?", "research", "RCT", "cohort", "publication", "findings"),
    "case series",
)
NOUN = f"(?:{'|'.join(NOUNS)})"
# What is no study, and printed where studies are.
PIECES = ("commentary", "editorial", "overview", "viewpoint", "perspective", "update")
PIECE = f"(?:{'|'.join(PIECES)})"
# The same as a word with which a pattern begins.
FIRST_NOUN = word_begun(*NOUNS)
# One of these stands in all of them.
NOUN_STEMS = (
    *("stud", "trial", "review", "analys", "paper", "report", "article", "survey"),
    *("audit", "experiment", "research", "RCT", "cohort", "publication", "findings"),
    "case series",
)
# Before such a noun; of several that say how it was done a comma may part the first.
ADJECTIVE = (
    r"(?:[\w-]{2,20}(?:(?:(?<=ed)|(?<=ive)|(?<=blind)|(?<=over)|(?<=label)|(?<=small)"
    r"|(?<=large)|(?<=cent[er][er])),)?)"
)
YEAR = r"(?:19[2-9]\d|20[0-4]\d)"
# Between "was published" and "in 1999": "two years later,", "the following spring,"
MEANWHILE = (
    r"(?:\s(?:(?:in|on)\sprint|(?:(?:the|that)\s(?:following|next|same)|(?:only|just|a|one|two"
    r"|three|four|five|some|few|\d)(?:\sfew)?)\s(?:spring|summer|autumn|fall|winter|year"
    r"|month|week)s?(?:\s(?:later|after|afterwards))?),?)?"
)
# Behind a name even 1817 is a year: "(Parkinson 1817)".
ANY_YEAR = r"(?:1[89]\d\d|20\d\d)"
MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?"
    r"|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember"
    r"|\.)?)"
)
# Those whom studies count: "36 newly diagnosed type 2 diabetics", "(n = 60)".
STUDIED = (
    rf"(?:{PEOPLE}|trials|studies|RCTs|reports|meta-analyses|samples|animals|humans"
    r"|clubs|comparisons|vegetarians|footballers|players|runners|cyclists|athletes"
    r"|dancers|climbers|swimmers|soldiers|veterans|musicians|teachers|workers|twins"
    r"|couples|drivers|employees|officers|\w{1,12}-year-olds|patient[ei]s|pacientes"
    r"|personas|Patienten|Teilnehmer\w{0,6}|Personen|pacjent\w{1,5}|osób|deelnemers"
    r"|patienter|études|estudios|Studien|ensayos|essais)"
)
COUNTED = (
    r"(?:[nN]\s?=\s?\d|(?<![\w.,$£€-])(?:\d[\d,.\u00a0\u202f ]{0,9}"
    r"|(?:[a-z]{2,8}teen|[a-z]{2,8}ty|ten|eleven|twelve|two|three|four|five|six|seven|eight|nine"
    r"|hundred|thousand|dozen)(?:[- ][a-z]{3,8}){0,3})[\s-](?:[\w’'-]{1,20}\s){0,5}?"
    rf"{STUDIED}\b)"
)
# A word of a name written with capitals: ``Medicine``, ``St.``, ``JAMA``.
WORD = rf"{UPPER}[\w’'&.:-]{{0,25}}"


# Where a paper is in, between its noun and whom it is by: "in Headache (2012)".
PRINTED = (
    rf"(?>(?:in\s(?:the\s)?(?:{UPPER}[\w&-]{{0,25}},?\s(?:(?:of|and|for|&)\s)?){{1,8}}"
    rf"(?:\(?{YEAR}\)?,?\s)?)?)"
)


@dataclass(frozen=True, slots=True)
class Part:
    """``text[start:end]`` states one part; ``value`` is what it comes to."""

    start: int
    end: int
    value: str
    year: int | None = None
