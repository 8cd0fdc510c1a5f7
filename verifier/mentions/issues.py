"""A journal and a date beside names or in a bracket: ``(Lancet, 2010)``. Pure.

Where a journal is called by a word that may be an author's name, what stands around it
says which of the two is meant; and whether it is the study told of that appeared there.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from verifier.mentions.catalogued import begin_of_name
from verifier.mentions.journal_names import also_surname, is_journal
from verifier.mentions.words import NOUN
from verifier.models import Identifiers, Mention
from verifier.references.imprints import MONTH_BEGUN
from verifier.references.journals import (
    SHORT_JOURNALS,
    catalogue,
    is_abbreviation,
    is_catalogued,
    is_single_word_journal,
)
from verifier.surnames import (
    NOT_NAMES,
    UPPER,
    Names,
    could_be_surname,
    is_given_name,
    read_names,
)

# What a name begins with before the words that may be somebody's: "Frontiers in ",
# "American Journal of ".
_JOURNAL_LEAD = re.compile(
    rf"[(\[](?P<who>[^()\[\]]{{2,60}},\s)?(?P<lead>(?P<country>(?:{UPPER}[\w’'&-]{{1,20}}\s){{1,3}}(?=Journal\s))?"
    rf"(?:{UPPER}[\w’'&-]{{1,20}}\s(?:(?:of|in|for|and|the|on)\s){{1,2}}){{1,4}})\Z"
)
_MONTH_LAST = re.compile(rf",?\s{MONTH_BEGUN}[a-z]*\Z")
_OF_STUDY = re.compile(
    r"\b(?:study|trial|review|meta-analysis|paper|report|survey|series|analysis|cohort"
    r"|published|reported|RCT)\s\(\Z"
)
_REST_OF_DATE = re.compile(rf"\s{MONTH_BEGUN}|;\s?(?:\d|e-?pub|online|ahead)")
# Right behind its authors, a bracket holds their journal.
_AUTHORS_BEFORE = re.compile(
    r"(?:\bet\s?al\.?,?|\b(?:colleagues|co-?workers|others|team|co-?authors))\s?[(\[]\Z"
)
# What a science is called nobody is, whether a list has the journal or not: "Biologia".
_OF_SCIENCE = re.compile(
    rf"{UPPER}[a-z]{{1,20}}(?:log(?:ia|y|ie|ica)|iatr(?:ia|y|ie|ics)|nomy|graph(?:ia|y|ie"
    r"|ica)|therapy|icine)"
)
# Last words of double surnames that also shorten a journal's: in 2.6 million names of
# authors each of these stands last more than five times ("Van de Pol", "Del Mar").
_ENDS_OF_SURNAMES = frozenset("am bot dis mar mil mol nat pol vet z".split())


def _bare(names: str) -> str:
    """The words without the month that stands behind them."""
    return _MONTH_LAST.sub("", names)


def _journal_start(text: str, begin: int, names: str, stop: int) -> int | None:
    """Where a journal begins whose name stands in a bracket with a date up to ``stop``.

    ``(Frontiers in Neurology, 2017)``. A journal called by a word that is a surname as
    well must be followed by more of a date, ``(Pain 2018 June)``, or stand behind a
    word for a study or right behind its authors.
    """
    phrase = _bare(names)
    longer = begin_of_name(text, begin, begin + len(phrase))
    if longer < begin:
        return longer  # "(Current Opinion in Plant Biology, 2021)"
    opens = text[begin - 1 : begin] in ("(", "[")
    single = is_single_word_journal(phrase) or (opens and _OF_SCIENCE.fullmatch(phrase))
    before = text[max(0, begin - 60) : begin]
    signed = _AUTHORS_BEFORE.search(before)
    if not (single or is_journal(phrase) or is_short_name(phrase)):
        return None
    lead = _JOURNAL_LEAD.search(before)
    if lead:
        return begin - len(before) + lead.start("lead")
    sure = (
        not (single and also_surname(phrase))
        or _OF_STUDY.search(before)
        or signed
        or _REST_OF_DATE.match(text, stop)
    )
    return begin if sure else None


def is_short_name(phrase: str) -> bool:
    """Whether two or three words are shortened as a journal's are: ``Magnes Res``."""
    words = phrase.split()
    last = words[-1].strip(".").lower()
    return (
        len(words) in {2, 3}
        and "," not in phrase
        and len(last) > 1
        and is_abbreviation(last)
        and last not in _ENDS_OF_SURNAMES
        and words[-1][0].isupper()
        and all(word[0].isupper() and word.lower() not in NOT_NAMES for word in words)
        and not is_given_name(words[0])
    )


