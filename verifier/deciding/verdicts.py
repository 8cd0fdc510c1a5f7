"""Probabilities, agreement of claims and publication status -> one finding. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from math import log2

from verifier.deciding.agreements import compare_claims
from verifier.deciding.alternatives import closest_studies, shares_content, why
from verifier.deciding.authors import is_signed_by
from verifier.deciding.figures import FIGURES, SHARED_LEVELS
from verifier.deciding.queries import is_bare_number
from verifier.deciding.statuses import publication_status
from verifier.deciding.topics import (
    ABOUT,
    ABSTRACT,
    ABSTRACT_WORDS,
    WORD_LEVELS,
    title_stems,
)
from verifier.models import (
    Alternative,
    Answer,
    Candidate,
    Finding,
    Found,
    Identifiers,
    Linkage,
    NamedStudy,
    Step,
    Unanswered,
    Verdict,
)
from verifier.names import fold_name
from verifier.words import topic_stems

# DESIGN.md section 3: one record is the study from this probability on.
CONFIRMED_FROM = 0.90
# "None of these" must be at least this probable before a study is called absent: to
# call a real study fake is the worst mistake (judgement, checked by `make eval`).
REJECTED_FROM = 0.90
# It is enough that "none of these" leads where no candidate worth a thought shares
# anything but name, year and generalities with the page (judgement, chosen with the
# founding page in view: Maher 2023 hangs on it; no labelled data estimate it).
LEADS_FROM, WORTH_A_THOUGHT = 0.50, 0.10
# Nor is a study absent where a namesake of that year, against whom the page says
# nothing, is so probable: papers on methods are cited on pages about all else. Of 2,000
# training mentions 0.0040 are called absent (0.0050 from 0.25 on, 0.0035 from 0.15), of
# those without their record 0.706 (0.716, 0.695;
# `python -m tests.eval_linkage --train`).
_NAMESAKE_FROM = 0.20
# Of what was printed earlier PubMed holds a part: for 1946 to 1956 NLM sends its
# readers to a printed index as well, and still earlier papers come in journal by
# journal ("OLDMEDLINE Data", nlm.nih.gov/databases/databases_oldmedline.html).
_HELD_WHOLLY_FROM = 1957
# Candidates less probable than this are not listed as what an ambiguous study may be.
_LISTED_FROM = 0.005
_MOST_LISTED = 10

# Author and year alone never confirm (DESIGN.md section 3): one of these must speak
# for the record besides.
_TELLING = frozenset({"identifier", "title", "pages", "acronym", "sample size"})
_BEYOND_NAME_AND_YEAR = _TELLING | {"journal", FIGURES, *ABOUT}


def decide(
    study: NamedStudy,
    linkage: Linkage,
    answers: Sequence[Answer],
    *,
    journals: Sequence[Answer] = (),
    source: str,
    complete: bool,
) -> Finding:
    """The verdict on one study, given every candidate and every answer.

    ``journals`` tell whether PubMed holds the study's journal, where that was asked.
    ``complete`` says that the source holds all of PubMed.
    """
    base = Finding(
        study=study,
        verdict="unchecked",
        existence="unchecked",
        answers=tuple(answers),
        source=source,
        evidence=(
            *linkage.none_evidence,
            *(e for c in linkage.candidates[:_MOST_LISTED] for e in c.evidence),
        ),
    )
    if failed := hindrances(study, answers):
        return replace(base, reason=f"not decided: {failed[0].reason}")
    best = linkage.candidates[0] if linkage.candidates else None
    if best and is_settled(study, linkage, answers):
        return _found(replace(base, complete=complete), best, linkage)
    if is_absent(study, linkage):
        if need_not_be_held(study):
            return _not_held(replace(base, complete=complete))
        absent = _rejected(replace(base, complete=complete), linkage)
        absent = replace(absent, answers=(*absent.answers, *journals))
        if all(isinstance(a, Found) and a.count for a in journals):
            return absent
        return replace(
            absent,
            verdict="unverifiable",
            confidence=None,
            reason="not found in PubMed, which knows no journal called"
            f" “{study.claims.journal}” and need not hold what stands in it",
        )
    return _ambiguous(replace(base, complete=complete), linkage)


def hindrances(study: NamedStudy, answers: Iterable[Answer]) -> list[Unanswered]:
    """The failures that keep a study from being decided.

    Every outage does. An answer that was inconclusive (a spelling or a number that the
    source does not know) does not where the study's own name was answered for, nor
    where a number is all there is to it.
    """
    answers = list(answers)
    failed = [a for a in answers if isinstance(a, Unanswered)]
    outages = [a for a in failed if not a.inconclusive]
    answered = is_bare_number(study) or any(
        isinstance(a, Found) and _answers_for_the_name(study, a) for a in answers
    )
    return outages if outages or answered else failed


def _answers_for_the_name(study: NamedStudy, answer: Found) -> bool:
    query = answer.query
    if study.authors:
        return query.authors[:1] == (fold_name(study.authors[0]),)
    # A number without a record may be misprinted: the rest has to be answered for.
    return bool(answer.pmids) or not (query.pmid or query.doi or query.pmcid)


def can_be_missing(study: NamedStudy) -> bool:
    """The text gives so much that what is there would be found by it.

    That is a title, a number, a place, or an author with a year. A journal or an
    institution with a year and a topic is not: such a search missed two of three that
    were there. Nor is an author without a year: one of four was missed. (Counted on
    1,000 mentions of ../shared/data with those parts hidden.)
    """
    return bool(_is_singled_out(study) or (study.authors and study.year))


def _is_singled_out(study: NamedStudy) -> bool:
    numbers = study.identifiers
    return bool(
        study.claims.title
        or numbers.pmid
        or numbers.doi
        or numbers.pmcid
        or (study.volume and study.pages)
    )


def is_settled(study: NamedStudy, linkage: Linkage, answers: Iterable[Answer]) -> bool:
    """One record is the study, on more evidence than a name and a year."""
    if not linkage.candidates:
        return False
    best = linkage.candidates[0]
    if best.probability < CONFIRMED_FROM:
        return False
    is_named = study.authors or _is_singled_out(study)
    needed = _BEYOND_NAME_AND_YEAR if is_named else _TELLING
    if any(s.comparison in needed and s.weight > 0 for s in best.steps):
        return True
    return bool(study.claims.journal) and (
        _least_bits_told(best.steps) >= _bits_needed(answers)
    )


# By journal, year and topic alone, one in three that fitted best was another. Among the
# papers of a journal that share a word with a passage about another paper of it, one in
# 1,225 shares words of title and abstract that tell 37 bits or more; about three bits
# more halve them, down to the one in 3,500 that is by the same people on the same
# subject and competes with the study. Of studies told of by journal and year, one in
# two shares as much with its passage (counted once, on 2026-11-24: 20,829 papers of
# their journals beside 2,190 studies of the read pages and passages).
_BITS_OF_ONE, _PAPERS_OF_ONE, _BITS_THAT_HALVE = 37.0, 60, 3.0


def _least_bits_told(steps: Iterable[Step]) -> float:
    """What the passage tells that title or abstract share: at least so many bits."""
    return sum(
        _LEAST[s.comparison].get(s.level, 0.0) for s in steps if s.comparison in _LEAST
    )


_LEAST = {
    comparison: {name: max(0.0, bound) for bound, name in levels}
    for comparison, levels in (
        ("words of the sentence", WORD_LEVELS),
        (ABSTRACT, ABSTRACT_WORDS),
        (FIGURES, SHARED_LEVELS),
    )
}


def _bits_needed(answers: Iterable[Answer]) -> float:
    """Bits to be shared, that no other paper of the journal and year shares by chance.

    The chance is one in twenty: 60 papers of 1,225.
    """
    counts = [a.count for a in answers if isinstance(a, Found) and a.query.journal]
    papers = max(counts, default=0)
    return _BITS_OF_ONE + _BITS_THAT_HALVE * log2(max(1.0, papers / _PAPERS_OF_ONE))


def need_not_be_held(study: NamedStudy) -> bool:
    """That PubMed does not list it says nothing: a book, a preprint, an early paper.

    What is cited without a journal, or by a title alone, as books, films and awards are
    called, and yet told as a study that had a design and people, is expected there.
    Nor does it where not the page but the reader put name and year together.
    """
    if _is_early(study) or _is_weighed(study):
        return True
    if study.elsewhere not in {"", "cited without a journal"}:
        return True
    told = study.claims.design or study.claims.sample_sizes
    return not told and bool(study.elsewhere or _is_bare_title(study))


def _is_bare_title(study: NamedStudy) -> bool:
    return bool(study.claims.title) and not (
        study.authors
        or study.claims.journal
        or study.identifiers != Identifiers()
        or study.acronym
        or study.group
    )


def _is_early(study: NamedStudy) -> bool:
    return study.year is not None and study.year < _HELD_WHOLLY_FROM


def is_absent(study: NamedStudy, linkage: Linkage) -> bool:
    """None of the candidates is the study, and it would have been found."""
    if linkage.none_probability < LEADS_FROM or not can_be_missing(study):
        return False
    named = [c for c in linkage.candidates if _is_by_name_and_year(c.steps)]
    if any(
        _bears_all_that_is_stated(c.steps) or _is_told_by_title(study, c) for c in named
    ):
        return False
    if any(_is_signed_there(study, c) for c in linkage.candidates):
        return False
    return linkage.none_probability >= REJECTED_FROM or not any(
        map(_may_be_meant, linkage.candidates)
    )


def _is_signed_there(study: NamedStudy, candidate: Candidate) -> bool:
    """The journal has a paper of that year that those named have signed, if not first.

    References, which have a title, name the first author first.
    """
    shown = {step[:2] for step in candidate.steps}
    return (
        not study.claims.title
        and shown >= _JOURNAL_AND_YEAR
        and ("first author", "among the authors") in shown
        and is_signed_by(study, candidate.record)
    )


_JOURNAL_AND_YEAR = {("journal", "same journal"), ("year", "same year")}


def _may_be_meant(candidate: Candidate) -> bool:
    """It shares content or the journal with the page, or hardly anything conflicts."""
    if candidate.probability < WORTH_A_THOUGHT:
        return False
    shared = shares_content(candidate.steps) or any(
        s.level == "same journal" and s.weight > 0 for s in candidate.steps
    )
    return shared or (
        candidate.probability >= _NAMESAKE_FROM
        and all(
            s.weight >= 0 or s.comparison in _LOOSE or s.level in _FORGIVEN
            for s in candidate.steps
        )
    )


# A page may tell of a study what its title and abstract do not.
_LOOSE = ABOUT | {FIGURES}
# It may be the other date of the same paper, and pages name the first author of many.
_FORGIVEN = frozenset({"one year off", "more than stated"})


def _is_by_name_and_year(steps: Iterable[Step]) -> bool:
    """First author and year are the study's."""
    return {step[:2] for step in steps} >= _NAME_AND_YEAR


