"""People whom a sentence names together, or at work, and so names for a study. Pure.

`full_names` knows wordings; this module knows the grammar beneath them: a list of
names (see `name_lists`), or one person in full, in a sentence that counts people, names
a design or tells of a study. What else may be listed with capitals (towns, makers, the
staff of a clinic) is told by what stands before it and by what it is said to do.
"""

import re
from collections.abc import Sequence

from verifier.literals import Literals, Sifted, matches_at, word_begun
from verifier.mentions.cited_names import PART_OF_NAME
from verifier.mentions.institutions import OF_STUDY
from verifier.mentions.name_lists import (
    DEGREE_ALONE,
    ELEMENT,
    INITIAL,
    JOINED,
    JOINS,
    LIST,
    PARTICLE,
    are_in_full,
    read_element,
    surnames_in,
)
from verifier.mentions.persons import NAME, NO_TITLE, OFFICE_TITLE, TITLE
from verifier.mentions.roles_and_verbs import LAY, LAY_OFFICE, TEAM_FROM
from verifier.mentions.words import COUNTED, NOUN, STUDIED, YEAR, Part
from verifier.surnames import (
    DEGREES,
    UPPER,
    are_statisticians,
    is_thing,
    without_title,
)

# One person in full, with what is said of him or her.
_PERSON = re.compile(
    rf"(?<![\w’'.@-])(?P<p>(?:{TITLE}{NAME}\s(?:{INITIAL})?(?>{PARTICLE}{{0,3}})"
    rf"{NO_TITLE}{NAME}(?>(?:\s{NO_TITLE}{NAME})?)(?!\s{OFFICE_TITLE})|(?:Dr|Prof|Professor)\.?\s(?>{PARTICLE}{{0,3}}){NAME})"
    rf"(?>(?:,?\s(?:{DEGREES})(?!\w)){{0,3}}))"
)
_RESEARCHED = (
    r"(?:found|reported|showed|published|described|conducted|studied|demonstrated"
    r"|tested|tried|gave|measured|recorded|recruited|enrolled|asked|surveyed|weighed"
    r"|fed|kept|had|did|tracked|counted|pooled|collected|injected|put|looked|reviewed"
    r"|compared|examined|followed|randomi[sz]ed|concluded|analy[sz]ed|treated|took"
    r"|investigated|observed|performed|noted|noticed|saw|ran|wrote|carried\sout"
    r"|pulled|gathered|combined|went|blew|spent|set\sout|summed|called\sit|screened"
    r"|assigned|trained|split|allocated|scanned|taught|retrospectively|prospectively|randomly"
    r"|repeated|scanned|discovered|shown|given|then\s\w{1,20}|also\s\w{1,20}|were"
    r"|report|find|write|show|conclude)"
)
_CAPITALISED = rf"{UPPER}[\w’'&.-]{{0,25}}"
_SOMEWHERE = (
    rf"(?:the\s|an?\s)?{_CAPITALISED}(?:,?\s(?:(?:of|the|and|for|in|at|&|de|du|la)\s)"
    rf"{{0,2}}{_CAPITALISED}){{0,8}}(?:,?\s(?:hospital|clinic|university|college))?"
)
# What he or she is, and who with: "(Lund University), and three colleagues at UCL".
_DOES = re.compile(
    rf"(?P<office>(?:\s\([^()]{{3,60}}\)|,\s[^.;()]{{3,90}}?,|,?\s(?:of|at|from)\s"
    rf"{_SOMEWHERE}|\sin\s{UPPER}[a-z][\w’'-]{{1,20}}(?:\s{UPPER}[a-z][\w’'-]{{1,20}})?){{0,2}})(?P<company>,?\s(?:and|with|&)\s(?:[\w’'-]{{2,14}}\s)"
    rf"{{0,3}}(?:colleagues|co-?workers|team|group|collaborators|students|co-?authors)"
    rf"(?:\s(?:at|from|of|in)\s[^.;,()]{{2,50}}?)?)?,?\s(?:who\s)?(?:(?:also|then|both"
    rf"|first|once|later|recently|since|has|have|had)\s){{0,2}}(?P<verb>{_RESEARCHED})\b"
)
# Of these none is what a doctor or a reporter does as well; with colleagues of theirs
# they find and report together.
_STUDIES = re.compile(
    r"(?:showed|shown|demonstrated|studied|tested|measured|recruited|enrolled|surveyed"
    r"|tracked|compared|followed|randomi[sz]ed|analy[sz]ed|investigated|scanned|pooled"
    r"|repeated|conducted)"
)
# Of a university they find and look at what they study, too.
_LOOKS = re.compile(r"(?:found|reported|looked|examined|observed|discovered)")
# "reviewed the study for us", "found the research interesting": somebody else's.
_OPINES = re.compile(
    r"(?:found|reviewed|looked|called\sit|saw|examined|noted|noticed|analy[sz]ed|read"
    r"|described|were|had)"
)
_ANOTHERS = re.compile(
    rf"\s(?:at\s|over\s|into\s)?(?:the|this|that|these|those|our)\s(?:\w+\s)?(?:{NOUN}"
    r"|results|data|evidence|conclusions?)\b"
)
# That somebody stands at the head of a study, whatever else is said.
_LEADS = re.compile(
    r",?\s(?:[^.;()]{0,60}?[\s,])?(?:led\s(?:it|the|that|this)|ran\sit|headed\sit|(?:is|was)\s(?:the\s)?"
    r"(?:lead|first|senior|name\son|in\scharge)|in\s(?:charge|front)|(?:its|the)\s"
    r"(?:first|lead|senior)\sauthor|who\s(?:led|heads|headed|runs|ran|leads)\s"
    rf"(?:(?:the|an?|this|that)\s(?:[\w-]{{2,20}}\s){{0,3}}?(?:{NOUN}|project|team|group|work)|it)\b)"
)
_BY = re.compile(
    rf"\b(?:(?:run|led|headed|conducted|done|overseen|directed|written|carried\sout"
    rf"|authored|conduite|menée?|dirigée?|dirigid[oa]|geleitet)\s(?:by|par|por|von)"
    rf"|{NOUN}\s(?:by|of)|[Tt]eam\sunder|[Ll]ead\sauthor,?|under)\s(?:la\s|el\s|le\s)?"
    rf"(?:Pr\s|Dra?\.?\s)?\Z"
)
# Before a list these say that it is one of places, or of those who made the page.
_ELSEWHERE = re.compile(
    r"(?:\b(?:in|at|near|between|across|throughout|around|via|vs?\.?|like|as|outside"
    r"|written|reviewed|designed|made|built|printed|hosted|sponsored|powered|supplied"
    r"|produced|edited|photographed|presented|narrated|checked|translated"
    r"|photo|photos|image|images|video|words|text|site|website|module|unit|design"
    r"|illustrations?|dear|thanks\sto|love|regards|cheers|hosts?|presenters?|says?"
    r"|said|adds?|explains?|told)(?:\sby|:)?\s(?:the\s)?"
    r"|©\s?(?:\d{4}\s)?)\Z",
    re.IGNORECASE,
)
_SPEAKS = re.compile(
    r",?\s(?:[^.;()]{0,60}?,\s)?(?:says?|said|explains?|adds?|told|tells|warns?|warned"
    r"|recommends?|advises?|is\sa\s|is\sour|joined|founded|opened|sees\s|treats\s)"
)
# What is told of a study: who took part, how it was done, where it came out.
_EVIDENCE = re.compile(
    rf"\b(?:[Rr]andomi[sz]ed|[Pp]lacebo|[Cc]rossover|[Cc]ross-over|[Bb]linded"
    rf"|[Dd]ouble-blind|[Cc]ase-control|[Cc]ohort|[Rr]etrospective(?:ly)?|[Pp]ilot"
    rf"|[Mm]eta-analys[ei]s|RCTs?|[Tt]rials?|[Ss]tud(?:y|ies)|[Ee]ditorial|[Pp]aper"
    rf"|[Ss]ystematic|[Rr]eview(?!ed\sby)|[Ff]ollow-up|[Cc]omment(?:ary|aries)"
    rf"|étude|essai|estudio|ensayo|Studie|revue|revisión|auteurs|autores|autora"
    rf"|author[s]?|pooled|journal|Journal|J\s{UPPER}[a-z]{{1,20}}|BMJ|JAMA|Lancet|opinion)\b"
)
_EVIDENT = Literals(
    (
        *("andomi", "lacebo", "rossover", "ross-over", "linded", "ouble-blind"),
        *("ase-control", "ohort", "etrospective", "ilot", "eta-analys", "RCT", "rial"),
        *("tud", "ditorial", "aper", "ystematic", "eview", "ollow-up", "omment"),
        *("essai", "ensayo", "revue", "revisi", "autor", "auteur", "author", "pooled"),
        *("ournal", "J ", "J\n", "J\u00a0", "BMJ", "JAMA", "Lancet", "opinion"),
    )
)
_COUNTED = re.compile(COUNTED)
_COMMERCE = re.compile(
    word_begun(
        *("LLC", "Ltd", "Inc", "GmbH", "award", "winners?", "sale", "offer", "prices?"),
        *("rebates?", "catalogue", "coupon", "subscribe", "sponsors?", "episode"),
        *("podcast", "book(?:let)?", "novel", "film", r"clinic\sin", r"joined\sour"),
        *(r"our\s(?:team|clinic|practice|founders?)", "founded", "married", "opened"),
        "library",
    )
    + r"\b"
)
_SIGNS = ("$", "£", "€", "¥", "®", "™", "©")
# Without these a sentence need not be searched for any of that.
COMMERCE_WORDS = Literals(
    (
        *_SIGNS,
        *("LLC", "Ltd", "Inc", "GmbH", "award"),
        *("winner", "sale", "offer", "price", "rebate", "catalogue", "coupon"),
        *("subscribe", "sponsor", "episode", "podcast", "book", "novel", "film"),
        *("clinic", "our", "founded", "married", "opened", "library"),
    )
)
# "Leeds and York districts", "Doe and Roe questionnaires": what is called so.
_KIND_BEHIND = re.compile(
    r"\s(?:questionnaires?|scales?|scores?|tests?|items?|inventor(?:y|ies)|checklists?"
    r"|approach(?:es)?|methodology|cities|towns|villages|districts|provinces|counties"
    r"|states|regions|beaches|islands|rivers|famil(?:y|ies)|genera|genus|species"
    r"|strains|classes|breeds|inhalers|devices|stents|databases|codes|concentrations"
    r"|ions|foods)\b"
)
# "compared to", "followed by": what is done with things, and not by people.
_PASSIVE = re.compile(r"(?:compared|followed|treated|tested)\s(?:by|to|with)\b")
# As many as are listed: "in two cities (Leeds and York)"; authors are of two studies.
_NUMBERS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_WHO = (
    rf"(?:{STUDIED}|{NOUN}s?|\w*(?:ologist|ician|iatrist|ist|ian|author|researcher|editor"
    r"|investigator|reviewer|doctor|professor|worker|writer|expert|group|team|lab|person"
    r"|colleague|scientist|nurse|vet|week|day|month|year|hour|minute)s)\b"
)
_KIND_BEFORE = re.compile(
    rf"\b(?P<n>{'|'.join(_NUMBERS)})\s(?:(?!{_WHO})[a-z-]{{3,20}}\s){{0,4}}?"
    rf"(?!{_WHO})[a-z-]{{3,20}}s(?:\s(?:in|of)\s{UPPER}\w+)?\s?[(,:]\s?\Z"
)
# "parameters including Jitter and Shimmer", "landfills named Arno and Belo"
_NAMING = ("including ", "such as ", "namely ", "named ", "called ")
_KIND_NAMED = re.compile(
    rf"\b(?!{_WHO}|(?:critic|pioneer|advocate|leader|figure|name|other)s\b)[a-z-]{{3,20}}s"
    r",?\s(?:including|such\sas|namely|named|called)\s\Z"
)
# "Germans, Danes": whom the names behind it belong to
_APPOSED_TO = re.compile(
    r"(?:[A-Z][a-z]{2,12}ans|Danes|Swedes|Finns|Poles|Scots|Turks|Greeks|Czechs|Britons"
    r"|Swiss|Japanese|Chinese|Frenchmen|Englishmen|Dutchmen|Irishmen|Israelis),\s"
)
# "Jane Doe, working with" Roe, Poe and Moe
_WITH = re.compile(
    rf"(?<![\w’'.@-])(?P<p>{ELEMENT}),?\s(?:working|writing|together|along|jointly)\swith\s\Z"
)
# "In China, Doe and Roe randomly assigned"
_WHERE_FIRST = re.compile(
    rf"(?:In|At|From)\s{UPPER}[\w.’'-]{{1,20}}(?:\s{UPPER}[\w.’'-]{{1,20}}){{0,3}},\s"
)
# "When Doe and Roe went through 530 consultations"
_WHEN_FIRST = re.compile(r"(?:When|After|Since|While|Then|But|And|So|Until|Before)\s")
_NEXT = 150  # characters behind a list in which its study may be told of
_LONG_LIST = 3


