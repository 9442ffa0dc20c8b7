"""Batches as tasks: read in worker processes, several at a time, and loaded by the flow one after the other."""

from functools import partial
from pathlib import Path

from prefect import task
from prefect.cache_policies import NO_CACHE
from prefect.task_runners import ThreadPoolTaskRunner
from prefect.utilities.annotations import opaque, unmapped

from flows import steps
from flows.batches import stage_batch
from flows.guard import Guard, Limits
from flows.models import chosen
from flows.plan import Plan
from flows.reading import prepare
from flows.run import Run

read_batch = task(name="read batch", cache_policy=NO_CACHE, retries=1)(stage_batch)


def read_and_load(run: Run, plan: Plan, workers: int, limits: Limits) -> None:
    """Read the batches of a plan and load them in their order, those that an earlier run had read first."""
    adopted = steps.adopt_stages(run, plan)
    runner: ThreadPoolTaskRunner[Path] = ThreadPoolTaskRunner(max_workers=workers)
    with Guard(workers, limits, partial(prepare, chosen()), preload="flows.reading") as guard, runner:
        stages = [run.stage_folder / batch.name for batch in plan.batches]
        reading = runner.map(read_batch, {"guard": unmapped(opaque(guard)), "batch": plan.batches, "stage": stages})
        for stage in adopted:
            steps.load_stage(run, stage)
        for future, stage in zip(reading, stages, strict=True):
            future.result()
            steps.load_stage(run, stage)
