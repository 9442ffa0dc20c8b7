"""`claimhouse prune`: what is past its keep time goes."""

from typing import Annotated

import typer

from flows.cli.options import DEFAULT_DATA, Data, Keep, Verbose, duration


def prune(
    *,
    older_than: Annotated[str, typer.Option(metavar="SPAN", help="Keep time: 12h, 30d, 8w.")] = "90d",
    keep: Keep = 2,
    data: Data = DEFAULT_DATA,
    verbose: Verbose = False,  # noqa: ARG001  (its callback does the work)
) -> None:
    """Remove raw bytes, staged batches, publications, run history and logs past their keep time.

    What the warehouse still stands on is never removed: the raw bytes of its articles, of what is held in quarantine or to be tried again.
    """
    span = duration(older_than)
    from flows.ledger import begun
    from flows.pruning import prune_folder

    begun(data)
    removed = prune_folder(data, span, keep)
    typer.echo(", ".join(f"{count} {name.replace('_', ' ')}" for name, count in removed.items()) + " removed")
