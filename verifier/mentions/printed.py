"""Journals wherever they stand in a passage, with the date of the issue. Pure.

The finders of sentences take a journal where a word of a study leads up to it. Told
over several sentences a study has its journal in any place: "Headache, 2003." or "(J
Pain)". Here a journal is what the catalogue knows, set off from the words around it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from verifier.literals import Literals
from verifier.mentions.catalogued import end_of_name
from verifier.mentions.cochrane import COCHRANE
from verifier.mentions.issues import is_short_name
from verifier.mentions.journal_names import (
    KNOWN,
    KNOWN_LETTERS,
    OF_BODY,
    is_grade,
    is_journal,
    journal_name,
)
from verifier.mentions.layout import Layout
from verifier.mentions.roles_and_verbs import VERB
from verifier.mentions.words import MONTH, NOUN, YEAR
from verifier.models import Span
from verifier.references.journals import (
    ONE_WORD,
    PLAIN_WORDS,
    SHORT_JOURNALS,
    catalogue,
    is_abbreviated,
    is_abbreviation,
    is_catalogued,
    is_single_word_journal,
)
from verifier.surnames import UPPER

_LONGEST_SHORT = 52  # characters of a shortened name and the month behind it
_SHORTEST = 5  # letters of a name
_SMALL = 3  # letters of words that a name may write small
# All that may stand between a journal and its year: a day, a volume, pages.
_DATE_WORD = (
    rf"(?:{MONTH}|online|published|print|issue|vol(?:ume)?\.?|no\.?|pp?\.?|in|on|of|from"
    r"|american|british|also|back|as\slong\sago\sas"
    r"|the|early|late|spring|summer|autumn|fall|winter|\d{1,4}(?:st|nd|rd|th)?(?!\d)"
    r"|\(\d{1,3}\)|S?\d{1,4}(?:\(\d{1,3}(?:\sSuppl\s\d)?\))?[:,]\s?[eES]?\d{1,6}"
    r"(?:[–-][eES]?\d{1,6})?)"
)
_DATED_BEHIND = re.compile(
    rf"(?:\s\([A-Z][a-z]{{2,10}}\))?[\s.,;:(–-]{{1,3}}(?:{_DATE_WORD}[\s.,;:(–-]{{1,3}}){{0,6}}?"
    rf"(?:(?P<y>{YEAR})(?![\d%/]|[–-]\d)|['’](?P<yy>[0-2]\d|9\d)\b)",
    re.IGNORECASE,
)
_DATED_BEFORE = re.compile(
    rf"(?:(?P<y>{YEAR})|['’](?P<yy>[0-2]\d|9\d))"
    rf"(?:[\s,;:(–-]{{1,3}}|\s(?:[\w-]{{2,20}}\s){{0,2}}?{NOUN}\s(?:in|for)\s)"
    r"(?:in\s)?(?:the\s)?(?:journal\s)?\Z",
    re.IGNORECASE,
)
# Without a year: a month, or the volume and the page.
_NUMBERED = re.compile(
    rf"(?:\s\([A-Z][a-z]{{2,10}}\))?[\s.,;:(–-]{{1,3}}(?:(?:on|in)\s)?(?:(?:\d{{1,2}}\s)?{MONTH}(?![\w])"
    r"|(?:vol(?:ume)?\.?\s)?\d{1,4}\s?(?:\(\d{1,3}\)\s?)?[:,]\s?[eES]?\d{1,6}\b)"
)
# Before a journal, where something is in it; a study or a trial may be in an illness.
_IN_PRINT = re.compile(
    r"\bjournals?\s\Z|\b(?:papers?|articles?|letter|published|appear(?:s|ed|ing)|printed|out|reported"
    r"|wrote|write|writing|print|put\sit|came\sout)\s"
    r"(?:up\s|(?:it|them|this|last|today|online)\s)?(?:in|for)\s(?:(?:the|an?)\s)?"
    r"(?:journals?,?\s)?\Z",
    re.IGNORECASE,
)
_STUDY_IN = re.compile(
    rf"\b(?:{NOUN}|is|was|were|ran|pilot|series)\sin\s(?:[Tt]he\s)?\Z"
)
_LEADS_IN = re.compile(
    r"(?:\b(?:in|for|[Jj]ournals?,?|from|over|to)\s|[()\[,;:.–—|>-]\s?|\n|\t|\A)(?:[Tt]he\s)?"
    r"(?:journal\s)?\Z"
)
# The journal itself at work: "PLoS One carried it in 2017", "Spine had the report". By
# this it is the study, and no protocol, retraction or view of it, nor a reply to it; by
# any other word, what had been told of before: "drew a map. … carried the map".
_OF_IT = (
    r"(?:protocol|retraction|correction|erratum|reply|response|comment\w{0,5}|view"
    r"|news)"
)
_CARRIED = (
    rf"(?:(?:it|them|both|this(?!\sto\b))|(?:the|her|his|their|its|this|that|these)\s"
    rf"(?:(?!(?:to|of|on|about|with|by|for|the|an?|{_OF_IT})\b)[\w-]{{1,20}}\s){{0,3}}?"
    rf"(?:{NOUN}|work|results|(?!{_OF_IT}\b)(?P<again>[a-z][\w-]{{2,20}})))(?![\w’'-])"
    r"(?:\s(?:first|too|as|of|on|about|from|with|by|for)\b[^.,;:()\n]{0,40}?)?"
)
_CARRIES = re.compile(
    r"\s(?:(?:also|then|first|later|duly)\s)?(?:carried|ran|printed|published|had|took"
    rf"|brought|featured|accepted)(?:\s{_CARRIED})?"
    rf"(?:\s(?:back\s)?in\s(?:{MONTH}\s)?(?P<y>{YEAR})\b"
    r"(?!\s?[-–]|\s(?:to|and)\s\d)|(?=[.,;:]|\s(?:and|in|that|last|this)\b))"
)
# "is in Nutrients and dates from 2020"
_DATES_FROM = re.compile(
    rf",?\s(?:(?:and|which|it)\s){{0,2}}dat(?:es|ed|ing)\s(?:back\s)?(?:from|to)\s(?P<y>{YEAR})\b"
)
# "readers of BMC Plant Biology learned", "free to read at Nutrients", "It made Spine"
_READ_IN = re.compile(
    r"\b(?:(?<!told\s)(?<!tell\s)[Rr]eaders\sof|read\s(?:it\s)?(?:at|in)|(?:told|described|signed)\sin"
    r"|(?:[Ii]t|which|[Tt]his)\s(?:made|reached|made\sit\sinto))\s(?:the\s)?\Z"
)
_SET_OFF = re.compile(
    rf"\s?(?:[.,;:()\[\]–—|]|\n|\t|\Z)|\s(?:{NOUN}|\d|\(|(?:the\ssame|that|this|last)\syear)"
)
# "Research published in 2012 in Spine followed 340 patients": its study at work.
_WORKS = re.compile(rf"\s(?:{VERB})\b")
# Who works for a journal, and what is said of it and not in it; what a book is called.
_NOT_IN_IT = re.compile(
    r"\b(?:(?:editors?|edits?|edited|editorial|board|subscri\w{1,5}|founded|reviewer|column"
    r"|in-house|estimates?)\b[^.;()]{0,40}"
    r"|(?:(?:hand|text|work|cook)?book|novel|memoir|authors?\sof)\s)\Z",
    re.IGNORECASE,
)
# A name made of shortened words that the catalogue does not have: "J Gerontol A"
_SHORTENED = re.compile(
    r"(?<![\w.])(?:(?:[A-Z][a-z]{1,6}\.?\s){0,2}(?:J|Arch|Ann|Acta)\.?\s|JAMA\s)"
    rf"(?:(?!{MONTH}\b)(?:Am|Acad|[A-Z][a-z]{{2,12}}|[A-Z](?![\w.])|IM)\.?"
    r"(?:\s(?=[A-Z])|(?![\w]))){1,5}"
)
# "Roe P, Fell J. Med Sci Sports Exerc": whose initial it is and not the journal's.
_LAST_AUTHOR = re.compile(
    r"\b(?!Am|Br|Can|Chin|Clin|Eur|Exp|Indian|Int|Jpn|Nutr|Scand|World)[A-Z][a-z]+\sJ\.\s"
    r"(?=[A-Z])"
)
# Two or three words before a date: "Phytother Res. 2017"
_A_YEAR = re.compile(r"[ (](?:19[2-9]|20[0-4])\d\b")
_YEARS = Literals((" 19", " 20", "(19", "(20"))
_DATED_SHORT = re.compile(
    rf"(?<![\w.-])(?P<j>[A-Z][a-z]{{2,12}}\.?(?:\s(?!{MONTH}\b)[A-Z][a-z]{{1,12}}\.?)"
    rf"{{1,2}})[.,;]{{0,2}}\s\(?(?:{MONTH}\s)?\Z"
)
_KNOWN = re.compile(rf"\b(?:{KNOWN}|npj\s{UPPER}\w+)\b")
_KNOWN_LETTERS = Literals((*KNOWN_LETTERS, "npj "))
_SHORT_WORDS = re.compile(r"J\.? |Arch|Ann|Acta|JAMA")
_COCHRANE = re.compile(
    r"\bCochrane(?<!-Cochrane)(?:(?=[,;)]|\s(?:\d{4}\b|\d{4}[,;)]))|(?:\s(?:Database|Library|Collaboration)"
    r"(?:\s(?:of\s)?Syst\w*\.?\sRev\w*\.?)?)?(?:\s(?:[Rr]eview(?:s|ers)?|group|team"
    r"|overview|analysis|update|authors|meta-analysis|researchers|people|summary))?)"
)
# "thirty-one Cochrane reviews": no one paper
_SEVERAL = re.compile(
    r"\b(?:\d{1,3}|[a-z]{3,7}(?:ty|teen)(?:-[a-z]{3,5})?|two|three|four|five|six|seven|eight"
    r"|nine|ten|eleven|twelve|several|many|all|most|these|of)\s(?:the\s)?\Z"
)
_BY_COCHRANE = re.compile(
    r"(?:[(,;:–—]\s?|\b(?:for|by|from|in|at|and then)\s)(?:[Tt]he\s)?\Z"
)
_CALLED = re.compile(
    r"\b(?:Journal|J|Annals|Ann|Archives|Arch|Proceedings|Acta|BMC|PL[Oo][Ss]|JAMA|BMJ"
    r"|Frontiers|Front|Lancet|NEJM)\b"
)
_GOES_ON = re.compile(
    rf"\s(?:(?:and|&)\s)?(?!{MONTH}\b){UPPER}[a-z]{{3,}}|\s(?:in|of|for|and)\s{UPPER}"
    # and behind a colon, as of the parts of Alzheimer's & Dementia
    rf"|:\s(?:{UPPER}[a-z]+,?\s){{1,3}}(?:and|&)\s{UPPER}"
)
# "Bone & Joint Journal", of which "Joint Journal" is known by its form
_HALF = re.compile(rf"\b{UPPER}\w+\s(?:&|and)\s\Z")
# The name began before what is known of it: "JAMA Otolaryngol Head Neck Surg".
_BEGAN = re.compile(rf"(?:{UPPER}[\w&]{{0,20}}\.?\s){{1,3}}\Z")


@dataclass(frozen=True, slots=True)
class Printed:
    """A journal at ``text[start:end]``; ``stop`` is behind its date, if it has one.

    Where it is not ``sure`` the name is also one of a field of work.
    """

    start: int
    end: int
    stop: int
    name: str
    year: int | None
    sure: bool = True


@cache
def _names() -> AhoCorasick:
    """Finds the longest journal at each place of the text in small letters.

    The shortest of the catalogue, "R J", would begin within other words.
    """
    names = [name for name in catalogue() if len(name) > _SHORTEST]
    spelled = [name.replace(" and ", " & ") for name in names if " and " in name]
    dotted = [name.replace(" ", ". ") for name in names if _is_short(name)]
    short = [name.lower() for name in (*SHORT_JOURNALS, *ONE_WORD, *PLAIN_WORDS)]
    return AhoCorasick(
        [*names, *spelled, *dotted, *short], matchkind=MatchKind.LeftmostLongest
    )


def _is_short(name: str) -> bool:
    return name.count(" ") > 1 and is_abbreviated(name)


def find_printed(layout: Layout, start: int, end: int) -> Iterator[Printed]:
    """The journals of the stretch that are set off there, or dated."""
    found: list[Printed] = []
    for first, stop in _places(layout, start, end):
        journal = _printed_at(layout, (start, end), first, stop)
        if journal and not any(
            journal.start < o.end and o.start < journal.end for o in found
        ):
            found.append(journal)
    found += [
        journal
        for journal in _of_cochrane(layout.text, start, end)
        if not any(journal.start < o.end and o.start < journal.end for o in found)
    ]
    yield from sorted(found, key=lambda journal: journal.start)


def _places(layout: Layout, start: int, end: int) -> Iterator[Span]:
    """Where the names of journals stand; of some that share letters, the longest."""
    text = layout.text
    if _KNOWN_LETTERS.occur_in(text[start:end]):
        yield from _of_families(text, start, end)
    for first, stop in layout.italics_within(start, end):
        if is_journal(text[first:stop]):
            yield first, stop
    lower = text[start:end].lower()
    if len(lower) == end - start:
        for _, low, high in _names().find_matches_as_indexes(lower):
            first, stop = start + low, start + high
            if _is_whole(text, first, stop):
                yield first, stop
            elif _is_catalogued_up_to(
                comma := text.find(",", first, stop), first, text
            ):
                yield first, comma
    if _SHORT_WORDS.search(text, start, end):
        yield from _shortened(text, start, end)
    yield from _dated_short(text, start, end)


def _is_catalogued_up_to(comma: int, first: int, text: str) -> bool:
    """Whether "…, American volume" is told of a journal, and no part of its name."""
    return (
        comma > first
        and is_catalogued(text[first:comma])
        and _is_whole(text, first, comma)
    )


def _of_families(text: str, start: int, end: int) -> Iterator[Span]:
    """Names such as "Nature Medicine" that the catalogue does not have."""
    for match in _KNOWN.finditer(text, start, end):
        name = journal_name(match[0].removeprefix("the ").removeprefix("The "))
        first = match.start() + match[0].find(name)
        longer = end_of_name(text, first, end) > first + len(name)
        if " " in name and not (is_catalogued(name) or longer):
            yield first, first + len(name)


def _shortened(text: str, start: int, end: int) -> Iterator[Span]:
    """Names made of shortened words."""
    for match in _SHORTENED.finditer(text, start, end):
        signed = _LAST_AUTHOR.match(text, match.start(), match.end())
        begin = signed.end() if signed else match.start()
        name = text[begin : match.end()].rstrip(" .")
        words = name.split()
        whole = len(words) > 1 and is_journal(name.replace(".", ""))
        # "J. Quigg" is somebody.
        if whole or any(is_abbreviation(word) for word in words[1:]):
            yield begin, begin + len(name)


def _dated_short(text: str, start: int, end: int) -> Iterator[Span]:
    """Names of two or three shortened words with their date behind them."""
    if not _YEARS.occur_in(text[start:end]):
        return
    for year in _A_YEAR.finditer(text, start, end):
        low = max(start, year.start() - _LONGEST_SHORT)
        match = _DATED_SHORT.search(text, low, year.start() + 1)
        name = match["j"].rstrip(".") if match else ""
        if match and is_short_name(name.replace(".", "")):
            yield match.start(), match.start() + len(name)


def _of_cochrane(text: str, start: int, end: int) -> Iterator[Printed]:
    """Where a review is said to be one of Cochrane's."""
    if text.find("Cochrane", start, end) < 0:
        return
    for match in _COCHRANE.finditer(text, start, end):
        dated = _DATED_BEHIND.match(text, match.end(), min(end, match.end() + 60))
        low = max(start, match.start() - 24)
        if match[0].endswith("reviews") and _SEVERAL.search(text, low, match.start()):
            continue
        by = _BY_COCHRANE.search(text, max(start, match.start() - 12), match.start())
        if " " in match[0] or dated or by:
            year = _year(dated) if dated else None
            stop = dated.end() if dated else match.end()
            yield Printed(match.start(), match.end(), stop, COCHRANE, year)


