"""Researchers named in full in prose: ``lead author, Prof Jane Doe``. Pure."""

import re
from dataclasses import replace

from verifier.literals import Form, Forms, Sifted, matches_at
from verifier.mentions.words import NOUN, NOUN_STEMS, YEAR, Part
from verifier.surnames import (
    DEGREES,
    NO_LAST_WORDS,
    NOT_NAMES,
    UPPER,
    could_be_surname,
    is_given_name,
    read_names,
)

_TITLE = r"(?>(?:(?:Drs?|Prof|Professor|Doctor|Sir|Dame|Mrs?|Ms)\.?\s){0,2})"
_NAME = rf"{UPPER}(?>(?:[^\W\d_]|['’‘](?!s\b)[^\W\d_]|[-‐‑][^\W\d_]){{1,30}})"
_PARTICLES = (
    r"(?>(?:(?:van|von|de|den|der|del|della|di|da|dos|du|la|le|ten|ter|el|al|bin|N[ií]c?"
    r"|Mac|[OÓ])\s){0,3})"
)
_FULL_NAME = (
    rf"{_NAME}(?:\s(?>(?:{UPPER}\.\s?){{1,3}})|\s)(?>(?:{UPPER}\.\s?)?){_PARTICLES}{_NAME}"
    rf"(?>(?:\s(?:{_PARTICLES}){_NAME})?)"
)
_DEGREE_LIST = rf"(?>(?:(?:,\s?|\s)(?:{DEGREES}|Jr\.?|Sr\.?|II|III)(?![\w])){{0,4}})"
_PERSON = (
    rf"(?:{_TITLE}{_FULL_NAME}|(?:Dr|Prof|Professor|Doctor)\.?\s(?:(?:Van|De|Von|Di"
    rf"|Del|Le|La)\s)?"
    rf"{_PARTICLES}{_NAME}"
    rf"|(?:{UPPER}\.\s?){{1,3}}{_PARTICLES}{_NAME}){_DEGREE_LIST}"
)
_ROLE = (
    r"(?:(?i:lead|senior|first|principal|corresponding|study|chief|co-?lead|head|last"
    r"|study['’]s\slead)(?:\s(?:study|lead|trial))?\s"
    r"(?:co-?)?(?:author|investigator|researcher|scientist|reviewer)s?"
    r"|(?i:study|trial|project|team|research|review)\s(?:co-?)?(?:leader|lead|head"
    r"|director|coordinator|chief|supervisor)|(?i:co-?author|co-?investigator)s?"
    r"|(?i:author|leader|head)s?\sof\sthe\s(?:\w+\s)?(?:study|trial|paper|review"
    r"|report)"
    r"|[Oo]ne\sof\sthe\s(?:study['’]s\s)?(?:lead\s)?(?:co-?)?(?:authors|investigators"
    r"|researchers))"
)
_DID = (
    r"(?:led|headed|conducted|directed|(?:co-)?authored|carried out|performed|published"
    r"|written|run|coordinated|spearheaded|reported|done|overseen|designed|supervised"
    r"|tested|studied|described|shown|investigated|demonstrated)"
)
_VERB = (
    r"(?:found|reported|showed|published|described|conducted|studied|demonstrated"
    r"|tested|tried|gave|measured|recorded|recruited|enrolled|asked|surveyed|weighed"
    r"|fed"
    r"|tracked|counted|pooled|collected|injected|put|looked\s(?:at|into|back)"
    r"|reviewed|compared|examined|followed|randomi[sz]ed|concluded|analy[sz]ed|treated"
    r"|investigated|observed|performed|noted|noticed|saw|ran|wrote|carried\sout)"
)
# Of another clause than the year before it, or of another trade than research.
_NO_RESEARCHER = (
    r"(?:after|because|since|once|until|while|though|journalist|reporter|blogger"
    r"|activist|campaigner|whistleblower)\b"
)
# What some of the forms below cannot do without, besides the words that begin them.
_DID_STEMS = (
    *(
        "led",
        "Led",
        "Headed",
        "Conducted",
        "headed",
        "conducted",
        "directed",
        "authored",
        "carried out",
        "performed",
    ),
    *("published", "written", "run", "coordinated", "reported", "done", "overseen"),
    *("designed", "supervised", "tested", "studied", "described", "shown"),
    *("investigated", "demonstrated"),
)
_VERB_STEMS = (
    *("found", "reported", "showed", "published", "described", "conducted", "studied"),
    *("demonstrated", "tested", "tried", "gave", "measured", "recorded", "recruited"),
    *("enrolled", "asked", "surveyed", "weighed", "fed", "tracked", "counted", "saw"),
    *("pooled", "collected", "injected", "put", "looked", "reviewed", "compared"),
    *("examined", "followed", "randomi", "concluded", "analy", "treated", "ran"),
    *("investigated", "observed", "performed", "noted", "noticed", "wrote"),
    *("carried", "report"),
)
_REPORTING_STEMS = (
    *("colleagues", "workers", "team", "authors", "found", "reported", "showed"),
    *("described", "conducted", "demonstrated", "compared", "examined", "randomi"),
    *("concluded", "analy", "investigated", "observed", " led "),
)
_LEADING_STEMS = (
    *("led", "ran", "headed", "conducted", "oversaw", "directed", "designed", "wrote"),
    *("carried", "authored", "team", "group", "lab", "study", "trial", "research"),
)
_TEAMS = ("team", "group", "lab")
_LOOSE_STEMS = ("pilot", "crossover", "series", "meta", "follow-up", "one", "thing")
# People, animals or papers: what research is about, and a life is not.
_STUDIED = re.compile(
    r"\b(?:patients|volunteers|participants|subjects|men|women|children|babies|infants"
    r"|students|soldiers|nurses|pupils|people|adults|cases|rats|mice|dogs|monkeys"
    r"|rabbits|pregnancies|twins|boys|girls|workers|smokers|trial|study|studies|trials"
    r"|experiment|placebo|paper|article|letter|report|review|survey|cohort|molars|eyes)"
    r"\b"
)

