"""Which mentions go on about the study told of just before. Pure.

News is told in this order: a study found something; it was published there and then;
"we were surprised", says the lead author. Each of the three names a part of one study.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence

from verifier.literals import Literals
from verifier.mentions.further_down import Sections
from verifier.mentions.issues import is_set_apart, owner_of, tells_of_another
from verifier.mentions.journal_names import is_journal
from verifier.mentions.words import MONTH, NOUN
from verifier.models import Document, Identifiers, Mention
from verifier.surnames import UPPER

# "the new study"; "the Dutch", "the larger", "the original study" is another.
_THE_STUDY = (
    r"(?:it|this(?:\s(?:[\w-]+\s){0,3}(?:study|trial|review|analysis))?|(?:the|their|his|her|its)\s"
    r"(?:(?!other|previous|first|second|last|next|only|original|initial|same|\w+er\b"
    r"|\w+est\b)(?-i:[a-z])\w+\s|(?:(?<=their\s)|(?<=his\s)|(?<=her\s))\d{4}\s)?"
    r"(?:study|trial|review|findings?|results?|research|paper|work|report|article"
    r"|analysis|meta-analysis|survey|experiment))"
)
# "not", "earlier", "unlike the one", "in a letter": what is told of something else.
_ELSE = (
    rf"(?!\b(?:{NOUN}|one|ones|that|what|those|several|not|never|earlier|previously"
    r"|letters?|editorials?|comment\w{0,6}|corrections?|reply|replies)\b)"
)
# "It was published in", "In the study, which appeared in", "The findings, in the"
_PUBLISHED = re.compile(
    rf"\W*(?:(?:in|but|and)\s)?{_THE_STUDY}\b(?:(?:{_ELSE}[^.]){{0,80}}?"
    r"\b(?:published|appear(?:s|ed)?|printed|reported|presented|came\sout|ran"
    rf"|(?:en)?titled|called)\b(?:{_ELSE}[^.]){{0,60}}"
    r"|(?:[’']s|\s(?:is|was|are|were))?,?\s(?:out\s)?in\s(?:(?:the|this|last|latest"
    r"|current|week|month|issue|edition|of|journal|medical|today|online"
    rf"|\w{{1,9}}[’']s|{MONTH}|\d{{1,4}}),?\s){{0,8}})",
    re.IGNORECASE,
)
# "Risk fell by a tenth, they write in the": those who did the study.
_WRITE = re.compile(
    r"(?:[^.;]{0,300}[,”\"]\s|\W*)(?:(?:they|the\s(?:team|group|authors|researchers"
    r"|scientists|investigators|doctors))\s(?:write|wrote|report|reported|note|noted|asked"
    r"|conclude|concluded|say|said|reveal|explain|argue|argued|describe)"
    r"|(?:write|report|note|conclude|say)\s(?:the\s(?:team|group|authors|researchers"
    r"|scientists|investigators|doctors)))\s(?:(?:today|online|now|this\sweek)\s)?in\s"
    r"(?:the\s)?(?:journal\s)?",
    re.IGNORECASE,
)
_SEVERAL = re.compile(r"\w*(?:studies|trials|reviews|surveys|experiments|papers)\b")
# Around a journal that is a sentence by itself: a date at most.
_IMPRINT = re.compile(rf"\W*(?:(?:{MONTH}|\d{{1,4}}(?:st|nd|rd|th)?)\W*){{0,3}}")
_LEAD_AUTHOR = re.compile(
    r"\b(?:it|the\s(?:paper|article|study|report|review))\s(?:was|is)\s(?:written|authored)"
    r"\sby\s(?:[\w.]{2,10}\s){0,2}\Z|"
    r"\b(?:(?:lead|study|principal)[ -](?:author|researcher|investigator|scientist)"
    r"|(?:senior|first|corresponding)[ -]author)s?,?\s(?:[\w.]{2,10}\s)?\Z"
    r"|\b(?:the|this|that)\s(?:\w+\s)?(?:team|group|researchers|study|trial|work|research)"
    r"(?:,\s[^.;,]{2,30}(?:,\d{3}[^.;,]{1,20})?)?,?\s(?:was\s|were\s)?(?:led|headed"
    r"|conducted)\sby\s(?:[\w.]{2,12}\s){0,2}\Z",
    re.IGNORECASE,
)
# "Jane Doe, a doctor in Ayr who led the research": behind the name.
_LED_IT = re.compile(
    r",?\s(?:[^.;“”\"]{0,70}?[\s,])?(?:who\s(?:co-?)?(?:led|headed|ran|oversaw|directed)\s"
    r"(?:it\b|(?:the|this)\s(?:study|research|trial|work|review|analysis|project|team))"
    r"|(?:the\s|this\s)?(?:study|paper|report|research|trial|review)[’']s\s"
    r"(?:(?:lead|first|senior|principal|corresponding)\s)?(?:author|investigator)"
    r"|(?:lead|first|senior)\sauthor\sof\s(?:the|this)\s(?:study|paper|research|trial"
    r"|report|review))\b"
)
_LEADING = Literals(("who ", "author", "investigator"))
# Between a study and an author: that another one, or what was said of it, is meant.
_ANOTHER = re.compile(
    r"\b(?:(?:another|other|different|separate|previous|earlier|older|rival)\s"
    rf"(?:[\w-]{{2,20}}\s){{0,2}}?{NOUN}|editorial|commentary|comment|letter)\b",
    re.IGNORECASE,
)
# Behind an author: "of the ACCORD trial", "of the editorial", and not "of the study"
_OF_ANOTHER = re.compile(
    rf"\b(?:of|on|in|for)\s(?:an?|the)\s(?:(?:[\w-]{{2,20}}\s){{1,4}}?{NOUN}"
    r"|(?:[\w-]{2,20}\s){0,3}?(?:editorial|commentary|comment|letter))\b"
)
# What opens a bracket, or a paragraph, for a journal or a number alone.
_SET_BEHIND = re.compile(
    r"[(\[]\s?(?:(?:in|[Ss]ee|[Ff]ull\stext|[Ss]ource|PubMed):?\s)?(?:the\s)?"
    rf"(?:{UPPER}[\w&.]{{0,20}}(?:\s{UPPER}[\w&.]{{0,20}}){{0,4}}[.,;:]?\s)?\Z"
    r"|\n\s?(?:[Pp]ublished|[Pp]rinted)\sin\s(?:the\s)?\Z"
)
# Behind a title in quotation marks: "… and intelligence. Am J Public Health 2015”"
_BEHIND_TITLE = re.compile(r"[.”\"]\s(?:[Ii]n\s)?(?:the\s)?\Z")
_IN_IT = re.compile(
    r"In\s(?:it|this|that|the\s(?:study|paper|trial|analysis))(?:\s(?:study|paper|trial"
    r"|analysis))?,\s(?:(?:Dr|Prof)\.?\s)?"
)
# The sentence goes on about the study of the one before.
_GOES_ON = re.compile(
    r"(?:It|They|This|Both|Neither|Half|Most|Those|There|The\s(?:treat|result|finding|drug"
    r"|patient|participant|effect|benefit|group))\w{0,12}\s"
)
_CLOSED = re.compile(r"[^()\[\]\n]{0,60}[)\]](?:\.(?:\s|\Z)|\n|\Z)")
_BY = re.compile(
    r",?\s(?:by|from|of)\s(?:Drs?\.?\s|Prof\.?\s)?(?:[A-Z][\w.’'-]*\s){0,2}"
)
_MARK = re.compile(r"[(\[.;:,–—-]\s?\Z")
# Between a heading's words and the first sentence below, or the one behind a question.
_FIRST_BELOW = re.compile(r"[^\n]{0,60}\n{1,2}(?:[^\n.!?]{1,100}\?\s)?")
_NO_STORIES = {"reference", "unnamed"}
_OPENING = 80  # characters before a name that say whose it is
_NEXT_SENTENCE, _SAME_STORY = 400, 800
_SOURCE = re.compile(r"\bsources?: \Z", re.IGNORECASE)
# Characters before a trial's name, and of the sentence that only names it.
_LABEL_LEAD, _LONGEST_LABEL = 8, 60
_FEW = 4  # mentions among which the study that goes on is looked for


def carried_on(document: Document, mentions: Sequence[Mention]) -> dict[int, int]:
    """For each mention that goes on about another, which one that is.

    No mention is gone on about that goes on itself, nor twice with different names.
    """
    text, edges, sections = document.text, _edges(document), Sections(document)
    going_on: dict[int, int] = {}
    signed: set[int] = set()
    for i, mention in enumerate(mentions):
        owner = owner_of(text, mentions, i)
        if owner is not None and i not in going_on:
            one, other = sorted((owner, i))
            going_on[other] = going_on.get(one, one)
        # Of which study a source line speaks, the whole brief tells (`naming`).
        if i in going_on or not i or closes_brief(text, mention):
            continue
        told = _last_told(text, mentions, i)
        before, first = mentions[told], going_on.get(told, told)
        if (
            _is_set_behind(text, sections, mentions[first], mention)
            or _is_told_with(text, before, mention)
            or _heads(text, sections, before, mention)
            or _is_signed(text, before, mention)
        ):
            going_on[i] = first
            continue
        gap = mention.start - before.end
        printed = mention.kind == "reference" and bool(mention.authors or before.year)
        if before.kind == "reference" or printed or gap < 0:
            continue
        longest = _SAME_STORY + _SAME_STORY * bool(before.journal)
        if gap > longest or _lies_between(edges, before.end, mention.start):
            continue
        where = gap <= _NEXT_SENTENCE and _is_where(text, sections, before, mention)
        if (
            where
            or _is_that_study(text, before, mention)
            or _is_report_of(text, before, mention)
        ):
            going_on[i] = first
        elif not (
            first in signed or mentions[first].authors or before.authors
        ) and _is_lead_author(text, before, mention):
            going_on[i] = first
            signed.add(first)
    return going_on


def closes_brief(text: str, mention: Mention) -> bool:
    """Whether the line with a brief's source names it: ``SOURCE: JAMA, 2005``."""
    return _SOURCE.search(text, max(0, mention.start - 12), mention.start) is not None


