"""Answers to queries as tables, CSV, JSON or Parquet."""

import json
import sys
import unicodedata
from io import BytesIO
from pathlib import Path

import polars as pl
import polars.selectors as cs
import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

SHOWN = 200
"""Rows of a table on the terminal."""

PIPE_WIDTH = 400
"""Columns of a table that goes into a pipe or a file, where nothing is folded to a terminal's width."""

FORMULA = r"^[=+\-@\t\r]"
"""Text that a spreadsheet would run."""


def written(rows: pl.DataFrame, form: str, out: Path | None) -> None:
    """Write an answer to a file, or to the terminal."""
    if form == "table" and out is None:
        _print_table(rows)
        return
    content = _content(rows, "csv" if form == "table" else form)
    if out is not None:
        _write(out, content)
    elif form == "parquet" and sys.stdout.isatty():
        raise typer.BadParameter("Parquet is nothing to look at: name a file with --out")
    else:
        sys.stdout.buffer.write(content)


def _content(rows: pl.DataFrame, form: str) -> bytes:
    target = BytesIO()
    if form == "parquet":
        rows.write_parquet(target)
    elif form == "json":
        rows.with_columns(cs.temporal().dt.to_string("iso")).write_json(target)
        target.write(b"\n")
    else:
        escaped(flat(rows)).write_csv(target)
    return target.getvalue()


def flat(rows: pl.DataFrame) -> pl.DataFrame:
    """Lists and structs as JSON text, the rest as it is."""
    nested = [name for name, kind in rows.schema.items() if kind.is_nested()]
    return rows.with_columns(
        pl.Series(name, [None if value is None else _json(value) for value in rows[name].to_list()], pl.String)
        for name in nested
    )


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)


def escaped(rows: pl.DataFrame) -> pl.DataFrame:
    """Text that begins like a formula gets an apostrophe, in cells and in names of columns; numbers stay."""
    text = pl.col(pl.String)
    safe = rows.with_columns(pl.when(text.str.contains(FORMULA)).then("'" + text).otherwise(text).name.keep())
    names = pl.Series(rows.columns, dtype=pl.String)
    return safe.rename(dict(zip(names, names.str.replace(f"({FORMULA})", "'$1"), strict=True)))


def _write(out: Path, content: bytes) -> None:
    try:
        out.write_bytes(content)
    except OSError as error:
        raise typer.BadParameter(f"{out} cannot be written: {error.strerror}", param_hint="--out") from error


def _print_table(rows: pl.DataFrame) -> None:
    console = Console(highlight=False)
    if not console.is_terminal:
        console.width = PIPE_WIDTH
    table = Table(show_edge=False)
    for name, kind in rows.schema.items():
        table.add_column(name, justify="right" if kind.is_numeric() else "left", overflow="fold")
    for row in rows.head(SHOWN).iter_rows():
        table.add_row(*(_cell(value) for value in row))
    console.print(table)
    if len(rows) > SHOWN:
        console.print(f"{SHOWN} of {len(rows):,} rows; --format csv writes all")


def _cell(value: object) -> Text:
    """What a terminal may show of a value: never markup, and no control character that could speak to it."""
    if value is None:
        return Text()
    if isinstance(value, float):
        return Text(f"{value:,.6g}" if abs(value) < 1e6 else f"{value:,.0f}")
    return Text(printable(str(value)))


def printable(text: str) -> str:
    """The text without control characters that could speak to a terminal."""
    return "".join(c if c == "\n" or unicodedata.category(c)[0] != "C" else "\N{REPLACEMENT CHARACTER}" for c in text)
