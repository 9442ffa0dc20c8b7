"""`claimhouse rates`: the exchange rates that amounts are converted to dollars with."""

from typing import Annotated

import typer

from flows.cli.options import DEFAULT_DATA, Data, Quiet, Verbose
from flows.settings import RATES_URL

rates = typer.Typer(
    name="rates", help="The exchange rates that amounts are converted to dollars with.", no_args_is_help=True
)


@rates.callback()
def about() -> None:
    """The exchange rates that amounts are converted to dollars with: the European Central Bank's daily reference rates."""


@rates.command()
def update(
    *,
    url: Annotated[
        str | None,
        typer.Option(
            "--url",
            envvar=RATES_URL,
            help="Where the table lies, as the bank publishes it: a zip file with one CSV file.",
        ),
    ] = None,
    data: Data = DEFAULT_DATA,
    quiet: Quiet = False,
    verbose: Verbose = False,  # noqa: ARG001  (its callback does the work)
) -> None:
    """Fetch newer rates than those that came with the installation; the runs on this data folder use them from then on.

    The table is checked before it replaces anything: it is whole, has a rate of the dollar, ends no earlier than the present one and agrees with it.
    Needs the network. What is loaded already keeps its dollar values until `claimhouse reprocess`.
    """
    from flows.clock import now
    from flows.rates import ADDRESS, update_rates

    done = update_rates(data, url or ADDRESS, today=now().date())
    if quiet:
        return
    if done.now == done.before:
        typer.echo(f"there is nothing newer: rates up to {done.now}")
    else:
        typer.echo(
            f"rates up to {done.now} (before: {done.before}); what is loaded already follows with `claimhouse reprocess --all`"
        )
