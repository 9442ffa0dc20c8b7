"""The flow from the sources of articles to the published warehouse."""

from pathlib import Path

from prefect import flow
from prefect.client.schemas.objects import State

from flows import planning, steps, verdicts
from flows.alarms import alarmed, told
from flows.correcting import declare
from flows.guard import Limits
from flows.mapping import read_and_load
from flows.models import choose
from flows.run import opened_run
from flows.sources import MAX_BYTES
from flows.sources.choosing import chosen
from flows.sources.declared import FILE, declared
from flows.summary import RunSummary, conclude

WORKERS, BATCH_SIZE, KEEP, LIMITS = 2, 100, 2, Limits()


@flow(name="ingest")
def ingest(
    sources: list[str],
    data: str = "data",
    workers: int = WORKERS,
    batch_size: int = BATCH_SIZE,
    keep: int = KEEP,
    max_bytes: int = MAX_BYTES,
    limits: Limits = LIMITS,
    model: str | None = None,
    corrections: str | None = None,
    about: str | None = None,
    sources_file: str = str(FILE),
) -> State[RunSummary]:
    """Read what is new or changed in the sources, load it, and publish the warehouse if it changed and no critical check failed.

    Raises:
        flows.sources.SourceError: a source does not exist or is declared wrongly.
        warehouse.errors.WarehouseError: another run is at work, or the folder or the warehouse cannot be used.
    """
    if model:
        choose(model)
    with alarmed("ingest"), opened_run(Path(data), "ingest") as run:
        declare(run, corrections)
        steps.refresh_entities(run)
        wanted = chosen(sources, declared(Path(sources_file)), about=about, max_bytes=max_bytes)
        plans = planning.plan_sources(run, wanted, batch_size)
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


if __name__ == "__main__":
    import sys

    from flows.cli.app import app
    from flows.cli.endings import ending, explained

    explained(app, ["run", *sys.argv[1:]])
    sys.exit(ending.code)