def find_workers(
    text: str,
    words: Sequence[int],
    start: int,
    end: int,
    sifted: Sifted,
    *,
    printed: bool,
) -> list[list[Part]]:
    """The people whom the sentence names for a study by their names alone.

    ``words`` are the places of the words that names may be made of; ``printed``: the
    sentence has a journal with its year, which tells of a study.
    """
    lists, persons = _starts(text, words, end)
    if not lists and not persons:
        return []
    if sifted.holds(COMMERCE_WORDS) and _is_commerce(text[start:end]):
        return []
    found = [
        people
        for match in matches_at(LIST, text, lists, end)
        if (people := _listed(text, match, start, end, printed=printed))
    ]
    if found:
        return found
    for match in matches_at(_PERSON, text, persons, end):
        person = _worker(text, match, start, end)
        if person:
            return [[person]]
    return []


def _is_commerce(words: str) -> bool:
    """Whether the words tell of what is sold, won or founded."""
    return _COMMERCE.search(words) is not None or any(sign in words for sign in _SIGNS)


def _starts(text: str, words: Sequence[int], end: int) -> tuple[list[int], list[int]]:
    """Where a list of elements may begin, and where a person's full name may.

    A list needs a comma or an "and" between two words of names, a full name a space.
    """
    if len(words) < len(("Jane", "Doe")):
        return [], []
    lists, persons, leads_on = list[int](), list[int](), False
    ends = [*words[1:], end]
    for place, following in zip(reversed(words), reversed(ends), strict=True):
        first, *others = text[place:following].split(maxsplit=2) or [""]
        near = following < end and not others
        joined = following < end and (
            (others[0] in JOINS if others else first[-1] in ",;")
            or "/" in text[place:following]
        )
        leads_on = joined or (near and leads_on)
        if leads_on:
            lists.append(place)
        if near:
            persons.append(place)
    return lists[::-1], persons[::-1]


