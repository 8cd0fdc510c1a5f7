"""What the index of a store holds, posting by posting."""

from verifier.pubmed.postings import Postings
from verifier.pubmed.store import Store

_ALL_KEYS = (0, (1 << 63) - 1)


def index_of(store: Store) -> set[tuple[int, int]]:
    """Every key with every record that has it, whatever runs they lie in."""
    moved = store._moves()
    found = set()
    for run in store._runs():
        for data in store._blocks(run, *_ALL_KEYS):
            for key in _keys(data):
                numbers = Postings.between([data], key, key, moved.void(run)).numbers()
                found |= {
                    (key, *store._ids(numbers[i : i + 1])) for i in range(len(numbers))
                }
    return found


def _keys(data: bytes) -> list[int]:
    count = int.from_bytes(data[:4], "little")
    return [
        int.from_bytes(data[i : i + 8], "little") for i in range(8, 8 + 8 * count, 8)
    ]
