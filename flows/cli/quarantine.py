"""`claimhouse quarantine`: what was refused and why."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from flows.cli.options import DEFAULT_DATA, AsJson, Data, Verbose


def quarantine(
    *,
    show: Annotated[
        str | None,
        typer.Option(
            "--show", metavar="ID", help="This one whole: the row, what each reason means, the version of the rules."
        ),
    ] = None,
    release: Annotated[
        str | None, typer.Option("--release", metavar="ID", help="Let this one go: the next run reads its item again.")
    ] = None,
    replay: Annotated[
        bool,
        typer.Option(
            "--replay",
            help="Read what was released again now, from its kept bytes; what is still wrong is refused again.",
        ),
    ] = False,
    data: Data = DEFAULT_DATA,
    as_json: AsJson = False,
    verbose: Verbose = False,
) -> None:
    """Documents and rows that were refused, with their reasons, and items that were rejected.

    Whole documents are held when they hang or crash their reader, rows when they break a rule of the warehouse; what hangs on a
    refused row is held with it (reason *parent*).

    Examples:

        claimhouse quarantine --show 5f2b…

        claimhouse quarantine --release 5f2b… --replay
    """
    from flows.cli.answers import printable, written
    from flows.quarantine import held, let_go, shown

    if show is not None:
        typer.echo(printable(json.dumps(asdict(shown(data, show)), ensure_ascii=False, indent=2)))
    if release is not None:
        origin = let_go(data, release)
        if not replay:
            typer.echo(f"released; the next `claimhouse run` reads {origin} again")
    if replay:
        _replay(data, as_json=as_json, verbose=verbose)
    elif show is None and release is None:
        rows = held(data)
        if rows.is_empty() and not as_json:
            typer.echo("nothing is held")
        else:
            written(rows, "json" if as_json else "table", None)
            if not as_json and rows["quarantine_id"].has_nulls():
                typer.echo(
                    "what is rejected has no id: it is read again when its bytes change, or by `claimhouse reprocess`"
                )


def _replay(data: Path, *, as_json: bool, verbose: bool) -> None:
    from flows.cli.screen import ended
    from flows.cli.working import working
    from flows.summary import RunSummary

    with working("replay", data, model=None, corrections=None, is_silent=as_json, is_told_all=verbose):
        from flows.replay import replay as flow

        summary = flow(data=str(data))
    assert isinstance(summary, RunSummary)
    ended(summary, data, as_json=as_json, is_quiet=False)
