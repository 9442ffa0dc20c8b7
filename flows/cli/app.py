"""The commands under their names."""

from typing import Annotated

import typer

from flows.cli.dictionary import dictionary
from flows.cli.diff import diff
from flows.cli.doctor import doctor
from flows.cli.forget import forget
from flows.cli.prune import prune
from flows.cli.publish import publish
from flows.cli.quality import quality
from flows.cli.quarantine import quarantine
from flows.cli.rates import rates
from flows.cli.report import report
from flows.cli.reprocess import reprocess
from flows.cli.run import run
from flows.cli.search import search
from flows.cli.serve import serve
from flows.cli.sources import sources
from flows.cli.sql import sql
from flows.cli.status import status

EXIT_CODES = """Exit codes: 0 done · 1 failed · 2 wrong usage (a source that does not exist, an unknown option) ·
3 done, but a critical check failed, so nothing was published."""

app = typer.Typer(
    name="claimhouse",
    help="""Turns news into a warehouse of claims, figures and sources, every number traceable to its sentence.

    Start with `claimhouse run`: it reads the bundled sample articles into ./data and publishes the warehouse.
    Then ask it: `claimhouse sql "select * from funding"`.""",
    epilog=EXIT_CODES,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:  # noqa: FBT001  (what the library calls an option's callback with)
    if wanted:
        from flows.version import pipeline_version

        typer.echo(f"claimhouse {pipeline_version()}")
        raise typer.Exit


@app.callback()
def claimhouse(
    version: Annotated[  # noqa: FBT002
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Say which program this is, and stop.")
    ] = False,
) -> None:
    """The options before the command."""


for command in (
    run, sql, search, report, dictionary, status, quality, quarantine, publish, diff, reprocess, serve, prune, forget, doctor,
):  # fmt: skip
    app.command(epilog=EXIT_CODES)(command)
app.add_typer(rates, epilog=EXIT_CODES)
app.add_typer(sources, epilog=EXIT_CODES)
