"""Whatever the text, mentions stand where they say, and work grows with the text."""

import re
from functools import cache
from itertools import combinations, product
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.prose import surname
from tests.steps import count_steps, patterns_of_reading
from verifier.documents.text import read_text
from verifier.mentions import find_mentions
from verifier.models import Document
from verifier.studies import name_studies

# Text full of years costs a hundred and thirty a character; one in which every other
# letter may open a name up to 1,070, as each form that may begin there counts as wide
# as its longest match (twice and eight times the length cost no more a character).
MOST_STEPS = 1_300
_PARSER, _COMPILER = re._parser, re._compiler
_REPEATS = (_PARSER.MAX_REPEAT, _PARSER.MIN_REPEAT)

PIECES = [
    "Doe", "van der", "O’Brien", "et al.", "and colleagues", " (2011)", "2011a", ", ",
    "; ", "(", ")", "[1]", "[2-4]", " & ", "\n", "\n\n", ". ", "study", "trial", "In ",
    "10.1001/jama.1", "doi: ", "PMID: ", "12345678", "NCT01234567", "“", "”", '"',
    "JAMA", "published in ", "Dr. ", "Jane Doe", ", MD, ", "’s ", "lead author ",
    "STAR*D", "University of ", "Cochrane review", "References\n", "1. ", "¹", "\u00a0",
    "é", "\x00",
]  # fmt: skip
UNITS = [
    "A ", "Aa, ", "(", "Aaaa & ", "et al. ", "2011 ", "10.1234/", "Jane Doe ", '"',
    "study by ", "In 2011 Jane Doe, ", "a", "Jane Doe, MD, ", "the Journal of ",
    "van de ", "(Aa & Bb; ", "“Aaaa of bbb ", "a study in the ", "University of ",
    "ABCD-EF ", "published in the ", "1999, ", "Cochrane ", "lead author ",
    "Aa 2011a, 2012b, ", "guideline of the ", "(1,2", "A.", "\n", "Aa\n", "Xx Yy’s ",
    "Doe et al. (2011) found 24 patients. ", "It helps (Doe et al., 2011).\n\n",
]  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=6)), max_size=40))
def test_every_mention_stands_in_the_text_inside_its_sentence(pieces):
    text = "".join(pieces)
    found = find_mentions(Document(name="page", text=text))
    assert [m.start for m in found] == sorted(m.start for m in found)
    for mention in found:
        assert text[mention.start : mention.end] == mention.surface != ""
        assert mention.sentence[0] <= mention.start < mention.sentence[1]
        assert mention.line == text.count("\n", 0, mention.start) + 1


def _steps(text, page=None):
    page = page or read_text(text.encode(), "page.txt")
    return count_steps(lambda: name_studies(page, find_mentions(page)))


@pytest.mark.parametrize("unit", UNITS)
def test_no_text_takes_more_than_its_length(unit):
    """Twice the text takes twice the steps: nothing is read again and again."""
    short, long = (unit * (size // len(unit)) for size in (4_000, 8_000))
    assert _steps(long) < 2.3 * _steps(short) + 10_000


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from([*UNITS, *PIECES]), st.integers(1, 60)), max_size=12
    )
)
def test_no_mixture_of_hostile_texts_takes_more_than_its_length(parts):
    """However they are put together, a character costs a bounded number of steps."""
    text = "".join(unit * times for unit, times in parts)
    assert _steps(text, Document("page", text)) < MOST_STEPS * (len(text) + 100)


def test_a_page_of_many_mentions_takes_steps_in_proportion():
    def page(mentions):
        chance = Random(0)
        return "\n\n".join(
            f"It helps ({surname(chance, syllables=6)} et al., 2011)."
            for _ in range(mentions)
        )

    assert _steps(page(600)) < 2.1 * _steps(page(300))


