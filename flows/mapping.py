"""Batches as tasks: read in worker processes, several at a time, and loaded by the flow one after the other."""

from collections.abc import Iterable
from functools import partial
from pathlib import Path

from prefect import task
from prefect.cache_policies import NO_CACHE
from prefect.task_runners import ThreadPoolTaskRunner
from prefect.utilities.annotations import opaque, unmapped

from expectations.validation import ready
from flows import planning, steps
from flows.batches import stage_batch
from flows.guard import Guard, Limits
from flows.plan import Plan
from flows.reading import prepare
from flows.run import Run
from warehouse.quarantine import held_documents

read_batch = task(name="read batch", cache_policy=NO_CACHE, retries=1)(stage_batch)


def read_and_load(run: Run, plans: Iterable[Plan], workers: int, limits: Limits) -> None:
    """Read the batches of plans and load them in their order, then what must be read again because of that."""
    runner: ThreadPoolTaskRunner[Path] = ThreadPoolTaskRunner(max_workers=workers)
    with Guard(workers, limits, partial(prepare, run.means), preload="flows.reading") as guard, runner:
        for plan in plans:
            _read_and_load(run, plan, guard, runner)
        _read_and_load(run, planning.plan_reconsidered(run), guard, runner)


def _read_and_load(run: Run, plan: Plan, guard: Guard, runner: ThreadPoolTaskRunner[Path]) -> None:
    """Read the batches of a plan and load them in their order, those that an earlier run had read first; then settle second origins."""
    adopted = steps.adopt_stages(run, plan)
    stages = [run.stage_folder / batch.name for batch in plan.batches]
    held = unmapped(held_documents(run.connection))
    reading = runner.map(
        read_batch, {"guard": unmapped(opaque(guard)), "batch": plan.batches, "stage": stages, "held": held}
    )
    if plan.batches:
        ready()  # while the workers read
    for stage, items in adopted:
        steps.load_stage(run, stage, items)
    for future, stage, batch in zip(reading, stages, plan.batches, strict=True):
        future.result()
        steps.load_stage(run, stage, batch.items)
    steps.settle_twins(run, plan)
