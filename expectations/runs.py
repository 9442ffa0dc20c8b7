"""Which runs may be published: counts, volumes, rates and distributions, against the contract and the runs before."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from expectations.conversions import conversions
from expectations.usual import compared
from expectations.validation import suites, validation
from seeds import References
from transforms.schema import ITEM_STATUSES, MEASURES, QUALITY

if TYPE_CHECKING:
    from transforms.extraction import Tables

ENOUGH_ITEMS = 5
"""Items, or articles, it takes to judge their rates."""

ENOUGH_ROWS = 50
"""Rows it takes to judge a distribution."""

YIELDS = pl.Schema({"source": pl.String(), "items": pl.Int64(), "min_items": pl.Int64(), "max_items": pl.Int64()})
"""One row for each source of a run: how many items it yielded (NULL: it said that nothing has changed), and what it declares."""

FRESHNESS = pl.Schema(
    {"source_id": pl.String(), "last_new_on": pl.Date(), "last_published_on": pl.Date(), "usual_days": pl.Float64(),
     "silent_days": pl.Float64(), "silent_to_usual": pl.Float64()}
)  # fmt: skip
"""One row for each source that has brought new articles often enough to have a usual interval: how long it has been silent."""


@dataclass(frozen=True)
class RunCounts:
    """What a run did, in the names of `ops.runs`; `rows_refused` counts the rows that its gate did not let pass."""

    items_seen: int = 0
    items_new: int = 0
    items_changed: int = 0
    items_unchanged: int = 0
    items_duplicate: int = 0
    items_rejected: int = 0
    items_quarantined: int = 0
    items_failed: int = 0
    claims_loaded: int = 0
    figures_loaded: int = 0
    rows_refused: int = 0


def judged_run(
    run: RunCounts,
    measured: pl.DataFrame,
    before: pl.DataFrame,
    tables: "Tables",
    references: References,
    *,
    yields: pl.DataFrame | None = None,
    freshness: pl.DataFrame | None = None,
) -> pl.DataFrame:
    """QUALITY of a run: `measured` is what `measures` says of it, `before` what the completed runs of its flow had measured
    (run_id, started_at and `schema.MEASURES`, the oldest first), `tables` its judged rows, `yields` as YIELDS, `freshness` as FRESHNESS.

    What is usual is known after three completed runs, and rates are asked of enough items only; until then, those
    expectations have nothing to object to.
    """
    money = tables.figures.filter(pl.col("unit_kind") == "money", pl.col("unit") != "USD")
    accounted = sum(getattr(run, f"items_{status}") for status in ITEM_STATUSES)
    frames = {
        "run": compared(measured, before).with_columns(items_accounted=pl.lit(float(accounted))),
        "run_articles": tables.articles,
        "run_claims": tables.claims,
        "run_figures": tables.figures,
        "run_foreign_money": money,
        "run_conversions": conversions(tables.figures, tables.articles, references),
    }
    return pl.concat([_judged(frames, "RUNS"), judged_sources(yields, freshness)])


def judged_sources(yields: pl.DataFrame | None, freshness: pl.DataFrame | None) -> pl.DataFrame:
    """QUALITY of what the sources of a run brought: all that there is to judge of a run that saw nothing new. Sources that declare no number of
    items have none to be held to."""
    declared = (
        YIELDS.to_frame()
        if yields is None
        else yields.filter(pl.any_horizontal(pl.col("min_items", "max_items").is_not_null()))
    )
    frames = {
        "run_sources": declared,
        "run_freshness": FRESHNESS.to_frame() if freshness is None else freshness,
    }
    return _judged(frames, "RUNS")


def judged_tables(frames: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """QUALITY of rows of the finished warehouse by table: those of `entities`, `facts`, `fact_figures`, `sources`, `items` and `quarantine`
    that a run has touched."""
    return _judged(frames, "FINISHED")


def _judged(frames: Mapping[str, pl.DataFrame], group: str) -> pl.DataFrame:
    """QUALITY of the frames that have rows, each by the suite of its name in a group; without rows, suites are not even imported."""
    results = [
        validation(suite, frame, getattr(suites(), group)[suite]).results
        for suite, frame in frames.items()
        if len(frame)
    ]
    return pl.concat([QUALITY.to_frame(), *results])


def is_quiet(run: RunCounts, history: pl.DataFrame) -> bool:
    """Whether every item was unchanged and as many were seen as by the last completed run of `history`, as `ops.runs`, the oldest first.

    Of such a run there are its sources to judge, and nothing else.
    """
    completed = history.filter(pl.col("status").str.starts_with("completed"))
    seen_before = completed["items_seen"].to_list()[-1:] or [0]
    return bool(run.items_unchanged == run.items_seen == seen_before[0])


def measures(run: RunCounts, tables: "Tables", freshness: pl.DataFrame | None = None) -> pl.DataFrame:
    """What the run is judged by, as `schema.MEASURES`; what too little was seen for is not measured."""
    tried = run.items_seen - run.items_unchanged
    refused = run.items_rejected + run.items_quarantined + run.items_failed
    articles = run.items_new + run.items_changed
    loaded = {name: getattr(tables, name) for name in ("articles", "mentions", "claims", "figures")}
    rows = sum(len(loaded[name]) for name in ("mentions", "claims", "figures")) + run.rows_refused
    whole = {
        "items_seen": float(run.items_seen),
        "refused_share": _rate(refused, run.items_seen, ENOUGH_ITEMS),
        "failed_share": _rate(run.items_failed, tried, ENOUGH_ITEMS),
        "rows_refused_share": _rate(run.rows_refused, rows, ENOUGH_ROWS),
        "claims_per_article": _rate(run.claims_loaded, articles, ENOUGH_ITEMS),
        "figures_per_article": _rate(run.figures_loaded, articles, ENOUGH_ITEMS),
        "figures_per_claim": _rate(run.figures_loaded, run.claims_loaded, 1) if articles >= ENOUGH_ITEMS else None,
        "articles_without_date_share": _share(tables.articles, "published_on", None, ENOUGH_ITEMS),
        "figures_without_subject_share": _share(tables.figures, "subject_entity_id", None, ENOUGH_ROWS),
        "claims_without_kind_share": _share(tables.claims, "kind", None, ENOUGH_ROWS),
        "kind_statement_share": _share(tables.claims, "kind", "statement", ENOUGH_ROWS),
        "metric_other_share": _share(tables.figures, "metric", "other", ENOUGH_ROWS),
        "unit_kind_other_share": _share(tables.figures, "unit_kind", "other", ENOUGH_ROWS),
    }
    found: list[tuple[str, str | None, float]] = [
        (measure, None, value) for measure, value in whole.items() if value is not None
    ]
    found += [("rows_loaded", table, float(len(frame))) for table, frame in loaded.items()]
    found += _distribution("metric_share", tables.figures, "metric")
    found += _distribution("kind_share", tables.claims, "kind")
    if freshness is not None:
        found += [("silent_days", *row) for row in freshness.select("source_id", "silent_days").iter_rows()]
    return pl.DataFrame(found, MEASURES, orient="row")


def _rate(part: int, whole: int, enough: int) -> float | None:
    return part / whole if whole >= enough else None


def _share(frame: pl.DataFrame, column: str, value: str | None, enough: int) -> float | None:
    """The share of the rows in which the column has the value; NULL counts as a value."""
    count = int(frame.select(pl.col(column).eq_missing(pl.lit(value)).sum()).item())
    return _rate(count, frame.height, enough)


def _distribution(measure: str, frame: pl.DataFrame, column: str) -> list[tuple[str, str | None, float]]:
    if frame.height < ENOUGH_ROWS:
        return []
    counted = frame[column].drop_nulls().value_counts().sort(column)
    return [(measure, value, count / frame.height) for value, count in counted.iter_rows()]
