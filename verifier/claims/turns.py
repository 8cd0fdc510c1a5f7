"""What a sentence does with the study told of before it. Pure.

It goes on about it ("this trial", "They recruited"), tells of it without a word that
points back, goes over to another, or to several.
"""

import re

from verifier.literals import Literals
from verifier.sizes import PEOPLE

STUDY = (
    r"(?:study|trial|review|report|paper|article|analysis|meta-analysis|research"
    r"|experiment|survey|work|investigation|publication|rct|case|cohort|pilot|one)"
)
TELLERS = (
    r"(?:researchers?|investigators?|authors?|scientists?|team|doctors?|findings?"
    r"|results?|participants?|patients?|subjects?|volunteers?|group|sample|data|women"
    r"|men|conclusions?|outcomes?|woman|man|reviewers?)"
)
_BACK = re.compile(
    r"[tihs](?<!\w.)(?:(?<=t)(?:his|he|hat|heir)|(?<=i)ts|(?<=h)(?:is|er)"
    rf"|(?<=s)(?:aid|ame))\s+(?:[\w'’-]+,?\s+){{0,4}}?"
    rf"(?:{STUDY}|{TELLERS})\b"
)
_GOES_ON = re.compile(
    r"\W*(?:[a-z]+(?:ly)?,\s+)?(?:they|he|she|it|participants|patients|subjects"
    r"|volunteers|half|all|both|results|findings|researchers|each|those|overall"
    r"|(?:but |and |yet |fine, but )?(?:that|this) (?:was|is) (?:only |just )?an?"
    r"|fue|era|es un|se trata|il s['’]agi|c['’]était|es war|es handelt|in dieser|an der"
    r"|altogether|in (?:total|all|the end)|as an?|of"
    r" (?:these|those|the|them)|among|after|at|compared|eligible|(?:only |just )?\d+"
    r"|(?:(?:one|two|three|four|five|six|seven|eight|nine|a) hundred|eight|nine|ten"
    r"|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
    r"|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[ -]\w+)?)\b"
)
# "Her second study, of 400 women": by the same people, and not the same.
_THEIR_NEXT = re.compile(
    r"\W*(?:in )?(?:their|his|her) (?:second|third|next|later|newer|follow-?up) "
    rf"(?:[\w-]+,? ){{0,3}}?{STUDY}\b"
)
# "A randomised trial with 140 women." goes on about the title before it.
_FRAGMENT = re.compile(
    rf"\W*an?\s+(?:[\w'’-]+,?\s+){{0,4}}?{STUDY}\b[^.;]{{0,80}}[.;]?\s*$"
)
# What is told next of a study just named, without a word that points back to it.
_TELLS_ON = Literals(
    (
        *("randomi", "randomly", "assigned", "allocated", "enrolled", "recruited"),
        *(
            "took part",
            "analysed",
            "analyzed",
            "matched",
            "completed",
            "finished",
            "dropped out",
            "dropout",
        ),
        *("volunteer", "placebo", "blind", "-mask", "open-label", "open label"),
        *("followed", "crossover", "cross-over", "pilot", "arms", "n =", "n="),
        *("trials", "studies", "sample", "rct", "cohort", "observational", "feasib"),
        *("retrospective", "case series", "meta-analys", "systematic"),
        *(f" {noun.removesuffix('?')}" for noun in PEOPLE.split("|")),
    )
)
_LEAVES = re.compile(
    r"\b(?:our|we|us|you|your|employs?|founded|opened|sold|costs?|prices?|another"
    r"|(?<!in the )others?|elsewhere|nowadays|today|each year|a year"
    r"|every year|in general|across the (?:country|world)|nationwide|worldwide"
    r"|more than"
    r" half of all|one in \w+|\d in \d+|£|\$|€)\b|[£$€]|\?\s*$"
)
_OPENS_BACK = re.compile(
    rf"^\W*(?:in\s+|of\s+|during\s+|according to\s+)?(?:this|the|that|their)\s+"
    rf"(?:[\w'’-]+,?\s+){{0,3}}?(?:{STUDY}|researchers|investigators|authors"
    r"|scientists|participants|team)\b"
)
_THEY_FOUND = re.compile(
    r"the (?<!\w....)(?:researchers|scientists|investigators|authors|team) "
    r"(?:found|say|said|saw|report|reported|conclude|concluded|note|noted|followed"
    r"|recruited|asked|gave|looked|compared|also)\b"
)
_SENTENCE_END = re.compile(r"[.!?]")
_OPENS_WITHIN = 8  # characters: a quotation mark and the word
_OF_BOTH = re.compile(
    rf"\W*both\s(?:of them\s|{STUDY}s?\s|trials\s|studies\s)?(?:are|were)\s"
)
_NOUNS_OF_MANY = Literals("stud trial review report paper experiment".split())
_MANY = re.compile(
    # "Their analysis of earlier trials" goes on.
    r"(?<!analysis of )(?<!review of )(?<!overview of )(?<!synthesis of )"
    r"\b(?:these|those|other|another|previous|earlier|several|many|most|some|further"
    r"|more|numerous|such|both|all|two|three|recent|different|additional)\s+"
    r"(?:[\w-]+\s+)?(?:studies|trials|reviews|reports|papers|experiments|study|trial)\b"
)
# "The Reilly trial" is another one than that spoken of; case tells.
_OTHER_NAME = re.compile(
    r"\b[Tt]he (?:[A-Z][\w'’-]+ ){1,3}(?:[a-z-]+ )?"
    r"(?:study|trial|review|cohort|paper)\b"
)
# "Chinese researchers led by Hong Lu genotyped 1,296 people": others than those.
_LED_BY = re.compile(
    r"\b(?:researchers|scientists|doctors|investigators|physicians|surgeons|colleagues"
    r"|team|group)\b[^.;:]{0,40}?\b(?:led|headed) by (?:Drs?\.? |Prof\w*\.? )?"
    r"(?:[A-Z][\w'’.-]* ){1,3}[A-Z]"
)
# "Dhakal's registry report had 348 patients": opens with another's study.
_ANOTHERS = re.compile(
    r"\W*(?:(?:And|But|Then|In) )?(?!That|It|He|She|Here|There|What|Let|Alzheimer"
    r"|Parkinson|Crohn)[A-Z][a-z'’-]+['’]s (?:[a-z-]+ ){0,3}"
    r"(?:study|trial|review|report|paper|series|cohort|survey|group|team)\b"
)
_NAME_AND_YEAR = re.compile(
    r"\W*(?!(?:In|By|Since|Until|From|After|Before|During|Between|Through|The|Early"
    r"|Late"
    r"|Mid|Around|About|Summer|Spring|Autumn|Fall|Winter|Year|January|February|March"
    r"|April|May|June|July|August|September|October|November|December"
    r"|Their|His|Her|Its|This|That)\b)"
    r"[A-Z][a-z'’-]+ (?:et al\.?,? |and colleagues,? )?(?:19|20)\d\d\b"
)
# Another study comes in, though by no name of its own: "And an older one had 17".
_ANOTHER = re.compile(
    r"\b(?:an? (?:(?:even|much) )?(?:older|earlier|later|newer|bigger|larger|smaller"
    r"|second|third|follow-?on|separate|different|further|previous|new)|another"
    r"|the (?:older|earlier|later|newer|bigger|larger|smaller|little|other|previous"
    r"|\d{4})) (?:[\w-]+ ){0,2}?(?:one|version|paper|study|trial|review|update|look"
    r"|attempt|experiment|survey|team|group)\b"
    r"|\b(?:larger|bigger|smaller|newer|later|older|other) (?:ones|studies|trials"
    r"|follow-ups)\b"
    r"|\beine? (?:kleinere|größere|neuere|ältere|weitere|andere|zweite)[rns]?\b"
    r"|\bune? (?:autre|nouvelle?|seconde?)\b|\b(?:un[oa]? )?(?:otr|nuev|altr)[oa]\b"
    r"|\bsomeone else['’]s\b|\b(?:they|he|she|we|who|(?:group|team|authors))"
    r" (?:also|later|then|(?:has|have) since|went on to|has also|have also)"
    r" (?:did|ran|published|conducted|led|carried out|wrote|run|do|done|tried) an?\b"
    r"|\b(?:they|he|she|authors?|team|group) (?:have |has |later |then |since )*updated"
    r" (?:it|this|that|the|their)\b|\b(?:it|review|analysis) (?:was"
    r"|has been) (?:later |then )?"
    r"updated\b"
    r"|^\W*(?:(?:and|but|then|also|plus|meanwhile|later|elsewhere),? )?a follow-on\b"
)
_ANOTHER_CUE = Literals(
    (
        *"other older earlier later newer bigger larger smaller second third".split(),
        *"follow separate different further previous little someone eine".split(),
        *(" new ", "the 1", "the 2", "un autre", "une ", "nouvel", "otr", "nuev"),
        *("altr", " also ", " then ", " since ", "went on to", "updated"),
    )
)
_COMES_IN = re.compile(
    r"\W*(?:(?:and|but|then|also|plus|meanwhile"
    r"|elsewhere),? )?an? (?:[\w'’-]+,? ){0,4}?"
    r"(?:study|trial|review|analysis|meta-analysis|rct|survey|cohort|experiment|pilot"
    r"|audit)\b(?:\s\(|[^.;]{0,60}?\b(?:from|found|finds|showed|shows|reports?"
    r"|reported|says"
    r"|said|saw|suggests?|concluded|by|pooling|published)\b)"
)
_ASIDE = re.compile(
    r"\b(?:like|unlike|compared|than|as in|similar|consistent|contrast|agree\w*|as did"
    r"|confirm\w*|support\w*|echo\w*|in line|built|building|following|replicat\w+)\b"
)


