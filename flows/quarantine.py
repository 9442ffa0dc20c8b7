"""What is held in quarantine, and letting it go."""

import json
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from expectations.reasons import meaning
from flows.clock import now
from flows.ledger import exported
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


@dataclass(frozen=True)
class Held:
    """A refusal: `reasons` with what each means, the row as it was read, and which rules and which program refused it."""

    quarantine_id: str
    stage: str
    table_name: str | None
    record_id: str | None
    origin: str | None
    reasons: dict[str, str]
    record: object
    rules_version: str | None
    pipeline_version: str | None
    run_id: str
    quarantined_at: str
    released_at: str | None


def shown(folder: Path, quarantine_id: str) -> Held:
    """One refusal, held or released, with everything that is known of it.

    Raises:
        NotHeldError: nothing of this id was ever refused.
        warehouse.errors.NotPublished: no run has been here.
    """
    found = exported(folder, "quarantine").filter(quarantine_id=quarantine_id)
    if found.is_empty():
        raise NotHeldError(f"nothing was refused as {quarantine_id}; `claimhouse quarantine` lists what is held")
    row = found.row(0, named=True)
    runs = exported(folder, "runs").filter(run_id=row["run_id"])
    return Held(
        **{
            name: row[name]
            for name in ("quarantine_id", "stage", "table_name", "record_id", "origin", "rules_version", "run_id")
        },
        reasons={reason: meaning(row["table_name"] or "", reason) for reason in row["reasons"]},
        record=json.loads(row["record"]) if row["record"] else None,
        pipeline_version=runs["pipeline_version"].item() if len(runs) else None,
        quarantined_at=row["quarantined_at"].isoformat(),
        released_at=row["released_at"] and row["released_at"].isoformat(),
    )


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
