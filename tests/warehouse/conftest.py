import pytest

from warehouse.opening import writer


@pytest.fixture
def c(tmp_path):
    with writer(tmp_path / "data") as connection:
        yield connection
