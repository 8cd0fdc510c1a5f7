"""Terms evaluated as PubMed evaluates them, silent widening included.

What is imitated, and on what evidence, is ENTREZ.md section 3 and FACTS.md section 3:
operators from left to right, automatic term mapping of untagged words (simplified to
headings, journals, authors and plurals), unknown words dropped rather than ANDed,
multi-word phrases split, unknown tags ignored, stop words.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from tests.eutils.entries import Entry
from tests.eutils.fields import AUTHORS, DATES, FIELDS, SHOWN, STOP_WORDS
from tests.eutils.index import Corpus, Hits, is_text, normal
from verifier.models import Record
from verifier.names import fold

UNAVAILABLE = "Search is temporarily unavailable. Please try again later."
EMPTY_TERM = (
    "An error occurred while processing request. Details: Empty Term in the request"
)
MAX_DEPTH = 100  # of parentheses; judgement: PubMed's own limit is undocumented
MAX_WILDCARDS = 256  # ENTREZ.md section 3

_DAY = r"\d{4}(?:/\d{1,2}){0,2}"
_LEXER = re.compile(
    rf"""\s*(?:
      (?P<range>"?{_DAY}"?\s*(?:\[[^\[\]]*\])?\s*:\s*"?{_DAY}"?\s*(?=\[))
    | (?P<open>\() | (?P<close>\))
    | \[(?P<tag>[^\[\]]*)\]
    | "(?P<quoted>[^"]*)"
    | (?P<op>(?:AND|OR|NOT)(?![^\s()"]) | [&|])
    | \#(?P<history>\d+)
    | (?P<word>[^\s()\[\]"&|\#]+)
    | (?P<stray>[\[\]"\#])
    )""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Result:
    """What a term finds, newest number first, and what the server says of the term."""

    pmids: tuple[str, ...] = ()
    translation: str = ""
    translations: tuple[tuple[str, str], ...] = ()
    phrases_not_found: tuple[str, ...] = ()
    fields_not_found: tuple[str, ...] = ()
    quoted_not_found: tuple[str, ...] = ()
    unknown_tag: bool = False
    error: str = ""

    @property
    def count(self) -> int:
        """How many records the term finds."""
        return len(self.pmids)

    @property
    def plain(self) -> bool:
        """The server took every word of the term as it was meant."""
        return not (
            self.error
            or self.unknown_tag
            or self.phrases_not_found
            or self.fields_not_found
            or self.quoted_not_found
        )


class MalformedTermError(Exception):
    """The search backend gives up on this term."""


def evaluate(
    term: str,
    records: Corpus | Iterable[Record | Entry],
    *,
    history: dict[int, frozenset[int]] | None = None,
    report_unknown_tags: bool = False,
) -> Result:
    """What the term finds among the records; pass a `Corpus` to index them once."""
    corpus = records if isinstance(records, Corpus) else Corpus(records)
    if not term.strip():
        return Result(error=EMPTY_TERM)
    if term.count("*") > MAX_WILDCARDS:
        return Result(error=UNAVAILABLE)
    try:
        evaluation = _Evaluation(term, corpus, history or {})
        return evaluation.result(report_unknown_tags=report_unknown_tags)
    except MalformedTermError as problem:
        return Result(error=str(problem) or UNAVAILABLE)


@dataclass(slots=True)
class _Part:
    """A piece of the query: its hits (None: dropped) and its translation.

    ``op`` is the operator that joins the outermost pieces of the translation.
    """

    hits: Hits | None
    text: str
    op: str = ""

    @property
    def wrapped(self) -> str:
        return f"({self.text})" if self.op else self.text


@dataclass(slots=True)
class _Token:
    kind: str
    text: str


def _tokens(term: str) -> Iterator[_Token]:
    position = 0
    term = term.rstrip()
    while position < len(term):
        match = _LEXER.match(term, position)
        if match is None or match.lastgroup is None or match.lastgroup == "stray":
            raise MalformedTermError
        text = match[match.lastgroup]
        text = {"&": "AND", "|": "OR"}.get(text, text)
        yield _Token(match.lastgroup, text)
        position = match.end()


@dataclass
class _Evaluation:
    term: str
    corpus: Corpus
    history: dict[int, frozenset[int]]
    phrases: list[str] = field(default_factory=list)
    quoted: list[str] = field(default_factory=list)
    unknown_tags: list[str] = field(default_factory=list)
    translations: list[tuple[str, str]] = field(default_factory=list)
    depth: int = 0

    def result(self, *, report_unknown_tags: bool) -> Result:
        term = self.term.strip()
        if re.fullmatch(r"\d+(?:[\s,]+\d+)*", term):
            part = self._numbers(term)
        else:
            self.tokens = list(_tokens(term))
            self.position = 0
            part = self._expression()
            if self.position < len(self.tokens):
                raise MalformedTermError
        hits = part.hits or set()
        as_typed = not hits and (self.phrases or self.quoted) and part.hits is not None
        quoted_only = not hits and self.quoted and part.hits is None
        return Result(
            pmids=tuple(str(pmid) for pmid in sorted(hits, reverse=True)),
            translation=term if as_typed or quoted_only else part.text,
            translations=tuple(self.translations),
            phrases_not_found=tuple(self.phrases),
            fields_not_found=tuple(self.unknown_tags) if report_unknown_tags else (),
            quoted_not_found=tuple(self.quoted),
            unknown_tag=bool(self.unknown_tags),
        )

    # -------------------------------------------------------------- grammar

    def _peek(self) -> str:
        at_end = self.position >= len(self.tokens)
        return "" if at_end else self.tokens[self.position].kind

    def _take(self) -> str:
        self.position += 1
        return self.tokens[self.position - 1].text

    def _tag(self) -> str | None:
        return self._take() if self._peek() == "tag" else None

    def _expression(self) -> _Part:
        left = self._operand()
        while self._peek() not in {"", "close"}:
            op = self._take() if self._peek() == "op" else "AND"
            left = _join(left, op, self._operand())
        return left

    def _operand(self) -> _Part:
        kind = self._peek()
        if kind == "open":
            return self._group()
        if kind == "quoted":
            text = self._take()
            return self._leaf(text, self._tag(), quoted=True)
        if kind == "range":
            text = self._take()
            return self._leaf(text, self._tag(), quoted=False)
        if kind == "history":
            number = int(self._take())
            if number not in self.history:
                raise MalformedTermError(f"Unable to obtain query #{number}")
            return _Part(self.history[number], f"#{number}")
        if kind == "tag":
            return _Part(frozenset(), f"[{self._take()}]")
        if kind != "word":
            raise MalformedTermError
        words = []
        while self._peek() == "word":
            words.append(self._take())
        return self._leaf(" ".join(words), self._tag(), quoted=False)

    def _group(self) -> _Part:
        self._take()
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise MalformedTermError
        part = self._expression()
        if self._peek() != "close":
            raise MalformedTermError
        self._take()
        self.depth -= 1
        tag = self._tag()
        if tag is not None:  # a tag on a group is ignored: FACTS.md 3.6
            self.unknown_tags.append(tag)
        return part

    # --------------------------------------------------------------- leaves

    def _leaf(self, text: str, tag: str | None, *, quoted: bool) -> _Part:
        if tag is None:
            return self._quoted_anywhere(text) if quoted else self._mapped(text)
        name, _, proximity = tag.partition(":~")
        key = FIELDS.get(" ".join(name.lower().split()))
        if key is None:
            self.unknown_tags.append(tag)
            return self._quoted_anywhere(text) if quoted else self._mapped(text)
        if key == "uid":
            return self._numbers(text)
        if key in DATES:
            return self._date(key, text, tag)
        if proximity.isdigit() and quoted and key in {"ti", "tiab"}:
            hits = self.corpus.near(key, normal(text), int(proximity))
            return _Part(hits or frozenset(), f'"{text}"[{SHOWN[key]}:~{proximity}]')
        return self._tagged(key, text, tag, quoted=quoted)

    def _tagged(self, key: str, text: str, tag: str, *, quoted: bool) -> _Part:
        found = self._find(key, text, quoted=quoted)
        if found is not None:
            if key in {"mh", "ta"}:
                self.translations.append((f"{text}[{tag}]", found.text))
            return found
        if quoted:
            self.quoted.append(f'"{text}"[{tag}]')
            return _Part(None, "")
        pieces = text.split() if key in AUTHORS else _key(key, text).split()
        if len(pieces) < 2:
            self.phrases.append(text)
            return _Part(frozenset(), f"{text}[{tag}]")
        return self._split(key, pieces, tag)

    def _split(self, key: str, pieces: list[str], tag: str) -> _Part:
        """An unknown phrase, word by word: what is unknown of it is dropped."""
        whole = _Part(None, "")
        for piece in pieces:
            if key not in AUTHORS and piece in STOP_WORDS:
                continue
            found = self._find(key, piece, quoted=False)
            if found is None:
                self.phrases.append(piece)
            else:
                whole = _join(whole, "AND", found)
        if whole.hits is None:
            return _Part(frozenset(), f"{' '.join(pieces)}[{tag}]")
        return whole

    def _find(self, key: str, text: str, *, quoted: bool) -> _Part | None:
        """The entries of a value or phrase as it stands; None if it is not indexed."""
        shown = SHOWN[key]
        if key in AUTHORS:
            return self._author(key, text, quoted=quoted)
        spelled = _key(key, text)
        if not spelled or (len(spelled.split()) == 1 and spelled in STOP_WORDS):
            return None
        if "*" in text and not _truncation(text):
            return None
        if is_text(key):
            hits = self.corpus.phrase(key, spelled)
        elif text.endswith("*"):
            hits = self.corpus.starting(key, spelled.rstrip("*"))
        else:
            hits = self.corpus.value(key, spelled)
        if hits is None:
            return None
        readable = spelled if key in {"ta", "pt"} else _readable(text)
        return _Part(hits, f'"{readable}"[{shown}]')

    def _author(self, key: str, text: str, *, quoted: bool) -> _Part | None:
        spelled = fold(text.rstrip("*"))
        if text.endswith("*"):
            if not _truncation(text):
                return None
            hits = self.corpus.starting(key, spelled)
            return None if hits is None else _Part(hits, f"{text}[{SHOWN[key]}]")
        if quoted:  # quotes switch the truncation of initials off
            hits = self.corpus.value(key, f'"{spelled}')
            return None if hits is None else _Part(hits, f'"{text}"[{SHOWN[key]}]')
        hits = self.corpus.value(key, spelled)
        shown = f"{text}[{SHOWN[key]}]"
        names = self.corpus.value("fau", spelled) if key == "au" else None
        if names is not None:
            surname, _, given = text.replace(",", " ").partition(" ")
            full = f'"{surname.title()}, {given.strip().title()}"[Full Author Name]'
            if hits is None:
                return _Part(names, full)
            return _Part(hits | names, f"{full} OR {shown}", "OR")
        return None if hits is None else _Part(hits, shown)

    def _date(self, key: str, text: str, tag: str) -> _Part:
        days = re.findall(_DAY, text)
        is_range = ":" in text
        if len(days) != 1 + is_range or re.sub(rf'{_DAY}|\[.*?\]|[\s:"]', "", text):
            self.phrases.append(text)
            return _Part(frozenset(), f"{text}[{tag}]")
        first, last = _day(days[0], "01/01"), _day(days[-1], "12/31")
        if key in {"edat", "mdat"}:
            days_of = self.corpus.days(key, first.replace("/", "-"), _dashed(last))
            return _Part(days_of, f"{first}:{last}[{SHOWN[key]}]")
        kind = "dp single" if key == "dp" and not is_range else key
        hits = self.corpus.years(kind, int(first[:4]), int(last[:4]))
        return _Part(hits, f"{first}:{last}[{SHOWN[key]}]")

    def _numbers(self, text: str) -> _Part:
        numbers = [int(n) for n in re.findall(r"\d{1,18}", text)]
        hits = {n for n in numbers if n in self.corpus.entries}
        shown = " OR ".join(f"{n}[UID]" for n in numbers)
        return _Part(hits, shown or f"{text}[UID]", "OR" if len(numbers) > 1 else "")

    # --------------------------------------------------- without a tag (ATM)

    def _quoted_anywhere(self, text: str) -> _Part:
        found = self._find("all", text, quoted=True)
        if found is None:
            self.quoted.append(f'"{text}"')
            return _Part(None, "")
        return found

    def _mapped(self, text: str) -> _Part:
        """Untagged words: headings, then journals, then authors, then plain words."""
        words = text.split()
        whole = _Part(None, f"({text}[All Fields])")
        position = 0
        while position < len(words):
            length, part = self._longest(words[position:])
            position += length
            if part is not None:
                whole = part if whole.hits is None else _join(whole, "AND", part)
        return whole

    def _longest(self, words: list[str]) -> tuple[int, _Part | None]:
        for length in range(min(6, len(words)), 0, -1):
            phrase = normal(" ".join(words[:length]))
            hits = self.corpus.value("mh", phrase)
            if hits is not None:
                return length, self._heading(" ".join(words[:length]), phrase, hits)
            if length > 1:
                part = self._journal_or_author(" ".join(words[:length]), phrase)
                if part is not None:
                    return length, part
        return 1, self._word(words[0])

    def _heading(self, typed: str, phrase: str, hits: Hits) -> _Part:
        texts = [f'"{phrase}"[MeSH Terms]']
        words = phrase.split()
        if len(words) > 1:
            each = [self.corpus.value("all", word) or frozenset() for word in words]
            hits = hits | each[0].intersection(*each[1:])
            conjunction = " AND ".join(f'"{word}"[All Fields]' for word in words)
            texts.append(f"({conjunction})")
        hits = hits | (self.corpus.phrase("all", phrase) or frozenset())
        text = " OR ".join([*texts, f'"{phrase}"[All Fields]'])
        self.translations.append((typed, text))
        return _Part(hits, text, "OR")

    def _journal_or_author(self, typed: str, phrase: str) -> _Part | None:
        journal = self.corpus.value("ta", phrase)
        if journal is not None:
            text = f'"{phrase}"[Journal] OR "{phrase}"[All Fields]'
            self.translations.append((typed, text))
            anywhere = self.corpus.phrase("all", phrase) or frozenset()
            return _Part(journal | anywhere, text, "OR")
        if re.fullmatch(r".*[a-z]{2,} [a-z]{1,2}", phrase):
            return self._author("au", typed, quoted=False)
        return None

    def _word(self, typed: str) -> _Part | None:
        spelled = _key("all", typed)
        if spelled in STOP_WORDS or not spelled:
            return None
        if "*" in typed or " " in spelled:
            part = self._find("all", typed, quoted=False)
            if part is None and " " in spelled:
                known = _Part(None, "")
                for piece in spelled.split():
                    found = self._word(piece)
                    known = _join(known, "AND", found) if found else known
                return None if known.hits is None else known
            if part is None:
                self.phrases.append(typed)
            return part
        variants = [spelled, f"{spelled}s", spelled.removesuffix("s")]
        known = [w for w in dict.fromkeys(variants) if self.corpus.value("all", w)]
        if not known:
            self.phrases.append(typed)
            return None
        hits = set().union(*(self.corpus.value("all", w) or () for w in known))
        if known == [spelled]:
            return _Part(hits, f'"{_readable(typed)}"[All Fields]')
        text = " OR ".join(f'"{word}"[All Fields]' for word in known)
        self.translations.append((typed, text))
        return _Part(hits, text, "OR" if len(known) > 1 else "")


def _join(left: _Part, op: str, right: _Part) -> _Part:
    """Both pieces under an operator; a dropped piece leaves the other as it is."""
    if right.hits is None:
        return left
    if left.hits is None:
        return right
    if op == "AND":
        hits = left.hits & right.hits
    elif op == "OR":
        hits = left.hits | right.hits
    else:
        hits = left.hits - right.hits
    before = left.text if left.op in {"", op} else left.wrapped
    return _Part(hits, f"{before} {op} {right.wrapped}", op)


def _key(field_key: str, text: str) -> str:
    """A value as its field's index spells it; a final ``*`` stays."""
    if field_key == "mh":
        text = text.split("/", maxsplit=1)[0]
    spelled = normal(text)
    return f"{spelled}*" if text.endswith("*") and spelled else spelled


def _readable(text: str) -> str:
    return " ".join(re.sub(r"[^\w*]+", " ", text).split())


def _truncation(text: str) -> bool:
    """A wildcard ends its term and follows at least four characters."""
    stem = text.rstrip("*")
    return "*" not in stem and len(stem.split()[-1] if stem.split() else "") >= 4


def _day(text: str, rest: str) -> str:
    year, *parts = text.split("/")
    month, day = (*(p.zfill(2) for p in parts), *rest.split("/")[len(parts) :])
    return f"{year}/{month}/{day}"


def _dashed(day: str) -> str:
    return day.replace("/", "-")
