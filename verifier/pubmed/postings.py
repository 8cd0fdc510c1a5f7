"""Which documents each term stands in, as sorted blocks of bytes. Pure.

A **key** is a term's hash and a year; its **postings** are the numbers of the records
that have the term and that year, ascending. A **block** holds consecutive keys:

    number of keys, number of containers          2 x 4 bytes
    the keys                                      8 bytes each
    containers of each key, less one              2
    upper half of each container's numbers        2 each container
    numbers in each container, less one           2
    lower halves of the numbers                   2 each posting

Numbers are 32 bits. The records of one year lie close together, so that containers
are well filled: 2.6 bytes a posting in PubMed's own files. Everything is an array, so
that nothing is done posting by posting in Python.
"""

import struct
from array import array
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from itertools import pairwise
from math import log2
from typing import TypeVar

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.uint32]
Keys = npt.NDArray[np.uint64]
Halves = npt.NDArray[np.uint16]
Places = npt.NDArray[np.intp]
Weights = npt.NDArray[np.float64]
Unsigned = TypeVar("Unsigned", np.uint32, np.uint64)
Block = tuple[int, bytes]  # its first key, its bytes
# Upper halves, numbers less one in each container, and lower halves.
_Containers = tuple[Halves, Halves, Halves]

_YEAR_BITS = 10
FIRST_YEAR, LAST_YEAR = 1500, 2100
ANY_YEAR = (0, (1 << _YEAR_BITS) - 1)
_RECORD_BITS = 22  # of one run, while it is made
MOST_RECORDS = 1 << _RECORD_BITS
# A block is read whole: smaller ones cost rows, larger ones time.
_BLOCK_BYTES = 8_000
_HEADER, _KEY = struct.Struct("<II"), struct.Struct("<Q")
# Postings, each of which takes some 60 bytes for a moment: what fits the processor's
# cache is merged, or sorted, in nine tenths of the time of a million.
_TOGETHER = 250_000
_SPACE = ord(" ")
_HASHED = 64  # longest term that is hashed with all others, in bytes
# What the eight bytes from a term's place on are and-ed with, by how many are its own.
_OWN = np.array([(1 << 8 * count) - 1 for count in range(9)], np.uint64)
_FIRST, _NEXT, _LAST = np.random.PCG64(20261122).random_raw(3) | np.uint64(1)
_HALF = np.uint64(32)
_ALL = (1 << 64) - 1
_HASH_BITS = 53
# Records whose terms are hashed and sorted together: hash and place fill 64 bits.
_TOGETHER_BITS = 64 - _HASH_BITS
_TOGETHER_BYTES = 1_000_000


def year_code(year: int | None) -> int:
    """The year as a part of a key; 0 for none, and for one that nobody asks for."""
    known = year is not None and FIRST_YEAR <= year <= LAST_YEAR
    return year - FIRST_YEAR + 1 if known and year is not None else 0


@lru_cache(65536)
def _year_codes(years: tuple[int, ...]) -> tuple[int, ...]:
    return tuple({year_code(year) for year in years}) or (0,)


def hash_terms(text: bytes) -> tuple[Keys, Places]:
    """A hash of 53 bits of every term between spaces, and where the term begins.

    Eight bytes of all terms at a time, each multiplied by an odd number, so that of two
    terms of up to eight bytes the product differs. Among 60 million terms a term that
    is asked for shares its hash with another one once in 10^8 searches; what it then
    finds too much is compared and found wanting.
    """
    padded = b" " + text + b" " * 8
    is_letter = np.frombuffer(padded, np.uint8) != _SPACE
    edges = np.flatnonzero(is_letter[1:] != is_letter[:-1])
    starts, ends = edges[::2] + 1, edges[1::2] + 1
    lengths = ends - starts
    # The eight bytes from every place on; no copy is made of them.
    eights = np.ndarray(len(padded) - 7, "<u8", padded, strides=1)
    hashes = (eights[starts] & _OWN[np.minimum(lengths, 8)]) * _FIRST
    hashes ^= hashes >> _HALF
    longer = np.flatnonzero(lengths > 8)
    for done in range(8, _HASHED, 8):
        own = _OWN[np.minimum(lengths[longer] - done, 8)]
        sums = (hashes[longer] ^ (eights[starts[longer] + done] & own)) * _NEXT
        hashes[longer] = sums ^ (sums >> _HALF)
        longer = longer[lengths[longer] > done + 8]
    hashes *= _LAST
    for place in longer.tolist():
        term = padded[starts[place] : ends[place]]
        hashes[place] = int.from_bytes(blake2b(term, digest_size=8).digest())
    return hashes >> np.uint64(64 - _HASH_BITS), starts - 1


