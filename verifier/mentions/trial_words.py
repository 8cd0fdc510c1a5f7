"""Words with which people tell of trials, and the shape of trials' names. Pure."""

import re

ACRONYM = (
    r"(?:STAR\*D"
    # "UK FROST", where nothing but a trial can be meant
    r"|(?!(?:USA?|EU|NHS|NIH)\s)[A-Z]{2,8}\s[A-Z]{4,12}(?=\s(?:[Tt]rial|[Ss]tudy)\b|\s?\((?:NCT\d|ISRCTN\d|[nN]\s?=))"
    # "EMPA-REG OUTCOME", "STEP-HTN"; "PREDIMED-Plus", "SUSTAIN-6"
    r"|[A-Z]{2,14}(?:[-‐‑][A-Z]{2,12}){1,3}(?:[- ]\d{1,3})?(?:\s[A-Z]{4,12})?"
    r"|[A-Z]{2,14}[-‐‑](?:(?!Stud|Trial)[A-Z][a-z]\w{0,12}|\d{1,3}[A-Z]?)"
    r"|[A-Z]{3,14}(?:[ \u00a0]?\d{1,3}[A-Z]?(?![,.]\d)|\s(?:I{2,3}|IV))?"
    # "X-ACT"; "DIET-G"; "Exenatide-PD3"
    r"|[A-Z][-‐‑][A-Z]{3,12}"
    r"|[A-Z]{4,14}[-‐‑][A-Z]"
    r"|(?!Anti|Non|Pre|Post|Type|Phase)[A-Z][a-z]{2,12}[-‐‑][A-Z]{2,6}\d{0,2}"
    # "OUtMATCH"; "BabyREST", "DiRECT", "PreventIT"; "LoDoCo2"
    r"|[A-Z]{2,4}[a-z]{1,2}[A-Z]{3,8}"
    r"|[A-Z][a-z]{1,10}[A-Z]{1,12}(?:[- ]?\d{1,2})?"
    r"|(?!Mc|Mac|De[A-Z]|La[A-Z]|Le[A-Z]|Di[A-Z][a-z]{2}|Fitz|Van)[A-Z][a-z]{1,10}"
    r"(?:[A-Z][a-z]{1,10}){1,3}(?:\d|-[A-Z](?!tud|rial)[^\W\d_]{2,10})?)"
    r"(?![\w‐]|-(?!Stud|stud|[Tt]rial))"
)
TRIAL = (
    r"(?:[Tt]rials?|[Ss]tudy|studies|[Cc]ohort|programme?|investigators|trialists|RCT"
    r"|substudy|sub-study)"
)
KIND = (
    r"(?:(?:clinical|feeding|randomi[sz]ed|controlled|extension|open-label|pilot|main"
    r"|pivotal|follow-up|feasibility|original|landmark|prevention|outcomes?|safety"
    r"|double-blind|placebo-controlled|crossover|multicent(?:re|er)|prospective"
    r"|long-term"
    r"|phase\s\w{1,9}|\d|I{1,3}V?)\s){0,3}"
)
PEOPLE = (
    r"(?:people|patients|participants|men|women|adults|volunteers|children|subjects"
    r"|infants|girls|boys|babies|nurses|doctors|students|smokers|teenagers|adolescents"
    r"|veterans|runners|mothers|pupils|individuals|persons|older|healthy"
    r"|[A-Z][a-z]{3,12}(?:ns|ese|sh|ch|ds|rs|es))"
)
COUNT = (
    rf"(?:[nN]\s?=\s?\d|\d[\d,.\u00a0\u202f ]{{0,9}}\s?(?:(?:of\sthem|[\w-]{{2,14}})"
    rf"\s){{0,2}}{PEOPLE}\b)"
)
ABOUT = r"(?:some|about|over|nearly|almost|around|more\sthan|just|only|the|its|all)?\s?"
MOST_WORDS = 1000  # characters of a sentence that are looked at
CHAINED = re.compile(rf"(?:,\s|,?\s(?:and|or|&)\s)(?P<a>{ACRONYM})")
OF_TRIAL = {"trial", "study", "cohort", "initiative", "project", "survey"}
