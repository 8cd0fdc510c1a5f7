"""Requests to one server start apart, whatever asks."""

import threading
import time
from collections.abc import Callable


class Pacer:
    """Lets one request start every ``interval`` seconds, whichever thread asks.

    ``sleep`` must make ``clock`` advance.
    """

    def __init__(
        self,
        interval: float,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._interval = interval
        self._clock = clock
        self._sleep = sleep
        self._lock = threading.Lock()
        self._next = clock()

    def wait(self) -> None:
        """Return when it is the caller's turn to start a request."""
        while True:
            with self._lock:
                now = self._clock()
                if now >= self._next:
                    self._next = now + self._interval
                    return
                delay = self._next - now
            self._sleep(delay)

    def hold(self, seconds: float) -> None:
        """No request starts for so long."""
        with self._lock:
            self._next = max(self._next, self._clock() + seconds)
