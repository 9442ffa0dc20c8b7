"""Options that several commands take, with the words that explain them."""

from datetime import timedelta
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from flows.cli import endings
from flows.spans import seconds_of

Data = Annotated[
    Path,
    typer.Option("--data", metavar="DIR", help="The folder that the warehouse lives in; made where it does not exist."),
]
Workers = Annotated[int, typer.Option(min=1, max=64, help="Worker processes that read articles.")]
BatchSize = Annotated[int, typer.Option(min=1, max=1000, help="Articles read and loaded together.")]
Keep = Annotated[
    int,
    typer.Option(
        min=1, help="Publications that stay; older ones go when a new one is put in place, from under no reader."
    ),
]
Model = Annotated[
    str | None,
    typer.Option(
        metavar="NAME",
        help="Any English spaCy pipeline to parse with, by the name of its package or its folder (en_core_web_trf); default: our own.",
    ),
]
CorrectionsFile = Annotated[
    Path | None,
    typer.Option(
        "--corrections", metavar="FILE", help="Table of corrections; default: corrections.csv in the data folder."
    ),
]
SourcesFile = Annotated[
    Path, typer.Option("--sources", metavar="FILE", help="The file that declares sources; see docs/sources.md.")
]
About = Annotated[
    str | None,
    typer.Option(
        metavar="TOPIC",
        help="Only articles about a topic of seeds/topics.csv: ai. A source's own `about` goes before it.",
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print the result as one JSON object, and nothing else.")]


class Format(StrEnum):
    """How an answer is written."""

    table = "table"
    csv = "csv"
    json = "json"
    parquet = "parquet"


AsFormat = Annotated[Format, typer.Option("--format", help="How the answer is written.")]
Out = Annotated[Path | None, typer.Option("--out", metavar="FILE", help="Write to a file instead of the terminal.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but errors.")]
Verbose = Annotated[
    bool, typer.Option("--verbose", callback=endings.tell_all, help="Show the log, and the traceback of an error.")
]

DEFAULT_DATA, FILE = Path("data"), Path("sources.toml")


def duration(text: str) -> timedelta:
    """`90s`, `15m`, `6h`, `30d` or `2w` as a time span.

    Raises:
        typer.BadParameter: it is none of these, or nothing.
    """
    try:
        return timedelta(seconds=seconds_of(text))
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error
