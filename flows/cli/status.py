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
    from flows.cli.answers import written
    from flows.ledger import exported

    runs = exported(data, "runs").sort("started_at", descending=True).head(last)
    columns = ["started_at", "flow", "status", "is_published", *(n for n in runs.columns if n.startswith("items_"))]
    if as_json:
        written(runs, "json", None)
    else:
        written(runs.select(*columns, "claims_loaded", "figures_loaded", "run_id"), "table", None)
