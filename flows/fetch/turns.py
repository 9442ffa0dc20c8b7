"""One request at a time for a host, with a pause after each, and so many at once over all."""

import threading
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from flows.fetch.settings import FetchSettings


class Turns:
    """Who may ask now; safe to use from several threads."""

    def __init__(
        self,
        settings: FetchSettings,
        now: Callable[[], datetime],
        wait: Callable[[float], None],
        draw: Callable[[], float],
    ) -> None:
        self._settings, self._now, self._wait, self._draw = settings, now, wait, draw
        self._slots = threading.BoundedSemaphore(settings.concurrency)
        self._locks: dict[str, threading.Lock] = defaultdict(threading.Lock)
        self._guard = threading.Lock()
        self._due: dict[str, datetime] = {}

    @contextmanager
    def turn(self, host: str, delay: float) -> Iterator[None]:
        """The body asks the host; it begins when the pause after the request before is over: `delay` seconds and up to `jitter` of it more."""
        with self._guard:
            lock = self._locks[host]
        with lock:
            due = self._due.get(host)
            pause = (due - self._now()).total_seconds() if due else 0.0
            if pause > 0:
                self._wait(pause)
            try:
                with self._slots:
                    yield
            finally:
                pause = delay * (1 + self._settings.jitter * self._draw())
                self._due[host] = self._now() + timedelta(seconds=pause)
