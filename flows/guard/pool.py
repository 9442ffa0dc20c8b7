"""Worker processes with a deadline and a memory limit; each seat is one process that is replaced when it dies."""

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterable
from concurrent.futures import CancelledError
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import forkserver
from multiprocessing.context import ForkServerContext
from queue import SimpleQueue
from threading import Lock
from types import TracebackType
from typing import Any, Self, TypeVar

from pebble import ProcessExpired, ProcessFuture, ProcessPool

from flows.guard.worker import start

T = TypeVar("T")

_OVER = "the run has ended; nothing more is read"


class GuardError(RuntimeError):
    """A worker process could not be started at all, or the run has ended meanwhile: no document is at fault."""


@dataclass(frozen=True)
class Limits:
    """What a worker process may use.

    A batch reads in a few seconds, so two minutes mean that something hangs. Address space is counted, not memory
    in use: an idle worker with the language pipeline holds about 1.5 GiB of it.
    """

    batch_seconds: float = 120.0
    document_seconds: float = 20.0
    memory_bytes: int = 4 * 1024**3
    tasks_per_worker: int = 100


@dataclass(frozen=True, slots=True)
class Death:
    """Why a task ended without a result: `deadline`, `memory`, `crash: …` or `error: …`."""

    reason: str


def begin(preload: str) -> ForkServerContext:
    """Where new processes come from; the server that they are copied from begins to import the module, once, and nobody waits for it."""
    os.environ.setdefault(
        "OPENBLAS_NUM_THREADS", "1"
    )  # a worker is one processor's work; it must stand before NumPy is loaded there
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([preload])
    forkserver.ensure_running()
    return context


class Guard:
    """So many worker processes; `run` waits for a free one, so any number of threads may call it.

    `prepare` is called once in each process; it and every task must be importable functions. `preload` names the module
    that the server of new processes imports once, so that replacing a dead one is quick.
    """

    def __init__(self, workers: int, limits: Limits, prepare: Callable[[], object], *, preload: str) -> None:
        context = begin(preload)
        self.limits = limits
        self._all = [_Seat(limits, prepare, context) for _ in range(workers)]
        self._free: SimpleQueue[_Seat] = SimpleQueue()
        for seat in self._all:
            self._free.put(seat)

    def run(self, function: Callable[..., T], *arguments: object, seconds: float) -> T | Death:
        """The function's result, or why it has none.

        Raises:
            GuardError: no worker process could be started.
            OSError: the function met a file or a disk that failed, which is no document's fault.
        """
        seat = self._free.get()
        try:
            future = seat.ended(function, arguments, seconds)
            error = future.exception()
            if error is None:
                return future.result()
            if isinstance(error, MemoryError):
                seat.renew()
            return _death(error)
        finally:
            self._free.put(seat)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for seat in self._all:
            seat.end()


class _Seat:
    """One worker process at a time, started when it is first needed."""

    def __init__(self, limits: Limits, prepare: Callable[[], object], context: ForkServerContext) -> None:
        self._limits, self._prepare, self._context = limits, prepare, context
        self._pool: ProcessPool | None = None
        self._future: ProcessFuture[Any] | None = None
        self._lock = Lock()
        self._is_over = False

    def ended(self, function: Callable[..., T], arguments: Iterable[object], seconds: float) -> ProcessFuture[T]:
        """The function's future, done; a process that died between two tasks is replaced once."""
        for _ in range(2):
            with suppress(BrokenProcessPool):
                future = self._scheduled(function, arguments, seconds)
                try:
                    error = future.exception()
                except CancelledError as cancelled:
                    raise GuardError(_OVER) from cancelled
                if not isinstance(error, BrokenProcessPool):
                    return future
            self.renew()
        raise GuardError("a worker process could not be started; its own message stands above or in the log")

    def renew(self) -> None:
        """Give up this process; the next task gets a new one."""
        with self._lock:
            self._close()

    def end(self) -> None:
        """Give up this process for good: a thread that still works on a batch must not start another, which nobody would end."""
        with self._lock:
            self._is_over = True
            self._close()

    def _close(self) -> None:
        if self._pool is not None:
            self._pool.stop()
            self._pool.join()
            self._pool = None
            if self._future is not None:
                self._future.cancel()  # a stopped pool leaves what it was at without an end, and who waits for it waiting

    def _scheduled(self, function: Callable[..., T], arguments: Iterable[object], seconds: float) -> ProcessFuture[T]:
        with self._lock:
            if self._is_over:
                raise GuardError(_OVER)
            if self._pool is None:
                self._pool = ProcessPool(
                    max_workers=1,
                    max_tasks=self._limits.tasks_per_worker,
                    initializer=start,
                    initargs=(self._limits.memory_bytes, self._prepare),
                    context=self._context,
                )
            future: ProcessFuture[T] = self._pool.schedule(function, args=list(arguments), timeout=seconds)
            self._future = future
            return future


def _death(error: BaseException) -> Death:
    """The reason in words; a failing disk is raised, since no document is at fault."""
    match error:
        case TimeoutError():
            return Death("deadline")
        case MemoryError():
            return Death("memory")
        case ProcessExpired(exitcode=int(code)) if code < 0:
            return Death(f"crash: {signal.Signals(-code).name}")
        case ProcessExpired():
            return Death(f"crash: exit code {error.exitcode}")
        case OSError(errno=int()):
            raise error
        case _:
            return Death(f"error: {type(error).__name__}: {error}"[:500])
