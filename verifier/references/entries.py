"""One entry of a bibliography, taken apart. Pure.

From the outside in: label and identifiers, then the authors from the left, then the
numbers of the issue from the right; what is left between them is title and journal.
"""

import re
from dataclasses import replace

from verifier.models import Reference
from verifier.references.authors import (
    BARE_SURNAMES,
    LOWER,
    NOBODY,
    UPPER,
    AuthorList,
    read_authors,
    read_listed,
    split_surnames,
)
from verifier.references.imprints import (
    DATE,
    Imprint,
    is_looked_at,
    read_imprint,
    take_identifiers,
    without_date_commas,
    year_of,
)
from verifier.references.journals import (
    is_abbreviation,
    is_listed_journal,
    names_journal,
)
from verifier.references.labelled import find_labelled, parse_labelled
from verifier.sizes import PEOPLE
from verifier.surnames import is_somebody

_LONGEST = 6000  # characters of an entry that are read; the longest known has 2,600
_SPACES = re.compile(r"\s+")
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200d\ufeff]")
_SPACE_BEFORE = re.compile(r" (?=[,;.:)\]])(?!\.\s?\.)")
_GLUED = re.compile(rf"(?<=[^\W\d_]\.)(?=[{UPPER}][{LOWER}]{{3}}|An? [{LOWER}])")
_LABEL = re.compile(
    r"[\s)]*(?:(?P<raised>[¹²³⁰⁴-⁹]{1,3})\s?|\[(?P<a>\d{1,4}[a-z]?|[A-Z][\w+-]{0,12})\]|\((?P<b>\d{1,4})\)|"
    r"(?P<c>\d{1,4})\s?[.)]\s?(?!\d)|(?P<d>\d{1,3})"
    r"(?:\s(?=[^\W\d_])|(?=[A-Z][a-z]|[A-Z]{3,} [A-Z]))|[a-z]\)\s|"
    r"[•*·▪–-]\s|(?:SOURCES?|Sources?|References?|Refs?|Literatur|Quellen?|Fuentes?|Fontes?|"
    r"Références?|Referencias?|Bronn?(?:en)?|Källor?)\s?:\s)\s*"
)
# Raised digits, as they are written on the line.
LEVEL = str.maketrans("¹²³⁰⁴⁵⁶⁷⁸⁹", "1230456789")
_DATED = re.compile(
    rf"[\s.,;:]{{0,3}}(?:"
    rf"[(\[](?P<bracketed>{DATE}|n\.d\.|[Ii]n press|forthcoming)[^()]{{0,30}}[)\]]"
    rf"|(?P<bare>{DATE})(?=[.,:;)\s]))\s?[.,:;]?\s?"
)
# What the authors, or their trial, go by: "Doe J, et al. (RESTORE), JAMA 2021".
_ACRONYM = re.compile(
    rf"\A\s?\((?:the\s)?[{UPPER}][\w-]*[{UPPER}][\w-]*(?:\s(?:[Tt]rial|[Ss]tudy"
    r"|[Gg]roup|[Ii]nvestigators))?\)(?=[.,:;]?\s)"
)
_OPENING = re.compile(r"[\s.,:;]+")
_QUOTED = re.compile(
    r"[\"“‘'](?P<title>[^\"“”]{8,600}?[?!]?)(?P<mark>[.,]?(?:[\"”]|[’'](?=[,.\s]))[.,]?)\s?"
)
_QUOTES = '"“”'
_BREAK = re.compile(
    rf"[.?!][\"”’'\]]{{0,2}} (?:[–—‐-] )?"
    rf"(?=[\"“'(]?[{UPPER}\d]|[a-z][A-Z]|npj\b|bioRxiv|medRxiv)"
)


# Where authors may begin behind a title.
_GAP = re.compile(rf"{_BREAK.pattern}|(?:,| [–—-]) (?=[{UPPER}])")


