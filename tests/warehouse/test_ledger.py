from datetime import timedelta

import polars as pl
import pytest

from tests.warehouse.batches import AT, Doc, column, load, outcomes
from transforms.schema import ITEM_STATUSES, QUALITY, QUARANTINE
from warehouse import frames
from warehouse.judging import last_judged
from warehouse.ledger import (
    begin_run,
    finish_run,
    history,
    known_hashes,
    known_items,
    record_items,
    record_quality,
    record_quarantine,
    release,
)
from warehouse.quarantine import held_documents
from warehouse.raw import RAW, raw_files, reconsidered_files, record_raw

DOC = Doc("a.txt", "OpenAI spent $5 million. | Much.", figures=(("$5 million", {"value": 5e6}),))
LATER = AT + timedelta(hours=1)


def fates(*rows):
    return pl.concat([outcomes([Doc(origin, origin)], status=status) for origin, status in rows])


def test_a_run_counts_what_it_recorded_and_the_counts_add_up(run):
    load(run, [DOC])
    record_items(run, fates(*((status, status) for status in ITEM_STATUSES), ("r2.txt", "rejected")), "r1")
    assert history(run)["status"].to_list() == ["running"]
    finish_run(run, "r1", status="completed", finished_at=LATER, is_published=True)
    row = history(run).row(0, named=True)
    assert [row[f"items_{status}"] for status in ITEM_STATUSES] == [2, 1, 1, 1, 2, 1, 1]
    assert (row["items_seen"], row["claims_loaded"], row["figures_loaded"], row["is_published"]) == (9, 2, 1, True)
    finish_run(run, "r1", status="failed", finished_at=LATER, is_published=False)
    assert history(run).select("status", "is_published").row(0) == ("failed", False)


def test_a_run_ends_when_it_began_where_the_clock_was_set_back(run):
    finish_run(run, "r1", status="completed", finished_at=AT - timedelta(hours=1), is_published=False)
    assert history(run)["finished_at"].to_list() == [AT]


def test_a_run_found_running_was_interrupted_and_keeps_its_counts(run):
    load(run, [DOC])
    assert begin_run(run, run_id="r2", flow="ingest", started_at=LATER, pipeline_version="1") == ["r1"]
    assert history(run).select("run_id", "status", "items_seen", "finished_at").rows() == [
        ("r1", "interrupted", 1, None),
        ("r2", "running", 0, None),
    ]
    assert begin_run(run, run_id="r3", flow="ingest", started_at=LATER, pipeline_version="1") == ["r2"]


def test_the_ledger_knows_origins_and_bytes(run):
    load(run, [DOC])
    record_items(run, fates(("bad.txt", "rejected")).with_columns(reason=pl.lit("empty")), "r1")
    assert known_items(run).select("origin", "status", "reason", "article_id").rows() == [
        ("a.txt", "new", None, DOC.article_id),
        ("bad.txt", "rejected", "empty", None),
    ]
    assert known_hashes(run).rows() == [(DOC.content_hash, DOC.article_id, DOC.origin)]


def test_an_item_that_fails_keeps_what_it_was(run):
    load(run, [DOC])
    record_items(run, outcomes([DOC], status="failed").with_columns(content_hash=pl.lit(None, pl.String)), "r1")
    assert known_items(run).select("status", "content_hash", "article_id").rows() == [
        ("failed", DOC.content_hash, DOC.article_id)
    ]


@pytest.mark.parametrize(("status", "reason"), [("article", None), ("lost", None), ("rejected", "")])
def test_a_fate_outside_the_list_never_loads(run, status, reason):
    with pytest.raises(Exception, match="CHECK constraint failed"):
        record_items(run, fates(("a.txt", status)).with_columns(reason=pl.lit(reason, pl.String)), "r1")
    assert known_items(run).is_empty()


def test_results_are_shown_for_the_last_judged_run_with_its_batches_together(run):
    results = [
        ("claims", "in list", "kind", "critical", True, 10, 0, 0.0, "one of its list", None),
        (
            "claims",
            "in list",
            "kind",
            "critical",
            False,
            30,
            2,
            6.7,
            "one of its list",
            ['{"kind":"x"}', '{"kind":"y"}'],
        ),
    ]
    record_quality(run, pl.DataFrame(results, QUALITY, orient="row"), "r1", AT)
    begin_run(run, run_id="r2", flow="ingest", started_at=LATER, pipeline_version="1")
    columns = "suite, expectation, column_name, severity, success, evaluated, unexpected, unexpected_percent, meaning, examples"
    assert run.execute(f"select run_id, {columns} from main.latest_quality").fetchall() == [
        (
            "r1",
            "claims",
            "in list",
            "kind",
            "critical",
            False,
            40,
            2,
            5.0,
            "one of its list",
            ['{"kind":"x"}', '{"kind":"y"}'],
        )
    ]
    record_quality(run, pl.DataFrame(results[:1], QUALITY, orient="row"), "r2", LATER)
    assert column(run, "select run_id from main.latest_quality") == ["r2"]


