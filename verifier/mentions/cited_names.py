"""Whose study a citation means, and where their names begin. Pure."""

import re
from dataclasses import replace

from verifier.mentions.issues import Issue, issue_at, read_entry, read_issue
from verifier.mentions.journal_names import is_journal
from verifier.mentions.layout import Layout
from verifier.mentions.more_authors import is_pronoun, is_staff
from verifier.mentions.persons import NOT_PERSONS, is_setting
from verifier.mentions.roles_and_verbs import DID, TEAM_FROM, VERB
from verifier.mentions.vetoes import tells_of_study
from verifier.mentions.words import NOUN
from verifier.references.journals import is_single_word_journal
from verifier.surnames import (
    DEGREES,
    PLACES,
    UPPER,
    Names,
    are_things,
    could_be_surname,
    is_plain_word,
    is_somebody,
    is_thing,
    read_names,
    start_of_name,
)

# The end of a journal's name, "European Journal of Pain (2015)", is no surname.
PART_OF_NAME = re.compile(
    r"\b(?:Journal|Annals|Archives|Frontiers|Reviews?|Acta|Advances|Trends|Proceedings"
    r"|Bulletin|Handbook|Textbook|Principles|Encyclopedia|Department|University|Society"
    r"|Institute|Ministry|College|School|Center|Centre|City|State|Opinion|Topics)"
    rf"\s(?:of|in|on|for)\s(?:the\s)?(?:{UPPER}[\w’'&-]{{1,20}}\s){{0,2}}\Z"
)
_PRINTED_IN = re.compile(r"\b(?:[Ii]n|for|to)\s(?:[Tt]he\s)?(?:journal\s)?\Z")
_WHERE_BEFORE = re.compile(r"\bIn\s(?P<the>the\s)?\Z")
# "at the Johannesburg Hospital," Doe (1979) reviewed
_HOUSE = re.compile(
    r"\b(?:Hospital|Infirmary|University|Clinic|Institute|Cent(?:er|re)|College|School)\Z"
)
_IN_HOUSE = re.compile(
    rf"\b(?:[Aa]t|[Ii]n|[Ff]rom)\s(?:the\s)?(?:{UPPER}[\w’'-]{{0,20}}\s){{0,3}}\Z"
)
_DID = re.compile(rf"\)\s(?:{VERB})\b")
# "Alabama, Minnesota and Trinidad," Doe: a list ends with what its "and" adds.
_NO_FURTHER = r"(?!and\b|&|[JS]r\b|[A-Z](?:\.|\b))"
_CLOSED_LIST = re.compile(rf"\s(?:and|&)\s[^,&]{{2,60}},\s{_NO_FURTHER}")
_COMMA_ALONE = re.compile(rf"[^,&]{{2,60}},\s{_NO_FURTHER}(?=[^,&]{{2,60}}\Z)")
_INITIALS = re.compile(r"\A(?:The\s)?(?P<a>[A-Z]{3,8}(?:/[A-Z]{3,8}){0,3})\Z")
_ADVISE = re.compile(
    r"\)\s(?:also\s|now\s)?(?:advis|recommend|suggest|endors|warn|prefer|rates?\b|grades?\b"
    r"|lists?\b|sets?\b|guideline|guidance)"
)
# "The College of Doctors and the" Society of Nurses: both issued it.
_PARTNER = re.compile(
    rf"(?P<name>(?!The\s){UPPER}[\w’'-]{{1,20}}(?:\s(?:(?:of|for|on|in)\s)?{UPPER}[\w’'-]{{1,20}})"
    rf"{{0,5}}\s(?:of\s(?:{UPPER}[\w’'-]{{1,20}}\s){{1,3}}|(?:Society|Association|Academy"
    r"|College|Foundation|Council|Institute|Federation)\s)(?:\([A-Z]{2,8}\)\s)?)"
    r"(?:and|&)\s(?:the\s)?\Z"
)
_INSTITUTION_IN = re.compile(
    r"\b(?:University|Hospital|Institute|College|Technology|School|Clinic|Cent(?:er|re)"
    r"|Medicine|Sciences?|Foundation)\b[^.;()]{0,40}\sin\s\Z"
)
# "Doe et al. v. Roe et al.": a case in court
_IN_COURT = re.compile(rf"\.?,?\sv\.?\s{UPPER}")
_VERSUS = re.compile(r"\bv\.?\s\Z")
_INITIALS_BEFORE = re.compile(rf"(?:{UPPER}\.\s?){{1,3}}\Z")
# "Jane A." Doe, John Roe "and two colleagues"
_GIVEN_BEFORE = re.compile(
    rf"(?<![\w’'.-])(?:{UPPER}[\w’'-]{{1,20}}\s)?(?:{UPPER}\.\s?){{1,3}}\Z"
)
_ONE_INITIALLED = re.compile(
    rf"(?:{UPPER}\.\s?){{1,3}}((?:(?:van|von|de|der|den|di|du|la|le)\s){{0,2}}"
    rf"{UPPER}[\w’'-]{{1,24}}),\s"
)
_INITIALLED = re.compile(rf"(?<![\w.])(?:{_ONE_INITIALLED.pattern}){{1,8}}\Z")
# Names that a dash, and no hyphen, joins are those of several people.
_DASHED = re.compile(rf"(?<![\w’'‐–-])(?:{UPPER}[^\W\d_]{{1,24}}–){{1,5}}\Z")
_PLACED = re.compile(r"\b(?:in|at|of)\s\Z")
# What leads up to people: "you'll find Doe, Roe and co-workers", "a trial by Doe, Roe
# et al." Behind other words the comma may close what the sentence opens with, and name
# nobody: "Compared to Pilates, Doe and colleagues", "helped by Yoga, Doe and others".
_LED_UP_TO = re.compile(
    rf"\b(?:find|see|read|meet|that|when|while|where|how|[Aa]ccording\sto"
    rf"|(?:{NOUN}|{DID}|\w{{2,12}}\sout)\sby)\s\Z"
)
_BEGINS = re.compile(r"(?:\A|[\n.!?:;,(\[|•*–—-]\s?|[”\")\]]\s)\Z")
_SENTENCE = re.compile(r"(?:\A|\n|[.!?][”\")]?\s)\Z")
# Words that open a sentence before a comma, and are as good as never a surname there.
_OPENERS = frozenset(
    "True Alas Sure Okay Yes Anyway Wow Oh Ah Ha Curious Imagine Brilliant Amazing "
    "Hooray Hurrah Bingo Eureka Undeterred Intrigued Spoiler Ladies Folks".split()
)
# What somebody took in a year: "Jane Doe (MSc 2011)".
_DEGREE = re.compile(rf"{DEGREES}|[BM](?:Sc|A|Ed|Phil|Pharm|DS)|DVM")
# "Jane Doe, of NYU" Langone", and her team"
_OF_HOUSE = re.compile(
    rf",\s(?:of|at|from)\s(?:the\s)?(?:{UPPER}[\w.]{{0,20}}\s){{1,3}}\Z"
)
_PERSON_OF = re.compile(
    rf"(?<![\w.’'-])(?P<given>{UPPER}[a-z]{{2,14}})\s(?:{UPPER}\.\s)?(?P<surname>{UPPER}[\w’'-]{{1,24}})"
    rf"\s(?:of|at|from)\s(?:the\s)?(?:{UPPER}[\w.]{{0,20}}\s){{0,3}}\Z"
)
# "Doe, from Ayr in Ontario" ", and colleagues", "doctors at Penn" "State, and others"
_PLACED_FAR = re.compile(
    rf"\b(?:in|at|from|of)\s(?:the\s)?(?:{UPPER}[\w.’'-]{{0,20}},?\s){{0,4}}\Z"
)
_APPOSED = re.compile(
    rf"(?<![\w.’'-])(?<!{UPPER}\.\s)(?P<head>{UPPER}[\w’'-]{{1,24}}),\s(?:of|at|from)\s"
    r"[^.;()\n]{0,90}\Z"
)
_GIVEN = re.compile(rf"{UPPER}[\w.’'-]*\s\Z")
# No more than a handful of 2.6 million authors is called so.
_UNIVERSITIES = frozenset(
    "Dartmouth Emory Georgetown Harvard Heidelberg Karolinska Oxford Princeton Tufts "
    "Uppsala Vanderbilt Yale".split()
)
# Names that people bear as well: behind a person with a title, they are places.
_SHARED = frozenset(
    "Brown Cambridge Columbia Cornell Duke Hopkins McGill Penn Rice Stanford".split()
)
_HOUSES = _UNIVERSITIES | _SHARED
_TITLED = re.compile(
    rf"(?:\b(?:Dr|Prof|Professor|Doctor)\.?\s(?:{UPPER}[\w.’'-]{{0,20}}\s){{1,4}}"
    rf"|{UPPER}[\w’'-]{{1,20}},?\s{DEGREES}(?:,\s{DEGREES}){{0,3}},?\s)[(\[]\Z"
)


