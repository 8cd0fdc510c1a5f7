"""Researchers named in prose by a surname alone: ``Doe's 2014 trial``. Pure."""

import re
from collections.abc import Sequence
from dataclasses import replace

from verifier.literals import Form, Forms, Sifted, matches_at, word_begun
from verifier.mentions.journal_names import KNOWN, KNOWN_OR_ONE_WORD, ONE_WORDS
from verifier.mentions.persons import NOT_PERSONS, SURNAME
from verifier.mentions.roles_and_verbs import (
    DID,
    IN_PAPER_OF,
    LIFE,
    NO_RESEARCH,
    RESEARCHED,
    SETS_OUT,
    TEAM_FROM,
    TEAM_OR_TRADE,
    TEAMS,
    VERB,
    VERB_STEMS,
)
from verifier.mentions.words import (
    COUNTED,
    FIRST_NOUN,
    NOUN,
    NOUN_STEMS,
    PIECE,
    PIECES,
    PRINTED,
    YEAR,
    Part,
)
from verifier.surnames import (
    NOT_NAMES,
    UPPER,
    Names,
    could_be_surname,
    is_also_surname,
    is_plain_word,
    read_names,
)

_LOOSE_STEMS = ("pilot", "crossover", "series", "meta", "follow-up", "one", "thing")
# Who did it, where nothing but a surname says so.
_SUBJECT = (
    rf"(?<![\w’'.&-])(?P<p>{SURNAME}(?>(?:,\s{SURNAME}){{0,6}})"
    rf"(?>(?:,?\s(?:and|&)\s{SURNAME})?))"
)
_REPORTED = rf"(?:{VERB}|argued|warned|proposed|suggested)"
# What those do in a year who research, and others seldom.
_STUDIED = (
    r"(?:found|reported|showed|published|described|conducted|studied|demonstrated|tested"
    r"|measured|recruited|enrolled|surveyed|tracked|pooled|reviewed|compared|examined"
    r"|followed|randomi[sz]ed|concluded|analy[sz]ed|investigated|observed|repeated|replicated"
    r"|wrote\sup)"
)
# What has been done before it is written of.
_DOING = (
    r"(?:(?:test|treat|study|follow|compar|examin|review|pool|survey|interview|scann"
    r"|measur|randomi[sz]|observ|investigat|assess|evaluat|enroll|recruit)(?:ing|ed)"
    r"|studied)"
)
_WROTE = word_begun("wrote", "argued", "noted", "concluded")
_BEHIND = 60  # characters behind "by Doe in 2015" in which it may say what was
_DONE_BY = word_begun(
    *("confirmed", "found", "reported", "described", "shown", "demonstrated", "tested"),
    *("suggested", "studied", "proposed", "replicated", "[Cc]onducted", "[Pp]ublished"),
)
# What is done with films and bridges, too: it has to be told of whom or of what study.
_LOOKED_AT_BY = word_begun(
    *("discussed", "reviewed", "examined", "analy[sz]ed", "presented", "summari[sz]ed"),
    *("outlined", "documented", "compared", "observed", "investigated", "assessed"),
)
_REPORTS = r"(?:reports?|describes?|argues?|writes?|finds?|shows?|concludes?|notes?)"
# Things compare, too: "Ginger compared well in a trial published in 2012".
_WRITES = rf"(?!(?:also\s|then\s|first\s)?compared){SETS_OUT}"
_IN_PAPER_OF = IN_PAPER_OF.replace("?P<year>", "?P<y>")
# What who writes does, and no drug.
_THINKS = (
    r"(?:(?:distinguish|discuss)es|(?:argue|describe|review|consider|recommend|propose"
    r"|suggest|outline|summari[sz]e|write|conclude|explain|note|warn|weigh|examine|explore"
    r"|question|set|call|urge|advise|report)s|wrote|noted|warned|urged|advised"
    r"|recommended|explained)\b"
)
# What research comes to, besides whom or what it is about. Anybody finds or tries
# something in a year.
_OUTCOME = re.compile(
    rf"{RESEARCHED.pattern}|\b(?:results|findings|data|effects?|effective|links?"
    r"|evidence|associations?|benefits?|harm|differences?|improvements?|reductions?"
    r"|nothing|hypothesis)\b"
    r"|\A\sthat\s|[“\"]"
)
_STUDIES = re.compile(rf"\b{NOUN}\b")
_PLACED = re.compile(r"\bIn\s(?:the\s)?\Z")
# "Cleveland, Doe and Roe", "Boston and Doe"
_FIRST_OF_LIST = re.compile(rf"(?P<n>{SURNAME})(?:,|\s(?:and|&))\s")
_IS_OWNED = re.compile(r"['’]s?\s")
_COMMA_ALONE = re.compile(rf"{SURNAME},\s(?P<last>{SURNAME})")
# "the Ledger's 2022 series", "colleagues in Siena, whose review": nobody's name
_NO_PERSON_BEFORE = re.compile(r"\b(?:[Tt]he|in|at)\s\Z")
# Such a pattern might begin at any letter, as far as the search can tell.
_SURNAME_FIRST = (r"(?<![\w’'.&-])(?P<p>", r"(?<![\w’'.-])(?P<p>")
_LONGER = re.compile(rf"(?P<w>(?!Drs?\.|Prof\.){UPPER}[\w’'&-]{{0,25}})\.?\s\Z")
_LISTED = (
    rf"(?P<p>{SURNAME}(?>(?:,\s{SURNAME}){{0,6}})(?>(?:,?\s(?:and|&)\s{SURNAME})?))"
    rf"(?![\w’'-]|–\w|\s(?:{UPPER}|University|et\b|and\b|&))"
)
_OWNER = rf"(?P<p>{SURNAME}(?:,\s{SURNAME}){{0,6}}?(?:,?\s(?:and|&)\s{SURNAME})?)['’]s"
SURNAMES = Forms(
    # "the 2020 review by Doe", "a trial led by Doe and published in 2011"
    Form(
        (" by ",),
        re.compile(
            rf"{FIRST_NOUN},?\s{PRINTED}(?:(?:was|is|of\s{YEAR},|from\s{YEAR},?)\s)?"
            rf"(?:{DID}\s)?by\s(?!(?:Dr|Prof|Mr|Mrs|Ms)\b){_LISTED}"
            rf"(?:[^.;]{{0,40}}?\b(?:in|published)\s(?P<y>{YEAR})\b)?"
        ),
        besides=NOUN_STEMS,
    ),
    # "Doe, whose 1984 trial"
    Form(
        (" whose ",),
        re.compile(
            rf"{_LISTED}(?:\s\([^()]{{3,50}}\))?,?\swhose\s(?:(?P<y>{YEAR})\s)?"
            rf"(?:[\w-]{{2,20}}\s){{0,3}}?{NOUN}\b"
        ),
        besides=NOUN_STEMS,
    ),
    # "Doe, whose team in Lund went through 57 trials"
    Form(
        (" whose ",),
        re.compile(
            rf"{_LISTED},?\swhose\s(?:team|group|lab)\b[^.;,]{{0,40}}?\s"
            rf"(?:{VERB}|went\sthrough|combined|gathered|summed)\b"
        ),
        besides=TEAMS,
    ),
    # "(Doe, BMJ)": no year
    Form(
        ("(",),
        re.compile(
            rf"\((?P<p>{SURNAME}(?:,?\s(?:and|&)\s{SURNAME})?),\s(?:the\s)?"
            rf"(?:{ONE_WORDS}|{KNOWN})\)"
        ),
        besides=KNOWN_OR_ONE_WORD,
    ),
    # "back in 1969, Doe, Roe and Poe fed 65 people"
    Form(
        ("n 19", "n 20"),
        re.compile(
            rf"[Ii](?<!\w.)n\s(?P<y>{YEAR}),?\s(?P<p>{SURNAME}(?>(?:,\s{SURNAME}){{0,6}}),?\s"
            rf"(?:and|&)"
            rf"\s{SURNAME})\s(?:{VERB})\b(?=[^.;]{{0,60}}?{RESEARCHED.pattern})"
        ),
    ),
    # "Doe led the 2019 trial", "Doe argued in a 2019 paper"
    Form(
        (" 19", " 20"),
        re.compile(
            rf"{_SUBJECT}\s(?:(?:(?:co-)?led|ran|headed|conducted|wrote|published"
            rf"|(?:co-)?authored|directed|designed|oversaw)|{_REPORTED}\s(?:[^.;,]{{2,60}}?\s)?in)\s"
            rf"(?:an?|the|his|her|their|one)\s(?P<y>{YEAR})\s"
            rf"(?:[\w-]{{2,20}}\s){{0,3}}?{NOUN}\b"
        ),
        besides=NOUN_STEMS,
    ),
    # "Doe, a chemist at Yale, was the first to show, in a 2007 paper in Nature, that"
    Form(
        (" first to ",),
        re.compile(
            rf"{_SUBJECT}(?:,\s(?:an?|the)\s[^.;,]{{3,60}},)?\s(?:was|were)\s(?:among\s)?"
            rf"the\sfirst\sto\s(?:show|report|describe|prove|demonstrate|find|test|publish)"
            rf"\b[^.;]{{0,60}}?\b(?:in\s(?:an?|the|his|her|their)\s(?P<y>{YEAR})\s"
            rf"(?:[\w-]{{2,20}}\s){{0,2}}?{NOUN}\b|in\s(?P<y2>{YEAR})\b)"
        ),
        besides=("19", "20"),
    ),
    # "Doe, who in 1999 compared running with sertraline in 156 adults, now studies",
    # "Doe and Roe, who in 1991 in The Practitioner sent half of 96 women"
    Form(
        (" who in ",),
        re.compile(
            rf"{_SUBJECT},?\swho\sin\s(?P<y>{YEAR})"
            rf"(?:,?\sin\s(?:[Tt]he\s)?{UPPER}[\w ’&-]{{2,40}}?)?,?"
            rf"\s(?:(?:first|also)\s)?(?:{_STUDIED}|(?:sent|gave|put|fed|asked|took)"
            r"(?=\s[^.;]{0,30}\b\d))\b"
            # when it was printed is its year
            rf"(?![^.;]{{0,160}}\b(?:publish|report|print)ed\s[^.;]{{0,60}}?\b{YEAR})"
            r"(?P<what>[^.;]{0,100})"
        ),
    ),
    # "a trio, Doe, Roe and Poe, who in 1979 pointed a Doppler at eight adults"
    Form(
        (" who in ",),
        re.compile(
            rf"(?<![\w’'.&-])(?P<p>{SURNAME}(?>(?:,\s{SURNAME}){{0,6}}),?\s(?:and|&)"
            rf"\s{SURNAME}),?\swho\sin\s(?P<y>{YEAR}),?\s(?!{LIFE.pattern})[a-z]{{3,14}}"
            rf"(?P<what>\s[^.;]{{0,60}}?{COUNTED})"
        ),
    ),
    # "Doe, Roe and Poe found in 2011 that", "Doe first reported his results in 1990",
    # with the year behind it or in brackets
    Form(
        (" 19", " 20", "(19", "(20"),
        re.compile(
            rf"{_SUBJECT}\s(?:(?:first|also|later|then|already|once|had)\s)?{_STUDIED}"
            rf"(?P<did>\s[^.;,()]{{2,70}}?)?\s(?:(?:back\s)?in\s(?P<y>{YEAR})\b"
            rf"|\((?:[^();]{{2,60}},?\s)?(?P<y2>{YEAR})\))"
            r"(?P<what>[^.;]{0,100})"
        ),
        besides=(*VERB_STEMS, "repeated", "replicated"),
    ),
    # "Doe wrote in 1979 after testing it in eighteen adults"
    Form(
        (" in 19", " in 20"),
        re.compile(
            rf"{_SUBJECT}\s{_REPORTED}\s(?:back\s)?in\s(?P<y>{YEAR}),?\s(?:after|having)"
            rf"(?P<what>\s{_DOING}\b[^.;]{{0,100}})"
        ),
        besides=(" after ", " having "),
    ),
    # "as was confirmed by Doe and Roe in 2011"; "one by Doe in 2007 and one by Roe"
    Form(
        (" by ", " from "),
        re.compile(
            rf"(?:{_DONE_BY}\sby|[Oo](?<!\w.)ne\s(?:by|from))\s{_LISTED}\sin\s(?P<y>{YEAR})\b(?P<passive>)"
        ),
        besides=("n 19", "n 20"),
    ),
    # "Their pressure fell by ten points, Doe and Roe reported in 2010."
    Form(
        (" in 19", " in 20"),
        re.compile(
            rf"(?<=,\s){_LISTED}\s(?:reported|found|wrote|noted|concluded|observed)"
            rf"\s(?:back\s)?in\s(?P<y>{YEAR})(?=[.,;)]|\sand\b)(?P<passive>)"
        ),
        besides=(
            " reported ",
            " found ",
            " wrote ",
            " noted ",
            " concluded ",
            " observed ",
        ),
    ),
    # "Eight pregnancies were discussed by Doe, Roe and Poe in 1977"
    Form(
        (" by ",),
        re.compile(
            rf"{_LOOKED_AT_BY}\sby\s{_LISTED}\sin\s(?P<y>{YEAR})\b(?P<passive>)(?P<seen>)"
        ),
        besides=("n 19", "n 20"),
    ),
    # "In the Journal of Pain's 2012 issue, Doe reports on 40 patients"
    Form(
        ("In ", "riting in "),
        re.compile(
            rf"(?:I(?<!\w.)n|[Ww](?<!\w.)riting\sin)\s(?:the\s)?(?:journal\s)?(?:{ONE_WORDS}|{KNOWN})"
            rf"\b[^.;:]{{0,40}}?,\s{_LISTED}\s(?:(?:first|also|now|then)\s)?"
            rf"(?:{_REPORTED}|{_REPORTS})\b"
        ),
        besides=KNOWN_OR_ONE_WORD,
    ),
    # "wrote Doe and Roe in their 2015 review"; “Title” (2010), Doe saw no difference
    Form(
        (" wrote ", " argued ", " noted ", " concluded "),
        re.compile(
            rf"{_WROTE}\s{_LISTED}\sin\s(?:an?|the|his|her|their)"
            rf"\s(?P<y>{YEAR})\s(?:[\w-]{{2,20}}\s){{0,3}}?{NOUN}\b"
        ),
        besides=NOUN_STEMS,
    ),
    Form(
        ("”", '"'),
        re.compile(
            rf"[”\"](?:\s\((?P<y>{YEAR})\))?,\s{_LISTED}\s(?:(?:first|also|then)\s)?"
            rf"{_STUDIED}\b(?P<what>[^.;]{{0,100}})"
        ),
    ),
    # "Doe, writing in the Journal of Pain in 2014, reported"
    Form(
        (", writing in ",),
        re.compile(
            rf"{_SUBJECT},\swriting\sin\s(?:the\s)?(?:journal\s)?"
            rf"(?:{ONE_WORDS}|{KNOWN})(?![\w’'-]|\s{UPPER})"
        ),
    ),
    # Where Doe wrote: "in Headache (2008)"
    Form(
        KNOWN_OR_ONE_WORD,
        re.compile(
            rf"{_SUBJECT}\s(?:(?:first|also|now|then)\s)?(?:{_REPORTED}|{_REPORTS})\s(?:"
            rf"this\s|it\s)?in\s(?:the\s)?(?:journal\s)?(?:{ONE_WORDS}|{KNOWN})"
            rf"(?![\w’'-]|\s{UPPER})"
        ),
        besides=VERB_STEMS,
    ),
    # "In 2007 Doe published “Title”"
    Form(
        ("n 19", "n 20"),
        re.compile(
            rf"[Ii](?<!\w.)n\s(?P<y>{YEAR}),?\s{_LISTED}\s(?:(?:first|also|then)\s)?"
            rf"{_STUDIED}\b(?P<what>[^.;]{{0,100}})"
        ),
    ),
    # "As Doe and Roe noted in 2020, most trials are small"
    Form(
        ("As ", "as "),
        re.compile(
            rf"[Aa](?<!\w.)s\s(?P<p>{SURNAME}(?>(?:,\s{SURNAME}){{0,6}}),?\s(?:and|&)"
            rf"\s{SURNAME})\s(?:(?:have|had|already|also|first)\s)?"
            rf"(?:{_STUDIED}|noted|argued|wrote|warned)\s(?:back\s)?in\s(?P<y>{YEAR})\b"
        ),
        besides=("n 19", "n 20"),
    ),
    # "according to Doe in 2014"
    Form(
        ("ccording to ",),
        re.compile(rf"[Aa](?<!\w.)ccording\sto\s{_LISTED},?\sin\s(?P<y>{YEAR})\b"),
    ),
    # "Doe set out the natural history in an overview printed in 1978"
    Form(
        (" in a", " in one ", " in his ", " in her ", " in their "),
        re.compile(
            rf"{_SUBJECT}\s{_WRITES}[^.;“”\"]{{0,110}}?{_IN_PAPER_OF}(?P<rare>)"
        ),
        besides=(*NOUN_STEMS, *PIECES),
    ),
    # "In a 1994 article – guidance, and no trial – Doe distinguishes"
    Form(
        ("In a 19", "In a 20", "in a 19", "in a 20"),
        re.compile(
            rf"[Ii](?<!\w.)n\sa\s(?P<y>{YEAR})\s(?:[\w-]{{2,20}},?\s){{0,4}}?(?:{NOUN}|{PIECE})\b"
            rf"[^.;“”\"]{{0,140}}?(?:,|\s[–—])\s{_LISTED}\s(?:{_WRITES}|{_THINKS})(?P<rare>)"
        ),
        besides=(*NOUN_STEMS, *PIECES),
    ),
    # "In their 1978 report in Radiology, Doe, Roe and Poe could describe only five"
    Form(
        ("n their ", "n his ", "n her ", "or their ", "or his ", "or her "),
        re.compile(
            r"(?:[Ii](?<!\w.)n|[Ff](?<!\w.)or)\s(?:their|his|her)\s(?:[a-z-]{2,15}\s)?"
            rf"(?P<y>{YEAR})\s(?:[\w-]{{2,20}},?\s){{0,3}}?(?:{NOUN}|{PIECE}|account|essay"
            rf"|series)\b[^.;“”\"]{{0,120}}?,\s{_LISTED}\s(?:{VERB}\b|{_WRITES}|{_THINKS}"
            r"|could|knew|listed|used|set|sent|took|had\s(?:(?:only|just)\s)?\d)(?P<own>)"
        ),
        besides=(*NOUN_STEMS, *PIECES, "account", "essay", "series"),
    ),
    # "A 2005 comparison by Doe put two inhalers to the test in 60 children"
    Form(
        (" by ",),
        re.compile(
            rf"\b(?P<y>{YEAR})\s(?:[\w-]{{2,20}}\s){{0,3}}?(?:comparison"
            rf"|evaluation)\sby\s{_LISTED}"
            rf"(?=[^.;]{{0,90}}?(?:{COUNTED}|{RESEARCHED.pattern}))"
        ),
        besides=("comparison", "evaluation"),
    ),
    # whose study it is: "Doe’s landmark 2014 trial" and the like
    Form(
        ("'s ", "’s "),
        re.compile(
            rf"(?<![\w’'.-]){_OWNER}\s(?:(?P<y>{YEAR})\s)?"
            rf"(?:[\w-]{{2,20}}\s){{0,3}}?(?:(?P<y2>{YEAR})\s"
            rf"(?:[\w-]{{2,20}}\s){{0,3}}?)?"
            rf"(?:(?:{ONE_WORDS}|{KNOWN})\s)?"
            rf"(?:trial|study|review|meta-analysis|paper|overview|survey|experiments?"
            rf"|commentary|viewpoint|perspective|evaluation|findings|cohort|work(?=\s(?:of|from)\s{YEAR})"
            rf"|synthesis(?=[^.;()]{{0,60}}\s\({YEAR}\))"
            r"|results(?=\s(?:appeared|came\sout|were\s(?:published|printed)))"
            rf"|case\s(?:report|series)|chart\sreview|RCT)\b(?!\s(?:room|cent|group"
            rf"|team|of"
            rf"\s[A-Z]))(?:(?:\sof\s[a-z][^.;()]{{2,50}}?)?\s\((?P<y3>{YEAR})\)|(?:\s(?:of|from|in)|,|,\salso"
            rf"|,\spublished\sin)\s(?P<y4>{YEAR})\b)?"
        ),
        besides=(
            *(*NOUN_STEMS, "overview", "case", "work ", "results "),
            *("commentary", "viewpoint", "perspective", "evaluation", "synthesis"),
        ),
    ),
    # "Doe's team treated 233 people", "a 2014 trial from Doe's lab"
    Form(
        ("'s ", "’s "),
        re.compile(
            rf"(?<![\w’'.-]){_OWNER}\s(?:own\s|research\s)?(?:team|group|lab)\b"
            rf"(?=[^.;]{{0,60}}?\b(?:{VERB}|summed|did|reviewed|(?:geno)?typed)\b)"
            rf"(?:[^.;]{{0,90}}?\bin\s(?P<y>{YEAR})\b)?"
        ),
        besides=TEAMS,
    ),
    # "Doe's heart failure pilot", "Doe's older one", "Doe's '18 trial"
    Form(
        ("'s ", "’s "),
        re.compile(
            rf"(?<![\w’'.-]){_OWNER}\s(?:['’](?P<yy>\d\d)\s|(?P<y>{YEAR})\s)?"
            rf"(?:[\w-]{{2,20}}\s){{0,3}}?(?:(?P<y2>{YEAR})\s(?:[\w-]{{2,20}}\s){{0,3}}?)?"
            rf"(?:trial|study|review|paper|pilot|crossover"
            rf"|series|meta|follow-up|experiment|(?:older|later|newer|earlier|other|small"
            rf"|first|second|new|old|big|own|[A-Z]\w+)\s(?:one|thing))\b"
            rf"(?!\s(?:room|cent|group|team))"
        ),
        besides=(*NOUN_STEMS, *_LOOSE_STEMS),
    ),
    # a team, its town or its year, and behind a colon what it did
    Form(
        ("'s ", "’s "),
        re.compile(
            rf"(?<![\w’'.-]){_OWNER}\s(?:own\s|research\s)?(?:team|group|lab)\b"
            rf"(?:\sin\s(?:(?P<y>{YEAR})|{UPPER}\w+))?(?=\s?[:(–—])"
        ),
        besides=TEAMS,
    ),
    # a group of some country with its year: "Doe's Russian group (2003)"
    Form(
        ("'s ", "’s "),
        re.compile(
            rf"(?<![\w’'.-]){_OWNER}\s(?:[\w-]{{2,20}}\s){{0,2}}(?:team|group|lab)"
            rf"\s\((?P<y>{YEAR})\)"
        ),
        besides=TEAMS,
    ),
    Form(
        ("'s ", "’s "),
        re.compile(
            rf"\b(?:(?P<y>{YEAR})\s)?(?:[\w-]{{2,20}}\s){{0,3}}?{NOUN}\s(?:from|by|in"
            rf"|at)"
            rf"\s{_OWNER}\s(?:own\s|research\s)?(?:team|group|lab)\b"
        ),
        besides=TEAMS,
    ),
    # "Doe's in 2000 put the question to nurses"
    Form(
        ("'s in ", "’s in "),
        re.compile(rf"(?<![\w’'.-]){_OWNER}\sin\s(?P<y>{YEAR})\s[a-z]+\b"),
    ),
    # "The classic one is Doe from 1996, Cephalalgia", "Doe's 2005 letter to Nature"
    Form(
        (" from 19", " from 20", " of 19", " of 20"),
        re.compile(
            rf"(?<![\w’'.&-])(?P<p>{SURNAME})\s(?:from|of)\s(?P<y>{YEAR}),\s"
            rf"(?:in\s)?(?:the\s)?(?:{ONE_WORDS}|{KNOWN})(?![\w’'-])"
        ),
    ),
    Form(
        ("'s 19", "’s 19", "'s 20", "’s 20"),
        re.compile(
            rf"(?<![\w’'.-]){_OWNER}\s(?P<y>{YEAR})\s(?:[\w-]{{2,20}}\s){{0,2}}?"
            rf"(?:letter|note|essay|report|article)\s(?:to|in|for)\s(?:the\s)?"
            rf"(?:{ONE_WORDS}|{KNOWN})(?![\w’'-])"
        ),
    ),
    # whoever leads a group or those of a trade: "A London group led by Doe (1999)"
    Form(
        ("led by ", "headed by "),
        re.compile(
            rf"(?:{TEAM_OR_TRADE}|\b\w{{3,14}}(?:ologists|icians|iatrists|gists|gynists))"
            rf",?\s(?:led|headed)\sby\s{_LISTED}"
            rf"(?:\s\((?P<y>{YEAR})\)|\s{_REPORTED}\sin\s(?P<y2>{YEAR})\b"
            rf"|(?=\s{_STUDIED}\b[^.;]{{0,100}}?(?:\d|{RESEARCHED.pattern})))(?P<led>)"
        ),
    ),
    # "psychiatrists under von Doe", "the group around Doe"
    Form(
        (" under ", " around "),
        re.compile(rf"{TEAM_OR_TRADE}\s(?:under|around)\s{_LISTED}"),
    ),
)


