"""Writing the private file anew, so that nothing of what was deleted is left in its free blocks."""

import os
from contextlib import suppress
from pathlib import Path

import duckdb

from warehouse.catalogue import SCHEMAS, comments, relations
from warehouse.errors import WarehouseUnusable, first_line
from warehouse.frames import transaction
from warehouse.opening import FILE, locked


def compact(folder: Path) -> None:
    """Copy every table of the private file into a new one, which takes its place by one rename; a process that is killed leaves the former one.

    Raises:
        WarehouseBusy: another process has it open.
        WarehouseUnusable: it could not be written; the former file stands.
    """
    file, fresh = folder / FILE, folder / f".{FILE}.unfinished"
    with locked(folder):
        try:
            _remove(fresh)
            _copy(file, fresh)
            descriptor = os.open(fresh, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
            fresh.replace(file)
        except (OSError, duckdb.Error) as error:
            raise WarehouseUnusable(f"{file} could not be written anew: {first_line(error)}") from error
        finally:
            _remove(fresh)


def _copy(file: Path, fresh: Path) -> None:
    with duckdb.connect(fresh) as c:
        home = c.execute("select current_database()").fetchall()[0][0]
        c.execute("attach '" + str(file).replace("'", "''") + "' as former")
        c.execute(f'use "{home}"')
        with transaction(c):
            for schema in SCHEMAS:
                c.execute(f"create schema if not exists {schema}")
            for relation in relations():
                c.execute(relation.statement)
                if relation.kind == "table":
                    c.execute(f"insert into {relation.full_name} by name select * from former.{relation.full_name}")  # noqa: S608
                c.execute(comments(relation))
        c.execute("detach former")
        c.execute("checkpoint")


def _remove(fresh: Path) -> None:
    for path in (fresh, fresh.with_name(f"{fresh.name}.wal")):
        with suppress(FileNotFoundError):
            path.unlink()
