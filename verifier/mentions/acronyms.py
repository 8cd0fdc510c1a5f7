"""Trials and cohorts called by an acronym: ``STEP 1``. Pure.

An abbreviation in capitals may mean anything. That it is a trial is told by what
stands around it somewhere on the page: a noun for a trial, how many took part, what
trials do; in a table, by its row. Then it is that trial wherever else it stands.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from verifier.literals import Literals
from verifier.mentions.abbreviations import ABBREVIATIONS
from verifier.mentions.faint_acronyms import is_faintly_shown, is_long
from verifier.mentions.layout import Layout
from verifier.mentions.trial_words import (
    ABOUT,
    ACRONYM,
    CHAINED,
    COUNT,
    KIND,
    MOST_WORDS,
    OF_TRIAL,
    TRIAL,
)
from verifier.models import Span
from verifier.surnames import DEGREES, PLACES, UPPER, is_group

_TOKEN = re.compile(ACRONYM)
# It begins with the letter by which it is searched for: six times as fast.
_CAPITALS = re.compile(r"[A-Z](?:(?<=[a-z].)|[A-Z*]|-[A-Z])")
_CAMEL = re.compile(
    r"(?:[A-Z][a-z]{1,20}){2,4}(?:\d|-\w{1,20})?|[A-Z][a-z]{1,20}[A-Z]\d?"
)
_IN_TOKEN = re.compile(r"[\w*‐‑-]")
_REST_OF_TOKEN = re.compile(r"[\w*‐‑-]{0,40}+")
_TOKEN_START = re.compile(r"[\w*‐‑-]{0,40}\Z")
# What follows the name of a trial and hardly anything else.
_AFTER = re.compile(
    # "SPRINT trial", "DASH-Sodium feeding study"
    rf"(?:\s\([^()]{{5,150}}\))?[\s-]{KIND}{TRIAL}\b(?!\s(?:membership|period|version"
    rf"|pack|offer|subscription|account|size|kit|lesson|class))|-[Ss]tudien?\b"
    # "SMILES-3, a small single-blind trial", "EXCITE was the first big trial"
    rf"|(?:,|\s(?:is|was|became|remains))\s(?:an?|the|one\sof\sthe|another|our)\s"
    rf"(?:(?!the\b|an\b)[\w-]{{2,20}},?\s){{0,6}}?(?:{TRIAL}|one)\b"
    # with its registration, or with how many "who had" something
    r"|\s?\((?:NCT\s?\d|ISRCTN\s?\d|EudraCT)|\s\d{1,3},\d{3}\s(?:who|people|patients|with|of)\b"
    rf"|\s?[(:–—-]\s?(?:[Aa]n?|[Tt]he)\s(?:[\w-]{{2,20}},?\s){{0,5}}?{TRIAL}\b"
    # how many took part: "SELECT, with 17,604 participants"
    rf"|,\s(?:with|in|of)\s{ABOUT}{COUNT}"
    rf"|,?\s(?:enrolled|randomi[sz]ed|recruited|followed|tracked)\s{ABOUT}\d{{1,3}},\d{{3}}\b"
    rf"|,?\s(?:which\s|that\s)?(?:randomly\s)?(?:enrolled|enlisted|randomi[sz]ed|followed"
    rf"|recruited|had|included|involved|studied|took\sin|looked\sat|gave|tested"
    rf"|compared|assigned|treated|screened|tracked)\s{ABOUT}{COUNT}"
    # "RECOVERY enrolled", "which randomised"
    r"|,?\s(?:which\s|that\s)?(?:has\s|also\s|later\s|had\s|then\s)?"
    r"(?:enrolled|randomi[sz]ed|recruited|tested)\b"
    # with its town and its people: "GOAL, in Guangzhou: 1,903 first graders"
    rf"|,?\s(?:in|from)\s{UPPER}\w{{1,20}}(?:\sand\s{UPPER}\w{{1,20}})?[,:.]\s{ABOUT}"
    rf"\d[\d,]{{2,12}}\s"
    rf"|,?\s(?:in|from)\s{UPPER}\w{{1,20}}(?:\sand\s{UPPER}\w{{1,20}})?,\s"
    rf"(?:[a-z]{{1,20}}[,:]?\s){{1,8}}?{COUNT}"
    # with its authors: "ARRIVE, by Doe and colleagues"
    rf"|,?\sby\s{UPPER}[\w’'-]{{1,20}}\s(?:et\sal|and\s(?:colleagues|co-?workers|others))\b"
    # with its people alone: "whose 1,806 participants"
    rf"|,\swhose\s{COUNT}"
    # with its paper in brackets: "TOMUS (NEJM 2010) randomised"
    rf"|\s\({UPPER}[^()\d]{{2,40}}\s(?:19|20)\d\d\)\s[a-z]{{1,20}}ed\b"
    # with its year in brackets: "SPRINT (2015) compared"
    rf"|\s\((?:19|20)\d\d\),?\s(?:compared|tested|randomi[sz]ed|enrolled|assigned"
    rf"|recruited)\b"
    # "CARE-UK is still recruiting", "BabyREST is still going on"
    r"|\s(?:is|are|was|were)\s(?:still\s|now\s|currently\s|also\s)?(?:recruiting"
    r"|enrolling|ongoing|under\s?way|going\son|running|in\sprogress|stopped\searly"
    r"|halted\searly|(?:due|expected|set)\sto\s(?:report|end|finish|publish|read\sout))"
)
# Where two capitals may stand for anything, these ask for four letters or a number.
_AFTER_DOING = re.compile(
    rf",?\s(?!{TRIAL}\b)(?:which\s|that\s)?(?:has\s|also\s|later\s|had\s)?\w{{1,20}}\b"
)
_BEFORE = re.compile(
    r"\b(?:heter|heißt|s[’']appelle"
    r"|étude|essai|estudio|ensayo|studio|estudo|Studie)\s[“\"‘'«„]?\Z"
    r"|\b(?:[Tt]rials|[Ss]tudies|RCTs|[Cc]ohorts)\s(?:such\sas|like|including|called"
    r"|named)\s\Z"
    r"|\b[Tt]rials,\s\Z"
    r"|\b(?:[Tt]hen\sthere\s(?:was|is)|(?:[Tt]hen|[Nn]ext)\scame"
    r"|[Ww]hat\s[a-z ]{3,30}\swas"
    r"|[Cc]alled\sit|They\scalled\sit|[Pp]rograma?|[Aa]llotment\sto|war)\s\Z"
    r"|\b(?:[Tt]rials|[Ss]tudies)\s\((?:[\w-]{2,14},\s){0,3}\Z"
    # "the largest trial so far was SELECT": which one, and not what it was like
    r"|\b(?:\w{2,10}est|first|only|main|mejor|mayor|primer|principal|premier|première)"
    r"\s(?:\w{2,14}\s){0,3}?(?:trial|study|ensayo|estudio|essai|étude)"
    r"\s(?:\w{2,14}\s){0,4}?(?:is|was|es|fue|est|était)\s\Z"
)
# "a scale called WOMAC", "an app known as MoodGYM": what else has such a name.
_OTHER_THING = re.compile(
    rf"\b(?:an?|the|its|their|his|her)\s(?:(?!(?:{TRIAL}|one|two|three)\b)[\w-]{{2,20}},?\s){{1,4}}"
    r"(?:called|named|known\sas|dubbed|nicknamed)\s[“\"‘'«„]?\Z"
)
# "Our own trial of keto, DIET-G, …"; "the trial, known as WalkBack". In "In a study,
# DEET, …" and "the trial of an app called Sleepio" something else is named.
_APPOSED = re.compile(
    r"\b(?:trial|study|survey|cohort|RCT|follow-up|extension|sequel|successor|ensayo"
    r"|estudio|essai|studie)\b"
    r"(?:(?!\b(?:an?|the|its|their|un|una|une)\b)[^.;:()]){0,70}?"
    r"(?P<called>,?\s(?:called|named|known\sas|dubbed)\s[“\"‘']?)?(?(called)|,\s)\Z"
)
_LED_UP = re.compile(
    r"\b(?:in|for|after|before|during|since|at|to|by|from|with|en|dans)\s(?:\w+\s){0,4}\Z",
    re.IGNORECASE,
)
_APPOSED_ENDS = (",", "called", "named", "as", "dubbed")
_BEFORE_STEMS = Literals(
    (
        *("called", "heter", "heißt", "appelle", "tude", "essai", "estudio", "ensayo"),
        *("studio", "estudo", "Studie", "rial", "tudies", "tudy", "RCTs", "ohorts"),
        *("rogram", "llotment", " war ", "here ", "came ", "hat "),
    )
)
_IN_BRACKETS_BEHIND = re.compile(
    rf"\b(?:{TRIAL}|[Ff]ollow-up|[Ee]xtension|(?:[A-Z][\w’'-]{{1,20}}\s(?:(?:of|in|on|for|and|the|to)\s){{0,2}})"
    r"{1,7}(?:Follow-[Uu]p|Extension|Initiative|Project|Survey))\s"
    r"(?:(?:of|in|on|for|to|with|among|at|called|named|known|funded|led|run)\b"
    r"(?:(?!\w{2,12}ed\b)[^.;()]){0,60})?\(\Z"
)
_CHAIN_OF_TRIALS = re.compile(
    rf"(?>(?:(?:,\s|,?\s(?:and|or|&)\s){ACRONYM}){{1,5}})(?:\s{KIND}(?:trials|studies)\b"
    rf"|,\s(?:(?:two|three|both|its)\s)?(?:sub-?)?(?:trials|studies)\b"
    rf"|\s(?:both|all)\s(?:showed|found|pointed|agreed?|reached|came|failed|enrolled"
    rf"|tested|compared|saw|reported)\b)"
)
# "Men in REDUCE took the drug": those who are in it.
_IN_IT = re.compile(
    r"\b(?:[Mm]en|[Ww]omen|[Pp]eople|[Pp]atients|[Pp]articipants|[Vv]olunteers|[Tt]hose"
    r"|[Ss]ubjects|[Cc]hildren)\s(?:in|of)\s\Z"
)
_DID_SO = re.compile(
    r"\s(?:took|got|received|were\s(?:given|randomi|assigned|followed|younger|older)"
    r"|lost|lived|had|who\s(?:took|got|received|were\s(?:given|randomi|assigned)))"
)
# A row of a table, or an item of a list, that describes a trial.
_DESCRIBES = re.compile(
    rf"{COUNT}|\d{{2,}}\sof\sthem\b|\b(?:[Rr]andomi[sz]ed|[Rr]andomly|[Bb]lind"
    rf"|[Pp]lacebo|[Tt]rial|[Ss]tudy"
    rf"|[Cc]ohort|[Cc]rossover|RCT)\b|\t\s?\d[\d,\u00a0 ]{{1,8}}(?=\t|\n|\Z)"
)
_CELL_END = re.compile(
    r"(?:\s?\((?:19|20)\d\d\)|,?\s(?:19|20)\d\d)?\s{0,2}(?:\t|\n|\Z)"
)
_LABEL_END = re.compile(r"(?:\s\([^()\n]{2,40}\))?(?:\s[–—-]|\s?:)\s")
_LINE_START = re.compile(r"(?:\A|[\n\t])[ \d.)•*·–-]{0,6}\Z")
# "CHICAGO (Newswire) - Aspirin does not": where the news comes from.
_DATELINE = re.compile(
    r"(?:,\s[A-Z][\w.]{1,12})?(?:\s\([^()\n]{2,30}\))?\s[–—-]{1,2}\s[A-Z“\"]"
)
_DEGREE = re.compile(DEGREES)
_SHOUTED = re.compile(r"\b(?!(?:US|UK|EU) )[A-Z]{2,} \Z")
_SHOUTING = re.compile(r" [A-Z]{2,}\b(?!-?\d)|!")


def find_acronyms(layout: Layout, gaps: Iterable[Span]) -> list[Span]:
    """Where the acronyms stand that the document shows to be trials, in order."""
    text = layout.text
    places: list[Span] = []
    known: dict[str, None] = {}
    speakers = _speakers(text)
    for start, end in gaps:
        for span in _tokens(text, start, end):
            name = text[slice(*span)]
            places.append(span)
            if name not in known and name not in speakers and _could_be_trial(name):
                known.update(dict.fromkeys(_shown(layout, span, end)))
    return [span for span in places if text[slice(*span)] in known]


# "[04:30] MARCUS: Case one.": who speaks, in what was written down of a talk
_SPEAKER = re.compile(r"(?:\A|\n)(?:[\[(][\d:]{2,9}[\])]\s)?(?P<name>[A-Z]{2,16}):\s")
_TURNS = 3  # lines of one who speaks
_IS_TRIAL = re.compile(r"\b([A-Z]{2,16})\s(?:[a-z][\w-]{1,20}\s){0,3}?(?:trial|stud)")


def _speakers(text: str) -> frozenset[str]:
    """Whose name, in capitals, heads line after line, and is nowhere a trial's."""
    turns = Counter(_SPEAKER.findall(text))
    speakers = {name for name, number in turns.items() if number >= _TURNS}
    return frozenset(speakers.difference(_IS_TRIAL.findall(text) if speakers else ()))


