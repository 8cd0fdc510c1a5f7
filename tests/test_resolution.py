"""Asking a source for many studies: what is asked, and what a failure means."""

from collections import Counter
from dataclasses import replace

import pytest

from verifier.deciding.parameters import shipped_parameters
from verifier.deciding.queries import CANDIDATE_LIMIT
from verifier.deciding.resolution import resolve
from verifier.models import (
    Author,
    Claims,
    Found,
    Identifiers,
    Mention,
    NamedStudy,
    Record,
    Topic,
    Unanswered,
    Usage,
)
from verifier.sources import FatalError, TransientError
from verifier.terms import fits

TOPIC = Topic(sentence=("ketamine", "fibromyalgia"))
MENTION = Mention(0, 20, "Noppers et al. (2011)", "narrative", (0, 20), 1)
STUDY = NamedStudy(
    "page",
    "noppers 2011",
    (MENTION,),
    Claims(topic=TOPIC, year=2011),
    authors=("Noppers",),
    et_al=True,
    year=2011,
)
UNNAMED = NamedStudy("page", "unnamed", (replace(MENTION, kind="unnamed"),), Claims())
RECORD = Record(
    "21482474",
    "S-ketamine infusion on fibromyalgia pain",
    authors=tuple(map(Author, ("Noppers", "Niesters", "Swartjes", "Bauer"))),
    year=2011,
    years=(2011,),
)


class Ranking:
    """A source that lists of a few hundred namesakes the study meant first, or last."""

    name, description, complete, world = "local", "in memory", True, 41_000_000
    usage = Usage()

    def __init__(self, *, first, ranked):
        others = [replace(RECORD, pmid=str(n), title="Of mice") for n in range(1, 250)]
        self.records = {r.key: r for r in [RECORD, *others][:: 1 if first else -1]}
        self.ranked = ranked
        self.fetched = set()

    def search(self, queries, limit, *, alone=False):
        listed = tuple(self.records)[:limit]
        count = len(self.records)
        return {q: Found(q, count, listed, ranked=self.ranked) for q in queries}

    def fetch(self, keys, **_options):
        self.fetched |= set(keys)
        return {key: self.records[key] for key in self.fetched}


class PubMed:
    """A source in memory: all of PubMed, with shared answers until asked alone."""

    name, description, complete, world = "entrez", "in memory", True, 41_000_000
    usage = Usage()

    def __init__(
        self,
        *records,
        alone_fails=None,
        fetch_fails=None,
        doubts=False,
        of_journals=None,
    ):
        self.records = {record.key: record for record in records}
        self.of_journals = of_journals
        self.alone_fails, self.fetch_fails = alone_fails, fetch_fails
        self.doubts = doubts
        self.asked = Counter()
        self.fetched = Counter()

    def search(self, queries, limit, *, alone=False):
        queries = list(queries)
        if alone and self.alone_fails:
            raise self.alone_fails
        self.asked.update((query, alone) for query in queries)
        return {query: self._answer(query, limit, alone) for query in queries}

    def _answer(self, query, limit, alone):
        if self.doubts is True or (self.doubts and query.title_only):
            url = "https://pubmed.example.org" if query.words else ""
            return Unanswered(query, "words dropped", url, inconclusive=True)
        if query.journal and isinstance(self.of_journals, Unanswered):
            return replace(self.of_journals, query=query)
        if query.journal:
            return Found(query, self.of_journals, ())
        known = self.records.items()
        hits = tuple(
            k for k, r in known if (query.pmid == k if query.pmid else fits(query, r))
        )
        return Found(query, len(hits), hits[:limit], batched=not alone)

    def fetch(self, keys, **_options):
        keys = list(keys)
        if self.fetch_fails:
            raise self.fetch_fails
        self.fetched.update(keys)
        return {key: self.records[key] for key in keys if key in self.records}


def findings(source, *studies):
    return resolve(studies, source, shipped_parameters())


def test_there_is_a_finding_for_every_study_in_order():
    studies = [UNNAMED, STUDY, UNNAMED]
    assert [f.study for f in findings(PubMed(RECORD), *studies)] == studies
    assert findings(PubMed()) == []


def test_a_study_that_is_there_is_found():
    numbered = replace(STUDY, identifiers=Identifiers(pmid=RECORD.pmid))
    (finding,) = findings(PubMed(RECORD), numbered)
    assert (finding.existence, finding.record) == ("found", RECORD)


def test_a_question_is_asked_once_however_many_studies_have_it():
    source = PubMed(RECORD)
    studies = [replace(STUDY, document=f"page {i}") for i in range(20)]
    assert len({f.verdict for f in findings(source, *studies)}) == 1
    assert set(source.asked.values()) == {1}
    assert source.fetched == Counter({RECORD.key: 1})


