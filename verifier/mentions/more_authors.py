"""Wordings for authors who are not named: ``et al.`` and the like. Pure."""

import re

from verifier.mentions.words import NOUN
from verifier.surnames import UPPER

_THEIR = (
    r"(?:his|her|their|other|a|the|\d{1,3}|two|three|four|five|six|seven|eight|nine"
    r"|ten|eleven|twelve|thirteen|fourteen|fifteen|twenty|dozen|several|some|fellow"
    r"|research|study|many|[a-z]{2,8}teen|an?\s[A-Z][a-z]{2,14})"
)
_STAFF = (
    r"(?:colleagues|co-?workers|others|associates|collaborators|co-?authors|authors"
    r"|co-?investigators|teams?|crew|group|researchers|investigators|scientists|friends"
    r"|[A-Z][a-z]{3,12}(?:ians|ns|ese|ish))"
)
# One who wrote with the author named before, and is named as well.
_COMPANION = (
    r"(?:co-?author|colleague|collaborator|co-?worker|co-?investigator|student|mentor"
    r"|supervisor|partner|wife|husband)"
)
_OTHER_NAME = (
    rf"(?:Drs?\.?\s|Prof\.?\s)?{UPPER}[\w’'-]{{1,20}}"
    rf"(?:\s{UPPER}[\w.’'-]{{0,20}}){{0,2}}"
)
# What those do who study, and what anybody does who writes.
_OF_STUDIES = (
    r"(?:pooled|compared|examined|analy[sz]ed|studied|tested|surveyed|enrolled|followed"
    r"|randomi[sz]ed|found|reported)\b"
)
_OF_WRITERS = (
    r"(?:wr(?:ote|itten)|published|r[au]n|conducted|led|reviewed|carried\sout|sets?\sout"
    r"|described|showed)"
)
ET_AL = (
    r"(?P<et_al>[,;]?\s{0,3}+(?:\b(?:[Ee][Tt]\.?\s{0,2}+[Aa][Ll](?![^\W\d_])\.?"
    r"|[Ee][Tt]\s[Aa]lii\b|[Ee][Tt]\s[Aa]lia\b"
    r"|y\s(?:cols?\b\.?|colaboradores|colegas)"
    r"|e\s(?:cols?\b\.?|coll\b\.?|collaboratori|colleghi|colegas|colaboradores)"
    r"|et\s(?:coll?\b\.?|(?:ses\s|leurs\s)?coll[èe]gues|(?:ses\s)?collaborateurs"
    r"|son\séquipe)"
    r"|und\s(?:(?:ihre|seine|sein|ihr)\s)?(?:Kolleg(?:inn)?en|Mitarbeiter|Team)"
    r"|en\s(?:(?:haar|zijn)\s)?(?:collega[’']?s|medewerkers)"
    r"|och\s(?:kollegor|medarbetare)|og\s(?:kolleger|medarbejdere)"
    r"|[ue]\.\s?a\.|m\.\s?fl\.|i\s(?:wsp|in)\.|a\skol\.|ve\sark\."
    r"|y\s(?:otros|otras|su\s(?:grupo|equipo))\b|et\s(?:d[’']autres|al)\b"
    r"|und\s(?:sein|ihr)\sTeam\b"
    rf"|and\s(?>(?:{_THEIR}\s){{0,3}})(?:[A-Z][a-z]{{2,14}}\s(?=colleagues))?{_STAFF}\b"
    rf"|and\sthe\s{UPPER}[\w’'-]{{1,20}}(?>(?:\s(?:(?:of|for|on|in|the)\s){{0,2}}"
    rf"{UPPER}[\w’'-]{{1,20}}){{0,5}}?\s(?:[Gg]roup|[Tt]eam|[Ii]nvestigators|Committee|Panel"
    r"|[Cc]ollaborat\w{2,5}))\b|and\s(?:al|cols?|co)(?![\w‐-])\.?)"
    rf"|with\s(?:(?:his|her|their|two|three|four|five|six|\d{{1,2}})\s)?"
    r"(?:colleagues|co-?workers)\b"
    r"|&\s(?:colleagues|co-?workers|others|associates|team|al\b\.?|co\b\.?)"
    r"|and\s(?:his|her|their)\s(?:[a-z]{3,12}\s)?(?:students|trainees|lab)\b"
    rf"|(?:and\s(?:his|her|their)\s(?:[a-z]{{3,12}}\s)?{_COMPANION},?"
    rf"\s{_OTHER_NAME})"
    rf"|(?P<with>(?:with|(?:together|along|working|writing)\swith|alongside)\s"
    rf"{_OTHER_NAME}(?>(?:,\s{_OTHER_NAME}){{0,4}})"
    rf"(?:,?\s(?:and|&)\s(?:{_OTHER_NAME}|(?:\w{{2,8}}\s)?[a-z]{{5,15}}))?"
    rf",?(?=\s(?:{_OF_STUDIES}|(?:ha[sd]\s)?{_OF_WRITERS}\s[^.;]{{0,80}}?\b{NOUN}\b)))))"
)
# "He and colleagues" are Dr He's: the surname is common, the wording is for surnames.
_OF_SURNAMES = re.compile(
    r"[,;]?\s*(?:and|&|with)\s(?:colleagues|co-?workers|others|associates|team|al)\b"
)


def is_staff(more_authors: str | None) -> bool:
    """Whether a group is named with its people: ``Mercy Hospital and colleagues``."""
    return more_authors is not None and "al" not in more_authors.lower()[-4:]


def is_pronoun(phrase: str, more_authors: str | None) -> bool:
    """Whether somebody named before is meant: ``She and her team``."""
    if phrase == "He":
        return is_staff(more_authors) and not _OF_SURNAMES.match(more_authors or "")
    return phrase in {"She", "They", "We"} and is_staff(more_authors)
