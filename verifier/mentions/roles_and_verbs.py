"""What researchers are to a study and do with it, and what else a life holds. Pure."""

import re

from verifier.literals import word_begun
from verifier.mentions.words import MONTH, NOUN, PIECE, YEAR
from verifier.surnames import DEGREES, UPPER

ROLE = (
    r"(?:(?i:lead|senior|first|sole|principal|corresponding|study|chief|co-?lead|head|last"
    r"|study['’]s\slead)(?:\s(?:study|lead|trial))?\s"
    r"(?:co-?)?(?:author|investigator|researcher|scientist|reviewer)s?"
    r"|(?i:study|trial|project|team|research|review)\s(?:co-?)?(?:leader|lead|head"
    r"|director|coordinator|chief|supervisor)|(?i:co-?author|co-?investigator)s?"
    r"|(?i:author|leader|head)s?\sof\s(?:the|an?\s(?:19|20)\d\d)\s(?:\w+\s)?"
    r"(?:study|trial|paper|review|report|overview|article|meta-analysis)"
    r"|[Oo]ne\sof\sthe\s(?:study['’]s\s)?(?:lead\s)?(?:co-?)?(?:authors|investigators"
    r"|researchers))"
    # "co-author of the students’ handbook"
    r"(?!\sof\s(?:[\w’'-]{1,20}\s){0,4}?(?:hand|text|work|cook)?(?:book|guide|manual|novel"
    r"|memoir)s?\b)"
)
_DONE = (
    *("led", r"headed(?:\sup)?", "conducted", "directed", "co-authored", "authored"),
    *("carried out", "performed", "published", "written", "run", "coordinated"),
    *("spearheaded", "reported", "done", "overseen", "designed", "supervised"),
    *("tested", "studied", "described", "shown", "investigated", "demonstrated"),
)
DID = f"(?:{'|'.join(_DONE)})"
FIRST_DID = word_begun(*_DONE, "Led", "Headed", "Conducted")
# "psychiatrists under von Doe", "the group around Doe"
TEAM_OR_TRADE = word_begun(
    *("[Tt]eam", "[Gg]roup", "[Rr]esearchers", "[Ss]cientists", "[Pp]sychiatrists"),
    *("[Dd]octors", "[Ss]urgeons"),
)
# "a team from Albert Einstein": where they work, whatever the place is called.
TEAM_FROM = re.compile(
    r"\b(?:[Tt]eam|[Gg]roup|[Ll]ab|[Rr]esearchers|[Ss]cientists|[Ii]nvestigators|[Dd]octors"
    r"|[Ss]urgeons|[Pp]hysicians|[Pp]sychiatrists|[Cc]olleagues|[Cc]o-?workers)\s(?:(?:based|working)\s)?"
    rf"(?:from|at|out\sof)\s(?:the\s)?(?:{UPPER}[\w’'-]{{1,20}}\s){{0,2}}\Z"
)
VERB = (
    r"(?:found|reported|showed|published|described|conducted|studied|demonstrated"
    r"|tested|tried|gave|measured|recorded|recruited|enrolled|asked|surveyed|weighed"
    r"|fed"
    r"|tracked|counted|pooled|collected|injected|put|looked\s(?:at|into|back)"
    r"|reviewed|compared|examined|followed|randomi[sz]ed|concluded|analy[sz]ed|treated"
    r"|(?:pulled|put|took|drew)\s(?:[\w,]+\s){0,9}?together|scanned|screened|interviewed|assigned|monitored|sequenced|assessed|evaluated"
    r"|investigated|observed|performed|noted|noticed|saw|ran|wrote|carried\sout)"
)
# What is done in writing, and by nobody who only takes part in a study or reads of it.
SETS_OUT = (
    r"(?:(?:also|then|first|later|once)\s)?(?:(?:set|laid|spelled|spelt)\sout"
    r"|looked\s(?:at|back|over|into|through)"
    r"|went\s(?:over|through)|took\sstock|summed\sup|put\sforward|drew\s(?:up|together)"
    r"|(?:argu|discuss|describ|review|weigh|outlin|propos|suggest|examin|compar|consider"
    r"|trac|summari[sz]|explor|analy[sz]|question|sketch|survey|report|conclud|assess"
    r"|evaluat|chart|present)ed)\b"
)
# "in an update published in 2003", "in an overview printed in Spine in 1978"
IN_PAPER_OF = (
    rf"\bin\s(?:an?|one|his|her|their)\s(?:[\w-]{{2,20}},?\s){{0,3}}?(?:{NOUN}|{PIECE})"
    r"\b,?\s(?:(?:published|printed|released|(?:that|which)\s(?:appeared|came\sout))\s"
    r"(?:in\s[^.;,()]{3,60}?\s)?in|from|of|dated)"
    rf"\s(?:{MONTH}\s)?(?P<year>{YEAR})\b"
)
# Of another clause than the year before it, or of another trade than research.
NO_RESEARCHER = (
    r"(?:after|because|since|once|until|while|though|journalist|reporter|blogger"
    r"|activist|campaigner|whistleblower)\b"
)
# What some forms cannot do without, besides the words that begin them.
DID_STEMS = (
    *("led", "Led", "Headed", "Conducted", "headed", "conducted", "directed"),
    *("authored", "carried out", "performed"),
    *("published", "written", "run", "coordinated", "reported", "done", "overseen"),
    *("designed", "supervised", "tested", "studied", "described", "shown"),
    *("investigated", "demonstrated"),
)
VERB_STEMS = (
    *("found", "reported", "showed", "published", "described", "conducted", "studied"),
    *("demonstrated", "tested", "tried", "gave", "measured", "recorded", "recruited"),
    *("enrolled", "asked", "surveyed", "weighed", "fed", "tracked", "counted", "saw"),
    *("pooled", "collected", "injected", "put", "looked", "reviewed", "compared"),
    *("examined", "followed", "randomi", "concluded", "analy", "treated", "ran"),
    *("investigated", "observed", "performed", "noted", "noticed", "wrote"),
    *("carried", "report", "scanned", "screened", "interviewed", "assigned"),
    *("monitored", "sequenced", "assessed", "evaluated"),
)
REPORTING_STEMS = (
    *("colleagues", "workers", "team", "authors", "found", "reported", "showed"),
    *("described", "conducted", "demonstrated", "compared", "examined", "randomi"),
    *("concluded", "analy", "investigated", "observed", " led "),
)
LEADING_STEMS = (
    *("led", "ran", "headed", "conducted", "oversaw", "directed", "designed", "wrote"),
    *("carried", "authored", "team", "group", "lab", "study", "trial", "research"),
)
TEAMS = ("team", "group", "lab")
# People, animals or papers: what research is about, and a life is not.
RESEARCHED = re.compile(
    r"\b(?:patients|volunteers|participants|subjects|men|women|children|babies|infants"
    r"|students|soldiers|nurses|pupils|people|adults|cases|rats|mice|dogs|monkeys"
    r"|rabbits|pregnancies|twins|boys|girls|workers|smokers|trial|study|studies|trials"
    r"|experiment|placebo|paper|article|letter|report|review|survey|cohort|molars|eyes)"
    r"\b"
)
ROLES = ("uthor", "nvestigator", "esearcher", "cientist", " lead", "-lead", " head",
          "director", "coordinator", "eviewer", "chief", "supervisor")  # fmt: skip
