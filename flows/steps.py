"""The steps of a run, each a plain function over what the rooms below do; the flows name them in their order."""

import shutil
from collections.abc import Collection, Iterator, Sequence
from dataclasses import asdict, replace
from datetime import datetime
from functools import partial
from pathlib import Path

import polars as pl

from expectations.gate import Judged, judged
from expectations.runs import YIELDS
from flows import web
from flows.batches import Batch, batch_id
from flows.correcting import corrected_tables
from flows.discovery import Discovery, checked
from flows.journal import log
from flows.plan import SAME_BYTES, Fate, Known, Plan, Planner, finished_items, packed
from flows.progress import watcher
from flows.raw import write_raw
from flows.run import Run, now
from flows.scrubbing import clean_raw
from flows.sources import Had, Link, Tally
from flows.sources.declared import Source
from flows.stage import finished_stages, no_tables, read_stage, staged_outcomes
from flows.version import pipeline_version, rules_version
from seeds import References
from transforms.entities import entities
from transforms.extraction import Tables
from transforms.records import Item
from transforms.schema import OUTCOMES, TIME
from warehouse.forgetting import FORGOTTEN, forgotten_names
from warehouse.ledger import history, known_hashes, known_items, record_items
from warehouse.loading import load_batch, load_entities, loaded_rows
from warehouse.raw import raw_files, reconsidered_files, record_raw, standing_files
from warehouse.reconciling import Reconciled, reconcile

RECONSIDERED_TOGETHER = 100
"""How many items make a batch that are read again because the text preferred to them is gone."""

GONE = "its raw bytes are gone"


def plan_sources(run: Run, sources: Sequence[Source], batch_size: int) -> Iterator[Plan]:
    """What of the sources must be read, window by window; the fates of everything else are recorded.

    Each window must be loaded before the next is asked for.

    Raises:
        flows.sources.SourceError: a source does not exist.
    """
    watcher.get().step("looking for articles")
    discovery = Discovery(run.started_at, References(), run.tallies)
    sources = checked(sources, discovery)
    with web.opened(run.connection, sources, run.started_at, discovery.is_about) as pages:
        discovery.web = None if pages is None else pages.yielded
        for plan in _planner(run, pages, batch_size).plans(discovery.yielded(sources)):
            record_items(run.connection, plan.fates, run.run_id)
            watcher.get().planned(len(plan.origins), len(plan.settled) + len(plan.twins))
            log.info(
                "%d items: %d settled, %d in %d batches, %d batches adopted",
                len(plan.origins), len(plan.settled), sum(len(b.items) for b in plan.batches), len(plan.batches), len(plan.adopted),
            )  # fmt: skip
            yield plan
            if pages is not None:
                pages.keep()
        if pages is not None:
            pages.keep(is_end=True)
    for tally in run.tallies:
        log.info("%s: %d items; passed over: %s", tally.name, tally.yielded, dict(tally.passed_over) or "none")
    run.yields = _yields(sources, run.tallies)


def _yields(sources: Sequence[Source], tallies: Sequence[Tally]) -> pl.DataFrame:
    """What each source yielded beside what it declares; NULL of one that has not changed since, which is not judged."""
    rows = [
        (source.name, None if tally.notes and not tally.yielded else tally.yielded, source.min_items, source.max_items)
        for source, tally in zip(sources, tallies, strict=True)
    ]
    return pl.DataFrame(rows, YIELDS, orient="row")


def _planner(run: Run, pages: web.Web | None, batch_size: int) -> Planner:
    return Planner(
        fetched=_unasked if pages is None else pages.fetched,
        known=partial(_known, run),
        keep=partial(keep_raw, run),
        repeated=partial(_repeated, run),
        finished=finished_items(finished_stages(run.layout.stage_folder), pipeline_version(run.means)),
        run_id=run.run_id,
        seen_at=run.started_at,
        batch_size=batch_size,
    )


def _unasked(links: Sequence[Link]) -> Iterator[Had]:
    """No source lies at an address, so there are no links."""
    assert not links
    return iter(())


def _repeated(run: Run, origin: str) -> None:
    """An item that the run has seen already is counted, and has no second line in the ledger."""
    log.debug("seen already: %s", origin)
    run.repeated += 1


