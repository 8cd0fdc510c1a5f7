"""What looks like an author and a year, and is neither: told by its company. Pure.

A shop, a press, a maker, a book or a price stands before a year on every page. Their
names are no help, for any surname may be a firm's; but nothing of a study is told of
them. So names and a year that no "et al." joins must stand where something is.
"""

import re

from verifier.literals import Literals, word_begun
from verifier.mentions.layout import Layout
from verifier.mentions.words import COUNTED
from verifier.models import Span
from verifier.references.journals import is_catalogued, is_single_word_journal
from verifier.surnames import (
    DEGREES,
    UPPER,
    is_also_surname,
    is_credential,
    is_given_name,
)

# What is told of studies, and hardly in an imprint.
_OF_STUDIES = re.compile(
    rf"{COUNTED}|\b(?:[Rr]andomi[sz]ed|[Pp]lacebo|[Cc]ross-?over"
    r"|[\w-]{0,12}blind(?:ed)?"
    r"|[Cc]ase-control|[Cc]ohorts?|[Rr]etrospective(?:ly)?|[Pp]ilot|RCTs?|[Tt]rials?"
    r"|[Ss]tud(?:y|ies|ied)|[Pp]apers?|[Rr]eview(?:s|ed)?(?!\sby)|[Mm]eta-?analys[ei]s"
    r"|[Mm]eta|[Ss]urvey(?:s|ed)?|[Ff]indings?|found|finds?|show(?:s|ed|n)?|report(?:s"
    r"|ed)?|argu\w{1,6}|suggest\w{0,6}|conclud\w{1,6}|demonstrat\w{1,6}|compar\w{1,6}"
    r"|measur\w{1,8}|observ\w{1,8}"
    r"|describ\w{1,6}|propos\w{1,6}|[Ss]ee(?:\salso)?|cf|per|(?i:according)|e\.g|cited?|evidence"
    r"|research\w{0,6}"
    r"|experiments?|model\w{0,8}|data|results?|analy[sz]\w{1,8}|journal"
    r"|J\s[A-Z][a-z]{1,20}"
    r"|[A-Z]\w{1,30}[’']s|followed|using|used|based|method\w{0,12}"
    r"|[Éé]tude|estudio|Studie)\b"
)
# What is told of wares and their prices, and of who made what.
_OF_WARES = (
    r"[$£€¥]\s?\d|\d\s?(?:€|zł|kr)\b|\b(?:trade\s?marks?|sale|rebates?|catalogue"
    r"|price\slist|sells?|launched|manufactures?|[Oo]ur\s\w{1,20}\s(?:is|are)"
    r"|[Bb]est(?:\s\w{1,20}){1,3}:"
)
_WARE = re.compile(rf"{_OF_WARES})")
_IMPRINT = re.compile(
    rf"{_OF_WARES}|LLC|Ltd|Inc|GmbH|[Aa]wards?|licen[cs]e|(?:[Pp]roduced|written"
    r"|designed|printed|given|supplied|sold|[Ss]ite|[Mm]odule|[Cc]over|[Pp]hotos?"
    r"|[Ii]mage)\s?(?:by|:|as))|[®™©]"
)
_WORK_BEFORE = re.compile(
    rf"(?:\b(?:wrote|author\sof|memoir|novel|book|textbook)\s[“\"]?{UPPER}[^.;()]{{0,60}}"
    rf"|[’']s\s{UPPER}[a-z]{{1,20}}\s|(?:\b{UPPER}{{2,20}}\s){{2,5}})\(?\Z"
)
# A cook's own one: "from my book Rice & Joy (2018)".
_BOOK_BEFORE = re.compile(
    r"\b(?:my|our|his|her|their|the)\s(?:\w{2,12}\s)?(?:cook|hand|text)?book,?\s\Z"
)
# What is tried in court, and not on patients.
_COURT = re.compile(
    r"\b(?:jury|juror|judge|court|guilty|convict\w{0,4}|acquitt\w{1,3}|prosecut\w{1,4}"
    r"|defendants?|murder|manslaughter|lawsuit|witness(?:es)?)\b",
    re.IGNORECASE,
)
# Who wrote the book that stands behind in italics.
_WRITER = re.compile(rf"{UPPER}[\w’'-]{{1,20}}(?:,|:|[’']s|\s[–—-])\s[“\"‘']?\Z")
# "- Jane Doe – Breath (2020)": who wrote it and what it is called, on a line of its own
_LISTED_WORK = re.compile(
    rf"(?:\A|\n)[\s•*·▪–—-]{{0,4}}(?P<given>{UPPER}[a-z]{{1,20}})\s{UPPER}[\w’'-]{{1,20}}"
    rf"(?:,|:|\s[–—-])\s(?:{UPPER}[\w’'-]{{0,20}}\s){{0,6}}\Z"
)
# Whose words a quotation gives: “Eat food.” – Jane Doe (2008)
_SPEAKER = re.compile(
    rf"[”\"»’]\s{{0,2}}[–—-]{{1,2}}\s(?:{UPPER}[\w.’'-]{{0,20}}\s){{0,3}}\Z"
)
_BOOKS = ("book", "Book", "Handbook", "Guide", "Bible", "Diary", "Diaries", "Memoir")
_OF_BOOKS = re.compile(r"\b(?:[Bb]ooks?|[Mm]emoirs?|[Nn]ovels?|paperback|bestseller)\b")
_OPENED = re.compile(rf"\s\((?:{UPPER}\.\s?){{0,2}}\Z")
_SMALL_WORDS = frozenset("a an the of for to in on and or at by with from as".split())
# What a magazine calls the best, and the rank that an award gave.
_AWARDED = re.compile(
    r"\b(?:[Vv]oted|[Nn]amed|[Rr]ated|[Rr]anked|[Cc]rowned)\s(?:as\s)?(?:(?:the|an?)\s)?"
    r"(?:[Bb]est|[Tt]op|No\b|[Nn]umber|[Oo]utstanding|\w{1,20}\sof\sthe\s[Yy]ear)\b"
    rf"[^;()]{{0,40}}?\bby\s(?:the\s)?(?:{UPPER}[\w’'&-]{{0,20}}\s){{0,3}}\Z"
)
_RANKS = ("Gold", "Silver", "Bronze", "Platinum", "Diamond")
# A title of several words in capitals, and in its bracket who printed the book.
_PUBLISHERS = (
    *("Norton", "Penguin", "Knopf", "Viking", "Avery", "Scribner", "Faber", "Wiley"),
    *("Vintage", "Harper", "Routledge", "Bloomsbury", "Hachette", "Picador", "Bantam"),
    *("Ballantine", "Doubleday", "Crown", "Rodale", "Simon", "Blackwell", "Springer"),
    *("Saunders", "Mosby", "Churchill", "Macmillan", "Methuen", "Dutton", "Putnam"),
)
_TITLE_BEFORE = re.compile(
    rf"{UPPER}[\w’'-]{{0,20}}:?\s(?:(?:of|the|and|an?|in|to|for|with|on|your|is)\s){{0,3}}"
    rf"(?:{UPPER}[\w’'-]{{1,20}}[”\"»’]?\s){{1,3}}\(\Z"
)
# "my own MD thesis (Dundee, 1978)": where it was handed in, or whose it is
_THESIS_BEFORE = re.compile(r"\b(?:[Tt]hesis|[Dd]issertation)\s[(\[]\Z")
_HOUSE_BEFORE = re.compile(
    r"\b(?:Clinic|Hospital|Practice|Awards?|Standard|Status|Scheme|Mark|Provider|Partner)"
    r"\s\(\Z"
)
# Where somebody qualified: "Jane Doe FRCS (Edin 2003)", "Jane Doe MD (Ann Arbor 1996)";
# other letters are a state's as well: "Washington, DC", "Jane Doe, DC (Palmer, 1998)".
_QUALIFIED = re.compile(
    rf"{UPPER}[a-z’'-]{{1,20}}(?:(?:,?\s(?:[FM]RC[A-Z]\w{{0,3}}|PhD|DPhil|M\.?D\.?|N\.?D\.?"
    rf"|[BM](?:Sc|VSc|VetMed|Pharm|BBS|BChB|Chir|DS))){{1,3}}"
    rf"|\s{UPPER}[a-z’'-]{{1,20}}(?:,\s{DEGREES}){{1,3}})"
    rf"\s\((?:{UPPER}[a-z’'-]{{1,20}}\s){{0,2}}\Z"
)
# What a firm found out about its own wares, and what it sold of them.
_OWN_DATA = re.compile(
    word_begun("[Ii]n-house", "[Ii]nternal", "[Cc]onsumer", "[Cc]ustomer", "[Uu]ser")
    + r"\s(?:[a-z-]{1,20}\s)?(?:study|survey|trial|test|panel|poll|data)"
    r"(?:\s\([^()\n]{1,20}\))?[\s,(:–-]{1,3}"
    rf"(?:{UPPER}[\w’'&-]{{0,20}}\s){{0,3}}\Z"
)
_PATENT = re.compile(r"[Pp](?<!\w.)atent(?:s|ed)?\b[^.;()]{0,40}\(\Z")
# Where somebody took a degree: "(ND, Bastyr 2011)".
_DEGREE_FROM = re.compile(
    rf"[(\[](?:{DEGREES}|[BM](?:Sc|BBS|BChB|Pharm|Nutr)|R[DN]|ND)(?:,\s(?:{DEGREES})){{0,2}}"
    rf",?\s(?:{UPPER}[\w’'-]{{1,20}}\s){{0,2}}\Z"
)
# A customer behind words of praise that nothing leads up to: “It changed my life!”
# (Jane, 2018). Who cites a paper says who wrote so, or ends the sentence behind. In
# the first person a full stop may lack.
_PRAISED = re.compile(
    r"(?:\A|\n)[\s•*·–—-]{0,6}[“\"«](?P<words>[^“”\"«»\n]{1,300})[”\"»]\s{1,2}"
    r"\((?:[A-Z]\.\s?){0,2}\Z"
)
# and whose they are: “Life-changing!” says Jane (2018). What ends otherwise may be a
# passage of a paper.
_SAID_BY = re.compile(
    r"[“\"«](?P<words>[^“”\"«»\n]{1,300})[”\"»],?\s(?:say|write|rave)s\s\Z"
)
_SELF = re.compile(r"\b(?:I|me|my|mine|myself)\b")
_LONGEST_PRAISE = 320
# Letters behind a name, as nobody is called: "Jane Doe, RN, CHRN (2007)".
_LETTERED = re.compile(
    r",\s(?P<letters>[A-Z]{3,8}|[BM](?:Sc|Phil|Ed|Pharm|Nutr))(?:,|\Z)"
)
_CLAUSE_END = re.compile(r"[.;]\s")
_TITLE_LETTERS = re.compile(DEGREES)
_INITIAL_BEFORE = re.compile(rf"\b{UPPER}\.\s?\Z")
_TRAINED = re.compile(r"[BM](?:Ost|Pod|Phty|Physio|Chiro|Nurs|Psych|Nutr)\Z")
# What firms do to one another, where magazines praise, and who has been honoured.
_IN_THE_NEWS = re.compile(
    word_begun(
        *("sued", r"acquired(?:\sby)?", r"bought(?:\sby)?", r"taken\sover\sby"),
        *(r"merged\swith", r"[Ff]eatured\s(?:in|on)", r"[Aa]s\sseen\s(?:in|on)"),
        *(r"[Ii]nterviewed\s(?:in|by|for)", r"[Pp]rofiled\s(?:in|by)", "[Ll]aureate"),
    )
    + rf"\s(?:the\s)?(?:{UPPER}[\w’'&-]{{0,20}}\s){{0,2}}\Z"
)
_WORKS = Literals(("wrote", "author", "memoir", "novel", "book", "'s", "’s"))
# Who answers for the page: "Medically reviewed by Dr. Anna Doe, MD (2023)". Behind "as"
# and inside a sentence the same words cite a review.
_BYLINE_BEFORE = re.compile(
    r"(?:\A|[.!?|•·:]\s)\s{0,9}(?:(?:[Mm]edically|[Cc]linically|[Ss]cientifically|[Ff]act"
    r"|[Ee]xpert|[Ll]ast)[ -])?(?:(?i:reviewed|written|edited|checked|approved|posted"
    r"|compiled|updated|translated|illustrated|photographed|photo(?:graph)?s?|words"
    r"|text))"
    rf"\sby:?\s(?:(?:Dr|Prof|Mr|Mrs|Ms)\.?\s)?(?:{UPPER}[\w.’'-]{{0,20}}\s){{0,3}}\Z"
)
# Who made the page, by what they made: text by Jane Doe behind "Text:".
_LABELLED = re.compile(
    r"\b(?:[Aa]uthor|[Aa]utorin|[Tt]ext|[Ll]ayout|[Dd]esign|[Ww]riter|[Ee]ditor|[Rr]eviewer"
    r"|[Pp]lanner|[Pp]hoto(?:graph)?|[Ii]mage|[Bb]ild|[Tt]ranslat(?:ion|or)|[Cc]ontact"
    r"|[Hh]ost|[Pp]icture|[Dd]rawing|[Ii]llustration|[Vv]ideo|[Cc]redit|[Ff]unding"
    r"|[Rr]eporting|[Gg]uest|[Mm]usic)s?:\s(?:(?:Dr|Prof)\.?\s)?"
    rf"(?:{UPPER}[\w.’'-]{{0,20}}\s(?:/\s)?){{0,4}}\Z"
)
_SOLD = re.compile(r"[^.;]{0,12}?\)\s(?:is\s(?:sold|out|my)|\$|£)")
_PRICE_BEFORE = re.compile(
    r"(?:[$£€]\s?\d[\d.,]{0,12}(?:\s?(?:m|k|bn|million|billion))?|\d\s?(?:€|zł|kr))\s?\(?\Z"
)
_MONTHS = ("Feb", "Apr", "Jul", "Sep", "Sept", "Oct", "Nov", "Dec")
_MONTH_IN = re.compile(rf"(?:\A|(?<!and)(?<!&)(?<![,&])[\s-])(?:{'|'.join(_MONTHS)})\Z")
_COUNTED = re.compile(COUNTED)
# Magazines whose name is a surname as well.
_MAGAZINES = ("Forbes", "Fortune", "Slate", "Vice", "Time", "Prevention")
_BESIDE = 45  # characters within which a ware is told of
_NEAR = 170


