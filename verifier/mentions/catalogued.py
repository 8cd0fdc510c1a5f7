"""Journals of the catalogue in prose, and the year that stands by a journal. Pure."""

import re
from collections.abc import Iterator
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from verifier.mentions.journal_names import OF_BODY, is_grade
from verifier.mentions.words import MONTH, NOUN, YEAR, Part
from verifier.references.journals import SHORT_JOURNALS, catalogue, is_abbreviated
from verifier.surnames import UPPER

_AFTER_JOURNAL = re.compile(
    rf"[,.]?\s(?:\(|in\s|on\s|of\s|for\s|dated\s(?:from\s)?)?(?:the\s)?"
    r"(?:(?:spring|summer|autumn|fall|winter)\s(?:of\s)?)?"
    rf"(?:{MONTH}\.?,?\s(?:\d{{1,2}}(?:st"
    rf"|nd|rd|th)?,?\s)?(?:of\s)?|\d{{1,2}}\s{MONTH}\s)?(?P<year>{YEAR})\b(?!\s?[-–]"
    rf"\s?\d)"
    # "in Gut, a 2021 paper"
    rf"|,\san?\s(?P<of>{YEAR})\s(?:[\w-]{{2,20}}\s){{0,2}}?{NOUN}\b"
)
# Not the one in the name of a group: "the GBD 2019 Collaborators".
YEAR_IN = re.compile(
    rf"(?<![\d$€£])({YEAR})(?![\d%,]\d|\d|\s(?:{UPPER}\w+[’']?\s){{0,3}}"
    r"(?:Collaborat|Investigators|Consortium|(?:Study|Writing)\sGroup))"
)


@cache
def _known_names() -> AhoCorasick:
    """Finds the longest journal of the catalogue at each place of small letters."""
    listed = catalogue()
    names = [*listed, *(name for one in listed for name in _with_dashes(one))]
    spelled = [name.replace(" and ", " & ") for name in names if " and " in name]
    short = [name.lower() for name in SHORT_JOURNALS]
    return AhoCorasick([*names, *spelled, *short], matchkind=MatchKind.LeftmostLongest)


def _with_dashes(name: str) -> Iterator[str]:
    """The name with each of the dashes that print has for its own."""
    parts = _DASHES.split(name)
    if len(parts) > 1:
        yield from (dash.join(parts) for dash in ("–", "—", " – ", "--", "-"))


_DASHES = re.compile(r"\s?--\s?|\s-\s|-(?=head\b)")
# What stands before a journal's name where a study is in it, and before its date.
_LEADS_IN = re.compile(
    r"\b(?:in|In|to|via|from|over|[Oo]ver\s(?:at|in)|journal|Journal|revista|revue|Zeitschrift|im|en)\s"
    r"(?:[Tt]he\s|[Ee]l\s|[Ll]a\s)?\Z"
)
_LEADS_BY_DATE = re.compile(
    r"[(,;:–—-]\s?(?:[Tt]he\s)?\Z|\b(?:[Aa]n?|[Tt]he|[Tt]his)\s\Z|[A-Z][’']s\s\Z"
)
# What is in a journal; a study or a trial may be in an illness.
PRINTED_IN = re.compile(
    r"\b(?:paper|article|letter|editorial|commentary|review|report|meta-analysis|series"
    r"|perspective|correspondence)\s(?:\w{2,12}\s)?(?:in|for)\s(?:[Tt]he\s)?\Z"
)
_DATED_BEHIND = re.compile(
    rf",?\s\(?(?:online,?\s|of\s|dated\s|from\s|in\s|an?\s(?={YEAR}\s))?(?:{MONTH}|{YEAR}"
    rf"|\d{{1,2}}\s{MONTH})"
)
_MADE_IN = re.compile(rf"\s{NOUN}\b|\s(?:meta-analysis|report)\b")
# Any other name may be that of a field or an illness: "trained in Sports Medicine", "a
# trial in Lung Cancer". Where that was published in it, `journals` says so.
CALLED_JOURNAL = re.compile(
    r"\b(?:Journal|Annals|Archives|Proceedings|Acta|Reviews|Letters|Bulletin"
    r"|Transactions|BMC|PLO[Ss]|JAMA|BMJ|Frontiers|Lancet|Nature|Opinion)\b"
)
_GOES_ON = re.compile(
    rf"\s(?:(?:and|&)\s)?(?!{MONTH}\b|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
    rf"{UPPER}[a-z]{{3,}}"
)
# What may lead up to the last words of a name: words with capitals, and small ones.
_BEGINS_BEFORE = re.compile(
    rf"(?:{UPPER}[\w’'&-]{{1,20}}:?,?\s(?:(?:of|and|the|in|for|on|&)\s){{0,3}}){{1,9}}\Z"
)
_CAPITALISED = re.compile(rf"(?<![\w’'-]){UPPER}")
_YEAR_BEFORE = re.compile(rf"{YEAR}\s\(\Z")  # "reviewed it in 2014 (Nutrients)"
_LONG = 4  # spaces in a name that is no field's
_LONGEST = 120  # characters of a name
_SMALL = 3  # letters of words that a name may write small


