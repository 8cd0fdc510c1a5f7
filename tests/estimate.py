"""Estimates the parameters of the decision: ``make parameters``.

Frequencies and word vectors come from the records of ../shared/data, weights from the
labelled citations of the training part (`labelled.is_held` keeps a third apart). Of
those hardly one in a hundred has an abstract: what its words weigh is told by the read
pages and passages as well (`labelled.read_told`; the kept ones are left out).

The weights are those of Fellegi and Sunter's model, fitted all at once: they maximise
the likelihood that of all candidates and "none of these" the labelled one is chosen.
Fitting them together lets words that tell the same story twice count once. Levels that
the data hardly show stay near the judgement in `PRIOR` (a Gaussian prior).

Negatives are made: the study is taken out of the store; a study's words are put around
another's name; its year is shifted; its surname is another's. They weigh together
`SHARE_NONE` of all cases, the share of named studies that we expect in no record.

The store holds one record in eighty of PubMed, and so one chance namesake in eighty.
The weights are those of the store; what differs in PubMed is how many records bear a
name and year, and how many are by the same person: see `linkage.rivalry`. (Weights
estimated among made-up namesakes as dense as PubMed's were tried: the namesakes are on
anything, so that a shared topic came to mean too much, and twice as many studies whose
record was taken out were taken for another by the same author.)
"""

import json
import lzma
import math
import random
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from scipy.sparse.linalg import svds
from scipy.special import logsumexp

from tests.labelled import (
    DATA,
    RECORDS,
    ROOT,
    TOLD,
    ClosedWorld,
    Labelled,
    data_hash,
    open_world,
    read_mentions,
    read_references,
    read_told,
)
from verifier.deciding import queries
from verifier.deciding.authors import compare_given_name, given_form
from verifier.deciding.comparisons import compare
from verifier.deciding.figures import FIGURES
from verifier.deciding.levels import CANNOT_BE_SEEN, LEVELS, NOT_STATED
from verifier.deciding.linkage import (
    NONE_LEVELS,
    count_rivals,
    is_one_of_several,
    none_levels,
)
from verifier.deciding.parameters import Parameters, Words, read_words
from verifier.deciding.topics import ABSTRACT, TOPIC_LEVELS
from verifier.models import Found, NamedStudy, Record
from verifier.names import fold_name
from verifier.pubmed.record_lines import parse_record
from verifier.words import topic_stems

WORDS = ROOT / "verifier" / "deciding" / "words.npz"
PARAMETERS = ROOT / "verifier" / "deciding" / "parameters.json"
SHARE_NONE = 0.125
_SEED = 2026
# Beside all mentions; more change no weight by more than its error.
_MOST_REFERENCES = 3_000
# Again with the journal, one in so many. Scientists state none in their sentences, and
# the weight of a journal beside a title is no guide to what it tells without one. In
# three folds of the training part 0.866 of such are named without them and 0.928 with
# them, at a calibration error of 0.028 and 0.013. (With each of them a second time
# 0.933, but half a point less of those that state no journal.)
_WITH_JOURNAL = 5
# And as they stand in a list at the foot of a page, which says no more of them: those
# with a journal one in so many as above, those without one in so many. Their topic is
# that of the page alone, and a study of no record is no likelier for sharing nothing
# with it. (Of 29 such studies of tests/whole 22 were confirmed before, now 26.)
_AT_THE_FOOT = 8
_DIMENSIONS, _VOCABULARY = 64, 20_000
# Papers by one person that are compared with the one told of; most have fewer.
_BY_ONE_PERSON = 12

