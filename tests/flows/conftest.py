"""One Prefect server for all tests of flows, and what they look at a warehouse with."""

import os
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

from tests.flows.looking import free_port
from tests.serving import Server

START_SECONDS = 180


@pytest.fixture(scope="session")
def prefect_server(tmp_path_factory):
    """The address of a Prefect server on loopback, with a home of its own."""
    home, port = tmp_path_factory.mktemp("prefect"), free_port()
    environment = {
        **os.environ,
        "PREFECT_HOME": str(home),
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "DO_NOT_TRACK": "1",
    }
    environment.pop("PREFECT_API_URL", None)
    command = [
        sys.executable,
        "-m",
        "prefect",
        "server",
        "start",
        "--host",
        "127.0.0.1",
        "--port",
        str(port),
        "--no-ui",
    ]
    with (home / "server.log").open("wb") as log:
        server = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
    try:
        address = f"http://127.0.0.1:{port}/api"
        _wait_for(address, server, home / "server.log")
        yield address
    finally:
        server.terminate()
        server.wait(timeout=30)


def _wait_for(address: str, server: subprocess.Popen, log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        try:
            if httpx.get(f"{address}/health", timeout=2).is_success:
                return
        except httpx.HTTPError:
            time.sleep(0.2)
    pytest.fail(f"the Prefect server did not start: {log.read_text()[-2000:]}")


@pytest.fixture(scope="session")
def environment(prefect_server, tmp_path_factory):
    """The environment of commands that are run from outside."""
    home = tmp_path_factory.mktemp("home")
    return {**os.environ, "PREFECT_API_URL": prefect_server, "PREFECT_HOME": str(home), "COLUMNS": "200"}


@pytest.fixture(scope="session")
def ingested(prefect_server):
    """The flow, talking to the server of the tests."""
    from prefect.settings import PREFECT_API_URL, temporary_settings

    from flows.ingest import ingest

    def run(sources, data, **options):
        with temporary_settings({PREFECT_API_URL: prefect_server}):
            return ingest(sources=[str(source) for source in sources], data=str(data), **options)

    return run


@pytest.fixture(scope="session")
def reprocessed(prefect_server):
    """The flow that reads kept bytes again."""
    from prefect.settings import PREFECT_API_URL, temporary_settings

    from flows.reprocess import reprocess

    def run(data, **options):
        with temporary_settings({PREFECT_API_URL: prefect_server}):
            return reprocess(data=str(data), **options)

    return run


@pytest.fixture
def server(monkeypatch):
    """A server on loopback that the environment allows to be fetched from, without a delay."""
    with Server() as started:
        monkeypatch.setenv("CLAIMHOUSE_CONTACT", "mailto:tests@claimhouse.example")
        monkeypatch.setenv("CLAIMHOUSE_ALLOW_HOSTS", started.place)
        monkeypatch.setenv("CLAIMHOUSE_FETCH_DELAY", "0")
        yield started


PEAK = Path("/proc/self/clear_refs")
"""What 5 is written to here lets Linux forget the most that the process has held."""


@pytest.fixture
def little_memory():
    """The process that fetches never holds 200 MB more than before the test, its server's answers among them."""
    if not PEAK.exists():
        yield
        return
    PEAK.write_text("5")
    before = most_held()
    yield
    assert most_held() - before < 200


def most_held() -> int:
    """MB that this process has held at most since the kernel last forgot."""
    line = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) * 1024 // 10**6
