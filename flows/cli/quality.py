"""`claimhouse quality`: what the checks of a run found."""

from pathlib import Path
from typing import Annotated

import typer

from flows.cli.options import DEFAULT_DATA, AsJson, Data, Verbose


def quality(
    *,
    run: Annotated[
        str | None, typer.Option("--run", metavar="ID", help="Another run than the last that was judged.")
    ] = None,
    rows: Annotated[int, typer.Option("--rows", min=0, max=5, help="Rows shown of each check that was not met.")] = 3,
    docs: Annotated[
        Path | None,
        typer.Option(
            "--data-docs",
            metavar="DIR",
            help="Write Great Expectations' own pages there; they load styles from the internet.",
        ),
    ] = None,
    data: Data = DEFAULT_DATA,
    as_json: AsJson = False,
    verbose: Verbose = False,  # noqa: ARG001  (its callback does the work)
) -> None:
    """Explain what was not met, in words and with the first rows; the gravest first.

    *critical* kept the run from being published, *warning* was published and is shown, *info* is worth knowing.
    """
    import polars as pl

    from flows.cli.answers import printable, written
    from flows.quality import quality as checks_of
    from flows.quality import told, write_data_docs

    if docs is not None:
        pages = write_data_docs(data, run, docs)
        typer.echo(
            f"{pages} pages of Great Expectations in {docs}/index.html; a browser loads their styles from the internet"
        )
        return
    checks = checks_of(data, run)
    if as_json:
        written(checks.with_columns(pl.col("examples").list.head(rows)), "json", None)
        return
    failed = checks.remove("success")
    typer.echo(f"run {checks['run_id'][0]}: {len(checks)} checks, not met: {len(failed)}")
    for line in told(checks, rows):
        typer.echo(printable(line))
