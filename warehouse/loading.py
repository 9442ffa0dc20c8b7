"""Loading: the rows of a batch replace those of the same articles, all or nothing."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import polars as pl

from transforms.corrections import APPLIED
from transforms.reprints import bands
from transforms.schema import ARTICLES, CLAIMS, ENTITIES, FIGURES, MENTIONS, OUTCOMES, SIGNATURES, SOURCES
from warehouse import Connection
from warehouse.contesting import contested
from warehouse.correcting import record_corrections
from warehouse.frames import fitted, number, rows, shown, transaction
from warehouse.items import write_items
from warehouse.ledger import record_quality
from warehouse.quarantine import let_go_of_what_is_read_again, record_quarantine
from warehouse.removing import remove_articles

if TYPE_CHECKING:  # importing it would load everything that reads articles, also for those who only query
    from transforms.extraction import Tables


BANDS = pl.Schema({"band": pl.UInt64(), "article_id": pl.String()})
"""One row for each band of an article's signature."""


def load_batch(
    c: Connection,
    tables: Tables,
    outcomes: pl.DataFrame,
    quarantine: pl.DataFrame,
    results: pl.DataFrame,
    *,
    run_id: str,
    loaded_at: datetime,
    rules_version: str | None = None,
    corrections: pl.DataFrame | None = None,
) -> pl.DataFrame:
    """The final fates of a batch, as `schema.OUTCOMES`, after its rows, fates, refusals and results were written in one transaction.

    An outcome of status `article` ends as `new` (its origin had no article before), `changed`, `duplicate` (another text at its address is
    preferred, or the bytes are known) or `quarantined` (its row was refused); others are recorded as they are. The rows of a loaded article
    replace all it had. Reprints and facts wait for `reconcile`.

    Raises:
        ValueError: two different texts of the batch have one article id, so that their rows cannot be told apart.
    """
    articles = _one_each(fitted(tables.articles, ARTICLES))
    with transaction(c):
        fates = contested(c, articles, fitted(outcomes, OUTCOMES), quarantine)
        ids = fates.filter(pl.col("status").is_in(["new", "changed"]))["article_id"].implode()
        _replace(c, tables, articles.filter(pl.col("article_id").is_in(ids)), run_id=run_id, loaded_at=loaded_at)
        write_items(c, fates, run_id)
        record_corrections(c, APPLIED.to_frame() if corrections is None else corrections, fates, run_id, loaded_at)
        let_go_of_what_is_read_again(c, fates, loaded_at)
        record_quarantine(c, quarantine, run_id, loaded_at, rules_version=rules_version)
        record_quality(c, results, run_id, loaded_at)
    return fates


def _one_each(articles: pl.DataFrame) -> pl.DataFrame:
    """One row for the same bytes under several origins, with the least of these."""
    once = articles.sort("origin").unique(["article_id", "content_hash"], keep="first", maintain_order=True)
    torn = once.filter(pl.col("article_id").is_duplicated())
    if len(torn):
        raise ValueError(
            f"two texts of one batch have the article id {torn['article_id'][0]} ({', '.join(torn['origin'])})"
        )
    return once


def _replace(c: Connection, tables: Tables, articles: pl.DataFrame, *, run_id: str, loaded_at: datetime) -> None:
    """The rows of the articles take the place of those that they had."""
    ids = articles["article_id"].implode()
    children = {
        f"incoming_{name}": fitted(frame, schema).filter(pl.col("article_id").is_in(ids)).unique(key, keep="first")
        for name, frame, schema, key in (
            ("mentions", tables.mentions, MENTIONS, "mention_id"),
            ("claims", tables.claims, CLAIMS, "claim_id"),
            ("figures", tables.figures, FIGURES, "figure_id"),
            ("signatures", tables.signatures, SIGNATURES, "article_id"),
            ("sources", tables.sources, SOURCES, "article_id"),
        )
    }
    with shown(c, incoming=articles, **children):
        c.execute(
            "create or replace temp table removed as select article_id from main.articles join incoming using (article_id)"
        )
        _count_changes(c, run_id)
        remove_articles(c)
        c.execute(
            "insert into main.articles by name select incoming.*, ? as loaded_at, ? as run_id from incoming",
            [loaded_at, run_id],
        )
        for table in ("mentions", "claims", "figures"):
            c.execute(f"insert into main.{table} by name select * from incoming_{table}")  # noqa: S608
        c.execute("insert into ops.signatures by name select * from incoming_signatures")
        c.execute(
            "insert into ops.stated_sources by name select article_id, domain, country, language from incoming_sources"
        )
        c.execute("insert or ignore into ops.touched select 'article', article_id from incoming")
    insert_bands(c, children["incoming_signatures"])