def _split_journal(names: str) -> tuple[str, str] | None:
    """The names and the journal behind their last comma: ``Doe, Clin Nutr``."""
    if "," not in names or names.lower().replace("&", "and") in catalogue():
        return None
    for comma in re.finditer(r",\s", names):
        head, journal = names[: comma.start()], names[comma.end() :]
        bare = _bare(journal)
        if _is_plain_journal(bare) and not _is_plain_journal(head):
            return head, bare
    return None


# After "Doe and Roe, " comes no further name.
_NAMES_END = re.compile(r"\s(?:and|&)\s[^,]{1,40},\s\Z")


def without_last_journal(words: str, names: Names) -> tuple[Names, str]:
    """The names, and the journal whose last word was taken for one of them.

    ``Doe, JOSPT 2022``, ``Doe and Roe, Thorax 1977``.
    """
    *people, last = names.surnames
    behind_all = _NAMES_END.search(words, 0, words.rfind(last)) is not None
    if last in SHORT_JOURNALS or (behind_all and is_single_word_journal(last)):
        return replace(names, surnames=tuple(people)), last
    _, journal = _split_journal(words) or ("", "")
    if last != journal and last not in journal.split():
        return names, ""
    return replace(names, surnames=tuple(people)), journal


def _is_plain_journal(phrase: str) -> bool:
    if " " in phrase:
        name = phrase.replace(".", "")
        listed = ", " in name and not is_catalogued(name)
        return phrase[0].isupper() and is_journal(name) and not listed
    return phrase in SHORT_JOURNALS or (
        is_single_word_journal(phrase) and not also_surname(phrase)
    )


# ------------------------------------------------------- whose paper the journal has


_NOBODY = Names()


@dataclass(frozen=True, slots=True)
class Issue:
    """A journal with a date, and who or what stands with it, from ``start`` on.

    ``signed``: the names stand before the bracket that the journal is in.
    """

    start: int
    journal: str
    names: Names = _NOBODY
    acronym: str = ""
    signed: bool = False


def read_issue(text: str, begin: int, words: str, stop: int) -> Issue | None:
    """The journal in a bracket with a date up to ``stop``, with its authors.

    ``words`` begin at ``begin`` and go on to the date.
    """
    parted = _split_journal(words)
    if parted:
        head, journal = parted
        if _ACRONYM.fullmatch(head):
            return Issue(begin, journal, acronym=head)
        names = read_names(head, bracketed=True, et_al=False)
        if names.surnames or names.group:
            start = begin + names.start
            return Issue(start, journal, replace(names, start=0))
    first = _journal_start(text, begin, words, stop)
    if first is None:
        return None
    journal = _bare(text[first : begin + len(words)])
    return issue_at(text, first, stop, journal)


def issue_at(text: str, begin: int, stop: int, journal: str) -> Issue:
    """The journal that begins there in a bracket, with those who signed the paper."""
    who = _WHO.search(text, max(0, begin - 90), begin)
    names = read_names(who["who"], bracketed=True, et_al=False) if who else _NOBODY
    if who and names.surnames and all(map(_is_somebody, names.surnames)):
        start = who.start("who") + names.start
        return Issue(start, journal, replace(names, start=0))
    return _signed(text, begin, stop, journal) or Issue(begin, journal)


def read_entry(text: str, begin: int, words: str, stop: int) -> Issue | None:
    """The journal and date behind names with initials: ``Doe J, Roe P. Sleep 2008``."""
    if parted := _split_journal(words):
        return _entry_of(begin, *parted)
    if text[begin - 2 : begin] not in {". ", ", ", ": ", "– ", "— "}:
        return None
    journal = _bare(words)
    if not (is_single_word_journal(journal) or is_journal(journal)):
        return None
    return _signed(text, begin, stop, journal)


