"""Study designs in texts, and a stated design against a record. Pure.

The designs themselves are rows of `design_table`.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from verifier.design_table import DESIGNS
from verifier.literals import Literals
from verifier.models import Agreement, PublicationType, Record

__all__ = [
    "DESIGNS",
    "blinding_between",
    "compare_design",
    "designs_between",
    "find_designs",
    "is_plural",
    "is_special_case",
    "is_verbal",
    "lower",
]

# --------------------------------------------------------- designs named in a text

# Words that open a noun phrase about a design. Hyphens may be missing or spaces.
_OPENERS = (
    r"(?:non[- ]?)?randomi[sz]ed|randomly|(?:double|single|triple)[- ]blind(?:ed)?"
    r"|(?:placebo|sham|active|well|vehicle|waitlist)[- ]controlled|controlled"
    r"|uncontrolled|cross[- ]?over|open[- ]?label(?:led|ed)?|open|unblinded|blinded"
    r"|pilot|feasibility|exploratory|proof[- ]of[- ]concept|pragmatic|phase|clinical"
    r"|meta-?analytic(?:al)?|multi[- ]?cent(?:er|re)|prospective|retrospective"
    r"|observational|cohort|case[- ]control(?:led)?|cross[- ]?sectional"
    r"|longitudinal|follow[- ]?up|population(?:[- ]based)?|nationwide"
    r"|epidemiologic(?:al)?|registry|ecological"
    r"|real[- ]world|twin|prevalence|systematic|cochrane|narrative|scoping|mapping"
    r"|umbrella|rapid|mini|literature|chart|records?|animal|mouse|rat|rodent"
    r"|pre[- ]?clinical|in[- ]vitro|in[- ]vivo|test[- ]tube|laboratory|single[- ]arm"
    r"|(?:two|three|four|multi)[- ]arm(?:ed)?|qualitative|questionnaire|interview"
    r"|intervention(?:al)?|parallel[- ]group"
    r"|dose[- ](?:finding|ranging|escalation)|placebo"
)
_HEADS = (
    r"(?:trial|review|overview|experiment|survey|rct|cohort|series|audit|design"
    r"|comparison)s?|one\b|look\b|work\b"
    r"|stud(?:y|ies)|meta[- ]?analys[ei]s|analys[ei]s|crossovers?"
)
_NO_FILLER = (
    r"(?!(?:of|in|to|for|with|by|was|were|is|are|the|an?|from|that|which|who|on|at"
    r"|as|or|but|not|it|this|these|those|had|has|have|than|between|after|during)\b)"
)
# How chance decided who got what, in plain words; drawing a sample is another matter.
_CHANCE = (
    r"(?:assigned|allocated|allotted|divided|split|sorted|put|placed|given|got|tossed"
    r"|shared out|drawn|made|decided|grouped|sent|went) (?:[\w-]+ ){0,5}?"
    r"(?:(?:by|at) (?:random|chance|lots?|computer|lottery)\b(?! (?:from|times))"
    r"|by (?:the )?(?:toss|flip) of a coin|by coin)"
    r"|random(?:ly)? (?:sorted|put|placed|given|drawn into|allotted|chosen to)"
    r"|in random order|order (?:being|was|were) random(?:i[sz]ed)?"
    r"|chosen at random (?:for|to)|drew lots|lots were drawn|toss(?:ed)? a coin"
    r"|by the (?:flip|toss) of a coin"
)
# Of a design nothing but its adjective: in a cell, or between commas.
_ALONE = (
    r"(?:(?<![^\t\n])|(?<=[,;:(\u2013\u2014.] ))(?:retrospective|prospective"
    r"|observational|randomi[sz]ed|cross-?over|open[- ]label|rct|pilot|feasibility"
    r"|case series|retrospectively)(?=[,.;)\t]|$)"
)
_FIXED = (
    rf"{_CHANCE}|{_ALONE}"
    r"|double[- ](?:blind|mask)(?:ed)?,? (?:and )?placebo[- ]controlled"
    r"|placebo[- ]controlled,? (?:and )?double[- ](?:blind|mask)(?:ed)?"
    r"|cochrane(?:['\u2019]s)? (?:team|group|authors?|reviewers?|collaboration|update"
    r"|summary|researchers)|for the cochrane (?:library|collaboration)"
    r"|meta-?an[aá]l(?:isis|yse[ns]?|izy?|iza)|revisi[oó]n sistem[aá]tica"
    r"|revue syst[eé]matique|systematische übersicht\w*|przegląd systematyczny"
    r"|(?:ensayos?|essais?|studien?|estudios?|próba|badanie) (?:[^\W\d_]+ )?"
    r"(?:aleatori[sz]ad|randomi[sz])\w*|randomi(?:siert|zowan|sé|zzat)\w*"
    r"|sys\.? reviews?|position stands?|pilot|network meta\b(?!-)|practice bulletins?"
    r"|standards of (?:medical )?care|consensus(?= of |[.,;)])"
    r"|(?:animal|mouse|rat|cell culture|test[- ]tube|in[- ]vitro) work"
    r"|(?:was|is|were) (?:[\w-]+,? and )?(?:unblinded|not blinded|open[- ]label"
    r"|uncontrolled)|open[- ]label(?:led)?(?=[\"\u201d\u2019])"
    r"|case[- ](?:reports?|stud(?:y|ies)|series|histor(?:y|ies)|controls?)"
    r"|reports? of (?:a|one|two|three|four|five|six|seven|eight|nine|ten|\d+) "
    r"(?:\w+ )?cases?"
    r"|series of (?:\w+ )?(?:cases|patients)"
    r"|(?:describ|report|present)\w* (?:the|a) case of"
    r"|(?:describ|report|present)\w* (?:two|three|four|five|six|\d+) (?:\w+ )?cases"
    r"|meta[- ]?(?:analys[ei]s|regressions?)|pooled analys[ei]s|rcts?"
    r"|overviews? of (?:systematic )?reviews|reviews? of reviews"
    r"|evidence synthes[ei]s|mini[- ]?reviews?"
    r"|randomly (?:assigned|allocated|divided|split)|(?:were|was) randomi[sz]ed"
    r"|randomi[sz]ed \d[\d,]*|cluster[- ]randomi[sz]ed|randomi[sz]ed one\b"
    r"|(?<!them )(?<!which )(?<!were )randomi[sz]ed(?=[,;)])|in (?:mice|rats"
    r"|rodents)\b|randomi[sz]ed "
    r"(?:[\w-]+ ){0,3}to"
    r"|reviewed (?:[\w,-]+ ){0,2}(?:studies|trials)"
    r"|(?:study|trial|review|research) protocols?|protocol (?:of|for) an?"
    r"|(?:practice |clinical )?guidelines?|consensus (?:statement|conference|paper)"
    r"|position (?:statement|paper)|letters? to the editor|research letters?"
    r"|letters?(?= in | by | from )|editorials?|commentar(?:y|ies)|viewpoints?"
    r"|opinion (?:piece|article|paper)"
    r"|(?:study|research|work|findings) (?:was|were|is|are) (?:\w+ )?observational"
    r"|(?:was|is) (?:only |also |purely )?(?:retrospective|observational"
    r"|cross-sectional"
    r"|open[- ]label|uncontrolled|longitudinal|qualitative)\b"
    r"|open[- ]label(?:led)?(?=[,.;)]|$)|longitudinal(?=[,;])"
    r"|focus groups?|cohorts?|trials?|reviews?|overviews?|surveys?|cross[- ]?over"
)
# At the ends of words, where none of the many alternatives fits, none is tried.
_PHRASE = re.compile(
    rf"(?<!\w)(?=[a-z])(?!(?<=case-)cross)(?:(?:{_OPENERS})"
    rf"(?:[\s,/-]+{_NO_FILLER}[\w'’]+){{0,8}}?[\s,/-]+(?:{_HEADS})"
    rf"|{_FIXED})(?![^\W\d_])"
)
# Nearly every phrase holds one of these; most sentences hold none.
_CUE = Literals(
    (
        *"trial review study studi review nalysis nalyses report rct survey".split(),
        *"cohort guidel protocol letter editorial comment series crossover".split(),
        *"cross-over case experiment synthes consensus position viewpoint".split(),
        *"opinion focus histor regress audit design comparison random mice".split(),
        *"rats rodents retrospective observational cross-sectional".split(),
        *"longitudinal open-label uncontrolled qualitative prospective".split(),
        *"work look bulletin standards feasib meta".split(),
        *"cochrane pilot coin lots unblinded controlled computer".split(),
        *(
            "open label",
            "not blinded",
            "metaan",
            "revisi",
            "revue",
            "übersicht",
            "przegl",
            "aleatori",
            " chance",
            " lot",
            "sys. review",
            "sys review",
        ),
    )
)
# "review" and its like are designs after these words, not in "review your options".
_BARE = re.compile(r"(?:trial|review|overview|survey|pilot)s?$")
_NOUN_BEFORE = re.compile(
    r"(?:\b(?:an?|the|this|that|their|its|his|her|our|in|another|one|first|recent"
    r"|later|earlier|new|previous|large|larger|small|smaller|major|landmark|\d+"
    r"|latest|which|each|both|two|three|four|five|several|multiple|many|human|and)"
    r"|['’]s|\w{3,}ed|\d{4}|\b(?!patient)[a-z]+(?:al|ic|ive|ary|ent|wide))[\s-]+$"
)
_NOUN_AFTER = re.compile(
    r"\s+(?:of|by|from|article|paper|published|in|on|found|show)\b"
)
# What a study is said not to be.
_DENIED = re.compile(
    r"(?:\bnot|n['\u2019]t|\bnever|\bnor|\brather than|\binstead of|\bfar from"
    r"|\bhardly)(?: (?:an?|the|been|be|really|truly|properly|actually|even|yet|any|one"
    r"|to))*\s(?!(?:only|just|merely)\b)(?:[\w-]+ )?$"
    r"|\b(?:no|zero|without an?|lacks? an?|mostly|largely) $"
    r"|\bof (?:them|which|these) (?:were |was )?$"
)
# "was open label; it was not"
_TAKEN_BACK = re.compile(
    r"[;,:\u2013\u2014]\s(?:but |and )?(?:it|that) (?:was|is)"
    r"(?:n['\u2019]t| not)\s?[.;(]"
)
_NOT_DESIGN = re.compile(
    r"(?:free|clinical practice) trial|peer reviews?$|trial period"
)
_DASHES = re.compile(r"[\s,/‐‑–-]+")


@lru_cache(maxsize=65536)
def _classify(phrase: str) -> str:
    """The design that a noun phrase names, or nothing."""
    words = _DASHES.sub(" ", phrase).strip()
    if _NOT_DESIGN.search(words):
        return ""
    return next(
        (row.key for row in DESIGNS.values() if _row_pattern(row.key).search(words)), ""
    )


@cache
def _row_pattern(key: str) -> re.Pattern[str]:
    return re.compile(DESIGNS[key].phrase)


def lower(text: str) -> str:
    """The text in lower case with plain hyphens and spaces, at the old offsets."""
    for odd, plain in (("\u2010", "-"), ("\u2011", "-"), ("\u00a0", " ")):
        text = text.replace(odd, plain)
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def find_designs(text: str) -> list[tuple[int, int, str]]:
    """Where a text names study designs, in order: (start, end, key of `DESIGNS`).

    >>> find_designs("A systematic review of 12 randomised trials.")
    [(2, 19, 'systematic review'), (26, 43, 'randomized controlled trial')]
    """
    return list(designs_between(lower(text), 0, len(text)))


def designs_between(
    lowered: str, start: int, end: int
) -> Iterator[tuple[int, int, str]]:
    """As `find_designs`, for a stretch of a text already in lower case."""
    if not _CUE.occur_in(lowered[start:end]):
        return
    for match in _PHRASE.finditer(lowered, start, end):
        first, last, phrase = match.start(), match.end(), match.group()
        if _DENIED.search(lowered, max(start, first - 32), first) or _TAKEN_BACK.match(
            lowered, last, end
        ):
            continue
        if _BARE.fullmatch(phrase) and not (
            _NOUN_BEFORE.search(lowered[max(start, first - 24) : first])
            or _NOUN_AFTER.match(lowered, last)
        ):
            continue
        if key := _classify(phrase):
            yield first, last, key


_PLURAL = re.compile(r"(?:s|ies|analyses|syntheses)$")
_SINGULAR_IN_S = re.compile(r"(?:series|analysis|synthesis|consensus|guidelines)$")


def is_plural(phrase: str) -> bool:
    """Whether the phrase speaks of several studies ("randomised trials")."""
    one = _SINGULAR_IN_S.search(phrase) or phrase.startswith("reviewed")
    return bool(_PLURAL.search(phrase)) and not one


_VERBAL = re.compile(
    r"(?:randomly|were|was)\b|.* to$|reviewed|randomi[sz]ed \d"
    r"|.*(?:random|chance|lots?|computer|lottery|coin|drawn)$"
)


def is_verbal(phrase: str) -> bool:
    """Whether the phrase tells what was done rather than naming a design."""
    return bool(_VERBAL.match(phrase))


def is_special_case(narrow: str, broad: str) -> bool:
    """Whether every study of the first design is one of the second."""
    return narrow == broad or broad in DESIGNS[narrow].broader


# -------------------------------------------------------------------- blinding

_BLINDING = re.compile(
    r"\b(triple|double|single)[- ]?(?:blind(?:ed)?|mask(?:ed)?)\b"
    r"|\b(?:(open)[- ]?label(?:led|ed)?|(un)blinded|(open) (?:trial|study))\b"
)


# "Six double-blind trials" are pooled, and tell nothing of who pooled them.
_OF_MANY = re.compile(r"[\w\s,-]{0,40}?\s(?:trials|studies|rcts|experiments)\b")


def blinding_between(lowered: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """Where a stretch of lower-case text names a blinding, and which."""
    if all(lowered.find(word, start, end) < 0 for word in ("blind", "mask", "open")):
        return
    for match in _BLINDING.finditer(lowered, start, end):
        if _OF_MANY.match(lowered, match.end(), end):
            continue
        kind = match.group(1)
        yield match.start(), f"{kind}-blind" if kind else "open"


# ------------------------------------------------------- a design against a record


@dataclass(frozen=True, slots=True)
class _Sign:
    """What in a record speaks for a design, and whether it speaks plainly."""

    key: str
    shown: str
    plain: bool = True


_BY_UI = {
    kind.ui: row.key
    for row in DESIGNS.values()
    for kind in row.publication_types
    if kind.ui
}
_BY_NAME = {
    kind.name.lower(): row.key
    for row in DESIGNS.values()
    for kind in row.publication_types
}
_BY_HEADING = {heading: row.key for row in DESIGNS.values() for heading in row.mesh}


def _type_signs(kinds: Iterable[PublicationType]) -> list[_Sign]:
    """The designs among the types, the most special one first."""
    signs = [
        _Sign(key, kind.name)
        for kind in kinds
        if (key := _BY_UI.get(kind.ui) or _BY_NAME.get(kind.name.lower(), ""))
    ]
    return sorted(signs, key=lambda sign: -len(DESIGNS[sign.key].broader))


# "a report of 3 cases" and "in a patient": titles of cases that never say "case".
_TITLE_CASES = re.compile(
    r"\b(?:(?:an? )?(?:case )?report of|report on) (?:an?|one|two|three|four|five|six"
    r"|seven|eight|nine|ten|\d+) (?:\w+ )?(?:cases?|patients?)\b"
    r"|\b(?:two|three|four|five|six|\d+) case reports\b"
)
# A "review of 184 cases" looks through a hospital's own records.
_OF_CASES = re.compile(
    r" (?:of|in) (?:our |the )?(?:\d+|\w+) (?:\w+ )?(?:cases|patients)"
)
_TITLE_RANDOM = re.compile(
    r"(?<!non-)(?<!non )(?<!mendelian )\brandomi[sz]ed\b"
    r"(?![^.:]{0,200}\b(?:trials|studies)\b)"
)
_POOLS = {"review", "systematic review", "meta-analysis", "umbrella review",
          "scoping review", "narrative review", "guideline"}  # fmt: skip


def _title_signs(title: str) -> Iterator[_Sign]:
    """Designs named by a title; in "a review of trials" it is the review's."""
    lowered = lower(title)
    found = [
        (
            "retrospective study" if _OF_CASES.match(lowered, end) else key,
            title[start:end],
            lowered[start:end],
        )
        for start, end, key in designs_between(lowered, 0, len(lowered))
    ]
    if case := _TITLE_CASES.search(lowered):
        found.append(("case series", title[case.start() : case.end()], ""))
    if not found and (random := _TITLE_RANDOM.search(lowered)):
        found.append(
            ("randomized controlled trial", title[random.start() : random.end()], "")
        )
    keys = {key for key, _, _ in found}
    pools = keys & _POOLS
    for key, shown, phrase in found:
        if "protocol" in keys and key != "protocol":
            continue
        if pools and key not in _POOLS and key not in {"case report", "case series"}:
            continue
        if key not in _POOLS and phrase and is_plural(phrase):
            continue
        yield _Sign(key, f"title: {shown}")


