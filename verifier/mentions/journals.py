"""Journals named in prose, with the date of the issue if told. Pure."""

import re
from dataclasses import replace

from verifier.literals import Form, Forms, Literals, Sifted, word_begun
from verifier.mentions.catalogued import (
    NEAR,
    PRINTED_IN,
    YEAR_IN,
    end_of_name,
    find_catalogued,
    year_of,
)
from verifier.mentions.dated_journals import find_dated
from verifier.mentions.journal_names import (
    KNOWN,
    KNOWN_LETTERS,
    KNOWN_OR_ONE_WORD,
    ONE_WORDS,
    is_journal,
    is_known,
    journal_name,
)
from verifier.mentions.roles_and_verbs import VERB
from verifier.mentions.words import (
    MONTH,
    NOUN,
    NOUN_STEMS,
    PIECE,
    STUDIED,
    WORD,
    YEAR,
    Part,
)
from verifier.references.journals import PLAIN_WORDS, is_single_word_journal
from verifier.surnames import (
    DATABASES,
    PLACES,
    UPPER,
    begins_with_given_name,
    could_be_surname,
    is_plain_word,
)

_TITLE_CASE = (
    rf"(?:npj\s|e)?{WORD}(?:(?:\s|,\s(?=[^\W_]+(?:,|\s(?:and|&)))|:\s)(?:(?:of|and|the"
    rf"|in"
    rf"|for|on|&|de|a)\s){{0,3}}(?:e-)?{WORD}){{0,9}}"
)
_DATE = (
    rf"(?:{MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s{YEAR})?|\d{{1,2}}\s{MONTH}(?:,?"
    rf"\s{YEAR})?|{MONTH},?\s{YEAR}|{MONTH}|{YEAR}|(?:spring|summer|autumn|fall"
    rf"|winter)(?:\s(?:of\s)?{YEAR})?)"
)
_WHEN = (
    rf"(?:(?:online|recently|back|today|yesterday|first|earlier|this\s\w+|last\s\w+|(?:in"
    rf"|on)\s(?:the\s)?{_DATE}|{_DATE}),?\s){{0,3}}"
)
_KIND = (
    r"(?:(?:open[- ]access|medical|scientific|peer-reviewed|online|prestigious"
    r"|academic|respected|international|leading)\s){0,2}"
)
_MADE_PUBLIC = word_begun(
    *("published", "printed", "reported", "appear(?:s|ed|ing)?"),
    *(r"came\sout", r"coming\sout", r"is\sout", "out", "ran", "run", "released"),
    *("featured", "described", "detailed", "accepted", r"be\s(?:read|found)"),
    "[Ww]riting",
)
_PUT_OUT = word_begun("posted", "published", "accepted", "carried", "released")
_TELLS = word_begun(
    *("describe[sd]?", "reports?", "reported", "wrote", "writes?", "show", "shows"),
    *("showed", "argued?", "asked", "found", "published", r"set\sout"),
)
_TELLERS = word_begun(
    *("they", "authors", "researchers", "scientists", "team", "who"),
)
_BEFORE_NAME = word_begun(
    "[Ii]n", "by", "from", "via", "[Aa]n?", "recent", "new", "19[2-9]\\d", "20[0-4]\\d"
)


def _acting(whose: str, alone: str = "") -> re.Pattern[str]:
    """A journal that published somebody's study, or what is said ``alone``."""
    return re.compile(
        rf"(?P<j>{KNOWN}|{UPPER}[\w.]*(?:\s(?:of\s|the\s|&\s)?{UPPER}[\w.]*){{1,6}})\s"
        rf"(?:carried|published|ran|printed)\s(?:{whose}\s(?:(?P<y>{YEAR})\s)?"
        # no protocol of it, and no reply to it
        rf"(?:(?!(?:to|about|protocol|response|reply|retraction)\b)[\w-]{{2,20}}\s){{0,4}}?"
        rf"(?:(?:{NOUN}|quasi-experiment|results|case)\b(?![’']|\sprotocol)"
        rf"|(?:editorial|letter)\b(?!\s(?:about|on|to)\b)){alone})"
    )