_NAME_AND_YEAR = {("first author", "first author"), ("year", "same year")}


def _bears_all_that_is_stated(steps: Iterable[Step]) -> bool:
    """Besides the first author and year, nothing could be compared.

    Where a page says no more than "Noppers et al. (2011)", a paper by Noppers of 2011
    is no worse a candidate for sharing nothing more with the page.
    """
    nothing_else = {"first author", "co-authors", "year"}
    return all(s.comparison in nothing_else and s.weight >= 0 for s in steps)


# So many of a title's words, and so great a share, are no chance (judgement).
_FEWEST_WORDS, _MOST_OF_A_TITLE = 4, 0.8


def _is_told_by_title(study: NamedStudy, candidate: Candidate) -> bool:
    """The sentence has most words of the title of a paper by that author and year.

    Whatever else speaks against it, such as a journal misread or a second author who
    is called "et al.", it is no case for "no such study". (Of 2,000 training mentions
    without their record as many are called absent as before: 0.701.)
    """
    title = set(title_stems(candidate.record))
    told = title & set(topic_stems(" ".join(study.claims.topic.sentence)))
    return len(told) >= max(_FEWEST_WORDS, _MOST_OF_A_TITLE * len(title))


def _is_weighed(study: NamedStudy) -> bool:
    """What names it was put together by the reader, and nowhere by the page itself.

    Not so where a journal stands beside somebody, and a design or people studied: on
    the pages of tests/whole this calls no study absent that is one.
    """
    told = [
        m for m in study.mentions if (m.authors or m.acronym) and (m.year or m.journal)
    ]
    if not told or not all(m.weighed for m in told):
        return False
    claims = study.claims
    of_study = claims.design or claims.sample_sizes
    return not (claims.journal and study.authors and of_study)


