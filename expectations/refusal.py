"""Rows that are refused, what hangs on them, and how both become rows of quarantine."""

import polars as pl

from expectations.contract import KEYS
from expectations.rows import Frames
from transforms.schema import QUARANTINE

PARENT = "parent"
"""The reason of a row that is sound itself but hangs on a refused one."""

COLUMNS = "columns"
"""The reason of every row of a table that lacks its declared columns."""

_REASONS = "_reasons"
_IS_REFUSED = pl.col(_REASONS).list.len() > 0
_OF_ARTICLES = ("signatures", "mentions", "claims", "figures")


def parted(
    frames: Frames, reasons: dict[str, pl.Series], origins: pl.DataFrame, *, stage: str
) -> tuple[dict[str, pl.DataFrame], pl.DataFrame]:
    """The frames without refused rows and without what hangs on them, and the rows of QUARANTINE.

    An article takes its mentions, claims, figures, signature and what it says of its source, and goes with that; a claim
    takes its figures and the parts that continue it.
    """
    marked = _with_dependents({t: frame.with_columns(reasons[t].alias(_REASONS)) for t, frame in frames.items()})
    origins = origins.unique("article_id", keep="first", maintain_order=True).select("article_id", _origin="origin")
    rows = [_rows(table, _refused(frame), origins, stage) for table, frame in marked.items()]
    kept = {table: frame.remove(_IS_REFUSED).drop(_REASONS) for table, frame in marked.items()}
    return kept, pl.concat(rows)


def _refused(frame: pl.DataFrame) -> pl.DataFrame:
    return frame.filter(_IS_REFUSED)


def _with_dependents(marked: dict[str, pl.DataFrame]) -> dict[str, pl.DataFrame]:
    marked = dict(marked)
    sources, articles = _keys(marked, "sources"), _keys(marked, "articles")
    marked["sources"] = _hung(marked["sources"], "article_id", articles)
    marked["articles"] = _hung(marked["articles"], "article_id", sources)
    for table in _OF_ARTICLES:
        marked[table] = _hung(marked[table], "article_id", _keys(marked, "articles"))
    refused = -1
    while refused != (refused := _refused(marked["claims"]).height):
        marked["claims"] = _hung(marked["claims"], "continues_claim_id", _keys(marked, "claims"))
    marked["figures"] = _hung(marked["figures"], "claim_id", _keys(marked, "claims"))
    return marked


def _keys(marked: dict[str, pl.DataFrame], table: str) -> pl.Series:
    return _refused(marked[table])[KEYS[table]].drop_nulls()


def _hung(frame: pl.DataFrame, column: str, parents: pl.Series) -> pl.DataFrame:
    """The frame with `parent` among the reasons of the rows whose `column` is one of the refused parents."""
    hangs = pl.col(column).is_in(parents.implode()).fill_null(value=False) & ~pl.col(_REASONS).list.contains(PARENT)
    with_parent = pl.concat_list(_REASONS, pl.lit(PARENT))
    return frame.with_columns(pl.when(hangs).then(with_parent).otherwise(_REASONS).alias(_REASONS))


def _rows(table: str, refused: pl.DataFrame, origins: pl.DataFrame, stage: str) -> pl.DataFrame:
    columns = [name for name in refused.columns if name != _REASONS]
    return (
        refused.join(origins, on="article_id", how="left", maintain_order="left")
        .select(
            stage=pl.lit(stage),
            table_name=pl.lit(table),
            record_id=KEYS[table],
            origin="_origin",
            reasons=_REASONS,
            record=pl.struct(columns).struct.json_encode(),
        )
        .cast(QUARANTINE)
    )


def misshapen(table: str, frame: pl.DataFrame, origins: pl.DataFrame, *, stage: str) -> pl.DataFrame:
    """Every row of a frame that lacks its declared columns, as rows of QUARANTINE with the one reason `columns`."""
    named = pl.col(KEYS[table]) if KEYS[table] in frame.columns else pl.lit(None)
    record = pl.struct(pl.all()).struct.json_encode()
    rows = frame.select(named.alias("record_id").cast(pl.String), record=record, _article=_article_of(frame))
    places = origins.unique("article_id", keep="first").select(_article="article_id", origin="origin")
    return (
        rows.join(places, on="_article", how="left", maintain_order="left")
        .with_columns(stage=pl.lit(stage), table_name=pl.lit(table), reasons=pl.lit([COLUMNS]))
        .select(list(QUARANTINE))
        .cast(QUARANTINE)
    )


def _article_of(frame: pl.DataFrame) -> pl.Expr:
    return pl.col("article_id").cast(pl.String) if "article_id" in frame.columns else pl.lit(None, pl.String)