@lru_cache(65536)
def hash_term(term: str) -> int:
    """The hash of one term: what `hash_terms` gives, in a fortieth of its time."""
    letters = term.encode("utf-8", "surrogatepass")
    if len(letters) > _HASHED:
        value = int.from_bytes(blake2b(letters, digest_size=8).digest())
    else:
        value = int.from_bytes(letters[:8], "little") * int(_FIRST) & _ALL
        value ^= value >> 32
        for done in range(8, len(letters), 8):
            own = int.from_bytes(letters[done : done + 8], "little")
            value = (value ^ own) * int(_NEXT) & _ALL
            value ^= value >> 32
        value = value * int(_LAST) & _ALL
    return value >> 64 - _HASH_BITS


def key_range(term_hash: int, years: tuple[int, int]) -> tuple[int, int]:
    """The first and the last key of a term in these years (as `year_code` has them)."""
    base = term_hash << _YEAR_BITS
    return base | years[0], base | years[1]


# ------------------------------------------------------------------------ a new run


@dataclass(frozen=True, slots=True)
class _Hashed:
    """The hashes of the terms of some records, which lie behind ``first`` others.

    Each hash once, with the number of records that have it and their places.
    """

    first: int
    known: Keys
    counts: Halves
    places: Halves
    starts: Places
    records: int

    def ranked(
        self, known: Keys, edges: Places, dated: Iterable[Places]
    ) -> Iterator[Keys]:
        """Its postings of these hashes, which it has between these places."""
        i, j = int(edges[0]), int(edges[1]) if len(edges) > 1 else len(self.known)
        if i == j:
            return
        ranks = known.searchsorted(self.known[i:j]).astype(np.uint64)
        ranks <<= np.uint64(_YEAR_BITS + _RECORD_BITS)
        ranked = ranks.repeat(self.counts[i:j])
        p = int(self.starts[i])
        places = self.places[p : p + len(ranked)]
        for of_all in dated:
            of_record = of_all[self.first : self.first + self.records]
            rest = of_record.take(places)
            there = rest >= 0
            if there.all():
                yield ranked | rest.view(np.uint64)
            else:
                yield ranked[there] | rest[there].view(np.uint64)


