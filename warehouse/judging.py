"""What a run is judged by beside its own rows: what it touched in the finished tables, and how long sources have been silent."""

from datetime import datetime

import polars as pl

from warehouse import Connection
from warehouse.frames import rows

ENOUGH_DAYS = 5
"""Days with new articles that it takes to speak of a source's usual interval."""

OF_EVERY_RUN = ("corrections", "run_freshness", "run_sources", "warehouse")
"""Suites that a run is held to whatever it saw; one that has nothing to look at (no corrections, no declared number of items) is met."""

_TOUCHED = {
    "entities": """
        select entity_id, name, country from main.entities
        where entity_id in (
            select mentions.entity_id from main.mentions join main.articles using (article_id) where run_id = $run
        )
    """,
    "facts": """
        select distinct facts.fact_id, facts.subject_entity_id, facts.metric, facts.reports, agreement,
            case when agreement <> 'disputed' then agreement end as agreed
        from main.facts
        join main.fact_figures using (fact_id)
        join main.figures using (figure_id)
        join main.articles using (article_id)
        where run_id = $run and facts.reports > 1
    """,
    "fact_figures": """
        select fact_id, figure_id
        from main.fact_figures join main.figures using (figure_id) join main.articles using (article_id)
        where run_id = $run
    """,
    "sources": """
        select source_id, name, domain from main.sources
        where source_id in (select source_id from main.articles where run_id = $run)
    """,
    "items": """
        select origin, status, reason, content_hash, article_id,
            case when status in ('new', 'changed', 'unchanged') then article_id else reason end as explained
        from ops.items where run_id = $run
    """,
    "quarantine": """
        select quarantine_id, stage, table_name, record_id, origin from ops.quarantine where run_id = $run and released_at is null
    """,
}


def touched_rows(c: Connection, run_id: str) -> dict[str, pl.DataFrame]:
    """By table, the rows that a run has touched; of facts, those that several sources report, where `agreed` is NULL if they are disputed."""
    return {table: rows(c, f"{query} order by all", {"run": run_id}) for table, query in _TOUCHED.items()}


def freshness(c: Connection, at: datetime) -> pl.DataFrame:
    """How long each source has brought nothing new at a time, in UTC.

    Columns: source_id, last_new_on, last_published_on, usual_days, silent_days, silent_to_usual.

    The usual interval is the median of the days between days on which its articles were retrieved; a source that was loaded on fewer than
    five days, such as an archive, has none and no row.
    """
    return rows(
        c,
        """
        with days as (
            select source_id, retrieved_at::date as day, max(published_on) as published_on from main.articles group by all
        ),
        gaps as (
            select *, day - lag(day) over (partition by source_id order by day) as gap from days
        )
        select
            source_id,
            max(day) as last_new_on,
            max(published_on) as last_published_on,
            median(gap)::double as usual_days,
            greatest($at::timestamp::date - max(day), 0)::double as silent_days,
            silent_days / usual_days as silent_to_usual
        from gaps
        group by source_id
        having count(*) >= $enough
        order by source_id
        """,
        {"at": at, "enough": ENOUGH_DAYS},
    )


def last_judged(runs: pl.DataFrame, results: pl.DataFrame) -> str | None:
    """The run whose results count as the last, of `ops.runs` and `ops.quality_results` as frames: as the view `latest_quality` has it.

    It is the last that was judged by suites beside OF_EVERY_RUN, or the last of all where a critical failure kept that back; where there is none, the
    last with results.
    """
    by_suites = ~pl.col("suite").is_in(OF_EVERY_RUN)
    is_kept_back = (pl.col("severity") == "critical") & ~pl.col("success")
    told = results.group_by("run_id").agg(by_suites=by_suites.any(), is_kept_back=is_kept_back.any())
    judged = told.join(runs.select("run_id", "started_at"), on="run_id").sort("started_at", "run_id")
    if judged.is_empty():
        return None
    if judged["is_kept_back"][-1]:
        return str(judged["run_id"][-1])
    return str(judged.sort("by_suites", maintain_order=True)["run_id"][-1])
