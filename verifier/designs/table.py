"""The table of study designs: what texts and PubMed call them, and their kin. Pure.

A new design is a row here and a row in its test table. "Types" are MeSH publication
types (branch V03 of the MeSH tree), with their unique identifiers as PubMed XML
carries them. `_V03` in the column ``source`` stands for the scope note of that type in
the MeSH Browser, meshb.nlm.nih.gov/record/ui?ui=<UI>.
"""

import re
from dataclasses import dataclass

from verifier.models import PublicationType

_V03 = "MeSH scope note"
_HEADING = "MeSH heading (not a type); PubMed has no publication type for this design"
_WORDS = "named by texts only; PubMed has neither type nor heading for this design"


@dataclass(frozen=True, slots=True)
class Design:
    """One row: ``phrase`` matches a noun phrase that `find_designs` cut out.

    ``broader`` lists the designs of which this one is a special case. Designs whose
    ``families`` have nothing in common exclude each other. ``mesh`` are headings that
    indexers give to papers of this design.
    """

    key: str
    phrase: str
    families: frozenset[str]
    publication_types: tuple[PublicationType, ...] = ()
    mesh: tuple[str, ...] = ()
    broader: tuple[str, ...] = ()
    source: str = _V03


def _types(*pairs: str) -> tuple[PublicationType, ...]:
    """``"D016454 Review"`` as a type; without a number where none was at hand."""
    return tuple(
        PublicationType(*pair.split(" ", 1))
        if re.match(r"D\d+ ", pair)
        else PublicationType("", pair)
        for pair in pairs
    )


_SYNTHESIS = frozenset({"synthesis"})
_TRIAL = frozenset({"trial"})
_OBSERVATIONAL = frozenset({"observational"})
_CASES = frozenset({"cases"})
_OPINION = frozenset({"opinion"})
_LABORATORY = frozenset({"laboratory"})
_RANDOM = (
    r"(?<!non )(?<!non)(?<!quasi )(?<!quasi)(?:\brandomi[sz]ed|\brandomi(?:s[ieé]"
    r"|zowan|za|zz)"
    r"|\baleatori[sz]ad|\brandomly|\brcts?\b|\brandom order"
    r"|\bazar\b|\bacaso\b|\baleatoriamente|\bhasard\b|\bau sort\b|\bzufall|\bausgelost"
    r"|\bzufällig|\bper los|\blosowo|\bwillekeurig"
    r"|\bat random\b|\b(?:by|drew) (?:chance|lots?|computer|lottery)"
    r"|\blots were drawn|\bdecided? (?:who|which|what|whether)\b"
    r"|\bchance (?:who|which)$|\bby (?:drawing )?lots?\b"
    r"|\border (?:being|was|were) random|\bcoin\b"
    r"|^random (?:sorted|put|placed|given|drawn|allotted|chosen))"
)