def unverifiable(study: NamedStudy, source: str) -> Finding:
    """Nothing that PubMed could answer, and why."""
    if study.identifiers.registry:
        reason = (
            f"{study.identifiers.registry} is the number of a trial, not of a paper"
        )
    elif any(m.kind == "unnamed" for m in study.mentions):
        reason = "the text names no author, year, title, journal or number"
    elif any(m.reference and m.reference.web_page for m in study.mentions):
        reason = "a web page, not a publication"
    else:
        reason = "too little is stated to search for"
    return Finding(
        study, "unverifiable", "unchecked", source=source, reason=reason, complete=True
    )


def _found(base: Finding, best: Candidate, linkage: Linkage) -> Finding:
    record = best.record
    status = publication_status(record)
    agreements, disagreements = compare_claims(base.study, record)
    verdict: Verdict = "confirmed"
    if status in {"retracted", "expression of concern"}:
        verdict = "retracted"
    elif disagreements:
        verdict = "misdescribed"
    others = closest_studies(base.study, linkage.candidates, record)
    conflicts = "; ".join(
        f"{d.claim}: the page says {d.stated}, PubMed {d.found}" for d in disagreements
    )
    named = f"PMID {record.pmid}" if record.pmid else f"doi:{record.doi}"
    reason = {
        "confirmed": f"{named} is the study, and nothing said of it conflicts",
        "misdescribed": f"{named} is the study, but {conflicts}",
        "retracted": f"{named} is the study; it is {status}"
        if status != "expression of concern"
        else f"{named} is the study; it is under an expression of concern",
    }[verdict]
    return replace(
        base,
        verdict=verdict,
        existence="found",
        confidence=best.probability,
        record=record,
        publication_status=status,
        agreements=agreements,
        disagreements=disagreements,
        alternatives=others if verdict == "misdescribed" else (),
        reason=reason,
    )


