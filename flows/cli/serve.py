"""`claimhouse serve`: runs that come back by themselves."""

from typing import Annotated

import typer

from flows import models
from flows.cli.options import DEFAULT_DATA, BatchSize, Data, Keep, Model, Verbose, Workers, duration


def serve(
    sources: Annotated[list[str], typer.Argument(metavar="SOURCE...", help="As for `claimhouse run`.")],
    *,
    every: Annotated[str | None, typer.Option(metavar="SPAN", help="A run every so often: 15m, 1h, 1d.")] = None,
    cron: Annotated[str | None, typer.Option(metavar="CRON", help="Runs by a cron line, in UTC: '0 2 * * *'.")] = None,
    data: Data = DEFAULT_DATA,
    workers: Workers = 2,
    batch_size: BatchSize = 100,
    keep: Keep = 2,
    model: Model = None,
    verbose: Verbose = False,  # noqa: ARG001  (its callback does the work)
) -> None:
    """Run again and again through Prefect, until stopped with Ctrl-C.

    Uses the Prefect server that `PREFECT_API_URL` names, else one of its own that ends with it. A run that finds another at work fails and the next
    one comes. Set `CLAIMHOUSE_WEBHOOK` to an address that is told of failed runs. For a schedule that outlives the
    terminal, see `prefect.yaml`.

    Examples:

        claimhouse serve articles/ --every 15m

        claimhouse serve articles/ --cron "0 2 * * *"
    """
    from flows.sources.folder import named

    if (every is None) == (cron is None):
        raise typer.BadParameter("say either --every SPAN or --cron LINE")
    named(sources)
    models.choose(model or models.chosen())
    interval = duration(every) if every else None
    from flows.server import scheduling_server

    parameters = {"sources": sources, "data": str(data), "workers": workers, "batch_size": batch_size, "keep": keep}
    parameters["model"] = models.chosen()
    with scheduling_server() as address:
        typer.echo(f"serving through {address}; Ctrl-C stops", err=True)
        from pydantic import ValidationError

        from flows.ingest import ingest

        try:
            ingest.serve(
                name="served",
                interval=interval,
                cron=cron,
                parameters=parameters,
                limit=1,
                print_starting_message=False,
            )
        except ValidationError as error:
            if error.title != "CronSchedule":
                raise
            wanted = "five fields, such as '0 2 * * *'"
            raise typer.BadParameter(f"{cron!r} is no line of cron; write {wanted}", param_hint="--cron") from error
