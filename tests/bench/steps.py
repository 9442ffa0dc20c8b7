"""The share of time of each step of a run: the same functions that the flow calls, in one process, one after the other."""

import json
import logging
import os
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from expectations.validation import ready
from flows import planning, steps, verdicts
from flows.reading import read_batch, readers
from flows.run import Run, end, opened_run
from flows.sources.choosing import chosen

BATCH_SIZE, KEEP = 100, 2
PARTS = {"_split": "sentences", "parser": "parse", "_names": "names", "_figures": "figures", "_claims": "claims"}
"""The parts of the extractor by their attribute."""


class Clock:
    """Seconds of processor time by step, each without the steps within it."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)
        self._open = ["other"]
        self._since = time.process_time()

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """What happens in the body is the step's."""
        self._turn()
        self._open.append(name)
        try:
            yield
        finally:
            self._turn()
            self._open.pop()

    def timed(self, name: str, function: Callable) -> Callable:
        """The function, its time counted as that of a step."""

        def called(*arguments: object, **options: object) -> object:
            with self.step(name):
                return function(*arguments, **options)

        return called

    def _turn(self) -> None:
        now = time.process_time()
        self.seconds[self._open[-1]] += now - self._since
        self._since = now


def shares(articles: Path, data: Path) -> dict[str, float]:
    """Seconds of processor time by step of a first run over a folder, start-up of the language tools and of Great Expectations apart."""
    with opened_run(data, "ingest") as run:
        ready()
        parts = readers(run.means)
        clock = Clock()
        _watch(clock, *parts)
        _run(clock, run, articles)
    return dict(clock.seconds)


def _watch(clock: Clock, reader: object, extractor: object) -> None:
    reader.article = clock.timed("read and clean", reader.article)
    for attribute, name in PARTS.items():
        part = getattr(extractor, attribute, None)
        for method in [
            m for m in dir(part) if part is not None and not m.startswith("_") and callable(getattr(part, m))
        ]:
            setattr(part, method, clock.timed(name, getattr(part, method)))


def _run(clock: Clock, run: Run, articles: Path) -> None:
    with clock.step("list and keep raw"):
        steps.refresh_entities(run)
        batches = [
            batch
            for plan in planning.plan_sources(run, chosen([str(articles)], {}), BATCH_SIZE)
            for batch in plan.batches
        ]
    for batch in batches:
        with clock.step("rows, signatures, stage"):
            read_batch(batch.raws, batch.origins, run.stage_folder / batch.name, run.means)
    steps.judged = clock.timed("judge", steps.judged)
    for batch in batches:
        with clock.step("load"):
            steps.load_stage(run, run.stage_folder / batch.name, batch.items)
    with clock.step("reconcile"):
        steps.reconcile_touched(run)
    with clock.step("judge the run, check"):
        verdicts.judge(run)
        verdicts.check(run)
    with clock.step("publish"):
        verdicts.publish_if_due(run, KEEP)
        steps.drop_stages(run)
        end(run, "completed")


if __name__ == "__main__":
    logging.disable(logging.CRITICAL)
    print(json.dumps(shares(Path(sys.argv[1]), Path(sys.argv[2]))), flush=True)
    os._exit(0)  # DuckDB's binding would print a page about what outlives it
