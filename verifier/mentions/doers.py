"""Who may have done a study that is told of nearby: by what stands beside a name. Pure.

Wider than the finders of sentences: here a journal, with its date, says that a study is
told of, and it is only asked whose. A team, a verb of research, a place, a title, a
bracket or a list of names make a person its author; what patients, editors and those
who comment do, does not.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property

from verifier.literals import Literals
from verifier.mentions.journal_names import is_journal
from verifier.mentions.layout import Layout
from verifier.mentions.name_lists import find_list_of
from verifier.mentions.pairs import Name, find_names
from verifier.mentions.persons import REGIONAL
from verifier.mentions.roles_and_verbs import (
    LAY,
    TEAM_FROM,
    VERB,
    is_byline,
    is_outsider,
)
from verifier.mentions.words import NOUN, YEAR
from verifier.mentions.years import THAT_YEAR
from verifier.models import Span
from verifier.references.journals import is_single_word_journal
from verifier.surnames import (
    NOT_NAMES,
    PLACES,
    UPPER,
    are_things,
    could_be_surname,
    is_given_name,
    is_group,
    is_plain_word,
    is_somebody,
)

_SURNAME = (
    rf"(?:(?:Mc|Mac|O['’]|D['’])?{UPPER}[^\W\d_A-Z]{{2,20}}(?:[-‐‑]{UPPER}[^\W\d_]+)?)"
)
_TEAM = (
    r"(?:(?:and|&|with|plus)\s(?:(?:his|her|their|other|the|\w+)\s){0,3}(?:colleagues"
    r"|co-?workers|teams?|groups?|co-?authors|associates|others|co\b|al\b|friends)"
    rf"|[’']s?\s(?:[\w-]+\s){{0,3}}?(?:team|group|lab|people|{NOUN}|pilot|work|ones?|own"
    r"|online)\b|et\sal)"
)
_WITH_TEAM = re.compile(rf"(?:,?\s|(?=[’'])){_TEAM}")
_ACT = (
    rf"(?:{VERB}|led|did|pitted|split|took|wanted|shrank|made|worked|hit|fitted|plotted"
    r"|combined|summed|repeated|dug|got|came\sto|went|had\b|has\b)"
)
# What makes somebody who is named in full the one who did a study.
_DID = re.compile(
    r"(?:\.(?=,)|\s(?:and|&|\+)\s"
    rf"|(?:,[^.;,]{{2,60}},)?\s(?:(?:also|then|later|first|has|have|had|once)\s){{0,2}}{_ACT}\b"
    rf"|(?:\s\([^()]{{2,40}}\)|\s{UPPER}{{1,3}}\b)?(?:[,;:(–—|]|\s[(–—|]|\.?\t)"
    r"|,?\s(?:of|at|from|in)\s(?:the\s)?[A-Z])"
)
_BROUGHT_IN = re.compile(
    r"\b(?:by|under|around|via|(?:team|group|work)\sof|(?:like|is|was)\s(?:that|those)\sof|(?:first|lead)?\s?author:?|headed\sby|led\sby|from|w/|with)"
    r"\s(?:an?\s|the\s)?(?:[a-z]+\s){0,2}\Z|[(\[\t\n>–—•*:-]\s?\Z",
    re.IGNORECASE,
)
# "is its first author", "who signs first", "’s name stands first", "at its head"
_SIGNS_FIRST = (
    r"(?:\s(?:is|was)\s(?:the\s|its\s|their\s)?(?:first\s(?:name(?=[).,;]|\s(?:on|in|of)\b)|author"
    r"|of\s(?:the|its|their)\s(?:[\w-]+\s)?authors)|lead\sauthor)\b"
    r"|,?\s(?:who\s)?sign(?:s|ed)\sfirst\b"
    r"|[’']s\sname\s(?:stands|stood|comes|came|is|was)\sfirst\b|,\sthe\sfirst\sof\sthem\b)"
)
_FIRST_NAME_ON = re.compile(
    rf"{_SIGNS_FIRST}|,?\s(?:as\s)?(?:the\s|its\s)?(?:(?:first|lead)"
    r"\sauthor|first\sname\son)|\sat\s(?:its|their|the)\shead\b"
)
# "First author was Sumeer Doe", "Feiby Doe was first author", "Doe is the lead author"
_FIRST_AUTHOR = re.compile(
    rf"\b[Ff]irst\sauthor(?:(?:[’']s\sname)?\s(?:was|is)|:|,)?\s(?:{UPPER}[\w.-]+\s){{0,2}}(?P<a>{_SURNAME})"
    rf"|(?P<b>{_SURNAME})(?:\swas\sthe\sauthor(?!\sof)\b|{_SIGNS_FIRST})"
    # and not "of an earlier trial", "of our blog"
    rf"(?!\sof\s(?!(?:the|this|that|their)\s(?:[a-z-]+\s)?{NOUN}\b))"
)
# "her first paper on it": of whoever was named in full before.
_THEIRS = re.compile(
    r"\b(?:[Hh]is|[Hh]er|[Tt]heir)\s(?:[\w-]+\s){0,3}?"
    rf"(?:{NOUN}|pilot|team|group|work|results)\b"
)
# Who speaks of it, sells it, reviewed the page or wrote a book.
_NOT_WHO = re.compile(
    r",?\s(?:says|said|told|tells|explains|thinks|believes|writes\sfor|commented|edits"
    r"|adds|warns|asks|wonders|laughs|is\s(?:an?|the|our)\s|was\s(?:an?|born|my|his|her)\s"
    r"|founded)|,\s(?:our|my)\s|[’']s\s(?:book|memoir|podcast|blog|letter|column|editorial|film)"
)
_NOT_BEFORE = re.compile(
    r"\b(?:book|memoir|novel|editor|editorial|commentary|critics?|journalist|founder"
    r"|reviewed|wrote\sto|patient|customer|physio|my|our|mentor|minister|photo|journal"
    r"|Mr|Mrs|Ms|Miss|Sir|St|unlike|disease|syndrome)\.?,?\s"
    r"(?:[\w’'-]+,?\s){0,2}\Z",
    re.IGNORECASE,
)
_YEAR_BEHIND = re.compile(rf",?\s\(?(?P<y>{YEAR})\b")
# "Stiff, jumpy legs": no more than the first word of a sentence.
_ADJECTIVES = re.compile(
    r",\s(?!(?:who|whose|whom|with|in|at|of|from|the|then|now|writing|working|and|also"
    r"|for|to|by|on|et|his|her|their|too|another|one|both|among|again|first|later|back"
    r"|once|meanwhile|however|head|lead|professor)\b)[a-z-]{2,20}\s"
)
# "did one in 2006", and not "since 2006", "from 2006 to 2009"
_ANY_YEAR = re.compile(
    rf"(?<=\bin\s)(?:the\s(?:year\s)?)?({YEAR})\b(?![–-]|\s(?:and|to)\s\d)"
)
# Whose it is, before a bracket: "Kwok's Mendelian randomisation (Sci Rep"
_OWNER = re.compile(
    rf"(?<![\w’'-])(?P<n>{_SURNAME})['’]s(?:\s[^.;()]{{2,60}}\s\(|,\s(?:from|in)\s)"
)
# One who opens a sentence by the surname: "Doe in Vienna did", "Doe (+ 5)".
_OPENER = re.compile(
    rf"(?:(?<=[.!?>:•–—-]\s)|(?<=[.!?][”\")]\s)|(?<=\n)|(?<=\t)|\A)"
    rf"(?:(?:And|But|Then|So|Also|Later|Even)\s)?(?P<n>{_SURNAME})"
    rf"(?:(?:\s(?:in|of|at|from)\s{UPPER}\w+|,\s{UPPER}\w+(?:\s{UPPER}\w+)?,"
    rf"|\s\([^()]{{2,30}}\))?\s(?:(?:also|then|and\s\w+)\s){{0,2}}{_ACT}\b"
    rf"|\s\(\+|\s\({UPPER}[^()]{{2,25}}\)[,.:]?\s(?={UPPER})|,\s{UPPER}\w+,\s|\s[–—-]\s{UPPER}"
    rf"|\sin\s(?:the\s)?(?={UPPER}))"
)
_GLUE = re.compile(
    r"(?:\s?(?:[A-Z]\.?){1,3})?\.?(?:,|;|,?\s(?:and|&|\+|with))\s"
    r"(?:(?:the|an?)\s(?:[a-z]+\s){1,2})?"
)
# A group that signs, right before where it is printed: "TRTT Research Group, JAMA".
_GROUP = re.compile(
    rf"(?P<n>(?:{UPPER}[\w-]{{1,20}}\s){{1,5}}(?:Group|Investigators|Collaborators"
    r"|Collaboration|Consortium))[,.:;]\s\Z"
)
# Who wrote in it, right before it: "the man Doe wrote about in the".
_WROTE = re.compile(
    rf"(?<![\w’'-])(?P<n>{_SURNAME})\s(?:wrote|reported|described|published)"
    r"(?:\s(?:up|on|about|it|them|him|her|this|these)){0,2}\sin\s(?:the\s)?\Z"
)
_PARTICLES = r"(?:(?:van|von|de|den|der|del|di|da|du|la|le|ten|ter)\s){0,3}"
# Before a list of people: nothing of the clause, or "by". Behind any other word it may
# be of what was compared or tested, and of where somebody works.
_LISTED_AFTER = re.compile(
    r"(?:\A|[\n\t.,;:!?(\[|•–—-]\s?|[”\")\]]\s|\b(?:[Bb]y|[Ss]ee|[Rr]ead|[Tt]hen|[Aa]nd|[Bb]ut|that"
    r"|when|while|where|as|[Dd]octors|[Ss]urgeons|[Aa]uthors|researchers|colleagues)\s)\Z"
)
# "Doe & Roe in the ", "was reviewed by Doe, Roe and Poe in ", and then a journal
_SIGNED_IN = re.compile(
    rf"(?<![\w’'.&-])(?P<all>(?P<n>{_PARTICLES}{UPPER}[^\W\d_]+)"
    rf"(?:,\s{_PARTICLES}{UPPER}[\w’'-]+){{0,5}},?\s(?:and|&)\s{_PARTICLES}{UPPER}[\w’'-]+)"
    rf"(?:,?\s\(?{YEAR}\)?)?,?\s(?:in\s(?:the\s)?(?:journal\s)?|\()\Z"
)
# "In a trial printed in the Journal of Pain, Doe reported": right behind the journal.
_SUBJECT = re.compile(
    rf",\s(?P<all>(?P<n>{_PARTICLES}{_SURNAME})(?:,\s{_PARTICLES}{_SURNAME}){{0,5}}"
    rf"(?:,?\s(?:and|&)\s{_PARTICLES}{_SURNAME})?)\s(?:(?:also|then|first)\s)?"
    rf"(?:{VERB}|reports?|describes?|concludes?|argue[sd]?|warn(?:s|ed)|propose[sd]?"
    r"|suggest(?:s|ed)?)\b"
)
# "Jane Doe of the University of Lund was lead author": where, and not who
_PLACED = re.compile(r"\b(?:of|at|in|from)\s(?:the\s)?\Z")
# "in Nouna", "in Nouna, Burkina Faso,": where, whatever else it may be called
_SOMEWHERE = re.compile(
    rf"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Aa]cross|[Oo]utside)\s(?:the\s)?{REGIONAL}\Z"
)
# "Jane Doe institute": a house that is called after somebody
_HOUSE = re.compile(
    r"\s(?:memorial\s|cancer\s|children[’']s\s)?(?:institut(?:e|ion)|hospital|clinic"
    r"|universit(?:y|ies)|college|cent(?:er|re)|foundation|laborator(?:y|ies)|infirmary)\b"
)
_COUNTRY = re.compile(rf"\b(?:in|at|near)\s(?:the\s)?{UPPER}\w+,\s\Z")
_FIRST = Literals(
    (
        "irst author",
        "irst name",
        "lead author",
        "name ",
        "irst of the",
        " first",
        "was the author",
    )
)
_FIRST_AND_LAST = 2
_SMALL_WORD = re.compile(r"(?<![\w’'])[a-z][\w-]*")
_PLAIN = frozenset(
    "results findings participants patients people women men children adults evidence "
    "researchers scientists doctors volunteers half most nothing everyone yes no well "
    "correction update note".split()
)

_FROM = re.compile(r"\b(?:from|of|at|in|near)\s(?:the\s)?\Z")


class Doers:
    """The people of one document who may have done the studies it tells of."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.text = layout.text

    @cached_property
    def _small(self) -> frozenset[str]:
        """The words that the document has in small letters."""
        return frozenset(_SMALL_WORD.findall(self.text))

    def between(self, low: int, high: int, line: Span) -> Iterator[Name]:
        """Those named between the offsets; of several in one breath the first."""
        text = self.text
        yield from self._named(low, high, line)
        signed = _GROUP.search(text, max(low, high - 90), high)
        if signed:
            yield _alone(signed.span("n"))
        wrote = _WROTE.search(text, max(low, high - 60), high)
        if (
            wrote
            and is_somebody(wrote["n"])
            and not TEAM_FROM.search(text, max(low, wrote.start() - 60), wrote.start())
        ):
            yield _alone(wrote.span("n"))
        listed = _SIGNED_IN.search(text, max(low, high - 110), high)
        if listed and self._are_people(listed["all"], low, listed.start()):
            yield replace(_alone(listed.span("n")), end=listed.end("all"))
        subject = _SUBJECT.match(text, low, line[1])
        if subject and subject.end("all") <= high and is_somebody(subject["n"]):
            yield replace(_alone(subject.span("n")), end=subject.end("all"))
        for pattern in (_OPENER, _OWNER):
            # A letter more: "Doe in the ", and behind it the journal.
            for match in pattern.finditer(text, low, min(high + 1, line[1])):
                word = match["n"]
                if could_be_surname(word) and not self._is_plain(word):
                    yield _alone(match.span("n"))

    def _are_people(self, names: str, low: int, start: int) -> bool:
        """Whether a list is one of surnames, and not of what is taken or done."""
        words = [w for w in re.findall(r"[\w’'-]+", names) if w[0].isupper()]
        return (
            _LISTED_AFTER.search(self.text, max(low, start - 16), start) is not None
            and could_be_surname(words[0])
            and all(could_be_surname(w) or is_given_name(w) for w in words[1:])
            and not self._is_plain(words[0])
            and not are_things(words)
            and not all(map(self._is_plain, words[1:]))
        )

    def _named(self, low: int, high: int, line: Span) -> Iterator[Name]:
        last: Name | None = None
        for name in self._in_cells(low, high):
            if last and _GLUE.fullmatch(self.text, last.end, name.start):
                last = replace(last, end=name.end)
            elif last and self._is_place_of(last, name):
                continue
            elif self._may_have_done(name, line):
                if last:
                    yield last
                last = name
        if last:
            yield last

    def _is_place_of(self, one: Name, name: Name) -> bool:
        """Whether a bracket has where somebody works: "Doe F (Wake Forest)"."""
        bracket = self.text[one.end : name.start], self.text[name.end : name.end + 1]
        return bracket == (" (", ")")

    def _in_cells(self, low: int, high: int) -> Iterator[Name]:
        """All names between the offsets: none goes on in the next sentence or cell."""
        start = low
        while start < high:
            stop = min(high, max(self.layout.sentence(start)[1], start + 1))
            tab = self.text.find("\t", start, stop)
            stop = stop if tab < 0 else tab
            yield from find_names(self.text, start, stop)
            start = stop + 1

    def first_authors(self, low: int, high: int) -> Iterator[tuple[Span, str]]:
        """Who is called the first author between the offsets, and where."""
        if not _FIRST.occur_in(self.text[low:high]):
            return
        for match in _FIRST_AUTHOR.finditer(self.text, low, high):
            surname = match["a"] or match["b"]
            placed = _PLACED.search(
                self.text, max(low, match.start() - 8), match.start()
            )
            if could_be_surname(surname) and not placed:
                yield match.span(), surname

    def authors_at(
        self, name: Name, line: Span
    ) -> tuple[tuple[str, ...], Span, int | None]:
        """The surnames of those named in one breath, their span, the year behind."""
        text, first = self.text, bare_surname(self.text, name)
        dated = _YEAR_BEHIND.match(text, name.end, line[1])
        told = _ANY_YEAR.findall(text, *self.layout.sentence(name.start))
        year = int(dated["y"]) if dated else int(told[0]) if len(told) == 1 else None
        further = [
            bare_surname(text, other)
            for other in find_names(text, name.start, name.end)
            if other.start >= name.surname[1]
            # "Doe, the rheumatologist from Herne": a town is named along
            and not _FROM.search(text, name.surname[1], other.start)
        ]
        authors = (first, *filter(could_be_surname, further))
        # "A woman of 45; Doe, Roe and Poe described her": the list began before.
        sentence = self.layout.sentence(name.start)
        listed = find_list_of(text, name.surname, *sentence)
        # "Ada and Ben Doe": the first word is no surname
        if listed and (listed[0][0] < name.start or first not in listed[1]):
            return listed[1], listed[0], year
        end = name.end if further else name.surname[0] + len(first)
        return authors, (name.start, end), year

    def _is_plain(self, word: str) -> bool:
        """Whether the word is no name: the document may have it in small letters."""
        lower = word.lower()
        return (
            is_plain_word(word)
            or lower in self._small
            or f"{lower}s" in self._small
            or lower in _PLAIN
            or is_single_word_journal(word)
        )

    def _may_have_done(self, name: Name, line: Span) -> bool:
        """Whether what stands beside the name makes it that of one who did a study."""
        text, start = self.text, name.start
        surname = bare_surname(text, name)
        end = name.surname[0] + len(surname) if name.possessive else name.end
        sentence = self.layout.sentence(start)
        if _FIRST_NAME_ON.match(text, end):
            return could_be_surname(surname)
        if self._is_another(name, end, sentence):
            return False
        low = max(sentence[0], start - 40)
        lead = THAT_YEAR.sub("", text[sentence[0] : start])
        begins = lead.rstrip(" .").lower() == name.title
        brought = begins or _BROUGHT_IN.search(text, low, start)
        near = (
            _WITH_TEAM.match(text, end)
            or _YEAR_BEHIND.match(text, end)
            or (brought and _DID.match(text, end))
        )
        if self._is_full(name, surname):
            theirs = _THEIRS.search(text, end, min(end + 200, line[1]))
            return bool(near or brought or theirs or _DID.match(text, end))
        opens = start == sentence[0] and (
            self._is_plain(surname)
            or text.startswith(":", end)
            or _ADJECTIVES.match(text, end)
            or (text.startswith(" (", end) and text.find("\t", *line) < 0)
        )
        return bool(
            name.words == 1
            and near
            and not (opens or is_plain_word(surname))
            and could_be_surname(surname)
        )

    def _is_another(self, name: Name, end: int, sentence: Span) -> bool:
        """Whether it is a journal's name, or that of one who did something else."""
        text, start = self.text, name.start
        words = text[start : name.surname[1]]
        if (
            words[1:2] == "-" or text[end : end + 1].isdigit()
        ):  # "E-cigs", "Aflatoxin M1"
            return True
        low = max(sentence[0], start - 40)
        return (
            words.lower() in PLACES
            or is_journal(words)
            or _SOMEWHERE.search(text, low, start) is not None
            or TEAM_FROM.search(text, low, start) is not None
            or (
                not name.given
                and text[end : end + 1] in {",", "."}
                and _COUNTRY.search(text, low, start) is not None
            )
            or is_single_word_journal(words)
            or _HOUSE.match(text, end) is not None
            or is_outsider(text, end, sentence[1])
            or is_byline(text, *sentence)
            or LAY.search(text, low, start) is not None
            or _NOT_BEFORE.search(text, low, start) is not None
            or _NOT_WHO.match(text, end) is not None
        )

    def _is_full(self, name: Name, surname: str) -> bool:
        """Whether a person is named with a title, a given name or initials."""
        last = surname.rsplit(maxsplit=1)[-1]
        if last.lower() in NOT_NAMES or is_group(surname):
            return False
        if name.words > 1 and name.given:
            return not last.isupper()
        return could_be_surname(last) and (
            name.title in {"dr", "prof", "professor"}
            or name.initials
            or (name.words == _FIRST_AND_LAST and not self._has_plain(name))
        )

    def _has_plain(self, name: Name) -> bool:
        """Whether one of two words is no person's name."""
        words = self.text[name.start : name.surname[1]].split()
        return (len(words[0]) > 1 and words[0].isupper()) or any(
            self._is_plain(word.rstrip(".")) or word.lower() in PLACES for word in words
        )


def _alone(span: Span) -> Name:
    """A surname without anything before it."""
    return Name(
        *span,
        span,
        words=1,
        title="",
        initials=False,
        possessive=False,
        given=False,
    )


def bare_surname(text: str, name: Name) -> str:
    """The surname as written, without the ending of what is owned."""
    return re.sub(r"['’]s?\Z", "", text[slice(*name.surname)])
