"""`claimhouse diff`: what has changed between two publications."""

import json
from typing import Annotated

import typer

from flows.cli.options import DEFAULT_DATA, AsJson, Data, Verbose


def diff(
    before: Annotated[
        str | None, typer.Argument(metavar="[RUN]", help="The run that published the one; default: the last but one.")
    ] = None,
    after: Annotated[
        str | None, typer.Argument(metavar="[RUN]", help="The run that published the other; default: the last.")
    ] = None,
    *,
    rows: Annotated[bool, typer.Option("--rows", help="Each row that was added, has changed or is gone, too.")] = False,
    table: Annotated[
        list[str] | None,
        typer.Option("--table", help="Only this table: articles, claims, figures, facts. May be said again."),
    ] = None,
    data: Data = DEFAULT_DATA,
    as_json: AsJson = False,
    verbose: Verbose = False,  # noqa: ARG001  (its callback does the work)
) -> None:
    """Articles, claims, figures and facts that were added, have changed or are gone between two publications.

    Run ids and times do not count as changes. Two publications are kept unless `--keep` of run and publish says more.

    Examples:

        claimhouse diff

        claimhouse diff --rows --table figures
    """
    from flows.cli.answers import written
    from flows.comparing import difference, told

    found = difference(data, before, after, tuple(table or ()))
    if as_json:
        answer = {"before": found.before, "after": found.after, "counts": found.counts.to_dicts()}
        typer.echo(
            json.dumps(answer | ({"rows": found.changes.to_dicts()} if rows else {}), ensure_ascii=False, indent=2)
        )
        return
    typer.echo(f"{found.before} → {found.after}")
    written(found.counts, "table", None)
    if rows:
        written(told(found.changes), "table", None)
