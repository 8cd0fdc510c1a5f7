"""Titles of papers in quotation marks. Pure."""

import re

from verifier.mentions.catalogued import end_of_name
from verifier.mentions.journal_names import is_journal
from verifier.mentions.words import NOUN, PIECE, YEAR, Part
from verifier.references.journals import is_single_word_journal
from verifier.sizes import PEOPLE
from verifier.surnames import UPPER, is_given_name

_QUOTED = re.compile(
    r"[“\"‘](?=\S)(?P<t>[^“”\"\n]{20,300})[”\"]|(?<!\w)‘(?P<single>[^‘“”\"\n]{20,300}?)’(?!\w)"
    r"|(?<!\S)'(?P<plain>[^'“”\"\n]{20,300})'(?!\w)"
)
_CALLED = re.compile(
    r"(?:(?:paper|study|article|report|review|trial|it)\s(?:was\s|is\s)?"
    r"(?:called|headed|named)|titled|entitled|\b(?:article|paper)\sheaded|called\sit)"
    r"[,:]?\s\Z"
)
_OF_STUDY = re.compile(
    rf"\b{NOUN}(?:[,:]?\s|\s[(–—-]\s?)(?:[a-z]+\s){{0,3}}\Z", re.IGNORECASE
)
# Plain marks stand around much else: "In '…' (2003)" is a paper.
_DATED = re.compile(rf"\s\((?:{UPPER}[^()\n]{{2,60}},\s)?{YEAR}\)")
# "'…', said the title of a 1999 paper": nothing else is said of it.
_TITLE_OF = re.compile(
    r",?\s(?:(?:said|says|ran|runs|read|reads|was|is|went|goes)\s)(?:the|its)\stitle\sof"
    rf"\s(?:[\w-]{{1,20}}\s){{1,4}}?{NOUN}\b"
)
# The American way the comma is within the marks: "A 1977 paper in Gut, “…,” told of".
_OF_PAPER = re.compile(
    rf"\b(?:{NOUN}|{PIECE}|letter|protocol)\b(?![’'-])"
    r"(?:,?\s(?:which|that)\s(?:was\s|were\s)?(?:appeared|ran|published|printed)\b)?"
    r"(?:(?!\b(?:that|which|who|as|finds?|found|shows?|showed|conclude[sd]?|says?|said"
    r"|notes?|noted|writes?|wrote|(?:recommend|suggest|warn|call|ask|claim|quot)\w{0,3}"
    r"|argue[sd]?|stat(?:es|ed)|is|are|was|were|has|have|had|according"
    r"|Times|Guardian|Post|Mail|Herald|magazine|newspaper|newsletter|website|blog|book)\b)"
    r"[^.;:“”\"\n])"
    r"{0,110}?(?:,|:|\s[–—-])?\s\Z",
    re.IGNORECASE,
)
# "“…,” which appeared in", "“…,” in which Jane Doe argues", "“….” It came out in"
_APPEARED = re.compile(
    r"\s(?:(?:which|that|it)\s)?(?:(?:has|had)\s(?:been\s)?|was\s|is\s)?"
    r"(?:(?:first|later|recently|originally)\s)?(?:appear(?:ed|s|ing)|ran|published"
    r"|printed|released|posted|set\sout|came\sout|out)\s(?:online\s)?(?:in|by)\b"
    r"|\sin\swhich\s",
    re.IGNORECASE,
)
_IN_PRINT_THEN = re.compile(rf"\b(?:{YEAR}|[Jj]ournal|published|printed)\b")
_OPENS = re.compile(r"(?:\A|[.!?:\n]\s|,\s)In\s\Z")
_SPEAKER = re.compile(
    rf"[\s,]{{0,2}}(?:(?:(?:(?i:he|she|they)|{UPPER}[\w.’-]*(?:\s{UPPER}[\w.’-]*){{0,3}})\s"
    r"(?:said|says|told|explain(?:s|ed)|add(?:s|ed)|note[sd]|writes|wrote|believes)\b)"
    r"|(?:said|says|explain(?:s|ed)|add(?:s|ed)|note[sd]|writes|wrote)"
    rf"\s(?:he|she|they|{UPPER}))"
)
# "“….” That 2001 report": the next sentence calls it one.
_THAT_PAPER = re.compile(
    rf"\s(?:That|This)\s(?P<y>{YEAR})\s(?:(?!newspaper|magazine|press|blog|radio|TV"
    rf"|television)[a-z][\w-]{{1,20}}\s){{0,2}}?{NOUN}\b"
)
# "“…,” out in Pain": the comma is no speaker's.
_IN_PRINT = re.compile(
    r",?\s(?:(?:out|printed|new|is|just)\s){0,2}(?:in|from)\s(?:the\s)?(?:journal\s)?"
)
# Right behind a title: in a bracket, or behind the stop of an entry.
_BESIDE = re.compile(r"\s(?P<open>\()?(?:[Tt]he\s)?")
_ITS_YEAR = re.compile(rf"[.,]?\s[\d(:;, -]{{0,16}}?{YEAR}\b")
# Journal and year before the title, as a label: "Pain, 1977:"
_IMPRINT = re.compile(
    r"(?:\A|\n|[(—–:;.,-]\s|\b(?:[Ii]n|[Ff]rom)\s(?:the\s)?)"
    rf"(?P<j>{UPPER}[\w.&’' ]{{1,70}}?),?\s\(?{YEAR}\)?:\s\Z"
)
_AS_TITLE = re.compile(
    rf",?\s(?:by\s{UPPER}|an?\s(?:\d{{4}}\s)?(?:\w+\s){{0,2}}{NOUN}\b|appeared\s|"
    rf"(?:was\s)?published\s"
    rf"|which\s(?:{UPPER}?[\w.-]+\s){{1,9}}published\b)"
)
_SPOKEN = re.compile(
    r"[\s,]{0,2}(?:(?:he|she|they|\w+\s\w+|dr\.?\s\w+)\s)?(?:said|says|explains?"
    r"|explained|told|adds?"
    r"|added|notes?|noted|writes?|wrote|believes?)\b",
    re.IGNORECASE,
)


