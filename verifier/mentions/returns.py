"""Mentions that come back to a study by a surname alone: ``the Noppers review``. Pure.

A surname alone says too little to name a study, so only those count that the document
names as an author's elsewhere, or that stand where nothing but a surname can: before
"trial", or in brackets beside other surnames.
"""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from ahocorasick_rs import AhoCorasick

from verifier.mentions.layout import Layout
from verifier.mentions.words import NOUN, YEAR
from verifier.models import Mention
from verifier.surnames import NOT_NAMES, TITLES, UPPER, could_be_surname, is_given_name

_REST_OF_NAME = rf"[^\W\d_]{{0,24}}(?>(?:[-‐‑'’]{UPPER}[^\W\d_]{{1,24}})?)"
_NAME = rf"{UPPER}{_REST_OF_NAME}"
_PAIR = rf"{_NAME}(?>(?:(?>(?:,\s{_NAME}){{0,5}}),?\s(?:and|&)\s{_NAME})?)"
_STUDY = (
    rf"(?:(?:small|large|first|second|later|original|famous|chart)\s){{0,2}}"
    rf"(?:{NOUN}|pilot|crossover|meta|one|series|camp)\b"
)
# "the Noppers trial", "the von Rotz trial"; begins with a literal for speed.
_THE = re.compile(
    rf"he\s(?P<name>(?:(?:van|von|de|der|den|di|du|la|le|ten|ter)\s){{0,2}}{_NAME}"
    rf"(?:\s&\s{_NAME})?)"
    rf"\s(?P<study>{_STUDY})(?:\s(?:of|from|in)\s(?P<year>{YEAR})\b|\s\("
    rf"(?:{UPPER}[\w.& ]{{2,40}},\s)?(?P<dated>{YEAR})\))?"
)
# "The Portsmouth trials": of several it is seldom a person who lends the name.
_SEVERAL = re.compile(r"(?:trials|studies|surveys|experiments|reviews|reports)\Z")
# "Noppers’s trial"
_OWN = re.compile(
    rf"(?P<name>{UPPER}(?<!\w.){_REST_OF_NAME})['’]s?\s"
    rf"(?:[\w-]{{2,20}}\s){{0,3}}{NOUN}\b"
)
# Surnames alone in brackets: "(Reilly & Taylor; Fenwick-Haroun)". What only a citation
# has, "et al.", shows the others beside it to be citations too.
_CITED = (
    rf"{_PAIR}(?>(?:\s[Ee]t\s[Aa]l\b\.?|\sand\s(?:colleagues|co-?workers|others))?)"
    r"(?>(?:,\s(?:in\spress|submitted|unpublished))?)"
)
_BRACKETS = re.compile(
    rf"\((?:[Ss]ee(?:\salso)?\s|e\.g\.,?\s|cf\.?\s)?"
    rf"(?P<names>{_CITED}(?>(?:[;,]\s{_CITED}){{0,8}}))\.?\)"
)
_OF_CITATION = re.compile(
    r"\s[Ee]t\s[Aa]l\b|\sand\s(?:colleagues|co-?workers|others)\b|,\sin\spress"
)
# "in one trial (Whitmore)": whose it was.
_ONE_STUDY = re.compile(
    r"\b(?:[Oo]ne|[Aa]nother|[Aa]n?|[Ss]econd|[Tt]hird|[Tt]wo|[Tt]hree)\s(?:[a-z-]{2,14}\s){0,2}"
    r"(?:stud(?:y|ies)|trials?|reviews?|experiments?|papers?|meta-analys[ei]s)\s\Z"
)
_PARTS = re.compile(r";\s|(?<=\.),\s")
# What a known surname is followed by where it is that of a person at work, and where
# it has lent its name to a scale or a manoeuvre.
_AT_WORK = re.compile(
    r"(?:\s(?:and|&)\s[^\W\d_]{1,40})?(?:['’]s?\b|(?:,\s(?:who|whose|in)\b"
    r"|\s(?:also|had|has|have|later|first|did|does|saw|took|gave|put|ran"
    r"|and\scolleagues"
    r"|wrote|led|found|is|was|would|[a-z]{3,12}(?:ed|es)|says|thinks|and\sher|and\shis)"
    r"\b))"
)
_EPONYMOUS = re.compile(
    r"(?:['’]s?)?\s(?:\w{1,30}\s)?(?:scales?|scores?|index|tests?|man(?:oeuv"
    r"|euv)[er]{2}s?"
    r"|methods?|techniques?|questionnaires?|inventory|criteria|procedures?|signs?"
    r"|syndromes?|diseases?|classification|reflex|angles?|grades?|diets?|programmes?"
    r"|programs?|protocols?|disorder|palsy|law|rule|effect|book|memoir|podcast|website|Hospital|University"
    r"|Institute)"
    r"\b"
)
_ANOTHER_NAME = re.compile(
    rf"\svs?\.?\s{UPPER}|\s{UPPER}(?!{UPPER}{{0,2}}[.,;]? )|[-‐‑]|,\s{UPPER}\."
    r"|\s?[(\[](?:19|20)\d\d"
)
# "Per Doe 2014, …"; "2019/20" and "2014–2016" are none of publication.
_ITS_YEAR = re.compile(rf",?\s(?P<year>{YEAR})(?P<suffix>[a-z])?(?![\w/–-])")
# "Doe had done an earlier one in 1998": another study than the one that is known.
_ANOTHER_IN = re.compile(
    rf"\s(?:(?:had|has|also|later|then)\s){{0,2}}(?:done|did|ran|run|published|led|conducted)\s"
    rf"an?(?:other)?\s(?:(?:earlier|later|second|previous|bigger|smaller|larger|similar|new"
    rf"|follow-up)\s){{0,2}}(?:one|{NOUN})\sin\s(?P<year>{YEAR})(?P<suffix>[a-z])?\b"
)
_STANDS = re.compile(r"\s?(?:[,:;.!?)(]|\s[a-z–—-]|['’]s?\b)")
_WORD_BEFORE = re.compile(r"([^\W\d_][\w’'-]*)\s\Z")
_NAMES = re.compile(_NAME)
_LISTED = re.compile(
    rf"{_NAME}(?:,\s{_NAME}){{0,8}}?,?\s(?:and|&)\s{_NAME}(?=\s[a-z]|['’])"
)
# What a sentence has that ends in the surnames of those who have shown it.
_TELLS = re.compile(
    r"\b(?:papers?|stud(?:y|ies)|trials?|reports?|shown|showed|found|argue\w*"
    r"|discuss\w*"
    r"|evidence|research|surveys?|experiments?|suggest\w*)\b"
)
# Words with a capital that open a sentence before a name.
_LEADS = frozenset(
    "the in but and then for as so to by from with did does when where while since "
    "according under after before like unlike see also later both".split()
)