# The first row whose phrase is found names the design, so special cases come first.
_ROWS = (
    Design(
        "protocol",
        r"\bprotocol|\bplans? (?:of|for|is|was|has)\b|\bprinted .{0,12}plan"
        r"|\bpublished .{0,12}plan|\bblueprint|\b(?:just|only|merely|than) (?:the|an?)"
        r" .{0,20}plan$|^how (?:the|an?|their|this|they)\b"
        r"|\bdesign of (?:an?|the|their)"
        r"|^(?:announc|outlin|describ|present)\w* .* (?:that|which) (?:will|is|aims"
        r"|intends|plans|hopes) ",
        frozenset({"protocol"}),
        _types("D000078325 Clinical Trial Protocol"),
    ),
    Design(
        "umbrella review",
        r"\bumbrella\b|\boverview of (?:systematic )?reviews|\breview of reviews",
        _SYNTHESIS,
        broader=("review",),
        mesh=("Systematic Reviews as Topic",),
        source=_WORDS,
    ),
    Design(
        "scoping review",
        r"\bscoping\b|\bmapping review",
        _SYNTHESIS,
        _types("Scoping Review"),
        broader=("review",),
    ),
    Design(
        "systematic review",
        r"\bsistem[aá]tica\b|\bsyst[eé]matique|\bsystematyczny|\bsys(?:\.?\b|tematic"
        # Of 23 titles with such a "systematic analysis" or "study" some three review.
        r"(?! (?:(?!review|meta|literature|search|synthes)\w+ ){0,4}"
        r"(?:analys[ei]s|stud(?:y|ies)|comparisons?|survey)$))|\bsrs?\b"
        r"|\bcochrane\b|\brapid review|\bevidence synthesis",
        _SYNTHESIS,
        _types("D000078182 Systematic Review"),
        broader=("review",),
    ),
    Design(
        "meta-analysis",
        r"\bmeta ?(?:an[aá]l|regression)|\bnetwork meta\b|\bpooled analys",
        _SYNTHESIS,
        _types("D017418 Meta-Analysis", "Network Meta-Analysis"),
        broader=("review",),
    ),
    Design(
        "narrative review",
        r"\bnarrative (?:literature )?(?:review|overview)|\bmini ?review",
        _SYNTHESIS,
        broader=("review",),
        source="MeSH scope note of Review (D016454), which has no finer type for it",
    ),
    Design(
        "case series",
        r"\bcase series|\bseries of (?:\w+ )?(?:cases|patients)|\bcase reports\b"
        r"|\breport of \w+ cases|^(?:report|describ|present)\w* .*cases$",
        _CASES,
        _types("D002363 Case Reports"),
        source=_V03 + ": Case Reports covers reports of one or several cases",
    ),
    Design(
        "case report",
        r"\bcase (?:report|history|of$)|(?<!qualitative )(?<!multiple )\bcase stud",
        _CASES,
        _types("D002363 Case Reports"),
    ),
    Design(
        "case-control study",
        r"\bcase control",
        _OBSERVATIONAL,
        mesh=("Case-Control Studies",),
        broader=("observational study",),
        source=_HEADING,
    ),
    Design(
        "randomized controlled trial",
        _RANDOM + r"|\bdouble (?:blind|mask).*\bplacebo controlled"
        r"|\bplacebo controlled.*\bdouble (?:blind|mask)",
        _TRIAL,
        _types(
            "D016449 Randomized Controlled Trial",
            "D065007 Pragmatic Clinical Trial",
            "D000073843 Equivalence Trial",
        ),
        broader=("controlled trial", "clinical trial"),
    ),
    Design(
        "crossover trial",
        r"\bcross ?over",
        _TRIAL,
        mesh=("Cross-Over Studies",),
        broader=("controlled trial", "clinical trial"),
        source=_HEADING,
    ),
    Design(
        "open-label trial",
        r"\bopen ?label|\bopen (?:trial|study)|\buncontrolled(?=.* trial)|\bsingle arm"
        r"|\bunblinded|\bnot blinded",
        _TRIAL,
        broader=("clinical trial",),
        source=_WORDS,
    ),
    Design(
        "animal study",
        r"\banimals?\b|\bmouse\b|\bmice\b|\bmurine\b|\brats?\b|\brodents?\b"
        r"|\bpre ?clinical\b",
        _LABORATORY,
        source="MeSH check tags Animals without Humans",
    ),
    Design(
        "in vitro study",
        r"\bin vitro\b|\btest tube\b|\bpetri dish\b|\bcell (?:culture\b|stud|work\b"
        r"|experiment)|\blab(?:oratory)?\b|\bbench\b",
        _LABORATORY,
        mesh=("In Vitro Techniques",),
        source=_HEADING,
    ),
    Design(
        "cohort study",
        r"\bcohort",
        _OBSERVATIONAL,
        mesh=("Cohort Studies",),
        broader=("observational study",),
        source=_HEADING,
    ),
    Design(
        "cross-sectional study",
        r"\bcross ?sectional|\bprevalence study",
        _OBSERVATIONAL,
        mesh=("Cross-Sectional Studies",),
        broader=("observational study",),
        source=_HEADING,
    ),
    Design(
        "retrospective study",
        r"\bretrospective|\b(?:chart|record|records) (?:review|audit|analys)",
        _OBSERVATIONAL | _CASES,
        mesh=("Retrospective Studies",),
        broader=("observational study",),
        source=_HEADING,
    ),
    Design(
        "survey",
        r"\bsurvey|\bquestionnaire|\bpoll\b",
        _OBSERVATIONAL,
        mesh=(
            "Surveys and Questionnaires",
            "Health Surveys",
            "Nutrition Surveys",
            "Health Care Surveys",
        ),
        broader=("observational study",),
        source=_HEADING,
    ),
    Design(
        "qualitative study",
        r"\bqualitative|\bin depth interview|\binterview study|\bfocus group",
        _OBSERVATIONAL,
        mesh=("Qualitative Research", "Focus Groups"),
        broader=("observational study",),
        source=_HEADING,
    ),
    Design(
        "controlled trial",
        r"\bcontrolled\b(?! substance).*\b(?:trial|stud)|\bnon ?randomi[sz]ed|\bquasi",
        _TRIAL,
        _types("D018848 Controlled Clinical Trial"),
        broader=("clinical trial",),
    ),
    Design(
        "pilot study",
        r"\bpilot|\bfeasibility|\bproof of concept|\bexploratory",
        _TRIAL | _OBSERVATIONAL | _LABORATORY,
        mesh=("Pilot Projects", "Feasibility Studies"),
        source=_HEADING,
    ),
    Design(
        "longitudinal study",
        r"\blongitudinal|\bfollow ?up study|\bprospective(?!.*\btrial)",
        _OBSERVATIONAL | _TRIAL,
        mesh=("Longitudinal Studies", "Follow-Up Studies", "Prospective Studies"),
        source=_HEADING,
    ),
    Design(
        "observational study",
        r"\bobservational|\bpopulation based|\bepidemiologic|\bregistry|\becological"
        r"|\breal world|\bnationwide|\bpopulation study|\btwin study",
        _OBSERVATIONAL,
        _types("D064888 Observational Study", "D018486 Twin Study"),
        mesh=("Epidemiologic Studies",),
    ),
    Design(
        "clinical trial",
        r"\btrial|\bclinical stud|\bphase (?:i|1|2|3|4)|\bblind|\bintervention"
        r"|\bpragmatic|\bdose (?:finding|ranging|escalation)|\bparallel group",
        _TRIAL,
        _types(
            "D016430 Clinical Trial",
            "D017426 Clinical Trial, Phase I",
            "D017427 Clinical Trial, Phase II",
            "D017428 Clinical Trial, Phase III",
            "D017429 Clinical Trial, Phase IV",
            "D000076362 Adaptive Clinical Trial",
            "Clinical Trial, Veterinary",
        ),
    ),
    Design(
        "guideline",
        r"\bguideline|\bpractice bulletin|\bstandards of|\bcare standard|\bconsensus"
        r"|\bposition (?:statement|paper|stand)",
        frozenset({"guideline"}),
        _types(
            "D017065 Practice Guideline",
            "D016431 Guideline",
            "D016446 Consensus Development Conference",
            "D016447 Consensus Development Conference, NIH",
        ),
    ),
    Design(
        "letter",
        r"\bletter",
        _OPINION,
        _types("D016422 Letter"),
    ),
    Design(
        "editorial",
        r"\beditorial|\bcommentary|\bopinion|\bviewpoint",
        _OPINION,
        _types("D016421 Editorial", "D016420 Comment"),
    ),
    Design(
        "review",
        r"\breview|\boverview",
        _SYNTHESIS,
        _types("D016454 Review"),
    ),
)
DESIGNS = {row.key: row for row in _ROWS}


