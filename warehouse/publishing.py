"""Publishing: a compact copy that every client opens, beside Parquet files and a manifest, put in place by one rename."""

import hashlib
import json
import os
import shutil
from contextlib import suppress
from pathlib import Path

import duckdb

from warehouse import Connection
from warehouse.catalogue import PUBLIC_OPS, Relation, comments, tables, views
from warehouse.errors import WarehouseUnusable, first_line
from warehouse.frames import number, transaction
from warehouse.keys import TEXTS, without_texts
from warehouse.migrating import form, schema_version
from warehouse.opening import PUBLISHED_FILE
from warehouse.publications import remove_old

STORAGE_VERSION = "v1.0.0"
"""Opened by every DuckDB since 1.0."""

_COPY = "publication"


def publish(c: Connection, folder: Path, *, run_id: str, keep: int = 2, has_text: bool | None = None) -> Path:
    """The folder of a new publication, after the link `published` has moved to it and all but the newest `keep` have gone.

    It holds `claimhouse.duckdb`, `parquet/<table>.parquet` and `manifest.json`. Whatever is open stays readable; a reader that follows the link finds
    the former publication or this one, whole, also where the former goes at once. In the copy the run counts as published. It has no text
    (`warehouse.keys.TEXTS`) where `has_text` is false, or where it is None and the former publication has none.

    Raises:
        WarehouseUnusable: it could not be written; the former publication stands.
    """
    home = folder / "publications"
    building = home / f".building-{run_id}"
    try:
        shutil.rmtree(building, ignore_errors=True)
        (building / "parquet").mkdir(parents=True)
        _write(c, building, run_id, has_text=has_text_now(folder) if has_text is None else has_text)
        _flush(building)
        target = _free(home / run_id)
        building.rename(target)
        _flush_folder(home)
        former = (folder / "published").resolve()
        _point(folder / "published", target)
    except (OSError, duckdb.IOException) as error:
        raise WarehouseUnusable(
            f"{home} could not be written, the former publication stands: {first_line(error)}"
        ) from error
    finally:
        shutil.rmtree(building, ignore_errors=True)
    remove_old(folder, keep=keep, former=former)
    return target


def has_text_now(folder: Path) -> bool:
    """Whether what is published has the articles' text; true where nothing is published yet."""
    return bool(_manifest(folder).get("has_text", True))


def has_present_form(folder: Path) -> bool:
    """Whether what is published has the tables, views and comments of this program."""
    return _manifest(folder).get("form") == form()


def _manifest(folder: Path) -> dict[str, object]:
    """The manifest of what is published; empty where nothing is yet."""
    try:
        text = (folder / "published" / "manifest.json").read_text(encoding="utf-8")
    except FileNotFoundError:
        return {}
    manifest: dict[str, object] = json.loads(text)
    return manifest


def _write(c: Connection, building: Path, run_id: str, *, has_text: bool) -> None:
    """The files of a publication."""
    home = c.execute("select current_database()").fetchall()[0][0]
    c.execute(f"attach {_quoted(building / PUBLISHED_FILE)} as {_COPY} (storage_version '{STORAGE_VERSION}')")
    try:
        c.execute(f"use {_COPY}")
        with transaction(c):  # one for all, because each statement of its own would wait for the disk
            counts = _copy(c, home, run_id, has_text=has_text)
    finally:
        c.execute(f"use {home}")
        c.execute(f"detach {_COPY}")
    for table in tables("main"):
        _export(c, table, building / "parquet" / f"{table.name}.parquet", has_text=has_text)
    _write_manifest(c, building, run_id, counts, has_text=has_text)


