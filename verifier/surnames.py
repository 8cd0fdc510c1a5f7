"""How surnames stand in running text: the grammar, and what only looks like one. Pure.

The pattern parts below are unanchored, bounded and possessive (they never give back
what they took), so that a pattern built from them costs a constant per start.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_UPPER = "".join(
    chr(code)
    for code in range(0x41, 0x2000)
    if unicodedata.category(chr(code)) in {"Lu", "Lt"}
)
UPPER = f"[{_UPPER}]"
_LETTER = r"[^\W\d_]"
_MARK = "\u0300-\u036f"  # accents written apart
_APOSTROPHE = "['’‘ʼ׳`´ʹ′]"
_HYPHEN = "[-‐‑]"
SPACE = r"(?:[^\S\n\t]{1,3}+\n?+|\n(?=\S))"
_PARTICLE = (
    r"(?:d[aeiou]|d[eo]s|de[lnr]|dal|von|van|vom|zu[mr]?|l[ae]s?|lo|te[nr]"
    r"|af|av|el|al|bin|ibn|den|della|dello|in['’]t|op|vander|van['’]t|y|e|i|‘t|’t|'t)"
)
_AND = (
    r"(?:and|&|und(?!\s(?:Kolleg|Mitarb|Team))|och|og"
    r"|et(?!\.?\s?[Aa][Ll](?![^\W\d_])))"
)
# One written word of a name: ``O'Brien``, ``Graven-Nielsen``, ``MC``, ``J.-P.``,
# ``Dr.``; any other full stop ends a sentence and with it the name.
_WORD = (
    rf"(?!E[Tt]\b)(?:(?:Drs?|Prof|St|Jr|Sr|{UPPER}(?:\.[- ]?{UPPER}){{0,3}}+)\."
    rf"|{UPPER}(?:{_LETTER}|[{_MARK}]|{_APOSTROPHE}(?!s\b){_LETTER}"
    rf"|{_HYPHEN}{_LETTER}){{0,40}}+)"
)
_LEAD = rf"(?:{_PARTICLE}{SPACE}){{0,3}}+(?:[dl]['’]|[ae]l[-‐‑])?+"
_PHRASE = rf"{_WORD}(?:{SPACE}{_LEAD}{_WORD}){{0,6}}+"
_SEPARATOR = rf"(?:,?{SPACE}{_AND}{SPACE}|,{SPACE}(?:{_AND}{SPACE})?+|\s?&\s?)"
# The same as `_WORD`, at the start of a word, where it begins a pattern: first the
# letter, by which it is searched for, then all that is asked of it.
_FIRST_WORD = (
    rf"{UPPER}(?<![^\W_].)(?!(?<=E)[Tt]\b)(?:(?:(?<=D)rs?|(?<=P)rof|(?<=S)t|(?<=[JS])r"
    rf"|(?:\.[- ]?{UPPER}){{0,3}}+)\."
    rf"|(?:{_LETTER}|[{_MARK}]|{_APOSTROPHE}(?!s\b){_LETTER}"
    rf"|{_HYPHEN}{_LETTER}){{0,40}}+)"
)
LIST_OF_NAMES = (
    rf"{_FIRST_WORD}(?:{SPACE}{_LEAD}{_WORD}){{0,6}}+"
    rf"(?:{_SEPARATOR}{_LEAD}{_PHRASE}){{0,9}}+"
)
_PARTICLE_WORDS = frozenset(
    "da de di do du dos des "
    "del den der dal von van vom zum zur zu la las le les lo ten "
    "ter af av el al bin ibn della dello op vander y und st san santa mc o".split()
)
_SPLIT = re.compile(rf",?\s+{_AND}\s+|,\s*(?:{_AND}\s+)?|\s?&\s?")
# "Doe e Roe", "Doe y Roe": before "et al." these are parts of a surname.
_SPLIT_ABROAD = re.compile(rf"{_SPLIT.pattern}|\s[eyi]\s")
_PARTICLES_BEFORE = re.compile(
    rf"(?<![^\W_])(?:[dl]['’]|[ae]l[-‐‑]|(?:{_PARTICLE}\s)+)\Z"
)

MONTHS = frozenset(
    "january february march april may june july august september october november "
    "december jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
_MONTHS_ABROAD = frozenset(
    "januar februar märz mai juni juli oktober dezember janvier février mars avril "
    "juin juillet août septembre octobre novembre décembre enero febrero marzo abril "
    "mayo junio julio septiembre octubre noviembre diciembre gennaio febbraio aprile "
    "maggio giugno luglio settembre ottobre dicembre januari februari maart mei "
    "augustus janeiro fevereiro março maio junho julho setembro outubro "
    "dezembro ditto ibid idem stand islands island nadu pradesh".split()
)
# Words that begin a sentence or a bracket before a surname, or stand where one could.
_FUNCTION_WORDS = frozenset(
    "a about according accordingly across additionally after again against all also "
    "although among an and another any are around as at based because before below "
    "besides between both but "
    "by can case cf collectively compared comparing concerning "
    "consequently consistent contrary conversely currently despite during each earlier "
    "eg either especially even eventually ever every finally first firstly following "
    "for from further furthermore given has have he hence her here his how however i "
    "ie if importantly in indeed initially instead interestingly into is it its last "
    "lastly lately later like likewise many meanwhile modified more moreover most much "
    "namely nevertheless no nonetheless nor not notably now of often on once one only "
    "or originally other others our over overall per perhaps previous previously "
    "recent recently regarding remarkably reviewed second secondly see she similar "
    "similarly since so some specifically still subsequently such surprisingly than "
    "that the their then there therefore these they third this those though three "
    "through throughout thus to together two under unlike until upon use used using "
    "very via was we were what when whereas wherein where whether which while who why "
    "with within without yet you your reported review adapted reproduced data source "
    "sources please note both respectively reference references refs ref seminal "
    "study studies trial trials work works paper papers report reports article "
    "articles research researchers authors author results conclusion conclusions "
    "background methods discussion introduction abstract objective objectives "
    "published updated reviewed posted copyright retrieved accessed medically "
    "read more click learn new our meta-analysis systematic randomized randomised "
    "controlled double-blind prospective retrospective cohort "
    # of other languages around an English citation
    "según segun para por conforme "
    "selon après pour dans chez laut nach gemäß die der das "
    "eine ein einer im secondo nello nella il lo gli uno una un volgens het een een "
    "wie bei auch zudem così "
    "anche come nel como así también também ainsi outre comme avec "
    "enligt według ifølge ook "
    "door selon sous según zgodnie studien études estudios studi "
    "segundo estudio étude etude studie arbeit übersichtsarbeit untersuchung übersicht "
    "revisión revisione revisão estudo onderzoek studio ricerca meta-analyse "
    "metaanalyse".split()
)
# After these words ``von``, ``de`` and the like say whose work it is.
_FOREIGN_WORKS = frozenset(
    "studie studien arbeit arbeiten übersichtsarbeit untersuchung übersicht "
    "metaanalyse meta-analyse estudio estudios étude études studio studi revisión "
    "revisione estudo estudos onderzoek review overzicht ensayo essai ensaio trabajo "
    "lavoro rassegna analisi ricerca metodo trial revue revues travaux essai essais "
    "équipe équipes équipo equipo equipos equipe grupo gruppo groupe gruppe team "
    "publication article artikel artículo artigo articolo recherche recherches "
    "ensayos essais investigación pesquisa analyse analyses análisis análise lavori "
    "trabajos trabalho trabalhos werk rapport informe protocole versuch versuche "
    "veröffentlichung publikation autores auteurs autoren autori resultados résultats "
    "ergebnisse".split()
)
# "Beobachtungsstudie von Doe": compounds end like the words above.
_WORK_ENDINGS = ("gruppe", "studie", "studien", "arbeit", "analyse", "analysis",
                 "análisis", "análise", "metanálisis", "untersuchung", "onderzoek",
                 "review", "cochrane")  # fmt: skip
# What stands before a noun whose "de" or "von" then says whose it is.
_ARTICLES_ABROAD = frozenset(
    "la le les l’ l' el los las un una une unos der die das ein eine einer het een lo "
    "gli il uno os um uma dans selon".split()
)
_NUMBERED = frozenset(
    "figure figures fig figs table tables chapter section appendix box panel equation "
    "eq supplementary supplement step part phase stage group type class grade level "
    "version edition volume vol issue no number page pages model day week month year "
    "experiment exp scheme plate video file movie act law bill treaty congress "
    "convention declaration code olympics season winter spring summer autumn fall "
    "protocol guideline guidelines".split()
)
_WEEKDAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday".split()
)
PLACES = frozenset(
    "africa algeria amsterdam arizona argentina asia athens atlanta australia austria "
    "bangkok bangladesh barcelona basel beijing belgium berlin berne bern boston "
    "brazil britain brussels bulgaria california cambridge canada chicago chile china "
    "cologne colombia colorado copenhagen croatia cuba dallas delhi denmark denver "
    "detroit dubai dublin edinburgh egypt england ethiopia europe finland florida "
    "france frankfurt geneva germany ghana glasgow greece hamburg hawaii heidelberg "
    "helsinki houston hungary iceland illinois india indonesia iowa iran iraq ireland "
    "israel istanbul italy japan jordan kansas kenya korea kuwait kyoto lebanon "
    "lisbon liverpool london madrid malaysia manchester maryland massachusetts "
    "melbourne mexico miami michigan milan minnesota missouri montreal morocco moscow "
    "munich nepal netherlands nevada new york nigeria norway ohio oregon osaka oslo "
    "ottawa oxford pakistan paris pennsylvania peru philadelphia philippines poland "
    "portugal prague qatar rome romania russia rwanda salvador scotland seattle seoul "
    "serbia shanghai singapore slovakia slovenia spain stockholm sudan sweden "
    "switzerland sydney syria taiwan tanzania texas thailand tokyo toronto tunisia "
    "turkey uganda uk ukraine usa us vancouver venezuela venice vienna vietnam "
    "virginia wales washington wisconsin zealand guangzhou wuhan shenzhen chengdu "
    "nanjing hangzhou taipei leicester leeds bristol birmingham newcastle sheffield "
    "southampton nottingham ghent leuven utrecht rotterdam groningen nijmegen leiden "
    "uppsala gothenburg aarhus odense bergen trondheim turku tampere freiburg "
    "tübingen mainz bonn lyon marseille bordeaux toulouse turin bologna padua naples "
    "florence valencia seville porto krakow zagreb tehran mumbai bangalore chennai "
    "aberdeen cardiff swansea plymouth harrogate "
    "hyderabad lahore karachi dhaka nagoya busan brisbane perth adelaide auckland "
    "nairobi lagos cairo lima pittsburgh baltimore cleveland zurich zürich eu".split()
)
# Makers, publishers and products that stand before a year on health pages.
_COMPANIES = frozenset(
    "abbott abbvie adobe amazon amgen apple astrazeneca bayer biogen biontech bing "
    "facebook fitbit garmin genentech google gilead glaxosmithkline gsk healthline "
    "ibm illumina instagram intel janssen medscape medtronic merck microsoft moderna "
    "netflix novartis novavax pfizer roche samsung sanofi siemens statista stata spss "
    "sigma tesla tiktok twitter uber uptodate walmart webmd wikipedia windows youtube "
    "matlab graphpad zoetis takeda teva omron resmed lundbeck nestle nestlé danone "
    "unilever boeing library prism medicare medicaid obamacare covid covid-19 brexit "
    "internet english spanish french german chinese japanese american british "
    "european african asian".split()
)
NOT_NAMES = (
    MONTHS
    | _MONTHS_ABROAD
    | _FUNCTION_WORDS
    | _NUMBERED
    | _WEEKDAYS
    | PLACES
    | _COMPANIES
)
_NO_PEOPLE = MONTHS | _WEEKDAYS | PLACES | _COMPANIES
# Surnames that are also words above are still surnames beside "et al.".
_ALWAYS_DROPPED = (_FUNCTION_WORDS | MONTHS | _NUMBERED) - {
    "may",
    "march",
    "see",
    "page",
}

# Never a surname, not even beside another one.
_NEVER_NAMES = MONTHS - {"may", "march", "jun", "jan", "august"} | {
    "figure",
    "ltd",
    "inc",
    "fig",
    "table",
    "see",
    "the",
    "and",
    "or",
    "eg",
    "ie",
}
_FIRMS = frozenset(
    (
        "johnson & johnson",
        "procter & gamble",
        "eli lilly",
        "smith & nephew",
        "black & decker",
        "arm & hammer",
        "ben & jerry",
        "barnes & noble",
    )
)
_PARTNERS = frozenset(
    "co ltd inc llc llp sons daughter daughters partners associates gmbh plc corp "
    "media studio studios design".split()
)
_CREDENTIALS = frozenset("mb chb mbchb bsc bvsc mrcvs frcs mrcp".split())
# "Opium Act, 1928", "Hark Two, 2022"
_NO_LAST_WORDS = _NUMBERED | frozenset(
    "order rules regulations one two three four pro plus max mini conference congress "
    "meeting report awards prize model".split()
)
TITLES = frozenset(
    "dr drs doctor prof profs professor sister mr mrs ms sir dame lead senior author "
    "dra investigator researcher scientist pi".split()
)
DEGREES = (
    r"(?:M\.?D\.?|Ph\.?\s?D\.?|D\.?O\.?|M\.?P\.?H\.?|M\.?S\.?c?\.?|R\.?N\.?"
    r"|Dr\.?P\.?H\.?"
    r"|FACP|FACC|FRCP|MBBS|MBChB|Pharm\.?D\.?|Psy\.?D\.?|Sc\.?D\.?|D\.?Phil\.?|R\.?D\.?"
    r"|M\.?A\.?|B\.?A\.?|Ed\.?D\.?|D\.?D\.?S\.?|D\.?C\.?|N\.?D\.?|DPT|DMD|MHS|MBA|DSc"
    r"|CNS)"
)
_GROUP_WORDS = frozenset(
    "academy administration "
    "agency alliance association board bureau cdc center centers centre "
    "centres clinic collaboration collaborative collaborators college collegium "
    "commission committee community confederation conference consortium corporation "
    "council department federation force foundation fund group groups hospital "
    "initiative institute institutes institution investigators laboratory league "
    "ministry network office organisation organization panel partnership program "
    "programme project registry school service services society survey system team "
    "trialists union university workshop writing study trial".split()
)
_KNOWN_GROUPS = frozenset(
    "AAFP AAN AAP ACC ACG ACOG ACP ACR ACSM ADA AGA AGS AHA AHRQ AMA APA ASA ASCO ASH "
    "Cochrane ATS BHF BPS BSR CDC DHHS "
    "EASD EASL ECDC EFSA EMA EMEA EPA ERS ESC ESHRE ESMO EULAR "
    "FAO FDA FIGO GINA GOLD HHS IARC IASP IDF IOM IPCC ISHLT IWGSC KDIGO MHRA NCCN NCI "
    "NHLBI NHS NIAID NICE NIDA "
    "NIH NIMH NINDS NRC OECD RCOG RKI SAMHSA SIGN SCCM STROBE "
    "UNAIDS UNICEF USDA USPSTF WCRF WHO".split()
)
# Given names that show a capitalised word before a surname to be no part of it.
_GIVEN_NAMES = frozenset(
    "dave jim mike bob kev pete sue liz tina "
    "aaron abigail adam adrian ahmed alan albert alex alexander alexandra alice alison "
    "allison amanda amy ana andrea andreas andrew angela anita ann anna anne anthony "
    "antonio arthur barbara "
    "benjamin bernard beth brian bruce carl carlos carol caroline "
    "catherine charles charlotte chris christian christina christine christoph "
    "christopher claire claudia colin craig cynthia daniel david deborah dennis diana "
    "diane donald donna dorothy douglas edward elena elizabeth ellen emily emma eric "
    "erik eva evan fiona francis "
    "frank franz fred frederick gary geoffrey george gerald "
    "giovanni gordon graham greg gregory hannah hans harold heather helen henry howard "
    "hugh ian irene isabel jack jacob jacqueline jake james jan jane janet jason jean "
    "jeff jeffrey jennifer jeremy jerry jessica jill jim joan joanna joe johan john "
    "jon jonathan jose joseph joshua juan judith julia julian julie karen karl kate "
    "katherine kathleen kathryn "
    "katie keith kelly kenneth kevin kim kristin larry laura "
    "lauren lawrence leonard leslie linda lisa louis louise lucy luis luke marc marco "
    "margaret maria marie mark "
    "martha martin mary matthew maureen megan melissa michael "
    "michel michelle miguel "
    "mohammad mohammed monica nancy natalie nathan neil nicholas "
    "nicole nicolas nina oliver "
    "olivia pamela patricia patrick paul paula pauline pedro "
    "peter philip phillip rachel ralph ray raymond rebecca richard robert robin roger "
    "ronald rose roy russell "
    "ruth ryan sally sam samantha samuel sandra sara sarah scott "
    "sean sharon sheila simon "
    "sophie stefan stephanie stephen steve steven stuart susan "
    "suzanne sylvia teresa terry theodore theresa thomas tim timothy todd tom tony "
    "ulrich ursula valerie vanessa victor victoria vincent virginia walter wendy "
    "wilhelm william wolfgang yvonne zachary".split()
)


def is_group(phrase: str) -> bool:
    """Whether the capitalised phrase names an institution, a society or a panel."""
    words = phrase.replace("’s", "").replace("'s", "").split()
    if len(words) == 1:
        return words[0].strip(".,()[]") in _KNOWN_GROUPS
    return any(word.lower().strip(".,()[]") in _GROUP_WORDS for word in words)


def is_given_name(word: str) -> bool:
    """Whether the word is a common given name."""
    return word.lower() in _GIVEN_NAMES


# Words with a capital that stand before "study" or its like without being an author.
_EPONYMS = frozenset(
    "alzheimer parkinson hodgkin crohn huntington framingham cochrane doppler holter "
    "whitehall down internet lancet mediterranean western eastern barrett lyme "
    "hashimoto addison cushing graves women men children people patients nurses "
    "doctors today yesterday nature science god christ mum mom dad nan world america "
    "europe scotland wales ireland sweden norway finland nobody everyone somebody "
    "someone".split()
)


def could_be_surname(name: str) -> bool:
    """Whether a word that stands where an author may is more than a place or a firm."""
    return not (
        name.isupper()
        or name.lower() in NOT_NAMES
        or name.lower() in _EPONYMS
        or is_given_name(name)
        or is_group(name)
        or _CAMEL.search(name) is not None
        or name.endswith(
            ("ese", "ish", "ian", "ean", "can", "utch", "ench", "ic", "al")
        )
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


_LEADS = _ALWAYS_DROPPED | TITLES | _FOREIGN_WORKS | {"see", "los", "les", "las"}
_OF = ("for ", " of ", " on ", "the ")
_GROUP_BEFORE = re.compile(
    rf"(?:{UPPER}[\w’'-]{{1,20}}\s){{1,5}}(?:of|for|on)\s(?:the\s)?\Z"
)
_CAPITALS = re.compile(f"{UPPER}{{2}}")
# "SnooPod" is no surname, "McDonald" and "DeVries" are.
_CAMEL = re.compile(
    r"\b(?!(?:Mc|Mac|De|Le|La|Van|Fitz|Di|Du)[A-Z][a-z])[^\W\d_]*[a-z][A-Z]"
)
_INITIALS = re.compile(rf"(?:{UPPER}\.?[-‐‑]?){{1,4}}\Z")
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_DEGREE = re.compile(rf"{DEGREES}\Z")
_TOKEN = re.compile(r"\S+")


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
        return Names((phrase,), doubtful=not et_al and phrase.lower() in NOT_NAMES)
    kept: list[tuple[str, int]] = []
    joined, offset = "", 0
    compound = bracketed or (et_al and not prose) or _lists_surnames(phrase)
    splits = _SPLIT if et_al or bracketed else _SPLIT_ABROAD
    full = et_al and (_lists_clearly(phrase) or (prose and _lists_people(phrase)))
    for separator in (*splits.finditer(phrase), None):
        stop = separator.start() if separator else len(phrase)
        segment = phrase[offset:stop]
        before, joined = joined, separator[0] if separator else ""
        if not (kept and _qualifies(segment)):
            # "He and Hannon", "Lee and An": beside another name, a name.
            sure = bracketed or bool(kept or before.strip(" ,") or joined.strip(" ,"))
            sure = sure or (et_al and separator is None)
            name = _surname(segment, offset, compound=compound, sure=sure)
            if et_al and not bracketed and not before.strip(" ,") and not full:
                kept = []
            kept = [*kept, name] if name else []
        offset = separator.end() if separator else stop
    return _judge(_without_lead(kept, bracketed=bracketed), phrase, et_al=et_al)


def _lists_people(phrase: str) -> bool:
    """Whether everybody is named in full: ``Jane Doe, John Roe`` and four others."""
    elements = [element.split() for element in _SPLIT.split(phrase)]
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
    return len(elements) > _A_PAIR and all(
        len(words) == 1 and could_be_surname(words[0]) for words in elements
    )


_A_PAIR = 2


def _has_initials(words: list[str]) -> bool:
    """Whether a surname stands with its initials, in whichever order."""
    if len(words) < _A_PAIR:
        return False
    behind = _is_initials(words[-1]) and words[-1].rstrip(".").isupper()
    return behind or _is_initial_before(words[0])


def _lists_surnames(phrase: str) -> bool:
    """Whether most of three or more people are named by one word: by the surname."""
    elements = [element.split() for element in _SPLIT.split(phrase)]
    single = sum(len(words) == 1 for words in elements)
    return len(elements) > 2 and 2 * single > len(elements)


def _qualifies(segment: str) -> bool:
    """Whether the segment is a degree, a suffix or initials of the name before it."""
    bare = segment.strip(" .")
    return bool(
        bare.lower() in _SUFFIXES
        or _DEGREE.match(segment)
        or (_INITIALS.match(segment) and ("." in segment or len(segment) == 1))
    )


def _surname(
    segment: str, offset: int, *, compound: bool, sure: bool
) -> tuple[str, int] | None:
    """The surname in one element of a list with its offset, or nothing."""
    if segment.isalpha() and not segment.isupper():
        dropped = _NEVER_NAMES if sure else _ALWAYS_DROPPED
        return None if segment.lower() in dropped else (segment, offset)
    words = [(m[0], m.start()) for m in _TOKEN.finditer(segment)]
    while words and (_bare(words[0][0]) in _LEADS or _opens_abroad(words)):
        work = _is_work_abroad([words[0][0]])
        del words[0]
        while work and len(words) > 1 and words[0][0] in _PARTICLE_WORDS:
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


def _bare(word: str) -> str:
    """The word without its full stop and its article: ``L'étude`` gives ``étude``."""
    return re.sub(r"^[ld][’']", "", word.rstrip(".").lower())