def find_catalogued(text: str, start: int, end: int) -> Iterator[Part]:
    """Journals of the catalogue, capitalised, where a study or a date stands by."""
    words = text[start:end]
    lower = words.lower()
    if len(lower) != len(words):
        return
    for _, low, high in _known_names().find_matches_as_indexes(lower):
        first, stop = start + low, start + high
        name = text[first:stop]
        whole = not (
            text[first - 1 : first].isalnum() or text[stop : stop + 1].isalnum()
        )
        if " " not in name:
            whole = whole and name in SHORT_JOURNALS
            whole = whole and not is_grade(text, first, stop)
        if not whole or any(w[0].islower() for w in name.split() if len(w) > _SMALL):
            continue
        if _GOES_ON.match(text, stop, end):
            continue  # the name is longer than the one that is known
        if _is_told_of(text, (start, end), (first, stop)):
            if text[first - 4 : first] == "The ":
                first -= 4  # as many journals print it
            name = text[first:stop]
            yield Part(first, stop, name, year_of(text, start, end, (first, stop)))


def end_of_name(text: str, start: int, end: int) -> int:
    """Where the longest journal of the catalogue that begins there ends, or the start.

    "Supportive Care in Cancer", of which a form may take the first two words alone.
    """
    words = text[start : min(end, start + _LONGEST)]
    lower = words.lower()
    found = _known_names().find_matches_as_indexes(lower)
    _, low, high = next(iter(found), (0, 1, 0))
    whole = (
        len(lower) == len(words) and not text[start + high : start + high + 1].isalnum()
    )
    capitals = all(w[0].isupper() for w in words[:high].split() if len(w) > _SMALL)
    return start + high if not low and whole and capitals else start


def begin_of_name(text: str, start: int, end: int) -> int:
    """Where the longest journal of the catalogue begins that ends there, or the start.

    "Research and Public Health", of which the Journal of Environmental is one.
    """
    before = _BEGINS_BEFORE.search(text, max(0, start - _LONGEST), start)
    if before is None:
        return start
    words = _CAPITALISED.finditer(text, before.start(), start)
    whole = (w.start() for w in words if end_of_name(text, w.start(), len(text)) == end)
    return next(whole, start)


def _is_told_of(text: str, sentence: tuple[int, int], name: tuple[int, int]) -> bool:
    """Whether what stands around the name says that it is a journal's here."""
    (start, end), (first, stop) = sentence, name
    lead = max(start, first - 24)
    if OF_BODY.search(text, max(start, first - 60), first):
        return False
    told = _DATED_BEHIND.match(text, stop, end) or _MADE_IN.match(text, stop, end)
    called = CALLED_JOURNAL.search(text, first, stop)
    if _LEADS_IN.search(text, lead, first):
        short = " " not in text[first:stop] or is_abbreviated(text[first:stop])
        journal = text[lead:first].lower().endswith("journal ")
        printed = PRINTED_IN.search(text, max(start, first - 48), first)
        long = text.count(" ", first, stop) >= _LONG
        return bool(told or short or called or journal or printed or long)
    if text[stop : stop + 1] == ")" and _YEAR_BEFORE.search(text, lead, first):
        return True
    return bool(told) and _LEADS_BY_DATE.search(text, lead, first) is not None


def year_of(text: str, start: int, end: int, journal: tuple[int, int]) -> int | None:
    """The year that stands shortly before the journal, or behind it."""
    first, stop = journal
    before = YEAR_IN.findall(text, max(start, first - NEAR), first)
    after = _AFTER_JOURNAL.match(text, stop, end) or _DATE_BEHIND.match(text, stop, end)
    behind = [year for year in after.groupdict().values() if year] if after else []
    year = next(iter((*before[-1:], *behind)), None)
    return int(year) if year else None


# So far before a journal the year of its study may stand: "a 2022 cohort study in Gut".
NEAR = 48
_DATE_BEHIND = re.compile(
    rf"(?:[’']s)?[,.]?\s(?:\(|online\s)?(?:{MONTH}\s(?:\d{{1,2}},?\s)?"
    rf"|\d{{1,2}}\s{MONTH}\s)?"
    rf"(?P<year>{YEAR})\b"
)
