"""The year that a sentence gives a study, and not what else happened in a year. Pure.

What is to be done in a year has not been: the tense tells, for a page is read on any
day after it was written.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from verifier.literals import Form, Forms, Literals, Sifted
from verifier.mentions.journal_names import is_journal
from verifier.mentions.layout import Layout
from verifier.mentions.words import (
    ANY_YEAR,
    FIRST_NOUN,
    MONTH,
    NOUN,
    NOUN_STEMS,
    STUDIED,
    YEAR,
)
from verifier.models import Document, Identifiers, Mention
from verifier.references.journals import is_single_word_journal
from verifier.surnames import UPPER

_GUIDES = ("uideline", "tatement", "ecommendations", "consensus")
_STUDY_YEARS = Forms(
    Form(
        NOUN_STEMS,
        re.compile(
            rf"({YEAR})(?<!\w\d\d\d\d)\s(?!and\b|but\b)(?:[\w’'*-]{{1,20}},?\s){{0,5}}?{NOUN}\b"
        ),
    ),
    Form(
        NOUN_STEMS,
        re.compile(
            rf"{FIRST_NOUN},?\s(?:(?:published|conducted|done|reported|carried\sout)\s)?(?:in"
            rf"|from|of)\s(?:(?:early|late|{MONTH})\s)?({YEAR})\b(?!\s?[-–]|\s(?:to|and)"
            rf"\s\d)"
        ),
    ),
    Form(
        ("published",),
        re.compile(
            rf"p(?<!\w.)ublished\s(?:\w+\s){{0,2}}(?:in|on)\s(?:{MONTH}\s(?:\d{{1,2}},?\s)?)?"
            rf"({YEAR})\b"
        ),
    ),
    Form(
        NOUN_STEMS, re.compile(rf"{FIRST_NOUN}\s\(({YEAR})\)"), besides=("(19", "(20")
    ),
    Form(
        ("In", "in"),
        re.compile(rf"\A\W{{0,3}}(?:Back\s)?[Ii]n\s(?:{MONTH}\s)?({YEAR}),?\s"),
    ),
    Form(
        _GUIDES,
        re.compile(
            rf"\b(?:Guidelines|guidelines?|statement|recommendations)\s"
            rf"(?:[\w-]+\s){{0,10}}(?:in|from"
            rf"|of)?\s?\(?({YEAR})\b"
        ),
    ),
    Form(
        _GUIDES,
        re.compile(
            rf"({YEAR})(?<!\w\d\d\d\d)\s(?:[\w-]+\s){{0,4}}(?:guidelines?|statement"
            rf"|recommendations|consensus)"
        ),
    ),
)

# "…, J Sleep Res, 2018.", "(American Psychologist, 2005)": the year that closes it.
_CLOSING_YEAR = re.compile(
    rf"(?:[a-z.]\s?,|\()\s?(?:[A-Z][\w.& ]{{2,50}}?,?\s)?({YEAR})\)?[.;:]?\s?\Z"
)

# Where the only year of a sentence stands if it dates the study. What was founded,
# enrolled or approved "in 1975" is dated by that; a figure and "the 2011 earthquake"
# have nothing of a date before them.
_MADE_PUBLIC = (
    r"(?:publish|print|report|describ|present|releas|post|updat|amend|revis|issu|appear"
    r"|conduct|complet|show|randomi[sz]|conclud|announc|demonstrat|perform|test|review"
    r"|pool|carri|prov|discover|compar|investigat|examin|analy[sz])"
)
_LONE_YEAR = re.compile(
    rf"(?:(?:(?<![\w-]){_MADE_PUBLIC}ed\s|(?<![a-z]{{2}}ed\s)(?<!born\s)(?<!built\s)"
    r"(?<!begun\s)(?<!began\s)(?<![^-]up\s)(?<!made\s)(?<!held\s)(?<!law\s))"
    rf"\b(?:[Ii]n|[Ee]n)\s(?:(?:early|late|{MONTH})\s)?|{MONTH}\s(?:\d{{1,2}},?\s)?"
    rf"|\bon\s(?:{UPPER}\w{{2,12}}\s){{1,2}}|(?:veröffentlich|publi)\w{{1,8}}\s"
    rf"|\b(?:{NOUN}|consensus|guidance|guidelines?)\s(?:of\s)?"
    rf"|[(,;]\s?(?={YEAR}\s?(?:[),.;:]|\Z))"
    rf"|\b(?:the|its|their|a)\s(?={YEAR}\s(?:[\w-]{{2,20}}\s){{0,2}}"
    rf"(?:{NOUN}|update|version|edition|guid\w{{3,6}}|statement)\b))"
    rf"(?P<year>{YEAR})(?!\d|\s(?:and|but)\s(?:later|then|since)\b)"
)
# Not the year in a number such as "bmjnph-2023-000823".
_EVERY_YEAR = re.compile(rf"(?<!\d)(?<![a-z]-){YEAR}(?!\d)")
_LONGEST_LABEL = 12  # characters of a year that stands alone
_LEAD = 99  # characters around a year that tell whether it dates a study
# What is to be done in a year has not been: "will start a trial in 2027".
_AHEAD = re.compile(
    r"\b(?:will|shall|plans?\sto|plann(?:ed|ing|s)|hop(?:es?|ing)\sto|intends?\sto|aims?"
    r"\sto|expect(?:s|ed)|(?:is|are)\s(?:due|set|scheduled|to\s[a-z]{3,12})|due\s(?:in|to"
    r"|out|for|by)|scheduled|upcoming|forthcoming)\b"
)
AHEAD_WORDS = Literals(
    (
        *(" will ", " shall ", " plan", " hop", " intend", " aim", "expect", " due "),
        *("schedul", "upcoming", "forthcoming", " is to ", " are to ", " set to "),
        *("Upcoming", "Forthcoming", "Scheduled", "Planned"),
    )
)
# Said of what has been done, or of what it shows.
_DONE = re.compile(
    rf"\b(?:{_MADE_PUBLIC}ed|found|shown?|showed|that|which|who"
    rf"|{YEAR}\s(?:[\w-]{{2,20}}\s){{0,2}}{NOUN}|{NOUN}\s(?:of|from)\s{YEAR})\b"
)
_TO_COME = re.compile(
    rf"{_AHEAD.pattern}\s(?:[a-z]{{2,12}}\s)?(?:start|begin|launch|run|lead|head|enrol"
    r"|recruit|open|test|conduct|carry|compare|trial|study|examine|look)"
)
_CLAUSE = re.compile(r"[;:]\s|[.]\s|,\s(?:and|but|while|which|who|when|after)\s")
# Before a year that is of something found, said, hoped or told aside.
_OF_ANOTHER = re.compile(
    r"\b(?:will|would|plans?|hopes?|hoping|intends?|aims?\s|expect\w{0,6}|predict\w{0,6}"
    r"|forecast\w{0,3}|projects|due)\b"
    r"|\b(?:found|finds?|show(?:s|ed|n)?|suggest(?:s|ed)?|sa(?:ys?|id)|report(?:s|ed)?"
    r"|conclud(?:es|ed)|estimat(?:es|ed)|warn(?:s|ed)|claim(?:s|ed)|argu(?:es|ed))\sthat\b"
    r"|[,(]\s?(?:which|who|whose(?!\s(?:results|findings|report|paper)\b)|where|when)\b"
    r"[^,;()]*\Z"
)
# "They were 90 in June 2019, and 8,500 a year later, according to Doe".
_TOLD_BY = re.compile(r"\d{4},?\s[^.;()\n]{10,160}?,\saccording\sto\s")
_PUBLICATION = (
    r"(?:study|trial|review|meta-analysis|paper|report|article|analysis|survey"
    r"|experiment|research|work|RCT|cohort|publication)"
)
# The year that the same clause gives: "… in 2015", "… in a 2003 audit".
_YEAR_AFTER = re.compile(
    rf"\b(?:in|of|en|em|nel|im|del)\s(?:(?:early|late|the\sspring\sof|année|Jahr)\s"
    rf"|{UPPER}[a-z]{{2,8}}\s(?:\d{{1,2}},\s)?)?({ANY_YEAR})(?![-–\d]|\s(?:and|to|until)"
    rf"\s\d)"
    rf"|\b(?:an?|the|their|his|her)\s({ANY_YEAR})\s[a-z]"
    rf"|\b(?:study|trial|review|meta-analysis|paper|report|overview|survey),\s"
    rf"(?:also\s)?({ANY_YEAR})\b"
)
# "2,640 young patients who attended" in 1995: what happened to them, and when.
_OF_THOSE_STUDIED = re.compile(
    rf"\b{STUDIED}\s(?:who|whose|whom|that)\s[^.;,]{{2,60}}\Z"
)
# What begins another clause or another study, and years that are none of publication.
_CLAUSE_ENDS = re.compile(
    r"[;(\[abcersuw](?:(?<=[;(\[])|(?<!\w.)(?:(?<=e)t\sal|(?<=c)olleagues\b"
    r"|(?<=a)nd\sothers\b|(?<=b)(?:orn|etween|y)\b|(?<=s)ince\b|(?<=u)ntil\b"
    r"|(?<=r)etracted\b|(?<=w)ithdrawn\b))"
)
_YEAR_BEFORE = re.compile(
    # of somebody else's: "after Doe's 2019 trial, Roe and colleagues"
    rf"(?:(?<!\w[’']s\s)\b({ANY_YEAR})\s(?:[\w-]{{2,20}}\s){{0,4}}{_PUBLICATION}\b"
    rf"|\b(?:[Ii]n|[Ff]rom|En|Em|Nel|Im\sJahr|In\shet)\s(?:{UPPER}[a-z]{{2,8}}\s"
    rf"(?:\d{{1,2}},\s)?)?({ANY_YEAR})(?:,\s|\s(?:Drs?\.?\s)?\Z)"
    rf"|\b[Uu]ntil\s({ANY_YEAR})\sdid\s\Z"
    rf"|\b(?:found|reported|showed|published|described|concluded)\sin\s({ANY_YEAR})\s[(\[]\Z"
    # "a 2019 case series by Doe et al."
    rf"|\b({ANY_YEAR})\s(?:[\w-]{{2,20}},?\s){{1,6}}(?:by|from|of)\s(?:the\s)?\Z)"
)


# A number, or a bracket with a year, stands right behind the names.
_OWN_YEAR = re.compile(rf"\s?[(\[](?:\d|[^()\[\]]{{0,80}}\b{ANY_YEAR}\b)")
# "1982: Jane Doe compares 215 women": a list of years says when each study came out.
_LABEL = re.compile(rf"[\s•*·▪–—-]{{0,4}}({ANY_YEAR})(?::|\s?[–—]|\s-)\s")
# The year in a bracket behind the town, the noun or the deed, with nobody else
# between: "colleagues in Lund (2003)", "saw a benefit (2006)".
_YEAR_IN_BRACKET = re.compile(
    rf"(?:\s(?:in|at|from|of)\s(?:the\s)?{UPPER}[\w’'-]{{1,20}}(?:\s(?:of\s)?{UPPER}"
    rf"[\w’'-]{{1,20}}){{0,4}}|(?:\s[a-z][\w-]{{0,20}}){{1,8}})"
    rf"\s\(({YEAR})[a-z]?\)"
)
# Where it was printed: "by Doe and colleagues four decades later (Pain, 2023)".
_PRINTED_BEHIND = re.compile(
    r"\s(?:[a-z]{1,12}\s){1,5}?(?:later|on|earlier|after)\s"
    rf"\((?:[Tt]he\s)?(?P<j>[A-Z][^();,]{{2,80}}),\s({YEAR})\)"
)


def year_of_study(text: str, start: int, end: int) -> int | None:
    """The year that the sentence gives a study."""
    sentence = text[start:end]
    if "19" not in sentence and "20" not in sentence:
        return None
    if label := _LABEL.match(sentence):
        return int(label[1])
    for pattern in _STUDY_YEARS.possible(sentence):
        match = pattern.search(sentence)
        if match:
            return int(match[1])
    closing = _CLOSING_YEAR.search(sentence)
    return int(closing[1]) if closing else None


def lone_year(text: str, start: int, end: int) -> int | None:
    """The only year of the sentence, where it dates the study."""
    years = list(_EVERY_YEAR.finditer(text, start, end))
    if len(years) != 1:
        return None
    low, high = years[0].start() - _LEAD, years[0].end() + _LEAD
    dated = _LONE_YEAR.search(text, max(start, low), min(end, high))
    if dated is None or _OF_ANOTHER.search(text, start, dated.start("year")):
        return None
    year = int(dated["year"])
    at = dated.start("year")
    passed = is_ahead(text, start, end, year) or is_of_what_is_told(text, at)
    return None if passed else year


def is_of_what_is_told(text: str, at: int) -> bool:
    """Whether the year at ``at`` is of what happened, "according to a study by Doe"."""
    return _TOLD_BY.match(text, at) is not None


def is_ahead(text: str, start: int, end: int, year: int) -> bool:
    """Whether every time the sentence has the year it is one of what is to be done."""
    words = text[start:end]
    if not AHEAD_WORDS.occur_in(words):
        return False
    clauses = [c for c in _CLAUSE.split(words) if str(year) in c]
    return bool(clauses) and all(
        _AHEAD.search(c) is not None and _DONE.search(c) is None for c in clauses
    )


def is_to_come(words: str, sifted: Sifted) -> bool:
    """Whether the words tell of a study that is to be done, and of none that was."""
    if not sifted.holds(AHEAD_WORDS):
        return False
    return _TO_COME.search(words) is not None and _DONE.search(words) is None


# "Doe et al’s much-cited 2013 overview": the year of what is theirs.
_YEAR_OF_THEIRS = re.compile(
    rf"(?<=[’']s)\s(?:[a-z][\w-]{{1,20}}\s){{1,3}}({YEAR})\s(?:[\w-]{{2,20}}\s){{0,3}}?"
    rf"(?:{_PUBLICATION}|overview)\b"
)


def _year_in_bracket(text: str, stop: int, end: int) -> int | None:
    """The year of a bracket behind the names, alone or with the journal.

    "went on (Roe et al., 2004)" cites somebody else.
    """
    if bracket := _YEAR_IN_BRACKET.match(text, stop, end):
        return int(bracket[1])
    printed = _PRINTED_BEHIND.match(text, stop, end)
    if printed and (is_journal(printed["j"]) or is_single_word_journal(printed["j"])):
        return int(printed[2])
    return None


def year_nearby(
    text: str, sentence: tuple[int, int], start: int, stop: int
) -> int | None:
    """The year of publication that the sentence states apart from the names."""
    if _OWN_YEAR.match(text, stop):
        return None
    if bracketed := _year_in_bracket(text, stop, sentence[1]):
        return bracketed
    if theirs := _YEAR_OF_THEIRS.match(text, stop, sentence[1]):
        return int(theirs[1])
    clause = _CLAUSE_ENDS.search(text, stop, min(sentence[1], stop + 200))
    limit = clause.start() if clause else min(sentence[1], stop + 200)
    after = _YEAR_AFTER.search(text, stop, limit)
    if after and not _OF_THOSE_STUDIED.search(text, stop, after.start()):
        return int(after[1] or after[2] or after[3])
    if label := _LABEL.match(text, sentence[0], start):
        return int(label[1])
    low = max(sentence[0], start - 160)
    dated = any(century in text[low:start] for century in ("18", "19", "20"))
    before = _YEAR_BEFORE.search(text, low, start) if dated else None
    return int(next(filter(None, before.groups()))) if before else None


_YEAR_ALONE = re.compile(rf"\W{{0,3}}({ANY_YEAR})\W{{0,3}}")


def dated_above(document: Document, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The mentions, those without a year with the one that alone stands above them.

    So a timeline is printed: the year, and below it what came out.
    """
    years = {
        below.start: (below.end, int(label[1]))
        for above, below in pairwise(document.blocks)
        if above.kind != "cell"
        and above.end - above.start < _LONGEST_LABEL
        and (label := _YEAR_ALONE.fullmatch(document.text, above.start, above.end))
    }
    starts = sorted(years)
    for mention in mentions:
        at = bisect_right(starts, mention.start) - 1
        end, year = years[starts[at]] if at >= 0 else (0, 0)
        named = mention.authors or mention.journal or mention.acronym
        dated = mention.start < end and not mention.year and not mention.reference
        yield replace(mention, year=year) if dated and named else mention


