"""Raw bytes of a batch in one Parquet file, kept before anything parses them."""

import errno
import os
from collections.abc import Iterable
from dataclasses import asdict, fields
from io import BytesIO
from pathlib import Path

import polars as pl

from transforms.records import Hints, Item
from transforms.schema import TIME

HINTS = {field.name: pl.Date() if field.name == "published_on" else pl.String() for field in fields(Hints)}

RAW = pl.Schema(
    {
        "origin": pl.String(),
        "content": pl.Binary(),
        "content_hash": pl.String(),
        "media_type": pl.String(),
        "retrieved_at": TIME,
        **HINTS,
    }
)
"""One row for each item of a batch, in the batch's order."""


def write_raw(path: Path, items: Iterable[Item]) -> None:
    """Write the items in one step: the file is there whole or not at all, also after a power failure, because the ledger will count on it."""
    rows = [
        (i.origin, i.content, i.content_hash, i.media_type, i.retrieved_at, *asdict(i.hints).values()) for i in items
    ]
    write_frame(path, pl.DataFrame(rows, RAW, orient="row"), is_flushed=True)


def read_raw(path: Path) -> list[Item]:
    """The items of a raw file.

    Raises:
        OSError: it cannot be read; the disk, not a document, is at fault.
    """
    try:
        rows = _whole(pl.read_parquet(path.read_bytes())).rows()
    except pl.exceptions.PolarsError as error:
        raise OSError(errno.EIO, "raw bytes are damaged; restore the file or delete it", str(path)) from error
    known = len(RAW) - len(HINTS)
    return [Item(row[0], row[1], row[2], row[3], row[4], Hints(*row[known:])) for row in rows]


def members(path: Path) -> pl.DataFrame:
    """Everything of a batch but the bytes."""
    return _whole(pl.scan_parquet(path).drop("content").collect())


def _whole(rows: pl.DataFrame) -> pl.DataFrame:
    """The columns of `RAW` but for the bytes where they were left out; what files of an older program do not know is NULL."""
    wanted = {name: kind for name, kind in RAW.items() if name != "content" or name in rows.columns}
    unknown = [pl.lit(None, kind).alias(name) for name, kind in wanted.items() if name not in rows.columns]
    return rows.with_columns(unknown).select(wanted.keys())


def write_frame(path: Path, frame: pl.DataFrame, *, is_flushed: bool = False) -> None:
    """Write a frame as Parquet beside its place and move it there.

    The bytes go through Python, so that a full disk is an `OSError` with its number.
    """
    target = BytesIO()
    frame.write_parquet(target)
    unfinished = path.with_name(f".{path.name}.unfinished")
    try:
        with unfinished.open("wb") as file:
            file.write(target.getbuffer())
            if is_flushed:
                file.flush()
                os.fsync(file.fileno())
        unfinished.replace(path)
    except OSError:
        unfinished.unlink(missing_ok=True)
        raise
