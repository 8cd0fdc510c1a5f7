"""Who is said to have written what a page calls by its title, and when. Pure.

``"Title", in which Jane Doe and a colleague argue``; ``Jane Doe's piece for Pain, with
the proud title "Title"``; ``"Title". Jane Doe wrote it in 2000``. A title alone finds
its paper, whoever is made its author in another clause: so that is read, too.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from verifier.literals import Literals
from verifier.mentions.layout import Layout
from verifier.mentions.persons import NAME, PERSON, SURNAME, people_at
from verifier.mentions.roles_and_verbs import SETS_OUT, VERB, is_outsider
from verifier.mentions.words import MEANWHILE, MONTH, NOUN, PIECE, YEAR
from verifier.models import Span
from verifier.surnames import UPPER, could_be_surname, is_given_name, is_plain_word

WRITING = rf"(?:{NOUN}|{PIECE}|piece|essay|protocol|letter|classic)"
_TEAM = (
    r"(?:,?\s(?:and|&|with|plus)\s(?:[\w-]+\s){0,3}?(?:colleagues?|co-?workers?"
    r"|co-?authors?|others|team|group|students?|co)\b\.?|,?\s[Ee]t\s[Aa]l\b\.?"
    r"|['’]s?\s(?:[a-z]+\s)?(?:team|group|lab)\b)"
)
# In full; or surnames alone, where a team or others with them make them people.
_WHO = re.compile(
    rf"(?<![\w’'.-])(?:(?P<p>{PERSON})|(?P<s>{SURNAME}(?:(?:,\s{SURNAME}){{0,6}},?\s"
    rf"(?:and|&)\s{SURNAME}(?!\s{UPPER})|(?={_TEAM}))))(?P<team>{_TEAM})?"
)
# Of a "letter on the paper", or the "subject of a review", it is not the title.
_WORD = r"(?:(?!(?:of|on|to|about|with|against|for|in|from|by)\b)[\w-]+)"
_THE_EXPERT = r"(?:(?:the|an?)\s(?:[a-z][\w-]{2,20}\s){1,4}?)?"
_WHERE = r"(?:\s(?:of|at|from|in)\s[^.;,()“”\"]{2,60}?|,\s[^.;,()“”\"]{2,60}(?=,))?,?"
_WRITTEN = (
    r"(?:wr(?:ote|itten)|co-?(?:wrote|written|authored)|published|printed|authored|penned"
    r"|signed|headed|led|(?:set|put|brought)\sout|put\stogether)"
)
_SAYS = (
    rf"(?:(?:also|first|then|now|both|have|has|had)\s)?(?:{VERB}|{SETS_OUT}|made|(?:argue"
    r"|make|show|report|describe|conclude|review|ask|compare|set|lay|take|trace|propose"
    r"|suggest|warn|explain|find|weigh|discuss|look|examine|outline|call|urge|plead|pool"
    r"|present|laid|took|pleaded|warned|called|urged|asked|explained)s?)\b"
)
_THEN = (
    rf"(?:[^.;“”\"()]{{0,40}}?\sin\s(?:(?!\d)[\w-]+\s){{0,2}}?(?P<y>{YEAR})\b"
    r"(?!\s?[-–]\s?\d))?"
)
# Between a title and what is said of it: the mark, and where it was printed.
_PRINTED = (
    r"(?:[.,;:]?[”\"’'*_)\]]{0,3}(?:\s\([^()\n]{2,80}\))?"
    rf"(?:,?\s(?:in|from)\s(?:the\s)?{UPPER}[^.;()“”\"]{{2,60}}?)?)"
)
Form = tuple[re.Pattern[str], re.Pattern[str]]


def _form(lead: str, rest: str = "") -> Form:
    """What stands before those who wrote, and what behind them."""
    return re.compile(lead), re.compile(rest)


# What stands between the two of them, and what behind those who wrote.
_BEHIND = (
    # "“Title”, in which Jane Doe and a colleague argue"
    _form(rf"{_PRINTED},?\sin\swhich\s{_THE_EXPERT}", rf"{_WHERE}\s{_SAYS}"),
    # "“Title”, whose authors, Jane Doe and John Roe"
    _form(
        rf"{_PRINTED},?\swhose\s(?:(?:first|lead|main|only|two|three)\s)?authors?"
        rf"(?:,|\s(?:is|are|was|were))?\s{_THE_EXPERT}",
    ),
    # "“Title”, which Jane Doe wrote in 2012", "“Title”, the piece Jane Doe wrote"
    _form(
        rf"{_PRINTED},?\s(?:which|that|(?:an?|the)\s(?:{_WORD}\s){{0,3}}?{WRITING}"
        rf"(?:\s(?:that|which))?)\s{_THE_EXPERT}",
        rf"{_WHERE}\s(?:had\s|have\s|has\s)?{_WRITTEN}\b{_THEN}",
    ),
    # "“Title”, a trial in 20 men by Jane Doe", "“Title” was written by Jane Doe"
    _form(
        rf"{_PRINTED}(?:,?\s(?:an?|the)\s(?:{_WORD},?\s){{0,6}}?{WRITING}"
        r"(?:\s(?:in|of|with|on|from)\s[^.;:()“”\"]{1,60}?)?(?<!ed))?"
        rf",?\s(?:(?:(?:is|was)\s)?{_WRITTEN}\s)?by\s{_THE_EXPERT}",
    ),
)
# "In “Title”, Jane Doe argues"
_IN = re.compile(
    r"\b[Ii]n\s(?:(?:an?|the|their|his|her)\s(?:[\w-]+\s){0,4}?"
    rf"{WRITING}(?:\s(?:(?:en)?titled|called|headed))?,?\s)?[“\"‘*_]*\Z"
)
_THEY_SAY = _form(rf"{_PRINTED},?[”\"]?\s{_THE_EXPERT}", rf"{_WHERE}\s{_SAYS}")
# What may lead from a paper, or those who wrote it, to its title.
_CALLED = (
    r"(?:,?\s(?:in|for|from)\s[^.;:“”\"()]{2,60}?)?(?:\s\([^()]{2,60}\))?"
    r"(?:,?\s(?:(?:with|under)\s(?:the|an?)\s(?:[\w-]+\s){0,2}title(?:\sof)?"
    r"|(?:en)?titled|called|headed|named))?[,:]?(?:\s[–—-])?\s?[(“\"‘*_]{0,2}"
)
# What stands before those who wrote, and what between them and the title.
_BEFORE = (
    # "Jane Doe's piece for Pain, with the proud title “Title”"
    _form("", rf"['’]s?\s(?:{_WORD}\s){{0,4}}?{WRITING}\b{_CALLED}"),
    # "Jane Doe, a nurse, had published “Title”"
    _form(
        "",
        rf"{_WHERE}\s(?:(?:has|have|had|also|then|once|later|first)\s){{0,2}}"
        rf"(?:{_WRITTEN}|called|titled|entitled)"
        rf"(?:\s(?:their|his|her|an?|the|it)(?:\s{_WORD}){{0,4}}?(?:\s{WRITING})?)?"
        rf"{_CALLED}",
    ),
    # "a paper written by Jane Doe, entitled “Title”"
    _form(
        rf"\b{WRITING}\b[^.;:“”\"]{{0,60}}?(?:(?<!ed)|\s{_WRITTEN})\sby\s{_THE_EXPERT}\Z",
        rf"{_WHERE}{_CALLED}",
    ),
    # A bracket with the names alone before the title.
    _form(r"(?:\A|[\n(\[•]\s?)\Z", r"[,.:]\s[“\"‘]"),
)
# In a sentence behind: "Jane Doe wrote it in 2000", "Its authors, Jane Doe and"
_LATER = (
    _form(
        rf"\W{{0,3}}(?:{NAME}\s(?:and|&)\s)?{_THE_EXPERT}",
        rf"{_WHERE}\s{_WRITTEN}\s(?:it\b|(?:this|that)(?=[.,;]|\sin\s)){_THEN}",
    ),
    _form(
        rf"(?:It|That|This|(?:The|That|This)\s(?:[\w-]+\s)?{WRITING})\s(?:is|was|comes"
        rf"|came)\s(?:{_WRITTEN}\s)?(?:by|from)\s{_THE_EXPERT}",
        _THEN,
    ),
    _form(
        r"(?:Its|The)\s(?:(?:first|lead|main|two|three)\s)?authors?(?:,|\s(?:is|are|was"
        rf"|were),?)\s{_THE_EXPERT}",
    ),
)
# "“Title”, from 2021", "“Title” dates from 1998", "“Title”, published in 2001"
_DATED = re.compile(
    rf"{_PRINTED},?\s(?:(?:which|that)\s)?(?:from|(?:dates?|dating)\s(?:back\s)?(?:from|to)"
    r"|(?:(?:is|was)\s)?(?:first\s)?(?:published|printed|appeared|appearing|came\sout|out)"
    rf"{MEANWHILE}\s(?:back\s)?in)\s(?:{MONTH}\s|the\s(?:spring|summer|autumn|fall|winter)"
    rf"\sof\s)?(?P<y>{YEAR})\b(?!\s?[-–/]\s?\d|\s(?:to|and|until)\s\d)"
)
_SIGNS = Literals((" by ", " wrote ", "author", " it ", " from "))
# "and Jane Doe", of whom another was named before
_ALONG = re.compile(rf"(?P<n>{NAME}|\w+)(?:,|,?\s(?:and|&))\s\Z")
_THE_OTHER = re.compile(
    rf"(?<![\w’'-])(?P<p>{PERSON}),?\s(?:and|&)\s(?:(?:the|an?)\s(?:[a-z][\w-]{{2,20}}\s)"
    r"{1,3})?\Z"
)
_REACH = 260  # characters before a title, or behind it
_SURNAMES = re.compile(SURNAME)


@dataclass(frozen=True, slots=True)
class Signature:
    """Who wrote what a title names, and the year told with it."""

    authors: tuple[str, ...]
    et_al: bool
    year: int | None


def find_signature(layout: Layout, title: Span) -> Signature | None:
    """Who is said to have written the paper whose title stands at the offsets."""
    text = layout.text
    sentence = layout.sentence(*title)
    low, high = max(sentence[0], title[0] - _REACH), min(sentence[1], title[1] + _REACH)
    within = _IN.search(text, low, title[0]) is not None
    found = _behind(
        text, (title[1], high), (*_BEHIND, _THEY_SAY) if within else _BEHIND
    )
    return found or _before(text, (low, title[0]))


def year_behind(layout: Layout, stop: int) -> int | None:
    """The year that the words behind a title, which ends there, say it is from."""
    high = min(layout.sentence(stop - 1)[1], stop + _REACH)
    dated = _DATED.match(layout.text, stop, high)
    return int(dated["y"]) if dated else None


def find_later_signature(layout: Layout, sentence: Span) -> Signature | None:
    """Who is said in a sentence to have written what the one before told of."""
    if not _SIGNS.occur_in(layout.text[slice(*sentence)]):
        return None
    start, end = sentence
    return _behind(layout.text, (start, min(end, start + _REACH)), _LATER)


def _behind(text: str, within: Span, forms: Sequence[Form]) -> Signature | None:
    """Those to whom a form leads on from where it begins."""
    for who in _WHO.finditer(text, *within):
        for lead, rest in forms:
            if lead.fullmatch(text, within[0], who.start()):
                told = rest.match(text, who.end(), within[1])
                if told:
                    return _signature(text, who, told, within)
    return None


def _before(text: str, within: Span) -> Signature | None:
    """Those from whom a form leads to where the title begins."""
    for who in _WHO.finditer(text, *within):
        for lead, rest in _BEFORE:
            told = rest.fullmatch(text, who.end(), within[1])
            if told and lead.search(text, within[0], who.start()):
                return _signature(text, who, told, within)
    return None


def _signature(
    text: str, who: re.Match[str], told: re.Match[str], within: Span
) -> Signature | None:
    """The people of a form; nothing where they are none, or others come first."""
    full = who["p"] is not None
    start, end = who.span("p" if full else "s")
    if is_outsider(text, end, within[1]):
        return None
    authors = _in_full(text, (start, end), within) if full else _alone(who["s"])
    year = told.re.groupindex.get("y") and told["y"]
    if not authors:
        return None
    return Signature(authors, bool(who["team"]), int(year) if year else None)


def _in_full(text: str, span: Span, within: Span) -> tuple[str, ...]:
    """The surnames of those named in one breath with the person at the span."""
    people = people_at(text, span, *within)
    if not people:
        return ()
    first = people[0].start
    low = max(within[0], first - 80)
    other = _THE_OTHER.search(text, low, first)
    if other:
        return (
            *(p.value for p in people_at(text, other.span("p"), low, first)),
            *(p.value for p in people),
        )
    along = _ALONG.search(text, low, first)
    if along and along["n"][0].isupper() and not is_given_name(along["n"]):
        return ()
    return tuple(p.value for p in people)


def _alone(names: str) -> tuple[str, ...]:
    """The surnames of a list, or of one with a team; nothing where one is a word."""
    surnames = tuple(_SURNAMES.findall(names))
    if all(could_be_surname(one) and not is_plain_word(one) for one in surnames):
        return surnames
    return ()
