"""Studies named by their authors: ``Doe et al. (2011)`` in all spellings. Pure.

One bounded pattern runs over the text from capital letter to capital letter; what it
takes for a list of surnames is then read by `surnames.read_names`.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from verifier.mentions.cited_names import who_is_meant
from verifier.mentions.dated_names import CLOSE, cites_a_study
from verifier.mentions.issues import is_short_name, without_last_journal
from verifier.mentions.journal_names import is_journal
from verifier.mentions.layout import Layout, in_brackets
from verifier.mentions.more_authors import ET_AL
from verifier.mentions.vetoes import is_imprint, is_in_book
from verifier.mentions.words import ANY_YEAR, MONTH, NOUN
from verifier.mentions.years import year_nearby
from verifier.models import Mention
from verifier.references.journals import SHORT_JOURNALS, is_single_word_journal
from verifier.surnames import ELLIPSIS, LIST_OF_NAMES, UPPER, Names

_NOTE = r"(?>(?:\s?\[(?!(?:1[89]|20)\d\d[a-z]?\])\d[\d,–\- ]{0,12}\]|\d{1,3}(?!\d))?)"
_CITATION = re.compile(
    rf"(?P<names>{LIST_OF_NAMES})"
    rf"(?:{ET_AL}(?>(?:['’]s?\b|['’](?=\s))?)"
    rf"(?>(?:{_NOTE}[\s,.;:]{{0,3}}+(?>(?P<open>[(\[]\s?)?)['’]?"
    rf"(?P<year>{ANY_YEAR}|(?<=['’])[0-2]\d(?!\d))(?>(?P<suffix>[a-z](?![^\W_]))?)(?>(?:\d{{1,2}}(?!\d))?)(?![^\W_]))?)"
    rf"|(?>(?P<possessive>['’]s?)?)(?>(?:\s[(\[]{UPPER}[\w.]{{1,9}}[)\]])?)"
    # "(Doe, Roe, J Appl Psychol. 2021)": a stop only behind a shortened journal
    rf"(?>\.\s(?=\d{{4}}[)\]])|\s?,?\s{{0,2}}+)"
    rf"(?>(?P<open1>[(\[]\s?)?)"
    rf"(?P<year1>{ANY_YEAR})(?>(?P<suffix1>[a-z](?![^\W_]))?)(?![^\W_]))"
)
_MORE_YEARS = re.compile(
    rf"\s?(?:,|;|and|&)\s?(?:(?:and|&)\s)?(?:(?P<year>{ANY_YEAR})(?>(?P<suffix>[a-z])?)"
    r"|(?P<letter>[b-k]))(?=[,;)\].]|\sand\b|\s&|$)"
)
# A journal between names and year: "Doe et al., J Pain 2011".
_ISSUE = re.compile(
    rf"(?P<apart>[,;.:]|\s[–—])?\s{{1,2}}(?P<journal>[e]?{UPPER}[\w.&]{{0,20}}(?:\s(?:of\s|the"
    rf"\s|and\s){{0,2}}{UPPER}[\w.&]{{0,20}}){{0,6}}?)"
    rf"[,.]?\s(?:{MONTH},?\s(?:\d{{1,2}},?\s)?"
    # the volume and the page: "Nutrients, 13, 3757 (2021)"
    rf"|\d{{1,4}}(?:\(\d{{1,3}}\))?[,:]\s?[e]?\d{{1,6}}(?:[-–]\d{{1,6}})?,?\s)?"
    rf"[(\[]?(?P<year>{ANY_YEAR})(?!\d)"
)
# "Doe and co-workers’ BMJ paper from 2006"
_THEIR_PAPER = re.compile(
    rf"\s(?:(?P<journal>{UPPER}[\w.&]{{0,25}}(?:\s(?:of\s|the\s|and\s){{0,2}}"
    rf"{UPPER}[\w.&]{{0,25}}){{0,6}}?)\s)?{NOUN}\s(?:from|of|in)\s(?P<year>{ANY_YEAR})(?!\d)"
)
# "Doe, Roe, ... & Poe (2020)": the list was cut in its middle.
_CUT = re.compile(rf",\s{ELLIPSIS}")
_JOURNAL_BEHIND = re.compile(
    rf"(?:[,;]\s|\s\(|\sin\s(?:the\s)?|\s(?=[A-Z]{{3,5}}\b)|(?P<cell>\t)|(?P<glued>\.?\s))"
    rf"(?P<journal>{UPPER}[\w.&-]{{0,20}}"
    rf"(?:\s(?:(?:of|and|the|in|for|&)\s){{0,2}}{UPPER}[\w.&-]{{0,20}}){{0,6}}?)"
    # in a table it fills its cell
    r"(?(cell)(?=[\t\n]|\Z)|(?=\.?[);:\]]|,\s[a-z\d]|\.(?:\s|\Z)|\s\(|\Z|\n))"
)

# Before a year these words tell when.
_WHEN = frozenset("After Before By During From In Since Until".split())


def find_citations(layout: Layout, spans: Iterable[tuple[int, int]]) -> list[Mention]:
    """The mentions by author and year within the spans, in order."""
    text = layout.text
    found: list[Mention] = []
    chain = -10
    for start, end in spans:
        for match in _CITATION.finditer(text, start, end):
            when = match["names"] in _WHEN and not match["et_al"]
            if when or match.start() < chain:
                continue
            near = text[chain : match.start()] if match.start() - chain <= 4 else ""
            for mention in _read(layout, match, chained=near.startswith(";")):
                found.append(mention)
                chain = mention.end
    return found


def _read(layout: Layout, match: re.Match[str], *, chained: bool) -> Iterator[Mention]:
    """The mention that the match is, and those of further years chained to it."""
    text = layout.text
    et_al = match["et_al"] is not None
    bracketed = chained or in_brackets(text, match.start())
    read = who_is_meant(layout, match, bracketed=bracketed)
    if read is None:
        return
    begin, names, issue = read
    if issue is None and text.startswith(". ", match.end("names")) and match["year1"]:
        return
    first = begin + names.start
    if not (et_al or issue) and (
        (bracketed and is_in_book(layout, begin))
        or not _is_study(layout, match, names, first, bracketed=bracketed)
    ):
        return
    journal = issue.journal if issue else ""
    if len(names.surnames) > 1 and not (et_al or journal):
        names, journal = without_last_journal(match["names"], names)
    year, journal, stop = _when_and_where(text, match, journal)
    more = _further_years(text, stop) if year else []
    opened = match["open"] or match["open1"] or (issue and issue.signed)
    if not more and opened and text[stop : stop + 1] in CLOSE:
        stop += 1
    journal, stop = _printed_in(layout, match, journal, stop)
    sentence = layout.sentence(first, stop)
    mention = Mention(
        start=first,
        end=stop,
        surface=text[first:stop],
        kind="parenthetical"
        if bracketed and not (issue and issue.signed)
        else "narrative",
        sentence=sentence,
        line=layout.line(first),
        authors=names.surnames,
        et_al=et_al or _CUT.search(match["names"]) is not None,
        year=int(year) if year else year_nearby(text, sentence, first, stop),
        suffix=match["suffix"] or match["suffix1"] or "",
        journal=journal,
        acronym=issue.acronym if issue else "",
        group=names.group,
    )
    yield mention
    for begin, stop, year, letter in more:
        yield replace(
            mention,
            start=begin,
            end=stop,
            surface=text[begin:stop],
            year=int(year) if year else mention.year,
            suffix=letter,
        )


def _is_study(
    layout: Layout, match: re.Match[str], names: Names, first: int, *, bracketed: bool
) -> bool:
    """Whether names and a year, without "et al." or a journal, name a study."""
    text = layout.text
    if layout.is_in_italics(first, match.end("names")) or not cites_a_study(
        text, match, names, first, bracketed=bracketed
    ):
        return False
    return bool(names.group) or not is_imprint(
        text,
        match["names"],
        (first, match.end()),
        layout.sentence(first, match.end()),
        bracketed=bracketed,
        dated=bool(match["open1"]),
    )


def _when_and_where(
    text: str, match: re.Match[str], journal: str
) -> tuple[str, str, int]:
    """The year, the journal, and where they end: ``Doe et al., J Pain 2011``."""
    year, stop = match["year"] or match["year1"] or "", match.end()
    if year or not match["et_al"]:
        return f"20{year}" if len(year) == len("15") else year, journal, stop
    if theirs := _THEIR_PAPER.match(text, stop):
        name = theirs["journal"] or ""
        known = is_journal(name) or name in SHORT_JOURNALS
        return theirs["year"], name if known else "", stop
    cited = _ISSUE.match(text, stop)
    if cited and (
        cited["apart"]
        or is_journal(cited["journal"])
        or is_single_word_journal(cited["journal"])
    ):
        return cited["year"], cited["journal"], cited.end()
    return "", journal, stop


def _printed_in(
    layout: Layout, match: re.Match[str], journal: str, stop: int
) -> tuple[str, int]:
    """The journal, and where the mention ends: ``(Doe 2022, Circulation)``.

    Also ``Doe 2008 (Magnes Res)``, ``Doe et al., J Nutr`` and the next cell of a row.
    """
    text, year = layout.text, match["year"] or match["year1"]
    for first, last in layout.italics_within(stop, stop + 3) if year else ():
        if text[stop:first] == ", " and text[last : last + 1] in CLOSE and not journal:
            return text[first:last], last  # "Hinrichs (2011, *Education Finance*)"
    found = _JOURNAL_BEHIND.match(text, stop) if not journal else None
    if found is None or not (year or match["et_al"]):
        return journal, stop
    name = found["journal"].replace(".", "")
    if found["glued"]:
        known = bool(year) and " " in name and is_journal(name)
    else:
        known = not (match["open"] or match["open1"]) and (
            is_single_word_journal(name) or is_journal(name) or is_short_name(name)
        )
    whole = found["journal"].rstrip(".")
    return (whole, found.start("journal") + len(whole)) if known else (journal, stop)


def _further_years(text: str, start: int) -> list[tuple[int, int, str, str]]:
    """Start, end, year and letter of the years chained on: ``2011, 2012a,b``."""
    years: list[tuple[int, int, str, str]] = []
    year = ""
    while len(years) < 20 and (match := _MORE_YEARS.match(text, start)):
        begin = match.start("letter") if match["letter"] else match.start("year")
        year = match["year"] or year
        years.append(
            (begin, match.end(), year, match["suffix"] or match["letter"] or "")
        )
        start = match.end()
    return years
