"""Rows that a failed expectation can be understood by, as JSON."""

import polars as pl
import polars.selectors as cs

from transforms.schema import EXAMPLES

LONGEST = 200
"""Characters of a text in an example: whole articles are no examples."""


def examples(failing: pl.DataFrame) -> list[str]:
    """The first rows as JSON objects without lists, long texts cut off with an ellipsis."""
    text = pl.col(pl.String)
    cut = pl.when(text.str.len_chars() > LONGEST).then(text.str.slice(0, LONGEST) + "…").otherwise(text)
    first = failing.head(EXAMPLES).select(~cs.nested()).with_columns(cut.name.keep(), cs.temporal().dt.to_string("iso"))
    return first.select(pl.struct(pl.all()).struct.json_encode()).to_series().to_list()
