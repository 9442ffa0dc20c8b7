"""What a run measured against what is usual: the trailing median of the runs before it, and the mix of kinds."""

import polars as pl

ENOUGH_RUNS = 3
"""Runs it takes to speak of what is usual."""

TRAILING_RUNS = 10
"""How many of the latest runs that measured a thing say what is usual of it."""

VOLUMES = ("items_seen", "claims_per_article", "figures_per_article", "figures_per_claim")
RATES = (
    "refused_share", "failed_share", "rows_refused_share", "articles_without_date_share", "figures_without_subject_share",
    "claims_without_kind_share", "kind_statement_share", "metric_other_share", "unit_kind_other_share",
)  # fmt: skip
MIXES = {"metric_share": "metric_drift", "kind_share": "kind_drift"}


def compared(measured: pl.DataFrame, before: pl.DataFrame) -> pl.DataFrame:
    """One row: each volume and rate as measured, `…_to_usual` divided by the trailing median, `…_usual` that median, and the drift of each mix.

    Drift is the total variation distance between the shares of this run and the mean shares of the trailing runs: the share of rows that
    would have to change sides, from 0 to 1. NULL where nothing was measured or nothing is usual yet.
    """
    now = dict(measured.filter(pl.col("part").is_null()).select("measure", "value").iter_rows())
    found: dict[str, float | None] = {}
    for name in (*VOLUMES, *RATES):
        value, usual = now.get(name), _usual(before, name)
        found |= {name: value, f"{name}_usual": usual}
        found[f"{name}_to_usual"] = value / usual if value is not None and usual else None
        found[f"{name}_risen_by"] = value - usual if value is not None and usual is not None else None
    found |= {drift: _drift(measured, before, share) for share, drift in MIXES.items()}
    return pl.DataFrame([found], dict.fromkeys(found, pl.Float64))


def _trailing(before: pl.DataFrame, measure: str) -> pl.DataFrame:
    of_it = before.filter(pl.col("measure") == measure)
    latest = of_it.unique("run_id", keep="first", maintain_order=True).sort("started_at").tail(TRAILING_RUNS)["run_id"]
    return of_it.filter(pl.col("run_id").is_in(latest.implode()))


def _usual(before: pl.DataFrame, measure: str) -> float | None:
    values = _trailing(before, measure).filter(pl.col("part").is_null())["value"]
    usual = values.median() if len(values) >= ENOUGH_RUNS else None
    return None if usual is None else float(str(usual))


def _drift(measured: pl.DataFrame, before: pl.DataFrame, measure: str) -> float | None:
    trailing = _trailing(before, measure)
    runs, now = trailing["run_id"].n_unique(), measured.filter(pl.col("measure") == measure)
    if runs < ENOUGH_RUNS or now.is_empty():
        return None
    usual = trailing.group_by("part").agg(usual=pl.col("value").sum() / runs)
    both = now.select("part", "value").join(usual, on="part", how="full", coalesce=True).fill_null(0.0)
    return float(both.select((pl.col("value") - pl.col("usual")).abs().sum() / 2).item())