def find_bare_surnames(
    text: str, words: Sequence[int], start: int, end: int, sifted: Sifted
) -> list[list[Part]]:
    """The surnames to which the sentence ascribes a study, where only surnames do.

    ``words`` are the places of the words that names may be made of.
    """
    for pattern in sifted.possible(SURNAMES):
        matches = (
            matches_at(pattern, text, words, end)
            if pattern.pattern.startswith(_SURNAME_FIRST)
            else pattern.finditer(text, start, end)
        )
        found = [people for m in matches if (people := _people(text, m, start))]
        if found:
            return found if found[0][0].year else found[:1]
    return []


def _people(text: str, match: re.Match[str], start: int) -> list[Part]:
    """The people of a match, as surnames, if it tells of a study that they did."""
    names = read_names(match["p"], bracketed=False, et_al=False)
    if "own" in match.groupdict():
        names = _with_namesake_of_town(match["p"], names)
    words = {word.lower() for word in match["p"].split()}
    # Behind "led by" no month is told, and nobody by a given name.
    led = "led" in match.groupdict() and (
        match["p"] == "May" or is_also_surname(match["p"])
    )
    if (names.doubtful and not led) or names.group or words & NOT_PERSONS:
        return []
    alone = len(names.surnames) == 1 and not led
    if alone and not could_be_surname(names.surnames[0]):
        return []
    surnames, first = names.surnames, match.start("p") + names.start
    before = _NO_PERSON_BEFORE.search(text, max(start, first - 5), first)
    whose = text.startswith((" whose ", ", whose "), match.end("p"))
    works_at = TEAM_FROM.search(text, max(start, first - 60), first)
    if works_at or (alone and before and (whose or before[0][0] in "Tt")):
        return []
    if not alone and _PLACED.search(text, max(start, first - 9), first):
        # "In Boston, Doe": where, and not who
        first = text.index(surnames[1], first)
        surnames = surnames[1:]
    elif not alone and _IS_OWNED.match(text, match.end("p")):
        # "from Canada, Doe's": a comma alone makes no list of two
        part = _COMMA_ALONE.fullmatch(match["p"])
        first += part.start("last") if part else 0
        surnames = surnames[-1:] if part else surnames
    stated = match.groupdict()
    if "rare" in stated and (
        is_plain_word(surnames[0]) or surnames[0].endswith(("ians", "ists"))
    ):
        return []  # "Vegetarians argued in a survey published in 2012"
    if not _comes_to_something(text, match, start, sure=len(surnames) > 1):
        return []
    year = next((v for k, v in stated.items() if v and k.startswith("y")), "")
    year = f"20{year}" if len(year) == len("18") else year
    return [
        Part(first, match.end("p"), name, int(year) if year else None)
        for name in surnames
    ]


