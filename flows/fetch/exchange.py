"""One request and its answer, without any redirect."""

import ssl
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from email.message import Message
from fnmatch import fnmatchcase
from typing import cast

import httpcore2
import httpx2

from flows.fetch.decoding import ACCEPTED, Corrupt, TooLarge, UnknownCoding, body
from flows.fetch.network import BoundStream, CheckedBackend, Deadline, Unresolved
from flows.fetch.settings import FetchSettings
from flows.fetch.targets import Forbidden, Target

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_LONGEST_VALIDATOR = 1000


@dataclass(frozen=True)
class Reply:
    """What a server said; `content` is read for 200 alone."""

    status: int
    headers: httpx2.Headers
    content: bytes = b""

    @property
    def media_type(self) -> str | None:
        """In lower case, without parameters; None where the header has none."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower() or None

    @property
    def location(self) -> str | None:
        """Where it redirects to; None where it does not."""
        return self.headers.get("location") or None if self.status in _REDIRECTS else None

    def validator(self, name: str) -> str | None:
        """A header that can be sent back as it came; None where it is missing or could not be."""
        value = self.headers.get(name, "")
        return value if value.isascii() and value.isprintable() and 0 < len(value) <= _LONGEST_VALIDATOR else None

    @property
    def charset(self) -> str | None:
        """The header's word."""
        return charset_of(self.headers.get("content-type"))


def charset_of(content_type: str | None) -> str | None:
    """The charset that a `Content-Type` names, as written; None where it names none."""
    message = Message()
    message["content-type"] = (content_type or "").encode("ascii", "replace").decode("ascii")
    found = message.get_param("charset")
    return found.strip() or None if isinstance(found, str) else None


@dataclass(frozen=True)
class Trouble:
    """Why there is no reply: one of `answers.REASONS`, and what was seen."""

    reason: str
    seen: str


class Exchange:
    """Asks; holds the connections. No proxy, no cookie and no password of the environment goes with a request."""

    def __init__(self, settings: FetchSettings) -> None:
        self._settings = settings
        self._deadline = Deadline()
        self._pool = httpcore2.ConnectionPool(
            max_connections=settings.concurrency * 2,
            max_keepalive_connections=settings.concurrency,
            keepalive_expiry=30.0,
            network_backend=CheckedBackend(settings, self._deadline),
        )

    def close(self) -> None:
        """Close all connections."""
        self._pool.close()

    def ask(
        self,
        target: Target,
        headers: Mapping[str, str],
        *,
        accept: Iterable[str] = (),
        max_bytes: int,
        is_cut: bool = False,
    ) -> Reply | Trouble:
        """The reply of a server, or why there is none; never raises for anything that a server does.

        A body beyond `max_bytes` is refused, or with `is_cut` cut there.
        """
        settings = self._settings
        timeouts = {
            "connect": settings.connect_timeout,
            "read": settings.read_timeout,
            "write": settings.read_timeout,
            "pool": settings.whole_timeout,
        }
        sent = {"User-Agent": settings.user_agent, "Accept-Encoding": ACCEPTED, **headers}
        try:
            with (
                self._deadline.within(settings.whole_timeout),
                self._pool.stream(
                    "GET", target.address, headers=list(sent.items()), extensions={"timeout": timeouts}
                ) as response,
            ):
                return _read(response, tuple(accept), max_bytes, is_cut=is_cut)
        except (Forbidden, TooLarge, UnknownCoding, Corrupt, Unresolved, *_LIBRARY) as error:
            return _trouble(error)


_LIBRARY = (
    httpcore2.TimeoutException,
    httpcore2.NetworkError,
    httpcore2.ProtocolError,
    httpcore2.UnsupportedProtocol,
)


def _trouble(error: Exception) -> Trouble:
    """What an error means: nothing that a server does is an error of ours."""
    said = str(error)
    match error:
        case Forbidden():
            return Trouble(error.reason, error.seen)
        case TooLarge():
            return Trouble("too_large", said)
        case UnknownCoding():
            return Trouble("encoding", said[:80])
        case Corrupt():
            return Trouble("corrupt", said)
        case Unresolved():
            return Trouble("unresolved", said)
        case httpcore2.TimeoutException():
            return Trouble("timeout", said or type(error).__name__)
        case httpcore2.ConnectError():
            is_tls = any(isinstance(cause, ssl.SSLError) for cause in error.args)
            return Trouble("tls" if is_tls else "unreachable", said)
        case httpcore2.NetworkError():
            return Trouble("reset", said)
        case _:
            return Trouble(_protocol(said), said)


def _read(response: httpcore2.Response, accept: tuple[str, ...], max_bytes: int, *, is_cut: bool) -> Reply | Trouble:
    reply = Reply(response.status, httpx2.Headers(response.headers))
    if response.status != 200:
        return reply
    if accept and reply.media_type and not any(fnmatchcase(reply.media_type, wanted) for wanted in accept):
        return Trouble("media_type", reply.media_type[:80])
    length = reply.headers.get("content-length", "")
    if not is_cut and length.isascii() and length.isdigit() and int(length[:18]) > max_bytes:
        return Trouble("too_large", f"{length[:18]} bytes announced, {max_bytes} allowed")
    chunks = cast("Iterable[bytes]", response.stream)
    coding = reply.headers.get("content-encoding", "")
    content = body(chunks, coding, max_bytes, is_cut=is_cut)
    if _is_longer(response, length):
        return Trouble("wrong_length", f"{length} bytes announced, and more came")
    return Reply(reply.status, reply.headers, content)


def _is_longer(response: httpcore2.Response, length: str) -> bool:
    """Whether a server went on sending after the length that it announced, so that what was read may be half a page."""
    stream = response.extensions.get("network_stream")
    is_chunked = any(name.lower() == b"transfer-encoding" for name, _ in response.headers)
    is_known = length.isascii() and length.isdigit() and not is_chunked
    return is_known and isinstance(stream, BoundStream) and stream.surplus(int(length[:18])) > 0


def _protocol(message: str) -> str:
    """Which failure h11 means: what it says of a body that ends too early is all there is to tell it by."""
    if "without sending complete message body" in message or "incomplete chunked read" in message:
        return "incomplete"
    return "reset" if "disconnected" in message else "protocol"