class Gatherer:
    """Takes records with their terms, gives the blocks of them all."""

    def __init__(self) -> None:
        self._texts: list[bytes] = []
        self._size = 0
        self._hashed: list[_Hashed] = []
        self._numbers = array("I")
        self._years: list[tuple[int, ...]] = []
        self._last: dict[int, int] = {}

    def add(self, number: int, years: Iterable[int], terms: bytes) -> None:
        """Take a record with its terms; what was said of it before is forgotten."""
        self._last[number] = len(self._numbers)
        self._numbers.append(number)
        self._years.append(_year_codes(tuple(years)))
        self._texts.append(terms)
        self._size += len(terms)
        if len(self._texts) >> _TOGETHER_BITS or self._size > _TOGETHER_BYTES:
            self._hash()

    def discard(self, number: int) -> None:
        """The record is none any more."""
        self._last.pop(number, None)

    def _hash(self) -> None:
        texts = self._texts
        hashes, starts = hash_terms(b" ".join(texts))
        ends = np.cumsum([len(text) + 1 for text in texts])
        counts = np.diff(np.searchsorted(starts, ends), prepend=0)
        places = np.repeat(np.arange(len(texts), dtype=np.uint64), counts)
        terms = sorted_once(hashes << np.uint64(_TOGETHER_BITS) | places)
        starts, known = _groups(terms >> np.uint64(_TOGETHER_BITS))
        self._hashed.append(
            _Hashed(
                len(self._numbers) - len(texts),
                known,
                np.diff(starts, append=len(terms)).astype(np.uint16),
                (terms & np.uint64((1 << _TOGETHER_BITS) - 1)).astype(np.uint16),
                starts,
                len(texts),
            )
        )
        self._texts, self._size = [], 0

    def blocks(self) -> list[Block]:
        """The blocks of all records, by first key, after which it holds none."""
        if self._texts:
            self._hash()
        if not self._last:
            return []
        numbers = np.frombuffer(self._numbers, np.uint32)
        kept = np.fromiter(self._last.values(), np.intp, len(self._last))
        kept = kept[np.argsort(numbers[kept])]
        order = np.full(len(numbers), -1, np.int64)
        order[kept] = np.arange(len(kept))
        numbers = numbers[kept]
        blocks: list[Block] = []
        for known, postings in self._postings(order):
            starts, groups = _groups(postings >> np.uint64(_RECORD_BITS))
            keys = known[groups >> np.uint64(_YEAR_BITS)] << np.uint64(_YEAR_BITS)
            keys |= groups & np.uint64((1 << _YEAR_BITS) - 1)
            places = (postings & np.uint64(MOST_RECORDS - 1)).view(np.int64)
            blocks += encode(keys, starts, numbers.take(places))
        self._hashed.clear()
        self._last.clear()
        return blocks

    def _postings(self, order: Places) -> Iterator[tuple[Keys, Keys]]:
        """Some hashes, and as one number each: place of the hash, year, record.

        As many together as fit the processor's cache.
        """
        dated = self._dated(order)
        known = sorted_once(np.concatenate([part.known for part in self._hashed]))
        total = sum(len(part.places) for part in self._hashed)
        step = -(-len(known) // (total // _TOGETHER + 1))
        # Where each part's own hashes begin and end of those taken together.
        edges = [part.known.searchsorted(known[::step]) for part in self._hashed]
        for nth, start in enumerate(range(0, len(known), step)):
            some = known[start : start + step]
            postings = np.concatenate(
                [
                    ranked
                    for part, own in zip(self._hashed, edges, strict=True)
                    for ranked in part.ranked(some, own[nth : nth + 2], dated)
                ]
            )
            postings.sort()
            yield some, postings

    def _dated(self, order: Places) -> list[Places]:
        """Of every record its first year and its place, its second year, and so on.

        As one number; negative where there is none.
        """
        years = [
            np.array([y[nth] if nth < len(y) else -1 for y in self._years], np.int64)
            for nth in range(max(map(len, self._years)))
        ]
        return [
            np.where((year < 0) | (order < 0), -1, year << _RECORD_BITS | order)
            for year in years
        ]


def sorted_once(values: npt.NDArray[Unsigned]) -> npt.NDArray[Unsigned]:
    """The values, sorted in place, each once. NumPy's own `unique` takes ten times."""
    values.sort()
    if len(values) < 2:
        return values
    is_first = np.empty(len(values), bool)
    is_first[0] = True
    np.not_equal(values[1:], values[:-1], out=is_first[1:])
    return values[is_first]


def _groups(values: Keys) -> tuple[Places, Keys]:
    """Where each run of equal values begins, and the value."""
    if not len(values):
        return np.zeros(0, np.intp), values
    starts = np.concatenate([[0], np.flatnonzero(values[1:] != values[:-1]) + 1])
    return starts, values[starts]


# --------------------------------------------------------------------------- blocks


def encode(keys: Keys, starts: Places, numbers: Numbers) -> Iterator[Block]:
    """Blocks of these keys; the numbers of each begin at its start, ascending."""
    if not len(keys):
        return
    upper = (numbers >> np.uint32(16)).astype(np.uint16)
    is_first = np.empty(len(numbers), bool)
    is_first[0] = True
    np.not_equal(upper[1:], upper[:-1], out=is_first[1:])
    is_first[starts] = True
    containers = np.flatnonzero(is_first)
    sizes = np.diff(containers, append=len(numbers))
    key_containers = np.searchsorted(containers, starts)
    counts = np.diff(key_containers, append=len(containers))
    lengths = np.diff(starts, append=len(numbers))
    filled = np.cumsum(10 + 4 * counts + 2 * lengths) // _BLOCK_BYTES
    cuts = np.flatnonzero(np.diff(filled)) + 1
    arrays: tuple[npt.NDArray[np.generic], ...] = (
        keys,
        (counts - 1).astype(np.uint16),
        upper[containers],
        (sizes - 1).astype(np.uint16),
        (numbers & np.uint32(0xFFFF)).astype(np.uint16),
    )
    edges = [0, *cuts.tolist(), len(keys)]
    container_edges = [0, *key_containers[cuts].tolist(), len(containers)]
    number_edges = [0, *starts[cuts].tolist(), len(numbers)]
    for (i, j), (c, d), (p, q) in zip(
        pairwise(edges),
        pairwise(container_edges),
        pairwise(number_edges),
        strict=True,
    ):
        spans = ((i, j), (i, j), (c, d), (c, d), (p, q))
        parts = [a[s:e].tobytes() for a, (s, e) in zip(arrays, spans, strict=True)]
        yield int(keys[i]), b"".join([_HEADER.pack(j - i, d - c), *parts])


@dataclass(frozen=True, slots=True)
class _Opened:
    """The part of a block whose keys lie in a range."""

    keys: Keys
    counts: Places  # containers of each of these keys
    upper: npt.NDArray[np.uint16]
    sizes: Places
    lower: npt.NDArray[np.uint16]

    def numbers(self) -> Numbers:
        """The postings of all keys, in their order."""
        upper = self.upper.astype(np.uint32) << np.uint32(16)
        return np.repeat(upper, self.sizes) | self.lower

    def lengths(self) -> Places:
        """How many postings each key has."""
        firsts = np.cumsum(self.counts) - self.counts
        return np.add.reduceat(self.sizes, firsts) if len(firsts) else firsts

    def some(self, i: int, j: int) -> "_Opened":
        """The keys from one place to another."""
        c = int(self.counts[:i].sum())
        d = c + int(self.counts[i:j].sum())
        p = int(self.sizes[:c].sum())
        q = p + int(self.sizes[c:d].sum())
        return _Opened(
            self.keys[i:j],
            self.counts[i:j],
            self.upper[c:d],
            self.sizes[c:d],
            self.lower[p:q],
        )


def _open(data: bytes, low: int, high: int) -> _Opened | None:
    key_count, container_count = _HEADER.unpack_from(data)
    keys = np.frombuffer(data, np.uint64, key_count, _HEADER.size)
    i, j = (
        keys.searchsorted(np.uint64(low)),
        keys.searchsorted(np.uint64(high), "right"),
    )
    if i == j:
        return None
    at = _HEADER.size + 8 * key_count
    counts = np.frombuffer(data, np.uint16, key_count, at)
    at += 2 * key_count
    upper = np.frombuffer(data, np.uint16, container_count, at)
    at += 2 * container_count
    sizes = np.frombuffer(data, np.uint16, container_count, at)
    at += 2 * container_count
    if j - i == key_count:
        wanted, lower = (
            sizes.astype(np.intp) + 1,
            np.frombuffer(data, np.uint16, -1, at),
        )
        return _Opened(keys, counts.astype(np.intp) + 1, upper, wanted, lower)
    c = int(counts[:i].sum(dtype=np.intp) + i)
    d = c + int(counts[i:j].sum(dtype=np.intp) + (j - i))
    p = int(sizes[:c].sum(dtype=np.intp) + c)
    wanted = sizes[c:d].astype(np.intp) + 1
    lower = np.frombuffer(data, np.uint16, int(wanted.sum()), at + 2 * p)
    return _Opened(
        keys[i:j], counts[i:j].astype(np.intp) + 1, upper[c:d], wanted, lower
    )


@dataclass(frozen=True, slots=True)
class Postings:
    """The postings of some keys as they lie in blocks.

    Most are asked for only to learn which of a few numbers are among them, for which
    they need not be put together. ``void`` are numbers that do not count.
    """

    parts: Sequence[_Containers]
    void: Numbers

    @classmethod
    def between(
        cls, blocks: Sequence[bytes], low: int, high: int, void: Numbers
    ) -> "Postings":
        """Those in these blocks of all keys from ``low`` to ``high``, key by key."""
        parts = [part for data in blocks if (part := _containers(data, low, high))]
        return cls(parts, void)

    @classmethod
    def of(cls, numbers: Numbers) -> "Postings":
        """These numbers."""
        upper = (numbers >> np.uint32(16)).astype(np.uint16)
        lower = (numbers & np.uint32(0xFFFF)).astype(np.uint16)
        return cls([(upper, np.zeros(len(numbers), np.uint16), lower)], NOBODY)

    def __len__(self) -> int:
        return sum([len(lower) for _, _, lower in self.parts])

    def numbers(self) -> Numbers:
        """All that count."""
        if not self.parts:
            return NOBODY
        numbers = _numbers(*_joined_containers(self.parts))
        return numbers[~is_among(numbers, self.void)] if len(self.void) else numbers


def _joined_containers(parts: Iterable[_Containers]) -> _Containers:
    upper, sizes, lower = map(np.concatenate, zip(*parts, strict=True))
    return upper, sizes, lower


def _numbers(upper: Halves, sizes: Halves, lower: Halves) -> Numbers:
    upper_halves = upper.astype(np.uint32) << np.uint32(16)
    numbers = upper_halves.repeat(sizes.astype(np.intp) + 1)
    numbers |= lower
    return numbers


def _containers(data: bytes, low: int, high: int) -> _Containers | None:
    """What a block holds of the keys between two."""
    key_count, container_count = _HEADER.unpack_from(data)
    at = _HEADER.size + 8 * key_count
    (first,), (last,) = (
        _KEY.unpack_from(data, _HEADER.size),
        _KEY.unpack_from(data, at - 8),
    )
    if low <= first and last <= high:
        at += 2 * key_count
        upper = np.frombuffer(data, np.uint16, container_count, at)
        sizes = np.frombuffer(
            data, np.uint16, container_count, at + 2 * container_count
        )
        return (
            upper,
            sizes,
            np.frombuffer(data, np.uint16, -1, at + 4 * container_count),
        )
    keys = np.frombuffer(data, np.uint64, key_count, _HEADER.size)
    i = int(keys.searchsorted(np.uint64(low)))
    j = int(keys.searchsorted(np.uint64(high), "right"))
    if i == j:
        return None
    counts = np.frombuffer(data, np.uint16, j, at)
    c = _total(counts[:i])
    d = c + _total(counts[i:])
    at += 2 * key_count
    upper = np.frombuffer(data, np.uint16, d - c, at + 2 * c)
    at += 2 * container_count
    sizes = np.frombuffer(data, np.uint16, d, at)
    at += 2 * container_count + 2 * _total(sizes[:c])
    sizes = sizes[c:]
    return upper, sizes, np.frombuffer(data, np.uint16, _total(sizes), at)


def _total(less_one: Halves) -> int:
    """The sum of numbers of which each is noted less one."""
    return int(np.add.reduce(less_one, dtype=np.intp)) + len(less_one)


NOBODY = np.zeros(0, np.uint32)


# ---------------------------------------------------------------------------- runs


class Moved:
    """Records that were written anew or deleted, with the first run that knows it.

    What an earlier run says of them is void.
    """

    def __init__(self, pairs: Iterable[tuple[int, int]]) -> None:
        table = np.array(sorted(pairs), np.int64).reshape(-1, 2)
        self._numbers = table[:, 0].astype(np.uint32)
        self._runs = table[:, 1]

    def void(self, run: int) -> Numbers:
        """Those of which nothing holds that this run says, in order."""
        return self._numbers[self._runs > run] if len(self._runs) else NOBODY

    def holds(self, numbers: Numbers, run: int) -> npt.NDArray[np.bool] | None:
        """Which of these postings of this run hold; None for all."""
        void = self.void(run)
        return ~is_among(numbers, void) if len(void) else None


def is_among(numbers: Numbers, known: Numbers) -> npt.NDArray[np.bool]:
    """Which of the numbers stand in the other list, which is sorted."""
    if not len(known):
        return np.zeros(len(numbers), bool)
    places = np.searchsorted(known, numbers)
    places[places == len(known)] = 0
    return np.equal(known[places], numbers)


def merge(
    pieces: Sequence[tuple[int, bytes]], low: int, high: int, moved: Moved
) -> Iterator[Block]:
    """Blocks of what holds in these blocks (with their runs) between two keys."""
    opened: dict[int, list[_Opened]] = {}
    for run, data in pieces:
        if part := _open(data, low, high):
            opened.setdefault(run, []).append(part)
    if not opened:
        return
    runs = {run: _joined(parts) for run, parts in opened.items()}
    known = sorted_once(np.concatenate([part.keys for part in runs.values()]))
    ranks = {run: np.searchsorted(known, part.keys) for run, part in runs.items()}
    lengths = np.zeros(len(known), np.intp)
    for run, part in runs.items():
        lengths[ranks[run]] += part.lengths()
    cuts = np.flatnonzero(np.diff(np.cumsum(lengths) // _TOGETHER)) + 1
    for start, end in pairwise([0, *cuts.tolist(), len(known)]):
        parts = []
        for run, part in runs.items():
            i, j = ranks[run].searchsorted((start, end)).tolist()
            some = part.some(i, j)
            numbers = some.numbers()
            places = (ranks[run][i:j] - start).astype(np.uint64) << _HALF
            postings = np.repeat(places, some.lengths()) | numbers
            holds = moved.holds(numbers, run)
            parts.append(postings if holds is None else postings[holds])
        yield from _merged(known[start:end], parts)


def _joined(parts: Sequence[_Opened]) -> _Opened:
    """Blocks of one run as one."""
    return _Opened(
        np.concatenate([part.keys for part in parts]),
        np.concatenate([part.counts for part in parts]),
        np.concatenate([part.upper for part in parts]),
        np.concatenate([part.sizes for part in parts]),
        np.concatenate([part.lower for part in parts]),
    )


def _merged(known: Keys, parts: Sequence[Keys]) -> Iterator[Block]:
    """Blocks of postings that are each the place of its key and a number."""
    postings = sorted_once(np.concatenate(parts))
    starts, places = _groups(postings >> _HALF)
    numbers = (postings & np.uint64(0xFFFFFFFF)).astype(np.uint32)
    yield from encode(known[places.astype(np.intp)], starts, numbers)


def without(blocks: Iterable[Block], numbers: Iterable[int]) -> list[Block]:
    """The blocks as they were if these records had not been gathered."""
    moved = Moved((number, 1) for number in numbers)
    whole = (0, (1 << 63) - 1)
    return [b for _, data in blocks for b in merge([(0, data)], *whole, moved)]


class Filter:
    """Tells which of some numbers stand in any of several long lists.

    A table of bits, by the lower half of a number, passes nearly only what stands in
    both: it is faster than to sort what is long. Where the numbers are many, the table
    has a few million bits, by more than half of a number.
    """

    _SIZE = 1 << 22
    _FEW = 1 << 12

    def __init__(self) -> None:
        self._table = np.zeros(self._SIZE, bool)

    def common(self, numbers: Numbers, lists: Sequence[Postings]) -> Numbers:
        """Those of the numbers, which are sorted, that some list holds."""
        return numbers[self.weigh(numbers, [lists]) > 0]

    def weigh(self, numbers: Numbers, groups: Sequence[Sequence[Postings]]) -> Weights:
        """Of each number, which are sorted, how many groups of lists hold it.

        One counts more, the fewer it holds: in bits, as far as that tells what is rare.
        """
        lists = [one for group in groups for one in group if len(one)]
        if not lists or not len(numbers):
            return np.zeros(len(numbers))
        lengths = [sum(map(len, group)) for group in groups]
        rarity = [1 + log2(max(lengths) / n) if n else 0.0 for n in lengths]
        group_of = [g for g, group in enumerate(groups) for one in group if len(one)]
        at, passed = self._passing(numbers, lists)
        places = numbers.searchsorted(passed)
        places[places == len(numbers)] = 0
        is_held = numbers[places] == passed
        source = np.cumsum(list(map(len, lists))).searchsorted(at, "right")
        for place, one in enumerate(lists):
            if len(one.void):
                is_held &= (source != place) | ~is_among(passed, one.void)
        # Who stands under two years counts once.
        held = np.zeros((len(groups), len(numbers)), bool)
        held[np.array(group_of)[source[is_held]], places[is_held]] = True
        weights: Weights = (held * np.array(rarity)[:, None]).sum(axis=0)
        return weights

    def _passing(
        self, numbers: Numbers, lists: Iterable[Postings]
    ) -> tuple[Places, Numbers]:
        """Where in all lists something may stand that is among the numbers, and what.

        To take by place is faster by a third than to index with an array.
        """
        upper, sizes, lower = _joined_containers(p for one in lists for p in one.parts)
        if len(numbers) > self._FEW:
            found = _numbers(upper, sizes, lower)
            mask = np.uint32(self._SIZE - 1)
            with self._marking(numbers & mask) as table:
                at = table.take(found & mask).nonzero()[0]
            return at, found[at]
        with self._marking(numbers & np.uint32(0xFFFF)) as table:
            at = table.take(lower).nonzero()[0]
        ends = np.cumsum(sizes, dtype=np.intp) + np.arange(1, len(sizes) + 1)
        own = upper[ends.searchsorted(at, "right")].astype(np.uint32)
        return at, own << np.uint32(16) | lower[at]

    @contextmanager
    def _marking(self, slots: Numbers) -> Iterator[npt.NDArray[np.bool]]:
        self._table[slots] = True
        yield self._table
        self._table[slots] = False
