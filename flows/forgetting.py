"""Taking an article or a source out of everything: tables, raw bytes, staged batches, publications, and the free blocks of the file."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from flows import steps, verdicts
from flows.clock import now
from flows.correcting import read_corrections
from flows.journal import log
from flows.run import Run, opened_run
from flows.scrubbing import clean_raw
from flows.summary import RunSummary, conclude
from flows.usage import WrongUsage
from warehouse import forgetting, targets
from warehouse.compacting import compact
from warehouse.correcting import naming_targeted
from warehouse.opening import writer
from warehouse.publications import remove_old
from warehouse.publishing import export_ops

FLOW = "forget"


class UnknownTargetError(WrongUsage):
    """Nothing here has that name."""


@dataclass(frozen=True)
class Forgotten:
    """How many rows and files of each kind went, or would go; `corrections` of the declared ones name it and stay declared; `summary` is None of a
    trial, and of what had gone before."""

    counts: dict[str, int]
    corrections: int
    summary: RunSummary | None = None


def trial(folder: Path, target: str) -> Forgotten:
    """What forgetting would take out; nothing is changed.

    Raises:
        UnknownTargetError: nothing here has that name.
        flows.correcting.CorrectionsError: the table of corrections, which may name it, cannot be read.
        warehouse.errors.WarehouseError: a run is at work, or the warehouse cannot be used.
    """
    _there(folder)
    declared = read_corrections(folder)
    with writer(folder) as c:
        counts = targets.found(c, target) | {"examples": forgetting.examples_since(c, target)}
        _refuse_unknown(counts, forgetting.state(c, target), target)
        return Forgotten(counts, len(naming_targeted(c, declared, target)))


def forget(folder: Path, target: str) -> Forgotten:
    """What was taken out. Killed at any point, it is finished by calling it again.

    The tables come first, in one transaction with the note that the target is not to come back; then raw bytes, staged batches and the page;
    then a new publication, with which all older ones go; then the private file is written anew. Only then is the note marked as finished. Called
    again later, it takes out what checks have kept as examples since: a declared correction may have brought words back.

    Raises:
        UnknownTargetError: nothing here has that name.
        flows.correcting.CorrectionsError: the table of corrections, which may name it, cannot be read.
        warehouse.errors.WarehouseError: a run is at work, or the folder or the warehouse cannot be used.
    """
    would = trial(folder, target)
    if would.counts.get("done"):
        return Forgotten({}, would.corrections)
    with opened_run(folder, FLOW) as run:
        counts = forgetting.forget(run.connection, target, run.run_id, now(), corrections=read_corrections(folder))
        steps.reconcile_touched(run)
        steps.refresh_entities(run)
        counts |= {"raw_files": clean_raw(run), "stage_folders": _clear_stages(run)}
        shutil.rmtree(folder / "report", ignore_errors=True)
        log.info("forgotten: %s", counts)
        run.changes += 1
        verdicts.check(run)
        verdicts.publish_if_due(run, keep=1)
        summary = conclude(run)
    if summary.is_published:
        compact(folder)
        with writer(folder) as c:
            remove_old(folder, keep=1)  # by now nobody is opening what stands in for the former publication
            forgetting.finish(c, target, now())
            export_ops(c, folder)
    return Forgotten(counts, would.corrections, summary)


def allow_again(folder: Path, target: str) -> int:
    """The number of notes taken back.

    Raises:
        UnknownTargetError: nobody has asked to forget it.
    """
    _there(folder)
    with writer(folder) as c:
        taken = forgetting.allow_again(c, target)
        if not taken:
            raise UnknownTargetError(f"nobody has asked to forget {target}")
        export_ops(c, folder)
    return taken


def _clear_stages(run: Run) -> int:
    """Staged batches go as a whole: they may hold what is forgotten, and are read again from raw bytes."""
    stages = list(run.layout.stage_folder.iterdir())
    for stage in stages:
        shutil.rmtree(stage)
    return len(stages)


def _refuse_unknown(counts: dict[str, int], state: str | None, target: str) -> None:
    if any(counts.values()) or state == "unfinished":
        return
    if state == "finished":
        counts["done"] = 1
        return
    raise UnknownTargetError(
        f"nothing here is called {target}; name an origin, an address, an article_id or a source_id"
    )


def _there(folder: Path) -> None:
    if not (folder / "warehouse.duckdb").is_file():
        raise UnknownTargetError(f"there is no warehouse in {folder}")
