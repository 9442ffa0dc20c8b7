"""Declared corrections beside those that the rows were loaded with: `ops.corrections`."""

from datetime import datetime

import polars as pl

from transforms.corrections import APPLIED, DECLARED
from transforms.schema import EXAMPLES, QUALITY
from warehouse import Connection
from warehouse.frames import fitted, rows, shown, transaction

CORRECTED = "its corrections have changed"
"""Why an item waits to be read again, by this run or the next."""

SUITE = "corrections"


def await_corrections(c: Connection, declared: pl.DataFrame) -> int:
    """The number of articles that wait to be read again because a correction, as DECLARED, is new to a row of theirs or has been taken back."""
    with transaction(c), shown(c, declared=fitted(declared, DECLARED)):
        changed = c.execute(_AWAITED, [CORRECTED]).fetchall()
    return len(changed)


_AWAITED = """
    with fresh as (select * from declared anti join ops.corrections using (correction_id)),
    placed as (
        select fresh.table_name, fresh.text, articles.article_id
        from fresh join main.articles on record_id is null and fresh.url in (articles.url, articles.origin)
    ),
    worded as (
        select 'claims' as table_name, article_id, text from main.claims
        union all
        select 'claims', article_id, text from parked.claims
        union all
        select 'figures', article_id, text from main.figures
        union all
        select 'figures', article_id, text from parked.figures
    ),
    affected as (
        select article_id from ops.corrections anti join declared using (correction_id)
        union
        select article_id from placed where table_name = 'articles'
        union
        select article_id from placed semi join worded using (table_name, article_id, text)
        union
        select article_id from main.articles join fresh on record_id = article_id
        union
        select article_id from main.claims join fresh on record_id = claim_id
        union
        select article_id from parked.claims join fresh on record_id = claim_id
        union
        select article_id from main.figures join fresh on record_id = figure_id
        union
        select article_id from parked.figures join fresh on record_id = figure_id
    )
    update ops.items set status = 'failed', reason = ?
    from main.articles
    where articles.origin = items.origin and articles.content_hash = items.content_hash
        and articles.article_id in (select article_id from affected)
    returning items.origin
"""


def record_corrections(c: Connection, applied: pl.DataFrame, fates: pl.DataFrame, run_id: str, at: datetime) -> None:
    """Record what became of corrections, as APPLIED, of the articles that a batch has loaded; within its transaction."""
    ids = fates.filter(pl.col("status").is_in(["new", "changed"]))["article_id"].implode()
    with shown(c, corrections=fitted(applied, APPLIED).filter(pl.col("article_id").is_in(ids))):
        c.execute(
            "insert or replace into ops.corrections by name select corrections.*, ? as run_id, ? as applied_at from corrections",
            [run_id, at],
        )


def corrections_judged(c: Connection, declared: pl.DataFrame) -> pl.DataFrame:
    """QUALITY, one row: whether every declared correction, as DECLARED, was applied; none where nothing is declared."""
    if declared.is_empty():
        return QUALITY.to_frame()
    with shown(c, declared=fitted(declared, DECLARED)):
        missed = rows(
            c,
            """
            select declared.*, coalesce(refused, 'nothing matches it') as not_applied
            from declared
            left join ops.corrections using (correction_id)
            where corrections.correction_id is null or refused is not null
            order by correction_id
            """,
        )
    examples = missed.head(EXAMPLES).with_columns(pl.col("corrected_on").dt.to_string("iso"))
    found = examples.select(pl.struct(pl.all()).struct.json_encode()).to_series().to_list()
    result = (
        SUITE, "declared_corrections_are_applied", None, "critical", missed.is_empty(), len(declared), len(missed),
        100 * len(missed) / len(declared), "every declared correction matches one row and breaks no rule", found or None,
    )  # fmt: skip
    return pl.DataFrame([result], QUALITY, orient="row")