def _is_whole(text: str, first: int, stop: int) -> bool:
    """Whether the letters are words with the capitals that a journal's name has."""
    if text[first - 1 : first].isalnum() or text[stop : stop + 1].isalnum():
        return False
    name = text[first:stop]
    if " " not in name:
        return is_single_word_journal(name) and not is_grade(text, first, stop)
    return all(w[0].isupper() for w in name.split() if len(w) > _SMALL)


def _printed_at(
    layout: Layout, within: tuple[int, int], first: int, stop: int
) -> Printed | None:
    """The journal there, if what stands around it says that a study is in it."""
    text, (start, end) = layout.text, within
    if text[stop : stop + 1] in {"’", "'", "-"} or text[first - 1 : first] == "-":
        return None
    first = _begin_of(text, max(start, first - 60), first, stop)
    name = text[first:stop]
    if not journal_name(name.replace(".", "")):
        return None
    low = max(start, first - 60)
    italic = layout.italics_before(stop) in {first, first - len("The ")}
    # As a word for something else it is in no italics, and nothing is printed in it.
    shown = italic or _IN_PRINT.search(text, low, first) is not None
    plain = name in PLAIN_WORDS and not (shown or _NUMBERED.match(text, stop, end))
    if plain or _NOT_IN_IT.search(text, low, first) or OF_BODY.search(text, low, first):
        return None
    behind = _DATED_BEHIND.match(text, stop, min(end, stop + 60))
    carries = None if behind else _carried_by(text, start, first, stop, end)
    before = _DATED_BEFORE.search(text, low, first)
    if _GOES_ON.match(text, stop, end) and not behind:
        return None
    dated = behind or before or _DATES_FROM.match(text, stop, end)
    if not dated and carries and carries["y"]:
        dated = carries
    year = _year(dated) if dated else None
    known = name in SHORT_JOURNALS or (" " in name and _is_called(name))
    led = _LEADS_IN.search(text, low, first) is not None
    set_off = _SET_OFF.match(text, stop, end) is not None
    sure = (
        (behind and (led or known or italic))
        or (before and set_off and (led or known or italic))
        or (before and led and _WORKS.match(text, stop, end))
        or (known and _STUDY_IN.search(text, low, first))
        or (_NUMBERED.match(text, stop, end) and (led or known))
        or (carries and (" " in name or known or italic))
        or _IN_PRINT.search(text, low, first)
        or _READ_IN.search(text, low, first)
        or ((known or italic) and led and set_off)
    )
    long = (
        " " in name
        and set_off
        and " in " in text[max(start, first - 8) : first]
        and _STUDY_IN.search(text, low, first) is None
    )
    if not (sure or long):
        return None
    return Printed(
        first, stop, behind.end() if behind else stop, name, year, sure=bool(sure)
    )


