"""Which text stands where several claim the same address, the same origin or the same bytes."""

import polars as pl

from transforms.schema import OUTCOMES
from warehouse import Connection
from warehouse.frames import fitted, number, rows, shown
from warehouse.items import STANDING, reconsider

PREFERRED = "another text at the same address is preferred"
SAME_BYTES = "the same bytes stand under another origin"


def contested(c: Connection, articles: pl.DataFrame, outcomes: pl.DataFrame, quarantine: pl.DataFrame) -> pl.DataFrame:
    """The final fates of a batch, as `schema.OUTCOMES`, given its articles (one row an id), outcomes and refusals.

    The same origin replaces its own text. Of two texts from different origins at one address the one with the greater day and content hash
    stands, an unknown day being the least, so that the order of arrival does not matter; the origins of the other become duplicates.
    """
    waiting = outcomes.filter(pl.col("status") == "article")
    with shown(c, waiting=waiting, incoming=articles, refusals=_refusals(quarantine)):
        c.execute("create or replace temp table contest as " + _CONTEST, {"standing": STANDING})
    _dethrone(c)
    decided = fitted(rows(c, "select * from contest"), OUTCOMES)
    return pl.concat([decided, outcomes.filter(pl.col("status") != "article")]).sort("origin")


_CONTEST = f"""
    with known as (
        select origin from main.articles semi join waiting using (origin)
        union
        select origin from ops.items semi join waiting using (origin) where article_id is not null
    ),
    former as (
        select article_id, content_hash, published_on from main.articles semi join waiting using (article_id)
    ),
    held as (
        select distinct waiting.origin
        from waiting
        join former using (article_id)
        join ops.items as others on others.article_id = former.article_id and others.content_hash = former.content_hash
        where others.origin <> waiting.origin and list_contains($standing, others.status)
    ),
    sides as (
        select
            waiting.origin,
            waiting.content_hash,
            waiting.article_id,
            waiting.seen_at,
            refusals.reason as refusal,
            incoming.article_id is not null as is_readable,
            incoming.origin is distinct from waiting.origin as is_copy,
            known.origin is not null as had_article,
            items.content_hash is not distinct from waiting.content_hash as had_bytes,
            former.content_hash as former_hash,
            former.content_hash = waiting.content_hash as is_same,
            (coalesce(former.published_on, date '0001-01-01'), former.content_hash)
                > (coalesce(incoming.published_on, date '0001-01-01'), incoming.content_hash) as is_lesser,
            held.origin is not null as is_held
        from waiting
        left join incoming using (article_id, content_hash)
        left join ops.items on items.origin = waiting.origin
        left join former on former.article_id = waiting.article_id
        left join refusals on refusals.origin = waiting.origin
        left join known on known.origin = waiting.origin
        left join held on held.origin = waiting.origin
    ),
    judged as (
        select
            *,
            case
                when not is_readable then 'quarantined'
                when is_copy or (is_same and is_held and not had_bytes) then 'duplicate'
                when not is_same and is_held and is_lesser then 'duplicate'
                when had_article then 'changed'
                else 'new'
            end as status
        from sides
    )
    select
        origin,
        content_hash,
        status,
        case
            when status = 'quarantined' then coalesce(refusal, 'refused')
            when status = 'duplicate' and (is_copy or is_same) then '{SAME_BYTES}'
            when status = 'duplicate' then '{PREFERRED}'
        end as reason,
        case when is_readable then article_id end as article_id,
        seen_at,
        former_hash,
        is_same,
        is_held,
        is_lesser
    from judged
"""  # noqa: S608


def _dethrone(c: Connection) -> None:
    """Origins whose text is replaced by that of another origin become duplicates; a text that has become lesser lets the others try again.

    It becomes lesser where its origin has other bytes now, or where the same bytes are read with an earlier day.
    """
    if number(c, "select count(*) from contest where not is_same or is_lesser") == 0:
        return
    c.execute(
        """
        update ops.items set status = 'duplicate', reason = ?
        from contest
        where contest.status in ('new', 'changed') and not contest.is_same
            and items.content_hash = contest.former_hash and items.article_id = contest.article_id
            and items.origin not in (select origin from contest)
        """,
        [PREFERRED],
    )
    c.execute(
        """
        create or replace temp table removed as
        select article_id, content_hash from contest where status in ('new', 'changed') and is_lesser
        """
    )
    reconsider(c)


def _refusals(quarantine: pl.DataFrame) -> pl.DataFrame:
    """Why the article of an origin was refused: origin, reason."""
    whole = quarantine.filter(pl.col("table_name").is_null() | (pl.col("table_name") == "articles"))
    reasons = whole.select("origin", "reasons").explode("reasons").drop_nulls().unique().sort("origin", "reasons")
    return reasons.group_by("origin", maintain_order=True).agg(pl.col("reasons").str.join("; ").alias("reason"))
