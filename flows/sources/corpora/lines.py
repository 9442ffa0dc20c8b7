"""JSON lines: one article a line, plain or gzip."""

import gzip
import json
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

from flows.sources import Refused
from flows.sources.folder import printable, why

SUFFIXES = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")
_SLACK = 1_000_000
"""A line holds more than the text of its article."""


def rows(path: Path, max_bytes: int) -> Iterator[tuple[int, dict[str, object] | Refused]]:
    """The rows of a file with their numbers, from 1; lines that are none are refused, each by itself, and blank ones passed."""
    origin = printable(path)
    try:
        with _opened(path) as file:
            for number, line in _lines(file, max_bytes + _SLACK):
                if line is None:
                    yield number, Refused(f"{origin}:{number}", "too_large", f"a line of more than {max_bytes:,} bytes")
                elif line.strip():
                    yield number, _row(line, f"{origin}:{number}")
    except (OSError, EOFError, zlib.error) as error:
        reason = why(error) if isinstance(error, OSError) else str(error)
        yield 0, Refused(origin, "unreadable", f"it ends early: {reason}")


def _opened(path: Path) -> BinaryIO:
    return cast("BinaryIO", gzip.open(path, "rb") if path.suffix == ".gz" else path.open("rb"))


def _lines(file: BinaryIO, limit: int) -> Iterator[tuple[int, bytes | None]]:
    """Each line, or None for one that is longer than the limit and is not held."""
    number = 0
    while line := file.readline(limit):
        number += 1
        is_whole = len(line) < limit or line.endswith(b"\n")
        yield number, line if is_whole else None
        while not is_whole:
            rest = file.readline(limit)
            is_whole = len(rest) < limit or rest.endswith(b"\n")


def _row(line: bytes, place: str) -> dict[str, object] | Refused:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        return Refused(place, "malformed", f"no JSON: {error}"[:200])
    return row if isinstance(row, dict) else Refused(place, "malformed", "the line is no JSON object")
