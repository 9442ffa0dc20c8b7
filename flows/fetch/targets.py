"""Where a request may go: addresses of pages, and the addresses of machines behind their hosts."""

import ipaddress
import re
from dataclasses import dataclass
from urllib.parse import urljoin

import httpx2

from flows.fetch.settings import FetchSettings

_OWN_PORTS = {"http": 80, "https": 443}
_NUMBER = re.compile(r"\d+|0x[0-9a-f]*", re.ASCII | re.IGNORECASE)
_LABEL = re.compile(r"[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?", re.ASCII)
_GLOBAL_6 = ipaddress.ip_network("2000::/3")
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_NEVER = [
    ipaddress.ip_network(n)
    for n in (
        "192.0.0.0/24", "192.88.99.0/24", "100.64.0.0/10", "198.18.0.0/15", "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
    )
]  # fmt: skip
"""IANA's special-purpose blocks that `is_global` of some Python versions lets through, with the tunnels 6to4 and Teredo."""

Number = ipaddress.IPv4Address | ipaddress.IPv6Address


class Forbidden(Exception):  # noqa: N818
    """A request must not go there; `reason` is one of `answers.REFUSALS`."""

    def __init__(self, reason: str, seen: str) -> None:
        super().__init__(f"{reason}: {seen}")
        self.reason = reason
        self.seen = seen


@dataclass(frozen=True)
class Target:
    """An address that may be asked for: its one spelling, its origin, its host and port."""

    address: str
    origin: str
    host: str
    port: int

    @property
    def place(self) -> str:
        """Host and port, as the allow-list names them."""
        return f"{self.host}:{self.port}"


def target(address: str, settings: FetchSettings) -> Target:
    """What an address asks for, without its fragment.

    Raises:
        Forbidden: another scheme, credentials, a port or a host that no page has.
    """
    try:
        url = httpx2.URL(address.strip())
        host, port = url.raw_host.decode("ascii").lower(), url.port
    except (httpx2.InvalidURL, ValueError, TypeError) as error:
        raise Forbidden("address", f"{address[:200]!r}: {error}") from error
    if url.scheme not in _OWN_PORTS or url.userinfo or not _is_host(host):
        raise Forbidden("address", address[:200])
    port = _OWN_PORTS[url.scheme] if port is None else port
    shown = f"[{host}]" if ":" in host else host
    place = shown if port == _OWN_PORTS[url.scheme] else f"{shown}:{port}"
    origin = f"{url.scheme}://{place}"
    found = Target(origin + url.raw_path.decode("ascii"), origin, host, port)
    if port not in settings.ports and found.place not in settings.allowed:
        raise Forbidden("port", found.place)
    return found


def joined(hop: Target, location: str) -> str:
    """The address that a redirect names, made whole; as it stands where it cannot be, for `target` to refuse."""
    try:
        return urljoin(hop.address, location)
    except ValueError:
        return location


def is_public(number: Number) -> bool:
    """Whether an address of a machine is one that everybody on the internet can reach; forms that carry another address count as that one."""
    if isinstance(number, ipaddress.IPv6Address):
        inner = number.ipv4_mapped
        if number in _NAT64:
            inner = ipaddress.IPv4Address(int(number) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(inner)
        if number not in _GLOBAL_6:
            return False
    is_special = number.is_multicast or number.is_reserved or any(number in block for block in _NEVER)
    return number.is_global and not is_special


def checked(host: str, port: int, numbers: list[str], settings: FetchSettings) -> list[str]:
    """The addresses of a host, all of which are public, or whatever they are where the settings allow host and port.

    Raises:
        Forbidden: one of them is not; a name that also points inwards is not half to be trusted.
    """
    if f"{host}:{port}" in settings.allowed:
        return numbers
    for number in numbers:
        if not is_public(ipaddress.ip_address(number)):
            raise Forbidden("private_address", f"{host} is {number}")
    return numbers


def numbers_in(host: str) -> list[str]:
    """The host itself where it is a number."""
    try:
        return [str(ipaddress.ip_address(host))]
    except ValueError:
        return []


def _is_host(host: str) -> bool:
    """Whether a host is a name or a number in its plain form; `0x7f.1`, `017700000001` and `2130706433` are not."""
    try:
        ipaddress.ip_address(host)
    except ValueError:
        labels = host.removesuffix(".").split(".")
        return bool(host) and not _NUMBER.fullmatch(labels[-1]) and all(map(_LABEL.fullmatch, labels))
    return "%" not in host