def _entry_of(begin: int, head: str, journal: str) -> Issue | None:
    """The issue whose authors stand with initials before its comma: ``Doe J., BMJ``."""
    initialled = _INITIALLED.fullmatch(f"{head} ")
    names = read_names(head, bracketed=True, et_al=False) if initialled else _NOBODY
    if not names.surnames or not all(map(_is_somebody, names.surnames)):
        return None
    return Issue(begin + names.start, journal, replace(names, start=0), signed=True)


# "StatinWISE", "SPRINT", and not "McDonald" or "Uusi-Rasi".
_ACRONYM = re.compile(
    r"(?!(?:Mc|Mac|De|Le|La|Van|Fitz|Di|Du|O)[A-Z][a-z])[A-Z]\w*[A-Z]\w*(?:-\w{1,4})?"
)
_SURNAME = (
    rf"(?>(?:(?:van|von|de|den|der|del|di|da|du|la|le|ten|ter)\s){{0,3}})"
    rf"(?>(?:(?:Le|La|De|Del|Di|Du|Van|Von|El|Mac)\s)?){UPPER}"
    rf"(?>(?:[^\W\d_]|['’](?!s\b)[^\W\d_]|[-‐‑][^\W\d_]){{1,30}})"
)
# Who stands before the journal in its bracket: "(Doe and Roe, Journal of Sleep, 2014)".
_WHO = re.compile(
    rf"[(\[](?P<who>{_SURNAME}(?:,\s{_SURNAME}){{0,3}}(?:,?\s(?:and|&)\s{_SURNAME})?),\s\Z"
)
_WITH_INITIALS = rf"{_SURNAME}\s(?:{UPPER}\.?-?){{1,3}}(?![\w’'-])"
_INITIALLED = re.compile(
    rf"(?<![\w’'.-])(?P<names>{_WITH_INITIALS}(?:(?:,|\sand|\s&)\s{_WITH_INITIALS})"
    rf"{{0,9}})(?:[.,:]|\s[–—])?\s[(\[]?\Z"
)
_NAMED = re.compile(
    rf"(?P<by>\b(?:[Bb]y|[Ff]rom|[Pp]er|[Uu]nlike|[Ss]ee|cf\.?)\s(?:Drs?\.?\s|Prof\.?\s)?)?"
    rf"(?<![\w’'.-])(?P<names>{_SURNAME}(?:,\s{_SURNAME}){{0,5}}(?:,?\s(?:and|&)\s"
    rf"{_SURNAME})?)(?P<whose>[’']s?\s(?:[\w-]{{2,20}}\s){{0,3}}?(?:{NOUN}"
    rf"|follow-ups?|consensus|guidelines?))?\s[(\[]\Z"
)
# What people do, and neither treatments nor institutions.
_ACTED = re.compile(
    r"[^()\n]{0,40}\)\]?,?\s(?:also\s|then\s|first\s|both\s|each\s)?(?:gave|wrote|treated"
    r"|recruited|enrolled|randomi[sz]ed|pooled|studied|described|asked|tested|compared"
    r"|followed|reviewed|measured|surveyed|concluded|argued?s?|noted|observed|examined"
    r"|investigated|interviewed|fed|tracked|counted|reported|found)\b"
)
# Two pairs of names and journals share a verb: "Doe (…) and Roe (…) both found".
_BOTH_ACTED = re.compile(
    rf"[^()\n]{{0,40}}\)\s(?:and|but)\s{_SURNAME}\s\([^()\n]{{4,60}}\)"
    r"\s(?:both|each|also|together)\s[a-z]{3,}"
)
# "the Women's Health" Initiative: the last word of a longer name.
_LONGER = re.compile(rf"(?P<word>{UPPER}[\w’'-]+)\s\Z")
_SIGNED_AT_MOST = 120


