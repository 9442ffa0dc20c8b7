"""What the published DuckDB file says of itself, and what PostgreSQL is told to make of it."""

from dataclasses import dataclass

from warehouse import Connection
from warehouse.keys import FOREIGN_KEYS, TEXTS
from warehouse.postgresql.connecting import in_order, literal, quoted

TYPES = {
    "VARCHAR": "text",
    "BIGINT": "bigint",
    "INTEGER": "integer",
    "HUGEINT": "numeric",
    "DOUBLE": "double precision",
    "BOOLEAN": "boolean",
    "DATE": "date",
    "TIMESTAMP": "timestamp",
    "JSON": "json",
    "VARCHAR[]": "text[]",
}

_SOUGHT = ("entity", "metric", "published_on", "agreement")
"""Columns that charts filter by; indexed, as are all that end in `_id`."""


@dataclass(frozen=True)
class Column:
    """A column of the published copy."""

    name: str
    kind: str
    is_required: bool
    comment: str | None


@dataclass(frozen=True)
class Copied:
    """A table or view of the published copy, and the table it becomes."""

    schema: str
    name: str
    comment: str | None
    columns: tuple[Column, ...]
    key: tuple[str, ...]

    @property
    def full_name(self) -> str:
        """As DuckDB calls it."""
        return f"{self.schema}.{self.name}"

    @property
    def target(self) -> str:
        """The table's name in PostgreSQL: one schema holds all, so those of `ops` say so."""
        return self.name if self.schema == "main" else f"{self.schema}_{self.name}"

    @property
    def query(self) -> str:
        """All rows, in the columns' order; what PostgreSQL has no type for becomes text."""
        shown = (f'"{c.name}"' if c.kind in TYPES else f'"{c.name}"::varchar as "{c.name}"' for c in self.columns)
        return f"select {', '.join(shown)} from {self.full_name}"  # noqa: S608

    def table(self, schema: str, *, has_text: bool) -> str:
        """The statement that makes the table."""
        hidden = () if has_text else TEXTS.get(self.full_name, ())
        columns = ", ".join(
            f"{quoted(c.name)} {TYPES.get(c.kind, 'text')}{' not null' if c.is_required and c.name not in hidden else ''}"
            for c in self.columns
        )
        return f"create table {quoted(schema)}.{quoted(self.target)} ({columns})"

    def comments(self, schema: str) -> list[str]:
        """The statements that put the dictionary where clients show it."""
        table = f"{quoted(schema)}.{quoted(self.target)}"
        spoken = [f"comment on table {table} is {literal(self.comment)}"] if self.comment else []
        return spoken + [
            f"comment on column {table}.{quoted(c.name)} is {literal(c.comment)}" for c in self.columns if c.comment
        ]

    def indexes(self, schema: str) -> list[str]:
        """The statements for the primary key and for what is joined and filtered by."""
        table = f"{quoted(schema)}.{quoted(self.target)}"
        made = [f"alter table {table} add primary key ({in_order(self.key)})"] if self.key else []
        sought = [c.name for c in self.columns if c.name.endswith("_id") or c.name in _SOUGHT]
        return made + [f"create index on {table} ({quoted(name)})" for name in sought if (name,) != self.key]


def copied(c: Connection, database: str) -> tuple[Copied, ...]:
    """All tables and views of an opened publication, which has that name, by name."""
    found = c.execute(
        """select schema_name, table_name, comment from duckdb_tables() where database_name = $name
           union all
           select schema_name, view_name, comment from duckdb_views() where database_name = $name and not internal
           order by all""",
        {"name": database},
    ).fetchall()
    return tuple(
        Copied(schema, name, comment, _columns(c, database, schema, name), _key(c, database, schema, name))
        for schema, name, comment in found
    )


def foreign_keys(tables: tuple[Copied, ...], schema: str) -> list[str]:
    """The statements that declare what the checks of the warehouse have verified."""
    known = {table.full_name: table for table in tables}
    return [
        f"alter table {quoted(schema)}.{quoted(known[table].target)} add foreign key ({quoted(column)}) "
        f"references {quoted(schema)}.{quoted(known[target].target)}"
        for table, column, target in FOREIGN_KEYS
        if table in known and target in known
    ]


def _columns(c: Connection, *place: str) -> tuple[Column, ...]:
    found = c.execute(
        """select column_name, data_type, not is_nullable, comment from duckdb_columns()
           where database_name = ? and schema_name = ? and table_name = ? order by column_index""",
        place,
    ).fetchall()
    return tuple(Column(*row) for row in found)


def _key(c: Connection, *place: str) -> tuple[str, ...]:
    found = c.execute(
        """select constraint_column_names from duckdb_constraints()
           where database_name = ? and schema_name = ? and table_name = ? and constraint_type = 'PRIMARY KEY'""",
        place,
    ).fetchall()
    return tuple(found[0][0]) if found else ()
