"""What the finders of prose share: words for studies, years, a found part. Pure."""

from dataclasses import dataclass

from verifier.surnames import UPPER

NOUN = (
    r"(?:study|studies|trials?|chart reviews?|reviews?|meta-analys[ei]s|papers?"
    r"|reports?|articles?|analysis"
    r"|survey|audit|experiments?|research|RCT|cohort|publication|findings|case series)"
)
YEAR = r"(?:19[2-9]\d|20[0-4]\d)"
MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?"
    r"|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember"
    r"|\.)?)"
)
# A word of a name written with capitals: ``Medicine``, ``St.``, ``JAMA``.
WORD = rf"{UPPER}[\w’'&.:-]{{0,25}}"


@dataclass(frozen=True, slots=True)
class Part:
    """``text[start:end]`` states one part; ``value`` is what it comes to."""

    start: int
    end: int
    value: str
    year: int | None = None
