"""Asking the published copy: read-only, without access to any other file or to the network."""

from pathlib import Path

import duckdb
import polars as pl

from warehouse.errors import QueryFailed
from warehouse.frames import rows
from warehouse.opening import published


def query(folder: Path, sql: str) -> pl.DataFrame:
    """The rows that the published copy of a data folder gives for one SQL statement.

    Raises:
        QueryFailed: the statement is wrong, wants to write, or reaches for another file; the message is DuckDB's, with the place.
        NotPublished: there is no published copy yet.
    """
    with published(folder) as c:
        try:
            if len(duckdb.extract_statements(sql)) != 1:
                raise QueryFailed("one statement at a time, please")
            return rows(c, sql)
        except duckdb.Error as error:
            raise QueryFailed(str(error).strip()) from error
