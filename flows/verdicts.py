"""Whether a run may be published: its own judgement, the checks of the finished warehouse, and what they found."""

from collections.abc import Iterable
from dataclasses import fields

import polars as pl

from expectations.runs import RunCounts, is_quiet, judged_run, judged_sources, judged_tables, measures
from flows import settings
from flows.clock import now
from flows.due import is_due, is_kept_back
from flows.journal import log
from flows.progress import watcher
from flows.run import Run
from flows.steps import loaded_tables
from seeds import References
from transforms.schema import QUALITY
from warehouse.checking import checks
from warehouse.correcting import corrections_judged
from warehouse.judging import freshness, touched_rows
from warehouse.ledger import finish_run, history, measured, record_measures, record_quality
from warehouse.publishing import publish


def note_verdicts(run: Run, results: pl.DataFrame) -> None:
    """Keep results of a judgement, in the ledger and for the summary."""
    record_quality(run.connection, results, run.run_id, now())
    run.verdicts.append(results)


def failed_checks(verdicts: Iterable[pl.DataFrame]) -> pl.DataFrame:
    """What was not met, the gravest first."""
    order = {"critical": 0, "warning": 1, "info": 2}
    results = pl.concat([QUALITY.to_frame(), *verdicts])
    return results.filter(~pl.col("success")).sort(
        pl.col("severity").replace_strict(order), "suite", "expectation", "column_name", nulls_last=True
    )


def judge(run: Run) -> None:
    """Hold the run against the runs of its flow before it, and what it touched against the suites of its tables.

    What it measured is kept for the runs after it. Of a run that saw what the run before saw, and nothing new, what its sources brought is judged
    alone: nothing else can have changed, and what is usual shall not be drawn to nothing by it.
    """
    watcher.get().step("judging the run")
    finish_run(run.connection, run.run_id, status="running", finished_at=now(), is_published=False)
    runs = history(run.connection).filter(pl.col("flow") == run.flow)
    line = runs.row(by_predicate=pl.col("run_id") == run.run_id, named=True)
    counts = {field.name: line[field.name] for field in fields(RunCounts) if field.name in line}
    seen = RunCounts(**counts, rows_refused=run.rows_refused)
    silence = freshness(run.connection, run.started_at)
    if is_quiet(seen, runs):
        note_verdicts(run, judged_sources(run.yields, silence))
        return
    tables = loaded_tables(run)
    found, before = measures(seen, tables, silence), measured(run.connection, run.flow)
    record_measures(run.connection, found, run.run_id)
    note_verdicts(run, judged_run(seen, found, before, tables, References(), yields=run.yields, freshness=silence))
    note_verdicts(run, judged_tables(touched_rows(run.connection, run.run_id)))


def judge_corrections(run: Run) -> None:
    """Whether every declared correction was applied; one that was not is a critical failure."""
    note_verdicts(run, corrections_judged(run.connection, run.corrections))


def check(run: Run) -> None:
    """Hold the finished warehouse to the queries that must return no row."""
    watcher.get().step("checking the warehouse")
    note_verdicts(run, checks(run.connection))


def publish_if_due(run: Run, keep: int, *, has_text: bool | None = None) -> None:
    """Publish the warehouse if it differs from what is published and no critical check failed.

    Without the articles' text where `has_text` is false or the environment says so; None: as the former publication.
    """
    if not is_due(run) or is_kept_back(run):
        return
    watcher.get().step("publishing")
    finish_run(run.connection, run.run_id, status="running", finished_at=now(), is_published=False)
    has_text = False if settings.without_text() else has_text
    run.publication = publish(run.connection, run.layout.folder, run_id=run.run_id, keep=keep, has_text=has_text)
    log.info("published %s", run.publication)
