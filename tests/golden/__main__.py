"""Writes the golden extractions again; read the diff before you commit it."""

from tests.golden import FOLDER, Golden, sample_paths

FOLDER.mkdir(exist_ok=True)
golden = Golden()
for path in sample_paths():
    (FOLDER / f"{path.stem}.txt").write_text(golden.lines(path), encoding="utf-8")