def _listed(
    text: str, match: re.Match[str], start: int, end: int, *, printed: bool
) -> list[Part]:
    """The people of a list, if it is one and they did a study."""
    low, high = match.start(), match.start() + len(without_title(match[0]))
    if whom := _APPOSED_TO.match(match[0]):  # "two Germans, Jane Doe and John Roe"
        low += whom.end()
    if where := _WHERE_FIRST.match(match[0]) or _WHEN_FIRST.match(match[0]):
        low += where.end()
    behind_place = _before_subject(text, low, high, start, end)
    low += behind_place
    phrase = DEGREE_ALONE.sub(" ", text[low:high])
    names = surnames_in(phrase)
    if not names or _is_of_a_kind(text, match, len(names), end):
        return []
    if (
        _ELSEWHERE.search(text, max(start, low - 30), low)
        or PART_OF_NAME.search(text, max(start, low - 40), low)
        or TEAM_FROM.search(text, max(start, low - 40), low)
    ):
        return []
    sure = (
        len(names) >= _LONG_LIST
        or "&" in phrase
        or (text[low - 1 : low] == "(" and text[high : high + 1] in ").")
        or _BY.search(text, max(start, low - 40), low)
        or _DOES.match(text, high, end)
        or (behind_place and _DO.match(text, high, end))
        or are_in_full(phrase)
    )
    authors = printed and len(names) >= _LONG_LIST  # "explained how", and the like
    if not sure or (_SPEAKS.match(text, high, end) and not authors):
        return []
    before = text[max(0, low - _NEXT) : low].rsplit("\n", 1)[-1]
    behind = text[high : high + _NEXT].split("\n", 1)[0]
    around = f"{before} {behind}"
    if not (printed or _is_evident(around)):
        return []
    with_them = _WITH.search(text, max(start, low - 60), low)
    first = read_element(with_them["p"]) if with_them else ""
    if with_them and first:
        return [
            Part(*with_them.span("p"), first),
            *(Part(low, high, name) for name in names),
        ]
    return [Part(low, high, name) for name in names]


