"""Whether names and a year without ``et al.`` cite a study. Pure."""

import re
from collections.abc import Sequence

from verifier.literals import word_begun
from verifier.mentions.catalogued import begin_of_name
from verifier.mentions.cited_names import PART_OF_NAME
from verifier.mentions.journal_names import is_journal
from verifier.mentions.layout import OPEN_AT_MOST
from verifier.mentions.roles_and_verbs import LAY
from verifier.mentions.told_studies import (
    is_graded,
    is_printed,
    is_told_of,
    stands_alone,
)
from verifier.mentions.words import ADJECTIVE
from verifier.references.journals import is_single_word_journal
from verifier.surnames import (
    UPPER,
    WEEKDAYS,
    Names,
    could_be_surname,
    is_also_surname,
    is_given_name,
    is_plain_word,
)

_STUDY_NOUN = re.compile(
    rf"\s(?!annual\sreport)(?:{ADJECTIVE}\s){{0,3}}?(?:study|trial|review|meta-analysis|paper|report|article"
    r"|analysis|survey|experiments?|research|work|findings|RCT|cohort|publication)\b"
)
_METHOD = re.compile(
    r"\s(?:[\w-]{2,20}\s)?(?:methods?|models?|protocol|procedure|scale|test|criteria"
    r"|equations?|formula|technique|approach|classification|system|index|theory"
    r"|questionnaire|definition|data|sample|assay|algorithm|taxonomy|framework)\b"
)
CLOSE = (")", "]")
# A house, or an office that rules on houses: no author of a guideline.
_LOCAL = re.compile(
    r"\b(?:Clinic|Hospital|Governance|Quality Commission|Surgery|Practice)\b"
)
# Whose film, song or dish it is.
_OF_WORK = re.compile(
    r"\b(?:[Ff]ilm|[Dd]ocumentary|[Pp]lay|[Ss]ong|[Aa]lbum|[Mm]usic|[Mm]ovie):?\s"
    r"[“\"][^”\"]{2,60}[”\"]\s(?:[–—-]\s)?[(\[]?(?:[A-Z][\w’'-]+\s)?\Z"
)
_OF_ART = re.compile(
    r"\b(?:[Dd]ocumentary|[Ff]ilm|[Mm]ovie|[Nn]ovel|[Mm]emoir|[Aa]lbum|[Ss]ong|[Pp]oem"
    r"|[Pp]lay|[Pp]ainting|[Cc]artoon|[Ss]itcom|[Rr]ecipe)\s(?:[^.;()]{1,30}?\s)?"
    rf"(?:by|from|of)\s(?:{UPPER}[\w.’'-]{{0,20}}\s){{0,3}}\Z"
)
# Where somebody took a degree, "BSc Physiotherapy (Leeds, 2003)", or whose thesis.
_GRADUATED = re.compile(
    r"(?:\b(?:(?:[BM]\.?Sc|MBBS|MBChB|MPhil|Ph\.?D|MPH|MBA)\b\.?|(?:[Dd]octorate|[Dd]iploma)"
    r"(?=\sin\s)|Dipl(?:om|\.)-\w{2,25}\.?)"
    rf"(?:\s(?:in|of|and|&|\(Hons?\.?\)|{UPPER}[\w&,-]{{1,20}})){{0,5}}"
    r"(?:(?<=\sin)(?:\s[a-z][\w-]{2,20}){1,4})?"
    r"|[’']s\s(?:[\w.]+\s)?(?:[Tt]hesis|[Dd]issertation)(?:\s[\w&,-]{1,20}){0,5})"
    r"\s[(\[]\Z"
)
_NO_GIVEN_NAMES = WEEKDAYS | frozenset(
    "hurricane storm queen king pope prince princess lady lord saint daily nhs novo "
    "batch lot castle mount lake fort".split()
)
_CAPITALISED = re.compile(rf"(?<![\w.])(?:{UPPER}[a-z]{{0,12}}\.?\s){{1,4}}\Z")
_NO_RESEARCHERS = frozenset("Mr Mrs Ms Miss Frau Herr Madame Monsieur".split())
# "dad of Ada (2018) and Ben (2022)", "my son Ben (2022)": born then, or told of then.
_KIN = re.compile(
    r"\b(?i:(?:dad|daddy|mum|mom|mummy|mommy|mother|father|parents?|gran|grandma|grandpa"
    r"|aunt|uncle|godmother|godfather)\s(?:of|to)|(?:my|our)\s(?:\w{2,12}\s)?"
    r"(?:sons?|daughters?|kids?|twins|boys?|girls?|brother|sister|husband|wife|partner"
    r"|baby|toddler|grandson|granddaughter|dog|cat)[,:]?)"
    rf"\s(?:{UPPER}[\w’'-]{{1,15}}\s\(\d{{4}}\)(?:,|,?\s(?:and|&))\s){{0,6}}\Z"
)
_ADDRESSED = re.compile(
    word_begun("Mrs?", "Ms", "Miss", "Frau", "Herr")
    + rf"\.?\s(?:{UPPER}[\w.’'-]{{0,20}}\s){{0,2}}\Z"
)
# "— Edith P., Halifax": a reader and where she lives.
_SIGNED_FROM = re.compile(
    rf"(?:\A|\n|[–—-]\s|\*)\W{{0,3}}{UPPER}[a-z]{{2,15}}\s{UPPER}\.,\s"
    rf"{UPPER}[\w’' -]{{2,30}}\Z"
)
# A newspaper, a house, a place; an author only where a study is his: "the Doe trial".
_CALLED_THE = re.compile(rf"\b[Tt]he\s(?![A-Z]{{2}}){UPPER}[\w’'-]+\Z")
_WAY_NOUN = re.compile(
    r"\s(?:[\w-]{2,20}\s)?(?:method|scale|score|criteri(?:a|on)|formula|classification"
    r"|model|index|equation|protocol|guidelines?)\b"
)
_PRODUCT = re.compile(r"(?:\b[A-Z]*\d[\w.]*|[®™])\s?\(\Z")
_MAKERS = frozenset(
    "philips dyson omron braun garmin fitbit apple samsung "
    "sonos tefal bosch siemens panasonic".split()
)
_WHOSE = re.compile(r"(?:['’]s|s['’])\s\Z")
_ANDS = ("and", "&", "und", "y", "et")
# "(2016 heart bypass)", "(2020 Volunteer of the Year)": the bracket has more.
_GOES_ON = re.compile(
    rf"\s(?:(?!and\b|to\b|vs?\b|p{{1,2}}\.)[a-z]|{UPPER}[a-z]+\sof\b"
    r"|(?:Top|Best|Winner|Award|Fellow|Finalist|Honou?ree)\b)"
)
_ENDS_CITATION = re.compile(r"\s?(?:\.?[)\]]|[,;:]|and\b|for\b|&|$)")
# A place follows "in"; a study does so only where it is said to state something.
_PREPOSITION = re.compile(
    r"(?:\b(?!conducted|performed|located|based|held|opened|launched|founded|played)"
    r"(\w{3,12}ed|shown|seen|given|see|found|as)\s(?:\w{2,12}ly\s)?)?"
    r"\b(?:in|at|near|across|throughout)\s(?:the\s)?\Z"
)
# Where who speaks works: "says Jane Doe (University of Arizona, 2021)"
_EMPLOYS = re.compile(
    rf"\b(?:says|said|adds|added|explains|explained|notes|writes|tells|told)\s(?:us\s)?"
    rf"(?:[a-z]{{3,20}}\s){{0,2}}(?:(?:Dr|Prof)\.?\s)?(?:{UPPER}[\w.’'-]{{0,20}}\s){{1,3}}[(\[]\Z"
)
# Where somebody speaks: "Jane Doe (Fox, 2022)", "(Doe 2018, YouTube)".
_PERSON_BEFORE = re.compile(
    rf"(?<![\w’'-])(?P<given>{UPPER}[a-z]{{2,12}})\s{UPPER}[a-z’'-]{{2,20}}\s[(\[]\Z"
)
_CHANNEL = re.compile(
    r"(?:,\s|\s)(?:YouTube|Youtube|TikTok|Instagram|Twitter|Facebook|Substack|Medium"
    r"|Netflix|podcast|blog|tweet|vlog|virtual|online\sevent|TED)\b"
)
# Who designed the page, or is thanked on it.
_CREDIT = re.compile(
    r"(?:\b(?:designed|made|built|printed|hosted|sponsored|powered|supplied|sold"
    r"|launched|marketed|manufactured|invented|patented)\sby|©"
    r"|\(c\)"
    r"|\b(?:illustrations?|photo(?:graph)?s?|photography|pictures?|website|design|copyright"
    r"|cartoons?)"
    r"(?:\sby|:)?|thanks\sto|\b(?:fees?|grants?|funding|sponsorship|honoraria|money)"
    r"\sfrom|(?:sponsored|funded|financed|paid(?:\sfor)?)\sby"
    # what the law is called
    r"|\b(?:law|act|decree|statute|ordinance)\s(?:of|on)"
    # who made a film or put a book into English, and who plays in it
    r"|\b(?:dir|tr|trans|transl|prod|illus|feat)\.|\b(?:directed|translated)\sby"
    r"|\bstarring)\s(?:the\s)?(?:[a-z]+\s)?\Z",
    re.IGNORECASE,
)
_CREDIT_ENDS = (
    *("by", "©", "(c)", "illustration", "illustrations", "photo", "photos", "cartoon"),
    *(
        "photography",
        "photograph",
        "photographs",
        "picture",
        "pictures",
        "website",
        "design",
        "copyright",
        ":",
    ),
    *("cartoons", "to", "the", "from", "dir.", "tr.", "trans.", "transl.", "prod."),
    *("illus.", "feat.", "starring", "of", "on"),
)
_TITLE_AT_MOST = 120
# Before a name in brackets these send to it.
_SIGNALS = frozenset(
    "see also cf in by from per as adapted modified reviewed according source based "
    "after e.g i.e for and dr prof professor cited data figure fig table".split()
)
_VERSUS = re.compile(r"\bvs?\.?\s\Z")
# "2012-2014", "1974--6", "2019-nCoV"; "(1946 to Week 1 2010)" is what was searched. In
# "2019 – 5-year follow-up" a dash leads on.
_RANGE = re.compile(
    r"[-–—/]{1,2}\d|\s?[-–—/]{1,2}\s?(?:19|20)\d\d(?!\d)|-[A-Za-z]"
    r"|\s(?:to|through|until)\s(?:\d|present\b|date\b|[A-Z])"
)