def _copy(c: Connection, home: str, run_id: str, *, has_text: bool) -> dict[str, int]:
    """Tables, views and comments in the attached copy, which is the default database now; gives the rows of each table."""
    c.execute("create schema if not exists ops")
    counts = {}
    public = (*tables("main"), *(table for table in tables("ops") if table.name in PUBLIC_OPS))
    for table in public:
        c.execute(table.statement)
        for column in () if has_text else TEXTS.get(table.full_name, ()):
            c.execute(f"alter table {table.full_name} alter column {column} drop not null")
        shown = _shown(table, has_text=has_text)
        c.execute(f"insert into {table.full_name} by name select {shown} from {home}.{table.full_name} order by all")  # noqa: S608
        counts[table.full_name] = number(c, f"select count(*) from {table.full_name}")  # noqa: S608
    # The private row says so once the link leads here; a run that is killed before is not taken for published.
    c.execute(
        "update ops.runs set is_published = true, status = case status when 'running' then 'completed' else status end where run_id = ?",
        [run_id],
    )
    for view in views():
        c.execute(view.statement)
    for relation in (*public, *views()):
        c.execute(comments(relation))
    return counts


def _shown(table: Relation, *, has_text: bool) -> str:
    """The columns of a table as they go out."""
    return "*" if has_text else without_texts(table.full_name)


def _export(c: Connection, table: Relation, file: Path, *, has_text: bool = True) -> None:
    rows = f"select {_shown(table, has_text=has_text)} from {table.full_name} order by all"  # noqa: S608
    c.execute(f"copy ({rows}) to {_quoted(file)} (format parquet, compression zstd)")


def _write_manifest(c: Connection, building: Path, run_id: str, counts: dict[str, int], *, has_text: bool) -> None:
    files = sorted(path for path in building.rglob("*") if path.is_file())
    runs = c.execute("select started_at, pipeline_version from ops.runs where run_id = ?", [run_id]).fetchall()
    started_at, pipeline_version = runs[0] if runs else (None, None)
    manifest = {
        "run_id": run_id,
        "run_started_at": started_at and started_at.isoformat() + "Z",
        "pipeline_version": pipeline_version,
        "schema_version": schema_version(),
        "form": form(),
        "storage_version": STORAGE_VERSION,
        "has_text": has_text,
        "rows": counts,
        "files": {
            str(path.relative_to(building)): {"bytes": path.stat().st_size, "sha256": _checksum(path)} for path in files
        },
    }
    (building / "manifest.json").write_text(json.dumps(manifest, indent=2, sort_keys=True) + "\n", encoding="utf-8")


def _checksum(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _free(target: Path) -> Path:
    """A folder of that name, numbered after the last where the run has published before."""
    again = [path.name.removeprefix(f"{target.name}-") for path in target.parent.glob(f"{target.name}-*")]
    numbers = [int(number) for number in again if number.isdecimal()] + [1] * target.exists()
    return target.with_name(f"{target.name}-{max(numbers) + 1}") if numbers else target


def _point(link: Path, target: Path) -> None:
    """Let the link lead to the target, by one rename, relative so that the data folder can be moved."""
    fresh = link.with_name(".published-next")
    with suppress(FileNotFoundError):
        fresh.unlink()
    fresh.symlink_to(target.relative_to(link.parent))
    fresh.replace(link)
    _flush_folder(link.parent)


def _flush(folder: Path) -> None:
    """All files of a folder, and the folders, onto the disk."""
    for path in folder.rglob("*"):
        _flush_folder(path)
    _flush_folder(folder)


def _flush_folder(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def export_ops(c: Connection, folder: Path) -> None:
    """Write what the runs did to `ops/<table>.parquet` in the data folder, each file replaced by one rename.

    Raises:
        WarehouseUnusable: it could not be written; a former file stands.
    """
    try:
        (folder / "ops").mkdir(exist_ok=True)
        for table in tables("ops"):
            if table.name in PUBLIC_OPS:
                fresh = folder / "ops" / f".{table.name}.parquet"
                _export(c, table, fresh)
                _flush_folder(fresh)
                fresh.replace(folder / "ops" / f"{table.name}.parquet")
    except (OSError, duckdb.IOException) as error:
        raise WarehouseUnusable(f"{folder / 'ops'} could not be written: {first_line(error)}") from error


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"
