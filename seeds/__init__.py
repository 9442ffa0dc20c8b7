"""Reference tables, sample articles, the trained pipeline, and what reads them."""

from pathlib import Path

import polars as pl

FOLDER = Path(__file__).parent
SAMPLES = FOLDER / "samples"
ENGLISH = FOLDER / "models" / "en_claimhouse"
"""The pipeline of our own that parses English, as spaCy loads it from a folder."""
TRAINING = FOLDER / "models" / "training"
"""How that pipeline was trained; no part of what is installed."""


class References:
    """The reference tables by name: `entities` is `entities.csv` of this folder and of each further one, one under the other.

    All columns are text; an empty cell is NULL; a line that begins with `#` is a comment. `rates` is a file of exchange rates as the European
    Central Bank publishes it; without one, those that a library carries are taken.
    """

    def __init__(self, *folders: Path, rates: Path | None = None) -> None:
        self.folders = (FOLDER, *folders)
        self.rates = rates
        self._tables: dict[str, pl.DataFrame] = {}

    def table(self, name: str) -> pl.DataFrame:
        """The rows of one table.

        Raises:
            FileNotFoundError: no folder has such a table.
            polars.exceptions.ShapeError: a further folder's table has other columns.
        """
        if name not in self._tables:
            paths = [path for folder in self.folders if (path := folder / f"{name}.csv").is_file()]
            if not paths:
                raise FileNotFoundError(f"no reference table {name}.csv in {', '.join(map(str, self.folders))}")
            frames = [pl.read_csv(path, infer_schema=False, comment_prefix="#") for path in paths]
            self._tables[name] = pl.concat([frame.select(frames[0].columns) for frame in frames])
        return self._tables[name]
