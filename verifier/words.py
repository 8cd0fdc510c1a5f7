"""Words as topics are compared: folded, without function words, stemmed. Pure."""

from collections.abc import Iterable
from functools import lru_cache

import snowballstemmer

from verifier.names import fold_letters, fold_words

_STEMMER = snowballstemmer.stemmer("english")

# Words that carry no topic: closed-class English words, and those that PubMed ignores
# (a tagged one of which zeroes a whole query: cassettes/FACTS.md section 3, item 121).
STOP_WORDS = frozenset(
    """
    a about above after again against all also although am among an and another any are
    as at away be became because been before being below between both but by can cannot
    could did do does doing done down due during each either et al etc even ever every
    few for from further get given giving go had has have having he her here hers him
    his how however i if in indeed instead into is it its itself just keep kept least
    less let like made make many may me might more most much must my near nearly need
    neither never no nor not now of off often on once one only onto or other our out
    over own per perhaps rather same see seem seen several shall she should since so
    some still such than that the their them then there therefore these they this those
    though through thus to together too toward towards under until up upon us use used
    using very via was we well were what when where whether which while who whom whose
    why will with within without would yet you your almost always enough especially
    found kg km mainly mg ml mm mostly obtained overall pmid quite really regarding
    show showed shown shows significantly theirs various
    """.split()
)


@lru_cache(maxsize=262144)
def stem(word: str) -> str:
    """The folded word without its English inflection."""
    return str(_STEMMER.stemWord(word))


@lru_cache(maxsize=65536)
def topic_stems(text: str) -> tuple[str, ...]:
    """The content words of a text, stemmed, each once, in order of first occurrence."""
    stems = dict.fromkeys(map(_topic_stems.__getitem__, fold_words(text)))
    stems.pop("", None)
    return tuple(stems)


def stems_in(stems: Iterable[str], text: str) -> set[str]:
    """Those of these stems that the text has a content word of.

    An abstract has some hundred words: to look for what may become one of ten stems
    takes half the time of stemming them all.
    """
    folded = f" {fold_letters(text)} "
    return {wanted for wanted in stems if _is_stem_in(wanted, folded)}


def _is_stem_in(wanted: str, folded: str) -> bool:
    """Whether a content word of the folded text, between spaces, has this stem."""
    beginning = f" {beginning_of_all(wanted)}"
    at = folded.find(beginning)
    while at >= 0:
        end = folded.find(" ", at + 1)
        if _topic_stems[folded[at + 1 : end]] == wanted:
            return True
        at = folded.find(beginning, end)
    return False


def beginning_of_all(wanted: str) -> str:
    """What all words of this stem begin with: its last letter may be another one.

    >>> [beginning_of_all(stem(word)) for word in ("therapy", "used", "dying", "5")]
    ['therap', 'us', 'd', '5']

    Of "dying" and the like, of five letters, so may the last two.
    """
    if len(wanted) == 3 and wanted.endswith("ie"):
        return wanted[0]
    return wanted[:-1] or wanted


class _TopicStems(dict[str, str]):
    """The stems of the content words met so far, "" for each other word.

    Every word of every title compared is looked up: here in half the time of a cache
    that knows which entry is the oldest.
    """

    _MOST = 262144

    def __missing__(self, word: str) -> str:
        if len(self) >= self._MOST:
            self.clear()
        is_content = len(word) > 1 or word.isdigit()
        found = stem(word) if is_content and word not in STOP_WORDS else ""
        self[word] = found
        return found


_topic_stems = _TopicStems()