def is_special_case(narrow: str, broad: str) -> bool:
    """Whether every study of the first design is one of the second."""
    return narrow == broad or broad in DESIGNS[narrow].broader


# Designs of one kind, by key: what puts others' studies together, and those of them
# that search for all; trials in which it was allocated who got what, and all trials.
POOLS = {key for key, row in DESIGNS.items() if "synthesis" in row.families}
POOLS |= {"guideline"}
SEARCHING = {"systematic review", "meta-analysis", "umbrella review", "scoping review"}
REVIEWED = {"review", "narrative review"}
TRIALS = {"randomized controlled trial", "controlled trial", "crossover trial"}
TRIAL_KINDS = TRIALS | {"clinical trial", "open-label trial"}


def excludes(stated: str, found: str) -> bool:
    """Whether one study cannot be of both designs."""
    pair = {stated, found}
    if pair == {"narrative review", "systematic review"}:
        return True
    if pair == {"narrative review", "meta-analysis"}:
        return True
    if "editorial" in pair and pair & REVIEWED:
        return False  # who reviews a field may give an opinion on it
    if pair & {"letter"} or ("guideline" in pair and pair & POOLS - {"guideline"}):
        return False  # a letter can carry a small study; guidelines rest on reviews
    if pair == {"case series"} | (pair - {"case series"}) and any(
        "observational" in DESIGNS[key].families for key in pair
    ):
        return False  # a series of cases is an observational study
    return DESIGNS[stated].families.isdisjoint(DESIGNS[found].families)