def cites_a_study(
    text: str, match: re.Match[str], names: Names, first: int, *, bracketed: bool
) -> bool:
    """Whether names and a year without "et al." name a study where they stand."""
    stop = match.end()
    if (
        (names.doubtful and not is_printed(text, stop))
        or _is_plain(text, names, stop)
        or _RANGE.match(text, stop)
        or _VERSUS.search(text, max(0, first - 5), first)
        or _is_credited(text, match.start())
        # a booklet called "Diet and Parkinson’s (2022)"
        or (match["possessive"] and text[stop : stop + 2].lstrip(")")[:1] in ",.")
        or _CHANNEL.match(text, stop)
        or _is_layman(text, match, first)
        or _is_no_author(text, match, names, first, bracketed=bracketed)
    ):
        return False
    if match["possessive"] and not match["open1"]:
        return (
            _STUDY_NOUN.match(text, stop + (text[stop : stop + 1] in CLOSE)) is not None
        )
    led_up = text[first - 2 : first - 1] in "fnre"  # by "of", "in", "for", "the"
    part_of_name = led_up and PART_OF_NAME.search(text, max(0, first - 40), first)
    one = len(names.surnames) == 1
    if (
        part_of_name
        or (one and _is_end_of_journal(text, first, match))
        or begin_of_name(text, first, match.end("names")) < first
    ):
        return False
    if bracketed:
        return bool(
            (_ENDS_CITATION.match(text, stop) or is_told_of(text, stop))
            and (names.group or not _ends_title(text, first))
        )
    if match["open1"]:
        return _is_dated(text, match, names, first) and not _is_thing(
            text, match, names, first
        )
    return _is_undated(text, match, names, first)


