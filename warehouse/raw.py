"""Where raw bytes are kept, and which of them items and articles stand for: `ops.raw`."""

from datetime import datetime

import polars as pl

from transforms.schema import TIME
from warehouse import Connection
from warehouse.correcting import CORRECTED
from warehouse.frames import fitted, rows, shown
from warehouse.items import RECONSIDERED
from warehouse.quarantine import RELEASED

WAITING = [RECONSIDERED, RELEASED, CORRECTED]
"""Why an item waits to be read again from its kept bytes."""

RAW = pl.Schema(
    {
        "content_hash": pl.String(),
        "file": pl.String(),
        "origin": pl.String(),
        "media_type": pl.String(),
        "retrieved_at": TIME,
        "url": pl.String(),
        "title": pl.String(),
        "author": pl.String(),
        "publisher": pl.String(),
        "published_on": pl.Date(),
        "published_from": pl.String(),
        "language": pl.String(),
        "country": pl.String(),
        "licence": pl.String(),
    }
)
"""One row for each content hash whose bytes are kept; `file` is relative to the folder `raw`, the rest is what its source said."""


def record_raw(c: Connection, frame: pl.DataFrame) -> None:
    """Record where raw bytes lie, as `RAW`; of bytes that are kept already, the first file stands."""
    with shown(c, frame=fitted(frame, RAW).unique("content_hash", keep="first", maintain_order=True)):
        c.execute("insert or ignore into ops.raw by name select * from frame")


def raw_files(c: Connection, *, since: datetime | None = None) -> pl.DataFrame:
    """The kept bytes that items stand for, as `RAW`, one row for each origin, by origin: all, or those retrieved since a time."""
    return _files(c, "select origin, content_hash from ops.items", {}, since)


def standing_files(c: Connection, *, since: datetime | None = None) -> pl.DataFrame:
    """As `raw_files`, the kept bytes of articles that stand though no item has these bytes now: newer ones of their origins were refused."""
    return _files(
        c, "select origin, content_hash from main.articles anti join ops.items using (content_hash)", {}, since
    )


def reconsidered_files(c: Connection) -> pl.DataFrame:
    """As `raw_files`, the kept bytes of items that wait to be read again.

    They lost their address to a text that is gone, were released from quarantine, or have other corrections now.
    """
    lost = "select origin, content_hash from ops.items where status = 'failed' and list_contains($reasons, reason)"
    return _files(c, lost, {"reasons": WAITING}, None)


def _files(c: Connection, wanted: str, parameters: dict[str, object], since: datetime | None) -> pl.DataFrame:
    kept = rows(
        c,
        f"""
        select raw.* replace (wanted.origin as origin)
        from ops.raw
        join ({wanted}) as wanted using (content_hash)
        where $since::timestamp is null or raw.retrieved_at >= $since
        order by wanted.origin
        """,  # noqa: S608
        {**parameters, "since": since},
    )
    return fitted(kept, RAW)
