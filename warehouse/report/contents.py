"""What the report shows: rows of the published copy and of `ops`, with numbers of rows in place of keys."""

from dataclasses import dataclass
from pathlib import Path

import polars as pl

from transforms.schema import QUALITY
from warehouse import Connection
from warehouse.errors import NotPublished
from warehouse.frames import rows
from warehouse.judging import last_judged
from warehouse.opening import published

QUERIES = Path(__file__).parent / "queries"

MOST = 100_000
"""Figures, and claims, that a page can hold without a stutter; of more, the newest, and the page says so."""

RUNS = 30
"""Runs in the history that the page shows."""

EXAMPLES = 5
"""Rows that the page shows of those that did not meet a check."""

SINCE = {"quality_results": QUALITY.to_frame().select("meaning", "examples")}
"""Columns that exports of older programs do not have."""

_KEYS = {
    "article_id": "articles",
    "source_id": "sources",
    "claim_id": "claims",
    "fact_id": "facts",
    "subject_entity_id": "entities",
    "claimant_entity_id": "entities",
    "duplicate_of": "articles",
}
"""The columns that lead to another table, and which."""


@dataclass(frozen=True)
class Contents:
    """The tables of the page by name; in them a key of another table is the number of its row there, counted from 0."""

    tables: dict[str, pl.DataFrame]
    totals: dict[str, int]


def contents_of(folder: Path, *, with_text: bool) -> Contents:
    """What there is to show of a data folder: of the published copy what stands behind figures and predictions, of `ops` the last runs and checks.

    Without text, the articles' texts and the rows that did not meet a check are left out; the sentences of figures and predictions stay. A folder
    where runs were kept back has no copy, but runs and checks.

    Raises:
        NotPublished: no run has been here.
        WarehouseUnusable: the copy cannot be read.
    """
    done = _done(folder, with_text=with_text)
    try:
        with published(folder) as c:
            told = _told(c, with_text=with_text)
            totals = rows(c, _query("totals")).row(0, named=True)
    except NotPublished:
        if done["runs"].is_empty():
            raise
        told, totals = {}, {}
    return Contents(told | done, totals)


def _told(c: Connection, *, with_text: bool) -> dict[str, pl.DataFrame]:
    """What articles tell, with numbers in place of keys."""
    found = {
        name: rows(c, _query(name), {"most": MOST} if name == "figures" else None)
        for name in ("sources", "articles", "entities", "facts", "figures", "claims")
    }
    found["claims"] = _wanted(found["claims"], found["figures"])
    if not with_text:
        found["articles"] = found["articles"].with_columns(text=pl.lit(None, pl.String))
    own = {
        "sources": "source_id",
        "articles": "article_id",
        "entities": "entity_id",
        "facts": "fact_id",
        "claims": "claim_id",
    }
    keys = {name: found[name][key] for name, key in own.items()}
    return {name: _numbered(frame, keys, own.get(name)) for name, frame in found.items()}


def _wanted(claims: pl.DataFrame, figures: pl.DataFrame) -> pl.DataFrame:
    """The claims of the figures, and the newest predictions."""
    predictions = claims.filter(pl.col("kind") == "prediction").head(MOST)["claim_id"]
    wanted = pl.concat([figures["claim_id"], predictions]).unique()
    return claims.filter(pl.col("claim_id").is_in(wanted.implode()))


def _numbered(frame: pl.DataFrame, keys: dict[str, pl.Series], own: str | None) -> pl.DataFrame:
    """A frame whose keys of other tables are numbers of rows; its own key stays as it is."""
    leading = {column: table for column, table in _KEYS.items() if column in frame.columns and column != own}
    return frame.with_columns(
        pl.col(column).replace_strict(
            keys[table], pl.int_range(len(keys[table]), eager=True), default=None, return_dtype=pl.Int64
        )
        for column, table in leading.items()
    )


def _done(folder: Path, *, with_text: bool) -> dict[str, pl.DataFrame]:
    """The newest runs, the checks of the last that was judged, and what became of items, as the last run exported them."""
    runs = _exported(folder, "runs").sort("started_at", "run_id", descending=True)
    results = _exported(folder, "quality_results")
    checks = results.filter(pl.col("run_id") == pl.lit(last_judged(runs, results), pl.String))
    items = _exported(folder, "items")
    refused = items.filter(pl.col("reason").is_not_null()).group_by("status", "reason").len("items")
    return {
        "runs": runs.head(RUNS),
        "checks": _together(checks if with_text else checks.with_columns(examples=pl.lit(None, pl.List(pl.String)))),
        "refused": refused.sort("items", "reason", descending=[True, False]),
    }


def _exported(folder: Path, table: str) -> pl.DataFrame:
    file = folder / "ops" / f"{table}.parquet"
    if not file.is_file():
        raise NotPublished(f"nothing has run in {folder} yet; `claimhouse run --data {folder}` begins")
    return pl.concat([SINCE.get(table, pl.DataFrame()), pl.read_parquet(file)], how="diagonal_relaxed")


def _together(checks: pl.DataFrame) -> pl.DataFrame:
    """The checks of a run with its batches together, those not met first."""
    same = ("suite", "expectation", "column_name", "severity")
    summed = checks.group_by(same).agg(
        pl.col("run_id").first(),
        pl.col("success").all(),
        pl.col("evaluated", "unexpected").sum(),
        pl.col("checked_at", "meaning").max(),
        examples=pl.col("examples").explode().drop_nulls().head(EXAMPLES).str.join("\n"),
    )
    order = {"critical": 0, "warning": 1, "info": 2}
    return summed.sort(
        "success", pl.col("severity").replace_strict(order, default=3), "suite", "expectation", "column_name"
    )


def _query(name: str) -> str:
    return (QUERIES / f"{name}.sql").read_text(encoding="utf-8")