# Judgement: where the estimate starts from, and stays where data are silent. Bits.
PRIOR: dict[str, dict[str, float]] = {
    "identifier": {"same number": 16, "another number": -4},
    "first author": {
        "first author": 4,
        "similar spelling": -3,
        "among the authors": -7,
        "another first author": -8,
        "names no author": -6,
        "not an author": -10,
    },
    "co-authors": {
        "all of them": 3,
        "as many as stated": 0.5,
        "fewer than stated": -3,
        "only one author": -4,
        "more than stated": -3,
        "more than the one stated": -3,
        "some are missing": -4,
        "none of them": -7,
    },
    "year": {
        "same year": 3,
        "one year off": -4,
        "two years off": -7,
        "another year": -14,
    },
    "title": {
        "same title": 18,
        "nearly the same": 12,
        "similar": 1,
        "another title": -10,
    },
    "journal": {"same journal": 4, "like journal": 1, "another journal": -3},
    "pages": {"same volume and page": 8, "same volume": 3, "another volume": -3},
    "design": {"agrees": 1.5, "near": 0.5, "conflicts": -1.5},
    # Sizes of studies are spread evenly over the powers of ten, from five to 100,000:
    # of a hundred studies of some hundreds one has the same number as another, which
    # its record states among two or three.
    "sample size": {
        "the same thousands": 9,
        "the same hundreds": 6,
        "agrees": 4,
        "near": 2,
        "conflicts": -2,
    },
    "blinding": {"agrees": 1.5, "conflicts": -1},
    "acronym": {"in the title": 7, "not in the title": -2},
    ABSTRACT: {
        "46 bits or more": 5,
        "34 to 46 bits": 4,
        "24 to 34 bits": 3,
        "16 to 24 bits": 2,
        "8 to 16 bits": 0,
        "2 to 8 bits": -1,
        "hardly a word": -2,
    },
    # What was counted of 1,017 studies and 1,258 other papers by the same people.
    FIGURES: {
        "16 bits or more": 6,
        "8 to 16 bits": 5,
        "5 to 8 bits": 3,
        "3 bits": 1,
        "none of them": -3,
    },
}
# Not fitted. The first two come up in searches for the closest study, which choose by
# topic; the labelled cases cannot tell how rarely one of them is the study itself. Nor
# do those cases hold numbers that lead elsewhere than the words around them. What pages
# say of a study is wrong more often than what scientists say: a conflict tells less.
FIXED = {
    ("first author", "not an author"): -10.0,
    ("year", "another year"): -14.0,
    ("identifier", "same number"): 20.0,
    ("identifier", "another number"): -6.0,
    # Of 520 first authors whom the pages of tests/whole and tests/passages call by a
    # given name, six have another one in their record (counted once, on 2026-11-22); of
    # the likeliest rivals half.
    ("given name", "another given name"): -5.0,
    ("design", "conflicts"): PRIOR["design"]["conflicts"],
    ("sample size", "conflicts"): PRIOR["sample size"]["conflicts"],
    ("blinding", "conflicts"): PRIOR["blinding"]["conflicts"],
}
# Fitted with the others, which it would distort, and then replaced: "(Doe, 2010)" is to
# a scientist a paper by Doe alone, while pages leave the others out.
REPLACED = {("co-authors", "more than the one stated"): 0.0}
# Added to what is fitted. Beside a title, in references, a journal tells little more;
# beside a topic it tells who is meant. Of the training part's mentions that state one,
# 0.951 are named by the fitted weight and 0.965 with this, 0.999 of them rightly at
# both, at a calibration error of 0.007 and 0.005 (`python -m tests.eval_linkage
# journals --train`); of 34 studies of tests/whole with a journal and a confidence of
# 0.2 to 0.9, 33 were the record that was likeliest.
ADDED = {("journal", "same journal"): 3.0}
# What tells otherwise where several records bear the name and year: they are mostly by
# one person and on one topic. In three folds of the training part, 0.815 of mentions
# are named, 0.996 of them rightly, and 0.059 without their record; with weights that
# are the same everywhere, and no "topic as a whole", 0.792, 0.995 and 0.067.
OF_SEVERAL = ("first author", "co-authors", "year", *TOPIC_LEVELS)
# Weights of "none of these" that no other comes before: nothing is judged of them.
BASES = frozenset(
    {
        "known by topic",
        "known by topic and journal",
        "known by page",
        "known by page and journal",
        "known by title",
        "known by title and journal",
        "one of several",
    }
)
# From which the given name's weights are counted; more change none by 0.1.
_MOST_MENTIONS = 3_000
# Estimated each by itself, beside what is fitted together.
OF_ABSTRACT = (ABSTRACT, FIGURES)
_APART = frozenset({*OF_ABSTRACT, "given name"})
_SILENT = frozenset({NOT_STATED, CANNOT_BE_SEEN})
# Where the estimate of `Fitted.namesake` starts from.
_NAMESAKE = 0.1
# How far, in bits, an estimate strays from judgement for want of data.
_LOOSENESS = 3.0


