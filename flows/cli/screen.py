"""What a person sees of a run: a bar with counts while it works, and a summary that adds up."""

import json
import shlex
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from shutil import which

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table

from flows.cli.endings import KEPT_BACK
from flows.cli.options import DEFAULT_DATA
from flows.progress import watcher
from flows.summary import RunSummary, kept_back, passed_over

QUERIES = (
    "select subject, metric, value, unit, qualifier, text from figure_trail limit 10",
    "select entity, value_usd, claimant, source_name from funding order by value_usd desc nulls last limit 10",
    "select entity, metric, text, claimant, source_name from disputed_figures limit 10",
)
"""To try after a run; few columns, so that they fit a terminal."""


class Bar:
    """A progress bar that follows a run."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._bar = progress.add_task("starting", total=None)
        self._total = 0

    def planned(self, items: int, settled: int) -> None:
        self._total += items
        self._progress.update(self._bar, total=self._total, advance=settled, description="reading articles")

    def loaded(self, items: int) -> None:
        self._progress.update(self._bar, advance=items)

    def step(self, name: str) -> None:
        self._progress.update(self._bar, description=name)


@contextmanager
def watched(*, is_quiet: bool) -> Iterator[None]:
    """Show a bar while the body runs, on a terminal only."""
    console = Console(stderr=True)
    if is_quiet or not console.is_terminal:
        yield
        return
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description:<36}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console, transient=True) as progress:
        token = watcher.set(Bar(progress))
        try:
            yield
        finally:
            watcher.reset(token)


def ended(summary: RunSummary, data: Path, *, as_json: bool, is_quiet: bool) -> None:
    """Print the summary of a run on a data folder, and leave with the exit code that it asks for."""
    if as_json:
        sys.stdout.write(json.dumps(asdict(summary), ensure_ascii=False, indent=2) + "\n")
    elif not is_quiet:
        _print(summary, data, Console(highlight=False, soft_wrap=True))
    if summary.status != "completed":
        raise typer.Exit(KEPT_BACK)


def _print(summary: RunSummary, data: Path, console: Console) -> None:
    console.print(f"\n[bold]{summary.flow}[/bold] {summary.status} in {summary.seconds:.1f} s (run {summary.run_id})\n")
    console.print(_counts(summary))
    for unread in summary.unread[:10]:
        console.print(f"  {unread}", markup=False)
    if summary.unread:
        console.print(f"  each with its reason: {command('quarantine', data)}", markup=False)
    said = passed_over(summary)
    for line in said:
        console.print(line, markup=False)
    if summary.files_passed_over:
        console.print("other files are not .txt, .md or .html, or hidden, or a README")
    if not summary.items_seen and not said and summary.flow == "ingest":
        console.print("There is nothing to read there.")
    console.print(f"loaded: {summary.claims_loaded:,} claims, {summary.figures_loaded:,} figures")
    _print_changes(summary, console)
    _print_checks(summary, data, console)
    _print_publication(summary, data, console)


def _print_changes(summary: RunSummary, console: Console) -> None:
    """What the new texts of changed articles say that the former ones did not, and the reverse."""
    claims, figures = (summary.claims_added, summary.claims_gone), (summary.figures_added, summary.figures_gone)
    if any((*claims, *figures)):
        console.print(
            f"changed articles: {claims[0]:,} claims and {figures[0]:,} figures added, {claims[1]:,} and {figures[1]:,} gone"
        )


def _counts(summary: RunSummary) -> Table:
    table = Table(box=None, show_header=False, pad_edge=False)
    table.add_column()
    table.add_column(justify="right")
    for status, count in summary.counts.items():
        if count:
            table.add_row(status, f"{count:,}")
    table.add_row("[bold]items seen[/bold]", f"[bold]{summary.items_seen:,}[/bold]")
    return table


def _print_checks(summary: RunSummary, data: Path, console: Console) -> None:
    failed = [check for check in summary.failed_checks if check.severity != "info"]
    console.print(f"checks: {summary.checks:,}, not met: {len(failed)}")
    for check in failed[:10]:
        name = f"{check.suite}.{check.column_name}" if check.column_name else check.suite
        console.print(f"  {check.severity}: {name}: {check.expectation} ({check.unexpected} rows)", markup=False)
    if summary.items_quarantined or failed:
        why, refused = (command(name, data) for name in ("quality", "quarantine"))
        console.print(f"  why, with rows: {why} · what was refused: {refused}", markup=False)


def _print_publication(summary: RunSummary, data: Path, console: Console) -> None:
    if summary.status != "completed":
        console.print("[bold red]a critical check failed: nothing was published[/bold red]")
    elif summary.is_published:
        console.print(f"published: {summary.published}/claimhouse.duckdb", markup=False)
    elif summary.kept_back:
        console.print(kept_back(summary.kept_back), markup=False)
        why = command("quality", data)
        console.print(f"  why: {why} --run {summary.kept_back} · to publish: {command('publish', data)}", markup=False)
    elif summary.published:
        console.print(
            f"nothing has changed; the published copy stays: {summary.published}/claimhouse.duckdb", markup=False
        )
    if summary.is_published:
        console.print("\ntry:")
        for query in QUERIES:
            console.print(f'  {command("sql", data)} "{query}"', markup=False)


def command(name: str, data: Path) -> str:
    """A command as it can be typed to ask this data folder: with the path of the program where the shell would not find it."""
    program = Path(sys.argv[0])
    shown = "claimhouse" if program.name != "claimhouse" or which("claimhouse") else str(program)
    where = [] if data == DEFAULT_DATA else ["--data", str(data)]
    return shlex.join([shown, name, *where])
