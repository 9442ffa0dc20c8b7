"""Which runs may be published: counts, volumes, rates and distributions, against the contract and the runs before."""

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

import polars as pl

from expectations.conversions import conversions
from expectations.validation import suites, validation
from seeds import References
from transforms.schema import ITEM_STATUSES, QUALITY

if TYPE_CHECKING:
    from transforms.extraction import Tables

ENOUGH_RUNS = 3
"""Completed runs it takes to speak of what is usual."""

TRAILING_RUNS = 10
"""How many of the latest completed runs say what is usual."""

ENOUGH_ITEMS = 5
"""Items, or articles, it takes to judge their rates."""

ENOUGH_ROWS = 50
"""Rows it takes to judge a distribution."""

_RATES = {
    "items_seen": pl.col("items_seen"),
    "claims_per_article": pl.col("claims_loaded") / (pl.col("items_new") + pl.col("items_changed")),
    "figures_per_article": pl.col("figures_loaded") / (pl.col("items_new") + pl.col("items_changed")),
    "figures_per_claim": pl.col("figures_loaded") / pl.col("claims_loaded"),
}
"""What is compared with the trailing median, from the columns of `ops.runs`."""


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


def judged_run(run: RunCounts, history: pl.DataFrame, tables: "Tables", references: References) -> pl.DataFrame:
    """QUALITY of a run: `tables` are its judged rows, `history` the runs as `ops.runs` has them, the run itself still `running`.

    What is usual is known after three completed runs, and rates are asked of enough items only; until then, those
    expectations have nothing to object to. A run that saw what the run before saw, and nothing new, has nothing to judge.
    """
    completed = completed_runs(history)
    if is_quiet(run, completed):
        return pl.DataFrame(schema=QUALITY)
    money = tables.figures.filter(pl.col("unit_kind") == "money", pl.col("unit") != "USD")
    frames = {
        "run": measures(run, completed, tables),
        "run_articles": tables.articles,
        "run_claims": tables.claims,
        "run_figures": tables.figures,
        "run_foreign_money": money,
        "run_conversions": conversions(tables.figures, tables.articles, references),
    }
    return pl.concat(
        validation(suite, frame, suites().RUNS[suite]).results
        for suite, frame in frames.items()
        if not frame.is_empty()
    )


def completed_runs(history: pl.DataFrame) -> pl.DataFrame:
    """The latest runs that came to an end, the oldest first."""
    return history.filter(pl.col("status").str.starts_with("completed")).sort("started_at").tail(TRAILING_RUNS)


def is_quiet(run: RunCounts, completed: pl.DataFrame) -> bool:
    """Whether every item was unchanged and as many were seen as by the last completed run."""
    seen_before = completed["items_seen"].to_list()[-1:] or [0]
    return bool(run.items_unchanged == run.items_seen == seen_before[0])


def measures(run: RunCounts, completed: pl.DataFrame, tables: "Tables") -> pl.DataFrame:
    """One row: what the suite `run` asks about; NULL where too little was seen to say."""
    seen = pl.DataFrame([asdict(run)])
    accounted = pl.sum_horizontal(f"items_{status}" for status in ITEM_STATUSES)
    refused = pl.col("items_rejected") + pl.col("items_quarantined") + pl.col("items_failed")
    tried = pl.col("items_seen") - pl.col("items_unchanged")
    articles = pl.col("items_new") + pl.col("items_changed")
    rows = pl.lit(tables.mentions.height + tables.claims.height + tables.figures.height) + pl.col("rows_refused")
    return seen.select(
        "items_seen",
        _relative("items_seen", completed),
        *(
            pl.when(articles >= ENOUGH_ITEMS).then(_relative(rate, completed)).alias(f"{rate}_to_usual")
            for rate in ("claims_per_article", "figures_per_article", "figures_per_claim")
        ),
        items_accounted=accounted,
        refused_share=pl.when(pl.col("items_seen") >= ENOUGH_ITEMS).then(refused / pl.col("items_seen")),
        failed_share=pl.when(tried >= ENOUGH_ITEMS).then(pl.col("items_failed") / tried),
        rows_refused_share=pl.when(rows >= ENOUGH_ROWS).then(pl.col("rows_refused") / rows),
        metric_other_share=_share(tables.figures, pl.col("metric") == "other"),
        unit_kind_other_share=_share(tables.figures, pl.col("unit_kind") == "other"),
        kind_statement_share=_share(tables.claims, pl.col("kind") == "statement"),
    )


def _relative(rate: str, completed: pl.DataFrame) -> pl.Expr:
    """The run's rate divided by the median of those of the completed runs that had one."""
    before = completed.select(rate=_RATES[rate].cast(pl.Float64)).to_series()
    known = before.filter(before.is_finite() & (before > 0))
    usual = known.median() if known.len() >= ENOUGH_RUNS else None
    return (_RATES[rate] / pl.lit(usual, pl.Float64)).alias(f"{rate}_to_usual")


def _share(frame: pl.DataFrame, condition: pl.Expr) -> pl.Expr:
    """The share of the rows for which the condition holds."""
    return pl.lit(frame.select(condition.mean()).item() if frame.height >= ENOUGH_ROWS else None, pl.Float64)
