"""Pruning: raw bytes, staged batches, publications and run history past their keep time."""

import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from warehouse import Connection
from warehouse.frames import rows, transaction
from warehouse.publications import remove_old


@dataclass(frozen=True)
class Pruned:
    """How much was removed of each kind."""

    raw_files: int
    stage_folders: int
    publications: int
    runs: int


def prune(c: Connection, folder: Path, *, before: datetime, keep_publications: int = 2) -> Pruned:
    """Remove what is older than a time, UTC, and no longer needed.

    Raw files stay as long as one of their documents is an article, or is held in quarantine or to be tried again; staged batches of a run
    that runs, or was interrupted and not followed by one that ended well; runs that a row still names, and the last one. The last `keep_publications`
    publications stay whatever their age.
    """
    return Pruned(
        raw_files=_prune_raw(c, folder / "raw", before),
        stage_folders=_prune_stage(c, folder / "stage", before),
        publications=remove_old(folder, keep=keep_publications),
        runs=_prune_runs(c, before),
    )


def _prune_raw(c: Connection, raw: Path, before: datetime) -> int:
    """The ledger forgets a file before it is deleted, so that it never names one that is gone; files it does not name go by their age."""
    files = rows(
        c,
        """
        select file
        from ops.raw
        group by file
        having max(retrieved_at) < ? and not bool_or(
            content_hash in (select content_hash from main.articles)
            or content_hash in (
                select content_hash from ops.items where content_hash is not null and status in ('quarantined', 'failed', 'duplicate')
            )
        )
        """,
        [before],
    )["file"].to_list()
    c.execute("delete from ops.raw where list_contains(?, file)", [files])
    named = {row[0] for row in c.execute("select distinct file from ops.raw").fetchall()}
    unnamed = [
        path
        for path in raw.glob("*.parquet")
        if path.name not in named and (path.name in files or _is_before(path, before))
    ]
    for path in unnamed:
        path.unlink()
    return len(unnamed)


def _prune_stage(c: Connection, stage: Path, before: datetime) -> int:
    needed = {
        row[0]
        for row in c.execute(
            """
            select run_id from ops.runs
            where status = 'running' or (status = 'interrupted' and started_at >= coalesce(
                (select max(started_at) from ops.runs where status in ('completed', 'completed_with_failures')), started_at
            ))
            """
        ).fetchall()
    }
    old = [path for path in stage.glob("*") if path.is_dir() and path.name not in needed and _is_before(path, before)]
    for path in old:
        shutil.rmtree(path)
    return len(old)


def _prune_runs(c: Connection, before: datetime) -> int:
    with transaction(c):
        c.execute("delete from ops.quarantine where released_at < ?", [before])
        c.execute(
            """
            create or replace temp table old_runs as
            select run_id from ops.runs
            where started_at < ? and status <> 'running' and started_at < (select max(started_at) from ops.runs)
            """,
            [before],
        )
        for table in ("quality_results", "run_measures"):
            c.execute(f"delete from ops.{table} where run_id in (select run_id from old_runs)")  # noqa: S608
        gone = c.execute(
            """
            delete from ops.runs
            where run_id in (select run_id from old_runs)
                and run_id not in (select run_id from main.articles)
                and run_id not in (select run_id from ops.items)
                and run_id not in (select run_id from ops.quarantine)
            returning run_id
            """
        ).fetchall()
    return len(gone)


def _is_before(path: Path, before: datetime) -> bool:
    return datetime.fromtimestamp(path.stat().st_mtime, UTC).replace(tzinfo=None) < before
