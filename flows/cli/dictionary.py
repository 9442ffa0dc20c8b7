"""`claimhouse dictionary`: what every table, view and column means."""

from enum import StrEnum
from typing import Annotated

import typer

from flows.cli.options import DEFAULT_DATA, Data, Out, Verbose


class Form(StrEnum):
    """How the dictionary is written."""

    md = "md"
    html = "html"
    json = "json"


def dictionary(
    *,
    format_: Annotated[
        Form, typer.Option("--format", help="How it is written; html is one page that loads nothing.")
    ] = Form.md,
    out: Out = None,
    data: Data = DEFAULT_DATA,
    verbose: Verbose = False,  # noqa: ARG001  (its callback does the work)
) -> None:
    """Explain every table, view and column of the published copy, with example rows.

    Examples:

        claimhouse dictionary

        claimhouse dictionary --format html --out dictionary.html
    """
    from warehouse.dictionary import as_json, markdown, page
    from warehouse.opening import of_this_version, published

    writers = {Form.md: markdown, Form.html: page, Form.json: as_json}
    with of_this_version(data), published(data) as c:
        text = writers[format_](c)
    if out is None:
        typer.echo(text, nl=False)
    else:
        out.write_text(text, encoding="utf-8")