_ET_AL = {" et al.", " et al", ", et al.", ", et al"}
_MARKS = {" (", " [", "; ", ", "}


def who_is_meant(
    layout: Layout, match: re.Match[str], *, bracketed: bool
) -> tuple[int, Names, Issue | None] | None:
    """Where the mention begins, its names, and the issue that the match is.

    Nothing where nobody's study is meant.
    """
    text = layout.text
    more = match["et_al"]
    et_al = more is not None
    if _is_plain(text, match):
        return match.start(), Names((match["names"],)), None
    begin = _start_of_names(layout, match)
    phrase = text[begin : match.end("names")]
    names = read_names(
        phrase,
        bracketed=bracketed,
        et_al=et_al,
        prose=not bracketed and is_staff(more),
    )
    if not bracketed and is_pronoun(phrase, more):
        names = Names()
    begin, names = _before_apposition(layout, match, begin, names)
    names = _without_setting(text, begin, phrase, names)
    if names.group and match["open1"]:
        names = _behind_house(text, match, begin, phrase, names)
    if not bracketed and (match["open1"] or match["possessive"]):
        names = _behind_closed_list(phrase, names, owned=bool(match["possessive"]))
    begin, names = _with_all(text, match, begin, names)
    read = read_issue if bracketed or _fills_cell(text, match) else read_entry
    issue = None if et_al else read(text, match.start(), match["names"], match.end())
    if bracketed and not (et_al or issue):
        issue = _in_italics(layout, match)
    if issue:
        begin, names = issue.start, issue.names
    elif _is_in_court(text, match) or _is_nobody(text, match, begin, names):
        return None
    elif _is_university(text, names, match):
        if not match["possessive"]:
            return None  # where somebody took a degree: "Jane Doe, MD (Harvard 1998)"
        names = Names(start=names.start, group=names.surnames[0])
    return begin, names, issue