# "a workshop titled", "the model called", "known as": what else is called something.
_CALLED_OTHERWISE = re.compile(
    r"(?:\b(?:workshop|session|conference|meeting|symposium|webinar|seminar|panel|course"
    r"|programme|program|intervention|model|survey|questionnaire|tool|scale|campaign"
    r"|course|module|theme|database|curriculum)\s(?:(?:was|is)\s)?"
    r"(?:so\s)?(?:(?:en)?titled|called|named|headed)|so[- ]called|known\sas|termed"
    r"|\b(?:questionnaires?|scales?|tools?|models?|method|inventory|intervention)[,;:]?"
    r"|\bmodified|defin(?:ed|ing)\s(?:as|it)|the\s(?:trial\s)?registry)[,:]?\s\Z"
)
# What is not a paper although it is called by its name: "“…” questionnaire". A name
# shortened behind is one of a thing, too: "“Burden of Sleep Loss” (BSL)".
_THING_BEHIND = re.compile(
    r"\s(?:questionnaires?|scales?|surveys?|subscales?|items?|inventory|checklist|score"
    r"|programmes?|programs?|courses?|sessions?|workshops?|tools?|interventions?|models?"
    r"|methods?|approach(?:es)?|syndromes?|response|themes?|categor(?:y|ies)|concepts?"
    r"|(?:was|were)\s(?:used|designed|created|developed|calculated|applied|administered"
    r"|validated|translated)|modules?|phenotypes?|framework|protein|mice|strains?|method|criteri(?:a|on)|task"
    r"|campaign|initiative|project)\b"
)
_SHORTENED = re.compile(r",?\s?\((?P<short>[A-Z][A-Za-z-]{1,9})\)")
# A book, a course or a slogan stands in quotation marks as well.
_NO_PAPER = re.compile(
    r"\b(?:book|course|class|blog|album|film|movie|podcast|song|join|slogan|motto|award"
    r"|rated|programme|series|webinar|talk|lecture|show|video|episode|workshop|novel"
    r"|poem"
    r"|play|menu|label|sign|poster|board|us|me|it|page|section|chapter|newsletter"
    r"|leaflet"
    r"|headlines?|rumou?r|myth|prize|project|campaign|quiz|game|app|tour|exhibition|our|my|your|asks?|answers?"
    r"|says?|said|quote|headed|read)\b[^“”\".;]{0,24}\Z",
    re.IGNORECASE,
)
_NO_PAPER_AFTER = re.compile(
    r"[\s,]{0,2}(?:(?:is|was)\s(?:what|how)\b|opened|on\sour|they\s(?:call|say)|(?:an?|the|our|her|his)"
    r"\s(?:\w+\s){0,2}(?:book|course|class|film|podcast|song|album|talk|workshop"
    r"|blog)\b"
    r"|tells\s(?:her|his|the)|(?:sings|sang|asks|asked)\b)"
)
# "See “Knitting and the ageing brain”", "“…” is the counter-argument"
_POINTED_AT = re.compile(
    r"(?:\b(?:[Ss]ee|[Tt]hen there is|[Ww]orth reading|[Ff]avou?rite is|paper|article"
    r"|study|report|review|[Rr]an|called it|[Aa]lso|[Tt]ry|in)[,:]?\s|[•*-]\s)\Z"
)
_IS_TOLD = re.compile(
    r"[\s,]{0,2}(?:is|was|remains|has|had|came\sout|comes|makes|caused|deserves|looked"
    r"|looks|found|finds|showed|shows|reported|reports|compared|followed|argues"
    r"|concludes"
    r"|appeared|ran|went|by\s|in\s(?:the\s)?[A-Z]|\((?:[A-Z]|\d{2,}))"
)