# "Then, in the Doe trial, 96 babies …" and "In that year came a trial by Doe": what
# goes before leads up to the study, of which the rest is told.
_LEADS_UP = re.compile(
    rf"(?:\A|[:;,.\u2013\u2014-]\s)(?:(?:but|and|so|then)\s)?in (?:the|an?|one) "
    rf"(?:[\w'’-]+,? ){{0,5}}?"
    rf"(?:{STUDY} (?:(?:led )?by|from|of) (?:[\w'’.-]+ ){{0,2}})?\Z"
    r"|\b(?:researchers|scientists|doctors|investigators|team|group)\b[^.;:]{0,40}?"
    r" (?:led|headed) by (?:dr\.? |prof\w*\.? )?\Z"
    rf"|\bc[oa]mes? (?:an?|the|one) (?:[\w'’-]+,? ){{0,5}}?{STUDY}\b[^.;:]{{0,60}}\Z"
)


def leads_up(words: str) -> bool:
    """Whether the words lead up to a study told of next: "in the", "came a trial by".

    >>> leads_up("sugar is used: in the "), leads_up("as found in the ")
    (True, False)
    """
    return _LEADS_UP.search(words) is not None


def touches_on(words: str) -> bool:
    """Whether what follows these words is named beside the study told of."""
    return _ASIDE.search(words) is not None