def is_imprint(
    text: str,
    names: str,
    span: Span,
    sentence: Span,
    *,
    bracketed: bool,
    dated: bool,
) -> bool:
    """Whether the names and year at ``span`` are a maker's, a seller's or a work's.

    ``bracketed``: names and year share a bracket; ``dated``: the year has its own.
    """
    first, stop = span
    near = max(sentence[0], first - _NEAR), min(sentence[1], stop + _NEAR)
    before = text[max(sentence[0], first - 90) : first]
    if _is_nobodys_study(text, names, span, near, before):
        return True
    if dated and (
        _is_lettered(names) or (is_given_name(names) and _is_raved(text, first))
    ):
        return True
    if bracketed:
        return _closes_no_citation(text, names, span, before)
    return _is_ware(text, names, span, near, dated=dated)


def _is_nobodys_study(
    text: str, names: str, span: Span, near: Span, before: str
) -> bool:
    """Whether the names are a month, a degree, a work, a court case or in a byline."""
    first, stop = span
    return bool(
        (names.endswith(_MONTHS) and _MONTH_IN.search(names))
        or ("by" in before and _BYLINE_BEFORE.search(before))
        or (
            ":" in before
            and _LABELLED.search(before)
            and not _COUNTED.search(text, stop, near[1])
        )
        or ("by" in before and _AWARDED.search(before))
        or is_credential(names.split(maxsplit=1)[0].rstrip(","))
        or (_bears_credential(before, names) and not _is_told_beside(text, first, stop))
        or _TRAINED.match(before[-2:].replace(".", "") + names)
        or (" " in names and is_catalogued(names))
        or _OWN_DATA.search(before)
        or _IN_THE_NEWS.search(before)
        or (text.find(" trial", stop, stop + 8) >= 0 and _COURT.search(text, *near))
        or _is_work(text, names, first, before)
    )


