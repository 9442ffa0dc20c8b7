"""`claimhouse doctor`: what is installed, what is missing, and how to get it."""

import typer

from flows.cli.endings import FAILED
from flows.cli.options import DEFAULT_DATA, Data, Verbose


def doctor(
    *,
    data: Data = DEFAULT_DATA,
    verbose: Verbose = False,  # noqa: ARG001  (its callback does the work)
) -> None:
    """Look at the installation and the data folder, and say what is missing and how to get it.

    Leaves with 1 if something that every run needs is missing.
    """
    from rich.console import Console

    from flows.diagnosis import findings

    console = Console(highlight=False, soft_wrap=True)
    found = findings(data)
    for finding in found:
        sign = (
            "[green]ok[/green]     "
            if finding.is_well
            else ("[red]missing[/red]" if finding.is_needed else "[yellow]absent[/yellow] ")
        )
        console.print(f"{sign} {finding.name}: ", end="")
        console.print(finding.detail, markup=False)
    if any(finding.is_needed and not finding.is_well for finding in found):
        raise typer.Exit(FAILED)
