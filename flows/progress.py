"""Whom a run tells how far it is: nobody, or a progress bar on a terminal."""

from contextvars import ContextVar
from typing import Protocol


class Watcher(Protocol):
    """Somebody who looks on."""

    def planned(self, items: int, settled: int) -> None:
        """So many further items were found, so many of them need no reading."""

    def loaded(self, items: int) -> None:
        """So many further items were read and have their fate."""

    def step(self, name: str) -> None:
        """A further step begins."""


class Nobody:
    """Looks away."""

    def planned(self, items: int, settled: int) -> None: ...

    def loaded(self, items: int) -> None: ...

    def step(self, name: str) -> None: ...


watcher: ContextVar[Watcher] = ContextVar("watcher", default=Nobody())  # noqa: B039  (has no state)
