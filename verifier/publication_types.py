"""MeSH publication types: the identifier that each label stands for. Pure.

A type is matched by its identifier, never by its label: labels change (D016440 was
``Retraction of Publication`` and is ``Retraction Notice`` since 2026), identifiers
do not.
"""

from collections.abc import Iterable

from verifier.models import PublicationType
from verifier.names import fold

RETRACTED = PublicationType("D016441", "Retracted Publication")

# Read off the PubmedArticle elements of NLM's baseline files of 2020 and 2021.
_SEEN = {
    "Autobiography": "D020493",
    "Bibliography": "D016417",
    "Biography": "D019215",
    "Case Reports": "D002363",
    "Clinical Conference": "D016429",
    "Clinical Study": "D000068397",
    "Clinical Trial": "D016430",
    "Clinical Trial, Phase I": "D017426",
    "Clinical Trial, Phase II": "D017427",
    "Clinical Trial, Phase III": "D017428",
    "Comment": "D016420",
    "Comparative Study": "D003160",
    "Congress": "D016423",
    "Consensus Development Conference": "D016446",
    "Consensus Development Conference, NIH": "D016447",
    "Controlled Clinical Trial": "D018848",
    "Corrected and Republished Article": "D016439",
    "Dictionary": "D016437",
    "Directory": "D016435",
    "Editorial": "D016421",
    "English Abstract": "D004740",
    "Evaluation Study": "D023362",
    "Expression of Concern": "D000075742",
    "Guideline": "D016431",
    "Historical Article": "D016456",
    "Interview": "D017203",
    "Introductory Journal Article": "D054711",
    "Journal Article": "D016428",
    "Lecture": "D019531",
    "Letter": "D016422",
    "Meta-Analysis": "D017418",
    "Multicenter Study": "D016448",
    "News": "D016433",
    "Newspaper Article": "D018431",
    "Observational Study": "D064888",
    "Overall": "D016424",
    "Patient Education Handout": "D029282",
    "Personal Narrative": "D062210",
    "Portrait": "D019477",
    "Practice Guideline": "D017065",
    "Preprint": "D000076942",
    "Published Erratum": "D016425",
    "Randomized Controlled Trial": "D016449",
    "Research Support, N.I.H., Extramural": "D052061",
    "Research Support, N.I.H., Intramural": "D052060",
    "Research Support, Non-U.S. Gov't": "D013485",
    "Research Support, U.S. Gov't, Non-P.H.S.": "D013486",
    "Research Support, U.S. Gov't, P.H.S.": "D013487",
    "Retracted Publication": "D016441",
    "Retraction Notice": "D016440",
    "Review": "D016454",
    "Systematic Review": "D000078182",
    "Technical Report": "D016427",
    "Validation Study": "D023361",
    "Video-Audio Media": "D059040",
}
# From MeSH as remembered; no record at hand shows identifier and label together.
_UNSEEN = {
    "Adaptive Clinical Trial": "D000076362",
    "Clinical Trial Protocol": "D000078325",
    "Clinical Trial, Phase IV": "D017429",
    "Equivalence Trial": "D000073843",
    "Pragmatic Clinical Trial": "D065007",
}
# Earlier or singular labels, and article types of JATS that mean a MeSH type.
_SYNONYMS = {
    "Congresses": "D016423",
    "Evaluation Studies": "D023362",
    "Retraction of Publication": "D016440",
    "Validation Studies": "D023361",
    "case-report": "D002363",
    "correction": "D016425",
    "research-article": "D016428",
    "retraction": "D016440",
    "review-article": "D016454",
}
# PubMed's [pt] finds the narrower types of MeSH too (User Guide, "Publication types").
_CHILDREN = {
    "Clinical Trial": (
        "Adaptive Clinical Trial",
        "Clinical Trial, Phase I",
        "Clinical Trial, Phase II",
        "Clinical Trial, Phase III",
        "Clinical Trial, Phase IV",
        "Controlled Clinical Trial",
    ),
    "Controlled Clinical Trial": ("Randomized Controlled Trial",),
    "Randomized Controlled Trial": ("Equivalence Trial", "Pragmatic Clinical Trial"),
}
_BY_LABEL = {
    fold(label): ui
    for table in (_SEEN, _UNSEEN, _SYNONYMS)
    for label, ui in table.items()
}
_BY_UI = {ui: label for table in (_SEEN, _UNSEEN) for label, ui in table.items()}


def identify(label: str) -> str:
    """The identifier of the type with this label, or "" where it is not known."""
    return _BY_LABEL.get(fold(label), "")


def narrower(ui: str) -> tuple[str, ...]:
    """The types that PubMed finds with this one, by identifier; none for most."""
    children = map(identify, _CHILDREN.get(_BY_UI.get(ui, ""), ()))
    return tuple(found for child in children for found in (child, *narrower(child)))


def publication_type(label: str) -> PublicationType:
    """The type with this label, under its MeSH label where it is known."""
    ui = identify(label)
    return PublicationType(ui, _BY_UI.get(ui, label))


def publication_types(labels: Iterable[str]) -> tuple[PublicationType, ...]:
    """The types with these labels in order, each once."""
    return tuple(dict.fromkeys(map(publication_type, labels)))