def parse_reference(text: str) -> Reference:
    """What an entry of a bibliography states; empty where it states nothing.

    >>> parse_reference("1. Doe J, Roe K. On pain. Pain. 2001;9(2):1-7.").journal
    'Pain'
    """
    work = next(find_labelled(text[:_LONGEST]), None)
    if work:
        return replace(parse_labelled(text, work), start=0, end=len(text))
    label, rest = _take_label(text[:_LONGEST])
    identified = take_identifiers(rest)
    rest = without_date_commas(_tidy(identified.text))
    alone = _JOURNAL_ALONE.match(rest) is not None
    authors = NOBODY if alone else read_authors(rest)
    authors = authors if alone or authors.surnames else _before_quotation(rest)
    rest = rest[authors.end :]
    if authors.surnames:
        rest = _ACRONYM.sub("", rest, count=1)
    year, rest = _take_date(rest, signed=bool(authors.surnames))
    imprint = read_imprint(rest) or Imprint(len(rest), len(rest))
    head = rest[: imprint.start]
    title, journal = "", _journal(head)
    signed_behind = False
    if not authors.surnames and not alone:
        title, authors, journal = _split_title_first(head)
        signed_behind = bool(authors.surnames)
    if not alone and not signed_behind:
        if not authors.surnames:
            authors = read_listed(rest[imprint.end :].lstrip(" ."))
        title, journal = _split_title(head, numbered=bool(imprint.volume))
    if authors.surnames and not journal:
        title, journal = _without_journal(title)
    if not imprint.volume and _PUBLISHER.search(journal):
        journal = ""
    return Reference(
        start=0,
        end=len(text),
        authors=authors.surnames,
        et_al=authors.et_al,
        year=year or imprint.year,
        title=title,
        journal=journal,
        volume=imprint.volume,
        issue=imprint.issue,
        pages=imprint.pages,
        doi=identified.doi,
        pmid=identified.pmid,
        pmcid=identified.pmcid,
        label=label,
        web_page=not ((journal and imprint.volume) or identified.numbered)
        and is_looked_at(text[:_LONGEST]),
    )


# "Doe, Roe, Poe and Coe, “Title”": bare surnames, and a title between marks.
_BARE = re.compile(rf"(?P<names>{BARE_SURNAMES})(?P<more>,? et al\.?)?[,.:] ?(?=[\"“])")


def _before_quotation(text: str) -> AuthorList:
    """The surnames with which a text begins that goes on with a title between marks."""
    signed = _BARE.match(text)
    if signed is None:
        return NOBODY
    names = split_surnames(signed["names"])
    # One word alone may be the journal, or who runs the site: Cochrane, “Title”.
    if len(names) < 2 and not signed["more"]:
        return NOBODY
    if not all(map(is_somebody, names)):
        return NOBODY
    return AuthorList(names, et_al=signed["more"] is not None, end=signed.end())


def _take_label(text: str) -> tuple[str, str]:
    found = _LABEL.match(text)
    if not found:
        return "", text
    label = next((value for value in found.groupdict().values() if value), "")
    return label.translate(LEVEL), text[found.end() :]


def _tidy(text: str) -> str:
    text = _SPACES.sub(" ", _INVISIBLE.sub("", text)).strip(" )^*†‡")
    return _GLUED.sub(" ", _SPACE_BEFORE.sub("", text))


def _take_date(text: str, *, signed: bool) -> tuple[int | None, str]:
    """The year that follows the authors, and the text after it."""
    found = _DATED.match(text)
    rest = _OPENING.sub("", text, count=1) if _OPENING.match(text) else text
    if not found or not (signed or found["bracketed"]):
        return None, rest
    if found["bracketed"]:
        return year_of(found["bracketed"]), text[found.end() :]
    mark = text[found.end("bare") : found.end("bare") + 1]
    if mark in ";:":
        return None, rest
    if mark == " ":
        # ``2016 Revisions to the criteria``, unless the entry has no other year
        imprint = read_imprint(text[found.end() :])
        if imprint and imprint.year and imprint.volume:
            return None, rest
    return year_of(found["bare"]), text[found.end() :]


# ------------------------------------------------------------- title and journal

