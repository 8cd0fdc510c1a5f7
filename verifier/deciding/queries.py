"""Named study -> source-neutral queries: the blocking of record linkage. Pure.

Rounds go from narrow to wide, and the next one is asked only where the answers so far
leave the study undecided:

1. ``identifying``: the identifiers in the text; first author and year.
2. ``widening``: any author position, neighbouring years, other spellings.
3. ``closest``: the same author in any year, the same topic by anybody. These find no
   match; they find the real study that the page may have meant.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from verifier.deciding.parameters import Parameters
from verifier.designs import DESIGNS
from verifier.models import Answer, Found, NamedStudy, Query
from verifier.names import fold, fold_name, spellings
from verifier.references.journals import is_catalogued, spelled_out
from verifier.surnames import is_given_name
from verifier.words import STOP_WORDS, stem

# Years around the claimed one in which the same study may have appeared: an early
# online date lies before the printed one, a late correction of the page after it.
YEARS_BEFORE, YEARS_AFTER = 1, 2
# More matches than this are asked again within topic words: a page of records is what
# one request fetches (ENTREZ.md section 1).
CANDIDATE_LIMIT = 200
# So many are looked at where the source lists first what shares most words. On 4,900
# made-up mentions among 10 million records, no verdict and no record was another than
# with all of up to 200, and two confidences by more than 0.04; with 30, one verdict in
# a thousand was.
LIKELIEST = 60
# So many for the closest studies, of which three are shown. On 4,915 made-up studies
# among 10 million records, no verdict, no record and no confidence by more than 0.0001
# was another than with 60, and 19 lists of closest studies; with 15, twice as many.
NEAREST = 30
_TOPIC_WORDS = 12
# Within a journal and a year more of them leave few enough papers.
_PASSAGE_WORDS = 20
# Share of titles from which a word is no topic: "patients", "treatment", "disease".
_IN_ANY_TITLE = 0.03
# PubMed has grown by one record in 25 to 60 a year since 1990.
YEARS_OF_PUBMED = 30
# Authors of a record, about (judgement).
_AUTHORS = 5


def is_askable(study: NamedStudy) -> bool:
    """PubMed could answer for this study: it has a name, number, title or journal."""
    if any(
        m.kind == "unnamed" or (m.reference and m.reference.web_page)
        for m in study.mentions
    ):
        return False
    numbers = study.identifiers
    if study.authors or numbers.doi or numbers.pmid or numbers.pmcid:
        return True
    if study.claims.title or study.acronym:
        return True
    return bool(study.claims.journal or study.group) and study.year is not None


def is_bare_number(study: NamedStudy) -> bool:
    """It is told by a PMID, DOI or PMCID and by nothing else but its topic."""
    numbers = study.identifiers
    others = study.authors or study.acronym or study.group or study.volume
    claims = study.claims
    return bool(numbers.pmid or numbers.doi or numbers.pmcid) and not (
        others or claims.title or claims.journal
    )


def identifying(
    study: NamedStudy, parameters: Parameters, world: int
) -> tuple[Query, ...]:
    """The questions that name the study: its numbers, its first author and year.

    ``world`` is how many records the source holds: it decides which names are so
    common that only the words of the topic bring their records down to a few.
    """
    numbers = study.identifiers
    queries = [Query(pmid=numbers.pmid)] if numbers.pmid else []
    queries += [Query(doi=numbers.doi)] if numbers.doi else []
    queries += [Query(pmcid=numbers.pmcid)] if numbers.pmcid else []
    words: tuple[tuple[str, ...], ...] = ()
    if study.authors:
        key = fold_name(study.authors[0])
        years = (study.year, study.year) if study.year else None
        others = () if study.claims.title else _others(study)
        expected = expected_records((key, *others), years, parameters, world)
        if expected > CANDIDATE_LIMIT:
            words = _topic(study, parameters)
        if years or words or others or expected <= CANDIDATE_LIMIT:
            queries.append(Query(authors=(key, *others), years=years, words=words))
        if years and expected > CANDIDATE_LIMIT:
            queries += _within_journal(study, queries[-1])
    elif study.claims.title:
        queries += _by_title(study, parameters)
    else:
        queries += _by_source(study, parameters)
    return tuple(dict.fromkeys(queries))


def narrowed(
    study: NamedStudy, answers: Sequence[Found], parameters: Parameters
) -> tuple[Query, ...]:
    """Questions that matched too much, asked again within topic and within journal."""
    words = _topic(study, parameters)
    too_wide = [
        a.query
        for a in answers
        if a.truncated and a.query.authors and not a.query.words
    ]
    within = [_replace_words(query, words) for query in too_wide if words]
    for query in too_wide:
        within += _within_journal(study, query) if query.years else []
    return tuple(within)


def _within_journal(study: NamedStudy, query: Query) -> list[Query]:
    """Those of the name in the study's journal: the words of the topic may miss it."""
    journal = spelled_out(study.claims.journal)
    return [replace(query, words=(), journal=journal)] * is_catalogued(journal)