# ------------------------------------------------------------------------- words


def estimate_words() -> dict[str, np.ndarray]:
    """Frequencies of surnames and stems, and vectors of the commoner stems."""
    surnames: Counter[str] = Counter()
    stems: Counter[str] = Counter()
    texts: list[tuple[str, ...]] = []
    records = 0
    for row in _rows():
        records += 1
        if row["authors"]:
            surnames[fold_name(row["authors"][0][0])] += 1
        title = topic_stems(row["title"])
        stems.update(title)
        texts.append(title)
        texts += [topic_stems(s) for s in row["abstract"].split(". ") if s]
        if row["mesh"]:
            texts.append(topic_stems(" ".join([row["title"], *row["mesh"]])))
    common = [(s, n) for s, n in stems.most_common(_VOCABULARY * 2) if n >= 5]
    named = [(s, n) for s, n in surnames.most_common(20_000) if n >= 5 and s]
    vocabulary = [s for s, _ in common[:_VOCABULARY]]
    return {
        "records": np.array(records),
        "surnames": np.array("\n".join(s for s, _ in named)),
        "surname_counts": np.array([n for _, n in named], dtype=np.int32),
        "stems": np.array(" ".join(s for s, _ in common)),
        "stem_counts": np.array([n for _, n in common], dtype=np.int32),
        "matrix": estimate_vectors(texts, vocabulary),
    }


def estimate_vectors(
    texts: Iterable[Sequence[str]], vocabulary: Sequence[str]
) -> np.ndarray:
    """Vectors from shared company: positive pointwise mutual information, reduced.

    After Levy, Goldberg and Dagan, TACL 2015 (context distribution smoothing 0.75,
    square root of the singular values). Rounded to bytes.
    """
    index = {stem: i for i, stem in enumerate(vocabulary)}
    rows, columns = [], []
    count = 0
    for text in texts:
        known = {index[s] for s in text if s in index}
        if len(known) > 1:
            rows += [count] * len(known)
            columns += known
            count += 1
    presence = csr_matrix(
        (np.ones(len(rows), np.float32), (rows, columns)), (count, len(vocabulary))
    )
    together = (presence.T @ presence).tocoo()
    keep = (together.row != together.col) & (together.data >= 2)
    row, column, times = together.row[keep], together.col[keep], together.data[keep]
    total = np.bincount(row, times, len(vocabulary))
    smooth = total**0.75 / (total**0.75).sum()
    information = np.log(times / (total[row] * smooth[column]))
    positive = information > 0
    matrix = csr_matrix(
        (information[positive], (row[positive], column[positive])), together.shape
    )
    start = np.random.default_rng(_SEED).random(len(vocabulary))
    left, values, _ = svds(matrix.astype(np.float64), _DIMENSIONS, v0=start)
    vectors = left * np.sqrt(values)
    vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    return np.round(vectors * 127).astype(np.int8)


def count_called_alike() -> dict[str, float]:
    """`Parameters.called_alike`, of all pairs: common surnames make most of them."""
    namesakes: Counter[tuple[str, str, int]] = Counter()
    called: Counter[tuple[str, str, int, str]] = Counter()
    with lzma.open(RECORDS, "rt", encoding="utf-8") as lines:
        for record in map(parse_record, lines):
            if not record.years or not record.authors:
                continue
            first = record.authors[0]
            initials = fold_name(first.initials).replace(" ", "")
            name = first.fore if first.fore and given_form(first.fore) == "name" else ""
            for form, given in (
                ("initial", initials[:1]),
                ("initials", initials[:2] if len(initials) > 1 else ""),
                ("name", fold_name(name.partition(" ")[0])),
            ):
                if given:
                    namesake = form, fold_name(first.last), min(record.years)
                    namesakes[namesake] += 1
                    called[*namesake, given] += 1
    pairs, alike = Counter[str](), Counter[str]()
    for (form, *_), number in namesakes.items():
        pairs[form] += math.comb(number, 2)
    for (form, *_), number in called.items():
        alike[form] += math.comb(number, 2)
    return {form: round(alike[form] / pairs[form], 4) for form in pairs}


