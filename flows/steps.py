"""The steps of a run, each a plain function over what the rooms below do; the flows name them in their order."""

import shutil
from collections.abc import Collection, Iterator
from dataclasses import replace
from pathlib import Path

import polars as pl

from expectations.gate import Judged, judged
from flows.clock import now
from flows.correcting import corrected_tables
from flows.fates import SAME_BYTES
from flows.journal import log
from flows.plan import Plan
from flows.progress import watcher
from flows.run import Run
from flows.scrubbing import clean_raw
from flows.stage import Staged, finished_stages, no_tables, read_stage, staged_outcomes
from flows.version import rules_version
from seeds import References
from transforms.entities import entities
from transforms.extraction import Tables
from transforms.schema import OUTCOMES, TIME
from warehouse import forgetting
from warehouse.forgetting import FORGOTTEN, without_forgotten
from warehouse.ledger import history, known_items, record_items
from warehouse.loading import load_batch, load_entities, loaded_rows
from warehouse.reconciling import Reconciled, reconcile


def refresh_entities(run: Run) -> None:
    """The reference list of entities takes the place of the former one."""
    run.changes += load_entities(run.connection, entities(References()))


def adopt_stages(run: Run, plan: Plan) -> list[tuple[Path, set[tuple[str, str]]]]:
    """The batches that an earlier run had read, moved into this run by the first plan that needs them, each with its items that are still to do."""
    run.stage_folder.mkdir(parents=True, exist_ok=True)
    moved = [(stage, run.stage_folder / stage.name, items) for stage, items in plan.adopted.items()]
    return [(place if place.exists() else stage.replace(place), items) for stage, place, items in moved]


def load_stage(run: Run, stage: Path, items: Collection[tuple[str, str]]) -> None:
    """The rows of these items (content hash, origin) of a batch are judged and loaded, those refused go to quarantine."""
    for staged in (whole.only(items) for whole in read_stage(stage)):
        if staged.outcomes.is_empty():
            continue
        tables, corrections = corrected_tables(staged.tables, run.corrections, run.means.rates)
        wanted = _wanted(run, replace(staged, tables=tables))
        verdict = judged(wanted.tables, wanted.outcomes.select("article_id", "origin").drop_nulls())
        fates = load_batch(
            run.connection,
            verdict.tables,
            wanted.outcomes.with_columns(seen_at=pl.lit(run.started_at, TIME)),
            pl.concat([wanted.quarantine, verdict.quarantine]),
            verdict.results,
            run_id=run.run_id,
            loaded_at=now(),
            rules_version=rules_version(),
            corrections=corrections,
        )
        _note(run, fates, verdict)
        log.info("batch %s: %s", stage.name, _tally(fates))


def _wanted(run: Run, staged: Staged) -> Staged:
    """What may load: of what somebody asked to forget nothing is judged, so no refused row and no example holds its words."""
    outcomes = without_forgotten(run.connection, staged.tables.articles, staged.outcomes, now())
    items = outcomes.filter(pl.col("reason").ne_missing(FORGOTTEN)).select("content_hash", "origin")
    return replace(staged.only(set(items.iter_rows())), outcomes=outcomes)


def _note(run: Run, fates: pl.DataFrame, verdict: Judged) -> None:
    """Remember for the end of the run what became of a batch."""
    run.verdicts.append(verdict.results)
    run.rows_refused += len(verdict.quarantine)
    run.changes += int(fates["status"].is_in(["new", "changed"]).sum())
    for content_hash, *fate in fates.select("content_hash", "status", "reason", "article_id").iter_rows():
        run.fates[content_hash] = (fate[0], fate[1], fate[2])
    watcher.get().loaded(len(fates))


def settle_twins(run: Run, plan: Plan) -> None:
    """Second origins of bytes that this run has read: they repeat the article, or share the fate of the first."""
    rows = []
    for origin, content_hash in plan.twins:
        status, reason, article_id = run.fates[content_hash]
        if status in ("new", "changed"):
            status, reason = "duplicate", SAME_BYTES
        rows.append((origin, content_hash, status, reason, article_id, run.started_at))
    record_items(run.connection, pl.DataFrame(rows, OUTCOMES, orient="row"), run.run_id)
    run.fates.clear()


def loaded_tables(run: Run) -> Tables:
    """All rows that the run has loaded, those of reprints too."""
    return replace(no_tables(), **loaded_rows(run.connection, run.run_id))


def drop_stages(run: Run) -> None:
    """What this run has loaded is needed in `stage/` no more, nor is what a killed run of its kind had loaded before it ended.

    Batches of a killed run of another kind wait for the next run of theirs, or until they are pruned.
    """
    shutil.rmtree(run.stage_folder, ignore_errors=True)
    if forgetting.is_unfinished(run.connection):
        clean_raw(run)
        forgetting.finish_contents(run.connection, now())
    runs = history(run.connection).filter(pl.col("flow") != run.flow)
    others = {run.layout.stage(run_id) for run_id in runs["run_id"]}
    left = [stage for stage in finished_stages(run.layout.stage_folder) if stage.parent not in others]
    for stage in left:
        staged = staged_outcomes(stage).select("content_hash", "origin")
        known = known_items(run.connection, set(staged["origin"])).select("content_hash", "origin")
        if not set(known.iter_rows()).isdisjoint(staged.iter_rows()):
            shutil.rmtree(stage)
    needed = {stage.parent for stage in finished_stages(run.layout.stage_folder)}
    for folder_of_run in {path for path in run.layout.stage_folder.iterdir() if path.is_dir()} - needed:
        shutil.rmtree(folder_of_run)


def reconcile_touched(run: Run) -> Reconciled:
    """Reprints and facts brought up to date with what was loaded, also by a run that did not get so far."""
    watcher.get().step("reconciling reprints and facts")
    done = reconcile(run.connection)
    run.changes += done.touched_articles + done.repointed_articles + done.facts_written + done.facts_removed
    log.info("%s", done)
    return done


def _tally(fates: pl.DataFrame) -> str:
    counts: Iterator[tuple[str, int]] = fates["status"].value_counts(sort=True).iter_rows()
    return ", ".join(f"{count} {status}" for status, count in counts)