# "“Like new” - Mark, Leeds 2021", "“…” Josh, Google review"
_SIGNED = re.compile(
    rf"\W{{1,6}}(?P<who>{UPPER}[^\W\d_]{{1,14}})(?:\s{UPPER}\.?)?(?=[,.;(]|\s?[–—-]\s|\Z|\n)"
)
_RATED = re.compile(
    r"[^\n“\"]{0,40}\b(?:Google|Trustpilot|Yelp|Facebook|Amazon|[Vv]erified\s(?:buyer|purchase))\b"
)
# A title of two sentences, the first of them up to where the search ends.
_OPENED = re.compile(r"[“\"](?P<t>[^\W\d_][^“”\"\n]{19,200})\Z")
_CLOSED = re.compile(r"[^“”\"\n]{1,200}[”\"]")
# "Best podcast of 2022", "Three falls in 2021, none since": no paper is called so.
_OF_YEAR = re.compile(r"\b(?:of|in|since)\s(?:19|20)\d\d\b")
_DATED_TITLE = 8


def find_title(text: str, start: int, end: int) -> Part | None:
    """The title in quotation marks that the sentence gives of a study."""
    for match in _QUOTED.finditer(text, start, end):
        group = match.lastgroup or "t"
        title = match[group].strip()
        if len(title.split()) < _FEWEST or not (
            title[0].isupper() or title[0].isdigit()
        ):
            continue
        if title.isupper() and _fills_line(text, *match.span()):
            continue  # a heading: what somebody asks
        said = _THAT_PAPER.match(text, match.end())
        if (
            said
            or _TITLE_OF.match(text, match.end(), end)
            or _is_in_journal(text, start, match, end)
            or _is_title(text, start, match, end)
        ):
            year = int(said["y"]) if said else None
            return Part(*match.span(group), title.rstrip(".,;"), year)
    return _first_of_title(text, start, end)


_FEWEST = 4  # words of a title