def _tokens(text: str, start: int, end: int) -> Iterator[Span]:
    """Words in capitals, or with two inside them."""
    done = start
    for capitals in _CAPITALS.finditer(text, start, end):
        if capitals.start() < done:
            continue
        first = capitals.start()
        if first > done and _IN_TOKEN.match(text, first - 1):
            before = _TOKEN_START.search(text, max(done, first - 16), capitals.end())
            first = before.start() if before else first
        token = _TOKEN.match(text, first, end)
        if token:
            yield token.span()
        rest = token or _REST_OF_TOKEN.match(text, capitals.end(), end)
        done = rest.end() if rest else capitals.end()


# What heads a part of an abstract, run into its first word: "ConclusionsThis".
_HEADING = re.compile(
    r"(?:Aims?|Background|Conclusions?|Design|Discussion|Ethics|Findings|Funding"
    r"|Importance|Interpretation|Interventions?|Introduction|Methods?|Objectives?"
    r"|Participants|Patients|Purpose|Results?|Setting|Study)[A-Z]"
)


def _could_be_trial(name: str) -> bool:
    if _HEADING.match(name):
        return False
    first, *rest = re.split(r"[-‐‑ ]", name)
    bare = {name} if len("".join(rest)) > _LONG_REST else {name, first}
    return not (
        bare & ABBREVIATIONS
        or is_group(name)
        or set(name) <= set("IVX")
        or _DEGREE.fullmatch(name) is not None
    )


