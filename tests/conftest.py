"""What holds for every test: where all parts are installed, a skipped test is a failed one."""

import os
from collections.abc import Generator

import pytest


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """With `CLAIMHOUSE_REQUIRE_ALL` set nothing may be skipped: the part that a test misses should have been installed."""
    report = yield
    if report.skipped and os.environ.get("CLAIMHOUSE_REQUIRE_ALL"):
        report.outcome = "failed"
        report.longrepr = f"skipped, though every part should be here: {report.longrepr}"
    return report