def _start_of_names(layout: Layout, match: re.Match[str]) -> int:
    """Where the names begin, with what of them stands before the match."""
    text, begin, more = layout.text, match.start(), match["et_al"]
    if text[begin - 2 : begin - 1].isalpha():
        begin = start_of_name(text, begin, et_al=more is not None)
    if is_staff(more) and "," in match["names"]:
        before = _GIVEN_BEFORE.search(text, max(0, begin - 30), begin)
        begin = before.start() if before else begin
    if "\n" in match["names"]:
        begin = layout.block_start(begin, match.end("names"))
    return begin


def _is_plain(text: str, match: re.Match[str]) -> bool:
    """Whether nothing is to be asked of what the match names: ``; Doe et al.``"""
    begin, stop = match.start(), match.end()
    return (
        match["et_al"] in _ET_AL
        and text[begin - 2 : begin] in _MARKS
        and match["names"].isalpha()
        and match["names"][1:].islower()
        and "v" not in text[stop : stop + 4]
    )


def _before_apposition(
    layout: Layout, match: re.Match[str], begin: int, names: Names
) -> tuple[int, Names]:
    """Names and where they begin; those before a place where colleagues are of both.

    ``Doe, from Ayr in Ontario, and colleagues``. Of a full name others take care.
    """
    text, stop = layout.text, match.end("names")
    if not is_staff(match["et_al"]) or not text.startswith(",", stop):
        return begin, names
    first = begin + names.start
    if not _PLACED_FAR.search(text, max(0, first - 90), first):
        return begin, names
    low = max(layout.sentence(first, stop)[0], first - 130)
    head = _APPOSED.search(text, low, first)
    if head is None or not could_be_surname(head["head"]):
        return begin, Names()
    if _GIVEN.search(text, low, head.start()):
        return begin, Names()
    return head.start(), Names(start=0, surnames=(head["head"],))


