"""Loading a publication into a schema beside the old one, and putting it in its place by one rename."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from adbc_driver_postgresql import dbapi

from warehouse import Connection
from warehouse.errors import PostgresqlUnusable
from warehouse.opening import published, published_without_text
from warehouse.postgresql.connecting import Server, connected, quoted, where
from warehouse.postgresql.copy import Copied, copied, foreign_keys
from warehouse.postgresql.standing import LIST, check_standing, drop, make, mark, readers

ROWS = 20_000
"""Rows sent at a time."""


@dataclass(frozen=True)
class Delivery:
    """What went where: the server without user and password, the schema, and the rows of each table."""

    server: str
    schema: str
    run_id: str | None
    has_text: bool
    rows: dict[str, int]


def publish_to(
    folder: Path, address: str, *, schema: str = "claimhouse", grants: Sequence[str] = (), has_text: bool = True
) -> Delivery:
    """Load the published copy of a data folder into a schema of PostgreSQL, views as tables; runs may go on meanwhile.

    Readers see the former schema until one transaction has renamed the new one into its place. Roles that could read the former one can read
    this one, and so can `grants`. What a killed call leaves behind is dropped by the next.

    Raises:
        NotPublished: there is no published copy yet.
        PostgresqlUnusable: the server cannot be used, another call is at work, the schema is somebody else's, or a text holds a NUL character.
    """
    opened = published if has_text else published_without_text
    with opened(folder) as copy, connected(address) as server:
        tables = copied(copy, "claimhouse" if has_text else "copy")
        check_standing(server, schema)
        with _alone(server, schema):
            rows = _load(copy, server, tables, _staging(schema), has_text=has_text)
            run_id = copy.execute("select max(run_id) from ops.runs where is_published").fetchall()[0][0]
            _list(server, _staging(schema), rows, run_id)
            _swap(server, schema, [*readers(server, schema), *grants])
            drop(server, _former(schema))  # what is still read goes with the next publication
    return Delivery(where(address), schema, run_id, has_text, rows)


def _staging(schema: str) -> str:
    return f"{schema}_loading"


def _former(schema: str) -> str:
    return f"{schema}_former"


@contextmanager
def _alone(server: Server, schema: str) -> Iterator[None]:
    """Only one call loads into a schema; the server lets go of the lock when the session ends, however it ends."""
    if not server.run("select pg_try_advisory_lock(hashtextextended($1, 0))", f"claimhouse {schema}")[0][0]:
        raise PostgresqlUnusable(
            f"another `claimhouse publish` is loading into the schema {schema}; wait for it to end"
        )
    for left_over in (_staging(schema), _former(schema)):
        if not drop(server, left_over):
            raise PostgresqlUnusable(
                f"somebody still reads the publication before the last ({left_over}); wait for that transaction to end"
            )
    yield


def _load(
    copy: Connection, server: Server, tables: tuple[Copied, ...], staging: str, *, has_text: bool
) -> dict[str, int]:
    make(server, staging)
    rows = {}
    for table in tables:
        server.run(table.table(staging, has_text=has_text))
        rows[table.target] = _send(copy, server, table, staging)
    for table in tables:
        for statement in (*table.indexes(staging), *table.comments(staging)):
            server.run(statement)
    for statement in foreign_keys(tables, staging):
        server.run(statement)
    for table in tables:
        server.run(f"analyze {quoted(staging)}.{quoted(table.target)}")
    return rows


def _send(copy: Connection, server: Server, table: Copied, staging: str) -> int:
    batches = copy.sql(table.query).to_arrow_reader(ROWS)
    try:
        with server.connection.cursor() as cursor:
            cursor.adbc_ingest(table.target, batches, mode="append", db_schema_name=staging)
    except dbapi.Error as error:
        if _NUL in str(error):
            raise PostgresqlUnusable(
                f"{_nul(copy, table)} holds a NUL character, which PostgreSQL cannot keep"
            ) from error
        raise
    return int(str(server.run(f"select count(*) from {quoted(staging)}.{quoted(table.target)}")[0][0]))  # noqa: S608


_NUL = "0x00"


def _nul(copy: Connection, table: Copied) -> str:
    """The column, and the row's id where it has one, of a text with a NUL character."""
    for column in (c for c in table.columns if c.kind == "VARCHAR"):
        shown = f'"{table.key[0]}"' if table.key else "null"
        found = copy.execute(
            f'select {shown} from {table.full_name} where contains("{column.name}", chr(0)) limit 1'  # noqa: S608
        ).fetchall()
        if found:
            return f"{table.full_name}.{column.name} of {found[0][0]!r}"
    return table.full_name


def _list(server: Server, staging: str, rows: dict[str, int], run_id: str | None) -> None:
    table = f"{quoted(staging)}.{quoted(LIST)}"
    server.run(f"create table {table} (table_name text primary key, rows bigint not null, run_id text)")
    server.run(f"comment on table {table} is 'One row for each table of this schema, with the run that published it.'")
    for name, count in rows.items():
        server.run(f"insert into {table} values ($1, $2, $3)", name, count, run_id)  # noqa: S608


def _swap(server: Server, schema: str, roles: Sequence[str]) -> None:
    """The loaded schema in the place of the former, in one transaction."""
    staging = quoted(_staging(schema))
    for role in dict.fromkeys(roles):
        name = "public" if role == "public" else quoted(role)
        server.run(f"grant usage on schema {staging} to {name}")
        server.run(f"grant select on all tables in schema {staging} to {name}")
    stands = server.run("select 1 from pg_namespace where nspname = $1", schema)
    with server.together():
        if stands:
            server.run(f"alter schema {quoted(schema)} rename to {quoted(_former(schema))}")
            mark(server, _former(schema))  # one that somebody had made for us, empty, is ours now
        server.run(f"alter schema {staging} rename to {quoted(schema)}")
