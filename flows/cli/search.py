"""`claimhouse search`: words in what is published."""

from enum import StrEnum
from typing import Annotated

import typer

from flows.cli.options import DEFAULT_DATA, AsFormat, Data, Format, Out, Verbose


class Within(StrEnum):
    """What can be searched."""

    claims = "claims"
    articles = "articles"
    figures = "figures"


PLAIN = (
    "counted plainly: all words, as written; where DuckDB's full-text search is installed, Latin words are ranked and endings do not matter "
    "(python -c 'import duckdb; duckdb.sql(\"install fts\")')"
)


def search(
    words: Annotated[str, typer.Argument(metavar="WORDS", help="All of them must occur, in any order.")],
    *,
    within: Annotated[Within, typer.Option("--in", help="Where to look.")] = Within.claims,
    limit: Annotated[int, typer.Option(min=1, help="Rows at most, the best first.")] = 20,
    format_: AsFormat = Format.table,
    out: Out = None,
    data: Data = DEFAULT_DATA,
    verbose: Verbose = False,  # noqa: ARG001  (its callback does the work)
) -> None:
    """Find words in claims, articles or figures (with their subject, speaker and sentence).

    Examples:

        claimhouse search "training cost"

        claimhouse search 下载 --in figures

        claimhouse search "open models" --in articles --format json
    """
    from flows.cli.answers import written
    from flows.usage import WrongUsage
    from warehouse.errors import QueryFailed
    from warehouse.searching import search as find

    try:
        found = find(data, words, within=within.value, limit=limit)
    except QueryFailed as error:
        raise WrongUsage(str(error)) from error
    written(found.rows, format_.value, out)
    if not found.is_ranked:
        typer.echo(PLAIN, err=True)
