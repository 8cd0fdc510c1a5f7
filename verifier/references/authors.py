"""Author lists as bibliographies print them. Pure.

An author list is read from the left, one author and one separator at a time, so that
time grows with the list and nothing is tried twice. The first author decides in what
order names and initials come; the authors after the first may switch to initials
first, as MLA, Chicago and some journals have them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from verifier.references.journals import is_abbreviation
from verifier.surnames import is_given_name

UPPER = "A-ZÀ-ÖØ-Þ" + "".join(
    letter for letter in map(chr, range(0x100, 0x530)) if letter.isupper()
)
LOWER = "a-zß-öø-ÿ" + "".join(
    letter for letter in map(chr, range(0x100, 0x530)) if letter.islower()
)
HYPHEN = "\\-\u2010\u2011\u2012\u2013"
_QUOTE = "'\u2018\u2019`\u00b4"

_PARTICLE = (
    r"(?:[Vv]an|[Vv]on|[Vv]om|[Dd]er|[Dd]en|[Dd]e|[Dd]el|[Dd]ella|[Dd]elle|[Dd]egli|"
    r"[Dd]ei|[Dd]i|[Dd]a|[Dd]os|[Dd]as|[Dd]o|[Dd]u|[Ll]a|[Ll]e|[Ll]os|[Ll]as|[Tt]en|"
    r"[Tt]er|[Tt]e|[Zz]u|[Zz]um|[Zz]ur|[Aa]f|[Aa]v|[Ee]l|[Aa]l|[Bb]in|[Ii]bn|[Aa]bu|"
    r"[Ss]t\.?|[Ss]te\.?|N[ií]c?|Mac|[Óó]|[Dd]['\u2019]|['\u2018\u2019][tsn]|[Mm]c|[Yy]|[Ee])"
)
_WORD = (
    rf"(?:[a-zA-Z]{{1,2}}[{_QUOTE}])?[{UPPER}][^\W\d_]{{0,40}}"
    rf"(?:[{HYPHEN}{_QUOTE}]\s?[^\W\d_]{{1,40}}){{0,4}}[{_QUOTE}]?"
)
# A further word of a surname has a small letter, else it would be initials.
_MORE = rf"(?:h(?=[{UPPER}]))?(?=[{UPPER}{HYPHEN}]{{0,3}}[{LOWER}{_QUOTE}])" + _WORD
_SURNAME = (
    rf"(?P<surname>(?:{_PARTICLE}\s){{0,4}}(?:{_WORD}|[{LOWER}]{{1,20}}[{HYPHEN}]?{_WORD})"
    rf"(?:\s(?:{_PARTICLE}\s){{0,2}}{_MORE}){{0,3}})"
)
# Surnames without initials: "Doe, van Roe and Poe".
_BARE = rf"(?:(?:van|von|de|der|den|di|da|la|le)\s){{0,3}}[{UPPER}][\w'’‐-]{{1,30}}"
BARE_SURNAMES = rf"{_BARE}(?:,\s{_BARE}){{0,9}}?(?:,?\s(?:and|&)\s{_BARE})?"
_BETWEEN = re.compile(r",?\s(?:and|&)\s|,\s")


def split_surnames(listed: str) -> tuple[str, ...]:
    """The surnames of what `BARE_SURNAMES` matches.

    >>> split_surnames("Doe, van Roe and Poe")
    ('Doe', 'van Roe', 'Poe')
    """
    return tuple(_BETWEEN.split(listed))


_INITIAL = rf"[{UPPER}](?:[hu](?=\.))?"
_DOTTED = (
    rf"(?:{_INITIAL}\.\s?[{HYPHEN}]?\s?(?:(?<=[{HYPHEN}])[{LOWER}]\.\s?)?){{1,5}}"
    rf"(?:(?<=\.)[{UPPER}](?![^\W\d_.]))?"
)
_SPACED = rf"[{UPPER}](?:[\s{HYPHEN}][{UPPER}]){{1,4}}(?=\s?(?:[,;.:&(]|and\b|et\b))"
_COMPACT = (
    rf"[{UPPER}]{{1,4}}(?:[{HYPHEN}]\s?(?:[{UPPER}]{{1,3}}|[{LOWER}](?![{LOWER}]))){{0,3}}"
    r"(?:d[aeo]?s?)?[\d*†‡§]{0,2}"
)
_MIXED = rf"[{UPPER}][{LOWER}](?=\s?(?:,|et\sal))"
_END = rf"(?![^\W_]|[{_QUOTE}{HYPHEN}][^\W_])"
_SUFFIX = r"(?:,?\s?(?:Jr|Sr|II|III|IV|2nd|3rd|4th|5th)\b\.?)?"
_DEGREES = (
    r"(?:,\s?(?:M\.?D|Ph\.?D|D\.?O|R\.?N|M\.?Sc?|M\.?P\.?H|Pharm\.?D|Dr\.?P\.?H|"
    r"F\.?A\.?C\.?P|M\.?B\.?B\.?S|B\.?Sc?|R\.?D|D\.?Sc|Ed\.?D|Psy\.?D)\b\.?)*"
)
_FORENAME = (
    rf"[{UPPER}](?:[{LOWER}]+(?:[{HYPHEN}][{UPPER}]?[{LOWER}]+)?"
    rf"|[{HYPHEN}][{UPPER}][{LOWER}]+)"
)
_FORENAMES = (
    rf"{_FORENAME}(?:\.|(?:\s{_FORENAME}){{1,2}}(?=\s?[,.(&]|\s[{UPPER}]\b|\sand\b))?"
    rf"(?:\s[{UPPER}]\b\.?){{0,2}}"
)

_FORMS = {
    # Smith JA / Smith J.-A. / van der Berg J A
    "surname initials": re.compile(
        rf"{_SURNAME}{_SUFFIX}\s(?:{_SPACED}|{_DOTTED}|{_COMPACT}|{_MIXED}){_END}{_SUFFIX}"
    ),
    # Smith, J. A. / Smith, JA
    "surname, initials": re.compile(
        rf"{_SURNAME}{_SUFFIX}\s?,\s?(?:{_SPACED}|{_DOTTED}|{_COMPACT}){_END}{_SUFFIX}"
        rf"(?:\s?{_PARTICLE}(?=\s?(?:[,&]|and\b)))?"
    ),
    # J. A. Smith / JA Smith
    "initials surname": re.compile(
        rf"{_DOTTED}(?:[{UPPER}](?=\s))?\s?{_SURNAME}{_END}{_SUFFIX}"
    ),
    "bare initials surname": re.compile(rf"{_COMPACT}\s{_SURNAME}{_END}{_SUFFIX}"),
    # Smith, John A.
    "surname, forenames": re.compile(
        rf"{_SURNAME}{_SUFFIX},\s{_FORENAMES}{_END}{_SUFFIX}"
    ),
    # Smith et al.
    "surname et al": re.compile(
        rf"{_SURNAME}{_END}(?=,?\s(?:et\.?\s?al(?![^\W\d_])|and\s(?:colleagues|others)))"
    ),
    # two to six surnames, the last after an ampersand, and a year
    "surnames (year)": re.compile(
        rf"{_SURNAME}{_END}(?=(?:,\s[{UPPER}][^\s,.;:()]{{1,30}}){{0,4}},?\s(?:and|&)\s"
        rf"(?:{_PARTICLE}\s){{0,3}}[{UPPER}][^\s,.;:()]{{1,30}}[.,]?\s?\(?(?:1[89]|20)\d\d)"
    ),
    # John A. Smith
    "forenames surname": re.compile(
        rf"{_FORENAME}(?:\s(?:[{UPPER}]\.|[{UPPER}]\b)){{0,3}}\s{_SURNAME}{_END}{_SUFFIX}"
    ),
}
_FORMS["last surname"] = re.compile(rf"{_SURNAME}(?=[.,]?\s?\(?(?:1[89]|20)\d\d)")
_GROUP_BETWEEN = re.compile(
    rf"(?P<surname>(?:the\s)?[{UPPER}][^,.;:?()]{{5,150}}?)(?=,\s[{UPPER}])"
)
_FOLLOWERS = {
    "surname initials": ("surname initials", "group"),
    "surname, initials": (
        "surname, initials",
        "initials surname",
        "surname initials",
        "surname, forenames",
    ),
    "initials surname": ("initials surname",),
    "bare initials surname": ("bare initials surname",),
    "surname et al": (),
    "surnames (year)": ("surnames (year)", "last surname"),
    "surname, forenames": (
        "initials surname",
        "surname, initials",
        "forenames surname",
        "surname, forenames",
    ),
    "forenames surname": ("forenames surname",),
}
_AND = r"(?:and|&|und|et|y|e|og|och|en)(?![^\W\d_])"
_ELLIPSIS = r"(?:\u2026|\.\s?\.\s?\.)"
_SEPARATOR = re.compile(
    rf"\s?\.?\s?(?:[,;]\s?)?{_ELLIPSIS}\s?(?:{_AND}\s?)?"
    rf"|{_DEGREES}\s?\.?\s?(?:[,;]\s?{_AND}\s?|[,;]\s?|{_AND}\s?)"
)
_ENDING_DEGREES = re.compile(_DEGREES)
_ET_AL = re.compile(
    r"\s?[.,;]?\s?\[?\(?(?:(?:and|&)\s)?"
    r"(?:et\.?\s?al(?![^\W\d_])|(?:and|&)\s(?:colleagues|others|co-?workers)\b)"
    r"\.?\)?\]?",
    re.IGNORECASE,
)
_EDITORS = re.compile(r"[,\s]{0,2}\(?\b(?:[Ee]ds?|[Ee]ditors?)\b\.?\)?\.?")
# What may stand between an author list and the rest of its entry.
_STOP = re.compile(
    r"\s?(?:[.:,;&(\u201c\"\u2018?]|$|(?:1[89]|20)\d\d|\[|[\u2013\u2014])"
)
GROUP = re.compile(
    r"\b(?:group|investigators|collaborat\w+|consortium|committee|network|society|"
    r"association|initiative|team|organi[sz]ation|institutes?|academy|college|"
    r"federation|foundation|council|agency|cent(?:er|re)s?|department|ministry|panel|"
    r"force|party|participants|trialists|project|commission|board|service|administration|alliance|"
    r"university|hospital|clinic|forum|program(?:me)?|office|union|authority|registry)\b",
    re.IGNORECASE,
)
_GROUP_END = re.compile(GROUP.pattern + r"\)?(?:\s?\([^()]{1,40}\))?$", re.IGNORECASE)
_GROUP_OF = re.compile(
    GROUP.pattern + r"(?:\s\([^()]{1,40}\))?\s(?:of|for|on|in|to|against|and)\b",
    re.IGNORECASE,
)
_NO_PERSON = re.compile(
    GROUP.pattern + rf"|\b(?-i:[{UPPER}]{{3,}}|[Aa]s|[Ii]n)\b", re.IGNORECASE
)
_ARTICLE = re.compile(r"An?\s")
_TRAILING_GROUP = re.compile(
    rf"(?P<mark>\s?[,;.]\s?(?:(?:{_AND}|for|on behalf of)\s)?(?:the\s)?"
    r"|\s?(?:and|&|for|on behalf of)\s(?:the\s)?)"
    rf"(?P<group>[{UPPER}](?:[^.;:?()\d]|\d(?!\d{{3}})){{3,320}}?"
    r"(?:\([^()]{1,40}\)[^.;:?()]{0,60}?)?)(?=\.|;|:|\s\((?:1[89]|20)\d\d)"
)
_GROUP_ET_AL = re.compile(r",?\s(?:et al|and colleagues)\b.*$")
# ``J. Chem. Phys.``: the surname would be the first of several shortened words.
_ABBREVIATED = re.compile(rf"\.\s?[{UPPER}][^\W\d_]*\.")
_LEAD = re.compile(r"(?:U\.\s?[SK]\.\s)?[^.,:;(]{2,160}")
# ``Jane A. Doe, MD``: no surname `Jane` with a title after it.
_FULL_NAME = re.compile(
    rf"{_FORENAME}\s[{UPPER}]\.\s[{UPPER}][{LOWER}]+(?:[{HYPHEN}][{UPPER}][{LOWER}]+)?"
    r"(?=;|,\s(?:(?:M\.?D|Ph\.?D|D\.?O)\b|"
    rf"{_FORENAME}\s(?:[{UPPER}]\.\s){{0,3}}[{UPPER}][{LOWER}]))"
)
_PERSON_AND = re.compile(rf"\s[{UPPER}]{{1,3}}\s(?:and|for|&|on)\s")
_AFTER_FORENAMES = re.compile(r".?\.\s?|.,?\s[\"“]|.:")
_QUOTE_NEXT = re.compile(r"[.,]?\s[\"“]")
_YEAR_NEXT = re.compile(r"[.,]?\s?\(?(?:1[89]|20)\d\d")
_DEGREE = re.compile(r"\s[^,]+,\s?(?:MD|PhD|DO|RN|MS|MA|MSc|PA|NP|DC|ND|DDS|MPH|RD)$")
_TWO_PERSONS = re.compile(
    rf"(?!(?:{_PARTICLE})\s)[^\s,]+\s(?:{_PARTICLE}\s){{0,2}}[^\s,]{{2,}},\s[^\s,.]{{2,}}\s[^\s,.]{{2,}}"
)
_SURNAME_NEXT = re.compile(
    rf"\s(?:{_PARTICLE}\s){{0,3}}[{UPPER}][{LOWER}]+(?:[{HYPHEN}][^\W\d_]+)?[,;]"
)
_NEXT_AND = re.compile(rf"\s{_AND}")
_NEXT_CAPITAL = re.compile(
    rf"\s(?:[{UPPER}][{LOWER}]|An?\s[{LOWER}]|[{UPPER}]{{2}}[{UPPER}\d-]*\s)"
)
# Nouns that are followed by a letter: ``Vitamin D`` is no person.
_LETTERED = re.compile(
    r"(?:Vitamin|Hepatitis|Type|Class|Group|Protein|Factor|Influenza|Coenzyme|Part|"
    r"Immunoglobulin|Interleukin|Apolipoprotein|Complement|Toxin|Phase|Grade|Stage|"
    r"Streptococcus|Staphylococcus|Appendix|Table|Section|Plan|Study|Trial|Title)\b"
)
_SUFFIX_WORD = re.compile(r"\s(?:Jr|Sr|II|III|IV|2nd|3rd|4th)\.?$")


@dataclass(frozen=True, slots=True)
class AuthorList:
    """Surnames and group names in order, and where in the text the list ends."""

    surnames: tuple[str, ...]
    et_al: bool
    end: int


NOBODY = AuthorList((), et_al=False, end=0)


def read_authors(text: str) -> AuthorList:
    """The list of authors with which the text begins; nobody where it begins otherwise.

    ``text`` has single spaces and none before a comma.

    >>> read_authors("Smith JA, van der Berg K, et al. Pain. 2001").surnames
    ('Smith', 'van der Berg')
    """
    lead = _LEAD.match(text)
    if (
        lead
        and " " in lead[0]
        and _is_group(lead[0])
        and not _PERSON_AND.search(lead[0])
    ):
        return _read_group(text)
    listed = _read_glued_group(text)
    if not listed.surnames:
        listed = _read_persons(text)
    return listed if listed.surnames else _read_group(text)


# "Doe S, Eur J Anaesthesiol": what reads like a surname with its initial.
_JOURNAL_OF = re.compile(
    r"(?:Am|Aust|Br|Can|Chin|Clin|Eur|Exp|Indian|Int|Jpn|Korean|Neth|Nutr|Scand|World)"
    r"\sJ\s[A-Z][a-z]"
)


def _read_persons(text: str) -> AuthorList:
    forms = list(_FOLLOWERS)
    if _FULL_NAME.match(text):
        forms.insert(0, "forenames surname")
    for form in forms:
        listed = _read_form(text, form)
        if listed.surnames:
            return _with_group(text, listed)
    return NOBODY


def read_listed(text: str) -> AuthorList:
    """Two or more persons, or one and "et al.", with whom the text begins."""
    listed = _read_form(text, "surname initials")
    if not listed.surnames:
        listed = _read_form(text, "surname et al")
    if len(listed.surnames) > 1 or listed.et_al:
        return listed
    return NOBODY


def _read_form(text: str, form: str) -> AuthorList:
    surnames: list[str] = []
    end = 0
    for surname, stop in _walk(text, form):
        surnames.append(surname)
        end = stop
    if not surnames or not _plausible(form, surnames, text, end):
        return NOBODY
    degrees = _ENDING_DEGREES.match(text, end)
    end = degrees.end() if degrees else end
    cut = _ET_AL.match(text, end)
    if cut:
        end = cut.end()
    editors = _EDITORS.match(text, end)
    if editors:
        end = editors.end()
    return AuthorList(tuple(surnames), cut is not None, end)


def _walk(text: str, form: str) -> Iterator[tuple[str, int]]:
    """Each author: surname, and where it ends."""
    position = 0
    forms: tuple[str, ...] = (form,)
    while True:
        found = _next_author(text, position, forms)
        if found is None:
            return
        yield _surname_of(found), found.end()
        split = _SEPARATOR.match(text, found.end())
        if split is None or _ET_AL.match(text, found.end()):
            return
        position = split.end()
        forms = _FOLLOWERS[form]


def _next_author(
    text: str, position: int, forms: tuple[str, ...]
) -> re.Match[str] | None:
    for form in forms:
        if form == "group":
            found = _GROUP_BETWEEN.match(text, position, position + 200)
            return found if found and _is_group(found["surname"]) else None
        found = _FORMS[form].match(text, position, position + 120)
        if not found or not _ends_author(text, found.end(), first=position == 0):
            continue
        if form == "initials surname" and _begins_journal(found, text):
            return None
        if position and _JOURNAL_OF.match(text, position):
            return None
        if form.startswith("surname, ") and _is_two(found, text):
            continue
        if form.startswith("forenames") and _NO_PERSON.search(found.group()):
            return None
        return found
    return None


def _is_two(found: re.Match[str], text: str) -> bool:
    """Whether ``Jane Doe, John Roe`` or ``Jane Doe, MD`` was read as one person."""
    surname_next = " " in found["surname"] and _SURNAME_NEXT.match(text, found.end())
    return bool(
        surname_next or _TWO_PERSONS.match(found[0]) or _DEGREE.search(found[0])
    )


def _begins_journal(found: re.Match[str], text: str) -> bool:
    """Whether ``J. Phys.`` is not a person but the journal after the last author."""
    if any(map(is_abbreviation, found["surname"].split())):
        return True
    return _ABBREVIATED.match(text, found.end()) is not None


def _ends_author(text: str, end: int, *, first: bool) -> bool:
    """Whether an author may end here.

    The last author of a list sometimes runs into the title without a mark between
    them: then the title starts with a capital.
    """
    if _STOP.match(text, end) or text[end - 1] == "." or _ET_AL.match(text, end):
        return True
    if _NEXT_AND.match(text, end):
        return True
    if first and _LETTERED.match(text):
        return False
    return bool(_NEXT_CAPITAL.match(text, end))


def _surname_of(found: re.Match[str]) -> str:
    surname = _SUFFIX_WORD.sub("", found["surname"]).strip()
    # "Anna Marie Roe": the given name in the middle belongs to the first one.
    first, _, rest = surname.partition(" ")
    before = found.string[found.start() : found.start("surname")].rstrip()
    return rest if rest and before[-1:].islower() and is_given_name(first) else surname


def _plausible(form: str, surnames: list[str], text: str, end: int) -> bool:
    """Full first names look like any two capitalised words: they need more proof."""
    if form not in {"forenames surname", "surname, forenames"}:
        return True
    if _ET_AL.match(text, end) or _YEAR_NEXT.match(text, end):
        return True
    if form == "surname, forenames":
        return bool(_AFTER_FORENAMES.match(text, end - 1))
    return len(surnames) > 1 or bool(_QUOTE_NEXT.match(text, end))


def _with_group(text: str, listed: AuthorList) -> AuthorList:
    """The list with the groups that sign after the persons, if any do."""
    found = _TRAILING_GROUP.match(text, listed.end, listed.end + 400)
    if not found:
        return listed
    cut = _GROUP_ET_AL.search(found["group"])
    signed = found["group"][: cut.start()] if cut else found["group"]
    parts = signed.split(", ")
    groups = parts if all(map(_is_group, parts)) else [signed]
    if not all(map(_is_group, groups)):
        return listed
    if found["mark"].startswith(".") and not all(map(_is_capitalised, groups)):
        return listed
    return AuthorList(
        (*listed.surnames, *groups), listed.et_al or cut is not None, found.end()
    )


_GROUP_START = re.compile(
    r"(?P<group>(?:U\.\s?[SK]\.\s)?[^.:?!\"“]{2,160}?)(?:(?P<dated>\.?\s?\((?:1[89]|20)\d\d)|(?=\s?[.:]\s))"
)
_SHORT_GROUP = re.compile(rf"[{UPPER}]{{2,8}}")
# A group that runs into the title, or into the year.
_GROUP_GLUED = re.compile(
    rf"(?P<group>(?:[Tt]he\s)?(?:(?:\(?[{UPPER}][\w‐()-]*|\d|of|the|and|for|on|in|&)\s){{1,14}}?"
    r"(?:Group|Investigators|Consortium|Collaborat(?:ion|ors)|Committee|Network|Team|"
    r"Association|Society|Organi[sz]ation|Academy|College|"
    rf"Trialists|Initiative|Project)(?:\s\([^()\d][^()]{{1,30}}\))?)(?=\s(?:[{UPPER}][{LOWER}]|\d{{4}}|\()|[.,:])"
)


def _read_group(text: str) -> AuthorList:
    """The group with whose name the text begins, if it names one.

    Persons may follow the group.
    """
    leader, comma, _ = text[:400].partition(", ")
    if comma and _is_group(leader):
        listed = _read_persons(text[len(leader) :].lstrip(" ,"))
        if listed.surnames:
            start = len(text) - len(text[len(leader) :].lstrip(" ,"))
            return AuthorList(
                (leader, *listed.surnames), listed.et_al, start + listed.end
            )
    found = _GROUP_START.match(text, 0, 200)
    if not found or not found["group"][:1].isupper():
        return _read_glued_group(text)
    group = found["group"].strip(" ,;")
    if not (found["dated"] or _is_group(group) or _SHORT_GROUP.fullmatch(group)):
        return _read_glued_group(text)
    return AuthorList((group,), et_al=False, end=found.end("group"))


def _read_glued_group(text: str) -> AuthorList:
    found = _GROUP_GLUED.match(text, 0, 240)
    if not found:
        return NOBODY
    return AuthorList((found["group"],), et_al=False, end=found.end())


def _is_group(name: str) -> bool:
    """Whether words name a body of people rather than begin a title."""
    words = name.split()
    if len(words) > 16 or not name[:1].isupper() or _ARTICLE.match(name):
        return False
    if _GROUP_END.search(name):
        return True
    return bool(_GROUP_OF.search(name)) and _is_capitalised(name)


def _is_capitalised(name: str) -> bool:
    """Whether three in five of the longer words begin with a capital or a digit."""
    words = [word for word in name.split() if len(word) > 3]
    capitals = sum(word[0].isupper() or word[0].isdigit() for word in words)
    return capitals * 5 >= len(words) * 3