# "Five years later the group of" Doe, "In the same year Dr Jane" Doe: how a sentence
# opens that turns from the study told of last to the next. Where another word stands
# between, time went by for somebody else: a patient, a drug, a doctor.
_YEARS_OF = {
    word: number
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve".split(), 1
    )
} | {"a": 1}
_SAME_YEAR = (
    r"(?i:in\s(?:the|that)\s(?:very\s)?same\syear|(?:in\s)?that\s(?:same\s)?year)"
)
# "That year Doe and Roe added a case": before whom the sentence opens with.
THAT_YEAR = re.compile(rf"\A\W{{0,3}}{_SAME_YEAR},?\s")
_WHOSE = (
    r"(?:(?:the|an?|another|group|team|lab|of|around)\s){0,4}"
    rf"(?:(?:Dr|Prof|Professor)\.?\s)?(?:{UPPER}[\w.’'-]{{0,20}}\s){{0,3}}\Z"
)
_TIME_ON = re.compile(
    rf"\W{{0,3}}(?:(?i:And|But|Then),?\s)?(?:(?i:(?P<n>{'|'.join(_YEARS_OF)})\syears?\s"
    rf"(?P<way>later|after\sthat|earlier|before\sthat))|{_SAME_YEAR}"
    rf"|(?i:a\sfew|some|two|three|four)\sweeks\s(?:later|earlier)),?\s{_WHOSE}"
)
# "From Japan, in that same year, came a randomised trial by", "was laid out the same
# year in Pain by": the time is that of what came out.
_CAME_OUT = re.compile(
    rf"{_SAME_YEAR},?\s(?:came|appeared|followed)\san?\s(?:[\w-]{{2,20}},?\s){{0,4}}?{NOUN}\s"
    rf"(?:in\s(?:the\s)?\Z|(?:in\s[^.,;:()]{{2,60}}?\s)?(?:by|from|of)\s{_WHOSE})"
    r"|\b(?:published|reported|printed|described|laid\sout)\s(?:in\s)?(?:the|that)\s(?:very\s)?"
    rf"same\syear\s(?:in\s[^.,;:()]{{2,60}}?\s)?by\s{_WHOSE}"
)
# "A year later Doe's trial was still to come": not what came then.
_STOOD = re.compile(
    rf"(?:\s{NOUN})?(?:\sin\s[^.,;()]{{2,60}}?)?\s(?:still|(?:was|were|is|are)\s"
    r"(?!published|reported|printed|out\b|able\b|the\sfirst))"
)
_SINCE = Literals(("same year", "that year", " weeks ", " year"))
_TOLD_LAST = 1200  # characters back to the study whose year is meant