def _with_first_of_two(phrase: str, names: Names) -> Names:
    """Both surnames where two are all that stands before "and others"."""
    pair = phrase.split(", ")
    people = all(
        word.isalpha()
        and could_be_surname(word)
        and not word.endswith("ly")
        and word.lower() not in PLACES
        for word in pair
    )
    if len(names.surnames) != 1 or len(pair) != len(("Doe", "Roe")) or not people:
        return names
    return replace(names, start=0, surnames=tuple(pair))


def _opens_with_somebody(text: str, low: int, begin: int, phrase: str) -> bool:
    """Whether a sentence opens with a surname: "Doe, Roe and co-workers in 1979"."""
    first = phrase.partition(", ")[0]
    return (
        _SENTENCE.search(text, low, begin) is not None
        and is_somebody(first)
        and first not in _OPENERS
        and not is_thing(first)
    )


def _with_dashes(text: str, begin: int, names: Names) -> tuple[int, Names]:
    """Names and where they begin, with those before them that a dash joins on."""
    before = _DASHED.search(text, max(0, begin - 90), begin)
    if before is None or not all(map(could_be_surname, before[0][:-1].split("–"))):
        return begin, names
    first = tuple(before[0][:-1].split("–"))
    return before.start(), replace(names, surnames=(*first, *names.surnames))


def _fills_cell(text: str, match: re.Match[str]) -> bool:
    """Whether names, journal and year are a cell of a table: ``Doe, NEJM 2019``."""
    first, stop = match.span()
    around = text[first - 1 : first] + text[stop : stop + 1]
    return "\t" in around and not around.strip("\t\n")


def _with_all(
    text: str, match: re.Match[str], begin: int, names: Names
) -> tuple[int, Names]:
    """Names and where they begin, with those that only what stands around tells."""
    more = match["et_al"]
    listed = is_staff(more) and text.startswith(",", match.end("names"))
    low = max(0, begin - 30)
    if more and (
        ((listed or more.endswith("nd others")) and _BEGINS.search(text, low, begin))
        or _LED_UP_TO.search(text, low, begin)
        or (is_staff(more) and _opens_with_somebody(text, low, begin, match["names"]))
    ):
        names = _with_first_of_two(match["names"], names)
    if text[begin - 1 : begin] == "–" and names.start == 0:
        begin, names = _with_dashes(text, begin, names)
    widened = _with_initials if more else _with_bodies
    return widened(text, match, begin, names)


def _in_italics(layout: Layout, match: re.Match[str]) -> Issue | None:
    """The journal that italics from the bracket to the year are, beside a study."""
    text, stop = layout.text, match.end("names")
    start = layout.italics_before(stop)
    if start is None or text[start - 1 : start] not in ("(", "["):
        return None
    sentence = layout.sentence(start, stop)
    told = tells_of_study(text, sentence[0], start)
    return issue_at(text, start, match.end(), text[start:stop]) if told else None


