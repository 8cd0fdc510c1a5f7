"""Which request fails how: by rule, by sequence, or by chance with a seed."""

import random
import threading
from collections.abc import Callable, Iterable

from tests.eutils.failures import FAILURES, Failure
from tests.eutils.messages import Request

Predicate = Callable[[Request], bool]


class Script:
    """Decides for each request, in the order of arrival, whether it fails."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self.heal()

    def heal(self) -> None:
        """Answer honestly from now on."""
        with self._lock:
            self._rules: list[tuple[Failure, Predicate, list[int | None]]] = []
            self._sequence: list[str | None] = []
            self._chance: tuple[float, random.Random, list[Failure]] | None = None

    def fail(
        self,
        name: str,
        *,
        times: int | None = None,
        when: Predicate | None = None,
        endpoint: str = "",
    ) -> None:
        """Fail so, as many times as said (always), where the failure can occur."""
        failure = FAILURES[name]

        def applies(request: Request) -> bool:
            return (
                failure.fits(request.endpoint)
                and endpoint in {"", request.endpoint}
                and (when is None or when(request))
            )

        with self._lock:
            self._rules.append((failure, applies, [times]))

    def sequence(self, names: Iterable[str | None]) -> None:
        """Fail so one request after the other; None is an honest answer."""
        with self._lock:
            self._sequence.extend(names)

    def by_chance(
        self, rate: float, seed: int, names: Iterable[str] | None = None
    ) -> None:
        """Let this share of requests fail, in ways drawn with the seed."""
        chosen = [FAILURES[name] for name in (names or FAILURES)]
        with self._lock:
            self._chance = (rate, random.Random(seed), chosen)

    def next(self, request: Request) -> Failure | None:
        """How this request fails, if it does."""
        with self._lock:
            if self._sequence:
                name = self._sequence.pop(0)
                return FAILURES[name] if name else None
            for failure, applies, left in self._rules:
                if left[0] != 0 and applies(request):
                    if left[0] is not None:
                        left[0] -= 1
                    return failure
            return self._drawn(request)

    def _drawn(self, request: Request) -> Failure | None:
        if self._chance is None:
            return None
        rate, dice, failures = self._chance
        fitting = [f for f in failures if f.fits(request.endpoint)]
        if fitting and dice.random() < rate:
            return dice.choice(fitting)
        return None
