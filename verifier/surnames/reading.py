"""The surnames that a phrase names, without what only looks like one. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from verifier.surnames.eastern import is_given_first, is_surname_first
from verifier.surnames.given_names import begins_with_given_name, is_given_name
from verifier.surnames.grammar import AND, DEGREES, ELLIPSIS, PARTICLE, UPPER
from verifier.surnames.plain import is_borne, is_plain_word
from verifier.surnames.things import are_things, is_thing
from verifier.surnames.words import (
    ALWAYS_DROPPED,
    ARTICLES_ABROAD,
    COMPANIES,
    CREDENTIALS,
    EPONYMS,
    FIRMS,
    FIRST_OF_TWO,
    FOREIGN_WORKS,
    GROUP_WORDS,
    MONTHS,
    NEVER_NAMES,
    NO_LAST_WORDS,
    NO_PEOPLE,
    NOT_NAMES,
    PARTICLE_WORDS,
    PARTNERS,
    PLACES,
    TITLES,
    WORK_ENDINGS,
    is_group,
)


@dataclass(frozen=True, slots=True)
class Names:
    """Surnames read from a phrase; ``start`` is where the first begins in it.

    ``group``: the phrase names an institution, society or panel. ``doubtful``: the
    only word is one that seldom is a surname (a place, a maker, an abbreviation).
    """

    surnames: tuple[str, ...] = ()
    start: int = 0
    group: str = ""
    doubtful: bool = False


_SPLIT = re.compile(
    rf",?\s+(?:{ELLIPSIS},?\s)?{AND}\s+|,\s*(?:{ELLIPSIS},?\s)?(?:{AND}\s+)?|\s?&\s?"
)
# "Doe e Roe", "Doe y Roe": before "et al." these are parts of a surname.
_SPLIT_ABROAD = re.compile(rf"{_SPLIT.pattern}|\s[eyi]\s")
_PARTICLES_BEFORE = re.compile(
    rf"(?<![^\W_])(?:[dl]['’]|[ae]l[-‐‑]|(?:{PARTICLE}\s)+)\Z"
)
_LEADS = ALWAYS_DROPPED | TITLES | FOREIGN_WORKS | {"see", "los", "les", "las"}
_OF = ("for ", " of ", " on ", "the ")
_GROUP_BEFORE = re.compile(
    rf"(?:{UPPER}[\w’'-]{{1,20}}\s){{1,5}}(?:of|for|on)\s(?:the\s)?\Z"
)
# "Children and Families Act": nobody is called so, behind another word.
_STATUTE = re.compile(
    r"(?<!\sand)(?<![&,.])\s(?:Act|Rules|Regulations?|Directive|Ordinance|Decree|Statute"
    r"|Treaty|Convention|Declaration)\Z"
)
_IS_STUDY = re.compile(rf"(?:{UPPER}[\w’'-]{{1,20}}\s){{0,3}}(?:Study|Survey)\b")
_CAPITALS = re.compile(f"{UPPER}{{2}}")
# "SnooPod" is no surname, "McDonald" and "DeVries" are.
_CAMEL = re.compile(
    r"\b(?!(?:Mc|Mac|De|Del|Della|Dela|Le|La|Lo|Van|Vande[rn]|Von|Fitz|Di(?=[A-Z][a-z]{2})|Du|Da|Dos|El|Al|Abu"
    r"|Ben|Bin|St|San|Ver|Te[nr])[A-Z][a-z])[^\W\d_]*[a-z][A-Z]"
)
# "Danish", "Slavic", "Clinical"; but "Petrovic" and "Rosenthal" are surnames.
_ADJECTIVE = re.compile(
    r"(?:ese|ish|ian|ean|can|utch|ench|(?<![oe]v)ic|(?<!th)(?<!w)al)\Z"
)
_INITIALS = re.compile(rf"(?:{UPPER}\.?[-‐‑]?){{1,4}}\Z")
_INITIALS_APART = re.compile(rf"{UPPER}\.(?:\s{UPPER}\.){{1,3}}\Z")
# "Reassuringly, a trial": an adverb, and unlike "Mattingly", "Friedly", "Brantly" and
# "Shively" the name of none of PubMed's authors.
_ADVERB = re.compile(
    r"(?:(?<!matt)ingly|(?<!fri)(?<!\bfr)edly|(?<!\bm)ously|fully|lessly|ently"
    r"|(?<!br)antly|ically|ionally|ately|[ts]ively|arily)\Z",
    re.IGNORECASE,
)
# "Kelly", "Reilly", "Connolly", "Daly": no adverb ends so.
_NAME_IN_LY = re.compile(r"(?:[eio]ll|[^l]al|dail)y\Z", re.IGNORECASE)
_TITLE_BEGUN = re.compile(
    rf"(?P<all>(?:\S{{2,30}}\s{UPPER}{{1,3}},\s){{1,9}}\S{{2,30}}\s{UPPER}{{1,3}})\.\s{UPPER}"
)
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_DEGREE = re.compile(rf"{DEGREES}\Z")
_TOKEN = re.compile(r"\S+")
_A_PAIR = 2
_NOT_LAST = NO_LAST_WORDS | PARTNERS
_DATES_AND_PLACES = MONTHS | PLACES


def could_be_surname(name: str) -> bool:
    """Whether a word that stands where an author may is more than a place or a firm."""
    return not (
        name.isupper()
        or name.lower() in NOT_NAMES
        or name.lower() in EPONYMS
        or is_given_name(name)
        or is_group(name)
        or _CAMEL.search(name) is not None
        or _CAPITALS.match(name) is not None  # "EPIC-Oxford"
        or (ends_like_adjective(name) and not is_borne(name))
        or (name.endswith("ly") and _ADVERB.search(name) is not None)
    )


def is_somebody(name: str) -> bool:
    """Whether the last word of a name could be a surname, and is no plain word."""
    last = name.rsplit(maxsplit=1)[-1]
    return could_be_surname(last) and not is_plain_word(last)


# Borne in West Africa: "(Nwosu and Mba, 2018)".
_ALSO_SURNAMES = frozenset({"Mba"})


# A bachelor, a master or a doctor "of" something; nobody is called so, but DSouza is.
_DEGREE_OF = re.compile(
    r"(?:[BM][A-Z][a-z]{1,7}|D(?:Clin|Psy|Phil|Pharm|Nurs|Prof|Ed|Sc|Phys)[A-Za-z]{0,5})\Z"
)


def is_credential(word: str) -> bool:
    """Whether the letters are a degree or a licence, and nobody's name.

    >>> is_credential("MBA"), is_credential("Mba"), is_credential("BMid")
    (True, False, True)
    """
    known = word.replace(".", "").lower() in CREDENTIALS and word not in _ALSO_SURNAMES
    return known or _DEGREE_OF.match(word) is not None


def ends_like_adjective(name: str) -> bool:
    """Whether a name ends as "Danish", "Slavic" and "Clinical" do."""
    return _ADJECTIVE.search(name) is not None


@lru_cache(maxsize=65536)
def read_names(
    phrase: str, *, bracketed: bool, et_al: bool, prose: bool = False
) -> Names:
    """The surnames that end the phrase, without what leads up to them.

    ``bracketed``: the phrase stands in brackets, where a second capitalised word
    belongs to the surname; ``et_al``: "et al." follows; ``prose``: "and colleagues"
    follows, before which people are named in full.
    """
    if phrase.isalpha() and not phrase.isupper() and (et_al or phrase != "Cochrane"):
        return Names((phrase,), doubtful=not et_al and _is_no_surname(phrase))
    phrase = without_title(phrase)
    kept: list[tuple[str, int]] = []
    joined = ""
    whole = et_al or (bracketed and "," not in phrase)
    separators = list((_SPLIT if whole else _SPLIT_ABROAD).finditer(phrase))
    offset = 0 if bracketed or et_al else _last_list(separators)
    separators = [s for s in separators if s.start() >= offset]
    full = et_al and (_lists_clearly(phrase) or (prose and _lists_people(phrase)))
    # "In Aging and Disease, Jane Doe and colleagues": no list goes before the comma.
    apart = prose and not full and separators and not separators[-1][0].strip(" ,")
    compound = (
        bracketed or (et_al and not prose) or (_lists_surnames(phrase) and not apart)
    )
    for separator in (*separators, None):
        stop = separator.start() if separator else len(phrase)
        segment = phrase[offset:stop]
        before, joined = joined, separator[0] if separator else ""
        if not (kept and _qualifies(segment)):
            # "He and Hannon", "Lee and An": beside another name, a name.
            sure = bracketed or bool(kept or before.strip(" ,") or joined.strip(" ,"))
            sure = sure or (et_al and separator is None)
            name = _surname(segment, offset, compound=compound, sure=sure, listed=et_al)
            if et_al and not bracketed and not before.strip(" ,") and not full:
                kept = []
            kept = [*kept, name] if name else []
        offset = separator.end() if separator else stop
    kept = _without_lead(kept, phrase, bracketed=bracketed)
    return _judge(kept, phrase, et_al=et_al)


def _last_list(separators: Sequence[re.Match[str]]) -> int:
    """Where the last list begins: "on Warfarin, and Doe & Roe" has two "and"."""
    several = [s for s in separators if s[0].strip(" ,")][-2:]
    if len(several) < _A_PAIR or "&" in several[0][0] or "," in several[1][0]:
        return 0
    apart = "&" in several[1][0] or "," in several[0][0]
    return several[0].end() if apart else 0


def without_title(phrase: str) -> str:
    """The list of authors without the title behind the initials of the last of them.

    >>> without_title("Doe J, Roe PK. Massage")
    'Doe J, Roe PK'
    """
    begun = _TITLE_BEGUN.match(phrase) if ". " in phrase else None
    return begun["all"] if begun else phrase


def _is_no_surname(word: str) -> bool:
    """Whether a word that stands alone is of a list, camel case or a thing."""
    known = word.lower() in NOT_NAMES or is_credential(word)
    return known or _CAMEL.search(word) is not None or is_thing(word)


def _lists_people(phrase: str) -> bool:
    """Whether everybody is named in full: ``Jane Doe, John Roe`` and four others."""
    elements = [e.split() for e in _SPLIT.split(phrase) if not _qualifies(e)]
    return len(elements) > 1 and all(
        len(words) > 1 and words[0].lower() not in NOT_NAMES for words in elements
    )


def _lists_clearly(phrase: str) -> bool:
    """Whether the list says by its form that it is one: by initials, or by length.

    ``Lewis G, Marston L`` and ``B. H. Krishna, P. Pal`` are lists of authors; of bare
    surnames three are, for a sentence opens with one word or two.
    """
    elements = [element.split() for element in _SPLIT.split(phrase) if element]
    if len(elements) < _A_PAIR or not all(elements):
        return False
    if all(_has_initials(words) for words in elements):
        return True
    return (
        len(elements) > _A_PAIR
        and could_be_surname(elements[0][0])
        and all(
            len(words) == 1 and (could_be_surname(words[0]) or is_given_name(words[0]))
            for words in elements
        )
    )


def _has_initials(words: list[str]) -> bool:
    """Whether a surname stands with its initials, in whichever order."""
    if len(words) < _A_PAIR:
        return False
    behind = _is_initials(words[-1]) and words[-1].rstrip(".").isupper()
    return behind or _is_initial_before(words[0])


def _lists_surnames(phrase: str) -> bool:
    """Whether most of three or more people are named by one word: by the surname."""
    elements = [e.split() for e in _SPLIT.split(phrase) if not _qualifies(e)]
    single = sum(len(words) == 1 for words in elements)
    return len(elements) > 2 and 2 * single > len(elements)


def _qualifies(segment: str) -> bool:
    """Whether the segment is a degree, a suffix or initials of the name before it."""
    bare = segment.strip(" .")
    return bool(
        bare.lower() in _SUFFIXES
        or _DEGREE.match(segment)
        or (_INITIALS.match(segment) and ("." in segment or len(segment) == 1))
        or _INITIALS_APART.match(segment)
    )


def _surname(
    segment: str, offset: int, *, compound: bool, sure: bool, listed: bool
) -> tuple[str, int] | None:
    """The surname in one element of a list with its offset, or nothing.

    ``listed``: the list ends with "et al.".
    """
    if segment.isalpha() and not segment.isupper():
        dropped = NEVER_NAMES if sure else ALWAYS_DROPPED
        return None if segment.lower() in dropped else (segment, offset)
    words = [(m[0], m.start()) for m in _TOKEN.finditer(segment)]
    named = listed and _is_initialled([word for word, _ in words])
    while (
        words and not named and (_bare(words[0][0]) in _LEADS or _opens_abroad(words))
    ):
        work = _is_work_abroad([words[0][0]])
        del words[0]
        while work and len(words) > 1 and words[0][0] in PARTICLE_WORDS:
            del words[0]  # "Die Übersichtsarbeit von Doe"
    if len(words) > 1 and is_group(" ".join(word for word, _ in words)):
        return segment[words[0][1] :], offset + words[0][1]
    while len(words) > 1 and words[-1][0].strip(".").lower() in _SUFFIXES:
        del words[-1]
    while len(words) > 1 and _is_initials(words[-1][0]):
        del words[-1]
    while len(words) > 1 and _is_abbreviation(words[0][0], words[-1][0]):
        del words[0]
    words = _without_given_names(words, compound=compound)
    if not words:
        return None
    first, (last, place) = words[0][1], words[-1]
    surname = segment[first : place + len(last)].rstrip(".")
    return surname, offset + first


# "The NHS et al.", "In UK, Doe J et al.": these lead up to an abbreviation.
_BEFORE_ABBREVIATIONS = frozenset("The In At From By For Of Across".split())


def _is_initialled(words: list[str]) -> bool:
    """Whether initials show the first word to be a surname: ``Day RA``, ``He F``."""
    return (
        len(words) > 1
        and words[0] not in _BEFORE_ABBREVIATIONS
        and words[0].rstrip(".").lower() not in TITLES
        and all(word.isupper() and _is_initials(word) for word in words[1:])
    )


def _bare(word: str) -> str:
    """The word without its full stop and its article: ``L'étude`` gives ``étude``."""
    return re.sub(r"^[ld][’']", "", word.rstrip(".").lower())