OF_A_QUIET_RUN = [
    (suite, "met", None, "critical", True, 1, 0, 0.0, "m", None) for suite in ("corrections", "run_freshness", "warehouse")
]  # fmt: skip


def test_a_run_that_saw_nothing_new_hides_no_warning_of_the_one_before_but_one_that_was_kept_back_is_shown(run):
    warned = pl.DataFrame([("facts", "agreed", None, "warning", False, 3, 2, 66.7, "m", None)], QUALITY, orient="row")
    quiet = pl.DataFrame(OF_A_QUIET_RUN, QUALITY, orient="row")
    kept_back = quiet.with_columns(success=pl.col("suite") != "corrections")
    shown = []
    for number, results in enumerate((quiet, warned, quiet, kept_back, quiet), 2):
        begin_run(
            run, run_id=f"r{number}", flow="ingest", started_at=LATER + timedelta(hours=number), pipeline_version="1"
        )
        record_quality(run, results, f"r{number}", LATER)
        shown.append(column(run, "select distinct run_id from main.latest_quality"))
        told = [frames.rows(run, f"select * from ops.{table}") for table in ("runs", "quality_results")]
        assert shown[-1] == [last_judged(*told)]
    assert shown == [["r2"], ["r3"], ["r3"], ["r5"], ["r3"]]


REFUSED = pl.DataFrame(
    [("rows", "figures", "f1", "a.txt", ["value is not finite"], '{"value": "NaN"}')], QUARANTINE, orient="row"
)


def test_a_refusal_is_one_row_however_often_it_is_seen(run):
    record_quarantine(run, REFUSED, "r1", AT)
    record_quarantine(run, pl.concat([REFUSED, REFUSED]), "r1", LATER)
    assert run.execute(
        "select table_name, reasons, record->>'value', quarantined_at from ops.quarantine"
    ).fetchall() == [("figures", ["value is not finite"], "NaN", LATER)]


def test_what_is_released_is_read_again_and_refused_again_if_still_wrong(run):
    load(run, [DOC], quarantine=REFUSED)
    held = column(run, "select quarantine_id from ops.quarantine")[0]
    released = release(run, held, LATER)
    assert (released.origin, released.content_hash, released.table_name, released.record_id) == (
        "a.txt",
        DOC.content_hash,
        "figures",
        "f1",
    )
    assert known_items(run)["status"].to_list() == ["failed"]
    with pytest.raises(KeyError, match=held):
        release(run, held, LATER)
    record_raw(run, raw(DOC.content_hash))
    assert reconsidered_files(run)["origin"].to_list() == ["a.txt"]
    assert load(run, [DOC], quarantine=REFUSED) == {"a.txt": "changed"}
    assert reconsidered_files(run).is_empty()
    assert column(run, "select released_at from ops.quarantine") == [None]


KILLER = pl.DataFrame([("read", None, "h1", "a.txt", ["deadline"], '{"content_hash": "h1"}')], QUARANTINE, orient="row")


def test_bytes_that_killed_their_readers_are_held_until_they_are_released(run):
    killed = outcomes([Doc("a.txt", "", given_hash="h1")], status="quarantined")
    record_items(run, killed, "r1")
    record_quarantine(run, KILLER, "r1", AT)
    assert held_documents(run) == {"h1": "deadline"}
    load(run, [Doc("a.txt", DOC.text)])
    assert held_documents(run) == {"h1": "deadline"}, "other bytes at its origin do not make it harmless"


def test_released_bytes_are_read_again_from_every_origin(run):
    pair = [Doc("a.txt", "", given_hash="h1"), Doc("b.txt", "", given_hash="h1"), Doc("c.txt", "", given_hash="h2")]
    record_items(run, outcomes(pair, status="quarantined"), "r1")
    record_quarantine(run, pl.concat([KILLER, KILLER.with_columns(origin=pl.lit("b.txt"))]), "r1", AT)
    release(run, column(run, "select quarantine_id from ops.quarantine where origin = 'b.txt'")[0], LATER)
    assert held_documents(run) == {}
    assert dict(known_items(run).select("origin", "status").iter_rows()) == {
        "a.txt": "failed",
        "b.txt": "failed",
        "c.txt": "quarantined",
    }


def raw(*hashes, file="b1.parquet", at=AT):
    rows = [
        (h, file, f"{h}.txt", "text/plain", at, None, "T", None, None, None, None, "en", None, None) for h in hashes
    ]
    return pl.DataFrame(rows, RAW, orient="row")


def test_raw_bytes_are_found_by_the_origins_that_stand_for_them(run):
    load(run, [DOC])
    record_items(run, outcomes([Doc("copy.txt", DOC.text)], status="duplicate"), "r1")
    record_raw(run, raw(DOC.content_hash, "unclaimed"))
    record_raw(run, raw(DOC.content_hash, file="b2.parquet", at=LATER))
    found = raw_files(run)
    assert found.schema == RAW
    assert found.select("origin", "content_hash", "file", "title").rows() == [
        (o, DOC.content_hash, "b1.parquet", "T") for o in ("a.txt", "copy.txt")
    ]
    assert raw_files(run, since=LATER).is_empty()
    assert len(raw_files(run, since=AT)) == 2
