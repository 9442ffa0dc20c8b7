"""The publishers: what is stated of them, and what their articles say most often."""

import polars as pl

from warehouse import Connection
from warehouse.frames import shown


def state_sources(c: Connection, sources: pl.DataFrame) -> None:
    """Keep what only `schema.SOURCES` says of sources; where two batches differ, the greater text stands, so that their order does not matter.

    Names and licences are not kept: each article brings its own.
    """
    stated = sources.group_by("source_id").agg(pl.col("domain", "country", "language").max())
    with shown(c, stated=stated):
        c.execute(
            """
            insert or replace into ops.stated_sources
            select
                source_id,
                greatest(stated.domain, kept.domain),
                greatest(stated.country, kept.country),
                greatest(stated.language, kept.language)
            from stated
            left join ops.stated_sources as kept using (source_id)
            """
        )


def refresh_sources(c: Connection) -> None:
    """Bring `main.sources` up to date for what the temporary tables `fates` and `touched_sources` name; a source without articles goes."""
    c.execute("create temp table if not exists touched_sources (source_id varchar primary key)")
    _move_last_seen(c)
    c.execute(
        """
        insert or ignore into touched_sources
        select distinct source_id from fates join main.articles using (article_id) where status in ('new', 'changed')
        """
    )
    _describe(c)
    c.execute(
        """
        insert into main.sources by name
        select described.*, min(seen_at) as first_seen_at, max(seen_at) as last_seen_at
        from described
        join main.articles using (source_id)
        join fates using (article_id)
        where source_id not in (select source_id from main.sources)
        group by all
        """
    )
    c.execute(
        """
        update main.sources set
            name = described.name,
            domain = described.domain,
            country = described.country,
            language = described.language,
            licence = described.licence
        from described
        where sources.source_id = described.source_id
        """
    )
    for table in ("main.sources", "ops.stated_sources"):
        c.execute(
            f"""
            delete from {table}
            where source_id in (select source_id from touched_sources) and source_id not in (select source_id from described)
            """  # noqa: S608
        )
    c.execute("delete from touched_sources")


def _describe(c: Connection) -> None:
    """What is now to be said of each touched source that has articles, as the temporary table `described`."""
    c.execute(
        """
        create or replace temp table described as
        with said as (
            select source_id, publisher, language, licence
            from main.articles
            where source_id in (select source_id from touched_sources)
        ),
        counted as (
            select source_id, 'name' as part, publisher as said, count(*) as times from said where publisher is not null group by all
            union all
            select source_id, 'language', language, count(*) from said group by all
            union all
            select source_id, 'licence', licence, count(*) from said where licence is not null group by all
        ),
        most as (
            select source_id, part, said
            from counted
            qualify row_number() over (partition by source_id, part order by times desc, said) = 1
        )
        select
            source_id,
            max(said) filter (where part = 'name') as name,
            any_value(stated.domain) as domain,
            any_value(stated.country) as country,
            coalesce(any_value(stated.language), max(said) filter (where part = 'language')) as language,
            max(said) filter (where part = 'licence') as licence
        from most
        left join ops.stated_sources as stated using (source_id)
        group by source_id
        """
    )


def _move_last_seen(c: Connection) -> None:
    c.execute(
        """
        with seen as (
            select source_id, max(seen_at) as seen_at
            from fates
            join main.articles using (article_id)
            group by source_id
        )
        update main.sources set last_seen_at = seen.seen_at
        from seen
        where sources.source_id = seen.source_id and sources.last_seen_at < seen.seen_at
        """
    )
