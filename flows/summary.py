"""What a run did, in numbers that add up."""

from dataclasses import dataclass

import polars as pl

from flows.due import is_kept_back, still_kept_back
from flows.run import Run, end
from flows.sources import OTHER_FILE
from flows.verdicts import failed_checks
from transforms.schema import ITEM_STATUSES
from warehouse.ledger import history, refused


@dataclass(frozen=True)
class FailedCheck:
    """An expectation or check that was not met."""

    suite: str
    expectation: str
    column_name: str | None
    severity: str
    unexpected: int | None


@dataclass(frozen=True)
class SourceCount:
    """What a source yielded and what it passed over, by reason; the second has no line in the ledger and is not among the items seen."""

    name: str
    kind: str
    items: int
    passed_over: dict[str, int]
    notes: tuple[str, ...]


@dataclass(frozen=True)
class Unread:
    """Items of a run that were not read for one reason; `example` is the origin of one."""

    status: str
    reason: str
    items: int
    example: str

    def __str__(self) -> str:
        among = f", such as {self.example}" if self.items > 1 else f": {self.example}"
        return f"{self.status}: {self.items:,} {self.reason}{among}"


@dataclass(frozen=True)
class RunSummary:
    """The line of `ops.runs`, the checks that failed, and where things lie. The seven counts of items add up to `items_seen`.

    `kept_back` is the run since the last publication that a critical check kept back and that this one did not make up for.
    """

    run_id: str
    flow: str
    status: str
    is_published: bool
    pipeline_version: str
    seconds: float
    items_seen: int
    items_new: int
    items_changed: int
    items_unchanged: int
    items_duplicate: int
    items_rejected: int
    items_quarantined: int
    items_failed: int
    claims_loaded: int
    figures_loaded: int
    claims_added: int
    claims_gone: int
    figures_added: int
    figures_gone: int
    files_passed_over: int
    passed_over: int
    repeated: int
    sources: tuple[SourceCount, ...]
    unread: tuple[Unread, ...]
    checks: int
    failed_checks: tuple[FailedCheck, ...]
    published: str | None
    kept_back: str | None
    log: str

    @property
    def counts(self) -> dict[str, int]:
        """How many items ended with each status."""
        return {status: getattr(self, f"items_{status}") for status in ITEM_STATUSES}


def conclude(run: Run) -> RunSummary:
    """What the run did, after its last line was written in the ledger."""
    end(run, "completed_with_failures" if is_kept_back(run) else "completed")
    line = history(run.connection).row(by_predicate=pl.col("run_id") == run.run_id, named=True)
    link = run.layout.folder / "published"
    return RunSummary(
        **{name: line[name] for name in LEDGER},
        seconds=round((line["finished_at"] - line["started_at"]).total_seconds(), 1),
        files_passed_over=sum(tally.passed_over[OTHER_FILE] for tally in run.tallies),
        passed_over=sum(sum(tally.passed_over.values()) for tally in run.tallies),
        repeated=run.repeated,
        sources=tuple(
            SourceCount(
                tally.name, tally.kind, tally.yielded, dict(sorted(tally.passed_over.items())), tuple(tally.notes)
            )
            for tally in run.tallies
        ),
        unread=tuple(Unread(*row) for row in refused(run.connection, run.run_id).iter_rows()),
        checks=sum(len(results) for results in run.verdicts),
        failed_checks=tuple(
            FailedCheck(*row)
            for row in failed_checks(run.verdicts)
            .select("suite", "expectation", "column_name", "severity", "unexpected")
            .iter_rows()
        ),
        published=str(link) if link.exists() else None,
        kept_back=None if run.publication else still_kept_back(run),
        log=str(run.layout.log(run.run_id)),
    )


LEDGER = (
    "run_id", "flow", "status", "is_published", "pipeline_version", "items_seen", *(f"items_{s}" for s in ITEM_STATUSES),
    "claims_loaded", "figures_loaded", "claims_added", "claims_gone", "figures_added", "figures_gone",
)  # fmt: skip


def passed_over(summary: RunSummary) -> list[str]:
    """A line for each source that passed something over or has something to say."""
    lines = []
    for source in summary.sources:
        said = [f"{count:,} {reason}" for reason, count in source.passed_over.items()]
        if said or source.notes:
            lines.append(
                "; ".join([f"{source.name}: {', '.join(said)} passed over" if said else source.name, *source.notes])
            )
    if summary.repeated:
        lines.append(f"{summary.repeated:,} items were named more than once")
    return lines


def kept_back(run_id: str) -> str:
    """What there is to do about a run that still waits to be published."""
    return f"kept back since run {run_id} by a critical check that this run could not make: look at it, then `claimhouse publish`"


def markdown(summary: RunSummary) -> str:
    """The summary for a person, as Prefect shows it."""
    counts = [f"| {status} | {count} |" for status, count in summary.counts.items()]
    failed = [
        f"| {check.severity} | {check.suite} | {check.expectation} | {check.column_name or ''} | {check.unexpected} |"
        for check in summary.failed_checks
    ]
    return "\n".join(
        [
            f"# {summary.flow}: {summary.status}",
            f"Run `{summary.run_id}` in {summary.seconds} s loaded {summary.claims_loaded} claims and {summary.figures_loaded} figures.",
            f"Published copy: `{summary.published}`" if summary.is_published else "Nothing was published.",
            *([kept_back(summary.kept_back)] if summary.kept_back else []),
            "",
            f"| items | {summary.items_seen} |",
            "| --- | ---: |",
            *counts,
            "",
            *(f"- {line}" for line in [*map(str, summary.unread), *passed_over(summary)]),
            "",
            f"{summary.checks} checks, {len(summary.failed_checks)} not met.",
            *(
                ["", "| severity | suite | expectation | column | rows |", "| --- | --- | --- | --- | ---: |"]
                if failed
                else []
            ),
            *failed,
        ]
    )
