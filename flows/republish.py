"""Publishing without a run: what a person has looked at goes in front of the readers."""

from pathlib import Path

from flows import steps, verdicts
from flows.run import opened_run
from flows.summary import RunSummary, conclude


def republish(folder: Path, *, keep: int, has_text: bool | None = None) -> RunSummary:
    """What came of checking the warehouse as it is and publishing it, whatever earlier runs were judged to be.

    Raises:
        warehouse.errors.WarehouseError: a run is at work, or the folder or the warehouse cannot be used.
    """
    with opened_run(folder, "publish") as run:
        steps.reconcile_touched(run)
        verdicts.check(run)
        run.changes += 1
        verdicts.publish_if_due(run, keep, has_text=has_text)
        return conclude(run)
