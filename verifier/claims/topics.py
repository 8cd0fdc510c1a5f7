"""The words around a study's names that tell what it is about. Pure."""

import re
from collections import Counter
from collections.abc import Collection, Iterable
from functools import lru_cache

from verifier.names import fold
from verifier.words import STOP_WORDS

# Beyond `words.STOP_WORDS`, what says little of a study's subject: common words of
# prose, numbers and time, and the words in which any study is told of. Words that
# titles of cited papers share with the citing sentence ten times as often as chance
# (``patients``, ``efficacy``, ``early``: counted on mentions-dev) are left in.
_STOPWORDS = STOP_WORDS | frozenset(
    """
    almost along already always anyone anything aren around become began best better
    came didn doesn don else enough especially everyone fewer find finding first
    found gave gets getting give gives goes going good got half hasn haven herself
    himself isn know known last later likely mainly makes making maybe mine moreover
    mostly myself needed needs next nobody none nothing others otherwise ours put
    quite really said saw say says second seems show showed shown shows someone
    something soon taken takes tell theirs themselves thing things think third three
    throughout told took try turn two uses usually various want wasn way ways went
    weren whatever whereas whilst whole won yours yourself

    four five six seven eight nine ten eleven twelve twenty thirty forty fifty
    hundred thousand million zero dozen year years month months week weeks hour
    hours minute minutes january february march april june july august september
    october november december jan feb mar apr jun jul aug sep sept oct nov dec
    recent recently earlier today currently ago

    study studies studied trial trials review reviews reviewed reviewing research
    researcher researchers investigator investigators scientist scientists author
    authors colleague colleagues teams paper papers article articles report reports
    reported reporting publication publications published publish journal evidence
    result results data analysis analyses analyzed analysed literature conclusion
    conclusions conclude concluded concludes conducted performed carried suggest
    suggests suggested suggesting indicate indicates indicated demonstrate
    demonstrates demonstrated reveal reveals revealed investigate investigated
    examine examined examines examining evaluate evaluated evaluating assess
    assessed assessing compare compared comparing observe observed noted according
    example case cases series systematic meta randomized randomised controlled
    random randomly assigned allocated double blind blinded placebo crossover cross
    label pilot cohort prospective retrospective observational survey experiment
    multicenter multicentre phase sample participants participant enrolled recruited
    included including involved involving followed received receiving receive
    completed significant significantly statistically percent percentage average
    great highlight highlights emphasize emphasizes important importance potential
    possible vol suppl epub doi pmid pmcid http https www com org pubmed ncbi nlm
    nih gov phd prof professor department college available accessed retrieved
    source sources references read learn click
    """.split()
)
_TOKEN = re.compile(r"[^\W\d_][^\W_]*(?:['’][^\W_]+)?")
_PLAIN_TOKEN = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:'[A-Za-z0-9]+)?")  # thrice as fast
LONGEST_TOPIC = 48
_MOST_READ = 4000  # characters, far more than so many words take
# A page's theme: its commonest words, if it says them at least so often. As many as
# titles of articles have, from which the weight of such words is estimated.
_THEME_WORDS, _THEME_TIMES = 12, 3
_THEME_READ = 100_000  # characters: of a longer page the beginning


@lru_cache(maxsize=131072)
def _content(word: str) -> str:
    """The folded word if it can tell one subject from another, else nothing."""
    folded = fold(word.removesuffix("'s").removesuffix("’s"))
    if len(folded) < 3 or folded in _STOPWORDS or " " in folded:
        return ""
    return folded


class Content(dict[str, str]):
    """The content word that a token stands for; nothing for the names of studies."""

    def __init__(self, names: frozenset[str]) -> None:
        super().__init__()
        self.names = names

    def __missing__(self, token: str) -> str:
        word = _content(token)
        self[token] = word = "" if word in self.names else word
        return word

    def words(
        self,
        lowered: str,
        spans: Iterable[tuple[int, int]],
        without: Collection[str] = (),
    ) -> tuple[str, ...]:
        """The content words of these stretches, each once, in order."""
        stretches = " ".join([lowered[start:end] for start, end in spans])
        if not stretches:
            return ()
        pattern = _PLAIN_TOKEN if stretches.isascii() else _TOKEN
        tokens = pattern.findall(stretches, 0, _MOST_READ)
        words = dict.fromkeys(map(self.__getitem__, tokens))
        for word in ("", *without):
            words.pop(word, None)
        return tuple(words)[:LONGEST_TOPIC]

    def theme(self, lowered: str) -> tuple[str, ...]:
        """The words that a text says over and over, by the alphabet.

        The alphabet keeps them the same where an edit changes only their counts.
        """
        start = lowered[:_THEME_READ]
        pattern = _PLAIN_TOKEN if start.isascii() else _TOKEN
        said = Counter(map(self.__getitem__, pattern.findall(start)))
        del said[""]
        often = [word for word, times in said.items() if times >= _THEME_TIMES]
        often.sort(key=lambda word: (-said[word], word))
        return tuple(sorted(often[:_THEME_WORDS]))