# ``N Engl J Med 2008;359:2767``: nothing but a journal before the numbers.
_JOURNAL_ALONE = re.compile(
    rf"[{UPPER}][\w&'’‐-]*(?: (?:of|and|the|in|for|on|&|"
    rf"\([A-Z][\w ]{{1,30}}\)|[{UPPER}][\w&'’‐-]*)){{0,14}}[.,]?"
    rf"(?: ?\(?(?:{DATE})\)?(?: ?;| ?\(\d|$)|,? \d{{1,4}}(?:\(\d|: ?\d|, \d))"
)
_PUBLISHER = re.compile(
    r": |\b(?:Press|Publish\w+|Books|Springer|Elsevier|Wiley|McGraw|Saunders|"
    r"Lippincott|Routledge|Penguin|Viking|Norton|Guilford|Mosby|Churchill|Verlag|"
    r"Random House|Macmillan|Blackwell|Thieme|Karger|[Tt]hesis|[Dd]issertation)\b"
)
# "…, in: Current Psychology": behind a mark, and all that follows is its name.
_IN_JOURNAL = re.compile(
    rf"[,.?!\"”’'] [Ii]n: ?(?=[{UPPER}][\w&'’-]*"
    rf"(?: (?:of|and|the|in|for|&|[{UPPER}][\w&'’-]*)){{0,9}}$)"
)
_FEWEST_GAPS = 3  # between the words of a title
_CHAPTER = re.compile(rf"\. In:? (?=[{UPPER}])")


def _split_title_first(head: str) -> tuple[str, AuthorList, str]:
    """Title, authors and journal of an entry that has its authors in the middle."""
    for count, gap in enumerate(_GAP.finditer(head)):
        if count > 12:
            break
        listed = read_listed(head[gap.end() :])
        journal = head[gap.end() + listed.end :].strip(" .,;:")
        if gap[0][0] in ",–—-" and not listed.et_al:
            continue
        if listed.surnames and not _BREAK.search(journal.replace(". ", " ", 4)):
            title = _title(head[: gap.end()].rstrip(" –—-"))
            # "Movement, not collars. Doe J, et al.": what the page makes of it
            told = title.count(" ") < _FEWEST_GAPS
            return "" if told else title, listed, _journal(journal)
    return "", NOBODY, ""


def _split_title(head: str, *, numbered: bool) -> tuple[str, str]:
    """Title and journal out of what stands between the authors and the numbers."""
    head = head.strip(" ,;:(")
    chapter = _CHAPTER.search(head)
    if chapter and not numbered:
        return _title(head[: chapter.start()]), ""
    printed = _IN_JOURNAL.search(head) if numbered else None
    if printed:
        return _title(head[: printed.start() + 1]), _journal(head[printed.end() :])
    quoted = _QUOTED.match(head)
    if quoted and _closes(quoted["mark"], head[quoted.end() :]):
        return quoted["title"].strip(" ,."), _journal(head[quoted.end() :])
    breaks = list(_BREAK.finditer(head))
    if not breaks:
        return _split_unmarked(head, numbered=numbered)
    cut = len(head)
    for gap in reversed(breaks):
        cut = gap.end()
        start = breaks[place - 1].end() if (place := breaks.index(gap)) else 0
        segment = head[start:cut]
        if not _abbreviates(segment, first=not start):
            name = segment.rpartition(", ")[2]
            if name != segment and _abbreviates(name, first=True):
                cut -= len(name)
            break
        cut = start
    return _title(head[:cut]), _journal(head[cut:])


def _closes(mark: str, after: str) -> bool:
    """Whether a closing quotation mark ends the title, not a phrase within it."""
    if not after:
        return True
    sentence = _BREAK.search(after)
    if sentence and re.search(rf" [{LOWER}]{{4,}}", after[: sentence.start()]):
        return False
    return len(mark) > 1 and not after[0].islower()