# A surname alone, the year behind it, and whether it must be rare: no plain word.
_Standing = tuple[tuple[int, int], re.Match[str] | None, bool]


def surnames_of(mentions: Sequence[Mention]) -> frozenset[str]:
    """The first surnames of the mentions, but those that are common words."""
    names = {m.authors[0] for m in mentions if m.authors}
    return frozenset(
        name
        for name in names
        if name.lower() not in NOT_NAMES and not is_given_name(name)
    )


def find_returns(
    layout: Layout,
    gaps: Iterable[tuple[int, int]],
    known: Collection[str],
    named: Sequence[Mention],
) -> Iterator[Mention]:
    """The mentions by a surname alone; those of ``named`` stand already."""
    text = layout.text
    brought_in: set[str] = set()
    told: set[int] = set()
    for start, end in gaps:
        for match in _THE.finditer(text, start, end):
            name = match["name"]
            new = not _SEVERAL.search(match["study"]) and all(
                could_be_surname(one) for one in _NAMES.findall(name)
            )
            if text[match.start() - 1 : match.start()] in ("t", "T") and (
                new or name in known
            ):
                year = match["year"] or match["dated"]
                names = tuple(_NAMES.findall(name)) if "&" in name else (name,)
                brought_in.add(names[0])
                told.add(match.start("name"))
                mention = _mention(layout, *match.span("name"), names)
                yield replace(mention, year=int(year)) if year else mention
        for match in _BRACKETS.finditer(text, start, end):
            for mention in _in_brackets(layout, match, {*known, *brought_in}):
                told.add(mention.start)
                yield mention
    comebacks = find_comebacks(layout, gaps, {*known, *brought_in}, named)
    yield from (mention for mention in comebacks if mention.start not in told)


def find_comebacks(
    layout: Layout,
    gaps: Iterable[tuple[int, int]],
    known: Collection[str],
    named: Sequence[Mention],
) -> Iterator[Mention]:
    """The known surnames where they stand alone, for their study or for the person."""
    text = layout.text
    names_known = sorted(name for name in known if len(name) > 2)
    if not names_known:
        return
    automaton = AhoCorasick(names_known)
    taken = sorted((mention.start, mention.end) for mention in named)
    starts = [start for start, _ in taken]
    alone: list[_Standing] = []
    done = -1
    for start, end in gaps:
        for _, first, last in automaton.find_matches_as_indexes(text[start:end]):
            span = start + first, start + last
            if span[0] < done or text[span[0] - 1 : span[0]].isalnum():
                continue
            listed = _list_at(text, span, end)
            if listed and _is_comeback(layout, span[0], listed.end()):
                done = listed.end()
                names = tuple(_NAMES.findall(listed[0]))
                yield _mention(layout, *listed.span(), names)
            before = bisect_right(starts, span[0]) - 1
            is_taken = before >= 0 and span[0] < taken[before][1]
            if done <= span[0] and not is_taken:
                dated = _ITS_YEAR.match(
                    text, span[1], min(end, span[1] + 12)
                ) or _ANOTHER_IN.match(text, span[1], min(end, span[1] + 90))
                sure = _is_comeback(layout, *span)
                if sure or (sure is None and not dated):
                    alone.append((span, dated, bool(dated) or not sure))
    yield from _single(layout, alone)