def _signed(text: str, begin: int, stop: int, journal: str) -> Issue | None:
    """The issue with those who stand before its bracket, if they are its authors.

    Names with initials are authors; others where it is said what they wrote or did. A
    treatment before the bracket, "Melatonin (Sleep, 2014)", is nobody.
    """
    low = max(0, begin - _SIGNED_AT_MOST)
    initialled = _INITIALLED.search(text, low, begin)
    match = initialled or _NAMED.search(text, low, begin)
    if match is None or "\n" in match[0]:
        return None
    said = (
        initialled
        or match["by"]
        or match["whose"]
        or _ACTED.match(text, stop)
        or _BOTH_ACTED.match(text, stop)
    )
    longer = _LONGER.search(text, low, match.start("names"))
    if longer and not is_given_name(longer["word"]):
        return None
    names = read_names(match["names"], bracketed=True, et_al=False)
    several = initialled and len(names.surnames) > 1
    people = names.surnames and (several or all(map(_is_somebody, names.surnames)))
    if not said or names.group or names.doubtful or not people:
        return None
    start = match.start("names") + names.start
    return Issue(start, journal, replace(names, start=0), signed=True)


def _is_somebody(surname: str) -> bool:
    last = surname.rsplit(maxsplit=1)[-1]
    return could_be_surname(surname) and last.lower() not in NOT_NAMES


# ----------------------------------------------------- one study told of, or another

_OTHER = (
    r"(?:another|other|different|separate|previous|prior|earlier|later|larger|smaller"
    r"|bigger|longer|older|newer|second|third|subsequent|rival|independent|more\srecent"
    r"|follow-up)"
)
# Between a study and a journal: that another one is told of by now.
_ANOTHER = re.compile(
    rf"\b(?i:{_OTHER})\s(?:[\w-]{{2,20}}\s){{0,2}}?(?:{NOUN}|group|team|authors|researchers"
    r"|scientists)\b"
    r"|\b(?:two|three|four|several|many|most|some|other)\s(?:[\w-]{2,20}\s){0,2}?"
    r"(?:studies|trials|reviews|papers)\s(?:have|has|did|since|could|later|then)\b"
    rf"|[;,]\s(?:but|while|whereas|and|nor|although|though|yet|so|however,)\s"
    rf"(?:[\w-]{{1,12}}\s){{0,2}}?(?:an?|the|one)\s(?:[\w-]{{2,20}}\s){{0,3}}?{NOUN}\b"
    rf"|;\s(?:an?|the|one)\s(?:[\w-]{{2,20}}\s){{0,3}}?{NOUN}\b"
    rf"|{UPPER}[\w-]{{1,20}}[’']s?\s(?:[\w-]{{2,20}}\s){{0,3}}?{NOUN}\s[(\[]?\Z"
    rf"|\b{NOUN}\s(?:of|by|from)\s(?:Dr\.?\s)?{UPPER}[\w’'-]{{1,20}}\s[(\[]\Z"
    rf"|\bwork\s(?:of|by)\s{UPPER}"
    # "; Doe and Roe, in" another journal
    rf"|(?:;|\bwhile|\bwhereas)\s{UPPER}[\w’'-]{{1,24}},?\s(?:and|&)\s{UPPER}[\w’'-]{{1,24}},?\s"
    r"(?:in\s|\()(?:the\s)?\Z"
    rf"|{UPPER}[\w-]{{1,20}}[’']s?\s(?:[\w-]{{2,20}}\s){{0,2}}?(?:group|team|lab)\b"
    r"|\b(?:among\s(?:them|these|which)|including|of\swhich)\b"
    r"|\b(?:editorial|commentary|letter)\b|\b(?:before|previously|earlier)\s[(\[]\Z"
)
# What is said of somebody else's study.
_OF_OTHERS = re.compile(
    rf"\b(?:cit(?:e|es|ed|ing)|disagree\w{{0,2}}|re-?analy[sz]ed?|repeat(?:s|ed)"
    rf"|replicat\w{{1,3}}|confirm(?:s|ed)?|criticis\w{{1,3}}|criticiz\w{{1,3}}|refer(?:s|red)?\sto"
    rf"|respond(?:s|ed)?|repl(?:y|ies|ied)|extend(?:s|ed)|built\son)\s"
    rf"(?:[\w-]{{1,12}}\s){{0,3}}?(?:[\w-]{{2,20}}\s){{0,3}}?{NOUN}\b"
)
_SET_APART = re.compile(
    r"\b(?:[Uu]nlike|[Cc]ontrary\sto|[Ii]n\scontrast\s(?:to|with)|[Aa]s\sopposed\sto"
    r"|[Aa]part\sfrom|[Bb]esides|[Aa]gainst|[Aa]fter)\s(?:the\s)?(?:[\w-]+\s){0,3}"
    r"(?:(?:of|by)\s)?\Z"
)


