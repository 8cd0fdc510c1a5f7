"""What PubMed need not hold: books, theses, talks, preprints, data. Pure.

PubMed holds papers of journals. That it does not list a book or a preprint is no sign
that there is none: such a study is looked up, and where it is not found, nothing is
said against it.
"""

import re
from collections.abc import Sequence

from verifier.mentions.journal_names import is_journal
from verifier.models import Document, Elsewhere, Identifiers, Mention, Reference
from verifier.references.journals import is_abbreviated, is_single_word_journal

# Who gives out the first part of a DOI: Crossref's and DataCite's lists of prefixes.
# Cold Spring Harbor's is shared by its journals, which PubMed holds.
_DOIS: tuple[tuple[Elsewhere, re.Pattern[str]], ...] = (
    (
        "a preprint",
        re.compile(
            r"10\.(?:1101/(?:\d{6,}|\d{4}\.\d\d\.\d\d\.\d+)"  # bioRxiv, medRxiv
            r"|21203/rs\.|2139/ssrn|48550/arxiv|26434/chemrxiv|36227/techrxiv"
            r"|20944/preprints|22541/au\.|2196/preprints|32388/"
            r"|(?:31234|31219|31235|31222|31232|35542|51224)/)",  # OSF's servers
            re.IGNORECASE,
        ),
    ),
    (
        "a data set, or the register of a trial",
        re.compile(
            r"10\.(?:5281/zenodo|6084/m9|5061/dryad|17605/osf|7910/dvn|17632/"
            r"|3886/icpsr|17504/protocols|1186/isrctn)",
            re.IGNORECASE,
        ),
    ),
    # publishers put a book's ISBN into its DOI
    (
        "a book",
        re.compile(
            r"10\.\d{4,9}/\S{0,12}(?<!\d)97[89](?:-?\d){10}(?!\d)", re.IGNORECASE
        ),
    ),
)

_PREPRINT = (
    r"\b[Pp]re-?prints?\b|\b(?:(?:[Bb]io|[Mm]ed|[Cc]hem|[Pp]sy|[Ss]oc|[Ee]d)[Rr]xiv"
    r"|(?:[Pp]sy|[Ss]oc|[Ee]d)ArXiv|arXiv|Research\sSquare|SSRN)\b"
    r"|\b(?:not|un|awaiting|before|without|yet\sto\sbe)[ -](?:(?:yet|been|being|its)\s)"
    r"{0,3}peer[- ]review(?:ed)?\b"
)
_THESIS = (
    r"\b[Dd]issertation\b|\b(?:[Dd]octoral|Ph\.?\s?D\.?|[Mm]aster[’']?s?|M\.?Sc\.?|DPhil"
    r"|[Dd]iploma|[Bb]achelor[’']?s?)\s(?:thesis|theses)\b|\b[Tt]hesis\s(?:at|submitted)\b"
)
_MEETING = (
    r"(?:[Cc]onference|[Cc]ongress|[Ss]ymposium|[Aa]nnual\s(?:[Mm]eeting|[Ss]essions?)"
    r"|[Ss]cientific\s[Ss]essions?|[Cc]onvention|[Mm]eeting\sof\sthe)"
)
_TALK = (
    rf"\b(?:[Pp]resent(?:ed|ing|ation)|[Pp]oster|[Aa]bstract|[Tt]alk|[Ss]peaking|unveiled)\b"
    rf"[^.;]{{0,80}}?\b{_MEETING}\b"
    rf"|\[(?:[Cc]onference|[Pp]oster|[Oo]ral|[Pp]aper)\s(?:[Pp]resentation|[Aa]bstract"
    r"|[Ss]ession)\]"
    rf"|\b{_MEETING}\s(?:abstract|poster|presentation|talk|paper)\b"
    r"|\b(?:[Oo]ral|[Pp]oster)\s(?:presentation|communication|abstract)\b"
    r"|\d{4}[a-z]?[,;]\s(?:[Pp]oster|[Tt]alk|[Cc]onference\sabstract)\)"
)
# What an author has written, and not what somebody else's book says of a paper.
_BOOK = (
    r"(?:[’']s|\b[Hh]is|\b[Hh]er|\b[Tt]heir)\s(?:(?:own|new|\d{4}|best-?selling|popular"
    r"|first|classic|short)\s){0,2}(?:book|memoir|textbook|bestseller|handbook)\b"
    r"|\bwrote\s(?:an?|the|several|two|his|her|their)\s(?:\w+\s){0,2}books?\b"
)
# How an entry of a bibliography tells of a book, or of a chapter in one.
_PRINTED = (
    r"\bISBN\b|\b(?:\d(?:st|nd|rd|th)|[Rr]ev(?:ised|\.)?|[Ss]econd|[Tt]hird|[Ff]ourth"
    r"|[Ff]ifth)\s[Ee]d(?:ition|n)?\b|\b[Ii]n:?\s[^.]{3,160}\b[Ee]d(?:s|itors?)?\b"
    r"|\b(?:University\s)?Press\b|\bPublish(?:ers|ing)\b|\b(?:Springer|Wiley|McGraw|Saunders"
    r"|Lippincott|Routledge|Penguin|Viking|Norton|Guilford|Mosby|Churchill|Verlag"
    r"|Random\sHouse|HarperCollins|Macmillan|Blackwell|Scribner|Bantam|Rodale)\b"
    # place and publisher: "Arlington, VA: American Psychiatric Publishing."
    r"|[.,]\s[A-Z][\w.’' -]{2,24}(?:,\s[A-Z][\w.]{1,3})?:\s[A-Z][\w&.,’' -]{2,50}"
    r"(?:[;,.]\s?(?:19|20)\d\d\b|\.?\Z)"
)
_TOLD: tuple[tuple[Elsewhere, re.Pattern[str]], ...] = (
    ("a preprint", re.compile(_PREPRINT)),
    ("a thesis", re.compile(_THESIS)),
    ("a talk or a poster", re.compile(_TALK)),
)
_AUTHORED = re.compile(_BOOK)
_BOOKISH = re.compile(_PRINTED)
_STEMS = ("print", "xiv", "Xiv", "review", "hes", "issert", "present", "Present",
          "oster", "bstract", "alk", "peaking", "unveil", "book", "memoir",
          "bestseller", "esearch Square", "SSRN")  # fmt: skip


