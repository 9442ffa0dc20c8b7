"""`claimhouse forget`: an article or a source goes out of everything."""

from typing import Annotated

import typer

from flows.cli.options import DEFAULT_DATA, Data, Verbose


def forget(
    target: Annotated[
        str,
        typer.Argument(
            metavar="ORIGIN|SOURCE", help="An origin, address or article_id; or a source_id, for all its articles."
        ),
    ],
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would go, and change nothing.")] = False,
    again: Annotated[
        bool, typer.Option("--allow-again", help="Take back that it is not to be loaded; the next run may read it.")
    ] = False,
    data: Data = DEFAULT_DATA,
    verbose: Verbose = False,  # noqa: ARG001  (its callback does the work)
) -> None:
    """Take an article or a source out of tables, raw bytes, quarantine, stages and publications, and do not load it again.

    All older publications go, a new one is put in place. Killed at any point, call it again. What was copied elsewhere (PostgreSQL, backups,
    data docs) is yours to clean, and so is the table of corrections: how many of them name it is said at the end; the logs may name origins.

    Examples:

        claimhouse forget https://example.com/news/1 --dry-run

        claimhouse forget example.com
    """
    from flows import forgetting

    if again:
        typer.echo(f"{forgetting.allow_again(data, target)} notes taken back; the next run over its source reads it")
        return
    done = forgetting.trial(data, target) if dry_run else forgetting.forget(data, target)
    counts = ", ".join(
        f"{count} {name.replace('_', ' ')}" for name, count in done.counts.items() if count and name != "done"
    )
    if dry_run:
        typer.echo(f"would go: {counts or 'nothing more'}")
    elif done.summary is None:
        typer.echo("it is forgotten already")
    elif done.summary.is_published:
        typer.echo(f"gone: {counts or 'what was left of it'}; published anew without it")
    else:
        _kept_back(counts, done.corrections)
    _tell_corrections(done.corrections)


def _tell_corrections(count: int) -> None:
    """Name what is not taken out here: the table is its owner's."""
    if count:
        names = "correction names" if count == 1 else "corrections name"
        typer.echo(f"{count} declared {names} it, and may hold words of it: take that out of the table of corrections")


def _kept_back(counts: str, corrections: int) -> None:
    """Say that a critical check stands between the tables, where it is gone, and what is published."""
    from flows.cli.endings import KEPT_BACK

    typer.echo(
        f"gone from the tables: {counts}; but a critical check failed, so the former publications still hold it\n"
        "see `claimhouse quality`, and call `claimhouse forget` again",
        err=True,
    )
    _tell_corrections(corrections)
    raise typer.Exit(KEPT_BACK)
