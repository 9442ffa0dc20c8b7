"""`claimhouse reprocess`: everything below the raw bytes again."""

from datetime import datetime
from typing import Annotated

import typer

from flows.cli.options import (
    DEFAULT_DATA,
    AsJson,
    BatchSize,
    CorrectionsFile,
    Data,
    Keep,
    Model,
    Quiet,
    Verbose,
    Workers,
)


def reprocess(
    *,
    since: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Only items retrieved on this day (UTC) or later.")
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="All items whose raw bytes are kept.")] = False,
    data: Data = DEFAULT_DATA,
    workers: Workers = 2,
    batch_size: BatchSize = 100,
    keep: Keep = 2,
    model: Model = None,
    corrections: CorrectionsFile = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Read kept raw bytes again, without the sources: after the program or its tables have improved.

    The warehouse is then what a fresh load with this program would give.

    Examples:

        claimhouse reprocess --all

        claimhouse reprocess --since 2026-01-01
    """
    from flows.cli.screen import ended
    from flows.cli.working import working
    from flows.ledger import begun
    from flows.summary import RunSummary
    from flows.webhook import told_of_failure

    if (since is None) == (not everything):
        raise typer.BadParameter("say either --all or --since DATE")
    with told_of_failure("reprocess"):
        begun(data)
    with working(
        "reprocess", data, model=model, corrections=corrections, is_silent=quiet or as_json, is_told_all=verbose
    ) as file:
        from flows.reprocess import reprocess as flow

        summary = flow(data=str(data), since=since, workers=workers, batch_size=batch_size, keep=keep, corrections=file)
    assert isinstance(summary, RunSummary)
    ended(summary, data, as_json=as_json, is_quiet=quiet)