def _is_end_of_journal(text: str, first: int, match: re.Match[str]) -> bool:
    """Whether the one name ends a journal's: ``Cell Rep Med 2021``."""
    before = _CAPITALISED.search(text, max(0, first - 40), first)
    return before is not None and is_journal(text[before.start() : match.end("names")])


def _ends_title(text: str, first: int) -> bool:
    """Whether what stands before the name in its bracket goes on into it.

    ``(The Case Against Sugar, 2016)`` and ``(New York Times, 2015)`` are no papers by
    Sugar and by York Times.
    """
    low = max(0, first - _TITLE_AT_MOST)
    opened = max(text.rfind(mark, low, first) for mark in "([;")
    before = text[opened + 1 : first] if opened >= 0 else ""
    words = before.rpartition(", ")[2].split()
    if words and words[-1].lower().strip(".") in _SIGNALS:
        return False
    return any(
        word[0].isupper()
        and not word.isupper()
        and "." not in word
        and not is_given_name(word)
        and word.lower() not in _SIGNALS
        for word in words
    )


def _is_credited(text: str, start: int) -> bool:
    """Whether those who made the page, or are thanked on it, are named there."""
    before = text[max(0, start - 16) : start].rstrip().lower()
    if before.endswith("(c)") and "(b)" in text[max(0, start - OPEN_AT_MOST) : start]:
        return False
    ending = before.endswith(_CREDIT_ENDS)
    return ending and _CREDIT.search(text, max(0, start - 40), start) is not None