# Journals that print one kind of paper only.
_JOURNALS = (
    ("systematic review", re.compile(r"\bcochrane database (?:of )?syst")),
    ("case report", re.compile(r"\bcase rep(?:orts?)?\b|\bcases journal\b")),
)


def _journal_signs(record: Record) -> Iterator[_Sign]:
    for name in (record.journal, record.journal_abbreviation):
        for key, pattern in _JOURNALS:
            if pattern.search(name.lower()):
                yield _Sign(key, f"journal: {name}")


def _heading_signs(mesh: Iterable[str]) -> Iterator[_Sign]:
    headings = {heading.split("/")[0].strip("* ") for heading in mesh}
    for heading in sorted(headings):
        if key := _BY_HEADING.get(heading):
            yield _Sign(key, f"MeSH: {heading}", plain=False)
    as_topic = any(heading.endswith("as Topic") for heading in headings)
    for heading in ("Double-Blind Method", "Single-Blind Method", "Random Allocation"):
        if heading in headings:
            yield _Sign("controlled trial", f"MeSH: {heading}", plain=not as_topic)
    if "Animals" in headings and "Humans" not in headings:
        yield _Sign("animal study", "MeSH: Animals, without Humans", plain=False)


# What an abstract says of its own study, in so many words.
_OWN_DESIGN = re.compile(
    r"\b(?:this|our|present|current|conducted|performed|did|undertook|carried out|is"
    r"|was|report|design(?:ed as)?:?|methods?:?|in) (?:an?|the|our|this)?\s?$"
)
_RANDOMISED = re.compile(
    r"\b(?:patients|participants|subjects|women|men|children|adults|volunteers|were"
    r"|was|we|been)\b[^.;]{0,60}?(?<!non-)(?<!non)\b(?:randomi[sz]ed|randomly"
    r" (?:assigned|allocated|divided|received|selected to))\b"
    r"(?! (?:controlled |clinical )*(?:trials|studies))"
)
_SEARCHED = re.compile(
    r"\b(?:searched|search of|searches of|databases?)\b[^.]{0,80}\b(?:medline|pubmed"
    r"|embase|cochrane)|\b(?:medline|pubmed|embase)\b[^.]{0,80}\bsearch"
)
_ONE_CASE = re.compile(
    r"\b(?:we|i) (?:report|describe|present) (?:an?|the|one|two|three|\d) [^.]{0,60}?"
    r"\b(?:case|cases|patients?|woman|man|boy|girl|infant|male|female)\b"
    r"|\bwe (?:report|describe|present) the case\b"
)


