"""The studies that a document names, each with what is known of it. Pure."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from hashlib import sha256

from verifier.claims import read_claims
from verifier.models import (
    Claims,
    Document,
    Identifiers,
    Mention,
    NamedStudy,
)
from verifier.names import fold
from verifier.studies.elsewhere import (
    where_else,
)
from verifier.studies.given_names import given_name
from verifier.studies.joining import join_mentions
from verifier.studies.mention_facts import (
    NO_ENTRY,
    Facts,
    merge_identifiers,
)
from verifier.uncollected import uncollected


@uncollected
def name_studies(document: Document, mentions: Sequence[Mention]) -> list[NamedStudy]:
    """The studies that a document names, by first mention, with its claims of each."""
    ordered = sorted(mentions, key=lambda mention: (mention.start, mention.end))
    groups = join_mentions(document, ordered)
    joined = [_told(tuple(ordered[i] for i in group.members)) for group in groups]
    claims = read_claims(document, joined)
    keys = _unique(
        _key(document, group.facts, members)
        for group, members in zip(groups, joined, strict=True)
    )
    return [
        _study(document, key, members, claimed)
        for key, members, claimed in zip(keys, joined, claims, strict=True)
    ]


def _told(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions of one study; where one names it, "a review" is no unnamed study."""
    if len(mentions) == 1 or all(m.kind == "unnamed" for m in mentions):
        return mentions
    return tuple(
        replace(m, kind="narrative") if m.kind == "unnamed" else m for m in mentions
    )


def _study(
    document: Document, key: str, mentions: tuple[Mention, ...], claims: Claims
) -> NamedStudy:
    entry = next((m.reference for m in mentions if m.reference), NO_ENTRY)
    authors, et_al = _longest_names(mentions)
    known = Identifiers(doi=entry.doi, pmid=entry.pmid, pmcid=entry.pmcid)
    for mention in reversed(mentions):
        known = merge_identifiers(mention.identifiers, known)
    return NamedStudy(
        document=document.name,
        key=key,
        mentions=mentions,
        claims=claims,
        authors=authors,
        given=given_name(document.text, mentions, authors[0]) if authors else "",
        et_al=et_al,
        year=claims.year,
        suffix=next((m.suffix for m in mentions if m.suffix), ""),
        identifiers=known,
        volume=entry.volume,
        issue=entry.issue,
        pages=entry.pages,
        acronym=next((m.acronym for m in mentions if m.acronym), ""),
        group=next((m.group for m in mentions if m.group), ""),
        elsewhere=where_else(document, mentions, entry, known),
    )


def _longest_names(mentions: Sequence[Mention]) -> tuple[tuple[str, ...], bool]:
    """The longest list of surnames, as written, and whether it says it is cut."""
    lists = [(m.authors, m.et_al) for m in mentions]
    lists += [(m.reference.authors, m.reference.et_al) for m in mentions if m.reference]
    return max(lists, key=lambda names: len(names[0]))


def _key(document: Document, facts: Facts, mentions: tuple[Mention, ...]) -> str:
    """What the study is called within its document, before collisions."""
    year = f"-{facts.year}{facts.suffix}" if facts.year else ""
    first = mentions[0]
    name = (
        (facts.surnames[0] if facts.surnames else "")
        or fold(next((m.acronym for m in mentions if m.acronym), ""))
        or fold(next((m.group for m in mentions if m.group), ""))
    )
    if name:
        return name.replace(" ", "-") + year
    if facts.numbers:
        return ":".join(facts.numbers[0])
    if facts.known.registry:
        return facts.known.registry.lower()
    if facts.title:
        return f"title-{_digest(' '.join(sorted(facts.title)))}"
    journal = fold(first.journal).replace(" ", "-")
    if journal:
        return journal + year
    sentence = document.text[slice(*first.sentence)]
    return f"{first.kind}-{_digest(fold(sentence))}"


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "replace")).hexdigest()[:8]


def _unique(keys: Iterator[str]) -> Iterator[str]:
    """The keys, the second of a kind as ``…-b``, the 27th as ``…-27``."""
    taken: dict[str, int] = defaultdict(int)
    given: set[str] = set()
    for key in keys:
        unique = key
        while unique in given:
            taken[key] += 1
            n = taken[key]
            unique = f"{key}-{chr(ord('a') + n) if n < 26 else n + 1}"
        given.add(unique)
        yield unique
