"""`claimhouse quarantine`: what was refused and why."""

from typing import Annotated

import typer

from flows.cli.options import DEFAULT_DATA, AsJson, Data, Verbose


def quarantine(
    *,
    release: Annotated[
        str | None, typer.Option("--release", metavar="ID", help="Let this one go: the next run reads its item again.")
    ] = None,
    data: Data = DEFAULT_DATA,
    as_json: AsJson = False,
    verbose: Verbose = False,  # noqa: ARG001  (its callback does the work)
) -> None:
    """Documents and rows that were refused, with their reasons, and items that were rejected.

    Whole documents are held when they hang or crash their reader, rows when they break a rule of the warehouse; what hangs on a
    refused row is held with it (reason *parent*).
    """
    from flows.cli.answers import written
    from flows.quarantine import held, let_go

    if release is not None:
        origin = let_go(data, release)
        typer.echo(f"released; the next `claimhouse run` over {origin} reads it again")
    else:
        written(held(data), "json" if as_json else "table", None)
