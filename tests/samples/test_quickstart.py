"""The notebook runs from top to bottom over the published samples, and has something to show in every table."""

import importlib.util
import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import polars as pl
import pytest

from seeds import References
from tests.samples.conftest import Samples
from transforms.entities import entities
from transforms.schema import OUTCOMES, QUALITY, QUARANTINE
from warehouse.ledger import begin_run
from warehouse.loading import load_batch, load_entities
from warehouse.opening import writer
from warehouse.publishing import publish
from warehouse.reconciling import reconcile

NOTEBOOK = Path(__file__).parents[2] / "docs" / "quickstart.py"
AT = datetime.fromisoformat("2025-06-01T12:00:00")


@pytest.fixture(scope="module")
def folder(samples: Samples, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the samples published."""
    folder = tmp_path_factory.mktemp("published")
    articles = samples.tables.articles.select("origin", "content_hash", "article_id").iter_rows()
    outcomes = [(origin, digest, "article", None, article, AT) for origin, digest, article in articles]
    with writer(folder) as c:
        begin_run(c, run_id="r1", flow="ingest", started_at=AT, pipeline_version="1")
        load_entities(c, entities(References()))
        load_batch(
            c, samples.tables, pl.DataFrame(outcomes, OUTCOMES, orient="row"), QUARANTINE.to_frame(), QUALITY.to_frame(),
            run_id="r1", loaded_at=AT,
        )  # fmt: skip
        reconcile(c)
        publish(c, folder, run_id="r1")
    return folder


def test_every_table_of_the_notebook_has_rows_and_every_chart_is_drawn(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLAIMHOUSE_DATA", str(folder))
    monkeypatch.setattr(sys, "argv", [str(NOTEBOOK)])
    spec = importlib.util.spec_from_file_location("quickstart", NOTEBOOK)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    _, shown = module.app.run()
    frames = {name: value for name, value in shown.items() if isinstance(value, pl.DataFrame)}
    assert set(frames) == {"inside", "costs", "funding", "disputed", "speakers", "trail"}
    assert all(len(frame) for frame in frames.values())
    assert "GPT-4" in frames["costs"]["entity"]
    charts = {name: value.to_dict() for name, value in shown.items() if name.endswith("_chart")}
    assert len(charts) == 3
    assert all(chart["datasets"] for chart in charts.values())


def test_the_notebook_runs_as_a_script_and_says_where_nothing_is_published(folder: Path, tmp_path: Path) -> None:
    for data, code in ((folder, 0), (tmp_path, 1)):
        command = [sys.executable, str(NOTEBOOK), "--data", str(data)]
        done = subprocess.run(command, capture_output=True, text=True, env=dict(os.environ), check=False)
        assert done.returncode == code, done.stderr
    assert "nothing is published there" in done.stderr