def dated_by_last(layout: Layout, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The mentions, those dated by the one told before them with its year.

    ``Five years later Doe and Roe wrote …``, ``In that same year Doe's review …``: the
    mentions are in the order of the text. What is dated so is weighed.
    """
    last: Mention | None = None
    named: set[str] = set()
    for mention in mentions:
        dated = mention
        if named.isdisjoint(mention.authors) and _lacks_year(mention):
            since = _year_since(layout, last, mention) if last else None
            if year := since or _year_before(layout, mention):
                dated = replace(mention, year=year, weighed=True)
        yield dated
        named.update(dated.authors)
        if dated.kind != "unnamed":
            last = dated


def _year_before(layout: Layout, mention: Mention) -> int | None:
    """The only year of the sentence before, where that of the mention points to it.

    ``In 1977 only eight cases were known. That year Doe and Roe added a woman …``.
    """
    text, start = layout.text, mention.sentence[0]
    opens = THAT_YEAR.match(text[start : mention.start])
    if not start or opens is None or opens.end() + start < mention.start:
        return None
    low, _ = layout.sentence(start - 1)
    years = _EVERY_YEAR.findall(text, low, start)
    return int(years[0]) if len(years) == 1 and "\n" not in text[low:start] else None


def _lacks_year(mention: Mention) -> bool:
    """Whether whom the mention names is told of without a year of their own."""
    return bool(
        mention.authors
        and not (mention.year or mention.reference)
        and mention.kind == "narrative"
        and mention.identifiers == Identifiers()
    )


def _year_since(layout: Layout, last: Mention, mention: Mention) -> int | None:
    """The year by which its sentence puts the mention behind the study told of last.

    Where another year is told since, nobody can tell which is meant.
    """
    text, low, end = layout.text, mention.sentence[0], mention.start
    if not last.year or low < last.end or end - last.end > _TOLD_LAST:
        return None
    words = text[low:end]
    if not _SINCE.occur_in(words):
        return None
    between = _EVERY_YEAR.findall(text, min(last.sentence[0], last.start), low)
    if between and int(between[-1]) != last.year:
        return None
    if _CAME_OUT.search(words):
        return last.year
    on = _TIME_ON.match(words)
    if on is None or _STOOD.match(text, mention.end, mention.sentence[1]):
        return None
    years = _YEARS_OF[on["n"].lower()] if on["n"] else 0
    back = (on["way"] or "").lower().startswith(("ear", "bef"))
    return last.year - years if back else last.year + years