# Such a pattern might begin at any letter, as far as the search can tell.
_PERSON_FIRST = (f"(?P<p>{_PERSON}", f"(?P<p>{_TITLE}{_FULL_NAME}")
# Where one in full may begin: a name, a title or an initial, and then a name.
_PERSON_START = re.compile(
    rf"(?!(?:Then|But|And|So|Now|When|Later|Here|In|For|Yet|Still|While|As|After|Since"
    rf"|Because|Although|If|By|With|Author|Researcher|Scientist)\s)"
    rf"{UPPER}(?=\.|[\w'’‘‐‑-]*+\.?\s(?:{UPPER}|[vdltaeb][a-z]{{1,4}}\s))"
)
_ROLES = ("uthor", "nvestigator", "esearcher", "cientist", " lead", "-lead", " head",
          "director", "coordinator", "eviewer", "chief", "supervisor")  # fmt: skip
PEOPLE = Forms(
    # "lead author, Prof Jane Doe"; "principal investigator Jane Doe, PhD"
    Form(
        _ROLES,
        re.compile(
            rf"(?<![Oo]ur\s)\b{_ROLE}(?:\sof\sthe\s(?:\w+\s)?\w+)?,?\s(?:is\s|was\s)?"
            rf"(?:(?:the|a|an)\s)?(?:[a-z][\w-]{{3,20}}\s){{0,2}}?(?P<p>{_PERSON})"
        ),
    ),
    # "Jane Doe, MD, of X Hospital, lead author of the study"
    Form(
        _ROLES,
        re.compile(rf"(?P<p>{_PERSON}),?\s[^.;“”\"]{{0,100}}?\b{_ROLE}\b"),
    ),
    # "led by Jane Doe", "conducted by researchers Jane Doe and John Roe"
    Form(
        (" by ",),
        re.compile(
            rf"\b(?P<did>{_DID}|Led|Headed|Conducted)\sby\s(?:(?:the|a|an)\s)?"
            rf"(?:[a-z][\w-]{{2,20}},?\s){{0,3}}?(?P<p>{_PERSON})"
        ),
        besides=_DID_STEMS,
    ),
    # "a chart review by Dr. Doe"
    Form(
        (" by ", " from "),
        re.compile(
            rf"\b(?:{NOUN}|[Ww]ork),?\s"
            r"(?:(?!fund|sponsor|support|paid|financ|review)[a-z]\w{2,12}\s){0,2}?"
            rf"(?>(?:in\s(?:the\s)?(?:{UPPER}[\w&-]*\s(?:(?:of|and|for|&)\s)?){{1,8}})?)"
            rf"(?:by|from)\s(?>(?:(?:the\s|an?\s)?(?:[a-z][\w-]{{3,20}}\s){{1,3}})?)"
            rf"(?P<p>{_PERSON})"
        ),
        besides=(*NOUN_STEMS, "ork "),
    ),
    # "the chart review of Dr. Doe"
    Form(
        (" of Dr", " of Prof"),
        re.compile(
            rf"\b{NOUN}\sof\s(?P<p>(?:Dr|Prof|Professor)\.?\s(?:(?:Van|De|Von|Di|Del"
            rf"|Le|La)\s)?{_PARTICLES}{_NAME})"
        ),
    ),
    # "Jane Doe's trial"
    Form(
        ("'s ", "’s ", "s' ", "s’ "),
        re.compile(
            rf"(?P<p>{_PERSON})['’]s?\s(?:(?P<dated>{YEAR})\s)?(?:[\w-]{{1,20}}['’]?\s)"
            rf"{{0,4}}?(?:{NOUN}|case\s(?:report|series|stud(?:y|ies))|(?:own\s)?series"
            rf"|(?:team|(?:research\s)?group|lab(?:oratory)?)\b"
            rf"(?=[^.;]{{0,80}}?\b(?:{_VERB}|did|shown)\b))\b"
        ),
        besides=(*NOUN_STEMS, "series", "team", "group", "lab", "case"),
    ),
    # "Jane Doe, M.D., of X Hospital and colleagues reported"
    Form(
        ("M.D", "MD", "Ph", "D.O", "DO", "R.N", "RN", "M.S", "M.P"),
        re.compile(
            rf"(?P<p>{_TITLE}{_FULL_NAME}(?>(?:,\s?{DEGREES}(?!\w)){{1,3}})),?\s"
            rf"(?:(?!\b(?:is|has|who|was)\b)[^;“”\"]){{0,140}}?"
            rf"\b(?:led\sthe|(?:and|with)\s(?:(?:his|her|their|other|\d+)\s){{0,2}}"
            rf"(?:colleagues|co-?workers"
            rf"|team|co-?authors)|found|reported|showed|described|conducted"
            rf"|demonstrated|compared"
            rf"|examined|randomi[sz]ed|concluded|analy[sz]ed|investigated|observed)\b"
        ),
        besides=_REPORTING_STEMS,
    ),
    # "Jane Doe, who led the trial"; "Jane Doe, whose team"
    Form(
        (" who ", " whose "),
        re.compile(
            rf"(?P<p>{_PERSON}),?\s(?:[^.;“”\"]{{0,70}}?,\s)?(?:who\s(?:has\s|had\s"
            rf"|also\s)?(?:led|ran"
            rf"|headed|conducted|oversaw|directed|designed|wrote|co-?led|carried\sout|"
            rf"(?:co-?)?authored)"
            rf"\s(?:an?|the|this|that|one)\s(?:[\w-]{{2,20}}\s){{0,4}}?{NOUN}"
            rf"|whose\s(?:\w+\s)?(?:(?:team|group|lab)\s(?:also\s)?{_VERB}|study|trial"
            rf"|research))\b"
        ),
        besides=_LEADING_STEMS,
    ),
    # "It was Jane Doe who first showed"; "comes from the lab of the chemist Jane Doe"
    Form(
        (" who first", " who originally"),
        re.compile(
            rf"(?P<p>{_PERSON}),?\swho\s(?:first|originally)\s(?:{_VERB}|discovered|did"
            rf"|thought)\b"
        ),
    ),
    Form(
        ("lab of ", "laboratory of ", "group of ", "team of "),
        re.compile(
            rf"\b(?:[Ll]ab(?:oratory)?|[Gg]roup|[Tt]eam)\sof\s(?:the\s)?"
            rf"(?:{UPPER}[a-z]{{2,14}}\s(?=[a-z]))?(?:[a-z][\w-]{{3,20}}\s){{0,3}}"
            rf"(?P<p>{_PERSON})"
        ),
    ),
    # "the study's author, Jane Doe"; "researchers Jane Doe and John Roe"
    Form(
        ("uthor", "esearchers", "nvestigators", "cientists"),
        re.compile(
            rf"\b(?:{NOUN}(?:['’]s)?\sauthors?|(?:[Rr]esearchers|[Ii]nvestigators"
            rf"|[Ss]cientists)),?\s(?P<p>{_PERSON})"
        ),
    ),
    # "Jane Doe of X University and her team"
    Form(
        (" colleagues", "workers", " team", " group", "authors"),
        re.compile(
            rf"(?P<p>{_PERSON}),?\s(?:of|at|from)\s[^.;“”\"]{{3,80}}?,?\s(?:and|with)\s"
            rf"(?:(?:his|her|their|the|other|\d+|two|three|four|five|six|seven|eight|nine"
            rf"|ten|several|some)\s){{0,2}}(?:colleagues|co-?workers"
            rf"|team|group|co-?authors)\b"
        ),
    ),
    # "a team under Jane Doe"
    Form(
        ("eam ", "roup ", "researchers ", "scientists ", "psychiatrists ", "doctors "),
        re.compile(
            rf"\b(?:[Tt]eam|[Gg]roup|researchers|scientists|psychiatrists|doctors)"
            rf"\s(?:under|around|headed\sby|led\sby)\s(?P<p>{_PERSON})"
        ),
    ),
    # "In their paper, published in 2014, Jane Doe and John Roe show"
    Form(
        ("In a", "In the", "In his", "In her", "In one", "in a", "in the"),
        re.compile(
            rf"\b[Ii]n\s(?:an?|the|their|his|her|one|another)\s[^.;]{{0,30}}?\b{NOUN}"
            rf"\b[^;]{{0,160}}?,\s"
            rf"(?P<p>{_PERSON})(?=(?>(?:,\s{_PERSON}){{0,4}})(?:,?\s(?:and|&)"
            rf"\s{_PERSON})?\s"
            rf"(?:{_VERB}|show|report|find|describe|argue|asked|tried|gave)\b)"
        ),
        besides=NOUN_STEMS,
    ),
    # "“Title”, by Jane Doe and John Roe"; "…, which Jane Doe and John Roe published"
    Form(
        ("” by ", "”, by ", '" by ', '", by '),
        re.compile(rf"[”\"],?\sby\s(?P<p>{_PERSON})"),
    ),
    Form(
        ("which ", "riting in "),
        re.compile(
            rf"(?:\bwhich\s|\b[Ww]riting\sin\s[^;]{{3,70}}?,\s)(?P<p>{_PERSON})"
            rf"(?=(?:,?\s(?:and|&)\s{_PERSON})?\s(?:{_VERB}|wrote|asked|argued"
            rf"|report)\b)"
        ),
        besides=(*_VERB_STEMS, "asked", "argued"),
    ),
    # "In 1986 Jane Doe, MD, and John Roe, MD, described"
    Form(
        ("n 19", "n 20", "er 19", "er 20", "y 20", "go as 19", "m 19", "m 20", "g 19"),
        re.compile(
            rf"\b(?:[Ii]n|[Dd]uring|as|from|[Ss]ince|by)\s(?:(?:early|late)\s)?"
            rf"(?:{UPPER}[a-z]{{2,8}}\s)?(?P<year>{YEAR}|19[01]\d),?\s"
            rf"(?:(?:when|that|the|two|a|an)\s)?"
            rf"(?:(?!{_NO_RESEARCHER})[a-z][\w-]{{3,20}}\s){{0,3}}?"
            rf"(?P<p>{_PERSON})"
            rf"(?=(?P<rest>(?:[^.;]|\.(?=\S)){{0,140}}))"
        ),
    ),
    # "Jane Doe and John Roe showed in 1994"; "Jane Doe, MD, in 1986, reported"
    Form(
        ("n 19", "n 20"),
        re.compile(
            rf"(?P<p>{_PERSON})(?:,?\s(?:and|&)\s{_PERSON})?,?\s(?:[^.;]{{0,60}}?,\s)?"
            rf"(?:(?:first|also|already)\s)?"
            rf"(?:{_VERB}\s(?P<what>[^.;]{{1,60}}?\s)?(?:back\s)?in\s(?P<year>{YEAR})"
            rf"|in\s(?P<dated>{YEAR}),?\s{_VERB})\b(?=(?P<life>[^.;]{{0,90}}))"
        ),
    ),
    # a person with an office somewhere, who did this or that to patients
    Form(
        (" at ", " of ", " from "),
        re.compile(
            rf"(?P<p>{_PERSON}),\s(?:an?\s|the\s)?[a-z][^.;:,]{{3,60}}?\s(?:at|of"
            rf"|from)\s"
            rf"[^.;:“”\"]{{3,90}}?,\s(?:(?:and|with)\s(?:his|her|their)\s\w{{4,12}}\s)?"
            rf"(?:{_VERB}|let|led|took)\s"
            rf"(?=(?P<among>[^.;]{{0,140}}))"
        ),
        besides=(*_VERB_STEMS, "let", "led", "took"),
    ),
    # "Jane Doe and John Roe, in 1975, taught rats to be ill"
    Form(
        (" in 19", " in 20"),
        re.compile(
            rf"(?P<p>{_PERSON}),?\s(?:and|&)\s{_PERSON},\s(?:back\s)?in\s"
            rf"(?P<year>{YEAR}),\s[a-z]+\b(?=(?P<rest>[^.;]{{0,90}}))"
        ),
    ),
    # "Jane Doe and John Roe, who worked at UCLA, let eleven volunteers smoke in 1971"
    Form(
        (" in 19", " in 20"),
        re.compile(
            rf"(?P<p>{_PERSON}),?\s(?:and|&)\s{_PERSON}(?:,\s[^.;,]{{3,80}},)?\s"
            rf"(?=[a-z]{{2,12}}\s)(?=(?P<among>[^.;]{{0,120}}\sin\s(?P<year>{YEAR})\b"
            rf"[^.;]{{0,90}}))"
        ),
    ),
    # "Jane Doe and John Roe wrote up a patient"
    Form(
        (" wrote up ", " described a "),
        re.compile(
            rf"(?P<p>{_PERSON})(?=(?>(?:,\s{_PERSON}){{0,6}})(?:,?\s(?:and|&)"
            rf"\s{_PERSON})?\s"
            rf"(?:wrote\sup|described\san?)\s)"
        ),
    ),
    # "Jane Doe at X University conducted a trial"
    Form(
        (
            " conducted ",
            " led ",
            " published ",
            " reported ",
            " ran ",
            " carried ",
            " performed ",
            " authored ",
            " wrote ",
            " tried ",
            " tested ",
            " compared ",
            " gave ",
            " studied ",
        ),
        re.compile(
            rf"(?P<p>{_PERSON}),?\s[^.;“”\"]{{0,90}}?\b(?:conducted|led|published"
            rf"|reported|ran"
            rf"|carried\sout|performed|authored|wrote|tried|tested|compared|gave"
            rf"|studied)\s"
            rf"(?:[^.;“”\"]{{1,60}}?\sin\s)?(?:an?|the|one|another|two|this)\s"
            rf"(?:[\w-]{{2,20}},?\s){{0,6}}?{NOUN}\b"
        ),
        besides=NOUN_STEMS,
    ),
)
# Words that tell of a life and not of a study.
_LIFE = re.compile(
    r"\b(?:founded|opened|joined|started|launched|became|won|died|moved|graduated"
    r"|established|invented|discovered|retired|received|began|bought|created|earned"
    r"|trained"
    r"|lost|married|patented|returned|sold|born|elected|appointed|synthesi[sz]ed"
    r"|isolated)\b"
)
# Two capitalised words side by side, or a title: without these nobody is named in full.
_SOMEBODY = re.compile(
    rf"{UPPER}(?:[\w’'‐-]*+\.?\s(?:{UPPER}\.\s?|[a-z]{{2,3}}\s){{0,3}}{UPPER}[\w’']"
    rf"|(?<=D)r\b|(?<=P)rof)"
)
# Who wrote or checked the page itself, or the study that is told of beside others.
_BYLINE = re.compile(
    r"\b(?:[Tt]his|[Oo]ur)\s(?:article|page|guide|post|blog|site|leaflet|clinic"
    r"|practice)\b"
    r"|\b(?:[Mm]edically|[Cc]linically|[Ff]act)[ -](?:reviewed|checked)"
    r"|\b[Aa]rticle\s(?:was\s)?(?:written\s)?by\b|\bboard[- ]certified\b"
    r"|\b(?:[Oo]ther|[Aa]dditional)\s(?:[\w-]+\s){0,3}(?:co-?)?authors\b"
    r"|\b[Cc]o-?authors\s(?:\w+\s){0,4}(?:are|were|includ\w+)\b"
)
_STUDY_OR_TEAM = re.compile(
    rf"\b(?:{NOUN}|researchers|scientists|investigators|team|group|work|it)\b",
    re.IGNORECASE,
)
_AND_PERSON = re.compile(
    rf"(?:,?\s(?:and|&)|,)\s(?:(?:an?\s)[a-z][^.,;]{{2,30}},\s(?:and\s)?)?"
    rf"(?P<p>{_PERSON})"
)
# The last person before a comma or "and"; one given name at most is skipped over.
_PERSON_AND = re.compile(rf"(?<![\w’'-])(?P<p>{_PERSON})(?:,?\s(?:and|&)|,)\s\Z")
_MOST_PEOPLE = 12
_DID_RESEARCH = re.compile(
    rf"\b(?:{_VERB}|drew|drawn|took|heard|wondered)\b|\A[^.;]{{0,40}}?\s\w{{2,12}}ed\b"
)
_TOLD = re.compile(
    r"\b(?:published|reported|showed|found|described|demonstrated|concluded)\b"
)
_SIGNED = re.compile(rf"\s{DEGREES}(?!\w)")
_TOGETHER = re.compile(
    rf"(?P<p>{_PERSON})(?=(?>(?:,\s{_PERSON}){{0,6}}),?\s(?:and|&)\s{_PERSON}"
    rf"|(?>(?:,\s{_PERSON}){{1,6}})[;)])"
)
# No given name, so only where nothing but a person fits.
_SURNAME = rf"{_PARTICLES}(?:(?:De|Del|Di|Van|Von|El|Al|Le|La|Ó|Mac)\s)?{_NAME}"
_LISTED = (
    rf"(?P<p>{_SURNAME}(?>(?:,\s{_SURNAME}){{0,6}})(?>(?:,?\s(?:and|&)\s{_SURNAME})?))"
    rf"(?![\w’'-]|\s(?:{UPPER}|University|et\b|and\b|&))"
)
_OWNER = (
    rf"(?P<p>{_SURNAME}(?:,\s{_SURNAME}){{0,6}}?(?:,?\s(?:and|&)\s{_SURNAME})?)['’]s"
)
SURNAMES = Forms(
    # "the 2020 review by Doe", "a trial led by Doe and published in 2011"
    Form(
        (" by ",),
        re.compile(
            rf"\b{NOUN}(?:,)?\s(?:(?:was|is|of\s{YEAR},|from\s{YEAR},?)\s)?"
            rf"(?:{_DID}\s)?by\s(?!(?:Dr|Prof|Mr|Mrs|Ms)\b){_LISTED}"
            rf"(?:[^.;]{{0,40}}?\b(?:in|published)\s(?P<y>{YEAR})\b)?"
        ),
        besides=NOUN_STEMS,
    ),
    # "Doe, whose 1984 trial"
    Form(
        (" whose ",),
        re.compile(
            rf"{_LISTED},?\swhose\s(?:(?P<y>{YEAR})\s)?"
            rf"(?:[\w-]{{2,20}}\s){{0,3}}?{NOUN}\b"
        ),
        besides=NOUN_STEMS,
    ),
    # "back in 1969, Doe, Roe and Poe fed 65 people"
    Form(
        ("n 19", "n 20"),
        re.compile(
            rf"\b[Ii]n\s(?P<y>{YEAR}),?\s(?P<p>{_SURNAME}(?>(?:,\s{_SURNAME}){{0,6}}),?\s"
            rf"(?:and|&)"
            rf"\s{_SURNAME})\s(?:{_VERB})\b(?=[^.;]{{0,60}}?{_STUDIED.pattern})"
        ),
    ),
    # "according to Doe in 2014"
    Form(
        ("ccording to ",),
        re.compile(rf"\b[Aa]ccording\sto\s{_LISTED},?\sin\s(?P<y>{YEAR})\b"),
    ),
    # whose study it is: "Doe’s landmark 2014 trial" and the like
    Form(
        ("'s ", "’s "),
        re.compile(
            rf"(?<![\w’'.-]){_OWNER}\s(?:(?P<y>{YEAR})\s)?"
            rf"(?:[\w-]{{2,20}}\s){{0,3}}?(?:(?P<y2>{YEAR})\s"
            rf"(?:[\w-]{{2,20}}\s){{0,3}}?)?"
            rf"(?:trial|study|review|meta-analysis|paper|overview|survey|experiments?"
            rf"|cohort"
            rf"|case\s(?:report|series)|chart\sreview|RCT)\b(?!\s(?:room|cent|group"
            rf"|team|of"
            rf"\s[A-Z]))(?:\s\((?P<y3>{YEAR})\)|(?:\s(?:of|from|in)|,|,\salso)\s"
            rf"(?P<y4>{YEAR})\b)?"
        ),
        besides=(*NOUN_STEMS, "overview", "case"),
    ),
    # "Doe's team treated 233 people", "a 2014 trial from Doe's lab"
    Form(
        ("'s ", "’s "),
        re.compile(
            rf"(?<![\w’'.-]){_OWNER}\s(?:own\s|research\s)?(?:team|group|lab)\b"
            rf"(?=[^.;]{{0,60}}?\b(?:{_VERB}|summed|did|reviewed)\b)"
            rf"(?:[^.;]{{0,90}}?\bin\s(?P<y>{YEAR})\b)?"
        ),
        besides=_TEAMS,
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
        besides=_TEAMS,
    ),
    Form(
        ("'s ", "’s "),
        re.compile(
            rf"\b(?:(?P<y>{YEAR})\s)?(?:[\w-]{{2,20}}\s){{0,3}}?{NOUN}\s(?:from|by|in"
            rf"|at)"
            rf"\s{_OWNER}\s(?:own\s|research\s)?(?:team|group|lab)\b"
        ),
        besides=_TEAMS,
    ),
    # "Doe's in 2000 put the question to nurses"
    Form(
        ("'s in ", "’s in "),
        re.compile(rf"(?<![\w’'.-]){_OWNER}\sin\s(?P<y>{YEAR})\s[a-z]+\b"),
    ),
    # "psychiatrists under von Doe", "the group around Doe"
    Form(
        (" under ", " around "),
        re.compile(
            rf"\b(?:[Tt]eam|[Gg]roup|researchers|scientists|psychiatrists|doctors"
            rf"|surgeons)"
            rf"\s(?:under|around)\s{_LISTED}"
        ),
    ),
)
_CREDITED = (
    rf"(?P<p>{_SURNAME}(?>(?:,\s{_SURNAME}){{0,8}})(?>(?:,?\s(?:and|&)\s{_SURNAME})?))"
)
_REVIEWERS = (
    # "the 2018 Cochrane overview by Doe", "of 2018, by Doe, Roe and Poe"
    re.compile(rf"\bCochrane\b[^.;()]{{0,50}}?\b(?:by|from)\s(?!the\b){_CREDITED}"),
    # the names in brackets behind it
    re.compile(
        rf"\bCochrane\b[^.;()]{{0,60}}?\((?:{YEAR}[,;:]\s)?(?:by\s)?{_CREDITED}"
        rf"(?=[,;)\s])"
    ),
    # "Doe and Roe's 2018 Cochrane review", "Doe & Roe did the Cochrane one"
    re.compile(rf"{_CREDITED}['’]s\s(?:{YEAR}\s)?(?:[a-z]+\s){{0,2}}Cochrane\b"),
    re.compile(
        rf"{_CREDITED}\s(?:did|wrote|led|made|published|updated|authored"
        rf"|carried\sout)\s"
        rf"(?:[^.;]{{0,30}}?\s)?Cochrane\b"
    ),
    # the names behind a comma or a colon
    re.compile(rf"\b(?:[Ff]or\sCochrane,|Cochrane,?\s\(?{YEAR}\)?:)\s{_CREDITED}"),
)
_NOT_PERSONS = frozenset(
    "university college hospital "
    "institute school clinic center centre medical medicine "
    "health national american british european canadian international association "
    "society journal department research royal general foundation academy council "
    "global burden therapy treatment disease syndrome pain study trial review news "
    "press times post york london street avenue united states kingdom cochrane lancet "
    "nature science".split()
)


