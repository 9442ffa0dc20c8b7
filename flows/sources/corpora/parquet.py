"""Parquet files: one article a row, read a few hundred rows at a time and only the columns that are needed."""

from collections.abc import Iterator
from pathlib import Path

from pyarrow import ArrowException, parquet

from flows.sources import Refused
from flows.sources.corpora.rows import Columns
from flows.sources.folder import printable, why

SUFFIXES = (".parquet",)
_ROWS = 500


def rows(path: Path, columns: Columns) -> Iterator[tuple[int, dict[str, object] | Refused]]:
    """The rows of a file with their numbers, from 1."""
    origin = printable(path)
    number = 0
    try:
        with parquet.ParquetFile(path, memory_map=False, pre_buffer=False) as file:
            wanted = columns.wanted(file.schema_arrow.names)
            for batch in file.iter_batches(batch_size=_ROWS, columns=wanted):
                for row in batch.to_pylist():
                    number += 1
                    yield number, row
    except KeyError as error:
        there = ", ".join(file.schema_arrow.names[:20])
        yield 0, Refused(origin, "malformed", f"there is no column {error}; there are: {there}")
    except OSError as error:
        yield 0, Refused(origin, "unreadable", why(error))
    except ArrowException as error:
        yield 0, Refused(origin, "malformed", " ".join(str(error).split())[:200])