def _not_held(base: Finding) -> Finding:
    study = base.study
    kind = study.elsewhere or "cited by a title alone"
    if _is_early(study):
        told = f", which holds a part of what was printed before {_HELD_WHOLLY_FROM}"
    elif _is_weighed(study):
        told = "; that what names it belongs together is likely, and no more"
    else:
        what = kind if kind.startswith("cited") else f"cited as {kind}"
        told = f", which need not hold it: it is {what}"
    return replace(
        base,
        verdict="unverifiable",
        existence="not found",
        reason=f"not found in PubMed{told}",
    )


def _rejected(base: Finding, linkage: Linkage) -> Finding:
    best = linkage.candidates[0].probability if linkage.candidates else 0.0
    if not base.complete:
        scope = (
            "no such study was found in a source that does not hold all of PubMed;"
            " provisional"
        )
    else:
        doubt = _doubt(base.answers)
        scope = "no such study was found in PubMed" + (
            f"; provisional, since {doubt}" if doubt else ""
        )
    return replace(
        base,
        verdict="rejected",
        existence="not found",
        confidence=best,
        complete=base.complete and not _doubt(base.answers),
        alternatives=closest_studies(base.study, linkage.candidates),
        reason=scope,
    )


def _ambiguous(base: Finding, linkage: Linkage) -> Finding:
    shared = [c for c in linkage.candidates if c.probability >= _LISTED_FROM]
    listed = tuple(
        Alternative(c.record, c.probability, why(base.study, c))
        for c in shared[:_MOST_LISTED]
    )
    best = linkage.candidates[0].probability if linkage.candidates else 0.0
    count = len(shared)
    if not can_be_missing(base.study):
        reason = "no author with a year, title or number is stated: too little to tell"
    elif count > 1:
        reason = f"{count} records share the probability"
    elif not count:
        reason = "too little is stated to tell it from others of that name and year"
    else:
        reason = "one record may be the study, but too little speaks for it"
    return replace(
        base,
        verdict="ambiguous",
        existence="ambiguous",
        confidence=best,
        alternatives=listed,
        reason=reason,
    )


def _doubt(answers: Sequence[Answer]) -> str:
    """Why a rejection that rests on these searches is not final; empty where it is."""
    if any(isinstance(a, Unanswered) for a in answers):
        return "it gave no clear answer to one of the searches"
    found = [a for a in answers if isinstance(a, Found)]
    if any(a.truncated for a in found):
        return "not all the records that a search found were compared"
    if all(a.batched for a in found):
        return "no search was sent alone"
    return ""