_LONG_REST = 2  # of "UK-ROPE", not of "HIV-1"


def _shown(layout: Layout, span: Span, end: int) -> Iterator[str]:
    """The names of trials that the words around the one at ``span`` show to be such."""
    text, (start, stop) = layout.text, span
    name, low = text[start:stop], max(0, start - 80)
    if _is_no_name(text, start, stop):
        return
    after = _AFTER.match(text, stop, min(end, stop + 220))
    doing = after and _AFTER_DOING.fullmatch(after[0])
    called = _is_called(text, start, stop)
    if _CAMEL.fullmatch(name):
        if called:
            yield name
        if text[stop : stop + 2] in ("'s", "’s"):
            return
        if after and not doing and ("(" not in after[0] or "NCT" in after[0]):
            yield name
        return
    introduced = _BEFORE_STEMS.occur_in(text[low:start])
    named = (introduced and _BEFORE.search(text, low, start)) or (
        text[stop : stop + 1] == ")" and _IN_BRACKETS_BEHIND.search(text, low, start)
    )
    if (
        (after and (not doing or len(name) > 3))
        or named
        or (called and len(name) > 3)
        or _CHAIN_OF_TRIALS.match(text, stop, min(end, stop + 120))
        or _has_own_line(text, start, stop)
        or (
            is_long(name)
            and _DID_SO.match(text, stop, end)
            and _IN_IT.search(text, low, start)
        )
        or is_faintly_shown(layout, start, stop)
    ):
        yield name
        while chained := CHAINED.match(text, stop, end):
            if _could_be_trial(chained["a"]) and len(chained["a"]) > 3:
                yield chained["a"]
            stop = chained.end()


