"""Entries in running text, given away by the numbers of an issue. Pure.

From numbers like ``2005;293:1082-1088`` the search goes back to the author list, within
a bounded window; where there is none, to the name of the journal.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from verifier.models import Document, Reference
from verifier.references.authors import (
    BARE_SURNAMES,
    LOWER,
    UPPER,
    split_surnames,
)
from verifier.references.imprints import MONTH_BEGUN
from verifier.references.journals import names_journal
from verifier.references.spans import (
    JOURNAL,
    OPENER,
    OPENERS,
    SENTENCE_WORD,
    TELLS,
    YEAR_WORD,
    Spans,
    line_around,
    parse_span,
)

_TAIL = 240  # characters after the numbers in which identifiers may follow
_LONGEST_TITLE = 400
_MOST_STARTS = 8  # author lists tried before the numbers of one issue

# Numbers of an issue as they stand in running text. A pattern that begins with a
# digit, and looks behind it, is searched for four times as fast as one that looks
# behind first.
_DASH = r"[-\u2010-\u2015]"
_MONTHS = r"(?:[A-Z][a-z]{2,8}\.?(?:[-\u2013/][A-Z][a-z]{2,8}\.?)?\s(?:\d{1,2},\s)?)?"
_NUMBERS = re.compile(
    r"[0-9](?<!\d\d)\d{0,3}+(?=[a-z]?\s?[;,.:(A-Z\d])(?:"
    r"(?<=(?:19|20)\d\d)[a-z]?(?:\s[A-Z][a-z]{2,8}\.?(?:[-\u2013][A-Z][a-z]{2,8})?)?"
    r"(?:\s\d{1,2})?\s?[;,]\s?\d{1,4}(?:-?[A-Z])?(?:\sSuppl\.?(?:\s\d{1,2})?)?"
    r"(?:\s?\([^()\n]{1,24}\))?\s?:\s?[A-Za-z]{0,8}\d+"
    r"|(?<=(?:19|20)\d\d)(?:\s[A-Z][a-z]{2,8}\.?(?:\s\d{1,2})?)?"
    r"(?=[.;]\s?(?:\[?[Ee]-?pub\b|doi:|https?://(?:dx\.)?doi))"
    r"|(?<=(?:19|20)\d\d),\s\d{1,4}(?:\(\d{1,3}\))?,\s[A-Z]?\d+"
    r"|,\s(?:e|Article\s)?\d{4,9}\.\s(?=doi:|https?://(?:dx\.)?doi)"
    r"|\s?\(\d{1,4}[^()\n]{0,12}\)\s?[:,]\s?(?:pp?\.?\s?)?[A-Za-z]{0,2}\d+"
    rf"|(?:\.\d{{1,3}})?,?\s\({_MONTHS}(?:19|20)\d\d\)\s?[:,]\s?(?:pp?\.?\s?)?"
    r"[A-Za-z]?\d+"
    rf"|,\sno\.\s\d{{1,3}}\s?[,(]\s?{_MONTHS}(?:19|20)\d\d\)?[:,]\s?(?:pp?\.?\s?)?"
    r"[A-Za-z]?\d+"
    # "51 (2017), Nr. 2, S. 199", as in Germany
    r"|,?\s\((?:19|20)\d\d\)[,;:.]?\s(?:(?:Nr|H|Heft|Bd)\.?\s\d{1,4}[,;:.]\s)?S\.\s\d+"
    r"|,\s(?:(?:pp?\.|pages?)\s[A-Za-z]?\d+|[a-z]\d{3,8}\b)"
    rf"|\s?[:,]\s?\d{{1,6}}\s?{_DASH}\s?\d{{2,6}}(?!\d)"
    r")"
)
_REST_OF_NUMBERS = re.compile(
    rf"(?:\.?\d{{1,6}}){{0,2}}(?:\s?{_DASH}\s?[A-Za-z]?\d{{1,6}})?(?:\.e\d{{1,3}})?,?(?:\s?\(?(?:19|20)\d\d\)?)?"
    r"(?:[.;,]?\s{0,2}(?:\[?e-?pub[^.,;()\]\n]{0,40}[.\]]?"
    r"|doi:?\s?(?:https?://[\w.]{1,20}/)?10\.\S{1,120}"
    r"|https?://(?:dx\.)?doi\.org/10\.\S{1,120}"
    r"|PMID:?\s?\d{1,9}|PMCID:?\s?PMC\d{1,9})){0,6}",
    re.IGNORECASE,
)
_LEADS_UP = re.compile(
    rf"[a-z]{{2,}}[.:]\s(?:[A-Za-zà-ÿ]{{2,12}}:\s)?(?=[{UPPER}][\w'’-]+\s[{UPPER}]{{1,3}},\s)"
)
_AHEAD = re.compile(r"[.;]\s?\[?[Ee]-?pub\b")
_AUTHOR_START = re.compile(
    r"(?:(?<=[\s(\[“\"—–:])|^)"
    r"(?:(?:van|von|de|del|di|da|dos|la|le|der|den|ten|el|al)\s){0,2}"
    rf"(?!{OPENERS})[{UPPER}][\w'’‐-]{{1,30}}(?:\s[{UPPER}][\w'’‐-]{{0,30}}[{LOWER}])?"
    rf"(?:\s[{UPPER}](?:(?:\s[{UPPER}]){{1,2}}|[{UPPER}.‐-]{{0,6}})(?=[,.;:(]|\s(?:and|&|et)\b)|,\s[{UPPER}]\."
    rf"|,\s[{UPPER}][{LOWER}]{{1,20}}(?:\s[{UPPER}]\.?)?(?:;|\.?\s[“\"]))"
)
_BRACKET = re.compile(r"[()]")
# Beside authors and a volume, a journal may be printed as ``PloS one``.
_SIGNED_JOURNAL = re.compile(
    rf"(?:[{UPPER}]|[a-z][A-Z])\S{{0,30}}(?: [^\s,;!?]{{1,30}}){{0,11}}"
)
_OF_PROSE = re.compile(
    r"\((?:19|20)\d\d\)|\A[AQ]:\s|\A(?:Interview|We|You|I|My|Our|Your)\b"
    r"|\b(?:you|your|our|us|we)\b|[.?!]\s[A-Z][a-z]+\s[a-z]+\s[a-z]+"
    rf"|\b{MONTH_BEGUN}[a-z]*\.?\s\d{{1,2}},?\s"
    r"(?:19|20)\d\d"
)
# "See the review by Doe et al." leads up to a journal, and is no title.
_ENDS_WITH_OTHERS = re.compile(r"\b(?:et\sal\.?|colleagues|co-?workers)[,:]?\Z")
_TELLS_ON = re.compile(r",?\s(?!doi|pmid|e?pub|https?)[a-z]{3,}\s")
# A name has none of these words, and begins with no preposition.
_BEGINS_SENTENCE = re.compile(rf"{SENTENCE_WORD.pattern}|\A(?:In|At|On)\s(?:an?|one)\s")
_YEAR_IN_BRACKETS = re.compile(r"\(((?:19|20)\d\d)[a-z]?\)")
_OPENING = 20  # characters of a title by which its place is found
_JOURNAL_BEFORE = re.compile(rf"{JOURNAL.pattern}[,.;]?\s?$")


def in_prose(document: Document, found: Spans) -> Iterator[Reference]:
    """Entries, and journals with the numbers of an issue, anywhere in the text."""
    text = document.text
    for numbers in _NUMBERS.finditer(text):
        if found.covers(numbers.start(), numbers.end()):
            continue
        reference = _around(text, numbers, found.end_before(numbers.start()))
        if reference:
            yield reference


def _around(text: str, numbers: re.Match[str], free: int) -> Reference | None:
    """The entry whose numbers these are, if there is one around them."""
    line, _ = line_around(text, numbers.start())
    begin = max(line, free)
    source = text.rfind("SOURCE:", begin, numbers.start())
    begin = source + len("SOURCE:") + 1 if source >= 0 else begin
    begin = _in_brackets(text, begin, numbers.start()) or begin
    rest = _REST_OF_NUMBERS.match(text, numbers.end(), numbers.end() + _TAIL)
    end = rest.end() if rest else numbers.end()
    if begin == line and (not line or text[line - 1] in "\n\t"):
        opener = OPENER.match(text, begin, end)
        opened = opener and _AUTHOR_START.match(text, opener.end())
        whole = parse_span(text, opener.end() if opener and opened else begin, end)
        signed = whole.authors or (whole.year and _fills(text, whole))
        one = not _has_two_years(text, whole.start, numbers)
        if one and whole.title and _holds(whole) and signed:
            if _opens_with_prose(text, whole, end):
                return next(_signed(text, whole.start + 1, numbers, end), None)
            inner = _behind_sentence(text, whole, numbers, end)
            return inner or _behind_another(text, whole, numbers, end) or whole
    signed_one = next(_signed(text, begin, numbers, end), None)
    return signed_one or _without_authors(text, numbers, begin, end)


def _signed(
    text: str, begin: int, numbers: re.Match[str], end: int
) -> Iterator[Reference]:
    """The entries from each author list before the numbers on, the first one first."""
    for start in _starts(text[begin : numbers.start()]):
        reference = parse_span(text, begin + start, end)
        one = not _has_two_years(text, begin + start, numbers)
        if one and reference.authors and _holds(reference):
            yield reference


def _in_brackets(text: str, begin: int, end: int) -> int | None:
    """Where authors begin behind the bracket open at the numbers, if they do."""
    closed = 0
    for bracket in reversed(list(_BRACKET.finditer(text, begin, end))):
        closed += 1 if bracket[0] == ")" else -1
        if closed < 0:
            signed = _AUTHOR_START.match(text, bracket.end(), end)
            return bracket.end() if signed else None
    return None


def _opens_with_prose(text: str, whole: Reference, end: int) -> bool:
    """Whether the title with which the entry would begin is a sentence of the page.

    A title stands before its authors in some lists. But no title has a year in
    brackets, an answer's letter or "your doctor" in it, and no list goes on to tell
    what the study did.
    """
    if not whole.authors:
        return False
    title = text.find(whole.title[:_OPENING], whole.start, end)
    if not 0 <= title < text.find(whole.authors[0], whole.start, end):
        return False
    label = " " not in whole.title  # "SURMOUNT-4 — Doe J, Roe P. …"
    return bool(label or _OF_PROSE.search(whole.title) or _TELLS_ON.match(text, end))


def _behind_sentence(
    text: str, whole: Reference, numbers: re.Match[str], end: int
) -> Reference | None:
    """The entry that a sentence leads up to: ``See: Doe J, Roe P, et al. …``."""
    lead = _LEADS_UP.search(text, whole.start, numbers.start())
    if lead is None:
        return None
    reference = parse_span(text, lead.end(), end)
    longer = len(reference.authors) > len(whole.authors)
    return reference if longer and reference.title and _holds(reference) else None


def _behind_another(
    text: str, whole: Reference, numbers: re.Match[str], end: int
) -> Reference | None:
    """The signed entry at the end of a line whose first sentence is no title.

    It shows in that the line is not signed without it, or that its title would be a
    part of the journal: ``It helps some. Doe J, Roe P. On pain. Pain 2011;5:1-9``.
    """
    for reference in _signed(text, whole.start, numbers, end):
        swallowed = whole.journal.endswith(f" {reference.journal}")
        is_another = reference.title and reference.start > whole.start
        fuller = len(reference.authors) > len(whole.authors)
        if (is_another and (swallowed or not whole.authors)) or (
            fuller and whole.title
        ):
            return reference
    return None


# A year that closes an entry, and the number of the next with its first author.
_RUN_ON = re.compile(
    rf"(?:19|20)\d\d\.\s\d{{1,3}}[.)]?\s[{UPPER}][\w’'-]{{1,24}}\s[{UPPER}]{{1,3}}[,.\s]"
)


def _has_two_years(text: str, begin: int, numbers: re.Match[str]) -> bool:
    """Whether another study's year stands before the issue's numbers.

    ``Doe et al. (2017): 90 patients, 3 groups. Roe (BMJ, 2020;368:m97)`` are two, and
    ``1 Doe A et al., 1999. 2 Roe C. BMJ 2006;166:450`` as well.
    """
    if _RUN_ON.search(text, begin, numbers.start()):
        return True
    behind = YEAR_WORD.search(text, numbers.start() - len("2020"), numbers.end())
    if behind is None:
        return False
    before = _YEAR_IN_BRACKETS.findall(text, begin, numbers.start())
    return any(abs(int(year) - int(behind[0])) > 1 for year in before)


def _fills(text: str, reference: Reference) -> bool:
    """Whether an entry without authors is all that stands on its line."""
    line = text[reference.start : reference.end + 4]
    return "\n" in line or reference.end + 4 > len(text) or line[0] in '"“'


def _holds(reference: Reference) -> bool:
    """Whether what was read as title and journal can be that."""
    if len(reference.title) > _LONGEST_TITLE or len(reference.journal) < 3:
        return False
    if _ENDS_WITH_OTHERS.search(reference.title) or TELLS.search(reference.title):
        return False
    if reference.title[:1] in {*"–—-"}:
        return False  # what a list of facts has between its dashes
    if any(
        part.count("(") > part.count(")")
        for part in (reference.title, reference.journal)
    ):
        return False  # a sentence, and in its bracket the journal alone
    if reference.authors and _BEGINS_SENTENCE.search(reference.authors[0]):
        return False
    shape = _SIGNED_JOURNAL if reference.authors and reference.volume else JOURNAL
    return shape.fullmatch(reference.journal) is not None


def _starts(before: str) -> Iterator[int]:
    """Where in the text before the numbers the author list may begin."""
    for count, start in enumerate(_AUTHOR_START.finditer(before)):
        if count == _MOST_STARTS:
            return
        yield start.start()


def _without_authors(
    text: str, numbers: re.Match[str], begin: int, end: int
) -> Reference | None:
    """A journal and the numbers of one of its issues, nothing else."""
    begin = max(begin, numbers.start() - 120)
    journal = _JOURNAL_BEFORE.search(text[begin : numbers.start()])
    if not journal:
        return None
    sure = ";" in numbers[0] or _AHEAD.match(text, numbers.end())
    if not sure and not any(map(names_journal, journal[0].split())):
        return None
    opener = OPENER.match(journal[0])
    start = begin + journal.start() + (opener.end() if opener else 0)
    reference = parse_span(text, start, end)
    if not (reference.journal and reference.year):
        return None
    return _by_surnames(text, start, reference) or reference


# "(Doe, BMJ 2006;332:14)": surnames without initials open the bracket.
_SURNAMES = re.compile(rf"[(\[](?P<who>{BARE_SURNAMES})(?:\s(?:again|also|too))?,\s\Z")
_LONGEST_LIST = 160


def _by_surnames(text: str, start: int, entry: Reference) -> Reference | None:
    """The entry with those whose surnames open the bracket that it closes."""
    who = _SURNAMES.search(text, max(0, start - _LONGEST_LIST), start)
    names = split_surnames(who["who"]) if who else ()
    if not who or any(names_journal(name) for name in names):
        return None
    return replace(entry, start=who.start("who"), authors=names)