def _last_told(text: str, mentions: Sequence[Mention], i: int) -> int:
    """Which mention before the i-th tells of a study that none is set against."""
    for j in range(i - 1, max(0, i - _FEW), -1):
        if not is_set_apart(text, mentions[j].start):
            return j
    return max(0, i - _FEW)


def _edges(document: Document) -> list[int]:
    """Where headings and the items of lists begin, ascending: there a story ends."""
    return sorted(b.start for b in document.blocks if b.kind in {"heading", "item"})


def _lies_between(edges: Sequence[int], start: int, end: int) -> bool:
    return bisect_right(edges, end) > bisect_right(edges, start)


def _is_where(text: str, sections: Sections, before: Mention, mention: Mention) -> bool:
    """Whether a journal stands where it is said that the study was published."""
    if not mention.journal or mention.authors or mention.identifiers != Identifiers():
        return False
    begin = mention.sentence[0]
    opening = text[begin : mention.start]
    wrote = _WRITE.fullmatch(opening)
    if wrote and before.kind != "unnamed" and not (before.journal or before.year):
        return "\n" not in text[before.end : begin].strip("\n")
    if _PUBLISHED.fullmatch(opening):
        # In a paragraph of its own it stands first, before anything else is told of.
        told, _, since = text[before.end : begin].rpartition("\n")
        below = mention.start < sections.end_of(before.end)
        apart = bool(told) and bool(since.strip()) and not below
        several = before.kind == "unnamed" and _SEVERAL.search(before.surface)
        return not (apart or several)
    closing = text[mention.end : mention.sentence[1]]
    alone = (
        before.kind != "unnamed"
        and _IMPRINT.fullmatch(opening + closing)
        and not tells_of_another(text, before.end, begin)
    )
    return bool(alone) and "\n" not in text[before.end : mention.start]