def _is_in_court(text: str, match: re.Match[str]) -> bool:
    """Whether a case is called after those who are named."""
    first, stop = match.span()
    return bool(
        ("v" in text[stop : stop + 4] and _IN_COURT.match(text, stop))
        or (
            "v" in text[max(0, first - 3) : first]
            and _VERSUS.search(text, first - 3, first)
        )
    )


def _is_nobody(text: str, match: re.Match[str], begin: int, names: Names) -> bool:
    """Whether those who did something with others are no authors."""
    staff = is_staff(match["et_al"])
    if (
        match["et_al"]
        and match["et_al"].endswith("others")
        and are_things(names.surnames)
    ):
        return True  # "Klebsiella, and others"
    degree = names.surnames and _DEGREE.fullmatch(names.surnames[0])
    if degree or (not names.surnames and (not names.group or staff)):
        return True
    first = begin + names.start
    if names.surnames and TEAM_FROM.search(text, max(0, first - 40), first):
        return True
    if staff and (
        _is_part_of_house(text, first)
        or _is_where_they_work(text, first)
        or _is_town(text, first, names)
        or _OF_HOUSE.search(text, max(0, first - 60), first)
    ):
        return True
    # "Patients with Crohn ran a trial"
    return bool(match["with"]) and not all(map(could_be_surname, names.surnames))


def _without_setting(text: str, begin: int, phrase: str, names: Names) -> Names:
    """The names without the journal or the land before them.

    ``in Headache, Doe (2011)``, ``in the United States, Jane Doe and colleagues``.
    """
    head, comma, _ = phrase.partition(", ")
    if len(names.surnames) < 2 or not comma:
        return names
    before = text[max(0, begin - 60) : begin]
    printed = PART_OF_NAME.search(before) or (
        _PRINTED_IN.search(before)
        and (is_single_word_journal(head) or is_journal(head))
    )
    pair = len(names.surnames) == len(("Ayr", "Doe"))
    alone = pair and _COMMA_ALONE.match(phrase) is not None
    if not (
        printed
        or _is_where(head, before, phrase)
        or (
            head.endswith(names.surnames[0])
            and is_setting(f"{before}{head}", alone=alone)
        )
    ):
        return names
    start = phrase.find(names.surnames[1], len(head))
    rest = read_names(phrase[start:], bracketed=False, et_al=False)
    doubtful = names.doubtful and rest.doubtful
    return replace(names, start=start, surnames=names.surnames[1:], doubtful=doubtful)


def _behind_house(
    text: str, match: re.Match[str], begin: int, phrase: str, names: Names
) -> Names:
    """The name behind the house that a sentence opens with, of whom a deed is told.

    ``In a man who died at Ayr Hospital, Doe (1979) found``.
    """
    head, comma, name = phrase.partition(", ")
    if not (comma and names.group and _HOUSE.search(head) and is_somebody(name)):
        return names
    if not _DID.match(text, match.end()):
        return names
    if not _IN_HOUSE.search(text[max(0, begin - 60) : begin]):
        return names
    rest = read_names(name, bracketed=False, et_al=False)
    return replace(rest, start=len(head) + len(comma) + rest.start)


def _behind_closed_list(phrase: str, names: Names, *, owned: bool) -> Names:
    """The names behind a list that an "and" has closed, where there are any.

    ``including work in Alabama and Trinidad, Doe (1979)``: no list goes on behind its
    last member, and without an "and" ``from Ayr, Doe's 1979 trial`` (``owned``) is
    none. A journal, a publisher or a place may stand behind authors.
    """
    closed = _CLOSED_LIST.search(phrase) if len(names.surnames) > 1 else None
    if owned and len(names.surnames) == len(("Ayr", "Doe")):
        closed = closed or _COMMA_ALONE.match(phrase)
    if closed is None:
        return names
    rest = read_names(phrase[closed.end() :], bracketed=False, et_al=False)
    printed = rest.surnames[:1] and (
        is_journal(rest.surnames[0]) or is_single_word_journal(rest.surnames[0])
    )
    if printed or rest.group or rest.doubtful or not rest.surnames:
        return names
    if not all(map(is_somebody, rest.surnames)) or rest.surnames[0] in _HOUSES:
        return names
    return replace(rest, start=closed.end() + rest.start)