def _abstract_signs(abstract: str) -> Iterator[_Sign]:
    lowered = lower(abstract)
    for start, end, key in designs_between(lowered, 0, len(lowered)):
        before = lowered[max(0, start - 24) : start]
        if is_plural(lowered[start:end]) or not _OWN_DESIGN.search(before):
            continue
        yield _Sign(key, f"abstract: {abstract[start:end]}", plain=False)
    if found := _SEARCHED.search(lowered):
        shown = abstract[found.start() : found.end()]
        yield _Sign("systematic review", f"abstract: {shown}", plain=False)
    elif found := _RANDOMISED.search(lowered):
        shown = abstract[found.start() : found.end()]
        yield _Sign("randomized controlled trial", f"abstract: {shown}", plain=False)
    if found := _ONE_CASE.search(lowered):
        shown = abstract[found.start() : found.end()]
        yield _Sign("case report", f"abstract: {shown}", plain=False)


def _excludes(stated: str, found: str) -> bool:
    """Whether one study cannot be both."""
    pair = {stated, found}
    if pair == {"narrative review", "systematic review"}:
        return True
    if pair == {"narrative review", "meta-analysis"}:
        return True
    if pair & {"letter"} or ("guideline" in pair and pair & _POOLS - {"guideline"}):
        return False  # a letter can carry a small study; guidelines rest on reviews
    if pair == {"case series"} | (pair - {"case series"}) and any(
        "observational" in DESIGNS[key].families for key in pair
    ):
        return False  # a series of cases is an observational study
    return DESIGNS[stated].families.isdisjoint(DESIGNS[found].families)


