"""`claimhouse status`: the last runs."""

from typing import Annotated

import typer

from flows.cli.options import DEFAULT_DATA, AsJson, Data, Verbose


def status(
    *,
    last: Annotated[int, typer.Option("--last", "-n", min=1, help="How many runs.")] = 10,
    data: Data = DEFAULT_DATA,
    as_json: AsJson = False,
    verbose: Verbose = False,  # noqa: ARG001  (its callback does the work)
) -> None:
    """The last runs, the newest first: how they ended, what they saw and loaded."""
    import polars as pl

    from flows.cli.answers import written
    from flows.ledger import exported

    runs = exported(data, "runs").sort("started_at", descending=True).head(last)
    if as_json:
        written(runs, "json", None)
    else:
        counts = {name: pl.col(name) for name in runs.columns if name.startswith("items_")}
        short = {name.removeprefix("items_"): column for name, column in counts.items()}
        columns = {"claims": pl.col("claims_loaded"), "figures": pl.col("figures_loaded")}
        started = pl.col("started_at").dt.strftime("%Y-%m-%d %H:%M")
        written(runs.select(started, "flow", "status", "is_published", **short, **columns), "table", None)
