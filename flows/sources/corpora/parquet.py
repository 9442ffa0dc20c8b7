"""Parquet files: one article a row, read a few hundred rows at a time and only the columns that are needed."""

from collections.abc import Iterator
from pathlib import Path

from pyarrow import ArrowException, RecordBatch, parquet

from flows.sources import Refused
from flows.sources.corpora.rows import Columns
from flows.sources.folder import printable, why

SUFFIXES = (".parquet",)
_ROWS = 500
BEYOND = "a value of it lies beyond what can be told, such as a time in the year 300,000"


def rows(path: Path, columns: Columns) -> Iterator[tuple[int, dict[str, object] | Refused]]:
    """The rows of a file with their numbers, from 1."""
    origin = printable(path)
    number = 0
    try:
        with parquet.ParquetFile(path, memory_map=False, pre_buffer=False) as file:
            wanted = columns.wanted(file.schema_arrow.names)
            for batch in file.iter_batches(batch_size=_ROWS, columns=wanted):
                for row in _read(batch):
                    number += 1
                    yield number, row if row is not None else Refused(f"{origin}:{number}", "malformed", BEYOND)
    except KeyError as error:
        there = ", ".join(file.schema_arrow.names[:20])
        yield 0, Refused(origin, "malformed", f"there is no column {error}; there are: {there}")
    except OSError as error:
        yield 0, Refused(origin, "unreadable", why(error))
    except ArrowException as error:
        yield 0, Refused(origin, "malformed", " ".join(str(error).split())[:200])


def _read(batch: RecordBatch) -> Iterator[dict[str, object] | None]:
    """The rows of a batch, None for each that holds what Python has no value for."""
    try:
        yield from batch.to_pylist()
    except (OverflowError, ValueError):
        if batch.num_rows == 1:
            yield None
        else:
            for place in range(batch.num_rows):
                yield from _read(batch.slice(place, 1))
