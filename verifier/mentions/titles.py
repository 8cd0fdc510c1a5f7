"""Titles in quotation marks, and trials by their acronym or proper name. Pure."""

import re

from verifier.literals import Form, Forms
from verifier.mentions.words import NOUN, Part
from verifier.surnames import UPPER, is_group

_QUOTED = re.compile(r"[“\"‘](?P<t>[^“”\"\n]{20,300})[”\"]")
_CALLED = re.compile(r"(?:titled|entitled|called|headed|named)[,:]?\s\Z")
_OF_STUDY = re.compile(rf"\b{NOUN}[,:]?\s(?:[a-z]+\s){{0,3}}\Z", re.IGNORECASE)
_AS_TITLE = re.compile(
    rf",?\s(?:by\s{UPPER}|an?\s(?:\d{{4}}\s)?(?:\w+\s){{0,2}}{NOUN}\b|appeared\s|"
    rf"(?:was\s)?published\s"
    rf"|which\s(?:{UPPER}?[\w.-]+\s){{1,9}}published\b)"
)
_SPOKEN = re.compile(
    r"[\s,]{0,2}(?:(?:he|she|they|\w+\s\w+|dr\.?\s\w+)\s)?(?:said|says|explains?"
    r"|explained|told|adds?"
    r"|added|notes?|noted|writes?|wrote|believes?)\b",
    re.IGNORECASE,
)


def find_title(text: str, start: int, end: int) -> Part | None:
    """The title in quotation marks that the sentence gives of a study."""
    for match in _QUOTED.finditer(text, start, end):
        title = match["t"].strip()
        words = title.split()
        before = text[max(start, match.start() - 40) : match.start()]
        if len(words) < 4 or not (title[0].isupper() or title[0].isdigit()):
            continue
        if _CALLED.search(before) or _AS_TITLE.match(text, match.end(), end):
            return Part(*match.span("t"), title.rstrip(".,;"))
        of_study = _OF_STUDY.search(before) and title[-1] != ","
        spoken = title[-1] == "," or _SPOKEN.match(text, match.end(), end)
        like_title = _is_title_case(words) or reads_like_title(title)
        if of_study or (like_title and not spoken):
            return Part(*match.span("t"), title.rstrip(".,;"))
    return None


def _is_title_case(words: list[str]) -> bool:
    long = [word for word in words if len(word) > 4]
    return len(long) > 2 and sum(word[0].isupper() for word in long) >= 0.7 * len(long)


_PRONOUNS = re.compile(
    r"\b(?:I|I['’]m|we|you|he|she|they|me|us|my|our|your|it['’]s|don['’]t|is|are|was"
    r"|were"
    r"|have|has|had|can|will|should|would|this)\b",
    re.IGNORECASE,
)
_OF_PAPERS = re.compile(
    r":\s|\b(?:of|in|among|versus|vs|between|with)\s", re.IGNORECASE
)


def reads_like_title(title: str) -> bool:
    """A title has no verb of its own, nobody who speaks, and says of what, in whom."""
    return (
        len(title.split()) >= 5
        and title[-1] not in ".,!"
        and _PRONOUNS.search(title) is None
        and _OF_PAPERS.search(title) is not None
    )


