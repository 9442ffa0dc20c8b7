"""What tests look at a data folder with, and how they run the real command."""

import ctypes
import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import duckdb
import polars as pl

TIMES_AND_RUNS = {"run_id", "loaded_at", "retrieved_at", "first_seen_at", "last_seen_at"}


def free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return listening.getsockname()[1]


def contents(data: Path) -> dict[str, list[tuple]]:
    """Every table of `main` as its rows in one order, without run ids and times."""
    with duckdb.connect(data / "warehouse.duckdb", read_only=True) as c:
        tables = c.execute("select table_name from duckdb_tables() where schema_name = 'main' order by 1").fetchall()
        return {table: _rows(c, table) for (table,) in tables}


def _rows(c: duckdb.DuckDBPyConnection, table: str) -> list[tuple]:
    columns = [row[0] for row in c.execute(f"describe main.{table}").fetchall()]
    kept = ", ".join(f'"{name}"' for name in columns if name not in TIMES_AND_RUNS)
    return c.execute(f"select {kept} from main.{table} order by all").fetchall()


def ops(data: Path, table: str) -> pl.DataFrame:
    """A table of `ops` as the last run exported it."""
    return pl.read_parquet(data / "ops" / f"{table}.parquet")


def fates(data: Path) -> dict[str, tuple[str, str | None]]:
    """Status and reason of every origin."""
    return {
        origin: (status, reason)
        for origin, status, reason in ops(data, "items").select("origin", "status", "reason").iter_rows()
    }


def command(*arguments: object, environment: dict[str, str], **options: object) -> subprocess.CompletedProcess[str]:
    """The real command, run to its end."""
    return subprocess.run(
        [sys.executable, "-m", "flows.cli", *map(str, arguments)],
        env=environment, capture_output=True, text=True, timeout=300, check=False, **options,
    )  # fmt: skip


def told(done: subprocess.CompletedProcess[str]) -> dict:
    """What a run with `--json` said."""
    assert done.stdout, done.stderr
    return json.loads(done.stdout)


def without_power_over_permissions() -> None:
    """For a child of root: what file permissions forbid is forbidden from its next program on."""
    if os.geteuid() == 0:
        libc = ctypes.CDLL(None, use_errno=True)
        for capability in (1, 2):  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
            if libc.prctl(24, capability, 0, 0, 0):  # PR_CAPBSET_DROP
                raise OSError(ctypes.get_errno(), "cannot drop root's power over permissions")