# "Doe and colleagues compared 40 women. In the controlled study, published in 2001,"
_IN_THAT = re.compile(r"In\s(?:the|this|that|their|his|her)\s")


def _is_that_study(text: str, before: Mention, mention: Mention) -> bool:
    """Whether the next sentence opens with the study of those named, and its year."""
    return (
        mention.kind == "unnamed"
        and mention.year is not None
        and bool(before.authors)
        and before.year is None
        and before.kind == "narrative"
        and before.identifiers == Identifiers()
        and 0 <= mention.sentence[0] - before.sentence[1] <= 1
        and _IN_THAT.fullmatch(text, mention.sentence[0], mention.start) is not None
        and _SEVERAL.search(mention.surface) is None
        and not _ANOTHER.search(text, mention.sentence[0], mention.start)
        and "\n" not in text[before.end : mention.start]
    )


# "A 1998 report" from it: of the trial that the sentence before names
_FROM_IT = re.compile(r"\s(?:from|of|on)\s(?:it|(?:this|that|the)\s(?:trial|study))\b")


def _is_report_of(text: str, before: Mention, mention: Mention) -> bool:
    """Whether a paper is said to be from the trial named in the sentence before."""
    return (
        mention.kind == "unnamed"
        and bool(before.acronym)
        and not before.authors
        and before.year in {None, mention.year}
        and 0 <= mention.sentence[0] - before.sentence[1] <= 1
        and _SEVERAL.search(mention.surface) is None
        and _FROM_IT.match(text, mention.end) is not None
    )


