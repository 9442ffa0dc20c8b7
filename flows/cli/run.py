"""`claimhouse run`: articles into the warehouse."""

from typing import Annotated

import typer

from flows.cli.options import (
    DEFAULT_DATA,
    FILE,
    About,
    AsJson,
    BatchSize,
    CorrectionsFile,
    Data,
    Keep,
    Model,
    Quiet,
    SourcesFile,
    Verbose,
    Workers,
)

Sources = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[SOURCE]...",
        help="Names of declared sources; addresses of feeds, sitemaps and pages; files, folders (searched to any depth) and patterns of "
        ".txt, .md and .html, which may open with front matter (publisher, url, date, title, author, language); .jsonl, .parquet and .warc. "
        "Without a source: all declared ones, else the bundled samples.",
    ),
]
Report = Annotated[
    bool,
    typer.Option("--report", help="Write the page of the warehouse, DIR/report/index.html, when the run has ended."),
]


def run(
    sources: Sources = None,
    *,
    sources_file: SourcesFile = FILE,
    about: About = None,
    data: Data = DEFAULT_DATA,
    workers: Workers = 2,
    batch_size: BatchSize = 100,
    keep: Keep = 2,
    model: Model = None,
    corrections: CorrectionsFile = None,
    report: Report = False,
    as_json: AsJson = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Read what is new or changed, load it, and publish the warehouse.

    Every item ends with one status: *new*, *changed*, *unchanged*, *duplicate*, *rejected*, *quarantined* or *failed*. Items that the
    warehouse knows are not read again, so a second run costs little, and a run that was stopped goes on where it was.

    Examples:

        claimhouse run

        claimhouse run articles/ "feeds/**/*.html" --data warehouse

        claimhouse run articles/ --json | jq .figures_loaded

        claimhouse run harbour-ledger https://news.example/feed.xml archive.jsonl.gz --about ai
    """
    from flows.sources.choosing import chosen
    from flows.sources.declared import declared
    from flows.webhook import told_of_failure
    from seeds import SAMPLES

    known = declared(sources_file)
    wanted = sources or list(known) or [str(SAMPLES)]
    with told_of_failure("ingest"):
        chosen(wanted, known, about=about)
    from flows.cli.screen import ended
    from flows.cli.working import working
    from flows.summary import RunSummary

    is_silent = quiet or as_json
    with working(
        "ingest", data, model=model, corrections=corrections, is_silent=is_silent, is_told_all=verbose
    ) as declarations:
        from flows.ingest import ingest

        summary = ingest(
            sources=wanted,
            data=str(data),
            workers=workers,
            batch_size=batch_size,
            keep=keep,
            corrections=declarations,
            about=about,
            sources_file=str(sources_file),
        )
    assert isinstance(summary, RunSummary)
    if report:
        from flows.reporting import write

        index = write(data)
        if not is_silent:
            typer.echo(f"report: {index}")
    ended(summary, data, as_json=as_json, is_quiet=quiet)
