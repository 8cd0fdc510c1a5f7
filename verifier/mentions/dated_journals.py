"""Journals that stand with a date, and with no word that leads up to them. Pure."""

import re
from collections.abc import Iterable, Iterator

from verifier.literals import Literals, Sifted
from verifier.mentions.journal_names import is_journal
from verifier.mentions.words import YEAR, Part
from verifier.references.journals import is_single_word_journal
from verifier.surnames import UPPER, is_group

# "JACC Feb 23 2021", "Sci Rep, Feb. 2024", "BMJ, 26 February 2005", "NEJM, May 31
# issue": a journal and a date are enough, whatever else the sentence says.
_MONTH_STEMS = (
    *("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov"),
    *("Dec", "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto"),
    *("septiembre", "octubre", "noviembre", "diciembre", "janvier", "février", "mars"),
    *("avril", "juin", "juillet", "août", "septembre", "octobre", "novembre"),
    *("décembre", "Mai", "Juni", "Juli", "Okt", "Dez"),
)
_MONTHS = rf"(?:{'|'.join(_MONTH_STEMS)})[a-z]*\.?"
# It begins with the letter that it is searched for, then looks behind it.
_DATED = re.compile(
    rf"(?P<j>(?!Published|Printed|Reported)[{UPPER[1:-1]}en](?<![\w’'-].)(?:(?<![en])|(?<=e){UPPER}|(?<=n)pj\s{UPPER})"
    rf"[\w.&-]*(?:\s(?:(?:of|and|the|in|for|&)\s){{0,2}}{UPPER}[\w.&-]*){{0,7}}?)"
    rf"[,.]?\s\(?(?:published\s)?(?:online\s)?(?:on\s|en\s)?(?:"
    rf"{_MONTHS}(?:[-–/]{_MONTHS})?,?\s(?:\d{{1,2}}(?:/\d{{1,2}})?(?:st|nd|rd|th)?,?"
    rf"\s)?(?:de\s)?"
    rf"(?P<y>{YEAR})|\d{{1,2}}\s(?:de\s)?{_MONTHS},?\s(?:de\s)?(?P<y2>{YEAR})"
    rf"|(?P<y3>{YEAR}),?\s{_MONTHS}|\d{{1,2}}/\d{{1,2}}/(?P<y4>{YEAR})"
    rf"|{_MONTHS}\s\d{{1,2}}\sissue|\d{{1,2}}\s{_MONTHS}(?=[.)]))(?!\d)"
)
# An issue's year alone is enough where the journal closes the sentence or a bracket.
_CLOSING = re.compile(
    rf"(?P<j>(?!Published|Printed|Reported){UPPER}(?:(?<=[(,:;–—-].)|(?<=[(,:;–—-]\s.)|(?<=\bwas\s.)|(?<=\bin\s.)"
    rf"|(?<=\bin\sthe\s.)|(?<=\A.))(?:(?<=T)he\s{UPPER})?[\w.&-]*"
    rf"(?:\s(?:(?:of|and|the|in|for|&)\s){{0,2}}{UPPER}[\w.&-]*){{0,6}}?)[,.;]?\s"
    rf"(?P<y>{YEAR})(?=[).;:]|\Z)"
)
_CLOSING_YEAR = re.compile(rf"\s{YEAR}(?=[).;:]|\Z)")
_FIRST_WORDS = frozenset("JAMA BMJ BMC NEJM Lancet Nature PLoS PLOS Cell npj J".split())


def _is_dated_journal(name: str) -> bool:
    """Whether what stands before a date is a journal, short or in full."""
    if is_group(name):
        return False
    words = name.removeprefix("The ").split()
    if len(words) == 1:
        bare = words[0].rstrip(".,")
        return bare == "AIDS" or is_single_word_journal(bare)
    if words[0] in _FIRST_WORDS and words[0] != "Nature":
        return True
    return is_journal(" ".join(words).replace(".", ""))


def find_dated(text: str, start: int, end: int, sifted: Sifted) -> Iterator[Part]:
    """The journals that stand with a date and with no word that leads up to them."""
    if not sifted.holds(DATES):
        return
    if sifted.holds(DATE_WORDS):
        yield from _dated_parts(_DATED.finditer(text, start, end))
    if _CLOSING_YEAR.search(text, start, end):
        closing = _CLOSING.finditer(text, start, end)
        # What leads up to the sentence's first word stands in another sentence.
        yield from _dated_parts(m for m in closing if m.start() != start or not start)


def _dated_parts(matches: Iterable[re.Match[str]]) -> Iterator[Part]:
    for match in matches:
        name = match["j"].rstrip(".,")
        if _OWNED.search(match.string, max(0, match.start() - 30), match.start("j")):
            continue
        years = [year for kind, year in match.groupdict().items() if kind != "j"]
        year = next(filter(None, years), None)
        if _is_dated_journal(name):
            first = match.start("j")
            yield Part(first, first + len(name), name, int(year) if year else None)


# "The BBC’s Inside Health": a programme.
_OWNED = re.compile(
    r"\b(?:BBC|CNN|NPR|PBS|ABC|CBS|NBC|ITV|Sky|Radio\s4|Channel\s4)(?:[’']s)?\s\W?\Z"
)
DATES = Literals((" 19", " 20", "/20", " issue", *(f" {n} " for n in range(1, 32))))
DATE_WORDS = Literals((*_MONTH_STEMS, "/19", "/20"))
