"""`claimhouse serve`: runs that come back by themselves."""

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

from flows import models
from flows.cli.options import (
    DEFAULT_DATA,
    FILE,
    BatchSize,
    Data,
    Keep,
    Model,
    SourcesFile,
    Verbose,
    Workers,
    duration,
)
from flows.sources.choosing import chosen
from flows.sources.declared import declared

if TYPE_CHECKING:
    from collections.abc import Awaitable

    from prefect.deployments.runner import RunnerDeployment


def serve(
    sources: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[SOURCE]...",
            help="As for `claimhouse run`; without one, every declared source that has a schedule, by its own.",
        ),
    ] = None,
    *,
    every: Annotated[str | None, typer.Option(metavar="SPAN", help="A run every so often: 15m, 1h, 1d.")] = None,
    cron: Annotated[str | None, typer.Option(metavar="CRON", help="Runs by a cron line, in UTC: '0 2 * * *'.")] = None,
    sources_file: SourcesFile = FILE,
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

        claimhouse serve --sources sources.toml
    """
    timed = _timed(sources or [], every, cron, sources_file)
    models.choose(model or models.chosen())
    from flows.server import scheduling_server

    shared = {"data": str(data), "workers": workers, "batch_size": batch_size, "keep": keep}
    shared |= {"model": models.chosen(), "sources_file": str(sources_file)}
    with scheduling_server() as address:
        typer.echo(f"serving {', '.join(timed)} through {address}; Ctrl-C stops", err=True)
        from prefect import serve as serve_all

        deployments = [
            _deployment(name, interval, line, {"sources": wanted} | shared)
            for name, (wanted, interval, line) in timed.items()
        ]
        serve_all(*cast("list[RunnerDeployment]", deployments), limit=1, print_starting_message=False)


def _deployment(
    name: str, interval: timedelta | None, line: str | None, parameters: dict[str, object]
) -> "Awaitable[RunnerDeployment] | RunnerDeployment":
    """What Prefect is to run when; what a line of cron is, it decides."""
    from pydantic import ValidationError

    from flows.ingest import ingest

    try:
        return ingest.to_deployment(name=name, interval=interval, cron=line, parameters=parameters)
    except ValidationError as error:
        if error.title != "CronSchedule":
            raise
        raise typer.BadParameter(f"{line!r} is no line of cron; write five fields, such as '0 2 * * *'") from error


def _timed(
    sources: list[str], every: str | None, cron: str | None, file: Path
) -> dict[str, tuple[list[str], timedelta | None, str | None]]:
    """What is run when, by name: the sources that are meant with the span or cron line of the command, or each declared one by its own."""
    known = declared(file)
    if every is not None and cron is not None:
        raise typer.BadParameter("say either --every SPAN or --cron LINE")
    if every is not None or cron is not None:
        wanted = sources or list(known)
        if not wanted:
            raise typer.BadParameter(f"name a source, or declare some in {file}")
        chosen(wanted, known)
        return {"served": (wanted, None if every is None else duration(every), cron)}
    timed = {}
    for source in chosen(sources or list(known), known):
        if source.schedule:
            is_cron = " " in source.schedule
            interval = None if is_cron else duration(source.schedule)
            timed[source.name] = ([source.name], interval, source.schedule if is_cron else None)
    if not timed:
        raise typer.BadParameter(f"say --every SPAN or --cron LINE, or give sources a schedule in {file}")
    return timed
