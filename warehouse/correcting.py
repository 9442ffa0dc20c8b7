"""Declared corrections beside those that the rows were loaded with: `ops.corrections`."""

from datetime import datetime

import polars as pl
import polars.selectors as cs

from seeds import References
from transforms.addresses import Addresses
from transforms.corrections import APPLIED, DECLARED
from transforms.ids import stable_id
from transforms.schema import EXAMPLES, QUALITY
from transforms.sites import domain_of
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
    """QUALITY: whether every declared correction, as DECLARED, was applied; none where nothing is declared.

    One whose article somebody asked to forget cannot be, and is no reason to hold a run back: it is counted by a warning, without a word of it.
    """
    if declared.is_empty():
        return QUALITY.to_frame()
    nth = declared.with_row_index("nth", offset=1)
    forgotten = nth.filter(pl.col("correction_id").is_in(naming_forgotten(c, declared).implode()))
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
    gone = forgotten.join(missed, on="correction_id", how="semi").select("nth", "table_name", "column_name")
    missed = missed.join(forgotten, on="correction_id", how="anti", maintain_order="left")
    results = [
        _result("declared_corrections_are_applied", "critical", declared, missed, "every declared correction matches one row and breaks no rule"),
        _result("declared_corrections_name_nothing_forgotten", "warning", declared, gone, NAMES_FORGOTTEN),
    ]  # fmt: skip
    return pl.DataFrame(results, QUALITY, orient="row")


NAMES_FORGOTTEN = "no declared correction names an article that was forgotten; take its line out of the table (nth: counted from the first)"


def _result(name: str, severity: str, declared: pl.DataFrame, missed: pl.DataFrame, meaning: str) -> tuple[object, ...]:
    examples = missed.head(EXAMPLES).with_columns(cs.date().dt.to_string("iso"))
    found = examples.select(pl.struct(pl.all()).struct.json_encode()).to_series().to_list()
    share = 100 * len(missed) / len(declared)
    return SUITE, name, None, severity, missed.is_empty(), len(declared), len(missed), share, meaning, found or None


def naming_forgotten(c: Connection, declared: pl.DataFrame) -> pl.Series:
    """The ids of the corrections, as DECLARED, that name an article that somebody asked to forget, a row of it, or an article of such a source."""
    return _naming(c, declared, "select kind, name from ops.forgotten", None)


def naming_targeted(c: Connection, declared: pl.DataFrame, target: str) -> pl.Series:
    """The same of one target, also of what `warehouse.targets.found` has listed of it in `targeted` and is still here."""
    return _naming(
        c,
        declared,
        "select kind, name from targeted union select kind, name from ops.forgotten where target = $target",
        {"target": target},
    )


def _naming(c: Connection, declared: pl.DataFrame, names: str, values: dict[str, object] | None) -> pl.Series:
    addresses = Addresses(References())
    urls = declared["url"].to_list()
    canonical = [addresses.canonical(url) for url in urls]
    naming = declared.select(
        "correction_id",
        "record_id",
        "url",
        article_id=pl.Series([url and stable_id("article", url) for url in urls], dtype=pl.String),
        source_id=pl.Series([address and domain_of(address) for address in canonical], dtype=pl.String),
    )
    with shown(c, naming=naming):
        return rows(c, f"with names as ({names}) {_NAMED}", values)["correction_id"]


_RECORDS = """
    ids as (select name from names where kind = 'article'),
    records as (
        select name from ids
        union
        select claim_id from main.claims where article_id in (from ids)
        union
        select claim_id from parked.claims where article_id in (from ids)
        union
        select figure_id from main.figures where article_id in (from ids)
        union
        select figure_id from parked.figures where article_id in (from ids)
    )
"""
"""Ids of articles that are named, and of their rows that are still here."""

_NAMED = f"""
    , {_RECORDS}, places as (
        select name from names where kind = 'origin'
        union
        select url from main.articles where article_id in (from ids)
        union
        select origin from main.articles where article_id in (from ids)
    )
    select correction_id
    from naming
    where record_id in (from records)
        or (record_id is null and (
            url in (select name from places where name is not null)
            or article_id in (from ids)
            or source_id in (select name from names where kind = 'source')
        ))
    order by correction_id
"""  # noqa: S608


def note_records(c: Connection, declared: pl.DataFrame) -> None:
    """Add to `targeted` the rows of its articles that corrections name by their ids, which nothing leads back to an article once they are gone."""
    with shown(c, declared=fitted(declared, DECLARED)):
        c.execute(
            f"""
            insert or ignore into targeted
            with names as (select kind, name from targeted), {_RECORDS}
            select 'article', name from records where name in (select record_id from declared)
            union
            select 'article', record_id from ops.corrections where article_id in (from ids)
            """  # noqa: S608
        )