# What is said of patients, firms and politicians.
NO_RESEARCH = re.compile(
    r"\b(?:that|how|why)\s(?:s?he|his|her|they|their|we|my)\b|\b(?:sales|profits?|revenues?|shares"
    r"|earnings|customers|votes?|voters|goals|fans|my|me|us)\b"
)
# Words that tell of a life and not of a study.
LIFE = re.compile(
    r"\b(?:founded|opened|joined|started|launched|became|won|died|moved|graduated"
    r"|established|invented|discovered|retired|received|began|bought|created|earned"
    r"|trained"
    r"|lost|married|patented|returned|sold|born|elected|appointed|synthesi[sz]ed"
    r"|isolated)\b"
)
# Who wrote or checked the page itself, or the study that is told of beside others.
_PAGE = r"\s(?:article|page|guide|post|blog|site|leaflet|clinic|practice)\b"
_CHECKED = r"[ -](?:reviewed|checked)"
_AUTHORS = r"\s(?:[\w-]+\s){0,3}(?:co-?)?authors\b"
_BYLINE = re.compile(
    word_begun(
        *(f"[Tt]his{_PAGE}", f"[Oo](?:ur{_PAGE}|ther{_AUTHORS})"),
        *(f"[Mm]edically{_CHECKED}", f"[Ff]act{_CHECKED}"),
        rf"[Cc](?:linically{_CHECKED}|o-?authors\s(?:\w+\s){{0,4}}(?:are|were|includ\w+)\b)",
        rf"[Aa](?:rticle\s(?:was\s)?(?:written\s)?by\b|dditional{_AUTHORS}"
        r"|nnual\sreports?\b)",
        r"board[- ]certified\b",
    )
)
# Other trades than research, before the name of one who has it.
LAY = re.compile(
    word_begun(
        *("[Mm]inister", "[Cc]hef", "[Aa]ct(?:or|ress)", "[Cc]oach", "[Ss]inger"),
        *("[Pp]resenter", "[Hh]ost", "[Pp]resident", "[Ss]enator", "[Mm]ayor"),
        *("[Kk]ing", "[Qq]ueen", "[Jj]udge", "[Bb]logger", "[Ii]nfluencer"),
        *("[Jj]ournalist", "[Rr]eporter", "[Cc]ampaigner", "[Cc]elebrity"),
        *("[Cc]ongress(?:wo)?man", "[Gg]overnor", "[Cc]omedian", "[Nn]ovelist"),
        *("[Dd]etective", "[Ll]awyer"),
    )
    + r"\s(?:\w+\s)?\Z"
)
# The same behind the name: "Jane Doe, a lawyer, had pointed out in 2006".
_TRADES = (
    r"(?:lawyer|attorney|solicitor|journalist|reporter|columnist|blogger|broadcaster"
    r"|politician|senator|minister|chef|actor|actress|singer|campaigner|activist"
    r"|comedian|influencer|novelist)\b"
)
LAY_OFFICE = re.compile(rf"\b{_TRADES}")
# Not "a lawyer and epidemiologist", "a journalist-turned-doctor".
_IS_LAY = re.compile(
    rf",\s(?:an?|the)\s(?:(?!by\b|of\b|from\b|for\b|in\b|with\b)[\w-]{{1,20}}\s){{0,2}}"
    rf"{_TRADES}(?!-|,?\s(?:and|turned|now)\b)"
)
STUDY_OR_TEAM = re.compile(
    rf"\b(?:{NOUN}|researchers|scientists|investigators|team|group|work|it)\b",
    re.IGNORECASE,
)
_DID_RESEARCH = re.compile(
    rf"\b(?:{VERB}|drew|drawn|took|heard|wondered)\b|\A[^.;]{{0,40}}?\s\w{{2,12}}ed\b"
)
TOLD = re.compile(
    r"\b(?:published|reported|showed|found|described|demonstrated|concluded)\b"
)
_SIGNED = re.compile(rf"\s{DEGREES}(?!\w)")