def plan_kept(run: Run, since: datetime | None, batch_size: int) -> tuple[Plan, Plan]:
    """All items whose raw bytes are kept, or those retrieved since a time; of the same bytes, the least origin is read.

    An article that stands though its origin has other bytes now, which were refused, is read first: so it was in the runs before.
    """
    former = _found(run, standing_files(run.connection, since=since))
    present = _found(run, raw_files(run.connection, since=since))
    plans = _plan_raw(run, former, batch_size), _plan_raw(run, present, batch_size)
    watcher.get().planned(len(former) + len(present), sum(len(plan.twins) for plan in plans))
    log.info(
        "%d items and %d former texts, %d batches adopted",
        len(present),
        len(former),
        sum(len(plan.adopted) for plan in plans),
    )
    return plans


def plan_reconsidered(run: Run) -> Plan:
    """The items that wait to be read again from their kept bytes: released from quarantine, or the text preferred to them is gone."""
    return _plan_raw(run, _found(run, reconsidered_files(run.connection)), RECONSIDERED_TOGETHER)


def _plan_raw(run: Run, kept: pl.DataFrame, batch_size: int) -> Plan:
    """Kept bytes in batches; one that an earlier run has read and left is taken over."""
    left = {stage.name: stage for stage in finished_stages(run.layout.stage_folder)}
    first = kept.unique("content_hash", keep="first", maintain_order=True)
    plan = Plan(twins=kept.join(first, on="origin", how="anti").select("origin", "content_hash").rows())
    sizes = {file: (run.layout.raw_folder / file).stat().st_size for file in first["file"].unique()}
    for members in packed(first, sizes, batch_size):
        raws = tuple(run.layout.raw_folder / file for file in members["file"].unique(maintain_order=True))
        batch = Batch(raws, tuple(members.select("content_hash", "origin").rows()), run.means)
        if batch.name in left:
            plan.adopted[left[batch.name]] = set(batch.items)
        else:
            plan.batches.append(batch)
    return plan


def _found(run: Run, kept: pl.DataFrame) -> pl.DataFrame:
    """The kept bytes without those whose file is gone; their items fail, and keep the article that they have."""
    gone = [file for file in kept["file"].unique() if not (run.layout.raw_folder / file).is_file()]
    lost = kept.filter(pl.col("file").is_in(gone))
    for file in gone:
        log.warning("raw bytes are gone: %s", run.layout.raw_folder / file)
    fates = [(origin, None, "failed", GONE, None, run.started_at) for origin in lost["origin"]]
    record_items(run.connection, pl.DataFrame(fates, OUTCOMES, orient="row"), run.run_id)
    return kept.filter(~pl.col("file").is_in(gone))


def _known(run: Run, origins: Collection[str], hashes: Collection[str]) -> Known:
    fates = {origin: Fate(*fate) for origin, *fate in known_items(run.connection, origins).iter_rows()}
    standing = {row[0]: (row[1], row[2]) for row in known_hashes(run.connection, hashes).iter_rows()}
    return Known(fates, standing, forgotten_names(run.connection))


def keep_raw(run: Run, items: list[Item]) -> Batch:
    """The batch of these items, after their bytes were written to `raw/` and the ledger was told where."""
    pairs = tuple((item.content_hash, item.origin) for item in items)
    raw = run.layout.raw(batch_id(pairs, pipeline_version(run.means)))
    write_raw(raw, items)
    rows = [
        {"content_hash": item.content_hash, "file": raw.name, "origin": item.origin, "media_type": item.media_type}
        | {"retrieved_at": item.retrieved_at}
        | asdict(item.hints)
        for item in items
    ]
    record_raw(run.connection, pl.DataFrame(rows, infer_schema_length=None))
    return Batch((raw,), pairs, run.means)


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
        verdict = judged(tables, staged.outcomes.select("article_id", "origin").drop_nulls())
        fates = load_batch(
            run.connection,
            verdict.tables,
            staged.outcomes.with_columns(seen_at=pl.lit(run.started_at, TIME)),
            pl.concat([staged.quarantine, verdict.quarantine]),
            verdict.results,
            run_id=run.run_id,
            loaded_at=now(),
            rules_version=rules_version(),
            corrections=corrections,
        )
        _note(run, fates, verdict)
        log.info("batch %s: %s", stage.name, _tally(fates))


def _note(run: Run, fates: pl.DataFrame, verdict: Judged) -> None:
    """Remember for the end of the run what became of a batch."""
    run.verdicts.append(verdict.results)
    run.rows_refused += len(verdict.quarantine)
    run.changes += int(fates["status"].is_in(["new", "changed"]).sum())
    for content_hash, *fate in fates.select("content_hash", "status", "reason", "article_id").iter_rows():
        run.fates[content_hash] = (fate[0], fate[1], fate[2])
        run.has_forgotten |= fate[1] == FORGOTTEN
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
    if run.has_forgotten:
        clean_raw(run)
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
