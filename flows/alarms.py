"""Telling a run's owner that it failed: the log, an artifact in Prefect, a webhook."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict

import httpx2
from prefect.artifacts import create_markdown_artifact
from prefect.client.schemas.objects import State
from prefect.context import FlowRunContext
from prefect.states import Completed

from flows.journal import log
from flows.settings import webhook
from flows.summary import RunSummary, markdown

SECONDS = 10.0
"""How long a webhook may take."""


@contextmanager
def alarmed(flow: str) -> Iterator[None]:
    """Whatever ends the body early is told to the owner, and raised on."""
    try:
        yield
    except Exception as error:  # whatever it is, its owner hears of it, and it goes on
        message = f"{type(error).__name__}: {error}"
        _artifact(f"{flow}-failed", f"# {flow}: failed\n\n{message}")
        _post({"flow": flow, "status": "failed", "message": message})
        raise


def told(summary: RunSummary) -> State[RunSummary]:
    """The flow's last state, which gives its caller the summary, after everybody was told how the run ended.

    A run that a critical check kept back is `CompletedWithFailures`, and its owner hears of it as of a failed one.
    """
    _artifact(f"{summary.flow}-summary", markdown(summary))
    if summary.status != "completed":
        message = "a critical check failed; nothing was published"
        _post({"flow": summary.flow, "status": summary.status, "message": message, "summary": asdict(summary)})
        return Completed(name="CompletedWithFailures", message=message, data=summary)
    return Completed(message=f"{summary.items_seen} items", data=summary)


def _artifact(key: str, text: str) -> None:
    if FlowRunContext.get() is not None:
        create_markdown_artifact(markdown=text, key=key)


def _post(payload: dict[str, object]) -> None:
    """A webhook that does not answer is a line in the log: the run's own ending matters more."""
    address = webhook()
    if address is None:
        return
    try:
        content = json.dumps(payload, ensure_ascii=False, default=str)
        headers = {"content-type": "application/json"}
        httpx2.post(address, content=content, headers=headers, timeout=SECONDS).raise_for_status()
    except (httpx2.HTTPError, httpx2.InvalidURL) as error:
        log.warning("the webhook was not told: %s", error)