JOURNALS = Forms(
    # "published online on May 22, 2020, in the journal PLoS One"
    Form(
        (
            "ublished",
            "rinted",
            "eported",
            "ppear",
            " out ",
            "eleased",
            "riting",
            "eatured",
            "escribed",
            "etailed",
            "ccepted",
            " ran ",
            "be read",
            "be found",
        ),
        re.compile(
            rf"{_MADE_PUBLIC},?\s(?:(?:it|them)\s)?{_WHEN}in\s(?:the\s)?{_KIND}"
            rf"(?:(?:{UPPER}[a-z]{{2,12}}\s)?journal,?\s)?(?P<j>{_TITLE_CASE})"
        ),
    ),
    Form(
        ("ournal",),
        re.compile(
            rf"j(?<!\w.)(?<!same\sj)ournals?,?\s(?:called\s|named\s)?(?P<j>{_TITLE_CASE})"
        ),
    ),
    # "posted online on September 9 by Heart & Diet"
    Form(
        ("posted", "published", "accepted", "carried", "released"),
        re.compile(
            rf"{_PUT_OUT},?\s{_WHEN}by\s"
            rf"(?:the\s)?{_KIND}"
            rf"(?P<by>journal\s)?(?P<j>{_TITLE_CASE})"
        ),
        besides=("by",),
    ),
    # the journal as the one that acts, or that owns the issue
    Form(
        [
            f"{did} {what}"
            for did in (" carried", "ublished", " ran", "rinted")
            for what in ("a", "th", "one", "it", "two")
        ],
        _acting("(?:an?|the|one|its|two|that|this)", r"|it\b(?!\s\w{3,20}ly)"),
    ),
    Form(
        (" carried ", "ublished ", " ran ", "rinted "),
        _acting(rf"{UPPER}[\w-]{{1,20}}[’']s"),
        besides=("'s", "’s"),
    ),
    Form(
        ("issue", "edition", "week's", "week’s", "month's", "month’s"),
        re.compile(
            rf"\b(?P<j>{KNOWN})[’']s\s{_DATE}\sissue\b"
            rf"|\b(?:this|last)\s(?:week|month)[’']s\s(?P<j2>{KNOWN})"
        ),
    ),
    # abbreviated, in brackets: "(Ann Rheum Dis. 2014 Oct 2; online ahead of print)"
    Form(
        ("(",),
        re.compile(
            rf"\((?P<abbr>)(?P<j>{UPPER}[a-z]*\.?(?:\s(?:{UPPER}[a-z]*\.?|of|the"
            rf"|&)){{1,6}}?)"
            rf"[.,]?\s(?=\(?{YEAR})"
        ),
        besides=("19", "20"),
    ),
    # in brackets by itself, behind what it is of
    Form(KNOWN_LETTERS, re.compile(rf"\((?:the\s)?(?P<j>{KNOWN})\)"), besides=("(",)),
    # with what numbers the paper: "(Cell, doi.org/b8x)", "(Nature, vol 7, p 44566)"
    Form(
        ("doi", "DOI", "vol", "http"),
        re.compile(
            rf"\((?:the\s)?(?P<j>{ONE_WORDS}|{KNOWN}|{UPPER}[a-z]+(?:\s{UPPER}[a-z]+){{1,4}}),\s"
            r"(?:(?i:doi)\b|vol(?:ume|\.)?\s\d|https?:)"
        ),
        besides=("(",),
    ),
    # behind its author: "(Doe, BMJ)"
    Form(
        KNOWN_LETTERS,
        re.compile(
            rf"\({UPPER}[^()\d,]{{2,60}},\s(?:the\s)?(?P<j>{ONE_WORDS}|{KNOWN})\)"
        ),
        besides=("(",),
    ),
    # "Doe from 1996, Cephalalgia", "a 2005 letter to Nature"
    Form(
        ("from 19", "from 20", "of 19", "of 20", "etter to ", "etter in "),
        re.compile(
            rf"(?:\b(?:from|of)\s{YEAR},\s(?:in\s)?|\b[Ll]etter\s(?:to|in)\s)(?:the\s)?"
            rf"(?P<j>{ONE_WORDS}|{KNOWN})(?![\w’'-]|\s(?:{UPPER}|&))"
        ),
    ),
    # with the month behind it: "(JAMA, December 15, 1969)", ", The Lancet, May 2019."
    Form(
        KNOWN_LETTERS,
        re.compile(
            rf"[,.(]\s?(?P<j>{KNOWN}),\s(?:online\s|published\s)?(?:{MONTH}\s"
            rf"(?:\d{{1,2}},?\s)?"
            rf"|\d{{1,2}}\s{MONTH}\s){YEAR}\b"
        ),
        besides=("19", "20"),
    ),
    # the journal and, in brackets, the year in which somebody described it
    Form(
        (
            *("escribe in ", "escribes in ", "escribed in ", "eport in ", "eports in "),
            *("eported in ", "rote in ", "rite in ", "rites in ", "show in "),
            *("shows in ", "showed in ", "argue in ", "argued in ", "asked in "),
            *("found in ", "ublished in ", "set out in "),
        ),
        re.compile(
            rf"{_TELLS}\sin\s(?:the\s)?(?P<j>{UPPER}[a-z]+"
            rf"(?:\s(?:(?:of"
            rf"|and|the|for|&)\s)?{UPPER}[a-z]+){{1,6}})\s(?=\({YEAR}\))"
        ),
    ),
    # the journal as the one that tells, "as they note in Pediatrics"
    Form(
        (" reports ", " describes ", " reported "),
        re.compile(rf"(?P<j>{KNOWN})\s(?:reports|reported|describes)\b"),
        besides=KNOWN_LETTERS,
    ),
    Form(
        [
            f"{verb} in "
            for verb in ("note", "rite", "eport", "onclude", "rote", "escribe")
        ],
        re.compile(
            rf"{_TELLERS}\s(?:now\s|also\s)?"
            rf"(?:note|write|report|conclude|wrote|describe)\sin\s(?:the\s)?"
            rf"(?:journal\s)?(?P<j>{ONE_WORDS})(?![\w’'-]|\s(?:{UPPER}|&))"
        ),
    ),
    # “Title” in Pediatrics
    Form(
        ("” in ", '" in '),
        re.compile(
            rf"[”\"]\sin\s(?:the\s)?(?:journal\s)?(?P<j>{ONE_WORDS}|{KNOWN})"
            rf"(?![\w’'-]|\s(?:{UPPER}|&))"
        ),
    ),
    # one word behind "in", and its year in brackets or between commas
    Form(
        KNOWN_OR_ONE_WORD,
        re.compile(
            rf"[Ii](?<!\w.)n\s(?:the\sjournal\s)?(?P<j>{ONE_WORDS})"
            rf"(?=,?\s\({YEAR}\)|,\s{YEAR},|\sin\s{YEAR},\s{UPPER})"
        ),
        besides=("19", "20"),
    ),
    # "In Pain, Doe's group reported"
    Form(
        KNOWN_OR_ONE_WORD,
        re.compile(
            rf"I(?<!\w.)n\s(?P<j>{ONE_WORDS}),\s(?={UPPER}[\w’'-]{{1,20}}(?:[’']s?\s|\s(?:and|et"
            rf"|&)\s)|{UPPER}[\w’'-]{{1,20}}\s(?:{VERB})\b)"
        ),
    ),
    # "a 2014 Gut study"
    Form(
        KNOWN_OR_ONE_WORD,
        re.compile(
            rf"(?P<y>{YEAR})(?<!\w....)\s(?P<j>{ONE_WORDS}|{KNOWN})\s(?:study|trial|paper"
            rf"|review"
            rf"|analysis)\b"
        ),
        besides=("19", "20"),
    ),
    # "wrote an overview of the drug for Expert Opinion on Pharmacotherapy"
    Form(
        ("rote a", "rote the", "rote one", "uthored a", "uthored the"),
        re.compile(
            rf"{word_begun('wrote', 'authored')}\s(?:an?|the|one)\s[^.;]{{0,40}}?"
            rf"\b(?:{NOUN}|{PIECE})\b[^.;]{{0,80}}?\sfor\s(?:the\s)?(?P<j>{KNOWN})"
            rf"(?![\w’'-]|\s{UPPER})"
        ),
        besides=(" for ",),
    ),
    # "the March 2 issue of JAMA"
    Form(
        ("issue of", "edition of", "number of", "volume of"),
        re.compile(
            rf"\b(?:(?P<date>{_DATE})\s(?:\d{{4}}\s)?(?:online\s)?(?:issue|edition"
            rf"|number|volume)|issue|edition|(?:single|same|latest|last)\snumber) of "
            rf"(?:the\s)?{_KIND}(?:journal\s)?"
            rf"(?P<j>{_TITLE_CASE})"
        ),
    ),
    # "a 2022 cohort study in Thorax", "a 2020 paper in Sleep Medicine Reviews"
    Form(
        (" in ",),
        re.compile(
            rf" in (?:the )?(?P<j>(?:{ONE_WORDS})(?![\w’'-]|\s(?:{UPPER}|&))"
            rf"|(?:{UPPER}[\w’'&-]{{1,20}}\s(?:(?:of|and|the|in|for|&)"
            rf"\s){{0,2}}){{0,6}}"
            rf"(?:Medicine|Medical|Reviews?|Research|Sciences?|Letters|Reports|Therapy"
            rf"|Nutrition"
            rf"|Psychiatry|Surgery|Care|Open|Clinics|Practice|Therapeutics|Disorders"
            rf"|Archives"
            rf"|Bulletin|Education|Advances|Communications|Investigation|Metabolism"
            rf"|{UPPER}[a-z]{{1,12}}(?:ology|iatry|iatrics))(?![\w’'-]|\s{UPPER})"
            rf"|npj\s{UPPER}\w+(?:\s{UPPER}\w+){{0,3}}"
            rf"|{UPPER}[a-z]{{3,}}(?:\s(?:(?:of|and|the|in|for"
            rf"|&)\s){{0,2}}{UPPER}[a-z]{{2,}})"
            rf"{{1,5}}(?=\s[a-z(]|[,.;)]))"
        ),
        besides=(*NOUN_STEMS, "omparison", "verview", "valuation"),
    ),
    # Behind a comma, before a year: "(Jane Doe, Journal of Sleep, 2015)".
    Form(
        ("ournal", "Annals", "Archives", "Lancet", "BMJ", "JAMA"),
        re.compile(rf",\s(?P<j>{KNOWN}),?\s\(?{YEAR}\b"),
        besides=("19", "20"),
    ),
    # "a JAMA study", "reported in The Lancet"
    Form(
        KNOWN_LETTERS,
        re.compile(
            rf"{_BEFORE_NAME}\s(?:the\s)?(?P<j>{KNOWN})"
            rf"(?![\w’'])"
        ),
    ),
)