def _is_work_abroad(words: list[str]) -> bool:
    """Whether the words end with a noun for a study or its makers, as ``la revue``."""
    bare = _bare(words[-1]) if words else ""
    return (
        bare in FOREIGN_WORKS
        or bare.endswith(WORK_ENDINGS)
        or (len(words) > 1 and words[-2].lower() in ARTICLES_ABROAD)
    )


def _opens_abroad(words: list[tuple[str, int]]) -> bool:
    """Whether a foreign article or noun opens the words: ``La revue de Doe``."""
    first, following = words[0][0], [word for word, _ in words[1:3]]
    if _bare(first).endswith(WORK_ENDINGS):
        return True
    return first.lower() in ARTICLES_ABROAD and _is_work_abroad(following[:1])


def _is_initials(word: str) -> bool:
    return bool(_INITIALS.match(word)) and ("." in word or len(word) <= 3)


def _without_given_names(
    words: list[tuple[str, int]], *, compound: bool
) -> list[tuple[str, int]]:
    """The words from the surname on: ``Jane M. van Doe`` gives ``van Doe``."""
    bare = [word for word, _ in words]
    if is_surname_first(bare):
        return words[:1]
    if is_given_first(bare):
        return words[1:]
    given = False
    while len(words) > 1 and (
        _is_initial_before(words[0][0]) or begins_with_given_name([w for w, _ in words])
    ):
        given = True
        del words[0]
    if compound and not given:
        return words
    first = len(words) - 1
    if first > 0 and words[first - 1][0] in FIRST_OF_TWO:
        first -= 1
    while first > 0 and words[first - 1][0].lower() in PARTICLE_WORDS:
        first -= 1
    return words[first:]


