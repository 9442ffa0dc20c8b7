"""What a command does around a flow that works on a data folder: choices, early refusals, Prefect's server, the screen."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flows import models, settings


@contextmanager
def working(
    flow: str, data: Path, *, model: str | None, corrections: Path | None, is_silent: bool, is_told_all: bool
) -> Iterator[str | None]:
    """Everything is ready for the flow in the body, which gets the path of the corrections that were named.

    What can be seen to be wrong is refused before Prefect's server is started, and the owner is told of it. `is_silent`: no progress on the
    terminal; `is_told_all`: Prefect's own log is shown.

    Raises:
        flows.usage.WrongUsage: the corrections cannot be read, or the pipeline is not there.
        warehouse.errors.WarehouseError: another run is at work, or the folder or the warehouse cannot be used.
    """
    models.choose(model or models.chosen())
    if not is_told_all:
        settings.quiet_prefect()
    from flows.cli.screen import watched
    from flows.correcting import read_corrections
    from flows.guard import begin
    from flows.run import try_opening
    from flows.server import start_temporary_server
    from flows.webhook import told_of_failure

    read_corrections(data, corrections)
    with told_of_failure(flow):
        try_opening(data)
    begin("flows.reading")  # while Prefect starts its server
    with watched(is_quiet=is_silent or is_told_all):
        start_temporary_server()
        yield None if corrections is None else str(corrections)
