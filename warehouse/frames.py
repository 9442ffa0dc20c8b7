"""Polars frames in and out of DuckDB, and transactions."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress

import duckdb
import polars as pl

from warehouse import Connection


@contextmanager
def transaction(c: Connection) -> Iterator[None]:
    """All or nothing of what the body does; an error is raised on after the rollback."""
    c.begin()
    try:
        yield
        c.commit()
    except BaseException:
        with suppress(duckdb.Error):  # a failed commit has rolled back already; the first error is the one to tell
            c.rollback()
        raise


@contextmanager
def shown(c: Connection, **frames: pl.DataFrame) -> Iterator[None]:
    """The frames as temporary tables of their names, while the body runs; a name must differ from those of `main`, which it would hide."""
    for name, frame in frames.items():
        c.register(name, frame)
    try:
        yield
    finally:
        for name in frames:
            with suppress(duckdb.Error):  # an aborted transaction forgets them by itself
                c.unregister(name)


def rows(c: Connection, query: str, parameters: Sequence[object] | Mapping[str, object] | None = None) -> pl.DataFrame:
    """The result of a query as a frame."""
    frame: pl.DataFrame = c.sql(query, params=parameters).pl()
    return frame


def fitted(frame: pl.DataFrame, schema: pl.Schema) -> pl.DataFrame:
    """The columns of a schema, in its order and types; further ones fall away."""
    return frame.select(schema.names()).cast(schema)


def number(c: Connection, query: str, parameters: Mapping[str, object] | None = None) -> int:
    """The one number that a query yields; read to its end, because an unfinished result blocks the connection."""
    return int(c.execute(query, parameters).fetchall()[0][0])