def widening(
    study: NamedStudy, parameters: Parameters, world: int
) -> tuple[Query, ...]:
    """Any author position, neighbouring years, other spellings; title and place.

    In the journal of a study without an author: the words of its passage alone.
    """
    queries: list[Query] = []
    if study.authors:
        years = window(study.year)
        surname = study.authors[0]
        for key in spellings(surname):
            # Each author of a record may be the one named.
            expected = _AUTHORS * expected_records((key,), years, parameters, world)
            words = _topic(study, parameters) if expected > CANDIDATE_LIMIT else ()
            queries.append(
                Query(authors=(key,), author_position="any", years=years, words=words)
            )
        queries += _by_whole_name(study, parameters, world)
    if study.claims.title:
        queries += _by_title(study, parameters)
        if study.volume and (page := first_page(study.pages)):
            queries.append(_by_place(study, page, window(study.year)))
    elif not study.authors:
        queries += _by_passage(study, parameters)
    return tuple(q for q in dict.fromkeys(queries) if _is_selective(q))


def _by_whole_name(
    study: NamedStudy, parameters: Parameters, world: int
) -> list[Query]:
    """Under a double surname, or under what the text has for the given name.

    PubMed finds no ``Mfotie Njoya`` under Njoya, and has some people the wrong way
    round: ``Peihong M`` for Peihong Ma.
    """
    given = study.given.split()
    # "Carolina Salgado" Costa: with all that stands there, and with its end; a given
    # name is a surname only behind another ("Dvora Joseph" Davey).
    plain = [
        len(w) > 2 and (i > 0 or not is_given_name(w)) for i, w in enumerate(given)
    ]
    tails = [given[i:] for i in range(len(given)) if all(plain[i:])]
    years = window(study.year)
    keys = [fold_name(" ".join((*tail, study.authors[0]))) for tail in tails]
    keys += [fold_name(study.given)] if given in tails else []
    return [
        Query(authors=(key,), years=years)
        for key in keys
        if expected_records((key,), years, parameters, world) <= CANDIDATE_LIMIT
    ]


def decisive(answers: Iterable[Answer]) -> tuple[Query, ...]:
    """The questions whose shared answers must be confirmed before a rejection.

    One that a wider one implies, confirmed or to be confirmed, need not be asked again.
    """
    found = [a for a in answers if isinstance(a, Found)]
    return tuple(
        a.query
        for a in found
        if a.batched
        and not any(o is not a and _implies(o.query, a.query) for o in found)
    )


def _implies(wide: Query, narrow: Query) -> bool:
    """Whatever matches ``narrow`` matches ``wide``."""
    return (
        bool(wide.authors)
        and set(wide.authors) <= set(narrow.authors)
        and wide.author_position == "any"
        and wide.words in {(), narrow.words}
        and wide.title_only <= narrow.title_only
        and (
            wide.years is None
            or (
                narrow.years is not None
                and wide.years[0] <= narrow.years[0]
                and wide.years[1] >= narrow.years[1]
            )
        )
        and not (wide.publication_type or wide.journal)
    )


def of_its_journal(study: NamedStudy) -> tuple[Query, ...]:
    """Whether PubMed holds the journal at all, where the catalogue does not know it.

    Names of one word are left out: PubMed does not know every short one ("NEJM").
    """
    name = study.claims.journal
    return (Query(journal=name),) if " " in name and not is_catalogued(name) else ()