def is_byline(text: str, start: int, end: int) -> bool:
    """Whether the people of the sentence are none whose study is told of."""
    return _BYLINE.search(text, start, end) is not None


def find_people(text: str, start: int, end: int, sifted: Sifted) -> list[list[Part]]:
    """The people to whom the sentence ascribes a study, as surnames, study by study."""
    patterns = sifted.possible(PEOPLE)
    if not patterns or not _SOMEBODY.search(text, start, end):
        return _named_by_surname(text, start, end, sifted)
    persons = [match.start() for match in _PERSON_START.finditer(text, start, end)]
    for pattern in patterns:
        found = []
        begins = pattern.pattern.startswith(_PERSON_FIRST)
        for match in (
            matches_at(pattern, text, persons, end)
            if begins
            else pattern.finditer(text, start, end)
        ):
            if not _is_ascribed(match, text, start, end):
                continue
            stated = match.groupdict()
            year = stated.get("year") or stated.get("dated")
            people = _people(text, match.span("p"), start, end)
            if people:
                found.append(
                    [replace(p, year=int(year) if year else None) for p in people]
                )
        if found:
            return found if found[0][0].year else found[:1]
    return _named_by_surname(text, start, end, sifted)


def _is_ascribed(match: re.Match[str], text: str, start: int, end: int) -> bool:
    """Whether what the match tells of the people is that they did a study."""
    stated = match.groupdict()
    if stated.get("did") and not (
        _STUDY_OR_TEAM.search(text, start, end) or _STUDIED.search(text, start, end)
    ):
        return False  # "Our clinic is led by Dr. Jane Doe"
    if stated.get("life") and _LIFE.search(stated["life"]):
        return False
    what, among = stated.get("what"), stated.get("among")
    if what and not _STUDIED.search(what) and not _TOLD.search(match[0]):
        return False
    if among and not (_STUDIED.search(among) and not _LIFE.search(among)):
        return False
    rest = stated.get("rest")
    return rest is None or _tells_of_research(rest, match[0])


