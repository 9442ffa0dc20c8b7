"""The page of a data folder, made now."""

from datetime import UTC, datetime
from pathlib import Path

from warehouse.report import write_report


def write(folder: Path, *, with_text: bool = True) -> Path:
    """The `index.html` of a data folder's report, written now.

    Raises:
        warehouse.errors.NotPublished: no run has been here.
        warehouse.errors.WarehouseUnusable: the copy cannot be read, or the report not be written.
    """
    return write_report(folder, made_at=datetime.now(UTC), with_text=with_text)
