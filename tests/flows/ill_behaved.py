"""Functions that hang, eat memory and die, to be run by a guard's worker processes."""

import ctypes
import os
import resource
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

PREPARED: list[int] = []


def prepare() -> None:
    PREPARED.append(os.getpid())


def cannot_prepare() -> None:
    raise RuntimeError("the reference tables are broken")


def double(number: int) -> int:
    return 2 * number


def process() -> tuple[int, list[int]]:
    return os.getpid(), PREPARED


def hang() -> None:
    while True:
        time.sleep(60)


def hang_after(mark: Path) -> None:
    """Hang, once a file says that it does."""
    mark.touch()
    hang()


def hang_deaf() -> None:
    """Hang in C with every polite signal turned off."""
    signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGTERM, signal.SIGINT])
    while True:
        time.sleep(60)


def eat(bytes_wanted: int) -> int:
    return len(bytearray(bytes_wanted))


def crash() -> None:
    ctypes.string_at(0)


def leave(code: int) -> None:
    os._exit(code)


def raise_odd() -> None:
    raise ValueError("what is this")


def write_where_nothing_is() -> None:
    Path("/nowhere/at/all").write_bytes(b"")


def memory_of(function: Callable[..., object], *arguments: object) -> int:
    """MB that this process has held at most, once a function has ended well or not."""
    with suppress(ValueError, RecursionError):
        function(*arguments)
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 // 10**6
