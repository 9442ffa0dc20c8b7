"""The finished warehouse held to queries that must return no row: references, places, and what rows say of each other."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import polars as pl

from transforms.schema import EXAMPLES, QUALITY
from warehouse import Connection
from warehouse.catalogue import FOLDER
from warehouse.frames import rows

SUITE = "warehouse"

_HEADER = re.compile(
    r"-- (?P<meaning>.+)\n-- severity: (?P<severity>critical|warning|info)\n-- table: (?P<table>\w+\.\w+)\n"
)


@dataclass(frozen=True)
class Check:
    """A query that must return no row; `name` is its file's, `meaning` says what an offending row is, `table` is what it looks at."""

    name: str
    meaning: str
    severity: str
    table: str
    query: str


@cache
def all_checks() -> tuple[Check, ...]:
    """Every check, by name."""
    return tuple(check(path) for path in sorted((FOLDER / "checks").glob("*.sql")))


def check(path: Path) -> Check:
    """A check read from its file.

    Raises:
        ValueError: its header does not say the meaning, the severity and the table, one line each.
    """
    text = path.read_text(encoding="utf-8")
    header = _HEADER.match(text)
    if header is None:
        raise ValueError(f"{path.name} must begin with its meaning, `-- severity: …` and `-- table: …`, one line each")
    return Check(path.stem, **header.groupdict(), query=text[header.end() :].strip().rstrip(";"))


def checks(c: Connection) -> pl.DataFrame:
    """The results of all checks, as `schema.QUALITY`, in the suite `warehouse`."""
    return pl.DataFrame([_result(c, one) for one in all_checks()], QUALITY, orient="row")


def offending(c: Connection, name: str, *, limit: int = 20) -> pl.DataFrame:
    """The first rows that a check finds fault with, for a person to look at."""
    query = next(one.query for one in all_checks() if one.name == name)
    return rows(c, f"select * from ({query}) limit {limit:d}")  # noqa: S608


def _result(c: Connection, one: Check) -> tuple[object, ...]:
    found = c.execute(f"select (select count(*) from ({one.query})), (select count(*) from {one.table})").fetchall()  # noqa: S608
    unexpected, evaluated = found[0]
    percent = 100 * unexpected / evaluated if evaluated else 0.0
    examples = _examples(c, one) if unexpected else None
    return SUITE, one.name, None, one.severity, unexpected == 0, evaluated, unexpected, percent, one.meaning, examples


def _examples(c: Connection, one: Check) -> list[str]:
    found = c.execute(f"select to_json(fault)::varchar from ({one.query}) as fault order by 1 limit {EXAMPLES:d}")  # noqa: S608
    return [row[0] for row in found.fetchall()]
