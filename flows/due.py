"""Whether the published copy may differ from the warehouse, and which run a critical check still keeps from it."""

import polars as pl

from expectations.severities import critical_failures, critical_suites
from flows.run import Run
from warehouse.judging import OF_EVERY_RUN
from warehouse.ledger import history, results_of
from warehouse.publishing import has_present_form

WHOLE = "run"
"""The suite of a run's own counts and rates: a run that is held to it is judged as a whole."""


def is_kept_back(run: Run) -> bool:
    """Whether a critical check of this run failed."""
    return any(critical_failures(results) for results in run.verdicts)


def is_due(run: Run) -> bool:
    """Whether what is published may differ from the warehouse: this run changed something, or one since the last publication was not published
    that might have been: it did not end, or was kept back by critical checks that this run is held to as well.

    What another version of the program has published, with other tables, views or comments, is due too. A run that its volumes or rates kept
    back waits for a run that is judged by them, or for `claimhouse publish`: one that saw nothing new cannot say that they are right.
    """
    if run.changes:
        return True
    runs = history(run.connection).filter(pl.col("run_id") != run.run_id)
    if runs["is_published"].any() and not has_present_form(run.layout.folder):
        return True
    since = _since_published(runs)
    if since["status"].is_in(["interrupted", "failed"]).any():
        return True
    return len(_kept_back(since)) > 0 and still_kept_back(run) is None


def still_kept_back(run: Run) -> str | None:
    """The first run since the last publication that was kept back by a critical check which this run was not held to; None where there is none."""
    judged = {suite for results in run.verdicts for suite in results["suite"]}
    if WHOLE in judged:
        return None
    for run_id in _kept_back(_since_published(history(run.connection).filter(pl.col("run_id") != run.run_id))):
        if critical_suites(results_of(run.connection, run_id)) - judged - set(OF_EVERY_RUN):
            return run_id
    return None


def _since_published(runs: pl.DataFrame) -> pl.DataFrame:
    published = runs.with_row_index().filter(pl.col("is_published"))["index"].max()
    return runs.slice(0 if published is None else int(str(published)) + 1)


def _kept_back(runs: pl.DataFrame) -> list[str]:
    return runs.filter(status="completed_with_failures")["run_id"].to_list()
