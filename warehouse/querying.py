"""Asking the published copy: read-only, without access to any other file or to the network."""

from pathlib import Path

import duckdb
import polars as pl

from warehouse import Connection
from warehouse.errors import QueryFailed
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
            return _read(c, sql)
        except duckdb.Error as error:
            raise QueryFailed(str(error).strip()) from error
        except pl.exceptions.PolarsError as error:
            raise QueryFailed("a column is of a kind that cannot be shown; write ::varchar behind it") from error


def _read(c: Connection, sql: str) -> pl.DataFrame:
    """The answer, with spans of time (`finished_at - started_at`) and bytes as text, since frames, CSV or JSON know none."""
    answer = c.sql(sql)
    if answer is None:
        return pl.DataFrame()
    kinds = dict(zip(answer.columns, map(str, answer.types), strict=True))
    unspoken = ['"' + name.replace('"', '""') + '"' for name, kind in kinds.items() if kind in ("INTERVAL", "BLOB")]
    if unspoken:
        answer = answer.project(f"* replace ({', '.join(f'{name}::varchar as {name}' for name in unspoken)})")
    frame: pl.DataFrame = answer.pl()
    return frame
