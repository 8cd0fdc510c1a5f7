"""A clock that only sleeping moves, so that tests of time take none."""


class Clock:
    """Seconds since it was made; ``slept`` lists every pause."""

    def __init__(self, now: float = 0.0) -> None:
        self.now = now
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds
