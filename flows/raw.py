"""Raw bytes of a batch in one Parquet file, kept before anything parses them."""

from collections.abc import Iterable, Sequence
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
    """Write the items in one step: the file is there whole or not at all."""
    rows = [
        (i.origin, i.content, i.content_hash, i.media_type, i.retrieved_at, *asdict(i.hints).values()) for i in items
    ]
    write_frame(path, pl.DataFrame(rows, RAW, orient="row"))


def read_raw(path: Path, places: Sequence[int] | None = None) -> list[Item]:
    """The items of a batch, or those at some places of it."""
    frame = pl.read_parquet(path.read_bytes())
    rows = frame.rows() if places is None else [frame.row(place) for place in places]
    known = len(RAW) - len(HINTS)
    return [Item(row[0], row[1], row[2], row[3], row[4], Hints(*row[known:])) for row in rows]


def members(path: Path) -> pl.DataFrame:
    """Everything of a batch but the bytes."""
    return pl.read_parquet(path, columns=[name for name in RAW if name != "content"])


def write_frame(path: Path, frame: pl.DataFrame) -> None:
    """Write a frame as Parquet beside its place and move it there.

    The bytes go through Python, so that a full disk is an `OSError` with its number.
    """
    target = BytesIO()
    frame.write_parquet(target)
    unfinished = path.with_name(f".{path.name}.unfinished")
    try:
        unfinished.write_bytes(target.getbuffer())
        unfinished.replace(path)
    except OSError:
        unfinished.unlink(missing_ok=True)
        raise
