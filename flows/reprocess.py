"""The flow from kept raw bytes to the published warehouse: what a better program makes of articles that are there."""

from datetime import datetime
from pathlib import Path

from prefect import flow
from prefect.client.schemas.objects import State

from flows import planning, steps, verdicts
from flows.alarms import alarmed, told
from flows.correcting import declare
from flows.guard import Limits
from flows.ingest import BATCH_SIZE, KEEP, LIMITS, WORKERS
from flows.mapping import read_and_load
from flows.models import choose
from flows.run import opened_run
from flows.summary import RunSummary, conclude


@flow(name="reprocess")
def reprocess(
    data: str = "data",
    since: datetime | None = None,
    workers: int = WORKERS,
    batch_size: int = BATCH_SIZE,
    keep: int = KEEP,
    limits: Limits = LIMITS,
    model: str | None = None,
    corrections: str | None = None,
) -> State[RunSummary]:
    """Read all kept raw bytes again, or those retrieved since a time (UTC), as a fresh load would.

    Raises:
        warehouse.errors.WarehouseError: another run is at work, or the folder or the warehouse cannot be used.
    """
    if model:
        choose(model)
    with alarmed("reprocess"), opened_run(Path(data), "reprocess") as run:
        declare(run, corrections)
        steps.refresh_entities(run)
        plans = planning.plan_kept(run, since, batch_size)
        read_and_load(run, plans, workers, limits)
        steps.reconcile_touched(run)
        steps.refresh_entities(run)  # again: what has left the list may be named by nothing now
        verdicts.judge(run)
        verdicts.judge_corrections(run)
        verdicts.check(run)
        verdicts.publish_if_due(run, keep)
        steps.drop_stages(run)
        summary = conclude(run)
    return told(summary)
