"""Telling the address that a run's owner has named how a run ended."""

import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from types import TracebackType

from flows.journal import log
from flows.settings import webhook

SECONDS = 10.0
"""How long a webhook may take."""


@contextmanager
def on_failure(tell: Callable[[str], None]) -> Iterator[None]:
    """What ends the body early is told in one line, and goes on as it was; a stop by a person or a system is no failure."""

    def left(kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        if kind is not None and issubclass(kind, Exception):
            tell(f"{kind.__name__}: {error}")

    with ExitStack() as stack:
        stack.push(left)
        yield


def told_of_failure(flow: str) -> AbstractContextManager[None]:
    """What ends the body early is told to the owner; also where no run has begun yet."""
    return on_failure(lambda message: post({"flow": flow, "status": "failed", "message": message}))


def post(payload: dict[str, object]) -> None:
    """A webhook that does not answer is a line in the log: the run's own ending matters more."""
    address = webhook()
    if address is None:
        return
    import httpx2

    try:
        content = json.dumps(payload, ensure_ascii=False, default=str)
        headers = {"content-type": "application/json"}
        httpx2.post(address, content=content, headers=headers, timeout=SECONDS).raise_for_status()
    except (httpx2.HTTPError, httpx2.InvalidURL) as error:
        log.warning("the webhook was not told: %s", error)