# Who comments on a study has no part in it: "who was not involved", "had no role in".
_SAID_BEHIND = 160  # characters
_OUTSIDE = re.compile(
    r"\b(?:(?:not|n[’']t|never)\s(?:\w+\s)?(?:involved|part\sof|connected|affiliated"
    r"|associated|take\spart|participate)|(?:no|any)\s(?:part|role|involvement|hand|link"
    r"|connection)\s(?:in|with|to)|uninvolved|independent\sexpert|outside\sexpert"
    r"|took\sno\spart)\b"
)


def is_outsider(text: str, stop: int, end: int) -> bool:
    """Whether it is said behind a name that the study is somebody else's."""
    return _OUTSIDE.search(text, stop, min(end, stop + _SAID_BEHIND)) is not None


def is_lay(text: str, stop: int) -> bool:
    """Whether another trade than research stands right behind a name."""
    return _IS_LAY.match(text, stop) is not None


def is_byline(text: str, start: int, end: int) -> bool:
    """Whether the people of the sentence are none whose study is told of."""
    return _BYLINE.search(text, start, end) is not None


def tells_of_research(rest: str, words: str) -> bool:
    """Whether what follows the names tells of a study, and not of a life."""
    if LIFE.search(rest):
        return False
    return bool(
        RESEARCHED.search(rest) or _DID_RESEARCH.search(rest) or _SIGNED.search(words)
    )