# A line such as "SOURCE: Nature, news release, April 2, 2025" closes a news brief.
SOURCE_WORDS = Literals(("ource", "OURCE", "Quelle", "Fuente"))
_SOURCE = re.compile(
    rf"\b(?:SOURCES?|Sources?|Quellen?|Fuentes?)\s?:\s(?P<j>{_TITLE_CASE})(?:[.,;]|"
    rf"\s\()"
)
_STUDY = re.compile(rf"\b(?:{NOUN}|comparison|overview|evaluation),?\Z")


def find_journals(text: str, start: int, end: int, sifted: Sifted) -> list[Part]:
    """The journals that the sentence says studies appeared in, the surest first.

    Each with the year if told.
    """
    named = sifted.holds(SOURCE_WORDS)
    source = _SOURCE.search(text, start, end) if named else None
    if source:
        dated = YEAR_IN.search(text, source.end("j"), end)
        name = journal_name(source["j"])
        if name and dated:
            return [Part(*source.span("j"), name, int(dated[1]))]
    found = list(find_catalogued(text, start, end))
    for pattern in sifted.possible(JOURNALS):
        for match in pattern.finditer(text, start, end):
            if any(o.start <= match.start("j") < o.end for o in found):
                continue
            part = _whole(text, _journal_of(text, match, start, end), end)
            if part and all(part.end <= o.start or o.end <= part.start for o in found):
                found.append(part)
    for standing in find_dated(text, start, end, sifted):
        if all(standing.end <= o.start or o.end <= standing.start for o in found):
            found.append(standing)
    return [_without_author(part) for part in found]