def _closes_no_citation(text: str, names: str, span: Span, before: str) -> bool:
    """Whether a bracket has a price, a degree, praise, a patent or a publisher."""
    first, stop = span
    return bool(
        _PRICE_BEFORE.search(before[-20:])
        or _QUALIFIED.search(before)
        or _DEGREE_FROM.search(before)
        or (
            text.startswith(")", stop)
            and not text.startswith(".", stop + 1)
            and _is_praise(text, first)
        )
        or _PATENT.search(before)
        or (names in _PUBLISHERS and _TITLE_BEFORE.search(before))
        or _THESIS_BEFORE.search(before)
        or (names in _RANKS and _HOUSE_BEFORE.search(before))
        or _SOLD.match(text, stop)
    )


def _is_ware(text: str, names: str, span: Span, near: Span, *, dated: bool) -> bool:
    """Whether what stands around tells of what is sold, and of no study."""
    (first, stop), (low, high) = span, near
    around = f"{text[low:first]} {text[stop:high]}"
    beside = text[max(low, first - _BESIDE) : min(high, stop + _BESIDE)]
    wares = _WARE if dated else _IMPRINT
    if wares.search(beside) and not _COUNTED.search(around):
        return True
    told = _OF_STUDIES.search(around) is not None
    if " " not in names.strip():
        return names in _MAGAZINES and not told
    if told or dated:
        return not told and _is_in_full(names)
    # A label, "Doe and Roe 2011: …", is told of behind its colon; a bracket or a
    # semicolon goes on with a chain of citations.
    return text[stop : stop + 1] not in (":", ";", ")") and high - low < _NEAR