def _is_title(text: str, start: int, quoted: re.Match[str], end: int) -> bool:
    """Whether what is quoted reads like the title of a paper there."""
    title = quoted[quoted.lastgroup or "t"].strip()
    words, stop = title.split(), quoted.end()
    before = text[max(start, quoted.start() - 40) : quoted.start()]
    called = _CALLED.search(before)
    if quoted.lastgroup == "plain" and not (
        called or _OF_STUDY.search(before) or _DATED.match(text, stop, end)
    ):
        return False
    if (_NO_PAPER.search(before) and not called) or _NO_PAPER_AFTER.match(
        text, stop, end
    ):
        return False
    if _CALLED_OTHERWISE.search(before) or (
        _is_thing(text, stop, title) and not called
    ):
        return False
    if _is_said(text, stop, end) or (
        len(words) < _DATED_TITLE and _OF_YEAR.search(title)
    ):
        return False
    if called or _AS_TITLE.match(text, stop, end):
        return True
    of_study = _OF_STUDY.search(before) and (
        title[-1] != "," or _IS_TOLD.match(text, stop, end)
    )
    spoken = title[-1] == "," or _SPOKEN.match(text, stop, end)
    like_title = _is_title_case(words) or reads_like_title(title)
    pointed = (
        (_POINTED_AT.search(before) or _IS_TOLD.match(text, stop, end))
        and title[-1] not in ".,!"
        and _PRONOUNS.search(title) is None
    )
    return bool(
        of_study
        or ((like_title or pointed) and not spoken)
        or _is_of_paper(text, start, quoted, end)
    )


def _is_of_paper(text: str, start: int, quoted: re.Match[str], end: int) -> bool:
    """Whether comma or stop within the marks are the sentence's, and a paper's title.

    What somebody says has a verb, and a speaker; beside a title the paper is told of.
    """
    title = quoted[quoted.lastgroup or "t"].strip()
    bare, stop = title[:-1], quoted.end()
    if title[-1] not in ",." or _PRONOUNS.search(bare):
        return False
    low = max(start, quoted.start() - _LONGEST_LEAD)
    before = text[low : quoted.start()]
    if _OF_PAPER.search(before) and _IN_PRINT_THEN.search(text, low, end):
        return _SPEAKER.match(text, stop, end) is None
    if not (reads_like_title(bare) or _is_title_case(bare.split())):
        return False
    if title[-1] == "," and _OPENS.search(before):
        return _SPEAKER.match(text, stop, end) is None
    return _APPEARED.match(text, stop) is not None


_LONGEST_LEAD = 160  # characters from what is called a paper to its title


def _is_in_journal(text: str, start: int, quoted: re.Match[str], end: int) -> bool:
    """Whether a journal stands right behind the title, or with a year before it.

    What somebody says, or a page quotes from the journal, has a verb.
    """
    if _PRONOUNS.search(quoted[quoted.lastgroup or "t"]):
        return False
    printed = _IN_PRINT.match(text, quoted.end(), end)
    if printed and end_of_name(text, printed.end(), end) > printed.end():
        return True
    beside = _BESIDE.match(text, quoted.end())
    if beside and (beside["open"] or quoted[0][-2] in ",."):
        first = beside.end()
        stop = end_of_name(text, first, len(text))
        if stop > first and _ITS_YEAR.match(text, stop):
            return True
    low = max(start, quoted.start() - _LONGEST_IMPRINT)
    before = _IMPRINT.search(text[low : quoted.start()])
    return before is not None and (
        is_single_word_journal(before["j"]) or is_journal(before["j"])
    )


_LONGEST_IMPRINT = 90  # characters of a journal and its year


def _first_of_title(text: str, start: int, end: int) -> Part | None:
    """The first sentence of a title of several, behind "entitled"."""
    match = _OPENED.search(text, start, end)
    closed = match and _CLOSED.match(text, end)
    if not match or not closed or not _CALLED.search(text, start, match.start()):
        return None
    return Part(*match.span("t"), match["t"].rstrip(" ."))


def _fills_line(text: str, start: int, stop: int) -> bool:
    """Whether nothing else stands on the line."""
    return text[start - 1 : start] in {"", "\n"} and text[stop : stop + 1] in {"", "\n"}