def _is_set_behind(
    text: str, sections: Sections, study: Mention, mention: Mention
) -> bool:
    """Whether a journal or a number closes the paragraph that tells of the study."""
    named = study.authors or study.acronym or study.group
    if not named or study.kind in _NO_STORIES or mention.kind == "unnamed":
        return False
    if mention.authors or mention.group or mention.acronym:
        return False
    label = mention.title if is_journal(mention.title) else ""
    printed = label or mention.journal
    numbered = mention.identifiers != Identifiers()
    if mention.title != label or mention.identifiers.registry:
        return False
    return (
        bool(printed or numbered)
        and (not printed or study.journal in {"", printed})
        and (study.year is None or mention.year in {None, study.year})
        and mention.start < sections.end_of(study.end)
        and not tells_of_another(text, study.end, mention.start)
        and not is_set_apart(text, study.start)
        and _closes(text[study.end : mention.start], mention, labelled=label != "")
    )


def _is_told_with(text: str, before: Mention, mention: Mention) -> bool:
    """Whether names, and what their trial or house is called, tell of one study."""
    return bool(mention.authors and not before.authors) and (
        _signs_it(text, before, mention)
        or _did_it(text, before, mention)
        or _is_cited(text, before, mention)
    )


def _heads(text: str, sections: Sections, before: Mention, mention: Mention) -> bool:
    """Whether a heading names a trial or an institution, and what follows its people.

    ``The NYU trial (2020)``, and below it ``Dr. Jane Doe and her team compared …``
    """
    return (
        bool(
            mention.authors and not before.authors and (before.group or before.acronym)
        )
        and before.kind not in _NO_STORIES
        and mention.kind == "narrative"
        and mention.sentence[0] < sections.end_of(before.end)
        and (
            _is_label(text, before, mention)
            or (
                sections.is_heading(before.start)
                and _FIRST_BELOW.fullmatch(text, before.end, mention.sentence[0])
                is not None
            )
        )
        and not tells_of_another(text, before.end, mention.start)
        and not is_set_apart(text, mention.start)
    )


