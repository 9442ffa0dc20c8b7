"""The report of 20,000 figures: how long it takes to write, and what a real Chromium needs to open, filter, sort, scroll and trace it.

A task that holds up the page for more than 50 ms is a long one, as browsers count it: what a person may feel as a stutter.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.generate import write_articles
from warehouse.querying import query
from warehouse.report import write_report

ARTICLES = 1_060

WATCH = """
window.tasks = [];
new PerformanceObserver((list) => { for (const one of list.getEntries()) tasks.push(one.duration); }).observe({ type: "longtask", buffered: true });
"""

FRAME = "() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)))"

STEPS: dict[str, Callable[[Page], object]] = {
    "type a word, letter by letter": lambda page: page.locator("#search").press_sequentially("training"),
    "add a word that few have": lambda page: page.locator("#search").press_sequentially(" megawatts"),
    "clear": lambda page: page.get_by_role("button", name="Clear").click(),
    "filter by metric": lambda page: page.locator("select[name=metric]").select_option("cost"),
    "filter by name too": lambda page: page.locator("input[name=entity]").press_sequentially("Qwen"),
    "clear again": lambda page: page.get_by_role("button", name="Clear").click(),
    "filter by agreement": lambda page: page.locator("select[name=agreement]").select_option("disputed"),
    "sort by value": lambda page: page.locator("[data-sort=value]").click(),
    "sort by name": lambda page: page.locator("[data-sort=about]").click(),
    "scroll 60 times": lambda page: [page.locator(".scroll").evaluate("(e) => { e.scrollTop += 3000; }") or page.evaluate(FRAME) for _ in range(60)],
    "open a figure with its article": lambda page: (page.locator(".sizer .row").nth(10).click(), page.locator(".whole").wait_for()),
    "close it": lambda page: page.keyboard.press("Escape"),
    "charts, over time": lambda page: (page.locator("nav a[data-view=charts]").click(), page.locator("input[value=time]").check()),
    "disputes": lambda page: page.locator("nav a[data-view=disputes]").click(),
    "predictions": lambda page: page.locator("nav a[data-view=predictions]").click(),
}  # fmt: skip


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder, "data")
        write_articles(Path(folder, "articles"), ARTICLES)
        command = [
            sys.executable,
            "-m",
            "flows.cli",
            "run",
            str(Path(folder, "articles")),
            "--data",
            str(data),
            "--quiet",
        ]
        subprocess.run(command, check=True)
        figures = query(data, "select count(*) as n from figures")["n"][0]
        started = time.perf_counter()
        index = write_report(data, made_at=datetime.fromisoformat("2026-01-01T00:00:00"))
        seconds = time.perf_counter() - started
        size = sum(path.stat().st_size for path in index.parent.rglob("*") if path.is_file())
        print(f"{figures:,} figures: written in {seconds:.2f} s, {size / 1e6:.1f} MB")
        _in_browser(index)


def _in_browser(index: Path) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CLAIMHOUSE_BROWSER") or shutil.which("chromium")
        )
        page = browser.new_page(viewport={"width": 1280, "height": 860})
        page.add_init_script(WATCH)
        print(f"{'':<34}{'ms':>8}{'long tasks':>12}{'longest, ms':>13}")
        _measured(page, "open the first view", lambda: page.goto(index.as_uri()))
        _measured(page, "open the table of figures", lambda: page.locator("nav a[data-view=figures]").click())
        for name, step in STEPS.items():
            _measured(page, name, lambda step=step: step(page))
        browser.close()


def _measured(page: Page, name: str, step: Callable[[], object]) -> None:
    page.evaluate("window.tasks = []")
    started = time.perf_counter()
    step()
    page.evaluate(FRAME)
    elapsed = 1000 * (time.perf_counter() - started)
    page.evaluate("() => new Promise((done) => setTimeout(done, 300))")
    tasks = page.evaluate("window.tasks")
    print(f"{name:<34}{elapsed:8.0f}{len(tasks):12}{max(tasks, default=0):13.0f}", flush=True)