def brings_another(words: str) -> bool:
    """Whether they speak of a study that is not the one told of before."""
    return _ANOTHER_CUE.occur_in(words) and _ANOTHER.search(words) is not None


def is_of_both(lowered: str, start: int, end: int) -> bool:
    """Whether the sentence is about both studies named before: "Both were blinded"."""
    return (
        lowered.find("both ", start, start + _OPENS_WITHIN) >= 0
        and _OF_BOTH.match(lowered, start, end) is not None
    )


def opens_back(opening: str) -> bool:
    """Whether the paragraph goes on about the study told of before it."""
    if _OPENS_BACK.match(opening):
        return True
    found = _THEY_FOUND.search(opening)
    return found is not None and not _SENTENCE_END.search(opening, 0, found.start())


def comes_in(lowered: str, start: int, end: int) -> bool:
    """Whether the sentence goes over to another study without naming it."""
    sentence = lowered[start:end]
    return brings_another(sentence) or _COMES_IN.match(sentence) is not None


def find_many(lowered: str, start: int, end: int) -> re.Match[str] | None:
    """Where the sentence speaks of several studies."""
    if not _NOUNS_OF_MANY.occur_in(lowered[start:end]):
        return None
    return _MANY.search(lowered, start, end)


def names_another(text: str, start: int, end: int) -> bool:
    """Whether "the Reilly trial" is in the sentence, or it opens with "Reilly 2014"."""
    return bool(
        _OTHER_NAME.search(text, start, end)
        or _NAME_AND_YEAR.match(text, start, end)
        or _ANOTHERS.match(text, start, end)
        or _LED_BY.search(text, start, end)
    )


def goes_back(text: str, lowered: str, start: int, end: int) -> bool:
    """Whether the sentence goes on about the study spoken of before it."""
    sentence = lowered[start:end]
    back = (
        _GOES_ON.match(sentence) or _BACK.search(sentence) or _FRAGMENT.match(sentence)
    )
    another = _THEIR_NEXT.match(sentence) or names_another(text, start, end)
    return bool(back) and not another


def tells_on(text: str, lowered: str, start: int, end: int) -> bool:
    """Whether the sentence goes on about what was done in the study just named."""
    return (
        _TELLS_ON.occur_in(lowered[start:end])
        and not _LEAVES.search(lowered, start, end)
        and not _THEIR_NEXT.match(lowered, start, end)
        and not names_another(text, start, end)
    )