def find_reviewers(text: str, start: int, end: int) -> list[list[Part]]:
    """The surnames that the sentence gives the authors of a Cochrane review."""
    for pattern in _REVIEWERS:
        for match in pattern.finditer(text, start, end):
            names = read_names(match["p"], bracketed=False, et_al=False)
            if names.surnames and not names.group and not names.doubtful:
                return [[Part(*match.span("p"), name) for name in names.surnames]]
    return []


def find_company(text: str, start: int, end: int, title: Part) -> list[list[Part]]:
    """Two or more people named together beside the title of a paper."""
    for match in _TOGETHER.finditer(text, start, end):
        if match.end("p") <= title.start or match.start("p") >= title.end:
            people = _people(text, match.span("p"), start, end)
            if len(people) > 1:
                return [people]
    return []


def _named_by_surname(
    text: str, start: int, end: int, sifted: Sifted
) -> list[list[Part]]:
    for pattern in sifted.possible(SURNAMES):
        for match in pattern.finditer(text, start, end):
            names = read_names(match["p"], bracketed=False, et_al=False)
            words = {word.lower() for word in match["p"].split()}
            if names.doubtful or names.group or words & _NOT_PERSONS:
                continue
            alone = len(names.surnames) == 1
            if alone and not could_be_surname(names.surnames[0]):
                continue
            year = next((v for k, v in match.groupdict().items() if v and k != "p"), "")
            year = f"20{year}" if len(year) == len("18") else year
            return [
                [
                    Part(*match.span("p"), name, int(year) if year else None)
                    for name in names.surnames
                ]
            ]
    return []


