"""Requests per second, counted for each key or address, refused ones included."""

import threading
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass
class Limiter:
    """3 requests in any second without a key, 10 with one (FACTS.md 1.2)."""

    clock: Callable[[], float]
    without_key: int = 3
    with_key: int = 10
    enforced: bool = True
    _starts: dict[str, deque[float]] = field(default_factory=lambda: defaultdict(deque))
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def limit(self, *, keyed: bool) -> int:
        """What is allowed in a second."""
        return self.with_key if keyed else self.without_key

    def count(self, caller: str) -> int:
        """How many requests this caller has started within a second, this included."""
        with self._lock:
            now = self.clock()
            starts = self._starts[caller]
            starts.append(now)
            while starts and now - starts[0] >= 1:
                starts.popleft()
            return len(starts)