def _rows() -> Iterator[dict]:
    with lzma.open(RECORDS, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


# ----------------------------------------------------------------------- choices


@dataclass(frozen=True, slots=True)
class Choice:
    """One case: the levels of every candidate, who is right (-1: none)."""

    levels: list[Mapping[str, str]]
    several: bool
    none: tuple[str, ...]
    right: int
    rivals: float
    kind: str


class Chooser:
    """Makes choices out of labelled studies."""

    def __init__(self, world: ClosedWorld, known: Words) -> None:
        self.world = world
        self.parameters = Parameters({}, {}, {}, world.world, 0.0, {}, "none", known)
        self._random = random.Random(_SEED)

    def candidates(self, study: NamedStudy) -> dict[str, Record]:
        """What the searches of the program bring for a study."""
        asked = [
            *queries.identifying(study, self.parameters, self.world.world),
            *queries.widening(study, self.parameters, self.world.world),
        ]
        limit = queries.CANDIDATE_LIMIT
        answers = list(self.world.search(asked, limit).values())
        found = [a for a in answers if isinstance(a, Found)]
        again = queries.narrowed(study, found, self.parameters)
        answers += self.world.search(again, limit).values()
        keys = {k for a in answers if isinstance(a, Found) for k in a.pmids}
        return dict(self.world.fetch(sorted(keys)))

    def choose(
        self, study: NamedStudy, records: Sequence[Record], pmid: str, kind: str
    ) -> Choice:
        """The case of one study and its candidates."""
        levels = compare(study, records, self.parameters)
        right = next((i for i, r in enumerate(records) if r.pmid == pmid), -1)
        rivals = (
            count_rivals(study, levels, self.parameters, self.world.world)
            if study.authors
            else 0.0
        )
        several = is_one_of_several(study, levels)
        none = none_levels(study, levels, self.parameters)
        return Choice(levels, several, none, right, rivals, kind)

    def choices(self, labelled: Sequence[Labelled]) -> Iterator[Choice]:
        """Every labelled study as it is, and spoilt in the ways of the docstring."""
        for number, case in enumerate(labelled):
            study, pmid = case.study, case.pmid
            records = list(self.candidates(study).values())
            yield self.choose(study, records, pmid, "true")
            without = [r for r in records if r.pmid != pmid]
            yield self.choose(study, without, "", "removed")
            other = labelled[self._random.randrange(len(labelled))].study
            if number % 3 == 0 and not study.claims.title:
                alien = replace(
                    study, claims=replace(study.claims, topic=other.claims.topic)
                )
                yield self.choose(alien, records, "", "alien topic")
            if number % 3 == 1 and study.year:
                years = self._random.choice([-1, 1]) * self._random.randrange(3, 9)
                shifted = replace(study, year=study.year + years)
                yield self._spoilt(shifted, pmid, "year shifted")
            if number % 3 == 2 and other.authors:
                swapped = replace(study, authors=other.authors, et_al=other.et_al)
                yield self._spoilt(swapped, pmid, "surname swapped")

    def _spoilt(self, study: NamedStudy, pmid: str, kind: str) -> Choice:
        records = [r for k, r in self.candidates(study).items() if k != pmid]
        return self.choose(study, records, "", kind)


# --------------------------------------------------------------------------- fit


@dataclass(frozen=True, slots=True)
class Fitted:
    """Weights per comparison and level, and of none by circumstance. In bits.

    ``namesake`` is no weight: see `linkage.rivalry`.
    """

    weights: dict[str, dict[str, float]]
    weights_of_several: dict[str, dict[str, float]]
    none: dict[str, float]
    namesake: float


def fit(choices: Sequence[Choice]) -> Fitted:
    """The weights under which the labelled choices are likeliest."""
    names = [
        (comparison, level, several)
        for comparison, levels in LEVELS.items()
        if comparison not in _APART
        for level in levels
        for several in ((False, True) if comparison in OF_SEVERAL else (False,))
    ]
    features, starts = _features(choices, {n: i for i, n in enumerate(names)})
    steps, start, bounds = _steps(names)
    features = (features @ steps).tocsr()
    absent = np.array([[float(n in c.none) for n in NONE_LEVELS] for c in choices])
    rivals = np.array([c.rivals for c in choices])
    case = np.repeat(np.arange(len(choices)), np.diff(starts))
    right = np.array([c.right for c in choices])
    chosen = starts[:-1][right >= 0] + right[right >= 0]
    mass = _masses(choices)
    split = len(start)
    free = [float(name not in BASES) for name in NONE_LEVELS]
    loose = np.concatenate([np.ones(split), free, [0]])
    loose /= (_LOOSENESS * np.log(2)) ** 2
    start = np.concatenate([start, np.zeros(len(NONE_LEVELS))]) * np.log(2)
    start = np.append(start, np.log(_NAMESAKE))

    def loss(theta: np.ndarray) -> tuple[float, np.ndarray]:
        counted = np.exp(theta[-1]) * rivals
        scores = features @ theta[:split]
        none = absent @ theta[split:-1] + np.log(1 + counted)
        top = none.copy()
        np.maximum.at(top, case, scores)
        up, up_none = np.exp(scores - top[case]), np.exp(none - top)
        total = up_none + np.bincount(case, up, len(choices))
        log_right = none.copy()
        log_right[right >= 0] = scores[chosen]
        value = -(mass * (log_right - top - np.log(total))).sum()
        error = -up / total[case] * mass[case]
        error[chosen] += mass[right >= 0]
        error_none = mass * ((right < 0) - up_none / total)
        stray = (theta - start) * loose
        value += 0.5 * ((theta - start) * stray).sum()
        slopes = [features.T @ error, absent.T @ error_none]
        slopes.append(np.array([(error_none * counted / (1 + counted)).sum()]))
        return value, stray - np.concatenate(slopes)

    best = minimize(
        loss,
        start,
        jac=True,
        method="L-BFGS-B",
        bounds=[*bounds, *((None, None) for _ in NONE_LEVELS), (None, None)],
        options={"maxiter": 800},
    )
    bits = best.x / np.log(2)
    weights: dict[str, dict[str, float]] = {c: {} for c in LEVELS}
    of_several: dict[str, dict[str, float]] = {c: {} for c in OF_SEVERAL}
    for (c, level, several), bit in zip(names, steps @ bits[:split], strict=True):
        judged = REPLACED.get((c, level), bit + ADDED.get((c, level), 0.0))
        (of_several if several else weights)[c][level] = round(float(judged), 2)
    none = [round(float(b), 2) for b in bits[split:-1]]
    namesake = round(float(np.exp(best.x[-1])), 3)
    named = dict(zip(NONE_LEVELS, none, strict=True))
    return Fitted(weights, of_several, named, namesake)


def fit_abstract(
    told: Iterable[Labelled], chooser: Chooser, fitted: Fitted
) -> dict[str, dict[str, float]]:
    """The weights of the abstract's words and figures beside those of the title.

    Who is told of is chosen among all papers by the same person that have an abstract,
    of any year: such are the rivals that share its topic. Among the records hardly one
    mentioned by scientists has one, and fewer of its rivals; most of ``told`` is from
    pages that tell of records with an abstract. As each of these has one, to have it
    would speak for a record; a weight is a ratio of likelihoods, whose mean over the
    wrong records is one, and so are these made.
    """
    names = [(name, level) for name in OF_ABSTRACT for level in LEVELS[name]]
    cases = []
    for own in same_person(told, chooser):
        shown = np.array([[o.get(n) == level for n, level in names] for o in own])
        titles = [sum(fitted.weights[c].get(o.get(c, ""), 0.0) for c in TOPIC_LEVELS)
                  for o in own]  # fmt: skip
        cases.append((shown.astype(float), np.array(titles) * np.log(2)))
    start = np.array([PRIOR[name][level] for name, level in names]) * np.log(2)

    def loss(theta: np.ndarray) -> float:
        value = 0.5 * (((theta - start) / (_LOOSENESS * np.log(2))) ** 2).sum()
        for shown, titles in cases:
            scores = titles + shown @ theta
            value += logsumexp(scores) - scores[0]
        return float(value)

    bits = minimize(loss, start, method="L-BFGS-B").x / np.log(2)
    wrong = sum(shown[1:].sum(axis=0) for shown, _ in cases)
    weights: dict[str, dict[str, float]] = {}
    for name in OF_ABSTRACT:
        of_name = np.array([n == name for n, _ in names])
        often = wrong * of_name
        bits -= np.log2((often * 2**bits).sum() / often.sum()) * of_name
        weights[name] = {
            level: round(float(b), 2)
            for (n, level), b in zip(names, bits, strict=True)
            if n == name
        }
    return weights


def same_person(
    told: Iterable[Labelled], chooser: Chooser
) -> Iterator[list[Mapping[str, str]]]:
    """The levels of the record told of, then those of others by its first author."""
    papers: dict[tuple[str, str], list[str]] = {}
    for row in _rows():
        if row["abstract"] and row["authors"]:
            surname, given, *_ = (*row["authors"][0], "")
            person = fold_name(surname), given[:1].lower()
            papers.setdefault(person, []).append(row["pmid"])
    person_of = {pmid: person for person, own in papers.items() for pmid in own}
    for case in told:
        if case.pmid not in person_of or not case.study.authors:
            continue
        others = [p for p in papers[person_of[case.pmid]] if p != case.pmid]
        keys = [case.pmid, *others[:_BY_ONE_PERSON]]
        records = chooser.world.fetch(keys)
        if len(keys) > 1:
            ordered = [records[key] for key in keys]
            yield compare(case.study, ordered, chooser.parameters)


def weigh_given_names(
    mentions: Sequence[Labelled], chooser: Chooser, fitted: Fitted
) -> dict[str, float]:
    """The weights of the first author's given name: log2 of m over u, by counting.

    u is told by mentions whose record is taken out, as if they had its author's
    initials: how often the record that is then likeliest has the same. That is half
    the time, since it is mostly another paper by the same person. m is one but for a
    few: of 3,599 initials in lists of references seven are others than the record's.
    Names in full, which hardly a record of the estimate has, tell what initials do.
    """
    counts: Counter[str] = Counter()
    for case in mentions:
        records = chooser.candidates(case.study)
        own = records.pop(case.pmid, None)
        if not own or not own.authors or not records:
            continue
        rivals = list(records.values())
        choice = chooser.choose(case.study, rivals, "", "removed")
        *bits, _ = _known_bits(choice, fitted)
        likeliest = rivals[int(np.argmax(bits))]
        initials = own.authors[0].initials
        for given in (initials[:1], initials if len(initials) > 1 else ""):
            level = compare_given_name(replace(case.study, given=given), likeliest)
            counts[f"{min(len(given), 2)}: {level}"] += 1
    one, two = counts["1: same initial"], counts["2: same initials"]
    letter = -np.log2(one / (one + counts["1: another given name"]))
    letters = -np.log2(two / (two + counts["2: another given name"]))
    return {
        "same given name": round(float(letters), 2),
        "same initials": round(float(letters), 2),
        "same initial": round(float(letter), 2),
        "another given name": FIXED["given name", "another given name"],
    }


def _known_bits(choice: Choice, fitted: Fitted) -> list[float]:
    """What every candidate, and at last none, weighs but for its abstract."""
    weights = fitted.weights | (fitted.weights_of_several if choice.several else {})
    sums = [
        sum(weights.get(name, {}).get(level, 0.0) for name, level in own.items())
        for own in choice.levels
    ]
    none = sum(fitted.none[name] for name in choice.none)
    return [*sums, none + np.log2(1 + fitted.namesake * choice.rivals)]


def _steps(
    names: Sequence[tuple[str, str, bool]],
) -> tuple[csr_matrix, np.ndarray, list[tuple[float | None, float | None]]]:
    """How weights are made of what is fitted, where that starts, and its bounds.

    Sharing more words never tells against a record: the topic's levels are sums of
    steps that are not negative, up from nothing at the worst level. Nor does what
    agrees as well as it can. All other weights are fitted as they are, from judgement.
    """
    matrix = np.zeros((len(names), len(names)))
    start = np.array([PRIOR.get(c, {}).get(level, 0.0) for c, level, _ in names])
    places = {name: place for place, name in enumerate(names)}
    bounds: list[tuple[float | None, float | None]] = []
    for row, (comparison, level, several) in enumerate(names):
        if comparison not in TOPIC_LEVELS:
            matrix[row, row] = 1
            fixed = FIXED.get((comparison, level))
            start[row] = start[row] if fixed is None else fixed
            best = 0 if level == LEVELS[comparison][0] else None
            bounds.append((best, None) if fixed is None else _exactly(fixed))
            continue
        *up, worst = LEVELS[comparison][LEVELS[comparison].index(level) :]
        for step in up:
            matrix[row, places[comparison, step, several]] = 1
        bounds.append((0, 0) if level == worst else (0, None))
        start[row] = 0.0 if level == worst else 0.5
    return csr_matrix(matrix), start, bounds


def _exactly(bits: float) -> tuple[float, float]:
    return (bits * np.log(2), bits * np.log(2))


def _features(
    choices: Sequence[Choice], index: dict[tuple[str, str, bool], int]
) -> tuple[csr_matrix, np.ndarray]:
    """One row per candidate, one column per level; where each case's rows start."""
    rows, columns, starts, row = [], [], [0], 0
    for choice in choices:
        for levels in choice.levels:
            for comparison, level in levels.items():
                if comparison not in _APART and level not in _SILENT:
                    several = choice.several and comparison in OF_SEVERAL
                    rows.append(row)
                    columns.append(index[comparison, level, several])
            row += 1
        starts.append(row)
    ones = np.ones(len(rows))
    return csr_matrix((ones, (rows, columns)), (row, len(index))), np.array(starts)


def _masses(choices: Sequence[Choice]) -> np.ndarray:
    """True cases weigh one each; made ones together `SHARE_NONE` of everything."""
    none = np.array([c.kind != "true" for c in choices])
    mass = np.ones(len(choices))
    mass[none] = SHARE_NONE / (1 - SHARE_NONE) * (~none).sum() / max(none.sum(), 1)
    return mass


def _training(labelled: Iterable[Labelled]) -> list[Labelled]:
    """Labelled studies of the training part, always in the same order.

    Without given names, which only references have: weighed apart, they leave all other
    weights as they are where there are none.
    """
    cases = [
        replace(case, study=replace(case.study, given=""))
        for case in labelled
        if case.pmid and not case.held
    ]
    random.Random(_SEED).shuffle(cases)
    return cases


def _at_the_foot(case: Labelled) -> Labelled:
    """The same study, listed where the page says nothing of it."""
    study = case.study
    topic = replace(study.claims.topic, sentence=())
    return replace(
        case, study=replace(study, claims=replace(study.claims, topic=topic))
    )


def with_abstract() -> set[str]:
    """The records with an abstract, one in eight.

    Of the mentions of health with a page title hardly one in a hundred is of such a
    record; whoever mentions one is heard of any topic, with a title or without.
    """
    return {row["pmid"] for row in _rows() if row["abstract"]}


def main() -> None:
    """Write `verifier/deciding/words.npz` and `verifier/deciding/parameters.json`."""
    if not RECORDS.exists():
        sys.exit("make parameters needs ../shared/data")
    if "--words" in sys.argv or not WORDS.exists():
        np.savez_compressed(WORDS, **estimate_words())
    known = read_words(np.load(WORDS, allow_pickle=False))
    labelled = [
        *_training(read_mentions()),
        *_training(read_mentions(journals=True))[::_WITH_JOURNAL],
        *map(_at_the_foot, _training(read_mentions())[::_AT_THE_FOOT]),
        *map(_at_the_foot, _training(read_mentions(journals=True))[1::_WITH_JOURNAL]),
        *_training(read_references())[:_MOST_REFERENCES],
    ]
    random.Random(_SEED).shuffle(labelled)
    print(f"{len(labelled):,} labelled studies of the training part")
    chooser = Chooser(open_world(), known)
    choices = list(chooser.choices(labelled))
    fitted = fit(choices)
    told = [*_training(read_mentions(of=with_abstract())), *read_told()]
    fitted.weights.update(fit_abstract(told, chooser, fitted))
    fitted.weights["given name"] = weigh_given_names(
        _training(read_mentions())[:_MOST_MENTIONS], chooser, fitted
    )
    data = data_hash(
        RECORDS, DATA / "mentions-dev.jsonl.gz", DATA / "refs-dev.jsonl.gz", *TOLD
    )
    text = json.dumps(
        {
            "made_by": "make parameters",
            "data": data,
            "cases": Counter(c.kind for c in choices),
            "share_none": SHARE_NONE,
            "records": chooser.world.world,
            "namesake": fitted.namesake,
            "called_alike": count_called_alike(),
            "none": fitted.none,
            "weights": fitted.weights,
            "weights_of_several": fitted.weights_of_several,
        },
        indent=1,
    )
    PARAMETERS.write_text(text + "\n", encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
