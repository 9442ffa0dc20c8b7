"""The publishers, as most of their present articles have them, whatever was stated before."""

from warehouse import Connection


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
    c.execute(
        """
        delete from main.sources
        where source_id in (select source_id from touched_sources) and source_id not in (select source_id from described)
        """
    )
    c.execute("delete from touched_sources")


def _describe(c: Connection) -> None:
    """What is now to be said of each touched source that has articles, as the temporary table `described`.

    Of each attribute, what most articles state stands, ties by alphabet; the language that the reference list states goes before that of the
    articles' texts.
    """
    c.execute(
        """
        create or replace temp table described as
        with said as (
            select source_id, publisher, articles.language, licence, domain, country, stated.language as stated_language
            from main.articles
            left join ops.stated_sources as stated using (article_id)
            where source_id in (select source_id from touched_sources)
        ),
        counted as (
            select source_id, part, said, count(*) as times
            from (
                unpivot said
                on publisher, language, licence, domain, country, stated_language
                into name part value said
            )
            group by all
        ),
        most as (
            select source_id, part, said
            from counted
            qualify row_number() over (partition by source_id, part order by times desc, said) = 1
        )
        select
            source_id,
            max(said) filter (where part = 'publisher') as name,
            max(said) filter (where part = 'domain') as domain,
            max(said) filter (where part = 'country') as country,
            coalesce(
                max(said) filter (where part = 'stated_language'), max(said) filter (where part = 'language')
            ) as language,
            max(said) filter (where part = 'licence') as licence
        from most
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