def _carried_by(
    text: str, start: int, first: int, stop: int, end: int
) -> re.Match[str] | None:
    """What the journal is told to have carried, where it is the study told of."""
    carries = _CARRIES.match(text, stop, min(end, stop + 120))
    again = carries and carries["again"]
    if again and not re.search(rf"\b{again}\b", text[start:first]):
        return None
    return carries


def _begin_of(text: str, low: int, first: int, stop: int) -> int:
    """Where the name begins, if the words before it are its own."""
    pair = _HALF.search(text, low, first)
    if pair and is_catalogued(text[pair.start() : stop]):
        return pair.start()
    if not is_abbreviated(text[first:stop]) and " " in text[first:stop]:
        return first
    began = _BEGAN.search(text, low, first)
    words = began[0].split() if began else []
    while words and not (is_abbreviation(words[0]) or words[0] in SHORT_JOURNALS):
        words.pop(0)
    kept = all(is_abbreviation(w) or w in SHORT_JOURNALS for w in words)
    if began and words == ["J."] and _LAST_AUTHOR.search(text, began.start(), stop):
        return first
    return first - len(" ".join(words)) - 1 if words and kept else first


def _is_called(name: str) -> bool:
    return _CALLED.search(name) is not None or is_abbreviated(name)


def _year(dated: re.Match[str]) -> int:
    told = dated.groupdict()
    if told["y"]:
        return int(told["y"])
    short = int(told["yy"])
    return short + (1900 if short > 30 else 2000)
