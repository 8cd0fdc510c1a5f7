"""Where a document says what each of its studies is about. Pure.

The words are taken from the sentences that name a study and go on about it, and from
the headings above; `topics` knows which words tell one subject from another.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from verifier.claims.binding import Binder
from verifier.claims.places import NOBODY, Passage
from verifier.claims.topics import LONGEST_TOPIC, Content
from verifier.models import Document, Mention, Span, Topic
from verifier.names import fold, lower

_MOST_SPANS = 12
_REACH = 300  # characters on either side of a name


@dataclass(slots=True)
class _Around:
    """The stretches around one study: those that name it, and those that go on."""

    spans: list[Span] = field(default_factory=list)
    follow_ups: list[Span] = field(default_factory=list)
    headings: dict[Span, None] = field(default_factory=dict)


class Subjects:
    """The words around each study of one document."""

    def __init__(
        self, document: Document, lowered: str, studies: Sequence[Sequence[Mention]]
    ) -> None:
        self.lowered = lowered
        self.around = [_Around() for _ in studies]
        self.read_up_to = 0
        self.content = Content(
            frozenset(
                word
                for mentions in studies
                for mention in mentions
                for name in (*mention.authors, mention.acronym, mention.group)
                for word in fold(name).split()
            )
        )
        page = lower(document.title)
        self.page = self.content.words(page, [(0, len(page))])
        self.theme = self.content.theme(lowered)

    def is_named(self, study: int) -> bool:
        """Whether a passage has named the study by now."""
        return bool(self.around[study].spans)

    def stretches(self, study: int) -> tuple[Span, ...]:
        """Where the document speaks of the study."""
        around = self.around[study]
        return (*around.spans, *around.follow_ups)

    def read(self, passage: Passage, binder: Binder) -> None:
        """Remembers where the words around each study of a passage stand."""
        seen: set[int] = set()
        for one in passage.named:
            around = self.around[one.study]
            if passage.owner in {NOBODY, one.study}:
                around.headings.update(dict.fromkeys(passage.headings))
            if one.study in seen or len(around.spans) >= _MOST_SPANS:
                continue
            seen.add(one.study)
            first = max(passage.start, one.mention.start - _REACH)
            last = min(passage.end, one.mention.end + _REACH)
            begin, end = binder.clause(one.mention.start)
            clause = binder.around(max(first, begin), min(last, end))
            around.spans.extend(clause)
            if binder.divided:
                around.follow_ups.extend(binder.around(first, last))
            elif passage.owner == NOBODY:
                around.follow_ups.append(self._lead_in(passage.start))
        if passage.owner != NOBODY and not passage.named:
            around = self.around[passage.owner]
            if len(around.follow_ups) < _MOST_SPANS:
                around.follow_ups.append((passage.start, passage.end))
        self.read_up_to = passage.end

    def _lead_in(self, start: int) -> Span:
        """What stands before a sentence in its line and is told of no other study."""
        first = max(self.read_up_to, start - _REACH)
        line = self.lowered.rfind("\n", first, start) + 1
        return max(first, line), start

    def topic(self, study: int, title: str, journal: str) -> Topic:
        """What the document says the study is about, of that title and journal."""
        around = self.around[study]
        without = fold(journal).split()
        titled, words = lower(title), self.content.words
        sentence = (
            *words(titled, [(0, len(titled))], without),
            *words(self.lowered, around.spans, without),
            *words(self.lowered, around.follow_ups, without),
        )
        return Topic(
            sentence=tuple(dict.fromkeys(sentence))[:LONGEST_TOPIC],
            heading=words(self.lowered, around.headings, without),
            page=self.page,
            theme=self.theme,
        )