# "(Doe DM, Roe P. J Manipulative Physiol Ther, 2012)": who stands before the journal
_LAST_AUTHOR = re.compile(rf"{UPPER}[a-z’'-]{{2,20}}\s{UPPER}{{1,3}}\.\s(?={UPPER})")


def _without_author(part: Part) -> Part:
    """The journal without the last of its authors, who has initials."""
    signed = _LAST_AUTHOR.match(part.value)
    if signed is None:
        return part
    return replace(
        part, start=part.start + signed.end(), value=part.value[signed.end() :]
    )


def _whole(text: str, part: Part | None, end: int) -> Part | None:
    """The journal by its whole name, where the catalogue knows a longer one there."""
    stop = end_of_name(text, part.start, end) if part else 0
    if part is None or stop <= part.end:
        return part
    return replace(part, end=stop, value=text[part.start : stop])


# "We were featured in": who made the page, and no study.
_FEATURED_US = re.compile(
    r"\b(?:[Ww]e|I|us|[Aa]s)(?:\s(?:are|were|was|am|have|has|been|also|recently))*\s"
    r"(?:featured|seen|reported|mentioned|profiled)\b"
)
_THEIR_STUDY = re.compile(
    rf"[’'](?:s\s|(?<=s’)\s|(?<=s')\s)(?:[\w-]{{2,20}}\s){{0,3}}?{NOUN}\b"
)
_BY_SOMEBODY = re.compile(r"\b(?:by|under|around)\s\Z")
_ILLNESS = re.compile(
    r"\s(?:Cancer|Disease|Diabetes|Depression|Syndrome|Disorder|Failure|Pain|Stroke"
    r"|Infection|Asthma|Arthritis|Sclerosis|Injury|Dementia|Fibromyalgia|Migraine)\Z"
)