def _is_lettered(names: str) -> bool:
    lettered = _LETTERED.search(names)
    return lettered is not None and not is_single_word_journal(lettered["letters"])


def _is_praise(text: str, first: int) -> bool:
    """Whether a customer's words stand before the bracket with a name."""
    if text.find("(", max(0, first - 8), first) < 0:
        return False
    praise = _PRAISED.search(text, max(0, first - _LONGEST_PRAISE), first)
    return praise is not None and bool(
        praise["words"].endswith((".", "!", "?", "…")) or _SELF.search(praise["words"])
    )


def _is_raved(text: str, first: int) -> bool:
    """Whether a customer's words, and that these are somebody's, stand before it."""
    if text[first - 2 : first] != "s ":
        return False
    raved = _SAID_BY.search(text, max(0, first - _LONGEST_PRAISE), first)
    return raved is not None and bool(
        raved["words"].endswith("!") or _SELF.search(raved["words"])
    )


def _is_told_beside(text: str, first: int, stop: int) -> bool:
    """Whether the same clause tells of a study."""
    clause = _CLAUSE_END.split(text[stop : stop + _BESIDE], maxsplit=1)[0]
    return bool(_OF_STUDIES.search(text[max(0, first - _BESIDE) : first] + clause))


def _bears_credential(before: str, names: str) -> bool:
    """Whether the last word is a degree: ``Jane Doe, LLB``, ``J. Doe RN``.

    Two letters are as often initials, unless others stand before the surname.
    """
    first, *_, last = names.split() if " " in names else ("", "")
    given = is_given_name(first) and not is_also_surname(first)  # "Martin MA"
    named = given or _INITIAL_BEFORE.search(before)
    return is_credential(last) or bool(named and _TITLE_LETTERS.fullmatch(last))