def _near(stated: str, found: str) -> bool:
    """Whether one paper may be both, though neither implies the other."""
    return not _excludes(stated, found) and "letter" not in {stated, found}


@dataclass(frozen=True, slots=True)
class _Signs:
    """What a record shows of its design: by name, by headings, by its abstract."""

    named: tuple[_Sign, ...]
    headings: tuple[_Sign, ...]
    abstract: tuple[_Sign, ...]


@lru_cache(maxsize=4096)
def _read_signs(record: Record) -> _Signs:
    """The signs of a record, which is compared with many studies."""
    return _Signs(
        named=(
            *_type_signs(record.publication_types),
            *_title_signs(record.title),
            *_journal_signs(record),
        ),
        headings=tuple(_heading_signs(record.mesh)),
        abstract=tuple(_abstract_signs(record.abstract)),
    )


# Who or what was studied, where it leaves no doubt: animals of the laboratory, cells.
_RODENTS = re.compile(
    r"\b(?:rats?|mice|mouse|murine|rodents?|zebrafish|guinea[ -]pigs?|hamsters?)\b"
)
_GLASS = re.compile(r"\bin vitro\b(?! (?:fertili|matur))")
_PERSONS = re.compile(
    r"\b(?:patients?|participants?|volunteers?|women|men|children|adults|people|persons"
    r"|clinical|trial|trials)\b"
)
_ALLOCATED = re.compile(r"random|placebo|allocat|assigned|trial\b|intervention group")
_TRIALS = {"randomized controlled trial", "controlled trial", "crossover trial"}


