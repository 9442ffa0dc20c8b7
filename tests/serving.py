"""A real HTTP server on this machine that answers each path as a test says, well or ill."""

import socket
import ssl
import threading
from collections import defaultdict
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Self


@dataclass
class Asked:
    """A request as it came: path with query, headers in lower case."""

    path: str
    headers: dict[str, str]


Route = Callable[[socket.socket, Asked], None]


def reply(body: bytes = b"", status: int = 200, **headers: str) -> Route:
    """A whole, well-formed answer; `content_type="text/html"` gives the header `content-type`."""
    return raw(head(status, {"content-length": str(len(body)), **_named(headers)}) + body)


def raw(answer: bytes) -> Route:
    """These bytes and no others; then the connection is closed."""

    def send(connection: socket.socket, _: Asked) -> None:
        connection.sendall(answer)

    return send


def head(status: int, headers: dict[str, str]) -> bytes:
    """Status line and headers, with the empty line."""
    lines = [
        f"HTTP/1.1 {status} X",
        *(f"{name}: {value}" for name, value in headers.items()),
        "connection: close",
        "",
        "",
    ]
    return "\r\n".join(lines).encode("latin-1")


def validated(body: bytes, etag: str, **headers: str) -> Route:
    """200 with an ETag, and 304 to who sends it back."""

    def send(connection: socket.socket, asked: Asked) -> None:
        is_known = asked.headers.get("if-none-match") == etag
        answer = reply(b"", 304, etag=etag) if is_known else reply(body, etag=etag, **headers)
        answer(connection, asked)

    return send


def in_turn(*routes: Route) -> Route:
    """One after the other; the last goes on."""
    left = list(routes)

    def send(connection: socket.socket, asked: Asked) -> None:
        (left.pop(0) if len(left) > 1 else left[0])(connection, asked)

    return send


def reset(connection: socket.socket, _: Asked) -> None:
    """The connection is torn down with a TCP reset."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")


@dataclass
class Server:
    """Answers on a free port of 127.0.0.1 while the `with` lasts; an unknown path is 404, as robots.txt is unless a route says more.

    With `tls` it is asked by https, as `host`.
    """

    routes: dict[str, Route] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    ended: threading.Event = field(default_factory=threading.Event)
    at_once: int = 0
    most_at_once: int = 0
    host: str = "127.0.0.1"
    tls: ssl.SSLContext | None = None

    def __enter__(self) -> Self:
        self._lock = threading.Lock()
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = self._socket.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.ended.set()
        with suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()

    @property
    def place(self) -> str:
        """Host and port, as an allow-list names them."""
        return f"{self.host}:{self.port}"

    def address(self, path: str) -> str:
        """The address of a path."""
        return f"{'https' if self.tls else 'http'}://{self.place}{path}"

    def count(self, path: str) -> int:
        """How often a path was asked for."""
        return self.counts()[path]

    def counts(self) -> dict[str, int]:
        """How often each path was asked for."""
        found: dict[str, int] = defaultdict(int)
        for asked in list(self.asked):
            found[asked.path] += 1
        return found

    def drip(self, answer: bytes, seconds: float = 0.05) -> Route:
        """One byte at a time, for ever slower than anybody should wait; ends when the other side or the server does."""

        def send(connection: socket.socket, _: Asked) -> None:
            for byte in answer:
                if self.ended.wait(seconds):
                    return
                connection.sendall(bytes([byte]))

        return send

    def _accept(self) -> None:
        while not self.ended.is_set():
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            threading.Thread(target=self._answer, args=(connection,), daemon=True).start()

    def _answer(self, connection: socket.socket) -> None:
        with (
            suppress(OSError),
            connection if self.tls is None else self.tls.wrap_socket(connection, server_side=True) as connection,
        ):
            request = b""
            while b"\r\n\r\n" not in request:
                chunk = connection.recv(65536)
                if not chunk:
                    return
                request += chunk
            first, *lines = request.decode("latin-1").split("\r\n\r\n")[0].split("\r\n")
            headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
            asked = Asked(first.split(" ")[1], headers)
            with self._lock:
                self.asked.append(asked)
                self.at_once += 1
                self.most_at_once = max(self.most_at_once, self.at_once)
            try:
                self.routes.get(asked.path, reply(b"not here", 404))(connection, asked)
            finally:
                with self._lock:
                    self.at_once -= 1


def _named(headers: dict[str, str]) -> dict[str, str]:
    return {name.replace("_", "-"): value for name, value in headers.items()}