def _tells_of_research(rest: str, words: str) -> bool:
    """Whether what follows the names tells of a study, and not of a life."""
    if _LIFE.search(rest):
        return False
    return bool(
        _STUDIED.search(rest) or _DID_RESEARCH.search(rest) or _SIGNED.search(words)
    )


def _people(text: str, span: tuple[int, int], start: int, end: int) -> list[Part]:
    """The person at ``span`` with those named in one breath with them, in order."""
    people: list[Part] = []
    after: tuple[int, int] | None = span
    while after:
        surname = _surname(text[slice(*after)])
        if not surname:
            break
        people.append(Part(*after, surname))
        further = _AND_PERSON.match(text, after[1], end)
        after = further.span("p") if further else None
    before = span[0]
    while people and len(people) < _MOST_PEOPLE:
        nearer = _PERSON_AND.search(text, max(start, before - 60), before)
        surname = _surname(nearer["p"]) if nearer else ""
        if not nearer or not surname:
            break
        people.insert(0, Part(*nearer.span("p"), surname))
        before = nearer.start("p")
    return people


_NO_SURNAMES = ("ation", "ology", "icine", "iatry", "therapy", "iatrics", "ics",
                "ities", "ences", "health", "ealand")  # fmt: skip


def _double(person: str) -> str:
    """Both surnames of a person who has two: ``Giuseppe Cascio Rizzo``.

    A second given name is common where English is spoken and seldom printed
    elsewhere; a first name that ends in a vowel and is not common there speaks for
    two surnames.
    """
    words = person.split()
    if len(words) != _WORDS_OF_TWO or not all(
        w[0].isupper() and "." not in w for w in words
    ):
        return ""
    first, second, last = words
    abroad = first[-1] in "aeioíáéó" and not is_given_name(first)
    plain = len(second) > len("Ann") and not is_given_name(second) and "-" not in last
    return f"{second} {last}" if abroad and plain else ""


_WORDS_OF_TWO = 3


def _surname(person: str) -> str:
    """The surname of a person named in full; nothing for what is no person."""
    bare = re.sub(rf"{_DEGREE_LIST}\Z", "", person).rstrip(" ,")
    words = [word.strip(".,").lower() for word in bare.split()]
    if any(
        word in _NOT_PERSONS or word.rstrip("’'s") in _NOT_PERSONS for word in words
    ):
        return ""
    if words[-1].endswith(_NO_SURNAMES) or words[-1] in NO_LAST_WORDS:
        return ""
    titled = bool(re.match(r"(?:Drs?|Prof|Professor|Doctor)\b", bare))
    if not titled and words[0] in NOT_NAMES:
        return ""
    names = read_names(bare, bracketed=False, et_al=False)
    if names.group or not names.surnames:
        return ""
    surname = _double(bare) or names.surnames[-1]
    return "" if surname.lower() in NOT_NAMES and not titled else surname