def tells_of_another(text: str, start: int, stop: int) -> bool:
    """Whether the words between a study and a journal turn to another study."""
    return (
        _ANOTHER.search(text, start, stop) is not None
        or _OF_OTHERS.search(text, start, stop) is not None
    )


def is_set_apart(text: str, start: int) -> bool:
    """Whether the study named at ``start`` is one that the sentence compares with."""
    return _SET_APART.search(text, max(0, start - 60), start) is not None


def owner_of(text: str, mentions: Sequence[Mention], i: int) -> int | None:
    """Which mention of the sentence names the study whose journal the i-th is.

    The i-th must be a journal with its date alone: in a bracket, or behind a colon, a
    comma or a dash.
    """
    issue = mentions[i]
    if not is_bare(issue) or _is_listed(text, mentions, i):
        return None
    for j in range(i - 1, max(-1, i - 1 - _NEAR), -1):
        other = mentions[j]
        if not other.sentence[0] <= issue.start <= other.sentence[1]:
            break
        if other.authors or other.group:
            return (
                j
                if _has_issue(text, other, issue)
                else _signed_behind(text, mentions, i)
            )
        if is_bare(other) or other.year:
            break
    return _signed_behind(text, mentions, i)


_NEAR = 4  # mentions before a journal among which its authors are looked for
_OPENED = re.compile(r"[(\[]\s?(?:in\s)?(?:[Tt]he\s)?(?:journal\s)?\Z")
_TOUCHES = re.compile(
    rf"[’']?s?(?:\s(?:[\w-]{{2,20}}\s){{0,3}}?{NOUN})?[^.;()\n]{{0,80}}?[,:–—-]\s(?:[Tt]he\s)?"
)
_BY = re.compile(
    r"[^()\n]{0,20}[)\]],?\s(?:\w+\s)?(?:by|from|of)\s(?:the\s|an?\s\w+\s\w+\s)?"
    r"(?:Drs?\.?\s|Prof\.?\s)?(?:[A-Z][\w.’-]*\s){0,2}"
)


def is_bare(mention: Mention) -> bool:
    """Whether a journal and its date are all that the mention says of its study."""
    return bool(mention.journal and mention.year) and not (
        mention.authors
        or mention.group
        or mention.acronym
        or mention.title
        or mention.identifiers != Identifiers()
    )


def _is_listed(text: str, mentions: Sequence[Mention], i: int) -> bool:
    """Whether several journals stand in one bracket: several studies."""
    issue = mentions[i]
    return any(
        j != i
        and 0 <= j < len(mentions)
        and is_bare(mentions[j])
        and (mentions[j].start >= issue.end or mentions[j].end <= issue.start)
        and not {*"()"}.intersection(
            text[min(issue.end, mentions[j].end) : max(issue.start, mentions[j].start)]
        )
        for j in (i - 1, i + 1)
    )


def _has_issue(text: str, study: Mention, issue: Mention) -> bool:
    """Whether a study without a year of its own is the one in the journal."""
    if study.journal and study.journal != issue.journal:
        return False
    if study.year and study.year != issue.year:
        return False
    if study.end > issue.start:
        return study.journal == issue.journal  # it has the journal in it already
    if tells_of_another(text, study.end, issue.start) or is_set_apart(
        text, study.start
    ):
        return False
    return bool(
        _OPENED.search(text, study.end, issue.start)
        or _TOUCHES.fullmatch(text, study.end, issue.start)
    )


def _signed_behind(text: str, mentions: Sequence[Mention], i: int) -> int | None:
    """The authors who are named right behind the journal's bracket."""
    issue = mentions[i]
    for j in range(i + 1, min(len(mentions), i + 3)):
        study = mentions[j]
        alike = study.journal in {"", issue.journal}
        fits = study.authors and alike and study.year in {None, issue.year}
        if fits and _BY.fullmatch(text, issue.end, study.start):
            return j
    return None
