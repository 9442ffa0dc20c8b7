"""`claimhouse report`: a page to look at."""

import webbrowser
from typing import Annotated

import typer

from flows.cli.options import DEFAULT_DATA, Data, Quiet, Verbose

WithoutText = Annotated[
    bool,
    typer.Option(
        "--without-text",
        help="Leave the articles' texts out, for a report that is passed on; the sentences of figures and predictions stay.",
    ),
]


def report(
    *,
    data: Data = DEFAULT_DATA,
    without_text: WithoutText = False,
    open_: Annotated[bool, typer.Option("--open", help="Open it in the browser.")] = False,
    quiet: Quiet = False,
    verbose: Verbose = False,  # noqa: ARG001  (its callback does the work)
) -> None:
    """Write a page of the published copy into DIR/report: charts, disputes, predictions, and every figure with its sentence.

    Open `index.html` from disk, or put the folder on any web server; it loads nothing from elsewhere. A page that is open stays as it
    is while a new one is written; one without texts leaves nothing of the reports before it.

    Examples:

        claimhouse report --open

        claimhouse report --data warehouse --without-text
    """
    from flows.reporting import write

    index = write(data, with_text=not without_text)
    if not quiet:
        typer.echo(f"report: {index}")
    if open_ and not webbrowser.open(index.absolute().as_uri()):
        typer.echo(f"no browser could be opened for {index}", err=True)