def _is_said(text: str, stop: int, end: int) -> bool:
    """Whether who is quoted signs behind the words by the given name: a customer."""
    signed = _SIGNED.match(text, stop, end)
    if signed and is_given_name(signed["who"]):
        return True
    return _RATED.match(text, stop, end) is not None


def _is_thing(text: str, stop: int, title: str) -> bool:
    """Whether what follows the quotation mark says that a thing is called so."""
    if _THING_BEHIND.match(text, stop):
        return True
    short = _SHORTENED.match(text, stop)
    initials = "".join(re.findall(r"\b[A-Za-z]", title)).upper()
    return short is not None and _is_within(short["short"].upper(), initials)


def _is_within(short: str, initials: str) -> bool:
    """Whether the letters occur in that order: BMS in B(o)MS."""
    letters = iter(initials)
    return all(letter in letters for letter in short if letter.isalpha())


def _is_title_case(words: list[str]) -> bool:
    long = [word for word in words if len(word) > 4]
    return len(long) > 2 and sum(word[0].isupper() for word in long) >= 0.7 * len(long)


_PRONOUNS = re.compile(
    r"\b(?:ik|ich|wir|je|nous|vous|yo|io|noi|eu|jag|jeg|mijn|mein|meine|I|I['’]m|we"
    r"|you|he|she|they|me|us|my|our|your|it['’]s|don['’]t|is|are|was"
    r"|were"
    r"|have|has|had|can|will|should|would|this)\b",
    re.IGNORECASE,
)
_OF_PAPERS = re.compile(
    r":\s|\b(?:of|in|among|versus|vs|between|with)\s", re.IGNORECASE
)


def reads_like_title(title: str) -> bool:
    """A title has no verb of its own, nobody who speaks, and says of what, in whom."""
    return (
        len(title.split()) >= 5
        and title[-1] not in ".,!"
        and _PRONOUNS.search(title) is None
        and _OF_PAPERS.search(title) is not None
    )


def reads_like_sentence(title: str) -> bool:
    """Whether it has a paper's capitals, and neither a book's nor a blog's words."""
    first, *others = title.split() or [""]
    long = [word for word in others if len(word) > 3]
    return (
        first[:1].isupper()
        and len(long) > 1
        and all(word[0].islower() for word in long)
        and _PRONOUNS.search(title) is None
        and _ASKS.search(title) is None
    )


_ASKS = re.compile(r"\b(?:how|what|why|when|who|best|tips|guide)\b|[?!]", re.IGNORECASE)
_DESIGN = re.compile(
    r"\b(?:study|trial|review|meta-analysis|cohort|survey|randomi[sz]ed|case report"
    r"|pilot|protocol|placebo|analysis|versus)\b",
    re.IGNORECASE,
)
_SUBTITLE = re.compile(r":\s(?:an?\s|the\s)?[a-z][\w-]+\s")
# What stands beside the title of a paper where it is told of.
_ABOUT_PAPERS = re.compile(
    r"\b(?:volunteers|patients|participants|paper|study|trial|review|survey|published"
    rf"|researchers?|journal|wrote|authors?|cohort|\d+\s(?:[a-z-]+\s){{0,2}}(?:{PEOPLE}))\b",
    re.IGNORECASE,
)


def is_paper(title: str, beside: str) -> bool:
    """Whether words in italics are the title of a paper, and not a book's or a plea."""
    words = title.split()
    long = [word for word in words if len(word) > 3]
    plain = sum(word[0].islower() for word in long)
    if len(words) < 5 or plain < 2 or title[-1] in "!," or re.search(r"[.!]\s", title):
        return False
    if _NO_PAPER.search(beside):
        return False
    if _DESIGN.search(title) and _SUBTITLE.search(title):
        return True
    return reads_like_title(title) and (
        _DESIGN.search(title) is not None or _ABOUT_PAPERS.search(beside) is not None
    )


def is_among_papers(before: str, behind: str) -> bool:
    """Whether the words beside a title tell of a paper, and of no book."""
    told = _ABOUT_PAPERS.search(before) or _ABOUT_PAPERS.search(behind)
    return told is not None and _NO_PAPER.search(before) is None