def closest(study: NamedStudy, parameters: Parameters) -> tuple[Query, ...]:
    """The same first author in any year; the same topic, design and time by anybody."""
    queries: list[Query] = []
    topic = _topic(study, parameters)
    if study.authors:
        key = fold_name(study.authors[0])
        # What shares a word in its abstract alone is not shown as of the same topic.
        queries.append(Query(authors=(key,), words=topic, title_only=True))
    core = tuple((w,) for w in _core_words(study, parameters))
    if len(core) >= 2:
        queries.append(Query(words=core, title_only=True, years=window(study.year)))
        design = DESIGNS.get(study.claims.design)
        if design and design.publication_types:
            queries.append(
                Query(words=core, publication_type=design.publication_types[0].name)
            )
    return tuple(q for q in dict.fromkeys(queries) if _is_selective(q))


def expected_records(
    keys: Sequence[str],
    years: tuple[int, int] | None,
    parameters: Parameters,
    world: int,
) -> float:
    """How many records of the source have, by chance, such authors in these years.

    The first of ``keys`` is the first author; the others are anywhere behind.
    """
    share = 1.0 if years is None else (years[1] - years[0] + 1) / YEARS_OF_PUBMED
    first, *others = keys
    for key in others:
        share *= min(1.0, _AUTHORS * parameters.surname_frequency(key))
    return world * parameters.surname_frequency(first) * share


def window(year: int | None) -> tuple[int, int] | None:
    """The years in which a study claimed for ``year`` is looked for."""
    return None if year is None else (year - YEARS_BEFORE, year + YEARS_AFTER)


def _is_selective(query: Query) -> bool:
    """Not a bare surname, nor a bare year: nobody could read that many records."""
    return bool(
        query.pmid
        or query.doi
        or query.pmcid
        or query.words
        or (query.authors and (query.years or len(query.authors) > 1))
        or (query.volume and query.first_page)
    )


def _others(study: NamedStudy) -> tuple[str, ...]:
    """The co-authors that the text names, where two names are all it gives."""
    if study.et_al or len(study.authors) != 2:
        return ()
    return (fold_name(study.authors[1]),)


def _by_title(study: NamedStudy, parameters: Parameters) -> list[Query]:
    # What stands behind the title, as a group without a field of its own, is no part
    # of it; the longest sentence is.
    title = max(re.split(r"(?<=\w{3})[.?!]\s", study.claims.title), key=len)
    words = _rarest(_content_words(title), parameters, 5)
    if len(words) < 2:
        return []
    return [Query(words=tuple((w,) for w in words), title_only=True)]


def _by_source(study: NamedStudy, parameters: Parameters) -> list[Query]:
    """For a study named by acronym, journal or institution: those with its topic."""
    if is_bare_number(study):
        return []
    years = window(study.year)
    if study.volume and (page := first_page(study.pages)):
        return [_by_place(study, page, years)]
    if study.acronym:
        words = tuple((w,) for w in fold(study.acronym).split())
        return [Query(words=words, years=years)]
    if study.claims.journal and (around := _page_and_passage(study, parameters)):
        year = (study.year, study.year) if study.year else None
        journal = spelled_out(study.claims.journal)
        return [Query(journal=journal, years=year, words=around)]
    core = tuple((w,) for w in _core_words(study, parameters))
    return [Query(words=core, years=years)] if len(core) >= 2 else []


def _by_passage(study: NamedStudy, parameters: Parameters) -> list[Query]:
    """In the study's journal whatever shares a word with its passage.

    The page around may be about much else; and the journal may have it online a year
    before it is printed.
    """
    told = _of_passage(study, parameters)
    if not told or not study.claims.journal or is_bare_number(study):
        return []
    journal = spelled_out(study.claims.journal)
    return [Query(journal=journal, years=window(study.year), words=(told,))]


def _by_place(study: NamedStudy, page: str, years: tuple[int, int] | None) -> Query:
    """Where it was printed: enough without author and title, as in a SOURCE line.

    Without the journal, whose many spellings no index holds all of: volume, page and
    year leave few records, and the comparison of journals is more lenient.
    """
    return Query(volume=study.volume, first_page=page, years=years)


