"""What the runs did, as everybody may read it at any time: the tables of `ops` that every run exports."""

from pathlib import Path

import polars as pl

from warehouse.errors import NotPublished
from warehouse.opening import FILE as WAREHOUSE


def exported(folder: Path, table: str) -> pl.DataFrame:
    """A table of `ops` as the last run left it.

    Raises:
        warehouse.errors.NotPublished: no run has been here.
    """
    file = folder / "ops" / f"{table}.parquet"
    if not file.is_file():
        raise _nothing_yet(folder)
    return pl.read_parquet(file)


def begun(folder: Path) -> None:
    """Make sure that there is a warehouse, for commands that work on what is there: a folder misspelt is not to become an empty one.

    Raises:
        warehouse.errors.NotPublished: no run has been here.
    """
    if not (folder / WAREHOUSE).is_file():
        raise _nothing_yet(folder)


def _nothing_yet(folder: Path) -> NotPublished:
    return NotPublished(f"nothing has run in {folder} yet; `claimhouse run --data {folder}` begins")
