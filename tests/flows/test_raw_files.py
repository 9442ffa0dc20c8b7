"""Raw files give back what a source yielded, also those that an older program has written."""

from datetime import date, datetime

import polars as pl

from flows.raw import RAW, members, read_raw, write_frame, write_raw
from transforms.ids import content_hash
from transforms.records import Hints, Item

AT = datetime(2026, 6, 1, 12, 0)
PAGE = Item(
    "https://quay.example/a", b"<p>\xe9</p>", content_hash(b"<p>\xe9</p>"), "text/html", AT,
    Hints(url="https://quay.example/a", published_on=date(2026, 5, 30), published_from="feed", charset="iso-8859-1"),
)  # fmt: skip


def test_items_come_back_with_all_that_was_said_of_them(tmp_path):
    write_raw(tmp_path / "raw.parquet", [PAGE])
    assert read_raw(tmp_path / "raw.parquet") == [PAGE]


def test_a_file_of_a_program_that_knew_no_charset_is_read(tmp_path):
    write_raw(tmp_path / "new.parquet", [PAGE])
    write_frame(tmp_path / "old.parquet", pl.read_parquet(tmp_path / "new.parquet").drop("charset"))
    (item,) = read_raw(tmp_path / "old.parquet")
    assert (item.content, item.hints.published_from, item.hints.charset) == (PAGE.content, "feed", None)
    assert members(tmp_path / "old.parquet").columns == [name for name in RAW if name != "content"]