def _is_no_author(
    text: str, match: re.Match[str], names: Names, first: int, *, bracketed: bool
) -> bool:
    """Whether what stands before the year is a maker, an office or a work."""
    words = match["names"].split()
    if names.group:
        employs = bracketed and _EMPLOYS.search(text, max(0, first - 50), first)
        return bool(employs or _LOCAL.search(match["names"]))
    if len(names.surnames) > 1:
        return False
    name = names.surnames[0]
    if (
        _OF_ART.search(text, max(0, first - 60), first)
        or _OF_WORK.search(text, max(0, first - 90), first)
        or (bracketed and _is_behind_person(text, name, first))
        or (bracketed and _GRADUATED.search(text, max(0, first - 90), first))
    ):
        return True
    if words[0].lower() in _NO_GIVEN_NAMES or _WHOSE.search(text, first - 4, first):
        return True  # a storm, or what somebody wrote
    if bracketed:  # the maker stands behind its product
        before = text[max(0, first - 40) : first]
        return name in before and _PRODUCT.search(before) is not None
    return is_single_word_journal(name)


def _is_behind_person(text: str, name: str, first: int) -> bool:
    """Whether a bracket says where somebody in full is on air or at work."""
    before = text[max(0, first - 40) : first]
    person = _PERSON_BEFORE.search(before)
    return person is not None and is_given_name(person["given"]) and name not in before


def _is_layman(text: str, match: re.Match[str], first: int) -> bool:
    """Whether somebody is addressed as researchers are not, or signs a comment.

    ``Mrs. Doe (2019)``, ``Janet W. (2021)``.
    """
    if _SIGNED_FROM.search(text, max(0, first - 6), match.end("names")):
        return True
    given, _, initial = match["names"].partition(" ")
    if given in _NO_RESEARCHERS or _ADDRESSED.search(text, max(0, first - 30), first):
        return True
    if LAY.search(text, max(0, first - 40), first):
        return True
    if match["open1"] and _KIN.search(text, max(0, first - 90), first):
        return True
    if _CALLED_THE.search(text, max(0, first - 5), match.end("names")):
        behind = match.end() + (text[match.end() : match.end() + 1] in CLOSE)
        return not (_STUDY_NOUN.match(text, behind) or _WAY_NOUN.match(text, behind))
    return (
        is_given_name(given)
        and len(initial.rstrip(".")) == 1
        and not is_told_of(text, match.end())
    )


def _is_dated(text: str, match: re.Match[str], names: Names, first: int) -> bool:
    """Whether the year in brackets behind the names is all that stands there."""
    if _GOES_ON.match(text, match.end()):
        return False
    if not names.group and _is_product(match["names"].split()):
        return False
    if is_journal(match["names"]) and _is_place(text, match.start()):
        return False
    # "in Ayr and Leeds, Doe (2011)": what is in there is parted from the name
    begin = first if ", " in text[match.start() : first] else match.start()
    return len(names.surnames) > 1 or not _is_place(text, begin)


def _is_thing(text: str, match: re.Match[str], names: Names, first: int) -> bool:
    """Whether an article stands before the one name: ``The Guardian (2018)``.

    People bear none, but "the Doe (2018) trial" does.
    """
    stop = match.end() + (text[match.end() : match.end() + 1] in CLOSE)
    return (
        len(names.surnames) == 1
        and text[max(0, first - 4) : first].lower() == "the "
        and _STUDY_NOUN.match(text, stop) is None
        and _METHOD.match(text, stop) is None
    )


def _is_undated(text: str, match: re.Match[str], names: Names, first: int) -> bool:
    """Whether names and a year without brackets are those of a study."""
    if not names.surnames:
        return False
    if len(names.surnames) > 1:
        return not all(map(is_given_name, names.surnames)) or stands_alone(
            text, first, match.end()
        )
    name, stop = names.surnames[0], match.end()
    words = text[first : match.end("names")].split()
    # what closes the line above is no part of the name
    if sum(not word.islower() for word in words) > 2:
        return False
    if could_be_surname(name):
        return stands_alone(text, first, stop)
    return is_also_surname(name) and is_graded(text, first, stop)


def _is_product(words: Sequence[str]) -> bool:
    """Whether three words in capitals are a device rather than a person."""
    plain = [word for word in words if word[0].isupper() and "." not in word]
    if len(words) == 2 and words[0].lower() in _MAKERS:
        return True
    return (
        len(plain) > 2
        and len(plain) == len(words)
        and not any(is_given_name(word) or word in _ANDS for word in words)
        and "," not in " ".join(words)
    )


def _is_plain(text: str, names: Names, stop: int) -> bool:
    """Whether the only name is a word that nobody is called by, with nothing told.

    ``(Laryngoscope, 2000)``, the film ``Numbers (2021)``.
    """
    if len(names.surnames) != 1 or not is_plain_word(names.surnames[0]):
        return False
    behind = stop + (text[stop : stop + 1] in CLOSE)
    return not (is_told_of(text, behind) or is_printed(text, stop))


def _is_place(text: str, start: int) -> bool:
    """Whether a preposition of place stands before: ``in Boston (2011)``."""
    before = _PREPOSITION.search(text, max(0, start - 40), start)
    return before is not None and before[1] is None
