"""What is held in quarantine, and letting it go."""

from pathlib import Path

import polars as pl

from flows.ledger import exported
from flows.run import now
from warehouse.errors import WarehouseError
from warehouse.ledger import release
from warehouse.opening import writer
from warehouse.publishing import export_ops


class NotHeldError(WarehouseError):
    """Nothing of this id is in quarantine."""


def held(folder: Path) -> pl.DataFrame:
    """Refused documents and rows that were not released, and rejected items: quarantine_id, stage, table_name, origin, why."""
    refused = exported(folder, "quarantine").filter(pl.col("released_at").is_null())
    rejected = exported(folder, "items").filter(pl.col("status") == "rejected")
    columns = ("quarantine_id", "stage", "table_name", "origin", "why")
    return pl.concat(
        [
            refused.with_columns(why=pl.col("reasons").list.join("; ")).select(columns),
            rejected.select(
                pl.lit(None, pl.String).alias("quarantine_id"), pl.lit("rejected").alias("stage"),
                pl.lit(None, pl.String).alias("table_name"), "origin", why="reason",
            ),
        ]
    ).sort("origin", "table_name", "quarantine_id")  # fmt: skip


def let_go(folder: Path, quarantine_id: str) -> str:
    """The origin that the next run reads again.

    Raises:
        NotHeldError: nothing of this id is held.
        warehouse.errors.WarehouseError: a run is at work, or the warehouse cannot be used.
    """
    exported(folder, "quarantine")
    with writer(folder) as connection:
        try:
            released = release(connection, quarantine_id, now())
        except KeyError as error:
            raise NotHeldError(
                f"nothing is held in quarantine as {quarantine_id}; `claimhouse quarantine` lists it"
            ) from error
        export_ops(connection, folder)
    return released.origin or "its source"
