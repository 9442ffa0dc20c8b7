"""Raw files without what is not to be kept."""

import polars as pl

from flows.raw import write_frame
from flows.run import Run
from warehouse import forgetting


def clean_raw(run: Run) -> int:
    """The number of raw files written anew without what is forgotten, or removed where nothing is left; each by one rename."""
    unwanted = forgetting.unwanted_content(run.connection)
    contents = unwanted.filter(kind="content")["name"].implode()
    origins = unwanted.filter(kind="origin")["name"].implode()
    named = forgetting.kept_content(run.connection).implode()
    touched = 0
    for path in sorted(run.layout.raw_folder.glob("*.parquet")):
        gone = pl.col("content_hash").is_in(contents) | (
            pl.col("origin").is_in(origins) & ~pl.col("content_hash").is_in(named)
        )
        marks = pl.read_parquet(path, columns=["content_hash", "origin"]).select(gone=gone)["gone"]
        if not marks.any():
            continue
        touched += 1
        if marks.all():
            path.unlink()
        else:
            write_frame(path, pl.read_parquet(path.read_bytes()).filter(~marks), is_flushed=True)
    for unfinished in run.layout.raw_folder.glob(".*.unfinished"):
        unfinished.unlink()
    return touched
