"""Words for things that stand with capitals where authors may. Pure.

What a study measures with, where it is searched for, how a method is built and which
metals were weighed are listed with commas and "and" as authors are. Each set is one
class of words; a word that people do bear as a surname (Scale, Test, Kit) is a thing
only at the end of a longer name.
"""

import re
from collections.abc import Sequence

from verifier.surnames.given_names import is_given_name
from verifier.surnames.words import FIRMS, MONTHS, PARTICLE_WORDS

# Metals and salts that are weighed; Li, He, Ni and others are surnames as well.
_ELEMENTS = frozenset("Zn Cu Mg Mn Fe Cd Pb Cr Hg Sr Rb Ag Au Al Pt Pd Sn Sb".split())
# Where papers are searched for.
DATABASES = frozenset(
    "medline embase pubmed scopus psycinfo psychinfo cinahl lilacs scielo ovid "
    "proquest prospero clinicaltrials cnki wanfang sinomed ebsco ebscohost".split()
)
# What nobody is called, alone or at the end of a name.
_NEVER_BORNE = frozenset(
    # of a study's plan and of its report
    "setting settings participants participant findings outcomes outcome variables "
    "interventions intervention methodology eligibility patients students attendants "
    "practitioners epileptologists subjects controls "
    # instruments, and what they grade
    "questionnaire questionnaires inventory checklist subscale subscales "
    "assessment assessments evaluation evaluations recommendation recommendations "
    "development implementation classification revision modification monitoring "
    "functioning disability behavior behaviour attitude attitudes knowledge depression "
    "anxiety disease diseases disorder disorders syndrome syndromes "
    "tuberculosis hypertension diabetes symptoms treatment diagnosis prognosis "
    "definition optimization regularization analysis analyses coronavirus "
    # where one looks things up
    "engineering database databases registry registries library catalogue "
    "pharmacopoeia pharmacopeia abstracts isolate "
    # peoples and kinds of beings
    "hispanics caucasians staphylococcus escherichia klebsiella bacillus".split()
)
# Medicines by the name under which they are sold.
_BRANDS = frozenset(
    "tylenol advil motrin aleve excedrin nurofen panadol prozac zoloft xanax valium "
    "viagra cialis lipitor crestor ozempic wegovy mounjaro humira botox claritin "
    "zyrtec benadryl celebrex vioxx nexium prilosec zantac plavix ambien adderall "
    "ritalin oxycontin vicodin neurontin lyrica cymbalta wellbutrin paxil lexapro "
    "jardiance farxiga entresto eliquis xarelto gatorade metamucil imodium sudafed "
    "listerine vaseline".split()
)
# What some people are called, but nothing that ends so: "Harris Hip Score".
_ENDS_OF_THINGS = frozenset(
    "scale scales pain score scores test tests index indices kit kits "
    "instrument instruments interview profile scheme formula practice practices "
    "therapy technique procedure "
    "register manual form forms design health sciences "
    "region province district delta device devices system systems criteria "
    "corp periodicals trainer mapping training counting screening "
    "survey strategy activities "
    # what is won
    "preis prijs pris prize award trophy medal expo".split()
)
# How many there are of what follows: "Four AMI doses"; Six and Ten are surnames.
_NUMBER_WORDS = frozenset(
    "two three four five seven eight nine eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy "
    "eighty ninety".split()
)
# "X-ray", "P-adrenaline", "Delta-AGR": a letter or letters that stand for a word.
_LETTERED = re.compile(r"[A-Z]-[a-zA-Z]{2}|[A-Z][a-z]+-[A-Z]{2,}\Z")
# Families and classes of living beings, in the endings that their codes prescribe.
_TAXA = ("aceae", "idae", "bacteria", "coccus", "bacter", "viridae")
# Abstract nouns; Champion, Passion and Clement are surnames.
_ABSTRACT = re.compile(
    r"(?!champion|passion|nation\Z|clement)[a-z]{2,}(?:ations?|itions?|ctions?|ology"
    r"|icine|iatry|therapy|(?:t|om|am|ys)ics|ities|ences|sions?|ability|ealand)\Z"
)
# Whose tests and curves every paper computes.
_STATISTICIANS = frozenset(
    "kaplan meier meyer cox mann whitney wilcoxon kruskal wallis friedman student "
    "fisher spearman pearson bonferroni tukey shapiro wilk kolmogorov smirnov mcnemar "
    "fourier bayes".split()
)
# "FindingsWe conducted": the heading of an abstract has lost its line.
_GLUED = re.compile(r"[a-z](?:We|The|This|In|To|An?)\Z")
_DASHES = dict.fromkeys(map(ord, "‐‑–—-"), " ")
_RANGE_MARK = re.compile(r"[-‐‑–—/]")


def is_thing(name: str) -> bool:
    """Whether a name written with capitals is that of a thing, and of no author."""
    words = name.split()
    # "Jane Test", "J. Nation"; behind "Doe G. Tolerability of" is another sentence
    if not words or is_given_name(words[0]) or any(w[-1] == "." for w in words[:-1]):
        return False
    last = words[-1].strip(".,")
    bare = last.lower()
    if (
        last in _ELEMENTS
        or bare in _NEVER_BORNE
        or bare in DATABASES
        or bare in _BRANDS
        or last.endswith(_TAXA)
        or _GLUED.search(last)
        or _LETTERED.match(last)
        or words[0].partition("-")[0].lower() in _NUMBER_WORDS
        or _is_span_of_months(bare)
    ):
        return True
    beside = [word for word in words[:-1] if word.lower() not in PARTICLE_WORDS]
    parts = _RANGE_MARK.split(bare)
    return (bool(beside) or len(parts) > 1) and (
        parts[-1] in _ENDS_OF_THINGS or _ABSTRACT.match(parts[-1]) is not None
    )


def _is_span_of_months(word: str) -> bool:
    """Whether two months are joined: ``March-May``."""
    months = _RANGE_MARK.split(word.lower())
    return len(months) > 1 and all(month in MONTHS for month in months)


def are_things(names: Sequence[str]) -> bool:
    """Whether a list of names is one of things, as one thing among them tells.

    So is that of the partners of a firm.
    """
    return any(map(is_thing, names)) or " & ".join(names).lower() in FIRMS


def are_statisticians(names: Sequence[str]) -> bool:
    """Whether all names are of those after whom tests and curves are called."""
    words = " ".join(names).lower().translate(_DASHES).split()
    return len(words) > 1 and all(word in _STATISTICIANS for word in words)