# "In a 2021 report from" Ayr", "In their review for the Journal of" Pain": the comma
# behind closes what the sentence opens with, and those behind it are who did it.
_OPENS_WITH = re.compile(
    rf"\W{{0,3}}(?:In|At|From|Writing)\s[^,;:]{{2,120}}?\s(?:(?:in|at|from)\s(?:the\s)?"
    rf"|{PART_OF_NAME.pattern})\Z"
)
_FIRST_OF_LIST = re.compile(rf"{UPPER}[^\W\d_]{{2,20}},\s")
_DO = re.compile(
    rf"\s(?:(?:also|then|first|have)\s)?(?:{_RESEARCHED}|(?:go|goes)\sover|weigh|discuss"
    r"|argue[sd]?|describe|review|set\sout|outline[sd]?|take\sstock|took\sstock|examine)\b"
)


def _before_subject(text: str, low: int, high: int, start: int, end: int) -> int:
    """How long the place or journal is that a list of people seems to begin with."""
    first = _FIRST_OF_LIST.match(text, low, high)
    if first is None or _DO.match(text, high, end) is None:
        return 0
    opened = _OPENS_WITH.match(text[max(start, low - 160) : low])
    return len(first[0]) if opened and not JOINED.match(text, first.end()) else 0


def _is_of_a_kind(text: str, match: re.Match[str], count: int, end: int) -> bool:
    """Whether a noun beside the list says what its members are, and not people."""
    low, high = match.span()
    if _KIND_BEHIND.match(text, high, end) or _PASSIVE.match(text, high + 1, end):
        return True
    before = text[max(0, low - 60) : low]
    if before.endswith(_NAMING) and _KIND_NAMED.search(before):
        return True
    counted = _KIND_BEFORE.search(text, max(0, low - 90), low)
    return counted is not None and _NUMBERS.index(counted["n"]) + 2 == count


