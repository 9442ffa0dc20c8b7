"""Bringing a warehouse to the form that this program knows.

A table's file says what the table is today; a new warehouse is made from these files. A migration changes what older
warehouses hold already; its checksum is kept in `ops.migrations`. So each column is described once, and each change once.
"""

import hashlib
from pathlib import Path

from warehouse import Connection
from warehouse.catalogue import FOLDER, SCHEMAS, comments, relations
from warehouse.errors import WarehouseTooNew, WarehouseUnusable
from warehouse.frames import transaction

MIGRATIONS = FOLDER / "migrations"
_NOW = "make_timestamp(epoch_us(now()))"


def migrations(folder: Path) -> dict[int, tuple[str, str, str]]:
    """Name, checksum and statements of each migration, by number, in order.

    Raises:
        ValueError: two migrations have one number.
    """
    found: dict[int, tuple[str, str, str]] = {}
    for path in sorted(folder.glob("[0-9]*.sql")):
        text, number = path.read_text(encoding="utf-8"), int(path.stem.split("_")[0])
        if number in found:
            raise ValueError(f"two migrations have the number {number}: {found[number][0]}, {path.stem}")
        found[number] = (path.stem, _checksum(text), text)
    return found


def schema_version() -> int:
    """The number of the last migration that this program knows."""
    return max(migrations(MIGRATIONS))


def form() -> str:
    """A checksum of all tables, views and comments as this program describes them."""
    return _checksum("".join(r.statement + comments(r) for r in relations()))


def bring_up_to_date(c: Connection, *, folder: Path = MIGRATIONS) -> None:
    """Make or migrate all tables, views and comments, in one transaction; nothing is done where nothing has changed.

    Raises:
        WarehouseTooNew: a newer program has migrated this warehouse, or an applied migration was altered since.
        WarehouseUnusable: the file holds tables, but none of a warehouse.
    """
    known = migrations(folder)
    described = form()
    applied = _applied(c)
    if applied is not None:
        _refuse_unknown(applied, known)
        if applied.get(0) == described and applied.keys() >= known.keys():
            return
    with transaction(c):
        if applied is not None:
            for version in sorted(known.keys() - applied.keys()):
                c.execute(known[version][2])
        _make(c)
        for version, (name, checksum, _) in known.items():
            _record(c, version, name, checksum)
        _record(c, 0, "tables and views", described)


def _make(c: Connection) -> None:
    """Every schema, table, view and comment that is not there yet."""
    for schema in SCHEMAS:
        c.execute(f"create schema if not exists {schema}")
    for relation in relations():
        c.execute(relation.statement)
        c.execute(comments(relation))


def _applied(c: Connection) -> dict[int, str] | None:
    """Checksums of the applied migrations by number; None for a new warehouse."""
    names = {row[0] for row in c.execute("select schema_name || '.' || table_name from duckdb_tables()").fetchall()}
    if "ops.migrations" in names:
        return dict(c.execute("select version, checksum from ops.migrations").fetchall())
    if names:
        raise WarehouseUnusable(
            f"the file holds other tables ({', '.join(sorted(names)[:3])}) and is no warehouse; name another folder"
        )
    return None


def _refuse_unknown(applied: dict[int, str], known: dict[int, tuple[str, str, str]]) -> None:
    newest, here = max(applied), max(known)
    if newest > here:
        raise WarehouseTooNew(
            f"the warehouse has schema {newest}, this program knows {here}; install a newer claimhouse"
        )
    for version in sorted(applied.keys() & known.keys()):
        if applied[version] != known[version][1]:
            raise WarehouseTooNew(
                f"migration {known[version][0]} was altered after it was applied; restore it and add a new one"
            )


def _record(c: Connection, version: int, name: str, checksum: str) -> None:
    c.execute(f"insert or replace into ops.migrations select ?, ?, ?, {_NOW}", [version, name, checksum])


def _checksum(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