def _is_label(text: str, before: Mention, mention: Mention) -> bool:
    """Whether a paragraph opens with no more than what a trial is called.

    ``TREAT: the trial that got the headlines. Doe and colleagues …``
    """
    start, stop = before.sentence
    return (
        bool(before.acronym)
        and (not start or text[start - 1] == "\n")
        and before.start - start <= _LABEL_LEAD
        and stop - start <= _LONGEST_LABEL
        and not text[stop : mention.start].strip()
        and mention.year in {None, before.year or mention.year}
    )


def _did_it(text: str, before: Mention, mention: Mention) -> bool:
    """Whether authors are named for what a journal has: ``In it, Doe and others``."""
    opening = text[mention.sentence[0] : mention.start]
    return (
        bool(before.journal)
        and not (before.group or before.acronym or before.title)
        and before.kind not in _NO_STORIES
        and _IN_IT.fullmatch(opening) is not None
        and "\n" not in text[before.end : mention.start]
    )


def _signs_it(text: str, before: Mention, mention: Mention) -> bool:
    """Whether a bracket at the end of the telling has its authors.

    ``PrevANZ gave them 10,000 IU. It made no difference (Doe et al., 2023).``
    """
    begin = mention.sentence[0]
    if not (before.group or before.acronym) or before.kind in _NO_STORIES:
        return False
    if before.journal or before.sentence[1] > begin + 1 or mention.kind == "reference":
        return False
    between = text[before.end : mention.start]
    return (
        text[before.sentence[1] : begin].strip() == ""
        and between.endswith(("(", "["))
        and _GOES_ON.match(text, begin) is not None
        and _CLOSED.match(text, mention.end) is not None
        and not tells_of_another(text, before.end, mention.start)
    )


def _is_cited(text: str, before: Mention, mention: Mention) -> bool:
    """Whether a bracket that ends what is told of a trial has its authors.

    ``TREATED, with 18,645 adults, found fewer strokes (Doe et al., 2007).``
    """
    begin, end = before.end, mention.start
    return (
        bool(before.acronym)
        and not (before.group or before.journal)
        and before.kind not in _NO_STORIES
        and mention.kind in {"parenthetical", "narrative"}
        and mention.acronym in {"", before.acronym}
        and before.year in {None, mention.year}
        and before.sentence[0] <= end < before.sentence[1]
        and text[begin:end].endswith(("(", "["))
        and "(" not in text[begin : end - 1]
        and _CLOSED.match(text, mention.end) is not None
        and not tells_of_another(text, begin, end)
        and not is_set_apart(text, before.start)
    )


def _is_signed(text: str, before: Mention, mention: Mention) -> bool:
    """Whether a linked "meta-analysis in Heart" is followed by whom it is by."""
    return (
        before.identifiers != Identifiers()
        and not (before.authors or before.identifiers.registry)
        and bool(mention.authors)
        and mention.identifiers == Identifiers()
        and _BY.fullmatch(text, before.end, mention.start) is not None
    )


def _closes(between: str, mention: Mention, *, labelled: bool) -> bool:
    """Whether a mark, and no word, leads up to the journal or the number."""
    if labelled and between.strip(" .,;"):
        return True
    if between.endswith("this ") and mention.journal:
        return True  # "this Annals of Internal Medicine paper"
    if mention.kind == "reference":
        return bool(mention.journal and _MARK.search(between))
    behind_title = mention.journal and _BEHIND_TITLE.search(between)
    return bool(behind_title or _SET_BEHIND.search(between))


def _is_lead_author(text: str, before: Mention, mention: Mention) -> bool:
    """Whether the name is brought in as that of a study told of already."""
    start, end = mention.start, mention.end
    opening = text[max(0, start - _OPENING) : start]
    return (
        bool(mention.authors)
        and (
            _LEAD_AUTHOR.search(opening) is not None
            or (
                _LEADING.occur_in(text[end : end + _OPENING + _OPENING])
                and _LED_IT.match(text, end, mention.sentence[1]) is not None
            )
        )
        and not _ANOTHER.search(text, before.end, start)
        and not _OF_ANOTHER.search(
            text, start, min(end + _OPENING, mention.sentence[1])
        )
    )