def test_a_rejection_rests_on_questions_asked_alone_for_each_of_its_studies():
    """What many share is confirmed for all of them, not for the last."""
    source = PubMed()
    studies = [replace(STUDY, document=f"page {i}") for i in range(3)]
    for finding in findings(source, *studies):
        assert (finding.verdict, finding.complete) == ("rejected", True)
        assert any(isinstance(a, Found) and not a.batched for a in finding.answers)


def test_without_confirmation_nothing_is_rejected():
    """The shared answer said zero; that the question alone failed must count."""
    source = PubMed(alone_fails=FatalError("the key is refused"))
    (finding,) = findings(source, STUDY)
    assert finding.verdict == "unchecked"
    assert "the key is refused" in finding.reason


@pytest.mark.parametrize("error", [FatalError("blocked"), TransientError("outage")])
def test_records_that_cannot_be_read_are_not_absent(error):
    (finding,) = findings(PubMed(RECORD, fetch_fails=error), STUDY)
    assert finding.verdict == "unchecked"
    assert str(error) in finding.reason


def test_a_source_that_is_dead_is_left_alone():
    source = PubMed(alone_fails=FatalError("blocked"))
    findings(source, STUDY)
    before = sum(source.asked.values())
    assert all(not alone for _, alone in source.asked)
    assert before > 0


def test_an_answer_in_doubt_is_no_zero():
    (finding,) = findings(PubMed(doubts=True), STUDY)
    assert finding.verdict == "unchecked"


def test_closest_studies_that_could_not_be_looked_for_are_said_to_be_wanting():
    """The verdict does not hang on them."""
    paged = replace(STUDY.claims, topic=replace(TOPIC, page=TOPIC.sentence))
    study = replace(STUDY, claims=paged)
    for doubts, wanting in (("titles", "words dropped"), (False, "")):
        (finding,) = findings(PubMed(doubts=doubts), study)
        assert (finding.verdict, finding.wanting) == ("rejected", wanting)
        assert finding.complete


def test_what_cannot_be_asked_is_not_asked():
    source = PubMed(RECORD)
    (finding,) = findings(source, UNNAMED)
    assert finding.verdict == "unverifiable"
    assert not source.asked


def test_of_a_cut_answer_only_the_likeliest_are_read_where_the_source_knows_them():
    """Elsewhere all that are listed are, and a study may be missed among the rest."""
    ranking, unsorted = (Ranking(first=True, ranked=r) for r in (True, False))
    for source in (ranking, unsorted):
        (finding,) = findings(source, STUDY)
        assert finding.record == RECORD
    assert len(ranking.fetched) < len(unsorted.fetched) == CANDIDATE_LIMIT
    (finding,) = findings(Ranking(first=False, ranked=False), STUDY)
    assert RECORD not in [finding.record, *(a.record for a in finding.alternatives)]


def test_what_stands_in_a_journal_that_pubmed_does_not_hold_is_not_called_fake():
    claims = replace(STUDY.claims, journal="Annals of Herbal Wisdom")
    study = replace(STUDY, claims=claims)
    outage = Unanswered(None, "no answer from PubMed")
    unknown = replace(outage, reason="words dropped", inconclusive=True)
    for answer, verdict in (
        (1, "rejected"),
        (0, "unverifiable"),
        (unknown, "unverifiable"),
        (outage, "unchecked"),
    ):
        (finding,) = findings(PubMed(of_journals=answer), study)
        assert finding.verdict == verdict
        assert finding.complete == (verdict != "unchecked")
        assert ("Annals of Herbal Wisdom" in finding.reason) == (
            verdict == "unverifiable"
        )
        asked = [a.query.journal for a in finding.answers]
        assert "Annals of Herbal Wisdom" in asked


def test_pubmed_is_asked_for_a_journal_only_where_that_can_decide():
    """Not for one that the catalogue knows, one word, or a study that is there."""
    for journal, records in (
        ("The European Journal of Pain", []),
        ("Am. J. Clin. Nutr.", []),
        ("NEJM", []),
        ("Annals of Herbal Wisdom", [RECORD]),
    ):
        study = replace(STUDY, claims=replace(STUDY.claims, journal=journal))
        source = PubMed(*records, of_journals=0)
        (finding,) = findings(source, study)
        assert finding.verdict != "unverifiable"
        assert not any(query.journal for query, _ in source.asked)


def test_what_holds_a_part_of_pubmed_says_nothing_of_journals():
    claims = replace(STUDY.claims, journal="Annals of Herbal Wisdom")
    source = PubMed(of_journals=0)
    source.complete = False
    (finding,) = findings(source, replace(STUDY, claims=claims))
    assert (finding.verdict, finding.complete) == ("rejected", False)


def test_what_need_not_be_held_anyway_costs_no_question_for_its_journal():
    claims = replace(STUDY.claims, journal="Annals of Herbal Wisdom")
    source = PubMed(of_journals=0)
    (finding,) = findings(source, replace(STUDY, claims=claims, elsewhere="a preprint"))
    assert "a preprint" in finding.reason
    assert not any(query.journal for query, _ in source.asked)