def _is_where(head: str, before: str, phrase: str) -> bool:
    """Whether words behind "in" are a place: it is one, or a full name goes on."""
    where = _WHERE_BEFORE.search(before)
    if where is None:
        return False
    further = phrase[len(head) + len(", ") :].split()
    in_full = len(further) > 1 and further[0].isalpha() and further[1][0].isupper()
    words = head.lower().split()
    return (
        words[-1] in PLACES
        or head.lower() in PLACES
        or not NOT_PERSONS.isdisjoint(words)
        or bool(where["the"] and len(words) > 1)
        or bool(in_full and (where["the"] or len(words) > 1))
    )


def _with_bodies(
    text: str, match: re.Match[str], begin: int, names: Names
) -> tuple[int, Names]:
    """Names and where they begin, with the society that shares a group's guideline.

    Initials that no list knows are a group where they advise: ``The RACGP (2015)``.
    """
    stop = match.end("names")
    advises = match["open1"] and _ADVISE.match(text, match.end())
    initials = _INITIALS.search(match["names"]) if advises else None
    if initials and not names.group:
        first = stop - len(initials["a"]) - begin
        return begin, Names(start=first, group=initials["a"])
    partner = _PARTNER.search(text[max(0, begin - 99) : begin]) if names.group else None
    if partner and match["year1"]:
        begin -= partner.end() - partner.start("name")
        return begin, replace(names, start=0, group=text[begin:stop])
    return begin, names


def _with_initials(
    text: str, _: re.Match[str], begin: int, names: Names
) -> tuple[int, Names]:
    """Names and where they begin, with those before them: "A. B. Doe, C. Roe, …"."""
    first = begin + names.start
    if text[first - 1 : first] != "." and text[first - 2 : first] != ". ":
        return begin, names
    low = max(0, first - 160)
    initials = names.surnames and _INITIALS_BEFORE.search(text, low, first)
    listed = _INITIALLED.search(text, low, initials.start()) if initials else None
    if listed is None:
        return begin, names
    before = tuple(name[1] for name in _ONE_INITIALLED.finditer(listed[0]))
    return listed.start(), replace(names, start=0, surnames=(*before, *names.surnames))


def _is_university(text: str, names: Names, match: re.Match[str]) -> bool:
    """Whether the only name is a university's, and not an author's."""
    if len(names.surnames) != 1 or match["et_al"]:
        return False
    first = match.start()
    titled = text[first - 1 : first] in ("(", "[") and (
        _TITLED.search(text, max(0, first - 90), first)
    )
    return names.surnames[0] in (_HOUSES if titled else _UNIVERSITIES)


def _is_town(text: str, first: int, names: Names) -> bool:
    """Whether those with colleagues are named before the town where they work."""
    return (
        bool(names.surnames)
        and names.surnames[-1].lower() in PLACES
        and _PLACED.search(text, max(0, first - 4), first) is not None
    )


def _is_where_they_work(text: str, first: int) -> bool:
    """Whether it is a house behind a person: ``Jane Doe of Wake Forest and her``."""
    person = _PERSON_OF.search(text, max(0, first - 90), first)
    return person is not None and not (
        is_plain_word(person["given"]) or is_plain_word(person["surname"])
    )


def _is_part_of_house(text: str, start: int) -> bool:
    """Whether an institution is "in" or "of" what stands there, and not its people."""
    before = text[max(0, start - 60) : start]
    if before.endswith(" in "):
        return _INSTITUTION_IN.search(before) is not None
    return before.endswith(" of ") and PART_OF_NAME.search(before) is not None
