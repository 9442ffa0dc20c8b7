"""Telling the address that a run's owner has named how a run ended."""

import json
from collections.abc import Iterator
from contextlib import contextmanager

from flows.journal import log
from flows.settings import webhook

SECONDS = 10.0
"""How long a webhook may take."""


@contextmanager
def told_of_failure(flow: str) -> Iterator[None]:
    """Whatever ends the body early is told to the owner, and raised on; also where no run has begun yet."""
    try:
        yield
    except Exception as error:  # whatever it is, its owner hears of it, and it goes on
        post({"flow": flow, "status": "failed", "message": f"{type(error).__name__}: {error}"})
        raise


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
