"""What every run saw and did: `ops.runs`, `ops.items`, `ops.quality_results`."""

from collections.abc import Collection
from datetime import datetime

import polars as pl

from transforms.schema import MEASURES, QUALITY
from warehouse import Connection
from warehouse.frames import fitted, rows, shown, transaction
from warehouse.items import record_items
from warehouse.quarantine import Released, record_quarantine, release

__all__ = [
    "Released", "begin_run", "finish_run", "history", "known_hashes", "known_items", "measured", "record_items", "record_measures",
    "record_quality", "record_quarantine", "refused", "release", "results_of",
]  # fmt: skip


def begin_run(c: Connection, *, run_id: str, flow: str, started_at: datetime, pipeline_version: str) -> list[str]:
    """Record that a run begins; returns the runs found still running, which were killed and are `interrupted` from now on."""
    with transaction(c):
        killed = [
            row[0] for row in c.execute("select run_id from ops.runs where status = 'running' order by 1").fetchall()
        ]
        for old in killed:
            c.execute("update ops.runs set status = 'interrupted' where run_id = ?", [old])
            _count(c, old)
        c.execute(
            "insert into ops.runs (run_id, flow, started_at, status, pipeline_version) values (?, ?, ?, 'running', ?)",
            [run_id, flow, started_at, pipeline_version],
        )
    return killed


def finish_run(c: Connection, run_id: str, *, status: str, finished_at: datetime, is_published: bool) -> None:
    """Record how a run ended; its counts come from the items and articles that it recorded. May be said again, the last word stands.

    A clock that was set back in between lets it end when it began.
    """
    with transaction(c):
        c.execute(
            "update ops.runs set status = ?, finished_at = greatest(started_at, ?), is_published = ? where run_id = ?",
            [status, finished_at, is_published, run_id],
        )
        _count(c, run_id)


def _count(c: Connection, run_id: str) -> None:
    c.execute(
        """
        with mine as (select status from ops.items where run_id = $run),
        loaded as (select article_id from main.articles where run_id = $run),
        counted as (
            select
                count(*) as seen,
                count(*) filter (where status = 'new') as new,
                count(*) filter (where status = 'changed') as changed,
                count(*) filter (where status = 'unchanged') as unchanged,
                count(*) filter (where status = 'duplicate') as duplicate,
                count(*) filter (where status = 'rejected') as rejected,
                count(*) filter (where status = 'quarantined') as quarantined,
                count(*) filter (where status = 'failed') as failed
            from mine
        )
        update ops.runs set
            items_seen = counted.seen,
            items_new = counted.new,
            items_changed = counted.changed,
            items_unchanged = counted.unchanged,
            items_duplicate = counted.duplicate,
            items_rejected = counted.rejected,
            items_quarantined = counted.quarantined,
            items_failed = counted.failed,
            claims_loaded = (select count(*) from main.claims where article_id in (select article_id from loaded)),
            figures_loaded = (select count(*) from main.figures where article_id in (select article_id from loaded))
        from counted
        where run_id = $run
        """,
        {"run": run_id},
    )


def history(c: Connection) -> pl.DataFrame:
    """All runs as `ops.runs` has them, the oldest first."""
    return rows(c, "select * from ops.runs order by started_at, run_id")


def refused(c: Connection, run_id: str) -> pl.DataFrame:
    """Why items of a run were not read, the most frequent first: status, reason (its first word), items, example (an origin)."""
    return rows(
        c,
        """
        select status, split_part(reason, ':', 1) as reason, count(*) as items, min(origin) as example
        from ops.items
        where run_id = $run and status in ('rejected', 'quarantined', 'failed')
        group by all
        order by items desc, status, reason
        """,
        {"run": run_id},
    )


def known_items(c: Connection, origins: Collection[str] | None = None) -> pl.DataFrame:
    """The last fate of some origins, or of all: origin, content_hash, status, reason, article_id, run_id.

    A content hash of NULL never equals that of bytes, so such an item is read again.
    """
    columns = "origin, content_hash, status, reason, article_id, run_id"
    if origins is None:
        return rows(c, f"select {columns} from ops.items order by origin")  # noqa: S608
    with shown(c, asked=pl.DataFrame({"origin": sorted(origins)}, {"origin": pl.String()})):
        return rows(c, f"select {columns} from ops.items semi join asked using (origin) order by origin")  # noqa: S608


def known_hashes(c: Connection, hashes: Collection[str] | None = None) -> pl.DataFrame:
    """The bytes that are articles, those of some hashes or all: content_hash, article_id, origin."""
    columns = "content_hash, article_id, origin"
    if hashes is None:
        return rows(c, f"select {columns} from main.articles order by content_hash")  # noqa: S608
    with shown(c, asked=pl.DataFrame({"content_hash": sorted(hashes)}, {"content_hash": pl.String()})):
        query = f"select {columns} from main.articles semi join asked using (content_hash) order by content_hash"  # noqa: S608
        return rows(c, query)


def record_quality(c: Connection, results: pl.DataFrame, run_id: str, at: datetime) -> None:
    """Record results of a validation, as `schema.QUALITY`."""
    with shown(c, results=fitted(results, QUALITY)):
        c.execute(
            "insert into ops.quality_results by name select ? as run_id, results.*, ? as checked_at from results",
            [run_id, at],
        )


def results_of(c: Connection, run_id: str) -> pl.DataFrame:
    """What the validations of a run found, as `schema.QUALITY`."""
    found = rows(c, "select * exclude (run_id, checked_at) from ops.quality_results where run_id = ?", [run_id])
    return fitted(found, QUALITY)


def record_measures(c: Connection, measures: pl.DataFrame, run_id: str) -> None:
    """Record what a run measured, as `schema.MEASURES`; of a measure that it had recorded before, the last word stands."""
    with transaction(c), shown(c, measured=fitted(measures, MEASURES)):
        c.execute(
            "delete from ops.run_measures where run_id = ? and measure in (select measure from measured)", [run_id]
        )
        c.execute("insert into ops.run_measures by name select ? as run_id, measured.* from measured", [run_id])


def measured(c: Connection, flow: str) -> pl.DataFrame:
    """What the completed runs of a flow measured, the oldest first: run_id, started_at, measure, part, value."""
    return rows(
        c,
        """
        select run_id, started_at, measure, part, value
        from ops.run_measures
        join ops.runs using (run_id)
        where flow = $flow and starts_with(status, 'completed')
        order by started_at, run_id, measure, part
        """,
        {"flow": flow},
    )
