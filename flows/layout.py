"""Where things lie in the folder that a warehouse lives in."""

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Layout:
    """The folder named by `--data`; the warehouse itself is laid out by the room `warehouse`."""

    folder: Path

    def raw(self, batch_id: str) -> Path:
        """The raw bytes of a batch, kept until pruned."""
        return self.raw_folder / f"{batch_id}.parquet"

    @property
    def raw_folder(self) -> Path:
        return self.folder / "raw"

    @property
    def stage_folder(self) -> Path:
        return self.folder / "stage"

    def stage(self, run_id: str) -> Path:
        """The folder of a run's batches, read and not yet loaded or lately loaded."""
        return self.stage_folder / run_id

    def log(self, run_id: str) -> Path:
        return self.log_folder / f"{run_id}.log"

    @property
    def log_folder(self) -> Path:
        return self.folder / "logs"

    def prepare(self) -> None:
        """Make the folders that flows writes to.

        Raises:
            OSError: the folder cannot be made or written.
        """
        for folder in (self.raw_folder, self.stage_folder, self.log_folder):
            folder.mkdir(parents=True, exist_ok=True)
            if not os.access(folder, os.W_OK | os.X_OK):
                raise PermissionError(13, "no permission to write in the folder", str(folder))