def _is_evident(words: str) -> bool:
    """Whether the words tell of a study."""
    told = _EVIDENT.occur_in(words) and _EVIDENCE.search(words)
    return bool(told or _COUNTED.search(words))


def _worker(text: str, match: re.Match[str], start: int, end: int) -> Part | None:
    """The one person in full whom the sentence shows at work."""
    low, high = match.span("p")
    name = read_element(match["p"])
    # The office may have been taken for a name: "Chef Jane Doe".
    first = low + len(match["p"].split()[0]) + 1
    thing = is_thing(match["p"]) or are_statisticians([match["p"]])
    if not name or thing or LAY.search(text, max(start, low - 30), first):
        return None
    if _BY.search(text, max(start, low - 40), low) and _is_evident(
        text[max(0, start - _NEXT) : end + _NEXT]
    ):
        return Part(low, high, name)
    if _LEADS.match(text, high, end):
        return Part(low, high, name)
    if (
        _ELSEWHERE.search(text, max(start, low - 30), low)
        or TEAM_FROM.search(text, max(start, low - 40), low)
        or _SPEAKS.match(text, high, end)
    ):
        return None
    return Part(low, high, name) if _is_at_work(text, high, end) else None


def _is_at_work(text: str, start: int, end: int) -> bool:
    """Whether what follows a person tells of a study that he or she did."""
    does = _DOES.match(text, start, end)
    if (
        does is None
        or _PASSIVE.match(text, does.start("verb"))
        or (_OPINES.fullmatch(does["verb"]) and _ANOTHERS.match(text, does.end(), end))
    ):
        return False
    if _is_shortened(text, start) or LAY_OFFICE.search(does["office"]):
        return False
    if _STRONG.search(text, start, end) or _COUNTED.search(text, start, end):
        return True
    verb, office = does["verb"], does["office"].lstrip(", ")
    if does["company"] and _CLOSES.match(text, does.end()):
        return True  # "…, Jane Doe of X Hospital and her colleagues found."
    return bool(
        (
            does["company"]
            or (office and _STUDIES.fullmatch(verb))
            or (office.startswith(("of ", "at ", "from ")) and _LOOKS.fullmatch(verb))
        )
        and OF_STUDY.search(text, does.end(), end)
    )


def _is_shortened(text: str, start: int) -> bool:
    """Whether a bracket has the short form of a thing: ``Body Mass Index (BMI)``."""
    short = _SHORT.match(text, start)
    if short is None:
        return False
    words = text[max(0, start - 80) : start].split()[-len(short[1]) :]
    return short[1].endswith("".join(word[0].upper() for word in words[-2:]))


_CLOSES = re.compile(r"(?:\sin\s[^.;]{3,60})?\.(?:\s|\Z)")
_SHORT = re.compile(r"\s\(([A-Z]{2,8})\)")
_STRONG = re.compile(
    rf"\b(?:[Rr]andomi[sz]ed|[Pp]lacebo|[Cc]rossover|[Dd]ouble-blind"
    rf"|[Pp]ilot|[Tt]rials?|[Cc]ohort|[Mm]eta-analys[ei]s|{YEAR}\s(?:review|study"
    rf"|paper))\b"
)
