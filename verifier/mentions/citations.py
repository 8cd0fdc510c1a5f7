"""Studies named by their authors: ``Doe et al. (2011)`` in all spellings. Pure.

One bounded pattern runs over the text from capital letter to capital letter; what it
takes for a list of surnames is then read by `surnames.read_names`.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from verifier.mentions.catalogued import SHORT_JOURNALS
from verifier.mentions.issues import Issue, read_entry, read_issue
from verifier.mentions.journal_names import is_journal, is_single_word_journal
from verifier.mentions.layout import Layout
from verifier.mentions.vetoes import is_imprint, is_in_book
from verifier.mentions.words import COUNTED, MONTH, NOUN, STUDIED
from verifier.models import Mention
from verifier.surnames import (
    DEGREES,
    LIST_OF_NAMES,
    UPPER,
    Names,
    could_be_surname,
    is_given_name,
    read_names,
    start_of_name,
)

_THEIR = (
    r"(?:his|her|their|other|a|the|\d{1,3}|two|three|four|five|six|seven|eight|nine"
    r"|ten|eleven|twelve|thirteen|fourteen|fifteen|twenty|dozen|several|some|fellow"
    r"|research|study|many|[a-z]{2,8}teen|an?\s[A-Z][a-z]{2,14})"
)
_STAFF = (
    r"(?:colleagues|co-?workers|others|associates|collaborators|co-?authors|authors"
    r"|co-?investigators|teams?|group|researchers|investigators|scientists|friends"
    r"|[A-Z][a-z]{3,12}(?:ians|ns|ese|ish))"
)
# One who wrote with the author named before, and is named as well.
_COMPANION = (
    r"(?:co-?author|colleague|collaborator|co-?worker|co-?investigator|student|mentor"
    r"|supervisor|partner|wife|husband)"
)
_OTHER_NAME = (
    rf"(?:Drs?\.?\s|Prof\.?\s)?{UPPER}[\w’'-]{{1,20}}"
    rf"(?:\s{UPPER}[\w.’'-]{{0,20}}){{0,2}}"
)
_ET_AL = (
    r"(?P<et_al>[,;]?\s{0,3}+(?:\b(?:[Ee][Tt]\.?\s{0,2}+[Aa][Ll](?![^\W\d_])\.?"
    r"|[Ee][Tt]\s[Aa]lii\b|[Ee][Tt]\s[Aa]lia\b"
    r"|y\s(?:cols?\b\.?|colaboradores|colegas)"
    r"|e\s(?:cols?\b\.?|coll\b\.?|collaboratori|colleghi|colegas|colaboradores)"
    r"|et\s(?:coll?\b\.?|(?:ses\s|leurs\s)?coll[èe]gues|(?:ses\s)?collaborateurs"
    r"|son\séquipe)"
    r"|und\s(?:(?:ihre|seine|sein|ihr)\s)?(?:Kolleg(?:inn)?en|Mitarbeiter|Team)"
    r"|en\s(?:(?:haar|zijn)\s)?(?:collega[’']?s|medewerkers)"
    r"|och\s(?:kollegor|medarbetare)|og\s(?:kolleger|medarbejdere)"
    r"|[ue]\.\s?a\.|m\.\s?fl\.|i\s(?:wsp|in)\.|a\skol\.|ve\sark\."
    r"|y\s(?:otros|otras|su\s(?:grupo|equipo))\b|et\s(?:d[’']autres|al)\b"
    r"|und\s(?:sein|ihr)\sTeam\b"
    rf"|and\s(?>(?:{_THEIR}\s){{0,3}}){_STAFF}\b|and\s(?:al|co)(?![\w‐-])\.?)"
    rf"|with\s(?:(?:his|her|their|two|three|four|five|six|\d{{1,2}})\s)?"
    r"(?:colleagues|co-?workers)\b"
    r"|&\s(?:colleagues|co-?workers|others|associates|team|al\b\.?|co\b\.?)"
    rf"|(?P<beside>and\s(?:his|her|their)\s(?:[a-z]{{3,12}}\s)?{_COMPANION},?"
    rf"\s{_OTHER_NAME})"
    rf"|(?P<with>(?:with|(?:together|along|working|writing)\swith|alongside)\s"
    rf"{_OTHER_NAME}(?:\s(?:and|&)\s(?:{_OTHER_NAME}|(?:\w{{2,8}}\s)?[a-z]{{5,15}}))?"
    r",?(?=\s(?:wrote|published|ran|pooled|conducted|led|reviewed|carried\sout)"
    rf"\s[^.;]{{0,80}}?\b{NOUN}\b))))"
)
_YEAR = r"(?:1[89]\d\d|20\d\d)"
_NOTE = r"(?>(?:\s?\[(?!(?:1[89]|20)\d\d[a-z]?\])\d[\d,–\- ]{0,12}\]|\d{1,3}(?!\d))?)"
_CITATION = re.compile(
    rf"(?P<names>{LIST_OF_NAMES})"
    rf"(?:{_ET_AL}(?>(?:['’]s?\b|['’](?=\s))?)"
    rf"(?>(?:{_NOTE}[\s,.;:]{{0,3}}+(?>(?P<open>[(\[]\s?)?)['’]?"
    rf"(?P<year>{_YEAR}|(?<=['’])[0-2]\d(?!\d))(?>(?P<suffix>[a-z](?![^\W_]))?)(?>(?:\d{{1,2}}(?!\d))?)(?![^\W_]))?)"
    rf"|(?>(?P<possessive>['’]s?)?)(?>(?:\s[(\[]{UPPER}[\w.]{{1,9}}[)\]])?)\s?,?\s{{0,2}}+"
    rf"(?>(?P<open1>[(\[]\s?)?)"
    rf"(?P<year1>{_YEAR})(?>(?P<suffix1>[a-z](?![^\W_]))?)(?![^\W_]))"
)
_MORE_YEARS = re.compile(
    rf"\s?(?:,|;|and|&)\s?(?:(?:and|&)\s)?(?:(?P<year>{_YEAR})(?>(?P<suffix>[a-z])?)"
    r"|(?P<letter>[b-k]))(?=[,;)\].]|\sand\b|\s&|$)"
)
_STUDY_NOUN = re.compile(
    r"\s(?:[\w-]{2,20}\s){0,3}?(?:study|trial|review|meta-analysis|paper|report|article"
    r"|analysis|survey|experiments?|research|work|findings|RCT|cohort|publication)\b"
)
_CLOSE = (")", "]")
# A house, or an office that rules on houses: no author of a guideline.
_LOCAL = re.compile(
    r"\b(?:Clinic|Hospital|Governance|Quality Commission|Surgery|Practice)\b"
)
_NO_GIVEN_NAMES = frozenset(
    "hurricane storm queen king pope prince princess lady lord saint daily sunday nhs "
    "novo batch lot castle mount lake fort".split()
)
_PRODUCT = re.compile(r"(?:\b[A-Z]*\d[\w.]*|[®™])\s?\(\Z")
_MAKERS = frozenset(
    "philips dyson omron braun garmin fitbit apple samsung "
    "sonos tefal bosch siemens panasonic".split()
)
_ANDS = ("and", "&", "und", "y", "et")
# "(2016 heart bypass)", "(2021 model)": more than a year stands in the bracket.
_GOES_ON = re.compile(r"\s(?!and\b|to\b|vs?\b|p{1,2}\.)[a-z]")
_COUNTED = (
    r"(?:\d[\d,. ]{0,8}|[a-z]{1,20}(?:[- ][a-z]{1,20})?)\s(?:[\w-]{1,30}\s){0,3}?"
    rf"{STUDIED}\b"
)
_TOLD_OF = re.compile(
    rf"\s?[(:–—,-]\s?[^.;()]{{0,50}}?(?:{_COUNTED}|{COUNTED})"
    r"|,\s(?:[\w-]{1,20}\s){0,3}RCT\b"
    rf"|,\s(?:J\s{UPPER}|{UPPER}[a-z]{{1,4}}\sJ\s)"
    r"|,?\s(?:found|showed|shows|reported|reports|tested|compared|randomi[sz]ed|gave"
    r"|followed|adds|concluded|looked|measured|asked|studied|enrolled|recruited|says)\b"
    r"|\s(?:\([^()]{4,60}:\s?e?\d[\w–-]{0,12}\),?\s)?who\s[a-z]{2,14}ed\b"
    r"|,\swho\s[a-z]{2,14}ed\b"
    r"|\s(?:was|is)\s(?:an?\s|the\s|also\s|not\s)?(?:[\w-]{1,30}\s)?"
    r"(?:open|paper|double|single|blind|random|trial|study|review|placebo|crossover"
    r"|uncontrolled|small|negative"
    r"|positive)"
    rf"|\s(?:had|has)\s(?:only\s|just\s|some\s|about\s)?{_COUNTED}"
)
_CELL_OR_LABEL = re.compile(
    rf"\s?(?:(?:\n[^\n\t]{{0,40}})?\t[^\n]{{0,120}}?(?:{_COUNTED}|[Rr]andomi|[Tt]rial"
    rf"|[Ss]tudy|[Cc]ohort"
    rf"|\b\d\d)"
    rf"|[–—:-]\s[^\n]{{0,100}}?(?:{_COUNTED}|[Tt]rial\b|[Ss]tudy\b|[Cc]ohort))"
)
_ENDS_CITATION = re.compile(r"\s?(?:\.?[)\]]|[,;:]|and\b|for\b|&|$)")
# A place follows "in"; a study does so only where it is said to state something.
_PREPOSITION = re.compile(
    r"(?:\b(?!conducted|performed|located|based|held|opened|launched|founded|played)"
    r"(\w{3,12}ed|shown|seen|given|see|found|as)\s(?:\w{2,12}ly\s)?)?"
    r"\b(?:in|at|near|across|throughout)\s(?:the\s)?\Z"
)
_NOUN = (
    r"(?:study|trial|review|meta-analysis|paper|report|article|analysis|survey"
    r"|experiment|research|work|RCT|cohort|publication)"
)
# The year that the same clause gives: "… in 2015", "… in a 2003 audit".
_YEAR_AFTER = re.compile(
    rf"\b(?:in|of|en|em|nel|im|del)\s(?:(?:early|late|the\sspring\sof|année|Jahr)\s"
    rf"|{UPPER}[a-z]{{2,8}}\s(?:\d{{1,2}},\s)?)?({_YEAR})(?![-–\d]|\s(?:and|to|until)"
    rf"\s\d)"
    rf"|\b(?:an?|the|their|his|her)\s({_YEAR})\s[a-z]"
    rf"|\b(?:study|trial|review|meta-analysis|paper|report|overview|survey),\s"
    rf"(?:also\s)?({_YEAR})\b"
)
# What begins another clause or another study, and years that are none of publication.
_CLAUSE_ENDS = re.compile(
    r"[;(\[abcersuw](?:(?<=[;(\[])|(?<!\w.)(?:(?<=e)t\sal|(?<=c)olleagues\b"
    r"|(?<=a)nd\sothers\b|(?<=b)(?:orn|etween|y)\b|(?<=s)ince\b|(?<=u)ntil\b"
    r"|(?<=r)etracted\b|(?<=w)ithdrawn\b))"
)
_YEAR_BEFORE = re.compile(
    rf"(?:\b({_YEAR})\s(?:[\w-]{{2,20}}\s){{0,4}}{_NOUN}\b"
    rf"|\b(?:[Ii]n|[Ff]rom|En|Em|Nel|Im\sJahr|In\shet)\s(?:{UPPER}[a-z]{{2,8}}\s"
    rf"(?:\d{{1,2}},\s)?)?({_YEAR})(?:,\s|\s(?:Drs?\.?\s)?\Z)"
    # "a 2019 case series by Doe et al."
    rf"|\b({_YEAR})\s(?:[\w-]{{2,20}},?\s){{1,6}}(?:by|from|of)\s(?:the\s)?\Z)"
)
# The end of a journal's name, "European Journal of Pain (2015)", is no surname.
_PART_OF_NAME = re.compile(
    r"\b(?:Journal|Annals|Archives|Frontiers|Reviews?|Acta|Advances|Trends|Proceedings"
    r"|Bulletin|Handbook|Textbook|Principles|Encyclopedia|Department|University|Society"
    r"|Institute|Ministry|College|School|Center|Centre|City|State|Opinion|Topics)"
    r"\s(?:of|in|on|for)\s(?:the\s)?\Z"
)
# Who designed the page, or is thanked on it.
_CREDIT = re.compile(
    r"(?:\b(?:designed|made|built|printed|hosted|sponsored|powered|supplied)\sby|©"
    r"|\(c\)"
    r"|\b(?:illustrations?|photos?|photography|pictures?|website|design|copyright"
    r"|cartoons?)"
    r"(?:\sby|:)?|thanks\sto|\b(?:fees?|grants?|funding|sponsorship|honoraria|money)"
    r"\sfrom|(?:sponsored|funded)\sby)\s(?:the\s)?\Z",
    re.IGNORECASE,
)
_CREDIT_ENDS = (
    *("by", "©", "(c)", "illustration", "illustrations", "photo", "photos", "cartoon"),
    *("photography", "picture", "pictures", "website", "design", "copyright", ":"),
    *("cartoons", "to", "the", "from"),
)
_INITIALS = re.compile(r"\A(?:The\s)?(?P<a>[A-Z]{3,8}(?:/[A-Z]{3,8}){0,3})\Z")
_ADVISE = re.compile(
    r"\)\s(?:also\s|now\s)?(?:advis|recommend|suggest|endors|warn|prefer|rates?\b|grades?\b"
    r"|lists?\b|sets?\b|guideline|guidance)"
)
# "The College of Doctors and the" Society of Nurses: both issued it.
_PARTNER = re.compile(
    rf"(?P<name>(?!The\s){UPPER}[\w’'-]{{1,20}}(?:\s(?:(?:of|for|on|in)\s)?{UPPER}[\w’'-]{{1,20}})"
    rf"{{0,5}}\s(?:of\s(?:{UPPER}[\w’'-]{{1,20}}\s){{1,3}}|(?:Society|Association|Academy"
    r"|College|Foundation|Council|Institute|Federation)\s)(?:\([A-Z]{2,8}\)\s)?)"
    r"(?:and|&)\s(?:the\s)?\Z"
)
_INSTITUTION_IN = re.compile(
    r"\b(?:University|Hospital|Institute|College|Technology|School|Clinic|Cent(?:er|re)"
    r"|Medicine|Sciences?|Foundation)\b[^.;()]{0,40}\sin\s\Z"
)
_INITIALS_BEFORE = re.compile(rf"(?:{UPPER}\.\s?){{1,3}}\Z")
_ONE_INITIALLED = re.compile(
    rf"(?:{UPPER}\.\s?){{1,3}}((?:(?:van|von|de|der|den|di|du|la|le)\s){{0,2}}"
    rf"{UPPER}[\w’'-]{{1,24}}),\s"
)
_INITIALLED = re.compile(rf"(?<![\w.])(?:{_ONE_INITIALLED.pattern}){{1,8}}\Z")
_VERSUS = re.compile(r"\bvs?\.?\s\Z")
# A journal between names and year: "Doe et al., J Pain 2011".
_ISSUE = re.compile(
    rf"(?P<apart>[,;.:]|\s[–—])?\s{{1,2}}(?P<journal>[e]?{UPPER}[\w.&]{{0,20}}(?:\s(?:of\s|the"
    rf"\s){{0,2}}{UPPER}[\w.&]{{0,20}}){{0,6}}?)"
    rf"[,.]?\s(?:{MONTH},?\s(?:\d{{1,2}},?\s)?)?[(\[]?(?P<year>{_YEAR})(?!\d)"
)
_JOURNAL_BEHIND = re.compile(
    rf",\s(?P<journal>{UPPER}[\w.&-]{{0,20}}(?:\s(?:(?:of|and|the|in|for|&)\s){{0,2}}"
    rf"{UPPER}[\w.&-]{{0,20}}){{0,6}})(?=[);:]|,\s[a-z\d])"
)
_RANGE = re.compile(r"\s?[-–—/]\s?\d")


def find_citations(layout: Layout, spans: Iterable[tuple[int, int]]) -> list[Mention]:
    """The mentions by author and year within the spans, in order."""
    text = layout.text
    found: list[Mention] = []
    chain = -10
    for start, end in spans:
        for match in _CITATION.finditer(text, start, end):
            if match.start() < chain:
                continue
            near = text[chain : match.start()] if match.start() - chain <= 4 else ""
            for mention in _read(layout, match, chained=near.startswith(";")):
                found.append(mention)
                chain = mention.end
    return found


def _read(layout: Layout, match: re.Match[str], *, chained: bool) -> Iterator[Mention]:
    """The mention that the match is, and those of further years chained to it."""
    text = layout.text
    more = match["et_al"]
    et_al = more is not None
    begin = match.start()
    bracketed = chained or in_brackets(text, begin)
    read = _who(layout, match, bracketed=bracketed)
    if read is None:
        return
    begin, names, issue = read
    first = begin + names.start
    if (
        not et_al
        and not issue
        and (
            not _stands(text, match, names, first, bracketed=bracketed)
            or (bracketed and is_in_book(layout, begin))
            or (
                not names.group
                and is_imprint(
                    text,
                    match["names"],
                    (first, match.end()),
                    layout.sentence(first, match.end()),
                    bracketed=bracketed,
                    dated=bool(match["open1"]),
                )
            )
        )
    ):
        return
    year, suffix = match["year"] or match["year1"], match["suffix"] or match["suffix1"]
    year = f"20{year}" if year and len(year) == len("15") else year
    stop, journal = match.end(), issue.journal if issue else ""
    cited = _ISSUE.match(text, stop) if et_al and not year else None
    if cited and (
        cited["apart"]
        or is_journal(cited["journal"])
        or is_single_word_journal(cited["journal"])
    ):
        year, journal, stop = cited["year"], cited["journal"], cited.end()
    more = _further_years(text, stop) if year else []
    opened = match["open"] or match["open1"] or (issue and issue.signed)
    if not more and opened and text[stop : stop + 1] in _CLOSE:
        stop += 1
    journal, stop = _printed_in(text, match, journal, stop)
    sentence = layout.sentence(first, stop)
    mention = Mention(
        start=first,
        end=stop,
        surface=text[first:stop],
        kind="parenthetical"
        if bracketed and not (issue and issue.signed)
        else "narrative",
        sentence=sentence,
        line=layout.line(first),
        authors=names.surnames,
        et_al=et_al,
        year=int(year) if year else _year_nearby(text, sentence, first, stop),
        suffix=suffix or "",
        journal=journal,
        acronym=issue.acronym if issue else "",
        group=names.group,
    )
    yield mention
    for begin, stop, year, letter in more:
        yield replace(
            mention,
            start=begin,
            end=stop,
            surface=text[begin:stop],
            year=int(year) if year else mention.year,
            suffix=letter,
        )


def _who(
    layout: Layout, match: re.Match[str], *, bracketed: bool
) -> tuple[int, Names, Issue | None] | None:
    """Where the mention begins, its names, and the issue that the match is.

    Nothing where nobody's study is meant.
    """
    text, begin = layout.text, match.start()
    more = match["et_al"]
    et_al = more is not None
    if text[begin - 2 : begin - 1].isalpha():
        begin = start_of_name(text, begin, et_al=et_al)
    if "\n" in match["names"]:
        begin = layout.block_start(begin, match.end("names"))
    phrase = text[begin : match.end("names")]
    names = read_names(
        phrase,
        bracketed=bracketed,
        et_al=et_al,
        prose=not bracketed and _is_staff(more),
    )
    if not bracketed and _is_pronoun(phrase, more):
        names = Names()
    widened = _with_initials if et_al else _with_bodies
    begin, names = widened(text, match, begin, names)
    read = read_issue if bracketed else read_entry
    issue = None if et_al else read(text, match.start(), match["names"], match.end())
    if issue:
        begin, names = issue.start, issue.names
    elif _is_nobody(text, match, begin, names):
        return None
    elif _is_university(text, names, match):
        if not match["possessive"]:
            return None  # where somebody took a degree: "Jane Doe, MD (Harvard 1998)"
        names = Names(start=names.start, group=names.surnames[0])
    return begin, names, issue


# "Doe, the one from UC" Davis "and his co-author Roe"
_WORKS_AT = re.compile(rf"\b(?:at|from|of|in)\s(?:the\s)?(?:{UPPER}[\w.]*\s){{0,3}}\Z")


def _is_nobody(text: str, match: re.Match[str], begin: int, names: Names) -> bool:
    """Whether those who did something with others are no authors."""
    staff = _is_staff(match["et_al"])
    if not names.surnames and (not names.group or staff):
        return True
    if staff and _is_part_of_house(text, begin + names.start):
        return True
    first = begin + names.start
    if match["beside"] and _WORKS_AT.search(text, max(0, first - 40), first):
        return True
    # "Patients with Crohn ran a trial"
    return bool(match["with"]) and not all(map(could_be_surname, names.surnames))


def _stands(
    text: str, match: re.Match[str], names: Names, first: int, *, bracketed: bool
) -> bool:
    """Whether names and a year without "et al." name a study where they stand."""
    stop = match.end()
    if (
        names.doubtful
        or _RANGE.match(text, stop)
        or _VERSUS.search(text, max(0, first - 5), first)
        or _is_credited(text, match.start())
        # a booklet called "Diet and Parkinson’s (2022)"
        or (match["possessive"] and text[stop : stop + 2].lstrip(")")[:1] in ",.")
        or _is_no_author(text, match, names, first, bracketed=bracketed)
    ):
        return False
    if match["possessive"] and not match["open1"]:
        return (
            _STUDY_NOUN.match(text, stop + (text[stop : stop + 1] in _CLOSE))
            is not None
        )
    led_up = text[first - 2 : first - 1] in "fnre"  # by "of", "in", "for", "the"
    if led_up and _PART_OF_NAME.search(text, max(0, first - 40), first):
        return False
    if bracketed:
        return _ENDS_CITATION.match(text, stop) is not None
    if match["open1"]:
        return _is_dated(text, match, names)
    return _is_undated(text, match, names, first)


def _printed_in(
    text: str, match: re.Match[str], journal: str, stop: int
) -> tuple[str, int]:
    """The journal, and where the mention ends: ``(Doe 2022, Circulation)``."""
    year = match["year"] or match["year1"]
    bare = year and not (match["open"] or match["open1"])
    found = _JOURNAL_BEHIND.match(text, match.end()) if bare and not journal else None
    name = found["journal"].replace(".", "") if found else ""
    known = name in SHORT_JOURNALS or is_single_word_journal(name)
    if found and (known or is_journal(name)):
        return found["journal"], found.end()
    return journal, stop


def _with_bodies(
    text: str, match: re.Match[str], begin: int, names: Names
) -> tuple[int, Names]:
    """Names and where they begin, with the society that shares a group's guideline.

    Initials that no list knows are a group where they advise: ``The RACGP (2015)``.
    """
    stop = match.end("names")
    advises = match["open1"] and _ADVISE.match(text, match.end())
    initials = _INITIALS.search(match["names"]) if advises else None
    if initials and not names.group:
        first = stop - len(initials["a"]) - begin
        return begin, Names(start=first, group=initials["a"])
    partner = _PARTNER.search(text[max(0, begin - 99) : begin]) if names.group else None
    if partner and match["year1"]:
        begin -= partner.end() - partner.start("name")
        return begin, replace(names, start=0, group=text[begin:stop])
    return begin, names


def _with_initials(
    text: str, _: re.Match[str], begin: int, names: Names
) -> tuple[int, Names]:
    """Names and where they begin, with those before them: "A. B. Doe, C. Roe, …"."""
    first = begin + names.start
    if text[first - 1 : first] != "." and text[first - 2 : first] != ". ":
        return begin, names
    low = max(0, first - 160)
    initials = names.surnames and _INITIALS_BEFORE.search(text, low, first)
    listed = _INITIALLED.search(text, low, initials.start()) if initials else None
    if listed is None:
        return begin, names
    before = tuple(name[1] for name in _ONE_INITIALLED.finditer(listed[0]))
    return listed.start(), replace(names, start=0, surnames=(*before, *names.surnames))


def _is_credited(text: str, start: int) -> bool:
    """Whether those who made the page, or are thanked on it, are named there."""
    before = text[max(0, start - 16) : start].rstrip().lower()
    if before.endswith("(c)") and "(b)" in text[max(0, start - _OPEN_AT_MOST) : start]:
        return False
    ending = before.endswith(_CREDIT_ENDS)
    return ending and _CREDIT.search(text, max(0, start - 40), start) is not None


def _is_no_author(
    text: str, match: re.Match[str], names: Names, first: int, *, bracketed: bool
) -> bool:
    """Whether what stands before the year is a maker, an office or a work."""
    words = match["names"].split()
    if names.group:
        return bool(_LOCAL.search(match["names"]))
    if len(names.surnames) > 1:
        return False
    name = names.surnames[0]
    if words[0].lower() in _NO_GIVEN_NAMES or text[max(0, first - 2) : first] == "s ":
        # a storm, or what somebody wrote
        return words[0].lower() in _NO_GIVEN_NAMES or text[first - 3] in "'’"
    if bracketed:  # the maker stands behind its product
        before = text[max(0, first - 40) : first]
        return name in before and _PRODUCT.search(before) is not None
    return is_single_word_journal(name)


def _is_dated(text: str, match: re.Match[str], names: Names) -> bool:
    """Whether the year in brackets behind the names is all that stands there."""
    if _GOES_ON.match(text, match.end()):
        return False
    if not names.group and _is_product(match["names"].split()):
        return False
    if is_journal(match["names"]) and _is_place(text, match.start()):
        return False
    return len(names.surnames) > 1 or not _is_place(text, match.start())


def _is_undated(text: str, match: re.Match[str], names: Names, first: int) -> bool:
    """Whether names and a year without brackets are those of a study."""
    if len(names.surnames) > 1:
        return not all(is_given_name(name) for name in names.surnames)
    return (
        len(match["names"].split()) < 3
        and len(names.surnames) == 1
        and could_be_surname(names.surnames[0])
        and _stands_alone(text, first, match.end())
    )


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


def _stands_alone(text: str, first: int, stop: int) -> bool:
    """Whether one name and a year without brackets are told of as a study is."""
    if _TOLD_OF.match(text, stop):
        return True
    line = text[max(0, first - 4) : first]
    heads = not line.strip(" *•·-–\t") or line.rstrip(" *•·-–\t").endswith("\n")
    return heads and _CELL_OR_LABEL.match(text, stop) is not None


def _is_staff(more_authors: str | None) -> bool:
    """Whether a group is named with its people: ``Mercy Hospital and colleagues``."""
    return more_authors is not None and "al" not in more_authors.lower()[-4:]


# "He and colleagues" are Dr He's: the surname is common, the wording is for surnames.
_OF_SURNAMES = re.compile(
    r"[,;]?\s*(?:and|&|with)\s(?:colleagues|co-?workers|others|associates|team|al)\b"
)


# No more than a handful of 2.6 million authors is called so.
_UNIVERSITIES = frozenset(
    "Dartmouth Emory Georgetown Harvard Heidelberg Karolinska Oxford Princeton Tufts "
    "Uppsala Vanderbilt Yale".split()
)
# Names that people bear as well: behind a person with a title, they are places.
_SHARED = frozenset(
    "Brown Cambridge Columbia Cornell Duke Hopkins McGill Penn Rice Stanford".split()
)
_TITLED = re.compile(
    rf"(?:\b(?:Dr|Prof|Professor|Doctor)\.?\s(?:{UPPER}[\w.’'-]{{0,20}}\s){{1,4}}"
    rf"|{UPPER}[\w’'-]{{1,20}},?\s{DEGREES}(?:,\s{DEGREES}){{0,3}},?\s)[(\[]\Z"
)


def _is_university(text: str, names: Names, match: re.Match[str]) -> bool:
    """Whether the only name is a university's, and not an author's."""
    if len(names.surnames) != 1 or match["et_al"]:
        return False
    titled = _TITLED.search(text, max(0, match.start() - 90), match.start())
    return names.surnames[0] in (_UNIVERSITIES | _SHARED if titled else _UNIVERSITIES)


def _is_pronoun(phrase: str, more_authors: str | None) -> bool:
    """Whether somebody named before is meant: ``She and her team``."""
    if phrase == "He":
        return _is_staff(more_authors) and not _OF_SURNAMES.match(more_authors or "")
    return phrase in {"She", "They", "We"} and _is_staff(more_authors)


def _is_part_of_house(text: str, start: int) -> bool:
    """Whether an institution is "in" or "of" what stands there, and not its people."""
    before = text[max(0, start - 60) : start]
    if before.endswith(" in "):
        return _INSTITUTION_IN.search(before) is not None
    return before.endswith(" of ") and _PART_OF_NAME.search(before) is not None


def _is_place(text: str, start: int) -> bool:
    """Whether a preposition of place stands before: ``in Boston (2011)``."""
    before = _PREPOSITION.search(text, max(0, start - 40), start)
    return before is not None and before[1] is None


def in_brackets(text: str, offset: int) -> bool:
    """Whether a bracket that opened shortly before the offset is still open."""
    low = max(0, offset - _OPEN_AT_MOST)
    low = text.rfind("\n", low, offset) + 1 or low
    opened = max(text.rfind("(", low, offset), text.rfind("[", low, offset))
    if opened < 0:
        return False
    closed = max(text.rfind(")", low, offset), text.rfind("]", low, offset))
    return opened > closed or (
        text.count("(", low, offset) + text.count("[", low, offset)
        > text.count(")", low, offset) + text.count("]", low, offset)
    )


_OPEN_AT_MOST = 600  # characters that a bracket may hold


def _further_years(text: str, start: int) -> list[tuple[int, int, str, str]]:
    """Start, end, year and letter of the years chained on: ``2011, 2012a,b``."""
    years: list[tuple[int, int, str, str]] = []
    year = ""
    while len(years) < 20 and (match := _MORE_YEARS.match(text, start)):
        begin = match.start("letter") if match["letter"] else match.start("year")
        year = match["year"] or year
        years.append(
            (begin, match.end(), year, match["suffix"] or match["letter"] or "")
        )
        start = match.end()
    return years


def _year_nearby(
    text: str, sentence: tuple[int, int], start: int, stop: int
) -> int | None:
    """The year of publication that the sentence states apart from the names."""
    if text[stop : stop + 2].strip()[:1] in ("[", "("):
        return None  # a number or a year of its own follows
    clause = _CLAUSE_ENDS.search(text, stop, min(sentence[1], stop + 200))
    limit = clause.start() if clause else min(sentence[1], stop + 200)
    if after := _YEAR_AFTER.search(text, stop, limit):
        return int(after[1] or after[2] or after[3])
    low = max(sentence[0], start - 160)
    before = _YEAR_BEFORE.search(text, low, start)
    if before:
        return int(before[1] or before[2] or before[3])
    return None
