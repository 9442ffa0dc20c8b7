"""Bytes that killed their readers are not read again from anywhere, until a person lets them go."""

import polars as pl

from flows.clock import now
from flows.quarantine import held, let_go
from tests.flows.looking import ops
from tests.generate import write_articles
from transforms.ids import content_hash
from transforms.schema import QUARANTINE
from warehouse.ledger import begin_run, finish_run, record_quarantine
from warehouse.opening import writer


def fates(data):
    items = ops(data, "items").select("origin", "status", "reason").sort("origin")
    return {origin.rsplit("/", 1)[-1]: (status, reason) for origin, status, reason in items.iter_rows()}


def test_known_killers_are_quarantined_at_a_new_origin_and_read_after_release(ingested, tmp_path):
    killer = write_articles(tmp_path / "articles", 2)[1]
    data = tmp_path / "data"
    row = ("read", None, content_hash(killer.read_bytes()), "https://quay.example/a", ["crash: SIGSEGV"], "{}")
    with writer(data) as c:
        begin_run(c, run_id="r0", flow="ingest", started_at=now(), pipeline_version="1")
        record_quarantine(c, pl.DataFrame([row], QUARANTINE, orient="row"), "r0", now())
        finish_run(c, "r0", status="completed", finished_at=now(), is_published=False)

    ingested([tmp_path / "articles"], data, workers=1)
    assert fates(data) == {"00000.txt": ("new", None), "00001.txt": ("quarantined", "crash: SIGSEGV")}
    first, second = held(data)["quarantine_id"]

    let_go(data, second)
    assert held(data).is_empty(), f"{first} has the same bytes"
    ingested([tmp_path / "articles"], data, workers=1)
    assert fates(data) == {"00000.txt": ("unchanged", None), "00001.txt": ("new", None)}