def _is_in_full(names: str) -> bool:
    """Whether one person is named as nobody cites: ``Jane Doe``, ``Dr. Jane Doe``."""
    person = names.rpartition(", ")[2].split()
    titled = person[0].rstrip(".") in ("Dr", "Prof")
    plain = not any(word in ("and", "&") for word in person)
    return plain and len(person) > 1 + titled and (titled or is_given_name(person[0]))


def _is_work(text: str, names: str, first: int, before: str) -> bool:
    """Whether a work's title, its maker or who is quoted from it stands there."""
    if before.endswith("("):
        hinted = _WORKS.occur_in(before) or before.rstrip("( ")[-2:].isupper()
        work = _WORK_BEFORE.search(before) if hinted else None
        # whose: Parkinson’s Disease is no work
        owner = before.rfind(" ", 0, work.start()) + 1 if work else 0
        if work and not _OF_STUDIES.search(before, owner):
            return True
    if "book" in before and _BOOK_BEFORE.search(before):
        return True
    line = text[max(0, first - _NEAR // 2) : first].removesuffix("(")
    listed = _LISTED_WORK.search(line)
    if listed and is_given_name(listed["given"]):
        return True
    first_word = names.split(maxsplit=1)[0]
    named = is_given_name(first_word) or "." in first_word or line.endswith(". ")
    return named and bool(_SPEAKER.search(line))


def tells_of_study(text: str, start: int, stop: int) -> bool:
    """Whether the words tell of who took part in a study, or how it was done."""
    return _OF_STUDIES.search(text, start, stop) is not None


def is_in_book(layout: Layout, first: int) -> bool:
    """Whether the bracket that names and year open follows somebody's book.

    That is a title in italics in which all words have capitals, behind its author, with
    a book's name, or where books are spoken of: Jane Doe, *Sleep Well* (Penguin, 2017).
    """
    text = layout.text
    opened = _OPENED.search(text, max(0, first - len(" (J. R. ")), first)
    stop = opened.start() if opened else first
    start = layout.italics_before(stop) if opened else None
    if start is None or not (
        _WRITER.search(text, max(0, start - 30), start)
        or any(word.endswith(_BOOKS) for word in text[start:stop].split())
        or _OF_BOOKS.search(text, layout.sentence(start, stop)[0], start)
    ):
        return False
    return all(
        word[0].isupper() or word.lower() in _SMALL_WORDS or not word[0].isalpha()
        for word in text[start:stop].split()
    )