def _told_by_subject(stated: str, record: Record, signs: _Signs) -> list[_Sign]:
    """What record and headings agree on, where no type names the design.

    Rats or cells in the title are no patients; who was followed, and by the headings
    is a cohort, was not allocated.
    """
    title, abstract = lower(record.title), lower(record.abstract)
    headings = {sign.key: sign for sign in signs.headings}
    typed = any(not sign.shown.startswith("title") for sign in signs.named)
    if typed or not abstract or "random" in abstract or "random" in title:
        return []
    both = not _PERSONS.search(title)
    if both and "animal study" in headings and _RODENTS.search(title):
        told = headings["animal study"]
    elif both and "in vitro study" in headings and _GLASS.search(title):
        told = headings["in vitro study"]
    elif "cohort study" in headings and stated in _TRIALS:
        told = headings["cohort study"]
        if _ALLOCATED.search(abstract) or _ALLOCATED.search(title):
            return []
    else:
        return []
    loose = stated == "clinical trial" and told.key == "animal study"
    return [told] if _excludes(stated, told.key) and not loose else []


def _is_outdone(sign: _Sign, against: Iterable[_Sign]) -> bool:
    """Whether a sign against says the same more closely: a review, narrative at that.

    What is prospective may be a trial or a cohort; the heading for cohorts decides.
    """
    return any(
        (one.key != sign.key and is_special_case(one.key, sign.key))
        or (one.key, sign.key) == ("cohort study", "longitudinal study")
        for one in against
    )


