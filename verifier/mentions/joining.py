"""Gives mentions what stands beside them: numbers, links, entries of the list. Pure."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from verifier.mentions.identifiers import Numbered, compatible, merge, read_address
from verifier.mentions.layout import Layout
from verifier.mentions.persons import PERSON, people_at
from verifier.mentions.titles import (
    is_among_papers,
    is_paper,
    reads_like_sentence,
    reads_like_title,
)
from verifier.mentions.words import YEAR
from verifier.models import Identifiers, Link, Mention, Reference
from verifier.names import fold_name
from verifier.references.authors import BARE_SURNAMES, split_surnames
from verifier.surnames import UPPER, could_be_surname, is_somebody

# What may stand between a mention and its number: no words but the number's name.
_BETWEEN = re.compile(
    r"[\s,;:.()\[\]/|–—-]{0,6}(?:(?:doi|DOI|and|via|at)\b[\s:]{0,2})?\Z"
)
_LINK_LABEL = re.compile(r"[\s,;:.()\[\]–-]{0,4}\Z")
_SCHOLARLY = re.compile(
    r"//(?:[\w-]+\.){0,3}(?:jamanetwork|nejm|thelancet|bmj|sciencedirect|springer|wiley"
    r"|tandfonline|sagepub|oup|nature|cell|frontiersin|mdpi|plos|biomedcentral"
    r"|cochranelibrary|ahajournals|acpjournals|annals|lww|karger|liebertpub|hindawi"
    r"|science|sciencemag|pnas|jci|elifesciences|psychiatryonline|aappublications"
    r"|ncbi\.nlm\.nih|semanticscholar|researchgate|jstor)\.(?:org|com|net|gov)/"
)
# A title that says what was done needs no publisher to be known for one.
_DESIGN = re.compile(
    r"\b(?:study|trial|review|meta-analysis|cohort|survey|findings|randomi[sz]ed"
    r"|case report"
    r"|protocol)\b",
    re.IGNORECASE,
)
_WORDS = re.compile(r"[^\W\d_]{2,}")


def attach_numbers(
    layout: Layout, cited: Sequence[Mention], numbers: Iterable[Numbered]
) -> list[Mention]:
    """The mentions with the numbers that follow them; the other numbers as mentions."""
    text = layout.text
    mentions = sorted(cited, key=lambda m: m.start)
    starts = [m.start for m in mentions]
    alone: list[Mention] = []
    reached: dict[int, int] = {}  # how far a mention's numbers go
    for number in numbers:
        ids = number.identifiers
        before = bisect_left(starts, number.start) - 1
        near = mentions[before] if before >= 0 else None
        reach = reached.get(before, near.end) if near else 0
        last = alone[-1] if alone else None
        if near and _takes(text, near, reach, number):
            merged = merge(near.identifiers, ids)
            mentions[before] = replace(near, identifiers=merged)
            reached[before] = number.end
        elif (
            last
            and not last.identifiers.registry
            and _takes(text, last, last.end, number)
        ):
            alone[-1] = _extend(layout, last, number)
        else:
            alone.append(_mention(layout, number.start, number.end, ids))
    return sorted([*mentions, *alone], key=lambda m: m.start)


def _takes(text: str, mention: Mention, reach: int, number: Numbered) -> bool:
    """Whether the number stands directly behind the mention and adds to it."""
    return (
        not number.identifiers.registry
        and 0 <= number.start - reach <= 12
        and _BETWEEN.match(text[reach : number.start]) is not None
        and compatible(mention.identifiers, number.identifiers)
    )


def _extend(layout: Layout, mention: Mention, number: Numbered) -> Mention:
    return replace(
        mention,
        end=number.end,
        surface=layout.text[mention.start : number.end],
        sentence=layout.sentence(mention.start, number.end),
        identifiers=merge(mention.identifiers, number.identifiers),
    )


def _mention(
    layout: Layout, start: int, end: int, identifiers: Identifiers, title: str = ""
) -> Mention:
    return Mention(
        start=start,
        end=end,
        surface=layout.text[start:end],
        kind="identifier",
        sentence=layout.sentence(start, end),
        line=layout.line(start),
        identifiers=identifiers,
        title=title,
    )


def attach_links(
    layout: Layout, mentions: Sequence[Mention], entries: list[Mention]
) -> list[Mention]:
    """The mentions with the numbers their links lead to; other such links as mentions.

    ``entries``, the mentions of reference entries, are completed in place.
    """
    ordered = sorted(mentions, key=lambda m: m.start)
    starts = [m.start for m in ordered]
    ends_of_entries = [m.end for m in entries]
    alone: list[Mention] = []
    for link in layout.document.links:
        ids = read_address(link.url)
        if not 0 <= link.start < link.end <= len(layout.text):
            continue
        if ids == Identifiers():
            alone += _titled(layout, link, ordered, starts)
            continue
        entry = bisect_left(ends_of_entries, link.end)
        if entry < len(entries) and entries[entry].start <= link.start:
            known = entries[entry].identifiers
            entries[entry] = replace(entries[entry], identifiers=merge(known, ids))
            continue
        owner = None if ids.registry else _owner(layout.text, ordered, starts, link)
        if owner is None:
            alone.append(_labelled(layout, link, ids))
            continue
        mention = ordered[owner]
        if compatible(mention.identifiers, ids):
            ordered[owner] = replace(
                mention, identifiers=merge(mention.identifiers, ids)
            )
    alone += _in_italics(layout, ordered, starts, entries)
    return sorted([*ordered, *_distinct(alone)], key=lambda m: m.start)


_GOES_ON = 160  # characters of the next sentence that may say what the title is of


# "Doe et al. 2011", as the words that lead to a paper are often put
_NAME_AND_YEAR = re.compile(
    rf"\W{{0,3}}(?P<name>{UPPER}[^\W\d_]{{1,24}}(?:[-’'][^\W\d_]{{1,20}})?)"
    rf"(?P<more>\set\sal\.?)?,?\s\(?(?P<year>{YEAR})\)?\W{{0,3}}"
)
_NAMES = re.compile(rf"\W{{0,3}}(?P<names>{BARE_SURNAMES})\W{{0,3}}")
# A title may join two: "Zinc and Sleep".
_FEWEST_NAMES = 3


def _labelled(layout: Layout, link: Link, identifiers: Identifiers) -> Mention:
    """The mention that a link to a paper is, with its title, or its author and year."""
    label = layout.text[link.start : link.end]
    listed = _NAMES.fullmatch(label)
    names = split_surnames(listed["names"]) if listed else ()
    if len(names) >= _FEWEST_NAMES and all(map(is_somebody, names)):
        return replace(
            _mention(layout, link.start, link.end, identifiers),
            authors=names,
        )
    signed = _NAME_AND_YEAR.fullmatch(label)
    if signed is None or not could_be_surname(signed["name"]):
        title = link_title(label)
        return _mention(layout, link.start, link.end, identifiers, title)
    return replace(
        _mention(layout, link.start, link.end, identifiers),
        authors=(signed["name"],),
        et_al=signed["more"] is not None,
        year=int(signed["year"]),
    )


def _in_italics(
    layout: Layout,
    ordered: Sequence[Mention],
    starts: Sequence[int],
    entries: Sequence[Mention],
) -> Iterator[Mention]:
    """Titles of papers set in italics, outside of reference lists."""
    text, ends = layout.text, [m.end for m in entries]
    for start, end in layout.document.emphasis:
        title = link_title(text[start:end])
        entry = bisect_left(ends, end)
        if not title or (entry < len(entries) and entries[entry].start <= start):
            continue
        near = bisect_left(starts, start)
        taken = near < len(starts) and starts[near] < end
        if taken or (near and ordered[near - 1].end > start):
            continue
        low, high = layout.sentence(start, end)
        if is_paper(title, text[low:start] + text[end : high + _GOES_ON]):
            mention = _mention(layout, start, end, Identifiers(), title)
            yield replace(mention, kind="narrative")


# Behind a title, "(1999)", "(what a mouthful, 2020)", "from the journal".
_DATED_BEHIND = re.compile(rf"[”\"]?\s\((?:[^()\n]{{2,40}},\s)?(?P<year>{YEAR})\)")
_PRINTED_BEHIND = re.compile(
    r"[”\"]?,?\s(?:(?:published|printed)\s)?(?:in|from)\s(?:the\s)?journal\s"
)
_OWNER_BEFORE = re.compile(rf"(?<![\w’'.-])(?P<p>{PERSON})[’']s\s[“\"]?\Z")
_LONGEST_NAME = 60


def _titled(
    layout: Layout, link: Link, ordered: Sequence[Mention], starts: Sequence[int]
) -> list[Mention]:
    """The title that the link's text is, where it leads to a publisher of papers.

    Or where it is said of a paper: by whom, of what year, in which journal.
    """
    text = layout.text
    title = link_title(text[link.start : link.end])
    sentence = layout.sentence(link.start, link.end)
    before, behind = text[sentence[0] : link.start], text[link.end : sentence[1]]
    beside = before + behind
    dated = _DATED_BEHIND.match(text, link.end)
    owner = _whose(text, link) if dated and reads_like_sentence(title) else ()
    printed = _PRINTED_BEHIND.match(text, link.end)
    told = reads_like_title(title) and (
        _DESIGN.search(title)
        or is_paper(title, beside)
        or (not beside.strip(" *-•.") and _is_listed(layout, title))
        or (dated and is_among_papers(before, behind))
    )
    if not title or not (told or owner or printed or _SCHOLARLY.search(link.url[:200])):
        return []
    if not owner and _owner(text, ordered, starts, link) is not None:
        return []
    mention = _mention(layout, link.start, link.end, Identifiers(), title)
    return [
        replace(
            mention,
            kind="narrative",
            authors=owner,
            year=int(dated["year"]) if dated else mention.year,
            weighed=bool(owner),  # what is linked may be a book
        )
    ]


def _whose(text: str, link: Link) -> tuple[str, ...]:
    """The surname of the one person in full whose the linked title is."""
    low = max(0, link.start - _LONGEST_NAME)
    owner = _OWNER_BEFORE.search(text, low, link.start)
    if owner is None:
        return ()
    people = people_at(text, owner.span("p"), owner.start(), owner.end())
    return tuple(person.value for person in people)


# What a page calls a list of papers, and what its own articles are called.
_READING = re.compile(
    r"\b(?:reading list|papers|studies|research|evidence|literature|references)\b",
    re.IGNORECASE,
)
_ARTICLE = re.compile(
    r"\b(?:what|how|why|when|your|best|tips|guide|19\d\d|20\d\d)\b", re.IGNORECASE
)
_LONG_TITLE = 7


def _is_listed(layout: Layout, title: str) -> bool:
    """Whether a link by itself is a title in a list of papers."""
    return (
        len(title.split()) >= _LONG_TITLE
        and _READING.search(layout.document.title) is not None
        and _ARTICLE.search(title) is None
    )


def _distinct(alone: Iterable[Mention]) -> list[Mention]:
    return list({(m.start, m.end, m.identifiers): m for m in alone}.values())


def _owner(
    text: str, ordered: Sequence[Mention], starts: Sequence[int], link: Link
) -> int | None:
    """Which mention the link stands on or directly behind."""
    first = bisect_left(starts, link.start)
    if first < len(ordered) and starts[first] < link.end:
        return first
    before = first - 1
    if before < 0:
        return None
    end = ordered[before].end
    if end > link.start:
        return before
    label = text[link.start : link.end]
    short = len(_WORDS.findall(label)) <= 2
    near = link.start - end <= 4 and _LINK_LABEL.match(text[end : link.start])
    return before if short and near else None


# What somebody tells, and no title: "Three cases were described in 2011".
_TELLING = re.compile(
    r"\b(?:was|were|ha(?:s|ve|d)\s(?:\w{2,12}\s)?been)\s(?:\w{2,12}ly\s)?\w{2,14}(?:ed|en|wn|nd|ne)\b"
    r"|\b(?:found|showed|shows|suggests?|reported)\sthat\b"
    r"|\b(?:published|printed|carried)\s(?:that|this|these|it|the|an?|his|her|their)\s"
)


def link_title(label: str) -> str:
    """The label where it reads like the title of a paper, else nothing."""
    label = " ".join(label.split()).strip(" “”\"'‘’.,;:")
    words = _WORDS.findall(label)
    if len(words) < 4 or len(label) > 300 or not label[0].isupper():
        return ""
    if _TELLING.search(label):
        return ""
    return "" if label.startswith(("http", "www.")) else label


def tie_to_references(
    mentions: Iterable[Mention], references: Sequence[Reference]
) -> list[Mention]:
    """The mentions, each with the entry of the page's own list that it means."""
    if not references:
        return list(mentions)
    by_author: dict[str, list[Reference]] = defaultdict(list)
    for reference in references:
        if reference.authors:
            by_author[_key(reference.authors[0])].append(reference)
    return [_tie(mention, by_author) for mention in mentions]


def _key(surname: str) -> str:
    words = fold_name(surname).split()
    return words[-1] if words else ""


def _tie(mention: Mention, by_author: dict[str, list[Reference]]) -> Mention:
    name = mention.authors[0] if mention.authors else mention.group
    if mention.reference or not name:
        return mention
    fitting = [r for r in by_author.get(_key(name), ()) if _fits(mention, r)]
    if mention.suffix and len(fitting) > 1:
        place = ord(mention.suffix) - ord("a")
        fitting = fitting[place : place + 1]
    return replace(mention, reference=fitting[0]) if len(fitting) == 1 else mention


def _fits(mention: Mention, reference: Reference) -> bool:
    if mention.year and reference.year != mention.year:
        return False
    if mention.et_al:
        return reference.et_al or len(reference.authors) != 1
    listed = [_key(name) for name in reference.authors]
    wanted = [_key(name) for name in mention.authors]
    if mention.year is None and len(wanted) < 2:
        return True
    return wanted == listed[: len(wanted)] and (
        len(wanted) == len(listed) or len(wanted) > 2 or reference.et_al
    )
