"""What asking for an address can come to, and every reason there is."""

from dataclasses import dataclass
from datetime import datetime

REFUSALS = {
    "address": "not an address that may be asked for: another scheme than http or https, credentials, no proper host",
    "port": "a port that no news site uses",
    "private_address": "the host, or one that it redirects to, is loopback, private, link-local, multicast or reserved",
    "robots": "the site's robots.txt forbids it",
    "redirect_loop": "the redirects come back to an address that was asked already",
    "too_many_redirects": "more redirects than the settings allow",
    "not_found": "404",
    "gone": "410: it will not be asked again",
    "forbidden": "401, 402, 403, 407 or 451",
    "status": "another status that is no answer",
    "media_type": "another kind of content than was asked for",
    "too_large": "more bytes, unpacked, than the cap",
    "encoding": "a content coding that was not offered",
}
FAILURES = {
    "unresolved": "the name of the host has no address just now",
    "unreachable": "no connection",
    "tls": "no trusted connection: certificate or handshake",
    "timeout": "a deadline passed: connecting, reading, or the whole",
    "reset": "the connection broke off before the answer",
    "incomplete": "the answer broke off: fewer bytes than announced, or a last chunk missing",
    "wrong_length": "the server went on sending after the length that it announced",
    "protocol": "what came is not HTTP",
    "corrupt": "the packed body cannot be unpacked",
    "server_error": "408, 425, 500, 502, 503 or 504, after every attempt",
    "too_many_requests": "429, after every attempt or to be asked again only much later",
    "robots_unreachable": "robots.txt could not be read, so nothing may be asked for",
    "circuit_open": "the host failed so often, or asked to be left alone, that it is left alone for a while",
    "not_yet": "it failed lately and is to be asked again later",
}
REASONS = REFUSALS | FAILURES
"""Every reason with its meaning; those of `Refused` first, then those of `Failed`."""


@dataclass(frozen=True)
class Fetched:
    """The content, unpacked. `Memory.keep` must be told once it is kept: only then are its validators sent.

    `media_type` in lower case without parameters and `charset` are the header's word, None where it has none; `permanent_address` is where
    301 and 308 lead from the address, None where they do not; `retrieved_at` in UTC.
    """

    address: str
    content: bytes
    media_type: str | None
    charset: str | None
    final_address: str
    permanent_address: str | None
    etag: str | None
    last_modified: str | None
    status: int
    retrieved_at: datetime


@dataclass(frozen=True)
class NotModified:
    """304: as it was when it was last kept; a success."""

    address: str
    final_address: str
    retrieved_at: datetime


@dataclass(frozen=True)
class Refused:
    """Asking again would not help: one of `REFUSALS`, what was seen, and the status where there was one."""

    address: str
    reason: str
    seen: str = ""
    status: int | None = None


@dataclass(frozen=True)
class Failed:
    """It may answer another time, not before `next_attempt_at` (UTC): one of `FAILURES`, what was seen, and the status where there was one."""

    address: str
    reason: str
    seen: str = ""
    status: int | None = None
    next_attempt_at: datetime | None = None


Answer = Fetched | NotModified | Refused | Failed
