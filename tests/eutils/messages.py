"""A request as the server reads it, an answer as the server sends it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

XML = "text/xml; charset=UTF-8"
JSON = "application/json; charset=UTF-8"
TEXT = "text/plain; charset=UTF-8"
HTML = "text/html; charset=utf-8"

# Who answers decides which headers there are (FACTS.md 1.3): the application behind,
# the gateway that checks keys and rates, or the Apache in front of both.
Via = Literal["application", "gateway", "apache"]

# How the answer reaches the client: whole; cut off with a reset before or within the
# body; never; byte by byte; without end.
Delivery = Literal["whole", "reset", "cut", "close", "stall", "drip", "flood", "bomb"]


@dataclass(frozen=True, slots=True)
class Request:
    """What a client asked: names in lower case, query string and form together."""

    endpoint: str
    method: str
    path: str
    params: tuple[tuple[str, str], ...]
    headers: Mapping[str, str]
    client: str

    def get(self, name: str, default: str = "") -> str:
        """The last value of a parameter."""
        return dict(self.params).get(name, default)

    def all(self, name: str) -> list[str]:
        """Every value of a parameter."""
        return [value for key, value in self.params if key == name]

    def number(self, name: str, default: int) -> int:
        """A parameter as a number; what is not one counts as not given."""
        value = self.get(name)
        return int(value) if value.isascii() and value.isdigit() else default

    @property
    def json(self) -> bool:
        """Whether JSON was asked for."""
        return self.get("retmode").lower() == "json"

    @property
    def caller(self) -> str:
        """Whom the limit counts and error bodies echo: the key, else the address."""
        return self.get("api_key") or self.client


@dataclass(frozen=True, slots=True)
class Answer:
    """A status, headers and a body, and how they are delivered."""

    body: bytes = b""
    status: int = 200
    content_type: str = XML
    via: Via = "application"
    headers: tuple[tuple[str, str], ...] = ()
    delivery: Delivery = "whole"