_ABBREVIATED = re.compile(
    rf"[{UPPER}][\w‐-]*\.?(?: (?:and |& |of )?[{UPPER}][\w‐-]*){{0,3}}\. "
)
# Shortened words end in a consonant (``Bioresour.``), whole ones often in these.
_SHORTENED = re.compile(
    rf"(?!.*(?:ment|tion|sion|ing|ness|ism|sis|tis|ers|ents|ical|[XIV])$)"
    rf"[{UPPER}][{LOWER}‐-]{{1,9}}[bcdfghjklmnpqrstvwxz]"
)


def _abbreviates(segment: str, *, first: bool) -> bool:
    """Whether words up to a full stop read as part of an abbreviated journal name."""
    if not _ABBREVIATED.fullmatch(segment):
        return False
    *others, last = segment.rstrip(". ").split()
    if is_abbreviation(last):
        return True
    if others:
        return len(last) == 1 and is_abbreviation(others[-1])
    return not first and (len(last) == 1 or bool(_SHORTENED.fullmatch(last)))


_NAME_AT_END = (
    rf"(?P<journal>[{UPPER}][^\s,]*"
    rf"(?: (?:of|and|the|in|for|de|la|des|&|[{UPPER}(][^\s,]*)){{0,9}})[.,]?$"
)
_CAPITALISED = re.compile(rf"(?:^|(?<=[{LOWER})?!,] )){_NAME_AT_END}")
# "Chinese mind-body exercises: Front Psychol": behind a colon a title may go on.
_LABELLED = re.compile(rf"(?<=: ){_NAME_AT_END}")
_WHOSE = re.compile(rf"[{UPPER}][\w‐-]+[’']s ")  # "Doe's trial of 40 people"


def _split_unmarked(head: str, *, numbered: bool) -> tuple[str, str]:
    """Title and journal where no full stop divides them."""
    if numbered and head.count(" ") < 4 and "," not in head:
        return "", _journal(head)
    tail = head[-150:]
    labelled = _LABELLED.search(tail)
    if labelled and is_listed_journal(labelled["journal"].rstrip(",.")):
        title = _title(head.removesuffix(labelled[0]))
        # What the page makes of it is no title.
        told = title.count(" ") < _FEWEST_GAPS or _WHOSE.match(title)
        return "" if told else title, _journal(labelled[0])
    found = _CAPITALISED.search(tail)
    if not found:
        return _title(head), ""
    if not numbered and (found.start() or len(tail) < len(head)):
        return _title(head), ""
    if not numbered and not any(map(names_journal, head.split())):
        return _title(head), ""
    start = len(head) - len(tail) + found.start("journal")
    return _title(head[:start]), _journal(head[start:])


_COUNTED = re.compile(rf"\d\s(?:{PEOPLE})")  # as the page tells it, and no title
_PLACE = re.compile(rf"\s\([{UPPER}][\w ]{{1,30}}\)?\Z")


def _without_journal(title: str) -> tuple[str, str]:
    """Title and journal where a journal is all of the title, or behind its last comma.

    >>> _without_journal("On tears of the meniscus, NEJM")
    ('On tears of the meniscus', 'NEJM')
    """
    before, _, last = title.rpartition(", ")
    name = _PLACE.sub("", last)
    if _COUNTED.search(before) or not is_listed_journal(name):
        return title, ""
    return before, f"{last})" if last.count("(") > last.count(")") else last


def _title(text: str) -> str:
    title = text.strip(" ,;:").removesuffix(".").strip()
    quoted = title[:1] in _QUOTES and title[-1:] in _QUOTES
    return title.strip(_QUOTES) if quoted else title


_PUBLISHED = re.compile(r",?\s(?:first\s)?published(?:\sonline)?(?:\son)?\Z")


def _journal(text: str) -> str:
    name = text.strip(' ,;:(["“”').removeprefix("In: ").strip(" ,;:")
    name = _PUBLISHED.sub("", name)
    if name.endswith((")", "]")) and name.count("(") + name.count("[") == 0:
        name = name.rstrip(")] ,;:")
    # the full stop of ``Pain.`` ends the name; that of ``J. Pain Res.`` belongs to it
    return name.removesuffix(".") if name.count(".") == 1 else name
