"""The page of a data folder, made now."""

from datetime import UTC, datetime
from pathlib import Path

from flows import settings
from warehouse.publishing import has_text_now
from warehouse.report import write_report


def write(folder: Path, *, with_text: bool = True) -> Path:
    """The `index.html` of a data folder's report, written now; without texts also where publications have none, here or by the environment.

    Raises:
        warehouse.errors.NotPublished: no run has been here.
        warehouse.errors.WarehouseUnusable: the copy cannot be read, or the report not be written.
    """
    has_text = with_text and not settings.without_text() and has_text_now(folder)
    return write_report(folder, made_at=datetime.now(UTC), with_text=has_text)