def _is_called(text: str, start: int, stop: int) -> bool:
    """Whether words for a trial stand before, and say or show that this is its name."""
    tail = text[max(0, start - 12) : start].rstrip(" \n\t\u00a0“\"‘'")
    if not tail.endswith(_APPOSED_ENDS):
        return False
    trial = _APPOSED.search(text, max(0, start - 110), start)
    if trial is None or trial["called"]:
        return trial is not None
    low, first = max(0, trial.start() - 40), trial.start()
    return text[stop : stop + 1] in {",", ".", ";"} and not _LED_UP.search(
        text, low, first
    )


def _has_own_line(text: str, start: int, stop: int) -> bool:
    """Whether it heads a row or an item that describes a trial."""
    if not _LINE_START.search(text, max(0, start - 8), start):
        return False
    cell = _CELL_END.match(text, stop)
    if not cell and not _LABEL_END.match(text, stop):
        return False
    line = text.rfind("\n", 0, start) + 1 if cell else start
    last = text.find("\n", stop)
    last = len(text) if last < 0 else last
    if cell and "\t" not in text[line:last]:
        return False
    rest = text[line:start] + text[stop : min(last, stop + MOST_WORDS)]
    return _DESCRIBES.search(rest) is not None


def _is_no_name(text: str, start: int, stop: int) -> bool:
    """Whether it is a word in capitals, a short form or another thing's name."""
    before = text[max(0, start - 110) : start]
    return (
        # what a study is done at, is an institution
        before[-8:]
        .lower()
        .endswith((" a ", " an ", " one ", "this ", " at ", " at the "))
        or _shouts(text, start, stop)
        or (
            text[start:stop].lower() in PLACES
            and _DATELINE.match(text, stop) is not None
            and _LINE_START.search(text, max(0, start - 8), start) is not None
        )
        or _is_spelled_out(text, start, stop)
        or (_CALLED.occur_in(before[-12:]) and _OTHER_THING.search(before) is not None)
    )


_CALLED = Literals(("called", "named", "known", "dubbed"))


def _shouts(text: str, start: int, stop: int) -> bool:
    """Whether the words around are in capitals as well."""
    return (
        _SHOUTING.match(text, stop, stop + 16) is not None
        or _SHOUTED.search(text, max(0, start - 16), start) is not None
    )


def _is_spelled_out(text: str, start: int, stop: int) -> bool:
    """Whether it is the short form of the words before its bracket, no trial's."""
    if text[start - 1 : start] != "(" or text[stop : stop + 1] != ")":
        return False
    letters = [c.lower() for c in text[start:stop] if c.isalpha()]
    words = re.findall(r"[^\W_]+", text[max(0, start - 160) : start])
    initials = [word[0].lower() for word in words[-len(letters) :]]
    telling = {word.lower() for word in words[-len(letters) :]}
    return initials == letters and not telling & OF_TRIAL