def _count_changes(c: Connection, run_id: str) -> None:
    """Note in the run what the new texts at known addresses and paths say that the former ones did not, and the reverse.

    Rows are compared by their words: an offset that has moved is no change, nor is an id that was made of the bytes.
    """
    c.execute(
        """
        create or replace temp table former as
        select article_id, article_id as present_id from main.articles semi join incoming using (article_id)
        union
        select articles.article_id, incoming.article_id from main.articles join incoming using (origin)
        """
    )
    if number(c, "select count(*) from former") == 0:
        return
    for table, words in (("claims", "text"), ("figures", "text, metric")):
        before = " union all ".join(
            f"select present_id, {words} from {home}.{table} join former using (article_id)"  # noqa: S608
            for home in ("main", "parked")
        )
        present = (
            f"select article_id, {words} from incoming_{table} where article_id in (select present_id from former)"  # noqa: S608
        )
        c.execute(
            f"""
            update ops.runs set
                {table}_added = {table}_added + (select count(*) from (({present}) except all ({before}))),
                {table}_gone = {table}_gone + (select count(*) from (({before}) except all ({present})))
            where run_id = $run
            """,  # noqa: S608
            {"run": run_id},
        )


def insert_bands(c: Connection, signatures: pl.DataFrame) -> None:
    """The bands of signatures, as `schema.SIGNATURES`, for finding others that share one."""
    pairs = [(band, article_id) for article_id, _, signature, _ in signatures.iter_rows() for band in bands(signature)]
    with shown(c, pairs=pl.DataFrame(pairs, BANDS, orient="row")):
        c.execute("insert into ops.bands by name select * from pairs")


def loaded_rows(c: Connection, run_id: str) -> dict[str, pl.DataFrame]:
    """The articles that a run has loaded and their mentions, claims and figures, parked or not, with the columns that a run is judged by.

    A run may load millions, so texts come of articles alone that hold money in several currencies, which may convert one into the other.
    """
    mine = "(select article_id from main.articles where run_id = $run)"
    found = {"articles": rows(c, _ARTICLES, {"run": run_id})}
    for table, columns in _JUDGED.items():
        parts = [f"select {columns} from {home}.{table} where article_id in {mine}" for home in ("main", "parked")]  # noqa: S608
        found[table] = rows(c, " union all ".join(parts), {"run": run_id})
    return found


_ARTICLES = """
    with converting as (
        select article_id
        from (from main.figures union all by name from parked.figures)
        where unit_kind = 'money'
        group by article_id
        having count(distinct unit) > 1
    )
    select article_id, origin, title, published_on, case when article_id in (from converting) then text end as text
    from main.articles
    where run_id = $run
"""

_JUDGED = {
    "mentions": "char_start",
    "claims": "claim_id, kind",
    "figures": (
        "figure_id, claim_id, article_id, text, char_start, char_end, metric, value, unit, unit_kind, per, change, subject_entity_id, value_usd"
    ),
}


def load_entities(c: Connection, entities: pl.DataFrame) -> int:
    """The number of rows that changed when the reference list, as `schema.ENTITIES`, took the place of the former one.

    A known entity that is no longer listed goes, unless a row still names it or one that belongs to it; then it is known no longer.
    """
    with transaction(c), shown(c, listed=fitted(entities, ENTITIES)):
        c.execute("create or replace temp table news as select * from listed except select * from main.entities")
        c.execute("insert or replace into main.entities by name select * from news")
        gone = rows(
            c,
            """
            with recursive needed as (
                select entity_id from listed
                union all select entity_id from main.mentions
                union all select entity_id from parked.mentions
                union all select unnest([claimant_entity_id, subject_entity_id]) from main.claims
                union all select unnest([claimant_entity_id, subject_entity_id]) from parked.claims
                union all select subject_entity_id from main.figures
                union all select subject_entity_id from parked.figures
                union all select subject_entity_id from main.facts
                union
                select parent_entity_id from main.entities join needed using (entity_id)
            )
            select entity_id from main.entities
            except
            select entity_id from needed
            """,
        )
        with shown(c, gone=gone):
            c.execute("delete from main.entities where entity_id in (select entity_id from gone)")
        c.execute(
            "update main.entities set is_known = false where is_known and entity_id not in (select entity_id from listed)"
        )
        changed = c.execute("select count(*) from news").fetchall()[0][0]
    return int(changed) + len(gone)
