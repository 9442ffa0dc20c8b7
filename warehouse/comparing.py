"""Two publications side by side: what was added, what has changed, what is gone."""

from pathlib import Path

import duckdb
import polars as pl

from warehouse import Connection
from warehouse.errors import WarehouseUnusable, first_line
from warehouse.frames import number, rows
from warehouse.opening import PUBLISHED_FILE

KEYS = {
    "articles": ("article_id",),
    "claims": ("claim_id",),
    "figures": ("figure_id",),
    "facts": ("fact_id",),
}
"""What is compared, and what names a row."""

LEFT_OUT = ("run_id", "loaded_at", "retrieved_at", "pipeline_version")
"""Columns that say how a row came to be, not what it says."""

CHANGES = pl.Schema(
    {
        "table_name": pl.String(),
        "id": pl.String(),
        "change": pl.String(),
        "columns": pl.List(pl.String()),
        "before": pl.String(),
        "after": pl.String(),
    }
)
"""One row for each row that is `added`, `changed` or `gone`: its key, the columns that differ, and what it was and is, as JSON."""


def compared(before: Path, after: Path, tables: tuple[str, ...] = tuple(KEYS)) -> pl.DataFrame:
    """What differs between two publications, as CHANGES, by table and key; only columns that both have are compared.

    Raises:
        WarehouseUnusable: one of them cannot be read.
    """
    with duckdb.connect(config={"autoinstall_known_extensions": "false"}) as c:
        try:
            for name, place in (("former", before), ("latter", after)):
                c.execute(f"attach '{str(place / PUBLISHED_FILE).replace(chr(39), chr(39) * 2)}' as {name} (read_only)")
            return pl.concat([CHANGES.to_frame(), *(_changes(c, table) for table in tables)])
        except duckdb.Error as error:
            raise WarehouseUnusable(f"{before} and {after} cannot be compared: {first_line(error)}") from error


def totals(before: Path, after: Path, tables: tuple[str, ...] = tuple(KEYS)) -> dict[str, tuple[int, int]]:
    """How many rows each table has in the one and in the other publication.

    Raises:
        WarehouseUnusable: one of them cannot be read.
    """
    found = []
    for place in (before, after):
        try:
            with duckdb.connect(place / PUBLISHED_FILE, read_only=True) as c:
                found.append([number(c, f"select count(*) from main.{table}") for table in tables])  # noqa: S608
        except duckdb.Error as error:
            raise WarehouseUnusable(f"{place} cannot be read: {first_line(error)}") from error
    return dict(zip(tables, zip(*found, strict=True), strict=True))


def _changes(c: Connection, table: str) -> pl.DataFrame:
    names = _common_columns(c, table)
    key = KEYS[table][0]
    said = {side: ", ".join(f'{side}."{name}"' for name in names) for side in ("former", "latter")}
    differs = ", ".join(f'case when former."{n}" is distinct from latter."{n}" then \'{n}\' end' for n in names)
    query = f"""
        with former as (select {", ".join(f'"{n}"' for n in names)} from former.main.{table}),
        latter as (select {", ".join(f'"{n}"' for n in names)} from latter.main.{table})
        select
            '{table}' as table_name,
            coalesce(former.{key}, latter.{key}) as id,
            case when former.{key} is null then 'added' when latter.{key} is null then 'gone' else 'changed' end as change,
            case when former.{key} is not null and latter.{key} is not null
                then list_filter([{differs}], lambda name: name is not null) else [] end as columns,
            case when former.{key} is not null then to_json(struct_pack({_packed("former", names)}))::varchar end as before,
            case when latter.{key} is not null then to_json(struct_pack({_packed("latter", names)}))::varchar end as after
        from former full join latter on former.{key} = latter.{key}
        where ({said["former"]}) is distinct from ({said["latter"]})
        order by 3, 2
    """  # noqa: S608
    return rows(c, query).cast(CHANGES)


def _packed(side: str, names: list[str]) -> str:
    return ", ".join(f'"{name}" := {side}."{name}"' for name in names)


def _common_columns(c: Connection, table: str) -> list[str]:
    found = c.execute(
        """
        select column_name
        from duckdb_columns()
        where schema_name = 'main' and table_name = ? and database_name in ('former', 'latter')
        group by column_name
        having count(*) = 2
        order by min(column_index)
        """,
        [table],
    ).fetchall()
    return [row[0] for row in found if row[0] not in LEFT_OUT]
