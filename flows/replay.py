"""The flow that reads again what waits for it: released from quarantine, or left by a text that is gone. From kept bytes, without the sources."""

from pathlib import Path

from prefect import flow
from prefect.client.schemas.objects import State

from flows import steps, verdicts
from flows.alarms import alarmed, told
from flows.correcting import declare
from flows.guard import Limits
from flows.ingest import KEEP, LIMITS, WORKERS
from flows.mapping import read_and_load
from flows.run import opened_run
from flows.summary import RunSummary, conclude


@flow(name="replay")
def replay(
    data: str = "data",
    workers: int = WORKERS,
    keep: int = KEEP,
    limits: Limits = LIMITS,
    corrections: str | None = None,
) -> State[RunSummary]:
    """Read the released items again and judge them by the rules of today; what is still wrong is refused again.

    Raises:
        warehouse.errors.WarehouseError: another run is at work, or the folder or the warehouse cannot be used.
    """
    with alarmed("replay"), opened_run(Path(data), "replay") as run:
        declare(run, corrections)
        steps.refresh_entities(run)
        read_and_load(run, [], workers, limits)
        steps.reconcile_touched(run)
        steps.refresh_entities(run)  # again: what has left the list may be named by nothing now
        verdicts.judge_corrections(run)
        verdicts.check(run)
        verdicts.publish_if_due(run, keep)
        steps.drop_stages(run)
        summary = conclude(run)
    return told(summary)
