"""What two runs published, side by side."""

import json
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from flows.ledger import exported
from flows.usage import WrongUsage
from warehouse.comparing import KEYS, compared, totals
from warehouse.publications import publications


@dataclass(frozen=True)
class Difference:
    """`before` and `after` name the publications; `counts` has a row a table (added, changed, gone, before, after), `changes` a row a change."""

    before: str
    after: str
    counts: pl.DataFrame
    changes: pl.DataFrame


def difference(
    folder: Path, before: str | None = None, after: str | None = None, tables: tuple[str, ...] = ()
) -> Difference:
    """What differs between the publications of two runs; by default the last two, or one and the last.

    Raises:
        WrongUsage: there are no two publications, a run has none any more, or a table is not compared.
        warehouse.errors.WarehouseError: no run has been here, or a publication cannot be read.
    """
    wrong = [table for table in tables if table not in KEYS]
    if wrong:
        raise WrongUsage(f"{wrong[0]} is not compared; choose of {', '.join(KEYS)}")
    chosen = tables or tuple(KEYS)
    first, last = _pair(folder, before, after)
    changes = compared(first, last, chosen)
    sizes = totals(first, last, chosen)
    counts = pl.DataFrame(
        [
            {"table_name": table}
            | {
                change: changes.filter(table_name=table, change=change).height
                for change in ("added", "changed", "gone")
            }
            | {"before": sizes[table][0], "after": sizes[table][1]}
            for table in chosen
        ]
    )
    return Difference(first.name, last.name, counts, changes)


def told(changes: pl.DataFrame) -> pl.DataFrame:
    """The changes for a person: table_name, change, id, column, before, after; a row for each column of a changed row."""
    lines = []
    for change in changes.iter_rows(named=True):
        former, latter = (json.loads(change[side] or "{}") for side in ("before", "after"))
        names = change["columns"] or [name for name in ("title", "text", "metric") if name in (former or latter)][:2]
        place = (change["table_name"], change["change"], change["id"])
        lines += [(*place, name, _short(former.get(name)), _short(latter.get(name))) for name in names or [None]]
    columns = ("table_name", "change", "id", "column", "before", "after")
    return pl.DataFrame(lines, dict.fromkeys(columns, pl.String), orient="row")


def _short(value: object) -> str | None:
    text = None if value is None else str(value)
    return text if text is None or len(text) <= 120 else f"{text[:120]}…"


def _pair(folder: Path, before: str | None, after: str | None) -> tuple[Path, Path]:
    runs = exported(folder, "runs")
    kept = publications(folder)
    if before is None and len(kept) < 2:
        raise WrongUsage(
            f"there {'is one publication' if kept else 'is no publication'} in {folder}; it takes two to compare"
        )
    last = kept[-1][1] if after is None and kept else _place(runs, kept, str(after))
    first = kept[-2][1] if before is None else _place(runs, kept, before)
    return first, last


def _place(runs: pl.DataFrame, kept: list[tuple[str, Path]], run_id: str) -> Path:
    """Of a run that has published more than once, the last time."""
    found = [place for name, place in kept if name == run_id or name.startswith(f"{run_id}-")]
    if found:
        return found[-1]
    here = f"publications are here of {', '.join(name for name, _ in kept) or 'no run'}"
    of_it = runs.filter(pl.col("run_id") == run_id)
    if of_it.is_empty():
        raise WrongUsage(f"no run is called {run_id}; {here}")
    if of_it["is_published"].item():
        raise WrongUsage(
            f"what {run_id} published has been pruned (`--keep` of run and publish says how many stay); {here}"
        )
    raise WrongUsage(f"{run_id} published nothing; {here}")
