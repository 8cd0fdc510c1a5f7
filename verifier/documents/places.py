"""Where an address leads: the machine that is connected to, checked beforehand.

A list of pages must not make this machine ask its own network, neither by name nor by
redirect. So the host is looked up here, every answer must be a public address, and
the connection goes to that answer, not to the name again.
"""

import ipaddress
import socket
from dataclasses import dataclass

import httpx

from verifier.documents.limits import one_line

_NAT64 = ipaddress.ip_network("64:ff9b::/96")


class RefusedError(Exception):
    """A page that is not had, and why, in one line."""

    def __init__(self, reason: str) -> None:
        super().__init__(one_line(reason))


class UnreachableError(RefusedError):
    """The server cannot be reached, or breaks off."""


@dataclass(frozen=True, slots=True)
class Place:
    """What an address means on the network.

    ``target`` is the address with the host replaced by the permitted ``ip``;
    ``netloc`` is the host, and port if need be, as the server knows itself.
    """

    origin: str
    host: str
    netloc: str
    ip: str
    target: httpx.URL


def place_of(address: str, *, private: bool) -> Place:
    """Where to connect for this address. ``private`` permits any machine."""
    try:
        url = httpx.URL(address)
        netloc = url.netloc.decode()
    except (httpx.InvalidURL, ValueError) as error:
        raise RefusedError("not a usable address") from error
    if url.scheme not in ("http", "https"):
        kind = f"{url.scheme[:20]} address, " if url.scheme else ""
        raise RefusedError(f"{kind}not a web address")
    if not url.host:
        raise RefusedError("an address without a host")
    if url.userinfo:
        raise RefusedError("an address with a user name or password in it")
    host = url.raw_host.decode()
    port = url.port or (443 if url.scheme == "https" else 80)
    ip = _permitted_ip(host, port, private=private)
    target = url.copy_with(host=ip, fragment=None)
    return Place(f"{url.scheme}://{netloc}", host, netloc, ip, target)


def _permitted_ip(host: str, port: int, *, private: bool) -> str:
    """The first address of a host; refused if any of them is not public."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise UnreachableError(f"{host[:100]} is not known") from error
    ips = [str(entry[4][0]).partition("%")[0] for entry in found]
    for ip in ips:
        if not private and not is_public(ip):
            raise RefusedError(
                f"{host[:100]} is at {ip}, a private address; these are not fetched"
            )
    return ips[0]


def is_public(ip: str) -> bool:
    """Whether anyone on the internet means the same machine by this address."""
    address = ipaddress.ip_address(ip)
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if address in _NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if address.teredo:
            inner = address.teredo[1]
        if inner:
            return is_public(str(inner))
    return address.is_global and not address.is_multicast
