"""The extraction of each sample is what was reviewed; `make golden` writes it again when a change is meant."""

from pathlib import Path

import pytest

from tests.golden import FOLDER, Golden, sample_paths


@pytest.fixture(scope="module")
def golden() -> Golden:
    return Golden()


@pytest.mark.parametrize("path", sample_paths(), ids=lambda path: path.stem)
def test_the_extraction_is_what_was_reviewed(golden: Golden, path: Path) -> None:
    assert golden.lines(path) == (FOLDER / f"{path.stem}.txt").read_text(encoding="utf-8")


def test_no_golden_file_is_left_of_a_sample_that_is_gone() -> None:
    assert {path.stem for path in FOLDER.glob("*.txt")} == {path.stem for path in sample_paths()}