def compare_design(stated: str, record: Record) -> tuple[Agreement, str]:
    """How a stated design fits a record, and what in the record says so.

    Any sign for the design outweighs all signs against it, since types lag and are
    sometimes wrong. A conflict needs a plain sign (type, title, blinding heading, or
    the abstract on its own study where nothing else speaks) for a design that
    excludes the stated one.
    """
    if not stated:
        return "not stated", ""
    signs = _read_signs(record)
    plain = [*signs.named, *(sign for sign in signs.headings if sign.plain)]
    faint = [sign for sign in signs.headings if not sign.plain]
    if not any(_excludes(stated, sign.key) for sign in signs.named):
        faint += signs.abstract  # that of a review speaks of trials, not of itself
    for sign in (*plain, *faint):
        if is_special_case(sign.key, stated):
            return "agrees", sign.shown
    against = [sign for sign in plain if _excludes(stated, sign.key)]
    against += _told_by_subject(stated, record, signs)
    near = [
        sign
        for sign in (*plain, *faint)
        if _near(stated, sign.key) and not _is_outdone(sign, against)
    ]
    if not signs.named and not near:
        against += [sign for sign in signs.abstract if _excludes(stated, sign.key)]
    if against and not any(sign in plain for sign in near):
        return "conflicts", against[0].shown
    return ("near", near[0].shown) if near else ("cannot be checked", "")