def first_page(pages: str) -> str:
    """The first page of a range, as printed."""
    return re.split(r"[-\u2013\u2014,;\s]", pages.strip(), maxsplit=1)[0]


def _content_words(text: str) -> list[str]:
    """Words that a search can ask for: folded, no function words, no single letters.

    No possessives either: PubMed splits them at the apostrophe, the local index joins.
    No long numbers: what holds one is a year, or words run together with an imprint.
    """
    return [
        w
        for w in dict.fromkeys(fold(_POSSESSIVE.sub(" ", text)).split())
        if len(w) > 2 and w not in STOP_WORDS and not _NUMBER.search(w)
    ]


_POSSESSIVE = re.compile(r"\w+['\u2019]\w+")
_NUMBER = re.compile(r"\d{4}")


def _topic(study: NamedStudy, parameters: Parameters) -> tuple[tuple[str, ...], ...]:
    """One group of alternatives: the rarest words of the title, or of the topic.

    What page and passage share comes first: it is what the page is about. Words that
    hardly a title holds come last: they would use up the places of those that do.
    """
    topic = study.claims.topic
    if words := _content_words(study.claims.title):
        return (tuple(_rarest(words, parameters, _TOPIC_WORDS)),)
    near = [w for w in dict.fromkeys((*topic.heading, *topic.sentence)) if len(w) > 2]
    page = [w for w in dict.fromkeys(topic.page) if len(w) > 2]
    stems = {stem(w) for w in page} & {stem(w) for w in topic.sentence}
    shared = [w for w in page if stem(w) in stems]
    others = [w for w in (*near, *page) if w not in shared]
    common = [w for w in others if stem(w) in parameters.known.stems]
    ranked = [
        *_rarest(shared, parameters, _TOPIC_WORDS),
        *_rarest(common, parameters, _TOPIC_WORDS),
        *others,
    ]
    chosen = tuple(dict.fromkeys(ranked))[:_TOPIC_WORDS]
    return (chosen,) if chosen else ()


def _page_and_passage(
    study: NamedStudy, parameters: Parameters
) -> tuple[tuple[str, ...], ...]:
    """Two groups of alternatives: words of the page, words of the study's passage.

    A journal prints hundreds of papers a year; those worth a look share a word with
    each, and a word that both have serves for both.
    """
    topic = study.claims.topic
    page = _telling((*topic.page, *topic.theme), parameters)[:_TOPIC_WORDS]
    groups = tuple(page), _of_passage(study, parameters)
    return tuple(dict.fromkeys(filter(None, groups)))


def _of_passage(study: NamedStudy, parameters: Parameters) -> tuple[str, ...]:
    """The most telling words of the study's own passage."""
    topic = study.claims.topic
    telling = _telling((*topic.sentence, *topic.heading), parameters)
    return tuple(telling[:_PASSAGE_WORDS])


def _telling(words: Iterable[str], parameters: Parameters) -> list[str]:
    """Words that titles have, the rarest first, without those that any title may have.

    Unless there are no others.
    """
    known = [
        w
        for w in dict.fromkeys(words)
        if len(w) > 2 and stem(w) in parameters.known.stems
    ]
    ranked = _rarest(known, parameters, len(known))
    rare = [w for w in ranked if parameters.word_frequency(stem(w)) < _IN_ANY_TITLE]
    return rare or ranked


def _core_words(study: NamedStudy, parameters: Parameters) -> list[str]:
    """The two words that the page as a whole and the study's own passage share."""
    topic = study.claims.topic
    if study.claims.title:
        return _rarest(_content_words(study.claims.title), parameters, 3)
    own = {stem(w) for w in (*topic.sentence, *topic.heading)}
    shared = [w for w in topic.page if stem(w) in own and len(w) > 3]
    if len(shared) < 2:
        shared += [w for w in topic.sentence if len(w) > 3 and w not in shared]
    return _rarest(shared, parameters, 2)


def _rarest(words: Sequence[str], parameters: Parameters, count: int) -> list[str]:
    ranked = sorted(words, key=lambda w: parameters.word_frequency(stem(w)))
    return ranked[:count]


def _replace_words(query: Query, words: tuple[tuple[str, ...], ...]) -> Query:
    return Query(
        authors=query.authors,
        author_position=query.author_position,
        years=query.years,
        words=words,
    )