def _is_initial_before(word: str) -> bool:
    # "O Leary" is a surname written without its apostrophe.
    return bool(_INITIALS.match(word)) and (
        "." in word or (len(word) < 3 and word not in "OÓ")
    )


def _without_lead(
    kept: list[tuple[str, int]], phrase: str, *, bracketed: bool
) -> list[tuple[str, int]]:
    """The list without what a sentence puts before it: ``In Boston, Doe and Roe``.

    In brackets an "and" behind a place makes it one of the names: ``(Boston & Doe)``.
    """
    for position in range(len(kept) - 1, 0, -1):
        (name, place), last = kept[position - 1], kept[-1][0]
        if is_group(last):
            continue
        adverb = (
            not bracketed
            and len(kept) > position == 1
            and name.endswith("ly")
            and not _NAME_IN_LY.search(name)
        )
        beside = bracketed and "," not in phrase[place : kept[position][1]]
        placed = name.lower() in PLACES and not beside
        if _is_abbreviation(name, last) or placed or adverb:
            return kept[position:]
    return kept


def _is_abbreviation(name: str, last: str) -> bool:
    return bool(_CAPITALS.search(name)) and not last.isupper()


def _judge(kept: list[tuple[str, int]], phrase: str, *, et_al: bool) -> Names:
    if not kept:
        return Names()
    names = tuple(name for name, _ in kept)
    start = kept[0][1]
    groups = [is_group(name) for name in names]
    if any(groups) and not et_al:
        return Names((), start, group=phrase[start:])
    if groups[0]:
        return Names(names[1:], start, group=names[0])
    doubtful = _is_house(phrase) or _doubtful(names, phrase[start:])
    return Names(names, start, doubtful=not et_al and doubtful)


