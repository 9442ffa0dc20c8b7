"""A run is held against its own sums and against the runs before; only what is critical keeps it from being published."""

from dataclasses import replace
from datetime import datetime, timedelta

import polars as pl
import pytest

from expectations.contract import KEYS, SCHEMAS
from expectations.runs import RunCounts, completed_runs, judged_run, measures
from expectations.severities import critical_failures
from seeds import References
from tests.expectations.batches import figure, rows, tables

GOOD = RunCounts(
    items_seen=20,
    items_new=8,
    items_changed=2,
    items_unchanged=9,
    items_rejected=1,
    claims_loaded=100,
    figures_loaded=40,
)
COLUMNS = {
    "run_id": pl.String, "status": pl.String, "started_at": pl.Datetime("us"), "items_seen": pl.Int64,
    "items_new": pl.Int64, "items_changed": pl.Int64, "claims_loaded": pl.Int64, "figures_loaded": pl.Int64,
}  # fmt: skip


def _history(*runs, status="completed"):
    first = datetime.fromisoformat("2026-01-01T00:00:00")
    done = [(f"r{i}", status, first + timedelta(days=i), *run) for i, run in enumerate(runs)]
    now = ("now", "running", first + timedelta(days=99), 0, 0, 0, 0, 0)
    return pl.DataFrame([*done, now], COLUMNS, orient="row")


NOTHING = {table: [] for table in KEYS}
USUAL = _history((20, 10, 0, 110, 44), (22, 10, 0, 90, 38), (19, 5, 5, 100, 40), (19, 0, 0, 0, 0))


def _failed(results):
    return {
        (r["expectation"], r["column_name"], r["severity"]) for r in results.remove("success").iter_rows(named=True)
    }


def _judged(run, history=USUAL, batch=None):
    return judged_run(run, history, tables(batch or rows()), References())


def test_a_good_run_has_nothing_against_it():
    results = _judged(GOOD)
    assert _failed(results) == {
        ("expect_column_values_to_not_be_null", "subject_entity_id", s) for s in ("info", "warning")
    }
    assert critical_failures(results) == 0


def test_a_run_that_saw_nothing_new_has_nothing_to_judge():
    quiet = RunCounts(items_seen=19, items_unchanged=19)
    assert _judged(quiet, batch=NOTHING).is_empty()


def test_a_run_that_saw_less_than_the_run_before_is_judged():
    assert _failed(_judged(RunCounts(), batch=NOTHING)) == {
        ("expect_column_values_to_be_between", "items_seen_to_usual", "warning")
    }
    fewer = RunCounts(items_seen=9, items_unchanged=9)
    assert len(_failed(_judged(fewer, batch=NOTHING))) == 1


BETWEEN, EQUAL = "expect_column_values_to_be_between", "expect_column_pair_values_to_be_equal"


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"items_duplicate": 1}, {(EQUAL, "items_accounted, items_seen", "critical")}),
        ({"items_new": 7}, {(EQUAL, "items_accounted, items_seen", "critical")}),
        ({"items_seen": 60, "items_unchanged": 49}, set()),
        ({"items_unchanged": 0, "items_rejected": 6, "items_failed": 4, "items_new": 7, "items_quarantined": 1}, {(BETWEEN, "refused_share", "warning")}),
        ({"rows_refused": 90}, {(BETWEEN, "rows_refused_share", "critical"), (BETWEEN, "rows_refused_share", "warning")}),
        ({"claims_loaded": 40, "figures_loaded": 25}, {(BETWEEN, "claims_per_article_to_usual", "warning")}),
        ({"claims_loaded": 250}, {(BETWEEN, "claims_per_article_to_usual", "warning"), (BETWEEN, "figures_per_claim_to_usual", "warning")}),
        ({"figures_loaded": 0}, {(BETWEEN, "figures_per_article_to_usual", "warning"), (BETWEEN, "figures_per_claim_to_usual", "warning")}),
    ],
)  # fmt: skip
def test_a_run_is_held_against_its_sums_and_what_is_usual(changes, expected):
    results = _judged(replace(GOOD, **changes), batch=NOTHING)
    assert _failed(results) == expected
    assert critical_failures(results) == sum(severity == "critical" for *_, severity in expected)