def _single(layout: Layout, alone: Sequence[_Standing]) -> Iterator[Mention]:
    """The mentions by one surname, but for those that the page has as plain words."""
    text = layout.text
    asked = {text[slice(*span)] for span, _, rare in alone if rare}
    plain = _plain_words(text, asked) if asked else set()
    for span, dated, rare in alone:
        name = text[slice(*span)]
        if rare and name in plain:
            continue
        mention = _mention(layout, span[0], dated.end() if dated else span[1], (name,))
        yield (
            replace(mention, year=int(dated["year"]), suffix=dated["suffix"] or "")
            if dated
            else mention
        )


def _list_at(text: str, name: tuple[int, int], end: int) -> re.Match[str] | None:
    """The list of names that the one at ``name`` begins, if it begins one."""
    start, stop = name
    if text[stop : stop + 1] == " " and text[stop + 1 : stop + 2] not in "a&":
        return None  # no "and" follows, and no comma
    return _LISTED.match(text, start, min(end, start + 200))


def _plain_words(text: str, names: Collection[str]) -> set[str]:
    """The names that the text also has as words without a capital."""
    ordered = sorted(names)
    lower = AhoCorasick([name.lower() for name in ordered])
    return {
        ordered[number]
        for number, first, last in lower.find_matches_as_indexes(text, overlapping=True)
        if not text[first - 1 : first].isalnum() and not text[last : last + 1].isalnum()
    }


def _is_comeback(layout: Layout, start: int, end: int) -> bool | None:
    """Whether a known surname stands there as a name, and as nothing else's.

    None: if the page has no such word without a capital.
    """
    text = layout.text
    if start and (text[start - 1].isalnum() or text[start - 1] in "-‐‑'’"):
        return False
    if (
        text[end : end + 1].isalnum()
        or _ANOTHER_NAME.match(text, end)
        or _EPONYMOUS.match(text, end)
    ):
        return False
    word_start = text.rfind(" ", max(0, start - 40), max(0, start - 1)) + 1
    before = _WORD_BEFORE.search(text, max(word_start, start - 40, 0), start)
    if before is None:
        # It opens a sentence, or follows a comma.
        if _AT_WORK.match(text, end):
            return True
        return None if _STANDS.match(text, end) else False
    word = before[1]
    if word[0].islower():
        return word not in ("v", "vs")  # a case in court
    titled = word.rstrip(".").lower() in TITLES or is_given_name(word)
    return titled or word.lower() in _LEADS


def find_own(
    layout: Layout, sentence: tuple[int, int], known: Collection[str]
) -> Mention | None:
    """The study that the sentence calls a known surname's own."""
    text = layout.text[slice(*sentence)]
    if not known or not ("’" in text or "'" in text):
        return None
    for match in _OWN.finditer(layout.text, *sentence):
        if match["name"] in known:
            return _mention(layout, *match.span("name"), (match["name"],))
    return None


def _around(layout: Layout, match: re.Match[str]) -> tuple[int, int]:
    """The part of the sentence before the match."""
    return max(layout.sentence(match.start())[0], match.start() - 200), match.start()


def _split(names: str) -> Iterator[tuple[str, int]]:
    """The citations in a bracket, and where in it each begins."""
    begin = 0
    for parted in _PARTS.finditer(names):
        yield names[begin : parted.start()], begin
        begin = parted.end()
    yield names[begin:], begin


def _in_brackets(
    layout: Layout, match: re.Match[str], known: Collection[str]
) -> Iterator[Mention]:
    """One mention for each part between semicolons, if any of them is trusted."""
    whole = match["names"]
    low, high = _around(layout, match)
    several = ";" in whole and ("&" in whole or _TELLS.search(layout.text, low, high))
    cited = _OF_CITATION.search(whole) or _ONE_STUDY.search(
        layout.text, max(low, high - 60), high
    )
    offset = match.start("names")
    parts = []
    for part, begin in _split(whole):
        bare = part.split(" et al")[0].split(" Et Al")[0]
        parts.append((offset + begin, tuple(_NAMES.findall(bare)), part))
    names = [name for _, listed, _ in parts for name in listed]
    if any(not could_be_surname(name) for name in names):
        return
    if several or cited or any(listed[0] in known for _, listed, _ in parts):
        for begin, listed, part in parts:
            yield _mention(layout, begin, begin + len(part), listed, bracketed=True)


def _mention(
    layout: Layout,
    start: int,
    end: int,
    names: tuple[str, ...],
    *,
    bracketed: bool = False,
) -> Mention:
    return Mention(
        start=start,
        end=end,
        surface=layout.text[start:end],
        kind="parenthetical" if bracketed else "narrative",
        sentence=layout.sentence(start, end),
        line=layout.line(start),
        authors=names,
    )