def _with_namesake_of_town(words: str, names: Names) -> Names:
    """The names of those whose own report it is, the first of whom may be a town's."""
    first = _FIRST_OF_LIST.match(words)
    if (
        first is None
        or first.end() != names.start
        or not all(map(could_be_surname, names.surnames))
    ):
        return names
    return replace(names, surnames=(first["n"], *names.surnames), start=0)


def _comes_to_something(
    text: str, match: re.Match[str], start: int, *, sure: bool
) -> bool:
    """Whether what is said of people by their surnames is that they did research.

    ``sure``: there are several, as there are of authors.
    """
    stated = match.groupdict()
    if "what" not in stated and "passive" not in stated:
        return True
    first = match.start("p")
    longer = _LONGER.search(text, max(start, first - 30), first)
    if longer and longer["w"].lower() not in NOT_NAMES:
        return False  # the last word of a firm, or Mr. Doe
    if "passive" in stated:
        said = text[start : match.end() + _BEHIND].split(".", 1)[0]
        sure = sure and "seen" not in stated
        told = sure or _OUTCOME.search(said) or _STUDIES.search(said)
    else:
        said = f"{stated.get('did') or ''}{stated['what']}"
        told = _OUTCOME.search(said)
    return bool(told) and not (NO_RESEARCH.search(said) or LIFE.search(said))