def test_patterns_repeat_without_a_bound_only_what_they_can_tell_apart():
    """``(a+)*`` backtracks for ever; ``(?:by a+)*`` does not."""
    patterns = list(patterns_of_reading())
    assert len(patterns) > 200
    assert not [name for name, pattern in patterns if _is_ambiguous(pattern)]


def test_an_ambiguous_pattern_is_seen():
    assert _is_ambiguous(re.compile(r"x(?:\w+|-)*y"))
    assert not _is_ambiguous(re.compile(r"x(?:by \w+|-)*y"))


def test_no_alternatives_of_an_endless_repeat_overlap():
    """Were "May 12" taken in two ways, ten of them would be in 2**10 ways."""
    assert not [(n, _overlap(p)) for n, p in patterns_of_reading() if _overlap(p)]


def test_overlapping_alternatives_are_seen():
    assert _overlap(re.compile(r"(?:May|\s|\d\d|\w{3} \d\d)*y")) == "May 12"
    assert not _overlap(re.compile(r"(?>(?:May|\s|\d\d|\w{3} \d\d)*)y"))
    assert not _overlap(re.compile(r"(?:May|\s|\d\d \w{3})*y"))


@cache
def _overlap(pattern):
    """Words of an endless repeat that its body can be laid over in several ways."""
    for body in _endless(_PARSER.parse(pattern.pattern, pattern.flags)):
        once = _COMPILER.compile(body, pattern.flags)
        own = sorted({*"a1", "12", "Aa"} | {w.strip() for w in _literals(body)} - {""})
        for word, between, other in product(own, ("", " ", ", ", "-"), ("12", "a", "")):
            for text in (f"{word}{between}{other}", f"{between}{word}{between}{other}"):
                if _ways(once, text) > 1:
                    return text
    return ""


def _literals(parsed):
    """Every run of letters that stands in a pattern."""
    word = ""
    for operation, argument in parsed.data:
        if operation is _PARSER.LITERAL:
            word += chr(argument)
            continue
        yield word
        word = ""
        for inner in _inside(argument):
            yield from _literals(inner)
    yield word


def _ways(once, text):
    """In how many ways matches that touch one another cover the text."""
    ways = [1] + [0] * len(text)
    for begin, end in combinations(range(len(text) + 1), 2):
        if ways[begin] and once.fullmatch(text, begin, end):
            ways[end] += ways[begin]
    return ways[-1]


def _is_ambiguous(pattern):
    return any(
        _is_bare(alternative)
        for body in _endless(_PARSER.parse(pattern.pattern, pattern.flags))
        for alternative in _alternatives(body)
    )


def _endless(parsed, *, atomic=False):
    """The bodies of repeats without a bound that may give back what they took.

    That which ends an atomic group does not: behind it nothing asks for it back.
    """
    kept = parsed.data[-1] if parsed.data and atomic else None
    for part in parsed.data:
        operation, argument = part
        endless = operation in _REPEATS and argument[1] is _PARSER.MAXREPEAT
        if endless and part is not kept:
            yield argument[2]
        for inner in _inside(argument):
            yield from _endless(inner, atomic=operation is _PARSER.ATOMIC_GROUP)


def _inside(argument):
    if isinstance(argument, _PARSER.SubPattern):
        yield argument
    elif isinstance(argument, list | tuple):
        for one in argument:
            yield from _inside(one)


def _alternatives(body):
    while len(body.data) == 1 and body.data[0][0] is _PARSER.SUBPATTERN:
        body = body.data[0][1][-1]
    if len(body.data) == 1 and body.data[0][0] is _PARSER.BRANCH:
        return body.data[0][1][1]
    return [body]


def _is_bare(body):
    """Nothing but repeats without a bound has to stand in it."""
    endless = [
        argument[0] and argument[2].getwidth()[0] * argument[0]
        for operation, argument in body.data
        if operation in _REPEATS and argument[1] is _PARSER.MAXREPEAT
    ]
    return bool(endless) and body.getwidth()[0] == sum(endless)
