"""The last fate of every origin, and what follows from it for the articles that origins stand for."""

import polars as pl

from transforms.schema import OUTCOMES
from warehouse import Connection
from warehouse.frames import fitted, number, shown, transaction
from warehouse.removing import remove_articles
from warehouse.sources import refresh_sources

STANDING = ["new", "changed", "unchanged", "duplicate", "failed"]
"""Statuses of an item whose bytes, as last read, still speak for an article."""


RECONSIDERED = "the text that was preferred at its address is gone"
"""Why an item waits to be read again, by this run or the next."""


def record_items(c: Connection, outcomes: pl.DataFrame, run_id: str) -> None:
    """Record the fates of items that are not loaded now, as `schema.OUTCOMES`; the last fate of an origin stands.

    A failed item keeps the hash and article it had; a duplicate without an article gets that of its bytes. An article's origin becomes the
    least of those with its bytes, and its source's `last_seen_at` moves on. An article whose origin now has other bytes goes, unless another
    origin still has the same; it stays where the new bytes were refused.
    """
    with transaction(c):
        write_items(c, outcomes, run_id)


def write_items(c: Connection, outcomes: pl.DataFrame, run_id: str) -> None:
    """`record_items` within a transaction that the caller holds."""
    _note_fates(c, outcomes)
    c.execute(
        """
        insert or replace into ops.items by name
        select origin, ? as run_id, status, reason, article_id, content_hash, seen_at from fates
        """,
        [run_id],
    )
    _remove_abandoned(c)
    _least_origins(c)
    refresh_sources(c)


def _note_fates(c: Connection, outcomes: pl.DataFrame) -> None:
    """The outcomes beside what was known of their origins before, as the temporary table `fates`."""
    with shown(c, outcomes=fitted(outcomes, OUTCOMES)):
        c.execute(
            """
            create or replace temp table fates as
            select
                outcomes.origin,
                outcomes.status,
                outcomes.reason,
                coalesce(
                    outcomes.article_id,
                    case
                        when outcomes.status in ('failed', 'unchanged') then items.article_id
                        when outcomes.status = 'duplicate' then articles.article_id
                    end
                ) as article_id,
                coalesce(outcomes.content_hash, case outcomes.status when 'failed' then items.content_hash end) as content_hash,
                items.article_id as former_article_id,
                items.content_hash as former_hash,
                outcomes.seen_at
            from outcomes
            left join ops.items using (origin)
            left join (
                select content_hash, min(articles.article_id) as article_id
                from main.articles
                semi join (from outcomes where status = 'duplicate' and article_id is null) as unnamed using (content_hash)
                group by content_hash
            ) as articles on articles.content_hash = outcomes.content_hash
            """
        )


def _remove_abandoned(c: Connection) -> None:
    """Articles that an origin has left for others, or whose own bytes are refused now, where no other origin has them loaded."""
    c.execute(
        """
        create or replace temp table removed as
        with left_behind as (
            select former_article_id as article_id, article_id as present_id from fates where status in ('new', 'changed', 'duplicate')
            union
            select articles.article_id, fates.article_id
            from fates
            join main.articles using (origin)
            where status in ('new', 'changed', 'duplicate')
            union
            select articles.article_id, null
            from fates
            join main.articles using (origin, content_hash)
            where status in ('rejected', 'quarantined')
        )
        select distinct articles.article_id, articles.content_hash
        from left_behind
        join main.articles using (article_id)
        where articles.article_id is distinct from left_behind.present_id
        """
    )
    if number(c, "select count(*) from removed") == 0:
        return
    c.execute(
        """
        delete from removed
        where article_id in (
            select article_id
            from ops.items
            semi join removed using (article_id, content_hash)
            where list_contains(?, status)
        )
        """,
        [STANDING],
    )
    remove_articles(c)
    reconsider(c)


def reconsider(c: Connection) -> None:
    """Items that lost their address to a text (article_id, content_hash) of the temporary table `removed` are to be read again."""
    c.execute(
        """
        update ops.items set status = 'failed', reason = ?, article_id = null
        from removed
        where items.status = 'duplicate' and items.article_id = removed.article_id
            and items.content_hash is distinct from removed.content_hash
        """,
        [RECONSIDERED],
    )


def _least_origins(c: Connection) -> None:
    """Of several origins with the same bytes, the article names the least; one that names another now is noted as touched."""
    c.execute(
        """
        create or replace temp table least as
        select items.article_id, min(items.origin) as origin
        from ops.items
        join main.articles using (article_id, content_hash)
        where content_hash in (select content_hash from fates union select former_hash from fates) and list_contains(?, status)
        group by items.article_id
        having min(items.origin) <> any_value(articles.origin)
        """,
        [STANDING],
    )
    c.execute("insert or ignore into ops.touched select 'article', article_id from least")
    c.execute("update main.articles set origin = least.origin from least where articles.article_id = least.article_id")
