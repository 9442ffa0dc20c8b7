"""One run: its place in the ledger, from the first line to its last, however it ends."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import polars as pl

from flows.clock import now
from flows.journal import journal, log
from flows.layout import Layout
from flows.rates import means_of
from flows.sources import Tally
from flows.version import Means, pipeline_version
from transforms.corrections import DECLARED
from warehouse import Connection
from warehouse.ledger import begin_run, finish_run
from warehouse.opening import WarehouseUnusable, writer
from warehouse.publishing import export_ops


@dataclass
class Run:
    """A run at work, with the only connection that writes.

    `fates` are the status, reason and article of each content hash of the plan that it is loading; `tallies` are what each source yielded and
    passed over, `repeated` how many items were named again; `changes` counts what it changed in the tables that are published; `yields` says
    of declared sources what each yielded beside its `min_items` and `max_items`, as `expectations.runs.YIELDS`.
    """

    layout: Layout
    connection: Connection
    run_id: str
    flow: str
    started_at: datetime
    means: Means
    fates: dict[str, tuple[str, str | None, str | None]] = field(default_factory=dict)
    verdicts: list[pl.DataFrame] = field(default_factory=list)
    changes: int = 0
    rows_refused: int = 0
    tallies: list[Tally] = field(default_factory=list)
    repeated: int = 0
    publication: Path | None = None
    yields: pl.DataFrame | None = None
    corrections: pl.DataFrame = field(default_factory=DECLARED.to_frame)

    @property
    def stage_folder(self) -> Path:
        return self.layout.stage(self.run_id)


@contextmanager
def opened_run(folder: Path, flow: str) -> Iterator[Run]:
    """A run that is in the ledger while the body works, and `failed` or `interrupted` if it ends early; a body that gets to its end calls `end`.

    Raises:
        warehouse.errors.WarehouseError: another run is at work, or the folder or the warehouse cannot be used.
    """
    layout, started_at, means = Layout(folder), now(), means_of(folder)
    run_id = f"{started_at:%Y%m%dT%H%M%S}-{secrets.token_hex(3)}"
    with writer(folder) as connection:
        _prepare(layout)
        with journal(layout.log(run_id)):
            killed = begin_run(
                connection, run_id=run_id, flow=flow, started_at=started_at, pipeline_version=pipeline_version(means)
            )
            log.info("run %s of %s in %s; found interrupted: %s", run_id, flow, folder, ", ".join(killed) or "none")
            run = Run(layout, connection, run_id, flow, started_at, means)
            try:
                yield run
            except BaseException as error:  # noqa: BLE001  (raised on below)
                try:
                    end(run, "failed" if isinstance(error, Exception) else "interrupted")
                finally:  # also where nothing can be recorded any more, what ended the run is what is told
                    raise error


def try_opening(folder: Path) -> None:
    """Open the warehouse and close it again, to say what is wrong with it before anything that takes its time is started.

    Raises:
        warehouse.errors.WarehouseError: another run is at work, or the folder or the warehouse cannot be used.
    """
    with writer(folder):
        _prepare(Layout(folder))


def _prepare(layout: Layout) -> None:
    try:
        layout.prepare()
    except OSError as error:
        raise WarehouseUnusable(f"{error.filename or layout.folder} cannot be written: {error.strerror}") from error


def end(run: Run, status: str) -> None:
    """Write the run's last line in the ledger, and export `ops` for everybody to read."""
    is_published = run.publication is not None
    finish_run(run.connection, run.run_id, status=status, finished_at=now(), is_published=is_published)
    export_ops(run.connection, run.layout.folder)
    log.info("run %s ended: %s", run.run_id, status)
