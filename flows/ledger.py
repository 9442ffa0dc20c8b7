"""What the runs did, as everybody may read it at any time: the tables of `ops` that every run exports."""

from pathlib import Path

import polars as pl

from warehouse.errors import NotPublished


def exported(folder: Path, table: str) -> pl.DataFrame:
    """A table of `ops` as the last run left it.

    Raises:
        warehouse.errors.NotPublished: no run has been here.
    """
    file = folder / "ops" / f"{table}.parquet"
    if not file.is_file():
        raise NotPublished(f"nothing has run in {folder} yet; `claimhouse run --data {folder}` begins")
    return pl.read_parquet(file)