def _is_work_abroad(words: list[str]) -> bool:
    """Whether the words end with a noun for a study or its makers, as ``la revue``."""
    bare = _bare(words[-1]) if words else ""
    return (
        bare in _FOREIGN_WORKS
        or bare.endswith(_WORK_ENDINGS)
        or (len(words) > 1 and words[-2].lower() in _ARTICLES_ABROAD)
    )


def _opens_abroad(words: list[tuple[str, int]]) -> bool:
    """Whether a foreign article or noun opens the words: ``La revue de Doe``."""
    first, following = words[0][0], [word for word, _ in words[1:3]]
    if _bare(first).endswith(_WORK_ENDINGS):
        return True
    return first.lower() in _ARTICLES_ABROAD and _is_work_abroad(following[:1])


def _is_initials(word: str) -> bool:
    return bool(_INITIALS.match(word)) and ("." in word or len(word) <= 3)


def _without_given_names(
    words: list[tuple[str, int]], *, compound: bool
) -> list[tuple[str, int]]:
    """The words from the surname on: ``Jane M. van Doe`` gives ``van Doe``."""
    given = False
    while len(words) > 1 and (
        _is_initial_before(words[0][0]) or is_given_name(words[0][0])
    ):
        given = True
        del words[0]
    if compound and not given:
        return words
    first = len(words) - 1
    while first > 0 and words[first - 1][0].lower() in _PARTICLE_WORDS:
        first -= 1
    return words[first:]


