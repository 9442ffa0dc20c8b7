"""Removing what is past its keep time."""

from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from pathlib import Path

from flows.clock import now
from flows.layout import Layout
from warehouse.opening import writer
from warehouse.pruning import prune
from warehouse.publishing import export_ops


def prune_folder(folder: Path, keep_time: timedelta, keep_publications: int) -> dict[str, int]:
    """How many of each kind were removed.

    Raises:
        warehouse.errors.WarehouseError: a run is at work, or the folder or the warehouse cannot be used.
    """
    before = now() - keep_time
    with writer(folder) as connection:
        pruned = prune(connection, folder, before=before, keep_publications=keep_publications)
        export_ops(connection, folder)
        return asdict(pruned) | {"logs": _prune_logs(Layout(folder), before)}


def _prune_logs(layout: Layout, before: datetime) -> int:
    old = [
        path
        for path in layout.log_folder.glob("*.log")
        if datetime.fromtimestamp(path.stat().st_mtime, UTC).replace(tzinfo=None) < before
    ]
    for path in old:
        path.unlink()
    return len(old)
