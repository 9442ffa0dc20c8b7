"""The one address of a page, whatever way led to it."""

import ipaddress
import re
from datetime import date
from urllib.parse import quote, unquote_plus, urlsplit, urlunsplit

from seeds import References
from transforms.sites import registrable

_PORTS = {"http": 80, "https": 443}
_MAX_LENGTH = 2000
_HOST = re.compile(r"[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?", re.ASCII)
_DAY_IN_PATH = re.compile(r"/((?:19|20)\d\d)([-/_]?)([01]\d)\2([0-3]\d)(?=[/_.-]|$|t\d)")
_ESCAPE = re.compile(r"%[0-9a-fA-F]{2}")
_AMP_HOSTS = ("amp.", "m.", "mobile.", "wap.", "touch.")
_AMP_TAILS = {"/amp/": "", "/amp": "", ".amp": "", ".amp.html": ".html", "/amp.html": ""}
_AMP_VALUES = frozenset([("outputtype", "amp"), ("amp", "1"), ("amp", "true"), ("amp", ""), ("view", "amp")])
_AMP_CACHE = re.compile(
    r"https?://(?:[a-z0-9-]+\.cdn\.ampproject\.org/(?:c|v)|www\.google\.[a-z.]{2,6}/amp)/(s/)?(?=[\w-]+\.)",
    re.IGNORECASE,
)


class Addresses:
    """Canonical addresses; the parameters that only tell where a reader came from are rows of `tracking_parameters`."""

    def __init__(self, references: References) -> None:
        names = references.table("tracking_parameters")["name"].str.to_lowercase().to_list()
        self._tracking = frozenset(name for name in names if not name.endswith("*"))
        self._tracking_prefixes = tuple(name[:-1] for name in names if name.endswith("*"))

    def canonical(self, address: str | None) -> str | None:
        """The address in its one form, or None if it is none that a page can have.

        Only http and https, without credentials; host in lower case and ASCII, without default port, mobile or AMP label; no fragment, no
        tracking parameters, the others in their order (their order may matter).
        """
        if address is None or len(address) > _MAX_LENGTH or any(c <= " " or c in '<>"\\^`{|}' for c in address.strip()):
            return None
        try:
            parts = urlsplit(_uncached(address.strip()))
            scheme, host, port = parts.scheme.lower(), _host(parts.hostname), parts.port
        except ValueError:
            return None
        if scheme not in _PORTS or host is None or "@" in parts.netloc:
            return None
        netloc = host if port in (None, _PORTS[scheme]) else f"{host}:{port}"
        return urlunsplit((scheme, netloc, _path(parts.path), self._query(parts.query), ""))

    def _query(self, query: str) -> str:
        """The other parameters as they are spelled: bytes of other encodings, lone names and semicolons mean something to their server."""
        return "&".join(_spelled(pair, "?") for pair in query.split("&") if pair and self._is_kept(pair))

    def _is_kept(self, pair: str) -> bool:
        name, value = (unquote_plus(part).lower() for part in pair.partition("=")[::2])
        return not self._is_tracking(name) and (name, value) not in _AMP_VALUES

    def _is_tracking(self, name: str) -> bool:
        return name in self._tracking or name.startswith(self._tracking_prefixes)


def is_same_site(one: str, other: str) -> bool:
    """Whether two addresses, as written, lie under one registrable domain: only there can a page speak for another."""
    try:
        hosts = [_host(urlsplit(address).hostname) for address in (one, other)]
    except ValueError:
        return False
    return len({registrable(host) if host else None for host in hosts} - {None}) == 1 and None not in hosts


def day_in(address: str) -> date | None:
    """The day that a path carries whole (`/2025/03/04/`, `/20250304/`, `/2025-03-04-`)."""
    found = _DAY_IN_PATH.search(urlsplit(address).path)
    if found is None:
        return None
    try:
        return date(int(found[1]), int(found[3]), int(found[4]))
    except ValueError:
        return None


def _host(host: str | None) -> str | None:
    """The host in ASCII without the label of a mobile edition; None if it is not one."""
    if not host:
        return None
    try:
        return str(ipaddress.ip_address(host)) if ":" not in host else f"[{ipaddress.ip_address(host)}]"
    except ValueError:
        pass
    name = host.rstrip(".").encode("idna").decode("ascii").lower()
    labels = name.split(".")
    if len(labels) < 2 or not all(map(_HOST.fullmatch, labels)):
        return None
    bare = next((name.removeprefix(label) for label in _AMP_HOSTS if name.startswith(label)), name)
    if len(labels) > 3 and labels[1] == "m":  # en.m.quay.example
        bare = ".".join([labels[0], *labels[2:]])
    is_whole = registrable(bare) == registrable(name)
    return (bare if bare != registrable(bare) else f"www.{bare}") if bare != name and is_whole else name


def _uncached(address: str) -> str:
    """The publisher's address of a page in an AMP cache: `…cdn.ampproject.org/c/s/` and `google.…/amp/s/`, where *s* stands for https."""
    cached = _AMP_CACHE.match(address)
    return f"{'https' if cached[1] else 'http'}://{address[cached.end() :]}" if cached else address


def _spelled(part: str, more: str = "") -> str:
    """A path or parameter with what no address may hold escaped, and one spelling of its escapes."""
    return _ESCAPE.sub(lambda escape: escape[0].upper(), quote(part, safe=f"/:@!$&'()*+,;=~-._%{more}"))


def _path(path: str) -> str:
    """The path with one spelling of its escapes, without the tail of an AMP edition; a bare host has the path `/`."""
    plain = _spelled(path)
    while (shorter := _without_amp(plain)) != plain:
        plain = shorter
    return plain or "/"


def _without_amp(path: str) -> str:
    if path.startswith("/amp/") and len(path) > len("/amp/") + 1:
        return path.removeprefix("/amp")
    tail = next((tail for tail in _AMP_TAILS if path.endswith(tail) and len(path) > len(tail) + 1), None)
    return path[: -len(tail)] + _AMP_TAILS[tail] if tail else path
