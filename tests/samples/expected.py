"""What the sample articles hold, read from the tables beside this file, and how a row is compared with it."""

import csv
import re
from datetime import date
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
NOTHING = "-"
"""Stands in a table for NULL; an empty cell is not compared."""

Row = dict[str, str]


def expected(table: str) -> list[Row]:
    """The rows of one table, empty cells left out."""
    with (FOLDER / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return [{name: cell for name, cell in row.items() if cell} for row in csv.DictReader(file)]


def span(text: str, phrase: str) -> tuple[int, int]:
    """Where the phrase stands in the text, not inside a longer number or word; it must stand there once.

    Raises:
        AssertionError: it is not there, or there twice.
    """
    before = r"(?<![\d.,])" if phrase[0].isdigit() else r"(?<![A-Za-z0-9])" if phrase[0].isalnum() else ""
    after = (
        r"(?![\d])"
        if phrase[-1].isdigit()
        else r"(?![A-Za-z0-9])"
        if phrase[-1].isascii() and phrase[-1].isalnum()
        else ""
    )
    found = [match.span() for match in re.finditer(before + re.escape(phrase) + after, text)]
    assert len(found) == 1, f"{phrase!r} stands {len(found)} times in the text"
    return found[0]


def figure_span(text: str, row: Row) -> tuple[int, int]:
    """Where the expression of an expected figure stands: inside `within`, which is unique in the article."""
    start, end = span(text, row["within"])
    first = text.index(row["text"], start, end)
    return first, first + len(row["text"])


def is_same(wanted: str, seen: object) -> bool:
    """Whether a cell agrees with a value of a row."""
    if wanted == NOTHING or seen is None:
        return wanted == NOTHING and seen is None
    if isinstance(seen, bool):
        return wanted == str(seen).lower()
    if isinstance(seen, float):
        return abs(float(wanted) - seen) <= 1e-6 * max(1.0, abs(seen))
    if isinstance(seen, date):
        return wanted == seen.isoformat()
    return wanted == seen


def differences(row: Row, seen: dict[str, Any], columns: tuple[str, ...]) -> list[str]:
    """What differs, in words, column by column."""
    pairs = [(name, row[name], seen[name]) for name in columns if name in row]
    return [f"{name}: {value!r}, wanted {wanted!r}" for name, wanted, value in pairs if not is_same(wanted, value)]
