"""Finds every mention of a study in a document, with the parts it names. Pure.

One finder for each way of naming: `citations` by authors, `identifiers` by number,
`notes` by a mark that points into the page's own list, `parts` by journal, person,
institution, title or trial, which `telling` puts together by sentence, `unnamed` by
nothing, `learned` by all that stands around what no other took; `gathering` puts
together what the sentences of one passage say of one study. This module lets the
finders run over what is not a reference list, and settles which mention owns which
words.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from operator import attrgetter

from verifier.mentions.acronyms import find_acronyms
from verifier.mentions.anchors import near_authors, study_sentences
from verifier.mentions.citations import find_citations
from verifier.mentions.further_down import place_in_journals
from verifier.mentions.gathering import gather
from verifier.mentions.identifiers import find_numbers
from verifier.mentions.joining import attach_links, attach_numbers, tie_to_references
from verifier.mentions.layout import Layout
from verifier.mentions.learned import find_learned
from verifier.mentions.notes import find_notes
from verifier.mentions.parts import has_names
from verifier.mentions.returns import (
    find_comebacks,
    find_own,
    find_returns,
    surnames_of,
)
from verifier.mentions.rows import told_in_rows
from verifier.mentions.telling import read_sentence
from verifier.mentions.theirs import is_theirs
from verifier.mentions.unnamed import find_beside, find_unnamed
from verifier.mentions.years import dated_above, dated_by_last
from verifier.models import Document, Identifiers, Mention, Reference
from verifier.references import find_references
from verifier.uncollected import uncollected

__all__ = ["find_mentions"]

_place = attrgetter("start", "end")


@uncollected
def find_mentions(document: Document) -> list[Mention]:
    """Every mention of a study in the document, in the order of the text."""
    text, layout = document.text, Layout(document)
    references = find_references(document)
    entries = [_mention_of(reference, layout) for reference in references]
    gaps = list(_gaps(len(text), entries))
    cited = find_citations(layout, near_authors(text, gaps))
    numbers = [number for gap in gaps for number in find_numbers(text, *gap)]
    named = attach_numbers(layout, cited, numbers)
    named += find_notes(layout, references, named, gaps)
    named = attach_links(layout, tie_to_references(named, references), entries)
    known = surnames_of([*entries, *named])
    returning = _apart(find_returns(layout, gaps, known, named), named)
    named = sorted([*named, *tie_to_references(returning, references)], key=_place)
    told, untold = _told(layout, gaps, named, known)
    learned = list(find_learned(layout, gaps, [*told, *untold]))
    told, untold = _not_along(told, learned), [*_not_along(untold, learned), *learned]
    every = [*entries, *told, *untold]
    fresh = surnames_of([*told, *untold]) - known - surnames_of(named)
    again = _apart(find_comebacks(layout, gaps, fresh, every), every)
    every = told_in_rows(layout, [*every, *again])
    placed = place_in_journals(document, sorted(every, key=_place))
    gathered = gather(layout, references, list(placed))
    dated = dated_above(document, gathered)
    return list(dated_by_last(layout, sorted(dated, key=_place)))


def _apart(found: Iterable[Mention], named: Sequence[Mention]) -> list[Mention]:
    """Those found that share no character with a named mention."""
    ordered = sorted(named, key=_place)
    starts = [mention.start for mention in ordered]
    apart = []
    for mention in found:
        before = bisect_left(starts, mention.end) - 1
        if before < 0 or ordered[before].end <= mention.start:
            apart.append(mention)
    return apart


def _not_along(told: Sequence[Mention], learned: Sequence[Mention]) -> list[Mention]:
    """The told but for those, known from elsewhere, whom a learned list names along."""
    starts = [mention.start for mention in learned]
    kept = []
    for mention in told:
        before = bisect_right(starts, mention.start) - 1
        whole = learned[before] if before >= 0 else mention
        if (
            whole is mention
            or mention.end > whole.end
            or not mention.authors
            or not set(mention.authors) <= set(whole.authors)
        ):
            kept.append(mention)
    return kept


def _told(
    layout: Layout,
    gaps: Sequence[tuple[int, int]],
    named: Iterable[Mention],
    known: Collection[str],
) -> tuple[list[Mention], list[Mention]]:
    """The named mentions completed by prose, and those that only prose makes."""
    by_sentence: dict[int, list[Mention]] = defaultdict(list)
    for mention in named:
        by_sentence[mention.sentence[0]].append(mention)
    untold: list[Mention] = []
    acronyms = find_acronyms(layout, gaps)
    places = [start for start, _ in acronyms]
    cut = {start for start, _ in gaps}
    for sentence in study_sentences(layout, gaps, places):
        whole = sentence[0]
        if whole in cut:
            whole = layout.sentence(whole)[0]
        here = by_sentence[whole]
        words = layout.text[slice(*sentence)]
        if not here and not (has_names(words) or is_theirs(words)):
            untold += find_unnamed(layout, sentence)
            continue
        by_sentence[whole], told = read_sentence(layout, sentence, here, acronyms)
        if not told and not here:
            own = find_own(layout, sentence, known)
            told = [own] if own else find_unnamed(layout, sentence)
        else:
            told += find_beside(layout, sentence, [*told, *by_sentence[whole]])
        untold += told
    return [m for mentions in by_sentence.values() for m in mentions], untold


def _mention_of(reference: Reference, layout: Layout) -> Mention:
    """The mention that an entry of a reference list is."""
    return Mention(
        start=reference.start,
        end=reference.end,
        surface=layout.text[reference.start : reference.end],
        kind="reference",
        sentence=(reference.start, reference.end),
        line=layout.line(reference.start),
        authors=reference.authors,
        et_al=reference.et_al,
        year=reference.year,
        identifiers=Identifiers(
            doi=reference.doi.lower(), pmid=reference.pmid, pmcid=reference.pmcid
        ),
        journal=reference.journal,
        title=reference.title,
        reference=reference,
    )


def _gaps(length: int, entries: Iterable[Mention]) -> Iterator[tuple[int, int]]:
    """The spans of the text that no entry of a reference list covers."""
    done = 0
    for entry in entries:
        if entry.start > done:
            yield done, entry.start
        done = max(done, entry.end)
    if done < length:
        yield done, length
