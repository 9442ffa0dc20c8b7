"""Connections that go to checked addresses only, and that end at a deadline whatever the other side does."""

import contextlib
import socket
import ssl
import threading
import time
from collections.abc import Iterable, Iterator
from queue import Empty, SimpleQueue
from typing import Any

import httpcore2

from flows.fetch.settings import FetchSettings
from flows.fetch.targets import checked


class Deadline(threading.local):
    """When the request that this thread makes must be over, by the monotonic clock."""

    at: float = float("inf")

    @contextlib.contextmanager
    def within(self, seconds: float) -> Iterator[None]:
        """The body must be over in this time."""
        self.at = time.monotonic() + seconds
        try:
            yield
        finally:
            self.at = float("inf")

    def left(self, timeout: float | None) -> float:
        """The seconds that one more step may take.

        Raises:
            httpcore2.ReadTimeout: none.
        """
        left = self.at - time.monotonic()
        if left <= 0:
            raise httpcore2.ReadTimeout("the whole took too long")
        return min(left, timeout) if timeout is not None else left


class Unresolved(Exception):  # noqa: N818
    """The name of a host has no address just now."""


class CheckedBackend(httpcore2.SyncBackend):
    """Resolves a name once, checks every address it has, and connects to one of these and nothing else.

    The pool above goes on naming the host in `Host` and in TLS, so certificates are those of the name.
    """

    def __init__(self, settings: FetchSettings, deadline: Deadline) -> None:
        self._settings = settings
        self._deadline = deadline

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.NetworkStream:
        """A connection to the first checked address that answers.

        Raises:
            targets.Forbidden: the host has an address where no request may go.
            Unresolved: it has none.
            httpcore2.ConnectError, httpcore2.ConnectTimeout: none answers.
        """
        numbers = checked(host, port, resolved(host, port, self._deadline.left(timeout)), self._settings)
        for last, number in enumerate(numbers, start=1):
            try:
                left = self._deadline.left(timeout)
                found = super().connect_tcp(number, port, left, local_address, socket_options)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout):
                if last == len(numbers):
                    raise
            else:
                return BoundStream(found, self._deadline)
        raise Unresolved(host)


class BoundStream(httpcore2.NetworkStream):
    """A connection each step of which is bound by the deadline, so that a server that drips cannot hold it open; it counts the bytes of a reply."""

    def __init__(self, stream: httpcore2.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline
        self._start = bytearray()
        self._received = 0

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        received = self._stream.read(max_bytes, self._deadline.left(timeout))
        self._received += len(received)
        if self._head is None:
            self._start += received
        return received

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._start.clear()
        self._received = 0
        self._stream.write(buffer, self._deadline.left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        secured = self._stream.start_tls(ssl_context, server_hostname, self._deadline.left(timeout))
        return BoundStream(secured, self._deadline)

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401 - as the library has it
        return self._stream.get_extra_info(info)

    def surplus(self, length: int) -> int:
        """How many bytes came after a body of this length; only those that came along with its end are seen."""
        return self._received - (self._head or 0) - length

    @property
    def _head(self) -> int | None:
        """Where the body begins: after the headers, and those of interim replies (1xx) before them; None before it does."""
        begin = 0
        while (end := self._start.find(b"\r\n\r\n", begin)) >= 0:
            if not self._start.startswith(b"HTTP/1.1 1", begin):
                return end + 4
            begin = end + 4
        return None


def resolved(host: str, port: int, seconds: float) -> list[str]:
    """The addresses of a host, each once, as the system's resolver gives them.

    Raises:
        Unresolved: it has none.
        httpcore2.ConnectTimeout: the resolver takes longer; it cannot be interrupted, so it is left behind in a thread of its own.
    """
    answers: SimpleQueue[list[str] | OSError | UnicodeError] = SimpleQueue()

    def ask() -> None:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            answers.put(list(dict.fromkeys(str(entry[4][0]) for entry in found)))
        except (OSError, UnicodeError) as error:
            answers.put(error)

    threading.Thread(target=ask, daemon=True).start()
    try:
        answer = answers.get(timeout=seconds)
    except Empty:
        raise httpcore2.ConnectTimeout(f"resolving {host}") from None
    if isinstance(answer, list):
        return answer
    raise Unresolved(f"{host}: {answer}") from answer
