"""Opening the warehouse: one writer at a time on the private file, any number of readers on the published copy."""

import os
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from graphlib import TopologicalSorter
from pathlib import Path

import duckdb
from filelock import FileLock, Timeout

from warehouse import Connection
from warehouse.errors import NotPublished, WarehouseBusy, WarehouseTooNew, WarehouseUnusable, first_line
from warehouse.keys import without_texts
from warehouse.migrating import bring_up_to_date

__all__ = ["NotPublished", "WarehouseBusy", "WarehouseTooNew", "WarehouseUnusable", "published", "writer"]

FILE = "warehouse.duckdb"
PUBLISHED_FILE = "claimhouse.duckdb"

_Config = dict[str, str | bool | int | float | list[str]]

_OFFLINE: _Config = {"autoinstall_known_extensions": "false", "python_enable_replacements": "false"}
_READ_ONLY: _Config = {**_OFFLINE, "enable_external_access": "false", "lock_configuration": "true"}


@contextmanager
def writer(folder: Path) -> Iterator[Connection]:
    """The private file of a data folder, made or migrated where needed, for one process alone.

    What DuckDB says of the disk or the file while it is open comes out as `WarehouseUnusable`; what was not committed is gone.

    Raises:
        WarehouseBusy: another process has it open; at once, without waiting.
        WarehouseTooNew: a newer program made it, or an applied migration was altered.
        WarehouseUnusable: the folder cannot be written, the disk is full, the file is no DuckDB file or no warehouse.
    """
    with locked(folder):
        c = _connected(folder / FILE)
        try:
            bring_up_to_date(c)
            yield c
            c.close()
        except duckdb.Error as error:
            if isinstance(error, duckdb.IOException | duckdb.FatalException) or "Could not write" in str(error):
                raise WarehouseUnusable(f"{folder / FILE}: {first_line(error)}") from error
            raise
        finally:
            with suppress(duckdb.Error):
                c.close()


@contextmanager
def published(folder: Path) -> Iterator[Connection]:
    """The published copy of a data folder, read-only and without access to any other file; it stays what it was while a run publishes.

    Raises:
        NotPublished: there is none yet.
        WarehouseUnusable: it cannot be read.
    """
    with closing(_opened_copy(folder / "published")) as c:
        yield c


@contextmanager
def of_this_version(folder: Path) -> Iterator[None]:
    """While our own queries read the published copy: tables or views that it lacks mean that another version wrote it.

    Raises:
        WarehouseUnusable: it was.
    """
    try:
        yield
    except (duckdb.CatalogException, duckdb.BinderException) as error:
        raise WarehouseUnusable(
            f"{folder / 'published'} was written by another version of this program; `claimhouse publish` writes it anew"
        ) from error


@contextmanager
def published_beside(folder: Path, *, extension: str | None = None) -> Iterator[Connection]:
    """An empty database in memory with the published copy attached as `copy`, and an extension of DuckDB where it is installed; else without it.

    Raises:
        NotPublished: there is none yet.
        WarehouseUnusable: it cannot be read.
    """
    with closing(_opened_copy(folder / "published", lambda target: _attached(target, extension))) as c:
        yield c


@contextmanager
def published_without_text(folder: Path) -> Iterator[Connection]:
    """The published copy with NULL for what `warehouse.keys.TEXTS` names, and in views what follows from that; the copy is attached as `copy`.

    Raises:
        NotPublished: there is none yet.
        WarehouseUnusable: it cannot be read.
    """
    with published_beside(folder) as c:
        _hide_texts(c)
        yield c


def _hide_texts(c: Connection) -> None:
    """Views of the names that the copy has, over its tables."""
    c.execute("create schema ops")
    query = "select schema_name || '.' || table_name from duckdb_tables() where database_name = 'copy'"
    for (name,) in c.execute(query).fetchall():
        c.execute(f"create view {name} as select {without_texts(name)} from copy.{name}")  # noqa: S608
    query = (
        "select schema_name || '.' || view_name, sql from duckdb_views() where database_name = 'copy' and not internal"
    )
    statements = dict(c.execute(query).fetchall())
    needs = {name: {n for n in statements if n != name and n in statements[name]} for name in statements}
    for name in TopologicalSorter(needs).static_order():
        c.execute(statements[name])


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """The folder for one process alone, at once or not at all.

    Raises:
        WarehouseBusy: another process has it.
        WarehouseUnusable: the folder cannot be written.
    """
    pid_file = folder / "warehouse.pid"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(folder / "warehouse.lock", timeout=0)
        lock.acquire()
        pid_file.write_text(str(os.getpid()))
    except Timeout as error:
        raise WarehouseBusy(
            f"{folder / FILE} is being written{_by(pid_file)}; wait for it to end, or name another folder"
        ) from error
    except OSError as error:
        raise WarehouseUnusable(f"{folder} cannot be written: {error.strerror or error}") from error
    try:
        yield
    finally:
        with suppress(OSError):
            pid_file.unlink()
        lock.release()


def _by(pid_file: Path) -> str:
    try:
        return f" by process {int(pid_file.read_text())} (lock {pid_file.with_suffix('.lock')})"
    except (OSError, ValueError):
        return f" (lock {pid_file.with_suffix('.lock')})"


def _connected(file: Path) -> Connection:
    try:
        return duckdb.connect(file, config=_OFFLINE)
    except duckdb.Error as error:
        kind = WarehouseBusy if "onflicting lock" in str(error) else WarehouseUnusable
        raise kind(f"{file} cannot be opened: {first_line(error)}") from error


def _read_only(target: Path) -> Connection:
    return duckdb.connect(target, read_only=True, config=_READ_ONLY)


def _attached(target: Path, extension: str | None) -> Connection:
    c = duckdb.connect(config=_OFFLINE)
    if extension:
        with suppress(duckdb.Error):  # not installed: the caller asks what is loaded
            c.load_extension(extension)
    c.execute("attach '" + str(target).replace("'", "''") + "' as copy (read_only)")
    c.execute("set enable_external_access = false")
    return c


def _opened_copy(link: Path, opened: Callable[[Path], Connection] = _read_only) -> Connection:
    """Where the copy is taken away between following the link and opening the file, the link leads to a newer one."""
    target: Path | None = None
    while True:
        followed, target = target, (link.resolve() / PUBLISHED_FILE)
        if not target.exists() and target == followed:
            raise NotPublished(f"nothing has been published in {link.parent} yet; `claimhouse run` publishes")
        try:
            return opened(target)
        except duckdb.Error as error:
            if target.exists():
                raise WarehouseUnusable(f"{target} cannot be read: {first_line(error)}") from error
