"""Kept bytes are read in batches that fit, however many files they lie in."""

import polars as pl
import pytest

from flows.plan import PACKED_BYTES, packed


@pytest.mark.parametrize(
    ("files", "sizes", "batch_size", "expected"),
    [
        ("", {}, 2, []),
        ("aaaaa", {"a": 9}, 2, ["aa", "aa", "a"]),
        ("abcd", {"a": 1, "b": 1, "c": 1, "d": 1}, 3, ["abc", "d"]),
        ("aabbb", {"a": 1, "b": 1}, 4, ["aa", "bbb"]),
        ("abc", {"a": PACKED_BYTES, "b": 1, "c": 1}, 9, ["a", "bc"]),
        ("aab", {"a": PACKED_BYTES * 5, "b": 1}, 9, ["aa", "b"]),
    ],
)
def test_small_files_are_read_together_and_large_ones_in_parts(files, sizes, batch_size, expected):
    kept = pl.DataFrame({"file": list(files), "content_hash": [str(i) for i in range(len(files))]})
    kept = kept.with_columns(pl.col("file").cast(pl.String), pl.col("content_hash").cast(pl.String))
    batches = list(packed(kept, sizes, batch_size))
    assert ["".join(batch["file"]) for batch in batches] == expected
    assert [name for batch in batches for name in batch["content_hash"]] == kept["content_hash"].to_list()