def _is_house(phrase: str) -> bool:
    """Whether the last of several words says that they are a firm: ``Verdant Labs``."""
    first, _, others = phrase.partition(" ")
    last = others.rpartition(" ")[2].lower()
    return last in PARTNERS and "," not in others and not is_given_name(first)


def _doubtful(names: tuple[str, ...], phrase: str) -> bool:
    """Whether names without "et al." more likely are a place, a maker or a date."""
    last = names[-1].lower()
    if are_things(names):
        return True
    if len(names) == 1:
        words = names[0].lower().split()
        return (
            names[0].isupper()
            or len(words) > 3
            or (len(words) > 1 and words[-1] in _NOT_LAST)
            or is_credential(names[0].split()[0])
            or words[-1] in GROUP_WORDS
            or words[0] == "plos"  # the journal "PLoS NTD"
            or all(word in NOT_NAMES for word in words)
        )
    return (
        phrase.lower() in FIRMS
        or _STATUTE.search(phrase) is not None
        or any(map(is_credential, names))
        or last in PARTNERS
        or all(name.lower() in NO_PEOPLE for name in names)
        # what a maker's product is called stands before it: "Calmol, Pfizer 2011"
        or (last in COMPANIES and phrase.endswith(f", {names[-1]}"))
        or (last in _DATES_AND_PLACES and phrase[: -len(last)].endswith(", "))
    )