def _is_initial_before(word: str) -> bool:
    # "O Leary" is a surname written without its apostrophe.
    return bool(_INITIALS.match(word)) and (
        "." in word or (len(word) < 3 and word not in "OÓ")
    )


def _without_lead(
    kept: list[tuple[str, int]], *, bracketed: bool
) -> list[tuple[str, int]]:
    """The list without what a sentence puts before it: ``In Boston, Doe and Roe``."""
    for position in range(len(kept) - 1, 0, -1):
        name, last = kept[position - 1][0], kept[-1][0]
        if is_group(last):
            continue
        adverb = not bracketed and name.endswith("ly") and len(kept) > position == 1
        if _is_abbreviation(name, last) or name.lower() in PLACES or adverb:
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
    return Names(names, start, doubtful=not et_al and _doubtful(names, phrase[start:]))


def _doubtful(names: tuple[str, ...], phrase: str) -> bool:
    """Whether names without "et al." more likely are a place, a maker or a date."""
    last = names[-1].lower()
    if len(names) == 1:
        words = names[0].lower().split()
        return (
            names[0].isupper()
            or len(words) > 3
            or (len(words) > 1 and words[-1] in _NO_LAST_WORDS)
            or words[0] in _CREDENTIALS
            or all(word in NOT_NAMES for word in words)
        )
    return (
        phrase.lower() in _FIRMS
        or any(name.lower() in _CREDENTIALS for name in names)
        or last in _PARTNERS
        or all(name.lower() in _NO_PEOPLE for name in names)
        or (last in MONTHS | PLACES and phrase[: -len(last)].endswith(", "))
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
        words = text[max(0, match.start() - 40) : match.start()].split()[-3:]
        work = _is_work_abroad(words[-2:]) or any(
            _is_work_abroad([word]) for word in words
        )
        return start if work else match.start()
    if not et_al and text[start - 4 : start] in _OF:
        match = _GROUP_BEFORE.search(text, low, start)
        if match and any(word.lower() in _GROUP_WORDS for word in match[0].split()):
            return match.start()
    return start