_WHO_HAS_IT = re.compile(rf"\s(?:{STUDIED}|users|survivors|sufferers)\b")
_NO_JOURNALS = PLACES | DATABASES


def _journal_of(text: str, match: re.Match[str], start: int, end: int) -> Part | None:
    """The journal that a match of one of the forms names, if it is one."""
    stated = match.groupdict()
    group = "j" if stated.get("j") else "j2"
    journal = journal_name(match[group]) or _called_outright(text, match, group)
    journal = "" if journal.lower() in _NO_JOURNALS else journal
    low = max(start, match.start() - 20)
    if journal and _FEATURED_US.search(text, low, match.start(group)):
        journal = ""
    bare = match[0][0] == " "  # then only "a study in …" tells it from a place
    if not journal or (bare and not _STUDY.search(text, low, match.start())):
        return None
    if bare and (
        _ILLNESS.search(journal)
        or journal in PLAIN_WORDS
        or _WHO_HAS_IT.match(text, match.end(group), end)
    ):
        return None  # "a 2014 trial in Parkinson’s Disease", "in Stroke patients"
    if "abbr" in stated and not is_journal(journal.replace(".", "")):
        return None
    first = match.start(group)
    stop = first + match[group].find(journal) + len(journal)
    if bare and not (
        is_known(journal)
        or _near_year(text, start, first, stop)
        or _is_printed_in(text, start, first, stop)
    ):
        return None
    by_somebody = match.start() == first and _BY_SOMEBODY.search(
        text, max(start, first - 9), first
    )
    somebody = match.start() == first and _is_somebody(journal)
    theirs = _THEIR_STUDY.match(text, stop) and not is_journal(journal)
    if (
        by_somebody
        or somebody  # "Jane Doe published it"
        or theirs  # "found in Doe and Roe's review"
        or ("by" in stated and not stated["by"] and not _may_publish(journal))
    ):
        return None  # "a team headed by Jane Doe published the trial"
    year = year_of(text, start, end, (first, stop)) or stated.get("y")
    return Part(first, stop, journal, int(year) if year else None)


_DATED_BEHIND = re.compile(rf",?\s(?:in\s)?\(?{YEAR}\b")


def _called_outright(text: str, match: re.Match[str], group: str) -> str:
    """A word that is no journal's elsewhere: ``in the journal Trials (2017)``."""
    name, first = match[group], match.start(group)
    outright = text.endswith("the journal ", max(0, first - 12), first)
    return name if outright and _DATED_BEHIND.match(text, match.end(group)) else ""


_TITLES = ("Dr", "Drs", "Prof")


def _is_somebody(name: str) -> bool:
    """Whether two or three words that no journal is called by are a person's name."""
    words = name.split()
    titled = any(word.rstrip(".") in _TITLES for word in words)
    return (
        titled
        or begins_with_given_name(words)
        or (
            1 < len(words) < 4
            and not is_journal(name)
            and all(could_be_surname(w) and not is_plain_word(w) for w in words)
        )
    )


_PLACE_WORDS = re.compile(
    r"\b(?:City|County|Valley|Island|State|States|Kingdom|Lake|Bay|Park|Street|Road"
    r"|North"
    r"|South|East|West|Saint|San|Santa|Hospital|University|Clinic|Centre|Center|Wales"
    r"|Zealand|Africa|Arabia|Korea|Institute|College|School|Kong)\b"
)


def _is_printed_in(text: str, start: int, first: int, stop: int) -> bool:
    """Whether a paper, which is in a journal, is said to be in it, and not a study."""
    return PRINTED_IN.search(text, max(start, first - 48), first) is not None and (
        _PLACE_WORDS.search(text, first, stop) is None
        and all(word.lower() not in PLACES for word in text[first:stop].split())
    )


def _near_year(text: str, start: int, first: int, stop: int) -> bool:
    """Whether a year stands beside what may be a journal or a place, and no place."""
    if _PLACE_WORDS.search(text, first, stop):
        return False
    return bool(YEAR_IN.search(text, max(start, first - NEAR), first)) and any(
        word.lower() not in PLACES for word in text[first:stop].split()
    )


def _may_publish(journal: str) -> bool:
    """Whether it is a journal, not a publisher, that put something online."""
    if " " not in journal:
        return is_single_word_journal(journal)
    return bool(re.search(r"&|\bJournal\b", journal)) or is_known(journal)