@pytest.mark.parametrize(("failed", "new", "critical"), [(5, 0, 1), (4, 0, 0), (5, 1, 0)])
def test_a_run_whose_items_all_failed_is_not_published(failed, new, critical):
    run = RunCounts(items_seen=failed + new + 10, items_failed=failed, items_new=new, items_unchanged=10)
    assert critical_failures(_judged(run, batch=NOTHING)) == critical


@pytest.mark.parametrize(
    ("runs", "status", "usual"),
    [
        ([], "completed", None),
        ([(500, 500, 0, 9, 9)] * 2, "completed", None),
        ([(500, 500, 0, 9, 9)] * 5, "failed", None),
        ([(500, 500, 0, 9, 9)] * 5, "interrupted", None),
        ([(40, 500, 0, 9, 9)] * 3, "completed_with_failures", 0.5),
        ([(500, 500, 0, 9, 9)] * 20 + [(20, 10, 0, 100, 40)] * 10, "completed", 1.0),
    ],
)
def test_only_enough_completed_runs_of_late_say_what_is_usual(runs, status, usual):
    measured = measures(GOOD, completed_runs(_history(*runs, status=status)), tables(NOTHING))
    assert measured["items_seen_to_usual"].to_list() == [usual]


def test_few_articles_are_not_held_against_rates():
    few = RunCounts(items_seen=20, items_new=4, items_unchanged=16, claims_loaded=1)
    assert _failed(_judged(few, batch=NOTHING)) == set()


def test_articles_without_a_date_are_a_warning():
    batch = rows()
    batch["articles"][0] |= {"published_on": None, "published_from": None}
    failure = ("expect_column_values_to_not_be_null", "published_on", "warning")
    assert failure in _failed(_judged(GOOD, batch=batch))
    assert failure not in _failed(_judged(GOOD))


def test_a_claim_without_kind_is_critical():
    batch = rows()
    batch["claims"][0]["kind"] = None
    assert critical_failures(_judged(GOOD, batch=batch)) == 1


def test_foreign_money_without_dollars_is_counted():
    batch = rows()
    batch["figures"][3] |= {"value_usd": None, "fx_rate": None, "fx_date": None}
    results = _judged(GOOD, batch=batch).filter(pl.col("suite") == "run_foreign_money")
    assert results.rows() == [
        ("run_foreign_money", "expect_column_values_to_not_be_null", "value_usd", "info", False, 1, 1, 100.0)
    ]


def test_a_wrong_conversion_is_a_warning():
    batch = rows()
    batch["articles"][1]["text"] = "约5亿美元（40亿元）。"
    one = figure("b", "6亿次", "利润约为2亿元。", value_usd=5e8, unit="USD", unit_kind="money") | {
        "char_start": 1,
        "char_end": 5,
    }
    other = one | {"figure_id": "x", "unit": "CNY", "value_usd": 5.6e8, "char_start": 6, "char_end": 10}
    batch["figures"] = [one, other]
    results = _judged(GOOD, batch=batch).filter(pl.col("suite") == "run_conversions")
    assert results.select("severity", "success", "evaluated", "unexpected").rows() == [("warning", False, 1, 1)]


def test_a_distribution_that_collapses_is_a_warning():
    batch = rows()
    batch["figures"] = [
        dict.fromkeys(SCHEMAS["figures"]) | {"figure_id": str(i), "metric": "other", "unit_kind": "other"}
        for i in range(60)
    ]
    failed = _failed(_judged(GOOD, batch=batch))
    assert {(BETWEEN, "metric_other_share", "warning"), (BETWEEN, "unit_kind_other_share", "warning")} <= failed
