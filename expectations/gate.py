"""Which rows of a batch may load: the row contract first, then a Great Expectations suite a table."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import polars as pl

from expectations.contract import KEYS, SCHEMAS
from expectations.refusal import misshapen, parted
from expectations.rows import Frames, broken_rules
from expectations.validation import suites, validation
from transforms.schema import QUALITY

if TYPE_CHECKING:
    from transforms.extraction import Tables

ROWS, SUITE = "rows", "suite"
"""The stages at which a row is refused."""


@dataclass(frozen=True)
class Judged:
    """`tables` may load; `quarantine` holds every refused row with its reasons; `results` a row for each rule and expectation."""

    tables: "Tables"
    quarantine: pl.DataFrame
    results: pl.DataFrame


def judged(tables: "Tables", origins: pl.DataFrame) -> Judged:
    """The rows of a batch that may load, and those that may not, with all the reasons of the stage that refused them.

    `origins` has a row (article_id, origin) for each article. A table without its declared columns is refused whole, as a
    critical failure. A row that fails a rule or an expectation graver than `info` is refused with what hangs on it
    (reason `parent`). A verdict does not depend on the other articles of the batch.
    """
    found = {table: getattr(tables, table) for table in KEYS}
    columns = _columns_judged(found)
    shaped = {t: frame if frame.schema == SCHEMAS[t] else SCHEMAS[t].to_frame() for t, frame in found.items()}
    strays = [misshapen(t, frame, origins, stage=SUITE) for t, frame in found.items() if frame.schema != SCHEMAS[t]]
    reasons, rules = broken_rules(shaped)
    sound, by_rows = parted(shaped, reasons, origins, stage=ROWS)
    reasons, expectations = _suites_judged(sound)
    kept, by_suites = parted(sound, reasons, origins, stage=SUITE)
    return Judged(
        replace(tables, **kept),
        pl.concat([*strays, by_rows, by_suites]),
        pl.concat([columns, rules, expectations]),
    )


def _columns_judged(found: Frames) -> pl.DataFrame:
    """Whether each table has its declared columns, in order and with their types; suite `columns`, one row a column."""
    return validation("columns", pl.concat(_columns(t, frame) for t, frame in found.items()), suites().COLUMNS).results


def _columns(table: str, frame: pl.DataFrame) -> pl.DataFrame:
    seen = [(place, name, str(kind)) for place, (name, kind) in enumerate(frame.schema.items())]
    wanted = [(place, name, str(kind)) for place, (name, kind) in enumerate(SCHEMAS[table].items())]
    found = pl.DataFrame(seen, ["place", "column_name", "column_type"], orient="row")
    declared = pl.DataFrame(wanted, ["place", "declared_name", "declared_type"], orient="row")
    return declared.join(found, on="place", how="full", coalesce=True).select(
        pl.lit(table).alias("table_name"), "column_name", "declared_name", "column_type", "declared_type"
    )


def _suites_judged(sound: Frames) -> tuple[dict[str, pl.Series], pl.DataFrame]:
    """For each table the failed expectations of every row, and the results; a table without rows has nothing to judge."""
    reasons = {table: pl.Series("reasons", [[]] * frame.height, pl.List(pl.String)) for table, frame in sound.items()}
    results = [pl.DataFrame(schema=QUALITY)]
    for table, suite in suites().TABLES.items():
        if sound[table].is_empty():
            continue
        seen = validation(table, sound[table], suite, key=KEYS[table])
        results.append(seen.results)
        reasons[table] = _by_row(sound[table], KEYS[table], seen.failing)
    return reasons, pl.concat(results)


def _by_row(frame: pl.DataFrame, key: str, failing: pl.DataFrame) -> pl.Series:
    listed = failing.group_by("key", maintain_order=True).agg(reasons="reason")
    joined = frame.select(key).join(listed, left_on=key, right_on="key", how="left", maintain_order="left")
    return joined.select(pl.col("reasons").fill_null([])).to_series()
