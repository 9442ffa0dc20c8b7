"""Which items a run reads: of its sources, of kept bytes, and those that wait to be read again."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import asdict
from datetime import datetime
from functools import partial

import polars as pl

from expectations.runs import YIELDS
from flows import web
from flows.batches import Batch, batch_id
from flows.discovery import Discovery, checked
from flows.fates import Fate, Known
from flows.journal import log
from flows.plan import Plan, Planner, finished_items, packed
from flows.progress import watcher
from flows.raw import write_raw
from flows.run import Run
from flows.sources import Had, Link, Tally
from flows.sources.declared import Source
from flows.stage import finished_stages
from flows.version import pipeline_version
from seeds import References
from transforms.records import Item
from transforms.schema import OUTCOMES
from warehouse.fetches import forget_validators
from warehouse.forgetting import forgotten_names
from warehouse.ledger import known_hashes, known_items, record_items
from warehouse.raw import raw_files, reconsidered_files, record_raw, standing_files

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
    """What each source yielded beside what it declares, one more where it was cut; NULL where a part has not changed since, which is not judged."""
    rows = [
        (source.name, None if tally.is_partial else tally.items + tally.is_cut, source.min_items, source.max_items)
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
    if gone:
        forget_validators(run.connection)  # a listing that has not changed since would not name their pages again
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