_FRENCH = frozenset("le la les des une est et dans pour par qui que aux du sur".split())


def _is_french(text: str) -> bool:
    """Whether the words are French, where an elided ``de`` is no part of a name."""
    return len(_FRENCH.intersection(text.lower().split())) > 2


def start_of_name(text: str, start: int, *, et_al: bool) -> int:
    """Where a name that continues at ``start`` begins.

    ``van der`` before Doe belongs to it, and ``Centers for`` before Disease Control.
    """
    low = max(0, start - 60)
    match = _PARTICLES_BEFORE.search(text, max(0, start - 16), start)
    if match:
        if match[0] in ("d’", "d'") and _is_french(text[max(0, start - 240) : start]):
            return start
        before = text[max(0, match.start() - 40) : match.start()]
        words = before.split()[-3:] if before[-1:].isspace() else []
        work = _is_work_abroad(words[-2:]) or any(
            _is_work_abroad([word]) for word in words
        )
        return start if work else match.start()
    if not et_al and text[start - 4 : start] in _OF:
        match = _GROUP_BEFORE.search(text, low, start)
        words = match[0].split() if match else []
        if match and (
            any(word.lower() in GROUP_WORDS for word in words)
            or _IS_STUDY.match(text, start)
        ):
            return match.start()
    return start
