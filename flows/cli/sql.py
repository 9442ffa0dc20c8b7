"""`claimhouse sql`: a question to the published copy."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from flows.cli.options import DEFAULT_DATA, Data, Verbose


class Format(StrEnum):
    """How an answer is written."""

    table = "table"
    csv = "csv"
    json = "json"
    parquet = "parquet"


def sql(
    query: Annotated[str, typer.Argument(metavar="QUERY", help="One SQL statement in DuckDB's dialect.")],
    *,
    format_: Annotated[Format, typer.Option("--format", help="How the answer is written.")] = Format.table,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="Write to a file instead of the terminal.")
    ] = None,
    data: Data = DEFAULT_DATA,
    verbose: Verbose = False,  # noqa: ARG001  (its callback does the work)
) -> None:
    """Ask the published copy, read-only; it can be asked while a run is at work.

    In CSV, text that a spreadsheet would take for a formula (beginning with = + - @) gets an apostrophe before it.

    Examples:

        claimhouse sql "show all tables"

        claimhouse sql "select subject, value, unit, qualifier from figure_trail where metric = 'downloads'"

        claimhouse sql "select * from figures" --format csv --out figures.csv
    """
    from flows.cli.answers import written
    from warehouse.errors import QueryFailed
    from warehouse.querying import query as answer

    try:
        rows = answer(data, query)
    except QueryFailed as error:
        raise typer.BadParameter(str(error), param_hint="QUERY") from error
    written(rows, format_.value, out)