_ACRONYM = (
    r"(?:STAR\*D|[A-Z]{3,}[A-Z*]{0,10}(?:[- ]?\d{1,2}[A-Z]?)?(?:[- ][A-Z]{4,})?"
    r"|[A-Z]{2,}-[A-Z]{2,}(?:\s[A-Z]{4,})?|[A-Z][A-Z*]{2,12}[-‐]\w{1,8}"
    r"|[A-Z][a-z]{1,10}[A-Z]{3,8})"
)
# What every acronym and every proper name of a study has.
_CAPITALS = re.compile(r"[A-Z]{2}")
_PROPER = ("Study", "Trial", "Project", "Cohort", "Survey", "Initiative", "Framingham")
_TRIAL = r"(?:trials?|study|studies|cohort|programme?|investigators|RCT)"
_TRIAL_WORDS = ("rial", "tud", "cohort", "rogram", "nvestig", "RCT")
_PEOPLE = (
    r"(?:people|patients|participants|men|women|adults|volunteers|children|subjects"
    r"|of\sthem"
    r"|infants|girls|boys)"
)
_ACRONYMS = Forms(
    # "the SPRINT trial", "the DASH-Sodium feeding study"
    Form(
        _TRIAL_WORDS,
        re.compile(
            rf"(?<![\w-])(?P<a>{_ACRONYM})(?:\s\([^()]{{5,150}}\))?\s(?:(?:clinical"
            rf"|feeding"
            rf"|randomi[sz]ed|controlled|extension|open-label|pilot|main|pivotal"
            rf"|follow-up"
            rf"|phase\s\w+|\d|I{{1,3}}V?)\s){{0,3}}{_TRIAL}\b"
        ),
    ),
    # "a trial called ACCORD", "it goes by the name of ERSPC"
    Form(
        ("called", "named", "known as", "dubbed", "name of"),
        re.compile(
            rf"\b(?:called|named|known\sas|dubbed|name\sof|nicknamed)\s[“\"‘']?(?P<a>{_ACRONYM})(?!\w)"
        ),
    ),
    # "SMILES-3, a small single-blind trial", "CARE-UK is an open-label study"
    Form(
        _TRIAL_WORDS,
        re.compile(
            rf"(?<![\w-])(?P<a>{_ACRONYM})(?:,|\s(?:is|was))\s(?:an?|the)\s"
            rf"(?:[\w-]{{2,20}},?\s){{0,5}}?{_TRIAL}\b"
        ),
    ),
    # An acronym in brackets behind the noun: "a crossover trial in JAMA (GAUSS-3)".
    Form(("(",), re.compile(rf"\b{_TRIAL}\b[^.;()]{{0,60}}\((?P<a>{_ACRONYM})\)")),
    # "SELECT, with 17,604 participants"
    Form(
        (
            "people",
            "patients",
            "participants",
            "men",
            "adults",
            "volunteers",
            "children",
        ),
        re.compile(
            rf"(?<![\w-])(?P<a>{_ACRONYM})(?:,?\s(?:with|in|of|enrolled|randomi[sz]ed"
            rf"|followed"
            rf"|recruited|had)\s|\t)\d[\d,. ]{{0,9}}\s?(?:\w{{3,12}}\s)?{_PEOPLE}\b"
        ),
    ),
    # "SPRINT and ACCORD trials"
    Form(
        ("rials", "tudies"),
        re.compile(
            rf"(?<![\w-])(?P<a>{_ACRONYM})(?=(?:,\s{_ACRONYM}){{0,4}}+,?\s(?:and|&)"
            rf"\s{_ACRONYM}"
            rf"\s(?:trials|studies)\b)"
        ),
    ),
    # What it is after a colon or in brackets: "VITAL: a trial in 25,871 people".
    Form(
        _TRIAL_WORDS,
        re.compile(
            rf"(?<![\w-])(?P<a>{_ACRONYM})\s?[(:–-]\s?(?:an?|the)\s(?:[\w-]{{2,20}},?"
            rf"\s){{0,5}}?"
            rf"{_TRIAL}\b"
        ),
    ),
    Form(
        ("=", "people", "patients", "participants", "men", "adults"),
        re.compile(
            rf"(?<![\w-])(?P<a>{_ACRONYM})\s?[(:–]\s?(?:[nN]\s?=\s?\d"
            rf"|\d[\d,. ]{{0,9}}\s?"
            rf"(?:\w{{3,12}}\s)?{_PEOPLE}\b)"
        ),
    ),
    # "RECOVERY showed", "VITAL enrolled"
    Form(
        (
            "showed",
            "found",
            "tested",
            "enrolled",
            "random",
            "compared",
            "followed",
            "recruited",
        ),
        re.compile(
            r"(?<![\w-])(?P<a>[A-Z]{4,}[A-Z*]{0,10}(?:[- ]?\d{1,2})?)\s(?:has\s|also\s"
            r"|later\s)?"
            r"(?:showed|shown|found|tested|enrolled|randomi[sz]ed|compared|followed"
            r"|recruited)\b"
        ),
    ),
    Form(
        ("STEP", "PREDIMED", "SURMOUNT", "SUSTAIN"),
        re.compile(
            r"\b(?:[Ii]n|[Ff]rom|[Tt]he|[Oo]f)\s"
            r"(?P<a>STEP\s\d|PREDIMED|SURMOUNT-\d|SUSTAIN[ -]\d)\b(?!:)"
        ),
    ),
    Form(("STAR*D", "PREDIMED"), re.compile(r"(?P<a>STAR\*D|PREDIMED)(?!\w)")),
    # "CARE-UK is still recruiting"
    Form(
        ("recruiting", "enrolling", "ongoing"),
        re.compile(
            rf"(?<![\w-])(?P<a>{_ACRONYM})\s(?:is|are)\s(?:still\s|now\s)?(?:recruiting"
            rf"|enrolling|ongoing)\b"
        ),
    ),
    # "the Nurses' Health Study"
    Form(
        ("Study", "Trial", "Project", "Cohort", "Survey", "Initiative"),
        re.compile(
            rf"\b[Tt]he\s(?P<a>(?:{UPPER}[\w’'-]{{1,20}}\s(?:(?:of|in|on|for|and|the"
            rf"|to)\s)"
            rf"{{0,2}}){{1,7}}(?:Study|Trial|Project|Cohort|Survey|Initiative))\b"
        ),
    ),
    Form(
        ("Framingham", "Nurses", "Million"),
        re.compile(
            r"(?P<a>Framingham|Nurses[’'] Health|Million Women)\s(?:Heart\s)?[Ss]tudy\b"
        ),
    ),
)
# Abbreviations that stand before "study" and name what is studied, or by whom.
_NOT_TRIALS = frozenset(
    "ADD ADHD AIDS ALS ANOVA "
    "ASD BMI CBD CBT CDC CFS CKD CNS COPD COVID CRP CRPS CT CVD DBT "
    "DHA DMSO DNA DNP ECG ECT "
    "EEG EKG EMDR EMG EPA ESWT EU FDA FMRI GABA GAD GERD GLP GLP-1 "
    "GMO HCG HDL HIV HPV HRT "
    "IBD IBS ICU IRB ITT IUD IVF JAMA LDL LGBT LSD MAOI MCT MDD "
    "MDMA MRI MRNA NAC NAD "
    "NASA NCCIH NEJM NHS NIH NMDA NSAID OCD ONE OTC PCOS PET PMS PNAS "
    "POTS PPI PRP PTSD RCT "
    "RNA SAMHSA SNRI SPECT SSRI STD STI TBI TENS THC TMS TNF UCLA UCSF "
    "UK UN US USA USDA UTI "
    "UVB VA WHO YOUR THE THIS NEW FREE OUR AND BMJ ALL NOT MIT UNC "
    "NHANES AARP USC NYU CBN CBG SARS MERS FAQ SAD BPD BMC HIIT NSAIDS SSRIS "
    "PLOS".split()
)


