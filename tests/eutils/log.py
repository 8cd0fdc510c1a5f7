"""The server's own record of what it was asked, for tests to judge a client by."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from tests.eutils.messages import Request


@dataclass(slots=True)
class Logged:
    """One request: when it started, what it asked, what became of it."""

    at: float
    request: Request
    connection: int
    status: int = 0
    failure: str = ""

    @property
    def endpoint(self) -> str:
        """``esearch``, ``efetch`` …; the path itself where it is none of these."""
        return self.request.endpoint

    @property
    def key_in_url(self) -> bool:
        """Whether a key stood in the address, where proxies and logs see it."""
        return "api_key" in self.request.path.lower()


class Log:
    """Requests in the order in which they started."""

    def __init__(self) -> None:
        self._logged: list[Logged] = []

    def append(self, logged: Logged) -> None:
        """Note a request down."""
        self._logged.append(logged)

    def clear(self) -> None:
        """Forget all of them."""
        self._logged.clear()

    def __len__(self) -> int:
        return len(self._logged)

    def __iter__(self) -> Iterator[Logged]:
        return iter(list(self._logged))

    def __getitem__(self, position: int) -> Logged:
        return self._logged[position]

    def of(self, endpoint: str) -> list[Logged]:
        """The requests to one endpoint."""
        return [logged for logged in self if logged.endpoint == endpoint]

    @property
    def urls(self) -> list[str]:
        """Every address as it was sent, with its query string."""
        return [logged.request.path for logged in self]

    @property
    def keys_in_urls(self) -> list[str]:
        """The addresses in which a key stood."""
        return [logged.request.path for logged in self if logged.key_in_url]

    def without(self, name: str) -> list[Logged]:
        """The requests that lack a parameter, or send it empty."""
        return [logged for logged in self if not logged.request.get(name)]

    @property
    def gaps(self) -> list[float]:
        """Seconds between the starts of requests that followed each other."""
        starts = sorted(logged.at for logged in self)
        return [b - a for a, b in pairwise(starts)]

    def busiest(self, window: float = 1.0) -> int:
        """The most requests that started within so many seconds."""
        starts = sorted(logged.at for logged in self)
        most = first = 0
        for last, at in enumerate(starts):
            while at - starts[first] >= window:
                first += 1
            most = max(most, last - first + 1)
        return most
