import os
import shutil
from datetime import datetime

import pytest

from tests.report.articles import write_warehouse
from warehouse.report import write_report

MADE_AT = datetime.fromisoformat("2026-03-01T12:00:00")
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


@pytest.fixture(scope="session")
def warehouse(tmp_path_factory):
    """A data folder with a small published warehouse, which tests copy where they change it."""
    folder = tmp_path_factory.mktemp("reported")
    write_warehouse(folder)
    return folder


@pytest.fixture(scope="session")
def report(warehouse):
    """The page of that warehouse."""
    return write_report(warehouse, made_at=MADE_AT)


@pytest.fixture(scope="session")
def browser():
    """A real Chromium, started once: the system's, else the one that `playwright install chromium` brings."""
    playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
    found = os.environ.get("CLAIMHOUSE_BROWSER") or next(filter(None, map(shutil.which, NAMES)), None)
    with playwright.sync_playwright() as started:
        if not found and not os.path.exists(started.chromium.executable_path):  # noqa: PTH110
            pytest.skip("no Chromium here: install the system's, or run `playwright install chromium`")
        opened = started.chromium.launch(executable_path=found)
        yield opened
        opened.close()


class Watched:
    """A page of the report, and what it did that it must not: errors, violations of its policy, requests to anywhere."""

    def __init__(self, browser, index, **how):
        self.index, self.faults = index, []
        self.context = browser.new_context(
            **{"viewport": {"width": 1280, "height": 860}, "reduced_motion": "reduce", **how}
        )
        self.page = self.context.new_page()
        self.page.on(
            "console", lambda said: self.faults.append(said.text) if said.type in ("error", "warning") else None
        )
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on("dialog", lambda dialog: (self.faults.append(f"dialog {dialog.message}"), dialog.dismiss()))
        self.page.on(
            "request",
            lambda request: None if request.url.startswith(("file:", "data:")) else self.faults.append(request.url),
        )
        self.page.add_init_script(
            "addEventListener('securitypolicyviolation', (e) => console.error('policy', e.violatedDirective, e.blockedURI))"
        )

    def open(self, address=""):
        self.page.goto("about:blank")
        self.page.goto(self.index.absolute().as_uri() + address)
        return self.page


@pytest.fixture
def opened(browser, report):
    """Opens the report at an address, in a window as wished; when the test ends, nothing may have gone wrong in any."""
    windows = []

    def at(address="", *, index=report, **how):
        windows.append(Watched(browser, index, **how))
        return windows[-1].open(address)

    yield at
    faults = [fault for window in windows for fault in window.faults]
    titles = {window.page.title() for window in windows}
    for window in windows:
        window.context.close()
    assert faults == []
    assert titles <= {"Claimhouse report", "Data dictionary"}
