"""`claimhouse sql`: a question to the published copy."""

from typing import Annotated

import typer

from flows.cli.options import DEFAULT_DATA, AsFormat, Data, Format, Out, Verbose


def sql(
    query: Annotated[str, typer.Argument(metavar="QUERY", help="One SQL statement in DuckDB's dialect.")],
    *,
    format_: AsFormat = Format.table,
    out: Out = None,
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
    from flows.usage import WrongUsage
    from warehouse.errors import QueryFailed
    from warehouse.querying import query as answer

    try:
        rows = answer(data, query)
    except QueryFailed as error:
        raise WrongUsage(str(error)) from error
    written(rows, format_.value, out)