def find_trials(text: str, start: int, end: int) -> list[Part]:
    """The acronyms or proper names of trials and cohorts, each once."""
    found: dict[str, Part] = {}
    words = text[start:end]
    if not _CAPITALS.search(words) and not any(name in words for name in _PROPER):
        return []
    for match in _ACRONYMS.read(text, start, end):
        before = text[max(start, match.start("a") - 6) : match.start("a")].lower()
        if _names_trial(match["a"], before):
            found.setdefault(match["a"], Part(*match.span("a"), match["a"]))
    widest: list[Part] = []
    for part in sorted(found.values(), key=lambda part: (part.start, -part.end)):
        if not widest or part.start >= widest[-1].end:
            widest.append(part)
    return widest


def _names_trial(name: str, before: str) -> bool:
    if not (name.isupper() or "*" in name or any(c.isdigit() for c in name)):
        return not _is_generic(name)
    bare = {name, re.split(r"[- ]", name, maxsplit=1)[0]}
    if is_group(name) or set(name) <= set("IVX"):
        return False
    return not (
        bare & _NOT_TRIALS or before.endswith((" a ", " an ", " one ", "this "))
    )


_GENERIC = frozenset(
    "case clinical trial study "
    "sleep phase randomized randomised controlled cohort pilot "
    "research project initiative "
    "survey open label double blind placebo new recent large "
    "health national i ii iii iv animal human human's observational review".split()
)


def _is_generic(name: str) -> bool:
    return all(word.lower() in _GENERIC for word in name.split())
