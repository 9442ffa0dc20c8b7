"""Frames as script files, which a page opened from disk may load where it may not fetch: columns, in pieces, escaped."""

import json
from collections.abc import Iterator
from datetime import date

import polars as pl

PIECE = 4_000
"""Rows of a file: read in one go, it must not hold up the page."""

TEXT_PIECE = 200_000
"""Characters of articles in a file that is read when one of them is opened."""

DICTIONARY = 0.2
"""A column of text is written as numbers into a list of its values where there are fewer of them, as a share of the rows."""

_ESCAPES = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def call(name: str, *arguments: object) -> str:
    """A script that calls a function of the page. Nothing in the arguments can end the script or begin markup.

    Raises:
        ValueError: a number is not finite.
    """
    spoken = (
        json.dumps(argument, ensure_ascii=False, allow_nan=False, separators=(",", ":")) for argument in arguments
    )
    return f"claimhouse.{name}({','.join(one.translate(_ESCAPES) for one in spoken)});\n"


def pieces(table: str, frame: pl.DataFrame) -> Iterator[tuple[str, str]]:
    """Names and contents of the script files that hold a table, `PIECE` rows each; of an empty one, one file with its columns."""
    for number, piece in enumerate(frame.iter_slices(PIECE) if len(frame) else [frame]):
        columns = {name: _column(piece[name]) for name in piece.columns}
        yield f"{table}-{number:03d}.js", call("put", table, len(piece), columns)


def texts(articles: pl.DataFrame) -> Iterator[tuple[str, str, list[int]]]:
    """Name, content and articles (numbers of rows) of each script file of texts."""
    file, held, size = 0, {}, 0
    for number, text in enumerate(articles["text"].to_list()):
        if text is None:
            continue
        held[number] = text
        size += len(text)
        if size >= TEXT_PIECE:
            yield _texts(file, held)
            file, held, size = file + 1, {}, 0
    if held:
        yield _texts(file, held)


def _texts(file: int, held: dict[int, str]) -> tuple[str, str, list[int]]:
    return f"texts-{file:03d}.js", call("putTexts", held), list(held)


def _column(column: pl.Series) -> object:
    """A column as a list: days as days since 1970, times as ISO 8601, flags as 0 and 1; text that repeats as codes and values."""
    if column.dtype == pl.Date:
        return column.cast(pl.Int32).to_list()
    if column.dtype == pl.Datetime:
        return column.dt.strftime("%Y-%m-%dT%H:%M:%SZ").to_list()
    if column.dtype == pl.Boolean:
        return column.cast(pl.Int8).to_list()
    if column.dtype == pl.String and len(column) > 20:
        values = column.drop_nulls().unique().sort()
        if len(values) <= DICTIONARY * len(column):
            codes = column.replace_strict(
                values, pl.int_range(len(values), eager=True), default=None, return_dtype=pl.Int32
            )
            return {"values": values.to_list(), "codes": codes.to_list()}
    return column.to_list()


def day_number(day: date) -> int:
    """Days since 1970."""
    return day.toordinal() - date(1970, 1, 1).toordinal()