# So far around a name the words reach that call its study a thesis or a talk.
_BESIDE_IT = 120


def where_else(
    document: Document,
    mentions: Sequence[Mention],
    entry: Reference,
    known: Identifiers,
) -> Elsewhere:
    """What the text says that it is, when PubMed need not hold such a thing."""
    if known.pmid or known.pmcid:
        return ""
    if known.doi and (kind := numbered_elsewhere(known.doi)):
        return kind
    if entry.end or entry.elsewhere:
        return listed_elsewhere(entry, document.text[entry.start : entry.end])
    for mention in mentions:
        low, high = mention.sentence
        around = (
            max(low, mention.start - _BESIDE_IT),
            min(high, mention.end + _BESIDE_IT),
        )
        if kind := told_elsewhere(document.text[slice(*around)]):
            return kind
    return ""


def told_elsewhere(words: str) -> Elsewhere:
    """What the words beside its name call a study, when that is no journal's paper."""
    if not any(stem in words for stem in _STEMS):
        return ""
    return _told(words) or ("a book" if _AUTHORED.search(words) else "")


def numbered_elsewhere(doi: str) -> Elsewhere:
    """What the registrant of a DOI gives it to, when that is no journal's paper."""
    return next((kind for kind, pattern in _DOIS if pattern.match(doi)), "")


def listed_elsewhere(entry: Reference, text: str) -> Elsewhere:
    """What an entry of a bibliography is, when it is not known to be a journal's paper.

    ``text`` is the entry as printed. A journal that nobody knows counts with the
    volume: newspapers and publishers stand in its place.
    """
    if entry.pmid or entry.pmcid or (entry.journal and (entry.volume or entry.pages)):
        return ""
    told = entry.elsewhere or _told(text)
    if told or _is_journal(entry.journal) or (entry.volume and entry.pages):
        return told
    if _BOOKISH.search(text):
        return "a book"
    return "" if entry.doi else "cited without a journal"


def _told(words: str) -> Elsewhere:
    return next((kind for kind, pattern in _TOLD if pattern.search(words)), "")


def _is_journal(name: str) -> bool:
    return is_journal(name) or is_single_word_journal(name) or is_abbreviated(name)
