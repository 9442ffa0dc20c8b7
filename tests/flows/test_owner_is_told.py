"""A run that fails says so where its owner looks: the state, the ledger, an artifact, a webhook; and a worker runs it as the command does."""

import json
import os
import signal
import subprocess
import sys
import time
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import httpx
import pytest

from flows import settings
from flows.sources import SourceError
from tests.flows.looking import command, ops
from tests.generate import write_articles

PROJECT = Path(__file__).parents[2]


@pytest.fixture
def heard():
    """What a webhook on loopback was told, and its address."""
    told: list[dict] = []

    class Ear(BaseHTTPRequestHandler):
        def do_POST(self):
            told.append(json.loads(self.rfile.read(int(self.headers["content-length"]))))
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_):
            pass

    server = HTTPServer(("127.0.0.1", 0), Ear)
    Thread(target=server.serve_forever, daemon=True).start()
    yield told, f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


def test_a_failed_run_is_in_the_ledger_an_artifact_and_the_webhook(
    ingested, heard, prefect_server, monkeypatch, tmp_path
):
    told, address = heard
    monkeypatch.setenv(settings.WEBHOOK, address)
    with pytest.raises(SourceError):
        ingested([tmp_path / "gone"], tmp_path / "data")
    assert [(message["flow"], message["status"]) for message in told] == [("ingest", "failed")]
    assert str(tmp_path / "gone") in told[0]["message"]
    assert ops(tmp_path / "data", "runs")["status"].to_list() == ["failed"]
    artifacts = httpx.post(f"{prefect_server}/artifacts/filter", json={"sort": "CREATED_DESC"}).json()
    assert any(
        artifact["key"] == "ingest-failed" and str(tmp_path / "gone") in artifact["data"] for artifact in artifacts
    )


@pytest.mark.parametrize(
    "arguments", [["run", "gone"], ["run", "--data", "/proc/none"], ["reprocess", "--all", "--data", "gone"]]
)
def test_a_command_that_fails_before_a_run_has_begun_is_told_too(heard, environment, tmp_path, arguments):
    told, address = heard
    around = {**environment, settings.WEBHOOK: address, "PYTHONPATH": str(PROJECT)}
    done = command(*arguments, environment=around, cwd=tmp_path)
    assert done.returncode in (1, 2), done.stdout
    assert [message["status"] for message in told] == ["failed"]
    assert told[0]["message"].split(": ", 1)[1] in done.stderr


def test_a_webhook_that_does_not_answer_changes_nothing(ingested, monkeypatch, tmp_path):
    monkeypatch.setenv(settings.WEBHOOK, "http://127.0.0.1:1/nobody")
    with pytest.raises(SourceError):
        ingested([tmp_path / "gone"], tmp_path / "data")


def test_a_worker_runs_the_deployments(environment, prefect_server, tmp_path):
    write_articles(tmp_path / "articles", 3)
    around = {**environment, "CLAIMHOUSE_HOME": str(PROJECT)}

    def prefect(*arguments):
        command = [sys.executable, "-m", "prefect", "--no-prompt", *arguments]
        return subprocess.run(command, env=around, cwd=PROJECT, check=True, capture_output=True, text=True, timeout=240)

    prefect("work-pool", "create", "claimhouse", "--type", "process")
    prefect("deploy", "--all")
    chosen = json.dumps([str(tmp_path / "articles")])
    prefect("deployment", "run", "ingest/quarter-hourly", "-p", f"data={tmp_path / 'data'}", "-p", f"sources={chosen}")
    prefect("worker", "start", "--pool", "claimhouse", "--run-once")
    found = {"deployments": {"name": {"any_": ["quarter-hourly"]}}}
    (run,) = httpx.post(f"{prefect_server}/flow_runs/filter", json=found).json()
    assert (run["state"]["type"], run["state"]["name"]) == ("COMPLETED", "Completed")
    assert ops(tmp_path / "data", "runs")["items_new"].to_list() == [3]


@pytest.mark.parametrize(
    ("environment_says", "profiles", "home_is_ours"),
    [
        ({}, None, True),
        ({"PREFECT_API_URL": "http://elsewhere/api"}, None, False),
        ({}, 'active = "mine"\n[profiles.mine]\nPREFECT_API_URL = "http://elsewhere/api"\n', False),
        ({}, 'active = "ephemeral"\n[profiles.ephemeral]\n', True),
        ({}, "this is no TOML", True),
    ],
)
def test_a_server_of_the_users_own_is_respected(environment_says, profiles, home_is_ours, tmp_path):
    if profiles:
        (tmp_path / ".prefect").mkdir()
        (tmp_path / ".prefect" / "profiles.toml").write_text(profiles)
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("PREFECT_", "XDG_"))}
    asked = "import os, flows; print(os.environ.get('PREFECT_HOME', 'theirs'))"
    around = {**clean, "HOME": str(tmp_path), **environment_says}
    said = subprocess.run(
        [sys.executable, "-c", asked], env=around, cwd=PROJECT, capture_output=True, text=True, check=True
    )
    assert ("claimhouse" in said.stdout) == home_is_ours


def test_a_folder_that_somebody_else_laid_out_is_not_prefects_home(tmp_path):
    (tmp_path / "no folder").write_text("")
    (theirs := tmp_path / "theirs").mkdir()
    (tmp_path / f"claimhouse-{os.getuid()}").symlink_to(theirs)
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    around = {**clean, "HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "no folder"), "TMPDIR": str(tmp_path)}
    asked = "import os, flows; print(os.environ['PREFECT_HOME'])"
    said = subprocess.run(
        [sys.executable, "-c", asked], env=around, cwd=PROJECT, capture_output=True, text=True, check=True
    )
    home = Path(said.stdout.strip()).resolve()
    assert home.is_relative_to(tmp_path)
    assert not home.is_relative_to(theirs)


def test_served_runs_come_by_themselves(environment, tmp_path):
    write_articles(tmp_path / "articles", 2)
    around = {name: value for name, value in environment.items() if name != "PREFECT_API_URL"}
    arguments = ["serve", tmp_path / "articles", "--every", "20s", "--data", tmp_path / "data"]
    with (tmp_path / "log").open("wb") as log:
        serving = subprocess.Popen(
            [sys.executable, "-m", "flows.cli", *map(str, arguments)], env=around, cwd=PROJECT, stdout=log, stderr=log
        )
    try:
        deadline = time.monotonic() + 240
        while not (tmp_path / "data" / "ops" / "runs.parquet").exists():
            assert serving.poll() is None, (tmp_path / "log").read_text()
            assert time.monotonic() < deadline, (tmp_path / "log").read_text()
            time.sleep(0.2)
    finally:
        serving.send_signal(signal.SIGINT)
        serving.wait(timeout=60)
    assert ops(tmp_path / "data", "runs")["items_new"].to_list()[0] == 2
