"""Single names that a form took, and whose surroundings speak against a study. Pure.

"Archie (2016)" has the form of a citation, and is a dog. Where one name stands alone in
a sentence, with no "et al.", no journal and no title, all around it is weighed: how
likely name and year are a study's (`learned`), the form, the words beside. The weights
(`doubts.json`, to be read and reviewed) are estimated from labelled pages by ``python
-m tests.estimate_doubts``, which also shows what is left out of pages of a hand that
they have not seen. Citations in brackets or of several authors are never asked about.
"""

import json
import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files

from verifier.mentions.layout import Layout
from verifier.mentions.learned import probabilities, weights
from verifier.mentions.pairs import (
    REACH,
    count_cues,
    find_names,
    find_years,
    pair_up,
    plain_words,
)
from verifier.models import Mention
from verifier.names import fold_name

# So likely at most is left out: chosen by what --unseen of tests.estimate_doubts tells.
UNLIKELY = 0.3
_BESIDE = 40  # characters of the words right before and behind
_NEAR = 160  # characters before a name in which the one before it is looked for

# Who is followed in what was done: no book and no dog is.
_FOLLOWED = re.compile(
    r"\b(?:according\sto|accordance\swith|(?:methods?|procedures?|equations?|protocols?)\sof"
    r"|(?:method|procedure|described|proposed|suggested|introduced|presented|established)"
    r"\s(?:\w{1,12}\s)?(?:by|in|of))\s\Z"
)


@cache
def doubts() -> Mapping[str, float]:
    """The weight of each feature that has one, in nats; "" is that of every mention."""
    path = files("verifier.mentions") / "doubts.json"
    return dict(json.loads(path.read_text(encoding="utf-8"))["weights"])


def leave_out_doubtful(layout: Layout, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions without those that are hardly a study's."""
    doubtful = {
        id(mention)
        for mention in find_asked(layout.text, mentions)
        if chance(layout, mention) <= UNLIKELY
    }
    return [mention for mention in mentions if id(mention) not in doubtful]


def find_asked(text: str, mentions: Iterable[Mention]) -> list[Mention]:
    """The mentions that are but one name and a year, which stand alone.

    No other author is cited in its sentence, it is not cited for a method, and nowhere
    else on the page is it told with more.
    """
    alone: list[Mention] = []
    known: set[str] = set()
    cited: set[int] = set()
    for mention in mentions:
        if _is_alone(mention):
            alone.append(mention)
        elif mention.authors and mention.kind != "unnamed":
            known.update(map(fold_name, mention.authors))
            cited.add(mention.sentence[0])
    return [
        mention
        for mention in alone
        if mention.sentence[0] not in cited
        and fold_name(mention.authors[0]) not in known
        and not _FOLLOWED.search(text, max(0, mention.start - 40), mention.start)
    ]


def _is_alone(mention: Mention) -> bool:
    numbers = mention.identifiers
    return (
        mention.kind == "narrative"
        and len(mention.authors) == 1
        and mention.year is not None
        and not (mention.journal or mention.title or mention.acronym or mention.group)
        and mention.reference is None
        and not (numbers.doi or numbers.pmid or numbers.pmcid or numbers.registry)
        and "et al" not in mention.surface
    )


def chance(layout: Layout, mention: Mention) -> float:
    """How likely the mention is a study's."""
    likely = likelihood(layout, mention, weights())
    return as_chance(doubts(), features(layout, mention, likely))


def as_chance(by: Mapping[str, float], shown: Iterable[str]) -> float:
    """How likely the weights call what shows these features."""
    told = by[""] + sum(by.get(feature, 0.0) for feature in shown)
    return 1 / (1 + math.exp(-max(-40.0, min(40.0, told))))


def likelihood(
    layout: Layout, mention: Mention, by: Mapping[str, float]
) -> float | None:
    """How likely its name and year are a study's, if both are found."""
    text, (low, high) = layout.text, mention.sentence
    low = _word_at(text, max(low, mention.start - _NEAR))
    high = min(high, mention.end + _NEAR)
    own = fold_name(mention.authors[0])
    names = list(find_names(text, low, high))
    reach = max(0, low - REACH), min(len(text), high + REACH)
    years = list(find_years(text, [reach]))
    found = [
        likely
        for number, name in enumerate(names)
        if fold_name(text[slice(*name.surname)]).endswith(own)
        for likely, pair in probabilities(
            pair_up(layout, names[max(0, number - 1) : number + 1], years), by
        )
        if pair.name == name and text.startswith(str(mention.year), pair.year)
    ]
    return max(found, default=None)


def _word_at(text: str, at: int) -> int:
    """Where the word begins in which the offset stands."""
    while at > 0 and not text[at - 1].isspace():
        at -= 1
    return at


def features(layout: Layout, mention: Mention, likely: float | None) -> Iterator[str]:
    """What the mention and its surroundings show."""
    text, (low, high) = layout.text, mention.sentence
    form = f"{mention.et_al:d}"
    odds = _odds(likely)
    yield f"form={form}"
    yield f"p={odds}"
    yield f"p={form}{odds}"
    told, lived = count_cues(text[low:high])
    yield f"told={told}"
    yield f"lived={lived}"
    yield f"opens={mention.start == low:d}"
    yield f"surface={' '.join(plain_words(mention.surface)[:8])}"
    before = [
        "^",
        *plain_words(text[max(low, mention.start - _BESIDE) : mention.start]),
    ]
    behind = [*plain_words(text[mention.end : min(high, mention.end + _BESIDE)]), "$"]
    yield f"b={before[-1]}"
    yield f"a={behind[0]}"
    yield from (f"b:{word}" for word in sorted(set(before[-4:])))
    yield from (f"a:{word}" for word in sorted(set(behind[:4])))


def _odds(likely: float | None) -> str:
    """A probability to within a nat of its odds."""
    if likely is None:
        return "none"
    odds = math.log(max(likely, 1e-9) / max(1 - likely, 1e-9))
    return str(max(-4, min(3, round(odds / 1.2))))
