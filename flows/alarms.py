"""Telling a run's owner that it failed: the log, an artifact in Prefect, a webhook."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict

from prefect.artifacts import create_markdown_artifact
from prefect.client.schemas.objects import State
from prefect.context import FlowRunContext
from prefect.states import Completed

from flows.server import left_where_asked
from flows.summary import RunSummary, markdown
from flows.webhook import on_failure, post, told_of_failure


@contextmanager
def alarmed(flow: str) -> Iterator[None]:
    """What ends the body early is told to the owner, first by the webhook, which needs no server."""
    with (
        left_where_asked(),
        on_failure(lambda message: _artifact(f"{flow}-failed", f"# {flow}: failed\n\n{message}")),
        told_of_failure(flow),
    ):
        yield


def told(summary: RunSummary) -> State[RunSummary]:
    """The flow's last state, which gives its caller the summary, after everybody was told how the run ended.

    A run that a critical check kept back is `CompletedWithFailures`, and its owner hears of it as of a failed one.
    """
    _artifact(f"{summary.flow}-summary", markdown(summary))
    if summary.status != "completed":
        message = "a critical check failed; nothing was published"
        post({"flow": summary.flow, "status": summary.status, "message": message, "summary": asdict(summary)})
        return Completed(name="CompletedWithFailures", message=message, data=summary)
    return Completed(message=f"{summary.items_seen} items", data=summary)


def _artifact(key: str, text: str) -> None:
    if FlowRunContext.get() is not None:
        create_markdown_artifact(markdown=text, key=key)
