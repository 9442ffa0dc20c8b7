import shutil

import pytest

from tests.warehouse.batches import begin
from warehouse.opening import writer


@pytest.fixture(scope="session")
def empty(tmp_path_factory):
    """A warehouse without rows, made once."""
    folder = tmp_path_factory.mktemp("empty")
    with writer(folder):
        pass
    return folder / "warehouse.duckdb"


@pytest.fixture
def folder(empty, tmp_path):
    """A data folder of its own, with a warehouse without rows."""
    (tmp_path / "data").mkdir()
    shutil.copy(empty, tmp_path / "data")
    return tmp_path / "data"


@pytest.fixture
def c(folder):
    """The warehouse opened for writing."""
    with writer(folder) as connection:
        yield connection


@pytest.fixture
def run(c):
    """The warehouse with run `r1` begun and the reference entities loaded."""
    begin(c)
    return c


@pytest.fixture(scope="session")
def untouched(empty, tmp_path_factory):
    """A warehouse that tests only look at."""
    folder = tmp_path_factory.mktemp("untouched")
    shutil.copy(empty, folder)
    with writer(folder) as connection:
        yield connection
